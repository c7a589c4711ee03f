"""Queries that count: connections, people on a list, people met, conversations, messages, notes, promises."""

from __future__ import annotations

from collections import Counter

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries import contact, events, people, promised
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import FRAME, terms
from coach.evidence import Citation
from coach.index.words import stem
from coach.records import ContactKind
from coach.store import tables as t
from coach.store.rows import cite


def how_many(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The number of what is asked, with the rows it counts where they are few enough to read."""
    return _COUNTERS[plan.asked](plan, snapshot, book)


def _connections(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    wanted = set(plan.organisation_names)
    rows = [
        (p, c)
        for p in snapshot.people.values()
        for c in p.contacts
        if c.kind == ContactKind.CONNECTION
        and (not wanted or c.organisation in wanted)
        and (plan.period is None or plan.period.holds(c.dated))
    ]
    if not rows and not wanted and plan.period is None:
        return None
    at = f" at {plan.mentions.organisations[0].surface}" if wanted else ""
    when = f" {plan.period.words}" if plan.period else ""
    first = sorted({c.citation.source for _, c in rows})
    text = f"{counted(len(rows), 'LinkedIn connection')}{at}{when}" + (
        f", by {listed(first)}." if first else "."
    )
    lines: tuple[Line, ...] = ()
    if at or when:
        lines = tuple(Line(people.described(p, p.name, c), p.id, (c.citation,)) for p, c in rows)
    return Found(text, lines, tuple(c.citation for _, c in rows[:1]))


def _on_list(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    chosen = people.choose_event(plan, snapshot)
    if not chosen:
        return None
    speakers = "speaker" in plan.question.casefold()
    there = [a for a in snapshot.attendance if a.event in chosen and a.role in ("attendee", "speaker")]
    if speakers:
        rows = [a for a in there if a.role == "speaker"]
    else:  # the rows of the list itself, not the speakers that a programme names
        rows = [a for a in there if a.citation.place.startswith("row:")]
    wanted = set(plan.organisation_names)
    if wanted:
        return people.attending(plan, snapshot, book)
    if not rows:
        return people.attending(plan, snapshot, book)
    name = snapshot.events[chosen[0]].name
    if speakers:
        names = {a.person or a.name for a in rows}
        return Found(f"{counted(len(names), 'speaker')} at {name}.", citations=(rows[0].citation,))
    states = Counter(a.status for a in rows)
    detail = listed([f"{n} {_STATUS[s]}" for s, n in states.most_common()])
    text = f"{counted(len(rows), 'person is', 'people are')} on the list of {name}: {detail}."
    return Found(text, citations=(rows[0].citation,))


_STATUS = {
    "coming": "coming",
    "waiting": "on the waiting list",
    "pending": "not approved yet",
    "cancelled": "cancelled",
}


def _met(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    return events.who_met(plan, snapshot, book)


def _conversations(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Notes of conversations and held calendar entries, with a person, in a period, of a kind: the same day's
    note and calendar entry count once."""
    if not plan.people and not plan.event_ids and plan.period is None:
        return None
    kind = [w for w in plan.focus if stem(w) not in _TALK_WORDS]
    noted = "note" in {stem(w) for w in plan.focus}
    lines: dict[tuple[str, str], Line] = {}
    for person in plan.person_ids or tuple(snapshot.people):
        for day, channel, document in contact.talks(snapshot, person):
            row = snapshot.documents.get(document)
            if row is None or (noted and row.kind != "note"):
                continue
            if plan.period and not plan.period.holds(day):
                continue
            if plan.event_ids and snapshot.event_of.get(document) not in plan.event_ids:
                continue
            if kind and not _is_of_kind(snapshot, row, kind):
                continue
            key = (day.isoformat(), person if plan.people else row.title)
            value = f"{day.isoformat()}: {row.title or channel}"
            known = lines.get(key)
            if known is None or row.kind == "note":
                lines[key] = Line(value, person, (_head(snapshot, row),))
    rows = tuple(lines[k] for k in sorted(lines))
    who = listed([m.surface for m in plan.people])
    text = f"{counted(len(rows), ' '.join([*kind, 'conversation']))}" + (f" with {who}" if who else "")
    text += f" {plan.period.words}." if plan.period else "."
    return Found(text, rows, people=plan.person_ids)


_TALK_WORDS = frozenset(
    stem(w)
    for w in "conversation talk call meeting chat coffee lunch dinner visit met meet spoke speak spoken talked seen times noted note notes recorded record held often had visited called".split()
)


def _is_of_kind(snapshot: Snapshot, row: t.Document, words: list[str]) -> bool:
    """Whether a conversation is of a kind ("mentoring"): by its tags, title or text."""
    note = snapshot.notes.get(row.id)
    tags = " ".join(note[1].tags) if note else ""
    have = {stem(w) for w in terms(f"{tags} {row.title} {row.text}")}
    return all(stem(w) in have for w in words)


def _head(snapshot: Snapshot, row: t.Document) -> Citation:
    """The title line of a note, or the first sentence."""
    at = row.text.find(row.title) if row.title else -1
    if 0 <= at < 400:
        start = row.text.rfind("\n", 0, at) + 1
        stop = row.text.find("\n", at)
        return cite(row, start, stop if stop > 0 else len(row.text))
    statements = snapshot.statements_of([row.id])
    return statements[0].cite(snapshot.today) if statements else cite(row)


def _messages(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    if not plan.people:
        return _all_messages(plan, snapshot)
    question = f" {plan.question.casefold()} "
    by_them = (
        True
        if plan.by_them
        else False
        if " i send" in question or " i sent" in question or "i written" in question
        else None
    )
    found = [m for p in plan.person_ids for m in contact.letters(snapshot, p, by_them=by_them)]
    found = [m for m in found if plan.period is None or (m.sent and plan.period.holds(m.sent.date()))]
    mails_only = "mail" in question and "message" not in question
    if mails_only:
        found = [m for m in found if m.channel == "mail"]
    who = listed([m.surface for m in plan.people])
    side = f"from {who}" if by_them else f"to {who}" if by_them is False else f"between you and {who}"
    lines = tuple(
        Line(
            f"{m.sent.date().isoformat() if m.sent else 'no date'}: {m.subject or m.citation.quote[:60]}",
            None,
            (m.citation,),
        )
        for m in found
    )
    return Found(
        f"{counted(len(found), 'mail' if mails_only else 'message')} {side}.", lines, people=plan.person_ids
    )


def _all_messages(plan: Plan, snapshot: Snapshot) -> Found:
    """All messages, those that came or went if the question says which, of one channel if it names it."""
    asked = plan.question.casefold()
    came = any(w in asked for w in (" get ", " got ", "receive"))
    went = any(w in asked for w in (" send", " sent", " write", " wrote"))
    channel = "message" if "linkedin" in asked else "mail" if "mail" in asked else ""
    rows = [
        m
        for m in snapshot.messages
        if not m.draft
        and not (came and m.sender_is_user)
        and not (went and not m.sender_is_user)
        and (not channel or m.channel == channel)
        and (plan.period is None or (m.sent is not None and plan.period.holds(m.sent.date())))
    ]
    side = " to you" if came else " from you" if went else ""
    when = f" {plan.period.words}" if plan.period else ""
    return Found(f"{counted(len(rows), 'mail' if channel == 'mail' else 'message')}{side}{when}.")


def _notes(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    kind = [w for w in plan.focus if stem(w) not in _TALK_WORDS and w not in FRAME]
    lines = []
    for document, (row, _) in snapshot.notes.items():
        took_part = {p for p, _ in snapshot.participants.get(document, [])}
        about = {p for s in snapshot.statements_of([document]) for p in s.mentions} if plan.people else set()
        if plan.people and not set(plan.person_ids) & (took_part | about):
            continue
        if plan.period and not plan.period.holds(row.date):
            continue
        if plan.event_ids and snapshot.event_of.get(document) not in plan.event_ids:
            continue
        if kind and not _is_of_kind(snapshot, row, kind):
            continue
        day = row.date.isoformat() if row.date else "no date"
        lines.append(Line(f"{day}: {row.title}", None, (_head(snapshot, row),)))
    who = listed([m.surface for m in plan.people])
    text = counted(len(lines), "note") + (f" with {who}" if who else "") + "."
    return Found(text, tuple(lines), people=plan.person_ids)


def _events(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Events of their own (with a note, a programme or a list), past ones unless the period says otherwise."""
    if plan.people:
        return events.events_with(plan, snapshot, book)
    lines = []
    for event in (events.dated_event(snapshot, e) for e in snapshot.events.values()):
        kinds = {snapshot.documents[d].kind for d in event.documents if d in snapshot.documents}
        if not event.starts or not kinds & {"note", "programme", "header"}:
            continue
        if plan.period.holds(event.starts) if plan.period else event.starts <= snapshot.today:
            lines.append(Line(events.event_value(event), None, events.event_citations(snapshot, event)[:1]))
    return Found(
        f"{counted(len(lines), 'event')}{f' {plan.period.words}' if plan.period else ''}.", tuple(lines)
    )


def _organisations(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    from coach.people.organisations import folded

    number = len({folded(o) for o in book.organisations.names})
    return Found(f"{counted(number, 'organisation')} on your contacts and lists.")


def _people(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    if plan.mentions.organisations:
        return people.who_at(plan, snapshot, book)
    if plan.mentions.events and not plan.mentions.events[0].by_place:
        return _on_list(plan, snapshot, book)
    if (
        plan.focus and any(w not in FRAME and stem(w) not in _BOOK_WORDS for w in plan.focus)
    ) or plan.mentions.events:
        return people.who_is(plan, snapshot, book)
    mine = [p for p in snapshot.people if snapshot.knows(p)]
    rest = len(snapshot.people) - len(mine)
    text = f"{counted(len(mine), 'person', 'people')} you know"
    return Found(text + (f", and {rest} more who are only on lists." if rest else "."))


_BOOK_WORDS = frozenset(
    stem(w)
    for w in "network address book work works working total altogether database workspace rapport app overall different whole entire".split()
)


def _promise_count(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    theirs = any(w in plan.question.casefold() for w in ("to me", "owe me", "promised me"))
    return (
        promised.their_promises(plan, snapshot, book)
        if theirs
        else promised.my_promises(plan, snapshot, book)
    )


_COUNTERS = {
    "LinkedIn connections": _connections,
    "people on the list": _on_list,
    "people met": _met,
    "promises": _promise_count,
    "messages": _messages,
    "conversations": _conversations,
    "notes": _notes,
    "events": _events,
    "organisations": _organisations,
    "people": _people,
}

QUERIES = {Kind.HOW_MANY: how_many}
