"""What a sentence must say to answer questions of some kinds: a wish is no lunch that was had, a job is nobody's search
for one, and whom a letter greets is not told of."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.index.words import stem
from coach.people.names import PARTICLES
from coach.text import content_words, fold, words

_SALUTATION = re.compile(
    r"^\W*(?:(?:my )?dear(?:est)?|hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:morgen|tag|abend)|"
    r"moin|servus|grüezi|cher|chère|bonjour|salut|hola|caro|cara|ciao)\b(?: (?:mr|mrs|ms|dr|herr|frau)\.?)?(?: [^\W\d_][\w'’-]*){0,3}\s*(?:[,!:–-]|$)",
    re.IGNORECASE,
)

_CLOSING = re.compile(
    r"^\W*(?:(?:with )?(?:(?:warm|best|kind|many|all) )*(?:regards|wishes|thanks|love|best)|cheers|yours(?: \w+)?|sincerely|thank you|"
    r"(?:mit )?(?:(?:viele|beste|liebe|herzliche|schöne|freundlichen) )*gr(?:ü|ue)(?:ß|ss)en?|lg|vg|danke|asante|cordialement|amitiés)[,.!]*\s+"
    r"(?P<who>(?:[^\W\d_][\w'’.-]*\s*){1,4})$",
    re.IGNORECASE,
)
_A_NAME = "Name"  # stands below a close that the next line signs

_DONE = re.compile(
    r"^(?:(?:with|to|by) )?(?:who|whom|which (?:people|contacts|of)\b.*?)\b.*\b(?:have|did|had) (?:i|we)\b"
    r"|^(?:mit |bei |an |von )?(?:wen|wem|wer)\b.*\b(?:habe|hatte|war|bin) ich\b"
)
_SOMEBODY_DID = re.compile(
    r"(?:who|which \w+) (?:has |have |had )?(?!(?:want|need|ask|promis|plan|hop|offer|wish|intend|suggest|propos|decid)\w*ed\b|needed\b|planned\b)"
    r"(?:\w{3,}ed|won|sold|bought|left|went|became|begun|began|built|written|wrote|given|gave|taken|took|got|made|found|lost)\b"
)
_MEANT = re.compile(
    r"\b(?:(?:would|['’]d) (?:like|love|be glad|be happy)|wants? to|hop(?:es?|ing) to|plan(?:s|ning)? to|going to|should|could we|can we|"
    r"shall we|let['’]?s|sometime|some day|möchte|würde gern\w*|hat lust|lust auf|will gern\w*|sollten wir|irgendwann|demnächst)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall|['’]ll|wird|werden)\b", re.IGNORECASE)


class _Need(NamedTuple):
    """What a question asks, and words of which a sentence needs one to answer it: `only_of_people` where the question names
    some, `unless_their_own` where others report it."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    only_of_people: bool = False
    unless_their_own: bool = False


_NEEDS = (
    _Need(
        re.compile(
            r"^(?:who|which \w+)\b.*\b(?:(?:is|are|was) (?:still |now |currently )?(?:looking|searching|hunting) for|seeks?|is seeking|needs?|requires?)\b"
            r"|^(?:wer|welche\w*)\b.*\b(?:sucht|suchen|braucht|brauchen)\b"
        ),
        re.compile(
            r"\b(?:look\w*|seek\w*|search\w*|hunt\w*|wants?|wanted|needs?|needed|would like|['’]d like|interested|asked|asks|asking|hir(?:e|es|ing)|"
            r"recruit\w*|open to|short of|lacks?|hopes?|hoping|wish\w*|find|after|between (?:mandates|jobs|roles)|available|free from|"
            r"such\w*|brauch\w*|möchte\w*|will|wünsch\w*|fehl\w*|offen für|frei ab)\b",
            re.IGNORECASE,
        ),
    ),
    _Need(
        re.compile(
            r"^(?:who|which \w+) (?:has |have |had )?(?:told|said|says|mentioned|reported)\b|^wer (?:hat|sagte?|erzählte?)\b.*\b(?:gesagt|erzählt|sagte?|erzählte?|erwähnt|berichtet)\b|^wer (?:sagte|erzählte)\b"
        ),
        re.compile(
            r"\b(?:sa(?:ys?|id)|tell\w*|told|mention\w*|report\w*|wrote|writes|accord\w*|explain\w*|claim\w*|sagt\w*|gesagt|erzähl\w*|berichtet\w*|"
            r"erwähn\w*|schreib\w*|schrieb\w*|meint\w*|laut)\b",
            re.IGNORECASE,
        ),
        unless_their_own=True,
    ),
    _Need(
        re.compile(r"^who (?:else |also |all )?knows\b|^wer kennt\b"),
        re.compile(
            r"\b(?:kn[eo]w\w*|acquaint\w*|friends?|worked (?:with|for|under)|colleagues?|introduc\w+|studied with|"
            r"kenn\w*|kannte\w*|bekannt\w*|befreundet|freund\w*|kolleg\w*)\b",
            re.IGNORECASE,
        ),
        only_of_people=True,
    ),
)


