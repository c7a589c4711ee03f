"""Drafts of e-mails after a meeting: gathers what may be said, has it written and checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from coach.checks.echoes import Echoes
from coach.checks.grounding import evidence_of, unsupported
from coach.checks.strict import unsupported_strictly
from coach.checks.unsaid import unsaid
from coach.dates import say
from coach.errors import NotFoundError, UsageError
from coach.event_names import key
from coach.evidence import MET, Citation, Finding, Statement, Unsupported
from coach.follow_up.addresses import address_for, greeting_name
from coach.follow_up.beside import (
    ABROAD,
    ANSWERED,
    ATTACH,
    IN_WORDS,
    NO_MEETING,
    NO_MESSAGE,
    NO_PROMISE,
    STRANGER,
    THANKED,
    WORDS_KEPT_HERE,
    address_note,
    handling,
    own_line,
)
from coach.follow_up.contact import one_to_one, owes_reply
from coach.follow_up.email import KINDS, DraftEmail
from coach.follow_up.house import house_of
from coach.follow_up.introductions import leads_to
from coach.follow_up.ledger import sent_messages
from coach.follow_up.occasion import Occasion, event_words, occasion_of
from coach.follow_up.promises import stems
from coach.follow_up.queue import THANK_WITHIN
from coach.follow_up.sent import SentBefore, sent_to, sentences_of, written_to_others
from coach.follow_up.whose import unclear
from coach.index.languages import plainly
from coach.manner.desk import Manners
from coach.review.cleared import LEFT_OUT, cleared
from coach.review.reviewer import Reviewer
from coach.review.with_writer import hidden
from coach.store import tables as t
from coach.store.repository import MessageView, PersonView, Repository
from coach.text import fold
from coach.writer import phrases, reported, tones, waiting
from coach.writer.interface import EmailTask, EmailText, Other, PromiseLine, Writer
from coach.writer.letter import joint
from coach.writer.manner import PLAIN, Manner, toned
from coach.writer.offline import OfflineWriter
from coach.writer.openings import on_day, talk_of
from coach.writer.promised import day_words, introduced, is_action
from coach.writer.replies import within
from coach.writer.taste import private

RECENT_MESSAGES = 6
MOST_KNOWN = 20  # sentences of other notes that a letter may draw on
PLAIN_SUBJECT = "Thank you"
SAME_MATTER = 2  # stems that a later note shares with the occasion
SILENCE = 28  # days without contact from which a word after a silence fits
NEXT_WITHIN = 120  # days ahead in which a common event is worth naming


class Drafter:
    """Makes drafts for one workspace on one day. Nothing is stored and nothing is sent."""

    def __init__(
        self,
        repository: Repository,
        writer: Writer,
        reviewer: Reviewer | None,
        today: date,
        manners: Manners | None = None,
    ) -> None:
        self._repository = repository
        self._writer = writer
        self._reviewer = reviewer
        self._today = today
        self._manners = manners

    @cached_property
    def _took_part(self) -> dict[int, list[tuple[str, str]]]:
        return self._repository.participants()

    @cached_property
    def _closed(self) -> Echoes:
        return Echoes(self._repository, self._today)

    def draft(
        self, person_id: str, event: str = "", kind: str = "thank-you", unlike: Sequence[str] = (), *,
        other: str = "", length: str = "", tone: str = "", enclosed: bool = False, words: str = "",
    ) -> DraftEmail:  # fmt: skip
        """A draft to a person, `unlike` the versions before; `other` is the id of whom an introduction is to, `enclosed`
        says that what was promised comes with the letter, or is done, `words` are what the user wants to say. Where there is
        nothing to answer, or thanks went out before, the draft is of the kind that fits, and its note says so. Raises
        NotFoundError when there is no such person, UsageError for an introduction to nobody and for another kind."""
        if kind not in KINDS:
            raise UsageError(f"There is no draft of the kind “{kind}”. Choose one of: {', '.join(KINDS)}.")
        person = self._repository.person(person_id)
        if person is None:
            raise NotFoundError(f"There is nobody with the id {person_id}. `coach people` lists everybody.")
        everything = self._repository.statements(about=person_id)
        before = sent_to(self._repository, person_id)
        messages = self._messages(person_id)
        occasion = occasion_of(self._repository, person_id, event, self._today, self._closed)
        kind, why = self._fitting(kind, person, occasion, messages, before)
        task = self._task(person, kind, occasion, everything, messages, other)
        if kind == "introduction":
            other = other or self._promised_to(person, task)
            task = replace(task, other=self._side(self._known(other), person) if other else None)
        wanted = " ".join(words.split())
        manner = toned(task.manner, tone, person.name, task.pronoun)
        task = replace(task, manner=manner, length=length, enclosed=enclosed, words=wanted)
        taken = written_to_others(self._repository, person_id) | sentences_of(unlike)
        about, known = (
            tuple(s for s in told if s.text not in before.said) for told in (task.about, task.known)
        )
        task = replace(task, about=about, known=known, taken=taken)
        # Of the other side of an introduction a letter says what they may know: no model is asked for that.
        kept_here = self._kept_here(task.words)
        writer: Writer = OfflineWriter() if task.other or kept_here else self._writer
        written, findings, left_out = self._cleared(writer.email(task), task, person)
        subject = self._fit_subject(written.subject, task, person)
        said = self._for_address(person_id, everything)
        to = address_for(person, said, self._listed(person_id), self._today)
        kept = task.promise.what if task.promise and kind == "promise" and enclosed else ""
        keeps = "" if introduced(kept) else kept
        beside = [
            ATTACH if keeps and not is_action(keeps) else "",
            why,
            own_line(written, task) if self._writer.name == "offline" else "",
            WORDS_KEPT_HERE if kept_here else str(getattr(writer, "note", "")),
            LEFT_OUT.format(name=person.name) if left_out else "",
            *self._about_writing(task, person, everything),
            address_note(to, person, self._open(said)),
        ]
        return DraftEmail(
            person=person_id, name=person.name, to=to, subject=subject, body=written.body, kind=kind, event=event,
            facts=written.facts, promise=written.promise, ask=written.ask, findings=findings,
            unsupported=tuple(self._doubts(task, written.body, person)), writer=writer.name,
            note=" ".join(n for n in beside if n), keeps=keeps, other=other if task.other else "",
        )  # fmt: skip

    def _about_writing(
        self, task: EmailTask, person: PersonView, everything: Sequence[Statement]
    ) -> list[str]:
        """What to mind before writing to somebody: the language of a promise, the notes' own word, a stranger."""
        abroad = task.promise and not self._writer.invents and not task.promise.is_in(task.manner.language)
        stranger = task.kind == "reply" and self._is_stranger(person, task, everything)
        return [
            ABROAD if abroad else "",
            handling(person.id, self._open(everything)),
            STRANGER.format(name=person.name) if stranger else "",
        ]

    def _fitting(
        self, asked: str, person: PersonView, occasion: Occasion, messages: Sequence[MessageView], before: SentBefore
    ) -> tuple[str, str]:  # fmt: skip
        """The kind of letter that fits, and a word on it where it is another than asked for."""
        thanked = before.thanked_since(occasion.day)
        if asked == "thank-you" and thanked:
            return "follow-up", THANKED.format(name=person.name)
        if asked == "thank-you" and not (occasion.words or occasion.day) and self._waits(messages, person.id):
            return "reply", NO_MEETING.format(name=person.name)
        if asked == "promise" and not any(not introduced(p.what) for p in self._owed_to(person.id)):
            kind = self._next_best(person.id, occasion, messages, thanked=thanked)
            return kind, NO_PROMISE.format(name=person.name, kind=IN_WORDS[kind])
        if asked != "reply" or (messages and not messages[0].sender_is_user):
            return asked, ""
        if any(not introduced(p.what) for p in self._owed_to(person.id)):
            kind = "promise"
        else:
            kind = self._next_best(person.id, occasion, messages, thanked=thanked)
        silent = all(m.sender_is_user for m in messages)
        return kind, (NO_MESSAGE if silent else ANSWERED).format(name=person.name, kind=IN_WORDS[kind])

    def _next_best(
        self, person: str, occasion: Occasion, messages: Sequence[MessageView], *, thanked: bool
    ) -> str:
        """The kind of letter that fits where neither a message nor a promise waits."""
        if occasion.day and (self._today - occasion.day).days <= THANK_WITHIN and not thanked:
            return "thank-you"
        last = self._last(person, messages)
        return "touch" if last and (self._today - last).days >= SILENCE else "follow-up"

    # Introductions

    def both(self, one: str, two: str) -> DraftEmail:
        """The introduction itself, to both, who have agreed. Each reads no more of the other than may be known to them."""
        people = [self._known(p) for p in (one, two)]
        sides = [self._side(people[0], people[1]), self._side(people[1], people[0])]
        me = self._repository.me()
        manner = self._manners.manner(one) if self._manners else PLAIN
        taken = written_to_others(self._repository, one)
        written = joint(sides[0], sides[1], me.name, manner, taken)
        body, findings = written.body, ()
        for person in people:
            if self._reviewer is not None:
                body, found, _ = cleared(self._reviewer, body, "email", person.id)
                findings = (*findings, *found)  # type: ignore[assignment]
        said = [self._for_address(p.id, self._repository.statements(about=p.id)) for p in people]
        to = [
            address_for(p, told, self._listed(p.id), self._today)
            for p, told in zip(people, said, strict=True)
        ]
        mind = [address_note(a, p, self._open(told)) for p, a, told in zip(people, to, said, strict=True)]
        return DraftEmail(
            one, f"{people[0].name} and {people[1].name}", ", ".join(a for a in to if a), written.subject, body, "introduction",
            facts=tuple(f for f in written.facts if within(f.text, body)), findings=findings, note=" ".join(n for n in mind if n),
            other=two, both=True,
        )  # fmt: skip

    def _kept_here(self, said: str) -> bool:
        """Whether what the user wants to say is closed, so that no model elsewhere may read it."""
        remote = bool(said) and getattr(self._writer, "remote", False)
        return bool(remote and self._reviewer and hidden(self._reviewer, said, "email"))

    def _is_stranger(self, person: PersonView, task: EmailTask, everything: Sequence[Statement]) -> bool:
        """Whether somebody is known from what they wrote alone: no record, no note, nothing written to them."""
        recorded = any(c.kind != "party" for c in person.contacts)
        noted = any(s.kind == "note" for s in everything)
        return not (recorded or noted or task.acquainted)

    def _known(self, person: str) -> PersonView:
        found = self._repository.person(person)
        if found is None:
            raise NotFoundError(f"There is nobody with the id {person}. `coach people` lists everybody.")
        return found

    def _promised_to(self, person: PersonView, task: EmailTask) -> str:
        """Whom the user promised to introduce somebody to, by id; empty where the notes do not tell who it is, or where
        somebody owes the user an introduction. Raises UsageError where there is none."""
        what = task.promise.what if task.promise else ""
        if introduced(what):
            led = leads_to(self._repository, [p for p in self._owed_to(person.id) if p.what == what])
            meant = frozenset[str]().union(*led.values())
            return next(iter(meant)) if len(meant) == 1 else ""
        if task.owed and introduced(task.owed.what):
            return ""
        raise UsageError(f"Say whom to introduce {person.name} to: `coach introduce` with both names.")

    def _owed_to(self, person: str) -> list[t.Promise]:
        """What the user promised somebody and has not kept."""
        mine = (p for p in self._repository.promises() if p.by_id is None and p.to_id == person)
        return [p for p in mine if p.status == "open"]

    def _side(self, person: PersonView, reader: PersonView) -> Other:
        """What the other side may read of somebody: the name, and the position as an open record says it, where nothing
        that the reader must not see speaks against it."""
        open_rows = [c for c in person.contacts if not c.citation.restricted]
        row = next((c for c in open_rows if c.organisation and c.organisation == person.organisation), None)
        what = " at ".join(x for x in (row.title, row.organisation) if x) if row else ""
        what = what if row and row.title else f"at {what}" if what else ""
        told = f"{person.name}, {what}." if what else ""
        if told and self._reviewer and self._reviewer.review(told, "email", reader.id).findings:
            what = ""
        citation = (row or person.contacts[0]).citation
        return Other(person.name, person.name.split()[0], what, citation)

    # Gathering

    def _task(
        self,
        person: PersonView,
        kind: str,
        occasion: Occasion,
        everything: Sequence[Statement],
        messages: Sequence[MessageView],
        other: str = "",
    ) -> EmailTask:
        me = self._repository.me()
        mine, theirs = self._said(messages, person.id)
        promise, owed = self._promises(person.id, occasion, kind, other)
        own = [m.citation.quote for m in messages if m.sender_is_user]
        theirs_whole = [m.citation.quote for m in messages if not m.sender_is_user]
        noted = [s.text for s in everything if s.kind == "note"]
        whole, everything = everything, self._clear(everything)
        pronoun = pronoun_of(person.id, everything)
        manner = self._manners.manner(person.id, pronoun) if self._manners else PLAIN
        about = self._about(person.id, occasion, everything)
        return EmailTask(
            kind=kind, today=self._today, user_name=me.name, recipient_name=person.name,
            recipient_first=greeting_name(person, own, theirs_whole, noted), occasion=occasion.words,
            occasion_date=occasion.day, about=tuple(s for s in about if self._writer.invents or _fits(s, manner)),
            known=tuple(s for s in self._known_of(person.id, everything, about) if _fits(s, manner)),
            house=house_of(person, whole, me.employer), theirs=theirs, mine=mine,
            promise=promise, owed=owed, next_meeting=self._next_meeting(person.id), pronoun=pronoun,
            recipient_names=person.names, waiting=self._waits(messages, person.id), last_contact=self._last(person.id, messages),
            manner=manner,
        )  # fmt: skip

    def _last(self, person: str, messages: Sequence[MessageView]) -> date | None:
        """When the two were last in touch, whichever way."""
        days = [i.date for i in self._repository.interactions(self._today, person)]
        return max([*days, *(m.sent.date() for m in messages if m.sent)], default=None)

    def _waits(self, messages: Sequence[MessageView], person: str) -> bool:
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

    def _open(self, statements: Sequence[Statement]) -> list[Statement]:
        """Those that may be used: nothing under a restriction, whoever told it, nor what repeats it elsewhere, nor what
        the user told themselves not to raise."""
        free = [
            s for s in statements
            if not (s.restriction and s.restriction.holds(self._today)) and not unsaid(s)
        ]  # fmt: skip
        return list(self._closed.without_echoes(free))

    def _clear(self, told: Sequence[Statement]) -> list[Statement]:
        """Those in which it is clear who "she" is, and no companion of somebody."""
        noted = sorted({s.document for s in told if s.kind == "note"})
        nobodys = unclear(self._repository.statements(documents=noted)) if noted else frozenset[int]()
        return [s for s in told if s.id not in nobodys]

    def _about(
        self, person: str, occasion: Occasion, everything: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        """Statements of the occasion's notes first, then later notes on the same matter."""
        here = self._open(
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
                whole = self._open(self._clear(self._repository.statements(documents=[document])))
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
            self._open(noted), key=lambda s: (-(s.date or date.min).toordinal(), s.document, s.start)
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

    def _messages(self, person: str) -> list[MessageView]:
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
        found = self._open(self._repository.statements(documents=ids)) if ids else []
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
        evidence = {s.id: s for s in self._repository.statements_by_id([p.evidence[0] for p in rows])}
        lines: dict[bool, list[tuple[bool, bool, date, PromiseLine]]] = {True: [], False: []}
        for row in rows:
            source = evidence.get(row.evidence[0])
            if source is None or not self._open(self._clear([source])):
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

    def _next_meeting(self, person: str) -> str:
        """The next event for which a list or programme names the person."""
        events = self._repository.events()
        attending = {
            a.event for a in self._repository.attendance(person=person) if a.status == "coming" and a.role in ("attendee", "speaker")
        }  # fmt: skip
        listed = {key(e.name) for e in events if e.id in attending}
        coming = [
            e for e in events
            if key(e.name) in listed and e.starts and 0 < (e.starts - self._today).days <= NEXT_WITHIN
        ]  # fmt: skip
        return event_words(min(coming, key=lambda e: e.starts or date.max)) if coming else ""

    def _for_address(self, person: str, everything: Sequence[Statement]) -> list[Statement]:
        """What may say which address to use: all about the person, and notes about nobody else."""
        alone = [
            d for d, people in self._took_part.items() if {p for p, role in people if role == "with"} == {person}
        ]  # fmt: skip
        found = {
            s.id: s for s in (*everything, *(self._repository.statements(documents=alone) if alone else ()))
        }
        return sorted(found.values(), key=lambda s: (s.date or date.min, s.document, s.start))

    def _listed(self, person: str) -> dict[str, date]:
        """Addresses on attendee lists, each with the last day on which the list says it holds; a list without a date
        is taken as new."""
        starts = {e.id: e.starts for e in self._repository.events()}
        found: dict[str, date] = {}
        for a in self._repository.attendance(person=person):
            if a.email and a.role in ("attendee", "speaker"):
                day = min(starts.get(a.event or 0) or self._today, self._today)
                found[a.email] = max(found.get(a.email, date.min), day)
        return found

    # Checking

    def _cleared(
        self, written: EmailText, task: EmailTask, person: PersonView
    ) -> tuple[EmailText, tuple[Finding, ...], int]:
        """What was written without what this person must not see, the other findings, and how many places were taken
        out. Where nothing is left to send, the offline writer's letter stands in."""
        if self._reviewer is None:
            return written, (), 0
        body, findings, taken = cleared(self._reviewer, written.body, "email", person.id)
        if not body and self._writer.name != "offline":
            written = OfflineWriter().email(task)
            body, findings, _ = cleared(self._reviewer, written.body, "email", person.id)
        if body == written.body:
            return written, findings, taken
        kept = replace(
            written,
            body=body,
            facts=tuple(f for f in written.facts if within(f.text, body)),
            promise=written.promise if within(written.promise, body) else "",
            ask=written.ask if within(written.ask, body) else "",
        )
        return kept, findings, taken

    def _fit_subject(self, subject: str, task: EmailTask, person: PersonView) -> str:
        """The subject, or a plain one where it says too much: findings mark the body, so a subject has no marks."""
        found = self._reviewer.review(subject, "email", person.id).findings if self._reviewer else ()
        leaks = any(f.group == "oversharing" for f in found)
        # The offline writer's subjects are made of cleared words in frames of its own.
        invented = (
            self._writer.name != "offline"
            and task.other is None
            and bool(self._doubts(task, subject, person))
        )
        return PLAIN_SUBJECT if leaks or invented else subject

    def _doubts(self, task: EmailTask, body: str, person: PersonView) -> list[Unsupported]:
        evidence: list[Citation] = [
            s.cite(self._today) for s in (*task.about, *task.known, *task.theirs, *task.mine)
        ]
        evidence += [p.citation for p in (task.promise, task.owed) if p]
        # The offline writer's courtesies are ours and claim nothing; a model's words get no such credit.
        ours = self._writer.name == "offline" or task.other is not None
        if ours and task.manner.language == "german":
            return []  # frames and matters as they were noted; the check reads English
        own = [task.words] if task.words else []
        own += _phrases_of(task, self._today) if ours else []
        for promise in (p for p in (task.promise, task.owed) if p):
            own.append(
                f"promised {promise.what} by {day_words(promise.due, self._today)}"
                if promise.due
                else promise.what
            )
        known = [
            *([task.other.name, task.other.first] if task.other else []),
            task.user_name,
            *person.names,
            task.recipient_first,
            task.occasion,
            task.next_meeting,
            task.house,
        ]
        check = unsupported_strictly if self._writer.invents and not ours else unsupported
        return check(
            body,
            [*evidence_of(evidence), *own],
            known=[k for k in known if k],
            today=self._today,
        )


def _phrases_of(task: EmailTask, today: date) -> list[str]:
    """What a letter of the offline writer may say without a source: its frames, filled with what the task holds."""
    found = [task.manner.said(f) for f in tones.frames()]
    if task.waiting and task.theirs and task.theirs[0].date:
        said = waiting.latest(task.theirs)[0]
        named = reported.named(said, say(said.date, today) if said.date else "")
        found += [
            frame.format(m=named)
            for frame in (*phrases.WAITING, *phrases.WAITING_LATE, *phrases.THANKS_FOR_MESSAGE)
        ]
        found += [frame.format(m=named, x="") for frame in phrases.THANKS_FOR_TELLING]
        told = reported.told(waiting.latest(task.theirs), today)
        found += [told.text] if told else []
    if task.last_contact:
        found += [frame.format(d=say(task.last_contact, today)) for frame in phrases.TOUCH]
    if task.other:
        found.append(f"{task.other.name}, {task.other.what}")
    if task.occasion_date:
        on = on_day(task.occasion_date, today)
        found += [
            frame.format(on=on)
            for frame in (
                *phrases.OPENING_PLAIN,
                *phrases.OPENING_PLAIN_BARE,
                *phrases.OPENING_FOLLOW_UP_PLAIN,
            )
        ]
        found += [
            frame.format(o=talk_of(task))
            for frame in (
                *phrases.OPENING_TALK,
                *phrases.OPENING_VISIT,
                *phrases.OPENING_FOLLOW_UP_TALK,
                *phrases.OPENING_FOLLOW_UP_VISIT,
            )
        ]
    return found


def _fits(said: Statement, manner: Manner) -> bool:
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
