"""Every error a user can meet, in one small tree.

CoachError                 somebody can fix it; the message says what, where and what to do
├── UsageError             the command or its options are wrong            (exit 2)
├── SettingsError          a setting has a value that cannot be used
├── PolicyError            the user's policy.yaml cannot be used
├── WorkspaceError         the workspace cannot be opened
│   └── HeldWorkspaceError another process holds it
├── UnreadableError        a file or address cannot be read at all
│   └── VanishedError      so much is gone from a folder that its disk may be missing
├── NotFoundError          no such person, batch, event or draft
├── AmbiguousError         the words fit more than one person or event
├── SearchIndexError       the search index cannot be used; a rebuild mends it
├── MailboxError           a draft could not be put into the drafts folder
└── ModelError             the model server failed; the offline writer takes over
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CoachError(Exception):
    """Base of all errors shown to the user as one line, without a traceback."""

    exit_code = 1


class UsageError(CoachError):
    """Seen on the command line when the words of a command are wrong."""

    exit_code = 2


class SettingsError(CoachError):
    """Seen at start when a setting cannot be used; names the setting."""


class PolicyError(CoachError):
    """Seen when `policy.yaml` cannot be used; nothing is reviewed without it. `line` is where, `why` what is wrong."""

    def __init__(self, file: str, line: int, why: str) -> None:
        self.line, self.why = line, why
        stop = "" if why.endswith("?") else "."
        super().__init__(f"{file}, line {line}: {why}{stop} Nothing is reviewed until this is mended.")


class WorkspaceError(CoachError):
    """Seen when the workspace folder cannot be opened or is held by another process."""


class HeldWorkspaceError(WorkspaceError):
    """Seen when another process holds the workspace, such as the web chat."""


class UnreadableError(CoachError):
    """Seen when a whole file cannot be read; the rest of an import goes on."""

    @classmethod
    def of(cls, path: Path, error: OSError, tried: str = "read") -> UnreadableError:
        """Where the operating system refuses a file; a folder is said to be one."""
        if path.is_dir():
            return cls(f"{path} is a folder. Name a file.")
        return cls(f"{path} cannot be {tried}: {error.strerror or error}.")


class VanishedError(UnreadableError):
    """Seen when a folder looks as if its disk were not connected. `said` is the message without what to type."""

    def __init__(self, said: str) -> None:
        self.said = f"{said} Nothing was changed. If its disk is not connected, connect it and try again."
        super().__init__(f"{self.said} To let the files go, add --gone.")


class NotFoundError(CoachError):
    """Seen when nothing fits the words given."""


class AmbiguousError(CoachError):
    """Seen when the words fit several people or events; the message lists them."""


class SearchIndexError(CoachError):
    """Seen when the search index is damaged; the message names `coach rebuild`."""


class MailboxError(CoachError):
    """Seen when the mail server did not take a draft; the draft is still here."""


class ModelError(CoachError):
    """Seen as a note beside an offline answer when the model server failed."""
