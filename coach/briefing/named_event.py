"""Which event a name means, of all that sources say of events. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from coach.event_names import key, year
from coach.store.values import EventView

SAME_EVENT = 4  # days between two sources that mean one event of a name


def find_event(events: Sequence[EventView], asked: str, today: dt.date) -> list[EventView]:
    """The event that the words name, as all that sources say of it: the nearest to come that has all of the words,
    or whose name's words are all among them, and others of its name near it. Empty where none fits."""
    wanted = set(key(asked))
    fitting = [e for e in events if wanted and (wanted <= set(key(e.name)) or set(key(e.name)) <= wanted)]

    def order(e: EventView) -> tuple[bool, bool, int, int]:
        exact = set(key(e.name)) == wanted
        gap = abs(((e.starts or today) - today).days)
        return not exact, (e.ends or e.starts or today) < today, gap, -len(e.documents)

    ranked = sorted(fitting, key=order)
    if not ranked:
        return []
    best = ranked[0]

    def near(e: EventView) -> bool:
        gap = abs(((e.starts or today) - (best.starts or today)).days)
        return (
            key(e.name) == key(best.name)
            and gap <= SAME_EVENT
            and (year(e.name) or year(best.name)) == (year(best.name) or year(e.name))
        )

    return [best, *(e for e in ranked[1:] if near(e))]
