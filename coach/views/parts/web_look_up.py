"""Looking a guest up on the web: the words that would leave, what was found, and what the user picks of it."""

from __future__ import annotations

import streamlit as st

from coach import web_search
from coach.briefing.brief import AttendeeCard
from coach.errors import CoachError
from coach.views.parts import looking_up, show, words
from coach.views.parts.session import workspace

_FOR = "web-look-up-for"
"""The key of the card whose box is open."""
_FOUND = "web-look-up-found"


def button(card: AttendeeCard, event: str, key: str) -> None:
    """Opens the box; nothing where no search service is set."""
    if not workspace().settings.search_url.strip():
        return
    st.button(
        "Look up on the web",
        key=f"card-web-{key}",
        type="tertiary",
        icon=":material/travel_explore:",
        on_click=_open,
        args=(key,),
    )
    if st.session_state.get(_FOR) == key:
        _box(card, event)


def _open(key: str) -> None:
    _close()
    st.session_state[_FOR] = key


def _close() -> None:
    for left in (_FOR, _FOUND):
        st.session_state.pop(left, None)


@st.dialog("Look up on the web", width="large", on_dismiss=_close)
def _box(card: AttendeeCard, event: str) -> None:
    space = workspace()
    st.markdown(f"**{show.label(card.name)}**")
    try:
        where = web_search.service(space.settings)
    except CoachError as error:
        st.error(show.label(str(error)))
        return
    asked = st.text_input(
        "Search for", web_search.words_for(card.name, card.organisation), key="web-look-up-words"
    )
    st.caption(
        f"These words go to {show.label(where)} when you press Search, and nothing else. “What was sent” lists them."
    )
    if st.button(
        "Search", key="web-look-up-search", type="secondary" if _FOUND in st.session_state else "primary"
    ):
        st.session_state.pop(_FOUND, None)
        try:
            with st.spinner(f"Asking {show.label(where)}…", show_time=True):
                st.session_state[_FOUND] = web_search.search(
                    asked or "", space.settings, space.ledger, space.today
                )
        except CoachError as error:
            st.error(show.label(str(error)))
            return
    if _FOUND in st.session_state:
        _pick(card, event, st.session_state[_FOUND])


def _pick(card: AttendeeCard, event: str, found: list[web_search.Result]) -> None:
    if not found:
        st.info("Nothing was found. Other words may help: a shorter name, a town, a former employer.")
        return
    st.caption("Others may bear the name. Pick only pages that are about this person.")
    picked = []
    for number, result in enumerate(found):
        if st.checkbox(show.label(result.title, 150), key=f"web-look-up-{number}"):
            picked.append(result)
        facts = [result.address, words.day(result.day) or "no day given"]
        show.html(show.element("div", show.text(" · ".join(facts)), "quiet"))
        if result.words:
            show.html(show.element("div", show.text(result.words), "quiet"))
    if st.button("Keep what I picked", key="web-look-up-keep", type="primary", disabled=not picked):
        _keep(card, event, picked)


def _keep(card: AttendeeCard, event: str, picked: list[web_search.Result]) -> None:
    """Fetch the pages picked, keep those that can be read, and make the briefing anew; else say why not."""
    space = workspace()
    with st.spinner("Fetching what you picked…", show_time=True):
        files, left = web_search.pages_about(
            picked, card.name, card.organisation, card.email, space.today,
            web_search.fetcher(space.ledger, space.today),
        )  # fmt: skip
    if files:
        looking_up.keep_files(files, card.name, event, left)
        _close()
        st.rerun()
    for line in left:
        st.warning(show.label(line))
