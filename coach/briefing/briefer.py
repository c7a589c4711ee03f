"""Makes a briefing: the event, its guests, a dossier each, the writer's words, the checks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from coach.briefing import guests as lists
from coach.briefing.arranged import Occasion
from coach.briefing.between import between, people_between
from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.changes import SeenBrief, changes, seen
from coach.briefing.day_plan import planned_days
from coach.briefing.dossier import Dossier
from coach.briefing.dossiers import Dossiers
from coach.briefing.goals import GoalMatcher
from coach.briefing.growing import Growing
from coach.briefing.guests import Guest
from coach.briefing.introductions import introductions
from coach.briefing.kept_briefs import KeptBriefs
from coach.briefing.kept_cards import KeptCards
from coach.briefing.left_unsaid import not_to_raise, touches_closed
from coach.briefing.lines import facts_of
from coach.briefing.missing import missing
from coach.briefing.named_event import find_event
from coach.briefing.namesakes import warned_of
from coach.briefing.own_acts import to_do, with_user
from coach.briefing.pages import from_pages
from coach.briefing.picture import picture_of
from coach.briefing.sought import Listed
from coach.briefing.stale import out_of_date
from coach.briefing.success import agreed, success
from coach.briefing.theirs import WRITTEN
from coach.briefing.tiers import first_to_find, rank, tier_of
from coach.briefing.written import Written, note_of, write_cards, writer_of, written_by
from coach.checks.grounding import evidence_of, unsupported
from coach.checks.not_to_raise import NotToRaise
from coach.checks.strict import unsupported_strictly
from coach.errors import NotFoundError, UsageError
from coach.event_names import key
from coach.evidence import Fact, Statement, Unsupported
from coach.follow_up.email import Promised
from coach.goals import beside, goals
from coach.people import names
from coach.progress import OnProgress, Progress
from coach.records import AttendeeStatus, EventHeader, SourceFile
from coach.review.cleared import may_be_said
from coach.review.reviewer import Reviewer
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import EventView, PersonView
from coach.text import content_words, fold, plain, words
from coach.writer.interface import CardTask, PromiseLine, Writer
from coach.writer.questions import questions

SHORTLY = 45  # days before an event in which a plan for its town is one for it
MOST_STATEMENTS = 30  # that a writer sees of one person
ONLY_LISTED = "New to you: your files hold nothing but the list."


@dataclass(frozen=True, slots=True)
class Kept:
    """What outlives a briefing: what the earlier ones saw, and the cards that a model wrote. `by` names the model and its
    prompts; empty where the offline writer writes, whose cards need not be kept."""

    briefs: KeptBriefs
    cards: KeptCards
    by: str = ""

    def standing(self) -> int:
        """What tells whether somebody was forgotten since."""
        return self.briefs.standing()


class Briefer:
    """Briefings over one workspace."""

    def __init__(
        self,
        repository: Repository,
        writer: Writer,
        today: dt.date,
        region: str = "",
        parallel: int = 1,
        reviewer: Reviewer | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.repository = repository
        self.writer = writer
        self.today = today
        self.region = region
        self.parallel = parallel  # cards that the writer writes at the same time
        self.reviewer = reviewer  # looks at what is proposed to say to a guest
        self.kept = kept  # earlier briefings, and what a model wrote before this one was stopped

    def brief(
        self,
        event: str,
        attendees: SourceFile | None = None,
        on_progress: OnProgress | None = None,
        growing: Growing | None = None,
        anew: bool = False,
    ) -> Brief:
        """The briefing for an event by its name, with a list given or the one imported. `growing` has what is there of it
        while it is written; `anew` forgoes what was written before.

        Raises NotFoundError when neither the event nor a list is known, UsageError where no event is named.
        """
        if not event.strip():
            raise UsageError("Say which event, by its name; the list alone does not tell.")
        standing = self.kept.standing() if self.kept else 0
        views = find_event(self.repository.events(), event, self.today)
        listed, header = self._listed(event, views, attendees)
        frame = self._frame(event, views, header)
        plan = self._plan(views, frame)
        occasion = Occasion(
            self.repository, self.today, frame.event, frame.starts, frame.ends, frame.location
        )
        wanted = goals(self.repository, self.today)
        dossiers = self._dossiers(lists.coming(listed), occasion, plan, wanted)
        found = first_to_find(dossiers, plan)
        frame = self._around(frame, views, listed, dossiers, found, occasion, wanted)
        there = {d.person.id for d in dossiers if d.person}
        drafts = [self._unwritten(d, frame.event, there) for d in dossiers]
        whole = replace(
            frame,
            attendees=tuple(replace(card, pending=True, why="") if task else card for card, task in drafts),
            unknown=tuple(d.guest.name for d in dossiers if d.only_listed),
            find_first=tuple(d.name for d in found),
            goals=tuple(Fact(plain(g.text), (g.cite(),), "goal") for g in wanted),
            own_part=tuple(_own_part(listed)),
            note="" if views else _UNKNOWN.format(event=event.strip()),
            not_coming=self._not_coming(listed),
            made=self.today,
        )
        now = seen(frame, dossiers, [card for card, _ in drafts], self.today)
        whole = self._compared(whole, now, dossiers)
        if anew and self.kept:
            self.kept.cards.drop(whole.event)
        cards, told = self._cards(whole, drafts, standing, on_progress, growing)
        if self.kept:
            self.kept.briefs.keep(now, standing)
        return replace(
            whole, attendees=tuple(cards), writer=writer_of(told), note=note_of(told) or whole.note
        )

    def _compared(self, whole: Brief, now: SeenBrief, dossiers: Sequence[Dossier]) -> Brief:
        """The briefing with what is new since an earlier one."""
        before = self.kept.briefs.before(now) if self.kept else None
        if before is None:
            return whole
        new = changes(before, now, dossiers, whole.attendees, whole.not_coming)
        return replace(whole, since=before.made_on, changes=new) if new else whole

    def _cards(
        self,
        whole: Brief,
        drafts: Sequence[tuple[AttendeeCard, CardTask | None]],
        standing: int,
        on_progress: OnProgress | None,
        growing: Growing | None,
    ) -> tuple[list[AttendeeCard], list[Written]]:
        """All cards in the order of the drafts, and what the writer wrote for them."""
        if growing is not None:
            growing.begin(whole)
        names = [card.name for card, _ in drafts]
        tasks = [task for _, task in drafts]
        cards = [card for card, _ in drafts]

        def tell(done: int, name: str) -> None:
            if on_progress is not None:
                on_progress(Progress(done, len(drafts), name))

        def take(number: int, said: Written) -> None:
            card, task = drafts[number]
            if task is not None:
                cards[number] = self._with_words(card, task, said)
                if growing is not None:
                    growing.put(number, cards[number])

        known, write = {}, None
        if self.kept and self.kept.by:
            known = self.kept.cards.find(tasks, self.kept.by)
            write = partial(self._kept, self.kept, standing)
        written = write_cards(self.writer, names, tasks, self.parallel, tell, take, known, write)
        if self.kept and self.kept.by:
            self.kept.cards.tidy(whole.event, tasks, self.kept.by, self.today)
        return cards, [w for w in written if w]

    def _kept(self, kept: Kept, standing: int, task: CardTask) -> Written:
        return kept.cards.write(task, kept.by, standing, partial(written_by, self.writer))

    def listed_as(self, name: str, event: str, attendees: SourceFile | None = None) -> tuple[str, str]:
        """The organisation and e-mail address of a guest by name.

        Raises NotFoundError where the list has nobody of that name, UsageError where it has several.
        """
        views = find_event(self.repository.events(), event, self.today)
        guests, _ = self._listed(event, views, attendees)
        people = {p.id: p for p in self.repository.people({g.person for g in guests if g.person})}
        found = [g for g in guests if names.parts(name) in map(names.parts, _names_of(g, people))]
        if not found:
            raise NotFoundError(f"Nobody called {name} is on the list for {event}.")
        if len(found) > 1:
            raise UsageError(
                f"There are {len(found)} people called {name} on the list. Add the page on the card of one."
            )
        person = people.get(found[0].person or "")
        return found[0].organisation or (person.organisation if person else ""), found[0].email

    def _listed(
        self, event: str, views: Sequence[EventView], attendees: SourceFile | None
    ) -> tuple[list[Guest], EventHeader | None]:
        """Who is on the list: a file's rows joined by the speakers of the imported programme, or what was imported."""
        stored = lists.from_store(a for v in views for a in self.repository.attendance(v.id))
        if attendees is not None:
            guests, header = lists.from_file(self.repository, attendees, self.today, self.region)
            return lists.once([*guests, *(g for g in stored if g.spoken is not None)]), header
        if not views:
            raise NotFoundError(
                f"No event called “{event}” is in the calendar, notes or lists. {self._coming()}"
                "Give the list of attendees with --attendees, or check the name."
            )
        return stored, None

    def _coming(self) -> str:
        """What the calendar says is next, for who mistyped a name; empty where nothing is."""
        ahead = sorted(
            (e.starts.date(), e.name)
            for _, e in self.repository.calendar()
            if e.starts and e.starts.date() >= self.today and not (e.cancelled or e.declined)
        )
        titles = list(dict.fromkeys(title for _, title in ahead))[:_MOST_NAMED]
        return f"Next in the calendar: {', '.join(f'“{t}”' for t in titles)}. " if titles else ""

    def _frame(self, event: str, views: Sequence[EventView], header: EventHeader | None) -> Brief:
        """The briefing without its attendees. Days come from the calendar and the programme: a note's own date says
        when it was written."""
        documents = {d for v in views for d in v.documents}
        entries = [
            e for d, e in self.repository.calendar() if d.id in documents and e.starts and not e.cancelled
        ]
        starts = min((e.starts.date() for e in entries if e.starts), default=None)
        ends = max((_last_day(e) for e in entries if e.starts), default=None)
        if starts is None and header is not None:
            starts, ends = header.start, header.end
        if starts is None and views:
            starts, ends = views[0].starts, views[0].ends
        places = [
            *(e.location for e in entries),
            header.location if header else "",
            *(v.location for v in views),
        ]
        named = max(views, key=lambda v: len(v.documents), default=None)
        name = named.name if named else header.name if header else event
        return Brief(name, starts, ends, max(places, key=len, default=""), (), ())

    def _around(
        self, frame: Brief, views: Sequence[EventView], listed: Sequence[Guest], dossiers: Sequence[Dossier],
        found: Sequence[Dossier], occasion: Occasion, wanted: Sequence[Statement],
    ) -> Brief:  # fmt: skip
        """The briefing with what concerns the event as a whole: its days, introductions, what would count."""
        there = {d.person.id for d in dossiers if d.person}
        documents = self.repository.documents({d for v in views for d in v.documents}, kinds=("programme",))
        return replace(
            frame,
            days=planned_days(documents, listed, dossiers, found, occasion, frame.starts),
            introductions=introductions(dossiers, there, NotToRaise(self.repository, self.today)),
            picture=picture_of(dossiers, found),
            success=tuple(
                success(
                    wanted,
                    *beside(self.repository, wanted, self.today),
                    dossiers,
                    any(_own_part(listed)),
                    agreed(wanted, [d for d, _ in self.repository.notes()], self.repository, self.today),
                )
            ),
        )

    def _plan(self, views: Sequence[EventView], frame: Brief) -> list[Statement]:
        """What the user's notes for the event say of people before it, in the order of the notes: notes that name
        the event, and plans of the weeks before it for its town."""
        documents = {d for v in views for d in v.documents}
        wanted = {w for w in key(frame.event) if len(w) > 3}
        town = {w for w in content_words(frame.location) if len(w) > 3}
        notes, titled = [], set[int]()
        for d, note in self.repository.notes():
            if d.kind != "note" or not _before(d.date, frame.starts):
                continue
            named = set(words(f"{d.title} {d.text}"))
            planned = _PLAN.search(fold(f"{d.title} {' '.join(note.tags)}")) and _shortly(
                d.date, frame.starts
            )
            if d.id in documents or (planned and ((wanted and wanted <= named) or town & named)):
                notes.append(d.id)
                titled |= {d.id} if planned else set()
        found = self.repository.statements(documents=notes) if notes else []
        open_ones = [s for s in found if s.restriction is None or not s.restriction.holds(self.today)]
        # A note for the event that tells of a talk is no plan, but for what it says is to be done.
        talks = {s.document for s in open_ones if s.document not in titled and with_user(plain(s.text))}
        return [s for s in open_ones if s.document not in talks or to_do(plain(s.text))]

    def _dossiers(
        self,
        guests: Sequence[Guest],
        occasion: Occasion,
        plan: Sequence[Statement],
        wanted: Sequence[Statement],
    ) -> list[Dossier]:
        maker = Dossiers(self.repository, self.today, guests, occasion, plan)
        made = [maker.of(g) for g in guests]
        listed = {n: Listed(d.guest.title, d.guest.organisation) for n, d in enumerate(made)}
        matcher = GoalMatcher(wanted, {n: (d.role(), d.told()) for n, d in enumerate(made)}, listed)
        fitted = [_fitted(d, n, matcher) for n, d in enumerate(made)]
        return sorted(fitted, key=lambda d: rank(d, self.today))

    def _not_coming(self, guests: Sequence[Guest]) -> tuple[str, ...]:
        """People the user knows who are on the list and cancelled."""
        gone = [g for g in guests if g.status == AttendeeStatus.CANCELLED and g.person and not g.is_user]
        people = {p.id: p for p in self.repository.people({g.person for g in gone if g.person})}
        known = [(g, people[g.person]) for g in gone if g.person in people]
        return tuple(lists.full_name(g, p) for g, p in known if any(c.kind != "attendee" for c in p.contacts))

    def _unwritten(
        self, dossier: Dossier, event: str, there: set[str]
    ) -> tuple[AttendeeCard, CardTask | None]:
        """The card without the writer's words, and what the writer is to be told, if anything."""
        guest, person, tier = dossier.guest, dossier.person, tier_of(dossier)
        place = guest.organisation or (person.organisation if person else "")
        stale = out_of_date(dossier)
        facts = facts_of(dossier, self.today, there, stale)
        before = between(dossier, stale)
        card = AttendeeCard(
            name=dossier.name, email=guest.email, person=person.id if person else None, tier=tier,
            why=next((f.text for f in facts if f.kind in ("tie", "goal")), ONLY_LISTED),
            organisation=place,
            title=guest.title or (person.title if person else ""), facts=facts,
            do_not_raise=tuple(c.fact() for c in dossier.closed), stale=stale, status=guest.status,
            only_listed=dossier.only_listed, between=before,
            looked_up=tuple(from_pages(dossier, self.today)),
            shared=tuple(people_between(dossier, there, facts)), missing=missing(dossier, self.today, there),
            namesakes=tuple(warned_of(dossier.name, person, place, dossier.namesakes, there)),
        )  # fmt: skip
        told = (*facts, *(f for f in before if f.kind == "asked"))
        return card, None if dossier.only_listed else self._task(dossier, str(tier), event, told)

    def _with_words(self, card: AttendeeCard, task: CardTask, written: Written) -> AttendeeCard:
        """The card with the writer's words; what a model says beyond its evidence is marked."""
        audience = f"{card.name} ({card.organisation})" if card.organisation else card.name
        openings = tuple(o for o in written.text.openings if may_be_said(self.reviewer, o.text, audience))
        # A model that asks nothing leaves the questions to the rules: they come from the same evidence.
        asked = written.text.questions or questions(task, openings)
        asked = tuple(q for q in asked if may_be_said(self.reviewer, q.text, audience))
        worded = replace(card, why=written.text.why, openings=openings, questions=asked)
        if written.writer != "model":
            return worded  # the offline writer composes from the evidence alone
        return replace(worded, unsupported=self._doubts(worded, task))

    def _task(self, d: Dossier, tier: str, event: str, facts: tuple[Fact, ...]) -> CardTask:
        """What the writer is told: what is said of this person, not what is said of others beside them."""
        person = d.person.id if d.person else ""
        said = (*d.looked_up, *d.statements)
        theirs = [s for s in said if not s.subjects or s.subjects[0] == person or s.kind in WRITTEN]
        theirs = [s for s in theirs if s.id not in d.old_job and not touches_closed(s, d)]
        if d.person and (quiet := not_to_raise(d, d.person)):
            theirs = [s for s in theirs if not quiet & set(content_words(s.text))]
        owed = [p for p in d.promises if p.by != "user" and p.status == "open"]
        return CardTask(
            d.name, self.today, tier, event, facts, tuple(theirs[-MOST_STATEMENTS:]), d.goals, d.pronoun,
            _line(d.own_promises), _line(owed), frozenset(s.id for s in d.looked_up), d.held,
            d.in_touch, d.thanked, d.first_name,
        )  # fmt: skip

    def _doubts(self, card: AttendeeCard, task: CardTask) -> tuple[Unsupported, ...]:
        evidence = [x for f in task.facts for x in (f.text, *evidence_of(f.citations))]
        evidence += evidence_of([s.cite(self.today) for s in (*task.statements, *task.goals)])
        known = [x for x in (card.name, task.event, card.organisation, card.title) if x]
        check = unsupported_strictly if self.writer.invents else unsupported
        return tuple(check(card.said, evidence, known=known, today=self.today))


