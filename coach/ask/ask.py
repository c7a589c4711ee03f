"""From a question to an answer: plan, rows or evidence, words, checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.ask import hops, when, wording
from coach.ask.abstain import NEEDED, holds_all, holds_answer
from coach.ask.answer import Answer, Row
from coach.ask.besides import evidence_besides, rows_besides
from coach.ask.broad import BROAD, asks_what_was_sent
from coach.ask.conditions import WORDED, Fits, names_trade
from coach.ask.conversation import Follower
from coach.ask.doing import passing_on
from coach.ask.exchange import Exchange, History, Reading
from coach.ask.fulfilling import fulfilling
from coach.ask.mentions import PersonMention
from coach.ask.name_book import NameBook
from coach.ask.plan import Expect, Kind, Plan, shape
from coach.ask.plan_in_words import in_words
from coach.ask.planning import make_plan
from coach.ask.proposed import Propose, as_plan, worth_asking
from coach.ask.prose import SENT, Prose
from coach.ask.queries import QUERIES, Found, Line, own
from coach.ask.queries.found import listed
from coach.ask.queries.people import nobody
from coach.ask.queries.promised import may_tell, none_on_record
from coach.ask.queries.signed_up import on_stage, signed_up
from coach.ask.retrieve import Evidence, citations_of, distinct, gather, key, named_by
from coach.ask.snapshot import ClosedTo, Snapshot
from coach.ask.standing import help_with, job
from coach.ask.strangers import said_of, stranger
from coach.ask.things import is_named
from coach.ask.time_in_words import period_in
from coach.ask.together import alternatives, clauses, joined, with_support
from coach.ask.translated import language_of, translated
from coach.ask.written_out import straightened
from coach.follow_up.promise_kept import may_show_kept
from coach.text import plain
from coach.writer.choose import FallbackWriter
from coach.writer.interface import OnText, Writer
from coach.writer.usage import Account

if TYPE_CHECKING:
    from coach.ask.rewritten import Rewriter
    from coach.ask.similar import WordVectors
    from coach.index.handbook import HandbookIndex
    from coach.index.hits import Hit
    from coach.index.search import SearchIndex
    from coach.store.repository import Repository

_PEOPLE = 12
"""Of how many people an answer keeps the labels, for the questions that follow."""

CLEARLY = 0.75
"""The share of a general question that a sentence of the user's own must hold to be the answer."""

SETS = (
    Kind.JOINED, Kind.WHO_AT, Kind.WHO_SINCE, Kind.WHO_IS, Kind.WHO_MET, Kind.HAD_WITH, Kind.WHO_WROTE, Kind.ATTENDING, Kind.MY_PROMISES, Kind.DEADLINES, Kind.BIRTHDAYS,
    Kind.THEIR_PROMISES, Kind.TURN, Kind.QUIET, Kind.EVENTS_WITH, Kind.AGENDA, Kind.HOW_MANY,
)  # fmt: skip
"""Kinds whose rows are a set, so that the line on what was looked up says how many there are."""

UNREAD_OR = (Kind.PROSE, Kind.WHO_IS)
"""Kinds in whose questions "or" is read by asking for each of the two."""


