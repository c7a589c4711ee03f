"""Flattery without anything particular, and templates that were not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import Sentence, draft_of

_PRAISE = words(
    r"\b(?:(?:truly|really|such|absolutely|simply|a true|a real|an absolute|nothing short of|beyond) (?:an? )?(?:\w+ )?(?:inspir(?:ation|ing|ational)|amazing|incredible|extraordinary|remarkable|phenomenal|exceptional|outstanding|brilliant|genius|visionary|legend|rock ?star|leader|role model|honou?r|privilege|gift|wonderful|unique|special)|"
    r"(?:an?|my|our|the) (?:\w+ )?(?:inspiration|visionary|genius|legend|legendary \w+|icon|rock ?star|superstar|role model|hero|giant|guru|beacon|luminary|trailblazer|force of nature|gift to|treasure|master|titan)\b|visionar(?:y|ies)|"
    r"(?:unmatched|unparalleled|unrivall?ed|second to none|one of a kind|one in a million|world-class|peerless|incomparable|unequalled|without equal|like no other|beyond compare|off the charts)|"
    r"every (?:minute|moment|second|word|conversation|meeting)(?: \w+){0,3} (?:is|was|with you)|(?:in )?awe of (?:you|your)|words (?:cannot|can’t|fail)|hang on (?:your )?every word|walk on water|"
    r"(?:greatest|most (?:\w+ )?(?:amazing|brilliant|inspiring|incredible|talented|gifted|remarkable|extraordinary|impressive|generous|insightful|intelligent|charismatic)) (?:\w+ )?(?:person|leader|mind|human|speaker|professional|i|we|ever)?|"
    r"(?:impressed|inspired|blown away|amazed|humbled|fascinated|captivated|moved|honou?red|in awe|mesmeri[sz]ed|dazzled|starstruck) (?:by|with|at|of) (?:your|you|everything)|your (?:\w+ )?(?:brilliance|genius|greatness|vision|wisdom|leadership|charisma|aura|energy|passion|excellence|impressive (?:background|profile|career|experience|journey|work)|"
    r"amazing (?:work|career|profile|journey)|incredible (?:work|career|journey)|remarkable (?:work|career|journey)|inspiring (?:work|career|journey|story)|extraordinary \w+|stellar \w+|esteemed \w+)|you (?:inspire|amaze|astonish|light up|make the world|never (?:fail|cease) to)|huge fan|biggest fan|big fan|long[- ]?time admirer|admired you|bow to you|lucky to (?:know|breathe)|best of the best)\b"
)
_TEMPLATE = words(
    r"\b(?:i (?:recently )?(?:came across|stumbled (?:up)?on|found|noticed|saw|discovered) your (?:\w+ )?(?:profile|page|background|linkedin)|i hope this (?:e-?mail|message|note|letter) finds you (?:well|in good)|pick your brain|add value|synerg(?:y|ies|ize|ise)|mutually beneficial|win-win|touch base|circle back|"
    r"explore (?:potential )?(?:synergies|opportunities|ways)|expand my (?:professional )?network|like-?minded (?:professionals|people|individuals)|would love to connect|reach(?:ing)? out to connect|connect with (?:you|professionals like you)|professionals? like you(?:rself)?|esteemed (?:organi[sz]ation|company|firm|self|colleague|profile)|"
    r"leverage (?:our|your|my)|dear sir(?: or madam|/madam)|to whom it may concern|valued (?:connection|contact|professional)|take (?:it|things|your business|our \w+) to the next level|exciting opportunit(?:y|ies)|great minds|in today’s fast-paced|passionate about|thought leader(?:ship)?|kindly do the needful)\b"
)
_EMPTY_SLOT = re.compile(
    r"\[(?:first |last |full |your |company |event |recipient(?:'s)? |insert |their )*(?:name|company|event|topic|title|date|position|organi[sz]ation|role|industry|here|field|project|insert[^\]]*|something[^\]]*)\]|"
    r"\{\{?\s*\w*(?:name|company|event|topic|title)\w*\s*\}?\}|<(?:first ?name|name|company|insert[^>]*)>|\bDear (?:X{2,}|Name|FirstName|\[)|\bXX+\b(?= (?:company|event|conference))",
    re.IGNORECASE,
)
# What makes praise particular: a figure, a quotation, a because, something the other one did or said.
_PARTICULAR = words(
    r"\d|[\"“«]|\b(?:because|when you|your (?:point|question|talk|advice|example|slide|slides|chapter|paper|comment|comments|remark|story|idea|tip|book|article|note|notes|answer|drawing|demo|workshop|session|lecture|figures?|data|sketch|introduction|review|honesty|patience|photo|photos|recipe|feedback|suggestion|panel|keynote|poster|email|letter|post|blog|report|explanation|"
    r"analysis|approach|argument|description|observation|warning|method) (?:about|on|at|of|that|in|from|to|for|with|has|was|made|helped|is|changed)|the way you|how you (?:\w+ed|handle|ran|run|put|made|explain)|what you said|you (?:said|told|showed|explained|mentioned|sent|taught|pointed|asked|drew|wrote|helped|introduced|gave|walked))\b"
)


class Flattery:
    """Praise that fits anybody."""

    name = "flattery"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Heaped praise without a reason, stock phrases in a row, and empty slots."""
        return [*_slots(text), *_heaped(text, context), *_stock(text)]


def _slots(text: str) -> Iterator[Finding]:
    for match in _EMPTY_SLOT.finditer(text):
        reason = "This is an empty slot of a template."
        yield finding(
            text, Span(*match.span()), "conduct", "inauthentic", "medium", reason, Flattery.name, ""
        )


def _heaped(text: str, context: Context) -> Iterator[Finding]:
    """Sentences with praise of the reader, where the praise has nothing particular to lean on."""
    sentences = draft_of(text).sentences
    hits = [(s, len(_PRAISE.findall(s.text))) for s in sentences]
    total = sum(n for s, n in hits if _to_reader(s, context))
    if total < 2:
        return
    for sentence, count in hits:
        if count and _to_reader(sentence, context) and not _PARTICULAR.search(sentence.text):
            yield _empty(text, sentence)


def _to_reader(sentence: Sentence, context: Context) -> bool:
    return re.search(r"\b(?:you|your|yours|yourself)\b", sentence.text, re.IGNORECASE) is not None


def _stock(text: str) -> Iterator[Finding]:
    """Stock phrases: one is a habit, three without anything of one's own are a template."""
    hits = [s for s in draft_of(text).sentences if _TEMPLATE.search(s.text)]
    count = sum(len(_TEMPLATE.findall(s.text)) for s in hits)
    if count >= 3 and not any(_PARTICULAR.search(s.text) for s in draft_of(text).sentences):
        yield from (_empty(text, s) for s in hits)


def _empty(text: str, sentence: Sentence) -> Finding:
    reason = "This praise would fit anybody; name one thing the person did."
    general = "Thank you for your time."
    span = Span(sentence.start, sentence.end)
    return finding(text, span, "conduct", "inauthentic", "medium", reason, Flattery.name, general)
