"""What not to raise with somebody: things told in confidence, internal or under embargo that touch them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from coach.checks.echoes import Echoes, closed_title, stems
from coach.checks.quotation import in_one_quote
from coach.dates import find_dates
from coach.evidence import Audience, Fact, Restriction, Statement
from coach.people import names, organisations
from coach.people.press import of_the_press
from coach.store.repository import Repository
from coach.store.values import PersonView
from coach.text import content_words, fold, plain

MOST = 6
FOR_THE_PRESS = "How to answer"
_PRESS_RULE = re.compile(
    r"\b(?:if|when|whenever|should|wenn|falls|sobald)\b[^.]{0,40}\b(?:reporters?|journalists?|the press|the media|newspapers?|correspondents?|"
    r"presse|journalist\w*|reporter\w*|zeitung\w*)\b[^.]{0,40}\b(?:asks?|calls?|rings?|writes?|wants?|enquires?|fragt|fragen|anruft|schreibt)\b"
    r"|\b(?:every|all|any|no) (?:press|media) (?:contacts?|questions?|enquir\w+|inquir\w+|requests?|calls?)\b"
    r"|\b(?:press|media) (?:contacts?|questions?|enquir\w+|inquir\w+|requests?|calls?) (?:go|goes|are|is)\b|\b(?:alle )?presseanfragen\b",
    re.IGNORECASE,
)
"""How the press is to be answered: "if a reporter asks …", "all press questions go to …"."""
PRIVATE = "From your own private notes"
MOST_TOGETHER = 3
_NAME = re.compile(r"\b[A-ZÀ-ÞĀ-Ž0-9][\w]*")
SHARED_WORDS = 3  # of a waiting question with a closed sentence, for the sentence to be about it


@dataclass(frozen=True, slots=True)
class Closed:
    """Sentences of one document that share a restriction, and why they are closed."""

    statements: tuple[Statement, ...]
    why: str

    def fact(self) -> Fact:
        """The line that the card shows: why and until when first, then what."""
        what = in_one_quote(self.statements)
        return Fact(f"{self.why}: “{what}”", tuple(s.cite() for s in self.statements), "closed")


class NotToRaise(Echoes):
    """All statements that are closed today, and whom they touch."""

    def __init__(self, repository: Repository, today: dt.date) -> None:
        super().__init__(repository, today)
        # An organisation stands in a sentence as a name: "Apple", not "apple".
        self._named = {s.id: frozenset(fold(w) for w in _NAME.findall(s.text)) for s in self.all}
        self._empty = {s.id for s in self.all if _only_marks(s)}
        self._me = repository.me()

    def about(
        self,
        person: PersonView,
        place: str,
        title: str,
        about: Iterable[Statement],
        asked: Sequence[Statement],
        pronoun: str = "",
    ) -> tuple[Closed, ...]:
        """What not to raise with a person, of whom another source may know a newer `place` and `title`: sentences about them
        or naming their organisation, what their open question asks for, and with the press how to answer it, every embargo and
        what is told in confidence by those of whom an embargo speaks that the question touches. `pronoun` is theirs, where known."""
        ids = {s.id for s in about}
        own_house = organisations.same(place or person.organisation, self._me.employer)
        places = [set(organisations.distinctive(o)) for o in {place, person.organisation} if o]
        press = of_the_press(title, person.title, place)
        question = {w for s in asked for w in stems(s.text)}
        theirs, asked_for, embargoed = [], [], []
        for s in self.all:
            limit = s.restriction
            if limit is None or (own_house and limit.audience == Audience.EMPLOYER):
                continue
            if s.kind == "event" and (s.document in self.entries or closed_title(s.title)):
                continue  # what a closed meeting is about stays out of the briefing
            if s.id in ids or person.id in s.mentions or any(p and p <= self._named[s.id] for p in places):
                theirs.append(s)
            elif len(question & stems(s.text)) >= SHARED_WORDS:
                asked_for.append(s)
            elif press and _dated(s):
                embargoed.append(s)
        rules = [s for s in self.all if press and self._for_the_press(s)]
        touched = {s.document for s in embargoed if question & stems(s.text)}
        near = [s for s in embargoed if s.document in touched]
        far = [s for s in embargoed if s.document not in touched]
        beside = [s for s in self._told_by_those_in(near) if s not in (*theirs, *asked_for, *embargoed)]
        ordered = [*_newest(theirs), *_newest(asked_for), *_newest(near), *_newest(beside), *_newest(far)]
        groups = self._grouped(
            [s for s in ordered if s not in rules], person, pronoun, frozenset(s.id for s in far)
        )
        return tuple(islice((*self._how_to_answer(rules), *groups), MOST))

    def _for_the_press(self, s: Statement) -> bool:
        """Whether a closed sentence says how the press is to be answered, and its own days are not over."""
        if not _PRESS_RULE.search(plain(s.text)):
            return False
        days = [m.last for m in find_dates(s.text, s.date, "future")] if s.date else []
        return not days or max(days) >= self.today

    def _how_to_answer(self, rules: Sequence[Statement]) -> Iterator[Closed]:
        found: dict[tuple[int, str], list[Statement]] = {}
        for s in _newest(rules):
            if s.restriction is not None:
                found.setdefault((s.document, self._why(s.restriction, None, "")), []).append(s)
        for (_, why), told in found.items():
            yield Closed(tuple(told), f"{FOR_THE_PRESS} ({why[:1].lower()}{why[1:]})")

    def _told_by_those_in(self, near: Sequence[Statement]) -> Iterator[Statement]:
        """What people of whom some closed sentences speak told the user in confidence."""
        for person in dict.fromkeys(p for s in near for p in (*s.subjects, *s.mentions)):
            for s in self._of.get(person, ()):
                limit = s.restriction
                if limit and limit.told_by and limit.audience == Audience.ME and s.subjects[:1] == (person,):
                    yield s

    def embargoed(self, place: str, title: str) -> tuple[Closed, ...]:
        """Every embargo, where somebody of whom only the list knows is of the press."""
        if not of_the_press(title, place):
            return ()
        found = [s for s in self.all if s.kind != "event" and _dated(s)]
        return tuple(islice(self._grouped(_newest(found), None, ""), MOST))

    def between(self, one: str, other: PersonView, place: str) -> bool:
        """Whether something closed that is about one person first names the other or their place."""
        places = [set(organisations.distinctive(o)) for o in {place, other.organisation} if o]
        about = [s for s in self._of.get(one, ()) if s.subjects[:1] in ((one,), ())]
        return any(other.id in s.mentions or any(p and p <= self._named[s.id] for p in places) for s in about)

    def _grouped(
        self,
        found: Sequence[Statement],
        person: PersonView | None,
        pronoun: str,
        bare: Set[int] = frozenset(),
    ) -> Iterator[Closed]:
        """Sentences of one document under one restriction together, with what stands beside them there; of those in `bare` the
        first alone."""
        groups: dict[tuple[int, str], list[Statement]] = {}
        for s in found:
            if s.restriction is not None:
                groups.setdefault((s.document, self._why(s.restriction, person, pronoun)), []).append(s)
        for (document, why), touched in groups.items():
            beside = [
                s
                for s in self._documents[document]
                if s.restriction and self._why(s.restriction, person, pronoun) == why
            ]
            near = sorted(beside, key=lambda s: min(abs(s.start - x.start) for x in touched))
            told = [s for s in dict.fromkeys([*touched, *near]) if s.id not in self._empty]
            alone = all(s.id in bare for s in touched)
            told = sorted(told, key=lambda s: s.start)[:1] if alone else told[:MOST_TOGETHER]
            if told:
                yield Closed(tuple(sorted(told, key=lambda s: s.start)), why)

    def _why(self, limit: Restriction, person: PersonView | None, pronoun: str) -> str:
        until = f", not before {_day(limit.until)}" if limit.until else ""
        if limit.audience == Audience.EMPLOYER:
            return f"Internal to {self._me.employer or 'your employer'}{until}"
        if limit.audience == Audience.NAMED and limit.names:
            return f"Meant only for {' and '.join(limit.names)}{until}"
        teller = limit.told_by
        if teller and person and any(_same_name(teller, n) for n in person.names):
            who = pronoun.capitalize() if pronoun in ("he", "she") else "They"
            return f"{who} told you in confidence{until}"
        if teller and fold(teller) not in ("he", "she", "they"):
            return f"{teller} told you in confidence{until}"
        if teller or until:
            return f"In confidence{until}"
        return PRIVATE


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B %Y}"


def _dated(s: Statement) -> bool:
    limit = s.restriction
    return limit is not None and limit.until is not None and limit.audience != Audience.NAMED


def _newest(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (-(s.date or dt.date.min).toordinal(), s.document, s.start))


def _same_name(one: str, other: str) -> bool:
    a, b = names.parts(one), names.parts(other)
    return bool(a) and (
        a == b or (len(a) == 1 and a[0] in b) or (a[-1] == b[-1] and names.given_agrees(a[0], b[0]))
    )


def _only_marks(s: Statement) -> bool:
    """Whether a sentence says nothing but that what stands beside it is closed."""
    marker = fold(s.restriction.marker if s.restriction else "")
    rest = fold(plain(s.text)).replace(marker, " ")
    left = [w for w in content_words(rest) if not re.fullmatch(r"[\d:.\-/]+", w)]
    return len(left) <= 1
