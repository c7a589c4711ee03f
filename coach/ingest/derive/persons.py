"""People from contacts, their names, employers and the pairs that may be one."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select, update

from coach.event_names import key
from coach.ingest.derive.state import State
from coach.people import mentions, names, organisations
from coach.people.likeness import Way, alike
from coach.people.resolve import ContactKeys, Decided, Move, Pair, Renamed, resolve
from coach.store import tables as t
from coach.store.repository import AS_OF_IMPORT
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


def _noted_people(state: State) -> None:
    """People whom only notes name (`with: […]`) become contacts of kind `noted`, one a name."""
    known = mentions.NameIndex(
        mentions.NamedPerson(str(c.id), (c.name,))
        for c in state.contacts.values()
        if c.kind != "noted" and c.name
    )
    noted = [c for c in state.contacts.values() if c.kind == "noted"]
    existing: dict[str, t.Contact] = {}
    wanted: dict[str, tuple[str, int, str]] = {}
    me = names.normal(state.session.get_one(t.Workspace, state.workspace).name)
    for document, note in sorted(
        state.notes.items(), key=lambda x: (state.documents[x[0]].date or dt.date.min, x[0])
    ):
        for name in note.people:
            normal = names.normal(name)
            if " " in normal and normal != me and normal not in wanted and not known.by_name(name):
                place = _organisation_beside(state.documents[document].text, name)
                if set(key(place)) <= set(key(note.event)):
                    place = ""  # "Met Ana Soto at PyData": where it was, not where she works
                wanted[normal] = (name, document, place)
    for contact in noted:
        normal = names.normal(contact.name)
        # A version that came back brings its own: the one where it belongs stays, and only one.
        if normal in wanted and contact.document_id == wanted[normal][1] and normal not in existing:
            existing[normal] = contact
        else:
            state.session.delete(contact)
            state.contacts.pop(contact.id, None)
    state.session.flush()
    for normal, (name, document, place) in wanted.items():
        if normal in existing:
            continue
        contact = t.Contact(
            workspace_id=state.workspace, document_id=document, kind="noted", name=name, given="", family="",
            nicknames=[], organisation=place, title="", location="", note="", extra={}, is_user=False,
            dated=state.documents[document].date,
        )  # fmt: skip
        state.session.add(contact)
        state.session.flush()
        state.contacts[contact.id] = contact


def find_people(state: State) -> list[Pair]:
    """Resolve contacts to people and store them; gives the pairs that may be one person."""
    _noted_people(state)
    decisions = [
        Decided(d.kind, tuple(d.left), tuple(d.right))
        for d in state.session.scalars(
            select(t.Decision).where(t.Decision.workspace_id == state.workspace).order_by(t.Decision.id)
        )
    ]
    seen = _seen_in(state)
    keyed = [
        ContactKeys(
            c.id, state.references(c), c.name, c.organisation, state.values(c.id, "email"),
            state.values(c.id, "profile"), state.values(c.id, "phone"), tuple(c.nicknames),
            re.sub(r"\D", "", str(c.extra.get("birthday", ""))), c.location, tuple(seen.get(c.id, ())),
            state.documents[c.document_id].source if c.kind == "connection" else "",
        )
        for c in state.contacts.values()
        if not c.is_user and c.name
    ]  # fmt: skip
    clusters, pairs = resolve(keyed, decisions)
    told = _told(state)
    moves, renamed = _moves(state, clusters, told), _renamed(state, clusters, told)
    if moves or renamed:
        clusters, pairs = resolve(keyed, decisions, moves, renamed)
    _store_people(state, clusters)
    return pairs


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


def _told(state: State) -> list[str]:
    """Sentences that may tell of a change of employer or name."""
    kinds = ("note", "programme", "message", "mail")
    query = select(t.Statement.text).join(t.Document).where(t.Document.active, t.Document.kind.in_(kinds))
    return list(state.session.scalars(query))


def _renamed(state: State, clusters: list[list[int]], texts: list[str]) -> list[Renamed]:
    """People whom a sentence says to have changed their name."""
    known = mentions.NameIndex(
        mentions.NamedPerson(str(cluster[0]), tuple({state.contacts[c].name for c in cluster}))
        for cluster in clusters
    )
    found = (mentions.tells_of_new_name(known, text) for text in texts)
    return [Renamed(int(pair[0]), int(pair[1])) for pair in found if pair]


def _moves(state: State, clusters: list[list[int]], texts: list[str]) -> list[Move]:
    """Changes of employer that a note tells of, for names that stand on several clusters."""
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
                    if a is not b and any(mentions.tells_of_move(text, name, x, y) for text in texts)
                ]
    return moves


def _store_people(state: State, clusters: list[list[int]]) -> None:
    rows = []
    for cluster in clusters:
        person = f"p{min(cluster)}"
        for contact in cluster:
            state.person_of[contact] = person
        rows.append(_person_row(state, person, [state.contacts[c] for c in cluster]))
    s = state.session
    s.execute(update(t.Contact).values(person_id=None))
    s.execute(delete(t.Person))
    if rows:
        s.execute(insert(t.Person), rows)
    assigned = [
        {"id": c.id, "person_id": state.person_of.get(c.id), "is_user": c.is_user}
        for c in state.contacts.values()
    ]
    s.flush()
    if assigned:
        s.execute(update(t.Contact), assigned)


def _person_row(state: State, person: str, members: list[t.Contact]) -> dict[str, Any]:
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
        "organisation": current.organisation if current else "", "title": current.title if current else "",
        "email": emails[0] if emails else "",
    }  # fmt: skip


def _usual_first(state: State, shown: list[str]) -> list[str]:
    """Of two spellings of one name (Gritsenko, Hrytsenko) the one that more records and notes use comes first."""
    other = next((n for n in shown if alike(shown[0], n) is Way.LOOSE), None)
    if other is None:
        return shown
    written = [*shown, *(name for note in state.notes.values() for name in note.people)]
    votes = Counter(names.normal(n) for n in written)
    if votes[names.normal(other)] <= votes[names.normal(shown[0])]:
        return shown
    return [other, *(n for n in shown if n != other)]


def _by_newness(state: State, members: Iterable[t.Contact]) -> list[t.Contact]:
    """Newest statement first: lists and connections are as of their import, cards as of their own date."""
    days = state.batch_days

    def newness(c: t.Contact) -> tuple[dt.date, int, int]:
        imported = days.get(state.documents[c.document_id].batch_id, dt.date.min)
        as_of = imported if c.kind in AS_OF_IMPORT else c.dated or dt.date.min
        return as_of, _RANK.get(c.kind, 0), -c.id

    return sorted(members, key=newness, reverse=True)


def _newest(state: State, members: Iterable[t.Contact]) -> t.Contact | None:
    return next((c for c in _by_newness(state, members) if c.organisation), None)


def store_affiliations(state: State) -> None:
    by_person: dict[str, list[t.Contact]] = defaultdict(list)
    for contact in state.contacts.values():
        if contact.id in state.person_of and contact.organisation:
            by_person[state.person_of[contact.id]].append(contact)
    numbers: dict[str, int] = {}
    rows, places = [], []
    for person, members in by_person.items():
        current = _newest(state, members)
        for contact in members:
            folded = organisations.folded(contact.organisation)
            if folded not in numbers:
                numbers[folded] = len(numbers) + 1
                places.append(
                    {
                        "id": numbers[folded],
                        "workspace_id": state.workspace,
                        "name": contact.organisation,
                        "folded": folded,
                    }
                )
            is_current = current is not None and organisations.same(
                current.organisation, contact.organisation
            )
            rows.append({"person_id": person, "organisation_id": numbers[folded], "contact_id": contact.id,
                         "title": contact.title, "dated": contact.dated, "current": is_current})  # fmt: skip
    if places:
        state.session.execute(insert(t.Organisation), places)
        state.session.execute(insert(t.Affiliation), rows)


USER = "user"
"""Stands for the user among the people who may be mentioned; never stored."""


def name_index(state: State) -> list[mentions.NamedPerson]:
    by_person: dict[str, list[t.Contact]] = defaultdict(list)
    for contact, person in state.person_of.items():
        by_person[person].append(state.contacts[contact])
    known = {p for group in state.taking_part.values() for p, _ in group}
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
            person in known,
        )
        for person, members in by_person.items()
    ]


def store_candidates(state: State, pairs: list[Pair]) -> None:
    seen: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        left, right = state.person_of[pair.left], state.person_of[pair.right]
        if left != right:
            seen.setdefault((min(left, right), max(left, right)), pair)
    if seen:
        state.session.execute(insert(t.Candidate), [
            {"left_id": a, "right_id": b, "score": p.score, "reasons": list(p.reasons)} for (a, b), p in seen.items()
        ])  # fmt: skip


def _organisation_beside(text: str, name: str) -> str:
    """The organisation in "**Ana Soto** (Rye Press)" or "Ana Soto of Rye Press", if a note has it so."""
    pattern = re.escape(name) + r"\**\s*(?:\(([^()\n]{2,60})\)|(?:of|from|at)\s+((?:[A-Z][\w&'’-]*\s?){1,4}))"
    found = re.search(pattern, text)
    if not found:
        return ""
    place = (found.group(1) or found.group(2)).strip()
    return place if fold(place)[:1].isalpha() and len(place.split()) <= 6 else ""
