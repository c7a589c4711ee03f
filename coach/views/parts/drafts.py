"""One draft e-mail on the screen: editable, beside what it rests on, with live findings and ways to take it along."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import streamlit as st

from coach.errors import CoachError
from coach.evidence import Finding
from coach.follow_up.email import DraftEmail
from coach.follow_up.mail_file import as_eml
from coach.views.parts import findings, mail, show, sources
from coach.views.parts.answers import unsupported_marks, unsupported_note
from coach.views.parts.copying import copy_button
from coach.views.parts.session import going, workspace


def editor(draft: DraftEmail, key: str, after: Callable[[DraftEmail], None]) -> None:
    """The draft to the left with what comes `after` it (which is given the draft as edited), its facts and findings to
    the right; below one another on a phone."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        subject, body = _fields(draft, key)
        edited = draft.edited(subject, body)
        if not draft.blank:  # before the buttons: it may say what is still to be done
            note(draft)
        if not edited.blank:
            _take_along(edited, key)
        after(edited)
    with right:
        if not edited.blank:
            _findings(draft, body)
        _grounds(draft, body)


def note(draft: DraftEmail) -> None:
    """What stands beside a draft: why it is of another kind or left to the user, and what to mind."""
    if draft.note:
        st.info(show.label(draft.note), icon=":material/info:")


def edited(draft: DraftEmail, key: str) -> bool:
    """Whether the user has changed the words of a draft in its box."""
    return str(st.session_state.get(_box(draft, key), draft.body)) != draft.body


def _box(draft: DraftEmail, key: str, name: str = "body") -> str:
    """The key of a box. A draft written anew gets boxes of its own: one of the same key keeps the words it had."""
    version = zlib.crc32("\n".join((draft.subject, draft.body)).encode())
    return f"{key}-{name}-{version}"


def _fields(draft: DraftEmail, key: str) -> tuple[str, str]:
    if draft.to:
        show.html(show.element("div", show.text(f"To {draft.name}, {draft.to}"), "line"))
    else:
        st.info(
            f"No email address for {show.label(draft.name)} in your files. None is made up: copy the text instead."
        )
    subject = st.text_input(
        "Subject", draft.subject, key=_box(draft, key, "subject"), persist_state="session"
    )
    rows = draft.body.count("\n") + len(draft.body) // 70 + 3
    body = st.text_area(
        "Email",
        draft.body,
        key=_box(draft, key),
        height=min(460, max(180, 25 * rows)),
        persist_state="session",
        help="Edit freely. The checks on the right follow when you leave the box.",
    )
    return subject or "", body or ""


def _take_along(draft: DraftEmail, key: str) -> None:
    with st.container(horizontal=True, key=f"{key}-take"):
        copy_button(draft.body, f"{key}-copy")
        address = mail.mailto(draft.to, draft.subject, draft.body)
        if address:
            st.link_button("Open in mail", address, icon=":material/mail:")
        st.download_button(
            "Save as .eml",
            as_eml(draft, workspace().me()),
            file_name="draft.eml",
            mime="message/rfc822",
            on_click="ignore",
            key=f"{key}-eml",
        )
        put = workspace().settings.imap_host and st.button(
            "Put into my drafts",
            key=f"{key}-put",
            icon=":material/drafts:",
            help="Into the drafts folder of your mail account. Nothing is sent.",
        )
    if put:
        _put(draft)


def _put(draft: DraftEmail) -> None:
    space = workspace()
    try:
        with st.spinner(f"Asking {show.label(space.settings.imap_host)}…"):
            folder = space.put_in_drafts(draft)
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.success(
        f"It is in “{show.label(folder)}” of your mail account. It is not sent.", icon=":material/check:"
    )


def _findings(draft: DraftEmail, body: str) -> None:
    found = draft.findings if body == draft.body else _review(body, draft)
    if not found:
        st.success("Nothing here that should not be sent.", icon=":material/check:")
        return
    show.html(show.element("div", show.text("Before you send"), "kicker"))
    for letter, finding in findings.lettered(found):
        findings.line(letter, finding)


def _review(body: str, draft: DraftEmail) -> tuple[Finding, ...]:
    """What is found in an edited draft, for each of those who will read it."""
    readers = [draft.person or draft.name, *([draft.other] if draft.both else [])] if body.strip() else []
    found = (f for r in readers for f in workspace().review(body, kind="email", audience=r).findings)
    return tuple({(f.start, f.end, f.category): f for f in found}.values())


def _grounds(draft: DraftEmail, body: str) -> None:
    if draft.facts:
        show.html(show.element("div", show.text("What it rests on"), "kicker"))
        sources.quotes([c for fact in draft.facts for c in fact.citations])
    if draft.unsupported and body == draft.body:
        show.html(show.verbatim(draft.body, unsupported_marks(draft.unsupported)))
        unsupported_note(draft.unsupported)


def _edit(draft: DraftEmail) -> None:
    """Open the draft where it can be edited; one of an old chat knows its person by name and address only."""
    try:
        person = draft.person or workspace().person(draft.to or draft.name, draft.event).id
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    going("follow_ups", draft_for=(person, draft.other or draft.event, draft.kind))()
    st.rerun()


def preview(draft: DraftEmail, key: str) -> None:
    """The draft in the chat: to read, to copy, to open where it can be edited."""
    show.html(
        show.element("div", show.text(f"To {draft.name}" + (f", {draft.to}" if draft.to else "")), "quiet")
    )
    show.html(show.element("strong", show.text(draft.subject)))
    show.html(show.verbatim(draft.body, unsupported_marks(draft.unsupported)))
    unsupported_note(draft.unsupported)
    note(draft)
    for letter, finding in findings.lettered(draft.findings):
        findings.line(letter, finding)
    with st.container(horizontal=True, key=f"{key}-preview"):
        if not draft.blank:
            copy_button(draft.body, f"{key}-copy")
        if st.button("Edit and send", key=f"{key}-edit", type="primary"):
            _edit(draft)
    _grounds(draft, "")
