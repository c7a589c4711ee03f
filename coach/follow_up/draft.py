"""Drafts of e-mails after a meeting: of the kind that fits, written from what may be said (`material.py`), and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from coach.checks.grounding import evidence_of, unsupported
from coach.checks.strict import unsupported_strictly
from coach.dates import say
from coach.errors import NotFoundError, UsageError
from coach.evidence import Citation, Finding, Statement, Unsupported
from coach.follow_up.addresses import address_for
from coach.follow_up.beside import (
    ABROAD,
    ALL_CLOSED,
    ANSWERED,
    ATTACH,
    COLLEAGUE,
    IN_WORDS,
    NO_MEETING,
    NO_MESSAGE,
    NO_PROMISE,
    NOT_HERE,
    NOT_SURE,
    PERHAPS_GIVEN,
    PRESS,
    STRANGER,
    STRAYED,
    THANKED,
    WORDS_KEPT_HERE,
    address_note,
    handling,
    not_the_other,
    own_line,
)
from coach.follow_up.email import KINDS, DraftEmail
from coach.follow_up.introductions import leads_to
from coach.follow_up.material import Material, fits
from coach.follow_up.occasion import Occasion, occasion_of
from coach.follow_up.queue import THANK_WITHIN
from coach.follow_up.sent import SentBefore, sent_to, sentences_of, written_to_others
from coach.manner.desk import Manners
from coach.namesakes import Namesake, Namesakes
from coach.people import organisations
from coach.review.cleared import LEFT_OUT, cleared
from coach.review.reviewer import Reviewer
from coach.review.with_writer import hidden
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import MessageView, PersonView
from coach.text import sentences
from coach.writer.interface import EmailTask, EmailText, Other, Writer
from coach.writer.joint import joint
from coach.writer.manner import PLAIN, toned
from coach.writer.offline import OfflineWriter
from coach.writer.own_phrases import own_phrases
from coach.writer.promised import day_words, introduced, is_action
from coach.writer.replies import within

PLAIN_SUBJECT = "Thank you"
GREETING = 3  # words of the longest greeting or sign-off, which say nothing of anybody
SILENCE = 28  # days without contact from which a word after a silence fits


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a writer wrote: the text without what was taken out, what else the reviewer says of it, in how many places
    something was taken out, what the evidence does not hold, and whether it stands in for one that strayed."""

    writer: Writer
    text: EmailText
    findings: tuple[Finding, ...]
    left_out: int
    doubts: tuple[Unsupported, ...]
    instead: bool = False


def _strays(letter: _Letter) -> bool:
    """Whether more than half of a letter's sentences say what the evidence does not hold."""
    told = [
        s for s in sentences(letter.text.body) if len(letter.text.body[s.start : s.end].split()) > GREETING
    ]
    doubtful = [s for s in told if any(d.start < s.end and s.start < d.end for d in letter.doubts)]
    return 2 * len(doubtful) > len(told)


def _from_open_notes(written: EmailText, task: EmailTask, person: str) -> tuple[str, ...]:
    """The lines of a letter that rest on open notes about its reader and on nothing else."""
    noted = {s.text for s in (*task.about, *task.known) if s.kind == "note" and s.subjects[:1] == (person,)}
    return tuple(f.text for f in written.facts if f.citations and {c.quote for c in f.citations} <= noted)


