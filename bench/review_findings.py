"""What the reviewer finds in some twenty thousand texts, a line each, to be compared after a change that should change nothing.

    python -m bench.review_findings before.jsonl

Mails, tweets, posts, keys and templates of the evaluation data, and the invented secrets with their paraphrases, are
reviewed with no notes, with 500 closed statements, and with the invented secrets closed. Two files of the same texts
differ in exactly the lines whose findings differ.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.review_spans import closed_500
from bench.tables import lines, shared
from coach.evidence import Finding
from coach.review.reviewer import Reviewer
from tests.review import secrets_fresh, secrets_held_back, secrets_seen
from tests.review.secret_kinds import world

TODAY = dt.date(2026, 11, 22)
HALVES = (secrets_fresh, secrets_held_back, secrets_seen)
SETS = {
    "aeslc_dev": None, "corporate_messaging": None, "tweeteval_offensive": 3000, "davidson": 2000, "toxic_spans": 1500,
    "offmychest": 1500, "tweeteval_stance": 1000, "issuebench": None, "issuebench_texts": 60, "secrets_kingfisher": None,
    "presidio_research": None, "tweeteval_hate": 1000,
}  # fmt: skip
"""How many texts of each set are read; None for all."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Set and text of everything that is reviewed."""
    for name, most in SETS.items():
        yield from ((name, row["text"]) for row in lines(folder / f"{name}.jsonl")[:most])
    for half in HALVES:
        for s in half.SECRETS:
            yield from (("secrets", text) for text in (s.secret, s.near, s.free, s.neutral))
        for a in half.ACROSS:
            yield from (("secrets across languages", text) for text in (a.secret, a.leak, a.neutral))


def main() -> None:
    """Write the file."""
    folder = shared("review")
    if folder is None or len(sys.argv) != 2:
        print("Name the file to write, and set COACH_SHARED to the folder that holds data/review.")
        return
    secrets = world(tuple(s for h in HALVES for s in h.SECRETS), tuple(a for h in HALVES for a in h.ACROSS))
    plain, told = Reviewer(None, TODAY), Reviewer(None, TODAY, closed=secrets)
    many = Reviewer(None, TODAY, closed=closed_500(folder))
    with Path(sys.argv[1]).open("w", encoding="utf-8") as file:
        for number, (name, text) in enumerate(texts(folder)):
            reviews = [(plain, "post", "public"), (told, "email", "Somebody Unknown")]
            reviews += [(many, "post", "public")] if number % 3 == 0 else []
            reviews += [(plain, "comment", "employer")] if number % 3 == 1 else []
            for reviewer, kind, audience in reviews:
                report = reviewer.review(text, kind, audience)
                found = [_plain(f) for f in report.findings]
                row = [number, name, kind, audience, report.verdict, found]
                file.write(json.dumps(row, default=str, ensure_ascii=False) + "\n")


def _plain(found: Finding) -> dict[str, object]:
    return asdict(found)


if __name__ == "__main__":
    main()
