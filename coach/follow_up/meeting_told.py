"""What a note's own words tell of how two met: a call, a visit, a meal, or no meeting at all but something sent. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from coach.text import fold

_MEALS = ("coffee", "tea", "breakfast", "lunch", "dinner", "supper", "drink", "walk")
_MEAL = "coffee|tea|breakfast|lunch|dinner|supper|drinks?|walk"
_GERMAN_MEALS = (
    ("kaffee", "our coffee"), ("fruhstuck", "our breakfast"), ("mittagessen", "our lunch"), ("abendessen", "our dinner"),
    ("spaziergang", "our walk"),
)  # fmt: skip
_CALL_TAGS = frozenset({"call", "phone", "phone call", "telefonat", "anruf", "telefon"})
_CALL = (
    r"\brang\b(?=\s*(?:$|[.,;:!?]|(?:me|us|him|her|and|up|back|today|yesterday|this|about|again|from)\b| {who}\b))"
    r"|\b(?:phoned|telephoned)\b|\bcalled (?:me|us|him|her|{who})\b(?! [A-Z])"
    r"|^(?=.*\b(?:me|us|i|we)\b|\W*(?:spoke|talked|chatted|discussed|long|short|quick)\b|.*\b(?:with|to) {who}\b).*\b(?:on|by|over) the phone\b(?! (?:[\w]+ ){0,3}(?:with|to) (?!me\b|us\b|{who}\b))"
    r"|\bby phone\b"
    r"|^\W*(?:a |an? \w+ )?(?:phone |video )?call (?:with|from|to)\b"
    r"|\btelefonat (?:mit|von)\b|(?:\bmit {who}\b|\b(?:ich|wir|uns|mir|habe|haben)\b)[^.]*\b(?:telefoniert|am telefon)\b|^\W*telefoniert\b|\b(?:rief|rufe)\b[^.]*\ban\b|\bangerufen\b|\banruf von\b"
)
_HOST = r"(?:me|us|our\b[^.,;]*|the [\w-]+|(?:our )?(?:lab|laboratory|office|workshop|studio|house|yard)|mich|uns|bei uns|zu uns)"
_THEY_VISIT = (
    rf"^\W*{{who}}\b[^.,;]{{0,20}}?\b(?:visits|visited|came to see|comes to see)(?: {_HOST})?\s*(?:$|[.,;:]|(?:today|yesterday|in|on|for)\b)"
    r"|^\W*(?:a )?visit (?:by|from) {who}\b|^\W*besuch von {who}\b|^\W*{who}\b[^.,;]{0,20}? (?:besucht(?:e)?|war bei|kam zu) (?:uns|mich|mir)\b"
)
_I_VISIT = re.compile(
    r"^\W*(?:I )?[Vv]isited (?P<place>(?:[A-ZÀ-Þ&][\w’'&-]*)(?: (?:[A-ZÀ-Þ&][\w’'&-]*|of|and|de|van|von))*)(?=\s*(?:$|[.,;:]|(?:today|yesterday|in|on|with|to)\b))"
)
_MET = re.compile(
    r"\b(?:met|rang|phoned|talked|talk(?:s|ing)? (?:to|with)|spoke|chatted|chat|conversation|sat (?:next|beside|with|opposite|down|at|over|together|between|near|across)|visited (?:me|us|our|the)|(?:my|our|her|his|your|the) visit|walked (?:with|to|through|round)|discussed|interview\w*|in person|came (?:by|round|over)|"
    r"dropped (?:by|in)|stopped by|(?:had|over|for|at) (?:an? )?(?:\w+ )?(?:call|coffee|tea|breakfast|lunch|dinner|supper|drinks?|walk|meeting)|hours? (?:in|with|at)|"
    r"told me|told us|told to me|asked me|explained|showed (?:me|us)|beside me|next to me|"
    r"traf|getroffen|treffen|gesprochen|sprach|telefon\w*|angerufen|sass|besuch\w*|erzahlt\w*|fragte|zeigte|beim (?:kaffee|essen|mittagessen|abendessen|fruhstuck))\b"
)
"""Words of talking or of being together; without accents."""
_SAID = re.compile(r"\b(?:said|says|agreed|asked|mentioned|thinks|sagte|sagt|meint\w*|gesagt)\b")
"""What may be talked or written."""
_SENT = re.compile(
    r"\b(?:sent|posted|mailed|e-?mailed|replied|answered|forwarded|messaged|texted|wrote (?:back|to|me|us|her|him)|received|arrived|has come|"
    r"came (?:in|today|this morning|by post|in the post)|got (?:an?|the|her|his|their) (?:\w+ )?(?:letter|mail|e-mail|reply|answer|message|parcel|package)|"
    r"geschickt|gesandt|gemailt|verschickt|geschrieben|schrieb|schickte|geantwortet|antwortete|angekommen|eingetroffen|erhalten|kam (?:an|heute|gestern|per post|mit der post))\b"
)
_OF_BEFORE = re.compile(
    r"\b(?:after|since|from|before|about|for|nach|seit|von|vor|wegen)\s+(?:our|the|my|her|his|next|last|unser\w*|dem|der|meinem)\s+[\w-]+(?: (?:call|lunch|visit|talk|meeting))?"
)


_THE_MEETING = r"(?:the |our |her |his )?(?:lunch|coffee|tea|call|meeting|visit|dinner|breakfast|supper|walk|appointment|date)\b"
_OFF = (
    rf"(?:\bno (?:answer|reply|lunch|coffee|tea|call|meeting|visit|dinner|breakfast|walk)\b|\b(?:voicemail|answering machine|mailbox)\b|\b(?:line|number|phone|was|is|,) ?engaged(?= *(?:$|[.,;!]))"
    rf"|\bcancell?ed\b(?! (?!{_THE_MEETING})(?:the|her|his|its|an?|their|our) )|\b(?:cancels|postpone[sd]?|put off|puts off|called off|calls off|fell through|never happened)\b"
    r"|\b(?:is|was|were) (?:off|out|away)\b(?! of)|, (?:off|out|away)(?= *(?:$|[.,;!]))|\bnobody (?:in|there|home|at home)\b|\bclosed(?= *(?:$|[.,;!]|on\b|today\b|until\b))"
    r"|\bmoved (?:to|until|back to|forward to) (?:next|the|\d|later|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|spring|summer|autumn|winter)"
    r"|(?:\bnot|n['’]t|\bnever) (?:been |yet )?(?:(?:there|in|here|home|at home|available|come|came|answer\w*|pick\w* up|show\w* up|turn\w* up|make it|take place|happen\w*|speak|talk|get through)"
    r"(?= *(?:$|[.,;!]|today\b|after all\b|because\b|when\b))|(?:met|meet|reach\w*)\b(?! (?:her|his|the|an?) \w))"
    r"|\b(?:abgesagt|verschoben|ausgefallen|faellt aus|fallt aus|anrufbeantworter|besetzt|geschlossen|niemand da|keine antwort|kein(?:e|en)? (?:anruf|mittagessen|kaffee|treffen|besuch|abendessen|telefonat))\b"
    r"|\bnicht (?:\w+ )?(?:telefoniert|getroffen|erreicht|gesprochen|gekommen|da|angetroffen|zustande|statt\w*|ran\w*|ans telefon|abgehoben|besucht|gegessen|gesehen)\b|\bnicht erreichbar\b)"
)
"""What says that a meeting did not take place, or not yet; without accents."""
_OFF_AT_ONCE = re.compile(
    rf"^\W*(?:(?:but|aber|and|it|that|she|he|they|we|i|then|had to|had|has|have|was|is|been|be|did|do|es|sie|er|wir|ich|wurde|hat|ist|leider|sadly)\b[ ,]*)*{_OFF}"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
_AHEAD = re.compile(
    rf"\btomorrow\b|(?<!heute )(?<!am )(?<!gestern )(?<!diesen )(?<!jeden )\bmorgen\b|\bnext (?:week|month|year|{_DAY})\b|\bnachste\w* (?:woche|monat|jahr|{_DAY})\b"
    rf"|(?<!last )(?<!letzten )(?<!vorigen )(?<!every )(?<!jeden )\b(?:{_DAY})\b|\b(?:will|wird|werde)\b"
)
_BEHIND_US = re.compile(
    r"\b(?:had|went|was|were|came|met|rang|visited|phoned|called|spoke|talked|sat|told|said|hatte\w*|war(?:en)?|rief|besuchte|kam|traf|telefoniert|getroffen|angerufen|gegessen)\b"
)


def _is_off(title: str, sentences: Sequence[str], meets: bool) -> bool:
    """Whether a meeting that a note names did not take place, or is yet to: "Rang Ada, no answer", "Lunch with Ada tomorrow".
    `meets` says that the first sentence is the one that names it."""
    if re.search(rf"{_OFF}|\btomorrow\b", title) or any(_OFF_AT_ONCE.search(s) for s in sentences[:2]):
        return True
    first = sentences[0] if meets and sentences else ""
    clause = re.split(rf"[;:(–—]|,(?! (?:on |am )?(?:{_DAY}|tomorrow|morgen)\b)", first)[0]
    ahead = _AHEAD.search(clause) is not None and not _BEHIND_US.search(clause)
    return re.search(_OFF, first) is not None or ahead


@dataclass(frozen=True, slots=True)
class Told:
    """`words` are how the meeting reads in a letter ("our call", "your visit"), `talked` says that the two talked there as
    far as the note tells, `record` that it tells of no meeting but of something sent or received, `off` that the meeting did not take place."""

    words: str = ""
    talked: bool = False
    record: bool = False
    off: bool = False


def told_of(title: str, tags: Iterable[str], sentences: Collection[str], names: Iterable[str]) -> Told:
    """What a note of one person tells: by its title, its tags and its sentences; `names` are theirs.

    >>> told_of("Frames", ["call"], ["Ada mends frames."], ["Ada Reyes"]).words
    'our call'
    >>> told_of("Ada visits the studio", [], ["She likes it."], ["Ada Reyes"]).words
    'your visit'
    >>> told_of("Post", [], ["Sent Ada the list.", "She replied at once."], ["Ada Reyes"]).record
    True
    """
    first = next(iter(sentences), "")
    parts = sorted({fold(p) for n in names for p in (n, *n.split()) if len(p) > 1}, key=lambda p: -len(p))
    who = rf"(?:(?:{'|'.join(map(re.escape, parts))})(?: \w+)?)" if parts else "(?!)"
    opening = (fold(title), fold(first))
    meets = any(_has(p, who, opening[1]) for p in (_CALL, _THEY_VISIT)) or _I_VISIT.match(first) is not None
    meets = meets or bool(_shared_meal(opening[1])) or _MET.search(opening[1]) is not None
    if _is_off(opening[0], [fold(s) for s in sentences], meets):
        return Told(off=True)
    if _CALL_TAGS & {fold(tag) for tag in tags} or any(_has(_CALL, who, text) for text in opening):
        return Told("our call", talked=True)
    if any(_has(_THEY_VISIT, who, text) for text in opening):
        return Told("your visit", talked=True)
    if place := _I_VISIT.match(first):
        return Told(f"my visit to {place['place']}", talked=True)
    if meal := _shared_meal(fold(first)):
        return Told(meal, talked=True)
    whole = _OF_BEFORE.sub(" ", fold(" ".join((title, *sentences))))
    record = _SENT.search(opening[1]) is not None and not _MET.search(whole)
    return Told(talked=not record and (_MET.search(whole) or _SAID.search(whole)) is not None, record=record)


def _has(pattern: str, who: str, text: str) -> bool:
    return re.search(pattern.replace("{who}", who), text, re.IGNORECASE) is not None


def _shared_meal(first: str) -> str:
    """ "our lunch" where the first sentence begins with it: "Lunch with Ada", "Had coffee with her"."""
    found = re.match(rf"\W*(?:i )?(?:had |went for )?(?:an? )?(?:\w+ )?(?P<meal>{_MEAL}) with\b", first)
    if found:
        meal = next(m for m in _MEALS if found["meal"].startswith(m))
        return f"our {'drinks' if meal == 'drink' else meal}"
    german = re.match(r"\W*(?:beim )?(?P<meal>\w+) mit\b", first)
    return next((words for kind, words in _GERMAN_MEALS if german and german["meal"] == kind), "")
