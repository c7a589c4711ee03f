"""The guest list given for a briefing, kept for questions afterwards, and a way to take it back."""

from __future__ import annotations

import streamlit as st

from coach.receipt_words import list_kept
from coach.records import SourceFile
from coach.views.parts import show
from coach.views.parts.session import workspace

_KEPT = "brief-list-kept"


def keep(attendees: SourceFile | None, event: str) -> None:
    """Import the list that a briefing was made from, unless it is there already."""
    if attendees is not None and (receipt := workspace().keep_list(attendees, event)):
        st.session_state[_KEPT] = (receipt.batch, event, list_kept(attendees, event))


def said(event: str) -> None:
    """That the list of this event was kept, with the way back."""
    batch, whose, line = st.session_state.get(_KEPT, (0, "", ""))
    if not batch or whose != event:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="list-kept"):
        st.caption(show.label(line, 300))
        st.button("Take it back", key="list-kept-undo", type="tertiary", on_click=_undo, args=(batch,))


def _undo(batch: int) -> None:
    workspace().undo(batch)
    st.session_state.pop(_KEPT, None)
