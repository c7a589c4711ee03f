"""A botanist asks: the newest deadline answers, gifts go the right way, and the answer speaks the question's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.workspace import Workspace
from tests.ask.atlas import asker_on, values
from tests.ask.herbarium import TODAY, open_herbarium


@pytest.fixture(scope="module")
def herbarium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_herbarium(tmp_path_factory.mktemp("herbarium")) as space:
        yield space


@pytest.fixture(scope="module")
def asker(herbarium: Workspace) -> Asker:
    return asker_on(herbarium, TODAY)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When does Tom need the counts?",
            "4 December 2026: The heron counts can wait: 4 December is early enough for him. Earlier: 30 October 2026 (as of 5 October 2026).",
        ),
        (
            "What is the deadline for the recording?",
            "9 December 2026: She now needs the recording by 9 December. Earlier: 15 November 2026 (as of 20 October 2026).",
        ),
        (
            "Bis wann braucht Nora das recording?",
            "9. Dezember 2026: She now needs the recording by 9 December. Früher: 15. November 2026 (Stand 20. Oktober 2026).",
        ),
    ],
)
def test_the_newest_deadline_answers(herbarium: Workspace, question: str, text: str) -> None:
    assert herbarium.ask(question).text == text


def test_a_day_that_is_no_deadline_gives_none(herbarium: Workspace) -> None:
    answer = herbarium.ask("What is the deadline for the alpine house?")
    assert answer.abstained, answer.text


_MAUDE = (
    "Maude Pellew: “could you send me the interim report by 2 December?”, by 2 December 2026 (2026-12-02)"
)
_TOM = "Tom Ferrand: “The heron counts can wait: 4 December is early enough for him.”, by 4 December 2026 (2026-12-04)"
_NORA = "Nora Fitch: “She now needs the recording by 9 December.”, by 9 December 2026 (2026-12-09)"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who has a deadline for me next week?", [_MAUDE, _TOM]),
        ("What is due next week?", [_MAUDE, _TOM]),
        ("Which deadlines do I have this month?", ["Rafi Osei: the fig list, due 27 November 2026 (2026-11-27)"]),
        ("Do I have any deadlines with Nora?", [_NORA]),
        ("Wer braucht nächste Woche etwas von mir?", [
            "Maude Pellew: „could you send me the interim report by 2 December?“, bis 2. Dezember 2026 (2026-12-02)",
            "Tom Ferrand: „The heron counts can wait: 4 December is early enough for him.“, bis 4. Dezember 2026 (2026-12-04)",
        ]),
    ],
)  # fmt: skip
def test_what_is_due_is_a_set(herbarium: Workspace, question: str, rows: list[str]) -> None:
    assert values(herbarium.ask(question)) == rows


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("What did Dermot give me?", ["Dermot Quill: “Dermot gave me a packet of black oats.”"]),
        ("What did I give Dermot?", ["Dermot Quill: “I gave Dermot a pruning knife.”"]),
        ("Who gave me the map?", ["Saskia Vorn: “She gave me an old map of the dunes.”"]),
        ("Who gave me a lift?", ["Ewan Lisle: “Ewan gave me a lift to the station.”"]),
        ("What did Rafi give Dermot?", ["Rafi Osei: “Rafi Osei gave Dermot a fig cutting, which Dermot has killed.”"]),
        ("What did Bettina give me?", ["Bettina Krall: “Bettina Krall hat mir eine Flasche Quittensaft geschenkt.”"]),
        ("Was habe ich Bettina mitgebracht?", ["Bettina Krall: „Ich habe ihr einen Ableger mitgebracht.“"]),
        ("What did I give Rafi?", []),
        ("Who brought me the wine?", []),
        ("Was hat mir Ilka geschenkt?", []),
    ],
)  # fmt: skip
def test_gifts_go_the_right_way(herbarium: Workspace, question: str, rows: list[str]) -> None:
    answer = herbarium.ask(question)
    assert values(answer) == rows
    assert answer.abstained is (not rows)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Segelt Anselm?", "Sie haben am 15. November 2026 notiert: „Anselm Brock segelt"),
        ("Spricht Anselm Englisch?", "Sie haben am 15. November 2026 notiert: „Er spricht kein Englisch.“"),
        ("Segelt Ilka?", "Darauf finde ich zu Ilka keine Antwort"),
        ("Does Anselm sail?", "You noted on 15 November 2026: “Anselm Brock segelt"),
    ],
)
def test_a_question_that_begins_with_a_verb_is_answered_in_its_language(
    herbarium: Workspace, question: str, begins: str
) -> None:
    assert herbarium.ask(question).text.startswith(begins)


def test_promises_in_german_and_without_the_place(herbarium: Workspace) -> None:
    said = {(p.to_name, p.what, p.due and p.due.isoformat()) for p in herbarium.promises() if p.by == "user"}
    assert said == {
        ("Rafi Osei", "fig list", "2026-11-27"),
        ("Ilka Thorn", "Manuskript", "2026-12-24"),
        ("Ilka Thorn", "introduction to Bettina Krall", None),
        ("Saskia Vorn", "forty grams of orchid seed", None),
        ("Saskia Vorn", "dinner", None),
    }
    answer = herbarium.ask("Whom did I promise to introduce?")
    assert "Bettina Krall" in answer.text
    assert "Ilka Thorn" in answer.text
    german = herbarium.ask("Wem habe ich versprochen, jemanden vorzustellen?")
    assert german.text == "Sie haben versprochen, einander vorzustellen: Ilka Thorn und Bettina Krall."
    assert [row.person for row in german.rows] == [row.person for row in answer.rows]


def test_everybody_met_at_the_fair_is_thanked(herbarium: Workspace) -> None:
    waiting = {line.name: line.why for line in herbarium.to_thank()}
    assert set(waiting) == {"Bettina Krall", "Ewan Lisle", "Nora Fitch"}  # Rafi had a letter since
    assert waiting["Bettina Krall"] == "They helped you."
    draft = herbarium.draft("Nora Fitch", event="Seed fair")
    assert "Seed fair" in draft.body
