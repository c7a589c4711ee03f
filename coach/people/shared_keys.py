"""Whether a key that two contacts share makes them one person: an own page, a mailbox, a landline. Pure."""

from __future__ import annotations

from enum import IntEnum
from itertools import product

from coach.people import names
from coach.people.clusters import PLAIN_WAYS, Cluster, against, told_apart, way_of
from coach.people.likeness import Way, alike


class Strength(IntEnum):
    """How far a key is one person's own."""

    SHARED = 0  # a landline, the page of a firm
    MAILBOX = 1
    OWN = 2  # a page that its owner signed up for under their name


_OWN_PAGES = ("linkedin.com/in/", "xing.com/profile/")
_OTHER_NAMES = "under different names"


def strength_of(kind: str, value: str) -> Strength:
    """How far a key of this kind and value is its holder's own."""
    if kind == "profile" and value.startswith(_OWN_PAGES):
        return Strength.OWN
    return Strength.MAILBOX if kind == "e-mail" else Strength.SHARED


def key_reasons(kind: str, doubt: str) -> tuple[str, ...]:
    """Why a pair with a key in common is a question."""
    if doubt == _OTHER_NAMES:
        return (f"They have the same {kind}, {doubt}.",)
    return f"They have the same {kind}.", doubt


def contradicted(strength: Strength, mine: Cluster, theirs: Cluster) -> str:
    """What contradicts the key, empty where nothing does. The names of everybody on both sides must allow it, so that an
    initial is no bridge."""
    if mine is theirs:
        return ""
    allow = (_one_household, _one_mailbox, names.share_a_word)[strength]
    everybody = ({c.name for c in cluster.members} for cluster in (mine, theirs))
    if not all(allow(x, y) for x, y in product(*everybody)):
        return _OTHER_NAMES
    if strength is Strength.OWN:
        return ""
    if strength is Strength.MAILBOX:
        return told_apart(mine, theirs)
    return against(mine, theirs, way_of(mine, theirs), rows=False)


_ONE_NAME = PLAIN_WAYS | {Way.SHORT}


def _one_household(one: str, other: str) -> bool:
    """Whether two names under one landline or page are one person's: a family shares it, so the names must be forms of
    each other."""
    return alike(one, other) in _ONE_NAME or names.called_alike(one, other)


def _one_mailbox(one: str, other: str) -> bool:
    """Whether two names under one e-mail address may be one person's."""
    way = alike(one, other)
    if way in (None, Way.CUT, Way.COGNATE, Way.LOOSE) and names.man_and_woman(one, other):
        return False
    return way not in (None, Way.CUT) or names.compatible(one, other)
