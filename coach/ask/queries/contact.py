"""Queries on contact with a person: last, first, next, who wrote, who has gone quiet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date, spelled
from coach.dates import find_dates
from coach.evidence import Citation
from coach.people import names
from coach.store.values import MessageView
from coach.text import plain

_TALKS = ("calendar", "note")
_CHANNEL = {
    "calendar": "calendar",
    "note": "note",
    "mail": "mail",
    "message": "message",
    "list": "attendee list",
}
Contact = tuple[dt.date, str, int]
"""Day, channel and document of one contact with a person."""


def talks(snapshot: Snapshot, person: str) -> list[Contact]:
    """Conversations held with a person, oldest first: meetings and calls of the calendar, and notes of talks."""
    found = {
        (i.date, i.channel, i.citation.document or 0)
        for i in snapshot.interactions.get(person, [])
        if i.channel in _TALKS
    }
    return sorted(found, key=lambda c: (c[0], c[1] == "calendar", c[2]))


def exchanges(snapshot: Snapshot, person: str) -> list[Contact]:
    """Two-way contacts of every channel, oldest first."""
    found = {(i.date, i.channel, i.citation.document or 0) for i in snapshot.interactions.get(person, [])}
    return sorted({*found, *talks(snapshot, person)}, key=lambda c: (c[0], c[1] == "calendar", c[2]))


def letters(
    snapshot: Snapshot, person: str, *, by_them: bool | None = None, drafts: bool = False
) -> list[MessageView]:
    """Messages between the user and a person, oldest first."""
    found = []
    for message in snapshot.messages:
        theirs = message.sender == person
        mine = message.sender_is_user and person in message.recipients
        if ((theirs and by_them is not False) or (mine and by_them is not True)) and (
            drafts or not message.draft
        ):
            found.append(message)
    return found


def of_contact(snapshot: Snapshot, person: str, contact: Contact) -> tuple[str, Citation]:
    """A contact in words (title or channel), and the sentence that shows it. A title that only names them is none."""
    day, channel, document = contact
    row = snapshot.documents.get(document)
    if row is None:
        return _CHANNEL.get(channel, channel), Citation("", "", "", day)
    if row.kind in ("message", "mail"):
        text = " ".join(row.text.split())
        said = f"{_CHANNEL[row.kind]} “{text[:60]}…”" if len(text) > 60 else f"{_CHANNEL[row.kind]} “{text}”"
        return row.title or said, snapshot.naming(document, person)
    view = snapshot.people.get(person)
    title = "" if names.only_names(row.title, view.names if view else ()) else row.title
    return title or _CHANNEL.get(channel, channel), snapshot.naming(document, person)


def _called(words: str) -> str:
    """What a contact was called, in brackets; that it stands in a note or in the calendar is no name for it."""
    return "" if words in _CHANNEL.values() else f" ({words})"


def _dated(snapshot: Snapshot, person: str, contact: Contact, label: str) -> Line:
    words, citation = of_contact(snapshot, person, contact)
    return Line(f"{contact[0].isoformat()}: {words}{label}", person, (citation,))


def last_contact(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The last talk, message or two-way contact, one row for everybody the name may mean."""
    lines: list[Line] = []
    sentences: list[str] = []
    for person in plan.person_ids:
        latest = _latest(plan, snapshot, person)
        several = len(plan.person_ids) > 1
        if latest is None:
            continue
        lines.append(_dated(snapshot, person, latest, f" with {snapshot.label(person)}" if several else ""))
        sentences.append(_last_sentence(plan, snapshot, person, latest))
    who = listed([m.surface for m in plan.people])
    if not lines:
        return _no_contact(plan, snapshot, who)
    order = sorted(range(len(lines)), key=lambda i: lines[i].value, reverse=True)
    return Found(
        " ".join(sentences[i] for i in order),
        tuple(lines[i] for i in order),
        people=tuple(lines[i].person or "" for i in order),
    )


