"""Makes a briefing: the event, its guests, a dossier each, the writer's words, the checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from coach.briefing import guests as lists
from coach.briefing.arranged import Occasion
from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.dossier import Dossier, Dossiers
from coach.briefing.goals import GoalMatcher, goals
from coach.briefing.guests import Guest
from coach.briefing.lines import facts_of
from coach.briefing.stale import out_of_date
from coach.briefing.tiers import first_to_find, rank, tier_of
from coach.checks.grounding import unsupported
from coach.errors import NotFoundError
from coach.event_names import key
from coach.evidence import Fact, Statement, Unsupported
from coach.progress import OnProgress, Progress
from coach.records import AttendeeStatus, EventHeader, SourceFile
from coach.store.repository import EventView, Repository
from coach.text import plain
from coach.writer.interface import CardTask, CardText, Writer

MOST_STATEMENTS = 30  # that a writer sees of one person
ONLY_LISTED = "New to you: your files hold nothing but the list."


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
        listed, header = self._listed(event, view, attendees)
        about = _about(event, view, header)
        guests = lists.coming(listed)
        plan = self._plan(view, about)
        dossiers = self._dossiers(guests, about, plan)
        cards = []
        for number, dossier in enumerate(dossiers):
            if on_progress is not None:
                on_progress(Progress(number, len(dossiers), dossier.name))
            cards.append(self._card(dossier, about.event))
        found = first_to_find(dossiers, [p for s in plan for p in (*s.subjects, *s.mentions)])
        return replace(
            about,
            attendees=tuple(cards),
            unknown=tuple(d.guest.name for d in dossiers if d.only_listed),
            find_first=tuple(d.name for d in found),
            goals=tuple(Fact(plain(g.text), (g.cite(),), "goal") for g in goals(self.repository)),
            own_part=tuple(_own_part(listed)),
            writer=self.writer.name,
            note=getattr(self.writer, "note", ""),
            not_coming=self._not_coming(listed),
        )

    def _listed(
        self, event: str, view: EventView | None, attendees: SourceFile | None
    ) -> tuple[list[Guest], EventHeader | None]:
        """Who is on the list: a file's rows joined by the speakers of the imported programme, or what was imported."""
        stored = [] if view is None else lists.from_store(self.repository.attendance(view.id))
        if attendees is not None:
            guests, header = lists.from_file(self.repository, attendees, self.today, self.region)
            return lists.once([*guests, *(g for g in stored if g.spoken is not None)]), header
        if view is None:
            raise NotFoundError(
                f"No event called “{event}” is in the calendar, notes or lists. "
                "Give the list of attendees with --attendees, or check the name."
            )
        return stored, None
