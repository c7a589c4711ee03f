"""What only the user can settle about who is who: possible duplicates, names that fit several, and what was decided."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from coach.store.values import OpenMentionView, PersonView
from coach.text import plain
from coach.views.parts import person, show, sources, words
from coach.views.parts.jobs import Job
from coach.views.parts.session import desk, remembered

if TYPE_CHECKING:
    from coach.decisions import DecisionView
    from coach.store import tables as t
    from coach.workspace import Workspace

T = TypeVar("T")
_A_PAGE = 10
_MOST_BUTTONS = 6
_JOB = "settling"
PATIENCE = 0.3
"""Seconds that a click waits before the answer is carried out behind the page. Short: what is not done by then takes
seconds, and the page that is drawn meanwhile shares the processor with it."""
WORKING = "Working out who is who. You can go on meanwhile."


def candidates() -> list[t.Candidate]:
    """Pairs that may be one person, likeliest first."""
    return remembered("candidates", lambda space: space.repository.candidates())


def open_names() -> list[OpenMentionView]:
    """Names in texts that fit several people."""
    return remembered("open names", lambda space: space.open_mentions())


def decided() -> list[DecisionView]:
    """What the user decided, newest first."""
    return remembered("decisions", lambda space: space.decisions())


def _paged(found: Sequence[T], key: str, draw: Callable[[Sequence[T]], None]) -> None:
    """A page of the list, and the switch to the others below it."""
    pages = max(1, -(-len(found) // _A_PAGE))
    slot = st.container(key=f"{key}-list")
    number = st.pagination(pages, key=f"{key}-page-{pages}") if pages > 1 else 1
    with slot:
        draw(found[(number - 1) * _A_PAGE : number * _A_PAGE])


def _each(draw: Callable[[Workspace, T], None], space: Workspace, shown: Sequence[T]) -> None:
    for one in shown:
        draw(space, one)


# Answers are carried out one after the other in a thread: with very many contacts each takes some seconds, and the
# page goes on with the next question meanwhile.


@st.cache_resource(show_spinner=False)
def _answers() -> SimpleQueue[Callable[[], object]]:
    return SimpleQueue()


def _carry_on() -> None:
    """Start carrying out answers, if there are any and nobody does."""
    waiting = _answers()

    def work(_job: Job[None]) -> None:
        while True:
            try:
                act = waiting.get_nowait()
            except Empty:
                return
            act()

    if not waiting.empty():
        desk().start(_JOB, work)


def _settle(key: str, said: str, act: Callable[[], object]) -> None:
    """Do what a click asked for and say so at the top of the page; what takes longer goes on behind it."""
    _answers().put(act)
    _settled().add(key)
    _carry_on()
    began = time.monotonic()
    while desk().running(_JOB) and time.monotonic() - began < PATIENCE:
        time.sleep(0.02)
    st.session_state["people-said"] = said
    st.rerun()


def _settled() -> set[str]:
    """Questions answered and not yet carried out: they are no longer shown."""
    found: set[str] = st.session_state.setdefault("people-settled", set())
    return found


def progress() -> None:
    """Says that answers are being carried out, what went wrong, and reads again when they are."""
    job = desk().get(_JOB)
    if job is not None and not job.running:
        if job.error is not None:
            st.warning(show.label(str(job.error)))
        desk().clear(_JOB)
    _carry_on()
    if desk().running(_JOB):
        _watch()
    else:
        _settled().clear()


@st.fragment(run_every=1.0)
def _watch() -> None:
    if desk().running(_JOB):
        st.caption(WORKING)
    else:
        st.rerun()


# Possible duplicates


def duplicates(space: Workspace) -> None:
    """Pairs side by side, with why, and two answers."""
    pairs = [p for p in candidates() if f"{p.left_id}-{p.right_id}" not in _settled()]
    with st.container(key="duplicates-list"):
        if not pairs:
            st.success(
                "No possible duplicates. Nobody is here twice, as far as your files tell.",
                icon=":material/check:",
            )
            return
        st.caption("Likeliest first. Your answer holds for later imports too, and can be taken back.")
    _paged(pairs, "pairs", partial(_pairs, space))


def _pairs(space: Workspace, shown: Sequence[t.Candidate]) -> None:
    everyone = {p.id: p for p in space.repository.people({i for c in shown for i in (c.left_id, c.right_id)})}
    for pair in shown:
        left, right = everyone.get(pair.left_id), everyone.get(pair.right_id)
        if left is not None and right is not None:
            _pair(space, pair, left, right)


def _pair(space: Workspace, pair: t.Candidate, left: PersonView, right: PersonView) -> None:
    """Two people side by side, why they are offered, and both answers."""
    key = f"{left.id}-{right.id}"
    with st.container(border=True, key=f"pair-{key}"):
        show.html(person.beside(left, right))
        if pair.reasons:
            show.html(show.element("div", show.text("Why: " + " ".join(pair.reasons)), "quiet"))
        with st.container(horizontal=True):
            if st.button("Merge", key=f"merge-{key}", type="primary"):
                said = f"{left.name} is one person now. The card can split them again."
                _settle(key, said, lambda: space.merge(left.id, right.id))
            if st.button("Not the same", key=f"apart-{key}"):
                said = f"{left.name} and {right.name} stay two people."
                _settle(key, said, lambda: space.keep_apart(left.id, right.id))


# Names that fit several people


def names(space: Workspace) -> None:
    """Each name in its sentence, with a button for everybody whom it may mean."""
    found = [m for m in open_names() if f"mention-{m.id}" not in _settled()]
    with st.container(key="names-list"):
        if not found:
            st.success("Every name in your notes and messages is clear.", icon=":material/check:")
            return
        st.caption(
            "These names fit several people, so what is said there counts for nobody. One click says who is meant."
        )
    _paged(found, "mentions", partial(_each, _mention, space))


def _mention(space: Workspace, mention: OpenMentionView) -> None:
    with st.container(border=True, key=f"mention-{mention.id}"):
        lock = "🔒 " if mention.restricted else ""
        title = f"“{mention.surface}”" + (f" in {mention.title}" if mention.title else "")
        day = words.day(mention.citation.date)
        show.html(show.element("strong", show.text(f"{title}, {day}" if day else title)))
        quote = show.text(lock + show.shorten(plain(mention.citation.quote), 240))
        show.html(
            show.element("div", show.join([quote, sources.reference(1, mention.citation)], " "), "quiet")
        )
        with st.container(horizontal=True):
            for one in mention.candidates[:_MOST_BUTTONS]:
                about = ", ".join(p for p in (one.name, one.organisation or one.title or one.email) if p)
                if st.button(show.label(about), key=f"mean-{mention.id}-{one.id}"):
                    said = (
                        f"“{mention.surface}” means {about} there. You can take it back under Your decisions."
                    )
                    _settle(f"mention-{mention.id}", said, partial(_mean, space, mention, one.id))
        if len(mention.candidates) > _MOST_BUTTONS:
            _somebody_else(space, mention)


def _mean(space: Workspace, mention: OpenMentionView, chosen: str) -> None:
    """The numbers of open names change with every answer, so the name is looked for by where it stands."""
    here = (mention.surface, mention.citation.source, mention.document_place)
    for one in space.open_mentions():
        if (one.surface, one.citation.source, one.document_place) == here:
            space.mean(one.id, chosen)
            return


def _somebody_else(space: Workspace, mention: OpenMentionView) -> None:
    """Of a name that very many have, a list to choose from."""
    others = {
        p.id: ", ".join(x for x in (p.name, p.organisation, p.title) if x)
        for p in mention.candidates[_MOST_BUTTONS:]
    }
    chosen = st.selectbox(
        "Somebody else",
        list(others),
        index=None,
        format_func=lambda i: others[i],
        key=f"else-{mention.id}",
        placeholder=f"{len(others)} more people of this name",
        label_visibility="collapsed",
    )
    if chosen:
        said = f"“{mention.surface}” means {others[chosen]} there. You can take it back under Your decisions."
        _settle(f"mention-{mention.id}", said, partial(_mean, space, mention, chosen))


# What was decided


def decisions(space: Workspace) -> None:
    """Each decision in a sentence, with the day and a way back."""
    found = [d for d in decided() if f"decision-{d.id}" not in _settled()]
    with st.container(key="decisions-list"):
        if not found:
            st.info("You have not decided anything about people yet.")
            return
        st.caption("These hold for later imports too. “Ask me again” takes one back.")
    _paged(found, "decided", partial(_each, _decision, space))


def _decision(space: Workspace, decision: DecisionView) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"decision-{decision.id}"
    ):
        line = show.join(
            [show.text(decision.said), show.element("span", show.text(words.day(decision.made)), "quiet")],
            " ",
        )
        show.html(show.element("div", line, "line"))
        if st.button("Ask me again", key=f"revoke-{decision.id}"):
            _settle(
                f"decision-{decision.id}", f"Taken back: {decision.said}", partial(space.revoke, decision.id)
            )
