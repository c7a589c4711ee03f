"""One person on the screen: who they are now, what each source says, the history, promises, and splitting."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from coach.evidence import Citation, Statement
from coach.store.history import Post, history
from coach.store.values import ContactView, PersonView
from coach.text import count, plain
from coach.views.parts import show, sources, words
from coach.views.parts.session import going, start_over
from coach.wire import forgotten_lines, preview_lines
from coach.writer.promised import who_promised

if TYPE_CHECKING:
    from coach.workspace import Workspace

_SHOWN = 8
_SAID = 4
_KINDS = {
    "connection": "LinkedIn connection",
    "card": "contact card",
    "address_row": "address book",
    "profile": "own profile",
    "party": "message or invitation",
    "attendee": "attendee list",
    "invitation": "invitation to connect",
    "referee": "recommendation or endorsement",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a person's history: a note, a message or a meeting, and what it says of them."""

    date: dt.date | None
    title: str
    said: tuple[str, ...]
    citations: tuple[Citation, ...]


def card(space: Workspace, person: PersonView) -> None:
    """The whole card."""
    _who(person)
    with st.container(horizontal=True, key="person-do"):
        wanted = (person.id, "", "follow-up")
        st.button(
            "Draft an email",
            key="person-draft",
            type="primary",
            on_click=going("follow_ups", draft_for=wanted),
        )
        question = f"What did I last talk about with {person.name}?"
        st.button("Ask about them", key="person-ask", on_click=going("chat", ask_next=question))
    _before(person)
    _promises(space, person)
    _history(space, person)
    _contacts(person)
    _split(space, person)
    forget(space, person.id, person.name)


def forget(space: Workspace, who: str, name: str) -> None:
    """Names what will go, asks once, and shows the proof. `who` is an id, or the full name of somebody whom only texts
    name."""
    with st.expander("Forget this person", key="person-forget"):
        st.write("Deletes what is theirs alone and takes their name out of your other notes.")
        if st.session_state.get("forget-asked") != who:
            if st.button("Show what would go", key="forget-show"):
                st.session_state["forget-asked"] = who
                st.rerun()
            return
        with st.spinner("Looking for everything that is theirs…"):
            would = space.keeping.would_forget(who)
        show.html(show.join([show.element("div", show.text(x), "line") for x in preview_lines(would)]))
        with st.container(horizontal=True):
            if st.button(f"Forget {show.label(name)}", key="forget-go", type="primary"):
                with st.spinner("Deleting, and searching every file…", show_time=True):
                    done = space.forget(who)
                start_over()
                st.session_state["people-said"] = " ".join(
                    forgotten_lines(done)[:1] + forgotten_lines(done)[-1:]
                )
                st.rerun()
            if st.button("Keep them", key="forget-keep"):
                st.session_state.pop("forget-asked", None)
                st.rerun()


def _who(person: PersonView) -> None:
    st.subheader(show.label(person.name), anchor=False)
    now = ", ".join(p for p in (person.title, person.organisation) if p)
    lines = [now, *person.emails, *person.phones, *person.profiles]
    if person.aliases:
        lines.append("Also written " + words.listed(list(person.aliases)))
    show.html(show.join([show.element("div", show.text(line), "line") for line in lines if line]))


def _before(person: PersonView) -> None:
    """Where else their sources have them, each with its day: the newest dated one stands at the top of the card."""
    past = [p for p in history(person) if not p.current]
    if past:
        show.html(show.element("div", show.text("Before"), "kicker"))
    for post in past:
        line = show.join([show.text(was(post)), sources.reference(1, post.citation)], " ")
        show.html(show.element("div", line, "line"))


def was(post: Post) -> str:
    """A post of before in words: "Was Buyer, Lumen until 1 May 2026 at the latest (as of 3 May 2024)"."""
    what = ", ".join(p for p in (post.title, post.organisation) if p)
    until = f" until {words.day(post.until)} at the latest" if post.until else ""
    seen = f" (as of {words.day(post.last)})" if post.last else " (no date)"
    return f"Was {what}{until}{seen}" if post.last or post.until else f"Also: {what}{seen}"


def _promises(space: Workspace, person: PersonView) -> None:
    mine = [p for p in space.promises() if person.id in (p.by, p.to)]
    if not mine:
        return
    show.html(show.element("div", show.text("Promises"), "kicker"))
    for promise in mine:
        who = "You" if promise.by == "user" else promise.by_name
        due = f", due {words.dated(promise.due, space.today)}" if promise.due else ""
        line = show.join(
            [show.text(f"{who_promised(who, promise.what)}{due}"), sources.marks(promise.citations)], " "
        )
        show.html(show.element("div", line, "line"))


