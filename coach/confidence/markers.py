"""The markers of a sentence: words that close it, and what it says besides."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.confidence.tongues import EMPTY_ABROAD
from coach.confidence.words import (
    IT,
    LABELS,
    MARKERS,
    NOT_PUBLIC,
    PUBLIC,
    RELEASE,
    UNTIL_THEN,
)
from coach.evidence import Audience
from coach.pattern_needs import Pattern, needed
from coach.screen import Screen
from coach.text import fold

# Most sentences hold none of the markers' words: labels first, then markers, then what is public.
PATTERNS: tuple[Pattern, ...] = (
    *(label for label, _ in LABELS),
    *(marker.pattern for marker in MARKERS),
    PUBLIC,
)
_SCREEN = Screen(PATTERNS)
_SIGNS = re.compile("[🤫🤐]")
_BY_SIGN = frozenset(place for place, pattern in enumerate(PATTERNS) if needed(pattern).nothing)
"""Patterns without a word, which the screen cannot stop."""
PUBLIC_AT = len(LABELS) + len(MARKERS)


def fitting(part: str) -> tuple[int, ...]:
    """The patterns that may match somewhere in a text."""
    found = _SCREEN.fitting(part)
    return found if _SIGNS.search(part) else tuple(p for p in found if p not in _BY_SIGN)


# Labels that a date of the whole note ends as well; "In confidence:" outlives an embargo.
_TIMED_LABEL = re.compile(r"embargo|\bnda\b|hush", re.IGNORECASE)


class Marked(NamedTuple):
    """A marker in a sentence: whom it leaves in, its words verbatim, whether it can point back, and whether a date of the
    whole note ends it too."""

    audience: Audience
    wording: str
    back: bool
    timed: bool


def matches(part: str) -> list[Marked]:
    """The markers of a sentence."""
    found: list[Marked] = []
    for place in fitting(part):
        if place < len(LABELS):
            label, audience = LABELS[place]
            match = label.compiled.match(part)
            if match:
                timed = audience is Audience.EMPLOYER or bool(_TIMED_LABEL.search(match.group(1)))
                found.append(Marked(audience, match.group(1), True, timed))
        elif place < PUBLIC_AT:
            marker = MARKERS[place - len(LABELS)]
            match = marker.pattern.compiled.search(part)
            if match and not (marker.unless and marker.unless.match(part)):
                wording = match.group().strip(" \t\n,;:(*_—–-")
                found.append(Marked(marker.audience, wording, marker.back, marker.timed))
    return found


def _announced(part: str) -> str:
    """What stands behind the colon of a marker in its own sentence."""
    for marked in matches(part):
        found = re.search(rf"{re.escape(marked.wording)}[\s*_)]*:(?=\s)(?P<told>.*)", part, re.DOTALL)
        if found:
            return found["told"]
    return ""


def announces(part: str) -> bool:
    """Whether a marker with a colon behind it announces what comes: "He told me in confidence: …"."""
    return any(re.search(rf"{re.escape(marked.wording)}[\s*_)]*:(?!\S)", part) for marked in matches(part))


def points_back(part: str) -> bool:
    """Whether a sentence is about telling, so that the thing told stands before it."""
    if not any(marked.back for marked in matches(part)):
        return False
    if re.search(
        r"\b(?:confidence|record|trust|secret|privately|repeating|friendship)\b[,:)]*\s+(?:that|:|\w+ (?:is|are|was|were|will|would|has|have|had|may|might|could|can|"
        r"plans?|wants?|hopes?|intends?)\b)",
        part,
    ):
        return False
    ahead = _announced(part)
    if ahead and len(_content_left(ahead)) >= 2:
        return False  # "This stays between us: the mill closes."
    # "Strictly between us: nobody at the mill knows" says nothing else behind its colon either.
    says_more = not (ahead and matches(ahead)) and re.search(r":\s*\S+ \S+", part)
    if says_more and not re.match(r"[\W_]*(?:he|she|they|it|this|please)\b", part, re.IGNORECASE):
        return False
    if UNTIL_THEN.search(part) and RELEASE.search(part):
        return True  # "The press release comes out on 8 December, until then silence."
    left = len(_content_left(part))
    points = _POINTS.search(part)
    # "She starts a list in spring, but keep that quiet" speaks of itself.
    own = points is not None and len(_content_left(part[: points.start()])) >= 3
    pointing = bool(points) or (left <= 4 and bool(re.search(r"(?i)\b(?:it|this|that)\b", part)))
    return left <= 1 or (pointing and not own)


_POINTS = re.compile(
    rf"\b(?:keep|want|share|repeat|mention|tell|pass)\w*,? (?:{IT})\b|"
    r"\b(?:es|das|dies) (?:bitte )?(?:für (?:mich|uns|sich)|niemande[mn]|keine[mr]|nicht weiter|geheim)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "he she they it this that these we i me my us you all said told asked says me please so also still is are was be "
    "been has have had do does did not no to of for from in on at by with and or but the a an his her their our yet now "
    "then until till because even anything any anyone anybody just only strictly very everything here there until who which "
    "if as one so him them treat treated consider handle regard pls plz".split()
) | EMPTY_ABROAD  # fmt: skip
_BIS_A_DAY = re.compile(
    r"(?i)\bbis\s+(?:(?:zum|zur|ende|anfang|mitte|nächste[nrm]?|kommende[nrm]?)\s+)*(?:\d{1,2}\.\s?(?:\d{1,2}\.)?\s?(?:\d{4}|\d\d\b)?(?:[a-zä]+)?(?:\s\d{4})?|\w+)"
)


def _content_left(part: str) -> list[str]:
    """Words of a sentence that are neither marker nor filler: what it says besides asking for silence."""
    rest = part
    for marker in MARKERS:
        rest = marker.pattern.compiled.sub(" ", rest)
    rest = re.sub(r"(?i)\b(?:until|till|before)\b[^,;.]*", " ", rest)
    rest = _BIS_A_DAY.sub(" ", rest)
    rest = re.sub(r"(?i)\b(?:not even|because|including|except|apart from|other than|when|or)\b.*", " ", rest)
    first = re.search(r"\w", rest)
    names = re.sub(r"\b[A-ZÀ-Þ][\w'’-]+", " ", rest[first.end() :]) if first else ""
    rest = rest[: first.end()] + names if first else ""
    return [w for w in re.findall(r"[^\W_]+", fold(rest)) if w not in _EMPTY]


def is_marker_only(part: str) -> bool:
    """Whether words do nothing but close what stands beside them: "hush hush", "off the record", "don't quote me".

    >>> is_marker_only("off the record"), is_marker_only("told me off the record that they may sell")
    (True, False)
    """
    return bool(matches(part)) and not _content_left(part) and not re.search(r":\s*\w", part)


_LONG_RULE = re.compile(r"[\W_]{9,}")
"""A line of dots or dashes, in which every place could begin a label."""


def is_label(part: str) -> bool:
    """Whether a sentence is nothing but a marker."""
    rest = _LONG_RULE.sub(lambda m: m.group()[:4] + m.group()[-4:], part)
    for label, _ in LABELS:
        rest = label.compiled.sub(" ", rest)
    return bool(matches(part)) and not _content_left(rest)


def is_public(part: str) -> bool:
    match = PUBLIC.search(part)
    return bool(match) and not NOT_PUBLIC.search(part[: match.start()] if match else "")