_REPORTED = re.compile(
    r".\b(?:who|whom|that|which|whether|if|die|der|das|dass|ob)\b|\b(?:promis|offer|tell|told|sa(?:y|id)|ask|agree|plan|hop|want|intend|invit|"
    r"versproch|gesagt|gefragt|angeboten|versprech)\w*"
)
"""Words of a question behind which a wish or a plan may be what is asked."""


def meets(question: str, text: str, *, of_people: bool, by_another: bool = False) -> bool:
    """Whether a sentence can answer a question for people that has its words: it says it as done where what was done
    is asked, that somebody searches where that is asked, and that they know them where people are named (`of_people`). What
    only asks, or only names a trade, says of nobody that they do it. What somebody wrote themselves (`by_another`) is said by
    them whatever its words."""
    asked = fold(question).strip(" ?.!")
    done = _DONE.search(asked) and not _REPORTED.search(re.sub(r"^(?:(?:with|to|by) )?\w+", "", asked))
    if text.rstrip().endswith("?") and not _ANY_WISH.search(asked):
        return False
    bound = _BOUND_FOR.search(question)
    if bound and stem(fold(bound["place"])) not in {stem(w) for w in words(text)}:
        return False
    if _only_the_trade(asked, text) or (_SOUGHT.search(text) and not _ANY_WISH.search(asked)):
        return False
    if done and (_MEANT.search(text) or _WILL.search(text)):
        return False
    if _SOMEBODY_DID.match(asked) and _MEANT.search(text):
        return False
    return all(
        need.said.search(text)
        for need in _NEEDS
        if need.asked.search(asked)
        and (of_people or not need.only_of_people)
        and not (by_another and need.unless_their_own)
    )


_BOUND_FOR = re.compile(
    r"^\W*(?:[Ww]ho|[Ww]hich \w+)\b.*\b(?:go(?:es|ing)?|travel\w*|mov\w+|fl(?:y|ies|ying)|driv\w+|head\w*|sail\w*|off) to (?:the )?(?P<place>[A-ZÀ-Þ][\w-]+)"
)
"""Who travels somewhere is told by a sentence that names the place, and not by what was noted there."""

_ANY_WISH = re.compile(
    r"\b(?:ask|want|need|look|seek|wish|request|expect|wonder|invit|suggest|propos|offer|question|frag|such|brauch|möcht|will|bitte|schlug|schläg)\w*"
)
"""Words of a question for people which a sentence that asks may answer."""
_SOUGHT = re.compile(
    r"\b(?:look\w*|search\w*|seek\w*|needs?|needed|wants?|wanted|hir(?:e|es|ing)|such\w*|brauch\w*)\b[^.;]{0,40}\b(?:someone|somebody|anyone|anybody|"
    r"people|a person|jemand\w*|leute)\b,? (?:who|that|to|der|die|den|für)\b",
    re.IGNORECASE,
)
"""Somebody wanted: that Ann looks for someone who mends clocks says of nobody that they mend clocks."""
_ASKED = re.compile(
    r"\b(?:(?:(?:c(?:ould|an)|would|will) (?:you|anyone|anybody|someone|somebody)|please|kindly|if (?:you|someone|somebody)|"
    r"(?:könnt|kann|würd|möcht|magst)\w*|bitte)\b[^.;:?!]{0,40}?\b(?:confirm|tell|know|say|advise|clarify|check|find out|remind|see|look up|explain|"
    r"sag\w*|mitteil\w*|bestätig\w*|wissen|verrat\w*|prüf\w*|nachseh\w*|teil\w* (?:Sie )?(?:mir|uns) mit)|"
    r"do you (?:happen to )?know|(?:like|love|need|want) to know|wonder(?:ed|ing)?|(?:tell|let) (?:me|us)(?: know)?|"
    r"(?:wissen Sie|weißt du|weiß jemand|ich wüsste gern\w*|ich frage mich))"
    r"(?: (?:to )?(?:me|us|please|again|briefly|mir|uns|bitte|kurz|in writing|by return)){0,3},? (?P<by>who|whom|whose|which|what|when|where|whether|if|how|why|"
    r"wer|wen|wem|wessen|welche\w*|was|wann|wo|ob|wie|warum)\b(?P<clause>[^.;?!]*)",
    re.IGNORECASE,
)
"""A question that is put as a request: "could you tell me who signs"."""


