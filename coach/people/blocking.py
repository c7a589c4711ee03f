"""Which records are worth comparing: several cheap blocks, so that nobody is compared with everybody. Pure.

A block is a key that records of one person are likely to share. A block that holds too many is left out: what is
common to that many says nothing, and the same people meet again in a narrower block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations

from coach.people.nicknames import lines_of
from coach.people.spelling import loose, plain

CAP = 60


def pairs_in_blocks(blocks: Mapping[int, Iterable[Hashable]], cap: int = CAP) -> set[tuple[int, int]]:
    """Pairs of records that share a block of at most `cap` records, the lower number first."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for number in sorted(blocks):
        for key in blocks[number]:
            members[key].append(number)
    found: set[tuple[int, int]] = set()
    for group in members.values():
        if 1 < len(group) <= cap:
            found.update(combinations(group, 2))
    return found


def record_blocks(record: Mapping[str, str]) -> set[Hashable]:
    """The blocks of a record with named fields: family name, given name with its short forms, day of birth, number,
    e-mail and its local part, and pairs of weaker ones."""
    given, family = record.get("given", ""), record.get("family", "")
    found: set[Hashable] = {("family", loose(family))} if family else set()
    if given and family:
        a, b = sorted((plain(given), plain(family)))
        found |= {("both", a, b), ("start", given[:1], family[:3]), ("end", given[:3], family[:1])}
        found |= {("short", line, loose(family)) for line in lines_of(given)}
    for field in ("born", "number", "email"):
        if record.get(field):
            found.add((field, record[field]))
    local = record.get("email", "").partition("@")[0]
    if local:
        found |= {("local", local), ("begins", local[:5])}
    found |= _together(record, given, family)
    return found


def _together(record: Mapping[str, str], given: str, family: str) -> set[Hashable]:
    """Two fields that are weak alone: a first name in a town, a year of birth, a street with its house."""
    found: set[Hashable] = set()
    born, town = record.get("born", ""), record.get("town", "")
    for name in (given, family):
        if name:
            found |= {("year", name, born[:4])} if born else set()
            found |= {("day", name, born[4:])} if born else set()
            found |= {("town", name, town)} if town else set()
    if record.get("street") and record.get("house"):
        found.add(("street", record["street"], record["house"]))
    if born and town:
        found.add(("born in", born[:4], town))
    if born and (given or family):
        found |= {("month", name[:2], born[:6]) for name in (given, family) if name}
    return found
