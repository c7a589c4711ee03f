"""The reviewer's findings on the screen: letters, coloured spans, reasons and fixes."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from coach.evidence import Finding
from coach.review.report import Report
from coach.views.parts import show, sources

CATEGORIES = {
    "personal_data": "Personal details",
    "secret": "A secret or key",
    "private_life": "Private life",
    "third_party": "Another person's matter",
    "confidential": "Confidential",
    "embargoed": "Not public yet",
    "politics": "Politics",
    "religion": "Religion",
    "identity_group": "A group of people",
    "offensive": "Offensive",
    "hostile": "An attack",
    "favour_seeking": "Pressing for a favour",
    "boastful": "Boastful",
    "inauthentic": "Sounds like a template",
}
STEPS = {"generalise": "Say it generally", "remove": "Take it out"}
_ORDER = {"high": 0, "medium": 1, "low": 2}
_VERDICTS = {"ok": "Fine to share", "revise": "Better to revise", "hold": "Hold this back"}


def lettered(found: Sequence[Finding]) -> list[tuple[str, Finding]]:
    """Findings in the order of the text, each with a letter: A to Z, then AA."""
    ordered = sorted(found, key=lambda f: (f.start, _ORDER.get(f.severity, 3)))
    return [(_letter(n), finding) for n, finding in enumerate(ordered)]


def _letter(number: int) -> str:
    first, second = divmod(number, 26)
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]


def category(name: str) -> str:
    """A category in words."""
    return CATEGORIES.get(name, name.replace("_", " ").capitalize())


def spans(text: str, found: Sequence[tuple[str, Finding]]) -> show.Html:
    """The text with its spans coloured, underlined and lettered; the gravest wins where they overlap."""
    graver = sorted(found, key=lambda pair: _ORDER.get(pair[1].severity, 3))
    marks = [
        show.Mark(f.start, f.end, f"finding {f.severity}", f"{category(f.category)}: {f.reason}", letter)
        for letter, f in graver
    ]
    return show.verbatim(text, marks)


def verdict(report: Report) -> show.Html:
    """The verdict in words, on top of everything."""
    words = report.headline or _VERDICTS[report.verdict]
    return show.element("div", show.text(words), f"verdict {report.verdict}")


def line(letter: str, finding: Finding) -> None:
    """One finding: letter, what kind, the words, why, and the source that says so."""
    badge = show.element("span", show.text(letter), "letter")
    kind = show.element("strong", show.text(category(finding.category)))
    quoted = show.text(f"“{show.shorten(finding.quote, 90)}”")
    head = show.element("div", show.join([badge, kind, quoted], " "), "line")
    why = show.join([show.text(finding.reason), sources.marks(finding.citations)], " ")
    show.html(show.join([head, show.element("div", why, "line")]))


def applied(text: str, finding: Finding, replacement: str) -> str:
    """The text with one span replaced, and no double blank left behind.

    >>> from coach.evidence import Finding
    >>> f = Finding(3, 9, "really", "conduct", "boastful", "low", "", "test")
    >>> applied("A, really good day.", f, "")
    'A, good day.'
    """
    before, after = text[: finding.start], text[finding.end :]
    if not replacement:
        if before.endswith((" ", "\n")) or not before:
            after = after.lstrip(" ")
        if not after or after[0] in ".,;:!?":
            before = before.rstrip(" ,;:" if after else " ")
    return before + replacement + after
