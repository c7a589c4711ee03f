"""One box for a fresh note: typed or dictated, shown as Rapport understood it, then kept or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.views.parts import captures, show
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.capture.captured import Captured

_TEXT, _DRAFT, _REPLACES, _NUMBER = "note-text", "note-draft", "note-replaces", "note-number"


def correct(source: str) -> None:
    """Open the box on a captured note, to correct it."""
    try:
        st.session_state[_TEXT] = workspace().captures.kept_text(source)
    except CoachError as error:
        st.error(show.label(str(error)))
        return
    st.session_state[_REPLACES] = source
    st.session_state.pop(_DRAFT, None)
    dialog()


def _dismissed() -> None:
    """Closing the box keeps the typed words for the next time, and nothing else."""
    draft = st.session_state.pop(_DRAFT, None)
    if draft is not None:
        st.session_state[_TEXT] = draft.text
    if st.session_state.pop(_REPLACES, "") and draft is None:
        st.session_state.pop(_TEXT, None)


@st.dialog("Note a meeting", width="medium", on_dismiss=_dismissed)
def dialog() -> None:
    """Write, see what was understood, keep."""
    draft: Captured | None = st.session_state.get(_DRAFT)
    if draft is None:
        _write()
        return
    done = captures.form(
        draft, f"note-{st.session_state.get(_NUMBER, 0)}", st.session_state.get(_REPLACES, "")
    )
    if done is not None:
        for name in (_DRAFT, _TEXT, _REPLACES):
            st.session_state.pop(name, None)
        st.toast("Your note is kept. You can undo it on the Import page.", icon=":material/check:")
        st.rerun()
    if st.button("Change the words", key="note-back", type="tertiary"):
        st.session_state[_TEXT] = draft.text
        st.session_state.pop(_DRAFT)
        st.rerun(scope="fragment")


def _write() -> None:
    text = st.text_area(
        "What happened?",
        key=_TEXT,
        height=160,
        placeholder="Met Ada Byrne at the Lisbon dinner, leads design at Rye Press, promised to send her the deck by Friday.",
        help="Type it as it comes. Write “in confidence” beside what must stay with you.",
    )
    heard = _dictated()
    if heard:
        text = f"{text.strip()} {heard}".strip() if text else heard
    pressed = st.button("Read it", type="primary", key="note-read")
    if (pressed or heard) and text and text.strip():
        _read(text)


def _read(text: str) -> None:
    try:
        with st.spinner("Reading your note…"):
            desk, source = workspace().captures, st.session_state.get(_REPLACES, "")
            st.session_state[_DRAFT] = desk.read_again(source, text) if source else desk.read(text)
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1
    st.rerun(scope="fragment")


def _dictated() -> str:
    """The words of a recording, where dictating is set up and was seen to work."""
    voice = workspace().voice
    if not voice.works:
        return ""
    agreed = not voice.remote or st.checkbox(
        show.label(f"Recordings go to {voice.host}. Voices and names in them cannot be hidden."),
        key="note-agreed",
    )
    if not agreed:
        return ""
    clip = st.audio_input("Or say it", key="note-clip")
    if clip is None:
        return ""
    sound = clip.getvalue()
    if st.session_state.get("note-heard") == hash(sound):
        return ""
    st.session_state["note-heard"] = hash(sound)
    try:
        with st.spinner("Listening…", show_time=True):
            return voice.transcribe(clip.name or "note.wav", sound, agreed=True)
    except CoachError as error:
        st.error(
            show.label(f"{error} Your recording is still here; you can also type it."),
            icon=":material/error:",
        )
        return ""
