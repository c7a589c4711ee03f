"""Whether the word beside a name is plainly a job, or may be an employer's name."""

from __future__ import annotations

import pytest

from coach.people.job_titles import is_job


@pytest.mark.parametrize(
    "word",
    ["Journalist", "Journalistin", "Pianist", "Redakteurin", "Chefredakteurin", "Flussforscherin", "Werkleiterin",
     "Ärztin", "Kinderärztin", "Köchin", "Patentanwalt", "Rechtsanwältin", "Kauffrau", "Geologist", "Biologin", "CTO"],
)  # fmt: skip
def test_a_job(word: str) -> None:
    assert is_job(word)


@pytest.mark.parametrize(
    "word",
    ["Zeitgeist", "Valentin", "Konstantin", "Optimist", "Minimalist", "Economist", "Severin", "Florin", "Katrin", "Aspirin",
     "Sonnenfrau", "Quentin", "Quercantin", "Berlin", "Martin", "Twist", "Mandarin", "Lumen", "Rye Press"],
)  # fmt: skip
def test_what_may_be_an_employer(word: str) -> None:
    assert not is_job(word)
