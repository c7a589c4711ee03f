"""Which records are worth comparing: several cheap blocks, so that nobody is compared with everybody. Pure.

A block is a key that records of one person are likely to share. A block that holds too many is left out: what is
common to that many says nothing, and the same people meet again in a narrower block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from coach.people.clusters import ContactKeys, called, spelt_otherwise
from coach.people.likeness import Taken, take
from coach.people.nicknames import lines_of
from coach.people.organisations import handles, is_place, own_domain, tokens
from coach.people.spelling import loose

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


def contact_pairs(contacts: Sequence[ContactKeys], cap: int = CAP) -> set[tuple[int, int]]:
    """Pairs of contacts whose names may agree. Of a very common name, those at one organisation."""
    everybody = {c.id: c for c in contacts}
    named = {c.id: _names_of(c) for c in contacts}
    found: set[tuple[int, int]] = set()
    for group in _shared_blocks(everybody, named):
        if len(group) <= cap:
            found.update(combinations(sorted(set(group)), 2))
        else:
            handles_of = {n: _handles(everybody[n]) for n in group}
            found |= pairs_in_blocks(handles_of, cap)
    return found | _with_initials(named, cap)


def _shared_blocks(
    everybody: Mapping[int, ContactKeys], named: Mapping[int, Sequence[Taken]]
) -> Iterator[list[int]]:
    """Blocks with more than one contact. Most hold one, so a list is only made for the second."""
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for number, takens in named.items():
        places = _places(everybody[number])
        for taken in takens:
            for key in _name_blocks(taken, places):
                if key not in first:
                    first[key] = number
                elif key in more:
                    more[key].append(number)
                elif first[key] != number:
                    more[key] = [first[key], number]
    return iter(more.values())


def _names_of(contact: ContactKeys) -> list[Taken]:
    """Every name that a contact may be known by: as written, by a nickname, and as an address or page spells it."""
    written = [contact.name, *called(contact.name, contact.nicknames), *spelt_otherwise(contact)]
    return [t for name in written if name and (t := take(name)).family]


def _name_blocks(taken: Taken, places: Sequence[str]) -> Iterator[str]:
    """Family name with the first name or its short forms, families of double names one by one, and the words in any
    order. Slips and cut first names, which are only worth a question at one place, are looked for there."""
    given = taken.given[0]
    sound, lines, whole = loose(given), lines_of(given), taken.joined
    for family in (
        {loose(whole), *(loose(w) for w in taken.family)} if len(taken.family) > 1 else (loose(whole),)
    ):
        yield f"n {family} {sound}"
        for line in lines:
            yield f"s {family} {line}"
        for place in places:
            yield f"p {family} {given[:2]} {place}"
    for place in places:
        yield f"b {taken.plain_given[0]} {whole[:2]} {place}"
    yield "w " + " ".join(taken.in_order)
    for second in taken.given[1:]:
        yield f"n {loose(second)} {sound}"  # a family name without its hyphen
        yield f"n {loose(whole)} {loose(second)}"  # called by the second name
    if len(taken.given) > 1 or len(given) == 2:
        yield f"n {loose(whole)} {''.join(w[0] for w in taken.given) if len(given) > 2 else given}"  # MJ


def _places(contact: ContactKeys) -> tuple[str, ...]:
    """The organisation and the domains of a contact, each by one word."""
    own = {d for e in contact.emails if (d := own_domain(e))}
    if contact.organisation:
        own.add("".join(tokens(contact.organisation)))
    return tuple(own)


def _with_initials(named: Mapping[int, Sequence[Taken]], cap: int) -> set[tuple[int, int]]:
    """An initial meets everybody of the family whose name begins with it, and the other way round."""
    initials: dict[str, dict[int, None]] = defaultdict(dict)
    for number, takens in named.items():
        for taken in takens:
            for key, short in _initial_blocks(taken):
                if short:
                    initials[key][number] = None
    others: dict[str, dict[int, None]] = defaultdict(dict)
    for number, takens in named.items() if initials else ():
        for taken in takens:
            for key, _ in _initial_blocks(taken):
                if key in initials:
                    others[key][number] = None
    return {
        (min(a, b), max(a, b))
        for key, short in initials.items()
        if len(short) * len(others[key]) <= cap * cap
        for a in short
        for b in others[key]
        if a != b
    }


def _initial_blocks(taken: Taken) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """The two blocks of a name by an initial, and whether it is one."""
    given, family = taken.given[0], taken.joined
    return (
        (f"g {loose(family)} {given[0]}", len(given) <= 2),
        (f"f {taken.plain_given[0]} {family[:1]}", len(family) <= 2),
    )


def _handles(contact: ContactKeys) -> tuple[str, ...]:
    """Words under which the forms of a contact's organisation meet."""
    own = [d for e in contact.emails if (d := own_domain(e))]
    named = handles(contact.organisation) if contact.organisation and is_place(contact.organisation) else ()
    return tuple(dict.fromkeys((*named, *own)))
