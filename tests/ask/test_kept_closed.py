"""What must stay closed however it is asked: houses bought, namesakes, other words, German, what is kept from one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

CONTACTS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Radek,Holub,https://www.linkedin.com/in/radekholub,,Moravia Looms,CEO,17 Apr 2021
Heike,Brandt,https://www.linkedin.com/in/heikebrandt,,Tannhof AG,Buyer,15 Mar 2020
Silvia,Marin,https://www.linkedin.com/in/silviamarin,,Ostrea,Editor,15 Mar 2020
Nina,Rossi,https://www.linkedin.com/in/ninarossi,,Ostrea,Editor,15 Mar 2020
Nina,Rossi,https://www.linkedin.com/in/ninarossi2,,Porto Docks,Engineer,15 Mar 2020
Oskar,Lund,https://www.linkedin.com/in/oskarlund,,Lund Timber,Owner,15 Mar 2020
Greta,Falk,https://www.linkedin.com/in/gretafalk,,Falk Paper,Owner,15 Mar 2020
"""
NOTES = {
    "Connections.csv": CONTACTS,
    "radek.md": "# Call with Radek Holub, 9 July 2026\n\nUnder NDA until 31 March 2027: Moravia Looms is buying Tannhof AG.\n",
    "Journal.md": "# Journal\n\n## 2026-11-12\nGreta Falk told me over the phone, between us, that Nina Rossi will be let go in January.\n",
    "oskar.md": "# Oskar Lund, 21.8.2026\n\nVertraulich: Er verlässt Lund Timber zum Jahresende.\n",
    "plan.md": "# Plan, 20 November 2026\n\nDo not mention the opera tickets to Greta.\n",
    "stand.md": "# Greta Falk, 12 July 2026\n\nMet Greta in Prague. Decision: no double stand, 60 sqm in hall 2. Internal for now.\n",
    "heike.md": "---\ntitle: Kaffee mit Heike Brandt\ndate: 2026-10-02\nwith: [Heike Brandt]\n---\n- Heike Brandt sammelt Globen.\n- Nicht ansprechen: ihre Scheidung.\n- Her brother Emil left the co-operative after a fight; do not bring up.\n",
    "fair.md": "# Silvia Marin, 3 November 2026\n\nShe told me in confidence that Ostrea will leave the fair. Not to be passed on until 15 January 2027.\n",
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(
        Settings(workspace=tmp_path_factory.mktemp("closed")), dt.date(2026, 11, 27)
    ) as opened:
        opened.set_me(name="Ida Vinter", employer="Vinter Stands")
        opened.import_files([SourceFile(name, text.encode()) for name, text in NOTES.items()])
        yield opened


def held(space: Workspace, text: str, reader: str) -> bool:
    return bool(space.review(text, kind="email", audience=reader).findings)


def test_a_house_that_is_being_bought_is_no_party_to_it(space: Workspace) -> None:
    text = "Moravia Looms is buying Tannhof AG."
    assert held(space, text, "Heike Brandt")
    assert held(space, text, "Silvia Marin")
    assert not held(space, text, "Radek Holub")
    answer = space.ask("Can I tell Heike that Moravia Looms is buying Tannhof AG?")
    assert answer.text.startswith("Better not.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Can I tell Silvia about the Moravia purchase?", "is buying Tannhof"),
        ("Can I tell Silvia about the Moravia takeover?", "is buying Tannhof"),
        ("Can I tell Silvia about the Moravia deal?", "is buying Tannhof"),
        ("Can I tell Silvia about the Moravia news?", "is buying Tannhof"),
        ("Can I tell Silvia that Nina Rossi will be let go in January?", "Nina Rossi will be let go"),
        ("Can I tell Nina Rossi that she will be let go in January?", "Nina Rossi will be let go"),
        ("Can I tell Silvia that Oskar is leaving Lund Timber?", "Er verlässt Lund Timber"),
    ],
)
def test_other_words_a_namesake_or_a_pronoun_do_not_open_it(
    space: Workspace, question: str, told: str
) -> None:
    answer = space.ask(question)
    assert answer.text.startswith("Better not."), answer.text
    assert any(told in row.value for row in answer.rows)


@pytest.mark.parametrize("question", ["Can I tell Silvia about the Moravia picnic?"])
def test_what_is_closed_about_somebody_is_shown_beside_what_is_not_known(
    space: Workspace, question: str
) -> None:
    answer = space.ask(question)
    assert answer.text.startswith("Mind what your notes close about “Moravia”")
    assert "is buying Tannhof" in answer.rows[0].value


def test_a_different_event_gives_no_leave(space: Workspace) -> None:
    assert space.ask("Can I tell Radek about the Moravia bankruptcy?").text.startswith("Nothing")


def test_internal_for_now_closes_what_stands_before_it(space: Workspace) -> None:
    assert held(space, "We take no double stand but 60 sqm in hall 2.", "Silvia Marin")
    told = space.ask("What was I told in confidence?")
    assert any("no double stand" in row.value and "employer" in row.value for row in told.rows)


