"""The days of an event against its programme: whom to hear and when, what clashes, and whom to look for in a break.

Only from what the programme, the calendar and the messages hold: an entry without an end clashes with another only
where the two begin together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coach.briefing.arranged import Occasion
from coach.briefing.brief import PlannedDay, Tier
from coach.briefing.dossier import Dossier
from coach.briefing.guests import Guest, row_citation
from coach.briefing.tiers import tier_of
from coach.briefing.words import day, listed
from coach.evidence import Citation, Fact
from coach.people import names, organisations
from coach.readers.programme import Session, sessions
from coach.readers.stamps import days_in
from coach.store import tables as t
from coach.store.rows import cite
from coach.text import content_words

A_TALK = 60  # minutes that a talk may take of which nobody says how long it is
_PARTS = {"morning": (6 * 60, 12 * 60), "afternoon": (12 * 60, 18 * 60), "evening": (18 * 60, 24 * 60)}
A_BREAK = 3  # people to look for in one break
_BREAK = re.compile(
    r"\b(?:breaks?|coffee|tea|lunch|breakfast|dinner|supper|reception|drinks|networking|mingl\w+|get-?together|party|boat trip|"
    r"aperitif|apéro|social|exhibition|poster\w*|kaffeepause|mittag\w*|abendessen|empfang|pause|déjeuner|dîner|almuerzo|cena|café)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s?([ap])?\.?m?\.?", re.IGNORECASE)
_WHY = {
    Tier.PROMISED: "you owe them something",
    Tier.OWED_REPLY: "waits for your answer",
    Tier.MET_BEFORE: "you have met",
    Tier.COLLEAGUE: "somebody you know could introduce you",
    Tier.GOAL_MATCH: "fits a goal of yours",
}


@dataclass
class _Item:
    """Something at a time: a session, a break or a meeting. Minutes count from midnight; `end` is None where nobody
    says it."""

    start: int
    end: int | None
    time: str
    title: str
    citation: Citation
    kind: str  # talk, own, break, arranged, part (of a day, without a time), other
    speakers: list[Dossier] = field(default_factory=list)

    def meets(self, other: _Item) -> bool:
        """Whether the two are at the same time, as far as their times say."""
        if self.start == other.start:
            return True
        early, late = sorted((self, other), key=lambda i: i.start)
        return early.end is not None and late.start < early.end


def planned_days(
    programmes: Sequence[t.Document],
    listed_guests: Sequence[Guest],
    dossiers: Sequence[Dossier],
    first: Sequence[Dossier],
    occasion: Occasion,
    starts: dt.date | None,
) -> tuple[PlannedDay, ...]:
    """The days with anything to plan, in order. `first` are those to find first, in order."""
    finder = _Speakers(listed_guests, dossiers)
    days: dict[str, list[_Item]] = {}
    dates: dict[str, dt.date | None] = {}
    for document in programmes:
        for session in sessions(document.text):
            if item := _item(session, document, finder):
                days.setdefault(session.day, []).append(item)
                dates.setdefault(session.day, _date_of(session.day, len(dates), starts))
    titles = {date: title for title, date in dates.items() if date}
    meetings = sorted(_meetings(dossiers, occasion), key=lambda m: m[0])
    programmed = bool(days)
    if not programmed:
        meetings = [m for m in meetings if m[1].kind != "part"]
        # Without a programme the days are those on which something is arranged with a guest.
        titles = {date: f"{date:%A}, {day(date)}" for date, _ in meetings}
        days = {title: [] for title in titles.values()}
    for date, item in meetings:
        if item.kind == "part" and any(
            d in i.speakers for i in days.get(titles.get(date, ""), ()) for d in item.speakers
        ):
            continue  # a time is set, or it is their own session
        if date in titles and not any(_is_own_talk(item, i) for i in days[titles[date]]):
            days[titles[date]].append(item)
    _add_what_clashes(days, titles, occasion)
    placed = [d for items in days.values() for i in items if i.kind == "arranged" for d in i.speakers]
    waiting = [d for d in first if d not in placed]
    found = []
    for title, items in days.items():
        items.sort(key=lambda i: (i.start, i.kind))
        lines = tuple(_lines(items, waiting))
        if lines:
            found.append(PlannedDay(title or "The day", lines))
    if programmed and found and (left := _between_sessions(waiting)):
        found[-1] = PlannedDay(found[-1].title, (*found[-1].lines, left))
    return tuple(found)


def _add_what_clashes(
    days: dict[str, list[_Item]], titles: Mapping[dt.date, str], occasion: Occasion
) -> None:
    """Give each meeting the end that the calendar has, and put beside it what else of the calendar is at that time."""
    for starts, ends, fact in occasion.appointments():
        title = titles.get(starts.date())
        if title is None:
            continue
        last = ends.hour * 60 + ends.minute if ends and ends.date() == starts.date() else None
        found = _Item(
            starts.hour * 60 + starts.minute,
            last,
            f"{starts:%H:%M}",
            fact.text,
            fact.citations[0],
            "arranged",
        )
        own = [i for i in days[title] if i.kind == "arranged" and i.citation == found.citation]
        for item in own:
            item.end = last
        if not own and any(i.kind == "arranged" and i.meets(found) for i in days[title]):
            days[title].append(found)


class _Speakers:
    """Whom a session's line means: the guest whose programme line it is, or who has the name; None for the user."""

    def __init__(self, listed_guests: Sequence[Guest], dossiers: Sequence[Dossier]) -> None:
        self._lines = {(d.guest.spoken.source, d.guest.spoken.place): d for d in dossiers if d.guest.spoken}
        self._names: dict[str, list[Dossier]] = {}
        for d in dossiers:
            for name in {names.normal(n) for n in _names_of(d)}:
                self._names.setdefault(name, []).append(d)
        self._own = {names.normal(g.name) for g in listed_guests if g.is_user}

    def of(self, session: Session, source: str) -> tuple[list[Dossier], bool]:
        """The guests who speak, and whether the user does."""
        found = [d for name, place in session.speakers if (d := self._named(name, place))]
        line = self._lines.get((source, f"line:{session.line}"))
        if line is not None and line not in found and len(found) < len(session.speakers):
            found.append(line)
        return found, any(names.normal(n) in self._own for n, _ in session.speakers)

    def _named(self, name: str, place: str) -> Dossier | None:
        """The one guest of a name; of several, the one at the place beside it."""
        found = self._names.get(names.normal(name), [])
        if len(found) > 1:
            found = [d for d in found if place and organisations.same(d.guest.organisation, place)]
        return found[0] if len(found) == 1 else None


