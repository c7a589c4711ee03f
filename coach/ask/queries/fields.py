"""Queries on what contact records say of a person: work, address, phone, other names; and until when a thing holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.birthdays import birthday
from coach.ask.queries.found import Found, Line, listed
from coach.ask.queries.moves import Leaving, day_of, joining, leaving
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import synonyms, terms
from coach.dates import find_dates
from coach.evidence import NOTES, Citation, Statement
from coach.index.words import stem
from coach.people import names, organisations
from coach.store.values import ContactView, PersonView
from coach.text import plain

_WORK_CHANGE = re.compile(
    r"\b(?:leaves?|leaving|left|join(?:s|ed|ing)|mov(?:es|ed|ing) to|new job|starts? at|started at|"
    r"starting at|now (?:at|with|works)|promoted|made (?:head|director"
    r"|partner|lead|chief)|head of|has become|became|appointed|takes? over|took over|took (?:a|the) (?:job|"
    r"post|role)|retire[sd]?|resigned|settled in at|switched to|works? (?:at|for))\b",
    re.IGNORECASE,
)

_CHANGED = re.compile(
    r"\b(?:leaves?|leaving|left|join(?:s|ed|ing)|mov(?:es|ed|ing) to|new job|start(?:s|ed|ing) at|promoted|"
    r"made|became|become|appointed"
    r"|tak(?:es|ing) over|took over|retire[sd]?|resigned|switched to|from \d|since)\b",
    re.IGNORECASE,
)


def field(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """One field of a person's contact records, newest first, for everybody the name may mean."""
    if plan.asked in ("organisation", "title"):
        return _work(plan, snapshot)
    if plan.asked.startswith("earlier"):
        return _earlier_work(plan, snapshot)
    if plan.asked == "connection date":
        return _connected(plan, snapshot)
    if plan.asked == "birthday":
        return birthday(plan, snapshot)
    part = {"e-mail": "emails", "phone": "phones", "profile": "profiles"}[plan.asked]
    lines: list[Line] = []
    for person in plan.person_ids:
        for contact in snapshot.contacts[person]:
            for value in getattr(contact, part):
                if not any(line.value.startswith(value) and line.person == person for line in lines):
                    label = f" ({snapshot.label(person)})" if len(plan.person_ids) > 1 else ""
                    lines.append(Line(f"{value}{label}", person, (contact.citation,)))
    if not lines:
        return None
    cautions = _cautions(plan, snapshot)
    who = listed([m.surface for m in plan.people])
    text = f"{plan.asked.capitalize()} of {who}: {listed([x.value for x in lines])}."
    if cautions:
        text += f" Your records add: {cautions[0].quote.strip()}"
    return Found(text, tuple(lines), tuple(cautions), plan.person_ids)


def _connected(plan: Plan, snapshot: Snapshot) -> Found | None:
    """Since when the user is connected with somebody."""
    lines = []
    for person in plan.person_ids:
        for contact in snapshot.contacts[person]:
            if contact.kind == "connection" and contact.dated:
                value = f"{contact.dated.isoformat()}: connected with {snapshot.label(person)}"
                lines.append(Line(value, person, (contact.citation,)))
    if not lines:
        return None
    days = [long_date(dt.date.fromisoformat(line.value[:10])) for line in lines]
    who = listed([m.surface for m in plan.people])
    return Found(f"Connected with {who} since {listed(days)}.", tuple(lines), people=plan.person_ids)


def _cautions(plan: Plan, snapshot: Snapshot) -> list[Citation]:
    """What notes say on how to write to or reach a person."""
    told = re.compile(
        r"\b(?:private|old|new|work) (?:e-?mail|mail|address|number|phone)\b|\b(?:write|e-?mail|"
        r"call) (?:only|to)\b",
        re.I,
    )
    return [
        s.cite(snapshot.today)
        for p in plan.person_ids
        for s in snapshot.statements_about(p)
        if s.kind == "note" and told.search(s.text)
    ][:2]


