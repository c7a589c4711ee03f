"""Birthdays: the day of one person, and whose come next, by the contact records and by what notes say outright."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.dates import find_dates
from coach.evidence import Citation, Statement
from coach.text import fold, plain

_SAYS = re.compile(
    r"(?:^|(?<=[.;!?])|(?<=\n))[\s*_>-]*(?:(?:her|his|their|ihr|sein)\s+|(?P<who>[^\W\d_][\w'’ .-]{1,50}?)(?:['’]s?|s)\s+)?"
    r"(?:birth ?day|b-?day|geburtstag)[*_]*\s*(?:is\s|ist\s|=|:|–)?[*_]*\s*(?:on\s+(?:the\s+)?|am\s+)?(?=[\w(])",
    re.IGNORECASE,
)
"""A birthday is said outright, the day right behind it; "her son's birthday" and "after her birthday" are others."""
_ANOTHER = re.compile(
    r"\b(?:son|daughter|child|kids?|baby|twins?|wife|husband|partner|mother|father|sister|brother|mum|dad|"
    r"sohn|tochter|kind|kinder|frau|mann|mutter|vater|schwester|bruder|zwillinge)\b",
    re.IGNORECASE,
)
SOON = dt.timedelta(days=60)


def birthday(plan: Plan, snapshot: Snapshot) -> Found | None:
    """The birthday of everybody whom the name may mean."""
    lines: dict[str, Line] = {}
    for person in plan.person_ids:
        label = f" ({snapshot.label(person)})" if len(plan.person_ids) > 1 else ""
        for day, cited in _known(person, snapshot):
            lines.setdefault(f"{day}{label}", Line(f"{day}{label}", person, (cited,)))
    if not lines:
        return None
    who = listed([m.surface for m in plan.people])
    said = listed([_spoken_day(line.value) for line in lines.values()])
    return Found(f"Birthday of {who}: {said}.", tuple(lines.values()), people=plan.person_ids)


def birthdays(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """Whose birthdays come in the time asked about, without one in the next two months, the nearest first."""
    last = plan.period.last if plan.period else snapshot.today + SOON
    first = max(plan.period.first, snapshot.today) if plan.period else snapshot.today
    found = []
    for person in snapshot.people:
        known = dict(_known(person, snapshot))
        if len({day[-5:] for day in known}) == 1:  # two days on record: neither is sure
            day, cited = next(iter(known.items()))
            if (on := _next(day, first)) and on <= last:
                said = f"{snapshot.label(person)}: {_without_year(on)} ({on.isoformat()})"
                found.append((on, Line(said, person, (cited,))))
    lines = tuple(line for _, line in sorted(found, key=lambda x: (x[0], x[1].value)))
    when = f" {plan.period.words}" if plan.period else " in the next two months"
    if not lines:
        return Found(f"No birthday on record falls{when}.")
    people = tuple(x.person for x in lines if x.person)
    return Found(f"{counted(len(lines), 'birthday')}{when}.", lines, people=people)


def _known(person: str, snapshot: Snapshot) -> Iterator[tuple[str, Citation]]:
    """The days on record: `YYYY-MM-DD`, or `--MM-DD` without a year."""
    seen: set[str] = set()
    for contact in snapshot.contacts[person]:
        if (day := str(contact.extra.get("birthday", ""))) and day not in seen:
            seen.add(day)
            yield day, contact.citation
    for said in snapshot.statements_about(person):
        day = _said(said, person, snapshot)
        if day and not any(day[-5:] == known[-5:] for known in seen):
            seen.add(day)
            yield day, said.cite(snapshot.today)


def _said(said: Statement, person: str, snapshot: Snapshot) -> str:
    """The birthday that a sentence of the user's notes gives a person, to whom alone it belongs; else empty."""
    if said.kind != "note" or said.speaker is not None or {*said.subjects, *said.mentions} != {person}:
        return ""
    text = plain(said.text)
    for match in _SAYS.finditer(text):
        if match["who"] and fold(match["who"]) not in _called(person, snapshot):
            continue
        if _ANOTHER.search(text):
            continue
        behind = f"am {text[match.end() :]}"  # what makes "4.12." a day
        days = [m for m in find_dates(behind, dt.date(2000, 1, 1)) if m.start == 3 and m.exact]
        if days and re.search(r"\d", days[0].text):
            day = days[0].first
            return day.isoformat() if re.search(r"(?:19|20)\d\d", days[0].text) else f"--{day:%m-%d}"
    return ""


def _called(person: str, snapshot: Snapshot) -> set[str]:
    name = fold(snapshot.name(person))
    return {name, name.split(" ")[0]}


def _next(day: str, first: dt.date) -> dt.date | None:
    """The next time that a birthday comes round from a day on."""
    part = re.match(r"(?:\d{4}|-)-(\d\d)-(\d\d)", day)
    for year in (first.year, first.year + 1):
        try:
            on = dt.date(year, int(part[1]), int(part[2])) if part else None
        except ValueError:
            on = dt.date(year, 3, 1) if part and part.groups() == ("02", "29") else None
        if on and on >= first:
            return on
    return None


def _without_year(day: dt.date) -> str:
    return long_date(day).removesuffix(f" {day.year}")


def _spoken_day(value: str) -> str:
    """A birthday in words; without the year where none is known."""
    full = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    if full:
        return long_date(dt.date(int(full[1]), int(full[2]), int(full[3])))
    part = re.match(r"--(\d\d)-(\d\d)", value)
    if part:
        return _without_year(dt.date(2000, int(part[1]), int(part[2])))
    return value


QUERIES = {Kind.BIRTHDAYS: birthdays}
