"""What befalls a house or a place that a sentence names: "Duisburg is being shut down", "they sell the Duisburg site".

A place often stands for the house that is there. Its name alone says nothing ("lunch in Duisburg"), nor does a closing
alone ("Duisburg closes at five"); a name to which the same happens as in a closed note gives the note away.
"""

from __future__ import annotations

import re
from functools import lru_cache

from coach.review.draft import flat
from coach.review.meaning import rarity
from coach.review.wording import Wording
from coach.text import STOP_WORDS, stem

_RARE = 0.5  # a more usual word with a capital is no name to know somebody by

_NAME = r"(?P<name>(?-i:[A-ZÀ-Þ])[^\W\d_]+(?:[-’'](?-i:[A-ZÀ-Þ])[^\W\d_]+)*\b)"
_SITE = (
    r"(?:site|plant|factory|works|terminal|depot|warehouse|branch|store|shop|yard|mill|mine|location|school|clinic|hospital|lab|"
    r"studio|brewery|bakery|campus|hub|facility|office|operations?|business|subsidiary|standort|werk|lager|niederlassung|filiale|fabrik|"
    r"usine|entrepôt|agence|planta|fábrica|almacén|fabriek|vestiging|magazijn)"
)
_AT = r"(?P<at>\b(?:in|to|at|from|near|via|for|of|around|by|until|nach|aus|bei|zu|à|en|de|van|te) (?:the )?)"
_BEFORE = rf"(?:(?P<site>\b{_SITE} )?{_AT})?\b{_NAME}(?:(?:['’]s)? {_SITE})?"
_BETWEEN = (
    r"(?: (?:is|are|was|were|be|being|been|will|would|shall|may|might|could|must|has|have|had|to|going|about|gets?|getting|soon|now|also|"
    r"all|finally|probably|apparently|definitely|completely|up|wird|werden|wurde|soll|bald|ganz|va|être|sera|va a|será|van a|wordt|worden|zal)|['’]s){1,5} "
)
_SOON = (
    r"(?=\W*$|[.,;:!?]| (?:down|for good|in|next|by|soon|before|after|as|and|at the end|altogether|forever))"
)
_AFTER = (
    rf" (?:(?:the|their|its|our|his|her|den|die|das|dem|der|ihren?|ihr|seinen?|sein|le|la|el|de|het)(?: whole| entire| old)? )?"
    rf"(?:{_SITE} (?:in |at |of |à |en |de |te )?)?{_NAME}"
    rf"(?!(?:['’]s)? (?!(?:{_SITE}|and|or|for|in|by|next|this|soon|down|before|after|as|at|to|from|on|when|if|because|but|so|up|und|im|zum|bis|ende|again|off)\b)[a-zà-þ])"
)

_KINDS: dict[str, tuple[str, ...]] = {
    "closing": (
        rf"{_BEFORE}{_BETWEEN}(?:closed|closing|shut|shutting|shuttered|mothballed|wound (?:up|down)|given up|axed|discontinued|"
        r"geschlossen|dichtgemacht|stillgelegt|aufgegeben|ferm\w+|cerrad[oa]|cerrar|gesloten)\b",
        rf"{_BEFORE}(?: will| would| is to| may| might| must| has to| is going to)? (?:closes?|shuts?)\b{_SOON}",
        rf"{_BEFORE} (?:macht (?:\w+ )?(?:dicht|zu)\b|schließt\b{_SOON})",
        rf"\b{_NAME} (?:closure|shutdown|closing)\b",
        r"\b(?:clos(?:e|es|ing|ed)(?: down)?|shut(?:s|ting)?(?: down)?|mothball(?:s|ing)?|wind(?:s|ing)? (?:up|down)|giv(?:e|es|ing) up|ax(?:es?|ing)|"
        rf"(?:closure|shutdown|closing) of|(?:the|an) end (?:of|for)|schlie(?:ß|ss)t|schließung (?:von|in)|aus für|ferme|fermeture de|cierra|cierre de|sluit|sluiting van){_AFTER}",
    ),
    "sale": (
        rf"{_BEFORE}{_BETWEEN}(?:sold|bought|taken over|acquired|auctioned|for sale|on the market|verkauft|übernommen|vendue?|vendid[oa]|verkocht)\b",
        rf"\b(?:sell(?:s|ing)?|sale of|buy(?:s|ing)?|acquir(?:e|es|ing)|takeover of|tak(?:e|es|ing) over|bid(?:s|ding)? for|verkauft|verkauf von|übernimmt|vend|vente de|vende|venta de|verkoopt|verkoop van){_AFTER}",
    ),
}  # fmt: skip
_PATTERNS = {kind: tuple(Wording(p) for p in given) for kind, given in _KINDS.items()}

_FOR_A_WHILE = re.compile(
    r"\W*(?:down )?(?:early|late|at (?:\d|noon|midnight|lunch|\w+ o['’]clock|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)|"
    r"on (?:\w+days?|bank|public|weekends?|the \d)|today|tomorrow|tonight|for (?:the )?(?:day|night|week|weekend|holidays?|lunch|season|winter|summer|christmas|easter|a|two|three|repairs?|maintenance)\b|"
    r"over (?:christmas|easter|lunch|the)|until|till|between|this (?:morning|afternoon|evening|weekend)|to (?:visitors|traffic|cars|the public)|"
    r"um \d|am (?:\w+tag|wochenende)|über (?:weihnachten|ostern|mittag)|heute|morgen|bis|von)",
    re.IGNORECASE,
)
"""Opening hours and holidays: nothing befalls anybody."""


@lru_cache(maxsize=8192)
def fates_in(text: str) -> dict[tuple[str, str], tuple[int, int]]:
    """(Kind of event, stem of the name to which it happens) → where it stands in the sentence."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for kind, patterns in _PATTERNS.items():
        for match in (m for pattern in patterns for m in pattern.finditer(text)):
            parts = match.groupdict()
            name = flat(parts["name"]).removesuffix("'s")
            if name in STOP_WORDS or rarity(name) < _RARE or re.fullmatch(_SITE, name):
                continue
            if (parts.get("at") and not parts.get("site")) or _FOR_A_WHILE.match(text, match.end()):
                continue
            found.setdefault((kind, stem(name)), match.span())
    return found
