"""A model's reading of a question as conditions, held against the question's own words before anything is looked up.

The model names conditions of a closed set, never a query. Each name and time must stand in the question and mean
somebody or something of the workspace, everything that the question names must be used, and nothing else is taken. A
plan that fails in any of this is dropped whole, and the reading by rules stands. What passes is run by the same code.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from coach.ask.condition_grammar import Selection
from coach.ask.conditions import At, Condition, Fits, In, Is, Known, Named, Never, Says
from coach.ask.contact_conditions import (
    AtEventWith,
    Attending,
    Connected,
    InTouch,
    IntroducedBy,
    Met,
    Promised,
    Turn,
    Wrote,
)
from coach.ask.fulfilling import WorksWith
from coach.ask.mentions import EventMention, OrganisationMention, PersonMention
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.time_in_words import Period, period_in
from coach.ask.vocabulary import FRAME, LIGHT, terms
from coach.checks.fence import Fence
from coach.errors import ModelError
from coach.text import fold
from coach.writer.asking import AsksModel
from coach.writer.faults import UnfitError
from coach.writer.placeholders import rendered
from coach.writer.structured import ConditionReply, PlanReply

MOST_CONDITIONS = 6
_ASKED = ("people", "count", "e-mail", "phone", "promises", "their promises")

Propose = Callable[[Plan], "Selection | None"]
"""What a model makes of a question that the rules could not read whole; None where it is of no use."""


class PlanProposer(AsksModel):
    """Reads questions for people as conditions."""

    def __call__(self, plan: Plan) -> Selection | None:
        """The model's reading, validated; None where it fails, is refused or the server does not answer."""
        places = self._placeholders()
        question = Fence()("question", plan.question)
        prompt = rendered(places, "plan", today=plan.today.isoformat(), question=question)

        def read(reply: PlanReply) -> Selection:
            restored = _restored(reply, places.restore) if places else reply
            selection = validated(restored, plan)
            if selection is None:
                raise UnfitError("The model read the question in words that are not in it.")
            return selection

        try:
            return self._client.structured(PlanReply, prompt, "read a question", read)
        except ModelError:
            return None


def _restored(reply: PlanReply, restore: Callable[[str], str]) -> PlanReply:
    conditions = [
        c.model_copy(update={f: restore(getattr(c, f)) for f in ("name", "time", "words")})
        for c in reply.conditions
    ]
    return reply.model_copy(update={"conditions": conditions})


_ABOUT_MINE = re.compile(r"\b(?:I|me|my|we|us|ich|mich|mir|mein\w*|wir|uns)\b")
_SET = re.compile(
    r"^(?:which|list|show|name|who|whom|how many|welche|wer|wen|wem|wie viele)\b", re.IGNORECASE
)


def worth_asking(plan: Plan) -> bool:
    """Whether a question asks for a set of people in words of which the rules leave some out."""
    if plan.kind is not Kind.PROSE and not plan.unused:
        return False
    asks = plan.expect in (Expect.WHO, Expect.NUMBER) or _SET.match(plan.question) is not None
    names = plan.mentions.spans() or plan.period
    return asks and bool(names or _ABOUT_MINE.search(plan.question)) and len(plan.question.split()) >= 5


def validated(reply: PlanReply, plan: Plan) -> Selection | None:
    """The model's conditions as typed ones; None unless every one of them rests on words of the question, and all
    that the question names is used."""
    if reply.asked not in _ASKED or not 0 < len(reply.conditions) <= MOST_CONDITIONS:
        return None
    used: list[Named] = []
    own: list[Condition] = []
    others: list[Condition] = []
    for proposed in reply.conditions:
        made = _condition(proposed, plan, used)
        if made is None:
            return None
        (others if proposed.of_colleague else own).append(made)
    if others:
        own.append(WorksWith(tuple(others)))
    if not _uses_all(plan, used):
        return None
    return Selection(reply.asked, tuple(own), _left_out(plan, reply))


def _condition(proposed: ConditionReply, plan: Plan, used: list[Named]) -> Condition | None:
    name, time = proposed.name.strip(), proposed.time.strip()
    if not all(_stands(words, plan.question) for words in (name, time, proposed.words)):
        return None
    period = _period(time, plan)
    if time and period is None:
        return None
    named = _named(name, plan)
    condition = _of_kind(proposed.kind, name, named, period, plan.today)
    if condition is None:
        return None
    used += [x for x in (named, period) if x is not None]
    return Never(condition) if proposed.negated else condition


