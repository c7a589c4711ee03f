"""Briefing: pick an event, see whom to find first and what to know of everyone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.briefing.brief import AttendeeCard, Brief
from coach.records import SourceFile
from coach.store.repository import EventView
from coach.text import fold
from coach.views.parts import cards, looking_up, show, words
from coach.views.parts.jobs import Job
from coach.views.parts.session import going, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace


def page() -> None:
    """Picker, progress, briefing."""
    st.title("Briefing", anchor=False)
    space = workspace()
    events = _events(space)
    if not events:
        _empty()
        return
    given = st.session_state.pop("brief_done", None)
    if isinstance(given, Brief):
        st.session_state["brief"] = given
        _pick(events, given.event)
    _picker(space, events)
    _work()
    brief = st.session_state.get("brief")
    if isinstance(brief, Brief):
        _show(brief)
    elif "briefing" not in st.session_state:
        st.caption("Choose an event and press Brief me. Nothing is sent anywhere.")


def _events(space: Workspace) -> list[EventView]:
    """The next event with people to meet, then coming ones, nearest first; then past ones, newest first."""
    dated = [e for e in space.repository.events() if e.starts]
    coming = [e for e in dated if (e.ends or e.starts or space.today) >= space.today]
    past = [e for e in dated if e not in coming]
    # A briefing goes by name: of several entries of one name, the nearest stands for all.
    first: dict[str, EventView] = {}
    likely = space.next_event()  # the next with people to meet stands before a weekly call
    for event in (*([likely] if likely in coming else []), *coming, *reversed(past)):
        first.setdefault(fold(event.name), event)
    return list(first.values())


def _empty() -> None:
    st.info("No events yet. Bring in a calendar, a programme or an attendee list, and they appear here.")
    st.button("Bring in files", type="primary", on_click=going("imports"), key="brief-import")


def _picker(space: Workspace, events: list[EventView]) -> None:
    names = [e.name for e in events]
    wanted = st.session_state.pop("brief_event", None)
    again = st.session_state.pop(looking_up.AGAIN, None)
    if wanted is not None:
        _begin(space, str(wanted), None)
        _pick(events, str(wanted))
    with st.container(horizontal=True, vertical_alignment="bottom", key="brief-top"):
        pick = st.selectbox(
            "Event",
            range(len(events)),
            format_func=lambda n: _named(events[n]),
            key="brief-pick",
            persist_state="session",
            width=480,
        )
        asked = st.button("Brief me", type="primary", key="brief-go", icon=":material/badge:")
    with st.expander("Add an attendee list", key="brief-add", icon=":material/group_add:"):
        upload = st.file_uploader("A CSV, calendar or text file with names", key="brief-list")
    if asked or again is not None:
        attendees = SourceFile(upload.name, upload.getvalue()) if upload else None
        _begin(space, str(again) if again is not None else names[pick or 0], attendees)


def _pick(events: list[EventView], name: str) -> None:
    """Have the picker show an event."""
    for number, event in enumerate(events):
        if fold(event.name) == fold(name):
            st.session_state["brief-pick"] = number


def _named(event: EventView) -> str:
    return f"{event.name} · {words.days(event.starts, event.ends)}"


def _begin(space: Workspace, event: str, attendees: SourceFile | None) -> None:
    st.session_state.pop("brief", None)
    st.session_state["briefing"] = Job(partial(_brief, space, event, attendees))


def _brief(space: Workspace, event: str, attendees: SourceFile | None, job: Job[Any]) -> Brief:
    return space.brief(event, attendees, on_progress=job.step)


def _work() -> None:
    job = st.session_state.get("briefing")
    if job is None:
        return
    slot = st.empty()
    st.button("Stop", key="brief-stop", type="tertiary", on_click=_stop, args=(job,))
    for state in job.watch():
        doing = show.label(state.what) or "Reading what you know about everyone…"
        slot.progress(state.share, f"{doing} ({state.seconds} s)")
    st.session_state.pop("briefing", None)
    st.session_state["brief"] = job.result
    if job.error is not None:
        st.session_state["brief"] = None
        raise job.error
    st.rerun()


def _stop(job: Job[Any]) -> None:
    job.stop()
    st.session_state.pop("briefing", None)


def _show(brief: Brief) -> None:
    cards.heading(brief)
    _export(brief)
    looking_up.kept(brief.event)
    if not brief.attendees:
        st.info("Nobody is listed for this event yet. Add an attendee list above, and press Brief me again.")
        return
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(key="brief-index"):
        cards.first_five(brief)
        show.html(cards.index(brief))
        _unknown(brief)
    with right:
        cards.around(brief)
        for tier, group in cards.by_tier(brief):
            st.subheader(cards.TIERS[tier], anchor=False)
            for number, card in enumerate(group):
                _card(card, brief, cards.anchor(tier, number))


def _unknown(brief: Brief) -> None:
    if brief.unknown:
        with st.expander(f"On the list, and nothing about them in your files ({len(brief.unknown)})"):
            show.html(show.element("div", show.text(", ".join(brief.unknown)), "line"))


def _card(card: AttendeeCard, brief: Brief, key: str) -> None:
    with st.container(border=True, key=f"box-{key}"):
        cards.card(card, brief.event, key)


def _export(brief: Brief) -> None:
    from coach.briefing.export import as_markdown

    name = "".join(c if c.isalnum() else "-" for c in brief.event.lower()).strip("-")
    st.download_button(
        "Save as Markdown",
        as_markdown(brief),
        file_name=f"briefing-{name}.md",
        mime="text/markdown",
        on_click="ignore",
        key="brief-export",
        icon=":material/download:",
    )


page()
