"""Whom the writer of a note says to have met: words of meeting beside a name, in a sentence on what has been. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from coach.people.choosing import Cues
from coach.people.mentions import Mention, NameIndex
from coach.text import sentences

_OCCASION = (
    r"(?:coffee|tea|lunch|dinner|supper|breakfast|brunch|drinks?|beers?|pub|walk|call|phone call|video call|chat|visit|meeting|"
    r"catch-?up|talk|conversation|evening|afternoon|interview|zoom|video ?call|facetime|skype|teams call)"
)
_TOGETHER = (
    rf"\b(?:met(?: up)?(?: with)?|saw|visited|rang|phoned|called|ran into|bumped into|sat (?:next to|with|beside)|"
    rf"(?:spoke|talked|chatted) (?:to|with)|(?:caught|met) up with|had {_OCCASION} with|"
    rf"(?:lunched|dined|walked|travelled|traveled|shared a table) with)"
    rf"|\b{_OCCASION}\b[^.!?]{{0,30}}\b(?:with|w/)"
    r"|\b(?:traf|besuchte|sah|sprach mit|telefonierte mit|rief)"
    r"|\b(?:kaffee|tee|mittagessen|abendessen|frühstück|bier|spaziergang|telefonat|anruf|gespräch|treffen|besuch|essen)\b[^.!?]{0,30}\b(?:mit|bei)"
    r"|\b(?:rencontré|revu|visité|déjeuné avec|dîné avec|(?:café|déjeuner|dîner|réunion|appel|verre|visite)\b[^.!?]{0,20}\b(?:avec|chez))"
    r"|\b(?:conocí a|vi a|visité a|hablé con|(?:café|comida|cena|almuerzo|reunión|llamada|charla|visita)\b[^.!?]{0,20}\b(?:con|a))"
)
_BEFORE = re.compile(rf"(?:{_TOGETHER})(?: \w+ and| again| the \w+)?\s*\W*$", re.IGNORECASE)
"""Words just before a name that say that the writer was with them."""

_AFTER = re.compile(
    r"\s*(?:\([^()]*\)|, [^,.;]{1,40},)?\s*"
    r"(?:(?:then|also|kindly|later|proudly|again) )?"
    r"(?:(?:showed|walked|took|drove|gave|offered|handed|bought|brought|poured|led) (?:me|us)\b(?! (?:a )?(?:link|file|copy) by)"
    r"|(?:and (?:I|me)|und ich|et moi|y yo)\b (?:met|had|sat|talked|spoke|walked|ate|went|chatted|caught|shared|hatten|haben|trafen)"
    r"|introduced (?:her|him|them)sel(?:f|ves)\b|stellte sich (?:mir |uns )?vor\b"
    r"|(?:told|said to|asked|sagte|erzählte) (?:me|us|mir|uns) (?:(?:on|over|by) (?:the )?(?:phone|telephone)|over (?:coffee|tea|lunch|dinner|supper|drinks?|breakfast)|am Telefon)\b"
    r"|(?:(?:at|of|from|bei|von) [\w&’' -]{1,40}? )?(?:(?:on|over) the phone|am Telefon)\b"
    r"|(?:came (?:by|over|round)|dropped in|sat (?:next to|beside|with|opposite) (?:me|us)|joined (?:me|us)|visited (?:me|us))\b"
    r"|(?:zeigte|führte|gab|brachte) (?:mir|mich|uns)\b|(?:m'a|nous a) (?:montré|fait visiter)\b)",
    re.IGNORECASE,
)
"""Words just after a name that say that they were there with the writer."""
_RANG = re.compile(
    r"\s*(?:\([^()]*\)|, [^,.;]{1,40},)?\s*(?:(?:just|also|then|finally|hat|rief) )?(?:(?:mich|uns|heute|gestern|eben|kurz|mittags) )*"
    r"(?:(?:rang|called|phoned|telephoned)\b(?=\W*$|\W*\n|[.,;:!–—]|,? (?:me|us|back|today|yesterday|this|at|on|about|because|and|to|from|again|twice|late|early|while|"
    r"before|after|during|out of the blue|with (?:the )?news|in the (?:morning|afternoon|evening|night))\b)"
    r"(?! off\b| to (?:say )?cancel)|an(?:gerufen)?\b(?=\W*$|[.,;:!]))"
    r"(?![^.!?]*\b(?:missed|voicemail|mailbox|no answer|didn[’']t (?:pick|answer)|nicht erreicht|verpasst)\b)",
    re.IGNORECASE,
)
"""Words just after a name that say that they were on the line: "Ana rang", "Ana hat angerufen", "Ana rief mich an"."""
_AFTER_GERMAN = re.compile(
    r"(?!\s*(?:hat|haben)\b(?! (?:mich|uns)\b))[^.!?,;]{0,60}\b(?:getroffen|gesehen|besucht|kennengelernt|gesprochen|telefoniert|"
    r"angerufen|gegessen|getrunken|gefrühstückt)\b",
    re.IGNORECASE,
)
_HAVE = re.compile(
    r"(?:^(?:(?:heute|gestern|mittags|abends) )?(?:mit|bei)?|\b(?:ich|wir|habe|haben|hab)\b[^.!?]{0,40})$",
    re.IGNORECASE,
)
_SEATED = re.compile(
    r"\b(?:sat|seated|put|placed) (?:me|us) (?:next to|beside|opposite|with)\s+$|\b(?:setzte|platzierte) (?:mich|uns) neben\s+$",
    re.IGNORECASE,
)
"""Somebody else brought the writer to their side."""
_NAMED_AFTER = re.compile(
    r"(?:^|\n)\W*(?:lunch|coffee|tea|dinner|supper|breakfast|brunch|drinks?|beers?|meeting|catch-?up|zoom|phone call|video ?call|kaffee|"
    r"mittagessen|abendessen|frühstück|telefonat|gespräch|treffen|déjeuner|café|dîner|réunion|comida|cena|almuerzo|reunión)\s+$",
    re.IGNORECASE,
)
"""A line that begins with the occasion, the name right behind it: "Lunch Ana Soto, Rye Press". No word that could
be an order to oneself ("Call Ana")."""
_OCCASION_AFTER = re.compile(
    rf"[ \t]+(?:{_OCCASION}|telefonat|gespräch|treffen)[ \t]*[.:]?[ \t]*(?:\n|$)", re.IGNORECASE
)
_SURELY = (
    r"(?:(?:short|long|quick|brief|kurzes?|langes?) )?(?:(?:video|phone|zoom|teams|skype) ?call|call|zoom|facetime|coffee|tea|lunch|dinner|"
    r"supper|breakfast|brunch|drinks|beers?|catch-?up|chat|meeting|video ?anruf|anruf|telefonat|gespräch|treffen|kaffee|"
    r"mittagessen|abendessen|frühstück|visio|appel|déjeuner|dîner|réunion|llamada|videollamada|comida|cena|almuerzo|reunión)"
)
"""An occasion at which the writer can only have been with somebody: no talk, visit or interview, which others give too."""
_WHEN_OR_WHERE = (
    r"(?:[ \t]*,?[ \t]*(?:(?:on|in|at|am|im|um|bei|le|à|el|en)\b[^.!?:\n]{1,40}"
    r"|\d{1,4}[./-]\d{1,2}\b[./\d-]*|\d{1,2}\.?(?:st|nd|rd|th)?(?: of)? [^\W\d_]{3,9}\.?(?:,? \d{4})?|[^\W\d_]{3,9} \d{1,2}(?:, \d{4})?))*"
)
_OCCASION_BEHIND_A_NAME = re.compile(
    rf"\s*(?:\([^()]*\))?\s*(?:[,:;–—-])\s*{_SURELY}{_WHEN_OR_WHERE}\s*[.]?\s*$", re.IGNORECASE
)
"""The rest of a heading that begins with a name: "Ana Soto, video call 5 November 2026"."""
_OCCASION_ALONE = re.compile(rf"\W*{_SURELY}{_WHEN_OR_WHERE}\s*(?:[.!]|\n|$)", re.IGNORECASE)
"""A first sentence that only names the occasion, below a heading that says with whom: "Telefonat am 12. November."."""
_GIVEN_ME = re.compile(
    r"^(?:He|She|Er|Sie) (?:(?:then|also|kindly|later|proudly) )?(?:showed|walked|took|drove|gave|handed|poured|led|zeigte|führte|gab) "
    r"(?:me|us|mir|mich|uns)\b",
    re.MULTILINE,
)
_WITH = re.compile(r"\W*(?:with|mit|avec|con)\s+$", re.IGNORECASE)
_LIST_ENDS = re.compile(r"\s*(?:\([^()]*\))?[ \t]*(?:[.!\n]|$)")
_JOINT_BESIDE = re.compile(r"\s*(?:\([^()]*\))?\s*(?:,|and|&|und|et|y|\+)\s*", re.IGNORECASE)
_NOTHING_HELD = re.compile(
    r"\b(?:plan(?:s|ned|ning|ung)?|agenda|ideas?|prep\w*|to[ -]?do|list|wish\w*|questions? for|vorbereitung|liste|ideen?|fragen)\b",
    re.IGNORECASE,
)
"""Words of a heading by which what stands below is no record of what has been."""
_AND_ME = re.compile(
    r"\s*,?\s*(?:and|&|und|et|y|\+)\s+(?:me|I|myself|ich|moi|yo)\b[ \t]*(?:[.!\n]|$)", re.IGNORECASE
)
_IN_WRITING = re.compile(r"\b(?:linkedin|e-?mail|mail|message|nachricht|whatsapp|sms|text)\b", re.IGNORECASE)

_NOT_SO = re.compile(
    r"\b(?:will|shall|would|should|could|might|may|must|can|cannot|can't|won't|want(?:s|ed)? to|wants?|hop(?:e|es|ed|ing) to|"
    r"plan(?:s|ned|ning)?|going to|ought|need(?:s|ed)? to|try to|remember to|let's|to (?:meet|see|visit|call|ring)|"
    r"tomorrow|next|upcoming|if|unless|never|not|no|didn't|haven't|hasn't|wasn't|missed|cancelled|canceled|postponed|instead of|"
    r"years? ago|months? ago|weeks? ago|last (?:year|month|autumn|spring|summer|winter)|once|used to|invited?|asked|propos(?:e|ed)|suggest(?:ed)?|"
    r"werde|wird|will|möchte|soll(?:te)?|könnte|morgen|nächste[nrsm]?|nicht|nie|kein\w*|falls|wenn|damals|vor \w+ (?:jahren|monaten)|"
    r"demain|prochaine?|jamais|pas|si|mañana|próxim[oa]|nunca|no)\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of something ahead, long ago, or that was not."""
