"""Reads a hurried note: text, what is known and today → a draft with people, event, promises and audience. Pure.

Promises and confidence are found by the very parts that will read the kept note (`people.about`, `confidence`,
`follow_up.promises`), so that what is shown is what will be known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from coach.capture.captured import (
    NEW,
    Captured,
    CapturedPerson,
    CapturedPromise,
    Known,
    Part,
    Piece,
    Sure,
)
from coach.capture.clauses import clauses
from coach.capture.note import Written, title, write
from coach.capture.what import beside, day_ahead, day_of, event_in, works_at
from coach.capture.who import people_in
from coach.confidence import paragraphs, restrictions
from coach.evidence import Restriction, Span, Statement
from coach.follow_up.promise_scene import PromiseFound
from coach.follow_up.promises import find_promises
from coach.people.about import link
from coach.people.mentions import NamedPerson, NameIndex
from coach.text import sentences

_DOCUMENT = 1
_ASKED = re.compile(
    r"^(?:maybe |an? )?(?:intro(?:duction)?|introduce|connect)(?:\s+(?:her|him|them))?\s+(?:to|with)\s+(?P<whom>[^?,.]{2,40})\?",
    re.IGNORECASE,
)


def read(
    text: str, known: Known, today: dt.date, *, day: dt.date | None = None, audience: str = ""
) -> Captured:
    """The draft. `day` is what the user says of the date, which stands above what the text says."""
    parts = clauses(text)
    people = people_in(text, known, parts)
    people, planned = _planned(text, parts, people, today)
    people = _with_places(text, parts, people, known)
    event = event_in(text, parts, known, people)
    said = day_of(text, parts, today)
    when = day or (dt.date.fromisoformat(said.text) if said else today)
    draft = Captured(
        text, when, said if when != today or said else None, people, event,
        parts=tuple(Part(Piece(text[s.start : s.end], s.start, s.end)) for s in parts), audience=audience,
        planned=planned,
    )  # fmt: skip
    return understood(draft, known, today)


def understood(draft: Captured, known: Known, today: dt.date) -> Captured:
    """The draft with its promises and limits as the written note will be read. Corrected promises stay."""
    # By its own words: what was set by hand stands beside them and is no word of the text.
    bare = tuple(replace(p, audience="", until=None) for p in draft.parts)
    written = write(replace(draft, promises=(), parts=bare), today)
    statements, limits = _statements(draft, written, known)
    parts = tuple(
        replace(p, limit=_limit(place, statements, limits))
        for p, place in zip(draft.parts, written.places, strict=True)
    )
    return replace(draft, parts=parts, promises=_promises(draft, written, statements, known))


def _planned(
    text: str, parts: Sequence[Span], people: Sequence[CapturedPerson], today: dt.date
) -> tuple[tuple[CapturedPerson, ...], dt.date | None]:
    """People whom a clause only plans to meet are not met yet; and the day of the first such meeting."""
    ahead: dict[int, dt.date] = {}
    for number, person in enumerate(people):
        part = next((p for p in parts if p.start <= person.name.start < p.end), None)
        day = day_ahead(text[part.start : part.end], today) if part and person.met else None
        if day:
            ahead[number] = day
    met = (replace(p, met=False) if n in ahead else p for n, p in enumerate(people))
    return tuple(met), min(ahead.values(), default=None)


def person_id(draft: Captured, number: int) -> str:
    """The id under which a person of the draft stands while nothing is kept yet."""
    person = draft.people[number]
    return person.chosen if person.chosen not in ("", NEW) else f"{NEW}:{number}"


def _with_places(
    text: str, parts: Sequence[Span], people: Sequence[CapturedPerson], known: Known
) -> tuple[CapturedPerson, ...]:
    """People with the organisation and role that the text gives them."""
    found = list(people)
    for number, person in enumerate(found):
        org, role = beside(text, person)
        found[number] = replace(person, organisation=org, role=role)
    for part in parts:
        whom = _whom(text, part, found)
        if whom is None:
            continue
        org, role = works_at(text, part, known, found)
        person = found[whom]
        found[whom] = replace(person, organisation=person.organisation or org, role=person.role or role)
    return tuple(found)


def _whom(text: str, part: Span, people: Sequence[CapturedPerson]) -> int | None:
    """Whom a clause is about: the first named in it, else the last met or named before it."""
    places = []
    for number, person in enumerate(people):
        if part.start <= person.name.start < part.end:
            places.append((person.name.start, number))
        elif again := re.search(
            rf"\b{re.escape(person.name.text.split()[0])}\b", text[part.start : part.end]
        ):
            places.append((part.start + again.start(), number))
    before = [n for n, p in enumerate(people) if p.name.start < part.start]
    met = [n for n in before if people[n].met]
    if places:
        return min(places)[1]
    return next(reversed(met or before), None)


def _statements(
    draft: Captured, written: Written, known: Known
) -> tuple[list[Statement], list[Restriction | None]]:
    """The note's sentences as the derivation will link them, and who may see each."""
    text, body = written.text, written.body_start
    spans = list(sentences(text, body))
    blocks = paragraphs(text, spans)
    index = NameIndex(_everybody(draft, known))
    present = [person_id(draft, n) for n, p in enumerate(draft.people) if p.met and not p.open]
    met = [p for p in draft.people if p.met]
    linked = link(
        index, text, [(s.start, s.end, b) for s, b in zip(spans, blocks, strict=True)], title=title(draft),
        taking_part=present, others=len(met) > len(present),
    )  # fmt: skip
    limits = restrictions(
        text, spans, title=title(draft), audience=draft.audience, note_date=draft.day,
        teller=met[0].full_name if len(met) == 1 else "",
    )  # fmt: skip
    statements = [
        Statement(
            n, _DOCUMENT, None, s.start, s.end, text[s.start : s.end], "", "", "note", title(draft), draft.day,
            subjects=tuple(p for p in links.subjects), mentions=(*links.subjects, *links.mentions, *links.context),
            restriction=limit,
        )
        for n, (s, links, limit) in enumerate(zip(spans, linked, limits, strict=True), start=1)
    ]  # fmt: skip
    return statements, limits


