"""A refusal is a plain sentence: it names the thing sought where that is one, and says of a name that nobody has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.workspace import Workspace
from tests.small_world import small_workspace

_WHERE = "in your notes, contacts, messages and calendar."
_WO = "in Ihren Notizen, Kontakten, Nachrichten und im Kalender."


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_workspace(tmp_path_factory.mktemp("refused")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Omar send me the drawings yet?", f"I find nothing on “drawings” for Omar {_WHERE}"),
        ("What did Omar say about the lighthouse?", f"I find nothing on “the lighthouse” for Omar {_WHERE}"),
        ("Does Omar drink tea after supper?", f"I find no answer to that about Omar {_WHERE}"),
        ("Why did the ferry sink so early?", f"I find no answer to that {_WHERE}"),
        ("Was hat Omar über den Leuchtturm gesagt?", f"Zu „Leuchtturm“ und Omar finde ich nichts {_WO}"),
        ("Warum trinkt Omar abends Tee?", f"Darauf finde ich zu Omar keine Antwort {_WO}"),
    ],
)
def test_what_is_not_found_is_said_plainly(space: Workspace, question: str, text: str) -> None:
    answer = space.ask(question)
    assert answer.abstained
    assert answer.text.startswith(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did Elspeth say about the drawer?", "Nobody called Elspeth is in your notes, contacts, messages and guest lists."),
        ("Who is Gorm Tolliver?", "Nobody called Gorm Tolliver is in your notes, contacts, messages and guest lists."),
        ("Did Mr Tolliver send the map?", "Nobody called Tolliver is in your notes, contacts, messages and guest lists."),
        ("When did I last meet Omarr Hadow?", "Nobody called Omarr Hadow is in your notes, contacts, messages and guest lists. Did you mean Omar Haddou?"),
        ("What is the turnover of Polar Mills?", "The name Polar Mills is nowhere in your notes, contacts, messages and guest lists."),
        ("Wer ist Gorm Tolliver?", "Gorm Tolliver steht weder in Ihren Notizen, Kontakten und Nachrichten noch auf einer Gästeliste."),
    ],
)  # fmt: skip
def test_of_a_name_that_nobody_has_that_is_said(space: Workspace, question: str, text: str) -> None:
    answer = space.ask(question)
    assert answer.abstained
    assert answer.text == text
    assert not answer.citations


@pytest.mark.parametrize(
    "question", ["Who sells Japanese paper?", "What do I know about Moonstone?", "Is Danish hard?"]
)
def test_a_capital_letter_alone_makes_no_name(space: Workspace, question: str) -> None:
    assert "Nobody called" not in space.ask(question).text


def test_what_one_thinks_of_another_needs_a_sentence_with_both(space: Workspace) -> None:
    assert space.ask("What does Omar think of Zoe?").abstained
