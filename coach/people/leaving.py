"""Sentences that tell that somebody left an organisation. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.people import organisations
from coach.text import fold

_DISMISSED = r"(?:fired|sacked|dismissed|let go|laid off|made redundant|pushed out|forced out|kicked out|shown the door|given the (?:sack|boot))"
_JOB = r"(?:job|post|position|role|place)"
_HOW = r"(?:fristlos |betriebsbedingt |leider |uberraschend |plotzlich |gestern |(?:letzte|vorige)\w* \w+ |im \w+ |zum \w+ )?"
_STOPS = r"(?=\s*(?:$|[.,;:!?)]|(?:in|on|last|today|yesterday|after|because)\b))"
_BEFORE = (
    r"(?:no longer|not any ?more|not any longer) (?:works? |working |employed )?(?:at|with|for|by) (?:the )?",
    r"(?:has |have |had )?(?:left|quit|resigned from|retired from) (?:the )?",
    r"(?:moved|switched|went|gone|changed)(?: on| away)? from (?:the )?",
    r"(?:nicht|kein\w*) (?:mehr|langer) (?:bei|beim|für|in|mitarbeiter\w* (?:bei|von)) (?:der |dem |den |die )?",
    r"(?:ist |jetzt )?weg (?:von|vom) (?:der |dem )?",
    rf"(?:was|were|been|got) (?:just |recently |suddenly |all )?{_DISMISSED} (?:from|by|at) (?:the )?",
    r"(?:got|was given) (?:the )?(?:sack|boot|push) (?:from|at|by) (?:the )?",
    rf"(?:lost|left|quit|gave up|given up|resigned from) (?:her|his|their) {_JOB} (?:at|with) (?:the )?",
    r"(?:has |have |had )?stopped working (?:at|for|with) (?:the )?",
)
"""What says, before the name of an organisation, that somebody is not there any more; like the rest, without accents."""
_BEHIND = (
    (r"(?:hat|habe|hatte)\b[^.,;]{0,40}? ", r" (?:endgultig |inzwischen |schon )?verlassen\b"),
    (r"(?:von|vom) (?:der |dem )?", r" (?:weg )?(?:zu[rm]?|nach) [^.,;]+? (?:gewechselt|gegangen)\b"),
    (r"(?:bei|beim) (?:der |dem )?", r" (?:aufgehort|gekundigt|ausgeschieden|ausgestiegen)\b"),
    (r"(?:bei|beim) (?:der |dem )?", r" (?:raus|rausgeflogen|hinausgeworfen)\b"),
    (
        r"(?:wurde|ist) (?:gestern |fristlos |jetzt |inzwischen )?(?:bei|beim|von|vom) (?:der |dem )?",
        rf" {_HOW}(?:entlassen|gefeuert|gekundigt|freigestellt|rausgeworfen)\b",
    ),
    (
        r"(?:ihren|ihre|seinen|seine|den|die) (?:job|stelle|posten|arbeit|arbeitsplatz) (?:bei|beim) (?:der |dem )?",
        r" (?:verloren|gekundigt|aufgegeben)\b",
    ),
    ("", rf" (?:has |had )?(?:fired|sacked|dismissed|laid off) (?:her|him|them){_STOPS}"),
    ("", rf" (?:has |had )?let (?:her|him|them) go{_STOPS}"),
    ("", rf" hat (?:ihr|ihm|ihnen) {_HOW}gekundigt\b"),
    (
        r"contract (?:at|with) (?:the )?",
        r" (?:was not|wasn['’]t|has not been|hasn['’]t been) (?:renewed|extended)\b",
    ),
    (
        r"(?:not|n['’]t) (?:work(?:s|ing)? |employed )?(?:at|with|for|by) (?:the )?",
        r" any ?(?:more|longer)\b",
    ),
)
"""The same on both sides of the name."""
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


def leaves(text: str, places: Iterable[str]) -> str:
    """The folded sentence up to where it has told of leaving one of the places, empty where it tells of none."""
    if text.rstrip().endswith("?"):
        return ""
    folded = fold(text)
    for form in _forms(places):
        place = re.escape(form)
        wordings = [rf"\b{b}{place}{_END}" for b in _BEFORE] + [rf"\b{b}{place}\b{e}" for b, e in _BEHIND]
        for wording in wordings:
            match = re.search(wording, folded)
            if match and not _OF_ANOTHER.search(folded[: match.start()]):
                return folded[: match.end()]
    return ""


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