def _still_unsaid(task: EmailTask, before: SentBefore, *, in_two: bool) -> EmailTask:
    """A task without what they were written before. Where another record may be of the same person (`in_two`), nobody can
    say that they were silent."""
    about, known = (tuple(s for s in told if s.text not in before.said) for told in (task.about, task.known))
    return replace(task, about=about, known=known, last_contact=None if in_two else task.last_contact)


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
    def _material(self) -> Material:
        return Material(self._repository, self._today, self._manners, invents=self._writer.invents)

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
        person = self._known(person_id)
        everything = self._repository.statements(about=person_id)
        before = sent_to(self._repository, person_id, self._today)
        messages = self._material.messages(person_id)
        occasion = occasion_of(self._repository, person_id, event, self._today, self._material.closed)
        namesakes = Namesakes(self._repository, {person_id}).of(person)
        in_two = any(n.unsure for n in namesakes)
        kind, why = self._fitting(kind, person, occasion, messages, before, in_two=in_two)
        task = self._material.task(person, kind, occasion, everything, messages, other)
        if kind == "introduction":
            other = other or self._promised_to(person, task)
            task = replace(task, other=self._side(self._known(other), person) if other else None)
        wanted = " ".join(words.split())
        manner = toned(task.manner, tone, person.name, task.pronoun)
        task = replace(task, manner=manner, length=length, enclosed=enclosed, words=wanted)
        taken = written_to_others(self._repository, person_id) | sentences_of(unlike)
        task = replace(_still_unsaid(task, before, in_two=in_two), taken=taken)
        unsaid, task = self._reticent(task, person, everything)
        # Of the other side of an introduction a letter says what they may know: no model is asked for that.
        kept_here = self._kept_here(task.words)
        asked: Writer = OfflineWriter() if task.other or kept_here else self._writer
        letter = self._cleared(asked, task, person)
        writer, written = letter.writer, letter.text
        subject = self._fit_subject(written.subject, letter, task, person)
        said = self._material.for_address(person_id, everything)
        to = address_for(person, said, self._material.listed(person_id), self._today)
        kept = task.promise.what if task.promise and kind == "promise" and enclosed else ""
        keeps = "" if introduced(kept) else kept
        beside = [
            ATTACH if keeps and not is_action(keeps) else "",
            why,
            own_line(written, task, unsaid) if writer.name == "offline" else "",
            WORDS_KEPT_HERE if kept_here else str(getattr(asked, "note", "")),
            STRAYED if letter.instead else "",
            LEFT_OUT.format(name=person.name) if letter.left_out else "",
            *self._about_writing(task, person, everything, namesakes),
            address_note(to, person, self._material.open(said), self._today),
        ]
        return DraftEmail(
            person=person_id, name=person.name, to=to, subject=subject, body=written.body, kind=kind, event=event,
            facts=written.facts, promise=written.promise, ask=written.ask, findings=letter.findings,
            unsupported=letter.doubts, writer=writer.name,
            note=" ".join(n for n in beside if n), keeps=keeps, other=other if task.other else "",
            blank=writer.name == "offline" and not (written.facts or task.words),
        )  # fmt: skip

    def _reticent(
        self, task: EmailTask, person: PersonView, everything: Sequence[Statement]
    ) -> tuple[str, EmailTask]:
        """Why nothing of the notes makes a letter, empty where something may, and the task without it: colleagues are no
        contacts to keep warm, who writes for the public prints what they read, and some are written to through others."""
        noted = [s for s in everything if s.kind == "note" and person.id in s.subjects]
        bare = replace(task, about=(), known=())
        if task.kind in ("thank-you", "follow-up", "touch") and organisations.same(
            person.organisation, self._repository.me().employer
        ):
            return COLLEAGUE, replace(bare, theirs=())
        if task.kind not in ("promise", "introduction") and task.press:
            return PRESS, bare
        if handled := handling(person.id, self._material.open(noted)):
            return handled, bare
        said = task.about or task.known or task.theirs or task.promise or task.owed
        return ALL_CLOSED if noted and not said and not self._material.open(noted) else "", task

    def _about_writing(
        self,
        task: EmailTask,
        person: PersonView,
        everything: Sequence[Statement],
        namesakes: Sequence[Namesake],
    ) -> list[str]:
        """What to mind before writing to somebody: the language of a promise, the notes' own word, a stranger."""
        abroad = task.promise and not self._writer.invents and not task.promise.is_in(task.manner.language)
        stranger = task.kind == "reply" and self._is_stranger(person, task, everything)
        given = self._material.perhaps_given(person.id) if task.kind != "introduction" else ()
        return [
            ABROAD if abroad else "",
            *(PERHAPS_GIVEN.format(what=p.what, day=say(s.date, self._today)) for p, s in given if s.date),
            not_the_other(namesakes),
            STRANGER.format(name=person.name) if stranger else "",
        ]

    def _fitting(
        self, asked: str, person: PersonView, occasion: Occasion, messages: Sequence[MessageView], before: SentBefore,
        *, in_two: bool,
    ) -> tuple[str, str]:  # fmt: skip
        """The kind of letter that fits, and a word on it where it is another than asked for."""
        thanked = before.thanked_since(occasion.day)
        if asked == "thank-you" and thanked:
            return "follow-up", THANKED.format(name=person.name)
        if (
            asked == "thank-you"
            and not (occasion.words or occasion.day)
            and self._material.waits(messages, person.id)
        ):
            return "reply", NO_MEETING.format(name=person.name)
        if asked == "promise" and not any(not introduced(p.what) for p in self._owed_to(person.id)):
            kind = self._next_best(person.id, occasion, thanked=thanked)
            said = NOT_SURE if self._material.perhaps_given(person.id) else NO_PROMISE
            return kind, said.format(name=person.name, kind=IN_WORDS[kind])
        if asked != "reply" or (messages and not messages[0].sender_is_user):
            return asked, ""
        if any(not introduced(p.what) for p in self._owed_to(person.id)):
            kind = "promise"
        else:
            kind = self._next_best(person.id, occasion, thanked=thanked)
        silent = all(m.sender_is_user for m in messages)
        why = NOT_HERE if in_two else NO_MESSAGE if silent else ANSWERED
        return kind, why.format(name=person.name, kind=IN_WORDS[kind])

    def _next_best(self, person: str, occasion: Occasion, *, thanked: bool) -> str:
        """The kind of letter that fits where neither a message nor a promise waits."""
        if occasion.day and (self._today - occasion.day).days <= THANK_WITHIN and not thanked:
            return "thank-you"
        last = self._material.last(person)
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
        said = [self._material.for_address(p.id, self._repository.statements(about=p.id)) for p in people]
        to = [
            address_for(p, told, self._material.listed(p.id), self._today)
            for p, told in zip(people, said, strict=True)
        ]
        mind = [
            address_note(a, p, self._material.open(told), self._today)
            for p, a, told in zip(people, to, said, strict=True)
        ]
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
        doubtful = {p.id for p, _ in self._material.perhaps_given(person)}
        return [p for p in mine if p.status == "open" and p.id not in doubtful]

    def _side(self, person: PersonView, reader: PersonView) -> Other:
        """What the other side may read of somebody: the name, and the position as an open record says it, where nothing
        that the reader must not see speaks against it."""
        open_rows = [c for c in person.contacts if not c.citation.restricted]
        here = [c for c in open_rows if c.organisation and c.organisation == person.organisation]
        # Another record's title may be the one of years ago: only the newest is theirs.
        titled = next((c for c in here if c.title and c.title == person.title), None)
        row = titled or next(iter(here), None)
        what = (
            f"{row.title} at {row.organisation}"
            if row and titled
            else f"at {row.organisation}"
            if row
            else ""
        )
        told = f"{person.name}, {what}." if what else ""
        if told and self._reviewer and self._reviewer.review(told, "email", reader.id).findings:
            what = ""
        citation = (row or person.contacts[0]).citation
        return Other(person.name, person.name.split()[0], what, citation)

    # Checking

    def _cleared(self, writer: Writer, task: EmailTask, person: PersonView) -> _Letter:
        """A letter without what this person must not see. Where nothing is left to send, or where a writer that invents says
        mostly what no note holds, the offline writer's letter stands in."""
        letter = self._without_leaks(writer, task, person)
        strays = writer.invents and bool(letter.text.body) and _strays(letter)
        if writer.name == "offline" or (letter.text.body and not strays):
            return letter
        # A model puts a note's words into the language of the letter; the offline writer takes them as they are.
        task = replace(task, about=tuple(s for s in task.about if fits(s, task.manner)))
        own = self._without_leaks(OfflineWriter(), task, person)
        return replace(own, left_out=letter.left_out, instead=strays)

    def _without_leaks(self, writer: Writer, task: EmailTask, person: PersonView) -> _Letter:
        """A writer's letter without what the reviewer takes out, with its other findings and what the evidence lacks."""
        written = writer.email(task)
        findings: tuple[Finding, ...] = ()
        taken = 0
        if self._reviewer is not None:
            ours = writer.name == "offline"
            vouched = _from_open_notes(written, task, person.id) if ours else ()
            body, findings, taken = cleared(self._reviewer, written.body, "email", person.id, vouched)
            if body != written.body:
                written = replace(
                    written,
                    body=body,
                    facts=tuple(f for f in written.facts if within(f.text, body)),
                    promise=written.promise if within(written.promise, body) else "",
                    ask=written.ask if within(written.ask, body) else "",
                )
        doubts = tuple(self._doubts(writer, task, written.body, person))
        return _Letter(writer, written, findings, taken, doubts)

    def _fit_subject(self, subject: str, letter: _Letter, task: EmailTask, person: PersonView) -> str:
        """The subject, or a plain one where it says too much: findings mark the body, so a subject has no marks."""
        found = self._reviewer.review(subject, "email", person.id).findings if self._reviewer else ()
        leaks = any(f.group == "oversharing" for f in found)
        # The offline writer's subjects are made of cleared words in frames of its own.
        ours = letter.writer.name == "offline"
        invented = not ours and bool(self._doubts(letter.writer, task, subject, person))
        return PLAIN_SUBJECT if leaks or invented else subject

    def _doubts(self, writer: Writer, task: EmailTask, body: str, person: PersonView) -> list[Unsupported]:
        evidence: list[Citation] = [
            s.cite(self._today) for s in (*task.about, *task.known, *task.theirs, *task.mine)
        ]
        evidence += [p.citation for p in (task.promise, task.owed) if p]
        # The offline writer's courtesies are ours and claim nothing; a model's words get no such credit.
        ours = writer.name == "offline"
        if ours and task.manner.language == "german":
            return []  # frames and matters as they were noted; the check reads English
        own = [task.words] if task.words else []
        own += own_phrases(task) if ours else []
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
        ]
        check = unsupported_strictly if writer.invents else unsupported
        return check(
            body,
            [*evidence_of(evidence), *own],
            known=[k for k in known if k],
            today=self._today,
        )
