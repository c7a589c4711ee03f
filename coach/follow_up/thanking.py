"""Sentences in which the user gives thanks, in a letter of theirs or told in a note. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from coach.evidence import Statement
from coach.text import plain

_OPENING = (
    r"^[^\w\"“”„‚‘'«»]*(?:(?:hi|hello|dear|hey|liebe[rs]?|hallo)\b[^,.;:]{0,40},\s*)?"
    r"(?:(?:and|also|first of all|once again|again|so|und|zunächst|nochmals|noch einmal|auch)\b,?\s+)*"
)
_MANY = r"(?:(?:many|warm|kind|big|heartfelt|sincere|special|huge|so|very|a|thousand|million|my|our)\s+)*"
_VIELEN = (
    r"(?:(?:hab|habt|haben sie|ganz|sehr|vielen|herzlichen|besten|lieben|schönen|tausend|meinen|unseren)\s+)*"
)
_DIR = r"(?:\s+(?:dir|ihnen|euch|sehr|herzlich|vielmals|nochmals|beiden|allen))*"
_MUCH = r"(?:[\s,]+(?:so|very|much|again|once|a|lot|ton|million|both|all|kindly))*"
_GIVEN = re.compile(
    rf"{_OPENING}(?:thank you{_MUCH}|{_MANY}thanks{_MUCH}|{_VIELEN}danke?{_DIR})\s+(?:for|für)\b"
    rf"|\b(?:I|we)\s+(?:(?:do|both|all|really|sincerely|warmly|also|must|can only)\s+)*thank you\b(?! (?:card|note|letter)s?\b)"
    rf"|\b(?:I am|I['’]m|we are|we['’]re)\s+(?:(?:very|so|deeply|most|really|truly)\s+)*grateful to you\b"
    rf"|\b(?:ich danke|wir danken|danke ich|danken wir)\s+(?:dir|ihnen|euch)\b"
    rf"|\b(?:ich bedanke mich|wir bedanken uns)\b(?! bei (?!dir|ihnen|euch))",
    re.IGNORECASE,
)
"""Thanks of the writer's own: at the beginning of a sentence and for something, or behind "I" and "we"."""
_NO_THANKS = re.compile(r"\bin advance\b|\bim voraus\b|\bvorab\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:^\W*(?:(?:also|then|i|and|have|had|finally|we) )*thanked\b|\b(?:i|we)(?:['’]ve| have| had)? (?:\w+ )?thanked\b)"
    r"(?! (?:by|god|goodness|heavens?)\b)(?P<whom>.*)"
    r"|^(?P<ahead>(?:.*\b(?:ich (?:habe|hab|hatte)|wir (?:haben|hatten)|(?:habe|hab|hatte) ich|(?:haben|hatten) wir|und ich (?:haben|hatten))|\W*(?:habe|hab|hatte) (?!sie\b|er\b|es\b|man\b))"
    r"\b[^,;:]*)\b(?:gedankt|bedankt)\b",
    re.IGNORECASE | re.DOTALL,
)
"""That the user thanked, "I" or "we"; a note may leave the word out."""
_NOT_DONE = re.compile(
    r"\b(?:not|never|nobody|no one|nicht|nie|niemand\w*|should have|would have|would|wish|if|falls|wenn)\b|n['’]t\b"
    r"|\bsich\b|\bbei (?:mir|uns)\b|\bthanked (?:me|us)\b"
    r"|\b(?:says?|said|thinks?|hears?|heard|claims?|sagt|sagte|meint|meinte|glaubt|behauptet)\b",
    re.IGNORECASE,
)
"""What was left undone, another did, or is only somebody's word."""


_TO_NAME = re.compile(
    rf"^\W*(?:thank you{_MUCH}|{_MANY}thanks{_MUCH}|{_VIELEN}danke?{_DIR}),?\s+(?:liebe[rs]? |dear )?(?P<name>[A-ZÀ-Þ][\w’'-]+)\s*[.!,–—-]",
    re.IGNORECASE,
)


def gives_thanks(text: str, names: Iterable[str] = ()) -> bool:
    """Whether a sentence of a letter thanks its reader, and does not only close the letter: for something, or by one of the
    reader's names.

    >>> gives_thanks("Thank you for the map."), gives_thanks("My sister thanks you for the bread.")
    (True, False)
    >>> gives_thanks("Thank you, Ada. I slept well.", ["Ada Reyes"]), gives_thanks("Thanks, Vera", ["Ada Reyes"])
    (True, False)
    """
    if _NO_THANKS.search(text):
        return False
    addressed = _TO_NAME.search(text)
    known = {part for name in names for part in name.casefold().split()} if addressed else ()
    return bool(_GIVEN.search(text)) or bool(addressed and addressed["name"].casefold() in known)


def thanked_whom(text: str) -> str | None:
    """The words of a note's sentence among which the one is named whom the user thanked; None where it tells of no thanks.

    >>> thanked_whom("I thanked Ada for the map."), thanked_whom("I should have thanked Ada.")
    (' Ada for the map.', None)
    """
    found = _TOLD.search(text)
    if found is None or _NOT_DONE.search(text):
        return None
    if found["whom"] is not None:
        return found["whom"]
    return found["ahead"].rpartition(" und ich ")[2]  # who thanked beside the user was not thanked


_BESIDE = (
    r"(?:again|too|both|all|warmly|kindly|today|yesterday|twice|once|very|so|heartily|already|by|in|at|on|over|and|with|after|when|before|from|"
    r"herzlich|sehr|nochmals|noch|heute|gestern|auch|schon|am|im|beim|per|und)"
)
_OF_THEIRS = re.compile(
    rf"\b\w+['’]s?(?=\s)|\b(?:her|his|their|my|our|ihr\w+|sein\w*|mein\w*|unser\w*)\s+(?!{_BESIDE}\b)\w"
    r"|\b(?:husband|wife|brother|sister|mother|father|son|daughter|partner|boss|assistant|colleague|friend|cousin|aunt|uncle|team|family)s?\b"
    r"|\b(?:mann|frau|bruder|schwester|mutter|vater|sohn|tochter|chef\w*|kolleg\w*|freund\w*|tante|onkel|assistent\w*)\s+(?:von|der|des)\b",
    re.IGNORECASE,
)
"""Somebody of theirs was thanked: "her husband", "Ada's brother"."""
_THEM_ALONE = re.compile(
    rf"\W*(?:(?:(?:ich|wir|und)\s+)*(?:habe|hab|hatte|haben|hatten)\s+)?(?:(?:ich|wir|mich|uns|bei|to)\s+)*(?:her|him|them|ihr|ihm|ihnen)\b(?=\W*$|[\s,]+{_BESIDE}\b)",
    re.IGNORECASE,
)
"""Nobody but "her", "him" or "them" is said to have been thanked."""


def tells_of_thanks(said: Statement, person: str, is_named: Callable[[str, str], bool]) -> bool:
    """Whether a sentence of a note tells that the user thanked a person; `is_named` says whether words name somebody."""
    whom = thanked_whom(plain(said.text)) if said.kind == "note" else None
    if whom is None:
        return False
    first = re.split(r"\s(?:for|für)\s", whom, maxsplit=1)[0]
    if _OF_THEIRS.search(first):
        return False
    if is_named(person, first):
        return True
    return said.subjects[:1] == (person,) and _THEM_ALONE.match(first) is not None