def test_not_to_be_passed_on_until_a_day_dates_the_confidence_before_it(space: Workspace) -> None:
    told = space.ask("What is under embargo?")
    assert any("Ostrea will leave the fair" in r.value and "15 January 2027" in r.value for r in told.rows)


def test_what_is_not_to_be_raised_with_somebody_is_closed_to_them_alone(space: Workspace) -> None:
    answer = space.ask("Can I tell Greta about the opera tickets?")
    assert answer.text.startswith("Better not.")
    assert "Do not mention the opera tickets to Greta" in answer.rows[0].value
    assert not space.ask("Can I tell Oskar about the opera tickets?").text.startswith("Better")
    text = "Jonas gave me two tickets for the opera."
    assert held(space, text, "Greta Falk")
    assert not held(space, text, "Oskar Lund")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Darf ich Silvia erzählen, dass Oskar Lund Timber verlässt?", "Er verlässt Lund Timber"),
        ("Darf ich Silvia erzaehlen, dass Oskar Lund Timber verlaesst?", "Er verlässt Lund Timber"),
        ("Darf ich Heike von der Übernahme erzählen?", "is buying Tannhof"),
        ("Darf ich Heike von der Uebernahme erzaehlen?", "is buying Tannhof"),
        ("Darf ich mit Heike ueber die Uebernahme sprechen?", "is buying Tannhof"),
        ("Darf ich Greta von den opera tickets erzählen?", "nicht ansprechen wollten"),
    ],
)
def test_german_asks_as_english_does(space: Workspace, question: str, told: str) -> None:
    answer = space.ask(question)
    assert answer.text.startswith(("Besser nicht.", "Achtung, zu")), answer.text
    assert any(told in row.value for row in answer.rows)


def test_every_embargo_is_not_to_be_raised_with_a_journalist_whom_only_the_list_knows(
    space: Workspace,
) -> None:
    listed = "Name,Company,Title\nRudi Zimmer,Holzblatt,Redakteur\nEva Prins,Prins Tiles,Buyer\n"
    brief = space.brief("Wood Forum", SourceFile("list.csv", listed.encode()))
    closed = {card.name: " ".join(f.text for f in card.do_not_raise) for card in brief.attendees}
    assert "not before 31 March 2027" in closed["Rudi Zimmer"]
    assert "not before 15 January 2027" in closed["Rudi Zimmer"]
    assert closed["Eva Prins"] == ""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What should I not mention to Greta?", "3 things not to raise with Greta Falk."),
        ("What should I avoid with Greta?", "3 things not to raise with Greta Falk."),
        ("Was darf ich Greta nicht erzählen?", "3 Sachen, die Sie Greta Falk gegenüber nicht ansprechen sollten."),
    ],
)  # fmt: skip
def test_what_not_to_raise_with_somebody_is_a_list(space: Workspace, question: str, text: str) -> None:
    answer = space.ask(question)
    assert answer.text == text
    assert ["opera tickets" in row.value for row in answer.rows] == [True, False, False]


def test_it_is_for_the_one_of_the_note_and_answers_nothing_else(space: Workspace) -> None:
    answer = space.ask("What should I not mention to Heike?")
    told = " ".join(row.value for row in answer.rows)
    assert "Scheidung" in told
    assert "Emil" in told
    assert "Emil" not in space.ask("Who left the co-operative?").text
    assert held(space, "I heard that Emil left the co-operative after a fight.", "Heike Brandt")
    for kind in ("touch", "follow-up"):
        body = space.draft("Heike Brandt", kind=kind).body
        assert "Scheidung" not in body
        assert "Emil" not in body


def test_what_the_house_closes_is_kept_from_who_is_named_in_it(space: Workspace) -> None:
    answer = space.ask("What should I not mention to Oskar?")
    assert any("verlässt Lund Timber" in row.value for row in answer.rows), answer


def test_what_one_person_told_is_not_what_is_closed_about_them(tmp_path: Path) -> None:
    notes = {
        "a.md": "---\ntitle: Call with Runa\ndate: 2026-11-10\nwith: [Runa Holt]\n---\nRuna Holt told me in confidence that the mill is for sale.\n",
        "b.md": "---\ntitle: Press\ndate: 2026-11-12\naudience: employer\n---\nRuna Holt and Otto Falk speak at the launch.\n",
    }
    with Workspace.open(Settings(workspace=tmp_path), dt.date(2026, 11, 22)) as space:
        space.import_files([SourceFile(name, text.encode()) for name, text in notes.items()])
        for question in (
            "What did Runa Holt tell me in confidence?",
            "Was hat mir Runa Holt im Vertrauen erzählt?",
        ):
            answer = space.ask(question)
            assert "mill is for sale" in answer.rows[0].value
            assert len(answer.rows) == 1