def _latest(plan: Plan, snapshot: Snapshot, person: str) -> Contact | None:
    def inside(contacts: Iterable[Contact]) -> list[Contact]:
        return [c for c in contacts if plan.period is None or plan.period.holds(c[0])]

    spoken = inside(talks(snapshot, person))
    if plan.asked == "talk":
        return _newest(spoken or inside(exchanges(snapshot, person)))
    if plan.asked == "two-way contact":
        return _newest(inside(exchanges(snapshot, person)))
    written = [
        (m.sent.date(), m.channel, m.document)
        for m in letters(snapshot, person, by_them=plan.by_them or False)
        if m.sent
    ]
    if plan.by_them and re.search(r"\bhear", plan.question.casefold()):
        written += spoken
    return _newest(inside(written))


def _newest(contacts: Sequence[Contact]) -> Contact | None:
    return max(contacts, key=lambda c: c[0], default=None)


def _last_sentence(plan: Plan, snapshot: Snapshot, person: str, latest: Contact) -> str:
    label, day = snapshot.label(person), long_date(latest[0])
    words, _ = of_contact(snapshot, person, latest)
    ago = (snapshot.today - latest[0]).days
    past = "today" if ago == 0 else f"{counted(ago, 'day')} ago"
    if plan.asked == "message":
        lead = f"{label} last wrote to you" if plan.by_them else f"You last wrote to {label}"
    elif latest[1] in _TALKS:
        lead = f"You last spoke with {label}"
    else:
        lead = f"Your last contact with {label} was"
    text = f"{lead} on {day}{_called(words)}, {past}."
    later = [m for m in letters(snapshot, person) if m.sent and m.sent.date() > latest[0]]
    if later and plan.asked != "message" and plan.period is None:
        last = later[-1]
        whose = "They wrote" if last.sender == person else "You wrote"
        answered = "" if any(m.sender != last.sender for m in later) else ", without an answer so far"
        text += f" {whose} on {long_date(last.sent.date()) if last.sent else ''}{answered}."
    return text


def _no_contact(plan: Plan, snapshot: Snapshot, who: str) -> Found:
    what = {"talk": "conversation", "message": "message", "two-way contact": "two-way contact"}[plan.asked]
    near: list[Citation] = []
    for person in plan.person_ids:
        near += [m.citation for m in letters(snapshot, person)[-1:]]
        near += [c.citation for c in snapshot.people[person].contacts[:1]]
    when = f" {plan.period.words}" if plan.period else ""
    return Found(
        f"I find no {what} with {who}{when} in your notes, calendar and messages.",
        citations=tuple(near),
        people=plan.person_ids,
        abstained=True,
    )


