"""Who knows whom at an event, as a small picture: you in the middle, around you those you have met, and further out
those whom somebody there could lead you to. Made here, without a library; `in_words` says the same in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from coach.briefing.brief import Circle, Joined, Picture, Standing
from coach.briefing.dossier import Dossier
from coach.briefing.words import count, listed
from coach.checks.display import visible
from coach.evidence import Fact
from coach.people import names

MOST_MET = 14
MOST_BEYOND = 10
FEWEST = 4  # people, below which a picture shows nothing that a line does not
WIDTH, HEIGHT = 760, 520
_RINGS = {Circle.MET: (190.0, 130.0), Circle.BEYOND: (285.0, 212.0)}
_INK, _QUIET, _PALE, _ACCENT = "#1d2733", "#5b6875", "#c9d2da", "#0b6e6e"
LONGEST = 24  # characters of a name beside its dot


def picture_of(dossiers: Sequence[Dossier], first: Sequence[Dossier]) -> Picture | None:
    """The picture, None where no two guests are known to know each other: then there is nothing to see."""
    joins = list(_joins(dossiers))
    tied = {p for join in joins for p in (join.one, join.other)}
    by_id = {d.person.id: d for d in dossiers if d.person}
    wanted = [d.person.id for d in first if d.person]
    order = [*(p for p in by_id if p in tied), *(p for p in wanted if p not in tied)]
    order += [p for p, d in by_id.items() if d.met and p not in order]
    met = [p for p in order if by_id[p].met][:MOST_MET]
    beyond = [p for p in order if not by_id[p].met and p in tied][:MOST_BEYOND]
    shown = {*met, *beyond}
    joins = [j for j in joins if j.one in shown and j.other in shown]
    if not joins or len(shown) < FEWEST:
        return None
    people = [
        *_around(_by_neighbours(met, joins), by_id, wanted),
        *_further(beyond, met, joins, by_id, wanted),
    ]
    picture = Picture(tuple(people), tuple(joins), "")
    return replace(picture, caption=_caption(picture, sum(d.met for d in dossiers), len(dossiers)))


def _joins(dossiers: Sequence[Dossier]) -> Iterator[Joined]:
    """Each pair of guests once, by a sentence that names both or by one place."""
    there = {d.person.id for d in dossiers if d.person}
    seen: set[frozenset[str]] = set()
    for d in dossiers:
        for tie in d.ties:
            pair = frozenset((tie.person.id, d.person.id if d.person else ""))
            cited = tie.said.cite() if tie.said is not None else tie.record
            if d.person is None or tie.person.id not in there or pair in seen or cited is None:
                continue
            seen.add(pair)
            yield Joined(d.person.id, tie.person.id, tie.said is not None, cited, not tie.only_wishes)


def _by_neighbours(met: Sequence[str], joins: Sequence[Joined]) -> list[str]:
    """The people of a ring so that those who are joined stand side by side."""
    beside: dict[str, list[str]] = {p: [] for p in met}
    for j in joins:
        if j.one in beside and j.other in beside:
            beside[j.one].append(j.other)
            beside[j.other].append(j.one)
    found: list[str] = []
    for start in met:
        queue = [start]
        while queue:
            person = queue.pop(0)
            if person not in found:
                found.append(person)
                queue = [*beside[person], *queue]
    return found


def _around(ring: Sequence[str], by_id: dict[str, Dossier], wanted: Sequence[str]) -> Iterator[Standing]:
    for number, person in enumerate(ring):
        angle = 2 * math.pi * number / max(len(ring), 1) - math.pi / 2
        yield _standing(person, angle, Circle.MET, by_id, wanted)


def _further(
    beyond: Sequence[str],
    ring: Sequence[str],
    joins: Sequence[Joined],
    by_id: dict[str, Dossier],
    wanted: Sequence[str],
) -> Iterator[Standing]:
    """Those further out, each near the people who lead to them, none on top of another."""
    inner = _by_neighbours(ring, joins)
    angles = {p: 2 * math.pi * n / max(len(inner), 1) - math.pi / 2 for n, p in enumerate(inner)}
    places: list[tuple[float, str]] = []
    for person in beyond:
        near = [
            angles[p] for j in joins for p in (j.one, j.other) if person in (j.one, j.other) and p in angles
        ]
        places.append((near[0] if near else 0.0, person))
    places.sort()
    step = 2 * math.pi / max(len(places) * 2, 12)
    last = -math.inf
    for angle, person in places:
        last = max(angle, last + step)
        yield _standing(person, last, Circle.BEYOND, by_id, wanted)


def _standing(
    person: str, angle: float, circle: Circle, by_id: dict[str, Dossier], wanted: Sequence[str]
) -> Standing:
    rx, ry = _RINGS[circle]
    x, y = WIDTH / 2 + rx * math.cos(angle), HEIGHT / 2 + ry * math.sin(angle)
    return Standing(person, by_id[person].name, round(x, 1), round(y, 1), circle, person in wanted)


def _caption(picture: Picture, known: int, guests: int) -> str:
    """What to see: how many you know, who leads to whom, and where most lines meet."""
    called = {s.person: s.name for s in picture.people}
    met = [s for s in picture.people if s.circle == Circle.MET]
    inner = {s.person for s in met}
    some = f"; {count(len(met))} of them are in the picture" if len(met) < known else ""
    said = [f"You have met {count(known)} of the {count(guests)} who are coming{some}."]
    led = [
        (j.one, j.other) if j.other in inner else (j.other, j.one)
        for j in picture.joins
        if j.leads and (j.one in inner) != (j.other in inner)
    ]
    whom = dict.fromkeys(target for target, _ in led)
    said += [
        f"{listed(called[g] for t, g in led if t == target)} {'leads' if sum(t == target for t, _ in led) == 1 else 'lead'} to {called[target]}."
        for target in list(whom)[:3]
    ]
    degree = {p: sum(p in (j.one, j.other) for j in picture.joins) for p in called}
    most = max(degree, key=lambda p: degree[p])
    if degree[most] >= 3:
        said.append(f"Most lines meet at {called[most]}.")
    return " ".join(said)


def in_words(picture: Picture) -> Iterator[Fact]:
    """The picture in words, a line for each pair."""
    called = {s.person: s.name for s in picture.people}
    for j in picture.joins:
        how = "named together" if j.named else "at the same place"
        yield Fact(f"{called[j.one]} and {called[j.other]}: {how}.", (j.citation,), "joined")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the picture from point to point."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A dot with its name; `side` is where the name stands: left (-1), right (1), above (2) or below (-2)."""

    x: float
    y: float
    name: str
    colour: str
    bold: bool
    side: int


