"""Damaged files through every reader: no traceback, nothing over the time or memory that one file may take.

    python -m bench.fuzz --inputs 100000 --seed 1

Each input is a small file of `tests/fuzz/seeds`, changed a few times: bytes flipped, stretches cut, repeated or
taken from another seed, words that parsers trip over put in, another encoding. It depends on the seed and its
number alone, so a failing input can be made again. Inputs are read in child processes with a limit on CPU time and
memory; a child that dies or hangs costs one input, which is recorded, and the next child goes on behind it.
Archives are opened as an import opens them. Failing inputs are kept in `.fuzz/`.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from bench.tables import show

TODAY = dt.date(2027, 3, 1)
SEEDS = Path(__file__).resolve().parents[1] / "tests" / "fuzz" / "seeds"
FAILURES = Path(__file__).resolve().parents[1] / ".fuzz"
Corpus = Sequence[tuple[str, bytes]]
SECONDS = 2.0
MEGABYTES = 1024
LARGEST = 100_000
"""Bytes of one input."""
TOKENS: tuple[bytes, ...] = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\r\n", b"\n\n", b"\n ", b"=\n", b"=3D", b'"', b'""', b"'", b",", b";",
    b":", b"::", b"\t", b"\\", b"\\n", b"<", b">", b"<!--", b"<![CDATA[", b"<div><blockquote>", b"&#x110000;", b"{{", b"[[", b"](", b"](http://",
    b"---\n", b"+++\n", b"...\n", b"%s%n", b"99999999999999999999", b"-1", b"0000-00-00", b"9999-12-31", b"00010101T000000", b"1e999", b"NaN",
    b"BEGIN:VCARD\n", b"END:VCARD\n", b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:VCALENDAR\n", b"RRULE:FREQ=DAILY\n", b"RRULE:FREQ=SECONDLY\n",
    b"RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\n", b"EXDATE:", b"RDATE;VALUE=PERIOD:", b"DTSTART;TZID=America:", b"DURATION:P99999W\n",
    b";ENCODING=QUOTED-PRINTABLE;CHARSET=utf-7:", b";ENCODING=B:", b"AGENT:", b"From ", b"\nFrom a\nFrom: b\n", b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"--b\n", b"--b--\n", b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: uuencode\n",
    b"charset=utf-7", b"charset=idna", b"charset=unicode_escape", b"charset*=x''%ff", b"=?utf-8?q?", b"=?x?b?====?=", b"On 1 May 2026, Ann wrote:\n", b"> " * 50,
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"%PDF-", b"&amp;", b"!!python/object:os.system", b"&a [*a,*a]", b"? : -", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80",
)  # fmt: skip


class TooSlowError(BaseException):
    """Raised in a child when an input takes too much CPU time; no reader may catch it."""


# ------------------------------------------------------------------- inputs


def seeds(folder: Path = SEEDS) -> list[tuple[str, bytes]]:
    """The seeds by name."""
    return [(f.name, f.read_bytes()) for f in sorted(folder.iterdir()) if f.is_file()]


def made(corpus: Corpus, seed: int, number: int) -> tuple[str, bytes]:
    """The input of a number: its file name, and its bytes."""
    rng = random.Random(f"{seed}/{number}")
    name, data = corpus[number % len(corpus)]
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 8))):
        data = rng.choice(MUTATIONS)(data, rng, corpus)[:LARGEST]
    return name, data


def _at(data: bytes, rng: random.Random) -> tuple[int, int]:
    """A stretch, mostly a short one."""
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 2, 5, 20, 100, 1000)))


def _flip(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    changed = bytearray(data)
    for _time in range(min(len(changed), rng.choice((1, 3, 20)))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    start, end = _at(data, rng)
    return data[:start] + data[end:]


def _end(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _repeat(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    start, end = _at(data, rng)
    piece = data[start:end]
    most = max(1, LARGEST // max(1, len(piece)) // 2)
    return data[:start] + piece * min(rng.choice((2, 3, 10, 100, 1000, 20_000)), most) + data[end:]


def _repeat_line(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    times = min(rng.choice((2, 5, 50, 2000)), LARGEST // 2 // (len(lines[at]) + 1))
    return b"\n".join(lines[:at] + [lines[at]] * times + lines[at + 1 :])


def _splice(data: bytes, rng: random.Random, corpus: Corpus) -> bytes:
    _, other = rng.choice(corpus)
    start, end = _at(data, rng)
    begin, stop = _at(other, rng)
    return data[:start] + other[begin:stop] + data[end:]


def _join(data: bytes, rng: random.Random, corpus: Corpus) -> bytes:
    _, other = rng.choice(corpus)
    return data + other if rng.random() < 0.5 else other + data


def _token(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    start, end = _at(data, rng)
    return (
        data[:start]
        + rng.choice(TOKENS) * rng.choice((1, 1, 1, 2, 30, 3000))
        + data[rng.choice((start, end)) :]
    )


def _number(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    digits = [i for i, byte in enumerate(data[:5000]) if 48 <= byte <= 57]
    if not digits:
        return data
    at = rng.choice(digits)
    return data[:at] + rng.choice((b"0", b"9", b"-", b"99999999", b".", b"\xd9\xa3")) + data[at + 1 :]


def _encode(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037")), "replace")


def _shuffle(data: bytes, rng: random.Random, _: Corpus) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return rng.choice((b"\n", b"\r\n", b"\r")).join(lines)


MUTATIONS: tuple[Callable[[bytes, random.Random, Corpus], bytes], ...] = (
    _flip, _cut, _end, _repeat, _repeat_line, _splice, _join, _token, _token, _number, _encode, _shuffle,
)  # fmt: skip


# ------------------------------------------------------------------ one input


def check(name: str, data: bytes) -> tuple[str, int, int]:
    """Read one file as an import would: its kind, records and refusals. Raises whatever a reader raises, and
    AssertionError for a record that breaks its promises."""
    from coach.errors import UnreadableError
    from coach.readers import expand_source, read_file
    from coach.records import Refusal, SourceFile

    kind, kept, refused = "", 0, 0
    for found in expand_source(SourceFile(name, data)):
        if not isinstance(found, SourceFile):
            refused += 1
            continue
        try:
            kind, records = read_file(found, TODAY)
            places: set[tuple[object, ...]] = set()
            for record in records:
                refused += isinstance(record, Refusal)
                kept += not isinstance(record, Refusal)
                _promises(record, places)
        except UnreadableError:
            refused += 1
    return kind, kept, refused


def _promises(record: Any, places: set[tuple[object, ...]]) -> None:
    """What holds for every record: it can be stored, is where it says, and says why it was refused."""
    from coach.records import AttendeeRecord, EventHeader, EventRecord, NoteRecord, Refusal

    for text in _strings(record):
        text.encode("utf-8")  # a lone surrogate cannot be stored
    if isinstance(record, Refusal):
        assert record.reason.strip(), "a refusal without a reason"
        return
    assert record.place, "a record without a place"
    if not isinstance(
        record, EventRecord | EventHeader | AttendeeRecord
    ):  # a series shares the place of its entry
        key = (type(record).__name__, record.place)
        assert key not in places, f"two records at {record.place}"
        places.add(key)
    if isinstance(record, NoteRecord):
        assert 0 <= record.body_start <= len(record.text), "a body that starts outside its text"


def _strings(value: Any) -> Iterator[str]:
    """All text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings([*value.keys(), *value.values()])
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from _strings(getattr(value, each.name))


