"""What a model's words go through before they are a text."""

from __future__ import annotations

import pytest

from coach.errors import ModelError
from coach.writer.replies import filled, letter, prose, refuse_excuse, settled, without, without_addresses

SAID = "It was good to hear how the gauges did this spring."


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        (f"Hi Nadia,\n\n{SAID}\n\nBest regards,\nTomas Reyes", "Hi Nadia,", "Best regards,\nTomas Reyes"),
        (
            f"Dear Nadia, {SAID}\n\nWarm wishes\nYour Name\nYour Phone",
            "Dear Nadia,",
            "Warm wishes,\nTomas Reyes",
        ),
        (f"Dear Priya,\n\n{SAID}\n\nKind regards,\nPriya", "Dear Nadia,", "Kind regards,\nTomas Reyes"),
        (SAID, "Dear Nadia,", "Best wishes,\nTomas"),
        (f"Hi Nadia\n\n{SAID}\n\nTomas Reyes", "Hi Nadia", "Best wishes,\nTomas"),
    ],
)
def test_a_letter_begins_with_the_recipient_and_ends_with_the_user(body: str, first: str, last: str) -> None:
    written = letter(body, "Tomas Reyes", "Nadia")
    assert written.split("\n\n") == [first, SAID, last]


def test_a_postscript_stays() -> None:
    after = "P.S. The paper you asked for is on its way to your office."
    written = letter(f"Hi Nadia,\n\n{SAID}\n\nBest,\nTomas\n\n{after}", "Tomas Reyes", "Nadia")
    assert written.endswith(f"Best,\nTomas\n\n{after}")


def test_without_names_nothing_is_made_up() -> None:
    assert letter(SAID, "", "") == f"Hello,\n\n{SAID}\n\nBest wishes"


@pytest.mark.parametrize("body", ["", "Hi Nadia,\n\nThank you.\n\nBest", f"{SAID} See you on [date]."])
def test_an_empty_letter_is_refused(body: str) -> None:
    with pytest.raises(ModelError, match="left parts of the e-mail empty"):
        letter(body, "Tomas Reyes", "Nadia")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She keeps bees. She keeps bees. She sails.", "She keeps bees. She sails."),
        ("She keeps bees. I hope that you have a", "She keeps bees."),
        (
            "Dear Nadia,\n\nShe keeps bees.\n\nShe keeps bees.\n\nBest,\nTomas",
            "Dear Nadia,\n\nShe keeps bees.\n\nBest,\nTomas",
        ),
        ("The only sentence has no end", "The only sentence has no end"),
    ],
)
def test_circles_and_unfinished_ends_go(text: str, kept: str) -> None:
    assert settled(text) == kept


def test_blanks_for_the_two_names_are_filled_in() -> None:
    text = "Hi [Recipient's Name],\n\nThank you. See you on [date] then.\n\nBest,\n[Your Name]"
    assert filled(text, "Tomas Reyes", "Nadia", drop=False).startswith(
        "Hi Nadia,\n\nThank you. See you on [date]"
    )
    assert "[" not in filled(text, "Tomas Reyes", "Nadia", drop=True)
    assert filled("[Your Name]", "", "", drop=False) == "[Your Name]"


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with that.",
        "As an AI language model, I have no notes.",
        "I cannot assist.",
    ],
)
def test_an_excuse_is_no_text(text: str) -> None:
    with pytest.raises(ModelError, match="declined"):
        refuse_excuse(text)


@pytest.mark.parametrize("text", ["I'm sorry that I missed your talk.", "She works on AI for rivers."])
def test_an_ordinary_sorry_is_no_excuse(text: str) -> None:
    refuse_excuse(text)
    assert prose(text) == text


def test_prose_has_no_links_marks_or_markup() -> None:
    assert (
        prose("## Hello\n**Bees** [1] ![x](https://a.example/x) [here](https://a.example)")
        == "Hello\nBees (x) here"
    )


def test_sentences_with_a_word_go() -> None:
    assert (
        without("She keeps bees. See evidence-abc for it. She sails.", "abc") == "She keeps bees. She sails."
    )
    assert without("She keeps bees.", "abc") == "She keeps bees."


@pytest.mark.parametrize(
    ("text", "own", "kept"),
    [
        ("See https://evil.example/go for more.", "", "See for more."),
        ("Write to thief@evil.example instead.", "", "Write to instead."),
        ("The plan (www.evil.example/x) is done.", "", "The plan is done."),
        ("As I wrote, https://loom.example/plan.", "It lies at https://loom.example/plan.", "As I wrote, https://loom.example/plan."),
        ("Hi Nadia,\n\nIt is done, 3.5 times.", "", "Hi Nadia,\n\nIt is done, 3.5 times."),
    ],
)  # fmt: skip
def test_an_email_names_no_address_that_was_only_retrieved(text: str, own: str, kept: str) -> None:
    assert without_addresses(text, own) == kept
