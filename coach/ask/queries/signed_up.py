"""What the lists of events say in words: what guests answered when registering ("who needs a printer?"), and who speaks on what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.ask.agreement import asks_people, denied_in
from coach.ask.plan import Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import FRAME, LIGHT, synonyms, terms
from coach.index.words import stem
from coach.signup import is_ours
from coach.store.values import AttendanceView, ContactView
from coach.text import fold, plain

_SEEKS = re.compile(
    r"\b(?:look\w*|seek\w*|search\w*|hunt\w*|needs?|needed|wants?|wanted|wish\w*|hop(?:e|es|ing)|goals?|interest\w*|find|in search|"
    r"such(?:e|t|en|st)|gesucht\w*|brauch\w*|bräucht\w*|möcht\w*|wünsch\w*|benötig\w*|interessier\w*|erwart\w*|ziele?)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:offer\w*|provid(?:es?|ed|ing)|suppl(?:y|ies|ied|ying)|sells?|selling|bring\w*|contribut\w*|share|help\w*|gives?|experts?|expertise|"
    r"biet\w*|anbiet\w*|angebot\w*|liefer(?:t|n|e|te)|verkauf\w*|hilf\w*|helfen|beitrag\w*|mitbring\w*)\b",
    re.IGNORECASE,
)
_WAYS = {"seeks": _SEEKS, "offers": _OFFERS}
_NOTHING = frozenset(
    stem(w)
    for w in "can able good ein eine einen einem einer kann guest guests attendee attendees participant participants delegate delegates gäste teilnehmer".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a guest, with the row that holds it."""

    row: AttendanceView
    contact: ContactView
    question: str
    answer: str


def _answers(plan: Plan, snapshot: Snapshot) -> Iterator[Said]:
    """The answers of everybody who comes, of the events and organisations that the question names."""
    for row in snapshot.attendance:
        person = snapshot.people.get(row.person or "")
        if person is None or row.is_user or row.status == "cancelled" or row.role != "attendee":
            continue
        if (plan.event_ids and row.event not in plan.event_ids) or (
            plan.among and person.id not in plan.among
        ):
            continue
        held = [c for c in person.contacts if c.kind == "attendee" and _place(c) == _place(row)]
        if plan.organisation_names and not any(c.organisation in plan.organisation_names for c in held):
            continue
        for contact in held[:1]:
            for question, answer in contact.extra.items():
                if is_ours(question) and str(answer).strip():
                    yield Said(row, contact, question, str(answer))


def _place(of: ContactView | AttendanceView) -> tuple[str, str]:
    return of.citation.source, of.citation.place


def signed_up(plan: Plan, snapshot: Snapshot) -> Found | None:
    """One row for each guest who answered so; None where nobody did, or the question asks for no such thing."""
    if plan.people or not asks_people(plan):
        return None
    asked = fold(plan.question)
    ways = [way for way, pattern in _WAYS.items() if pattern.search(asked)]
    wanted = [w for w in plan.focus if w not in LIGHT | FRAME and stem(w) not in _NOTHING]
    wanted = [w for w in wanted if not any(p.fullmatch(w) for p in _WAYS.values())]
    if not wanted or len(ways) > 1 or denied_in(wanted, plan.question):
        return None
    lines: dict[tuple[str, str], Line] = {}
    events = []
    for said in _answers(plan, snapshot):
        person = snapshot.people[said.row.person or ""]
        if not _fits(wanted, ways, said):
            continue
        value = f"{described(person, snapshot.label(person.id))}: “{plain(said.answer)}”"
        lines.setdefault((person.id, said.answer), Line(value, person.id, (said.contact.citation,)))
        events += [snapshot.events[said.row.event].name] if said.row.event in snapshot.events else []
    if not lines:
        return None
    rows = tuple(lines.values())
    where = f" for {listed(list(dict.fromkeys(events)))}" if events else ""
    people = tuple(dict.fromkeys(x.person for x in rows if x.person))
    text = f"{counted(len(people), 'guest')} answered so when registering{where}."
    return Found(text, rows, people=people)


def _fits(wanted: list[str], ways: list[str], said: Said) -> bool:
    """Whether an answer has all words of what is asked for, as something looked for or offered where that is asked."""
    have = {stem(w) for w in terms(said.answer)}
    if not all(stem(w) in have or synonyms(stem(w)) & have for w in wanted):
        return False
    if denied_in(wanted, said.answer):
        return False
    for way in ways:
        other = _OFFERS if way == "seeks" else _SEEKS
        asked, answered = (_WAYS[way].search(fold(x)) for x in (said.question, said.answer))
        if not answered and (not asked or other.search(fold(said.answer))):
            return False
    return True


_ON_STAGE = re.compile(
    r"\b(?:speak\w*|talk\w*|present\w*|lectur\w*|session|keynote|panel|workshop|spricht|sprechen|redet|reden|vortrag\w*|referiert|präsentiert)\b"
)
_OF_STAGE = frozenset(
    stem(w)
    for w in "giving give gives holding hold holds doing hält halten einen ein eine über subject topic programme program".split()
)


def on_stage(plan: Plan, snapshot: Snapshot) -> Found | None:
    """Who speaks on something, by the sessions of programmes; None where the question asks for no such thing, or no session
    is called so."""
    asked = fold(plan.question)
    if plan.people or plan.period or not asks_people(plan) or not _ON_STAGE.search(asked):
        return None
    wanted = [
        w for w in plan.focus if w not in FRAME and stem(w) not in _OF_STAGE and not _ON_STAGE.fullmatch(w)
    ]
    if not wanted:
        return None
    lines = []
    for row in snapshot.attendance:
        if row.role != "speaker" or row.is_user or (plan.event_ids and row.event not in plan.event_ids):
            continue
        have = {stem(w) for w in terms(row.session)}
        if all(stem(w) in have for w in wanted):
            person = snapshot.people.get(row.person or "")
            who = described(person, snapshot.label(person.id)) if person else row.name
            lines.append(Line(f"{who}: {row.session}", row.person, (row.citation,)))
    if not lines:
        return None
    text = f"{counted(len(lines), 'session')} on the programme."
    return Found(text, tuple(lines), people=tuple(x.person for x in lines if x.person))
