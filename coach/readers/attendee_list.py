"""Attendee lists: Luma, Eventbrite, Meetup, and any table with a column of names.

Fixed columns come first; what they do not hold (job title, company) is taken from the organiser's own questions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from coach.event_names import from_path
from coach.readers import mapped_table
from coach.readers.columns import (
    EMAIL,
    FIRST_NAME,
    FULL_NAME,
    LAST_NAME,
    ORGANISATION,
    PHONE,
    PROFILE,
    STATUS,
    TITLE,
    has_name,
    name_parts,
    question_columns,
)  # fmt: skip
from coach.readers.contact_values import filled
from coach.readers.date_order import column_order, date_of
from coach.readers.encoding import decode
from coach.readers.speakers import is_name
from coach.readers.stamps import days_in
from coach.readers.tables import Row, Table, find_table, key
from coach.records import AttendeeRecord, AttendeeStatus, EventHeader, Record, Refusal, SourceFile
from coach.text import fold

KIND = "attendee_list"

_BESIDE_A_NAME = frozenset(
    (*EMAIL, *PHONE, *PROFILE, *ORGANISATION, *TITLE, *STATUS, "ticketname", "tickettype", "userid", "checkedinat", "memberid")
) - {"url", "title", "status", "business", "profile", "function", "role", "position"}  # fmt: skip
"""Columns that show that the names in a table are people's."""
_PERSON_NAME = (
    *(k for k in FULL_NAME if k not in ("name", "person", "member", "nom", "nome", "nombre", "naam", "namn", "navn", "nimi")),
)  # fmt: skip
MOST_ANSWERS = 40
_EVENT = ("eventname", "event", "eventtitle")
_EVENT_DATE = ("eventdate", "eventstart", "eventstartdate", "date")
_EVENT_PLACE = ("eventlocation", "eventvenue", "venue", "venuename")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a list keeps what: the organiser's question columns, those whose answers are kept as said, and whether
    `Title` is a rank in the group."""

    questions: dict[str, int]
    meetup: bool
    said: tuple[int, ...] = ()
    private: tuple[int, ...] = ()
    event: str = ""  # where the user named it


def _wanted(table: Table) -> bool:
    if not has_name(table):
        return False
    both = any(map(table.has, FIRST_NAME)) and any(map(table.has, LAST_NAME))
    beside = bool(_BESIDE_A_NAME & table.columns.keys()) or bool(question_columns(table))
    if both or beside:
        return len(table.columns) > 1 and _shaped(table)
    return len(table.columns) == 1 and table.before == 0 and _people_below(table)


def _shaped(table: Table) -> bool:
    """Whether the header's cells are short and the rows below have its width: prose with commas has neither."""
    words = [len(name.split()) for name in table.names if name]
    if sum(n > 4 for n in words) > len(words) / 2:
        return False
    rows = list(islice(table.rows(), 20))
    return not rows or sum(map(table.fits, rows)) >= len(rows) / 2


def _people_below(table: Table) -> bool:
    """Whether a lone column holds people: its header says so, or nearly all cells have the shape of names."""
    values = [row.at(0) for row in islice(table.rows(), 200) if not row.empty]
    return bool(values) and (
        any(map(table.has, _PERSON_NAME)) or sum(map(is_name, values)) >= 0.8 * len(values)
    )


def accepts(source: SourceFile) -> bool:
    """Whether a table has a column of people's names, and is no address book."""
    table = find_table(decode(source.data), _wanted)
    return table is not None and not (_is_address_book(source, table) and mapped_table.accepts(source))


_CONTACTS = re.compile(r"contacts?|kontakte|adressbuch|address ?book")
_GUESTS = re.compile(
    r"guests?|guestlist|attend(?:ees?|ance)|participants?|delegates?|registra(?:tions?|nts?)|rsvps?|signups?|tickets?|teilnehm\w*|gaste\w*|"
    r"anmeldungen|besucher\w*"
)
_WHOSE = re.compile(
    r"my|our|meine?|unsere?|outlook|google|gmail|icloud|apple|thunderbird|yahoo|gmx|iphone|android|phone|handy|all|alle"
)


def _is_address_book(source: SourceFile, table: Table) -> bool:
    """Whether the people of a table are somebody's contacts and no guests: it is called so or has their birthdays, and
    has nothing of an event, in its name neither."""
    if table.has_any(*STATUS, *_EVENT, *_OF_A_TICKET_SHOP, "apiid", "userid") or any(
        name.rstrip().endswith("?") for name in table.names
    ):
        return False
    name = " ".join(re.findall(r"[^\W_]+", fold(source.path.rpartition("/")[2].rpartition(".")[0])))
    if any(_GUESTS.fullmatch(word) for word in name.split()) or _event_in(source.path):
        return False
    return bool(_CONTACTS.search(name)) or table.has_any(*mapped_table.BIRTHDAY)


