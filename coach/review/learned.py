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
    """Weights by feature number (rows): a column for each model of sentences, and a last one for words."""

    weights: Floats
    biases: tuple[float, ...]


@cache
def models() -> Models:
    """The models, read once; no code is read with them."""
    with np.load(FILE, allow_pickle=False) as stored:
        sentences = stored["sentences"].astype(np.float32) * stored["sentence_scales"][:, None]
        words = stored["words"].astype(np.float32) * stored["word_scale"][0]
        biases = (*stored["biases"].tolist(), *stored["word_bias"].tolist())
    return Models(np.ascontiguousarray(np.vstack([sentences, words]).T), biases)


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


def scores(words: Sequence[Word]) -> Scores:
    """What the models say of a sentence."""
    if not words:
        return Scores(-9.0, -9.0, -9.0, -9.0, ())
    forms = [w.form for w in words]
    own = [_word(f) for f in forms]
    joint = [_pair(a, b) for a, b in pairs(forms)]
    weight = shrink(len(forms))
    *biases, word_bias = models().biases
    totals = [sum(column) for column in zip(*own, *joint, strict=True)]
    rude, information, emotion, matter = (
        bias + weight * total for bias, total in zip(biases, totals, strict=False)
    )
    joint.append(_pair(forms[-1], "$"))
    sides = zip(["^", *forms[:-1]], [*forms[1:], "$"], strict=True)
    each = tuple(
        word_bias + own[i][-1] + _beside("l", left) + _beside("r", right) + joint[i][-1] + joint[i + 1][-1]
        for i, (left, right) in enumerate(sides)
    )
    return Scores(rude, information, emotion, matter, each)


def pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Each word with the one before it; the first follows a mark of its own."""
    return list(zip(["^", *forms[:-1]], forms, strict=True))


def shrink(count: int) -> float:
    """What a sentence of so many words is weighed by, so that long ones do not weigh more."""
    return 1 / math.sqrt(max(FEWEST, count))


@lru_cache(maxsize=65536)
def _word(form: str) -> tuple[float, ...]:
    """A word's part in each model: itself, and its pieces together."""
    known = models().weights[word_buckets(form)]
    pieces = known[1:].sum(axis=0)
    pieces[:-1] /= math.sqrt(max(1, len(known) - 1))
    pieces[-1] /= math.sqrt(len(known))
    return tuple((known[0] + pieces).tolist())


@lru_cache(maxsize=65536)
def _pair(first: str, second: str) -> tuple[float, ...]:
    """The part of two neighbouring words in each model."""
    return tuple((models().weights[pair_bucket(first, second)] * np.float32(PAIR)).tolist())


@lru_cache(maxsize=65536)
def _beside(side: str, form: str) -> float:
    """What a neighbour on one side says of a word."""
    return float(models().weights[bucket(side, form), -1]) * NEIGHBOUR


def likelihood(log_odds: float) -> float:
    """Log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def telling(words: Sequence[Word], model: str, most: int = 2) -> list[Word]:
    """The words that speak most for a model's score, in the order of the text."""
    row = SENTENCE_MODELS.index(model)
    longer = [w for w in words if len(w.form) > 2]
    best = sorted(longer, key=lambda w: -_word(w.form)[row])[:most]
    return sorted(best, key=lambda w: w.start)
