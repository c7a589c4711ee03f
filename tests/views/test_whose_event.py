"""The Briefing page of somebody who has no event yet, and lists without a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.records import SourceFile
from coach.settings import Settings
from coach.store import engine as store
from coach.store.repository import Repository
from coach.workspace import Workspace
from tests.small_world import TODAY
from tests.views.screen import Open, click, shown

ROWS = "Name,Email\nAda Byrne,ada@kestrel.example\n"


def test_an_event_is_named_where_there_is_none(empty_chat: Open) -> None:
    app = empty_chat("briefing")
    assert "No event is known yet" in shown(app)
    app = click(app, "new-event--go")
    assert "Say which event" in shown(app)
    app.text_input(key="new-event--name").set_value("Tin Fair")
    app = click(app, "new-event--go")
    assert "Add a list of its guests, or say when it is" in shown(app)
    app.date_input(key="new-event--day").set_value(dt.date(2026, 12, 3))
    app = click(app, "new-event--go")
    assert "Tin Fair" in shown(app)
    assert "Nobody is listed for this event yet" in shown(app)
    assert not app.exception


def test_a_list_without_a_day_can_be_picked(empty_chat: Open, tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "workspace"), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("tin-fair-guests.csv", ROWS.encode())])
    app = empty_chat("briefing")
    assert app.selectbox(key="brief-pick").options == ["tin fair"]
    app = click(app, "brief-go")
    assert "Ada Byrne" in shown(app)


def test_a_list_given_for_a_briefing_is_kept_and_taken_back(empty_chat: Open, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("tin-fair-guests.csv", ROWS.encode())])
    app = empty_chat("briefing")
    more = "Name,Company\nPia Kolb,Blank House\n"
    app.file_uploader(key="brief-list").set_value([("more.csv", more.encode(), "text/csv")]).run()
    app = click(app, "brief-go")
    assert "more.csv is kept as a guest list of “tin fair”" in shown(app)
    assert listed(folder) == {"Ada Byrne", "Pia Kolb"}
    app = click(app, "list-kept-undo")
    assert "is kept as" not in shown(app)
    assert listed(folder) == {"Ada Byrne"}
    assert not app.exception


def listed(folder: Path) -> set[str]:
    """The names on all lists of a workspace, read beside the page that has it open."""
    engine = store.connect(folder)
    sessions = store.sessions(engine)
    names = {a.name for a in Repository(sessions, store.workspace_id(sessions)).attendance()}
    engine.dispose()
    return names
