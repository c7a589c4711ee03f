"""A receipt in words, for the command line and the import page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coach.ingest.pipeline import FileReceipt, Receipt, Totals
from coach.records import SourceFile
from coach.text import count

KINDS = {
    "linkedin_connections": "LinkedIn connections",
    "linkedin_messages": "LinkedIn messages",
    "linkedin_invitations": "LinkedIn invitations",
    "linkedin_profile": "your LinkedIn profile",
    "linkedin_praise": "LinkedIn recommendations and endorsements",
    "linkedin_posts": "your LinkedIn posts",
    "linkedin_events": "LinkedIn events",
    "linkedin_other": "LinkedIn, of no use here",
    "address_book": "address book",
    "crm": "contacts of a sales program",
    "table": "table",
    "pasted_list": "pasted list",
    "attendee_list": "attendees",
    "vcard": "contact cards",
    "google_contacts": "Google contacts",
    "icalendar": "calendar entries",
    "markdown": "notes",
    "text": "notes",
    "eml": "mail",
    "mbox": "mail",
    "attendees": "attendees",
    "programme": "programme",
    "jsonl": "records",
    "pdf": "PDF",
    "word": "Word document",
    "rich_text": "document",
    "web_page": "web page",
    "looked_up": "page that you looked up",
    "schema_org": "event data",
    "outlook_message": "mail",
    "whatsapp": "WhatsApp chat",
    "slack": "Slack",
    "telegram": "Telegram chat",
    "roam": "notes",
}


MOST_LINES = 20
"""So many files of a kind are named; of the others it is said how many."""


def in_words(receipt: Receipt) -> Iterator[str]:
    """Lines: what came in, what was refused and why, and how to take it back."""
    totals = receipt.totals
    if not receipt.batch:
        yield "Nothing has changed." + (
            f" {count(totals.unchanged, 'file')} had been imported before." if totals.unchanged else ""
        )
        return
    read = [f for f in receipt.files if f.kept or f.unchanged]
    yield (
        f"Import {receipt.batch}: {count(len(read), 'file')} with {count(receipt.people, 'person', 'people')}, "
        f"{count(receipt.notes, 'note')}, {count(receipt.messages, 'message')}, "
        f"{count(receipt.events, 'calendar entry', 'calendar entries')}."
    )
    if totals.unchanged:
        yield f"{count(totals.unchanged, 'file')} had not changed since the last import."
    yield from _named(
        f"{f.path} took the place of the version imported before." for f in receipt.files if f.replaced
    )
    yield from _named(f"{f.path} was {f.moved} before." for f in receipt.files if f.moved)
    if totals.gone:
        yield f"gone: {count(totals.gone, 'file')}, no longer there and taken out of sight:"
        yield from _named(f"  {f.path}" for f in receipt.files if f.gone)
    if totals.merged:
        yield f"{count(totals.merged, 'record')} joined people who were already known."
    for file in receipt.files:
        yield from _refusals(file)
    yield f"To take this back: coach undo {receipt.batch}"


def list_kept(source: SourceFile, event: str) -> str:
    """What is said where a briefing's guest list is kept."""
    return f"{source.path} is kept as a guest list of “{event}”, so that you can ask who comes."


def summary(receipt: Receipt) -> str:
    """What an import brought, in a sentence that stays in a chat."""
    if not receipt.batch:
        return "Nothing has changed."
    read = sum(1 for f in receipt.files if f.kept or f.unchanged)
    left = sum(1 for f in receipt.files if f.refused)
    more = f" {count(left, 'file')} left something out; the Import page says why." if left else ""
    return (
        f"Imported {count(read, 'file')}: {count(receipt.people, 'person', 'people')}, {count(receipt.notes, 'note')}, "
        f"{count(receipt.messages, 'message')}, {count(receipt.events, 'calendar entry', 'calendar entries')}.{more}"
    )


def in_one_line(totals: Totals) -> str:
    """A whole receipt in one line, with what there is none of left out."""
    brought = (
        (totals.people, "person", "people"),
        (totals.notes, "note", "notes"),
        (totals.messages, "message", "messages"),
        (totals.events, "calendar entry", "calendar entries"),
    )
    parts = [count(n, one, many) for n, one, many in brought if n]
    parts += [
        f"{word}: {n:,}"
        for word, n in (
            ("replaced", totals.replaced), ("moved", totals.moved), ("gone", totals.gone),
            ("unchanged", totals.unchanged), ("not taken", totals.refused),
        ) if n
    ]  # fmt: skip
    files = count(totals.files, "file")
    return f"Import {totals.batch}, {totals.made_on:%d %B %Y}, {files}: {', '.join(parts) or 'nothing new'}"


def file_by_file(receipt: Receipt) -> Iterator[str]:
    """A line for each file, those that changed first, and one for each thing that was not taken."""
    yield in_one_line(receipt.totals)
    for file in sorted(receipt.files, key=lambda f: not f.changed):
        kind = f" ({KINDS.get(file.kind, file.kind)})" if file.kind else ""
        yield f"  {file.path}{kind}: {outcome(file)}"
        for refusal in file.refused:
            yield f"      {refusal.place or 'whole file'}: {refusal.reason}"


def outcome(file: FileReceipt) -> str:
    """What became of a file, in words."""
    if file.gone:
        return "gone"
    parts = []
    if file.moved:
        parts.append(f"moved, was {file.moved}")
    elif file.unchanged:
        parts.append("unchanged")
    if file.kept:
        parts.append(f"{file.kept:,} kept")
    if file.merged:
        parts.append(f"{file.merged:,} merged")
    if file.replaced:
        parts.append("in place of the version before")
    if file.refused:
        parts.append(f"{len(file.refused):,} not taken")
    return ", ".join(parts) or "nothing in it"


def _named(lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    yield from listed[:MOST_LINES]
    if len(listed) > MOST_LINES:
        yield f"  and {len(listed) - MOST_LINES:,} more"


def _refusals(file: FileReceipt) -> Iterator[str]:
    for refusal in file.refused[:5]:
        where = f"{file.path} {refusal.place}".strip()
        yield f"Not taken: {where}: {refusal.reason}"
    if len(file.refused) > 5:
        yield f"Not taken: {file.path}: {len(file.refused) - 5} more."


_ROWS = {
    "attendee": ("entry of a guest list", "entries of guest lists"),
    "contact": ("contact record", "contact records"),
    "event": ("calendar entry", "calendar entries"),
    "header": ("event page", "event pages"),
    "mail": ("mail", "mails"),
    "message": ("message", "messages"),
    "note": ("note", "notes"),
    "passages": ("passage", "passages"),
    "post": ("post", "posts"),
    "programme": ("programme", "programmes"),
    "recommendation": ("recommendation", "recommendations"),
    "turn": ("line of a chat", "lines of chats"),
}


def taken_out(removed: Mapping[str, int]) -> str:
    """What an undo took out, in words: "3 notes, 12 contact records". Passages are parts of these and not said."""
    counted = (
        (n, _ROWS.get(kind, (kind, kind))) for kind, n in sorted(removed.items()) if kind != "passages"
    )
    return ", ".join(count(n, one, many) for n, (one, many) in counted if n)
