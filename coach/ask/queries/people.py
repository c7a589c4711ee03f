"""Queries for sets of people: at an organisation, with a title or place, connected since, known attendees."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from coach import town_names
from coach.ask.agreement import denied_in
from coach.ask.conditions import WORDED, In, fits, in_time
from coach.ask.fulfilling import fulfilling
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.moves import joining, leaving
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import LIGHT, terms
from coach.dates import find_dates
from coach.evidence import MET, NOTES, Citation, Statement
from coach.index.words import stem
from coach.people import organisations
from coach.records import ContactKind
from coach.store.values import AttendanceView, ContactView, PersonView
from coach.text import fold, plain


def described(person: PersonView, label: str, contact: ContactView | None = None) -> str:
    """A person in a row: name, title, organisation; what a given contact record says where it is the reason."""
    title = contact.title if contact else person.title
    organisation = contact.organisation if contact else person.organisation
    value = ", ".join([label, *(x for x in (title, organisation) if x and x not in label)])
    if contact and person.organisation and not organisations.same(person.organisation, organisation or ""):
        value += f" (now {person.organisation})"
    return value


def who_at(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People at an organisation, now or before."""
    wanted = set(plan.organisation_names)
    if not wanted:
        return None
    mine: list[Line] = []
    strangers: list[Line] = []
    for person in snapshot.people.values():
        there = [c for c in person.contacts if c.organisation in wanted]
        when = plan.asked.partition(",")[0]
        if not there or (when in ("now", "before") and not in_time(when, person, wanted, snapshot)):
            continue
        gone = _gone(snapshot, person)
        if gone and when == "now":
            continue
        if plan.asked.startswith("now, ") and not fits(terms(plan.asked[5:]), person.title):
            continue
        if plan.asked == "met by you" and not snapshot.interactions.get(person.id):
            continue
        best = min(there, key=lambda c: c.kind == "attendee")
        value, cited = described(person, person.name, best), tuple(c.citation for c in [best, *there][:2])
        if gone and gone.date and person.organisation in wanted:
            value += f" (has left, by your {'note' if gone.kind in NOTES else 'message'} of {long_date(gone.date)})"
            cited = (cited[0], gone.cite(snapshot.today))
        elif when == "now" and (moved := _perhaps_gone(snapshot, person)):
            source = "note" if moved.kind in NOTES else "message"
            value += f" (may be out of date: your {source} of {long_date(moved.date)})" if moved.date else ""
            cited = (cited[0], moved.cite(snapshot.today))
        line = Line(value, person.id, cited)
        (mine if snapshot.knows(person.id) else strangers).append(line)
    if plan.asked == "before":
        mine += _left_by_notes(plan, snapshot, {x.person for x in (*mine, *strangers)})
    name = " or ".join(dict.fromkeys(m.surface for m in plan.mentions.organisations))
    if not mine:
        mine, strangers = strangers, []
        if not mine:
            return None
        lead = f"{counted(len(mine), 'person', 'people')} at {name}, from attendee lists only."
    else:
        lead = f"{counted(len(mine), 'person', 'people')} at {name}."
    if (
        strangers
        and plan.asked.startswith("now")
        and not re.search(r"\b(know|my)\b", plan.question.casefold())
    ):
        mine, strangers = mine + strangers, []
        lead = f"{counted(len(mine), 'person', 'people')} at {name}."
    lead += _also(strangers)
    return _set(lead, mine)


def _left_by_notes(plan: Plan, snapshot: Snapshot, have: set[str | None]) -> list[Line]:
    """People without a record of the place of whom a note says that they left it."""
    places = list(
        dict.fromkeys((*plan.organisation_names, *(m.surface for m in plan.mentions.organisations)))
    )
    words = {w for p in places for w in organisations.distinctive(p)}
    notes = [d for d, (row, _) in snapshot.notes.items() if any(w in fold(row.text) for w in words)]
    about = {p for s in snapshot.statements_of(notes) for p in s.subjects if p in snapshot.people}
    lines = []
    for person in sorted(about - have):
        view = snapshot.people[person]
        gone = leaving(snapshot, view, places)
        if gone is not None and gone.sure:
            lines.append(Line(described(view, view.name), person, (gone.said.cite(snapshot.today),)))
    return lines


