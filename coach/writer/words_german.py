"""Days, talks and places in German, as a letter says them, and how its sentences begin."""

from __future__ import annotations

import re
from datetime import date

from coach.dates import find_dates
from coach.evidence import Statement
from coach.writer.interface import EmailTask
from coach.writer.openings import LATE_AFTER
from coach.writer.page import place_of

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_TALKS = (
    (r"(?:video|zoom) call", "unser Videogespräch"), (r"call", "unser Telefonat"), (r"coffee|tea", "unser Treffen beim Kaffee"),
    (r"lunch", "unser Mittagessen"), (r"dinner|supper", "unser Abendessen"), (r"breakfast", "unser Frühstück"),
    (r"walk", "unseren Spaziergang"), (r"meeting", "unser Treffen"), (r"interview", "unser Interview"), (r"", "unser Gespräch"),
)  # fmt: skip


def talk(task: EmailTask) -> str:
    """ "unser Telefonat" for a talk of the two, with its day where that is all there is; empty for an event."""
    visit = re.match(r"my visit\b", task.occasion)
    month = in_month(task)
    if visit:
        return f"die Zeit bei meinem Besuch{month}"
    if re.match(r"your visit\b", task.occasion):
        return f"{'deinen' if task.manner.address == 'du' else 'Ihren'} Besuch{month}"
    ours = re.match(r"(?:our|my|your) (.+)", task.occasion)
    if ours:
        return f"{next(said for pattern, said in _TALKS if re.search(pattern, ours[1]))}{month}"
    if not task.occasion and task.occasion_date:
        if month:
            return f"unser Gespräch{month}"
        return f"unser Gespräch am {day(task.occasion_date, task.today)}"
    return ""


def in_month(task: EmailTask) -> str:
    """ " im März" after some weeks; " am 3. Mai" before."""
    day = task.occasion_date
    if day is None or (task.today - day).days <= LATE_AFTER:
        return ""
    return f" im {_MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != task.today.year else "")


def event(occasion: str) -> str:
    """An event's own name, without the English article."""
    return "" if re.match(r"(?:our|my|your)\b", occasion) else re.sub(r"^the ", "", occasion)


def where(occasion: str) -> str:
    """Where the two talked: the town, which needs no case, else the event by its name."""
    place = place_of(occasion)
    return f"in {place}" if place else f"bei „{event(occasion)}“"


def beginning(text: str) -> str:
    """The first words, by which two sentences sound alike."""
    return " ".join(text.casefold().split()[:3])


def begun(said: str) -> str:
    """The first sentence of a letter goes on from the greeting: small, where it begins with a word that can be."""
    first = said.split(maxsplit=1)[0]
    return said[:1].lower() + said[1:] if first in _SMALL else said


_SMALL = frozenset(
    "Es Danke Vielen Was Wie Wo Wann Ich Wenn Über Bis Eigentlich Die Das Den Ein Eine Einen Meine Meinen Unsere Du Deine Deiner Dein Der Noch Auf Zu".split()
)


def day(day: date | None, today: date) -> str:
    """ "30. November", with the year where it is another."""
    if day is None:
        return ""
    return f"{day.day}. {_MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")


_WEEKDAY = re.compile(
    r"\b(?:Mon|Diens|Mittwoch|Donners|Frei|Sams|Sonn)(?:tag|abend)?s?\b(?!,? (?:dem |den )?\d)"
)


def dated(text: str, s: Statement, today: date) -> str:
    """A clause of a message with the date behind its weekday, which would mean another day by now; empty where it is not
    sure which day is meant."""
    named = list(_WEEKDAY.finditer(text))
    if not named:
        return text
    days = {m.last for m in find_dates(s.text, s.date, "future")} if s.date else set()
    if len(named) > 1 or len(days) != 1 or _DONE.search(text):
        return ""
    end = named[0].end()
    return f"{text[:end]}, {day(days.pop(), today)},{text[end:]}"


_DONE = re.compile(r"\b(?:habe?n?|has?t|hatten?|ist|bin|bist|sind|war(?:en|st)?|wurden?)\b$")
