"""What the patterns of words need is kept in a file, and the file is what the patterns say."""

from __future__ import annotations

import re
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from coach import pattern_needs as kept
from coach.pattern_needs import KEPT, Later, Need, digest, needed, written
from coach.screen import Screen
from training.pattern_needs import needs, patterns

READ_OFF = """
from coach import pattern_needs as needs
from coach.confidence.markers import matches
from coach.dates import find_dates
from coach.review import concepts, detectors, matters
from coach.review.wording import FAMILIES
said = "Between us: Ada is ill, the board meets on 3 May, her password is Heron2026. I promise to call."
needs.need = None
for module in ("coach.ingest.cues", "coach.review.reviewer", "coach.briefing.briefer", "coach.ask"):
    __import__(module)
assert list(matches(said))
for family in FAMILIES:
    [p for p in family.patterns if p.search(said)]
assert concepts.concepts_in(said)
matters.matters_in(said)
print("done")
"""


def test_the_file_is_what_the_patterns_say() -> None:
    assert KEPT.read_bytes() == needs(), "run make pattern-needs"


def test_nothing_is_read_off_a_pattern_at_run_time() -> None:
    done = subprocess.run([sys.executable, "-c", READ_OFF], capture_output=True, text=True, check=False)
    assert done.stdout == "done\n", done.stderr


def test_a_pattern_that_is_not_kept_works_as_well() -> None:
    new = re.compile(r"\bquince (?:jelly|paste)\b")
    assert digest(new) not in {digest(p) for p in patterns()}
    assert needed(new) == kept.need(new)
    assert Screen([new]).fitting("Quince paste.") == (0,)


def test_flags_tell_patterns_apart() -> None:
    assert digest(Later("honey", re.IGNORECASE)) == digest(re.compile("honey", re.IGNORECASE))
    assert digest(Later("honey")) != digest(Later("honey", re.IGNORECASE))


NEEDS = st.recursive(
    st.builds(Need, st.text(min_size=1, max_size=6)),
    lambda inner: st.one_of(
        st.builds(lambda n: Need(every=tuple(n)), st.lists(inner, max_size=3)),
        st.builds(lambda n: Need(some=tuple(n)), st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=12,
)


@given(NEEDS)
def test_a_need_is_read_back_as_it_was_written(need: Need) -> None:
    assert kept.read(written(need)) == need
