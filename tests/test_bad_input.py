"""Damaged and hostile files through `coach import`: one clear line each in the receipt, and nothing good is lost."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

TODAY = "2027-03-01"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{1}@oxbow.example\nEND:VCARD\n"
HEAD = "From: Ann Lee <ann@oxbow.example>\nTo: bo@ek.example\nSubject: Rye\nMessage-ID: <{0}@x.example>\nMIME-Version: 1.0\n"
EVENT = "BEGIN:VEVENT\nUID:{0}\nDTSTART:20261001T100000Z\nSUMMARY:{0}\n{1}END:VEVENT\n"


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def calendar(*entries: str) -> bytes:
    """A calendar of entries."""
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(entries)}END:VCALENDAR\n".encode()


def nested(depth: int) -> bytes:
    """A mail of parts in parts."""
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{HEAD.format('deep')}{opening}Content-Type: text/plain\n\ndeep\n".encode()


SMALL = zipped(
    {"a.vcf": CARD.format("Zed Archer", "zed").encode(), "b.vcf": CARD.format("Bea Lost", "bea").encode()}
)

# Path → bytes, what is kept of it, and for each refusal where it is and what its line says.
CASES: dict[str, tuple[bytes, int, tuple[tuple[str, str], ...]]] = {
    "cards/good.vcf": (CARD.format("Ann Lee", "ann").encode(), 1, ()),
    "cards/cut.vcf": (
        (CARD.format("Cy Dun", "cy") + CARD.format("Di Eck", "di"))[:-11].encode(),
        2,
        (("card:2", "not closed"),),
    ),
    "cards/empty-card.vcf": (
        b"BEGIN:VCARD\nUID:9\nEND:VCARD\n" + CARD.format("Ed Fox", "ed").encode(),
        1,
        (("uid:9", "neither a name nor an address"),),
    ),
    "cards/wide.vcf": (CARD.format("José Ruiz", "jose").encode("utf-16"), 1, ()),
    "cards/nul.vcf": (CARD.format("Fay\0 Gil", "fay").encode(), 1, ()),
    "cal/million.ics": (
        calendar(EVENT.format("tick", "RRULE:FREQ=SECONDLY;COUNT=1000000\n"), EVENT.format("talk", "")),
        2,
        (("uid:tick", "too many times a day"),),
    ),
    "cal/broken.ics": (
        calendar(EVENT.format("walk", "EXDATE:nonsense\n"), "BEGIN:VEVENT\nUID:bad\nDTSTART:x\nEND:VEVENT\n"),
        1,
        (("uid:walk", "EXDATE"), ("uid:bad", "no start")),
    ),
    "cal/zone.ics": (
        calendar(
            EVENT.format("zoned", "").replace("DTSTART:", "DTSTART;TZID=Atlantis:").replace("00Z", "00")
        ),
        1,
        (("", '"Atlantis" is not known'),),
    ),
    "mail/deep.eml": (nested(10_000), 1, (("message:<deep@x.example>", "parts within parts"),)),
    "mail/attached.eml": (
        (
            HEAD.format("att")
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee here.\n--b\nContent-Type: application/pdf\n"
            "Content-Disposition: attachment; filename=plan.pdf\n\n%PDF\n--b--\n"
        ).encode(),
        1,
        (("message:<att@x.example>", "Attachments are not read: plan.pdf"),),
    ),
    "mail/sealed.eml": (
        (HEAD.format("pgp") + "\n-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n").encode(),
        1,
        (("message:<pgp@x.example>", "encrypted"),),
    ),
    "zips/bomb.zip/big.txt": (b"", 0, (("", "so tightly"),)),
    "zips/bomb.zip/n.md": (b"", 1, ()),
    "zips/cut.zip/a.vcf": (b"", 1, ()),
    "zips/cut.zip/b.vcf": (b"", 0, (("", "cut off"),)),
    "zips/cut.zip": (b"", 0, (("", "Fetch the archive again"),)),
    "zips/out.zip/../../etc/passwd": (b"", 0, (("", "points outside"),)),
    "zips/out.zip/ok.md": (b"", 1, ()),
    "odd/caf\\xe9.md": (b"", 1, ()),
    "odd/two\\nlines.md": (b"", 1, ()),
    "odd/empty.md": (b"", 0, (("", "empty"),)),
    "odd/noise.bin": (bytes(range(256)) * 40, 0, (("", "not text"),)),
    "odd/huge.mbox": (b"", 0, (("", "2,048 MB; at most 256 MB"),)),
    "odd/link.md": (b"", 0, (("", "links are not followed"),)),
    "odd/pipe": (b"", 0, (("", "no ordinary file"),)),
    "odd/plug": (b"", 0, (("", "no ordinary file"),)),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all of it."""
    root = tmp_path_factory.mktemp("hostile")
    for name, (data, _, _) in CASES.items():
        if data:
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_bytes(data)
    zips, odd = root / "zips", root / "odd"
    zips.mkdir()
    (zips / "bomb.zip").write_bytes(zipped({"big.txt": b"0" * 30_000_000, "n.md": b"A note on rye."}))
    (zips / "cut.zip").write_bytes(SMALL[: SMALL.index(b"b.vcf") + 30])
    (zips / "out.zip").write_bytes(zipped({"../../etc/passwd": b"root", "ok.md": b"A note on jam."}))
    for name in (b"caf\xe9.md", b"two\nlines.md"):
        (odd / os.fsdecode(name)).write_text("A note with an odd name: " + repr(name))
    (odd / "empty.md").touch()
    with (odd / "huge.mbox").open("wb") as file:
        file.truncate(2 * 1024**3)
    (odd / "link.md").symlink_to("/etc/passwd")
    os.mkfifo(odd / "pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        here = os.getcwd()
        try:
            os.chdir(odd)  # the path of a socket must be short
            plug.bind("plug")
        finally:
            os.chdir(here)
    return root


def coach(workspace: Path, *words: str) -> tuple[int, str, str]:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "coach.cli", *words, "--workspace", str(workspace), "--today", TODAY],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def receipt(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The receipt of importing the folder, by path."""
    code, out, _ = coach(tmp_path_factory.mktemp("ws"), "import", str(hostile), "--json")
    assert code == 0
    return {file["path"]: file for file in json.loads(out)["files"]}


@pytest.mark.parametrize("path", CASES)
def test_each_file_gives_its_line_and_keeps_its_good_parts(path: str, receipt: dict[str, Any]) -> None:
    _, kept, lines = CASES[path]
    file = receipt[path]
    assert file["kept"] == kept
    assert len(file["refused"]) == len(lines)
    for refused, (place, words) in zip(file["refused"], lines, strict=True):
        assert refused["place"] == place
        assert words in refused["reason"]
        assert "\n" not in refused["reason"]
        assert refused["reason"].endswith(".")


def test_nothing_else_is_in_the_receipt(receipt: dict[str, Any]) -> None:
    assert set(receipt) == set(CASES)


def test_what_was_kept_can_be_found_and_the_import_taken_back(hostile: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "ws"
    batch = json.loads(coach(workspace, "import", str(hostile), "--json")[1])["batch"]
    people = json.loads(coach(workspace, "people", "--json")[1])
    assert {"Ann Lee", "Cy Dun", "Di Eck", "Ed Fox", "José Ruiz", "Fay Gil", "Zed Archer"} <= {
        p["name"] for p in people
    }
    assert coach(workspace, "undo", str(batch))[0] == 0
    assert json.loads(coach(workspace, "people", "--json")[1]) == []


@pytest.mark.parametrize("name", ["gone.csv", "x" * 5000, "caf\udce9/gone.md"])
def test_a_path_where_there_is_nothing_is_one_line_and_exit_one(name: str, tmp_path: Path) -> None:
    code, out, err = coach(tmp_path / "ws", "import", str(tmp_path / name))
    assert (code, out) == (1, "")
    assert len(err.strip().split("\n")) == 1
    assert "no file or folder" in err


def test_a_folder_whose_own_name_is_no_utf_8_is_read(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "a.vcf").write_text(CARD.format("Ann Lee", "ann"))
    code, out, err = coach(tmp_path / "ws", "import", str(folder), "--json")
    assert code == 0, err
    assert json.loads(out)["files"][0]["kept"] == 1


def test_a_single_hostile_file_by_name(hostile: Path, tmp_path: Path) -> None:
    code, out, _ = coach(
        tmp_path / "ws", "import", str(hostile / "odd" / "pipe"), str(hostile / "odd" / "noise.bin")
    )
    assert code == 0
    assert "Not taken: pipe: This is no ordinary file" in out
    assert "Not taken: noise.bin: This is not text." in out
