"""Rows with both their cells and their verbatim text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.readers.tables import cells, find_table, is_private, key, raw_rows, without_cells

CELL = st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=12)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t"]),
)
def test_rows_and_cells_are_those_of_the_csv_module(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    raws = list(raw_rows(out.getvalue(), delimiter))
    assert "\n".join(raws) + "\n" == out.getvalue()
    assert [cells(raw, delimiter) for raw in raws] == rows


@given(st.text(max_size=200), st.sampled_from([",", ";", "\t"]))
def test_any_text_is_cut_into_rows_without_loss(text: str, delimiter: str) -> None:
    assert "\n".join(raw_rows(text, delimiter)) == text.removesuffix("\n") or text == ""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,"b\nc",d\ne,f,g', [["a", "b\nc", "d"], ["e", "f", "g"]]),
        ('a,"open\nb,c', [["a", '"open'], ["b", "c"]]),
        ('a,"open\nb,"shut",d', [["a", '"open'], ["b", "shut", "d"]]),
        ('5" pipe,b\nc,d', [['5" pipe', "b"], ["c", "d"]]),
        ('"say ""hi""" ,b', [['say "hi"', "b"]]),
        ("a,,\n", [["a", "", ""]]),
    ],
)
def test_quotation_marks(text: str, rows: list[list[str]]) -> None:
    assert [cells(raw, ",") for raw in raw_rows(text, ",")] == rows


def test_the_header_is_found_below_any_preamble_and_rows_are_numbered_from_it() -> None:
    preamble = "Notes:\n" + '"A long, quoted line, with commas."\n\n' * 60
    table = find_table(
        preamble + "Name;Mail\nAnn;a@x.example\n\n;\nBo;b@x.example\n", lambda t: t.has("name", "mail")
    )
    assert table is not None
    rows = list(table.rows())
    assert [(r.number, r.get("name"), r.raw) for r in rows] == [
        (1, "Ann", "Ann;a@x.example"),
        (2, "", ";"),
        (3, "Bo", "Bo;b@x.example"),
    ]
    assert [r.empty for r in rows] == [False, True, False]


def test_columns_of_the_same_name_give_the_first_filled_cell() -> None:
    table = find_table("Name,Tag,Tag\nAnn,,x\n", lambda t: t.has("tag"))
    assert table is not None
    assert next(table.rows()).get("tag") == "x"


def test_keys_ignore_case_accents_and_marks() -> None:
    assert [key(n) for n in ("E-mail 1 - Value", "PRÉNOM", "first_name", "???")] == [
        "email1value",
        "prenom",
        "firstname",
        "",
    ]


def test_only_the_cells_of_private_columns_are_emptied() -> None:
    table = find_table('Name,IBAN,Note\nAnn,"DE1, 2","has 2"\n', lambda t: t.has("name"))
    assert table is not None
    row = next(table.rows())
    assert table.private() == (1,)
    assert table.verbatim(row, table.private()) == 'Ann,,"has 2"'


@given(st.lists(CELL, min_size=1, max_size=6), st.sets(st.integers(0, 7)), st.sampled_from([",", ";", "\t"]))
def test_emptied_cells_leave_the_others_as_they_were(row: list[str], gone: set[int], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="", quoting=csv.QUOTE_ALL).writerow(row)
    left = cells(without_cells(out.getvalue(), delimiter, sorted(gone)), delimiter)
    assert left == ["" if at in gone else cell for at, cell in enumerate(row)]


def test_columns_answer_to_common_names_too_their_own_first() -> None:
    table = find_table("Firma,Company\nOxbow,\nEk,Dun\n", lambda t: t.has("company"), {"firma": "company"})
    assert table is not None
    assert [row.get("company") for row in table.rows()] == ["Oxbow", "Dun"]


@pytest.mark.parametrize(
    "name", ["Account", "Konto", "Billing Information", "Steuernummer", "Passport No.", "IBAN"]
)
def test_private_columns(name: str) -> None:
    assert is_private(name)


@pytest.mark.parametrize("name", ["Account Name", "Discount", "Notes", "Company", "Accounting lead"])
def test_columns_that_only_look_private(name: str) -> None:
    assert not is_private(name)
