"""The words that say who may see a sentence: markers, labels, tags, and words for what is public.

`MARKERS` close the sentence they stand in; `LABELS` open a paragraph and close it; `PUBLIC` opens. Each pattern
shuts out the ordinary uses of its words ("grew in confidence", "a trade embargo", "the work split between us").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.confidence.everyday import ENGLISH, ENGLISH_TIMED, GERMAN, LOUD
from coach.confidence.everyday import LABELS as LABELS_EVERYDAY
from coach.confidence.tongues import CLOSED_ABROAD, HOUSE_ABROAD, LABELS_ABROAD
from coach.evidence import Audience
from coach.pattern_needs import Later


@dataclass(frozen=True, slots=True)
class Marker:
    """A wording that closes. `back` says that it can point at the sentence before it; `timed` that a date of the
    whole note (an embargo, an NDA) ends it as well; `unless` what a whole sentence is where its words mean a thing."""

    pattern: Later
    audience: Audience = Audience.ME
    back: bool = False
    timed: bool = False
    unless: re.Pattern[str] | None = None


def _any_apostrophe(pattern: str) -> Later:
    """Any apostrophe of a pattern may be another one, or missing: "dont tell anyone", "thats between us"."""
    return Later(re.sub(r"\['’\]|(?<=\w)'(?=\w)", "['’‘ʼ`´]?", pattern), re.IGNORECASE)


def _me(
    pattern: str, *, back: bool = False, timed: bool = False, unless: re.Pattern[str] | None = None
) -> Marker:
    return Marker(_any_apostrophe(pattern), Audience.ME, back, timed, unless)


def _house(pattern: str, *, back: bool = False) -> Marker:
    return Marker(_any_apostrophe(pattern), Audience.EMPLOYER, back, timed=True)


# Words for what was said, and the verbs of passing it on.
IT = r"(?:it|this|that|these|any of (?:it|this)|the (?:news|matter|story))"
_PASS = (
    r"(?:shared?|repeat(?:ed)?|tell|told|mention(?:ed)?|pass(?:ed)?(?: \w+)? on|sp(?:read|oken)|talk(?:ed)?|speak|"
    r"fwd|say|said|post(?:ed)?|publish(?:ed)?|discuss(?:ed)?|disclosed?|quoted?|forward(?:ed)?|announced?|"
    r"circulated?|made public|leaked?|known|raised?|bring (?:it|this) up|brought up|breathed?)"
)
_END = r"(?=\s*(?:[.;:,!?)\]…*—–-]|$|\byet\b|\band\b|\bbut\b|\bbecause\b|\bbefore\b|\buntil\b|\bfor now\b|\bso that\b))"
_TELLS = (
    r"(?!.*(?::|\b(?:tells?|told|sa(?:id|ys?)|(?<!keep )(?<!keeping )that|whisper\w*|mention\w*|admit\w*|announc\w*|reveal\w*|news|slip|will|would|wants? to|"
    r"going to|plan(?:s|ned)?|may|might|(?:is|are|was|were|be|has|have) (?:being|to|been))\b))"
)
"""A sentence that tells something closes it, whatever else it is about."""
_KEEP_OFF = r"\bkeep(?:ing)? (?:it|this|that) off "
_TOUCHED = (
    r"(?-i:(?:the |my |your |his |her |our |their |any |all )?(?:(?:cold|hot|wet|damp|bare|stone|wooden|tiled|kitchen|open) ){0,2}"
    r"(?:floors?|ground|grass|lawn|carpet|rug|bed|sofa|couch|chair|seat|roof|walls?|stove|hob|heat|heater|radiator|fire|sun|sunlight|skin|face|feet|"
    r"road|pavement|path|water|ice|wet|damp|stone|concrete|shelf|shelves|furniture|workbench|bench|glass|metal|rails?))(?=\s*(?:[.,;!?)]|$))"
)
_OF_A_THING = re.compile(
    rf"{_TELLS}(?!.*{_KEEP_OFF}(?!{_TOUCHED}))[\W_]*(?:(?:please|pls|and|but|so|always|just|better|do|you|we|i|must|should|to),? ){{0,4}}{_KEEP_OFF}",
    re.IGNORECASE | re.DOTALL,
)
"""What can be touched, at the end of its phrase, in a sentence that begins so: nobody talks there. The trade floor and The
Sun are another matter, and so is a clause before it that "it" may be."""
_NOT_SAID = re.compile(
    rf"{_TELLS}(?!.*(?:[,;–—]| - )).*\b(?:count(?:s|ed|ing)?|hum(?:s|med|ming)?|s[iau]ng|sings|singing|whistl(?:es?|ed|ing)|sw(?:ear|ears|earing|ore)|curs(?:es?|ed|ing)|"
    r"pray(?:s|ed|ing)?|recit(?:es?|ed|ing)|laugh(?:s|ed|ing)?) under (?:his|her|their) breath\b",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody does under their breath and tells nobody anything by."""
