"""Whom to thank: people met at past events who have not been written to or thanked since, what matters most and is freshest first.

A line's weight is the sum of `WEIGHTS` for what the notes tell of that meeting, and of 1 for the meeting itself; it
halves every `HALF_LIFE` days, because thanks that come late say less. docs/follow-ups.md explains the same in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.evidence import MET, Statement
from coach.follow_up.ledger import written_to
from coach.follow_up.occasion import is_gathering_name
from coach.follow_up.sent import thanked_on
from coach.store import tables as t
from coach.store.marks import LATER, THANK, Mark
from coach.store.repository import Repository
from coach.text import plain
from coach.writer.promised import who_promised

THANK_WITHIN = 120  # days after an event during which somebody is listed to be thanked
NOBODY = (
    "Your notes of the last four months name nobody whom you met at an event and have not written to since."
)
HALF_LIFE = 30  # days
WEIGHTS = {
    "promise": 3.0,  # you promised them something and have not kept it yet
    "gift": 2.0,  # they gave, lent or brought you something
    "help": 1.5,  # they showed, explained, answered or introduced
    "theirs": 1.0,  # they promised you something
    "goal": 1.5,  # what the notes say of them fits one of your goals
}
_GIFT = re.compile(
    r"\b(?:gave|lent|handed|brought|left|sent|bought|treated|passed|saved|kept) (?:me|us)\b(?! (?:a )?(?:call|ring|hope|idea))"
    r"|\b(?:gift|present) (?:for|to) (?:me|us)\b|\b(?:schenkte|lieh|gab|brachte) mir\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:showed|helped|introduced|explained|taught|walked|advised|recommended|answered|warned|drew|let|pointed|corrected|lent|made) (?:me|us|my|our)\b"
    r"|\b(?:explained|showed|demonstrated|recommended|introduced)\b[^.;]{1,60}\bto (?:me|us)\b"
    r"|\b(?:advice|tip|suggestion|recommendation)s?\b|\b(?:zeigte|erklärte|half|empfahl) mir\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ThankLine:
    """Somebody met at a past event who has not had a message since. `reasons` say what there is to thank for or to keep,
    the weightiest first; `until` is the day to which the user put it off, if they did."""

    person: str
    name: str
    event: str
    event_date: date | None
    why: str
    reasons: tuple[str, ...] = ()
    weight: float = 0.0
    until: date | None = None


def to_thank(
    repository: Repository,
    today: date,
    marks: Sequence[Mark] = (),
    fits: Callable[[Sequence[str]], Mapping[str, str]] | None = None,
) -> list[ThankLine]:
    """The queue, what is put off until later and not yet due at its end. `marks` are what the user said; `fits` gives,
    of some people, those who fit a goal, with the goal."""
    met = _met_lately(repository, today)
    met = _as_said(met, marks)
    people = {p.id: p.name for p in repository.people(met)}
    goals = fits(list(people)) if fits else {}
    told = _told(repository, {d for _, _, d in met.values()})
    promises = [p for p in repository.promises() if p.status == "open"]
    later = {m.person: m.until for m in marks if m.matter == THANK and m.said == LATER and m.hides(today)}
    lines = []
    for person, (event, day, document) in met.items():
        if person not in people:
            continue
        found = _reasons(person, told.get(document, ()), promises, goals.get(person, ""))
        weight = (1.0 + sum(WEIGHTS[kind] for kind, _ in found)) * 0.5 ** ((today - day).days / HALF_LIFE)
        said = tuple(words for _, words in found)
        why = " ".join(f"{x}." for x in said) if said else "You met there and have not written since."
        lines.append(
            ThankLine(person, people[person], event, day, why, said, round(weight, 3), later.get(person))
        )
    return sorted(lines, key=lambda x: (x.until is not None, x.until or today, -x.weight, x.name))


def due(lines: Sequence[ThankLine]) -> list[ThankLine]:
    """Those that are not put off."""
    return [line for line in lines if line.until is None]


def _met_lately(repository: Repository, today: date) -> dict[str, tuple[str, date, int]]:
    """Person → the last event where they were met and have not been written to since, its day, and the note."""
    took_part = repository.participants()
    events = {d: e for e in repository.events() for d in e.documents}
    written = written_to(repository, today)
    last: dict[str, tuple[str, date, int]] = {}
    for document, note in repository.notes():
        event = events.get(document.id)
        name = note.event or (document.title if is_gathering_name(document.title) else "")
        if document.kind != "note" or not name or not document.date:
            continue
        coming = event is not None and event.starts is not None and event.starts > today
        if coming or not 0 <= (today - document.date).days <= THANK_WITHIN:
            continue
        for person in _met(took_part.get(document.id, []), document.id, repository):
            if not any(document.date <= day for day in written.get(person, ())):
                last[person] = (event.name if event else name, document.date, document.id)
    first = min((day for _, day, _ in last.values()), default=today)
    thanked = thanked_on(repository, last, today, first) if last else {}
    return {p: line for p, line in last.items() if not any(line[1] <= day for day in thanked.get(p, ()))}


def _as_said(
    met: Mapping[str, tuple[str, date, int]], said: Sequence[Mark]
) -> dict[str, tuple[str, date, int]]:
    """Without those whom the user has thanked, or will not thank, since that meeting."""
    over = {m.person: m.made_on for m in said if m.matter == THANK and m.said != LATER}
    return {p: line for p, line in met.items() if p not in over or over[p] < line[1]}


def _reasons(
    person: str, told: Sequence[Statement], promises: Sequence[t.Promise], goal: str
) -> list[tuple[str, str]]:
    """What there is to thank for or to keep, by its kind and in words, the weightiest first."""
    found: dict[str, str] = {}
    for promise in promises:
        if promise.to_id == person and promise.by_id is None:
            found.setdefault("promise", who_promised("You", promise.what))
        elif promise.by_id == person and promise.to_id is None:
            found.setdefault("theirs", who_promised("They", promise.what))
    for statement in told:
        if statement.subjects[:1] != (person,):
            continue
        text = plain(statement.text)
        if _GIFT.search(text):
            found.setdefault("gift", "They gave you something")
        elif _HELP.search(text):
            found.setdefault("help", "They helped you")
    if goal:
        found["goal"] = f"Fits your goal: {goal}"
    return sorted(found.items(), key=lambda x: -WEIGHTS[x[0]])


def _told(repository: Repository, documents: set[int]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = {}
    for s in repository.statements(documents=sorted(documents)) if documents else ():
        found.setdefault(s.document, []).append(s)
    return found


def _met(took_part: Sequence[tuple[str, str]], document: int, repository: Repository) -> list[str]:
    """Whom a note says was met: those it lists or tells to have met; where there is nobody, those it says several things about."""
    listed = [p for p, role in took_part if role in MET]
    if listed:
        return listed
    told = Counter(p for s in repository.statements(documents=[document]) for p in s.subjects[:1])
    return [p for p, times in told.items() if times > 1]
