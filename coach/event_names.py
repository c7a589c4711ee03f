"""Names of events in the form in which they are compared."""

from __future__ import annotations

import re

from coach.text import fold

_DAY = re.compile(r"\b(?:day|tag|dag|jour)\s+(?:\d+|one|two|three|four|five|1st|2nd|3rd)\b|\b(?:19|20)\d\d\b")


def key(name: str) -> tuple[str, ...]:
    """The words of an event's name that stay from source to source, the part after a comma left out.

    >>> key("Paper Days 2026, day one, Ghent")
    ('paper', 'days')
    """
    flat = _DAY.sub(" ", fold(name))
    whole = tuple(re.findall(r"\w+", flat.partition(",")[0]))
    return whole or tuple(re.findall(r"\w+", flat)) or tuple(re.findall(r"\w+", fold(name)))


_OF_A_LIST = re.compile(
    r"attend(?:ees?|ance)|guests?|guestlist|participants?|delegates?|registra(?:tions?|nts?)|rsvps?|signups?|tickets?|people|contacts?|kontakte|adressbuch|addressbook|"
    r"names|lists?|exports?|exported|final|copy|draft|download|report|untitled|new|sheet\d*|table|csv|data|v\d+|"
    r"teilnehmer\w*|gaste\w*|anmeldungen|liste|listen|invitados|asistentes|inscritos|participantes|invites|partecipanti|"
    r"deelnemers|luma|eventbrite|meetup|day|tag|jour|of|for|the|and|der|die|das|fur|de|des|les|los|\d{1,3}|\d{5,}"
)


def from_path(path: str) -> str:
    """The event that the path of an attendee list is called after; empty where its name and its folder's say no more
    than that it is a list.

    >>> from_path("in/Paper-Days_2026_attendees.csv"), from_path("Paper Days 2026/guest-list (2).csv"), from_path("guests.csv")
    ('Paper Days 2026', 'Paper Days 2026', '')
    """
    *folders, file = path.split("/")
    # A folder may be called anything ("Downloads"); one with a year in its name is called after what happened then.
    for name in (re.sub(r"\.\w+$", "", file), *(f for f in folders[-1:] if year(f))):
        words = re.sub(r"\b\d{4} \d\d \d\d\b", " ", re.sub(r"[-_.+()\s]+", " ", name)).split()
        while words and _says_nothing(words[-1]):
            words.pop()
        while words and _says_nothing(words[0]):
            words.pop(0)
        if any(c.isalpha() for w in words for c in w):
            return " ".join(words)
    return ""


def _says_nothing(word: str) -> bool:
    return bool(_OF_A_LIST.fullmatch(fold(word)))


def year(name: str) -> int | None:
    """The year in a name, if one is there."""
    found = re.search(r"\b(?:19|20)\d\d\b", name)
    return int(found.group()) if found else None
