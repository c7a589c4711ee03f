"""Scores sentences against a plan: how much of what is asked they hold, and whether they are about the right ones."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.ask.orders import orders
from coach.ask.plan import Expect, Plan
from coach.ask.similar import WordVectors
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import LIGHT, synonyms, terms
from coach.dates import find_dates
from coach.evidence import Statement
from coach.index.words import stem
from coach.people import names, organisations
from coach.text import fold


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its worth as evidence. `covered` is the share of what is asked that it holds itself, `near`
    with its surroundings; `about` says how surely it is about the people named; `answers` whether it shows the
    attribute asked for."""

    statement: Statement
    score: float
    covered: float
    near: float
    about: float
    answers: bool = False
    missing: frozenset[str] = frozenset()
    dated: bool = False  # in the time asked about, by its own day or by one that it names

    @property
    def held(self) -> float:
        """The share of what is asked that the sentence holds, its surroundings counted for somewhat less."""
        return 0.4 * self.covered + 0.6 * self.near


@dataclass(frozen=True, slots=True)
class _Bag:
    stems: frozenset[str]
    words: frozenset[str]


_OF_MINE = re.compile(
    r"\b(?:my|our|mein\w*|unser\w*|ich|wir)\b|\b(?:do|did|should|can|could|will) (?:I|we)\b", re.IGNORECASE
)
_ASKS_WHAT_WAS_ASKED = re.compile(
    r"\b(?:ask\w*|questions?|write|wrote|written|say|said|tell|told|mention\w*|mails?|messages?|frag\w*|geschrieben|gesagt)\b",
    re.IGNORECASE,
)


