"""Questions answered by what a briefing's card holds: who could introduce the user to a guest, what somebody cares about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.settings import Settings
from coach.workspace import Workspace

_NOTES = {
    "2026-05-04-hana.md": "---\ntitle: Hana\ndate: 2026-05-04\nwith: [Hana Okuda]\n---\n"
    "Hana Okuda casts bells and keeps pigeons behind the foundry. She owes nobody anything.\n",
    "2026-06-04-hana.md": "---\ntitle: Hana again\ndate: 2026-06-04\nwith: [Hana Okuda]\n---\n"
    "In confidence: Hana loves a house in Lyme and will leave the foundry for it. We spoke of tin.\n",
    "2026-06-09-nils.md": "---\ntitle: Nils\ndate: 2026-06-09\nwith: [Nils Berg]\n---\nNils Berg repairs clocks in Lund.\n",
}
_ROWS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Hana,Okuda,https://www.linkedin.com/in/hana-okuda-1,,Tallow Foundry,Caster,12 May 2016
Nils,Berg,https://www.linkedin.com/in/nils-berg-2,,Berg Clocks,Owner,12 May 2016
"""
_GUESTS = """Name,Email,Company,Job Title,What would you like to talk about?
Petra Quill,petra@tallow.example,Tallow Foundry,Moulder,How a bell is tuned after the casting
Umar Said,umar@lone.example,Lone Works,Owner,
Hana Okuda,hana@tallow.example,Tallow Foundry,Caster,
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("card")
    files = folder / "in"
    (files / "notes").mkdir(parents=True)
    for name, text in _NOTES.items():
        (files / "notes" / name).write_text(text, encoding="utf-8")
    (files / "Connections.csv").write_text(_ROWS, encoding="utf-8")
    (files / "attendees.csv").write_text(_GUESTS, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "ws"), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_paths([files])
        yield space


def test_a_colleague_among_those_met_could_introduce_a_guest(space: Workspace) -> None:
    answer = space.ask("Who could introduce me to Petra Quill?")
    assert answer.text == (
        "Hana Okuda could introduce you. Hana works at Tallow Foundry too. You were in touch twice, last on 4 June 2026. [1]"
    )
    assert not answer.abstained
    german = space.ask("Wer könnte mich Petra Quill vorstellen?")
    assert german.text == (
        "Hana Okuda könnte Sie vorstellen. Hana arbeitet auch bei Tallow Foundry. Sie hatten zweimal Kontakt, zuletzt am 4. Juni 2026. [1]"
    )


def test_nobody_could_where_no_tie_is_on_record(space: Workspace) -> None:
    assert space.ask("Who could introduce me to Umar Said?").abstained


@pytest.mark.parametrize(
    "question", ["What does Petra Quill care about?", "What are Petra's interests?", "What is Petra into?"]
)
def test_what_a_guest_wrote_when_registering(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert (
        answer.text
        == "Asked “What would you like to talk about?”, they wrote: “How a bell is tuned after the casting” [1]"
    )


def test_what_somebody_cares_about_is_told_as_on_the_card(space: Workspace) -> None:
    answer = space.ask("What does Hana care about?")
    quote = "Hana Okuda casts bells and keeps pigeons behind the foundry."
    assert answer.text == f"You noted on 4 May 2026: “{quote}” [1]"
    german = space.ask("Wofür interessiert sich Hana?")
    assert german.text == f"Sie haben am 4. Mai 2026 notiert: „{quote}“ [1]"


def test_what_is_closed_is_not_on_the_card(space: Workspace) -> None:
    assert "Lyme" not in space.ask("What is Hana interested in?").text


def test_a_trade_alone_is_no_interest(space: Workspace) -> None:
    assert space.ask("What does Nils care about?").abstained


def test_what_there_is_to_speak_of(space: Workspace) -> None:
    answer = space.ask("What should I talk about with Petra?")
    assert answer.text.startswith("Asked “What would you like to talk about?”, they wrote:")
    assert "pigeons" in space.ask("What can I bring up with Hana?").text
    assert "Lyme" not in space.ask("Worüber soll ich mit Hana sprechen?").text
    assert space.ask("What should I talk about with Umar?").abstained