def _of_kind(
    kind: str, name: str, named: Named | None, period: Period | None, today: dt.date
) -> Condition | None:
    """The condition of a kind; None where the name is not of the sort that it needs, or a time has no place in it."""
    timed: dict[str, Callable[[Period | None], Condition]] = {
        "i_wrote": lambda p: Wrote(period=p),
        "they_wrote": lambda p: Wrote(by_them=True, period=p),
        "in_touch": InTouch,
        "connected": Connected,
    }
    if kind == "met" and (named is None) == (not name) and (named is None or isinstance(named, EventMention)):
        return Met(event=named, period=period)
    if kind in timed:
        return timed[kind](period) if not name else None
    if period is not None:
        return None
    bare: dict[str, Condition] = {
        "i_owe_reply": Turn("user"), "they_owe_reply": Turn("them"), "known": Known(),
        "i_promised": Promised(), "they_promised": Promised(by_them=True),
    }  # fmt: skip
    if kind in bare:
        return bare[kind] if not name else None
    if isinstance(named, OrganisationMention) and named.names:
        when = {"at": "now or before", "now_at": "now", "formerly_at": "before"}.get(kind)
        return At(named.names, named.surface, when) if when else None
    if isinstance(named, EventMention) and kind in ("attending", "speaking"):
        return Attending(named, speaking=kind == "speaking") if named.events else None
    if isinstance(named, PersonMention):
        of_person: dict[str, Callable[[PersonMention], Condition]] = {
            "works_with": lambda p: WorksWith((Is(p),)), "at_event_with": AtEventWith, "introduced_by": IntroducedBy,
        }  # fmt: skip
        return of_person[kind](named) if kind in of_person else None
    if kind == "in" and name and (named is None or isinstance(named, EventMention)):
        return In(name)
    if kind in ("fits", "says") and named is None and any(w not in FRAME for w in terms(name)):
        return Fits(name) if kind == "fits" else Says(name)
    return None


def _stands(words: str, question: str) -> bool:
    """Whether words stand in the question, whole and in their order."""
    if not words:
        return True
    pattern = r"\s+".join(re.escape(w) for w in fold(words).split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", fold(question)) is not None


def _period(time: str, plan: Plan) -> Period | None:
    return period_in(time, plan.today) if time else None


def _named(name: str, plan: Plan) -> Named | None:
    """What of the question's own names the words mean."""
    if not name:
        return None
    folded = fold(name)
    everything: list[PersonMention | OrganisationMention | EventMention] = [*plan.mentions.organisations]
    everything += [*plan.mentions.events, *plan.mentions.people]
    return next((m for m in everything if _same(fold(m.surface), folded)), None)


def _same(surface: str, name: str) -> bool:
    """Whether two names are the same words, an article or a year left out."""
    return (
        re.sub(r"^(?:the|der|die|das) ", "", name).removeprefix(surface).strip() in ("",) or surface == name
    )


def _uses_all(plan: Plan, used: list[Named]) -> bool:
    """Whether every name and time of the question is in some condition."""
    mentions = plan.mentions
    surfaces = {u.surface for u in used if not isinstance(u, Period)}
    named = [m.surface for m in mentions.people] + [m.surface for m in mentions.organisations]
    named += [m.surface for m in mentions.events]
    timed = plan.period is None or any(isinstance(u, Period) for u in used)
    return timed and surfaces.issuperset(named)


def _left_out(plan: Plan, reply: PlanReply) -> tuple[str, ...]:
    """The telling words of the question that no condition says it rests on."""
    used = {w for c in reply.conditions for w in _rests_on(c)}
    return tuple(w for w in plan.focus if w not in LIGHT and w not in used)


_AND = re.compile(r"[,;]|\b(?:and|or|but|und|oder|aber)\b", re.IGNORECASE)


def _rests_on(condition: ConditionReply) -> set[str]:
    """The words that one condition can say: of several joined by "and" those with its name or time, else the first."""
    parts = [terms(part) for part in _AND.split(condition.words)]
    named = set(terms(f"{condition.name} {condition.time}"))
    own = [part for part in parts if named.intersection(part)] or parts[:1]
    return {word for part in own for word in part}


def as_plan(plan: Plan, selection: Selection) -> Plan:
    """The plan that a model's reading makes of a question."""
    kinds = {"promises": Kind.MY_PROMISES, "their promises": Kind.THEIR_PROMISES}
    kind = kinds.get(selection.asked, Kind.JOINED)
    asked = "open ones" if kind is not Kind.JOINED else "" if selection.asked == "people" else selection.asked
    return replace(
        plan,
        kind=kind,
        asked=asked,
        conditions=selection.conditions,
        unused=selection.unused,
        note="; ".join(x for x in (plan.note, "read by the model") if x),
    )
