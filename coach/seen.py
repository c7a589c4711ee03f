"""A text as the eye reads it, with the way back to the text as it stands.

Detectors look for words, numbers and keys. Whoever wants to get past them, or a program that meddled, writes the same
in other characters: with joiners that take no room, in full width, with Cyrillic letters among Latin ones, with
digits for letters, with gaps. `read` undoes that once for all detectors; `spelled` goes further, for words that
should not be said in any spelling. Both keep for each code point of the result where it stands in the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.evidence import Span
from coach.lookalikes import BROAD, STRICT, plain

_ODD = re.compile(r"[^\n\t -~]+")
_FOREIGN = re.compile(r"[\u0370-\u052f\u0531-\u058f\u13a0-\u13ff\uab70-\uabbf]")
_WORD = re.compile(r"\w+")
_STRICT = str.maketrans(STRICT)
_BROAD = str.maketrans(BROAD)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made of another. `starts[i]` and `ends[i]` are the code points of the original that the i-th of the
    reading stands for; without them both are the same length, character by character."""

    text: str
    starts: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the original."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


class _Plain(dict[str, str]):
    """What each code point stands for, worked out when it first comes."""

    def __missing__(self, character: str) -> str:
        found = self[character] = plain(character)
        return found


_plain = _Plain()


def read(text: str) -> Reading:
    """The text without what cannot be seen, in plain characters.

    >>> read("ＡＫ\u200bIA").text
    'AKIA'
    """
    reading = _uncovered(text)
    if reading.text.isascii() or not _FOREIGN.search(reading.text):
        return reading
    return Reading(_in_latin(reading.text), reading.starts, reading.ends)


def _uncovered(text: str) -> Reading:
    """Each code point taken for what it looks like; what takes no room left out; accents put on their letters."""
    first = next((m for m in _ODD.finditer(text) if _changes(m.group())), None)
    if first is None:
        return Reading(text)
    out: list[str] = [text[: max(0, first.start() - 1)], text[max(0, first.start() - 1) : first.start()]]
    starts, ends = array("L", range(first.start())), array("L", range(1, first.start() + 1))
    cursor = first.start()
    for match in _ODD.finditer(text, cursor):
        out += (
            [text[cursor : match.start() - 1], text[match.start() - 1 : match.start()]]
            if match.start() > cursor
            else []
        )
        starts.extend(range(cursor, match.start()))
        ends.extend(range(cursor + 1, match.start() + 1))
        for place, character in enumerate(match.group(), match.start()):
            if character == "\r":
                seen = "" if text[place + 1 : place + 2] == "\n" else "\n"
            elif unicodedata.combining(character) and out and out[-1]:
                composed = _with_mark(out[-1], character) if len(out[-1]) == 1 else None
                if composed is not None:
                    out[-1] = composed
                    ends[-1] = place + 1
                    continue
                seen = character
            else:
                seen = _plain[character]
            if seen:
                out.append(seen)
                starts.extend([place] * len(seen))
                ends.extend([place + 1] * len(seen))
        cursor = match.end()
    out.append(text[cursor:])
    starts.extend(range(cursor, len(text)))
    ends.extend(range(cursor + 1, len(text) + 1))
    return Reading("".join(out), starts, ends)


def _changes(run: str) -> bool:
    return any(_plain[c] != c or c == "\r" or unicodedata.combining(c) for c in run)


def _with_mark(letter: str, mark: str) -> str | None:
    """A letter with an accent as one character; the letter alone where there is none such but the letter is Latin or
    a mark of punctuation; None where the accent is a sign of its own."""
    composed = unicodedata.normalize("NFC", letter + mark)
    if len(composed) == 1:
        return composed
    return letter if letter < "\u0250" and not letter.isspace() else None


def _in_latin(text: str) -> str:
    """Words that only look Latin, in Latin letters: those that mix alphabets, and, in a text without a word that is
    sure to be of the other alphabet, those made of nothing but look-alikes."""
    words = [m for m in _WORD.finditer(text) if _FOREIGN.search(m.group())]
    genuine = any(_is_foreign(m.group()) for m in words)
    out, cursor = [], 0
    for match in words:
        word = match.group()
        mixed = any(c.isascii() and c.isalpha() for c in word)
        if mixed:
            seen = word.translate(_BROAD)
            seen = word if _FOREIGN.search(seen) else seen
        else:
            seen = word if genuine or _is_foreign(word) else word.translate(_STRICT)
        out += [text[cursor : match.start()], seen]
        cursor = match.end()
    return "".join([*out, text[cursor:]])


