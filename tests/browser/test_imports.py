"""The Import page in a browser: watched folders, folded receipts, and the web chat beside the command line."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path

from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import TODAY, Visit, menu, serving, settle
from tests.ingest.shelf_world import note


def test_a_watched_folder_is_kept_up_with(empty_server: str, visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(note("Tea", "Ada Byrne", "She keeps bees."))
    page = visit(empty_server)
    menu(page, "Import")
    box = page.get_by_role("textbox", name="A folder on this machine")
    box.fill("nowhere/at/all")
    page.get_by_role("button", name="Watch it").click()
    page.get_by_text("Give the folder's whole path").wait_for()
    box.fill(str(folder))
    page.get_by_role("button", name="Watch it").click()
    page.get_by_text("Import 1,").first.wait_for()
    settle(page)
    (folder / "b.md").write_text(note("Walk", "Noor Haas", "Noor paints."))
    page.get_by_text("Import 2,").first.wait_for()
    settle(page)
    page.get_by_role("button", name="Look now").click()
    page.get_by_text("2 files had not changed").wait_for()
    settle(page)
    for name in ("a.md", "b.md"):
        (folder / name).unlink()
    page.get_by_text("is empty now").first.wait_for()
    page.get_by_role("button", name="Look now").click()
    page.get_by_role("button", name="Let the missing files go").click()
    page.get_by_text("no longer there").first.wait_for()
    settle(page)
    page.get_by_role("button", name="Stop watching").click()
    page.get_by_role("button", name="Look now").wait_for(state="detached")
    menu(page, "People")
    settle(page)
    menu(page, "Import")
    page.get_by_role("button", name="Undo this import").first.click()
    page.get_by_text("2 files that were gone").wait_for()
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text("Import undone").wait_for()
    menu(page, "People")
    people = page.get_by_test_id("stMain")
    people.get_by_role("button", name="Ada Byrne").first.wait_for()
    assert people.get_by_role("button", name="Noor Haas").first.is_visible(), "both notes are back"


def test_a_long_receipt_is_folded_and_paged(visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for n in range(120):
        (folder / f"{n:03}.md").write_text(note("Tea", "Ada Byrne", f"She keeps {n} bees."))
    (folder / "odd.bin").write_bytes(bytes(range(256)))
    with Workspace.open(Settings(workspace=tmp_path / "workspace"), dt.date.fromisoformat(TODAY)) as space:
        space.import_paths([folder])
    with serving(tmp_path / "workspace") as address:
        page = visit(address)
        menu(page, "Import")
        assert page.get_by_text("001.md").count() == 0
        page.get_by_text("1 left out, with reasons").click()
        page.get_by_text("odd.bin").wait_for()
        page.get_by_text("File by file").click()
        page.get_by_text("001.md").wait_for()
        settle(page)
        assert page.locator("table.rows tr").count() < 60
        page.get_by_role("button", name="Page 3", exact=True).click()
        page.get_by_text("118.md").wait_for()
        page.close()


def test_the_web_chat_and_a_command_are_not_let_in_together(visit: Visit, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    command = [sys.executable, "-m", "coach.cli", "doctor", "--workspace", str(workspace)]
    with serving(workspace) as address:
        page = visit(address)
        menu(page, "People")
        refused = subprocess.run(command, capture_output=True, text=True, check=False)
        assert refused.returncode == 1
        assert "is open in another program (the web chat, or a running command)" in refused.stderr
        page.close()
    for _ in range(50):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
        time.sleep(0.2)
    assert done.returncode == 0, done.stderr
