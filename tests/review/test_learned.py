"""The learned part: its file is plain numbers, its scores tell invented sentences apart, and its places are right."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.evidence import Finding
from coach.review import learned
from coach.review.context import Context, Reader
from coach.review.detectors.disclosure import Disclosure
from coach.review.detectors.insults import Insults
from coach.review.draft import draft_of
from coach.review.features import BUCKETS, words_of
from coach.review.learned import FILE, likelihood, scores
from coach.review.reviewer import Reviewer
from coach.review.sentence_reading import borrowed, reading
from coach.review.topics import topics_in
from coach.store.values import Me

TODAY = dt.date(2026, 11, 15)
REVIEWER = Reviewer(None, TODAY)
CONTEXT = Context("comment", Reader("public"), Me(), TODAY)


def _by(text: str, detector: str, kind: str = "post", audience: str = "public") -> list[Finding]:
    return [f for f in REVIEWER.review(text, kind, audience).findings if f.detector == detector]


def _loud(text: str, kind: str = "post", audience: str = "public") -> list[Finding]:
    return [f for f in REVIEWER.review(text, kind, audience).findings if f.severity != "low"]


def test_the_file_is_small_and_holds_numbers_only() -> None:
    assert FILE.stat().st_size < 5_000_000
    with zipfile.ZipFile(FILE) as stored:
        assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in stored.infolist())
    with np.load(FILE, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "if" for name in arrays.files)
        assert arrays["sentences"].shape == (len(learned.SENTENCE_MODELS), BUCKETS)
        assert arrays["words"].shape == (BUCKETS,)


def test_a_file_with_code_in_it_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    path = FILE.parent.joinpath(str(tmp_path), "bad.npz")
    np.savez(path, sentences=np.array([{"a": 1}], object))
    monkeypatch.setattr(learned, "FILE", path)
    with pytest.raises(ValueError, match="allow_pickle"):
        learned.models.__wrapped__()


def test_it_is_read_once() -> None:
    assert learned.models() is learned.models()


def test_reading_needs_no_training_library() -> None:
    code = (
        "import sys, datetime as dt\n"
        "from coach.review.reviewer import Reviewer\n"
        "found = Reviewer(None, dt.date(2026, 1, 1)).review('You are a pathetic little liar.').findings\n"
        "assert found\n"
        "assert not {'sklearn', 'scipy', 'joblib'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


RUDE = [
    "What a bunch of spineless morons.",
    "You are a pathetic little liar and everybody knows it.",
    "Their chairman is a corrupt imbecile.",
    "Only a complete idiot would sign this.",
]
CALM = [
    "The draft is weak, and the second chart contradicts the first.",
    "I disagree with the board on the date.",
    "Please send the slides by Thursday.",
    "The new oven is too slow for our bread.",
]


@pytest.mark.parametrize("text", RUDE)
def test_insults_score_high_and_name_their_words(text: str) -> None:
    (sentence,) = draft_of(text).sentences
    read = reading(sentence)
    assert read.scores.rude > 0
    assert read.scores.rudest > -1
    assert _loud(text, "comment")


@pytest.mark.parametrize("text", CALM)
def test_frank_sentences_score_low(text: str) -> None:
    assert scores(tuple(words_of(text))).rude < 0
    assert not REVIEWER.review(text, "post").findings


def test_the_rude_words_are_marked_and_named() -> None:
    found = list(Insults().find("A smug lot, these wretched morons.", CONTEXT))
    assert any("morons" in f.quote and f"“{f.quote}”" in f.reason for f in found), found


@pytest.mark.parametrize(
    "text",
    [
        "He called me a moron in front of the class.",
        "I am such an idiot, I left the keys in Ghent.",
        "She is not an idiot.",
        "The word “bitch” is not for our pages.",
        "As a proud queer printer I love this cover.",
        "In 1990 they called us faggots; today we run the shop.",
    ],
)
def test_quoted_denied_and_own_words_are_at_most_low(text: str) -> None:
    assert not _loud(text, "comment"), _loud(text, "comment")


def test_borrowed_words_are_told_from_attacks() -> None:
    for text, word, own in (
        ("I am sick of that bastard.", "bastard", True),
        ("I do not trust that idiot.", "idiot", True),
        ("My idiot neighbour parked there.", "idiot", True),
        ("I am a fool.", "fool", False),
        ("Nobody is a fool here, she wrote.", "fool", False),
    ):
        (sentence,) = draft_of(text).sentences
        start = text.index(word)
        assert borrowed(sentence, start, start + len(word)) is not own, text


TOLD = [
    "I cried all night because my girlfriend left me and I still love her.",
    "My husband died two years ago and I am so lonely since.",
]


@pytest.mark.parametrize("text", TOLD)
def test_telling_of_oneself_is_seen_in_public_and_left_alone_in_letters(text: str) -> None:
    private = [f for f in REVIEWER.review(text, "comment").findings if f.category == "private_life"]
    assert private
    assert not _by(text, "disclosure", "email", "A. Reader")


def test_a_working_life_is_no_disclosure() -> None:
    for text in (
        "I start as head of the bindery today.",
        "My team shipped the reader last week, and I am proud.",
    ):
        assert not _loud(text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Our museum shows letters on immigration from 1920.", "politics"),
        ("The lecture on feminism is at four.", "identity_group"),
        ("A study of atheism in small towns.", "religion"),
    ],
)
def test_naming_a_matter_is_low(text: str, category: str) -> None:
    found = _by(text, "controversy")
    assert [(f.category, f.severity) for f in found] == [(category, "low")]
    assert "Without a side it is fine" in found[0].reason
    assert not _by(text, "controversy", "email", "A. Reader")


@pytest.mark.parametrize(
    "text",
    [
        "Abortion is murder.",
        "Abortion must be legal everywhere.",
        "Feminism is a cancer.",
        "Stop the deportations now.",
        "We stand with the refugees.",
        "#StopAbortion",
    ],
)
def test_taking_a_side_is_above_low(text: str) -> None:
    found = [f for f in _loud(text) if f.group == "controversial"]
    assert found, REVIEWER.review(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "Climate control in the archive must be repaired.",
        "Thank God the crates are here.",
        "Voting for your favourite poster closes on Friday.",
        "A leap of faith, and the press ran.",
    ],
)
def test_idioms_name_no_matter(text: str) -> None:
    assert not _by(text, "controversy"), _by(text, "controversy")


def test_everyday_matters_are_hints_in_comments_only() -> None:
    text = "The election of our new board is on Friday."
    assert not REVIEWER.review(text, "post").findings
    assert [f.severity for f in _by(text, "controversy", "comment")] == ["low"]
    assert _by("The government and the church at war.", "controversy")


def test_hashtags_are_read_as_words() -> None:
    named = topics_in(words_of("#proudfeminists and #NoMoreLockdowns"))
    assert [m.category for m in named] == ["identity_group", "politics"]


HOUSES = [
    "Velmoor sells rubbish.",
    "Brandt & Oakes only make overpriced junk.",
    "Velmoor's lamps are rubbish.",
    "Never buy from Pennock Tools.",
    "The cowboys at Pennock Tools wrecked our roof.",
    "Velmoor ripped us off twice.",
    "Harrow Print churns out nothing but garbage.",
    "What a rip-off from Velmoor.",
]
FAIR = [
    "Velmoor sells lamps.",
    "Velmoor collects rubbish on Mondays.",
    "Velmoor makes art out of junk.",
    "Velmoor's delivery came two weeks late.",
    "Velmoor delivered broken parts in May; they replaced them at once.",
    "My review says that “Velmoor sells rubbish” is unfair.",
    "Velmoor is not a scam.",
    "I would not order from Velmoor again before they answer our letter.",
    "Avoid London on Friday.",
    "The documentation of Velmoor is poor and I could not finish the set-up.",
]


@pytest.mark.parametrize("text", HOUSES)
def test_contempt_for_a_named_house_is_hostile(text: str) -> None:
    assert [(f.category, f.severity) for f in _loud(text)] == [("hostile", "medium")]


@pytest.mark.parametrize("text", FAIR)
def test_fair_words_about_a_house_pass(text: str) -> None:
    assert not _loud(text), _loud(text)


def test_a_hint_is_left_out_beside_what_is_said_outright() -> None:
    text = "My husband and I think that you have no clue, Peter."
    assert list(Disclosure().find(text, CONTEXT))
    found = REVIEWER.review(text, "comment").findings
    assert [(f.detector, f.severity) for f in found] == [("hostile", "medium")], found


def test_a_hint_alone_does_not_change_the_verdict() -> None:
    report = REVIEWER.review("My husband and I came home late.", "comment")
    assert [f.severity for f in report.findings] == ["low"]
    assert report.verdict == "ok"


_WORDS = st.sampled_from(
    ["you ", "idiot", " liars! ", "#StopAbortion ", "@harrow ", "é👩‍🎓 ", "“moron” ", "’s ", "I cried ", "my ex ", "\n\n",
     "Velmoor sells rubbish. ", "god ", "&amp; ", "https://rye.example/x ", "ﬁ ", "İ ", "sooooo ", "12,5 ", "f*ck ", "… "]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=14), st.sampled_from(["post", "comment", "email"]))
def test_places_are_right_among_odd_characters(pieces: list[str], kind: str) -> None:
    text = "".join(pieces)
    for found in REVIEWER.review(text, kind).findings:
        assert text[found.start : found.end] == found.quote


@given(st.text(max_size=200), st.integers(0, 50))
def test_words_stand_where_they_say(text: str, offset: int) -> None:
    for word in words_of(text, offset):
        assert 0 <= word.start - offset < word.end - offset <= len(text)
        assert word.form


@given(st.text(max_size=200))
def test_scores_are_numbers_whatever_the_text(text: str) -> None:
    found = scores(tuple(words_of(text)))
    for odds in (found.rude, found.information, found.emotion, found.matter, *found.words):
        assert 0 <= likelihood(odds) <= 1
