"""Trains the reviewer's models on open data and writes `coach/review/learned.npz`.

    python -m training.review_models            # trains on four fifths, writes the file, prints what the fifth gives

It needs scikit-learn (`make peers`) and the evaluation data (`COACH_SHARED`). The same data and the same version of
scikit-learn give the same bytes. Weights are kept as whole numbers of eight bits with one scale a model.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from bench.tables import lines, shared, show
from coach.review import learned
from coach.review.features import BUCKETS, Word, bucket, pair_bucket, word_buckets, words_of
from training.review_data import Example, disclosures, held_back, matters, rude_sentences

SEED = 7
STRENGTH = {"rude": 1.0, "information": 0.5, "emotion": 0.5, "matter": 3.0, "word": 1.0}
"""How freely each model may fit: the inverse of the penalty, chosen on the held-back part."""

Floats = npt.NDArray[np.float64]


def said(text: str) -> list[Word]:
    """The words of a text without those of handles."""
    return [w for w in words_of(text) if w.tag != "@"]


def sentence_matrix(texts: Sequence[str]) -> Any:
    """Features of sentences (rows), as coach/review/learned.py reads them."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        forms = [w.form for w in said(text)]
        weight = learned.shrink(len(forms))
        for form in forms:
            own = word_buckets(form)
            pieces = weight / np.sqrt(max(1, len(own) - 1))
            rows += [row] * len(own)
            columns += own.tolist()
            values += [weight] + [pieces] * (len(own) - 1)
        for first, second in learned.pairs(forms) if forms else ():
            rows.append(row)
            columns.append(pair_bucket(first, second))
            values.append(weight * learned.PAIR)
    return sparse.csr_matrix((np.array(values), (rows, columns)), shape=(len(texts), BUCKETS))


def word_matrix(texts: Iterable[str]) -> Any:
    """Features of every word of the texts (rows): itself, and its neighbours."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    row = 0
    for text in texts:
        forms = [w.form for w in said(text)]
        for left, form, right in zip(["^", *forms[:-1]], forms, [*forms[1:], "$"], strict=True):
            own = word_buckets(form)
            columns += own.tolist()
            values += [1.0] + [1 / np.sqrt(len(own))] * (len(own) - 1)
            columns += [
                bucket("l", left),
                bucket("r", right),
                pair_bucket(left, form),
                pair_bucket(form, right),
            ]
            values += [learned.NEIGHBOUR] * 2 + [learned.PAIR] * 2
            rows += [row] * (len(own) + 4)
            row += 1
    return sparse.csr_matrix((np.array(values), (rows, columns)), shape=(row, BUCKETS))


def fitted(
    matrix: Any, labels: Sequence[bool], weights: Sequence[float], strength: float
) -> LogisticRegression:
    """A logistic regression; its solver draws no lots, the seed is set all the same."""
    model = LogisticRegression(C=strength, solver="liblinear", random_state=SEED, max_iter=200)
    return model.fit(matrix, np.array(labels), sample_weight=np.array(weights))


def sentence_model(
    name: str, examples: Sequence[Example]
) -> tuple[LogisticRegression, list[tuple[str, float]]]:
    """A model of sentences and how it does on the held-back ones."""
    kept = [e for e in examples if not e.held]
    held = [e for e in examples if e.held]
    model = fitted(
        sentence_matrix([e.text for e in kept]),
        [e.label for e in kept],
        [e.weight for e in kept],
        STRENGTH[name],
    )
    odds = model.decision_function(sentence_matrix([e.text for e in held]))
    measured: list[tuple[str, float]] = []
    for source in sorted({e.source for e in held}):
        here = np.array([e.source == source for e in held])
        labels = np.array([e.label for e in held])[here]
        if labels.any() and not labels.all():
            measured.append((f"{name}, {source}: area under the curve", roc_auc_score(labels, odds[here])))
            measured.append((f"{name}, {source}: F1 at even odds", f1_score(labels, odds[here] > 0)))
        elif not labels.any():
            measured.append(
                (f"{name}, {source}: above even odds, none should be", float((odds[here] > 0).mean()))
            )
    return model, measured


def word_model(data: Path) -> tuple[LogisticRegression, list[tuple[str, float]]]:
    """The model of rude words and how it does on the held-back posts."""
    posts = lines(data / "review/toxic_spans.jsonl")
    kept = [p for p in posts if not held_back(p["id"])]
    held = [p for p in posts if held_back(p["id"])]

    def labels(some: Sequence[dict[str, object]]) -> list[bool]:
        return [
            any(s["start"] < w.end and w.start < s["end"] for s in p["spans"])  # type: ignore[attr-defined]
            for p in some
            for w in said(str(p["text"]))
        ]

    known = labels(kept)
    model = fitted(word_matrix(p["text"] for p in kept), known, [1.0] * len(known), STRENGTH["word"])
    odds = model.decision_function(word_matrix(p["text"] for p in held))
    return model, [("word, toxic_spans: area under the curve", roc_auc_score(labels(held), odds))]


def packed(weights: Floats) -> tuple[npt.NDArray[np.int8], np.float32]:
    """Weights as whole numbers from -127 to 127 and what one of them stands for."""
    scale = float(np.abs(weights).max()) / 127
    return np.round(weights / scale).astype(np.int8), np.float32(scale)


def archive(arrays: dict[str, npt.NDArray[Any]]) -> bytes:
    """The arrays as an npz file without clock times in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, array in arrays.items():
            inner = io.BytesIO()
            np.lib.format.write_array(inner, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, inner.getvalue(), compresslevel=9)
    return out.getvalue()


def train(data: Path) -> tuple[bytes, list[tuple[str, float]]]:
    """The file and what was measured."""
    examples = {
        "rude": rude_sentences(data),
        "information": disclosures(data, "information"),
        "emotion": disclosures(data, "emotional"),
        "matter": matters(data, SEED),
    }
    rows, scales, biases = [], [], []
    measured: list[tuple[str, float]] = []
    for name in learned.SENTENCE_MODELS:
        model, found = sentence_model(name, examples[name])
        row, scale = packed(model.coef_[0])
        rows.append(row)
        scales.append(scale)
        biases.append(np.float32(model.intercept_[0]))
        measured += found
    model, found = word_model(data)
    words, scale = packed(model.coef_[0])
    stored: dict[str, npt.NDArray[Any]] = {
        "sentences": np.stack(rows),
        "sentence_scales": np.array(scales, np.float32),
        "biases": np.array(biases, np.float32),
        "words": words,
        "word_scale": np.array([scale], np.float32),
        "word_bias": np.array(model.intercept_[:1], np.float32),
    }
    return archive(stored), measured + found


def main() -> None:
    """Train, write the file, print what the held-back part gives."""
    parser = argparse.ArgumentParser(description="Train the reviewer's models.")
    parser.add_argument("-o", "--output", type=Path, default=learned.FILE)
    output = parser.parse_args().output
    data = shared("")
    if data is None:
        raise SystemExit("No data: set COACH_SHARED to the folder that holds data/review.")
    content, measured = train(data)
    output.write_bytes(content)
    show(f"{output.name}: {len(content):,} bytes", ["held back", "measured"], measured)


if __name__ == "__main__":
    main()
