"""Questions answered by evidence that no words of the question find: a whole person, the last talk, introductions,
namesakes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from coach.ask.abstain import holds_answer
from coach.ask.cards import cares as cares_of
from coach.ask.cards import introducers, to_raise
from coach.ask.demands import only_form
from coach.ask.introducing import introducing
from coach.ask.orders import orders
from coach.ask.plan import Kind, Plan
from coach.ask.queries.contact import exchanges, letters
from coach.ask.queries.found import Line
from coach.ask.queries.moves import leaving
from coach.ask.queries.people import described
from coach.ask.rank import Scored
from coach.ask.retrieve import Evidence
from coach.ask.snapshot import OWN_BOOK, Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import terms
from coach.ask.wording import teller
from coach.dates import find_dates
from coach.evidence import Fact, Statement
from coach.follow_up.thanking import thanked_whom
from coach.people import organisations
from coach.text import plain

Gather = Callable[[Plan], Evidence]


def about(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """What is on record about a person: the latest sentences about them, then the newest contact record."""
    records = [_who(snapshot, p) for p in plan.person_ids]
    told = [
        s
        for p in plan.person_ids
        for s in snapshot.statements_about(p)
        if p in s.subjects and s.kind in ("note", "programme", "turn") and len(terms(s.text)) > 2
    ]
    told.sort(key=lambda s: (s.kind == "note", s.date or dt.date.min, -s.start), reverse=True)
    told.sort(key=lambda s: orders(s.text))  # what orders the reader about is no fact, so it comes last
    return Evidence(tuple(_plain(s) for s in told[:8]), tuple(records))


def _who(snapshot: Snapshot, person: str) -> Line:
    """Name, title and organisation, with the newest record."""
    view = snapshot.people[person]
    job = " at ".join(x for x in (view.title, view.organisation) if x)
    gone = leaving(snapshot, view, (view.organisation,)) if view.organisation else None
    if gone and gone.sure:
        said = f"{snapshot.label(person)} was {job if view.title else f'at {job}'}."
    else:
        said = f"{snapshot.label(person)}, {job}." if job else f"{snapshot.label(person)}."
    return Line(said, person, tuple(c.citation for c in view.contacts[:1]))


def _plain(statement: Statement) -> Scored:
    return Scored(statement, 1.0, 1.0, 1.0, 1.0)


_I_WROTE = re.compile(r"what (?:did|have) I\b", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:e-?mail(?:s|ed)?|mail(?:s|ed)?|message[sd]?|letters?|write|wrote|written|sen[dt])\b", re.I
)


_ASKS_SENT = re.compile(r"^(?!.*\blast\b).*\bsen[dt]\b", re.I)


def asks_what_was_sent(plan: Plan) -> bool:
    """Whether a question is for what was sent to somebody or came from them, and not for the last message."""
    return plan.kind is Kind.LAST_TALK and _ASKS_SENT.search(plan.question) is not None


_GAVE = r"(?:sent|gave|given|lent|posted|mailed|e-?mailed|forwarded|shared|handed|brought)"
_I_GAVE = re.compile(rf"(?:^\W*|\b(?:I|we) (?:\w+ ){{0,2}}?){_GAVE}\b(?! (?:me|us)\b)", re.I)
_WAS_GIVEN = re.compile(rf"\b{_GAVE}\b", re.I)
_NOT_GIVEN = re.compile(r"\b(?:not|never|nothing|nobody)\b|n['’]t\b", re.I)


def _sent_by_the_notes(plan: Plan, snapshot: Snapshot, person: str) -> list[Statement]:
    """What notes on a person say that the user sent them or, where that is asked, they the user; the newest first."""
    if not asks_what_was_sent(plan):
        return []
    of_mine = _I_WROTE.match(plan.question) is not None
    told = [
        s
        for s in snapshot.statements_about(person)
        if s.kind == "note" and _WAS_GIVEN.search(s.text) and not _NOT_GIVEN.search(s.text)
    ]
    found = [
        s
        for s in told
        if (_I_GAVE.search(s.text) is not None) == of_mine and (of_mine or s.subjects[:1] == (person,))
    ]
    return sorted(found, key=lambda s: (s.date or dt.date.min, s.id), reverse=True)


def last_talk(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """The sentences of the last conversation, or exchange of messages, with a person; of something sent, the notes that tell
    of it come first."""
    for person in plan.person_ids:
        if sent := _sent_by_the_notes(plan, snapshot, person):
            return Evidence(tuple(_plain(s) for s in sent[:8]))
        meetings = [document for _, _, document in exchanges(snapshot, person)]
        written = [m.document for m in letters(snapshot, person)]
        theirs = [m.document for m in letters(snapshot, person, by_them=True)]
        mine = [m.document for m in letters(snapshot, person, by_them=False)]
        if _LETTER.search(plan.question):
            chosen = mine if _I_WROTE.match(plan.question) else theirs or written
        else:
            chosen = meetings or written
        for document in reversed(chosen):
            found = [s for s in snapshot.statements_of([document]) if s.kind != "event"]
            if found:
                own = [s for s in found if person in s.mentions] or found
                own = [s for s in own if len(terms(s.text)) > 2 and not only_form(s.text)] or own
                return Evidence(tuple(_plain(s) for s in own[:8]))
    return None


_INTRODUCING = re.compile(
    r"\b(?:introduc\w+|intro|put (?:me|us|you) in touch|connect (?:me|us|you)|bring (?:me|us|you) together|knows?|kennt|vorstell\w*|bekannt ?mach\w*)\b",
    re.I,
)


def introduce(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """Who offered an introduction to somebody there; who in the notes knows somebody there; who is there already."""
    wanted = set(plan.organisation_names)
    targets = {p.id for p in snapshot.people.values() if any(c.organisation in wanted for c in p.contacts)}
    targets |= set(plan.person_ids)
    names = {w for m in plan.mentions.organisations for w in organisations.distinctive(m.surface)}
    pool = {s.id: s for p in targets for s in snapshot.statements_about(p)}
    pool.update(
        {
            s.statement.id: s.statement
            for s in search(replace(plan, mentions=replace(plan.mentions, people=()))).ranked[:60]
        }
    )
    offers = [
        s
        for s in pool.values()
        if _INTRODUCING.search(s.text)
        and not _theirs(snapshot, s, targets)
        and not _of_mine(snapshot, s)
        and (
            names & set(terms(s.text))
            or targets & (set(s.mentions) - _only_introduced_others(snapshot, s, targets))
        )
    ]
    offers.sort(
        key=lambda s: ("introduc" in s.text.casefold(), "offer" in s.text.casefold(), s.date or dt.date.min),
        reverse=True,
    )
    direct: dict[str, Line] = {}
    named = set(plan.person_ids)
    for person in sorted(targets):
        for contact in snapshot.contacts[person]:
            there = contact.organisation in wanted or (person in named and snapshot.interactions.get(person))
            if there and contact.kind in OWN_BOOK:
                said = f"You know {described(snapshot.people[person], snapshot.label(person), contact)}, yourself."
                direct.setdefault(person, Line(said, person, (contact.citation,)))
    if not offers and not direct:
        beside = [line for p in plan.person_ids for line in introducers(snapshot, p)]
        return Evidence((), tuple(beside)) if beside else None
    # Whom the user was last in touch with is the one to ask.
    nearest = sorted(direct, key=lambda p: _last_contact(snapshot, p), reverse=True)
    return Evidence(tuple(_plain(s) for s in offers[:5]), tuple(direct[p] for p in nearest[:3]))


_I_INTRODUCE = re.compile(
    r"^\W*(?:I|we)\b(?:(?!\b(?:me|us)\b)[^.;])*\b(?:introduc|put\b.*\bin touch|connect)"
    r"|^\W*ich\b(?:(?!\b(?:mir|mich|uns)\b)[^.;])*\b(?:vorstell|bekannt ?mach)",
    re.IGNORECASE,
)


def _of_mine(snapshot: Snapshot, statement: Statement) -> bool:
    """Whether a sentence says that the user introduces others, or gave thanks for it: that offers no introduction."""
    message = snapshot.message_of.get(statement.document)
    mine = message is not None and message.sender_is_user
    said = plain(statement.text)
    return mine or (message is None and bool(_I_INTRODUCE.search(said) or thanked_whom(said) is not None))


def _theirs(snapshot: Snapshot, statement: Statement, targets: set[str]) -> bool:
    """Whether a sentence stands in a letter of those asked about: whom they know themselves leads to none of them."""
    message = snapshot.message_of.get(statement.document)
    return message is not None and message.sender in targets


def _last_contact(snapshot: Snapshot, person: str) -> dt.date:
    return next((i.date for i in snapshot.interactions.get(person, [])), dt.date.min)


def _only_introduced_others(snapshot: Snapshot, statement: Statement, targets: set[str]) -> frozenset[str]:
    """Those by whom the user came to know somebody else: that leads to none of the people asked about."""
    by, whom = introducing(snapshot, statement)
    return by if not whom & targets else frozenset()


def cares(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """What somebody cares about, as the card of a briefing has it."""
    told = [Line(_told(snapshot, f), p, f.citations) for p in plan.person_ids for f in cares_of(snapshot, p)]
    return Evidence((), tuple(told[:_MOST_CARES])) if told else None


def to_speak_of(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """What there is to speak of with somebody, as the card of a briefing has it."""
    told = [Line(_told(snapshot, f), p, f.citations) for p in plan.person_ids for f in to_raise(snapshot, p)]
    return Evidence((), tuple(told[:_MOST_TO_RAISE])) if told else None


_MOST_CARES, _MOST_TO_RAISE = 4, 5


def _told(snapshot: Snapshot, fact: Fact) -> str:
    """A line of a card as a sentence; the words of a note as a quote, with whose they are."""
    cited = fact.citations[0]
    if fact.kind != "note":
        return fact.text if fact.text.endswith((".", "”", "!", "?")) else f"{fact.text}."
    day = f" on {long_date(cited.date)}" if cited.date else ""
    return f"{teller(snapshot, cited) or f'You noted{day}'}: “{plain(cited.quote)}”"


def which_of(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """The namesake of whom the evidence says what is asked, and nothing about the other one."""
    best: tuple[float, Evidence] | None = None
    for mention in plan.people:
        for person in mention.people if len(mention.people) > 1 else ():
            narrowed = plan.only(mention, person)
            evidence = search(narrowed)
            if not evidence.ranked or not holds_answer(narrowed, evidence):
                continue
            told = Evidence(evidence.ranked, (_who(snapshot, person),))
            if best is None or evidence.ranked[0].score > best[0]:
                best = (evidence.ranked[0].score, told)
    return best[1] if best else None


def closed(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """What is not everybody's about the people, places or events named, the newest first."""
    names = {w for m in plan.mentions.organisations for w in organisations.distinctive(m.surface)}
    there = {d for e in plan.event_ids for d in snapshot.events[e].documents}
    wanted = set(plan.person_ids)

    def concerns(statement: Statement) -> bool:
        if wanted:
            told = {p for p, role in snapshot.participants.get(statement.document, []) if role == "with"}
            return bool(wanted & set(statement.mentions)) or bool(wanted & told and not statement.subjects)
        if not there and not names:
            return True
        return statement.document in there or bool(names & set(terms(f"{statement.text} {statement.title}")))

    found = [s for s in snapshot.restricted if concerns(s)]
    found.sort(
        key=lambda s: (bool(wanted & set(s.subjects[:1])), s.date or dt.date.min, -s.start), reverse=True
    )
    return Evidence(tuple(_plain(s) for s in found[:8])) if found else None


