"""Where a letter goes and how it greets: the address to use, and the name the two use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coach.evidence import MESSAGES, NOTES, Statement
from coach.people import organisations
from coach.people.leaving import DENIED, OPEN, left_by, may_mean_another
from coach.people.names import given_agrees
from coach.store.values import ContactView, PersonView
from coach.text import fold

_PRIVATE_ONLY = re.compile(
    r"\b(?:only|please|always|use|keep|never)\b[^.]*\b(?:private|personal|home|own)\s+(?:e-?mail|mail|address|account|inbox)\b"
    r"|\b(?:private|personal|home)\s+(?:e-?mail|mail|address|account)\b[^.]*\bonly\b"
    r"|\bnot? (?:to )?(?:the |her |his |their )?(?:work|office|company)\s+(?:e-?mail|mail|address|account|inbox)\b",
    re.IGNORECASE,
)
_THIS_ADDRESS = re.compile(
    r"\b(?:use|using|keep|write to|reach me (?:at|on))\s+(?:to )?this (?:e-?mail )?(?:address|mail|account)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_USE_IT = re.compile(
    r"\b(?:use|new address|write to|reach (?:her|him|them) (?:at|on)|now at|best (?:at|on))\b", re.IGNORECASE
)


def address_for(
    person: PersonView, statements: Sequence[Statement], listed: Mapping[str, date], today: date
) -> str:
    """The address to write to: what the person or the notes ask for, else the newest known; empty if none is,
    or if only a private one may be used and none is known.

    `statements` are all about the person, restricted ones too: which address to use is for the user's eyes.
    `listed` are the addresses on attendee lists with the day the list speaks of.
    """
    dated = _dated(person.contacts, listed, today)
    if not dated:
        return ""
    dated.sort(key=lambda item: bool(left_house(item[1], person, statements, today)))
    known = {fold(a): a for _, a in dated}
    for statement in reversed(statements):
        named = [known[fold(a)] for a in _ADDRESS.findall(statement.text) if fold(a) in known]
        if named and _USE_IT.search(statement.text):
            return named[-1]
        if statement.speaker == person.id and _THIS_ADDRESS.search(statement.text):
            sender = _sender_address(person, statement.document)
            if sender:
                return sender
    if private_only(person, statements):
        return next((a for _, a in dated if not _at_work(a, person)), "")
    return dated[0][1]


def left_house(address: str, person: PersonView, statements: Sequence[Statement], today: date) -> str:
    """The organisation at which an address is although the person has left it by today, by a newer record or by what the
    notes tell; empty where none has gone. Whoever reads the mail there is not the one it is for."""
    houses = [
        c.organisation
        for c in person.contacts
        if c.organisation and organisations.domain_is(address, c.organisation)
    ]
    if not houses:
        return ""
    now = person.organisation
    stays = organisations.domain_is(address, now) or any(organisations.same(now, h) for h in houses)
    if not stays or _told_to_have_left(statements, person, houses, today):
        return houses[0]
    return ""


def _told_to_have_left(
    statements: Sequence[Statement], person: PersonView, houses: Sequence[str], today: date
) -> bool:
    """Whether a sentence tells that the person left one of the houses, and no newer record places them there."""
    there = [
        c.as_of or c.dated for c in person.contacts if c.organisation in houses and c.kind != "connection"
    ]
    before: Statement | None = None
    for said in statements:
        ahead = before.text if before and before.document == said.document else ""
        before = said
        if said.date is None or said.kind not in NOTES | MESSAGES or person.id not in said.subjects:
            continue
        told = left_by(said.text, said.date, today, houses, person.names, own=said.speaker == person.id)
        open_ = OPEN.search(told) or DENIED.search(told) or may_mean_another(said.text, ahead, person.names)
        if told and not open_ and all(day is None or day <= said.date for day in there):
            return True
    return False


def private_only(person: PersonView, statements: Sequence[Statement]) -> bool:
    """Whether the notes or the card ask to write to the private address only."""
    asked = [s.text for s in statements] + [c.note for c in person.contacts if c.note]
    return any(_PRIVATE_ONLY.search(text) for text in asked)


def _dated(
    contacts: Iterable[ContactView], listed: Mapping[str, date], today: date
) -> list[tuple[date, str]]:
    """All addresses, the most recently seen first."""
    seen: dict[str, tuple[date, str]] = {}
    for contact in contacts:
        day = contact.dated or contact.citation.date or date.min
        for address in contact.emails:
            day = max(day, listed.get(address, date.min))
            old = seen.get(fold(address))
            if day <= today and (old is None or day > old[0]):
                seen[fold(address)] = (day, address)
    return sorted(seen.values(), key=lambda item: -item[0].toordinal())


def _sender_address(person: PersonView, document: int) -> str:
    return next((a for c in person.contacts if c.citation.document == document for a in c.emails), "")


def _at_work(address: str, person: PersonView) -> bool:
    return any(c.organisation and organisations.domain_is(address, c.organisation) for c in person.contacts)


_GREETING = re.compile(
    r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\s+([^\W\d_][\w’'-]*)", re.IGNORECASE
)
_VOCATIVE = re.compile(r"^\s*([A-ZÀ-Þ][\w’'-]+)\s*[,!]")


def greeting_name(
    person: PersonView, mine: Iterable[str], theirs: Iterable[str], notes: Iterable[str]
) -> str:
    """The first name to greet with: as the user has greeted them, as they sign, as the notes call them."""
    given = person.name.split()[0] if person.name else ""
    for text in mine:
        match = _GREETING.match(text) or _VOCATIVE.match(text)
        if match and _is_name_of(match.group(1), person):
            return match.group(1)
    for text in theirs:
        last = text.strip().split("\n")[-1].strip(" ,.–-")
        if 1 <= len(last.split()) <= 2 and _is_name_of(last.split()[0], person):
            return last.split()[0]
    told = Counter(w for text in notes for w in re.findall(r"[^\W\d_][\w-]+", text) if _is_name_of(w, person))
    return told.most_common(1)[0][0] if told else given


def _is_name_of(word: str, person: PersonView) -> bool:
    """Whether a word is a first name or nickname of the person, and not "Sir" or "all"."""
    if not word[:1].isupper():
        return False
    firsts = [n.split()[0] for n in person.names if n] + [n for c in person.contacts for n in c.nicknames]
    initials = {"".join(part[0] for part in n.split()[:2]) for n in person.names if len(n.split()) > 1}
    short = fold(word)
    if word.upper() in {i.upper() for i in initials}:
        return True
    return any(given_agrees(short, fold(f)) or (len(short) > 3 and short[:4] == fold(f)[:4]) for f in firsts)
