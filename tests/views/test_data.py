"""The pages about the data: forgetting on a card, who is kept out, what a restore asks."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import TODAY
from tests.views.screen import Open, click, shown


def test_a_person_is_forgotten_on_their_card(chat: Open) -> None:
    app = chat("people")
    app.text_input(key="people-search").input("omar").run()
    (row,) = [b for b in app.button if (b.key or "").startswith("person-p")]
    app = row.click().run()
    app = click(app, "forget-show")
    assert "Forgetting Omar Haddou deletes" in shown(app)
    assert "1 text that others are in too stays" in shown(app)
    app = click(app, "forget-keep")
    assert "Show what would go" in shown(app)
    app = click(click(app, "forget-show"), "forget-go")
    assert not app.exception
    assert "Omar Haddou is forgotten. Deleted:" in shown(app)
    assert "their full name and addresses are gone" in shown(app)
    app = app.switch_page("coach/views/settings.py").run()
    assert "Forgotten people (1)" in shown(app)
    app.text_input(key="allow-who").input("Zoe Quist").run()
    app = click(app, "allow-go")
    assert "Nobody who was forgotten is known by that" in shown(app)
    app.text_input(key="allow-who").input("omar@tolmin.example").run()
    app = click(app, "allow-go")
    assert "They may come in again with the next import." in shown(app)
    assert "Forgotten people (0)" in shown(app)


def test_somebody_whom_only_texts_name_is_forgotten_from_the_search(stocked: Path, chat: Open) -> None:
    folder = Path(os.environ["COACH_WORKSPACE"])
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("notes/fair.md", b"Zoe Quist brought Selma Vinter along.\n")])
    app = chat("people")
    app.text_input(key="people-search").input("Selma Vinter").run()
    assert "Selma Vinter has no card of their own; 1 text of yours holds the name." in shown(app)
    app = click(app, "forget-show")
    assert "1 text that others are in too stays" in shown(app)
    app = click(app, "forget-go")
    assert not app.exception
    assert "Selma Vinter is forgotten." in shown(app)
    assert not any(b"selma" in p.read_bytes().lower() for p in folder.rglob("*") if p.is_file())


def test_the_data_part_offers_a_way_out_and_back(chat: Open, tmp_path: Path) -> None:
    app = chat("settings")
    assert {"Export", "Back up"} <= {b.label for b in app.get("download_button")}
    assert "Restore a backup" in shown(app)


def test_a_former_state_can_be_put_back(stocked: Path, chat: Open) -> None:
    folder = Path(os.environ["COACH_WORKSPACE"])
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.keeping.restore(space.keeping.back_up(folder.parent / "b"))
        space.forget("Zoe Quist")
        space.keeping.back_up(folder / "before-restore-2026-11-22-9.rapport-backup")
    app = chat("settings")
    app.selectbox(key="restore-kept").select("before-restore-2026-11-22-9.rapport-backup").run()
    assert "takes the place of everything here" in shown(app)
    app = click(app, "restore-go")
    assert not app.exception
    assert "Restored. What was here before is kept as before-restore-" in shown(app)
