"""What the reviewer says of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.evidence import Finding

Verdict = Literal["ok", "revise", "hold"]


@dataclass(frozen=True, slots=True)
class Report:
    """`ok` has no finding above low; `hold` has one that could do lasting harm. `kept` was found as well, but the user
    keeps it: it does not count."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    headline: str = ""  # the verdict in words: "Hold: this repeats what Bob told you in confidence"
    writer: Literal["offline", "model"] = "offline"
    note: str = ""
    kept: tuple[Finding, ...] = ()
