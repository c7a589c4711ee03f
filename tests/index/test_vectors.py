"""Weighted WordLlama vectors."""

from __future__ import annotations

import numpy as np
import pytest

from coach.index.vectors import DIMENSIONS, Embedder, Weights, tokenize

TEXTS = ["the loom is old", "the mill is new", "the paper is thick", "the wool is soft"]


def test_vectors_are_of_unit_length() -> None:
    vectors = Embedder(Weights.of(TEXTS)).passages([(text, "") for text in TEXTS])
    assert vectors.shape == (4, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_what_means_the_same_is_near() -> None:
    embedder = Embedder(Weights.of(TEXTS))
    vectors = embedder.passages([("She repairs cars", ""), ("He bakes bread", "")])
    car, bread = vectors @ embedder.query("automobile garage")
    assert car > bread


def test_common_tokens_count_little() -> None:
    embedder = Embedder(Weights.of(TEXTS))
    loom = embedder.query("loom")
    assert float(embedder.query("the loom is") @ loom) > 0.98
    assert float(Embedder(Weights.even()).query("the loom is") @ loom) < 0.98


def test_the_context_weighs_less_than_the_text() -> None:
    embedder = Embedder(Weights.of(TEXTS))
    first, second = embedder.passages([("loom", "mill"), ("mill", "loom")])
    loom, mill = embedder.query("loom"), embedder.query("mill")
    assert first @ loom > first @ mill + 0.1
    assert second @ mill > second @ loom + 0.1


def test_texts_without_words_have_no_direction() -> None:
    embedder = Embedder(Weights.of(TEXTS))
    assert not embedder.query("").any()
    assert not embedder.query("<!-- hidden -->").any()


def test_hidden_comments_are_not_counted() -> None:
    assert not (Weights.of(["loom <!-- mill -->"]).frequencies != Weights.of(["loom"]).frequencies).any()


def test_weights_survive_storing() -> None:
    weights = Weights.of(TEXTS)
    again = Weights.from_bytes(weights.to_bytes())
    assert again.passages == 4
    assert (again.frequencies == weights.frequencies).all()
    assert again.to_bytes() == weights.to_bytes()


@pytest.mark.parametrize(
    ("counted", "now", "stale"),
    [(0, 1, True), (10, 10, False), (10, 19, False), (10, 20, True), (10, 6, False), (10, 5, True)],
)
def test_weights_are_stale_when_the_material_doubles_or_halves(counted: int, now: int, stale: bool) -> None:
    assert Weights(counted, Weights.even().frequencies).stale(now) is stale


def test_tokens_are_within_the_vocabulary() -> None:
    assert all(tokens.max() < 32000 for tokens in tokenize(["Zoë 😀 東京 \u200b loom"]))
