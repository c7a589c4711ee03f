"""Undue influence: promising or asking for an advantage in a hiring, a selection, a tender or a review."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.evidence import Citation, Finding, Statement
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import draft_of

_SELECTION = words(
    r"\b(?:(?:mark|score|grade|rate)(?:d|ed|ing)? (?:\w+ )?(?:kindly|gently|generously|favou?rably|highly)|trainee|traineeship|hire|hired|bidders?|applications|order|supplier|appl(?:y|ied|ies|ication|ications|icants?)|candidates?|candidacy|job|role|position|post|vacanc\w+|hir(?:e|ing)|recruit\w*|panel|interview\w*|short-?list\w*|long-?list\w*|cv|résumé|resume|form|hr|tender\w*|bids?|bidding|contract|procurement|"
    r"jury|juror|judges?|judging|award|prize|grant|fellowship|scholarship|stipend|review(?:er|ers|ing)?|referees?|committee|admissions?|promotion|board seat|seat|selection|selected|nominat\w*|programme|program|slot|speaker|proposal|submission|paper|editor|appointment|list|pile|queue|place|internship|residency|casting|role|commission|budget|licence|license|permit|exam|grade|inspection|audit|certificat\w+|approval|vote)\b",
    whole=True,
)
_UNDUE = words(
    r"\b(?:see to it|make sure|arrange(?: it)?|see) (?:that )?(?:ours|mine|our \w+|my \w+|his|hers|theirs) (?:is|are|be|gets?|comes?|goes) (?:\w+ )?(?:first|ahead|kindly|gently|favou?rably|well|top|in|through|on top)\b|\b(?:read|seen|dealt with|looked at|heard|considered|marked) (?:first|ahead of the (?:others|rest)|before the (?:others|rest))(?=.{0,40}\b(?:kindly|gently|for me|for us|as a favou?r)\b)|"
    r"\b(?:see to it|make sure|make certain|arrange|ensure)(?: that)? .{0,40}\bknows? (?:which|who|what|whose|that (?:it|you|she|he))\b|\b(?:job|post|place|role|slot|contract|prize|grant|seat|order) is (?:as good as|already|practically|basically|almost|all but) (?:yours|his|hers|theirs|mine|ours|in)\b|\bput (?:you|me|him|her|us|your \w+|my \w+) (?:first|forward|ahead|at the (?:top|front|head)|in front|up front|on the (?:short ?list|inside)|through)\b|\b(?:he|she|they|the (?:chair|boss|director|board|panel|jury)) (?:always )?(?:listens? to me|owes? me|does what i|do what i|won’t say no to me|will do as i)\b|\bmake (?:my|our|your|his|her) (?:application|bid|form|proposal|cv|name|paper|file) (?:disappear|appear|move|rise|jump|vanish|float|shine|win)\b|\bhire (?:my|our) \w+ and\b|\b(?:written|worded|drafted|designed|set up|phrased|cut) so that only (?:we|you|i|he|she|our|your|one)\b|\b(?:told|asked|instructed|convinced|persuaded|begged) (?:the )?(?:board|panel|committee|jury|hr|team|boss|chair|dean|judges?) to (?:pick|choose|take|hire|select|favou?r|prefer|give (?:it|you|me|the))\b|"
    r"\b(?:just|only|merely|purely|is|be) a (?:mere |pure )?formality\b|\b(?:see to it|take care of it|sort it out|smooth (?:the|your|his|her) (?:way|path)|open doors)\b.{0,60}\b(?:through|win|wins|get|gets|in|accepted|approved|first round|you|him|her|me|us)\b|\b(?:nice|little|small|good|decent|juicy|fat) (?:dinner|gift|something|bonus|commission|envelope|present|trip|weekend|holiday|reward|thank[- ]you|consulting \w+|fee)\b.{0,20}\b(?:in it )?for you\b|\bsomething in it for you\b|\byou (?:will not|won’t) regret it\b|\bempty-handed\b|"
    r"\b(?:and|then) (?:i|we)(?:’ll| will| shall| can) do the same for you\b|\bi(?:’ll| will) do the same\b|\b(?:agree|settle|fix|decide|choose|pick) (?:on )?the (?:winner|result|outcome|supplier|candidate)\b.{0,40}\b(?:between us|beforehand|in advance|before|among ourselves|quietly)\b|\b(?:just |purely |only )?for show\b|\bnobody (?:needs|has) to know\b|\bno one (?:needs|has) to know\b|\boff the books\b|\bkeep it out of the (?:file|minutes|record)\b|"
    r"\b(?:do|doing) the right thing\b(?=.{0,40}\b(?:name|application|see|comes up|vote|panel)\b)|\b(?:go easy on|be (?:kind|gentle|generous) (?:to|with)|look (?:kindly|favou?rably) (?:on|at)|keep an eye out for) (?:my|our|me|us|his|her) (?:paper|proposal|bid|application|film|project|son|daughter|nephew|niece|friend|candidate|review|submission|entry)\b|\bgive (?:me|us|my|our|him|her) (?:\w+ ){0,2}(?:five|5|full|top|ten|10|maximum|high) (?:stars?|marks?|points?|scores?)\b|\byou(?: are|’re| will be|’ll be) (?:as good as )?in(?=\s*(?:[.!,]|$))|"
    r"\b(?:have|had) a (?:quiet |little )?word with (?:the|my|a|his|her|their)\b|\b(?:walk|carry|take|hand|put|bring|slide|slip) (?:it|you|your \w+|my \w+|him|her|his \w+|her \w+) (?:\w+ )?(?:straight |directly |right )?(?:to|on|in front of|past|onto|into) (?:the|my|his|her|their) (?:desk of )?(?:boss|director|ceo|head|chair|panel|committee|minister|editor|dean|manager|jury|top|desk)\b|\bskip (?:the|your|all|any|her|his)? ?(?:\w+ )?(?:interviews?|tests?|queue|checks?|references?|assessment|steps?|form)\b|"
    r"\bget (?:my|our|his|her|me|him|us) (?:\w+ ){0,2}(?:in|into|onto|on to|through|a (?:place|job|seat|slot|role|spot)|the (?:job|post|slot|contract|place|grant))\b|\b(?:let|show|tell|send) (?:me|us) (?:see |know |have )?(?:\w+ ){0,2}(?:what|how much) the (?:other|others|rest|competition|competitors|rival)s?\b|"
    r"\b(?:top|front|head|first) (?:of|in) the (?:pile|queue|line|list|stack|heap)\b|\b(?:jump|skip|cut|bypass|get round|get around|go (?:around|round)) the (?:\w+ )?(?:queue|line|process|panel|procedure|rules|form|committee|interview|usual|hr|tender|portal)\b|\b(?:pull|pulling|pulled) (?:a few |some |any |the |those )?strings\b|"
    r"\bput (?:in )?(?:a|one|my) (?:very )?(?:good |strong |nice |quiet |special )?(?:word|thumb|finger)s? (?:in |for|with|on the scale)|\b(?:lean on|have a (?:quiet )?word with|work on|nudge|sway|whisper to|twist) (?:the|my|a|his|her|their|some) (?:\w+ )?(?:panel|jury|committee|board|judges?|reviewers?|hr|chair|director|boss|arms?|manager|editor|selection)\b|"
    r"\b(?:make|making|see|ensure) (?:sure|certain|to it)?(?: that)? (?:you|your|i|my|we|our|he|his|she|her|it)\b.{0,60}\b(?:top|first|get(?:s)? (?:it|the|in|through|picked|chosen)|win|wins|shortlist\w*|pass(?:es)?|favou?rit\w*|in (?:front|the bag)|through|accepted|approved|selected|chosen|noticed|ahead)\b|"
    r"\b(?:panel|jury|committee|board|judges?|hr|chair|reviewers?) (?:\w+ ){0,3}(?:knows?|is told|are told|will know|hears?|understands?) (?:that )?(?:you|he|she|i)(?: are|’re| is|’s| am|’m) (?:my|our|the) (?:favou?rite|choice|man|woman|one|friend|pick|preferred)|\bmy favou?rite\b(?=.{0,40}\b(?:panel|jury|committee|candidate)\b)|"
    r"\b(?:look|looks|looking) the other way\b|\bturn a blind eye\b|\bbend (?:the|a few|some) rules\b|\b(?:fast[- ]track|wave|slip|sneak|squeeze|push) (?:you|your|me|my|him|her|us|our|it) (?:\w+ )?(?:through|in|past|along|up)?\b|\bin the bag\b|\b(?:a )?done deal\b|\bas good as (?:yours|mine|hired|in)\b|"
    r"\bscratch (?:my|your) back\b|\bmake it worth (?:your|his|her|their) while\b|\byou owe me\b|\bowe me (?:one|a favou?r|this)\b|\b(?:return|repay) the favou?r\b|\bin (?:return|exchange) for\b|\bquid pro quo\b|\bi(?:’d| would| will|’ll) (?:not forget|remember) (?:it|this|that)\b|\bafter (?:all|everything) (?:i|we)(?:’ve| have)? (?:done|did) for you\b|"
    r"\b(?:send|show|leak|slip|tell|give|forward|share with) me (?:\w+ ){0,3}(?:the (?:questions|other (?:bids|offers|candidates|applications|quotes|proposals)|competing|criteria before|answers|scores|reviewers?’?|names of the)|what the others? (?:bid|offer|quot)\w*|their (?:bid|price|quote|offer)s?)|\b(?:other|competing|rival) (?:bids?|bidders’? prices?|offers?) (?:before|look like|so that|so i|so we)\b|"
    r"\b(?:guarantee|promise|secure) (?:you|me|us|him|her) (?:the|a|that) (?:\w+ )?(?:job|role|position|post|place|slot|seat|contract|prize|award|grant|interview|promotion|commission)\b|\b(?:my|your|his|her) (?:nephew|niece|son|daughter|cousin|brother|sister|wife|husband|friend)\b.{0,60}\b(?:needs|wants|could do with|deserves|looking for|get (?:him|her)|gets?) (?:\w+ )?(?:a|the|that|this|in) (?:job|role|place|internship|position|seat|in)\b|"
    r"\b(?:without|instead of|never mind|forget|no need for) (?:going through |bothering with |filling (?:in|out) |the )?(?:\w+ )?(?:hr|the form|the tender|the panel|procurement|the usual|the official|the process|the interview|the portal|paperwork)\b|\b(?:tip|tilt) the scales?\b|\bbump (?:me|my|you|your|him|her|us|our) (?:\w+ )?(?:up|to)\b|\b(?:score|rate|mark|grade|rank) (?:me|us|my|our|mine|ours|him|her|you|your) (?:\w+ )?(?:high(?:er|ly)?|top|well|first|up|generously)\b|"
    r"\bkeep (?:it|the (?:job|post|slot|role)) (?:open|warm|free) for (?:you|me|him|her)\b|\bwrite the (?:spec|job (?:ad|description)|criteria|tender|call) (?:around|for|so that) (?:you|me|us|him|her|only)\b|\b(?:tailor|tailored) (?:it |the \w+ )?(?:to|for) (?:you|me|us)\b|\buse your influence\b|\bback channel\b|\b(?:choose|pick|select|hire|vote for) (?:me|us)\b.{0,40}\b(?:and i|and we|favou?r|owe|return|in exchange|remember)\b|\bi expect you to\b(?=.{0,60}\b(?:vote|support|choose|recommend|hire|approve|back)\b)"
)
_REFUSES = words(
    r"\b(?:cannot|can’t|can not|will not|won’t|would never|must not|may not|shall not|should not|shouldn’t|do not|don’t|never|no|not|nobody|like everyone|same for everybody|same for everyone|only way in|ordinary (?:form|way|process)|thank you for|thanks for putting)\b"
)


# What the user may have noted about keeping out of a choice.
_KEEP_OUT = words(
    r"\b(?:ordinary|usual|normal|official|same) (?:form|way|process|route|portal|channel|procedure)|\b(?:portal|form) like every|\blike every(?:one|body)\b|\b(?:stay|keep|stays|keeps) out of\b|"
    r"\b(?:not|never|won’t|can’t) (?:sit on|be on|vote|take part|decide|score|influence|have a say)\b|\b(?:recuse|conflict of interest|no special treatment|same for every\w+|not my call|hands off)\b"
)


class Favours:
    """Pressing for, or promising, an advantage that others do not have."""

    name = "favours"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Such sentences, where a selection is the subject; with the user's own note on it, if there is one."""
        note = _own_note(context)
        return _found(text, (note.cite(context.today),) if note else ())


def _own_note(context: Context) -> Statement | None:
    """What the user wrote about keeping out of a choice that concerns the reader."""
    if context.secrets is None or not context.reader.ids:
        return None
    concerned = (
        s
        for group in context.secrets.documents.values()
        for s in group
        if s.kind == "note" and context.reader.ids & set(s.mentions) and _KEEP_OUT.search(s.text)
    )
    return max(concerned, key=lambda s: s.date or dt.date.min, default=None)


def _found(text: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
    if not _SELECTION.search(text):
        return
    for sentence in draft_of(text).sentences:
        match = _UNDUE.search(sentence.text)
        if match is None:
            continue
        before = sentence.text[max(0, match.start() - 45) : match.start()]
        if _REFUSES.search(re.split(r"[,;:]", before)[-1]):
            continue
        reason = "This offers or asks for an advantage in a choice that should be fair, and it is in writing."
        if citations:
            reason = (
                "This offers or asks for an advantage; your own note says that the choice should be fair."
            )
        general = "I am glad to answer questions about it."
        found = finding(
            text, sentence.body, "conduct", "favour_seeking", "high", reason, Favours.name, general
        )
        yield replace(found, citations=citations)