# ------------------------------------------------------------------- children


def _child(seed: int, start: int, count: int, status: Path, seconds: float, megabytes: int) -> None:
    """Read a stretch of inputs; one line of JSON for each failure, and one at the end."""
    from coach.readers import SUPPORTED

    corpus = seeds()
    for reader in SUPPORTED:  # what they import late is not the first input's fault
        for name, data in corpus:
            reader.accepts(_source(name, data))
    for name, data in corpus:
        check(name, data)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + megabytes * 2**20,) * 2)
    signal.signal(signal.SIGPROF, _too_slow)
    tally, slowest = Counter[str](), (0.0, -1)
    for number in range(start, start + count):
        status.write_text(str(number))
        name, data = made(corpus, seed, number)
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            kind, kept, refused = check(name, data)
            tally.update(
                {
                    f"{kind or 'archive'} files": 1,
                    f"{kind or 'archive'} kept": kept,
                    f"{kind or 'archive'} refused": refused,
                }
            )
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever comes out is what is looked for
            signal.setitimer(signal.ITIMER_PROF, 0)
            _say(
                failed=number,
                name=name,
                error=f"{type(error).__name__}: {str(error)[:200]}",
                where=_where(error),
            )
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - begun, number))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - used
    _say(done=count, tally=dict(tally), slowest=slowest, peak=peak)


def _source(name: str, data: bytes) -> Any:
    from coach.records import SourceFile

    return SourceFile(name, data)


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text().split()[0] if Path("/proc/self/statm").exists() else "0"
    return int(pages) * resource.getpagesize()


def _too_slow(signum: int, frame: FrameType | None) -> None:
    raise TooSlowError("too much CPU time")


