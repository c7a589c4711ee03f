"""From a question to an answer: plan, rows or evidence, words, checks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.ask import hops, when
from coach.ask.abstain import holds_answer
from coach.ask.answer import Answer, Row
from coach.ask.broad import BROAD
from coach.ask.people_in_words import NameBook, PersonMention
from coach.ask.plan import Expect, Kind, Plan, make_plan
from coach.ask.queries import QUERIES, Found, Line
from coach.ask.retrieve import TOP, Evidence, citations_of, distinct, gather
from coach.ask.snapshot import Snapshot
from coach.evidence import Citation, Unsupported
from coach.text import plain
from coach.writer.interface import AnswerTask, OnText, Writer

if TYPE_CHECKING:
    from coach.ask.similar import WordVectors
    from coach.index.handbook import HandbookIndex
    from coach.index.search import SearchIndex
    from coach.store.repository import Repository

History = tuple[tuple[str, str], ...]

_CLAUSE = re.compile(r",?\s+and\s+(?=(?:when|where|what|who|whom|how|why|which)\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:when|where|what|who|whom|how|why|which|is|are|was|did|does|do|has|have|will|can)\b", re.IGNORECASE
)


class Asker:
    """Answers questions on one workspace as it was when the asker was made."""

    def __init__(
        self,
        repository: Repository,
        index: SearchIndex,
        handbook: HandbookIndex,
        writer: Writer,
        today: dt.date,
    ) -> None:
        self.snapshot = Snapshot(repository, today)
        self.book = NameBook(self.snapshot)
        self.index = index
        self.handbook = handbook
        self.writer = writer
        self.today = today

    def ask(self, question: str, history: History = (), on_text: OnText | None = None) -> Answer:
        """The answer, with citations best first; `abstained` where nothing on record answers."""
        question = " ".join(question.split())
        clauses = _clauses(question)
        if len(clauses) == 2:
            first = self._one(clauses[0], history, None)
            second = self._one(clauses[1], (*history, (clauses[0], first.text)), None)
            return self._told(_joined(question, first, second), on_text)
        return self._one(question, history, on_text)

    def _told(self, answer: Answer, on_text: OnText | None) -> Answer:
        if on_text is not None:
            on_text(answer.text)
        return answer

    def plan(self, question: str, history: History = ()) -> Plan:
        """What would be looked up."""
        return make_plan(question, self.book, self.today, history)

    def _one(self, question: str, history: History, on_text: OnText | None) -> Answer:
        plan = self.plan(question, history)
        if plan.kind is Kind.JOB:
            return self._told(_job(plan), on_text)
        if plan.kind is Kind.HANDBOOK:
            found = self._from_handbook(plan, history, on_text)
            if found is not None:
                return found
            plan = replace(plan, kind=Kind.PROSE)
        return self._from_records(plan, history, on_text)

    def _from_records(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        described = hops.resolve_description(plan, self.snapshot, self.book, self._gather)
        if described is not None:
            asked = make_plan(described.question, self.book, self.today, history)
            answer = self._direct(replace(asked, note=f"found {described.name}"), history, on_text)
            if not answer.abstained:
                return _with_support(answer, described.citations)
        return self._direct(plan, history, on_text)

    def _direct(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        """By a query where the kind has one that finds something, else by retrieval."""
        query = QUERIES.get(plan.kind)
        if query is not None:
            found = query(plan, self.snapshot, self.book)
            if found is not None:
                return self._told(self._exact(plan, found), on_text)
            plan = replace(plan, kind=Kind.PROSE)
        broad = BROAD.get(plan.kind)
        if broad is not None:
            evidence = broad(plan, self.snapshot, self._gather)
            if evidence is not None:
                return self._prose(plan, evidence, history, on_text)
            plan = replace(plan, kind=Kind.PROSE)
        return self._retrieved(plan, history, on_text)

    # Exact answers

    def _exact(self, plan: Plan, found: Found) -> Answer:
        citations = distinct(
            [c for line in found.lines for c in line.citations if c.quote] + list(found.citations)
        )
        number = {_key(c): i for i, c in enumerate(citations, start=1)}
        rows = tuple(
            Row(line.value, line.person, tuple(number[_key(c)] for c in line.citations if _key(c) in number))
            for line in found.lines
        )
        people = tuple(dict.fromkeys([*found.people, *plan.person_ids]))
        return Answer(
            question=plan.question, text=found.text, citations=tuple(citations), rows=rows, people=people,
            abstained=found.abstained, writer="offline", plan=plan.in_words(), next_steps=found.next_steps,
        )  # fmt: skip

    # Prose answers

    @cached_property
    def _vectors(self) -> WordVectors:
        from coach.ask.similar import WordVectors

        return WordVectors()

    def _gather(self, plan: Plan) -> Evidence:
        return gather(plan, self.snapshot, self.index, self._vectors)

    def _retrieved(self, plan: Plan, history: History, on_text: OnText | None) -> Answer:
        several = next((m for m in plan.people if len(m.people) > 1), None)
        if several is not None:
            return self._of_namesakes(plan, several, history, on_text)
        evidence = self._gather(plan)
        if not holds_answer(plan, evidence):
            return self._told(self._abstained(plan, evidence), on_text)
        return self._said(plan, evidence, history, on_text)

    def _said(self, plan: Plan, evidence: Evidence, history: History, on_text: OnText | None) -> Answer:
        if plan.expect is Expect.WHEN:
            dated = when.dated(plan, evidence)
            if dated is not None:
                cited = tuple(citations_of(self.snapshot, evidence))
                return self._told(self._exact(plan, replace(dated, citations=cited)), on_text)
        return self._prose(plan, evidence, history, on_text)

    def _of_namesakes(
        self, plan: Plan, several: PersonMention, history: History, on_text: OnText | None
    ) -> Answer:
        """A question about a name that fits several people: answered for each of whom the evidence answers it."""
        told: list[tuple[str, Plan, Evidence]] = []
        for person in several.people:
            narrowed = plan.only(several, person)
            evidence = self._gather(narrowed)
            if holds_answer(narrowed, evidence):
                told.append((person, narrowed, evidence))
        if not told:
            return self._told(self._abstained(plan, self._gather(plan)), on_text)
        if len(told) == 1:
            person, narrowed, evidence = told[0]
            note = f"{len(several.people)} people are called {several.surface}; this is {self.snapshot.label(person)}"
            return self._said(replace(narrowed, note=note), evidence, history, on_text)
        lines = []
        for person, _, evidence in told[:4]:
            cited = citations_of(self.snapshot, evidence)[:2]
            lines.append(
                Line(f"{self.snapshot.label(person)}: {plain(cited[0].quote)}", person, tuple(cited))
            )
        text = f"{len(several.people)} people are called {several.surface}. " + " ".join(
            x.value for x in lines
        )
        return self._told(self._exact(plan, Found(text, tuple(lines))), on_text)

    def _prose(self, plan: Plan, evidence: Evidence, history: History, on_text: OnText | None) -> Answer:
        more, addition = hops.attendance_of(plan, self.snapshot, evidence)
        citations = citations_of(self.snapshot, evidence)
        citations = distinct([*citations[: max(1, TOP - len(more))], *more, *citations[TOP - len(more) :]])
        subject = self._subject(plan, evidence)
        task = AnswerTask(plan.question, self.today, tuple(citations), subject, False, history)
        written = self.writer.answer(task, on_text)
        order = [citations[i] for i in written.used if 0 <= i < len(citations)]
        cited = distinct([*order, *citations])
        text = " ".join(x for x in (self._lead(plan), written.text, addition) if x)
        people = dict.fromkeys(
            (*plan.person_ids, *(p for s in evidence.ranked[:3] for p in s.statement.subjects))
        )
        return Answer(
            question=plan.question, text=text, citations=tuple(cited), people=tuple(people), writer=self.writer.name,
            unsupported=self._unsupported(text, cited, plan), plan=plan.in_words(),
        )  # fmt: skip

    def _subject(self, plan: Plan, evidence: Evidence) -> str:
        told = evidence.ranked[0].statement if evidence.ranked else None
        of_it = list(dict.fromkeys([*told.subjects, *told.mentions])) if told else []
        ids = [p for p in of_it if p in plan.person_ids] or list(plan.person_ids)
        if not ids and len(of_it) == 1:
            ids = of_it
        return self.snapshot.label(ids[0]) if ids and ids[0] in self.snapshot.people else ""

    def _lead(self, plan: Plan) -> str:
        """For a question about a whole person: who they are, by their records."""
        if plan.kind is not Kind.ABOUT:
            return ""
        leads = []
        for person in plan.person_ids:
            view = self.snapshot.people[person]
            job = " at ".join(x for x in (view.title, view.organisation) if x)
            leads.append(f"{view.name}: {job}." if job else f"{view.name}.")
        return " ".join(leads)

    def _unsupported(self, text: str, citations: Sequence[Citation], plan: Plan) -> tuple[Unsupported, ...]:
        from coach.checks.grounding import evidence_of, unsupported

        known = [self.snapshot.repository.me().name, *(m.surface for m in plan.people)]
        known += [self.snapshot.name(p) for p in plan.person_ids]
        return tuple(unsupported(text, evidence_of(citations), known=known, today=self.today))

    # Nothing found

    def _abstained(self, plan: Plan, evidence: Evidence) -> Answer:
        near = citations_of(self.snapshot, replace(evidence, ranked=evidence.ranked[:3]))
        if not near and plan.person_ids:
            near = [c.citation for c in self.snapshot.contacts.get(plan.person_ids[0], ())[:1]]
        what = plan.attribute.name if plan.attribute else " ".join(plan.focus)
        who = " and ".join(dict.fromkeys(m.surface for m in plan.people))
        asked = f"{what} for {who}" if plan.attribute and who else what or "that"
        looked = f" about {who}" if who and not plan.attribute else ""
        text = f"I find nothing on {asked}{looked} in your notes, contacts, messages or calendar."
        if near:
            text += " The nearest things on record are below."
        return Answer(
            question=plan.question, text=text, citations=tuple(near), people=plan.person_ids, abstained=True,
            plan=plan.in_words(),
        )  # fmt: skip

    # The handbook

    def _from_handbook(self, plan: Plan, history: History, on_text: OnText | None) -> Answer | None:
        hits = list(self.handbook.search(plan.question, 6))
        citations = distinct([h.citation for h in hits])
        if not citations:
            return None
        task = AnswerTask(plan.question, self.today, tuple(citations), "", True, history)
        written = self.writer.answer(task, on_text)
        order = distinct([*[citations[i] for i in written.used if 0 <= i < len(citations)], *citations])
        return Answer(
            question=plan.question, text=written.text, citations=tuple(order), writer=self.writer.name,
            plan=plan.in_words(),
        )  # fmt: skip


def _key(citation: Citation) -> tuple[str, str, int, str]:
    return citation.source, citation.place, citation.start, citation.quote


def _clauses(question: str) -> list[str]:
    """The two questions in "Which Ann paints, and when did she write?"; else the question alone."""
    parts = _CLAUSE.split(question, maxsplit=1)
    if (
        len(parts) == 2
        and len(parts[0].split()) >= 4
        and len(parts[1].split()) >= 4
        and _OPENS.match(parts[0])
    ):
        return [f"{parts[0]}?", parts[1][0].upper() + parts[1][1:]]
    return [question]


def _joined(question: str, first: Answer, second: Answer) -> Answer:
    """Two answers as one: citations taken in turn, row numbers moved along."""
    if first.abstained and not second.abstained:
        return replace(second, question=question, text=f"{second.text} {first.text}")
    if second.abstained and not first.abstained:
        return replace(first, question=question, text=f"{first.text} {second.text}")
    taken: list[Citation] = []
    for i in range(max(len(first.citations), len(second.citations))):
        taken += [*first.citations[i : i + 1], *second.citations[i : i + 1]]
    merged = distinct(taken)
    number = {_key(c): i for i, c in enumerate(merged, start=1)}
    rows = [
        replace(row, citations=tuple(number[_key(answer.citations[n - 1])] for n in row.citations))
        for answer in (first, second)
        for row in answer.rows
    ]
    offset = len(first.text) + 1
    moved = [replace(u, start=u.start + offset, end=u.end + offset) for u in second.unsupported]
    return replace(
        first, question=question, text=f"{_unmarked(first.text)} {_unmarked(second.text)}", citations=tuple(merged), rows=tuple(rows),
        people=tuple(dict.fromkeys((*first.people, *second.people))), unsupported=(*first.unsupported, *moved),
        plan=f"{first.plan}; {second.plan}",
    )  # fmt: skip


def _unmarked(text: str) -> str:
    return text


def _with_support(answer: Answer, support: Sequence[Citation]) -> Answer:
    """The answer of a second step with the first step's citations after its best ones; numbers kept."""
    room = max(1, TOP - len(support))
    cited = distinct([*answer.citations[:room], *support, *answer.citations[room:]])
    number = {_key(c): i for i, c in enumerate(cited, start=1)}
    rows = tuple(
        replace(row, citations=tuple(number[_key(answer.citations[n - 1])] for n in row.citations))
        for row in answer.rows
    )
    marks = {i: number[_key(c)] for i, c in enumerate(answer.citations, start=1)}
    text = re.sub(r"\[(\d{1,3})\]", lambda m: f"[{marks.get(int(m[1]), int(m[1]))}]", answer.text)
    return replace(answer, citations=tuple(cited), rows=rows, text=text)


_STEPS = {
    "a briefing": (
        "Open Briefing",
        "Briefing is the page for that: it makes a card for everybody on the list.",
    ),
    "a draft": (
        "Open Follow-ups",
        "Follow-ups is the page for that: it drafts from your notes and you send it.",
    ),
    "a review": (
        "Open Review",
        "Review is the page for that: paste the text, and each finding is marked in it.",
    ),
}


def _job(plan: Plan) -> Answer:
    step, text = _STEPS[plan.asked]
    return Answer(plan.question, text, people=plan.person_ids, plan=plan.in_words(), next_steps=(step,))
