"""What neither stands in files nor is derived: the user's words and decisions, what was made for them, and the ledgers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from coach.store.tables.base import Base, key


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


class WatchedFolder(Base):
    """A folder that the user wants kept up with while the web chat runs."""

    __tablename__ = "watched_folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    path: Mapped[str]
    added_on: Mapped[dt.date]


class Decision(Base):
    """What the user decided about identity: `merge`, `split`, or `mention` (whom a name in a text means: left the
    person, right `source|place|name in the text`). Contacts are named by lasting references (their keys, and
    `source|place|name`), so a decision holds across imports and undo."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    kind: Mapped[str]
    left: Mapped[list[str]] = mapped_column(default=list)
    right: Mapped[list[str]] = mapped_column(default=list)
    made_on: Mapped[dt.date]


class TableReading(Base):
    """How the user said that a table is read: `columns` lists [name, field] in the header's order, `dates` how its days
    are written. Holds for every file whose header has the signature."""

    __tablename__ = "table_reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    signature: Mapped[str] = mapped_column(index=True)
    columns: Mapped[list[Any]] = mapped_column(default=list)
    dates: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date]


class AudienceRule(Base):
    """What the user set about who may see what: for a `folder` (a glob), a `note` or a `passage` (by a click)."""

    __tablename__ = "audience_rule"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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


class Draft(Base):
    """A draft that was made, as shown to the user. `content` is the command line's JSON, `sent_as` the path of the mail
    that it became once the user said that it was sent."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
    circle: Mapped[str]
    days: Mapped[int]


class Chat(Base):
    """A conversation with the coach. `key` is its lasting name; `named` says that the user gave the title, which is the
    first question otherwise."""

    __tablename__ = "chat"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    named: Mapped[bool] = mapped_column(default=False)


class ChatTurn(Base):
    """A turn of a chat, named by the chat's key and its number from 1. `kind` says what came of it (empty while nothing
    has yet), `content` holds that without numbers that mean something in this database only, `words` is question and
    answer folded, to search in."""

    __tablename__ = "chat_turn"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
    forgetting: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    forgotten_on: Mapped[dt.date]
