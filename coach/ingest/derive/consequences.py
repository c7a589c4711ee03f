"""What follows from contact: two-way interactions and promises."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import delete, func, or_, select

from coach.batches import batched
from coach.evidence import MET, Statement
from coach.follow_up.contact import MOST_OTHERS, Held, Sent, two_way
from coach.follow_up.promise_asked import asked_for
from coach.follow_up.promise_scene import PromiseFound
from coach.follow_up.promises import Ledger, Made
from coach.ingest.cues import Cue
from coach.ingest.derive.links import PROMISING
from coach.ingest.derive.state import State, among
from coach.ingest.derive.stored import Row, insert_rows, numbered, replace_if_changed
from coach.store import tables as t
from coach.store.marks import PROMISE, marks


def derive_interactions(state: State) -> None:
    """Store two-way contacts, whatever day it is; only those that came or went are written."""
    found = sorted(two_way(_sent(state), _held(state)), key=lambda c: (c.document, c.person))
    wanted: dict[int, tuple[str, int, dt.date, str]] = {}
    for document, contacts in groupby(found, key=lambda c: c.document):
        for place, c in enumerate(contacts):
            wanted[numbered(document, place)] = (c.person, c.document, c.date, c.channel)
    i = t.Interaction
    query = select(i.id, i.person_id, i.document_id, i.date, i.channel)
    stored = {number: tuple(rest) for number, *rest in state.session.execute(query).tuples()}
    for part in batched([number for number, row in stored.items() if row != wanted.get(number)]):
        state.session.execute(delete(i).where(among(i.id, part)))
    insert_rows(
        state.session, i,
        (
            {"id": number, "person_id": p, "document_id": d, "date": day, "channel": channel}
            for number, (p, d, day, channel) in wanted.items()
            if stored.get(number) != (p, d, day, channel)
        ),
    )  # fmt: skip


def _sent(state: State) -> list[Sent]:
    """Messages whose parties are known."""
    m = t.Message
    to: dict[int, list[int]] = defaultdict(list)
    addressed: set[tuple[int, str]] = set()
    for document, contact, role in state.session.execute(
        select(t.Recipient.document_id, t.Recipient.contact_id, t.Recipient.role)
    ).tuples():
        to[document].append(contact)
        if role != "cc" and contact in state.person_of:
            addressed.add((document, state.person_of[contact]))
    query = select(m.document_id, m.sent, m.channel, m.thread, m.sender_id, m.draft, m.in_group)
    return [
        Sent(
            document, sent, channel, thread, state.person_of.get(sender),
            tuple(state.person_of[c] for c in to[document] if c in state.person_of), draft=draft,
            in_group=in_group,
            copied=tuple(
                p for c in to[document] if (p := state.person_of.get(c)) and (document, p) not in addressed
            ),
        )
        for document, sent, channel, thread, sender, draft, in_group in state.session.execute(
            query.order_by(m.sent, m.document_id)
        ).tuples()
        if document in state.documents
        and sent is not None
        and (sender in state.person_of or (sender in state.contacts and state.contacts[sender].is_user))
    ]  # fmt: skip


def _held(state: State) -> list[Held]:
    """Calendar entries, and notes that record a conversation."""
    held = []
    for number, entry in state.entries.items():
        people = tuple(p for p, _ in state.taking_part.get(number, ()))
        if state.documents[number].kind == "event" and people and entry.starts and len(people) <= MOST_OTHERS:
            held.append(
                Held(number, entry.starts.date(), "calendar", people, entry.cancelled, entry.declined)
            )
    for number in state.notes:
        doc = state.documents[number]
        people = tuple(p for p, role in state.taking_part.get(number, ()) if role in MET)
        if doc.kind == "note" and people and doc.date:
            held.append(Held(number, doc.date, "note", people))
    return held


def derive_promises(state: State, copies: Mapping[str, int]) -> None:
    """Store promises, by going through all commitments and all sentences that may show one kept, in their order. `copies`
    gives the mail in the place of one that was noted as sent."""
    events = state.session.execute(select(t.Event.name, t.Event.starts).where(t.Event.starts.is_not(None)))
    people = {p: (row["name"], *row["aliases"]) for p, row in state.people.items()}
    ledger = Ledger(people, [(name, day) for name, day in events.tuples() if day])
    made = _made(state)
    for number, keeping in _in_order(state, made):
        if keeping:
            ledger.read(*keeping)
        for one in made.get(number, ()):
            ledger.add(one)
    _keep_as_said(state, ledger, copies)
    rows = [_row(state, p) | {"id": number} for number, p in enumerate(ledger.promises, start=1)]
    replace_if_changed(state.session, ((t.Promise, rows),))


def _keep_as_said(state: State, ledger: Ledger, copies: Mapping[str, int]) -> None:
    """Promises of the user's that they say are kept; the first sentence of the mail that kept one is its evidence."""
    for mark in marks(state.session, state.workspace, PROMISE):
        first = (
            select(t.Statement.id)
            .join(t.Document, t.Document.id == t.Statement.document_id)
            .where(
                or_(t.Document.source == mark.source, t.Document.id == copies.get(mark.source)),
                t.Document.active,
            )
            .order_by(t.Statement.document_id, t.Statement.start)
        )
        shown = state.session.scalars(first.limit(1)).first() if mark.source else None
        ledger.settle(mark.person, mark.about, mark.made_on, shown)


