"""What the columns of any table hold: a proposal by their headers and their values, which the user may correct.

The same table gives the same proposal every time. A correction is kept by the header's signature and used for every
later file with that header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from coach.errors import UsageError
from coach.readers import column_values as looks
from coach.readers import columns as named
from coach.readers.date_order import Order, order_of
from coach.readers.tables import Table, cells, first_tables, is_private, key, raw_rows
from coach.text import fold

SAMPLE = 200
"""How many rows are looked at."""
SAMPLE_CELLS = 40_000
"""How many cells are looked at, however wide the table."""
MOST_COLUMNS = 400
"""Columns beyond these are told by their headers alone."""
SURE = 0.8
"""From this confidence on a column is taken without asking."""
SHOWN = 3


class Field(StrEnum):
    """What a column may hold."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    TITLE = "title"
    PROFILE = "profile"
    LOCATION = "location"
    NOTE = "note"
    DATE = "date"
    EVENT = "event"
    IGNORE = "ignore"


ONCE = frozenset(
    {Field.NAME, Field.GIVEN, Field.FAMILY, Field.ORGANISATION, Field.TITLE, Field.DATE, Field.EVENT}
)
"""Fields that one column holds; of several the surest is proposed. The others may stand in several columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name as it stands, what it is taken for, how sure that is (0–1), and its first values."""

    name: str
    field: Field
    confidence: float
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table's columns are taken for. `signature` names the header; `dates` is how its days are written;
    `chosen` says that the user said so."""

    table: Table
    columns: tuple[Column, ...]
    signature: str
    dates: Order
    chosen: bool = False

    @property
    def mapping(self) -> dict[str, Field]:
        """Column → field."""
        return {c.name: c.field for c in self.columns}

    @property
    def sure(self) -> bool:
        """Whether it can be used without asking: whose row it is stands beyond doubt."""
        best = {f: max((c.confidence for c in self.columns if c.field is f), default=0.0) for f in Field}
        named_for = max(best[Field.NAME], min(best[Field.GIVEN], best[Field.FAMILY]))
        reachable = max(best[f] for f in (Field.EMAIL, Field.PHONE, Field.PROFILE, Field.ORGANISATION))
        return named_for >= SURE and reachable >= SURE


_SYNONYMS: tuple[tuple[Field, frozenset[str]], ...] = (
    (Field.EMAIL, frozenset(named.EMAIL)),
    (Field.GIVEN, frozenset((*named.FIRST_NAME, "first", "fname", "ad", "rufname"))),
    (Field.FAMILY, frozenset((*named.LAST_NAME, "last", "lname", "soyad"))),
    (Field.NAME, frozenset((*named.FULL_NAME, "personname", "contact", "who", "wer", "client", "customer", "lead", "leadname",
                            "persona", "ansprechpartner", "kontakt", "interlocuteur", "contacto", "contatto", "contato"))),
    (Field.PHONE, frozenset((*named.PHONE, "mob", "natel", "gsm", "portable", "celular", "cellulare", "whatsapp"))),
    (Field.PROFILE, frozenset((*named.PROFILE, "linkedinhandle", "xing", "github", "profil", "profilo", "perfil"))),
    (Field.ORGANISATION, frozenset((*named.ORGANISATION, "accountname", "account", "associatedcompany", "organizationnameaccount",
                                    "personorganization", "org", "where", "worksat", "verein", "ditta", "studio", "hochschule"))),
    (Field.TITLE, frozenset((*named.TITLE, "job", "headline", "beruf", "profession", "mestiere", "profesion", "personjobtitle"))),
    (Field.LOCATION, frozenset("location city town place country region ort stadt land wohnort ville pays ciudad pais citta paese "
                               "plaats cidade mailingcity mailingcountry businesscity basedin personpostaladdress".split())),
    (Field.NOTE, frozenset("note notes comment comments remark remarks description biography bio about intro notizen bemerkung "
                           "bemerkungen remarques notas observaciones note notities opmerkingen observacoes context "
                           "howwemet".split())),
    (Field.DATE, frozenset("date met meton lastcontact lastcontacted lastcontactedon lastinteraction lastactivitydate connectedon "
                           "createddate createdate createdat added addedon datum fecha data updatedat lastmodified "
                           "lastmodifieddate personcreated personupdatetime".split())),
    (Field.EVENT, frozenset("event eventname eventtitle conference meetup veranstaltung evenement evento evenement metat where "
                            "wheremet".split()) - {"where"}),
)  # fmt: skip
_WORDS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.EMAIL, r"\be-?mails?\b|\bmail\b|\bcourriel\b|\bcorreo\b|\be-?post\b"),
        (Field.PHONE, r"\b(?:tele)?phone\b|\bmobile\b|\btel\b|\bhandy\b|telefon|\btelefono\b|\bmovil\b"),
        (Field.PROFILE, r"linked ?in|\bprofile url\b|\bxing\b|\bgithub\b|\btwitter\b"),
        (Field.GIVEN, r"\b(?:first|given) name\b|\bvorname\b|\bprenom\b"),
        (Field.FAMILY, r"\b(?:last|family) name\b|\bsurname\b|\bnachname\b"),
        (Field.TITLE, r"\bjob ?title\b|\byour (?:title|role)\b|\bposition\b|\bwhat do you do\b|\brole at\b"),
        (
            Field.ORGANISATION,
            r"\bcompany\b|\borgani[sz]ation\b|\bemployer\b|\bfirm\b|\bwork for\b|\baffiliation\b",
        ),
        (Field.NAME, r"\bfull name\b|\bname of (?:the )?(?:person|contact|guest)\b|\bperson name\b"),
        (Field.LOCATION, r"\bcity\b|\bcountry\b|\btown\b"),
        (Field.NOTE, r"\bnotes?\b|\bcomments?\b|\bremarks?\b"),
    )
)
_OTHERS = re.compile(
    r"\b(?:birth\w*|geburts\w*|naissance|nacimiento|verjaardag|anniversary|owner|assistant|manager|buyer|spouse|emergency|referred|sender|host|created by|modified by|supervisor|invited by|opt|"
    r"status|label|type|ids?|verified|count|number of|domain|size|industry|sector|revenue|stage|website|logo|photo|image|"
    r"how many|why|bounce|permission|consent|subscribed|phonetic|yomi|prefix|suffix)\b"
)
"""Headers about somebody else, or about the field and not its value."""
_MADE = re.compile(r"\b(?:created?|added|joined)\b")
"""The day a row was made says less than the day of the last contact."""
_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mx dr prof herr frau mme m sr sra sig dhr mevr".split())
_TESTS = (
    (Field.EMAIL, looks.is_email),
    (Field.PROFILE, looks.is_page),
    (Field.PHONE, looks.is_phone),
    (Field.DATE, looks.is_day),
)


def signature(names: Sequence[str]) -> str:
    """What two files with the same header share: the squeezed names in order.

    >>> signature(["First Name", "E-Mail"]) == signature(["first_name", "e-mail"])
    True
    """
    return "|".join(key(name) or name for name in unique_names(names))


@lru_cache(maxsize=4)
def propose(text: str) -> Proposal | None:
    """What the columns of the table in a text hold; None where there is no table.

    A table without a header gets the names "Column 1", "Column 2" …
    """
    found = [p for table in _shaped(text) if (p := _proposed(table))]
    return max(found, key=_weight, default=None)


def _weight(proposal: Proposal) -> tuple[float, int]:
    """The header is the row under which most columns make sense; of equals the one above."""
    sense = sum(c.confidence for c in proposal.columns if c.field is not Field.IGNORE)
    return sense, -proposal.table.before


def _shaped(text: str) -> list[Table]:
    """Rows that may be a header: those below have its width."""
    found: list[Table] = []
    for table in first_tables(text):
        if len(table.names) < 2 or table.before > 30:
            continue
        rows = list(table.rows_up_to(20))
        if rows and sum(map(table.fits, rows)) < 0.6 * len(rows):
            continue
        if any(map(_is_value, table.names)):
            if not any(f.delimiter == table.delimiter for f in found):
                found.append(_headless(table))
        elif rows:
            found.append(table)
        if len(found) >= 12 or sum(len(f.names) for f in found) > 2_000:
            break
    return found


def _is_value(name: str) -> bool:
    bare = name.strip()
    return looks.is_email(bare) or looks.is_page(bare) or looks.is_phone(bare)


def _headless(table: Table) -> Table:
    """The same table with made-up names, its first row being data."""
    raw = next(islice(raw_rows(table.text, table.delimiter), table.before, None), "")
    names = tuple(f"Column {n}" for n in range(1, len(cells(raw, table.delimiter)) + 1))
    start = table.start - len(raw) - 1
    return replace(table, names=names, start=start, columns={key(n): (at,) for at, n in enumerate(names)})


def _proposed(table: Table) -> Proposal | None:
    rows = list(table.rows_up_to(max(5, min(SAMPLE, SAMPLE_CELLS // len(table.names)))))
    names = unique_names(table.names)
    columns = []
    for at, name in enumerate(names):
        values = [value for row in rows if (value := row.at(at))] if at < MOST_COLUMNS else []
        field, confidence = _guess(table.names[at], values)
        shown = () if is_private(name) else tuple(dict.fromkeys(values))[:SHOWN]
        columns.append(Column(name, field, confidence, shown))
    looked_at = [[row.at(at) for row in rows] for at in range(min(len(names), MOST_COLUMNS))]
    columns = _settled(_person_column(columns, looked_at))
    if all(c.field is Field.IGNORE for c in columns):
        return None
    days = [row.at(at) for at, c in enumerate(columns) if c.field is Field.DATE for row in rows]
    return Proposal(table, tuple(columns), signature(table.names), order_of(days))


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Column names, each once: a second "Phone" is "Phone (2)", a nameless one is "Column 3"."""
    seen: dict[str, int] = {}
    out = []
    for at, name in enumerate(names, start=1):
        bare = " ".join(name.split()) or f"Column {at}"
        seen[bare] = seen.get(bare, 0) + 1
        out.append(bare if seen[bare] == 1 else f"{bare} ({seen[bare]})")
    return tuple(out)


