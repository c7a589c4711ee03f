"""An answer in the language of its question: the coach's own sentences by a catalogue, quotes and names as they stand.

The queries speak English. A catalogue of another language lists each of their sentences as a pattern and how it reads there;
`CATALOGUES` names the catalogues, so another language is one more module like `coach/ask/answers_german.py`. What no pattern
fits stays as it is.

In a pattern, which is a regular expression, `{n}` is a number, `{d}` and `{w}` a time in words, `{l}` several names, `{p}` and `{j}` a
phrase of the catalogue's own `PHRASES`, and any other letter a name or title, kept as it is. In the translation, `{x}`
puts in a slot, `<n|eins|viele>` chooses by a number, and `<x?text>` stands only where the slot has something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coach.ask import answers_german
from coach.ask.answer import Answer, Row
from coach.ask.german import is_german
from coach.evidence import Unsupported
from coach.index.languages import language_of as spoken
from coach.text import words

Table = Sequence[tuple[str, str]]
_HIDDEN = re.compile(r"“[^”]*”")
_SLOT = re.compile(r"\{([a-z])\}")
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\])*\s*")
_INSIDE = r"(?:(?!(?<!\b\w)(?<!\b\w\w)[.?!]\s)[^\n\[])"
"""A character of a slot: none beyond the mark of a citation or the end of a sentence, which a full stop after one or two letters ("St. John") is not."""
_QUOTE_ALONE = re.compile(r"“\d+”\.?")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n|(?<=“)\d+”")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language: sentences and lines, row endings, lines on what was looked up, questions, and phrases within them."""

    sentences: Table
    rows: Table
    plans: Table
    steps: Table
    phrases: Table
    topics: Mapping[str, str]
    day: Callable[[str], str]
    listed: Callable[[str], str]
    quotes: tuple[str, str]  # what stands before and behind what is quoted


CATALOGUES = {
    "german": Catalogue(
        answers_german.SENTENCES, answers_german.ROWS, answers_german.PLANS, answers_german.STEPS, answers_german.PHRASES,
        answers_german.TOPICS, answers_german.days, answers_german.listed, answers_german.QUOTES,
    ),
}  # fmt: skip


def language_of(question: str) -> str:
    """The language to answer a question in, empty for English."""
    return "german" if is_german(question) or spoken(words(question)) == "german" else ""


def translated(answer: Answer, language: str) -> Answer:
    """The answer in a language of the catalogues; its marks and what is underlined move along."""
    reader = _reader(language)
    text = reader.text(answer.text)
    return replace(
        answer,
        text=text,
        rows=tuple(_row(reader, row, language) for row in answer.rows),
        plan=reader.plan(answer.plan),
        next_steps=tuple(reader.step(step) for step in answer.next_steps),
        unsupported=tuple(_moved(answer.unsupported, text)),
    )


def _row(reader: _Reader, row: Row, language: str) -> Row:
    return replace(row, value=reader.row(row.value), language=language)


def _moved(items: Sequence[Unsupported], text: str) -> list[Unsupported]:
    """Where the words that nothing holds stand now, in their order."""
    found, at, flat = [], 0, _flat(text)
    for item in items:
        quote = _flat(item.quote)
        start = flat.find(quote, at)
        start = flat.find(quote) if start < 0 else start
        if start >= 0:
            end = start + len(quote)
            found.append(replace(item, start=start, end=end, quote=text[start:end]))
            at = start
    return found


def _flat(text: str) -> str:
    """A text with quotation marks of every language as one."""
    return re.sub("[“”„‟«»]", '"', text)


