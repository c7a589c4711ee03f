"""Words that here mean something else than the event they are known for: "close to the station", "closes at five"."""

from __future__ import annotations

import re

from coach.review.wording import Wording

_WHEN = (
    r"(?:early|late|today|tonight|tomorrow|at (?:\d|noon|midnight|lunch|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|a quarter)|"
    r"for (?:lunch|the (?:day|night|weekend|holidays?))|on (?:\w+days?|bank)|over (?:christmas|easter|lunch)|between (?:christmas|\d))\b"
)
_OTHER = Wording(
    re.compile(
        rf"\b(?:close(?:r|st)? (?:to|by|at hand|friends?|colleagues?|contacts?|ties?|look|eye|attention|reading|second|call|watch|touch|cooperation|collaboration|fit|range)\b|"
        rf"close-?ups?|(?:so|very|quite|too|pretty|really|how|as|a bit) close(?= |[.,;!?]|$)|(?:clos(?:es?|ed|ing)|shuts?|shutting)(?: (?:up|down))?(?: the (?:shop|door|office|window|gate)s?)? (?={_WHEN})|"
        r"(?:clos(?:es?|ed|ing)|shut(?:s|ting)?) (?:the|my|your|his|her|our|their|a|that|this) (?:\w+ )?(?:windows?|laptops?|lids?|eyes?|tabs?|tickets?|issues?|bracket|meeting)\b|"
        r"clos(?:ing|es?|ed) (?:remarks?|words?|speech|session|keynote|ceremony|dinner|date|time|paragraph|sentence))",
        re.IGNORECASE,
    )
)


def meant(text: str) -> str:
    """A sentence with blanks in the place of such words, so that offsets still hold.

    >>> meant("We are close to the gate.")
    'We are          the gate.'
    """
    return _OTHER.sub(lambda m: " " * len(m.group()), text)
