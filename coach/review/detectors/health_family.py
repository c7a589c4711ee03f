"""Illness, mind, family: of somebody else anywhere, of oneself where everybody reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.draft import Sentence, clause_span, draft_of

_MATTER = words(
    r"\b(?:off (?:work|sick)(?: again| ill| sick)? with (?:my|his|her|their|a bad|a slipped) (?!team|colleague|famil|staff|kids|wife|husband|friend|boss)\w+|drinking (?:has|is|was|got|gets|problem)|(?:his|her|their|’s) (?:drinking|affair|breakdown|separation)|suspended from school|expelled from|arrested|smoking (?:weed|pot)|on drugs|taking drugs|the drink\b|drinking (?:again|too much|himself|herself)|off the (?:bottle|wagon)|his liver|her liver|run off with|ran off with|walked out on (?:him|her|his|me)|my marriage is over|diagnos(?:ed|is) (?:with|of|as)|cancer|tumou?r|chemo(?:therapy)?|leuk(?:a)?emia|dementia|alzheimer’?s?|parkinson’?s|multiple sclerosis|hiv|stroke|heart (?:attack|surgery|operation)|"
    r"bypass surgery|had surgery|in hospital|hospitali[sz]ed|(?:in|to|out of|into) rehab|alcoholi\w+|addict(?:ed|ion)|drinking again|sober (?:for|since)|"
    r"(?<!great )depress(?:ed|ion)(?![- ](?:era|years|age|glass|prices|market|economy))|bipolar|panic attacks?|anxiety (?:attacks?|disorder)|burn-?out|burned out|burnt out|nervous breakdown|therapist|counsell?or for|seeing a (?:counsell?or|therapist|psychiatrist|"
    r"psychologist|shrink)|antidepressants?|medication for|suicid\w+|self-harm\w*|eating disorder|miscarr\w+|ivf|pregnan(?:t|cy)|expecting (?:a baby|twins|again)|abortion|adopting|"
    r"divorc(?:e|ed|ing)|separated from (?:his|her|their|my)|custody (?:of|battle|case|over)|fighting for the kids|cheat(?:ed|ing) on|affair with|left (?:her husband|his wife|me for)|domestic (?:abuse|violence)|"
    r"lost (?:a|the|her|their|our|my) baby|stillb\w+|terminal(?:ly)? ill|terminal illness|hospice|colostomy|incontinen\w+|erectile|std|herpes|infertil\w+)\b"
)
_RELATION = (
    r"(?:my|our|his|her|their|the poor|a|the|one of (?:my|our)) (?:\w+ )?(?:colleague|boss|manager|mentee|mentor|student|intern|assistant|client|customer|patient|friend|neighbour|neighbor|wife|"
    r"husband|partner|girlfriend|boyfriend|ex|mother|mum|mom|father|dad|parents|son|daughter|child|kid|kids|children|sister|brother|girl|boy|employee|report|director|ceo|chair|supervisor|"
    r"co-?founder|investor|teammate|team member|predecessor|successor|supplier|landlord|tenant|cousin|aunt|uncle|grandmother|grandfather)"
)
_OTHER = re.compile(
    rf"\b(?:he|she|him|his|her|they)\b|\b(?i:{_RELATION})\b|\b[A-Z][a-zà-þ]+(?: [A-Z][\w'’-]+)?(?:['’]s|,? (?:who|is|was|has|had|gets|got|just|sees|will|went))\b"
)
_SELF = words(r"\b(?:i|i’m|i’ve|my|me|myself)\b")
_OWN = words(
    r"\b(?:my|our) (?:\w+ )?(?:wife|husband|partner|mother|mum|mom|father|dad|parents|son|daughter|child|kid|kids|children|sister|brother|family|grandmother|grandfather|marriage)\b"
)
_SPEAKS_OF_WORK = words(
    r"\b(?:research|study|studies|patients with|trial|clinic|charity|fundrais\w+|awareness|donat\w+|screening|policy|leave policy|market|panel|talk|paper|campaign|support group|"
    r"people (?:with|who)|those (?:with|who)|stigma|advocat\w+|scientists?|treatment of|company|division|merger|strateg\w+|therapy area|drug|device|session|workshop|lecture|book|"
    r"economic|market|novel|film|play|employees|customers|many of us|anyone|someone who|if you)\b"
)
_WISH = words(
    r"\b(?:hope|hoping|wish\w*|sorry|condolences|thinking of|congratulat\w+|glad|get well)\b.{0,40}\b(?:you|your)\b"
)


# "with Bernard", "poor Tilda": somebody the sentence is about, beside the verb.
_NAMED = re.compile(
    r"\b(?:with|about|poor|saw|met|visited|helped|for) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)[A-Z][a-zà-þ]+\b"
)
# The matter is the writer's own: "my panic attacks", "I am depressed".
_MINE = re.compile(
    r"\b(?:my|i(?:'m| am| was|'ve been| have been| had| have| got| was just| am being))(?: (?:own|old|first|last|long|again|just|still|now|\w+ly|being|getting))* $",
    re.IGNORECASE,
)


class HealthFamily:
    """Private matters of body, mind and family."""

    name = "health_family"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Such matters where this reader has no part in them."""
        return _found(text, context)


def _found(text: str, context: Context) -> Iterator[Finding]:
    others_before = False
    for sentence in draft_of(text).sentences:
        match = _MATTER.search(sentence.text)
        other = _OTHER.search(sentence.text)
        other = other or (_NAMED.search(sentence.text) if match else None)
        if match and _MINE.search(sentence.text[: match.start()]):
            other, others_before = None, False
        at_large = not other and _SPEAKS_OF_WORK.search(sentence.text)
        if match and not at_large and not _WISH.search(sentence.text):
            found = _judge(sentence, bool(other) or others_before, match.group(), context)
            if found:
                severity, category, reason = found
                span = clause_span(sentence, sentence.start + match.start(), sentence.start + match.end())
                general = "a hard time in private"
                yield finding(
                    text, span, "oversharing", category, severity, reason, HealthFamily.name, general
                )
        others_before = bool(other) and not _SELF.search(sentence.text)


def _judge(sentence: Sentence, other: bool, what: str, context: Context) -> tuple[Severity, str, str] | None:
    """How bad, which category, why; None where it is fine."""
    own = _OWN.search(sentence.text)
    about_self = _SELF.search(sentence.text) is not None
    if other and not own:
        severity: Severity = "medium"
        return severity, "third_party", "This is another person's private life, and theirs to tell."
    if context.public and own:
        return "medium", "private_life", "This tells everybody a private matter of your family."
    if context.public and about_self:
        return (
            "medium",
            "private_life",
            "This is your own health or family; be sure that everybody should know it for good.",
        )
    return None
