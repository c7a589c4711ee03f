"""Several sentences of one document as a quotation: what stands between them and is left out is marked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.evidence import Statement
from coach.text import plain

NEXT = 1  # characters between two sentences of which one follows the other
MARKED = 4  # and where marks stand between them: "now. **Not yet"


def in_one_quote(statements: Sequence[Statement], *, one_item: bool = False) -> str:
    """The sentences as they stand between “ and ”: an ellipsis for what is left out, a quotation each for what stands in
    different lines, unless these are lines of one item."""
    said = [plain(statements[0].text)] if statements else []
    for before, after in pairwise(statements):
        said += [_between(before, after, one_item), plain(after.text)]
    return "".join(said)


def _between(before: Statement, after: Statement, one_item: bool) -> str:
    gap = after.start - before.end
    follows = before.document == after.document and gap >= 0
    if follows and gap <= NEXT:
        return " "
    if follows and (one_item or before.place == after.place):
        return " " if gap <= MARKED else " … "
    return "” “"
