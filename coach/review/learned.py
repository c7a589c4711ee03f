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
from typing import NamedTuple

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
    known = [_word(f) for f in forms]
    own = [k.own for k in known]
    joint = _pairs([*pairs(forms), (forms[-1], "$")])
    weight = shrink(len(forms))
    *biases, word_bias = models().biases
    totals = [sum(column) for column in zip(*own, *joint[:-1], strict=True)]
    rude, information, emotion, matter = (
        bias + weight * total for bias, total in zip(biases, totals, strict=False)
    )
    lefts = [_word("^").left, *(k.left for k in known[:-1])]
    rights = [*(k.right for k in known[1:]), _word("$").right]
    alone, pairs_ = [o[-1] for o in own], [j[-1] for j in joint]
    each = tuple(
        word_bias + word + left + right + before + after
        for word, left, right, before, after in zip(
            alone, lefts, rights, pairs_[:-1], pairs_[1:], strict=True
        )
    )
    return Scores(rude, information, emotion, matter, each)


def pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Each word with the one before it; the first follows a mark of its own."""
    return list(zip(["^", *forms[:-1]], forms, strict=True))


def shrink(count: int) -> float:
    """What a sentence of so many words is weighed by, so that long ones do not weigh more."""
    return 1 / math.sqrt(max(FEWEST, count))


class _Word(NamedTuple):
    """A word's part in each model, and what it says of the word after it and of the word before it."""

    own: tuple[float, ...]
    left: float
    right: float


@lru_cache(maxsize=65536)
def _word(form: str) -> _Word:
    """What a word says by itself and its pieces together, and as a neighbour."""
    known = models().weights[word_buckets(form)]
    pieces = known[1:].sum(axis=0)
    pieces[:-1] /= math.sqrt(max(1, len(known) - 1))
    pieces[-1] /= math.sqrt(len(known))
    left, right = (float(models().weights[bucket(side, form), -1]) * NEIGHBOUR for side in "lr")
    return _Word(tuple((known[0] + pieces).tolist()), left, right)


def _pairs(words: Sequence[tuple[str, str]]) -> list[list[float]]:
    """The part of pairs of neighbouring words in each model."""
    found: list[list[float]] = (
        models().weights[[pair_bucket(*p) for p in words]] * np.float32(PAIR)
    ).tolist()
    return found


def likelihood(log_odds: float) -> float:
    """Log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def telling(words: Sequence[Word], model: str, most: int = 2) -> list[Word]:
    """The words that speak most for a model's score, in the order of the text."""
    row = SENTENCE_MODELS.index(model)
    longer = [w for w in words if len(w.form) > 2]
    best = sorted(longer, key=lambda w: -_word(w.form).own[row])[:most]
    return sorted(best, key=lambda w: w.start)
