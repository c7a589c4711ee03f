"""Events, and who took part in what a document records."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select, update

from coach.batches import batched
from coach.event_names import from_path, key
from coach.ingest import events as happenings
from coach.ingest.derive.apart import names_in
from coach.ingest.derive.met import gives_to_writer, headed_meeting, met_first, met_in
from coach.ingest.derive.persons import USER
from coach.ingest.derive.state import DocumentRow, EntryRow, State, among
from coach.ingest.derive.stored import Row, insert_rows, update_rows
from coach.ingest.events import Speaks
from coach.people import apart, choosing, mentions
from coach.store import tables as t


def find_events(state: State) -> list[Row]:
    """Which events the documents speak of; gives their rows, not yet stored, and tells the documents theirs."""
    claims = [_entry_claim(state, d, e) for d, e in state.entries.items()]
    claims += [
        happenings.EventClaim(d, n.event, state.documents[d].date) for d, n in state.notes.items() if n.event
    ]
    named = _event_names(state)
    lists = _attendee_lists(state, named)
    claims += [happenings.EventClaim(d, name, None) for d, name in lists.items()]
    grouped = happenings.group(claims)
    event_of = {d: i for i, e in enumerate(grouped, start=1) for d in e.documents}
    by_list = {
        (state.documents[d].file_id, named.get(d, "")): i
        for d, i in event_of.items()
        if d in lists or state.documents[d].kind == "header"
    }
    by_file = {file: i for (file, _), i in reversed(by_list.items())}
    for document in state.documents.values():
        if document.kind in ("attendee", "programme") and document.id not in event_of:
            event = by_list.get((document.file_id, named.get(document.id, "")), by_file.get(document.file_id))
            if event is not None:
                event_of[document.id] = event
    for number, event in event_of.items():
        state.documents[number].event_id = event
    return [
        {"id": i, "workspace_id": state.workspace, "name": e.name, "starts": e.starts, "ends": e.ends, "location": e.location}
        for i, e in enumerate(grouped, start=1)
    ]  # fmt: skip


def store_events(state: State, events: Sequence[Row]) -> None:
    """Events with the people who took part, and which event each document and attendance belongs to. Documents at an
    event where others are known to have been than before are to be linked again."""
    s = state.session
    there: dict[int, set[str]] = defaultdict(set)
    for document, people in state.taking_part.items():
        if (event := state.documents[document].event_id) is not None:
            there[event].update(p for p, _ in people)
    rows = {e["id"]: e | {"people": sorted(there[e["id"]])} for e in events}
    e = t.Event.__table__.c
    stored = {
        row.id: dict(row._mapping)
        for row in s.execute(select(e.id, e.workspace_id, e.name, e.starts, e.ends, e.location, e.people))
    }
    insert_rows(s, t.Event, [row for i, row in rows.items() if i not in stored])
    update_rows(s, t.Event, [row for i, row in rows.items() if i in stored and row != stored[i]])
    before = state.before
    moved = [
        {"id": d.id, "event_id": d.event_id}
        for d in state.documents.values()
        if d.event_id != before.event_of.get(d.id)
    ]
    update_rows(s, t.Document, moved)
    _place_attendance(state)
    s.execute(
        update(t.Document).where(~t.Document.active, t.Document.event_id.is_not(None)).values(event_id=None)
    )
    s.execute(delete(t.Event).where(t.Event.id > len(rows)))
    for d in state.documents.values():
        then = before.at_event.get(before.event_of.get(d.id, -1), frozenset())
        if then != there.get(d.event_id or -1, set()):
            state.stale.add(d.id)


def _place_attendance(state: State) -> None:
    a = t.Attendance.__table__.c
    wrong = []
    for number, document, event in state.session.execute(select(a.id, a.document_id, a.event_id)).tuples():
        row = state.documents.get(document)
        right = row.event_id if row else None
        if event != right:
            wrong.append({"id": number, "event_id": right})
    update_rows(state.session, t.Attendance, wrong)


def _entry_claim(state: State, document: int, entry: EntryRow) -> happenings.EventClaim:
    by = Speaks.PROGRAMME if state.documents[document].kind == "header" else Speaks.CALENDAR
    return happenings.EventClaim(
        document, entry.name, _day(entry.starts), _day(entry.ends), entry.location, by
    )


def _event_names(state: State) -> dict[int, str]:
    """Row of an attendee list → the event it names."""
    rows = select(t.Attendance.document_id, t.Attendance.event_name).where(t.Attendance.event_name != "")
    return dict(state.session.execute(rows).tuples().all())


def _attendee_lists(state: State, named: dict[int, str]) -> dict[int, str]:
    """First row of each attendee list, and of each event in a list of several → the event's name."""
    headers: dict[str, str] = {}
    for d, e in state.entries.items():
        if state.documents[d].kind == "header":
            headers[state.documents[d].source.rpartition("/")[0]] = e.name
    header_files = {state.documents[d].file_id for d in state.entries if state.documents[d].kind == "header"}
    known = {key(e.name) for e in state.entries.values()} | {key(n.event) for n in state.notes.values()}
    first: dict[int, str] = {}
    seen: set[tuple[int, str]] = set()
    for document in sorted(state.documents.values(), key=lambda d: d.id):
        listed = (document.file_id, named.get(document.id, ""))
        if document.kind != "attendee" or listed in seen or document.file_id in header_files:
            continue
        seen.add(listed)
        called = from_path(document.source)
        beside = headers.get(document.source.rpartition("/")[0], "")
        # Lists of several events may lie in one folder: what a list is called after goes before the programme beside it.
        own = called if key(called) in known else ""
        name = named.get(document.id) or own or beside or called
        if name:
            first[document.id] = name
    return first