def _guess(name: str, values: Sequence[str]) -> tuple[Field, float]:
    """What one column holds, by its header and by its values, which win where they are plain."""
    if is_private(name):
        return Field.IGNORE, 1.0
    by_header, sure = _by_header(name)
    for field, test in _TESTS:
        if (part := looks.share(values, test)) >= 0.6:
            if by_header is field:
                return field, 0.9 if field is Field.DATE and _MADE.search(_plain(name)) else 1.0
            if _OTHERS.search(_plain(name)):
                return Field.IGNORE, 0.8
            if field is not Field.DATE:
                return field, round(0.75 + 0.2 * part, 2)
            return (field, 0.5) if by_header is None else (Field.IGNORE, 0.7)
    if by_header is Field.PROFILE and looks.share(values, looks.is_address) >= 0.6:
        return Field.PROFILE, 0.9
    if by_header in (Field.EMAIL, Field.PROFILE) and values:
        return Field.IGNORE, 0.6  # the header promises an address, the cells hold none
    if by_header is Field.TITLE and looks.share(values, _is_form_of_address) > 0.5:
        return Field.IGNORE, 0.9
    if by_header is not None:
        return by_header, sure
    if _OTHERS.search(_plain(name)):
        return Field.IGNORE, 0.8
    return _by_prose(values)


