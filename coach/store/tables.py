"""The tables. The database is the truth; everything marked *derived* can be made again from the rest.

Observations (written by an import, removed by its undo): `source_file` with `file_place`, `document` with its side
tables `note`, `message`, `recipient`, `calendar_entry`, and `contact` (what one source says of one person) with
`identity_key` and `attendance`. The user's own words: `workspace`, `watched_folder`, `decision`, `table_reading`,
`audience_rule`, `kept_phrase`, `manner_trait`, `draft`, `follow_up_mark`, `cadence`, `chat`, `chat_turn`, `made_brief`,
`brief_guest`, `written_card`. Derived from both: `person`, `event`, `passage`, `statement`,
`about`, `participant`, `open_mention`, `candidate`, `interaction`, `promise`, and what a later derivation need not find
again: `pronoun_sign`, `commitment`, `linked`, `statement.cues`, `person.naming`, `person.pronoun`, `event.people`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Parent of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {dict[str, Any]: JSON, list[str]: JSON, list[Any]: JSON}


def _key(target: str, *, index: bool = True) -> Any:
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=index)


class Workspace(Base):
    """One user's world, and who that user is. `adopted` is there where files told so and not the user: the batch that
    brought them, and the employer as it was before."""

    __tablename__ = "workspace"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    emails: Mapped[list[str]] = mapped_column(default=list)
    profile: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    adopted: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class ImportBatch(Base):
    """One import: all of it or nothing. `receipt` is what the command line prints, `totals` its sums: a receipt of ten
    thousand files is read only when somebody opens it."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
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
    workspace_id: Mapped[int] = _key("workspace.id")
    batch_id: Mapped[int] = _key("import_batch.id")
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
    workspace_id: Mapped[int] = _key("workspace.id")
    batch_id: Mapped[int] = _key("import_batch.id")
    file_id: Mapped[int] = _key("source_file.id")
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


class WatchedFolder(Base):
    """A folder that the user wants kept up with while the web chat runs."""

    __tablename__ = "watched_folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    path: Mapped[str]
    added_on: Mapped[dt.date]


class Document(Base):
    """A citable piece of a source: a note, a turn, a message, a mail, a calendar entry, a card, a row.

    `text` is verbatim; passages and statements are ranges of it. `active` is false while a newer version of
    the file stands in its place. `event_id` is derived.
    """

    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    batch_id: Mapped[int] = _key("import_batch.id")
    file_id: Mapped[int] = _key("source_file.id")
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
    sender_id: Mapped[int] = _key("contact.id")
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
    workspace_id: Mapped[int] = _key("workspace.id")
    document_id: Mapped[int] = _key("document.id")
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
    contact_id: Mapped[int] = _key("contact.id")
    kind: Mapped[str]  # email, profile, phone
    value: Mapped[str]
    shown: Mapped[str]
    __table_args__ = (Index(None, "kind", "value"),)


class Attendance(Base):
    """Somebody on an attendee list, programme or calendar entry. `event_id` is derived."""

    __tablename__ = "attendance"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = _key("document.id")
    contact_id: Mapped[int] = _key("contact.id")
    role: Mapped[str]  # attendee, speaker, invited, organiser
    status: Mapped[str] = mapped_column(default="coming")
    session: Mapped[str] = mapped_column(default="")
    event_name: Mapped[str] = mapped_column(default="")
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)


class Decision(Base):
    """What the user decided about identity: `merge`, `split`, or `mention` (whom a name in a text means: left the
    person, right `source|place|name in the text`). Contacts are named by lasting references (their keys, and
    `source|place|name`), so a decision holds across imports and undo."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    kind: Mapped[str]
    left: Mapped[list[str]] = mapped_column(default=list)
    right: Mapped[list[str]] = mapped_column(default=list)
    made_on: Mapped[dt.date]


class TableReading(Base):
    """How the user said that a table is read: `columns` lists [name, field] in the header's order, `dates` how its days
    are written. Holds for every file whose header has the signature."""

    __tablename__ = "table_reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    signature: Mapped[str] = mapped_column(index=True)
    columns: Mapped[list[Any]] = mapped_column(default=list)
    dates: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date]


class AudienceRule(Base):
    """What the user set about who may see what: for a `folder` (a glob), a `note` or a `passage` (by a click)."""

    __tablename__ = "audience_rule"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    scope: Mapped[str]
    pattern: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    sentences: Mapped[list[str]] = mapped_column(default=list)
    audience: Mapped[str]
    names: Mapped[list[str]] = mapped_column(default=list)
    told_by: Mapped[str] = mapped_column(default="")
    until: Mapped[dt.date | None]
    made_on: Mapped[dt.date]


class KeptPhrase(Base):
    """What the reviewer found and the user keeps, for one reader. `mark` is the digest by which the phrase is known again,
    `phrase` what the list shows of it (of a key or number its beginning only), `reader` names the reader for matching and
    `audience` in the user's words. `firm` says what speaks against it all the same (see `coach/review/firm.py`)."""

    __tablename__ = "kept_phrase"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    mark: Mapped[str] = mapped_column(index=True)
    phrase: Mapped[str]
    category: Mapped[str]
    reader: Mapped[str]
    audience: Mapped[str]
    firm: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date]


