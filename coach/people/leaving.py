"""Sentences that tell that somebody left an organisation. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from coach.dates import find_dates
from coach.people import names, organisations
from coach.text import fold

_DISMISSED = r"(?:fired|sacked|dismissed|let go|laid off|made redundant|pushed out|forced out|kicked out|shown the door|given the (?:sack|boot))"
_JOB = r"(?:job|post|position|role|place)"
_HOW = r"(?:fristlos |betriebsbedingt |leider |uberraschend |plotzlich |gestern |(?:letzte|vorige)\w* \w+ |im \w+ |zum \w+ )?"
_ENTLASSEN = r"(?:entlassen|gefeuert|gekundigt|freigestellt|rausgeworfen)"
_STOPS = r"(?=\s*(?:$|[.,;:!?)]|(?:in|on|last|today|yesterday|after|because)\b))"
_BEFORE = (
    r"(?:no longer|not any ?more|not any longer) (?:works? |working |employed )?(?:at|with|for|by) (?:the )?",
    r"(?:has |have |had )?(?:left|quit|resigned from|retired from) (?:the )?",
    r"(?:moved|switched|went|gone|changed)(?: on| away)? from (?:the )?",
    r"(?:nicht|kein\w*) (?:mehr|langer) (?:bei|beim|für|in|mitarbeiter\w* (?:bei|von)) (?:der |dem |den |die )?",
    r"(?:ist |jetzt )?weg (?:von|vom) (?:der |dem )?",
)
"""What says, before the name of an organisation, that somebody is not there any more; like the rest, without accents."""
_BEHIND = (
    (r"(?:hat|habe|hatte)\b[^.,;]{0,40}? ", r" (?:endgultig |inzwischen |schon )?verlassen\b"),
    (r"(?:von|vom) (?:der |dem )?", r" (?:weg )?(?:zu[rm]?|nach) [^.,;]+? (?:gewechselt|gegangen)\b"),
    (
        r"(?:not|n['’]t) (?:work(?:s|ing)? |employed )?(?:at|with|for|by) (?:the )?",
        r" any ?(?:more|longer)\b",
    ),
)
"""The same on both sides of the name."""
_BY_SUBJECT = (
    (rf"(?:was|were|been|got) (?:just |recently |suddenly |all )?{_DISMISSED} (?:from|by|at) (?:the )?", ""),
    (r"(?:got|was given) (?:the )?(?:sack|boot|push) (?:from|at|by) (?:the )?", ""),
    (
        rf"(?:lost|left|quit|gave up|given up|resigned from) (?:her|his|their|my) {_JOB} (?:at|with) (?:the )?",
        "",
    ),
    (r"stopped working (?:at|for|with) (?:the )?", ""),
    (r"(?:bei|beim) (?:der |dem )?", r" (?:aufgehort|gekundigt|ausgeschieden|ausgestiegen)\b"),
    (r"(?:bei|beim) (?:der |dem )?", r" (?:raus|rausgeflogen|hinausgeworfen)\b"),
    (
        r"(?:wurde|ist) (?:gestern |fristlos |jetzt |inzwischen )?(?:bei|beim|von|vom) (?:der |dem )?",
        rf" {_HOW}{_ENTLASSEN}\b",
    ),
    (
        r"(?:ihren|ihre|seinen|seine|meinen|meine|den|die) (?:job|stelle|posten|arbeit|arbeitsplatz) (?:bei|beim) (?:der |dem )?",
        r" (?:verloren|gekundigt|aufgegeben)\b",
    ),
)
"""The same, told of whoever stands as the subject right before it: "her assistant was fired from …" is not of her."""
_TO_OBJECT = (
    rf" (?:has |had )?(?:fired|sacked|dismissed|laid off) (?:her|him|me){_STOPS}",
    rf" (?:has |had )?let (?:her|him|me) go{_STOPS}",
    rf" hat (?:ihr|ihm|mir) {_HOW}gekundigt\b",
)
"""What a house did, behind its name."""
_NOT_RENEWED = (
    r"contract (?:at|with) (?:the )?",
    r" (?:was not|wasn['’]t|has not been|hasn['’]t been) (?:renewed|extended)\s*[.!]?\s*$",
)
_MONTH = "jan|feb|mar|marz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
_END = (
    r"(?=\s*(?:$|[.,;:!?)(–—>→-]|(?:since|seit|now|jetzt|last|this|and|und|but|aber|to|for|after|nach|altogether|went)\b"
    rf"|(?:in|im|at|by|zum|ende|early|mid|late) (?:the )?(?:end|start|beginning|ende|anfang|spring|summer|autumn|winter|early|mid|late|"
    rf"fruhjahr|fruhling|sommer|herbst|{_MONTH}|\d)))"
)
"""What may follow the name, so that "left Heron Glass a message" and "no longer at Heron's depot" tell of no leaving."""
OPEN = re.compile(
    r"\b(?:not (?:yet )?left|never|nearly|almost|if|whether|may|might|could|would|wants?|plans?|planning|thinking|considering|"
    r"rumou?r(?:s|ed)?|wonders?|will|soon|hop(?:e|es|ed|ing)|should|must|allegedly|supposedly|konnte|noch nicht|vielleicht|mochte|uberlegt|ob|wenn|falls|fast|nie|soll|wird|angeblich|gerucht\w*)\b",
    re.IGNORECASE,
)
"""Words under which a leaving, or another turn of somebody's work, is not told as done."""
_CAPITAL = re.compile(r"\b(?:May|Will)\b")
"""The month and the first names, which leave nothing open."""
DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bnever) (?:yet |really )?(?:left|quit|lost|been)\b|\bnoch nicht\b|\bnie\b"
)
"""What denies it."""


