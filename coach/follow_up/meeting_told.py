"""What a note's own words tell of how two met: a call, a visit, a meal, or no meeting at all but something sent. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
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
    r"|\b(?:phoned|telephoned)\b|\bcalled (?:me|us|him|her|{who})\b(?! [A-Z])|\b(?:on|by|over) the phone\b|\bby phone\b"
    r"|^\W*(?:a |an? \w+ )?(?:phone |video )?call (?:with|from|to)\b"
    r"|\btelefonat (?:mit|von)\b|\btelefoniert\b|\bam telefon\b|\b(?:rief|rufe)\b[^.]*\ban\b|\bangerufen\b|\banruf von\b"
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


@dataclass(frozen=True, slots=True)
class Told:
    """`words` are how the meeting reads in a letter ("our call", "your visit"), `talked` says that the two talked there as
    far as the note tells, `record` that it tells of no meeting but of something sent or received."""

    words: str = ""
    talked: bool = False
    record: bool = False


def told_of(title: str, tags: Iterable[str], sentences: Collection[str], names: Iterable[str]) -> Told:
    """What a note of one person tells: by its title, its tags and its sentences; `names` are theirs.

    >>> told_of("Frames", ["call"], ["Ada mends frames."], ["Ada Reyes"]).words
    'our call'
    >>> told_of("Ada visits the studio", [], ["She likes it."], ["Ada Reyes"]).words
    'your visit'
    >>> told_of("Post", [], ["Sent Ada the list.", "She replied at once."], ["Ada Reyes"])
    Told(words='', talked=False, record=True)
    """
    first = next(iter(sentences), "")
    parts = sorted({fold(p) for n in names for p in (n, *n.split()) if len(p) > 1}, key=lambda p: -len(p))
    who = rf"(?:(?:{'|'.join(map(re.escape, parts))})(?: \w+)?)" if parts else "(?!)"
    opening = (fold(title), fold(first))
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
