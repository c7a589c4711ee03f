"""Briefing: pick an event, see whom to find first and what to know of everyone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.growing import Growing
from coach.records import SourceFile
from coach.store.values import EventView
from coach.text import count, fold
from coach.views.parts import cards, kept_list, looking_up, show, whose_event, words
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
        st.write("No event is known yet. Name one here, or bring in a calendar, a programme or your notes.")
        whose_event.box(space)
        st.button("Bring in files", on_click=going("imports"), key="brief-import")
        return
    given = st.session_state.pop("brief_done", None)
    if isinstance(given, Brief):
        st.session_state["brief"] = given
        st.session_state.pop("brief-asked", None)
        _pick(events, given.event)
    _picker(space, events)
    job = st.session_state.get("briefing")
    brief = st.session_state.get("brief")
    if job is not None:
        _work(space, job)
    elif isinstance(brief, Brief):
        _show(space, brief)
    else:
        st.caption("Choose an event and press Brief me. Nothing is sent anywhere.")


def _events(space: Workspace) -> list[EventView]:
    """The next event with people to meet, then coming ones, nearest first; then those of a list without a day, and past
    ones, newest first."""
    known = space.repository.events()
    dated = [e for e in known if e.starts]
    coming = [e for e in dated if (e.ends or e.starts or space.today) >= space.today]
    past = [e for e in dated if e not in coming]
    undated = [e for e in known if not e.starts]
    # A briefing goes by name: of several entries of one name, the nearest stands for all.
    first: dict[str, EventView] = {}
    likely = space.next_event()  # the next with people to meet stands before a weekly call
    for event in (*([likely] if likely in coming else []), *coming, *undated, *reversed(past)):
        first.setdefault(fold(event.name), event)
    return list(first.values())


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
    with st.expander("An event that is not listed", key="brief-new", icon=":material/add:"):
        whose_event.box(space)
    if asked or again is not None:
        attendees = SourceFile(upload.name, upload.getvalue()) if upload else None
        _begin(space, str(again) if again is not None else names[pick or 0], attendees)


def _pick(events: list[EventView], name: str) -> None:
    """Have the picker show an event."""
    for number, event in enumerate(events):
        if fold(event.name) == fold(name):
            st.session_state["brief-pick"] = number


def _named(event: EventView) -> str:
    when = words.days(event.starts, event.ends)
    return f"{event.name} · {when}" if when else event.name


def _begin(space: Workspace, event: str, attendees: SourceFile | None, anew: bool = False) -> None:
    st.session_state.pop("brief", None)
    growing = Growing()
    st.session_state["brief-asked"] = (event, attendees)
    st.session_state["brief-growing"] = growing
    st.session_state["briefing"] = Job(partial(_brief, space, event, attendees, growing, anew))


def _brief(
    space: Workspace, event: str, attendees: SourceFile | None, growing: Growing, anew: bool, job: Job[Any]
) -> Brief:
    return space.brief(event, attendees, on_progress=job.step, growing=growing, anew=anew)


def _work(space: Workspace, job: Job[Any]) -> None:
    """The briefing as it is written: each card shows when it is done, in its place."""
    growing: Growing = st.session_state["brief-growing"]
    place = st.empty()
    bar = place.empty()
    board: Board | None = None
    for state in job.watch():
        so_far = growing.so_far()
        if board is None and so_far is not None and so_far.attendees:
            with place.container():
                board = Board(so_far)
                bar = board.bar
                board.stop.button(
                    "Stop", key="brief-stop", type="tertiary", on_click=_stop, args=(job, growing)
                )
        elif board is not None and so_far is not None:
            board.update(so_far)
        doing = show.label(state.what) or "Reading what you know about everyone…"
        bar.progress(
            state.share,
            f"{doing} ({state.done} of {state.total}, {state.seconds} s)" if state.total else doing,
        )
    st.session_state.pop("briefing", None)
    st.session_state["brief"] = job.result
    if job.error is not None:
        st.session_state["brief"] = None
        raise job.error
    if not isinstance(job.result, Brief):
        return
    kept_list.keep(st.session_state["brief-asked"][1], job.result.event)
    if board is None:
        with place.container():
            _show(space, job.result)
        return
    board.bar.empty()
    board.stop.empty()
    board.update(job.result, done=True)
    with board.status.container():
        kept_list.said(job.result.event)
        _export(space, job.result)


def _stop(job: Job[Any], growing: Growing) -> None:
    job.stop()
    st.session_state.pop("briefing", None)
    so_far = growing.so_far()
    if so_far is not None:
        left = sum(c.pending for c in so_far.attendees)
        note = f"Stopped: {count(left, 'card')} not written yet. Brief me goes on from here."
        st.session_state["brief"] = replace(so_far, note=note)


class Board:
    """A briefing on the page, with a place for everything that changes while it is written."""

    def __init__(self, brief: Brief, waiting: str = "Being written…") -> None:
        self.brief, self.waiting = brief, waiting
        self.head = st.empty()
        with st.container(horizontal=True, vertical_alignment="center", key="brief-doing"):
            self.bar, self.stop = st.empty(), st.empty()
        self.status = st.empty()
        looking_up.kept(brief.event)
        self.first = st.empty()
        left, right = st.columns([2, 3], gap="large")
        with left, st.container(key="brief-index"):
            self.names = st.empty()
            cards.listed_only(brief)
        self.places: list[Any] = []
        with right:
            cards.around(brief)
            for tier, group in cards.by_tier(brief):
                st.subheader(cards.TIERS[tier], anchor=False)
                for number, card in enumerate(group):
                    self.places.append(st.empty())
                    self._draw(self.places[-1], card, cards.anchor(tier, number))
        self._around()

    def _around(self) -> None:
        with self.head.container():
            cards.heading(self.brief)
            cards.news(self.brief)
        with self.first.container():
            cards.first_five(self.brief)
        with self.names.container():
            show.html(cards.index(self.brief))

    def _draw(self, place: Any, card: AttendeeCard, key: str) -> None:
        # Buttons and folds come with the finished words: a key may stand on the page once.
        if card.pending:
            with place.container(border=True):
                cards.waiting(card, key, self.waiting)
        else:
            with place.container(border=True, key=f"box-{key}"):
                cards.card(card, self.brief.event, key)

    def update(self, brief: Brief, *, done: bool = False) -> None:
        """Draw what was written since."""
        before = [c for _, group in cards.by_tier(self.brief) for c in group]
        self.brief = brief
        now = [
            (cards.anchor(tier, n), c) for tier, group in cards.by_tier(brief) for n, c in enumerate(group)
        ]
        for place, old, (key, new) in zip(self.places, before, now, strict=True):
            if old.pending and not new.pending:
                self._draw(place, new, key)
        if done:
            self._around()


def _show(space: Workspace, brief: Brief) -> None:
    if not brief.attendees:
        cards.heading(brief)
        st.info("Nobody is listed for this event yet. Add an attendee list above, and press Brief me again.")
        return
    board = Board(brief, "Not written yet.")
    with board.status.container():
        kept_list.said(brief.event)
        _export(space, brief)


FILES = {
    ".pdf": ("Save as PDF", "application/pdf", ":material/picture_as_pdf:"),
    ".docx": (
        "Save as Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ":material/description:",
    ),
    ".md": ("Save as Markdown", "text/markdown", ":material/download:"),
    ".html": ("Save as web page", "text/html", ":material/language:"),
    ".ics": ("Remind me the evening before", "text/calendar", ":material/event_upcoming:"),
}


def _export(space: Workspace, brief: Brief) -> None:
    """A button for each format; the file is made when it is pressed."""
    from coach.briefing.export import made

    name = "".join(c if c.isalnum() else "-" for c in brief.event.lower()).strip("-")
    ahead = brief.starts is not None and brief.starts > space.today
    with st.container(horizontal=True, key="brief-files"):
        for ending, (label, mime, icon) in FILES.items():
            if ending == ".ics" and not ahead:
                continue
            st.download_button(
                label,
                partial(made, brief, ending, {".ics": space.reminder}),
                file_name=f"briefing-{name}{ending}",
                mime=mime,
                on_click="ignore",
                key=f"brief-save{ending.replace('.', '-')}",
                icon=icon,
            )
        if brief.writer == "model" and "brief-asked" in st.session_state:
            event, attendees = st.session_state["brief-asked"]
            st.button(
                "Write all anew",
                key="brief-anew",
                type="tertiary",
                help="The model writes every card again, and not only those of whom more is known.",
                on_click=_begin,
                args=(space, event, attendees, True),
            )


page()