_LABEL = r"(?:^|(?<=[.;—–(])\s*)[\W_]*"

MARKERS: tuple[Marker, ...] = (
    # In confidence
    _me(
        r"(?<!grow )(?<!grew )(?<!grown )(?<!gain )(?<!gained )(?<!gaining )(?<!growing )(?<!rise )(?<!boost )"
        r"(?<!drop )(?<!loss )(?<!increase )(?<!vote )(?<!crisis )(?<!dip )(?<!up )(?<!fall )\bin (?:\w+ )?"
        r"confidence\b(?! (?:in|interval|level|among|that (?:we|i) can)\b)",
        back=True,
    ),
    _me(r"\b(?:strictly |highly |very |still |is |are |was |as |quite )?confidential(?:ly)?\b"
        r"(?! (?:computing|waste|shredding|helpline|hotline|transport|counselling|vms?|containers?)\b)", back=True),
    _me(r"\bconfided\b"),
    _me(r"\b(?:told|said|shared|mentioned|spoken|given|entrusted)\b[^.]{0,20}?\bin (?:trust|secret|private)\b", back=True),
    _me(r"\b(?:told|said to|warned|asked|admitted to) (?:me|us) (?:privately|quietly|discreetly)\b"),
    _me(r"\bprivately,? (?:he|she|they|(?-i:[A-Z]\w+)) (?:told|said|admitted|thinks|fears|wants)\b"),
    _me(r"\bunder (?:the |a )?(?:seal|pledge|promise|vow|oath)s? of \w+", back=True),
    _me(r"\bsworn (?:me |us )?to (?:secrecy|silence)\b|\bswore (?:me|us) to\b|\bgave (?:him|her|them) my word\b", back=True),
    _me(r"\btrusted me with\b|\btrusts? me with (?:it|this|that|the (?:news|secret|story))\b|\bon condition of anonymity\b|\bchatham house\b", back=True),
    # Off the record, between us
    _me(r"\boff[- ]the[- ]record\b|\bnot on the record\b|\bon (?:deep )?background only\b|\bon deep background\b|"
        r"\b(?:said|says|told|spoke|speaks?|speaking|talked|talking|shared|strictly|purely|just|only)(?: \w+){0,3} on background(?=\s*[.,;:)]|$)|(?:^|[(:;—–-]\s*)[*_]*on background(?=[,:])|"
        r"\btlp\W?(?:red|amber)\b", back=True),
    _me(r"[🤫🤐]", back=True),
    _me(r"(?:^|[,(:;—–-]\s*)[*_]*(?:strictly |just |only |purely )?between (?:us|you and me|ourselves|the two of us)\b"
        r"(?! (?:and|two|three|there|at|we)\b)", back=True),
    _me(r"\b(?:stays?|keep|kept|remains?|strictly|just|only|is|it's|that's|this's|entirely|leave it|put) (?:\w+ )?"
        r"between (?:us|you and me|ourselves|the two of us)" + _END, back=True),
    # "This stays between Omar and me", "keep it between the three of us"; not "between 10 and 11".
    _me(rf"\b(?:(?:stays?|staying|remains?|keep|kept|keeping|leave|left|stayed)(?: (?:{IT}|all|everything))?|(?:this|that|it|which)(?:['’]s| is))"
        r"(?: (?:just|only|strictly|purely|entirely))? between (?:(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|him|her|them) and (?:me|us|myself|I)|"
        r"me and (?-i:[A-Z][\w'’-]+|him|her|them|you)|the (?:three|four|five|few) of us|these (?:four )?walls)" + _END, back=True),
    _me(r"\b(?:eyes|ears) only\b|\bfor (?:my|your|his|her) (?:eyes|ears)\b", back=True),
    # Not for others
    _me(r"\bnot (?:meant |intended )?for (?:\w+ )?(?:repeat(?:ing)?|repetition|sharing|circulation|publication|"
        r"quotation|quoting|attribution|forwarding|(?:any(?:one|body)|others?)(?: else)?(?:['’]s (?:ears|eyes))?|"
        r"outsiders|(?:the )?(?:press|public|minutes|outside|record|newsletter|blog|papers)(?! transport)|distribution|release|linkedin|posting|"
        r"general \w+|wider \w+)\b", back=True),
    _me(r"(?:\bpls|\bplease,?|(?:^|[,;:(—–-])\s*) ?(?:do not|don't|never) (?:ever )?(?:put|write|type) (?:it|this|that|any of (?:it|this)) (?:(?<=write it )down|(?<=write this )down|in writing|on paper|"
        r"in (?:an? |the )?(?:e-?mails?|mails?|minutes|chat|report|slides?|deck|newsletter))\b|\bwould (?:kill|murder|sack|fire|never forgive|disown) (?:me|us) if (?:i|we|it|this|that|word)\b"
        r"[^.]{0,20}?\b(?:told|tell|said|say|got out|gets out|knew|mention\w*|repeat\w*|shar\w+|wrote)\b|\blet slip (?:that|to (?:me|us))\b", back=True),
    _me(r"\bwithout attribution\b|\bnot (?:mine|ours|my (?:story|news|place)) to (?:tell|share|pass on|say|repeat)\b",
        back=True),
    _me(rf"\bnot to (?:{_PASS})(?: (?:{IT}|any\w*|on|with|outside|further|a word|her|his|their)\b|{_END})|"
        rf"\bnot (?:yet )?to be (?:{_PASS}|used)\b(?! (?:of|in)\b)|\b(?:must|may|should|can)(?: not|not|n['’]t) "
        rf"(?:(?:be |get )?(?:{_PASS}|out) (?:of )?(?:{IT}|outside|on|to any\w+|further|about it|yet)\b|"
        rf"(?:be (?:{_PASS}|out)|get (?:out|known|round)){_END})", back=True),
    _me(rf"(?:^|[,;:(—–-]\s*|\b(?:please|pls|plz),? |\b(?:and|but|so) )[*_]*(?:do not|don['’]t|never) (?:ever |please )?(?:{_PASS})"
        rf"(?: (?:{IT}|me|him|her|them|outside|on|to|with|any\w*|further|about|a word|yet|before)\b|{_END})", back=True),
    _me(rf"\b(?:asked|begged|told|wants?|wanted|made|urged) (?:me|us|everyone|people)(?: \w+){{0,2}} not to (?:{_PASS}|let|put|write)"
        rf"(?: (?:{IT}|any\w*|on|with|outside|further|a word|about|to|her|his|their|yet|before)\b|{_END})|"
        rf"\bpromised(?: \w+){{0,2}} (?:not to (?:{_PASS})|silence|discretion|secrecy|i would (?:not|say nothing))\b",
        back=True),
    _me(rf"\bkeep(?:ing|s)?,? (?:{IT}|everything|all this|all of it|quiet|mum)? ?(?:\w+ ){{0,2}}?(?:to (?:myself|yourself|ourselves|"
        r"himself|herself|themselves)|quiet|secret|private|confidential|under (?:\w+ )?(?:hat|wraps)|in[- ]house|"
        r"mum|silent)\b", back=True),
    _me(r"\bunder wraps\b|\bhush[- ]hush\b|\bmum['’]s the word\b|\bsay nothing(?: (?:of|about|to|until|yet))\b|"
        r"\bbreathe a word\b|\bno leaks?\b", back=True, timed=True),
    _me(r"\b(?:this|that|it|which|all this|still|remains?|stays?)(?: is|['’]s)?(?: (?:still|very|top|strictly|all|so))? secret(?: for now)?" + _END
        + r"|\btop[- ]secret" + _END + r"|\b(?:is|as|are) (?:still )?(?:inside|insider) information" + _END, back=True),
    _me(r"\b(?:kept|keeps?|keeping) (?:it |this |that |the \w+ )?(?:a )?secret\b|\b(?:is|it's|still|remains) (?:\w+ )?a secret"
        + _END, back=True),
    _me(r"(?:^|[,;(—–-]\s*|\b(?:this|it|that|which)(?: all)? |\bwhat \w+ (?:said|told me)(?: \w+){0,5} )[*_]*(?:stays?|must stay|has to stay|remains|should stay|to stay)"
        r" (?:here|with (?:me|us)|in th(?:is|e) (?:room|note|notebook)|among us|in this file)" + _END, back=True),
    _me(r"\bnot a (?:single )?(?:word|hint|peep)\b(?! (?:of|about) (?!this|it\b|that))", back=True, timed=True),
    _me(r"\b(?:nobody|no one|no-one|none of us) (?:posts?|talks?|speaks?|says? (?:a word|anything)|may (?:post|know|say))\b",
        back=True, timed=True),
    _me(rf"\b(?:do(?:es)? not|do(?:es)?n['’]t|did not|didn['’]t) want (?:{IT}|people|anyone|anybody|others|the \w+)"
        rf"(?: to)?(?: be)?(?: \w+)? ?(?:{_PASS}|public|out|know\w*|hear\w*|find\w* out|get(?:ting)? (?:out|around|to)|reach|leave|go(?:ing)? (?:any )?further)\b", back=True),
    _me(r"\b(?:would|['’]d|(?:i|he|she|they|we)['’]d) (?:rather|prefer)(?: that)? (?:it|this|people|nobody|no one|others)\b[^.]{0,25}\b"
        r"(?:kn[eo]w\w?|known|public|talked|mentioned|heard|private|quiet)\b", back=True),
    # Who knows
    _me(r"\b(?:nobody|no one|no-one|not (?:even )?(?:her|his|their|the) \w+)(?: \w+){0,5}? (?:knows|is to know|must know|may know|"
        r"should know|has been told|suspects)(?: (?:about )?(?:it|this|that|of it))?" + _END, back=True),
    _me(r"\b(?:please,? )(?:nobody|no one) else\b|\b(?:nobody|no one) else(?:,? please)?(?=\s*[.:;!]|$)|\b(?:wants?|wanted|asked (?:for|to have)|prefers?|likes?|needs?) (?:it|this|that|the \w+|everything) "
        r"(?:to be )?(?:kept |to stay |to remain )(?:very |strictly )?(?:quiet|secret|private|confidential|hidden|between \w+|from \w+|inside|low)\b|\b(?:it|this|that|all|which) (?:must|should|has to|is to|needs to) (?:be kept|stay|remain) "
        r"(?:very |strictly )?(?:quiet|secret|private|confidential|hidden|between \w+|inside)\b", back=True),
    _me(r"\bunder (?:his|her|their) breath\b", back=True, unless=_NOT_SAID),
    _me(r"\b(?:(?:her|his|their|the|our|my) \w+(?: \w+){0,2}|work|hr|management|colleagues) (?:do(?:es)? not|do(?:es)?n['’]t|must not|mustn['’]t|may not|should not|cannot) (?:yet )?"
        r"(?:know|find out|hear|learn)(?: (?:about|of) (?:it|this|that))?" + _END, back=True),
    _me(r"\b(?:asked|begged|told|urged|wants?|made|promised)(?: (?:me|us|her|him|them))?(?: \w+)? to (?:say nothing|keep (?:it|this|that|quiet|mum|silent|silence)|"
        r"stay (?:silent|quiet)|be (?:quiet|silent|discreet)|hold my tongue|forget (?:it|this|that))\b|\b(?:told|tell|tells) a soul\b|\b(?<!could )(?<!can )(?<!we )(?<!i )(?<!you )(?:go|goes|going|gets?) no further\b(?! (?:than|up|down|along|into|in|with|back)\b)|"
        r"\blips (?:are )?sealed\b|\bschtum\b|\bentre nous\b(?! (?:et|deux|trois|tous)\b)", back=True),
    _me(r"\b(?:manager|boss|employer|company|team|board|colleagues|partners?|staff|investors?|(?-i:[A-Z]\w+)) (?:has|have) no idea"
        r"(?: yet)?(?=\s*(?:[.,;!]|$))", back=True),
    _me(r"\b(?:has|have)(?: not|n['’]t) (?:yet )?(?:told (?:any\w+|his|her|their|the|work|colleagues|management|hr|people|family|friends|mum|mom|dad|(?-i:[A-Z]\w+))|been told)(?! (?:what|how|when|why|where))\b|\btold (?:nobody|no one|no-one)\b|"
        r"\bthe (?:only|first) (?:one|person) (?:who knows|(?:he|she|they) (?:has |have |had )?told)\b|"
        r"\bonly (?:i|we|(?:his|her|their|my|the) [\w ]{2,30}?|(?-i:[A-Z]\w+)(?: and (?:i|(?-i:[A-Z]\w+)))?|\w+ people) knows?\b(?! (?:how|what|the|where))|"
        r"\b(?!(?:He|She|It|They|Who|That|I|We|You|This) )(?-i:[A-Z][a-zà-þ]+) (?:do(?:es)? not|do(?:es)?n['’]t|must not|mustn['’]t|may not|should not|cannot) (?:yet )?(?:know|find out|hear|learn)(?: (?:about|of) (?:it|this|that))?" + _END + r"", back=True),
    _me(
        r"\b(?:nobody|no one|no-one) (?:else )?(?:must|may|should|is to) (?:hear|learn|find out)\b|\bif (?:this|it|that|word) (?:ever )?(?:got|gets) out\b|"
        r"\b(?:told only|only told) (?:me|us)\b|\bkept? from (?:the|his|her|their|our) \w+" + _END + r"|"
        r"\b(?:not supposed|not meant) to (?:tell|say|know|share|hear|have heard)\b|\bshould(?: not|n['’]t) (?:really )?know (?:this|it|that)\b",
        back=True,
    ),
    _me(
        r"\b(?:this|it|that|all this) is (?:very |highly |commercially |politically |market[- ]|price[- ])?sensitive" + _END + r"|\bcommercially sensitive\b|"
        r"\b(?:be|please be|stay) discreet\b|\b(?:asked|begged|asks|promised)(?: \w+){0,3} discretion\b|\bdiscretion,? please\b|"
        r"\bon the (?:quiet|q\.?t\.?)(?=\W|$)|\bfor (?:me|us) only\b|\b(?:only|just|strictly) for (?:me|us)" + _END,
        back=True,
    ),
    _me(
        r"\b(?:until|till) then\b[^.]{0,30}\b(?:silence|quiet|nothing|nobody|no one|secret|hush|mum|no (?:posts?|word|hints?|names?))\b|"
        r"\bnothing (?:goes out|leaves|gets out|is (?:said|posted|announced|published))\b(?= (?:before|until|till|yet))|"
        r"\bnot (?:yet )?cleared for (?:release|publication|sharing)\b",
        back=True,
        timed=True,
    ),
    _me(_KEEP_OFF + r"\w+", back=True, timed=True, unless=_OF_A_THING),
    # Not yet public
    _me(r"\bunder (?:\w+ ){0,2}nda\b|\bnda (?:until|till|applies|holds|runs|expires|covers)\b|\bcovered by (?:\w+ ){0,2}nda\b|"
        r"\bnon-disclosure (?:until|applies)\b", back=True, timed=True),
    _me(r"\bunder (?:\w+ )?embargo\b|\bembargo(?:ed)?\b(?=\W*(?:$|until|till|to \d|lifts|ends|holds|applies|before|up to))|"
        r"\b(?:is|are|was|still|strictly) embargoed\b|\bembargo until\b", back=True, timed=True),
    _me(r"\b(?:not|isn['’]t|aren['’]t|won['’]t be|never)(?: \w+)? (?:yet )?(?:public|official|announced|released)\b"
        r"(?! (?:transport|sector|service|body|bodies|money|funding|land|space|figure|opinion|servant)\w*)(?!-)", back=True, timed=True),
    _me(r"\bhas(?: not|n['’]t) (?:yet )?been (?:announced|made public|published|released)\b|"
        r"\bunannounced\b(?! (?:visit|inspection|audit|guest))|\bbefore (?:it|this|the news) (?:(?:is|goes|becomes) (?:public|official)|is out)\b",
        back=True, timed=True),
    # Everyday wordings
    *(_me(pattern, back=True) for pattern in (*ENGLISH, *GERMAN)),
    *(_me(pattern, back=True, timed=True) for pattern in ENGLISH_TIMED),
    _me(LOUD, back=True),
    # In other languages, and in a whisper
    *(_me(pattern, back=True, timed=True) for pattern in CLOSED_ABROAD),
    _me(r"\(\W*(?:(?:pst|psst|shh?|top|big|still)\W+)*secret\W*\)|(?:^|[(,;:—–-]\s*)(?-i:Pst|pst|Psst|psst|Pssst|pssst|Shh|shh|Shhh|shhh)\b(?=\s*[,!:.)…—–-])", back=True),
    # Inside the house
    _house(r"\b(?:never|not|nothing|none of (?:it|this))(?: \w+){0,3}? (?:outside|beyond|to leave|leaves|leave) (?:the|our|this|these) "
           r"(?:house|company|building|firm|team|office|group|board|room|organi[sz]ation|department|four walls|walls|agency|practice)\b", back=True),
    _house(r"\b(?:strictly|purely|company|for) internal\b(?! (?:wall|medicine|combustion|affairs|market|audit|door)s?)|\binternal only\b|"
           r"\bin-house only\b|\binternal use\b", back=True),
    _house(r"\b(?:that|this|it|these|those|which|all|figures?|numbers?|band|price|prices|budget|margin|plan|list|targets?)(?: \w+)? "
           r"(?:is|are|stays?|remains?)(?: \w+)? internal" + _END, back=True),
    _house(r"\b(?:is|are|remains?|stays?|still|as|that's|it's) (?:an? |our |their )?(?:company|trade|business|house|commercial) secrets?" + _END, back=True),
    *(_house(pattern, back=True) for pattern in HOUSE_ABROAD),
    _house(r"\bboard (?:figures|numbers|papers?)(?: only)?\b|\b(?:stays?|keep(?: \w+)?) (?:in|inside|within) the (?:house|company|firm|family|team)\b",
           back=True),
)  # fmt: skip

