"""Party politics and the issues that split a room: taking sides, not mentioning them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.draft import draft_of

_PARTISAN = words(
    r"\b(?:vot(?:e|es|ed|ing|er|ers) (?:for|against|left|right|green|blue|red|labour|tory|conservative|republican|democrat\w*|liberal\w*|remain|leave|out|in|them|him|her|like)|voters?\b|"
    r"(?:elections?|ballot box|polling station|referendum)|republicans?|democrats?|tor(?:y|ies)|labour (?:party|government|voters?|mps?)|(?:green|left|right|labour|tory|conservative|republican|democrat\w*|liberal|leave|remain|trump|brexit) (?:voters?|supporters?|party)|conservatives|liberals|lib ?dems?|social democrats?|socialists?|communists?|"
    r"marxists?|fascists?|nazis?|(?:far|hard|extreme|radical|alt)[- ](?:left|right)|left[- ]wing(?:ers?)?|right[- ]wing(?:ers?)?|leftists?|lefties|leftards?|libtards?|rightists?|populists?|nationalists?|"
    r"the (?:greens|left|right|blues|reds|establishment)\b|(?:blue|red|green|left|right|ruling|governing|opposition|workers’?|people’s|centre|center|freedom|populist|liberal|conservative) (?:party|parties|bloc|coalition|camp|government)|"
    r"political (?:party|parties|class|elite)|this (?:government|president|prime minister|minister|chancellor|regime|administration)|the (?:president|prime minister|chancellor|government|minister|mayor|senator|regime|opposition|parliament|politicians)|"
    r"our (?:government|president|prime minister|politicians|leaders|mayor|so-called \w+)|politicians?|trump\w*|maga|biden|harris|obama|clinton|putin|netanyahu|johnson|farage|corbyn|starmer|sunak|macron|le pen|"
    r"merkel|merz|scholz|afd|orb[aá]n|erdo[gğ]an|modi|meloni|wilders|bolsonaro|lula|brexit(?:eers?)?|remainers?|antifa|woke(?:ness|ism)?|social justice warriors?|sjws?)\b"
)
_ISSUE = words(
    r"\b(?:abortion|pro-?(?:life|choice)|gun (?:control|laws|rights|owners?)|second amendment|death penalty|capital punishment|immigrants?|immigration|migrants?|refugees?|asylum seekers?|open borders|border wall|deport\w*|"
    r"israel|israelis?|palestin\w+|gaza|zionis\w+|hamas|ukrain\w+|russia|nato|taiwan|tibet|gay marriage|same-sex marriage|trans (?:women|rights|people|agenda)|gender ideology|feminis\w+|affirmative action|"
    r"black lives matter|blm|all lives matter|defund the police|critical race|climate (?:hoax|hysteria|alarmis\w+|deniers?|change is a)|vaccine (?:mandates?|passports?)|anti-?vaxx?\w*|plandemic|"
    r"lockdowns?|welfare (?:state|queens?|scroungers?)|scroungers?|tax the rich|eat the rich|nanny state|legalis?z?(?:e|ing) (?:cannabis|marijuana|drugs)|monarchy|reparations|colonialism|nuclear weapons|euthanasia)\b"
)
_ADVICE = words(
    r"\b(?:remember|think of|forget) (?:that|this|it)?,? ?(?:when|before|next time) you vote\b|\bwhen you vote (?:in|on|next)\b|\bsee you at the ballot\b|\b(?:car|oil|money|war|coal|bank|tax|gun|blue|red|green|brown|yellow|black) party\b(?=.*\b(?:would|will|wants?|hates?|kill\w*|lies?|rather|never|ruin\w*|steal\w*)\b)|\bthe \w+ party (?:would rather|wants?|hates?|lies|is a|are a)\b|"
    r"\bif the (?:\w+ )?(?:nationalists?|socialists?|conservatives?|liberals?|greens?|populists?|republicans?|democrats?|tories|left|right|communists?|far right|far left) (?:wins?|gets? in|takes? over|come to power|rule)\b|\bvote like\b|\b(?:cannot|can’t|can not|could never|won’t|will not|would never|should not|shouldn’t|must not|must never|never|no one should|nobody should) (?:\w+ )?vote (?:for|against)\b|\b(?:party|parties|government|minister|ministers|president|coalition) (?:that )?(?:hates?|despises?|destroys?|kills?|lies|lied|ruins?|betrays?|steals?)\b|"
    r"\b(?:vote|votes|voting|voted) (?:left|right|green|blue|red|labour|tory|conservative|republican|democrat\w*|liberal|leave|remain)\b|\b(?:vote|kick|throw|get|boot) (?:them|him|her|the (?:lot|bastards|crooks|clowns|liars)) out\b|"
    r"\b(?:never|don’t|do not|please|go and) vote (?:for|against)\b|\b(?:do not|don’t|never) let (?:them|him|her|the \w+) win\b"
)
_STANCE = words(
    r"\b(?:nobody|no one|no-one|anyone|anybody|how (?:anyone|anybody|people)) (?:\w+ ){0,4}(?:can|could|still|would)\b|\b(?:still|keep|keeps) (?:defend|support|back|excus|believ|vot)\w*|\bhead examined\b|\b(?:dumb|stupid|worst|great|bigg|sadd|mad)(?:est)? (?:thing|mistake|decision|idea|day|government|president)\b|"
    r"\b(?:unfollow|unfriend|block|disconnect from) me\b|\bdecent people\b|\breal (?:patriots|americans|germans|brits|\w+s) (?:vote|know|support)\b|\b(?:thank god|thank heavens|hurrah|finally|at last|what a relief|good)\b.{0,40}\b(?:lost|won|beaten|gone|out|fell|resign\w*|win)\b|"
    r"\bwants? to (?:sell|destroy|ban|take (?:away|our)|steal|privati[sz]e|flood|silence|control|kill|cut|wreck)\b|\b(?:is|are|was|were) (?:theft|thieves|a thief|a joke|a lie|liars)\b|\bshould be ashamed\b|\b(?:sell|sold|sells) (?:us|our \w+|the country) (?:out|off)\b|\blet near\b|"
    r"\b(?:anyone|anybody|everyone|everybody|whoever|people|those|engineers?|colleagues|friends|you|idiots?|fools?) (?:\w+ ){0,3}(?:who|that) (?:still |ever |actually |would |could |can |is |are )?(?:vot|support|back|believ|trust|defend|choose|chose|like)\w*|"
    r"\b(?:don’t|do not|never|please|go and|get out and|must|should|have to|need to|i(?:’ll| will)?|we(?:’ll| will)?|let’s|i am|i’m) (?:\w+ )?(?:vot(?:e|ing)|elect|re-?elect|kick|throw)\b|\bvot(?:e|ing) (?:for|against|them|him|her)\b.{0,60}\b(?:not understood|mistake|shame|stupid|idiot\w*|fool\w*|traitors?|regret|insane|mad|ignoran\w+|wrong|lunacy|crazy)|"
    r"\b(?:ruin|destroy|wreck|betray|kill|bankrupt|sell out|sold out|steal|stole|rig|hate|loathe|despise|brainwash|brainwashed|disgust|fool|lie|lied|lies|lying|corrupt|hypocri\w+|clueless|incompeten\w+|useless|coward\w*|traitors?|treason|criminals?|crooks?|clowns?|"
    r"idiots?|morons?|fools?|sheep|lunatics?|insane|insanity|madness|evil|disgrace\w*|disgusting|shameful|shame on|pathetic|dangerous|toxic|scum|parasites?|thugs?|dictators?|tyrants?|tyranny|propaganda|hoax|scam|agenda|murder\w*|genocide|apartheid|terrorists?|"
    r"baby killers?|barbari\w+|wake up|enough is enough|resign|lock (?:him|her|them) up|good riddance|rot in|thank god (?:for|that)|will pay(?! for)|blood on|have blood|get out|go home|go back|take our country|sorry,? not sorry|fight me|stolen)(?:s|es|ed|d|ing)?\b|"
    r"\b(?:only|just) (?:an? )?(?:\w+ )?(?:fool|idiot|moron|coward|racist|fascist)s?\b|\bif you (?:still )?(?:vote|voted|support|supported|believe|like)\b|\b(?:should|must|ought to) (?:be (?:ban|jail|abolish|deport|stop|punish|hang|outlaw)\w*|go|never)\b|\bso-called\b"
)
_NEUTRAL = words(
    r"\b(?:election of (?:the|a|our) (?:board|chair|treasurer|officers|committee)|board elections?|works council elections?|(?:whoever|whichever|regardless of who) (?:wins|governs|is elected)|vote for (?:your favou?rite|the best|us in|our (?:talk|project|entry|booth|poster)|my (?:talk|session|project|poster))|"
    r"vot(?:e|ing) (?:closes|opens|is open|on the (?:draft|motion|standard|budget|agenda|minutes)))\b"
)


class Politics:
    """Taking a side in public life, or attacking those who take the other."""

    name = "politics"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences with a political matter and a side taken."""
        return _found(text, context)


def _found(text: str, context: Context) -> Iterator[Finding]:
    for sentence in draft_of(text).sentences:
        partisan, issue = _PARTISAN.search(sentence.text), _ISSUE.search(sentence.text)
        advice = _ADVICE.search(sentence.text)
        stance = (partisan or issue) and _STANCE.search(sentence.text)
        if not (advice or stance) or _NEUTRAL.search(sentence.text):
            continue
        severity: Severity = (
            "medium" if context.reader.kind == "person" else "high" if partisan or advice else "medium"
        )
        reason = "This takes a side in politics and will lose you readers who think otherwise."
        yield finding(
            text, sentence.body, "controversial", "politics", severity, reason, Politics.name,
            "People will see this differently.",
        )  # fmt: skip
