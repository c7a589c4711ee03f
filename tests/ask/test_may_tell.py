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
