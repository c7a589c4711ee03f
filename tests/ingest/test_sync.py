"""A folder, an archive or a file imported again: what changed, what is gone, what was moved, and what is left alone."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from coach import readers
from coach.errors import NotFoundError, UnreadableError
from coach.ingest.pipeline import Receipt
from coach.store import tables as t
from tests.ingest.dump import different
from tests.ingest.shelf_world import TODAY, Shelf, card, note

BEES = note("Tea", "Ada Byrne", "She keeps bees.")
BARGE = note("Call", "Noor Haas", "Noor has bought a barge.")
CARDS = card("Ada Byrne", "ada@rye.example", "Rye Press")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.write("a.md", BEES)
    made.write("deep/b.md", BARGE)
    made.write("cards.vcf", CARDS)
    yield made
    made.engine.dispose()


def outcome(receipt: Receipt) -> dict[str, str]:
    """Path → the one word for what became of it."""
    words = {}
    for f in receipt.files:
        word = "moved" if f.moved else "gone" if f.gone else "unchanged" if f.unchanged else ""
        words[f.path] = word or ("replaced" if f.replaced else "kept" if f.kept else "refused")
    return words


def settled(shelf: Shelf) -> None:
    """As if the files had been written a while ago."""
    before = time.time() - 60
    for path in shelf.folder.rglob("*"):
        os.utime(path, (before, before))


def test_a_folder_again_updates_what_changed_and_takes_out_what_is_gone(shelf: Shelf) -> None:
    shelf.sync()
    before = shelf.dump()
    shelf.write("a.md", BEES.replace("bees", "wasps"))
    (shelf.folder / "deep/b.md").unlink()
    shelf.write("c.md", note("Walk", "Ada Byrne", "She paints."))
    receipt = shelf.sync()
    assert outcome(receipt) == {
        "a.md": "replaced", "c.md": "kept", "cards.vcf": "unchanged", "deep/b.md": "gone",
    }  # fmt: skip
    assert shelf.said() == {"She keeps wasps.", "She paints."}
    shelf.agree()
    shelf.importer.undo(receipt.batch)
    assert shelf.said() == {"She keeps bees.", "Noor has bought a barge."}
    assert different(before, shelf.dump()) == {}


def test_unchanged_files_are_not_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(shelf)
    shelf.sync()
    read: list[str] = []
    real = readers.read
    monkeypatch.setattr(readers, "read", lambda found: read.append(found.name) or real(found))
    assert set(outcome(shelf.sync()).values()) == {"unchanged"}
    assert read == []
    os.utime(shelf.folder / "a.md")  # touched, not changed
    assert outcome(shelf.sync())["a.md"] == "unchanged"
    assert read == ["a.md"]


def test_a_change_that_keeps_size_and_second_is_seen(shelf: Shelf) -> None:
    """A file changed right after it was read may have the same time: it is read again until the time is past."""
    path = shelf.write("a.md", BEES)
    shelf.sync()
    stamp = path.stat().st_mtime_ns
    shelf.write("a.md", BEES.replace("bees", "cats"))
    os.utime(path, ns=(stamp, stamp))
    assert outcome(shelf.sync())["a.md"] == "replaced"


def test_one_file_out_of_a_folder_leaves_its_siblings(shelf: Shelf) -> None:
    shelf.sync()
    path = shelf.write("deep/b.md", BARGE.replace("barge", "bike"))
    receipt = shelf.sync(path)
    assert outcome(receipt) == {"b.md": "replaced"}
    assert shelf.said() == {"She keeps bees.", "Noor has bought a bike."}
    assert set(outcome(shelf.sync()).values()) == {"unchanged"}


def test_a_folder_below_or_above_is_the_same_files(shelf: Shelf) -> None:
    shelf.sync()
    assert outcome(shelf.sync(shelf.folder / "deep")) == {"b.md": "unchanged"}
    (shelf.folder / "deep/b.md").unlink()
    shelf.write("deep/c.md", note("Walk", "Ada Byrne", "She paints."))
    assert outcome(shelf.sync(shelf.folder / "deep")) == {"c.md": "kept", "deep/b.md": "gone"}


def test_a_renamed_file_keeps_its_documents(shelf: Shelf) -> None:
    shelf.sync()
    before, dump = {d.text: d.id for d in shelf.repository.documents()}, shelf.dump()
    (shelf.folder / "deep/b.md").rename(shelf.folder / "noor.md")
    receipt = shelf.sync()
    assert outcome(receipt)["noor.md"] == "moved"
    assert [f.moved for f in receipt.files if f.moved] == ["deep/b.md"]
    assert {d.text: d.id for d in shelf.repository.documents()} == before
    assert shelf.sources() == ["a.md", "cards.vcf", "noor.md"]
    shelf.agree()
    shelf.importer.undo(receipt.batch)
    assert different(dump, shelf.dump()) == {}


def test_decisions_hold_when_a_file_is_renamed(shelf: Shelf) -> None:
    shelf.sync()
    session = shelf.sessions()
    session.add(
        t.Decision(
            workspace_id=1,
            kind="merge",
            left=["deep/b.md|line:1|noor haas"],
            right=["email:x"],
            made_on=TODAY,
        )
    )
    session.commit()
    place = next(d.place for d in shelf.repository.documents() if d.source == "deep/b.md")
    session.execute(update(t.Decision).values(left=[f"deep/b.md|{place}|noor haas"]))
    session.commit()
    (shelf.folder / "deep/b.md").rename(shelf.folder / "noor.md")
    receipt = shelf.sync()
    session.expire_all()
    assert session.query(t.Decision).one().left == [f"noor.md|{place}|noor haas"]
    session.commit()
    shelf.importer.undo(receipt.batch)
    session.expire_all()
    assert session.query(t.Decision).one().left == [f"deep/b.md|{place}|noor haas"]
    session.close()


def test_a_copy_is_not_doubled_and_outlives_the_first(shelf: Shelf) -> None:
    first = shelf.sync()
    shelf.write("copy.md", BEES)
    second = shelf.sync()
    assert outcome(second)["copy.md"] == "unchanged"
    (shelf.folder / "a.md").unlink()
    third = shelf.sync()
    assert outcome(third)["a.md"] == "gone"
    assert "She keeps bees." in shelf.said()
    for batch in (third, first):
        shelf.importer.undo(batch.batch)
        shelf.agree()
    assert shelf.said() == {"She keeps bees."}
    assert shelf.sources() == ["copy.md"]
    shelf.importer.undo(second.batch)
    assert shelf.said() == set()


def test_a_file_that_comes_back_is_itself_again(shelf: Shelf) -> None:
    shelf.sync()
    before = {d.text: d.id for d in shelf.repository.documents()}
    (shelf.folder / "a.md").unlink()
    gone = shelf.sync()
    shelf.write("a.md", BEES)
    back = shelf.sync()
    assert {d.text: d.id for d in shelf.repository.documents()} == before
    assert next(f.kept for f in back.files if f.path == "a.md") == 1
    shelf.importer.undo(gone.batch)
    assert {d.text: d.id for d in shelf.repository.documents()} == before
    shelf.agree()
    shelf.importer.undo(back.batch)
    assert {d.text: d.id for d in shelf.repository.documents()} == before


def test_a_file_that_came_back_changed_does_not_stand_beside_the_old_one(shelf: Shelf) -> None:
    shelf.sync()
    (shelf.folder / "a.md").unlink()
    gone = shelf.sync()
    shelf.write("a.md", BEES.replace("bees", "wasps"))
    back = shelf.sync()
    shelf.importer.undo(gone.batch)
    assert "She keeps bees." not in shelf.said()
    shelf.agree()
    shelf.importer.undo(back.batch)
    assert "She keeps bees." in shelf.said()


def zipped(shelf: Shelf, **members: str) -> Path:
    path = shelf.folder.parent / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.md", text)
    return path


def test_an_archive_again_updates_and_takes_out_its_members(shelf: Shelf) -> None:
    path = zipped(shelf, one=BEES, two=BARGE)
    shelf.sync(path)
    zipped(shelf, one=BEES.replace("bees", "wasps"), three=note("Walk", "Ada Byrne", "She paints."))
    receipt = shelf.sync(path)
    assert outcome(receipt) == {
        "export.zip/one.md": "replaced", "export.zip/three.md": "kept", "export.zip/two.md": "gone",
    }  # fmt: skip
    path.write_bytes(b"PK\x03\x04 cut off")
    assert outcome(shelf.sync(path)) == {"export.zip": "refused"}
    assert shelf.said() == {"She keeps wasps.", "She paints."}


def test_a_newer_version_that_cannot_be_read_does_not_take_the_place_of_the_older(shelf: Shelf) -> None:
    shelf.sync()
    (shelf.folder / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    refused = next(f for f in shelf.sync().files if f.path == "a.md")
    assert "What was imported from it before stays." in refused.refused[0].reason
    assert "She keeps bees." in shelf.said()
    (shelf.folder / "a.md").write_bytes(b"")  # emptied on purpose
    shelf.sync()
    assert "She keeps bees." not in shelf.said()


def test_an_empty_folder_changes_nothing_until_the_user_says_so(shelf: Shelf) -> None:
    shelf.sync()
    before = shelf.dump()
    for path in ("a.md", "deep/b.md", "cards.vcf"):
        (shelf.folder / path).unlink()
    with pytest.raises(UnreadableError, match=r"is empty now, and 3 files had been imported.*add --gone"):
        shelf.sync()
    assert different(before, shelf.dump()) == {}
    receipt = shelf.sync(gone_too=True)
    assert set(outcome(receipt).values()) == {"gone"}
    assert shelf.said() == set()
    shelf.importer.undo(receipt.batch)
    assert different(before, shelf.dump()) == {}


def test_a_folder_of_which_most_is_missing_changes_nothing(shelf: Shelf) -> None:
    for n in range(20):
        shelf.write(f"disk/{n}.md", note("Walk", "Ada Byrne", f"She painted {n} hives."))
    shelf.sync()
    before = shelf.dump()
    for path in (shelf.folder / "disk").iterdir():
        path.unlink()
    with pytest.raises(UnreadableError, match=r"20 of the 23 files imported from .* are no longer there"):
        shelf.sync()
    assert different(before, shelf.dump()) == {}


def test_many_renamed_files_are_not_missing(shelf: Shelf) -> None:
    for n in range(20):
        shelf.write(f"disk/{n}.md", note("Walk", "Ada Byrne", f"She painted {n} hives."))
    shelf.sync()
    (shelf.folder / "disk").rename(shelf.folder / "drawer")
    assert list(outcome(shelf.sync()).values()).count("moved") == 20


@pytest.mark.skipif(os.getuid() == 0, reason="root may open everything")
def test_a_closed_folder_is_refused(shelf: Shelf) -> None:
    shelf.sync()
    shelf.folder.chmod(0)
    try:
        with pytest.raises(UnreadableError, match="cannot be opened"):
            shelf.sync()
    finally:
        shelf.folder.chmod(0o700)


def test_a_missing_folder_is_refused(shelf: Shelf) -> None:
    shelf.sync()
    shelf.folder.rename(shelf.folder.with_name("elsewhere"))
    with pytest.raises(UnreadableError, match="no file or folder"):
        shelf.sync()
    assert len(shelf.said()) == 2


def test_what_cannot_be_looked_into_is_not_gone(shelf: Shelf) -> None:
    shelf.sync()
    (shelf.folder / "deep/b.md").unlink()
    (shelf.folder / "deep").rmdir()
    (shelf.folder / "deep").symlink_to(shelf.folder.parent / "nowhere")
    receipt = shelf.sync()
    assert outcome(receipt)["deep"] == "refused"
    assert "Noor has bought a barge." in shelf.said()


def test_looking_again_without_a_change_makes_no_batch(shelf: Shelf) -> None:
    shelf.sync()
    looked = shelf.sync(quiet=True)
    assert (looked.batch, looked.files) == (0, ())
    assert len(shelf.importer.batches()) == 1
    shelf.write("c.md", note("Walk", "Ada Byrne", "She paints."))
    looked = shelf.sync(quiet=True)
    assert outcome(looked) == {"c.md": "kept"}


def test_an_import_of_which_nothing_came_is_none(shelf: Shelf) -> None:
    first = shelf.sync()
    again = shelf.sync()
    assert (again.batch, set(outcome(again).values())) == (0, {"unchanged"})
    assert shelf.importer.batches() == [first]
    (shelf.folder / "a.md").touch()  # looked at again, and the same
    assert shelf.sync().batch == 0
    (shelf.folder / "lost").symlink_to(shelf.folder.parent / "nowhere")
    assert outcome(shelf.sync())["lost"] == "refused"
    assert len(shelf.importer.batches()) == 2  # what was refused can be read later
    shelf.write("c.md", note("Walk", "Ada Byrne", "She paints."))
    later = shelf.sync()
    assert later.batch == 3  # no number is left out
    shelf.importer.undo(later.batch)
    assert "She paints." not in shelf.said()


def test_two_files_that_swap_their_contents_are_both_replaced(shelf: Shelf) -> None:
    shelf.sync()
    before = shelf.dump()
    a, b = shelf.folder / "a.md", shelf.folder / "deep/b.md"
    one, other = a.read_text("utf-8"), b.read_text("utf-8")
    a.write_text(other, "utf-8")
    b.write_text(one, "utf-8")
    receipt = shelf.sync()
    found = {f.path: (f.replaced, f.kept) for f in receipt.files if not f.unchanged}
    assert found == {"a.md": (True, 0), "deep/b.md": (True, 0)}  # nothing new was written for either
    assert shelf.said() == {"She keeps bees.", "Noor has bought a barge."}
    shelf.importer.undo(receipt.batch)
    assert different(before, shelf.dump()) == {}


def test_a_copy_in_a_new_place_is_a_change(shelf: Shelf) -> None:
    first = shelf.sync()
    shelf.write("copy.md", BEES)
    second = shelf.sync()
    assert outcome(second)["copy.md"] == "unchanged"
    assert shelf.importer.batches() == [second, first]


def test_receipts_are_kept_with_their_sums(shelf: Shelf) -> None:
    first = shelf.sync()
    (shelf.folder / "a.md").unlink()
    second = shelf.sync()
    assert shelf.importer.batches() == [second, first]
    assert shelf.importer.receipt(first.batch) == first
    newest, oldest = shelf.importer.totals()
    assert (newest.files, newest.unchanged, newest.gone) == (2, 2, 1)
    assert oldest == first.totals
    assert shelf.importer.totals(limit=1, offset=1) == [first.totals]
    with pytest.raises(NotFoundError, match="coach receipts"):
        shelf.importer.receipt(99)


def test_no_number_is_given_twice(shelf: Shelf) -> None:
    first = shelf.sync()
    shelf.importer.undo(first.batch)
    second = shelf.sync()
    assert second.batch == first.batch + 1
    with pytest.raises(NotFoundError):
        shelf.importer.undo(first.batch)


def test_an_upload_takes_the_place_of_the_file_of_its_path(shelf: Shelf) -> None:
    shelf.sync()
    receipt = shelf.upload("a.md", BEES.replace("bees", "wasps"))
    later = shelf.upload("a.md", BEES.replace("bees", "moths"))
    assert "She keeps moths." in shelf.said()
    shelf.importer.undo(receipt.batch)
    assert "She keeps bees." not in shelf.said()
    shelf.importer.undo(later.batch)
    assert "She keeps bees." in shelf.said()
    shelf.agree()


def test_undo_takes_back_who_the_user_is_where_files_told_it(shelf: Shelf) -> None:
    head = (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    )
    head += "Twitter Handles,Websites,Instant Messengers\n"
    before = shelf.dump()
    first = shelf.upload("Profile.csv", head + "Vera,Stroud,,,,Designer,,,,,,,\n")
    assert shelf.repository.me().name == "Vera Stroud"
    second = shelf.upload("copy/Profile.csv", head + "Vera,Stroud,,,,Weaver,,,,,,,\n")
    shelf.importer.undo(first.batch)
    assert shelf.repository.me().name == "Vera Stroud"
    shelf.importer.undo(second.batch)
    assert different(before, shelf.dump()) == {}


def test_a_draft_from_before_stays_and_one_that_quotes_what_goes_goes(shelf: Shelf) -> None:
    shelf.sync()
    old = {
        "facts": [
            {"text": "x", "citations": [{"source": "a.md", "place": "line:6", "quote": "She keeps bees."}]}
        ]
    }
    new = {
        "facts": [
            {"text": "x", "citations": [{"source": "a.md", "place": "line:6", "quote": "She keeps wasps."}]}
        ]
    }
    with shelf.sessions() as session, session.begin():
        session.add(t.Draft(workspace_id=1, person_ref="a", kind="reply", made_on=TODAY, content=old))
    before = shelf.dump()
    shelf.write("a.md", BEES.replace("bees", "wasps"))
    receipt = shelf.sync()
    with shelf.sessions() as session, session.begin():
        session.add(t.Draft(workspace_id=1, person_ref="a", kind="reply", made_on=TODAY, content=new))
    shelf.importer.undo(receipt.batch)
    assert different(before, shelf.dump()) == {}


def test_somebody_whom_only_notes_name_is_not_doubled_by_undo(shelf: Shelf) -> None:
    shelf.write("deep/early.md", note("Walk", "Noor Haas", "We walked.", "2026-09-01"))
    shelf.sync()
    before = shelf.dump()
    shelf.write("deep/early.md", note("Walk", "Ada Byrne", "We walked on.", "2026-09-01"))
    receipt = shelf.sync()
    shelf.importer.undo(receipt.batch)
    assert different(before, shelf.dump()) == {}


def numbers(shelf: Shelf) -> dict[str, str]:
    """Name → the person's number, of people whose names differ."""
    return {p.name: p.id for p in shelf.repository.people()}


