"""Who may see a sentence once the user's own rules and clicks are added to what the text says of itself. Pure.

Three kinds of rule: `folder` (a pattern of paths), `note` (one document, by a click) and `passage` (single
sentences, by a click). Sentences are remembered by a digest, so that a rule holds as long as the sentence stands and
keeps no words of it. docs/confidence.md states the precedence; `effective` is where it is decided.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from coach.evidence import Audience, Restriction
from coach.text import fold, plain

Scope = Literal["folder", "note", "passage"]
STRICTNESS = (Audience.PUBLIC, Audience.OPEN, Audience.EMPLOYER, Audience.NAMED, Audience.ME)
"""From the widest circle to the narrowest."""
OPENING = (Audience.PUBLIC, Audience.OPEN)
CLICKED = "marked by you"
"""The wording that stands where a click, and no word of the text, closes or opens a sentence."""


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """One rule. `pattern` is a glob for a folder, else the document's source; `place` tells documents of one file
    apart; `sentences` are digests: those that a passage rule is about, or that stood when a whole note was opened."""

    id: int
    scope: Scope
    pattern: str
    audience: Audience
    place: str = ""
    sentences: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    told_by: str = ""
    until: dt.date | None = None
    made_on: dt.date | None = None

    def restriction(self) -> Restriction:
        """The restriction that the rule lays on a sentence."""
        marker = f"audience: {self.pattern}" if self.scope == "folder" else CLICKED
        return Restriction(self.audience, self.told_by, self.names, self.until, marker)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a document stands: its source and place, and every path at which its content was found and lies (`paths`):
    on the user's disk, with its place in an archive there; of an upload only the name that it was given."""

    source: str
    place: str = ""
    paths: tuple[str, ...] = ()


def digest(sentence: str) -> str:
    """A sentence's lasting mark: the same for other blanks, accents, case and Markdown signs."""
    return hashlib.blake2b(fold(plain(sentence)).encode(), digest_size=12).hexdigest()


def concerns(rule: AudienceRule, where: Standing) -> bool:
    """Whether a rule is about a document."""
    if rule.scope == "folder":
        return fits(rule.pattern, (where.source, *where.paths))
    return rule.pattern == where.source and (rule.scope == "passage" or rule.place in ("", where.place))


def effective(stated: Restriction | None, sentence: str, rules: Iterable[AudienceRule]) -> Restriction | None:
    """Who may see a sentence: what its text says (`stated`), under the rules that concern its document.

    A click on the passage decides alone. A click that opened the whole note decides for the sentences that stood
    then. Otherwise the strictest of text, folder rules and clicks holds.
    """
    given = tuple(rules)
    mark = digest(sentence) if any(r.sentences for r in given) else ""
    clicked = [r for r in given if r.scope == "passage" and mark in r.sentences]
    if clicked:
        return clicked[-1].restriction()
    opened = [r for r in given if r.scope == "note" and r.audience in OPENING and mark in r.sentences]
    if opened:
        return opened[-1].restriction()
    found = stated
    for rule in given:
        if rule.scope == "folder" or (rule.scope == "note" and rule.audience not in OPENING):
            found = stricter(found, rule.restriction())
    return found


def stricter(one: Restriction | None, other: Restriction) -> Restriction:
    """Both at once: the narrower circle, for as long as either lasts. None says nothing about the sentence."""
    if one is None:
        return other
    narrow, wide = sorted((one, other), key=lambda r: STRICTNESS.index(r.audience), reverse=True)
    if wide.audience in OPENING:
        return narrow
    until = max(one.until, other.until) if one.until and other.until else None
    joined = replace(narrow, until=until, told_by=narrow.told_by or wide.told_by)
    if narrow.audience is wide.audience is Audience.NAMED:
        both = {fold(n) for n in wide.names}
        names = tuple(n for n in narrow.names if fold(n) in both)
        return replace(joined, names=names) if names else replace(joined, audience=Audience.ME, names=())
    return joined


def fits(pattern: str, paths: Iterable[str]) -> bool:
    """Whether a folder rule's pattern fits one of the paths of a content. An archive counts as the folder that it was
    made of too; a file of which nobody knows the folder fits by its name, where the pattern ends in one.

    >>> fits("clients", ["clients.zip/a.md"]), fits("clients/plan.md", ["plan.md"]), fits("clients/*.md", ["plan.md"])
    (True, True, False)
    """
    given = [p.replace("\\", "/") for p in dict.fromkeys(paths)]
    unpacked = [_ARCHIVE.sub("/", p) for p in given if _ARCHIVE.search(p)]
    if any(matches(pattern, p) for p in (*given, *unpacked)):
        return True
    name = _name_at_the_end(pattern)
    return bool(name) and not any("/" in p for p in given) and any(matches(name, p) for p in given)


def unplaced(paths: Iterable[str]) -> bool:
    """Whether nobody knows in which folder a content lies: it was dropped or pasted."""
    return not any("/" in p or "\\" in p for p in paths)


_ARCHIVE = re.compile(r"\.zip/", re.IGNORECASE)


def _name_at_the_end(pattern: str) -> str:
    """The name of a file with which a pattern ends: plan.md or acme-*.md, not a folder, and not *.md."""
    last = pattern.strip().replace("\\", "/").rpartition("/")[2]
    stem, dot, _ = last.rpartition(".")
    return last if dot and re.search(r"\w", stem) and "**" not in last else ""


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern fits a path, from any of its folders on, whatever the case; a leading slash means from the
    very start. `*` and `?` stay within a name, `**` crosses folders; a plain folder means everything below it.

    >>> matches("board", "notes/board/May.md"), matches("/board/**", "notes/board/May.md"), matches("clients/*.md", "clients/a/b.md")
    (True, False, False)
    """
    return _compiled(pattern).match(path.replace("\\", "/")) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    flat = pattern.strip().replace("\\", "/")
    anchored = flat.startswith("/")
    body = "".join(_translated(piece) for piece in re.split(r"(\*\*/?|\*|\?)", flat.strip("/")) if piece)
    start = "/?" if anchored else "(?:.*/)?"
    return re.compile(rf"{start}{body}(?:/.*)?\Z", re.IGNORECASE | re.DOTALL)


def _translated(piece: str) -> str:
    return {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece)
