"""A short fuzz run over every reader, and that the run would notice what it looks for."""

from __future__ import annotations

import datetime as dt

import pytest

from bench import fuzz
from coach.readers import SUPPORTED, reader_for
from coach.records import ContactKind, ContactRecord, NoteRecord, Refusal, SourceFile


def test_two_thousand_damaged_files_give_no_traceback_and_stay_within_bounds() -> None:
    result = fuzz.run(2000, seed=20, batch=2000)
    assert result.failures == []
    assert result.inputs == 2000
    assert sum(n for key, n in result.tally.items() if key.endswith(" files")) == 2000


def test_every_seed_is_read_by_the_reader_it_is_named_for() -> None:
    for name, data in fuzz.seeds():
        reader = reader_for(SourceFile(name, data))
        if not name.startswith(("archive", "page", "chat")):
            assert reader is not None
            assert name.startswith(reader.KIND)


def test_most_readers_have_a_seed_and_those_without_are_named() -> None:
    assert set(fuzz.without_seed()) <= {reader.KIND for reader in SUPPORTED}
    assert not {"vcard", "calendar", "mail", "note"} & set(fuzz.without_seed())


def test_an_input_depends_on_seed_and_number_alone() -> None:
    corpus = fuzz.seeds()
    assert fuzz.made(corpus, 5, 77) == fuzz.made(corpus, 5, 77)
    assert len({fuzz.made(corpus, 5, n)[1] for n in range(200)}) > 150


def test_an_input_that_takes_too_long_is_a_failure() -> None:
    result = fuzz.run(40, seed=1, batch=40, seconds=0.0005)
    assert result.failures
    assert {f["error"].split(":")[0] for f in result.failures} == {"TooSlowError"}


@pytest.mark.parametrize(
    "record",
    [
        Refusal("row:1", ""),
        NoteRecord("", "text"),
        NoteRecord("line:1", "text", body_start=5),
        NoteRecord("line:1", "half \ud83d"),
        ContactRecord("row:1", "", ContactKind.CARD, "x", extra={"a": "\ud83d"}),
    ],
)
def test_a_record_that_breaks_its_promises_is_a_failure(record: fuzz.Any) -> None:
    with pytest.raises((AssertionError, UnicodeEncodeError)):
        fuzz._promises(record, set())


def test_two_records_at_one_place_are_a_failure() -> None:
    places: set[tuple[object, ...]] = set()
    fuzz._promises(NoteRecord("line:1", "a", date=dt.date(2027, 1, 1)), places)
    with pytest.raises(AssertionError, match="two records"):
        fuzz._promises(NoteRecord("line:1", "b"), places)
