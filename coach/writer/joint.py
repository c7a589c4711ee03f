"""The introduction itself, to both, once both have agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.evidence import Fact
from coach.writer import phrases, phrases_promises
from coach.writer.grammar import sound
from coach.writer.interface import EmailText, Other
from coach.writer.manner import Manner
from coach.writer.pieces import lowered


def joint(
    one: Other, two: Other, name: str, manner: Manner, taken: frozenset[str] = frozenset()
) -> EmailText:
    """The introduction itself, to both, once both have agreed: who each is, and that the rest is theirs."""

    def chosen(options: Sequence[str], slot: str) -> str:
        filled = phrases.turned(options, one.name + two.name, slot)
        return next((f for f in filled if f not in taken), filled[0])

    lines = [
        (f"{a.first}, {b.name} is {_article(b.what)}.", b) for a, b in ((one, two), (two, one)) if b.what
    ]
    said = [chosen(phrases_promises.BOTH_AGREED, "agreed"), *(text for text, _ in lines if sound(text))]
    body = " ".join([*said, chosen(phrases_promises.YOURS_NOW, "rest")])
    facts = tuple(Fact(text, (other.citation,)) for text, other in lines if text in said)
    greeting = manner.greets(f"{one.first} and {two.first}")
    whole = "\n\n".join([greeting, manner.said(body), manner.closes(name)]).rstrip() + "\n"
    return EmailText(f"{one.name} and {two.name}", whole, facts)


def _article(what: str) -> str:
    """A position as it stands after "is": "an editor at Rye Press", "head of learning at …"."""
    if re.match(
        r"(?:head|chief|vice|deputy|co-?founder|founder|president|director of|professor of|at)\b",
        what,
        re.IGNORECASE,
    ):
        return lowered(what)
    low = lowered(what)
    return f"{'an' if low[:1].lower() in 'aeiou' else 'a'} {low}"
