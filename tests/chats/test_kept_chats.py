"""Chats on disk: kept as they go, found, renamed, deleted without a byte left, forgotten, exported, backed up."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select

from coach.chats.chats import Chat, titled
from coach.chats.results import Briefed, Choice, Noted, Offered, Reviewed, Told, packed, unpacked
from coach.errors import CoachError, NotFoundError
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests.small_world import ME, TODAY, write_files

DAY = dt.date.fromisoformat(TODAY)


def opened(folder: Path) -> Workspace:
    return Workspace.open(Settings(workspace=folder, _env_file=None), DAY)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "ws") as space:
        space.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        space.import_paths([write_files(tmp_path / "files")])
        yield space


def talk(ws: Workspace, *questions: str) -> Chat:
    """A chat in which questions were asked and answered."""
    chat = ws.chats.new()
    for question in questions:
        turn = ws.chats.begin(chat, question)
        ws.chats.end(chat, turn, ws.ask(question))
    return chat


def bytes_of(folder: Path, words: str) -> int:
    files = [p.read_bytes().lower() for p in folder.rglob("*") if p.is_file()]
    return sum(data.count(words.lower().encode()) for data in files)


def test_a_chat_survives_a_restart(ws: Workspace, tmp_path: Path) -> None:
    chat = talk(ws, "Where does Omar Haddou work?", "Who keeps bees?")
    answered = [turn.result for turn in chat.turns]
    ws.close()
    with opened(tmp_path / "ws") as again:
        found = again.chats.open(chat.key)
        assert found is not None
        assert [(x.asked, x.number, x.made_on) for x in found.turns] == [
            ("Where does Omar Haddou work?", 1, DAY),
            ("Who keeps bees?", 2, DAY),
        ]
        for before, turn in zip(answered, found.turns, strict=True):
            assert before is not None
            assert turn.result is not None
            assert packed(before) == packed(turn.result)
        assert again.chats.open(chat.key, last=1).turns[0].asked == "Who keeps bees?"  # type: ignore[union-attr]
        assert again.chats.open(chat.key, last=1).earlier == 1  # type: ignore[union-attr]


def test_every_result_comes_back_as_it_was(ws: Workspace) -> None:
    report = ws.review("Call me on +44 7700 900161, you idiots.")
    results = [
        ws.ask("Who keeps bees?"),
        Briefed.of(ws.brief("Book Forum 2026")),
        ws.draft("Ines Fabre"),
        Reviewed("Call me", report, "email", "Ines Fabre"),
        Noted("Met Ines", "captured/2026-11-22-1.md", ("Kept.",)),
        Offered("Which?", (Choice("Paper Days", "Brief me for Paper Days"),), ("one",)),
        Told("Stopped."),
    ]
    for result in results:
        kind, content, words = packed(result)
        back = unpacked(kind, content)
        assert type(back) is type(result)
        assert packed(back) == (kind, content, words)
        assert words.strip()
        assert '"document": 1' not in str(content)


def test_a_question_is_stored_before_its_answer(ws: Workspace) -> None:
    chat = ws.chats.new()
    assert ws.chats.recent() == []
    ws.chats.begin(chat, "Who keeps bees?")
    found = ws.chats.open(chat.key)
    assert found is not None
    assert [(x.asked, x.result) for x in found.turns] == [("Who keeps bees?", None)]


def test_a_kill_in_the_midst_of_an_answer_keeps_the_question(ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    code = f"""
import datetime as dt, os, signal
from pathlib import Path
from coach.settings import Settings
from coach.workspace import Workspace
ws = Workspace.open(Settings(workspace=Path({str(tmp_path / "ws")!r}), _env_file=None), dt.date(2026, 11, 22))
chat = ws.chats.new()
ws.chats.end(chat, ws.chats.begin(chat, "Who collects maps?"), ws.ask("Who collects maps?"))
ws.chats.begin(chat, "Who keeps bees?")
ws.ask("Who keeps bees?", on_text=lambda piece: os.kill(os.getpid(), signal.SIGKILL))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, env={**os.environ, "COACH_MODEL": ""}, timeout=120
    )
    assert done.returncode == -signal.SIGKILL
    with opened(tmp_path / "ws") as again:
        (line,) = again.chats.recent()
        chat = again.chats.open(line.key)
        assert chat is not None
        assert [(x.asked, x.result is None) for x in chat.turns] == [
            ("Who collects maps?", False),
            ("Who keeps bees?", True),
        ]


