"""Questions over the ferry planner's network in many wordings: who is found, what is cited, what is left out and said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.ask.german import in_english
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter
from tests.ask.atlas import quotes, values
from tests.ask.ferry import TODAY, open_ferry


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    space = open_ferry(tmp_path_factory.mktemp("ferry"))
    yield space
    space.close()


@pytest.fixture(scope="module")
def asker(ferry: Workspace) -> Asker:
    return Asker(ferry.repository, ferry.index, ferry.handbook, OfflineWriter(), TODAY)


NOT_WRITTEN = ["Jo Tveit", "Otto Falk", "Petra Lindqvist", "Samantha Roe", "Samuel Abara"]

WHO: list[tuple[str, list[str]]] = [
    # Every condition counts
    ("Who at Quayworks do I know that I have met?", ["Joanna Brandl", "Samuel Abara"]),
    ("Who at Quayworks that I already know is coming to the Harbour Congress?", ["Joanna Brandl"]),
    ("Who at Quayworks do I not know yet?", ["Ulla Storm"]),
    ("Who have I met since last year that I have not written to?", NOT_WRITTEN),
    ("Whom have I met this year and never written to?", NOT_WRITTEN),
    ("Whom did I meet in Kiel but never wrote to?", ["Jo Tveit", "Petra Lindqvist", "Samantha Roe"]),
    ("Who did I meet in Gothenburg that I have not written to since then?", ["Otto Falk", "Samuel Abara"]),
    ("Who did I meet in Bergen that I have written to?", ["Ines Holm"]),
    ("Who did I meet in Bergen that I have not written to since?", ["Ines Holm"]),
    ("Who did I meet at Ferry Days that I have written to?", ["Joanna Brandl"]),
    ("Who at Tidecharts have I never met?", ["Mira Sand"]),
    ("Which people at Tidecharts have I not heard from?", ["Mira Sand", "Samantha Roe"]),
    ("Who of the people I met at Ferry Days is coming to Turku?", ["Joanna Brandl", "Otto Falk"]),
    ("Who have I connected with since March 2026 that I have never met?", ["Mira Sand"]),
    ("Which of my contacts at Fjordlinjen have I met?", ["Jo Tveit", "Petra Lindqvist"]),
    ("Who waits for my answer that I met in Gothenburg?", ["Otto Falk"]),
    ("Who did I meet at Ferry Days that owes me a reply?", ["Joanna Brandl"]),
    # Fields, places, introductions, joins
    ("Which recruiters do I know at Tidecharts?", ["Mira Sand"]),
    ("Which curators at Fjordlinjen have I met?", ["Petra Lindqvist"]),
    ("Who works in textiles?", ["Samantha Roe"]),
    ("Who lives in Malmö?", ["Samuel Abara"]),
    ("Who in Kiel have I met since May?", ["Jo Tveit", "Petra Lindqvist", "Samantha Roe"]),
    ("Who introduced me to Otto?", ["Petra Lindqvist"]),
    ("Through whom do I know Otto Falk?", ["Petra Lindqvist"]),
    ("Whom did Petra introduce me to?", ["Otto Falk"]),
    ("Who works at the same place as Samantha Roe?", ["Mira Sand", "Otto Falk"]),
    ("Colleagues of Joanna Brandl that I have met", ["Samuel Abara"]),
    ("Who was at an event with Petra?", ["Jo Tveit", "Samantha Roe"]),
    ("Who that I met at Ferry Days works with someone I met at the Night Boats Meeting?", ["Otto Falk"]),
    ("Who works with someone at Tidecharts who I met in Kiel?", ["Mira Sand", "Otto Falk"]),
    ("Who that I met in Gothenburg works with someone I know at Tidecharts who I met in Kiel?", ["Otto Falk"]),
    # German
    ("Wen kenne ich bei Fjordlinjen?", ["Jo Tveit", "Petra Lindqvist"]),
    ("Wen habe ich in Kiel getroffen, dem ich noch nicht geschrieben habe?", ["Jo Tveit", "Petra Lindqvist", "Samantha Roe"]),
    ("Wem habe ich noch nicht geschrieben, den ich in Kiel getroffen habe?", ["Jo Tveit", "Petra Lindqvist", "Samantha Roe"]),
    ("Wen kenne ich bei Quayworks, der zum Harbour Congress 2026 kommt?", ["Joanna Brandl"]),
    ("Wer hat mich Otto vorgestellt?", ["Petra Lindqvist"]),
    ("Wer wohnt in Malmö?", ["Samuel Abara"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "people"), WHO)
def test_who(asker: Asker, question: str, people: list[str]) -> None:
    answer = asker.ask(question)
    assert sorted(v.partition(",")[0] for v in values(answer)) == people
    assert not answer.abstained
    assert "did not use" not in answer.text
    assert (
        answer.plan.endswith(f": {len(people)}")
        or "introduced" in answer.plan
        or "bekannt gemacht" in answer.plan
    )
    assert all(row.person and row.citations for row in answer.rows)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many people at Tidecharts have I met?", "2 people."),
        ("How many of the people I met in Gothenburg have I written to?", "1 person."),
        ("Wie viele Leute habe ich in Kiel getroffen?", "3 Personen getroffen in Kiel."),
        ("What did I promise people at Quayworks?", "1 open promise of yours."),
        ("Which events did Jo Tveit and Petra both attend?", "1 event with Jo Tveit and Petra."),
        ("Auf welchen Veranstaltungen waren Jo Tveit und Petra zusammen?", "Eine Veranstaltung mit Jo Tveit und Petra."),
        ("Wann habe ich zuletzt mit Otto gesprochen?", "Sie haben zuletzt am 5. Oktober 2026 mit Otto Falk gesprochen"),
        ("When did I last speak with Otto before July?", "You last spoke with Otto Falk on 10 March 2026"),
        ("Have I written to Joanna since March?", "You last wrote to Joanna Brandl on 12 April 2026"),
        ("When will I see Otto?", "Next: "),
        ("Has Otto written to me?", "Otto Falk last wrote to you on 18 November 2026"),
        ("Was habe ich Joanna versprochen?", "Ein offenes Versprechen von Ihnen an Joanna."),
    ],
)  # fmt: skip
def test_facts(asker: Asker, question: str, first: str) -> None:
    answer = asker.ask(question)
    assert answer.text.startswith(first)
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Who at Quayworks have I met in Kiel?", "Leaving out one condition"),
        ("Have Otto and Jo Tveit been at the same event?", "No event is on record where Otto and Jo Tveit"),
        ("Did I write to Samuel?", "I find no message with Samuel"),
        ("Who introduced me to Mira?", "Nothing on record says who introduced you to Mira"),
        ("Who did I meet at Ferry Days that speaks Finnish?", "Leaving out one condition"),
    ],
)
def test_what_nobody_fulfils_is_said(asker: Asker, question: str, says: str) -> None:
    answer = asker.ask(question)
    assert answer.abstained
    assert says in answer.text


def test_words_of_notes_narrow_a_set(asker: Asker) -> None:
    answer = asker.ask("Who did I meet at Ferry Days that has a dinghy?")
    assert values(answer) == ["Joanna Brandl, Harbour Engineer, Quayworks"]
    assert "sails a wooden dinghy" in quotes(answer)
    # In other words than the note's, by retrieval, but only of those for whom the rest holds.
    answer = asker.ask("Who did I meet at Ferry Days that owns a sailing boat?")
    assert answer.text.startswith("Joanna Brandl")
    assert "sails a wooden dinghy" in answer.text


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What is the phone number of Otto in Kiel?", "“Kiel”"),
        ("When is my next call with Otto at Tidecharts that I have not prepared?", "“that I have not prepared”"),
    ],
)  # fmt: skip
def test_what_is_not_used_is_said(asker: Asker, question: str, left: str) -> None:
    assert f"I did not use {left} from your question." in asker.ask(question).text


@pytest.mark.parametrize(
    "question", ["When did I last speak with Jo?", "Where does Jo work?", "What do I know about Sam?"]
)
def test_both_of_a_short_name_are_shown(asker: Asker, question: str) -> None:
    both = ("Jo Tveit", "Joanna Brandl") if "Jo" in question else ("Samuel Abara", "Samantha Roe")
    answer = asker.ask(question)
    shown = "\n".join([answer.text, *values(answer)])
    assert all(name in shown for name in both)
    assert len(answer.rows) == 2


def test_of_whom_only_one_has_an_answer_the_other_is_named(asker: Asker) -> None:
    answer = asker.ask("What does Jo bake?")
    assert answer.text.startswith("Jo Tveit.")
    assert "rye bread" in answer.text
    assert answer.text.endswith("Jo may also mean Joanna Brandl (Quayworks).")
    # Whoever is called in full is meant alone.
    assert "may also mean" not in asker.ask("What does Joanna sail?").text


@pytest.mark.parametrize(
    "question",
    [
        "What are my goals?",
        "When is my talk?",
        "What am I nervous about?",
        "What do I want to learn this year?",
    ],
)
def test_the_users_own_words_are_not_doubted(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert not answer.abstained
    assert answer.unsupported == ()


@pytest.mark.parametrize(
    ("question", "quote", "others"),
    [
        ("Who züchtet Bienen?", "Otto Falk züchtet Bienen auf dem Dach", "Wohnung"),
        ("Who sails?", "She sails a wooden dinghy", "ramps"),
        ("What does Jo Tveit bake?", "bakes rye bread", "charts"),
        ("What is my talk about?", "Ramps that fold", "nervous"),
    ],
)
def test_only_what_answers_is_quoted(asker: Asker, question: str, quote: str, others: str) -> None:
    answer = asker.ask(question)
    assert quote in answer.text
    assert others not in answer.text.replace(quote, "")


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Wen kenne ich bei der Reederei Sund?", "Who do I know at Reederei Sund?"),
        ("Wer schuldet mir noch eine Antwort?", "Who owes me a reply?"),
        ("Was hat Otto mir versprochen?", "What did Otto promise me?"),
        ("Wann habe ich Otto zum ersten Mal getroffen?", "When did I first meet Otto?"),
        ("Mit wem habe ich mich seit März 2026 vernetzt?", "Who have I connected with since March 2026?"),
        ("Wen habe ich letztes Jahr getroffen, der bei Quayworks arbeitet?", "Who did I meet last year who works at Quayworks?"),
        ("Woher kenne ich Otto?", "Where did I meet Otto?"),
        ("Kommt Otto zum Hafentag?", "Is Otto coming to Hafentag?"),
        ("Was macht Otto beruflich?", "What is Otto's job?"),
        ("Hat Otto schon geantwortet?", "Has Otto answered?"),
        ("Wer spricht am Donnerstag?", "Who is speaking on Thursday?"),
        ("Wie viele meiner Versprechen sind überfällig?", "Which of my promises are overdue?"),
        ("Wann habe ich Otto Lund zuletzt getroffen?", "When did I last see Otto Lund?"),
        ("Wann habe ich zuletzt mit Otto gesprochen?", "When did I last see Otto?"),
        ("Was habe ich Otto Lund zugesagt?", "What did I promise Otto Lund?"),
        ("Wie viele kenne ich in Riga?", "Who do I know in Riga?"),
        ("Wie viele kenne ich bei Quayworks?", "How many people do I know at Quayworks?"),
        ("Wen habe ich 2026 getroffen?", "Who did I meet in 2026?"),
        ("Mit wem habe ich im März gesprochen?", "Who did I meet in March?"),
        ("Was weißt du über Otto?", "What do I know about Otto?"),
        # What is not known stays as it is.
        ("Wer züchtet Bienen?", "Wer züchtet Bienen?"),
        ("Was steht in Ottos Brief?", "Was steht in Ottos Brief?"),
        ("Who do I know at Die Werft?", "Who do I know at Die Werft?"),
        ("Was Otto at the fair?", "Was Otto at the fair?"),
    ],
)  # fmt: skip
def test_german_questions(german: str, english: str) -> None:
    assert in_english(german) == english
