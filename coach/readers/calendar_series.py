"""The occurrences of a recurring calendar entry: its rule, added days, left-out days and moved ones, always bounded.

Rules are followed by recurring-ical-events, in windows that go backwards from the horizon, so that an endless
series costs no more than a short one. Added and left-out days (RDATE, EXDATE) are laid over it here, because the
library takes time that grows with the square of their number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Component

MOST_OCCURRENCES = 1000
"""Of one series."""
MOST_OF_A_FILE = 50_000
MOST_A_DAY = 48
MOST_INVITATIONS = 200_000
"""Occurrences of a series times the people invited to it."""
MOST_STEPS = 30_000
"""How often a rule may have come round between its start and the horizon: daily for 80 years."""
MOST_STEPS_OF_A_FILE = 500_000
_HOURLY_COSTS = 3
"""The library takes as long for one step of an hourly rule as for so many of a daily one."""
HORIZON = dt.timedelta(days=366)
MARK = "X-ENTRY-NUMBER"

# What icalendar and recurring_ical_events raise on values they cannot take.
UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    OSError,
    AssertionError,
    RecursionError,
)
Moment = dt.datetime | dt.date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When an entry takes place once, and which entry of the file says so."""

    number: int
    start: Moment
    end: Moment | None


@dataclass
class Budget:
    """What may still be spent on the series of one file."""

    steps: int = MOST_STEPS_OF_A_FILE
    occurrences: int = MOST_OF_A_FILE


@dataclass
class Followed:
    """The occurrences that are kept, in order, and how far the series was followed if not to its end."""

    occurrences: list[Occurrence] = field(default_factory=list)
    shortened: str = ""


def value(component: Component, name: str) -> object:
    """The first value of a property as a Python object; None if it is absent or broken."""
    found = component.get(name)
    first = found[0] if isinstance(found, list) and found else found
    try:
        return getattr(first, "dt", None)
    except UNREADABLE:  # icalendar keeps a broken value and complains when it is read
        return None


def span(component: Component) -> tuple[Moment | None, Moment | None]:
    """Start and end as written, the end from the duration where there is one."""
    start, end, length = (value(component, name) for name in ("DTSTART", "DTEND", "DURATION"))
    if not isinstance(start, dt.date):
        return None, None
    if isinstance(end, dt.date):
        return start, end
    return start, _later(start, length) if isinstance(length, dt.timedelta) else None


def _later(start: Moment, length: dt.timedelta) -> Moment | None:
    try:
        return start + length
    except OverflowError:
        return None


