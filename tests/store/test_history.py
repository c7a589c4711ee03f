"""Which source wins for title and company, and what stays as history."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Citation
from coach.store.history import history
from coach.store.values import ContactView, PersonView
from coach.views.parts.person import was

MAY, JUNE, JULY = dt.date(2024, 5, 3), dt.date(2025, 6, 1), dt.date(2026, 7, 9)


def said(number: int, place: str, title: str, day: dt.date | None) -> ContactView:
    return ContactView(
        number, "card", "Ana Soto", place, title, day, "", "", (), (), (), (), {}, "p1",
        Citation(f"{number}.vcf", "uid:1", place, day), day,
    )  # fmt: skip


def person(*contacts: ContactView) -> PersonView:
    current = max((c for c in contacts if c.organisation), key=lambda c: (c.as_of or dt.date.min, -c.id))
    return PersonView("p1", "Ana Soto", (), (), (), (), current.organisation, current.title, contacts)


@pytest.mark.parametrize(
    ("contacts", "posts"),
    [
        (
            [said(1, "Lumen", "Buyer", MAY), said(2, "Rye Press", "Editor", JULY)],
            [("Rye Press", "Editor", JULY, None, True), ("Lumen", "Buyer", MAY, JULY, False)],
        ),
        (
            [said(1, "Lumen", "Buyer", JULY), said(2, "Lumen Ltd", "Buyer", MAY)],
            [("Lumen", "Buyer", JULY, None, True)],
        ),
        (
            [said(1, "Lumen", "Head of Buying", JULY), said(2, "Lumen", "Buyer", MAY)],
            [("Lumen", "Head of Buying", JULY, None, True), ("Lumen", "Buyer", MAY, JULY, False)],
        ),
        (
            [said(1, "Lumen", "", JULY), said(2, "Lumen", "Buyer", MAY)],
            [("Lumen", "Buyer", JULY, None, True)],
        ),
        (
            [said(1, "Lumen", "Buyer", None), said(2, "Rye Press", "Editor", JUNE)],
            [("Rye Press", "Editor", JUNE, None, True), ("Lumen", "Buyer", None, JUNE, False)],
        ),
        ([said(1, "Lumen", "Buyer", None)], [("Lumen", "Buyer", None, None, True)]),
    ],
)
def test_posts(contacts: list[ContactView], posts: list[tuple[object, ...]]) -> None:
    found = history(person(*contacts))
    assert [(p.organisation, p.title, p.last, p.until, p.current) for p in found] == posts


def test_before_in_words() -> None:
    _, lumen = history(person(said(1, "Lumen", "Buyer", MAY), said(2, "Rye Press", "Editor", JULY)))
    assert was(lumen) == "Was Buyer, Lumen until 9 July 2026 at the latest (as of 3 May 2024)"
    _, undated = history(person(said(1, "Lumen", "", None), said(2, "Rye Press", "Editor", None)))
    assert (
        was(undated) == "Also: Rye Press, Editor (no date)"
        or was(undated) == "Also: Editor, Rye Press (no date)"
    )