class _Reader:
    """A catalogue with its patterns compiled."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._sentences, self._rows, self._plans, self._steps, self._phrases = (
            [(_compiled(pattern), said) for pattern, said in table]
            for table in (
                catalogue.sentences,
                catalogue.rows,
                catalogue.plans,
                catalogue.steps,
                catalogue.phrases,
            )
        )

    def text(self, text: str) -> str:
        """A text, sentence by sentence."""
        return self._read(text)[0]

    def _read(self, text: str) -> tuple[str, bool]:
        """A text in the language, and whether all its sentences were known: the pattern that fits furthest with the fewest
        words in its slots goes first, quotes are put aside."""
        whole = True
        hidden, quotes = _put_by(text)
        pieces, at = [], 0
        while at < len(hidden):
            best = max(
                (
                    (m, said)
                    for pattern, said in self._sentences
                    if (m := pattern.match(hidden, at)) and m.end() > at
                ),
                key=lambda found: (found[0].end(), -sum(len(v) for v in found[0].groupdict().values() if v)),
                default=None,
            )
            if best is not None:
                pieces.append(self._filled(*best))
                at = best[0].end()
            else:
                end = _SENTENCE_END.search(hidden, at)
                stop = end.end() if end else len(hidden)
                pieces.append(hidden[at:stop])
                whole = whole and _QUOTE_ALONE.fullmatch(hidden[at:stop].strip()) is not None
                at = stop
            marks = _MARKS.match(hidden, at)
            pieces.append(marks.group() if marks else "")
            at = marks.end() if marks else at
        named = [f"“{self._catalogue.topics.get(q[1:-1], q[1:-1])}”" for q in quotes]
        return self._put_back("".join(pieces), named), whole

    def row(self, value: str) -> str:
        """A row: a sentence of the catalogue, else its name and title as they are and its endings translated."""
        hidden, quotes = _put_by(value)
        for pattern, said in self._sentences:
            if match := pattern.fullmatch(hidden):
                return self._put_back(self._filled(match, said), quotes)
        said, whole = self._read(value)
        if whole:
            return said
        for pattern, said in self._rows:
            hidden = pattern.sub(lambda m, said=said: self._filled(m, said), hidden)  # type: ignore[misc]
        return self._put_back(hidden, quotes)

    def plan(self, line: str) -> str:
        """The line on what was looked up."""
        hidden, quotes = _put_by(line)
        return self._put_back("; ".join(self._by(self._plans, part) for part in hidden.split("; ")), quotes)

    def step(self, question: str) -> str:
        """A question to ask next."""
        return self._by(self._steps, question)

    def _put_back(self, text: str, quotes: Sequence[str]) -> str:
        """The quotes in their places again, in the quotation marks of the language."""
        before, behind = self._catalogue.quotes
        return re.sub(r"“(\d+)”", lambda m: f"{before}{quotes[int(m[1])][1:-1]}{behind}", text)

    def _by(self, table: Sequence[tuple[re.Pattern[str], str]], line: str) -> str:
        for pattern, said in table:
            if match := pattern.fullmatch(line):
                return self._filled(match, said)
        return line

    def _filled(self, match: re.Match[str], said: str) -> str:
        values = {name: self._slot(name, value) for name, value in match.groupdict().items() if value}
        chosen = re.sub(r"<([a-z])\?([^<>]*)>", lambda m: m[2] if values.get(m[1]) else "", said)
        chosen = re.sub(
            r"<([a-z])\|([^|<>]*)\|([^<>]*)>", lambda m: m[2] if values.get(m[1]) == "1" else m[3], chosen
        )
        return _SLOT.sub(lambda m: values.get(m[1], ""), chosen)

    def _slot(self, name: str, value: str) -> str:
        """A slot's content: times, lists and phrases in the language, everything else as it is."""
        if name == "l":
            return self._catalogue.listed(value)
        if name not in "dwpj":
            return value
        for pattern, said in self._phrases if name != "d" else ():
            if match := pattern.fullmatch(value.strip()):
                return self._catalogue.day(self._filled(match, said))
        return self._catalogue.day(value)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A catalogue's pattern as a regular expression; a slot that comes twice has the same content."""
    seen: set[str] = set()

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return rf"(?P<{name}>\d[\d,]*)" if name == "n" else rf"(?P<{name}>{_INSIDE}+?)"

    return re.compile(_SLOT.sub(slot, pattern))


def _put_by(text: str) -> tuple[str, list[str]]:
    quotes: list[str] = []

    def put(match: re.Match[str]) -> str:
        quotes.append(match.group())
        return f"“{len(quotes) - 1}”"

    return _HIDDEN.sub(put, text), quotes


@lru_cache
def _reader(language: str) -> _Reader:
    return _Reader(CATALOGUES[language])