def _is_foreign(word: str) -> bool:
    """Whether a word has letters of another alphabet that no Latin letter looks like, and no Latin ones."""
    return not any(c.isascii() and c.isalpha() for c in word) and bool(
        _FOREIGN.search(word.translate(_STRICT))
    )


# ----------------------------------------------------------- words in disguise

_LEET = str.maketrans("4301578@$!|+", "aeoistbasiit")
# Letters and what stands in for letters; at least one of each, none of them at the end of a sentence.
_DISGUISED = re.compile(
    r"(?<![\w@$!|+.-])(?=[\w@$!|+]*[^\W\d_])(?=[\w@$!|+]*[0-9@$!|+])[\w@$!|+]{2,40}\w(?![\w@]|\.\w)"
)
_GAPPED = re.compile(r"(?<![\w.'@-])[^\W\d_]([ .*_-])(?:[^\W\d_]\1){2,20}[^\W\d_](?![\w'@]|[.-]\w)")


def spelled(text: str) -> Reading:
    """The text with digits and signs inside words taken for the letters they stand for, accents taken off, and letters
    with gaps between them put together: for looking for single words, not for figures.

    >>> spelled("What a c.l.0wn").text
    'What a c.l.0wn'
    >>> spelled("n0nsen5e of a k i n d").text
    'nonsense of a kind'
    """
    flat = text if text.isascii() else "".join(map(_bare, text))
    flat = _DISGUISED.sub(lambda m: m.group().translate(_LEET), flat)
    gaps = list(_GAPPED.finditer(flat))
    if not gaps:
        return Reading(flat)
    out: list[str] = []
    starts, ends = array("L"), array("L")
    cursor = 0
    for match in gaps:
        begin = match.start() + 2 * _is_article(flat, match)
        kept = [*range(cursor, begin), *range(begin, match.end(), 2)]
        out.append("".join(flat[i] for i in kept))
        starts.extend(kept)
        ends.extend(i + 1 for i in kept)
        cursor = match.end()
    out.append(flat[cursor:])
    starts.extend(range(cursor, len(flat)))
    ends.extend(range(cursor + 1, len(flat) + 1))
    return Reading("".join(out), starts, ends)


_DETERMINER = re.compile(r"\b(?:an|the|this|that|these|those|you|such)\s\Z", re.IGNORECASE)


def _is_article(text: str, gapped: re.Match[str]) -> bool:
    """Whether the first of the letters with gaps between them is a word: "a" before them, or "I"."""
    first = gapped.group()[0] in "aAI" and gapped.group(1) == " "
    return first and not _DETERMINER.search(text, max(0, gapped.start() - 10), gapped.start())


def changed(text: str, reading: Reading) -> list[tuple[int, int]]:
    """The words of a reading that are not as they stand in the text, from their first to their last character."""
    if reading.text == text:
        return []
    starts = reading.starts
    found = []
    places = [(0, len(reading.text))] if starts is not None else _other_lines(text, reading.text)
    for match in (m for start, end in places for m in _WORD.finditer(reading.text, start, end)):
        at = match.start() if starts is None else starts[match.start()]
        if not text.startswith(match.group(), at):
            found.append(match.span())
    return found


def _other_lines(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Where the lines stand that differ between two texts of one length, whose lines end at the same places."""
    start = 0
    for line, its in zip(text.split("\n"), other.split("\n"), strict=True):
        if line != its:
            yield start, start + len(its)
        start += len(its) + 1


class _Bare(dict[str, str]):
    def __missing__(self, character: str) -> str:
        first = unicodedata.normalize("NFKD", character)[0]
        found = self[character] = first if first.isascii() and first.isalpha() else character
        return found


_bares = _Bare()


def _bare(character: str) -> str:
    return character if character < "\x80" else _bares[character]
