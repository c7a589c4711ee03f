"""Front matter in every shape."""

import datetime as dt

import pytest
from reading import only, read

from coach.readers.front_matter import read_front_matter
from coach.records import NoteRecord


def note(head: str) -> NoteRecord:
    """A note with this front matter."""
    (found,) = only(read(f"---\n{head}\n---\n\nThe body.\n"), NoteRecord)
    return found


@pytest.mark.parametrize(
    "head",
    [
        "with: [Ann Lee, Bo van Ek]",
        "with: Ann Lee, Bo van Ek",
        "with: Ann Lee and Bo van Ek",
        "people:\n  - Ann Lee\n  - Bo van Ek",
        "attendees:\n- name: Ann Lee\n  org: Oxbow\n- name: Bo van Ek",
        "participants: {Ann Lee: Oxbow, Bo van Ek: Ek}",
        'Who: "[[Ann Lee]], [[people/Bo van Ek|Bo]]"',
        "with: [[Ann Lee]]\nmet: '@Bo van Ek'",
        "with: Ann Lee <ann@oxbow.example>; Bo van Ek (Ek)",
        "With : Ann Lee & Bo van Ek",
        "title: a: b: c\nwith: [Ann Lee, Bo van Ek]",
        "title: 'open\nwith:\n  - Ann Lee\n  - Bo van Ek",
    ],
)
def test_people(head: str) -> None:
    assert note(head).people == ("Ann Lee", "Bo van Ek")


@pytest.mark.parametrize(
    "head",
    [
        "date: 2026-05-19",
        "date: 2026-05-19T10:00:00Z",
        "Date: 19 May 2026",
        "date: '19.05.2026'",
        "created: 20260519",
        "date:\n  - 2026-05-19",
        "when: Tuesday, May 19, 2026, at ten",
    ],
)
def test_dates(head: str) -> None:
    assert note(head).date == dt.date(2026, 5, 19)


@pytest.mark.parametrize(
    ("head", "audience"),
    [
        ("audience: employer", "employer"),
        ("audience: [Ann Lee, Bo Ek]", "Ann Lee, Bo Ek"),
        ("private: true", "me"),
        ("confidential: yes", "me"),
        ("confidential: employer", "employer"),
        ("private: false", ""),
        ("title: x", ""),
    ],
)
def test_audience(head: str, audience: str) -> None:
    assert note(head).audience == audience


@pytest.mark.parametrize(
    "head", ["embargo: 2026-06-03", "nda: until 3 June 2026", "embargo_until: 2026-06-03 09:00"]
)
def test_embargo(head: str) -> None:
    assert note(head).embargo == dt.date(2026, 6, 3)


def test_everything_else() -> None:
    found = note("title: Rye\nevent: '[[Bread Days]]'\nplace: York\ntags: [bread, '#rye']\nmood: 7\nnothing:")
    assert (found.title, found.event, found.location, found.tags) == (
        "Rye",
        "Bread Days",
        "York",
        ("bread", "rye"),
    )
    assert found.front_matter == {
        "title": "Rye",
        "event": "[[Bread Days]]",
        "place": "York",
        "tags": "bread, #rye",
        "mood": "7",
        "nothing": "",
    }
    assert found.text[found.body_start :] == "The body.\n"


def test_toml() -> None:
    (found,) = only(
        read('+++\ntitle = "Rye"\ndate = 2026-05-19\nwith = ["Ann Lee"]\n+++\nThe body.\n'), NoteRecord
    )
    assert (found.title, found.date, found.people) == ("Rye", dt.date(2026, 5, 19), ("Ann Lee",))
    assert found.text[found.body_start :] == "The body.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nJust a line between rules, nothing else at all.\nAnd one more.\n---\nThe body.\n",
        "---\ntitle: never closed\n\nThe body.\n",
        "The body.\n\n---\ntitle: below\n---\n",
        "---\n- a\n- b\n---\nThe body.\n",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    (found,) = only(read(text), NoteRecord)
    assert found.body_start == 0
    assert found.text == text


def test_lines_at_the_head_of_a_plain_note_count_too() -> None:
    (found,) = only(
        read("Rye talk\n\n**Date:** 19 May 2026\nWith: Ann Lee, Bo Ek\nWhere: York\n\nIt rose.\n"), NoteRecord
    )
    assert (found.date, found.people, found.location) == (dt.date(2026, 5, 19), ("Ann Lee", "Bo Ek"), "York")
    assert found.body_start == 0


def test_a_bomb_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
    head = read_front_matter("---\n" + "\n".join(lines) + "\n---\n")
    assert sum(map(len, head.shown.values())) < 50_000


def test_a_ring_of_aliases_ends() -> None:
    assert read_front_matter("---\nwith: &a [*a, Ann Lee]\n---\n").people in ((), ("Ann Lee",))
