"""An import: what it keeps, derives, refuses, takes back, and that it is all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coach.errors import NotFoundError
from coach.ingest.pipeline import Importer, Receipt, StoppedError, gather
from coach.people import names
from coach.store import engine as store
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import PersonView
from tests.small_world import FILES, ME, TODAY, write_files

DAY = dt.date.fromisoformat(TODAY)


class World:
    """An importer over a fresh workspace, and its repository."""

    def __init__(self, folder: Path) -> None:
        self.engine = store.connect(folder)
        self.sessions = store.sessions(self.engine)
        workspace = store.workspace_id(self.sessions)
        with self.sessions() as s, s.begin():
            row = s.get_one(t.Workspace, workspace)
            row.name, row.emails, row.employer = str(ME["name"]), list(ME["emails"]), str(ME["employer"])
        self.importer = Importer(self.sessions, workspace, DAY)
        self.repository = Repository(self.sessions, workspace)

    def take(self, *paths: Path) -> Receipt:
        files, refused = gather(paths)
        return self.importer.run(files, refused)

    def person(self, name: str) -> PersonView:
        found = [
            p for p in self.repository.people() if any(names.normal(n) == names.normal(name) for n in p.names)
        ]
        assert len(found) == 1, [p.name for p in found]
        return found[0]

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows of all tables but the ids of the import, to compare states."""
        with self.sessions() as s:
            return {
                table.name: sorted((tuple(r) for r in s.execute(select(table))), key=repr)
                for table in t.Base.metadata.sorted_tables
                if table.name != "index_state"
            }


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "ws") if (tmp_path / "ws").mkdir() is None else None
    assert made is not None
    yield made
    made.engine.dispose()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files")


def test_the_receipt_counts_what_came_in(world: World, files: Path) -> None:
    receipt = world.take(files)
    kept = {f.path: f.kept for f in receipt.files}
    assert set(kept) == set(FILES)
    assert kept["linkedin/Connections.csv"] == 4
    assert kept["linkedin/messages.csv"] == 2
    assert kept["contacts.vcf"] == 2
    assert (receipt.notes, receipt.messages, receipt.events) == (3, 3, 1)
    assert sum(f.merged for f in receipt.files) >= 4
    assert all(not f.refused for f in receipt.files)
    assert world.importer.batches() == [receipt]


def test_people_are_told_apart(world: World, files: Path) -> None:
    world.take(files)
    omar = world.person("Omar Haddou")
    assert {c.kind for c in omar.contacts} == {"connection", "card", "party"}
    assert omar.organisation == "Tolmin Gallery"
    assert omar.phones == ("+44 7700 900161",)
    dekkers = [p for p in world.repository.people() if p.name == "Piet Dekker"]
    assert len(dekkers) == 2
    assert "Vera Stroud" not in [p.name for p in world.repository.people()]


def test_an_accent_at_one_place_is_one_person_and_elsewhere_a_candidate(world: World, files: Path) -> None:
    world.take(files)
    assert world.person("Ines Fabre").id == world.person("Inès Fabre").id
    card = files / "contacts.vcf"
    card.write_text(card.read_text().replace("ORG:Rye Press;\n", ""))
    world.take(files)
    pairs = [{c.left_id, c.right_id} for c in world.repository.candidates()]
    assert {world.person("Ines Fabre").id, world.person("Inès Fabre").id} in pairs


def test_sentences_know_whom_they_are_about_and_who_may_see_them(world: World, files: Path) -> None:
    world.take(files)
    ines, omar = world.person("Ines Fabre"), world.person("Omar Haddou")
    about = {s.text: s for s in world.repository.statements()}
    assert about["She keeps bees."].subjects == (ines.id,)
    assert about["He collects maps."].subjects == (omar.id,)
    assert about["He collects maps."].restriction is None
    closed = next(s for text, s in about.items() if "east wing" in text)
    assert closed.restriction is not None
    assert closed.restriction.audience == "me"
    assert [s.text for s in world.repository.statements(restricted=True)] == [closed.text]


def test_every_statement_is_a_verbatim_range_of_its_document(world: World, files: Path) -> None:
    world.take(files)
    documents = {d.id: d for d in world.repository.documents()}
    statements = world.repository.statements()
    assert statements
    for s in statements:
        assert documents[s.document].text[s.start : s.end] == s.text


def test_places_of_citations_are_lines_of_the_file(world: World, files: Path) -> None:
    world.take(files)
    bees = next(s for s in world.repository.statements() if s.text == "She keeps bees.")
    line = (
        (files / bees.source)
        .read_text(encoding="utf-8")
        .splitlines()[int(bees.place.removeprefix("line:")) - 1]
    )
    assert "She keeps bees." in line


def test_events_lists_and_programmes_belong_together(world: World, files: Path) -> None:
    world.take(files)
    events = {e.name: e for e in world.repository.events()}
    forum = events["Book Forum 2026"]
    assert (forum.starts, forum.ends) == (dt.date(2026, 12, 3), dt.date(2026, 12, 4))
    listed = {a.name: a for a in world.repository.attendance(forum.id) if a.role == "attendee"}
    assert set(listed) == {"Ines Fabre", "Zoe Quist", "Vera Stroud"}
    assert listed["Vera Stroud"].is_user
    assert "Paper Days" in " ".join(events)


