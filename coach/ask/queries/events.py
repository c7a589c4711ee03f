"""Queries on events and the calendar: whom the user met there, when they are, whether they took place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from coach.ask.mentions import EventMention
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import Period, long_date, spelled
from coach.ask.unread_words import relation
from coach.ask.vocabulary import terms
from coach.dates import find_dates
from coach.evidence import MET, Citation
from coach.index.words import stem
from coach.people import names, organisations
from coach.store import tables as t
from coach.store.rows import cite
from coach.store.values import EventView


def who_met(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People the user talked with at an event, at a place or in a period, by the notes of those days."""
    beside = relation(plan.question, plan.mentions.events)
    if beside is not None:
        period = _beside(plan, snapshot, *beside)
        if period is None:
            return Found(f"I have no day on record for {beside[1].surface}.", abstained=True)
        rest = tuple(m for m in plan.mentions.events if m is not beside[1])
        plan = replace(plan, mentions=replace(plan.mentions, events=rest), period=period)
    documents = _notes(plan, snapshot)
    met: dict[str, Line] = {}
    heads: list[Citation] = []
    for document in documents:
        front = snapshot.front(document) if document in snapshot.notes else None
        heads += [front] if front else []
        for person, role in snapshot.participants.get(document, []):
            if role in MET and person in snapshot.people and person not in met:
                view = snapshot.people[person]
                citations = (snapshot.naming(document, person), *([front] if front else []))
                met[person] = Line(described(view, snapshot.label(person)), person, citations)
        for person in sorted(_there_too(snapshot, document) - met.keys()):
            view = snapshot.people[person]
            met[person] = Line(
                described(view, snapshot.label(person)), person, (snapshot.naming(document, person),)
            )
        for name in _unlinked(snapshot, document):
            met.setdefault(name, Line(name, None, (front,) if front else ()))
    if plan.period and not plan.event_ids:
        _add_calendar(plan, snapshot, met)
    where = _place_words(plan, snapshot)
    if not met and plan.period and not plan.mentions.events:
        return Found(f"Nobody met {where}, by your notes and calendar.", abstained=True)
    if not met:
        return None
    text = f"{counted(len(met), 'person', 'people')} met {where}."
    return Found(text, tuple(met.values()), tuple(heads), tuple(x.person for x in met.values() if x.person))


_DID_THERE = re.compile(
    r"\b(?:introduced (?:him|her|them)sel(?:f|ves)|sat (?:me|us)|showed (?:me|us)|offered (?:me|us)|gave (?:me|us)|told (?:me|us)|"
    r"asked (?:me|us|\w+ questions?)|joined (?:me|us)|spoke (?:with|to) (?:me|us)|stellte sich|setzte mich|bot mir|gab mir|"
    r"erzählte mir|sagte mir|fragte mich|zeigte mir)\b",
    re.IGNORECASE,
)


def _there_too(snapshot: Snapshot, document: int) -> set[str]:
    """Who did something with the user, by the sentences of a note that was taken at an event."""
    if document not in snapshot.event_of or snapshot.notes[document][1].people:
        return set()
    said = snapshot.statements_of([document])
    return {
        s.subjects[0]
        for s in said
        if len(s.subjects) == 1 and s.subjects[0] in snapshot.people and _DID_THERE.search(s.text)
    }


def _beside(plan: Plan, snapshot: Snapshot, word: str, mention: EventMention) -> Period | None:
    """The days before or after an event, within the time that the question names; None where no day of it is known."""
    known = [e for i in mention.events if (e := dated_event(snapshot, snapshot.events[i])).starts]
    days = [(e.starts, e.ends or e.starts) for e in known if e.starts]
    past = [d for d in days if d[0] <= snapshot.today] or days
    if not past:
        return None
    starts, ends = max(past)
    first, last = dt.date.min, dt.date.max
    if word == "before":
        last = starts - dt.timedelta(days=1)
    elif word == "until":
        last = ends
    else:
        first = ends + dt.timedelta(days=1)
    words = f"{word} the {mention.surface}"
    if plan.period is None:
        return Period(((first, last),), words)
    inside = [(max(first, a), min(last, b)) for a, b in plan.period.ranges]
    return Period(tuple(days for days in inside if days[0] <= days[1]), f"{plan.period.words} {words}")


