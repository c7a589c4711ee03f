"""Forgets a person: their rows, messages, notes, vectors and drafts go, and every file is searched to prove it.

What is theirs alone is deleted. A text that speaks of others too is the user's own and is not cut: it is listed, so
that the user can edit the file and import it again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, inspect, select, text, update
from sqlalchemy.orm import Session, sessionmaker

from coach.index import lexical
from coach.index.search import SearchIndex
from coach.ingest.derive import derive, references
from coach.people import names
from coach.store import tables as t
from coach.store.repository import PersonView, Repository, place_of

FORGOTTEN = "(forgotten)"
"""Stands in receipts and in the ledger of requests where their name stood."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Left:
    """A place that still speaks of the person, in a text that is not theirs alone."""

    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went, by kind; what the user may still want to edit; and how often their full names and addresses still
    stand anywhere in the workspace folder. `shared` are names and addresses that others carry too: not searched."""

    person: str
    name: str
    removed: dict[str, int]
    left: tuple[Left, ...]
    remaining: int
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Traces:
    """By what a person is recognised: full names and addresses of theirs alone, in lower case."""

    words: tuple[str, ...]

    def within(self, value: str) -> bool:
        folded = value.casefold()
        return any(word in folded for word in self.words)

    def count(self, value: str) -> int:
        folded = value.casefold()
        return sum(folded.count(word) for word in self.words)


def forget(
    sessions: sessionmaker[Session],
    engine: Engine,
    index: SearchIndex,
    repository: Repository,
    folder: Path,
    today: dt.date,
    person: PersonView,
) -> Forgotten:
    """Delete what only this person brought, derive the rest again, and search the folder for what is left."""
    traces, shared = _traces(repository, person)
    with sessions() as session, session.begin():
        removed, left = _Forgetting(session, repository.workspace, person, traces).run()
        derive(session, repository.workspace, today)
    index.rebuild()
    index.close()
    _compact(engine)
    remaining = max(_in_columns(engine, traces), _in_files(folder, traces))
    return Forgotten(person.id, person.name, removed, left, remaining, shared)


def _traces(repository: Repository, person: PersonView) -> tuple[_Traces, tuple[str, ...]]:
    own = [n for n in (*person.names, *(c.name for c in person.contacts)) if " " in n.strip() or "@" in n]
    own = list(dict.fromkeys([*own, *person.emails]))
    others = {
        w.casefold()
        for p in repository.people()
        if p.id != person.id
        for w in (*p.names, *(c.name for c in p.contacts), *p.emails)
    }
    theirs = tuple(dict.fromkeys(w.casefold() for w in own if w.casefold() not in others))
    return _Traces(theirs), tuple(w for w in own if w.casefold() in others)


class _Forgetting:
    """One person's removal inside an open transaction."""

    def __init__(self, session: Session, workspace: int, person: PersonView, traces: _Traces) -> None:
        self.session, self.workspace, self.person, self.traces = session, workspace, person, traces
        self.removed: Counter[str] = Counter()
        documents = session.scalars(select(t.Document).where(t.Document.workspace_id == workspace))
        self.documents = {d.id: d for d in documents}
        contacts = session.scalars(select(t.Contact).where(t.Contact.workspace_id == workspace))
        self.contacts = {c.id: c for c in contacts}
        self.theirs = {c.id for c in self.contacts.values() if c.person_id == person.id}
        self.parties = self._parties()
        self.references = self._references()

    def run(self) -> tuple[dict[str, int], tuple[Left, ...]]:
        """Delete, in the order that keeps other people's rows. Gives counts and what is left."""
        old = self._old_versions()
        gone = {d for d in self.documents if self._theirs_alone(d)} | self._notes() | old
        left, emptied = self._left(gone), self._emptied(gone)
        self._decisions()
        self._drafts()
        self._note_fields(gone)
        self._move_contacts(gone)
        self._delete_documents(gone)
        self._delete_contacts()
        self._ledgers(emptied)
        return {kind: n for kind, n in sorted(self.removed.items()) if n}, left

    def _parties(self) -> dict[int, set[int]]:
        """Document → contacts on it: sender and recipients, invited and listed, or the card's own."""
        found: dict[int, set[int]] = {d: set() for d in self.documents}
        links = [
            select(t.Message.document_id, t.Message.sender_id),
            select(t.Recipient.document_id, t.Recipient.contact_id),
            select(t.Attendance.document_id, t.Attendance.contact_id),
        ]
        for query in links:
            for document, contact in self.session.execute(query).tuples():
                if document in found:
                    found[document].add(contact)
        for one in self.contacts.values():
            if one.kind not in ("party", "noted") and one.document_id in found:
                found[one.document_id].add(one.id)
        return found

    def _theirs_alone(self, document: int) -> bool:
        """Whether nobody is on a row, message or entry but this person and the user."""
        others = {c for c in self.parties[document] if not self.contacts[c].is_user}
        return bool(others) and others <= self.theirs

    def _notes(self) -> set[int]:
        """Notes of talks with this person alone, about nobody else."""
        linked: dict[int, set[str]] = {}
        with_whom = select(t.Participant.document_id, t.Participant.person_id).where(
            t.Participant.role == "with"
        )
        about = (
            select(t.Statement.document_id, t.About.person_id)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(t.About.role == "subject")
        )
        for query in (with_whom, about):
            for document, person in self.session.execute(query).tuples():
                linked.setdefault(document, set()).add(person)
        notes = self.session.scalars(select(t.Note))
        return {
            n.document_id
            for n in notes
            if n.document_id in self.documents
            and self.documents[n.document_id].kind == "note"
            and len(n.people) <= 1
            and linked.get(n.document_id) == {self.person.id}
        }

    def _old_versions(self) -> set[int]:
        """Replaced versions of files, kept only for undo, go where they name the person."""
        return {
            d.id
            for d in self.documents.values()
            if not d.active and (self.traces.within(d.text) or self.traces.within(d.title))
        }

    def _left(self, gone: set[int]) -> tuple[Left, ...]:
        places: dict[tuple[str, str], None] = {}
        about = (
            select(t.Statement.document_id, t.Statement.start)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(t.About.person_id == self.person.id)
        )
        spots = list(self.session.execute(about).tuples())
        spots += [(d.id, at) for d in self.documents.values() for at in self._named_at(d)]
        spots += [(d, 0) for d, on in self.parties.items() if on & self.theirs]
        for number, at in sorted(spots):
            if number not in gone:
                d = self.documents[number]
                places[d.source, place_of(d.place, d.text, at)] = None
        return tuple(Left(source, place) for source, place in places)

    def _named_at(self, document: t.Document) -> Iterator[int]:
        offset = 0
        for line in document.text.split("\n"):
            if self.traces.within(line):
                yield offset
            offset += len(line) + 1
        if self.traces.within(document.title):
            yield 0

    def _references(self) -> set[str]:
        """Lasting names of their contacts that nobody else's have: an office telephone names several people."""
        keys: dict[int, list[str]] = {}
        for key in self.session.scalars(select(t.IdentityKey)):
            keys.setdefault(key.contact_id, []).append(f"{key.kind}:{key.value}")
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for one in self.contacts.values():
            d = self.documents[one.document_id]
            named[one.id in self.theirs].update(references(d.source, d.place, one.name, keys.get(one.id, [])))
        return named[True] - named[False]

    def _decisions(self) -> None:
        for row in self.session.scalars(select(t.Decision).where(t.Decision.workspace_id == self.workspace)):
            if self.references & {*row.left, *row.right}:
                self.session.delete(row)
                self.removed["decisions"] += 1

    def _drafts(self) -> None:
        for row in self.session.scalars(select(t.Draft).where(t.Draft.workspace_id == self.workspace)):
            if row.person_ref in self.references or any(self.traces.within(s) for s in _strings(row.content)):
                self.session.delete(row)
                self.removed["drafts"] += 1

    def _note_fields(self, gone: set[int]) -> None:
        """Take their name off the lists of other notes, or deriving would bring them back."""
        normal = {names.normal(n) for n in self.person.names}
        for note in self.session.scalars(select(t.Note)):
            kept = [n for n in note.people if names.normal(n) not in normal]
            if note.document_id in self.documents and note.document_id not in gone and kept != note.people:
                note.people = kept
                self.session.execute(delete(t.Linked).where(t.Linked.document_id == note.document_id))

    def _move_contacts(self, gone: set[int]) -> None:
        """A sender or guest is stored with the first entry of a file that names them: they move to the next one."""
        home: dict[int, int] = {}
        for document in sorted(self.parties):
            if document not in gone:
                for contact in self.parties[document]:
                    home.setdefault(contact, document)
        for one in self.contacts.values():
            if one.document_id in gone and one.id in home:
                one.document_id = home[one.id]
        self.session.flush()

    def _delete_documents(self, gone: set[int]) -> None:
        ids = sorted(gone)
        self.removed.update(self.documents[d].kind for d in ids)
        lexical.remove(self.session, ids)
        for start in range(0, len(ids), _BATCH):
            part = ids[start : start + _BATCH]
            passages = select(t.Passage.id).where(t.Passage.document_id.in_(part))
            self.removed["passages"] += len(self.session.scalars(passages).all())
            self.session.execute(delete(t.Document).where(t.Document.id.in_(part)))
        self.session.expire_all()

    def _delete_contacts(self) -> None:
        """Their contact records. The sender of a message that stays keeps an empty one, or it would go as well."""
        ids = list(self.theirs)
        senders = set(self.session.scalars(select(t.Message.sender_id).where(t.Message.sender_id.in_(ids))))
        self.session.execute(delete(t.Recipient).where(t.Recipient.contact_id.in_(ids)))
        self.session.execute(delete(t.Attendance).where(t.Attendance.contact_id.in_(ids)))
        self.session.execute(delete(t.IdentityKey).where(t.IdentityKey.contact_id.in_(ids)))
        self.session.execute(delete(t.Contact).where(t.Contact.id.in_(self.theirs - senders)))
        self.session.execute(
            update(t.Contact)
            .where(t.Contact.id.in_(senders))
            .values(name="", given="", family="", nicknames=[], organisation="", title="", location="", note="",
                    extra={}, person_id=None)
        )  # fmt: skip
        self.removed["records"] += len(ids)

    def _ledgers(self, emptied: dict[int, str]) -> None:
        """Files of theirs alone go. Receipts and sent requests stay, without the person's name in them."""
        self.session.execute(delete(t.SourceFile).where(t.SourceFile.id.in_(emptied)))
        paths = set(emptied.values())
        for batch in self.session.scalars(select(t.ImportBatch)):
            batch.receipt = self._without(batch.receipt, paths)
        for request in self.session.scalars(select(t.OutboundRequest)):
            if self.traces.within(request.body):
                request.body = FORGOTTEN

    def _emptied(self, gone: set[int]) -> dict[int, str]:
        """Files, by number and path, of which every entry goes."""
        kept = {d.file_id for d in self.documents.values() if d.id not in gone}
        return {self.documents[d].file_id: self.documents[d].source for d in gone
                if self.documents[d].file_id not in kept}  # fmt: skip

    def _without(self, value: Any, paths: set[str]) -> Any:
        if isinstance(value, dict):
            return {k: self._without(v, paths) for k, v in value.items()}
        if isinstance(value, list):
            return [self._without(v, paths) for v in value]
        named = isinstance(value, str) and (value in paths or self.traces.within(value))
        return FORGOTTEN if named else value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


# The proof


def _compact(engine: Engine) -> None:
    """Write the database anew without its free pages, and empty the write-ahead log."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        connection.close()


def _in_columns(engine: Engine, traces: _Traces) -> int:
    """Occurrences in every column of every table, JSON read as what it says."""
    found = 0
    with engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                found += sum(traces.count(_said(v)) for v in row if isinstance(v, str))
    return found


def _said(value: str) -> str:
    """A text, or what a JSON text says once its escapes are read."""
    if value[:1] not in ("{", "["):
        return value
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        return value


def _in_files(folder: Path, traces: _Traces) -> int:
    """Occurrences in the bytes of every file, as written and as JSON escapes them."""
    needles = set(_needles(traces.words))
    found = 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        # Lower case of ASCII only: other letters are looked for in the forms that they may have.
        data = path.read_bytes().lower()
        found += sum(data.count(needle) for needle in needles)
    return found


def _needles(words: Sequence[str]) -> Iterable[bytes]:
    for word in words:
        for form in (word, word.title(), word.upper()):
            yield form.encode().lower()
            yield json.dumps(form)[1:-1].encode().lower()
