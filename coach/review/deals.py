"""Who came to terms with whom: "we have signed with Nordlys", "Nordlys is our first customer", „Nordlys hat zugesagt“.

Signing, winning, landing and closing are one deed where a customer or partner is named. A sentence tells of it by one of
these words beside the name; a closed note by any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.review.draft import flat
from coach.review.senses import meant
from coach.review.wording import Wording
from coach.text import STOP_WORDS

_CAPITAL = r"(?-i:[A-ZÀ-Þ])[^\W\d_]+"
_NAME = rf"(?P<names>{_CAPITAL}(?:(?:(?:,| and| und| &)? |(?<=\w)[-’']){_CAPITAL}){{0,5}})\b"
_NO_DEED = r"(?! (?:up\b|in\b|out\b|off\b|my\b|your\b|his\b|her\b|me\b|us (?:up|in|out)\b|for (?:the|a|his|her|your|my)\b|copies\b|books?\b))"
_US = rf"(?:us|uns|(?P<us>{_CAPITAL}))"
_PAPER = (
    r"(?:contract|deal|agreement|letter(?: of intent)?|partnership|cooperation|collaboration|alliance|joint venture|tie-up|"
    r"order|framework(?: agreement)?|memorandum(?: of understanding)?|mou|loi|term sheet)"
)
_VERTRAG = r"(?:\w*vertrag|\w*verträge|vereinbarung|absichtserklärung|partnerschaft|zusammenarbeit|kooperation|abschluss|auftrag)"
_ROLE = r"(?:customer|client|partner|buyer)"
_ROLLE = r"(?:kund(?:e|en|in)|partner(?:in)?|abnehmer(?:in)?|auftraggeber(?:in)?)"
_HAS = r"(?: (?:have|has|had|is|are|was|will|would|did|just|now|finally|already|also|today|yesterday|both|soon|going to|about to|ready to|to|at last)){0,4}"
_HAT = r"(?: (?:hat|haben|ist|sind|wird|werden|nun|jetzt|heute|gestern|bald|endlich|schon|auch|bei uns|uns)){0,4}"

_DEEDS = tuple(
    Wording(p)
    for p in (
        rf"\b(?:sign(?:s|ed|ing)?(?! (?:up|in|out|off)\b)|unterschr\w+|unterzeichn\w+)(?: \w+){{0,5}}? (?:with|mit) (?:the |der |dem |den )?{_NAME}",
        rf"\b{_NAME}{_HAS} (?:sign(?:s|ed|ing)?\b{_NO_DEED}|put(?:s|ting)? (?:pen to paper|(?:his|her|their|its) names?)\b|on board\b|in the bag\b|ours (?:now|at last)\b)",
        rf"\b(?:w[io]n|wins|winning|won|land(?:s|ed|ing)?|clos(?:e|es|ed|ing)|got|gain(?:ed)?|secur(?:e|ed)|sign(?:s|ed|ing)?|brought (?:in|on)) (?:the )?{_NAME}(?: (?:as|for) (?:an?|our|the|its|their)?(?: \w+)? ?{_ROLE}\b|(?= ?(?:$|[.,;!?]|as\b|today|yesterday|this|last|at last|finally|in the end)))",
        rf"\b{_NAME}{_HAS} (?:(?:an?|our|the|its|their|my|becom\w+|be|new|first|biggest|next|latest) ){{1,4}}(?:\w+ )?{_ROLE}\b(?! of (?!ours))",
        rf"\b(?:our|new|first|the|unser\w*|neue\w*|erste\w*)(?: \w+){{0,2}} (?:{_ROLE}|{_ROLLE})(?: is| are| was| will be| called| named| heißt| ist|,|:){{1,2}} {_NAME}",
        rf"\b(?:an?|our|the|this|that|new|first|big|joint|your|their|my|with) (?:\w+ )?{_PAPER} (?:with|from|for) (?:the )?{_NAME}",
        rf"\b{_PAPER} with (?:the )?{_NAME} (?:is|was|has been|are) (?:signed|done|closed|agreed|ready|through)",
        rf"\b(?:partner(?:s|ed|ing)?|team(?:s|ed|ing)?|tying|tied|join(?:s|ed|ing)? forces)(?: up)? with (?:the )?{_NAME}",
        rf"\bwe(?:['’]ll| will| shall| are(?: soon)? going to| are about to)(?: soon)? (?:be working|work)(?: together)? with (?:the )?{_NAME}",
        rf"\b(?:welcome|announce|introduce|reveal|thank) {_NAME} as (?:an?|our|the) (?:\w+ )?{_ROLE}\b",
        rf"\b{_NAME}{_HAS} (?:chos(?:e|en)|picked|picks|chooses|selected|selects|opted for|opts for|goes with|went with|hired|hires|wählt|nimmt|entscheidet sich für) {_US}\b",
        rf"\b(?:the|our|this|that|der|die|unser\w*) {_NAME} {_PAPER}\b(?! (?:with|for|mit)\b)",
        rf"\b{_NAME} [x×] {_US}\b",
        rf"\b(?:{_US}) [x×] {_NAME}",
        rf"\bwir (?:\w+ ){{0,4}}mit (?:der |dem |den )?{_NAME}(?: \w+){{0,2}}? (?:zusammen\w*|kooperieren)\b",
        rf"\bmit (?:der |dem |den )?{_NAME}(?: \w+){{0,4}}? (?:unterschrieben|unterzeichnet|abgeschlossen|einig|im geschäft|handelseinig|ins geschäft)\b",
        rf"\b{_NAME}{_HAT}(?: \w+)? (?:unterschrieben|unterzeichnet|zugesagt|unterschreibt|unterzeichnet|unter vertrag|an bord)\b",
        rf"\b{_NAME}(?: (?:hat|haben|konnten?|wir|sie|man)){{0,3}} als (?:\w+ ){{0,2}}{_ROLLE}(?: \w+)? (?:gewonnen|gewinnen|an land gezogen|begrüßen)",
        rf"\b{_NAME}{_HAT} (?:(?:unser\w*|ein\w*|neu\w*|erst\w*|größt\w*|de[rn]|die) ){{1,3}}{_ROLLE}\b",
        rf"\b(?:der|die|den|dem|einen?|einer|unser\w*|neue\w*|ein) (?:\w+ )?{_VERTRAG} mit (?:der |dem |den )?{_NAME}",
    )
)
_SPOKEN_OF = Wording(
    rf"\bsign(?:s|ed|ing)?\b(?! (?:up|in|out|off)\b)|\b{_PAPER} (?:with|for)\b|\b(?:our|new|first|a) (?:\w+ )?(?:customer|client|partner)\b|\bpartnership\b|\bunterschr\w+|\bunterzeichn\w+|"
    rf"\b{_VERTRAG} mit\b|\b(?:unser\w*|neue\w*|erste\w*) {_ROLLE}\b|\bzugesagt\b|\bals (?:\w+ )?{_ROLLE}\b|\b(?:won|win|land(?:ed)?|clos(?:e|ed)) (?:the )?(?:\w+ )?(?:deal|contract|order|tender|account)\b",
)
_WORD = re.compile(_CAPITAL)


def deal_spoken_of(text: str) -> bool:
    """Whether a closed note tells that somebody came to terms with somebody."""
    return _SPOKEN_OF.search(meant(text)) is not None


@lru_cache(maxsize=8192)
def parties_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where the names stand of those who, by a sentence, came to terms; and with whom, where it must be the user's house
    that is named: "Nordlys goes with Bergwerk"."""
    return tuple(dict.fromkeys(_parties(meant(text))))


def _parties(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _DEEDS:
        for match in pattern.finditer(text):
            names = _WORD.finditer(text, *match.span("names"))
            us = flat(match.groupdict().get("us") or "")
            yield from ((*m.span(), us) for m in names if flat(m.group()) not in STOP_WORDS)
