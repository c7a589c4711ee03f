"""What a letter to somebody may rest on: of all that is known, what may be said to this person, on this day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from coach.checks.echoes import Echoes
from coach.checks.unsaid import unsaid
from coach.evidence import MET, Statement
from coach.follow_up.addresses import greeting_name
from coach.follow_up.beside import (
    is_press,
)
from coach.follow_up.contact import one_to_one, owes_reply
from coach.follow_up.introductions import leads_to
from coach.follow_up.ledger import sent_messages
from coach.follow_up.next_meeting import next_meeting
from coach.follow_up.occasion import Occasion
from coach.follow_up.promise_same import stems
from coach.follow_up.promise_shown import given_to_another, perhaps_given
from coach.follow_up.whose import unclear
from coach.index.languages import plainly
from coach.manner.desk import Manners
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import MessageView, PersonView
from coach.text import fold, plain
from coach.writer.interface import EmailTask, PromiseLine
from coach.writer.manner import PLAIN, Manner
from coach.writer.promised import introduced
from coach.writer.taste import private

RECENT_MESSAGES = 6
MOST_KNOWN = 20  # sentences of other notes that a letter may draw on
SAME_MATTER = 2  # stems that a later note shares with the occasion


class Material:
    """Gathers for one workspace on one day. Nothing closed, nothing about others and nothing that the user told themselves not
    to raise is in what it gives."""

    def __init__(
        self, repository: Repository, today: date, manners: Manners | None, *, invents: bool
    ) -> None:
        self._repository, self._today, self._manners, self._invents = repository, today, manners, invents

    @cached_property
    def _took_part(self) -> dict[int, list[tuple[str, str]]]:
        return self._repository.participants()

    @cached_property
    def closed(self) -> Echoes:
        """What is closed, and what repeats it elsewhere."""
        return Echoes(self._repository, self._today)

    def task(
        self,
        person: PersonView,
        kind: str,
        occasion: Occasion,
        everything: Sequence[Statement],
        messages: Sequence[MessageView],
        other: str = "",
    ) -> EmailTask:
        """All that a letter of a kind may say, cleared for the person."""
        me = self._repository.me()
        mine, theirs = self._said(messages, person.id)
        promise, owed = self._promises(person.id, occasion, kind, other)
        own = [m.citation.quote for m in messages if m.sender_is_user]
        theirs_whole = [m.citation.quote for m in messages if not m.sender_is_user]
        noted = [s.text for s in everything if s.kind == "note"]
        everything = self._clear(everything)
        pronoun = pronoun_of(person.id, everything)
        manner = self._manners.manner(person.id, pronoun) if self._manners else PLAIN
        about = self._about(person.id, occasion, everything)
        ahead = next_meeting(self._repository, person.id, self._today)
        return EmailTask(
            kind=kind, today=self._today, user_name=me.name, recipient_name=person.name,
            recipient_first=greeting_name(person, own, theirs_whole, noted), occasion=occasion.words,
            occasion_date=occasion.day if occasion.words or occasion.talked else None, about=tuple(s for s in about if self._invents or fits(s, manner)),
            known=tuple(s for s in self._known_of(person.id, everything, about) if fits(s, manner)),
            theirs=theirs, mine=mine,
            promise=promise, owed=owed, next_meeting=ahead.words, next_day=ahead.day, session=ahead.session, pronoun=pronoun,
            recipient_names=person.names, waiting=self.waits(messages, person.id), last_contact=self.last(person.id),
            manner=manner, press=is_press(person, theirs), mine_last=bool(messages) and messages[0].sender_is_user,
        )  # fmt: skip

    def last(self, person: str) -> date | None:
        """When the two were last in touch, whichever way: a thread of several is no silence either."""
        days = [i.date for i in self._repository.interactions(self._today, person)]
        written = [
            m.sent.date() for m in self._repository.messages(person)
            if m.sent and not m.draft and (m.sender_is_user or m.sender == person)
        ]  # fmt: skip
        return max((d for d in (*days, *written) if d <= self._today), default=None)

    def waits(self, messages: Sequence[MessageView], person: str) -> bool:
        """Whether the person's last message waits for an answer."""
        thread = one_to_one(sent_messages(list(messages), self._today)).get(person, [])
        met = max(
            (
                i.date
                for i in self._repository.interactions(self._today, person)
                if i.channel in ("calendar", "note")
            ),
            default=None,
        )
        return owes_reply(thread, met) is not None

    def open(self, statements: Sequence[Statement]) -> list[Statement]:
        """Those that may be used: nothing under a restriction, whoever told it, nor what repeats it elsewhere, nor what
        the user told themselves not to raise."""
        free = [
            s for s in statements
            if not (s.restriction and s.restriction.holds(self._today)) and not unsaid(s)
        ]  # fmt: skip
        return list(self.closed.without_echoes(free))

    def _clear(self, told: Sequence[Statement]) -> list[Statement]:
        """Those in which it is clear who "she" is, and no companion of somebody."""
        noted = sorted({s.document for s in told if s.kind == "note"})
        nobodys = unclear(self._repository.statements(documents=noted)) if noted else frozenset[int]()
        return [s for s in told if s.id not in nobodys]

    def _about(
        self, person: str, occasion: Occasion, everything: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        """Statements of the occasion's notes first, then later notes on the same matter."""
        here = self.open(
            self._clear(
                [
                    s
                    for s in self._repository.statements(documents=list(occasion.documents))
                    if s.kind == "note"
                ]
            )
        )
        called = self._called(person)
        kept = [s for s in here if _concerns(s, person, self._alone(person, s.document), called)]
        later = [
            s for s in everything
            if s.kind == "note" and s.document not in occasion.documents and s.date and s.date <= self._today
            and (occasion.day is None or s.date > occasion.day) and self._was_there(person, s.document)
        ]  # fmt: skip
        matter = frozenset[str]().union(*(stems(s.text) for s in kept)) - self._names(person)
        for document in dict.fromkeys(s.document for s in later):
            said = [s for s in later if s.document == document and s.subjects[:1] == (person,)]
            shared = frozenset[str]().union(*(stems(s.text) for s in said)) & matter
            if len(shared) >= SAME_MATTER or document in self._kept_in(person):
                whole = self.open(self._clear(self._repository.statements(documents=[document])))
                kept += [s for s in whole if _concerns(s, person, self._alone(person, document), called)]
        return tuple(s for s in kept if s.subjects[:1] in ((person,), ()) or not private(s.text))

    def _known_of(
        self, person: str, everything: Sequence[Statement], about: Sequence[Statement]
    ) -> list[Statement]:
        """What the user noted of the person at other times, the newest first."""
        used = {s.id for s in about}
        noted = [
            s for s in everything
            if s.kind == "note" and s.speaker is None and s.subjects[:1] == (person,) and s.id not in used
            and s.date and s.date <= self._today and not private(s.text) and self._was_there(person, s.document)
        ]  # fmt: skip
        return sorted(
            self.open(noted), key=lambda s: (-(s.date or date.min).toordinal(), s.document, s.start)
        )[:MOST_KNOWN]

    def _was_there(self, person: str, document: int) -> bool:
        """Whether a note may be known to the person: of a meeting in which they took part, or of them alone, with nobody
        else to have told it."""
        took_part = self._took_part.get(document, [])
        there = {p for p, role in took_part if role in MET}
        return person in there or (not there and self._alone(person, document))

    def _called(self, person: str) -> frozenset[str]:
        """The words of the person's names, folded."""
        view = self._repository.person(person)
        return frozenset(re.findall(r"\w{2,}", fold(" ".join(view.names)))) if view else frozenset()

    def _names(self, person: str) -> frozenset[str]:
        view = self._repository.person(person)
        return frozenset[str]().union(*(stems(n) for n in view.names)) if view else frozenset()

    def _alone(self, person: str, document: int) -> bool:
        """Whether a note is about this person only."""
        with_them = {p for p, role in self._took_part.get(document, []) if role == "with"}
        named = {p for s in self._repository.statements(documents=[document]) for p in s.subjects}
        return (with_them or named) == {person} and named <= {person}

    def _kept_in(self, person: str) -> set[int]:
        """Documents that show a promise between the two kept."""
        ids = [
            p.evidence[-1]
            for p in self._repository.promises()
            if person in (p.by_id, p.to_id) and p.status == "kept"
        ]
        return {s.document for s in self._repository.statements_by_id(ids)}

    def messages(self, person: str) -> list[MessageView]:
        """One-to-one messages with the person up to today, newest first."""
        found = [
            m for m in self._repository.messages(person)
            if not m.draft and set(m.recipients) <= {person} and (m.sender_is_user or m.sender == person)
            and m.sent is not None and m.sent.date() <= self._today
        ]  # fmt: skip
        return found[::-1]

    def _said(
        self, messages: Sequence[MessageView], person: str
    ) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        ids = [m.document for m in messages[:RECENT_MESSAGES]]
        found = self.open(self._repository.statements(documents=ids)) if ids else []
        newest_first = sorted(found, key=lambda s: (-(s.date or date.min).toordinal(), -s.document, s.start))
        mine = tuple(s for s in newest_first if s.speaker is None)
        return mine, tuple(s for s in newest_first if s.speaker == person)

    def _promises(
        self, person: str, occasion: Occasion, kind: str, other: str = ""
    ) -> tuple[PromiseLine | None, PromiseLine | None]:
        """What the user owes the person and what they owe the user: from the occasion first, then the most urgent.
        For an introduction to somebody named, only the promise of just that."""
        rows = [p for p in self._repository.promises() if p.status == "open" and person in (p.by_id, p.to_id)]
        if other:
            led = leads_to(self._repository, [p for p in rows if p.by_id is None])
            rows = [p for p in rows if p.by_id is not None or other in led.get(p.id, ())]
        doubtful = {p.id for p, _ in self.perhaps_given(person)}
        evidence = {s.id: s for s in self._repository.statements_by_id([p.evidence[0] for p in rows])}
        lines: dict[bool, list[tuple[bool, bool, date, PromiseLine]]] = {True: [], False: []}
        for row in rows:
            source = evidence.get(row.evidence[0])
            if source is None or not self.open(self._clear([source])) or row.id in doubtful:
                continue
            here = source.document in occasion.documents
            line = PromiseLine(row.what, row.due, source.cite(self._today))
            # An introduction is for the promised introduction, a letter that keeps a promise for the other promises.
            unfit = kind in ("introduction", "promise") and bool(introduced(row.what)) != (
                kind == "introduction"
            )
            lines[row.by_id is None].append((unfit, not here, row.due or date.max, line))
        mine, theirs = (sorted(lines[k], key=lambda item: item[:3]) for k in (True, False))
        return (mine[0][3] if mine else None), (theirs[0][3] if theirs else None)

    def perhaps_given(self, person: str) -> list[tuple[t.Promise, Statement]]:
        """What the user owes somebody, each with a later sentence of theirs that leaves in doubt whether they gave it."""
        rows = [
            p
            for p in self._repository.promises()
            if p.status == "open" and p.by_id is None and p.to_id == person
        ]
        said = [s for s in self._repository.statements(about=person) if s.speaker is None] if rows else []
        found = []
        for row in rows:
            later = [
                s for s in said if s.id not in row.evidence and s.date and row.made and s.date >= row.made
            ]
            doubts = (s for s in later if perhaps_given(row.what, plain(s.text)))
            told = next((s for s in doubts if not self._went_to_another(s, person)), None)
            found += [(row, told)] if told else []
        return found

    def _went_to_another(self, s: Statement, person: str) -> bool:
        named = {p.id: p.names for p in self._repository.people({person, *s.mentions})}
        return given_to_another(plain(s.text), named.pop(person, ()), named.values())

    def for_address(self, person: str, everything: Sequence[Statement]) -> list[Statement]:
        """What may say which address to use: all about the person, and notes about nobody else."""
        alone = [
            d for d, people in self._took_part.items() if {p for p, role in people if role == "with"} == {person}
        ]  # fmt: skip
        found = {
            s.id: s for s in (*everything, *(self._repository.statements(documents=alone) if alone else ()))
        }
        return sorted(found.values(), key=lambda s: (s.date or date.min, s.document, s.start))

    def listed(self, person: str) -> dict[str, date]:
        """Addresses on attendee lists, each with the last day on which the list says it holds; a list without a date
        is taken as new."""
        starts = {e.id: e.starts for e in self._repository.events()}
        found: dict[str, date] = {}
        for a in self._repository.attendance(person=person):
            if a.email and a.role in ("attendee", "speaker"):
                day = min(starts.get(a.event or 0) or self._today, self._today)
                found[a.email] = max(found.get(a.email, date.min), day)
        return found


def fits(said: Statement, manner: Manner) -> bool:
    """Whether a sentence of a note is not plainly in another language than the letter."""
    return plainly(said.text) in ("", manner.language)


def _concerns(statement: Statement, person: str, alone: bool, called: frozenset[str]) -> bool:
    """Whether a sentence is about the person: its subject, or called in it by one of the names, or in a note about nobody
    else. Of one about somebody else, "he" and "she" are not the person."""
    if statement.subjects[:1] == (person,):
        return True
    if not statement.subjects:
        return alone or person in statement.mentions
    named = person in statement.mentions and bool(called & set(re.findall(r"\w{2,}", fold(statement.text))))
    return named and not _OF_ANOTHER.match(statement.text)


_OF_ANOTHER = re.compile(r"\W*(?:he|she|they|his|her|their|er|sie|seine?|ihre?)\b", re.IGNORECASE)


_PRONOUNS = re.compile(r"\b(she|her|hers|he|him|his)\b", re.IGNORECASE)


def pronoun_of(person: str, statements: Sequence[Statement]) -> str:
    """She or he, as the notes say of the person where nobody else is in the sentence; empty when they do not."""
    seen: Counter[str] = Counter()
    for s in statements:
        if s.subjects[:1] == (person,) and set(s.mentions) <= {person} and s.speaker is None:
            seen.update(
                "she" if w.casefold() in ("she", "her", "hers") else "he" for w in _PRONOUNS.findall(s.text)
            )
    top = seen.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else ""
