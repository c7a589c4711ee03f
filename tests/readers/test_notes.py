"""Notes in Markdown and plain text."""

import datetime as dt

import pytest
from reading import kind, only, read

from coach.records import NoteKind, NoteRecord

SAVED = dt.date(2026, 9, 9)


def note(text: str, path: str = "pile/thoughts.md") -> NoteRecord:
    """The one note of a file."""
    (found,) = only(read(text, path, SAVED), NoteRecord)
    return found


@pytest.mark.parametrize(
    ("text", "path", "date"),
    [
        ("---\ndate: 2026-01-02\n---\n# 3 May 2026\nx", "2026-05-19-a.md", (2026, 1, 2)),
        ("# 3 May 2026\nx", "2026-05-19-a.md", (2026, 5, 19)),
        ("x", "2026_05_19 a.txt", (2026, 5, 19)),
        ("x", "20260519T1030 a.txt", (2026, 5, 19)),
        ("# 3 May 2026\nx", "a.md", (2026, 5, 3)),
        ("Tuesday 5 May 2026, York\nx", "a.txt", (2026, 5, 5)),
        ("Bread meeting\nMay 5, 2026\n\nx", "a.txt", (2026, 5, 5)),
        ("Met Ana Soto on 14.8.2026 in York. She paints.", "ana.md", (2026, 8, 14)),
        ("Ich traf Ana Soto am 14.8.2026 in York.", "ana.md", (2026, 8, 14)),
        ("Met Ana Soto. She moved here on 3 May 2024.", "ana.md", (2026, 9, 9)),
        ("She said on 5 May 2026 that rye would rise again, and it did.", "a.txt", (2026, 9, 9)),
        ("x\n\ny\n\nz\n\n5 May 2026\n", "a.txt", (2026, 9, 9)),
        ("19 May 2026 - visit to the mill of Ana Soto.\n\nx", "a.md", (2026, 5, 19)),
        ("12 May 2026: call about the new oven in York\n\nx", "a.txt", (2026, 5, 12)),
        ("**Tue 12.5.2026** – Besuch bei den Leuten in der Mühle\nx", "a.txt", (2026, 5, 12)),
        (
            "19 May 2026 - visit to the mill of Ana Soto.\n\n20 May 2026 - talk with her about the oven.",
            "a.md",
            (2026, 9, 9),
        ),
        ("19 May 2027 - visit to the mill of Ana Soto.\n\nx", "a.md", (2026, 9, 9)),
        ("19 May 2026 was the day Ana Soto opened her mill.\n\nx", "a.md", (2026, 9, 9)),
        ("Ana Soto paints.\n\n19 May 2026 - the day she opened her mill in York.", "a.md", (2026, 9, 9)),
    ],
)
def test_the_date(text: str, path: str, date: tuple[int, int, int]) -> None:
    assert note(text, path).date == dt.date(*date)


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("---\ntitle: Rye\n---\n# Bread\n", "2026-05-19-a.md", "Rye"),
        ("Some words\n\n## **Bread** `talk` ##\n", "2026-05-19-a.md", "Bread talk"),
        ("---\ntitle: '[[Rye|The rye]] **talk**'\n---\n", "a.md", "The rye talk"),
        ("Bread\n=====\nx", "a.md", "Bread"),
        ("Met Ann.", "2026-05-19-mill-visit.md", "mill visit"),
        ("Met Ann.", "2026-05-19.md", "2026-05-19"),
        ("#hashtag is no heading", "pile/thoughts.txt", "thoughts"),
    ],
)
def test_the_title(text: str, path: str, title: str) -> None:
    assert note(text, path).title == title


def test_the_whole_text_is_kept_with_one_kind_of_line_end() -> None:
    found = note("---\r\ntitle: Rye\r\n---\r\nOne\r\ntwo\r\n")
    assert found.text == "---\ntitle: Rye\n---\nOne\ntwo\n"
    assert found.text[found.body_start :] == "One\ntwo\n"
    assert (found.place, found.kind) == ("line:1", NoteKind.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "Ann, Bo and Cy.",
        "- 9:00 standup\n- 10:00 dentist\n- 11:00 call Bo Ek\n",
        "Name, email, company: all missing from the list, he said.",
        "BEGIN to END: a story",
        '{"not": "json lines"',
        "short",
    ],
)
def test_prose_is_a_note(text: str) -> None:
    assert kind(text) == "note"
    assert note(text).text == text
