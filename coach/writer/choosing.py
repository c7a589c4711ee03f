"""Chooses what a letter says: of all lines that the notes give, those worth saying to this reader, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.text import content_words, stem
from coach.writer.interface import EmailTask
from coach.writer.line import Kind, Line
from coach.writer.lines import lines_of, opinions_of
from coach.writer.outdated import outdated
from coach.writer.permission import leave
from coach.writer.promised import introduced
from coach.writer.prose import Reader
from coach.writer.thread import may_have_thanked, praised

FURTHER = 3.0  # by which what was noted at other times weighs less
_STANDING = (Kind.MORE, Kind.WISH, Kind.THING, Kind.TRAIT, Kind.NEED, Kind.INTEREST)
"""What holds beyond the day on which it was noted."""
_PASSING = (Kind.WISH, Kind.NEED)
OLDEST_PLAN = 400  # days after which nobody is asked how a plan of theirs is going


def choose(task: EmailTask, reader: Reader) -> list[Line]:
    """The lines worth saying, best first; what the promises say already is left to them."""
    lines = [
        line
        for statement in task.about
        for line in lines_of(statement, reader, task.today, task.occasion_date)
    ]
    lines += _standing(task, reader)
    lines += [*opinions_of(task.about, reader), *leave(task), *praised(task)]
    lines = [x for x in lines if x.kind not in _PASSING or not outdated(x.statement, task)]
    lines = [x for x in lines if x.kind not in _WANTS or not _taken_up(x, task)]
    # What a version before has said comes after what it has not.
    before = {line.text for line in lines if any(line.text in sentence for sentence in task.taken)}
    ranked = sorted(enumerate(lines), key=lambda item: (item[1].text in before, -item[1].weight, item[0]))
    chosen: list[Line] = []
    thanked: list[Line] = []
    for _, line in ranked:
        if line.kind is Kind.THANKS and _thanked(line, task):
            thanked.append(line)
        elif not any(_same(line.text, other.text) for other in chosen) and not _promised(line, task):
            chosen.append(line)
    return chosen if of(chosen, Kind.THANKS) else [*chosen, *_memories(thanked, task)]


def _memories(thanked: Sequence[Line], task: EmailTask) -> list[Line]:
    """What was thanked for, as something to remember in a letter that goes on from there: "how you let me hold the ladle"."""
    if task.kind not in ("follow-up", "touch"):
        return []
    kept = [f"how {x.deed}" if x.deed else x.text if x.text.startswith("the ") else "" for x in thanked]
    return [replace(x, kind=Kind.THING, text=text) for x, text in zip(thanked, kept, strict=True) if text][:1]


def _standing(task: EmailTask, reader: Reader) -> list[Line]:
    """What was noted of the person at other times and still holds."""
    found: list[Line] = []
    for statement in task.known:
        age = (task.today - statement.date).days if statement.date else OLDEST_PLAN
        for line in lines_of(statement, reader, task.today, statement.date):
            if line.kind in _STANDING and not (line.kind in _PASSING and age >= OLDEST_PLAN):
                found.append(replace(line, weight=line.weight - FURTHER))
    return found


_WANTS = (Kind.WISH, Kind.NEED, Kind.INTEREST)
SAME_MATTER = 2  # words that a later message shares with what was wished


def _taken_up(line: Line, task: EmailTask) -> bool:
    """Whether the user has written of what they wished since, so that it is no longer as it was noted."""
    day, about = line.statement.date, {stem(w) for w in content_words(line.text)}
    since = {stem(w) for s in task.mine if s.date and day and s.date >= day for w in content_words(s.text)}
    return len(about & since) >= SAME_MATTER


def _thanked(line: Line, task: EmailTask) -> bool:
    """Whether the user has thanked for it since: a message that gives thanks and speaks of it does."""
    about = {stem(w) for w in content_words(line.text)}
    thanks = {s.document for s in may_have_thanked(line.statement, task)}
    return any(about & {stem(w) for w in content_words(s.text)} for s in task.mine if s.document in thanks)


def _same(left: str, right: str) -> bool:
    a, b = set(content_words(left)), set(content_words(right))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.7


def _promised(line: Line, task: EmailTask) -> bool:
    """Whether a line says what the promise or the ask will say."""
    if line.kind is Kind.DUTY and task.promise:
        return bool(set(content_words(line.text)) & set(content_words(task.promise.what)))
    spoken = [introduced(p.what) or p.what for p in (task.promise, task.owed) if p]
    spoken = [what for what in spoken if len(content_words(what)) > 1]
    return any(_same(line.text, what) for what in spoken)


def of(lines: Sequence[Line], *kinds: Kind) -> list[Line]:
    """Those of some kinds."""
    return [line for line in lines if line.kind in kinds]
