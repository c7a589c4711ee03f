"""People: find somebody, read their card, and settle who is one person and who is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.evidence import Statement
from coach.store.values import PersonLine
from coach.text import content_words, count, plain
from coach.text import words as words_of
from coach.views.parts import directory, person, settling, show, sources
from coach.views.parts.session import going, workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace

_A_PAGE = 20


def page() -> None:
    """A switch between everybody and the possible duplicates."""
    st.title("People", anchor=False)
    space = workspace()
    if space.empty:
        st.info(
            "Nobody here yet. Bring in contacts, notes or messages, and you can find people by anything you know."
        )
        st.button("Bring in files", type="primary", key="people-import", on_click=going("imports"))
        return
    if said := st.session_state.pop("people-said", ""):
        st.success(show.label(said), icon=":material/check:")
        st.toast(show.label(said))  # the page may be scrolled down
    settling.progress()
    part = _part()
    draw = {"Duplicates": settling.duplicates, "Names": settling.names, "Decisions": settling.decisions}
    if part in draw:
        draw[part](space)
        return
    chosen = st.session_state.get("person")
    if chosen:
        _one(space, str(chosen))
    else:
        _everybody(space)


def _part() -> str:
    """The part of the page that is chosen, each offered with how much there is to settle."""
    counts = {
        "Duplicates": ("Possible duplicates", len(settling.candidates())),
        "Names": ("Names that fit several people", len(settling.open_names())),
        "Decisions": ("Your decisions", len(settling.decided())),
    }
    parts = ["Everybody", *counts]
    wanted = st.session_state.pop("people_part", None)
    if wanted in parts:
        st.session_state["people-part"] = wanted
    return st.segmented_control(
        "Show",
        parts,
        default="Everybody",
        key="people-part",
        format_func=lambda p: f"{counts[p][0]} ({counts[p][1]:,})" if p in counts else p,
        label_visibility="collapsed",
        required=True,
    )


def _everybody(space: Workspace) -> None:
    search = st.text_input(
        "Find somebody",
        key="people-search",
        placeholder="A name, a company, or “the one with the bees”",
        persist_state="session",
    )
    found = directory.fitting(search or "")
    if search and not found:
        _by_notes(space, search)
        return
    show.html(show.element("div", show.text(count(len(found), "person", "people")), "quiet"))
    pages = max(1, -(-len(found) // _A_PAGE))
    slot = st.container(key="people-rows", gap="xxsmall")
    number = st.pagination(pages, key=f"people-page-{search}") if pages > 1 else 1
    with slot:
        for someone in found[(number - 1) * _A_PAGE : number * _A_PAGE]:
            _row(someone)


def _row(someone: PersonLine) -> None:
    about = ", ".join(p for p in (someone.title, someone.organisation) if p)
    email = someone.email
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button(
            f"**{show.label(someone.name)}**",
            key=f"person-{someone.id}",
            type="tertiary",
            on_click=_open,
            args=(someone.id,),
        )
        show.html(show.element("div", show.text(" · ".join(p for p in (about, email) if p)), "quiet"))


def _by_notes(space: Workspace, search: str) -> None:
    """No name fits: the words may be those of somebody whom only texts name, or describe somebody in the notes."""
    if only := space.keeping.only_named(search):
        texts = count(len(only.sources), "text", "texts")
        hold = "holds" if len(only.sources) == 1 else "hold"
        st.info(f"{show.label(only.name)} has no card of their own; {texts} of yours {hold} the name.")
        person.forget(space, only.name, only.name)
    said = described(space, search)
    people = {line.id: line for line in directory.fitting("") if line.id in said}
    if not people:
        st.info(
            f"Nobody fits “{show.label(search)}”. Try another spelling, a company, or a word from your notes."
        )
        return
    st.caption("No name like that, but your notes say something of the kind about:")
    for number, (found, statement) in enumerate(list(said.items())[:5], 1):
        if found in people:
            _row(people[found])
            quoted = show.text(show.shorten(plain(statement.text), 200))
            mark = sources.reference(number, statement.cite(space.today))
            show.html(show.element("div", show.join([quoted, mark], " "), "quiet"))


def described(space: Workspace, search: str) -> dict[str, Statement]:
    """People whom the notes nearest to the words speak of, each with the sentence that says most of them."""
    wanted = content_words(search)
    hits = space.search(search, k=8)
    documents = list(dict.fromkeys(h.citation.document for h in hits if h.citation.document is not None))
    scored = [
        (sum(any(w.startswith(q[:5]) for w in words_of(s.text)) for q in wanted), s)
        for s in space.repository.statements(documents=documents)
        if s.subjects
    ]
    best: dict[str, Statement] = {}
    for score, statement in sorted(scored, key=lambda pair: (-pair[0], documents.index(pair[1].document))):
        if score:
            for person_id in statement.subjects:
                best.setdefault(person_id, statement)
    return best


def _open(chosen: str) -> None:
    st.session_state["person"] = chosen


def _close() -> None:
    st.session_state.pop("person", None)


def _one(space: Workspace, chosen: str) -> None:
    st.button(
        "Back to everybody", key="person-back", type="tertiary", icon=":material/arrow_back:", on_click=_close
    )
    found = space.repository.person(chosen)
    if found is None:
        st.info("This person is no longer here: they were merged, split, or their import was undone.")
        return
    person.card(space, found)


page()
