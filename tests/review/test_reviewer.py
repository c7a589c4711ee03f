"""The reviewer over a real store: leaks from the user's notes, who may see what, and harmless letters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.review.reviewer import Reviewer
from tests.review.museum import TODAY, museum


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Reviewer:
    """A reviewer for the museum's user."""
    return Reviewer(museum(Path(tmp_path_factory.mktemp("museum"))), TODAY)


HOLD = [
    ("post", "public", "Guess what a mid-size house has for buying art next year: six hundred and forty thousand euros.", "henk"),
    ("email", "Beatrice Nwosu", "Dear Beatrice, our buying budget for next year is down to 640k. Be gentle.", "henk"),
    ("email", "Sun-hee Park", "Dear Sun-hee, Lumen Frame may be cheap now, they lost their largest client.", "rashid"),
    ("email", "Joost Hendriks", "Hi Joost, give the atlas to somebody else. Beatrice's eyes are failing.", "beatrice"),
    ("post", "public", "Watch this space on 11 January. I cannot say more.", "sunhee"),
    ("comment", "public", "Check your crates: I know of three failures in 212 drops, all at one hinge.", "viktor"),
    ("email", "Rashid Khalil", "Dear Rashid, who does the optics when Thabo resigns in the new year?", "thabo"),
    ("email", "thabo.nkosi@lumenframe.example", "Hi Thabo, will you resign in January as planned?", "thabo"),
    ("email", "Joost Hendriks", "Hi Joost, you should know that Leo was thrown out of a university for cheating.", "leo"),
    ("email", "employer", "Dear Henk, one more thing: if the paper studio goes, Vienna gets my application.", "journal"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "audience", "text", "note"), HOLD)
def test_what_the_notes_keep_closed_is_held(
    reviewer: Reviewer, kind: str, audience: str, text: str, note: str
) -> None:
    report = reviewer.review(text, kind, audience)
    assert report.verdict == "hold", report
    assert report.headline.startswith("Hold: ")
    leaks = [f for f in report.findings if f.detector == "note_leaks"]
    assert any(note in c.source for f in leaks for c in f.citations)
    assert all(f.severity == "high" and f.group == "oversharing" for f in leaks)


FINE = [
    ("email", "Thabo Nkosi", "Hi Thabo, six o'clock at the river tomorrow? I will be the slow one."),
    ("email", "Beatrice Nwosu", "Dear Beatrice, the blotter samples are in the post, as promised in Ghent."),
    ("email", "Beatrice Nwosu", "Dear Beatrice, how is your left eye? I think of you."),
    ("email", "Rashid Khalil", "Dear Rashid, the new track light made the silver sing. May we borrow two?"),
    (
        "email",
        "Sun-hee Park",
        "Dear Sun-hee, the board's grant is wonderful news. I will say nothing until January.",
    ),
    (
        "email",
        "employer",
        "Dear Henk, I understand that the budget for buying is 640,000 now. Shall I plan for that?",
    ),
    ("email", "Joost Hendriks", "Hi Joost, the crates from Nord Freight come on Monday. Gate two, please."),
    (
        "post",
        "public",
        "Beatrice Nwosu can float a map like nobody else. Thank you for a fine hour in Ghent.",
    ),
    (
        "post",
        "public",
        "Our paper studio takes a trainee from April. The form is on our site and closes in January.",
    ),
    ("email", "Leo Santos", "Dear Leo, chapter two reads well. Gilt leather deserves a book."),
    ("email", "Margaret Doyle", "Dear Margaret, I cannot comment on budgets. Our press office can."),
]


@pytest.mark.parametrize(("kind", "audience", "text"), FINE)
def test_letters_that_give_nothing_away_pass(reviewer: Reviewer, kind: str, audience: str, text: str) -> None:
    report = reviewer.review(text, kind, audience)
    assert report.verdict == "ok", report.findings
    assert report.headline == "Good to send."


def test_the_reason_says_who_told_it(reviewer: Reviewer) -> None:
    report = reviewer.review("Hi Joost, Beatrice is losing the sight in one eye.", "email", "Joost Hendriks")
    (found,) = report.findings
    assert "Beatrice Nwosu told you this in confidence" in found.reason
    assert report.headline == "Hold: this repeats what Beatrice Nwosu told you in confidence."
    assert found.citations[0].quote.startswith("Between us: she is losing the sight")


def test_an_embargo_ends_on_its_day(tmp_path: Path) -> None:
    repository = museum(tmp_path)
    text = "Proud to say that the Hanok board gives us the digitisation grant."
    assert Reviewer(repository, dt.date(2027, 1, 10)).review(text).verdict == "hold"
    assert Reviewer(repository, dt.date(2027, 1, 11)).review(text).verdict == "ok"


def test_a_leak_and_its_admission_are_one_finding(reviewer: Reviewer) -> None:
    text = "Hi Joost, you did not hear it from me, but Thabo resigns in January."
    report = reviewer.review(text, "email", "Joost Hendriks")
    assert [f.detector for f in report.findings] == ["note_leaks"]


def test_pressing_for_a_favour_cites_the_users_own_rule(reviewer: Reviewer) -> None:
    text = "Dear Leo, send the form and I will make sure that you are top of the pile."
    (found,) = reviewer.review(text, "email", "Leo Santos").findings
    assert found.category == "favour_seeking"
    assert "trainee" in found.citations[0].source


def test_it_works_without_a_store() -> None:
    reviewer = Reviewer(None, TODAY)
    assert reviewer.review("A quiet week at the bench. Thank you all.").verdict == "ok"
    assert reviewer.review("The login is admin / Qz7!mmP42x", "email", "Somebody").verdict == "hold"


@given(st.text(max_size=400))
def test_findings_quote_the_text_as_it_stands(text: str) -> None:
    for found in Reviewer(None, TODAY).review(text).findings:
        assert text[found.start : found.end] == found.quote


_PIECES = st.sampled_from(
    ["Thabo resigns in January. ", "What a pile of shit. ", "Dear Leo, ", "you idiot, ", "640k ", "\n\n", "é👩‍🎓 ",
     "ring him on +44 7700 900123 ", "password: Qz7!mmP42x ", "between us ", "Beatrice’s eyes are failing. ", "🙂 "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12))
def test_offsets_hold_among_odd_characters(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in Reviewer(None, TODAY).review(text, "email", "A. Reader").findings:
        assert text[found.start : found.end] == found.quote
