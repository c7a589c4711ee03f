"""Everything known about one attendee, sorted: what may be said, what is closed, promises, messages, meetings.

Chosen by rule from the store; nothing is written here. `Dossiers` reads once what all attendees share.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.briefing.arranged import Occasion
from coach.briefing.closed import Closed, ClosedStatements
from coach.briefing.guests import Guest
from coach.evidence import Citation, Fact, Statement
from coach.follow_up.contact import Sent, asks, closes, last_met, one_to_one, owes_reply
from coach.follow_up.email import Promised
from coach.follow_up.ledger import contacted, ledger, sent_messages
from coach.people import names, organisations
from coach.store.repository import InteractionView, PersonView, Repository
from coach.text import fold, words

WRITTEN = ("message", "mail")
_SILENCE = re.compile(
    r"\b(?:keep|stay)\b.*\b(?:quiet|myself|secret|between|silent)\b|\bnot (?:to )?(?:tell|say|share|repeat|mention)"
)
_LETTER = re.compile(
    r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|hej|hallo|bonjour|hola|ciao|thank you|thanks|thanks a lot|cheers|"
    r"best|yours|regards|(?:kind|best|warm|with kind|with best|many) (?:regards|wishes|thanks)|sincerely|all the best|done|see you)\b"
)  # fmt: skip
_TIE = re.compile(
    r"\b(colleague|introduc\w+|works? (?:with|for|under)|worked (?:with|for|under)|reports? to|boss|manager|team|"
    r"knows?|partner of|suggested|recommended|recommends|group)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\bintroduc\w+\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(he|his|she|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One attendee and the evidence on them. `statements` may be said and come newest last; `waiting` is their
    message that waits for the user's answer; `like` is a person the user knows at the same place."""

    guest: Guest
    person: PersonView | None
    name: str
    statements: tuple[Statement, ...] = ()
    closed: tuple[Closed, ...] = ()
    promises: tuple[Promised, ...] = ()
    waiting: Statement | None = None
    wrote: tuple[Statement, ...] = ()
    met_on: InteractionView | None = None
    last: InteractionView | None = None
    met: bool = False
    colleague: Statement | None = None
    like: PersonView | None = None
    arranged: tuple[Fact, ...] = ()
    planned: tuple[Statement, ...] = ()
    pronoun: str = ""
    goals: tuple[Statement, ...] = ()

    @property
    def first_name(self) -> str:
        """The name to use in a sentence."""
        return names.first_name(self.name)

    @property
    def own_promises(self) -> list[Promised]:
        """Open promises of the user to this person."""
        return [p for p in self.promises if p.by == "user" and p.status == "open"]

    @property
    def only_listed(self) -> bool:
        """Whether nothing is known but the list itself."""
        if self.person is None:
            return self.guest.spoken is None
        beyond = [c for c in self.person.contacts if c.kind != "attendee"]
        return not beyond and not self.statements and not self.closed and self.guest.spoken is None

    def texts(self) -> list[str]:
        """What is known, as texts: the list's own words and every statement that may be said."""
        return [
            self.guest.title,
            self.guest.organisation,
            self.guest.session,
            *(s.text for s in self.statements),
        ]


