"""What was sent: every request that went out, with its words exactly as they went, what it took and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.views.parts import show, words
from coach.views.parts.session import workspace
from coach.writer.usage import Usage

if TYPE_CHECKING:
    from coach.settings import Settings
    from coach.store.tables import OutboundRequest
    from coach.writer.outbound import SentTo

_PAGE = 10
_EVERYTHING, _ELSEWHERE = "Everything", "Only what left this machine"


def page() -> None:
    """Where it went in all, then the requests, newest first."""
    space = workspace()
    st.title("What was sent", anchor=False)
    totals = space.ledger.totals()
    if not totals:
        st.write("Nothing was sent: no model was asked, nobody was looked up and no page was fetched.")
        return
    st.write(
        "Every request to a language model, to a search service or for a web page. Its words stand here exactly as they "
        "went out; to a model that is not on this machine with placeholders in the place of names and numbers."
    )
    show.html(_totals(totals, space.settings))
    away = [t.address for t in totals if not t.here]
    chosen = _choose(totals, away)
    number = sum(t.requests for t in totals if chosen is None or t.address in chosen)
    skip = min(st.session_state.get("sent-skip", 0), max(0, number - 1) // _PAGE * _PAGE)
    for request in space.ledger.requests(chosen, _PAGE, skip):
        _request(request, space.settings)
    if number > _PAGE:
        _turn(skip, number)


def _totals(totals: list[SentTo], settings: Settings) -> show.Html:
    rows = [
        [
            show.text(f"{_place(t.address)}, {'this machine' if t.here else 'elsewhere'}"),
            show.text(f"{t.requests:,}"),
            show.text(t.usage.in_words(settings, t.address) or f"{t.characters:,} characters"),
        ]
        for t in totals
    ]
    return show.table(["Where to", "Requests", "Took"], rows)


def _choose(totals: list[SentTo], away: list[str]) -> list[str] | None:
    """The addresses to show; None for all."""
    if not away or len(away) == len(totals):
        return None
    picked = st.segmented_control(
        "Show", [_EVERYTHING, _ELSEWHERE], default=_ELSEWHERE, key="sent-which", label_visibility="collapsed"
    )
    return away if picked == _ELSEWHERE else None


def _request(request: OutboundRequest, settings: Settings) -> None:
    moment = f"{words.day(request.sent.date())}, {request.sent:%H:%M}"
    ended = "" if request.outcome == "ok" else f" · {request.outcome}"
    title = f"{moment} · {request.purpose}{ended}"
    with st.expander(show.label(title, 120), key=f"sent-{request.id}"):
        usage = Usage(request.tokens_sent, request.tokens_received, request.tokens_estimated)
        took = usage.in_words(settings, request.address)
        facts = [request.address, f"{request.characters:,} characters", *([took] if took else [])]
        show.html(show.element("div", show.text(" · ".join(facts)), "quiet"))
        show.html(show.verbatim(request.body or "Nothing but the question itself."))
        if took:
            st.caption(
                "Beside it went the model's name and the form to fill in, which hold nothing of yours."
            )


def _place(address: str) -> str:
    """An address without what is the same in all of them."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/v1")


def _turn(skip: int, number: int) -> None:
    with st.container(horizontal=True, key="sent-pages"):
        if st.button("Newer", key="sent-newer", disabled=skip == 0):
            st.session_state["sent-skip"] = max(0, skip - _PAGE)
            st.rerun()
        if st.button("Older", key="sent-older", disabled=skip + _PAGE >= number):
            st.session_state["sent-skip"] = skip + _PAGE
            st.rerun()
        st.caption(f"{skip + 1}–{min(skip + _PAGE, number)} of {number:,}")


page()
