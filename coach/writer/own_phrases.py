"""What a letter of the offline writer may say without a source: its frames, filled with what the task holds."""

from __future__ import annotations

from collections.abc import Sequence

from coach.dates import say
from coach.writer import phrases, phrases_replies, phrases_thread, reported, thread, tones, waiting
from coach.writer.interface import EmailTask
from coach.writer.openings import on_day, talk_of
from coach.writer.page import place_of


def own_phrases(task: EmailTask) -> list[str]:
    """The writer's own words for a task."""
    found = [task.manner.said(f) for f in tones.frames()]
    found += [task.session] if task.session else []
    found += _of_message(task) if task.theirs and task.theirs[0].date else []
    if task.last_contact:
        found += _filled(phrases.TOUCH, d=say(task.last_contact, task.today))
    if task.next_day and task.next_meeting:
        day = thread.day_named(task.next_day, task.today)
        found += _filled(phrases_thread.MEETING, p=place_of(task.next_meeting), d=day)
    if task.other:
        found.append(f"{task.other.name}, {task.other.what}")
    if task.occasion_date:
        on = on_day(task.occasion_date, task.today)
        found += _filled((*phrases.LEAD_PLAIN, *phrases.LEAD_PLAIN_AGAIN), on=on)
        talks = (*phrases.LEAD_TALK, *phrases.LEAD_VISIT, *phrases.LEAD_TALK_AGAIN, *phrases.LEAD_LATE)
        found += _filled(talks, o=talk_of(task))
        found += _filled(phrases.LEAD_LATE, o=place_of(task.occasion) or task.occasion)
    return found


def _of_message(task: EmailTask) -> list[str]:
    """What is said of the message that waits."""
    said = thread.latest(task.theirs)[0]
    named = waiting.message_named(said, task.today)
    found = _filled((*phrases_replies.SORRY_FOR_MESSAGE, *phrases_replies.DECLINED), m=named)
    found += _filled(phrases_replies.THANKS_FOR_TELLING, m=named, x="")
    told = reported.told(thread.latest(task.theirs), task.today)
    return found + ([told.text] if told else [])


def _filled(frames: Sequence[str], **values: str) -> list[str]:
    return [frame.format(**values) for frame in frames]
