"""A receipt in words, for the command line and the import page."""

from __future__ import annotations

from collections.abc import Iterator

from coach.ingest.pipeline import FileReceipt, Receipt

KINDS = {
    "linkedin_connections": "LinkedIn connections",
    "linkedin_messages": "LinkedIn messages",
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
    "schema_org": "event data",
    "outlook_message": "mail",
    "whatsapp": "WhatsApp chat",
    "slack": "Slack",
    "telegram": "Telegram chat",
    "roam": "notes",
}


def in_words(receipt: Receipt) -> Iterator[str]:
    """Lines: what came in, what was refused and why, and how to take it back."""
    read = [f for f in receipt.files if f.kept or f.unchanged]
    yield (
        f"Import {receipt.batch}: {_count(len(read), 'file')} with {_count(receipt.people, 'person', 'people')}, "
        f"{_count(receipt.notes, 'note')}, {_count(receipt.messages, 'message')}, "
        f"{_count(receipt.events, 'calendar entry', 'calendar entries')}."
    )
    unchanged = sum(f.unchanged for f in receipt.files)
    if unchanged:
        yield f"{_count(unchanged, 'file')} had not changed since the last import."
    for file in receipt.files:
        if file.replaced:
            yield f"{file.path} took the place of the version imported before."
    merged = sum(f.merged for f in receipt.files)
    if merged:
        yield f"{_count(merged, 'record')} joined people who were already known."
    for file in receipt.files:
        yield from _refusals(file)
    yield f"To take this back: coach undo {receipt.batch}"


def _refusals(file: FileReceipt) -> Iterator[str]:
    for refusal in file.refused[:5]:
        where = f"{file.path} {refusal.place}".strip()
        yield f"Not taken: {where}: {refusal.reason}"
    if len(file.refused) > 5:
        yield f"Not taken: {file.path}: {len(file.refused) - 5} more."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
