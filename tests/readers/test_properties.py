"""What holds for every reader, whatever it is given: no exception but UnreadableError, places of their own, verbatim
text, and records that can be stored. The readers are taken from the registry, so that a new one is held to it too."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import TODAY

from coach.errors import UnreadableError
from coach.readers import SUPPORTED, read_file
from coach.readers.encoding import decode
from coach.records import (
    AttendeeRecord,
    ContactRecord,
    EventHeader,
    EventRecord,
    MessageRecord,
    NoteRecord,
    Reader,
    Record,
    Refusal,
    SourceFile,
)

SEEDS = [
    SourceFile(f.name, f.read_bytes())
    for f in sorted((Path(__file__).parents[1] / "fuzz" / "seeds").iterdir())
]
OWN = {reader.KIND: [s for s in SEEDS if s.path.startswith(reader.KIND)] or SEEDS for reader in SUPPORTED}
SHARED = (EventRecord, EventHeader, AttendeeRecord)
"""Kinds of record that may share a place: occurrences of a series, and a row that is a speaker of several sessions."""

damage = st.randoms(use_true_random=False)
readers = pytest.mark.parametrize("reader", SUPPORTED, ids=lambda r: r.KIND)
often = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def damaged(source: SourceFile, rng: random.Random) -> SourceFile:
    """A file with stretches taken out, doubled, or put in from elsewhere."""
    data = source.data
    for _ in range(rng.randint(0, 6)):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((1, 4, 30, 200)))
        piece = rng.choice(
            (
                b"",
                data[start:end] * 2,
                rng.randbytes(3),
                rng.choice(SEEDS).data[:60],
                b'"',
                b"\n",
                b"\x00",
                b"=\n",
            )
        )
        data = data[:start] + piece + data[end:]
    return SourceFile(source.path, data)


def records_of(reader: Reader, source: SourceFile) -> list[Record]:
    """All that a reader gives for a file it takes; nothing for one it does not."""
    if not reader.accepts(source):
        return []
    try:
        return list(reader.read(source, TODAY))
    except UnreadableError:
        return []


@readers
@often
@given(rng=damage)
def test_places_are_of_one_record_alone(reader: Reader, rng: random.Random) -> None:
    found = records_of(reader, damaged(rng.choice(OWN[reader.KIND]), rng))
    places = Counter((type(r), r.place) for r in found if not isinstance(r, (Refusal, *SHARED)))
    assert [p for p, n in places.items() if n > 1] == []
    assert all(r.place for r in found if not isinstance(r, Refusal))


@readers
@often
@given(rng=damage)
def test_refusals_say_why_on_one_line(reader: Reader, rng: random.Random) -> None:
    for record in records_of(reader, damaged(rng.choice(OWN[reader.KIND]), rng)):
        if isinstance(record, Refusal):
            assert record.reason.endswith(".")
            assert "\n" not in record.reason
            assert len(record.reason) < 1000


@readers
@often
@given(rng=damage)
def test_what_is_quoted_stands_in_the_file(reader: Reader, rng: random.Random) -> None:
    source = damaged(rng.choice(OWN[reader.KIND]), rng)
    text = decode(source.data)
    for record in records_of(reader, source):
        if isinstance(record, NoteRecord) and reader.KIND in ("note", "programme"):
            assert record.text == text
        if isinstance(record, NoteRecord):
            assert 0 <= record.body_start <= len(record.text)
        if isinstance(record, AttendeeRecord | ContactRecord) and record.place.startswith("row:"):
            assert record.raw in text
        if isinstance(record, MessageRecord) and record.text:
            squeezed = "".join(record.raw.split())
            assert (
                all("".join(line.split()) in squeezed for line in record.text.split("\n"))
                or record.channel == "message"
            )


@readers
@settings(deadline=None, max_examples=40)
@given(data=st.binary(max_size=300))
def test_any_bytes(reader: Reader, data: bytes) -> None:
    for record in records_of(reader, SourceFile("file", data)):
        assert isinstance(record, Record)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from([piece for s in SEEDS for piece in s.data.split(b"\n")]), max_size=40),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_lines_of_any_format_in_any_order(lines: list[bytes], encoding: str) -> None:
    data = b"\n".join(lines).decode("utf-8", "replace").encode(encoding, "replace")
    kind, records = read_file(SourceFile("file", data), TODAY)
    assert kind
    for record in records:
        assert isinstance(record, Refusal) or record.place
