"""The typed conditions of which a question for people is made: "met at the fair", "is at Rye Press", "not written to".

A question becomes a row of conditions that a person must all fulfil, whether the rules (`condition_grammar.py`) or a
model (`proposed.py`) read it; one may hold another row, for the somebody that a person works with. Each says itself in
words, and gives the records that show it, so that a row of the answer cites every step.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from coach import town_names
from coach.ask.agreement import denied_in
from coach.ask.mentions import EventMention, OrganisationMention, PersonMention
from coach.ask.snapshot import OWN_BOOK, Snapshot
from coach.ask.time_in_words import Period
from coach.ask.vocabulary import same_role, synonyms, terms
from coach.evidence import MET, Citation, Statement
from coach.index.words import stem
from coach.people import organisations
from coach.store.values import PersonView

Shown = tuple[Citation, ...]
Named = PersonMention | OrganisationMention | EventMention | Period


class Condition(Protocol):
    """Something that is or is not so of a person."""

    def words(self) -> str:
        """The condition for the line that says what is looked up: "works at Rye Press"."""
        ...

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        """The records that show it, None where it is not so."""
        ...


@dataclass(frozen=True, slots=True)
class At:
    """Is (`when` "now"), was ("before") or either ("now or before") at an organisation."""

    names: tuple[str, ...]
    surface: str
    when: str = "now or before"

    def words(self) -> str:
        return f"{'was' if self.when == 'before' else 'is' if self.when == 'now' else 'is or was'} at {self.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        there = [c for c in person.contacts if c.organisation in self.names]
        if not there or not in_time(self.when, person, self.names, snapshot):
            return None
        return (there[0].citation,)


def in_time(when: str, person: PersonView, names: Iterable[str], snapshot: Snapshot) -> bool:
    """Whether somebody with a record of an organisation is there now, or was before: by the newest record, also that
    of somebody of the same name whom the user may be asked about as the same one."""
    if when == "now or before":
        return True
    now = bool(person.organisation) and any(organisations.same(person.organisation, n) for n in names)
    moved = any(
        other.name == person.name
        and other.organisation
        and not organisations.same(other.organisation, person.organisation)
        for i in snapshot.maybe_same.get(person.id, ())
        if (other := snapshot.people.get(i)) is not None and _newer(other, person)
    )
    return now and not moved if when == "now" else not now or moved


def _newer(one: PersonView, other: PersonView) -> bool:
    def newest(view: PersonView) -> dt.date:
        return max((day for c in view.contacts if (day := c.as_of or c.dated)), default=dt.date.min)

    return newest(one) > newest(other)


@dataclass(frozen=True, slots=True)
class Fits:
    """Has words in the title, in the organisation's name or in the user's remarks on the card: "curator", "textiles";
    or a note says so in a sentence on what the person does."""

    said: str

    def words(self) -> str:
        return f"has “{self.said}” in title, organisation or notes"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = terms(self.said)
        for contact in person.contacts:
            if fits(wanted, " ".join((contact.title, contact.organisation, contact.note))):
                return (contact.citation,)
        for statement in _of(person, snapshot):
            if (
                len(statement.text) <= MOST_LETTERS
                and not denied_in(wanted, statement.text)
                and _WORKS_AS.search(statement.text)
                and fits(wanted, statement.text)
            ):
                return (statement.cite(snapshot.today),)
        return None


@dataclass(frozen=True, slots=True)
class Says:
    """A note, message or programme says something about the person in one sentence, by these words."""

    said: str

    def words(self) -> str:
        return f"your notes say “{self.said}”"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = _stems(self.said)
        for statement in _of(person, snapshot):
            have = _stems(statement.text)
            if denied_in(terms(self.said), statement.text):
                continue
            if wanted and all(w in have or synonyms(w) & have for w in wanted):
                return (statement.cite(snapshot.today),)
        return None


MOST_LETTERS = 200
"""A longer sentence says too much to say what somebody is."""

_WORKS_AS = re.compile(
    r"\*\*|,|\b(?:is|was|as|an?|works?|became|becomes|trained|runs?|edits?|leads?|makes?|keeps?|teaches|conserves?)\b",
    re.IGNORECASE,
)

WORDED = (Fits, Says)
"""Conditions that only say which words to look for: retrieval may find what says the same in others."""


@dataclass(frozen=True, slots=True)
class In:
    """Is in a place, by the contact's own address or by a sentence that says so of the person; unless `settled`, it is
    enough that the user met them there."""

    place: str
    settled: bool = False

    def words(self) -> str:
        return f"{'lives or works' if self.settled else 'is or was met'} in {self.place}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        wanted = _stems(self.place)
        for contact in person.contacts:
            said = contact.title if not self.settled else ""
            written = f"{contact.location} {contact.organisation} {said}"
            if wanted <= _stems(written) or town_names.all_in(terms(self.place), terms(written)):
                return (contact.citation,)
        pattern = _settled(self.place, person.names)
        for statement in _of(person, snapshot):
            if pattern.search(statement.text) and not denied_in(terms(self.place), statement.text):
                return (statement.cite(snapshot.today),)
        there = snapshot.documents_with.get(person.id, {})
        met = (d for d in snapshot.noted_at(self.place) if there.get(d) in MET)
        return next(((snapshot.naming(d, person.id),) for d in met), None) if not self.settled else None


@dataclass(frozen=True, slots=True)
class Known:
    """The user knows the person: in the address book, or by notes and messages."""

    def words(self) -> str:
        return "you know already"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        if not snapshot.knows(person.id):
            return None
        return tuple(c.citation for c in person.contacts if c.kind in OWN_BOOK)[:1]


@dataclass(frozen=True, slots=True)
class Has:
    """An e-mail address or a phone number (`field`) is on record."""

    field: str

    def words(self) -> str:
        return f"has {'an e-mail address' if self.field == 'e-mail' else 'a phone number'} on record"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        held = (c for c in person.contacts if (c.emails if self.field == "e-mail" else c.phones))
        return next(((c.citation,) for c in held), None)


@dataclass(frozen=True, slots=True)
class Is:
    """Is one of the people that a name means."""

    mention: PersonMention

    def words(self) -> str:
        return f"is {self.mention.surface}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        return () if person.id in self.mention.people else None


@dataclass(frozen=True, slots=True)
class Never:
    """The other condition is not so. There is nothing to cite for that."""

    condition: Condition

    def words(self) -> str:
        return f"not so that {self.condition.words()}"

    def shown(self, person: PersonView, snapshot: Snapshot) -> Shown | None:
        return None if self.condition.shown(person, snapshot) is not None else ()


def fits(asked: Iterable[str], text: str) -> bool:
    """Whether every word asked for, or one that stands for it in a job title, is in a text. A word for somebody who does
    something is not met by the thing done: a conservator is none by working in conservation."""
    wanted, words = list(asked), terms(text)
    have = {stem(w) for w in words}
    plain = {_singular(w) for w in words}

    def there(word: str) -> bool:
        stemmed = stem(word)
        if _DOER.search(word) and not word.endswith("ss"):
            return _singular(word) in plain or bool((same_role(stemmed) - {stemmed}) & have)
        return bool(same_role(stemmed) & have or town_names.names_of(word) & frozenset(words))

    return bool(wanted) and all(map(there, wanted))


_DOER = re.compile(r"(?:ors?|ers?|ists?|ians?|keepers?|m[ae]n)$")


def names_trade(said: str) -> bool:
    """Whether words name somebody by what they do, as "photographers": a photo is of none of them."""
    words = terms(said)
    return bool(words) and _DOER.search(_singular(words[-1])) is not None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _stems(text: str) -> set[str]:
    return {stem(w) for w in terms(text)}


def _settled(place: str, names: Iterable[str]) -> re.Pattern[str]:
    """A sentence that says of somebody that they live or work in a place, or of what they work for that it is there."""
    there, called = town_names.in_any_form(place), "|".join(re.escape(n) for n in names)
    capitals = r"(?-i:(?:[A-Z][\w’'-]*|&)(?: (?:[A-Z][\w’'-]*|&|of|for|and)){0,5})"
    return re.compile(
        rf"\b(?:moved?|moves|moving|relocated) (?:back )?to {there}\b"
        rf"|\b(?:{_SETTLED})\b[^.;:,]{{0,40}}\b(?:in|near) {there}\b"
        rf"|\b(?:of|at|from|for) (?:the )?{capitals} in {there}\b|\({capitals}, {there}\)|\b(?:{called}) in {there}\b",
        re.IGNORECASE,
    )


_SETTLED = (
    "liv(?:es?|ing)|based|works?|working|settled|at home|house|flat|office|edits|makes|runs|leads|heads|teaches|studies|"
    "director|curator|owner|professor|wohnt|lebt|arbeitet"
)


def _of(person: PersonView, snapshot: Snapshot) -> list[Statement]:
    return [s for s in reversed(snapshot.statements_about(person.id)) if person.id in s.subjects]
