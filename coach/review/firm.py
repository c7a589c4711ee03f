"""Which findings stand whatever a policy or a model says: a confidence, a key, a number that checks out, a closed word."""

from __future__ import annotations

from typing import Literal

from coach.evidence import Finding
from coach.review.identifiers import national
from coach.review.identifiers.payment import valid_card, valid_iban
from coach.seen import read

Firm = Literal["", "told", "secret", "identifier", "policy"]

WHY: dict[Firm, str] = {
    "told": "your notes keep it closed",
    "secret": "it opens something that is locked",
    "identifier": "it is a number by which somebody can pose as its owner or pay with it",
    "policy": "your own policy calls it confidential",
}
"""Why each is firm, to be said where the user keeps one all the same."""


def why(kind: str) -> str:
    """The same for what was stored; empty for an ordinary finding."""
    return next((words for name, words in WHY.items() if name == kind), "")


def firm(found: Finding) -> Firm:
    """What makes a finding firm; empty for an ordinary one, and for whatever a model found."""
    if found.detector == "model":
        return ""
    if found.detector == "note_leaks":
        return "told"
    if found.detector == "policy":
        return "policy"
    if found.category == "secret":
        return "secret"
    if found.category != "personal_data":
        return ""
    number = read(found.quote).text
    valid = valid_card(number) or valid_iban(number) or any(national.find(number))
    return "identifier" if valid or found.severity == "high" else ""
