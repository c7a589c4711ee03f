"""Folders and archives."""

import datetime as dt
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import UnreadableError
from coach.readers import expand, expand_source, sources
from coach.readers.sources import Found
from coach.records import SourceFile


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 5, 19, 10, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def paths(found: list[Found]) -> list[str]:
    """What was found, refusals with their reason."""
    return [f.path if isinstance(f, SourceFile) else f"{f[0]}: {f[1].reason}" for f in found]


def members(data: bytes) -> list[str]:
    """What an archive gives."""
    return paths(list(expand_source(SourceFile("a.zip", data))))


def test_a_folder_in_order_without_junk(tmp_path: Path) -> None:
    for name in (
        "b/z.md",
        "b/a.md",
        "a.csv",
        ".DS_Store",
        ".git/config",
        "b/Thumbs.db",
        "~$open.docx",
        "b/__MACOSX/x",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    (tmp_path / "b" / "in.zip").write_bytes(
        zipped({"deep/er/n.md": "x", "__MACOSX/._n.md": "x", ".hidden": "x"})
    )
    assert paths(list(expand(tmp_path))) == ["a.csv", "b/a.md", "b/in.zip/deep/er/n.md", "b/z.md"]


def test_a_single_file_has_its_name_and_its_day(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("x")
    os.utime(file, (0, dt.datetime(2026, 5, 19, 12, tzinfo=dt.UTC).timestamp()))
    assert list(expand(file)) == [SourceFile("note.md", b"x", dt.date(2026, 5, 19))]


def test_nothing_at_the_path(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no file or folder"):
        list(expand(tmp_path / "gone"))


def test_a_ring_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "n.md").write_text("x")
    (tmp_path / "a" / "ring").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    found = paths(list(expand(tmp_path)))
    assert found[0] == "a/n.md"
    assert found[1].startswith("broken: ")


def test_the_day_of_a_member() -> None:
    (found,) = expand_source(SourceFile("a.zip", zipped({"n.md": "x"})))
    assert isinstance(found, SourceFile)
    assert found.modified == dt.date(2026, 5, 19)


@pytest.mark.parametrize("name", ["../up.md", "a/../../up.md", "/etc/x.md", "C:/x.md", "a\\..\\..\\x.md"])
def test_names_that_point_outside_are_refused(name: str) -> None:
    found = members(zipped({name: "x", "good.md": "x"}))
    assert "a.zip/good.md" in found
    assert any("points outside" in f for f in found)
    assert len(found) == 2


def test_a_bomb_is_not_unpacked() -> None:
    found = members(zipped({"bomb.txt": b"0" * 30_000_000, "n.md": "x"}))
    assert found[0].startswith("a.zip/bomb.txt: The member is packed so tightly")
    assert found[1] == "a.zip/n.md"


def test_a_member_that_lies_about_its_size_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1000)
    data = zipped({"big.txt": os.urandom(5000)}, zipfile.ZIP_STORED)
    assert members(data)[0].startswith("a.zip/big.txt: The file has")
    lying = data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert len(members(lying)) == 1
    assert ": " in members(lying)[0]


def test_archives_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES_UNPACKED", 2500)
    monkeypatch.setattr(sources._Budget.__init__, "__defaults__", (2500, 50_000))
    inner = zipped({"c.txt": os.urandom(900)})
    found = members(zipped({"a.txt": os.urandom(900), "b.zip": inner}))
    assert found[0] == "a.zip/a.txt"
    assert "import it in parts" in found[1]


def test_archives_in_archives_only_so_deep() -> None:
    data = zipped({"n.md": "x"})
    for level in range(4):
        data = zipped({f"{level}.zip": data})
    (found,) = members(data)
    assert "archive in an archive" in found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (zipped({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "PowerPoint"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "Excel"),
        (zipped({"mimetype": "application/vnd.oasis"}), "OpenDocument"),
    ],
)
def test_what_is_no_archive_of_files(data: bytes, reason: str) -> None:
    (found,) = members(data)
    assert reason in found


def test_a_damaged_member_costs_only_itself() -> None:
    data = zipped({"bad.md": b"y" * 500, "good.md": b"x"}, zipfile.ZIP_STORED)
    found = members(data.replace(b"y" * 500, b"y" * 499 + b"z"))
    assert found[0].startswith("a.zip/bad.md: This member of the archive is damaged")
    assert found[1] == "a.zip/good.md"


def test_a_locked_member_is_refused() -> None:
    data = bytearray(zipped({"n.md": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "password" in members(bytes(data))[0]


@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark_of_an_archive(data: bytes) -> None:
    assert list(expand_source(SourceFile("a.zip", b"PK\x03\x04" + data)))
