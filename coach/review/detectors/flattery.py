"""Flattery without anything particular, stock phrases, and thanks that name nothing to thank for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import Sentence, draft_of

# Words of praise, one hit each; a sentence that heaps them up on the reader flatters.
_PRAISE = words(
    r"\b(?:inspir(?:ation|ational|ing|e|es|ed)|visionar(?:y|ies)|genius|brilliance|brilliant|legend(?:ary)?|icon(?:ic)?|rock ?star|superstar|(?:shining |guiding |north )?star|role model|hero(?:ic)?|giant|guru|beacon|luminary|trailblaz\w+|treasure|titan|gift(?: to)?|blessing|"
    r"unmatched|unparalleled|unrivall?ed|unequall?ed|incomparable|peerless|matchless|boundless|limitless|(?:knows?|has|have) no (?:bounds|equals?)|second to none|one of a kind|one in a million|like no other|without equal|beyond compare|beyond words|world-class|"
    r"amazing|incredible|extraordinary|remarkable|phenomenal|exceptional|outstanding|magnificent|marvell?ous|wonderful|fantastic|fabulous|stellar|splendid|sublime|divine|dazzling|immense|profound|impeccable|flawless|perfection|perfect in|"
    r"beyond (?:measure|words|compare|description|praise|comparison)|at your feet|whole (?:\w+ )?world|highlight of my (?:life|year|career|week)|turns? to gold|on (?:the|this) planet|in the universe|smartest|brightest|wisest|kindest|finest mind|of all time|of our time|of our generation|a miracle|masterpieces?|poetry|godlike|heavenly|angelic|humbles (?:us|me)|in awe|awe-?inspiring|blown away|mesmeri[sz]ed|starstruck|speechless|words (?:cannot|can’t|fail)|every (?:minute|moment|second|word)|hang on (?:your )?every|walk on water|bow (?:to|before)|kneel|worship|adore|admire[ds]?|admiration|admirer|huge fan|biggest fan|big fan|"
    r"privilege|(?:breathe|same air)|you(?: are|’re) perfect|wisdom|greatness|excellence|charisma|aura|radian\w+|illuminate\w*|light up|look(?:s)? up to you|(?:so |very |truly )?(?:lucky|privileged|blessed|fortunate|honou?red|humbled) to (?:know|have|stand|work|meet|be|connect|breathe|learn)|(?:deeply|truly|so|very|extremely|hugely|thoroughly) impressed|impressed (?:by|with) (?:your|you)|"
    r"(?:simply|quite simply|truly) the (?:best|greatest)|the (?:very )?best (?:\w+ )?(?:i have ever|in the world|of the best|there is)|greatest|most (?:amazing|brilliant|inspiring|incredible|talented|gifted|remarkable|extraordinary|impressive|generous|insightful|intelligent|charismatic|wonderful)|leader like you|people like you|your (?:true |strong |great )?leadership|makes? the world|change(?:s|d)? (?:lives|my life|the world))\b"
)
_TEMPLATE = words(
    r"\b(?:i (?:recently )?(?:came across|stumbled (?:up)?on|found|noticed|saw|discovered) your (?:\w+ )?(?:profile|page|background|linkedin)|i hope this (?:e-?mail|message|note|letter) finds you (?:well|in good)|pick your brain|add value|synerg(?:y|ies|ize|ise)|mutually beneficial|win-win|touch base|circle back|"
    r"explore (?:potential )?(?:synergies|opportunities|ways)|expand my (?:professional )?network|like-?minded (?:professionals|people|individuals)|would (?:love|be (?:honou?red|delighted|thrilled)) to connect|leader like you|admired your|reach(?:ing)? out to connect|connect with (?:you|professionals like you)|professionals? like you(?:rself)?|esteemed (?:organi[sz]ation|company|firm|self|colleague|profile)|"
    r"leverage (?:our|your|my)|dear sir(?: or madam|/madam)|to whom it may concern|valued (?:connection|contact|professional)|take (?:it|things|your business|our \w+) to the next level|exciting opportunit(?:y|ies)|great minds|in today’s fast-paced|passionate about|thought leader(?:ship)?|kindly do the needful)\b"
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
        """Heaped praise without a reason, stock phrases in a row, and thanks for nothing in particular."""
        return [*_heaped(text), *_stock(text), *_thanks(text, context)]


def _heaped(text: str) -> Iterator[Finding]:
    """Sentences with praise of the reader, where the praise has nothing particular to lean on."""
    sentences = draft_of(text).sentences
    hits = [(s, len(_PRAISE.findall(s.text))) for s in sentences]
    if not any(n and _to_reader(s) for s, n in hits):
        return
    total = sum(n for s, n in hits if _to_reader(s) or _exclaims(s))
    if total < 2 or any(_PARTICULAR.search(s.text) for s, _ in hits):
        return
    for sentence, count in hits:
        if count and (_to_reader(sentence) or _exclaims(sentence)):
            yield _empty(text, sentence)


def _exclaims(sentence: Sentence) -> bool:
    """A short cry of praise without anybody in it: "Truly amazing!"."""
    return len(sentence.text.split()) <= 9 and not re.search(
        r"\b(?:I|we|our|my|he|she|they)\b", sentence.text
    )


def _to_reader(sentence: Sentence) -> bool:
    return re.search(r"\b(?:you|your|yours|yourself)\b", sentence.text, re.IGNORECASE) is not None


def _stock(text: str) -> Iterator[Finding]:
    """Stock phrases: one is a habit, three without anything of one's own are a template."""
    hits = [s for s in draft_of(text).sentences if _TEMPLATE.search(s.text)]
    count = sum(len(_TEMPLATE.findall(s.text)) for s in hits)
    if count >= 3 and not any(_PARTICULAR.search(s.text) for s in draft_of(text).sentences):
        yield from (_empty(text, s) for s in hits)


