"""How two names may be one person's: equal, in another spelling, short, an initial, married, swapped, mistyped. Pure.

Each way has a strength and a sentence for the user. What it is worth is for `resolve` to weigh: the same initial at
the same company is a person, the same initial alone is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from coach.people import names
from coach.people.nicknames import is_cognate, is_short_for, lines_of
from coach.people.spelling import latin, loose, plain
from coach.text import fold


class Way(IntEnum):
    """How two names agree, the stronger the higher."""

    FAMILY_INITIAL = 1  # Ana S. and Ana Soto
    NEW_FAMILY = 2  # Ana Soto and Ana Ruiz, Ana rare enough to ask
    COGNATE = 3  # Johan Berg and Juan Berg
    CUT = 4  # Max Berg and Maxine Berg
    SLIP = 5  # Halvorsen and Halvosren
    LOOSE = 6  # Gritsenko and Hrytsenko
    INITIAL = 7  # A. Soto and Ana Soto
    SWAPPED = 8  # Soto Ana and Ana Soto
    DOUBLE = 9  # Ana Soto and Ana Soto-Ruiz, Ana Soto and Ana Maria Soto
    SHORT = 10  # Bob Berg and Robert Berg
    SPELLING = 11  # Müller and Mueller, Гриценко and Grytsenko
    ACCENT = 12  # Leïla and Leila
    SAME = 13


SENTENCES = {
    Way.FAMILY_INITIAL: "They have the same first name, and one family name is only an initial.",
    Way.NEW_FAMILY: "They have the same first name under different family names.",
    Way.COGNATE: "They have the same family name, and their first names are one name in two languages.",
    Way.CUT: "They have the same family name, and one first name begins like the other.",
    Way.SLIP: "Their names differ by a letter or two.",
    Way.LOOSE: "Their names sound alike: they may be two ways to write one.",
    Way.INITIAL: "They have the same family name, and one first name is only an initial.",
    Way.SWAPPED: "They have the same names in another order.",
    Way.DOUBLE: "One name is the other with a name more.",
    Way.SHORT: "They have the same family name, and one first name may be short for the other.",
    Way.SPELLING: "Their names are two spellings of one.",
    Way.ACCENT: "Their names differ only by accents.",
    Way.SAME: "They have the same name.",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A name taken apart: folded given names, and family names without particles; the same with umlauts made plain,
    and all words in the order of the alphabet."""

    normal: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    plain_given: tuple[str, ...] = ()
    plain_family: tuple[str, ...] = ()
    joined: str = ""
    in_order: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All folded words in order."""
        return self.given + self.family


@lru_cache(maxsize=65536)
def take(name: str) -> Taken:
    """A name in Latin letters taken apart. One word alone is a given name; a double family name joined by a hyphen
    stays together, and a family name may begin at a particle."""
    normal = names.normal(latin(name))
    words = tuple(fold(normal).replace("'", "").split())
    if len(words) < 2:
        return Taken(normal, words, ())
    given, family = (words[:1], words[1:]) if len(words) == 2 else _divided(name, words)
    plain_given, plain_family = tuple(map(plain, given)), tuple(map(plain, family))
    ordered = tuple(sorted(plain_given + plain_family))
    return Taken(normal, given, family, plain_given, plain_family, "".join(plain_family), ordered)


def _divided(name: str, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family names of three words and more."""
    joined = _hyphenated(name)
    count = next((k for k in range(2, len(words)) if words[-k:] == joined), 1) if joined else 1
    start = next((i for i, w in enumerate(words) if i and w in names.PARTICLES), len(words) - count)
    start = min(start, len(words) - count)
    kept = tuple(w for w in words[start:] if w not in names.PARTICLES)
    return words[:start], kept or words[-1:]


