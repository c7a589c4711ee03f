"""A draft as an `.eml` file that mail programs open for editing. Nothing is sent."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formataddr
from pathlib import Path

from coach.errors import UnreadableError
from coach.follow_up.email import DraftEmail
from coach.store.values import Me


def as_eml(draft: DraftEmail, me: Me) -> bytes:
    """The bytes of the mail; without a `To` where no address is known."""
    message = EmailMessage()
    if me.emails:
        message["From"] = formataddr((me.name, me.emails[0]))
    if draft.to:
        message["To"] = draft.to if draft.both else formataddr((draft.name, draft.to))
    message["Subject"] = " ".join(draft.subject.split())
    message["X-Unsent"] = "1"  # Outlook opens the file as a draft
    message.set_content(draft.body)
    return message.as_bytes()


def write_eml(draft: DraftEmail, me: Me, path: Path) -> None:
    """Write the file. Raises UnreadableError where it cannot be written."""
    try:
        path.write_bytes(as_eml(draft, me))
    except OSError as error:
        raise UnreadableError.of(path, error, "written") from None
