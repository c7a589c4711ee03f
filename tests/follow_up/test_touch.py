"""Whom to keep in touch with this week: whose rhythm is due, and what sets the clock back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.cli import main
from coach.follow_up.email import UpkeepLine
from coach.follow_up.touch import MOST, this_week
from coach.store.marks import Mark

TODAY = date(2026, 11, 22)


def line(person: str, ago: int | None, turn: str | None = None) -> UpkeepLine:
    last = TODAY - timedelta(days=ago) if ago is not None else None
    return UpkeepLine(person, person.upper(), last, "note", False, turn)  # type: ignore[arg-type]


def mark(person: str, said: str, made: int = 0, until: int | None = None) -> Mark:
    day = TODAY + timedelta(days=until) if until is not None else None
    return Mark(1, person, "touch", "", said, day, TODAY - timedelta(days=made), "")


CASES: list[tuple[str, dict[str, object], list[str]]] = [
    ("nothing set: everybody after 90 days", {"lines": [line("a", 91), line("b", 60)]}, ["a"]),
    ("due within the week", {"lines": [line("a", 84), line("b", 83)]}, ["a"]),
    ("only circles with a rhythm", {"lines": [line("a", 400), line("b", 31)], "circles": {"b": ["Mentors"]}, "rhythm": {"Mentors": 30}}, ["b"]),
    ("the shortest of several", {"lines": [line("a", 40)], "circles": {"a": ["Alumni", "Mentors"]}, "rhythm": {"Alumni": 300, "Mentors": 30}}, ["a"]),
    ("everybody else beside a circle", {"lines": [line("a", 400), line("b", 31)], "circles": {"b": ["M"]}, "rhythm": {"M": 30, "": 365}}, ["b", "a"]),
    ("never in touch is not due", {"lines": [line("a", None)]}, []),
    ("who waits for the user is elsewhere", {"lines": [line("a", 400, "user")]}, []),
    ("written to lately: their turn", {"lines": [line("a", 400)], "written": {"a": TODAY - timedelta(days=9)}}, []),
    ("written to long ago, no answer", {"lines": [line("a", 400)], "written": {"a": TODAY - timedelta(days=45)}}, ["a"]),
    ("an answer came since: two-way counts", {"lines": [line("a", 5)], "written": {"a": TODAY - timedelta(days=9)}}, []),
    ("not to chase", {"lines": [line("a", 400)], "said": [mark("a", "never", 300)]}, []),
    ("later", {"lines": [line("a", 400)], "said": [mark("a", "later", 1, 6)]}, []),
    ("later is over", {"lines": [line("a", 400)], "said": [mark("a", "later", 8, 0)]}, ["a"]),
    ("spoke since, by the user's word", {"lines": [line("a", 400)], "said": [mark("a", "done", 10)]}, []),
    ("spoke long ago", {"lines": [line("a", 400)], "said": [mark("a", "done", 100)]}, ["a"]),
    ("most overdue for its rhythm first", {"lines": [line("a", 100), line("b", 60)], "circles": {"a": ["A"], "b": ["B"]}, "rhythm": {"A": 90, "B": 20}}, ["b", "a"]),
    ("a short list", {"lines": [line(f"p{n}", 100 + n) for n in range(20)]}, [f"p{n}" for n in range(19, 19 - MOST, -1)]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "given", "due"), CASES, ids=[c[0] for c in CASES])
def test_who_is_due(case: str, given: dict[str, object], due: list[str]) -> None:
    usual: dict[str, object] = {"circles": {}, "rhythm": {}, "said": [], "written": {}}
    found = this_week(today=TODAY, **{**usual, **given})  # type: ignore[arg-type]
    assert [x.person for x in found] == due


def test_circles_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--workspace", str(tmp_path / "ws"), "--today", "2026-11-22"]
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Soto;Ana;;;\nFN:Ana Soto\nCATEGORIES:Mentors\nUID:1\nEMAIL:ana@rye.example\nEND:VCARD\n"
    call = "---\ntitle: Call with Ana\ndate: 2026-10-01\nwith: [Ana Soto, Ben Kos]\n---\nAna restores church organs.\n"
    (tmp_path / "a.vcf").write_text(card)
    (tmp_path / "call.md").write_text(call)
    assert main(["import", str(tmp_path / "a.vcf"), str(tmp_path / "call.md"), *flags]) == 0
    assert main(["circle", "Mentors", "--days", "30", *flags]) == 0
    assert main(["circle", "Press", "--days", "20", "--add", "Ben Kos", *flags]) == 0
    capsys.readouterr()
    assert main(["circle", "--json", *flags]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"circle": "Mentors", "days": 30, "people": 1}, {"circle": "Press", "days": 20, "people": 1},
    ]  # fmt: skip
    assert main(["touch", "--json", *flags]) == 0
    lines = json.loads(capsys.readouterr().out)
    assert [(x["name"], x["circle"], x["due"]) for x in lines] == [
        ("Ben Kos", "Press", "2026-10-21"), ("Ana Soto", "Mentors", "2026-10-31"),
    ]  # fmt: skip
    assert main(["touch", "never", "Ana Soto", *flags]) == 0
    assert main(["touch", "later", "Ben Kos", *flags]) == 0
    capsys.readouterr()
    assert main(["touch", *flags]) == 0
    assert capsys.readouterr().out == "Nobody is due this week.\n"
    assert main(["circle", "Press", "--days", "1", *flags]) == 0
    assert capsys.readouterr().out == "Press: every 1 day, 1 person\n"
    assert main(["circle", "Mentors", "--days", "0", *flags]) == 0
    assert main(["circle", "Mentors", "--days", "-3", *flags]) == 2
    assert main(["circle", "--days", "3", *flags]) == 2
