"""What decides between two readings of a date: the day it is read on, the words around it, the nearest year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeVar

from coach.dates.words import LANGUAGES
from coach.periods import Days

Prefer = Literal["future", "past"]
Meant = TypeVar("Meant")


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def closest(options: list[Days], reference: date, lean: Prefer | None) -> Days:
    """Of the same date in several years, the one meant: next, last, or nearest to the reference day."""
    if lean == "future":
        return next((o for o in options if o[1] >= reference), options[-1])
    if lean == "past":
        return next((o for o in reversed(options) if o[0] <= reference), options[0])

    def distance(days: Days) -> tuple[int, bool]:
        if days[0] <= reference <= days[1]:
            return 0, False
        return min(abs((days[0] - reference).days), abs((days[1] - reference).days)), days[0] < reference

    return min(options, key=distance)


def years_around(reference: date, make: Callable[[int], Days | None]) -> list[Days]:
    found = (make(year) for year in range(reference.year - 8, reference.year + 9))
    return [days for days in found if days]


def day_of(year: int, month: int, day: int) -> Days | None:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return (date(year, month, day),) * 2


_PAST_CUE = compiled(
    r"\b(?:last|ago|yesterday|since|was|were|had|did|met|saw|said|told|went|came|gave|left|got|wrote|sent|spoke"
    r"|sold|bought|held|took|heard|made|began|ran|won|lost|sat|ate|rang|found|chose|knew|led|built|paid"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )\w{2,}(?<!ne)ed)\b"  # "is announced on 8 December" lies ahead
)
_FUTURE_CUE = compiled(
    r"\b(?:will|shall|going to|plan(?:s|ned)? to|hope(?:s|d)? to|wants? to|promised? to|due|deadline|before|until"
    r"|till|next|coming|let'?s|can we|could we|would|comes|returns|starts|begins|opens|leaves|moves|arrives|kommt|beginnt|startet|"
    r"verlässt|revient|commence|vuelve|empieza|llega)\b|'ll\b|\bfrom\s+(?:the\s+|about\s+)?$"
)
_PLANNED = compiled(
    r"(?:^|[,;:(–—•\n]|\s-)\s*(?:(?:the|their|its|our|my|your|public|die|der|das|ihre|seine|unsere)\s+){0,2}"
    r"(?:announcement|launch|opening|kick-?off|start|decision|release|go-live|deadline|embargo|vote|closing|ankündigung|bekanntgabe|"
    r"entscheidung|eröffnung|beginn|frist|abgabe)(?:\s+(?:is|ist|planned|geplant|scheduled|set))?(?:\s+(?:on|for|am|für|auf))?\s*:?\s*$"
    r"|(?<!was )(?<!were )(?<!had been )\b(?:planned|scheduled|pencilled in|set|booked|geplant|angesetzt)\s+(?:for|für|auf)\s+(?:the\s+|den\s+)?$"
)
"""What says right before a day that it is one to come, whatever the clause before it tells: "raised it, launch 3 May"."""
_ASKED_TO = compiled(
    r"\b(?:invited|asked|expected|booked|engaged|chosen|selected|nominated|eingeladen|gebeten)\s+(?:me |us |him |her |them )?(?:to|for|as|zu|zum|zur|für)\b"
)
"""What somebody was asked to do may lie on either side of the day of asking: the nearer one is meant."""
_UNTIL_THEN = compiled(r"^[^.!?\n]*\b(?:until|till|bis)\s+(?:then|dahin)\b")
AHEAD = frozenset(
    {"bis", "vor", "by", "before", "until", "till", "til", "from", "due", "not later than", "latest"}
)
BEHIND = frozenset({"since", "seit"})
_RELATION = compiled(
    r"\b(not later than|no later than|by|before|until|till|since|after|from|on|in|during|at|around|about|for|of|to"
    r"|through|between|due|within|over|this|next|last|"
    + "|".join(words for language in LANGUAGES for words in language.relations)
    + r")\s+(?:the\s+|around\s+|about\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What decides between two readings of a mention: the day it is read on and where it leans."""

    reference: date
    lean: Prefer | None


_RELATIONS = {words: meant for language in LANGUAGES for words, meant in language.relations.items()}


def meaning(table: Mapping[str, Meant], said: str) -> Meant | None:
    """What a word of another language means."""
    return next((meant for words, meant in table.items() if re.fullmatch(words, said, re.IGNORECASE)), None)


def preposition(text: str, start: int) -> tuple[str, int]:
    """The preposition before a date, in English but for "bis" and "vor", and where it begins."""
    match = _RELATION.search(text, max(0, start - 30), start)
    if match is None:
        return "", start
    said = match.group(1).casefold()
    return _in_english(said), match.start()


@cache
def _in_english(said: str) -> str:
    return meaning(_RELATIONS, said) or said


def relation_before(text: str, start: int) -> str:
    return preposition(text, start)[0]


_ACTS = compiled(
    r"\s+(?:arrives?|arrived|calls?|called|leaves?|left|says?|said|knows?|knew|replies|replied|writes?|wrote|returns|retires|signs?|signed|agrees?|agreed|hears?|"
    r"heard|finds|gets|sees|saw|talks?|speaks?|spoke|told|tells|asks?|asked|answers?|joins|joined|decides?|has (?:told|said|signed|left|agreed|replied)|"
    r"is (?:back|there|here|told|gone|ready)|llegue|venga|llame|salga|vuelva|sepa|diga|firme|llega|kommt|geht|anruft|zurück|zusagt|unterschreibt|arrive|parte|vienne)\b"
)


def acts(text: str, end: int) -> bool:
    """Whether a month's word does something, and so is somebody's name: "before June calls", "antes de Julio llegue"."""
    return _ACTS.match(text, end) is not None


def lean(text: str, start: int, prefer: Prefer | None) -> Prefer | None:
    """Whether a date without a year lies ahead: by the word before it, by the caller's wish, by the sentence."""
    relation = relation_before(text, start)
    if relation in AHEAD and relation != "from":
        return "future"
    if relation in BEHIND:
        return "past"
    if prefer:
        return prefer
    left, right = text[max(0, start - 80) : start], text[start : start + 60]
    if _FUTURE_CUE.search(left) or _PLANNED.search(left) or _UNTIL_THEN.search(right):
        return "future"
    # Only the date's own part of the sentence: "he rang from rehab, he is back in October" looks ahead.
    part = re.split(r"[,;:]\s", left)[-1]
    if _ASKED_TO.search(part):
        return None
    return "past" if _PAST_CUE.search(part) or re.match(r"[^.]*\bago\b", right) else None


Resolver = Callable[[re.Match[str], Context], Days | None]
"""From a match to the days that it covers, None where it is no date."""
