"""One box for a fresh note: typed or dictated, shown as Rapport understood it, then kept or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.records import SourceFile
from coach.views.parts import show, sources, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.ingest.pipeline import Receipt


def _dismissed() -> None:
    """Closing the box loses nothing: a note that was read stays."""
    if st.session_state.pop("note-receipt", None) is not None:
        st.session_state.pop("note-text", None)
        st.toast("Your note is kept. You can undo it on the Import page.")


@st.dialog("Note a meeting", width="medium", on_dismiss=_dismissed)
def dialog() -> None:
    """Write, see what was understood, keep."""
    understood = st.session_state.get("note-receipt")
    if understood is not None:
        _understood(understood)
        return
    text = st.text_area(
        "What happened?",
        key="note-text",
        height=160,
        placeholder="Met Ada Byrne at the Lisbon dinner. I promised to send her the deck by Friday.",
        help="Type it or use your keyboard's dictation. Write “in confidence” beside what must stay with you.",
    )
    if st.button("Read it", type="primary", key="note-read", disabled=False) and text and text.strip():
        with st.spinner("Reading your note…"):
            st.session_state["note-receipt"] = _import(text.strip())
        st.rerun(scope="fragment")


def _import(text: str) -> Receipt:
    space = workspace()
    day = space.today.isoformat()
    number = 1 + sum(d.source.startswith(f"notes/{day}-note") for d in space.repository.documents())
    body = f"---\ndate: {day}\n---\n{text}\n"
    return space.import_files([SourceFile(f"notes/{day}-note-{number}.md", body.encode(), space.today)])


def _understood(receipt: Receipt) -> None:
    space = workspace()
    paths = {f.path for f in receipt.files}
    documents = [d.id for d in space.repository.documents() if d.source in paths]
    statements = space.repository.statements(documents=documents)
    named = dict.fromkeys(p for s in statements for p in s.mentions)
    people = [p.name for p in space.repository.people(named)]
    rows = [("People", words.listed(people) or "nobody I know by that name")]
    promised = [
        p for p in space.promises(everything=True) if any(c.document in documents for c in p.citations)
    ]
    for promise in promised:
        who = "You promised" if promise.by == "user" else f"{promise.by_name} promised"
        due = f", by {words.day(promise.due)}" if promise.due else ""
        rows.append((who, f"{promise.what}{due}"))
    for closed in (s for s in statements if s.restriction and s.restriction.holds(space.today)):
        rows.append((sources.LOCK, show.shorten(closed.text, 120)))
    st.write("This is how I read it:")
    show.html(show.table(["", ""], [[show.text(a), show.text(b)] for a, b in rows]))
    with st.container(horizontal=True):
        if st.button("Keep", type="primary", key="note-keep"):
            _close()
        if st.button("Take it back", key="note-drop"):
            space.undo(receipt.batch)
            _close()


def _close() -> None:
    st.session_state.pop("note-receipt", None)
    st.session_state.pop("note-text", None)
    st.rerun()
