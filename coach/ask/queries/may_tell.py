"""Whether something may be told to somebody, by what the notes say is not everybody's: "can I tell Ann about the sale?"."""

from __future__ import annotations

import datetime as dt

from coach.ask.mentions import PersonMention
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.confided import for_whom
from coach.ask.queries.found import Found, Line, listed
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import FRAME, synonyms, terms
from coach.evidence import Statement
from coach.index.words import stem
from coach.people import organisations
from coach.text import plain

_TELLING = frozenset(
    stem(w)
    for w in "tell inform let write email mail talk speak mention share post publish announce say bring reveal disclose discuss raise "
    "allowed free ok okay fine safe right safely publicly public linkedin online press colleague colleagues team boss manager employer "
    "internally inhouse".split()
)


def may_tell(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """What is closed to the reader about the thing asked, with to whom and until when; None where nothing says what the
    question is about."""
    reader = next((m for m in plan.people if m.surface == plan.asked), None)
    topic = _Topic(plan, snapshot, reader)
    if topic.empty:
        return None
    told = sorted(
        (s for s in snapshot.restricted if _holds(s, snapshot.today) and topic.concerns(s)),
        key=lambda s: (s.date or dt.date.min, -s.start),
        reverse=True,
    )
    audiences = [snapshot.label(p) for p in reader.people] if reader else [plan.asked]
    kept = {s.id for audience in audiences for s in snapshot.closed_to(audience, told)}
    shown = [s for s in told if s.id in kept]
    if shown:
        lines = tuple(_line(s, snapshot) for s in shown)
        limit = shown[0].restriction
        return Found(f"Better not. This is {for_whom(limit)}." if limit else "Better not.", lines)
    who = reader.surface if reader else {"public": "everybody", "employer": "your house"}[plan.asked]
    if told:
        told_lines = tuple(_line(s, snapshot) for s in told)
        return Found(f"Yes: what is closed about it in your notes is not closed to {who}.", told_lines)
    return Found(
        f"Nothing in your notes says that {listed(topic.words) or 'this'} is closed to {who}. They may not hold everything you were told.",
        people=plan.person_ids,
    )


def _holds(statement: Statement, today: dt.date) -> bool:
    return statement.restriction is not None and statement.restriction.holds(today)


def _line(s: Statement, snapshot: Snapshot) -> Line:
    limit = for_whom(s.restriction) if s.restriction else ""
    head = ", ".join(x for x in (s.date.isoformat() if s.date else "", s.title) if x)
    return Line(f"{head}: “{plain(s.text)}”, {limit}", None, (s.cite(snapshot.today),))


class _Topic:
    """What is to be told: people, houses and events named beside the reader, and the other words of the question."""

    def __init__(self, plan: Plan, snapshot: Snapshot, reader: PersonMention | None) -> None:
        others = [m for m in plan.people if m is not reader]
        self._people = {p for m in others for p in m.people}
        self._houses = {w for m in plan.mentions.organisations for w in organisations.distinctive(m.surface)}
        self._documents = {d for e in plan.event_ids for d in snapshot.events[e].documents}
        self._stems = [w for w in map(stem, _own_words(plan)) if w not in _TELLING]
        self._present = snapshot.participants
        named = [m.surface for m in others]
        named += [m.surface for m in plan.mentions.organisations] + [m.surface for m in plan.mentions.events]
        self.words = [f"“{w}”" for w in dict.fromkeys(named or ([plan.topic] if self._stems else []))]
        self._named = bool(self._people or self._houses or self._documents)
        self.empty = not self._named and not self._stems

    def concerns(self, statement: Statement) -> bool:
        """Whether a closed sentence is about it: it names one of the people, houses or events, and has a word of the rest;
        without names, most of the words."""
        have = {stem(w) for w in terms(f"{statement.text} {statement.title}")}
        hits = sum(w in have or bool(synonyms(w) & have) for w in self._stems)
        if not self._named:
            return hits * 2 >= len(self._stems) + 1 or (hits > 0 and len(self._stems) == 1)
        present = {p for p, role in self._present.get(statement.document, []) if role == "with"}
        about = self._people & {
            *statement.mentions,
            *statement.subjects,
            *(present if not statement.subjects else ()),
        }
        house = self._houses & set(terms(f"{statement.text} {statement.title}"))
        there = statement.document in self._documents
        return bool(about or house or there) and (hits > 0 or not self._stems)


def _own_words(plan: Plan) -> list[str]:
    return [w for w in plan.focus if w not in FRAME]


QUERIES = {Kind.MAY_TELL: may_tell}
