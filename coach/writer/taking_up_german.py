"""Says in a German letter what it takes up of the thread (`thread_german.py`), and where and when the two meet next."""

from __future__ import annotations

from coach.writer import phrases_german as g
from coach.writer import thread, thread_german
from coach.writer.page import place_of
from coach.writer.page_german import Page
from coach.writer.thread import Taken


def ask_again(page: Page) -> bool:
    """Asks once more what nobody answered; such a question needs no other opening."""
    found = None if page.task.words else thread_german.question(page.task)
    return found is not None and _say(page, g.ASK_AGAIN, "again", found)


def remembered(page: Page) -> None:
    """Thanks for leave that they gave, or after a silence what the user praised."""
    task = page.task
    if given := thread_german.leave(task):
        _say(page, g.KINDNESS, "leave", given)
    elif not page.facts and (praised := thread_german.praised(task)):
        _say(page, g.STAYED, "praised", praised)


def close(page: Page) -> None:
    """The meal that the two agreed on, or, shortly before, the meeting itself."""
    task, place = page.task, place_of(page.task.next_meeting)
    if agreed := thread_german.appointment(task):
        page.closed = _say(page, g.AGREED_DAY, "agreed", agreed)
        return
    open_matter = task.promise or task.owed or task.waiting or task.words or task.press or task.session
    letter = task.kind in ("thank-you", "follow-up", "touch") and task.length != "short" and page.facts
    if letter and place and task.next_day and thread.soon(task) and not (open_matter or page.closed):
        day = thread_german.day_named(task.next_day, task.today)
        page.say(g.MEETING, "meeting", p=place, d=day)
        page.closed = True


def _say(page: Page, frames: tuple[str, ...], slot: str, found: Taken) -> bool:
    cited = [s.cite(page.task.today) for s in (found.statement, *found.others)]
    return bool(page.say(frames, slot, cited, x=found.text))
