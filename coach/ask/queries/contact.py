"""Queries on contact with a person: last, first, next, whose turn, who has gone quiet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from coach.ask.introducing import introducing, is_named
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import MET, Citation
from coach.people import names
from coach.store.repository import MessageView

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


def _introducers(plan: Plan, snapshot: Snapshot) -> tuple[list[Line], list[str]]:
    """Whom sentences say to have introduced those asked about, or to have been introduced by them; and of whom of those
    asked about they say it."""
    lines: list[Line] = []
    meant: list[str] = []
    for person in _asked_about(plan, snapshot):
        before = len(lines)
        for statement in snapshot.statements_about(person):
            by, whom = introducing(snapshot, statement)
            if person not in (by if plan.by_them else whom):
                continue
            others = [p for p in snapshot.people if p in (whom if plan.by_them else by)]
            cited = (statement.cite(snapshot.today),)
            lines += [Line(described(snapshot.people[p], snapshot.label(p)), p, cited) for p in others]
        if not plan.by_them:
            lines += _through(snapshot, person)
        meant += [person] if len(lines) > before else []
    return lines, meant


def _asked_about(plan: Plan, snapshot: Snapshot) -> tuple[str, ...]:
    """The people named; where none is, those at the organisation named."""
    places = plan.organisation_names
    return plan.person_ids or tuple(
        p.id for p in snapshot.people.values() if any(c.organisation in places for c in p.contacts)
    )


def who_introduced(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Through whom the user came to know somebody, or (`by_them`) whom somebody introduced, by sentences that say so."""
    lines, meant = _introducers(plan, snapshot)
    who = listed([m.surface for m in plan.people or plan.mentions.organisations])
    if lines:
        if not plan.people or len(meant) < len(plan.person_ids):
            who = listed([snapshot.label(p) for p in meant])
        rows = tuple({line.person: line for line in lines}.values())
        names = listed([snapshot.label(line.person) for line in rows if line.person])
        text = f"{who} introduced you to {names}." if plan.by_them else f"{names} introduced you to {who}."
        return Found(text, rows, people=tuple(line.person for line in rows if line.person))
    met = None if plan.by_them else first_met(plan, snapshot, book)
    if met is not None and plan.question.casefold().startswith("how "):
        return met
    nobody = (
        f"Nothing on record says whom {who} introduced to you."
        if plan.by_them
        else f"Nothing on record says who introduced you to {who}."
    )
    if met is None or met.abstained:
        return Found(nobody, people=plan.person_ids, abstained=True)
    return Found(
        f"{nobody} {met.text}",
        citations=tuple(c for x in met.lines for c in x.citations),
        people=plan.person_ids,
        abstained=True,
    )


_THROUGH = re.compile(
    r"^\W*(?:(?:I |we )?(?:met|know) (?:him|her|them) )?(?:through|via|thanks to|über|durch|dank)\s+(?P<who>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})\W*$"
    r"|^\W*(?P<first>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3}) (?:introduced us|hat uns (?:einander )?(?:vorgestellt|bekannt ?gemacht)|put us in touch)\W*$",
    re.IGNORECASE,
)
"""A whole sentence that tells through whom the one spoken of before came: "Through Ines Carvalho."."""


