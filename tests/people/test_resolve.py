"""Who is who: what merges, what is only offered, and that the user's word stands above the rules."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from coach.people.resolve import NAME_ONLY, SURE, ContactKeys, Decided, Move, resolve
from tests.timing import processor_time


def contact(
    number: int,
    name: str,
    organisation: str = "",
    email: str = "",
    profile: str = "",
    phone: str = "",
    **more: Any,
) -> ContactKeys:
    return ContactKeys(
        number, (f"r{number}",), name, organisation, (email,) if email else (), (profile,) if profile else (),
        (phone,) if phone else (), **more,
    )  # fmt: skip


MERGED = [
    (
        "an e-mail",
        contact(1, "Jo Marsh", email="jo@x.example"),
        contact(2, "Josephine Marsh", email="jo@x.example"),
    ),
    (
        "a profile",
        contact(1, "Alex Petrov", profile="linkedin.com/in/a"),
        contact(2, "Oleksandr Petriv", profile="linkedin.com/in/a"),
    ),
    ("a phone", contact(1, "Wim Dekker", phone="+3161"), contact(2, "Willem Dekker", phone="+3161")),
    ("name and organisation", contact(1, "Ana Soto", "Rye Press"), contact(2, "Ana Soto", "Rye Press Ltd")),
    (
        "name and mail domain",
        contact(1, "Ana Soto", "Tolmin Gallery"),
        contact(2, "Ana Soto", email="as@tolmingallery.example"),
    ),
    ("an accent there", contact(1, "Leïla Amrani", "Lumen"), contact(2, "Leila Amrani", "Lumen")),
    ("umlauts written out", contact(1, "Jörg Süßkind", "Lumen"), contact(2, "Joerg Suesskind", "Lumen")),
    ("another alphabet", contact(1, "Νίκος Παππάς", "Lumen"), contact(2, "Nikos Pappas", "Lumen")),
    ("another order", contact(1, "Brekke Ana", "Lumen"), contact(2, "Ana Brekke", "Lumen")),
    (
        "a short form there",
        contact(1, "Kasia Brzezicka", "Lumen"),
        contact(2, "Katarzyna Brzezicka", "Lumen"),
    ),
    ("an initial there", contact(1, "A. Sotomayor", "Lumen"), contact(2, "Ana Sotomayor", "Lumen Ltd")),
    (
        "a double name there",
        contact(1, "Ana Sotomayor", "Lumen"),
        contact(2, "Ana Sotomayor-Brekke", "Lumen"),
    ),
    (
        "a nickname of the card",
        contact(1, "Wendeline Os", "Lumen", nicknames=("Pip",)),
        contact(2, "Pip Os", "Lumen"),
    ),
    (
        "an initial of a common name that an address spells",
        contact(1, "J. Müller", "Lumen", email="jan.mueller@lumen.example"),
        contact(2, "Jan Müller", "Lumen"),
    ),
    (
        "a spelling that a profile page has",
        contact(1, "Alexander Gritsenko", "Lumen", profile="linkedin.com/in/oleksandr-hrytsenko-09a"),
        contact(2, "Oleksandr Hrytsenko", "Lumen"),
    ),
    (
        "a family name of before that an address keeps",
        contact(1, "Ana Brekke", "Lumen", email="ana.sotomayor@lumen.example"),
        contact(2, "Ana Sotomayor", "Lumen"),
    ),
    (
        "one thread",
        contact(1, "Ana Brekke", email="ana@lumen.example", context=("thread:1",)),
        contact(2, "Ana Brekke", email="brekke@gmx.example", context=("thread:1",)),
    ),
    (
        "an e-mail under a name in another alphabet",
        contact(1, "Юлія Гриценко", email="yg@x.example"),
        contact(2, "Yuliia Hrytsenko", email="yg@x.example"),
    ),
]

APART = [
    ("a name alone", contact(1, "Ana Soto"), contact(2, "Ana Soto")),
    ("a name at two organisations", contact(1, "Ana Soto", "Rye Press"), contact(2, "Ana Soto", "Lumen")),
    ("an accent", contact(1, "Leïla Amrani"), contact(2, "Leila Amrani")),
    ("a nickname", contact(1, "Bob Dekkers"), contact(2, "Robert Dekkers")),
    ("a nickname elsewhere", contact(1, "Bob Dekkers", "Lumen"), contact(2, "Robert Dekkers", "Rye Press")),
    ("a nickname of a common name", contact(1, "Bob Smith", "Lumen"), contact(2, "Robert Smith", "Lumen")),
    ("an initial of a common name", contact(1, "J. Müller", "Lumen"), contact(2, "Jan Mueller", "Lumen")),
    ("an initial without a place", contact(1, "A. Sotomayor"), contact(2, "Ana Sotomayor")),
    ("two full forms", contact(1, "Johan Brekke", "Lumen"), contact(2, "Juan Brekke", "Lumen")),
    ("a cut first name", contact(1, "Max Brekke", "Lumen"), contact(2, "Maxine Brekke", "Lumen")),
    ("a slip", contact(1, "Ana Halvorsen", "Lumen"), contact(2, "Ana Halvosren", "Lumen")),
    ("one sound", contact(1, "Yulia Gritsenko", "Lumen"), contact(2, "Julia Hrytsenko", "Lumen")),
    ("another family name", contact(1, "Ana Sotomayor", "Lumen"), contact(2, "Ana Brekke", "Lumen")),
    ("freelance is no place", contact(1, "Ana Brekke", "Freelance"), contact(2, "Ana Brekke", "Freelance")),
    (
        "a public mail host is no place",
        contact(1, "Ana Brekke", email="ana1@gmx.example"),
        contact(2, "Ana Brekke", email="brekke@gmx.example"),
    ),
    (
        "a home of one name is no employer",
        contact(1, "Ana Brekke", email="ana@brekke.example"),
        contact(2, "Anna Brekke", email="anna@brekke.example"),
    ),
    (
        "addresses told apart by a number",
        contact(1, "Ana Brekke", "Lumen", email="ana.brekke@lumen.example"),
        contact(2, "Ana Brekke", "Lumen", email="ana.brekke2@lumen.example"),
    ),
    (
        "two addresses at one place under an initial",
        contact(1, "A. Brekke", "Lumen", email="arne.brekke@lumen.example"),
        contact(2, "Ana Brekke", "Lumen", email="ana.brekke@lumen.example"),
    ),
    (
        "second initials that differ",
        contact(1, "Ana B. Sotomayor", "Lumen"),
        contact(2, "Ana C. Sotomayor", "Lumen"),
    ),
    (
        "different birthdays",
        contact(1, "Ana Brekke", "Lumen", born="19800101"),
        contact(2, "Ana Brekke", "Lumen", born="19910607"),
    ),
    (
        "two rows of one list",
        contact(1, "Ana Brekke", "Lumen", listed="connections"),
        contact(2, "Ana Brekke", "Lumen", listed="connections"),
    ),
    (
        "one thread under a common name",
        contact(1, "Ana Garcia", context=("thread:1",)),
        contact(2, "Ana Garcia", context=("thread:1",)),
    ),
    (
        "one event, two employers",
        contact(1, "Ana Brekke", "Lumen", context=("event:1",)),
        contact(2, "Ana Brekke", "Rye Press", context=("event:1",)),
    ),
    (
        "a switchboard with two extensions",
        contact(1, "Ana Brekke", phone="+4420;ext=1"),
        contact(2, "Ana Brekke", phone="+4420;ext=2"),
    ),
    (
        "one page that is nobody's own",
        contact(1, "Ana Brekke", profile="lumen.example/team"),
        contact(2, "Omar Haddou", profile="lumen.example/team"),
    ),
    (
        "one name, one organisation, two profiles",
        contact(1, "Ana Soto", "Lumen", profile="linkedin.com/in/a"),
        contact(2, "Ana Soto", "Lumen", profile="linkedin.com/in/b"),
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


FAMILY = (contact(1, "Ana Soto", email="f@x.example"), contact(2, "Omar Haddou", email="f@x.example"))


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
        (FAMILY[0], FAMILY[1], "same e-mail"),
        (contact(1, "Ana Halvorsen", "Lumen"), contact(2, "Ana Halvosren", "Lumen"), "letter or two"),
        (contact(1, "Ana Lindqvist", "Lumen"), contact(2, "Ana Lindkvist", "Lumen"), "sound alike"),
        (contact(1, "A. Sotomayor"), contact(2, "Ana Sotomayor"), "initial"),
        (contact(1, "Bob Smith", "Lumen"), contact(2, "Robert Smith", "Lumen"), "same organisation"),
        (contact(1, "Max Brekke", "Lumen"), contact(2, "Maxine Brekke", "Lumen"), "begins like"),
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


def test_an_initial_that_fits_two_is_neither() -> None:
    three = [
        contact(1, "R. Brekke", "Lumen"),
        contact(2, "Robert Brekke", "Lumen"),
        contact(3, "Ruth Brekke", "Lumen"),
    ]
    clusters, pairs = resolve(three)
    assert len(clusters) == 3
    assert {(p.left, p.right) for p in pairs} == {(1, 2), (1, 3)}
    assert len(resolve(three[:2])[0]) == 1


def test_a_record_between_two_namesakes_is_neither() -> None:
    """Two people of one name at one place, told apart by their pages, and a third record without a page."""
    three = [
        contact(1, "Ana Brekke", "Lumen", profile="linkedin.com/in/a"),
        contact(2, "Ana Brekke", "Lumen", profile="linkedin.com/in/b"),
        contact(3, "Ana Brekke", "Lumen"),
    ]
    assert len(resolve(three)[0]) == 3
    assert len(resolve([three[0], three[2]])[0]) == 1


def test_forms_of_one_name_come_together() -> None:
    forms = ["Robert Brekke", "Bob Brekke", "R. Brekke", "Rob Brekke", "Robert Brekke"]
    assert len(resolve([contact(n, name, "Lumen") for n, name in enumerate(forms)])[0]) == 1


def test_scores_rank_by_evidence() -> None:
    """At one place before name alone, name alone before another place, a rare name before a common one."""
    pairs = {
        "place": (contact(1, "Bob Smith", "Lumen"), contact(2, "Robert Smith", "Lumen")),
        "rare": (contact(3, "Ana Brzezicka"), contact(4, "Ana Brzezicka")),
        "differ": (contact(5, "Ana Oduya", "Lumen"), contact(6, "Ana Oduya", "Rye Press")),
    }
    strangers = [contact(100 + n, f"{g} {f}", "Aster") for n, (g, f) in enumerate(
        (g, f) for g in ("Ida", "Omar", "Tove", "Piet") for f in ("Haddou", "Fabre", "Dekkers", "Stroud", "Keel"))]  # fmt: skip
    found = resolve([c for pair in pairs.values() for c in pair] + strangers)[1]
    scores = {key: next(p.score for p in found if p.left == pair[0].id) for key, pair in pairs.items()}
    assert scores["place"] >= SURE > scores["rare"] > scores["differ"]
    assert next(p.reasons for p in found if p.left == 3) == NAME_ONLY


def test_very_many_of_one_name_are_not_compared_with_each_other() -> None:
    crowd = [contact(n, "Ana Brekke", f"Firm {n // 2}x") for n in range(1200)]
    with processor_time() as taken:
        clusters, pairs = resolve(crowd)
    assert taken.seconds < 5
    assert len(clusters) == 600
    assert len(pairs) < 2000


def test_the_order_of_contacts_does_not_matter() -> None:
    contacts = [c for _, a, b in MERGED for c in (a, b)]
    numbered = [ContactKeys(i, (f"r{i}",), c.name, c.organisation, c.emails, c.profiles, c.phones)
                for i, c in enumerate(contacts)]  # fmt: skip
    expected = sorted(map(sorted, resolve(numbered)[0]))
    for seed in range(10):
        shuffled = numbered[:]
        random.Random(seed).shuffle(shuffled)
        assert sorted(map(sorted, resolve(shuffled)[0])) == expected


def test_a_short_name_in_a_shared_mailbox_is_no_bridge() -> None:
    names = ("Samuel Reeve", "Samantha Reeve", "Sam Reeve")
    for order in itertools.permutations(names):
        found = [contact(n, name, email="reeve@home.example") for n, name in enumerate(order, start=1)]
        clusters, pairs = resolve(found)
        assert sorted(map(len, clusters)) == [1, 1, 1], order
        assert any("fits several" in reason for p in pairs for reason in p.reasons), order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (contact(1, "Ken Reeve", "Lumen", phone="+441632960961"), contact(2, "Ken Reeve Jr", "Lumen", phone="+441632960961")),
        (contact(1, "James Thomas", "Lumen"), contact(2, "Thomas James", "Lumen")),
        (contact(1, "Ana Brekke", "Ford"), contact(2, "Ana Brekke", "Ford Foundation")),
    ],
)  # fmt: skip
def test_two_who_may_be_father_and_son_or_namesakes_are_a_question(
    one: ContactKeys, other: ContactKeys
) -> None:
    clusters, pairs = resolve([one, other])
    assert sorted(clusters) == [[1], [2]]
    assert [(p.left, p.right) for p in pairs] == [(1, 2)]
