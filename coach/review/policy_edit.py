"""Changes one entry of `policy.yaml` and leaves every other character, comments too, as the user wrote it.

An edit is made in the text, at the place that the YAML nodes name, and read again: where the result does not say exactly
what was meant, nothing is changed and the user is told to do it by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import yaml

from coach.errors import PolicyError, UsageError
from coach.review.policy_yaml import FILE, composed, plain

Keys = Sequence[str]

START = """\
# What I may say, and what not. Written by hand or on the Settings page, which leaves my comments alone.
# docs/review.md explains it. After a change: coach policy check
"""


def add(text: str, keys: Keys, entry: str) -> str:
    """The text with an entry more in the list at `keys`. Raises `UsageError` where the page cannot do it."""
    meant = deepcopy(plain(text))
    listed = _made(meant, keys)
    if isinstance(listed, list):
        listed.append(entry)
    return _verified(_added(text or START, keys, entry), meant)


def set_value(text: str, keys: Keys, value: str) -> str:
    """The text with the value at `keys` set."""
    meant = deepcopy(plain(text))
    table = meant
    for key in keys[:-1]:
        table = table.setdefault(key, {})
    table[keys[-1]] = value
    return _verified(_set(text or START, keys, value), meant)


def remove(text: str, at: Sequence[str | int]) -> str:
    """The text without the entry at `at`: the keys, and the number in its list where it stands in one."""
    meant = deepcopy(plain(text))
    holder: Any = meant
    for key in at[:-1]:
        holder = holder[key]
    if isinstance(holder, str):  # one word where a list may stand
        at = at[:-1]
        holder = meant
        for key in at[:-1]:
            holder = holder[key]
    del holder[at[-1]]
    return _verified(_removed(text, at), meant)


def _made(meant: dict[str, Any], keys: Keys) -> Any:
    table: Any = meant
    for key in keys[:-1]:
        table = table.setdefault(key, {})
    if isinstance(table.get(keys[-1]), str):
        table[keys[-1]] = [table[keys[-1]]]
    return table.setdefault(keys[-1], [])


def _verified(text: str, meant: dict[str, Any]) -> str:
    try:
        if _filled(plain(text)) == _filled(meant):
            return text
    except PolicyError:
        pass
    raise UsageError(
        f"{FILE} is laid out in a way that cannot be changed here without touching lines of yours. "
        "Change it in the file itself."
    )


def _filled(value: Any) -> Any:
    """Without what is empty: a list of which the last entry went leaves its name."""
    if isinstance(value, dict):
        kept = {k: _filled(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v not in ({}, [], None)}
    return [_filled(v) for v in value] if isinstance(value, list) else value


def _added(text: str, keys: Keys, entry: str) -> str:
    known, node, key = _deepest(text, keys)
    if node is None or len(known) < len(keys) or _blank(node):
        return _under(text, keys, known, node, key, [f"- {_quoted(entry)}"])
    if isinstance(node, yaml.ScalarNode):
        return _spliced(
            text, node.start_mark.index, node.end_mark.index, f"[{_source(text, node)}, {_quoted(entry)}]"
        )
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return _spliced(text, node.start_mark.index, node.end_mark.index, f"[{_quoted(entry)}]")
    end = _end(node.value[-1])
    if node.flow_style:
        return _spliced(text, end, end, f", {_quoted(entry)}")
    return _line_after(text, end, " " * _dash(text, node.value[-1]) + f"- {_quoted(entry)}")


def _set(text: str, keys: Keys, value: str) -> str:
    known, node, key = _deepest(text, keys)
    if len(known) == len(keys) and isinstance(node, yaml.ScalarNode) and not _blank(node):
        return _spliced(text, node.start_mark.index, node.end_mark.index, _quoted(value))
    if len(known) == len(keys):
        raise UsageError(f"{FILE} has something else where {keys[-1]} is to stand. Change it in the file.")
    return _under(text, keys, known, node, key, [], value)


def _under(
    text: str,
    keys: Keys,
    known: Keys,
    node: yaml.Node | None,
    key: yaml.Node | None,
    lines: list[str],
    value: str = "",
) -> str:
    """The missing keys, and lines below the last of them, put where the known ones end."""
    missing = list(keys[len(known) :])
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        if len(missing) != 1:
            raise UsageError(f"{FILE} has {known[-1]} on one line. Change it in the file itself.")
        inner = f"{_quoted(missing[0])}: {_quoted(value) if value else '[' + lines[0][2:] + ']'}"
        at = _end(node.value[-1][1]) if node.value else node.start_mark.index + 1
        return _spliced(text, at, at, f", {inner}" if node.value else inner)
    if isinstance(node, yaml.MappingNode) and node.value:
        depth, after = node.value[0][0].start_mark.column, _end_of(text, node.value[-1])
    elif key is not None:
        depth, after = key.start_mark.column + 2, key.end_mark.index
    else:
        depth, after = 0, len(text.rstrip())
    new = []
    for n, name in enumerate(missing):
        last = n == len(missing) - 1
        new.append(
            " " * (depth + 2 * n) + f"{_quoted(name)}:" + (f" {_quoted(value)}" if last and value else "")
        )
    deep = depth + 2 * len(missing)
    new += [" " * deep + line for line in lines]
    return _line_after(text, after, "\n".join(new))


def _removed(text: str, at: Sequence[str | int]) -> str:
    node = composed(text, FILE)
    for key in at[:-1]:
        node = node.value[key] if isinstance(key, int) else _value(node, key)  # type: ignore[union-attr]
    if isinstance(node, yaml.SequenceNode):
        spans = [(item.start_mark.index, _end(item)) for item in node.value]
        number = int(at[-1])
    elif isinstance(node, yaml.MappingNode):
        spans = [(k.start_mark.index, _end_of(text, (k, v))) for k, v in node.value]
        number = next(n for n, (k, _) in enumerate(node.value) if k.value == at[-1])
    else:
        raise UsageError(f"{FILE} has no such entry any more.")
    start, end = spans[number]
    if node.flow_style:
        if number + 1 < len(spans):
            end = spans[number + 1][0]
        elif number:
            start = spans[number - 1][1]
        return _spliced(text, start, end, "")
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return text[:first] + (text[stop + 1 :] if stop >= 0 else "")


def _deepest(text: str, keys: Keys) -> tuple[list[str], yaml.Node | None, yaml.Node | None]:
    """As many of the keys as stand in the text, with the node and the key where they end."""
    node, key = composed(text, FILE), None
    known: list[str] = []
    for name in keys:
        if not isinstance(node, yaml.MappingNode):
            break
        pair = next(((k, v) for k, v in node.value if k.value == name), None)
        if pair is None:
            break
        key, node = pair
        known.append(name)
    return known, node, key


def _value(node: yaml.Node | None, name: str) -> yaml.Node:
    assert isinstance(node, yaml.MappingNode)
    found: yaml.Node = next(v for k, v in node.value if k.value == name)
    return found


def _blank(node: yaml.Node | None) -> bool:
    """Whether nothing stands after a key."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def _end(node: yaml.Node) -> int:
    """Where the last character of a node stands; the marks of a block end only where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return (
            _end(last) if isinstance(node, yaml.SequenceNode) else max(last[0].end_mark.index, _end(last[1]))
        )
    return int(node.end_mark.index)


def _end_of(text: str, pair: tuple[yaml.Node, yaml.Node]) -> int:
    return int(pair[0].end_mark.index) if _blank(pair[1]) else _end(pair[1])


def _dash(text: str, item: yaml.Node) -> int:
    """The column of the dash before an entry."""
    start = int(item.start_mark.index)
    line = text.rfind("\n", 0, start) + 1
    return max(0, text.rfind("-", line, start) - line)


def _source(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _spliced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _line_after(text: str, at: int, new: str) -> str:
    """New lines after the one in which a character stands."""
    stop = text.find("\n", at)
    if stop < 0:
        return (f"{text}\n" if text and not text.endswith("\n") else text) + f"{new}\n"
    return f"{text[: stop + 1]}{new}\n{text[stop + 1 :]}"


def _quoted(words: str) -> str:
    """The words as YAML takes them, in quotes where they need it."""
    try:
        node = composed(f"[{words}]", FILE)
    except PolicyError:
        node = None
    alone = (
        isinstance(node, yaml.SequenceNode)
        and len(node.value) == 1
        and isinstance(node.value[0], yaml.ScalarNode)
        and node.value[0].value == words
        and not node.value[0].tag.endswith(":null")
        and node.value[0].style is None
        and ": " not in words
    )
    return words if alone else json.dumps(words, ensure_ascii=False)
