"""Forgetting from beginning to end: one transaction, then the files made anew, then the search.

A mark in the same transaction says that files are still to be made anew; a process that ends before that is done
finishes it when the workspace is next opened (`finish`), so a person is either not yet forgotten or wholly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session, sessionmaker

from coach.archive.observed import record_of
from coach.batches import batched
from coach.forget import clicks, policy
from coach.forget.named import Named, give_record
from coach.forget.prove import compact, remaining
from coach.forget.redact import Redactor, Sentences
from coach.forget.remove import Removal
from coach.forget.traces import Traces, traces_of
from coach.index import lexical, state
from coach.index.search import SearchIndex
from coach.ingest import blocked
from coach.ingest.audiences import tell_rows
from coach.ingest.closed_rows import described
from coach.ingest.derive import derive
from coach.ingest.write import ROW_KINDS, Writer
from coach.people import names
from coach.people.keys import email_key, phone_key, profile_key
from coach.people.mentions import NameIndex, name_index
from coach.records import ContactKind, ContactRecord, EventHeader, EventRecord, Record
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.rows import place_of
from coach.store.values import PersonLine, PersonView

KEPT_STATES = "before-restore-*.rapport-backup"
"""Former states that a restore kept in the workspace folder: they may hold the person and so go as well."""


@dataclass(frozen=True, slots=True)
class Left:
    """A place in a text that others are in too."""

    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go, by kind, and how many texts would be kept without their name."""

    person: str
    name: str
    removed: dict[str, int]
    redacted: int
    recorded: bool = True
    """False for somebody whom only texts name."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went, by kind; the places of kept texts where their name or a sentence about them stood; and how often
    their full names and addresses still stand anywhere in the workspace folder. `shared` are names and addresses that
    others carry too: not searched. `read_on` says that something still reads what was there before, so that the old bytes
    go only when it is done and the workspace is closed or opened."""

    person: str
    name: str
    removed: dict[str, int]
    redacted: tuple[Left, ...]
    remaining: int
    shared: tuple[str, ...] = ()
    read_on: bool = False


def preview(
    repository: Repository,
    today: dt.date,
    person: PersonView | Named,
    region: str = "",
    folder: Path | None = None,
) -> Preview:
    """What forgetting would do, found by doing it and taking it back; in the workspace's folder only looked up."""
    with repository.sessions() as session:
        session.begin()
        traces, removed, places = _taken_out(session, repository, today, person, region)
        session.rollback()
    if folder and (entries := policy.named_in(folder, traces)):
        removed["policy entries"] = entries
    number = person.id if isinstance(person, PersonView) else ""
    return Preview(number, person.name, removed, len({p.source for p in places}), recorded=bool(number))


def forget(
    repository: Repository,
    engine: Engine,
    index: SearchIndex,
    folder: Path,
    today: dt.date,
    person: PersonView | Named,
    region: str = "",
) -> Forgotten:
    """Delete what only this person brought, take them out of other texts, derive the rest again, and search."""
    kept = sorted(folder.glob(KEPT_STATES))
    with repository.sessions() as session, session.begin():
        traces, removed, places = _taken_out(session, repository, today, person, region)
        derive(session, repository.workspace)
        state.write(session, state.FORGETTING, b"1")
        if entries := policy.forget_in(folder, traces):
            removed["policy entries"] = entries
    if kept:
        removed["former states"] = len(kept)
    done = finish(repository.sessions, engine, index, folder)
    left = remaining(engine, folder, traces)
    number = person.id if isinstance(person, PersonView) else ""
    return Forgotten(number, person.name, removed, places, left, traces.shared, read_on=not done)


def finish(sessions: sessionmaker[Session], engine: Engine, index: SearchIndex, folder: Path) -> bool:
    """Make the index and the database file anew, leaving nothing of what was deleted. May be done twice. False where
    somebody still reads the old state: then it stays to be done."""
    for path in folder.glob(KEPT_STATES):
        path.unlink()
    index.erase()
    index.close()
    if not compact(engine):
        return False
    with sessions() as session, session.begin():
        session.execute(delete(t.IndexState).where(t.IndexState.name == state.FORGETTING))
    return True


def _taken_out(
    session: Session, repository: Repository, today: dt.date, person: PersonView | Named, region: str
) -> tuple[Traces, dict[str, int], tuple[Left, ...]]:
    """Take somebody out in an open transaction, whether they have a record or only texts name them."""
    everybody = repository.directory()
    if isinstance(person, PersonView):
        view = person
    else:
        view = give_record(session, repository.workspace, person)
        everybody = [*everybody, PersonLine(view.id, view.name, (), "", "", "")]
    traces = _traces(repository, view, everybody)
    removed, places = _remove(session, repository, today, view, traces, name_index(everybody), region)
    if view is not person:
        removed.pop("records")  # it was made for this
    return traces, removed, places