def _hyphenated(name: str) -> tuple[str, ...]:
    """The words of a hyphenated last word, none where there is no hyphen."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return names.parts(latin(last)) if "-" in last.strip("-") else ()


def alike(one: str, other: str) -> Way | None:
    """The strongest way in which two names may be one person's, None where there is none.

    >>> alike("Bob Berg", "Robert Berg").name, alike("Ana Soto", "Omar Soto")
    ('SHORT', None)
    """
    a, b = take(one), take(other)
    if not a.family or not b.family:
        return _single(a, b)
    if a.normal == b.normal:
        return Way.SAME if names.normal(one) == names.normal(other) else Way.SPELLING
    if a.plain_given == b.plain_given and a.plain_family == b.plain_family:
        accents_only = fold(a.normal) == fold(b.normal)
        return Way.ACCENT if accents_only else Way.SPELLING
    if a.in_order == b.in_order:
        return Way.SWAPPED
    return _families(a, b) or _mistyped(a, b)


def _single(a: Taken, b: Taken) -> Way | None:
    """One word on either side says nothing, but for its accents."""
    if len(a.words) == len(b.words) == 1 and a.words == b.words:
        return Way.ACCENT if a.normal != b.normal and len(a.normal) > 1 else None
    return None


def _families(a: Taken, b: Taken) -> Way | None:
    """Families agree in some way: what of the given names?"""
    x, y = a.plain_family, b.plain_family
    whole = a.joined == b.joined
    if whole or x[-1] == y[-1] or set(x) < set(y) or set(y) < set(x):
        return _given(a, b, whole=whole)
    first = a.plain_given[0] == b.plain_given[0] and len(a.given[0]) > 1
    if not first:
        sound = loose(a.joined) == loose(b.joined) and _first_name(a.given[0], b.given[0]) is not None
        return Way.LOOSE if sound else None
    short, long = sorted((x, y), key=lambda f: len("".join(f)))
    if len("".join(short)) <= 2 and long[0].startswith(short[0]):
        return Way.FAMILY_INITIAL
    # A double name whose halves are not hyphenated: "Ana Soto Ruiz" has Soto among her given names.
    if set(x) <= set(b.plain_given[1:]) or set(y) <= set(a.plain_given[1:]):
        return Way.DOUBLE
    return Way.LOOSE if loose(a.joined) == loose(b.joined) else None


def _given(a: Taken, b: Taken, *, whole: bool) -> Way | None:
    """The same family name, or one that holds the other."""
    if _clash(a.given[1:], b.given[1:]):
        return None
    way = _first_name(a.given[0], b.given[0])
    if (way is None or way < Way.SHORT) and _run_together(a, b):
        way = Way.SHORT
    if way is None and (a.plain_given[0] in b.plain_given[1:] or b.plain_given[0] in a.plain_given[1:]):
        way = Way.DOUBLE  # called by the second given name
    if way is Way.SAME:
        return Way.DOUBLE
    return way if whole or way is None else min(way, Way.DOUBLE)


def _run_together(a: Taken, b: Taken) -> bool:
    """ "MJ" or "M. J." for "Maria Jose", "Annemarie" for "Anne Marie"."""
    for short, long in ((a.given, b.given), (b.given, a.given)):
        if len(long) >= 2 and "".join(short) in ("".join(w[0] for w in long), "".join(long)):
            return True
    return False


def _clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether second names contradict each other: "Ana B. Soto" is not "Ana C. Soto"."""
    return bool(one and other) and not any(x[0] == y[0] for x in one for y in other)


@lru_cache(maxsize=200_000)
def _first_name(one: str, other: str) -> Way | None:
    """How two given names agree."""
    if plain(one) == plain(other):
        return Way.SAME
    if is_short_for(one, other):
        return Way.SHORT
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and long.startswith(short):
        return Way.INITIAL
    if is_cognate(one, other):
        return Way.COGNATE
    if loose(one) == loose(other) and len(short) >= 3:
        return Way.LOOSE
    begins = long.startswith(short) and len(long) - len(short) >= 3
    return Way.CUT if len(short) >= 2 and begins else None


def _mistyped(a: Taken, b: Taken) -> Way | None:
    """A slip of the keyboard in one of the two names, the other equal; never in short names."""
    x, y = " ".join(a.words), " ".join(b.words)
    given_equal, family_equal = a.given[0] == b.given[0], a.family == b.family
    if not (given_equal or family_equal) or _clash(a.given[1:], b.given[1:]):
        return None
    shorter = min(len("".join(a.family)), len("".join(b.family)))
    if family_equal:  # in the first name one letter inside: Dan and Don, Robert and Roberta are two people
        known = bool(lines_of(a.given[0])) and bool(lines_of(b.given[0]))  # Christian and Christina
        long_enough = min(len(a.given[0]), len(b.given[0])) >= 5 and not known
        slipped = long_enough and a.given[0][0] == b.given[0][0] and OSA.distance(a.given[0], b.given[0]) <= 1
        return (
            Way.SLIP
            if slipped and a.given[0][:-1] not in b.given[0] and b.given[0][:-1] not in a.given[0]
            else None
        )
    return Way.SLIP if shorter >= 5 and OSA.distance(x, y) <= 2 else None
