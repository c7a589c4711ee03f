"""Reads `policy.yaml`: plain YAML without tags, anchors or aliases, every value with its line, checked against a form."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from coach.errors import PolicyError
from coach.review.policy import ALL, GROUPS, KINDS, LEVELS, Level, Policy, Term, Topic
from coach.writer.structured import CATEGORIES

FILE = "policy.yaml"
LARGEST = 256_000  # bytes; nobody writes so much by hand

Path_ = tuple[str | int, ...]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _listed(value: object) -> object:
    """One word where a list may stand."""
    return [value] if isinstance(value, str) else value


Words = Annotated[str, Field(min_length=2, max_length=200, pattern=r"\w")]
Several = Annotated[tuple[Words, ...], BeforeValidator(_listed)]


class TermForm(_Part):
    """A confidential word or name; a bare word stands for its name."""

    name: Words
    say: str = Field(default="", max_length=200)
    may_know: Several = ()


class TopicForm(_Part):
    """A topic to speak on."""

    name: Words
    words: Several = ()


Terms = Annotated[tuple[Annotated[TermForm, BeforeValidator(_named)], ...], BeforeValidator(_listed)]
Topics = Annotated[tuple[Annotated[TopicForm, BeforeValidator(_named)], ...], BeforeValidator(_listed)]


class ConfidentialForm(_Part):
    """What is never said outside the circle that knows it."""

    words: Terms = ()
    clients: Terms = ()
    projects: Terms = ()
    internal_names: Terms = ()


class PolicyForm(_Part):
    """The whole file."""

    confidential: ConfidentialForm = ConfidentialForm()
    speak_on: Topics = ()
    strictness: dict[str, dict[str, Level]] = Field(default_factory=dict)

    @field_validator("strictness")
    @classmethod
    def _known_categories(cls, value: dict[str, dict[str, Level]]) -> dict[str, dict[str, Level]]:
        for audience, table in value.items():
            for name in table:
                if name not in CATEGORY_KEYS:
                    raise _UnknownError((audience, name), _not_known(name, CATEGORY_KEYS, "a category"))
        return value


CATEGORY_KEYS = (ALL, *GROUPS, *CATEGORIES)


class _UnknownError(ValueError):
    def __init__(self, at: Path_, said: str) -> None:
        self.at = at
        super().__init__(said)


def read(text: str, where: str = FILE) -> Policy:
    """The policy of a file's text. Raises `PolicyError` with file, line and reason in one line."""
    return _policy(checked(text, where), lines_of(text, where), where)


def checked(text: str, where: str = FILE) -> PolicyForm:
    """The file's text in its form. Raises `PolicyError`."""
    node = composed(text, where)
    if node is None:
        return PolicyForm()
    try:
        lines: dict[Path_, int] = {}
        return PolicyForm.model_validate(_plain(node, (), lines))
    except _BrokenError as broken:
        raise PolicyError(where, broken.line, str(broken)) from None
    except ValidationError as error:
        at, said = _first(error)
        raise PolicyError(where, _line(at, lines), said) from None


def lines_of(text: str, where: str = FILE) -> dict[Path_, int]:
    """The line of each value of a file that reads."""
    lines: dict[Path_, int] = {}
    if (node := composed(text, where)) is not None:
        _plain(node, (), lines)
    return lines


def plain(text: str, where: str = FILE) -> dict[str, Any]:
    """What a file that reads says, as words, lists and tables."""
    node = composed(text, where)
    found = _plain(node, (), {}) if node is not None else {}
    return found if isinstance(found, dict) else {}


