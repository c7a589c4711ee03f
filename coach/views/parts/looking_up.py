"""Adding a page about somebody to a briefing: pasted text, a file or a web address, kept as an import of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from coach.briefing.brief import AttendeeCard
from coach.errors import CoachError
from coach.looked_up import page_about
from coach.records import SourceFile
from coach.views.parts import show
from coach.views.parts.session import workspace

AGAIN = "brief_again"
"""Names the event whose briefing is to be made anew, with the same list."""
_KEPT = "looked-up-kept"
_FOR = "looked-up-for"
"""The key of the card whose box is open."""


def button(card: AttendeeCard, event: str, key: str) -> None:
    """Opens the box in which a page about somebody is added."""
    st.button(
        "Add a page about them",
        key=f"card-page-{key}",
        type="tertiary",
        icon=":material/note_add:",
        on_click=_open,
        args=(key,),
    )
    if st.session_state.get(_FOR) == key:
        _box(card, event)


def _open(key: str) -> None:
    st.session_state[_FOR] = key


def _close() -> None:
    st.session_state.pop(_FOR, None)


@st.dialog("Add a page about them", width="large", on_dismiss=_close)
def _box(card: AttendeeCard, event: str) -> None:
    st.markdown(f"**{show.label(card.name)}**")
    text = st.text_area(
        "What you found",
        key="looked-up-text",
        height=180,
        placeholder="A biography, a profile, an article about them",
    )
    upload = st.file_uploader("Or a file: PDF, Word, a saved page, text", key="looked-up-file")
    address = st.text_input("Or a web address", key="looked-up-address", placeholder="https://")
    st.caption(
        "It is kept with its day, shown as what a page says, and never mixed with what you know yourself. For a web address "
        "this machine asks that server for the page, this once; Settings lists it."
    )
    if st.button("Keep it", type="primary", key="looked-up-keep"):
        try:
            _keep(
                card,
                event,
                text,
                SourceFile(upload.name, upload.getvalue()) if upload else None,
                address.strip(),
            )
        except CoachError as error:
            st.error(show.label(str(error)))
            return
        _close()
        st.rerun()


def _keep(card: AttendeeCard, event: str, text: str, file: SourceFile | None, address: str) -> None:
    space = workspace()
    about = partial(
        page_about, card.name, today=space.today, organisation=card.organisation, email=card.email
    )
    pages = [about(found) for found in (text if text.strip() else None, file) if found is not None]
    if address:
        from coach.web_page import fetch_all

        whole = address if "://" in address else f"https://{address}"
        pages += [about(page) for page in fetch_all([whole], space.ledger, space.today)]
    if not pages:
        pages = [about("")]  # says that there is nothing to keep
    keep_files(pages, card.name, event)


def keep_files(files: Sequence[SourceFile], name: str, event: str, left: Sequence[str] = ()) -> None:
    """Import pages about somebody and have the briefing made anew; `left` says what of them is not kept."""
    receipt = workspace().import_files(files)
    st.session_state[_KEPT] = (receipt.batch, name, len(files), tuple(left))
    st.session_state[AGAIN] = event


def kept(event: str) -> None:
    """What was kept last, and a way to take it back."""
    batch, name, pages, left = st.session_state.get(_KEPT, (0, "", 0, ()))
    if not batch:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="looked-up-said"):
        are = "The page" if pages == 1 else f"{pages} pages"
        st.caption(f"{are} about {show.label(name)} {'is' if pages == 1 else 'are'} kept as import {batch}.")
        st.button("Take it back", key="looked-up-undo", type="tertiary", on_click=_undo, args=(batch, event))
    for line in left:
        st.caption(f"Not kept: {show.label(line)}")


def _undo(batch: int, event: str) -> None:
    workspace().undo(batch)
    st.session_state.pop(_KEPT, None)
    st.session_state[AGAIN] = event
