"""Who is who: what merges, what is only offered, and that the user's word stands above the rules."""

from __future__ import annotations

import random

import pytest

from coach.people.resolve import ContactKeys, Decided, Move, resolve


def contact(
    number: int, name: str, organisation: str = "", email: str = "", profile: str = "", phone: str = ""
) -> ContactKeys:
    return ContactKeys(
        number, (f"r{number}",), name, organisation, (email,) if email else (), (profile,) if profile else (),
        (phone,) if phone else (),
    )  # fmt: skip


MERGED = [
    (
        "an e-mail",
        contact(1, "Jo Marsh", email="jo@x.example"),
        contact(2, "Josephine Marsh", email="jo@x.example"),
    ),
    (
        "a profile",
        contact(1, "Alex Petrov", profile="li/in/a"),
        contact(2, "Oleksandr Petriv", profile="li/in/a"),
    ),
    ("a phone", contact(1, "Wim Dekker", phone="+3161"), contact(2, "Willem Dekker", phone="+3161")),
    ("name and organisation", contact(1, "Ana Soto", "Rye Press"), contact(2, "Ana Soto", "Rye Press Ltd")),
    (
        "name and mail domain",
        contact(1, "Ana Soto", "Tolmin Gallery"),
        contact(2, "Ana Soto", email="as@tolmingallery.example"),
    ),
]

APART = [
    ("a name alone", contact(1, "Ana Soto"), contact(2, "Ana Soto")),
    ("a name at two organisations", contact(1, "Ana Soto", "Rye Press"), contact(2, "Ana Soto", "Lumen")),
    ("an accent", contact(1, "Leïla Amrani", "Lumen"), contact(2, "Leila Amrani", "Lumen")),
    ("a nickname", contact(1, "Bob Dekker", "Lumen"), contact(2, "Robert Dekker", "Lumen")),
    (
        "one name, one organisation, two profiles",
        contact(1, "Ana Soto", "Lumen", profile="li/in/a"),
        contact(2, "Ana Soto", "Lumen", profile="li/in/b"),
    ),
    (
        "a shared mailbox",
        contact(1, "Ana Soto", email="info@x.example"),
        contact(2, "Ana Ruiz", email="info@x.example"),
    ),
    ("a switchboard", contact(1, "Ana Soto", phone="+4420"), contact(2, "Omar Haddou", phone="+4420")),
    (
        "a family's address",
        contact(1, "Ana Soto", email="f@x.example"),
        contact(2, "Omar Haddou", email="f@x.example"),
    ),
]


@pytest.mark.parametrize(("why", "one", "other"), MERGED, ids=[m[0] for m in MERGED])
def test_merges_on(why: str, one: ContactKeys, other: ContactKeys) -> None:
    clusters, _ = resolve([one, other])
    assert sorted(map(sorted, clusters)) == [[1, 2]], why


@pytest.mark.parametrize(("why", "one", "other"), APART, ids=[a[0] for a in APART])
def test_stays_apart_on(why: str, one: ContactKeys, other: ContactKeys) -> None:
    clusters, _ = resolve([one, other])
    assert sorted(map(sorted, clusters)) == [[1], [2]], why


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (APART[1][1], APART[1][2], "same name"),
        (APART[2][1], APART[2][2], "accents"),
        (APART[3][1], APART[3][2], "short for"),
        (APART[7][1], APART[7][2], "same e-mail"),
        (contact(1, "Ana Lindqvist", "Lumen"), contact(2, "Ana Lindkvist", "Lumen"), "letter or two"),
    ],
)
def test_doubtful_pairs_are_offered_with_a_reason(one: ContactKeys, other: ContactKeys, words: str) -> None:
    _, pairs = resolve([one, other])
    assert len(pairs) == 1
    assert words in " ".join(pairs[0].reasons)


def test_different_people_are_not_offered() -> None:
    _, pairs = resolve([contact(1, "Ana Soto", "Lumen"), contact(2, "Omar Haddou", "Lumen")])
    assert pairs == []


def test_keys_chain_through_a_third_record() -> None:
    chain = [
        contact(1, "Robert Laan", "Aster Terminal"),
        contact(2, "Bob Laan", "AT Aster", email="bob@home.example"),
        contact(3, "Robert Laan", email="bob@home.example"),
    ]
    clusters, _ = resolve(chain)
    assert sorted(map(sorted, clusters)) in ([[1, 2, 3]], [[1], [2, 3]])
    placed = [*chain[:1], contact(2, "Bob Laan", "Aster Terminal", email="bob@home.example"), chain[2]]
    assert sorted(map(sorted, resolve(placed)[0])) == [[1, 2, 3]]


def test_a_change_of_employer_told_in_a_note_joins_two_records() -> None:
    pair = [contact(1, "Ana Soto", "Lumen"), contact(2, "Ana Soto", "Rye Press")]
    assert len(resolve(pair)[0]) == 2
    assert len(resolve(pair, moves=[Move("Ana Soto", "Lumen", "Rye Press")])[0]) == 1


def test_a_split_holds_against_an_equal_key() -> None:
    pair = [contact(1, "Ana Soto", email="a@x.example"), contact(2, "Ana Soto", email="a@x.example")]
    clusters, pairs = resolve(pair, [Decided("split", ("r1",), ("r2",))])
    assert len(clusters) == 2
    assert pairs == []


def test_a_merge_holds_against_different_names() -> None:
    pair = [contact(1, "Ana Soto", "Lumen"), contact(2, "Ana Ruiz", "Rye Press")]
    assert len(resolve(pair, [Decided("merge", ("r1",), ("r2",))])[0]) == 1


def test_an_initial_is_no_bridge_between_two_people() -> None:
    smiths = [
        contact(n, name, phone="+4420") for n, name in enumerate(("J. Smith", "John Smith", "Jane Smith"), 1)
    ]
    clusters, _ = resolve(smiths)
    assert not any({2, 3} <= set(c) for c in clusters)


def test_the_order_of_contacts_does_not_matter() -> None:
    contacts = [c for _, a, b in MERGED for c in (a, b)]
    numbered = [ContactKeys(i, (f"r{i}",), c.name, c.organisation, c.emails, c.profiles, c.phones)
                for i, c in enumerate(contacts)]  # fmt: skip
    expected = sorted(map(sorted, resolve(numbered)[0]))
    for seed in range(10):
        shuffled = numbered[:]
        random.Random(seed).shuffle(shuffled)
        assert sorted(map(sorted, resolve(shuffled)[0])) == expected
