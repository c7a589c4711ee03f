"""Import: drop files, watch them being read, see the receipt, take an import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.views.parts import (
    mapper,
    on_disk,
    pasted,
    receipts,
    show,
    suggestions,
    watching,
    web_address,
    whose_event,
    words,
)
from coach.views.parts.session import desk, going, remembered, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_A_PAGE = 10
_TAKEN = "drop-waiting"
"""Session: dropped files that no import has begun with."""


def page() -> None:
    """Drop zone or progress, the newest receipt, what to ask now, other ways in, watched folders, and earlier imports."""
    st.title("Import", anchor=False)
    space = workspace()
    if undone := st.session_state.pop("undone", ""):
        st.success(show.label(undone), icon=":material/undo:")
    _import_taken(space)
    # One slot for the page at rest, so that nothing of it lingers while an import runs.
    slot = st.empty()
    if desk().running(receipts.JOB):
        receipts.watch()
    with slot.container():
        _at_rest(space)


def _at_rest(space: Workspace) -> None:
    _drop(space)
    mapper.ask(space)
    receipt = receipts.watch()
    if receipt is not None:
        st.subheader("Done", anchor=False)
        receipts.card(receipt, "new")
        whose_event.offer(space, receipt)
        mapper.offer(receipt)
        _who(space)
        _whose_mail(space)
        _now(space)
        show.html(show.element("div", show.text("More ways to bring things in"), "kicker"))
    on_disk.field("imports")
    pasted.box()
    web_address.field("imports")
    watching.section(space)
    _earlier(space, receipt.batch or None if receipt else None)


def _drop(space: Workspace) -> None:
    """Files are taken as soon as they are dropped: choosing them was the click."""
    number = st.session_state.setdefault("drop-number", 0)
    st.file_uploader(
        "Drop a LinkedIn export, contacts, calendars, mail, chats, notes or attendee lists, zipped or not",
        accept_multiple_files=True,
        key=f"drop-{number}",
        help="LinkedIn ZIP, .vcf, .ics, .csv, .eml, .mbox, WhatsApp, Slack and Telegram exports, .md, .txt, .html, .docx, "
        ".odt, .rtf, .pdf, .jsonl. "
        "The kind is found by looking inside. Files stay on this machine.",
        on_change=_take,
        args=(number,),
    )
    # How large a dropped file may be stands in the box itself: `.streamlit/config.toml` says it.
    folders = [r.rule.pattern for r in space.audiences.rules() if r.rule.scope == "folder"]
    if folders:
        st.text_input(
            "The folder that dropped files lie in",
            key="drop-folder",
            placeholder=folders[0],
            help="A browser does not say in which folder a file lay, so your rules for folders cannot know either.",
        )


def _take(number: int) -> None:
    """Take what was dropped, once: a browser that lags behind can report the same drop with a later click again."""
    taken: set[str] = st.session_state.setdefault("drop-taken", set())
    uploads = [u for u in st.session_state.get(f"drop-{number}") or () if u.file_id not in taken]
    if uploads:
        taken.update(u.file_id for u in uploads)
        files = receipts.dropped(uploads, st.session_state.get("drop-folder") or "")
        st.session_state.setdefault(_TAKEN, []).extend(files)
        st.session_state["drop-number"] = number + 1


def _import_taken(space: Workspace) -> None:
    """Begin with the dropped files, once no other import of this workspace is at work."""
    if desk().running(receipts.JOB):
        return
    files = st.session_state.pop(_TAKEN, [])
    if files and (known := mapper.set_aside(space, files)):
        receipts.begin(known, "imports")


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


def _whose_mail(space: Workspace) -> None:
    """Asked where no mail is known to be the user's; what seems to be their address stands in the field already."""
    found = space.unowned() if space.me().name else None
    if found is None:
        return
    with st.form("whose-mail", border=True):
        st.write(show.label(found.why()))
        typed = st.text_input("Your email address", ", ".join(found.addresses), key="whose-mail-address")
        if st.form_submit_button("Remember it", type="primary") and typed:
            space.set_me(emails=[*found.known, *(e.strip() for e in typed.split(",") if e.strip())])
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
    """Receipts by their sums, a page at a time."""
    number = space.imports.count()
    if number - (newest is not None) <= 0:
        return
    st.subheader("Earlier imports" if newest is not None else "Imports", anchor=False)
    slot = st.container(key="receipts", gap="small")
    pages = -(-number // _A_PAGE)
    page_number = st.pagination(pages, key="receipts-page") if pages > 1 else 1
    with slot:
        for totals in space.imports.totals(_A_PAGE, (page_number - 1) * _A_PAGE):
            if totals.batch != newest:
                title = f"Import {totals.batch}, {words.day(totals.made_on)}"
                show.html(show.element("div", show.text(title), "kicker"))
                receipts.summary(totals, str(totals.batch))


page()
