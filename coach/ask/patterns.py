"""The wordings by which kinds of questions are known, as patterns over a question's shape.

A shape is folded and has names as marks: §p a person, §o an organisation, §e an event, §l an event's place, §d a
date ("who do i know at §o since §d").
"""

from __future__ import annotations

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """One pattern for several phrases."""
    return re.compile("|".join(f"(?:{p})" for p in phrases))


PEOPLE = (
    r"(?:who(?:m|ever)?(?: else)?|whose|anyone|anybody|someone|somebody|everyone|everybody|people|contacts|"
    r"connections"
    r"|which(?: of (?:my|the|these|our))?(?: \w+)? (?:people|persons?|contacts?|connections?|colleagues?|"
    r"attendees?|friends)"
    r"|which of my|who(?= (?:among|amongst) (?:my|the)\b)|list (?:all|the|my)?|names? of)"
)
GREETING = re.compile(
    r"^(?:hello|hi|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?(?: a lot| very much)?|help(?: me)?|what can (?:you|i) (?:do|ask)"
    r"(?: (?:you|here|for me))?|who are you|what are you|how does this work)?$"
)

# Jobs and the handbook
DIARY = re.compile(
    r"^what (?:happened|took place|was (?:on|going on|happening)|did i (?:do|note|write down|record)|have i (?:done|noted|written down|recorded))"
    r"(?: to me)?(?: on| in| for| during)? §d$"
    r"|^(?:show|list)(?: me)? (?:my |the |all )*notes (?:of|from|for|in|on)? ?§d$|^(?:which|what) notes (?:did i (?:write|take|make)|have i (?:written|taken|made)|do i have)(?: of| from| for| in| on)? §d$"
)
"""What the user noted and held in some days."""
HAPPENED_AT = re.compile(
    r"^what (?:all )?(?:happened|took place|was discussed|was (?:going on|talked about)|did i (?:do|note|learn|hear|write down)|have i (?:noted|written down|learned|learnt))(?: (?:at|in|on|during|from|about))? (?:the )?(?:§e|§l)(?: §d)?$"
)
"""What the user noted of an event or a place."""
LAST_NOTE = re.compile(
    r"^(?:what (?:is|was|does) )?(?:in )?my (?:last|latest|newest|most recent) note(?: about| say)?$|^what did i (?:last|most recently) (?:note|write down)$|^what did i write(?: down)? last$"
    r"|^what did i note (?:last|most recently)$"
)
BRIEFING = any_of(
    r"^(?:whom?|which people) should i (?:meet|find|see|look for|look out for|talk (?:to|with)|speak (?:to|with))(?: first)? (?:at|in|on) (?:the )?§[el]",
    r"^(?:brief|prepare|prep|ready) (?:me|us)\b",
    r"^(?:(?:make|write|give me|i need|create|show me) )?(?:(?:a|the|my) )?brief(?:ing)?\b",
)
DRAFT = re.compile(
    r"^(?:draft|write|compose|prepare|help me (?:write|draft|thank|answer|reply))\b"
    r".*(?:e-?mail|mail|note|message|letter|thank|follow|repl|answer|intro|§p)"
)
REVIEW = any_of(
    r"^(?:is|would|are) (?:this|the following|these)\b.*\b(?:ok|okay|fine|safe|all ?right|good|too|post|"
    r"mail|message)\b",
    r"^(?:review|check|proofread|look over|read over)\b.*\b(?:post|text|draft|e-?mail|mail|comment|message|"
    r"this)\b",
    r"^(?:can|may|should) i (?:post|publish|send|share) (?:this|the following)\b",
)
HOW_TO = any_of(
    r"^how (?:(?:many times|long|soon|often) )?(?:do|should|can|could|would)(?: (?:i|you|one|we|somebody|"
    r"people))?\b",
    r"^how to\b",
    r"^what (?:should|do|can|could) (?:i|one|you|we)\b",
    r"^what (?:is|are|makes) (?:(?:a|an|the) )?(?:good|best|right|polite|proper|better|easiest|etiquette)",
    r"^what (?:is )?(?:the point|small talk|networking|an? elevator)",
    r"^what (?:not )?to (?:say|do|wear|bring|write|ask)",
    r"^when (?:should|do) (?:i|you|one)\b(?! last)",
    r"^is it (?:ok|okay|fine|rude|polite|appropriate|all ?right|good|better|wise|acceptable|too)\b",
    r"^(?:any )?(?:tips|advice|ideas|ways?)\b",
    r"^should (?:i|you|one)\b",
    r"^(?:why|how much) should",
    r"^which .{3,40} should i\b",
    r"^help me (?:with|to)",
    r"^explain",
)
ADVICE = re.compile(
    r"\bshould (?:i|we)\b|^how (?:do|can|could) (?:i|we)\b|^what (?:do|can|could) i (?:say|tell|answer|"
    r"do)\b|^(?:may|can) i\b"
)
OWN_THINGS = re.compile(
    r"\b(?:my|mine|our)\b (?!network\b|contacts?\b|phone|name\b|cards?\b|business card|boss\b|profile\b|"
    r"pitch\b|hands?\b"
    r"|job\b|e-?mails?\b|message)"
)
I_DID = re.compile(r"\b(?:did|have|was|were) (?:i|we)\b")

