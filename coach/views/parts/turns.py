"""The turns of the open chat: a question, and what came of it; work that goes on, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.ask.answer import Answer
from coach.ask.exchange import Exchange
from coach.briefing.brief import Brief
from coach.capture.captured import Captured
from coach.capture.desk import Kept
from coach.chats.chats import Chat, Turn
from coach.chats.results import Briefed, Noted, Offered, Result, Reviewed, Told, problem
from coach.errors import CoachError
from coach.follow_up.email import DraftEmail
from coach.ingest.pipeline import Receipt
from coach.receipt_words import summary
from coach.views.parts import answers, asked, captures, cards, drafts, findings, receipts, show, suggestions
from coach.views.parts.jobs import Job
from coach.views.parts.session import desk, going, remembered, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_SHOWN = 8
"""So many turns of a long chat are drawn at first."""
_TAKEN_BACK = "Taken back. Your notes hold nothing of it."
_CUT_SHORT = "This was cut short before an answer came. Nothing is lost but the answer."


def current() -> Chat:
    """The open chat: of this session, or the one that the page's address names."""
    chat: Chat | None = st.session_state.get("chat")
    if chat is None:
        key = st.query_params.get("chat", "")
        chat = (workspace().chats.open(key, _SHOWN) if key else None) or workspace().chats.new()
        st.session_state["chat"] = chat
    return chat


def show_chat(key: str = "") -> None:
    """Open another chat, or a new one."""
    chats = workspace().chats
    st.session_state["chat"] = (chats.open(key, _SHOWN) if key else None) or chats.new()
    st.session_state.pop("earlier", None)


def begun() -> bool:
    """Whether anything has been asked in the open chat."""
    return bool(current().turns)


def add(said: str, result: Any) -> None:
    """Keep one more turn that is done."""
    chats, chat = workspace().chats, current()
    turn = chats.begin(chat, said)
    _live()[turn.number] = result
    chats.end(chat, turn, _kept(result))


def show_all() -> None:
    """The turns so far; the last one offers what to do next."""
    chats, chat = workspace().chats, current()
    chats.keep(chat)
    if chat.turns and chat.key:
        st.query_params["chat"] = chat.key
    _earlier(chat)
    whole = st.session_state.get("earlier") == chat.key
    told = chat.turns if whole else chat.turns[-_SHOWN:]
    for turn in told:
        if turn.result is None and turn is told[-1]:
            continue  # still being worked on
        _asked(turn.asked)
        with st.chat_message("assistant", avatar=":material/handshake:"):
            _result(chat, turn, last=turn is told[-1])


def _earlier(chat: Chat) -> None:
    """A way to the turns of a long chat that are not drawn."""
    hidden = chat.earlier + (
        0 if st.session_state.get("earlier") == chat.key else max(0, len(chat.turns) - _SHOWN)
    )
    if hidden and st.button(
        f"Show {hidden} earlier", key="chat-earlier", type="tertiary", icon=":material/expand_less:"
    ):
        if chat.earlier:
            whole = workspace().chats.open(chat.key)
            chat.turns[:0] = whole.turns[: chat.earlier] if whole else []
            chat.earlier = 0
        st.session_state["earlier"] = chat.key
        st.rerun()


def take(question: str, *, alone: bool = False) -> None:
    """Begin work on a question or a wish; `alone` takes it by itself, whatever was asked before."""
    space, chat = workspace(), current()
    before = () if alone else tuple(e for e in map(_exchange, chat.turns) if e is not None)
    turn = space.chats.begin(chat, question)
    desk().start(_job_name(chat, turn), partial(_work, space, chat, turn, before, _live()))


def _exchange(turn: Turn) -> Exchange | None:
    """A turn as the next question leans on it."""
    match turn.result:
        case Answer() if not turn.result.asks_back:
            return turn.result.exchange
        case DraftEmail():
            return Exchange(f"What do I know about {turn.result.name}?", "", (turn.result.name,))
        case _:
            return None


