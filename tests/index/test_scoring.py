"""Ranking candidates."""

from __future__ import annotations

import pytest

from coach.index.scoring import Candidate, rank
from coach.index.words import Word, query_words, stemmed


def candidate(number: int, text: str, context: str = "", similarity: float = 0.0) -> Candidate:
    return Candidate(number, stemmed(text), stemmed(context), similarity)


def order(query: str, *candidates: Candidate, found_in: dict[str, int] | None = None) -> list[int]:
    return [s.passage for s in rank(query_words(query), candidates, 100, found_in or {})]


def test_nothing_to_rank() -> None:
    assert rank(query_words("loom"), [], 0, {}) == []


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (candidate(1, "loom"), candidate(2, "mill", "\nloom")),
        (candidate(1, "mill", "\nloom"), candidate(2, "mill", "\n\n\nloom")),
        (candidate(1, "mill", "\n\n\n\nloom"), candidate(2, "mill", "\n\n\n\n\n\nloom")),
        (candidate(1, "mill", "loom"), candidate(2, "mill", "\n\n\nloom")),
        (candidate(1, "loom loom mill"), candidate(2, "loom mill mill")),
        (candidate(1, "loom"), candidate(2, "loom and paper and wool and mill")),
        (candidate(1, "mill", similarity=0.6), candidate(2, "mill", similarity=0.5)),
    ],
)
def test_what_is_nearer_comes_first(nearer: Candidate, farther: Candidate) -> None:
    assert order("loom", farther, nearer) == [1, 2]


def test_somebody_named_behind_a_passage_counts() -> None:
    theirs = Candidate(2, "loom", "", 0.0, named=True)
    assert order("loom", candidate(1, "loom"), theirs) == [2, 1]


def test_any_form_of_a_word_counts() -> None:
    words = [Word(("hous", "hausːge"))]
    found = rank(
        words, [Candidate(1, "mill", "", 0.0), Candidate(2, "hausːge ːge", "", 0.0)], 10, {"hausːge": 1}
    )
    assert [s.passage for s in found] == [2, 1]
    assert found[0].coverage == 1


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    rare, common = candidate(1, "loom"), candidate(2, "paper")
    assert order("paper loom", common, rare, found_in={"paper": 60, "loom": 2}) == [1, 2]


def test_more_of_the_question_counts_more_than_one_word_often() -> None:
    both, one = candidate(1, "loom paper wool"), candidate(2, "loom loom loom")
    assert order("loom paper", one, both, found_in={"loom": 5, "paper": 5}) == [1, 2]


def test_only_whole_stems_match() -> None:
    (scored,) = rank(query_words("art"), [candidate(1, "artist starting cart")], 10, {})
    assert scored.coverage == 0


def test_coverage_is_the_share_of_the_query() -> None:
    (scored,) = rank(
        query_words("loom paper"), [candidate(1, "loom", "\npaper")], 10, {"loom": 1, "paper": 1}
    )
    assert scored.coverage == pytest.approx(0.75)
    assert scored.score == pytest.approx(1.5 / 2.5)


def test_a_query_of_stop_words_is_ranked_by_vectors() -> None:
    assert order("who is it", candidate(1, "loom"), candidate(2, "mill", similarity=0.3)) == [2, 1]


def test_equal_scores_keep_the_order_of_the_documents() -> None:
    assert order("loom", candidate(2, "loom"), candidate(1, "loom")) == [1, 2]
