"""How the user writes, as a writer needs it: greeting, length, contractions, du or Sie, sign-off and favourite turns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

ENGLISH = "english"
SHORT = 45  # words; whoever writes no more than this gets the shorter letter


@dataclass(frozen=True, slots=True)
class Manner:
    """How a letter to one person is to sound. What stands here is always usable: where too little is known of the user's
    own way, the plain one stands in. An empty `greeting` is the name alone, an empty `sign_off` the signature alone;
    `words` is 0 where the usual length is not known, `address` is "du", "Sie" or empty."""

    language: str = ENGLISH
    greeting: str = "Dear"
    sign_off: str = "Best wishes"
    signature: str = ""
    contractions: bool = False
    address: str = ""
    words: int = 0
    turns: tuple[str, ...] = ()
    called: str = ""  # how the user greets this very person, where it is by title: "Frau Winter"

    @property
    def short(self) -> bool:
        """Whether the user's own letters are short."""
        return 0 < self.words <= SHORT

    def greets(self, name: str) -> str:
        """The first line of a letter.

        >>> Manner(greeting="Hi").greets("Ana"), Manner(greeting="").greets("Ana"), Manner(greeting="Hi").greets("")
        ('Hi Ana,', 'Ana,', 'Hi,')
        """
        return f"{' '.join(x for x in (self.greeting, self.called or name) if x) or 'Hello'},"

    def closes(self, user_name: str) -> str:
        """The last lines of a letter: the sign-off, and the name below it."""
        name = self.signature or (user_name.split(maxsplit=1)[0] if user_name else "")
        closing = self.sign_off if not self.sign_off or self.sign_off[-1] in ",.!" else f"{self.sign_off},"
        return "\n".join(x for x in (closing, name) if x)

    def said(self, text: str) -> str:
        """A sentence of the letter as the user would write it."""
        return contracted(text) if self.contractions and self.language == ENGLISH else text

    def told(self) -> tuple[str, ...]:
        """The manner in short lines, for a model's prompt. Greeting and close have their own place there."""
        lines = [
            f"about {self.words} words" if self.words else "",
            "contractions such as “I'm”" if self.contractions else "no contractions",
            f"“{self.address}”, never “{'Sie' if self.address == 'du' else 'du'}”" if self.address else "",
            f"turns they like, where one fits: {', '.join(f'“{t}”' for t in self.turns)}"
            if self.turns
            else "",
        ]
        return tuple(line for line in lines if line)


PLAIN = Manner()


def toned(manner: Manner, tone: str) -> Manner:
    """The manner in another tone: "formal" or "casual"; empty leaves it as it is. English letters only have these."""
    if manner.language != ENGLISH or tone not in ("formal", "casual"):
        return manner
    formal = tone == "formal"
    return replace(
        manner, greeting="Dear" if formal else "Hi", contractions=not formal,
        sign_off="Kind regards" if formal else "Best",
    )  # fmt: skip


_SHORTER = (
    (r"\bI am\b", "I’m"),
    (r"\b([Yy]ou|[Ww]e|[Tt]hey) are\b", r"\1’re"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey|[Ii]t) will\b", r"\1’ll"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey) would\b", r"\1’d"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey) have(?= (?:been|kept|made|noted|owed|taken)\b)", r"\1’ve"),
    (r"\b([Ii]t|[Tt]hat) is\b", r"\1’s"),
    (
        r"\b([Dd]o|[Dd]oes|[Dd]id|[Hh]ave|[Hh]as|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Ww]ould|[Cc]ould) not\b",
        r"\1n’t",
    ),
    (r"\b([Cc])an ?not\b", r"\1an’t"),
)
_RULES = tuple((re.compile(pattern + r"(?=[ ]\w)"), short) for pattern, short in _SHORTER)
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")


def contracted(text: str) -> str:
    """English with the contractions of speech; what is quoted stays, and so does what ends a clause.

    >>> contracted("I am glad that you will come, as I am."), contracted("You asked: “It is late?”")
    ('I’m glad that you’ll come, as I am.', 'You asked: “It is late?”')
    """
    parts = _QUOTED.split(text)
    for at in range(0, len(parts), 2):
        for pattern, short in _RULES:
            parts[at] = pattern.sub(short, parts[at])
    return "".join(parts)
