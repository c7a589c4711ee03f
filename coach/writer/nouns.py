"""Noun phrases: making them definite, finding their head, telling one from many."""

from __future__ import annotations

import re

_DETERMINED = re.compile(
    r"^(?:the|my|our|your|his|her|their|this|that|these|those|some|every|each|all|both|any)\b", re.IGNORECASE
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|news|series|canvas|atlas|bus|gas|lens)$", re.IGNORECASE)
_PLURALS = frozenset({"people", "children", "feet", "media", "men", "women"})
_HEAD_ENDS = re.compile(
    r"\s(?:of|on|for|from|in|at|to|with|about|between|by|over|into|through|around|behind|against|under|near|per|that|which|"
    r"who|whom|when|where|how|whether|and|as|than)\s|[,:;(]"
)


def definite(phrase: str, owner: str = "the") -> str:
    """A noun phrase that names one known thing: "a sack of rye" → "the sack of rye".

    >>> definite("a map"), definite("notes on glazes", "my"), definite("our drawing"), definite("chapter 3")
    ('the map', 'my notes on glazes', 'our drawing', 'chapter 3')
    """
    text = phrase.strip()
    if _DETERMINED.match(text) or re.match(r"[a-z]+ \d+(?:(?: and| to| or|,) \d+)*(?: of\b|$)", text):
        return text
    bare = re.sub(r"^(?:an?|one)\s+", "", text, flags=re.IGNORECASE)
    return f"{owner} {bare}"


def head_noun(phrase: str) -> str:
    """The noun that a phrase is about: the last word before its first preposition, comma or clause.

    >>> head_noun("the tree survey from ward 7")
    'survey'
    """
    words = _HEAD_ENDS.split(phrase, maxsplit=1)[0].split()
    return words[-1] if words else ""


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes "are" and "them"."""
    head = head_noun(phrase)
    if re.match(r"(?:\w+ )?[\w-]+ and (?:the |my |our |your |an? )?[\w-]+$", phrase):
        return True
    return head.casefold() in _PLURALS or (head.casefold().endswith("s") and not _SINGULAR_S.search(head))
