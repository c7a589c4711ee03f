"""An export imported into an empty workspace gives an equal one, and exported again the same bytes."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coach.archive.decided import DECISIONS, DERIVED, IMPORTED, OF_THIS_MACHINE
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests import every_kind
from tests.archive import nasty
from tests.archive.dump import differences, dump

TODAY = nasty.TODAY


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=folder, _env_file=None), TODAY) as ws:
        yield ws


def assert_round_trip(root: Path, fill: Callable[[Workspace], object]) -> None:
    with opened(root / "a") as ws:
        fill(ws)
        ws.export(root / "one.zip")
        before = dump(ws)
    with opened(root / "b") as ws:
        receipt = ws.import_paths([root / "one.zip"])
        assert [(f.path, f.refused) for f in receipt.files if f.refused] == []
        after = dump(ws)
        ws.export(root / "two.zip")
        assert ws.doctor().ok
    assert differences(before, after) == []
    assert (root / "one.zip").read_bytes() == (root / "two.zip").read_bytes()


def test_the_sample_network(tmp_path: Path) -> None:
    assert_round_trip(tmp_path, lambda ws: ws.import_sample())


def test_a_world_in_which_everything_is_awkward(tmp_path: Path) -> None:
    assert_round_trip(tmp_path, nasty.fill)


def test_who_the_user_is_as_the_files_told(tmp_path: Path) -> None:
    """Nobody said it: it was found in the files, and goes again with them."""
    assert_round_trip(tmp_path, lambda ws: ws.import_files(every_kind.sources()))
    with opened(tmp_path / "b") as ws:
        assert ws.me().name == "Vera Stroud"
        ws.undo(ws.imports.batches()[0].batch)
        assert ws.me().name == ""


def test_an_empty_workspace(tmp_path: Path) -> None:
    assert_round_trip(tmp_path, lambda ws: None)


def test_every_table_is_accounted_for() -> None:
    """A new table is exported as the user's decisions unless it is named as something else."""
    assert set(DECISIONS) == set(t.Base.metadata.tables) - IMPORTED - DERIVED - OF_THIS_MACHINE
    assert not IMPORTED & DERIVED
    assert not OF_THIS_MACHINE & (IMPORTED | DERIVED)
    for name in DECISIONS:
        keys = [k for c in t.Base.metadata.tables[name].columns for k in c.foreign_keys]
        assert [k.column.table.name for k in keys] == ["workspace"], (
            f"{name} points at rows that have no lasting name"
        )


def test_into_the_same_workspace_nothing_changes(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ws:
        nasty.fill(ws)
        ws.export(tmp_path / "one.zip")
        before = dump(ws)
        receipt = ws.import_paths([tmp_path / "one.zip"])
        assert all(f.unchanged for f in receipt.files)
        assert differences(before, dump(ws)) == []


def test_the_files_themselves_are_known_afterwards(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ws:
        nasty.fill(ws)
        ws.export(tmp_path / "one.zip")
    with opened(tmp_path / "b") as ws:
        ws.import_paths([tmp_path / "one.zip"])
        (file,) = ws.import_files([SourceFile("cal.ics", nasty.CALENDAR.encode())]).files
        assert file.unchanged


def test_the_restored_import_can_be_undone(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ws:
        ws.import_sample()
        ws.export(tmp_path / "one.zip")
    with opened(tmp_path / "b") as ws:
        ws.undo(ws.import_paths([tmp_path / "one.zip"]).batch)
        assert ws.people() == []
        assert ws.doctor().ok


NAMES = st.sampled_from(
    ["Ana Soto", "ana soto", "Łu Ó", "Bo", "Bo Lind", "O'Neil Ha-na", "=cmd", 'X "Y" Z', "vera@loom.example"]
)
MAILS = st.sampled_from(
    ["", "ana@both.example", "bo.l@gmail.com", "bol@gmail.com", "vera@loom.example", "odd", "o;d,d@x.example"]
)
PHRASE = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
SENTENCE = st.sampled_from(
    ["{n} keeps bees.", "{n} told me in confidence that they sell.", "I promised to send {n} the map by 2026-12-01.",
     "Between us, {n} is ill.", "NDA until 3 January 2027: {n} builds.", "Met {n} at Loam."]
)  # fmt: skip
TEXT = st.lists(
    st.one_of(PHRASE, st.builds(lambda s, n: s.format(n=n), SENTENCE, NAMES)), min_size=1, max_size=5
).map("\n\n".join)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _note(names: list[str], day: dt.date, event: str, text: str) -> str:
    people = ", ".join(f'"{n}"'.replace('X "Y" Z', "X Y Z") for n in names)
    return f"---\ndate: {day}\nwith: [{people}]\nevent: {event}\n---\n{text}"


NOTE = st.builds(_note, st.lists(NAMES, max_size=3), DAYS, st.sampled_from(["", "Loam"]), TEXT)
MAIL = st.builds(
    lambda a, m, b, n, day, text: f"From: {a} <{m}>\nTo: {b} <{n}>, vera@loom.example\nSubject: {day}\n"
    f"Date: {day:%a, %d %b %Y} 10:00:00 +0000\nMessage-ID: <{crc32(f'{a}{m}{day}'.encode()) % 97}@x.example>\n\n{text}\n",
    NAMES, MAILS, NAMES, MAILS, DAYS, TEXT,
)  # fmt: skip
ROWS = st.lists(st.tuples(NAMES, MAILS, PHRASE, PHRASE), max_size=4)
LIST = ROWS.map(
    lambda rows: (
        "name,email,Company,Job title,approval_status\n"
        + "".join(",".join(map(_cell, (*row, "approved"))) + "\n" for row in rows)
    )
)
CONTACTS = ROWS.map(
    lambda rows: "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    + "".join(f"{_cell(n.partition(' ')[0])},{_cell(n.partition(' ')[2])},,{_cell(e)},{_cell(o)},{_cell(x)},01 Mar 2026\n"
              for n, e, o, x in rows)
)  # fmt: skip
FILE = st.one_of(
    st.tuples(st.sampled_from(["n.md", "N.md", "d/n.md", "aux.md", "x" * 120 + ".md"]), NOTE),
    st.tuples(st.sampled_from(["m.eml", "d/m.eml"]), MAIL),
    st.tuples(st.just("loam/list.csv"), LIST),
    st.tuples(st.just("li/Connections.csv"), CONTACTS),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(st.lists(st.lists(FILE, min_size=1, max_size=4), min_size=1, max_size=3), st.booleans())
def test_small_worlds(batches: list[list[tuple[str, str]]], merge: bool) -> None:
    def fill(ws: Workspace) -> None:
        ws.set_me("Vera Stroud", ["vera@loom.example"], "", "")
        for batch in batches:
            ws.import_files([SourceFile(name, text.encode()) for name, text in batch])
        people = ws.people()
        if merge and len(people) > 1:
            ws.merge(people[0].id, people[-1].id)

    with tempfile.TemporaryDirectory() as folder:
        assert_round_trip(Path(folder), fill)


def test_the_dump_sees_every_table(tmp_path: Path) -> None:
    """What the comparison would not see, it could not prove equal."""
    with opened(tmp_path / "a") as ws:
        nasty.fill(ws)
        assert [name for name, rows in dump(ws).items() if not rows] == []
