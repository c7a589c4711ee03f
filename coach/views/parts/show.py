"""Other people's text on the screen: the one place where it becomes HTML or a label, always escaped."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NewType

import streamlit as st

from coach.checks.display import visible

Html = NewType("Html", str)
"""A string that this module made: everything in it that came from outside is escaped."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:@&=^])")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_REFERENCES = re.compile(r"[ \t]?((?:\[\d{1,3}\][ \t]?)*\[\d{1,3}\])([.,;:!?]?)")
_WORDS = re.compile(r"\s+|[^\s]+")
_AROUND = 80  # characters on either side of a change that is shown by itself


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of code points to set off: a CSS class, a reason for the pointer, an optional letter, and the place on the
    page that a click or Enter leads to."""

    start: int
    end: int
    css: str
    title: str = ""
    letter: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class _Swap:
    """A range of code points shown as something else."""

    start: int
    end: int
    html: Html


def html(body: Html) -> None:
    """Put HTML made by this module on the page."""
    if body:
        st.html(body)


def text(plain: str) -> Html:
    """Any text, escaped, on one line."""
    return Html(escape(" ".join(visible(plain).split())))


def element(tag: str, inner: Html, css: str = "", title: str = "") -> Html:
    """One element around escaped content."""
    attributes = (f' class="{escape(css)}"' if css else "") + (
        f' title="{escape(visible(title))}"' if title else ""
    )
    return Html(f"<{tag}{attributes}>{inner}</{tag}>")


def link(name: str, inner: Html) -> Html:
    """A link to a place on the same page."""
    return Html(f'<a href="#{escape(name)}" target="_self">{inner}</a>')


def target(name: str, inner: Html) -> Html:
    """A place on the page that `link` leads to."""
    return Html(f'<div id="{escape(name)}" class="anchor">{inner}</div>')


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Several pieces in a row; `between` is escaped."""
    return Html(escape(between).join(parts))


def label(plain: str, limit: int = 0) -> str:
    """Text for a Streamlit label or message, which reads Markdown: every mark escaped, one line, cut at a word."""
    line = " ".join(visible(plain).split())
    return _MARKDOWN.sub(r"\\\1", shorten(line, limit) if limit else line)