def find_participants(state: State, index: mentions.NameIndex) -> None:
    """Who took part in what a document records: parties, people a note is with, people a meeting is named for. Notes
    without a list of people are read again only where they are stale."""
    rows: dict[tuple[int, str], str] = {}
    invited: set[int] = set()
    for document, contact, role in _parties(state):
        invited.add(document)
        if contact in state.person_of:
            rows.setdefault((document, state.person_of[contact]), role)
    for document, entry in state.entries.items():
        if document not in invited and state.documents[document].kind == "event":
            for person in _named_in(index, entry.name):
                rows.setdefault((document, person), "invited")
    at_event: dict[int, set[str]] = defaultdict(set)
    ordered = sorted(state.notes, key=lambda d: (state.documents[d].date or dt.date.max, d))
    waiting = []
    for part in batched(ordered):
        state.look()
        _hold_texts(state, index, part)
        for document in part:
            people, doubtful = _with(state, index, document, at_event)
            for person in people:
                rows.setdefault((document, person), _role(state, document))
                if person != USER and (event := state.documents[document].event_id) is not None:
                    at_event[event].add(person)
            if doubtful:
                waiting.append(document)
            for person in _met_below(state, index, document, at_event):
                rows.setdefault((document, person), "met")
    for document in waiting:  # a later day of the same event may have told namesakes apart
        for person in _with(state, index, document, at_event)[0]:
            rows.setdefault((document, person), _role(state, document))
    for document, person in (*_pages_about(state), *_headed(state, index)):
        rows.setdefault((document, person), "about")
    for (document, person), role in rows.items():
        if person != USER and document in state.documents:
            state.taking_part[document].append((person, role))


def _role(state: State, document: int) -> str:
    return "recommended" if state.documents[document].kind == "recommendation" else "with"


def store_participants(state: State) -> None:
    """Who took part; a document with others than before is to be linked again."""
    before, now = state.before.taking_part, state.taking_part
    changed = [d for d in before.keys() | now.keys() if set(before.get(d, ())) != set(now.get(d, ()))]
    for part in batched(sorted(changed)):
        state.session.execute(delete(t.Participant).where(among(t.Participant.document_id, part)))
    insert_rows(
        state.session,
        t.Participant,
        ({"document_id": d, "person_id": p, "role": r} for d in sorted(changed) for p, r in now.get(d, ())),
    )
    state.stale.update(d for d in changed if d in state.documents)