def _place_words(plan: Plan, snapshot: Snapshot) -> str:
    named = list(dict.fromkeys(m.surface for m in plan.mentions.events if not m.by_place))
    parts = [f"at the {' or the '.join(named)}"] if named else []
    parts += [f"in {m.surface}" for m in plan.mentions.events if m.by_place][:1]
    if plan.period:
        parts.append(plan.period.words)
    return " ".join(parts) or "there"


def _notes(plan: Plan, snapshot: Snapshot) -> list[int]:
    """The notes that record the conversations asked for, by date."""
    wanted = {d for e in plan.event_ids for d in snapshot.events[e].documents}
    named = any(not m.by_place and m.events for m in plan.mentions.events)
    places = {fold_words(m.surface) for m in plan.mentions.events if m.by_place and not named}
    found = []
    for document, (row, note) in snapshot.notes.items():
        if row.kind != "note":
            continue
        here = document in wanted or any(
            p <= set(terms(f"{note.location} {row.title} {note.event}")) for p in places
        )
        if (plan.event_ids or places) and not here:
            continue
        if plan.period and not plan.period.holds(row.date):
            continue
        if row.date is None or row.date <= snapshot.today:
            found.append(document)
    return found


def fold_words(text: str) -> frozenset[str]:
    """The folded content words of a text."""
    return frozenset(terms(text))


def _unlinked(snapshot: Snapshot, document: int) -> list[str]:
    """Names in a note's list of people that are linked to nobody."""
    if document not in snapshot.notes:
        return []
    linked = [
        names.parts(n)
        for person, _ in snapshot.participants.get(document, [])
        if person in snapshot.people
        for n in snapshot.people[person].names
    ]
    me = names.parts(snapshot.repository.me().name)
    return [
        name
        for name in snapshot.notes[document][1].people
        if not any(_alike(names.parts(name), have) for have in [*linked, me])
    ]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if one == other or (len(one) == 1 and names.given_agrees(one[0], other[0])):
        return True
    return one[-1] == other[-1] and names.given_agrees(one[0], other[0])


def _add_calendar(plan: Plan, snapshot: Snapshot, met: dict[str, Line]) -> None:
    for person, contacts in snapshot.interactions.items():
        for contact in contacts:
            if (
                contact.channel == "calendar"
                and plan.period
                and plan.period.holds(contact.date)
                and person in snapshot.people
                and person not in met
            ):
                view = snapshot.people[person]
                met[person] = Line(described(view, snapshot.label(person)), person, (contact.citation,))


