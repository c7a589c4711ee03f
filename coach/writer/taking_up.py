"""Says in a letter what it takes up of the thread (`thread.py`), and where and when the two meet next."""

from __future__ import annotations

from coach.evidence import Statement
from coach.writer import arranged, offers, phrases, phrases_thread, thread
from coach.writer.interface import PromiseLine
from coach.writer.page import Letter
from coach.writer.thread import Taken


def ask_again(letter: Letter) -> bool:
    """Asks once more what nobody answered, or for the day that they liked; such a question needs no other opening."""
    if letter.task.words or letter.ask:
        return False
    for found, frames in (
        (thread.question(letter.task), phrases_thread.ASK_AGAIN),
        (thread.which_day(letter.task), phrases_thread.WHICH_DAY),
    ):
        if found:
            letter.ask = _say(letter, found, letter.frame(frames, "again", x=found.text))
            return bool(letter.ask)
    return False


def offer(letter: Letter) -> bool:
    """What they offered and the user said yes to, where it has not come."""
    found = None if letter.ask else offers.offered(letter.task)
    if not found or not found.statement.date:
        return False
    letter.lead = ""  # the letter begins with it
    long_ago = thread.age(found.statement, letter.task) > thread.THIS_YEAR
    month = f"{found.statement.date:%B %Y}" if long_ago else f"{found.statement.date:%B}"
    it = offers.them_or_it(found.text)
    letter.ask = _say(
        letter, found, letter.frame(phrases_thread.OFFERED, "offered", x=found.text, m=month, it=it)
    )
    return bool(letter.ask)


def visit(letter: Letter, promise: PromiseLine, what: str) -> str:
    """A promised visit or call on the day that was fixed since, with what they will bring; empty where none was."""
    found = arranged.fixed(letter.task, promise.citation.date, promise.due, what)
    if not found:
        return ""
    brought = offers.offered(letter.task, brought=True)
    comes = f", and to {brought.text}" if brought else ""
    text = letter.frame(phrases_thread.AGREED_DAY, "fixed", x=f"{what} {found.text}{comes}")
    more = [brought.statement] if brought else []
    return _say(letter, found, text, *more, promise=promise)


def in_person(letter: Letter, promise: PromiseLine, name: str) -> str:
    """A promised introduction to somebody who will be there where the two meet; empty where nobody wrote so."""
    told = arranged.comes_too(letter.task, name)
    if told is None:
        return ""
    agreed_day(letter)
    text = letter.frame(phrases_thread.IN_PERSON, "promise", n=name)
    return letter.add(text, [promise.citation, told.cite(letter.task.today)])


def agreed_day(letter: Letter) -> bool:
    """The meal that the two have agreed on."""
    found = None if letter.closed else arranged.appointment(letter.task)
    if not found:
        return False
    letter.closed = bool(_say(letter, found, letter.frame(phrases_thread.AGREED_DAY, "agreed", x=found.text)))
    return letter.closed


def close(letter: Letter) -> None:
    """What is agreed, what they give where the two meet next, or, shortly before, the meeting itself behind what was said."""
    task = letter.task
    if agreed_day(letter):
        return
    place = letter.place
    if task.session and place:
        letter.paragraph()
        named = any(place in s for p in letter.paragraphs for s in p)
        frames = phrases.CLOSE_SESSION_ALONE if named else phrases.CLOSE_SESSION
        said = letter.frame(frames, "close", p=place, s=task.session)
        if letter.is_fresh(said):  # where every way to say it stands elsewhere, nothing is lost without it
            letter.add(said)
    elif place and letter.facts and _leads_to_meeting(letter):
        day = thread.day_named(task.next_day or task.today, task.today)
        letter.closed = letter.go_on(letter.frame(phrases_thread.MEETING, "meeting", p=place, d=day))


def _leads_to_meeting(letter: Letter) -> bool:
    """Whether a letter that waits for nothing, either way, goes out some days before the two meet."""
    task = letter.task
    open_matter = letter.promise or task.owed or task.waiting or task.words or task.press
    return thread.soon(task) and task.kind in ("thank-you", "follow-up", "touch") and not open_matter


def _say(
    letter: Letter, found: Taken, text: str, *more: Statement, promise: PromiseLine | None = None
) -> str:
    cited = [s.cite(letter.task.today) for s in (found.statement, *found.others, *more)]
    return letter.add(text, [*([promise.citation] if promise else []), *cited])
