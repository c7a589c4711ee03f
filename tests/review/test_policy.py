"""The user's policy: confidential names, chosen topics, strictness, and a file that is refused when it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import PolicyError
from coach.review.fixes import apply_fix
from coach.review.policies import write
from coach.review.policy_yaml import LARGEST, read
from tests.review.policy_world import House

POLICY = """\
# Mine.
confidential:
  words: [acquisition list]
  clients:
    - Nord Freight            # since the crates
    - name: Lumen Frame
      say: a firm that makes lamps
      may_know: [employer, Rashid Khalil]
  projects: [Kingfisher]
  internal_names:
    - Delta
speak_on:
  - climate
  - {name: opening hours, words: [Sunday trading]}
strictness:
  everyone: {boastful: off}
  public: {offensive: strict}
  employer: {all: low}
  Leo Santos: {hostile: off}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The museum with that policy."""
    write(tmp_path / "policy.yaml", POLICY)
    return House(tmp_path)


NAMED = [
    ("Nord Freight is late again.", "public", "Nord Freight", "A client is late again."),
    ("The vans of nord-freight are late.", "public", "nord-freight", "The vans of a client are late."),
    ("I like Nord Freight’s crates.", "Leo Santos", "Nord Freight’s", "I like a client's crates."),
    ("Rashid's Lumen Frame is here.", "public", "Lumen Frame", "Rashid's a firm that makes lamps is here."),
    ("We start the Kingfisher project soon.", "public", "the Kingfisher project", "We start a project soon."),
    ("Kingfisher starts soon.", "Leo Santos", "Kingfisher", "A project starts soon."),
    ("Ask Delta about it.", "public", "Delta", "Ask something internal about it."),
    ("I saw the ACQUISITION  LISTS.", "public", "ACQUISITION  LISTS", "I saw the something I cannot go into."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "audience", "quote", "general"), NAMED)
def test_confidential_names_are_held(
    house: House, text: str, audience: str, quote: str, general: str
) -> None:
    report = house.reviewer.review(text, "email", audience)
    (found,) = [f for f in report.findings if f.detector == "policy"]
    assert (found.quote, found.severity, found.category, report.verdict) == (
        quote,
        "high",
        "confidential",
        "hold",
    )
    assert "policy.yaml, line" in found.reason
    assert apply_fix(text, found, "generalise") == general


UNNAMED = [
    ("Nord Freight is late again.", "employer"),  # the house knows its clients
    ("Nord Freight is late again.", "Viktor Lindgren"),  # works there
    ("Lumen Frame is here.", "Rashid Khalil"),  # named in the policy
    ("The delta of the river is wide.", "public"),  # a word as well as a name
    ("Norden Freighters are late.", "public"),
    ("Kingfishers are blue.", "public"),
]


@pytest.mark.parametrize(("text", "audience"), UNNAMED)
def test_who_knows_it_and_other_words_are_left_alone(house: House, text: str, audience: str) -> None:
    assert not [f for f in house.reviewer.review(text, "email", audience).findings if f.detector == "policy"]


def test_the_line_in_the_reason_is_that_of_the_entry(house: House) -> None:
    (found,) = house.reviewer.review("Ask Delta about it.").findings
    assert POLICY.splitlines()[10].strip() == "- Delta"
    assert "line 11" in found.reason


def test_two_names_side_by_side_keep_their_own_wordings(house: House) -> None:
    text = "We work with Nord Freight, Lumen Frame."
    found = [f for f in house.reviewer.review(text).findings if f.detector == "policy"]
    assert [f.fix["generalise"] for f in found] == ["a client", "a firm that makes lamps"]


CLIMATE = "Nobody with a brain can vote against the climate bill."


def test_a_chosen_topic_is_a_small_thing(house: House) -> None:
    (found,) = house.reviewer.review(CLIMATE).findings
    assert (found.category, found.severity) == ("politics", "low")
    assert "You chose to speak on climate" in found.reason
    (other,) = house.reviewer.review("Nobody with a brain can vote for the tories.").findings
    assert other.severity == "high"


def test_a_chosen_topic_licenses_no_insult(house: House) -> None:
    attack = house.reviewer.review("You are an idiot if you vote against the climate bill.")
    assert {(f.category, f.severity) for f in attack.findings} == {("politics", "low"), ("hostile", "medium")}
    assert attack.verdict == "revise"
    text = "The climate bill is a pile of shit."
    assert "offensive" in {f.category for f in house.reviewer.review(text).findings if f.severity != "low"}


def test_strictness_by_audience_and_category(house: House) -> None:
    review = house.reviewer.review
    assert review("Nobody has bound more books than I have.").findings == ()
    (mild,) = review("This is crap.", "email", "Leo Santos").findings
    (strict,) = review("This is crap.").findings
    assert (mild.severity, strict.severity) == ("low", "medium")
    assert review("You are an idiot, Henk.", "email", "employer").verdict == "ok"
    assert review("You are an idiot, Leo.", "email", "Leo Santos").findings == ()
    assert review("You are an idiot, Viktor.", "email", "Viktor Lindgren").verdict == "revise"
    assert review("You are an idiot, Joost.", "email", "Joost Hendriks").verdict == "ok", "a colleague"


def test_no_strictness_opens_what_is_firm(tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml", "strictness:\n  everyone: {all: off}\n")
    review = House(tmp_path).reviewer.review
    assert review("What a pile of shit. You are an idiot.").findings == ()
    assert review("Hi Joost, Thabo resigns in January.", "email", "Joost Hendriks").verdict == "hold"
    assert review("The login is admin / Qz7!mmP42x").verdict == "hold"
    assert review("Pay with 4111 1111 1111 1111.").findings


BROKEN = [
    ("confidential: [a", 1, "no YAML"),
    ("# x\nconfidental:\n  words: [ab]\n", 2, "did you mean confidential?"),
    ("strictness:\n  public:\n    politcs: off", 3, "did you mean politics?"),
    ("strictness:\n  public:\n    politics: loud", 3, "use off, low, usual, strict"),
    ("confidential:\n  words: &a [ab]\n  clients: *a", 2, "anchors"),
    ("confidential:\n  words:\n    - !!python/object/apply:os.system [ls]", 3, "tags"),
    ("confidential:\n  words: [ab]\n  words: [cd]", 3, "twice"),
    ("- ab\n- cd", 1, "names with a colon"),
    ("confidential:\n\twords: x", 2, "cannot start any token"),
    ("confidential:\n  words:\n    - ab\n    - {nme: x}", 4, "did you mean name?"),
    ("confidential:\n  words:\n    - ab\n    -\n", 4, "empty"),
    ("confidential:\n  clients:\n    ab: cd", 2, "a list is expected"),
    ("ab\n\x00", 2, "character"),
    ("strictness:\n  public: off", 2, "names with a colon"),
    ("confidential:\n  words: ['?']", 2, "2 to 200"),
    ("[" * 5000, 1, "no YAML"),
    ("---\nspeak_on: [ab]\n---\nspeak_on: [cd]", 3, "another document"),
]


@pytest.mark.parametrize(("text", "line", "why"), BROKEN)
def test_a_broken_policy_stops_every_review_in_one_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    house = House(tmp_path)
    assert house.reviewer.review("All fine.").verdict == "ok"
    write(tmp_path / "policy.yaml", text)
    with pytest.raises(PolicyError, match=f"policy.yaml, line {line}: ") as told:
        house.reviewer.review("All fine.")
    assert why in str(told.value)
    assert "\n" not in str(told.value)
    write(tmp_path / "policy.yaml", POLICY)
    assert house.reviewer.review("All fine.").verdict == "ok"


def test_a_file_that_is_no_text_or_too_long_is_refused(tmp_path: Path) -> None:
    house = House(tmp_path)
    (tmp_path / "policy.yaml").write_bytes(b"speak_on:\n  - caf\xe9\n")
    with pytest.raises(PolicyError, match="line 2: it is not UTF-8"):
        house.reviewer.review("x y")
    (tmp_path / "policy.yaml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(PolicyError, match="bytes long"):
        house.reviewer.review("x y")


def test_words_of_yaml_are_words() -> None:
    policy = read("confidential:\n  words: [off, no, 2026-11-02, 007]\n  clients: Nord Freight\n")
    assert [t.name for t in policy.terms] == ["off", "no", "2026-11-02", "007", "Nord Freight"]


@pytest.mark.parametrize(
    "text", ["", "\n", "# only a comment\n", "confidential:\nspeak_on: []\nstrictness: {}\n"]
)
def test_an_empty_policy_is_none(text: str) -> None:
    policy = read(text)
    assert (policy.terms, policy.topics, dict(policy.strictness)) == ((), (), {})
