"""Attacks on a person or a company: contempt, threats, accusations without ground.

A sentence is hostile when it uses one of the set phrases of contempt, or aims a word of contempt at somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.draft import Sentence, draft_of
from coach.review.sentence_reading import borrowed

# Phrases that are meant to hurt, whoever they are said to.
_SET_PHRASES = words(
    r"\bspoken like (?:someone|somebody|a (?:man|woman|person|true|real)|people)\b|\b(?:grow up|adults are talking|delete your account|get a (?:life|grip|real job)|get lost(?=\s*[!.,])|get over yourself|shut (?:up|your)|know your place|"
    r"who do you think you are|who asked you|nobody asked you|nobody takes you seriously|nobody cares what you|have a look in the mirror|do us all a favou?r|stay in your lane|cry me a river|take a hike|bless (?:his|her|your|their) (?:little )?heart|what planet|"
    r"amateur hour|clown show|wouldn’t know (?:a |an )?\w+(?: \w+){0,3} if|would not (?:know|recogni[sz]e)|wouldn’t recogni[sz]e|if it (?:bit|hit|kicked|slapped) (?:you|him|her|them)|my (?:five|four|six|three|ten|\d+)-year-old (?:could|can|would|has|does|is)|better \w+ from (?:my|a) (?:\w+-year-old|dog|cat|toddler|child)|"
    r"a (?:monkey|toddler|child of five|trained (?:monkey|dog|seal)) could)\b|\b(?:stick to|go back to|return to) (?:baking|knitting|gardening|selling|your \w+|playing|school|kindergarten|university|driving|making coffee|whatever (?:it is )?you)\b|"
    r"\bhas (?:the|this|that) (?:\w+ )?(?:author|writer|speaker|editor|reviewer|man|woman|person|fool|journalist|critic) ever\b|\b(?:retire|resign|quit|step down|give up|stop talking|just stop|leave|go home)(?:,| now,?)? (?:please|already|now)\b(?=[.!]|$)|\b(?:someone|somebody|anyone) (?:please )?(?:take|fire|stop|tell|teach) (?:him|her|them|this \w+|the (?:author|editor|speaker))\b|"
    r"\bleave \w+(?: \w+)? to (?:the )?(?:adults|grown-?ups|professionals|experts|people who)\b|\byou (?:obviously|clearly|evidently|apparently) (?:learned|learnt|got|studied|found|slept|bought|skipped|think|believe|have|live|know|are|were|can|do|did|never|missed|failed)\b|\bwhoever (?:designed|wrote|made|planned|built|approved|thought|came up|decided|signed|invented|hired|runs)\b(?=.*\b(?:idiot|moron|fool|blind|drunk|asleep|never|fired|hates?|sober|ashamed|clown|brain|eyes)\w*\b)|"
    r"\byou call (?:this|that|yourself)\b|\bmy (?:dog|cat|toddler|child|parrot|grandmother) (?:could |can |would )?(?:\w+ )?(?:writes?|knows?|cooks?|draws?|codes?|runs?|does|argues?|sings?|spells?|designs?|builds?|thinks?|drives?|do)\b|\b(?:ever|never) had an? (?:original |single |new |decent )?(?:thought|idea)\b|\b(?:not one|none|nobody|no one|not a single one) of you (?:could|can|has|have|would|knows?)\b|\byou(?: people| lot)? (?:could not|couldn’t|can’t|cannot) (?:even )?(?:deliver|organi[sz]e|run|manage|find|boil|draw|build|hold|sell|write|argue|tie|lead|spell|read|count)\b|\blet alone\b(?=.*\byou\b)|\bif your life depended\b|"
    r"\bso-called (?:expert|engineer|leader|journalist|professional|designer|doctor|lawyer|reporter|scientist|manager|artist|author|critic|colleague|friend|consultant|academic|teacher|chef|architect|director|founder)s?\b|\bwhat an? (?:sad|pathetic|bitter|miserable|nasty|petty|small|silly|arrogant|horrible|vile|awful|disgusting) (?:little |old |small )?(?:man|woman|person|people|bunch|human|creature|boy|girl|company|firm|lot)\b|\b(?:do your job|make room for (?:somebody|someone|people) who|find another (?:job|profession|career|trade))\b|"
    r"\b(?:would not|wouldn’t|would never|don’t|do not) trust (?:you|him|her|them|(?-i:[A-Z]\w+)) (?:to|with)\b(?!.{0,20}\b(?:yet|before)\b)|\blook for another (?:job|profession|career|trade|line of work)\b|\blaugh(?:s|ing)? all the way to the bank\b|\b(?:lies|lied|lying) to (?:its|their|his|her|our|the|us|me|every\w+) ?(?:customers?|clients?|patients?|staff|public|board|people|readers|voters|shareholders)?\b|\bso (?:stupid|dumb|bad|incompetent) (?:it hurts|that)\b|"
    r"\b(?:read|open|pick up|buy) a (?:\w+ )?(?:book|textbook|dictionary|newspaper)(?=\s*(?:[,.!]|for once|some ?time|first|$))|\b(?:do|did|done) your (?:own )?(?:homework|research)\b(?=.*(?:before|first|next time|[!.]$))|\b(?:learn|try learning) (?:to|how to) (?:read|spell|count|drive|write|do your job)\b|\bcome back when you(?: have|’ve)?\b|"
    r"\bdid you even\b|\bput in charge of\b(?=.*\b(?:happens|failed|idiot|amateur|accountant)\w*)|\b(?:this|that) is what (?:happens|you get) when\b(?=.*\b(?:failed|amateurs?|idiots?|fools?|accountants?|people who)\b)|\bhave you (?:even |ever )(?:read|opened|been|worked|met|seen|set foot|looked|tried)\b(?=.*\?)(?=.*\b(?:before|this|such|even)\b)|\bwaste of (?:space|oxygen|air|skin)\b|\blaughing stock\b|\bnot worth (?:the paper|my time|anyone’s time)\b|\bshame on (?:you|him|her|them|[A-Z]\w+)|\bwatch your (?:back|step)\b|\byou(?:’ll| will) (?:regret|be sorry|pay for|never work)\b|"
    r"\bfor once in your (?:life|career)\b|\bembarrass(?:ing|ed) (?:yourself|himself|herself|themselves|your)\b|\b(?:wasted|waste|wasting) (?:everyone’s|everybody’s|our|all our|my|people’s) time\b|\ban insult to\b|\bname and shame\b|\blast (?:touched|saw|opened|held|wrote|read|did|had|set foot|worked)\b.{0,40}\b(?:19\d\d|last century|decades? ago|school)\b"
)
# A group at work called names: "those idiots at the ministry", "the clowns in accounts".
_NAMED_GROUP = words(
    r"\b(?:those|these|them|the|our|your|you|(?:bunch|pack|crowd|load) of) (?:\w+ ){0,2}?(?:idiots|morons|imbeciles|cretins|clowns|fools|crooks|liars|numpties|muppets|halfwits|dimwits|cowards|incompetents|parasites) "
    r"(?:at (?:the )?\w|from (?:the|head|accounts|sales|legal|procurement|marketing|finance)|upstairs|in (?:the )?(?:accounts|sales|hr|legal|finance|marketing|procurement|management|charge|purchasing|planning|office|council|ministry|board|head office))|"
    r"\b(?:work|works|working|deal|deals|dealing|stuck) (?:\w+ )?(?:with|for|among|under) (?:a |an? \w+ )?(?:bunch of |pack of |load of )?(?:\w+ )?(?:idiots|morons|imbeciles|cretins|crooks|liars|muppets|halfwits|dimwits|incompetents)\b|"
    r"\b(?:team|colleagues|staff|department|board|managers?|management|suppliers?) (?:is|are) (?:all |just |nothing but )?(?:a |an )?(?:\w+ )?(?:bunch|pack|load)(?: of (?:idiots|morons|fools|clowns|amateurs|crooks|liars))?(?=[.!,;])"
)
_STAGE = words(r"\b(?:fair|circus|fête|party|parade|carnival|stage|film|novel|play|museum)\b")
# Somebody is meant: the reader, a person by name, a person's work, a company.
_TARGET = words(
    r"\b(?:you|your|yours|yourself|he|she|his|her|him|they|their|them)\b|^(?-i:[A-Z][\w’-]+),|,\s(?-i:[A-Z][\w’-]+)[.!?]|\b(?-i:[A-Z][\w’-]+(?: & [A-Z]\w+)?)(?:’s)? (?:is|are|was|has|have|had|does|did|should|could|can|will)\b|\bat (?-i:[A-Z])\w+|"
    r"\b(?:this|that|the|these|those) (?:man|woman|guy|person|fellow|author|speaker|editor|writer|journalist|reviewer|reviewers|jury|committee|board|company|firm|agency|team|management|manager|boss|director|ceo|organi[sz]ers?|consultants?|lot|people|crew|bunch|supplier|council|chair)\b|\ba (?:man|woman|person|company|firm) who\b|\bwritten by\b|\bpeople like\b"
)
_WORK = words(
    r"\b(?:this|that|the|these|such an?|another) (?:\w+ )?(?:review|article|post|comment|report|piece|paper|column|proposal|decision|panel|thread|attribution|argument|analysis|theory|claim|nonsense|design|talk|book|exhibition|plan|idea|policy)\b|^this is\b"
)
_STRONG = words(
    r"\b(?:idiotic|moronic|stupid|stupidity|dumb|brainless|pathetic|laughable|drivel|hogwash|twaddle|garbage|disgraceful|despicable|disgusting|incompetent|incompetence|clueless|shameless)\b"
)
_CONTEMPT = words(
    r"\b(?:idiots?|idiotic|morons?|moronic|imbeciles?|cretins?|clowns?|liars?|lying (?:to|about)|frauds?|crooks?|thie(?:f|ves)|cheats?|con (?:man|men|artists?)|charlatans?|quacks?|losers?|parasites?|cowards?|hypocrites?|hypocritical|bull(?:y|ies)|numpt(?:y|ies)|muppets?|halfwits?|dimwits?|scumbags?|scum|vermin|"
    r"stupid|stupidity|dumb|dim|brainless|spineless|gutless|clueless|incompetent|incompetence|useless|worthless|pathetic|laughable|ridiculous|talentless|delusional|deluded|despicable|disgusting|shameless|corrupt|cronyism|mediocrity|mediocre|arrogant|lazy|unprofessional|ignorant|ignorance|imposters?|impostors?|"
    r"disgrace|disgraceful|embarrassment|garbage|drivel|hogwash|twaddle|rubbish|trash|dinosaurs?|backstabb\w+|scam(?:mers?)?|rip-?off|swindl\w+|failed (?:actor|writer|artist|engineer|lawyer|designer|politician|musician|academic|founder|cook|chef)|so-called (?:expert|engineer|leader|journalist|professional|designer|doctor|lawyer)s?|"
    r"no (?:clue|idea what (?:you|he|she|they)|spine|brain|shame|integrity|talent|business (?:commenting|speaking|running|being))|have no idea|has no idea|haven’t a clue|not (?:have )?a clue|out of (?:your|his|her|their) depth|too (?:stupid|dumb|lazy|dim|thick|arrogant)|fire[d]? (?:him|her|them)|(?:be|get) (?:ashamed|fired|sacked|struck off|locked up)|ashamed of yourself|"
    r"pity (?:your|their|his|her|the) \w+|never (?:\w+ )?(?:stood|set foot|worked|read|opened|held|built|run|shipped|met|seen|had|touched|taught|treated|managed|operated|visited|been near|picked up|done|cooked|nursed|driven|flown|sailed|coded)\b|what (?:you|they|he|she) (?:are|is) (?:doing|talking about)(?=.*\?)|"
    r"worst \w+(?: \w+){0,2} (?:ever|i have|in the|of my|of all)|run by|(?:stole|steals|stealing|stolen|ripped off|copied|plagiari[sz]ed|nicked) (?:my|our)|lied to|betrayed|cheated|conned|how dare)\b"
)
_THREAT = words(
    r"\b(?:or|and then|otherwise) (?:i|we)(?:’ll| will| shall| am going to|’m going to) (?:tell (?:the (?:whole|entire)|everyone|everybody|your)|expose|ruin|destroy|finish|bury|make (?:sure|your|you)|see to it|publish|show (?:the|every))|\bi(?:’ll| will|’m going to| am going to) (?:ruin|destroy|finish|bury|crush|end|expose) (?:you|him|her|them|your|his|her|their)\b|"
    r"\bi(?:’ll| will) make (?:sure|certain) (?:that )?(?:you|he|she|they|everyone|everybody|nobody) (?:\w+ )?(?:never|regrets?|pays?|knows? what|hears?|hires? you)|\bi hope (?:you|he|she|they|it|your \w+|their \w+) (?:fails?|loses?|chokes?|goes? (?:bust|under|bankrupt)|gets? (?:fired|sacked|what)|rots?|suffers?)\b"
)
_MILD = words(
    r"\b(?:i am|i’m|i was|i felt|i feel|we were|we are|my own|my) (?:\w+ ){0,2}(?:idiot|idiotic|fool|clown|amateur|clueless|stupid|ignorant|useless|lazy|embarrass\w+|ashamed|dumb)|\b(?:no|not an?|isn’t an?|never an?) (?:joke|idiot|fool|scam|fraud|disgrace)\b|\b(?:phishing|fraud (?:detection|prevention|team|case|cases|risk)|scam (?:alert|warning|calls?|e-?mails?)|rubbish (?:bin|collection)|trash (?:bin|can)|garbage (?:collect\w+|bin)|snake|lab rats?|rat (?:race|study|model)|"
    r"quick and dirty|stupid questions?|(?:sounds|feel|feels|felt|look|looks) (?:stupid|silly|ridiculous)|ridiculous(?:ly)? (?:good|proud|happy|cheap|low)|identity thie\w+|dim(?:med|mer)? light|run by (?:a|an|the|our|volunteers|my)|life ?hacks?|never (?:seen|had|met|done|worked|been) (?:so|such|with|anything|a better|better|before)|never had (?:to|the)|i (?:have|had|’ve) never|we (?:have|had|’ve) never|worst case|at (?:its|our|my) worst|rats? (?:in|infest))\b"
)

_ATTACK = "This attacks a person or a company instead of the point."


class Hostile:
    """Going for the person."""

    name = "hostile"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences with contempt, threats or accusations."""
        return _found(text)