def test_people_keep_their_numbers_when_their_records_change(shelf: Shelf) -> None:
    cards = [
        card("Ada Byrne", "ada@rye.example", "Rye Press"),
        card("Ike Moss", "ike@fen.example", "Fen Works"),
    ]
    guests = "Name,Company\nLia Fonda,Loom Six\nBo Renn,Fen Works\n"
    shelf.write("cards.vcf", "".join(cards))
    shelf.write("guests.csv", guests)
    shelf.sync()
    before = numbers(shelf)
    assert before.keys() == {"Ada Byrne", "Ike Moss", "Lia Fonda", "Bo Renn", "Noor Haas"}
    newer = (
        card("Jo Penn", "jo@pen.example", "Pen Works") + cards[1] + cards[0].replace("Rye Press", "Fen Works")
    )
    shelf.write("cards.vcf", newer)  # in another order, with somebody new first
    shelf.write("guests.csv", guests.replace("Loom Six", "Loom Seven"))
    shelf.write("deep/b.md", BARGE.replace("barge", "mill"))  # the only note that names Noor Haas
    second = shelf.sync()
    assert {name: n for name, n in numbers(shelf).items() if name != "Jo Penn"} == before
    shelf.write("cards.vcf", newer.replace("Fen Works", "Rye Press"))
    shelf.write("deep/b.md", BARGE.replace("barge", "loft"))
    third = shelf.sync()
    assert {name: n for name, n in numbers(shelf).items() if name != "Jo Penn"} == before
    shelf.importer.undo(second.batch)
    shelf.importer.undo(third.batch)
    assert numbers(shelf) == before


def test_a_number_stands_for_one_person_when_two_versions_are_in_sight(shelf: Shelf) -> None:
    guests = "Name,Company\nLia Fonda,Loom Six\n"
    shelf.write("guests.csv", guests)
    shelf.sync()
    before = numbers(shelf)
    shelf.write("guests.csv", guests.replace("Loom Six", "Fen Works"))
    shelf.sync()
    assert numbers(shelf) == before
    shelf.write("last year.csv", guests)  # the older version again, beside the newer one
    shelf.sync()
    found = {p.organisation: p.id for p in shelf.repository.people() if p.name == "Lia Fonda"}
    assert found.keys() == {"Loom Six", "Fen Works"}
    assert found["Loom Six"] == before["Lia Fonda"] != found["Fen Works"]