def _work(
    space: Workspace,
    chat: Chat,
    turn: Turn,
    before: tuple[Exchange, ...],
    live: dict[int, Any],
    job: Job[Any],
) -> None:
    """The answer, stored as soon as it is there: the page that asked may be gone by then."""
    try:
        made: Any = asked.result(space, turn.asked, before, job)
    except CoachError as error:
        made = problem(error)
    live[turn.number] = made
    space.chats.end(chat, turn, _kept(made))


def _kept(made: Any) -> Result:
    """What is stored of a result."""
    if isinstance(made, Brief):
        return Briefed.of(made)
    if isinstance(made, Captured):
        return Noted(made.text)
    if isinstance(made, Receipt):
        return Told(summary(made))
    result: Result = made
    return result


def _live() -> dict[int, Any]:
    """What came of the turns in this session, where it is more than what is stored: by number."""
    live: dict[str, dict[int, Any]] = st.session_state.setdefault("live", {})
    return live.setdefault(current().key, {})


def _job_name(chat: Chat, turn: Turn) -> str:
    return f"turn-{chat.key}-{turn.number}"


def finish() -> None:
    """Show the work on the last question until it is done."""
    chat = current()
    turn = chat.turns[-1] if chat.turns else None
    if turn is None or turn.result is not None:
        return
    job = desk().get(_job_name(chat, turn))
    _asked(turn.asked)
    with st.chat_message("assistant", avatar=":material/handshake:"):
        if job is not None:
            _watch(chat, turn, job)
    _ended(chat, turn, job)
    st.rerun()


def _watch(chat: Chat, turn: Turn, job: Job[Any]) -> None:
    slot = st.empty()
    st.button("Stop", key="ask-stop", type="tertiary", on_click=_stop, args=(chat, turn, job))
    for state in job.watch(0.05):
        if state.text:
            slot.html(show.prose(state.text, answers.unsupported_marks(state.doubts)))
        elif state.total:
            slot.caption(f"{show.label(state.what)}, {state.done} of {state.total}…")
        else:
            slot.caption(
                "Looking through your sources…" if state.seconds < 5 else f"{state.seconds} s so far…"
            )


def _ended(chat: Chat, turn: Turn, job: Job[Any] | None) -> None:
    """What came of the work; an answer that another page asked for is in the store."""
    chats = workspace().chats
    if turn.result is None:
        turn.result = chats.again(chat, turn).result
    if turn.result is None:
        chats.end(chat, turn, Told(_CUT_SHORT) if job is None else problem(job.error))
    desk().clear(_job_name(chat, turn))


def _stop(chat: Chat, turn: Turn, job: Job[Any]) -> None:
    job.stop()
    workspace().chats.end(chat, turn, Told(job.text or "Stopped. Nothing was changed."))


def _asked(question: str) -> None:
    if question:
        with st.chat_message("user", avatar=":material/person:"):
            show.html(show.verbatim(question))


def _result(chat: Chat, turn: Turn, *, last: bool) -> None:
    key = f"turn{turn.number}-{chat.key}"
    live = _live().get(turn.number)
    match turn.result:
        case Answer():
            _answered(turn.result, key, last=last)
        case Briefed():
            _briefed(turn.result, live if isinstance(live, Brief) else None, key)
        case DraftEmail():
            drafts.preview(live if isinstance(live, DraftEmail) else turn.result, key)
        case Reviewed():
            _reviewed(turn.result, key)
        case Noted():
            _noted(chat, turn, turn.result, live, key)
        case Offered():
            _offered(turn.result, key)
        case Told() if isinstance(live, Receipt):
            _imported(live, key, last=last)
        case Told():
            _told(turn, turn.result, key, last=last)