def _found(text: str) -> Iterator[Finding]:
    for sentence in draft_of(text).sentences:
        rest = _MILD.sub(" ", sentence.text)
        if _THREAT.search(rest):
            reason = "This threatens; in writing it can be used against you."
        elif _SET_PHRASES.search(rest):
            reason = "This belittles the other person, and the point gets lost."
        elif _NAMED_GROUP.search(rest) and not _STAGE.search(rest):
            reason = "This calls a group of people names, and they may read it."
        elif (_CONTEMPT.search(rest) and _TARGET.search(rest)) or (
            _STRONG.search(rest) and _WORK.search(rest)
        ):
            reason = _ATTACK
        else:
            continue
        severity: Severity = "medium"
        if reason == _ATTACK and _all_borrowed(sentence):
            severity, reason = "low", "These are hard words, though quoted or said of yourself."
        yield finding(
            text,
            sentence.body,
            "conduct",
            "hostile",
            severity,
            reason,
            Hostile.name,
            "I see this differently.",
        )


def _all_borrowed(sentence: Sentence) -> bool:
    """Whether every word of contempt in a sentence is quoted, reported or said of oneself."""
    places = [m.span() for m in _CONTEMPT.finditer(sentence.text)]
    return bool(places) and all(
        borrowed(sentence, sentence.start + start, sentence.start + end) for start, end in places
    )
