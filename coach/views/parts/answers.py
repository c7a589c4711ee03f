"""An answer in the chat: the plan and rows, the text with its marks, what is unsupported, the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from coach.ask.answer import Answer, Row
from coach.evidence import Unsupported
from coach.views.parts import show, sources
from coach.views.parts.session import workspace

_ROWS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """What to ask next; `alone` by itself, whatever was asked before."""

    words: str
    alone: bool = False


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
    text = _beside_rows(given)
    if text and not (given.rows and text == given.plan):
        references = sources.references(given.citations)
        show.html(show.prose(text, unsupported_marks(given.unsupported), references))
    if given.rows:  # the verdict first: "Better not" goes before what is not to be told
        _rows(given, key)
    unsupported_note(given.unsupported)
    took = given.usage.in_words(workspace().settings)
    for line in (given.note, f"The model took {took}." if took else ""):
        if line:
            show.html(show.element("div", show.text(line), "quiet"))
    sources.listing(given.citations, key)


def _beside_rows(given: Answer) -> str:
    """The text without what the rows below it say in the same words. Where something is underlined it stays whole."""
    text = given.text
    if not given.unsupported:
        for row in given.rows:
            said = re.escape(row.value.rstrip("."))
            text = re.sub(rf"(?:^|(?<=[.?!:] )){said}\.(?:\s+|$)", "", text)
    return text.strip()


def _rows(given: Answer, key: str) -> None:
    cells = [[_row(given, row)] for row in given.rows]
    show.html(show.table([""], cells[:_ROWS]))
    if len(cells) > _ROWS:
        with st.expander(f"{len(cells) - _ROWS} more", key=f"more-{key}"):
            show.html(show.table([""], cells[_ROWS:]))


def _row(given: Answer, row: Row) -> show.Html:
    known = [n for n in dict.fromkeys(row.citations) if 0 < n <= len(given.citations)][:3]
    marks = show.join([sources.reference(n, given.citations[n - 1]) for n in known])
    return show.join([show.text(row.shown), marks], " ")


def understood(given: Answer, key: str, *, active: bool) -> Step | None:
    """How a follow-up question was understood, and beside it other ways to; the one clicked."""
    if not given.typed or given.asks_back:
        return None
    said = show.element("div", show.text(f"You mean: {given.question}"), "plan")
    if not active:
        show.html(said)
        return None
    steps = [*map(Step, given.instead), Step(given.typed, alone=True)]
    with st.container(horizontal=True, key=f"meant-{key}", gap="xsmall", vertical_alignment="center"):
        show.html(said)
        chosen = [s for n, s in enumerate(steps) if _other(s, f"meant-{key}-{n}")]
    return chosen[0] if chosen else None


def _other(step: Step, key: str) -> bool:
    label = "Not a follow-up" if step.alone else f"No: {step.words}"
    return st.button(show.label(label), key=key, type="tertiary")


def which(given: Answer, key: str) -> Step | None:
    """Whom the user may mean, to choose from."""
    chosen = None
    with st.container(key=f"which-{key}", gap="small"):
        for number, question in enumerate(given.instead):
            if st.button(show.label(question), key=f"which-{key}-{number}"):
                chosen = Step(question)
    return chosen


def next_steps(given: Answer, key: str) -> Step | None:
    """At most three things to ask next; the one clicked."""
    chosen = None
    if given.next_steps:
        with st.container(horizontal=True, key=f"next-{key}"):
            for number, step in enumerate(given.next_steps[:3]):
                if st.button(show.label(step), key=f"next-{key}-{number}"):
                    chosen = Step(step)
    return chosen
