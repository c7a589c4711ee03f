"""Patterns of paths, and what holds where text, folder rules and clicks say different things."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.confidence_rules import (
    CLICKED,
    STRICTNESS,
    AudienceRule,
    Standing,
    concerns,
    digest,
    effective,
    matches,
    stricter,
)
from coach.evidence import Audience, Restriction

JUNE, JULY = dt.date(2027, 6, 1), dt.date(2027, 7, 1)
TOLD = "The gallery will close its east wing."


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("notes/board", "notes/board/may.md", True),
        ("notes/board/", "notes/board/2026/may.md", True),
        ("notes/board/**", "notes/board/may.md", True),
        ("notes/board/**", "notes/boarding/may.md", False),
        ("board", "notes/board/may.md", True),
        ("board", "notes/onboarding/may.md", False),
        ("/board", "notes/board/may.md", False),
        ("/notes/board", "notes/board/may.md", True),
        ("clients/**", "clients/acme/plan.md", True),
        ("clients/**", "clients.md", False),
        ("clients/*.md", "clients/acme.md", True),
        ("clients/*.md", "clients/acme/plan.md", False),
        ("**/private/*.md", "a/b/private/x.md", True),
        ("**/private/*.md", "private/x.md", True),
        ("*.eml", "mail/01.eml", True),
        ("*.eml", "mail/01.eml.txt", False),
        ("Board", "notes/board/may.md", True),
        ("notes\\board", "notes/board/may.md", True),
        ("c?t", "cat/x.md", True),
        ("c?t", "c/t/x.md", False),
        ("a.b", "axb/x.md", False),
        ("[board]", "b/x.md", False),
        ("[board]", "[board]/x.md", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits


def test_a_folder_rule_holds_where_only_the_subfolder_was_imported() -> None:
    rule = AudienceRule(1, "folder", "notes/board", Audience.ME)
    assert concerns(rule, Standing("board/may.md", "line:1", ("board/may.md", "/home/v/notes/board/may.md")))
    assert not concerns(rule, Standing("board/may.md", "line:1"))


def folder(audience: Audience, **more: object) -> AudienceRule:
    return AudienceRule(1, "folder", "notes", audience, **more)  # type: ignore[arg-type]


def click(audience: Audience, text: str = TOLD, **more: object) -> AudienceRule:
    return AudienceRule(2, "passage", "notes/a.md", audience, sentences=(digest(text),), **more)  # type: ignore[arg-type]


def whole(audience: Audience, text: str = TOLD) -> AudienceRule:
    return AudienceRule(3, "note", "notes/a.md", audience, sentences=(digest(text),))


ME = Restriction(Audience.ME, "Omar", marker="in confidence")
HOUSE = Restriction(Audience.EMPLOYER, marker="internal")
PUBLIC = Restriction(Audience.PUBLIC, marker="published")


@pytest.mark.parametrize(
    ("stated", "rules", "audience"),
    [
        (None, [], None),
        (None, [folder(Audience.ME)], Audience.ME),
        (None, [folder(Audience.PUBLIC)], Audience.PUBLIC),
        (ME, [folder(Audience.EMPLOYER)], Audience.ME),  # the narrower note wins
        (HOUSE, [folder(Audience.ME)], Audience.ME),  # and the narrower rule
        (PUBLIC, [folder(Audience.EMPLOYER)], Audience.EMPLOYER),
        (ME, [folder(Audience.PUBLIC)], Audience.ME),
        (None, [folder(Audience.EMPLOYER), folder(Audience.ME)], Audience.ME),
        (None, [folder(Audience.ME), folder(Audience.EMPLOYER)], Audience.ME),
        (ME, [click(Audience.OPEN)], Audience.OPEN),
        (None, [click(Audience.ME)], Audience.ME),
        (None, [click(Audience.ME, "Another sentence.")], None),
        (None, [folder(Audience.ME), click(Audience.PUBLIC)], Audience.PUBLIC),
        (None, [whole(Audience.ME)], Audience.ME),
        (ME, [whole(Audience.EMPLOYER)], Audience.ME),  # closing a note opens nothing in it
        (ME, [whole(Audience.OPEN)], Audience.OPEN),
        (ME, [whole(Audience.OPEN, "What stood there when it was opened.")], Audience.ME),
        (None, [whole(Audience.ME, "An older sentence.")], Audience.ME),
        (ME, [whole(Audience.OPEN), click(Audience.EMPLOYER)], Audience.EMPLOYER),
        (None, [folder(Audience.ME), whole(Audience.OPEN)], Audience.OPEN),
    ],
)
def test_precedence(stated: Restriction | None, rules: list[AudienceRule], audience: Audience | None) -> None:
    found = effective(stated, TOLD, rules)
    assert (found.audience if found else None) is audience


def test_both_limits_of_time_hold() -> None:
    until_june = Restriction(Audience.ME, until=JUNE)
    until_july = Restriction(Audience.EMPLOYER, until=JULY)
    assert stricter(until_june, until_july).until == JULY
    assert stricter(until_june, HOUSE).until is None  # the house's secret does not end in June
    assert stricter(PUBLIC, until_june).until == JUNE


def test_two_circles_have_their_common_people() -> None:
    one = Restriction(Audience.NAMED, names=("Ines Fabre", "Omar Haddou"))
    assert stricter(one, Restriction(Audience.NAMED, names=("omar haddou",))).names == ("Omar Haddou",)
    assert stricter(one, Restriction(Audience.NAMED, names=("Zoe Quist",))).audience is Audience.ME


def test_a_click_keeps_who_told_it_and_says_where_it_comes_from() -> None:
    found = effective(None, TOLD, [click(Audience.ME, told_by="Omar", until=JUNE)])
    assert found == Restriction(Audience.ME, "Omar", (), JUNE, CLICKED)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("  The gallery  will close\nits east wing. ", True),
        ("The gallery will close its **east wing**.", True),
        ("the gallery will close its east wing.", True),
        ("The gallery will close its west wing.", False),
        ("The gallery will close its east wing in May.", False),
    ],
)
def test_a_sentence_is_known_again(other: str, same: bool) -> None:
    assert (digest(other) == digest(TOLD)) is same


limits = st.builds(
    Restriction,
    st.sampled_from(STRICTNESS),
    until=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)),
)


@given(limits, limits, st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)))
def test_what_either_closes_is_closed(one: Restriction, other: Restriction, day: dt.date) -> None:
    joined = stricter(one, other)
    assert joined.holds(day) or not (one.holds(day) or other.holds(day))
    assert STRICTNESS.index(joined.audience) >= max(map(STRICTNESS.index, (one.audience, other.audience)))


@given(st.text(min_size=1), st.text())
def test_no_pattern_breaks_the_matcher(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)
