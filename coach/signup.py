"""What guests answered when they registered for an event: the organiser's questions, and which of them are nobody else's business."""

from __future__ import annotations

import re

from coach.text import fold

_PURPOSE = re.compile(
    r"\b(?:look(?:s|ing)? (?:for|to)|search(?:es|ing)? for|seek(?:s|ing)?|offer(?:s|ing|ings|ed)?|topics?|themes?|interest(?:s|ed)?|goals?|objectives?|purpose|"
    r"challenges?|projects?|expertise|expert in|talk\w* (?:about|of|on|to|with)|speak (?:about|on|to|with)|discuss\w*|conversations?|"
    r"learn|hop(?:e|es|ing) (?:to|for)|to meet|brings? you|work(?:s|ing)? on|your work|line of work|what (?:do|does) (?:you|your \w+) (?:do|make|need|sell|bring|expect)|"
    r"(?:can|could) you (?:help|share|contribute|give|bring|provide|teach)|help (?:others|with)|ask me about|why (?:do|are|did) you (?:want|wish|com|attend|join|regist|sign|here)\w*|"
    r"expectations? (?:of|for|from)|get out of|take away|achieve|"
    r"such(?:e|en|st|t)|biet(?:e|en|est|et)|anbieten|angebot\w*|them(?:a|en)|interess\w*|ziele?|anliegen|projekte?|arbeiten sie|arbeitest du|"
    r"herausforderung\w*|sprechen|reden|austausch\w*|lernen|kennen ?lernen|erwarten|erwartung\w*|erhoff\w*|beitragen|mitbringen|warum (?:kommen|kommst|mochten|nehmen|besuchen))\b"
)
"""Questions of what somebody comes for, works on, seeks or offers."""
_NOT_OURS = re.compile(
    r"\b(?:diet\w*|allerg\w*|food|meals?|lunch|dinner|vegan|vegetar\w*|access\w*|medical|health|disab\w*|wheelchair|pregnan\w*|emergency|gender|pronouns?|age|"
    r"birth\w*|religio\w*|nationalit\w*|passport|visa|salar\w*|pay|child\w*|kids?|famil(?:y|ies|ien?)|permit|partner['’]s|spouse|marital|"
    r"shirt|size|address|phone|mobile|e-?mail|hotel|room|travel|parking|invoice|vat|consent|agree\w*|terms|photo\w*|"
    r"gesundheit\w*|essen|unvertraglich\w*|rollstuhl\w*|schwanger\w*|ein kind|kinder\w*|gehalt\w*|reisepass\w*|staatsangehorigkeit|rechnung\w*|zimmer)\b"
)
"""What makes even such a question one of the body, the household or the booking: "Are you interested in childcare?"."""


def is_ours(question: str) -> bool:
    """Whether an answer to a question at registration may be used: one of purpose, and of nothing private.

    >>> is_ours("What are you looking for?"), is_ours("Religion?"), is_ours("Are you interested in childcare?")
    (True, False, False)
    """
    asked = fold(question)
    return _PURPOSE.search(asked) is not None and _NOT_OURS.search(asked) is None
