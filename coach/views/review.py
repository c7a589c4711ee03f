"""Review: paste a text, see the verdict and the coloured spans, fix with one click each, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.evidence import Finding
from coach.review.report import Report
from coach.views.parts import findings, show
from coach.views.parts.copying import copy_button
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

KINDS = {"post": "Post", "email": "Email", "comment": "Comment"}
AUDIENCES = {"public": "Everyone", "employer": "Colleagues", "": "One person"}


def page() -> None:
    """Text to the left, findings to the right, the verdict on top."""
    st.title("Review", anchor=False)
    given: tuple[str, str, str] | None = st.session_state.pop("review_given", None)
    if given is not None:
        _fill(*given)
    space = workspace()
    top = st.container(key="review-verdict")
    left, right = st.columns(2, gap="large")
    with left:
        text, report = _text(space)
    with right:
        if report is None:
            st.caption("What stands out in your text appears here, with a reason and one click to mend it.")
        else:
            _findings(text, report)
    if report is not None:
        with top:
            show.html(findings.verdict(report))
            if report.note:
                show.html(show.element("div", show.text(report.note), "quiet"))
    if report is not None:
        _finish(text)


def _text(space: Workspace) -> tuple[str, Report | None]:
    with st.container(horizontal=True, vertical_alignment="top"):
        kind = st.segmented_control(
            "What is it",
            list(KINDS),
            format_func=KINDS.__getitem__,
            default="post",
            key="review-kind",
            required=True,
        )
        who = st.selectbox(
            "Who will see it", list(AUDIENCES), format_func=AUDIENCES.__getitem__, key="review-who", width=180
        )
    name = st.text_input("Their name", key="review-name") if who == "" else who
    text = st.text_area(
        "Your text",
        key="review-text",
        height=200,
        placeholder="Paste or write it here.",
        persist_state="session",
        on_change=_typed,
    )
    st.button("Check it", type="primary", key="review-go")
    if not text or not text.strip():
        return "", None
    st.session_state.setdefault("review-first", text)
    report = space.review(text, kind=str(kind or "post"), audience=str(name or "public"))
    kept: set[tuple[str, str]] = st.session_state.setdefault("review-kept", set())
    left = tuple(f for f in report.findings if (f.category, f.quote) not in kept)
    if left:
        show.html(findings.spans(text, findings.lettered(left)))
    return text, report


def _findings(text: str, report: Report) -> None:
    kept: set[tuple[str, str]] = st.session_state.setdefault("review-kept", set())
    left = tuple(f for f in report.findings if (f.category, f.quote) not in kept)
    for letter, finding in findings.lettered(left):
        with st.container(border=True, key=f"finding-{letter}"):
            findings.line(letter, finding)
            _fixes(text, letter, finding)
    if not left:
        st.success("Nothing left to mend.", icon=":material/check:")
    if len(left) < len(report.findings):
        st.caption(f"{len(report.findings) - len(left)} kept as you wrote it.")
        st.button("Show them again", key="review-unkeep", type="tertiary", on_click=kept.clear)


def _fixes(text: str, letter: str, finding: Finding) -> None:
    with st.container(horizontal=True, key=f"fixes-{letter}"):
        for step, name in findings.STEPS.items():
            replacement = finding.fix.get(step)
            if replacement is None:
                continue
            st.button(
                name,
                key=f"fix-{letter}-{step}",
                on_click=_apply,
                args=(text, finding, replacement),
                help=show.label(f"Becomes: {replacement}", 200) if replacement else "Takes these words out",
            )
        st.button(
            "Keep it",
            key=f"keep-{letter}",
            type="tertiary",
            on_click=_keep,
            args=(finding,),
        )


def _finish(text: str) -> None:
    first = str(st.session_state.get("review-first", text))
    with st.container(horizontal=True, key="review-finish"):
        copy_button(text, "review-copy", "Copy the text")
        if st.session_state.get("review-past"):
            st.button("Undo the last fix", key="review-undo", icon=":material/undo:", on_click=_undo)
        st.button("Start over", key="review-clear", type="tertiary", on_click=_set, args=("",))
    if text != first:
        with st.expander("Before and after", expanded=True, key="review-difference"):
            show.html(show.difference(first, text))


def _fill(text: str, kind: str, audience: str) -> None:
    """The fields as they were asked for in the chat."""
    _set(text)
    st.session_state["review-kind"] = kind
    st.session_state["review-who"] = audience if audience in AUDIENCES else ""
    st.session_state["review-name"] = "" if audience in AUDIENCES else audience


def _set(text: str) -> None:
    """A new text: nothing fixed, nothing kept yet."""
    st.session_state["review-text"] = text
    for name in ("review-first", "review-past", "review-kept"):
        st.session_state.pop(name, None)


def _typed() -> None:
    """What the user types by hand is the new "before" until the first fix."""
    if not st.session_state.get("review-past"):
        st.session_state.pop("review-first", None)


def _apply(text: str, finding: Finding, replacement: str) -> None:
    st.session_state.setdefault("review-past", []).append(text)
    st.session_state["review-text"] = findings.applied(text, finding, replacement)


def _keep(finding: Finding) -> None:
    st.session_state.setdefault("review-kept", set()).add((finding.category, finding.quote))


def _undo() -> None:
    st.session_state["review-text"] = st.session_state["review-past"].pop()


page()
