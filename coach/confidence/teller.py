"""Who told what a sentence closes: "Omar told me in confidence", "von Birte vertraulich gehört". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.confidence.words import TAGS
from coach.text import fold

_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?: (?:van|von|de|der|den|la|le|el|al|bin|da|di|dos|du|ter|ten|[A-ZÀ-ÖØ-ÞĀ-Ž]\.?[\w'’-]*))*"
_GERMAN_TOLD = (
    r"(?:\w*erzählt|\w*gesagt|verraten|anvertraut|mitgeteilt|berichtet|geschrieben|gebeten|gestanden|bestätigt|\w*geflüstert|erklärt|offenbart|"
    r"versichert|angedeutet|gewarnt|geschworen|eingeweiht|gesteckt|gebeichtet|versprochen|vertraut|gezeigt|gemeldet|ausgeplaudert|informiert|gegeben)"
)
_HAS_TOLD_US = rf"hat (?:mir|uns)(?=[^.;:]*\b{_GERMAN_TOLD}\b)"
"""Not what else is done to one: "hat uns verklagt", "hat mir Imre vorgestellt"."""
_NOTHING = r"(?! (?:nobody|no one|no-one|none|nothing)\b(?! (?:but|except) (?:me|us)\b))"
_TELLS = (
    rf"(?:told{_NOTHING}|(?:said|shared|mentioned|revealed)(?! nothing\b(?:\s*[.,;]| (?:to|about|of|yet)\b|$))|says|confided|whispered|confirmed|admitted|let slip|asked me|rang|wrote|explained|"
    r"warned|does not want|doesn['’]?t want|gave me|swore|begged|trusts?|"
    rf"sagte|sagt|erzählte|erzählt|verriet|vertraute|flüsterte|meinte|{_HAS_TOLD_US}(?! (?:[A-ZÀ-Þ]|nie\b|nichts?\b|noch\b))|m['’]a|me (?:dijo|contó|confió)|vertelde|zei|mi ha)"
)
_TELLER = re.compile(
    rf"(?P<other>\b(?:of|from|at|for|with|von|bei) (?:the )?|{_NAME} (?:and|or|&|und|oder) )?"
    rf"(?P<name>{_NAME}|\b[Hh]e|\b[Ss]he|\b[Tt]hey)(?: \([^)]*\)|,? (?:of|from|at|von|bei) (?:the )?{_NAME},?)?[*_]*,?"
    rf"(?: (?:also|has|had|then|just|only))? {_TELLS}\b"
)
"""Who tells something. Behind "a friend of", or as one of two, the name is nobody's for certain."""
_HEARD_FROM = re.compile(
    r"\b(?:(?:was|were|been) told|heard|hear|learn(?:ed|t)|have it|got it|know it|gehört|erfahren|weiß ich|erfuhr ich)\b"
    r"(?: (?!(?:(?:that|dass|what|how|why|who)(?! (?:by|from|von)\b)|he|she|they|we|you|er|sie|wir|is|are|was|were|has|had|will|be|been|ist|war|wird)\b)\w+){0,4}?,? "
    rf"(?:by|from|von) (?P<name>{_NAME})|(?:\b(?:[Ll]aut|[Ww]ie mir)|\b{_HAS_TOLD_US}|\b(?:sagte|erzählte|verriet) (?:mir|uns)|^\W*(?:Von|From)"
    rf"(?=[^.;]{{0,40}}(?:gehört|erfahren|heard|confidence|vertraulich))) (?!Vertraul)(?P<first>{_NAME})"
)
_NOT_HEARD = re.compile(
    r"\b(?:not|never|nobody|before|until|if|let|will|must|should|may|might|could|nie|nichts?|niemand|noch)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Under these nothing was heard yet: "he must not hear it from Ann", "before we hear from Ann"."""
_ANOTHER = re.compile(
    rf"(?:\b(?i:his|her|their|my|our|an?|seine?r?|ihre?r?|eine?r?|mein)|['’]s?)(?: [a-zà-þ]\w*){{1,3}} {_TELLS}\b"
)
"""Somebody without a name: "his wife told me", "Omar's brother confided"."""


_LEAD = re.compile(rf"\s*[*_]{{2}}({_NAME})[*_]{{2}}")
_PRONOUNS = frozenset({"he", "she", "they"})
_NOT_NAMES = frozenset(
    "nobody please they this that what which who the it and but in one everyone somebody someone".split()
)


def _clause_of(match: re.Match[str]) -> str:
    """A match with what stands before and behind it in its clause."""
    before = re.split(r"[.,;:(]", match.string[: match.start()])[-1]
    return before + match.group() + re.split(r"[.,;:)]|\bthat\b|\bdass\b", match.string[match.end() :])[0]


def told_by(parts: Sequence[str], blocks: Sequence[int], index: int, teller: str) -> str:
    """Who told the thing: a name as written, the paragraph's lead name, the note's person, or a pronoun."""
    pronoun = ""
    same = [i for i in range(len(parts)) if blocks[i] == blocks[index]]
    match = _TELLER.search(parts[index])
    heard = None if match and fold(match["name"]) not in _PRONOUNS else _HEARD_FROM.search(parts[index])
    if heard and not _NOT_HEARD.search(_clause_of(heard)):
        return str(heard["name"] or heard["first"])
    if match and fold(match["name"]) not in _NOT_NAMES:
        if match["other"]:
            return ""
        if fold(match["name"]) not in _PRONOUNS:
            return str(match["name"])
        pronoun = match["name"]
    elif _ANOTHER.search(parts[index]):
        return ""
    lead = _LEAD.match(parts[same[0]])
    if lead and fold(lead.group(1)) not in TAGS:
        return lead.group(1)
    if teller:
        return teller
    for i in reversed([i for i in same if i < index]):
        match = _TELLER.search(parts[i])
        if match and not match["other"] and fold(match["name"]) not in _PRONOUNS | _NOT_NAMES:
            return str(match["name"])
    return pronoun
