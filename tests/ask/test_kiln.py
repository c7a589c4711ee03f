"""A kiln maker asks: thanks, presents, towns under several names, whom a bare name means, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ask.exchange import Exchange
from coach.follow_up.thanking import gives_thanks, thanked_whom
from coach.workspace import Workspace
from tests.ask.atlas import quotes, values
from tests.ask.kiln import FILES, ME, TODAY, open_kiln
from tests.small_world import letter, opened


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_kiln(tmp_path_factory.mktemp("kiln")) as space:
        yield space


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did I thank Odile?", "Yes: you thanked Odile Marchetti on 3 November 2026."),
        ("Did I thank Odile for the tiles?", "Yes: you thanked Odile Marchetti on 3 November 2026."),
        ("When did I thank Odile?", "You thanked Odile Marchetti on 3 November 2026."),
        ("Habe ich Odile gedankt?", "Ja: Sie haben Odile Marchetti am 3. November 2026 gedankt."),
        ("Wann habe ich mich bei Odile bedankt?", "Sie haben Odile Marchetti am 3. November 2026 gedankt."),
        ("Have I thanked Tariq?", "Yes: you thanked Tariq Benali on 3 November 2026."),
    ],
)
def test_who_was_thanked_and_when(kiln: Workspace, question: str, text: str) -> None:
    answer = kiln.ask(question)
    assert (answer.text, answer.abstained) == (text, False)
    assert "hank" in quotes(answer)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did I thank Ewa?", "Nothing on record says that you thanked Ewa Kowalczyk. You last wrote on 16 October 2026."),
        ("Have I thanked Signe?", "Nothing on record says that you thanked Signe Dahlquist. You met on 10 November 2026 and have not written since."),
        ("Habe ich mich bei Signe bedankt?", "Nichts in Ihren Unterlagen sagt, dass Sie Signe Dahlquist gedankt haben. Sie haben sich am 10. November 2026 getroffen und seither nicht geschrieben."),
        ("Did I thank Odile for the lamp?", "Nothing on record says that you thanked Odile Marchetti. You last wrote on 3 November 2026."),
    ],
)  # fmt: skip
def test_who_was_not_thanked(kiln: Workspace, question: str, text: str) -> None:
    answer = kiln.ask(question)
    assert (answer.text, answer.abstained) == (text, True)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Thank you for the lamp.", True),
        ("Vielen Dank für die Lampe.", True),
        ("Many thanks,", False),
        ("Thanks and best wishes", False),
        ("Thank you in advance for your answer.", False),
        ("No, thank you.", False),
        ("Vielen Dank im Voraus!", False),
        ("Dank der Sonne war es warm.", False),
        ("Hi Odile, thanks so much for the lamp.", True),
        ("I thank you with all my heart.", True),
        ("Danke dir für die Lampe.", True),
        ("Habt herzlichen Dank für die Lampe.", True),
        ("Ich danke Ihnen sehr.", True),
        ("Gott sei Dank ist der Ofen wieder heil.", False),
        ("My sister thanks you for the bread.", False),
        ("I got a thank you card from Tariq.", False),
        ("There is no need for thanks.", False),
        ("No thanks needed.", False),
        ("Thanks to you we lost the order.", False),
        ("The kiln is warm, thanks to the new fan.", False),
        ("Thank you notes are on the desk.", False),
        ("Dank eines Fehlers kam alles doppelt.", False),
        ("Tariq sagt danke für die Lampe.", False),
        ("“Thank you for the lamp” is what the card says.", False),
    ],
)
def test_what_gives_thanks(text: str, gives: bool) -> None:
    assert gives_thanks(text) is gives


@pytest.mark.parametrize(
    "text",
    [
        "Ada thanked me for it.",
        "I have not thanked Ada yet.",
        "I should have thanked Ada.",
        "Ada und Omar haben sich bei mir für die Pläne bedankt.",
        "Die beiden haben sich bei uns bedankt.",
        "Ich habe gehört, dass sie sich bei Ada bedankt hat.",
        "Ada meint, wir haben uns gut bei Omar bedankt.",
        "Habe sie sich bei Omar bedankt, weiß keiner.",
        "I hear that we thanked nobody.",
        "Thanked by Ada for the map.",
        "I thanked God.",
        "I would love it if I thanked Ada.",
    ],
)
def test_what_tells_of_no_thanks_of_the_user(text: str) -> None:
    assert thanked_whom(text) is None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Ich habe mich bei Ada bedankt.", "Ada"),
        ("Ada habe ich gestern gedankt.", "Ada"),
        ("Habe mich bei Ada bedankt.", "Ada"),
        ("Omar und ich haben uns bei Ada bedankt.", "Ada"),
        ("We have also thanked Ada.", "Ada"),
    ],
)
def test_whom_the_user_thanked(text: str, whom: str) -> None:
    named = thanked_whom(text)
    assert named is not None
    assert whom in named
    assert "Omar" not in named


@pytest.mark.parametrize("question", ["Did I thank Odile?", "Habe ich mich bei Odile bedankt?"])
def test_thanks_of_others_are_none_of_the_users(tmp_path: Path, question: str) -> None:
    mail = letter("x", "Vera Stroud <vera@loom.example>", "Odile Quast <odile@quast.example>", "Ofen",
                  "Fri, 06 Nov 2026 09:20:00 +0000",
                  "Liebe Odile,\n\nGott sei Dank ist der Ofen wieder heil. My sister thanks you for the bread.\n\nVera")  # fmt: skip
    note = "---\ntitle: Anruf\ndate: 2026-10-20\nwith: [Odile Quast]\n---\nOdile und Bruno haben sich bei mir für die Pläne bedankt.\n"
    me = {"name": "Vera Stroud", "emails": ["vera@loom.example"], "profile": "", "employer": "Loom Works"}
    with opened(tmp_path, {"mail/1.eml": mail, "notes/a.md": note}, me, TODAY) as space:
        assert space.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("What did Odile give me?", ["Odile Marchetti: “She sent me a box of test tiles in September.”"]),
        ("Who gave me tiles?", ["Odile Marchetti: “She sent me a box of test tiles in September.”"]),
        ("What did I give Ewa?", ["Ewa Kowalczyk: “Gave her a bottle of pear brandy.”"]),
        ("Was habe ich Ewa geschenkt?", ["Ewa Kowalczyk: „Gave her a bottle of pear brandy.“"]),
        ("Whom did Tariq introduce me to?", ["Signe Dahlquist, Export Manager, Nordglas"]),
        ("Wen hat mir Tariq vorgestellt?", ["Signe Dahlquist, Export Manager, Nordglas"]),
        ("Wer hat mich mit Signe bekannt gemacht?", ["Tariq Benali, Head of Procurement, Salzhof Energie"]),
        ("When is Odile's birthday?", ["1981-12-02"]),
    ],
)
def test_rows(kiln: Workspace, question: str, rows: list[str]) -> None:
    assert values(kiln.ask(question)) == rows


VIENNA = ["Odile Marchetti, Kiln Manager, Bramblewick Ceramics", "Tariq Benali, Head of Procurement, Salzhof Energie"]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who lives in Vienna?", VIENNA),
        ("Wer wohnt in Wien?", VIENNA),
        ("Who do I know in Munich?", ["Jonas Petrov (Petrov & Sohn), Owner"]),
        ("Wen kenne ich in Köln?", ["Signe Dahlquist, Export Manager, Nordglas"]),
        ("Who lives in Prague?", ["Nils Feldmann, Restorer, Ofenwerk"]),
        ("Who did I meet in Gent?", ["Odile Marchetti, Kiln Manager, Bramblewick Ceramics", "Ewa Kowalczyk, Curator, Tonwerk Gent"]),
        ("Wen habe ich in Gent getroffen?", ["Odile Marchetti, Kiln Manager, Bramblewick Ceramics", "Ewa Kowalczyk, Curator, Tonwerk Gent"]),
    ],
)  # fmt: skip
def test_a_town_under_its_other_name(kiln: Workspace, question: str, rows: list[str]) -> None:
    assert values(kiln.ask(question)) == rows


@pytest.mark.parametrize("question", ["Who could introduce me to Henrik Aalto?", "Wer könnte mich Henrik Aalto vorstellen?"])  # fmt: skip
def test_who_offered_to_introduce_is_the_one_to_ask(kiln: Workspace, question: str) -> None:
    answer = kiln.ask(question)
    assert answer.text.startswith("Odile Marchetti ")
    assert "I will connect you with Henrik" in answer.text
    assert "Ewa" not in answer.text, "she wishes to meet him herself"


def test_a_family_name_that_a_house_is_called_after_means_its_people(kiln: Workspace) -> None:
    """Feldmann Tiles is Greta's; Nils is a Feldmann, too."""
    promised = kiln.ask("What did I promise Feldmann?")
    assert values(promised) == ["Greta Feldmann: the bag of clay, due 1 December 2026 (2026-12-01)"]
    assert "Feldmann may also mean Nils Feldmann" in promised.text
    both = kiln.ask("What do I know about Feldmann?").text
    assert "Greta Feldmann" in both
    assert "Nils Feldmann" in both
    assert values(kiln.ask("Who do I know at Feldmann?")) == ["Greta Feldmann, Painter, Feldmann Tiles"]


