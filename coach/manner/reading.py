"""One text that the user sent, taken apart: greeting, body, sign-off, signature, and what it says of its tone. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from coach.index.languages import language_of
from coach.manner import words as w
from coach.text import fold, words

GERMAN = "german"


@dataclass(frozen=True, slots=True)
class Written:
    """A text in its parts. `greeting` is None where it does not greet, and empty where it greets by the name alone;
    `sign_off` is None where nothing ends it, and empty where the signature does so alone. `short` and `long` count
    contractions and the places where one could stand; `du` and `sie` count the words of either."""

    language: str
    greeting: str | None
    called: str
    body: str
    sign_off: str | None
    signature: str
    words: int
    short: int = 0
    long: int = 0
    du: int = 0
    sie: int = 0


def taken_apart(text: str, own_names: Collection[str]) -> Written:
    """A text as its writer built it. `own_names` are the folded names by which the user may sign.

    >>> written = taken_apart("Hi Ana,\\n\\nI'm glad.\\n\\nAll the best,\\nMaya", {"maya"})
    >>> written.greeting, written.called, written.body, written.sign_off, written.signature
    ('Hi', 'Ana', "I'm glad.", 'All the best', 'Maya')
    """
    rest = text.strip()
    greeting, called, rest = _greeting(rest)
    rest, sign_off, signature = _close(rest, own_names)
    language = language_of(words(f"{rest} {greeting or ''} {sign_off or ''}"))
    language = _by_greeting(language, greeting, sign_off)
    german = language == GERMAN
    english = language == "english"
    return Written(
        language, w.PAIRS.get(greeting or "", greeting), called, rest, sign_off, signature, len(rest.split()),
        short=len(w.SHORT_FORM.findall(rest)) if english else 0,
        long=len(w.LONG_FORM.findall(rest)) if english else 0,
        du=len(w.DU.findall(rest)) if german else 0,
        sie=len(w.SIE.findall(rest)) if german else 0,
    )  # fmt: skip


def _greeting(text: str) -> tuple[str | None, str, str]:
    """The greeting's word, whom it calls, and the text after it."""
    found = w.GREETING.match(text)
    if found:
        word = " ".join(found["word"].split())
        known = next(g for greetings in w.GREETINGS.values() for g in greetings if fold(g) == fold(word))
        return known, " ".join(found["called"].split()), text[found.end() :].lstrip(" ,!:\n")
    first, _, after = text.partition("\n")
    alone = w.NAME_ALONE.match(first)
    if alone and alone.end() == len(first.rstrip()) and after.strip():
        return "", alone["called"], after.strip()
    return None, "", text


def _close(text: str, own: Collection[str]) -> tuple[str, str | None, str]:
    """The text without its end, the sign-off, and the signature."""
    lines = text.rstrip().split("\n")
    signature = ""
    last = lines[-1].strip(" ,.–—-")
    if len(lines) > 1 and fold(last) in own:
        signature = last
        lines = _trimmed(lines[:-1])
    closing = lines[-1].strip() if lines else ""
    bare = closing.rstrip(" ,.!")
    if len(lines) > 1 and w.CLOSE.match(bare):
        return "\n".join(_trimmed(lines[:-1])), bare, signature
    # "Cheers, Maya" on one line.
    before, _, name = closing.rpartition(" ")
    if (
        len(lines) > 1
        and not signature
        and fold(name.strip(",.")) in own
        and w.CLOSE.match(before.rstrip(" ,"))
    ):
        return "\n".join(_trimmed(lines[:-1])), before.rstrip(" ,"), name.strip(",.")
    return "\n".join(lines), "" if signature else None, signature


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _by_greeting(language: str, greeting: str | None, sign_off: str | None) -> str:
    """The language of a text too short to tell: that of a greeting or close that only one language has."""
    if language != "english" or not greeting or greeting in w.GREETINGS["english"]:
        return language
    having = [name for name, greetings in w.GREETINGS.items() if greeting in greetings]
    return having[0] if len(having) == 1 else language


def automatic(subject: str, text: str) -> bool:
    """Whether a program wrote a mail: an answer to an invitation, a notice of absence, a receipt."""
    return bool(w.AUTOMATIC.match(subject.strip()) or w.AUTOMATIC_TEXT.search(text[:600]))


def forwarding(text: str) -> bool:
    """Whether nothing but a line above a forwarded mail is left ("FYI", "see below")."""
    return bool(
        re.match(
            r"\W*(?:fyi|for your information|see below|zur info(?:rmation)?|zk|siehe unten)\b[\s.,!:]*$",
            text,
            re.IGNORECASE,
        )
    )
