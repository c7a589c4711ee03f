"""What a note says of itself: YAML, TOML or JSON front matter, "Date: …" lines at its head, and fields in its text.

Front matter that cannot be parsed is read line by line; if that fails too, the note is all text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from coach.readers import vault
from coach.readers.contact_values import unique
from coach.readers.stamps import date_in
from coach.readers.tables import key

_FENCE = re.compile(r"(?P<mark>-{3,}|\+{3,})[ \t]*\n")
_MOST_CHARACTERS = 100_000
_MOST_VALUES = 500
_HEAD = 10
"""How many lines are a note's head."""
_MOST_NAMES = 2_000
"""How many characters of one value are searched for names."""

PEOPLE = (
    "with", "people", "persons", "person", "attendees", "attendee", "participants", "participant", "who", "met",
    "present", "contacts", "contact", "guests", "speakers", "mit", "avec", "con",
)  # fmt: skip
EVENT = ("event", "conference", "occasion", "meetingname", "veranstaltung")
DATE = (
    "date",
    "day",
    "when",
    "meetingdate",
    "created",
    "createdat",
    "datecreated",
    "creationdate",
    "datum",
    "fecha",
)
PLACE = ("place", "location", "where", "venue", "city", "ort", "lieu", "lugar")
TITLE = ("title", "subject", "name", "titel", "titre")
TAGS = ("tags", "tag", "keywords", "categories", "category", "labels", "topics")
AUDIENCE = ("audience", "readers", "visibleto", "for")
CLOSED = ("confidential", "private", "secret", "offtherecord", "personal", "sensitive")
EMBARGO = (
    "embargo",
    "embargountil",
    "embargoed",
    "embargoeduntil",
    "publicfrom",
    "publishafter",
    "nda",
    "ndauntil",
)
_TRUE = frozenset({"true", "yes", "y", "1", "on", "x"})
_FALSE = frozenset({"false", "no", "n", "0", "off", "", "none"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Keys as `tables.key` squeezes them with all their values, the same as written, and where the writing starts."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    body_start: int = 0
    fenced: bool = False

    def first(self, *names: str) -> str:
        """The first value of the first filled key among these."""
        return next((self.values[n][0] for n in names if self.values.get(n)), "")

    def every(self, *names: str) -> tuple[str, ...]:
        """All values of all these keys."""
        return tuple(v for n in names for v in self.values.get(n, ()))

    @property
    def people(self) -> tuple[str, ...]:
        """Names, whether they came as a list, as one line, as links or with addresses."""
        return unique(name for value in self.every(*PEOPLE) for name in _names(value))

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags, without their `#`."""
        return unique(t.strip("# ") for v in self.every(*TAGS) for t in re.split(r"[,;]|\s+#", v))

    @property
    def audience(self) -> str:
        """Who may see the note, as written; "me" where a key says only that it is closed."""
        stated = ", ".join(self.every(*AUDIENCE[:3])) or self._audience_by_for()
        if stated:
            return stated
        for name in CLOSED:
            value = self.first(name).casefold()
            if name in self.values and value not in _FALSE:
                return "me" if value in _TRUE or date_in(value) else self.first(name)
        return ""

    def _audience_by_for(self) -> str:
        """`for: me` is an audience; `for: Ann` may be anything."""
        value = self.first("for")
        return value if value.casefold() in ("me", "myself", "employer", "public", "team") else ""

    @property
    def embargo(self) -> dt.date | None:
        """The first day on which it is free, if a key names one."""
        return next((d for v in self.every(*EMBARGO) if (d := date_in(v))), None)


@lru_cache(maxsize=2)
def read_front_matter(text: str) -> FrontMatter:
    """What a note says of itself: its front matter or head lines, with the fields in its text."""
    head = _fenced_or_head_lines(text)
    values = dict(head.values)
    for name, value, at in vault.fields_in(text, head.body_start):
        squeezed = key(name)
        early = text.count("\n", head.body_start, at) < _HEAD
        if squeezed in PEOPLE or (squeezed not in values and (early or squeezed not in TITLE)):
            values[squeezed] = (*values.get(squeezed, ()), value)
    return replace(head, values=values)


def _fenced_or_head_lines(text: str) -> FrontMatter:
    opening = _FENCE.match(text)
    if not opening:
        return (_json(text) if text.startswith("{") else None) or _head_lines(text)
    closing = re.compile(rf"^{re.escape(opening['mark'])}[ \t]*(?:\n\s*|\Z)|^\.\.\.[ \t]*\n\s*", re.MULTILINE)
    end = closing.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    if not end:
        return _head_lines(text)
    head = text[opening.end() : end.start()]
    parsed = _toml(head) if opening["mark"][0] == "+" else _yaml(text[: end.end()])
    loose = parsed if parsed is not None else _line_by_line(head)
    return _front_matter(loose, end.end()) if loose is not None else FrontMatter()


def _front_matter(loose: Mapping[object, object], body_start: int) -> FrontMatter:
    values: dict[str, tuple[str, ...]] = {}
    for name, value in loose.items():
        values[key(str(name))] = tuple(islice(_flat(value), _MOST_VALUES))
    shown = {str(name): ", ".join(values[key(str(name))]) for name in loose}
    return FrontMatter(values, shown, body_start=body_start, fenced=True)


def _json(text: str) -> FrontMatter | None:
    """A JSON object before the writing, as Hugo writes it; None where there is none, or nothing after it."""
    try:
        loaded, end = json.JSONDecoder().raw_decode(text[:_MOST_CHARACTERS])
    except (ValueError, RecursionError):
        return None
    gap = re.compile(r"[ \t]*\n\s*").match(text, end)
    if not isinstance(loaded, dict) or not gap or gap.end() == len(text):
        return None
    return _front_matter(loaded, gap.end())


def _yaml(fenced: str) -> Mapping[object, object] | None:
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    try:
        handler = YAMLHandler()
        head, _ = handler.split(fenced)
        loaded = handler.load(head)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, KeyError, AttributeError):
        return None
    return loaded if isinstance(loaded, dict) else None


def _toml(head: str) -> Mapping[object, object] | None:
    import tomllib

    try:
        return dict(tomllib.loads(head).items())
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


_PAIR = re.compile(r"^(?P<name>[^\W\d_][\w \t-]{0,40}?)[ \t]*(?:::?|=)[ \t]*(?P<value>.*)$")


def _line_by_line(head: str) -> Mapping[object, object] | None:
    """`key: value` lines and `- item` lines below a key, as YAML would have read them had it been well formed."""
    found: dict[object, list[str]] = {}
    last: list[str] | None = None
    strange = 0
    for line in head.split("\n"):
        item = re.match(r"^\s*-\s+(.*)$", line)
        pair = _PAIR.match(line)
        if item and last is not None:
            last.append(item[1].strip("\"' "))
        elif pair:
            last = found.setdefault(pair["name"].strip(), [])
            value = pair["value"].strip()
            inner = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
            last.extend(v.strip("\"' ") for v in inner if v.strip("\"' "))
        elif line.strip() and not line.lstrip().startswith("#"):
            strange += 1
    return {**found} if found and strange <= len(found) else None


def _flat(value: object, depth: int = 0) -> Iterator[str]:
    """All values in a nest of lists and mappings as text. A mapping stands for the name it holds, or
    else for its keys."""
    if depth > 6 or value is None:
        return
    if isinstance(value, dict):
        named = next((v for k, v in value.items() if key(str(k)) in ("name", "person", "title")), None)
        for inner in [named] if isinstance(named, str) else value:
            yield from _flat(inner, depth + 1)
    elif isinstance(value, (list, tuple, set)):
        for inner in value:
            yield from _flat(inner, depth + 1)
    elif isinstance(value, (dt.date, dt.time)):
        yield value.isoformat()
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if text.strip():
            yield " ".join(text.split())


# ----------------------------------------------------------- head lines

_HEAD_KEYS = frozenset(
    (*PEOPLE[:-3], *EVENT, *DATE, *PLACE, *TAGS, "title", "subject", "audience", "confidential", "embargo")
)
_HEAD_LINE = re.compile(r"^(?:[-*+]\s+)?\**(?P<name>[^\W\d_][\w /-]{1,24}?)\**\s*:\**\s+(?P<value>\S.*)$")


def _head_lines(text: str) -> FrontMatter:
    """ "Date: …", "With: …" lines among the first lines of a note without front matter."""
    values: dict[str, tuple[str, ...]] = {}
    shown: dict[str, str] = {}
    for name, value in vault.properties_under_title(text):
        values.setdefault(key(name), (value,))
        shown.setdefault(name, value)
    for line in text[:2000].split("\n")[:_HEAD]:
        match = _HEAD_LINE.match(line.strip())
        if match and key(match["name"]) in _HEAD_KEYS and len(match["value"]) < 300:
            value = match["value"].strip("* ")
            values.setdefault(key(match["name"]), (value,))
            shown.setdefault(match["name"], value)
    return FrontMatter(values, shown)


# -------------------------------------------------------------- people

_AND = re.compile(r"\s*(?:[,;&\n]|\s(?:and|und|et|y|e|og|och|en)\s)\s*")


def _names(value: str) -> Iterator[str]:
    """Names in one value: "Ann Lee, Bo Ek and [[Cy Dun|Cy]]", "@Ann", "Ann Lee <ann@a.example>", "Ann (Acme)"."""
    bare = re.sub(r"\[([^\]\[]*)\]\([^)]*\)", r"\1", value[:_MOST_NAMES])
    bare = re.sub(r"<[^>]*>|\([^)]*\)", "", bare)
    bare = re.sub(r"!?\[\[(?:[^\]|]*/)?([^\]|#]*)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]", r"\1", bare)
    for piece in _AND.split(bare):
        name = piece.strip(" @#\"'[]*_.")
        if name and any(c.isalpha() for c in name):
            yield name
