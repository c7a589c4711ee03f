"""The wordings of questions about what is between the user and people: promises, turns, requests, introductions, contact."""

from __future__ import annotations

import re

from coach.ask.patterns import any_of

# Promises

WHEN_DUE = re.compile(r"^(?:by )?when\b|^until when|^(?:(?:by|on|until) )?(?:what|which) (?:date|day)")
DUE = re.compile(
    r"\bpromis|\bdue\b|\bowe|have to|need to|must i|should i|deadline|hand in|deliver|expecting|expects|"
    r"supposed|should §p have (?:had|got|received)"
)
PROMISED_TO_ME = any_of(
    r"promised? (?:to )?(?:me|us)\b",
    r"owe[sd]? (?:to )?me\b",
    r"owed to me",
    r"promised to \w+ me\b",
    r"(?:am i|are we|i am|do i) (?:still )?waiting (?:for|on)\b",
    r"others? (?:have |has )?promised",
    r"promises? (?:to me|made to me|by others)",
    r"(?:did|has|have|was|is) §p(?: \w+)? (?:promise|owe|supposed|due|agree|commit|offer)",
    r"§p (?:promise|owe)",
    r"(?:late|overdue|behind)\b.*\b(?:with|on|to me)\b",
    r"(?:has|have) not (?:delivered|sent|kept)",
)
_KEPT = re.compile(
    r"\b(?:kept|fulfilled|honou?red)\b|\b(?:did|have) i (?:keep|fulfil|honou?r)\b", re.IGNORECASE
)
_NOT_KEPT = re.compile(r"\bnot\b|n['’]t\b|\bun", re.IGNORECASE)


def asks_kept(question: str) -> bool:
    """Whether only kept promises are asked for."""
    return _KEPT.search(question) is not None and _NOT_KEPT.search(question) is None


LATE = re.compile(r"\blate\b|overdue|behind|past due|missed|not (?:delivered|sent|kept)")
LATE_OF_MINE = re.compile(r"\blate\b|overdue|behind|past due|missed")
LIST_STARTS = re.compile(
    r"^(?:promises|commitments|pledges|outstanding|pending|unkept|overdue|late|all|anything|which|what|list|show|do i|did i|have i|anything|am i|my |open |how many)"
)

# Whose turn, who has gone quiet

TURN_OF_USER = any_of(
    r"^(?:is it|am i) (?:my|next|his|her|their)(?: turn)?\b.*§p",
    r"whose turn",
    r"whom? do i owe (?:a |an )?(?:reply|answer|response|message|mail|e-?mail)",
    r"(?:waiting|waits) for (?:me|my|an? (?:reply|answer)s? from me)",
    r"(?:have|did|do) i (?:not|still|yet)?\b.*\b(?:answer|answered|reply|replied|respond|responded)\b",
    r"\b(?:who|that|but|and|whom|whose|which)\b(?: \w+){0,4} i (?:have |had |did |do |still |just )*(?:not|never) (?:yet |ever |even )*"
    r"(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|get back|got back|gotten back|write back|wrote back|written back)\b",
    r"^who(?: has| have)? (?:wrote|written|writes|e-?mailed|mailed|messaged|asked)(?: to)? me\b.*\b(?:no|not an|without an?|never an?) (?:answer|reply|response)\b",
    r"unanswered",
    r"messages? (?:have|did) i not",
    r"needs? (?:a|an|my) (?:reply|answer)",
)

