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
    if re.match(r"\s*\?", after) and not _asks(text, span.start):
        after = re.sub(r"^\s*\?", ".", after)  # the question is what was taken out
    if re.match(r"\s*[.!?]", after) or not after.strip():
        before = re.sub(rf"[\s,;:–—-]+(?:{_CONNECTOR.pattern})?[\s,;:–—-]*$", "", before, flags=re.IGNORECASE)
    sentence = draft_of(text).sentence_at(found.start)
    inside = sentence is not None and span.start > sentence.body.start
    ends = found.quote[-1:] in ".!?" and span.end == found.end
    if ends and before.strip() and (inside or before.rstrip()[-1] not in ".!?:,"):
        before = before.rstrip(" \t,;:–—-") + "."
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
    led = _with_its_verb(text, sentence, found)
    stands = led is not None and _stands_without(text, sentence, led)
    return Span(led.start, led.end) if led and stands else sentence.body


_TOLD = re.compile(r"(?:that|whether|how|why|dass|ob|wie|warum)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:hear|heard|hears|knows?|knew|tell|tells|told|telling|says?|said|saying|mind|thinks?|thought|believes?|glad|sure|sorry|happy|pleased|delighted|"
    r"remember|sees?|seen|saw|forgotten|forget|news|learn|learned|learnt|understand|mention|mentioned|mentioning|wrote|writing|me|you|us|him|her|them|"
    r"noch|weiß|gehört|gesagt|schreibst|erzählt|freut|mich|dir|Ihnen|mir|habe)\W*$",
    re.IGNORECASE,
)
"""Words that ask for what is told behind them: "I was glad to hear" does not stand alone."""
_JOINED = re.compile(r"(?:,\s+(?=(?:and|but|so|und|aber|doch)\s)|[;–—]\s+)", re.IGNORECASE)


def _with_its_verb(text: str, sentence: Sentence, found: Finding) -> Finding | None:
    """A finding with the words that lead to it, where it is what somebody hears, knows or says: those do not stand without.
    None where that is the whole sentence."""
    before = text[sentence.body.start : found.start]
    if not _TOLD.match(found.quote) or not _TAKES.search(before):
        return found
    joints = list(_JOINED.finditer(before))
    if not joints:
        return None
    start = sentence.body.start + joints[-1].end()
    return replace(found, start=start, quote=text[start : found.end])


def _asks(text: str, end: int) -> bool:
    """Whether the clause before a place in a text is a question."""
    clause = re.split(r"[.!?;\n]|[,–—]\s+(?:and|but|so|und|aber)\s", text[:end])[-1]
    clause = clause if clause.strip() else re.split(r"[.!?\n]", text[:end].rstrip(" ;"))[-1]
    return re.match(
        r"\W*(?:(?:dear|hi|hello|hallo|liebe[rs]?)\b[^,]*,\s*)?(?:who|what|when|where|why|how|which|do|does|did|is|are|was|were|will|would|can|could|shall|should|may|have|has|had|am|"
        r"wer|was|wann|wo|warum|wie|welche\w*|ist|sind|hat|hast|haben|kann|kannst|können|wird|willst|darf|soll)\b",
        clause, re.IGNORECASE,
    ) is not None  # fmt: skip


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
