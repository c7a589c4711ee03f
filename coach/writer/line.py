"""One thing that a letter can say, and what kind of thing it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from coach.evidence import Statement


class Kind(StrEnum):
    """What a line does in a letter."""

    THANKS = "thanks"  # "showing me the kiln", "the sack of rye"
    ADVICE = "advice"  # "your advice on the bid: one page, one number"
    PRAISE = "praise"  # "your repair was the finest thing I saw"
    QUOTE = "quote"  # something they said, word for word
    THING = "thing"  # "your forty plates with a bloom that nobody can name"
    MORE = "more"  # "your recordings of 31 village organs"
    TALK = "talk"  # "talking about mosses"
    WISH = "wish"  # "your series about sockets"
    MINE = "mine"  # what the user did with it: "I kept the sketch"
    NEWS = "news"  # what came of it later
    DUTY = "duty"  # "send you the post"
    INTEREST = "interest"  # "are interested in slate roofs"
    GLAD = "glad"  # "have moved to Graz"
    TRAIT = "trait"  # "keep nine goats behind the works"
    NEED = "need"  # "are looking for a small museum"
    AGREED = "agreed"  # "to swap apprentices"


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase, the statements it came from, and how much it says (more is better). `topic` is the thing it is
    about, as a noun phrase for a subject line; `deed` what they did, as a clause ("you let me hold the ladle"); each empty where
    there is none."""

    kind: Kind
    text: str
    statement: Statement
    weight: float
    topic: str = ""
    deed: str = ""


def particular(text: str) -> float:
    """How much a phrase says: names, numbers, a colon, and a good length are particular."""
    words = text.split()
    score = 0.3 * min(len(words), 14) / 14
    score += 0.4 * bool(re.search(r"\d|:", text)) + 0.3 * bool(re.search(r"(?<!^)\b[A-Z]\w+", text))
    return score - (0.6 if len(words) < 3 else 0.0)
