"""An answer in the chat: the plan and rows, the text with its marks, what is unsupported, the sources."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.ask.answer import Answer, Row
from coach.evidence import Unsupported
from coach.views.parts import show, sources
from coach.views.parts.session import workspace

_ROWS = 12


def unsupported_marks(found: Sequence[Unsupported]) -> list[show.Mark]:
    """The dotted underlines of unsupported words."""
    return [show.Mark(u.start, u.end, "unsupported", u.reason) for u in found]


def unsupported_note(found: Sequence[Unsupported]) -> None:
    """Says in words what the dotted underlines mean, for readers without a pointer."""
    if not found:
        return
    reasons = [f"“{show.shorten(u.quote, 60)}”: {u.reason.rstrip('.')}" for u in found[:3]]
    line = "Dotted words are not in your sources. " + "; ".join(reasons) + "."
    show.html(show.element("div", show.text(line), "quiet"))


def answer(given: Answer, key: str) -> None:
    """The whole answer."""
    if given.rows:
        show.html(show.element("div", show.text(given.plan), "plan"))
        _rows(given, key)
    if given.text and not (given.rows and given.text == given.plan):
        references = sources.references(given.citations)
        show.html(show.prose(given.text, unsupported_marks(given.unsupported), references))
    unsupported_note(given.unsupported)
    took = given.usage.in_words(workspace().settings)
    for line in (given.note, f"The model took {took}." if took else ""):
        if line:
            show.html(show.element("div", show.text(line), "quiet"))
    sources.listing(given.citations, key)


def _rows(given: Answer, key: str) -> None:
    cells = [[_row(given, row)] for row in given.rows]
    show.html(show.table([""], cells[:_ROWS]))
    if len(cells) > _ROWS:
        with st.expander(f"{len(cells) - _ROWS} more", key=f"more-{key}"):
            show.html(show.table([""], cells[_ROWS:]))


def _row(given: Answer, row: Row) -> show.Html:
    known = [n for n in dict.fromkeys(row.citations) if 0 < n <= len(given.citations)][:3]
    marks = show.join([sources.reference(n, given.citations[n - 1]) for n in known])
    return show.join([show.text(row.value), marks], " ")


def next_steps(given: Answer, key: str) -> str:
    """At most three things to ask next; the one clicked, or an empty string."""
    chosen = ""
    if given.next_steps:
        with st.container(horizontal=True, key=f"next-{key}"):
            for number, step in enumerate(given.next_steps[:3]):
                if st.button(show.label(step), key=f"next-{key}-{number}"):
                    chosen = step
    return chosen
