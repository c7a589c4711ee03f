"""The settings' part about the search service with which guests are looked up on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach import web_search
from coach.errors import CoachError
from coach.views.parts import show

if TYPE_CHECKING:
    from coach.workspace import Workspace


def section(space: Workspace) -> None:
    """Everything below the heading "Looking people up"."""
    st.subheader("Looking people up", anchor=False)
    settings = space.settings
    if settings.search_url.strip():
        line = (
            f"On a guest's card, “Look up on the web” asks {settings.search_url} when you press it. "
            "A name and an organisation leave, and nothing else."
        )
        show.html(show.element("div", show.text(line), "line"))
    else:
        st.write("No search service is set. Nobody is looked up on the web.")
    with st.expander("Set the search service", key="search-how"):
        _service(space)


def _service(space: Workspace) -> None:
    address = st.text_input(
        "Address",
        space.settings.search_url,
        key="search-url",
        help=f"A SearXNG that gives JSON, or https://api.search.brave.com{web_search.BRAVE}",
    )
    key = st.text_input(
        "Key, where it needs one", type="password", key="search-key", help="Kept in the system keyring."
    )
    address = (address or "").strip()
    if st.button("Use it", key="search-use"):
        try:
            changed = space.settings.model_copy(update={"search_url": address})
            web_search.service(changed)  # says so where it is no address
            if key:
                web_search.keep_key(changed, key.strip())
        except CoachError as error:
            st.error(show.label(str(error)), icon=":material/error:")
            return
        space.configure(changed)
        st.rerun()
    st.caption(
        "It holds until Rapport stops. To keep it, put this line into a file named .env where you start it:"
    )
    st.code(f"COACH_SEARCH_URL={address or 'http://localhost:8888'}", language=None)
