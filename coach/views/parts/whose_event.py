"""From a list of guests to their briefing: which event it is, when, and one button."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError, UsageError
from coach.ingest import guest_lists, typed_event
from coach.records import SourceFile
from coach.text import fold
from coach.views.parts import mapper, show
from coach.views.parts.session import going

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.ingest.guest_lists import GuestList
    from coach.ingest.pipeline import Receipt
    from coach.workspace import Workspace


def offer(space: Workspace, receipt: Receipt) -> None:
    """Under a receipt: a briefing for each event whose guests came in, and the question which event it is where a list
    does not say."""
    dropped: Mapping[str, SourceFile] = st.session_state.get(mapper.DROPPED, {})
    for number, found in enumerate(space.imports.guest_lists(receipt.batch)[:5]):
        if found.event and (found.told or found.path not in dropped):
            st.button(
                f"Brief me for {show.label(found.event)}",
                key=f"receipt-brief-{number}",
                type="primary",
                icon=":material/badge:",
                on_click=going("briefing", brief_event=found.event),
            )
        if not found.told:
            _which(space, found, dropped.get(found.path), f"receipt-event-{number}")


def _which(space: Workspace, found: GuestList, source: SourceFile | None, key: str) -> None:
    said = show.label(guest_lists.in_words(found), 300)
    if source is None:
        st.info(
            f"{said} To say which event it is, drop the file here, or use coach import FILE \\-\\-event NAME."
        )
        return
    with st.container(border=True, key=key):
        st.write(said)
        _ask(space, source, found.event, None, key)


def box(space: Workspace) -> None:
    """An event that is not here yet: a list of its guests, a name, a day."""
    upload = st.file_uploader(
        "Who will be there? A CSV, calendar or text file with names", key="new-event-list"
    )
    source = SourceFile(upload.name, upload.getvalue()) if upload else None
    name, day, told = "", None, False
    if source is not None:
        try:
            name, day, told = typed_event.told_by(source, space.today)
        except CoachError as error:
            st.error(show.label(str(error)))
            return
    _ask(space, source, name, day, f"new-event-{source.path if source else ''}", told)


def _ask(
    space: Workspace, source: SourceFile | None, guess: str, day: dt.date | None, key: str, told: bool = False
) -> None:
    """Name and day, and the button that takes both and begins with the briefing."""
    # In a form nothing runs between the two fields: whoever types on at once loses no letter of the second. Enter sends nothing:
    # the day may still be to come.
    with (
        st.form(f"{key}-form", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}-fields"),
    ):
        name = st.text_input("Which event?", guess, key=f"{key}-name", placeholder="Its name", width=320)
        when = st.date_input("When? (may stay empty)", day, key=f"{key}-day", width=200, format="YYYY-MM-DD")
        pressed = st.form_submit_button("Brief me", key=f"{key}-go", type="primary", icon=":material/badge:")
    if not pressed:
        return
    try:
        with st.spinner("Reading the list…", show_time=True):
            event = _bring_in(space, source, (guess, day, told), name or "", when)
    except CoachError as error:
        st.error(show.label(str(error)))
        return
    going("briefing", brief_event=event)()
    st.rerun()


def _bring_in(
    space: Workspace,
    source: SourceFile | None,
    said: tuple[str, dt.date | None, bool],
    name: str,
    when: object,
) -> str:
    """Import the list as that of the event named, with the event's day; gives the event's name. `said` is what the list
    tells: name, day, and whether it does so itself. Raises UsageError where too little is said."""
    guess, day, told = said
    name = " ".join(name.split())
    if not name:
        raise UsageError("Say which event, by its name.")
    as_it_is = told and fold(name) == fold(guess)
    files = []
    if source is not None:
        files.append(source if as_it_is else typed_event.guests_of(source, name, space.today))
    if isinstance(when, dt.date) and not (as_it_is and when == day):
        files.append(typed_event.entry(name, when))
    if not files:
        raise UsageError("Add a list of its guests, or say when it is.")
    space.import_files(files)
    return name
