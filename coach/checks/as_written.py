"""Checks a text while it is being written: each sentence as soon as it is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from coach.checks.grounding import unsupported
from coach.checks.strict import unsupported_strictly
from coach.evidence import Unsupported
from coach.text import sentences


@runtime_checkable
class Marking(Protocol):
    """Somebody who hears a text while it is written and marks at once what no evidence holds. `text` is all that was
    heard so far; the offsets of a doubt are those of `text`."""

    text: str

    def __call__(self, piece: str) -> None:
        """One more piece."""
        ...

    def doubt(self, found: Sequence[Unsupported]) -> None:
        """What no evidence holds, of the sentences that were finished last."""
        ...


def checking(
    listen: Callable[[str], None] | None,
    evidence: Sequence[str],
    known: Sequence[str] = (),
    today: dt.date | None = None,
    *,
    strict: bool = False,
) -> Callable[[str], None] | None:
    """The listener, who also hears what is doubtful as soon as a sentence is whole, where it wants to. The marks [1],
    [2] of the text count `evidence`; `known` are names that need no quote; `strict` is for a writer that invents."""
    if not isinstance(listen, Marking):
        return listen
    check = unsupported_strictly if strict else unsupported
    checked = len(listen.text)

    def hear(piece: str) -> None:
        nonlocal checked
        listen(piece)
        # A sentence is whole once the next one has begun, so that a mark after its stop belongs to it.
        starts = [span.start for span in sentences(listen.text, checked)] if piece else []
        if len(starts) < 2:
            return
        text = listen.text[checked : starts[-1]]
        found = check(text, evidence, known=known, today=today)
        moved = [Unsupported(u.start + checked, u.end + checked, u.quote, u.reason) for u in found]
        checked = starts[-1]
        if moved:
            listen.doubt(moved)

    return hear