class MannerTrait(Base):
    """What the user set of their own manner of writing: a trait's value for a language and for `everyone`, `close` or
    `others`."""

    __tablename__ = "manner_trait"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    language: Mapped[str]
    closeness: Mapped[str]
    trait: Mapped[str]
    value: Mapped[str]
    made_on: Mapped[dt.date]


class CarriedFile(Base):
    """A file of the workspace folder inside a backup, so that a backup is one file. Empty in a workspace in use."""

    __tablename__ = "carried_file"
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]


class Person(Base):
    """Derived: a set of contacts that are one person. The id is `p` and the lowest contact's number. `naming` is how
    texts may name them and what tells them from a namesake; `pronoun` what texts call them, "he" or "she"."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    name: Mapped[str] = mapped_column(index=True)
    aliases: Mapped[list[str]] = mapped_column(default=list)
    organisation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    naming: Mapped[list[Any]] = mapped_column(default=list)
    pronoun: Mapped[str] = mapped_column(default="")


class Event(Base):
    """Derived: a happening that notes, calendar entries, programmes and lists speak of. `people` took part in what
    they record."""

    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    name: Mapped[str]
    starts: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
    location: Mapped[str] = mapped_column(default="")
    people: Mapped[list[str]] = mapped_column(default=list)


class Passage(Base):
    """Derived: a stretch of a document that is searched and cited. `context` is searched too but not quoted:
    title, heading, neighbours. `embedded` says that it belongs in Chroma (rows of tables do not)."""

    __tablename__ = "passage"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = _key("document.id")
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    context: Mapped[str] = mapped_column(default="")
    embedded: Mapped[bool] = mapped_column(default=True)


class Statement(Base):
    """Derived: one sentence of a passage, with who may see it. `stated` is what the text itself says of that where
    a rule or click of the user changed it, None where the columns are as the text says. `cues` says what its words may
    tell (coach/ingest/cues.py)."""

    __tablename__ = "statement"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = _key("document.id")
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id", ondelete="SET NULL"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    audience: Mapped[str] = mapped_column(default="open", index=True)
    told_by: Mapped[str] = mapped_column(default="")
    names: Mapped[list[str]] = mapped_column(default=list)
    until: Mapped[dt.date | None]
    marker: Mapped[str] = mapped_column(default="")
    stated: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    cues: Mapped[int] = mapped_column(default=-1)


class About(Base):
    """Derived: a statement is about a person (`subject`) or names them (`mention`)."""

    __tablename__ = "about"
    statement_id: Mapped[int] = mapped_column(
        ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str]


class Participant(Base):
    """Derived: a person took part in what a document records (talked, wrote, was invited)."""

    __tablename__ = "participant"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str]  # with, met, about, sender, to, cc, invited, organiser


class OpenMention(Base):
    """Derived: a name that fits several people and so was linked to nobody."""

    __tablename__ = "open_mention"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = _key("statement.id")
    surface: Mapped[str]
    candidates: Mapped[list[str]] = mapped_column(default=list)


class Linked(Base):
    """Derived: a document for whose sentences it is known whom they are about. Take the row away where what that was
    derived from is changed by hand."""

    __tablename__ = "linked"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)


class PronounSign(Base):
    """Derived: how often a note's sentences say "he" or "she" of a person when they are about nobody else. The person
    may be the user, as "user"."""

    __tablename__ = "pronoun_sign"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    he: Mapped[int]
    she: Mapped[int]


class Candidate(Base):
    """Derived: two people who may be one, with the reasons; shown, never merged by itself."""

    __tablename__ = "candidate"
    left_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    right_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    score: Mapped[float]
    reasons: Mapped[list[str]] = mapped_column(default=list)


class Interaction(Base):
    """Derived: a two-way contact with a person on a day, through a channel (calendar, note, mail, message)."""

    __tablename__ = "interaction"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _key("person.id")
    document_id: Mapped[int] = _key("document.id")
    date: Mapped[dt.date]
    channel: Mapped[str]


class Promise(Base):
    """Derived: who promised what to whom. `by_id` or `to_id` None is the user. `evidence` lists statement ids,
    the one that made the promise first."""

    __tablename__ = "promise"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    what: Mapped[str]
    made: Mapped[dt.date | None]
    due: Mapped[dt.date | None]
    status: Mapped[str]  # open, kept
    kept_on: Mapped[dt.date | None]
    evidence: Mapped[list[Any]] = mapped_column(default=list)


class Commitment(Base):
    """Derived: that a sentence commits one party to the other; the user is None. Promises are made of these. `due`
    is the day that the words name; where they may name an event instead, `occasion` has its words."""

    __tablename__ = "commitment"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = _key("statement.id")
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    what: Mapped[str]
    due: Mapped[dt.date | None]
    occasion: Mapped[list[str]] = mapped_column(default=list)


class Draft(Base):
    """A draft that was made, as shown to the user. `content` is the command line's JSON, `sent_as` the path of the mail
    that it became once the user said that it was sent."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    person_ref: Mapped[str]
    kind: Mapped[str]
    event: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date]
    status: Mapped[str] = mapped_column(default="open")  # open, sent, dropped
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sent_as: Mapped[str] = mapped_column(default="", server_default="")


