"""Invented statements for the tests of follow-up: notes and messages cut into sentences."""

from __future__ import annotations

import re
from datetime import date

from coach.evidence import Restriction, Statement
from coach.text import sentences

PEOPLE = {
    "ana": ("Ana Soto", "Ani"),
    "tom": ("Tom Birch",),
    "mei": ("Mei Lindqvist",),
    "raj": ("Rajesh Pillai", "Raj"),
}


class Book:
    """Collects documents and numbers their statements."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.present: dict[int, tuple[str, ...]] = {}
        self._documents = 0

    def note(
        self,
        day: str,
        person: str | tuple[str, ...],
        text: str,
        *,
        title: str = "",
        restriction: Restriction | None = None,
    ) -> int:
        """A note about one conversation; every sentence is about the first person and the others named in it."""
        people = (person,) if isinstance(person, str) else person
        return self._add("note", day, people, text, title, None, restriction)

    def message(
        self, day: str, person: str, text: str, *, mine: bool = False, kind: str = "message", title: str = ""
    ) -> int:
        """A message from a person, or with `mine` from the user to that person."""
        return self._add(kind, day, (person,), text, title, None if mine else person, None)

    def _add(
        self,
        kind: str,
        day: str,
        people: tuple[str, ...],
        text: str,
        title: str,
        speaker: str | None,
        restriction: Restriction | None,
    ) -> int:
        self._documents += 1
        document = self._documents
        self.present[document] = people
        for span in sentences(text):
            sentence = text[span.start : span.end]
            named = tuple(p for p, names in PEOPLE.items() if any(n.split()[0] in sentence for n in names))
            pronoun = re.match(r"\W*(?:she|he|they|her|his)\b", sentence, re.IGNORECASE)
            order = (*people[:1], *named) if pronoun else (*named, *people[:1])
            mentions = tuple(dict.fromkeys(order))
            self.statements.append(
                Statement(
                    id=len(self.statements) + 1, document=document, passage=None, start=span.start, end=span.end,
                    text=sentence, source=f"notes/{document}.md", place="line:1", kind=kind, title=title,
                    date=date.fromisoformat(day), subjects=mentions[:1], mentions=mentions, speaker=speaker,
                    restriction=restriction,
                )
            )  # fmt: skip
        return document
