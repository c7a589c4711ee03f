"""What belongs together in a folder or archive: files that explain others, and folders that hold no notes.

Looks at names only. The kind of a file is still told by its content; here it is decided what is not opened at all,
always with a line that says so, and which files travel with others (`SourceFile.beside`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from coach.readers.mail_folders import is_thrown_away
from coach.readers.slack import BESIDE

_MOST_BESIDE = 64 * 1024 * 1024
_NOTION_TABLE = re.compile(r"(?P<stem>.+ [0-9a-f]{32})\.csv")
_MAIL_FOLDERS = frozenset({"cur", "new"})

Beside = tuple[tuple[str, bytes], ...]


def left_out(name: str, siblings: Sequence[str], inside: Iterable[str] = ()) -> str:
    """Why something in a folder is not opened, empty if it may be. `siblings` are the names beside it, `inside` those
    in it where it is a folder.

    >>> left_out(".obsidian", ["a.md"], ["app.json"]), left_out("a.md", [])
    ("These are Obsidian's settings, no notes.", '')
    """
    within = set(inside)
    if name == ".obsidian":
        return "These are Obsidian's settings, no notes."
    if name == ".trash" and ".obsidian" in siblings:
        return "These notes were thrown away in Obsidian."
    if name == "logseq" and {"journals", "pages"} & set(siblings):
        return "These are Logseq's settings and backups, no notes."
    if within & _MAIL_FOLDERS and is_thrown_away(name):
        return "This mail was thrown away or marked as spam."
    if name == "tmp" and within and set(siblings) >= _MAIL_FOLDERS:
        return "This mail was still being delivered."
    table = _NOTION_TABLE.fullmatch(name)
    if table and f"{table['stem']}_all.csv" in siblings:
        return "Notion wrote this table a second time in full, beside it; that one is read."
    return ""


def is_servers_own(name: str, siblings: Sequence[str]) -> bool:
    """Whether a file is a mail server's own, beside the mail of a Maildir."""
    ours = name in ("maildirfolder", "subscriptions") or name.startswith("dovecot")
    return ours and bool(_MAIL_FOLDERS & set(siblings))


def is_mail_folder(name: str, inside: Iterable[str]) -> bool:
    """Whether a hidden folder is one of a Maildir (`.Sent`, with `cur` and `new` in it)."""
    return name.startswith(".") and bool(_MAIL_FOLDERS & set(inside))


def beside(names: Iterable[str], size_of: Callable[[str], int], read: Callable[[str], bytes]) -> Beside:
    """The files of a folder that explain those in its subfolders: Slack's lists of users and channels."""
    found = [name for name in BESIDE if name in set(names)]
    if "users.json" not in found or len(found) < 2:
        return ()
    return tuple((name, read(name)) for name in found if size_of(name) <= _MOST_BESIDE)


def folders_in(members: Iterable[str]) -> dict[str, set[str]]:
    """What stands directly in each folder of an archive, by the folder's path ("" is the top)."""
    found: dict[str, set[str]] = {"": set()}
    for member in members:
        path = PurePosixPath(member)
        for parent in path.parents:
            folder = "" if str(parent) == "." else str(parent)
            found.setdefault(folder, set()).add(path.relative_to(parent).parts[0])
    return found


def left_out_above(member: str, folders: dict[str, set[str]]) -> tuple[str, str]:
    """The topmost part of an archive's member that is not opened, and why; empty if the member may be."""
    parts = PurePosixPath(member).parts
    for depth, part in enumerate(parts):
        parent, here = "/".join(parts[:depth]), "/".join(parts[: depth + 1])
        why = left_out(part, sorted(folders.get(parent, ())), folders.get(here, ()))
        if why:
            return here, why
    return "", ""