# Promises of the user, and what may be told
PROMISED_BY_ME = any_of(
    r"promises? of mine|things? i (?:have )?promised|promises? i (?:have )?made|i have (?:to|promised to) deliver",
    r"my (?:\w+ )?(?:promises?|commitments?|pledges)",
    r"promises? (?:have |did |do )?i\b",
    r"promises (?:are|do i|have i)",
    r"(?:what|which \w+) (?:did|have|do|must|should|had) i (?:still |have |also |already )?"
    r"(?:promise|owe|commit|pledge|agree to|have to (?:send|deliver|do)|need to (?:send|deliver))",
    r"what (?:do|must|should) i (?:still )?(?:need to |have to )?(?:do|deliver|send) (?:by|before|until|till) §d$",
    r"(?:do|did|have) i (?:still )?(?:owe|promise)",
    r"i (?:still )?owe\b",
    r"open promises",
    r"(?:what|anything) (?:is|are|comes?|falls?) (?:due|overdue)",
    r"what am i (?:late|behind|overdue)",
    r"^(?:what|which \w+) (?:must|should|has to|have to|needs? to) (?:i )?(?:be )?(?:deliver|send|sent|hand|done)",
    r"(?:what|which \w+) (?:did|have|had) i say i would (?:send|do|deliver)",
    r"am i (?:late|behind|overdue)",
    r"^(?:what|anything|everything)(?: that)? (?:have|did|had) i (?:\w+ )?not (?:yet )?(?:done?|kept|keep|deliver(?:ed)?|fulfil\w*|finish(?:ed)?|sen[dt])\b",
    r"^(?:what|anything)(?: else)? (?:is|are|remains?) (?:still |left |yet )?(?:outstanding|pending|unkept|to keep)\b",
    r"^(?:which |what |the |all |any |list |show |of )*(?:(?:open|outstanding|pending|unkept|unfulfilled|broken|forgotten|overdue|late) )?"
    r"(?:promises|commitments|pledges)(?: (?:to keep|(?:are |is )?(?:still |yet )*(?:open|pending|outstanding|unkept|unfulfilled|overdue|due|late)|"
    r"(?:are |have |were )?(?:still |yet )*(?:not|never) (?:yet )?(?:been )?(?:kept|done|fulfilled|delivered|met)(?: yet)?|left))*$",
    r"have (?:promises|commitments) to keep",
)
_LEAVE = (
    r"^(?:(?:can|may|could) i|am i (?:allowed|free) to|is it (?:ok|okay|fine|safe|all right|allowed)(?: for me)? to|do you think i (?:can|may)) "
    r"(?:(?:already|now|still|safely|publicly) )*"
)
_TO_THEM = r"(?:tell|inform|let|write(?: to)?|e-?mail|send|show|give)"
_TELL = rf"(?:{_TO_THEM}|mention|share|post|publish|announce|talk|write|speak|say|bring|reveal|disclose|discuss|raise|repeat|quote|forward|gossip|pass on|hint)"
MAY_TELL = re.compile(rf"{_LEAVE}{_TELL}\b")
"""The shape of a question for leave to tell something."""
_HOUSE = r"(?:my|our) (?:colleagues?|team|boss|manager|employer|company)"
_HEARER = rf"(?:§p(?: \(§o\))?|{_HOUSE}\b)(?!['’])"
_HEARERS = rf"{_HEARER}(?:(?:,? and|,? or|,) {_HEARER})*"
_INSIDE = r"(?:at work|internally|in-?house)"
TOLD_TO = (
    re.compile(
        rf"{_LEAVE}(?:{_TO_THEM}|{_TELL}(?: up)? (?:to|with)) (?P<who>{_HEARERS})"
        r"(?=$| (?:about|of|on|regarding|concerning|know|that|what|how|why|whether|if|when|where|which|who|the|this|his|her|their|its|everything)\b)"
    ),
    re.compile(
        rf"{_LEAVE}{_TELL} (?!.*\b(?:i|we|he|she|they|that|what|how|why|whether|who|which)\b)(?!.*\b(?:talks?|conversations?|chats?|meetings?|calls?|"
        rf"lunch|dinner|coffee|letters?|e-?mails?|mails?|messages?|notes?|loans?|gifts?|payments?|offers?|promises?) (?:to|with) )"
        rf"(?:.+ )?(?:(?:to|with) (?P<who>{_HEARERS})|(?P<inside>{_INSIDE}))$"
    ),
)
"""Who is to be told, where that is said without doubt: right behind the verb, or at the very end with no clause between.
"I spoke with Ann", "Ann's boss" and "my boss's wife" name nobody who is told."""
TOLD_OPENLY = re.compile(
    r"\b(?:public|publicly|linkedin|online|the press|journalists?|customers?|clients?|competitors?|everyone|everybody|anyone|anybody|others|"
    r"too|also|as well|alike|on stage|on a panel|podcast|in front of|copy|cc|bcc)\b"
)
"""Words by which more people may hear it than those named."""
GOALS = re.compile(
    r"^(?:what|which) (?:is|are|were)(?: all)? my (?:\w+ ){0,2}(?:goals?|objectives?|aims?)\b|^(?:all )?my (?:\w+ ){0,2}(?:goals|objectives|aims)$"
    r"|^(?:what|which)(?: of)? my (?:\w+ ){0,2}(?:goals?|objectives?|aims?) (?P<state>is|are|have)\b"
    r"|^(?:what|which) (?:goals?|objectives?|aims?) (?:do|did|have) i (?:have|set|got)\b"
    r"|^what (?:do|did) i (?:want|hope) (?:from|out of|to (?:get|have|gain) (?:from|out of)) (?:my )?(?:networking|network)\b"
)
"""What the user wants to reach, by their own notes on it."""
NOT_TO_SAY = re.compile(
    r"\b(?:not|never)\b(?!.*\babout\b).{0,12}\b(?:mention|say|tell|raise|bring up|talk|discuss|share)\b|\bavoid\b"
)
TOLD_CLOSED = any_of(
    r"in (?:strict )?confidence",
    r"confidential(?:ly)?\b",
    r"\bsecret(?:s|ly)?\b",
    r"\bin private\b|\bprivately\b",
    r"(?:not|never) (?:to )?(?:tell|share|pass on|repeat|mention|talk about|say|raise|bring up)",
    r"(?:must|should|may|can) (?:i )?(?:not|never) (?:\w+ )?(?:tell|share|pass on|repeat|mention|talk about|"
    r"say|raise|bring up)",
    r"keep (?:to myself|quiet)|between us|off the record|under (?:nda|embargo)",
    r"(?:should|must) i (?:better )?avoid (?:with|raising|mentioning|saying|talking)",
)