class FollowUpMark(Base):
    """What the user said of writing to somebody: `matter` is "thank", "reply", "promise" (`about` says which), "touch" (keeping in
    touch), "circle" (`about` is the circle) or "introduction" (`about` is the other's lasting name); `said` what holds:
    done, later (until a day), never, kept, in, asked, agreed, declined. `source` is the path of the sent mail that it
    came with, and goes with."""

    __tablename__ = "follow_up_mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    person_ref: Mapped[str] = mapped_column(index=True)
    matter: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    said: Mapped[str]
    until: Mapped[dt.date | None]
    made_on: Mapped[dt.date]
    source: Mapped[str] = mapped_column(default="")


class Cadence(Base):
    """How many days may pass without a contact with somebody of a circle; the circle "" holds for everybody else."""

    __tablename__ = "cadence"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    circle: Mapped[str]
    days: Mapped[int]


class Chat(Base):
    """A conversation with the coach. `key` is its lasting name; `named` says that the user gave the title, which is the
    first question otherwise."""

    __tablename__ = "chat"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    named: Mapped[bool] = mapped_column(default=False)


class ChatTurn(Base):
    """A turn of a chat, named by the chat's key and its number from 1. `kind` says what came of it (empty while nothing
    has yet), `content` holds that without numbers that mean something in this database only, `words` is question and
    answer folded, to search in."""

    __tablename__ = "chat_turn"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    chat: Mapped[str]
    number: Mapped[int]
    asked: Mapped[str]
    made_on: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(
        default=""
    )  # before the long content, so that a search need not read that
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    __table_args__ = (Index(None, "chat", "number", unique=True),)


class MadeBrief(Base):
    """A briefing that was made, as far as the next one is compared with it. `key` is its lasting name, `words` are those of
    the event's name that stay from source to source."""

    __tablename__ = "made_brief"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    key: Mapped[str] = mapped_column(unique=True)
    words: Mapped[str] = mapped_column(index=True)
    starts: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
    location: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date]


class BriefGuest(Base):
    """An attendee as such a briefing saw them. `keys` are addresses by which they are known again, `said` the rest: days,
    and digests where the words are not needed (`coach/briefing/changes.py`)."""

    __tablename__ = "brief_guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    brief: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    name: Mapped[str]
    keys: Mapped[list[str]] = mapped_column(default=list)
    said: Mapped[dict[str, Any]] = mapped_column(default=dict)


class WrittenCard(Base):
    """What a model wrote for one card of a briefing, kept as soon as it is there. `mark` is a digest of the model and of
    all that it was told; `openings` and `questions` are pairs of words and places in that evidence."""

    __tablename__ = "written_card"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    mark: Mapped[str] = mapped_column(unique=True)
    event: Mapped[str] = mapped_column(index=True)
    why: Mapped[str]
    openings: Mapped[list[Any]] = mapped_column(default=list)
    questions: Mapped[list[Any]] = mapped_column(default=list)
    made_on: Mapped[dt.date]


class OutboundRequest(Base):
    """One request that left this process: where to, why, how much, and its text after placeholders."""

    __tablename__ = "outbound_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    sent: Mapped[dt.datetime]
    address: Mapped[str]
    purpose: Mapped[str]
    characters: Mapped[int]
    body: Mapped[str]
    outcome: Mapped[str] = mapped_column(default="")
    tokens_sent: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    tokens_received: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    tokens_estimated: Mapped[bool] = mapped_column(default=False, server_default=text("0"))


class ForgottenKey(Base):
    """A keyed digest of something by which a forgotten person would be known again in a later import: no words of
    it. `forgetting` numbers the person's digests as one; `kind` is email, profile, phone, name or place."""

    __tablename__ = "forgotten_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = _key("workspace.id")
    forgetting: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    forgotten_on: Mapped[dt.date]


class IndexState(Base):
    """What the search index was built with: name → value (idf snapshot, passages counted then)."""

    __tablename__ = "index_state"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
