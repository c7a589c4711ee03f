"""People whom the user and a guest share, who could introduce the two, and how strong that tie is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from coach.briefing.guests import Guest, place_citation
from coach.briefing.own_acts import to_do, with_user
from coach.briefing.words import ROLL_CALL, day, in_quotes, often
from coach.evidence import Citation, Fact, Statement
from coach.people import names, organisations
from coach.store.values import InteractionView, PersonView
from coach.text import fold, plain

MOST_SHARED = 3
MOST_INTRODUCERS = 2
A_CROWD = 4  # people in one sentence, from which it is a list and ties nobody to anybody
_TOLD_APART = re.compile(r"\b(?:confus\w+|namesakes?|mistake\w* for|not the same)\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:offer\w*|could|can|will|would|promised|happy|glad) (?:to )?introduc\w+\b|\bintroduc\w+ (?:me|us) to\b",
    re.IGNORECASE,
)
_WISH_TO_MEET = re.compile(
    r"\b(?:like|love|want\w*|hop\w+|keen|ask\w*) (?:again )?(?:to (?:meet|know|be introduced)|about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """On how many days the user and somebody were in touch, and when last."""

    times: int = 0
    last: dt.date | None = None

    @classmethod
    def of(cls, seen: Sequence[InteractionView]) -> Contact:
        """From two-way contacts."""
        days = {i.date for i in seen}
        return cls(len(days), max(days, default=None))

    def words(self) -> str:
        """The tie in a sentence, empty where there was no contact."""
        if self.last is None:
            return ""
        last = "" if self.times == 1 else "last "
        return f"You were in touch {often(self.times)}, {last}on {day(self.last)}."


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody the user knows who stands beside a guest: the sentence that names both, or a record at the same place."""

    person: PersonView
    contact: Contact
    said: Statement | None = None
    record: Citation | None = None

    @property
    def offered(self) -> bool:
        """Whether they offered to introduce the two."""
        return self.said is not None and bool(_OFFERS.search(self.said.text))

    @property
    def only_wishes(self) -> bool:
        """Whether the sentence only says that somebody would like to meet them: who wishes cannot introduce."""
        return self.said is not None and not self.offered and wishes_to_meet(self.said.text)


def wishes_to_meet(text: str) -> bool:
    """Whether a sentence tells of a wish to meet somebody."""
    return bool(_WISH_TO_MEET.search(text))


def ties(
    person: PersonView,
    guest: Guest,
    statements: Sequence[Statement],
    known: Mapping[str, PersonView],
    at_one_place: Iterable[PersonView],
    contact: Mapping[str, Contact],
) -> tuple[Tie, ...]:
    """Everybody in `known` who is named with the guest in a sentence that may be said, then those at one place with
    them; each once, the newest sentence and the strongest contact first."""
    said: dict[str, list[Statement]] = {}
    for s in reversed(statements):
        people = {*s.subjects, *s.mentions} - {person.id}
        if len(people) < A_CROWD - 1 and not _TOLD_APART.search(s.text) and not _to_do(s):
            for other in people & known.keys():
                if not _with_one(s, person, known[other]):
                    said.setdefault(other, []).append(s)
    found: dict[str, Tie] = {}
    for other, sentences in said.items():
        view = known[other]
        # The sentence that names both says more than one that names either; one that names neither ties nobody.
        # Of two that say as much, the user's own note stands before a letter.
        best = max(sentences, key=lambda s: (_named(view, s) + _named(person, s), s.kind == "note"))
        if not _same_name(view, person) and (_named(view, best) or _named(person, best)):
            found[other] = Tie(view, contact.get(other, Contact()), said=best)
    place = guest.organisation or person.organisation
    for view in at_one_place:
        row = next((c for c in view.contacts if organisations.same(c.organisation, place)), None)
        if row is not None:
            found.setdefault(view.id, Tie(view, contact.get(view.id, Contact()), record=place_citation(row)))
    return tuple(sorted(found.values(), key=_strength))


def _strength(tie: Tie) -> tuple[bool, bool, int, int, str]:
    """Sort key: an offer, a sentence, then how often and how lately the user and they were in touch."""
    last = tie.contact.last.toordinal() if tie.contact.last else 0
    return not tie.offered, tie.said is None, -tie.contact.times, -last, tie.person.name


def _named(view: PersonView, s: Statement) -> bool:
    """Whether a sentence has a name of somebody."""
    have = set(names.parts(plain(s.text)))
    return any(have & {w for w in names.parts(n) if len(w) > 1} for n in view.names)


def _to_do(s: Statement) -> bool:
    return s.kind == "note" and to_do(plain(s.text))


def _with_one(s: Statement, one: PersonView, other: PersonView) -> bool:
    """Whether a sentence tells what passed between the user and one of two people only."""
    return s.kind == "note" and with_user(plain(s.text)) and not (_named(one, s) and _named(other, s))


def _same_name(one: PersonView, other: PersonView) -> bool:
    return bool({names.normal(n) for n in one.names} & {names.normal(n) for n in other.names})


def introducers(found: Sequence[Tie], place: str, there: Set[str], facts: Iterable[Fact]) -> Iterator[Fact]:
    """Who could introduce the user to somebody they have not met, the strongest tie first. `facts` stand on the card
    already: their words are not said again."""
    have = list(facts)
    shown = {fold(c.quote) for f in have for c in f.citations}
    told = " ".join(f.text for f in have)
    for tie in [t for t in found if not t.only_wishes][:MOST_INTRODUCERS]:
        name, first = tie.person.name, names.first_name(tie.person.name)
        cited = tie.said.cite() if tie.said is not None else tie.record
        if cited is None:
            continue
        quoted = tie.said is not None and fold(tie.said.text) not in shown
        parts = [
            f"{name} offers to introduce you." if tie.offered else f"{name} could introduce you.",
            in_quotes(plain(tie.said.text)) if quoted and tie.said is not None else "",
            f"{first} works at {place} too." if tie.said is None and name not in told else "",
            tie.contact.words(),
            f"{first} is coming too." if tie.person.id in there else "",
        ]
        yield Fact(" ".join(p for p in parts if p), (cited,), "introducer")


def shared_people(
    found: Sequence[Tie], there: Set[str], shown: Set[str], skip: Set[str] = frozenset()
) -> Iterator[Fact]:
    """Names that the user and the guest have in common, each with the sentence that has both. `shown` are folded
    quotes that the card has already: their words are not said again."""
    for tie in [t for t in found if t.person.id not in skip][:MOST_SHARED]:
        name = tie.person.name
        coming = ", who is coming too" if tie.person.id in there else ""
        if tie.said is not None:
            bare = fold(tie.said.text) in shown or ROLL_CALL.match(tie.said.text)
            more = "" if bare else f" {in_quotes(plain(tie.said.text))}"
            yield Fact(f"A name you share: {name}{coming}.{more}", (tie.said.cite(),), "shared")
        elif tie.record is not None:
            yield Fact(f"You also know {name} there{coming}.", (tie.record,), "shared")
