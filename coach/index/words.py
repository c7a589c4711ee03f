"""What is searched of a text: the words that a reader sees, folded and stemmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from coach.evidence import Span
from coach.text import STOP_WORDS, fold, plain

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
# Zero-width and soft-hyphen characters split words without being seen.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# Scripts written without spaces are searched by pairs of neighbouring characters.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_TOKEN = re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|[^\W_{_UNSPACED}]+")


_REPEATED = 2000
"""Texts up to this length are kept: each passage is context of its neighbours."""


def visible(text: str) -> str:
    """What a reader sees of a Markdown text, on one line: comments, images, link targets and marks left out."""
    return _visible_short(text) if len(text) <= _REPEATED else _visible(text)


def _visible(text: str) -> str:
    shown = " ".join(text[s.start : s.end] for s in shown_spans(text)) if "<!--" in text else text
    flat = plain(shown)
    return flat if flat.isascii() else _UNSEEN.sub("", flat)


_visible_short = lru_cache(maxsize=2048)(_visible)


def shown_spans(text: str, start: int = 0) -> Iterator[Span]:
    """The stretches of `text[start:]` between HTML comments. One that is never closed ends with its paragraph."""
    last_close = text.rfind("-->")
    while start < len(text):
        opening = text.find("<!--", start)
        if opening < 0:
            opening = len(text)
        if opening > start:
            yield Span(start, opening)
        if last_close > opening:
            start = text.find("-->", opening) + 3
        else:
            end = _PARAGRAPH_END.search(text, opening)
            start = end.start() if end else len(text)


@lru_cache(maxsize=2048)
def stems(text: str) -> tuple[str, ...]:
    """Stems of the words of a visible text that carry meaning, in order."""
    folded = fold(text)
    if "'" in folded or "’" in folded:
        folded = _APOSTROPHE.sub("", _POSSESSIVE.sub("", folded))
    if folded.isascii():
        return tuple(stem(w) for w in _ASCII_WORD.findall(folded) if w not in STOP_WORDS)
    return tuple(_stems(folded))


def _stems(folded: str) -> Iterator[str]:
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if match["unspaced"]:
            yield from (token[i : i + 2] for i in range(max(len(token) - 1, 1)))
        elif token not in STOP_WORDS:
            yield stem(token)


def stemmed(text: str) -> str:
    """Each line of a text as its stems: the form that is stored and searched."""
    return "\n".join(" ".join(stems(line)) for line in text.split("\n"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its English ending (Snowball); other languages are only folded, alike on both sides."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
