"""What the user keeps although it was found: by phrase, category and reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from coach.confidence_rules import digest
from coach.evidence import Finding
from coach.review.context import Reader
from coach.review.firm import firm
from coach.review.judgement import RUDE
from coach.store.kept_phrases import Mark
from coach.text import fold

Judge = Callable[[Sequence[Finding]], tuple[Finding, ...]]
_SHOWN_OF_A_SECRET = 3


def reader_key(reader: Reader) -> str:
    """A reader by name: a circle, an address, or a name with its house. Several people of one name are another reader
    than any one of them."""
    if reader.kind != "person":
        return reader.kind
    if reader.address:
        return fold(reader.address)
    name = (
        fold(reader.people[0].name)
        if len(reader.people) == 1
        else f"{fold(reader.name)} ({len(reader.people)})"
    )
    return f"{name}, {fold(reader.organisation)}"


def mark_of(found: Finding, reader: Reader) -> Mark:
    """By what a kept phrase is known again."""
    return digest(found.quote), found.category, reader_key(reader)


def shown(found: Finding) -> str:
    """What a list shows of a kept phrase: of keys and numbers only how they begin."""
    if firm(found) in ("secret", "identifier"):
        return f"{found.quote[:_SHOWN_OF_A_SECRET]}…"
    return " ".join(found.quote.split())


def parted(
    findings: Sequence[Finding], marks: Collection[Mark], reader: Reader, merge: Judge
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The merged findings that count, and those that the user keeps. What a kept one had swallowed comes out again."""
    left, kept = list(findings), list[Finding]()
    while True:
        merged = merge(left)
        now = [f for f in merged if mark_of(f, reader) in marks] if marks else []
        if not now:
            return merged, tuple(sorted(kept, key=lambda f: f.start))
        kept += now
        left = [
            f for f in left
            if not any(_goes_with(k, f) for k in now)
        ]  # fmt: skip


def _goes_with(kept: Finding, found: Finding) -> bool:
    """Whether a finding says of a kept phrase, or a part of it, what was kept. To the models of insults one hurt is as
    good as another."""
    alike = found.category == kept.category or (found.detector == "insults" and kept.category in RUDE)
    return alike and kept.start <= found.start and found.end <= kept.end