def _gone(snapshot: Snapshot, person: PersonView) -> Statement | None:
    """The sentence, newer than the record, that tells surely that somebody left where the record has them."""
    left = leaving(snapshot, person, (person.organisation,)) if person.organisation else None
    return left.said if left and left.sure else None


def _perhaps_gone(snapshot: Snapshot, person: PersonView) -> Statement | None:
    """The sentence, newer than the record, by which somebody may not be there any more."""
    gone = leaving(snapshot, person, (person.organisation,)) if person.organisation else None
    return gone.said if gone else joining(snapshot, person)


def _also(strangers: Sequence[Line]) -> str:
    if not strangers:
        return ""
    names = listed([s.value.partition(",")[0] for s in strangers])
    return (
        f" On an attendee list from there too, without any contact with you yet: {names}."
        if strangers
        else ""
    )


def _set(text: str, lines: Iterable[Line]) -> Found:
    ordered = tuple(sorted(lines, key=lambda line: line.value.casefold()))
    return Found(text, ordered, people=tuple(x.person for x in ordered if x.person))


def joined(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People for whom several conditions hold at once, each row citing every one of them; how many, or a field of
    theirs. None where retrieval may know better: of a single condition that nobody fulfils, and of words that stand
    in no sentence as they are asked."""
    people = fulfilling(plan.conditions, snapshot)
    if not people and (len(plan.conditions) == 1 or any(isinstance(c, WORDED) for c in plan.conditions)):
        return None
    if not people:
        return nobody(plan, snapshot)
    lines = [
        Line(_wanted(plan.asked, person, snapshot), person.id, _proof(plan.asked, person, proof))
        for person, proof in people
    ]
    return _set(f"{counted(len(lines), 'person', 'people')}.", lines)


def nobody(plan: Plan, snapshot: Snapshot) -> Found:
    """That nobody fulfils all of it, and the condition without which somebody would."""
    text = "Nobody on record fulfils all of that."
    for left_out in reversed(plan.conditions):
        rest = [c for c in plan.conditions if c is not left_out]
        near = fulfilling(rest, snapshot) if rest else []
        if near:
            more = [f"{len(near) - MOST_NEAR} more"] if len(near) > MOST_NEAR else []
            names = listed([*(snapshot.label(p.id) for p, _ in near[:MOST_NEAR]), *more])
            text += f" Leaving out one condition ({left_out.words()}), there {'is' if len(near) == 1 else 'are'} {len(near)}: {names}."
            cited = tuple(c for _, proof in near[:MOST_NEAR] for c in proof[:1])
            return Found(text, citations=cited, abstained=True)
    return Found(text, abstained=True)


MOST_NEAR = 5
"""At most so many people are named who fulfil nearly all."""


def _wanted(asked: str, person: PersonView, snapshot: Snapshot) -> str:
    """The row of a person: who they are, or the field that is asked for."""
    label = snapshot.label(person.id)
    fields = {"e-mail": person.emails, "phone": person.phones}
    if asked in fields:
        return f"{label}: {', '.join(fields[asked]) or f'no {asked} on record'}"
    return described(person, label)


def _proof(asked: str, person: PersonView, shown: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """What a row rests on: the record that has the field asked for, what shows the conditions, else who it is."""
    held = [c for c in person.contacts if (asked == "e-mail" and c.emails) or (asked == "phone" and c.phones)]
    return (*(c.citation for c in held[:1]), *shown) or tuple(c.citation for c in person.contacts[:1])


def who_since(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People connected with in a period, by the date of the connection; or the first or last of all."""
    if plan.period is None:
        return _end_of_connections(plan, snapshot)
    rows: list[tuple[dt.date, Line]] = []
    for person in snapshot.people.values():
        made = [c for c in person.contacts if c.kind == ContactKind.CONNECTION and plan.period.holds(c.dated)]
        if made and made[-1].dated:
            day = made[-1].dated
            value = f"{described(person, person.name)}, connected {long_date(day)} ({day.isoformat()})"
            rows.append((day, Line(value, person.id, (made[-1].citation,))))
    if not rows:
        return Found(f"No connection {plan.period.words}.", abstained=True)
    lines = tuple(line for _, line in sorted(rows, key=lambda r: r[0]))
    text = f"{counted(len(lines), 'new connection')} {plan.period.words}."
    return Found(text, lines, people=tuple(x.person for x in lines if x.person))


def _end_of_connections(plan: Plan, snapshot: Snapshot) -> Found | None:
    """The first or last people with whom the user connected; of one day all, since no hour is on record."""
    end = _END.search(plan.asked)
    days = [
        (day, person, c)
        for person in snapshot.people.values()
        for c in person.contacts
        if c.kind == ContactKind.CONNECTION and (day := c.dated)
    ]
    if end is None or not days:
        return None
    days.sort(key=lambda d: (d[0], d[1].name), reverse=end[1] == "last")
    edge = days[: int(end[2])][-1][0]
    chosen = [d for d in days if (d[0] <= edge if end[1] == "first" else d[0] >= edge)]
    lines = [
        Line(f"{described(p, p.name)}, connected {long_date(day)} ({day.isoformat()})", p.id, (c.citation,))
        for day, p, c in chosen
    ]
    who = listed([f"{snapshot.label(p.id)} on {long_date(day)}" for day, p, _ in chosen[:MOST_NEAR]])
    text = f"Your {end[1]} {'connection' if len(chosen) == 1 else 'connections'} on record: {who}."
    return Found(text, tuple(lines), people=tuple(p.id for _, p, _ in chosen))


_END = re.compile(r"with (first|last): (\d+)")


def who_is(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People whose title, location or own note on the contact holds all the words asked for."""
    asked = [w for w in plan.focus if w not in LIGHT and w not in _ANY_TRADE]
    place = next((m.surface for m in plan.mentions.events if m.by_place), "")
    if not place and len(asked) == 1 and town_names.is_town(asked[0]):
        place, asked = plan.topic, []
    if place and not asked:
        return _in_place(place, snapshot)
    wanted = [*asked, *terms(place)]
    if not wanted:
        return None
    lines = []
    for person in snapshot.people.values():
        if not snapshot.knows(person.id):
            continue
        hit = next((c for c in person.contacts if fits(wanted, _words(c))), None)
        if hit is not None:
            lines.append(Line(described(person, person.name, hit), person.id, (hit.citation,)))
    lines += _noted(snapshot, wanted, {line.person for line in lines})
    words = plan.topic or place
    if not lines:
        return None
    return _set(f"{counted(len(lines), 'person', 'people')} for {words}.", lines)


_ANY_TRADE = frozenset(
    "business industry sector field trade world area domain based located living lives sits".split()
)


def _in_place(place: str, snapshot: Snapshot) -> Found | None:
    """The people who are on record as living or working at a place; else those whom the user met there."""
    settled = fulfilling([In(place, settled=True)], snapshot)
    if settled:
        lines = [Line(described(p, snapshot.label(p.id)), p.id, proof) for p, proof in settled]
        return _set(f"{counted(len(lines), 'person', 'people')} in {place}.", lines)
    met: dict[str, Line] = {}
    for document in snapshot.noted_at(place):
        for person, role in snapshot.participants.get(document, []):
            if role in MET and person in snapshot.people:
                value = f"{described(snapshot.people[person], snapshot.label(person))} (you met there)"
                met.setdefault(person, Line(value, person, (snapshot.naming(document, person),)))
    if not met:
        return None
    text = f"Nobody is on record as living or working in {place}. You met {counted(len(met), 'person', 'people')} there."
    return _set(text, met.values())


def _words(contact: ContactView) -> str:
    return " ".join((contact.title, contact.location, contact.note, contact.organisation))


_LIVES = re.compile(
    r"\b(?:lives?|moved|moving|based|relocated|works? (?:in|as|from)|is an? |became|trained as|now an? |"
    r"settled)\b"
)


def _noted(snapshot: Snapshot, wanted: Sequence[str], have: set[str | None]) -> list[Line]:
    """People of whom a note says what is asked, in a sentence on where they live or what they are."""
    found: dict[str, Line] = {}
    for statement in reversed(snapshot.statements_on(" ".join(sorted(wanted)), ("note",))):
        person = next(iter(statement.subjects), "")
        if person in have or person in found or person not in snapshot.people or len(statement.text) > 200:
            continue
        if denied_in(wanted, statement.text):
            continue
        if {stem(w) for w in wanted} <= {stem(w) for w in terms(statement.text)} and _LIVES.search(
            statement.text
        ):
            view = snapshot.people[person]
            found[person] = Line(described(view, view.name), person, (statement.cite(snapshot.today),))
    return list(found.values())


# Attendees


def choose_event(plan: Plan, snapshot: Snapshot) -> tuple[int, ...]:
    """The events meant: those named that have a list; without a name, the next or latest with one."""
    named = [e for e in plan.event_ids if e in snapshot.listed_events]
    return tuple(named) if named or plan.mentions.events else snapshot.next_list


_STATUS = {"waiting": "on the waiting list", "pending": "not approved yet", "cancelled": "cancelled"}


def attending(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People on an event's lists: all, from an organisation, known to the user, speaking, of a kind of work."""
    events = choose_event(plan, snapshot)
    if not events:
        return None
    name = snapshot.events[events[0]].name
    fitting = [row for row in snapshot.attendance if row.event in events and _is_asked(plan, snapshot, row)]
    rows: dict[str, tuple[AttendanceView, list[Citation]]] = {}
    for row in fitting:
        if row.status != "cancelled":
            rows.setdefault(row.person or row.name, (row, []))[1].append(row.citation)
    at = f" from {plan.mentions.organisations[0].surface}" if plan.organisation_names else ""
    if not rows:
        if "," in plan.asked:
            return None  # somebody may well be from there, and not be what else is asked
        return Found(f"Nobody on the list of {name} is{at}.", abstained=True) if at else None
    lines = [Line(_attendee(snapshot, row), row.person, tuple(cited[:2])) for row, cited in rows.values()]
    verb = "speaking at" if plan.asked.startswith("speaking") else "on the list of"
    text = f"{counted(len(lines), 'person', 'people')}{at} {verb} {name}{_known_words(plan)}."
    cancelled = sum(row.status == "cancelled" for row in fitting)
    if cancelled:
        text += f" {counted(cancelled, 'cancellation')} left out."
    return _set(text, lines)


_ON_DAY = re.compile(r"\bday (?:one|two|three|four|\d)\b")


def _is_asked(plan: Plan, snapshot: Snapshot, row: AttendanceView) -> bool:
    """Whether a row of a list is of the sort asked for."""
    if row.is_user or row.role not in _roles(plan):
        return False
    wanted = plan.organisation_names
    if wanted and not any(organisations.asked(o, row.organisation) for o in wanted if row.organisation):
        return False
    if "known" in plan.asked and not (row.person and _met(plan, snapshot, row.person)):
        return False
    if "promise" in plan.asked and row.person not in snapshot.promised_to:
        return False
    work = [w for part in plan.asked.split(", ")[1:] if " " not in part for w in terms(part)]
    day = _ON_DAY.search(plan.question.casefold())
    if day and day.group() not in row.session.casefold():
        return False
    if plan.period and not _in_session(plan, snapshot, row):
        return False
    return not work or fits(work, f"{row.title} {row.organisation}")


def _in_session(plan: Plan, snapshot: Snapshot, row: AttendanceView) -> bool:
    """Whether a row speaks in the time asked about; what has no time of its own is not left out."""
    event = snapshot.events.get(row.event or 0)
    said = find_dates(row.session, event.starts if event and event.starts else snapshot.today)
    return plan.period is None or not row.session or any(plan.period.holds(m.first) for m in said)


def _known_words(plan: Plan) -> str:
    """What narrows the list, after its name."""
    return "".join(f", {part}" for part in plan.asked.split(", ")[1:])


def _roles(plan: Plan) -> tuple[str, ...]:
    return ("speaker",) if plan.asked.startswith("speaking") else ("attendee", "speaker")


def _met(plan: Plan, snapshot: Snapshot, person: str) -> bool:
    if re.search(r"\bmet\b", plan.question.casefold()):
        return bool(snapshot.interactions.get(person)) or any(
            role in MET for role in snapshot.documents_with.get(person, {}).values()
        )
    if re.search(r"\bconnect", plan.question.casefold()):
        return any(c.kind == ContactKind.CONNECTION for c in snapshot.people[person].contacts)
    return snapshot.knows(person)


def _attendee(snapshot: Snapshot, row: AttendanceView) -> str:
    name = snapshot.people[row.person].name if row.person in snapshot.people else row.name
    value = ", ".join(x for x in (name, row.title, row.organisation) if x)
    if row.session:
        value += f": {row.session}"
    return f"{value} ({_STATUS[row.status]})" if row.status in _STATUS else value


def is_attending(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Whether somebody is on an event's lists."""
    events = choose_event(plan, snapshot)
    if not events:
        return None
    name = snapshot.events[events[0]].name
    lines: list[Line] = []
    coming: list[str] = []
    cancelled: list[str] = []
    everybody = tuple(dict.fromkeys(p for m in plan.people for p in (*m.people, *m.others)))
    for person in everybody:
        rows = [
            r
            for r in snapshot.attendance_of.get(person, [])
            if r.event in events and r.role in ("attendee", "speaker")
        ]
        label = snapshot.label(person)
        for row in rows:
            status = _STATUS.get(row.status, "speaking" if row.role == "speaker" else "coming")
            at = "" if label.endswith(")") or not row.organisation else f", {row.organisation}"
            lines.append(Line(f"{label}{at}: {status}", person, (row.citation,)))
        if rows:
            (cancelled if all(r.status == "cancelled" for r in rows) else coming).append(label)
    who = listed([m.surface for m in plan.people])
    if not lines:
        return _not_listed(plan, snapshot, events, who)
    if not (coming and cancelled) and len(coming) + len(cancelled) == len(everybody):
        coming, cancelled = [who] * bool(coming), [who] * bool(cancelled)
    said = [f"Yes, {listed(coming)} {_is(coming)} on the list of {name}."] if coming else []
    if cancelled:
        said.append(
            f"{'' if coming else 'No, '}{listed(cancelled)} {_is(cancelled, 'has', 'have')} cancelled for {name}."
        )
    return Found(" ".join(said), tuple(lines), people=tuple(x.person for x in lines if x.person))


def _is(names: Sequence[str], one: str = "is", many: str = "are") -> str:
    return one if len(names) == 1 else many


_COMES = re.compile(
    r"\b(?:com(?:es?|ing)|attend\w*|be(?:ing)? there|joins?|joining|travels?|travelling|miss(?:es|ing)?|skip\w*|kommt|dabei)\b",
    re.IGNORECASE,
)


def _not_listed(plan: Plan, snapshot: Snapshot, events: Sequence[int], who: str) -> Found | None:
    """That somebody is not on the lists of an event that has one, with what a sentence on the event says of coming."""
    listed_ones = [e for e in events if e in snapshot.listed_events]
    if not listed_ones:
        return None
    event = snapshot.events[listed_ones[0]]
    called = {w for w in terms(event.name) if not w.isdigit()} | {
        w for m in plan.mentions.events for w in terms(m.surface)
    }
    told = [
        s
        for p in plan.person_ids
        for s in snapshot.statements_about(p)
        if _COMES.search(s.text) and (s.document in event.documents or called & set(terms(s.text)))
    ]
    lines = tuple(
        Line(f"“{plain(s.text)}”", p, (s.cite(snapshot.today),)) for s in told[-2:] for p in s.subjects[:1]
    )
    return Found(f"{who} is not on the list of {event.name}.", lines, people=plan.person_ids)


QUERIES = {
    Kind.JOINED: joined,
    Kind.WHO_AT: who_at,
    Kind.WHO_SINCE: who_since,
    Kind.WHO_IS: who_is,
    Kind.ATTENDING: attending,
    Kind.IS_ATTENDING: is_attending,
}
