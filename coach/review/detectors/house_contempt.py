"""Contempt for a company by name: its goods called rubbish, its people crooks, everybody told to keep away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import draft_of
from coach.review.sentence_reading import borrowed

# A name: words with capitals, a sentence's first word too.
_NAME = r"(?-i:(?:[A-Z][\w&'-]*[\w&]|[A-Z])(?: (?:(?:&|and|of|de|van|von) )?[A-Z][\w&'-]*){0,3})"
_NOT_A_NAME = (
    r"(?!(?:I|We|You|He|She|They|It|My|Our|Your|His|Her|Their|This|That|These|Those|The|A|An|There|Here|What|Who|Which|When|Where|How|Why|If|But|And|So|Or|Some|Most|Many|Nobody|Everybody|Everyone|Someone|People|Mum|Mom|Dad|"
    r"Yesterday|Today|Tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Please|Just|Not|No|Yes|At|In|On|For|From|With|Since|Because|Even|Only|One|Two|Each|Every|All)\b)"
)
_HOUSE = rf"\b{_NOT_A_NAME}{_NAME}"
_JUNK = (
    r"(?:rubbish|junk|garbage|trash|crap|tat|scrap|shite?|dross|landfill|lemons|snake oil|hot air|lies|fakes|counterfeits|e-?waste|poison|(?:shoddy|worthless|useless|fake|third-rate|second-rate|overpriced) (?:\w+ )?"
    r"(?:goods|products?|stuff|things|work|gear|kit|machines|lamps|software|services?|parts|tools|advice|junk|rubbish|tat|toys|furniture|clothes|food|books|plastic|copies))"
)
_MUCH = r"(?:(?:us|you|people|customers|everyone|everybody|nothing but|only|just|overpriced|expensive|cheap|pure|total|absolute|complete|utter|the same|more|old|plastic|such|pretentious|glorified) )*"
_TRADE = r"(?:sell|make|build|ship|deliver|produce|offer|peddle|flog|push|serve|publish|import|turn out|churn out|hand out|put out)"
_TRADES = r"(?:sells|sold|makes|made|builds|built|ships|shipped|delivers|delivered|produces|produced|offers|peddles|flogs|pushes|serves|prints|publishes|imports|turns out|churns out|hands out|puts out|is selling|is peddling|is flogging)"
_FOLK = r"(?:crooks|thieves|liars|cowboys|charlatans|fraudsters|swindlers|con artists|con men|amateurs|clowns|idiots|incompetents|parasites|vultures|bandits|robbers|scammers|muppets)"
_LIKES = r"(?:\w+ly |all |just |simply |still |nothing but |nothing more than |no better than |little more than |a |an |the |total |complete |absolute |utter |pure |bunch of |pack of |gang of |load of |such a )*"

_SCORN = words(
    rf"{_HOUSE} (?:(?:only|just|still|simply|now|always|again|really|knowingly|\w+ly) )*(?:{_TRADES}|{_TRADE}|(?:has|have) (?:always |only )?(?:sold|made|shipped|delivered)|(?:can|could|will|would) only {_TRADE}) {_MUCH}{_JUNK}\b|"
    rf"{_HOUSE}(?:'s?)? (?:\w+ ){{1,3}}(?:is|are|was|were) {_LIKES}(?:{_JUNK}|useless|worthless|pathetic|laughable|an? (?:joke|disgrace|insult|scam|rip-?off|fraud|embarrassment))\b|"
    rf"{_HOUSE}(?<! )'s? (?:is |are )?{_LIKES}{_JUNK}\b|"
    rf"{_HOUSE} (?:is|are|was|were|has become|have become) {_LIKES}(?:{_JUNK}|{_FOLK}|joke|disgrace|scam|rip-?off|con|fraud|racket|cowboy outfit|sham|laughing stock|sinking ship|shower|useless|worthless|pathetic|rotten|crooked|corrupt|garbage company)\b|"
    rf"\b(?:{_FOLK}) (?:at|of|from|behind|who run) {_HOUSE}|\b(?:{_JUNK}|rip-?off|scam|swindle|disgrace|con|racket|joke of an? \w+) (?:from|by|made by|sold by|at) {_HOUSE}|"
    rf"\b(?:avoid|boycott|never (?:buy|order|book|trust|hire|work|deal)|(?:do not|don't|nobody should|no one should|you would be mad to|only a fool would) (?:ever )?(?:buy|order|trust|hire|work|deal|touch)|stay (?:well )?(?:away|clear)|steer (?:well )?clear|keep (?:well )?away|run a mile|hands off)(?: (?:\w+ ){{0,2}}?(?:from|with|of|at))? {_HOUSE}(?=(?: (?:and|or) {_HOUSE})?(?:\s*[.!,;:]|\s+(?:if|unless|like|at all costs|because|they|for)\b|$))|"
    rf"{_HOUSE} (?:(?:only|just|still|simply|always|again|once again|\w+ly) )*(?:rips? (?:\w+ )?off|ripped (?:\w+ )?off|conn?ed|fleec(?:es|ed)|scamm?(?:s|ed)|robs|robbed|swindl(?:es|ed)|cheat(?:s|ed)|lie(?:s|d) to|stole from|steals? from|screw(?:s|ed)? over|could not care less|couldn't care less|could not run|couldn't run|could not organi[sz]e|couldn't organi[sz]e)\b"
)
# One of these words is in every match of the pattern above, which is slow to try.
_HARD_WORD = words(
    rf"\b(?:{_JUNK}|{_FOLK}|useless|worthless|pathetic|laughable|joke|disgrace|insult|scam\w*|rip-?off|fraud|embarrassment|con|conn?ed|racket|cowboy|sham|stock|ship|shower|rotten|crooked|corrupt|garbage|swindl\w+|avoid|boycott|never|don't|do not|nobody|no one|"
    r"mad|fool|stay|steer|keep|mile|hands|rips?|ripped|fleec\w+|robs|robbed|cheat\w*|lie[sd]?|stole|steals?|screw\w*|could not|couldn't)\b"
)
# A fair reason, a wish or a plan, and what else is sold as rubbish.
_FAIR = words(
    r"\b(?:rubbish (?:bins?|collection|trucks?|chutes?)|trash (?:cans?|bags?)|garbage (?:bins?|bags?|trucks?|collection)|scrap (?:metal|paper|yard|books?)|junk (?:food|mail|shop)|not (?:a |an )?(?:joke|scam|rip-?off|fraud|con)|far from|used to|no longer|phishing|scam (?:alert|warning)|in the name of|pretend\w*|impersonat\w*|"
    r"recycl\w+|upcycl\w+|april|satire|parody|museum|the novel|the film|avoid (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b"
)


class HouseContempt:
    """Running a company down by name."""

    name = "house_contempt"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences that scorn a named house and give no reason that helps it or its customers."""
        return _found(text)


def _found(text: str) -> Iterator[Finding]:
    for sentence in draft_of(text).sentences:
        match = _SCORN.search(sentence.text) if _HARD_WORD.search(sentence.text) else None
        if match is None or _FAIR.search(sentence.text):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if borrowed(sentence, start, end):
            continue
        reason = "This runs down a company by name. A fact says more, and can be answered for."
        general = "I was not happy with what I got."
        yield finding(
            text, sentence.body, "conduct", "hostile", "medium", reason, HouseContempt.name, general
        )
