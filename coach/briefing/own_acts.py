"""Sentences of a note that tell what the user did, means to do or was given: they tie nobody to anybody. Pure."""

from __future__ import annotations

import re

_PERSON = r"[A-ZÀ-Þ][\w'’-]+"
_TO_DO = re.compile(
    r"^\W*(?:(?:[Ff]irst|[Tt]hen|[Nn]ext|[Aa]lso|[Pp]lan|[Pp]lease|[Aa]nd|[Rr]emember to|[Tt]o ?-?do|I|[Ww]e|must|should|will|(?:want|need|have|plan) to)\W+)*"
    r"(?:[Ff]ind|[Ll]ook (?:for|out)|[Ss]eek|[Ss]ee|[Mm]eet|[Aa]sk|[Tt]ell|[Gg]ive|[Ss]end|[Bb]ring|[Ss]how|[Cc]all|[Rr]ing|[Ww]rite|[Tt]alk|[Ss]peak|[Tt]hank|"
    r"[Gg]reet|[Cc]atch|[Vv]isit|[Gg]o|[Ss]it|[Ss]ay|[Ii]nvite|[Tt]ry|[Cc]heck|[Mm]ail|[Mm]ention|[Rr]emind)\b"
    r"|^\W*(?:Finde?|Suche?|Triff|Frage?|Sprich|Gib|Zeige?|Ruf|Sag|Schick|Schreib|Bring|Besuche?)\b"
    r"|^(?!.*\b(?:will|möchte|soll|kann|wird|würde|wollte|muss|darf|hat|ist)\b).*\b(?:finden|suchen|treffen|fragen|ansprechen|geben|zeigen|anrufen|"
    r"schreiben|schicken|besuchen|begrüßen)\W*$"
    rf"|^\W*(?:{_PERSON} ){{1,3}}(?:first|zuerst),? (?:and |und )?(?:then|dann) (?:{_PERSON}\s?){{1,3}}\W*$"
)
_LEADS = re.compile(
    r"\b(?:introduc\w*|intro|through|via|knows?|vorstell\w*|vorzustellen|bekannt|kennt|über)\b", re.IGNORECASE
)
_BY_USER = re.compile(
    r"^\W*(?:(?:[Tt]hen|[Aa]lso|[Ll]ater|I|[Ww]e)\s+)*(?:met|saw|gave|sent|called|rang|told|showed|promised|mailed|wrote|lent|owe|asked|thanked|"
    r"[Ii] (?:have|had|am|was))\b",
    re.IGNORECASE,
)
_TO_USER = re.compile(
    r"\b(?:gave|sent|showed|lent|handed|brought|told|asked|called|wrote|thanked|owes|offered|promised) (?:me|us)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:who|she|he|they|her|his|their)\b", re.IGNORECASE)


def to_do(text: str) -> bool:
    """Whether a sentence tells the user what to do, and not by whom to be introduced.

    >>> to_do("Find Ana first, then Bo."), to_do("Ask Ana to introduce me to Bo."), to_do("Ana will find Bo.")
    (True, False, False)
    """
    return bool(_TO_DO.search(text)) and not _LEADS.search(text)


def with_user(text: str) -> bool:
    """Whether a sentence tells what passed between the user and somebody.

    >>> with_user("Gave Ana the keys."), with_user("Ana gave me a lamp."), with_user("Ana gave Bo a lamp.")
    (True, True, False)
    """
    return bool(_BY_USER.search(text) or _TO_USER.search(text))


def only_by_user(text: str) -> bool:
    """Whether a sentence tells of an act of the user's and nothing of the other but that it was done.

    >>> only_by_user("Gave Ana the keys."), only_by_user("Met Ana, who builds kilns.")
    (True, False)
    """
    return to_do(text) or (bool(_BY_USER.search(text)) and not _SOMEBODY.search(text))
