"""Questions about an imported chat, whose speakers are known by the names before their turns only."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ask.ask import Asker
from coach.settings import Settings
from coach.workspace import Workspace
from coach.writer.offline import OfflineWriter
from tests.ask.atlas import quotes

TURNS = [
    ("Mira", "I went to the pottery class yesterday and made a blue bowl."),
    ("Oskar", "That sounds great! I have been training for the charity run all week."),
    ("Mira", "How is your knee doing after the charity run?"),
    ("Oskar", "My knee is fine. The run made me realise how much I missed the forest."),
    ("Mira", "My sister gave me a red kayak for my birthday."),
    ("Oskar", "I bought a telescope with my first salary."),
]


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder: Path = tmp_path_factory.mktemp("chat")
    lines = [
        json.dumps(
            {"id": f"t{n}", "text": f"{who}: {text}", "speaker": who, "date": "2026-05-01", "group": "g"}
        )
        for n, (who, text) in enumerate(TURNS)
    ]
    (folder / "chat.jsonl").write_text("\n".join(lines), encoding="utf-8")
    space = Workspace.open(Settings(workspace=folder / "workspace"), dt.date(2026, 11, 22))
    space.import_paths([folder / "chat.jsonl"])
    yield Asker(space.repository, space.index, space.handbook, OfflineWriter(), dt.date(2026, 11, 22))
    space.close()


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What did Mira make at the pottery class?", "blue bowl"),
        ("What did Oskar realise after the charity run?", "missed the forest"),
        ("What did Oskar buy with his first salary?", "telescope"),
        ("Who gave Mira a red kayak?", "My sister gave me"),
    ],
)
def test_turns_answer_for_their_speaker(chat: Asker, question: str, quote: str) -> None:
    answer = chat.ask(question)
    assert not answer.abstained
    assert quote in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "What did Mira buy with her first salary?",
        "Who gave Oskar a red kayak?",
        "What did Oskar make at the pottery class?",
        "What did Mira say about the opera?",
        "What did Mira realise after the charity run?",
    ],
)
def test_what_the_other_one_said_is_no_answer(chat: Asker, question: str) -> None:
    assert chat.ask(question).abstained
