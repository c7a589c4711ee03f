"""What becomes of drafts and of the list of people to write to: sent, later, done, never. Part of the workspace's facade."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.briefing.goals import GoalMatcher
from coach.errors import NotFoundError, UsageError
from coach.follow_up import ledger, queue, touch
from coach.follow_up.contact import one_to_one, owes_reply
from coach.follow_up.email import DraftEmail, UpkeepLine
from coach.follow_up.introductions import leads_to
from coach.follow_up.ledger import sent_messages
from coach.follow_up.sent import SENT, mail_of
from coach.goals import goals
from coach.ingest.derive import derive
from coach.people import names
from coach.store import marks
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import MessageView, PersonView
from coach.text import plain

if TYPE_CHECKING:
    from coach.follow_up.queue import ThankLine
    from coach.follow_up.touch import TouchLine
    from coach.ingest.pipeline import Importer, Receipt
    from coach.records import Refusal


@dataclass(frozen=True, slots=True)
class Sent:
    """A draft that was noted as sent: by which import, which can be undone, and which promise it kept."""

    person: str
    name: str
    on: dt.date
    subject: str
    batch: int
    source: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where an introduction stands: asking, waiting, agreed, declined or done. `said` has who was asked, agreed or
    declined, by id; `drafts` what comes next."""

    state: str
    one: PersonView
    two: PersonView
    said: dict[str, str]
    drafts: tuple[DraftEmail, ...] = ()


def _standing(one: PersonView, two: PersonView, answers: dict[tuple[str, str], str]) -> Introduction:
    sides = ((one.id, two.id), (two.id, one.id))
    said = {side[0]: answers[side] for side in sides if side in answers}
    told = set(said.values())
    state = (
        "declined" if marks.DECLINED in told
        else "done" if marks.DONE in told
        else "asking" if len(said) < 2
        else "agreed" if told == {marks.AGREED}
        else "waiting"
    )  # fmt: skip
    return Introduction(state, one, two, said)


