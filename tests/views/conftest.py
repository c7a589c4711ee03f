"""The web chat without a browser: its pages over a real workspace in a temporary folder."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import ME, TODAY, write_files
from tests.views.screen import Open

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds a small invented network, made once."""
    folder = tmp_path_factory.mktemp("stocked")
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.set_me(str(ME["name"]), list(ME["emails"]), "", str(ME["employer"]))
        space.import_paths([write_files(tmp_path_factory.mktemp("files"))])
    return folder


@pytest.fixture
def empty_chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page over an empty workspace."""
    yield from _opener(tmp_path / "workspace", monkeypatch)


@pytest.fixture
def chat(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page over the small network."""
    shutil.copytree(stocked, tmp_path / "workspace")
    yield from _opener(tmp_path / "workspace", monkeypatch)


ZOE = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Quist;Zoë;;;\nFN:Zoë Quist\nEMAIL:zq@gmx.example\nUID:card-zoe\nEND:VCARD\n"
)
WALK = "---\ntitle: Walk\ndate: 2026-11-02\n---\nSaw Piet Dekker at the lock.\n"


@pytest.fixture
def doubtful_chat(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page over the network with one possible duplicate and one name that fits two people."""
    folder = tmp_path / "workspace"
    shutil.copytree(stocked, folder)
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("zoe.vcf", ZOE.encode()), SourceFile("walk.md", WALK.encode())])
    yield from _opener(folder, monkeypatch)


def _opener(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv("COACH_WORKSPACE", str(folder))
    monkeypatch.setenv("COACH_TODAY", TODAY)
    monkeypatch.setenv("COACH_MODEL", "")
    st.cache_resource.clear()

    def page(name: str = "chat") -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        return app if name == "chat" else app.switch_page(f"coach/views/{name}.py").run()

    yield page
    # Closes the workspace, so that the next test may open its own.
    st.cache_resource.clear()