def _where(error: BaseException) -> str:
    """The last lines of our own that the error came through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/coach/" in f.filename]
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-3:]))


def _say(**values: Any) -> None:
    print(json.dumps(values), flush=True)


# ------------------------------------------------------------------- the run


@dataclass
class Result:
    """What a run found."""

    inputs: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, -1)
    peak: int = 0


def run(
    inputs: int,
    seed: int,
    *,
    batch: int = 2000,
    jobs: int = 1,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Result:
    """Read so many inputs in children, `jobs` at a time."""
    result = Result()
    waiting = [(start, min(batch, inputs - start)) for start in range(0, inputs, batch)][::-1]
    with tempfile.TemporaryDirectory() as folder:
        running: list[_Running] = []
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_Running(seed, *waiting.pop(), Path(folder), seconds, megabytes))
            for child in list(running):
                if child.finished(seconds):
                    running.remove(child)
                    waiting += child.gather(result)
            time.sleep(0.02)
    return result


class _Running:
    """One child and what it was given."""

    number = 0

    def __init__(
        self, seed: int, start: int, count: int, folder: Path, seconds: float, megabytes: int
    ) -> None:
        _Running.number += 1
        self.start, self.count = start, count
        self.status, self.out = folder / f"{_Running.number}.at", folder / f"{_Running.number}.out"
        self.status.write_text(str(start))
        limits = ["--seconds", str(seconds), "--megabytes", str(megabytes)]
        told = ["--child", str(start), str(count), str(self.status), "--seed", str(seed), *limits]
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bench.fuzz", *told],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=SEEDS.parents[2],
            )

    def finished(self, seconds: float) -> bool:
        """Whether the child has ended; one that makes no headway for a long time is ended."""
        if self.process.poll() is not None:
            return True
        if time.time() - self.status.stat().st_mtime > 60 + 10 * seconds:
            self.process.kill()
            self.process.wait()
            return True
        return False

    def gather(self, result: Result) -> list[tuple[int, int]]:
        """Add what the child said to the result; gives what it left undone."""
        at = int(self.status.read_text() or self.start)
        said = [json.loads(line) for line in self.out.read_text().splitlines() if line.startswith("{")]
        result.failures += [s for s in said if "failed" in s]
        done = next((s for s in said if "done" in s), None)
        if done is not None:
            result.inputs += self.count
            result.tally.update(done["tally"])
            result.slowest = max(result.slowest, (done["slowest"][0], done["slowest"][1]))
            result.peak = max(result.peak, done["peak"])
            return []
        last = (self.out.read_text().splitlines() or [""])[-1][:300]
        result.failures.append({"failed": at, "name": "", "error": f"the process died: {last}", "where": ""})
        result.inputs += at - self.start + 1
        left = self.start + self.count - at - 1
        return [(at + 1, left)] if left > 0 else []


def rows(result: Result) -> Iterator[list[str | float]]:
    """A line for each kind of file."""
    for kind in sorted({key.rsplit(" ", 1)[0] for key in result.tally}):
        yield [kind, *(f"{result.tally[f'{kind} {what}']:,}" for what in ("files", "kept", "refused"))]


def without_seed() -> list[str]:
    """Readers of which no seed is of their kind."""
    from coach.readers import SUPPORTED, reader_for

    kinds = {reader.KIND for name, data in seeds() if (reader := reader_for(_source(name, data)))}
    return sorted({reader.KIND for reader in SUPPORTED} - kinds)


def main() -> int:
    """Run, print the table and every failure, and keep the failing inputs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES)
    parser.add_argument("--child", nargs=3, metavar=("START", "COUNT", "STATUS"), help=argparse.SUPPRESS)
    o = parser.parse_args()
    if o.child:
        _child(o.seed, int(o.child[0]), int(o.child[1]), Path(o.child[2]), o.seconds, o.megabytes)
        return 0
    result = run(o.inputs, o.seed, jobs=o.jobs, seconds=o.seconds, megabytes=o.megabytes)
    show(
        f"{result.inputs:,} damaged files, seed {o.seed}",
        ["kind", "files", "kept", "refused"],
        list(rows(result)),
    )
    if missing := without_seed():
        print(f"\nReaders without a seed: {', '.join(missing)}")
    slowest = f"slowest {result.slowest[0]:.2f} s of CPU (input {result.slowest[1]})"
    print(f"\n{len(result.failures)} failures; limits {o.seconds:g} s of CPU and {o.megabytes} MB a file; {slowest}; "
          f"memory grew by {result.peak / 2**20:.0f} MB at most")  # fmt: skip
    corpus = seeds()
    for failure in result.failures:
        name, data = made(corpus, o.seed, failure["failed"])
        FAILURES.mkdir(exist_ok=True)
        (FAILURES / f"{o.seed}-{failure['failed']}-{name}").write_bytes(data)
        print(f"  {failure['failed']} {name}: {failure['error']} {failure['where']}")
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main())