class Ranker:
    """Ranks sentences for one plan."""

    def __init__(
        self,
        plan: Plan,
        snapshot: Snapshot,
        pool: Sequence[Statement],
        passages: dict[tuple[int, int], float],
        vectors: WordVectors,
    ) -> None:
        self.plan = plan
        self.snapshot = snapshot
        self.pool = pool
        self.passages = passages
        self.bags = {s.id: _bag(s.text) for s in pool}
        self.order: dict[int, list[Statement]] = {}
        for statement in pool:
            self.order.setdefault(statement.document, []).append(statement)
        self.position = {s.id: i for same in self.order.values() for i, s in enumerate(same)}
        self.headings: dict[int, _Bag] = {}
        self.weights = self._weights()
        around = {w for s in pool for w in self._heading(s).words}
        meant = [w for w in plan.focus if w not in LIGHT]
        own = {w for bag in self.bags.values() for w in bag.words}
        # Names mean nothing: their pieces put "Ines" near "bees".
        called = {w for s in pool for p in s.mentions for w in terms(snapshot.name(p))}
        self.nearness = vectors.nearness(meant, (own | around) - called)
        asked = _ASKED_VERB.match(plan.question) if plan.people and not plan.focus else None
        self.verb = stem(fold(asked["verb"] or asked["other"] or asked["sought"])) if asked else ""
        self.places = {stem(w) for surface in plan.mentions.places() for w in terms(surface) if len(w) > 2}

    def _weights(self) -> dict[str, float]:
        """What each focus word counts: rare ones more, everyday verbs and the noun after "which" less."""
        seen = Counter(w for bag in self.bags.values() for w in bag.stems)
        total = len(self.bags) + 1
        weights = {}
        for word in self.plan.focus:
            weight = math.log(1 + total / (1 + seen[stem(word)]))
            light = word in LIGHT or (word == self.plan.head and len(self.plan.focus) > 1)
            weights[word] = weight * (0.35 if light else 1.0)
        return weights

    def rank(self) -> list[Scored]:
        """The sentences of the pool that may answer, best first."""
        scored = [self._score(s) for s in self.pool if not self._asks_itself(s)]
        return sorted(scored, key=lambda s: (s.score, s.statement.date or _OLD), reverse=True)

    def _score(self, statement: Statement) -> Scored:
        own = self.bags[statement.id]
        around, headed = self._around(statement), self._heading(statement)
        covered = near = 0.0
        missing = set()
        total = sum(self.weights.values()) or 1.0
        for word, weight in self.weights.items():
            inside = self._match(word, own)
            beside = max(inside, 0.85 * self._match(word, headed), 0.6 * self._match(word, around))
            covered += weight * inside
            near += weight * beside
            if beside < 0.3:
                missing.add(word)
        about = self._about(statement)
        if about < 0.5 and self.plan.advice and self._is_rule(statement, covered / total):
            about = 0.5
        attribute = self.plan.attribute
        answers = (
            attribute is not None
            and bool(attribute.shown.search(fold(statement.text)))
            and (attribute.thing or not _THERE_IS.match(statement.text))  # it is about no person
        )
        fits = near / total if self.weights else 1.0
        score = covered / total + 0.5 * near / total + 1.2 * about
        in_time = self._in_time(statement)
        score += (0.25 + 0.75 * fits) * (self._filters(statement) + in_time)
        score += 0.5 * self.passages.get((statement.document, -1), 0.0) + self._passage(statement)
        score += (0.8 if answers else 0.0) + self._expected(statement)
        score += 0.5 if self._promised(statement) else 0.0
        score += 0.9 if _ASKS_LINE.search(self.plan.question) and _LINE.search(statement.text) else 0.0
        score += 0.8 if self.verb and self.verb in own.stems else 0.0
        score += 0.5 if self.plan.advice and _RULE.search(statement.text) else 0.0
        score -= (
            1.0
            if not (self.plan.advice or _ASKS_LINE.search(self.plan.question)) and orders(statement.text)
            else 0.0
        )
        score -= 0.4 if len(own.stems) < 3 and covered < 0.6 * total else 0.0  # greetings and signatures
        return Scored(
            statement, score, covered / total, near / total, about, answers, frozenset(missing), in_time > 0
        )  # fmt: skip

    def _asks_itself(self, statement: Statement) -> bool:
        """Whether a sentence only asks what the question asks, as the user once did in a letter; or is a wish of the
        user's own, where somebody else's is asked for."""
        plan = self.plan
        if statement.document in self.snapshot.own_wishes:
            return plan.expect is Expect.WHO and not statement.mentions and not _OF_MINE.search(plan.question)
        message = self.snapshot.message_of.get(statement.document)
        mine = message is not None and message.sender_is_user and statement.text.rstrip().endswith("?")
        return mine and not _ASKS_WHAT_WAS_ASKED.search(plan.question)

    def _is_rule(self, statement: Statement, covered: float) -> bool:
        """Whether a sentence is advice that fits without naming the person asked about; no letter is, and nothing about
        somebody else."""
        others = {*statement.subjects, *statement.mentions} - set(self.plan.person_ids)
        if statement.kind in ("message", "mail") or (others and not _RULE.search(statement.text)):
            return False
        if covered >= 0.6:
            return True
        beside = {p for s in self.order[statement.document] for p in s.mentions}
        return bool(_RULE.search(statement.text)) and bool(
            set(self.plan.person_ids) & beside or covered >= 0.4
        )

    def _promised(self, statement: Statement) -> bool:
        """Whether the question asks for a promise of the user's and the sentence makes one."""
        asked = _I_PROMISED.search(self.plan.question)
        return bool(asked and _PROMISES.search(statement.text))

    def _passage(self, statement: Statement) -> float:
        """The index's own score of the passage in which the sentence stands."""
        found = [
            score
            for (document, start), score in self.passages.items()
            if document == statement.document and start == statement.start
        ]
        return 0.6 * max(found, default=0.0)

    def _match(self, word: str, bag: _Bag) -> float:
        stemmed = stem(word)
        if stemmed in bag.stems:
            return 1.0
        if synonyms(stemmed) & bag.stems:
            return 0.75
        if len(stemmed) >= 5 and any(
            w.startswith(stemmed) or (stemmed.startswith(w) and len(w) >= 5) for w in bag.stems
        ):
            return 0.7
        near = self.nearness.get(word)
        if near is None:
            return 0.0
        best = max((near.get(w, 0.0) for w in bag.words), default=0.0)
        return 0.8 * min(1.0, max(0.0, (best - 0.4) / 0.4))

    def _around(self, statement: Statement) -> _Bag:
        """The sentences beside a sentence."""
        same = self.order[statement.document]
        at = self.position[statement.id]
        return _bag(" ".join(s.text for s in same[max(0, at - 2) : at + 2]))

    def _heading(self, statement: Statement) -> _Bag:
        """What stands over a sentence: title, event, place, tags."""
        document = statement.document
        if document not in self.headings:
            text = [statement.title]
            note = self.snapshot.notes.get(document)
            if note:
                text += [note[1].event, note[1].location, *note[1].tags]
            entry = self.snapshot.calendar.get(document)
            if entry:
                text += [entry[1].name, entry[1].location]
            event = self.snapshot.events.get(self.snapshot.event_of.get(document, 0))
            if event:
                text += [event.name, event.location]
            self.headings[document] = _bag(" ".join(text))
        return self.headings[document]

    def _about(self, statement: Statement) -> float:
        """How surely a sentence is about the people named: its subject, named in it, or present at least."""
        if not self.plan.people:
            if self.plan.mentions.speakers:
                return self._spoken_about(statement)
            return self._of_organisation(statement) if self.plan.mentions.organisations else 0.0
        there = {p for p, _ in self.snapshot.participants.get(statement.document, [])}
        scores = []
        for mention in self.plan.people:
            wanted = set(mention.people)
            if wanted & set(statement.subjects):
                scores.append(1.0)
            elif wanted & set(statement.mentions):
                scores.append(0.8)
            elif statement.speaker in wanted:
                scores.append(0.9)
            elif self._names_in_words(statement, mention.people) or self._goes_on(statement, wanted):
                scores.append(0.6)
            elif wanted & there:
                scores.append(0.45 if not statement.subjects else 0.2)
            else:
                scores.append(0.0)
        return sum(scores) / len(scores)

    def _names_in_words(self, statement: Statement, people: Sequence[str]) -> bool:
        """Whether a sentence that was linked to nobody of the name has the full name in it."""
        folded = fold(statement.text)
        known = {fold(self.snapshot.people[p].name) for p in people}
        if not any(name in folded for name in known if " " in name):
            return False
        return not any(fold(self.snapshot.name(p)) in known for p in statement.mentions)

    def _goes_on(self, statement: Statement, wanted: set[str]) -> bool:
        """Whether a sentence with a pronoun follows one that names somebody wanted."""
        at = self.position[statement.id]
        if at == 0 or not _PRONOUN.search(statement.text):
            return False
        before = self.order[statement.document][at - 1]
        named = wanted & set(before.mentions) or self._names_in_words(before, sorted(wanted))
        return bool(named) and statement.start - before.end <= 2

    def _of_organisation(self, statement: Statement) -> float:
        """How surely a sentence is about the organisations named: in its words, by its people, by its title."""
        names = {w for m in self.plan.mentions.organisations for w in organisations.distinctive(m.surface)}
        if not names or names & set(terms(statement.text)):
            return 1.0
        at = set(self.plan.organisation_names)
        for person in statement.mentions:
            if any(c.organisation in at for c in self.snapshot.contacts.get(person, ())):
                return 0.8
        return 0.5 if names & self._heading(statement).words else 0.0

    def _spoken_about(self, statement: Statement) -> float:
        """The same for turns of a chat: what somebody says is about them, unless they speak to the other."""
        note = self.snapshot.notes.get(statement.document)
        if note is None or not note[1].speaker:
            return 0.0
        if note[1].speaker in self.plan.mentions.speakers:
            return 0.6 if statement.text.endswith("?") else 1.0
        folded = set(terms(statement.text))
        if any(names.given(s) in folded for s in self.plan.mentions.speakers):
            return 0.7
        return 0.5 if _YOU.search(statement.text) else 0.1

    def _filters(self, statement: Statement) -> float:
        """Organisations, events and dates of the question that the sentence agrees with."""
        score = 0.0
        own = self.bags[statement.id].stems
        if self.places:
            over = self._heading(statement).stems - own
            score += (0.5 * len(self.places & own) + 0.3 * len(self.places & over)) / len(self.places)
        if self.plan.event_ids and self.snapshot.event_of.get(statement.document) in self.plan.event_ids:
            score += 0.4
        return score

    def _in_time(self, statement: Statement) -> float:
        """More where the sentence was written in the time asked about, or names a day of it."""
        period = self.plan.period
        if period is None:
            return 0.0
        said = find_dates(statement.text, statement.date or self.snapshot.today)
        named = any(period.holds(m.first) or period.holds(m.last) for m in said)
        return (0.35 if period.holds(statement.date) else 0.0) + (0.35 if named else 0.0)

    def _expected(self, statement: Statement) -> float:
        """A little for sentences with the sort of answer that is expected."""
        text, kind = statement.text, self.plan.expect
        if kind is Expect.NUMBER:
            return 0.2 if _NUMBER.search(text) else 0.0
        if kind is Expect.WHEN:
            return self._says_when(statement)
        if kind is Expect.WHY:
            return 0.15 if _BECAUSE.search(text) else 0.0
        if kind is Expect.WHERE:
            return 0.1 if _PLACE.search(text) else 0.0
        if kind is Expect.WHO:
            return 0.1 if statement.subjects or statement.mentions else 0.0
        return 0.0

    def _says_when(self, statement: Statement) -> float:
        """More for a date that lies where the tense of the question points, and for a time of day."""
        said = find_dates(statement.text, statement.date or self.snapshot.today)
        if not said:
            return 0.0
        ahead = any(m.last >= self.snapshot.today for m in said)
        agrees = ahead if _AHEAD.search(self.plan.question.casefold()) else True
        return 0.1 + (0.15 if agrees else 0.0) + (0.1 if _CLOCK.search(statement.text) else 0.0)


