"""Leave to tell something: what the notes close to the one who would hear it, and to nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

NOTES = {
    "imre.md": """---
title: Walk with Imre Solti
date: 2026-09-03
with: [Imre Solti]
---
Imre told me in confidence that he will leave Quillon Press in spring.
He keeps two goats.
""",
    "plan.md": """---
title: Novara letter
date: 2026-10-02
with: [Zita Marek]
---
**Embargo until 2027-01-15.** We signed with Novara Paper for the atlas.
""",
    "lunch.md": """---
title: Lunch with Odile Varga
date: 2026-10-09
with: [Odile Varga]
---
Odile asked about the spring list.
""",
    "prices.md": """---
title: Prices
date: 2026-10-12
audience: employer
with: [Tomas Reuter]
---
The globe line will cost 49 euro. Odile Varga gets the old catalogue.
""",
    "piet.md": """---
title: Coffee with Piet Dekker (Lumen)
date: 2026-10-11
with: [Piet Dekker (Lumen)]
---
Piet told me in confidence that he has diabetes.
""",
    "two.vcf": """BEGIN:VCARD
VERSION:3.0
FN:Piet Dekker
N:Dekker;Piet;;;
ORG:Lumen
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Piet Dekker
N:Dekker;Piet;;;
ORG:Brine Terminal
EMAIL:piet@brine.example
END:VCARD
""",
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(
        Settings(workspace=tmp_path_factory.mktemp("leave")), dt.date(2026, 11, 22)
    ) as opened:
        opened.set_me(name="Nora Lind", employer="Lind Maps")
        opened.import_files([SourceFile(name, text.encode()) for name, text in NOTES.items()])
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Can I tell Odile about Imre leaving?",
        "Can I send Odile the news that Imre leaves Quillon Press?",
        "May I post about Imre leaving Quillon Press?",
        "Can I mention that Imre leaves to Odile?",
        "Is it okay to tell my colleagues that Imre leaves?",
    ],
)
def test_a_confidence_is_kept_from_everybody_else(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert answer.text.startswith("Better not. This is private")
    assert "leave Quillon Press" in answer.rows[0].value
    assert answer.citations[0].restricted
    assert not any("goats" in row.value for row in answer.rows)


def test_who_told_it_may_hear_it(space: Workspace) -> None:
    answer = space.ask("Can I talk to Imre about leaving Quillon Press?")
    assert answer.text.startswith("Yes")
    assert "leave Quillon Press" in answer.rows[0].value


def test_an_embargo_is_told_with_its_day(space: Workspace) -> None:
    answer = space.ask("May I post about Novara?")
    assert answer.text.startswith("Better not.")
    assert "until 15 January 2027" in answer.text


def test_what_nothing_closes_is_not_called_allowed(space: Workspace) -> None:
    answer = space.ask("Can I tell Odile about the goats?")
    assert not answer.rows
    assert answer.text.startswith("Nothing in your notes says that “goats” is closed to Odile.")


@pytest.mark.parametrize(
    "question",
    [
        "Can I tell Imre and Odile about leaving Quillon Press?",
        "Can I tell Imre & Odile about leaving Quillon Press?",
        "Can I tell Imre about leaving Quillon Press and copy Odile?",
        "Can I tell Imre's boss about leaving Quillon Press?",
        "Can I tell my boss what I discussed with Imre about leaving?",
        "Can I post that I spoke with Imre about leaving Quillon Press?",
        "Can I share my talk with Imre about leaving?",
        "Can I tell Zelda about Imre leaving?",
        "May I repeat to Odile that Imre is leaving?",
        "Can I pass on to Odile that Imre leaves?",
        "Can I gossip about Imre leaving with Odile?",
        "Darf ich Odile erzählen, dass Imre Quillon Press verlässt?",
    ],
)
def test_who_told_it_being_named_gives_nobody_else_leave(space: Workspace, question: str) -> None:
    answer = space.ask(question)
    assert answer.text.startswith(("Better not. This is private", "Besser nicht. Das ist vertraulich"))
    assert "leave Quillon Press" in answer.rows[0].value


@pytest.mark.parametrize(
    ("question", "leave"),
    [
        ("Can I tell my team about the globe line?", True),
        ("Can I mention the globe line at work?", True),
        ("Can I tell Tomas about the globe line?", True),  # he was there
        ("Can I tell my boss and my colleagues about the globe line?", True),
        ("Can I tell Odile about the globe line?", False),  # the note names her, and no more
        ("Can I tell my team and the press about the globe line?", False),
        ("Can I post to the company page about the globe line?", False),
        ("Can I tell my boss's wife about the globe line?", False),
        ("Can I share the globe line with our company's customers?", False),
    ],
)
def test_what_is_of_the_house_is_for_the_house(space: Workspace, question: str, leave: bool) -> None:
    answer = space.ask(question)
    assert answer.text.startswith("Yes" if leave else "Better not."), answer.text
    assert "49 euro" in answer.rows[0].value


def test_a_namesake_of_the_teller_may_not_hear_it(space: Workspace) -> None:
    assert space.ask("Can I tell Piet Dekker (Lumen) about the diabetes?").text.startswith("Yes")
    for reader in ("Piet", "Piet Dekker", "Piet Dekker (Brine Terminal)"):
        assert space.ask(f"Can I tell {reader} about the diabetes?").text.startswith("Better not.")
    told = "Piet has diabetes."
    assert space.review(told, kind="email", audience="piet@brine.example").findings
    assert not space.review(told, kind="email", audience="Piet Dekker (Lumen)").findings


def test_other_words_for_something_closed_are_not_called_open(space: Workspace) -> None:
    for words in (
        "Can I tell Odile that Imre is going to resign?",
        "Darf ich Odile sagen, dass Imre kündigt?",
    ):
        assert space.ask(words).text.startswith(("Better not.", "Besser nicht."))
    answer = space.ask("Can I tell Odile that Imre is unhappy?")
    assert answer.text.startswith("Mind what your notes close about “Imre”")
    assert "leave Quillon Press" in answer.rows[0].value
    in_german = space.ask("Darf ich Odile sagen, dass Imre traurig ist?")
    assert in_german.text.startswith("Achtung, zu „Imre“ ist in Ihren Notizen etwas vertraulich")


def test_a_time_in_which_nothing_was_closed_is_named(space: Workspace) -> None:
    assert space.ask("What was I told in confidence in 2025?").text == (
        "Nothing on record in 2025 is marked as confidential."
    )
    assert (
        space.ask("What is under embargo in 2025?").text == "Nothing on record in 2025 is under an embargo."
    )


def test_what_is_under_embargo_is_quoted_and_not_its_label(space: Workspace) -> None:
    row = space.ask("What is under embargo?").rows[0].value
    assert "“We signed with Novara Paper for the atlas.” (and 1 more)" in row


def test_marks_in_a_question_name_no_hearer(space: Workspace) -> None:
    answer = space.ask("Can I tell §p about leaving Quillon Press?")
    assert not answer.text.startswith("Yes")
