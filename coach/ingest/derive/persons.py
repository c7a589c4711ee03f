"""People from contacts, their names, employers and the pairs that may be one."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import astuple, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import delete, insert, select

from coach.ingest.cues import Cue
from coach.ingest.derive import memory
from coach.ingest.derive.noted import noted_people
from coach.ingest.derive.state import ContactRow, State
from coach.people import changes, mentions, names, organisations
from coach.people.blocking import contact_pairs
from coach.people.likeness import Way, alike
from coach.people.resolve import ContactKeys, Decided, Move, Pair, Renamed, resolve
from coach.store import tables as t
from coach.store.rows import AS_OF_IMPORT
from coach.text import fold

# Which kind of record says most lately where somebody works, and which has the best form of a name.
_RANK = {"attendee": 4, "connection": 3, "address_row": 2, "card": 2, "noted": 1, "party": 0, "profile": 0}
_NAME_RANK = {
    "connection": 4,
    "attendee": 3,
    "address_row": 2,
    "card": 2,
    "party": 1,
    "noted": 0,  # numbered by when it was first named, so never before a record of its own
    "profile": 0,
}


_LISTS = frozenset({"connection", "attendee", "address_row"})
"""Kinds of record of which a file has one a person."""


_VALUES = attrgetter(
    *(f.name for f in fields(ContactKeys))
)  # of many thousands `astuple` would copy each value


def find_people(state: State) -> list[Pair] | None:
    """Resolve contacts to people; gives the pairs that may be one person, None where nothing that decides about
    people has changed since the last derivation."""
    denied = noted_people(state)
    decisions = [
        Decided(d.kind, tuple(d.left), tuple(d.right))
        for d in state.session.scalars(
            select(t.Decision)
            .where(t.Decision.workspace_id == state.workspace, t.Decision.kind.in_(("merge", "split")))
            .order_by(t.Decision.id)
        )
    ]
    decisions += [d for d in denied if not any(m.kind == "merge" and _of_both(m, d) for m in decisions)]
    seen = _seen_in(state)
    keyed = [_keyed(state, c, seen) for c in state.contacts.values() if not c.is_user and c.name]
    moving, renaming = _told(state, Cue.MOVES), _told(state, Cue.RENAMES)
    records = memory.digest([_VALUES(k) for k in keyed])
    decided_by = records.hex(), [astuple(d) for d in decisions], moving, renaming
    if memory.same(state.session, memory.IDENTITY, decided_by):
        known: dict[str, list[int]] = defaultdict(list)
        for key in keyed:
            known[state.contacts[key.id].person_id or ""].append(key.id)
        _gather_people(state, list(known.values()))
        return None
    near = _near(state, keyed, records)
    clusters, pairs = resolve(keyed, decisions, near=near)
    moves, renamed = _moves(state, clusters, moving), _renamed(state, clusters, renaming)
    if moves or renamed:
        clusters, pairs = resolve(keyed, decisions, moves, renamed, near)
    _gather_people(state, clusters)
    return pairs


def _of_both(decision: Decided, other: Decided) -> bool:
    """Whether a decision is of the same two people as another."""
    of_these = {*decision.left, *decision.right}
    return bool(of_these & {*other.left}) and bool(of_these & {*other.right})


def _keyed(state: State, contact: ContactRow, seen: dict[int, set[str]]) -> ContactKeys:
    """What tells who a contact is."""
    values: dict[str, tuple[str, ...]] = {}
    for k in state.keys.get(contact.id, ()):
        values[k.kind] = (*values.get(k.kind, ()), k.value)
    born = contact.extra.get("birthday")
    return ContactKeys(
        contact.id, state.references(contact), contact.name, contact.organisation, values.get("email", ()),
        values.get("profile", ()), values.get("phone", ()), tuple(contact.nicknames),
        re.sub(r"\D", "", str(born)) if born else "", contact.location, tuple(sorted(seen.get(contact.id, ()))),
        state.documents[contact.document_id].source if contact.kind in _LISTS else "", contact.title,
        _day(state, contact),
    )  # fmt: skip


def _near(state: State, keyed: list[ContactKeys], records: bytes) -> list[tuple[int, int]]:
    """The pairs of records whose names may agree, as they were found last where no record is another since: a
    decision of the user changes none."""
    kept = memory.pairs(state.session, records)
    if kept is None:
        kept = sorted(contact_pairs(keyed))
        memory.keep_pairs(state.session, records, kept)
    return kept


def _seen_in(state: State) -> dict[int, set[str]]:
    """Contact → the threads and events it was seen in, which tie two records of one name."""
    found: dict[int, set[str]] = defaultdict(set)
    queries = (
        ("thread", select(t.Message.sender_id, t.Message.thread)),
        (
            "thread",
            select(t.Recipient.contact_id, t.Message.thread).join(
                t.Message, t.Message.document_id == t.Recipient.document_id
            ),
        ),
        ("event", select(t.Attendance.contact_id, t.Attendance.event_name)),
    )
    for kind, query in queries:
        for contact, name in state.session.execute(query).tuples():
            if name:
                found[contact].add(f"{kind}:{fold(name)}")
    return found


def _told(state: State, cue: Cue) -> list[tuple[str, bool]]:
    """Sentences that may tell of a change of employer or name, and whether each is of a note: what others write may
    be about anybody."""
    kinds = ("note", "programme", "message", "mail")
    query = (
        select(t.Statement.text, t.Document.kind)
        .join(t.Document, t.Document.id == t.Statement.document_id)
        .where(t.Document.active, t.Document.kind.in_(kinds), t.Statement.cues.op("&")(int(cue)) != 0)
        .order_by(t.Statement.id)
    )
    return [(text, kind == "note") for text, kind in state.session.execute(query).tuples()]


def _renamed(state: State, clusters: list[list[int]], texts: list[tuple[str, bool]]) -> list[Renamed]:
    """People whom a sentence says to have changed their name."""
    if not texts:
        return []
    known = mentions.NameIndex(
        mentions.NamedPerson(str(cluster[0]), tuple({state.contacts[c].name for c in cluster}))
        for cluster in clusters
    )
    found = ((changes.tells_of_new_name(known, text), own) for text, own in texts)
    return [Renamed(int(new.one), int(new.other), own and new.plain) for new, own in found if new]


def _moves(state: State, clusters: list[list[int]], texts: list[tuple[str, bool]]) -> list[Move]:
    """Changes of employer that a note tells of, for names that stand on several clusters."""
    if not texts:
        return []
    places: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for number, cluster in enumerate(clusters):
        members = [state.contacts[c] for c in cluster]
        where = {c.organisation for c in members if c.organisation}
        for name in {names.normal(c.name) for c in members if " " in names.normal(c.name)}:
            places[name][number] = where
    moves: list[Move] = []
    shared = {n: list(w.values()) for n, w in places.items() if len(w) > 1}
    for name, wheres in shared.items():
        for a in wheres:
            for b in wheres:
                moves += [
                    Move(name, x, y)
                    for x in a
                    for y in b
                    if a is not b and any(changes.tells_of_move(text, name, x, y) for text, _ in texts)
                ]
    return moves


def _gather_people(state: State, clusters: list[list[int]]) -> None:
    taken: set[int] = set()
    for cluster in sorted(clusters, key=min):
        # A record and its newer version can both be in sight, and apart: then the older one keeps the number.
        firsts = {state.contacts[c].first for c in cluster}
        free = {n for n in firsts - taken if n in cluster or n not in state.contacts}
        number = min(free, default=min(cluster))
        taken.add(number)
        person = f"p{number}"
        for contact in cluster:
            state.person_of[contact] = person
        state.people[person] = _person_row(state, person, [state.contacts[c] for c in cluster])


def _person_row(state: State, person: str, members: list[ContactRow]) -> dict[str, Any]:
    named = sorted(members, key=lambda c: (-_NAME_RANK.get(c.kind, 0), c.id))
    shown = _usual_first(state, [c.name for c in named if "@" not in c.name] or [c.name for c in named])
    aliases = [
        n for n in dict.fromkeys([*shown[1:], *(x for c in named for x in c.nicknames)]) if n != shown[0]
    ]
    current = _newest(state, members)
    emails = [
        k.shown for c in _by_newness(state, members) for k in state.keys.get(c.id, []) if k.kind == "email"
    ]
    return {
        "id": person, "workspace_id": state.workspace, "name": shown[0], "aliases": aliases,
        "organisation": current.organisation if current else "", "title": _title(state, members, current),
        "email": emails[0] if emails else "",
    }  # fmt: skip


def _title(state: State, members: Iterable[ContactRow], current: ContactRow | None) -> str:
    """The title of the newest record, or where that names a place without one, the newest title at the same place."""
    if current is None or current.title:
        return current.title if current else ""
    return next(
        (
            c.title
            for c in _by_newness(state, members)
            if c.title
            and (not current.organisation or organisations.same(c.organisation, current.organisation))
        ),
        "",
    )


def _usual_first(state: State, shown: list[str]) -> list[str]:
    """Of two spellings of one name (Gritsenko, Hrytsenko) the one that more records and notes use comes first."""
    others = (n for n in dict.fromkeys(shown) if n != shown[0])
    other = next((n for n in others if alike(shown[0], n) is Way.LOOSE), None)
    if other is None:
        return shown
    votes = state.written_names + Counter(names.normal(n) for n in shown)
    if votes[names.normal(other)] <= votes[names.normal(shown[0])]:
        return shown
    return [other, *(n for n in shown if n != other)]


def _by_newness(state: State, members: Iterable[ContactRow]) -> list[ContactRow]:
    """Newest statement first: lists and connections are as of their import, cards as of their own date."""

    def newness(c: ContactRow) -> tuple[dt.date, int, int]:
        return _as_of(state, c) or dt.date.min, _RANK.get(c.kind, 0), -c.id

    found = list(members)
    return sorted(found, key=newness, reverse=True) if len(found) > 1 else found


def _as_of(state: State, contact: ContactRow) -> dt.date | None:
    """The day of which a record speaks, None where that is not known."""
    if contact.kind in AS_OF_IMPORT:
        return state.batch_days.get(state.documents[contact.document_id].batch_id)
    return contact.dated


def _day(state: State, contact: ContactRow) -> int:
    day = _as_of(state, contact) if contact.title else None
    return day.toordinal() if day else 0


def _newest(state: State, members: Iterable[ContactRow]) -> ContactRow | None:
    return next((c for c in _by_newness(state, members) if c.organisation), None)


USER = "user"
"""Stands for the user among the people who may be mentioned; never stored."""


def named_people(state: State) -> list[mentions.NamedPerson]:
    """How texts may name everybody, and the user."""
    by_person: dict[str, list[ContactRow]] = defaultdict(list)
    for contact, person in state.person_of.items():
        by_person[person].append(state.contacts[contact])
    called = Counter(n for members in by_person.values() for n in {names.normal(c.name) for c in members})
    me = state.session.get_one(t.Workspace, state.workspace).name
    # The user is named too, in a programme's own biography say; without them "her" would be the one before.
    own = [mentions.NamedPerson(USER, (me,), known=True)] if " " in me else []
    return own + [
        mentions.NamedPerson(
            person,
            tuple(dict.fromkeys(c.name for c in members if "@" not in c.name)),
            tuple(dict.fromkeys(n for c in members for n in c.nicknames)),
            tuple(dict.fromkeys(c.organisation for c in members if c.organisation)),
            tuple(dict.fromkeys(c.title for c in members if c.title)),
            tuple(
                dict.fromkeys(k.shown for c in members for k in state.keys.get(c.id, ()) if k.kind == "email")
            ),
            since=_since(members, called),
        )
        for person, members in by_person.items()
    ]


def _since(members: Iterable[ContactRow], called: Counter[str]) -> dt.date | None:
    """The day of the first note on one of several of a name whom only notes tell of."""
    found = list(members)
    if any(c.kind != "noted" for c in found) or all(called[names.normal(c.name)] < 2 for c in found):
        return None
    days = [c.dated for c in found]
    return None if None in days else min(d for d in days if d)


def store_candidates(state: State, pairs: list[Pair]) -> None:
    state.session.execute(delete(t.Candidate))
    seen: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        left, right = state.person_of[pair.left], state.person_of[pair.right]
        if left != right:
            seen.setdefault((min(left, right), max(left, right)), pair)
    if seen:
        state.session.execute(insert(t.Candidate), [
            {"left_id": a, "right_id": b, "score": p.score, "reasons": list(p.reasons)} for (a, b), p in seen.items()
        ])  # fmt: skip
