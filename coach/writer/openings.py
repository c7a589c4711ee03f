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
from coach.writer.thread import soon

LATE_AFTER = (
    28  # days after which a meeting is named by its month, a thank-you is late, and a silence has fallen
)
_TALKED = "talking about "
_VISIT = re.compile(r"(?:my|our|your) (?:\w+ )?visit\b")


def opening(letter: Letter, lines: Sequence[Line]) -> None:
    """The first words of a thank-you, with what was talked about where that is the best there is. Thanks that name the
    meeting themselves need none."""
    task = letter.task
    best = next((x for x in lines if x.kind not in (Kind.DUTY, Kind.NEWS, Kind.MINE)), None)
    if best and best.kind is Kind.THANKS and (_is_newer(best, task) or placed_thanks(letter, best)):
        return
    if best and best.kind is Kind.TALK and best.text.startswith(_TALKED) and not is_talk(task.occasion):
        text = letter.frame(
            phrases.OPENING_ABOUT, "opening", at=at(letter), x=best.text.removeprefix(_TALKED)
        )
        if task.occasion and letter.add(text, [best.statement.cite(task.today)]):
            letter.used.add(best.statement.id)
            return
    if is_late(task):
        if best:  # a promise alone is no belated thanks
            letter.begin(phrases.LEAD_LATE, o=_since(letter))
    else:
        _plain_opening(letter)


def placed_thanks(letter: Letter, line: Line) -> tuple[Sequence[str], dict[str, str]] | None:
    """Frames for the first thanks that name where it was, or say that they come late, with what fills them; None where the
    opening has to name it."""
    task = letter.task
    if _is_newer(line, task):
        return None
    if is_late(task):
        return phrases.THANKS_LATE, {"o": _since(letter)}
    there = line.statement.date in (None, task.occasion_date)
    event = task.occasion and not is_talk(task.occasion)
    if event and there and _PLACEABLE.fullmatch(line.text) and not _CLAUSE.search(line.text):
        place = place_of(task.occasion)
        return phrases.THANKS_THERE, {"at": f"in {place}" if place else f"at {task.occasion}"}
    return None


def _is_newer(line: Line, task: EmailTask) -> bool:
    """Whether a line tells of something that came after the meeting, which thanks for it need not name."""
    day = line.statement.date
    came = re.match(r"(?:sending|mailing|posting|forwarding|writing|replying|answering)\b", line.text)
    return bool(came and day and task.occasion_date and day > task.occasion_date)


_PLACEABLE = re.compile(r"\w+ing(?: [\w’'-]+){1,13}")
_CLAUSE = re.compile(
    r"\b(?:how|that|what|who|why|which|when|where|whether|if|as|because|so|than|while|until|after|before|to|nothing|without)\b|\b(?:in|at|from|near) (?:the )?[A-ZÀ-Þ]"
)
"""Behind such words a place would belong to them."""


def _since(letter: Letter) -> str:
    """ "Ghent", "the Paper Fair" or "our lunch in July", as it stands after "since"."""
    task = letter.task
    return talk_of(task) if is_talk(task.occasion) else place_of(task.occasion) or task.occasion


def _plain_opening(letter: Letter) -> None:
    task = letter.task
    if not task.occasion and task.occasion_date is None:
        return
    if not task.occasion:
        letter.begin(phrases.LEAD_PLAIN, on=on_day(task.occasion_date, task.today))
    elif is_talk(task.occasion):
        talk = phrases.LEAD_VISIT if _VISIT.match(task.occasion) else phrases.LEAD_TALK
        letter.begin(talk, o=talk_of(task))
    else:
        letter.begin(phrases.LEAD_EVENT, at=at(letter))


def at(letter: Letter) -> str:
    """Where the two talked: the place alone is enough where the letter says more."""
    place = place_of(letter.task.occasion)
    return f"in {place}" if place else f"at {letter.task.occasion}"


def opening_again(letter: Letter) -> None:
    """The first words of a letter that goes on from a meeting; no conversation is picked up that nobody noted."""
    task = letter.task
    if is_talk(task.occasion):
        visit = _VISIT.match(task.occasion)
        letter.begin(phrases.LEAD_VISIT if visit else phrases.LEAD_TALK_AGAIN, o=talk_of(task))
    elif task.occasion:
        letter.begin(phrases.LEAD_AGAIN, at=at(letter))
    elif task.occasion_date:
        letter.begin(phrases.LEAD_PLAIN_AGAIN, on=on_day(task.occasion_date, task.today))


def opening_after_silence(letter: Letter) -> None:
    """When the two were last in touch, where that is long ago and known; nobody speaks of a silence who meets the other in
    some days."""
    task = letter.task
    if is_recent(task):
        opening_again(letter)
    elif task.last_contact and not soon(task):
        letter.begin(phrases.TOUCH, d=say(task.last_contact, task.today))


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


def is_late(task: EmailTask) -> bool:
    """Whether thanks come late: weeks after, and the user has not written since."""
    day = task.occasion_date
    sent = (s for s in (*task.about, *task.known) if _SENT.match(s.text))
    written = any(s.date and day and s.date >= day for s in (*task.mine, *sent))
    return bool(task.occasion and day and (task.today - day).days > LATE_AFTER and not written)


_SENT = re.compile(
    r"\W*(?:I )?(?:have )?(?:sent|posted|mailed|e-?mailed|wrote|written|replied|answered|forwarded)\b|(?:ich )?habe\b[^.]*\b(?:geschickt|geschrieben|gemailt|geantwortet)\b",
    re.IGNORECASE,
)
"""How a note tells that the user wrote."""
