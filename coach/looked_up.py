"""What the user found about a person (a pasted text, a file, a web page), made into a file of its own for the import."""

from __future__ import annotations

import datetime as dt

from coach import readers
from coach.errors import UsageError
from coach.people import names
from coach.people.spelling import latin
from coach.readers import looked_up
from coach.records import NoteRecord, SourceFile
from coach.text import fold

WEB = "web:"
"""How the origin of a fetched page begins."""
LONGEST = 60_000  # characters of one page that are kept


def page_about(
    name: str, found: SourceFile | str, today: dt.date, organisation: str = "", email: str = "",
    must_name: bool = False,
) -> SourceFile:  # fmt: skip
    """A file about somebody out of a pasted text or a file with text in it, dated by what the file says of itself, else
    by its own date, else today.

    Raises UsageError where there is no name or no text, and with `must_name` where the text has not the family name.
    """
    if not name.strip():
        raise UsageError("Say whom the page is about.")
    address = ""
    if isinstance(found, str):
        text, day, called = found, today, f"pasted {today.isoformat()}"
    else:
        notes = [r for r in readers.read_file(found, today)[1] if isinstance(r, NoteRecord)]
        text = "\n\n".join(n.text[n.body_start :].strip() for n in notes)
        day = next((n.date for n in notes if n.date), None) or found.modified or today
        # Two sites may both have a page “about”, so a page of the web goes by its whole address.
        called = found.path if found.origin.startswith(WEB) else found.path.rsplit("/", 1)[-1]
        address = found.origin.removeprefix(WEB) if found.origin.startswith(WEB) else ""
    if not any(c.isalnum() for c in text):
        raise UsageError(
            "There is no text to keep. A picture or a table cannot be read as a page about somebody."
        )
    if must_name and (names.family(name) or "".join(names.parts(name))) not in fold(latin(text)):
        raise UsageError(f"The page does not name {name.strip()}, so it is not kept.")
    kept = text[:LONGEST]
    return looked_up.as_file(name.strip(), kept, min(day, today), called, organisation, email, address)
