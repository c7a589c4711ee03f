"""From a typed line to a kept note that everything knows at once: promises, answers, briefing, reviewer, forget, undo."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import frontmatter
import pytest

from coach.capture.captured import NEW, Piece
from coach.cli import main
from coach.errors import AmbiguousError, NotFoundError, UsageError
from coach.evidence import Audience
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests import small_world
from tests.capture.test_read import WHOLE

TODAY = dt.date.fromisoformat(small_world.TODAY)
ATTENDEES = "name,email,Company,Job title,approval_status\nOmar Haddou,omar@tolmin.example,Tolmin Gallery,Curator,approved\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws"), TODAY) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"], None, "Loom Works")
        yield space


@pytest.fixture
def stocked(empty: Workspace, tmp_path: Path) -> Workspace:
    empty.import_paths([small_world.write_files(tmp_path / "in")])
    return empty


def test_what_is_kept_is_known_at_once(empty: Workspace) -> None:
    kept = empty.captures.keep(empty.captures.read(f"{WHOLE}. She asked for it by 2026-11-30."))
    assert kept.source == "captured/2026-11-22-1.md"
    dana = empty.person("Dana Kim")
    assert (dana.organisation, dana.title) == (
        "Northwind",
        "",
    )  # "leads data" is told by the note and is no title
    (promise,) = empty.promises()
    assert (promise.by, promise.to, promise.what) == ("user", dana.id, "Dagster post")
    answer = empty.ask("What did I promise Dana?")
    assert "Dagster post" in answer.rows[0].value
    assert answer.citations[0].source == kept.source
    assert [e.name for e in empty.events()] == ["PyData"]
    assert [u.last_date for u in empty.upkeep(everything=True)] == [TODAY]
    leak = empty.review("Big news: Northwind, where my friend Dana Kim works, is about to be bought.")
    assert leak.verdict == "hold"
    assert leak.findings[0].citations[0].source == kept.source
    assert empty.review("Dana Kim of Northwind gave a fine talk on data pipelines.").verdict == "ok"
    draft = empty.draft("Dana Kim")
    assert "Dagster post" in draft.body
    assert "bought" not in draft.body


def test_the_briefing_knows_it(stocked: Workspace) -> None:
    stocked.captures.keep(
        stocked.captures.read(
            "lunch with Omar Haddou, promised to send her the loom map, told me in confidence she may leave the gallery"
        )
    )
    listed = SourceFile("gallery/attendees.csv", ATTENDEES.encode())
    card = next(c for c in stocked.brief("Gallery Night", listed).attendees if c.name == "Omar Haddou")
    said = " ".join(f.text for f in (*card.facts, *card.openings)) + card.why
    assert "loom map" in said
    assert "leave the gallery" not in said
    assert any("leave the gallery" in f.text for f in card.do_not_raise)


def test_undo_takes_everything_of_it_back(empty: Workspace) -> None:
    before = empty.repository.counts()
    kept = empty.captures.keep(empty.captures.read(WHOLE))
    empty.undo(kept.receipt.batch)
    assert empty.repository.counts() == before
    assert not empty.people()
    assert not empty.promises()


def test_where_somebody_was_met_is_not_where_they_work(empty: Workspace) -> None:
    empty.captures.keep(empty.captures.read("met Zoe Quist at Tin Fair, likes tea"))
    assert empty.person("Zoe Quist").organisation == ""
    empty.captures.keep(empty.captures.read("met Ana Bell of Brine Ltd at Tin Fair, likes tea"))
    assert empty.person("Ana Bell").organisation == "Brine Ltd"


def test_each_note_has_a_file_and_an_import_of_its_own(empty: Workspace) -> None:
    one = empty.captures.keep(empty.captures.read("met Zoe Quist, likes maps"))
    two = empty.captures.keep(empty.captures.read("met Zoe Quist again, likes tea"))
    assert [one.source, two.source] == ["captured/2026-11-22-1.md", "captured/2026-11-22-2.md"]
    assert len(empty.batches()) == 2
    assert len(empty.people()) == 1


def test_a_correction_is_a_new_version_that_can_be_undone(empty: Workspace) -> None:
    first = empty.captures.keep(empty.captures.read("met Zoe Quist, promised her the deck"))
    assert empty.captures.kept_text(first.source) == "Met Zoe Quist. Promised her the deck."
    again = empty.captures.keep(
        empty.captures.read("met Zoe Quist, promised her the map"), replaces=first.source
    )
    assert again.source == first.source
    assert [p.what for p in empty.promises()] == ["map"]
    assert again.receipt.files[0].replaced
    empty.undo(again.receipt.batch)
    assert [p.what for p in empty.promises()] == ["deck"]


def test_a_correction_on_a_later_day_keeps_day_event_and_audience(empty: Workspace) -> None:
    draft = empty.captures.read(
        "met Zoe Quist, likes tea", dt.date(2026, 11, 3), event="Tin Fair", audience="me"
    )
    kept = empty.captures.keep(draft)
    empty.set_today(dt.date(2026, 12, 24))
    again = empty.captures.keep(
        empty.captures.read_again(kept.source, "met Zoe Quist, likes maps"), replaces=kept.source
    )
    ((document, note),) = empty.repository.notes()
    assert (again.source, document.date, note.event, note.audience) == (
        kept.source,
        dt.date(2026, 11, 3),
        "Tin Fair",
        "me",
    )
    assert "Likes maps." in document.text


@pytest.mark.parametrize("source", ["notes/2026-11-05-call.md", "captured/2026-11-22-9.md", ""])
def test_only_a_captured_note_can_be_corrected(stocked: Workspace, source: str) -> None:
    with pytest.raises(NotFoundError, match="captured"):
        stocked.captures.kept_text(source)


def test_a_name_of_several_must_be_chosen_and_is_then_linked_to_that_one(stocked: Workspace) -> None:
    draft = stocked.captures.read("coffee with Piet Dekker, promised him the form")
    with pytest.raises(AmbiguousError, match="Brine Terminal"):
        stocked.captures.keep(draft)
    (person,) = draft.open
    for chosen in person.candidates:
        kept = stocked.captures.keep(
            stocked.captures.corrected(replace(draft, people=(replace(person, chosen=chosen.id),)))
        )
        (promise,) = [p for p in stocked.promises() if p.citations[0].source == kept.source]
        assert promise.to == chosen.id
        stocked.undo(kept.receipt.batch)


def test_somebody_new_of_a_known_name_stays_apart(stocked: Workspace) -> None:
    draft = stocked.captures.read("met Ines Fabre (Tin & Tar), promised her the form")
    new = replace(draft.people[0], chosen=NEW)
    stocked.captures.keep(stocked.captures.corrected(replace(draft, people=(new,))))
    found = stocked.people("Ines Fabre")
    assert sorted({p.organisation for p in found}) == ["Rye Press", "Tin & Tar"]
    fresh = next(p for p in found if p.organisation == "Tin & Tar")
    assert [p.to for p in stocked.promises() if p.what == "form"] == [fresh.id]


def test_a_corrected_promise_is_the_one_that_is_known(empty: Workspace) -> None:
    draft = empty.captures.read("met Zoe Quist, promised her the deck by Friday, likes maps")
    (promise,) = draft.promises
    changed = replace(promise, what=Piece("slides"), due=dt.date(2026, 12, 4), corrected=True)
    empty.captures.keep(empty.captures.corrected(replace(draft, promises=(changed,))))
    assert [(p.by, p.what, p.due) for p in empty.promises()] == [("user", "slides", dt.date(2026, 12, 4))]
    assert "Likes maps." in empty.captures.kept_text("captured/2026-11-22-1.md")


def test_a_promise_turned_round_is_theirs(empty: Workspace) -> None:
    draft = empty.captures.read("met Zoe Quist, promised the deck")
    turned = replace(draft.promises[0], mine=False, corrected=True)
    empty.captures.keep(empty.captures.corrected(replace(draft, promises=(turned,))))
    (promise,) = empty.promises()
    assert (promise.by_name, promise.to, promise.what) == ("Zoe Quist", "user", "deck")


def test_a_question_becomes_a_promise_by_a_click(stocked: Workspace) -> None:
    draft = stocked.captures.read("lunch with Omar Haddou, intro to Zoe Quist?")
    agreed = replace(draft.promises[0], kept=True, corrected=True)
    stocked.captures.keep(stocked.captures.corrected(replace(draft, promises=(agreed,))))
    assert "introduction to Zoe Quist" in [p.what for p in stocked.promises()]


@pytest.mark.parametrize(
    ("audience", "until", "limit"),
    [
        ("me", None, Audience.ME),
        ("employer", None, Audience.EMPLOYER),
        ("me", dt.date(2027, 6, 3), Audience.ME),
        ("Ines Fabre", None, Audience.NAMED),
    ],
)
def test_a_passage_closed_by_hand_is_closed(
    stocked: Workspace, audience: str, until: dt.date | None, limit: Audience
) -> None:
    draft = stocked.captures.read("met Zoe Quist, likes old maps, builds a second press")
    parts = tuple(
        replace(p, audience=audience, until=until) if "second press" in p.piece.text else p
        for p in draft.parts
    )
    kept = stocked.captures.keep(stocked.captures.corrected(replace(draft, parts=parts)))
    said = {s.text: s.restriction for s in stocked.repository.statements() if s.source == kept.source}
    closed = {text: r for text, r in said.items() if r is not None}
    assert len(said) == 3
    ((text, found),) = closed.items()
    assert "second press" in text
    assert (found.audience, found.until) == (limit, until)


def test_a_passage_opened_by_hand_is_open_and_its_click_goes_with_the_note(empty: Workspace) -> None:
    draft = empty.captures.read("met Zoe Quist, told me in confidence she likes maps")
    parts = tuple(replace(p, audience="open") if p.limit else p for p in draft.parts)
    kept = empty.captures.keep(replace(draft, parts=parts))
    assert not empty.repository.statements(restricted=True)
    assert len(empty.audiences.rules()) == 1
    empty.undo(kept.receipt.batch)
    assert not empty.audiences.rules()


def test_a_note_exports_and_imports_as_an_ordinary_note(empty: Workspace, tmp_path: Path) -> None:
    empty.captures.keep(empty.captures.read(WHOLE))
    empty.export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        text = archive.read("notes/captured/2026-11-22-1.md").decode()
    said = frontmatter.loads(text).metadata
    assert (said["title"], said["with"], said["event"]) == ("Met Dana Kim at PyData", ["Dana Kim"], "PyData")
    assert "They may be bought" in text or "they may be bought" in text

    def limits(space: Workspace) -> list[tuple[str, str, str]]:
        return [
            (
                s.text,
                str(s.restriction.audience) if s.restriction else "",
                s.restriction.told_by if s.restriction else "",
            )
            for s in space.repository.statements()
            if "captured/" in s.source
        ]

    with Workspace.open(Settings(workspace=tmp_path / "other"), TODAY) as other:
        with zipfile.ZipFile(tmp_path / "out.zip") as archive:
            archive.extractall(tmp_path / "out")
        other.import_paths([tmp_path / "out"])
        assert limits(other) == limits(empty)
        assert [p.what for p in other.promises()] == ["Dagster post"]


def test_forgetting_somebody_takes_the_note_and_the_card(empty: Workspace) -> None:
    empty.captures.keep(empty.captures.read(WHOLE))
    done = empty.forget("Dana Kim")
    assert done.remaining == 0
    assert not empty.repository.documents()


@pytest.mark.parametrize("text", ["", "  \n ", "…", "\0"])
def test_an_empty_line_is_refused(empty: Workspace, text: str) -> None:
    with pytest.raises(UsageError, match="nothing to note"):
        empty.captures.read(text)


def test_a_book_is_refused(empty: Workspace) -> None:
    with pytest.raises(UsageError, match="import it instead"):
        empty.captures.read("word " * 5000)


def test_names_with_marks_of_their_own_stay_names(empty: Workspace) -> None:
    kept = empty.captures.keep(empty.captures.read("met Ana O'Neil-Ruiz at Books: Now & Then, likes tea"))
    note = next(n for d, n in empty.repository.notes() if d.source == kept.source)
    assert note.people == ["Ana O'Neil-Ruiz"]


# The command line


def run(arguments: list[str], folder: Path) -> int:
    return main([*arguments, "--workspace", str(folder), "--today", "2026-11-26"])


def test_the_command_shows_and_keeps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["note", WHOLE, "--yes"], tmp_path) == 0
    out = capsys.readouterr().out
    assert "Dana Kim (new), leads data, Northwind" in out
    assert "you → Dana Kim: Dagster post" in out
    assert "only you, told by Dana Kim: “told me in confidence they may be bought”" in out
    assert "coach undo 1" in out
    assert run(["promises"], tmp_path) == 0
    assert "Dagster post" in capsys.readouterr().out


def test_the_command_takes_standard_input_and_keeps_nothing_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(WHOLE))
    assert run(["note", "--json"], tmp_path) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept"] is None
    assert told["text"] == WHOLE
    assert {p["text"]: p["audience"] for p in told["passages"]}[
        "told me in confidence they may be bought"
    ] == "me"
    monkeypatch.setattr("sys.stdin", io.StringIO(WHOLE))
    assert run(["note"], tmp_path) == 0
    captured = capsys.readouterr()
    assert "Dana Kim" in captured.out
    assert "Add --yes" in captured.err
    assert run(["people"], tmp_path) == 0
    assert "Nobody" in capsys.readouterr().out


def test_the_command_takes_what_the_text_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["note", "met Zoe Quist", "--yes"], tmp_path) == 0
    options = [
        "--date",
        "2026-11-20",
        "--person",
        "Zoe",
        "--event",
        "Tin Fair",
        "--audience",
        "me",
        "--yes",
        "--json",
    ]
    capsys.readouterr()
    assert run(["note", "promised to send her the deck", *options], tmp_path) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["date"], told["event"]["text"], told["audience"]) == ("2026-11-20", "Tin Fair", "me")
    assert told["people"][0]["met"]
    assert [p["what"]["text"] for p in told["promises"]] == ["deck"]
    assert told["kept"] == {"source": "captured/2026-11-26-2.md", "batch": 2}


def test_the_command_names_both_of_one_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_world.write_files(tmp_path / "in")
    assert run(["import", str(tmp_path / "in")], tmp_path / "ws") == 0
    assert run(["note", "met Piet Dekker", "--yes"], tmp_path / "ws") == 1
    error = capsys.readouterr().err.strip().splitlines()[-1]
    assert "Lumen" in error
    assert "Brine Terminal" in error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["note", "", "--yes"], "nothing to note"),
        (["note", "met Zoe", "--audience", ",", "--yes"], "who may see it"),
        (["note", "met Zoe", "--person", "Nobody Known", "--yes"], "Nobody Known"),
        (["note", "met Zoe", "--replace", "notes/a.md", "--yes"], "no captured note"),
        (["note", "--audio", "missing.wav"], "COACH_TRANSCRIPTION_MODEL"),
        (["audience", "add"], "Name a folder"),
        (["audience", "remove", "7"], "no rule number 7"),
        (["audience", "remove", "x"], "number"),
        (["audience", "add", "notes", "--for", ""], "who may see it"),
    ],
)
def test_a_mistake_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run(arguments, tmp_path) in (1, 2)
    captured = capsys.readouterr()
    assert len(captured.err.strip().splitlines()) == 1
    assert words.casefold() in captured.err.casefold()


def test_the_audience_command_lists_adds_and_removes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_world.write_files(tmp_path / "in")
    assert run(["import", str(tmp_path / "in")], tmp_path / "ws") == 0
    assert (
        run(
            ["audience", "add", "notes/*call*", "--until", "2027-01-01", "--told-by", "Omar", "--json"],
            tmp_path / "ws",
        )
        == 0
    )
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    assert (told["pattern"], told["audience"], told["until"], told["documents"]) == (
        "notes/*call*",
        "me",
        "2027-01-01",
        1,
    )
    assert run(["audience"], tmp_path / "ws") == 0
    assert "notes/*call* (1 text) → only you until 2027-01-01, told by Omar" in capsys.readouterr().out
    assert run(["audience", "remove", str(told["id"])], tmp_path / "ws") == 0
    assert run(["audience", "list", "--json"], tmp_path / "ws") == 0
    assert json.loads(capsys.readouterr().out.strip().splitlines()[-1]) == []
