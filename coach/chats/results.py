"""What can come of a turn, and its form in the store: without numbers of rows, which mean something here and now only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from coach.ask.answer import Answer
from coach.briefing.brief import Brief
from coach.errors import CoachError
from coach.follow_up.email import DraftEmail
from coach.review.report import Report

_FIRST = 5


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the coach: what an import brought, that something was stopped, or an error."""

    text: str
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text from the chat, what kind it is and for whom, and what the reviewer says of it."""

    text: str
    report: Report
    kind: str = "post"
    audience: str = "public"


@dataclass(frozen=True, slots=True)
class Briefed:
    """As much of a briefing as the chat shows: whom to find first, and why. The rest is made again when it is opened."""

    event: str
    starts: dt.date | None
    ends: dt.date | None
    location: str
    attendees: int
    first: tuple[tuple[str, str], ...]
    note: str = ""

    @classmethod
    def of(cls, brief: Brief) -> Briefed:
        """A briefing in short."""
        named = {c.name: c for c in brief.attendees}
        first = tuple((n, named[n].why_in_short) for n in brief.find_first if n in named)
        count = len(brief.attendees)
        return cls(brief.event, brief.starts, brief.ends, brief.location, count, first[:_FIRST], brief.note)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note typed into the chat. `source` is where it was kept, `said` what it holds in words; with neither, the user
    has not decided yet, unless it was `left`."""

    text: str
    source: str = ""
    said: tuple[str, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: it asks `ask`, or opens a page with its fields filled."""

    label: str
    ask: str = ""
    page: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """Several things to choose from, or one page to go on with."""

    text: str
    choices: tuple[Choice, ...] = ()
    lines: tuple[str, ...] = ()


Result = Answer | Briefed | DraftEmail | Reviewed | Noted | Offered | Told

_KINDS: dict[str, type[Any]] = {
    "answer": Answer, "brief": Briefed, "draft": DraftEmail, "review": Reviewed, "note": Noted, "offer": Offered,
    "told": Told,
}  # fmt: skip


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[kind])


def problem(error: CoachError | None) -> Told:
    """An error as it stays in the chat; None where the work ended without a word."""
    unsaid = "This ended before it was done. Your data is as it was; the terminal window says why."
    return Told(str(error) if error is not None else unsaid, problem=True)


def packed(result: Result) -> tuple[str, dict[str, Any], str]:
    """Kind, JSON and plain words of a result."""
    kind = next(k for k, form in _KINDS.items() if isinstance(result, form))
    content: dict[str, Any] = _adapter(kind).dump_python(result, mode="json")
    _unnumbered(content)
    if kind == "answer":
        content["people"] = []
    if kind == "draft":
        content["person"] = ""
    return kind, content, _words(result)


def unpacked(kind: str, content: dict[str, Any]) -> Result | None:
    """The result again; None for a turn of which nothing has come yet."""
    if not kind:
        return None
    if kind not in _KINDS:
        return Told("This turn was made by a newer Rapport.", problem=True)
    found: Result = _adapter(kind).validate_python(content)
    return found


def _unnumbered(value: Any) -> None:
    """Take out the numbers of documents and the ids of people, which a restored workspace counts otherwise."""
    if isinstance(value, dict):
        for name in ("document", "person"):
            if name in value:
                value[name] = None
        for inner in value.values():
            _unnumbered(inner)
    elif isinstance(value, list):
        for inner in value:
            _unnumbered(inner)


def _words(result: Result) -> str:
    match result:
        case Answer():
            return "\n".join([result.question, result.text, *(row.value for row in result.rows)])
        case Briefed():
            return "\n".join([result.event, *(f"{name} {why}" for name, why in result.first)])
        case DraftEmail():
            return "\n".join([result.name, result.subject, result.body])
        case Reviewed():
            return "\n".join([result.text, result.report.headline])
        case Noted():
            return "\n".join([result.text, *result.said])
        case Offered():
            return "\n".join([result.text, *result.lines])
        case Told():
            return result.text
