"""Long work in its own thread: it says how far it is, can be stopped, and outlives a change of page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from coach.errors import CoachError
from coach.evidence import Unsupported
from coach.progress import Progress

T = TypeVar("T")


class Stopped(Exception):
    """Raised inside a job when the user asked it to stop and its work has no gentler way."""


class Job(Generic[T]):
    """One piece of work. The page reads the fields; only the job's own thread writes them, except `stopping`."""

    def __init__(self, work: Callable[[Job[T]], T]) -> None:
        self.done = 0
        self.total = 0
        self.what = ""
        self.text = ""
        self.doubts: tuple[Unsupported, ...] = ()
        self.result: T | None = None
        self.error: CoachError | None = None
        self.stopping = False
        self.started = time.monotonic()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Job[T]], T]) -> None:
        try:
            self.result = work(self)
        except CoachError as error:
            self.error = error
        except Stopped:
            self.stopping = True

    @property
    def running(self) -> bool:
        """Whether the thread is still at work."""
        return self._thread.is_alive()

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1; 0 while unknown."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    @property
    def seconds(self) -> int:
        """How long it has been going."""
        return int(time.monotonic() - self.started)

    def progress(self, done: int, total: int, what: str) -> None:
        """Called by the work: so much of so much, and what it is about."""
        self.done, self.total, self.what = done, total, what

    def step(self, progress: Progress) -> None:
        """Called by the work before each of its steps; ends the work once the user asked to stop."""
        if self.stopping:
            raise Stopped
        self.progress(progress.done, progress.total, progress.what)

    def __call__(self, piece: str) -> None:
        """Called by the work with each new piece of text; ends the work once the user asked to stop."""
        if self.stopping:
            raise Stopped
        self.text += piece

    def doubt(self, found: Sequence[Unsupported]) -> None:
        """Called by the work with what no evidence holds, of the text so far."""
        self.doubts = (*self.doubts, *found)

    def stop(self) -> None:
        """Ask the work to end."""
        self.stopping = True

    def should_stop(self) -> bool:
        """Asked by the work between its steps."""
        return self.stopping

    def watch(self, pause: float = 0.1) -> Iterator[Job[T]]:
        """The job again and again until it has ended, once more at the end."""
        while self.running:
            yield self
            self._thread.join(pause)
        yield self


class Desk:
    """The jobs of this server process by name: one of a name at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job[Any]] = {}
        self._lock = threading.Lock()

    def start(self, name: str, work: Callable[[Job[Any]], Any]) -> None:
        """Begin, unless a job of that name is still running."""
        with self._lock:
            if not self.running(name):
                self._jobs[name] = Job(work)

    def get(self, name: str) -> Job[Any] | None:
        """The job of that name, running or ended."""
        return self._jobs.get(name)

    def running(self, name: str) -> bool:
        """Whether a job of that name is at work."""
        job = self._jobs.get(name)
        return job is not None and job.running

    def clear(self, name: str) -> None:
        """Forget an ended job."""
        with self._lock:
            if not self.running(name):
                self._jobs.pop(name, None)
