"""The reviewer's findings on the screen: letters, coloured spans, reasons and fixes."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from coach.evidence import Finding
from coach.review.fixes import apply_fix
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
STEPS = {"generalise": "Say {} generally", "remove": "Take {} out"}
SHOWN = {"generalise": "In general words", "remove": "Taken out"}
SEVERITIES = {"high": "Grave", "medium": "Better changed", "low": "A small thing"}
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


def spans(text: str, found: Sequence[tuple[str, Finding]], *, linked: bool = False) -> show.Html:
    """The text with its spans coloured, underlined and lettered; the gravest wins where they overlap. With `linked` each
    is a link to its `line` on the same page, which then holds one such text only."""
    graver = sorted(found, key=lambda pair: _ORDER.get(pair[1].severity, 3))
    marks = [
        show.Mark(
            f.start, f.end, f"finding {f.severity}",
            f"{category(f.category)}, {SEVERITIES.get(f.severity, '').lower()}: {f.reason}", letter,
            place(letter) if linked else "",
        )
        for letter, f in graver
    ]  # fmt: skip
    return show.verbatim(text, marks)


def verdict(report: Report) -> show.Html:
    """The verdict in words, on top of everything."""
    words = report.headline or _VERDICTS[report.verdict]
    return show.spoken(show.text(words), f"verdict {report.verdict}")


def place(letter: str) -> str:
    """The name of a finding's place on the page."""
    return f"finding-{letter}"


def line(letter: str, finding: Finding, *, linked: bool = False) -> None:
    """One finding: letter, what kind, the words, why, the source that says so, and what a model says of it."""
    badge = show.element("span", show.text(letter), "letter")
    kind = show.element("strong", show.text(category(finding.category)))
    grave = show.element(
        "span", show.text(SEVERITIES.get(finding.severity, "")), f"severity {finding.severity}"
    )
    quoted = show.text(f"“{show.shorten(finding.quote, 90)}”")
    head = show.element("div", show.join([badge, show.join([kind, grave, quoted], " · ")], " "), "line")
    why = show.join([show.text(finding.reason), sources.marks(finding.citations)], " ")
    lines = [head, show.element("div", why, "line")]
    if finding.added:
        lines.append(show.element("div", show.text(f"The model says: {finding.added}"), "line"))
    said = show.join(lines)
    show.html(show.target(place(letter), said) if linked else said)


def step(text: str, finding: Finding, name: str) -> str | None:
    """The text after a step of the ladder; None where there is no such step, or it changes nothing."""
    after = apply_fix(text, finding, name)
    return after if finding.fix.get(name) is not None and after != text else None
