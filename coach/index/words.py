"""What is searched of a text: the words that a reader sees, folded and stemmed, and the dates that it names.

A line is stemmed in its own language (coach/index/languages.py). Stems of other languages than English end in that
language's mark, so that they meet no English word by chance, and the mark stands beside them once; a query brings a
form for each language that the index holds. Other alphabets have one stemmer each. Scripts that write no spaces are
searched by runs of neighbouring characters.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from coach.evidence import Span
from coach.index.days import asked_between, days_in
from coach.index.languages import ENGLISH, LEFT_OUT, OTHERS, language_of
from coach.text import fold, plain
from coach.text import stem as snowball

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
# Zero-width and soft-hyphen characters split words without being seen.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# Scripts written without spaces, and how many neighbouring characters are searched together: a Chinese word has about
# two of them, a Thai, Lao, Khmer or Burmese one more. Korean has spaces, but its endings stick to the words.
_PAIRED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
_TRIPLED = "\u0e01-\u0e4e\u0e81-\u0ecf\u1000-\u103f\u1780-\u17d3"
# Signs of Indian scripts belong to their words.
_INDIAN = "\u0900-\u0963\u0971-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5"
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_TOKEN = re.compile(
    rf"(?P<paired>[{_PAIRED}]+)|(?P<tripled>[{_TRIPLED}]+)|(?:[{_INDIAN}]|[^\W_{_PAIRED}{_TRIPLED}])+"
)
_ALPHABETS = (
    (re.compile(r"[\u0400-\u04ff]"), "russian"),
    (re.compile(r"[\u0370-\u03ff]"), "greek"),
    (re.compile(r"[\u0600-\u06ff]"), "arabic"),
    (re.compile(r"[\u0530-\u058f]"), "armenian"),
    (re.compile(r"[\u0900-\u097f]"), "hindi"),
    (re.compile(r"[\u0b80-\u0bff]"), "tamil"),
)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|er\b)?")
# Folding takes the breve off this letter, which the Russian stemmer needs.
_SHORT_I, _STAND_IN = "\u0439", "\u0458"

STEMMED_AS = b"2"
"""Goes up with every change of what is stored of a text, so that older indexes are written again."""

MARKS = {language: f"\u02d0{language[:2]}" for language in OTHERS}
"""What the stems of a language end in; it also stands by itself in each of its lines."""


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


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: the forms under which passages may hold it, and how often it was asked for."""

    forms: tuple[str, ...]
    count: int = 1


@lru_cache(maxsize=2048)
def stems(text: str) -> tuple[str, ...]:
    """What is stored of one line of a visible text: stems of the words that carry meaning, in order, then its dates."""
    folded = _folded(text)
    days = days_in(folded)
    dates = tuple(word for day in days for word in day.stored())
    for day in (
        days
    ):  # its numbers by themselves say nothing: as long as they were, so that the places of others hold
        numbers = _NUMBER.sub(lambda n: " " * len(n[0]), folded[day.start : day.end])
        folded = f"{folded[: day.start]}{numbers}{folded[day.end :]}"
    language, words = _words(folded)
    found = tuple(_in(language, words))
    return (*found, *dates) if language == ENGLISH else (*found, *dates, MARKS[language])


def stemmed(text: str) -> str:
    """Each line of a text as its stems: the form that is stored and searched."""
    return "\n".join(" ".join(stems(line)) for line in text.split("\n"))


def query_words(
    query: str,
    languages: Collection[str] = (),
    period: Iterable[tuple[dt.date, dt.date]] = (),
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[Word]:
    """The words of a query, in English and in the languages given, with what else a word is called (`aliases`), and the
    dates that it names or that `period` holds."""
    folded = _folded(visible(query))
    days = days_in(folded)
    forms = [day.asked() for day in days]
    if not days and (between := asked_between(period)):
        forms.append(between)
    for day in reversed(days):
        folded = f"{folded[: day.start]} {folded[day.end :]}"
    language, words = _words(folded)
    for token, run in words:
        if run:
            forms += [(part,) for part in _runs(token, run)]
        elif token not in LEFT_OUT[language]:
            called = (token, *aliases.get(token, ()))
            each = [
                form for word in called for form in (stem(word), *(_form(word, other) for other in languages))
            ]
            forms.append(tuple(dict.fromkeys(each)))
    counted = dict.fromkeys(forms, 0)
    for form in forms:
        counted[form] += 1
    return [Word(form, count) for form, count in counted.items()]


def every_stemming(text: str) -> Iterator[str]:
    """A text's stems as each language would store them: to look for what must not be there."""
    _, words = _words(_folded(text))
    for language in (ENGLISH, *OTHERS):
        yield " ".join(_in(language, words))


def _folded(text: str) -> str:
    """Folded, with apostrophes out of the way, and syllables and the Russian short i whole."""
    if text.isascii():
        folded = fold(text)
    else:
        folded = fold(text.casefold().replace(_SHORT_I, _STAND_IN))
        if not folded.isascii():
            folded = unicodedata.normalize("NFC", folded).replace(_STAND_IN, _SHORT_I)
    if "'" in folded or "’" in folded:
        folded = _APOSTROPHE.sub("", _POSSESSIVE.sub("", folded))
    return folded


def _words(folded: str) -> tuple[str, list[tuple[str, int]]]:
    """The language of a folded line, and its words, each with the length of the runs that it is searched by (0: whole)."""
    if folded.isascii():
        words = [(word, 0) for word in _ASCII_WORD.findall(folded)]
    else:
        words = [(m.group(), 2 if m["paired"] else 3 if m["tripled"] else 0) for m in _TOKEN.finditer(folded)]
    return language_of([word for word, _ in words]), words


def _in(language: str, words: Iterable[tuple[str, int]]) -> Iterator[str]:
    left_out = LEFT_OUT[language]
    for token, run in words:
        if run:
            yield from _runs(token, run)
        elif token not in left_out:
            yield _form(token, language)


def _form(token: str, language: str) -> str:
    """A word's stem as a line of that language stores it."""
    return stem(token, language) + (MARKS.get(language, "") if _is_latin(token) else "")


def _is_latin(token: str) -> bool:
    """Whether a word is stemmed by the language around it."""
    return token.isascii() and not token.isdigit()


def _runs(token: str, length: int) -> Iterator[str]:
    yield from (token[i : i + length] for i in range(max(len(token) - length + 1, 1)))


@lru_cache(maxsize=65536)
def stem(word: str, language: str = ENGLISH) -> str:
    """The word without its ending (Snowball), in a Latin alphabet by the language given, in others by the alphabet."""
    if not word.isascii():
        language = next((name for letters, name in _ALPHABETS if letters.search(word)), language)
    return snowball(word, language)
