"""What a goal looks for, as far as a guest list can show it: a job, a matter, or a kind of place.

"Find a PVDF supplier" looks for PVDF, whatever the job of who knows about it; "Meet buyers at hospitals" for both words
together. Who only stands on a list fits where title and organisation hold all words of one such search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.index.languages import ENGLISH, LEFT_OUT
from coach.people.job_titles import SHORT, readings
from coach.text import fold, stem

_ENGLISH = re.compile(
    r"\b(?:find|meet|get to know|hire|recruit|win|look(?:ing)? for|search(?:ing)? for|(?:talk|speak|be introduced|introductions?) to|"
    r"(?:talk|speak|connect) with|(?:make|build|get|have|find)(?= (?:\w+ ){0,2}contacts?\b))\s+(?P<what>.+)",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"^(?:ich )?(?:suche|möchte|will|wir suchen)?\s*(?P<what>.+?)"
    r"\s+(?:(?:zu )?(?:finden|treffen|kennenlernen|kennen lernen|gewinnen|einstellen|suchen|sprechen|aufbauen|knüpfen|anwerben))\b",
    re.IGNORECASE,
)
_GERMAN_FIRST = re.compile(
    r"^(?:ich suche|wir suchen|gesucht:?|suche(?: nach)?)\s+(?P<what>.+)", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|avoid\w*|stop|quit|without|less|fewer|nicht|kein\w*|nie|niemals|niemand\w*|vermeid\w*|aufhören|ohne|weniger)\b(?! (?:only|just|nur)\b)|n['’]t\b|\bdont\b",
    re.IGNORECASE,
)
"""What a goal shuns is nothing that it looks for."""
_ENDS = re.compile(
    r"[,;.:()!?]|\b(?:who|that|which|whose|willing|ready|able|to|before|by|until|this|next|as|so|als|bis|vor|um|die|der(?= \w+ \w+t\b))\b",
)
_JOINED = re.compile(
    r"\s(?P<by>of|from|at|in|for|with|von|vom|aus|bei|beim|im|für|zu|zum|zur|mit)\s+(?:the |den |dem |der |die )?",
    re.IGNORECASE,
)
_OR = re.compile(r"\s+(?:and|or|und|oder)\s+", re.IGNORECASE)
_FOR = frozenset("for für with mit zu zum zur".split())
"""Words after which a job's purpose stands, which no list shows; of who only deals in something, it is the matter."""

_DEALS = frozenset(
    "supplier manufacturer maker producer vendor distributor dealer provider source partner customer client contact expert specialist "
    "someone somebody anyone anybody people person one professional colleague peer lieferant hersteller anbieter handler vertreter "
    "partner kunde kontakt experte expertin spezialist fachmann fachfrau fachleute leute jemand mensch person kollege".split()
)
"""Whoever deals in something: what they deal in is what tells, as a list may call them anything."""
_PLAIN = frozenset(
    "find get good better best new old small mid medium size sized large big local regional senior junior experienced reliable cheap "
    "second third another additional suitable serious more few several two three four five six seven eight nine ten first last "
    "independent possible potential right young great real year time job way neu neue neuen neuer gut gute guten guter klein kleine kleinen gross grosse "
    "zwei drei vier funf sechs zehn mehrere weitere weiteren einige passenden zuverlassigen erfahrenen".split()
)
"""Words of a search that no list shows, folded."""
_TRADES = frozenset(
    "service services system systems software solutions supply supplies supplier suppliers equipment engineering engineers technology "
    "technologies tech consulting consultants consult advisory advisers capital finance financial insurance logistics media weekly daily news magazine "
    "journal academy analytics data security cleaning catering furniture furnishings recruitment legal maintenance repairs products components "
    "parts machinery machines automation tools dienst dienste dienstleistungen technik systeme bedarf beratung versicherung".split()
)
"""What a house deals in whose name has before it whom it serves: "Port Services" is no port."""
_STOP = LEFT_OUT[ENGLISH] | LEFT_OUT["german"]


