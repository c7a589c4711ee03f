"""What pages say of a guest that the user looked up: dated, of somebody else's making, and kept apart from the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coach.briefing.dossier import Dossier
from coach.briefing.lines import worth
from coach.briefing.words import day, in_quotes
from coach.evidence import Fact
from coach.text import plain, words

MOST = 4
LONGEST = 60  # words of a sentence; a page may have none


def from_pages(d: Dossier, today: dt.date) -> Iterator[Fact]:
    """The most telling sentences of the pages about somebody, in the pages' own order, each with its page's day."""
    person = d.person.id if d.person else ""
    fit = [s for s in d.looked_up if 3 <= len(words(s.text)) <= LONGEST]
    best = sorted(fit, key=lambda s: -worth(s, person, today))[:MOST]
    for s in sorted(best, key=lambda s: (s.document, s.start)):
        when = f"the page of {day(s.date)}" if s.date else "a page without a day"
        yield Fact(f"From {when}: {in_quotes(plain(s.text))}", (s.cite(),), "page")
