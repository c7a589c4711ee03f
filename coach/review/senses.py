"""Words that here mean something else than the event they are known for: "close to the station", "closes at five"."""

from __future__ import annotations

from coach.review.wording import Wording

_WHEN = (
    r"(?:early|late|today|tonight|tomorrow|at (?:\d|noon|midnight|lunch|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|a quarter)|"
    r"for (?:lunch|the (?:day|night|weekend|holidays?))|on (?:\w+days?|bank)|over (?:christmas|easter|lunch)|between (?:christmas|\d))\b"
)
_THINGS = r"(?:the|a|an|my|your|his|her|our|their|some|this|that|its)(?: \w+)?"
_IDIOMS = (
    # close, closing
    r"close(?:r|st)? (?:to|by|at hand|friends?|colleagues?|contacts?|ties?|look|eye|attention|reading|second|call|watch|touch|cooperation|collaboration|fit|range)\b",
    r"close-?ups?|(?:so|very|quite|too|pretty|really|how|as|a bit) close(?= |[.,;!?]|$)",
    rf"(?:clos(?:es?|ed|ing)|shuts?|shutting)(?: (?:up|down))?(?: the (?:shop|door|office|window|gate|workshop|session|meeting)s?)? (?={_WHEN})",
    r"(?:clos(?:es?|ed|ing)|shut(?:s|ting)?) (?:the|my|your|his|her|our|their|a|that|this) (?:\w+ )?(?:windows?|laptops?|lids?|eyes?|tabs?|tickets?|issues?|bracket|meeting|session|books?|round table|workshop at)\b",
    r"clos(?:ing|es?|ed) (?:remarks?|words?|speech|session|keynote|ceremony|dinner|date|time|paragraph|sentence)",
    # leaving, signing, starting, dealing
    r"(?:to|must|can|cannot|could|should|would|will|did|not|n['’]t|i|we|you|they|who) deals? with\b|deal(?:t|ing) with\b|sign(?:s|ed|ing)? up\b(?! with\b)|sign(?:s|ed|ing)? in(?= ?(?:$|[.,;!?]| (?:here|there|(?:at|with) (?:the |our )?(?:front )?(?:desk|reception|door|gate|porter))\b))",
    r"(?:is|are|was|were|am|['’]s|['’]re|['’]m) off to (?:the )?(?:station|airport|shops?|gym|dentist|doctor|next|bar|beach|pub|mountains|theatre|cinema|opera|lunch|dinner|bed|school|sauna|train|bus|ferry|hotel|office|printers?)\b",
    rf"(?:leav(?:es?|ing)|left) {_THINGS} (?:party|dinner|room|stage|hotel|door|keys?|bag|coat|umbrella|message|comment|voicemail|note|review|tip|card|mark|impression|pavilion|train|station|airport|table)\b",
    r"(?:leav(?:es?|ing)|left) (?:early|late|at (?:\d|noon|midnight|ten|one|two|three|four|five|six|seven|eight|nine|half)|side|hand|me a|us a|you a|word|it at that|room for|space for|time for)\b",
    r"notic(?:e|es|ed|ing) (?:how|that|the|a|an|it|this|when|what|who)\b|short notice|notice ?boards?",
    rf"hand(?:s|ed|ing)? (?:in|out|over|round) {_THINGS} ?(?:slides?|papers?|forms?|samples?|leaflets?|microphone|mic|badges?|homework|drafts?|proofs?|cups?|keys to the room)\b|hand(?:s|ed|ing)? out\b",
    r"tak(?:es?|ing|en) over (?:the )?(?:slides?|microphone|mic|session|call|wheel|cooking|washing|minutes|presentation)\b|tak(?:es?|ing) (?:my|his|her|their|your) hat off|hats? off",
    rf"sign(?:s|ed|ing)? {_THINGS} ?(?:guest ?book|book|poster|card|petition|copy|copies|cast|autograph)\b",
    rf"(?:start(?:s|ed|ing)?|open(?:s|ed|ing)?) {_THINGS} ?(?:tour|talk|course|day|session|meeting|race|song|door|window|bottle|conference|fair|evening|panel|canteen|letter|parcel|account|umbrella|file)\b",
    rf"(?:go|goes|going|went) over {_THINGS}|(?:go|goes|going|went|flies|fly|travels?|drives?) to [A-ZÀ-Þ]\w+ for (?:the|a|an) (?:summit|fair|conference|weekend|day|festival|meeting|wedding|opening|night|week)|(?:went|goes|go) under (?:the|a) (?:bridge|table|name|tree|road|river)",
    # the body
    r"(?:sick|tired) (?:of|and tired of)|from the heart|(?:at|to|in) the heart of|at heart|by heart|take heart|hearty|heartfelt|stroke of|(?:in|of) (?:good|rude|the best of) health|to (?:your|his|her) health|health (?:and safety|food|insurance|care)",
    r"(?:special|royal|same|equal|red-carpet|preferential) treatment|treat(?:s|ed|ing)? (?:me|us|them|him|her|its|his|their|everybody|everyone|guests|customers|people|all)\b|(?:a|my|his|her|our) treat\b",
    rf"(?:for|to) (?:hospitals|clinics|doctors|nurses|patients)\b|set in {_THINGS}|operat(?:es|ing) (?!on\b|for\b)\w+|operations? (?:in|at) [A-ZÀ-Þ]\w+|operations? (?:manager|team|centre|center|room|research)",
    # children, couples
    r"expect(?:s|ing|ed)? (?:the (?!(?:\w+ )?(?:baby|babies|child|children|twins?|arrival|birth|little|stork|worst|loss)\b)\w+|rain|snow|more|less|a lot|guests|delivery|an answer|to|that|too much|you|us|me|results?|visitors|nothing|questions?)|(?:his|her|my|our|their|['’]s) baby is the|baby steps|mother(?:s|ed|ing) the|mother tongue|mother company|twin(?:s)?['’]? (?:sister|brother|city|cities|towns?|engines?|beds?)|pregnant pause|brainchild",
    r"separat(?:e|es|ed|ing) (?!ways\b|from\b|in\b|since\b|after\b|last\b|and\b|or\b|now\b|this\b|again\b|when\b|because\b|but\b)\w+|separate(?:ly)? (?:rooms?|bills?|files?|talks?|tables?|mail|email|note|letter)",
    r"(?:films?|books?|novels?|plays?|songs?|essays?|poems?|exhibition|documentary|lectures?) (?:about|on|of) (?:an? |the )?(?:\w+ )?\w+|divorce (?:law|lawyers?)|"
    r"(?:split|share)s? the (?:bill|cost|work|class|table)|br(?:oke|eaks?|eaking) (?:up )?(?:the|a|his|her) (?:fight|ice|record|news|silence|bread|fast|meeting|journey)\b|single (?:malt|tickets?|rooms?|page|sheet|file|day|time|one|word|bed|most|origin|source)",
    # money
    r"r[ua]n(?:s|ning)? out of (?:coffee|time|paper|ideas|milk|steam|space|battery|power|ink|wine|beer|chairs|patience|words|the (?:room|door|house))|r[ua]n(?:s|ning)? (?:a|the|against|after|into|through|late|in) (?:\w+ )?(?:marathon|race|tour|ferry|errands?|club|rival club|workshop|queue|park|rain|half marathon|ten miles)",
    r"ow(?:es?|ed|ing) (?:me|us|you|him|her|them) (?:a|an|one|the|some|two)? ?(?:beers?|coffees?|drinks?|lunch|dinner|cakes?|favou?rs?|answers?|calls?|letters?|mails?|replies|reply|books?|one)\b|pa(?:ys?|id|ying) (?:in|with) (?:cash|cards?)|pa(?:ys?|id|ying) for (?:the|my|our|his|her|lunch|dinner|it)(?: \w+)? ?(?:lunch|dinner|tickets?|coffee|drinks?|taxi|round)?|petty cash|bank holiday|bank(?:s|ed|ing) on",
    # the law
    r"(?:tennis|squash|basketball|food|badminton|centre) courts?|(?:on|off|behind) the court\b|courtyards?|plays? (?:\w+ ){0,3}on the court|judg(?:es?|ed|ing) (?:the|a|by|from|for) (?:the )?(?:\w+ )?(?:race|contest|prize|show|competition|cakes?|baking|films?|posters?|cover)|runs? a trial|free trials?|trial (?:run|version|period)s?|"
    r"charg(?:es?|ed|ing) (?:(?:his|her|my|the|its|their|our|a) (?:phones?|batter(?:y|ies)|laptops?|cars?|bikes?|vans?|fee)|by the (?:hour|day|minute|head)|per \w+|less|more|nothing)|in charge|fil(?:es?|ed|ing) (?:the|his|her|my|a) (?:nails?|copies|story|column)|case stud(?:y|ies)|(?<!law )suit(?:s|ed)? (?:me|you|him|her|us|them|a|the|my|your|our|everybody)|legal (?:contact|department|team|adviser|counsel|notice|tech)|complains? about the (?:weather|coffee|food|noise)",
    r"investigat(?:es?|ed|ing) (?!(?:him|her|them|the (?:company|firm|bank|house|matter)|[A-ZÀ-Þ])\b)(?:how|why|whether|new|cheap\w*|old|the (?:effects?|causes?|role|use|history))",
    # raising, investing, backing
    rf"rais(?:es?|ed|ing) (?:{_THINGS} ?)?(?:hands?|glass(?:es)?|voices?|questions?|points?|child|children|kids|bar|issues?|eyebrows?|flags?|awareness|concerns?|doubts?|bees|sheep)\b|rounds? of (?:introductions?|applause|golf|drinks?|talks?|questions?|coffee|beer|cards)|round tables?|(?:all|year) round|round the (?:table|corner|clock|world)",
    r"invest(?:s|ed|ing)? (?:a lot of |much |so much |more |his |her |their |some )?(?:time|energy|effort|care|thought|love|hours|heart)|back(?:s|ed|ing)? (?:the|this|that|a) (?:idea|design|smaller|larger|plan|proposal|motion|choir|other)|fund(?:s|ed|ing)? (?:a|the|his|her) (?:choir|club|school|library|orchestra)|seeds? (?:with|in the|for the) (?:the )?(?:children|garden|kids|spring|birds)",
    # buying, selling, taking over; moving
    r"b(?:uys?|ought|uying) (?:me|us|you|him|her|them|some|new|two|three|a|an|the|my|his|our)(?: (?:a|the|some|two))?(?: \w+)? (?:coffees?|teas?|tickets?|drinks?|lunch|dinner|cakes?|beers?|wine|books?|copies|copy|hats?|lens(?:es)?|ovens?|bread|flowers|bikes?|cars?|vans?|lamps?|chairs?|tables?|cranes?|tools?|phones?|laptops?|shoes|rounds?|looms?|pens?|paper|prints?|posters?|pictures?)|sold (?:me|us|you|him|her|them) \w+|acquired? (?:a|the) taste|sells? (?:fine|good|lovely|nice|only|mainly|mostly) \w+",
    r"mov(?:es?|ed|ing) (?:the|our|my|his|her|a|your) (?:\w+ )?(?:meeting|date|call|walls?|tables?|chairs?|desk|talk|session|lunch|appointment|slides?|plants?|piano|furniture|mouse|cursor)|(?:very|deeply|so|really|rather|quite|found|a|most) (?:\w+ ){0,2}moving(?: \w+)?$|moving (?:talk|film|story|speech|words|letter|images?|pictures?)|mov(?:es?|ed|ing) (?:on )?to (?:the )?(?:next|page|slide|point|friday|monday|tuesday|wednesday|thursday|saturday|sunday)",
    # prices, jobs, cutting
    r"discount(?:s|ed|ing)? (?:the|this|that|a|any) (?:rumou?rs?|idea|story|possibility|theory)|in the margins?|line in the margin|prices? (?:are|is|stand) on\b|price list|(?:good|great|nice|lovely|wonderful|fine|excellent|fantastic) jobs?|job (?:title|well done|ads?|fair)|"
    r"cut(?:s|ting)? (?:the|a|some|his|her|my|their|your|own)(?: own)? (?:\w+ )?(?:hair|cakes?|bread|ribbon|rope|grass|hedge|cheese|flowers|film|video|cloth|cards|corners?|paper|wood|wall)|let (?:people|us|me|everybody|everyone|them|him|her|guests) in\b",
)
"""Everyday uses of words that else tell of an event: "he raised his hand", "she is off to the station"."""
_OTHER = Wording(rf"\b(?:{'|'.join(_IDIOMS)})(?:(?<!\w)|(?!\w))")


def meant(text: str) -> str:
    """A sentence with blanks in the place of such words, so that offsets still hold.

    >>> meant("We are close to the gate.")
    'We are          the gate.'
    """
    return _OTHER.sub(lambda m: " " * len(m.group()), text)