def _hold_texts(state: State, index: mentions.NameIndex, documents: Sequence[int]) -> None:
    """Read the texts that `_with` will look into: without a list of people, or with a name of several."""
    needed = []
    for document in documents:
        kind, people = state.documents[document].kind, state.notes[document].people
        if kind in ("note", "recommendation"):
            in_words = kind == "note" and not people and document in state.stale
            if in_words or any(len(index.by_name(n)) > 1 for n in people):
                needed.append(document)
    if needed:
        state.documents[needed[0]].texts.hold(needed)


def _pages_about(state: State) -> Iterable[tuple[int, str]]:
    """Notes that are a person's own page: the one note of a file that gave the one card beside it."""
    notes: dict[int, list[int]] = defaultdict(list)
    for document in state.notes:
        if state.documents[document].kind == "note" and not state.notes[document].people:
            notes[state.documents[document].file_id].append(document)
    cards: dict[int, list[str]] = defaultdict(list)
    for contact in state.contacts.values():
        if contact.kind == "card" and contact.id in state.person_of:
            cards[state.documents[contact.document_id].file_id].append(state.person_of[contact.id])
    for file, documents in notes.items():
        if len(documents) == 1 and len(cards.get(file, ())) == 1:
            yield documents[0], cards[file][0]


_GOES_ON = re.compile(r"\W*(?:He|She|They|His|Her|Their|Er|Sie|Il|Elle|Él|Ella)\b")


def _headed(state: State, index: mentions.NameIndex) -> Iterable[tuple[int, str]]:
    """Notes without a list of people that are called after somebody: "Ana Soto", "ana-soto.md", "Ana Soto (Rye
    Press)"; by a first name alone where the writing goes on with "She …"."""
    for document, note in state.notes.items():
        doc = state.documents[document]
        if doc.kind != "note" or note.people:
            continue
        if document not in state.stale:
            before = state.before.taking_part.get(document, ())
            yield from ((document, p) for p, role in before if role == "about")
            continue
        name = _heading_name(doc)
        if " " not in name and not _GOES_ON.match(_writing(doc.text[note.body_start :])):
            continue
        if person := _called_after(state, names_in(state, index, document), doc):
            yield document, person


def _heading_name(doc: DocumentRow) -> str:
    return apart.headed_by(doc.title)


def _called_after(
    state: State, index: mentions.NameIndex, doc: DocumentRow, here: Iterable[str] = ()
) -> str | None:
    """Whose name a note is headed by, if it is one person's."""
    name = _heading_name(doc)
    options = [p for p in index.by_name(name) if p != USER]
    if len(options) > 1:
        return choosing.choose(index, doc.text, doc.title, name, options, here, state.meant.get(doc.id))
    return options[0] if options else None


def _writing(body: str) -> str:
    """What stands below the headings at the top of a note."""
    lines = body.lstrip().split("\n")
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith(("#", "===", "---"))):
        lines.pop(0)
    return "\n".join(lines)


def _named_in(index: mentions.NameIndex, name: str) -> list[str]:
    """People in the name of a meeting without a list of guests: "Supper with Ana"; of several people of a name the one
    whom it tells apart, "Lunch with Ana Soto (Rye Press)"."""
    cues = choosing.Cues(index, name, "", (), frozenset())
    chosen = (cues.choose(m, name) for m in index.find(name))
    return [person for person in chosen if person]


def _parties(state: State) -> Iterable[tuple[int, int, str]]:
    s = state.session
    for document, contact in s.execute(select(t.Message.document_id, t.Message.sender_id)).tuples():
        yield document, contact, "sender"
    for document, contact, role in s.execute(
        select(t.Recipient.document_id, t.Recipient.contact_id, t.Recipient.role)
    ).tuples():
        yield document, contact, role
    for document, contact, role in s.execute(
        select(t.Attendance.document_id, t.Attendance.contact_id, t.Attendance.role).where(
            t.Attendance.role.in_(("invited", "organiser"))
        )
    ).tuples():
        yield document, contact, role