def event_when(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """When and where an event is."""
    views = [dated_event(snapshot, snapshot.events[e]) for e in plan.event_ids]
    dated = sorted((e for e in views if e.starts), key=lambda e: e.starts or dt.date.min)
    if plan.period:
        dated = [e for e in dated if plan.period.holds(e.starts)] or dated
    if not dated:
        return None
    past = plan.question.casefold().startswith(("when was", "where was", "when did", "where did"))
    coming = [e for e in dated if (e.ends or e.starts or dt.date.min) >= snapshot.today]
    chosen = dated[-1] if past or not coming else coming[0]
    rows = [chosen] if plan.mentions.events and not plan.mentions.events[0].by_place else dated
    lines = tuple(Line(event_value(e), None, event_citations(snapshot, e)) for e in rows)
    return Found(_event_sentence(chosen), lines)


def dated_event(snapshot: Snapshot, event: EventView) -> EventView:
    """The event with the days that calendar and programme give, which a note that only names it may blur."""
    entries = [snapshot.calendar[d][1] for d in event.documents if d in snapshot.calendar]
    starts = [e.starts.date() for e in entries if e.starts and not e.cancelled]
    ends = [e.ends.date() for e in entries if e.ends and not e.cancelled]
    if not starts:
        return event
    return replace(event, starts=min(starts), ends=max([*ends, max(starts)]))


def event_value(event: EventView) -> str:
    """An event in a row: its days, name and place."""
    ends = event.ends if event.ends and event.ends != event.starts else None
    days = (event.starts.isoformat() if event.starts else "no date") + (
        f" to {ends.isoformat()}" if ends else ""
    )
    return ", ".join(x for x in (f"{days}: {event.name}", event.location) if x)


def _event_sentence(event: EventView) -> str:
    where = f" in {event.location}" if event.location else ""
    if event.starts is None:
        return f"{event.name} is{where}; no date is on record."
    day = long_date(event.starts)
    until = f" to {long_date(event.ends)}" if event.ends and event.ends != event.starts else ""
    return f"{event.name}: {day}{until}{where}."


def event_citations(snapshot: Snapshot, event: EventView) -> tuple[Citation, ...]:
    """Where the days of an event stand: programme or calendar, then notes."""
    rank = {"header": 0, "event": 1, "programme": 2, "note": 3}
    rows = [snapshot.documents.get(d) for d in event.documents]
    ordered = sorted((r for r in rows if r and r.kind in rank), key=lambda r: rank[r.kind])
    found = []
    for row in ordered[:2]:
        statements = snapshot.statements_of([row.id])
        found.append(statements[0].cite(snapshot.today) if statements and row.kind != "event" else cite(row))
    return tuple(found)


_EVENT_ASKED = re.compile(r"\b(?:events?|conferences?|fairs?|congress\w*)\b", re.IGNORECASE)


def events_with(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Where and when the user met a person: events first, then other meetings; of several, where all of them were."""
    if len(plan.people) > 1:
        return _events_of_all(plan, snapshot)
    lines: list[tuple[dt.date, Line]] = []
    for person in plan.person_ids:
        seen: set[str] = set()
        label = f" ({snapshot.label(person)})" if len(plan.person_ids) > 1 else ""
        for document, role in snapshot.documents_with.get(person, {}).items():
            row = snapshot.documents.get(document)
            if row is None or role not in MET or row.kind != "note" or row.date is None:
                continue
            if plan.period is not None and not plan.period.holds(row.date):
                continue
            event = snapshot.events.get(snapshot.event_of.get(document, 0))
            name = event.name if event else row.title
            if name not in seen:
                seen.add(name)
                where = _where(snapshot, row, event)
                value = (
                    f"{row.date.isoformat()}: {name}"
                    + (f", {where}" if where and where not in name else "")
                    + label
                )
                lines.append((row.date, Line(value, person, (snapshot.naming(document, person),))))
    if not lines:
        return None
    if _EVENT_ASKED.search(plan.question):
        held = {e.name for e in snapshot.events.values() if e.id in snapshot.larger_events}
        lines = [x for x in lines if any(name in x[1].value for name in held)] or lines
    lines.sort(key=lambda x: x[0])
    who = listed([m.surface for m in plan.people])
    text = f"{counted(len(lines), 'meeting')} with {who} on record, the first on {long_date(lines[0][0])}."
    return Found(text, tuple(x for _, x in lines), people=plan.person_ids)


def _events_of_all(plan: Plan, snapshot: Snapshot) -> Found:
    """The events at which everybody named was, or is listed."""
    who = listed([m.surface for m in plan.people])
    there = [
        {e: (person, c) for person in mention.people for e, c in snapshot.events_of(person).items()}
        for mention in plan.people
    ]
    common = set.intersection(*(set(found) for found in there))
    events = sorted(
        (dated_event(snapshot, snapshot.events[e]) for e in common if e in snapshot.events),
        key=lambda e: e.starts or dt.date.max,
    )
    events = [e for e in events if plan.period is None or plan.period.holds(e.starts)]
    if not events:
        near = tuple(c for found in there for _, c in list(found.values())[:2])
        return Found(
            f"No event is on record where {who} both were or are listed.",
            citations=near,
            people=plan.person_ids,
            abstained=True,
        )
    ambiguous = any(len(mention.people) > 1 for mention in plan.people)
    lines = tuple(
        Line(
            event_value(e)
            + (f" ({listed([snapshot.label(found[e.id][0]) for found in there])})" if ambiguous else ""),
            None,
            tuple(found[e.id][1] for found in there),
        )
        for e in events
    )
    return Found(f"{counted(len(lines), 'event')} with {who}.", lines, people=plan.person_ids)


def _where(snapshot: Snapshot, row: t.Document, event: EventView | None) -> str:
    if event and event.location:
        return event.location
    note = snapshot.notes.get(row.id)
    return note[1].location if note else ""


def session(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """What somebody is down for on a programme, with day and time."""
    lines: list[Line] = []
    several = len(plan.people) > 1
    for person in plan.person_ids:
        for row in snapshot.attendance_of.get(person, []):
            event = snapshot.events.get(row.event or 0)
            if not row.session or event is None or (plan.event_ids and row.event not in plan.event_ids):
                continue
            held = _day_of_session(row.session, event, snapshot.today)
            day = f"{held.isoformat()}: " if held else ""
            name = f"{snapshot.label(person)}: " if several else ""
            lines.append(Line(f"{name}{day}{row.session}", person, (row.citation,)))
    if not lines:
        return None
    who = listed([m.surface for m in plan.people])
    text = "; ".join(x.value for x in lines[:4]) if several else f"{who}: {lines[0].value}"
    return Found(f"{text}.", tuple(lines), people=plan.person_ids)


def _day_of_session(session: str, event: EventView, today: dt.date) -> dt.date | None:
    """The day of a session: one of the event's own where it names such a one; a year in its title is no day."""
    days = [m.first for m in find_dates(session, event.starts or today) if m.exact]
    ends = event.ends or event.starts
    own = [d for d in days if event.starts and ends and event.starts <= d <= ends]
    return next(iter(own or days), None)


def took_place(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Whether a calendar entry was held or cancelled, and the last one held."""
    matches = [
        (row, entry) for row, entry in snapshot.calendar.values() if row.kind == "event" and _concerns(plan, snapshot, row, entry)
    ]  # fmt: skip
    inside = [
        m for m in matches if plan.period is None or plan.period.holds(m[1].starts and m[1].starts.date())
    ]
    if not inside:
        return None
    lines = []
    for row, entry in inside:
        day = entry.starts.date().isoformat() if entry.starts else "no date"
        lines.append(Line(f"{day}: {entry.name}, {_state(entry, snapshot.today)}", None, (cite(row),)))
    held = [
        (row, e) for row, e in matches if e.starts and e.starts.date() < snapshot.today and not e.cancelled and not e.declined
    ]  # fmt: skip
    entry = inside[-1][1]
    text = _took_place_sentence(entry, snapshot.today)
    extra: tuple[Citation, ...] = ()
    if entry.cancelled and held:
        row, last = held[-1]
        text += (
            f" The last one held was on {long_date(last.starts.date()) if last.starts else ''} ({last.name})."
        )
        extra = (cite(row),)
    return Found(text, tuple(lines), extra, plan.person_ids)


def _concerns(plan: Plan, snapshot: Snapshot, row: t.Document, entry: t.CalendarEntry) -> bool:
    people = {p for p, _ in snapshot.participants.get(row.id, [])}
    own = {stem(w) for w in terms(f"{entry.name} {row.title}")}
    if plan.people and not people & set(plan.person_ids):
        return False
    if plan.event_ids and snapshot.event_of.get(row.id) not in plan.event_ids:
        return False
    wanted = set(plan.organisation_names)
    if wanted:
        there = any(
            organisations.asked(o, c.organisation)
            for p in people
            if p in snapshot.people
            for c in snapshot.people[p].contacts
            for o in wanted
            if c.organisation
        )
        named = {stem(w) for m in plan.mentions.organisations for w in terms(m.surface)} & own
        return there or bool(named)
    if plan.people or plan.event_ids:
        return True
    return bool({stem(w) for w in plan.focus} & own)


def _state(entry: t.CalendarEntry, today: dt.date) -> str:
    if entry.cancelled:
        return "cancelled"
    if entry.declined:
        return "declined by you"
    return "still to come" if entry.starts and entry.starts.date() >= today else "held"


def _took_place_sentence(entry: t.CalendarEntry, today: dt.date) -> str:
    day = long_date(entry.starts.date()) if entry.starts else "no date"
    state = _state(entry, today)
    lead = {
        "cancelled": "No, it was cancelled",
        "declined by you": "You declined it",
        "held": "Yes, it took place",
    }
    return f"{lead.get(state, 'It is still to come')}: {entry.name}, {day}."


_HELD = re.compile(r"\b(?:did|had|was|were)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def agenda(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Calendar entries in a period; the next two weeks by default."""
    first = snapshot.today
    last = dt.date.max if plan.asked else snapshot.today + dt.timedelta(days=14)
    if plan.period:
        first, last = plan.period.first, plan.period.last
        if first == dt.date.min and last >= snapshot.today and not _HELD.search(plan.question):
            first = snapshot.today  # what there is before a day to come
        if last < snapshot.today and last == first and _WEEKDAY.fullmatch(plan.period.words):
            first = last = last + dt.timedelta(days=7)  # "what do I have on Tuesday" looks ahead
    lines = []
    for row, entry in snapshot.calendar.values():
        open_entry = row.kind == "event" and not entry.cancelled and not entry.declined
        if open_entry and entry.starts and first <= entry.starts.date() <= last:
            time = "" if entry.all_day else entry.starts.strftime(" %H:%M")
            parts = (f"{entry.starts.date().isoformat()}{time}: {entry.name}", entry.location)
            lines.append(Line(", ".join(x for x in parts if x), None, (cite(row),)))
    if not lines:
        if re.search(r"\b(?:events?|conferences?)\b", plan.question.casefold()):
            return None
        return Found("Nothing is in your calendar for that time.")
    if plan.asked:
        return _next_entry(lines, plan.asked.removeprefix("for the next "))
    return Found(f"{counted(len(lines), 'calendar entry', 'calendar entries')}.", tuple(lines))


_ANY_ENTRY = ("meeting", "appointment", "event", "entry")


def _next_entry(lines: Sequence[Line], what: str) -> Found:
    """The next entry of the calendar and what begins with it; of a kind that not every entry is, the next whose name says
    so. What lasts all day hides nothing that has an hour on it."""
    named = [x for x in lines if what in _ANY_ENTRY or stem(what) in {stem(w) for w in terms(x.value)}]
    if not named:
        return Found(f"No {what} is in your calendar. Next there: {lines[0].value}.", (lines[0],))
    first = _begins(named[0])
    at_hours = (_begins(x) for x in named if x.value.startswith(first[:10]) and " " in _begins(x))
    begun = {first, next(at_hours, first)}
    coming = tuple(x for x in named if _begins(x) in begun)
    return Found(f"Next: {'; '.join(spelled(x.value) for x in coming)}.", coming)


def _begins(line: Line) -> str:
    """When an entry begins, as its row says it: a day, with the hour unless it lasts all of it."""
    return line.value.partition(": ")[0]


QUERIES = {
    Kind.WHO_MET: who_met,
    Kind.EVENT_WHEN: event_when,
    Kind.EVENTS_WITH: events_with,
    Kind.SESSION: session,
    Kind.TOOK_PLACE: took_place,
    Kind.AGENDA: agenda,
}
