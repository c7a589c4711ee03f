"""How the user writes, on the Settings page: what was learned, from how many letters, with examples, and theirs to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.manner import shown
from coach.manner.desk import LANGUAGES, NAME_ALONE, NOTHING
from coach.manner.profile import CLOSENESS, EVERYONE
from coach.views.parts import show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.manner.profile import Section, Trait
    from coach.workspace import Workspace

_HELP = {
    "greeting": f"A word such as Dear, or “{NAME_ALONE}”.",
    "sign_off": f"Words such as Best wishes, or “{NOTHING}”.",
    "signature": "The name below the letter.",
    "length": "How many words your letters usually have.",
    "contractions": "yes for “I'm”, no for “I am”.",
    "address": "du or Sie.",
    "turns": "At most five, with semicolons between them. No names: they may stand in any letter.",
}


def section(space: Workspace) -> None:
    """Everything below the heading "How I write"."""
    st.subheader("How I write", anchor=False)
    st.write(
        "Learned from the mail and messages that you sent. Drafts follow it; what you set here comes first."
    )
    if said := st.session_state.pop("manner-said", ""):
        st.success(show.label(said), icon=":material/check:")
    with st.expander("Your greeting, close, length and turns", key="manner-open"):
        language, closeness = _chosen(space)
        found = space.manners.profile().section(language, closeness)
        if found is None:
            st.write("You have sent nothing in this language yet, so drafts are written in a plain way.")
        else:
            _table(found)
        _form(found, language, closeness)


def _chosen(space: Workspace) -> tuple[str, str]:
    sent = [s.language for s in space.manners.profile().sections if s.closeness == EVERYONE]
    offered = list(dict.fromkeys([*sent, *LANGUAGES]))
    left, right = st.columns(2)
    language = left.selectbox("Language", offered, format_func=str.capitalize, key="manner-language")
    closeness = right.selectbox(
        "To whom", CLOSENESS, format_func=lambda c: shown.TO[c].capitalize(), key="manner-to"
    )
    return language, closeness


def _table(found: Section) -> None:
    rows = [[show.text(shown.LABELS[t.name]), show.text(shown.said(t)), show.text(shown.why(t, found)), show.text(_quoted(t))]
            for t in found.traits]  # fmt: skip
    show.html(show.table(["", "You write", "How often", "For example"], rows))


def _quoted(trait: Trait) -> str:
    """The examples of a trait, each with its day and file."""
    if trait.value is None or trait.edited:
        return ""
    return "; ".join(
        f"“{show.shorten(' '.join(c.quote.split()), 60)}” ({words.day(c.date) + ', ' if c.date else ''}{c.source})"
        for c in trait.examples
    )


def _form(found: Section | None, language: str, closeness: str) -> None:
    offered = [n for n in shown.LABELS if n != "address" or language == "german"]
    offered = [n for n in offered if n != "contractions" or language == "english"]
    name = st.selectbox("Change", offered, format_func=shown.LABELS.__getitem__, key="manner-trait")
    trait = next((t for t in found.traits if t.name == name), None) if found else None
    key = f"manner-value-{language}-{closeness}-{name}"
    value = st.text_input("To", shown.value(trait) if trait else "", help=_HELP[name], key=key)
    left, right = st.columns(2)
    if left.button("Set", key="manner-set", type="primary"):
        _done(
            lambda: workspace().manners.put(name, value or "", language, closeness),
            "Saved. Drafts follow it from now on.",
        )
    if trait is not None and trait.edited and right.button("Back to what was learned", key="manner-reset"):
        st.session_state.pop(key, None)
        _done(
            lambda: workspace().manners.reset(name, language, closeness),
            "Drafts follow what was learned again.",
        )


def _done(act: Callable[[], object], said: str) -> None:
    try:
        act()
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.session_state["manner-said"] = said
    st.rerun()