class FollowUps:
    """Notes what became of drafts, and what the user says of writing to people. `bring` ends an import; `changed` is
    called after every other change."""

    def __init__(
        self,
        repository: Repository,
        importer: Importer,
        bring: Callable[[Receipt], Receipt],
        changed: Callable[[], None],
        writing: AbstractContextManager[object],
        today: dt.date,
    ) -> None:
        self._repository, self._importer, self._bring = repository, importer, bring
        self._changed, self._writing, self._today = changed, writing, today

    # Out of the door

    def sent(self, draft: DraftEmail, on: dt.date | None = None) -> Sent:
        """Note that a draft, as it is given, was sent: as a mail in an import of its own. Raises UsageError where it
        cannot have been."""
        day = on or self._today
        if day > self._today:
            raise UsageError(f"{day} is still ahead. A mail counts as sent once it is.")
        person = self._person(draft.person)
        readers = [person, self._person(draft.other)] if draft.both else [person]
        mail = mail_of(draft, self._repository.me(), readers, day, self._answered(draft))

        def amend(session: Session, workspace: int, _batch: int) -> list[Refusal]:
            for reader in readers:
                self._tie(session, workspace, mail.path, reader)
            if draft.other:
                self._introduced(session, workspace, draft, day, mail.path)
            self._settle(session, workspace, draft, mail.path)
            if draft.keeps:
                kept = {"about": draft.keeps, "source": mail.path}
                marks.say(session, workspace, person.id, marks.PROMISE, marks.KEPT, day, **kept)  # type: ignore[arg-type]
            return []

        with self._writing:
            receipt = self._bring(self._importer.run([mail], amend=amend))
        return Sent(
            person.id,
            " and ".join(r.name for r in readers),
            day,
            draft.subject,
            receipt.batch,
            mail.path,
            draft.keeps,
        )

    def _introduced(
        self, session: Session, workspace: int, draft: DraftEmail, day: dt.date, path: str
    ) -> None:
        """That a side was asked, or both were put in touch, which keeps a promise to introduce one to the other."""
        pairs = [(draft.person, draft.other), *([(draft.other, draft.person)] if draft.both else [])]
        said = marks.DONE if draft.both else marks.ASKED
        for one, two in pairs:
            about = marks.lasting(session, two)
            marks.say(
                session, workspace, one, marks.INTRODUCTION, said, day, about=about, source=path, after=True
            )
            promises = [p for p in self._repository.promises() if p.by_id is None and p.to_id == one]
            for number, people in leads_to(self._repository, promises).items() if draft.both else ():
                if two in people:
                    what = next(p.what for p in promises if p.id == number)
                    kept = {"about": what, "source": path}
                    marks.say(session, workspace, one, marks.PROMISE, marks.KEPT, day, **kept)  # type: ignore[arg-type]

    def _settle(self, session: Session, workspace: int, draft: DraftEmail, path: str) -> None:
        """The stored draft is the one that was sent; of a text that had no draft, one is stored."""
        row = session.get(t.Draft, draft.number) if draft.number else None
        if row is None or row.workspace_id != workspace:
            row = t.Draft(
                workspace_id=workspace, person_ref=marks.lasting(session, draft.person), kind=draft.kind,
                event=draft.event, made_on=self._today,
                content={"to": draft.to or None, "subject": draft.subject, "body": draft.body, "facts": []},
            )  # fmt: skip
            session.add(row)
        row.status, row.sent_as = "sent", path

    def _person(self, number: str) -> PersonView:
        found = self._repository.person(number)
        if found is None:
            raise NotFoundError(f"There is nobody with the id {number}. `coach people` lists everybody.")
        return found

    def _answered(self, draft: DraftEmail) -> MessageView | None:
        """The message that a reply answers."""
        if draft.kind != "reply":
            return None
        messages = self._repository.messages(draft.person)
        thread = one_to_one(sent_messages(messages, self._today)).get(draft.person, [])
        waits = owes_reply(thread) or next((m for m in reversed(thread) if m.sender is not None), None)
        return next((m for m in messages if waits and m.document == waits.document), None)

    def _tie(self, session: Session, workspace: int, path: str, person: PersonView) -> None:
        """Say that the mail's reader is the person, where no key of theirs alone says so."""
        query = (
            select(t.Contact.id, t.Contact.name, t.Document.place)
            .join(t.Document, t.Document.id == t.Contact.document_id)
            .where(t.Document.source == path)
        )
        known = marks.lasting(session, person.id)
        first = session.get_one(t.Contact, min(c.id for c in person.contacts))
        for contact, name, place in session.execute(query).tuples():
            if name == person.name and all(c.kind == "noted" for c in person.contacts):
                # Whom only notes name has a record of their own from now on, and stays who they are.
                session.get_one(t.Contact, contact).version_of = first.version_of or first.id
                continue
            keys = session.execute(
                select(t.IdentityKey.kind, t.IdentityKey.value).where(t.IdentityKey.contact_id == contact)
            )
            if name != person.name or known in {f"{kind}:{value}" for kind, value in keys.tuples()}:
                continue
            right = [f"{path}|{place}|{names.normal(name)}"]
            session.add(
                t.Decision(
                    workspace_id=workspace, kind="merge", left=[known], right=right, made_on=self._today
                )
            )
        session.flush()

    def latest(self, person: PersonView, kind: str = "", event: str = "") -> DraftEmail:
        """The newest draft to somebody that was not sent. Raises NotFoundError where there is none."""
        with self._repository.sessions() as session:
            of = (t.Draft.workspace_id == self._repository.workspace, t.Draft.status == "open")
            rows = list(session.scalars(select(t.Draft).where(*of).order_by(t.Draft.id.desc())))
            people = marks.people_of(session, {r.person_ref for r in rows})
        for row in rows:
            fits = (not kind or row.kind == kind) and (not event or row.event == event)
            if people.get(row.person_ref) == person.id and fits:
                said = row.content
                return DraftEmail(
                    person.id, person.name, said.get("to") or "", said.get("subject", ""), said.get("body", ""),
                    row.kind, row.event, keeps=said.get("keeps", ""), other=said.get("other", ""), both=bool(said.get("both")), number=row.id,
                )  # fmt: skip
        raise NotFoundError(
            f"There is no open draft to {person.name}. Make one with `coach draft`, or name a file with the text that you sent."
        )

    # Introductions

    def introduction(self, one: PersonView, two: PersonView) -> Introduction:
        """Where an introduction of two people stands."""
        return _standing(one, two, self._answers())

    def introductions(self) -> list[Introduction]:
        """Those under way: somebody was asked or answered, and they are neither in touch yet nor has one said no."""
        answers = self._answers()
        pairs: dict[frozenset[str], tuple[str, str]] = {}
        for pair in answers:
            pairs.setdefault(frozenset(pair), pair)
        found = [_standing(self._person(one), self._person(two), answers) for one, two in pairs.values()]
        return [x for x in found if x.state not in ("declined", "done")]

    def promised_introductions(self) -> dict[int, str]:
        """Open promise of the user's → the one person to whom somebody is to be introduced by it."""
        mine = [p for p in self._repository.promises() if p.by_id is None and p.status == "open"]
        led = leads_to(self._repository, mine)
        return {number: next(iter(people)) for number, people in led.items() if len(people) == 1}

    def _answers(self) -> dict[tuple[str, str], str]:
        """What is the last that is known of one side of an introduction to another, oldest first."""
        with self._repository.sessions() as session:
            found = marks.marks(session, self._repository.workspace, marks.INTRODUCTION)
            people = marks.people_of(session, {m.about for m in found})
        return {(m.person, people[m.about]): m.said for m in found if m.about in people}

    def answered(self, person: PersonView, other: PersonView, said: str) -> None:
        """Note what somebody answered when asked: marks.AGREED or marks.DECLINED. Their last answer holds."""
        with self._writing, self._repository.sessions() as session, session.begin():
            workspace, about = self._repository.workspace, marks.lasting(session, other.id)
            for before in (marks.AGREED, marks.DECLINED):
                marks.take_back(session, workspace, person.id, marks.INTRODUCTION, about, before)
            marks.say(
                session, workspace, person.id, marks.INTRODUCTION, said, self._today, about=about, after=True
            )
        self._changed()

    def unanswered(self, person: PersonView, other: PersonView) -> None:
        """Take an answer back; that somebody was asked stays."""
        with self._writing, self._repository.sessions() as session, session.begin():
            workspace, about = self._repository.workspace, marks.lasting(session, other.id)
            for before in (marks.AGREED, marks.DECLINED):
                marks.take_back(session, workspace, person.id, marks.INTRODUCTION, about, before)
        self._changed()

    # Whom to thank

    def to_thank(self, everything: bool = False) -> list[ThankLine]:
        """The queue; with `everything`, also those whom the user put off."""
        lines = queue.to_thank(self._repository, self._today, self.said(marks.THANK), self._fits)
        return lines if everything else queue.due(lines)

    def _fits(self, people: Sequence[str]) -> dict[str, str]:
        """Those of some people whom a goal fits, with the goal that fits best."""
        wanted = goals(self._repository, self._today)
        if not wanted or not people:
            return {}
        known = {p.id: p for p in self._repository.people(people)}
        told = [
            (
                f"{known[p].title} {known[p].organisation}",
                [s.text for s in self._repository.statements(about=p)],
            )
            for p in people
        ]
        matcher = GoalMatcher(wanted, dict(enumerate(told)))
        fitting = ((p, matcher.fitting(n, p, stranger=False)) for n, p in enumerate(people))
        return {p: plain(found[0].text).rstrip(".") for p, found in fitting if found}

    # Keeping in touch

    def this_week(self) -> list[TouchLine]:
        """Whom to get in touch with this week."""
        written = {p: max(days) for p, days in ledger.written_to(self._repository, self._today).items()}
        lines = self._with_other_records(ledger.upkeep(self._repository, self._today, touch.USUAL))
        said = self.said(marks.TOUCH)
        return touch.this_week(lines, self.circles(), self.cadences(), said, written, self._today)

    def _with_other_records(self, lines: Sequence[UpkeepLine]) -> list[UpkeepLine]:
        """Each with the last contact of a record that may be of the same person, where that is the newer one."""
        sides = [(c.left_id, c.right_id) for c in self._repository.candidates()]
        sides += [(right, left) for left, right in sides]
        listed = {x.person for x in lines if x.last_date}
        others = {other for one, other in sides if one in listed}
        last: dict[str, dt.date] = {}
        for contact in self._repository.interactions(self._today) if others else ():
            if contact.person in others:
                last[contact.person] = max(contact.date, last.get(contact.person, dt.date.min))
        newest: dict[str, dt.date] = {}
        for one, other in sides:
            if other in last:
                newest[one] = max(last[other], newest.get(one, dt.date.min))
        return [
            replace(x, last_date=max(x.last_date, newest.get(x.person, x.last_date))) if x.last_date else x
            for x in lines
        ]

    def circles(self) -> dict[str, tuple[str, ...]]:
        """Person → the circles they are in: labels of their contacts, and where the user put them."""
        found: dict[str, dict[str, None]] = {}
        labels = select(t.Contact.person_id, t.Contact.extra).where(
            t.Contact.workspace_id == self._repository.workspace, t.Contact.person_id.is_not(None)
        )
        with self._repository.sessions() as session:
            for person, extra in session.execute(labels).tuples():
                for label in str((extra or {}).get("labels", "")).split(","):
                    if label.strip():
                        found.setdefault(person or "", {})[label.strip()] = None
        for mark in self.said(marks.CIRCLE):
            found.setdefault(mark.person, {})[mark.about] = None
        return {person: tuple(names) for person, names in found.items()}

    def cadences(self) -> dict[str, int]:
        """Circle → after how many days without contact it is time; "" for everybody else."""
        with self._repository.sessions() as session:
            return marks.cadences(session, self._repository.workspace)

    # What the user says

    def say(self, person: str, matter: str, said: str, about: str = "", until: dt.date | None = None) -> None:
        """Note what the user says of writing to somebody; kept across sessions until it is taken back."""
        self._person(person)
        with self._writing, self._repository.sessions() as session, session.begin():
            workspace = self._repository.workspace
            marks.say(session, workspace, person, matter, said, self._today, about=about, until=until)
            if matter == marks.PROMISE:
                derive(session, workspace)
        self._changed()

    def take_back(self, person: str, matter: str, about: str | None = None) -> int:
        """Take that back; gives how much there was."""
        with self._writing, self._repository.sessions() as session, session.begin():
            workspace = self._repository.workspace
            gone = marks.take_back(session, workspace, person, matter, about)
            if gone and matter == marks.PROMISE:
                derive(session, workspace)
        self._changed()
        return gone

    def set_cadence(self, circle: str, days: int | None) -> None:
        """Set after how many days without contact a circle is to be written to, "" for everybody else; None takes it
        back. Raises UsageError for a number that cannot be meant."""
        if days is not None and not 1 <= days <= 3650:
            raise UsageError("A cadence is between 1 and 3,650 days.")
        with self._writing, self._repository.sessions() as session, session.begin():
            marks.set_cadence(session, self._repository.workspace, circle.strip(), days)
        self._changed()

    def said(self, *matters: str) -> list[marks.Mark]:
        """What the user said of the matters, oldest first."""
        with self._repository.sessions() as session:
            return marks.marks(session, self._repository.workspace, *matters)


__all__ = ["SENT", "FollowUps", "Sent"]
