"""Attendee lists of Luma, Eventbrite, Meetup, and plain tables."""

import datetime as dt

import pytest
from reading import kind, only, read, refusals

from coach.records import AttendeeRecord, AttendeeStatus, EventHeader

LUMA = (
    "\ufeffapi_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,qr_code_url,ticket_name,"
    "Which company do you work for?,What is your job title?,Your LinkedIn profile,What is your company's size?\n"
    "gst-1,Ann Lee,Ann,Lee,ann@oxbow.example,+44 7700 900105,2026-11-02T08:48:22Z,approved,,https://l.example/q,Standard,"
    '"Oxbow, Inc.",Baker,https://www.linkedin.com/in/ann-lee,11-50\n'
    "gst-2,,Bo,Ek,bo@ek.example,,2026-11-02T08:48:22Z,waitlist,,,Standard,,,,\n"
    "gst-3,Cy Dun,Cy,Dun,cy@dun.example,,2026-11-02T08:48:22Z,declined,,,Speaker,,,,\n"
    "gst-4,Di Fox,Di,Fox,di@fox.example,,2026-11-02T08:48:22Z,pending_approval,,,Standard,,,,\n"
)


def test_luma_with_the_organisers_questions() -> None:
    ann, bo, cy, di = only(read(LUMA), AttendeeRecord)
    assert kind(LUMA) == "attendee_list"
    assert (ann.place, ann.name, ann.email, ann.phone) == (
        "row:1",
        "Ann Lee",
        "ann@oxbow.example",
        "+44 7700 900105",
    )
    assert (ann.organisation, ann.title, ann.profile) == (
        "Oxbow, Inc.",
        "Baker",
        "https://www.linkedin.com/in/ann-lee",
    )
    assert ann.raw == LUMA.split("\n")[1]
    assert (bo.name, bo.organisation) == ("Bo Ek", "")
    assert [a.status for a in (ann, bo, cy, di)] == [
        AttendeeStatus.COMING,
        AttendeeStatus.WAITING,
        AttendeeStatus.CANCELLED,
        AttendeeStatus.PENDING,
    ]
    assert (ann.role, cy.role) == ("attendee", "speaker")


def test_eventbrite_with_a_buyer_who_must_not_overwrite_the_attendee() -> None:
    text = (
        "Order No.,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status,Event Name,Event Date,Buyer First Name,"
        "Buyer Last Name,Buyer Email,Job Title,Company\n"
        "1,2026-09-01,Ann,Lee,ann@oxbow.example,1,General,Attending,Bread Days,12 March 2027,Pat,Payer,pat@pay.example,Baker,Oxbow\n"
        "1,2026-09-01,Bo,Ek,pat@pay.example,1,General,Not Attending,Bread Days,12 March 2027,Pat,Payer,pat@pay.example,,\n"
        "1,2026-09-01,,,,1,General,Attending,Bread Days,12 March 2027,Pat,Payer,pat@pay.example,,\n"
        "2,2026-09-01,Pat,Payer,pat@pay.example,1,General,Deleted,Bread Days,12 March 2027,Pat,Payer,pat@pay.example,,\n"
    )
    header, ann, bo, refused, pat = read(text)
    assert header == EventHeader(
        place="row:1",
        raw=text.split("\n")[1],
        name="Bread Days",
        start=dt.date(2027, 3, 12),
        end=dt.date(2027, 3, 12),
    )
    assert isinstance(ann, AttendeeRecord)
    assert isinstance(bo, AttendeeRecord)
    assert isinstance(pat, AttendeeRecord)
    assert (ann.name, ann.email, ann.organisation, ann.title, ann.event) == (
        "Ann Lee",
        "ann@oxbow.example",
        "Oxbow",
        "Baker",
        "Bread Days",
    )
    assert (bo.email, bo.status) == ("", AttendeeStatus.CANCELLED)
    assert (pat.email, pat.status) == ("pat@pay.example", AttendeeStatus.CANCELLED)
    assert refusals([refused]) == [("row:3", "The row names no attendee, only the buyer Pat Payer.")]


def test_eventbrite_uk() -> None:
    text = (
        "Order no.,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Order Type,Total Paid,Attendee Status,Home Postcode,Home Country\n"
        "9,1/9/26,Ann,Lee,ann@oxbow.example,1,General,Free,0.00,Checked In,YO1,UK\n"
    )
    (ann,) = only(read(text), AttendeeRecord)
    assert (ann.name, ann.status) == ("Ann Lee", AttendeeStatus.COMING)


def test_meetup_whose_title_is_a_rank_and_no_job() -> None:
    text = (
        "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\n"
        "Ann Lee\t1\tCo-Organizer\tYes\tYes\t0\tNov 1\tMay 1\thttps://meetup.example/1\n"
        "Bo Ek\t2\t\t\tNo\t0\tNov 1\tMay 1\thttps://meetup.example/2\n"
        "Cy Dun\t3\t\t\tWaitlist\t0\tNov 1\tMay 1\thttps://meetup.example/3\n"
    )
    people = only(read(text), AttendeeRecord)
    assert [(p.name, p.title, p.status.value) for p in people] == [
        ("Ann Lee", "", "coming"),
        ("Bo Ek", "", "cancelled"),
        ("Cy Dun", "", "waiting"),
    ]
    assert people[0].profile == "https://meetup.example/1"
    assert people[0].raw.startswith("Ann Lee\t1\tCo-Organizer")


