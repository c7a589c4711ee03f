"""The first words of a reply: held back for as long as they may still turn out to be the prompt given back."""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.text import sentences
from coach.writer.faults import REPEATED, RepeatedError

_ENOUGH = 60
"""Characters in common with a line of the prompt that nobody writes by chance."""
_AGAIN = 40
"""Characters in common with the beginning of a text, for it to be begun again."""
_WHOLE = re.compile(r"[.!?…][\"”’')\]*_]*(?:\s*\[[\d,; ]{1,12}\])*\s*$")


class Opening:
    """Passes a reply on, piece by piece. `shell` is the prompt without its evidence."""

    def __init__(self, shell: str, give: Callable[[str], None]) -> None:
        self._shell, self._give, self._held = shell[:400], give, ""
        self._begins = [m.start(1) for m in re.finditer(r"^\s*(\S)", self._shell, re.MULTILINE)]
        self.given = False

    def feed(self, piece: str) -> None:
        """Takes the next piece; an empty one goes to the listener as it is, who may want to stop."""
        if self.given or not piece:
            self._give(piece)
            return
        self._held += piece
        start = self._held.lstrip()
        if len(start) >= _ENOUGH and start[:_ENOUGH] in self._shell:
            raise RepeatedError(REPEATED)
        if start and not any(self._shell.startswith(start, at) for at in self._begins):
            self.finish()

    def finish(self) -> None:
        """Gives out what was held back."""
        if self._held:
            self.given = True
            self._give(self._held)
            self._held = ""


def whole(text: str) -> bool:
    """Whether a text ends with a whole sentence and its marks."""
    return _WHOLE.search(text) is not None


def closed(text: str) -> str:
    """The text up to the end of its last whole sentence; empty where there is none."""
    if whole(text):
        return text.rstrip()
    ends = [span.end for span in sentences(text)]
    kept = text[: ends[-2]] if len(ends) > 1 else ""
    after = re.match(r"(?:\s*\[[\d,; ]{1,12}\])+", text[len(kept) :]) if kept else None
    return (kept + after.group()) if after else kept


def last_word(text: str) -> str:
    """The word at the end of a text, perhaps cut in two; empty where a blank ends it."""
    found = re.search(r"\S+$", text)
    return found.group() if found else ""


def gone_on(begun: str, more: str) -> str | None:
    """What to put behind a text that broke off, from how the model goes on after its last whole word: what both say
    is said once. None where the two do not fit."""
    tail = last_word(begun)
    fresh, whole_text = more.lstrip(), begun.strip()
    if len(whole_text) >= _AGAIN and fresh.startswith(whole_text[:_AGAIN]):
        return fresh[len(whole_text) :] if fresh.startswith(whole_text) else None
    for size in range(min(len(begun), len(fresh), 400), len(tail) - 1 if tail else 3, -1):
        if begun.endswith(fresh[:size]):
            return fresh[size:]
    return None if tail else fresh