def load(path: Path) -> str:
    """A policy file's text, empty where there is none. Raises `PolicyError`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise PolicyError(str(path), 1, f"it cannot be read ({error.strerror})") from None
    if len(data) > LARGEST:
        raise PolicyError(str(path), 1, f"it is {len(data):,} bytes long; {LARGEST:,} are allowed")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PolicyError(str(path), line, "it is not UTF-8 text") from None


class _BrokenError(Exception):
    def __init__(self, line: int, said: str) -> None:
        self.line = line
        super().__init__(said)


class _Loader(yaml.SafeLoader):
    """Makes nodes only, and knows no aliases: with them a short file could stand for a huge one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.events.AliasEvent) or getattr(event, "anchor", None):
            raise _BrokenError(event.start_mark.line + 1, "anchors (&) and aliases (*) are not read here")
        return super().compose_node(parent, index)


def composed(text: str, where: str) -> yaml.Node | None:
    """The nodes of a text, None for an empty one. Raises `PolicyError`."""
    try:
        loader = _Loader(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
            return node
        finally:
            loader.dispose()
    except _BrokenError as broken:
        raise PolicyError(where, broken.line, str(broken)) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise PolicyError(where, line, "there is a character that YAML does not allow") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PolicyError(where, line, f"this is no YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError):
        raise PolicyError(where, 1, "this is no YAML that can be read") from None


def _plain(node: yaml.Node, at: Path_, lines: dict[Path_, int]) -> Any:
    """A node as words, lists and tables. Every scalar is words: `off` and `No` mean what they say."""
    line = node.start_mark.line + 1
    lines[at] = line
    if not node.tag.startswith("tag:yaml.org,2002:") or ":python/" in node.tag:
        raise _BrokenError(line, f"tags such as {node.tag} are not read here")
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*at, n), lines) for n, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _BrokenError(key.start_mark.line + 1, "a name is expected before the colon")
        if key.value in found:
            raise _BrokenError(key.start_mark.line + 1, f"“{key.value}” stands here twice")
        inner = _plain(value, (*at, key.value), lines)
        lines[*at, key.value] = key.start_mark.line + 1
        if inner is not None:  # a name with nothing after it says nothing
            found[key.value] = inner
    return found


def _first(error: ValidationError) -> tuple[Path_, str]:
    """Where the first mistake is and what it is, in words."""
    errors = error.errors()
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
    at: Path_ = tuple(first["loc"])
    kind, given = first["type"], first.get("input")
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, _UnknownError):
        return (*at, *cause.at), str(cause)
    if kind == "extra_forbidden":
        return at, _not_known(str(at[-1]), _keys(at), "known here")
    if kind == "literal_error":
        return at, _not_known(str(given), LEVELS, "a strictness")
    if given is None and kind != "missing":
        return at, "this entry is empty"
    if kind in ("string_type", "string_too_short", "string_pattern_mismatch", "string_too_long"):
        return at, "words are expected here, 2 to 200 characters"
    if kind in ("tuple_type", "list_type"):
        return at, "a list is expected here"
    if kind == "missing":
        return at[:-1], f"this entry lacks its {at[-1]}"
    return at, "names with a colon after them are expected here"


def _keys(at: Path_) -> Sequence[str]:
    match len(at), at[0]:
        case 1, _:
            return tuple(PolicyForm.model_fields)
        case 2, "confidential":
            return KINDS
        case _, "speak_on":
            return tuple(TopicForm.model_fields)
    return tuple(TermForm.model_fields)


def _not_known(given: str, known: Sequence[str], what: str) -> str:
    near = difflib.get_close_matches(given, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"use {', '.join(known)}"
    return f"“{given}” is not {what}; {hint}"


def _line(at: Path_, lines: dict[Path_, int]) -> int:
    """The line of the nearest value that stands in the file."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def _policy(form: PolicyForm, lines: dict[Path_, int], where: str) -> Policy:
    terms = [
        Term(kind, term.name, term.say, term.may_know, _line(("confidential", kind, n), lines))
        for kind in KINDS
        for n, term in enumerate(getattr(form.confidential, kind))
    ]
    topics = tuple(Topic(t.name, t.words) for t in form.speak_on)
    return Policy(tuple(terms), topics, form.strictness, where)
