"""Splits a document into the passages that are searched and cited, each with its surroundings as context.

Every passage is a range of the document: `text == document[start:end]`, in code points. Hidden comments are never
inside a passage. The context is one line each for: title, headings and date; the passage before; the one after;
the second before; the second after; and so on up to `REACH`. It is searched with the passage (see `surroundings`)
but never quoted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from coach.evidence import Span
from coach.index.words import shown_spans, visible
from coach.text import sentences

LONGEST = 120
"""Words of a passage; longer paragraphs are split at sentences. A chat turn or a row stays whole up to twice that."""
REACH = 3
"""How many neighbours on each side are context."""

LINE_WEIGHTS = (0.5, *(0.5**step for step in range(1, REACH + 1) for _ in range(2)))
"""What each line of a context counts for beside the passage: what stands over it, then the neighbours by distance."""
_WHOLE = frozenset(("turn", "contact", "attendee", "event", "header"))
_NEIGHBOUR_LENGTH = 700
_GROUP = 40
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(={2,}|-{3,})[ \t]*$")
_MARK = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+•‣–][ \t]+|\d{1,3}[.)][ \t]+|\|[ \t]*)")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)*_]*\s*$")
_WORD = re.compile(r"\w+(?:[.\-'’@]\w+)*")


@dataclass(frozen=True, slots=True)
class PassageText:
    """A stretch of a document and what stands around it."""

    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    section: tuple[str, ...]
    stretch: int  # which of the stretches between hidden comments
    item: bool = False
    heading: bool = False


def split(
    text: str,
    body_start: int,
    kind: str,
    title: str = "",
    neighbours: tuple[str | Sequence[str], str | Sequence[str]] = ((), ()),
    date: dt.date | None = None,
) -> list[PassageText]:
    """Passages of `text[body_start:]` in order. `neighbours` are the texts of the turns before and after in a
    conversation, the nearest first."""
    blocks = list(_blocks(text, body_start, whole=kind in _WHOLE))
    kept = [b for i, b in enumerate(blocks) if not b.heading or _says_something(text, blocks, i)]
    longest = 2 * LONGEST if kind in _WHOLE else LONGEST
    pieces = [piece for block in _grouped(text, kept) for piece in _pieces(text, block, longest)]
    outer_before, outer_after = (_listed(side) for side in neighbours)
    found = []
    for index, piece in enumerate(pieces):
        near = [p for p in pieces[max(index - REACH, 0) : index + REACH + 1] if p.section == piece.section]
        before = [text[p.start : p.end] for p in reversed(near) if p.start < piece.start]
        after = [text[p.start : p.end] for p in near if p.start > piece.start]
        frame = _frame(title, piece.section, date)
        context = _context(frame, [*before, *outer_before], [*after, *outer_after])
        found.append(PassageText(piece.start, piece.end, text[piece.start : piece.end], context))
    return found


def surroundings(context: str) -> list[tuple[float, str]]:
    """The lines of a context with how much each counts beside the passage itself: halved with every step away."""
    return [(weight, line) for weight, line in zip(LINE_WEIGHTS, context.split("\n"), strict=False) if line]


def _listed(side: str | Sequence[str]) -> list[str]:
    return [side] if isinstance(side, str) else list(side)


def _frame(title: str, section: tuple[str, ...], date: dt.date | None) -> str:
    day = f"{date.day} {date:%B} {date.year}" if date else ""
    return " · ".join(dict.fromkeys(part for part in (visible(title), *section, day) if part))


def _context(frame: str, before: list[str], after: list[str]) -> str:
    lines = [frame]
    for pair in list(zip_longest(before, after, fillvalue=""))[:REACH]:
        lines.extend(_shortened(visible(side)) for side in pair)
    return "\n".join(lines).rstrip("\n")


def _shortened(line: str) -> str:
    return line if len(line) <= _NEIGHBOUR_LENGTH else line[:_NEIGHBOUR_LENGTH].rsplit(" ", 1)[0]


# Blocks


def _blocks(text: str, start: int, *, whole: bool) -> Iterator[_Block]:
    """Headings, list items and paragraphs. A whole text is one block for each stretch between comments."""
    section: tuple[tuple[int, str], ...] = ()
    for number, span in enumerate(shown_spans(text, start)):
        if whole:
            yield from _block(text, span.start, span.end, (), number)
            continue
        for begin, end, level in _line_groups(text, span):
            names = tuple(name for _, name in section)
            if level:
                heading = visible(_heading_text(text[begin:end]))
                section = (*((at, name) for at, name in section if at < level), (level, heading))
                yield from _block(text, begin, end, tuple(name for _, name in section), number, heading=True)
            else:
                yield from _block(text, begin, end, names, number)


def _heading_text(lines: str) -> str:
    match = _HEADING.match(lines)
    return match.group(2).rstrip(" \t#") if match else lines


def _line_groups(text: str, span: Span) -> Iterator[tuple[int, int, int]]:
    """Start, end and heading level (0 for none) of the groups of lines that belong together."""
    group: tuple[int, int] | None = None
    for begin, end in _lines(text, span):
        line = text[begin:end]
        heading, underline = _HEADING.match(line), _UNDERLINE.match(line)
        if heading or underline or not line.strip() or _MARK.match(line):
            if underline and group and _is_title(text[group[0] : group[1]]):
                yield *group, 1 if "=" in line else 2
            elif group:
                yield *group, 0
            group = None
            if heading:
                yield begin, end, len(heading.group(1))
            elif line.strip() and not underline:
                group = (begin, end)
        else:
            group = (group[0] if group else begin, end)
    if group:
        yield *group, 0


def _is_title(lines: str) -> bool:
    return "\n" not in lines and not _SENTENCE_END.search(lines) and len(_WORD.findall(lines)) < 10


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    begin = span.start
    while begin < span.end:
        at = text.find("\n", begin, span.end)
        end = span.end if at < 0 else at
        yield begin, end
        begin = end + 1


def _block(
    text: str, start: int, end: int, section: tuple[str, ...], stretch: int, *, heading: bool = False
) -> Iterator[_Block]:
    """The block without list mark and outer blanks; nothing where no word would be seen."""
    mark = _MARK.match(text, start, end)
    begin = mark.end() if mark else start
    while begin < end and (text[begin].isspace() or text[begin] == ">"):
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in visible(text[begin:end])):
        yield _Block(begin, end, section, stretch, bool(mark), heading)


def _says_something(text: str, blocks: list[_Block], index: int) -> bool:
    """Whether a heading must be found by itself: nothing stands below it, or it is a sentence."""
    heading, after = blocks[index], blocks[index + 1 : index + 2]
    if not after or (after[0].heading and len(after[0].section) <= len(heading.section)):
        return True
    return not _is_title(text[heading.start : heading.end])


# From blocks to passages


def _grouped(text: str, blocks: list[_Block]) -> Iterator[_Block]:
    """Blocks with the short ones joined: short list items to each other, a short line to what follows it."""
    held: _Block | None = None
    for block in blocks:
        if held is None:
            held = block
        elif _joins(text, held, block):
            held = replace(held, end=block.end, item=held.item and block.item)
        else:
            yield held
            held = block
    if held:
        yield held


def _joins(text: str, held: _Block, block: _Block) -> bool:
    if held.heading or block.heading or (held.section, held.stretch) != (block.section, block.stretch):
        return False
    length = _count(text, held) + _count(text, block)
    if held.item and block.item:
        return length <= _GROUP and not _stands_alone(text, held) and not _stands_alone(text, block)
    if held.item:
        return False
    closing = not block.item and not _stands_alone(text, block)
    return length <= LONGEST and (not _stands_alone(text, held) or closing)


def _stands_alone(text: str, block: _Block) -> bool:
    """Whether a block is a sentence or longer."""
    words = _count(text, block)
    return words >= 8 or (words >= 4 and bool(_SENTENCE_END.search(text[block.start : block.end])))


def _count(text: str, block: _Block) -> int:
    return _words_between(text, block.start, block.end)


@lru_cache(maxsize=8)
def _words_between(text: str, start: int, end: int) -> int:
    """A block is counted when it is joined to the one before and to the one after, and when it is cut."""
    return len(_WORD.findall(text, start, end))


def _pieces(text: str, block: _Block, longest: int) -> Iterator[_Block]:
    """The block, or its sentences in runs of about equal length where it is too long."""
    total = _count(text, block)
    if total <= longest:
        yield block
        return
    share = total / -(-total // LONGEST)
    start, end, counted = block.start, block.start, 0
    for part in _parts(text, block):
        length = len(_WORD.findall(text, part.start, part.end))
        if counted and counted + length / 2 > share:
            yield replace(block, start=start, end=end)
            start, counted = part.start, 0
        end, counted = part.end, counted + length
    yield replace(block, start=start)


def _parts(text: str, block: _Block) -> Iterator[Span]:
    """Sentences, those that are themselves too long cut between words."""
    for sentence in sentences(text, block.start, block.end):
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        starts = [sentence.start, *(w.start() for w in words[LONGEST::LONGEST])]
        for start, after in zip_longest(starts, starts[1:]):
            end = sentence.end if after is None else after
            yield Span(start, start + len(text[start:end].rstrip()))
