"""Two people never become one silently: what is in doubt is offered with its reason, and what is plain still merges."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coach.cli import main
from coach.people.changes import NewName, tells_of_move, tells_of_new_name
from coach.people.mentions import NamedPerson, NameIndex
from coach.people.resolve import ContactKeys, Renamed, resolve


def contact(number: int, name: str, organisation: str = "", **more: Any) -> ContactKeys:
    for key in ("emails", "profiles", "phones"):
        more[key] = tuple(more.get(key, "").split())
    return ContactKeys(number, (f"r{number}",), name, organisation, **more)


def two(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], **both: Any
) -> list[ContactKeys]:
    return [contact(n, name, **(both | more)) for n, (name, more) in enumerate((first, second), 1)]


def named(one: str, other: str, **both: Any) -> list[ContactKeys]:
    return two((one, {}), (other, {}), **both)


MARRIED = NameIndex(
    [NamedPerson(n.casefold(), (n,)) for n in ("Ana Soto", "Ana Ruiz", "Maria Lopez", "Maria Keller", "Kim Soto", "Kim Berg")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Ana Soto is now head of grants, reporting to Ana Ruiz.", False),
        ("Ana Soto is now working with Ana Ruiz on the grant.", False),
        ("Maria Lopez now reports to Maria Keller.", False),
        ("At the wedding Kim Soto danced with Kim Berg.", False),
        ("Ana Soto is now Ana Ruiz's deputy.", False),
        ("Ana Soto is now Ana Ruiz?", False),
        ("Ana Soto is now Ana Ruiz.", True),
        ("Ana Soto is Ana Ruiz since her wedding in May.", True),
        ("Ana Ruiz, née Ana Soto, wrote.", True),
        ("Ana Ruiz (formerly Ana Soto) wrote.", True),
        ("Kim Soto changed her name to Kim Berg.", True),
    ],
)
def test_a_new_name_is_plain_only_with_nothing_between(sentence: str, plain: bool) -> None:
    told = tells_of_new_name(MARRIED, sentence)
    assert isinstance(told, NewName)
    assert told.plain is plain


PAGES = two(
    ("Ana Soto", {"profiles": "linkedin.com/in/ana-soto-1"}),
    ("Ana Ruiz", {"profiles": "linkedin.com/in/ana-ruiz-2"}),
)


@pytest.mark.parametrize(
    ("contacts", "sure", "people", "reason"),
    [
        (named("Ana Soto", "Ana Ruiz"), False, 2, "new name"),
        (PAGES, True, 2, "profile pages differ"),
        (two(("Ana Soto", {"organisation": "Rye"}), ("Ana Ruiz", {"organisation": "Kite"})), True, 2, "organisations differ"),
        (named("Ana Soto", "Ana Ruiz", organisation="Rye"), True, 1, ""),
        (two(("Ana Soto", {"emails": "soto@rye.example"}), ("Ana Ruiz", {"emails": "ruiz@rye.example"})), True, 1, ""),
    ],
)  # fmt: skip
def test_a_new_name_joins_only_where_nothing_speaks_against_it(
    contacts: list[ContactKeys], sure: bool, people: int, reason: str
) -> None:
    clusters, pairs = resolve(contacts, renamed=[Renamed(1, 2, sure)])
    assert len(clusters) == people
    assert [reason in " ".join(p.reasons) for p in pairs] == [True] * (people - 1)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wei Zhang at Alpha started a project with Beta.", False),
        ("Wei Zhang of Alpha joined a workshop at Beta.", False),
        ("Wei Zhang now talks with both Alpha and Beta.", False),
        ("Wei went from the Alpha stand to lunch, and I left for Beta.", False),
        ("Wei Li left Alpha for Beta.", False),
        ("Wei Zhang left Beta for Alpha.", False),
        ("Wei left Alpha Robotics in May for Beta Optics.", True),
        ("Wei Zhang moved from Alpha to Beta.", True),
        ("Wei Zhang leaves Alpha and joins Beta in June.", True),
        ("Wei Zhang joined Beta after ten years at Alpha.", True),
        ("Wei Zhang, formerly at Alpha, is now at **Beta Optics**.", True),
    ],
)
def test_a_move_is_told_only_from_one_to_the_other(sentence: str, told: bool) -> None:
    assert tells_of_move(sentence, "Wei Zhang", "Alpha Robotics", "Beta Optics") is told


# What the two are, how many people, and what the question says.
CASES = [
    # A provider is no employer.
    *[
        (f"a mailbox at {host}", two(("Paul Jones", {"emails": f"paul.jones@{host}", "organisation": "Baker"}),
            ("Paul Jones", {"emails": f"pjones77@{host}", "organisation": "Surgeon GmbH"})), 2, "organisations differ")
        for host in ("comcast.net", "msn.com", "unheard-of.example")
    ],
    *[
        (f"a mailbox at {host}, no organisation",
         two(("Tim Brekke", {"emails": f"tim@{host}"}), ("Tim Brekke", {"emails": f"brekke@{host}"})), 2, "same name")
        for host in ("comcast.net", "msn.com", "btinternet.com", "att.net", "naver.com", "bluewin.ch")
    ],
    ("a mailbox at an employer", two(("Tim Brekke", {"emails": "tim@rye.example"}), ("Tim Brekke", {"emails": "tb@rye.example"})), 1, ""),
    # A father and a son.
    ("Sr. and Jr. on one phone", named("John Miller Sr.", "John Miller Jr.", organisation="Miller Corp", phones="+12125550100"), 2, "senior"),
    ("II and III at one place", named("Henry Ford II", "Henry Ford III", organisation="Ford"), 2, "senior"),
    ("Sr. and Jr. on one mailbox", named("John Miller, Sr.", "John Miller, Jr.", emails="miller@x.example"), 2, "senior"),
    ("Jr. twice", named("John Miller Jr.", "John Miller, Jr", organisation="Miller Corp"), 1, ""),
    # A mailbox of a family or an office.
    *[
        (f"a mailbox of {one} and {other}", named(one, other, emails="both@x.example"), 2, "same e-mail")
        for one, other in (("Maria Lopez", "Mario Lopez"), ("Petra Lind", "Paul Lind"), ("Karl Brandt", "Karla Brandt"), ("Simon Falk", "Simone Falk"))
    ],
    *[
        (f"one mailbox, {one} and {other}", named(one, other, emails="one@x.example"), 1, "")
        for one, other in (("Maria Lopez", "M. Lopez"), ("Bob Lind", "Robert Lind"), ("Kath Oduya", "Katharina Oduya"), ("Nils Halvorsen", "Nils Halvosren"), ("asoto", "Ana Soto"))
    ],
    # One name at one organisation.
    ("two rows of one list", named("Ana Brekke", "Ana Brekke", organisation="Lumen", listed="PyData.csv"), 2, "side by side"),
    ("two rows with addresses", two(("David Lee", {"emails": "david.lee@samsung.example", "title": "Chef"}), ("David Lee", {"emails": "dlee@samsung.example", "title": "Chip designer"}), organisation="Samsung", listed="PyData.csv"), 2, "side by side"),
    ("two rows with one address", named("David Lee", "David Lee", organisation="Samsung", emails="dl@samsung.example", listed="PyData.csv"), 1, ""),
    ("two rows with one phone", named("Ana Brekke", "Ana Brekke", phones="+4722110013", listed="PyData.csv"), 1, ""),
    ("two jobs under a common name", two(("Wei Zhang", {"title": "Cook", "listed": "a"}), ("Wei Zhang", {"title": "Chip designer", "listed": "b"}), organisation="Huawei"), 2, "job titles differ"),
    ("two jobs on one switchboard", two(("Anna Schmidt", {"title": "Buyer"}), ("Anna Schmidt", {"title": "Engineer"}), organisation="Siemens", phones="+498963600"), 2, "job titles differ"),
    ("one job under a common name", two(("Wei Zhang", {"title": "CTO"}), ("Wei Zhang", {"title": "Chief Technology Officer"}), organisation="Huawei"), 1, ""),
    ("one job in two languages", two(("Jonas Becker", {"title": "Editor"}), ("Jonas Becker", {"title": "Redakteur"}), organisation="Lampenblatt"), 1, ""),
    ("one job in two languages, a woman's", two(("Anna Schmidt", {"title": "Head of Sales"}), ("Anna Schmidt", {"title": "Vertriebsleiterin"}), organisation="Siemens"), 1, ""),
    ("two jobs in two languages", two(("Jonas Becker", {"title": "Cook"}), ("Jonas Becker", {"title": "Redakteur"}), organisation="Lampenblatt"), 2, "job titles differ"),
    ("two jobs in German", two(("Jonas Becker", {"title": "Fotograf"}), ("Jonas Becker", {"title": "Einkäufer"}), organisation="Lampenblatt"), 2, "job titles differ"),
    ("jobs of different years", two(("Wei Zhang", {"title": "Cook", "dated": 730000}), ("Wei Zhang", {"title": "Designer", "dated": 731000}), organisation="Huawei"), 1, ""),
    ("two jobs under a rare name", two(("Ana Brekke", {"title": "Cook"}), ("Ana Brekke", {"title": "Designer"}), organisation="Lumen"), 1, ""),
    ("a common name with one job known", two(("Wei Zhang", {"title": "Cook"}), ("Wei Zhang", {}), organisation="Huawei"), 1, ""),
    (
        "two jobs at two places",
        two(("John Smith", {"title": "Chemist", "organisation": "University of Oxford"}), ("John Smith", {"title": "Editor", "organisation": "Oxford Press"})),
        2,
        "organisations differ",
    ),
    # The page of a firm.
    ("github of a firm", named("Eva Lang", "Ole Berg", profiles="github.com/acme"), 2, "same profile"),
    ("x.com of a firm", named("Eva Lang", "Ole Berg", profiles="x.com/acme"), 2, "same profile"),
    ("x.com of a firm, one first name", named("Eva Lang", "Eva Berg", profiles="x.com/acme"), 2, "same profile"),
    ("linkedin under two names", named("Eva Lang", "Ole Berg", profiles="linkedin.com/in/acme"), 2, "same profile"),
    ("github of one", named("Bob Lang", "Robert Lang", profiles="github.com/rlang"), 1, ""),
    ("linkedin of one who married", named("Eva Lang", "Eva Berg", profiles="linkedin.com/in/eva"), 1, ""),
    ("xing of one in two alphabets", named("Юлія Гриценко", "Yuliia Hrytsenko", profiles="xing.com/profile/yg"), 1, ""),
    # A landline of a family.
    *[
        (f"a landline of {one} and {other}", named(one, other, phones="+49301234567"), 2, "same phone")
        for one, other in (
            ("Karl Brandt", "Karla Brandt"), ("Eric Sonder", "Erica Sonder"), ("Simon Falk", "Simone Falk"),
            ("Aaron Allen", "Ron Allen"), ("Johan Berg", "Ivan Berg"), ("Max Brekke", "Maxine Brekke"), ("A. Soto", "Ana Soto"),
        )
    ],
    *[
        (f"a phone of {one} and {other}", named(one, other, phones="+49301234567"), 1, "")
        for one, other in (("Wim Dekker", "Willem Dekker"), ("Jörg Müller", "Joerg Mueller"), ("Soto, Ana", "Ana Soto"), ("Ana", "Ana Soto"))
    ],
    # What else is known speaks louder than a phone.
    ("birthdays on one phone", two(("Tom Falk", {"born": "19500101"}), ("Tom Falk", {"born": "19900101"}), phones="+4722110013"), 2, "birthdays differ"),
    ("birthdays on one mailbox", two(("Tom Falk", {"born": "19500101"}), ("Tom Falk", {"born": "19900101"}), emails="falk@x.example"), 2, "birthdays differ"),
    ("pages on one phone", two(("Tom Falk", {"profiles": "linkedin.com/in/tom-1"}), ("Tom Falk", {"profiles": "linkedin.com/in/tom-2"}), phones="+4722110013"), 2, "profile pages differ"),
    ("one birthday on one phone", two(("Tom Falk", {"born": "19500101"}), ("Tom Falk", {"born": "19500101"}), phones="+4722110013"), 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("contacts", "people", "reason"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_people(contacts: list[ContactKeys], people: int, reason: str) -> None:
    clusters, pairs = resolve(contacts)
    assert len(clusters) == people
    assert [reason in " ".join(p.reasons) for p in pairs] == [True] * (people - 1)


CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{email}\nORG:Rye\nEND:VCARD\n"
    for name, email in (("Ana Soto", "ana@rye.example"), ("Ana Ruiz", "ruiz@rye.example"))
)
HEADERS = "From: News <news@kite.example>\nTo: me@me.example\nDate: Mon, 04 May 2026 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: News\n\n"


@pytest.mark.parametrize(
    ("file", "text", "people"),
    [
        ("n.md", "Ana Soto is now Ana Ruiz.\n", 1),
        ("n.md", "Ana Soto is now head of grants, reporting to Ana Ruiz.\n", 2),
        ("n.eml", f"{HEADERS}Ana Soto is now Ana Ruiz.\n", 2),
        ("n.eml", f"{HEADERS}Ana Soto is now head of grants, reporting to Ana Ruiz.\n", 2),
    ],
)
def test_only_a_note_of_ones_own_joins_two_names(
    file: str, text: str, people: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert after_import(tmp_path, capsys, {"c.vcf": CARDS, file: text}) == (people, people - 1)


@pytest.mark.parametrize(
    ("files", "people"),
    [
        ({"PyData.csv": "Name,Company\nAna Brekke,Lumen\nAna Brekke,Lumen\n"}, 2),
        (
            {
                "PyData.csv": "Name,Email,Company\nAna Brekke,a@x.example,Lumen\nAna Brekke,a@x.example,Lumen\n"
            },
            1,
        ),
        (dict.fromkeys(("PyData.csv", "PyCon.csv"), "Name,Company\nAna Brekke,Lumen\n"), 1),
    ],
    ids=["two rows of one list", "with one address", "of two lists"],
)
def test_rows_of_attendee_lists(
    files: dict[str, str], people: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert after_import(tmp_path, capsys, files) == (people, people - 1)


def after_import(folder: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> tuple[int, int]:
    """How many people called Ana there are after an import, and how many pairs are asked about."""
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / name).write_text(text)
    command = ["--workspace", str(folder / "ws"), "--today", "2026-06-01", "--json"]
    assert main([*command, "import", str(folder / "in")]) == 0
    capsys.readouterr()
    main([*command, "people"])
    people = [p for p in json.loads(capsys.readouterr().out) if p["name"].startswith("Ana")]
    main([*command, "people", "--duplicates"])
    return len(people), len(json.loads(capsys.readouterr().out))
