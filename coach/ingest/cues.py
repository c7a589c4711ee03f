"""What the words of a sentence may tell, seen once when it is stored, so that later only the sentences that matter are
read: which may hold a promise, show one kept, tell of a change of employer or name, say "he" or "she", or keep a name
apart from somebody who is known.

A cue says "perhaps"; the rules that read the sentence decide.
"""

from __future__ import annotations

import re
from enum import IntEnum

from coach.follow_up import promise_kept, promise_language
from coach.people import about, apart, changes
from coach.screen import Screen
from coach.text import plain


class Cue(IntEnum):
    """The bits of `statement.cues`. A sentence that was never looked at has -1, which is all of them."""

    COMMITS = 1
    KEEPS = 2
    MOVES = 4
    RENAMES = 8
    PRONOUN = 16
    APART = 32


SIGNS = (
    *((pattern, Cue.COMMITS) for pattern in promise_language.COMMITTING),
    *((pattern, Cue.KEEPS) for pattern in promise_kept.KEEPING),
    (changes.SIGNS_OF_MOVE, Cue.MOVES),
    (changes.SIGNS_OF_NEW_NAME, Cue.RENAMES),
    (about.SIGNS_OF_PRONOUN, Cue.PRONOUN),
    (apart.SIGNS, Cue.APART),
)
_SCREEN = Screen(pattern for pattern, _ in SIGNS)
_MARKS = re.compile(r"[*_`~\[<]")


def cues(text: str) -> int:
    """The cues of a sentence.

    >>> cues("She promised the report.") == Cue.COMMITS | Cue.PRONOUN, cues("The weave is wide.")
    (True, 0)
    """
    places = set(_SCREEN.fitting(text))
    bare = plain(text) if _MARKS.search(text) else text  # they may stand inside of a word
    if bare is not text:
        places.update(_SCREEN.fitting(bare))
    found = 0
    for place in places:
        found |= SIGNS[place][1]
    sure = 0
    if found & Cue.COMMITS and promise_language.may_commit(
        text, [SIGNS[place][0] for place in places if SIGNS[place][1] is Cue.COMMITS]
    ):
        sure |= Cue.COMMITS
    if found & Cue.KEEPS and promise_kept.may_show_kept(text):
        sure |= Cue.KEEPS
    for pattern, cue in SIGNS[-4:]:
        if found & cue and (pattern.search(text) or (bare is not text and pattern.search(bare))):
            sure |= cue
    return int(sure)
