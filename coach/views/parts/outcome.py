"""What became of a draft: sent, done another way, later, never. Each is kept, said once, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.store import marks
from coach.views.parts import show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.follow_up.email import DraftEmail

WEEK = dt.timedelta(days=7)
_DONE = {
    marks.THANK: "Thanked already",
    marks.PROMISE: "I have kept it",
    marks.REPLY: "Answered already",
    marks.TOUCH: "Spoke already",
}
_NEVER = {
    marks.THANK: "No thanks needed",
    marks.PROMISE: "Leave it off this list",
    marks.REPLY: "Needs no reply",
    marks.TOUCH: "Do not remind me of them",
}


def sent_button(edited: DraftEmail, on: Callable[[], None]) -> None:
    """Notes the draft, as it stands in the box, as sent today."""
    st.button(
        "I have sent it",
        key="draft-done",
        type="primary",
        help="Notes it as a mail of today. You can take it back.",
        on_click=_sent,
        args=(edited, on),
    )


def not_now(person: str, name: str, matter: str, about: str, on: Callable[[], None]) -> None:
    """Done another way, in a week, or never."""
    with st.popover("Not now", key="draft-not-now"):
        for said, label in (
            (marks.LATER, "In a week"),
            (marks.DONE, _DONE[matter]),
            (marks.NEVER, _NEVER[matter]),
        ):
            st.button(
                label, key=f"not-now-{said}", width="stretch", on_click=_say,
                args=(person, name, matter, said, about, on),
            )  # fmt: skip


def said() -> None:
    """What was just noted, with the way back; or why it was not."""
    if problem := st.session_state.pop("outcome-problem", ""):
        st.error(show.label(problem), icon=":material/error:")
    noted = st.session_state.get("outcome")
    if noted is None:
        return
    line, back = noted
    with st.container(horizontal=True, vertical_alignment="center", key="outcome-said"):
        show.html(show.element("div", show.text(line), "line"))
        st.button("Take it back", key="outcome-back", type="tertiary", on_click=_back, args=(back,))


def _sent(edited: DraftEmail, on: Callable[[], None]) -> None:
    try:
        done = workspace().follow_ups.sent(edited)
    except CoachError as error:
        st.session_state["outcome-problem"] = str(error)
        return
    batch = done.batch
    kept = f" Your promise is kept: {done.kept}." if done.kept else ""
    st.session_state["outcome"] = (f"Noted as sent to {done.name}.{kept}", lambda: workspace().undo(batch))
    on()


def _say(person: str, name: str, matter: str, said: str, about: str, on: Callable[[], None]) -> None:
    space = workspace()
    until = space.today + WEEK if said == marks.LATER else None
    kept = marks.KEPT if (matter, said) == (marks.PROMISE, marks.DONE) else said
    try:
        space.follow_ups.say(person, matter, kept, about, until)
    except CoachError as error:
        st.session_state["outcome-problem"] = str(error)
        return
    line = {
        marks.LATER: f"{name} comes back on {words.day(until)}.",
        marks.DONE: f"Done: {name}.",
        marks.NEVER: f"{name} is off this list.",
    }[said]
    st.session_state["outcome"] = (
        line,
        lambda: workspace().follow_ups.take_back(person, matter, about),
    )
    on()


def _back(back: Callable[[], object]) -> None:
    st.session_state.pop("outcome", None)
    try:
        back()
    except CoachError as error:
        st.session_state["outcome-problem"] = str(error)
