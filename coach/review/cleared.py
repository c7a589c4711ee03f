"""What the coach writes for somebody else, without the sentences that this reader must not see."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.fixes import apply_fix
from coach.review.judgement import lasting
from coach.review.reviewer import Reviewer

LEFT_OUT = "A sentence was left out of this draft: it repeated what {name} must not see."
_MOST = 8  # sentences taken out of one text


def cleared(
    reviewer: Reviewer, text: str, kind: str, audience: str, vouched: Iterable[str] = ()
) -> tuple[str, tuple[Finding, ...], int]:
    """The text without what would do harm that lasts, what the reviewer still says of it, and how many places were
    taken out. What cannot be cut out leaves an empty text. `vouched` are as the reviewer takes them."""
    vouched = tuple(vouched)
    for taken in range(_MOST):
        findings = reviewer.review(text, kind, audience, vouched).findings
        worst = next((f for f in findings if lasting(f)), None)
        if worst is None:
            return text, findings, taken
        shorter = apply_fix(text, worst, "remove")
        if shorter == text:
            break
        text = shorter
    return "", (), _MOST


def may_be_said(reviewer: Reviewer | None, text: str, audience: str) -> bool:
    """Whether a line may be said to somebody."""
    return reviewer is None or not any(lasting(f) for f in reviewer.review(text, "email", audience).findings)
