"""The settings' part about keeping in touch: after how many days without contact, for each circle."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.follow_up.touch import EVERYBODY, USUAL
from coach.store import marks
from coach.text import count
from coach.views.parts import show
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_REST = "Everybody else"


def section(space: Workspace) -> None:
    """Everything below the heading "Keeping in touch"."""
    st.subheader("Keeping in touch", anchor=False)
    if said := st.session_state.pop("circle-said", ""):
        show.html(show.element("div", show.text(said), "line"))
    rhythm, sizes = space.follow_ups.cadences(), _sizes(space)
    if not rhythm:
        st.write(
            f"Whoever you had contact with is brought up after {USUAL} days. Set a rhythm for a circle to change that."
        )
    for number, (circle, days) in enumerate(sorted(rhythm.items())):
        people = f", {count(sizes[circle], 'person', 'people')}" if circle else ""
        with st.container(horizontal=True, vertical_alignment="center", key=f"circle-{number}"):
            line = f"{circle or _REST}: every {count(days, 'day')}{people}"
            show.html(show.element("div", show.text(line), "line"))
            st.button(
                "Take away", key=f"circle-off-{number}", type="tertiary", on_click=_set, args=(circle, None)
            )
    with st.form("circle", border=True):
        options = [_REST, *sorted(sizes)]
        circle = st.selectbox(
            "Circle", options, key="circle-name", accept_new_options=True,
            help="A label of your contacts, or a name of your own. `coach circle` puts people into one.",
        )  # fmt: skip
        days = st.number_input("Days without contact", 1, 3650, USUAL, key="circle-days")
        if st.form_submit_button("Set the rhythm"):
            _set(EVERYBODY if circle == _REST else str(circle), int(days))
            st.rerun()
    _never(space)


def _sizes(space: Workspace) -> Counter[str]:
    return Counter(c for names in space.follow_ups.circles().values() for c in names)


def _never(space: Workspace) -> None:
    """Those who are not to be brought up, each with the way back."""
    off = [m.person for m in space.follow_ups.said(marks.TOUCH) if m.said == marks.NEVER]
    for person in space.repository.people(off) if off else []:
        with st.container(horizontal=True, vertical_alignment="center", key=f"never-{person.id}"):
            show.html(show.element("div", show.text(f"{person.name} is not brought up."), "quiet"))
            st.button(
                "Bring up again", key=f"never-off-{person.id}", type="tertiary",
                on_click=_again, args=(person.id,),
            )  # fmt: skip


def _again(person: str) -> None:
    workspace().follow_ups.take_back(person, marks.TOUCH)


def _set(circle: str, days: int | None) -> None:
    try:
        workspace().follow_ups.set_cadence(circle, days)
    except CoachError as error:
        st.session_state["circle-said"] = str(error)
        return
    st.session_state["circle-said"] = (
        f"{circle or _REST}: every {count(days, 'day')}." if days else f"{circle or _REST} has no rhythm now."
    )