def _answered(given: Answer, key: str, *, last: bool) -> None:
    step = answers.understood(given, key, active=last)
    answers.answer(given, key)
    if last and given.asks_back:
        step = answers.which(given, key)
    if last:
        step = step or answers.next_steps(given, key)
    if step is not None:
        ask(step.words, alone=step.alone)


def _told(turn: Turn, told: Told, key: str, *, last: bool) -> None:
    if told.problem:
        st.error(show.label(told.text), icon=":material/error:")
    else:
        show.html(show.prose(told.text))
    if last and told.text == _CUT_SHORT and st.button("Ask it again", key=f"{key}-again"):
        ask(turn.asked)


def _offered(given: Offered, key: str) -> None:
    show.html(show.prose(given.text))
    if given.lines:
        items = show.join([show.element("li", show.text(line)) for line in given.lines])
        show.html(show.element("div", show.element("ul", items), "prose"))
    with st.container(key=f"{key}-choices", gap="small"):
        for number, choice in enumerate(given.choices):
            name = f"{key}-choice-{number}"
            if choice.page:
                fields = dict(choice.fields)
                st.button(
                    show.label(choice.label), key=name, type="primary", on_click=going(choice.page, **fields)
                )
            elif st.button(show.label(choice.label), key=name):
                ask(choice.ask)


def _noted(chat: Chat, turn: Turn, noted: Noted, live: Any, key: str) -> None:
    """A note typed into the chat: as it was understood, then as it was kept."""
    if noted.left:
        st.write("Not kept." if not noted.said else noted.said[0])
    elif noted.source:
        if captures.kept(noted, live if isinstance(live, Kept) else None, key):
            workspace().chats.settle(chat, turn, Noted(noted.text, said=(_TAKEN_BACK,), left=True))
            st.rerun()
    elif isinstance(live, Captured):
        st.write("This is how I read your note:")
        done = captures.form(live, f"{key}-note-form")
        left = st.button("Leave it", key=f"{key}-leave", type="tertiary")
        if done is not None:
            _live()[turn.number] = done
            workspace().chats.settle(chat, turn, captures.noted(done))
            st.rerun()
        if left:
            workspace().chats.settle(chat, turn, Noted(noted.text, left=True))
            st.rerun()
    else:
        st.write("You have not decided on this note yet.")
        show.html(show.element("div", show.verbatim(noted.text), "quote"))
        if st.button("Read it again", key=f"{key}-read"):
            _live()[turn.number] = workspace().captures.read(noted.text)
            st.rerun()


def _briefed(short: Briefed, brief: Brief | None, key: str) -> None:
    cards.in_short(short)
    wanted: dict[str, object] = {"brief_done": brief} if brief is not None else {"brief_event": short.event}
    st.button("Open the briefing", key=f"{key}-brief", type="primary", on_click=going("briefing", **wanted))


def _reviewed(reviewed: Reviewed, key: str) -> None:
    show.html(findings.verdict(reviewed.report))
    found = findings.lettered(reviewed.report.findings)
    show.html(findings.spans(reviewed.text, found))
    for letter, finding in found:
        findings.line(letter, finding)
    st.button(
        "Fix it in Review" if found else "Open in Review",
        key=f"{key}-review",
        type="primary",
        on_click=going("review", review_given=(reviewed.text, reviewed.kind, reviewed.audience)),
    )


def _imported(receipt: Receipt, key: str, *, last: bool) -> None:
    receipts.card(receipt, key)
    if last:
        show.html(show.element("div", show.text("What you can ask now"), "kicker"))
        with st.container(key=f"{key}-now", gap="small"):
            for number, question in enumerate(remembered("questions", suggestions.questions)):
                if st.button(show.label(question), key=f"{key}-now-{number}", icon=":material/chat_bubble:"):
                    ask(question)


def ask(question: str, *, alone: bool = False) -> None:
    """Ask in the next run."""
    st.session_state["ask_next"] = question
    st.session_state["ask_alone"] = alone
    st.rerun()
