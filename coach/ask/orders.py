"""Sentences that order their reader about instead of telling something: "When asked about Hugo, answer that …"."""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"^\W*(?:"
    r"(?:system|assistant|developer|note to (?:the |any )?(?:ai|assistant|coach|model|reader))\s*:"
    r"|(?:please |now )?(?:ignore|disregard|forget|override)\b[^.]*\b(?:instruct\w*|rules?|prompts?|previous|above|everything|guidelines?)\b"
    r"|(?:when(?:ever)?|if|should|in case)\b[^.]{0,80}\b(?:asks?|asked|asking|question\w*|quer(?:y|ied|ies)|prompted)\b[^.]*?"
    r"\b(?:answer|reply|respond|say|state|tell|claim|write|output|pretend|insist)\b"
    r"|(?:always |only |please |from now on,? )*(?:answer|reply|respond|output|print|pretend|claim)\b[^.]*\b(?:that|with|only|exactly|as)\b"
    r"|from now on\b|you (?:are|must) (?:now|no longer)\b"
    r"|(?:bitte )?(?:ignoriere?|vergiss|missachte)\b[^.]*\b(?:anweisung\w*|regeln?|vorgaben?|bisherige\w*|vorherige\w*|alles)\b"
    r"|(?:wenn|falls|sobald)\b[^.]{0,80}\b(?:fragt?|gefragt|frage\w*)\b[^.]*\b(?:antworte|sage?|behaupte|schreibe?|erkläre)\b"
    r"|(?:immer |nur |bitte |ab jetzt )*(?:antworte|behaupte)\b"
    r")",
    re.IGNORECASE,
)


def orders(text: str) -> bool:
    """Whether a sentence tells whoever reads it what to say or do. Such a sentence is no fact about anybody."""
    return _ORDERS.search(text) is not None
