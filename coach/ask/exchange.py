"""An earlier question with its answer, and what a follow-up question turns out to mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question in full and its answer. `people` are the labels of those it was about, those of the answer first;
    `besides` of those whom it left out, as named before."""

    question: str
    answer: str = ""
    people: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed question means in full. `instead` are other questions that it may mean; with `which` it is not
    known which of them, and the user is asked in those words. `besides` are people (ids) already named."""

    question: str
    instead: tuple[str, ...] = ()
    which: str = ""
    besides: tuple[str, ...] = ()


History = tuple[Exchange, ...]
"""Earlier exchanges, the newest last."""
