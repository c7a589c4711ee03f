"""One name in several spellings: Cyrillic and Greek to Latin, umlauts written out, and looser keys. Pure.

Sources: ISO 9 and the passport tables of Ukraine (2010) and Russia (ICAO Doc 9303), ELOT 743 for Greek, DIN 5007-2
for umlauts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from coach.text import fold

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "’": "'",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o", "ϊ": "i",
    "ϋ": "y", "ΐ": "i", "ΰ": "y",
}  # fmt: skip
_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"))
_FOREIGN = str.maketrans({**_CYRILLIC, **_GREEK})
_NOT_LATIN = re.compile(r"[\u0370-\u052f]")


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """Cyrillic and Greek letters in Latin ones, lower case where something was changed.

    >>> latin("Юлія Гриценко"), latin("Νίκος Παππάς"), latin("Ana")
    ('yuliya gritsenko', 'nikos pappas', 'Ana')
    """
    if not _NOT_LATIN.search(text):
        return text
    flat = text.casefold()
    for pair, spelt in _PAIRS:
        flat = flat.replace(pair, spelt)
    return flat.translate(_FOREIGN)


_WRITTEN_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ij", "y"))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A folded word with umlauts neither dotted nor written out: Müller, Mueller and Muller are one."""
    flat = fold(latin(word))
    for written, short in _WRITTEN_OUT:
        flat = flat.replace(written, short)
    return flat


_LOOSE = tuple(
    (re.compile(pattern), spelt)
    for pattern, spelt in (
        (r"shch|sch|sh|sz|š", "s"),
        (r"tch|tsch|cz|ch(?=[eiy])|ts|tz|cs|c(?=[eiy])", "c"),
        (r"zh|rz|ż", "z"),
        (r"kh|gh|ch|h|g", "g"),
        (r"ck|c(?!$)|q", "k"),
        (r"ks|x", "ks"),
        (r"ph|ff|f", "f"),
        (r"w", "v"),
        (r"th", "t"),
        (r"dj|dzh|j|iy|yi|yy|ie|ye|y|ii", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """A key that spellings of one name across alphabets and countries share. Coarse: never a proof by itself.

    >>> loose("Gritsenko") == loose("Hrytsenko"), loose("Schmitt") == loose("Schmid")
    (True, False)
    """
    flat = plain(word)
    for pattern, spelt in _LOOSE:
        flat = pattern.sub(spelt, flat)
    return flat
