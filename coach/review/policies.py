"""The user's policy file and what they keep, of one workspace: read, changed, listed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from coach.errors import NotFoundError, PolicyError, UsageError
from coach.evidence import Finding
from coach.review import policy_edit
from coach.review.context import Reader
from coach.review.firm import firm
from coach.review.kept import mark_of, shown
from coach.review.policy import KINDS, LEVELS, Policy
from coach.review.policy_yaml import CATEGORY_KEYS, FILE, load, read
from coach.store import kept_phrases
from coach.store.kept_phrases import Kept, Mark


class Policies:
    """`changed` is called after each change, so that pages read again; `writing` is held by whoever writes."""

    def __init__(
        self,
        folder: Path,
        sessions: sessionmaker[Session],
        workspace: int,
        today: dt.date,
        changed: Callable[[], None],
        writing: AbstractContextManager[object],
    ) -> None:
        self.path = folder / FILE
        self._sessions, self._workspace, self._today = sessions, workspace, today
        self._changed, self._writing = changed, writing
        self._known: tuple[tuple[int, int], Policy] | None = None

    # The file

    def text(self) -> str:
        """The file as it stands, empty where there is none. Raises `PolicyError`."""
        return load(self.path)

    def current(self) -> Policy:
        """The policy, read again when the file has changed. Raises `PolicyError`: then nothing may be reviewed."""
        try:
            now = self.path.stat()
            state = (now.st_mtime_ns, now.st_size)
        except OSError:
            state = (0, 0)
        if self._known is None or self._known[0] != state:
            self._known = (state, read(self.text(), str(self.path)))
        return self._known[1]

    def save(self, text: str) -> Policy:
        """Put a whole new text in the file's place, if it reads. Raises `PolicyError` with the file left as it was."""
        policy = read(text)
        with self._writing:
            write(self.path, text)
        self._known = None
        self._changed()
        return policy

    def add_term(self, kind: str, name: str) -> Policy:
        """A confidential word, client, project or internal name more."""
        if kind not in KINDS:
            raise UsageError(f"Say what it is: {', '.join(KINDS)}.")
        return self.save(policy_edit.add(self.text(), ["confidential", kind], _words(name)))

    def add_topic(self, name: str) -> Policy:
        """A topic to speak on more."""
        return self.save(policy_edit.add(self.text(), ["speak_on"], _words(name)))

    def set_level(self, audience: str, category: str, level: str) -> Policy:
        """How strict to be with a category for an audience."""
        if category not in CATEGORY_KEYS or level not in LEVELS:
            raise UsageError(f"Choose one of {', '.join(CATEGORY_KEYS)}, and one of {', '.join(LEVELS)}.")
        keys = ["strictness", _words(audience), category]
        return self.save(policy_edit.set_value(self.text(), keys, level))

    def remove(self, at: Sequence[str | int]) -> Policy:
        """One entry less. `at` are its keys in the file, and its number where it stands in a list."""
        text = self.text()
        read(text, str(self.path))
        try:
            return self.save(policy_edit.remove(text, at))
        except (KeyError, IndexError, StopIteration):
            raise NotFoundError("That entry is no longer in your policy.") from None

    def take(self, text: str) -> str:
        """Put the policy of an export in its place where there is none; gives why where that cannot be."""
        if self.path.exists():
            same = self.path.read_bytes() == text.encode()
            return "" if same else "You have a policy already; it was left as it is."
        try:
            read(text)
        except PolicyError as error:
            return f"This policy cannot be used: line {error.line}: {error.why}."
        write(self.path, text)
        return ""

    # What the user keeps

    def marks(self) -> frozenset[Mark]:
        """By what kept phrases are known again."""
        with self._sessions() as session:
            return kept_phrases.marks(session, self._workspace)

    def keep(self, found: Finding, reader: Reader, audience: str) -> None:
        """Keep a phrase for a reader from now on."""
        with self._writing, self._sessions() as session, session.begin():
            kept_phrases.add(
                session,
                self._workspace,
                mark_of(found, reader),
                shown(found),
                audience,
                firm(found),
                self._today,
            )
        self._changed()

    def let_go(self, found: Finding, reader: Reader) -> None:
        """Find a kept phrase again from now on."""
        with self._writing, self._sessions() as session, session.begin():
            kept_phrases.let_go(session, self._workspace, mark_of(found, reader))
        self._changed()

    def kept(self) -> list[Kept]:
        """Everything that is kept, newest first."""
        with self._sessions() as session:
            return kept_phrases.listed(session, self._workspace)

    def revoke(self, number: int) -> Kept:
        """Take one back: from now on it is found again. Raises NotFoundError."""
        with self._writing, self._sessions() as session, session.begin():
            gone = kept_phrases.remove(session, self._workspace, number)
        if gone is None:
            raise NotFoundError(f"Nothing is kept under number {number}. `coach policy kept` lists it.")
        self._changed()
        return gone


def write(path: Path, text: str) -> None:
    """Write the file whole or not at all, for its owner only. Raises `PolicyError`."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(
            os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8", newline=""
        ) as f:
            f.write(text)
        part.replace(path)
    except OSError as error:
        raise PolicyError(str(path), 1, f"it cannot be written ({error.strerror})") from None


def _words(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) < 2:
        raise UsageError("Write a word or a name of at least two letters.")
    return flat
