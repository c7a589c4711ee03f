"""Whom the writer of a note says to have met: words of meeting beside a name, in a sentence on what has been. Pure."""

from __future__ import annotations

import re

from coach.people.mentions import Mention, NameIndex
from coach.text import sentences

_OCCASION = (
    r"(?:coffee|tea|lunch|dinner|supper|breakfast|brunch|drinks?|beers?|pub|walk|call|phone call|video call|chat|visit|meeting|"
    r"catch-?up|talk|conversation|evening|afternoon|interview)"
)
_TOGETHER = (
    rf"\b(?:met(?: up)?(?: with)?|saw|visited|rang|phoned|called|ran into|bumped into|sat (?:next to|with|beside)|"
    rf"(?:spoke|talked|chatted) (?:to|with)|(?:caught|met) up with|had {_OCCASION} with|"
    rf"(?:lunched|dined|walked|travelled|traveled|shared a table) with)"
    rf"|\b{_OCCASION}\b[^.!?]{{0,30}}\bwith"
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
    r"|(?:came (?:by|over|round)|dropped in|sat (?:next to|beside|with|opposite) (?:me|us)|joined (?:me|us)|visited (?:me|us))\b"
    r"|(?:zeigte|führte|gab|brachte) (?:mir|mich|uns)\b|(?:m'a|nous a) (?:montré|fait visiter)\b)",
    re.IGNORECASE,
)
"""Words just after a name that say that they were there with the writer."""
_AFTER_GERMAN = re.compile(
    r"[^.!?,;]{0,60}\b(?:getroffen|gesehen|besucht|kennengelernt|gesprochen|telefoniert)\b", re.IGNORECASE
)
_HAVE = re.compile(r"(?:^|\b(?:ich|wir|habe|haben|hab)\b[^.!?]{0,40})$", re.IGNORECASE)

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


def met_in(index: NameIndex, text: str, year: int | None = None) -> list[str]:
    """The people whom a text of the user's own says to have been met, each by a name that fits nobody else. A sentence
    that names another year than the text's speaks of other days."""
    found: list[str] = []
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if sentence.endswith("?") or (year and {int(y) for y in _YEAR.findall(sentence)} - {year}):
            continue
        met: Mention | None = None
        first = True
        for mention in index.find(sentence):
            joined = met is not None and _JOINT.fullmatch(sentence[met.end : mention.start]) is not None
            if joined or _is_met(sentence, mention, first=first):
                met = mention
                if len(mention.candidates) == 1:
                    found.append(mention.candidates[0])
            first = False
    return list(dict.fromkeys(found))


def _is_met(sentence: str, mention: Mention, *, first: bool) -> bool:
    before, after = sentence[: mention.start], sentence[mention.end :]
    clause = re.split(r"[;:–—]", before)[-1]
    if _NOT_SO.search(clause) or _OTHERS.search(clause) or not (first or _I.search(clause)):
        return False
    if _BEFORE.search(clause):
        return _AHEAD.match(after) is None
    if _AFTER.match(after):
        return True
    return bool(_HAVE.search(clause.strip()) and _AFTER_GERMAN.match(after))
