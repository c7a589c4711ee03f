"""What is not said to a person's face: private life, verdicts on people, secrets, shorthand, the user's own doubts.

The writer drops a sentence that any of these patterns touches; a letter that says less is better than one that
says something odd.
"""

from __future__ import annotations

import re

_SECRET = re.compile(
    r"\b(?:confiden\w+|confid(?:e[sd]?|ing) in|in trust|between (?:us|ourselves|you and me)|off the record|under (?:an? |the )?(?:nda|seal|embargo)|embargo\w*|secret\w*|"
    r"not (?:yet )?public|nobody knows|no one knows|not for (?:repeating|sharing|quoting|others|anyone)|do(?:n['’]t| not) (?:share|repeat|tell|mention|"
    r"quote)|keep (?:it|this) (?:to|quiet|between)|not to be passed|internal|hush|private(?:ly)?|sensitive|hints? that|let slip|rumou?rs?|gossip\w*)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:ill(?:ness)?|sick|cancer|tumou?r|surgery|operation on|bypass|doctors?|clinic|unwell|in pain|hospital\w*|rehab|diagnos\w+|dementia|depress\w+|anxi\w+|panic|burn-?out|"
    r"therap\w+|chemo\w*|radiotherap\w+|dialysis|counsell\w+|medication|pregnan\w+|miscarr\w+|ivf|adopt(?:ing|ion)|divorc\w*|separat(?:ed|ion) from|affair|custody|died|death|"
    r"funeral|eulog\w*|obituar\w*|condolen\w*|bereave\w*|grie[fv]\w*|widow\w*|alcohol\w*|drunk|rehab|debts?|bankrupt\w*|mortgage|salary|salaries|paid too|pay rise|bonus|laid off|"
    r"redundan\w+|fired|sacked|resign\w*|quit(?:ting)?|job[- ]hunt\w*|looking to leave|interviewing (?:for|at)|pan(?:el|ic) attack|lawsuit|sued|"
    r"arrest\w*|convicted|probation|harass\w*|discriminated|discrimination|grievance\w*|disciplinary|visa|asylum|immigra\w+|citizenship|"
    r"religio\w+|spiritual\w*|(?:my|your|his|her|their) faith|pray(?:s|ed|ing|ers?)|clergy\w*|political (?:views?|beliefs?|party|affiliation)|mental(?:ly)? (?:ill|health)|disab\w+|addict\w*|"
    r"unemploy\w+|bank accounts?|overdraft|credit (?:score|cards?)|dissatisf\w+|church[- ]?go\w+|votes? (?:for|left|right)|gay|lesbian|trans(?:gender)?|sexual\w*|weight loss|diet|wife|husband|"
    r"boyfriend|girlfriend|ex[- ](?:wife|husband|boss)|wedding|marri(?:ed|age)|engaged to|baby|babies|toddler\w*|kids?|child(?:ren)?|sons?|"
    r"daughters?|boys|girls|twins|mother|parents?|brother|sister|missing|lonely|cry(?:ing)?|cried|tears|widow)\b",
    re.IGNORECASE,
)
# Fine where the person told a story about work, a craft or a place: "her father's workshop".
_FAMILY_THINGS = re.compile(
    r"\b(?:father|grandfather|grandmother|mother|uncle|aunt)['’]s\s+\w+", re.IGNORECASE
)
_VERDICT = re.compile(
    r"\b(?:boring|arrogan\w+|pompous|vain|rude|aloof|smug|pushy|slippery|sly|naive|clueless|lazy|charming|handsome|attractive|creepy|"
    r"jealous|moody|grumpy|talks too much|full of (?:himself|herself)|no overlap|not (?:useful|relevant|interesting|impressed|convinced|"
    r"sure about)|useless|waste of|overrated|competitors?|rivals?|dodgy|unreliable|untrustworthy|can(?:['’]t|not) be trusted|"
    r"do(?:n['’]t| not) trust|careful with|watch out|beware|annoy\w*|irritat\w*|hat(?:e|ed|es)|dislik\w*|despis\w*|complain\w*|moan\w*|"
    r"interrupt\w*|argu(?:ed|es)|rejected|ignored|lied|fail(?:s|ed|ure)|cost (?:him|her|them|you)|lost (?:his|her|their|the)|forgot (?:my|our|me)|incompeten\w+|idiot\w*|stupid\w*|bluff\w*|"
    r"s[ck]eptical)\b"
    r"|\b(?:is|was|seems?|seemed|looks?|looked|sounds?|sounded|came across|comes across)(?:\s+(?:as|a|an|bit|little|rather|very|too|quite|"
    r"so|really))*\s+(?:nice|loud|shy|dull|cold|slow|messy|pretty|weird|odd|strange|awkward|nervous|tired|bitter|difficult|sharp|clever|"
    r"smart|funny|quick|fair|warm|kind|courteous|careful|generous|friendly|quiet|polite|blunt|chatty|young|old|fat|thin|tall)"
    r"(?=\s*(?:[,.;:!]|$|(?:and|but|about|with|on|in|for)\b))",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£]\s?\d|\b(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|PLN|JPY|INR)\s?\d|\b(?:gross |profit )?margins?\b|\bvaluation\b|\bfunding round\b|"
    r"\bthe fund\b|\binvestors?\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(
    r"[\[\]{}<>|~^=→←⇒#@\\]|\bw/|\bre:|\bcf\.|\bbtw\b|\bfyi\b|\btbc\b|\btbd\b|\basap\b|\bppl\b|\bmtg\b|\bintro\b|\bdept\b|\bmgr\b|\bNB\b|https?:|www\.|\?\?|!!"
    r"|\b(?:todo|to-do|nb|ps)\b|\(|\)|&c|\.\.\.|…|:-?\)|/\w+/",
    re.IGNORECASE,
)
_OWN_DOUBT = re.compile(
    r"\b(?:I (?:talk|am|was|felt|feel|hate|fear|worr|should have|regret|suspect|doubt|do not trust|wonder if (?:she|he))|my (?:fear|worry|doubt|mistake|boss|"
    r"salary)|remind(?:er)? (?:to )?(?:me|myself)|note to self|ask (?:her|him|them) (?:how|about|whether)|I (?:think|guess) (?:she|he|they))\b",
    re.IGNORECASE,
)
_THIRD_PARTY = re.compile(
    r"\b(?:his|her|their) (?:boss|manager|ex|colleagues?|team ?mates?|chief|ceo|board|staff|landlord|client|competitors?|predecessor|successor|assistant)\b",
    re.IGNORECASE,
)
_ADMIN = re.compile(
    r"\b(?:everything (?:to|for) (?:her|him|them)|write only|only write|use (?:the|this|her|his) (?:private|work|old|new)|address (?:still )?works|phone number|"
    r"not to be confused|not the|one of two|namesake|goes through|spell(?:s|ed|ing)? (?:her|his|it)|e-?mail address)\b",
    re.IGNORECASE,
)


