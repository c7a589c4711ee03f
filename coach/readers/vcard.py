"""vCards 2.1, 3.0 and 4.0: one contact a card, and a card that cannot be read costs its neighbours nothing.

Properties are read line by line rather than by a parser of whole files, because real files break its rules: soft
line breaks without a leading blank, characters cut in two by them, quoted-printable in 3.0, commas that should
have been escaped, lines that are no property, cards that are never closed.
"""

from __future__ import annotations

import datetime as dt
import quopri
import re
from collections.abc import Iterator

from coach.readers.contact_values import birthday, filled, is_profile, place_of, unique
from coach.readers.content_lines import ContentLine, parse, unfold
from coach.readers.encoding import decode
from coach.readers.stamps import date_in
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "vcard"

_BEGIN = re.compile(r"\s*BEGIN:VCARD[ \t]*(?:\n|$)", re.IGNORECASE)
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT"})
_WEB = frozenset({"URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "IMPP"})


def accepts(source: SourceFile) -> bool:
    """Whether the first line opens a card."""
    return bool(_BEGIN.match(decode(source.data)))


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a card, in the order of the file."""
    for number, lines in enumerate(_cards(unfold(decode(source.data))), 1):
        kept = [line for line in lines if not _is_picture(line)]
        card = _Card([p for p in map(parse, kept) if p])
        uid = card.first("UID")
        yield _record(f"uid:{uid}" if uid else f"card:{number}", "\n".join(kept), card)


def _cards(lines: list[str]) -> Iterator[list[str]]:
    """The lines inside each card. A card that is not closed ends where the next begins."""
    current: list[str] | None = None
    for line in lines:
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            if current:
                yield current
            current = []
        elif mark == "END:VCARD":
            if current is not None:
                yield current
            current = None
        elif current is not None:
            current.append(line)
    if current:
        yield current


def _is_picture(line: str) -> bool:
    """Whether a line holds a picture, a sound or a key, or is the stray base64 of one."""
    found = parse(line)
    if found is None:
        return len(line) > 60 and bool(re.fullmatch(r"[A-Za-z0-9+/=\s]+", line))
    return found.name in _PICTURES or found.says("BASE64") or found.says("B")


class _Card:
    """The properties of one card, by name."""

    def __init__(self, properties: list[ContentLine]) -> None:
        self.properties = properties

    def lines(self, *names: str) -> list[ContentLine]:
        """The lines of these properties."""
        return [p for p in self.properties if p.name in names]

    def texts(self, *names: str) -> list[str]:
        """Their filled values as text, without the address schemes of version 4.0."""
        values = (_unescaped(_decoded(line)).strip() for line in self.lines(*names))
        return [re.sub(r"^(?:mailto|tel):", "", v, flags=re.IGNORECASE) for v in values if v]

    def first(self, *names: str) -> str:
        """The first of these values, empty if there is none."""
        return next(iter(self.texts(*names)), "")

    def parts(self, name: str, count: int) -> list[str]:
        """The first filled value of a property made of parts (a name, an address), always `count` long."""
        for line in self.lines(name):
            parts = [_unescaped(p).strip() for p in re.split(r"(?<!\\);", _decoded(line))]
            if any(parts):
                return (parts + [""] * count)[:count]
        return [""] * count


def _decoded(line: ContentLine) -> str:
    """The value with quoted-printable undone, whether it is declared or has leaked in."""
    declared = line.says("QUOTED-PRINTABLE")
    if not declared and not re.search(r"(?:=[0-9A-F]{2}){2}", line.value):
        return line.value
    data = quopri.decodestring(line.value.encode("utf-8"))
    try:
        text = data.decode((line.parameter("CHARSET") if declared else "") or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decode(data) if declared else line.value
    return text.replace("\r\n", "\n")


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1] if m[1] in ",;:\\" else m[0], value)


def _record(place: str, raw: str, card: _Card) -> Record:
    family, given, middle, prefix, suffix = (p.replace(",", " ") for p in card.parts("N", 5))
    name = card.first("FN") or " ".join(p for p in (prefix, given, middle, family, suffix) if p)
    organisation, *departments = card.parts("ORG", 4)
    emails, phones = unique(card.texts("EMAIL")), unique(card.texts("TEL"))
    if not (name or emails or phones or organisation):
        return Refusal(place, "The card has neither a name nor an address.")
    websites = unique(w for w in card.texts(*_WEB) if "//" in w or w.startswith("www."))
    return ContactRecord(
        place=place,
        raw=raw,
        kind=ContactKind.CARD,
        name=" ".join(name.split()),
        given=given,
        family=family,
        nicknames=unique(n for value in card.texts("NICKNAME") for n in value.split(",")),
        emails=emails,
        phones=phones,
        profiles=tuple(w for w in websites if is_profile(w)),
        organisation=organisation,
        title=card.first("TITLE") or card.first("ROLE"),
        location=_location(card),
        note="\n".join(card.texts("NOTE")),
        dated=date_in(card.first("REV")),
        extra=filled(
            {
                "birthday": _birthday(card),
                "labels": ", ".join(unique(c for v in card.texts("CATEGORIES") for c in v.split(","))),
                "website": ", ".join(w for w in websites if not is_profile(w)),
                "department": ", ".join(d for d in departments if d),
            }
        ),
    )


def _location(card: _Card) -> str:
    _, _, _, town, region, _, country = card.parts("ADR", 7)
    return place_of(town, region, country)


def _birthday(card: _Card) -> str:
    for line in card.lines("BDAY"):
        omitted, value = line.parameter("X-APPLE-OMIT-YEAR"), line.value.strip()
        if omitted and value.startswith(omitted):
            value = "--" + value[len(omitted) :].lstrip("-")
        return birthday(value)
    return ""
