"""Marks point at what was given, numbered in order of use."""

from __future__ import annotations

import pytest

from coach.checks.citations import resolve


@pytest.mark.parametrize(
    ("text", "shown", "used"),
    [
        ("A [2]. B [1].", "A [1]. B [2].", (1, 0)),
        ("A [2]. B [1, 2].", "A [1]. B [2][1].", (1, 0)),
        ("A [9] . B [1]", "A. B [1]", (0,)),
        ("A [1][3] b", "A [1][2] b", (0, 2)),
        ("A [2-4]", "A [1][2][3]", (1, 2, 3)),
        ("A [evidence 2]", "A [1]", (1,)),
        ("A [0] b [100]", "A b", ()),
        ("In (2) and [x] nothing", "In (2) and [x] nothing", ()),
        ("No marks at all.", "No marks at all.", ()),
    ],
)
def test_resolve(text: str, shown: str, used: tuple[int, ...]) -> None:
    found = resolve(text, 4)
    assert (found.text, found.used) == (shown, used)
