"""Which records of a person are out of date: an employer, a title, a family name or an address that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach.briefing.dossier import Dossier
from coach.briefing.guests import Guest, row_citation
from coach.briefing.words import job_title
from coach.checks.quotation import in_one_quote
from coach.evidence import Fact, Statement
from coach.people import names, organisations
from coach.people.job_titles import other_job
from coach.readers.looked_up import FOLDER
from coach.store.values import ContactView, PersonView
from coach.text import fold, plain, words

RECORDS = {"card": "Your address book", "address_row": "Your address book", "connection": "LinkedIn"}
MOST = 4
_PROMOTED = re.compile(
    r"\b(?:has been|was|is now|been|became|becomes|has become|got|gets|is|as)\s+(?:made|promoted|appointed|named|elected)?\s*(?:to |as |the )*"
    r"(?:new )?(?P<role>(?:head|director|chief|lead|leader|partner|vice|president|manager|chair|principal|senior|deputy|"
    r"general|managing|professor|dean|editor)\b[^.;,]*)|\bpromoted to (?P<other>[^.;,]+)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:made|promoted|appointed|elected|became|becomes|become|is now|now|new|from \d|since)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:old|former|previous) one\b", re.IGNORECASE)
_NEW_ADDRESS = re.compile(r"\bnew (?:address|e-?mail|number)\b", re.IGNORECASE)
_OLD_ADDRESS = re.compile(
    r"\b(?:old|former|previous) (?:address|e-?mail|mail|number|one)\b(?=.*\b(?:until|till|works?|switched|dead|bounces?|off|"
    rf"ends?|closed|expires?|gone|no longer|stops?)\b)|{_NEW_ADDRESS.pattern}",
    re.IGNORECASE,
)


def out_of_date(d: Dossier) -> tuple[Fact, ...]:
    """One line for each record of a guest that is wrong, with the record and what is newer."""
    found = [] if d.person is None else _records(d, d.person)
    if d.guest.odd:
        found.append(Fact("The job title on the list goes on with text that is no title; it is left out here.",
                          (d.guest.citation,), "odd"))  # fmt: skip
    return tuple(_merged([*found, *_namesake(d)]))[:MOST]


def _records(d: Dossier, person: PersonView) -> list[Fact]:
    guest = d.guest
    records = [c for c in person.contacts if c.kind in RECORDS and not c.citation.source.startswith(FOLDER)]
    news = list(reversed(d.statements))
    found = [f for c in records if (f := _employer(person, guest, c, news) or _title(guest, c, news))]
    found += [f for c in records if (f := _name(d.name, c, news))]
    found += _addresses(person, news)
    if d.taken:
        found.append(Fact(f"The list has “{guest.name}”, taken to be {person.name} of your contacts. If that is right, "
                          "merge the two; if not, none of this is about them.",
                          (row_citation(guest.citation, guest.name),), "taken"))  # fmt: skip
    return found


def _namesake(d: Dossier) -> tuple[Fact, ...]:
    """A word about somebody of the guest's name who may be another person."""
    if d.namesake is None or not d.namesake.contacts:
        return ()
    said = f"Your files have a {d.namesake.name} without an organisation; it may be somebody else."
    return (Fact(said, (d.namesake.contacts[0].citation,), "maybe"),)


def _employer(
    person: PersonView, guest: Guest, record: ContactView, news: Iterable[Statement]
) -> Fact | None:
    now = guest.organisation or person.organisation
    if not record.organisation or not now or organisations.may_be_one(record.organisation, now):
        return None
    told = next((s for s in news if _names_place(s, now) and s.kind in ("note", "message", "mail")), None)
    more = (told.cite(),) if told is not None else ()
    said = f"{RECORDS[record.kind]} still says {record.organisation}; now it is {now}."
    return Fact(said, (record.citation, *more), "stale")


def _names_place(s: Statement, place: str) -> bool:
    telling = set(organisations.distinctive(place))
    return bool(telling) and telling <= set(organisations.tokens(s.text))


def _title(guest: Guest, record: ContactView, news: Sequence[Statement]) -> Fact | None:
    if not record.title:
        return None
    shown, where = job_title(record.title), RECORDS[record.kind]
    for s in news:
        said = _PROMOTED.search(s.text)
        if s.kind == "programme" or said is None or not _CHANGED.search(s.text):
            continue
        role = said["role"] or said["other"]
        if other_job(shown, role) and (record.dated is None or s.date is None or s.date > record.dated):
            told = "your note says" if s.kind == "note" else "a message says"
            return Fact(
                f"{where} says “{shown}”, but {told}: {plain(s.text)}", (s.cite(), record.citation), "stale"
            )
    if guest.title and not guest.odd and other_job(shown, guest.title):
        return Fact(f"{where} says “{shown}”; the list says “{guest.title}”.",
                    (record.citation, row_citation(guest.citation, guest.name)), "stale")  # fmt: skip
    return None


def _name(name: str, record: ContactView, news: Sequence[Statement]) -> Fact | None:
    old, new = names.family(record.name), names.family(name)
    if (
        not old
        or not new
        or old == new
        or not names.given_agrees(names.given(record.name), names.given(name))
    ):
        return None
    if old in names.parts(name) or new in names.parts(record.name):  # a double name, shortened
        return None
    told = [s for s in news if {old, new} <= set(words(s.text)) and s.kind == "note"]
    more = (told[0].cite(),) if told else ()
    said = f"{RECORDS[record.kind]} still has the name {record.name}."
    return Fact(said, (record.citation, *more), "stale")


def _addresses(person: PersonView, news: Sequence[Statement]) -> list[Fact]:
    if len(person.emails) + len(person.phones) < 1:
        return []
    found = [
        s for s in news if s.kind == "note" and s.subjects[:1] == (person.id,) and _OLD_ADDRESS.search(s.text)
    ]
    if not found:
        return []
    # "The old one will be switched off" is clear beside the new one.
    last = found[0]
    new = [
        s for s in news if s.passage == last.passage and s.start < last.start and _NEW_ADDRESS.search(s.text)
    ]
    told = [*new[-1:], last] if _ONE.search(last.text) else [last]
    said = in_one_quote(told)
    return [Fact(f"From your note: {said}", tuple(s.cite() for s in told), "stale")]


def _merged(facts: Iterable[Fact]) -> list[Fact]:
    """Two records that say the same thing in one line."""
    found: dict[str, Fact] = {}
    for fact in facts:
        key = fold(fact.text)
        before = found.get(key)
        citations = dict.fromkeys((*before.citations, *fact.citations)) if before else fact.citations
        found[key] = Fact(fact.text, tuple(citations), fact.kind)
    return list(found.values())
