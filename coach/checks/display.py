"""Makes model output and imported text safe to show as Markdown: nothing is fetched, hidden or run."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

# Characters that cannot be seen and can hide or reorder words; the soft hyphen is one of them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_HIDDEN_ELEMENT = re.compile(
    r"<(script|style|iframe|object|embed|svg|math|template|noscript|title|head)\b[^>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![A-Za-z][^<>]*>")
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LABEL = r"((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)"
_TARGET = r"\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
_IMAGE = re.compile(rf"!\[{_LABEL}\]\s?{_TARGET}")
_LINK = re.compile(rf"\[{_LABEL}\]{_TARGET}")
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\]\n]+)\]:[ \t]*\n?[ \t]*\S.*$", re.MULTILINE)
_REFERENCE_IMAGE = re.compile(rf"!\[{_LABEL}\](?:\s?\[[^\]]*\])?")
_REFERENCE_LINK = re.compile(rf"\[{_LABEL}\]\s?\[([^\]]*)\]")
_BARE_SCHEME = re.compile(r"\b(?:javascript|data|vbscript|file|blob)\s*:(?=\S)", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+)>", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s<>\[\]()\"'`]+|\bwww\.[^\s<>\[\]()\"'`]+", re.IGNORECASE)


def safe_markdown(text: str, allowed: Collection[str] = ()) -> str:
    """The text as Markdown that fetches nothing and hides nothing.

    Images go (their descriptions stay in brackets), links become their words unless their address is in
    `allowed`, raw HTML, comments and invisible characters go. A bare address stays readable but is no link.
    """
    clean = visible(text)
    kept: list[str] = []
    for _ in range(6):  # what is taken out may join what stood around it into something new
        before = clean
        clean = _links(_without_html(clean), allowed, kept)
        if clean == before:
            break
    else:
        clean = clean.replace("<", "&lt;").replace("](", "] (")
    clean = _OPEN_TAG.sub("&lt;", clean)
    clean = _BARE_SCHEME.sub(lambda m: m.group().replace(":", " "), clean)
    clean = _BARE_ADDRESS.sub(
        lambda m: m.group() if m.group() in allowed else f"`{m.group()}`", _fresh(clean)
    )
    return _put_back(clean, kept)


def safe_text(text: str) -> str:
    """The text as plain prose, for an e-mail: no HTML, no images, links become their words."""
    clean = visible(text)
    for _ in range(6):
        before = clean
        clean = _links(_without_html(clean), (), [])
        if clean == before:
            break
    return clean.strip()


class SafeStream:
    """Makes a text safe while it is still being written: gives out what can no longer become a link or tag."""

    def __init__(self, give: Callable[[str], None], longest: int = 4000) -> None:
        self._give, self._longest, self._held = give, longest, ""

    def feed(self, piece: str) -> None:
        """Takes the next piece."""
        self._held += piece
        cut = _safe_cut(self._held)
        if not cut and len(self._held) > self._longest:
            cut = len(self._held)
        self._release(cut)

    def finish(self) -> None:
        """Gives out the rest."""
        self._release(len(self._held))

    def _release(self, cut: int) -> None:
        ready, self._held = self._held[:cut], self._held[cut:]
        shown = safe_markdown(ready)
        if shown:
            self._give(shown)


def _safe_cut(text: str) -> int:
    """The last blank before which every bracket and tag is closed."""
    closers = {"[": "]", "(": ")", "<": ">"}
    waiting: list[str] = []
    cut = 0
    for index, char in enumerate(text):
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in "[(" or (char == "<" and re.match(r"<[A-Za-z/!?]", text[index : index + 2])):
            waiting.append(closers[char])
        elif char.isspace() and not waiting and index and text[index - 1] != "]":
            cut = index + 1
    return cut


def visible(text: str) -> str:
    """The text without characters that cannot be seen; emoji keep their joiners no longer, words stay."""
    shown = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in shown if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))


def _without_html(text: str) -> str:
    clean = _COMMENT.sub("", text)
    clean = _HIDDEN_ELEMENT.sub("", clean)
    clean = _AUTOLINK.sub(r"\1", clean)
    return _TAG.sub("", clean)


def _links(text: str, allowed: Collection[str], kept: list[str]) -> str:
    clean = _IMAGE.sub(lambda m: _described(m[1]), text)
    clean = _LINK.sub(lambda m: _link(m, allowed, kept), clean)
    clean = _REFERENCE_IMAGE.sub(lambda m: _described(m[1]), clean)
    defined = {m[1].casefold() for m in _DEFINITION.finditer(clean)}
    if defined:
        clean = _DEFINITION.sub("", clean)
        clean = _REFERENCE_LINK.sub(
            lambda m: m[1] if (m[2] or m[1]).casefold() in defined else m.group(), clean
        )
    return clean


def _described(words: str) -> str:
    return f"({words.strip()})" if words.strip() else ""


def _link(match: re.Match[str], allowed: Collection[str], kept: list[str]) -> str:
    address = html.unescape(match[2].strip("<>"))
    if address in allowed and urlsplit(address).scheme.casefold() in ("http", "https", "mailto", ""):
        kept.append(f"[{match[1]}]({address})")
        return _slot(len(kept) - 1)
    return match[1]


def _slot(number: int) -> str:
    # Private-use characters cannot come from the text: `visible` has removed them.
    return f"\ue000{number}\ue001"


def _fresh(text: str) -> str:
    return re.sub(r"`(https?://[^`\s]+|www\.[^`\s]+)`", r"\1", text)


def _put_back(text: str, kept: list[str]) -> str:
    return re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m[1])], text)
