"""Merging, verdicts, headlines, and the fix ladder."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coach.evidence import Finding
from coach.review.fixes import apply_fix
from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.reviewer import Reviewer

REVIEWER = Reviewer(None, dt.date(2026, 11, 15))


def _finding(start: int, end: int, text: str, severity: str = "medium", **other: str) -> Finding:
    fields = {"group": "oversharing", "category": "third_party", "detector": "test", **other}
    return Finding(
        start, end, text[start:end], fields["group"], fields["category"], severity, "Why.", fields["detector"]
    )


TEXT = "One thing here. Another thing there."


def test_of_overlapping_findings_the_most_severe_stays() -> None:
    found = merged(TEXT, [_finding(0, 9, TEXT), _finding(4, 14, TEXT, "high", detector="other")])
    assert [(f.start, f.end, f.severity) for f in found] == [(4, 14, "high")]


def test_groups_do_not_swallow_each_other() -> None:
    other = _finding(0, 14, TEXT, group="conduct", category="hostile", detector="other")
    assert len(merged(TEXT, [_finding(0, 9, TEXT), other])) == 2


def test_neighbours_of_one_sort_are_joined() -> None:
    (found,) = merged(TEXT, [_finding(0, 15, TEXT), _finding(16, len(TEXT), TEXT, "high")])
    assert (found.quote, found.severity) == (TEXT, "high")


VERDICTS = [
    ([], "ok"),
    [[("low", "third_party", "x")], "ok"],
    [[("medium", "third_party", "x")], "revise"],
    [[("high", "identity_group", "x")], "revise"],
    [[("high", "third_party", "x")], "hold"],
    [[("high", "private_life", "whereabouts")], "revise"],
    [[("high", "private_life", "note_leaks")], "hold"],
    [[("low", "hostile", "x"), ("high", "secret", "x")], "hold"],
]


@pytest.mark.parametrize(("findings", "verdict"), VERDICTS)
def test_verdicts(findings: list[tuple[str, str, str]], verdict: str) -> None:
    made = [
        replace(_finding(0, 3, TEXT), severity=severity, category=category, detector=detector)
        for severity, category, detector in findings
    ]
    assert verdict_of(made) == verdict


def test_the_headline_counts_the_rest() -> None:
    found = (
        _finding(0, 3, TEXT, category="hostile", group="conduct"),
        _finding(5, 9, TEXT, "high", category="secret"),
    )
    assert headline_of("hold", found) == "Hold: this contains a password or key, and 1 more finding."


def _first_fix(text: str, step: str, audience: str = "public") -> str:
    kind = "post" if audience == "public" else "email"
    found = REVIEWER.review(text, kind, audience).findings[0]
    return apply_fix(text, found, step)


FIXES = [
    ("Well said. You are an idiot, Lars.", "remove", "Well said."),
    ("You are an idiot, Lars. I disagree on page 9.", "remove", "I disagree on page 9."),
    ("You are an idiot, Lars. I disagree on page 9.", "generalise", "I see this differently. I disagree on page 9."),
    ("You are an idiot, Lars. I disagree on page 9.", "keep", "You are an idiot, Lars. I disagree on page 9."),
    ("Great visit. Ring him on +44 7700 900118.", "generalise", "Great visit. Ring him on a number I can pass on if they agree."),
    ("Great visit. Ring him on +44 7700 900118.", "remove", "Great visit."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "step", "expected"), FIXES)
def test_each_step_leaves_a_text_that_reads(text: str, step: str, expected: str) -> None:
    assert _first_fix(text, step) == expected


def test_a_clause_at_the_end_can_be_cut_off() -> None:
    text = "I hope the team is coping while Ana has her operation. See you soon."
    clause = "while Ana has her operation."
    start = text.index(clause)
    found = replace(
        _finding(start, start + len(clause), text),
        fix={"keep": None, "generalise": "That is not mine to tell.", "remove": ""},
    )
    (found,) = merged(text, [found])
    assert apply_fix(text, found, "remove") == "I hope the team is coping. See you soon."
    assert apply_fix(text, found, "generalise") == "I hope the team is coping for the moment. See you soon."


def test_every_finding_has_the_whole_ladder() -> None:
    for text in (
        "What a pile of shit this is.",
        "Key under the mat as ever.",
        "Ring Ana on +44 7700 900118.",
    ):
        for found in REVIEWER.review(text).findings:
            assert found.fix["keep"] is None
            assert found.fix["remove"] == ""
            assert found.fix["generalise"]
            assert found.reason.endswith(".")
