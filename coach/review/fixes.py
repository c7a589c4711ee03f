"""The fix ladder of a finding: keep, generalise, remove; and taking one of its steps."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.evidence import Finding, Span
from coach.review.draft import Sentence, draft_of

# What a clause can become when what it says is not to be said, by the word it begins with.
_VAGUE = (
    (re.compile(r"(?:while|because|since|after|as|now that|when|until|before|once|although|though)\b", re.IGNORECASE), "for the moment"),
    (re.compile(r"(?:who|whose)\b", re.IGNORECASE), "who has a lot on just now"),
)  # fmt: skip
_CONNECTOR = re.compile(
    r"(?:and|but|so|because|since|while|whilst|although|though|when|before|after|once|who|which|that)\b",
    re.IGNORECASE,
)


def with_fix(text: str, found: Finding) -> Finding:
    """The finding with a ladder that fits its place: each step is what stands in for the span."""
    fix = dict(found.fix)
    fix["keep"] = None
    general = fix.get("generalise") or ""
    if general:
        fix["generalise"] = _fitted(text, found, general)
    fix["remove"] = ""
    return replace(found, fix=fix)


def _fitted(text: str, found: Finding, general: str) -> str:
    """A vague wording with the connector, capital and stop that its place asks for."""
    if not general.endswith("."):
        return general
    sentence = draft_of(text).sentence_at(found.start)
    inside = sentence is not None and found.start > sentence.body.start
    stop = found.quote[-1:] if found.quote[-1:] in ".!?" else ""
    if inside:
        vague = next((words for pattern, words in _VAGUE if pattern.match(found.quote)), "")
        link = re.match(r"(?:and|but|so)\s+", found.quote)
        plain = general[:-1] if general.startswith("I ") else general[0].lower() + general[1:-1]
        return (vague or (link.group() if link else "") + plain) + stop
    return general if stop else general[:-1]


def apply_fix(text: str, found: Finding, step: str) -> str:
    """The text with one step taken. Removing takes the whole sentence along where the rest would not stand."""
    new = found.fix.get(step)
    if new is None:
        return text
    if new:
        return text[: found.start] + new + text[found.end :]
    span = removable(text, found)
    before, after = text[: span.start], text[span.end :]
    if re.match(r"\s*[.!?]", after) or not after.strip():
        before = re.sub(rf"[\s,;:–—-]+(?:{_CONNECTOR.pattern})?[\s,;:–—-]*$", "", before, flags=re.IGNORECASE)
    if (
        found.quote[-1:] in ".!?"
        and span.end == found.end
        and before.strip()
        and before.rstrip()[-1] not in ".!?:,"
    ):
        before = before.rstrip() + "."
    before, after = _apart(before, after)
    opens = not before.strip() or before.rstrip()[-1] in ".!?:\n,"
    if opens:
        after = re.sub(r"^[\s,;:–—.!?-]+", "", after)
        gap = before[len(before.rstrip()) :] or (" " if before else "")
        return (before.rstrip() + gap + after[:1].upper() + after[1:]).strip()
    if not after.strip() and before.rstrip()[-1:] not in ".!?":
        after = "."
    return re.sub(
        r" {2,}", " ", before.rstrip() + ("" if re.match(r"[.,;:!?]", after) else " ") + after.lstrip(" ")
    )


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both sides with the line ends between them on the left one: what stood in paragraphs of its own stays so."""
    left = before[len(before.rstrip()) :]
    right = after[: len(after) - len(after.lstrip())]
    ends = max(left, right, key=lambda gap: gap.count("\n"))
    if "\n" not in ends or not after.strip():
        return before, after
    return before.rstrip() + "\n" * ends.count("\n"), after.lstrip()


def removable(text: str, found: Finding) -> Span:
    """The finding's span where the sentence stands without it, else the whole sentence after its salutation."""
    sentence = draft_of(text).sentence_at(found.start)
    if sentence is None or found.end > sentence.end:
        return Span(found.start, found.end)
    return Span(found.start, found.end) if _stands_without(text, sentence, found) else sentence.body


def _stands_without(text: str, sentence: Sentence, found: Finding) -> bool:
    before = text[sentence.body.start : found.start]
    after = text[found.end : sentence.end].strip(' .!?…"”’)]*_')
    if not before.strip() and not after:
        return True
    if not before.strip():
        return bool(re.match(r"\s*,", text[found.end : sentence.end])) and len(after.split()) >= 3
    if after:
        return False
    joined = re.search(r"[,;:–—-]\s*$", before) is not None or _CONNECTOR.match(found.quote) is not None
    return joined and len(before.split()) >= 5
