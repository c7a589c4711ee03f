"""From single findings to a verdict: merging what overlaps, mending the fix ladder, and the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coach.evidence import Finding
from coach.review.draft import draft_of
from coach.review.firm import WHY, firm
from coach.review.fixes import with_fix
from coach.review.report import Verdict

_RANK = {"low": 0, "medium": 1, "high": 2}
# What does harm that an apology does not undo.
_LASTING = frozenset({"third_party", "confidential", "embargoed", "secret"})
_LASTING_DETECTORS = frozenset({"note_leaks", "own_plans"})


def merged(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text: of overlapping ones of a group the most severe, neighbours of one sort
    joined, with the fix ladder made to fit."""
    kept: list[Finding] = []
    for found in sorted(findings, key=_importance):
        rival = next((k for k in kept if k.group == found.group and _overlap(k, found)), None)
        if rival is None:
            kept.append(found)
    kept = [f for f in kept if not _said_already(text, f, kept)]
    kept = _joined(text, sorted(kept, key=lambda f: (f.start, f.end)))
    return tuple(with_fix(text, f) for f in kept)


def _said_already(text: str, found: Finding, others: list[Finding]) -> bool:
    """Whether another finding says the same of the same sentence: an admission beside the leak itself, contempt
    beside the scorn of a group."""
    if found.detector == "confidence_words":
        return any(
            o.group == found.group and o is not found and _same_sentence(text, o, found) for o in others
        )
    if found.detector == "hostile":
        return any(
            o.group == "controversial" and _overlap(o, found) and _RANK[o.severity] >= _RANK[found.severity]
            for o in others
        )
    return False


def _same_sentence(text: str, one: Finding, other: Finding) -> bool:
    return any(
        s.start <= one.start < s.end and s.start <= other.start < s.end for s in draft_of(text).sentences
    )


def _importance(found: Finding) -> tuple[int, bool, int, str]:
    return (-_RANK[found.severity], not found.citations, found.start, found.category)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _joined(text: str, findings: list[Finding]) -> list[Finding]:
    """Neighbouring findings of one sort, with nothing between them but marks and small words, made one."""
    result: list[Finding] = []
    for found in findings:
        alike = [r for r in result if r.category == found.category and r.detector == found.detector]
        if found.detector == "policy":
            alike = []  # each name has a wording of its own
        last = alike[-1] if alike else None
        if last is None or not _neighbours(text, last, found):
            result.append(found)
            continue
        severity = max(last.severity, found.severity, key=_RANK.__getitem__)
        citations = tuple(dict.fromkeys((*last.citations, *found.citations)))
        quote = text[last.start : found.end]
        result[result.index(last)] = replace(
            last, end=found.end, quote=quote, severity=severity, citations=citations
        )
    return result


def _neighbours(text: str, one: Finding, other: Finding) -> bool:
    """Whether one finding follows the other at once and speaks of the same source."""
    between = text[one.end : other.start]
    near = one.end <= other.start and len(between) <= 12 and not re.search(r"\w{4}|\n\s*\n", between)
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


def headline_of(verdict: Verdict, findings: Sequence[Finding], kept: Sequence[Finding] = ()) -> str:
    """The verdict in one line of words: the gravest thing, how many more are listed, and what is kept although it
    should not be."""
    return f"{_judged(verdict, findings)}{_kept_anyway(kept)}"


def _judged(verdict: Verdict, findings: Sequence[Finding]) -> str:
    if verdict == "ok":
        if not findings:
            return "Good to send."
        return f"Good to send, with {_number(len(findings), 'small thing')} to look at."
    above = [f for f in findings if f.severity != "low"]
    first = min(above, key=lambda f: (not lasting(f), *_importance(f)))
    what = _leak(first) if first.detector == "note_leaks" else _what(first)
    more = f", and {_number(len(findings) - 1, 'more finding')}" if len(findings) > 1 else ""
    return f"{'Hold' if verdict == 'hold' else 'Revise'}: {what}{more}."


def _what(found: Finding) -> str:
    return (
        "this names what your policy keeps confidential"
        if found.detector == "policy"
        else _HEADLINES[found.category]
    )


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


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
