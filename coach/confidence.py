"""Who may see a sentence of the user's own material, read from front matter and from the words themselves.

A note can close as a whole (`audience:`, `embargo:`, a tag such as `nda`, a first line "Off the record."), by
paragraph ("Private: …"), or by sentence ("told me in confidence that …", "Not to be passed on."). A marker that
only points back ("He asked me to keep it to myself.") closes what it points at too. Words such as "it is public
now" open their sentence. The rules lean towards closing: a silence does less harm than a leak.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from coach.confidence_rules import stricter
from coach.confidence_teller import told_by
from coach.confidence_tongues import EMPTY_ABROAD
from coach.confidence_until import back_date_in, until_in
from coach.confidence_words import (
    AUDIENCES,
    FRONT_KEYS,
    IT,
    LABELS,
    MARKERS,
    NOT_PUBLIC,
    POINTS_BACK,
    PUBLIC,
    RELEASE,
    TAGS,
    TIMED_TAGS,
    TITLE,
    TRUE,
    UNTIL_THEN,
    WHOLE,
)
from coach.evidence import Audience, Restriction, Span
from coach.screen import Screen, need
from coach.text import fold

# Most sentences hold none of the markers' words: labels first, then markers, then what is public.
_PATTERNS = (*(label for label, _ in LABELS), *(marker.pattern for marker in MARKERS), PUBLIC)
_SCREEN = Screen(_PATTERNS)
_SIGNS = re.compile("[🤫🤐]")
_BY_SIGN = frozenset(place for place, pattern in enumerate(_PATTERNS) if need(pattern).nothing)
"""Patterns without a word, which the screen cannot stop."""
_PUBLIC_AT = len(LABELS) + len(MARKERS)


def _fitting(part: str) -> tuple[int, ...]:
    """The patterns that may match somewhere in a text."""
    found = _SCREEN.fitting(part)
    return found if _SIGNS.search(part) else tuple(p for p in found if p not in _BY_SIGN)


# Labels that a date of the whole note ends as well; "In confidence:" outlives an embargo.
_TIMED_LABEL = re.compile(r"embargo|\bnda\b|hush", re.IGNORECASE)


def restrictions(
    text: str,
    spans: Sequence[Span],
    *,
    tags: Sequence[str] = (),
    title: str = "",
    audience: str = "",
    embargo: dt.date | None = None,
    note_date: dt.date | None = None,
    teller: str = "",
    front_matter: Mapping[str, str] | None = None,
) -> list[Restriction | None]:
    """Who may see each sentence of a document: one restriction (or None) for each span of `spans`.

    `teller` is the one person the note is with, if there is exactly one: whoever told what is told there, unless
    the words say otherwise. `note_date` is what "until Friday" is counted from.
    """
    parts = [text[s.start : s.end] for s in spans]
    speaks = any(_fitting(part) for part in parts)
    blocks = paragraphs(text, spans) if speaks else []
    found: list[Restriction | None] = [None] * len(spans)
    for index, part in enumerate(parts if speaks else ()):
        if not _matches(part):
            continue
        restriction = _own(part, back_date_in(parts, blocks, index, note_date), note_date)
        if restriction is None:
            continue
        told = replace(restriction, told_by=told_by(parts, blocks, index, teller))
        dates = told.until is not None and _points_back(part)
        for other in _reach(text, spans, parts, blocks, index):
            both = stricter(found[other], told)
            # "Until then not a word" dates what it points at; elsewhere the marker that lasts decides.
            found[other] = replace(both, until=told.until) if dates and other <= index else both
    whole = _whole_note(parts, tags, title, audience, embargo, note_date, front_matter or {})
    if (
        whole is not None
        and whole.audience in (Audience.ME, Audience.EMPLOYER)
        and not _is_diary(tags, title)
    ):
        whole = replace(whole, told_by=teller)
    found = [_with_whole(own, whole) for own in found]
    return _opened(parts, blocks, found) if speaks else found


_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(?P<said>\S[^\n]*?)[ \t#]*$", re.MULTILINE)


def closing_headings(text: str, start: int = 0) -> list[Span]:
    """Headings that close what stands below them. They are no sentences, and yet say who may see some."""
    found = (m.span("said") for m in _HEADING.finditer(text, start))
    return [Span(a, b) for a, b in found if _matches(text[a:b])]


# What a sentence says of itself


def _own(part: str, back_date: dt.date | None, note_date: dt.date | None) -> Restriction | None:
    """The restriction that the words of one sentence carry."""
    best: Restriction | None = None
    for audience, marker, _, _ in _matches(part):
        found = Restriction(audience, marker=marker, until=until_in(part, note_date, back_date))
        best = found if best is None else stricter(best, found)
    return best


def _matches(part: str) -> list[tuple[Audience, str, bool, bool]]:
    """(audience, verbatim wording, can point back, ends with the note's date) of each marker in a sentence."""
    found: list[tuple[Audience, str, bool, bool]] = []
    for place in _fitting(part):
        if place < len(LABELS):
            label, audience = LABELS[place]
            match = label.match(part)
            if match:
                timed = audience is Audience.EMPLOYER or bool(_TIMED_LABEL.search(match.group(1)))
                found.append((audience, match.group(1), True, timed))
        elif place < _PUBLIC_AT:
            marker = MARKERS[place - len(LABELS)]
            match = marker.pattern.search(part)
            if match:
                wording = match.group().strip(" \t\n,;:(*_—–-")
                found.append((marker.audience, wording, marker.back, marker.timed))
    return found


# How far a marker reaches


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


def _reach(
    text: str, spans: Sequence[Span], parts: Sequence[str], blocks: Sequence[int], index: int
) -> set[int]:
    """The sentences that a marker in sentence `index` closes."""
    part = parts[index]
    if _is_heading(text, spans[index]):
        return _section(text, spans, index)
    if _is_table_head(text, spans[index]):
        return {index, *takewhile(lambda i: parts[i].lstrip().startswith("|"), range(index + 1, len(parts)))}
    if WHOLE.search(part) or (index == 0 and _is_label(part)) or _is_postscript(part):
        return set(range(len(parts)))
    below = _below(text, spans, parts, blocks, index)
    reach = {index, *below}
    same = [i for i, block in enumerate(blocks) if block == blocks[index]]
    if any(label.match(part) for label, _ in LABELS) and index == same[0]:
        reach.update(same)
    after = [i for i in same if i > index]
    line = _same_line(text, spans, index, after)
    lists = _LISTS.search(part) or (index == same[0] and _ALL_TOLD.match(part))
    reach.update(_rest(parts, line) if lists or _announces(part) else _forward(parts, line))
    if set(line) <= reach:
        rest = after[len(line) :]
        reach.update(takewhile(lambda i: _STILL.match(parts[i]) is not None, _forward(parts, rest)))
    if _points_back(part) and not (below and part.rstrip(" *_").endswith(":")):
        before = [i for i in same if i < index]
        if not before and index == same[0] and same == [index]:
            before = [i for i, block in enumerate(blocks) if block == blocks[index] - 1]
            reach.update(before)
        reach.update(_backward(parts, before))
    return reach


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


def _is_postscript(part: str) -> bool:
    """Whether the end of a letter asks for silence on all of it: "PS: not a word to anyone"."""
    match = _POSTSCRIPT.match(part)
    return match is not None and _points_back(part[match.end() :])


def _announced(part: str) -> str:
    """What stands behind the colon of a marker in its own sentence."""
    for _, wording, _, _ in _matches(part):
        found = re.search(rf"{re.escape(wording)}[\s*_)]*:(?=\s)(?P<told>.*)", part, re.DOTALL)
        if found:
            return found["told"]
    return ""


def _announces(part: str) -> bool:
    """Whether a marker with a colon behind it announces what comes: "He told me in confidence: …"."""
    return any(
        re.search(rf"{re.escape(wording)}[\s*_)]*:(?!\S)", part) for _, wording, _, _ in _matches(part)
    )


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
    return list(takewhile(lambda i: not (_TURNS_AWAY.search(parts[i]) or _is_public(parts[i])), after))


def _forward(parts: Sequence[str], after: Sequence[int]) -> list[int]:
    """Sentences after a marker that go on about the same thing."""
    reach: list[int] = []
    for i in after:
        if not _PRONOUN_GOES_ON.match(parts[i]) or _TURNS_AWAY.search(parts[i]) or _is_public(parts[i]):
            break
        reach.append(i)
    return reach


def _backward(parts: Sequence[str], before: Sequence[int]) -> list[int]:
    """The sentence that a marker points back at, with those that this one leans on."""
    reach: list[int] = []
    for i in reversed(before):
        reach.append(i)
        if not _LEANS.match(parts[i]) and not _points_back(parts[i]):
            break
    return reach


_LEANS = re.compile(
    r"[\W_]*(?:it|this|that|these|they|then|so|and|but|her|his|their|its|the|(?:he|she) (?:told|said|asked|has|had|is|was))\b",
    re.IGNORECASE,
)


def _points_back(part: str) -> bool:
    """Whether a sentence is about telling, so that the thing told stands before it."""
    if not any(back for _, _, back, _ in _matches(part)):
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
    if re.search(r":\s*\S+ \S+", part) and not re.match(
        r"[\W_]*(?:he|she|they|it|this|please)\b", part, re.IGNORECASE
    ):
        return False
    if UNTIL_THEN.search(part) and RELEASE.search(part):
        return True  # "The press release comes out on 8 December, until then silence."
    left = len(_content_left(part))
    points = re.search(
        rf"\b(?:keep|want|share|repeat|mention|tell|pass)\w*,? (?:{IT})\b", part, re.IGNORECASE
    )
    # "She starts a list in spring, but keep that quiet" speaks of itself.
    own = points is not None and len(_content_left(part[: points.start()])) >= 3
    pointing = bool(points) or (left <= 4 and bool(re.search(r"(?i)\b(?:it|this|that)\b", part)))
    return left <= 1 or (pointing and not own)


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
        rest = marker.pattern.sub(" ", rest)
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
    return bool(_matches(part)) and not _content_left(part) and not re.search(r":\s*\w", part)


def _is_label(part: str) -> bool:
    """Whether a sentence is nothing but a marker."""
    rest = part
    for label, _ in LABELS:
        rest = label.sub(" ", rest)
    return bool(_matches(part)) and not _content_left(rest)


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
    opens = any(label.match(parts[index]) for label, _ in LABELS) and _is_label(parts[index])
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


# The whole note


def _is_diary(tags: Sequence[str], title: str) -> bool:
    names = {fold(tag).replace(" ", "-") for tag in tags}
    return bool(names & {"private", "journal", "diary"}) or bool(_DIARY.match(title))


_DIARY = re.compile(
    r"(?:private|personal|my|privates|mein) (?:journal|diary|tagebuch)\b|(?:journal|diary|tagebuch)$",
    re.IGNORECASE,
)
"""Titles of notes to oneself; "Journal October 2026" may be a log of work."""


def _whole_note(
    parts: Sequence[str],
    tags: Sequence[str],
    title: str,
    audience: str,
    embargo: dt.date | None,
    note_date: dt.date | None,
    front_matter: Mapping[str, str],
) -> Restriction | None:
    """What front matter and title say about all of a note."""
    names = [fold(tag).strip("#").replace(" ", "-").replace("_", "-") for tag in tags]
    for key, value in front_matter.items():
        if fold(key) in TAGS and fold(value) in TRUE:
            names.append(fold(key))
        elif fold(key) in FRONT_KEYS and not audience:
            said = fold(value).replace(" ", "-")
            audience = value if said in AUDIENCES else ""
            names += [said] if said in TAGS else []
    stated = stated_audience(audience)
    if stated is not None and stated.audience in (Audience.PUBLIC, Audience.OPEN) and embargo is None:
        return stated
    closing = [(tag, TAGS[tag]) for tag in names if tag in TAGS and TAGS[tag] is not Audience.PUBLIC]
    until = embargo
    if until is None and TIMED_TAGS & set(names):
        until = next((d for d in (until_in(p, note_date, None) for p in parts) if d), None)
    if stated is not None and stated.audience not in (Audience.PUBLIC, Audience.OPEN):
        return replace(stated, until=until)
    if closing:
        # "internal, confidential" is confidential to the house.
        house = any(a is Audience.EMPLOYER for _, a in closing)
        return Restriction(Audience.EMPLOYER if house else Audience.ME, until=until, marker=closing[0][0])
    match = TITLE.search(title)
    if match:
        return Restriction(Audience.ME, until=until, marker=match.group())
    if embargo is not None:
        return Restriction(Audience.ME, until=embargo, marker=f"embargo: {embargo.isoformat()}")
    if "public" in names or "published" in names:
        return Restriction(Audience.PUBLIC, marker="public")
    return None


def stated_audience(audience: str) -> Restriction | None:
    """An audience as people write it: me, employer, public, open, or names; None for nothing."""
    words = audience.strip().strip("[]")
    if not words:
        return None
    known = AUDIENCES.get(fold(words).replace(" ", "-"))
    if known is not None:
        return Restriction(known, marker=f"audience: {words}")
    names = tuple(n.strip(" '\"") for n in re.split(r"[,;]|\band\b|&", words) if n.strip(" '\""))
    return Restriction(Audience.NAMED, names=names, marker=f"audience: {words}")


def _with_whole(own: Restriction | None, whole: Restriction | None) -> Restriction | None:
    """A sentence's own restriction under that of its note."""
    if whole is None or own is None:
        return own or whole
    if whole.audience in (Audience.PUBLIC, Audience.OPEN):
        return own
    timed = any(t for _, _, _, t in _matches(own.marker)) or own.audience is Audience.EMPLOYER
    until = own.until or (whole.until if timed else None)
    audience = own.audience
    if whole.audience is Audience.NAMED:
        return replace(own, audience=Audience.NAMED, names=whole.names, until=until)
    if own.audience is Audience.ME and timed and whole.audience is Audience.EMPLOYER:
        audience = Audience.EMPLOYER
    elif whole.audience is Audience.ME:
        audience = Audience.ME
    return replace(own, audience=audience, until=until, told_by=own.told_by or whole.told_by)


def _is_public(part: str) -> bool:
    match = PUBLIC.search(part)
    return bool(match) and not NOT_PUBLIC.search(part[: match.start()] if match else "")


def _opened(
    parts: Sequence[str], blocks: Sequence[int], found: list[Restriction | None]
) -> list[Restriction | None]:
    """Sentences that say of themselves, or of the one before, that it is public."""
    result = list(found)
    for index, part in enumerate(parts):
        match = PUBLIC.search(part) if _PUBLIC_AT in _fitting(part) else None
        if match is None or not _is_public(part) or _matches(part):
            continue
        opened = Restriction(Audience.PUBLIC, marker=match.group())
        result[index] = opened
        earlier = index > 0 and blocks[index - 1] == blocks[index]
        if earlier and POINTS_BACK.match(part) and len(part.split()) <= 8 and not _matches(parts[index - 1]):
            result[index - 1] = opened
    return result
