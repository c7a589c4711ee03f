"""Attacks on a person or a company: contempt, threats, accusations without ground."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_WHO = r"(?:you|he|she|they|this (?:man|woman|guy|person|company|firm|author|speaker|editor|lot)|[A-Z][\w’-]+(?: [A-Z][\w’-]+)?|your (?:team|company|boss|firm|lot)|their (?:team|company|boss|management|lot)|whoever wrote this|the (?:author|writer|speaker|management|organi[sz]ers?|editor|reviewer)s?|people like you)"
_IS = r"(?: (?:is|are|was|were)|’s|’re)"
_BAD = (
    r"(?:an? )?(?:(?:complete|total|utter|absolute|such an?|so|just|simply|really|truly|plain|bunch of|pack of|nothing but|clearly|obviously|a bit of|proper|real|pathetic|useless|little|miserable|arrogant|walking) ){0,3}(?:an? )?"
    r"(?:idiots?|morons?|imbeciles?|fools?|cretins?|clowns?|jokes?|liars?|frauds?|crooks?|thie(?:f|ves)|cheats?|con (?:man|men|artists?)|charlatans?|quacks?|losers?|nobody|nobodies|parasites?|snakes?|rats?|cowards?|hypocrites?|bull(?:y|ies)|disgrace|embarrassment|"
    r"waste of (?:space|time|oxygen|air|money)|amateurs?|hacks?|parrots?|puppets?|dinosaurs?|incompetents?|imposters?|impostors?|laughing stock|stupid|dumb|dim|thick|incompetent|useless|clueless|pathetic|worthless|ignorant|hopeless|talentless|brainless|spineless|gutless|"
    r"disgusting|despicable|delusional|deluded|insane|crazy|corrupt|dishonest|unprofessional|garbage|trash|rubbish|scum|vermin|out of (?:your|his|her|their) depth|not fit to|unfit to|too (?:stupid|dumb|lazy|dim|thick|arrogant))"
)

_RULES = (
    Rule(
        words(
            rf"\b{_WHO}{_IS} (?:not )?{_BAD}\b|\b(?:what|such) an? (?:\w+ )?(?:idiot|moron|clown|fool|joke|liar|fraud|disgrace|loser|coward|hypocrite|embarrassment|imbecile|cretin|clowns|waste of \w+|charlatan|hack)\b|\b(?:you|these|those|the) (?:\w+ )?(?:idiots|morons|clowns|fools|crooks|"
            r"liars|frauds|cowards|losers|hypocrites|imbeciles|parasites|thieves|charlatans|cretins|numpties|muppets|halfwits|scumbags|cheats)\b|\b(?:only|just) (?:an? )?(?:complete |utter |total )?(?:idiot|moron|fool|imbecile|amateur|halfwit|clown|coward)s? (?:would|could|can)\b|\byou (?:idiot|moron|clown|fool|imbecile|liar|coward|"
            r"fraud|loser|hypocrite|muppet|numpty)\b|\brun by (?:\w+ )?(?:idiots|crooks|clowns|amateurs|liars|morons|fools|thieves|children|monkeys)\b"
        ),
        "hostile", "medium", "This attacks a person instead of the point.",
        general="I see this differently.", unless=words(r"\b(?:i am|i’m|i was|i felt|me) (?:such )?(?:an? )?(?:complete )?(?:idiot|fool|clown|amateur)\b|\b(?:not|isn’t|aren’t|never) (?:an? )?(?:idiot|fool|joke|waste of)\w*\b|\bno joke\b"),
    ),
    Rule(
        words(
            r"\bspoken like (?:someone|somebody|a (?:man|woman|person|true|real)|people)\b|\b(?:who|that) (?:has|have) (?:clearly |obviously |evidently |apparently )?never (?:\w+ )?(?:stood|set foot|worked|read|opened|held|built|written|run|shipped|done|met|seen|had|touched|taught|treated|"
            r"managed|operated|visited|been near|picked up)\b(?=.{0,60}[.!?])|\b(?:go (?:and )?|maybe |try to |why don’t you |you should |perhaps )?(?:read|open|pick up|buy) a (?:\w+ )?(?:book|textbook|dictionary|newspaper|paper)(?: (?:for once|sometime|some time|first|before you\b.*))?(?=[,.!]|$)|"
            r"\b(?:do|did|done) your (?:own )?(?:homework|research)\b|\b(?:learn|go back) (?:to (?:read|school|spell|count|code|your cave|kindergarten|nursery)|how to (?:read|spell|count|drive))\b|\bgo back to (?:school|university|kindergarten|sleep|your|playing)\b|"
            r"\byou(?: clearly| obviously| really| evidently| honestly| simply)? (?:have|’ve got|haven’t got|don’t have|had) (?:absolutely |really |clearly )?(?:no|a|the faintest|the foggiest|the slightest) (?:idea|clue|shame|brain|business|right|spine)\b(?= (?:what|how|about|of|commenting|speaking)|[.!,])|\byou (?:clearly|obviously|evidently) (?:don’t|do not|didn’t|did not|haven’t|have not|can’t|cannot|never)\b|"
            r"\b(?:he|she|they|the author) (?:clearly|obviously|evidently) (?:does not|doesn’t|do not|don’t|has no|have no|can’t|cannot|never) (?:\w+ )?(?:a clue|idea|know|understand|read|think|grasp|care)\b|\bwho (?:even )?(?:asked|invited|hired|let|promoted|paid) (?:you|him|her|this|them|these)\b|\bnobody (?:asked|cares what|wants|takes|needs) you\w*\b|\bshut (?:up|your)\b|\bget (?:lost|a life|over yourself|a grip)\b"
        ),
        "hostile", "medium", "This belittles the other person; the point gets lost.", general="I see this differently.",
    ),
    Rule(
        words(
            r"\bshame on (?:you|him|her|them|[A-Z]\w+)|\byou (?:should|ought to) be (?:ashamed|fired|sacked|embarrassed|struck off|locked up|sued|banned)\b|\b(?:he|she|they|[A-Z]\w+) (?:should|ought to|deserves? to|must) be (?:ashamed|fired|sacked|struck off|locked up|sued|shamed|banned from|run out of|horsewhipped)\b|"
            r"\b(?:you will|you’ll|he will|she will|they will) (?:regret|pay for|be sorry|never work|hear from my|live to regret)\b|\bwatch your (?:back|step)\b|\bi(?:’ll| will|’m going to| am going to) (?:ruin|destroy|finish|bury|crush|end|expose|make (?:sure )?(?:your|you (?:never|regret|pay)|everyone knows|his life|her life)|see to it that you)\b|\bor else\b(?=[.!]|$)|"
            r"\bi hope (?:you|he|she|they|it|your \w+|their \w+) (?:fails?|loses?|chokes?|goes? (?:bust|under|bankrupt)|gets? (?:fired|sacked|what)|rots?|suffers?)\b|\b(?:can’t|cannot|couldn’t|could not) (?:even )?(?:organi[sz]e|run|manage|find|tell|spell|read|count|hold|write|argue) (?:a |an |your |his |her |their |the )?(?:\w+ )?(?:piss-up|party in|bath|way out|own|whelk|raffle|arse|backside|to save|if|straight)\b|"
            r"\bnot (?:worth|fit) (?:the (?:paper|air|ink)|to (?:lick|run|clean|hold|lead|call|judge))|\b(?:couldn’t|could not|wouldn’t|would not) (?:know|recogni[sz]e) (?:a |an |good |real )?(?:\w+ ){1,3}if it\b|\b(?:absolute|utter|complete|total|pure) (?:garbage|rubbish|trash|nonsense|drivel|joke|disgrace|tosh|twaddle|incompetence|stupidity)\b(?=.*\b(?:you|your|he|his|she|her|they|their|author|article|company|team|[A-Z]\w+’s)\b)"
        ),
        "hostile", "medium", "This threatens or shames; it will be read as the writer's temper.", general="I was not happy with this.",
    ),
    Rule(
        words(
            r"\b(?:avoid|boycott|stay away from|steer clear of|never (?:buy|hire|work (?:with|for)|trust|book|use)|don’t (?:buy|hire|trust|ever work|waste your)) (?:\w+ ){0,3}(?:this|that|these|them|him|her|from|anything|[A-Z]\w+|company|firm|agency|people)\b.{0,80}\b(?:crooks?|liars?|thie(?:f|ves)|scam\w*|frauds?|steal\w*|cheat\w*|rip\w*|incompeten\w*|joke|amateurs?|dishonest|criminals?|rubbish|garbage|trash|useless|worst)\b|"
            r"\b(?:is|are|what) (?:a |an )?(?:total |complete |utter |absolute |giant |big )?(?:scam|rip-?off|con|fraud|swindle|ponzi scheme|criminal (?:gang|organi[sz]ation))\b|\b(?:stole|steals|stealing|ripped off|copied|plagiari[sz]ed|nicked|lifted) (?:my|our|the) (?:idea|work|design|code|slides|patent|paper|research|concept|product|client)s?\b|\b(?:lied|lies|lying|cheated|cheats|cheating|swindled|conned|backstabb\w+|stabbed|betrayed) (?:to |on )?(?:me|us|everyone|everybody|in the back|the (?:board|public|jury|client))\b|"
            r"\bworst (?:\w+ ){0,2}(?:company|boss|manager|supplier|client|conference|organi[sz]er|employer|agency|landlord|colleague|speaker|firm|vendor|editor|recruiter)\b.{0,30}\b(?:ever|i have|in the|of my|history)\b|\b(?:hate|loathe|despise|detest|can’t stand) (?:you|him|her|them|that (?:man|woman|guy|company)|this (?:man|woman|guy|company))\b|\bbless (?:his|her|your|their) (?:little |tiny )?heart\b(?=.{0,40}\b(?:tri|understand|think|idea|brain)\w*)"
        ),
        "hostile", "medium", "This accuses or runs down others in writing; be ready to prove it or leave it out.", general="It did not work out for us.",
    ),
)  # fmt: skip


class Hostile:
    """Going for the person."""

    name = "hostile"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences with contempt, threats or accusations."""
        return apply_rules(_RULES, "conduct", self.name, text, context)
