"""Finds identifiers in a text by their form: e-mail, web and postal addresses, handles, phones, account numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from coach import digit_words
from coach.writer.strangers import ordinary

_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text that identifies somebody, and of which kind."""

    start: int
    end: int
    kind: str


_EMAIL = (
    re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+"),
    # "nadia (at) ostrava dot example"
    re.compile(r"[\w.+-]+ ?[\[({]?\bat\b[\])}]? ?[\w-]+(?: ?[\[({]?\bdot\b[\])}]? ?[\w-]+)+", _FLAGS),
)
_LINK = (
    re.compile(r"\b(?:https?|ftp)://[^\s<>‹›\"']+|\bwww\.[^\s<>‹›\"']+", _FLAGS),
    re.compile(r"(?<![\w.@])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>‹›\"'()]*)?(?![\w@])", _FLAGS),
)
_NETWORKS = (
    "telegram|signal|discord|skype|github|gitlab|twitter|instagram|insta|mastodon|bluesky|bsky|threads|tiktok|facebook|"
    "wechat|line|viber|xing|linkedin|matrix|irc|slack|snapchat|reddit|strava|handle|user ?name|nick(?:name)?|screen name|login"
)
_HANDLE = (
    re.compile(r"(?<![\w@])@[\w.-]*\w"),
    # A word after the name of a network that nobody writes in prose: "Telegram: kestrel_91".
    re.compile(
        rf"\b(?:{_NETWORKS})\b(?: (?:handle|name|id|account|user|is|as|under))*\s*[:=(]?\s*[\"'“‘]?"
        r"(?=[\w.-]*[\d_.-])([a-z0-9_][\w.-]+\w)",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:{_NETWORKS})\b(?: (?:handle|name|id|account|user))*\s*(?:[:=]|\bis\b|\bas\b)\s*[\"'“‘]?([\w.-]{{3,}}\w)",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:{_NETWORKS})\b(?: \w+){{1,4}} (?:is|as|goes by|called|under) [\"'“‘]?([\w.-]{{3,}}\w)", _FLAGS
    ),
    # What no word looks like: "kestrel_w", "kestrel91".
    re.compile(r"(?<![\w.@/-])(?:[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]{4,}\d{2,})(?![\w@])", _FLAGS),
)
_NAMED = _HANDLE[2:4]
_NUMBERED = (
    "account|acct|a/c|konto(?:nummer)?|kontonr|iban|bic|swift|sort code|routing|passport|reisepass|ausweis|"
    "personnummer|bsn|ssn|social security|tax|steuer(?:nummer|-id)?|vat|ust-id|national insurance|nino|"
    "customer|client|member(?:ship)?|policy|patient|insurance|employee|staff|badge|licence|license|plate|card|id|kundennummer"
)
_ACCOUNT = (
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b"),
    re.compile(
        rf"\b(?i:{_NUMBERED})\b(?: (?i:number|no\.?|nr\.?|id|code|card))*[\s:#.]*(?:is\s+)?"
        r"((?=[A-Za-z0-9 /.-]*\d)[A-Za-z0-9](?:[A-Za-z0-9/.-]|(?<=\d) (?=\d)){2,}[A-Za-z0-9]|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b)",
    ),
    re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
)
_ACCOUNT_WORDS = re.compile(rf"\b(?:{_NUMBERED})\b", _FLAGS)
_STREET = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Close|Court|Ct|Square|Sq|Terrace|Place|Pl|Way|Row|Mews|Gardens|Quay|Wharf|"
    "Boulevard|Blvd|Highway|Crescent|Parade|Walk|Hill|Green|Park|Grove|Yard|Gate|Bridge|View|Rise|Croft"
)
_GERMANIC = "straße|strasse|str\\.|gasse|weg|platz|allee|ufer|damm|gracht|straat|laan|plein|kade|dijk|gatan|vägen|vej|gade|veien|katu"
_POST_TOWN = (
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{4} ?[A-Z]{2} [A-Z][\w-]+|(?:[A-Z]{1,2}-)?\d{5} [A-Z][\w-]+|[A-Z]{2} \d{5}(?:-\d{4})?"
    r"|\d{3} \d{2} [A-Z][\w-]+|\d{4} [A-Z][a-zäöüåøæ-]{2,}"
)
_LINE = (
    rf"(?:(?:Flat|Apartment|Apt\.?|Unit|Suite) \w+,? )?\d{{1,5}}[A-Za-z]?(?:-\d{{1,5}})?,? (?:[A-Z][\w'’.-]+ ){{1,4}}(?:{_STREET})\b\.?",
    rf"[A-ZÄÖÜÅØÆ][\w'’-]*(?:{_GERMANIC}) \d{{1,4}} ?[a-z]?\b",
    r"(?:[A-ZÄÖÜ][\w'’-]+ )(?:Straße|Strasse|Str\.|Gasse|Weg|Platz|Allee|Ufer|Damm|Gracht|Straat|Laan|Gata|Gade) \d{1,4} ?[a-z]?\b",
    r"(?:Am|An der|An den|Im|In der|Auf der|Auf dem|Zum|Zur|Unter den) [A-ZÄÖÜ][\w-]+ \d{1,4}[a-z]?\b",
    r"(?:\d{1,4}(?: ?bis| ?ter)?,? )?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Cc]hemin|[Ii]mpasse|[Vv]ia|[Vv]iale|[Cc]orso|[Pp]iazza"
    r"|[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|[Rr]ua|[Pp]raça|[Uu]l\.|[Uu]lica) (?:d[eiu]\w* |de la |l['’]|des |la |le |los |las )*"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*(?:,? \d{1,4}\b)?",
    r"P\.? ?O\.? ?Box \d+|Postfach \d[\d ]*\d|Postbus \d+",
)
_ADDRESS = (
    re.compile(rf"(?<!\w)(?:{'|'.join(_LINE)})(?:,? (?:{_POST_TOWN}))?"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
    re.compile(rf"(?<=, )(?:{_POST_TOWN})\b|\b[A-Z]{{1,2}}-\d{{5}} [A-Z][\w-]+"),
)
_DATE = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})\b|\b\d{1,2}[:.]\d{2}(?: ?(?:-|–|to|until|bis) ?\d{1,2}[:.]\d{2})?\b(?![.\d])"
    r"|\b(?:19|20)\d{2} ?[-–/] ?(?:19|20)?\d{2}\b"
)
# Addresses of devices and of wallets, places on a map, days of birth.
_DEVICE = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:/\d{1,2}|:\d{2,5})?(?![\w]|\.\d)|"
    r"(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:])|(?<![\w:])(?=[0-9a-f:]*[0-9])(?=[0-9a-f:]*(?:[a-f]|::))(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])",
    _FLAGS,
)
_NUMBERED_PART = re.compile(
    r"\b(?:v|ver|versions?|release|section|chapter|clause|paragraph|firmware|driver|build|figure|table|step)\.?\s*$",
    _FLAGS,
)
_WALLET = re.compile(
    r"\b(?:bc1|ltc1|addr1)[02-9ac-hj-np-z]{20,100}\b|\b0x[0-9a-fA-F]{40,64}\b|\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[13LMDT][1-9A-HJ-NP-Za-km-z]{25,34}\b"
)
_ON_A_MAP = re.compile(
    r"(?<![\w.])[+-]?\d{1,2}\.\d{4,}°?\s?[NS]?\s?[,;/ ]\s?[+-]?\d{1,3}\.\d{4,}(?:°?\s?[EWO]\b|°)?(?![\w])|"
    r"\b\d{1,2}°\s?\d{1,2}[\'’′](?:\s?\d{1,2}(?:\.\d+)?(?:[\"”″]|\'\'))?\s?[NS]\b[,; ]*\d{1,3}°\s?\d{1,2}[\'’′](?:\s?\d{1,2}(?:\.\d+)?(?:[\"”″]|\'\'))?\s?[EWO]\b"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|märz|mai|okt|dez|mrt|mei|maart|janv|fév|mars|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|out|fev)[a-zäéûôçß]*\.?"
