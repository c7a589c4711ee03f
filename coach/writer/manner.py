"""How the user writes, as a writer needs it: greeting, length, contractions, du or Sie, sign-off and favourite turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    tone: str = ""  # formal, casual; empty as the user writes
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
        first = user_name.split(maxsplit=1)[0] if user_name else ""
        name = self.signature or (user_name if self.tone == "formal" else first)
        closing = self.sign_off if not self.sign_off or self.sign_off[-1] in ",.!" else f"{self.sign_off},"
        return "\n".join(x for x in (closing, name) if x)

    def said(self, text: str) -> str:
        """A sentence of the letter as the user would write it."""
        if self.language != ENGLISH:
            return text
        return contracted(text) if self.contractions else expanded(text) if self.tone == "formal" else text

    def told(self) -> tuple[str, ...]:
        """The manner in short lines, for a model's prompt. Greeting and close have their own place there."""
        lines = [
            f"about {self.words} words" if self.words else "",
            f"{self.tone} in tone" if self.tone else "",
            "contractions such as “I'm”" if self.contractions else "no contractions",
            f"“{self.address}”, never “{'Sie' if self.address == 'du' else 'du'}”" if self.address else "",
            f"turns they like, where one fits: {', '.join(f'“{t}”' for t in self.turns)}"
            if self.turns
            else "",
        ]
        return tuple(line for line in lines if line)


PLAIN = Manner()


def toned(manner: Manner, tone: str, name: str = "", pronoun: str = "") -> Manner:
    """The manner in another tone, "formal" or "casual", to somebody of a name; empty leaves it as it is. In German the two go
    on saying du or Sie."""
    if tone not in ("formal", "casual"):
        return manner
    formal = tone == "formal"
    if manner.language == "german":
        return _toned_german(manner, formal=formal)
    if manner.language != ENGLISH:
        return manner
    return replace(
        manner, greeting="Dear" if formal else "Hi", contractions=not formal, tone=tone,
        sign_off="Kind regards" if formal else "Best", called=manner.called or (_titled(name, pronoun) if formal else ""),
    )  # fmt: skip


def _titled(name: str, pronoun: str) -> str:
    """How a formal letter greets somebody: "Ms Lind" where the notes say she and the surname is one word, else the whole name.

    >>> _titled("Ana Lind", "she"), _titled("Ana Lind", ""), _titled("Ana van der Lind", "she")
    ('Ms Lind', 'Ana Lind', 'Ana van der Lind')
    """
    title = {"she": "Ms", "he": "Mr"}.get(pronoun, "")
    words = name.split()
    return f"{title} {words[-1]}" if title and len(words) == 2 else name


def _toned_german(manner: Manner, *, formal: bool) -> Manner:
    close = (
        "Viele Grüße"
        if not formal
        else "Mit besten Grüßen"
        if manner.address == "du"
        else "Mit freundlichen Grüßen"
    )
    return replace(manner, sign_off=close, tone="formal" if formal else "casual")


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
_LONGER = (
    (r"\b([Cc])an['’]t\b", r"\1annot"), (r"\b([Ww])on['’]t\b", r"\1ill not"), (r"(?<=\w)n['’]t\b", " not"),
    (r"\bI['’]m\b", "I am"), (r"(?<=\w)['’]re\b", " are"), (r"(?<=\w)['’]ll\b", " will"), (r"(?<=\w)['’]ve\b", " have"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey)['’]d (?=(?:been|better|had|\w+ed)\b)", r"\1 had "),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey|[Ii]t)['’]d\b", r"\1 would"),
)  # fmt: skip
_LONG_RULES = tuple((re.compile(pattern), said) for pattern, said in _LONGER)
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")


def contracted(text: str) -> str:
    """English with the contractions of speech; what is quoted stays, and so does what ends a clause.

    >>> contracted("I am glad that you will come, as I am."), contracted("You asked: “It is late?”")
    ('I’m glad that you’ll come, as I am.', 'You asked: “It is late?”')
    """
    return _outside_quotes(text, _RULES)


def expanded(text: str) -> str:
    """English without contractions; what is quoted stays.

    >>> expanded("I’d be glad; don't say “I can't”.")
    "I would be glad; do not say “I can't”."
    """
    return _outside_quotes(text, _LONG_RULES)


def _outside_quotes(text: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    parts = _QUOTED.split(text)
    for at in range(0, len(parts), 2):
        for pattern, said in rules:
            parts[at] = pattern.sub(said, parts[at])
    return "".join(parts)
