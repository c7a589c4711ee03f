"""How a letter begins: after an event, a talk or a visit, when all that is known is a day, and after a silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.dates import say
from coach.writer import phrases
from coach.writer.interface import EmailTask
from coach.writer.line import Kind, Line
from coach.writer.page import Letter, place_of

LATE_AFTER = (
    28  # days after which a meeting is named by its month, a thank-you is late, and a silence has fallen
)
_TALKED = "talking about "
_VISIT = re.compile(r"(?:my|our|your) (?:\w+ )?visit\b")


def opening(letter: Letter, lines: Sequence[Line], *, bare: bool = False) -> None:
    """The first sentence of a thank-you, with what was talked about where that is the best there is; `bare` when nothing
    more particular follows."""
    task = letter.task
    thanked = any(line.kind is Kind.THANKS for line in lines)
    if _is_late(task):
        letter.add(letter.frame(phrases.OPENING_LATE, "late"))
    best = next((x for x in lines if x.kind not in (Kind.DUTY, Kind.NEWS, Kind.MINE)), None)
    if best and best.kind is Kind.TALK and best.text.startswith(_TALKED) and not is_talk(task.occasion):
        text = letter.frame(
            phrases.OPENING_ABOUT, "opening", at=_at(letter), x=best.text.removeprefix(_TALKED)
        )
        if task.occasion and letter.add(text, [best.statement.cite(task.today)]):
            letter.used.add(best.statement.id)
            return
    letter.add(_plain_opening(letter, bare=bare, thanked=thanked))


def _plain_opening(letter: Letter, *, bare: bool, thanked: bool) -> str:
    task = letter.task
    # Two thanks in a row are one too many.
    without = "thank" if thanked else ""
    if not task.occasion and task.occasion_date is None:
        return letter.frame(phrases.OPENING_UNMET, "opening")
    if not task.occasion:
        plain = phrases.OPENING_PLAIN_BARE if bare else phrases.OPENING_PLAIN
        return letter.frame(plain, "opening", on=on_day(task.occasion_date, task.today))
    if _VISIT.match(task.occasion):
        return letter.frame(phrases.OPENING_VISIT, "opening", without, o=talk_of(task))
    if is_talk(task.occasion):
        talk = phrases.OPENING_TALK_BARE if bare else phrases.OPENING_TALK
        return letter.frame(talk, "opening", without, o=talk_of(task))
    if bare:
        return letter.frame(phrases.OPENING_BARE, "opening", at=f"at {task.occasion}")
    return letter.frame(phrases.OPENING_EVENT, "opening", at=_at(letter))


def _at(letter: Letter) -> str:
    """Where the two talked: the place alone is enough where the letter says more."""
    task = letter.task
    place = place_of(task.occasion)
    there = place and phrases.pick(("event", "place"), task.recipient_name, "where") == "place"
    return f"in {place}" if there else f"at {task.occasion}"


def opening_again(letter: Letter) -> None:
    """The first sentence of a letter that goes on from a meeting; no conversation is picked up that nobody noted."""
    task = letter.task
    if is_talk(task.occasion):
        visit = _VISIT.match(task.occasion)
        frames = phrases.OPENING_FOLLOW_UP_VISIT if visit else phrases.OPENING_FOLLOW_UP_TALK
        letter.add(letter.frame(frames, "opening", o=talk_of(task)))
    elif task.occasion:
        letter.add(letter.frame(phrases.OPENING_FOLLOW_UP, "opening", o=task.occasion))
    elif task.occasion_date:
        on = on_day(task.occasion_date, task.today)
        letter.add(letter.frame(phrases.OPENING_FOLLOW_UP_PLAIN, "opening", on=on))
    else:
        letter.add(letter.frame(phrases.OPENING_UNMET, "opening"))


def opening_after_silence(letter: Letter) -> None:
    """When the two were last in touch, where that is long ago."""
    task = letter.task
    if is_recent(task):
        opening_again(letter)
    elif task.last_contact:
        letter.add(letter.frame(phrases.TOUCH, "opening", d=say(task.last_contact, task.today)))
    else:
        frames = phrases.TOUCH_PLAIN if task.acquainted else phrases.OPENING_UNMET
        letter.add(letter.frame(frames, "opening"))


def is_recent(task: EmailTask) -> bool:
    """Whether the two were in touch lately, so that there is no silence to speak of."""
    return task.last_contact is not None and (task.today - task.last_contact).days < LATE_AFTER


def is_talk(occasion: str) -> bool:
    """Whether an occasion is a talk or a visit of the two, and no event."""
    return bool(re.match(r"(?:our|my|your)\b", occasion))


def talk_of(task: EmailTask) -> str:
    """ "our call", and after some weeks "our call in March"."""
    day = task.occasion_date
    old = day is not None and (task.today - day).days > LATE_AFTER
    return f"{task.occasion}{on_day(day, task.today)}" if old else task.occasion


def on_day(day: date | None, today: date) -> str:
    """ " on 3 May", and after some weeks " in March": nobody remembers a talk by its date for long."""
    if day is None:
        return ""
    if (today - day).days <= LATE_AFTER:
        return f" on {say(day, today)}"
    return f" in {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _is_late(task: EmailTask) -> bool:
    """Whether thanks come late: weeks after, and the user has not written since."""
    day = task.occasion_date
    written = any(s.date and day and s.date >= day for s in task.mine)
    return bool(task.occasion and day and (task.today - day).days > LATE_AFTER and not written)
