"""Settings: who I am, how I write, which writer, who may see what, what I may say, with whom to keep in touch, the drafts folder, looking people up, what leaves this machine, and the data itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.text import count
from coach.views.parts import (
    audience,
    circles,
    data,
    mailbox,
    manner,
    model,
    policy,
    search_service,
    show,
    words,
)
from coach.views.parts.session import going, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace


def page() -> None:
    """Ten parts, one below the other."""
    st.title("Settings", anchor=False)
    space = workspace()
    _me(space)
    manner.section(space)
    model.section(space)
    audience.settings()
    policy.section(space)
    circles.section(space)
    mailbox.section(space)
    search_service.section(space)
    _ledger(space)
    data.section(space)


def _me(space: Workspace) -> None:
    st.subheader("Who I am", anchor=False)
    me = space.me()
    with st.form("me", border=True):
        name = st.text_input("Name", me.name)
        emails = st.text_input(
            "Email addresses",
            ", ".join(me.emails),
            help="Several with commas between them. They tell your messages from others'.",
        )
        employer = st.text_input(
            "Employer", me.employer, help="What your employer may see stays in this circle."
        )
        profile = st.text_input("Profile address", me.profile)
        if st.form_submit_button("Save", type="primary"):
            listed = [e.strip() for e in (emails or "").split(",") if e.strip()]
            space.set_me(name=name, emails=listed, employer=employer, profile=profile)
            st.session_state["me-saved"] = True
            st.rerun()
    if st.session_state.pop("me-saved", False):
        st.success("Saved.", icon=":material/check:")


def _ledger(space: Workspace) -> None:
    st.subheader("What leaves this machine", anchor=False)
    totals = space.ledger.totals()
    if not totals:
        st.write("Nothing has left this machine.")
        return
    away = [t for t in totals if not t.here]
    counted = count(sum(t.requests for t in totals), "request")
    elsewhere = words.listed([t.address for t in away])
    line = (
        f"{counted} so far, none of them to another machine."
        if not away
        else (f"{counted} so far, {sum(t.requests for t in away):,} of them to {elsewhere}.")
    )
    show.html(show.element("div", show.text(line), "line"))
    st.button("See exactly what left", key="sent-open", icon=":material/outbound:", on_click=going("sent"))


page()
