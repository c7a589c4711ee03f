"""Superlatives about oneself that nothing supports."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_TOP = (
    r"(?:(?:undisputed|undoubtedly|clearly|arguably|widely|easily|probably|officially|frankly|simply|truly|single|absolute|world’s|country’s|industry’s|nation’s|europe’s|region’s|city’s|one and only) )*(?:leading|foremost|greatest|best|top|finest|most (?:\w+ )?(?:influential|important|innovative|visionary|respected|sought-after|successful|talented|experienced|"
    r"gifted|connected|admired|accomplished|brilliant|inspiring|powerful)|number one|no\.? ?1|#1|smartest|brightest|only (?:real|true|one|serious)|unrivalled|unrivaled|unmatched|unparalleled|uncontested|go-to|premier|pre-eminent)"
)
_ROLE = r"(?:voice|expert|authority|mind|name|figure|leader|thinker|engineer|designer|lawyer|doctor|surgeon|scientist|researcher|architect|consultant|coach|speaker|author|writer|founder|entrepreneur|strategist|visionary|mentor|teacher|developer|manager|director|producer|chef|planner|analyst|advis[eo]r|person|professional|marketer|specialist|innovator|talent|pioneer|brain|economist|negotiator|curator|editor|recruiter|one|woman|man|seller)s?"

_RULES = (
    Rule(
        words(
            rf"\b(?:i am|i’m|i was|i remain|i have become|i’ve become|me as|makes? me|named me|call(?:s|ed)? me|myself|to be|as) (?:(?:now|still|once again|again|already|frankly|simply|by far|hands down|one of) )*(?:the|a|an|your|today’s) (?:\w+ )?{_TOP}\b(?: \w+)? ?{_ROLE}?|"
            r"\b(?:nobody|no one|no-one|few people|no other (?:\w+ )?(?:person|engineer|designer|lawyer|consultant|founder|expert|woman|man|author|researcher|scientist|doctor)) (?:\w+ ){0,3}(?:has|have|had|does|do|did|can|could|knows?|understands?|will|comes?|gets?|works?|builds?|writes?|sells?|is|was)\b.{0,50}\b(?:like (?:i|me)|(?:as|than) (?:i|me|mine|my)\b|better|close to (?:me|mine)|match me)|"
            r"\b(?:humbled|honou?red|blessed)\b.{0,40}\b(?:not surprised|deserved|about time|inevitable|best|greatest|leading|only|frankly)\b|\bi (?:single-?handedly|alone|basically|practically|literally|virtually|personally) (?:\w+ )?(?:invented|created|built|saved|changed|transformed|revolutioni[sz]ed|disrupted|redefined|reinvented|wrote the book|carried|made|solved|fixed|turned)\b|"
            r"\bi(?:’ve| have)? (?:completely |totally |single-handedly )?(?:revolutioni[sz]ed|reinvented|redefined|transformed|disrupted) (?:the|an|this|our) (?:\w+ )?(?:industry|field|world|market|sector|profession|business|way)\b|\bwithout me\b.{0,60}\b(?:would|nothing|none|no\b|never)\b|"
            r"\b(?:my|a) (?:genius|brilliance|greatness|legendary|unmatched|unrivalled|unparalleled|extraordinary (?:talent|mind|gift)|superior (?:mind|intellect|skills?)|god-given|world-class (?:mind|talent|brain))\b|\bi (?:am|’m) (?:a |an )?(?:\w+ )?(?:genius|guru|rock ?star|ninja|legend|visionary|thought leader|game[- ]changer|10x \w+|living legend|wizard|prodigy|unicorn)\b|"
            r"\bi(?:’m| am) (?:simply |just |quite simply |frankly |far |so much |way )?(?:better|smarter|ahead|more \w+) (?:than|of) (?:anyone|anybody|everyone|everybody|all|most|the rest|you all|other|others|any)\b|\bunlike (?:the rest of you|everyone else|most (?:people|of you|experts|so-called)|other (?:so-called )?\w+|my competitors),? i\b|\b(?:you(?:’re| are) welcome|i told you so),? (?:world|industry|everyone|everybody|linkedin)\b|"
            r"\bwhere would (?:you|this \w+|the \w+|we) (?:all )?be without me\b|\bas (?:everybody|everyone) (?:knows|in the (?:industry|field|business) knows),? i\b|\b(?:they|people|many|everyone) (?:call|calls|say) (?:me|i am|i’m) (?:the|a) (?:\w+ ){0,3}(?:genius|legend|guru|best|king|queen|godfather|godmother|visionary|steve jobs|elon|mozart|einstein|picasso|goat)\b|\bi never (?:lose|fail|make mistakes|get it wrong)\b|\bi(?: am|’m) always right\b|\bsecond to none\b(?=.*\b(?:i|my|me)\b)|\b(?:i|me)\b.{0,40}\bsecond to none\b"
        ),
        "boastful", "medium", "This puts you above everybody without a fact; a number or a thank-you says more.",
        general="I am glad of what we have done.",
        unless=words(r"\b(?:not|never|isn’t|hardly|far from|don’t (?:call|want)|worst|joke|joking|kidding|luckiest|proudest|happiest|to (?:see|watch|hear|get|go|have))\b(?! surprised)|\bbest (?:man|friend|wishes|regards)\b"),
    ),
)  # fmt: skip


class Boasting:
    """Praise of oneself."""

    name = "boasting"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences in which the writer is the best there is."""
        return apply_rules(_RULES, "conduct", self.name, text, context)
