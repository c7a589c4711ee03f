"""Who may see a passage or a note, on the screen: shown beside an opened source, set by a click, taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.evidence import Audience, Restriction
from coach.text import count
from coach.views.parts import show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.audiences import RuleLine, Sentence

CIRCLES = {
    "me": "Only me",
    "employer": "My employer",
    "named": "People I name",
    "open": "As usual",
    "public": "Everybody",
}
"""How the circles are offered; their order is from narrow to wide."""
_MOST = 30


def in_words(limit: Restriction | None, today: dt.date) -> str:
    """A restriction as it is read: "only you, until 3 June 2027"."""
    if limit is None or (not limit.holds(today) and limit.audience is not Audience.PUBLIC):
        return "as usual"
    if limit.audience is Audience.NAMED:
        who = f"only {words.listed(list(limit.names))}"
    else:
        who = {"me": "only you", "employer": "your employer", "public": "everybody"}.get(
            limit.audience, "as usual"
        )
    teller = f", told by {limit.told_by}" if limit.told_by else ""
    return f"{who}{teller}{f', until {words.day(limit.until)}' if limit.until else ''}"


def panel(document: int, start: int, end: int, key: str = "audience") -> None:
    """Who may see the quoted passage, with a way to change it and to take a change back."""
    space = workspace()
    everything = space.audiences.sentences(document)
    if not everything:
        return
    near = [s for s in everything if s.start < end and start < s.end] or everything
    with st.expander("Who may see this", icon=":material/visibility_lock:", key=f"{key}-panel"):
        rows = [
            [show.text(show.shorten(s.text, 160)), show.text(in_words(s.limit, space.today))]
            for s in near[:_MOST]
        ]
        show.html(show.table(["Passage", "Who may see it"], rows))
        _change(document, near[:_MOST], key)
        _clicks(document, near, key)


def _change(document: int, near: list[Sentence], key: str) -> None:
    parts = [show.shorten(s.text, 70) for s in near]
    whole = len(parts)
    which = st.selectbox(
        "Passage", range(whole + 1), format_func=[*parts, "The whole note"].__getitem__, key=f"{key}-which"
    )
    circle, names, until = circle_fields(key)
    if st.button("Set", key=f"{key}-set", type="primary"):
        audiences = workspace().audiences
        try:
            if which < whole:
                said = near[which]
                told_by = said.limit.told_by if said.limit else ""
                audiences.mark_words(document, said.text, names or circle, until, told_by)
            else:
                audiences.mark_document(document, names or circle, until)
        except CoachError as error:
            st.error(show.label(str(error)))
            return
        st.rerun(scope="fragment")


def circle_fields(key: str) -> tuple[str, str, dt.date | None]:
    """Boxes for a circle: which one, the names where people are named, and the day from which it is free."""
    left, right = st.columns(2, vertical_alignment="bottom")
    circle = left.selectbox(
        "Who may see it", list(CIRCLES), format_func=CIRCLES.__getitem__, key=f"{key}-who"
    )
    until = right.date_input("Free from", None, key=f"{key}-until", help="Leave it empty if it has no end.")
    names = ""
    if circle == "named":
        names = st.text_input("Names, with commas between them", key=f"{key}-names") or ""
    return str(circle), names, until if isinstance(until, dt.date) else None


def _clicks(document: int, near: list[Sentence], key: str) -> None:
    """What was set by a click here, each with its way back."""
    whole = workspace().audiences.note_rule(document)
    numbers = {s.rule: show.shorten(s.text, 60) for s in near if s.rule is not None}
    if whole is not None:
        numbers[whole.id] = "The whole note"
    for number, about in numbers.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            show.html(show.element("div", show.text(f"Set by you: {about}"), "quiet"))
            if st.button("Take back", key=f"{key}-back-{number}", type="tertiary"):
                workspace().audiences.remove(int(number))
                st.rerun(scope="fragment")


def settings() -> None:
    """The list of all rules and a box for a new one, for the Settings page."""
    st.subheader("Who may see what", anchor=False)
    space = workspace()
    found = space.audiences.rules()
    st.write(
        "What a note says of itself holds (“in confidence”, “NDA until 3 June”). A rule for a folder adds to that; "
        "the stricter of the two wins. On any opened source you can set a single passage."
    )
    for line in found:
        _rule(line)
    _new_rule()


def _new_rule() -> None:
    """A box for a rule: what it would fit is said before it is kept."""
    number = st.session_state.setdefault("rule-number", 0)
    with st.container(border=True, key="audience-add"):
        pattern = st.text_input(
            "Folder or pattern", key=f"rule-{number}", placeholder="notes/board or clients/**"
        )
        circle, until = st.columns(2)
        whom = circle.text_input(
            "Who may see it",
            "me",
            key=f"rule-who-{number}",
            help="me, employer, public, or names with commas",
        )
        day = until.date_input(
            "Free from", None, key=f"rule-until-{number}", help="Leave it empty if it has no end."
        )
        if _kept(pattern, whom, day if isinstance(day, dt.date) else None):
            st.session_state["rule-number"] = number + 1
            st.rerun()


def _kept(pattern: str, whom: str, until: dt.date | None) -> bool:
    """Whether the rule was kept. One that fits nothing has a button of its own, so that it is never kept unread."""
    try:
        title, key = "Add the rule", "rule-add"
        if pattern.strip():
            would = workspace().audiences.fit(pattern)
            (st.caption if would.texts else st.info)(show.label(would.in_words()))
            if not would.texts:
                title, key = "Keep it for what comes later", "rule-keep"
        if not st.button(title, key=key, type="primary"):
            return False
        workspace().audiences.add_folder(pattern, whom, until=until)
    except CoachError as error:
        st.error(show.label(str(error)))
        return False
    return True


def _rule(line: RuleLine) -> None:
    rule = line.rule
    about = {"folder": count(line.documents, "text"), "note": "whole note"}.get(
        rule.scope,
        f"“{show.shorten(line.quote, 60)}”" if line.quote else "a sentence that no longer stands there",
    )
    said = in_words(rule.restriction(), workspace().today)
    with st.container(horizontal=True, vertical_alignment="center"):
        show.html(show.element("div", show.text(f"{rule.pattern} ({about}): {said}"), "line"))
        if st.button("Remove", key=f"audience-remove-{rule.id}", type="tertiary"):
            workspace().audiences.remove(rule.id)
            st.rerun()
