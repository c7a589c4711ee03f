"""A day in a letter that is not the day of the event it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.dates import find_dates, say
from coach.event_names import key
from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding
from coach.review.draft import Sentence, draft_of
from coach.store.values import EventView
from coach.text import fold

_ON = frozenset({"", "on", "at", "from"})
# A day by its date or its name, not "in two days".
_A_DAY = re.compile(r"^(?!in\b).*(?:\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
_NEAR = 200  # days between the day named and the event, beyond which another year's is meant
_AROUND = re.compile(
    r"\b(?:before|after|until|till|by|since|evening|eve|deadline|register|registration|call|send|reply|arriv\w+|leav\w+|travel\w*|ahead|dinner|meet|met|follow\w*)\b",
    re.IGNORECASE,
)


class EventDays:
    """Days against the calendar, the programme and the lists."""

    name = "event_days"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """One finding for each day that an event is not on."""
        named = [(e, set(key(e.name))) for e in context.known.events]
        folded = set(re.findall(r"\w+", fold(text)))
        likely = [(e, words) for e, words in named if words and words <= folded]
        if not likely:
            return []
        return [f for s in draft_of(text).sentences for f in _of(text, s, likely, context)]


def _of(
    text: str, sentence: Sentence, likely: list[tuple[EventView, set[str]]], context: Context
) -> Iterable[Finding]:
    said = set(re.findall(r"\w+", fold(sentence.text)))
    events = [e for e, words in likely if words <= said]
    if not events or _AROUND.search(sentence.text):
        return
    for mention in find_dates(sentence.text, context.today):
        if not mention.exact or mention.relation not in _ON or not _A_DAY.search(mention.text):
            continue
        near = [e for e in events if e.starts and abs((e.starts - mention.first).days) <= _NEAR]
        if not near or any(e.starts and e.starts <= mention.first <= (e.ends or e.starts) for e in near):
            continue
        event = near[0]
        if event.starts is None:
            continue
        days = say(event.starts, context.today)
        if event.ends and event.ends != event.starts:
            days += f" to {say(event.ends, context.today)}"
        reason = f"By your calendar and lists {event.name} is on {days}."
        span = Span(sentence.start + mention.start, sentence.start + mention.end)
        yield finding(text, span, "conduct", "inauthentic", "medium", reason, EventDays.name, days)
