"""The turns of a conversation: a question, and an answer, a briefing, a draft, a review or a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.ask.answer import Answer
from coach.ask.exchange import Exchange
from coach.briefing.brief import Brief
from coach.capture.captured import Captured
from coach.capture.read import wanted
from coach.errors import CoachError
from coach.follow_up.email import DraftEmail
from coach.review.report import Report
from coach.views.parts import answers, captures, cards, drafts, findings, intents, receipts, show, suggestions
from coach.views.parts.jobs import Job
from coach.views.parts.session import going, remembered, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_LEFT = "left"


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked and what came of it; `result` may be a CoachError, or a text for a stopped answer."""

    asked: str
    result: object


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text from the chat and what the reviewer says of it."""

    text: str
    report: Report


def history() -> list[Turn]:
    """The turns of this session."""
    told: list[Turn] = st.session_state.setdefault("turns", [])
    return told


def begun() -> bool:
    """Whether anything has been asked, or is being answered."""
    return bool(history()) or "asking" in st.session_state


def add(asked: str, result: object) -> None:
    """Keep one more turn."""
    history().append(Turn(asked, result))


def show_all(told: list[Turn]) -> None:
    """All turns so far; the last one offers what to do next."""
    for number, turn in enumerate(told):
        _asked(turn.asked)
        with st.chat_message("assistant", avatar=":material/handshake:"):
            _result(turn, f"turn{number}", last=number == len(told) - 1)


def take(question: str) -> None:
    """Begin work on a question or a wish."""
    space = workspace()
    before = [t.result.exchange for t in history() if isinstance(t.result, Answer) and not t.result.asks_back]
    st.session_state["asking"] = (question, Job(partial(_work, space, question, tuple(before))))


def _work(space: Workspace, question: str, before: tuple[Exchange, ...], job: Job[Any]) -> object:
    wish = intents.wish(question)
    noted = wanted(question) if wish is None else None
    if noted is not None:
        return space.captures.read(noted)
    if wish is None:
        return space.ask(question, history=before, on_text=job.add_text)
    if wish.job == "review":
        return Reviewed(wish.subject, space.review(wish.subject, kind=wish.kind))
    if wish.job == "draft":
        return space.draft(wish.subject, event=wish.event, kind=wish.kind)
    event = wish.subject
    if not event or event in ("next event", "tomorrow", "next"):
        coming = space.next_event()
        event = coming.name if coming else event
    return space.brief(event, on_progress=job.step)


def finish() -> None:
    """Show the work on the last question until it is done, then keep its turn."""
    pending = st.session_state.get("asking")
    if pending is None:
        return
    question, job = pending
    _asked(question)
    with st.chat_message("assistant", avatar=":material/handshake:"):
        slot = st.empty()
        st.button("Stop", key="ask-stop", type="tertiary", on_click=_stop, args=(question, job))
        for state in job.watch(0.05):
            if state.text:
                slot.html(show.prose(state.text))
            elif state.total:
                slot.caption(f"{show.label(state.what)}, {state.done} of {state.total}…")
            else:
                slot.caption(
                    "Looking through your sources…" if state.seconds < 5 else f"{state.seconds} s so far…"
                )
    st.session_state.pop("asking", None)
    add(question, job.error if job.error is not None else job.result)
    st.rerun()


def _stop(question: str, job: Job[Any]) -> None:
    job.stop()
    st.session_state.pop("asking", None)
    add(question, job.text or "Stopped. Nothing was changed.")


def _asked(question: str) -> None:
    if question:
        with st.chat_message("user", avatar=":material/person:"):
            show.html(show.verbatim(question))


def _result(turn: Turn, key: str, *, last: bool) -> None:
    result = turn.result
    if isinstance(result, Answer):
        _answered(result, key, last=last)
    elif isinstance(result, Brief):
        _briefed(result, key)
    elif isinstance(result, DraftEmail):
        _drafted(result, key)
    elif isinstance(result, Reviewed):
        _reviewed(result, key)
    elif isinstance(result, Captured):
        _captured(result, key)
    elif isinstance(result, CoachError):
        st.error(show.label(str(result)), icon=":material/error:")
    elif isinstance(result, str):
        show.html(show.prose(result))
    elif result is None:
        st.error("This ended before it was done. Your data is as it was; the terminal window says why.")
    else:
        _imported(result, key, last=last)


def _answered(given: Answer, key: str, *, last: bool) -> None:
    answers.answer(given, key)
    if last and (step := answers.next_steps(given, key)):
        _ask(step)


def _captured(draft: Captured, key: str) -> None:
    """A note typed into the chat: as it was understood, then as it was kept."""
    done = st.session_state.get(f"{key}-note")
    if done == _LEFT:
        st.write("Not kept.")
    elif done is not None:
        captures.kept(done, key)
    else:
        st.write("This is how I read your note:")
        done = captures.form(draft, f"{key}-note-form")
        if st.button("Leave it", key=f"{key}-leave", type="tertiary"):
            done = _LEFT
        if done is not None:
            st.session_state[f"{key}-note"] = done
            st.rerun()


def _briefed(brief: Brief, key: str) -> None:
    cards.heading(brief)
    cards.first_five(brief, linked=False)
    st.button(
        "Open the briefing",
        key=f"{key}-brief",
        type="primary",
        on_click=going("briefing", brief_done=brief),
    )


def _drafted(draft: DraftEmail, key: str) -> None:
    drafts.preview(draft, key)


def _reviewed(reviewed: Reviewed, key: str) -> None:
    show.html(findings.verdict(reviewed.report))
    found = findings.lettered(reviewed.report.findings)
    show.html(findings.spans(reviewed.text, found))
    for letter, finding in found:
        findings.line(letter, finding)
    st.button(
        "Fix it in Review",
        key=f"{key}-review",
        type="primary",
        on_click=going("review", review_given=reviewed.text),
    )


def _imported(receipt: Any, key: str, *, last: bool) -> None:
    receipts.card(receipt, key)
    if last:
        show.html(show.element("div", show.text("What you can ask now"), "kicker"))
        with st.container(key=f"{key}-now", gap="small"):
            for number, question in enumerate(remembered("questions", suggestions.questions)):
                if st.button(show.label(question), key=f"{key}-now-{number}", icon=":material/chat_bubble:"):
                    _ask(question)


def _ask(question: str) -> None:
    st.session_state["ask_next"] = question
    st.rerun()
