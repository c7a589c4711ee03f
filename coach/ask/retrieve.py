"""Evidence for prose questions: sentences found by search, by person, by event, and by date, ranked for the plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.ask.agreement import asks_people, contradicts
from coach.ask.demands import meets, only_asks, only_greets, outcome, tells_outcome
from coach.ask.mentions import Mentions
from coach.ask.orders import orders
from coach.ask.plan import NARROW, Kind, Plan
from coach.ask.queries.found import Line
from coach.ask.rank import Ranker, Scored
from coach.ask.similar import WordVectors
from coach.ask.snapshot import DATED, Snapshot
from coach.ask.vocabulary import in_both_tongues, terms
from coach.checks.unsaid import unsaid
from coach.evidence import Citation, Statement
from coach.index.named import Named
from coach.index.words import stem
from coach.people import names

TOP = 5
"""How many citations an answer leads with."""


PRESENT = 0.4
"""How surely a sentence must be about the people named: from here on it is about them, names them, or was written
with them present and is about nobody else. A sentence about a namesake is not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What retrieval found: ranked sentences, and contact records that answer by a field, said in words.
    `elsewhere` says how much of what is asked a sentence about somebody else holds; `against` are sentences that have the
    words of a question for people and say something else, `asking` those that ask the same."""

    ranked: tuple[Scored, ...]
    records: tuple[Line, ...] = ()
    elsewhere: float = 0.0
    against: tuple[Scored, ...] = ()
    asking: tuple[Scored, ...] = ()


def gather(plan: Plan, snapshot: Snapshot, vectors: WordVectors) -> Evidence:
    """Everything that may answer the plan's question, ranked."""
    period = plan.period.ranges if plan.period else ()
    named = named_by(plan.mentions, snapshot)
    query = f"{plan.question} {in_both_tongues(plan.focus)}".strip()
    hits = list(snapshot.index.search(query, 24, kinds=DATED, period=period, named=named))
    best = max((h.score for h in hits), default=0.0) or 1.0
    passages = {(h.citation.document or 0, h.citation.start): h.score / best for h in hits}
    for hit in hits:
        key = (hit.citation.document or 0, -1)
        passages[key] = max(passages.get(key, 0.0), hit.score / best)
    pool = _pool(plan, snapshot, [h.citation.document or 0 for h in hits])
    ranked = Ranker(plan, snapshot, pool, passages, vectors).rank()
    right = [s for s in ranked if not plan.people or s.about >= PRESENT]
    if plan.among:
        meant = set(plan.among)
        right = [s for s in right if meant & set(s.statement.subjects or s.statement.mentions)]
    right = [s for s in right if not only_greets(plan.focus, s.statement.text) and not _kept_silent(plan, s)]
    asking = [s for s in right if only_asks(plan.question, s.statement.text)]
    right = _without(right, asking, plan.focus) if asking else right
    against: list[Scored] = []
    if asks_people(plan):
        right = [s for s in right if plan.advice or not orders(s.statement.text)]
        right = [s for s in right if _meets(plan, s) and _tells_of_somebody(s.statement)]
        if plan.period:
            right = [s for s in right if _touches_the_network(s.statement)]
        against = [s for s in right[:_COMPARED] if contradicts(plan, s.statement.text)]
        if against:
            wrong = {s.statement.id for s in against}
            right = [s for s in right if s.statement.id not in wrong]
            right = _without(right, against, plan.focus)
    right = _outcomes_first(plan, right)
    elsewhere = max((s.held for s in ranked if _of_another(plan, s)), default=0.0)
    return Evidence(tuple(right), tuple(_records(plan, snapshot)), elsewhere, tuple(against), tuple(asking))


def _without(ranked: list[Scored], asking: list[Scored], focus: tuple[str, ...]) -> list[Scored]:
    """The sentences that do not ask, without those that say what is asked only by standing beside whoever asks it."""
    wanted = {stem(w) for w in focus}
    beside = {(s.statement.document, s.statement.speaker) for s in asking}
    out = {s.statement.id for s in asking}
    out |= {
        s.statement.id
        for s in ranked
        if (s.statement.document, s.statement.speaker) in beside
        and not wanted & {stem(w) for w in terms(s.statement.text)}
    }
    return [s for s in ranked if s.statement.id not in out]


def _meets(plan: Plan, scored: Scored) -> bool:
    said = scored.statement
    return meets(plan.question, said.text, of_people=bool(plan.people), by_another=said.speaker is not None)


