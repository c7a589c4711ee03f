"""Import: drop files, watch them being read, see the receipt, take an import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.views.parts import receipts, show, suggestions, web_address, words
from coach.views.parts.session import desk, going, remembered, workspace

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from coach.workspace import Workspace


def page() -> None:
    """Drop zone or progress, the newest receipt, what to ask now, and earlier imports."""
    st.title("Import", anchor=False)
    space = workspace()
    if undone := st.session_state.pop("undone", ""):
        st.success(show.label(undone), icon=":material/undo:")
    # One slot for the page at rest, so that nothing of it lingers while an import runs.
    slot = st.empty()
    if desk().running(receipts.JOB):
        receipts.watch()
    with slot.container():
        _at_rest(space)


def _at_rest(space: Workspace) -> None:
    _drop()
    web_address.field("imports")
    receipt = receipts.watch()
    if receipt is not None:
        st.subheader("Done", anchor=False)
        receipts.card(receipt, "new")
        _who(space)
        _now(space)
    _earlier(space, receipt.batch if receipt else None)


def _drop() -> None:
    number = st.session_state.setdefault("drop-number", 0)
    files = st.file_uploader(
        "Drop a LinkedIn export, contacts, calendars, mail, chats, notes or attendee lists, zipped or not",
        accept_multiple_files=True,
        key=f"drop-{number}",
        help="LinkedIn ZIP, .vcf, .ics, .csv, .eml, .mbox, WhatsApp, Slack and Telegram exports, .md, .txt, .html, .docx, "
        ".odt, .rtf, .pdf, .jsonl. "
        "The kind is found by looking inside. Files stay on this machine. For files over 20 MB, use `coach import`.",
    )
    if files:
        title = f"Import {words.count(len(files), 'file')}"
        st.button(title, type="primary", key="import-go", on_click=_begin, args=(files, number))


def _begin(files: list[UploadedFile], number: int) -> None:
    receipts.begin(files, "imports")
    st.session_state["drop-number"] = number + 1


def _who(space: Workspace) -> None:
    """Asked once: without it, promises and turns cannot be told apart."""
    if space.me().name:
        return
    with st.form("who-am-i", border=True):
        st.write("Who are you? It tells your promises from theirs.")
        name = st.text_input("Your name", key="who-name")
        email = st.text_input("Your email address", key="who-email")
        if st.form_submit_button("Remember me", type="primary") and name:
            space.set_me(name=name, emails=[email] if email else None)
            st.rerun()


def _now(space: Workspace) -> None:
    show.html(show.element("div", show.text("What you can ask now"), "kicker"))
    with st.container(key="ask-now", gap="small"):
        for number, question in enumerate(remembered("questions", suggestions.questions)):
            st.button(
                show.label(question),
                key=f"ask-now-{number}",
                icon=":material/chat_bubble:",
                on_click=going("chat", ask_next=question),
            )


def _earlier(space: Workspace, newest: int | None) -> None:
    earlier = [b for b in space.batches() if b.batch != newest]
    if not earlier:
        return
    st.subheader("Earlier imports", anchor=False)
    for receipt in earlier[:20]:
        receipts.card(receipt, str(receipt.batch))


page()