class Dossiers:
    """Makes dossiers for the guests of one event."""

    def __init__(
        self,
        repository: Repository,
        today: dt.date,
        people: dict[str, PersonView],
        occasion: Occasion,
        plan: Sequence[Statement] = (),
    ) -> None:
        self.repository = repository
        self.today = today
        self.people = people
        self.occasion = occasion
        self.plan = plan
        self.closed = ClosedStatements(repository, today)
        self.contacts = contacted(repository)
        self.threads = one_to_one(sent_messages(repository.messages()))
        self.promises: dict[str, list[Promised]] = defaultdict(list)
        for promise in ledger(repository):
            self.promises[promise.to if promise.by == "user" else promise.by].append(promise)
        self.interactions: dict[str, list[InteractionView]] = defaultdict(list)
        for interaction in repository.interactions():
            self.interactions[interaction.person].append(interaction)
        self.met = set(self.interactions) | {
            p for took_part in repository.participants().values() for p, role in took_part if role == "with"
        }
        self.met_places: dict[str, list[PersonView]] = defaultdict(list)
        for person in repository.people(self.met):
            if person.organisation:
                self.met_places[organisations.folded(person.organisation)].append(person)

    def of(self, guest: Guest, name: str) -> Dossier:
        """Everything on one guest."""
        person = self.people.get(guest.person or "")
        if person is None:
            return Dossier(guest, None, name)
        about = self.repository.statements(about=person.id)
        said = [s for s in about if s.id not in self.closed.ids and _says_something(s, person)]
        pronoun = pronoun_of(said, person)
        cleared = tuple(s for s in said if not _of_somebody_else(s, person, pronoun))
        thread = self.threads.get(person.id, [])
        met = person.id in self.met
        seen = self.interactions.get(person.id, [])
        waiting = self._waiting(person, cleared, thread, met)
        return Dossier(
            guest, person, name, cleared,
            self.closed.about(person, guest, about, [waiting] if waiting else []),
            tuple(p for p in map(self._cleared, self.promises.get(person.id, ())) if p is not None),
            waiting, self._wrote(cleared, thread, waiting),
            next((i for i in seen if i.channel in ("note", "calendar") and i.date <= self.today), None),
            next(iter(seen), None), met,
            None if met else self._colleague(person, cleared), None if met else self._like(person, guest),
            tuple(self.occasion.arranged(person, cleared)),
            tuple(s for s in self.plan if person.id in (*s.subjects, *_named(s, person))), pronoun,
        )  # fmt: skip

    def _cleared(self, promise: Promised) -> Promised | None:
        """The promise with the quotes that may be shown; None where there is none, or where it is one of silence."""
        if promise.by == "user" and _SILENCE.search(fold(promise.what)):
            return None
        shown = tuple(c for c in promise.citations if not self.closed.holds(c))
        if not shown:
            return None
        return Promised(
            promise.id, promise.by, promise.to, promise.by_name, promise.to_name, promise.what, promise.made,
            promise.due, promise.status, shown,
        )  # fmt: skip

    def _waiting(
        self, person: PersonView, statements: Sequence[Statement], thread: list[Sent], met: bool
    ) -> Statement | None:
        """What their message asks that waits for an answer; a stranger's pitch does not count."""
        waiting = owes_reply(thread, last_met(self.contacts, person.id))
        if waiting is None or not (met or any(m.sender is None for m in thread)):
            return None
        said = [s for s in statements if s.document == waiting.document]
        questions = [s for s in said if "?" in s.text]
        return next(iter([*questions, *(s for s in said if asks(s.text)), *said]), None)

    def _wrote(
        self, statements: Sequence[Statement], thread: list[Sent], waiting: Statement | None
    ) -> tuple[Statement, ...]:
        """What they wrote last, where it says something and is not the question that waits."""
        for message in reversed([m for m in thread if m.sender is not None]):
            said = [s for s in statements if s.document == message.document]
            if said and not (waiting is not None and said[0].document == waiting.document):
                return tuple(said[:2])
            if said:
                return ()
        return ()

    def _colleague(self, person: PersonView, statements: Sequence[Statement]) -> Statement | None:
        """A note that ties the person to somebody the user knows: a colleague, an offered introduction."""
        for s in reversed(statements):
            others = [p for p in (*s.subjects, *s.mentions) if p != person.id and p in self.met]
            if s.kind == "note" and _TIE.search(s.text) and (others or _OFFERED.search(s.text)):
                return s
        return None

    def _like(self, person: PersonView, guest: Guest) -> PersonView | None:
        place = organisations.folded(guest.organisation or person.organisation)
        return next((p for p in self.met_places.get(place, []) if p.id != person.id), None) if place else None


def _named(s: Statement, person: PersonView) -> Iterable[str]:
    """The person, where the statement has their name and is not only near it."""
    have = set(words(s.text))
    near = {w for n in person.names for w in names.parts(n) if len(w) > 1}
    return s.mentions if have & near else ()


def _says_something(s: Statement, person: PersonView) -> bool:
    """Whether a sentence is more than a greeting, a signature, a pleasantry or a bare name."""
    flat = fold(s.text)
    if s.text.startswith(("<!--", "![")) or len(words(flat)) < 2:
        return False
    if s.kind == "programme" and not re.search(
        r"[a-z].*\s[a-z]", s.text.partition("**")[2].partition("**")[2] or s.text
    ):
        return False
    left = (
        set(words(flat))
        - {w for n in person.names for w in names.parts(n)}
        - set(organisations.tokens(person.organisation))
    )
    if len(left) < 2:
        return False
    if s.kind not in WRITTEN:
        return True
    return not closes(s.text) and not (_LETTER.match(flat) and len(words(flat)) <= 8)


def pronoun_of(statements: Iterable[Statement], person: PersonView) -> str:
    """ "he" or "she" as the notes use it of a person, empty where they do not say."""
    seen: Counter[str] = Counter()
    own = {w for n in person.names for w in names.parts(n) if len(w) > 1}
    for s in statements:
        if s.kind in WRITTEN or s.subjects[:1] != (person.id,):
            continue
        found = _PRONOUN.search(s.text)
        if found:
            # A sentence that names the person and goes on with a pronoun says it most clearly.
            seen["she" if found[1].lower()[0] == "s" or found[1].lower().startswith("her") else "he"] += (
                3 if own & set(words(s.text)) else 1
            )
    (best, most), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    return best if most > second else ""


def _of_somebody_else(s: Statement, person: PersonView, pronoun: str) -> bool:
    """Whether a sentence was laid to this person though it begins with the other pronoun and has not their name."""
    leading = _LEADING.match(s.text)
    if not pronoun or leading is None or s.kind in WRITTEN or s.subjects[:1] != (person.id,):
        return False
    meant = "she" if leading[1].lower() in ("she", "her") else "he"
    own = {w for n in person.names for w in names.parts(n) if len(w) > 1}
    return meant != pronoun and not own & set(words(s.text))


def quote_of(statements: Sequence[Statement]) -> tuple[str, tuple[Citation, ...]]:
    """Sentences of one document as one quotation."""
    from coach.text import plain

    return " ".join(plain(s.text) for s in statements), tuple(s.cite() for s in statements)