def _with(
    state: State,
    index: mentions.NameIndex,
    document: int,
    at_event: dict[int, set[str]],
) -> tuple[list[str], bool]:
    """People a note records a conversation with, and whether a name stayed open."""
    note, doc = state.notes[document], state.documents[document]
    index = names_in(state, index, document)
    if doc.kind not in ("note", "recommendation"):
        return [], False
    here = at_event.get(doc.event_id or -1, set())
    if note.people:
        chosen, doubtful = [], False
        for name in note.people:
            options = index.by_name(name)
            if len(options) > 1:
                meant = state.meant.get(document)
                person = choosing.choose(index, doc.text, doc.title, name, options, here, meant)
            else:
                person = options[0] if options else None
            doubtful |= person is None and len(options) > 1
            chosen += [person] if person else []
        return list(dict.fromkeys(chosen)), doubtful
    if doc.kind != "note":
        return [], False
    if document not in state.stale:  # neither its words nor any name in them has changed
        return [p for p, role in state.before.taking_part.get(document, ()) if role == "with"], False
    return _met_in_words(state, index, doc, here), False


def _met_in_words(state: State, index: mentions.NameIndex, doc: DocumentRow, here: set[str]) -> list[str]:
    """For a note without `with`: people named beside a word of meeting in the title or the first sentences."""
    opening = "\n".join(_lines(state, doc)[:_OPENING])
    meant = state.meant.get(doc.id)
    body = _writing(doc.text[state.notes[doc.id].body_start :])
    found = [
        met_in(index, part, _year(doc), title=doc.title, at_event=here, meant=meant, of=(False,))
        for part in (doc.title, opening)
    ]
    found.append(met_first(index, body, title=doc.title, at_event=here, meant=meant))
    found.append(_met_by_heading(state, index, doc, body, here))
    return list(dict.fromkeys(p for people in found for p in people))


def _met_by_heading(
    state: State, index: mentions.NameIndex, doc: DocumentRow, body: str, here: set[str]
) -> list[str]:
    """Whom a note is headed by, where heading or first words say that the writer was with them, or where it speaks of
    nobody else and "she gave me" something."""
    if doc.date is None:
        return []
    name = _heading_name(doc)
    if not name or not index.by_name(name):
        return []
    if not headed_meeting(doc.title, name, body):
        if not gives_to_writer(body, _year(doc)):
            return []
        if any(not set(m.candidates) & set(index.by_name(name)) for m in index.find(body)):
            return []
    person = _called_after(state, index, doc, here)
    return [person] if person else []


_OPENING = 3
"""Lines of a note within which whoever was met is who the note is with."""


def _year(doc: DocumentRow) -> int | None:
    return doc.date.year if doc.date else None


def _lines(state: State, doc: DocumentRow) -> list[str]:
    return doc.text[state.notes[doc.id].body_start :].lstrip().splitlines()


def _met_below(
    state: State, index: mentions.NameIndex, document: int, at_event: Mapping[int, set[str]]
) -> list[str]:
    """Whom a dated note says further down that its writer met, or was only brought together with: the note is not about
    them, but they were met that day."""
    doc = state.documents[document]
    if doc.kind != "note" or state.notes[document].people or doc.date is None:
        return []
    if document not in state.stale:
        return [p for p, role in state.before.taking_part.get(document, ()) if role == "met"]
    lines, year, index = _lines(state, doc), _year(doc), names_in(state, index, document)
    here, meant = at_event.get(doc.event_id or -1, set()), state.meant.get(document)
    above = met_in(
        index, "\n".join(lines[:_OPENING]), year, title=doc.title, at_event=here, meant=meant, of=(True,)
    )
    below = met_in(index, "\n".join(lines[_OPENING:]), year, title=doc.title, at_event=here, meant=meant)
    return [*above, *below]


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None