_KIN = (
    r"(?:brother|sister|husband|wife|son|daughter|father|mother|partner|friend|boss|colleague|cousin|uncle|aunt|neighbou?r|flatmate|"
    r"bruder|schwester|mann|frau|sohn|tochter|vater|mutter|chef\w*|kolleg\w*|freund\w*|onkel|tante|nachbar\w*)"
)
_OF_ANOTHER = re.compile(
    rf"(?:\b(?:her|his|their|our|my|ihr|ihre|sein|seine|mein|meine|unser|unsere)|\b\w+['’]s|\b\w+s) (?:\w+ )?{_KIN} (?:(?:has|had|was|hat|ist|wurde) )?$"
    rf"|\b{_KIN} (?:of|von) \w+(?: \w+)? (?:(?:has|had|was|hat|ist|wurde) )?$"
)
"""Whoever belongs to somebody and left: "her brother was fired from …"."""


def is_open(told: str) -> bool:
    """Whether words as they were written leave it open whether what they tell has happened.

    >>> is_open("Ada could be"), is_open("In May Ada was")
    (True, False)
    """
    return OPEN.search(fold(_CAPITAL.sub(" ", told))) is not None


_LEAD_IN = r"(?:(?:in|on|at|by|last|this|since|im|am|zum|ende|seit|letzte\w*|gestern|yesterday|sadly|unfortunately|leider)\b[\w ]{0,20},? )?"
_ADVERBS = (
    r"(?:(?:has|had|have|hat|habe|ist|bin|also|just|then|recently|suddenly|finally|gestern|leider|jetzt|nun|inzwischen|schon|"
    r"selbst|plotzlich|zum \w+|im \w+|am \w+|ende \w+|letzte\w* \w+) )*"
)
_JOINT = r"(?:[,;:–—(-] ?|\b(?:and|but|that|because|since|und|aber|dass|weil|denn) )$"
"""Where a clause begins."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:her|his|their|my|our|ihr\w*|sein\w*|mein\w*|unser\w*) \w|\w['’]s\b"
    r"|\b(?:an?|the|two|three|some|someone|somebody|ein\w*|de[rmn]|jemand\w*) \w"
)
_NO_FACT = re.compile(
    r"\b(?:think|believe|suppose|guess|fear|afraid|worr|dream|film|movie|novel|play|story|fiction|jok|pretend|as if|imagin|"
    r"glaub|meint|denk|dacht|furcht|traum|roman|witz|stuck|als ob)\w*|\b(?:rehired|reinstated|(?:took|taken|hired) (?:her|him|me) (?:back|again)|came back|back (?:at|with)|wieder (?:da|eingestellt|bei))\b"
)
"""Under such words no dismissal is told as a fact: "her contract was not renewed, she thinks, but …"."""


def leaves(text: str, places: Iterable[str], who: Iterable[str], own: bool = False) -> str:
    """The folded sentence up to where it has told that somebody of the names `who` left one of the places, empty where
    it tells of no such leaving. `own` says that the words are theirs: "I was let go by Lumen".

    >>> leaves("Her aide was let go by Lumen.", ["Lumen"], ["Mira Holm"])
    ''
    """
    if text.rstrip().endswith("?"):
        return ""
    folded = fold(text)
    words = "|".join(sorted({re.escape(w) for name in who for w in names.parts(name)}))
    for form in _forms(places):
        place = re.escape(form)
        wordings = [rf"\b{b}{place}{_END}" for b in _BEFORE] + [rf"\b{b}{place}\b{e}" for b, e in _BEHIND]
        for wording in wordings:
            match = re.search(wording, folded)
            if match and not _OF_ANOTHER.search(folded[: match.start()]):
                return folded[: match.end()]
        if not _NO_FACT.search(folded) and (match := _dismissed(folded, place, words, own)):
            return folded[: match.end()]
    return ""


_LEAVES = (
    (
        r"(?:leaves|is leaving|are leaving|will leave|will be leaving|is going to leave|is about to leave|leave|am leaving|quits|will quit|"
        r"retires from|will retire from|resigns from|departs from) (?:the )?",
        "",
    ),
    (
        rf"(?:leaves|is leaving|will leave|quits|gives up|leave|am leaving) (?:her|his|their|my) {_JOB} (?:at|with) (?:the )?",
        "",
    ),
    (r"(?:verlasst|verlasse) (?:die |das |den )?", ""),
    (r"(?:wird|werde) (?:die |das |den )?", r"(?: [^,;]{0,30}?)? verlassen\b"),
    (
        r"(?:geht|gehe) (?:[^.,;]{0,30}? )?(?:bei|von|vom) (?:der |dem )?",
        r"(?: [^,;]{0,30}?)? (?:weg|fort)\b",
    ),
    (r"(?:hort|hore) (?:[^.,;]{0,30}? )?(?:bei|beim) (?:der |dem )?", r"(?: [^,;]{0,30}?)? auf\b"),
    (
        r"(?:scheidet|scheide) (?:[^.,;]{0,30}? )?(?:bei|beim|aus) (?:der |dem )?",
        r"(?: [^,;]{0,30}?)? aus\b",
    ),
)
"""What says that somebody is yet to leave, before and behind the name of the house."""
_AWAY = re.compile(
    r"\b(?:holidays?|vacation|leave|fairs?|trips?|conference|congress|honeymoon|visit|tour|for an?\b|until|till|urlaub\w*|ferien|messe|reise|"
    r"konferenz|tagung|besuch|bis|fur eine?n?)\b|\bfor (?:her|his|their|my|the) (?!new\b)"
)
"""What somebody is away for, and comes back from, behind the name of the house."""
_FOR_GOOD = re.compile(
    r"\b(?:at the end of|end of|last day|jobs?|posts?|positions?|retires?|retiring|retirement|resigns?|resigning|quits?|for good|ende|letzte[rnm]? (?:arbeits)?tag|"
    r"stellen?|posten|rente|ruhestand|pension)\b"
)
_TO_ANOTHER_HOUSE = re.compile(r"\b(?:for|to join|joins) (?:the )?[A-ZÀ-Þ][\w’'-]* (?:&|[A-ZÀ-Þ])")
"""What tells that somebody leaves a house for good; the present tense alone tells of a Friday afternoon too."""
_WHEN = rf"(?:{_END}|(?=\s+(?:on (?:the )?(?:\d+\w*|last)|next|end of|ende|mitte|anfang|am|im)\b))"


def left_by(
    text: str, said: date | None, today: date, places: Iterable[str], who: Iterable[str], own: bool = False
) -> str:
    """As `leaves`, and where a sentence foretells a leaving on a day that has passed by today: the words before it, and
    the place. `said` is the day of the sentence.

    >>> left_by("Ada leaves Lumen at the end of May.", date(2026, 4, 2), date(2026, 6, 1), ["Lumen"], ["Ada Reyes"])
    'ada lumen'
    >>> left_by("Ada leaves Lumen at the end of May.", date(2026, 4, 2), date(2026, 5, 2), ["Lumen"], ["Ada Reyes"])
    ''
    """
    places, who = tuple(places), tuple(who)
    told = leaves(text, places, who, own)
    if told or said is None or text.rstrip().endswith("?"):
        return told
    folded = fold(text)
    if _NO_FACT.search(folded) or not re.search(
        r"\b(?:leav|quit|retir|resign|depart|verlass|geh|hor|scheid)", folded
    ):
        return ""
    words = "|".join(sorted({re.escape(w) for name in who for w in names.parts(name)}))
    name = rf"(?:{words})(?: (?:{words}))*" if words else r"(?!)"
    pronoun = "(?:i|ich)" if own else "(?:she|he|sie|er)"
    for form in _forms(places):
        for before, behind in _LEAVES:
            match = re.search(rf"\b{before}{re.escape(form)}\b{behind or _WHEN}", folded)
            if (
                match
                and _is_subject(folded[: match.start()], name, pronoun)
                and _is_for_good(text, folded, match, said)
                and _has_passed(text, said, today)
            ):
                return f"{folded[: match.start()]}{form}"
    return ""


def _is_for_good(text: str, folded: str, found: re.Match[str], said: date) -> bool:
    """Whether a leaving foretold is no absence; in the present tense, which tells of a train too, that must be said."""
    if _AWAY.search(folded[found.start() :].replace(found.group(), "", 1)):
        return False
    if re.match(r"(?:will|is going|is about|wird|werde)\b", found.group()):
        return True
    ends = any(
        (day.last + timedelta(days=1)).day == 1
        for day in find_dates(text, said, "future")
        if day.first == day.last
    )
    return ends or _FOR_GOOD.search(folded) is not None or _TO_ANOTHER_HOUSE.search(text) is not None


def _has_passed(text: str, said: date, today: date) -> bool:
    """Whether the one day that a sentence names, ahead of when it was said, is over."""
    days = [day for day in find_dates(text, said, "future") if day.relation not in ("until", "till", "bis")]
    return len(days) == 1 and said <= days[0].last < today


def _dismissed(folded: str, place: str, words: str, own: bool) -> re.Match[str] | None:
    """Where a sentence tells that somebody called by one of the words lost or gave up their work at a place."""
    name = rf"(?:{words})(?: (?:{words}))*" if words else r"(?!)"
    pronoun = "(?:i|ich)" if own else "(?:she|he|sie|er)"
    for before, behind in _BY_SUBJECT:
        match = re.search(rf"\b{before}{place}{behind or _END}", folded)
        if match and _is_subject(folded[: match.start()], name, pronoun):
            return match
    for behind in _TO_OBJECT:
        match = re.search(rf"\b(?:the )?{place}{behind}", folded)
        of_own = match is not None and re.search(r"\b(?:me|mir)\b", match.group()) is not None
        if match and own is of_own and _leads(folded[: match.start()], name, pronoun):
            return match
    match = re.search(
        rf"\b(?:wurde|ist) (?:{name}|{pronoun}) {_ADVERBS}(?:bei|beim|von|vom) (?:der |dem )?{place} {_HOW}{_ENTLASSEN}\b"
        rf"|\bhat (?:{name}|{pronoun}) {_ADVERBS}(?:bei|beim) (?:der |dem )?{place} {_HOW}(?:aufgehort|gekundigt)\b",
        folded,
    )  # "Gestern wurde sie bei … entlassen"
    if match and match.start() and re.fullmatch(_LEAD_IN, folded[: match.start()]):
        return match
    before, behind = _NOT_RENEWED
    whose = r"my" if own else rf"(?:her|his|{name}['’]s)"
    return re.match(rf"{_LEAD_IN}{whose} {before}{place}{behind}", folded)


def _is_subject(before: str, name: str, pronoun: str) -> bool:
    """Whether the words before a verb end in the person as its subject; or none stands there, as in a note's line."""
    if not before.strip():
        return True
    match = re.search(rf"(?:\b{name}(?:,? (?:who|die|der))?|\b(?P<pronoun>{pronoun})),? {_ADVERBS}$", before)
    if match is None:
        return False
    lead = before[: match.start()]
    if match["pronoun"]:
        return _leads(lead, name, pronoun)
    return re.fullmatch(_LEAD_IN, lead) is not None or re.search(_JOINT, lead) is not None


