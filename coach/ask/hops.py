"""Questions in two steps: somebody described instead of named, and people who are asked about again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coach.ask.abstain import holds_answer
from coach.ask.name_book import NameBook
from coach.ask.plan import Expect, Plan
from coach.ask.planning import make_plan
from coach.ask.queries.people import described
from coach.ask.retrieve import Evidence, named_before
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import FRAME, terms
from coach.evidence import Citation, Statement
from coach.people import organisations
from coach.store.values import AttendanceView

_DESCRIBED = re.compile(
    r"\b(?:the|that|a|an|my)\s+(?P<head>(?:(?!(?:of|the|at|to|from|with|in|by|"
    r"for)\b)[\w-]+\s+){0,3}?[\w-]+)\s+(?P<clause>(?:who|whose|that|which|where)\s+.+?|with (?:the|a|"
    r"an)\s+.+?)(?=[?.!]*$|,\s+(?:and|what|when|where)\b)",
    re.IGNORECASE,
)
_PLACE_HEADS = frozenset(
    "port company firm startup start-up organisation organization agency institute university lab "
    "laboratory team authority bank fund shop studio yard supplier customer client employer "
    "business place ngo charity hospital school publisher museum practice office brand association "
    "city ministry newspaper magazine clinic foundation cooperative factory farm gallery hotel "
    "library".split()
)
_PERSON_HEADS = frozenset(
    "person man woman guy one lady colleague friend engineer manager director lawyer doctor "
    "journalist reporter investor founder designer architect professor researcher editor banker "
    "adviser advisor consultant contact chap chair somebody someone".split()
)


@dataclass(frozen=True, slots=True)
class Described:
    """A description resolved: the question with the name in its place, whom it is, and the support."""

    question: str
    name: str
    citations: tuple[Citation, ...]


def resolve_description(
    plan: Plan, snapshot: Snapshot, book: NameBook, search: Callable[[Plan], Evidence]
) -> Described | None:
    """Put a name in the place of "the port whose engineer keeps bees", when the evidence knows it."""
    match = _described(plan)
    if match is None:
        return None
    head = match["head"].split()[-1].casefold()
    place = head in _PLACE_HEADS
    best: tuple[float, Statement, int] | None = None
    for stop in _ends(plan.question, match):
        clause = plan.question[match.start("clause") : stop]
        inner = make_plan(_as_question(match["head"], clause), book, snapshot.today)
        inner = replace(inner, expect=Expect.WHO, attribute=None, head=head)
        inner = replace(inner, focus=tuple(w for w in inner.focus if not place or w != head))
        evidence = search(inner)
        if evidence.ranked and holds_answer(inner, evidence):
            top = evidence.ranked[0]
            if best is None or top.held > best[0] + 0.05:
                best = (top.held, top.statement, stop)
    return _named(plan, snapshot, match, best[1], best[2]) if best else None


def _ends(question: str, match: re.Match[str]) -> list[int]:
    """Where the description may end: with the question, or before the verb of "What does the man who … do?"."""
    stops = [match.end()]
    if _DO_SUPPORT.match(question):
        words = list(re.finditer(r"\s+[\w'-]+", question[match.start("clause") : match.end()]))
        stops = [match.start("clause") + w.start() for w in words[2:][-4:]] or stops
    return stops


_DO_SUPPORT = re.compile(
    r"^(?:(?:what|where|when|how|why|which \w+)\s+)?(?:does|did|do|will|can|has|is|was)\s+the\b", re.I
)


def _named(
    plan: Plan, snapshot: Snapshot, match: re.Match[str], told: Statement, stop: int
) -> Described | None:
    """The question with the name of whom the sentence is about, or of their organisation, in it."""
    head = match["head"].split()[-1].casefold()
    subjects = told.subjects or told.mentions
    if not subjects or subjects[0] not in snapshot.people:
        return None
    view = snapshot.people[subjects[0]]
    place = head in _PLACE_HEADS
    name = view.organisation if place else view.name
    if not name:
        return None
    anchor = named_before(snapshot, told)
    support = [told.cite(snapshot.today)] + ([anchor.cite(snapshot.today)] if anchor else [])
    if place:
        support += [c.citation for c in view.contacts if organisations.same(c.organisation, name)][:1]
    question = plan.question[: match.start()] + name + plan.question[stop:]
    return Described(question, f"{name} ({described(view, view.name)})" if place else name, tuple(support))


def _described(plan: Plan) -> re.Match[str] | None:
    match = _DESCRIBED.search(plan.question)
    if match is None:
        return None
    head = match["head"].split()[-1].casefold()
    if head not in _PLACE_HEADS and head not in _PERSON_HEADS:
        return None
    before = [w for w in terms(plan.question[: match.start()]) if w not in FRAME]
    asks_more = before or re.search(
        r"\b(?:when|where|what|which|how|e-?mail|phone|work|last|first)\b",
        plan.question[: match.start()],
        re.I,
    )
    return match if asks_more else None


def _as_question(head: str, clause: str) -> str:
    whose = re.match(r"whose\s+(.+)", clause, re.IGNORECASE)
    place = head.rsplit(maxsplit=1)[-1].casefold() in _PLACE_HEADS
    if whose:
        return f"Who is the {whose[1]}?" if place else f"Whose {whose[1]}?"
    rest = re.sub(r"^(?:who|that|which|where|with)\s+", "", clause, flags=re.IGNORECASE)
    plain_heads = ("person", "one", "man", "woman", "guy", "lady", "somebody", "someone")
    words = " ".join(w for w in head.split() if w.casefold() not in plain_heads)
    return f"Who {rest}?" if place else f"Who is the {words} who {rest}?"


_THERE = re.compile(
    r"\b(?:com(?:e|es|ing)|attend(?:s|ing)?|be (?:there|in|at)|(?:is|are) (?:in|at|there)|going|on the list|"
    r"travel(?:s|ling)?)\b",
    re.IGNORECASE,
)


def attendance_of(plan: Plan, snapshot: Snapshot, evidence: Evidence) -> tuple[tuple[Citation, ...], str]:
    """For a question that also asks who will be at an event: the list's rows of the people, and of the
    organisations, that the best sentence speaks of."""
    if not plan.event_ids or not evidence.ranked or not _THERE.search(plan.question):
        return (), ""
    rows = [
        a
        for a in snapshot.attendance
        if a.event in plan.event_ids
        and a.role in ("attendee", "speaker")
        and a.status != "cancelled"
        and not a.is_user
    ]
    there: list[AttendanceView] = []
    for scored in evidence.ranked[:3]:
        there = there or _listed(scored.statement, rows)
    if not there:
        return (), ""
    said = dict.fromkeys(f"{a.name} ({a.organisation})" if a.organisation else a.name for a in there)
    event = snapshot.events[plan.event_ids[0]].name
    return tuple(a.citation for a in there[:4]), f"On the list of {event}: {', '.join(said)}."


def _listed(statement: Statement, rows: Sequence[AttendanceView]) -> list[AttendanceView]:
    """The rows of the people a sentence names, and of the organisations it names."""
    words = set(terms(statement.text))
    people = [a for a in rows if a.person and a.person in statement.mentions]
    return people + [
        a
        for a in rows
        if a not in people and a.organisation and set(organisations.distinctive(a.organisation)) & words
    ]
