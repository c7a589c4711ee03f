"""What surrounds every page: title and style sheet, the menu, running work, and errors in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError, SearchIndexError, WorkspaceError
from coach.views.parts import notes, receipts, show
from coach.views.parts.session import desk, going

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_HERE = Path(__file__).parent
_ICONS = {
    "Chat": ":material/chat:",
    "Briefing": ":material/badge:",
    "Follow-ups": ":material/mail:",
    "Review": ":material/fact_check:",
    "People": ":material/group:",
    "Import": ":material/upload_file:",
    "Settings": ":material/tune:",
}
_NARROW = ("Chat", "Import", "Settings")


def dress(page: StreamlitPage) -> None:
    """Title, icon and width of the page, and our own style sheet."""
    st.set_page_config(
        page_title=f"{page.title} · Rapport",
        page_icon=str(_HERE / "icon.png"),
        layout="centered" if page.title in _NARROW else "wide",
    )
    st.html(_HERE / "style.css")


def problem(error: CoachError) -> None:
    """An error as one plain line; for the two that need it, what is safe."""
    st.error(show.label(str(error)), icon=":material/error:")
    if isinstance(error, SearchIndexError | WorkspaceError):
        st.caption("Your notes and contacts are safe: nothing was changed.")


def sidebar(pages: Sequence[StreamlitPage]) -> None:
    """The menu, the note box, and a running import with its way back."""
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.image(_HERE / "icon.png", width=28)
            show.html(show.element("div", show.text("Rapport"), "brand"))
        with st.container(gap="xxsmall", key="menu"):
            for page in pages:
                st.page_link(page, icon=_ICONS[page.title], width="stretch")
        if st.button("Note a meeting", icon=":material/edit_note:", key="note-open", width="stretch"):
            notes.dialog()
        if desk().running(receipts.JOB):
            _importing()


@st.fragment(run_every=1.0)
def _importing() -> None:
    job = desk().get(receipts.JOB)
    if job is not None and job.running:
        st.caption(f"Importing: {job.done} of {job.total}" if job.total else "Importing your files…")
        st.button("See the import", key="import-see", type="tertiary", on_click=going("imports"))
    elif job is not None:
        st.caption("The import has ended.")
