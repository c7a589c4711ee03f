"""The side a promise is on, when what was spoken of falls due, the day behind a request, and whom to ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ask.deadlines import day_behind, day_set
from coach.ask.exchange import Exchange
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

_MAIL = """From: Ines Fabre <ines@ryepress.example>
To: Vera Stroud <vera@loom.example>
Subject: The binding
Date: Mon, 16 Nov 2026 09:00:00 +0000
Message-ID: <binding@ryepress.example>

Could you send me a price for the binding? The fourth of December would be early enough.
"""
_NOTES = {
    "2026-09-03-omar.md": "---\ntitle: Omar\ndate: 2026-09-03\nwith: [Omar Haddou]\n---\n"
    "Omar Haddou collects maps. I promised to send him the map catalogue by 12 September 2026.\n",
    "2026-10-28-ines.md": "---\ntitle: Ines in Ghent\ndate: 2026-10-28\nwith: [Ines Fabre]\n---\n"
    "I promised Ines Fabre the paper samples by 30 November 2026.\n",
    "2026-11-02-piet.md": "---\ntitle: Piet\ndate: 2026-11-02\nwith: [Piet Dekker]\n---\n"
    "Piet Dekker owes me a crate of type.\n",
}
_ROWS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Ames,https://www.linkedin.com/in/ada-ames-1,,Rye Press,Editor,12 May 2016
Bo,Birk,https://www.linkedin.com/in/bo-birk-2,,Rye Press,Printer,12 May 2016
Cy,Cole,https://www.linkedin.com/in/cy-cole-3,,Rye Press,Binder,12 May 2016
Ines,Fabre,https://www.linkedin.com/in/ines-fabre-4,ines@ryepress.example,Rye Press,Editor,12 May 2016
Omar,Haddou,https://www.linkedin.com/in/omar-haddou-5,,Tolmin Gallery,Curator,03 Feb 2026
Piet,Dekker,https://www.linkedin.com/in/piet-dekker-6,,Lumen,Engineer,01 Jan 2025
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("owed")
    files = folder / "in"
    (files / "notes").mkdir(parents=True)
    for name, text in _NOTES.items():
        (files / "notes" / name).write_text(text, encoding="utf-8")
    (files / "binding.eml").write_text(_MAIL, encoding="utf-8")
    (files / "Connections.csv").write_text(_ROWS, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "ws"), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_paths([files])
        yield space


def after(space: Workspace, *questions: str) -> tuple[Exchange, ...]:
    history: tuple[Exchange, ...] = ()
    for question in questions:
        history = (*history, space.ask(question, history).exchange)
    return history


def test_what_the_user_promised_is_no_promise_of_theirs(space: Workspace) -> None:
    answer = space.ask("What did Omar promise me?")
    assert answer.abstained
    assert answer.text.startswith("I find no promise to you from Omar")


def test_what_they_owe_is_still_told(space: Workspace) -> None:
    answer = space.ask("What does Piet owe me?")
    assert not answer.abstained
    assert "crate of type" in " ".join([answer.text, *(r.value for r in answer.rows)])


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("What does Ines need from me?", "And when was it due?", "By 30 November 2026: the paper samples."),
        ("Was braucht Ines von mir?", "Wann war das fällig?", "Bis 30. November 2026: paper samples."),
    ],
)
def test_when_what_was_spoken_of_falls_due(space: Workspace, before: str, question: str, text: str) -> None:
    answer = space.ask(question, after(space, before))
    assert answer.text == text
    assert len(answer.rows) == 1


def test_the_day_behind_a_request_is_its_deadline(space: Workspace) -> None:
    answer = space.ask("When does Ines need the price for the binding?")
    assert answer.text == (
        "4 December 2026: Could you send me a price for the binding? The fourth of December would be early enough."
    )
    assert [c.quote for c in answer.citations[:2]] == [
        "Could you send me a price for the binding?",
        "The fourth of December would be early enough.",
    ]


def test_the_one_last_in_touch_is_the_first_to_ask(space: Workspace) -> None:
    assert space.ask("Who could introduce me to somebody at Rye Press?").text.startswith(
        "You know Ines Fabre"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talk was on 3 November and I need to thank them by 9 December.", dt.date(2026, 12, 9)),
        ("The talk was on 24 December before noon.", None),
        ("We need them by 2 December.", dt.date(2026, 12, 2)),
    ],
)
def test_the_day_of_a_sentence_is_the_one_by_which_something_is_due(text: str, day: dt.date | None) -> None:
    assert day_set(text, dt.date(2026, 11, 17)) == day


@pytest.mark.parametrize(
    "behind",
    ["I will send you mine by 2 December.", "Karl needs to move out by 8 December.", "The talk was on 3 November and I need to thank them by 9 December."],
)  # fmt: skip
def test_a_sentence_on_something_else_sets_no_deadline_of_a_request(behind: str, tmp_path: Path) -> None:
    letter = _MAIL.replace("The fourth of December would be early enough.", behind)
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_files([SourceFile("binding.eml", letter.encode())])
        answer = space.ask("By when does Ines need the price for the binding?")
        assert "December 2026:" not in answer.text, answer.text
        assert not space.ask("What deadlines do I have?").rows


def test_a_day_of_the_sentence_itself_stays(tmp_path: Path) -> None:
    note = b"---\ndate: 2026-11-20\nwith: [Gus Holt]\n---\nGus Holt needs the counts by 4 December 2026. Gus needs his visa by 9 December 2026.\n"
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files([SourceFile("gus.md", note)])
        assert space.ask("When does Gus need the counts?").text.startswith("4 December 2026")


def test_who_said_to_come_is_met_next_where_no_calendar_tells(tmp_path: Path) -> None:
    letter = _MAIL.replace(
        "Could you send me a price for the binding? The fourth of December would be early enough.",
        "I was in Ghent on 3 November. I will be at the Paper Days in Leiden on 3 December. The fair closes on 9 December.",
    )
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_files([SourceFile("binding.eml", letter.encode())])
        answer = space.ask("When do I meet Ines next?")
        assert answer.text == "Next: 3 December 2026: “I will be at the Paper Days in Leiden on 3 December”."
        assert len(answer.rows) == 1


def test_who_only_tells_of_somebody_is_not_the_one(tmp_path: Path) -> None:
    note = (
        b"---\ndate: 2026-11-20\nwith: [Tom Ridge]\n---\nTom Ridge says that Dora Pell is looking for a new job.\n\n"
        b"ruth introduced me to Ada Ames and to Lukas Wimmer of Hopfenwerk.\n"
    )
    rows = _ROWS + "Tom,Ridge,https://www.linkedin.com/in/tr-9,,Lumen,Engineer,01 Jan 2025\n"
    rows += "Lukas,Wimmer,https://www.linkedin.com/in/lw-9,,Hopfenwerk,Brewer,01 Jan 2025\n"
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files([SourceFile("n.md", note), SourceFile("Connections.csv", rows.encode())])
        told = space.ask("Who is looking for a new job?").text
        assert "Dora Pell is looking" in told
        assert not told.startswith("Tom Ridge")
        assert not space.ask("Who could introduce me at Hopfenwerk?").text.startswith("Ada Ames")


@pytest.mark.parametrize("behind", ["The crew wants to know by 4 December.", "I close on Friday 4 December."])
def test_a_day_by_which_they_must_know_is_a_deadline(behind: str) -> None:
    assert day_behind(behind, dt.date(2026, 11, 17)) == dt.date(2026, 12, 4)


def test_what_is_wanted_by_a_day_without_a_verb_is_a_deadline(tmp_path: Path) -> None:
    mail = _MAIL.replace("Could you send me a price for the binding? The fourth of December would be early enough.",
                         "hier der Entwurf. Freigabe bis 4. Dezember bitte.")  # fmt: skip
    note = "---\ndate: 2026-11-20\n---\nKatalog der Messe. Abgabe bis 2. Dezember.\nAntwort von Omar bis 3. Dezember.\n"
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_files(
            [
                SourceFile("a.eml", mail.encode()),
                SourceFile("n.md", note.encode()),
                SourceFile("Connections.csv", _ROWS.encode()),
            ]
        )
        rows = [r.value for r in space.ask("Which deadlines do I have?").rows or ()]
        assert not space.promises()
    assert [r.rpartition("by ")[2] for r in rows] == [
        "2 December 2026 (2026-12-02)",
        "4 December 2026 (2026-12-04)",
    ]
