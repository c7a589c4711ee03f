"""vCards 2.1, 3.0 and 4.0: one contact a card, and a card that cannot be read costs its neighbours nothing.

Properties are read line by line rather than by a parser of whole files, because real files break its rules: soft
line breaks without a leading blank, characters cut in two by them, quoted-printable in 3.0, commas that should
have been escaped, lines that are no property, cards that are never closed.
"""

from __future__ import annotations

import base64
import datetime as dt
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from coach.readers.contact_values import birthday, filled, is_profile, place_of, unique
from coach.readers.content_lines import ContentLine, looks_like_lines, parse, unescaped, unfold
from coach.readers.encoding import decode, in_charset, storable
from coach.readers.stamps import date_in
from coach.records import ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "vcard"

MOST_LINES_OF_A_CARD = 5_000

_BEGIN = re.compile(r"\s*BEGIN:[ \t]*VCARD[ \t]*(?:\n|$)", re.IGNORECASE)
_UNOPENED = re.compile(
    r"\s*(?:VERSION:[234]\.\d|(?:FN|N)[;:][^\n]*)[ \t]*\n(?:[^\n]*\n){0,200}?END:VCARD\b", re.IGNORECASE
)
_NAMES = frozenset({".vcf", ".vcard"})
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT"})
_WORDS = frozenset(
    {"FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "EMAIL", "TEL", "ADR", "URL", "CATEGORIES"}
)
"""Properties that are words even where a program has wrapped them in base64."""
_WEB = frozenset({"URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "IMPP"})


def accepts(source: SourceFile) -> bool:
    """Whether the first line opens a card, or is the first of one that was never opened, or debris is named like cards."""
    text = decode(source.data)
    if _BEGIN.match(text) or _UNOPENED.match(text):
        return True
    named = PurePosixPath(source.path).suffix.casefold() in _NAMES
    return named and looks_like_lines(text) and text.lstrip()[:6].upper() != "BEGIN:"


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact a card, in the order of the file."""
    places: set[str] = set()
    number = 0
    for number, block in enumerate(_cards(unfold(decode(source.data))), 1):
        kept = [line for line in block.lines if not _is_picture(line)]
        card = _Card([p for p in map(parse, kept) if p])
        place = f"uid:{card.first('UID')}"
        if place == "uid:" or place in places:
            place = f"card:{number}"
        places.add(place)
        yield _record(place, "\n".join(kept), card)
        if block.said:
            yield Refusal(place, block.said)
    if not number:
        yield Refusal("", "The file holds no contact card.")


@dataclass
class _Block:
    """The lines of one card, and what was wrong with how it is set off, in words."""

    lines: list[str] = field(default_factory=list)
    said: str = ""


_UNCLOSED = "The card is not closed; it may have been cut off. What stands there is kept."
_UNBEGUN = "The card has an end but no beginning; what stands there is kept."


def _cards(lines: list[str]) -> Iterator[_Block]:
    """The lines inside each card. A card that is not closed ends where the next begins; a card within another (an
    assistant's, under AGENT) is left out of it; lines before an end without a beginning are a card all the same."""
    current: _Block | None = None
    loose, inner = _Block(said=_UNBEGUN), 0
    for line in lines:
        mark = line.replace(" ", "").strip().upper() if len(line) < 40 else ""
        if mark == "BEGIN:VCARD":
            agent = current is not None and current.lines and current.lines[-1].upper().startswith("AGENT")
            if agent and not inner:
                inner = 1
                continue
            if current is not None and current.lines:
                yield _Block(current.lines, _UNCLOSED)
            current, loose, inner = _Block(), _Block(said=_UNBEGUN), 0
        elif mark == "END:VCARD" and inner:
            inner = 0
        elif mark == "END:VCARD":
            block = current or loose
            if block.lines or current is not None:
                yield block
            current, loose = None, _Block(said=_UNBEGUN)
        elif not inner:
            _add(current or loose, line)
    if current is not None and current.lines:
        yield _Block(current.lines, _UNCLOSED)


def _add(block: _Block, line: str) -> None:
    if len(block.lines) < MOST_LINES_OF_A_CARD:
        block.lines.append(line)
    else:
        block.said = f"The card has more than {MOST_LINES_OF_A_CARD:,} lines; those beyond were left out."


def _is_picture(line: str) -> bool:
    """Whether a line holds a picture, a sound or a key, or is the stray base64 of one."""
    found = parse(line)
    if found is None:
        return len(line) > 60 and bool(re.fullmatch(r"[A-Za-z0-9+/=\s]+", line))
    return found.name in _PICTURES or (_is_base64(found) and found.name not in _WORDS)


def _is_base64(line: ContentLine) -> bool:
    return line.says("BASE64") or line.says("B")


class _Card:
    """The properties of one card, by name."""

    def __init__(self, properties: list[ContentLine]) -> None:
        self.properties = properties

    def lines(self, *names: str) -> list[ContentLine]:
        """The lines of these properties."""
        return [p for p in self.properties if p.name in names]

    def texts(self, *names: str) -> list[str]:
        """Their filled values as text, without the address schemes of version 4.0."""
        values = (unescaped(_decoded(line)).strip() for line in self.lines(*names))
        return [re.sub(r"^(?:mailto|tel):", "", v, flags=re.IGNORECASE) for v in values if v]

    def first(self, *names: str) -> str:
        """The first of these values, empty if there is none."""
        return next(iter(self.texts(*names)), "")

    def parts(self, name: str, count: int) -> list[str]:
        """The first filled value of a property made of parts (a name, an address), always `count` long."""
        for line in self.lines(name):
            parts = [unescaped(p).strip() for p in re.split(r"(?<!\\);", _decoded(line))]
            if any(parts):
                return (parts + [""] * count)[:count]
        return [""] * count


def _decoded(line: ContentLine) -> str:
    """The value with quoted-printable and base64 undone, whether declared or leaked in, in the character set of the line."""
    if _is_base64(line):
        return _from_base64(line.value)
    declared = line.says("QUOTED-PRINTABLE")
    charset = line.parameter("CHARSET")
    if not declared and not re.search(r"(?:=[0-9A-F]{2}){2}", line.value):
        return in_charset(line.value, charset) if charset else line.value
    data = quopri.decodestring(line.value.encode("utf-8"))
    try:
        text = data.decode((charset if declared else "") or "utf-8")
    except (UnicodeDecodeError, LookupError, ValueError):
        text = decode(data) if declared else line.value
    return storable(text).replace("\r\n", "\n")


def _from_base64(value: str) -> str:
    try:
        return decode(base64.b64decode("".join(value.split()), validate=True))
    except ValueError:
        return value


def _record(place: str, raw: str, card: _Card) -> Record:
    family, given, middle, prefix, suffix = (p.replace(",", " ") for p in card.parts("N", 5))
    name = card.first("FN") or " ".join(p for p in (prefix, given, middle, family, suffix) if p)
    organisation, *departments = card.parts("ORG", 4)
    emails = unique(e.strip("<>") for e in card.texts("EMAIL") if "@" in e)
    phones = unique(card.texts("TEL"))
    if not (name or emails or phones or organisation):
        return Refusal(place, "The card has neither a name nor an address.")
    websites = unique(w for w in card.texts(*_WEB) if "//" in w or w.startswith("www.") or is_profile(w))
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
