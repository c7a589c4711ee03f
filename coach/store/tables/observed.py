"""What imports write, and their undo removes: what each source says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from coach.store.tables.base import Base, key


class ImportBatch(Base):
    """One import: all of it or nothing. `receipt` is what the command line prints, `totals` its sums: a receipt of ten
    thousand files is read only when somebody opens it."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    made_on: Mapped[dt.date]
    receipt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    totals: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")


class SourceFile(Base):
    """What one file held: its content, by `sha256`. Where it lay and lies is in `file_place`; `origin` is where it was
    first found (empty for an upload; for one that an export brought back the patterns of the rules
    for folders that fitted it there, one a line: a pattern fits itself). `path` is that of its first place that stands. `replaced_by` is set while none
    does: the later batch that found another content there, or nothing."""

    __tablename__ = "source_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    batch_id: Mapped[int] = key("import_batch.id")
    path: Mapped[str] = mapped_column(index=True)
    origin: Mapped[str] = mapped_column(default="", index=True)
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    replaced_by: Mapped[int | None] = mapped_column(
        ForeignKey("import_batch.id", ondelete="SET NULL"), index=True
    )


class FilePlace(Base):
    """That an import found a content in a place: the file `location` on the disk (empty for an upload), and the `member`
    of the archive that it is. `root` is the imported folder, empty for a file that was named itself, and "(restored)"
    for one that an export brought back or whose location named somebody forgotten (a digest then). A file whose `size` and `mtime_ns` are the same is not read again. `left_by` is the batch that found it changed or gone."""

    __tablename__ = "file_place"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    batch_id: Mapped[int] = key("import_batch.id")
    file_id: Mapped[int] = key("source_file.id")
    path: Mapped[str]
    root: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    member: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    mtime_ns: Mapped[int] = mapped_column(BigInteger, default=0)
    left_by: Mapped[int | None] = mapped_column(
        ForeignKey("import_batch.id", ondelete="SET NULL"), index=True
    )
    __table_args__ = (Index(None, "location", "member"),)


class Document(Base):
    """A citable piece of a source: a note, a turn, a message, a mail, a calendar entry, a card, a row.

    `text` is verbatim; passages and statements are ranges of it. `active` is false while a newer version of
    the file stands in its place. `event_id` is derived.
    """

    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    batch_id: Mapped[int] = key("import_batch.id")
    file_id: Mapped[int] = key("source_file.id")
    source: Mapped[str]
    place: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    external_id: Mapped[str] = mapped_column(default="")
    group: Mapped[str] = mapped_column("conversation", default="", index=True)
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    date: Mapped[dt.date | None]
    active: Mapped[bool] = mapped_column(default=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)


class Note(Base):
    """What a note says of itself in front matter or title."""

    __tablename__ = "note"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    body_start: Mapped[int] = mapped_column(default=0)
    people: Mapped[list[str]] = mapped_column(default=list)
    event: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    tags: Mapped[list[str]] = mapped_column(default=list)
    speaker: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    embargo: Mapped[dt.date | None]
    front_matter: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Message(Base):
    """A mail or chat message; sender and recipients are contacts seen in the same file."""

    __tablename__ = "message"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str]
    thread: Mapped[str] = mapped_column(index=True)
    sender_id: Mapped[int] = key("contact.id")
    sent: Mapped[dt.datetime | None]
    subject: Mapped[str] = mapped_column(default="")
    draft: Mapped[bool] = mapped_column(default=False)
    message_id: Mapped[str] = mapped_column(default="", index=True)
    in_reply_to: Mapped[str] = mapped_column(default="")
    in_group: Mapped[bool] = mapped_column(default=False, server_default=text("0"))


class Recipient(Base):
    """Who a message went to."""

    __tablename__ = "recipient"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(default="to")  # to, cc


class CalendarEntry(Base):
    """One occurrence of a calendar entry, or the head of a programme."""

    __tablename__ = "calendar_entry"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str]
    starts: Mapped[dt.datetime | None]
    ends: Mapped[dt.datetime | None]
    all_day: Mapped[bool] = mapped_column(default=False)
    location: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    declined: Mapped[bool] = mapped_column(default=False)
    series: Mapped[str] = mapped_column(default="")


class Contact(Base):
    """What one source says of one person: a card, a row, a sender, an attendee. `version_of` is the first of the records
    of which this is a newer version, None where it is the first. `person_id` is derived; `is_user` too: the record is
    the user's own."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    document_id: Mapped[int] = key("document.id")
    kind: Mapped[str]  # connection, card, address_row, profile, party, attendee
    name: Mapped[str]
    given: Mapped[str] = mapped_column(default="")
    family: Mapped[str] = mapped_column(default="")
    nicknames: Mapped[list[str]] = mapped_column(default=list)
    organisation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    dated: Mapped[dt.date | None]
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version_of: Mapped[int | None]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    is_user: Mapped[bool] = mapped_column(default=False)


class IdentityKey(Base):
    """An e-mail, profile address or phone on a contact: `value` normalised for matching, `shown` as written."""

    __tablename__ = "identity_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = key("contact.id")
    kind: Mapped[str]  # email, profile, phone
    value: Mapped[str]
    shown: Mapped[str]
    __table_args__ = (Index(None, "kind", "value"),)


class Attendance(Base):
    """Somebody on an attendee list, programme or calendar entry. `event_id` is derived."""

    __tablename__ = "attendance"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = key("document.id")
    contact_id: Mapped[int] = key("contact.id")
    role: Mapped[str]  # attendee, speaker, invited, organiser
    status: Mapped[str] = mapped_column(default="coming")
    session: Mapped[str] = mapped_column(default="")
    event_name: Mapped[str] = mapped_column(default="")
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
