"""Contact details and identifiers: addresses, numbers, birth dates; whose they are decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import phonenumbers

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding
from coach.review.draft import draft_of
from coach.text import fold

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ROLE = re.compile(
    r"^(?:info|hello|hi|contact|contacts|office|jobs?|careers?|hr|recruiting|recruitment|press|media|sales|support|help|service|team|events?|"
    r"admin|mail|enquir\w*|inquir\w*|feedback|news\w*|no-?reply|editor\w*|register|registration|tickets?|booking\w*|library|secretar\w*|"
    r"marketing|billing|accounts?|orders?|webmaster|conference|programme|program|submissions?|speakers?|partners?|members?\w*)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\b(?:private|personal|home|own|cell|mobile|direct)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:switchboard|hotline|helpline|help ?desk|reception|office|front desk|box office|support|service|free ?phone|toll[- ]free|"
    r"customer|booking|bookings|emergency|dial-?in|conference (?:call|code|id)|passcode|meeting id|fax)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|me|our|mine|us|i['’]m|i am)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:his|her|hers|him|their|them|she|he|they)\b|(?<=\w)['’]s\b", re.IGNORECASE)
_LOOSE_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(\d{2,4}\) ?|\d{2,5}[ ./-])\d{2,6}(?:[ ./-]\d{2,6}){0,4}(?![\w/]|[.,-]\d)|(?<![\w.,/-])0\d{8,10}(?![\w/]|[.,-]\d)"
)
# Grouped as numbers to dial are, nationally with a leading zero; read as such unless it is called something else.
_DIALLED = re.compile(
    r"\d{3}-\d{3}-\d{4}|\(\d{3}\) ?\d{3}-\d{4}|0\d{4} \d{6}|0\d{4} \d{3} \d{3}|0\d{3} \d{3} \d{3,4}|0\d{2} \d{4} \d{4}|"
    r"0\d(?:[ .]\d\d){4}|01[5-7]\d[ /]\d{7,8}"
)
_OTHER_NUMBER = re.compile(
    r"\b(?:order|invoice|ref(?:erence)?|part|item|case|ticket|isbn|account|parcel|tracking|batch|serial|stood at|index|total|lot)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"\b(?:call|calls|ring|phone|tel|telephone|mobile|cell|number|text|whatsapp|sms|signal|reach|dial|home|direct|answering|messages?|fax|registered|office)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z][\w'’.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Crescent|Terrace|Gardens|Boulevard|"
    r"Blvd|Court|Way|Square|Row|Mews|Hill|Grove)\b|\b(?:rue|via|calle|rua|avenue) (?:[\w'’-]+ ){1,4}\d{1,4}\b|"
    r"\b[A-ZÅÄÖØÆ][\w]{2,}(?:stra(?:ß|ss)e|gatan|vägen|gata|veien|vej|gade|straat|laan|weg|gracht|platz|allee|katu|tie) \d{1,4}[a-z]?\b"
)
_HOME = re.compile(
    r"\b(?:live|lives|living|home|house|flat|apartment|moved (?:in)?to|address is|doorbell)\b", re.IGNORECASE
)
_BIRTH = re.compile(
    r"\b(?:born|birthday|birth ?date|date of birth|d\.?o\.?b\.?)\b[^.;]{0,30}?(?:\b(?:19|20)\d{2}-\d{2}-\d{2}|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* "
    r"\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2})",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"\b(?:passport|social security|national insurance|tax (?:id|number|file number)|identity card|id card|personal identity|personnummer|driving licen[cs]e|"
    r"driver['’]s licen[cs]e|nhs|ssn)(?: (?:no\.?|number|id|nr\.?))?(?: is|:|,)? ?#? ?(?=[A-Z0-9 -]*\d)([A-Z0-9]{2,}(?:[ -][A-Z0-9]{2,}){0,4})\b|"
    r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|(?<!\d)(?:19|20)?\d{6}[-+]\d{4}(?!\d)|\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", re.IGNORECASE)
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){11,18}\d(?![\d-])")


class ContactDetails:
    """Private contact details and numbers that identify somebody."""

    name = "contact_details"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Details that this reader should not get, or not from the user."""
        found = list(_numbers(text, context))
        phones = [p for p in _phones(text, context) if not any(_overlap(p, f) for f in found)]
        return [*found, *phones, *_emails(text, context), *_places(text, context), *_births(text, context)]


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _make(text: str, span: Span, severity: Severity, reason: str, general: str) -> Finding:
    return finding(text, span, "oversharing", "personal_data", severity, reason, ContactDetails.name, general)