def test_nothing_waits_for_an_import_and_nothing_is_lost(ws: Workspace) -> None:
    chat = ws.chats.new()
    busy, free = threading.Event(), threading.Event()

    def importing() -> None:
        with ws._writing:
            busy.set()
            free.wait(30)

    writer = threading.Thread(target=importing)
    writer.start()
    busy.wait(30)
    try:
        turn = ws.chats.begin(chat, "Who keeps bees?")
        ws.chats.end(chat, turn, Told("Ines Fabre does."))
        assert not ws.chats.keep(chat)
        assert ws.chats.recent() == []
        with pytest.raises(CoachError, match="import is running"):
            ws.chats.delete(chat.key)
    finally:
        free.set()
        writer.join()
    assert ws.chats.keep(chat)
    assert ws.chats.open(chat.key).turns[0].result == Told("Ines Fabre does.")  # type: ignore[union-attr]


def test_what_came_of_a_turn_first_stays(ws: Workspace) -> None:
    chat = ws.chats.new()
    turn = ws.chats.begin(chat, "Who keeps bees?")
    ws.chats.end(chat, turn, Told("Stopped."))
    ws.chats.end(chat, turn, Told("The whole answer."))
    assert turn.result == Told("Stopped.")
    ws.chats.settle(chat, turn, Told("Kept."))
    assert ws.chats.open(chat.key).turns[0].result == Told("Kept.")  # type: ignore[union-attr]


def test_one_chat_on_two_pages(ws: Workspace) -> None:
    chat = talk(ws, "Who keeps bees?")
    other = ws.chats.open(chat.key)
    assert other is not None
    ws.chats.begin(chat, "Who collects maps?")
    late = ws.chats.begin(other, "Where does Omar work?")
    assert late.number == 3
    ws.chats.end(other, late, Told("At Tolmin Gallery."))
    found = ws.chats.open(chat.key)
    assert found is not None
    assert [x.asked for x in found.turns] == [
        "Who keeps bees?",
        "Who collects maps?",
        "Where does Omar work?",
    ]
    assert ws.chats.again(chat, late).result == Told("At Tolmin Gallery.")


def test_found_by_what_was_asked_and_what_was_answered(ws: Workspace) -> None:
    bees = talk(ws, "Who keeps bees?")
    maps = talk(ws, "Who collects maps?", "Where does Omar Haddou work?")
    assert [line.key for line in ws.chats.recent()] == [maps.key, bees.key]
    assert [line.key for line in ws.chats.recent(words="inès BEES")] == [bees.key]
    assert [line.key for line in ws.chats.recent(words="tolmin gallery")] == [maps.key]
    assert ws.chats.recent(words="100%") == []
    assert [line.key for line in ws.chats.recent(1)] == [maps.key]
    ws.chats.rename(bees, "  The   honey ")
    assert [(line.key, line.title) for line in ws.chats.recent(words="honey")] == [(bees.key, "The honey")]


def test_the_first_question_is_the_title_until_it_is_renamed(ws: Workspace) -> None:
    chat = talk(ws, "Who keeps bees?", "Who collects maps?")
    assert ws.chats.recent()[0].title == "Who keeps bees?"
    assert titled("a " * 60) == ("a " * 40).strip()[:79] + "…"
    ws.chats.rename(chat, "")
    assert ws.chats.recent()[0].title == "Who keeps bees?"


def test_a_deleted_chat_leaves_no_byte(ws: Workspace, tmp_path: Path) -> None:
    marker = "What about the zirconium harmonica?"
    kept = talk(ws, "Who keeps bees?")
    chat = talk(ws, marker, "Who keeps bees?", "Is the vermilion trombone sold?")
    assert bytes_of(tmp_path / "ws", marker)
    assert ws.chats.delete(chat.key) == 0
    assert not bytes_of(tmp_path / "ws", "zirconium")
    assert not bytes_of(tmp_path / "ws", "vermilion trombone")
    assert [line.key for line in ws.chats.recent()] == [kept.key]
    with pytest.raises(NotFoundError):
        ws.chats.delete(chat.key)


def test_an_answer_that_comes_after_deleting_is_not_kept(ws: Workspace, tmp_path: Path) -> None:
    chat = ws.chats.new()
    turn = ws.chats.begin(chat, "Who keeps bees?")
    ws.chats.delete(chat.key)
    ws.chats.end(chat, turn, Told("The zirconium harmonica."))
    assert ws.chats.recent() == []
    assert not bytes_of(tmp_path / "ws", "zirconium")


