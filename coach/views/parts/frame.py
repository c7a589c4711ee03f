"""What surrounds every page: title and style sheet, the menu, running work, and errors in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError, SearchIndexError, WorkspaceError
from coach.views.parts import notes, receipts, show, watching
from coach.views.parts.session import desk, going

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_HERE = Path(__file__).parent
_ICON = _HERE / "icon.png"
_NARROW = ("Chat", "Import", "Settings")


def name() -> None:
    """Our own picture for the browser's tab. It comes before the menu: the icon of a page would otherwise be fetched
    from the network for the tab."""
    st.set_page_config(page_title="Rapport", page_icon=str(_ICON))
    st.logo(_HERE / "logo.png", icon_image=_ICON, size="large")


def dress(page: StreamlitPage) -> None:
    """Title and width of the page, and our own style sheet."""
    st.set_page_config(
        page_title=f"{page.title} · Rapport", layout="centered" if page.title in _NARROW else "wide"
    )
    st.html(_HERE / "style.css")


def problem(error: CoachError) -> None:
    """An error as one plain line; for the two that need it, what is safe."""
    st.error(show.label(str(error)), icon=":material/error:")
    if isinstance(error, SearchIndexError | WorkspaceError):
        st.caption("Your notes and contacts are safe: nothing was changed.")


def sidebar() -> None:
    """The note box, and a running import with its way back. Watched folders are kept up with from any page."""
    watching.keep_up()
    with st.sidebar:
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
