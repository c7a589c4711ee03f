"""A hurried note on the screen: how it was understood, one-click corrections, Keep; then Undo and Correct."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.capture import corrections
from coach.capture.captured import NEW, Captured, CapturedPerson, Sure
from coach.capture.words import circle
from coach.chats.results import Noted
from coach.errors import CoachError
from coach.text import count
from coach.views.parts import audience, show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.capture.desk import Kept

_OWN_WORDS = ""


def form(draft: Captured, key: str, replaces: str = "") -> Kept | None:
    """The draft in a few lines, each of which opens to be corrected. Gives what was kept, once "Keep" is pressed."""
    space = workspace()
    _read_as(draft, space.today)
    with st.container(key=f"{key}-lines", gap="xsmall"):
        edited = _people(draft, key)
        edited = _when_and_where(edited, key)
        edited = _circles(_promises(edited, key), key)
    if draft.note:
        show.html(show.element("div", show.text(draft.note), "quiet"))
    if st.button(
        "Keep", type="primary", key=f"{key}-keep", icon=":material/check:", disabled=bool(edited.open)
    ):
        try:
            return space.captures.keep(edited, replaces)
        except CoachError as error:
            st.error(show.label(str(error)), icon=":material/error:")
    return None


def _line(label: str, icon: str, key: str) -> Any:
    """One line of the draft; it opens to be corrected."""
    return st.popover(show.label(label, 110), icon=icon, key=f"{key}-line", width="stretch")


def _now(key: str, otherwise: Any) -> Any:
    """What a box holds, before it is drawn: a line says what stands in its boxes."""
    return st.session_state.get(key, otherwise)


def _read_as(draft: Captured, today: dt.date) -> None:
    """The typed words, closed passages set off."""
    marks = [
        show.Mark(p.piece.start, p.piece.end, "finding medium", f"For {circle(p, today)}", "🔒")
        for p in draft.parts
        if p.limit is not None and p.limit.holds(today)
    ]
    show.html(show.element("div", show.verbatim(draft.text, marks), "quote"))


def _people(draft: Captured, key: str) -> Captured:
    """A line for each person; choosing and naming. From last to first, so that taking one out moves no other."""
    edited = draft
    chosen: list[tuple[int, str, str, str, str]] = []
    for number, person in enumerate(draft.people):
        chosen.append((number, *_person(person, f"{key}-person-{number}")))
    for number, who, name, organisation, role in reversed(chosen):
        edited = corrections.choose(edited, number, who, name)
        if who not in ("", corrections.NOBODY):
            edited = corrections.place(edited, number, organisation, role)
    return edited


def _person(person: CapturedPerson, key: str) -> tuple[str, str, str, str]:
    """(who, name, organisation, role) as set."""
    labels = {c.id: c.label for c in person.candidates}
    labels[NEW] = f"Somebody new: {person.name.text}"
    labels[corrections.NOBODY] = "Nobody, leave it as a word"
    name, at, job = person.name.text, *(p.text if p else "" for p in (person.organisation, person.role))
    who = str(_now(f"{key}-who", None) or person.chosen)
    if person.open and person.met:
        # Nothing can be kept before this is chosen, so it is not behind a click.
        picked = st.radio(
            f"Which {show.label(name)}?",
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key=f"{key}-who",
        )
        return str(picked or ""), name, at, job
    with _line(_person_line(person, who, key), ":material/person:", key):
        picked = st.selectbox(
            "Who is it?", list(labels), index=list(labels).index(person.chosen) if person.chosen else None,
            format_func=labels.__getitem__, placeholder="Left open", key=f"{key}-who",
        )  # fmt: skip
        if picked == NEW:
            name = st.text_input("Name", name, key=f"{key}-name")
        if picked != corrections.NOBODY:
            job = st.text_input("Role", job, key=f"{key}-role")
            at = st.text_input("Organisation", at, key=f"{key}-at")
    return str(picked or ""), name, at, job


def _person_line(person: CapturedPerson, who: str, key: str) -> str:
    """ "Met Dana Kim (new): leads data, Northwind"."""
    name = next((c.name for c in person.candidates if c.id == who), _now(f"{key}-name", person.name.text))
    if who == corrections.NOBODY:
        return f"{name}: nobody"
    if not who:
        return (
            f"{person.name.text}: left open, {count(len(person.candidates), 'person', 'people')} of that name"
        )
    fields = (("role", person.role), ("at", person.organisation))
    said = ", ".join(x for x in (_now(f"{key}-{n}", p.text if p else "") for n, p in fields) if x)
    if not said and len(person.candidates) > 1:
        said = next((c.place for c in person.candidates if c.id == who), "")
    new = " (new)" if who == NEW else ""
    return f"{'Met ' if person.met else ''}{name}{new}{f': {said}' if said else ''}"


def _when_and_where(draft: Captured, key: str) -> Captured:
    found = draft.event.text if draft.event else ""
    event, day = _now(f"{key}-event", found), _now(f"{key}-day", draft.day)
    where = f"{event}, " if event else ""
    with _line(
        f"{where}{words.day(day) if isinstance(day, dt.date) else ''}", ":material/event:", f"{key}-when"
    ):
        event = st.text_input("Event", found, key=f"{key}-event", placeholder="None")
        day = st.date_input("Day", draft.day, key=f"{key}-day")
    edited = corrections.at(draft, event or "")
    return corrections.on(edited, day) if isinstance(day, dt.date) else edited


def _promises(draft: Captured, key: str) -> Captured:
    edited = draft
    for number in range(len(draft.promises)):
        edited = _promise(edited, number, f"{key}-promise-{number}")
    return edited


def _promise(draft: Captured, number: int, key: str) -> Captured:
    promise = draft.promises[number]
    name = draft.people[promise.person].full_name
    sides = {True: f"I promised {name}", False: f"{name} promised me"}
    kept = _now(f"{key}-kept", promise.kept)
    due = _now(f"{key}-due", promise.due)
    by = f", by {words.day(due)}" if isinstance(due, dt.date) else ""
    said = f"{sides[_now(f'{key}-who', promise.mine)]}: {_now(f'{key}-what', promise.what.text)}{by}"
    asked = promise.what.sure is Sure.GUESS
    label = said if kept else f"A promise? {said}" if asked else f"No promise, left out: {promise.what.text}"
    with _line(label, ":material/handshake:", key):
        kept = st.checkbox("This is a promise", promise.kept, key=f"{key}-kept")
        if not asked:
            st.caption("If it is none, its words are left out of the note.")
        mine = st.selectbox(
            "Who",
            [True, False],
            index=0 if promise.mine else 1,
            format_func=sides.__getitem__,
            key=f"{key}-who",
        )
        what = st.text_input("What", promise.what.text, key=f"{key}-what")
        day = st.date_input("By", promise.due, key=f"{key}-due")
    return corrections.promise(
        draft,
        number,
        kept=kept,
        what=what or "",
        due=day if isinstance(day, dt.date) else None,
        mine=bool(mine),
    )


def _circles(draft: Captured, key: str) -> Captured:
    """Who may see each part: closed ones say so in the line, and every part can be set behind it."""
    today = workspace().today
    parts = [
        corrections.circle(draft, n, str(_now(f"{key}-part-{n}", ""))).parts[n]
        for n in range(len(draft.parts))
    ]
    closed = [
        f"{circle(p, today)}: “{p.piece.text}”" for p in parts if circle(p, today) not in ("", "as usual")
    ]
    if len(closed) > 1:
        label = f"{len(closed)} parts are not for everybody"
    else:
        label = closed[0][:1].upper() + closed[0][1:] if closed else "Nothing in confidence"
    edited = draft
    with _line(label, ":material/lock:" if closed else ":material/lock_open:", f"{key}-circles"):
        for number, part in enumerate(draft.parts):
            options = [_OWN_WORDS, *(c for c in audience.CIRCLES if c != "named")]
            said = f"As the words say: {circle(part, today) or 'as usual'}"
            picked = st.selectbox(
                show.label(part.piece.text, 80),
                options,
                format_func=partial(_circle_name, said),
                key=f"{key}-part-{number}",
            )
            edited = corrections.circle(edited, number, picked or "")
    return edited


def _circle_name(said: str, name: str) -> str:
    return audience.CIRCLES.get(name, said)


def noted(done: Kept) -> Noted:
    """What was kept, in words that stay."""
    draft = done.draft
    names = words.listed([p.full_name for p in draft.people]) or "nobody by name"
    at = f", at {draft.event.text}" if draft.event else ""
    said = [f"Kept: a note of {words.day(draft.day)} about {names}{at}."]
    for promise in draft.promises:
        if promise.kept:
            name = draft.people[promise.person].full_name
            side = f"You promised {name}" if promise.mine else f"{name} promised you"
            due = f", by {words.day(promise.due)}" if promise.due else ""
            said.append(f"{side}: {promise.what.text}{due}.")
    return Noted(draft.text, done.source, tuple(said))


def kept(given: Noted, done: Kept | None, key: str) -> bool:
    """What was kept, with its way back in the session that kept it; whether it was taken back."""
    for number, line in enumerate(given.said):
        show.html(show.element("div", show.text(line), "quiet" if number else "line"))
    with st.container(horizontal=True):
        if done is not None and st.button("Undo", key=f"{key}-undo", type="tertiary", icon=":material/undo:"):
            try:
                workspace().undo(done.receipt.batch)
            except CoachError as error:
                st.error(show.label(str(error)))
                return False
            return True
        if st.button("Correct it", key=f"{key}-correct", type="tertiary", icon=":material/edit:"):
            from coach.views.parts import notes

            notes.correct(given.source)
    return False
