"""Superlatives about oneself that nothing supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import draft_of

_TOP = (
    r"(?:(?:undisputed|undoubtedly|clearly|arguably|widely|easily|probably|officially|frankly|simply|truly|single|absolute|world’s|country’s|industry’s|nation’s|europe’s|region’s|city’s|one and only) )*(?:leading|foremost|greatest|best|top|finest|most (?:\w+ )?(?:influential|important|innovative|visionary|respected|sought-after|successful|talented|experienced|"
    r"gifted|connected|admired|accomplished|brilliant|inspiring|powerful)|number one|no\.? ?1|#1|smartest|brightest|only (?:real|true|one|serious)|unrivalled|unrivaled|unmatched|unparalleled|uncontested|go-to|premier|pre-eminent)"
)
_ROLE = r"(?:voice|expert|authority|mind|name|figure|leader|thinker|engineer|designer|lawyer|doctor|surgeon|scientist|researcher|architect|consultant|coach|speaker|author|writer|founder|entrepreneur|strategist|visionary|mentor|teacher|developer|manager|director|producer|chef|planner|analyst|advis[eo]r|person|professional|marketer|specialist|innovator|talent|pioneer|brain|economist|negotiator|curator|editor|recruiter|one|woman|man|seller)s?"

_SELF = words(r"\b(?:i|i’m|i’ve|i’ll|me|my|mine|myself)\b")
# Claims about oneself that no fact stands behind.
_CLAIM = words(
    rf"\b(?:i am|i’m|i was|i remain|i have become|i’ve become)(?:,? (?!(?:not|in|at|with|on|to|so|very|glad|happy|proud|sure|looking|one of|told|sorry)\b)[\w’]+){{0,6}}?,? (?:the|a|an|this \w+’s|our \w+’s|your|today’s) (?:[\w-]+ )?{_TOP}\b|"
    rf"\b(?:as|be|being|recogni[sz]ed as|named|voted|called|considered|me as|makes? me|call(?:s|ed)? me|myself) (?:\w+ly )?(?:the|a|your) (?:[\w-]+ )?{_TOP} (?:\w+ )?{_ROLE}\b|"
    r"\b(?:nobody|no one|no-one|few people|few \w+|none of (?:you|them)|no other \w+)\b.{0,80}\b(?:like (?:i|me)\b|(?:as|than) (?:i|me|mine)\b|than my\b|close to (?:me|mine|my|what i)|(?:what|where|how) i(?: have|’ve| do| did| am| can)?\b|match(?:es)? (?:me|my)|holds? a candle)|"
    r"\bi\b(?!.{0,20}\b(?:like|love|enjoy|prefer|need|learn(?:ed|t)?|owe|got|want|eat|ate|sleep)\b).{0,60}\b(?:more|better|harder|faster|further|smarter|deeper|sharper|longer)\b.{0,40}\bthan (?:most (?:of (?:you|them)|people|\w+)|any(?:one|body| other| of you)|all (?:of you|the|others|my)|every(?:one|body)|the rest|you (?:all|will|lot|can|could|ever))\b|"
    r"\b(?:show|showed|shown|showing|teach|taught|teaching) (?:the (?:whole |entire )?(?:industry|world|field|profession|trade|market|city|country)|everyone|everybody|them all|you all|the others)\b.{0,20}\bhow\b|"
    r"\b(?:false modesty|modesty aside|not to (?:brag|boast)|no brag|if i (?:do|may) say so myself|humble ?brag)\b|\b(?:two|three) (?:kinds|types|sorts) of \w+: (?:me|those like me)\b|\bme,? and (?:then )?(?:there (?:is|are) )?the (?:others|rest)\b|"
    r"\bi (?:single-?handedly|alone|basically|practically|literally|virtually|personally) (?:\w+ )?(?:invented|created|built|saved|changed|transformed|revolutioni[sz]ed|disrupted|redefined|reinvented|wrote the book|carried|made|solved|fixed|turned|put)\b|"
    r"\bi(?:’ve| have)? (?:completely |totally |single-handedly )?(?:revolutioni[sz]ed|reinvented|redefined|transformed|disrupted) (?:the|an|this|our) (?:\w+ )?(?:industry|field|world|market|sector|profession|business|way)\b|\bwithout me\b.{0,60}\b(?:would|nothing|none|no\b|never)\b|"
    r"\bmy (?:\w+ )?(?:genius|brilliance|greatness|superior \w+|god-given \w+|legendary \w+|unmatched \w+|unrivall?ed \w+|unparalleled \w+|world-class (?:mind|talent|brain))\b|\bi (?:am|’m) (?:simply |just |clearly |basically )?(?:a |an )?(?:\w+ )?(?:genius|guru|rock ?star|ninja|legend|visionary|thought leader|game[- ]changer|10x \w+|wizard|prodigy|unicorn|force of nature)\b|"
    r"\bi(?:’m| am) (?:simply |just |quite simply |frankly |far |so much |way |miles |years |light years )?(?:better|smarter|ahead|above) (?:than|of)? ?(?:anyone|anybody|everyone|everybody|all|most|the rest|you all|other|others|any|my (?:peers|competitors|time|field))\b|\bunlike (?:the rest of you|everyone else|most (?:people|of you|experts|so-called|\w+)|other (?:so-called )?\w+|my competitors),? i\b|"
    r"\bwhere would (?:you|this \w+|the \w+|we) (?:all )?be without me\b|\bas (?:everybody|everyone) (?:knows|in the (?:industry|field|business) knows),? i\b|\bi never (?:lose|fail|make mistakes|get it wrong)\b|\bi(?: am|’m) always right\b|\b(?:i|me)\b.{0,40}\bsecond to none\b|\b(?:they|people|everyone) (?:call|calls) me (?:the|a) (?:\w+ ){0,3}(?:genius|legend|guru|king|queen|godfather|godmother|visionary|goat|steve jobs|einstein|mozart)\b|"
    r"\bmy \w+ (?:was|is|were|are)\b.{0,40}\b(?:the (?:highlight|star|best (?:part|thing|talk|session|paper|one)|hero) of|miles ahead|head and shoulders|in a class of|legendary|a masterpiece|the envy of)\b|\b(?:with|thanks to) (?:my|me)\b.{0,60}\b(?:finally|at last|at long last)\b|\b(?:finally|at last) (?:has|have|got|gets) (?:the|a|someone|somebody) (?:\w+ )?(?:sharpest|best|greatest|finest|who)\b|\byou(?: are|’re) welcome(?:, (?:world|everyone|everybody|industry|all))?(?=[.!]*$)|\bmodestly speaking\b|\b(?:no|nobody|nothing)\b.{0,60}\bbefore i (?:came|started|arrived|did|showed|began|took)\b|\b(?:call me immodest|immodest(?:ly)?|i may be immodest|excuse my immodesty|in all modesty)\b|\bno (?:\w+ ){0,4}(?:in (?:this|the|our) \w+|anywhere|today|at all)\b.{0,30}\b(?:had|if) (?:it not been for me|i not|i hadn’t|i had not|not been for me)\b|\bthere would be no\b.{0,60}\b(?:without me|had i not|if i)\b|\bi am to \w+(?: \w+)? what\b|\bno (?:better|finer|greater|stronger) \w+(?: \w+){0,4} than (?:me|i|myself)\b|\bknew me (?:when|before)\b|\b(?:my|i) (?:\w+ ){0,3}changed (?:this|the|our|an) (?:\w+ )?(?:field|industry|world|profession|city|game|trade) ?(?:forever|for good|for ever)?\b|\b(?:everyone|everybody|they all|competitors|others|people|the world) (?:\w+ )?(?:copies|copy|imitates?|steals?|studies|study|wants|envy|envies) (?:my|me)\b|\bi (?:do not|don’t) (?:follow|chase|wait for|need) \w+[,;:] i (?:create|make|set|am|invent)\b|\bwhat genius looks like\b|\bi put \w+(?: \w+)? on the map\b|\bcompetitors (?:copy|envy|fear) me\b|\bi (?:wrote|literally wrote) the book on\b"
)
_PRAISED = words(
    r"\b(?:humbled|honou?red|blessed|grateful|proud|flattered|award\w*|prize|recogni[sz]ed|named|voted|winner|won)\b"
)
_DESERVED = words(
    r"\b(?:not (?:at all )?surprised|no surprise|(?:surpris\w+|news to|a shock to) (?:no one|nobody|absolutely no one)|about time|inevitable|long overdue|well deserved, if i|only (?:fair|right|logical|natural))\b"
)
_MODEST = words(
    r"\b(?:not the|never the|isn’t the|hardly the|far from the|don’t (?:call|want|think)|worst|joking|kidding|luckiest|proudest|happiest|best (?:man|friend|wishes|regards|decision|advice|day)|the best (?:\w+ ){1,3}i (?:have|had|ever|visited|saw|heard|read|know)|(?:wish|wished|hope|hoped|dream|want|wanted|trying|try|tried|learning) to|no one else (?:told|asked)|nobody (?:asked|told|knew|noticed|warned|came))\b"
)


class Boasting:
    """Praise of oneself."""

    name = "boasting"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences in which the writer is the best there is."""
        return _found(text)


def _found(text: str) -> Iterator[Finding]:
    for sentence in draft_of(text).sentences:
        claims = _CLAIM.search(sentence.text) and _SELF.search(sentence.text)
        deserved = _PRAISED.search(sentence.text) and _DESERVED.search(sentence.text)
        if not (claims or deserved) or (_MODEST.search(sentence.text) and not deserved):
            continue
        span = sentence.body
        reason = "This puts you above everybody without a fact; a number or a thank-you says more."
        general = "I am glad of what we have done."
        yield finding(text, span, "conduct", "boastful", "medium", reason, Boasting.name, general)
