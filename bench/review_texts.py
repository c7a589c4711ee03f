"""The reviewer on whole texts: what is offensive, told of oneself or controversial, and what is let through.

Tweets (davidson's held-back part, TweetEval's offensive ones): is a text flagged. Toxic Spans' held-back posts: which
characters, by the mean F1 of posts. OffMyChest's held-back sentences: does the writer tell of oneself. TweetEval's
stances: is the matter recognised, and is a side taken. IssueBench's held-back issues: a neutral name is not above low.
Company tweets and business mail: how many are not "ok". Last, the CPU time for 1,000 characters.

Beside ours, measured in the same run: alt-profanity-check, and a TF-IDF regression trained in the run on the same part
of the same data as our models (both want `make peers`); where they are missing, their columns are empty. "any" is any
finding, hints included; "above low" is what changes the verdict.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.tables import lines, shared, show
from coach.evidence import Finding
from coach.review.detectors.insults import rude_spans
from coach.review.draft import draft_of
from coach.review.report import Report
from coach.review.reviewer import Reviewer
from coach.review.sentence_reading import reading
from training.review_data import held_back, rude_sentences, tweet, unmarked

TODAY = dt.date(2026, 11, 22)
MATTERS = frozenset({"politics", "religion", "identity_group"})
Row = dict[str, Any]
Flag = Callable[[str], bool]
Measured = tuple[str, str | float, str | float, str | float]
"""What is measured, alt-profanity-check's figure, the TF-IDF regression's, the reviewer's."""


class Peers:
    """What the reviewer is measured beside; `profanity` and `tfidf` are None where their packages are missing."""

    def __init__(self, data: Path) -> None:
        self.profanity: Flag | None = None
        self.tfidf: Flag | None = None
        try:
            from profanity_check import predict
        except ImportError:
            pass
        else:
            self.profanity = lambda text: bool(predict([text])[0])
        with contextlib.suppress(ImportError):
            self.tfidf = _tfidf(data)


def _tfidf(data: Path) -> Flag:
    """A regression over TF-IDF of words and pairs, trained on the sentences that our model is trained on."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    kept = [e for e in rude_sentences(data) if not e.held]
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(C=10, max_iter=1000, class_weight="balanced"),
    )
    model.fit([e.text for e in kept], [e.label for e in kept])
    return lambda text: bool(model.predict([text])[0])


def scores(hits: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs (flagged, bad)."""
    right = sum(f and b for f, b in hits)
    precision = right / max(1, sum(f for f, _ in hits))
    recall = right / max(1, sum(b for _, b in hits))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def macro(hits: Sequence[tuple[bool, bool]]) -> float:
    """The mean F1 of both classes."""
    return (scores(hits)[2] + scores([(not f, not b) for f, b in hits])[2]) / 2


