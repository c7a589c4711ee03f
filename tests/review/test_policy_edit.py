"""Changing the policy file entry by entry: the user's own lines and comments stay as they are."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import NotFoundError, PolicyError, UsageError
from coach.review import policy_edit
from coach.review.policy_yaml import plain, read
from tests.review.policy_world import House

OWN = """\
# Top.
confidential:
    # Whom we work for.
    clients:   # as of May
    - Nord Freight   # crates
    # The next is new.
    - name: Lumen Frame
      say: a firm that makes lamps   # agreed

    projects: [Kingfisher, "Blue sky"]  # two
    words: margin sheet
speak_on:
strictness: {public: {politics: off}}
# End.
"""


def test_additions_leave_every_other_line_alone() -> None:
    text = policy_edit.add(OWN, ["confidential", "clients"], "Rye Press")
    text = policy_edit.add(text, ["confidential", "projects"], "Tern, the second")
    text = policy_edit.add(text, ["confidential", "words"], "burn rate")
    text = policy_edit.add(text, ["confidential", "internal_names"], "Delta")
    text = policy_edit.add(text, ["speak_on"], "climate")
    text = policy_edit.set_value(text, ["strictness", "public", "hostile"], "low")
    text = policy_edit.set_value(text, ["strictness", "public", "politics"], "strict")
    kept = [line for line in OWN.splitlines() if "[" not in line and "words:" not in line and "{" not in line]
    assert [line for line in text.splitlines() if line in kept] == kept
    policy = read(text)
    assert [(t.kind, t.name, t.say) for t in policy.terms] == [
        ("words", "margin sheet", ""), ("words", "burn rate", ""), ("clients", "Nord Freight", ""),
        ("clients", "Lumen Frame", "a firm that makes lamps"), ("clients", "Rye Press", ""),
        ("projects", "Kingfisher", ""), ("projects", "Blue sky", ""), ("projects", "Tern, the second", ""),
        ("internal_names", "Delta", ""),
    ]  # fmt: skip
    assert policy.strictness == {"public": {"politics": "strict", "hostile": "low"}}
    assert [t.name for t in policy.topics] == ["climate"]


def test_removals_take_their_own_lines_only() -> None:
    text = policy_edit.remove(OWN, ["confidential", "clients", 1])
    assert text == OWN.replace("    - name: Lumen Frame\n      say: a firm that makes lamps   # agreed\n", "")
    text = policy_edit.remove(text, ["confidential", "clients", 0])
    assert "# The next is new." in text
    text = policy_edit.remove(text, ["confidential", "projects", 0])
    text = policy_edit.remove(text, ["confidential", "words", 0])
    text = policy_edit.remove(text, ["strictness", "public", "politics"])
    assert [t.name for t in read(text).terms] == ["Blue sky"]
    assert read(policy_edit.add(text, ["confidential", "clients"], "Again")).terms[0].name == "Again"


def test_what_cannot_be_done_beside_the_users_lines_is_refused() -> None:
    with pytest.raises(UsageError, match="in the file itself"):
        policy_edit.set_value(OWN, ["strictness", "Ines Fabre", "hostile"], "low")


_WORDS = st.text(min_size=2, max_size=30).map(lambda s: " ".join(s.split())).filter(
    lambda s: len(s) > 1 and any(c.isalnum() for c in s) and s.isprintable()
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["words", "clients", "projects"]), _WORDS), max_size=6), st.data())
def test_whatever_is_added_stands_there_and_goes_again(
    added: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = ""
    for kind, word in added:
        text = policy_edit.add(text, ["confidential", kind], word)
    said = plain(text).get("confidential", {})
    assert said == {k: [w for kind, w in added if kind == k] for k, _ in added}
    for kind in data.draw(st.permutations(sorted(said))):
        for _ in said[kind]:
            text = policy_edit.remove(text, ["confidential", kind, 0])
    assert read(text).terms == ()


def test_a_whole_text_is_kept_only_if_it_reads(tmp_path: Path) -> None:
    policies = House(tmp_path).policies
    policies.save(OWN)
    with pytest.raises(PolicyError, match="line 1"):
        policies.save("confidental: {}")
    assert policies.text() == OWN
    assert stat.S_IMODE(policies.path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.glob("policy*")] == ["policy.yaml"]


def test_entries_are_changed_through_the_workspaces_policies(tmp_path: Path) -> None:
    policies = House(tmp_path).policies
    policies.add_term("clients", "  Nord   Freight ")
    policies.add_topic("climate")
    policies.set_level("public", "politics", "strict")
    assert (policies.current().terms[0].name, policies.current().topics[0].name) == (
        "Nord Freight",
        "climate",
    )
    assert policies.current().strictness == {"public": {"politics": "strict"}}
    policies.remove(["confidential", "clients", 0])
    policies.remove(["strictness", "public", "politics"])
    assert policies.current().terms == ()
    for wrong in (["confidential", "clients", 0], ["speak_on", 7], ["strictness", "x", "y"]):
        with pytest.raises(NotFoundError):
            policies.remove(wrong)
    for call in (
        lambda: policies.add_term("friends", "Ana"),
        lambda: policies.add_topic(" x "),
        lambda: policies.set_level("public", "politics", "loud"),
    ):
        with pytest.raises(UsageError):
            call()
