"""What note programs add to Markdown: tags and fields in the text (Obsidian, Logseq), properties under the title and
ids in file names (Notion), and templates, which are no notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.confidence.words import TAGS as CLOSING
from coach.readers.contact_values import unique
from coach.text import fold

_SEARCHED = 200_000
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"(?<![\w#&/(\[])#(?P<tag>[^\W\d_][\w/-]*)")
_ONLY_TAGS = re.compile(r"^[ \t>*-]*(?:#[^\W\d_][\w/-]*[ \t,]*)+$")
_KEY = r"[^\W\d_][\w /-]{0,40}?"
_LINE_FIELD = re.compile(
    rf"^[ \t]*(?:[-*+>][ \t]+)*(?:\[.\][ \t]+)?[*_]*(?P<key>{_KEY})[*_]*::(?:[ \t]+(?P<value>\S.*)?)?$",
    re.MULTILINE,
)
_INLINE_FIELD = re.compile(
    rf"[\[(](?P<key>{_KEY})::[ \t]*(?P<value>(?:\[\[[^\[\]\n]*\]\]|[^\[\]()\n])+)[\])]"
)
_NOTION_ID = re.compile(r"[ -](?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")
_TITLED = re.compile(r"\A\s*#[ \t]+[^\n]+\n(?:[ \t]*\n)*")
_PROPERTY = re.compile(r"(?P<key>[^\W\d_][\w /&?()'’-]{0,40}?):[ \t]+(?P<value>\S.*)")
_MOST_PROPERTIES = 60
_PLACEHOLDER = re.compile(
    r"<%.+?%>|\{\{ ?(?:title|date|time|name|cursor|value)(?::[^{}\n]*)? ?\}\}", re.IGNORECASE
)
_TEMPLATE_FOLDER = re.compile(
    r"\W*(?:\d+\W+)?(?:note |my )?(?:templates?|vorlagen?|mod[eè]les?|plantillas?)\W*", re.IGNORECASE
)


def _without_code(text: str, start: int) -> str:
    """The writing of a note with its code blanked out."""
    body = text[start : start + _SEARCHED]
    return _CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), body) if "`" in body or "~~~" in body else body


def tags_in(text: str, start: int = 0) -> tuple[str, ...]:
    """Tags in the text. One that closes a note (`#private`) closes all of it only where it stands on a line of tags;
    inside a sentence it is that sentence's.

    >>> tags_in("#private #work/fair\\n\\nMet #dana-kim at the #2026 fair. See https://a.example/#top")
    ('private', 'work/fair', 'dana-kim')
    """
    if "#" not in text:
        return ()
    found: list[str] = []
    for line in _without_code(text, start).split("\n"):
        if "#" in line:
            alone = bool(_ONLY_TAGS.match(line))
            found += [m["tag"].rstrip("/-") for m in _TAG.finditer(line) if alone or not _closes(m["tag"])]
    return unique(found)


def _closes(tag: str) -> bool:
    return fold(tag).replace("_", "-") in CLOSING


def fields_in(text: str, start: int = 0) -> Iterator[tuple[str, str, int]]:
    """Fields in the text (`company:: Northwind`, `[role:: engineer]`): key, value and where they stand.

    >>> list(fields_in("Met [[Dana Kim]] (role:: data lead)\\n- company:: Northwind\\nstd::sort(a)"))
    [('role', 'data lead', 17), ('company', 'Northwind', 36)]
    """
    if "::" not in text:
        return
    body = _without_code(text, start)
    found = [(m.start(), m) for pattern in (_LINE_FIELD, _INLINE_FIELD) for m in pattern.finditer(body)]
    for at, match in sorted(found, key=lambda x: x[0]):
        if match["value"] and match["value"].strip():
            yield match["key"].strip(), match["value"].strip(), start + at


def properties_under_title(text: str) -> list[tuple[str, str]]:
    """`Property: value` lines between a title and the writing, as Notion exports them: two or more without a gap.

    >>> properties_under_title("# Dana Kim\\n\\nCompany: Northwind\\nEmail: dana@a.example\\n\\nMet her twice.")
    [('Company', 'Northwind'), ('Email', 'dana@a.example')]
    """
    titled = _TITLED.match(text[:2000])
    if not titled:
        return []
    found: list[tuple[str, str]] = []
    for line in text[titled.end() : titled.end() + 20_000].split("\n")[: _MOST_PROPERTIES + 1]:
        match = _PROPERTY.fullmatch(line.rstrip())
        if not line.strip():
            break
        if not match:
            return []
        found.append((match["key"], match["value"]))
    return found if len(found) > 1 else []


def without_id(stem: str) -> str:
    """The name of a file without the id that Notion appends.

    >>> without_id("Dana Kim 1f2e3d4c5b6a79881f2e3d4c5b6a7988"), without_id("Dana Kim")
    ('Dana Kim', 'Dana Kim')
    """
    return _NOTION_ID.sub("", stem).strip() or stem


def is_template(path: str, text: str) -> bool:
    """Whether a note is a form to fill in: placeholders, in a folder of templates."""
    folders = PurePosixPath(path).parts[:-1]
    return any(_TEMPLATE_FOLDER.fullmatch(f) for f in folders) and bool(_PLACEHOLDER.search(text[:_SEARCHED]))