def _names_of(d: Dossier) -> Iterable[str]:
    return (d.name, d.guest.name, *(d.person.names if d.person else ()))


def _item(session: Session, document: t.Document, finder: _Speakers) -> _Item | None:
    start, end = _minutes(session.time)
    if start is None:
        return None
    lines = document.text.split("\n")
    at = sum(len(line) + 1 for line in lines[: session.line - 1])
    citation = cite(document, at, at + len(lines[session.line - 1]))
    speakers, own = finder.of(session, document.source)
    kind = (
        "own" if own else "talk" if session.speakers else "break" if _BREAK.search(session.title) else "other"
    )
    return _Item(start, end, session.time, session.title, citation, kind, speakers)


def _minutes(time: str) -> tuple[int | None, int | None]:
    """Start and end of "09:30", "9.30 am" or "14:00–15:30", in minutes from midnight."""
    found = []
    for m in _CLOCK.finditer(time):
        hour = int(m[1]) % 12 + (12 if m[3].lower() == "p" else 0) if m[3] else int(m[1])
        if hour < 24:
            found.append(hour * 60 + int(m[2] or 0))
    return (found[0] if found else None), (found[1] if len(found) > 1 and found[1] > found[0] else None)


def _date_of(heading: str, number: int, starts: dt.date | None) -> dt.date | None:
    """The day under a heading: the one it names in full, else the next in the row."""
    named = days_in(heading)
    if named is not None:
        return named.first
    if starts is None:
        return None
    ahead = [starts + dt.timedelta(days=n) for n in range(7)]
    spelt = next((d for d in ahead if f"{d:%A}" in heading), None)
    return spelt or starts + dt.timedelta(days=number)


def _meetings(dossiers: Sequence[Dossier], occasion: Occasion) -> Iterator[tuple[dt.date, _Item]]:
    """What is arranged with guests, each once a time."""
    seen: set[tuple[dt.date, int, str]] = set()
    for d in dossiers:
        if d.person is None:
            continue
        for date, clock, fact in occasion.timed(d.person, d.statements, d.planned):
            start, end = _minutes(clock)
            key = (date, start or 0, d.person.id)
            if start is not None and key not in seen:
                seen.add(key)
                yield date, _Item(start, end, clock, fact.text, fact.citations[0], "arranged", [d])
        for date, part, fact in [*occasion.loose(d.person, d.statements)][-1:]:
            begins, ends = _PARTS[part]
            yield date, _Item(begins, ends, part.capitalize(), fact.text, fact.citations[0], "part", [d])


def _is_own_talk(item: _Item, session: _Item) -> bool:
    """Whether a message that sets a time is about the user's own talk at that time."""
    shared = set(content_words(item.citation.quote)) & set(content_words(session.title))
    return session.kind == "own" and item.start == session.start and bool(shared)


