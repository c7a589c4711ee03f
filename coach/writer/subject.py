"""The subject line: the thing itself, as a person would write it ("The sketch from Leeds")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.dates import say
from coach.writer.line import Kind, Line
from coach.writer.manner import ENGLISH
from coach.writer.page import Letter, place_of
from coach.writer.promised import introduced, is_action, thing
from coach.writer.prose import Reader
from coach.writer.topics import PLACE_WORD

PLAIN = "A few lines"
LONGEST = 7  # words of a topic
# What makes the best subject first.
_ORDER = (
    (Kind.MINE,),
    (Kind.THANKS,),
    (Kind.PRAISE, Kind.ADVICE, Kind.MORE, Kind.WISH, Kind.THING),
    (Kind.TALK, Kind.INTEREST, Kind.TRAIT),
)


def subject_of(letter: Letter, gratitude: Sequence[Line], lines: Sequence[Line]) -> str:
    """The subject of a letter from what it says: a thing, a promise, or the occasion."""
    task = letter.task
    said = [line for line in (*gratitude, *lines) if line.statement.id in letter.used]
    for kinds in _ORDER:
        for line in said:
            topic = re.split(r"[:,]", line.topic)[0].strip()
            topic = topic if len(topic.split()) <= LONGEST else re.split(PLACE_WORD, topic)[0]
            if line.kind in kinds and topic and len(topic.split()) <= LONGEST:
                return _capital(topic + _where(topic, line, letter))
    reader = Reader.of(task.recipient_name, task.recipient_first, task.pronoun, task.recipient_names)
    for promise in (task.promise, task.owed):
        if (
            promise
            and promise.is_in(ENGLISH)
            and len(promise.what.split()) <= 8
            and not is_action(promise.what)
            and not introduced(promise.what)
        ):
            return _capital(thing(promise.what, reader, mine=promise is task.promise))
    place = place_of(task.occasion)
    if place:
        return f"After {place}"
    if task.occasion:
        return f"After {task.occasion}"
    if task.kind == "thank-you" and (task.occasion_date or gratitude):
        return "Thank you"
    return f"Our conversation on {say(task.occasion_date, task.today)}" if task.occasion_date else PLAIN


def _where(topic: str, line: Line, letter: Letter) -> str:
    """ " from Leeds" after a thing that was there, " in Leeds" after words said there."""
    task = letter.task
    place = place_of(task.occasion)
    there = line.statement.date is None or line.statement.date == task.occasion_date
    if not place or not there or place.split()[0] in topic or len(topic.split()) > 4:
        return ""
    if topic in ("your question", "your talk"):
        return f" in {place}"
    given = line.kind is Kind.MINE or line.text.startswith("the ")
    return f" from {place}" if given and topic.startswith("the ") else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
