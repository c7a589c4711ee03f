"""What the values of a column look like: addresses, pages, numbers, days, names, prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coach.readers.contact_values import is_profile
from coach.readers.date_order import Order, date_of, order_of
from coach.readers.speakers import is_name
from coach.text import fold

_EMAIL = re.compile(r"(?:mailto:)?[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?\+?[\d\s()./-]{7,22}(?:\s?(?:x|ext\.?)\s?\d{1,5})?", re.IGNORECASE)
_NUMBER_MARKS = re.compile(r"[+()\s/-]")
_ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|llp|plc|gmbh|ag|kg|bv|nv|ab|as|oy|sa|sas|sarl|srl|spa|s\.?p\.?a|s\.?l|pty|co|corp|corporation|company|"
    r"group|holdings?|university|universitat|universite|universidad|institute?|foundation|association|council|agency|bank|press|"
    r"partners|ventures|capital|labs?|studios?|consulting|technologies|systems|solutions|works|hospital|school|college|society|verein|stiftung)\b"
)
_JOB = re.compile(
    r"\b(?:chief|head|director|manager|officer|lead|leader|president|professor|prof|engineer|founder|co-?founder|chair|partner|"
    r"ceo|cto|cfo|coo|cio|cmo|vp|svp|evp|md|analyst|consultant|adviser|advisor|architect|scientist|researcher|fellow|editor|"
    r"journalist|author|designer|developer|specialist|coordinator|secretary|principal|owner|executive|associate|lecturer|"
    r"counsel|attorney|lawyer|student|assistant|administrator|accountant|nurse|doctor|teacher|leiter\w*|geschaftsfuhrer\w*|"
    r"directeur|directrice|responsable|ingenieur\w*|jefe|gerente|direttore|responsabile|hoofd|baker|buyer|trainer|recruiter)\b"
)


def is_email(value: str) -> bool:
    """Whether a cell is a mail address, or several.

    >>> is_email("ann@oxbow.example"), is_email("ann@oxbow.example; lee@oxbow.example"), is_email("@ann")
    (True, True, False)
    """
    return "@" in value and all(_EMAIL.fullmatch(v.strip()) for v in re.split("[;,]", value.strip(" <>;,")))


def is_phone(value: str) -> bool:
    """Whether a cell is a phone number: enough digits, and a mark that plain numbers lack.

    >>> is_phone("+44 7700 900101"), is_phone("20261105"), is_phone("12/03/2026")
    (True, False, False)
    """
    digits = sum(c.isdigit() for c in value)
    shaped = bool(_PHONE.fullmatch(value)) and 7 <= digits <= 15
    marked = bool(_NUMBER_MARKS.search(value)) or (value.startswith("0") and digits >= 9)
    return shaped and marked and not is_day(value)


def is_page(value: str) -> bool:
    """Whether a cell is a person's page on a network."""
    return is_profile(value)


def is_address(value: str) -> bool:
    """Whether a cell is a web address of any kind."""
    return bool(re.match(r"(?:https?://|www\.)\S+$|[\w-]+\.[\w.-]+/\S+$", value))


def is_day(value: str) -> bool:
    """Whether a cell is a date, whichever way it is to be read."""
    order = order_of([value])
    read_as = Order.DAY_FIRST if order is Order.UNDECIDED else order
    return len(value) <= 40 and date_of(value, read_as) is not None


def is_person(value: str) -> bool:
    """Whether a cell has the shape of a person's name and not of an organisation or a job."""
    plain = fold(value)
    turned = " ".join(reversed(value.split(", "))) if value.count(", ") == 1 else value
    return is_name(turned) and not _ORGANISATION.search(plain) and not _JOB.search(plain)


def is_job(value: str) -> bool:
    """Whether a cell names a job."""
    return len(value) <= 80 and bool(_JOB.search(fold(value)))


def is_organisation(value: str) -> bool:
    """Whether a cell names an organisation by a word that only they have."""
    return len(value) <= 80 and bool(_ORGANISATION.search(fold(value))) and not is_job(value)


def is_prose(value: str) -> bool:
    """Whether a cell is a sentence."""
    return len(value.split()) >= 6


def share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """How many of the values pass, between 0 and 1; 0 of none."""
    return sum(map(test, values)) / len(values) if values else 0.0