def _work(plan: Plan, snapshot: Snapshot) -> Found | None:
    lines, sentences, extra = [], [], []
    views = [v for p in plan.person_ids if (v := snapshot.people[p]).organisation or v.title]
    left = {v.id: gone for v in views if (gone := leaving(snapshot, v, (v.organisation,))) and gone.sure}
    if left:
        return _work_after(plan, snapshot, views, left)
    for view in views:
        person = view.id
        support = _supporting(view)
        title, at = view.title, view.organisation
        value = ", ".join(x for x in ((at, title) if plan.asked == "organisation" else (title, at)) if x)
        lines.append(
            Line(value + (f" ({view.name})" if len(plan.person_ids) > 1 else ""), person, tuple(support))
        )
        job = f"{title} at {at}" if title and at else title or at
        sentences.append(
            f"{view.name}: {job}."
            if len(plan.person_ids) > 1
            else f"{view.name} is {job}."
            if title
            else f"{view.name} is at {at}."
        )
        moved = joining(snapshot, view)
        if moved is not None and moved.date:
            sentences[-1] = _perhaps_old(view, job, moved)
            extra.append(moved.cite(snapshot.today))
            continue
        told = _told_of_work(snapshot, view)
        extra += [s.cite(snapshot.today) for s in told]
        changed = [s for s in told if s.date and _CHANGED.search(s.text)]
        sentences += [
            f"Your note of {long_date(s.date)} says: “{plain(s.text)}”" for s in changed[:1] if s.date
        ]
    if not lines:
        return None
    return Found(" ".join(sentences), tuple(lines), tuple(extra), plan.person_ids)


def _perhaps_old(view: PersonView, job: str, moved: Statement) -> str:
    """What the record says, with its day, and the newer sentence by which that may be past."""
    days = [d for c in view.contacts if c.organisation == view.organisation and (d := day_of(c))]
    record = f"The record of {view.name} of {long_date(days[0])}" if days else f"The record of {view.name}"
    source = "note" if moved.kind in NOTES else "message"
    day = long_date(moved.date) if moved.date else ""
    return f"{record} says: {job}. It may be out of date: your {source} of {day} says: “{plain(moved.text)}”"


def _work_after(
    plan: Plan, snapshot: Snapshot, views: Sequence[PersonView], left: dict[str, Leaving]
) -> Found:
    """Where people work now of whom a note says that they left what a record has: the others' records first, then the
    note, then the older record with its day."""
    lines, sentences = [], []
    extra: list[Citation] = []
    for view in views:
        if view.id not in left:
            at, title = view.organisation, view.title
            value = ", ".join(x for x in ((at, title) if plan.asked == "organisation" else (title, at)) if x)
            lines.append(Line(value, view.id, tuple(_supporting(view))))
            sentences.append(f"{view.name} is {f'{title} at {at}' if title and at else title or f'at {at}'}.")
    if not lines:
        sentences.append(f"No record says where {listed(sorted({v.name for v in views}))} works now.")
    for view in views:
        gone = left.get(view.id)
        if gone is None or gone.said.date is None:
            continue
        extra += [gone.said.cite(snapshot.today), *_supporting(view)[:1]]
        sentences.append(f"Your note of {long_date(gone.said.date)} says: “{plain(gone.said.text)}”")
        job = f"{view.title} at {view.organisation}" if view.title else view.organisation
        day = next(
            (d for c in view.contacts if c.organisation == view.organisation and (d := day_of(c))), None
        )
        sentences.append(f"Before: {job}{f' (record of {long_date(day)})' if day else ''}.")
    return Found(" ".join(sentences), tuple(lines), tuple(extra), plan.person_ids)


def _earlier_work(plan: Plan, snapshot: Snapshot) -> Found | None:
    """Organisations of older records than the current one, and what notes tell of leaving them."""
    lines: dict[str, Line] = {}
    told: list[Citation] = []
    for person in plan.person_ids:
        view = snapshot.people[person]
        for contact in view.contacts:
            if contact.organisation and not organisations.same(contact.organisation, view.organisation):
                value = ", ".join(x for x in (contact.organisation, contact.title) if x)
                lines.setdefault(value, Line(value, person, (contact.citation,)))
        told += [s.cite(snapshot.today) for s in _told_of_work(snapshot, view)]
    if not lines:
        return _left_as_noted(plan, snapshot)
    who = listed([m.surface for m in plan.people])
    text = f"Before: {listed([line.value for line in lines.values()])} ({who}, by older records)."
    return Found(text, tuple(lines.values()), tuple(told), plan.person_ids)


_LEFT = re.compile(
    r"\b(?:left|quit|resigned from|retired from|no longer|not any ?more|verlassen|nicht mehr|ausgeschieden|gekündigt)\b",
    re.IGNORECASE,
)