def _fitted(d: Dossier, number: int, matcher: GoalMatcher) -> Dossier:
    """The dossier with the goals that fit."""
    found = matcher.fitting(number, d.guest.person, not d.met)
    return replace(d, goals=found, fits_by_list=frozenset(g.id for g in found if matcher.by_list(g, number)))


def _names_of(guest: Guest, people: Mapping[str, PersonView]) -> tuple[str, ...]:
    """Every form of a guest's name."""
    known = people.get(guest.person or "")
    return (guest.name, *(known.names if known else ()))


def _line(promises: Sequence[Promised]) -> PromiseLine | None:
    """The most urgent of some promises."""
    first = min(promises, key=lambda p: p.due or dt.date.max, default=None)
    return PromiseLine(first.what, first.due, first.citations[0]) if first else None


def _last_day(entry: t.CalendarEntry) -> dt.date:
    """The last day of an entry; an all-day entry of a calendar ends on the day after it."""
    if entry.starts is None or entry.ends is None:
        return entry.starts.date() if entry.starts else dt.date.min
    return entry.ends.date()


_MOST_NAMED = 3  # events named where the one asked for is unknown
_UNKNOWN = "No event called “{event}” is in the calendar, notes or lists: this goes by the list alone."
_PLAN = re.compile(r"\b(?:plan|plans|planning|prep|preparation|to meet|checklist)\b")


def _shortly(date: dt.date | None, starts: dt.date | None) -> bool:
    return date is not None and starts is not None and (starts - date).days <= SHORTLY


def _before(date: dt.date | None, starts: dt.date | None) -> bool:
    return starts is None or date is None or date < starts


def _own_part(guests: Sequence[Guest]) -> Iterator[Fact]:
    for g in guests:
        if g.is_user and g.session:
            yield Fact(f"You speak: {plain(g.session)}", (g.spoken or g.citation,), "own")