def _lines(items: Sequence[_Item], waiting: list[Dossier]) -> Iterator[Fact]:
    """The lines of a day; whoever is met on it is taken from `waiting`."""
    told = [
        i
        for i in items
        if i.kind in ("own", "arranged", "part") or any(_matters(d, waiting) for d in i.speakers)
    ]
    for number, item in enumerate(items):
        others = [o for o in told if o.citation != item.citation and o.kind != "part" and o.meets(item)]
        if item in told:
            begun = [
                o
                for o in told
                if o.kind == "own" and item.kind == "arranged" and _just_begun(o, item) and o not in others
            ]
            text = f"{item.time} {_what(item, waiting)}" if item.kind != "part" else _part(item, others)
            also = "".join(f" You speak at {o.time}." for o in begun)
            cited = (item.citation, *(o.citation for o in (*others, *begun)))
            yield Fact(text + _clash(item, others) + also, cited, item.kind)
        elif item.kind == "break":
            who = list(_for_a_break(items[:number], waiting))
            if who and not others:
                yield Fact(
                    f"{item.time} {item.title}: look for {listed(n for n, _ in who)}.",
                    (item.citation,),
                    "break",
                )
        for d in item.speakers if item in told and item.kind != "part" else ():
            if d in waiting:
                waiting.remove(d)


def _just_begun(own: _Item, item: _Item) -> bool:
    """Whether the user's talk, of which nobody says how long it is, began less than an hour before."""
    return own.end is None and 0 < item.start - own.start < A_TALK


def _part(item: _Item, others: Sequence[_Item]) -> str:
    """A part of a day that somebody proposed, and what is in it already."""
    own = [f"you speak at {o.time}" for o in others if o.kind == "own"]
    rest = [f"{_short(o)} is at {o.time}" for o in others if o.kind != "own"]
    taken = listed([*own, *rest])
    return f"{item.time}, no time set: {item.title}{f' {taken[:1].upper()}{taken[1:]}.' if taken else ''}"


def _what(item: _Item, waiting: Sequence[Dossier]) -> str:
    if item.kind == "own":
        return f"You speak: {item.title}."
    if item.kind == "arranged":
        return item.title if item.title.endswith(("”", ".")) else f"{item.title}."
    said = [_speaker(d) for d in item.speakers if _matters(d, waiting)]
    title = item.title.rstrip(".")
    lead = f"{title} " if title.endswith(("?", "!")) else f"{title}. " if title else ""
    return f"{lead}{'; '.join(said)}."


def _speaker(d: Dossier) -> str:
    why = "fits a goal of yours" if d.goals else "asks you something" if d.held else _WHY.get(tier_of(d), "")
    return f"{d.name} speaks{f' ({why})' if why else ''}"


def _matters(d: Dossier, waiting: Sequence[Dossier]) -> bool:
    """Whether somebody's session belongs into the plan."""
    return d in waiting or bool(d.goals) or tier_of(d) != Tier.NEW


def _clash(item: _Item, others: Sequence[_Item]) -> str:
    """What is at the same time, said in the line of what can be left for it."""
    if not others or item.kind in ("own", "part"):
        return ""
    also = "your own talk" if any(o.kind == "own" for o in others) else listed(_short(o) for o in others)
    return f" At the same time as {also}."


def _short(item: _Item) -> str:
    who = listed(d.name for d in item.speakers)
    return (
        f"the meeting with {who}"
        if item.kind == "arranged" and who
        else "another meeting"
        if item.citation.restricted
        else f"“{item.title}”"
        if item.title
        else f"{who}"
    )


def _for_a_break(before: Sequence[_Item], waiting: list[Dossier]) -> Iterator[tuple[str, Dossier]]:
    """Whom to look for: who has just spoken and whom one wants to find, then the next of those who do not speak."""
    last = next((i for i in reversed(before) if i.speakers), None)
    spoke = [d for d in (last.speakers if last is not None else []) if _matters(d, waiting)]
    for d in spoke[:A_BREAK]:
        yield f"{d.name}, who speaks before it", d
    for d in [d for d in waiting if d not in spoke and not d.guest.session][: A_BREAK - len(spoke)]:
        waiting.remove(d)
        yield d.name, d


def _between_sessions(waiting: Sequence[Dossier]) -> Fact | None:
    """Those to find first whom neither the programme nor an appointment places."""
    left = [d for d in waiting if not d.guest.session]
    if not left:
        return None
    said = f"Nothing in the programme says where to find {listed(d.name for d in left)}: look between the sessions."
    return Fact(said, tuple(_listed_as(d) for d in left), "loose")


def _listed_as(d: Dossier) -> Citation:
    return row_citation(d.guest.citation, d.guest.name)
