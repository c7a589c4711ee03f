"""Phone numbers: with a country code anywhere, without one where something says that it is a number to dial."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from coach.review.identifiers.kinds import Identifier
from coach.review.wording import Wording

_LOOSE = re.compile(
    r"(?<![\w.,/+-])(?:\(\d{2,5}\) ?|\d{2,5}[ ./-])\d{2,8}(?:[ ./-]\d{2,6}){0,4}(?![\w/]|[.,-]\d)|(?<![\w.,/+-])0\d{8,11}(?![\w/]|[.,-]\d)"
)
# Grouped as numbers to dial are, nationally with a leading zero; read as such unless it is called something else.
_DIALLED = re.compile(
    r"\d{3}-\d{3}-\d{4}|\(\d{3}\) ?\d{3}-\d{4}|0\d{4} \d{6}|0\d{4} \d{3} \d{3}|0\d{3} \d{3} \d{3,4}|0\d{2} \d{4} \d{4}|"
    r"0\d(?:[ .]\d\d){4}|01[5-7]\d[ /]\d{7,8}"
)
_OTHER_NUMBER = re.compile(
    r"\b(?:orders?|invoices?|ref(?:erence)?|part|item|article|case|ticket|isbn|account|parcel|tracking|shipment|consignment|delivery note|batch|serial|stood at|index|total|lot|purchase|quotes?|"
    r"quotation|booking|reservation|confirmation|claim|model|sku|po|vat|charity|company no|customer|contract|"
    r"bestell\w*|auftrags?\w*|rechnungs?\w*|sendungs?\w*|lieferschein\w*|artikel\w*|ticket\w*|vorgangs?\w*|kunden\w*|commande|facture|colis|référence|pedido|factura|ordine|fattura|"
    r"bestelling|bestelnummer|factuur\w*|ordernummer|zamówieni\w+|faktur\w+)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
# "Order number" speaks of no phone; "order by phone" does.
DIAL_WORD = re.compile(
    r"\b(?:call|calls|ring|phone|tel|telephone|mobile|cell|whatsapp|sms|dial|fax|telefon\w*|handy|mobil|téléphone|appelez|teléfono|móvil|bel|bellen|telefono|telefone)\b",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"\b(?:call|calls|ring|phone|tel|telephone|mobile|cell|number|text|whatsapp|sms|signal|reach|dial|home|direct|answering|messages?|fax|registered|office|telefon|handy|mobil|téléphone|teléfono|móvil)\b",
    re.IGNORECASE,
)
_LABELLED = Wording(
    r"\b(?:(?:tele)?phone|tel|mobile|cell|fax|telefon|handy|mobil|call (?:me|him|her|us|them)|ring (?:me|him|her|us|them)|text (?:me|him|her|us|them)|whatsapp)\b[^\w+(]{0,4}(?:(?:no\.?|number|nr\.?|is|on|at)[^\w+(]{1,3}){0,2}"
    r"(?P<number>\(?\+?\d[\d ()./-]{4,20}\d)(?![\w/]|[.,-]\d)|(?<![\w./+-])(?<!\d,)(?P<before>\(?\+?\d[\d ()./]{5,20}\d)(?=\s?-\s?(?:office|fax|home|mobile|cell|work|tel)\b)|"
    r"(?<![\w./+-])(?<!\d,)(?P<hyphened>\(?\d{2,4}\)? \d{3}-\d{3,4})(?=\s?-\s?(?:office|fax|home|mobile|cell|work|tel)\b)",
    whole=True,
)
_DATE_LIKE = re.compile(r"\d{4}[ -./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")


def find(text: str, region: str = "", contacts: frozenset[str] = frozenset()) -> Iterator[Identifier]:
    """Numbers that can be dialled. `contacts` holds the last nine digits of known ones."""
    seen: list[tuple[int, int]] = []
    for start, end in _spans(text, region, contacts):
        if not any(s < end and start < e for s, e in seen[-50:]):
            seen.append((start, end))
            yield Identifier("phone", start, end, "a phone number")


def _spans(text: str, region: str, contacts: frozenset[str]) -> Iterator[tuple[int, int]]:
    for labelled in _LABELLED.finditer(text):
        group = next(g for g in ("number", "before", "hyphened") if labelled.group(g))
        number = labelled.group(group)
        if 7 <= len(re.sub(r"\D", "", number)) <= 15 and not _is_date(number):
            yield labelled.span(group)
    matcher = phonenumbers.PhoneNumberMatcher(text, region or None, leniency=phonenumbers.Leniency.POSSIBLE)
    for match in matcher if region or "+" in text else ():
        if region and not match.raw_string.lstrip().startswith("+") and len(digits_of(match.raw_string)) < 8:
            continue
        if re.search(r"[\w@./=-]$", text[max(0, match.start - 1) : match.start]) or _is_date(
            match.raw_string
        ):
            continue
        yield match.start, match.end
    for loose in _LOOSE.finditer(text):
        length = len(re.sub(r"\D", "", loose.group()))
        if not 7 <= length <= 13 or _DATE_LIKE.fullmatch(loose.group().strip()):
            continue
        other = _OTHER_NUMBER.search(text[max(0, loose.start() - 40) : loose.start()])
        near = text[max(0, loose.start() - 40) : loose.end() + 15]
        word = (DIAL_WORD if other else _PHONE_WORD).search(near)
        if (_DIALLED.fullmatch(loose.group()) and not other) or digits_of(loose.group()) in contacts or word:
            yield loose.span()


def _is_date(number: str) -> bool:
    return _DATE_LIKE.fullmatch(number.strip()) is not None and not re.fullmatch(
        r"\d{4} \d{4}", number.strip()
    )


def digits_of(number: str) -> str:
    """The last nine digits without leading zeros: the same number with and without its country's code."""
    return re.sub(r"\D", "", number).lstrip("0")[-9:]
