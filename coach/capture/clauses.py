"""The clauses of a hurried note: "met Dana, leads data, promised to send her the post" in three. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.confidence import is_marker_only
from coach.evidence import Span
from coach.text import sentences
from coach.writer.verbs import Tense, read_known

LONGEST = 20_000  # characters of a note

# What begins a clause after a comma or an "and" although no verb in the present stands there.
_BEGINS = (
    r"works?|runs|leads|heads|manages|lives|comes|looks|looking|hiring|building|promised|promise|promises|owes?|owed|told|said|says|asked|offered|agreed|wants?|wanted|needs?|confided|swore|mentioned|"
    r"will|must|should|might|may|needs? to|have to|has to|intro|introduction|follow up|introduce|send|share|forward|remind|"
    r"i|i['’]ll|i['’]m|we|she|he|they|she['’]s|he['’]s|they['’]re|nothing|"
    r"in confidence|in strict confidence|off[- ]the[- ]record|hush[- ]hush|hush|confidential|confidentially|private|privately|between us|"
    r"not for sharing|not to be|do not|don['’]t|dont|pls|please|never|keep|nda|under nda|under embargo|embargo|strictly|for me only|just for me|"
    r"versprochen|zugesagt|schulde|schuldet|leitet|arbeitet|sucht|möchte|will|hat|ist|erzählte|sagte|habe|ich|sie|er|vertraulich|im vertrauen|"
    r"unter uns|unter vier augen|bitte|werden|wird|wurden?|geht|kommt|zieht|plant|bleibt|baut|kauft|nicht|now|also|still|just|currently|recently|formerly|"
    r"traf|unter der hand|streng vertraulich|soll|muss|schicke|"
    r"promis|elle|il|ils|elles|j['’]ai|je|dirige|travaille|cherche|confidentiel|confidentiellement|entre nous|en confidence|sous embargo|"
    r"prometí|prometió|le prometí|me prometió|ella|él|ellos|trabaja|busca|confidencial|en confianza|entre nosotros|bajo embargo"
)
_JOIN = re.compile(
    r"\s*(?:[;\n]+\s*|,\s+(?:and|but|und|aber)\s+|,\s+|\s+[–—-]\s+|\s+(?:and|but|und|aber)\s+|\s\d{1,2}\)\s+|"
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bProf)(?-i:(?<![A-Z]))(?<!\d)\.\s+)",
    re.IGNORECASE,
)
_START = re.compile(rf"(?:{_BEGINS})(?![\w'’])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_AND = re.compile(
    r"(?:promised?|owes?|told|said|says|asked|offered|wants?|will|i|i['’]ll|she|he|they|versprochen|schuldet?|sie|er|ich)(?![\w'’])",
    re.IGNORECASE,
)
_OPEN_VERB = re.compile(r"\b(?:versprochen|zugesagt)\s*$", re.IGNORECASE)
_TO_DO = re.compile(r"[^,;.:]*\b(?:\w*zu\w+|zu \w+)\s*(?:[,;.:]|$)")
_NAME_VERB = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?\s+([a-zß-ÿ]+)")


def clauses(text: str) -> list[Span]:
    """Ranges of the text that each say one thing; a bare marker ("hush hush") stays with what stands before it."""
    found: list[Span] = []
    for sentence in sentences(text[:LONGEST]):
        for span in _within(text, sentence):
            words = text[span.start : span.end]
            same = found and not re.search(r"\n\s*\n", text[found[-1].end : span.start])
            if same and is_marker_only(words):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
    return found


def _within(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for join in _JOIN.finditer(text, sentence.start, sentence.end):
        if join.start() <= start or not _new_clause(text, start, join, sentence.end):
            continue
        yield Span(start, join.start())
        start = join.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _new_clause(text: str, start: int, join: re.Match[str], stop: int) -> bool:
    """Whether what follows a comma, an "and" or a dash says something of its own."""
    mark, rest = join.group(), text[join.end() : stop]
    if ";" in mark or "\n" in mark or ")" in mark or mark.strip() in ("–", "—", "-"):
        return bool(re.match(r"\s*\w", rest))
    if _OPEN_VERB.search(text[start : join.start()]) and _TO_DO.match(rest):
        return False  # "versprochen, ihr … zu schicken"
    if re.fullmatch(r"\s+(?:and|but|und|aber)\s+", mark, re.IGNORECASE):
        return _AFTER_AND.match(rest) is not None or _named_verb(rest)
    if "." in mark:
        return True
    return _START.match(rest) is not None or _present(rest) or _named_verb(rest)


def _present(rest: str) -> bool:
    """Whether a verb in the third person stands first: "leads data", not "slides and notes"."""
    word = _WORD.match(rest)
    form = read_known(word.group()) if word and word.group()[0].islower() else None
    if form is None or form.tense not in (Tense.PRESENT, Tense.PAST, Tense.GERUND):
        return False
    after = rest[word.end() :] if word else ""
    return re.match(r"\s+(?!(?:and|or|of|for|by|from)\b)\w", after) is not None or not after.strip()


def _named_verb(rest: str) -> bool:
    """ "Lee wants …", "Dana Kim owes me …"."""
    match = _NAME_VERB.match(rest)
    if match is None:
        return False
    form = read_known(match.group(1))
    return bool(_START.match(match.group(1))) or (
        form is not None and form.tense in (Tense.PRESENT, Tense.PAST)
    )