def _traces(repository: Repository, person: PersonView, everybody: Sequence[PersonLine]) -> Traces:
    with repository.sessions() as session:
        others = (
            select(t.IdentityKey.value)
            .join(t.Contact, t.Contact.id == t.IdentityKey.contact_id)
            .where(t.Contact.workspace_id == repository.workspace, t.Contact.person_id.is_not(None))
            .where(t.Contact.person_id != person.id)
        )
        keys = list(session.scalars(others))
    return traces_of(person, everybody, keys, repository.me())


def _remove(
    session: Session,
    repository: Repository,
    today: dt.date,
    person: PersonView,
    traces: Traces,
    index: NameIndex,
    region: str,
) -> tuple[dict[str, int], tuple[Left, ...]]:
    """Everything but deriving anew, in the order that keeps other people's rows."""
    workspace = repository.workspace
    removal = Removal(session, workspace, person, traces, index)
    redactor = Redactor(session, person.id, traces, index)
    linked = redactor.linked()
    gone = removal.alone()
    blocked.remember(session, workspace, today, _keys(session, removal, person, traces, gone, region))
    sentences = _sentences(session, linked)
    emptied = removal.emptied(gone)
    removal.decisions(emptied.values())
    removal.drafts(sentences)
    removal.chats(sentences)
    removal.kept(sentences)
    removal.marks()
    removal.briefings()
    removal.note_fields(gone)
    removal.move_contacts(gone)
    turns = _turn_files(removal, gone)
    clicked = clicks.sentences(session, workspace)
    removal.delete_documents(gone)
    places, changed = _redact(session, removal, redactor, linked, gone)
    removal.delete_contacts()
    removal.settings(set(emptied.values()))
    removal.ledgers(emptied)
    removal.hide_places()
    changed |= removal.sweep()
    _write_again(session, workspace, changed, turns, region)
    tell_rows(session, workspace)
    clicks.carry_over(session, workspace, clicked)
    return {kind: n for kind, n in sorted(removal.removed.items()) if n}, places


def _keys(
    session: Session, removal: Removal, person: PersonView, traces: Traces, gone: set[int], region: str
) -> list[tuple[str, str]]:
    """What the person would be known by in a later import; keys and names that others have are not among it."""
    shared = {email_key(k) or profile_key(k) or phone_key(k, region) for k in traces.shared}
    keys = [("email", email_key(e)) for e in person.emails] + [
        ("profile", profile_key(p)) for p in person.profiles
    ]
    keys += [("phone", phone_key(p, region)) for p in person.phones]
    keys = [(kind, value) for kind, value in keys if value not in shared]
    keys += [("name", names.normal(n)) for n in traces.names]
    keys += [("place", blocked.place_value(key)) for key in removal.places().values()]
    for part in batched(sorted(removal.emptied(gone))):
        query = select(t.SourceFile.sha256).where(t.SourceFile.id.in_(part))
        keys += [("file", sha256) for sha256 in session.scalars(query)]
    return keys


def _sentences(session: Session, linked: dict[int, Sentences]) -> list[str]:
    """What the sentences say that go: a draft or a turn of a chat that quotes one of them goes too."""
    if not any(session.scalars(select(x.id).limit(1)).first() for x in (t.Draft, t.ChatTurn, t.KeptPhrase)):
        return []
    found: list[str] = []
    for part in batched(sorted(linked)):
        query = select(t.Document.id, t.Document.text).where(t.Document.id.in_(part))
        for number, said in session.execute(query).tuples():
            found += [said[start:end] for start, end in linked[number].gone]
    return found


def _turn_files(removal: Removal, gone: set[int]) -> set[int]:
    """Files of chats of which turns go: their neighbours quote them as context."""
    return {d.file_id for d in removal.documents.values() if d.id in gone and d.kind == "turn"}


def _redact(
    session: Session, removal: Removal, redactor: Redactor, linked: dict[int, Sentences], gone: set[int]
) -> tuple[tuple[Left, ...], set[int]]:
    """Take the person out of the texts that stay. Gives the places and the documents that changed."""
    places: dict[tuple[str, str], None] = {}
    changed: set[int] = set()
    others = _others(session, removal)
    named_in = _naming(session, removal)
    for number in sorted({*linked, *others, *named_in} & removal.documents.keys() - gone):
        document = session.get_one(t.Document, number)
        named, present = linked.get(number), others.get(number, frozenset())
        head, body = redactor.text(document, named, present)
        new, title = head + body, redactor.title(document.title, present)
        if (new, title) == (document.text, document.title):
            continue
        for at in _spots(document, named, new):
            places[document.source, place_of(document.place, document.text, at)] = None
        _fields(session, number, redactor, present, len(head))
        document.text, document.title = new, title
        changed.add(number)
    session.flush()
    hidden = removal.traces.redacted
    return tuple(Left(hidden(source), hidden(place)) for source, place in places), changed