def shorten(plain: str, limit: int) -> str:
    """At most `limit` code points, cut at a word, with an ellipsis where something is missing.

    >>> shorten("a harbour far away", 10)
    'a harbour…'
    """
    line = " ".join(plain.split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:. ") + "…"


def prose(plain: str, marks: Sequence[Mark] = (), references: Mapping[int, Html] | None = None) -> Html:
    """An answer as paragraphs and lists. Offsets of `marks` are those of `plain`; `references` are shown in the
    place of the marks [1], [2]."""
    swaps = _swaps(plain, references or {})
    blocks: list[str] = []
    items: list[str] = []
    for start, end in _lines(plain):
        item = _ITEM.match(plain, start, end)
        if item and plain[start:end].strip():
            items.append(f"<li>{_inline(plain, item.end(), end, marks, swaps)}</li>")
            continue
        if items:
            blocks.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if plain[start:end].strip():
            blocks.append(f'<div class="para">{_inline(plain, start, end, marks, swaps)}</div>')
    if items:
        blocks.append(f"<ul>{''.join(items)}</ul>")
    return Html(f'<div class="prose">{"".join(blocks)}</div>')


def verbatim(plain: str, marks: Sequence[Mark] = ()) -> Html:
    """A text exactly as it stands, line ends kept, with its marks."""
    return Html(f'<div class="verbatim">{_inline(plain, 0, len(plain), marks, [])}</div>')


def table(head: Sequence[str], rows: Sequence[Sequence[Html]]) -> Html:
    """A compact table of escaped cells."""
    top = "".join(f'<th scope="col">{escape(h)}</th>' for h in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    thead = f"<thead><tr>{top}</tr></thead>" if any(head) else ""
    return Html(f'<table class="rows">{thead}<tbody>{body}</tbody></table>')


def bars(counts: Sequence[tuple[str, int]], said: str) -> Html:
    """A small picture of counts over time, one bar each; `said` tells in words what there is to see."""
    highest = max((n for _, n in counts), default=0)
    if not highest:
        return Html("")
    drawn = "".join(
        f'<span class="bar" title="{escape(name)}: {n}" style="height:{round(100 * n / highest)}%"></span>'
        for name, n in counts
    )
    picture = f'<div class="bars" role="img" aria-label="{escape(said)}">{drawn}</div>'
    return Html(f'{picture}<div class="quiet">{escape(said)}</div>')


def spoken(inner: Html, css: str) -> Html:
    """A line that is read out when it changes."""
    return Html(f'<div class="{escape(css)}" role="status" aria-live="polite">{inner}</div>')


def change(before: str, after: str) -> Html:
    """The difference with no more around it than its own sentence or so, on one line."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    longest = min(len(before), len(after)) - start
    end = next((i for i in range(longest) if before[-1 - i] != after[-1 - i]), longest)
    first = max(
        (
            before.rfind(stop, 0, start) + len(stop)
            for stop in (". ", "! ", "? ", "\n")
            if stop in before[:start]
        ),
        default=0,
    )
    first = max(first, start - _AROUND)
    tail = before[len(before) - end :]
    stops = [tail.find(stop) + 1 for stop in (". ", "! ", "? ", "\n") if stop in tail]
    kept = min([*stops, len(tail), _AROUND])
    old, new = before[first : len(before) - end + kept], after[first : len(after) - end + kept]
    return difference(" ".join(old.split()), " ".join(new.split()))


def difference(before: str, after: str) -> Html:
    """Both versions as one text: what went is struck through, what came is underlined."""
    parts: list[str] = []
    for same, gone, came in _changes(before, after):
        parts.append(escape(visible(same)))
        parts.append(f"<del>{escape(visible(gone))}</del>" if gone else "")
        parts.append(f"<ins>{escape(visible(came))}</ins>" if came else "")
    return Html(f'<div class="verbatim">{"".join(parts)}</div>')


def _changes(before: str, after: str) -> list[tuple[str, str, str]]:
    """Triples of text in common and what went and came after it; single common words inside a change belong to it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[tuple[str, str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if kind != "equal":
            same, gone, came = found.pop() if found else ("", "", "")
            found.append((same, gone + left, came + right))
        elif found and b < len(old) and b - a <= 3:
            same, gone, came = found.pop()
            found.append((same, gone + left, came + right))
        else:
            found.append((left, "", ""))
    return found


def _lines(plain: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in plain.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n"))
        start += len(line)


def _swaps(plain: str, references: Mapping[int, Html]) -> list[_Swap]:
    found: list[_Swap] = []
    for bold in _BOLD.finditer(plain):
        found.append(_Swap(bold.start(), bold.start() + 2, Html("<strong>")))
        found.append(_Swap(bold.end() - 2, bold.end(), Html("</strong>")))
    for group in _REFERENCES.finditer(plain):
        numbers = [int(n) for n in re.findall(r"\d+", group[1])]
        shown = [references[n] for n in numbers if n in references]
        if shown:
            # The stop goes before the marks, so that an opened quote does not leave it alone on a line.
            found.append(_Swap(group.start(), group.end(), join([Html(escape(group[2])), *shown])))
    return found


def _inline(plain: str, start: int, end: int, marks: Sequence[Mark], swaps: Sequence[_Swap]) -> str:
    inside = [s for s in swaps if start <= s.start and s.end <= end]
    cuts = {start, end}
    cuts.update(c for m in marks for c in (m.start, m.end) if start <= c <= end)
    cuts.update(c for s in inside for c in (s.start, s.end))
    order = sorted(cuts)
    parts = [_piece(plain, a, b, marks, inside) for a, b in itertools.pairwise(order)]
    return "".join(parts)


def _piece(plain: str, start: int, end: int, marks: Sequence[Mark], swaps: Sequence[_Swap]) -> str:
    for swap in swaps:
        if swap.start <= start and end <= swap.end:
            return swap.html if start == swap.start else ""
    covering = [m for m in marks if m.start <= start and end <= m.end]
    shown = escape(visible(plain[start:end]))
    for mark in covering[:1]:
        title = " ".join(m.title for m in covering if m.title)
        letters = "".join(m.letter for m in covering if m.letter and m.start == start)
        badge = f'<span class="letter">{escape(letters)}</span>' if letters else ""
        if mark.leads_to and mark.start == start:
            to = f'href="#{escape(mark.leads_to)}" target="_self"'
            return f'<a class="{escape(mark.css)}" {to} title="{escape(title)}">{badge}{shown}</a>'
        return f'<span class="{escape(mark.css)}" title="{escape(title)}">{badge}{shown}</span>'
    return shown
