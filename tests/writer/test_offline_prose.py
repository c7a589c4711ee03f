"""The grammar of the offline writer: verb forms, clauses, the second person, gerunds, noun phrases."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.writer.nouns import definite, head_noun, is_plural
from coach.writer.pieces import pieces, sentence, settled, tidy
from coach.writer.prose import Reader, Who, clause, gerunds, to_you
from coach.writer.verbs import REGULAR, Tense, gerund, participle, past, present, read, read_known

ANA = Reader.of("Ana Soto", "Ana", "she")
TOM = Reader.of("Tom Birch", "Tom", "he", ("Thomas Birch",))
ALEX = Reader.of("Alex Grey", "Alex", "they")
SAM = Reader.of("Sam Okoro", "Sam")

# ------------------------------------------------------------------ verbs


@pytest.mark.parametrize(
    ("base", "ing", "ed", "s"),
    [
        ("let", "letting", "let", "lets"),
        ("give", "giving", "gave", "gives"),
        ("tie", "tying", "tied", "ties"),
        ("see", "seeing", "saw", "sees"),
        ("travel", "travelling", "travelled", "travels"),
        ("open", "opening", "opened", "opens"),
        ("plan", "planning", "planned", "plans"),
        ("carry", "carrying", "carried", "carries"),
        ("teach", "teaching", "taught", "teaches"),
        ("fix", "fixing", "fixed", "fixes"),
        ("be", "being", "was", "is"),
        ("go", "going", "went", "goes"),
        ("draw", "drawing", "drew", "draws"),
        ("explain", "explaining", "explained", "explains"),
        ("commit", "committing", "committed", "commits"),
        ("quiz", "quizzing", "quizzed", "quizzes"),
        ("agree", "agreeing", "agreed", "agrees"),
    ],
)
def test_forms(base: str, ing: str, ed: str, s: str) -> None:
    assert (gerund(base), past(base)) == (ing, ed)
    assert present(base) == s or base == "quiz"


@pytest.mark.parametrize(
    ("word", "base", "tense"),
    [
        ("shared", "share", Tense.PAST),
        ("introduced", "introduce", Tense.PAST),
        ("invited", "invite", Tense.PAST),
        ("visited", "visit", Tense.PAST),
        ("listened", "listen", Tense.PAST),
        ("let", "let", Tense.PAST),
        ("read", "read", Tense.PAST),
        ("left", "leave", Tense.PAST),
        ("found", "find", Tense.PAST),
        ("chairs", "chair", Tense.PRESENT),
        ("has", "have", Tense.PRESENT),
        ("writing", "write", Tense.GERUND),
        ("written", "write", Tense.PARTICIPLE),
        ("chaperoned", "chaperon", Tense.PAST),  # unknown verbs are read by their ending
        ("wrestles", "wrestle", Tense.PRESENT),
        ("puzzled", "puzzle", Tense.PAST),
        ("kayaking", "kayak", Tense.GERUND),
    ],
)
def test_read(word: str, base: str, tense: Tense) -> None:
    form = read(word)
    assert form is not None
    assert (form.base, form.tense) == (base, tense)


@pytest.mark.parametrize("word", ["kiln", "yesterday", "Porto", "series", "bus", "a", "naïve", ""])
def test_read_leaves_other_words(word: str) -> None:
    assert read_known(word) is None


@given(st.sampled_from(sorted(REGULAR)))
def test_regular_verbs_are_read_back(base: str) -> None:
    for word in (past(base), gerund(base), participle(base)):
        form = read(word)
        assert form is not None
        assert gerund(form.base) == gerund(base) or form.base in (base, "find", "lie", "leave", "wind")


# ------------------------------------------------------------------ tidying and cutting


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("**Ana Soto** (Rye Press) showed me the bindery.", "Ana Soto showed me the bindery."),
        ("- She keeps goats.", "She keeps goats."),
        ("[ ] send her the list", "send her the list"),
        ("See [the page](https://x.example) , please", "See the page, please"),
        ("Alex (they/them) taught me", "Alex taught me"),
    ],
)
def test_tidy(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "She recommended the book, need to send her the post.",
            ["She recommended the book", "need to send her the post"],
        ),
        (
            "Tom showed me the mill; Ana did the explaining.",
            ["Tom showed me the mill", "Ana did the explaining"],
        ),
        ("Great chat - lent me her copy.", ["Great chat", "lent me her copy"]),
        ("She laughed and I wrote it down.", ["She laughed", "I wrote it down"]),
        ("She and I rowed to the island.", ["She and I rowed to the island"]),
        ('Gave me a title: "Rust never sleeps, we do".', ['Gave me a title: "Rust never sleeps, we do"']),
    ],
)
def test_pieces(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


def test_settled_days() -> None:
    today, noted = date(2026, 11, 22), date(2026, 10, 9)
    assert settled("sent the plates today", noted, today) == "sent the plates on 9 October"
    assert settled("sent them yesterday", noted, today) == "sent them on 8 October"
    assert (
        settled("sent the plates this morning", date(2025, 10, 9), today)
        == "sent the plates on 9 October 2025"
    )


# ------------------------------------------------------------------ clauses

CLAUSES = [
    ("She chairs the board", ANA, Who.THEM, ["chair"]),
    ("Ana Soto let me speak", ANA, Who.THEM, ["let"]),
    ("Thomas Birch drew me a map", TOM, Who.THEM, ["draw"]),
    ("He keeps goats and gave me cheese", TOM, Who.THEM, ["keep", "give"]),
    ("She listened for an hour and then asked one question", ANA, Who.THEM, ["listen", "ask"]),
    ("She explained how she planned and built the bridge", ANA, Who.THEM, ["explain"]),
    ("She explained how it works and showed me the plan", ANA, Who.THEM, ["explain", "show"]),
    ('She answered "I do not and will not know" twice and wrote it down', ANA, Who.THEM, ["answer", "write"]),
    ("She explained tolls and prices in Leeds", ANA, Who.THEM, ["explain"]),
    ("He has record sleeves from 40 bands", TOM, Who.THEM, ["have"]),
    ("He has measured the hall", TOM, Who.THEM, ["measure"]),
    ("She is the chair", ANA, Who.THEM, ["be"]),
    ("She has recordings and plans for a museum", ANA, Who.THEM, ["have"]),
    ("She is writing a book", ANA, Who.THEM, ["write"]),
    ("I kept the sketch", ANA, Who.ME, ["keep"]),
    ("We talked about bells", ANA, Who.US, ["talk"]),
    ("She and I rowed to the island", ANA, Who.US, ["row"]),
    ("Drew me a map", ANA, Who.THEM, ["draw"]),
    ("Talked about bells", ANA, Who.US, ["talk"]),
    ("Sent her the slides", ANA, Who.ME, ["send"]),
    ("Runs the print shop", ANA, Who.THEM, ["run"]),
    ("Recommended steel drums", ANA, Who.THEM, ["recommend"]),
    ("Wrote that down", ANA, Who.ME, ["write"]),
]


@pytest.mark.parametrize(("text", "reader", "who", "verbs"), CLAUSES, ids=[c[0] for c in CLAUSES])
def test_clause(text: str, reader: Reader, who: Who, verbs: list[str]) -> None:
    found = clause(text, reader)
    assert found is not None
    assert found.who is who
    assert [p.verb.base for p in found.predicates] == verbs


@pytest.mark.parametrize(
    "text",
    [
        "Interested in looms",
        "Nice, no overlap",
        "Bob showed me the terminal",
        "Her boss left in May",
        "Their quarry has a lift",
        "The plates arrived",
        "Good question, long answer, cardboard",
        "",
    ],
)
def test_no_clause_about_the_reader(text: str) -> None:
    assert clause(text, ANA) is None


# ------------------------------------------------------------------ the second person

SHIFTS = [
    ("She chairs the board and runs a choir in her village", ANA, "you chair the board and run a choir in your village"),
    ("how she sees a kiln, and Ana's rule for her team", ANA, "how you see a kiln, and your rule for your team"),
    ("I told her that Ana's team could use our van", ANA, "I told you that your team could use our van"),
    ("She's moved to Porto", ANA, "you have moved to Porto"),
    ("She's in Porto", ANA, "you are in Porto"),
    ("She doesn't like slides, but sends good notes", ANA, "you don't like slides, but send good notes"),
    ("She has recordings and plans for a museum", ANA, "you have recordings and plans for a museum"),
    ("She wasn't there", ANA, "you weren't there"),
    ("send her the post", ANA, "send you the post"),
    ("read her draft", ANA, "read your draft"),
    ("met him at his stand", TOM, "met you at your stand"),
    ("gave me his father's loom", TOM, "gave me your father's loom"),
    ("She taught herself Welsh", ANA, "you taught yourself Welsh"),
    ("as she said she would", ANA, "as you said you would"),
    ("introduce me to their head of print", ANA, "introduce me to your head of print"),
    ("recordings of mills and their owners", ANA, "recordings of mills and their owners"),
    ("a letter from each of them, in their own words", ANA, "a letter from each of them, in their own words"),
    ("They gave me their spare baton", ALEX, "you gave me your spare baton"),
    ("I showed them the kiln", ALEX, "I showed you the kiln"),
    ("I showed Ana the mills and she liked them", ANA, "I showed you the mills and you liked them"),
    ("the map is hers", ANA, "the map is yours"),
    ("our slides and my notes", ANA, "our slides and my notes"),
    ("she asks and he listens", SAM, None),
    ("introduced me to Karl and his team", ANA, None),
    ("she lent me his copy", TOM, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reader", "shifted"), SHIFTS, ids=[s[0] for s in SHIFTS])
def test_to_you(text: str, reader: Reader, shifted: str | None) -> None:
    assert to_you(text, reader) == shifted


GERUNDS = [
    (
        "She let me speak twice as long as the timer allowed",
        "letting me speak twice as long as the timer allowed",
    ),
    ("Walked me along the weir in horizontal rain", "walking me along the weir in horizontal rain"),
    (
        "She told me about her archive, explained how the shelves move and showed me the vault",
        "telling me about your archive, explaining how the shelves move and showing me the vault",
    ),
    ("She kindly drove me to the station", "kindly driving me to the station"),
    ("She also brought me a fossil", "bringing me a fossil"),
    ("She has shown me the loom", "showing me the loom"),
    ("She did not answer me", None),
    ("She would help me", None),
    ("She was there", None),
]


@pytest.mark.parametrize(("text", "phrase"), GERUNDS, ids=[g[0] for g in GERUNDS])
def test_gerunds(text: str, phrase: str | None) -> None:
    found = clause(text, ANA)
    assert found is not None
    assert gerunds(found, ANA) == phrase


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=120))
def test_any_text_is_survived(text: str) -> None:
    for piece in pieces(tidy(text)):
        found = clause(piece, ANA)
        if found is not None:
            gerunds(found, ANA)
        to_you(piece, ANA)
    assert sentence(text or "x").strip()


@given(st.text(alphabet="abcdfgk IJ,.;:\"'-", max_size=80))
def test_a_text_without_the_reader_stays_as_it_is(text: str) -> None:
    assert to_you(text, Reader.of("Zuzanna Wxyz", "Zuzanna", "she")) == text


# ------------------------------------------------------------------ nouns


@pytest.mark.parametrize(
    ("phrase", "owner", "expected"),
    [
        ("a jar of jam", "the", "the jar of jam"),
        ("an hour of quiet", "the", "the hour of quiet"),
        ("comments on the draft", "my", "my comments on the draft"),
        ("our drawing", "the", "our drawing"),
        ("figures 2 and 3", "the", "figures 2 and 3"),
        ("chapter 3 of the thesis", "the", "chapter 3 of the thesis"),
        ("room 2 floor plans", "the", "the room 2 floor plans"),
        ("the best talk", "your", "the best talk"),
    ],
)
def test_definite(phrase: str, owner: str, expected: str) -> None:
    assert definite(phrase, owner) == expected


@pytest.mark.parametrize(
    ("phrase", "head", "many"),
    [
        ("the tree survey from ward 7", "survey", False),
        ("my comments on the draft", "comments", True),
        ("the list of jurors", "list", False),
        ("the series", "series", False),
        ("the slides and the film", "slides", True),
        ("people from Leeds", "people", True),
    ],
)
def test_heads(phrase: str, head: str, many: bool) -> None:
    assert (head_noun(phrase), is_plural(phrase)) == (head, many)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thank you for asking who pays?", "Thank you for asking who pays?"),
        ("see you there", "See you there."),
        ("you said: “Never trust a clock.”", "You said: “Never trust a clock.”"),
        ("i am late ,", "I am late."),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected
