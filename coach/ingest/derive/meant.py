"""Whom the user said that a name in a text means."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from coach.ingest.derive import memory
from coach.ingest.derive.state import State
from coach.store import tables as t
from coach.text import fold


def mention_reference(source: str, place: str, surface: str) -> str:
    """Where a name stands, lastingly: the document and the name, not the place in its text, which may be edited."""
    return f"{source}|{place}|{fold(surface)}"


def mark_meant(state: State) -> None:
    """Find out whom names mean by the user's word; documents where that is another word than before are stale."""
    state.meant = meant_by_user(state)
    now = {(str(d), name, p) for d, meant in state.meant.items() for name, p in meant.items()}
    kept = memory.words(state.session, memory.MEANT)
    before = set(zip(kept[::3], kept[1::3], kept[2::3], strict=True))
    if now != before:
        memory.keep_words(state.session, memory.MEANT, [word for row in sorted(now) for word in row])
        state.stale |= {int(document) for document, *_ in now ^ before} & state.documents.keys()


def meant_by_user(state: State) -> dict[int, dict[str, str]]:
    """Document → folded name → the person it means there."""
    rows = state.session.scalars(
        select(t.Decision)
        .where(t.Decision.workspace_id == state.workspace, t.Decision.kind == "mention")
        .order_by(t.Decision.id)
    ).all()
    if not rows:
        return {}
    wanted = {reference for row in rows for reference in row.left}
    person_of = {
        reference: state.person_of[contact.id]
        for contact in state.contacts.values()
        if contact.id in state.person_of
        for reference in state.references(contact)
        if reference in wanted
    }
    documents = {f"{d.source}|{d.place}": d.id for d in state.documents.values()}
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        person = next((person_of[r] for r in row.left if r in person_of), None)
        for place in row.right:
            document, _, surface = place.rpartition("|")
            if person and document in documents:
                found[documents[document]][surface] = person
    return found
