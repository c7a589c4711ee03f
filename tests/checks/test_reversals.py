"""What has the words of its evidence and turns them round is marked; the same in other words is not."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.checks.grounding import unsupported
from coach.checks.strict import unsupported_strictly

TODAY = dt.date(2026, 11, 22)
EVIDENCE = (
    "Greta Holm introduced Pavel Orsk to Ines Vidal at the bell fair.",
    "Marlow Works bought Tidemill Glass. Yara reports to Ruben.",
    "Selma moved from Oslo to Turku in 2021.",
    "I promised Jonas the kiln drawings. Wanda will send me the glaze list by 15 March 2027.",
    "Pavel said that Ines might leave Marlow Works.",
    "Otto is Petra's brother. Max is older than Lotte.",
    "Sales of bells fell by 12% in May. The lecture starts at 10:30.",
    "Petra does not drink tea, but she likes cider. Ruben only teaches in Leuven.",
    "He told me about the casting. The workshop is open until Friday.",
    "Klara plans to open a shop in Ghent. Jonas sold his van to Wanda.",
    "Bruno used to work at Tidemill Glass.",
    "I owe Viktor a reply and he owes me lunch. Agnes considers selling the mill.",
    "Mina hired Tobias in 2022 and Tobias hired Agnes in 2024. Kasper earns less than Viktor.",
)
KNOWN = ("Vera Stroud",)


def marks(text: str) -> list[str]:
    return [u.reason for u in unsupported(text, EVIDENCE, known=KNOWN, today=TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Vidal introduced Pavel Orsk to Greta Holm.",
        "Pavel Orsk introduced Greta Holm to Ines Vidal.",
        "Greta Holm was introduced to Ines Vidal by Pavel Orsk.",
        "Tidemill Glass bought Marlow Works.",
        "Marlow Works was bought by Tidemill Glass.",
        "Marlow Works sold Tidemill Glass.",
        "Ruben reports to Yara.",
        "Yara, who Ruben knows, likes bells; Ruben reports to Yara.",
        "Wanda sold her van to Jonas.",
        "Tobias hired Mina in 2022.",
        "Viktor owes you a reply.",
        "Kasper earns more than Viktor.",
        "Viktor earns less than Kasper.",
    ],
)
def test_names_in_each_others_place(text: str) -> None:
    assert marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jonas promised you the kiln drawings.",
        "Jonas promised me the kiln drawings.",
        "You will send Wanda the glaze list.",
        "I will send Wanda the glaze list.",
        "You told him about the casting.",
        "Selma moved from Turku to Oslo in 2021.",
        "Selma left Turku for Oslo in 2021.",
    ],
)
def test_the_wrong_direction(text: str) -> None:
    assert marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sales of bells rose by 12% in May.",
        "The lecture ends at 10:30.",
        "Otto is Petra's husband.",
        "Petra is Otto's brother.",
        "Lotte is older than Max.",
        "Max is younger than Lotte.",
        "Petra does not like cider.",
    ],
)
def test_opposites(text: str) -> None:
    assert marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wanda sent you the glaze list.",
        "Wanda has sent the glaze list.",
        "Ines left Marlow Works.",
        "Ines will leave Marlow Works.",
        "Klara opened a shop in Ghent.",
        "Bruno works at Tidemill Glass.",
        "Agnes sold the mill.",
    ],
)
def test_surer_than_the_note(text: str) -> None:
    assert marks(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Wanda will send you the glaze list after 15 March 2027.", "after 15 March 2027"),
        ("Wanda will send you the glaze list until 15 March 2027.", "until 15 March 2027"),
        ("The workshop is open after Friday.", "after Friday"),
        ("Sales of bells fell to 12% in May.", "to 12%"),
        ("Sales of bells fell by 12 in May.", "12"),
        ("Selma only moved to Turku in 2021.", "only"),
    ],
)
def test_another_bound(text: str, marked: str) -> None:
    found = unsupported(text, EVIDENCE, known=KNOWN, today=TODAY)
    assert [u.quote for u in found] == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "It was good to hear that Ruben reports to Yara.",
        "I was glad to hear that Ines left Marlow Works.",
        "Thank you for introducing me to Ruben, Greta.",
        "I look forward to the drawings that you promised Lotte.",
        "I hope you enjoyed selling your van to Marlow Works, Jonas.",
    ],
)
def test_a_courtesy_frees_only_itself(text: str) -> None:
    assert marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Greta Holm introduced Pavel Orsk to Ines Vidal.",
        "Pavel Orsk was introduced to Ines Vidal by Greta Holm.",
        "Ines Vidal was introduced by Greta Holm to Pavel Orsk.",
        "Ines Vidal and Pavel Orsk met through Greta Holm.",
        "Tidemill Glass was bought by Marlow Works.",
        "Tidemill Glass was sold to Marlow Works.",
        "Wanda bought his van from Jonas.",
        "Selma relocated from Oslo to Turku in 2021.",
        "Selma left Oslo for Turku in 2021.",
        "You promised Jonas the kiln drawings.",
        "The kiln drawings were promised to Jonas.",
        "Wanda promised to send you the glaze list no later than 15 March 2027.",
        "He told you about the casting.",
        "Ines may leave Marlow Works.",
        "Klara wants to open a shop in Ghent.",
        "Petra's brother is Otto.",
        "Lotte is younger than Max.",
        "Petra likes cider.",
        "Petra prefers cider to tea.",
        "Ruben only teaches in Leuven.",
        "The workshop is open till Friday.",
        "Bruno worked at Tidemill Glass.",
        "Viktor owes you lunch.",
        "You owe Viktor a reply.",
        "Viktor earns more than Kasper.",
        "Agnes is thinking of selling the mill.",
        "It was good to hear that Yara reports to Ruben.",
        "Thank you for the conversation, Greta, and for telling me about the casting.",
        "I hope the trip to Turku is easy.",
        "I would be glad to introduce you to Ruben.",
    ],
)
def test_the_same_in_other_words(text: str) -> None:
    assert marks(text) == []


def test_a_message_of_somebody_else_has_another_i() -> None:
    mail = ["Wanda Prell wrote on 3 May 2026.\n\nI will send you the glaze list on Monday."]
    assert not unsupported("Wanda Prell will send you the glaze list on Monday.", mail, today=TODAY)
    assert not unsupported("I look forward to the glaze list that you will send me.", mail, today=TODAY)


def test_of_a_writer_that_invents_only_is_not_left_out() -> None:
    assert unsupported_strictly("Ruben teaches in Leuven.", EVIDENCE, known=KNOWN, today=TODAY)
    assert not unsupported_strictly("Ruben only teaches in Leuven.", EVIDENCE, known=KNOWN, today=TODAY)


def test_a_percentage_counts_for_both_ends_of_a_span() -> None:
    assert not unsupported("The share rose from 10% to 12%.", ["The share rose from 10 to 12%."], today=TODAY)
    assert unsupported("The share rose from 12% to 10%.", ["The share rose from 10 to 12%."], today=TODAY)
