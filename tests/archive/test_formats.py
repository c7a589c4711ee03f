"""Each format gives back exactly what was written into it, whatever the words are."""

from __future__ import annotations

import datetime as dt
import string
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coach.archive import calendar, cards, letters, notes, tables
from coach.archive.entry import Entry, Limit
from coach.records import (
    AttendeeRecord,
    AttendeeStatus,
    ContactKind,
    ContactRecord,
    EventHeader,
    EventRecord,
    MessageRecord,
    NoteKind,
    NoteRecord,
    Party,
    Refusal,
)

ODD = st.sampled_from(
    list("\t\n\r\x0b\x0c\x1c\x85\u2028\ufeff\\;,:\"'^=+-@<>{}%#|&\U0001f41d")
    + ["From ", "---\n", "=?utf-8?q?x?="]
)
WORDS = st.lists(st.one_of(st.text(st.characters(codec="utf-8"), max_size=12), ODD), max_size=6).map("".join)
PLAIN = st.text(string.ascii_letters + " .;,", max_size=20)
SAID = st.one_of(PLAIN, WORDS)
PLACE = st.one_of(st.sampled_from(["row:1", "uid:a;b", "line:1", "message:<a@b>"]), SAID)
MANY = st.lists(SAID.filter(bool), max_size=3).map(tuple)
DAY = st.none() | st.dates(dt.date(1, 1, 1))
MOMENT = st.datetimes(dt.datetime(1, 1, 1)).map(lambda m: m.replace(microsecond=0))
PARTY = st.builds(Party, SAID, SAID, SAID, SAID, st.booleans())
PARTIES = st.lists(PARTY, max_size=3).map(tuple)
FIELDS = st.dictionaries(SAID, SAID, max_size=2)
LIMITS = st.lists(
    st.builds(Limit, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["me", "named"]), SAID, MANY, DAY, SAID, st.dictionaries(st.just("told_by"), SAID)), max_size=2
).map(tuple)  # fmt: skip

CONTACT = st.builds(
    ContactRecord, place=PLACE, raw=WORDS, kind=st.sampled_from(ContactKind), name=SAID, given=SAID, family=SAID,
    nicknames=MANY, emails=MANY, phones=MANY, profiles=MANY, organisation=SAID, title=SAID, location=SAID, note=WORDS,
    dated=DAY, extra=FIELDS,
)  # fmt: skip
EVENT = st.builds(
    EventRecord, place=PLACE, raw=WORDS, name=SAID, start=MOMENT | st.dates(), location=SAID, cancelled=st.booleans(),
    declined=st.booleans(), organiser=st.none() | PARTY, attendees=PARTIES, series=SAID,
)  # fmt: skip
NOTE = st.builds(
    lambda body, head, **more: NoteRecord(text=head + body, body_start=len(head), **more), WORDS, WORDS, place=PLACE,
    kind=st.sampled_from([k for k in NoteKind if k != NoteKind.TURN]), title=SAID, date=DAY, people=MANY, event=SAID,
    location=SAID, tags=MANY, speaker=SAID, group=SAID, external_id=SAID, audience=SAID, embargo=DAY, front_matter=FIELDS,
)  # fmt: skip
TURN = st.builds(
    NoteRecord, place=PLACE, text=WORDS, kind=st.just(NoteKind.TURN), title=SAID, date=DAY, speaker=SAID, group=SAID,
    external_id=SAID,
)  # fmt: skip


def _message(channel: str) -> st.SearchStrategy[MessageRecord]:
    return st.builds(
        lambda text, **more: MessageRecord(text=text, raw=text, channel=channel, **more), WORDS, place=PLACE, sender=PARTY,
        recipients=PARTIES, copied=PARTIES, sent=st.none() | MOMENT, subject=SAID, thread=SAID, draft=st.booleans(),
        message_id=SAID, in_reply_to=SAID, group=st.booleans(),
    )  # fmt: skip


ATTENDEE = st.builds(
    AttendeeRecord, place=PLACE, raw=WORDS, name=SAID, email=SAID, phone=SAID, profile=SAID, organisation=SAID, title=SAID,
    status=st.sampled_from(AttendeeStatus), role=st.sampled_from(["attendee", "speaker"]), session=SAID, event=SAID, said=FIELDS,
)  # fmt: skip
HEADER = st.builds(EventHeader, place=PLACE, raw=WORDS, name=SAID, start=DAY, end=DAY, location=SAID)


def entries(records: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Entry]]:
    return st.lists(
        st.builds(Entry, st.integers(0, 9), st.integers(0, 999), SAID, records, LIMITS), max_size=3
    )


QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip


@QUICK
@given(entries(CONTACT))
def test_cards(given_: list[Entry]) -> None:
    assert list(cards.read(cards.write(given_))) == given_


@QUICK
@given(entries(EVENT))
def test_events(given_: list[Entry]) -> None:
    assert list(calendar.read(calendar.write(given_))) == given_


@QUICK
@given(entries(NOTE))
def test_notes(given_: list[Entry]) -> None:
    assert [notes.read(name, data) for name, data in notes.write(given_)] == given_


@QUICK
@given(entries(TURN))
def test_turns(given_: list[Entry]) -> None:
    assert list(notes.read_turns(notes.turns(given_))) == given_


@QUICK
@given(entries(_message("message")))
def test_messages(given_: list[Entry]) -> None:
    assert list(notes.read_messages(notes.messages(given_))) == given_


@QUICK
@given(entries(_message("mail")))
def test_letters(given_: list[Entry]) -> None:
    assert list(letters.read(letters.write(given_))) == given_


@QUICK
@given(entries(ATTENDEE))
def test_attendees(given_: list[Entry]) -> None:
    assert list(tables.read_attendees(tables.attendees(given_))) == given_


@QUICK
@given(entries(HEADER))
def test_programmes(given_: list[Entry]) -> None:
    assert list(tables.read_programmes(tables.programmes(given_))) == given_


@QUICK
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["BEGIN:VCARD\n", "BEGIN:VEVENT\n", "From rapport ", "---\n", '{"source":', "event,name\n"]
    ),
)
def test_no_reader_raises_on_anything(data: bytes, start: str) -> None:
    whole = start.encode() + data
    for read in (cards.read, calendar.read, letters.read, notes.read_turns, notes.read_messages, tables.read_attendees,
                 tables.read_programmes, lambda d: [notes.read("n", d)]):  # fmt: skip
        assert all(isinstance(x, Entry | Refusal) for x in read(whole))
