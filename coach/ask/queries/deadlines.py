"""What is due from the user in some days: their promises, requests in messages, and the deadlines that their notes name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from coach.ask.deadlines import day_set, sets_a_day, wanted_of_user
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted
from coach.ask.queries.promised import BY_A_DAY, promise_line
from coach.ask.queries.requests import request_in, unanswered
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import LIGHT, terms
from coach.evidence import Statement
from coach.follow_up.promise_kept import may_show_kept
from coach.index.words import stem
from coach.text import plain

_Due = tuple[dt.date, Line]
_OF_DEADLINES = frozenset(
    stem(w)
    for w in "need needs want wants deadline due enough early latest now still by before until braucht frist bis january february march april may june july "
    "august september october november december januar februar märz mai juni juli oktober dezember spätestens".split()
)


def deadlines(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """One row for each, the nearest day first; without a time, all that lie ahead."""
    said = list(_promised(snapshot))
    promised = {(line.person, day) for day, line in said}
    said += [due for due in _asked(plan, snapshot) if (due[1].person, due[0]) not in promised]
    taken = {(line.person, day) for day, line in said}
    said += [due for due in _noted(snapshot) if (due[1].person, due[0]) not in taken]
    wanted = set(plan.person_ids)
    fitting = [
        (day, line)
        for day, line in said
        if (_in_time(plan, day) if plan.period else day >= snapshot.today)
        and (not wanted or line.person in wanted)
    ]
    lines = tuple(line for _, line in sorted(fitting, key=lambda x: (x[0], x[1].value)))
    when = f" {plan.period.words}" if plan.period else ""
    if not lines:
        return Found(f"No promise of yours, no request to you and no note names a deadline{when}.")
    people = tuple(dict.fromkeys(x.person for x in lines if x.person))
    return Found(f"{counted(len(lines), 'deadline')} of yours{when}.", lines, people=people)


def _in_time(plan: Plan, day: dt.date) -> bool:
    """Whether a day lies in the time asked about; what has to be done by a day should have been done before, too."""
    if plan.period is None:
        return True
    by_then = BY_A_DAY.match(plan.period.words) and plan.period.last >= plan.today
    return plan.period.holds(day) or (bool(by_then) and day <= plan.period.last)


def _promised(snapshot: Snapshot) -> Iterator[_Due]:
    for promise in snapshot.promises:
        if promise.by_id is None and promise.status == "open" and promise.due:
            yield promise.due, promise_line(snapshot, promise, promise.to_id)


def _asked(plan: Plan, snapshot: Snapshot) -> Iterator[_Due]:
    """What the last message of somebody asks for by a day."""
    for message in unanswered(plan, snapshot):
        found, person = request_in(snapshot, message), message.sender
        if not found or message.sent is None or person not in snapshot.people:
            continue
        quote = " ".join(s.text for s in found)
        if due := day_set(quote, message.sent.date()):
            yield due, _line(snapshot, person, quote, due, found)


def _noted(snapshot: Snapshot) -> Iterator[_Due]:
    """Deadlines in notes of the user's, without those that a later note moves or shows to be met."""
    written = [d for d, (row, _) in snapshot.notes.items() if row.kind == "note" and sets_a_day(row.text)]
    told = [s for s in snapshot.statements_of(written) if s.speaker is None and s.date]
    own = snapshot.statements_of([d for d, (row, _) in snapshot.notes.items() if row.kind == "note"])
    sent = snapshot.statements_of([m.document for m in snapshot.messages if m.sender_is_user and not m.draft])
    for said in told:
        if not said.date or not wanted_of_user(said.text, said.date):
            continue
        person = next((p for p in said.subjects if p in snapshot.people), None)
        due = day_set(said.text, said.date)
        if due is None or (person is None and said.mentions):
            continue
        matter = _matter(said, snapshot)
        if not any(_settles(later, said, person, matter, snapshot) for later in (*own, *sent)):
            yield due, _line(snapshot, person, plain(said.text), due, [said])


def _matter(said: Statement, snapshot: Snapshot) -> frozenset[str]:
    """The stems of a sentence that name the thing."""
    called = {stem(w) for p in said.mentions if p in snapshot.people for w in terms(snapshot.name(p))}
    words = {stem(w) for w in terms(said.text) if w not in LIGHT and not w.isdigit()}
    return frozenset(words - called - _OF_DEADLINES)


def _settles(
    later: Statement, said: Statement, person: str | None, matter: frozenset[str], snapshot: Snapshot
) -> bool:
    """Whether a later sentence on the same person and thing names another day for it, or says that it was done."""
    if not later.date or not said.date or (later.date, later.id) <= (said.date, said.id):
        return False
    message = snapshot.message_of.get(later.document)
    about = set(message.recipients) if message else {*later.subjects, *later.mentions}
    if person is not None and person not in about:
        return False
    if not matter & _matter(later, snapshot):
        return False
    return may_show_kept(later.text) or day_set(later.text, later.date) is not None


def _line(
    snapshot: Snapshot, person: str | None, quote: str, due: dt.date, said: Sequence[Statement]
) -> Line:
    head = f"{snapshot.label(person)}: " if person else ""
    value = f"{head}“{quote}”, by {long_date(due)} ({due.isoformat()})"
    return Line(value, person, tuple(s.cite(snapshot.today) for s in said))


QUERIES = {Kind.DEADLINES: deadlines}
