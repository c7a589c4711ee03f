"""Notes that say themselves that a name in them is not somebody who is known: whom their names cannot mean, and who is a
person of their own by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from coach.batches import batched
from coach.ingest.cues import Cue
from coach.ingest.derive import memory
from coach.ingest.derive.state import ContactRow, State
from coach.people import names, organisations
from coach.people.apart import Told, address_beside, headed_by, says_beside, told_apart
from coach.people.keys import email_key
from coach.people.mentions import NamedPerson, NameIndex
from coach.store import tables as t
from coach.text import fold


@dataclass(frozen=True, slots=True)
class Another:
    """Somebody of a known name whom a note keeps apart from those who are known, with the contacts that it denies."""

    name: str
    document: int
    address: str
    denied: tuple[int, ...]


def mark_apart(state: State, index: NameIndex) -> None:
    """Find out whom the names in each note cannot mean by its own words; documents where that is another than before are
    stale. What the user said of a name goes before."""
    own: dict[int, set[str]] = defaultdict(set)
    for contact, person in state.person_of.items():
        own[state.contacts[contact].document_id].add(person)
    state.apart = {
        document: left
        for document, told in _telling(state, index)
        if (left := told.all - own[document] - {*state.meant.get(document, {}).values()})
    }
    now = sorted((str(d), p) for d, people in state.apart.items() for p in people)
    kept = memory.words(state.session, memory.APART)
    before = list(zip(kept[::2], kept[1::2], strict=True))
    if now != before:
        memory.keep_words(state.session, memory.APART, [word for row in now for word in row])
        state.stale |= {int(document) for document, _ in {*now} ^ {*before}} & state.documents.keys()


def names_in(state: State, index: NameIndex, document: int) -> NameIndex:
    """Whom names in a document may mean."""
    return index.without(state.apart.get(document, frozenset()), state.documents[document].date)


def _telling(state: State, index: NameIndex) -> Iterator[tuple[int, Told]]:
    """Notes that keep somebody of a name in them apart."""
    s = t.Statement
    with_signs = (
        select(s.document_id)
        .join(t.Document, t.Document.id == s.document_id)
        .where(t.Document.active, t.Document.kind == "note", s.cues.op("&")(int(Cue.APART)) != 0)
    )
    looked = {*state.session.scalars(with_signs.distinct())} & state.notes.keys()
    for document in state.notes:
        title = state.documents[document].title
        if says_beside(title) and index.by_name(headed_by(title)):
            looked.add(document)
    for part in batched(sorted(looked)):
        state.documents[part[0]].texts.hold(part)
        for document in part:
            doc = state.documents[document]
            if (told := told_apart(index, doc.text, doc.title)).all:
                yield document, told


def others_of_a_name(state: State) -> list[Another]:
    """Whom notes are with, or headed by, who is none of those known by that name: an unmarked one only where no note has
    one with an address, so that two notes on one person do not make two."""
    index = NameIndex(
        NamedPerson(
            str(c.id), (c.name,), (), (c.organisation,) if c.organisation else (), (c.title,) if c.title else (),
            state.values(c.id, "email"),
        )
        for c in state.contacts.values()
        if c.kind != "noted" and c.name
    )  # fmt: skip
    found: dict[str, dict[str, Another]] = defaultdict(dict)
    for document, told in _telling(state, index):
        doc = state.documents[document]
        for name in state.notes[document].people or [headed_by(doc.title)]:
            options = [int(p) for p in index.by_name(name)] if " " in name else []
            kept_apart = [state.contacts[c] for c in options if str(c) in told.all]
            rest = [state.contacts[c] for c in options if str(c) not in told.all]
            if not kept_apart or any(c.is_user or not _with_one(state, c, kept_apart) for c in rest):
                continue
            address = address_beside(doc.title, doc.text, name)
            denied = tuple(options) if any(str(c) in told.denied for c in options) else ()
            one = Another(name, document, address, denied)
            first = found[names.normal(name)].setdefault(fold(address), one)
            if _order(state, one) < _order(state, first):
                found[names.normal(name)][fold(address)] = one
    return [
        one for several in found.values() for address, one in several.items() if address or len(several) == 1
    ]


def _order(state: State, one: Another) -> tuple[str, int]:
    return str(state.documents[one.document].date or ""), one.document


def _with_one(state: State, contact: ContactRow, others: list[ContactRow]) -> bool:
    """Whether a contact is of the same place, or has an address in common, with one of others of its name."""
    mine = {*state.values(contact.id, "email")}
    return contact.document_id in {o.document_id for o in others} or any(
        mine & {*state.values(o.id, "email")} or _one_place(state, contact, o) for o in others
    )


def _one_place(state: State, one: ContactRow, other: ContactRow) -> bool:
    if one.organisation and other.organisation:
        return organisations.may_be_one(one.organisation, other.organisation)
    return any(
        organisations.domain_is(address, b.organisation)
        for a, b in ((one, other), (other, one))
        for address in state.values(a.id, "email")
    )


def keys_of(another: Another) -> list[tuple[str, str]]:
    """The address of somebody who is another than those known, as it is compared and as it was written."""
    value = email_key(another.address) if another.address else None
    return [(value, another.address)] if value else []
