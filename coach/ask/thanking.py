"""Sentences in which the user gives thanks, in a letter of theirs or told in a note. Pure."""

from __future__ import annotations

import re

_THANKS = re.compile(
    r"\bthank(?:s| you)\b|\b(?:very |so |deeply |most )?grateful (?:to you|for)\b|\bmuch appreciated\b|\b(?:vielen|herzlichen|besten|lieben|schönen|tausend)? ?dank\b"
    r"|\bdanke\b|\bich danke\b|\bmerci\b",
    re.IGNORECASE,
)
_NO_THANKS = re.compile(
    r"\bno,? thank(?:s| you)\b|\bnein,? danke\b|\bin advance\b|\bim voraus\b|\bvorab\b|\bthank(?:s| you) (?:to|god|goodness)\b(?! you)|\bdank (?:der|des|dem|dir|ihr)\b"
    r"|\bsay thank|\bto thank\b|\bbedanken (?:will|wollte|muss|sollte)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\W*(?:(?:many |with |best |kind |warm )?thanks(?: again| a lot| and [\w ]{3,20})?|thank you|(?:vielen |besten )?dank(?:e)?(?: und [\w ]{3,25})?)\W*"
    r"(?:\n.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A letter's close: "Many thanks,"."""
_TOLD = re.compile(
    r"(?:^\W*(?:(?:also|then|i|and|have|had|finally|we) )*thanked\b|\b(?:i|we)(?:['’]ve| have| had)? (?:\w+ )?thanked\b)(?P<whom>.*)"
    r"|^(?P<ahead>.*\b(?:habe|hab|hatte|haben)\b.*)\b(?:gedankt|bedankt)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|nicht|nie|noch nicht|should have|would have|wish)\b|n['’]t\b", re.IGNORECASE
)


def gives_thanks(text: str) -> bool:
    """Whether a sentence of a letter thanks its reader for something, and does not only close the letter."""
    return bool(_THANKS.search(text)) and not _NO_THANKS.search(text) and not _SIGNED.fullmatch(text)


def thanked_whom(text: str) -> str | None:
    """The words of a note's sentence among which the one is named whom the user thanked; None where it tells of no thanks.

    >>> thanked_whom("I thanked Ada for the map."), thanked_whom("I should have thanked Ada.")
    (' Ada for the map.', None)
    """
    found = _TOLD.search(text)
    if found is None or _NOT_DONE.search(text):
        return None
    return found["whom"] if found["whom"] is not None else found["ahead"]
