"""Queries on promises: the user's own, what others promised, and when one falls due."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.ask.fulfilling import fulfilling
from coach.ask.name_book import NameBook
from coach.ask.patterns_between import asks_kept
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.things import senses
from coach.ask.time_in_words import PROMISED_FOR, long_date
from coach.ask.vocabulary import terms
from coach.evidence import Citation
from coach.index.words import stem
from coach.store import tables as t
from coach.text import plain
from coach.writer.promised import in_words


def my_promises(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Open promises of the user, by due date."""
    chosen = [p for p in snapshot.promises if (p.by_id is None and p.to_id is not None) or p.by_id is None]
    return _promises(plan, snapshot, [p for p in chosen if p.by_id is None], mine=True)


def their_promises(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Open promises of others to the user, by due date."""
    return _promises(plan, snapshot, [p for p in snapshot.promises if p.by_id is not None], mine=False)


def _promises(plan: Plan, snapshot: Snapshot, pool: Sequence[t.Promise], *, mine: bool) -> Found | None:
    wanted = set(plan.person_ids)
    fitting = [p for p in pool if not wanted or (p.to_id if mine else p.by_id) in wanted]
    made = _asks_made(plan)
    if plan.period and not plan.conditions:
        by_then = not made and BY_A_DAY.match(plan.period.words) and plan.period.last >= snapshot.today
        fitting = [
            p
            for p in fitting
            if plan.period.holds(p.made if made else p.due)
            or (by_then and p.status == "open" and p.due and p.due < snapshot.today)
        ]
    if plan.conditions:
        meant = {person.id for person, _ in fulfilling(plan.conditions, snapshot)}
        fitting = [p for p in fitting if (p.to_id if mine else p.by_id) in meant]
    elif plan.event_ids:
        fitting = _of_event(plan, snapshot, fitting, mine=mine)
    if matter := plan.asked.partition(": ")[2]:
        fitting = [p for p in fitting if _is_on(p.what, matter)]
        if not fitting:
            return Found(f"Nobody has an open promise of “{matter}” to you on record.", abstained=True)
    if plan.asked in ("late ones", "overdue ones"):
        fitting = [p for p in fitting if p.due and p.due < snapshot.today]
    everything = made or bool(re.search(r"\ball\b|\bever\b|\bso far\b", plan.question.casefold()))
    kept = [p for p in fitting if p.status == "kept"]
    only_kept = asks_kept(plan.question)
    shown = kept if only_kept else fitting if everything else [p for p in fitting if p.status == "open"]
    lines = [promise_line(snapshot, p, (p.to_id if mine else p.by_id)) for p in shown]
    who = listed([m.surface for m in plan.people]) or (
        "anybody of whom that holds" if plan.conditions else ""
    )
    if not lines and wanted and not kept:
        return _undecided(plan, snapshot, mine=mine)  # else sentences about the person may still tell of one
    if not lines:
        return _none(plan, snapshot, kept, who, mine=mine)
    late = sum(1 for p in shown if p.status == "open" and p.due and p.due < snapshot.today)
    text = _sentence(plan, len(lines), "" if plan.conditions else who, mine=mine)
    if late and plan.asked not in ("late ones", "overdue ones"):
        text += f" {late} {'is' if late == 1 else 'are'} past the date."
    return Found(text, tuple(lines), people=tuple(x.person for x in lines if x.person))


BY_A_DAY = re.compile(r"(?:by|before|until|till)\b", re.IGNORECASE)
"""What has to be done by a day, and so what should have been done before."""


def _is_on(what: str, matter: str) -> bool:
    """Whether a promise is of the thing asked for: it has all its words, or words of their sense."""
    have = {stem(w) for w in terms(what)}
    return all(senses(w) & have for w in terms(matter))


_COMMITS = re.compile(
    r"\b(?:promis\w+|owe[sd]?|versproch\w+|verspricht|zugesagt|schulde[t]?)\b", re.IGNORECASE
)
_BY_USER = re.compile(r"\b(?:I|ich)\b", re.IGNORECASE)
_TO_USER = re.compile(r"\b(?:me|us|mir|uns)\b", re.IGNORECASE)


def _undecided(plan: Plan, snapshot: Snapshot, *, mine: bool) -> Found | None:
    """Sentences that promise something where it is open which of several people of the name is meant."""
    wanted = set(plan.person_ids)
    found = [
        m
        for m in snapshot.repository.open_mentions()
        if wanted & {c.id for c in m.candidates}
        and _COMMITS.search(m.citation.quote)
        and bool((_BY_USER if mine else _TO_USER).search(m.citation.quote))
        and not (mine and _TO_USER.search(m.citation.quote))
    ]
    if not found:
        return None
    lines = [Line(f"“{m.citation.quote}”", None, (m.citation,)) for m in found]
    who = listed(list(dict.fromkeys(m.surface for m in found)))
    way = f"to {who}" if mine else f"by {who}"
    text = f"{counted(len(lines), 'sentence tells', 'sentences tell')} of a promise {way}, but not which {who} is meant."
    return Found(text, tuple(lines), people=plan.person_ids)


def none_on_record(plan: Plan) -> str:
    """That no promise between the user and the people asked about is known."""
    who = listed([m.surface for m in plan.people])
    way = f"of yours to {who}" if plan.kind is Kind.MY_PROMISES else f"to you from {who}"
    return f"I find no promise {way} in your notes, messages and calendar."


_USER_DOES = re.compile(
    r"\bI(?:['’](?:ve|d|ll|m))?\b[^.;]{0,20}?\b(?:promis\w+|offer\w*|owe[sd]?|agreed?|said|will|would|shall|gave|give|sen[dt]|bring|brought)\b"
    r"|^\W*(?:promised|offered|owe|sent|gave|brought|told|showed)\b|\bich\b[^.;]{0,20}?\b(?:versproch\w+|versprach|schulde\w*|schick\w*|gab|bringe?)\b"
)
"""A deed of the user's, also where a note leaves the "I" out."""


def may_tell(citation: Citation, snapshot: Snapshot, *, mine: bool) -> bool:
    """Whether a quote can tell of a promise by the side asked about: the writer's own message, or a note of their deed."""
    message = snapshot.message_of.get(citation.document or 0)
    if message is not None:
        return message.sender_is_user == mine
    return mine or not _USER_DOES.search(plain(citation.quote))


_MADE = re.compile(
    r"\b(?:did|have|had) (?:i|we|he|she|they|§p|\w+) (?:\w+ )?(?:promise[ds]?|commit(?:ted)?|offer(?:ed)?|agree[d]?|pledged?)\b|\bpromises? (?:\w+ ){0,3}made\b"
)
_DUE = re.compile(r"\b(?:due|by|until|till|before|date|deadline|deliver|have to|need to|must)\b")


def _asks_made(plan: Plan) -> bool:
    """Whether the time of a question is the one in which the promise was made, not the one in which it falls due."""
    said = plan.question.casefold()
    past = plan.period is not None and all(first <= plan.today for first, _ in plan.period.ranges)
    due = _DUE.search(said) or any(
        PROMISED_FOR.search(said[:start]) for start, _ in (plan.period.spans if plan.period else ())
    )
    return past and bool(_MADE.search(said)) and not due


def _of_event(plan: Plan, snapshot: Snapshot, pool: Sequence[t.Promise], *, mine: bool) -> list[t.Promise]:
    """Promises due before an event; else those made there, or with people on its lists."""
    starts = [e.starts for i in plan.event_ids if (e := snapshot.events[i]).starts]
    if re.search(r"\bbefore\b", plan.question.casefold()) and starts:
        return [p for p in pool if p.due is None or p.due <= max(d for d in starts if d)]
    documents = {d for e in plan.event_ids for d in snapshot.events[e].documents}
    documents |= {d for m in plan.mentions.events if m.by_place for d in snapshot.noted_at(m.surface)}
    made = [
        p
        for p in pool
        if any(s.document in documents for s in snapshot.statements_by_id([int(i) for i in p.evidence]))
    ]
    if made:
        return made
    there = {a.person for a in snapshot.attendance if a.event in plan.event_ids and a.status != "cancelled"}
    return [p for p in pool if (p.to_id if mine else p.by_id) in there]


def _sentence(plan: Plan, number: int, who: str, *, mine: bool) -> str:
    when = f" {plan.period.words}" if plan.period and not plan.conditions else ""
    late = plan.asked in ("late ones", "overdue ones")
    kept, made = asks_kept(plan.question), _asks_made(plan)
    sort = "overdue promise" if late else "kept promise" if kept else "promise" if made else "open promise"
    what = counted(number, sort)
    then = f", {'made' if made else 'due'}{when}" if when else ""
    if mine:
        return f"{what} of yours{f' to {who}' if who else ''}{then}."
    return f"{what} to you{f' from {who}' if who else ''}{then}."


def _none(plan: Plan, snapshot: Snapshot, kept: Sequence[t.Promise], who: str, *, mine: bool) -> Found:
    made = _asks_made(plan)
    sort = "No promise" if made else "No open promise"
    lead = (
        f"{sort} of yours{f' to {who}' if who else ''}"
        if mine
        else f"{sort} to you{f' from {who}' if who else ''}"
    )
    when = f", {'made' if made else 'due'} {plan.period.words}" if plan.period else ""
    late = " past its date" if plan.asked in ("late ones", "overdue ones") else ""
    lines = tuple(promise_line(snapshot, p, (p.to_id if mine else p.by_id)) for p in kept)
    text = f"{lead}{when}{late}." + (f" {len(kept)} kept." if kept else "")
    return Found(text, citations=tuple(c for x in lines for c in x.citations), people=plan.person_ids)


def promise_line(snapshot: Snapshot, promise: t.Promise, other: str | None) -> Line:
    """The row of a promise, with the other side, what it is and when it falls due."""
    who = snapshot.label(other) if other in snapshot.people else ""
    due = f", due {long_date(promise.due)} ({promise.due.isoformat()})" if promise.due else ", no date"
    if promise.status == "kept":
        day = f" on {long_date(promise.kept_on)}" if promise.kept_on else ""
        due += f", kept{day}"
    elif promise.due and promise.due < snapshot.today:
        due += f", {counted((snapshot.today - promise.due).days, 'day')} late"
    what = in_words(promise.what)
    value = f"{who}: {what}{due}" if who else f"{what}{due}"
    ids = [int(i) for i in promise.evidence]
    statements = {s.id: s for s in snapshot.statements_by_id(ids)}
    cited = tuple(statements[i].cite(snapshot.today) for i in ids if i in statements)
    return Line(value, other, cited)


def promise_due(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """When a promise falls due: the one whose words and people the question has."""
    focus = {stem(w) for w in plan.focus} - _PROMISE_WORDS
    scored, asked = [], plan.question.casefold()
    for promise in snapshot.promises:
        others = {p for p in (promise.by_id, promise.to_id) if p}
        if plan.person_ids and not others & set(plan.person_ids):
            continue
        theirs = plan.by_them or _BY_THEM.search(asked)
        if (_BY_ME.search(asked) and promise.by_id) or (theirs and not promise.by_id):
            continue
        statements = snapshot.statements_by_id([int(i) for i in promise.evidence])
        have = {stem(w) for s in statements for w in terms(s.text)} | {stem(w) for w in terms(promise.what)}
        hits = sum(1.0 if w in have else 0.6 if senses(w) & have else 0.0 for w in focus)
        if focus and hits / len(focus) < 0.5:
            continue
        scored.append((hits, promise.status == "open", promise.due is not None, promise))
    if not scored:
        return None
    best = max(scored, key=lambda s: s[:3])[3]
    if best.due is None:
        return None
    top = [s[3] for s in scored if s[:3] == max(x[:3] for x in scored)]
    lines = []
    for promise in top:
        row = promise_line(snapshot, promise, promise.to_id if promise.by_id is None else promise.by_id)
        day = promise.due.isoformat() if promise.due else "no date"
        name = row.value.partition(", due ")[0]
        lines.append(Line(f"{day}: {name}", row.person, row.citations))
    state = (
        f" It was kept{f' on {long_date(best.kept_on)}' if best.kept_on else ''}."
        if best.status == "kept"
        else ""
    )
    return Found(
        f"By {long_date(best.due)}: {in_words(best.what)}.{state}", tuple(lines), people=plan.person_ids
    )


_BY_ME = re.compile(
    r"\b(?:did|do|have|had|must|should|am) i\b(?!.*\b(?:wait|get|receive|expect))|\bmy promise|\bi (?:have )?(?:promised|owe|said)\b"
)
_BY_THEM = re.compile(
    r"\b(?:promised?|owes?) (?:to )?(?:me|us)\b|\b(?:send|give|bring|deliver)\w* (?:me|us)\b"
)
"""Whose promise is meant, where the question says so."""
_PROMISE_WORDS = frozenset(
    stem(w)
    for w in "promise promised due owe late behind overdue deadline hand deliver expect expects expecting supposed send have need needs".split()
)

QUERIES = {
    Kind.MY_PROMISES: my_promises,
    Kind.THEIR_PROMISES: their_promises,
    Kind.PROMISE_DUE: promise_due,
}
