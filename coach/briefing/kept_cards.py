"""Keeps what a model wrote for each card, as soon as it is there: a briefing that was stopped goes on where it was.

A card is known again by a digest of the model and of all that it was told, so that whoever is known better, or on another
day, is written anew. Two briefings that are written at the same time share their cards.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from coach.batches import batched
from coach.briefing.written import Written
from coach.evidence import Citation, Fact, Statement
from coach.store import tables as t
from coach.writer.interface import CardTask, CardText, PromiseLine


class KeptCards:
    """The kept cards of one workspace. `writing` is held by whoever writes into the database."""

    def __init__(
        self, sessions: sessionmaker[Session], workspace: int, writing: AbstractContextManager[object]
    ) -> None:
        self._sessions, self._workspace, self._writing = sessions, workspace, writing
        self._begun: dict[str, Future[Written]] = {}
        self._lock = threading.Lock()

    def find(self, tasks: Sequence[CardTask | None], by: str) -> dict[int, Written]:
        """Which of the tasks a model has written already, by their number, and what."""
        marks = {mark_of(task, by): n for n, task in enumerate(tasks) if task is not None}
        rows = self._rows(marks)
        found = ((marks[row.mark], _text(row, tasks[marks[row.mark]])) for row in rows)
        return {number: Written(text, "model") for number, text in found if text is not None}

    def standing(self) -> int:
        """What tells whether somebody was forgotten since."""
        with self._sessions() as session:
            return newest_forgetting(session, self._workspace)

    def write(self, task: CardTask, by: str, standing: int, write: Callable[[CardTask], Written]) -> Written:
        """Have a card written and keep it, unless it is kept or being written already. Where somebody was forgotten since
        `standing`, it is not kept: it may speak of them."""
        mark = mark_of(task, by)
        with self._lock:
            begun = self._begun.get(mark)
            mine: Future[Written] = Future()
            self._begun.setdefault(mark, mine)
        if begun is not None:
            try:
                return begun.result()
            except CancelledError:  # whoever wrote it was stopped or failed: that is no reason to stop here
                return self.write(task, by, standing, write)
        try:
            written = self.find([task], by).get(0) or self._keep(mark, task, standing, write(task))
            mine.set_result(written)
            return written
        finally:
            with self._lock:
                del self._begun[mark]
            mine.cancel()  # does nothing once the card is there

    def _keep(self, mark: str, task: CardTask, standing: int, written: Written) -> Written:
        evidence = _evidence(task)
        openings, questions = (_places(x, evidence) for x in (written.text.openings, written.text.questions))
        if written.writer == "model" and openings is not None and questions is not None:
            row = {
                "workspace_id": self._workspace, "mark": mark, "event": task.event, "why": written.text.why,
                "openings": openings, "questions": questions, "made_on": task.today,
            }  # fmt: skip
            with self._writing, self._sessions.begin() as session:
                if newest_forgetting(session, self._workspace) == standing:
                    session.execute(insert(t.WrittenCard).values(row))
        return written

    def tidy(self, event: str, tasks: Iterable[CardTask | None], by: str, today: dt.date) -> None:
        """Delete what was written for an event on earlier days on the basis of something else than these tasks. What is
        of today stays: a briefing with another list may be going on."""
        card = t.WrittenCard
        wanted = {mark_of(task, by) for task in tasks if task is not None}
        query = select(card.id, card.mark).where(*self._of(event), card.made_on < today)
        with self._sessions() as session:
            gone = [number for number, mark in session.execute(query).tuples() if mark not in wanted]
        if gone:
            with self._writing, self._sessions.begin() as session:
                for part in batched(gone):
                    session.execute(delete(card).where(card.id.in_(part)))

    def drop(self, event: str) -> None:
        """Delete all that was written for an event."""
        with self._writing, self._sessions.begin() as session:
            session.execute(delete(t.WrittenCard).where(*self._of(event)))

    def _of(self, event: str) -> tuple[ColumnElement[bool], ...]:
        return t.WrittenCard.workspace_id == self._workspace, t.WrittenCard.event == event

    def _rows(self, marks: Iterable[str]) -> list[t.WrittenCard]:
        card = t.WrittenCard
        found: list[t.WrittenCard] = []
        with self._sessions() as session:
            for part in batched(marks):
                query = select(card).where(card.workspace_id == self._workspace)
                found += session.scalars(query.where(card.mark.in_(part))).all()
        return found


def mark_of(task: CardTask, by: str) -> str:
    """A digest of all that a writer is told for a card, and of which writer it is."""
    told = [
        by, task.name, str(task.today), task.tier, task.event, task.pronoun, [_fact(f) for f in task.facts],
        [_statement(s) for s in task.statements], [_statement(s) for s in task.goals], _promise(task.promise),
        _promise(task.owed), task.held, str(task.in_touch), task.thanked, task.called,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _fact(fact: Fact) -> list[object]:
    return [fact.text, fact.kind, [_citation(c) for c in fact.citations]]


def _citation(cited: Citation) -> list[object]:
    return [cited.source, cited.place, cited.quote, str(cited.date)]


def _statement(said: Statement) -> list[object]:
    return [said.text, said.source, said.place, said.kind, str(said.date)]


def _promise(line: PromiseLine | None) -> list[object]:
    return [line.what, str(line.due), _citation(line.citation)] if line else []


def _evidence(task: CardTask) -> list[Citation]:
    """The evidence in an order that is the same whenever the digest is."""
    cited = [c for fact in task.facts for c in fact.citations]
    return [*cited, *(s.cite(task.today) for s in task.statements)]


def _places(lines: Iterable[Fact], evidence: Sequence[Citation]) -> list[list[object]] | None:
    """Each line with the places of its citations in the evidence; None where one stands elsewhere."""
    found: list[list[object]] = []
    for line in lines:
        if any(c not in evidence for c in line.citations):
            return None
        found.append([line.text, [evidence.index(c) for c in line.citations]])
    return found


def _text(row: t.WrittenCard, task: CardTask | None) -> CardText | None:
    """The kept words over the evidence as it is counted today; None where a row is not as it was written."""
    evidence = _evidence(task) if task is not None else []
    if any(not 0 <= n < len(evidence) for _, places in (*row.openings, *row.questions) for n in places):
        return None
    openings, questions = (
        tuple(Fact(text, tuple(evidence[n] for n in places), kind) for text, places in lines)
        for kind, lines in (("opening", row.openings), ("question", row.questions))
    )
    return CardText(row.why, openings, questions)


def newest_forgetting(session: Session, workspace: int) -> int:
    """The number of the newest forgetting, 0 where nobody was forgotten."""
    key = t.ForgottenKey
    return session.scalar(select(func.max(key.forgetting)).where(key.workspace_id == workspace)) or 0


def forget_all(session: Session, workspace: int) -> int:
    """Delete all kept cards, because what one of them says cannot be told apart by names; gives how many."""
    gone = session.execute(delete(t.WrittenCard).where(t.WrittenCard.workspace_id == workspace))
    return int(gone.rowcount)  # type: ignore[attr-defined]
