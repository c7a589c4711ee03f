"""Who is who, measured: pairwise precision, recall and F1 on labelled sets, beside recordlinkage in the same run.

    python -m bench.linkage

Both get the same fields, and neither sees a label: the peer is recordlinkage's own unsupervised classifier
(expectation conditional maximisation over Jaro–Winkler at 0.85 and equality, as in its guide), Rapport is
`coach.people.linkage` learning by expectation maximisation. The peer is run twice: on Rapport's candidate pairs, and
on pairs with one field equal, as its guide makes them. A pair counts as found from a probability of one half, on
every set.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import OSA, JaroWinkler

from bench.tables import shared, show
from coach.people.blocking import pairs_in_blocks
from coach.people.linkage import DATE, FAMILY, GIVEN, TEXT, Field, Kind, Model
from coach.people.nicknames import lines_of
from coach.people.spelling import loose, plain
from coach.text import fold

Pair = tuple[int, int]
THRESHOLD = 0.5
SETS = ("febrl1", "febrl2", "splink_fake_1000")


def _code(one: str, other: str) -> int:
    if one == other:
        return 2
    return 1 if min(len(one), len(other)) >= 3 and OSA.distance(one, other) <= 1 else 0


def _email(one: str, other: str) -> int:
    if one == other:
        return 3
    if JaroWinkler.similarity(one, other) >= 0.92:
        return 2
    mine, theirs = one.partition("@")[0], other.partition("@")[0]
    return 1 if mine == theirs or (len(mine) >= 5 and OSA.distance(mine, theirs) <= 1) else 0


CODE = Kind(_code, (0.07, 0.08, 0.85), 0.02)
EMAIL = Kind(_email, (0.2, 0.15, 0.15, 0.5), 0.001)
"""Fields that the sets have and by which contacts are not compared."""
COLUMNS = {
    "given_name": Field("given", GIVEN),
    "first_name": Field("given", GIVEN),
    "surname": Field("family", FAMILY),
    "date_of_birth": Field("born", DATE),
    "dob": Field("born", DATE),
    "email": Field("email", EMAIL),
    "city": Field("town", TEXT),
    "suburb": Field("town", TEXT),
    "address_1": Field("street", TEXT),
    "address_2": Field("building", TEXT),
    "street_number": Field("house", CODE),
    "postcode": Field("postcode", CODE),
    "state": Field("region", CODE),
    "soc_sec_id": Field("number", CODE),
}
"""A column of the sets → the field of a contact that holds the same."""


@dataclass(frozen=True)
class LabelledSet:
    """Records with their columns, and the pairs that are one person."""

    records: dict[int, dict[str, str]]
    columns: tuple[str, ...]
    true: frozenset[Pair]


def load(folder: Path) -> LabelledSet:
    """Read one set."""
    rows = _rows(folder / "records.csv")
    number = {r["id"]: n for n, r in enumerate(rows)}
    columns = tuple(c for c in rows[0] if c in COLUMNS)
    records = {number[r["id"]]: {c: r[c].strip() for c in columns} for r in rows}
    if (folder / "clusters.csv").exists():
        groups = defaultdict(list)
        for row in _rows(folder / "clusters.csv"):
            groups[row["cluster"]].append(number[row["id"]])
        true = (p for group in groups.values() for p in combinations(sorted(group), 2))
    else:
        true = (_pair(number[r["id_a"]], number[r["id_b"]]) for r in _rows(folder / "true_pairs.csv"))
    return LabelledSet(records, columns, frozenset(true))


def _blocks(record: Mapping[str, str]) -> set[Hashable]:
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


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def adapted(found: LabelledSet) -> dict[int, dict[str, str]]:
    """The records in the fields and forms that the product compares."""
    out = {}
    for number, row in found.records.items():
        out[number] = {COLUMNS[c].name: fold(row[c]) for c in found.columns}
        out[number]["born"] = out[number].get("born", "").replace("-", "")
    return out


def ours(found: LabelledSet) -> tuple[set[Pair], list[Pair]]:
    """The pairs that Rapport finds, and the candidates it looked at."""
    records = adapted(found)
    model = Model([COLUMNS[c] for c in found.columns], records)
    candidates = sorted(pairs_in_blocks({n: _blocks(r) for n, r in records.items()}, cap=300))
    levels = model.learn(candidates)
    return {p for p in candidates if model.probability(*p, levels[p]) >= THRESHOLD}, candidates


def with_one_equal(found: LabelledSet) -> list[Pair]:
    """Pairs that have a name, a day, a number or an address in common to the letter."""
    telling = [c for c in found.columns if COLUMNS[c].kind in (GIVEN, FAMILY, DATE, EMAIL)] + ["soc_sec_id"]
    blocks = {n: [(c, r[c]) for c in telling if r.get(c)] for n, r in found.records.items()}
    return sorted(pairs_in_blocks(blocks, cap=len(blocks)))


def peer(found: LabelledSet, candidates: Sequence[Pair]) -> set[Pair] | None:
    """The pairs that recordlinkage finds among the same candidates; None where it is not installed."""
    try:
        import pandas
        import recordlinkage
    except ImportError:
        return None
    table = pandas.DataFrame.from_dict(found.records, orient="index").replace("", None)
    compare = recordlinkage.Compare()
    for column in found.columns:
        if COLUMNS[column].kind in (CODE, DATE):
            compare.exact(column, column, label=column)
        else:
            compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    index = pandas.MultiIndex.from_tuples(candidates)
    features = compare.compute(index, table)
    return {_pair(*p) for p in recordlinkage.ECMClassifier().fit_predict(features)}


def measure(got: Iterable[Pair], true: Iterable[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs."""
    got, true = set(got), set(true)
    right = len(got & true)
    precision, recall = right / max(1, len(got)), right / max(1, len(true))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> int:
    """Print one table; 1 if the peer is better on a set."""
    folder = shared("linkage")
    if folder is None:
        print("No shared data: set COACH_SHARED to the folder that holds data/linkage.")
        return 0
    rows: list[list[str | float]] = []
    worse = False
    for name in SETS:
        found = load(folder / name)
        mine, candidates = ours(found)
        reached = measure(candidates, found.true)[1]
        result = measure(mine, found.true)
        rows.append(
            [f"{name}: Rapport", *(f"{x:.4f}" for x in result), f"{len(candidates):,}", f"{reached:.4f}"]
        )
        for where, pairs in (("the same", candidates), ("one equal", with_one_equal(found))):
            theirs = peer(found, pairs)
            if theirs is None:
                rows.append([f"{name}: recordlinkage is not installed", "", "", "", "", ""])
                break
            beside = measure(theirs, found.true)
            shown = [f"{x:.4f}" for x in beside]
            rows.append([f"{name}: recordlinkage", *shown, where, f"{measure(pairs, found.true)[1]:.4f}"])
            worse |= result[2] < beside[2]
    show("Linkage", ("", "precision", "recall", "F1", "candidates", "of all pairs"), rows)
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