# The last one written or spoken to, whoever it was
_WRITE = r"(?:write|wrote|written|e-?mail(?:ed)?|mail(?:ed)?|messaged?|text(?:ed)?)"
_TALK = r"(?:talk(?:ed)?|speak|spoke|spoken|chat(?:ted)?|call(?:ed)?|phone(?:d)?|meet|met|see|saw|seen|have (?:lunch|coffee|dinner)|had (?:lunch|coffee|dinner))"
_TO = r"(?: to| with)?"
_NEWLY = r"(?:last|most recently|latest|just)"
LAST_WITH = re.compile(
    rf"(?:to |with )?whom? (?:did|have) i (?:{_NEWLY} )(?:(?P<wrote1>{_WRITE})|{_TALK}){_TO}"
    rf"|(?:to |with )?whom? (?:did|have) i (?:(?P<wrote2>{_WRITE})|{_TALK}){_TO} (?:last|most recently)"
    rf"|whom? (?:is|was) the (?:last|latest|most recent) (?:(?:person|one|contact) )?(?:(?:that|who|whom) )?i (?:have )?(?:(?P<wrote3>{_WRITE})|{_TALK}){_TO}"
)
"""With whom the user was last in touch, whoever it is."""
LAST_TO_ME = re.compile(
    rf"who (?:last |most recently )(?:{_WRITE})(?: to)? me|who (?:has |have )?(?:{_WRITE})(?: to)? me (?:last|most recently)"
    rf"|who (?:is|was) the (?:last|latest|most recent) (?:(?:person|one) )?(?:(?:to|that|who) )?(?:{_WRITE})(?: to)? me"
    r"|(?:from )?whom? (?:did|have) i (?:last |most recently )(?:hear|heard)(?: from)?|(?:from )?whom? (?:did|have) i (?:hear|heard)(?: from)? (?:last|most recently)"
)
"""Who wrote to the user last."""

