"""Where the lines of a briefing stand, short enough for paper: a file's own name and the day below each line, every path once
at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.briefing.brief import Brief
from coach.briefing.words import age, short_day
from coach.evidence import Citation, Fact

LONGEST_NAME = 32
LONGEST_PATH = 56
_DAY_FIRST = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d[-_ ]*(?=\w)")


class SmallPrint:
    """The sources of one briefing. A file is called by its name without day, folder and ending, where no other is."""

    def __init__(self, brief: Brief) -> None:
        self._made = brief.made
        paths = dict.fromkeys(c.source for f in _facts(brief) for c in f.citations)
        bare = {path: _bare(path) for path in paths}
        often = Counter(bare.values())
        self._names = {p: n if often[n] == 1 else shortened(p, LONGEST_PATH) for p, n in bare.items()}

    def of(self, *facts: Fact) -> str:
        """Where facts stand, each place once: file, row or page where it needs one, and day, the newest with its age."""
        cited = [c for f in facts for c in f.citations]
        newest = max((c.date for c in cited if c.date), default=None)
        said = list(dict.fromkeys(self._place(c) for c in cited))
        ago = age(newest, self._made) if newest and self._made else ""
        return "; ".join(said) + (f"; {ago}" if said and ago else "")

    def _place(self, citation: Citation) -> str:
        kind, _, number = citation.place.partition(":")
        place = f" {kind} {number}" if kind in ("row", "page") else ""
        when = f", {short_day(citation.date)}" if citation.date else ""
        return f"{self._names.get(citation.source, citation.source)}{place}{when}"

    def paths(self) -> str:
        """Every file by its short name, in one line; empty where all are called by their path."""
        found = sorted((n, p) for p, n in self._names.items())
        return "; ".join(n if n == p else f"{n}: {shortened(p, LONGEST_PATH)}" for n, p in found)


def _bare(path: str) -> str:
    stem = PurePosixPath(path).stem or path
    return shortened(_DAY_FIRST.sub("", stem), LONGEST_NAME)


def shortened(name: str, longest: int) -> str:
    """A name with its beginning and its end, where all of it would fill a line.

    >>> shortened("notes/" + "a-very-long-name-" * 5 + "fair.md", 56)
    'notes/a-very-long-name-a-ver…very-long-name-fair.md'
    """
    if len(name) <= longest:
        return name
    return f"{name[: longest // 2]}…{name[-(longest // 2 - 6) :]}"


def _facts(brief: Brief) -> Iterator[Fact]:
    yield from (*brief.own_part, *brief.changes, *brief.introductions, *brief.success)
    for planned in brief.days:
        yield from planned.lines
    for joined in brief.picture.joins if brief.picture else ():
        yield Fact("", (joined.citation,))
    for c in brief.attendees:
        yield from (
            *c.facts,
            *c.openings,
            *c.questions,
            *c.do_not_raise,
            *c.stale,
            *c.between,
            *c.shared,
            *c.missing,
            *c.namesakes,
        )
        yield from c.looked_up
