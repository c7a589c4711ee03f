"""What is neither opened with nor asked about: what the user told themselves not to raise, and what leads to what is closed. Pure."""

from __future__ import annotations

import re

from coach.briefing.dossier import Dossier
from coach.briefing.old_job import of_work
from coach.checks.echoes import stems
from coach.checks.unsaid import WHY, topics
from coach.evidence import Statement
from coach.store.values import PersonView

TOUCHES = 2  # words of a sentence in common with a closed one, names aside, from which it leads there
_LEAVES = re.compile(
    r"\b(?:leav(?:e|es|ing)|quits?|resign\w*|new job|job offer|own company|hand(?:ed|s|ing)? in (?:her|his|their) notice|looking (?:to leave|for (?:a |another |something))|"
    r"laid off|redundan\w+|fired|dismissed|retir\w+|kündig\w*|verlässt|wechselt)\b",
    re.IGNORECASE,
)


def touches_closed(s: Statement, d: Dossier) -> bool:
    """Whether to speak of a sentence would lead to what is not to be raised: it shares words with that, or it is about the work
    of somebody who, as only the user knows, is leaving it."""
    closed = [c for group in d.closed if group.why != WHY for c in group.statements]
    if d.person is None or not closed:
        return False
    place = d.guest.organisation or d.person.organisation
    own = frozenset[str]().union(*(stems(n) for n in (*d.person.names, place)))
    if any(len(stems(s.text) & stems(c.text) - own) >= TOUCHES for c in closed):
        return True
    leaving = any(c.subjects[:1] == (d.person.id,) and _LEAVES.search(c.text) for c in closed)
    return leaving and of_work(s, place)


def not_to_raise(d: Dossier, person: PersonView) -> frozenset[str]:
    """What the user told themselves not to raise with a guest, in words: nothing to open or to ask with holds them."""
    told = [s for c in d.closed if c.why == WHY for s in c.statements]
    return frozenset().union(*(topics(s, person) for s in told))