@lru_cache(maxsize=512)
def searches(goal: str) -> tuple[tuple[str, ...], ...]:
    """The words of each search that a goal names; nothing where it names none, or what is to be left.

    >>> searches("Find a PVDF supplier"), searches("Meet buyers at hospitals before May"), searches("Learn to say no")
    ((('PVDF',),), (('buyers', 'hospitals'),), ())
    """
    found = _ENGLISH.search(goal) or _GERMAN_FIRST.match(goal) or _GERMAN.match(goal)
    if found is None:
        return ()
    german = found.re is not _ENGLISH
    what = _ENDS.split(found["what"], maxsplit=1)[0]
    if _NOT.search(goal[: found.start("what")]) or _NOT.search(what):
        return ()
    head, *joined = _JOINED.split(f" {what}")
    return tuple(dict.fromkeys(w for w in _sought(head, joined, german) if w))


def _sought(head: str, joined: list[str], german: bool) -> Iterator[tuple[str, ...]]:
    by, beside = (fold(joined[0]), _telling(joined[1], german)) if joined else ("", ())
    parts = [p for p in (_telling(part, german) for part in _OR.split(head)) if p]
    if not parts:  # "someone from Stadtwerke"
        yield beside if by else ()
        return
    for part in parts if all(_own(p[-1]) for p in parts) else [tuple(w for p in parts for w in p)]:
        if _deals(part[-1]):
            yield part[:-1] or beside
        else:
            yield part if by in _FOR else (*part, *beside)


def _own(word: str) -> bool:
    """Whether a word joined by "and" stands for itself, as a plural does: "buyers and engineers"."""
    return word[:1].isupper() or word.endswith("s")


def _telling(part: str, german: bool) -> tuple[str, ...]:
    """The words of a phrase that a list could show; of a German one its nouns, which have a capital."""
    said = re.findall(r"\w+", part)
    nouns = [w for w in said if not german or w[0].isupper()]
    return tuple(w for w in nouns if len(w) > 1 and not {fold(w)} & (_STOP | _PLAIN) and not w.isdigit())


def _deals(word: str) -> bool:
    return bool(_forms(word) & _DEALS_STEMS)


def _forms(word: str) -> frozenset[str]:
    """A word's stems in English and German, and of a word for a woman's job those of the job."""
    flat = fold(word)
    bare = flat.removesuffix("nen").removesuffix("in") if len(flat) > 6 else flat
    return frozenset({stem(w) for w in (flat, bare)} | {stem(w, "german") for w in (flat, bare)})


_DEALS_STEMS = frozenset().union(*(_forms(w) for w in _DEALS))


class Listed:
    """What a list says of a guest, to hold a search against."""

    def __init__(self, title: str, organisation: str) -> None:
        said = " ".join([title, *_in_english(title)])
        house = re.findall(r"\w+", organisation)
        trade = max((n for n, w in enumerate(house) if fold(w) in _TRADES), default=0)
        self._forms = _all_forms([*re.findall(r"\w+", said), *house])
        self._itself = _all_forms([*re.findall(r"\w+", said), *house[trade:]])

    def fits(self, search: tuple[str, ...]) -> bool:
        """Whether all words of a search stand in title and organisation, a job in any language of the two."""
        return all(self._holds(word) for word in search)

    def _holds(self, word: str) -> bool:
        meant = [word, *_in_english(word)]
        many = word.endswith("s") and not word.isupper()
        have = self._itself if many else self._forms  # "ports" are sought themselves, not who serves them
        return any(all(_forms(w) & have for w in form.split()) for form in meant)


def _all_forms(said: list[str]) -> frozenset[str]:
    return frozenset[str]().union(*(_forms(w) for w in said if fold(w) not in _STOP))


def _in_english(title: str) -> list[str]:
    """Each English reading of a title; a short form with several meanings has none."""
    if any(len(SHORT.get(w, ())) > 1 for w in re.findall(r"\w+", fold(title))):
        return []
    return [" ".join(sorted(r)) for r in readings(title)]
