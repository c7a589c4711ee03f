"""Removes a person's rows inside an open transaction: what is theirs alone goes, what others are in too stays."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import JSON, String, delete, select, text, update
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.briefing import kept_briefs, kept_cards
from coach.forget.talks import forget_in_chats, strings
from coach.forget.traces import FORGOTTEN, Traces
from coach.index import lexical
from coach.ingest import blocked
from coach.ingest.derive import references
from coach.ingest.places import RESTORED
from coach.people import names
from coach.people.keys import email_key, profile_key
from coach.people.mentions import NameIndex
from coach.store import audience_rules, kept_phrases, manner_edits, marks
from coach.store import tables as t
from coach.store.values import PersonView

_NOT_SWEPT = frozenset(
    {"index_state", "forgotten_key", "passage", "statement", "about", "open_mention", "person"}
)


class Row(NamedTuple):
    """A document without its text."""

    id: int
    kind: str
    source: str
    place: str
    title: str
    file_id: int
    active: bool


class Removal:
    """One person's removal."""

    def __init__(
        self, session: Session, workspace: int, person: PersonView, traces: Traces, index: NameIndex
    ) -> None:
        self.session, self.workspace, self.person, self.traces = session, workspace, person, traces
        self.index = index
        self.removed: Counter[str] = Counter()
        d = t.Document
        rows = session.execute(
            select(d.id, d.kind, d.source, d.place, d.title, d.file_id, d.active).where(
                d.workspace_id == workspace
            )
        )
        self.documents = {r[0]: Row(*r) for r in rows.tuples()}
        c = t.Contact
        query = select(c.id, c.document_id, c.kind, c.name, c.person_id, c.is_user).where(
            c.workspace_id == workspace
        )
        self.contacts = {r.id: r for r in session.execute(query)}
        self.theirs = {c.id for c in self.contacts.values() if c.person_id == person.id}
        self.parties = self._parties()
        self.references = self._references()

    def _parties(self) -> dict[int, set[int]]:
        """Document → contacts on it: sender and recipients, invited and listed, or the card's own."""
        found: dict[int, set[int]] = defaultdict(set)
        links = [
            select(t.Message.document_id, t.Message.sender_id),
            select(t.Recipient.document_id, t.Recipient.contact_id),
            select(t.Attendance.document_id, t.Attendance.contact_id),
        ]
        for query in links:
            for document, contact in self.session.execute(query).tuples():
                if document in self.documents:
                    found[document].add(contact)
        for one in self.contacts.values():
            if one.kind not in ("party", "noted") and one.document_id in self.documents:
                found[one.document_id].add(one.id)
        return found

    def alone(self) -> set[int]:
        """Rows, messages and entries with nobody on them but this person and the user; notes of talks with them
        alone and about nobody else; and older versions of files that are kept for undo and name them."""
        return {d for d in self.documents if self._theirs_alone(d)} | self._notes() | self._older()

    def _theirs_alone(self, document: int) -> bool:
        others = {c for c in self.parties.get(document, ()) if not self.contacts[c].is_user}
        return bool(others) and others <= self.theirs

    def _notes(self) -> set[int]:
        mine = set(
            self._linked_to(t.Participant.person_id == self.person.id, t.About.person_id == self.person.id)
        )
        shared = set(
            self._linked_to(t.Participant.person_id != self.person.id, t.About.person_id != self.person.id)
        )
        candidates = [d for d in mine - shared if self.documents.get(d) and self.documents[d].kind == "note"]
        found: set[int] = set()
        for part in batched(candidates):
            query = select(t.Note.document_id, t.Note.people).where(t.Note.document_id.in_(part))
            found |= {d for d, people in self.session.execute(query).tuples() if len(people) <= 1}
        return found & self._begun_with(found)

    def _begun_with(self, notes: set[int]) -> set[int]:
        """Of these notes those that list them, are called after them, or begin with them. A diary with one line on
        them is not theirs."""
        took_part = t.Participant.person_id == self.person.id
        listed = select(t.Note.document_id, t.Note.people).join(
            t.Participant, t.Participant.document_id == t.Note.document_id
        )
        found = {d for d, people in self.session.execute(listed.where(took_part)).tuples() if people}
        about = select(t.Participant.document_id).where(took_part, t.Participant.role == "about")
        found |= set(self.session.scalars(about))
        found |= {d for d in notes if self._named_in(self.documents[d].title)}
        s, a = t.Statement, t.About
        for part in batched(sorted(notes - found)):
            first: dict[int, int] = {}
            rows = select(s.document_id, s.id, s.text).where(s.document_id.in_(part)).order_by(s.start)
            for document, number, said in self.session.execute(rows).tuples():
                if not said.lstrip().startswith("#"):
                    first.setdefault(document, number)
            opens = {number: document for document, number in first.items()}
            theirs = select(a.statement_id).where(
                a.statement_id.in_(opens), a.person_id == self.person.id, a.role.in_(("subject", "mention"))
            )
            found |= {opens[number] for number in self.session.scalars(theirs)}
        return found

    def _linked_to(self, took_part: Any, about: Any) -> Iterator[int]:
        yield from self.session.scalars(
            select(t.Participant.document_id).where(t.Participant.role == "with", took_part).distinct()
        )
        yield from self.session.scalars(
            select(t.Statement.document_id)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(t.About.role == "subject", about)
            .distinct()
        )

    def _older(self) -> set[int]:
        """Replaced versions, kept only for undo, go where they name the person, also by a part of the name."""
        older = [d.id for d in self.documents.values() if not d.active]
        found = set()
        for part in batched(older):
            query = select(t.Document.id, t.Document.title, t.Document.text).where(t.Document.id.in_(part))
            for number, title, said in self.session.execute(query).tuples():
                if self._named_in(f"{title}\n{said}"):
                    found.add(number)
        return found

    def _named_in(self, text: str) -> bool:
        """Whether a text names them, also by a part of the name."""
        return self.traces.within(text) or any(
            self.person.id in m.candidates for m in self.index.find(text, [self.person.id])
        )

    def _references(self) -> set[str]:
        """Lasting names of their contacts that nobody else's have: an office telephone names several people."""
        keys: dict[int, list[str]] = {}
        for contact, kind, value in self.session.execute(
            select(t.IdentityKey.contact_id, t.IdentityKey.kind, t.IdentityKey.value)
        ).tuples():
            keys.setdefault(contact, []).append(f"{kind}:{value}")
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for one in self.contacts.values():
            d = self.documents[one.document_id]
            named[one.id in self.theirs].update(references(d.source, d.place, one.name, keys.get(one.id, [])))
        return named[True] - named[False]

    def decisions(self, emptied: Iterable[str]) -> None:
        """Merges and splits that name them, and whom a name means: them, or somebody in a file that goes."""
        files = tuple(f"{path}|" for path in emptied)
        for row in self.session.scalars(select(t.Decision).where(t.Decision.workspace_id == self.workspace)):
            if row.kind == "mention":
                row.right = [r for r in row.right if not r.startswith(files)]
            if self.references & {*row.left, *row.right} or not row.right:
                self.session.delete(row)
                self.removed["decisions"] += 1

    def drafts(self, sentences: Iterable[str]) -> None:
        """Drafts to them, that name them, or that quote a sentence about them."""
        quoted = [s for s in sentences if len(s) > 12]
        for row in self.session.scalars(select(t.Draft).where(t.Draft.workspace_id == self.workspace)):
            said = list(strings(row.content))
            named = row.person_ref in self.references or any(self.traces.within(s) for s in said)
            if named or any(q in s for q in quoted for s in said):
                self.session.delete(row)
                self.removed["drafts"] += 1

    def chats(self, sentences: Iterable[str]) -> None:
        """What chats with the coach say of them."""
        self.removed["chat turns"] += forget_in_chats(self.session, self.workspace, self._named_in, sentences)

    def briefings(self) -> None:
        """What earlier briefings saw of them, and every card that a model wrote: what one says of them in other words
        cannot be found by their name."""
        own = {f"email:{email_key(e)}" for e in self.person.emails}
        own |= {f"profile:{profile_key(p)}" for p in self.person.profiles}
        keys = self.references | own
        self.removed["lines of briefings"] += kept_briefs.forget_in(
            self.session, self.workspace, self.traces.within, keys
        )
        self.removed["cards of briefings"] += kept_cards.forget_all(self.session, self.workspace)

    def kept(self, sentences: Iterable[str]) -> None:
        """What the user keeps in texts about or for them, although the reviewer found it."""
        gone = kept_phrases.forget_in(self.session, self.workspace, self._named_in, list(sentences))
        self.removed["kept phrases"] += gone
        self.removed["own turns"] += manner_edits.forget_in(self.session, self.workspace, self._named_in)

    def marks(self) -> None:
        """What the user said of writing to them."""
        gone = marks.forget_in(self.session, self.workspace, self.references, self._named_in)
        self.removed["follow-ups"] += gone

    def note_fields(self, gone: set[int]) -> None:
        """Take their name off the lists of other notes, or deriving would bring them back."""
        normal = {names.normal(n) for n in self.person.names}
        query = select(t.Note.document_id, t.Note.people)
        for document, people in self.session.execute(query).tuples().all():
            kept = [n for n in people if names.normal(n) not in normal]
            if document in self.documents and document not in gone and kept != people:
                self.session.execute(update(t.Note).where(t.Note.document_id == document).values(people=kept))
                self.session.execute(delete(t.Linked).where(t.Linked.document_id == document))

    def move_contacts(self, gone: set[int]) -> None:
        """A sender or guest is stored with the first entry of a file that names them: they move to the next one."""
        home: dict[int, int] = {}
        for document in sorted(self.parties):
            if document not in gone:
                for contact in self.parties[document]:
                    home.setdefault(contact, document)
        moved = [{"id": c.id, "document_id": home[c.id]} for c in self.contacts.values()
                 if c.document_id in gone and c.id in home]  # fmt: skip
        if moved:
            self.session.execute(update(t.Contact), moved)
        self.session.flush()

    def delete_documents(self, gone: set[int]) -> None:
        """Documents with all that hangs on them."""
        ids = sorted(gone)
        self.removed.update(self.documents[d].kind for d in ids)
        lexical.remove(self.session, ids)
        for part in batched(ids, 5000):
            listed = {"ids": json.dumps(part)}
            count = text(
                "SELECT count(*) FROM passage WHERE document_id IN (SELECT value FROM json_each(:ids))"
            )
            self.removed["passages"] += int(self.session.execute(count, listed).scalar_one())
            self.session.execute(
                text("DELETE FROM document WHERE id IN (SELECT value FROM json_each(:ids))"), listed
            )
        self.session.expire_all()

    def delete_contacts(self) -> None:
        """Their contact records. The sender of a message that stays keeps an empty one, or it would go as well."""
        senders: set[int] = set()
        for part in batched(sorted(self.theirs)):
            senders |= set(
                self.session.scalars(select(t.Message.sender_id).where(t.Message.sender_id.in_(part)))
            )
            self.session.execute(delete(t.Recipient).where(t.Recipient.contact_id.in_(part)))
            self.session.execute(delete(t.Attendance).where(t.Attendance.contact_id.in_(part)))
            self.session.execute(delete(t.IdentityKey).where(t.IdentityKey.contact_id.in_(part)))
        for part in batched(sorted(self.theirs - senders)):
            self.session.execute(delete(t.Contact).where(t.Contact.id.in_(part)))
        self.session.execute(
            update(t.Contact)
            .where(t.Contact.id.in_(senders))
            .values(name="", given="", family="", nicknames=[], organisation="", title="", location="", note="",
                    extra={}, person_id=None)
        )  # fmt: skip
        self.removed["records"] += len(self.theirs)

    def emptied(self, gone: set[int]) -> dict[int, str]:
        """Files, by number and path, of which every entry goes."""
        kept = {d.file_id for d in self.documents.values() if d.id not in gone}
        return {
            d.file_id: d.source for d in self.documents.values() if d.id in gone and d.file_id not in kept
        }

    def settings(self, emptied: set[str]) -> None:
        """The user's rules on files that go or that are about them, and watched folders that are called like them."""
        self.removed["audience rules"] += audience_rules.forget_in(
            self.session, self.workspace, self.traces.within, emptied
        )
        for row in self.session.scalars(select(t.WatchedFolder)):
            if self.traces.within(row.path):
                self.session.delete(row)
                self.removed["watched folders"] += 1

    def places(self) -> dict[int, tuple[str, str]]:
        """Places of files, on the disk or in an archive, that name them: by number, location and member."""
        p = t.FilePlace
        rows = self.session.execute(select(p.id, p.location, p.member, p.path, p.root)).tuples()
        return {
            n: (at, member)
            for n, at, member, *said in rows
            if self.traces.within("\n".join((at, member, *said)))
        }

    def hide_places(self) -> None:
        """A digest stands for such a place, so that the file is known there without its name."""
        for number, key in self.places().items():
            row = self.session.get_one(t.FilePlace, number)
            row.location, row.member = blocked.hidden_location(self.session, key), ""
            row.root, row.path = RESTORED, self.traces.redacted(row.path)
        self.session.flush()

    def ledgers(self, emptied: dict[int, str]) -> None:
        """Files of theirs alone go; receipts stay without such a file's name, requests without their text."""
        for part in batched(sorted(emptied)):
            self.session.execute(delete(t.SourceFile).where(t.SourceFile.id.in_(part)))
        paths = set(emptied.values())
        for batch in self.session.scalars(select(t.ImportBatch)):
            if paths:
                batch.receipt = _without(batch.receipt, paths)
        for request in self.session.scalars(select(t.OutboundRequest)):
            if self.traces.speaks(request.body):
                request.body = FORGOTTEN
        self.session.flush()

    def sweep(self) -> set[int]:
        """Every other text and JSON value of every table without their name. Gives the documents that changed."""
        changed: set[int] = set()
        for table in t.Base.metadata.sorted_tables:
            columns = [c for c in table.columns if isinstance(c.type, String | JSON) and not c.primary_key]
            if table.name in _NOT_SWEPT or not columns:
                continue
            keys = list(table.primary_key.columns)
            for row in self.session.execute(select(*keys, *columns)).mappings().all():
                new = {c.name: self.traces.swept(row[c.name]) for c in columns if row[c.name]}
                new = {k: v for k, v in new.items() if v != row[k]}
                if new:
                    where = [k == row[k.name] for k in keys]
                    self.session.execute(update(table).where(*where).values(new))
                    if table.name == "document":
                        changed.add(int(row["id"]))
        self.session.expire_all()
        return changed


def _without(value: Any, paths: set[str]) -> Any:
    if isinstance(value, dict):
        return {k: _without(v, paths) for k, v in value.items()}
    if isinstance(value, list):
        return [_without(v, paths) for v in value]
    return FORGOTTEN if isinstance(value, str) and value in paths else value