# A label opens a sentence or paragraph and closes the rest of that paragraph: "Private: …", "**Internal.** …".
LABELS: tuple[tuple[Later, Audience], ...] = (
    (
        _any_apostrophe(
            r"[\W_]*((?:(?:strictly|very|highly|top|and) )?(?:private(?: and confidential)?|confidential|in (?:\w+ )?confidence|"
            r"off the record|between (?:us|you and me)(?:, \w+)?|not for sharing|not to be shared|do not share|don't share|secret|"
            r"(?:(?:commercially|politically|market|price)[- ])?sensitive(?: information)?|delicate|embargo(?:ed)?|nda|under (?:\w+ ){0,2}nda|"
            r"under embargo|hush|for me only|just for me|only for me|inside(?:r)? information|(?:for |on )?(?:deep )?background(?: only)|on deep background|"
            rf"classified|eyes only|for my eyes only|{LABELS_EVERYDAY}|{LABELS_ABROAD}))\b[\W_]*(?:[:.\n—–]|-(?!\w)|$)",
        ),
        Audience.ME,
    ),
    (
        _any_apostrophe(
            r"[\W_]*((?:strictly |company |purely |still |for now |(?:please )?keep(?: it| this)? )?(?:internal(?: only)?(?: (?:for now|for the moment|for the time being|so far|at present|until further notice|until (?=\S).{3,30}?))?|in-house(?: only)?|not for outside|company confidential|(?:internal,? (?:and )?)?not for (?:the |our |any )?(?:clients?|customers?|outsiders?|visitors?|suppliers?|the press))|"
            r"(?:company|trade|business|house) secrets?|(?:nur|streng|rein|strikt|alleen) intern|(?:intern,? (?:und )?)?nicht für (?:die |unsere )?(?:kund(?:en|innen)|gäste|besucher|lieferanten|aussenstehende|außenstehende)|intern(?=\s*:.*\b(?:wir|der|das|und|ist|wird|nicht|unsere?|het|wij|een|niet|wordt)\b)|(?:usage )?interne|uso interno|betriebsgeheimnis)"
            r"\b[\W_]*(?:[:.\n—–-](?!\w)|$)",
        ),
        Audience.EMPLOYER,
    ),
    # Signs that need nothing behind them: the traffic light protocol, a finger on lips.
    (_any_apostrophe(r"[\s*_>#•\[(-]*(tlp\W?(?:red|amber(?:\W?strict)?)\b)"), Audience.ME),
    (_any_apostrophe(r"[\s*_>#•\[(-]*([🤫🤐])"), Audience.ME),
)

