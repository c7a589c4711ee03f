"""The reviewer on public texts, beside a plain word list and loose patterns measured in the same run.

Kingfisher's published keys: how many are found, and in how many ordinary texts something is taken for a key. Presidio's
templates: which e-mail addresses, numbers and account numbers are found. Last, the time for 1,000 characters.
One table: what is measured, the plain baseline, the reviewer.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.evidence import Audience, Finding, Restriction, Statement
from coach.review.closed import closed_statements
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.reviewer import Reviewer
from coach.store.repository import Me, PersonView

TODAY = dt.date(2026, 11, 22)
MOST = 500  # texts of a set, so that all ends within a minute and a half
IDENTIFIERS = ("EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "US_SSN")
Row = dict[str, Any]
Measured = tuple[str, str | float, str | float]
"""What is measured, the baseline's figure, the reviewer's."""

_RUDE = re.compile(
    r"\b(?:fuck\w*|shit\w*|bitch\w*|ass(?:hole)?s?|bastards?|idiots?|stupid|damn|hell|crap|dick|cunt)\b",
    re.IGNORECASE,
)
_KEY = re.compile(r"\b[A-Za-z0-9+/_-]{20,}\b")
_IDENTIFIER = re.compile(r"[\w.+-]+@[\w.-]+|\+?\d[\d ().-]{6,}\d")


def sample(path: Path) -> list[Row]:
    """At most `MOST` objects of a file, taken at even steps."""
    rows = lines(path)
    return rows[:: -(-len(rows) // MOST)]


def share(rows: Sequence[Row], flagged: Callable[[str], bool]) -> float:
    """The share of texts that are flagged."""
    return sum(flagged(r["text"]) for r in rows) / len(rows)


def spans_found(
    rows: Sequence[Row], find: Callable[[str], list[tuple[int, int]]]
) -> dict[str, tuple[int, int]]:
    """For each kind of identifier: spans found and spans there are."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        wanted = [s for s in row["spans"] if s["type"] in IDENTIFIERS]
        mine = find(row["text"]) if wanted else []
        for span in wanted:
            hit = any(start < span["end"] and span["start"] < end for start, end in mine)
            right, total = found.get(span["type"], (0, 0))
            found[span["type"]] = (right + hit, total + 1)
    return found


def by(findings: Sequence[Finding], *categories: str) -> list[Finding]:
    """The findings of some categories."""
    return [f for f in findings if f.category in categories]


def keys(folder: Path, reviewer: Reviewer) -> list[Measured]:
    """Published keys, and ordinary texts in which something is taken for one."""
    mine = lambda text: bool(by(reviewer.review(text, "email", "Somebody Unknown").findings, "secret"))  # noqa: E731
    data = [r for r in sample(folder / "secrets_kingfisher.jsonl") if r["label"] == "secret"]
    clean = [r for r in lines(folder / "secrets_kingfisher.jsonl") if r["label"] != "secret"]
    prose = clean + sample(folder / "aeslc_dev.jsonl") + sample(folder / "corporate_messaging.jsonl")
    long = lambda text: bool(_KEY.search(text))  # noqa: E731
    return [
        ("published keys found", share(data, long), share(data, mine)),
        ("clean texts with a key found", share(prose, long), share(prose, mine)),
    ]


def identifiers(folder: Path, reviewer: Reviewer) -> list[Measured]:
    """Contact details and account numbers."""
    data = sample(folder / "presidio_research.jsonl")

    def mine(text: str) -> list[tuple[int, int]]:
        found = by(reviewer.review(text).findings, "personal_data")
        return [(f.start, f.end) for f in found]

    loose = spans_found(data, lambda x: [m.span() for m in _IDENTIFIER.finditer(x)])
    own = spans_found(data, mine)
    return [
        (f"{kind.lower()} found", f"{loose[kind][0]}/{loose[kind][1]}", f"{own[kind][0]}/{own[kind][1]}")
        for kind in sorted(own)
    ]


def secrets_of(rows: Sequence[Row], count: int) -> tuple[list[Statement], list[PersonView]]:
    """Closed statements made of ordinary sentences, each about one of a hundred people."""
    people = [
        PersonView(f"p{i}", f"Name{i} Family{i}", (), (), (), (), f"House{i}", "", ()) for i in range(100)
    ]
    closed = Restriction(Audience.ME, "Name1", marker="in confidence")
    texts = [" ".join(r["text"].split())[:160] for r in rows][:count]
    return [
        Statement(
            i,
            i,
            i,
            0,
            len(t),
            t,
            f"notes/{i}.md",
            "line:1",
            "note",
            "",
            TODAY,
            (f"p{i % 100}",),
            (),
            None,
            closed,
        )
        for i, t in enumerate(texts)
    ], people


def speed(folder: Path, reviewer: Reviewer) -> list[Measured]:
    """Milliseconds for 1,000 characters, with 500 closed statements to hold each sentence against."""
    mail = [r["text"] for r in lines(folder / "aeslc_dev.jsonl") if 700 <= len(r["text"]) <= 1500][:80]
    statements, people = secrets_of(lines(folder / "offmychest.jsonl"), 500)
    secrets = closed_statements(statements, people, Me("Name0 Family0"), TODAY)
    context = Context("post", Reader("public"), Me("Name0 Family0"), TODAY, secrets=secrets)
    leaks = NoteLeaks()

    def whole(text: str) -> None:
        reviewer.review(text, "post")
        leaks.find(text, context)

    plain = _spent(mail, lambda x: _RUDE.search(x) or _KEY.search(x) or _IDENTIFIER.search(x))
    own = _spent(mail, whole)
    last = int(0.95 * len(mail))
    return [
        ("ms of CPU for 1,000 characters, p50", statistics.median(plain), statistics.median(own)),
        ("ms of CPU for 1,000 characters, p95", plain[last], own[last]),
    ]


def _spent(texts: Sequence[str], run: Callable[[str], object]) -> list[float]:
    """Milliseconds of CPU for 1,000 characters of each text, ascending, after one to warm up."""
    run(texts[0])
    spent = []
    for text in texts:
        started = time.process_time()
        run(text)
        spent.append((time.process_time() - started) * 1e6 / len(text))
    return sorted(spent)


def main() -> None:
    """Print the table."""
    folder = shared("review")
    if folder is None:
        print("No data: set COACH_SHARED to the folder that holds data/review.")
        return
    reviewer = Reviewer(None, TODAY)
    parts = (keys, identifiers, speed)
    rows = [row for part in parts for row in part(folder, reviewer)]
    show("The reviewer", ["measure", "plain patterns", "reviewer"], rows)


if __name__ == "__main__":
    main()
