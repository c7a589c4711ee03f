"""The linkage model: what it learns without labels, and that a rare value says more than a common one."""

from __future__ import annotations

import random

import pytest

from coach.people.blocking import contact_pairs, pairs_in_blocks
from coach.people.linkage import DATE, FAMILY, GIVEN, TEXT, Field, Kind, Model
from coach.people.resolve import ContactKeys

FIELDS = (Field("given", GIVEN), Field("family", FAMILY), Field("born", DATE), Field("town", TEXT))
GIVENS = "ana omar tove piet ida kofi mei lars rosa emil nora igor jada yuki sven alma".split()
FAMILIES = "haddou fabre stroud keel quist osei brekke laan marsh varga obi holm ruiz tamm ito".split()


def people(count: int, seed: int = 1) -> dict[int, dict[str, str]]:
    chance = random.Random(seed)
    return {
        n: {
            "given": chance.choice(GIVENS),
            "family": chance.choice(FAMILIES),
            "born": f"19{chance.randrange(40, 99)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}",
            "town": chance.choice(("ghent", "leiden", "bergen", "turku", "graz")),
        }
        for n in range(count)
    }


def blurred(record: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The same person as another clerk typed them."""
    out = dict(record)
    field = chance.choice(("given", "family", "town"))
    word = out[field]
    at = chance.randrange(len(word) - 1)
    out[field] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if chance.random() < 0.3:
        out["town"] = ""
    return out


def test_it_finds_the_doubles_of_a_table_it_never_saw() -> None:
    chance = random.Random(5)
    records = people(300)
    true = set()
    for n in range(60):
        records[1000 + n] = blurred(records[n], chance)
        true.add((n, 1000 + n))
    model = Model(FIELDS, records)
    candidates = pairs_in_blocks({n: {r["family"], r["given"], r["born"]} for n, r in records.items()})
    levels = model.learn(sorted(candidates))
    found = {p for p in candidates if model.probability(*p, levels[p]) >= 0.5}
    assert len(found & true) >= 52
    assert len(found - true) <= 1


def test_a_rare_name_says_more_than_a_common_one() -> None:
    records = people(400)
    for n in range(200):
        records[n]["family"] = "berg"
    records[900] = records[901] = {"given": "ana", "family": "berg"}
    records[902] = records[903] = {"given": "ana", "family": "zwirner"}
    model = Model(FIELDS, records)
    assert model.probability(902, 903) > model.probability(900, 901)


@pytest.mark.parametrize(
    ("kind", "one", "other", "level"),
    [
        (GIVEN, "robert", "robert", 4),
        (GIVEN, "robert", "bob", 3),
        (GIVEN, "johan", "juan", 2),
        (GIVEN, "r", "robert", 1),
        (GIVEN, "robert", "ana", 0),
        (FAMILY, "mueller", "muller", 3),
        (DATE, "19800102", "19800102", 3),
        (DATE, "19800102", "19800201", 2),
        (DATE, "19800102", "19810102", 2),
        (DATE, "19800102", "19801231", 1),
        (DATE, "19800102", "19770607", 0),
        (TEXT, "mill lane", "mill lnae", 2),
        (TEXT, "mill lane", "harbour road", 0),
    ],
)
def test_levels(kind: Kind, one: str, other: str, level: int) -> None:
    assert kind.compare(one, other) == level
    assert kind.compare(other, one) == level


def test_names_in_the_wrong_columns_still_agree() -> None:
    records = people(50)
    records[90] = {"given": "zwirner", "family": "ana", "born": "19800102"}
    records[91] = {"given": "ana", "family": "zwirner", "born": "19800102"}
    assert Model(FIELDS, records).probability(90, 91) > 0.5


def test_two_records_alone_give_a_number() -> None:
    model = Model(FIELDS, {1: {"given": "ana"}, 2: {"given": "ana"}})
    model.learn([(1, 2)])
    assert 0 < model.probability(1, 2) < 0.9
    assert Model(FIELDS, {1: {}}).pairs == 1


def keyed(number: int, name: str, place: str = "", **more: tuple[str, ...]) -> ContactKeys:
    return ContactKeys(number, (), name, place, **more)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (keyed(1, "Ana Soto"), keyed(2, "Ana Soto"), True),
        (keyed(1, "Bob Soto"), keyed(2, "Robert Soto"), True),
        (keyed(1, "A. Soto"), keyed(2, "Ana Soto"), True),
        (keyed(1, "Ana Müller"), keyed(2, "Ana Mueller"), True),
        (keyed(1, "Soto Ana"), keyed(2, "Ana Soto"), True),
        (keyed(1, "Ana Soto-Ruiz"), keyed(2, "Ana Ruiz"), True),
        (keyed(1, "Ana S.", "Lumen"), keyed(2, "Ana Soto", "Lumen"), True),
        (keyed(1, "Ana Halvorsen", "Lumen"), keyed(2, "Ana Halvosren", "Lumen"), True),
        (keyed(1, "Ana Ruiz", emails=("ana.soto@x.example",)), keyed(2, "Ana Soto"), True),
        (keyed(1, "Ana Ruiz", profiles=("linkedin.com/in/ana-soto-1a2",)), keyed(2, "Ana Soto"), True),
        (keyed(1, "Ana Soto"), keyed(2, "Omar Soto"), False),
        (keyed(1, "Ana Soto"), keyed(2, "Ana Brekke"), False),
        (keyed(1, ""), keyed(2, "Ana Brekke"), False),
    ],
)
def test_blocks(one: ContactKeys, other: ContactKeys, met: bool) -> None:
    assert (contact_pairs([one, other]) == {(1, 2)}) is met