def _leads(lead: str, name: str, pronoun: str) -> bool:
    """Whether nobody but the person stands in what leads up to a pronoun."""
    if re.fullmatch(_LEAD_IN, lead):
        return True
    told_of = re.match(rf"(?:{name}|{pronoun})\b(?! (?:and|und)\b)", lead)
    return told_of is not None and not _SOMEBODY_ELSE.search(lead) and re.search(_JOINT, lead) is not None


_OTHER_FIRST = re.compile(
    rf"^\W*(?:\w+ of )?(?:her|his|their|ihr\w*|sein\w*|an?|one|ein\w*) \w|\b{_KIN}\b"
    r"|\b(?:assistant|intern|manager|deputy|successor|team lead|praktikant\w*|assistent\w*|nachfolger\w*)\b"
)


def may_mean_another(text: str, sentence_before: str, who: Iterable[str]) -> bool:
    """Whether a sentence has only a pronoun for who left, and the one before it is of somebody of theirs.

    >>> may_mean_another("Lumen fired him.", "His aide was rude.", ["Tom Reyes"])
    True
    """
    called = {w for name in who for w in names.parts(name)}
    named = called & set(re.findall(r"\w+", fold(text)))
    return not named and _OTHER_FIRST.search(fold(sentence_before)) is not None


def _forms(places: Iterable[str]) -> Iterator[str]:
    """An organisation as a sentence may name it: in full, without the legal form, by its first words."""
    seen = set()
    for place in places:
        words = fold(place).split()
        shorter = [" ".join(words[:n]) for n in range(len(words), 0, -1)]
        for form in (*shorter, organisations.folded(place)):
            if form and form not in seen and organisations.asked(form, place):
                seen.add(form)
                yield form