LATE_WITH = re.compile(
    r"(?:is|was) §p (?:already |still )?(?:late|behind|overdue) (?:with|on) (?:the|my|our|his|her|their|this|that) \w"
)
TO_THANK = re.compile(
    r"^whom? (?:else )?(?:(?:should|must|do|can|could) i (?:still |yet )?(?:have to |need to )?thank|(?:have|did) i (?:still )?not (?:yet )?(?:thanked|thank)(?: yet)?|is (?:still |left )?to thank)"
    r"(?: (?:from|at|of|after|for) (?:the )?§e)?(?: (?:this week|today|now))?$|^who (?:is|are) (?:still )?(?:waiting for (?:my )?thanks|to be thanked)$"
    r"|^whom? (?:should|must|do) i (?:have to |need to )?thank §d$"
)
THANKED = re.compile(
    r"^(?:when )?(?:did|have|had) i (?:ever |already |yet )?(?:thank(?:ed)?|said? thank(?:s| you)(?: to)?|give thanks to|given thanks to) §p(?: (?:already|yet|back))?"
    r"(?: for (?:the |his |her |their |a |an |that |this |all )*(?P<matter>[a-z][\w -]*))?$"
)
"""Whether, or when, the user thanked somebody."""
_HAS_A_DAY = r"(?:deadlines?|due dates?|dates due)"
DEADLINES = any_of(
    rf"^(?:(?:which|what|list|show|do i have any|have i got any|are there any|any|all|what are|which are|my|the)(?: of)? )*(?:my |the |coming |next |upcoming |open )*{_HAS_A_DAY}(?: (?:do i have|have i(?: got)?|are (?:there|coming(?: up)?|mine)|of mine|for me))?(?: (?:with|to|for|from) §p)?(?: (?:for |in |by )?§d)?$",
    rf"^(?:who|which (?:people|contacts)) (?:has|have|sets|set|gave|gives) (?:me )?(?:an? |any )?{_HAS_A_DAY}(?: for me)?(?: §d)?$",
    rf"^(?:do i have|have i(?: got)?|is there) (?:an? |any ){_HAS_A_DAY}(?: (?:with|to|for|from) §p)?(?: §d)?$",
    r"^(?:who|which (?:people|contacts)) (?:needs?|wants?|expects?|is waiting for|waits for|is expecting) (?:something|anything)(?: (?:from|of) me)? (?:by )?§d$",
    r"^what (?:should i do|must i do|do i (?:have|need) to do|have i (?:got )?to do|do i have (?:left )?to do|is on my (?:list|plate))(?: for §p)? §d$",
    r"^(?:what|anything|is anything|is there anything) (?:(?:is|are|comes?|falls?|gets?|will be) )?due (?:from me )?(?:for §p )?(?:(?:by|before|until) )?§d$",
)
"""What the user has to have done by a day, for whomever."""
_SOON = r"(?: (?:soon|next|coming up|up next|coming|upcoming|are coming))?"
BIRTHDAYS = any_of(
    r"^whose birth ?days? (?:is|are|comes?|falls?)(?: (?:coming|up|next|soon))*(?: (?:in |on )?§d)?$",
    rf"^who(?: else)? (?:has|have|celebrates|is having) (?:(?:a|their|his|her|its) )?birth ?days?{_SOON}(?: (?:in |on )?§d)?$",
    rf"^(?:which|what|list|show(?: me)?|are there any|any|do i have any)(?: the)?(?: (?:coming|next|upcoming))? birth ?days(?: (?:are|is|do i have))?{_SOON}(?: (?:in |on )?§d)?$",
)
# What others ask of the user, and introductions promised

