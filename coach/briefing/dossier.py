"""What is known about one attendee: statements cleared for talk, what not to raise, what is out of date.

Everything here is chosen by rule from the store; nothing is written. `Dossiers` reads what all attendees share
(messages, goals, restricted statements) once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from coach.briefing.guests import Guest
from coach.evidence import Audience, Fact, Statement
from coach.follow_up.contact import Sent, last_met, one_to_one, owes_reply
from coach.follow_up.email import Promised
from coach.follow_up.ledger import contacted, ledger, sent_messages
from coach.people import names, organisations
from coach.store.repository import ContactView, InteractionView, MessageView, PersonView, Repository
from coach.text import fold

_PROMOTED = re.compile(
    r"\b(?:has been|was|is now|been|became|becomes|got|has become)\s+(?:made|promoted|appointed|named|elected|head|director|"
    r"chief|lead|partner|vice|the new)\b|\bpromoted to\b|\bnew (?:job|role|title|position)\b",
    re.IGNORECASE,
)
_CARD_KINDS = {"card": "Your address book", "address_row": "Your address book", "connection": "LinkedIn"}
_FORMER = re.compile(r"\b(?:old|former|previous) (?:address|e-?mail|number)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One attendee and the evidence on them. `statements` are cleared and newest last; `waiting` is their message
    that waits for the user's answer."""

    guest: Guest
    person: PersonView | None
    statements: tuple[Statement, ...] = ()
    do_not_raise: tuple[Fact, ...] = ()
    stale: tuple[Fact, ...] = ()
    promises: tuple[Promised, ...] = ()
    waiting: Statement | None = None
    last: InteractionView | None = None
    met: bool = False
    colleague: Statement | None = None
    shared_place: str = ""
    goals: tuple[Statement, ...] = ()

    @property
    def own_promises(self) -> list[Promised]:
        """Open promises of the user to this person."""
        return [p for p in self.promises if p.by == "user" and p.status == "open"]

    @property
    def only_listed(self) -> bool:
        """Whether nothing is known but the list itself."""
        if self.person is None:
            return True
        beyond = [c for c in self.person.contacts if c.kind != "attendee"]
        return not beyond and not self.statements and not self.do_not_raise and not self.guest.session


