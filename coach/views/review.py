"""Review: paste a text, see the verdict and the coloured spans, mend with one click each, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import PolicyError
from coach.evidence import Finding
from coach.review.firm import WHY, firm
from coach.review.report import Report
from coach.text import count
from coach.views.parts import findings, rewriting, show, steps
from coach.views.parts.copying import copy_button
from coach.views.parts.session import going, workspace

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
        kind, audience = _for_whom()
        text = _text()
        report = _report(space, text, kind, audience) if text.strip() else None
        if report is not None and report.findings:
            show.html(findings.spans(text, findings.lettered(report.findings), linked=True))
    with right:
        if report is not None:
            _findings(text, report, audience)
        elif not text.strip():
            st.caption("What stands out in your text appears here, with a reason and one click to mend it.")
    if report is not None:
        with top:
            show.html(findings.verdict(report))
            if report.note:
                show.html(show.element("div", show.text(report.note), "quiet"))
    if text.strip():
        _finish(space, text, kind, audience, report)


def _for_whom() -> tuple[str, str]:
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
    return str(kind or "post"), str(name or "public")


def _text() -> str:
    text = st.text_area(
        "Your text",
        key="review-text",
        height=200,
        placeholder="Paste or write it here.",
        persist_state="session",
        on_change=steps.typed,
    )
    st.button("Check it", type="primary", key="review-go")
    return text or ""


def _report(space: Workspace, text: str, kind: str, audience: str) -> Report | None:
    """The review of this text, made once: a click elsewhere on the page asks no model again. None where the policy
    cannot be read."""
    try:
        state = (text, kind, audience, space.changes, space.today, space.policies.current())
        known = st.session_state.get("review-seen")
        if known is None or known[0] != state:
            with st.spinner("Reading it…"):
                known = (state, space.review(text, kind=kind, audience=audience))
            st.session_state["review-seen"] = known
    except PolicyError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        st.button("Open your policy", key="review-policy", on_click=going("settings"))
        return None
    report: Report = known[1]
    return report


def _findings(text: str, report: Report, audience: str) -> None:
    for letter, finding in findings.lettered(report.findings):
        with st.container(border=True, key=f"finding-{letter}"):
            findings.line(letter, finding, linked=True)
            _ladder(text, letter, finding, audience)
    if not report.findings:
        st.success("Nothing left to mend.", icon=":material/check:")
    _kept(report, audience)


def _ladder(text: str, letter: str, finding: Finding, audience: str) -> None:
    """Each step with the difference that it would make, and a button to take it."""
    offered = {
        name: after for name in findings.STEPS if (after := findings.step(text, finding, name)) is not None
    }
    for name, after in offered.items():
        shown = show.join(
            [show.element("strong", show.text(findings.SHOWN[name])), show.change(text, after)], ": "
        )
        show.html(show.element("div", shown, "change"))
    with st.container(horizontal=True, key=f"fixes-{letter}"):
        for name, after in offered.items():
            title = findings.STEPS[name].format(letter)
            st.button(
                title,
                key=f"fix-{letter}-{name}",
                on_click=steps.take,
                args=(text, after, findings.SHOWN[name]),
            )
        st.button(
            f"Keep {letter} anyway" if firm(finding) else f"Keep {letter}",
            key=f"keep-{letter}",
            type="tertiary",
            on_click=_keep,
            args=(finding, audience),
        )
    if why := firm(finding):
        st.caption(f"If you keep it, the verdict will say that you do although {WHY[why]}.")


def _kept(report: Report, audience: str) -> None:
    """What is kept in this text, each with its way back."""
    if not report.kept:
        return
    with st.expander(
        f"{count(len(report.kept), 'thing')} kept as you wrote it", expanded=True, key="review-kept"
    ):
        for number, finding in enumerate(report.kept, 1):
            although = f" You keep it although {WHY[firm(finding)]}." if firm(finding) else ""
            said = f"{findings.category(finding.category)}: “{show.shorten(finding.quote, 90)}”.{although}"
            show.html(show.element("div", show.text(said), "line"))
            name = show.label(f"Find “{show.shorten(finding.quote, 24)}” again")
            st.button(
                name, key=f"unkeep-{number}", type="tertiary", on_click=_unkeep, args=(finding, audience)
            )
        st.caption("It holds for this reader, in every text. All that you keep is listed under Settings.")


def _finish(space: Workspace, text: str, kind: str, audience: str, report: Report | None) -> None:
    with st.container(horizontal=True, key="review-finish"):
        copy_button(text, "review-copy", "Copy the text")
        steps.undo_button()
        st.button("Start over", key="review-clear", type="tertiary", on_click=steps.start, args=("",))
    if report is not None and report.findings and space.settings.model:
        rewriting.offer(space, text, kind, audience)
    steps.listed(text)


def _fill(text: str, kind: str, audience: str) -> None:
    """The fields as they were asked for in the chat."""
    steps.start(text)
    st.session_state["review-kind"] = kind
    st.session_state["review-who"] = audience if audience in AUDIENCES else ""
    st.session_state["review-name"] = "" if audience in AUDIENCES else audience


def _keep(finding: Finding, audience: str) -> None:
    workspace().keep(finding, audience)


def _unkeep(finding: Finding, audience: str) -> None:
    workspace().keep_no_longer(finding, audience)


page()
