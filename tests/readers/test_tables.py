"""Rows with both their cells and their verbatim text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.readers.tables import cells, find_table, key, raw_rows

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
