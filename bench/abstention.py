"""When to say "not known": LoCoMo's unanswerable questions and as many answerable ones, asked of the whole product.

    python -m bench.abstention

Each conversation is imported into a workspace of its own and asked offline, as a user would. Abstaining from an
unanswerable question counts as found, abstaining from an answerable one as a false alarm. The curve goes over the share
of what is asked that the best sentences must hold (`NEEDED` in coach/ask/abstain.py), the other rules staying as they
are. The questions are split in two halves by conversation. On one a threshold is picked: the lowest whose F1 is within
.01 of the best, since a wrong refusal hides what the user wrote down, while a weak answer still shows its quotes. The
other half is what it is reported on. Beside it, in the same run, the usual way: abstain where the passage that search likes
best holds too few of the question's content words, its threshold picked on the same half.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.ask.abstain import NEEDED
from coach.ask.ask import Asker
from coach.ask.plan import Plan
from coach.ask.retrieve import Evidence
from coach.index.words import stem
from coach.settings import Settings
from coach.text import content_words
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter

SEED = 20261122
TODAY = dt.date(2026, 11, 22)
OURS, WORDS = "ours", "words of the best passage"
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
                asker = _Remembering(space)
                found += [_ask(asker, query, answerable, number % 2) for query, answerable in items]
        print(f"{group}: {len(items)} questions", file=sys.stderr)
    return found


class _Remembering(Asker):
    """An asker that looks up the evidence of a plan once: only the threshold changes between its answers."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.repository, space.index, space.handbook, OfflineWriter(), TODAY)
        self._evidence: dict[Plan, Evidence] = {}

    def _gather(self, plan: Plan) -> Evidence:
        if plan not in self._evidence:
            self._evidence[plan] = super()._gather(plan)
        return self._evidence[plan]


def _ask(asker: _Remembering, query: str, answerable: bool, half: int) -> Asked:
    ours = {}
    for needed in THRESHOLDS:
        asker.needed = needed
        ours[needed] = asker.ask(query).abstained
    wanted = {stem(w) for w in content_words(query)}
    hits = asker.snapshot.index.search(query, 1)
    have = {stem(w) for w in content_words(hits[0].citation.quote)} if hits else set()
    share = len(wanted & have) / len(wanted) if wanted else 1.0
    return Asked(half, answerable, ours, {t: share < t for t in THRESHOLDS})


def rates(asked: Sequence[Asked], way: str, threshold: float) -> tuple[float, float, float, float]:
    """Precision and recall of abstaining in a way, their F1, and the share of answerable questions abstained from."""
    said = [a for a in asked if (a.ours if way == OURS else a.words)[threshold]]
    unanswerable = [a for a in asked if not a.answerable]
    right = sum(not a.answerable for a in said)
    precision = right / len(said) if said else 1.0
    recall = right / len(unanswerable)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1, (len(said) - right) / (len(asked) - len(unanswerable))


def picked(asked: Sequence[Asked], way: str) -> float:
    """The lowest threshold whose F1 is within .01 of the best."""
    curve = {t: rates(asked, way, t)[2] for t in THRESHOLDS}
    return min(t for t in THRESHOLDS if curve[t] >= max(curve.values()) - 0.01)


def main() -> int:
    """Ask, pick the threshold on one half, print both halves."""
    folder = shared("retrieval/locomo")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data and scenarios.")
        return 0
    asked = ask_all(folder, questions(folder))
    picked_on, held_back = ([a for a in asked if a.half == half] for half in (0, 1))
    rows: list[list[str | float]] = []
    for way in (OURS, WORDS):
        best = picked(picked_on, way)
        for threshold in sorted({best, NEEDED} if way == OURS else {best}):
            said = f"{way}{', picked' if threshold == best else ''}"
            said += ", in the product" if way == OURS and threshold == NEEDED else ""
            rows.append([f"{said}: half it was picked on", threshold, *rates(picked_on, way, threshold)])
            rows.append([f"{said}: half held back", threshold, *rates(held_back, way, threshold)])
    columns = ["way", "threshold", "precision", "recall", "F1", "answerable refused"]
    show(f"Abstaining on LoCoMo, {len(asked)} questions, half of them unanswerable", columns, rows)
    measured = ["precision", "recall", "F1", "refused"]
    for name, part in (("it was picked on", picked_on), ("held back", held_back)):
        curve: list[list[str | float]] = [
            [f"{t:.2f}", *rates(part, OURS, t), *rates(part, WORDS, t)] for t in THRESHOLDS
        ]
        show(
            f"The curve on the half {name}: {OURS}, then {WORDS}", ["threshold", *measured, *measured], curve
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
