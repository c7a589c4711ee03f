"""People whom only notes name: contacts of kind `noted`, made from the notes at each derivation."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete, func, select

from coach.batches import batched
from coach.event_names import key
from coach.ingest.derive.apart import Another, keys_of, others_of_a_name
from coach.ingest.derive.state import ContactRow, KeyRow, State, among
from coach.ingest.derive.stored import Row, insert_rows
from coach.people import mentions, names
from coach.people.job_titles import is_job
from coach.people.resolve import Decided
from coach.readers.speakers import is_name
from coach.store import tables as t
from coach.text import fold


def _only_noted(state: State) -> dict[str, tuple[str, int]]:
    """Name in its normal form → the name of somebody whom only notes name, as written, and the first document with it."""
    named = [c for c in state.contacts.values() if c.kind != "noted" and c.name] if state.notes else []
    known = mentions.NameIndex(mentions.NamedPerson(str(c.id), (c.name,)) for c in named)
    found: dict[str, tuple[str, int]] = {}
    me = names.normal(state.session.get_one(t.Workspace, state.workspace).name)
    for document, note in sorted(
        state.notes.items(), key=lambda x: (state.documents[x[0]].date or dt.date.min, x[0])
    ):
        for name in note.people:
            normal = names.normal(name)
            if " " in normal and normal != me and normal not in found and not known.by_name(name):
                found[normal] = (name, document)
    for document, name in _headings(state):
        normal = names.normal(name)
        if normal != me and normal not in found and not known.by_name(name):
            found[normal] = (name, document)
    return found


def noted_people(state: State) -> list[Decided]:
    """People whom only notes name (`with: […]`, or a heading over "He …") become contacts of kind `noted`, one a name; so
    do those whom a note keeps apart from everybody known by their name. Gives whom notes deny to be one."""
    others = others_of_a_name(state)
    wanted = {(normal, document): name for normal, (name, document) in _only_noted(state).items()}
    wanted |= {(names.normal(o.name), o.document): o.name for o in others}
    existing: set[tuple[str, int]] = set()
    gone: list[int] = []
    for contact in [c for c in state.contacts.values() if c.kind == "noted"]:
        here = names.normal(contact.name), contact.document_id
        # A version that came back brings its own: the one where it belongs stays, and only one.
        if here in wanted and here not in existing:
            existing.add(here)
        else:
            gone.append(contact.id)
    number = (state.session.scalar(select(func.max(t.Contact.id))) or 0) + 1
    missing = [
        (normal, name, document)
        for (normal, document), name in wanted.items()
        if (normal, document) not in existing
    ]
    shared = Counter(normal for normal, _ in wanted)
    first = _first_noted(state, gone)
    new: list[Row] = [
        {"id": number + place, "version_of": first.get(normal) if shared[normal] == 1 else None} | _noted(state, name, document)
        for place, (normal, name, document) in enumerate(missing)
    ]  # fmt: skip
    for part in batched(gone):
        state.session.execute(delete(t.Contact).where(among(t.Contact.id, part)))
    for old in gone:
        del state.contacts[old]
        state.keys.pop(old, None)
    insert_rows(state.session, t.Contact, [_NOTED | {"workspace_id": state.workspace} | row for row in new])
    for row in new:
        state.contacts[row["id"]] = ContactRow(
            row["id"], row["document_id"], "noted", row["name"], "", "", [], row["organisation"], row["title"], "", row["dated"],
            {}, None, False, row["version_of"] or row["id"],
        )  # fmt: skip
    return _denied(state, others)


def _denied(state: State, others: Iterable[Another]) -> list[Decided]:
    """Those of one name whom a note says to be two, as the user would say it; their addresses become known by the way."""
    own = {(names.normal(c.name), c.document_id): c for c in state.contacts.values() if c.kind == "noted"}
    found = []
    for other in others:
        contact = own[names.normal(other.name), other.document]
        for value, shown in keys_of(other):
            if contact.id not in state.keys:
                found_key = KeyRow(contact.id, "email", value, shown)
                insert_rows(state.session, t.IdentityKey, [asdict(found_key)])
                state.keys[contact.id].append(found_key)
        if other.denied:
            theirs = (r for c in other.denied for r in state.references(state.contacts[c]))
            found.append(Decided("split", state.references(contact), tuple(theirs)))
    return found


_HE_OR_SHE = re.compile(r"(?:\s*#{1,6}[ \t][^\n]+\n)?\s*(?:He|She|Er|Elle|Él|Ella)[ \t][^\W\d_]")
_OPENING = 300


def _headings(state: State) -> Iterable[tuple[int, str]]:
    """Notes called like a person whose writing goes on with "He …" or "She …", by date, with that name."""
    called = [
        d
        for d in sorted(state.notes, key=lambda d: (state.documents[d].date or dt.date.min, d))
        if state.documents[d].kind == "note"
        and not state.notes[d].people
        and is_name(state.documents[d].title)
    ]
    for part in batched(called):
        query = (
            select(t.Document.id, func.substr(t.Document.text, t.Note.body_start + 1, _OPENING))
            .join(t.Note, t.Note.document_id == t.Document.id)
            .where(among(t.Document.id, part))
        )
        opening: dict[int, str] = dict(state.session.execute(query).tuples().all())
        yield from ((d, state.documents[d].title) for d in part if _HE_OR_SHE.match(opening[d]))


def _first_noted(state: State, gone: Iterable[int]) -> dict[str, int]:
    """Name → the first contact that stood for it, of those that go and those of notes that are out of sight: whoever only
    notes name stays the same when the first of them is changed."""
    c, d = t.Contact, t.Document
    leaving = [(state.contacts[n].name, state.contacts[n].first) for n in gone]
    out_of_sight = (
        select(c.name, func.coalesce(c.version_of, c.id))
        .join(d, d.id == c.document_id)
        .where(c.kind == "noted", d.workspace_id == state.workspace, ~d.active)
    )
    found: dict[str, int] = {}
    for name, first in (*leaving, *state.session.execute(out_of_sight).tuples()):
        normal = names.normal(name)
        found[normal] = min(first, found.get(normal, first))
    return found


_NOTED: Row = {
    "kind": "noted", "given": "", "family": "", "nicknames": [], "location": "", "note": "", "extra": {},
    "is_user": False,
}  # fmt: skip


def _noted(state: State, name: str, document: int) -> Row:
    """What a note says of somebody whom it is with."""
    row = state.documents[document]
    beside = _organisation_beside(row.text, name)
    if set(key(beside)) <= set(key(state.notes[document].event)):
        beside = ""  # "Met Ana Soto at PyData": where it was, not where she works
    title = beside if is_job(beside) else ""
    return {
        "document_id": document, "name": name, "organisation": "" if title else beside, "title": title, "dated": row.date,
    }  # fmt: skip


_BESIDE = re.compile(r"\**\s*(?:\(([^()\n]{2,60})\)|(?:of|from|at)\s+((?:[A-Z][\w&'’-]*\s?){1,4}))")


def _organisation_beside(text: str, name: str) -> str:
    """The organisation in "**Ana Soto** (Rye Press)" or "Ana Soto of Rye Press", if a note has it so."""
    found, at = None, text.find(name)
    while at >= 0 and not found:
        found, at = _BESIDE.match(text, at + len(name)), text.find(name, at + 1)
    if not found:
        return ""
    place = (found.group(1) or found.group(2)).strip()
    return place if fold(place)[:1].isalpha() and len(place.split()) <= 6 else ""
