"""What the columns of any table are taken for, and how the user corrects it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import TODAY, kind, only, read, refusals, source

from coach.errors import UsageError
from coach.readers import mapped_table, read_file
from coach.readers.column_mapping import Field, corrected, propose, signature, unique_names
from coach.readers.date_order import Order
from coach.records import AttendeeRecord, ContactRecord, Reading, Refusal


def fields(text: str) -> list[str]:
    """What the columns are taken for."""
    proposal = propose(text)
    return [str(c.field) for c in proposal.columns] if proposal else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name,Email,Company,Role\nAnn Lee,ann@oxbow.example,Oxbow,Baker\n", "name email organisation title"),
        ("Vorname;Name;Firma;Telefon\nAnn;Lee;Oxbow;+44 7700 900101\n", "given family organisation phone"),
        ("Nombre,Apellidos,Correo,Puesto\nAnn,Lee,ann@oxbow.example,Baker\n", "given family email title"),
        ("Prénom\tNom\tCourriel\tVille\nAnn\tLee\tann@oxbow.example\tYork\n", "given family email location"),
        ("Keda,Post,Töö\nAnn Lee,ann@oxbow.example,Oxbow Ltd\n", "name email organisation"),
        ("A,B,C\nAnn Lee,https://www.linkedin.com/in/ann,+44 7700 900101\n", "name profile phone"),
        ("Who,Reach,Met at\nAnn Lee,ann@oxbow.example,Bread Days\n", "name email event"),
        ("Name,Contact owner email,Email\nAnn Lee,mia@oak.example,ann@oxbow.example\n", "name ignore email"),
        ("Title,Name,Email\nMs,Ann Lee,ann@oxbow.example\nDr,Bo Ek,bo@ek.example\n", "ignore name email"),
        ("Name,Email,Birthday\nAnn Lee,ann@oxbow.example,1980-01-02\n", "name email ignore"),
        ("Name,Email,Last contacted\nAnn Lee,ann@oxbow.example,2026-01-02\n", "name email date"),
        ("Name,Email,Email opt-in\nAnn Lee,ann@oxbow.example,yes\n", "name email ignore"),
        ("Name,Government ID Number,Email\nAnn Lee,QQ123456C,ann@oxbow.example\n", "name ignore email"),
        ("Name,Phone,Phone\nAnn Lee,+44 7700 900101,+44 7700 900102\n", "name phone phone"),
        ("Ann Lee,ann@oxbow.example,Oxbow Ltd\nBo Ek,bo@ek.example,Ek AB\n", "name email organisation"),
        ("Item,Price,Stock\nFlour,2,10\n", ""),
    ],
)
def test_proposals(text: str, expected: str) -> None:
    assert fields(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Name,Email\nAnn Lee,ann@oxbow.example\n", True),
        ("First name,Last name,Phone\nAnn,Lee,+44 7700 900101\n", True),
        ("Keda,Post\nAnn Lee,ann@oxbow.example\n", True),
        ("Email,Score\nann@oxbow.example,3\n", False),  # whose address is it
        ("Aaa,Bbb\nAnn Lee,York\n", False),
        ("Name,Price\nFlour,2\nRye,3\n", False),
    ],
)
def test_only_what_is_beyond_doubt_is_read_without_asking(text: str, sure: bool) -> None:
    proposal = propose(text)
    assert proposal is not None
    assert proposal.sure is sure


def test_values_show_what_a_column_holds_but_not_what_is_private() -> None:
    proposal = propose("Name,Passport No,Email\nAnn Lee,X1234567,a@x.example\nBo Ek,X7654321,b@x.example\n")
    assert proposal is not None
    assert [c.values for c in proposal.columns] == [
        ("Ann Lee", "Bo Ek"),
        (),
        ("a@x.example", "b@x.example"),
    ]


def test_the_user_corrects_columns_by_their_names() -> None:
    proposal = propose("Aaa,Bbb,Aaa\nAnn Lee,York,x\n")
    assert proposal is not None
    mapping = corrected(proposal, {"bbb": "Place", "AAA (2)": "note"})
    assert mapping == {"Aaa": "name", "Bbb": "location", "Aaa (2)": "note"}
    with pytest.raises(UsageError, match=r"no column “Ccc”. The columns are: Aaa, Bbb, Aaa \(2\)"):
        corrected(proposal, {"Ccc": "name"})
    with pytest.raises(UsageError, match="“nose” is not one of: name, given"):
        corrected(proposal, {"Bbb": "nose"})


def test_a_signature_is_the_headers_own() -> None:
    assert signature(["First Name", "E-Mail"]) == signature(["first_name", "e-mail"])
    assert signature(["A", "A", ""]) == signature(unique_names(["A", "A", ""]))
    assert signature(["A", "B"]) != signature(["B", "A"])


def test_a_table_is_read_as_the_user_said() -> None:
    text = "Aaa,Bbb,Ccc,Bbb\nAnn Lee,York,05/04/2026,ann@oxbow.example; lee@oxbow.example\n,,,\n,Hull,,\n"
    columns = {"Aaa": "name", "Bbb": "location", "Ccc": "date", "Bbb (2)": "email"}
    reading = Reading("table", columns=columns, dates="day-first")
    found, records = read_file(replace(source(text), reading=reading), TODAY)
    ann, refused = records
    assert found == "table"
    assert isinstance(ann, ContactRecord)
    assert (ann.name, ann.location, str(ann.dated)) == ("Ann Lee", "York", "2026-04-05")
    assert ann.emails == ("ann@oxbow.example", "lee@oxbow.example")
    assert refused == Refusal("row:3", "The row has neither a name nor an address.")


def test_an_event_makes_guests_whose_answers_are_kept() -> None:
    text = "Name,Email,Note\nAnn Lee,ann@oxbow.example,Hopes for rye\n"
    columns = {"Name": "name", "Email": "email", "Note": "note"}
    (ann,) = mapped_table.read(replace(source(text), reading=Reading("table", "Bread Days", columns)), TODAY)
    assert isinstance(ann, AttendeeRecord)
    assert (ann.event, ann.email, ann.said) == ("Bread Days", "ann@oxbow.example", {"Note": "Hopes for rye"})


def test_a_column_of_events_gives_each_row_its_own() -> None:
    text = "Name,Email,Event\nAnn Lee,a@x.example,Bread Days\nBo Ek,b@x.example,\n"
    columns = {"Name": "name", "Email": "email", "Event": "event"}
    ann, bo = mapped_table.read(replace(source(text), reading=Reading("table", columns=columns)), TODAY)
    assert isinstance(ann, AttendeeRecord)
    assert isinstance(bo, ContactRecord)
    assert ann.event == "Bread Days"


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("05/04/2026", "25/04/2026"), ["2026-04-05", "2026-04-25"]),
        (("05/04/2026", "04/25/2026"), ["2026-05-04", "2026-04-25"]),
        (("05.04.2026", "06.04.2026"), ["2026-04-05", "2026-04-06"]),
        (("2026-04-05", "5 Apr 2026"), ["2026-04-05", "2026-04-05"]),
        (("05/04/2026", "06/04/2026"), ["None", "None"]),
    ],
)
def test_days_are_read_by_what_the_whole_column_shows(days: tuple[str, str], read_as: list[str]) -> None:
    text = f"Keda,Post,Last contacted\nAnn Lee,a@x.example,{days[0]}\nBo Ek,b@x.example,{days[1]}\n"
    records = read(text)
    assert [str(r.dated) for r in only(records, ContactRecord)] == read_as
    undecided = [why for place, why in refusals(records) if not place]
    assert bool(undecided) == (read_as == ["None", "None"])
    assert all("“Last contacted” can be read day first or month first" in why for why in undecided)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Aaa,Bbb\nAnn Lee,York\n", mapped_table.UNCLEAR),
        ("Item,Price,Stock\nFlour,2,10\n", mapped_table.NOBODY),
    ],
)
def test_a_table_that_stays_unclear_says_what_to_do(text: str, why: str) -> None:
    assert kind(text, "x.csv") == "unreadable"
    assert refusals(read(text, "x.csv")) == [("", why)]


def test_a_cell_with_a_formula_is_text() -> None:
    text = 'Name,Email,Note\n"=HYPERLINK(""http://x.example"")",a@x.example,=1+1\n'
    columns = {"Name": "name", "Email": "email", "Note": "note"}
    (ann,) = mapped_table.read(replace(source(text), reading=Reading("table", "", columns)), TODAY)
    assert isinstance(ann, ContactRecord)
    assert (ann.name, ann.note) == ('=HYPERLINK("http://x.example")', "=1+1")


CRM = {
    "HubSpot": "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company,Last Activity Date\n"
    "101,Ann,Lee,ann@oxbow.example,+44 7700 900101,Mia Oak,New,2020-01-04 10:00,Oxbow,2026-05-01 10:00\n",
    "Salesforce": "Salutation,First Name,Last Name,Title,Account Name,Mailing City,Phone,Email,Contact Owner,Lead Source\n"
    "Ms.,Ann,Lee,Baker,Oxbow,York,+44 7700 900101,ann@oxbow.example,Mia Oak,Web\n",
    "Attio": "Record ID,Name,Email addresses,Description,Company,Job title,LinkedIn,Last interaction,Connection strength\n"
    "r1,Ann Lee,ann@oxbow.example,Bakes,Oxbow,Baker,https://www.linkedin.com/in/ann,2026-01-02,Strong\n",
    "Pipedrive": "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Owner\n"
    "1,Ann Lee,Oxbow,ann@oxbow.example,+44 7700 900101,Mia Oak\n",
}


@pytest.mark.parametrize("program", CRM)
def test_exports_of_sales_programs_are_contacts(program: str) -> None:
    (ann,) = read(CRM[program])
    assert kind(CRM[program]) == "crm"
    assert isinstance(ann, ContactRecord)
    assert (ann.name, ann.emails, ann.organisation) == ("Ann Lee", ("ann@oxbow.example",), "Oxbow")
    assert "Mia" not in f"{ann.name}{ann.title}{ann.note}"


def test_the_last_activity_dates_a_contact_and_not_the_day_its_row_was_made() -> None:
    (ann,) = only(read(CRM["HubSpot"]), ContactRecord)
    assert str(ann.dated) == "2026-05-01"


def test_the_members_of_a_meetup_are_contacts_and_their_rank_is_no_job() -> None:
    text = (
        "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tIntro\tURL of Member Profile\n"
        "Ann Lee\tuser 1\tCo-Organizer\t1\tYork\t5/4/2024\t5/4/2025\tI bake\thttps://www.meetup.com/members/1\n"
    )
    (ann,) = read(text)
    assert isinstance(ann, ContactRecord)
    assert (ann.title, ann.location, ann.note) == ("", "York", "I bake")
    assert ann.profiles == ("https://www.meetup.com/members/1",)


CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=15)


@settings(deadline=None, max_examples=80)
@example(["", "", "", "", "", "MAIL"], [["", "", "", "", "", "MAIL"], ["", "0"]], ",", Field.NAME)
@given(
    st.lists(CELL, min_size=1, max_size=6),
    st.lists(st.lists(CELL, min_size=1, max_size=8), max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(list(Field)),
)
def test_whatever_the_table_every_row_is_kept_or_refused_with_its_place(
    header: list[str], rows: list[list[str]], delimiter: str, field: Field
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
    text = out.getvalue().replace("\r", "")
    proposal = propose(text)
    if proposal is None:
        return
    assert propose(text) == proposal
    assert len(proposal.columns) == len({c.name for c in proposal.columns})
    mapping = {**{n: str(f) for n, f in proposal.mapping.items()}, proposal.columns[0].name: str(field)}
    records = list(mapped_table.read(replace(source(text), reading=Reading("table", "", mapping)), TODAY))
    filled = [row for row in proposal.table.rows() if not row.empty]
    assert [r.place for r in records if r.place] == [row.place for row in filled]
    assert proposal.dates in Order