PUBLIC = re.compile(
    r"\b(?:is|are|was|were|now|already|been|made|went|goes|gone|became) (?:now |all |already |fully |quite )?public\b"
    r"(?! (?:secret|transport|sector|servant|holiday|opinion|school|service|figure|body|money|speaking|company)\w*)|"
    r"\bpublic (?:now|already|since|knowledge|on (?:the|their|our|its|his|her))\b|"
    r"\b(?:in|from) (?:the|their|its|our|a|his|her) public \w+|"
    r"\b(?<!be )(?<!is )(?<!are )(?<!not )(?<!to )published (?:a|an|the|its|their|his|her|our|in|on|by|last|this|today|yesterday)\b|"
    r"\b(?:announced|confirmed) (?:publicly|(?:it )?(?:on|in) (?:stage|public|linkedin|the press|a press release))\b|"
    r"\bon (?:the|their|our|its|his|her) (?:public )?(?:web ?site|homepage)\b|\bon the record\b|\bwas in the (?:news|papers?|press)\b",
    re.IGNORECASE,
)  # fmt: skip
NOT_PUBLIC = re.compile(
    r"\b(?:not|never|until|till|before|unless|(?:is|are|was|were|has|have|had|do|does|did|wo|ca|could|should|would)n['’]?t|off|will be|going to be|to be|when|once|if)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(r"^[\W_]*(?:it|this|that|all|everything|both|public)\b", re.IGNORECASE)

TAGS: dict[str, Audience] = {
    **dict.fromkeys(
        "confidential confidence in-confidence private journal diary nda embargo embargoed secret off-the-record "
        "offtherecord do-not-share donotshare not-for-sharing no-share under-nda strictly-confidential eyes-only "
        "in-trust vertraulich streng-vertraulich privat geheim tagebuch unter-uns confidentiel confidencial vertrouwelijk riservato "
        "confidenziale sperrfrist".split(),
        Audience.ME,
    ),
    **dict.fromkeys(
        "internal internal-only company-internal in-house inhouse intern nur-intern interne interno".split(),
        Audience.EMPLOYER,
    ),
    **dict.fromkeys("public published".split(), Audience.PUBLIC),
}
TIMED_TAGS = frozenset({"nda", "embargo", "embargoed", "under-nda"})
TITLE = re.compile(
    r"\b(?:(?:strictly )?confidential|off the record|in confidence|do not share|not for sharing|internal only|under nda|"
    r"embargoed|private and confidential|vertraulich|nicht weitersagen|sperrfrist|confidentiel(?:le)?|confidencial|vertrouwelijk|riservat[oa]|confidenziale)\b|^(?:streng )?geheim\b|\((?:privat|geheim|intern)\)|\bembargo\b(?! (?:on|against)\b)|\((?:private|internal|nda|secret)\)|"
    r"^(?:private |my )?(?:journal|diary)\b(?! (?:article|paper|club|review|entry for))|^private\b(?! (?:equity|view|sector|tour|dinner|bank))",
    re.IGNORECASE,
)  # fmt: skip
WHOLE = re.compile(
    r"\b(?:all of (?:this|it|that)|everything (?:here|above|below|in this note|he said|she said|they said|said)|none of (?:this|it|the above)|"
    r"this (?:whole |entire )?(?:note|page|conversation|call|meeting|talk)|the (?:above|whole (?:note|conversation|call|meeting))|"
    r"whole note|all (?:this|results|figures|data|the above))\b",
    re.IGNORECASE,
)  # fmt: skip
AUDIENCES: dict[str, Audience] = {
    **dict.fromkeys(
        "me myself self private only-me nobody none confidential secret restricted high privat vertraulich geheim ich nur-ich".split(),
        Audience.ME,
    ),
    **dict.fromkeys(
        "employer internal company team colleagues work house intern firma".split(), Audience.EMPLOYER
    ),
    **dict.fromkeys("public everyone everybody all world".split(), Audience.PUBLIC),
    **dict.fromkeys("open normal default".split(), Audience.OPEN),
}
FRONT_KEYS = frozenset(
    "visibility sensitivity confidentiality classification access sharing share privacy status level vertraulichkeit sichtbarkeit freigabe".split()
)
TRUE = frozenset("true yes y 1 on".split())


# Until when: a closing word, then "until" and a date; "public only from" and a date; "Until" at the start.
_CLOSING = (
    r"(?:embargo\w*|nda|public|official|secret|quiet|silent|confidential|confidence|word|nothing|shar\w+|mention\w*|"
    r"announce\w*|pass(?:ed)?(?: \w+)? on|repeat\w*|spread|disclosed?|circulated?|tell|talk\w*|post\w*|publish\w*|released?|wraps|internal|myself|yourself|us|record|hint|any(?:one|body)|out|here)"
)
CLOSES_UNTIL = (
    re.compile(
        rf"\b{_CLOSING}\b[*_]*(?:[ ,(]+(?!that\b|she\b|he\b|they\b|will\b)\w+){{0,3}}?[ ,(]*\b(?:until|till|before|prior to|ends|lifts|expires|runs to)\b(?: after)?",
        re.IGNORECASE,
    ),
    re.compile(r"^[\W_]*(?:until|till|before)\b(?: after)?", re.IGNORECASE),
    re.compile(
        r"\b(?:public|official|announced|released|published)(?: only)?,?(?: \w+)? (?=(?:on|from|in|as of)\b)",
        re.IGNORECASE,
    ),
)
THEN = re.compile(r"\b(?:until|till|before) (?:then|that)\b", re.IGNORECASE)

# How a sentence says when something comes out, and that there is silence until then.
RELEASE = re.compile(
    r"\b(?:press|announce\w*|announcement|comes? out|goes (?:out|public|live)|publish\w*|publication|launch\w*|reveal\w*|unveil\w*|"
    r"release[sd]?|made public|news|bekannt\w*|veröffentlich\w*|pressemitteilung|communiqué|annonc\w+)\b",
    re.IGNORECASE,
)
UNTIL_THEN = re.compile(r"\b(?:until|till) then\b|\bbis dahin\b|\bd['’]ici là\b|\btot dan\b", re.IGNORECASE)
