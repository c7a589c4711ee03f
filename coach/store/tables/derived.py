"""What is derived from the other tables and can be made again from them at any time.

`pronoun_sign`, `commitment`, `linked`, `statement.cues`, `person.naming`, `person.pronoun` and `event.people` keep what a
later derivation need not find again.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from coach.store.tables.base import Base, key


class Person(Base):
    """Derived: a set of contacts that are one person. The id is `p` and the lowest contact's number. `naming` is how
    texts may name them and what tells them from a namesake; `pronoun` what texts call them, "he" or "she"."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
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
    workspace_id: Mapped[int] = key("workspace.id")
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
    document_id: Mapped[int] = key("document.id")
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
    document_id: Mapped[int] = key("document.id")
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
    statement_id: Mapped[int] = key("statement.id")
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
    person_id: Mapped[str] = key("person.id")
    document_id: Mapped[int] = key("document.id")
    date: Mapped[dt.date]
    channel: Mapped[str]


class Promise(Base):
    """Derived: who promised what to whom. `by_id` or `to_id` None is the user. `evidence` lists statement ids,
    the one that made the promise first."""

    __tablename__ = "promise"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = key("workspace.id")
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
    statement_id: Mapped[int] = key("statement.id")
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    what: Mapped[str]
    due: Mapped[dt.date | None]
    occasion: Mapped[list[str]] = mapped_column(default=list)


class IndexState(Base):
    """What the search index was built with: name → value (idf snapshot, passages counted then)."""

    __tablename__ = "index_state"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