@pytest.mark.parametrize(
    "question",
    ["What must I not tell Tariq from Salzhof Energie?", "What should I not mention to Tariq, Salzhof?",
     "Was darf ich Tariq von der Salzhof Energie nicht sagen?"],
)  # fmt: skip
def test_what_to_keep_from_somebody_of_a_house(kiln: Workspace, question: str) -> None:
    (row,) = values(kiln.ask(question))
    assert "Salzhof will close the Linz plant" in row


def test_what_is_not_to_be_raised_may_name_others(kiln: Workspace) -> None:
    (row,) = values(kiln.ask("Was soll ich bei Signe nicht ansprechen?"))
    assert "den Streit mit Nordglas Dänemark" in row


def test_a_question_of_the_users_own_is_no_answer(kiln: Workspace) -> None:
    assert "When does your show open?" not in kiln.ask("When does Ewa's show open?").text


def test_a_wish_of_the_users_own_is_nobody_elses(kiln: Workspace) -> None:
    answer = kiln.ask("Who is looking for a supplier?").text
    assert "Odile Marchetti" in answer
    assert "Find a kaolin supplier" not in answer


def test_something_of_the_one_spoken_of(kiln: Workspace) -> None:
    first = kiln.ask("What do I know about Odile?")
    said = kiln.ask("And her business?", [Exchange(first.question, first.text, ("Odile Marchetti",))])
    assert "Her business has doubled since spring." in said.text


