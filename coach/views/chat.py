"""The chat page: what wants doing today, suggested questions, the turns so far, and the box to ask in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.views.parts import receipts, show, suggestions, today, turns, words
from coach.views.parts.session import going, remembered, workspace

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from coach.workspace import Workspace


def page() -> None:
    """The whole page, from top to bottom."""
    space = workspace()
    empty = not space.batches()
    told = turns.history()
    begun = bool(told or st.session_state.get("ask_next") or st.session_state.get("asking"))
    if not begun and empty and not receipts.belongs_to("chat"):
        _welcome()
    elif not begun and not empty:
        _hello(space)
    # On the start page the box stands under the greeting; in a conversation it stays at the bottom.
    question = _box(st.container(key="ask-here") if not begun and not empty else None)
    if not question and not begun and not empty:
        _today_and_ideas(space)
    elif begun and not empty:
        _today_folded(space)
    turns.show_all(told)
    _import()
    if question:
        turns.take(question)
    turns.finish()


def _box(where: DeltaGenerator | None) -> str:
    """The box to ask in and drop files on; what was asked there or by a button elsewhere."""
    typed = (where or st).chat_input(
        "Ask about your people, or drop files here",
        accept_file="multiple",
        key="ask-box",
        submit_mode="disable",
    )
    if typed and typed.files:
        receipts.begin(typed.files, "chat")
    asked = str(typed.text).strip() if typed else ""
    return asked or str(st.session_state.pop("ask_next", ""))


def _hello(space: Workspace) -> None:
    name = space.me().name.split(" ")[0]
    st.header(f"Hello {show.label(name)}" if name else "Hello", anchor=False)
    show.html(show.element("div", show.text(f"{space.today:%A}, {words.day(space.today)}"), "quiet"))


def _today_and_ideas(space: Workspace) -> None:
    found = remembered("today", today.lines)
    if found:
        with st.container(border=True, key="today", gap="xsmall"):
            today.panel(found)
    _suggest(space)


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


def _suggest(space: Workspace) -> None:
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
        st.button("Check a post", icon=":material/fact_check:", key="job-review", on_click=going("review"))


def _ask(question: str) -> None:
    st.session_state["ask_next"] = question


def _today_folded(space: Workspace) -> None:
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
