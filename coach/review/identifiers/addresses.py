"""Where somebody is reached or found: mail addresses, devices, streets; and when they were born."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from coach.review.identifiers.kinds import Identifier
from coach.review.wording import Wording

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# "ana [at] rye [dot] example": written so that programs do not find it.
_VEILED = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}\s?(?:[\[({<]\s?(?:at|@)\s?[\])}>]|\s@\s)\s?[\w-]{1,63}(?:\s?(?:[\[({<]\s?(?:dot|\.)\s?[\])}>]|\s(?:dot|\.)\s|\.)\s?[\w-]{2,63}){1,4}(?![\w-])|"
    r"(?<![\w.+@-])[\w.+-]{2,64}\sat\s(?!(?:the|an?|this|that|no|my|our|your|his|her|their)\s)[\w-]{2,63}(?:\sdot\s[\w-]{2,63}){1,4}(?![\w-])",
    re.IGNORECASE,
)
_VEIL = re.compile(r"[\[({<]\s?at\s?[\])}>]|\sdot\s", re.IGNORECASE)
"""No address is veiled without a sign, or one of these words in its place."""
_IP4 = re.compile(r"(?<![\w.:-])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?![\w-]|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])(?=[0-9A-F]*:[0-9A-F]*:)[0-9A-F:]{6,39}(?:%\w+)?(?![\w:])", re.IGNORECASE)
_MAC = re.compile(r"(?<![\w:-])[0-9A-F]{2}(?:([:-])[0-9A-F]{2})(?:\1[0-9A-F]{2}){4}(?![\w:-])", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:v|ver|version|release|section|build|chapter|clause|paragraph|firmware|driver)\.?\s*$",
    re.IGNORECASE,
)

_STREET = Wording(
    r"\b\d{1,5}[a-z]?,? (?:(?:[NSEW]\.?|North|South|East|West) )?(?:[A-ZÀ-Þ][\w'’.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Terrace|Gardens|Boulevard|"
    r"Blvd|Court|Ct|Way|Square|Row|Mews|Hill|Grove|Place|Parkway|Highway)\b\.?(?:,? (?:Apt|Apartment|Suite|Unit|Flat)\.? ?\w{1,5})?|"
    r"\b(?:rue|via|viale|piazza|calle|avenida|plaza|rua|avenue|ulica|ul\.|utca|trg) (?:[\w'’.-]+ ){1,4}\d{1,4}\b|"
    r"\b[A-ZÅÄÖØÆÞ][\w]{2,}(?:stra(?:ß|ss)e|str\.|gatan|vägen|gata|veien|vej|gade|straat|laan|weg|gracht|platz|allee|katu|tie|gasse|ring|damm|stíg|götu) \d{1,4}[a-z]?\b|"
    r"\b(?:P\.? ?O\.? Box|Postfach|Postbox|Apartado) \d{1,6}\b",
    0, whole=True,
)  # fmt: skip
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|"
    r"août|enero|febrero|marzo|abril|mayo|junio|julio|agosto|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre)[a-z]*"
)
_BIRTH = Wording(
    r"\b(?:born|birthday|birth ?date|date of birth|(?:dob|d\.o\.?b|do\.b)\.?|geboren|geburtsdatum|geb\.|née? le|date de naissance|fecha de nacimiento|nacid[oa]|nat[oa] il|född|født|geboortedatum)(?!\w)"
    rf"[^.;]{{0,30}}?(?:\b(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH},? (?:de )?(?:19|20)\d{{2}}|"
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d{{2}})",
    whole=True,
)


def electronic(text: str) -> Iterator[Identifier]:
    """Mail addresses, plain or veiled, and the addresses of devices."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Identifier("email", match.start(), match.end(), "a mail address")
    for match in _VEILED.finditer(text) if "@" in text or _VEIL.search(text) else ():
        yield Identifier("email", match.start(), match.end(), "a mail address")
    for match in _IP4.finditer(text):
        address = match.group().partition("/")[0]
        if _is_ip(address) and not _VERSION.search(text[max(0, match.start() - 20) : match.start()]):
            yield Identifier(
                "network", match.start(), match.start() + len(address), "the address of a device"
            )
    for pattern in (_MAC, _IP6):
        for match in pattern.finditer(text):
            if pattern is _MAC or _is_ip(match.group()):
                yield Identifier("network", match.start(), match.end(), "the address of a device")


def _is_ip(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return not address.is_unspecified and (address.version == 4 or sum(c not in "0:" for c in text) >= 3)


def streets(text: str) -> Iterator[Identifier]:
    """A street with its number, or a post box."""
    for match in _STREET.finditer(text):
        yield Identifier("street", match.start(), match.end(), "a postal address")


def births(text: str) -> Iterator[Identifier]:
    """A birth date with its year."""
    for match in _BIRTH.finditer(text):
        yield Identifier("birth", match.start(), match.end(), "a birth date")
