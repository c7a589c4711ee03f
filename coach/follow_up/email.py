"""A draft e-mail, a promise and a line of the keeping-in-touch list, as every surface shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from coach.evidence import Citation, Fact, Finding, Unsupported


@dataclass(frozen=True, slots=True)
class DraftEmail:
    """An e-mail to one person. `to` is empty when no address is known: none is ever made up. `keeps` is the promise that
    it keeps, `other` the other side of an introduction (who gets it too where `both`); `number` is that of the stored
    draft, 0 where none is. A `blank` one is left to the user: it has a greeting and a close, and `note` says why."""

    person: str
    name: str
    to: str
    subject: str
    body: str
    kind: str
    event: str = ""
    facts: tuple[Fact, ...] = ()
    promise: str = ""
    ask: str = ""
    findings: tuple[Finding, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    writer: Literal["offline", "model"] = "offline"
    note: str = ""
    keeps: str = ""
    other: str = ""
    both: bool = False
    number: int = 0
    blank: bool = False

    def edited(self, subject: str, body: str) -> DraftEmail:
        """The draft with the words of the user; one that was left to them stays so until they have written any."""
        unwritten = body.split() in ([], self.body.split())
        return replace(self, subject=subject, body=body, blank=self.blank and unwritten)


KINDS = ("thank-you", "follow-up", "reply", "promise", "introduction", "touch")
"""What a draft may be: "promise" keeps one with the letter, "touch" comes after a long silence."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise; `by` or `to` is "user" or a person's id."""

    id: int
    by: str
    to: str
    by_name: str
    to_name: str
    what: str
    made: date | None
    due: date | None
    status: Literal["open", "kept"]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class UpkeepLine:
    """Last two-way contact with a person, and whose turn it is to write."""

    person: str
    name: str
    last_date: date | None
    channel: str
    overdue: bool
    turn: Literal["user", "them"] | None
    waiting_since: date | None = None