def test_whom_the_user_introduces_is_no_way_to_somebody(kiln: Workspace) -> None:
    for question in (
        "Who could introduce me to Tariq?",
        "Who can introduce me to somebody at Salzhof Energie?",
    ):
        assert kiln.ask(question).text.startswith("You know Tariq Benali, Head of Procurement"), question


def test_a_lunch_at_a_house_is_named_by_its_whole_name(kiln: Workspace) -> None:
    tariq = ["Tariq Benali, Head of Procurement, Salzhof Energie"]
    assert values(kiln.ask("Who do I know at Salzhof Energie?")) == tariq
    assert kiln.ask("When was the Salzhof Energie lunch?").text.startswith(
        "Salzhof Energie lunch: 10 September"
    )


@pytest.mark.parametrize("question", ["Who knows Henrik?", "Wer kennt Henrik?"])
def test_who_knows_somebody(kiln: Workspace, question: str) -> None:
    assert "I will connect you with Henrik" in kiln.ask(question).text


def test_whom_they_know_themselves_leads_to_none_of_them(kiln: Workspace) -> None:
    assert "Henrik" not in kiln.ask("Who knows Odile?").text


def test_what_somebody_looks_for(kiln: Workspace) -> None:
    for question in ("What does Odile look for?", "What is Odile looking for?"):
        assert "She is looking for a supplier of kaolin." in kiln.ask(question).text
    assert kiln.ask("What is Henrik looking for?").abstained


def test_a_letter_is_no_advice_on_somebody_else(kiln: Workspace) -> None:
    assert "Your talk was lovely" not in kiln.ask("What should I talk about with Ewa?").text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wo findet Fluidtag statt?", "Fluidtag: 3. Dezember 2026 in Nürnberg."),
        ("Telefonnummer von Odile?", "Telefon von Odile: +44 7700 900201."),
        ("E-Mail-Adresse von Signe", "E-Mail von Signe: signe@nordglas.example."),
    ],
)
def test_short_german_questions(kiln: Workspace, question: str, text: str) -> None:
    assert kiln.ask(question).text == text


def test_nobody_owes_an_answer_is_said_of_the_side_that_was_asked_about(tmp_path: Path) -> None:
    note = {"notes/2026-11-02-walk.md": FILES["notes/2026-11-16-nils.md"]}
    with opened(tmp_path, note, ME, TODAY) as space:
        assert space.ask("Who has not answered me?").text == "Nobody owes you an answer."
        assert space.ask("Wer hat mir nicht geantwortet?").text == "Niemand schuldet Ihnen eine Antwort."
        assert space.ask("Whom do I owe a reply?").text == "Nobody is waiting for an answer."
