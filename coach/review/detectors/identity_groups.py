"""Sweeping claims about people by origin, sex, age, body or belief; a mention is not a claim."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_GROUP = (
    r"(?:wom[ae]n|females?|girls?|ladies|housewives|m[ae]n|males?|boys|old (?:white )?men|white (?:people|men|women|guys)|black (?:people|men|women|guys)|blacks|whites|asians?|africans?|europeans?|americans?|mexicans?|latinos?|hispanics?|"
    r"arabs?|turks?|poles|polish (?:people|workers)|romanians?|bulgarians?|russians?|ukrainians?|germans?|the french|frenchmen|italians?|spaniards?|greeks?|the (?:dutch|swedes|danes|finns|norwegians|british|english|irish|scots|welsh|chinese|japanese|swiss|portuguese)|"
    r"swedes|danes|finns|norwegians|brits|indians?|pakistanis?|bangladeshis?|nigerians?|chinese(?: people| engineers| workers)?|japanese people|koreans?|filipinos?|brazilians?|southerners|northerners|easterners|westerners|eastern europeans|"
    r"foreigners|immigrants|migrants|refugees|asylum seekers|expats|locals|natives|gyps(?:y|ies)|roma|travellers|muslims?|jews?|christians?|hindus?|catholics?|atheists|gays?|lesbians?|homosexuals?|queers?|trans(?:gender)? (?:people|women|men)|transsexuals?|"
    r"old(?:er)? (?:people|folks?|men|women|workers|employees|colleagues|engineers|managers)|the old|elderly(?: people)?|pensioners|boomers?|baby boomers|millennials|gen ?z(?:ers)?|young(?:er)? (?:people|folks?|women|men|workers|engineers|colleagues|staff|hires|graduates|lawyers|doctors)|"
    r"kids (?:these days|today)|teenagers|the youth|mothers|mums|moms|parents|single mothers|pregnant women|disabled people|the disabled|autistic(?:s| people)|fat people|the obese|obese people|the poor|poor people|the unemployed|vegans|"
    r"people (?:from|of|over|under|in|down|out|up) (?:that|those|this|the|there|his|her|their|\w+)(?: \w+){0,4}|people like (?:that|them|him|her|you)|those people|that lot|their (?:kind|sort|lot)|his kind|her kind|such people|you people|these people|nationals?)"
)
_CANNOT = (
    r"(?:(?:simply|just|really|clearly|always|never|still|all|obviously|basically|generally|naturally|mostly|usually|honestly) )*(?:can(?:not|’t| not)|can never|could never|will never|won’t|do(?: not|n’t) (?:know how|understand|have the|belong|want to work|get|do|care|listen|work|think|"
    r"deserve|make good|fit|learn|wash|tip|pay|integrate|assimilate)|should(?: not|n’t)(?: be)?|should (?:stay|go|be (?:at home|sent|kept|banned|deported|grateful))|have no (?:place|business|idea|clue|work ethic|sense|discipline|morals|manners|talent|brain)|lack|are (?:(?:just |simply |really )?not (?:wired|meant|born|made|built|cut out|suited|fit|capable|able|"
    r"good|smart|clever|real|welcome|to be trusted)|n’t (?:made|built|cut out|suited|fit|capable|able|good|smart|clever)|(?:all|just|simply|always|too|naturally|notoriously|inherently|basically|by nature|far too|so|more|less) (?:\w+ )?(?:lazy|stupid|dirty|dishonest|emotional|hysterical|sensitive|weak|"
    r"slow|loud|rude|cheap|greedy|corrupt|criminals?|violent|aggressive|unreliable|incompetent|sloppy|entitled|soft|spoiled|irrational|dangerous|backward|primitive|uncivili[sz]ed|liars|thieves|cheats|the same|ungrateful|bossy|moody|difficult|fragile|old|stubborn|arrogant|cold|"
    r"useless|ignorant|uneducated|lying|inferior|superior|animals|snowflakes)|lazy|stupid|dirty|dishonest|hysterical|criminals?|liars|thieves|cheats|animals|vermin|parasites|useless|inferior|unreliable|a (?:burden|plague|problem|disgrace|drain|risk|liability|danger|threat)|the problem|"
    r"ruining|destroying|taking (?:over|our)|stealing|what is wrong|where they belong|better off (?:at home|in))|ruin|destroy|steal|always (?:complain|lie|cheat|steal|cry|whine|need|want|make)|never (?:work|learn|listen|tell the truth|pay|show up|understand|deliver)|only (?:care|want|know|understand|got|get|copy|think|work for|come here)|never (?:really )?(?:there|invent\w*|on time|satisfied|happy)|have never (?:invented|built|made|had)|are never|aren’t (?:(?:just|simply|really|exactly) )?(?:made|built|cut out|born|wired|meant|suited|clever enough|smart enough) (?:for|to)|(?:steal|lie|cheat|smell|stink)(?=\s*(?:[.!;]|$))|always make (?:drama|trouble|a fuss|a scene)|make (?:bad|terrible|poor|lousy)|steal our|will be the (?:end|death|ruin) of)"
)

_RULES = (
    Rule(
        words(
            rf"\b{_GROUP}(?:,? (?:\w+ ){{0,6}}?)?\b{_CANNOT}\b|\b{_GROUP}(?:,| and|:| –| -)? (?:they|they’re|you know how they) (?:all |always |never |only |just |simply )?(?:lie|lies|cheat|steal|cry|complain|smell|whine|copy|talk too much|have never|will never|can’t|cannot|don’t|do not|never|always|are (?:all|always|never))\b|"
            rf"\b(?:never|don’t|do not|you (?:can’t|cannot|can not|should never)|why would anyone) (?:\w+ )?(?:hire|let|trust|put|marry|employ|work with|do business with|promote|rely on|deal with|expect (?:much|anything) (?:of|from)|buy from|leave it to|send|give (?:the job|it) to) (?:a |an |any |the |those |these )?(?:bunch of |group of |lot of |team of )?{_GROUP}\b|"
            r"\b(?:female|male|black|white|gay|lesbian|trans|disabled|foreign|old|older|young|younger|asian|indian|chinese|african|polish|romanian|turkish|arab|muslim|jewish|eastern) (?:\w+ )?(?:engineers|colleagues|doctors|lawyers|nurses|workers|drivers|managers|bosses|contractors|pilots|founders|students|staff|people|hires)\b.{0,40}\b(?:fine until|only good (?:for|at)|until things get|never deliver|do nothing|are all talk|say yes to everything|in (?:their|the) culture|don’t last|melt|crumble|cry)\b|"
            rf"\b(?:graduates?|{_GROUP}|that generation|this generation)\b.{{0,30}}\b(?:they )?(?:melt|crumble|snowflakes?|fall apart|cry|whine|run to (?:hr|mummy|mum))\b|\b(?:a|an) (?:man|woman|lady|person) (?:of )?(?:his|her|your|that) age\b(?=.{{0,60}}\b(?:no business|should|cannot|can’t|belongs?|never|too|not)\b)|"
            r"\b(?:poles|germans|swedes|danes|finns|norwegians|dutch|french|italians|spaniards|greeks|turks|russians|romanians|indians|chinese|americans|brits|english|irish|africans|arabs|mexicans|brazilians) (?:drink|moan|steal|lie|cheat|complain|sleep|shout|whine|gossip|talk|plan)\b.{0,40}\b(?:poles|germans|swedes|danes|finns|norwegians|dutch|french|italians|spaniards|greeks|turks|russians|romanians|indians|chinese|americans|brits|english|irish|africans|arabs|mexicans|brazilians) \w+|"
            rf"\b(?:no wonder|of course|what (?:did|do) you expect|typical(?:ly)?|that explains|explains it|sad but true|surprise surprise|figures)\b.{{0,50}}\b{_GROUP}\b|\b(?:designed|built|led|run|written|driven|chaired|flown|managed|taught|made|judged) by (?:a (?:bunch of )?)?(?:wom[ae]n|girls?|females?|foreigners?|immigrants?|housewi\w+|gays?|kids|millennials|boomers|old (?:men|people))\b(?=\s*(?:[.!?]|, no wonder))|"
            rf"\b{_GROUP}\b.{{0,60}}\b(?:hand in|give up|lose) their (?:licences?|licenses?|keys|votes?|jobs?|passports?)\b|\b{_GROUP}\b.{{0,60}}\bthey (?:kill|ruin|destroy|block|clog|take|steal|cost|hold) (?:more|us|up|our|the|everything|jobs)\b|\bhire {_GROUP} and\b|\bbecause (?:she|he) (?:is|was) (?:a |an )?(?:\w+ )?(?:wom[ae]n|girl|female|black|foreign\w*|gay|muslim|jew\w*|disabled|old|pregnant|mother|immigrant|asian|indian|african|pretty)\b(?=.{{0,40}}\b(?:not pretend|not because|quota|that is why|only|we all know|and pretty)\b|\s*[.!])"
        ),
        "identity_group", "high", "This runs down people for what they are, not for what they did.", "sentence",
        general="Some work I have seen was not good enough.",
        unless=words(r"\b(?:myth|stereotype|prejudice|bias|claim(?:s|ed)? that|say(?:ing|s)? that|told that|as if|not true|nonsense|wrong to|stop saying|tired of|sick of hearing|barriers?|support|deserve better|in too few|underrepresented|afford|access|vote|benefit|are not (?:welcome|heard|asked|invited|paid|represented|born)|paid less)\b"),
    ),
    Rule(
        words(
            r"\b(?:not bad|pretty good|quite good|surprisingly (?:good|clever|technical|articulate)|good|strong|smart|clever) for (?:a|an) (?:woman|girl|female|black|asian|foreigner|immigrant|man of (?:his|your) age|woman of (?:her|your) age|blonde|secretary|nurse|mother)\b|\b(?:like|as) a (?:little |hysterical |silly |emotional )?(?:girl|woman|old woman|schoolgirl|sissy)\b(?=.{0,30}\b(?:cr(?:y|ies|ied)|whin\w+|throw\w*|drive\w*|fight\w*|complain\w*)|[.!])|"
            r"\b(?:cr(?:y|ies|ied)|throw\w*|drive\w*|fight\w*|whin\w+|complain\w*|argue\w*|behav\w+) like (?:a|an) (?:little |hysterical |silly |old )?(?:girl|woman|schoolgirl|sissy|gypsy|jew)\b|\b(?:man|men) up\b|\bdiversity (?:hires?|quota|pick)\b|\bquota (?:woman|women|hires?)\b|\btypical (?:woman|women|man|men|female|male|girl|german|french|italian|indian|chinese|russian|american|boomer|millennial|gen ?z)\b|"
            r"\b(?:a|no) (?:woman’s|women’s|girl’s|man’s|men’s) (?:job|work|place)\b|\bno (?:job|place|sport|work|country|trade) for (?:women|girls|a woman|old men|foreigners|mothers)\b|\b(?:women|girls|ladies|foreigners|immigrants|mothers|they) (?:belong|should stay) (?:in|at) (?:the )?(?:kitchen|home|their)|\bgo back (?:to (?:your|their|his|her) (?:own )?country|where (?:you|they|he|she) came? from|to (?:africa|asia|mexico|india|poland|china))|"
            r"\b(?:their|his|her|that) (?:kind|sort|race|people) (?:of people )?(?:always|never|cannot|can’t|simply|just|are all)|\bit(?:’s| is) (?:in their|a) (?:culture|blood|genes|cultural thing)\b|\b(?:too (?:old|female|foreign|fat|gay|brown|black|young and pretty)) (?:to|for)\b(?!.{0,20}\b(?:school|this is|rock))|\bthird[- ]world (?:people|workers|quality|standards|engineers)|\billegals\b|"
            r"\b(?:that|those) (?:time|days) of (?:the|her) month\b|\bhormon(?:es|al)\b(?=.{0,40}\b(?:she|her|women|female)\b)|\bshe must be (?:on her|pregnant|menopaus\w*)|\bok,? boomer\b|\bsleeping (?:her way|with the boss)\b|\bslept her way\b|\bpretty face\b|\bno real (?:man|men|woman|women)\b|\bi(?: am|’m) not (?:a )?(?:racist|sexist|homophob\w*),? but\b|\breverse racism\b|\bcoloured people\b|\bcolored people\b"
        ),
        "identity_group", "high", "This judges a person by sex, age or origin.", "sentence", general="I would rather speak of the work.",
        unless=words(r"\b(?:myth|stereotype|prejudice|told (?:me|that)|called me|stop (?:saying|calling)|never say|tired of|bias|man up and down)\b"),
    ),
)  # fmt: skip


class IdentityGroups:
    """Contempt for a group."""

    name = "identity_groups"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences that demean a group of people."""
        return apply_rules(_RULES, "controversial", self.name, text, context)