def _kept_silent(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence tells the user what not to raise: no answer, but where all that is asked stands in it itself."""
    return unsaid(scored.statement) and (asks_people(plan) or scored.covered < 1)


def _tells_of_somebody(statement: Statement) -> bool:
    """Whether a line of a programme names anybody: where and when it all is answers no question for people."""
    return statement.kind != "programme" or bool(statement.subjects or statement.mentions)


_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our|ich|mir|mich|mein\w*|wir|uns|unser\w*)\b")


def _touches_the_network(statement: Statement) -> bool:
    """Whether a sentence is of anybody known, or of the user: what a newsletter says of its week is no news of people."""
    known = statement.subjects or statement.mentions or statement.speaker or statement.kind == "turn"
    return bool(known) or _FIRST_PERSON.search(statement.text) is not None


def _outcomes_first(plan: Plan, ranked: list[Scored]) -> list[Scored]:
    """With the sentences in front that tell whether what is asked was done, the newest first: a promise of June to send it
    does not say that it was sent."""
    done = outcome(plan.question)
    things = {stem(w) for w in plan.focus} - {stem(w) for w in done}
    if not done or not things:
        return ranked
    told = [
        s
        for s in ranked[:40]
        if s.about >= PRESENT
        and tells_outcome(done, s.statement.text)
        and things & {stem(w) for w in terms(s.statement.text)}
    ]
    told.sort(key=lambda s: s.statement.date or dt.date.min, reverse=True)
    first = {s.statement.id for s in told}
    return [*told, *(s for s in ranked if s.statement.id not in first)]


def named_by(mentions: Mentions, snapshot: Snapshot) -> Named:
    """What a question names, as the search index takes it: namesakes all, and a first name or short form with the
    other first names of whom it may mean."""
    aliases: dict[str, tuple[str, ...]] = {}
    people = [p for m in mentions.people for p in m.people]
    for mention in mentions.people:
        parts = names.parts(mention.surface)
        if len(parts) == 1 and len(mention.people) <= _FEW:
            called = {names.given(n) for p in mention.people for n in snapshot.people[p].names}
            aliases[parts[0]] = tuple(sorted(called - {"", *parts}))
    events = [e for m in mentions.events if not m.by_place for e in m.events]
    return Named(tuple(dict.fromkeys(people))[:_MANY], tuple(dict.fromkeys(events))[:_MANY], aliases)


_FEW, _MANY = 3, 20
_COMPARED = 60
"""So many of the best sentences are compared with the question for their sense."""


def _of_another(plan: Plan, scored: Scored) -> bool:
    """Whether a sentence is surely about somebody else than the one asked about."""
    if plan.people:
        return scored.about <= 0 and bool(scored.statement.subjects)
    return bool(plan.mentions.speakers) and scored.about <= 0.15


def _pool(plan: Plan, snapshot: Snapshot, found: Iterable[int]) -> list[Statement]:
    """The sentences looked at, each once."""
    documents = list(dict.fromkeys(d for d in found if d))
    pool = {s.id: s for s in snapshot.statements_of(documents)}
    for person in (*plan.person_ids, *plan.among):
        about = snapshot.statements_about(person)[-400:]
        pool.update({s.id: s for s in about})
        recent = sorted(
            (d for d in snapshot.documents_with.get(person, {}) if d in snapshot.documents),
            key=lambda d: snapshot.documents[d].date or dt.date.min,
        )
        pool.update({s.id: s for s in snapshot.statements_of(recent[-40:])})
    events = [d for e in plan.event_ids[:6] for d in snapshot.events[e].documents if d in snapshot.documents]
    dated: list[int] = []
    if plan.period is not None:
        dated = [d for days in plan.period.ranges for d in snapshot.notes_between(*days)]
    pool.update({s.id: s for s in snapshot.statements_of([*events[:60], *dated[-60:]])})
    # A sentence is judged with its neighbours, so whole documents are needed.
    whole = snapshot.statements_of(dict.fromkeys(s.document for s in pool.values()))
    pool.update({s.id: s for s in whole})
    return sorted(pool.values(), key=lambda s: (s.document, s.start))


def _records(plan: Plan, snapshot: Snapshot) -> list[Line]:
    """Contact records whose field holds the attribute asked for."""
    attribute = plan.attribute
    if attribute is None or not attribute.field:
        return []
    found: dict[str, Line] = {}
    for person in plan.person_ids:
        for contact in snapshot.contacts.get(person, ()):
            value = contact.location if attribute.field == "location" else ""
            if value:
                said = f"{snapshot.label(person)}: {value}, by your contacts."
                found.setdefault(said, Line(said, person, (contact.citation,)))
    return list(found.values())


def citations_of(snapshot: Snapshot, evidence: Evidence, limit: int = 8) -> list[Citation]:
    """The citations of an answer, best first: a sentence that says "he" is followed by the one that names him."""
    found: list[Citation] = []
    for scored in evidence.ranked[:limit]:
        found.append(scored.statement.cite(snapshot.today))
        anchor = named_before(snapshot, scored.statement)
        if anchor is not None and len(found) < TOP + 2:
            found.append(anchor.cite(snapshot.today))
    return distinct(found)


def worth_of(
    plan: Plan, snapshot: Snapshot, evidence: Evidence, cited: Sequence[Citation]
) -> tuple[float, ...]:
    """How well each citation fits, as a share of the first one's; 0 for what only names whom another is about (unless
    that one says "they" or "it"), and for what does not say itself what is asked."""
    if not evidence.ranked:
        return ()
    first = evidence.ranked[0]
    best = max(_worth(first), 0.01)
    share: dict[tuple[str, str, int, str], float] = {}
    for scored in evidence.ranked[:8]:
        says = _says_it(plan, scored, first) and not (
            scored is not first and _only_names(snapshot, scored.statement)
        )
        worth = min(1.0, _worth(scored) / best) if says else 0.0
        share.setdefault(key(scored.statement.cite(snapshot.today)), worth)
    anchor = named_before(snapshot, first.statement)
    if anchor is not None and _LEANS.search(first.statement.text):
        share[key(anchor.cite(snapshot.today))] = 1.0
    return tuple(share.get(key(c), 0.0) for c in cited)


_LEANS = re.compile(r"\b(?:they|them|their|theirs|its?|both|the two)\b", re.IGNORECASE)
"""What a name before the quote does not explain: whose quay "their quay" is."""


def _says_it(plan: Plan, scored: Scored, first: Scored) -> bool:
    """Whether a sentence after the best one answers too: it holds itself most of what the best one holds, and where one
    fact is asked for nearly all of it, of somebody else."""
    if scored is first or plan.kind in (Kind.ABOUT, Kind.LAST_TALK, Kind.CLOSED, Kind.MY_SLOT):
        return True
    if plan.expect in NARROW:
        said, told = scored.statement, first.statement
        another = set(said.subjects) != set(told.subjects) or (
            not said.subjects and said.document != told.document
        )
        return another and scored.covered >= 0.9 * first.covered and scored.answers >= first.answers
    return scored.covered >= 0.6 * first.covered


def _only_names(snapshot: Snapshot, statement: Statement) -> bool:
    """Whether a sentence has nothing but the names of people and where they work: "Ann Lee (Rye Press)."."""
    people = [snapshot.people[p] for p in statement.mentions if p in snapshot.people]
    known = {w for p in people for n in (*p.names, p.organisation) for w in terms(n)}
    return bool(people) and set(terms(statement.text)) <= known


def _worth(scored: Scored) -> float:
    return (
        scored.held * (0.5 + 0.5 * min(scored.about, 1.0))
        + (0.5 if scored.answers else 0.0)
        + 0.2 * scored.dated
    )


def distinct(citations: Iterable[Citation]) -> list[Citation]:
    """Citations without repetition, the first of each kept."""
    seen: dict[tuple[str, str, int, str], Citation] = {}
    for citation in citations:
        seen.setdefault(key(citation), citation)
    return list(seen.values())


def key(citation: Citation) -> tuple[str, str, int, str]:
    """What makes two citations the same."""
    return citation.source, citation.place, citation.start, citation.quote


def named_before(snapshot: Snapshot, statement: Statement) -> Statement | None:
    """The sentence before, in the same document, that names whom a sentence without a name is about."""
    if not statement.subjects:
        return None
    person = statement.subjects[0]
    view = snapshot.people.get(person)
    if view is None or _names(view.names, statement.text):
        return None
    before = [
        s
        for s in snapshot.statements_of([statement.document])
        if s.start < statement.start and person in s.subjects and _names(view.names, s.text)
    ]
    return before[-1] if before else None


def _names(names: Iterable[str], text: str) -> bool:
    have = {stem(w) for w in terms(text)}
    return any(stem(w) in have for name in names for w in terms(name) if len(w) > 1)