def _row(state: State, p: PromiseFound) -> Row:
    return {
        "workspace_id": state.workspace, "by_id": p.by, "to_id": p.to, "what": p.what, "made": p.made, "due": p.due,
        "status": p.status, "kept_on": p.kept_on, "evidence": list(p.statement_ids),
    }  # fmt: skip


def _made(state: State) -> dict[int, list[Made]]:
    """Statement → what it commits to."""
    c = t.Commitment
    query = (
        select(c.statement_id, t.Document.date, c.by_id, c.to_id, c.what, c.due, c.occasion)
        .join(t.Statement, t.Statement.id == c.statement_id)
        .join(t.Document, t.Document.id == t.Statement.document_id)
        .where(t.Document.active)
        .order_by(c.id)
    )
    found: dict[int, list[Made]] = defaultdict(list)
    for statement, date, by, to, what, due, occasion in state.session.execute(query).tuples():
        found[statement].append(Made(statement, date, by, to, what, due, tuple(occasion)))
    return _with_what_was_asked(state, found)


def _with_what_was_asked(state: State, made: dict[int, list[Made]]) -> dict[int, list[Made]]:
    """Promises of a message that names nothing, "Will do, by the 4th", with what the message before it asked for."""
    open_ones = [number for number, several in made.items() if any(not m.what for m in several)]
    s, m, d = t.Statement, t.Message, t.Document
    where = (
        select(s.id, m.thread, m.sent)
        .join(m, m.document_id == s.document_id)
        .where(among(s.id, open_ones), m.thread != "", m.sent.is_not(None), ~m.in_group)
    )
    for number, thread, sent in state.session.execute(where).tuples().all() if open_ones else ():
        before = state.session.execute(
            select(m.document_id, m.sender_id, d.date)
            .join(d, d.id == m.document_id)
            .where(m.thread == thread, m.sent < sent, d.active, ~m.draft)
            .order_by(m.sent.desc())
            .limit(1)
        ).first()
        if before is None:
            continue
        document, sender, date = before
        query = select(s.id, s.text).where(s.document_id == document).order_by(s.start)
        said = state.session.execute(query).tuples().all()
        asker = state.person_of.get(sender)
        made[number] = [
            _named(one, said, date) if not one.what and one.to == asker else one for one in made[number]
        ]
    return made


def _named(one: Made, said: Sequence[tuple[int, str]], date: dt.date | None) -> Made:
    """A promise with what the first of the sentences that asks for something asked for. That sentence is its evidence,
    so that who may see it holds for the promise."""
    for number, text in said:
        if what := asked_for([text], date, of_user=one.by is None):
            return replace(one, what=what, asked=number)
    return one


Keeping = tuple[Statement, tuple[str, ...]]
"""A sentence that may show something kept, and who else took part."""


def _in_order(state: State, made: dict[int, list[Made]]) -> Iterator[tuple[int, Keeping | None]]:
    """The sentences that commit or may show something kept, by date, document and place."""
    if not made:
        return
    s = t.Statement
    keeping = s.cues.op("&")(int(Cue.KEEPS)) != 0
    query = (
        select(s.id, s.document_id, s.start, s.end, keeping)
        .join(t.Document, t.Document.id == s.document_id)
        .where(t.Document.active, t.Document.kind.in_(PROMISING))
        .where(keeping | s.id.in_(select(t.Commitment.statement_id)))
        .order_by(func.coalesce(t.Document.date, dt.date.min), s.document_id, s.start)
    )
    for part in batched(state.session.execute(query).tuples().all()):
        state.look()
        told = _keeping(state, [row for row in part if row[4]])
        for number, *_ in part:
            yield number, told.get(number)


def _keeping(state: State, rows: list[tuple[int, int, int, int, bool]]) -> dict[int, Keeping]:
    if not rows:
        return {}
    about = _about(state, [row[0] for row in rows])
    query = select(t.Statement.id, t.Statement.text).where(among(t.Statement.id, [row[0] for row in rows]))
    texts = dict(state.session.execute(query).tuples().all())
    speakers = _speakers(state, {row[1] for row in rows})
    found: dict[int, Keeping] = {}
    for number, document, start, end, _ in rows:
        doc, roles = state.documents[document], about.get(number, {})
        taking_part = state.taking_part.get(document, ())
        others = tuple(p for p, role in taking_part if role in ("with", "sender", "to", "cc"))
        subjects = tuple(p for p, role in roles.items() if role == "subject")
        found[number] = Statement(
            number, document, None, start, end, texts[number], doc.source, doc.place, doc.kind, doc.title, doc.date,
            subjects, tuple(roles), speakers.get(document),
        ), others  # fmt: skip
    return found


def _about(state: State, statements: list[int]) -> dict[int, dict[str, str]]:
    a = t.About
    found: dict[int, dict[str, str]] = defaultdict(dict)
    query = select(a.statement_id, a.person_id, a.role).where(among(a.statement_id, statements))
    for statement, person, role in state.session.execute(query).tuples():
        found[statement][person] = role
    return found


def _speakers(state: State, documents: set[int]) -> dict[int, str]:
    m = t.Message
    query = select(m.document_id, m.sender_id).where(among(m.document_id, documents))
    return {d: state.person_of[c] for d, c in state.session.execute(query).tuples() if c in state.person_of}
