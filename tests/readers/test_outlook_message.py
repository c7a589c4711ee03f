"""Outlook messages, in a compound file written here: with and without the extra that reads them."""

import datetime as dt
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from reading import kind, only, read, refusals

from coach.records import MessageRecord

SECTOR = 512


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB) with these streams, folders by `/`. All go into the small-stream area."""
    return _Compound(streams).data()


class _Compound:
    def __init__(self, streams: dict[str, bytes]) -> None:
        self.entries: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5, "children": []}]
        folders = {"": 0}
        for path, data in streams.items():
            parent = ""
            for part in path.split("/")[:-1]:
                here = f"{parent}/{part}"
                if here not in folders:
                    folders[here] = self._add(part, 1, folders[parent], b"")
                parent = here
            self._add(path.split("/")[-1], 2, folders[parent], data)

    def _add(self, name: str, kind_: int, parent: int, data: bytes) -> int:
        self.entries.append({"name": name, "kind": kind_, "children": [], "data": data})
        self.entries[parent]["children"].append(len(self.entries) - 1)  # type: ignore[attr-defined]
        return len(self.entries) - 1

    def data(self) -> bytes:
        """The file."""
        mini, minifat = b"", []
        for entry in self.entries:
            data = entry.get("data", b"")
            assert isinstance(data, bytes)
            entry["start"], entry["size"] = (len(mini) // 64 if data else -2), len(data)
            blocks = -(-len(data) // 64)
            minifat += [len(minifat) + i + 1 for i in range(blocks - 1)] + ([-2] if blocks else [])
            mini += data.ljust(blocks * 64, b"\0")
        directory = b"".join(self._entry(i, entry, len(mini)) for i, entry in enumerate(self.entries))
        chunks = [directory, b"".join(struct.pack("<i", x) for x in minifat), mini]
        counts = [-(-len(c) // SECTOR) for c in chunks]
        fat: list[int] = [-3]
        starts = []
        for count in counts:
            starts.append(len(fat))
            fat += [len(fat) + i + 1 for i in range(count - 1)] + [-2]
        assert len(fat) <= 128
        self.entries[0]["start"] = starts[2]
        directory = b"".join(self._entry(i, entry, len(mini)) for i, entry in enumerate(self.entries))
        header = (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(16)
            + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
            + bytes(6)
        )
        header += struct.pack("<IIiIIiIiI", 0, 1, starts[0], 0, 4096, starts[1], counts[1], -2, 0)
        header += struct.pack("<i", 0) + struct.pack("<i", -1) * 108
        body = b"".join(struct.pack("<i", x) for x in fat).ljust(SECTOR, b"\xff")
        for chunk, count in zip([directory, chunks[1], mini], counts, strict=True):
            fill = b"\xff" if chunk is chunks[1] else b"\0"
            body += chunk.ljust(count * SECTOR, fill)
        return header + body

    def _entry(self, number: int, entry: dict[str, object], mini: int) -> bytes:
        name = str(entry["name"]).encode("utf-16-le")
        children, right, child = entry["children"], -1, -1
        assert isinstance(children, list)
        if children:
            child = children[0]
        for other in self.entries:  # brothers in a chain, which readers accept as a tree
            brothers = other["children"]
            assert isinstance(brothers, list)
            if number in brothers and brothers.index(number) + 1 < len(brothers):
                right = brothers[brothers.index(number) + 1]
        start, size = entry.get("start", -2), entry.get("size", 0)
        if number == 0:
            size = mini
        return (
            name.ljust(64, b"\0") + struct.pack("<HBBiii", len(name) + 2, int(str(entry["kind"])), 1, -1, right, child)
            + bytes(36) + struct.pack("<iQ", start, size)
        )  # fmt: skip


def properties(header: int, texts: dict[int, str], fixed: dict[int, tuple[int, bytes]]) -> dict[str, bytes]:
    """The property stream and the text streams of a message or recipient."""
    table, streams = bytes(header), {}
    for number, text in texts.items():
        data = text.encode("utf-16-le")
        streams[f"__substg1.0_{number:04X}001F"] = data
        table += struct.pack("<HHIII", 0x1F, number, 6, len(data) + 2, 0)
    for number, (kind_, value) in fixed.items():
        table += struct.pack("<HHI", kind_, number, 6) + value.ljust(8, b"\0")
    return {"__properties_version1.0": table, **streams}


def message(kind_: str = "IPM.Note", flags: int = 1, sender: str = "Ann Lee") -> bytes:
    """A message as Outlook saves it."""
    sent = int(
        (
            dt.datetime(2026, 5, 19, 10, 15, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
        ).total_seconds()
        * 10**7
    )
    texts = {
        0x001A: kind_, 0x0037: "Rye", 0x0C1A: sender, 0x0C1F: "ann@oxbow.example", 0x5D01: "ann@oxbow.example",
        0x1000: "Shall we bake?\r\n\r\n> old words\r\n", 0x1035: "<m1@oxbow.example>", 0x1042: "<m0@ek.example>",
    }  # fmt: skip
    streams = properties(
        32, texts, {0x0039: (0x40, struct.pack("<Q", sent)), 0x0E07: (3, struct.pack("<I", flags))}
    )
    for number, (name, address, role) in enumerate(
        [("Bo Ek", "bo@ek.example", 1), ("Cy Dun", "cy@dun.example", 2)]
    ):
        of = properties(
            8, {0x3001: name, 0x3003: address, 0x39FE: address}, {0x0C15: (3, struct.pack("<I", role))}
        )
        streams |= {f"__recip_version1.0_#{number:08X}/{stream}": data for stream, data in of.items()}
    return compound(streams)


def test_an_outlook_message() -> None:
    pytest.importorskip("oxmsg")
    (mail,) = only(read(message(), "x.msg"), MessageRecord)
    assert kind(message(), "whatever.txt") == "outlook_message"
    assert (mail.subject, mail.sender.email, mail.place) == (
        "Rye",
        "ann@oxbow.example",
        "message:<m1@oxbow.example>",
    )
    assert (mail.text, mail.raw) == ("Shall we bake?", "Shall we bake?\n\n> old words")
    assert ([p.email for p in mail.recipients], [p.name for p in mail.copied]) == (
        ["bo@ek.example"],
        ["Cy Dun"],
    )
    assert (mail.sent, mail.in_reply_to, mail.draft) == (
        dt.datetime(2026, 5, 19, 10, 15, tzinfo=dt.UTC),
        "<m0@ek.example>",
        False,
    )


def test_a_message_not_yet_sent_is_a_draft() -> None:
    pytest.importorskip("oxmsg")
    assert only(read(message(flags=9), "x.msg"), MessageRecord)[0].draft


@pytest.mark.parametrize(
    ("kind_", "why"), [("IPM.Contact", "save it as .vcf"), ("IPM.Appointment", "save it as .ics")]
)
def test_what_outlook_saves_besides_messages(kind_: str, why: str) -> None:
    pytest.importorskip("oxmsg")
    ((_, reason),) = refusals(read(message(kind_), "x.msg"))
    assert why in reason


def test_a_damaged_message_says_so() -> None:
    pytest.importorskip("oxmsg")
    found = read(message()[:1200], "x.msg")
    assert [why.startswith("The Outlook message is damaged") for _, why in refusals(found)] == [True]


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "x.msg").write_bytes(message())
    code = (
        "import sys; sys.modules['oxmsg'] = None\n"
        "import datetime as dt, pathlib\nfrom coach.readers import read_file\nfrom coach.records import SourceFile\n"
        "data = pathlib.Path(sys.argv[1]).read_bytes()\nprint(*(r.reason for r in read_file(SourceFile('x.msg', data), dt.date(2027, 1, 1))[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.msg")], capture_output=True, text=True, check=True
    )
    assert "pip install 'rapport-coach[msg]'" in done.stdout
    assert "save it as .eml" in done.stdout


def test_other_old_office_files_are_refused() -> None:
    ((_, why),) = refusals(read(compound({"WordDocument": b"x"}), "x.doc"))
    assert why == "This is an old Office file; save it as .docx, .csv or text."
