"""What the user decided about identity: who is one person, who is two, whom a name means; and taking it back.

A decision is stored by lasting references (a contact's keys and where it stands; where a name stands), so it holds
across imports and undo. Of two decisions about the same records the newer one stands: the older keeps what it said
about others.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.errors import NotFoundError
from coach.ingest.derive import derive, memory, references
from coach.ingest.derive.meant import mention_reference
from coach.people.keys import email_key, phone_key, profile_key
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import OpenMentionView, PersonView

MERGE, SPLIT, MENTION = "merge", "split", "mention"


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in words. `left` and `right` name the people on its two sides, as they are known now; of a name in
    a text, the person meant and the name."""

    id: int
    kind: str
    made: dt.date
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def said(self) -> str:
        """The decision as a sentence."""
        one, other = " and ".join(self.left) or "somebody", " and ".join(self.right) or "somebody"
        if self.kind == MERGE:
            return (
                f"{one} and {other} are one person."
                if one != other
                else f"The records of {one} are one person."
            )
        if self.kind == SPLIT:
            return f"{one} and {other} are two people."
        return f"{other} means {one}."


class Decisions:
    """Makes, lists and revokes decisions of one workspace; every change derives anew who is who."""

    def __init__(self, repository: Repository, today: dt.date, region: str = "") -> None:
        self.repository, self.today, self.region = repository, today, region

    def merge(self, one: PersonView, other: PersonView) -> PersonView:
        """Say that two people are one."""
        if one.id == other.id:
            return one
        ids = [c.id for c in one.contacts], [c.id for c in other.contacts]
        self._store(MERGE, *ids)
        return self._with(min(ids[0] + ids[1])) or one

    def keep_apart(self, one: PersonView, other: PersonView) -> None:
        """Say that two people are not one; they are no longer offered as such. Quick: they are two already, so nothing
        but the question goes."""
        if one.id == other.id:
            raise NotFoundError(
                f"{one.name} is one person here. To take them apart, use `coach split {one.id} KEY`."
            )
        ids = [c.id for c in one.contacts], [c.id for c in other.contacts]
        self._store(SPLIT, *ids, quick=(one.id, other.id))

    def split(self, whole: PersonView, key: str) -> list[PersonView]:
        """Take the records that carry a key (e-mail, phone, profile, or `file#place`) out of a person."""
        wanted = {email_key(key), profile_key(key), phone_key(key, self.region), key} - {""}
        keys = self._keys(whole)
        apart = [c for c in whole.contacts if keys[c.id] & wanted]
        if not apart or len(apart) == len(whole.contacts):
            raise NotFoundError(
                f"{whole.name} has no records of their own under “{key}”. `coach people {whole.id} --json` shows the keys."
            )
        self._store(SPLIT, [c.id for c in apart], [c.id for c in whole.contacts if c not in apart])
        ids = {c.id for c in whole.contacts}
        return [p for p in self.repository.people() if ids & {c.id for c in p.contacts}]

    def mean(self, mention: OpenMentionView, person: PersonView) -> None:
        """Say whom a name in a text means, wherever it stands in that text."""
        place = mention_reference(mention.citation.source, mention.document_place, mention.surface)
        with self.repository.sessions() as session, session.begin():
            for row in self._rows(session, MENTION):
                if place in row.right:
                    session.delete(row)
            left = _references(session, [c.id for c in person.contacts])
            self._add(session, MENTION, _all(left), [place])
            derive(session, self.repository.workspace)

    def revoke(self, number: int) -> DecisionView:
        """Take a decision back: the rules decide again, or the question comes again. Gives what was revoked."""
        found = next((d for d in self.everything() if d.id == number), None)
        if found is None:
            raise NotFoundError(f"There is no decision {number}. `coach decisions` lists them.")
        with self.repository.sessions() as session, session.begin():
            session.delete(session.get_one(t.Decision, number))
            session.flush()
            derive(session, self.repository.workspace)
        return found

    def everything(self) -> list[DecisionView]:
        """All decisions, newest first."""
        with self.repository.sessions() as session:
            rows = list(self._rows(session))
            named = _names(session, {r for row in rows for r in (*row.left, *row.right)}) if rows else {}
        found = [
            DecisionView(
                r.id, r.kind, r.made_on, _known(r.left, named),
                (_surface(r.right),) if r.kind == MENTION else _known(r.right, named),
            )
            for r in rows
        ]  # fmt: skip
        return found[::-1]

    def _rows(self, session: Session, kind: str = "") -> Iterable[t.Decision]:
        query = select(t.Decision).where(t.Decision.workspace_id == self.repository.workspace)
        if kind:
            query = query.where(t.Decision.kind == kind)
        return session.scalars(query.order_by(t.Decision.id)).all()

    def _with(self, contact: int) -> PersonView | None:
        with self.repository.sessions() as session:
            person = session.scalar(select(t.Contact.person_id).where(t.Contact.id == contact))
        return self.repository.person(person) if person else None

    def _keys(self, person: PersonView) -> dict[int, set[str]]:
        """Contact → every key that `split` takes."""
        found = {c.id: {f"{c.citation.source}#{c.citation.place}"} for c in person.contacts}
        with self.repository.sessions() as session:
            for key in session.scalars(select(t.IdentityKey).where(t.IdentityKey.contact_id.in_(found))):
                found[key.contact_id] |= {key.value, key.shown}
        return found

    def _store(
        self, kind: str, one: Sequence[int], other: Sequence[int], *, quick: Sequence[str] = ()
    ) -> None:
        """Store a decision about two sets of contacts, and derive anew; with `quick`, two people's ids, only the
        question whether they are one is taken away."""
        with self.repository.sessions() as session, session.begin():
            left, right = _all(_references(session, one)), _all(_references(session, other))
            if kind == SPLIT:  # a key that both sides carry tells nobody apart
                left, right = [r for r in left if r not in right], [r for r in right if r not in left]
            (self._loosen if kind == SPLIT else self._reopen)(session, set(left), set(right))
            self._add(session, kind, left, right)
            if quick:
                asked = t.Candidate.left_id.in_(quick), t.Candidate.right_id.in_(quick)
                session.execute(delete(t.Candidate).where(*asked))
                memory.forget_identity(session)  # the next derivation has a decision more to look at
            else:
                derive(session, self.repository.workspace)

    def _add(self, session: Session, kind: str, left: list[str], right: list[str]) -> None:
        workspace = self.repository.workspace
        session.add(t.Decision(workspace_id=workspace, kind=kind, left=left, right=right, made_on=self.today))
        session.flush()

    def _loosen(self, session: Session, apart: set[str], rest: set[str]) -> None:
        """Merges that tie the two sides let go of the side that is taken out, and keep the others together."""
        for row in self._rows(session, MERGE):
            both = {*row.left, *row.right}
            if both & apart and both & rest:
                row.left, row.right = (
                    [r for r in row.left if r not in apart],
                    [r for r in row.right if r not in apart],
                )
                if not row.left or not row.right:
                    session.delete(row)

    def _reopen(self, session: Session, one: set[str], other: set[str]) -> None:
        """Splits between the two sides go; what they say of anybody else stays."""
        for row in self._rows(session, SPLIT):
            for x, y in ((one, other), (other, one)):
                left, right = set(row.left), set(row.right)
                if left & x and right & y:
                    for stays in ((left, right - y), (left - x, right & y)):
                        if all(stays):
                            self._add(session, SPLIT, sorted(stays[0]), sorted(stays[1]))
                    session.delete(row)
                    break