def _by_header(name: str) -> tuple[Field | None, float]:
    squeezed = key(name)
    for field, names in _SYNONYMS:
        if squeezed in names:
            return field, 0.9
    plain = _plain(name)
    if _OTHERS.search(plain):
        return None, 0.0
    return next(((f, 0.8) for f, pattern in _WORDS if pattern.search(plain)), (None, 0.0))


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def _is_form_of_address(value: str) -> bool:
    return fold(value).rstrip(".") in _FORMS_OF_ADDRESS


def _by_prose(values: Sequence[str]) -> tuple[Field, float]:
    if looks.share(values, looks.is_job) >= 0.5:
        return Field.TITLE, 0.6
    if looks.share(values, looks.is_organisation) >= 0.4:
        return Field.ORGANISATION, 0.6
    if looks.share(values, looks.is_prose) >= 0.4:
        return Field.NOTE, 0.5
    return Field.IGNORE, 0.5


def _person_column(columns: list[Column], values: Sequence[Sequence[str]]) -> list[Column]:
    """Where no header names the people, the first column whose values have the shape of names and differ."""
    if any(c.field in (Field.NAME, Field.GIVEN, Field.FAMILY) for c in columns):
        return columns
    for at, column in enumerate(columns[: len(values)]):
        filled = [v for v in values[at] if v]
        if (
            column.field is not Field.IGNORE
            or column.confidence > 0.6
            or is_private(column.name)
            or not filled
        ):
            continue
        part = looks.share(filled, looks.is_person)
        if part >= 0.7 and len(set(filled)) >= 0.8 * len(filled):
            reachable = any(c.field is Field.EMAIL for c in columns)
            confidence = round((0.6 + 0.3 * part) if reachable else 0.6 * part, 2)
            return [
                *columns[:at],
                replace(column, field=Field.NAME, confidence=confidence),
                *columns[at + 1 :],
            ]
    return columns