def first_met(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The first conversation with a person on record."""
    lines, sentences = [], []
    for person in plan.person_ids:
        met = talks(snapshot, person)[:1] or exchanges(snapshot, person)[:1]
        if not met:
            continue
        several = len(plan.person_ids) > 1
        lines.append(_dated(snapshot, person, met[0], f" with {snapshot.label(person)}" if several else ""))
        words, _ = of_contact(snapshot, person, met[0])
        sentences.append(
            f"Your first conversation with {snapshot.label(person)} on record was on {long_date(met[0][0])}{_called(words)}."
        )
    if not lines:
        return _never_met(plan, snapshot)
    order = sorted(range(len(lines)), key=lambda i: lines[i].value)
    return Found(
        " ".join(sentences[i] for i in order), tuple(lines[i] for i in order), people=plan.person_ids
    )


def _never_met(plan: Plan, snapshot: Snapshot) -> Found:
    who = listed([m.surface for m in plan.people])
    near, words = [], f"I find no conversation with {who} on record."
    for person in plan.person_ids:
        for contact in snapshot.people[person].contacts:
            if contact.kind == "connection" and contact.dated:
                words += f" You have been connected since {long_date(contact.dated)}."
            near.append(contact.citation)
    return Found(words, citations=tuple(near[:3]), people=plan.person_ids, abstained=True)


def who_first(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Of several people, in the order of the first conversation."""
    met = []
    for mention in plan.people:
        firsts = [(talks(snapshot, p) or exchanges(snapshot, p), p) for p in mention.people]
        met += [(contacts[0], person) for contacts, person in firsts if contacts]
    if len(met) < 2:
        return None
    met.sort()
    lines = []
    for contact, person in met:
        lines.append(_by_name(snapshot, person, contact))
    (first, one), (second, other) = met[0], met[1]
    text = (
        f"{snapshot.label(one)}, on {long_date(first[0])}; {snapshot.label(other)} on {long_date(second[0])}."
    )
    return Found(text, tuple(lines), people=tuple(p for _, p in met))


def next_meeting(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Coming calendar entries with a person, and coming events that both are listed for."""
    lines = []
    for person in plan.person_ids:
        for document in snapshot.documents_with.get(person, {}):
            if document in snapshot.calendar:
                row, entry = snapshot.calendar[document]
                if (
                    entry.starts
                    and entry.starts.date() >= snapshot.today
                    and not (entry.cancelled or entry.declined)
                ):
                    lines.append(
                        Line(
                            f"{_when(entry.starts, entry.all_day)}: {entry.name}",
                            person,
                            (snapshot.naming(row.id, person),),
                        )
                    )
        for listing in snapshot.attendance_of.get(person, []):
            event = snapshot.events.get(listing.event or 0)
            if (
                event
                and event.starts
                and event.starts >= snapshot.today
                and listing.role in ("attendee", "speaker")
                and listing.status == "coming"
            ):
                lines.append(Line(f"{event.starts.isoformat()}: {event.name}", person, (listing.citation,)))
    lines = lines or [line for person in plan.person_ids for line in _said_to_come(snapshot, person)]
    if not lines:
        return None
    lines.sort(key=lambda line: line.value)
    return Found(f"Next: {spelled(lines[0].value)}.", tuple(_unique(lines)), people=plan.person_ids)


def _said_to_come(snapshot: Snapshot, person: str) -> Iterator[Line]:
    """Where no calendar tells: sentences in which the two are to meet, or the person to be somewhere, on a day ahead."""
    letters = [m.document for m in snapshot.letters_with.get(person, []) if not m.draft]
    for s in (*snapshot.statements_about(person), *snapshot.statements_of(letters)):
        if s.date is None or not _TO_MEET.search(s.text) or (s.speaker and s.speaker != person):
            continue
        days = [
            m.first for m in find_dates(s.text, s.date, "future") if m.exact and m.first >= snapshot.today
        ]
        if days:
            yield Line(
                f"{days[0].isoformat()}: “{plain(s.text).rstrip('.')}”", person, (s.cite(snapshot.today),)
            )


_TO_MEET = re.compile(
    r"\b(?:meet|see) (?:you|me|us|him|her|them|again)\b|\bwe (?:will |are to |shall )?(?:meet|talk|speak)\b|\b(?:lunch|coffee|dinner|breakfast|call|visit) (?:on|at|with)\b"
    r"|\b(?:I|he|she|they)(?:['’]ll| will| am| is| are) (?:also |both )?(?:be |come |coming |going )?(?:in|at|to|there)\b"
    r"|\b(?:treffe?n?|sehen|telefonieren|besuch\w*|kommt|komme|ist|bin)\b",
    re.IGNORECASE,
)


def _unique(lines: Iterable[Line]) -> list[Line]:
    seen: dict[str, Line] = {}
    for line in lines:
        seen.setdefault(line.value, line)
    return list(seen.values())


def _when(moment: dt.datetime, all_day: bool) -> str:
    return moment.date().isoformat() if all_day else moment.strftime("%Y-%m-%d %H:%M")


def who_wrote(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Who wrote to the user in a period, or to whom the user wrote; the last thirty days by default."""
    first = snapshot.today - dt.timedelta(days=30)
    lines: dict[str, Line] = {}
    for message in reversed(snapshot.messages):
        day = message.sent.date() if message.sent else None
        inside = plan.period.holds(day) if plan.period else day is not None and day >= first
        if message.draft or not inside or day is None:
            continue
        others = [message.sender] if plan.by_them and message.to_user else []
        if not plan.by_them and message.sender_is_user:
            others = list(message.recipients)
        _add(lines, snapshot, others, message)
    when = plan.period.words if plan.period else "in the last 30 days"
    if not lines:
        return Found(f"No message {'to' if plan.by_them else 'from'} you {when}.", abstained=True)
    what = "wrote to you" if plan.by_them else "had a message from you"
    text = f"{counted(len(lines), 'person', 'people')} {what} {when}."
    return Found(text, tuple(lines.values()), people=tuple(lines))


def _add(
    lines: dict[str, Line], snapshot: Snapshot, people: Iterable[str | None], message: MessageView
) -> None:
    """Keep a row with the message's day for each of the people who has none yet."""
    for person in people:
        if person in snapshot.people and message.sent:
            value = f"{described(snapshot.people[person], snapshot.label(person))}: {message.sent.date().isoformat()}"
            lines.setdefault(person, Line(value, person, (snapshot.naming(message.document, person),)))


def last_with(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The last message to or from the user, or the last conversation, whoever it was with; all of that day's."""
    if plan.asked == "conversation":
        return _last_conversation(snapshot)
    latest: list[MessageView] = []
    for message in reversed(snapshot.messages):
        sent = message.sent
        theirs = message.to_user and message.sender in snapshot.people
        if message.draft or sent is None or sent.date() > snapshot.today:
            continue
        if not (theirs if plan.by_them else message.sender_is_user and message.recipients):
            continue
        if latest and latest[0].sent and sent.date() < latest[0].sent.date():
            break
        latest.append(message)
    lines: dict[str, Line] = {}
    for message in latest:
        _add(lines, snapshot, [message.sender] if plan.by_them else message.recipients, message)
    if not lines or latest[0].sent is None:
        return Found(f"No message {'to' if plan.by_them else 'from'} you is on record.", abstained=True)
    who = listed([snapshot.label(p) for p in lines])
    day = long_date(latest[0].sent.date())
    text = f"{who} wrote to you last, on {day}." if plan.by_them else f"You wrote to {who} last, on {day}."
    return Found(text, tuple(lines.values()), people=tuple(lines))


def _by_name(snapshot: Snapshot, person: str, contact: Contact) -> Line:
    words, citation = of_contact(snapshot, person, contact)
    return Line(f"{snapshot.label(person)}: {contact[0].isoformat()}, {words}", person, (citation,))


def _last_conversation(snapshot: Snapshot) -> Found:
    held = [(talks(snapshot, p)[-1], p) for p in snapshot.people if talks(snapshot, p)]
    if not held:
        return Found("No conversation is on record.", abstained=True)
    day = max(contact[0] for contact, _ in held)
    latest = [(contact, person) for contact, person in held if contact[0] == day]
    lines = tuple(_by_name(snapshot, p, c) for c, p in latest)
    who = listed([snapshot.label(p) for _, p in latest])
    return Found(
        f"You last spoke with {who}, on {long_date(day)}.", lines, people=tuple(p for _, p in latest)
    )


def quiet(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """People once in contact, with no two-way contact since a day (90 days ago by default)."""
    since = plan.period.first if plan.period else snapshot.today - dt.timedelta(days=90)
    if since in (dt.date.min, snapshot.today):
        since = plan.period.last if plan.period else since
    lines = []
    for person in snapshot.people:
        past = exchanges(snapshot, person)
        if past and past[-1][0] < since and snapshot.knows(person):
            words, citation = of_contact(snapshot, person, past[-1])
            view = snapshot.people[person]
            lines.append(
                (
                    past[-1][0],
                    Line(
                        f"{described(view, snapshot.label(person))}: last contact {past[-1][0].isoformat()}, {words}",
                        person,
                        (citation,),
                    ),
                )
            )
    if not lines:
        return Found(
            f"Everybody you have been in contact with, you have met or written to since {long_date(since)}."
        )
    lines.sort(key=lambda x: x[0])
    text = f"{counted(len(lines), 'person', 'people')} without contact since {long_date(since)}."
    return Found(text, tuple(x for _, x in lines), people=tuple(x.person or "" for _, x in lines))


QUERIES = {
    Kind.LAST_CONTACT: last_contact,
    Kind.LAST_WITH: last_with,
    Kind.FIRST_MET: first_met,
    Kind.WHO_FIRST: who_first,
    Kind.NEXT_MEETING: next_meeting,
    Kind.WHO_WROTE: who_wrote,
    Kind.QUIET: quiet,
}
