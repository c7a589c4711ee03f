"""What a clipped question holds ("in Berlin?", "last year?", "Greta?"), put into the question before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.ask.german import is_german
from coach.ask.mentions import Mentions, tokens_of
from coach.ask.name_book import NameBook
from coach.ask.plan_in_words import in_time
from coach.ask.planning import blanked
from coach.ask.time_in_words import period_in

STARTER = re.compile(
    r"^\s*(?:(?:and|or|but|also|so|okay|ok|und|oder|aber)\b[, ]*)*"
    r"(?:(?:what|how) about\b|same for\b|what of\b|was ist mit\b|wie (?:ist|sieht) es (?:mit|bei)\b)?\s*",
    re.IGNORECASE,
)
"""How a clipped question begins."""

_BEFORE = (
    r"in|on|at|of|from|with|for|to|since|before|after|until|till|by|during|around|near|about|bei|beim|im|am|um|seit|vor|"
    r"nach|mit|von|vom|zu|zum|bis"
)
_FILL = frozenset(f"{_BEFORE}|the|then|instead|now|der|die|das|den|dem|denn|dann".split("|"))
_OWN = re.compile(rf"^(?:{_BEFORE})\b", re.IGNORECASE)
_LEFT = re.compile(rf"(?:\b(?:{_BEFORE}|the)\s+)+$", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\b(?P<before>in|near|from|at|bei|aus)\s+(?:the\s+)?(?P<name>[A-ZÄÖÜ][\w&.-]+(?:\s+[A-ZÄÖÜ][\w&.-]+){0,2})"
)
_NARROWS = re.compile(r"^(?:from|von|vom|aus)\b", re.IGNORECASE)
"""Whence people come takes no event's place: "who is coming to the fair? And from Rye Press?"."""
_NAME = re.compile(r"^[A-ZÄÖÜ][^\W\d_]+(?:[ -][A-ZÄÖÜ][^\W\d_]+){0,2}$")
_TAKES = {
    "date": ("date",), "person": ("person",), "organisation": ("organisation", "event"),
    "event": ("event", "organisation", "place"), "place": ("place", "event", "organisation"),
}  # fmt: skip
_USUAL = {"organisation": "at", "event": "at", "place": "in"}
_GERMAN_USUAL = {"organisation": "bei", "event": "bei", "place": "in"}
_GERMAN_BEFORE = {"bei": "at", "beim": "at", "im": "in", "am": "on", "seit": "since", "vor": "before", "nach": "after",
                  "bis": "until"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a question that names a person, an organisation, an event, a place or a time."""

    kind: str
    words: str
    start: int
    end: int


def slots(question: str, book: NameBook, today: dt.date) -> list[Slot]:
    """Everything that a question names, known places and unknown ones."""
    mentions = book.mentions(question)
    found = [Slot("person", m.surface, m.start, m.end) for m in mentions.people]
    found += [Slot("organisation", m.surface, m.start, m.end) for m in mentions.organisations]
    found += [Slot("place" if m.by_place else "event", m.surface, m.start, m.end) for m in mentions.events]
    period = period_in(blanked(question, mentions), today)
    found += [Slot("date", question[a:b], a, b) for a, b in (period.spans if period else ())]
    return sorted([*found, *_unknown(question, found)], key=lambda s: s.start)


def _unknown(question: str, known: Sequence[Slot]) -> list[Slot]:
    """Places and organisations of which nothing is on record, by the preposition before them."""
    found = []
    for match in _UNKNOWN.finditer(question):
        start, end = match.span("name")
        if not any(s.start < end and start < s.end for s in known):
            kind = "organisation" if match["before"].casefold() in ("at", "bei") else "place"
            found.append(Slot(kind, match["name"], start, end))
    return found


def clipped(rest: str, book: NameBook, today: dt.date, *, begun: bool) -> Slot | None:
    """The one thing that a question without a verb names; `begun` says that it began with "and" or "what about"."""
    found = slots(rest, book, today)
    if not found and begun and _NAME.match(rest):
        return Slot("person", rest, 0, len(rest))  # somebody of whom nothing is known
    left = [
        t.folded
        for t in tokens_of(rest)
        if t.folded not in _FILL and not any(s.start <= t.start < s.end for s in found)
    ]
    kinds = {s.kind for s in found}
    if left or len(kinds) != 1:
        return None
    words = rest if kinds == {"date"} else found[0].words
    return Slot(found[0].kind, words, found[0].start, found[-1].end)


def _before(rest: str, slot: Slot) -> str:
    """The preposition typed before a new slot."""
    typed = _OWN.match(rest)
    return typed.group().casefold() if typed and slot.kind != "person" else ""


def phrase(rest: str, slot: Slot, *, german: bool = False) -> str:
    """A new slot as a phrase that can end a question: "in Berlin", "last year", "since March"; of a German question in
    the words typed."""
    before = _before(rest, slot)
    if german:
        if slot.kind == "date":
            return rest
        return f"{before or _GERMAN_USUAL.get(slot.kind, '')} {slot.words}".strip()
    before = _GERMAN_BEFORE.get(before, before)
    if slot.kind == "date":
        bare = _OWN.sub("", slot.words).strip() if before else slot.words
        return f"{before} {bare}" if before else in_time(bare)
    return f"{before or _USUAL.get(slot.kind, '')} {slot.words}".strip()


def filled(base: str, rest: str, new: Slot, book: NameBook, today: dt.date) -> list[str]:
    """The question before with a new slot in it, the likeliest reading first."""
    have = slots(base, book, today)
    takes = _TAKES[new.kind] if not _NARROWS.match(rest) else (new.kind,)
    if new.kind == "organisation" and _before(rest, new) == "in":  # "in Graz", where a bank is called so too
        takes = _TAKES["place"]
    old = next((s for kind in takes for s in have if s.kind == kind), None)
    if new.kind == "person":
        if old is None:
            return [f"What do I know about {new.words}?"]
        named = [s for s in have if s.kind == "person"]
        return [base[: s.start] + new.words + base[_whole(base, s, have) :] for s in named]
    german = is_german(base)
    said = phrase(rest, new, german=german)
    if old is not None:
        same = [s for s in have if s.kind == old.kind]
        left = _LEFT.search(base[: same[0].start])
        if left and new.kind != "date" and not _before(rest, new):
            # "And Rye Press?" stands where the other stood.
            said = f"{left.group().strip()} {new.words}"
        return [_put(base, same, said)]
    longer = f"{base.rstrip(' ?.!')} {said}?"
    dates = [s for s in have if s.kind == "date"]
    shorter = f"{_put(base, dates, '').rstrip(' ?.!')} {said}?" if dates else ""
    afresh = f"Who do I know {phrase(rest, new)}?" if new.kind in ("place", "organisation") else ""
    return list(dict.fromkeys(x for x in (longer, shorter, afresh) if x))


def _whole(base: str, person: Slot, have: Sequence[Slot]) -> int:
    """Where a name ends with the organisation that tells namesakes apart: "Jonas Keller of Lumen Optics"."""
    near = (
        s for s in have if s.kind == "organisation" and base[person.end : s.start] in (" of ", " at ", ", ")
    )
    return next((s.end for s in near), person.end)


def _put(base: str, old: Sequence[Slot], said: str) -> str:
    """A phrase in the place of a stretch and of the preposition before it."""
    start, end = old[0].start, old[-1].end
    left = _LEFT.sub("", base[:start])
    return " ".join(f"{left.rstrip()} {said} {base[end:].strip()}".split()).replace(" ?", "?")


def named_in(mentions: Mentions) -> bool:
    """Whether a question names somebody or something itself."""
    return bool(mentions.spans())
