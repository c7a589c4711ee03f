"""Whatever is wrong with a table: rows are kept, or one clear line says where and why; and nothing takes for ever."""

import pytest
from reading import kind, only, read, refusals

from coach.records import AttendeeRecord, ContactRecord, NoteRecord, Refusal
from tests.timing import processor_time

HEAD = "Name,Email,Company"
ROW = "Ann Lee,ann@oxbow.example,Oxbow"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, delimiter: str, end: str) -> None:
    text = f"{HEAD}\n{ROW}\nJosé Ek,jose@ek.example,Ék\n".replace(",", delimiter).replace("\n", end)
    assert [r.name for r in only(read(text.encode(encoding)), AttendeeRecord)] == ["Ann Lee", "José Ek"]


@pytest.mark.parametrize(
    ("rows", "kept", "refused"),
    [
        (
            f"{ROW}\nBo Ek,bo@ek.example,Ek, Inc.\nCy Dun,cy@dun.example,Dun",
            2,
            ["row:2"],
        ),  # longer than the header
        (f"{ROW}\nBo Ek,bo@ek.example\nCy Dun", 3, []),  # shorter
        (f"{ROW},,,\nBo Ek,bo@ek.example,Ek,,", 2, []),  # empty surplus
        (
            f'{ROW}\n"Bo Ek,bo@ek.example,Ek\nCy Dun,cy@dun.example,Dun',
            3,
            [],
        ),  # never closed: costs its own line
        (f"{ROW}\n,,\n\n,,\nCy Dun,,Dun", 2, []),  # rows of bare commas, blank lines
        ("Ann\x00 Lee,ann@oxbow.example,Oxbow\nBo Ek,,Ek", 2, []),  # NUL bytes
        (f"{ROW}\n,x@x.example,\nCy Dun,,Dun", 2, ["row:2"]),
        (f'{ROW}\nBo Ek,bo@ek.example,"1.234,56"\nCy Dun,cy@dun.example,Dun', 3, []),  # decimal comma
    ],
)
def test_rows_that_are_odd(rows: str, kept: int, refused: list[str]) -> None:
    records = read(f"{HEAD}\n{rows}\n")
    assert len(only(records, AttendeeRecord)) == kept
    assert [place for place, _ in refusals(records)] == refused
    assert all(why.endswith(".") for _, why in refusals(records))


def test_a_decimal_comma_in_a_table_of_semicolons() -> None:
    (ann,) = only(read("Name;Email;Paid\nAnn Lee;ann@oxbow.example;12,50\n"), AttendeeRecord)
    assert ann.email == "ann@oxbow.example"


def test_columns_of_the_same_name() -> None:
    (ann,) = only(
        read("Name,Email,Email,Company,Company\nAnn Lee,,ann@oxbow.example,Oxbow,Ek\n"), AttendeeRecord
    )
    assert (ann.email, ann.organisation) == ("ann@oxbow.example", "Oxbow")


@pytest.mark.parametrize("text", ["Item,Price\nFlour,2\n", "a,b\n1,2\n", "Item;Price\nRye;3\nJam;4\n"])
def test_a_small_table_is_no_note(text: str) -> None:
    assert kind(text, "stock.csv") == "unreadable"
    assert len(refusals(read(text, "stock.csv"))) == 1


def test_prose_with_commas_stays_a_note() -> None:
    text = "Met Ann, who bakes, at the fair.\nBo, Cy, and Di came, too.\n"
    assert [type(r) for r in read(text, "fair.txt")] == [NoteRecord]


def _seconds(text: str) -> tuple[float, list[object]]:
    with processor_time() as taken:
        records: list[object] = list(read(text, "x.csv"))
    return taken.seconds, records


@pytest.mark.parametrize(
    ("head", "row", "kept"),
    [
        ("Name,Email,", "Ann Lee,a@x.example,", 100),
        ("Keda,Post,", "Ann Lee,a@x.example,", 0),  # told by values, or refused in one line
        ("", "", 0),
    ],
)
def test_ten_thousand_columns(head: str, row: str, kept: int) -> None:
    wide = ",".join(f"Col {n}" for n in range(10_000))
    seconds, records = _seconds(f"{head}{wide}\n" + (row + ",".join(["y"] * 10_000) + "\n") * 100)
    assert len([r for r in records if isinstance(r, AttendeeRecord)]) == kept
    assert kept or len(records) == 1
    assert seconds < 8


def test_a_quotation_mark_before_endless_commas() -> None:
    seconds, records = _seconds('"' + "a," * 200_000)
    assert len(records) == 1
    assert seconds < 8


@pytest.mark.parametrize(
    ("head", "row", "of"),
    [
        ("First Name,Last Name,URL,Company,Position,Connected On", "Ann,Lee,https://l.example/{0},Oxbow,Baker,05/03/2024", ContactRecord),
        ("Name,Email,Company,Event Name", "Ann Lee,a{0}@x.example,Oxbow,Bread Days", AttendeeRecord),
        ("First Name,Last Name,Business Phone,Home Phone,E-mail Address,Account", "Ann,Lee,1,2,a{0}@x.example,7", ContactRecord),
        ("Record ID,First Name,Last Name,Email,Lifecycle Stage", "{0},Ann,Lee,a{0}@x.example,lead", ContactRecord),
    ],
)  # fmt: skip
def test_reading_grows_with_the_rows_and_no_faster(head: str, row: str, of: type) -> None:
    few, many = (
        _seconds(f"{head}\n" + "".join(row.format(n) + "\n" for n in range(count)))[0]
        for count in (5_000, 20_000)
    )
    assert many < 10 * max(few, 0.05)


def test_two_hundred_thousand_rows_are_streamed() -> None:
    text = "Name,Email\n" + "Ann Lee,a@x.example\n" * 200_000
    from reading import TODAY, source

    from coach.readers import read_file

    with processor_time() as taken:
        records = read_file(source(text), TODAY)[1]
        assert isinstance(next(records), AttendeeRecord)  # the first row is there before the last is read
    assert taken.seconds < 2
    assert sum(1 for r in records if not isinstance(r, Refusal)) == 199_999