# Fields of a contact
EARLIER = re.compile(
    r"\bbefore\b|\bprevious(?:ly)?\b|\bformer(?:ly)?\b|used to|\bearlier\b|\bold (?:job|title|employer|company)"
)
FIELDS = (
    ("connection date", any_of(r"^(?:when|since when|how long|what (?:date|day))\b.*\bconnect")),
    (
        "organisation",
        any_of(
            r"^where (?:does|do|is|did) §p (?:now |currently |still |really )?(?:work|working|employed|at)\b",
            r"^where is §p (?:now|these days|today)$",
            r"^where has §p (?:gone|moved) to work",
            r"(?:who|(?:which|what) (?:company|organi[sz]ation|firm|employer)) (?:does|is|do) §p (?:now |"
            r"currently )?(?:work|employ|at|with|from)",
            r"§p's (?:\w+ )?(?:employer|company|organi[sz]ation|firm|workplace)",
            r"(?:employer|company|organi[sz]ation) of §p",
            r"who employs §p",
        ),
    ),
    (
        "title",
        any_of(
            r"§p's (?:\w+ )?(?:job|title|role|position|function|post|line of work)\b",
            r"(?:job|title|role|position|function)(?: title)? (?:of|does|has|is) §p",
            r"what does §p do(?: (?:for a living|for work|at §o|there|now|professionally))?$",
            r"§p (?:do|work) (?:as|for a living)",
            r"as what does §p work",
        ),
    ),
    (
        "e-mail",
        any_of(
            r"\be-?mails?(?: address(?:es)?)?\b", r"mail address",
            r"(?:private|work|new|right|best) address",
            r"which address", r"how (?:can|do) i (?:e-?mail|mail|write to) §p", r"address for §p"
        ),
    ),
    (
        "phone",
        any_of(
            r"\bphone\b", r"\bmobile\b", r"\bcell\b", r"telephone", r"whatsapp", r"number\b", r"how (?:can|do) i (?:call|ring|phone) §p"
        ),
    ),
    ("profile", any_of(r"linkedin", r"profile", r"web ?site|home ?page")),
    ("birthday", any_of(r"birth ?day|date of birth", r"^when (?:was|is) §p born")),
)  # fmt: skip
FIELD_WORDS = (
    "connect connected connecting new right work works working job title role position employer company organisation organization firm email e "
    "mail emails address addresses phone mobile cell telephone number numbers whatsapp linkedin profile "
    "page url link website function post call ring reach write before birthday birth born date current private "
    "personal office best use living employed employs workplace line web site home homepage professionally"
)
NOT_A_FIELD = re.compile(
    r"^(?:who(?! (?:does|employs|is §p (?:with|work)))|how many|how often|why|when did i(?! connect)|did i|have i)\b"
)
TOLD_BY_MAIL = re.compile(r"^(?:what did|did|why|how did|which e-?mail did|has|have)\b|\babout\b")
ALIAS = any_of(
    r"(?:other|another|former|maiden|old|previous|birth|earlier|different|else|alternative|"
    r"second) (?:sur)?names?\b",
    r"(?:other|else|also|formerly|previously|used to be|once) (?:known|called|named)",
    r"under (?:which|what) (?:other )?name",
    r"nick ?names?",
    r"alias",
    r"what else (?:is|do i call)",
)