def test_contact_and_promises_follow(world: World, files: Path) -> None:
    world.take(files)
    omar = world.person("Omar Haddou")
    last = world.repository.interactions(DAY, omar.id)[0]
    assert (last.date, last.channel) in {(dt.date(2026, 11, 5), "note"), (dt.date(2026, 11, 5), "calendar")}
    promises = {(p.by_id, p.to_id): p for p in world.repository.promises()}
    assert promises[None, world.person("Ines Fabre").id].due == dt.date(2026, 11, 30)
    assert promises[omar.id, None].due == dt.date(2026, 11, 20)


def test_the_same_files_again_change_nothing(world: World, files: Path) -> None:
    world.take(files)
    before = world.repository.counts()
    again = world.take(files)
    assert all(f.unchanged for f in again.files)
    assert again.batch == 0
    assert len(world.importer.batches()) == 1
    assert world.repository.counts() == before


def test_a_changed_file_stands_in_the_place_of_the_old_one_and_undo_brings_it_back(
    world: World, files: Path
) -> None:
    world.take(files)
    before = world.everything()
    note = files / "notes/2026-11-05-call.md"
    note.write_text(
        note.read_text(encoding="utf-8").replace("moved house", "bought a barge"), encoding="utf-8"
    )
    second = world.take(files)
    texts = {s.text for s in world.repository.statements()}
    assert "Omar has bought a barge." in texts
    assert "Omar has moved house." not in texts
    world.importer.undo(second.batch)
    after = world.everything()
    for table in before:
        if table not in {"statement", "about"}:
            assert after[table] == before[table], table
    assert "Omar has moved house." in {s.text for s in world.repository.statements()}


def test_undo_removes_everything_of_a_batch(world: World, files: Path) -> None:
    empty = world.everything()
    receipt = world.take(files)
    removed = world.importer.undo(receipt.batch)
    assert removed["note"] == 2
    assert removed["passages"] > 0
    assert world.everything() == empty
    with world.sessions() as s:
        from coach.index import lexical

        assert lexical.count(s) == 0


def test_undo_of_an_unknown_batch_says_so(world: World) -> None:
    with pytest.raises(NotFoundError, match="no import number 7"):
        world.importer.undo(7)


def test_a_stopped_import_keeps_nothing(world: World, files: Path) -> None:
    seen: list[int] = []

    def stop() -> bool:
        seen.append(1)
        return len(seen) > 4

    gathered, refused = gather([files])
    with pytest.raises(StoppedError, match="Nothing of it was kept"):
        world.importer.run(gathered, refused, should_stop=stop)
    assert world.repository.counts()["passages"] == 0
    assert world.importer.batches() == []


def test_a_file_that_cannot_be_read_is_refused_and_costs_nothing_else(world: World, files: Path) -> None:
    (files / "broken.zip").write_bytes(b"PK\x03\x04 this is no archive")
    (files / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    receipt = world.take(files)
    refused = {f.path: f.refused for f in receipt.files if f.refused}
    assert set(refused) == {"broken.zip", "picture.png"}
    assert all(r.reason for group in refused.values() for r in group)
    assert receipt.notes == 3


def test_a_person_named_only_in_notes_is_one_person(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for day in ("2026-03-01", "2026-04-01"):
        (folder / f"{day}.md").write_text(
            f"---\ndate: {day}\nwith: [Noor Haas]\n---\n**Noor Haas** (Kiln Studio) glazes tiles.\n",
            encoding="utf-8",
        )
    world.take(folder)
    noor = world.person("Noor Haas")
    assert noor.organisation == "Kiln Studio"
    assert len(world.repository.interactions(DAY, noor.id)) == 2


def test_who_the_user_is_can_be_told_from_the_messages(tmp_path: Path) -> None:
    folder = tmp_path / "ws"
    folder.mkdir()
    engine = store.connect(folder)
    sessions = store.sessions(engine)
    rows = "".join(
        f"c{n},,Guest {n},https://www.linkedin.com/in/guest-{n},Vera Stroud,https://www.linkedin.com/in/vera-9,"
        f'2026-10-0{n} 09:00:00 UTC,,"Hello {n}",INBOX\n'
        for n in range(1, 7)
    )
    source = tmp_path / "messages.csv"
    source.write_text(FILES["linkedin/messages.csv"].splitlines()[0] + "\n" + rows, encoding="utf-8")
    workspace = store.workspace_id(sessions)
    gathered, refused = gather([source])
    Importer(sessions, workspace, DAY).run(gathered, refused)
    assert Repository(sessions, workspace).me().name == "Vera Stroud"
    with sessions() as s:
        assert s.scalar(select(func.count()).select_from(t.Contact).where(t.Contact.is_user)) == 1


def test_a_number_without_a_country_gets_that_of_the_same_card(world: World, tmp_path: Path) -> None:
    """The desk number of one card is the mobile's neighbour: both cards have it, one with its country."""
    card = "BEGIN:VCARD\nVERSION:3.0\nN:{0};Tove;;;\nFN:Tove {0}\n{1}\nEND:VCARD\n"
    one = card.format("Keel", "TEL:030 901820\nTEL:+49 171 5550123")
    other = card.format("Keel", "TEL:+49 30 901820")
    (tmp_path / "cards.vcf").write_text(one + other, encoding="utf-8")
    world.take(tmp_path / "cards.vcf")
    assert len(world.person("Tove Keel").contacts) == 2