def follow(components: Sequence[Component], today: dt.date, budget: Budget) -> Followed:
    """The occurrences of a series. Raises one of UNREADABLE when its rule cannot be followed."""
    base = components[0]
    rules = [rule for c in components for rule in _rules(c)]
    if any(times_a_day(rule) > MOST_A_DAY for rule in rules):
        return Followed(_first(base), "it repeats too many times a day; its first is kept")
    if any(_fits_no_day(rule) for rule in rules):
        return Followed(_first(base), "no day seems to fit how it repeats; its first is kept")
    steps = sum(_steps(rule, base, today) for rule in rules)
    if steps > MOST_STEPS or steps > budget.steps:
        return Followed(_first(base), "it has come round too often since its start; its first is kept")
    budget.steps -= steps
    room = min(MOST_OCCURRENCES, budget.occurrences, MOST_INVITATIONS // (1 + _invited(base)))
    if room < 1:
        return Followed(_first(base), "the calendar has too many recurrences; its first is kept")
    found = _all(components, today, room)
    budget.occurrences -= min(room, len(found))
    if len(found) <= room:
        return Followed(found)
    first, last = found[0], found[len(found) - room + 1 :]
    said = f"it repeats too often; its first occurrence and those from {_day(last[0].start)} on are kept, {room} in all"
    return Followed([first, *last], said) if room > 1 else Followed([first], said)


def _first(component: Component) -> list[Occurrence]:
    start, end = span(component)
    return [Occurrence(_number(component), start, end)] if start is not None else []


def _number(component: Component) -> int:
    return int(str(component.get(MARK)))


def _invited(component: Component) -> int:
    found = component.get("ATTENDEE")
    return len(found) if isinstance(found, list) else 0


def _rules(component: Component) -> Iterator[dict[str, list[object]]]:
    found = component.get("RRULE")
    for rule in found if isinstance(found, list) else [found]:
        if isinstance(rule, dict):
            yield {str(k).upper(): v if isinstance(v, list) else [v] for k, v in rule.items()}


def times_a_day(rule: dict[str, list[object]]) -> int:
    """The most occurrences that a recurrence rule can give on one day."""
    frequency = _frequency(rule)
    times = {"SECONDLY": 86_400, "MINUTELY": 1440, "HOURLY": 24}.get(frequency, 1)
    if times == 1:
        times = max(1, len(rule.get("BYHOUR", ())))
    return times * max(1, len(rule.get("BYMINUTE", ()))) * max(1, len(rule.get("BYSECOND", ())))


def _frequency(rule: dict[str, list[object]]) -> str:
    return str(next(iter(rule.get("FREQ", ())), "")).upper()


_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_RARE = ("BYSETPOS", "BYWEEKNO", "BYYEARDAY")


def _fits_no_day(rule: dict[str, list[object]]) -> bool:
    """Whether a rule asks for a day that no month has, or picks among less than a day.

    The library looks for the next fitting day until the year 9999, which takes seconds.
    """
    frequency = _frequency(rule)
    picks = [name for name in (*_RARE, "BYMONTHDAY") if rule.get(name)]
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        return bool(picks)
    if frequency == "DAILY" and any(name in _RARE for name in picks):
        return True
    months = [m for m in rule.get("BYMONTH", ()) if isinstance(m, int) and 1 <= m <= 12] or [1]
    days = [d for d in rule.get("BYMONTHDAY", ()) if isinstance(d, int)]
    return bool(days) and min(map(abs, days)) > max(_DAYS_IN_MONTH[m - 1] for m in months)


def _steps(rule: dict[str, list[object]], component: Component, today: dt.date) -> int:
    """How often a rule comes round from its start to its end or the horizon, at most."""
    start, until = value(component, "DTSTART"), next(iter(rule.get("UNTIL", ())), None)
    if not isinstance(start, dt.date):
        return 0
    last = min(today + HORIZON, _day(until)) if isinstance(until, dt.date) else today + HORIZON
    days = max(1, (last - _day(start)).days)
    if _frequency(rule) in ("SECONDLY", "MINUTELY", "HOURLY"):
        return days * times_a_day(rule) * _HOURLY_COSTS
    divisor = {"WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}.get(_frequency(rule), 1)
    by_day = 7 if rule.get("BYDAY") else 31 if rule.get("BYMONTHDAY") else 366 if rule.get("BYYEARDAY") else 1
    return (days // divisor + 1) * (min(divisor, by_day) if divisor > 1 else times_a_day(rule))


def _day(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


# ------------------------------------------------------------------- expansion


def _all(components: Sequence[Component], today: dt.date, room: int) -> list[Occurrence]:
    """Occurrences in order, at most one more than there is room for, and the first among them."""
    left_out = {_stated(d) for c in components for d in _dates(c, "EXDATE")}
    moved = {_stated(v) for c in components if (v := value(c, "RECURRENCE-ID")) is not None}
    exceptions = {_number(c) for c in components if "RECURRENCE-ID" in c}
    added = [a for c in components for a in _added(c, today) if not moved & _answers(a.start)]
    for component in components:
        component.pop("RDATE", None)
        component.pop("EXDATE", None)
        _drop_impossible_end(component)
    kept: dict[tuple[str, int], Occurrence] = {}
    for found in (*_by_rule(components, today, room + len(left_out)), *added):
        if found.number in exceptions or not left_out & _answers(found.start):
            kept.setdefault((found.start.isoformat(), found.number), found)
    return sorted(kept.values(), key=lambda o: _order(o.start))


def _order(moment: Moment) -> str:
    return moment.isoformat()


def _by_rule(components: Sequence[Component], today: dt.date, room: int) -> list[Occurrence]:
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar()
    for component in components:
        calendar.add_component(component)
    query = recurring_ical_events.of(calendar)
    starts = [_day(v) for c in components if isinstance(v := value(c, "DTSTART"), dt.date)]
    begin = _shifted(min(starts), -2)
    end = max(today + HORIZON, _shifted(max(starts), 2))
    kept: dict[tuple[str, int], Occurrence] = {}
    window = HORIZON
    while end > begin and len(kept) <= room:
        since = max(begin, end - window) if (end - begin) > window else begin
        before = len(kept)
        for component in query.between(since, end):
            start, finish = span(component)
            if start is not None:
                found = Occurrence(_number(component), start, finish)
                kept.setdefault((start.isoformat(), found.number), found)
        if len(kept) - before < room // 8:
            window *= (
                4  # the library walks from the start each time; a sparse rule is walked in a few wide steps
            )
        end = since
    if len(kept) > room:
        for first in query.between(begin, begin + dt.timedelta(days=5))[:1]:
            start, finish = span(first)
            if start is not None:
                kept.setdefault(
                    (start.isoformat(), _number(first)), Occurrence(_number(first), start, finish)
                )
    return list(kept.values())


def _shifted(day: dt.date, days: int) -> dt.date:
    """A day earlier or later, but not before the first or after the last that there is."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _dates(component: Component, name: str) -> Iterator[object]:
    """All values of a property that is a list of dates."""
    found = component.get(name)
    for each in found if isinstance(found, list) else [found]:
        try:
            for item in getattr(each, "dts", ()):
                yield item.dt
        except UNREADABLE:
            continue  # a broken line of dates, which the entry's receipt names


def _stated(moment: object) -> str:
    """A moment that the file names, in a form that `_answers` of the same moment holds."""
    if isinstance(moment, tuple):
        moment = moment[0]
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
        return _in_utc(moment)
    return moment.isoformat() if isinstance(moment, dt.date) else ""


def _answers(start: Moment) -> set[str]:
    """The forms under which a file may name an occurrence: in UTC, by its own clock, or by its day."""
    if not isinstance(start, dt.datetime):
        return {start.isoformat(), f"{start.isoformat()}T00:00:00"}
    forms = {start.replace(tzinfo=None).isoformat(), start.date().isoformat()}
    return forms if start.tzinfo is None else forms | {_in_utc(start)}


def _in_utc(moment: dt.datetime) -> str:
    try:
        return moment.astimezone(dt.UTC).isoformat()
    except OverflowError:  # the first or last day that there is
        return moment.isoformat()


def _added(component: Component, today: dt.date) -> Iterator[Occurrence]:
    """The occurrences up to the horizon that RDATE adds, as long as the entry itself unless they say otherwise."""
    length = _length(*span(component))
    for item in _dates(component, "RDATE"):
        begin, finish = item if isinstance(item, tuple) else (item, length)
        if isinstance(begin, dt.date) and _day(begin) <= today + HORIZON:
            if isinstance(finish, dt.timedelta):
                finish = _later(begin, finish)
            yield Occurrence(_number(component), begin, finish if isinstance(finish, dt.date) else None)


def _length(start: Moment | None, end: Moment | None) -> dt.timedelta | None:
    """How long an entry lasts, None where its start and end do not go together."""
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        return end - start if (start.tzinfo is None) == (end.tzinfo is None) else None
    if start is None or end is None or isinstance(start, dt.datetime) or isinstance(end, dt.datetime):
        return None
    return end - start


def _drop_impossible_end(component: Component) -> None:
    """An end before the start, or years after it, would make the search for occurrences run for minutes."""
    start, end = value(component, "DTSTART"), value(component, "DTEND")
    length = value(component, "DURATION")
    if isinstance(start, dt.date) and isinstance(end, dt.date):
        length = _day(end) - _day(start)
    if isinstance(length, dt.timedelta) and not dt.timedelta(0) <= length <= HORIZON:
        component.pop("DTEND", None)
        component.pop("DURATION", None)
