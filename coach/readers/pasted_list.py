"""A pasted list of people: one a line, or apart by semicolons or commas, with bullets, numbers, roles and addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.readers.column_values import is_job, is_organisation, is_person, is_phone
from coach.readers.columns import is_credential, spoken
from coach.readers.contact_values import is_profile
from coach.readers.encoding import decode
from coach.records import AttendeeRecord, ContactKind, ContactRecord, Record, Refusal, SourceFile

KIND = "pasted_list"

_BULLET = re.compile(
    r"^\s*(?:[-–—*•‣◦▪·>+]|\(?\d{1,4}(?:[.)](?!\d)|:(?=\s))|\[[ xX]?\])\s*(?:\[[ xX]?\]\s*)?|^\s*\d{1,4}\t"
)
_EMAIL = re.compile(
    r"<?\s*(?:mailto:)?([^\s@,;<>()\[\]|]{1,64}@[^\s@,;<>()\[\]|]{1,250}\.[^\s@,;<>()\[\]|.]{2,24})\s{0,3}>?"
)
_PAGE = re.compile(r"<?\s*((?:https?://|www\.|linkedin\.com/)[^\s<>|,;]+)\s*>?", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()./-]{6,20}\d(?!\w)")
_APART = re.compile(r"\s*(?:,|\||\t|[()\[\]]|\s[–—-]\s|[–—]|:\s|/\s)\s*")
_AT = re.compile(r"(.*?)\s*\b(?:at|from|of|bei|von|chez|de la|@)\b\s+(.+)", re.IGNORECASE)
_JOB_AT = re.compile(r"(.+?)\s*(?:\b(?:at|bei|chez|presso|bij)\b|@)\s*(.+)", re.IGNORECASE)
_JOB_OF = re.compile(r"(.+?)\s+(?:of|from|von|de|di|van)\s+(.+)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+")
_HEADING = re.compile(r"^\s*(?:#+\s.*|[^,;@<]{1,60}:)\s*$")
_LOWER = re.compile(
    r"^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|zum|y|e|af|av|d'|l')\b"
)
LONGEST_NAME = 6
LONGEST_ENTRY = 600


@dataclass(frozen=True, slots=True)
class _Entry:
    """One person of a list: where, and the words about them."""

    place: str
    raw: str


def accepts(source: SourceFile) -> bool:
    """Whether most entries begin with a name: then it is a list and not a note."""
    entries = list(_entries(decode(source.data)))
    good = sum(
        len(e.raw) <= LONGEST_ENTRY and bool(_PAGE.search(e.raw) or _EMAIL.search(e.raw) or _listed(e.raw))
        for e in entries
    )
    return bool(entries) and good >= 0.7 * len(entries)


def _listed(raw: str) -> bool:
    """Whether an entry is short and begins with a full name."""
    return len(raw) <= 140 and is_person(_APART.split(raw, maxsplit=1)[0].strip())


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One contact an entry; a guest where the reading names the event."""
    event = source.reading.event if source.reading else ""
    for entry in _entries(decode(source.data)):
        yield _record(entry, event)


def _entries(text: str) -> Iterator[_Entry]:
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    lines = [(n, line) for n, line in lines if not _HEADING.match(line) or len(lines) == 1]
    for number, line in lines:
        for piece in _pieces(line, alone=len(lines) == 1):
            if bare := _BULLET.sub("", piece).strip(" ,;\t"):
                yield _Entry(f"line:{number}", bare)


def _pieces(line: str, *, alone: bool) -> list[str]:
    """The people of one line. Commas part people where every piece is a name and there are three, or it is all there
    is; of two on a line among others the second is an organisation. Between semicolons it is the same, unless each
    has two: then each is a name and an organisation."""
    bare = _BULLET.sub("", line)
    if ";" in bare:
        groups = [p for part in bare.split(";") if (p := part.strip(" ,"))]
        commas = [p for group in groups for p in group.split(",")]
        mixed = not all(group.count(",") == 1 for group in groups) and all(map(_people, commas))
        return [p for part in (commas if mixed else groups) for p in _pair(part)]
    parts = [p.strip() for p in bare.split(",") if p.strip()]
    people = [q for p in parts for q in _pair(p)]
    if len(people) >= (2 if alone else 3) and all(map(_one_person, people)):
        return people
    return _pair(bare) if len(parts) == 1 else [bare]


