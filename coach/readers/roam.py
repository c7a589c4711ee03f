"""Roam Research's export as JSON: a list of pages, each an outline. Its Markdown export needs no reader of its own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from coach.readers import notes
from coach.readers.encoding import decode
from coach.readers.stamps import date_in
from coach.records import Record, Refusal, SourceFile
from coach.text import count

KIND = "roam"

_DEEPEST = 50
Json = Mapping[str, Any]


def accepts(source: SourceFile) -> bool:
    """Whether it is a list of pages with titles, some with blocks that have a text."""
    if not source.data[:100].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
        return False
    pages = _pages(source.data)
    return bool(pages) and any(isinstance(c.get("string"), str) for p in pages for c in _children(p))


@lru_cache(maxsize=2)
def _pages(data: bytes) -> tuple[Json, ...]:
    try:
        loaded = json.loads(decode(data))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(loaded, list) or not all(
        isinstance(p, dict) and isinstance(p.get("title"), str) for p in loaded
    ):
        return ()
    return tuple(loaded)


def _children(block: Json) -> Sequence[Json]:
    inner = block.get("children")
    return [c for c in inner if isinstance(c, dict)] if isinstance(inner, list) else []


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One note a page, with whatever a note gives; pages without a word are counted."""
    from dataclasses import replace

    empty = 0
    for page in _pages(source.data):
        title = " ".join(page["title"].split())
        lines = list(_outline(_children(page), 0))
        if not lines:
            empty += 1
            continue
        # A page is read as the file that it would be in an export as Markdown, under a heading of its own.
        text = f"# {title}\n\n" + "\n".join(lines) + "\n"
        path = f"{source.path}/{title.replace('/', ' ')}.md"
        for record in notes.read(SourceFile(path, text.encode(), _edited(page)), today):
            yield replace(record, place=f"uid:{title}")
    if empty:
        yield Refusal("", f"{count(empty, 'page was', 'pages were')} empty.")


def _outline(blocks: Sequence[Json], depth: int) -> Iterator[str]:
    for block in blocks:
        said = block.get("string")
        if isinstance(said, str) and said.strip():
            indent = "  " * depth
            yield f"{indent}- " + said.strip().replace("\n", f"\n{indent}  ")
        if depth < _DEEPEST:
            yield from _outline(_children(block), depth + 1)


def _edited(page: Json) -> dt.date | None:
    """The day a page is for, as its title says ("November 5th, 2026"), else the day it was last edited."""
    edited = page.get("edit-time") or page.get("create-time")
    if day := date_in(page["title"]):
        return day
    try:
        return (
            dt.datetime.fromtimestamp(edited / 1000, dt.UTC).date()
            if isinstance(edited, (int, float))
            else None
        )
    except (ValueError, OverflowError, OSError):
        return None
