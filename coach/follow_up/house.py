"""Where somebody works, as a letter may speak of it: by an open record, and only where nothing tells of leaving."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.evidence import Statement
from coach.store.repository import PersonView
from coach.text import fold

_FORM = re.compile(r",?\s+(?:GmbH|AG|Ltd|Limited|Inc|LLC|plc|BV|B\.V\.|AB|AS|A/S|Oy|SA|SL|Srl)\.?$")
_NO_HOUSE = re.compile(
    r"\b(?:freelanc\w*|self[- ]employed|independent|retired|various|none|n/a|student)\b", re.IGNORECASE
)
_LEAVES = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|quit(?:s|ting)?|resign\w*|retir\w+|laid off|let go|redundant|fired|sacked|lost (?:her|his|their) (?:job|post)|new job|old job|used to (?:be|work)|mov(?:es?|ed|ing) (?:to|from|on|away|over|back|into)|(?:join(?:s|ed|ing)?|start(?:s|ed|ing)?(?: work)? at) (?!us\b|me\b|we\b)|switch(?:es|ed|ing)?|chang(?:es?|ed|ing) (?:jobs?|employers?|firms?|houses?)|no longer|(?:is|are|works?|working|has been) now|now (?:is |works? |working )?(?:at|with|for|in)|ex-|former\w*|until recently|last day|notice|successor|verl(?:ässt|assen|ieß)|wechsel\w*|gewechselt|gekündigt|kündigt\w*|entlassen|gefeuert|freigestellt|aufgehört|ruhestand|rente|nicht mehr|früher|jetzt bei|neue[nr]? (?:stelle|job)|closes?|closing|closed down)\b",
    re.IGNORECASE,
)
"""Of whoever a note says such a thing, it is not asked how things are where they work."""
_WITH_ARTICLE = re.compile(
    r"(?:city|town|port|university|museum|ministry|institute|department|academy|bank|society|association|office|house|foundation|guild)\s+(?:of|for)\b"
    r"|(?!the\b).*\b(?:museum|gallery|institute|foundation|society|association|trust|council|library|university)$",
    re.IGNORECASE,
)


def house_of(person: PersonView, everything: Sequence[Statement], ours: str) -> str:
    """The house as it stands after "at"; empty for the user's own, `ours`, and where a note speaks of leaving."""
    named = any(c.organisation == person.organisation and not c.citation.restricted for c in person.contacts)
    house = _FORM.sub("", person.organisation)
    unfit = not (named and house) or _NO_HOUSE.search(house) or fold(person.organisation) == fold(ours)
    told = any(s.restriction or _LEAVES.search(s.text) for s in everything)  # what is closed may be just that
    if unfit or told:
        return ""
    return f"the {house}" if _WITH_ARTICLE.match(house) else house
