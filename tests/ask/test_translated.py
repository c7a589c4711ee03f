"""German questions are answered in German whole: sentences, rows, the plan line, refusals and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from coach.ask.answer import Answer
from coach.ask.translated import CATALOGUES, language_of, translated
from coach.evidence import Unsupported
from coach.workspace import Workspace
from tests.small_world import small_workspace


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_workspace(tmp_path_factory.mktemp("german")) as opened:
        yield opened


ENGLISH = re.compile(
    r"\b(?:the|your|you|yours|with|people|promise|promises|nothing|last|wrote|noted|says|find|due|late|list|record|what|who|and|of|on)\b",
    re.IGNORECASE,
)
TITLES = (
    "Book Forum",
    "Call with Omar",
    "Good to see you",
    "Rye Press",
    "Paper Days, day one",
    "Paper and fire",
)
"""What is called so in the files, and stays."""
QUESTIONS = (
    "Was habe ich Ines versprochen?",
    "Was habe ich Zoe versprochen?",
    "Was hat Omar mir versprochen?",
    "Was sind meine offenen Versprechen?",
    "Welche Versprechen sind überfällig?",
    "Wie viele Versprechen sind offen?",
    "Wer hat mir noch etwas versprochen?",
    "Wann habe ich zuletzt mit Omar gesprochen?",
    "Wann habe ich Ines zum ersten Mal getroffen?",
    "Wann hat mir Ines zuletzt geschrieben?",
    "Wem schulde ich eine Antwort?",
    "Wer schuldet mir eine Antwort?",
    "Wen kenne ich bei Rye Press?",
    "Wen kenne ich bei Nordlicht?",
    "Wie viele Leute kenne ich?",
    "Wo arbeitet Ines?",
    "Wie lautet die E-Mail-Adresse von Omar?",
    "Was ist die Telefonnummer von Zoe?",
    "Wer kommt zum Book Forum?",
    "Wer spricht beim Book Forum?",
    "Wann ist das Book Forum?",
    "Wo habe ich Omar getroffen?",
    "Was steht nächste Woche an?",
    "Wer hat mir diese Woche geschrieben?",
    "Wen habe ich vernachlässigt?",
    "Was weiß ich über Omar?",
    "Was denkt Omar über Mondgestein?",
    "Wer hat mich Ines vorgestellt?",
    "Was will Ines von mir?",
    "Was sind meine Ziele?",
    "Was habe ich letzten Monat gemacht?",
    "Was war meine letzte Notiz?",
    "Was habe ich am 5. November notiert?",
    "Was war am 5. November los?",
    "Was war letzten Monat los?",
    "Wer hat mir zuletzt geschrieben?",
    "Wem habe ich zuletzt geschrieben?",
    "Mit wem habe ich zuletzt gesprochen?",
    "Was ist mein nächster Termin?",
    "Was wurde mir im Vertrauen erzählt?",
    "Was steht unter Embargo?",
    "Darf ich Omar von Ines erzählen?",
    "Darf ich über Omar posten?",
    "Wen kenne ich bei Rye Press, denen ich noch nicht geschrieben habe?",
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_german_question_is_answered_in_german_whole(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    said = [answer.text, answer.plan, *(r.shown for r in answer.rows), *answer.next_steps]
    quotes = [c.quote for c in answer.citations] + [p.what for p in space.promises(everything=True)]
    for line in said:
        bare = re.sub(r"„[^“]*“", "", line)
        for quote in (*quotes, *TITLES):
            bare = bare.replace(quote, "")
        left = ENGLISH.findall(bare)
        assert not left, (question, line)


@pytest.mark.parametrize(
    ("question", "text", "plan"),
    [
        (
            "Was habe ich Ines versprochen?",
            "Ein offenes Versprechen von Ihnen an Ines.",
            "Ihre Versprechen an Ines, die offenen: 1",
        ),
        (
            "Was denkt Zarathustra?",
            "Darauf finde ich keine Antwort in Ihren Notizen, Kontakten, Nachrichten und im Kalender. Das hier kommt dem am nächsten.",
            "Notizen, Nachrichten und Kontakte zu denkt Zarathustra",
        ),
        (
            "Wann ist das Book Forum?",
            "Book Forum 2026: 3. Dezember 2026 bis 4. Dezember 2026 in Leiden.",
            "Datum und Ort der Veranstaltung Book Forum",
        ),
    ],
)
def test_how_it_reads(space: Workspace, question: str, text: str, plan: str) -> None:
    answer = space.ask(question)
    assert (answer.text, answer.plan) == (text, plan)


def test_rows_say_their_days_in_german(space: Workspace) -> None:
    (row,) = space.ask("Was habe ich Ines versprochen?").rows
    assert row.value.endswith("bis 30. November 2026 (2026-11-30)")
    assert row.shown.endswith("bis 30. November 2026")


def test_english_stays_english(space: Workspace) -> None:
    assert space.ask("What did I promise Ines?").text == "1 open promise of yours to Ines."
    assert language_of("Was it Ines who kept bees?") == ""
    assert language_of("Was hat Ines gesagt?") == "german"


def test_what_is_underlined_moves_along_and_quotes_stay() -> None:
    text = "You noted on 3 May 2026: “7 people. Nothing on record.” [1] She flies."
    doubt = Unsupported(text.index("She"), len(text), "She flies.", "nobody says so")
    answer = translated(Answer("?", text, unsupported=(doubt,)), "german")
    assert answer.text == "Sie haben am 3. Mai 2026 notiert: „7 people. Nothing on record.“ [1] She flies."
    (moved,) = answer.unsupported
    assert answer.text[moved.start : moved.end] == "She flies."


def test_what_is_heard_is_what_is_answered(space: Workspace) -> None:
    heard: list[str] = []
    answer = space.ask("Was habe ich Ines versprochen?", on_text=heard.append)
    assert "".join(heard) == answer.text


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_translation_fills_the_slots_of_its_pattern(language: str) -> None:
    catalogue = CATALOGUES[language]
    for table in (catalogue.sentences, catalogue.rows, catalogue.plans, catalogue.steps, catalogue.phrases):
        for pattern, said in table:
            re.compile(re.sub(r"\{[a-z]\}", ".", pattern))
            given = set(re.findall(r"\{([a-z])\}|\(\?P<([a-z])>", pattern))
            names = {a or b for a, b in given}
            used = set(re.findall(r"\{([a-z])\}", said)) | set(re.findall(r"<([a-z])[?|]", said))
            assert used <= names, (pattern, said)