def _settled(columns: list[Column]) -> list[Column]:
    """Fields that one column holds go to the surest; a full name beside given and family name holds nothing new."""
    best: dict[Field, int] = {}
    for at, column in enumerate(columns):
        if column.field in ONCE and (
            column.field not in best or column.confidence > columns[best[column.field]].confidence
        ):
            best[column.field] = at
    kept = [
        replace(c, field=Field.IGNORE, confidence=0.6) if c.field in ONCE and best[c.field] != at else c
        for at, c in enumerate(columns)
    ]
    if Field.GIVEN in best and Field.NAME in best and Field.FAMILY not in best:
        at = best[Field.NAME]  # "Vorname" beside "Name"
        kept[at] = replace(kept[at], field=Field.FAMILY)
    elif Field.FAMILY in best and Field.NAME in best and Field.GIVEN not in best:
        at = best[Field.NAME]  # "Nombre" beside "Apellidos"
        kept[at] = replace(kept[at], field=Field.GIVEN)
    return kept


def corrected(proposal: Proposal, changes: Mapping[str, str]) -> dict[str, str]:
    """The proposal's mapping with the user's corrections. Raises UsageError for a column or field that is not there.

    Column names are compared without case, accents and marks.
    """
    by_key = {key(c.name) or c.name: c.name for c in proposal.columns}
    fields = {str(f) for f in Field}
    mapping = {name: str(field) for name, field in proposal.mapping.items()}
    for column, field in changes.items():
        name = column if column in mapping else by_key.get(key(column) or column)
        if name is None:
            raise UsageError(
                f"There is no column “{column}”. The columns are: {', '.join(list(mapping)[:40])}."
            )
        wanted = _FIELD_WORDS.get(fold(field), fold(field))
        if wanted not in fields:
            raise UsageError(f"“{field}” is not one of: {', '.join(str(f) for f in Field)}.")
        mapping[name] = wanted
    return mapping


_FIELD_WORDS = {"e-mail": "email", "mail": "email", "company": "organisation", "organization": "organisation", "job": "title",
                "first name": "given", "last name": "family", "full name": "name", "notes": "note", "skip": "ignore",
                "url": "profile", "linkedin": "profile", "place": "location", "city": "location", "mobile": "phone"}  # fmt: skip


def find(text: str, wanted: Mapping[str, object]) -> tuple[Table, str] | None:
    """The table whose header has one of the signatures, and that signature: the one that was proposed where it has, as a
    header may be repeated below itself."""
    proposed = propose(text)
    if proposed is not None and proposed.signature in wanted:
        return proposed.table, proposed.signature
    for table in first_tables(text):
        if (found := signature(table.names)) in wanted:
            return table, found
    return None