_SLOT = re.compile(
    r"\b(?:talks?|slot|session|presentation|present|keynote|panel|speech|speaking|speak|workshop|lecture|"
    r"demo|pitch)\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|o'clock)\b", re.I)
_ROOM = re.compile(r"\b(?:hall|room|stage|auditorium|theatre|theater|floor|stand|booth|tent|studio)\b", re.I)


def my_slot(plan: Plan, snapshot: Snapshot, search: Gather) -> Evidence | None:
    """When and where the user speaks: sentences with a time in what speaks of a slot at the event, and the
    programme's own line."""
    rows = [
        Line(f"By the programme: {a.session}.", None, (a.citation,))
        for a in snapshot.attendance
        if a.is_user and a.session and (not plan.event_ids or a.event in plan.event_ids)
    ]
    scored = []
    for item in search(plan).ranked:
        statement = item.statement
        if statement.kind not in ("note", "message", "mail"):
            continue
        fits = 1.0 * bool(_CLOCK.search(statement.text)) + 0.7 * bool(_ROOM.search(statement.text))
        fits += 0.7 * bool(find_dates(statement.text, statement.date or snapshot.today))
        over = f"{statement.title} {statement.text}"
        fits += 1.0 * bool(_SLOT.search(over)) + 0.5 * bool(set(terms(over)) & _event_words(plan))
        if fits >= 2.0:
            scored.append((fits, statement.date or dt.date.min, item))
    scored.sort(key=lambda s: s[:2], reverse=True)
    if not scored and not rows:
        return None
    return Evidence(tuple(item for _, _, item in scored[:4]), tuple(rows[:2]))


def _event_words(plan: Plan) -> set[str]:
    return {w for m in plan.mentions.events for w in terms(m.surface)}


BROAD: dict[Kind, Callable[[Plan, Snapshot, Gather], Evidence | None]] = {
    Kind.ABOUT: about,
    Kind.LAST_TALK: last_talk,
    Kind.INTRODUCE: introduce,
    Kind.CARES: cares,
    Kind.TO_RAISE: to_speak_of,
    Kind.WHICH_OF: which_of,
    Kind.CLOSED: closed,
    Kind.MY_SLOT: my_slot,
}