def tone(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that call a text offensive; a side in politics or praise of oneself is another matter."""
    rude = ("offensive", "hostile", "identity_group")
    return [f for f in findings if f.category in rude and (f.detector, f.severity) != ("controversy", "low")]


def loud(findings: Sequence[Finding]) -> bool:
    """Whether any finding is above low."""
    return any(f.severity != "low" for f in findings)


def tweets(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Offensive texts."""
    rows: list[Measured] = []
    held = [r for r in lines(data / "review/davidson.jsonl") if held_back(r["id"])]
    sets = (
        ("davidson (held back)", [(tweet(r), r["label"] != "neither") for r in held]),
        (
            "tweeteval_offensive",
            [
                (r["text"], r["label"] == "offensive")
                for r in lines(data / "review/tweeteval_offensive.jsonl")
            ],
        ),
    )
    for name, texts in sets:
        found = [(reviewer.review(t, "comment").findings, bad) for t, bad in texts]
        voiced = [(bool(tone(f)), bad) for f, bad in found]
        above = [(loud(tone(f)), bad) for f, bad in found]
        others = [
            [(flag(t), bad) for t, bad in texts] if flag else None for flag in (peers.profanity, peers.tfidf)
        ]
        for place, measure in enumerate(("precision", "recall", "F1")):
            one, two = (scores(o)[place] if o else "" for o in others)
            rows.append((f"{name}: {measure}", one, two, scores(voiced)[place]))
        one, two = (macro(o) if o else "" for o in others)
        rows.append((f"{name}: macro-F1", one, two, macro(voiced)))
        rows.append((f"{name}: macro-F1, above low", "", "", macro(above)))
    return rows


def toxic(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Which characters of a post are toxic: F1 by post, 1 where neither side has any."""
    del peers
    marks: list[float] = []
    shown: list[float] = []
    for row in lines(data / "review/toxic_spans.jsonl"):
        if not held_back(row["id"]):
            continue
        gold = {c for s in row["spans"] for c in range(s["start"], s["end"])}
        text = row["text"]
        spans = [s for part in draft_of(text).sentences for s in rude_spans(text, reading(part))]
        marks.append(_overlap(gold, {c for s in spans for c in range(s.start, s.end)}))
        found = tone(reviewer.review(text, "comment").findings)
        shown.append(_overlap(gold, {c for f in found for c in range(f.start, f.end)}))
    return [
        ("toxic_spans (held back): F1 of the words marked", "", "", statistics.mean(marks)),
        ("toxic_spans (held back): F1 of all findings' places", "", "", statistics.mean(shown)),
    ]


def _overlap(gold: set[int], mine: set[int]) -> float:
    if not gold and not mine:
        return 1.0
    return 2 * len(gold & mine) / (len(gold) + len(mine))


def oneself(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Sentences in which a writer tells of oneself; beside flagging everything."""
    del peers
    found: list[tuple[bool, dict[str, int]]] = []
    for row in lines(data / "review/offmychest.jsonl"):
        if held_back(row["id"]):
            findings = reviewer.review(unmarked(row["text"]), "comment").findings
            found.append((any(f.category == "private_life" for f in findings), row["labels"]))
    rows: list[Measured] = []
    wanted: tuple[tuple[str, Callable[[dict[str, int]], bool]], ...] = (
        ("information", lambda x: bool(x["information_disclosure"])),
        ("emotion", lambda x: bool(x["emotional_disclosure"])),
        ("either", lambda x: bool(x["information_disclosure"] or x["emotional_disclosure"])),
    )
    for name, told in wanted:
        hits = [(flagged, told(labels)) for flagged, labels in found]
        everything = scores([(True, bad) for _, bad in hits])[2]
        rows.append(
            (f"offmychest (held back), {name}: F1 (all flagged: {everything:.3f})", "", "", scores(hits)[2])
        )
        rows.append((f"offmychest (held back), {name}: macro-F1", "", "", macro(hits)))
    return rows


def controversy(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Matters that split a room: recognised, and told apart by whether a side is taken."""
    del peers
    stances = lines(data / "review/tweeteval_stance.jsonl")
    tweeted = [
        (r["label"], [f for f in reviewer.review(r["text"], "comment").findings if f.category in MATTERS])
        for r in stances
    ]
    posted = [
        [f for f in reviewer.review(r["text"], "post").findings if f.category in MATTERS]
        for r in stances
        if r["label"] != "none"
    ]
    sided = [f for label, f in tweeted if label != "none"]
    none = [f for label, f in tweeted if label == "none"]
    named = [
        (r["polarity"], [f for f in reviewer.review(r["text"], "comment").findings if f.category in MATTERS])
        for r in lines(data / "review/issuebench.jsonl")
        if held_back(r["issue"])
    ]
    neutral = [f for polarity, f in named if polarity == "neutral"]
    rest = [f for polarity, f in named if polarity != "neutral"]

    def share(some: Sequence[list[Finding]], test: Callable[[list[Finding]], bool]) -> float:
        return sum(map(test, some)) / max(1, len(some))

    return [
        ("tweeteval_stance, for or against: matter recognised", "", "", share(sided, bool)),
        ("tweeteval_stance, all tweets: matter recognised", "", "", share([f for _, f in tweeted], bool)),
        ("tweeteval_stance, for or against, as posts: matter recognised", "", "", share(posted, bool)),
        ("tweeteval_stance, for or against: above low", "", "", share(sided, loud)),
        ("tweeteval_stance, no stance: above low", "", "", share(none, loud)),
        (
            f"issuebench (held back), {len(neutral)} neutral names: not above low",
            "",
            "",
            1 - share(neutral, loud),
        ),
        (f"issuebench (held back), {len(rest)} names with a side: above low", "", "", share(rest, loud)),
        ("issuebench (held back), all names: matter recognised", "", "", share([f for _, f in named], bool)),
    ]


def false_alarms(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Ordinary business texts that are not let through. Mail with flags or identifiers in it is left out: it has
    something to find."""
    rows: list[Measured] = []
    for name, kind, audience in (
        ("corporate_messaging", "post", "public"),
        ("aeslc_dev", "email", "Somebody Unknown"),
    ):
        texts = [r for r in lines(data / f"review/{name}.jsonl") if not r.get("flags")]
        reports = [(r["text"], reviewer.review(r["text"], kind, audience)) for r in texts]
        real = [
            (t, r)
            for t, r in reports
            if not any(f.category in ("personal_data", "secret") for f in r.findings)
        ]
        kept = [t for t, _ in real]
        one, two = (
            sum(map(flag, kept)) / len(kept) if flag else "" for flag in (peers.profanity, peers.tfidf)
        )
        rows.append((f"{name}: of {len(kept)} clean texts not let through", one, two, _not_ok(real)))
        rows.append((f"{name}: of all {len(texts)} texts not let through", "", "", _not_ok(reports)))
        hints = sum(bool(r.findings) and r.verdict == "ok" for _, r in real) / len(real)
        rows.append((f"{name}: clean texts with hints only", "", "", hints))
    return rows


def _not_ok(reports: Sequence[tuple[str, Report]]) -> float:
    return sum(r.verdict != "ok" for _, r in reports) / len(reports)


def speed(data: Path, reviewer: Reviewer, peers: Peers) -> list[Measured]:
    """Milliseconds of CPU for 1,000 characters of mail, each text read once, after one to warm up."""
    del peers
    mail = [r["text"] for r in lines(data / "review/aeslc_dev.jsonl") if 700 <= len(r["text"]) <= 1500][:120]
    reviewer.review(mail[0], "post")
    spent = []
    for text in mail[1:]:
        started = time.process_time()
        reviewer.review(text, "post")
        spent.append((time.process_time() - started) * 1e6 / len(text))
    spent.sort()
    return [
        ("ms of CPU for 1,000 characters, p50", "", "", statistics.median(spent)),
        ("ms of CPU for 1,000 characters, p95", "", "", spent[int(0.95 * len(spent))]),
    ]


def main() -> None:
    """Print the table."""
    data = shared("")
    if data is None:
        print("No data: set COACH_SHARED to the folder that holds data/review.")
        return
    reviewer = Reviewer(None, TODAY)
    timed = speed(data, reviewer, Peers.__new__(Peers))
    peers = Peers(data)
    parts = (tweets, toxic, oneself, controversy, false_alarms)
    rows = [row for part in parts for row in part(data, reviewer, peers)]
    show(
        "The reviewer on whole texts",
        ["measure", "alt-profanity-check", "TF-IDF", "reviewer"],
        [*rows, *timed],
    )


if __name__ == "__main__":
    main()
