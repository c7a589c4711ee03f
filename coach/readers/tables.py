"""Tables of text (CSV, TSV): finding the header row, and rows with both their cells and their verbatim text.

The `csv` module gives cells only. Here every row keeps the stretch of the file it came from, quoted line ends
included, so that it can be quoted. A quotation mark that is never closed costs its own line, not the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from coach.records import Refusal

_DELIMITERS = (",", ";", "\t")
HEADER_WITHIN = 400
"""How many rows may stand before the header."""
MOST_CANDIDATE_CELLS = 60_000
"""How many cells are looked at while searching the header; the first row is looked at whatever its width."""


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: its number from 1, its cells, and its verbatim text without the line end."""

    number: int
    cells: list[str]
    raw: str
    columns: Mapping[str, tuple[int, ...]]

    @property
    def place(self) -> str:
        """The row's place in its file."""
        return f"row:{self.number}"

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(map(str.strip, self.cells))

    def get(self, *keys: str) -> str:
        """The first filled cell among the columns of these names, without outer blanks."""
        for key in keys:
            for index in self.columns.get(key, ()):
                if index < len(self.cells) and (value := self.cells[index].strip()):
                    return value
        return ""

    def at(self, index: int) -> str:
        """The cell at a position, empty where the row is short."""
        return self.cells[index].strip() if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and everything after it."""

    text: str
    delimiter: str
    names: tuple[str, ...]
    start: int  # where the first data row begins
    before: int  # how many rows stand before the header
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def has(self, *keys: str) -> bool:
        """Whether all these columns exist."""
        return all(key in self.columns for key in keys)

    def has_any(self, *keys: str) -> bool:
        """Whether one of these columns exists."""
        return any(key in self.columns for key in keys)

    def also(self, words: Mapping[str, str]) -> Table:
        """The same table whose columns answer to common names too: `words` gives the common name of a column's own,
        both squeezed. A column that has the common name itself comes first."""
        more: dict[str, tuple[int, ...]] = {}
        for name, at in self.columns.items():
            if (common := words.get(name)) and common != name:
                more[common] = (*more.get(common, self.columns.get(common, ())), *at)
        return replace(self, columns={**self.columns, **more}) if more else self

    def rows(self) -> Iterator[Row]:
        """Data rows. Blank lines are no rows; rows of empty cells are, and count."""
        number = 0
        for raw in raw_rows(self.text, self.delimiter, self.start):
            if raw.strip(" "):
                number += 1
                yield Row(number, cells(raw, self.delimiter), raw, self.columns)

    def rows_up_to(self, most: int) -> Iterator[Row]:
        """The first rows that hold anything, of the first fifty times as many."""
        return islice((row for row in islice(self.rows(), 50 * most) if not row.empty), most)

    def fits(self, row: Row) -> bool:
        """Whether a row has the header's width, empty cells at its end aside: it may lack some or have some more."""
        filled = max((at for at, cell in enumerate(row.cells, 1) if cell.strip()), default=0)
        return len(row.cells) == len(self.names) or 1 < filled <= len(self.names)

    def surplus(self, row: Row) -> bool:
        """Whether a row has filled cells that belong to no column, as an unquoted comma makes."""
        return len(row.cells) > len(self.names) and any(c.strip() for c in row.cells[len(self.names) :])

    def misfit(self, row: Row) -> Refusal | None:
        """Why a row does not fit the header; None if it does."""
        if not self.surplus(row):
            return None
        return Refusal(
            row.place, f"The row has {len(row.cells)} cells where the header has {len(self.names)}."
        )

    def private(self) -> tuple[int, ...]:
        """Columns that are nobody's business: numbers of state papers, bank accounts, billing."""
        return tuple(i for i, name in enumerate(self.names) if len(name) <= 300 and is_private(name))

    def verbatim(self, row: Row, private: Sequence[int]) -> str:
        """The row's text, the cells of private columns taken out."""
        return without_cells(row.raw, self.delimiter, private) if private else row.raw


@lru_cache(maxsize=16)
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    d = re.escape(delimiter)
    cell = rf'(?>"[^"]*+(?:""[^"]*+)*+" *+(?=[{d}\n]|\Z)|[^{d}\n]*+)'
    return re.compile(cell), re.compile(rf"{cell}(?:{d}{cell})*+")


def raw_rows(text: str, delimiter: str, start: int = 0) -> Iterator[str]:
    """Verbatim rows of a text from an offset on, without their line ends.

    >>> list(raw_rows('a,"b\\nc"\\nd,"e\\nf', ","))
    ['a,"b\\nc"', 'd,"e', 'f']
    """
    row = _patterns(delimiter)[1]
    while start < len(text):
        match = row.match(text, start)
        end = match.end() if match else len(text)
        yield text[start:end]
        start = end + 1