# Sets of people
ATTENDS = re.compile(
    r"\b(?:attend(?:s|ing|ees?|ed)?|com(?:e|es|ing)|go(?:es|ing)? to|be (?:there|at|in)|(?:is|are) (?:at|"
    r"in)|there|list(?:ed)?"
    r"|register(?:ed)?|participants?|participat\w+|guests?|delegates?|speak(?:s|ing|ers?)?|present(?:s|ing|"
    r"ers?)?|travel(?:s|ling)?"
    r"|on stage|panel(?:lists?)?|sign(?:ed)? up|expect(?:ed)?|will .* (?:at|in))\b"
)
NOT_ATTENDING = re.compile(
    r"\bdid i (?:meet|see|talk|speak)|should i|(?:have|did) (?:i|we) (?:promise|agree|plan)"
)
KNOWN = any_of(
    r"do i (?:already )?know", r"i know", r"have i (?:already )?met", r"i have (?:already )?met", r"familiar", r"am i connected",
    r"(?:of )?my (?:contacts?|connections?|network|people|colleagues|friends)",
)  # fmt: skip
LISTED = re.compile(
    r"§e|§l|\battendees?\b|\b(?:guest|attendee) list\b|\bon the list\b|^who (?:speaks|is speaking|presents) on (?:day|§d)"
)
SPEAKING = re.compile(r"speak|present(?:s|ing|er)|panel|stage")
MET = any_of(
    r"(?:did|have) (?:i|we) (?:\w+ )?(?:meet|met|see|saw|seen|talk|talked|speak|spoke|spoken|get to know|got to know|"
    r"gotten to know|get talking|chat|come across|run into|bump into|encounter|make the acquaintance|had lunch|have lunch)",
    r"(?:was|were) (?:i|we) introduced to",
    r"(?:was|were) (?:there )?with (?:me|us)\b|(?:contacts|acquaintances) (?:did|have) i (?:make|made)",
    r"i (?:met|saw|spoke|talked)",
    r"was i (?:with|talking)",
    r"(?:met|conversations?) (?:at|in|on|during|since)",
)
MET_STARTS = re.compile(
    r"^(?:(?:with |to )?(?:who|whom)|(?:did|have) i .*\b(?:anyone|anybody|someone|somebody|any people)\b|which|list|people|names|everyone|everybody|all)\b"
)
CONNECTED = re.compile(r"connect|\badd(?:ed)?\b|linked(?: in| up)|new (?:contacts?|connections?|people)")
CONNECTION_WORDS = "connected connect connections connection added add linkedin linked new joined contacts contact person people network"
END_OF_CONNECTIONS = re.compile(
    r"^(?:who|which|what)\b.*\b(?:first|last|latest|newest|earliest|oldest|most recent)\b(?: (?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten))?"
    r" (?:(?:people|persons?|contacts?|connections?|ones?) )?(?:(?:that|who|whom) )?(?:did )?i (?:have |had )?(?:connect(?:ed)?|add(?:ed)?|linked)\b"
    r"|^(?:who|which \w+|whom)\b.*\b(?:did i (?:first |last )?(?:connect|add)(?: with)? (?:first|last|most recently)|joined my network (?:first|last|most recently)|did i (?:first|last) (?:connect|add)\b)"
    r"|^(?:who|what) (?:is|are|was|were) my (?:first|last|latest|newest|earliest|oldest|most recent)(?: (?P<number>\d{1,2}|two|three|four|five))? connections?$"
)
_AT = r"(?:at|in|from|of|with|for|inside|within|into)"
PEOPLE_AT = any_of(
    rf"^{PEOPLE}\b.*\b{_AT} (?:the )?§o",
    rf"^(?:do|did|have) i (?:know|have|met).*\b{_AT} (?:the )?§o",
    rf"^is there (?:anyone|anybody|someone).*{_AT} (?:the )?§o",
    rf"^my (?:contacts?|connections?|people|colleagues) {_AT}",
    r"^§o (?:contacts|people|connections)",
    r"^(?:which|what) §o (?:contacts?|people|connections|employees)",
    r"^who.*\b(?:works?|worked|working)\b.*§o",
    r"^(?:which|all|list).*\b(?:contacts?|connections?|people|employees|colleagues)\b.*§o",
)
FORMERLY = re.compile(r"used to|formerly|worked (?:at|for)|left §o|ex-")
NOWADAYS = re.compile(r"\bworks?\b|\bworking\b|employed|\bnow\b|current")
PEOPLE_WHO_ARE = any_of(
    r"^(?:who|whom|which people|which contacts|which connections|anyone|anybody)\b.*\bdo i know\b",
    r"^(?:which|who) (?:of my|among my|amongst my|in my) (?:contacts?|connections?|network|people|friends)",
    r"^do i know (?:any|an?|some|people|someone|anyone)\b",
    r"^which \w+(?: \w+)? do i know",
    r"^who (?:do i know )?(?:is|are) (?:an? |in )",
    r"^(?:which|who) (?:people|contacts?|connections?)?\b.*\b(?:are|is|lives?|based|works?) (?:in|as|an?)\b",
    r"^(?:list|all|show)\b.*\b(?:contacts?|connections?|people)\b",
    r"^(?:who|which (?:people|contacts?))\b.*\b(?:works?|working|employed) (?:at|for|with) (?:an?|some|any) ",
)
OF_MINE = re.compile(
    r"\b(?:that|who|whom|which) (?:have |did )?i (?!know\b)|\b(?:have|did) i (?:not|never)\b"
)
NOT_WHO_ARE = re.compile(
    r"\bdid\b|\bshould\b|\bpromis|\bintroduc|\bsaid\b|\btold\b|\bmentioned\b|\basked\b|\bwho (?:has|had|can|"
    r"could|wants?|needs?)\b"
)