def _fields(
    session: Session, document: int, redactor: Redactor, present: frozenset[str], body_start: int
) -> None:
    """What a note, message or entry says of itself beside its text."""
    if note := session.get(t.Note, document):
        note.body_start = body_start
        note.front_matter = {k: redactor.title(v, present) for k, v in note.front_matter.items()}
        note.event, note.speaker = redactor.title(note.event, present), redactor.title(note.speaker, present)
    if message := session.get(t.Message, document):
        message.subject = redactor.title(message.subject, present)
    if entry := session.get(t.CalendarEntry, document):
        entry.name, entry.location = (
            redactor.title(entry.name, present),
            redactor.title(entry.location, present),
        )
    for row in session.scalars(select(t.Attendance).where(t.Attendance.document_id == document)):
        row.event_name, row.session = (
            redactor.title(row.event_name, present),
            redactor.title(row.session, present),
        )


def _naming(session: Session, removal: Removal) -> set[int]:
    """Documents whose text or title holds a full name or address of theirs."""
    d = t.Document
    query = select(d.id, d.title, d.text).where(d.workspace_id == removal.workspace)
    rows = session.execute(query.execution_options(yield_per=1000)).tuples()
    return {n for n, title, said in rows if removal.traces.within(said) or removal.traces.within(title)}


def _spots(document: t.Document, linked: Sentences | None, new: str) -> list[int]:
    """Offsets where the old text was changed: linked sentences, and lines that read otherwise now."""
    spots = [start for start, _ in linked.gone] + [start for start, *_ in linked.named] if linked else []
    offset, kept = 0, set(new.split("\n"))
    for line in document.text.split("\n"):
        if line not in kept:
            spots.append(offset)
        offset += len(line) + 1
    return sorted(spots) or [0]


def _others(session: Session, removal: Removal) -> dict[int, frozenset[str]]:
    """Document that the person took part in → the others who did."""
    took_part = select(t.Participant.document_id).where(t.Participant.person_id == removal.person.id)
    query = select(t.Participant.document_id, t.Participant.person_id).where(
        t.Participant.document_id.in_(took_part)
    )
    found: dict[int, set[str]] = {}
    for document, person in session.execute(query).tuples():
        found.setdefault(document, set())
        if person != removal.person.id:
            found[document].add(person)
    return {d: frozenset(people) for d, people in found.items()}


def _write_again(session: Session, workspace: int, changed: set[int], turns: set[int], region: str) -> None:
    """Passages and sentences of the texts that changed. Turns of one chat are each other's context."""
    query = select(t.Document).where(t.Document.id.in_(sorted(changed)))
    documents = {d.id: d for d in session.scalars(query)}
    chats = {d.file_id for d in documents.values() if d.kind == "turn"} | turns
    for d in session.scalars(
        select(t.Document).where(t.Document.file_id.in_(sorted(chats)), t.Document.active)
    ):
        if d.kind == "turn":
            documents[d.id] = d
    by_file: dict[int, list[t.Document]] = {}
    for number in sorted(documents):
        by_file.setdefault(documents[number].file_id, []).append(documents[number])
    lexical.remove(session, sorted(documents))
    for part in batched(sorted(documents)):
        session.execute(delete(t.Statement).where(t.Statement.document_id.in_(part)))
        session.execute(delete(t.Passage).where(t.Passage.document_id.in_(part)))
    writer = Writer(session, workspace, 0, region)
    for file, members in by_file.items():
        writer.again(file, [(d.id, _record(session, d)) for d in members if d.active])


def _record(session: Session, document: t.Document) -> Record:
    """What is searched of a document, and what of it is told in confidence: of a row or entry its words, its title and
    its free text."""
    d = document
    match d.kind:
        case "event":
            return EventRecord(d.place, d.text, d.title, d.date or dt.date.min, description=described(d.text))
        case "contact":
            query = select(t.Contact).where(t.Contact.document_id == d.id, t.Contact.kind.in_(ContactKind))
            card = session.scalars(query).first()
            return ContactRecord(
                d.place, d.text, ContactKind.CARD, d.title, note=card.note if card else "", dated=d.date
            )
        case kind if kind in ROW_KINDS:
            return EventHeader(d.place, d.text, d.title)
        case _:
            return record_of(session, d)
