"""Imports on the screen: begin one, watch it, stop it, read its receipt, take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.errors import CoachError, VanishedError
from coach.receipt_words import KINDS, outcome, taken_out
from coach.records import Refusal, SourceFile
from coach.text import count
from coach.views.parts import show, words
from coach.views.parts.session import desk, workspace

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from coach.ingest.pipeline import FileReceipt, Receipt, Totals
    from coach.progress import Progress
    from coach.views.parts.jobs import Job

JOB = "import"
A_PAGE = 50
"""Lines of a receipt shown at a time: one of a whole folder has ten thousand."""


def dropped(uploads: Sequence[UploadedFile], folder: str = "") -> list[SourceFile]:
    """Dropped files as files to import, below the folder that the user says they lie in."""
    below = "/".join(part for part in folder.replace("\\", "/").split("/") if part.strip(" ."))
    return [SourceFile(f"{below}/{u.name}" if below else u.name, u.getvalue()) for u in uploads]


def begin(files: Sequence[SourceFile], page: str) -> None:
    """Start importing files in memory in the background; `page` is where its receipt belongs."""
    st.session_state["import-page"] = page
    space = workspace()

    def work(job: Job[Receipt]) -> Receipt:
        return space.import_files(files, on_progress=reporter(job), should_stop=job.should_stop)

    desk().start(JOB, work)


def begin_look(folder: Path, page: str, *, gone_too: bool = False) -> None:
    """Start bringing a folder in step in the background."""
    st.session_state["import-page"] = page
    st.session_state["import-folder"] = folder
    space = workspace()

    def work(job: Job[Receipt]) -> Receipt:
        return space.import_paths([folder], reporter(job), job.should_stop, gone_too=gone_too)

    desk().start(JOB, work)


def begin_sample() -> None:
    """Start importing the sample network in the background, from the chat."""
    st.session_state["import-page"] = "chat"
    space = workspace()
    desk().start(JOB, lambda job: space.import_sample(reporter(job)))


def reporter(job: Job[Any]) -> Callable[[Progress], None]:
    """Passes the engine's progress on to the job that a page watches."""
    return lambda progress: job.progress(progress.done, progress.total, progress.what)


def watch() -> Receipt | None:
    """Show the running import until it ends; its receipt, or None where there is none (yet, or it was stopped)."""
    job = desk().get(JOB)
    if job is None:
        return None
    if job.running:
        _follow(job)
    if job.error is not None:
        _failed(job.error)
    elif job.result is None:
        ended = "The import was stopped. Nothing of it was kept, and your earlier data is as it was."
        failed = "The import ended before it was done. Nothing of it was kept; the terminal window says why."
        st.info(ended if job.stopping else failed)
    return job.result


def _failed(error: CoachError) -> None:
    folder = st.session_state.get("import-folder")
    if not isinstance(error, VanishedError) or folder is None:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    st.error(show.label(error.said), icon=":material/error:")
    st.button(
        "Let the missing files go",
        key="import-let-go",
        help="They go out of sight here. Undo brings them back.",
        on_click=_let_go,
        args=(folder,),
    )


def _let_go(folder: Path) -> None:
    clear()
    begin_look(folder, "imports", gone_too=True)


def _follow(job: Job[Receipt]) -> None:
    box = st.container(key="import-progress")
    with box:
        bar = st.progress(0.0, "Reading your files…")
        st.button("Stop", key="import-stop", on_click=job.stop)
    for state in job.watch():
        step = f"{state.done} of {state.total}: " if state.total else ""
        what = "Stopping…" if state.stopping else f"{step}{show.label(state.what) or 'Reading your files…'}"
        bar.progress(state.share, f"{what} ({state.seconds} s)")
    st.rerun()


def belongs_to(page: str) -> bool:
    """Whether there is an import that this page began in this session."""
    return desk().get(JOB) is not None and st.session_state.get("import-page") == page


def clear() -> None:
    """Put the receipt of the last import away."""
    desk().clear(JOB)


def in_words(totals: Totals) -> str:
    """What came in, in one sentence."""
    parts = _parts(totals)
    files = count(totals.files, "file")
    if _nothing_taken(totals):
        return f"Nothing could be taken from {files}."
    return f"{files} read: {words.listed(parts)}." if parts else f"{files} read, with nothing new."


def _nothing_taken(totals: Totals) -> bool:
    return totals.refused > 0 and not (totals.kept or totals.merged or totals.unchanged or totals.replaced)


def _parts(totals: Totals) -> list[str]:
    counted = (
        (totals.people, "person", "people"),
        (totals.notes, "note", "notes"),
        (totals.messages, "message", "messages"),
        (totals.events, "event", "events"),
    )
    return [count(n, one, many) for n, one, many in counted if n]