_WANTS = r"(?:want|need|expect|ask|request|require|hope|wish)(?:s|ed|ing)?"
REQUESTS = any_of(
    rf"^what (?:exactly )?(?:do|does|did|is|are|has|have|was) §p(?: \w+)? {_WANTS}(?: (?:for|to (?:have|get|know|hear|learn|see)))? (?:from|of) (?:me|us)\b",
    rf"^what (?:do|does|did|has|have) §p(?: \w+)? {_WANTS} (?:me|us) (?:for|to (?:do|send|bring|give|write))\b",
    rf"^(?:has|have|did|does|do) §p(?: \w+)? {_WANTS} (?:(?:me|us) for )?(?:something|anything)\b",
    r"^what (?:did|does|has) §p (?:ask(?:ed)?|want to know)(?: (?:me|us|about))?$",
    r"^what (?:is|was) §p(?:'s)? (?:request|asking|waiting for from (?:me|us))\b",
    r"^what (?:is|was) the request (?:of|from|by) §p",
    r"^what (?:is|are) §p (?:still )?waiting for(?: from me)?$",
    rf"^what would §p (?:{_WANTS}|like)(?: to (?:have|get|know|hear|see))? (?:from|of) (?:me|us)\b",
    r"^what (?:do|should|must|can) i (?:bring|send|give|write|answer|do for) §p(?: by when)?$",
    rf"^(?:who|which (?:people|contacts)) (?:has |have |is |are )?(?:\w+ )?{_WANTS} (?:(?:me|us) for )?(?:something|anything|a favou?r)(?: (?:from|of) (?:me|us))?$",
    rf"^what (?:do|does|did|has|have) (?:people|others|anybody|everybody) {_WANTS} (?:from|of) (?:me|us)",
)
_JOIN = (
    r"(?:introduc(?:e|ing|tions?)|bring(?:ing)? (?:\S+ )?together|put(?:ting)? (?:\S+ )*in (?:touch|contact)|"
    r"connect(?:ing)?|get(?:ting)? together)"
)
INTRODUCTIONS = any_of(
    rf"^(?:to )?(?:whom?|which (?:two |2 )?(?:people|persons?|contacts?|pair|of my contacts))\b.*\b(?:i|we)\b.*\b{_JOIN}\b",
    r"^(?:what|which|how many|are there any|do i owe(?: anybody| anyone| somebody)?(?: an?)?|did i promise(?: any| an)?)"
    r"\b.*\bintroductions?\b.*",
)
NOT_INTRODUCTIONS = re.compile(
    r"\bintroduc\w+ (?:me|us|myself)\b|\bin touch with me\b|\bwas i\b|\bdid (?:he|she|they|§p)\b|\bconnected with\b|\bwrite\b"
)
CONNECTS = re.compile(
    r"\b(?:did|have|had|do) i (?:\w+ )?connect(?:ed)? (?:with|to)\b|\bi (?:have )?connected (?:with|to)\b"
)
"""To connect with somebody is to become a connection of theirs; to connect two people, to introduce them."""
HAS_ANSWERED = re.compile(
    r"^(?:has|did) §p (?:already |yet |ever )?(?:answer|answered|reply|replied|respond|responded|get back|got back|written back)(?: to)?(?: me| us)?(?: (?:to |on )?my (?:last )?(?:message|mail|e-?mail|letter|question)s?)?(?: yet| already)?$"
)
TURN_OF_THEM = any_of(
    r"(?<!\bi )(?:has|have|did) not (?:yet )?(?:answered|answer|replied|reply|responded|written back|got back)",
    r"whom? (?:am i|have i been) waiting (?:for|on)",
    r"owes? me (?:a|an) (?:reply|answer|response)",
)
QUIET = any_of(
    r"lost (?:touch|contact)",
    r"whom? (?:have|did) i not (?:spoken|talked|contacted|seen|met|written|been in|heard|speak|talk|contact)",
    r"not been in (?:touch|contact)",
    r"gone quiet",
    r"neglect",
    r"reconnect",
    r"(?:should|could) i (?:get back in touch|catch up|check in) with",
)
WHO_WROTE = any_of(
    r"^who (?:has |have )?(?:written|wrote|e-?mailed|mailed|messaged|sent me)\b(?!.*\b(?:about|that)\b)",
    r"^(?:to )?whom? (?:did|have) i (?:write|written|e-?mail(?:ed)?|messaged?)\b(?!.*\b(?:about|that)\b)",
)

# Contact with a person

