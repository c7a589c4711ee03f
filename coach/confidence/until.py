"""Until when words close a sentence: "NDA until 3 June", "bis 15. Dezember vertraulich", "until then not a word"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from coach.confidence.words import CLOSES_UNTIL, MARKERS, THEN
from coach.dates import DateMention, find_dates


def until_in(part: str, note_date: dt.date | None, back_date: dt.date | None) -> dt.date | None:
    """The first free day that a sentence states, or None."""
    if THEN.search(part) and back_date is not None:
        return back_date
    mentions = _mentions(part, note_date)
    for pattern in CLOSES_UNTIL:
        for match in pattern.finditer(part):
            mention = next((m for m in mentions if match.end() <= m.start <= match.end() + 30), None)
            if mention and not re.search(r"[.;:!?]", part[match.end() : mention.start]):
                return _first_free(mention, match.group())
    return _until_abroad(part, mentions)


_BIS = re.compile(
    r"\b(?:bis|hasta|jusqu['’]\s?(?:à|au|en)|fino (?:al?|all['’])|até|tot)\s+(?:(?:zum|zur|einschließlich|el|le|o|ao)\s+)?$",
    re.IGNORECASE,
)
_BESIDE = 16
"""Letters between words of silence and their "bis 15. Dezember": what stands further off ends something else."""


def _until_abroad(part: str, mentions: Sequence[DateMention]) -> dt.date | None:
    """The day of "nicht weitersagen bis 15. Dezember" or "bis 15. Dezember vertraulich": right beside the words of silence."""
    for mention in mentions:
        bis = _BIS.search(part[: mention.start])
        for marker in MARKERS if bis else ():
            for match in marker.pattern.compiled.finditer(part):
                after, before = (bis.start() if bis else 0) - match.end(), match.start() - mention.end
                if 0 <= after <= _BESIDE or 0 <= before <= _BESIDE:
                    return _first_free(mention, "")
    return None


def _first_free(mention: DateMention, before: str) -> dt.date:
    """The day itself, the first day of a month or season, the day after an end."""
    if re.search(
        r"\b(?:end|late|after|out|over)\b", f"{before} {mention.relation} {mention.text}", re.IGNORECASE
    ):
        return mention.last + dt.timedelta(days=1)
    return mention.first


def _mentions(part: str, note_date: dt.date | None) -> list[DateMention]:
    """The dates of a sentence; without a date to count from only those that name their year."""
    found = find_dates(part, note_date or dt.date(2000, 1, 1), prefer="future")
    return [m for m in found if note_date or re.search(r"\d{4}", m.text)]


def back_date_in(
    parts: Sequence[str], blocks: Sequence[int], index: int, note_date: dt.date | None
) -> dt.date | None:
    """The last date named before "until then": in the same sentence or before it in the paragraph."""
    if not THEN.search(parts[index]):
        return None
    for i in range(index, -1, -1):
        if blocks[i] != blocks[index]:
            return None
        mentions = _mentions(parts[i], note_date)
        if mentions:
            return mentions[-1].first
    return None