def _changes(totals: Totals) -> list[str]:
    """What became of files that were there before, a sentence each."""
    said = (
        (totals.merged, "record", "joined people you already had"),
        (totals.replaced, "file", "took the place of an older version"),
        (totals.moved, "file", "had another name or folder before"),
        (totals.gone, "file", "no longer there, so what it said is out of sight"),
        (totals.unchanged, "file", "had not changed"),
    )
    return [f"{count(n, thing)} {what}." for n, thing, what in said if n]


def card(receipt: Receipt, key: str) -> None:
    """A receipt: the sentence, what changed, what was refused and why, each file, and undo."""
    _card(receipt.totals, receipt, key)


def summary(totals: Totals, key: str) -> None:
    """The same of a receipt of which only the sums were read: its files are read when somebody opens them."""
    _card(totals, None, key)


def _card(totals: Totals, given: Receipt | None, key: str) -> None:
    with st.container(border=True, key=f"receipt-{key}"):
        show.html(show.element("div", show.text(in_words(totals)), "line"))
        if changes := _changes(totals):
            show.html(show.element("div", show.text(" ".join(changes)), "quiet"))
        if given is not None and totals.batch:
            _unplaced(totals.batch)
        if totals.refused:
            _refused(totals, given, key)
        # Here a table that was refused for want of a name column gets its column mapper (parts/mapper.py).
        _files(totals, given, key)
        if totals.batch:  # 0: nothing changed, so there is nothing to take back
            _undo(totals, key)


def _unplaced(batch: int) -> None:
    """Said of dropped files where there are rules for folders: which of them no rule can know."""
    if files := workspace().audiences.unplaced(batch):
        one = len(files) == 1
        st.info(
            f"{count(len(files), 'file')} came without {'its' if one else 'their'} folder, so your rules for folders say "
            f"nothing about {'it' if one else 'them'}: {show.label(words.listed(list(files[:3])))}"
            f"{' and others' if len(files) > 3 else ''}. Open a source to say who may see it, or undo this import and name "
            "the folder on the Import page.",
            icon=":material/visibility_lock:",
        )


def _whole(totals: Totals, given: Receipt | None) -> Receipt:
    return given or workspace().imports.receipt(totals.batch)


def _refused(totals: Totals, given: Receipt | None, key: str) -> None:
    title = f"{totals.refused:,} left out, with reasons"
    opened = st.expander(
        title,
        expanded=_nothing_taken(totals),
        icon=":material/info:",
        key=f"refused-{key}",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        found = [(f, r) for f in _whole(totals, given).files for r in f.refused]
        rows = _paged(found, f"refused-page-{key}")
        show.html(show.table(["Where", "Why"], [_refused_row(f, r) for f, r in rows]))


def _refused_row(file: FileReceipt, refusal: Refusal) -> list[show.Html]:
    return [show.text(words.source(file.path, refusal.place)), show.text(refusal.reason)]


def _files(totals: Totals, given: Receipt | None, key: str) -> None:
    opened = st.expander("File by file", key=f"files-{key}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        # What the import did something with comes first.
        found = sorted(_whole(totals, given).files, key=lambda f: not f.changed)
        rows = _paged(found, f"files-page-{key}")
        head = ["File", "What it is", "What became of it"]
        show.html(show.table(head, [[show.text(x) for x in _file_row(f)] for f in rows]))


def _file_row(file: FileReceipt) -> tuple[str, str, str]:
    return file.path, KINDS.get(file.kind, file.kind.replace("_", " ")), outcome(file)


def _paged(found: Sequence[Any], key: str) -> Sequence[Any]:
    """One page of many lines, with the numbers of the pages where there is more than one."""
    pages = max(1, -(-len(found) // A_PAGE))
    number = st.pagination(pages, key=key) if pages > 1 else 1
    return found[(number - 1) * A_PAGE : number * A_PAGE]


def _undo(totals: Totals, key: str) -> None:
    with st.popover("Undo this import", icon=":material/undo:"):
        for line in _what_goes(totals):
            st.write(line)
        if st.button("Undo it", key=f"undo-{key}", type="primary"):
            _take_back(totals.batch)


def _what_goes(totals: Totals) -> list[str]:
    parts = _parts(totals)
    lines = [f"Out goes what only this import brought: {words.listed(parts)}." if parts else ""]
    back = [
        count(n, one, many)
        for n, one, many in (
            (totals.replaced, "older version", "older versions"),
            (totals.gone, "file that was gone", "files that were gone"),
        )
        if n
    ]
    lines.append(f"Back comes: {words.listed(back)}." if back else "")
    lines.append("Your own files stay as they are.")
    return [line for line in lines if line]


def _take_back(batch: int) -> None:
    try:
        with st.spinner("Taking it back…", show_time=True):
            removed = workspace().undo(batch)
    except CoachError as error:
        st.error(show.label(str(error)), icon=":material/error:")
        return
    clear()
    listed = taken_out(removed)
    st.session_state["undone"] = f"Import undone. Taken out: {listed}." if listed else "Import undone."
    st.rerun()