def cells(raw: str, delimiter: str) -> list[str]:
    """The cells of a verbatim row, quotation marks taken off.

    >>> cells('a,"b ""c"", d",', ",")
    ['a', 'b "c", d', '']
    """
    if '"' not in raw:
        return raw.split(delimiter)
    pattern, found, at = _patterns(delimiter)[0], [], 0
    while at <= len(raw):
        match = pattern.match(raw, at)
        end = match.end() if match else len(raw)
        found.append(_unquoted(raw[at:end]))
        at = end + 1
    return found


def without_cells(raw: str, delimiter: str, indexes: Sequence[int]) -> str:
    """A verbatim row with the cells at some positions emptied.

    >>> without_cells('a,"b, c",d', ",", [1])
    'a,,d'
    """
    pattern, kept, at, number, gone = _patterns(delimiter)[0], [], 0, 0, frozenset(indexes)
    while at <= len(raw):
        match = pattern.match(raw, at)
        end = match.end() if match else len(raw)
        kept.append("" if number in gone else raw[at:end])
        at, number = end + 1, number + 1
    return delimiter.join(kept)


_PRIVATE = re.compile(
    r"^(?:account|konto|compte|cuenta|conto|conta|rekening|billing\w*|abrechnungsinformation\w*|informationsfacturation|"
    r"facturacion|datifatturazione|factuurgegevens|informacoesdecobranca|faturamento)$|"
    r"government|regierungs|gouvern|gobierno|governo|overheids|socialsecurity|sozialversicherung|securitesociale|"
    r"nationalid|personalausweis|passport|passnummer|passeport|pasaporte|passaporte|taxid|taxnumber|steuernummer|"
    r"codicefiscale|sofinummer|burgerservice|personnummer|iban|bankaccount|kontonummer|creditcard|kreditkarte|cardnumber"
)


def is_private(name: str) -> bool:
    """Whether a column's name says that its cells are not to be kept.

    >>> is_private("Government ID Number"), is_private("Account"), is_private("Account Name"), is_private("Notes")
    (True, True, False, False)
    """
    return bool(_PRIVATE.search(key(name)))


def _unquoted(cell: str) -> str:
    bare = cell.rstrip(" ")
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"')
    return cell


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """A column name for comparing: lower case, letters and digits only, no accents.

    >>> key("E-mail 1 - Value"), key("first_name"), key("Prénom")
    ('email1value', 'firstname', 'prenom')
    """
    flat = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(c for c in flat.casefold() if c.isalnum())


@lru_cache(maxsize=4)
def _candidates(text: str) -> tuple[Table, ...]:
    """Every row near the top that could be a header, for each delimiter."""
    found = []
    for delimiter in _DELIMITERS:
        if delimiter != "," and delimiter not in text:
            continue
        start, looked_at = 0, 0
        for before, raw in enumerate(islice(raw_rows(text, delimiter), HEADER_WITHIN)):
            start += len(raw) + 1
            alone = before == 0 and delimiter == "," and 0 < len(raw) < 40
            if alone or (delimiter in raw and not _is_prose(raw, delimiter)):
                looked_at += raw.count(delimiter)
                found.append(_table(text, delimiter, cells(raw, delimiter), start, before))
                if looked_at > MOST_CANDIDATE_CELLS:
                    break
    return tuple(found)


def _is_prose(raw: str, delimiter: str) -> bool:
    """Whether a row is a sentence rather than a header: it ends like one, or its pieces are long."""
    pieces = raw.count(delimiter) + 1
    too_long = len(raw) > 20_000 and (len(raw) > 60 * pieces or len(raw) > 4_000_000)
    return too_long or raw.rstrip()[-1:] in (".", ";", "!") or raw.count(" ") > 6 * pieces


def _table(text: str, delimiter: str, names: list[str], start: int, before: int) -> Table:
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if len(name) <= 300 and (squeezed := key(name)):
            places.setdefault(squeezed, []).append(index)
    columns = {name: tuple(found) for name, found in places.items()}
    return Table(text, delimiter, tuple(n.strip() for n in names), start, before, columns)


def find_table(
    text: str, wanted: Callable[[Table], bool], words: Mapping[str, str] | None = None
) -> Table | None:
    """The first row near the top that `wanted` takes for a header, whatever stands before it. `words` are other
    languages' names for the columns asked for (see `Table.also`)."""
    for table in _candidates(text):
        named = table.also(words) if words else table
        if wanted(named):
            return named
    return None


def first_tables(text: str) -> tuple[Table, ...]:
    """Every row near the top that could be a header, by delimiter and then from above."""
    return _candidates(text)
