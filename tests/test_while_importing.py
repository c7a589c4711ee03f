"""What the user does while an import runs waits for it and is done: nothing fails because the database is being written."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from coach.progress import Progress
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.model_server import ModelServer
from tests.small_world import CARDS, NOTE_CALL, TODAY

DAY = dt.date.fromisoformat(TODAY)
TABLE = SourceFile("t.csv", b"Wer,Wo\nAda Byrne,Loom\n")


def rule(ws: Workspace) -> None:
    ws.audiences.add_folder("clients", "me")


def rule_back(ws: Workspace) -> None:
    ws.audiences.remove(ws.audiences.rules()[0].rule.id)


def click(ws: Workspace) -> None:
    ws.audiences.mark_document(ws.repository.documents(kinds=["note"])[0].id, "me")


def watch(ws: Workspace) -> None:
    ws.watched.remove(ws.watched.add(str(ws.folder.parent), DAY))


def columns(ws: Workspace) -> None:
    ws.import_table(TABLE, {"Wer": "name", "Wo": "organisation"})
    ws.forget_columns(TABLE)


def ledger(ws: Workspace) -> None:
    number = ws.ledger.begin("http://127.0.0.1", "a question", "words")
    ws.ledger.finish(number, "ok")


def draft(ws: Workspace) -> None:
    ws.draft("Omar Haddou")


def merge(ws: Workspace) -> None:
    ws.merge("Omar Haddou", "Inès Fabre")


def forget(ws: Workspace) -> None:
    ws.forget("Inès Fabre")
    ws.keeping.allow("1")


def restore(ws: Workspace) -> None:
    ws.keeping.restore(ws.folder.parent / "before.rapport-backup")


ACTS = (rule, rule_back, click, watch, columns, ledger, draft, merge, forget, restore)


def test_it_waits_and_is_done(tmp_path: Path) -> None:
    """Every act in a workspace of its own, all at once: each has to wait for longer than one connection does."""
    with ThreadPoolExecutor(len(ACTS)) as pool:
        acting = {act.__name__: pool.submit(waits_and_is_done, tmp_path / act.__name__, act) for act in ACTS}
    failed = {name: error for name, ran in acting.items() if (error := ran.exception())}
    assert not failed


def waits_and_is_done(folder: Path, act: Callable[[Workspace], None]) -> None:
    """Holds an import open, acts beside it, and lets it go on."""
    with Workspace.open(Settings(workspace=folder / "ws", _env_file=None), DAY) as ws:
        ws.import_files([SourceFile("c.vcf", CARDS.encode()), SourceFile("n.md", NOTE_CALL.encode())])
        ws.audiences.add_folder("boards", "me")
        ws.keeping.back_up(folder / "before.rapport-backup")
        written, go_on = threading.Event(), threading.Event()

        def hold(progress: Progress) -> None:
            if progress.what == "Working out who is who":  # rows are written, the transaction is open
                written.set()
                assert go_on.wait(60)

        files = [SourceFile("second.md", NOTE_CALL.replace("moved", "sold").encode())]
        with ThreadPoolExecutor(2) as pool:
            importing = pool.submit(ws.import_files, files, hold)
            assert written.wait(60)
            doing = pool.submit(act, ws)
            done, _ = wait([doing], timeout=7)  # longer than one connection waits for another
            go_on.set()
            assert not done
            importing.result(60)
            doing.result(60)


@pytest.mark.parametrize("server", [False, True], ids=["built-in vectors", "embedding server"])
def test_a_search_and_an_import_do_not_wait_for_each_other_for_ever(tmp_path: Path, server: bool) -> None:
    first, second = (
        SourceFile(f"{n}.md", f"# {n}\n\nBo {n} mends looms.\n".encode()) for n in ("Lind", "Berg")
    )
    with ModelServer() as running:
        more = {"embedding_model": "tiny", "embedding_base_url": running.url} if server else {}
        used = Settings.model_validate({"workspace": tmp_path / "ws", **more})
        if server:  # the index is there, and the query is in the ledger while the import holds the store
            with Workspace.open(used, DAY) as ws:
                ws.import_files([first])
        ws = Workspace.open(used, DAY)  # closed only where it can be
        if server:
            ws.search("looms")
        written, go_on = threading.Event(), threading.Event()

        def hold(progress: Progress) -> None:
            if progress.what == "Working out who is who":
                written.set()
                go_on.wait(60)

        found: list[str] = []
        importing = threading.Thread(target=ws.import_files, args=([second], hold), daemon=True)
        searching = threading.Thread(
            target=lambda: found.extend(h.source for h in ws.search("looms")), daemon=True
        )
        importing.start()
        assert written.wait(60)
        searching.start()
        searching.join(1)
        go_on.set()
        importing.join(20)
        searching.join(20)
        assert not importing.is_alive()
        assert not searching.is_alive()
        assert "Berg.md" in found
        ws.close()
