"""Sentences of notes made ready to be read: tidied, cut into pieces, and whole again with a capital and a stop."""

from __future__ import annotations

import re
from datetime import date, timedelta

from coach.dates import say
from coach.text import plain


def tidy(text: str) -> str:
    """A sentence of a note as plain prose: no marks, no list signs, no organisation in brackets after a name."""
    text = plain(re.sub(r"^\s*(?:[-*+•]|\d+[.)]|\[[ xX]?\])\s+", "", text))
    text = re.sub(r"(?<=[\w.])\s*\((?:[^()]{0,80})\)", "", text)
    text = re.sub(r"\"([^\"]*)\"", r"“\1”", text)
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split())).strip(" -–—*•")


def pieces(text: str) -> list[str]:
    """A sentence cut at semicolons, dashes, comma splices and new subjects; a full stop is taken off."""
    body = re.sub(r"\.$", "", text.strip())
    body = re.sub(r"^((?:[A-Z][\w’'-]*\s){1,3}|(?:[Ss]he|[Hh]e|[Tt]hey)\s)and I\b", "\\1and\x01I", body)
    quotes: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        quotes.append(match.group())
        return f"\x02{len(quotes) - 1}\x02"

    body = re.sub(r"[\"“][^\"”]*[\"”]", put_by, body)  # what is quoted stays whole
    cut = re.sub(
        r"\s*;\s*|\s+[–—-]\s+|,?\s+(?:and|but|so)\s+(?=(?:I|we|it|she|he|they|there|this)\b)"
        r"|,\s+(?=(?:need|must|have to|I|we|should|will|to do|gave|lent|showed|told|sent)\b)",
        "\x00",
        body,
    )
    whole = re.sub(r"\x02(\d+)\x02", lambda m: quotes[int(m.group(1))], cut.replace("\x01", " "))
    return [p.strip(" ,") for p in whole.split("\x00") if re.search(r"\w", p)]


def sentence(text: str) -> str:
    """A capital at the start, one mark at the end.

    >>> sentence("thank you for asking who pays?"), sentence("see you there")
    ('Thank you for asking who pays?', 'See you there.')
    """
    flat = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split())).rstrip(" ,;:-–—")
    flat = re.sub(r"\.{2,}$", ".", flat)
    flat = flat[:1].upper() + flat[1:]
    return flat if re.search(r"[.!?][\"”’']?$", flat) else flat + "."


def lowered(text: str) -> str:
    """Words to stand within a sentence: with a small first letter, where they begin neither with "I" nor with capitals alone.

    >>> lowered("The crew"), lowered("I see"), lowered("DNA tests"), lowered("A map")
    ('the crew', 'I see', 'DNA tests', 'a map')
    """
    keeps = re.match(r"I\b|[^\W\d_]?[A-ZÀ-Þ]{2}", text)
    return text if keeps else text[:1].lower() + text[1:]


def as_said(text: str) -> str:
    """The user's own words to stand as a sentence: a capital where they begin with a plain word, a full stop where they end
    with one.

    >>> as_said("yes, both"), as_said("iPhone in hand :)"), as_said("it is at https://kiln.example/a")
    ('Yes, both.', 'iPhone in hand :)', 'It is at https://kiln.example/a')
    """
    plain_start = re.match(r"[a-zà-þ]+(?:['’][a-z]+)?(?=[\s,.!?;:]|$)", text)
    said = text[:1].upper() + text[1:] if plain_start else text
    address = re.search(r"\S*[./@]\S+$", said)
    return f"{said}." if re.search(r"\w$", said) and not address else said


_DEICTIC = re.compile(
    r"\b(?:(?:earlier|later) )?(today|this (?:morning|afternoon|evening)|tonight|yesterday|last night|tomorrow)\b",
    re.IGNORECASE,
)


def settled(text: str, noted: date | None, today: date) -> str:
    """ "Today" and its like as dates, so that the sentence holds on another day."""
    if noted is None:
        return _DEICTIC.sub("", text)

    def as_date(match: re.Match[str]) -> str:
        steps = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match.group(1).casefold(), 0)
        return f"on {say(noted + timedelta(days=steps), today)}"

    return _DEICTIC.sub(as_date, text)