_BIRTH = re.compile(
    r"\b(?:born|birthday|birth ?dates?|date of birth|d\.?o\.?b\.?|geboren|geburtstag|geburtsdatum|geb\.|née? le|date de naissance|fecha de nacimiento|nacid[oa]|nat[oa] il|data di nascita|nascid[oa]|"
    r"född|født|geboortedatum|urodzon[yaią]+)(?!\w)[^.;\n]{0,30}?"
    rf"(?P<day>\b(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH},? (?:de |of )?(?:19|20)\d{{2}}|"
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}|\b\d{{1,2}}[./-] ?\d{{1,2}}[./-] ?(?:19|20)?\d{{2}})\b",
    _FLAGS,
)
_BLANK = "  ­ "
_DIGITS = re.compile(rf"(?<![\w.,])[+(]*\d[\d\s{_BLANK}().\-/‐-―]{{4,}}\d(?![\w]|[.,]\d)")
_NATIONAL = re.compile(r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}|\d{3}[-. ]\d{4}")


def find(text: str, known_phones: Collection[str] = ()) -> Iterator[Found]:
    """What identifies somebody, the surer kinds first; stretches may overlap. `known_phones` are the last digits of
    numbers in the contact list (`ending`), which are found in any writing."""
    for kind, patterns in (
        ("Email", _EMAIL),
        ("Link", _LINK),
        ("Account", _ACCOUNT),
        ("Address", _ADDRESS),
        ("Handle", _HANDLE),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span(1) if match.re.groups else match.span()
                if pattern in _NAMED and ordinary(match[1]):
                    continue
                while kind == "Link" and text[end - 1] in ".,;:!?":
                    end -= 1
                yield Found(start, end, kind)
    yield from _marked_places(text)
    yield from _phones(text, known_phones)
    for start, end, digits in digit_words.runs(text):
        if len(digits) >= 6:
            yield Found(start, end, "Phone")


def _marked_places(text: str) -> Iterator[Found]:
    """Where a device, a wallet or a point on the map is, and when somebody was born."""
    for match in _DEVICE.finditer(text):
        if not _NUMBERED_PART.search(text, max(0, match.start() - 16), match.start()):
            yield Found(match.start(), match.end(), "Link")
    for match in _WALLET.finditer(text):
        yield Found(match.start(), match.end(), "Account")
    for match in _ON_A_MAP.finditer(text):
        yield Found(match.start(), match.end(), "Address")
    for match in _BIRTH.finditer(text):
        yield Found(*match.span("day"), "Birthday")


def ending(phone: str) -> str:
    """The last digits of a phone number, the same with and without its country's code; empty for a short one."""
    digits = "".join(c for c in phone if c.isdigit())
    return digits[-7:] if len(digits) >= 7 else ""


def _phones(text: str, known: Collection[str]) -> Iterator[Found]:
    # Days and times beside a number are no part of it.
    shadow = _DATE.sub(lambda m: "\0" * len(m.group()), text)
    for match in _DIGITS.finditer(shadow):
        written = match.group()
        digits = "".join(c for c in written if c.isdigit())
        long = len(digits) >= 12 and not written.startswith(("+", "00"))
        if long or _after_account(text, match.start()):
            yield Found(match.start(), match.end(), "Account")
        elif _is_phone(written, digits, known):
            yield Found(match.start(), match.end(), "Phone")


def _is_phone(written: str, digits: str, known: Collection[str]) -> bool:
    if len(digits) < 6:
        return False
    if len(digits) >= 7 and digits[-7:] in known:
        return True
    if written.lstrip("(").startswith(("+", "0")):
        return True
    return len(digits) >= 10 or _NATIONAL.fullmatch(written) is not None


def _after_account(text: str, start: int) -> bool:
    return _ACCOUNT_WORDS.search(text, max(0, start - 24), start) is not None
