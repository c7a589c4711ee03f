"""The settings' part about the user's mail account, whose drafts folder can take drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.follow_up import drafts_folder
from coach.views.parts import show

if TYPE_CHECKING:
    from coach.workspace import Workspace


def section(space: Workspace) -> None:
    """Everything below the heading "Your drafts folder"."""
    st.subheader("Your drafts folder", anchor=False)
    settings = space.settings
    if settings.imap_host:
        line = f"Drafts can go into the drafts folder of {settings.imap_user} at {settings.imap_host}, when you press the button."
        show.html(show.element("div", show.text(line), "line"))
        if st.button("Look for the folder", key="mailbox-test"):
            _look(space)
    else:
        st.write("No mail account is set. Drafts go to the clipboard, your mail program or a file.")
    with st.expander("Set the mail account", key="mailbox-how"):
        _account(space)


def _look(space: Workspace) -> None:
    try:
        with st.spinner("Asking the mail server…", show_time=True):
            folder = drafts_folder.find(space.settings)
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.success(f"It works: drafts go into “{show.label(folder)}”.", icon=":material/check:")


def _account(space: Workspace) -> None:
    settings = space.settings
    host = (st.text_input("Mail server (IMAP)", settings.imap_host, key="mailbox-host") or "").strip()
    user = (st.text_input("Your name on it", settings.imap_user, key="mailbox-user") or "").strip()
    password = st.text_input(
        "Password, often an app password",
        type="password",
        key="mailbox-password",
        help="Kept in the system keyring.",
    )
    if st.button("Use it", key="mailbox-use"):
        space.configure(settings.model_copy(update={"imap_host": host, "imap_user": user}))
        try:
            if password:
                drafts_folder.keep_password(space.settings, password)
        except CoachError as error:
            st.error(show.label(str(error)), icon=":material/error:")
            return
        st.rerun()
    st.caption(
        "It holds until Rapport stops. To keep it, put these lines into a file named .env where you start it:"
    )
    st.code(f"COACH_IMAP_HOST={host or 'imap.your-provider.example'}\nCOACH_IMAP_USER={user}", language=None)