_ASKED_VERB = re.compile(
    r"what (?:else )?(?:did|does|do|has|have) .{2,60}? (?P<verb>want|need|tell|recommend|suggest|offer|show|ask|like|say|mention)(?: (?:me|us|him|her|them|from me|for))?\W*$"
    r"|what (?:does|do|did|is|are|was) .{2,60}? (?P<sought>look(?:ing)?) for\W*$"
    r"|what (?:did|do|have) (?:I|we) (?P<other>tell|ask|show|offer|recommend|suggest) .{2,40}\W*$",
    re.I,
)
"""A verb so common that it is no word to search for, and yet all that is asked of somebody: "What did Ada want?"."""
_I_PROMISED = re.compile(
    r"\b(?:have|did|do|had) I (?:\w+ )?(?:promise|owe|offer|agree|commit|pledge)|\bI (?:have )?(?:promised|"
    r"offered|agreed|owe)",
    re.I,
)
_PROMISES = re.compile(
    r"\bI (?:have |had |still |also )*(?:promised|offered|agreed|committed|owe|said I would|will)\b|"
    r"^(?:Promised|Offered)\b|\bI'll\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|both|the two)\b", re.I)
_RULE = re.compile(
    r"\b(?:say|answer|never|always|do not|don't|only|must|should|if (?:an?|any|he|she|they|anybody|"
    r"somebody)|goes? (?:through|to)"
    r"|send (?:him|her|them|it|any)|ask (?:him|her|them)|refer|requests?)\b",
    re.I,
)
_ASKS_LINE = re.compile(
    r"\bwhat (?:do|should|shall|can|could|may|must|would) (?:i|we) (?:say|tell|answer|reply|respond)|\bhow (?:do|should|shall|can) (?:i|we) "
    r"(?:answer|reply|respond)|\bwhat (?:is|was) (?:the|our|my) (?:\w+ )?(?:line|answer|reply|statement)\b",
    re.I,
)
_LINE = re.compile(r"\b(?:answer|reply|line|say|tell|statement|respond)\b.*[\"“«]\w.{12,}", re.I | re.S)
_THERE_IS = re.compile(r"\W*there (?:is|are|was|were|will be)\b", re.I)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.I)
_OLD = dt.date.min
_AHEAD = re.compile(r"^when (?:and where )?(?:is|are|will|does|do|can|should)\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand)\b", re.I
)
_BECAUSE = re.compile(
    r"\b(?:because|since|so that|due to|as (?:he|she|they)|therefore|thanks to|in order)\b|:", re.I
)
_PLACE = re.compile(r"\b(?:in|at|to|from|near|on) (?:the )?[A-Z]")


def _bag(text: str) -> _Bag:
    found = terms(text)
    return _Bag(frozenset(stem(w) for w in found), frozenset(found))
