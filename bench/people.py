"""Who is who among 30,000 LinkedIn-like contacts: processor seconds and memory of one `resolve`.

    python -m bench.people [CONTACTS]

Names are drawn as they are in a country, so that a few hundred people share the commonest full name's parts; nine in
ten have a profile page and no address. The bare line is what merely reading every name once costs in the same run.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence

from bench.tables import show
from coach.people import names
from coach.people.nicknames import nickname_groups
from coach.people.resolve import ContactKeys, resolve

_STARTS = "Al Bar Cor Dan Els Fen Gar Hol Ivar Jans Kor Lund Mar Nor Ost Pet Quin Ros Sand Tor Ulv Vest Wend Yar Zel".split()
_MIDDLES = "a e i o u an en in on er el ar or ber der gen ling".split()
_ENDS = "berg sen son mann ski vic ez ini ova dotter ford ley ton well by stad strand nen chuk oğlu".split()
_PLACES = "Harbour Lantern Meadow Copper Willow Granite Saffron Beacon Juniper Cobalt Marble Thistle".split()
_KINDS = "Labs Logistics Partners Bank Press Energy Works Studio Systems Foods Clinics Rail".split()


def contacts(count: int, seed: int = 3) -> list[ContactKeys]:
    """Invented connections; one in twenty is a second record of somebody before."""
    chance = random.Random(seed)
    given = sorted(n.capitalize() for n in nickname_groups())
    family = [a + b + c for a, b, c in itertools.product(_STARTS, _MIDDLES, _ENDS)]
    chance.shuffle(given)
    chance.shuffle(family)
    employers = [f"{a} {b} {k}" for a, b in itertools.permutations(_PLACES, 2) for k in _KINDS]
    given_weights = [1 / (n + 12) for n in range(len(given))]
    family_weights = [1 / (n + 40) for n in range(len(family))]
    firsts = chance.choices(given, given_weights, k=count)
    lasts = chance.choices(family, family_weights, k=count)
    made: list[ContactKeys] = []
    for n in range(count):
        if n % 20 == 19:
            made.append(_again(chance, n, chance.choice(made)))
            continue
        name = f"{firsts[n]} {lasts[n]}"
        place = chance.choice(employers)
        profile = f"linkedin.com/in/{'-'.join(name.casefold().split())}-{n:x}"
        host = "".join(place.casefold().split()[:2])
        email = f"{name.casefold().replace(' ', '.')}@{host}.example" if chance.random() < 0.08 else ""
        made.append(
            ContactKeys(
                n, (f"r{n}",), name, place, (email,) if email else (), (profile,), listed="connections"
            )
        )
    return made


def _again(chance: random.Random, number: int, one: ContactKeys) -> ContactKeys:
    """Another record of somebody: with an initial, a nickname, or as they are."""
    first, _, last = one.name.partition(" ")
    short = sorted(nickname_groups().get(first.casefold(), {first}))
    called = chance.choice((first, f"{first[0]}.", chance.choice(short).capitalize()))
    return ContactKeys(number, one.references, f"{called} {last}", one.organisation)


def measure(found: Sequence[ContactKeys]) -> tuple[float, list[list[int]], int]:
    """Processor seconds, clusters, and how many pairs are left to settle."""
    began = time.process_time()
    clusters, pairs = resolve(found)
    return time.process_time() - began, clusters, len(pairs)


def right(found: Sequence[ContactKeys], clusters: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Pairwise precision and recall of what was joined. A record's first reference says whose it is."""
    whose = {c.id: c.references[0] for c in found}
    joined = [p for cluster in clusters for p in itertools.combinations(cluster, 2)]
    sizes = Counter(whose.values()).values()
    wanted = sum(n * (n - 1) // 2 for n in sizes)
    true = sum(whose[a] == whose[b] for a, b in joined)
    return true / max(1, len(joined)), true / max(1, wanted)


def main() -> int:
    """Print one table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    found = contacts(count)
    began = time.process_time()
    for contact in found:
        names.normal(contact.name)
        names.parts(contact.name)
    bare = time.process_time() - began
    took, clusters, pairs = measure(found)
    precision, recall = right(found, clusters)
    tracemalloc.start()
    measure(found)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    rows = [
        ["reading every name once", f"{bare:.2f}", "", "", "", "", ""],
        [
            "resolve",
            f"{took:.2f}",
            f"{peak:.0f}",
            f"{len(clusters):,}",
            f"{pairs:,}",
            f"{precision:.4f}",
            f"{recall:.4f}",
        ],
    ]
    columns = ("", "CPU s", "MB", "people", "to settle", "precision", "recall")
    show(f"Who is who among {count:,} contacts", columns, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