def _around(text: str, start: int, end: int) -> str:
    sentence = draft_of(text).sentence_at(start)
    return sentence.text if sentence else text[max(0, start - 80) : end + 40]


def _emails(text: str, context: Context) -> Iterator[Finding]:
    mine = {fold(e) for e in context.me.emails}
    readers = {fold(e) for p in context.reader.people for e in p.emails} | {fold(context.reader.address)}
    for match in _EMAIL.finditer(text):
        address = fold(match.group())
        if (
            address in mine
            or address in readers
            or _ROLE.match(address)
            or _in_signature(text, match.start())
        ):
            continue
        severity = _severity(_around(text, match.start(), match.end()), context)
        reason = "This gives out somebody's mail address; let them give it themselves."
        yield _make(text, Span(match.start(), match.end()), severity, reason, "an address I can pass on")


def _severity(sentence: str, context: Context) -> Severity:
    """How bad another's address or number is: published it is medium; in a letter only a private one is."""
    private = _PRIVATE.search(sentence) and _THEIRS.search(sentence)
    own = _MINE.search(sentence) and not _THEIRS.search(sentence)
    if context.public:
        return "low" if own and not _PRIVATE.search(sentence) else "medium"
    return "medium" if private and not own else "low"


def _phones(text: str, context: Context) -> Iterator[Finding]:
    known = {_digits(p) for person in context.reader.people for p in person.phones}
    known |= {_digits(p) for p in context.my_phones}
    contacts = frozenset(_digits(p) for p in context.contact_phones)
    for span in _phone_spans(text, context.region, contacts):
        number = _digits(text[span.start : span.end])
        around = _around(text, span.start, span.end)
        if number in known or _in_signature(text, span.start):
            continue
        if _OFFICE.search(around) and not _PRIVATE.search(around):
            continue
        own = _MINE.search(around) and not _THEIRS.search(around)
        if own and not context.public:
            continue
        reason = (
            "This publishes a phone number; everybody can ring it."
            if context.public
            else "This gives out somebody else's number; ask them first."
        )
        yield _make(text, span, _severity(around, context), reason, "a number I can pass on if they agree")


def _phone_spans(text: str, region: str, contacts: frozenset[str]) -> Iterator[Span]:
    """Numbers that can be dialled: with a country code anywhere; without one a contact's, one grouped for dialling, or
    one beside a word for phoning."""
    seen: list[tuple[int, int]] = []
    for match in phonenumbers.PhoneNumberMatcher(
        text, region or None, leniency=phonenumbers.Leniency.POSSIBLE
    ):
        if region and not match.raw_string.lstrip().startswith("+") and len(_digits(match.raw_string)) < 8:
            continue
        if re.search(r"[\w@./=-]$", text[: match.start]) or _DATE_LIKE.fullmatch(match.raw_string.strip()):
            continue
        seen.append((match.start, match.end))
        yield Span(match.start, match.end)
    for loose in _LOOSE_PHONE.finditer(text):
        before = text[max(0, loose.start() - 40) : loose.end() + 15]
        overlaps = any(s < loose.end() and loose.start() < e for s, e in seen)
        length = len(re.sub(r"\D", "", loose.group()))
        if overlaps or not 7 <= length <= 13 or _DATE_LIKE.fullmatch(loose.group().strip()):
            continue
        dialled = _DIALLED.fullmatch(loose.group()) and not _OTHER_NUMBER.search(text[: loose.start()][-40:])
        if dialled or _digits(loose.group()) in contacts or _PHONE_WORD.search(before):
            yield Span(loose.start(), loose.end())