# Thanks that name no reason, and reasons that any letter could name.
_THANKS = words(
    r"\b(?:thank you|thanks|thank you all|many thanks|i am (?:so |very |truly )?grateful|(?:i|we) (?:really |truly |so |deeply |very much )?appreciate)\b"
)
_FOR_NOTHING = words(
    r"\b(?:thank you|thanks|many thanks|grateful|appreciate)(?: (?:so|very) much| again| a lot| a million| you| once more)*(?: for| to you for)? (?:everything|all(?: that)?(?: you (?:do|did|have done|are doing))?|it all|"
    r"your (?:\w+ )?(?:time|support|help|kindness|everything|attention|efforts?)|being (?:you|so \w+|there)|(?:a|the) (?:\w+ )?(?:time|day|evening|event|meeting|conversation|chat))(?: and (?:support|help|kindness|everything|time|all))?(?=\s*(?:[.!,;]|$))"
)
_NAMED = re.compile(r"\b[a-z]+ \"?[A-Z][a-z]")
_MOST_WORDS = 45  # a longer letter says something else, too


def _thanks(text: str, context: Context) -> Iterator[Finding]:
    """A short letter of thanks in which nothing is thanked for."""
    said = draft_of(text).sentences
    thanks = [s for s in said if _THANKS.search(s.text)]
    empty = [s for s in thanks if _FOR_NOTHING.search(s.text)]
    if (
        context.reader.kind != "person"
        or not empty
        or len(thanks) > len(empty)
        or len(text.split()) > _MOST_WORDS
    ):
        return
    if any(_PARTICULAR.search(s.text) or _NAMED.search(s.text) for s in said[1:-1]):
        return
    others = [s for s in said if s not in thanks and len(s.text.split()) >= 7]
    if others:
        return
    reason = "This thanks for nothing in particular; name one thing they said or did."
    for sentence in empty[:1]:
        yield finding(
            text,
            sentence.body,
            "conduct",
            "inauthentic",
            "low",
            reason,
            Flattery.name,
            "Thank you for your time.",
        )


def _empty(text: str, sentence: Sentence) -> Finding:
    reason = "This praise would fit anybody; name one thing the person did."
    general = "Thank you for your time."
    span = sentence.body
    return finding(text, span, "conduct", "inauthentic", "medium", reason, Flattery.name, general)
