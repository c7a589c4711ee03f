"""From the words of a question to its plan."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from coach.ask.german import FRAME_WORDS, in_english, is_german
from coach.ask.mentions import Mentions
from coach.ask.name_book import NameBook
from coach.ask.patterns import ADVICE
from coach.ask.plan import Expect, Kind, Plan, shape
from coach.ask.rules import choose
from coach.ask.time_in_words import period_in
from coach.ask.unused import unused
from coach.ask.vocabulary import FRAME, attribute_asked, terms
from coach.ask.written_out import parted, straightened, written_out
from coach.index.words import stem


def make_plan(question: str, book: NameBook, today: dt.date) -> Plan:
    """The plan for a question in full (`conversation.py` completes what leans on an earlier one)."""
    question = straightened(in_english(parted(question.strip())))
    mentions = book.mentions(question)
    text = written_out(question)
    plan = Plan(
        question=question,
        kind=Kind.PROSE,
        today=today,
        mentions=mentions,
        period=period_in(blanked(question, mentions), today),
        expect=_expect(text),
        attribute=attribute_asked(written_out(_without_events(question, mentions))),
        advice=ADVICE.search(text) is not None,
    )
    plan = _with_focus(_undescribed(plan, book))
    chosen = choose(plan, shape(plan))
    return replace(chosen, unused=unused(chosen))


_APPOSED = re.compile(
    r",?\s+(?:the|that|my|our)\s+((?:[\w-]+\s+){0,2}[\w-]+?)(?:\s+(?:one|man|woman|person|guy|"
    r"lady))?(?=\s*(?:,|\?|$))"
)


def _undescribed(plan: Plan, book: NameBook) -> Plan:
    """The plan without "the frame man" behind a name: it says which namesake is meant, and no more."""
    for mention in plan.mentions.people:
        after = _APPOSED.match(plan.question, mention.end)
        if after and {stem(w) for w in terms(after[1])} & book.described_by(mention):
            question = plan.question[: mention.end] + plan.question[after.end() :]
            return replace(plan, question=question)
    return plan


def blanked(question: str, mentions: Mentions) -> str:
    """The question with names blanked, so that the year of an event or a Mr May is no date."""
    chars = list(question)
    for start, end in mentions.spans():
        chars[start:end] = "·" * (end - start)
    return "".join(chars)


def _without_events(question: str, mentions: Mentions) -> str:
    """The question without the names of events: a piano festival asks for no instrument."""
    for mention in sorted(mentions.events, key=lambda m: -m.start):
        question = question[: mention.start] + "…" + question[mention.end :]
    return question


_OF_HOUSE = re.compile(r"\b(?:von|vom|bei|beim|aus)(?: der| dem)? $")
"""German before an organisation: "Ada von der Rye Press"."""


def _with_focus(plan: Plan) -> Plan:
    """The plan with the content words of its question that name nothing and no date."""
    question = plan.question
    spans = plan.mentions.spans() + list(plan.period.spans if plan.period else ())
    framing = FRAME | FRAME_WORDS if is_german(question) else FRAME
    framing |= _DEADLINE_NOUNS if ASKS_DEADLINE.match(written_out(question)) else frozenset()
    speakers = {w for name in plan.mentions.speakers for w in terms(name)}
    focus: list[str] = []
    proper: list[str] = []
    spans += [m.span() for o in plan.mentions.organisations if (m := _OF_HOUSE.search(question[: o.start]))]
    for match in re.finditer(r"[^\W_]+(?:['’]s\b)?", question):
        if any(a <= match.start() < b for a, b in spans):
            continue
        raw = re.sub(r"['’]s$", "", match.group())
        for word in terms(raw):
            if word in framing or word in focus or word in speakers or _is_month(word, plan):
                continue
            focus.append(word)
            if raw[0].isupper() and match.start() > 0 and not raw.isupper():
                proper.append(word)
    head = re.match(r"(?:which|what)(?: (?:kind|sort|type) of)? ([^\W\d_]+)", written_out(question))
    noun = head[1] if head and head[1] in focus else ""
    return replace(plan, focus=tuple(focus), proper=tuple(proper), head=noun)


_MONTH_STEMS = frozenset(
    stem(m)
    for m in ("january february march april june july august september october november december".split())
)


def _is_month(word: str, plan: Plan) -> bool:
    return plan.period is not None and (
        stem(word) in _MONTH_STEMS or bool(re.fullmatch(r"(19|20)\d\d", word))
    )


ASKS_DEADLINE = re.compile(
    r"^what(?: is| was|'s|’s) (?:the|my|our|his|her|their|§p's) (?:new |final |last |latest )?(?:deadline|due date|closing date|cut-?off(?: date)?)\b"
    r"|^(?:was|wie|welche[rns]?) (?:ist|war|lautet) (?:der|die|das|mein|meine) (?:neue |letzte )?(?:frist|abgabetermin|stichtag)\b"
)
"""The noun asks for a day, and no sentence need have it."""

_DEADLINE_NOUNS = frozenset(
    "deadline due date closing cut off cutoff new final latest frist abgabetermin stichtag neue letzte".split()
)

_EXPECT = (
    (re.compile(r"^(?:(?:in|on|at|since|by|until|for|from|till) )?(?:when|(?:what|which) (?:date|day|year|month|time|evening|morning|afternoon|weekday))\b"), Expect.WHEN),
    (ASKS_DEADLINE, Expect.WHEN),
    (re.compile(r"^(?:from |in |at )?(?:where|(?:which|what) (?:city|town|country|place|port|venue|hotel|restaurant))\b"), Expect.WHERE),
    (re.compile(r"^(?:with |to |from |for |by )?(?:who|whom|whose|which (?:people|person|contacts?|connections?|attendees?))\b"), Expect.WHO),
    (re.compile(r"^(?:seit |bis )?wann\b"), Expect.WHEN),
    (re.compile(r"^wo(?:her|hin)?\b"), Expect.WHERE),
    (re.compile(r"^(?:mit |bei |von |an )?(?:wer|wen|wem|wessen)\b"), Expect.WHO),
    (re.compile(r"^(?:wie ?viele?|wie (?:oft|lange|alt|gross))\b"), Expect.NUMBER),
    (re.compile(r"^(?:warum|wieso|weshalb)\b"), Expect.WHY),
    (re.compile(r"^how (?:many|much|often|long|old|big|far|tall|large)\b"), Expect.NUMBER),
    (re.compile(r"^why\b"), Expect.WHY),
    (re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|would)\b"), Expect.YES_NO),
)  # fmt: skip


def _expect(text: str) -> Expect:
    return next((kind for pattern, kind in _EXPECT if pattern.search(text)), Expect.WHAT)