_DATE_LIKE = re.compile(r"\d{4}[ -./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")[-9:]


def _in_signature(text: str, offset: int) -> bool:
    """Whether a detail stands in the closing lines, right after a name: the writer's own signature."""
    before = text[:offset]
    last_line = before[before.rfind("\n") + 1 :]
    tail = text[offset:]
    if tail.count("\n") > 6 or len(tail) > 250:
        return False
    named = re.search(
        r"(?:^|[.!?\n]\s*)(?:(?-i:[A-ZÀ-Þ])[\w'’-]+[ ,|·–—-]*){1,6}(?:(?:tel|phone|mobile|mob|t|m|e-?mail|direct)[.:]*\s*)?$",
        last_line,
        re.IGNORECASE,
    )
    closing = re.search(
        r"(?im)^\s*(?:--\s*$|(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks|greetings)|sincerely|yours|cheers|best|thank you|thanks)\b[^\n]{0,40}$",
        before[-300:],
    )
    return bool(closing) or bool(
        named
        and named.group().strip()
        and not re.search(r"\b(?:call|ring|phone him|his|her|reach)\b", last_line[-60:], re.IGNORECASE)
    )


def _places(text: str, context: Context) -> Iterator[Finding]:
    if not context.public:
        return
    for match in _STREET.finditer(text):
        if _HOME.search(_around(text, match.start(), match.end())):
            reason = "This tells everybody where somebody lives."
            yield _make(text, Span(match.start(), match.end()), "high", reason, "in town")


def _births(text: str, context: Context) -> Iterator[Finding]:
    for match in _BIRTH.finditer(text):
        severity: Severity = (
            "medium" if context.public or _THEIRS.search(_around(text, match.start(), match.end())) else "low"
        )
        yield _make(
            text,
            Span(match.start(), match.end()),
            severity,
            "A full birth date helps to steal an identity.",
            "a birthday",
        )


def _numbers(text: str, context: Context) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        if valid_iban(match.group()):
            severity: Severity = "high" if context.public else "low"
            reason = "This is a bank account number; send it only to whoever must pay."
            yield _make(
                text, Span(match.start(), match.end()), severity, reason, "the account on the invoice"
            )
    for match in _CARD.finditer(text):
        if valid_card(match.group()):
            reason = "This is a payment card number, which nobody should get in writing."
            yield _make(text, Span(match.start(), match.end()), "high", reason, "the card on file")
    for match in _IDENTITY.finditer(text):
        reason = "This is an official number of a person; it can be used to pose as them."
        yield _make(
            text,
            Span(match.start(), match.end()),
            "high" if context.public else "medium",
            reason,
            "an official number",
        )


def valid_iban(text: str) -> bool:
    """Whether a bank account number passes its checksum (ISO 13616, modulo 97)."""
    flat = text.replace(" ", "").upper()
    if not 15 <= len(flat) <= 34:
        return False
    digits = "".join(str(int(c, 36)) for c in flat[4:] + flat[:4])
    return int(digits) % 97 == 1


def valid_card(text: str) -> bool:
    """Whether a number passes the Luhn checksum and starts like a payment card (1800 and 2131: JCB; 50, 6: Maestro)."""
    digits = [int(c) for c in text if c.isdigit()]
    head = "".join(map(str, digits[:4]))
    starts = head.startswith(("1800", "2131", "22", "23", "24", "25", "26", "27", "3", "4", "5", "6"))
    if not 12 <= len(digits) <= 19 or not starts or len(set(digits)) < 2:
        return False
    doubled = [d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0
