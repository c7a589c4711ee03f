"""Makes the dossiers of an event's guests, chosen by rule from the store; nothing is written here. What all of them share is read
once."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coach.briefing.arranged import Occasion
from coach.briefing.common_ground import common_ground
from coach.briefing.dossier import Dossier
from coach.briefing.guests import Guest, doubles, full_name
from coach.briefing.hearsay import speaks_of_another, sure_hearsay, told_of
from coach.briefing.old_job import at_an_old_place
from coach.briefing.theirs import (
    WRITTEN,
    is_courtesy,
    names_person,
    of_another,
    of_somebody_else,
    pronoun_of,
    says_something,
)  # fmt: skip
from coach.briefing.ties import Contact, ties
from coach.checks.echoes import closed_title
from coach.checks.not_to_raise import Closed, NotToRaise
from coach.checks.unsaid import WHY, unsaid, unsaid_to
from coach.dates import find_dates
from coach.evidence import MET, Statement
from coach.follow_up.addresses import greeting_name
from coach.follow_up.contact import Sent, asks, last_met, one_to_one, owes_reply, turn
from coach.follow_up.email import Promised
from coach.follow_up.ledger import contacted, ledger, sent_messages
from coach.namesakes import Namesake, Namesakes
from coach.people import names, organisations
from coach.store.repository import Repository
from coach.store.values import InteractionView, PersonView
from coach.text import content_words, fold, words

LONGEST_PLAN = 45  # words of a plan's line that are quoted whole
SHORT = 20  # words between a question and its deadline that are quoted with them
LEANS = 4  # a question of fewer words than this needs the sentences before it
_SILENCE = re.compile(
    r"\b(?:keep|stay)\b.*\b(?:quiet|myself|secret|between|silent)\b|\bnot (?:to )?(?:tell|say|share|repeat|mention)"
)
_THANKS = re.compile(r"\b(?:thanks?|thank you|grateful|danke|vielen dank|dankbar)\b", re.IGNORECASE)
_TIE = re.compile(
    r"\b(colleague|introduc\w+|works? (?:with|for|under)|worked (?:with|for|under)|reports? to|boss|manager|team|"
    r"knows?|partner of|suggested|recommended|recommends|group)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\bintroduc\w+\b", re.IGNORECASE)


class Dossiers:
    """Makes dossiers for the guests of one event."""

    def __init__(
        self,
        repository: Repository,
        today: dt.date,
        guests: Sequence[Guest],
        occasion: Occasion,
        plan: Sequence[Statement] = (),
    ) -> None:
        self.repository = repository
        self.today = today
        self.doubles, self.namesakes = doubles(repository, guests)
        wanted = {p for g in guests for p in (g.person, g.likely, g.maybe) if p}
        wanted |= {*self.doubles.values(), *self.namesakes.values()}
        self.people = {p.id: p for p in repository.people(wanted)}
        self.about = sure_hearsay(repository, repository.statements_about_each(wanted))
        self.occasion = occasion
        self.plan = plan
        self.closed = NotToRaise(repository, today)
        self.contacts = contacted(repository, today)
        self.threads = one_to_one(sent_messages(repository.messages(), today))
        self.promises: dict[str, list[Promised]] = defaultdict(list)
        for promise in ledger(repository):
            self.promises[promise.to if promise.by == "user" else promise.by].append(promise)
        self.interactions: dict[str, list[InteractionView]] = defaultdict(list)
        self.ahead = ahead = {s.document for s in plan}  # a plan names people whom nobody has met yet
        for interaction in repository.interactions(today):
            if interaction.citation.document not in ahead:
                self.interactions[interaction.person].append(interaction)
        self.own = own_introduction(repository)
        at_events = {d for e in repository.events() for d in e.documents}
        # A page that belongs to no event is one that the user looked up.
        self.pages = {
            d.id: d.source for d in repository.documents(kinds=("programme",)) if d.id not in at_events
        }
        self.own_records = repository.own_records()
        self.titles = _open_titles(repository, today)
        self.note_titles = {d.id: d.title for d, _ in repository.notes()}
        took_part = repository.participants()
        self.alone_with = _alone_with(took_part)
        self.told_alone: dict[str, list[Statement]] = defaultdict(list)
        alone = [d for d, whose in self.alone_with.items() if whose in wanted]
        for s in repository.statements(documents=alone):
            self.told_alone[self.alone_with[s.document]].append(s)
        self.met = set(self.interactions) | {
            p
            for document, roles in took_part.items()
            for p, role in roles
            if role in MET and document not in ahead
        }
        self.met_places: dict[str, list[PersonView]] = defaultdict(list)
        often = Counter({p: len(found) for p, found in self.interactions.items()})
        self.known = {p.id: p for p in repository.people(self.met)}
        self.contact = {p: Contact.of(seen) for p, seen in self.interactions.items()}
        known = {g.person for g in guests if g.person}
        self.namesakes_of = Namesakes(repository, known, (g.name for g in guests))
        for person in sorted(self.known.values(), key=lambda p: -often[p.id]):
            if person.organisation:
                self.met_places[organisations.folded(person.organisation)].append(person)

    def _open_there(self, person: PersonView, guest: Guest) -> Iterator[PersonView]:
        """Those of them who may be named: of whom nothing closed concerns the guest or their place, and whom not only
        notes with closed sentences tell of."""
        for other in self._there(person, guest):
            seen = [i.citation.document or 0 for i in self.interactions.get(other.id, [])]
            hidden = bool(seen) and all(self.closed.marks(d) for d in seen)
            if not hidden and not self.closed.between(other.id, person, guest.organisation):
                yield other

    def of(self, guest: Guest) -> Dossier:
        """Everything on one guest."""
        person, about, taken = self._person(guest)
        namesake = self.people.get((self.namesakes.get(guest.person) if guest.person else guest.maybe) or "")
        if person is None:
            return Dossier(
                guest,
                None,
                guest.name,
                namesake=namesake,
                closed=self.closed.embargoed(guest.organisation, guest.title),
            )
        pages = self._own_pages(person)
        told = [s for s in about if s.id not in {p.id for p in pages}]
        said = [s for s in (*told, *pages) if s.id not in self.closed.ids and self._concerns(s, person)]
        pronoun = pronoun_of(said, person) or pronoun_of(about, person)
        theirs = [s for s in said if _of_them(s, person, pronoun)]
        open_ones = tuple(self.closed.without_echoes(theirs))
        cleared = tuple(s for s in open_ones if s.document not in self.pages)
        waiting = self._waiting(person, [s for s in about if s.id not in self.closed.ids])
        called = self._called(person, cleared)
        known = Dossier(
            guest,
            person,
            full_name(guest, person),
            taken=taken,
            mentioned=bool(about or pages),
            namesake=None if about else namesake,
            statements=cleared,
            looked_up=tuple(s for s in open_ones if s.document in self.pages),
            pronoun=pronoun,
            old_job=at_an_old_place(about, person, guest.organisation),
            untitled=frozenset(s.document for s in cleared if self.closed.gives_away(s.document, s.title)),
            closed=(
                *self.closed.about(person, guest.organisation, guest.title, about, waiting, pronoun),
                *self._unsaid(person, about),
            ),
            promises=tuple(p for p in map(self._cleared, self.promises.get(person.id, ())) if p is not None),
            waiting=waiting,
            called=called,
            arranged=tuple(self.occasion.arranged(person, cleared, called)),
            planned=tuple(
                s for s in self.plan if person.id in s.mentions and names_person(s, person) and not unsaid(s)
            ),
        )
        known = replace(known, plan_words={s.id: self._item_of(s, person) for s in known.planned})
        return self._with_others(self._with_talks(known, person), person)

    def _called(self, person: PersonView, statements: Sequence[Statement]) -> str:
        """How the user calls a person: as they greet them, as the person signs, or as the notes have it."""
        thread = self.threads.get(person.id, [])
        mine = [m.text for m in reversed(thread) if m.sender is None]
        theirs = [m.text for m in reversed(thread) if m.sender is not None]
        return greeting_name(person, mine, theirs, [s.text for s in statements if s.kind == "note"])

    def _item_of(self, s: Statement, person: PersonView) -> tuple[Statement, ...]:
        """A sentence of the plan with those beside it in its line, which may say why it matters; alone where these name
        somebody else, or are many."""
        line = [x for x in self.plan if (x.document, x.place) == (s.document, s.place)]
        named = {
            p for x in line for p in x.mentions if names_person(x, self.people.get(p) or self.known.get(p))
        }
        others = named.union(*(x.subjects for x in line)) - {person.id}
        whole = sum(len(words(x.text)) for x in line) <= LONGEST_PLAN
        return tuple(line) if whole and not others and not any(unsaid(x) for x in line) else (s,)

    def _with_talks(self, known: Dossier, person: PersonView) -> Dossier:
        """With what the two said and wrote to each other, and when they met."""
        thread, seen = self.threads.get(person.id, []), self.interactions.get(person.id, [])
        talked = next((i for i in seen if i.channel in ("note", "calendar")), None)
        whose = turn(thread, last_met(self.contacts, person.id)) or ""
        return replace(
            known,
            wrote=self._wrote(known.statements, thread, known.waiting),
            met=person.id in self.met,
            met_on=talked,
            met_title=self.titles.get(talked.citation.document or 0, "") if talked else "",
            seen=tuple(seen),
            last=next(iter(seen), None),
            titles={
                n: t
                for i in seen
                if (t := self._title(n := i.citation.document or 0)) and not names.only_names(t, person.names)
            },
            turn=whose,
            in_touch=max([i.date for i in seen] + [m.sent.date() for m in thread], default=None),
            thanked=tuple(m.text for m in thread if m.sender is None and _THANKS.search(m.text)),
            asked=self._asked(known.statements, thread) if whose == "them" else (),
        )

    def _with_others(self, known: Dossier, person: PersonView) -> Dossier:
        """With whom and what they share with others whom the user knows, and with the user."""
        guest, cleared = known.guest, known.statements
        return replace(
            known,
            colleague=None if known.met else self._colleague(person, cleared),
            like=None if known.met else self._like(person, guest),
            common=tuple(common_ground(person, guest, self.own_records)),
            ties=ties(person, guest, cleared, self.known, self._open_there(person, guest), self.contact),
            namesakes=tuple(self._namesakes_of(person, known.namesake)),
        )

    def _unsaid(self, person: PersonView, about: Sequence[Statement]) -> Iterator[Closed]:
        """What the user told themselves not to raise with a person, in the plan or in any note about them."""
        told = (*self.plan, *about, *self.told_alone.get(person.id, ()))
        for s in {s.id: s for s in told if s.id not in self.closed.ids}.values():
            if unsaid_to(s, person, {self.alone_with.get(s.document, "")}):
                yield Closed((s,), WHY)

    def _title(self, document: int) -> str:
        """What a meeting was called, empty where that may not be said."""
        title = self.titles.get(document) or self.note_titles.get(document, "")
        return "" if not title or self.closed.gives_away(document, title) else title

    def _asked(self, statements: Sequence[Statement], thread: list[Sent]) -> tuple[Statement, ...]:
        """The question in the user's own last message, where that waits for an answer."""
        last = thread[-1].document if thread and thread[-1].sender is None else None
        return tuple(s for s in statements if s.document == last and s.text.rstrip().endswith("?"))[:1]

    def _there(self, person: PersonView, guest: Guest) -> list[PersonView]:
        """People the user has met who work where the guest does."""
        place = organisations.folded(guest.organisation or person.organisation)
        return [p for p in self.met_places.get(place, []) if p.id != person.id] if place else []

    def _person(self, guest: Guest) -> tuple[PersonView | None, list[Statement], bool]:
        """The guest's person, what is said of them, and whether that person was only taken to be them."""
        person = self.people.get(guest.person or "")
        about = self.about.get(person.id, []) if person else []
        double = self.people.get((self.doubles.get(person.id) if person else guest.likely) or "")
        if about or double is None:
            return person, about, False
        said = self.about.get(double.id, [])
        return (double, said, True) if said else (person, about, False)

    def _namesakes_of(self, person: PersonView, said: PersonView | None) -> Iterator[Namesake]:
        """Others of the name; one without a place not where `said` stands on the card already, nor from what is closed."""
        for other in self.namesakes_of.of(person):
            documents = [c.citation.document or 0 for c in other.person.contacts]
            closed = any(self.closed.marks(d) for d in documents)
            if other.person.organisation or not (said or closed):
                yield other

    def _own_pages(self, person: PersonView) -> list[Statement]:
        """Sentences of the pages about this person that name nobody: all of such a page is about them."""
        files = {c.citation.source for c in person.contacts}
        own = [d for d, source in self.pages.items() if source in files]
        found = self.repository.statements(documents=own) if own else []
        return [
            replace(s, subjects=(person.id,), mentions=(*s.mentions, person.id))
            for s in found
            if not s.subjects
        ]

    def _concerns(self, s: Statement, person: PersonView) -> bool:
        """Whether a sentence says something, of this person: as its subject, by name, or in a talk with them alone."""
        if s.id in self.own or unsaid(s) or not says_something(s, person):
            return False
        theirs = (
            s.kind in WRITTEN
            or s.subjects[:1] == (person.id,)
            or (self._talk_with(s) == person.id and not of_another(s, person))
            or told_of(s)[0] == person.id
        )
        return theirs or names_person(s, person)

    def _talk_with(self, s: Statement) -> str:
        """The one with whom a sentence's document records a talk; a plan records none."""
        return "" if s.document in self.ahead else self.alone_with.get(s.document, "")

    def _cleared(self, promise: Promised) -> Promised | None:
        """The promise with the quotes that may be shown; None where there is none, or where it is one of silence."""
        if promise.by == "user" and _SILENCE.search(fold(promise.what)):
            return None
        # What and by when stand in the first: where it is closed, a later open one does not open them.
        if not promise.citations or self.closed.holds(promise.citations[0]):
            return None
        shown = tuple(c for c in promise.citations if not self.closed.holds(c))
        return Promised(
            promise.id, promise.by, promise.to, promise.by_name, promise.to_name, promise.what, promise.made,
            promise.due, promise.status, shown,
        )  # fmt: skip

    def _waiting(self, person: PersonView, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """What their message asks that waits for an answer: the question, what it leans on, and by when. A stranger's
        pitch does not count: of a stranger there is no meeting, no message of the user's and no note."""
        thread = self.threads.get(person.id, [])
        waiting = owes_reply(thread, last_met(self.contacts, person.id))
        noted = any(s.kind == "note" and s.subjects[:1] == (person.id,) for s in statements)
        if waiting is None or not (person.id in self.met or noted or any(m.sender is None for m in thread)):
            return ()
        said = [s for s in statements if s.document == waiting.document and not is_courtesy(s)]
        questions = [s for s in said if "?" in s.text] or [s for s in said if asks(s.text)] or said
        if not questions:
            return ()
        at = said.index(questions[0])
        leaning = at > 0 and len(content_words(questions[0].text)) < LEANS
        before = said[max(0, at - 2) : at] if leaning else []
        timed = [n for n in range(at + 1, len(said)) if _sets_a_day(said[n])]
        if not timed:
            return (*before, said[at])
        between = said[
            at + 1 : timed[0]
        ]  # what is asked for may go on in it; of a long letter it is left out
        short = sum(len(words(s.text)) for s in between) <= SHORT
        return (*before, said[at], *(between if short else ()), said[timed[0]])

    def _wrote(
        self, statements: Sequence[Statement], thread: list[Sent], waiting: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        """What they wrote last, where it says something and is not the question that waits."""
        for message in reversed([m for m in thread if m.sender is not None]):
            said = [s for s in statements if s.document == message.document]
            if said:
                return () if waiting and said[0].document == waiting[0].document else tuple(said[:2])
        return ()

    def _colleague(self, person: PersonView, statements: Sequence[Statement]) -> Statement | None:
        """A note that ties the person to somebody the user knows: a colleague, an offered introduction."""
        for s in reversed(statements):
            others = [p for p in (*s.subjects, *s.mentions) if p != person.id and p in self.met]
            if s.kind == "note" and _TIE.search(s.text) and (others or _OFFERED.search(s.text)):
                return s
        return None

    def _like(self, person: PersonView, guest: Guest) -> PersonView | None:
        return next(iter(self._there(person, guest)), None)


def _of_them(s: Statement, person: PersonView, pronoun: str) -> bool:
    """Whether a sentence that was laid to somebody is about them, by its pronouns."""
    told, as_what = told_of(s)
    if told == person.id:
        return pronoun in ("", as_what)
    mine = s.subjects[:1] == (person.id,)
    return not of_somebody_else(s, person, pronoun) and not (mine and speaks_of_another(s, pronoun))


def _sets_a_day(s: Statement) -> bool:
    return s.date is not None and bool(find_dates(s.text, s.date, "future"))


def _open_titles(repository: Repository, today: dt.date) -> dict[int, str]:
    """Calendar entries by what they are called, those left out that may not be named."""
    closed = repository.closed_entries(today)
    return {
        d.id: entry.name
        for d, entry in repository.calendar()
        if d.id not in closed and not closed_title(entry.name)
    }


def _alone_with(took_part: Mapping[int, Sequence[tuple[str, str]]]) -> dict[int, str]:
    """Document → the one person it records a conversation with."""
    found = {}
    for document, roles in took_part.items():
        people = {p for p, role in roles if role == "with"}
        if len(people) == 1:
            found[document] = people.pop()
    return found


def own_introduction(repository: Repository) -> set[int]:
    """Sentences of a programme that introduce the user: paragraphs that begin with their name."""
    me = set(names.parts(repository.me().name))
    found: set[int] = set()
    before: Statement | None = None
    for s in repository.statements(kinds=("programme",)) if me else []:
        beside = before is not None and s.document == before.document and s.start - before.end <= 1
        if me <= set(words(s.text)) or (before is not None and beside and before.id in found):
            found.add(s.id)
        before = s
    return found
