"""With whom the user had lunch, coffee and the like: by the names of notes and calendar entries, and by sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.found import Found, Line, counted, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.evidence import MET, Citation
from coach.people import names
from coach.text import fold

_ALSO = {
    "lunch": "lunch|mittagessen|mittag",
    "dinner": "dinner|abendessen",
    "coffee": "coffee|kaffee",
    "breakfast": "breakfast|frühstück",
    "tea": "tea|tee",
    "beer": "beer|bier",
}


def had_with(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found:
    """Everybody with whom the user had it, up to today and within the time asked."""
    words = _ALSO.get(plan.asked, plan.asked)
    titled = re.compile(rf"^\W*(?:{words})\b", re.IGNORECASE)
    told = re.compile(
        rf"^\W*(?:(?:I|we) )?(?:had )?(?:an? |our |the )?(?:\w+ )?(?:{words}) (?:with|mit)\b", re.IGNORECASE
    )
    found: dict[str, tuple[dt.date, Citation]] = {}
    held = _held(snapshot)
    for number, row in snapshot.documents.items():
        day = row.date
        if row.kind not in ("note", "event") or day is None or day > snapshot.today:
            continue
        if plan.period is not None and not plan.period.holds(day):
            continue
        entry = snapshot.calendar.get(number)
        if entry and entry[1].cancelled:
            continue
        here = {p for p, role in snapshot.participants.get(number, []) if role in MET} | held.get(
            number, set()
        )
        said = snapshot.statements_of([number])
        if titled.match(row.title) or (said and titled.match(said[0].text)):
            for person in here & snapshot.people.keys():
                _keep(found, person, day, snapshot.naming(number, person))
        for statement in said:
            if told.match(statement.text) and not statement.text.rstrip().endswith("?"):
                for person in statement.mentions:
                    if person in snapshot.people and _named(snapshot, person, statement.text):
                        _keep(found, person, day, statement.cite(snapshot.today))
    if plan.people:
        found = {p: told_of for p, told_of in found.items() if p in plan.person_ids}
    who = listed([m.surface for m in plan.people])
    if not found and who:
        return Found(
            f"Nothing on record says that you had {plan.asked} with {who}.",
            people=plan.person_ids,
            abstained=True,
        )
    if not found:
        return Found(f"Nothing on record says with whom you had {plan.asked}.", abstained=True)
    lines = tuple(
        Line(f"{day.isoformat()}: {described(snapshot.people[p], snapshot.label(p))}", p, (cited,))
        for p, (day, cited) in sorted(found.items(), key=lambda x: x[1][0], reverse=True)
    )
    if who:
        days = [f"with {snapshot.label(p)} on {long_date(day)}" for p, (day, _) in found.items()]
        return Found(f"You last had {plan.asked} {listed(days)}.", lines, people=tuple(found))
    return Found(
        f"{counted(len(lines), 'person', 'people')} you had {plan.asked} with.", lines, people=tuple(found)
    )


def _held(snapshot: Snapshot) -> dict[int, set[str]]:
    """Document id of a calendar entry → with whom it was held."""
    held: dict[int, set[str]] = defaultdict(set)
    for person, contacts in snapshot.interactions.items():
        for contact in contacts:
            if contact.channel == "calendar" and contact.citation.document:
                held[contact.citation.document].add(person)
    return held


def _keep(found: dict[str, tuple[dt.date, Citation]], person: str, day: dt.date, cited: Citation) -> None:
    if person not in found or found[person][0] < day:
        found[person] = (day, cited)


def _named(snapshot: Snapshot, person: str, text: str) -> bool:
    have = set(re.findall(r"\w+", fold(text)))
    return bool(have & {w for n in snapshot.people[person].names for w in names.parts(n)})


QUERIES = {Kind.HAD_WITH: had_with}
