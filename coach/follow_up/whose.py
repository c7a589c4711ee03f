"""Sentences of a note whose "she" or "he" may be somebody who came along: a sister, a husband, a colleague.

"She came with her sister Lotte. She lent me a book." tells not who lent it. In a letter, such a sentence is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.evidence import Statement

_KIN = (
    r"(?:wife|husband|partner|fianc\w+|(?:step|half-)?(?:sister|brother|mother|father|son|daughter)|twin|mum|dad|parents|child|children|kids?|boy|girl|"
    r"(?:grand|god)(?:mother|father|son|daughter|child\w*)|uncle|aunt|cousin|niece|nephew|in-law|boyfriend|girlfriend|friend|neighbour|colleague|"
    r"assistant|boss|chief|manager|deputy|student|pupil|apprentice|intern|trainee|teacher|mentor|companion|flatmate|translator|driver|secretary|editor|agent)s?"
)
_KIN_GERMAN = (
    r"(?:(?:ehe|lebens)?(?:frau|mann|partner(?:in)?|gefährt\w+)|(?:\w*)(?:schwester|bruder|mutter|vater|tochter|sohn)|eltern|kind(?:er|ern)?|"
    r"mama|papa|oma|opa|enkel(?:in)?|onkel|tante|cousine?|neffen?|nichte|verlobte[rn]?|freund(?:in)?|nachbar(?:in|n)?|kolleg(?:in|en?)|assistent(?:in|en)?|"
    r"chef(?:in)?|vorgesetzte[rn]?|mitarbeiter(?:in)?|mitbewohner(?:in)?|schüler(?:in)?|student(?:in|en)?|lehrling|azubi|praktikant(?:in|en)?|lehrer(?:in)?|"
    r"begleiter(?:in)?|begleitung|sekretär(?:in)?|agent(?:in|en)?)s?"
)
_OWNER = r"(?:his|her|their|my|our|an?|the|\w+['’]s?|seine?[mnrs]?|ihre?[mnrs]?|meine?[mnrs]?|eine?[mnrs]?|der|die|dem|den|\w+s)"
_COMPANION = re.compile(rf"\b{_OWNER} (?:[\w-]+ ){{0,2}}(?:{_KIN}|{_KIN_GERMAN})\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:s?he|they|[eE]r|[sS]ie)\b|^(?:She|He|They|Er|Sie)\b")
_ELIDED = re.compile(
    r"\W*(?:(?:and|und|then|dann|also|auch) )?(?:\w+(?:ed|s)|lent|gave|sent|brought|told|taught|made|drew|hat|sucht|will|plant|braucht)\b"
)


def unclear(told: Sequence[Statement]) -> frozenset[int]:
    """The ids of those sentences of whole documents whose pronoun may be a companion's."""
    found: set[int] = set()
    document, companion = 0, False
    for s in sorted(told, key=lambda s: (s.document, s.start)):
        if s.document != document:
            document, companion = s.document, False
        named = _COMPANION.search(s.text)
        pronoun = _PRONOUN.search(s.text)
        if (companion and (pronoun or _ELIDED.match(s.text))) or (
            named and _PRONOUN.search(s.text[named.end() :])
        ):
            found.add(s.id)
        # Until a sentence has another subject, it may go on of the companion.
        companion = named is not None or (companion and pronoun is not None)
    return frozenset(found)
