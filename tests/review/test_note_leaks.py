"""Paraphrases of things told in confidence are found; harmless sentences about the same people mostly pass."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.confidence import restrictions
from coach.evidence import Audience, Restriction, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.traits import traits_of
from coach.store.values import Me, PersonView
from coach.text import sentences
from tests.review.leak_pairs import PAIRS
from tests.test_confidence import only

TODAY = dt.date(2026, 11, 15)
ME = Me("Una Berg", (), "", "Bergwerk")


def _world() -> ClosedStatements:
    """One note a pair: an open sentence and the secret."""
    people, statements = [], []
    for number, pair in enumerate(PAIRS):
        person = f"p{number}"
        people.append(PersonView(person, pair.teller, (), (), (), (), pair.house, pair.title, ()))
        told = Restriction(Audience.ME, pair.teller, marker="in confidence")
        met = f"Met {pair.teller} of {pair.house}."
        for place, (text, restriction) in enumerate(((met, None), (pair.secret, told))):
            statements.append(
                Statement(
                    number * 10 + place, number, number, 0, len(text), text, f"notes/{number}.md", "line:9", "note",
                    f"Talk with {pair.teller}", dt.date(2026, 9, 1), (person,), (person,), None, restriction,
                )
            )  # fmt: skip
    return closed_statements(statements, people, ME, TODAY)


WORLD = _world()


def _found(text: str) -> set[str]:
    context = Context("post", Reader("public"), ME, TODAY, secrets=WORLD)
    return {c.source for f in NoteLeaks().find(text, context) for c in f.citations}


def test_most_paraphrases_are_found_with_their_note() -> None:
    right = [f"notes/{n}.md" in _found(pair.leak) for n, pair in enumerate(PAIRS)]
    assert sum(right) >= 0.8 * len(PAIRS), [p.leak for p, ok in zip(PAIRS, right, strict=True) if not ok]


def test_few_harmless_sentences_are_flagged() -> None:
    flagged = [pair.harmless for pair in PAIRS if _found(pair.harmless)]
    assert len(flagged) <= 0.2 * len(PAIRS), flagged


def test_the_secret_itself_is_always_found() -> None:
    for number, pair in enumerate(PAIRS):
        assert f"notes/{number}.md" in _found(f"{pair.teller}: {pair.secret}"), pair.secret


def test_ordinary_sentences_are_not_flagged() -> None:
    for text in (
        "The train was late and the coffee cold.",
        "Thank you all for a fine two days in Lyon.",
        "I think the new rule is a mistake, and here is why.",
        "We are hiring two engineers; the form is on our site.",
        "See you on Thursday at nine by the main door.",
    ):
        assert not _found(text), text


def test_a_free_statement_is_no_secret() -> None:
    restriction = Restriction(Audience.ME, "Ana Reyes", until=dt.date(2026, 11, 1), marker="embargo")
    text = "The harbour bridge opens in March."
    statement = Statement(
        1,
        1,
        1,
        0,
        len(text),
        text,
        "notes/a.md",
        "line:1",
        "note",
        "",
        dt.date(2026, 9, 1),
        restriction=restriction,
    )
    assert not closed_statements([statement], [], ME, TODAY).items
    assert closed_statements([statement], [], ME, dt.date(2026, 10, 1)).items


def test_near_words_and_other_forms_of_a_word_count() -> None:
    told = Restriction(Audience.ME, "Ana Reyes", marker="in confidence")
    text = "The costs of the dyslexic test are high."
    statement = Statement(
        1, 1, 1, 0, len(text), text, "notes/a.md", "line:1", "note", "", dt.date(2026, 9, 1), restriction=told
    )
    closed = closed_statements([statement], [], ME, TODAY)

    def topic(sentence: str) -> float:
        return float(closed.cover(closed.strengths(traits_of(sentence, TODAY)), 0).topic[0])

    same, near, form, far = topic("Costs."), topic("Prices."), topic("Dyslexia."), topic("Herring.")
    assert same > near > far == 0
    assert form > 0


def test_nothing_closed_finds_nothing() -> None:
    empty = closed_statements([], [], ME, TODAY)
    context = Context("post", Reader("public"), ME, TODAY, secrets=empty)
    assert list(NoteLeaks().find("Anything at all.", context)) == []


def _flagged(secret: str, text: str, house: str = "Kite") -> bool:
    """Whether a text is held back that one closed sentence, told by Lee Park of `house`, stands against."""
    lee = PersonView("p1", "Lee Park", (), (), (), (), house, "", ())
    restriction = only(secret) or Restriction(Audience.ME, "Lee Park")
    told = Statement(
        1, 1, 1, 0, len(secret), secret, "notes/a.md", "line:1", "note", "Talk", dt.date(2026, 9, 1), ("p1",),
        ("p1",), None, restriction,
    )  # fmt: skip
    secrets = closed_statements([told], [lee], ME, TODAY)
    context = Context("post", Reader("public"), ME, TODAY, secrets=secrets)
    return bool(list(NoteLeaks().find(text, context)))


@pytest.mark.parametrize(
    ("secret", "text", "leaks"),
    [
        ("Lee said, off the record, that Kite is for sale.", "Kite is for sale.", True),
        ("Lee Park told me in confidence ZEBRACAP may be sold.", "ZEBRACAP may be sold.", True),
        ("told me in confidence ZEBRACAP may be sold", "ZEBRACAP may be sold!", True),
        ("Kite is for sale (off the record).", "The kite is for sale, as ever.", False),
        ("Lee said, off the record, that Kite is for sale.", "Kite is a fine place.", False),
        ("I met Lee Park, who said, off the record, that Kite is for sale.", "I met Lee Park.", False),
        ("Lee told me in confidence that Kite is for sale.", "Lee told me in confidence.", False),
        ("Off the record, thank you for the talk, but Kite is for sale.", "Thank you!", False),
    ],
)
def test_the_very_words_of_a_secret_are_always_found(secret: str, text: str, leaks: bool) -> None:
    assert _flagged(secret, text) is leaks


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("I know people at ZEBRATWO. Lee Park has fine slides.", False),
        # Near misses: the sentence has the closed one's word itself.
        ("I know people at ZEBRATWO. Lee Park has fine ZEBRASIX slides.", True),
        ("I spoke to Lee Park. He is now at ZEBRASIX.", True),
    ],
)
def test_a_sentence_is_flagged_for_its_own_words_only(text: str, leaks: bool) -> None:
    assert _flagged("Lee: ZEBRASIX (confidential)", text) is leaks


def _noted(told: str) -> ClosedStatements:
    """What a note with Lee Park keeps closed, read from its words; a passage for each paragraph."""
    lee = PersonView("p1", "Lee Park", (), (), (), (), "Kite", "", ())
    spans = list(sentences(told))
    parts = [told[s.start : s.end] for s in spans]
    laid = restrictions(told, spans, note_date=dt.date(2026, 9, 1))
    group = [
        Statement(
            n, 1, told.count("\n", 0, s.start), s.start, s.end, part, "notes/a.md", "line:1", "note", "Talk", dt.date(2026, 9, 1), ("p1",),
            ("p1",), None, r,
        )
        for n, (s, part, r) in enumerate(zip(spans, parts, laid, strict=True))
    ]  # fmt: skip
    return closed_statements(group, [lee], ME, TODAY)


@pytest.mark.parametrize("label", ["Confidential.", "Private.", "Off the record.", "Secret."])
@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("Lee will hand over the kiln in May.", True),
        ("Lee Park will hand over the kiln in May.", True),
        ("He will hand over the kiln in May.", True),
        ("Big news: Park will hand over the kiln in May!", True),
        ("I hand over the kiln in May.", False),
        ("Lee Park has a fine kiln.", False),
    ],
)
def test_another_form_of_the_name_hides_nothing(label: str, text: str, leaks: bool) -> None:
    secrets = _noted(f"Lee will hand over the kiln in May. {label}")
    assert not secrets.items[0].broad
    context = Context("post", Reader("public"), ME, TODAY, secrets=secrets)
    assert bool(list(NoteLeaks().find(text, context))) is leaks


def test_a_marker_at_the_head_of_a_note_is_about_the_whole_of_it() -> None:
    secrets = _noted("Confidential.\n\nLee runs the kiln.\n\nLee has a fine garden.")
    assert [item.broad for item in secrets.items] == [False, True, True]
