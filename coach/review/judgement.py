"""From single findings to a verdict: merging what overlaps, mending the fix ladder, and the headline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coach.evidence import Finding
from coach.review.draft import draft_of
from coach.review.firm import WHY, firm
from coach.review.fixes import with_fix
from coach.review.report import Verdict
from coach.text import count

_RANK = {"low": 0, "medium": 1, "high": 2}
# What does harm that an apology does not undo.
_LASTING = frozenset({"third_party", "confidential", "embargoed", "secret"})
_LASTING_DETECTORS = frozenset({"note_leaks", "own_plans"})
# A hint adds nothing to what is said outright, nor a rude word to a sentence that is called rude.
_HINTS = frozenset({"disclosure", "controversy"})
RUDE = frozenset({"offensive", "hostile", "identity_group"})
"""Categories of words that hurt: a model of insults adds nothing beside one of them."""


def merged(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text: of overlapping ones of a group the most severe, neighbours of one sort
    joined, with the fix ladder made to fit."""
    kept: list[Finding] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for found in sorted(findings, key=_importance):
        if _take(taken.setdefault(found.group, []), found):
            kept.append(found)
    kept = _not_said_already(text, kept)
    kept = _joined(text, sorted(kept, key=lambda f: (f.start, f.end)))
    return tuple(with_fix(text, f) for f in kept)


def _take(places: list[tuple[int, int]], found: Finding) -> bool:
    """Take a finding's place among places in order that do not overlap; whether it was free."""
    at, free = _free(places, found)
    if free:
        places.insert(at, (found.start, found.end))
    return free


def _free(places: list[tuple[int, int]], found: Finding) -> tuple[int, bool]:
    """Where a finding's place would stand, and whether nothing overlaps it."""
    at = bisect_left(places, (found.start, found.end))
    before = at == 0 or places[at - 1][1] <= found.start
    after = at == len(places) or found.end <= places[at][0]
    return at, before and after


def _not_said_already(text: str, kept: list[Finding]) -> list[Finding]:
    """Findings without those that say the same of the same place as another: an admission beside the leak itself,
    contempt beside the scorn of a group, a hint beside what is said outright."""
    draft = draft_of(text)

    def where(found: Finding) -> tuple[str, int]:
        sentence = draft.sentence_at(found.start)
        return found.group, sentence.start if sentence else -1 - found.start

    admitted = any(f.detector == "confidence_words" for f in kept)
    crowd = Counter(map(where, kept)) if admitted else Counter[tuple[str, int]]()
    loud: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for found in kept:
        if found.severity != "low":
            _take(loud.setdefault((found.group, found.category, found.severity), []), found)

    def beside(found: Finding, sorts: Iterable[tuple[str, str, str]]) -> bool:
        own = (found.group, found.category, found.severity)
        return any(not _free(loud[sort], found)[1] for sort in sorts if sort != own)

    def said(found: Finding) -> bool:
        if found.detector == "confidence_words":
            return crowd[where(found)] > 1
        if found.detector == "insults":
            return beside(found, [sort for sort in loud if sort[1] in RUDE])
        if found.severity == "low" and found.detector in _HINTS:
            return beside(found, loud)
        if found.detector == "hostile":
            heavy = [s for s in loud if s[0] == "controversial" and _RANK[s[2]] >= _RANK[found.severity]]
            return beside(found, heavy)
        return False

    return [f for f in kept if not said(f)]


def _importance(found: Finding) -> tuple[int, bool, int, str]:
    return (-_RANK[found.severity], not found.citations, found.start, found.category)


