"""Queries on what others want of the user: requests in their messages, and introductions the user promised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from coach.ask.deadlines import day_behind, day_set, needed_by
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import Citation, Statement
from coach.follow_up.contact import asks
from coach.store import tables as t
from coach.store.values import MessageView

RECENT = dt.timedelta(days=120)
"""How old a request may be that is told where the question names nobody."""


def requests(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """What people ask of the user in their last message, where the user has not written since; newest first."""
    lines: list[Line] = []
    texts: list[str] = []
    for message in unanswered(plan, snapshot):
        said = request_in(snapshot, message)
        sent, person = message.sent, message.sender
        if not said or sent is None or person not in snapshot.people:
            continue
        quote = " ".join(s.text for s in said)
        due = day_set(quote, sent.date())
        by = f", by {long_date(due)} ({due.isoformat()})" if due else ""
        label = snapshot.label(person)
        lines.append(Line(f"{label}: “{quote}”{by}", person, tuple(s.cite(snapshot.today) for s in said)))
        texts.append(f"{label} wrote on {long_date(sent.date())}: “{quote}”")
    if not lines:
        return _noted(plan, snapshot)
    number = counted(len(lines), "person", "people")
    text = texts[0] if len(lines) == 1 else f"{number} asked you for something and had no answer so far."
    return Found(text, tuple(lines), people=tuple(x.person for x in lines if x.person))


_ASKED = re.compile(
    r"\b(?:asked|asks|wants?|wanted|would like|needs?|expects?|hopes?|requested)\b.*\b(?:me|us|my|our|we|I)\b",
    re.IGNORECASE,
)


def _noted(plan: Plan, snapshot: Snapshot) -> Found | None:
    """Without a message that asks: what the notes say a person asked of the user, the newest first."""
    if plan.advice:
        return None  # "What should I give Ann?" may have an answer without a request
    lines = []
    for person in plan.person_ids:
        told = [
            s
            for s in snapshot.statements_about(person)
            if s.kind == "note" and person in s.subjects and s.date and _ASKED.search(s.text)
        ]
        for s in sorted(told, key=lambda s: s.date or dt.date.min, reverse=True)[:3]:
            day = f" on {long_date(s.date)}" if s.date else ""
            lines.append(Line(f"You noted{day}: “{s.text}”", person, (s.cite(snapshot.today),)))
    who = listed([m.surface for m in plan.people])
    none = f"I find no open request{f' from {who}' if who else ''} in your messages."
    if not lines:
        return Found(none, people=plan.person_ids, abstained=True)
    return Found(f"{none} {lines[0].value}", tuple(lines), people=plan.person_ids)


def unanswered(plan: Plan, snapshot: Snapshot) -> Iterable[MessageView]:
    """The last message between the user and each person that is theirs, newest first."""
    last: dict[str, MessageView] = {}
    for message in snapshot.messages:
        if message.draft or message.sent is None:
            continue
        others = message.recipients if message.sender_is_user else (message.sender,)
        for person in others:
            if person and (message.sender_is_user or message.to_user):
                last[person] = message
    wanted = set(plan.person_ids)
    oldest = snapshot.today - RECENT
    kept = [
        m
        for person, m in last.items()
        if not m.sender_is_user
        and m.sent
        and (person in wanted if wanted else m.sent.date() >= oldest and snapshot.in_network(person))
    ]
    return sorted(kept, key=lambda m: str(m.sent), reverse=True)


def request_in(snapshot: Snapshot, message: MessageView) -> list[Statement]:
    """The sentences of a message that ask for something, with the one behind that sets a day."""
    found = snapshot.statements_of([message.document])
    said: list[Statement] = []
    day = message.sent.date() if message.sent else snapshot.today
    for at, statement in enumerate(found):
        if not asks(statement.text) and not needed_by(statement.text, day):
            continue
        said.append(statement)
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and not asks(after.text) and day_behind(after.text, day):
            said.append(after)
    return said


_TOGETHER = re.compile(
    r"\bintroduc\w+|\bintro\b|\b(?:put|bring|get)\w* .{0,40}\b(?:in touch|together)\b|\bkontakt (?:zu|mit)\b|\bvorst(?:ell|elle)\w*|\bvorzustellen\b|\bbekannt ?(?:zu ?)?mach\w*|\bin (?:kontakt|verbindung)\b|\bconnect (?:them|the two|him|her|\w+ (?:with|and|to))\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:them|both|the two|each other|one another)\b", re.IGNORECASE)


def introductions(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Whom the user promised to bring together: both people of each open promise of an introduction."""
    lines: dict[tuple[str, ...], Line] = {}
    for promise in snapshot.promises:
        evidence = snapshot.statements_by_id([int(i) for i in promise.evidence])
        told = next((s for s in evidence if _TOGETHER.search(s.text)), None)
        if promise.by_id is not None or promise.status != "open" or told is None:
            continue
        people, cited = _pair(snapshot, promise, told)
        if len(people) < 2 or (plan.person_ids and not set(plan.person_ids) & set(people)):
            continue
        names = listed([snapshot.label(p) for p in people])
        due = f", by {long_date(promise.due)} ({promise.due.isoformat()})" if promise.due else ""
        pair = tuple(sorted(people))
        held = lines[pair].citations if pair in lines else ()
        rows = _there(plan, snapshot, people)
        citations = tuple(dict.fromkeys((*held, *cited, *rows)))
        lines[pair] = Line(f"{names}{due}", people[0], citations)
    if not lines:
        return None
    text = f"You promised to introduce {'; '.join(x.value for x in lines.values())}."
    everybody = tuple(dict.fromkeys(p for pair in lines for p in pair))
    return Found(text + _coming(plan, snapshot, everybody), tuple(lines.values()), people=everybody)


def _pair(snapshot: Snapshot, promise: t.Promise, told: Statement) -> tuple[list[str], list[Citation]]:
    """Who is to be introduced to whom: the one promised, those the sentence names, and before "them" those whom
    the sentences before it name."""
    people = [p for p in (promise.to_id, *told.mentions) if p in snapshot.people]
    cited = [told]
    before = [s for s in snapshot.statements_of([told.document]) if s.start < told.start]
    if len(set(people)) < 2 or _SEVERAL.search(told.text):
        for statement in reversed(before[-2:]):
            named = [p for p in (*statement.subjects, *statement.mentions) if p in snapshot.people]
            if named and len(set(people)) < 2:
                cited.append(statement)
                people += named
            elif set(named) & set(people):
                cited.append(statement)
    return list(dict.fromkeys(people))[:3], [s.cite(snapshot.today) for s in cited]


def _there(plan: Plan, snapshot: Snapshot, people: Iterable[str]) -> list[Citation]:
    """The rows of people on the lists of the event that the question names."""
    rows = (a for p in people for a in snapshot.attendance_of.get(p, ()))
    return [a.citation for a in rows if a.event in plan.event_ids and a.role in ("attendee", "speaker")]


def _coming(plan: Plan, snapshot: Snapshot, people: Iterable[str]) -> str:
    """Who of the people is on the list of the event that the question names."""
    if not plan.event_ids:
        return ""
    there = {
        p: a.status
        for p in people
        for a in snapshot.attendance_of.get(p, ())
        if a.event in plan.event_ids and a.role in ("attendee", "speaker")
    }
    event = snapshot.events[plan.event_ids[0]].name
    coming = [snapshot.label(p) for p, status in there.items() if status == "coming"]
    if not coming:
        return f" None of them is on the list of {event}."
    return f" On the list of {event}: {listed(coming)}."


QUERIES = {Kind.REQUESTS: requests, Kind.INTRODUCTIONS: introductions}
