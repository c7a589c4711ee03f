"""An introduction on the page: where it stands, what each side answered, and the draft that comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.store import marks
from coach.views.parts import directory, show
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.follow_ups import Introduction
    from coach.store.values import PersonView

STANDS = {
    "asking": "Both are asked before they are put in touch.",
    "waiting": "Both are asked. Note here what they answer.",
    "agreed": "Both have agreed: this letter goes to both.",
    "declined": "One of the two has said no, so it ends here.",
    "done": "They have been put in touch.",
}
_SAID = {
    marks.ASKED: "was asked",
    marks.AGREED: "said yes",
    marks.DECLINED: "said no",
    marks.DONE: "is in touch",
}


def next_draft(stands: Introduction, first: str) -> tuple[str, str, str] | None:
    """The draft that comes next, as the page holds it: to whom, the other side and the kind; to `first` before the
    other. None while answers are waited for, and when it is over."""
    if stands.state == "agreed":
        return stands.one.id, stands.two.id, BOTH
    if stands.state != "asking":
        return None
    sides = [stands.one.id, stands.two.id]
    sides.sort(key=lambda p: p != first)
    to = next(p for p in sides if p not in stands.said)
    return to, next(p for p in sides if p != to), "introduction"


BOTH = "both"
"""Stands for the kind of the letter to both in the keys of drafts."""


def waits(stands: Introduction) -> str:
    """Why an introduction stands in the queue, in words."""
    if stands.state == "agreed":
        return "Both have agreed: put them in touch"
    people = [p for p in (stands.one, stands.two) if stands.said.get(p.id) != marks.AGREED]
    open_ = [p.name for p in people if p.id not in stands.said]
    if open_:
        return f"Introduction: {' and '.join(open_)} still to ask"
    return f"Introduction: waits for {' and '.join(p.name for p in people)}"


def panel(stands: Introduction) -> None:
    """Both sides with what is known of each, and the buttons to say what they answered."""
    show.html(show.element("div", show.text(STANDS[stands.state]), "line"))
    over = stands.state == "done"
    for number, (side, other) in enumerate(((stands.one, stands.two), (stands.two, stands.one))):
        said = stands.said.get(side.id, "")
        with st.container(horizontal=True, vertical_alignment="center", key=f"intro-{number}"):
            words = f"{directory.named(side.id, side.name)} {_SAID.get(said, 'is not asked yet')}."
            show.html(show.element("div", show.text(words), "line"))
            for answer, label in ((marks.AGREED, "Said yes"), (marks.DECLINED, "Said no")):
                if not over and said != answer:
                    st.button(
                        label, key=f"intro-{answer}-{number}", on_click=_answered, args=(side, other, answer),
                        help=f"What {show.label(side.name)} answered.",
                    )  # fmt: skip


def _answered(side: PersonView, other: PersonView, answer: str) -> None:
    try:
        workspace().follow_ups.answered(side, other, answer)
    except CoachError as error:
        st.session_state["outcome-problem"] = str(error)
        return
    back: Callable[[], object] = lambda: workspace().follow_ups.unanswered(side, other)  # noqa: E731
    st.session_state["outcome"] = (f"Noted: {side.name} {_SAID[answer]}.", back)
