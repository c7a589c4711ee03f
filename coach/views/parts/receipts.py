"""Imports on the screen: begin one, watch it, stop it, read its receipt, take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.receipt_words import KINDS
from coach.records import SourceFile
from coach.views.parts import show, words
from coach.views.parts.session import desk, workspace

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from coach.ingest.pipeline import Receipt
    from coach.progress import Progress
    from coach.views.parts.jobs import Job

JOB = "import"


def begin(uploads: Sequence[UploadedFile], page: str) -> None:
    """Start importing dropped files in the background; `page` is where its receipt belongs."""
    st.session_state["import-page"] = page
    files = [SourceFile(u.name, u.getvalue()) for u in uploads]
    space = workspace()

    def work(job: Job[Receipt]) -> Receipt:
        return space.import_files(files, on_progress=reporter(job), should_stop=job.should_stop)

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
        st.error(show.label(str(job.error)), icon=":material/error:")
    elif job.result is None:
        ended = "The import was stopped. Nothing of it was kept, and your earlier data is as it was."
        failed = "The import ended before it was done. Nothing of it was kept; the terminal window says why."
        st.info(ended if job.stopping else failed)
    return job.result


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


def in_words(receipt: Receipt) -> str:
    """What came in, in one sentence."""
    counted = (
        (receipt.people, "person", "people"),
        (receipt.notes, "note", "notes"),
        (receipt.messages, "message", "messages"),
        (receipt.events, "event", "events"),
    )
    parts = [words.count(n, one, many) for n, one, many in counted if n]
    files = words.count(len(receipt.files), "file")
    return f"{files} read: {words.listed(parts)}." if parts else f"{files} read, with nothing new."


def card(receipt: Receipt, key: str) -> None:
    """A receipt: the sentence, what was refused and why, each file, and undo."""
    with st.container(border=True, key=f"receipt-{key}"):
        show.html(show.element("div", show.text(in_words(receipt)), "line"))
        merged = sum(f.merged for f in receipt.files)
        if merged:
            show.html(show.element("div", show.text(_merged(merged)), "quiet"))
        _refused(receipt)
        with st.expander("File by file"):
            rows = [
                [
                    show.text(f.path),
                    show.text(_kind(f.kind)),
                    show.text(f"{f.kept:,}"),
                    show.text(f"{f.merged:,}"),
                ]
                for f in receipt.files
            ]
            show.html(show.table(["File", "What it is", "Kept", "Merged"], rows))
        _undo(receipt, key)


def _merged(merged: int) -> str:
    return f"{words.count(merged, 'record')} joined people you already had."


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind.replace("_", " "))


def _refused(receipt: Receipt) -> None:
    refused = [(f.path, r) for f in receipt.files for r in f.refused]
    if not refused:
        return
    with st.expander(f"{len(refused)} left out, with reasons", icon=":material/info:"):
        rows = [[show.text(words.source(p, r.place)), show.text(r.reason)] for p, r in refused[:200]]
        show.html(show.table(["Where", "Why"], rows))


def _undo(receipt: Receipt, key: str) -> None:
    with st.popover("Undo this import", icon=":material/undo:"):
        st.write("This takes out everything these files brought in. Your own files stay as they are.")
        st.button("Undo it", key=f"undo-{key}", type="primary", on_click=_take_back, args=(receipt.batch,))


def _take_back(batch: int) -> None:
    removed = workspace().undo(batch)
    clear()
    parts = [words.count(n, name.rstrip("s"), name) for name, n in removed.items() if n]
    st.session_state["undone"] = (
        f"Import undone. Taken out: {words.listed(parts)}." if parts else "Import undone."
    )