def _through(snapshot: Snapshot, person: str) -> list[Line]:
    """Through whom, by a sentence of that alone in a note of a meeting with nobody else."""
    lines = []
    for document, role in snapshot.documents_with.get(person, {}).items():
        if role not in MET:
            continue
        met = {p for p, r in snapshot.participants.get(document, []) if r in MET}
        for statement in snapshot.statements_of([document]):
            match = _THROUGH.match(statement.text)
            here = {p for p in statement.mentions if p in snapshot.people}
            named = {p for p in here if match and is_named(snapshot, p, match["who"] or match["first"])}
            if len(named) == 1 and met - named == {person}:
                one = next(iter(named))
                value = described(snapshot.people[one], snapshot.label(one))
                lines.append(Line(value, one, (statement.cite(snapshot.today),)))
    return lines


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
    if not lines:
        return None
    lines.sort(key=lambda line: line.value)
    return Found(f"Next: {lines[0].value}.", tuple(_unique(lines)), people=plan.person_ids)


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
        for person in others:
            if person in snapshot.people:
                value = f"{described(snapshot.people[person], snapshot.label(person))}: {day.isoformat()}"
                lines.setdefault(person, Line(value, person, (snapshot.naming(message.document, person),)))
    when = plan.period.words if plan.period else "in the last 30 days"
    if not lines:
        return Found(f"No message {'to' if plan.by_them else 'from'} you {when}.", abstained=True)
    what = "wrote to you" if plan.by_them else "had a message from you"
    text = f"{counted(len(lines), 'person', 'people')} {what} {when}."
    return Found(text, tuple(lines.values()), people=tuple(lines))


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
        for person in [message.sender] if plan.by_them else message.recipients:
            if person in snapshot.people and message.sent:
                value = f"{described(snapshot.people[person], snapshot.label(person))}: {message.sent.date().isoformat()}"
                lines.setdefault(person, Line(value, person, (snapshot.naming(message.document, person),)))
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


def turn(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One-to-one conversations whose last message waits for an answer, from the user or from them."""
    if plan.asked == "answered":
        return _answered(plan, snapshot)
    wanted = set(plan.person_ids)
    lines: list[tuple[dt.date, Line]] = []
    whose: dict[str, str] = {}
    for person, (side, document) in snapshot.turns.items():
        if person not in wanted if wanted else side != plan.asked:
            continue
        whose[person] = side or ""
        last = snapshot.message_of[document]
        wrote = "has your message" if last.sender_is_user else "wrote"
        day = last.sent.date() if last.sent else dt.date.min
        value = f"{snapshot.label(person)}: {wrote}, {day.isoformat()}"
        lines.append((day, Line(value, person, (snapshot.naming(document, person),))))
    lines.sort(key=lambda x: x[0], reverse=True)
    rows = tuple(line for _, line in lines)
    return Found(_turn_sentence(plan, whose), rows, people=tuple(x.person for x in rows if x.person))


def _answered(plan: Plan, snapshot: Snapshot) -> Found:
    """Whether the last message that passed is theirs, for everybody the name may mean."""
    lines: list[Line] = []
    said: list[str] = []
    for person in plan.person_ids:
        passed = [m for m in snapshot.letters_with.get(person, ()) if m.sent]
        last = passed[-1] if passed else None
        if last is None or last.sent is None:
            continue
        day, label = last.sent.date(), snapshot.label(person)
        wrote = "has your message" if last.sender_is_user else "wrote"
        cited = (snapshot.naming(last.document, person),)
        lines.append(Line(f"{label}: {wrote}, {day.isoformat()}", person, cited))
        if last.sender_is_user:
            said.append(f"No: your message to {label} of {long_date(day)} has no answer so far.")
        elif any(m.sender_is_user for m in passed):
            said.append(f"Yes: {label} wrote on {long_date(day)}.")
        else:
            said.append(
                f"{label} wrote on {long_date(day)}, and no message of yours is on record before that."
            )
    if not lines:
        return Found("There are no messages between you.", people=plan.person_ids, abstained=True)
    return Found(" ".join(said), tuple(lines), people=tuple(x.person for x in lines if x.person))


def _turn_sentence(plan: Plan, whose: dict[str, str]) -> str:
    if plan.person_ids:
        sides = {"user": "It is your turn.", "them": "It is their turn.", "": "Nobody owes an answer."}
        return (
            " ".join(dict.fromkeys(sides[s] for s in whose.values())) or "There are no messages between you."
        )
    if not whose:
        return "Nobody is waiting for an answer."
    state = "waiting for your answer" if plan.asked == "user" else "with a message of yours, unanswered"
    return f"{counted(len(whose), 'person', 'people')} {state}."


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
    Kind.WHO_INTRODUCED: who_introduced,
    Kind.NEXT_MEETING: next_meeting,
    Kind.WHO_WROTE: who_wrote,
    Kind.TURN: turn,
    Kind.QUIET: quiet,
}
