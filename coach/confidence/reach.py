"""How far a marker reaches: the sentences around it that it closes too, by the shape of the text and by what they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from coach.confidence.markers import announces, is_label, is_public, points_back
from coach.confidence.words import (
    LABELS,
    WHOLE,
)
from coach.evidence import Span
from coach.text import fold


def paragraphs(text: str, spans: Sequence[Span]) -> list[int]:
    """A number for each sentence; sentences of one paragraph or list item share it."""
    numbers: list[int] = []
    block = 0
    for index, span in enumerate(spans):
        if index:
            between = text[spans[index - 1].end : span.start]
            if re.search(r"\n[ \t]*\n|\n[ \t]*(?:[-*+•>#]|\d+[.)])", between):
                block += 1
        numbers.append(block)
    return numbers


def reached(
    text: str, spans: Sequence[Span], parts: Sequence[str], blocks: Sequence[int], index: int
) -> set[int]:
    """The sentences that a marker in sentence `index` closes."""
    part = parts[index]
    if _is_heading(text, spans[index]):
        return _section(text, spans, index)
    if _is_table_head(text, spans[index]):
        return {index, *takewhile(lambda i: parts[i].lstrip().startswith("|"), range(index + 1, len(parts)))}
    if WHOLE.search(part) or (is_label(part) and _is_head(parts[:index])) or _is_postscript(part):
        return set(range(len(parts)))
    below = _below(text, spans, parts, blocks, index)
    reach = {index, *below}
    same = [i for i, block in enumerate(blocks) if block == blocks[index]]
    if any(label.compiled.match(part) for label, _ in LABELS) and index == same[0]:
        reach.update(same)
    after = [i for i in same if i > index]
    line = _same_line(text, spans, index, after)
    lists = _LISTS.search(part) or (index == same[0] and _ALL_TOLD.match(part))
    reach.update(_rest(parts, line) if lists or announces(part) else _forward(parts, line))
    reach.update(_told_of(parts, index, line))
    if set(line) <= reach:
        rest = after[len(line) :]
        reach.update(takewhile(lambda i: _STILL.match(parts[i]) is not None, _forward(parts, rest)))
    if points_back(part) and not (below and part.rstrip(" *_").endswith(":")):
        before = [i for i in same if i < index]
        if not before and index == same[0] and same == [index]:
            before = [i for i, block in enumerate(blocks) if block == blocks[index] - 1]
            reach.update(before)
        reach.update(_backward(parts, before))
    return reach


_OF_SOMEBODY = re.compile(
    r"\b(?:told|spoke|talked|confided|heard|opened up|erzählt\w*|gesprochen|sprach|berichtet\w*|anvertraut)\b.*?\b(?:about|of|on|von|über|wegen)\s+(?P<whom>(?:[A-ZÀ-Þ][\w'’-]+\s*)+)|"
    r"\b(?:about|of|von|über|wegen)\s+(?P<who>(?:[A-ZÀ-Þ][\w'’-]+\s*)+)(?:erzählt|gesprochen|berichtet|geredet)\b",
)
"""A telling of somebody, without what was told: "Tom told me in confidence about Cleo."."""


def _told_of(parts: Sequence[str], index: int, after: Sequence[int]) -> list[int]:
    """The sentences behind a telling of somebody that say what was told: those that begin with whom it was of, and what
    goes on about them."""
    found = _OF_SOMEBODY.search(parts[index])
    if found is None:
        return []
    whom = set(re.findall(r"\w{2,}", fold(found["whom"] or found["who"])))
    first = [set(re.findall(r"\w{2,}", fold(m))) for i in after[:1] for m in _BEGINS.findall(parts[i])]
    if not first or not first[0] & whom:
        return []
    return [after[0], *_forward(parts, after[1:])]


_BEGINS = re.compile(r"^\W*((?:[A-ZÀ-Þ][\w'’-]+ ?){1,3})")
_LISTS = re.compile(
    r"\bthe following\b|\b(?:two|three|four|five|several|some|a few|many|these) (?:\w+ )?(?:things|points|matters|news|secrets)\b|"
    r"\b(?:folgendes|zwei|drei|einige|mehrere) (?:\w+ )?(?:dinge|sachen|punkte|geheimnisse)\b|\bfolgendes\b",
    re.IGNORECASE,
)
"""What is told is more than one thing, each in a sentence of its own."""
_ALL_TOLD = re.compile(
    r"[\W_]*(?:alles, )?(?:what|everything|all|was)\b[^.;:]{0,50}\b(?:told|said|says|tells|erzählt|gesagt|sagte|erzählte)\b",
    re.IGNORECASE,
)
"""All that comes was told so: "What Ada told me stays with me. She …"."""
_POSTSCRIPT = re.compile(r"[\W_]*p\.?\s?s\b[.:,–—-]*\s*", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)])[ \t]")
_PRONOUN_GOES_ON = re.compile(
    r"^[\W_]*(?:(?:it|this|that|these|those|they|the|their|its|until|not even|his|her|es|das|dies\w*|ihre?|seine?|der|bis dahin)\b|"
    r"(?:er|sie) (?:hat|ist|wird|will|war|hatte|kann|muss|soll|möchte|geht|plant|hofft|sagt|sagte|zieht|verlässt|bekommt|braucht|fürchtet)\b|"
    r"(?:he|she) (?:told|said|has|have|had|will|would|wants?|does|did|is|was|asked|fears|plans|hopes|expects|needs|may|might|only)\b)",
    re.IGNORECASE,
)  # fmt: skip
_STILL = re.compile(
    r"[\W_]*(?:it|this|that|these|those|until|not even|es|dies\w*|bis dahin)\b", re.IGNORECASE
)
"""How a new line goes on about the line before: "His daughter …" is a thought of its own there."""
_TURNS_AWAY = re.compile(
    r"\b(?:otherwise|apart from that|by the way|on another|as for|also,|promised|i will send|i['’]ll send|i owe|asked (?:me )?for)\b",
    re.IGNORECASE,
)


_HEAD = re.compile(
    r"[\W_]*(?:here|present|there|attend(?:ees|ing|ance)|participants?|with|date|place|time|apologies|minutes|chair|author|from|to|"
    r"anwesend|teilnehmer\w*|dabei|ort|datum|zeit|entschuldigt|protokoll|leitung)\b[\w ]{0,12}:",
    re.IGNORECASE,
)
"""A line above the text itself: who was there, when and where."""


def _is_head(before: Sequence[str]) -> bool:
    """Whether only a title and lines such as "Present: Ada, Ben." stand before a label, which is then that of all."""
    return all(_HEAD.match(part) or not re.search(r"[.!?…][\W_]*$", part) for part in before)


def _is_postscript(part: str) -> bool:
    """Whether the end of a letter asks for silence on all of it: "PS: not a word to anyone"."""
    match = _POSTSCRIPT.match(part)
    return match is not None and points_back(part[match.end() :])


def _same_line(text: str, spans: Sequence[Span], index: int, after: Sequence[int]) -> list[int]:
    """The sentences of `after` on the line of sentence `index`: a line is a thought of its own, unless lines are
    wrapped or a colon ends this one."""
    block = [index, *after]
    if text[spans[index].start : spans[index].end].rstrip(" *_").endswith(":") or any(
        "\n" in text[spans[i].start : spans[i].end].strip() for i in block
    ):
        return list(after)
    return list(takewhile(lambda i: "\n" not in text[spans[index].end : spans[i].start], after))


def _rest(parts: Sequence[str], after: Sequence[int]) -> list[int]:
    """The rest of a paragraph, up to where it turns to something else."""
    return list(takewhile(lambda i: not (_TURNS_AWAY.search(parts[i]) or is_public(parts[i])), after))


def _forward(parts: Sequence[str], after: Sequence[int]) -> list[int]:
    """Sentences after a marker that go on about the same thing."""
    reach: list[int] = []
    for i in after:
        if not _PRONOUN_GOES_ON.match(parts[i]) or _TURNS_AWAY.search(parts[i]) or is_public(parts[i]):
            break
        reach.append(i)
    return reach


def _backward(parts: Sequence[str], before: Sequence[int]) -> list[int]:
    """The sentence that a marker points back at, with those that this one leans on."""
    reach: list[int] = []
    for i in reversed(before):
        reach.append(i)
        if not _LEANS.match(parts[i]) and not points_back(parts[i]):
            break
    return reach


_LEANS = re.compile(
    r"[\W_]*(?:it|this|that|these|they|then|so|and|but|her|his|their|its|the|(?:he|she) (?:told|said|asked|has|had|is|was))\b",
    re.IGNORECASE,
)


def _is_heading(text: str, span: Span) -> bool:
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return line.lstrip().startswith("#")


def _section(text: str, spans: Sequence[Span], index: int) -> set[int]:
    """From a heading to the next one that is not below it."""
    start = spans[index].start
    line = text[text.rfind("\n", 0, start) + 1 : start].lstrip()
    level = len(line) - len(line.lstrip("#"))
    following = re.compile(rf"^[ \t]*#{{1,{level}}}\s", re.MULTILINE).search(text, start)
    end = following.start() if following else len(text)
    return {i for i in range(index, len(spans)) if spans[i].start < end}


def _is_table_head(text: str, span: Span) -> bool:
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end].lstrip()
    return line.startswith("|") and re.match(r"[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}", text[span.end :]) is not None


def _below(
    text: str, spans: Sequence[Span], parts: Sequence[str], blocks: Sequence[int], index: int
) -> set[int]:
    """What stands below a marker that is a paragraph of its own: the list or the paragraph under a label."""
    alone = blocks.count(blocks[index]) == 1
    opens = any(label.compiled.match(parts[index]) for label, _ in LABELS) and is_label(parts[index])
    if not alone or not (opens or parts[index].rstrip(" *_").endswith(":")):
        return set()
    after = range(index + 1, len(parts))
    reach: set[int] = set()
    for i in after:
        item = _ITEM.match(text, text.rfind("\n", 0, spans[i].start) + 1) is not None
        if blocks[i] != blocks[index] + 1 and not item:
            break
        reach.add(i)
        if blocks[i] == blocks[index] + 1 and not item:
            reach.update(j for j in after if blocks[j] == blocks[i])
            break
    return reach
