"""When to say "not known": LoCoMo's unanswerable questions and as many answerable ones, asked of the whole product.

    python -m bench.abstention

Each conversation is imported into a workspace of its own and asked offline, as a user would. Abstaining from an
unanswerable question counts as found, abstaining from an answerable one as a false alarm. The curve goes over the share
of what is asked that the best sentences must hold (`NEEDED` in coach/ask/abstain.py), the other rules staying as they
are. The questions are split in two halves by conversation: on one the threshold with the best F1 is picked, the other
one is what it is reported on. Beside it, in the same run, the usual way: abstain where the passage that search likes
best holds too few of the question's content words, its threshold picked on the same half.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.ask.abstain import NEEDED
from coach.ask.ask import Asker
from coach.index.words import stem
from coach.settings import Settings
from coach.text import content_words
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter

SEED = 20261122
TODAY = dt.date(2026, 11, 22)
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Asked:
    """A question, its half, whether it has an answer, and at which thresholds each way abstains."""

    half: int
    answerable: bool
    ours: dict[float, bool]
    words: dict[float, bool]


def questions(folder: Path) -> dict[str, list[tuple[str, bool]]]:
    """Conversation → questions with whether they have an answer; as many that have one as that have none in each."""
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for item in lines(folder / "unanswerable.jsonl"):
        found[item["group"]].append((item["query"], False))
    answerable: dict[str, list[str]] = defaultdict(list)
    for item in lines(folder / "queries.jsonl"):
        answerable[item["group"]].append(item["query"])
    dice = random.Random(SEED)
    for group, unanswerable in found.items():
        chosen = dice.sample(answerable[group], min(len(unanswerable), len(answerable[group])))
        found[group] = [*unanswerable, *((q, True) for q in chosen)]
    return dict(sorted(found.items()))


def ask_all(folder: Path, asked: dict[str, list[tuple[str, bool]]]) -> list[Asked]:
    """Every question asked at every threshold."""
    turns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in lines(next(folder.glob("corpus.jsonl*"))):
        turns[item["group"]].append(item)
    found = []
    for number, (group, items) in enumerate(asked.items()):
        with tempfile.TemporaryDirectory() as name:
            chat = Path(name) / "chat.jsonl"
            chat.write_text("\n".join(json.dumps(t) for t in turns[group]), encoding="utf-8")
            with Workspace.open(Settings(workspace=Path(name) / "workspace"), TODAY) as space:
                space.import_paths([chat])
                found += [_ask(space, query, answerable, number % 2) for query, answerable in items]
        print(f"{group}: {len(items)} questions", file=sys.stderr)
    return found


def _ask(space: Workspace, query: str, answerable: bool, half: int) -> Asked:
    asker = Asker(space.repository, space.index, space.handbook, OfflineWriter(), TODAY)
    ours = {}
    for needed in THRESHOLDS:
        asker.needed = needed
        ours[needed] = asker.ask(query).abstained
    wanted = {stem(w) for w in content_words(query)}
    hits = space.index.search(query, 1)
    have = {stem(w) for w in content_words(hits[0].citation.quote)} if hits else set()
    share = len(wanted & have) / len(wanted) if wanted else 1.0
    return Asked(half, answerable, ours, {t: share < t for t in THRESHOLDS})


def rates(asked: Sequence[Asked], abstains: Callable[[Asked], bool]) -> tuple[float, float, float, float]:
    """Precision and recall of abstaining, their F1, and the share of answerable questions abstained from."""
    said = [a for a in asked if abstains(a)]
    unanswerable = [a for a in asked if not a.answerable]
    right = sum(not a.answerable for a in said)
    precision = right / len(said) if said else 1.0
    recall = right / len(unanswerable)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1, sum(a.answerable for a in said) / (len(asked) - len(unanswerable))


def main() -> int:
    """Ask, pick the threshold on one half, print both halves."""
    folder = shared("retrieval/locomo")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data and scenarios.")
        return 0
    asked = ask_all(folder, questions(folder))
    halves = [[a for a in asked if a.half == half] for half in (0, 1)]
    ways: dict[str, Callable[[Asked], dict[float, bool]]] = {
        "ours": lambda a: a.ours, "words of the best passage": lambda a: a.words,
    }  # fmt: skip
    rows: list[list[str | float]] = []
    for name, way in ways.items():
        curve = {t: rates(halves[0], lambda a, t=t: way(a)[t]) for t in THRESHOLDS}  # type: ignore[misc]
        picked = max(curve, key=lambda t: curve[t][2])
        for t in sorted({picked, NEEDED} if name == "ours" else {picked}):
            for half, part in (("picked on", halves[0]), ("held back", halves[1])):
                which = " (in the product)" if name == "ours" and t == NEEDED else ""
                which += " (best F1)" if t == picked else ""
                rows.append([f"{name}, {half}{which}", t, *rates(part, lambda a, t=t: way(a)[t])])  # type: ignore[misc]
    columns = ["way", "threshold", "precision", "recall", "F1", "answerable refused"]
    show(f"Abstaining on LoCoMo, {len(asked)} questions, half of them unanswerable", columns, rows)
    curve_rows = [
        [
            f"{t:.2f}",
            *rates(halves[1], lambda a, t=t: a.ours[t]),
            *rates(halves[1], lambda a, t=t: a.words[t]),
        ]  # type: ignore[misc]
        for t in THRESHOLDS
    ]
    show(
        "The curve on the half held back: ours, then words of the best passage",
        ["threshold", *["precision", "recall", "F1", "refused"] * 2],
        curve_rows,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