def _event_in(path: str) -> bool:
    """Whether a path names an event, and not only whose contacts the table holds, or of which program."""
    return not all(_WHOSE.fullmatch(fold(word)) for word in from_path(path).split())


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The event, where every row names the same one, and one attendee a row."""
    table = find_table(decode(source.data), _wanted)
    if table is None:
        return
    named = source.reading.event if source.reading else ""
    meetup = table.has("urlofmemberprofile") or table.has("userid", "rsvp")
    private = table.private()
    layout = _Layout(question_columns(table), meetup, _answers(table, private), private, named)
    header = None if named else _header(table)
    if header:
        yield header
    for row in table.rows():
        if not row.empty:
            yield table.misfit(row) or _record(row, table, layout)


# What exports of Luma, Eventbrite and Meetup always hold beside the guest: nobody's answers.
_FIXED = frozenset(
    (
        *FIRST_NAME, *LAST_NAME, *FULL_NAME, *EMAIL, *PHONE, *PROFILE, *ORGANISATION, *TITLE, *STATUS,
        *_EVENT, *_EVENT_DATE, *_EVENT_PLACE,
        *"apiid guestid createdat checkedinat customsource qrcodeurl amount amounttax amountdiscount currency couponcode "
        "ethaddress solanaaddress surveyresponserating surveyresponsefeedback tickettypeid ticketname utmsource "
        "order orderno orderdate quantity pricetier tickettype attendee group ordertype totalpaid feespaid eventbritefees "
        "eventbritepaymentprocessing homeaddress1 homeaddress2 homecity homestate homezip homecountry countyofresidence "
        "homepostcode buyerfirstname buyerlastname buyersurname buyeremail userid eventhost guests rsvpedon joinedgroupon "
        "notes memberid id externalid joinurl joincode seats imageurl useruuid userexternaluuid usergroups usertags "
        "country attendance prefix suffix gender age birthdate cellphone workphone ticketprice refunded".split(),
    )
)  # fmt: skip
_OF_A_TICKET_SHOP = ("approvalstatus", "attendeestatus", "tickettype", "ticketname")


def _answers(table: Table, private: tuple[int, ...]) -> tuple[int, ...]:
    """The organiser's own questions: of a ticket shop's export every column it does not always have, elsewhere those
    that read like a question."""
    shop = table.has_any(*_OF_A_TICKET_SHOP)
    found = []
    for at, name in enumerate(table.names):
        asked = name.rstrip().endswith("?") or len(name.split()) >= 4
        if name and at not in private and key(name) not in _FIXED and (shop or asked):
            found.append(at)
    return tuple(found[:MOST_ANSWERS])


def _header(table: Table) -> EventHeader | None:
    if not any(map(table.has, _EVENT)):
        return None
    first: Row | None = None
    for row in table.rows():
        name = row.get(*_EVENT)
        if first is not None and name not in ("", first.get(*_EVENT)):
            return None
        first = first or (row if name else None)
    if first is None:
        return None
    written = first.get(*_EVENT_DATE)
    days = days_in(written) or days_in(str(date_of(written, column_order(table, *_EVENT_DATE))))
    return EventHeader(
        place=first.place,
        raw=first.raw,
        name=first.get(*_EVENT),
        start=days.first if days else None,
        end=days.last if days else None,
        location=first.get(*_EVENT_PLACE),
    )


def _record(row: Row, table: Table, layout: _Layout) -> Record:
    name = name_parts(row)[0]
    if not name or fold(name) in ("info requested", "tba", "guest", "n/a"):
        return Refusal(row.place, _nobody(row))
    ask = layout.questions
    return AttendeeRecord(
        place=row.place,
        raw=table.verbatim(row, layout.private),
        name=name,
        email=_email(row, name),
        phone=row.get(*PHONE) or row.at(ask.get("phone", len(row.cells))),
        profile=_profile(row) or row.at(ask.get("profile", len(row.cells))),
        organisation=row.get(*ORGANISATION) or row.at(ask.get("organisation", len(row.cells))),
        title=_title(row, layout),
        status=status(row.get(*STATUS)),
        role="speaker"
        if fold(row.get("tickettype", "ticketname", "role")) in ("speaker", "speakers")
        else "attendee",
        event=layout.event or row.get(*_EVENT),
        said=filled({" ".join(table.names[at].split()): row.at(at) for at in layout.said}),
    )


def _nobody(row: Row) -> str:
    buyer = " ".join(p for p in (row.get("buyerfirstname"), row.get("buyerlastname", "buyersurname")) if p)
    return f"The row names no attendee, only the buyer {buyer}." if buyer else "The row names nobody."


def _email(row: Row, name: str) -> str:
    """The attendee's address: one that is the buyer's, beside another name, is left out."""
    address = row.get(*EMAIL)
    buyer = f"{row.get('buyerfirstname')} {row.get('buyerlastname', 'buyersurname')}".strip()
    if (
        address
        and buyer
        and address.casefold() == row.get("buyeremail").casefold()
        and fold(buyer) != fold(name)
    ):
        return ""
    return address


def _profile(row: Row) -> str:
    value = row.get(*PROFILE)
    return value if "." in value or "/" in value else ""


def _title(row: Row, layout: _Layout) -> str:
    """The job title. Meetup's `Title` is a rank in the group; `Title` beside `Mr` or `Dr` is a form of address."""
    asked = row.at(layout.questions.get("title", len(row.cells)))
    if layout.meetup:
        return asked
    value = row.get(*TITLE) or asked
    return (
        "" if fold(value).rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau") else value
    )


_WORDS = (
    (AttendeeStatus.CANCELLED, r"cancel|declin|refund|delet|reject|transferred|withdrawn|not (?:attending|going|coming)|no[ -]show|^no$|^false$|abgesagt|annul"),
    (AttendeeStatus.WAITING, r"wait"),
    (AttendeeStatus.PENDING, r"pending|invit|maybe|tentativ|unconfirmed|awaiting|requested|interested"),
)  # fmt: skip
_STATUS = tuple((state, re.compile(pattern)) for state, pattern in _WORDS)


@lru_cache(maxsize=256)
def status(word: str) -> AttendeeStatus:
    """What a status cell means; an unknown or empty one means coming.

    >>> status("pending_approval"), status("Not Attending"), status("Checked In")
    (<AttendeeStatus.PENDING: 'pending'>, <AttendeeStatus.CANCELLED: 'cancelled'>, <AttendeeStatus.COMING: 'coming'>)
    """
    plain = fold(word).replace("_", " ").strip()
    return next((state for state, pattern in _STATUS if pattern.search(plain)), AttendeeStatus.COMING)
