"""The chats of before: a list in the menu to search and open, and what can be done with the open one."""

from __future__ import annotations

import streamlit as st

from coach.chats.chats import Chat, ChatLine
from coach.errors import CoachError
from coach.text import count
from coach.views.parts import show, turns, words
from coach.views.parts.session import workspace

_LISTED = 8
_MORE = 20
_LAST = 2


def listing() -> None:
    """The latest chats in the menu; a search finds the others."""
    chat = turns.current()
    if not chat.turns and "chat" in st.query_params:
        del st.query_params["chat"]
    with st.sidebar, st.container(key="chats", gap="xsmall"):
        if chat.turns:
            st.button(
                "New chat",
                key="chat-new",
                icon=":material/add_comment:",
                width="stretch",
                on_click=turns.show_chat,
            )
            _menu(chat)
        limit = int(st.session_state.get("chats-shown", _LISTED))
        found = workspace().chats.recent(limit + 1, str(st.session_state.get("chats-words", "")))
        if not found and not st.session_state.get("chats-words"):
            return
        show.html(show.element("div", show.text("Earlier chats"), "kicker"))
        st.text_input(
            "Find a chat",
            key="chats-words",
            placeholder="Find a chat",
            label_visibility="collapsed",
            on_change=_afresh,
        )
        if not found:
            st.caption("No chat holds these words.")
        for line in found[:limit]:
            _line(line, chat)
        if len(found) > limit:
            st.button("More", key="chats-more", type="tertiary", on_click=_show_more, args=(limit,))


def go_on() -> None:
    """The last chats on the start page, where the menu is folded away on a phone."""
    found = workspace().chats.recent(_LAST)
    if not found:
        return
    show.html(show.element("div", show.text("Go on with"), "kicker"))
    with st.container(key="go-on", gap="small"):
        for line in found:
            st.button(
                show.label(line.title, 60),
                key=f"go-on-{line.key}",
                icon=":material/history:",
                on_click=turns.show_chat,
                args=(line.key,),
            )


def _line(line: ChatLine, chat: Chat) -> None:
    st.button(
        show.label(line.title, 60),
        key=f"chat-{line.key}",
        type="secondary" if line.key == chat.key else "tertiary",
        width="stretch",
        help=f"Last on {words.day(line.last)}",
        on_click=turns.show_chat,
        args=(line.key,),
    )


def _afresh() -> None:
    st.session_state.pop("chats-shown", None)


def _show_more(limit: int) -> None:
    st.session_state["chats-shown"] = limit + _MORE


def heading() -> None:
    """The title of the open chat, once it has one."""
    title = turns.current().title
    if title:
        show.html(show.element("div", show.text(show.shorten(title, 80)), "quiet"))


def _menu(chat: Chat) -> None:
    """What can be done with the open chat; in the menu, so that it is at hand however long the chat is."""
    if chat.title:
        with st.popover("This chat", icon=":material/more_horiz:", width="stretch", key="chat-menu"):
            _rename(chat)
            _delete(chat)


def _rename(chat: Chat) -> None:
    with st.form(key=f"chat-rename-{chat.key}", border=False):
        title = st.text_input("Title", chat.title, key=f"chat-title-{chat.key}", max_chars=80)
        if st.form_submit_button("Rename") and title and title.strip() != chat.title:
            try:
                workspace().chats.rename(chat, title)
            except CoachError as error:
                st.error(show.label(str(error)))
                return
            st.rerun()


def _delete(chat: Chat) -> None:
    asked = f"chat-deleting-{chat.key}"
    if not st.session_state.get(asked):
        st.button(
            "Delete this chat", key="chat-delete", icon=":material/delete:", on_click=_ask, args=(asked,)
        )
        return
    number = chat.earlier + len(chat.turns)
    what = count(number, "question and its answer", "questions and their answers")
    st.write(f"{what} will be deleted. Your notes and drafts stay.")
    if st.button("Delete it", key="chat-delete-now", type="primary"):
        try:
            with st.spinner("Deleting, and looking through every file…"):
                left = workspace().chats.delete(chat.key)
        except CoachError as error:
            st.error(show.label(str(error)))
            return
        turns.show_chat()
        st.toast(
            "Deleted. No byte of it is left in the workspace."
            if not left
            else f"Deleted. Its words still stand {count(left, 'time')} in the files here: something is being read.",
            icon=":material/check:",
        )
        st.rerun()


def _ask(asked: str) -> None:
    st.session_state[asked] = True
