"""Watched folders: kept in step in the background while the web chat runs, and shown on the Import page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError, VanishedError
from coach.receipt_words import in_one_line
from coach.views.parts import receipts, show
from coach.views.parts.session import desk, workspace
from coach.watch import Looked, watch

if TYPE_CHECKING:
    from coach.views.parts.jobs import Job
    from coach.workspace import Workspace


class Watcher:
    """The one background job that watches; begun anew when the folders change."""

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.last: dict[Path, Looked] = {}
        """What the last look at each folder gave that was worth telling, or that it is in step."""
        self._stop = threading.Event()
        self._turn = 0
        self._lock = threading.Lock()

    def keep_up(self, space: Workspace) -> None:
        """Watch the folders that are to be watched."""
        folders = space.watched.all()
        with self._lock:
            if folders == self.folders:
                return
            self.stop()
            self.folders = folders
            self.last = {f: looked for f, looked in self.last.items() if f in folders}
            if folders:
                self._begin(space, folders)

    def _begin(self, space: Workspace, folders: list[Path]) -> None:
        stop = self._stop = threading.Event()
        self._turn += 1

        def work(_job: Job[None]) -> None:
            for looked in watch(folders, lambda f: space.import_paths([f], quiet=True), stop):
                if looked.anything or looked.folder not in self.last or self.last[looked.folder].error:
                    self.last[looked.folder] = looked

        desk().start(f"watch-{self._turn}", work)

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()
        self.folders = []


@st.cache_resource(show_spinner=False, on_release=lambda watcher: watcher.stop())
def _watcher() -> Watcher:
    return Watcher()


def keep_up() -> None:
    """See that the watched folders are watched; called with every page."""
    _watcher().keep_up(workspace())


def section(space: Workspace) -> None:
    """The watched folders with what became of them, and a box to add one."""
    st.subheader("Folders watched", anchor=False)
    if said := st.session_state.pop("watch-problem", ""):
        st.error(show.label(said), icon=":material/error:")
    folders = space.watched.all()
    if folders:
        _listed()
    with st.form("watch-add", border=True, clear_on_submit=True):
        path = st.text_input(
            "A folder on this machine",
            key="watch-path",
            placeholder="~/Documents/Notes",
            help="Rapport reads what is in it now, and again whenever something in it changes, as long as this "
            "program runs. It never writes there.",
        )
        if st.form_submit_button("Watch it", key="watch-go"):
            _add(space, path or "")


def _add(space: Workspace, path: str) -> None:
    try:
        space.watched.add(path, space.today)
    except CoachError as error:
        st.session_state["watch-problem"] = str(error)
    st.rerun()


@st.fragment(run_every=2.0)
def _listed() -> None:
    space, last = workspace(), _watcher().last
    for number, folder in enumerate(space.watched.all()):
        with st.container(border=True, key=f"watched-{number}", gap="xsmall"):
            show.html(show.element("div", show.text(str(folder)), "line"))
            show.html(show.element("div", show.text(_state(last.get(folder))), "quiet"))
            with st.container(horizontal=True):
                # A click in here runs only this part again: the page has to be asked to follow.
                if st.button("Look now", key=f"look-{number}"):
                    receipts.begin_look(folder, "imports")
                    st.rerun()
                if st.button("Stop watching", key=f"unwatch-{number}"):
                    _remove(folder)
                    st.rerun()
    # After the buttons: running again before them would lose a click.
    newest = max((r.receipt.batch for r in last.values() if r.receipt), default=0)
    if newest > st.session_state.setdefault("watch-newest", newest):
        st.session_state["watch-newest"] = newest
        st.rerun()  # the list of imports below has one more


def _state(looked: Looked | None) -> str:
    if looked is None:
        return "Looking…"
    if looked.error:
        return looked.error.said if isinstance(looked.error, VanishedError) else str(looked.error)
    if looked.receipt is None or not looked.receipt.batch:
        return "In step."
    return f"In step. {in_one_line(looked.receipt.totals)}."


def _remove(folder: Path) -> None:
    """What was imported from the folder stays; its receipts can take it back."""
    workspace().watched.remove(folder)
    _watcher().last.pop(folder, None)
