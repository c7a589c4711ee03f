"""Folders and archives."""

import datetime as dt
import io
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import UnreadableError
from coach.readers import archives, expand_source
from coach.readers.sources import Found
from coach.records import SourceFile
from tests.readers.reading import expand


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 5, 19, 10, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def paths(found: Iterable[Found]) -> list[str]:
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
    assert paths(expand(tmp_path)) == ["a.csv", "b/a.md", "b/in.zip/deep/er/n.md", "b/z.md"]


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
    found = paths(expand(tmp_path))
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
    monkeypatch.setattr(archives, "MOST_BYTES", 1000)
    data = zipped({"big.txt": os.urandom(5000)}, zipfile.ZIP_STORED)
    assert members(data)[0].startswith("a.zip/big.txt: The file has")
    lying = data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert len(members(lying)) == 1
    assert ": " in members(lying)[0]


def test_archives_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES_UNPACKED", 2500)
    monkeypatch.setattr(archives._Budget.__init__, "__defaults__", (2500, 50_000))
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


# ------------------------------------------------------------- damaged archives


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("followed", [False, True], ids=["sizes before", "sizes after"])
def test_what_came_of_a_cut_off_archive_is_taken_and_the_rest_named(method: int, followed: bool) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(Unseekable(out) if followed else out, "w", method) as archive:
        for name in ("a.md", "deep/b.md", "c.md"):
            archive.writestr(name, f"the note {name} " + os.urandom(200).hex())
    whole = out.getvalue()
    found = list(expand_source(SourceFile("a.zip", whole[: whole.index(b"c.md") + 100])))
    kept = {f.path: f.data[:12] for f in found if isinstance(f, SourceFile)}
    if method == zipfile.ZIP_DEFLATED or not followed:
        assert kept == {"a.zip/a.md": b"the note a.m", "a.zip/deep/b.md": b"the note dee"}
    assert "a.zip/c.md: This member is cut off or damaged and cannot be unpacked." in paths(found)
    assert paths(found)[-1].startswith(
        "a.zip: The archive is damaged or was cut off; what could be read of it"
    )


def test_a_member_of_a_cut_off_archive_whose_bytes_have_changed_is_not_taken() -> None:
    whole = zipped({"a.md": b"y" * 300, "b.md": b"good"}, zipfile.ZIP_STORED)
    found = members(whole[: whole.index(b"PK\x01\x02")].replace(b"y" * 300, b"y" * 299 + b"z"))
    assert found[:2] == [
        "a.zip/a.md: This member is cut off or damaged and cannot be unpacked.",
        "a.zip/b.md",
    ]


class Unseekable(io.RawIOBase):
    """A stream that cannot go back, for which zipfile writes sizes behind the bytes."""

    def __init__(self, out: io.BytesIO) -> None:
        self.out = out

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self.out.write(data)


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_an_archive_cut_anywhere_gives_a_reason(cut: int) -> None:
    whole = zipped({"a.md": "the note a", "../b.md": "x", "c.zip": zipped({"d.md": "deep"})})
    found = list(expand_source(SourceFile("a.zip", whole[: len(whole) - cut])))
    assert found
    assert all(isinstance(f, SourceFile) or f[1].reason.endswith(".") for f in found)
    assert not [f for f in found if isinstance(f, SourceFile) and ".." in f.path]


def test_a_bomb_without_a_table_of_contents_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 1_000_000)
    whole = zipped({"bomb.txt": b"0" * 20_000_000, "n.md": "x"})
    found = members(whole[: whole.index(b"PK\x01\x02")])
    assert found[0].startswith("a.zip/bomb.txt: Unpacked, this member is larger")
    assert found[1] == "a.zip/n.md"


def test_members_that_share_their_bytes_are_left_out() -> None:
    data = bytearray(zipped({"a.md": b"x" * 400, "b.md": b"y" * 400, "c.md": "z"}, zipfile.ZIP_STORED))
    entries = [i for i in range(len(data)) if data[i : i + 4] == b"PK\x01\x02"]
    data[entries[1] + 42 : entries[1] + 46] = data[
        entries[0] + 42 : entries[0] + 46
    ]  # b now begins where a does
    found = members(bytes(data))
    assert [f.split(":")[0] for f in found if "shares its bytes" in f] == ["a.zip/a.md", "a.zip/b.md"]
    assert "a.zip/c.md" in found


