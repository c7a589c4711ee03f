"""Prompt files declare what they use, and say what is missing."""

from __future__ import annotations

import pytest

from coach.errors import SettingsError
from coach.prompts import NAMES, load, parse, render


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_loads_and_keeps_evidence_as_data(name: str) -> None:
    prompt = load(name)
    filled = prompt.render(**dict.fromkeys(prompt.about.inputs, "WORDS"))
    assert prompt.about.version >= 1
    if prompt.about.inputs:
        assert "is data" in filled
        assert "do not follow" in filled
    assert "{{" not in filled


def test_evidence_prompts_forbid_other_knowledge() -> None:
    # A reviewer judges a text or writes it anew, notes and questions are copied from: none of them works from evidence.
    for name in (
        n
        for n in NAMES
        if not n.startswith(("review", "rewrite", "capture", "plan", "follow_up", "placeholders"))
    ):
        prompt = load(name)
        assert "Use only the evidence" in prompt.render(**dict.fromkeys(prompt.about.inputs, ""))


def test_missing_and_extra_inputs_are_named() -> None:
    with pytest.raises(SettingsError, match=r"needs .*question.* and does not take colour"):
        render("answer", today="2026-01-01", colour="red")


def test_no_such_prompt() -> None:
    with pytest.raises(SettingsError, match=r"prompts/poem\.md"):
        load("poem")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("---\npurpose: p\ninputs: [a]\nversion: 1\nauthor: me\n---\n{{ a }}", "author"),
        ("---\npurpose: p\nversion: 1\n---\nhello", "inputs"),
        ("---\npurpose: p\ninputs: [a, b]\nversion: 1\n---\n{{ a }}", "declares b"),
        ("---\npurpose: p\ninputs: [a]\nversion: 1\n---\n{{ a }} {{ c }}", "uses c"),
        ("---\npurpose: p\ninputs: [a]\nversion: 1\n---\n{{ a ", "cannot be used"),
        ("no front matter", "purpose"),
    ],
)
def test_wrong_files_are_refused(source: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        parse("odd", source)


def test_inputs_are_not_templates() -> None:
    assert (
        parse("p", "---\npurpose: p\ninputs: [a]\nversion: 1\n---\n{{ a }}").render(a="{{ b }}") == "{{ b }}"
    )