def _joined(text: str, findings: list[Finding]) -> list[Finding]:
    """Neighbouring findings of one sort, with nothing between them but marks and small words, made one."""
    result: list[Finding] = []
    places: dict[tuple[str, str], int] = {}
    for found in findings:
        place = None if found.detector == "policy" else places.get((found.category, found.detector))
        last = None if place is None else result[place]
        if place is None or last is None or not _neighbours(text, last, found):
            places[found.category, found.detector] = len(result)
            result.append(found)
            continue
        severity = max(last.severity, found.severity, key=_RANK.__getitem__)
        citations = tuple(dict.fromkeys((*last.citations, *found.citations)))
        quote = text[last.start : found.end]
        result[place] = replace(last, end=found.end, quote=quote, severity=severity, citations=citations)
    return result


def _neighbours(text: str, one: Finding, other: Finding) -> bool:
    """Whether one finding follows the other at once and speaks of the same source."""
    if not one.end <= other.start <= one.end + 12:
        return False
    between = text[one.end : other.start]
    near = not re.search(r"\w{4}|\n\s*\n", between)
    return near and {c.document for c in one.citations} == {c.document for c in other.citations}


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """`hold` when something said cannot be unsaid, `revise` for tone and detail, else `ok`."""
    above = [f for f in findings if f.severity != "low"]
    if any(lasting(f) for f in above):
        return "hold"
    return "revise" if above else "ok"


def lasting(found: Finding) -> bool:
    """Whether a finding could do harm that lasts."""
    if found.severity != "high":
        return False
    return found.category in _LASTING or found.detector in _LASTING_DETECTORS


_HEADLINES = {
    "personal_data": "this gives away contact details or numbers",
    "secret": "this contains a password or key",
    "private_life": "this tells more of a private life than it should",
    "third_party": "this is another person's private matter",
    "confidential": "this looks like something that is not out",
    "embargoed": "this hints at something that is not out yet",
    "politics": "this takes sides in politics",
    "religion": "this is about faith in a way that hurts",
    "identity_group": "this runs down a group of people",
    "offensive": "the words are crude",
    "hostile": "this attacks a person or a company",
    "favour_seeking": "this presses for an unfair advantage",
    "boastful": "this boasts",
    "inauthentic": "this praise would fit anybody",
}
_BY_DETECTOR = {
    "policy": "this names what your policy keeps confidential",
    "addressee": "this does not fit the person it goes to",
    "templates": "a blank of a template was left empty",
    "promised": "your notes say otherwise of a promise",
    "event_days": "your calendar says another day",
}
"""Where a detector finds something narrower than its category."""


def headline_of(verdict: Verdict, findings: Sequence[Finding], kept: Sequence[Finding] = ()) -> str:
    """The verdict in one line of words: the gravest thing, how many more are listed, and what is kept although it
    should not be."""
    return f"{_judged(verdict, findings)}{_kept_anyway(kept)}"


def _judged(verdict: Verdict, findings: Sequence[Finding]) -> str:
    if verdict == "ok":
        if not findings:
            return "Good to send."
        return f"Good to send, with {count(len(findings), 'small thing')} to look at."
    above = [f for f in findings if f.severity != "low"]
    first = min(above, key=lambda f: (not lasting(f), *_importance(f)))
    what = _leak(first) if first.detector == "note_leaks" else _what(first)
    more = f", and {count(len(findings) - 1, 'more finding')}" if len(findings) > 1 else ""
    return f"{'Hold' if verdict == 'hold' else 'Revise'}: {what}{more}."


def _what(found: Finding) -> str:
    return _BY_DETECTOR.get(found.detector) or _HEADLINES[found.category]


def _kept_anyway(kept: Sequence[Finding]) -> str:
    reasons = list(dict.fromkeys(WHY[firm(f)] for f in kept if firm(f)))
    return f" You keep something in it although {' and '.join(reasons)}." if reasons else ""


def _leak(found: Finding) -> str:
    """The headline of a leak from the notes, with the teller where the reason names one."""
    told = re.match(r"(.+?) told you this in confidence", found.reason)
    if told:
        return f"this repeats what {told.group(1)} told you in confidence"
    if found.category == "embargoed":
        return "this is not to be said yet"
    if found.category == "confidential":
        return "this is closed to this reader"
    return "this comes from your private notes"