def _left_as_noted(plan: Plan, snapshot: Snapshot) -> Found | None:
    """Where no record has an earlier place: what notes say of leaving one."""
    views = [snapshot.people[p] for p in plan.person_ids]
    said = [s for v in views for s in _told_of_work(snapshot, v) if s.date and _LEFT.search(s.text)]
    if not said:
        return None
    text = " ".join(f"Your note of {long_date(s.date)} says: “{plain(s.text)}”" for s in said[:2] if s.date)
    return Found(text, citations=tuple(s.cite(snapshot.today) for s in said[:2]), people=plan.person_ids)


def _supporting(view: PersonView) -> list[Citation]:
    """Records that name the current organisation: address book and connections first, then lists."""
    rank = {"connection": 0, "address_row": 1, "card": 1, "attendee": 2}
    same = [
        c for c in view.contacts if c.organisation and organisations.same(c.organisation, view.organisation)
    ]
    ordered = sorted(same, key=lambda c: (c.title != view.title, rank.get(c.kind, 3)))
    return [c.citation for c in ordered[:3]]


def _told_of_work(snapshot: Snapshot, view: PersonView) -> list[Statement]:
    """Sentences of notes on a change of work of a person, the newest first."""
    found = [
        s
        for s in snapshot.statements_about(view.id)
        if view.id in s.subjects and s.kind in ("note", "message", "mail") and _WORK_CHANGE.search(s.text)
    ]
    own = set(organisations.distinctive(view.organisation))
    found.sort(key=lambda s: (not own & set(terms(s.text)), -(s.date or dt.date.min).toordinal()))
    return found[:3]


