"""Numbers written out digit by digit, in words or with gaps: "four one one one", "oh seven seven double oh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.digit_words import runs
from coach.review.identifiers.kinds import Identifier
from coach.review.identifiers.payment import CARD_WORD, valid_card, valid_iban
from coach.review.identifiers.phones import DIAL_WORD, digits_of

_LETTERS = re.compile(r"(?<![\w])[A-Za-z] [A-Za-z](?: [0-9]){2}(?: [A-Za-z0-9]){11,30}(?![\w])")
_SINGLES = re.compile(r"(?<![\w.,])\d(?:[ .-]\d){12,18}(?![\w]|[.,]\d)")


def find(text: str, contacts: frozenset[str] = frozenset()) -> Iterator[Identifier]:
    """Cards and phone numbers in words, account numbers spelled letter by letter. `contacts` holds the last nine
    digits of known numbers."""
    for match in _LETTERS.finditer(text):
        for end in range(match.end(), match.start() + 29, -2):
            if valid_iban(text[match.start() : end].replace(" ", "")):
                yield Identifier("account", match.start(), end, "a bank account number")
                break
    for match in _SINGLES.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _near(CARD_WORD, text, *match.span()) and valid_card(digits, loose=True):
            yield Identifier("card", match.start(), match.end(), "a payment card number")
    for start, end, digits in runs(text):
        if 12 <= len(digits) <= 19 and valid_card(digits, loose=_near(CARD_WORD, text, start, end)):
            yield Identifier("card", start, end, "a payment card number")
        elif 8 <= len(digits) <= 15 and (digits_of(digits) in contacts or _near(DIAL_WORD, text, start, end)):
            yield Identifier("phone", start, end, "a phone number")


def _near(word: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return word.search(text[max(0, start - 60) : end + 30]) is not None