# Counts
COUNT = re.compile(r"^(?:how many|how often|what is the (?:number|count)|(?:number|count) of|count)\b")
COUNTED = (
    (
        "LinkedIn connections",
        re.compile(r"\bconnections?\b|\b(?:did|have) i (?:\w+ )?(?:connect(?:ed)? (?:with|to)|add(?:ed)?)\b"),
    ),
    (
        "people on the list",
        any_of(
            r"\b(?:attendees?|participants?|guests?|delegates?|speakers?)\b",
            r"(?:people|persons|names|rows)\b.*\b(?:on|in) the\b.*\blist\b",
            r"\b(?:attend(?:s|ing)?|registered|signed up|coming|are going)\b",
        ),
    ),
    (
        "people met",
        any_of(
            r"\b(?:people|folks|persons|contacts|faces)\b.*\b(?:did|have) (?:i|we) (?:\w+ )?(?:meet|met|speak|spoken|talk|talked|"
            r"see|seen|get to know|got to know|come across|run into)",
            r"(?:did|have) i (?:meet|met)\b(?! (?:with|§p))",
        ),
    ),
    ("promises", re.compile(r"\bpromises?\b|\bcommitments?\b|\bpromised\b")),
    ("messages", re.compile(r"\b(?:messages?|e-?mails?|mails?|letters)\b")),
    (
        "conversations",
        any_of(
            r"\b(?:conversations?|talks?|calls?|meetings?|chats?|coffees|lunches|dinners|visits?)\b",
            r"(?:\btimes\b|\bhow often\b).*\b(?:met|meet|spoke|speak|spoken|talk|talked|see|seen|visited|"
            r"called)",
        ),
    ),
    ("notes", re.compile(r"\bnotes?\b")),
    ("events", re.compile(r"\b(?:events?|conferences?|fairs?|workshops?|summits?)\b")),
    ("organisations", re.compile(r"\b(?:companies|organi[sz]ations|firms|employers)\b")),
    ("people", re.compile(r"\b(?:people|contacts?|persons)\b")),
)
COUNTS_THINGS = re.compile(
    r"^how many (?:different |of the |of my )?(?!people|persons|contacts|connections|attendees|guests|men|women)\w+ (?:do|did|have|are) (?:i|my|we)\b.*\b(?:contacts?|people|connections?)\b"
)
HAS_ADDRESS = re.compile(
    r"\b(?:people|persons|contacts|connections)\b.*\b(?:have|has|with|without|lacks?)\b(?: (?:no|not|an?|any|their|the|got|known|own))* (?:e-?mail|mail|phone)"
)
COUNT_WORDS = (
    "add added connections connection linkedin attendees attendee attend attending attends participants participant "
    "guests guest delegates list listed registered signed sign speakers speaker event meet met speak spoke "
    "spoken talk talked promises promise promised commitments open outstanding overdue late kept messages "
    "message mails mail emails email e letters conversations conversation talks calls call meetings "
    "meeting chats chat events conferences companies organisations organizations firms employers network "
    "address book work works working employed exchanged exchange sent send written write wrote received "
    "receive total altogether all times often made make keep recorded visited attended held far overall "
    "connected connect whole entire database workspace rapport app day days week weekend trip stay fair forum workshop summit congress "
    "symposium festival know new different across course during"
)
SENT_BY_THEM = re.compile(r"(?:did|has|have) §p (?:\w+ )?(?:sen[dt]|writ|wrote|e-?mail|messag)|from §p")