def only_asks(question: str, text: str) -> bool:
    """Whether a sentence asks what is asked itself, so that it answers nothing.

    >>> only_asks("Who signs for Rye?", "Could you confirm who signs for Rye?")
    True
    >>> only_asks("Who signs for Rye?", "Ada signs for Rye; could you tell me who pays?")
    False
    """
    asked = fold(question).strip(" ?.!")
    found = _ASKED.search(text)
    if found is None or _ANY_WISH.search(asked):
        return False
    opening = asked.partition(" ")[0]
    if opening not in ("who", "whom", "wer", "wen", "wem") and opening != fold(found["by"]):
        return False
    before = {stem(w) for w in words(text[: found.start()])}
    wanted = {stem(w) for w in content_words(asked)} - before
    return bool(wanted & {stem(w) for w in words(found["clause"])})


_WHO_DOES = re.compile(r"^who (?:else |also |still |already )*(?P<verb>[a-z]{3,}s)\b(?! (?:is|are|was)\b)")
_OF_A_TRADE = re.compile(r"(?:ance|ence|ment|ation|ition|ship|ery|ry)$")


def _only_the_trade(asked: str, text: str) -> bool:
    """Whether a sentence has what somebody is asked to do only as the name of a trade: "she works in insurance" of "who
    insures museums?"."""
    match = _WHO_DOES.match(asked)
    if match is None:
        return False
    same = [w for w in words(text) if stem(w) == stem(match["verb"])]
    return bool(same) and all(_OF_A_TRADE.search(w) for w in same)


_PAST_OF = {
    "send": "sent", "give": "given gave", "get": "got gotten", "pay": "paid", "write": "written wrote", "make": "made", "find": "found", "bring": "brought",
    "buy": "bought", "sell": "sold", "tell": "told", "leave": "left", "take": "taken took", "choose": "chosen chose", "sign": "signed", "build": "built",
    "change": "changed switched moved replaced", "changed": "switched moved replaced", "switch": "switched changed", "switched": "changed",
}  # fmt: skip


def outcome(question: str) -> frozenset[str]:
    """The words by which a sentence tells whether it was done, where a question asks that: "sent" of "Has she sent me the
    drawings?"; empty for other questions."""
    asked = fold(question).strip(" ?.!")
    if not re.match(r"(?:has|have|did)\b", asked):
        return frozenset()
    found: set[str] = set()
    perfect = not asked.startswith("did")
    for word in asked.split()[2:]:
        past = _PAST_OF.get(word, "").split()
        if past or (perfect and (word.endswith("ed") or word in _PASTS)):
            found |= {*past, *([word] if perfect else [])}
    return frozenset(found)


_PASTS = frozenset(w for past in _PAST_OF.values() for w in past.split())
_STILL_TO_COME = re.compile(r"\b(?:will|['’]ll|going to|wants? to|would|should|if|when)\b", re.IGNORECASE)


def tells_outcome(done: frozenset[str], text: str) -> bool:
    """Whether a sentence tells of it as done or not done."""
    return (
        bool(done & set(words(text))) and not _STILL_TO_COME.search(text) and not text.rstrip().endswith("?")
    )


def only_greets(focus: tuple[str, ...], text: str) -> bool:
    """Whether what is asked stands in a sentence only as whom it greets or who signs: "Dear Tessa,", "Regards, Tessa"."""
    rest = _CLOSING.sub("", _SALUTATION.sub("", text, count=1))
    if rest == text or not focus:
        return False
    wanted = {stem(w) for w in focus}
    return bool(wanted & {stem(w) for w in words(text)}) and not wanted & {stem(w) for w in words(rest)}


def only_form(text: str) -> bool:
    """Whether a sentence of a letter is only its greeting or its close.

    >>> only_form("Liebe Frau Sommer,"), only_form("Kind regards"), only_form("Thanks for the drawings.")
    (True, True, False)
    """
    if not words(_SALUTATION.sub("", text, count=1)):
        return True
    closes = _CLOSING.match(text) or _CLOSING.match(f"{text} {_A_NAME}")
    return closes is not None and all(w[0].isupper() or w in PARTICLES for w in closes["who"].split())