@pytest.mark.parametrize(
    "text",
    [
        "Name,Email,Company,Role\nAnn Lee,ann@oxbow.example,Oxbow,Baker\n",
        "Full name;E-mail;Organisation;Position\nAnn Lee;ann@oxbow.example;Oxbow;Baker\n",
        "Delegate\tOrganisation\tJob title\tWork email\nAnn Lee\tOxbow\tBaker\tann@oxbow.example\n",
        "Vorname,Name,Firma,Funktion,E-Mail\nAnn,Lee,Oxbow,Baker,ann@oxbow.example\n",
        'Our guests\n\nName,Email,Company,Title\n"Lee, Ann",ann@oxbow.example,Oxbow,Baker\n',
        "Title,First name,Last name,Job title,Company,Email\nMs,Ann,Lee,Baker,Oxbow,ann@oxbow.example\n",
    ],
)
def test_any_table_with_names(text: str) -> None:
    (ann,) = only(read(text), AttendeeRecord)
    assert (ann.name, ann.email, ann.organisation, ann.title) == (
        "Ann Lee",
        "ann@oxbow.example",
        "Oxbow",
        "Baker",
    )


def test_a_lone_column_of_people() -> None:
    people = only(read("Name\nAnn Lee\nBo van Ek\nCy McDun\n"), AttendeeRecord)
    assert [a.name for a in people] == ["Ann Lee", "Bo van Ek", "Cy McDun"]
    assert kind("Guest\nAnn Lee\nBo\n") == "attendee_list"


@pytest.mark.parametrize(
    "text",
    [
        "Name\nLeadership\nPython\nProject Management\n",
        "Name,Price,Stock\nFlour,2,10\nRye,3,4\nOats,1,9\n",
        "Met Ann, Bo, Cy.\nName, email and company follow later, she said.\nBread, jam, tea.\n",
        "Talk to Name, Company, Email about the list\nand then go home\n",
    ],
)
def test_what_is_no_list_of_people(text: str) -> None:
    assert kind(text) != "attendee_list"


def test_a_row_with_cells_beyond_the_header_is_refused_alone() -> None:
    text = "Name,Email,Company\nAnn Lee,ann@oxbow.example,Oxbow, Inc.\nBo Ek,bo@ek.example,Ek\n"
    assert [a.name for a in only(read(text), AttendeeRecord)] == ["Bo Ek"]
    assert refusals(read(text))[0][0] == "row:1"


def test_formulas_are_left_as_they_stand() -> None:
    (ann,) = only(
        read('Name,Email,Company\nAnn Lee,a@x.example,"=HYPERLINK(""http://x.example"")"\n'), AttendeeRecord
    )
    assert ann.organisation == '=HYPERLINK("http://x.example")'


def test_what_guests_answered_is_kept_as_said() -> None:
    text = LUMA.replace("What is your company's size?", "What do you hope to learn?").replace(
        "11-50", "How to slow down"
    )
    ann, bo, *_ = only(read(text), AttendeeRecord)
    assert ann.said["What do you hope to learn?"] == "How to slow down"
    assert bo.said == {}
    assert "Standard" not in ann.said.values()


def test_eventbrite_answers_and_what_is_private() -> None:
    text = (
        "Order #,First Name,Last Name,Email,Ticket Type,Attendee Status,Home City,Dietary wishes,Passport Number,Job Title,Company\n"
        "1,Ann,Lee,ann@oxbow.example,General,Attending,York,No nuts,X1234567,Baker,Oxbow\n"
    )
    (ann,) = only(read(text), AttendeeRecord)
    assert ann.said == {"Dietary wishes": "No nuts"}
    assert "X1234567" not in repr(read(text))


def test_a_list_of_several_events_has_no_head_and_names_them_row_by_row() -> None:
    text = "Name,Email,Event\nAnn Lee,a@x.example,Bread Days\nBo Ek,b@x.example,Jam Night\n"
    assert [r.event for r in only(read(text), AttendeeRecord)] == ["Bread Days", "Jam Night"]
    assert not only(read(text), EventHeader)


def test_the_day_of_the_event_is_read_by_the_whole_column() -> None:
    rows = "Ann Lee,a@x.example,Bread Days,{}\n"
    head = "Name,Email,Event Name,Event Date\n"
    sure = only(read(head + rows.format("25/03/2027") + rows.format("25/03/2027")), EventHeader)
    open_ones = only(read(head + rows.format("05/03/2027")), EventHeader)
    assert (sure[0].start, open_ones[0].start) == (dt.date(2027, 3, 25), None)