# Events and ends
WITH_THEM = any_of(
    r"^(?:which|what|at which|at what|list)\b.*(?:events?|conferences?|occasions?|fairs?|workshops?|"
    r"places?)\b.*§p",
    r"^where (?:did|have) (?:i|we) (?:\w+ )?(?:meet|met|see|seen|run into|get to know)\b",
    r"^where (?:do|did) i know §p from",
    r"^where (?:did|have) (?:§p and i|i and §p) (?:\w+ )?(?:meet|met|talk|talked|speak|spoken|see)",
    r"^(?:which|what|at which|list|show me|show)\b.*\b(?:events?|conferences?|fairs?|occasions?)\b.*\b(?:both|together|common|overlap\w*)\b",
    r"^(?:where|when) (?:were|have|did) (?:§p (?:and|,) )?.*§p.*\b(?:both|at the same (?:event|place|time)|together)\b",
    r"^(?:have|were|did) .*§p.*\b(?:at the same (?:event|conference|fair)|both (?:at|attend))",
)
STILL_ON = re.compile(r"^(?:is|are) .*\bstill (?:on|happening|planned)$")
SESSION = any_of(
    r"^(?:when|where|at what time|what time|in (?:which|what) (?:room|hall)|(?:on )?(?:which|what) (?:room|hall|day)).*\b(?:do|does|is|are|will) §p(?:'s)?\b"
    r".*\b(?:speak|speaking|present|presenting|talk|session|slot|lecture|keynote|panel|workshop|on stage)\b",
    r"^what (?:is|will be) §p's (?:talk|session|slot|lecture|keynote|panel|workshop|presentation)\b",
    r"^what (?:does|is|will) §p (?:speak|speaking|talk|talking|present|presenting) (?:about|on)\b",
)
TITLE_AT = re.compile(r"^(?:who|which \w+) (?:is|are) (?:the |my |an? )?.+ (?:of|at|for|in) (?:the )?§o$")
TOOK_PLACE = re.compile(
    r"^(?:did|has|was|were|is|will) .*\b(?:take place|taken place|happen(?:ed)?|go ahead|gone ahead|"
    r"cancell?ed|held|called off|postponed)\b"
)
EVENT_WHEN = re.compile(
    r"^(?:when|where|when and where|where and when|(?:what|which|on what|on which) (?:date|day)|"
    r"(?:in )?(?:which|what) (?:city|town))"
    r" (?:is|was|does|did|will|are) (?:the )?(?:next |last |annual )?§e(?: §d)?(?: (?:conference|event|fair|"
    r"meeting))?"
    r"(?: (?:be|held|start|begin|end|take place|happen(?:ing)?|be held|in §l|this year|next year))*$"
)
MY_SLOT = any_of(
    r"^what (?:is|will be|was) my (?:own )?(?:talk|slot|session|presentation|keynote|panel|speech|workshop|lecture|demo|pitch)\b.*\b(?:about|called|on|title|titled|topic|subject)\b",
    r"^what is the (?:title|topic|subject|name) of my (?:talk|slot|session|presentation|keynote|panel|speech|workshop|lecture|demo|pitch)\b",
    r"^what (?:do|will|am|shall) i (?:speak|speaking|talk|talking|present|presenting) (?:about|on)?(?: (?:at|in|on) .*)?$",
    r"^(?:when|where|at what time|what time|in (?:which|what) (?:room|hall)|which (?:room|hall|"
    r"day)).*\b(?:is|are|do|does|will|am)\b.*"
    r"\bmy (?:\w+ )?(?:talk|slot|session|presentation|keynote|panel|speech|workshop|lecture|demo|pitch)\b",
    r"^(?:in |on )?(?:which|what) (?:room|hall|stage|day|slot)\b.*\b(?:do|am|will) i (?:speak|speaking|present|presenting|talk|talking|on stage|on|have)(?: in| at| on)?$",
    r"^(?:when|where|at what time|what time).*\b(?:do|am|will) i (?:speak|present|talk|on stage|speaking|"
    r"presenting)",
)
WHICH_EVENTS = re.compile(
    r"^(?:which|what) (?:events?|conferences?|fairs?|workshops?|summits?) (?:did|have) i (?:attend|visit|go|been|be)"
)
CLOSED = re.compile(
    r"embargo(?:ed)?|\bnda\b|non-?disclosure|confidential(?:ity)?|secret|under wraps|restricted|sealed"
    r"|(?:keep|stay|remain|be) (?:\w+ )?(?:quiet|silent|mum)|keep (?:[\w§]+ ){0,6}(?:to myself|to ourselves|back|private|quiet|silent)"
    r"|say nothing|(?:hold|bite) my tongue|keep my mouth shut|silence\b|(?:may|must|should|can) (?:i|we) (?:not|never)"
    r"|not (?:allowed|free|permitted) to|off limits|moratorium|blackout|\bbetween us\b|in confidence"
)
ASKS_END = re.compile(
    r"^(?:when|(?:until|up to) when|how (?:much )?long(?:er)?|till when|by when|(?:on |from |until |till |up to |as of )?(?:what|which) (?:date|day|month)"
    r"|from when|as of when|what is the (?:earliest|first) (?:day|date))\b"
)
GOES_PUBLIC = re.compile(
    r"(?:can|may|could|am|are) (?:i|we) (?:\w+ )?(?:allowed to |free to |permitted to )?(?:talk|speak|post|mention|share|tell|"
    r"say|announce|write|publish|discuss|reveal|disclose)|"
    r"becomes? public|be public|go public|be announced"
)
WHICH_NAMESAKE = re.compile(r"^(?:which|what) §p\b|^(?:who|which one) is the §p (?:who|that|with)")
