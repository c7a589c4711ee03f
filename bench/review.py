"""The reviewer's tone on public texts, beside a plain word list and loose patterns measured in the same run.

Tweets (davidson, TweetEval): is an offensive text flagged, and is a harmless one left alone. Company tweets and
business mail: how many are not "ok", which is the false-alarm rate (mail holds a few real findings). Identifiers, keys
and speed are measured by `bench.review_spans`. One table: what is measured, the plain baseline, the reviewer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.review.reviewer import Reviewer

TODAY = dt.date(2026, 11, 22)
MOST = 500  # texts of a set, so that all ends within a minute and a half
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


def offensive(
    rows: Sequence[Row], flagged: Callable[[str], bool], bad: frozenset[str]
) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of flagging the texts whose label is bad, and the mean F1 of both classes."""
    hits = [(flagged(r["text"]), r["label"] in bad) for r in rows]
    precision, recall, f1 = _scores(hits)
    clean_f1 = _scores([(not f, not b) for f, b in hits])[2]
    return precision, recall, f1, (f1 + clean_f1) / 2


def _scores(hits: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    right = sum(f and b for f, b in hits)
    precision = right / max(1, sum(f for f, _ in hits))
    recall = right / max(1, sum(b for _, b in hits))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def share(rows: Sequence[Row], flagged: Callable[[str], bool]) -> float:
    """The share of texts that are flagged."""
    return sum(flagged(r["text"]) for r in rows) / len(rows)


def tweets(folder: Path, reviewer: Reviewer) -> list[Measured]:
    """Offensive texts."""

    def mine(text: str) -> bool:
        found = reviewer.review(text, "comment").findings
        return any(f.group in ("controversial", "conduct") for f in found)

    rows: list[Measured] = []
    for name, bad in (
        ("davidson", frozenset({"offensive", "hate"})),
        ("tweeteval_offensive", frozenset({"offensive"})),
    ):
        data = sample(folder / f"{name}.jsonl")
        plain = offensive(data, lambda x: bool(_RUDE.search(x)), bad)
        found = offensive(data, mine, bad)
        rows += [
            (f"{name}: {measure}", one, other)
            for measure, one, other in zip(
                ("precision", "recall", "F1", "macro-F1"), plain, found, strict=True
            )
        ]
    return rows


def false_alarms(folder: Path, reviewer: Reviewer) -> list[Measured]:
    """Ordinary business texts that are not let through."""
    sets = (("corporate_messaging", "post", "public"), ("aeslc_dev", "email", "Somebody Unknown"))
    rows: list[Measured] = []
    for name, kind, audience in sets:
        data = [r for r in sample(folder / f"{name}.jsonl") if not r.get("flags")]
        loose = share(data, lambda x: bool(_RUDE.search(x) or _KEY.search(x) or _IDENTIFIER.search(x)))
        verdicts = [reviewer.review(r["text"], kind, audience).verdict for r in data]
        flagged = sum(v != "ok" for v in verdicts) / len(data)
        rows.append((f"{name}: ordinary texts not let through", loose, flagged))
        rows.append((f"{name}: of these held", "", verdicts.count("hold") / len(data)))
    return rows


def main() -> None:
    """Print the table."""
    folder = shared("review")
    if folder is None:
        print("No data: set COACH_SHARED to the folder that holds data/review.")
        return
    reviewer = Reviewer(None, TODAY)
    parts = (tweets, false_alarms)
    rows = [row for part in parts for row in part(folder, reviewer)]
    show("The reviewer", ["measure", "plain patterns", "reviewer"], rows)


if __name__ == "__main__":
    main()
