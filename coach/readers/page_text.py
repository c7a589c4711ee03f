"""The readable text of a web page: headings, paragraphs, lists, tables and links; no scripts, menus or hidden text."""

from __future__ import annotations

import re
from typing import Any

from coach.readers.html_text import html_to_text

_SKIPPED = frozenset(
    "script style template noscript svg head nav button select option datalist textarea iframe object embed canvas audio video "
    "map progress meter dialog math".split()
)  # fmt: skip
_PARAGRAPHS = frozenset(
    "p ul ol dl table blockquote pre figure article section main header footer aside form fieldset address".split()
)
_LINES = frozenset("div li tr dt dd figcaption caption summary details legend label hr body".split())
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:cookie|consent)[\w-]*(?:banner|notice|bar|popup|dialog)|\b(?:sr-only|visually-hidden|screen-reader-text)\b",
    re.IGNORECASE,
)


def parse(markup: str) -> Any | None:
    """The tree of a page, None where the parser makes nothing of it (a page nested thousands deep)."""
    import lxml.html
    from lxml.etree import LxmlError

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return None


def is_hidden(element: Any) -> bool:
    """Whether a page does not show an element: by its kind, its attributes or its style."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    get = element.get
    return (
        get("hidden") is not None
        or get("aria-hidden") == "true"
        or get("role") == "navigation"
        or bool(_HIDDEN_STYLE.search(get("style") or ""))
        or bool(_NOISE.search(f"{get('class') or ''} {get('id') or ''}"))
    )


def readable(markup: str, tree: Any | None) -> str:
    """The text of a page as a person reads it, in Markdown's marks.

    >>> page = "<h1>Fair</h1><p>With <a href='https://a.example/ann'>Ann</a></p><p hidden>x</p>"
    >>> readable(page, parse(page))
    '# Fair\\n\\nWith [Ann](https://a.example/ann)'
    """
    if tree is None:
        return html_to_text(markup)
    text = _Page().text(tree)
    mains = [element for element in tree.iter("main") if not is_hidden(element)]
    main = _Page().text(mains[0]) if len(mains) == 1 else ""
    if main and 2 * len(main) >= len(text):
        return main  # without the site's own header, footer and neighbours
    return text or html_to_text(markup)


class _Page:
    """Walks a tree without recursion and gathers lines, each in pieces."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = [[]]
        self.verbatim = 0

    def text(self, tree: Any) -> str:
        """All lines below an element."""
        stack: list[tuple[Any, bool]] = [(tree, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
                if element is not tree:
                    self._say(element.tail)
                continue
            if is_hidden(element):
                self._say(element.tail)
                continue
            self._enter(element)
            self._say(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        lines = ["".join(line).rstrip() for line in self.lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _enter(self, element: Any) -> None:
        tag = element.tag
        self._break(tag)
        if (tag in _HEADINGS or tag == "li") and not _said_in(self.lines[-1]):
            self.lines[-1].clear()  # a mark without words
        if tag in _HEADINGS:
            self._add(_HEADINGS[tag])
        elif tag == "li":
            self._add("- ")
        elif tag == "br":
            self.lines.append([])
        elif tag in ("td", "th") and _said_in(self.lines[-1]):
            self._add(" | ")
        elif tag == "a" and _address(element):
            self._add("[")
        elif tag in ("b", "strong") and _bold(element):
            self._add("**")
        self.verbatim += tag == "pre"

    def _leave(self, element: Any) -> None:
        tag = element.tag
        self.verbatim -= tag == "pre"
        if tag == "a" and (address := _address(element)):
            self._add(f"]({address})")
        elif tag in ("b", "strong") and _bold(element):
            self._add("**")
        self._break(tag)

    def _break(self, tag: str) -> None:
        """A line ends around a block; a paragraph or heading leaves a blank line as well."""
        paragraph = tag in _PARAGRAPHS or tag in _HEADINGS
        if (paragraph or tag in _LINES) and _said_in(self.lines[-1]):
            self.lines.append([])
        if paragraph and len(self.lines) > 1 and _said_in(self.lines[-2]) and not _said_in(self.lines[-1]):
            self.lines.append([])

    def _say(self, said: str | None) -> None:
        if not said:
            return
        said = said.replace("\xa0", " ").replace("\xad", "").replace("\x00", "")
        if not self.verbatim:
            self._add(re.sub(r"\s+", " ", said))
            return
        first, *rest = said.split("\n")
        self._add(first)
        self.lines.extend([line] for line in rest)

    def _add(self, said: str) -> None:
        line = self.lines[-1]
        if not self.verbatim and (not line or line[-1].endswith(" ")):
            said = said.lstrip(" ")
        if said:
            line.append(said)


def _said_in(line: list[str]) -> bool:
    """Whether a line has more than marks."""
    return any(piece.strip(" -|#") for piece in line)


def _bold(element: Any) -> bool:
    """Whether bold words are a few words by themselves, such as a speaker's name, and not part of a heading or link."""
    said = "".join(element.itertext())
    inside = {e.tag for e in element.iterancestors()} & {*_HEADINGS, "b", "strong", "a", "pre"}
    return (
        0 < len(said) <= 80 and said == said.strip() and "\n" not in said and len(element) == 0 and not inside
    )


def _address(link: Any) -> str:
    """Where a link leads, if it is a whole address and its words do not say so already."""
    target = (link.get("href") or "").strip()
    words = " ".join(" ".join(link.itertext()).split())
    bare = target.removeprefix("mailto:")
    if not re.match(r"https?://|mailto:", target) or re.search(r"[\s()<>\[\]]", target) or not words:
        return ""
    return "" if words in (target, bare) else bare