def strokes(picture: Picture) -> Iterator[Stroke]:
    """All lines, the pale ones from the user first."""
    at = {s.person: s for s in picture.people}
    for s in picture.people:
        if s.circle == Circle.MET:
            yield Stroke(WIDTH / 2, HEIGHT / 2, s.x, s.y, _PALE, dashed=False)
    for j in picture.joins:
        a, b = at[j.one], at[j.other]
        yield Stroke(a.x, a.y, b.x, b.y, _QUIET, dashed=not j.named)


def labels(picture: Picture) -> Iterator[Label]:
    """All dots with their names, the user's in the middle."""
    yield Label(WIDTH / 2, HEIGHT / 2, "You", _INK, True, 2)
    for s in picture.people:
        flat = " ".join(visible(s.name).split())
        short = flat if len(flat) <= LONGEST else _shortened(flat)
        off = s.x - WIDTH / 2
        side = (-2 if s.y > HEIGHT / 2 else 2) if abs(off) < 60 else 1 if off > 0 else -1
        yield Label(s.x, s.y, short, _ACCENT if s.circle == Circle.BEYOND else _INK, s.first, side)


def _shortened(name: str) -> str:
    """First and last name; of a last name that is too long the first letter.

    >>> _shortened("Ana Maria de la Torre Vidal"), _shortened("Wilhelmina van Meulen-Oosterhout")
    ('Ana Vidal', 'Wilhelmina M.')
    """
    first, last = names.first_name(name), name.rsplit(maxsplit=1)[-1]
    whole = f"{first} {last}"
    return whole if len(whole) <= LONGEST else f"{first[: LONGEST - 3]} {last[0]}."


def span(picture: Picture) -> tuple[float, float]:
    """From which height to which there is anything to see."""
    heights = [label.y for label in labels(picture)]
    return min(heights) - 34, max(heights) + 34


def svg(picture: Picture) -> str:
    """The picture as SVG: shapes and escaped words only, its caption as the text alternative."""
    top, bottom = span(picture)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {WIDTH} {bottom - top}" role="img" width="100%">',
        f"<title>Who knows whom there</title><desc>{escape(picture.caption)}</desc>",
        f'<rect y="{top}" width="{WIDTH}" height="{bottom - top}" rx="8" fill="#ffffff"/>',
    ]
    for s in strokes(picture):
        dash = ' stroke-dasharray="4 4"' if s.dashed else ""
        parts.append(
            f'<line x1="{s.x1}" y1="{s.y1}" x2="{s.x2}" y2="{s.y2}" stroke="{s.colour}" stroke-width="1.4"{dash}/>'
        )
    for label in labels(picture):
        dx, dy, anchor = offset(label.side)
        weight = ' font-weight="bold"' if label.bold else ""
        parts.append(f'<circle cx="{label.x}" cy="{label.y}" r="5" fill="{label.colour}"/>')
        parts.append(
            f'<text x="{label.x + dx}" y="{label.y + dy}" text-anchor="{anchor}" font-family="sans-serif" font-size="13" '
            f'fill="{label.colour}"{weight} paint-order="stroke" stroke="#ffffff" stroke-width="3">{escape(label.name)}</text>'
        )
    return "".join([*parts, "</svg>"])


def offset(side: int) -> tuple[float, float, str]:
    """How far a name stands from its dot, and which of its ends is there."""
    return {1: (9, 4, "start"), -1: (-9, 4, "end"), 2: (0, -10, "middle")}.get(side, (0.0, 20.0, "middle"))
