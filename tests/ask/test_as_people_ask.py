"""Questions as people type them: sessions by their own day, two days for one word, what happened somewhere, what lies ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.ask.exchange import Exchange
from coach.dates import find_dates
from coach.settings import Settings
from coach.workspace import Workspace

_NOTES = {
    "2026-09-16-bruges.md": "---\ntitle: Reed Fair, Bruges\ndate: 2026-09-16\nevent: Reed Fair\nlocation: Bruges\nwith: [Ilse Vaart, Jory Penrose]\n---\n"
    "**Ilse Vaart** tunes organs.\n\n**Jory Penrose** rang me on the train and spoke of reeds.\n",
    "2026-10-20-ilse.md": "---\ntitle: Ilse\ndate: 2026-10-20\nwith: [Ilse Vaart]\n---\n"
    "We spoke of wind chests. I promised to send her figures 1 and 4 by 11 December 2026.\n",
    "2026-11-04-jory.md": "---\ntitle: Jory\ndate: 2026-11-04\nwith: [Jory Penrose]\n---\n"
    "Jory Penrose has been invited to interview for a fellowship on 9 December. I said that I would give him a mock interview on 2 December 2026.\n",
    "2026-11-05-pipes.md": "---\ntitle: Pipes\ndate: 2026-11-05\nwith: [Ode Marsh]\n---\n"
    "Under NDA: Ode Marsh has a new alloy.\n",
    "2026-11-06-ode.md": "---\ntitle: Ode again\ndate: 2026-11-06\nwith: [Ode Marsh]\n---\nIn confidence: Ode is tired of Hull.\n",
}
_ROWS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ilse,Vaart,https://www.linkedin.com/in/ilse-vaart-1,,Vaart Organs,Tuner,12 May 2016
Jory,Penrose,https://www.linkedin.com/in/jory-penrose-2,,Reed Works,Maker,12 May 2016
Ode,Marsh,https://www.linkedin.com/in/ode-marsh-3,,Alloy House,Chemist,12 May 2016
"""
_PROGRAMME = """# Pipe Days 2026
Antwerp, The Mill, 25 and 26 November 2026

## Day one, Wednesday 25 November

- 09:15 Welcome. **Nan Tolley**, Programme Chair, Pipe Days
- 11:00 Panel: *Who will tune this in 2031?* **Ilse Vaart**, Vaart Organs
- 16:00 Workshop: *Bellows, honestly*. **Cas Oude**, Oude Bellows

## Speakers

**Ilse Vaart** tunes organs in Ghent.
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("typed")
    files = folder / "in"
    (files / "notes").mkdir(parents=True)
    (files / "event").mkdir()
    for name, text in _NOTES.items():
        (files / "notes" / name).write_text(text, encoding="utf-8")
    (files / "Connections.csv").write_text(_ROWS, encoding="utf-8")
    (files / "event" / "programme.md").write_text(_PROGRAMME, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "ws"), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_paths([files])
        yield space


@pytest.mark.parametrize("question", ["When is Ilse's talk?", "Wann spricht Ilse?", "Worüber spricht Ilse?"])
def test_a_year_in_the_title_of_a_session_is_not_its_day(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert not answer.abstained
    assert [r.value for r in answer.rows] == [
        "2026-11-25: Panel: Who will tune this in 2031? (Day one, Wednesday 25 November, 11:00)"
    ]


def test_two_days_for_one_word_are_both_told(space: Workspace) -> None:
    answer = space.ask("When is Jory's interview?")
    assert [r.value[:10] for r in answer.rows] == ["2026-12-09", "2026-12-02"]
    assert " Also 2 December 2026: I said" in answer.text


def test_what_somebody_is_invited_to_is_on_the_nearer_side() -> None:
    said = find_dates("Ann has been invited to speak on 9 December.", dt.date(2026, 11, 4))
    assert said[0].first == dt.date(2026, 12, 9)
    said = find_dates("Ann was invited to dinner on 3 March.", dt.date(2026, 3, 5))
    assert said[0].first == dt.date(2026, 3, 3)
    said = find_dates("Ann was here on 9 December.", dt.date(2026, 11, 4))
    assert said[0].first == dt.date(2025, 12, 9)


@pytest.mark.parametrize(
    "question", ["What happened in Bruges?", "What did I note at the Reed Fair?", "Was war in Bruges los?"]
)
def test_what_happened_somewhere_is_told_by_its_notes(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert "2026-09-16: Reed Fair, Bruges" in [r.value for r in answer.rows]
    assert not any("2026-10" in r.value for r in answer.rows)


def test_whom_of_those_met_the_user_has_not_written_to(space: Workspace) -> None:
    first = space.ask("Whom did I meet in Bruges?")
    answer = space.ask(
        "Whom have I not written to since?", (Exchange(first.question, first.text, first.about),)
    )
    assert answer.question == "Who that I met in Bruges have I not written to?"
    assert {r.value.partition(",")[0] for r in answer.rows} == {"Ilse Vaart", "Jory Penrose"}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Bis wann muss ich Ilse die Abbildungen schicken?", "Bis 11. Dezember 2026: figures 1 and 4."),
        ("By when must I send Ilse the figures?", "By 11 December 2026: figures 1 and 4."),
    ],
)
def test_by_when_something_is_due(space: Workspace, question: str, text: str) -> None:
    assert space.ask(question).text == text


def test_what_was_spoken_of_is_told_by_the_last_talk(space: Workspace) -> None:
    assert "wind chests" in space.ask("What did I talk about with Ilse?").text


def test_on_the_phone_asks_for_no_number(space: Workspace) -> None:
    assert "phone number" not in space.ask("What did Jory say on the phone?").text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When is my next meeting with Jory?", "Nothing with Jory is in your calendar for the days ahead."),
        ("Wann treffe ich Jory wieder?", "Mit Jory steht für die nächste Zeit nichts in Ihrem Kalender."),
    ],
)
def test_nothing_ahead_is_said_to_be_so(space: Workspace, question: str, text: str) -> None:
    answer = space.ask(question)
    assert answer.abstained
    assert answer.text.startswith(text)


def test_under_an_nda_is_not_all_that_is_confidential(space: Workspace) -> None:
    answer = space.ask("What is under NDA?")
    assert [r.value.partition(":")[0] for r in answer.rows] == ["2026-11-05, Pipes"]


@pytest.mark.parametrize(
    "question", ["Did I send it?", "Who is coming to Pipe Days from Bruges?", "What does Ilse think of Ode?"]
)
def test_what_no_sentence_tells_is_refused(space: Workspace, question: str) -> None:
    assert space.ask(question).abstained
