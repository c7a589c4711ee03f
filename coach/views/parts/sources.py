"""Citations on the screen: numbered marks that open their quote, a list of sources, and the whole document."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.evidence import Citation, Fact
from coach.readers.in_words import in_words
from coach.text import count
from coach.views.parts import audience, show, words
from coach.views.parts.session import workspace

LOCK = "🔒 told in confidence"


def heading(citation: Citation, number: int = 0) -> show.Html:
    """Number, file, place, date and a lock where the passage is confidential."""
    kind = "Handbook: " if citation.handbook else ""
    line = " · ".join(
        p for p in (kind + words.source(citation.source, citation.place), words.day(citation.date)) if p
    )
    parts = [show.element("strong", show.text(str(number)))] if number else []
    parts.append(show.text(line))
    if citation.restricted:
        parts.append(show.element("span", show.text(LOCK), "lock"))
    return show.element("div", show.join(parts, " · "), "quiet")


def quote(citation: Citation, number: int = 0) -> show.Html:
    """The quote under its heading, a calendar entry or an address card in words; its own lines are a click away."""
    verbatim = show.verbatim(in_words(citation.quote))
    return show.join([heading(citation, number), show.element("div", verbatim, "quote")])


def reference(number: int, citation: Citation) -> show.Html:
    """A numbered mark that opens its quote in place."""
    name = f"Source {number}" + (", confidential" if citation.restricted else "")
    mark = show.Html(f"{number}{' 🔒' if citation.restricted else ''}")
    summary = show.element("summary", mark, title=name)
    return show.element("details", show.join([summary, show.element("div", quote(citation), "cited")]), "ref")


def references(citations: Sequence[Citation]) -> dict[int, show.Html]:
    """The marks of an answer by their number."""
    return {n: reference(n, c) for n, c in enumerate(citations, 1)}


def marks(citations: Sequence[Citation], first: int = 1) -> show.Html:
    """The marks of a line, one after the other."""
    return show.join([reference(n, c) for n, c in enumerate(citations, first)])


def fact(item: Fact) -> show.Html:
    """One supported line with its marks."""
    body = show.join([show.text(item.text), marks(item.citations)], " ")
    return show.element("div", body, "line")


def facts(items: Sequence[Fact]) -> None:
    """Supported lines as a list."""
    if items:
        inner = show.join([show.element("li", fact(f)) for f in items])
        show.html(show.element("div", show.element("ul", inner), "prose"))


def quotes(citations: Sequence[Citation]) -> None:
    """What the sources say, each quote once under its source; of a row of a table only where it stands."""
    for citation in {(c.source, c.place, c.quote): c for c in citations}.values():
        row = citation.place.startswith("row:")
        show.html(heading(citation) if row else quote(citation))


def listing(citations: Sequence[Citation], key: str) -> None:
    """All sources of an answer, each with its quote and a way to open the document."""
    if not citations:
        return
    locked = sum(c.restricted for c in citations)
    title = count(len(citations), "source") + (f", {locked} in confidence" if locked else "")
    with st.expander(title, icon=":material/lock:" if locked else ":material/format_quote:"):
        for number, citation in enumerate(citations, 1):
            with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
                show.html(quote(citation, number))
                opener(citation, f"{key}-{number}")


def opener(citation: Citation, key: str) -> None:
    """A button that opens the whole document at the quote."""
    if citation.handbook or not citation.source:
        return
    if st.button("Open", key=f"open-{key}", type="tertiary", help="Open the source at this place"):
        document(citation)


@st.dialog("Source", width="large")
def document(citation: Citation) -> None:
    """The document a citation quotes, with the quote set off."""
    there = workspace().cited(citation)
    show.html(heading(citation))
    if there is None:
        show.html(show.element("div", show.verbatim(citation.quote), "quote"))
        st.info("This source is gone: its import was undone, or a newer file stands in its place.")
        return
    found, now = there
    mark = show.Mark(now.start, now.end, "finding low")
    show.html(show.verbatim(found.text, [mark]))
    audience.panel(found.id, now.start, now.end)
