"""HTML to plain text: block by line, quotes marked with `>`, nothing fetched, no pictures, no scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_PARAGRAPHS = frozenset("p ul ol table h1 h2 h3 h4 h5 h6 blockquote pre".split())
_LINES = frozenset("div li tr hr section article header footer dl dt dd".split())
_CONDITIONS = re.compile(r"<!\[[^<>]*>")  # "<![if !mso]>", on which the parser may give up
_NESTING = _SKIPPED | {"pre", "blockquote", "div"}
"""Only these are followed to their end; others need not be closed."""


def _quotes(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
    """Whether an element holds somebody's quoted mail: a block quote, or the wrapper of a mail program."""
    return tag == "blockquote" or any(
        name == "class" and value and re.search(r"\b(gmail_quote|yahoo_quoted|moz-cite-prefix)", value)
        for name, value in attributes
    )


class _Text(HTMLParser):
    """Gathers lines, each with how deep it stands in quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = [(0, "")]
        self.open: list[tuple[str, bool]] = []
        self.quoted = self.skipped = self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._close(0)
        self._break_for(tag)
        if tag in _NESTING:
            self.open.append((tag, _quotes(tag, attrs)))
            self._count(*self.open[-1], 1)
        if tag == "br":
            self._new_line()
        elif tag == "li":
            self._add("- ")

    def handle_endtag(self, tag: str) -> None:
        self._break_for(tag)
        if tag in _NESTING:
            at = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i][0] == tag), None)
            if at is not None:
                self._close(at)
        if tag in ("td", "th"):
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if not self.verbatim:
            self._add(re.sub(r"\s+", " ", data))
            return
        for number, line in enumerate(data.split("\n")):
            if number:
                self._new_line()
            self._add(line)

    def _close(self, at: int) -> None:
        for tag, quoted in self.open[at:]:
            self._count(tag, quoted, -1)
        del self.open[at:]

    def _count(self, tag: str, quoted: bool, step: int) -> None:
        self.quoted += step * quoted
        self.skipped += step * (tag in _SKIPPED)
        self.verbatim += step * (tag == "pre")

    def _break_for(self, tag: str) -> None:
        """A line ends around a block; a paragraph leaves a blank line as well."""
        if (tag in _LINES or tag in _PARAGRAPHS) and self.lines[-1][1].strip():
            self._new_line()
        if tag in _PARAGRAPHS and len(self.lines) > 1 and self.lines[-2][1].strip():
            self._new_line()

    def _new_line(self) -> None:
        self.lines.append((self.quoted, ""))

    def _add(self, text: str) -> None:
        depth, line = self.lines[-1]
        if not line and not self.verbatim:
            text = text.lstrip(" ")
        self.lines[-1] = (depth if line else self.quoted, line + text)


def html_to_text(markup: str) -> str:
    """The readable text of a piece of HTML.

    >>> html_to_text("<p>Dear Bo,</p><p>see <b>you</b><br>there</p>")
    'Dear Bo,\\n\\nsee you\\nthere'
    """
    parser = _Text()
    closed, _, open_end = _CONDITIONS.sub("", markup).replace("<![", "&lt;![").rpartition(">")
    parser.feed(closed + ">" * bool(closed) + open_end.replace("<", "&lt;"))
    parser.close()
    lines = ["> " * depth + line.rstrip() if line.strip() else "" for depth, line in parser.lines]
    text = "\n".join(lines).replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