def test_a_link_in_an_archive_is_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert members(out.getvalue()) == [
        "a.zip/link.md: This is a link to somewhere else; links are not followed."
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for text in ("one", "two", "three"):
            archive.writestr("n.md", text)
    found = [f for f in expand_source(SourceFile("a.zip", out.getvalue())) if isinstance(f, SourceFile)]
    assert [(f.path, f.data) for f in found] == [
        ("a.zip/n.md", b"one"),
        ("a.zip/n (2).md", b"two"),
        ("a.zip/n (3).md", b"three"),
    ]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("B\xfcro.md".encode("cp437"), "Büro.md"),
        ("Büro.md".encode(), "Büro.md"),
        (b"two\nlines.md", "two\\nlines.md"),
    ],
)
def test_names_of_members(raw: bytes, shown: str) -> None:
    data = zipped({"x" * len(raw): "text"}).replace(b"x" * len(raw), raw)
    assert members(data) == [f"a.zip/{shown}"]


# ---------------------------------------------------------------- files on disk


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "big.mbox"
    with file.open("wb") as out:
        out.truncate(2 * 1024**3)  # sparse: no byte of it is on the disk
    (found,) = paths(expand(tmp_path))
    assert found == (
        "big.mbox: The file has 2,048 MB; at most 256 MB are read. Split it, for example by year, and import the parts."
    )


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "n.md").write_text("x")
    assert paths(expand(tmp_path)) == ["n.md", f"pipe: {PIPE}"]
    assert paths(expand(tmp_path / "pipe")) == [f"pipe: {PIPE}"]
    assert paths(expand(Path("/dev/zero"))) == [f"zero: {PIPE}"]


PIPE = "This is no ordinary file (a pipe or a device); it is not read."


def test_odd_names_can_be_shown_and_stored(tmp_path: Path) -> None:
    for name in (b"caf\xe9.md", b"two\nlines.md", b"tab\t.md", "ünï.md".encode()):
        (tmp_path / os.fsdecode(name)).write_text("x")
    found = paths(expand(tmp_path))
    assert sorted(found) == sorted(["caf\\xe9.md", "two\\nlines.md", "tab\\t.md", "ünï.md"])
    assert all(p.encode() and p.isprintable() for p in found)


def test_a_file_that_changes_or_goes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("text")
    walk = expand(tmp_path)
    assert isinstance(next(walk), SourceFile)
    (tmp_path / "b.md").unlink()
    real, calls = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            with (tmp_path / "c.md").open("a") as out:
                out.write("more")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    (changed,) = paths(walk)  # what is gone before it is looked at was never there
    assert changed == "c.md: The file changed while it was read; import it again when it is saved."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_may_not_be_opened_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "n.md").write_text("x")
    (tmp_path / "open.md").write_text("x")
    (tmp_path / "closed").chmod(0)
    assert paths(expand(tmp_path)) == [
        "closed: The folder cannot be opened: Permission denied. Check who may read it.",
        "open.md",
    ]
    (tmp_path / "closed").chmod(0o700)


def test_folders_deeper_than_a_program_may_call_are_walked(tmp_path: Path) -> None:
    depth, here = 1200, os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("n.md").write_text("x")
        found = paths(expand(tmp_path))
    finally:
        Path("n.md").unlink(missing_ok=True)
        for _ in range(depth):  # pytest itself cannot take away folders so deep
            os.chdir("..")
            os.rmdir("d")
        os.chdir(here)
    assert len(found) == 1
    assert found[0].endswith("n.md")


@pytest.mark.parametrize("name", ["x" * 5000, "nul\x00byte", "gone/\udcff"])
def test_a_path_that_cannot_be_is_one_clear_line(name: str) -> None:
    with pytest.raises(UnreadableError, match="no file or folder") as caught:
        list(expand(Path(name)))
    str(caught.value).encode()


@given(st.binary(max_size=120), st.integers(0, 200))
def test_any_name_can_be_shown(data: bytes, point: int) -> None:
    for name in (os.fsdecode(data), chr(0xD800 + point) + "x"):
        shown = archives.shown_name(name)
        assert shown.isprintable()
        shown.encode()
