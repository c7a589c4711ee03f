"""Small text tools that everything shares: folding, words and their stems, numbers with a noun, and sentences with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from threading import local
from typing import Any

from coach.evidence import Span
from coach.irregular_forms import WORD_OF

# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "Ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)  # fmt: skip

STOP_WORDS = frozenset(
    "a about above after again all also am an and any are as at be because been before being below between both but "
    "by can could did do does doing down during each few for from further had has have having he her here hers him "
    "his how i if in into is it its just me more most my no nor not now of off on once only or other our out over own "
    "same she should so some such than that the their them then there these they this those through to too under "
    "until up us very was we were what when where which while who whom whose why will with would you your".split()
)


_NAME_LENGTH = 80
"""Texts up to this length, as names and words are, are kept folded; longer ones seldom come twice."""


def fold(text: str) -> str:
    """Lower case without accents, single spaces: the form in which words are compared."""
    return _folded_short(text) if len(text) <= _NAME_LENGTH else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    flat = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


_folded_short = lru_cache(maxsize=65536)(_folded)


def words(text: str) -> list[str]:
    """Folded words of a text, in order, hyphenated and dotted ones kept whole."""
    return re.findall(r"[\w@]+(?:[.\-+'’]\w+)*", fold(text))


def content_words(text: str) -> list[str]:
    """Folded words that carry meaning."""
    return [w for w in words(text) if w not in STOP_WORDS]


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun.

    >>> count(1, "person", "people"), count(1200, "person", "people")
    ('1 person', '1,200 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_stemmers = local()  # one a thread, as a stemmer holds the word that it works on


@lru_cache(maxsize=65536)
def stem(word: str, language: str = "english") -> str:
    """The Snowball stem of a folded word; of an irregular English form, that of its word.

    >>> stem("meetings"), stem("drew")
    ('meet', 'draw')
    """
    if language == "english":
        word = WORD_OF.get(word, word)
    made: dict[str, Any] = _stemmers.__dict__
    if language not in made:
        import snowballstemmer

        made[language] = snowballstemmer.stemmer(language)
    return str(made[language].stemWord(word))


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr vs etc e.g i.e approx no nr fig dept inc ltd co corp bv ca cf al jan feb mar apr jun "
    "jul aug sep sept oct nov dec mon tue wed thu fri".split()
)
_TAGS_AFTER = re.compile(r"(?:[ \t]+#[^\W\d_][\w/-]*)+[ \t]*(?:\n|\Z)")
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_AROUND = 200
"""So far around a full stop is looked; longer words and wider gaps are no part of a sentence."""
_LONGEST_WORD = 40
_LAST_WORD = re.compile(rf"[\w.]{{1,{_LONGEST_WORD}}}\Z")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]*_]*+(?=\s|$)|\n[ \t]*\n|\n")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)])\s")
_LINE = re.compile(r"[^\n]*")
_GOES_ON = re.compile(
    r"(?:[,(–—]|\b(?:and|or|but|the|a|an|of|to|in|on|at|for|from|with|that|who|which|is|was|und|oder|der|die|das|den|dem|ein|eine|zu|mit|"
    r"von|für|im|am))\s*$",
    re.IGNORECASE,
)
_INDENTED = re.compile(r" {2}|[ \t]*\t")
_NARROWEST = 60
"""Characters to which somebody breaks lines at least; shorter ones end where the thought ends."""


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return True
    if _TAGS_AFTER.match(text, match.end()):
        return False  # "They move in spring. #dana-kim"
    following = text[match.end() : match.end() + _AROUND].lstrip()
    if match.group()[0] != ".":
        return not following[:1].islower()
    word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    last = word.group().casefold() if word else ""
    if last.isdigit() and not _line_before(text, start, match.start() - len(last)).strip(" \t>"):
        return False  # the number of a list item
    after = following[:1]
    if last.isdigit() and len(last) <= 2 and _GERMAN_MONTH.match(following):
        return False  # "bis 3. Dezember"
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and after.isupper()):
        return False
    return not after.islower()


def _line_before(text: str, start: int, end: int) -> str:
    """What stands before a place on its line, as far as it matters."""
    return text[max(start, end - _AROUND) : end].rpartition("\n")[2]


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Sentences of `text[start:end]` as ranges of `text`, list marks and outer blanks left out.

    >>> [("Met J. Kim. Fine!"[s.start : s.end]) for s in sentences("Met J. Kim. Fine!")]
    ['Met J. Kim.', 'Fine!']
    """
    stop = len(text) if end is None else end
    cursor = start
    broken = _broken_lines(text, start, stop)
    for match in _END.finditer(text, start, stop):
        if match.start() in broken or not _ends_sentence(text, cursor, match):
            continue
        yield from _trimmed(text, cursor, match.end())
        cursor = match.end()
    yield from _trimmed(text, cursor, stop)


def _broken_lines(text: str, start: int, stop: int) -> set[int]:
    """The places of line breaks within a sentence. The lines of a paragraph were broken to a width where the next word
    would have fitted on none of them; else every line is a thought of its own, with a full stop or without."""
    found: set[int] = set()
    lines: list[tuple[int, int]] = []
    place = start
    while place <= stop:
        line = _LINE.match(text, place, stop)
        ends = line.end() if line else stop
        if text[place:ends].strip():
            lines.append((place, ends))
        if not text[place:ends].strip() or ends >= stop:
            found |= _broken(text, lines)
            lines = []
        place = ends + 1
    return found


def _broken(text: str, lines: list[tuple[int, int]]) -> set[int]:
    if len(lines) < 2:
        return set()
    width = max(len(text[begin:end].rstrip()) for begin, end in lines)
    wrapped = width >= _NARROWEST
    sure, likely = set(), set()
    for (begin, end), (then, stop) in pairwise(lines):
        line = text[begin:end].rstrip()
        if _LIST_MARK.match(text, then):
            continue
        if _GOES_ON.search(line) or _INDENTED.match(text, then):
            sure.add(end)
        elif len(line) + 1 + len(text[then:stop].split(maxsplit=1)[0]) > width:
            likely.add(end)
        else:
            wrapped = False
    return sure | likely if wrapped else sure


_MARK = re.compile(r"\s*(?:(?:[-*+•>]|\d+[.)]|#{1,6})\s+)*")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    mark = _MARK.match(text, start, end)
    begin = mark.end() if mark else start
    while end > begin and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[begin:end]):
        yield Span(begin, end)


def line_of(text: str, offset: int) -> int:
    """The line number (from 1) in which a code point stands."""
    return text.count("\n", 0, offset) + 1


_HTML = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|</?[a-zA-Z][^<>\n]*>", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(r"\*\*|__|`|~~")
_EMPHASIS = re.compile(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def plain(markdown: str) -> str:
    """Markdown without its marks, for prose: bold, italics, links, code, images, HTML dropped."""
    if "<" in markdown:
        markdown = _HTML.sub(" ", markdown)
    text = markdown
    if "[" in text:
        text = _IMAGE.sub("", text)
        text = _WIKI_LINK.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _STRONG.sub("", text)
        if "*" in text or "_" in text:
            text = _EMPHASIS.sub("", text)
    return " ".join(text.split())
