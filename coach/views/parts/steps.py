"""The steps by which a text under review was changed: each shown as a difference, each with its way back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coach.views.parts import show

TEXT = "review-text"
_PAST = "review-past"
_LAST = "review-last"


@dataclass(frozen=True, slots=True)
class Step:
    """A change: what it was called, and the text before and after."""

    title: str
    before: str
    after: str


def _past() -> list[Step]:
    past: list[Step] = st.session_state.setdefault(_PAST, [])
    return past


def start(text: str) -> None:
    """A new text with nothing changed yet."""
    st.session_state[TEXT] = text
    for name in (_PAST, _LAST, "review-rewritten", "review-seen"):
        st.session_state.pop(name, None)


def take(before: str, after: str, title: str) -> None:
    """Change the text by a step."""
    _past().append(Step(title, before, after))
    st.session_state[TEXT] = st.session_state[_LAST] = after


def typed() -> None:
    """After a step, what the user changes by hand is a step as well; before the first it is the text itself."""
    past, text = _past(), str(st.session_state.get(TEXT, ""))
    if past and text.strip() and text != past[-1].after:
        past.append(Step("Your own change", past[-1].after, text))
    elif not text.strip():
        past.clear()


def undo(number: int) -> None:
    """Go back to before a step; the later ones go too."""
    past = _past()
    st.session_state[TEXT] = past[number].before
    del past[number:]


def undo_button() -> None:
    """The button for the last step, where there is one."""
    past = _past()
    if past:
        last = len(past) - 1
        st.button(
            "Undo the last change", key="review-undo", icon=":material/undo:", on_click=undo, args=(last,)
        )


def listed(text: str) -> None:
    """Before and after as one difference; with several steps each by itself."""
    past = _past()
    if not past:
        return
    with st.expander("Before and after", expanded=True, key="review-difference"):
        show.html(show.difference(past[0].before, text))
        if len(past) < 2:
            return
        for number, step in enumerate(past, 1):
            head = show.element("strong", show.text(f"{number}. {step.title}"))
            with st.container(horizontal=True, vertical_alignment="center", key=f"step-{number}"):
                show.html(
                    show.element(
                        "div", show.join([head, show.change(step.before, step.after)], ": "), "change"
                    )
                )
                title = f"Undo step {number}" if number == len(past) else f"Back to before step {number}"
                st.button(title, key=f"undo-{number}", type="tertiary", on_click=undo, args=(number - 1,))
