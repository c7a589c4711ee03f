"""The whole text written anew by the model: offered, shown as a difference with what it adds, and taken in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.review.rewriting import Rewritten
from coach.views.parts import findings, show, steps
from coach.views.parts.answers import unsupported_marks

if TYPE_CHECKING:
    from coach.workspace import Workspace

_KEY = "review-rewritten"


def offer(space: Workspace, text: str, kind: str, audience: str) -> None:
    """The button, and below it what came of it as long as the text is the same."""
    if st.button("Rewrite the whole text", key="rewrite-go", icon=":material/edit:"):
        with st.spinner("The model is writing…", show_time=True):
            st.session_state[_KEY] = ((text, kind, audience), space.rewrite(text, kind, audience))
    known: tuple[tuple[str, str, str], Rewritten] | None = st.session_state.get(_KEY)
    if known is not None and known[0] == (text, kind, audience):
        _shown(text, known[1])


def _shown(text: str, new: Rewritten) -> None:
    if new.note:
        st.info(show.label(new.note))
    if not new.text or new.report is None:
        return
    with st.container(border=True, key="rewritten"):
        show.html(findings.verdict(new.report))
        show.html(show.difference(text, new.text))
        if new.added:
            show.html(show.verbatim(new.text, unsupported_marks(new.added)))
            quoted = ", ".join(f"“{show.shorten(u.quote, 60)}”" for u in new.added)
            said = f"Dotted words did not stand in your text: {quoted}."
            show.html(show.element("div", show.text(said), "quiet"))
        for letter, finding in findings.lettered(new.report.findings):
            findings.line(f"new {letter}", finding)
        with st.container(horizontal=True, key="rewritten-take"):
            st.button(
                "Take this version", key="rewrite-take", type="primary", on_click=steps.take,
                args=(text, new.text, "Written anew"),
            )  # fmt: skip
            st.button("Leave it", key="rewrite-leave", type="tertiary", on_click=_leave)


def _leave() -> None:
    st.session_state.pop(_KEY, None)