def _one_person(piece: str) -> bool:
    """Whether a piece is a name, alone or with an address."""
    return is_person(_PHONE.sub("", _EMAIL.sub("", piece)).strip(" <>()"))


def _people(piece: str) -> bool:
    """Whether a piece is one name or two."""
    return all(map(_one_person, _pair(piece)))


def _pair(piece: str) -> list[str]:
    """ "Ann Lee and Bo Ek" taken apart."""
    halves = _AND.split(piece.strip())
    return halves if len(halves) > 1 and all(map(_one_person, halves)) else [piece.strip()]


def _record(entry: _Entry, event: str) -> Record:
    if len(entry.raw) > LONGEST_ENTRY:
        return Refusal(entry.place, f"“{entry.raw[:60]}…” is too long for one person.")
    rest = entry.raw
    pages = [m[1] for m in _PAGE.finditer(rest)]
    rest = _PAGE.sub(", ", rest)
    emails = tuple(dict.fromkeys(m[1] for m in _EMAIL.finditer(rest)))
    rest = _EMAIL.sub(", ", rest)
    phones = tuple(m.group().strip() for m in _PHONE.finditer(rest) if is_phone(m.group().strip()))
    for phone in phones:
        rest = rest.replace(phone, ", ")
    name, title, organisation = _about(rest)
    if not _is_name(name, bool(emails)) or (event and not name):
        return Refusal(entry.place, f"“{entry.raw[:60]}” does not begin with a name.")
    profiles = tuple(p for p in pages if is_profile(p))
    if event:
        return AttendeeRecord(
            entry.place, entry.raw, name, emails[0] if emails else "", phones[0] if phones else "",
            next(iter(profiles), ""), organisation, title, event=event,
        )  # fmt: skip
    return ContactRecord(
        entry.place, entry.raw, ContactKind.ADDRESS_ROW, name, emails=emails, phones=phones, profiles=profiles,
        organisation=organisation, title=title,
    )  # fmt: skip


def _is_name(name: str, has_email: bool) -> bool:
    """Whether words can be a name: few, of letters, and not all small ones unless an address stands beside."""
    words = name.split()
    if not words:
        return has_email
    lettered = len(words) <= LONGEST_NAME and not any(c.isdigit() for c in name)
    small = all(w[:1].islower() for w in words if not _LOWER.match(w))
    return lettered and any(c.isalpha() for c in name) and (has_email or not small)


def _about(words: str) -> tuple[str, str, str]:
    """Name, job title and organisation of an entry without its addresses.

    >>> _about("Dana Kim, Northwind"), _about("Ana Soto – Editor at Rye Press"), _about("Bo Ek (Miller, Ek)")
    (('Dana Kim', '', 'Northwind'), ('Ana Soto', 'Editor', 'Rye Press'), ('Bo Ek', 'Miller', 'Ek'))
    """
    parts = [p.strip(" .\"'*_<>-–—") for p in _APART.split(words)]
    parts = [p for p in parts if p]
    if not parts:
        return "", "", ""
    name, rest = spoken(parts[0]), parts[1:]
    while rest and is_credential(rest[0]) and len(rest[0]) <= 5 and len(rest) > 1:
        name, rest = f"{name}, {rest[0]}", rest[1:]  # "Ann Lee, PhD, Oxbow"
    if not rest and (found := _AT.fullmatch(name)) and is_person(found[1]):
        name, rest = found[1], [found[2]]  # "Dana Kim from Northwind"
    return name, *_job_and_place(rest)


def _job_and_place(parts: list[str]) -> tuple[str, str]:
    if not parts:
        return "", ""
    if len(parts) == 1:
        if (found := _JOB_AT.fullmatch(parts[0])) and is_job(found[1]):
            return found[1], found[2]
        if (found := _JOB_OF.fullmatch(parts[0])) and is_job(found[1]) and is_organisation(found[2]):
            return found[1], found[2]
        return (parts[0], "") if is_job(parts[0]) and not is_organisation(parts[0]) else ("", parts[0])
    first, last = parts[0], ", ".join(parts[1:])
    if is_job(parts[1]) and not is_job(first):
        return parts[1], first
    return first, last
