"""A page about one person that the user looked up: front matter that says so, then the page's own words.

    ---
    type: looked-up
    about: "Ann Lee"
    organisation: "Oxbow"
    date: 2026-11-03
    ---

It is somebody else's text, dated, and never what the user knows first-hand: "I promise" in it is no promise of theirs.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

from coach.readers.encoding import decode
from coach.readers.front_matter import read_front_matter
from coach.readers.stamps import date_in
from coach.records import ContactKind, ContactRecord, NoteKind, NoteRecord, Record, Refusal, SourceFile

KIND = "looked_up"
FOLDER = "looked-up/"
"""Where the files lie that `as_file` makes."""
_OPENING = re.compile(r"-{3,}[ \t]*\r?\ntype: looked-up[ \t]*\r?\n")


def accepts(source: SourceFile) -> bool:
    """Whether its front matter begins by saying that it was looked up."""
    return bool(_OPENING.match(decode(source.data)[:200]))


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The page's text as somebody else's, and the person whom it is about with what the user said to tell them by."""
    text = decode(source.data)
    head = read_front_matter(text)
    name = head.first("about")
    if not name or not any(c.isalnum() for c in text[head.body_start :]):
        yield Refusal("", "The page holds no writing, or does not say whom it is about.")
        return
    day = date_in(head.first("date")) or source.modified or today
    yield NoteRecord(
        "line:1", text, NoteKind.PROGRAMME, head.body_start, title=f"Page about {name}", date=day
    )
    place, email = head.first("organisation"), head.first("email")
    if place or email:
        yield ContactRecord(
            "line:1", text[: head.body_start].strip(), ContactKind.CARD, name, organisation=place,
            emails=(email,) if email else (), dated=day,
        )  # fmt: skip


def as_file(
    name: str,
    text: str,
    day: dt.date,
    called: str,
    organisation: str = "",
    email: str = "",
    address: str = "",
) -> SourceFile:
    """The file that keeps a page's text about somebody. `address` is where on the web it stood, `called` is the page's own name: one kept again under it takes
    the older one's place."""
    # JSON strings are YAML strings as well, whatever a page or a list wrote into them.
    told = {"about": name, "organisation": organisation, "email": email, "address": address}
    lines = [
        "---",
        "type: looked-up",
        *(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in told.items() if v),
    ]
    lines += [
        f"date: {day.isoformat()}",
        "---",
        "",
        f"# {name}{f', {organisation}' if organisation else ''}",
        "",
        text.strip(),
        "",
    ]
    return SourceFile(f"{FOLDER}{_file_name(name)}/{_file_name(called)}.md", "\n".join(lines).encode(), day)


def _file_name(words: str) -> str:
    return re.sub(r"[^\w.\- ]+", " ", words).strip(" .")[:80] or "page"
