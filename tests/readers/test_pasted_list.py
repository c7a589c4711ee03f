"""A pasted list of people, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import TODAY, source

from coach.readers import pasted_list
from coach.records import AttendeeRecord, ContactRecord, Reading, Record, Refusal, SourceFile
from tests.timing import processor_time


def listed(text: str, event: str = "") -> list[Record]:
    """What a pasted text gives."""
    return list(
        pasted_list.read(SourceFile("list", text.encode(), reading=Reading("pasted_list", event)), TODAY)
    )


def lines(text: str) -> list[tuple[str, str, str]]:
    """Name, job and organisation of everybody."""
    return [(r.name, r.title, r.organisation) for r in listed(text) if isinstance(r, ContactRecord)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Dana Kim, Northwind; Ana Soto – Rye Press",
            [("Dana Kim", "", "Northwind"), ("Ana Soto", "", "Rye Press")],
        ),
        ("Dana Kim, Ana Soto, Bo Ek", [("Dana Kim", "", ""), ("Ana Soto", "", ""), ("Bo Ek", "", "")]),
        ("Dana Kim, Ana Soto", [("Dana Kim", "", ""), ("Ana Soto", "", "")]),
        (
            "Dana Kim, Lee Park; Bo Lind",
            [("Dana Kim", "", ""), ("Lee Park", "", ""), ("Bo Lind", "", "")],
        ),
        (
            "Bo Lind; Dana Kim, Lee Park and Eva Ek;",
            [("Bo Lind", "", ""), ("Dana Kim", "", ""), ("Lee Park", "", ""), ("Eva Ek", "", "")],
        ),
        (
            "Dana Kim, Blue Kiln; Bo Lind, Red Barn",  # each with two: names and organisations
            [("Dana Kim", "", "Blue Kiln"), ("Bo Lind", "", "Red Barn")],
        ),
        (
            "Dana Kim, Northwind; Bo Lind",  # not all of them are full names
            [("Dana Kim", "", "Northwind"), ("Bo Lind", "", "")],
        ),
        ("Dana Kim and Ana Soto\nBo Ek", [("Dana Kim", "", ""), ("Ana Soto", "", ""), ("Bo Ek", "", "")]),
        (
            "1. Dana Kim\n2) Ana Soto\n(3) Bo Ek",
            [("Dana Kim", "", ""), ("Ana Soto", "", ""), ("Bo Ek", "", "")],
        ),
        (
            "- [x] Dana Kim\n* Ana Soto\n• Bo Ek",
            [("Dana Kim", "", ""), ("Ana Soto", "", ""), ("Bo Ek", "", "")],
        ),
        ("Speakers:\nDana Kim (Head of Data, Northwind)", [("Dana Kim", "Head of Data", "Northwind")]),
        ("Dana Kim, Head of Data at Northwind\nx y", [("Dana Kim", "Head of Data", "Northwind")]),
        ("Dana Kim | Northwind | Head of Data\nx y", [("Dana Kim", "Head of Data", "Northwind")]),
        ("Dana Kim\tNorthwind\nBo Ek\tEk AB", [("Dana Kim", "", "Northwind"), ("Bo Ek", "", "Ek AB")]),
        ("Dana Kim from Northwind\nBo Ek", [("Dana Kim", "", "Northwind"), ("Bo Ek", "", "")]),
        ("Ann Lee, PhD, Oxbow\nBo Ek", [("Ann Lee, PhD", "", "Oxbow"), ("Bo Ek", "", "")]),
        ("Jane van der Berg – Editor\nBo Ek", [("Jane van der Berg", "Editor", ""), ("Bo Ek", "", "")]),
        ("李娜, Northwind\nBo Ek", [("李娜", "", "Northwind"), ("Bo Ek", "", "")]),
    ],
)
def test_names_jobs_and_organisations(text: str, people: list[tuple[str, str, str]]) -> None:
    assert lines(text) == people


def test_addresses_pages_and_numbers() -> None:
    text = (
        "Ana Soto – Rye Press <ana@rye.example>\n"
        "Bo Ek, bo@ek.example, +44 7700 900101\n"
        "Cy Dun https://www.linkedin.com/in/cy-dun\n"
        "di@fox.example\n"
    )
    ana, bo, cy, di = listed(text)
    assert isinstance(ana, ContactRecord)
    assert isinstance(bo, ContactRecord)
    assert isinstance(cy, ContactRecord)
    assert isinstance(di, ContactRecord)
    assert (ana.name, ana.emails, ana.organisation) == ("Ana Soto", ("ana@rye.example",), "Rye Press")
    assert (bo.emails, bo.phones, bo.organisation) == (("bo@ek.example",), ("+44 7700 900101",), "")
    assert (cy.profiles, cy.place, cy.raw) == (
        ("https://www.linkedin.com/in/cy-dun",),
        "line:3",
        "Cy Dun https://www.linkedin.com/in/cy-dun",
    )
    assert (di.name, di.emails) == ("", ("di@fox.example",))


def test_an_event_makes_guests() -> None:
    (dana,) = listed("Dana Kim, Northwind <dana@northwind.example>", "PyData")
    assert isinstance(dana, AttendeeRecord)
    assert (dana.name, dana.email, dana.organisation, dana.event) == (
        "Dana Kim",
        "dana@northwind.example",
        "Northwind",
        "PyData",
    )


def test_what_is_no_name_is_refused_with_its_line() -> None:
    assert [r for r in listed("Dana Kim\nbring the cake\n12:30\nBo Ek") if isinstance(r, Refusal)] == [
        Refusal("line:2", "“bring the cake” does not begin with a name."),
        Refusal("line:3", "“12:30” does not begin with a name."),
    ]


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("Dana Kim, Northwind; Ana Soto – Rye Press <ana@rye.example>", True),
        ("1. Dana Kim\n2. Ana Soto\n3. Bo Ek\n", True),
        ("met Dana Kim at PyData, she leads data at Northwind", False),
        ("Met Dana today. She said, over soup, that it would rise.\nPromised jam.\n", False),
        ("", False),
    ],
)
def test_a_list_is_told_from_a_note(text: str, is_list: bool) -> None:
    assert pasted_list.accepts(source(text)) is is_list


@pytest.mark.parametrize("piece", ["a@", "a@b.", "1/2/", "a:", "#", "+", "1 ", "a of ", "Ann Lee and "])
def test_endless_lines_cost_little_and_are_refused(piece: str) -> None:
    with processor_time() as taken:
        records = listed(piece * 20_000)
        assert all(isinstance(r, Refusal) for r in records) or piece == "Ann Lee and "
    assert taken.seconds < 4


@given(st.text(max_size=120))
def test_any_text_gives_people_or_refusals_with_places(text: str) -> None:
    for record in listed(text):
        assert record.place.startswith("line:")
        assert isinstance(record, ContactRecord | Refusal)