def _references(session: Session, contacts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    keys: dict[int, list[str]] = defaultdict(list)
    query = select(t.IdentityKey).where(t.IdentityKey.contact_id.in_(contacts)).order_by(t.IdentityKey.id)
    for key in session.scalars(query):
        keys[key.contact_id].append(f"{key.kind}:{key.value}")
    rows = session.execute(
        select(t.Contact.id, t.Contact.name, t.Document.source, t.Document.place)
        .join(t.Document, t.Document.id == t.Contact.document_id)
        .where(t.Contact.id.in_(contacts))
        .order_by(t.Contact.id)
    ).tuples()
    return {number: references(source, place, name, keys[number]) for number, name, source, place in rows}


def _all(found: dict[int, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(r for each in found.values() for r in each))


def _names(session: Session, wanted: set[str]) -> dict[str, str]:
    """Reference → the person as known now: the name, and where they are. Only the contacts that a reference may name
    are read."""
    values = {r.partition(":")[2] for r in wanted if "|" not in r}
    places: dict[str, set[str]] = defaultdict(set)
    for reference in wanted:
        source, _, rest = reference.partition("|")
        if rest:
            places[source].add(rest.rpartition("|")[0])
    ids: set[int] = set()
    for part in batched(sorted(values)):
        ids.update(session.scalars(select(t.IdentityKey.contact_id).where(t.IdentityKey.value.in_(part))))
    for source, standing in places.items():
        for part in batched(sorted(standing)):
            here = (t.Document.source == source, t.Document.place.in_(part))
            query = select(t.Contact.id).join(t.Document, t.Document.id == t.Contact.document_id).where(*here)
            ids.update(session.scalars(query))
    return _shown(session, ids, wanted)


def _shown(session: Session, contacts: set[int], wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in batched(sorted(contacts)):
        query = (
            select(t.Contact.id, t.Person.name, t.Person.organisation)
            .join(t.Person, t.Person.id == t.Contact.person_id)
            .where(t.Contact.id.in_(part))
        )
        shown = {
            i: f"{name} ({place})" if place else name for i, name, place in session.execute(query).tuples()
        }
        for number, each in _references(session, list(shown)).items():
            found.update((r, shown[number]) for r in each if r in wanted)
    return found


def _known(refs: Sequence[str], named: dict[str, str]) -> tuple[str, ...]:
    """The people that references name now; of records that are gone, the names they had."""
    found = dict.fromkeys(named[r] for r in refs if r in named)
    gone = dict.fromkeys(r.rpartition("|")[2].title() for r in refs if "|" in r)
    return tuple(found or gone)


def _surface(refs: Sequence[str]) -> str:
    source, _, surface = refs[0].rpartition("|") if refs else ("", "", "")
    return f"“{surface.title()}” in {source.partition('|')[0]}"
