"""Numbers that money moves by: payment cards, bank accounts, wallets of digital coins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.review.identifiers.kinds import Identifier
from coach.review.wording import Wording

# Groups of at least two digits: single ones in a row are a table.
_CARD = re.compile(r"(?<![\w.,+/-])\d{2,19}(?:[ -]\d{2,12}){0,8}(?![\w/-]|[.,]\d)")
# Four groups of four over a line's end: a column of numbers has one group a line.
_BROKEN = re.compile(
    r"(?<![\w.,+/-])\d{4}(?:(?:[ -]\d{4}[ \t]?\n[ \t]?\d{4}[ -]\d{4})|(?:[ -]\d{4}){2}[ \t]?\n[ \t]?\d{4}|[ \t]?\n[ \t]?\d{4}(?:[ -]\d{4}){2})(?![\w/-]|[.,]\d)"
)
CARD_WORD = re.compile(
    r"\b(?:cards?|visa|master ?card|maestro|amex|american express|credit|debit|cvc|cvv|expir\w+|charge)\b",
    re.IGNORECASE,
)
_NO_CARD = re.compile(
    r"\b(?:order|invoice|ref(?:erence)?|tracking|parcel|shipment|isbn|imei|serial|batch|part|item|case|ticket|article|meeting id|webinar id)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
# First digits of the issuers' ranges, low to high, with the lengths they are issued in.
_ISSUERS = (
    ("4", "4", (13, 16, 19)),
    ("51", "55", (16,)),
    ("2221", "2720", (16,)),
    ("2200", "2204", (16, 17, 18, 19)),
    ("34", "34", (15,)),
    ("37", "37", (15,)),
    ("300", "305", (14, 16, 19)),
    ("3095", "3095", (14, 16, 19)),
    ("36", "36", (14, 16, 19)),
    ("38", "39", (14, 16, 19)),
    ("3528", "3589", (16, 17, 18, 19)),
    ("1800", "1800", (15,)),
    ("2131", "2131", (15,)),
    ("6011", "6011", (16, 17, 18, 19)),
    ("62", "62", (16, 17, 18, 19)),
    ("644", "659", (16, 17, 18, 19)),
)
# Maestro's numbers come in many lengths, and new ranges are given out: these count beside the word for a card.
_LOOSE_ISSUERS = (("2", "6", range(12, 20)),)

_IBAN = re.compile(r"(?<![\w])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){2,9}", re.IGNORECASE)
_BANK = Wording(
    r"\b(?:sort[- ]code|routing (?:no\.?|number)|bank account|account (?:no\.?|number)|kontonummer|bsb)\b(?: (?:no\.?|number|is))?[ :#]*(?P<number>\d[\d -]{4,18}\d)(?![\w-])",
    whole=True,
)
_WALLET = re.compile(r"\b(?:0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{25,70}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b")


def find(text: str) -> Iterator[Identifier]:
    """Account numbers first, since a card's digits may stand in one."""
    for match in _IBAN.finditer(text):
        end = _iban_end(text, match)
        if end:
            yield Identifier("account", match.start(), end, "a bank account number")
    for match in _WALLET.finditer(text):
        if match.group().startswith("0x") or valid_coin(match.group()):
            yield Identifier("wallet", match.start(), match.end(), "the address of a wallet")
    for match in (*_BROKEN.finditer(text), *_CARD.finditer(text)):
        if _is_card(text, match):
            yield Identifier("card", match.start(), match.end(), "a payment card number")
    for match in _BANK.finditer(text):
        yield Identifier("account", *match.span("number"), "a bank account number")


def _iban_end(text: str, match: re.Match[str]) -> int:
    """Where the account number ends: words after it may look like more of it."""
    end = match.end()
    while end - match.start() >= 15:
        if valid_iban(text[match.start() : end]):
            return end
        shorter = max(text.rfind(" ", match.start(), end), text.rfind("-", match.start(), end))
        if shorter < 0:
            return 0
        end = shorter
    return 0


def _is_card(text: str, match: re.Match[str]) -> bool:
    number = match.group()
    digits = re.sub(r"\D", "", number)
    if not 12 <= len(digits) <= 19:
        return False
    near = CARD_WORD.search(text[max(0, match.start() - 80) : match.end() + 40]) is not None
    if not valid_card(digits, loose=near):
        return False
    return near or not _NO_CARD.search(text[max(0, match.start() - 60) : match.start()])


def valid_iban(text: str) -> bool:
    """Whether a bank account number has its country's form and passes its checksum (ISO 13616)."""
    from stdnum import iban

    return bool(iban.is_valid(text, check_country=False))


def valid_card(text: str, *, loose: bool = False) -> bool:
    """Whether a number passes the Luhn checksum, starts as an issuer's do and has one of their lengths. `loose` takes
    in ranges of no known issuer."""
    from stdnum import luhn

    digits = re.sub(r"\D", "", text)
    if len(set(digits)) < 2 or not luhn.is_valid(digits):
        return False
    issuers = (*_ISSUERS, *_LOOSE_ISSUERS) if loose else _ISSUERS
    return any(low <= digits[: len(low)] <= high and len(digits) in lengths for low, high, lengths in issuers)


def valid_coin(text: str) -> bool:
    """Whether an address of a Bitcoin wallet passes its checksum."""
    from stdnum import bitcoin

    return bool(bitcoin.is_valid(text))