class Asker:
    """Answers questions on one workspace as it was when the asker was made."""

    def __init__(
        self,
        repository: Repository,
        index: SearchIndex,
        handbook: HandbookIndex,
        writer: Writer,
        today: dt.date,
        propose: Propose | None = None,
        needed: float = NEEDED,
        rewriter: Rewriter | None = None,
        account: Account | None = None,
        closed_to: ClosedTo | None = None,
    ) -> None:
        self.index = index
        self.snapshot = Snapshot(repository, today, index, closed_to)
        self.book = NameBook(self.snapshot)
        self.follower = Follower(self.snapshot, self.book, today)
        self.handbook = handbook
        self.writer = writer
        self.prose = Prose(self.snapshot, writer, today)
        self.propose = propose
        self.needed = needed
        self.today = today
        self.rewriter = rewriter
        self._account = account or Account()  # of what models read of questions, apart from what they write

    def ask(self, question: str, history: History = (), on_text: OnText | None = None) -> Answer:
        """The answer, with citations best first; `abstained` where nothing on record answers.

        `history` are earlier exchanges: a question that leans on them is answered as what it means in full, which
        `typed`, `question` and `instead` of the answer tell. `on_text` gets the text as it is written; the text of the
        answer may differ from it by numbering and by what the checks took out.
        """
        self._account.begin()
        language = language_of(question)
        # What is to be put into another language is told when it is; a model's words come as they are written.
        waits = bool(language) and not isinstance(self.writer, FallbackWriter)
        answer = self._ask(question, history, None if waits else on_text)
        if language:
            answer = translated(answer, language)
            answer = _told(answer, on_text) if waits else answer
        return replace(answer, usage=answer.usage + self._account.used)

    def _ask(self, question: str, history: History, on_text: OnText | None = None) -> Answer:
        typed = straightened(" ".join(question.split()))
        reading = self._read(typed, history)
        if reading.which:
            return _told(_asked_back(typed, reading), on_text)
        answer = self._in_full(reading, history, on_text)
        besides = tuple(map(self.snapshot.label, reading.besides))
        # The question stays in the words of the user, also where the plan read it in others.
        answer = replace(answer, question=reading.question, about=self._labels(answer), besides=besides)
        if reading.question == typed:
            return answer
        return replace(answer, typed=typed, instead=reading.instead)

    def _read(self, typed: str, history: History) -> Reading:
        """What is meant, by the rules; where they leave the question as it is, by what a model says and the words hold."""
        reading = self.follower.read(typed, history)
        if (
            self.rewriter is None
            or not history
            or reading.question != typed
            or not self.follower.leans(typed)
        ):
            return reading
        sent = tuple(e for e in history[-SENT:] if (e.question, e.answer) in self.prose.sendable(history))
        said = self.rewriter.in_full(typed, sent) if sent else ""
        return self.follower.held(said) if said else reading

    def _in_full(self, reading: Reading, history: History, on_text: OnText | None) -> Answer:
        asked = clauses(reading.question)
        if len(asked) == 2:
            first = self._one(asked[0], history, None, reading.besides)
            second = self._ask(asked[1], (*history, Exchange(asked[0], first.text, self._labels(first))))
            return _told(joined(reading.question, first, second), on_text)
        either = alternatives(reading.question)
        if either and make_plan(reading.question, self.book, self.today).kind in UNREAD_OR:
            one, other = (self._one(q, history, None, reading.besides) for q in either)
            return _told(joined(reading.question, one, other), on_text)
        return self._one(reading.question, history, on_text, reading.besides)

    def _labels(self, answer: Answer) -> tuple[str, ...]:
        """Whom the answer is about, those of its rows or its best sentence first."""
        people = [row.person for row in answer.rows if row.person] or list(answer.about)
        known = [p for p in dict.fromkeys([*people, *answer.people]) if p in self.snapshot.people]
        if answer.about:  # of prose, only whom the best sentence is about
            known = [p for p in known if p in answer.about]
        return tuple(map(self.snapshot.label, known[:_PEOPLE]))

    def search(self, words: str, k: int, group: str = "") -> list[Hit]:
        """The passages nearest to some words, whom, what and which days they name taken into account."""
        period = period_in(words, self.today)
        named = named_by(self.book.mentions(words), self.snapshot)
        return self.index.search(words, k, group=group, period=period.ranges if period else (), named=named)

    def plan(self, question: str, history: History = ()) -> Plan:
        """What would be looked up."""
        return make_plan(self.follower.read(question, history).question, self.book, self.today)

    def _one(
        self, question: str, history: History, on_text: OnText | None, besides: tuple[str, ...] = ()
    ) -> Answer:
        plan = replace(make_plan(question, self.book, self.today), besides=besides)
        if besides:
            named = [self.snapshot.name(p) for p in besides]
            plan = replace(plan, note=f"besides {listed(named) if len(named) < 4 else 'those named before'}")
        if own.asks_for(question, self.snapshot.repository.me()):
            plan = replace(plan, kind=Kind.MINE, asked=own.WHO)
        if plan.kind is Kind.JOB:
            return _told(job(plan), on_text)
        if plan.kind is Kind.HELP:
            return _told(help_with(plan), on_text)
        if plan.kind is Kind.HANDBOOK:
            found = None if self._own_rule(plan) else self._advised(plan, history, on_text)
            if found is not None:
                return found
            plan = replace(plan, kind=Kind.PROSE)
        described = hops.resolve_description(plan, self.snapshot, self.book, self._gather)
        if described is not None:
            asked = make_plan(described.question, self.book, self.today)
            asked = replace(asked, note=f"found {described.name}", besides=besides)
            answer = self._direct(asked, history, on_text)
            if not answer.abstained:
                return with_support(answer, described.citations)
        return self._proposed(plan, on_text) or self._direct(plan, history, on_text)

    def _proposed(self, plan: Plan, on_text: OnText | None) -> Answer | None:
        """The answer to a question that the rules leave words of, as a model reads it; None where that is refused or
        finds nobody."""
        if self.propose is None or not worth_asking(plan):
            return None
        selection = self.propose(plan)
        if selection is None:
            return None
        read = as_plan(plan, selection)
        found = QUERIES[read.kind](read, self.snapshot, self.book)
        if found is None or found.abstained or not found.lines:
            return None
        found = rows_besides(found, plan.besides)
        answer = self._exact(read, found)
        more = wording.left_open(read, self.snapshot, answer)
        return _told(replace(answer, text=f"{answer.text} {more}") if more else answer, on_text)

    def _direct(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """The answer, with what it leaves open: words of the question that were not used, others of the name."""
        answer = self._looked_up(plan, history, on_text)
        more = wording.left_open(plan, self.snapshot, answer)
        if more and on_text is not None:
            on_text(f" {more}")
        return replace(answer, text=f"{answer.text} {more}") if more else answer

    def _looked_up(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """By a query where the kind has one that finds something, else by retrieval."""
        query, broad = QUERIES.get(plan.kind), BROAD.get(plan.kind)
        if query is not None:
            found = query(plan, self.snapshot, self.book)
            if found is not None:
                return _told(self._exact(plan, rows_besides(found, plan.besides)), on_text)
        several = next((m for m in plan.people if len(m.people) > 1), None)
        if broad is not None and several is not None and plan.kind is not Kind.WHICH_OF:
            each = self._each(
                plan, several, lambda p: broad(p, self.snapshot, self._gather), history, on_text
            )
            if each is not None:
                return each
        elif broad is not None:
            evidence = broad(plan, self.snapshot, self._gather)
            if evidence is not None:
                return self.prose.of(plan, evidence, history, on_text)
        # What others speak on is no slot of the user's; whom the user introduces is no way to somebody; what they sent is
        # not what the user sent.
        if plan.kind in (Kind.MY_SLOT, Kind.INTRODUCE, Kind.TO_RAISE) or asks_what_was_sent(plan):
            return _told(self._abstained(plan, self._gather(plan)), on_text)
        if plan.kind is Kind.JOINED and len(plan.conditions) > 1:
            return self._among(plan, history, on_text)
        if plan.kind in (Kind.MY_PROMISES, Kind.THEIR_PROMISES) and plan.people:
            return self._of_promises(plan, history, on_text)
        if plan.kind is Kind.NEXT_MEETING:
            return self._next_meeting(plan, history, on_text)
        if plan.kind is Kind.DONE and not self._tells_of_deeds(plan):
            return _told(self._abstained(plan, self._gather(plan)), on_text)
        return self._retrieved(replace(plan, kind=Kind.PROSE), history, on_text)

    def _of_promises(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """What sentences say of a promise that is not among those known; else that none is."""
        answer = self._retrieved(replace(plan, kind=Kind.PROSE), history, None)
        mine = plan.kind is Kind.MY_PROMISES
        if not answer.abstained and any(may_tell(c, self.snapshot, mine=mine) for c in answer.cited):
            return _told(answer, on_text)
        near = " These are the nearest things on record." if answer.citations else ""
        said = none_on_record(plan) + near
        return _told(replace(answer, text=said, plan=in_words(plan), abstained=True), on_text)

    def _next_meeting(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """What sentences tell of a day to come with somebody of whom the calendar has nothing; else that it has nothing."""
        answer = self._retrieved(replace(plan, kind=Kind.PROSE), history, None)
        if not answer.abstained and any(r.value >= self.today.isoformat() for r in answer.rows):
            return _told(answer, on_text)
        near = " These are the nearest things on record." if answer.citations else ""
        said = f"Nothing with {wording.who(plan)} is in your calendar for the days ahead.{near}"
        return _told(replace(answer, text=said, rows=(), plan=in_words(plan), abstained=True), on_text)

    def _tells_of_deeds(self, plan: Plan) -> bool:
        """Whether one of the best sentences says that the thing was handed over or paid, where that is asked: that it will
        be, or often is, does not answer it."""
        deed = passing_on(shape(plan))
        if deed is None:
            return True
        if not deed.thing and not plan.people:
            return False  # "did I send it?", of nothing that was named
        best = [s.statement.text for s in self._gather(replace(plan, kind=Kind.PROSE)).ranked[:5]]
        return any(may_show_kept(text) and is_named(plan.asked or deed.verb, text) for text in best)

    def _among(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """What notes say in other words of people for whom the other conditions hold; else that nobody is known to."""
        worded = [c for c in plan.conditions if isinstance(c, WORDED)]
        others = [c for c in plan.conditions if c not in worded]
        trade = any(isinstance(c, Fits) and names_trade(c.said) for c in worded)
        people = fulfilling(others, self.snapshot) if others and not trade else []
        said = " ".join(c.said for c in worded)
        if people:
            inner = make_plan(f"Who {said}?", self.book, self.today)
            inner = replace(
                inner,
                kind=Kind.PROSE,
                question=plan.question,
                among=tuple(p.id for p, _ in people),
                conditions=plan.conditions,
                besides=plan.besides,
            )
            evidence = self._gather(inner)
            if self._answers(inner, evidence):
                return self.prose.of(replace(inner, kind=Kind.JOINED), evidence, history, on_text)
        return _told(self._exact(plan, nobody(plan, self.snapshot)), on_text)

    # Exact answers

    def _exact(self, plan: Plan, found: Found) -> Answer:
        """Rows as an answer, their citations numbered."""
        cited = distinct(
            [c for line in found.lines for c in line.citations if c.quote] + list(found.citations)
        )
        number = {key(c): i for i, c in enumerate(cited, start=1)}
        rows = tuple(
            Row(
                line.value,
                line.person,
                tuple(dict.fromkeys(number[key(c)] for c in line.citations if key(c) in number)),
            )
            for line in found.lines
        )
        people = tuple(dict.fromkeys([*found.people, *plan.person_ids]))
        counted = f": {len(rows)}" if rows and plan.kind in SETS else ""
        return Answer(
            question=plan.question, text=found.text, citations=tuple(cited), rows=rows, people=people,
            abstained=found.abstained, plan=f"{in_words(plan)}{counted}",
            next_steps=() if found.abstained else wording.next_steps(plan, self.snapshot, people),
        )  # fmt: skip

    # Prose answers

    @cached_property
    def _vectors(self) -> WordVectors:
        from coach.ask.similar import WordVectors

        return WordVectors()

    def _gather(self, plan: Plan) -> Evidence:
        found = gather(plan, self.snapshot, self._vectors)
        whole = tuple(s for s in found.ranked if holds_all(plan, s))
        found = replace(found, ranked=whole or found.ranked)
        return evidence_besides(found, plan.besides) if plan.besides else found

    def _answers(self, plan: Plan, evidence: Evidence) -> bool:
        return holds_answer(plan, evidence, self.needed)

    def _retrieved(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        several = next((m for m in plan.people if len(m.people) > 1), None)
        if several is not None:
            return self._of_namesakes(plan, several, history, on_text)
        staged = on_stage(plan, self.snapshot)
        if staged is not None:
            return _told(self._exact(plan, staged), on_text)
        evidence = self._gather(plan)
        signed = signed_up(plan, self.snapshot)
        if self._answers(plan, evidence):
            more = _as_records(signed) if signed else ()
            evidence = replace(evidence, records=(*evidence.records, *more))
            return self._said(plan, evidence, history, on_text)
        if signed is not None:
            return _told(self._exact(plan, signed), on_text)
        return _told(self._abstained(plan, evidence), on_text)

    def _said(self, plan: Plan, evidence: Evidence, history: History, on_text: OnText | None) -> Answer:
        if plan.expect is Expect.WHEN:
            dated = when.set_behind(plan, evidence, self.snapshot.following) or when.dated(plan, evidence)
            if dated is not None:
                cited = tuple(citations_of(self.snapshot, evidence))
                return _told(self._exact(plan, replace(dated, citations=cited)), on_text)
        return self.prose.of(plan, evidence, history, on_text)

    def _of_namesakes(
        self, plan: Plan, several: PersonMention, history: History, on_text: OnText | None
    ) -> Answer:
        """A question about a name that fits several people: answered for each of whom the evidence answers it."""

        def answering(narrowed: Plan) -> Evidence | None:
            evidence = self._gather(narrowed)
            return evidence if self._answers(narrowed, evidence) else None

        each = self._each(plan, several, answering, history, on_text)
        return each or _told(self._abstained(plan, self._gather(plan)), on_text)

    def _each(
        self,
        plan: Plan,
        several: PersonMention,
        answering: Callable[[Plan], Evidence | None],
        history: History,
        on_text: OnText | None,
    ) -> Answer | None:
        """The answer for each person of a name for whom there is evidence; None where there is none."""
        narrowed = [(person, plan.only(several, person)) for person in several.people]
        told = [(person, only, evidence) for person, only in narrowed if (evidence := answering(only))]
        if not told:
            return None
        called = f"{len(several.people)} people are called {several.surface}"
        if len(told) == 1:
            person, only, evidence = told[0]
            label = self.snapshot.label(person)
            lead = f"{label}."
            if on_text is not None:
                on_text(f"{lead} ")
            answer = self._said(replace(only, note=f"{called}; this is {label}"), evidence, history, on_text)
            return _after(lead, answer)
        lines = []
        for person, _, evidence in told[:4]:
            cited, label = citations_of(self.snapshot, evidence)[:2], self.snapshot.label(person)
            record = None if cited else evidence.records[0]
            said = record.value if record else plain(cited[0].quote)
            value = said if said.startswith(label) else f"{label}: {said}"
            if plan.kind is Kind.ABOUT and cited and evidence.records:
                # Who they are goes before what is noted of them.
                value, record = f"{evidence.records[0].value} “{said}”", evidence.records[0]
            lines.append(Line(value, person, (*(record.citations if record else ()), *cited)))
        text = f"{called}. " + " ".join(line.value for line in lines)
        return _told(self._exact(plan, Found(text, tuple(lines))), on_text)

    # Nothing found

    def _abstained(self, plan: Plan, evidence: Evidence) -> Answer:
        nearest = (*evidence.asking[:1], *evidence.against[:2], *evidence.ranked)[:3]
        near = citations_of(self.snapshot, replace(evidence, ranked=nearest))
        if not near and plan.person_ids:
            near = [c.citation for c in self.snapshot.contacts.get(plan.person_ids[0], ())[:1]]
        name = stranger(plan, self.snapshot, self.book)
        if name:
            return Answer(
                plan.question,
                said_of(name, plan.question, self.snapshot, self.book),
                abstained=True,
                plan=in_words(plan),
            )
        return Answer(
            question=plan.question, text=wording.not_found(plan, bool(near), otherwise=bool(evidence.against), asked=bool(evidence.asking)), citations=tuple(near),
            people=plan.person_ids, abstained=True, plan=in_words(plan),
        )  # fmt: skip

    # The handbook

    def _own_rule(self, plan: Plan) -> bool:
        """Whether the user's own notes speak to a general question so clearly that they go before the handbook."""
        evidence = self._gather(plan)
        return len(plan.focus) > 1 and bool(evidence.ranked) and evidence.ranked[0].covered >= CLEARLY

    def _advised(self, plan: Plan, history: History, on_text: OnText | None) -> Answer | None:
        cited = distinct([h.citation for h in self.handbook.search(plan.question, 6)])
        return self.prose.of_handbook(plan, cited, history, on_text) if cited else None


def _as_records(signed: Found) -> tuple[Line, ...]:
    """What guests answered, as a sentence beside what notes say."""
    cited = tuple(c for line in signed.lines for c in line.citations)
    said = "; ".join(line.value for line in signed.lines)
    return (Line(f"{signed.text} {said}.", signed.people[0], cited),)


def _after(lead: str, answer: Answer) -> Answer:
    """The answer with a sentence before it, unless it begins so."""
    if answer.text.startswith(lead.rstrip(".")):
        return answer
    by = len(lead) + 1
    moved = tuple(replace(u, start=u.start + by, end=u.end + by) for u in answer.unsupported)
    return replace(answer, text=f"{lead} {answer.text}", unsupported=moved)


def _asked_back(typed: str, reading: Reading) -> Answer:
    """The question back where it is open whom the user means."""
    text = reading.which if reading.instead else f"{reading.which} Say it with their company or title."
    return Answer(typed, text, typed=typed, instead=reading.instead, plan="which of several is meant")


def _told(answer: Answer, on_text: OnText | None) -> Answer:
    """The answer, given to whoever listens at once."""
    if on_text is not None:
        on_text(answer.text)
    return answer