def moments(space: Workspace, person: str) -> list[Moment]:
    """What notes, messages and the calendar say of a person up to today, a document each, newest first."""
    said: dict[int, list[Statement]] = {}
    for statement in space.repository.statements(about=person):
        said.setdefault(statement.document, []).append(statement)
    met = {i.citation.document: i for i in space.repository.interactions(space.today, person)}
    found: list[Moment] = []
    for document in space.repository.documents({*said, *(d for d in met if d is not None)}):
        about = said.get(document.id, [])
        if document.date is not None and document.date <= space.today and (about or document.id in met):
            chosen = [s for s in about if person in s.subjects] or about
            citations = tuple(s.cite(space.today) for s in chosen) or (met[document.id].citation,)
            quoted = tuple(plain(s.text) for s in chosen)
            found.append(Moment(document.date, document.title, quoted, citations))
    return sorted(found, key=lambda m: m.date or dt.date.min, reverse=True)


def _history(space: Workspace, person: PersonView) -> None:
    contacts = space.repository.interactions(space.today, person.id)
    show.html(show.element("div", show.text("History"), "kicker"))
    if contacts:
        last = contacts[0]
        channel = words.CHANNELS.get(last.channel, last.channel)
        line = f"Last in touch {words.dated(last.date, space.today)}, by {channel}"
        show.html(show.element("div", show.text(line), "line"))
        show.html(show.bars(*over_time([c.date for c in contacts], space.today)))
    found = moments(space, person.id)
    if not found:
        show.html(show.element("div", show.text("Nothing written about them yet."), "quiet"))
    show.html(_timeline(found[:_SHOWN]))
    if len(found) > _SHOWN:
        with st.expander(f"{len(found) - _SHOWN} earlier", key="person-earlier"):
            show.html(_timeline(found[_SHOWN:200]))


def over_time(dates: list[dt.date], today: dt.date) -> tuple[list[tuple[str, int]], str]:
    """Contacts a month over the last two years, and the same in words."""
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(23, -1, -1)]
    tally = Counter((d.year, d.month - 1) for d in dates)
    counts = [(f"{dt.date(year, month + 1, 1):%B %Y}", tally[year, month]) for year, month in months]
    recent = sum(n for _, n in counts)
    most = max(counts, key=lambda c: c[1])[0]
    said = f"In touch {count(recent, 'time')} in the last two years"
    return counts, f"{said}, most in {most}." if recent > 2 else f"{said}."


def _timeline(found: list[Moment]) -> show.Html:
    rows = [[show.element("span", show.text(words.day(m.date)), "date"), _moment(m)] for m in found]
    return show.table(["", ""], rows) if rows else show.Html("")


def _moment(moment: Moment) -> show.Html:
    parts = [show.element("strong", show.text(moment.title))] if moment.title else []
    for number, (line, citation) in enumerate(zip(moment.said[:_SAID], moment.citations, strict=False), 1):
        lock = "🔒 " if citation.restricted else ""
        parts.append(
            show.join([show.text(lock + show.shorten(line, 240)), sources.reference(number, citation)], " ")
        )
    if not moment.said:
        parts.append(sources.reference(1, moment.citations[0]))
    return show.join(parts, " ")


def _contacts(person: PersonView) -> None:
    with st.expander(f"What your files say ({len(person.contacts)})", key="person-sources"):
        rows = [
            [
                show.text(words.day(c.dated)),
                show.text(", ".join(p for p in (c.name, c.title, c.organisation) if p)),
                show.text(_KINDS.get(c.kind, c.kind)),
                sources.reference(n, c.citation),
            ]
            for n, c in enumerate(person.contacts, 1)
        ]
        show.html(show.table(["Date", "Says", "Kind", ""], rows))


def keys(person: PersonView) -> list[str]:
    """What a person can be split by: their addresses, numbers and profiles."""
    return [*person.emails, *person.phones, *person.profiles]


def _split(space: Workspace, person: PersonView) -> None:
    if len(person.contacts) < 2 or not keys(person):
        return
    with st.expander("These are two people", key="person-split"):
        st.write(
            "Choose what belongs to the other one. They become two people, and you can merge them again."
        )
        key = st.selectbox("Belongs to the other person", keys(person), key="split-key")
        if st.button("Split", key="split-go") and key:
            space.split(person.id, key)
            st.session_state["people-said"] = f"{person.name} is two people now."
            st.rerun()


def beside(left: PersonView, right: PersonView) -> show.Html:
    """Two people side by side, field by field."""
    fields = (
        ("Name", [left.name], [right.name]),
        ("Also", list(left.aliases), list(right.aliases)),
        ("Works at", [left.organisation], [right.organisation]),
        ("As", [left.title], [right.title]),
        ("Email", list(left.emails), list(right.emails)),
        ("Phone", list(left.phones), list(right.phones)),
        ("Profile", list(left.profiles), list(right.profiles)),
        ("Seen in", _files(left.contacts), _files(right.contacts)),
    )
    rows = [
        [show.element("strong", show.text(name)), show.text(", ".join(a)), show.text(", ".join(b))]
        for name, a, b in fields
        if any(a) or any(b)
    ]
    return show.table(["", "One", "The other"], rows)


def _files(contacts: tuple[ContactView, ...]) -> list[str]:
    return list(dict.fromkeys(words.source(c.citation.source, c.citation.place) for c in contacts))[:4]
