"""The reviewer's identifiers, keys and speed, beside Presidio's pattern recognisers and detect-secrets in the same run.

Identifiers: the spans of presidio_research, strictly (the same two ends) and overlapping, by type and over the types
both know. Keys: how many of the published ones are found, and how many clean texts are taken to hold one. Both sets
are halved by the checksum of a template or rule: rules were looked at on the development half only, and the other half
is what counts. Speed: CPU for 1,000 characters with 500 closed statements, and 1,000 texts as JSON Lines through
`coach review`. Without the peers (`make peers`) their columns are empty.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.evidence import Audience, Restriction, Statement
from coach.review import identifiers
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.reviewer import Reviewer
from coach.seen import read
from coach.store.values import Me, PersonView

TODAY = dt.date(2026, 11, 22)
TYPES = ("CREDIT_CARD", "EMAIL_ADDRESS", "IBAN_CODE", "IP_ADDRESS", "PHONE_NUMBER", "US_SSN")
"""The types of the set that both sides know."""
_OURS = {"card": "CREDIT_CARD", "email": "EMAIL_ADDRESS", "account": "IBAN_CODE", "network": "IP_ADDRESS", "phone": "PHONE_NUMBER"}  # fmt: skip
Row = dict[str, Any]
Spans = list[tuple[str, int, int]]
"""Type, start, end."""
Finds = Callable[[str], Spans]
_NONE = ""


def half(key: object) -> str:
    """ "dev" or "held back", by a checksum."""
    return "dev" if hashlib.sha256(str(key).encode()).digest()[0] % 2 == 0 else "held back"


# ----------------------------------------------------------- identifiers


def ours(text: str) -> Spans:
    """What the reviewer's recognisers find, in the set's types."""
    reading = read(text)
    found: Spans = []
    for item in identifiers.find(reading.text):
        kind = "US_SSN" if item.what == "a US Social Security number" else _OURS.get(item.kind)
        if kind:
            span = reading.span(item.start, item.end)
            found.append((kind, span.start, span.end))
    return found


def presidio() -> Finds | None:
    """Presidio with its pattern recognisers for English only; None where it is not installed."""
    try:
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import NoOpNlpEngine
        from presidio_analyzer.predefined_recognizers import EmailRecognizer
    except ImportError:
        return None
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)

    # Without the look-up of public suffixes, which would fetch a list. Not a class statement: its base has no type where
    # Presidio is missing, and one where it is there.
    offline_email = type("OfflineEmail", (EmailRecognizer,), {"validate_result": lambda self, text: True})

    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    for name in ("EmailRecognizer", "SpacyRecognizer"):
        registry.remove_recognizer(name)
    registry.add_recognizer(offline_email())
    engine = AnalyzerEngine(
        registry=registry,
        nlp_engine=NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}]),
        supported_languages=["en"],
    )

    def find(text: str) -> Spans:
        found = engine.analyze(text, language="en", entities=list(TYPES))
        return [(r.entity_type, r.start, r.end) for r in found]

    return find


def scores(rows: Sequence[Row], find: Finds, types: Iterable[str], *, strict: bool) -> tuple[float, ...]:
    """Precision, recall and F1 over the spans of some types; each span of either side counts once."""
    wanted = frozenset(types)
    counts: Counter[str] = Counter()
    for row in rows:
        gold = [(s["type"], s["start"], s["end"]) for s in row["spans"] if s["type"] in wanted]
        mine = [m for m in find(row["text"]) if m[0] in wanted]
        same = _equal if strict else _overlapping
        counts["mine"] += len(mine)
        counts["gold"] += len(gold)
        counts["right"] += sum(any(same(m, g) for g in gold) for m in mine)
        counts["found"] += sum(any(same(m, g) for m in mine) for g in gold)
    if not counts["gold"]:
        return ()
    precision = counts["right"] / max(1, counts["mine"])
    recall = counts["found"] / counts["gold"]
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _equal(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one == other


def _overlapping(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def identifiers_table(folder: Path, peer: Finds | None) -> None:
    """F1 by type and over all."""
    data = lines(folder / "presidio_research.jsonl")
    parts = {"all": data}
    for name in ("dev", "held back"):
        parts[name] = [r for r in data if half(r["template_id"]) == name]
    rows: list[list[str | float]] = []
    for part, kinds in [*(("all", (t,)) for t in TYPES), *((p, TYPES) for p in parts)]:
        label = kinds[0].lower() if len(kinds) == 1 else f"types both know, {part}"
        row: list[str | float] = [label]
        for find in (ours, peer):
            for strict in (True, False):
                found = scores(parts[part], find, kinds, strict=strict) if find else ()
                row += [found[2], found[1]] if found else [_NONE, _NONE]
        rows.append(row)
    columns = ["presidio_research"] + [
        f"{who} {how}" for who in ("ours", "Presidio") for how in ("F1", "recall", "F1~", "recall~")
    ]
    show("Identifiers (strict; ~ overlapping)", columns, rows)


# ----------------------------------------------------------- keys


def detect_secrets() -> Callable[[str], set[int]] | None:
    """detect-secrets with its default plug-ins: the lines (from 1) with a secret; None where it is not installed."""
    try:
        from detect_secrets.core.scan import scan_file
        from detect_secrets.settings import default_settings
    except ImportError:
        return None

    def find(text: str) -> set[int]:
        with default_settings(), tempfile.TemporaryDirectory() as place:
            path = Path(place) / "text.txt"
            path.write_text(text, encoding="utf-8")
            return {secret.line_number for secret in scan_file(str(path))}

    return find


def our_secrets(reviewer: Reviewer) -> Callable[[str], set[int]]:
    """The lines (from 1) on which the reviewer sees a key or password."""

    def find(text: str) -> set[int]:
        found = [
            f for f in reviewer.review(text, "email", "Somebody Unknown").findings if f.category == "secret"
        ]
        return {
            n for f in found for n in range(text.count("\n", 0, f.start) + 1, text.count("\n", 0, f.end) + 2)
        }

    return find


def keys_table(folder: Path, reviewer: Reviewer) -> None:
    """Published keys found, and clean texts flagged."""
    data = lines(folder / "secrets_kingfisher.jsonl")
    secret = [r for r in data if r["label"] == "secret"]
    clean = [r["text"] for r in data if r["label"] != "secret"]
    files = lines(folder / "secrets_detect_secrets.jsonl")
    prose = [r["text"] for n in ("aeslc_dev", "corporate_messaging") for r in lines(folder / f"{n}.jsonl")]
    templates = [r["text"] for r in lines(folder / "presidio_research.jsonl")]
    finders = (our_secrets(reviewer), detect_secrets())
    rows: list[list[str | float]] = []

    def add(label: str, measure: Callable[[Callable[[str], set[int]]], float]) -> None:
        rows.append([label, *(measure(f) if f else _NONE for f in finders)])

    for name in ("dev", "held back"):
        part = [r["text"] for r in secret if half(r["rule_id"]) == name]
        add(f"kingfisher, keys found, {name} ({len(part)})", lambda f, part=part: _share(part, f))  # type: ignore[misc]
    add(f"kingfisher, keys found, all ({len(secret)})", lambda f: _share([r["text"] for r in secret], f))
    count = sum(len(r["secret_lines"]) for r in files)
    add(f"detect-secrets' files, lines with a secret found ({count})", lambda f: _lines(files, f)[0])
    add("detect-secrets' files, other lines flagged", lambda f: _lines(files, f)[1])
    add(f"kingfisher, clean samples flagged ({len(clean)})", lambda f: _share(clean, f))
    add(f"mails and tweets flagged ({len(prose)})", lambda f: _share(prose, f))
    add(f"presidio_research flagged ({len(templates)})", lambda f: _share(templates, f))
    show("Keys and passwords", ["measure", "ours", "detect-secrets"], rows)


def _share(texts: Sequence[str], find: Callable[[str], set[int]]) -> float:
    return sum(bool(find(t)) for t in texts) / max(1, len(texts))


def _lines(files: Sequence[Row], find: Callable[[str], set[int]]) -> tuple[float, float]:
    """The share of lines with a secret that are found, and the share of other lines that are flagged."""
    right = wrong = with_secret = without = 0
    for row in files:
        flagged, real = find(row["text"]), set(row["secret_lines"])
        filled = {n for n, line in enumerate(row["text"].splitlines(), 1) if line.strip()}
        right, with_secret = right + len(flagged & real), with_secret + len(real)
        wrong, without = wrong + len(flagged - real), without + len(filled - real)
    return right / max(1, with_secret), wrong / max(1, without)


# ----------------------------------------------------------- speed


def closed_500(folder: Path) -> ClosedStatements:
    """500 closed statements made of ordinary sentences, each about one of a hundred people."""
    people = [
        PersonView(f"p{i}", f"Name{i} Family{i}", (), (), (), (), f"House{i}", "", ()) for i in range(100)
    ]
    closed = Restriction(Audience.ME, "Name1", marker="in confidence")
    texts = [" ".join(r["text"].split())[:160] for r in lines(folder / "offmychest.jsonl")][:500]
    statements = [
        Statement(i, i, i, 0, len(t), t, f"notes/{i}.md", "line:1", "note", "", TODAY, (f"p{i % 100}",), (), None, closed)
        for i, t in enumerate(texts)
    ]  # fmt: skip
    return closed_statements(statements, people, Me("Name0 Family0"), TODAY)


def speed_table(folder: Path, peer: Finds | None) -> None:
    """Milliseconds of CPU for 1,000 characters of mail."""
    mail = [r["text"] for r in lines(folder / "aeslc_dev.jsonl") if 700 <= len(r["text"]) <= 1500][:80]
    reviewer = Reviewer(None, TODAY, closed=closed_500(folder))
    rows: list[list[str | float]] = []
    for label, run in (
        ("a whole review, 500 closed statements", lambda t: reviewer.review(t, "post")),
        ("the identifiers alone", ours),
        ("Presidio's patterns", peer),
    ):
        spent = _spent(mail, run) if run else []
        rows.append(
            [label, *((statistics.median(spent), spent[int(0.95 * len(spent))]) if spent else (_NONE, _NONE))]
        )
    show("CPU for 1,000 characters, ms", ["what", "p50", "p95"], rows)


def _spent(texts: Sequence[str], run: Callable[[str], object]) -> list[float]:
    """Milliseconds of CPU for 1,000 characters of each text, ascending, after a few to warm up."""
    for text in texts[:5]:
        run(text)
    spent = []
    for text in texts:
        started = time.process_time()
        run(text)
        spent.append((time.process_time() - started) * 1e6 / len(text))
    return sorted(spent)


def batch_table(folder: Path) -> None:
    """Wall time of `coach review --texts` on 1,000 texts, from the start of the program to its end."""
    texts = [r["text"] for n in ("aeslc_dev", "corporate_messaging") for r in lines(folder / f"{n}.jsonl")][
        :1000
    ]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "texts.jsonl"
        path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts)))
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "coach.cli", "review", "--texts", str(path), "--workspace", str(Path(place) / "ws")],
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip
        spent = time.perf_counter() - started
    answered = sum('"verdict"' in line for line in done.stdout.splitlines())
    rows: list[list[str | float]] = [
        [f"{answered} of {len(texts)} texts ({sum(map(len, texts)):,} characters)", spent]
    ]
    show("A batch as JSON Lines, seconds", ["what", "wall time"], rows)


def main() -> None:
    """Print the tables."""
    folder = shared("review")
    if folder is None:
        print("No data: set COACH_SHARED to the folder that holds data/review.")
        return
    peer = presidio()
    if peer is None or detect_secrets() is None:
        print("Some peers are not installed: make peers.")
    identifiers_table(folder, peer)
    keys_table(folder, Reviewer(None, TODAY))
    speed_table(folder, peer)
    batch_table(folder)


if __name__ == "__main__":
    main()
