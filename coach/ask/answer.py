"""The answer to a question, as every surface shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from coach.evidence import Citation, Unsupported
from coach.writer.usage import Usage


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an exact answer: a value, the person it is, and the citations (numbers from 1)."""

    value: str
    person: str | None = None
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. `plan` says in one line what was looked up ("people whose organisation is Rye Press: 7");
    `citations` come best first and are numbered from 1 in that order; `note` tells the user of a fallback;
    `usage` is what a model took for it."""

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
