"""The field for a file or folder on this machine: imported where it lies, however large, without a copy."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse

import streamlit as st

from coach.errors import CoachError, UsageError
from coach.views.parts import receipts, show


def field(page: str) -> None:
    """A field and a button. The import runs in the background; `page` is where its receipt belongs."""
    with st.form("on-disk", border=True, clear_on_submit=True):
        words = st.text_input(
            "From a file or folder on this machine",
            key="on-disk-path",
            placeholder="~/Downloads/Complete_LinkedInDataExport.zip",
            help="For what is too large to drop, and for folders: it is read where it lies. Imported again, it is brought in "
            "step.",
        )
        st.caption("The whole path. A file may have up to 256 MB; a folder may hold any number of them.")
        if st.form_submit_button("Import it", icon=":material/folder_open:") and words.strip():
            try:
                receipts.begin_look(place(words), page)
            except CoachError as error:
                st.error(show.label(str(error)), icon=":material/error:")
                return
            st.rerun()


def place(words: str) -> Path:
    """The path that was typed or pasted, with quotes or as a file:// address too. Raises UsageError where it is no whole
    path."""
    plain = words.strip().strip("'\"").strip()
    if plain.casefold().startswith("file://"):
        plain = unquote(urlparse(plain).path)
    try:
        path = Path(plain).expanduser()
    except RuntimeError:
        path = Path(plain)
    if not path.is_absolute():
        raise UsageError("Give the whole path, from the root of the disk or from ~ on.")
    return path
