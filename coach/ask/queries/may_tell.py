"""Whether something may be told to somebody, by what the notes say is not everybody's: "can I tell Ann about the sale?"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from coach.ask.mentions import OrganisationMention
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.confided import for_whom
from coach.ask.queries.found import Found, Line, listed
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import FRAME, synonyms, terms
from coach.checks.unsaid import unsaid
from coach.evidence import Audience, Statement
from coach.index.words import stem
from coach.people import organisations
from coach.people.press import of_the_press
from coach.review.event_words import events_in, languages_in, related
from coach.text import fold, plain

_TELLING = frozenset(
    stem(w)
    for w in "tell inform let write email mail talk speak mention share post publish announce say bring reveal disclose discuss raise repeat quote forward gossip pass hint send show give "
    "allowed free ok okay fine safe right safely publicly public linkedin online press colleague colleagues team boss manager employer work company "
    "page customer customers client clients "
    "internally inhouse news deal deals plan plans matter story thing things topic rumour rumours rumor rumors gossip".split()
)
"""What is said of telling, and words that say nothing of what is told: "the news about Ann", "Ann's plan"."""


def may_tell(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """What is closed to those who would hear it about the thing asked, with to whom and until when; None where nothing
    says what the question is about. "Yes" only where a closed sentence on it is surely open to each of them."""
    topic = _Topic(plan, snapshot)
    if topic.empty and not plan.hearers:
        return None
    closed = [s for s in snapshot.restricted if _holds(s, snapshot.today)]
    hearers = [p for m in plan.hearers for p in (*m.people, *m.others)]
    unsaid_to = (s for p in hearers for s in snapshot.statements_about(p))
    # What is not to be raised with one is not for a post that they may read.
    noted = snapshot.repository.statements(kinds=("note",)) if plan.asked == "public" else unsaid_to
    closed += {s.id: s for s in noted if _unsaid(s)}.values()
    told = _newest_first(s for s in closed if topic.concerns(s))
    on_it = {s.id for s in told}
    near = _newest_first(s for s in closed if s.id not in on_it and topic.is_near(s, bool(told)))
    audiences = [*hearers, *([plan.asked] if plan.asked else [])]
    kept = {s.id for audience in audiences for s in snapshot.closed_to(audience, [*told, *near])}
    if any(of_the_press(v.title, v.organisation) for a in audiences if (v := snapshot.people.get(a))):
        kept |= {s.id for s in [*told, *near] if _under_embargo(s)}
    shut = [s for s in told if s.id in kept]
    house = {"public": ["everybody"], "employer": ["your house"]}.get(plan.asked, [])
    who = listed(list(dict.fromkeys([*(m.surface for m in plan.hearers), *house])))
    if shut:
        limits = {_limit(s) for s in shut}
        said = limits.pop() if len(limits) == 1 and shut[0].restriction else ""
        text = f"Better not. This is {said}." if said else "Better not."
        return Found(text, _lines(shut, snapshot, said))
    else_shut = [s for s in near if s.id in kept]
    lines = _lines(else_shut[:_SHOWN] or told, snapshot)
    if else_shut:
        about = listed(topic.words) or who
        return Found(f"Mind what your notes close about {about}; see whether it is what you mean.", lines)
    if any(topic.says(s) for s in told):
        return Found(f"Yes: what is closed about it in your notes is not closed to {who}.", lines)
    return Found(
        f"Nothing in your notes says that {listed(topic.words) or 'this'} is closed to {who}. They may say it in other words, or not hold everything you were told.",
        people=plan.person_ids,
    )


def _under_embargo(statement: Statement) -> bool:
    """Whether a text is closed until a day: with the press also where they were told of it themselves."""
    limit = statement.restriction
    return limit is not None and limit.until is not None and limit.audience is not Audience.NAMED


def _newest_first(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.date or dt.date.min, -s.start), reverse=True)


def _unsaid(statement: Statement) -> bool:
    return statement.restriction is None and unsaid(statement)


def _holds(statement: Statement, today: dt.date) -> bool:
    return statement.restriction is not None and statement.restriction.holds(today)


def _limit(statement: Statement) -> str:
    return for_whom(statement.restriction) if statement.restriction else "which you noted not to raise"


def _lines(statements: Sequence[Statement], snapshot: Snapshot, said: str = "") -> tuple[Line, ...]:
    """One row for each note or message, with all that it says and its limit, unless that is `said` already."""
    alike: dict[tuple[int, str], list[Statement]] = {}
    for s in statements:
        alike.setdefault((s.document, _limit(s)), []).append(s)
    lines = []
    for (_, limit), found in alike.items():
        first = found[0]
        head = ", ".join(x for x in (first.date.isoformat() if first.date else "", first.title) if x)
        quotes = " ".join(f"“{plain(s.text)}”" for s in sorted(found, key=lambda s: s.start))
        more = f", {limit}" if limit != said else ""
        cited = tuple(s.cite(snapshot.today) for s in found)
        lines.append(Line(f"{head}: {quotes}{more}", None, cited))
    return tuple(lines)


_SHOWN = 5  # of what is near, the newest
_OF_THEM = re.compile(
    r"\b(?:he|she|his|her|him|they|their|them|er|sie|ihn|ihm|ihre?|seine?)\b", re.IGNORECASE
)


_TELL = re.compile(r"^.*?\b(?:tell|inform|let|write|e-?mail|send|show|give|mention|share|post|publish|announce|talk|speak|say|bring|reveal|disclose|discuss|raise)\b", re.IGNORECASE)  # fmt: skip
_TONGUES = ("english", "german")
"""A question rewritten from German keeps the German words for what is to be told."""


class _Topic:
    """What is to be told: people, houses and events named beside the reader, and the other words of the question."""

    def __init__(self, plan: Plan, snapshot: Snapshot) -> None:
        others = [m for m in plan.people if m not in plan.hearers]
        self._people = {p for m in others for p in (*m.people, *m.others)}
        self._hearers = {p for m in plan.hearers for p in (*m.people, *m.others)}
        self._of_them = _OF_THEM.search(plan.question) is not None
        houses = [m for m in plan.mentions.organisations if not _says_which(plan, m)]
        self._houses = {w for m in houses for w in organisations.distinctive(m.surface)}
        self._documents = {d for e in plan.event_ids for d in snapshot.events[e].documents}
        own = tuple(w for w in _own_words(plan) if stem(w) not in _TELLING)
        self._stems = [stem(w) for w in own]
        self._proper = {stem(w) for w in own if w in plan.proper}
        self._called = [_words(m.surface) for m in others]
        self._hearers_called = [_words(m.surface) for m in plan.hearers]
        self._known = snapshot.people
        told = _TELL.sub("", plan.question)
        for m in plan.hearers:
            told = told.replace(m.surface, " ")
        self._kinds = frozenset(
            kind
            for text in {told, _bare(told)}
            for kind in events_in(text, tuple({*_TONGUES, *languages_in(text)}))
        )
        self._present = snapshot.participants
        named = (
            [m.surface for m in others]
            + [m.surface for m in houses]
            + [m.surface for m in plan.mentions.events]
        )
        self.names = [f"“{w}”" for w in dict.fromkeys(named)]
        self.words = self.names or ([f"“{replace(plan, focus=own).topic}”"] if own else [])
        self._named = bool(self._people or self._houses or self._documents)
        self.empty = not self._named and not self._stems

    def concerns(self, statement: Statement) -> bool:
        """Whether a closed sentence is about it: it names one of the people, houses or events, and has a word of the rest;
        without names, most of the words."""
        if self.says(statement):
            return True
        if self._named or self._called:
            return self._happens(statement) and self._names(statement, self._people, self._called)
        of_them = self._of_them and self._happens(statement)
        return of_them and self._names(statement, self._hearers, self._hearers_called)

    def says(self, statement: Statement) -> bool:
        """Whether it is about it in the words of the question."""
        hits = self._hits(statement)
        if not self._named:
            return hits * 2 >= len(self._stems) + 1 or (hits > 0 and len(self._stems) == 1)
        return (hits > 0 or not self._stems) and self._names(statement, self._people, self._called)

    def _hits(self, statement: Statement, only: AbstractSet[str] | None = None) -> int:
        have = {stem(w) for w in terms(f"{statement.text} {statement.title}")}
        bare = {_bare(w) for w in have}
        wanted = self._stems if only is None else only
        return sum(_bare(w) in bare or bool(synonyms(w) & have) for w in wanted)

    def _happens(self, statement: Statement) -> bool:
        """Whether something of the same kind happens in it: "takeover" and "is buying", "Umzug" and "moves"."""
        if not self._kinds:
            return False
        told = frozenset(events_in(statement.text, languages_in(statement.text)))
        return bool(self._kinds & told) or related(self._kinds, told)

    def is_near(self, statement: Statement, by_hearers: bool) -> bool:
        """Whether a closed sentence is about somebody or something of the question, in whatever words; about the hearers,
        where that is wanted or the question speaks of them."""
        other_words = self._happens(statement) or bool(self._hits(statement, self._proper))
        if not self._named and not by_hearers and other_words:
            return True
        if self._people or self._called:
            return self._names(statement, self._people, self._called)
        if by_hearers or self._of_them or self.empty:
            return self._names(statement, self._hearers, self._hearers_called)
        return self._names(statement, frozenset(), ())

    def _names(
        self, statement: Statement, people: AbstractSet[str], called: Iterable[AbstractSet[str]]
    ) -> bool:
        present = {p for p, role in self._present.get(statement.document, []) if role == "with"}
        about = people & {
            *statement.mentions,
            *statement.subjects,
            *(present if not statement.subjects else ()),
        }
        house = self._houses & set(terms(f"{statement.text} {statement.title}"))
        return bool(about or house or statement.document in self._documents) or self._calls(statement, called)

    def _calls(self, statement: Statement, called: Iterable[AbstractSet[str]]) -> bool:
        """Whether it has a name as the question says it, and nobody is known to be meant by that: any of the name may be."""
        said = _words(statement.text)
        meant = [_words(n) for p in statement.mentions if p in self._known for n in self._known[p].names]
        return any(name and name <= said and not any(name <= m for m in meant) for name in called)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _bare(word: str) -> str:
    """A word with umlauts as their letters, however they were typed: "uebernahm" and "übernahm" are one."""
    return re.sub(r"([aouAOU])e", r"\1", word)


def _says_which(plan: Plan, house: OrganisationMention) -> bool:
    """Whether an organisation stands behind a hearer, to say which one of the name is meant."""
    between = (plan.question[m.end : house.start].strip() for m in plan.hearers if m.end <= house.start)
    return any(words in ("(", "at", "of", "from", "von", "bei") for words in between)


def _own_words(plan: Plan) -> list[str]:
    return [w for w in plan.focus if w not in FRAME]


QUERIES = {Kind.MAY_TELL: may_tell}
