"""The words of questions: stems, attributes people are asked about, and words that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from coach.index.words import stem
from coach.text import STOP_WORDS, fold


def terms(text: str) -> list[str]:
    """Folded words of a text for matching, hyphenated ones in their parts, stop words left out."""
    found = re.findall(r"[^\W_]+", re.sub(r"['’](?:s|re|ve|ll|d|m|t)\b", "", fold(text)))
    return [w for w in found if w not in STOP_WORDS]


# Words of a question that ask rather than name what is asked.
FRAME = STOP_WORDS | frozenset(
    "among amongst folks whos whats wheres whens hows know knows knew known people person persons contact contacts anyone anybody everybody "
    "everyone somebody someone nobody network tell told please list show give find many much ever "
    "still already currently now today recently lately exactly again another next last first "
    "latest former previous old new name names called kind sort type say says said mention "
    "mentioned since think thing things something anything everything get got gets want wants like "
    "let make made go goes went gone come comes came coming take takes took see saw seen look "
    "looking going used use need needs may might must shall whether also note notes noted remember "
    "remind recall according two three one both each currently there here ago time times date day "
    "way actually tell us ones moment".split()
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something people are asked about. `asked` finds it in a folded question; `shown` finds an answer to it in
    a folded sentence; `field` is the contact field that may hold it."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]
    field: str = ""
    thing: bool = False  # asked about plans and things as well as about people


def _attribute(name: str, asked: str, shown: str, field: str = "", *, thing: bool = False) -> Attribute:
    return Attribute(name, re.compile(rf"\b(?:{asked})"), re.compile(shown), field, thing)


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"

ATTRIBUTES = (
    _attribute(
        "phone number",
        r"(?:mobile|phone|cell|telephone|whatsapp|office)(?: phone)? (?:number|no)\b|(?<!on the )(?<!by )(?<!over the )(?<!on )phone\b|"
        r"mobile\b(?! \w+ (?:unit|app))"
        r"|telephone\b|whatsapp\b|number (?:can|do|should) i (?:call|ring|reach)",
        r"\+?\d[\d \-()/.]{6,}\d",
        "phones",
    ),
    _attribute(
        "e-mail address",
        r"e-?mail address|mail address|(?:'s|his|her|their|current|private|work) e-?mail\b(?! (?:about|of|"
        r"from|on))"
        r"|what is .{2,40} e-?mail\b|e-?mail (?:of|for) |address (?:should|do|can) i (?:write|mail|e-?mail)",
        r"[\w.+-]+@[\w-]+\.[\w.]+",
        "emails",
    ),
    _attribute(
        "birthday",
        r"birth ?day|date of birth|born\b|how old|(?:'s|his|her|their) age\b",
        rf"birthday|\bborn\b|\bturn(?:s|ed|ing)? \d\d\b|\d\d years old|\bage of \d|\b(?:{_MONTHS}) babies",
        "birthday",
    ),
    _attribute(
        "education",
        r"universit|colleges?\b|degrees?\b|stud(?:y|ied)\b|(?:went|go|gone) to school|which school|graduat|"
        r"alma mater"
        r"|ph\.?d\b|educated|education\b|diploma|major(?:ed)? in|doctorate",
        r"universit|\bcolleges?\b|\bdegrees?\b|\bstud(?:y|ies|ied|ying|ent)\b|graduat|alma mater|alumn|"
        r"\bph\.?d|doctora|master'?s\b|\bmba\b"
        r"|bachelor|\bthesis|faculty|\b(?:went to|at|left|finished|high|grammar|business|art|law|medical|"
        r"music|boarding) school\b|polytechnic|diploma|\bread (?:law|history|physics|english|maths|"
        r"mathematics|engineering)\b",
    ),
    _attribute(
        "children",
        r"child(?:ren)?\b|kids?\b|sons?\b|daughters?\b|(?:a )?(?:mother|father|mum|dad|parent)s?\b",
        r"\bchild(?:ren)?\b|\bkids?\b|\bsons?\b|\bdaughters?\b|\b(?:small|little|young|two|three|"
        r"teenage) (?:boys?|girls?)\b|\bbab(?:y|ies)\b"
        r"|\bkind(?:er)?\b|\bs(?:o|ö)hne?\b|\bt(?:o|ö)chter\b|\bzwilling|\btwins?\b|toddler|\bparent|\b(?:mother|father|mum|dad) of\b|\badopt|pregnan|maternity|paternity|"
        r"grandchild",
    ),
    _attribute(
        "partner",
        r"wife|husband|spouse|married|fianc|boyfriend|girlfriend|(?:'s|his|her|their) partner\b",
        r"\bverheiratet|\bgeschieden|\behe(?:mann|frau)|\bverlobt|\bwife\b|husband|spouse|married|marri(?:es|age)|wedding|fianc|boyfriend|girlfriend|\bpartner\b|"
        r"divorc|engaged to|widow",
    ),
    _attribute(
        "hobby",
        r"hobb(?:y|ies)|(?:free|spare) time|pastimes?|leisure|for (?:fun|pleasure)\b|private life|privately\b|off duty|"
        r"(?:when|while) (?:not working|(?:he|she|they|§p) (?:is|are) (?:not working|off)|off)\b|to (?:relax|unwind)\b|"
        r"enjoys? doing|away from (?:work|the office|the desk)|besides work|in (?:the|his|her|their) evenings?\b|interests outside|"
        r"outside (?:of )?work|after work|at (?:the )?weekends?"
        r"|passions?\b|sports?\b|instruments?\b",
        r"\bhobb|(?:free|spare) time|\bkeeps? (?:bees|chickens|hens|goats|sheep|horses|pigeons|fish|a \w+)|"
        r"\bplay(?:s|ed|ing)? (?!a role|a part|out|down|along)"
        r"|\bsing(?:s|ing)?\b|\bsang\b|\bsail(?:s|ing)?\b|\brow(?:s|ing)\b|\brun(?:s|ning)? (?:a |"
        r"the )?(?:marathon|half|ultra|race|10k|trail)|\bstill runs\b"
        r"|marathon|\bclimb(?:s|ing)?\b|\bpaint(?:s|ing)?\b|collect(?:s|ing)\b|\bbak(?:es|ing)\b|\bcook(?:s|"
        r"ing)\b|garden(?:s|ing)|allotment|\bknit|\bsew|potter[sy]"
        r"|\bcycl(?:es|ing|ist)|\bski(?:s|ing)?\b|\bsurf|\bswim|\bhik(?:es|ing)|\bfish(?:es|ing)\b|"
        r"birdwatch|bird-watch|\bbees?\b|beekeep|choir|orchestra|\bband\b"
        r"|\bguitar|\bpiano|violin|viola|cello|trumpet|\bdrums\b|photograph|\bchess\b|\bdanc(?:es|ing)|"
        r"\btango|\byoga|\bboxing|\bjudo|\btennis|football|\brugby"
        r"|\bgolf|\brestor(?:es|ing) (?:old|vintage|a|an)|\bbrew|\bbuilds? (?:model|boats|guitars)|"
        r"training for|amateur|enthusiast|in (?:his|her|their) (?:spare|free)"
        r"|\b(?:he|she|they)(?: also| still)? (?:restores?|repairs?|mends?|builds?|carves?|tunes?|breeds?|races?|"
        r"knits?|writes? (?:poems|songs|crime)|makes? (?!sure|a point|it|us|me|no|him|her|them|the|that))|learning to \w+|"
        r"evening class|\bat (?:the )?weekends?\b|\bon (?:sundays|saturdays|weekends)\b|before work|after work|crosswords?|"
        r"\bdarts\b|\bswims?\b|\bmarathons?\b|\bin a league\b|"
        r"\bloves\b|\bgrows\b|telescope|astronom|woodwork|carpent|motorcycl|motorbike|model (?:trains|"
        r"railway)|\bfencing\b|archery|\bpoet|novel",
    ),
    _attribute(
        "home",
        r"(?:do|does|did) .{2,40} live\b|lives?\b(?! up| on (?:the|a) )|home address|hometown|home town|"
        r"grew up|grow up|(?:based|located) now|move(?:d)? to"
        r"|nationality|(?:is|are|was) .{2,40} (?:originally )?from\b$",
        r"\bwohnt|\blebt in\b|\bzieht nach\b|\bgezogen\b|\baufgewachsen\b|\bliv(?:es|ed|ing)\b|moved (?:to|back|from)|moving to|\bhome(?:town)?\b|grew up|\bborn in\b|"
        r"\bbased in\b|\bresid(?:es?|ing|ent)\b|relocat|\bhouse in\b|\bflat in\b|\bcomes from\b|"
        r"\boriginally from\b|\bnative of\b",
        "location",
    ),
    _attribute(
        "salary",
        r"salary|earns?\b|(?:get|gets|being) paid|pay grade|income",
        r"salar|\bearn|\bpaid\b|\bpay\b|income|\bband\b|\b(?:eur|usd|gbp|sek|nok|dkk|chf|pounds?|euros?|"
        r"dollars?|kronor|francs?)\b|[€$£]",
    ),
    _attribute(
        "favourite",
        r"favou?rites?\b|prefers?\b",
        r"favou?rite|prefer|\bloves?\b|\blikes?\b|swears by|fond of|\bbest\b|enjoys?",
    ),
    _attribute(
        "diet",
        r"vegetarian|vegan|allerg|diet(?:ary)?\b|favou?rite (?:food|dish|drink|restaurant|wine|beer|tea|"
        r"coffee|cake)",
        r"vegetarian|vegan|allerg|\bdiet|favou?rite|does not eat|doesn't eat|\beats?\b|\bdrinks?\b|gluten|"
        r"coeliac|\bloves\b|halal|kosher",
    ),
    _attribute(
        "pets",
        r"pets?\b|dogs?\b|cats?\b|\b(?:haustiere?|hunde?|katzen?)\b",
        r"\bpets?\b|\b(?:has|have|had|his|her|their|got|keeps?|walk(?:s|ed|ing)|adopted|bought|named|"
        r"called) (?:[\w-]+ ){0,3}(?:dogs?|cats?|pupp\w+|kittens?"
        r"|horses?|parrots?|rabbits?)\b|\b(?:hat|haben|hatte|hält|ihre?|sein|seine) (?:[\w-]+ ){0,3}(?:hunde?|katzen?|kater|pferde?|welpen?)\b|terrier|spaniel|labrador|retriever|whippet|poodle",
    ),
    _attribute(
        "languages",
        r"languages?\b|(?:speak|speaks) (?:french|german|spanish|dutch|english|italian|portuguese|chinese|"
        r"mandarin|japanese|swedish|norwegian|danish|polish|arabic)",
        r"\b(?:foreign|native|first|second|\d|two|three|four|five) languages?\b|\bfluent|native speaker|"
        r"bilingual|mother tongue"
        r"|\b(?:speaks?|learn(?:s|ing)?|spoke) (?:\w+ ){0,2}(?:french|german|spanish|dutch|english|italian|"
        r"portuguese|chinese|mandarin|cantonese|japanese"
        r"|korean|swedish|norwegian|danish|finnish|polish|czech|russian|ukrainian|turkish|arabic|hebrew|"
        r"hindi|greek|irish|gaelic|welsh|catalan)\b",
    ),
    _attribute(
        "health",
        r"ill\b|sick\b|wrong with|unwell|health|off work|(?:in|to) hospital|diagnos|surgery|operation on",
        r"\bill\b|illness|\bsick|health|hospital|diagnos|surger|\boperat(?:ed on|ion)\b|injur|bypass|rehab|cancer|treatment|"
        r"therap|counsell|clinic|doctor|\bback at work\b|burn-?out|broke (?:his|her|a)",
    ),
    _attribute(
        "other name",
        r"(?:other|another|former|maiden|old|previous|birth|earlier|married|new|different) (?:sur)?name|"
        r"nick ?name|also known|formerly called|chang\w* (?:his|her|their) (?:sur)?name",
        r"\bis [\w' -]+ since\b|\bn[ée]e\b|formerly|known as|\bcalls? (?:him|her|them)|everybody|"
        r"everyone calls|used to be|maiden name"
        r"|new name|chang\w+ (?:his|her|their) name|nicknam|goes by|for short|on the telephone",
    ),
    _attribute(
        "car",
        r"(?:what|which) (?:kind of |make of )?car\b|what does .{2,40} drive\b",
        r"\bcars?\b|\bvolvo|\btesla|\btoyota|\bdrives? an? ",
    ),
    _attribute(
        "hotel",
        r"(?:which|what|the name of (?:my|the|our)|my|our|a|the) (?:\w+ )?(?:hotel|hostel|guest ?house|accommodation|lodgings?|"
        r"b&b)\b|where (?:am|are|will|do|shall|did|was|were) (?:i|we|§p|he|she|they) (?:be )?(?:stay|sleep|spend(?:ing)? the night|lodg)",
        r"hotel|hostel|\binn\b|guest ?house|\bb&b\b|lodg|airbnb|\bstay(?:s|ed|ing)? (?:at|with|in|over)|spare room|"
        r"accommodation|check-?in",
        thing=True,
    ),
    _attribute(
        "train or flight",
        r"(?:which|what|when is|when does|what time is|what time does) (?:\w+ ){0,2}(?:train|flight|ferry|plane|coach|bus|platform|gate|seat)\b",
        r"\btrain|\bflight|\bfl(?:y|ies|ying|ew)\b|\bferry|\bplane\b|\bcoach\b|\bbus\b|platform|\bgate\b|\bseat",
        thing=True,
    ),
    _attribute(
        "price",
        r"how much (?:does|do|did|is|are|was|were|will|would|should) .*(?:cost|charge|pay|paid|come to)|"
        r"how much (?:is|are|was|were) |what (?:is|was|are|were) the (?:\w+ )?(?:price|cost|fee|fare|rent|rate)s?\b|what (?:does|do|did|will) .* cost",
        r"\d|\bhundred|\bthousand|\bmillion|\bfree\b|for nothing|no charge|[€$£]",
        thing=True,
    ),
    _attribute(
        "weight",
        r"how heavy\b|(?:what does|how much does|how much do) .{2,60} weigh\b|weight of\b",
        r"\d ?(?:kg|g|lbs?|t)\b|\b(?:kilos?|kilograms?|tons?|tonnes?|grams?)\b|\bweighs?\b",
        thing=True,
    ),
    _attribute(
        "password",
        r"passwords?\b|pass ?code|pin (?:code|number)|wi-?fi|door code|access code|log-?in\b",
        r"password|pass ?code|\bpin\b|\bcode\b|wi-?fi|log-?in",
        thing=True,
    ),
    _attribute(
        "restaurant",
        r"(?:which|what) (?:restaurant|cafe|bar|pub)\b",
        r"restaurant|\bcafe\b|\bbar\b|\bpub\b|bistro|\bplace by\b|tavern|trattoria|brasserie|canteen|supper|dinner|lunch",
        thing=True,
    ),
    _attribute(
        "religion",
        r"religion|religious|church\b.*\bgo\b|\bfaith\b",
        r"church|mosque|synagogue|temple|muslim|jewish|catholic|protestant|hindu|buddhist|sikh|quaker|relig|"
        r"\bfaith\b|\bprays?\b",
    ),
)  # fmt: skip


def attribute_asked(question: str) -> Attribute | None:
    """The attribute a folded question asks for, None where it asks for something else."""
    return next((a for a in ATTRIBUTES if a.asked.search(question)), None)


# Lines of words that stand for each other in questions and notes about people and work.
_BILINGUAL = """
dog dogs hund hunde
cat cats katze katzen
horse horses pferd pferde
daughter daughters tochter töchter
son sons sohn söhne
child children kids kind kinder
garden garten
brother brothers bruder brüder
sister sisters schwester schwestern
mother mutter
father vater
parents eltern
twin twins zwilling zwillinge
play plays playing spielen spielt
promise promised promises versprochen versprach verspricht zugesagt
send sent sends schicken schickt schickte geschickt gesendet gesandt
sail sails sailing segeln segelt
climb climbs climbing klettern klettert
sing sings singing singen singt
dance dances dancing tanzen tanzt
swim swims swimming schwimmen schwimmt
collect collects collecting sammeln sammelt
boat boot
choir chor
"""
"""What people tell of each other, in the two languages of notes."""
_SYNONYMS = """
introduce introduction intro connect together acquaint
job role title position work works post occupation
company employer firm organisation organization business
leave left leaves quit departure moves move moved
begin start starts started begins launch launches opens open join joined became become
fund fundraise raise raised round funding investment invest investor
boss manager chief head leads lead director chair chairs
meet meeting met call coffee lunch dinner chat conversation
paper article publication chapter thesis manuscript
talk presentation slot speech keynote lecture session
slides deck presentation
price cost prices costs fee fees
buy purchase bought acquire acquired acquisition
hire hiring recruit recruiting vacancy vacancies opening position
baby pregnant pregnancy expecting
ill sick surgery hospital diagnosed illness health operation
divorce separated separation
doctor physician
spell spelled spelling spelt written
surname lastname name
journalist reporter correspondent editor
writes newspaper press magazine weekly
newspaper weekly paper press magazine daily gazette
boat ship sail sails sailing
send sent sends deliver delivered share shared
promise promised promises said offered agreed commit committed
like likes loves love enjoy enjoys enjoyed fond
dislike dislikes hates hate
secret confidential confidence private secretly embargo
deadline due by
advice advise advised advises tip recommend recommended suggest suggested
decide decides decision decided approves approve signs
own owns owner belongs
want wants wanted would hope hopes wish wishes looking
goal goals aim aims objective target
handle deal respond answer
buy customer client customers clients
rejected rejection refused turned
accepted approved acceptance approval
limit cap maximum
visit visited trip tour
measurement measurements size sizes dimension dimensions measure measures
drive drove driven drives driving
teach taught teaches
build built builds
break broke broken breaks
grow grew grown grows
pay pays paid fund funds funder funding grant grants sponsor
journalist reporter press
replace replaced replaces succeed succeeded succeeds successor replacement predecessor
eat eats eating supper dinner lunch breakfast meal
press journalist reporter
""".strip()


# Lines of a general word in its forms, and behind the colon what is one of it: a daughter is a child, a child no daughter.
_KINDS = """
child children kid kids: son sons daughter daughters boy boys girl girls baby babies twin twins toddler stepson stepdaughter
pet pets: dog dogs cat cats horse rabbit parrot hamster puppy kitten
instrument instruments music: viola violin piano guitar cello trumpet flute drums clarinet saxophone harp organ harmonica accordion
music musical: choir orchestra band sings sing
sport sports: football tennis rugby hockey marathon swims swimming rowing cycling skiing golf judo boxing running handball volleyball
animal animals: dog cat horse bees hens chickens sheep goats
"""

# Lines of words for the same work in job titles.
_ROLES = """
journalist reporter correspondent editor columnist writer journalistin redakteur redakteurin reporterin
engineer ingenieur ingenieurin
registrar registrarin
owner proprietor inhaber inhaberin
photographer fotograf fotografin
curator kurator kuratorin
architect architekt architektin
miller müller müllerin
baker bäcker bäckerin
lawyer solicitor attorney barrister counsel anwalt anwältin rechtsanwalt rechtsanwältin
investor venture capital partner
recruiter talent headhunter
scientist researcher
teacher lecturer tutor lehrer lehrerin
programmer developer
insurance insurer underwriter actuary versicherungsmakler versicherungsmaklerin
doctor physician surgeon arzt ärztin
buyer purchasing procurement einkäufer einkäuferin
salesman sales
"""


def groups(lines: str) -> dict[str, frozenset[str]]:
    """Stem → the stems of the words on its lines."""
    groups: dict[str, set[str]] = {}
    for line in lines.strip().splitlines():
        stems = {stem(w) for w in line.split()}
        for one in stems:
            groups.setdefault(one, set()).update(stems)
    return {s: frozenset(g) for s, g in groups.items()}


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    return groups(_SYNONYMS + _BILINGUAL)


@cache
def _roles() -> dict[str, frozenset[str]]:
    return groups(_ROLES)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _KINDS.strip().splitlines():
        general, _, special = line.partition(":")
        for word in general.split():
            found.setdefault(stem(word), set()).update(stem(w) for w in special.split())
    return {s: frozenset(g) for s, g in found.items()}


def synonyms(stemmed: str) -> frozenset[str]:
    """Stems that may stand for a stem in notes, itself left out: words of its sense, and what is one of it."""
    same = _synonyms().get(stemmed, frozenset()) | _kinds().get(stemmed, frozenset())
    return same - {stemmed}


def in_both_tongues(words: Iterable[str]) -> str:
    """The words of the other language for some words, to search for with them; empty where none is known."""
    wanted = {stem(w) for w in words}
    rows = [row.split() for row in _BILINGUAL.strip().splitlines()]
    return " ".join(
        w for row in rows if wanted & {stem(w) for w in row} for w in row if stem(w) not in wanted
    )


def same_role(stemmed: str) -> frozenset[str]:
    """Stems that may stand for a stem in a job title, itself included."""
    return _roles().get(stemmed, frozenset()) | {stemmed}


# Everyday verbs and nouns that a question may have without the evidence having them.
LIGHT = frozenset(
    "happening happens steps step talk talked talks talking speak speaks spoke spoken conversation ask asked asks asking become "
    "became begin began belong belongs bring brings brought call called change changed decide "
    "decides do done end ended ends explain explained explains feel felt find found follow give "
    "gave given gives handle happen happened happens help helped helps keep keeps kept learn "
    "learned learnt leave live lives lived make meet met move moved offer offered offers owe plan "
    "plans prefer put react respond responded say share shared show showed shown start started "
    "suggest suggested suggests teach try tried turn understand wait warn watch work worked works "
    "write wrote written describe described recommend recommended advice advise advised discuss "
    "discussed mean means exact main current own different special specific particular various "
    "whole full entire real good best better great big small long short first second third next "
    "last early late new old side part place way reason idea topic subject detail details "
    "information amount number year month week day morning evening company organisation person "
    "colleague someone somebody team group many several think thought expect expected hope hoped "
    "ordinary usual normal regular standard care cares involved related attend attended deal run runs running set sets".split()
)
