"""Whether something was sent, given or done: by the promises on record, both ways, with what shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.ask.doing import ANYBODY, USER, Deed, deed_in
from coach.ask.exchange import Exchange
from coach.ask.things import is_one
from coach.settings import Settings
from coach.workspace import Workspace

_NOTES = {
    "2026-09-02-tove.md": "---\ntitle: Tove\ndate: 2026-09-02\nwith: [Tove Lund]\n---\n"
    "Tove Lund will send me the quote for the roof by 20 September 2026. I promised to send her our soil notes by 30 September 2026.\n",
    "2026-09-10-ravi.md": "---\ntitle: Ravi\ndate: 2026-09-10\nwith: [Ravi Menon]\n---\n"
    "Ravi Menon promised me the well data by 30 October 2026. I promised to send him tables 2 and 3 by 24 December 2026.\n",
    "2026-09-28-soil.md": "---\ntitle: Soil\ndate: 2026-09-28\n---\n"
    "Sent Tove Lund our soil notes today, with the page about the clay that we got wrong.\n",
    "2026-10-12-ravi.md": "---\ntitle: Ravi again\ndate: 2026-10-12\nwith: [Ravi Menon]\n---\n"
    "Ravi Menon sent the well data today. He always pays for the coffee.\n",
    "2026-10-14-oda.md": "---\ntitle: Oda\ndate: 2026-10-14\nwith: [Oda Brandt]\n---\n"
    "Oda Brandt will sign off the drainage plan by 30 November 2026. I promised to introduce her to Ravi Menon.\n",
    "2026-10-02-oda.md": "---\ntitle: Oda first\ndate: 2026-10-02\nwith: [Oda Brandt]\n---\n"
    "Oda Brandt will send me the ladder by 9 October 2026.\n",
    "2026-11-01-oda.md": "---\ntitle: Oda waits\ndate: 2026-11-01\nwith: [Oda Brandt]\n---\n"
    "Oda Brandt still has not sent me the ladder.\n",
    "2026-10-20-sefa.md": "---\ntitle: Sefa, in confidence\ndate: 2026-10-20\nwith: [Sefa Tuna]\n---\n"
    "In confidence until 28 February 2027: Sefa Tuna will send us a pump by 15 January 2027.\n",
}
_ROWS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Tove,Lund,https://www.linkedin.com/in/tove-lund-1,,Moss Roofs,Roofer,12 May 2016
Ravi,Menon,https://www.linkedin.com/in/ravi-menon-2,,Deep Wells,Geologist,12 May 2016
Oda,Brandt,https://www.linkedin.com/in/oda-brandt-3,,Marsh Board,Engineer,12 May 2016
Sefa,Tuna,https://www.linkedin.com/in/sefa-tuna-4,,Pump Works,Engineer,12 May 2016
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("done")
    files = folder / "in"
    (files / "notes").mkdir(parents=True)
    for name, text in _NOTES.items():
        (files / "notes" / name).write_text(text, encoding="utf-8")
    (files / "Connections.csv").write_text(_ROWS, encoding="utf-8")
    with Workspace.open(Settings(workspace=folder / "ws"), dt.date(2026, 11, 22)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"])
        space.import_paths([files])
        yield space


_ROOF = "Tove Lund owes you the quote for the roof, due 20 September 2026, 63 days late."
_WELL = "the well data came from Ravi Menon on 12 October 2026. You noted on 12 October 2026: “Ravi Menon sent the well data today.”"
_SOIL = (
    "Yes: your soil notes went to Tove Lund on 28 September 2026. You noted on 28 September 2026: "
    "“Sent Tove Lund our soil notes today, with the page about the clay that we got wrong.”"
)
_TABLES = "you owe Ravi Menon tables 2 and 3, due 24 December 2026."
_PLAN = "Oda Brandt promised to sign off the drainage plan, due 30 November 2026."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Tove send the quote?", f"Not as far as your records show: {_ROOF}"),
        ("Has Tove sent me the quote for the roof yet?", f"Not as far as your records show: {_ROOF}"),
        ("Has Tove's quote arrived?", f"Not as far as your records show: {_ROOF}"),
        ("Was the quote sent?", f"Not as far as your records show: {_ROOF}"),
        ("Did Tove ever send the quote she promised?", f"Not as far as your records show: {_ROOF}"),
        ("When did Tove send the quote?", f"Not yet, as far as your records show: {_ROOF}"),
        ("Does Tove still owe me the quote?", f"Yes: {_ROOF}"),
        ("Did Ravi send me the data?", f"Yes: {_WELL}"),
        ("Did I get the data from Ravi?", f"Yes: {_WELL}"),
        ("Has anybody sent me the well data?", f"Yes: {_WELL}"),
        ("When did Ravi give me the well data?", f"T{_WELL[1:]}"),
        ("Who sent me the well data?", f"T{_WELL[1:]}"),
        ("Who gave me the well data?", f"T{_WELL[1:]}"),
        ("To whom did I send the soil notes?", _SOIL.replace("Yes: y", "Y", 1)),
        ("To whom did I promise the tables?", f"Not yet, as far as your records show: {_TABLES}"),
        ("Are the tables done?", f"Not as far as your records show: {_TABLES}"),
        ("Hasn't Tove sent the quote yet?", f"Not as far as your records show: {_ROOF}"),
        ("Has Ravi kept his promise?", f"Yes: {_WELL}"),
        ("Have I sent Tove our soil notes?", _SOIL),
        ("Did I give Tove the soil notes?", _SOIL),
        ("Did I send the tables to Ravi?", f"Not as far as your records show: {_TABLES}"),
        ("Have I kept my promise to Ravi?", f"Not as far as your records show: {_TABLES}"),
        ("Do I owe Ravi the tables?", f"Still open: {_TABLES}"),
        ("Did I forget to send Ravi the tables?", f"Still open: {_TABLES}"),
        ("Did Oda sign off the drainage plan?", f"Not as far as your records show: {_PLAN}"),
        (
            "Has Oda sent me the ladder?",
            "Not as far as your records show: Oda Brandt owes you the ladder, due 9 October 2026, 44 days late. "
            "You noted on 1 November 2026: “Oda Brandt still has not sent me the ladder.”",
        ),
        (
            "Did I introduce Oda to Ravi?",
            "Not as far as your records show: you owe Oda Brandt the introduction to Ravi Menon.",
        ),
        (
            "Has Sefa sent the pump?",
            "Not as far as your records show: Sefa Tuna owes you the pump, due 15 January 2027. "
            "This is private: keep it to yourself until 28 February 2027.",
        ),
        (
            "Hat Tove das Angebot geschickt?",
            "Nach Ihren Unterlagen nicht: Tove Lund schuldet Ihnen: quote for the roof, fällig am 20. September 2026, 63 Tage überfällig.",
        ),
        (
            "Habe ich Ravi die Tabellen geschickt?",
            "Nach Ihren Unterlagen nicht: Sie schulden Ravi Menon: tables 2 and 3, fällig am 24. Dezember 2026.",
        ),
        (
            "Hat Ravi mir die Daten geschickt?",
            "Ja: am 12. Oktober 2026 von Ravi Menon gekommen: well data. Sie haben am 12. Oktober 2026 notiert: „Ravi Menon sent the well data today.“",
        ),
        (
            "Wer hat mir die Daten geschickt?",
            "Am 12. Oktober 2026 von Ravi Menon gekommen: well data. Sie haben am 12. Oktober 2026 notiert: „Ravi Menon sent the well data today.“",
        ),
        (
            "Wurde das Angebot geschickt?",
            "Nach Ihren Unterlagen nicht: Tove Lund schuldet Ihnen: quote for the roof, fällig am 20. September 2026, 63 Tage überfällig.",
        ),
        (
            "Schuldet mir Tove noch das Angebot?",
            "Ja: Tove Lund schuldet Ihnen: quote for the roof, fällig am 20. September 2026, 63 Tage überfällig.",
        ),
        (
            "Habe ich Oda mit Ravi bekannt gemacht?",
            "Nach Ihren Unterlagen nicht: Sie schulden Oda Brandt: introduction to Ravi Menon.",
        ),
    ],
)
def test_whether_it_was_done(space: Workspace, question: str, text: str) -> None:
    answer = space.ask(question)
    assert answer.text == text
    assert not answer.abstained
    assert answer.rows[0].citations


@pytest.mark.parametrize(
    ("question", "end"),
    [
        ("Has Ravi sent me the tables yet?", f"It is the other way round: {_TABLES}"),
        ("Did I send Tove the quote?", f"It is the other way round: {_ROOF}"),
        (
            "Hat Ravi mir die Tabellen geschickt?",
            "Es ist umgekehrt: Sie schulden Ravi Menon: tables 2 and 3, fällig am 24. Dezember 2026.",
        ),
    ],
)
def test_the_other_way_round_is_said_to_be_so(space: Workspace, question: str, end: str) -> None:
    answer = space.ask(question)
    assert answer.abstained
    assert answer.text.endswith(end)


@pytest.mark.parametrize(
    "question",
    [
        "Did Ravi send me the report?",
        "Did Ravi pay me?",
        "Did Tove send the roof?",
        "Has Sefa returned the pump?",
        "Did Tove send it to Oda?",
        "Did Ravi share the data with Tove?",
        "Have I prepared my speech?",
        "Did Tove sign the quote?",
        "Did Oda send the drainage plan?",
        "Hat Ravi mir den Bericht geschickt?",
    ],
)
def test_what_no_promise_and_no_sentence_fits_is_refused(space: Workspace, question: str) -> None:
    assert space.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Did Ravi keep the well data?",
        "Did Ravi give me back the well data?",
        "Did Ravi give the well data back to me?",
        "Did I get back the well data from Ravi?",
        "Was the well data given back?",
        "Did Ravi finish the well data?",
        "Did Ravi complete the well data?",
        "Did Ravi write the well data?",
        "Did Ravi send the second well data?",
        "Did Ravi send the new well data?",
        "Did Ravi send the old well data?",
        "Did Ravi send the other well data?",
        "Hat Ravi die Daten behalten?",
        "Hat Ravi mir die Daten zurückgegeben?",
        "Hat Ravi die Daten geschrieben?",
        "Hat Ravi die neuen Daten geschickt?",
    ],
)
def test_what_was_only_sent_is_no_yes_to_more(space: Workspace, question: str) -> None:
    assert not space.ask(question).text.startswith(("Yes", "Ja"))


def test_a_follow_up_asks_for_what_was_spoken_of(space: Workspace) -> None:
    history: tuple[Exchange, ...] = ()
    said = []
    for question in ("What did Ravi promise me?", "Did he send it?", "When?", "And Tove?"):
        answer = space.ask(question, history)
        history = (*history, answer.exchange)
        said.append(answer.text)
    assert said[1:] == [f"Yes: {_WELL}", f"T{_WELL[1:]}", f"Not yet, as far as your records show: {_ROOF}"]


@pytest.mark.parametrize(
    ("shape", "deed"),
    [
        ("did §p send me the list of jurors", Deed(0, USER, "send", "the list of jurors")),
        ("have i given §p the map yet", Deed(USER, 0, "give", "the map")),
        ("did i send the map to §p", Deed(USER, 0, "send", "the map")),
        ("did i introduce §p to §p", Deed(USER, 0, "introduc", "", (1,))),
        ("has anyone brought back my ladder", Deed(ANYBODY, USER, "return", "my ladder")),
        ("did §p get the map from me", Deed(USER, 0, "get", "the map")),
        ("has the map been sent to §p", Deed(USER, 0, "send", "the map")),
        ("did §p send §p the map", None),
        ("did §p say that i sent the map", None),
        ("did i meet §p", Deed(USER, 0, "meet")),
        ("does §p know §p", None),
    ],
)
def test_the_deed_in_a_question(shape: str, deed: Deed | None) -> None:
    assert deed_in(shape) == deed


@pytest.mark.parametrize(
    ("asked", "what", "one"),
    [
        ("the drawer sizes", "sizes of our drawers", True),
        ("the list", "list of jurors", True),
        ("the jurors", "list of jurors", False),
        ("the Folien", "slides", True),
        ("the town map", "map", False),
        ("the second list", "list of jurors", False),
        ("the new list", "new list", True),
        ("die neue Liste", "list", False),
        ("figures", "figures 2 and 3", True),
    ],
)
def test_one_thing_by_its_noun(asked: str, what: str, one: bool) -> None:
    assert is_one(asked, what, frozenset()) == one


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What did I send Tove?", "“Sent Tove Lund our soil notes today"),
        ("What has Ravi sent me?", "“Ravi Menon sent the well data today.”"),
    ],
)
def test_what_was_sent_is_told_by_the_notes(space: Workspace, question: str, holds: str) -> None:
    assert holds in space.ask(question).text


@pytest.mark.parametrize("question", ["What did Oda send me?", "What did I send Ravi?"])
def test_what_was_not_sent_is_not_told(space: Workspace, question: str) -> None:
    assert space.ask(question).abstained


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("in September", ["well data", "soil notes", "tables"]),
        ("for December", ["tables 2 and 3"]),
        ("for next month", ["tables 2 and 3"]),
        ("for the end of December", ["tables 2 and 3"]),
        ("for today", []),
    ],
)
def test_what_was_promised_for_a_time_is_due_then(space: Workspace, time: str, due: list[str]) -> None:
    answer = space.ask(f"What did I promise {time}?")
    if time.startswith("for"):
        assert len(answer.rows) == len(due)
        assert all(what in row.value for what, row in zip(due, answer.rows, strict=True))
        assert ", due" in answer.text
    else:
        assert ", made in September" in answer.text
