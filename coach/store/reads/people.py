"""Reads of who there is: people and their contact records, names that fit several, pairs that may be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select

from coach.collector import no_full_collections
from coach.store import tables as t
from coach.store.reads.base import Reads
from coach.store.rows import CONTACT_COLUMNS, as_stored, cite, contact_of, person_of, restriction_of
from coach.store.values import ContactView, OpenMentionView, PersonLine, PersonView
from coach.text import fold


class PeopleReads(Reads):
    """Who there is."""

    def contacts(self, people: Iterable[str] | None = None) -> list[ContactView]:
        """Contact records, all or those of some people, newest dated first."""
        c, d, k = t.Contact, t.Document, t.IdentityKey
        # Columns, not objects: there may be tens of thousands.
        query = (
            select(*CONTACT_COLUMNS)
            .join(d, d.id == c.document_id)
            .join(t.ImportBatch, t.ImportBatch.id == d.batch_id)
            .where(c.workspace_id == self.workspace, d.active)
        )
        keys = select(k.contact_id, k.kind, k.shown).order_by(k.id)
        if people is not None:
            query = query.where(c.person_id.in_(list(people)))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            if people is not None:
                keys = keys.where(k.contact_id.in_([row[0] for row in rows]))
            shown: dict[tuple[int, str], dict[str, None]] = {}
            for contact, kind, value in s.execute(keys).tuples():
                shown.setdefault((contact, kind), {})[value] = None
        views = [contact_of(row, shown) for row in rows]
        return sorted(views, key=lambda v: (v.dated or dt.date.min, -v.id), reverse=True)

    def own_records(self) -> list[ContactView]:
        """The user's own profile, jobs and schools, as their exports have them."""
        query = (
            select(*CONTACT_COLUMNS)
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .join(t.ImportBatch, t.ImportBatch.id == t.Document.batch_id)
            .where(t.Contact.workspace_id == self.workspace, t.Document.active, t.Contact.kind == "profile")
            .order_by(t.Contact.id)
        )
        with self.sessions() as s:
            return [contact_of(row, {}) for row in s.execute(query).tuples()]

    @no_full_collections()
    def people(self, ids: Iterable[str] | None = None) -> list[PersonView]:
        """People with their contacts, by name; all, or those with the given ids."""
        wanted = None if ids is None else list(dict.fromkeys(ids))
        by_person: dict[str, list[ContactView]] = {}
        for contact in self.contacts(wanted):
            if contact.person:
                by_person.setdefault(contact.person, []).append(contact)
        p = t.Person
        query = select(p.id, p.name, as_stored(p.aliases), p.organisation, p.title).where(
            p.workspace_id == self.workspace
        )
        if wanted is not None:
            query = query.where(p.id.in_(wanted))
        with self.sessions() as s:
            rows = s.execute(query.order_by(p.name, p.id)).tuples().all()
        return [
            person_of(number, name, aliases, organisation, title, by_person.get(number, []))
            for number, name, aliases, organisation, title in rows
        ]

    def open_mentions(self) -> list[OpenMentionView]:
        """Names that fit several people, newest text first; each once a document."""
        query = (
            select(t.OpenMention, t.Statement, t.Document)
            .join(t.Statement, t.Statement.id == t.OpenMention.statement_id)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Document.date.desc(), t.Document.id, t.Statement.start, t.OpenMention.id)
        )
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
        lines = {p.id: p for p in self._lines({c for m, _, _ in rows for c in m.candidates})}
        seen: dict[tuple[int, str], OpenMentionView] = {}
        for m, st, d in rows:
            fitting = tuple(lines[c] for c in m.candidates if c in lines)
            view = OpenMentionView(
                m.id, m.surface, fitting, d.title, d.place, restriction_of(st) is not None,
                cite(d, st.start, st.end),
            )  # fmt: skip
            if fitting:
                seen.setdefault((d.id, fold(m.surface)), view)
        return list(seen.values())

    def directory(self) -> list[PersonLine]:
        """Everybody in a line each, by name; one query, however many there are."""
        return self._lines(None)

    @no_full_collections()
    def _lines(self, ids: set[str] | None) -> list[PersonLine]:
        """People in a line each, by name: all, or those with the given ids."""
        p = t.Person
        query = select(p.id, p.name, p.aliases, p.organisation, p.title, p.email).where(
            p.workspace_id == self.workspace
        )
        if ids is not None and len(ids) < 10_000:
            query = query.where(p.id.in_(ids))
        with self.sessions() as s:
            rows = s.execute(query.order_by(p.name, p.id)).tuples().all()
        return [
            PersonLine(i, name, tuple(also), org, title, email) for i, name, also, org, title, email in rows
        ]

    def namesakes(self) -> dict[str, str]:
        """People whose name somebody else has too: id → what tells them apart, an organisation or an address."""
        name = func.lower(t.Person.name)
        here = t.Person.workspace_id == self.workspace
        shared = select(name).where(here).group_by(name).having(func.count() > 1)
        query = select(t.Person.id, t.Person.organisation, t.Person.email).where(here, name.in_(shared))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
        return {i: organisation or email or "no organisation known" for i, organisation, email in rows}

    def pronouns(self) -> dict[str, str]:
        """Person id → what texts call them, "he" or "she", where they do."""
        query = select(t.Person.id, t.Person.pronoun).where(
            t.Person.workspace_id == self.workspace, t.Person.pronoun != ""
        )
        with self.sessions() as s:
            return dict(s.execute(query).tuples().all())

    def person(self, person_id: str) -> PersonView | None:
        """One person, or None."""
        found = self.people([person_id])
        return found[0] if found else None

    def candidates(self) -> list[t.Candidate]:
        """Pairs of people who may be one, likeliest first."""
        with self.sessions() as s:
            return list(s.scalars(select(t.Candidate).order_by(t.Candidate.score.desc())))
