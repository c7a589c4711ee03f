"""What is newer than a record of where somebody works: sentences that tell of leaving or of a new place, later records of the same name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.ask.snapshot import Snapshot
from coach.evidence import MESSAGES, NOTES, Statement
from coach.people import names, organisations
from coach.people.leaving import DENIED, OPEN, left_by, may_mean_another
from coach.store.values import ContactView, PersonView
from coach.text import fold

_TOLD = NOTES | MESSAGES


@dataclass(frozen=True, slots=True)
class Leaving:
    """A sentence that tells that somebody left a place. `sure` is false where another may be meant, or it is not done."""

    said: Statement
    sure: bool


def called_the_same(snapshot: Snapshot, person: PersonView) -> list[PersonView]:
    """Everybody else with the same full name."""
    own = names.parts(person.name)
    if len(own) < 2:
        return []
    return [p for p in snapshot.people.values() if p.id != person.id and names.parts(p.name) == own]


def leaving(snapshot: Snapshot, person: PersonView, places: Iterable[str]) -> Leaving | None:
    """The newest sentence that tells that a person left one of the places, and is newer than the records of them there.

    A sentence may be kept under another person of the same full name: the place says who is meant, unless two of the
    name were there.
    """
    there = [p for p in places if p]
    alike = called_the_same(snapshot, person)
    rivals = [p for p in alike if any(_was_at(c, there) for c in p.contacts)]
    since = max((d for c in person.contacts if _was_at(c, there) and (d := day_of(c))), default=None)
    ids = {person.id, *(p.id for p in alike)}
    who = [n for p in (person, *alike) for n in p.names]

    def told_in(s: Statement) -> str:
        return left_by(s.text, s.date, snapshot.today, there, who, own=s.speaker in ids)

    found: dict[int, Statement] = {}
    for one in ids:
        for s in snapshot.statements_about(one):
            if s.kind in _TOLD and s.date and (since is None or s.date > since) and told_in(s):
                found[s.id] = s
    for said in sorted(found.values(), key=lambda s: s.date or dt.date.min, reverse=True):
        told = told_in(said)
        if DENIED.search(told):
            continue
        words = set(re.findall(r"\w+", told))
        named = {
            p for p in said.mentions if p in snapshot.people and words & set(names.parts(snapshot.name(p)))
        }
        others = (named | set(said.subjects)) - ids
        sure = not rivals and not others and bool(set(said.subjects) & ids) and not OPEN.search(told)
        sure = sure and not may_mean_another(said.text, _before(snapshot, said), who)
        return Leaving(said, sure)
    return None


def _before(snapshot: Snapshot, said: Statement) -> str:
    """The sentence before one."""
    earlier = [s for s in snapshot.statements_of([said.document]) if s.end <= said.start]
    return max(earlier, key=lambda s: s.start).text if earlier else ""


_NAME = r"(?P<where>[A-ZÀ-Þ][\w&.'’-]*(?: (?:(?:of|de|und|and|&) )?[A-ZÀ-Þ][\w&'’-]*){0,4})"
_STARTED = re.compile(
    r"\b(?:(?:started|began)(?: (?:work|working|(?:a|his|her|their) new (?:job|post)))? (?:at|with|for)|(?:has |have )?joined"
    r"|new (?:job|post|role|position) (?:at|with)|now (?:works?|working) (?:at|with|for)|arbeitet jetzt (?:bei|für)|hat bei"
    rf"|neue[rn]? (?:job|stelle|posten) bei) (?:the |der |dem )?(?-i:{_NAME})(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:moved(?: on)? to|switched to|went to|changed to|(?:is|are) now (?:at|with)|(?:ist|sind) jetzt bei|wechselte (?:zu|zur)|gewechselt (?:zu|zur)"
    rf"|(?:ist|hat) zu) (?:the |der |dem )?(?-i:{_NAME})(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
"""Words that may as well tell of a city or a fair: they count where an organisation of that name or a job is known."""
_HAS_BEGUN = re.compile(r"^[^.;]*\b(?:angefangen|begonnen)\b", re.IGNORECASE)
_AS_JOB = re.compile(r"^\W*(?:as|als) (?:an? |the |ihre? )?[^\W\d_]", re.IGNORECASE)


def joining(snapshot: Snapshot, person: PersonView) -> Statement | None:
    """The newest sentence that tells that a person started at another organisation than their newest record has, and is
    newer than that record: "Henrik started at Fjord Audio on 1 October". The record may be out of date then."""
    at = person.organisation
    if not at:
        return None
    since = max((d for c in person.contacts if _was_at(c, (at,)) and (d := day_of(c))), default=None)
    found = [
        s
        for s in snapshot.statements_about(person.id)
        if s.kind in _TOLD and s.date and person.id in s.subjects and (since is None or s.date > since)
    ]
    found = [s for s in found if _joins(snapshot, person, s)]
    return max(found, key=lambda s: s.date or dt.date.min, default=None)


def _joins(snapshot: Snapshot, person: PersonView, said: Statement) -> bool:
    text = said.text
    match = _STARTED.search(text) or _WENT.search(text)
    if match is None or text.rstrip().endswith("?") or OPEN.search(fold(text)):
        return False
    where, rest = match["where"], match["rest"]
    if match.group().casefold().startswith("hat bei") and not _HAS_BEGUN.match(rest):
        return False
    if organisations.same(where, person.organisation) or organisations.asked(
        fold(where), person.organisation
    ):
        return False
    before = set(re.findall(r"\w+", fold(text[: match.start()])))
    named = {p for p in said.mentions if p in snapshot.people and before & set(names.parts(snapshot.name(p)))}
    if named - {person.id}:
        return False
    of_people = {w for p in said.mentions if p in snapshot.people for w in names.parts(snapshot.name(p))}
    if set(re.findall(r"\w+", fold(where))) & of_people:
        return False
    if match.re is _STARTED or _AS_JOB.match(rest):
        return True
    return any(
        organisations.same(where, c.organisation)
        for p in snapshot.people.values()
        for c in p.contacts
        if c.organisation
    )


def _was_at(contact: ContactView, places: Sequence[str]) -> bool:
    return bool(contact.organisation) and any(organisations.same(contact.organisation, p) for p in places)


def day_of(contact: ContactView) -> dt.date | None:
    """The day of a record: of a connection the one on which it was made, since the row may not have changed since."""
    return contact.dated or (contact.as_of if contact.kind != "connection" else None)


def elsewhere(snapshot: Snapshot, person: PersonView) -> tuple[PersonView, ContactView] | None:
    """Who has the same full name in a newer record of another organisation and may be the same person; None where the
    records tell them apart: each with a profile of their own, both on one list, or both connected with the user."""
    if any(c.kind == "attendee" for c in person.contacts):
        return None
    own = max((d for c in person.contacts if (d := day_of(c))), default=None)
    if own is None:
        return None
    found = []
    for other in called_the_same(snapshot, person):
        if other.profiles and person.profiles:
            continue
        if not other.organisation or organisations.same(other.organisation, person.organisation):
            continue
        dated = [(d, c) for c in other.contacts if c.organisation == other.organisation and (d := day_of(c))]
        if dated and max(d for d, _ in dated) > own:
            found.append((other, max(dated, key=lambda x: x[0])[1]))
    return found[0] if len(found) == 1 else None
