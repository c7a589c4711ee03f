"""A promise of which a note leaves open whether it was kept: no letter is sorry for it, and the user is told."""

from __future__ import annotations

from pathlib import Path

from coach.follow_up.draft import Drafter
from tests.follow_up.world import TODAY, World

MET = """---
title: Call with Runa
date: 2026-09-02
with: [Runa Holt]
---
Runa Holt mends bellows. I promised to send her the tea list by 20 September 2026.
"""


def _promise_letter(folder: Path, later: str, also: str = "") -> tuple[str, str]:
    note = f"---\ntitle: Post\ndate: 2026-09-18\nwith: [Runa Holt{also}]\n---\n{later}\n"
    world = World(folder / "ws", {"notes/a.md": MET, "notes/b.md": note})
    made = Drafter(world.repository, world.writer, world.reviewer, TODAY).draft(
        world.id_of("Runa Holt"), "", "promise"
    )
    return made.body, made.note


def test_no_apology_for_what_may_have_been_given(tmp_path: Path) -> None:
    body, note = _promise_letter(tmp_path, "Sent Runa Holt the tea list, but not the prices.")
    assert "tea list" not in body
    assert "Your note of 18 September leaves it open whether you have kept your promise (tea list)" in note
    assert "You have promised Runa Holt nothing" not in note


def test_what_was_not_given_is_still_owed(tmp_path: Path) -> None:
    body, note = _promise_letter(tmp_path, "I have not sent Runa Holt the tea list.")
    assert "tea list" in body
    assert "leaves it open" not in note


def test_what_went_to_another_is_still_owed(tmp_path: Path) -> None:
    body, note = _promise_letter(
        tmp_path, "Gave Otto Falk the tea list, as Runa Holt was ill.", ", Otto Falk"
    )
    assert "tea list" in body
    assert "leaves it open" not in note


def test_a_start_gives_nothing(tmp_path: Path) -> None:
    body, note = _promise_letter(tmp_path, "Made a start on the tea list for Runa, but it is not done.")
    assert "tea list" in body
    assert "promised Runa Holt nothing" not in note
    assert "leaves it open" not in note
