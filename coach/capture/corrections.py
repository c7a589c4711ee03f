"""Corrections to a captured draft, one a click: who is meant, where, what was promised, who may see it. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from coach.capture.captured import NEW, Captured, CapturedPerson, CapturedPromise, Piece

NOBODY = "nobody"
"""Chosen where a name is none, or is to stay open: the words stay, and the note is with nobody of that name."""


def choose(draft: Captured, number: int, chosen: str, name: str = "") -> Captured:
    """Say who a name means: a candidate's id, NEW (under `name`, where it is given) or NOBODY."""
    person = draft.people[number]
    if chosen == NOBODY:
        return _without(draft, number)
    given = " ".join(name.split())
    piece = replace(person.name, text=given) if chosen == NEW and given else person.name
    return _with_person(draft, number, replace(person, chosen=chosen, name=piece))


def place(draft: Captured, number: int, organisation: str, role: str) -> Captured:
    """Say where somebody works and as what; empty takes it out."""
    person = draft.people[number]
    return _with_person(
        draft, number,
        replace(person, organisation=_piece(person.organisation, organisation), role=_piece(person.role, role)),
    )  # fmt: skip


def at(draft: Captured, event: str) -> Captured:
    """Say at which event it was; empty for none."""
    return replace(draft, event=_piece(draft.event, event))


def on(draft: Captured, day: dt.date) -> Captured:
    """Say on which day it was."""
    return replace(draft, day=day)


def promise(
    draft: Captured,
    number: int,
    *,
    kept: bool,
    what: str = "",
    due: dt.date | None = None,
    mine: bool | None = None,
) -> Captured:
    """Say what was promised, by when and by whom; or that it was no promise. Unchanged words stay as they are."""
    before = draft.promises[number]
    words = " ".join(what.split()) or before.what.text
    after = replace(
        before,
        what=replace(before.what, text=words),
        due=due,
        mine=before.mine if mine is None else mine,
        kept=kept,
    )
    if after != before:
        after = replace(after, corrected=before.corrected or kept)
    listed = list(draft.promises)
    listed[number] = after
    return replace(draft, promises=tuple(listed))


def further(
    draft: Captured, person: int, what: str, due: dt.date | None = None, *, mine: bool = True
) -> Captured:
    """One more promise."""
    more = CapturedPromise(mine, person, Piece(" ".join(what.split())), due, corrected=True)
    return replace(draft, promises=(*draft.promises, more))


def circle(draft: Captured, number: int, audience: str, until: dt.date | None = None) -> Captured:
    """Say who may see a part; empty leaves it to its words."""
    listed = list(draft.parts)
    listed[number] = replace(listed[number], audience=audience, until=until if audience else None)
    return replace(draft, parts=tuple(listed))


def _piece(before: Piece | None, words: str) -> Piece | None:
    flat = " ".join(words.split())
    if not flat:
        return None
    if before is None:
        return Piece(flat)
    return before if before.text == flat else replace(before, text=flat)


def _with_person(draft: Captured, number: int, person: CapturedPerson) -> Captured:
    listed = [person if n == number else p for n, p in enumerate(draft.people)]
    return replace(draft, people=tuple(listed))


def _without(draft: Captured, number: int) -> Captured:
    """The draft without a person and what was promised between them; the words stay."""
    people = tuple(p for n, p in enumerate(draft.people) if n != number)
    promises = tuple(
        replace(p, person=p.person - (p.person > number)) for p in draft.promises if p.person != number
    )
    return replace(draft, people=people, promises=promises)
