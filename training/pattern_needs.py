"""Writes what each screened pattern needs into `coach/pattern_needs.json`, so that no start of the program reads it off them.

    python -m training.pattern_needs

A pattern that is not in the file works as well; it takes longer. A test says when the file is behind.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from coach import dates
from coach import pattern_needs as kept
from coach.confidence import markers
from coach.ingest import cues
from coach.review import concepts, detectors, matters, wording


def patterns() -> Iterator[kept.Pattern]:
    """All that are screened."""
    assert detectors.DETECTORS  # their modules are loaded, and so their wordings are known
    for family in wording.FAMILIES:
        yield from family.patterns
    yield from (concept.pattern for concept in concepts.CONCEPTS)
    yield from matters.patterns().values()
    yield from markers.PATTERNS
    yield from (pattern for pattern, _ in cues.SIGNS)
    yield from (pattern for pattern, _ in dates.KINDS)


def needs() -> bytes:
    """The file's content: a line for each pattern, by its digest."""
    known = {kept.digest(p): kept.written(kept.need(p)) for p in patterns()}
    lines = [f'"{key}":{orjson.dumps(known[key]).decode()}' for key in sorted(known)]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


if __name__ == "__main__":
    kept.KEPT.write_bytes(needs())