LAST = any_of(
    r"\blast\b", r"\bmost recent(?:ly)?\b", r"how long (?:is it |has it been |ago )?(?:since|did|have)", r"\blately\b", r"\blatest\b"
)  # fmt: skip
ASKS_LAST = any_of(
    r"^(?:my |the )?last (?:contact|talk|conversation|meeting|call|chat|message|mail|e-?mail|exchange) (?:with|to|from|between me and) §p$",
    r"^(?:when|how long|(?:on |in )?(?:what|which) (?:date|day|month)|on what|(?:the )?last time|since when|date of|how recently)", r"\bwhen (?:was|did)\b"
)  # fmt: skip
WRITE = (
    r"(?:write|wrote|written|e-?mail(?:ed)?|mail(?:ed)?|message[d]?|text(?:ed)?|send|sent|repl(?:y|ied)|"
    r"answer(?:ed)?|dm)"
)
BY_THEM = any_of(
    r"(?:did|has|have|was) (?:§p|he|she|they)(?: \w+)? (?:last )?(?:contact|call|ring|" + WRITE[3:],
    r"from §p",
    r"hear(?:d)? (?:back )?from",
)
TWO_WAY = re.compile(r"real contact|in (?:touch|contact)|contact|interact|exchange")
EVER_WROTE = re.compile(
    rf"^(?:did|have|had) i (?:ever |already |not )?{WRITE} (?:(?:to|a (?:mail|message|letter|e-?mail) to) )?§p(?: back)?(?: (?:since|in|on|before|after))?(?: §d)?(?: (?:already|yet|before))?$"
)
EVER_WROTE_TO_ME = re.compile(
    rf"^(?:did|has|had) §p (?:ever |already |not )?{WRITE} (?:(?:to )?me|back|to me)(?: back)?(?: (?:since|in|on|before|after))?(?: §d)?(?: (?:already|yet|before))?$"
)
WHEN_WROTE = re.compile(rf"^when did i {WRITE} (?:to )?§p$")
WHEN_WROTE_TO_ME = re.compile(rf"^when did §p {WRITE}(?: (?:to )?me)?$")
EVER_TALKED = re.compile(
    r"^(?:have|did|had) i (?:ever |already |not )?(?:met|meet|spoken|speak|talked|talk|seen|see|called|call|phoned|phone)(?: (?:with|to))? §p"
    r"(?: (?:since|in|on|before|after|during))? §d$"
)
WRITTEN = re.compile(rf"\b{WRITE}\b|hear(?:d)? (?:back )?from")
SPOKEN = re.compile(r"\bspeak|\bspoke|\btalk")
WHO_CAME_FIRST = any_of(
    r"^(?:who|whom|which)\b.*\b(?:first|earlier|before|sooner|longest|longer)\b",
    r"\bdid i (?:first )?(?:meet|met|know|speak|talk|see|run into|come across|get to know)\b.*\b(?:before|earlier than)\b",
)
_WHEN = r"^(?:when|since when|how long|(?:on |in |at )?(?:what|which) (?:date|day|month|occasion|year))\b"
FIRST_MET = any_of(
    r"^(?:have|did) i (?:ever |already )?(?:met|meet|spoken|speak|talked|talk)(?: (?:with|to))? §p$",
    rf"{_WHEN}.*\bfirst\b.*\b(?:meet|met|meeting|speak|talk|spoke|contact|see|saw|know|connect|conversation|encounter|"
    r"come across|run into|introduced)",
    rf"{_WHEN}.*\b(?:meet|met|get to know|got to know|come across|came across|run into|make the acquaintance of|introduced to)\b (?:§p|first)",
    rf"{_WHEN}.*\b(?:meet|met|speak|spoke|talk(?:ed)?|see|saw)\b.*§p.*\bfirst time\b",
    r"^(?:since when|how long)\b.*(?:have|do) i (?:known|know) §p",
    r"^when\b.*did (?:i|we) (?:first )?meet",
)
NEXT_WITH = re.compile(
    r"^(?:when|what|where|which day)\b.*(?:next|upcoming|will i (?:meet|see|speak|talk)|am i (?:meeting|"
    r"seeing|speaking|talking)|do i (?:meet|see))"
)
CALENDAR = re.compile(
    r"^what is (?:on|happening|going on|up)(?: for me)?(?: on| in| for)? §d|"
    r"^(?:what|anything)(?: else)? (?:do|have) i (?:have |got |have got )?(?:(?:on|planned|coming up|going on|to do) )?(?:(?:on|in|for|during) )?§d|"
    r"^do i have (?:anything|something)(?: (?:on|planned|coming up|to do))?(?: (?:on|in|for))? §d|^am i (?:free|busy|booked)(?: (?:on|in|for))? §d|"
    r"^(?:what|which|do i have|anything|who)\b.*(?:calendar|diary|schedule|agenda|appointments?|meetings?|"
    r"calls? do i have|on my plate"
    r"|events?\b.*\bdo i have|coming up|planned)"
)
NEXT_ENTRY = re.compile(
    r"^(?:what|when|where|which) is (?:my|the|our) next (?:calendar |scheduled )?(?P<what>meeting|appointment|call|event|entry|conference|trip|"
    r"lunch|dinner|coffee|visit|workshop)(?: (?:on |in )?§d)?$"
)
"""The next entry of the calendar, whenever it is."""
COMING = re.compile(r"am i|next|coming|upcoming|tomorrow|today|do i have|is on|are on")
LAST_TALK = re.compile(
    r"^(?:what|which topics?|summar).*\b(?:talk|speak|discuss|say|said|conversation|chat|meeting|call|"
    r"message|write|wrote|e-?mail|mail)"
)
NEWS = re.compile(
    r"^what (?:is|are) (?:the )?(?:next steps?|status|latest|news|state of things)\b.*\b(?:with|on|from|about) §p$"
)
WHAT_WRITTEN = re.compile(
    r"^what (?:did|have) i (?:last )?(?:write|written|sen[dt]|e-?mail|e-?mailed|mail|mailed|message|messaged)(?: to)? §p(?: about)?(?: last)?$"
    r"|^what (?:did|has) §p (?:last )?(?:write|written|sen[dt]|e-?mail|e-?mailed|mail|mailed|message|messaged)(?: to)?(?: me| us)?(?: about)?(?: last)?$"
)
"""The content of the last message to or from somebody."""
RECENT = re.compile(r"\b(?:last|most recent(?:ly)?|previous)\b")
ABOUT = re.compile(
    r"^(?:who (?:is|was) §p|who §p is|remind me who §p is|how do i know §p|§p|about §p|summar\w+ §p"
    r"|(?:what|everything|all) (?:do |that )?(?:i|we|you) know (?:about|of) §p"
    r"|what (?:is|do (?:i|my notes) (?:have|say)) (?:there )?(?:on|about) §p|(?:catch|fill) me (?:up|"
    r"in) on §p"
    r"|what should i (?:know|remember) about §p|anything (?:on|about) §p|background on §p|"
    r"info(?:rmation)? (?:on|about) §p)"
    r"(?: again)?(?: before .*)?$"
)
CARES = any_of(
    r"^what (?:does|do|is|are) §p (?:really |most |actually |especially )*(?:care(?:s)? (?:most )?about|interested in|passionate about|keen on|into|enthusiastic about|"
    r"want(?:s)? to (?:talk|speak) about|(?:like|love|enjoy)(?:s)? (?:to )?(?:talk|speak)(?:ing)? about)(?: (?:most|these days|now|at the moment))?$",
    r"^what (?:is|are) §p's (?:main )?interests?$|^what are the interests of §p$|^what interests §p(?: most)?$|^what (?:matters|is important) (?:most )?to §p$",
    r"^(?:what|which) (?:topics|things|subjects|matters) (?:does|do|is|are) §p (?:care about|interested in)$",
)
TO_RAISE = any_of(
    r"^what (?:all )?(?:should|can|could|shall|might|must|do) i (?:talk|speak|chat) (?:about )?(?:with|to) §p(?: about)?(?: (?:at|in|on) .*)?$",
    r"^what (?:all )?(?:should|can|could|shall|might|must) i (?:bring up with|raise with|discuss with|ask|say to|open with) §p(?: about)?(?: (?:at|in|on) .*)?$",
    r"^(?:topics|talking points|what to (?:talk about|discuss|bring up|raise)) (?:for|with) §p$",
)
"""What to speak of with somebody."""
TALKED_ABOUT = re.compile(
    r"^what (?:did|have) i (?:ever )?(?:talk|talked|speak|spoken|chat|chatted|discuss|discussed)(?: about)? with §p(?: about)?$"
)
INTRODUCING = any_of(
    r"\bintroduc", r"\bintro\b", r"put me in touch", r"connect me (?:to|with)", r"get me (?:in|into|to)", r"door opener", r"way in(?:to)? ",
    r"^who (?:else )?knows §p$"
)  # fmt: skip
CAN_INTRODUCE = re.compile(
    r"^(?:who|whom|how|which|can|could|is there|does|do i know)\b.*\b(?:can|could|might|would|able|may|will|"
    r"best|knows?)\b"
)
INTRODUCED_TO = any_of(
    r"^who made (?:the|an) introduction (?:to|with) §p$",
    r"^(?:by |through )?(?:who|whom)\b.*\bintroduced\b (?:me|us) to §p$",
    r"^(?:by |through )?(?:who|whom)\b.*\bintroduced\b §p (?:to me|to us|and me)$",
    r"^(?:by |through )?whom? (?:was|were) (?:i|we|§p) introduced to (?:§p|me|us)(?: by)?$",
    r"^(?:by |through )?whom? (?:did|do|have) i (?:get to know|meet|know|come to know|first meet|got to know|met) §p(?: through| by)?$",
    r"^(?:by |through )?whom? put (?:me|us) in (?:touch|contact) with §p$",
    r"^how did i (?:get to know|come to know|meet|end up knowing) §p$",
    r"^who (?:connected|brought) (?:me|us) (?:to|with|together with) §p$",
)
INTRODUCED_AT = re.compile(
    r"^(?:by |through )?(?:who|whom)\b.*\bintroduced\b (?:me|us) to (?:somebody|someone|anybody|anyone|people|a person|a contact) (?:at|from|of) (?:the )?§o$"
)
INTRODUCED_BY_THEM = any_of(
    r"^whom? (?:did|has|have) §p introduced? (?:me|us) to$",
    r"^(?:to )?whom (?:did|has|have) §p introduced? (?:me|us)$",
    r"^(?:who|whom|which people|which contacts) (?:do|did) i (?:know|meet|get to know) (?:through|via|thanks to) §p$",
    r"^(?:to )?whom? (?:was|were) i introduced (?:to )?by §p$",
)
DID_INTRODUCE = re.compile(r"did i|have i|promise|should i introduce")
