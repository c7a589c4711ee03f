"""The user's policy on the Settings page: confidential names, topics, strictness, the file itself, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError, PolicyError
from coach.review.firm import why
from coach.review.policy import ALL, GROUPS, KINDS, LEVELS, Policy
from coach.views.parts import findings, show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_KINDS = {"words": "Words", "clients": "Clients", "projects": "Projects", "internal_names": "Internal names"}
_AUDIENCES = {
    "everyone": "Every reader",
    "public": "The public",
    "employer": "Colleagues",
    "person": "Any one person",
}
_GROUPS = {ALL: "Everything", "oversharing": "All that says too much", "controversial": "All that starts a fight",
           "conduct": "All that looks bad"}  # fmt: skip
_LEVELS = {
    "off": "leave it alone",
    "low": "as a small thing",
    "usual": "as usual",
    "strict": "a step stricter",
}
_NAMED = "named"


def section(space: Workspace) -> None:
    """Everything below the heading "What I may say"."""
    st.subheader("What I may say", anchor=False)
    st.write(
        "The reviewer goes by this, beside your notes. You can also write it by hand: it is one file, policy.yaml."
    )
    if said := st.session_state.pop("policy-said", ""):
        st.success(show.label(said), icon=":material/check:")
    try:
        policy = space.policies.current()
    except PolicyError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        policy = None
    if policy is not None:
        _confidential(policy)
        _topics(policy)
        _strictness(policy)
    _file(space, opened=policy is None)
    _kept(space)


def _confidential(policy: Policy) -> None:
    with st.container(border=True, key="policy-confidential"):
        st.markdown("**Confidential words, clients, projects and internal names**")
        numbers = dict.fromkeys(KINDS, 0)
        for term in policy.terms:
            more = [f"say “{term.say}”"] if term.say else []
            more += [f"known to {words.listed(list(term.may_know))}"] if term.may_know else []
            line = f"{_KINDS[term.kind]}: {term.name}" + (f" ({', '.join(more)})" if more else "")
            at = ("confidential", term.kind, numbers[term.kind])
            numbers[term.kind] += 1
            _row(line, term.name, at)
        with st.form("policy-term", border=False, clear_on_submit=True):
            left, right = st.columns([1, 2], vertical_alignment="bottom")
            kind = left.selectbox("What it is", list(KINDS), format_func=_KINDS.__getitem__)
            name = right.text_input("Word or name")
            if st.form_submit_button("Add it") and name:
                _done(
                    lambda: workspace().policies.add_term(kind, name),
                    f"“{name}” is confidential from now on.",
                )


def _topics(policy: Policy) -> None:
    with st.container(border=True, key="policy-topics"):
        st.markdown("**Topics I choose to speak on**")
        st.caption("An opinion on one of these counts as a small thing. Contempt and insults still count.")
        for n, topic in enumerate(policy.topics):
            _row(", ".join((topic.name, *topic.words)), topic.name, ("speak_on", n))
        with st.form("policy-topic", border=False, clear_on_submit=True):
            name = st.text_input("Topic")
            if st.form_submit_button("Add the topic") and name:
                _done(lambda: workspace().policies.add_topic(name), f"You speak on {name} from now on.")


def _strictness(policy: Policy) -> None:
    with st.container(border=True, key="policy-strictness"):
        st.markdown("**How strict to be, and for whom**")
        st.caption("What your notes keep closed, keys and passwords, and official numbers are always found.")
        for who, table in policy.strictness.items():
            for category, level in table.items():
                line = f"{_AUDIENCES.get(who, who)}, {_category(category)}: {_LEVELS[level]}"
                _row(
                    line, f"{_AUDIENCES.get(who, who)}, {_category(category)}", ("strictness", who, category)
                )
        one, two, three = st.columns(3, vertical_alignment="bottom")
        options = {**_AUDIENCES, _NAMED: "Somebody by name"}
        who = one.selectbox("Who reads it", list(options), format_func=options.__getitem__, key="policy-who")
        categories = [ALL, *GROUPS, *findings.CATEGORIES]
        category = two.selectbox("What is found", categories, format_func=_category, key="policy-category")
        level = three.selectbox(
            "How to take it", list(LEVELS), format_func=_LEVELS.__getitem__, key="policy-level"
        )
        name = st.text_input("Their name or address", key="policy-name") if who == _NAMED else who
        if st.button("Set it", key="policy-set") and name:
            _done(lambda: workspace().policies.set_level(name, category, level), "Set.")


def _category(name: str) -> str:
    return _GROUPS.get(name) or findings.category(name)


def _row(line: str, name: str, at: tuple[str | int, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        show.html(show.element("div", show.text(line), "line"))
        key = "policy-remove-" + "-".join(map(str, at))
        if st.button(show.label(f"Remove {name}", 40), key=key, type="tertiary"):
            _done(lambda: workspace().policies.remove(at), f"“{name}” is removed.")


def _file(space: Workspace, *, opened: bool) -> None:
    with st.expander("The file itself", expanded=opened, key="policy-file"):
        st.caption(
            f"{space.policies.path}. Comments and order stay as you write them; the boxes above add and remove single "
            "lines. It is kept only if it reads."
        )
        try:
            text = space.policies.text()
        except PolicyError as error:
            st.error(show.label(str(error)))
            return
        if st.session_state.get("policy-read") != text:  # changed elsewhere: the box follows
            st.session_state["policy-read"] = st.session_state["policy-text"] = text
        new = st.text_area("policy.yaml", key="policy-text", height=260)
        if st.button("Save the file", key="policy-save", type="primary"):
            _done(lambda: space.policies.save(new or ""), "Saved.")


def _done(change: Callable[[], object], said: str) -> None:
    """Make a change and show the page again, or say in a line why not."""
    try:
        change()
    except PolicyError as error:
        stop = "" if error.why.endswith("?") else "."
        st.error(show.label(f"Not saved. Line {error.line}: {error.why}{stop}"), icon=":material/error:")
        return
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.session_state["policy-said"] = said
    st.rerun()


def _kept(space: Workspace) -> None:
    kept = space.policies.kept()
    with st.expander(f"What you keep although it was found ({len(kept)})", key="policy-kept"):
        if not kept:
            st.write("Nothing. On the Review page, “Keep” lets a phrase stand for one reader.")
            return
        for one in kept:
            although = f", although {why(one.firm)}" if one.firm else ""
            for_whom = {"public": "everyone", "employer": "colleagues"}.get(one.audience, one.audience)
            line = (
                f"“{show.shorten(one.phrase, 90)}” ({findings.category(one.category)}) for {for_whom}, since "
                f"{words.day(one.made_on)}{although}"
            )
            with st.container(horizontal=True, vertical_alignment="center"):
                show.html(show.element("div", show.text(line), "line"))
                name = show.label(f"Find “{show.shorten(one.phrase, 24)}” again")
                if st.button(name, key=f"kept-revoke-{one.id}", type="tertiary"):
                    space.policies.revoke(one.id)
                    st.session_state["policy-said"] = "It is found again from now on."
                    st.rerun()
