"""Keeps chats: a question is stored before it is answered, so that a crash loses no more than the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from coach.chats.results import Result, packed, unpacked
from coach.errors import CoachError, NotFoundError
from coach.forget.prove import checkpoint, compact, in_columns, needles_in_files
from coach.forget.traces import Traces
from coach.store import tables as t
from coach.text import fold

if TYPE_CHECKING:
    from threading import RLock  # what `threading` calls so is a function in some versions

_TITLE = 80
UNASKED = "New files"
"""The title of a chat that began with dropped files, until something is asked in it."""
_TELLING = 12
"""From so many letters on, a question is looked for in the files after its chat was deleted."""
_LOOKED_FOR, _STRETCH = 5, 40


@dataclass
class Turn:
    """A question and what came of it. `stored` says how far the store knows it: not at all, asked, or whole."""

    asked: str
    number: int
    made_on: dt.date
    result: Result | None = None
    stored: str = ""


@dataclass
class Chat:
    """A conversation, open on a page. `earlier` counts older turns that were not read."""

    key: str
    title: str = ""
    turns: list[Turn] = field(default_factory=list)
    earlier: int = 0
    named: bool = False


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A chat in a list."""

    key: str
    title: str
    last: dt.date


class Chats:
    """The chats of one workspace. `writing` is held by whoever writes: while an import does, turns wait in memory."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        engine: Engine,
        folder: Path,
        workspace: int,
        writing: RLock,
        today: dt.date,
    ) -> None:
        self._sessions, self._engine, self._folder = sessions, engine, folder
        self._workspace, self._writing, self.today = workspace, writing, today

    # Reading

    def recent(self, limit: int = 12, words: str = "") -> list[ChatLine]:
        """Chats, the one last talked in first; with words, those in which all of them stand."""
        turn, chat = t.ChatTurn, t.Chat
        newest = select(func.max(turn.id)).where(turn.chat == chat.key).scalar_subquery()
        query = select(chat.key, chat.title, newest.label("newest"))
        query = query.where(chat.workspace_id == self._workspace).order_by(newest.desc()).limit(limit)
        for word in fold(words).split():
            with_word = select(turn.chat).where(turn.words.contains(word, autoescape=True))
            query = query.where(
                chat.key.in_(with_word) | func.lower(chat.title).contains(word, autoescape=True)
            )
        with self._sessions() as session:
            rows = session.execute(query).tuples().all()
            days = select(turn.id, turn.made_on).where(turn.id.in_([number for *_, number in rows]))
            last = dict(session.execute(days).tuples().all())
        return [ChatLine(key, title, last[number]) for key, title, number in rows if number in last]

    def open(self, key: str, last: int = 0) -> Chat | None:
        """A chat with its last turns (all for 0); None where there is none of that key."""
        turn = t.ChatTurn
        query = select(turn).where(turn.chat == key).order_by(turn.number.desc())
        with self._sessions() as session:
            row = session.scalars(
                select(t.Chat).where(t.Chat.key == key, t.Chat.workspace_id == self._workspace)
            ).first()
            if row is None:
                return None
            count = session.scalar(select(func.count()).select_from(turn).where(turn.chat == key)) or 0
            rows = session.scalars(query.limit(last) if last else query).all()
        turns = [_turn(r) for r in reversed(rows)]
        return Chat(key, row.title, turns, count - len(turns), row.named)

    def again(self, chat: Chat, turn: Turn) -> Turn:
        """A turn as it is stored now: another page may have brought its answer."""
        query = select(t.ChatTurn).where(t.ChatTurn.chat == chat.key, t.ChatTurn.number == turn.number)
        with self._sessions() as session:
            row = session.scalars(query).first()
        return _turn(row) if row is not None else turn

    # Writing

    def new(self) -> Chat:
        """A chat of which nothing is stored before its first question."""
        return Chat(uuid4().hex[:16])

    def begin(self, chat: Chat, asked: str) -> Turn:
        """Add a question to a chat."""
        number = max((x.number for x in chat.turns), default=chat.earlier) + 1
        turn = Turn(asked, number, self.today)
        chat.turns.append(turn)
        self.keep(chat)
        return turn

    def end(self, chat: Chat, turn: Turn, result: Result) -> None:
        """Say what came of a question; what came of it first stays."""
        if turn.result is None:
            self.settle(chat, turn, result)

    def settle(self, chat: Chat, turn: Turn, result: Result) -> None:
        """Put another result in a turn, such as that a note was kept."""
        turn.result = result
        if turn.stored == "whole":
            turn.stored = "asked"
        self.keep(chat)

    def keep(self, chat: Chat) -> bool:
        """Store what is not stored yet; whether all of it is. Does not wait while an import writes."""
        while waiting := [(x, _state(x)) for x in chat.turns if _state(x) != x.stored]:
            if not self._writing.acquire(blocking=False):
                return False
            try:
                with self._sessions() as session, session.begin():
                    for turn, _ in waiting:
                        self._store(session, chat, turn)
                for turn, state in waiting:  # an answer that came meanwhile is stored in the next round
                    turn.stored = state
            finally:
                self._writing.release()
        return True

    def _store(self, session: Session, chat: Chat, turn: Turn) -> None:
        kind, content, words = packed(turn.result) if turn.result is not None else ("", {}, "")
        said = {"kind": kind, "content": content, "words": fold(f"{turn.asked}\n{words}")}
        at = (t.ChatTurn.chat == chat.key, t.ChatTurn.number == turn.number)
        if turn.stored:  # a turn that was deleted since, or whose person was forgotten, does not come back
            session.execute(update(t.ChatTurn).where(*at).values(said))
            return
        self._store_chat(session, chat, turn.asked)
        taken = session.scalar(select(func.max(t.ChatTurn.number)).where(t.ChatTurn.chat == chat.key)) or 0
        turn.number = max(turn.number, taken + 1)  # the same chat may be open on another page
        session.add(
            t.ChatTurn(workspace_id=self._workspace, chat=chat.key, number=turn.number, asked=turn.asked,
                       made_on=turn.made_on, **said)
        )  # fmt: skip
        session.flush()

    def _store_chat(self, session: Session, chat: Chat, asked: str) -> None:
        known = session.scalars(select(t.Chat).where(t.Chat.key == chat.key)).first()
        if known is None:
            chat.title = chat.title or titled(asked)
            session.add(
                t.Chat(workspace_id=self._workspace, key=chat.key, title=chat.title, named=chat.named)
            )
        elif known.title == UNASKED and asked and not known.named:
            known.title = chat.title = titled(asked)

    def rename(self, chat: Chat, title: str) -> None:
        """Give a chat a title of the user's own. Raises CoachError while an import writes."""
        chat.title, chat.named = " ".join(title.split())[:_TITLE] or chat.title, True
        with self._alone(), self._sessions() as session, session.begin():
            session.execute(update(t.Chat).where(t.Chat.key == chat.key).values(title=chat.title, named=True))

    def delete(self, key: str) -> int:
        """Delete a chat, and give how often its words still stand in any file: 0. Raises NotFoundError, and CoachError
        while an import writes."""
        with self._alone():
            with self._sessions() as session, session.begin():
                said = [key, *self._only_here(session, key)]
                found = session.execute(delete(t.Chat).where(t.Chat.key == key)).rowcount  # type: ignore[attr-defined]
                if not found:
                    raise NotFoundError("This chat was deleted already.")
                session.execute(delete(t.ChatTurn).where(t.ChatTurn.chat == key))
            return self._prove(said)

    def _only_here(self, session: Session, key: str) -> list[str]:
        """Some of the longest questions of a chat and stretches of its answers that no other chat holds."""
        turn = t.ChatTurn
        rows = session.execute(select(turn.asked, turn.words).where(turn.chat == key)).tuples().all()
        asked = sorted({a for a, _ in rows if len(a) >= _TELLING}, key=len, reverse=True)[:_LOOKED_FOR]
        middles = [w[len(w) // 2 :][:_STRETCH] for _, w in rows if len(w) > 4 * _STRETCH][:_LOOKED_FOR]
        others = select(turn.id).where(turn.chat != key).limit(1)
        return [a for a in asked if session.scalar(others.where(turn.asked == a)) is None] + [
            m
            for m in middles
            if session.scalar(others.where(turn.words.contains(m, autoescape=True))) is None
        ]

    def _prove(self, said: list[str]) -> int:
        """How often texts of a deleted chat stand in any file, after the log of changes was emptied."""
        checkpoint(self._engine)
        left = self._found(said)
        if left:
            # A note may say the same; whatever else there is goes with the free pages.
            compact(self._engine)
            left = self._found([x for x in said if not in_columns(self._engine, Traces((x,), ()))])
        return left

    def _found(self, said: list[str]) -> int:
        return needles_in_files(self._folder, [x.encode().lower() for x in said])

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=2):
            raise CoachError("An import is running. Try again when it is done.")
        try:
            yield
        finally:
            self._writing.release()


def titled(asked: str) -> str:
    """A question as a title, cut at a word."""
    line = " ".join(asked.split()) or UNASKED
    if len(line) <= _TITLE:
        return line
    return line[:_TITLE].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def _state(turn: Turn) -> str:
    return "asked" if turn.result is None else "whole"


def _turn(row: t.ChatTurn) -> Turn:
    return Turn(
        row.asked, row.number, row.made_on, unpacked(row.kind, row.content), "whole" if row.kind else "asked"
    )
