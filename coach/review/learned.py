"""The learned part of the reviewer: small linear models over hashed words, read from `learned.npz` with numpy alone.

Three models give a sentence a score: `rude`, `information` and `emotion` (telling of oneself), `matter` (a matter that
splits a room). One gives each word a score: `word` (whether it is rude where it stands). All scores are log-odds.
`training/review_models.py` makes the file; docs/model-card.md says from what, and how well it does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coach.review.features import Word, bucket, pair_bucket, word_buckets

FILE = Path(__file__).with_name("learned.npz")
SENTENCE_MODELS = ("rude", "information", "emotion", "matter")
Floats = npt.NDArray[np.float32]

PAIR = 0.7
NEIGHBOUR = 0.5
FEWEST = 4
"""A shorter sentence counts as if it had so many words, so that a single word does not decide alone."""


@dataclass(frozen=True)
class Models:
    """Weights by feature number: a row for each model of sentences, and one for words."""

    sentences: Floats
    biases: Floats
    words: Floats
    word_bias: float


@cache
def models() -> Models:
    """The models, read once; no code is read with them."""
    with np.load(FILE, allow_pickle=False) as stored:
        sentences = stored["sentences"].astype(np.float32) * stored["sentence_scales"][:, None]
        words = stored["words"].astype(np.float32) * stored["word_scale"][0]
        return Models(sentences, stored["biases"], words, float(stored["word_bias"][0]))


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds of a sentence: one for each model of sentences, and one for each of its words."""

    rude: float
    information: float
    emotion: float
    matter: float
    words: tuple[float, ...]

    @property
    def rudest(self) -> float:
        """The score of the rudest word, very low where there is none."""
        return max(self.words, default=-9.0)


@lru_cache(maxsize=512)
def scores(words: tuple[Word, ...]) -> Scores:
    """What the models say of a sentence."""
    forms = [w.form for w in words]
    if not forms:
        return Scores(-9.0, -9.0, -9.0, -9.0, ())
    weight = shrink(len(forms))
    totals = [0.0] * len(SENTENCE_MODELS)
    for part in (*map(_word, forms), *(_pair(a, b) for a, b in pairs(forms))):
        for place, value in enumerate(part):
            totals[place] += value
    rude, information, emotion, matter = (
        float(bias) + total * weight for bias, total in zip(models().biases, totals, strict=True)
    )
    return Scores(rude, information, emotion, matter, tuple(_word_scores(forms)))


def pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Each word with the one before it; the first follows a mark of its own."""
    return list(zip(["^", *forms[:-1]], forms, strict=True))


def shrink(count: int) -> float:
    """What a sentence of so many words is weighed by, so that long ones do not weigh more."""
    return 1 / math.sqrt(max(FEWEST, count))


@lru_cache(maxsize=65536)
def _word(form: str) -> tuple[float, ...]:
    """A word's part in each model of sentences."""
    known = models().sentences[:, word_buckets(form)]
    pieces = 1 / math.sqrt(max(1, known.shape[1] - 1))
    return tuple((known[:, 0] + known[:, 1:].sum(axis=1) * np.float32(pieces)).tolist())


@lru_cache(maxsize=65536)
def _pair(first: str, second: str) -> tuple[float, ...]:
    return tuple((models().sentences[:, pair_bucket(first, second)] * np.float32(PAIR)).tolist())


def _word_scores(forms: Sequence[str]) -> list[float]:
    before, after = ["^", *forms[:-1]], [*forms[1:], "$"]
    bias = models().word_bias
    return [
        bias
        + _own(form)
        + _beside("l", left)
        + _beside("r", right)
        + _joint(left, form)
        + _joint(form, right)
        for left, form, right in zip(before, forms, after, strict=True)
    ]


@lru_cache(maxsize=65536)
def _own(form: str) -> float:
    known = models().words[word_buckets(form)]
    return float(known[0] + known[1:].sum() / math.sqrt(len(known)))


@lru_cache(maxsize=65536)
def _beside(side: str, form: str) -> float:
    return float(models().words[bucket(side, form)]) * NEIGHBOUR


@lru_cache(maxsize=65536)
def _joint(first: str, second: str) -> float:
    return float(models().words[pair_bucket(first, second)]) * PAIR


def likelihood(log_odds: float) -> float:
    """Log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def telling(words: Sequence[Word], model: str, most: int = 2) -> list[Word]:
    """The words that speak most for a model's score, in the order of the text."""
    row = SENTENCE_MODELS.index(model)
    longer = [w for w in words if len(w.form) > 2]
    best = sorted(longer, key=lambda w: -_word(w.form)[row])[:most]
    return sorted(best, key=lambda w: w.start)
