"""Meetings that the user has already arranged for the days of an event: in the calendar, in messages, in notes."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.briefing.words import day
from coach.checks.echoes import closed_title
from coach.dates import DateMention, find_dates
from coach.event_names import key
from coach.evidence import Citation, Fact, Statement
from coach.people import names
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.rows import cite
from coach.store.values import PersonView
from coach.text import content_words, fold, plain, words

AROUND = dt.timedelta(days=1)  # the evening before and the morning after belong to an event
AHEAD = dt.timedelta(days=90)  # how long before an event people arrange things for it
NEARER = 14  # within so many days of it, a weekday means the next one and not the event's
MOST = 2
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b\d{1,2} ?(?:am|pm|o'clock|uhr)\b|\bhalf past\b|\bat (?:noon|ten|nine|eight)\b"
)
_DIGITS = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)\b")
_UNTIL = re.compile(r"\s*(?:[-–—]|to|until|till|bis)\s*([01]?\d|2[0-3])[:.h]([0-5]\d)\b")
_PART = re.compile(r"\b(morning|afternoon|evening)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:breakfast|lunch|dinner|supper|coffee|tea|beer|drinks?|meet|meeting|see you|slot|talk|walk|hour|minutes|stand|booth|call|"
    r"morning|afternoon|evening|works for me|suits?|bring(?:s|ing)?|buy|come to)\b"
)  # fmt: skip


class Occasion:
    """One event's days and place, and what was arranged for them."""

    def __init__(
        self, repository: Repository, today: dt.date, name: str, starts: dt.date | None, ends: dt.date | None,
        location: str,
    ) -> None:  # fmt: skip
        self.today = today
        self.first = starts - AROUND if starts else None
        self.last = (ends or starts) + AROUND if starts else None
        self.begins = starts
        self._name = fold(name)
        self._places = {w for w in (*content_words(location), *key(name)) if len(w) > 3 and not w.isdigit()}
        self._weekdays = self._days_of_the_week()
        self._documents = self._speaking_of_it(repository)
        self._closed = repository.closed_entries(today)
        self._entries = list(self._calendar(repository))

    def _days_of_the_week(self) -> set[int]:
        if self.first is None or self.last is None:
            return set()
        count = min((self.last - self.first).days + 1, 7)
        return {(self.first + dt.timedelta(days=n)).weekday() for n in range(count)}

    def _speaking_of_it(self, repository: Repository) -> set[int]:
        """Documents, with the rest of their threads, that name the event's place within the weeks before it."""
        if self.begins is None or not self._places:
            return set()
        since, threads, found = self.begins - AHEAD, defaultdict(set), set()
        for d in repository.documents(kinds=("note", "message", "mail")):
            if d.date is None or not since <= d.date <= self.today:
                continue
            threads[d.group or f"#{d.id}"].add(d.id)
            if self._places & set(words(f"{d.title} {d.text}")):
                found.add(d.group or f"#{d.id}")
        return {d for thread in found for d in threads[thread]}

    def _calendar(self, repository: Repository) -> Iterator[tuple[t.Document, t.CalendarEntry, set[str]]]:
        took_part = repository.participants()
        for document, entry in repository.calendar():
            if document.kind != "event" or entry.starts is None or entry.cancelled or entry.declined:
                continue
            if fold(entry.name) == self._name:
                continue  # the event itself is no appointment with anybody
            if self.first and self.last and self.first <= entry.starts.date() <= self.last:
                yield document, entry, {p for p, _ in took_part.get(document.id, [])}

    def timed(
        self, person: PersonView, statements: Sequence[Statement], planned: Sequence[Statement] = ()
    ) -> Iterator[tuple[dt.date, str, Fact]]:
        """What is arranged with a person for a day of the event and a time: the day, "09:30", and the words. `planned`
        are sentences of the user's plan for the event, whose weekdays are the event's."""
        first = names.first_name(person.name)
        for document, entry in self._of(person):
            if entry.starts is not None and not entry.all_day:
                name, _, cited = self._shown(document, entry)
                line = name if first in name else f"{name} with {person.name}"
                yield (
                    entry.starts.date(),
                    f"{entry.starts:%H:%M}",
                    Fact(line[:1].upper() + line[1:], (cited,), "arranged"),
                )
        spoken = [s for s in statements if self._arranges(s) and s not in planned]
        for s in (*planned, *spoken):
            clock = _DIGITS.search(s.text)
            day_of = self._day_of(s, s in planned) if clock else None
            if clock and day_of:
                line = f"{person.name}: “{plain(s.text)}”"
                until = _UNTIL.match(s.text, clock.end())
                end = f"–{int(until[1]):02}:{until[2]}" if until else ""
                yield day_of, f"{int(clock[1]):02}:{clock[2]}{end}", Fact(line, (s.cite(),), "arranged")

    def loose(
        self, person: PersonView, statements: Sequence[Statement]
    ) -> Iterator[tuple[dt.date, str, Fact]]:
        """What somebody or the user proposed for a part of a day of the event, without a time: the day, "afternoon", the words."""
        for s in statements:
            part = _PART.search(s.text)
            if (
                part
                and s.kind in ("message", "mail")
                and not _CLOCK.search(fold(s.text))
                and self._arranges(s)
            ):
                day_of = self._day_of(s, planned=False)
                if day_of:
                    yield (
                        day_of,
                        part[1].casefold(),
                        Fact(f"{person.name}: “{plain(s.text)}”", (s.cite(),), "loose"),
                    )

    def appointments(self) -> Iterator[tuple[dt.datetime, dt.datetime | None, Fact]]:
        """The user's entries of these days that have a time: from when to when, and the words."""
        for document, entry, _ in self._entries:
            if entry.starts is not None and not entry.all_day:
                name, _, cited = self._shown(document, entry)
                yield entry.starts, entry.ends, Fact(name[:1].upper() + name[1:], (cited,), "arranged")

    def _day_of(self, s: Statement, planned: bool) -> dt.date | None:
        """The day of the event that a sentence means; a bare weekday of weeks ago, or in a plan, is the event's own."""
        if s.date is None or self.first is None or self.last is None:
            return None
        days = [self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        for mention in find_dates(s.text, s.date, "future"):
            bare = planned and mention.exact and not any(c.isdigit() for c in mention.text)
            if bare or self._falls_on_it(mention, s.date):
                same = [d for d in days if d == mention.first] or [
                    d for d in days if d.weekday() == mention.first.weekday()
                ]
                return next(iter(same), None)
        return None

    def arranged(self, person: PersonView, statements: Sequence[Statement], called: str = "") -> list[Fact]:
        """What is arranged with a person, the calendar first. `called` is how the user calls them."""
        found = list(self._in_calendar(person))
        spoken = [s for s in statements if self._arranges(s)]
        for s in sorted(spoken, key=lambda s: (_CLOCK.search(fold(s.text)) is None, -s.id)):
            said = {"note": "Your note says", "programme": "The programme says"}.get(s.kind)
            if said is None:
                said = (
                    f"{called or names.first_name(person.name)} wrote"
                    if s.speaker == person.id
                    else "You wrote"
                )
            found.append(Fact(f"{said}: “{plain(s.text)}”", (s.cite(),), "arranged"))
        return found[:MOST]

    def _of(self, person: PersonView) -> Iterator[tuple[t.Document, t.CalendarEntry]]:
        """The entries of these days in which somebody takes part, or whose title has a name of theirs."""
        own = {w for n in person.names for w in names.parts(n) if len(w) > 2}
        for document, entry, people in self._entries:
            named = own & set(words(entry.name)) and not people
            if entry.starts is not None and (person.id in people or named):
                yield document, entry

    def _shown(self, document: t.Document, entry: t.CalendarEntry) -> tuple[str, str, Citation]:
        """An entry's name and place as they may stand in a briefing, and its citation."""
        if closed_title(entry.name) or document.id in self._closed:
            # That they meet is known to both; what it is about stays out of the briefing.
            return "a meeting", "", replace(cite(document), quote="", restricted=True)
        return entry.name, f", {entry.location}" if entry.location else "", cite(document)

    def _in_calendar(self, person: PersonView) -> Iterator[Fact]:
        for document, entry in self._of(person):
            if entry.starts is None:
                continue
            at = "" if entry.all_day else f", {entry.starts:%H:%M}"
            name, where, cited = self._shown(document, entry)
            line = f"In your calendar: {name}, {day(entry.starts.date())}{at}{where}."
            yield Fact(line, (cited,), "arranged")

    def _arranges(self, s: Statement) -> bool:
        """Whether a sentence sets a time in the days of the event."""
        if s.document not in self._documents or s.date is None or self.first is None or self.last is None:
            return False
        flat = fold(s.text)
        if not (_MEETING.search(flat) or _CLOCK.search(flat)):
            return False
        return any(self._falls_on_it(mention, s.date) for mention in find_dates(s.text, s.date, "future"))

    def _falls_on_it(self, mention: DateMention, written: dt.date) -> bool:
        """Whether a day is one of the event's. A bare "Thursday" of weeks ago, said of the event's town, is."""
        if not mention.exact or self.first is None or self.last is None or self.begins is None:
            return False
        if self.first <= mention.first <= self.last:
            return True
        bare = not any(c.isdigit() for c in mention.text)
        long_before = (self.begins - written).days > NEARER
        return bare and long_before and mention.first.weekday() in self._weekdays
