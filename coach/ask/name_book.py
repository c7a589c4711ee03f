"""All names of a workspace, and what a question means by them."""

from __future__ import annotations

import re

from coach.ask.mentions import Mentions, OrganisationMention, PersonMention
from coach.ask.people_in_words import PeopleBook
from coach.ask.places_in_words import EventBook, OrganisationBook
from coach.ask.snapshot import Snapshot
from coach.dates import find_dates
from coach.text import fold, words

_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
"""Before a name that a town and an organisation share: "in Graz" is no bank."""
_AT_HOUSE = re.compile(
    r"\b(?:at|from|of|in|for|by|the|bei|beim|von|vom|aus|für|im|an|am|der|die|dem|das)\s+$", re.IGNORECASE
)
"""Before a name that is that of an organisation."""


class NameBook:
    """The names of people, organisations and events of one workspace."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.today = snapshot.today
        self.people = PeopleBook(snapshot)
        self.organisations = OrganisationBook(snapshot)
        self.events = EventBook(snapshot)

    def mentions(self, question: str) -> Mentions:
        """Everything the question names: full names of people win over events, events over organisations,
        organisations over single first names."""
        events = self.events.named(question)
        sure = [p for p in self.people.named(question) if not p.guessed]
        events = [e for e in events if not any(p.start < e.end and e.start < p.end for p in sure)]
        events += [] if events else self.events.by_whole_place(question)
        taken = [(m.start, m.end) for m in events] + [(m.start, m.end) for m in sure]
        towns = [e for e in self.events.by_place(question, taken) if _IN.search(question[: e.start])]
        places = [
            o
            for o in self.organisations.named(question, taken)
            if not any(o.start < e.end and e.start < o.end for e in towns)
        ]
        places = [o for o in places if not self._is_family(question, o)]
        taken += [(o.start, o.end) for o in places]
        dates = [(d.start, d.end) for d in find_dates(question, self.today)]
        known = {(p.start, p.end) for p in sure}
        everybody = self.people.named(question, [s for s in [*taken, *dates] if s not in known])
        taken += [(p.start, p.end) for p in everybody]
        events += self.events.by_place(question, taken)
        speakers = () if everybody else self.people.speakers(question)
        everybody = [self.people.narrowed(p, question, places, events) for p in everybody]
        return Mentions(
            tuple(everybody), tuple(places), tuple(sorted(events, key=lambda e: e.start)), speakers
        )

    def _is_family(self, question: str, place: OrganisationMention) -> bool:
        """Whether a word of an organisation's name is somebody's family name, and nothing before it says that the
        organisation is meant: "What did I promise Adair?", where there is an Adair & Daughter."""
        alone = len(words(place.surface)) == 1 and fold(place.surface) not in map(fold, place.names)
        return (
            alone and self.people.is_family(place.surface) and not _AT_HOUSE.search(question[: place.start])
        )

    def described_by(self, mention: PersonMention) -> set[str]:
        """The words that may stand beside a name to say which namesake is meant."""
        return self.people.described_by(mention)