class Dossiers:
    """Makes dossiers for the guests of one event."""

    def __init__(self, repository: Repository, today: dt.date, people: dict[str, PersonView]) -> None:
        self.repository = repository
        self.today = today
        self.people = people
        self.restricted = [
            s for s in repository.statements(restricted=True) if s.restriction and s.restriction.holds(today)
        ]
        self.contacts = contacted(repository)
        views = repository.messages()
        self.threads = one_to_one(sent_messages(views))
        self.views: dict[int, MessageView] = {v.document: v for v in views}
        self.promises: dict[str, list[Promised]] = defaultdict(list)
        for promise in ledger(repository):
            self.promises[promise.to if promise.by == "user" else promise.by].append(promise)
        self.last: dict[str, InteractionView] = {}
        for interaction in repository.interactions():
            self.last.setdefault(interaction.person, interaction)
        self.met = set(self.last) | {
            p for people in repository.participants().values() for p, role in people if role == "with"
        }
        self.met_places = self._met_places()

    def _met_places(self) -> dict[str, list[PersonView]]:
        found: dict[str, list[PersonView]] = defaultdict(list)
        for person in self.repository.people(self.met):
            if person.organisation:
                found[organisations.folded(person.organisation)].append(person)
        return found

    def of(self, guest: Guest) -> Dossier:
        """Everything on one guest."""
        person = self.people.get(guest.person or "")
        if person is None:
            return Dossier(guest, None)
        about = self.repository.statements(about=person.id)
        closed = {s.id for s in self.restricted}
        open_ones = tuple(s for s in about if s.id not in closed and _usable(s))
        met = person.id in self.met
        return Dossier(
            guest, person, open_ones, tuple(self._do_not_raise(person, about)), tuple(self._stale(person, guest, about)),
            tuple(self.promises.get(person.id, ())), self._waiting(person, open_ones, met), self.last.get(person.id), met,
            None if met else self._colleague(person, open_ones), "" if met else self._shared_place(person, guest),
        )  # fmt: skip

    def _do_not_raise(self, person: PersonView, about: list[Statement]) -> list[Fact]:
        """Closed statements about the person, and those about the organisation they are at."""
        ids = {s.id for s in about}
        words = set(organisations.distinctive(person.organisation)) if person.organisation else set()
        found = []
        for s in self.restricted:
            have = set(fold(s.text).replace("-", " ").replace(".", " ").replace(",", " ").split())
            place = bool(words) and words <= have and s.restriction is not None
            if s.id in ids or place:
                found.append(Fact(self._why_closed(s), (s.cite(self.today),), "closed"))
        return found

    def _why_closed(self, s: Statement) -> str:
        limit = s.restriction
        why = "Private."
        if limit is not None:
            if limit.until:
                why = f"Not before {limit.until:%-d %B %Y}."
            elif limit.audience == Audience.EMPLOYER:
                why = "Internal to your employer."
            elif limit.told_by:
                why = "Told in confidence."
        return f"{s.text} {why}"

    def _stale(self, person: PersonView, guest: Guest, about: list[Statement]) -> list[Fact]:
        """Contact records that say another employer, title or family name than the newest source, and job news."""
        facts = [f for c in person.contacts if (f := self._stale_record(person, guest, c))]
        for s in about:
            if (
                s.kind in ("note", "message", "mail")
                and _PROMOTED.search(s.text)
                and person.id in (*s.subjects, *s.mentions)
            ):
                record = next((c for c in person.contacts if c.kind in _CARD_KINDS and c.title), None)
                if record is not None and (s.restriction is None or not s.restriction.holds(self.today)):
                    said = f"{_CARD_KINDS[record.kind]} says “{record.title}”, but your note says: {s.text}"
                    facts.append(Fact(said, (s.cite(self.today), record.citation), "stale"))
        return facts

    def _stale_record(self, person: PersonView, guest: Guest, contact: ContactView) -> Fact | None:
        if contact.kind not in _CARD_KINDS:
            return None
        where = _CARD_KINDS[contact.kind]
        now = person.organisation or guest.organisation
        if contact.organisation and now and not organisations.same(contact.organisation, now):
            return Fact(
                f"{where} still says {contact.organisation}; now it is {now}.", (contact.citation,), "stale"
            )
        old, new = names.family(contact.name), names.family(person.name)
        if (
            old
            and new
            and old != new
            and names.given_agrees(names.given(contact.name), names.given(person.name))
        ):
            return Fact(f"{where} still has the name {contact.name}.", (contact.citation,), "stale")
        return None

    def _waiting(self, person: PersonView, statements: tuple[Statement, ...], met: bool) -> Statement | None:
        """Their message that waits for an answer; a stranger's pitch does not count."""
        thread: list[Sent] = self.threads.get(person.id, [])
        waiting = owes_reply(thread, last_met(self.contacts, person.id))
        if waiting is None or not (met or any(m.sender is None for m in thread)):
            return None
        asked = [s for s in statements if s.document == waiting.document]
        return next((s for s in asked if "?" in s.text), asked[0] if asked else None)

    def _colleague(self, person: PersonView, statements: tuple[Statement, ...]) -> Statement | None:
        """A note that ties the person to somebody the user knows: a colleague, an offered introduction."""
        for s in reversed(statements):
            others = [p for p in (*s.subjects, *s.mentions) if p != person.id and p in self.met]
            if s.kind == "note" and _TIE.search(s.text) and (others or _OFFERED.search(s.text)):
                return s
        return None

    def _shared_place(self, person: PersonView, guest: Guest) -> str:
        place = organisations.folded(guest.organisation or person.organisation)
        return next((p.name for p in self.met_places.get(place, []) if p.id != person.id), "")


_TIE = re.compile(
    r"\b(colleague|introduc\w+|works? (?:with|for|under)|reports? to|boss|team|knows?|partner of|suggested|recommended)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\bintroduc\w+\b", re.IGNORECASE)


def _usable(s: Statement) -> bool:
    return len(s.text) > 3 and not s.text.startswith(("<!--", "!["))
