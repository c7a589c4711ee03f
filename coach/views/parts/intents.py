"""The three jobs asked for in the chat: "brief me for …", "draft a thank-you to …", "review this: …".

Only the user's own typed words are looked at, never imported text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_PLEASE = r"^\s*(?:please |can you |could you |would you |i(?:'d| would) like you to |help me (?:to )?)?"
_BRIEF = re.compile(
    _PLEASE + r"(?:brief|prepare|prep|ready) me(?: (?:for|on|about|before))?(?P<rest>.*)$", re.I | re.S
)
_DRAFT = re.compile(
    _PLEASE + r"(?:draft|write|compose)(?: me)? (?:an? |the |my )?"
    r"(?P<kind>thank[- ]?you|follow[- ]?up|introduction|reply|answer|e-?mail|message|note)?"
    r"(?: (?:e-?mail|note|message|letter))?(?: to| for)? (?P<rest>\S.*)$",
    re.I | re.S,
)
_REVIEW = re.compile(
    _PLEASE + r"(?:review|check|proof-?read)(?: this| my| the)?(?: linkedin)?"
    r"(?: (?P<kind>post|e-?mail|comment|text|draft|message))?\s*(?P<mark>:|\n)\s*(?P<rest>\S.*)$",
    re.I | re.S,
)
_OCCASION = re.compile(r"\s+(?:after|from|about|for meeting at|following|for)\s+(?:the\s+)?", re.I)
_KINDS = {
    "thank": "thank-you",
    "follo": "follow-up",
    "intro": "introduction",
    "reply": "reply",
    "answe": "reply",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A job asked for in words. `subject` is the event, the person or the text to review."""

    job: Literal["brief", "draft", "review"]
    subject: str
    kind: str = ""
    event: str = ""


def wish(typed: str) -> Wish | None:
    """The job that the words ask for; None for an ordinary question.

    >>> wish("Draft a thank-you to Ada Byrne after the Lisbon dinner")
    Wish(job='draft', subject='Ada Byrne', kind='thank-you', event='Lisbon dinner')
    >>> wish("Who at the dinner writes drafts?") is None
    True
    """
    if found := _REVIEW.match(typed):
        kind = (found["kind"] or "post").lower().replace("-", "")
        return Wish("review", found["rest"].strip(), kind if kind in ("email", "comment") else "post")
    if found := _BRIEF.match(typed):
        return Wish("brief", _clean(found["rest"]))
    if found := _DRAFT.match(typed):
        return _draft(found)
    return None


def _draft(found: re.Match[str]) -> Wish:
    kind = _KINDS.get((found["kind"] or "").lower()[:5], "thank-you")
    person, *event = _OCCASION.split(found["rest"], maxsplit=1)
    return Wish("draft", _clean(person), kind, _clean(event[0]) if event else "")


def _clean(words: str) -> str:
    return re.sub(r"^(?:the|my)\s+", "", " ".join(words.split()).strip(" .?!:"), flags=re.I)
