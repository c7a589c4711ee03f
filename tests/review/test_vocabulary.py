"""Words near a word of a draft do not depend on what was looked up before."""

from __future__ import annotations

from coach.review.vocabulary import Vocabulary


def _vocabulary() -> Vocabulary:
    made = Vocabulary()
    for key, word in (("orchard", "orchard"), ("appl", "apple"), ("hospit", "hospital"), ("drug", "drug")):
        made.add(key, word)
    return made


def test_another_form_looked_up_before_changes_nothing() -> None:
    words = [("medic", "medics"), ("medic", "medical"), ("medic", "medication"), ("appl", "apples")]
    alone = [_vocabulary().near(key, word) for key, word in words]
    assert len(set(alone[:3])) > 1
    together, reversed_ = _vocabulary(), _vocabulary()
    together.look_up(words)
    assert [together.near(key, word) for key, word in words] == alone
    assert [reversed_.near(key, word) for key, word in reversed(words)] == alone[::-1]


def test_the_nearest_of_several_words_counts() -> None:
    vocabulary = _vocabulary()
    found = vocabulary.strengths([("orchard", "orchard"), ("appl", "apple")])
    assert found[0] == found[1] == 1.0
    assert found[3] == 0.0
