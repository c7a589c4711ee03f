"""How the invented secrets are written down, and a world of notes that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from coach.evidence import Audience, Citation, Restriction, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from coach.store.values import ContactView, Me, PersonView


class Secret(NamedTuple):
    """Who told it and where they work and live, what an open note says of them, the secret, a leak near its words, a
    leak that shares no word with it but a description, and a harmless sentence about the same."""

    event: str
    teller: str
    house: str
    place: str
    known: str
    secret: str
    near: str
    free: str
    neutral: str


class Across(NamedTuple):
    """The language of the note and of the draft, who told it and where, an open note, the secret, a leak, a harmless
    sentence."""

    note: str
    draft: str
    teller: str
    house: str
    known: str
    secret: str
    leak: str
    neutral: str


TODAY = dt.date(2026, 11, 15)
ME = Me("Una Berg", (), "", "Bergwerk")


def world(secrets: Sequence[Secret], across: Sequence[Across]) -> ClosedStatements:
    """One note a secret, as an import leaves it: an open sentence, and the closed one told by the same person."""
    people: list[PersonView] = []
    statements: list[Statement] = []
    rows = [(s.teller, s.house, s.place, s.known, s.secret) for s in secrets]
    rows += [(a.teller, a.house, "", a.known, a.secret) for a in across]
    for number, (teller, house, place, known, secret) in enumerate(rows):
        person = f"p{number}"
        card = ContactView(
            number, "card", teller, house, "", None, "", place, (), (), (), (), {}, person,
            Citation("people.vcf", f"row:{number}", teller),
        )  # fmt: skip
        people.append(PersonView(person, teller, (), (), (), (), house, "", (card,)))
        told = Restriction(Audience.ME, teller, marker="in confidence")
        for place_, (text, restriction) in enumerate(((known, None), (secret, told))):
            statements.append(
                Statement(
                    number * 10 + place_, number, number, 0, len(text), text, f"notes/{number}.md", "line:9", "note",
                    f"Talk with {teller}", dt.date(2026, 9, 1), (person,), (person,), None, restriction,
                )
            )  # fmt: skip
    return closed_statements(statements, people, ME, TODAY)


def flagged(closed: ClosedStatements, text: str) -> set[int]:
    """The numbers of the secrets that a public text gives away."""
    context = Context("post", Reader("public"), ME, TODAY, secrets=closed)
    sources = {c.source for f in NoteLeaks().find(text, context) for c in f.citations}
    return {int(source.removeprefix("notes/").removesuffix(".md")) for source in sources}


Rates = dict[str, tuple[int, int]]
"""Sort of wording → how many were flagged, and how many there are."""


def rates(secrets: Sequence[Secret], across: Sequence[Across]) -> Rates:
    """How many leaks are flagged with their own note, and how many harmless sentences with any."""
    closed = world(secrets, across)

    def own(texts: Sequence[str], first: int = 0) -> tuple[int, int]:
        return sum(first + n in flagged(closed, text) for n, text in enumerate(texts)), len(texts)

    def anyones(texts: Sequence[str]) -> tuple[int, int]:
        return sum(bool(flagged(closed, text)) for text in texts), len(texts)

    return {
        "verbatim": own([f"{s.teller}: {s.secret}" for s in secrets]),
        "near": own([s.near for s in secrets]),
        "free": own([s.free for s in secrets]),
        "across": own([a.leak for a in across], len(secrets)),
        "neutral": anyones([s.neutral for s in secrets]),
        "across_neutral": anyones([a.neutral for a in across]),
    }
