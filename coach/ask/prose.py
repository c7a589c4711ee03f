"""Answers in the writer's words: what the writer is given and may see, and what of its words no evidence holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from coach.ask import hops, wording
from coach.ask.answer import Answer
from coach.ask.exchange import History
from coach.ask.plan import Kind, Plan
from coach.ask.plan_in_words import in_words
from coach.ask.retrieve import TOP, Evidence, citations_of, distinct, key, worth_of
from coach.ask.snapshot import Snapshot
from coach.checks.citations import resolve
from coach.checks.echoes import Echoes
from coach.evidence import Citation, Unsupported
from coach.writer.choose import FallbackWriter
from coach.writer.interface import AnswerTask, OnText, Writer
from coach.writer.usage import Usage

SENT = 4
"""How many earlier exchanges a writer sees."""
_MARK = re.compile(r"\[(\d{1,3})\]")


class Prose:
    """Has answers written from evidence of one workspace, and checks them."""

    def __init__(self, snapshot: Snapshot, writer: Writer, today: dt.date) -> None:
        self._snapshot = snapshot
        self._writer = writer
        self._today = today

    def of(self, plan: Plan, evidence: Evidence, history: History, on_text: OnText | None) -> Answer:
        """The writer's words on the sentences, with what records and lists add."""
        sentences = citations_of(self._snapshot, evidence)
        more, addition = hops.attendance_of(plan, self._snapshot, evidence)
        kept = sentences[: max(1, TOP - len(more))] if more else sentences
        lead = wording.lead(plan, self._snapshot, evidence)
        leading = [lead] if lead is not None else []
        records = [c for line in [*leading, *evidence.records] for c in line.citations]
        every = distinct([*kept, *more, *records, *sentences])
        number = {key(c): i for i, c in enumerate(every, start=1)}

        def marked(text: str, citations: Sequence[Citation]) -> str:
            return text + "".join(f" [{number[key(c)]}]" for c in citations)

        before = [marked(line.value, line.citations) for line in leading]
        after = [marked(addition, more)] if addition else []
        told = [marked(line.value, line.citations) for line in evidence.records]
        (before if plan.kind in (Kind.ABOUT, Kind.PROSE) else after).extend(told)
        after += [x for x in [wording.caution(self._snapshot, evidence)] if x]
        opening = " ".join(x for x in before if x)
        body = self._written(plan, evidence, kept, history, opening, on_text)
        joined_text = " ".join(x for x in (opening, body, *after) if x)
        if on_text is not None:
            for piece in after:
                on_text(f" {piece}")
        own = [line.value for line in [*leading, *evidence.records]] + [opening, *after]
        answer = self._checked(plan, evidence, joined_text, every, own)
        # Without words of the writer, what it says of itself is about an earlier answer.
        return (
            replace(answer, writer=self._writer.name, note=self._note(), usage=self._used())
            if body
            else answer
        )

    def _written(
        self, plan: Plan, evidence: Evidence, cited: Sequence[Citation], history: History, opening: str, on_text: OnText | None
    ) -> str:  # fmt: skip
        """What the writer makes of the sentences, its marks counting them."""
        if on_text is not None and opening:
            on_text(f"{opening} ")
        if not cited:
            return ""
        subject = wording.subject_of(plan, self._snapshot, evidence)
        worth = worth_of(plan, self._snapshot, evidence, cited)
        tellers = tuple(wording.teller(self._snapshot, c) for c in cited)
        task = AnswerTask(
            plan.question, self._today, tuple(cited), subject, False, self.sendable(history), worth, tellers
        )
        written = self._writer.answer(task, self._heard(on_text, cited, plan))
        used = [i + 1 for i in written.used]
        return _MARK.sub(lambda m: f"[{used[int(m[1]) - 1]}]" if int(m[1]) <= len(used) else "", written.text)

    def _checked(
        self, plan: Plan, evidence: Evidence, text: str, every: Sequence[Citation], own: Sequence[str]
    ) -> Answer:
        """The answer with its marks in order and what no evidence holds underlined; `own` are the coach's own
        words, which rest on records."""
        resolved = resolve(text, len(every))
        cited = distinct([*(every[i] for i in resolved.used), *every])
        subjects = (p for s in evidence.ranked[:3] for p in s.statement.subjects)
        people = tuple(dict.fromkeys((*plan.person_ids, *subjects)))
        best = evidence.ranked[0].statement.subjects if evidence.ranked else ()
        return Answer(
            question=plan.question, text=resolved.text, citations=tuple(cited), people=people,
            unsupported=self._unsupported(resolved.text, cited, plan, people, own), plan=in_words(plan),
            next_steps=wording.next_steps(plan, self._snapshot, people), about=tuple(best) or plan.person_ids,
        )  # fmt: skip

    @cached_property
    def _closed(self) -> Echoes:
        return Echoes(self._snapshot.repository, self._today)

    def sendable(self, history: History) -> tuple[tuple[str, str], ...]:
        """The earlier turns that the writer may see: none that repeats what is closed, where they leave this machine."""
        turns = tuple((e.question, e.answer) for e in history[-SENT:])
        if not self._sends_away:
            return turns
        return tuple(turn for turn in turns if not any(map(self._closed.repeated_in, turn)))

    def _heard(self, on_text: OnText | None, cited: Sequence[Citation], plan: Plan) -> OnText | None:
        """The listener, who is also told at once what the evidence that the writer has does not hold."""
        from coach.checks.as_written import checking
        from coach.checks.grounding import evidence_of

        given = [c for c in cited if not (self._sends_away and c.restricted)]
        known = self._may_name(plan, plan.person_ids)
        over = [wording.heading(self._snapshot, c) for c in given]
        return checking(on_text, evidence_of(given, over), known, self._today, strict=self._writer.invents)

    @property
    def _sends_away(self) -> bool:
        return isinstance(self._writer, FallbackWriter) and self._writer.remote

    def _used(self) -> Usage:
        return self._writer.used if isinstance(self._writer, FallbackWriter) else Usage()

    def _note(self) -> str:
        return self._writer.note if isinstance(self._writer, FallbackWriter) else ""

    def _unsupported(
        self, text: str, citations: Sequence[Citation], plan: Plan, people: Sequence[str], own: Sequence[str]
    ) -> tuple[Unsupported, ...]:
        from coach.checks.grounding import evidence_of, unsupported
        from coach.checks.strict import unsupported_strictly

        known = self._may_name(plan, people)
        check = unsupported_strictly if self._writer.invents and self._writer.name == "model" else unsupported
        over = [wording.heading(self._snapshot, c) for c in citations]
        found = check(text, evidence_of(citations, over), known=known, today=self._today)
        said = [(text.find(core), core) for core in map(_unmarked, own) if core and core in text]
        return tuple(u for u in found if not any(at <= u.start < at + len(core) for at, core in said))

    def _may_name(self, plan: Plan, people: Sequence[str]) -> list[str]:
        """Names that need no quote: the user's, and those that the question is about."""
        known = [
            self._snapshot.repository.me().name,
            *(m.surface for m in plan.people),
            *plan.mentions.places(),
        ]
        return known + [n for p in people for n in (self._snapshot.name(p), self._snapshot.label(p))]

    def of_handbook(
        self, plan: Plan, cited: Sequence[Citation], history: History, on_text: OnText | None
    ) -> Answer:
        """The writer's words on passages of the handbook."""
        task = AnswerTask(plan.question, self._today, tuple(cited), "", True, self.sendable(history))
        written = self._writer.answer(task, self._heard(on_text, cited, plan))
        ordered = distinct([*(cited[i] for i in written.used), *cited])
        return Answer(
            question=plan.question, text=written.text, citations=tuple(ordered), writer=self._writer.name,
            unsupported=self._unsupported(written.text, ordered, plan, (), ()), plan=in_words(plan), note=self._note(),
            usage=self._used(),
        )  # fmt: skip


def _unmarked(text: str) -> str:
    """A piece of text up to its first mark."""
    return _MARK.split(text)[0].strip()
