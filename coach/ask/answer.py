"""The answer to a question, as every surface shows it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from coach.ask.answers_german import days
from coach.ask.exchange import Exchange
from coach.ask.time_in_words import long_date
from coach.evidence import Citation, Unsupported
from coach.writer.usage import Usage

_ISO = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
_NUMBER = re.compile(r"\[(\d+)\]")
_REPEATED = re.compile(r"(?<=\d{4}) \(\d{4}-\d\d-\d\d\)")
"""A day in numbers behind the same day in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an exact answer: a value, the person it is, and the citations (numbers from 1). `language` is that of its
    words, empty for English."""

    value: str
    person: str | None = None
    citations: tuple[int, ...] = ()
    language: str = ""

    @property
    def shown(self) -> str:
        """The value for reading, its days in words; scripts get them as numbers, too."""
        return _ISO.sub(lambda m: _in_words(m, self.language), _REPEATED.sub("", self.value))


def _in_words(found: re.Match[str], language: str) -> str:
    try:
        said = long_date(dt.date(*map(int, found.groups())))
        return days(said) if language == "german" else said
    except ValueError:  # the 30th of February stands as it was written
        return found.group()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. `plan` says in one line what was looked up ("people whose organisation is Rye Press: 7");
    `citations` come best first and are numbered from 1 in that order; `note` tells the user of a fallback; `usage` is what
    a model took for it. Of a follow-up question `question` says what it was taken to mean, `typed` what the user typed
    (else empty), `instead` what else it may mean. `about` are the labels of those that it is about, `besides` of those it
    leaves out, for the next."""

    question: str
    text: str
    citations: tuple[Citation, ...] = ()
    rows: tuple[Row, ...] = ()
    people: tuple[str, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    abstained: bool = False
    writer: Literal["offline", "model"] = "offline"
    plan: str = ""
    note: str = ""
    next_steps: tuple[str, ...] = field(default=())
    usage: Usage = field(default=Usage())
    typed: str = ""
    instead: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations that the text names; all of them where it names none."""
        numbers = {int(n) for n in _NUMBER.findall(self.text)}
        return tuple(c for n, c in enumerate(self.citations, 1) if n in numbers) or self.citations

    @property
    def exchange(self) -> Exchange:
        """The answer as the next question leans on it."""
        return Exchange(self.question, self.text, self.about, self.besides)

    @property
    def asks_back(self) -> bool:
        """Whether this asks whom the user means, and tells nothing."""
        return bool(self.typed) and self.question == self.typed