def _everybody(draft: Captured, known: Known) -> list[NamedPerson]:
    """Known people, those of the draft under the name they are given, and new ones."""
    chosen = {p.chosen for p in draft.people}
    apart = {c.id for p in draft.people if len(p.candidates) > 1 and p.chosen for c in p.candidates} - chosen
    new = [
        NamedPerson(person_id(draft, n), (p.full_name,), known=True)
        for n, p in enumerate(draft.people)
        if p.chosen == NEW
    ]
    return [p for p in known.people if p.id not in apart] + new


def _limit(
    place: Span | None, statements: Sequence[Statement], limits: Sequence[Restriction | None]
) -> Restriction | None:
    if place is None:
        return None
    inside = (
        lim for s, lim in zip(statements, limits, strict=True) if s.start < place.end and place.start < s.end
    )
    return next((lim for lim in inside if lim is not None), None)


def _promises(
    draft: Captured, written: Written, statements: Sequence[Statement], known: Known
) -> tuple[CapturedPromise, ...]:
    present = tuple(person_id(draft, n) for n, p in enumerate(draft.people) if p.met)
    people = {p.id: (*p.names, *p.nicknames) for p in known.people}
    ids = {person_id(draft, n): n for n in range(len(draft.people))}
    people.update({i: (draft.people[n].full_name,) for i, n in ids.items() if draft.people[n].chosen == NEW})
    events = [(e.name, e.starts) for e in known.events if e.starts]
    found: list[CapturedPromise] = []
    for promise in find_promises(statements, people, {_DOCUMENT: present}, events):
        if promise.person in ids:
            found.append(_promise(promise, ids[promise.person], draft, written, statements))
    found += _asked(draft, found)
    corrected = [p for p in draft.promises if p.corrected or not p.kept]
    taken = {p.part for p in corrected if p.part >= 0}
    return tuple([p for p in found if p.part not in taken] + corrected)