def private(text: str) -> bool:
    """Whether a sentence touches private life, money, or something told in confidence."""
    rest = _FAMILY_THINGS.sub("", text)
    return any(p.search(rest) for p in (_SECRET, _PRIVATE, _MONEY))


def unkind(text: str) -> bool:
    """Whether it judges a person, or repeats what was said about others."""
    return bool(_VERDICT.search(text) or _THIRD_PARTY.search(text))


_WELCOME = re.compile(
    r"\b(?:ready|finished|done|signed|approved|accepted|arrived|printed|published|found|booked|confirmed|completed?|granted|won|passed|counted|repaired|"
    r"restored|delivered|agreed|opens?|opened|starts?|begins?|on its way|is out|in the (?:shared )?folder|works? (?:well|again)|welcome)\b",
    re.IGNORECASE,
)


_UNWELCOME = re.compile(
    r"\b(?:clos(?:ure|ing|ed)|shut\w*|strike|lump|sunk|sank|broken|stolen|theft|damag\w+|leak\w*|mou?ldy?|fire|flood\w*|crack\w*|lost|missing|dead|cuts?|cancel\w*|"
    r"delay\w*|late|refus\w+|reject\w+|withdrawn?|ends?|ended|no longer|not|never|without|nobody|nothing|wrong|fault\w*|mistake\w*|error|problem\w*|sorry|unfortunately)\b",
    re.IGNORECASE,
)


def welcome(text: str) -> bool:
    """Whether a sentence is surely news that one may give thanks for: a thing done, found, begun or on its way, and nothing in
    it that speaks of harm."""
    good = _WELCOME.search(text) is not None and not _UNWELCOME.search(text)
    return good and not (private(text) or unkind(text))


def unfinished(text: str) -> bool:
    """Whether it is shorthand, a reminder to oneself, or an address book remark."""
    return any(p.search(text) for p in (_SHORTHAND, _OWN_DOUBT, _ADMIN))


def sayable(text: str, longest: int = 40) -> bool:
    """Whether a piece of a note may be said to the person it is about."""
    return 2 <= len(text.split()) <= longest and not (private(text) or unkind(text) or unfinished(text))