def alias(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Other names of a person, with the records that have them."""
    lines: list[Line] = []
    for mention in plan.people:
        for person in mention.people:
            view = snapshot.people[person]
            asked = names.parts(mention.surface)
            for name in dict.fromkeys(view.names):
                if _same_name(asked, names.parts(name)):
                    continue
                records = [
                    c
                    for c in view.contacts
                    if names.parts(c.name) == names.parts(name) or name in c.nicknames
                ]
                lines.append(Line(name, person, _alias_support(snapshot, person, name, records)))
    if not lines:
        return None
    lines.sort(key=lambda x: len(names.parts(x.value)) < 2)
    who = listed([m.surface for m in plan.people])
    return Found(
        f"{who} is also {listed([x.value for x in lines])} in your records.",
        tuple(lines),
        people=plan.person_ids,
    )


def _same_name(asked: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name is the one asked about, or that one made longer or shorter."""
    return asked == other or (1 in (len(asked), len(other)) and asked[0] == other[0])


def _alias_support(
    snapshot: Snapshot, person: str, name: str, records: Sequence[ContactView]
) -> tuple[Citation, ...]:
    said = [s.cite(snapshot.today) for s in snapshot.statements_about(person) if name in s.text]
    return (*[c.citation for c in records[:2]], *said[:2])


# Until when


def ends(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """The day on which an embargo, a non-disclosure agreement or another restriction ends."""
    wanted = {stem(w) for w in plan.focus}
    named = {stem(w) for surface in plan.mentions.places() for w in terms(surface)}
    best: list[tuple[float, dt.date, Statement, str]] = []
    for statement in _dated_statements(snapshot, plan):
        until = _until(statement)
        if until is None:
            continue
        score = _fit(plan, snapshot, statement, wanted, named)
        if score > 0:
            best.append((score, statement.date or dt.date.min, statement, until))
    best.sort(key=lambda b: (b[0], b[1]), reverse=True)
    if not best:
        return _from_contacts(plan, snapshot)
    same = [b for b in best if b[3][:10] == best[0][3][:10] and b[0] >= best[0][0] - 0.5 and len(b[3]) > 10]
    if same and len(best[0][3]) == 10:  # the same day, with its hour
        best.remove(same[0])
        best.insert(0, same[0])
    top = [b for b in best if b[0] >= best[0][0] - 0.01 or b[3][:10] == best[0][3][:10]]
    top = [b for b in top if b[3] == best[0][3] or b[3][:10] != best[0][3][:10]][:3]
    lines = tuple(
        Line(f"{until}: {s.title or s.text}", None, (s.cite(snapshot.today),))
        for _, _, s, until in _distinct(top)
    )
    _, _, statement, until = best[0]
    day = dt.date.fromisoformat(until[:10])
    time = until[10:]
    state = "It ended" if day < snapshot.today else "It holds until"
    text = (
        f"{state} {'on ' if day < snapshot.today else ''}{long_date(day)}{time} ({statement.title})."
        if statement.title
        else f"{state} {long_date(day)}{time}."
    )
    marker = [b[2].cite(snapshot.today) for b in best[1:4]]
    return Found(text, lines, tuple(marker), plan.person_ids)


def _distinct(
    found: Iterable[tuple[float, dt.date, Statement, str]],
) -> list[tuple[float, dt.date, Statement, str]]:
    seen: dict[str, tuple[float, dt.date, Statement, str]] = {}
    for item in found:
        seen.setdefault(item[3], item)
    return list(seen.values())


def _dated_statements(snapshot: Snapshot, plan: Plan) -> list[Statement]:
    """Statements that may hold an end: restricted ones, and all of the people and events named."""
    pool = {s.id: s for s in snapshot.restricted}
    for person in plan.person_ids:
        pool.update({s.id: s for s in snapshot.statements_about(person)})
    return list(pool.values())


_UNTIL = re.compile(
    r"\b(?:until|till|before|through|expires?(?: on)?|ends?(?: on)?|valid to|runs to|not public until|"
    r"lifts?(?: on)?|embargo)\b",
    re.I,
)


def _until(statement: Statement) -> str | None:
    """The end as an ISO date, with the time of day where the sentence says it. A sentence that is closed because
    of another one beside it says nothing of the end itself."""
    limit = statement.restriction
    reference = statement.date or dt.date(2000, 1, 1)
    dates = find_dates(statement.text, reference, "future")
    if limit and limit.until:
        near = [m for m in dates if abs((m.last - limit.until).days) <= 1 or m.first == limit.until]
        if not near:
            return None
        day = near[0].last if near[0].exact else limit.until
    else:
        said = [m for m in dates if _UNTIL.search(statement.text[: m.start])]
        if not said:
            return None
        day = said[-1].last
    time = re.search(r"\b(\d{1,2}[:.]\d\d)\b", statement.text)
    return day.isoformat() + (f" at {time[1].replace('.', ':')}" if time else "")


def _fit(plan: Plan, snapshot: Snapshot, statement: Statement, wanted: set[str], named: set[str]) -> float:
    """How well a restriction fits the question: shared words in the sentence and its title, people and places."""
    own = {stem(w) for w in terms(f"{statement.text} {statement.title}")}
    limit = statement.restriction
    own |= {stem(w) for w in terms(limit.marker)} if limit else set()
    hits = sum(1.0 if w in own else 0.7 if synonyms(w) & own else 0.0 for w in wanted - _END_WORDS)
    rest = len(wanted - _END_WORDS)
    score = hits / rest if rest else 0.0
    if plan.people:
        there = {p for p, _ in snapshot.participants.get(statement.document, [])} | set(statement.mentions)
        if not there & set(plan.person_ids):
            return 0.0
        score += 1.0
    if named:
        at = {
            stem(w)
            for p, _ in snapshot.participants.get(statement.document, [])
            if p in snapshot.people
            for c in snapshot.people[p].contacts
            for w in terms(c.organisation)
        }
        share = len(named & (own | at)) / len(named)
        if share == 0:
            return 0.0
        score += share
    if wanted & _CLOSED and not wanted & _CLOSED & own:
        score -= 0.3
    return score


_END_WORDS = frozenset(
    stem(w)
    for w in "end ends expire expires expiry lift lifted lifts over run runs out finish last lasts hold holds apply force valid until public talk speak post mention share about can long keep confidential restricted".split()
)
_CLOSED = frozenset(stem(w) for w in ("embargo", "nda", "disclosure"))


def _from_contacts(plan: Plan, snapshot: Snapshot) -> Found | None:
    """An end written in the note of a contact record."""
    people: Iterable[str] = plan.person_ids or [
        p.id
        for p in snapshot.people.values()
        if any(c.organisation in plan.organisation_names for c in p.contacts)
    ]
    for person in people:
        for contact in snapshot.contacts[person]:
            said = [m for m in find_dates(contact.note, contact.dated or snapshot.today) if m.exact]
            if said and {stem(w) for w in plan.focus} & {stem(w) for w in terms(contact.note)}:
                day = said[-1].last
                line = Line(f"{day.isoformat()}: {contact.note}", person, (contact.citation,))
                return Found(f"{long_date(day)}: {contact.note}.", (line,), people=(person,))
    return None


QUERIES = {Kind.FIELD: field, Kind.ALIAS: alias, Kind.ENDS: ends}
