"""Makes a briefing: the event, its guests, a dossier each, the writer's words, the checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from coach.briefing import guests as lists
from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.dossier import Dossier, Dossiers
from coach.briefing.tiers import first_to_find, fitting_goals, rank, tier_of
from coach.checks.grounding import unsupported
from coach.errors import NotFoundError
from coach.event_names import key
from coach.evidence import Fact, Statement
from coach.follow_up.email import Promised
from coach.progress import OnProgress, Progress
from coach.records import EventHeader, SourceFile
from coach.store.repository import EventView, Repository
from coach.text import fold, plain
from coach.writer.interface import CardTask, CardText, Writer

MOST_FACTS = 9


class Briefer:
    """Briefings over one workspace."""

    def __init__(self, repository: Repository, writer: Writer, today: dt.date, region: str = "") -> None:
        self.repository = repository
        self.writer = writer
        self.today = today
        self.region = region

    def brief(
        self, event: str, attendees: SourceFile | None = None, on_progress: OnProgress | None = None
    ) -> Brief:
        """The briefing for an event by its name, with a list given or the one imported.

        Raises NotFoundError when neither the event nor a list is known.
        """
        view = find_event(self.repository.events(), event, self.today)
        header: EventHeader | None = None
        if attendees is not None:
            listed, header = lists.from_file(self.repository, attendees, self.today, self.region)
            listed = self._with_sessions(listed, view)
        elif view is not None:
            listed = lists.from_store(self.repository.attendance(view.id))
        else:
            raise NotFoundError(
                f"No event called “{event}” is in the calendar, notes or lists. "
                "Give the list of attendees with --attendees, or check the name."
            )
        dossiers = self._dossiers(lists.coming(listed))
        cards = []
        for number, dossier in enumerate(dossiers):
            if on_progress is not None:
                on_progress(Progress(number, len(dossiers), dossier.guest.name))
            cards.append(self._card(dossier, view.name if view else event))
        found = first_to_find(dossiers, self._planned(view))
        return Brief(
            event=view.name if view else header.name if header else event,
            starts=view.starts if view else header.start if header else None,
            ends=view.ends if view else header.end if header else None,
            location=(view.location if view else header.location if header else "") or "",
            attendees=tuple(cards),
            unknown=tuple(d.guest.name for d in dossiers if d.only_listed),
            find_first=tuple(d.guest.name for d in found),
            goals=tuple(Fact(plain(g.text), (g.cite(),), "goal") for g in self.goals()),
            own_part=self._own_part(listed),
            writer=self.writer.name,
            note=getattr(self.writer, "note", ""),
        )

    def goals(self) -> list[Statement]:
        """What the user wants, from notes that are about goals: the list items, each a goal."""
        wanted = [d.id for d, n in self.repository.notes() if is_goals(d.title, n.tags)]
        return [
            s
            for s in self.repository.statements(documents=wanted)
            if len(s.text.split()) > 3 and not fold(s.text).startswith(("not a goal", "reminder"))
        ]

    def _dossiers(self, guests: Sequence[lists.Guest]) -> list[Dossier]:
        people = {p.id: p for p in self.repository.people({g.person for g in guests if g.person})}
        maker = Dossiers(self.repository, self.today, people)
        goals = self.goals()
        made = []
        for guest in guests:
            dossier = maker.of(guest)
            made.append(replace(dossier, goals=fitting_goals(dossier, goals, guest.session)))
        return sorted(made, key=lambda d: rank(d, self.today))

    def _with_sessions(self, guests: list[lists.Guest], view: EventView | None) -> list[lists.Guest]:
        """Speakers' sessions from the imported programme, joined to a list given as a file."""
        if view is None:
            return guests
        sessions = {
            a.person: a.session for a in self.repository.attendance(view.id) if a.person and a.session
        }
        return [replace(g, session=g.session or sessions.get(g.person, "")) for g in guests]

    def _planned(self, view: EventView | None) -> list[str]:
        """People whom the user's own notes for this event name, in the order of the notes."""
        if view is None:
            return []
        notes = [d.id for d in self.repository.documents(view.documents) if d.kind == "note"]
        upcoming = [
            s
            for s in self.repository.statements(documents=notes)
            if view.starts and s.date and s.date < view.starts
        ]
        listed = [s for s in upcoming if len({*s.subjects, *s.mentions}) >= 3]
        return [p for s in listed[-1:] for p in (*s.subjects, *s.mentions)]

    def _own_part(self, guests: Sequence[lists.Guest]) -> tuple[Fact, ...]:
        return tuple(
            Fact(f"You: {g.session}", (g.citation,), "own") for g in guests if g.is_user and g.session
        )

    def _card(self, dossier: Dossier, event: str) -> AttendeeCard:
        guest, person, tier = dossier.guest, dossier.person, tier_of(dossier)
        facts = self._facts(dossier)
        name = (
            person.name
            if person and guest.name.casefold() not in {n.casefold() for n in person.names}
            else guest.name
        )
        if dossier.only_listed:
            words = CardText("New to you. Nothing but the list is known.")
        else:
            words = self.writer.card(
                CardTask(name, self.today, str(tier), event, facts, dossier.statements, dossier.goals)
            )
        evidence = [c.quote for f in facts for c in f.citations] + [
            s.text for s in (*dossier.statements, *dossier.goals)
        ]
        known = [name, event, guest.organisation, guest.title, *(p.what for p in dossier.promises)]
        doubts = (
            unsupported(words.why, evidence, known=known, today=self.today)
            if self.writer.name == "model"
            else []
        )
        return AttendeeCard(
            name=guest.name, email=guest.email, person=person.id if person else None, tier=tier, why=words.why,
            organisation=guest.organisation or (person.organisation if person else ""),
            title=guest.title or (person.title if person else ""), facts=facts, openings=words.openings,
            do_not_raise=dossier.do_not_raise, stale=dossier.stale, status=guest.status, unsupported=tuple(doubts),
        )  # fmt: skip

    def _facts(self, dossier: Dossier) -> tuple[Fact, ...]:
        """What matters first: promises, the waiting question, the tie, the goal; then notes, newest first."""
        facts: list[Fact] = []
        for promise in dossier.promises:
            if promise.status == "open" or promise.by == "user":
                cited = tuple(c for c in promise.citations if not c.restricted)
                if cited or not promise.citations:
                    facts.append(Fact(self._promise_words(promise, dossier.guest.name), cited, "promise"))
        if dossier.waiting is not None:
            asked = dossier.waiting
            facts.append(Fact(f"Waits for your answer: “{plain(asked.text)}”", (asked.cite(),), "waiting"))
        if dossier.colleague is not None:
            facts.append(Fact(plain(dossier.colleague.text), (dossier.colleague.cite(),), "tie"))
        for goal in dossier.goals[:1]:
            facts.append(Fact(f"Fits your goal: {plain(goal.text)}", (goal.cite(),), "goal"))
        facts += self._current(dossier)
        used = {c.quote for f in facts for c in f.citations}
        for s in self._by_worth(dossier):
            if len(facts) >= MOST_FACTS:
                break
            if s.text not in used:
                facts.append(Fact(plain(s.text), (s.cite(),), "note"))
                used.add(s.text)
        return tuple(facts)

    def _current(self, dossier: Dossier) -> list[Fact]:
        person = dossier.person
        if person is None:
            return []
        row = next(
            (c for c in person.contacts if c.organisation == person.organisation and c.kind != "party"), None
        )
        if row is None:
            return []
        role = f"{row.title}, {row.organisation}" if row.title else row.organisation
        cited = [row.citation]
        same = next(
            (
                c
                for c in person.contacts
                if c.kind == "connection" and c.organisation == row.organisation and c is not row
            ),
            None,
        )
        if same is not None:
            cited.append(same.citation)
        return [Fact(f"Now: {role}", tuple(cited), "now")]

    def _by_worth(self, dossier: Dossier) -> list[Statement]:
        """Statements with something to say, what is about the person first, newest first."""
        person = dossier.person.id if dossier.person else ""

        def worth(s: Statement) -> tuple[int, int, int]:
            mine = person in s.subjects
            named = person in s.mentions
            writing = s.kind in ("mail", "message")
            day = (s.date or dt.date.min).toordinal()
            return (0 if mine and not writing else 1 if named and not writing else 2, -day, s.start)

        return sorted((s for s in dossier.statements if len(s.text.split()) > 2), key=worth)

    def _promise_words(self, promise: Promised, name: str) -> str:
        when = ""
        if promise.due:
            late = promise.status == "open" and promise.due < self.today
            when = f", {'was due' if late else 'due'} {promise.due:%-d %B %Y}"
        if promise.status == "kept":
            return f"Kept: {promise.what}"
        if promise.by == "user":
            return f"You promised: {promise.what}{when}"
        return f"{name.split(maxsplit=1)[0]} promised you: {promise.what}{when}"


def is_goals(title: str, tags: Sequence[str]) -> bool:
    """Whether a note says what its writer wants from networking."""
    return any(fold(x) in ("goals", "goal", "ziele", "mål") for x in tags) or fold(title).startswith(
        ("goals", "networking goals", "my goals")
    )


def find_event(events: Sequence[EventView], words: str, today: dt.date) -> EventView | None:
    """The event that the words name: all of its name's words, or all of theirs; the nearest to come wins."""
    wanted = set(key(words))
    fitting = [e for e in events if wanted and (wanted <= set(key(e.name)) or set(key(e.name)) <= wanted)]

    def order(e: EventView) -> tuple[bool, bool, int, int]:
        exact = set(key(e.name)) == wanted
        gap = abs(((e.starts or today) - today).days)
        return (not exact, (e.ends or e.starts or today) < today, gap, -len(e.documents))

    return min(fitting, key=order, default=None)