def test_forgetting_takes_what_chats_say_of_somebody(ws: Workspace, tmp_path: Path) -> None:
    both = talk(ws, "Where does Omar work?", "Who keeps bees?", "and what does he collect?")
    pronoun = ws.chats.begin(both, "And what does he collect?")
    ws.chats.end(both, pronoun, ws.ask("What does he collect?", [ws.ask("Who is Omar?").exchange]))
    quoted = ws.chats.begin(both, "Check this")
    ws.chats.end(both, quoted, Told("So I wrote: “Omar has moved house.”"))
    alone = talk(ws, "Tell me about Omar Haddou")
    ws.chats.begin(talk(ws, "How do I end a talk?"), "Who is…")
    done = ws.forget("omar@tolmin.example")
    assert done.remaining == 0
    assert done.removed["chat turns"] == 6
    found = ws.chats.open(both.key)
    assert found is not None
    assert [x.asked for x in found.turns] == ["Who keeps bees?"]
    assert found.title == "Who keeps bees?"
    assert ws.chats.open(alone.key) is None
    for words in ("omar", "haddou", "has moved house", "collects maps"):
        assert not bytes_of(tmp_path / "ws", words), words


def test_a_backup_and_an_export_bring_chats_back(ws: Workspace, tmp_path: Path) -> None:
    chat = talk(ws, "Where does Omar Haddou work?", "Who keeps bees?")
    ws.chats.rename(chat, "Two things")
    ws.keeping.back_up(tmp_path / "one.rapport-backup")
    ws.export(tmp_path / "one.zip")
    before = [packed(x.result) for x in chat.turns if x.result]
    ws.chats.delete(chat.key)
    ws.keeping.restore(tmp_path / "one.rapport-backup")
    assert [line.title for line in ws.chats.recent()] == ["Two things"]
    with opened(tmp_path / "other") as other:
        other.import_paths([tmp_path / "one.zip"])
        found = other.chats.open(chat.key)
        assert found is not None
        assert (found.title, found.named) == ("Two things", True)
        assert [packed(x.result) for x in found.turns if x.result] == before
        assert other.chats.recent(words="tolmin")
        other.chats.rename(found, "Another title")
        other.import_paths([tmp_path / "one.zip"])
        assert [line.title for line in other.chats.recent()] == ["Another title"]
        assert len(other.chats.open(chat.key).turns) == 2  # type: ignore[union-attr]
        citation = next(c for x in found.turns if x.result for c in x.result.citations)  # type: ignore[union-attr]
        assert citation.document is None
        assert other.cited(citation) is not None


def test_an_old_export_does_not_bring_back_whom_the_user_forgot(ws: Workspace, tmp_path: Path) -> None:
    talk(ws, "Where does Omar Haddou work?")
    talk(ws, "Who keeps bees?")
    ws.export(tmp_path / "one.zip")
    ws.forget("omar@tolmin.example")
    ws.import_paths([tmp_path / "one.zip"])
    assert [line.title for line in ws.chats.recent()] == ["Who keeps bees?"]
    with ws.repository.sessions() as session:
        assert not any("Haddou" in str(row.content) for row in session.scalars(select(t.ChatTurn)))


def test_an_undone_import_leaves_old_chats_readable(ws: Workspace, tmp_path: Path) -> None:
    chat = talk(ws, "Who keeps bees?")
    (batch,) = (receipt.batch for receipt in ws.batches())
    (citation,) = chat.turns[0].result.citations[:1]  # type: ignore[union-attr]
    assert ws.cited(citation) is not None
    ws.undo(batch)
    # Numbers of rows are given out again: the place is known by what stands there, not by its number.
    (tmp_path / "other.md").write_text("# Other\n\nQuite another note, about bread.\n")
    ws.import_paths([tmp_path / "other.md"])
    found = ws.chats.open(chat.key)
    assert found is not None
    assert found.turns[0].result is not None
    assert ws.cited(citation) is None
    assert ws.cited(found.turns[0].result.citations[0]) is None  # type: ignore[union-attr]


def test_an_answer_that_comes_while_its_question_is_stored_is_kept(ws: Workspace) -> None:
    chat = ws.chats.new()
    came: list[threading.Thread] = []

    def answer(*statement: object) -> None:
        if "INSERT INTO chat_turn" in str(statement[2]) and not came:
            done = ws.chats.end
            came.append(threading.Thread(target=lambda: done(chat, chat.turns[0], Told("Otto keeps bees."))))
            came[0].start()
            came[0].join(30)

    event.listen(ws._engine, "before_cursor_execute", answer)
    ws.chats.begin(chat, "Who keeps bees?")
    event.remove(ws._engine, "before_cursor_execute", answer)
    assert came
    found = ws.chats.open(chat.key)
    assert found is not None
    assert [turn.result for turn in found.turns] == [Told("Otto keeps bees.")]
