"""The settings' part about the data itself: where it is, export, backup and restore, and who was forgotten."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.backup import ENDING, FORMER, forgotten_since
from coach.errors import CoachError
from coach.text import count
from coach.views.parts import receipts, show, words
from coach.views.parts.session import desk, start_over

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from coach.workspace import Workspace

_LARGEST = 1024
"""Megabytes of a backup that the page takes; the command line takes any."""


def section(space: Workspace) -> None:
    """Everything below the heading "Your data"."""
    st.subheader("Your data", anchor=False)
    if said := st.session_state.pop("data-said", ""):
        st.success(show.label(said), icon=":material/check:")
    show.html(show.element("div", show.text(f"Everything is in {space.folder}, on this machine."), "line"))
    _counts(space)
    _take_out(space)
    _restore(space)
    _forgotten(space)


def _counts(space: Workspace) -> None:
    health = space.doctor()
    counted = [
        [show.text(name.capitalize()), show.text(f"{health.counts[name]:,}")]
        for name in ("people", "notes", "messages", "events")
    ]
    show.html(show.table(["", ""], counted))
    if not health.ok:
        st.warning("\n\n".join(show.label(part) for part in health.lines))
    if st.button(
        "Build the search index again", key="rebuild", help="Nothing is lost: it is made from your data."
    ):
        with st.spinner("Building the search index again…", show_time=True):
            space.rebuild()
        st.success("Done.", icon=":material/check:")


def _take_out(space: Workspace) -> None:
    with st.container(border=True, key="data-out"):
        st.markdown("**Export**")
        st.write("Contacts, calendar, notes, mail and lists as files that other programs open, in one ZIP.")
        st.download_button(
            "Export", partial(_made, space.export, "export.zip"), f"rapport-{space.today}.zip", "application/zip",
            key="export", icon=":material/folder_zip:", on_click="ignore",
        )  # fmt: skip
        st.markdown("**Back up**")
        st.write("One file to put everything back as it is now. Passwords and keys are not in it.")
        st.download_button(
            "Back up", partial(_made, space.keeping.back_up, "backup"), f"rapport-{space.today}{ENDING}",
            "application/octet-stream", key="backup", icon=":material/save:", on_click="ignore",
        )  # fmt: skip
        st.caption("Both hold what was told in confidence. Keep them where only you can read them.")


def _made(write: object, name: str) -> bytes:
    """The bytes of a file that is written for one download and kept nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        assert callable(write)
        write(file)
        return file.read_bytes()


def _restore(space: Workspace) -> None:
    with st.expander("Restore a backup", key="data-restore"):
        if desk().running(receipts.JOB):
            st.info("An import is running. Wait until it is done, or stop it, and come back.")
            return
        number = st.session_state.setdefault("restore-number", 0)
        file = st.file_uploader(
            "A backup file", key=f"restore-file-{number}", max_upload_size=_LARGEST,
            help="For files over 1 GB close the web chat and use `coach restore`.",
        )  # fmt: skip
        kept = sorted((p.name for p in space.folder.glob(FORMER)), reverse=True)
        chosen = ""
        if kept:
            chosen = st.selectbox(
                "Or a former state, kept by an earlier restore", ["", *kept], key="restore-kept"
            )
        if file is not None:
            _ask_once(space, file)
        elif chosen:
            _offer(space, space.folder / chosen)


def _ask_once(space: Workspace, file: UploadedFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup"
        path.write_bytes(file.getvalue())
        _offer(space, path, file.name)


def _offer(space: Workspace, path: Path, name: str = "") -> None:
    """Say what would be replaced, and do it at one click."""
    try:
        held = space.keeping.contents(path)
    except CoachError as error:
        st.error(show.label(str(error).replace(str(path), name or path.name)), icon=":material/block:")
        return
    now = space.doctor().counts
    rows = [
        [show.text(kind.capitalize()), show.text(f"{now[kind]:,}"), show.text(f"{number:,}")]
        for kind, number in held.counts.items()
    ]
    show.html(show.table(["", "Now", "In the backup"], rows))
    st.write("The backup takes the place of everything here. What is here now is kept beside it.")
    forgotten = forgotten_since(space.folder, held)
    if forgotten > 0:
        people = count(forgotten, "person", "people")
        st.warning(
            f"Since this backup you forgot {people}. They come back with it: forget them again afterwards."
        )
    if st.button("Replace everything with the backup", key="restore-go", type="primary"):
        with st.spinner("Restoring…", show_time=True):
            done = space.keeping.restore(path)
        start_over()
        kept = f" What was here before is kept as {done.former.name}." if done.former else ""
        st.session_state["data-said"] = f"Restored.{kept}"
        st.rerun()


def _forgotten(space: Workspace) -> None:
    kept_out = space.keeping.kept_out()
    with st.expander(f"Forgotten people ({len(kept_out)})", key="data-forgotten"):
        st.write(
            "Whom you forgot stays out of later imports. Of them only digests are kept, from which nobody reads a name. "
            "A person is forgotten on their card, under People."
        )
        if not kept_out:
            return
        rows = [
            [show.text(str(b.number)), show.text(words.day(b.forgotten_on)),
             show.text(", ".join(count(n, _KINDS.get(k, (k, k))[0], _KINDS.get(k, (k, k))[1]) for k, n in b.keys.items()))]
            for b in kept_out
        ]  # fmt: skip
        show.html(show.table(["", "Forgotten on", "Known by"], rows))
        who = st.text_input(
            "Let somebody in again", key="allow-who", placeholder="A number of the list, a name or an address"
        )
        if st.button("Let them in", key="allow-go") and who:
            try:
                space.keeping.allow(who)
            except CoachError:
                st.error(
                    "Nobody who was forgotten is known by that. Try the number, or an address of theirs."
                )
                return
            st.session_state["data-said"] = "They may come in again with the next import."
            st.rerun()


_KINDS = {
    "email": ("address", "addresses"),
    "file": ("file", "files"),
    "name": ("name", "names"),
    "phone": ("phone number", "phone numbers"),
    "profile": ("profile", "profiles"),
}
