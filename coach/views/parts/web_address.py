"""The field for a web page's address on the import page: a programme, a profile, an article."""

from __future__ import annotations

import streamlit as st

from coach.views.parts import receipts
from coach.views.parts.session import desk, workspace


def field(page: str) -> None:
    """A field and a button. The page is fetched in the background; `page` is where its receipt belongs."""
    with st.form("web-address", border=True, clear_on_submit=True):
        address = st.text_input(
            "From a web address",
            key="web-address-words",
            placeholder="https://",
            help="A programme, a profile or an article. A page imported again takes the place of its older version.",
        )
        st.caption(
            "This machine will ask that server for the page, this once. Only public pages can be fetched."
        )
        if st.form_submit_button("Fetch the page", icon=":material/language:") and address.strip():
            begin(address, page)
            st.rerun()


def begin(address: str, page: str) -> None:
    """Start fetching and importing one page in the background."""
    words = address.strip()
    whole = words if "://" in words else f"https://{words}"
    st.session_state["import-page"] = page
    space = workspace()
    desk().start(
        receipts.JOB,
        lambda job: space.import_paths([], receipts.reporter(job), job.should_stop, addresses=[whole]),
    )