_OTHERS = re.compile(r"\b(?:he|she|they|who|whom|er|sie|il|elle|ella)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|we|ich|wir|je|j'ai|nous|yo|me|us)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"[^.;,]{0,25}\b(?:next|tomorrow|nächste\w*|morgen|demain|prochaine?|mañana)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_JOINT = re.compile(r"\s*(?:,|and|&|und|et|y|\+)\s*", re.IGNORECASE)


def met_in(
    index: NameIndex,
    text: str,
    year: int | None = None,
    *,
    title: str = "",
    at_event: Iterable[str] = (),
    meant: Mapping[str, str] | None = None,
    of: Collection[bool] = (False, True),
) -> list[str]:
    """The people whom a text of the user's own says to have been met, in its order, each by a name that fits nobody else or that the
    words around it, the title, the others `at_event` or the user (`meant`) decide. A sentence that names another year
    than the text's speaks of other days. With `of` only those whom somebody else brought the writer together with (True), or
    only the others."""
    met = _met(index, text, year, title, at_event, meant)
    return list(dict.fromkeys(person for person, seated in met if seated in of))


def _met(
    index: NameIndex,
    text: str,
    year: int | None,
    title: str,
    at_event: Iterable[str],
    meant: Mapping[str, str] | None,
) -> Iterator[tuple[str, bool]]:
    """Whom the text says to have been met, and whether somebody else only brought them together."""
    cues = Cues(index, text, title, (), frozenset(at_event), meant or {})
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if sentence.endswith("?") or (year and {int(y) for y in _YEAR.findall(sentence)} - {year}):
            continue
        named = index.find(_raised(sentence))
        with_me = _listed_with_me(sentence, named)
        met: Mention | None = None
        for number, mention in enumerate(named):
            joined = met is not None and _JOINT.fullmatch(sentence[met.end : mention.start]) is not None
            if joined or number in with_me or _is_met(sentence, mention, first=number == 0):
                met = mention
                there = Mention(
                    span.start + mention.start, span.start + mention.end, mention.surface, mention.candidates
                )
                if person := cues.choose(there, sentence):
                    yield person, _SEATED.search(sentence[: mention.start]) is not None


def headed_meeting(title: str, name: str, body: str) -> bool:
    """Whether a note headed by a name records a conversation with whoever bears it: "Ana Soto, video call 5 November",
    "Video call." as its first sentence, or that "she gave me" something.

    >>> headed_meeting("Ana Soto, video call 5 Nov 2026", "Ana Soto", "")
    True
    >>> headed_meeting("Ana Soto", "Ana Soto", "She tunes pianos.")
    False
    """
    if _ahead_or_not(title):
        return False
    if _OCCASION_BEHIND_A_NAME.match(title[len(name) :]):
        return True
    first = _OCCASION_ALONE.match(body)
    return first is not None and not _ahead_or_not(body[: first.end()])


def gives_to_writer(body: str, year: int | None) -> bool:
    """Whether a sentence says that he or she gave, showed or handed the writer something, that year."""
    for span in sentences(body):
        said = body[span.start : span.end]
        of_other_days = year is not None and {int(y) for y in _YEAR.findall(said)} - {year}
        if _GIVEN_ME.match(said) and not of_other_days and not _ahead_or_not(said):
            return True
    return False


def _ahead_or_not(words: str) -> bool:
    return _NOT_SO.search(words) is not None or _NOTHING_HELD.search(words) is not None


def met_first(
    index: NameIndex,
    body: str,
    *,
    title: str = "",
    at_event: Iterable[str] = (),
    meant: Mapping[str, str] | None = None,
) -> list[str]:
    """Those whom the first sentence of a note is nothing but a list of, after "With": "With Ana Soto and Bob Laan."."""
    if _ahead_or_not(title):
        return []
    line = body.split("\n", maxsplit=1)[0]
    named = index.find(line)
    if not named or not _WITH.fullmatch(line[: named[0].start]):
        return []
    there = [named[0]]
    for one in named[1:]:
        if not _JOINT_BESIDE.fullmatch(line[there[-1].end : one.start]):
            break
        there.append(one)
    if not _LIST_ENDS.match(line[there[-1].end :]):
        return []
    cues = Cues(index, body, title, (), frozenset(at_event), meant or {})
    return [person for mention in there if (person := cues.choose(mention, line))]


def _raised(sentence: str) -> str:
    """A sentence with its first word written large, where that word rang: "ana rang, short"."""
    first = re.match(r"[^\W\d_]+", sentence)
    return sentence[:1].upper() + sentence[1:] if first and _RANG.match(sentence[first.end() :]) else sentence


def _listed_with_me(sentence: str, named: Sequence[Mention]) -> frozenset[int]:
    """The places of the names in a list that ends with the writer: "Ana Soto, Bob van der Laan and me"."""
    for last in range(len(named) - 1, -1, -1):
        if not _AND_ME.match(sentence, named[last].end):
            continue
        first = last
        while first and _JOINT.fullmatch(sentence[named[first - 1].end : named[first].start]):
            first -= 1
        if re.fullmatch(r"\W*|.*[:–—\n]\s*", sentence[: named[first].start], re.DOTALL):
            return frozenset(range(first, last + 1))
    return frozenset()


def _is_met(sentence: str, mention: Mention, *, first: bool) -> bool:
    before, after = sentence[: mention.start], sentence[mention.end :]
    clause = re.split(r"[;:–—]", before)[-1]
    seated = _SEATED.search(clause)
    if _NOT_SO.search(clause[: seated.start()] if seated else clause):
        return False
    if seated:
        return True
    if _NAMED_AFTER.search(before):
        return _NOT_SO.search(after.split("\n")[0]) is None
    if _OTHERS.search(clause) or not (first or _I.search(clause)):
        return False
    if _BEFORE.search(clause):
        return _AHEAD.match(after) is None
    if not before.strip(" \t*_#") and _OCCASION_AFTER.match(after):
        return True
    if _RANG.match(after):
        return not clause.strip(" \t*_")
    if _AFTER.match(after):
        return _IN_WRITING.search(sentence) is None or "introduced" not in after[:40]
    return bool(_HAVE.search(clause.strip()) and _AFTER_GERMAN.match(after))
