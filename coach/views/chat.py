"""The chat page: what wants doing today, suggested questions, the turns so far, and the box to ask in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.views.parts import chats, notes, receipts, show, suggestions, today, turns, words
from coach.views.parts.session import going, remembered, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace


def page() -> None:
    """The start page, or the conversation."""
    space = workspace()
    chats.listing()
    begun = turns.begun() or "ask_next" in st.session_state or receipts.belongs_to("chat")
    # One slot for the start page, so that nothing of it lingers while the first answer is written.
    slot = st.empty()
    if begun:
        question = _conversation(space)
    else:
        with slot.container():
            question = _start(space)
    if question:
        turns.take(question, alone=bool(st.session_state.pop("ask_alone", False)))
        st.rerun()


def _start(space: Workspace) -> str:
    """A greeting with the box under it and what wants doing today; a welcome where there is nothing yet."""
    if space.empty:
        _welcome()
        return _box(st)
    _hello(space)
    question = _box(st.container(key="ask-here"))
    found = remembered("today", today.lines)
    if found:
        with st.container(border=True, key="today", gap="xsmall"):
            today.panel(found)
    chats.go_on()
    _suggest()
    return question


def _conversation(space: Workspace) -> str:
    """Today folded away, the turns so far, running work, and the box at the bottom."""
    question = _box(st)
    if not space.empty:
        _today_folded()
    chats.heading()
    turns.show_all()
    _import()
    if not question:
        turns.finish()
    return question


def _box(where: Any) -> str:
    """The box to ask in and drop files on; what was asked there or by a button elsewhere."""
    typed = where.chat_input(
        "Ask, note a meeting, or drop files here",
        accept_file="multiple",
        key="ask-box",
        submit_mode="disable",
    )
    if typed and typed.text.strip():
        st.session_state["ask_next"] = typed.text.strip()
    if typed and typed.files:
        receipts.begin(receipts.dropped(typed.files), "chat")
        st.rerun()
    # A question that came with files waits until they are in.
    return "" if receipts.belongs_to("chat") else str(st.session_state.pop("ask_next", ""))


def _hello(space: Workspace) -> None:
    name = space.me().name.split(" ")[0]
    st.header(f"Hello {show.label(name)}" if name else "Hello", anchor=False)
    show.html(show.element("div", show.text(f"{space.today:%A}, {words.day(space.today)}"), "quiet"))


def _welcome() -> None:
    st.header("Know who you are talking to", anchor=False)
    st.write(
        "Rapport reads the notes, contacts, calendars and messages you already have, and helps before, during "
        "and after an event. It stays on this machine, and shows where every word comes from."
    )
    with st.container(horizontal=True, key="welcome"):
        st.button(
            "Look around with a sample network",
            type="primary",
            icon=":material/explore:",
            key="start-sample",
            on_click=receipts.begin_sample,
        )
        st.button(
            "Bring in your own files",
            icon=":material/upload_file:",
            key="start-own",
            on_click=going("imports"),
        )


def _suggest() -> None:
    show.html(show.element("div", show.text("You could ask"), "kicker"))
    with st.container(key="suggested", gap="small"):
        for number, question in enumerate(remembered("questions", suggestions.questions)):
            st.button(
                show.label(question),
                key=f"suggest-{number}",
                icon=":material/chat_bubble:",
                on_click=_ask,
                args=(question,),
            )
    show.html(show.element("div", show.text("Or start a job"), "kicker"))
    with st.container(horizontal=True, key="jobs"):
        st.button(
            "Brief me for an event", icon=":material/badge:", key="job-brief", on_click=going("briefing")
        )
        st.button("Draft a follow-up", icon=":material/mail:", key="job-draft", on_click=going("follow_ups"))
        if st.button("Note a meeting", icon=":material/edit_note:", key="job-note"):
            notes.dialog()
        st.button("Check a post", icon=":material/fact_check:", key="job-review", on_click=going("review"))


def _ask(question: str) -> None:
    st.session_state["ask_next"] = question


def _today_folded() -> None:
    found = remembered("today", today.lines)
    if found:
        line = today.summary(found)
        title = f"Today: {line}" if line else "Today"
        with st.expander(show.label(title, 90), icon=":material/today:", key="today-folded"):
            today.panel(found)


def _import() -> None:
    if not receipts.belongs_to("chat"):
        return
    receipt = receipts.watch()
    if receipt is not None:
        turns.add("", receipt)
        receipts.clear()
        st.rerun()


page()