def _promise(
    promise: PromiseFound, person: int, draft: Captured, written: Written, statements: Sequence[Statement]
) -> CapturedPromise:
    made = next(s for s in statements if s.id == promise.statement_ids[0])
    part = next(
        (n for n, p in enumerate(written.places) if p and p.start < made.end and made.start < p.end), -1
    )
    piece = draft.parts[part].piece if part >= 0 else Piece("")
    at = piece.text.casefold().find(promise.what.casefold())
    start = piece.start + at if at >= 0 else piece.start
    end = start + len(promise.what) if at >= 0 else piece.end
    outright = re.search(
        r"promis|promet|ow(?:e|es|ed)\b|agreed|offered|versprochen|zugesagt|schulde",
        piece.text,
        re.IGNORECASE,
    )
    sure = Sure.SURE if outright else Sure.LIKELY
    return CapturedPromise(
        promise.by is None, person, Piece(promise.what, start, end, sure), promise.due, part
    )


def _asked(draft: Captured, found: Sequence[CapturedPromise]) -> list[CapturedPromise]:
    """ "Intro to Lee?" is offered as a promise and is none until the user says so."""
    main = next((n for n, p in enumerate(draft.people) if p.met), 0 if draft.people else None)
    if main is None:
        return []
    asked = []
    for number, part in enumerate(draft.parts):
        match = _ASKED.match(part.piece.text)
        if match and all(p.part != number for p in found):
            start = part.piece.start
            piece = Piece(f"introduction to {match['whom'].strip()}", start, start + match.end(), Sure.GUESS)
            asked.append(CapturedPromise(True, main, piece, None, number, kept=False))
    return asked


_TRIGGER = re.compile(
    r"^\s*(?:please\s+)?(?:remember(?:\s+that|\s*:)|(?:take a |make a )?note(?:\s+that|\s+to self)?\s*[:–—-]|note that\b|reminder\s*:|notiz\s*:|"
    r"merk(?:e)?(?: dir)?(?:,? dass\b|\s*:)|don['’]t forget(?: that\b|\s*[:,]))\s*",
    re.IGNORECASE,
)
_MET = re.compile(
    r"^\s*(?:i |we |just |i['’]ve |i just |today |yesterday )?(?:met(?: up)?(?: with)?|ran into|bumped into|spoke (?:to|with)|talked (?:to|with)|"
    r"caught up with|chatted with|sat (?:next to|with|beside)|(?:had )?(?:an? )?(?:(?:quick|short|long|good) )?(?:coffee|lunch|dinner|breakfast|call|chat|drinks?|tea|"
    r"beers?|walk) (?:with|w/)|(?:kaffee|mittagessen|abendessen|telefonat|gespräch|treffen) mit)\s+"
    r"(?!office\b)(?P<who>[\w'’.-]+(?:\s+(?!at\b|in\b|and\b|from\b|of\b|today\b|yesterday\b)[\w'’.-]+){0,3}?)"
    r"(?:\s*[,(;.:]|\s+(?:at|in|and|from|of|today|yesterday|on|again|during|over|who|she|he|they)\b|\s*$)",
    re.IGNORECASE,
)


def bare(typed: str) -> str:
    """The words without "remember that" or "note:" before them."""
    return _TRIGGER.sub("", typed, count=1).strip()


def wanted(typed: str) -> str | None:
    """What is to be noted, where typed words ask for it ("remember that …", "note: …", "met Dana at …"); else None.

    >>> wanted("note: Dana moved to Hull"), wanted("Who met Dana?")
    ('Dana moved to Hull', None)
    """
    trigger = _TRIGGER.match(typed)
    if trigger:
        return typed[trigger.end() :].strip() or None
    if typed.rstrip().endswith("?") and not re.search(r"[,.;]\s*[^,.;]*\?$", typed.rstrip()):
        return None
    match = _MET.match(typed)
    if match is None or (len(typed.split()) < 3):
        return None
    return typed.strip()
