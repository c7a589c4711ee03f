"""Where a text calls somebody by name: contacts and the addressee anywhere, and whoever a salutation or a preposition
names. A name that is a rude word elsewhere ("Dear Piet", "thanks to Dick") is none there."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.review.context import Context
from coach.text import fold

_TITLES = r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|herrn?|frau|mevrouw|meneer|monsieur|madame|mme|señora?|sra?|signora?|pani?|panie)\.? "
_NAME = r"(?-i:[A-ZÀ-ÞĀ-Ž][a-zà-þā-ž'’-]+)"
_SALUTATION = re.compile(
    r"(?m)^\W{0,3}(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|liebe[rs]?|sehr geehrte[rs]?|"
    r"beste|geachte|hoi|dag|goedemorgen|goedemiddag|cher|chère|bonjour|bonsoir|salut|hola|querid[oa]|estimad[oa]|ciao|car[oa]|gentile|buongiorno|"
    rf"olá|prezad[oa]|car[oa]|cześć|drog[ia]|szanown[yai]|kära|käre|kjære|hej|hei) (?:{_TITLES})?(?P<name>{_NAME}(?: (?:(?:and|und|et|y|en|e|i|og|och|van|von|de|der|den) )*{_NAME}){{0,3}})",
    re.IGNORECASE,
)
# Names of people that are crude words too: only with a capital, where a name stands, and nothing rude beside them.
_CRUDE_NAMES = ("Dick", "Dyke", "Hoe", "Cock", "Randy", "Fanny", "Willy", "Fuchs", "Fick")
_ALSO_NAMES = re.compile(
    r"(?:(?:\b(?i:to|with|from|by|for|met|meet|meeting|thanks?|thank you|cc|via|asked?|and|&|told|tell|saw|joined|join|called|colleagues?|friend|speaker|Mr|Mrs|Ms|Dr|Prof)\.?,? )"
    rf"(?P<after>{'|'.join(_CRUDE_NAMES)})|(?:^|(?<=[.!?] )|(?<=\n))(?P<before>Dick|Dyke|Hoe|Cock)(?= (?:is|was|has|had|and|showed|gave|told|sent|will|leads|runs|works|joined|said|wrote|spoke|talked)\b))(?![\w-]|(?:heads?|s)\b)"
)
_AS_A_WORD = re.compile(
    r"\b(?:an?|the|you|such|this|that|these|those|total|complete|little|what an?)[ ,]+\Z", re.IGNORECASE
)


@lru_cache(maxsize=8)
def _salutations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span("name") for m in _SALUTATION.finditer(text))


def in_salutation(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is part of the name in a salutation."""
    return any(s <= start and end <= e for s, e in _salutations(text))


def by_name(text: str, start: int, end: int, context: Context) -> bool:
    """Whether a stretch of a text is somebody's name: one that the user knows, written as a name."""
    words = re.findall(r"[^\W\d_]+", text[start:end])
    if not words or not all(w[0].isupper() and not (w.isupper() and len(w) > 2) for w in words):
        return False
    if _AS_A_WORD.search(text, max(0, start - 20), start):
        return False
    return all(fold(w) in context.names for w in words)


def also_names(text: str) -> list[tuple[int, int]]:
    """Where a crude word stands as a name: "thanks to Dick"."""
    if not any(name in text for name in _CRUDE_NAMES):
        return []
    return [m.span(m.lastgroup or 0) for m in _ALSO_NAMES.finditer(text)]
