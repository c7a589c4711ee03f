"""People in a hurried note: known names, several where a name fits several, and names that nobody has yet. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.capture.captured import NEW, Candidate, CapturedPerson, Known, Piece, Sure
from coach.dates import find_dates
from coach.evidence import Span
from coach.people import names, organisations
from coach.people.mentions import Mention, NamedPerson, NameIndex
from coach.text import STOP_WORDS, fold
from coach.writer.verbs import Tense, read_known

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŽŠČĆŐĐ][\w'’-]*\w"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|bin|al|el)"
NAME = rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau)\.?\s+)?{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)*(?:[A-Z]\.\s+)?{_CAPITAL})*"
_WITH = (
    r"(?:coffee|lunch|dinner|breakfast|drinks?|beers?|tea|call|chat|walk|meeting|talk|zoom|kaffee|mittagessen|abendessen|telefonat|gespräch|treffen|"
    r"déjeuner|dîner|café|appel|réunion|comida|cena|llamada|reunión)"
)
_WHOSE = r"(?:\s+(?:her|his|their|our|my|the|an?)(?:\s+(?-i:[a-zß-ÿ])[\w-]*){1,3})?"
"""What somebody is, between "introduced me to" and the name: "her boss", "a friend of hers"."""
_MEETING = re.compile(
    rf"(?:\b(?:met(?: up)?(?: with)?|saw|visited|rang|phoned|called|ran into|bumped into|sat (?:next to|with|beside)|spoke (?:to|with)|"
    rf"spoken (?:to|with)|talked (?:to|with)|talking to|chatted (?:to|with)|caught up with|introduced (?:me |us )?to{_WHOSE}|traf|treffe|gesprochen mit|"
    rf"telefoniert mit|{_WITH}(?: at \w+)? (?:with|mit|avec|con)|rencontré|revu|conocí a|vi a|hablé con|parlé avec)\s+(?:(?:the|again|also|briefly|today|yesterday|heute|gestern)\s+)?|\bgetroffen:\s+)",
    re.IGNORECASE,
)
_MET_AFTER = re.compile(
    r"^[^,;.]{0,60}\b(?:getroffen|kennengelernt|gesprochen|gesehen|telefoniert)\b", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,\s*|\s(?:and|und|&|\+)\s)\s*(?:(?:also|with|the)\s+)?", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:owes?|told|said|says|leads|runs|heads|works|is|was|has|wants?|needs?|promised|offered|asked|will|mentioned|"
    r"knows|keeps|likes|loves|moved|joined|left|schuldet|sagt|sagte|hat|ist|leitet|arbeitet|sucht|dirige|travaille|trabaja)\b"
)
_TO_WHOM = re.compile(
    rf"\b(?i:promised?|owes?|told|asked|emailed|introduced|versprach|promis à|prometí a)\s+(?P<name>(?!I\b){_CAPITAL}\s+{_CAPITAL})"
    rf"|\b(?i:habe|hab|hat)\s+(?P<german>{_CAPITAL}\s+{_CAPITAL})(?=\s+(?i:versprochen|zugesagt)\b)"
)
_NO_NAME = frozenset(
    "i the a an she he they we it this that there my our her his their met saw note reminder today yesterday tomorrow monday "
    "tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december nda ceo cto cfo coo vp lunch coffee dinner call zoom ich sie er wir der die das heute gestern morgen "
    "office police gala hush private confidential off intro promised told owes nobody everybody someone everyone somebody".split()
)
_BESIDE_NAMES = frozenset(
    "next last this coming past again briefly quickly soon later early late daily weekly monthly finally recently shortly really "
    "downtown uptown upstairs downstairs outside inside abroad online remotely alone together instead maybe perhaps probably "
    "tonight morning afternoon evening noon midnight week weekend month quarter year spring summer autumn winter "
    "nächste nächsten nächster kommende kommenden letzte letzten wieder kurz später bald früh abends mittags morgens "
    "auf der die das dem den bei beim mit von vom und oder am im zum zur aus ist war hat habe haben getroffen kennengelernt "
    "gesprochen gesehen telefoniert leitet arbeitet ihr ihm ihnen uns mir dass au aux les une des et avec chez est elle il je "
    "los las una con en es "
    "demain prochain prochaine hier matin soir mañana próximo próxima ayer hoy tarde noche".split()
)
"""Words that stand beside a name and belong to none, as people type them without capitals."""
_PLACE_BEFORE = re.compile(
    r"\b(?:at|in|from|for|of|to|bei|auf|am|im|aus|joined|left|called|via)\s+(?:the\s+|der\s+|die\s+)?$",
    re.IGNORECASE,
)


def people_in(text: str, known: Known, parts: Sequence[Span]) -> tuple[CapturedPerson, ...]:
    """Everybody the note is with or about, in order; a name said again is the same person."""
    shown = _with_capitals(text)
    index = NameIndex(known.people)
    by_id = {p.id: p for p in known.people}
    met = list(_met(shown, parts, known))
    found: list[CapturedPerson] = []
    for span in sorted(
        [*_mentions(index, shown, text, parts), *_strangers(shown, met, typed=shown is text)],
        key=lambda m: m.start,
    ):
        if any(span.start < p.name.end and p.name.start < span.end for p in found):
            continue
        if _is_place(span, known) or (known.user and names.normal(span.surface) == names.normal(known.user)):
            continue
        person = _person(span, text, by_id, any(a <= span.start < b for a, b in met))
        _add(found, person)
    return tuple(found)


def _with_capitals(text: str) -> str:
    """The text with a capital on every word that may be a name, where it has none: as people type on a phone.
    Offsets stay."""
    if any(c.isupper() for c in text):
        return text

    days = [(d.start, d.end) for d in find_dates(text, dt.date(2000, 1, 1))]

    def raised(match: re.Match[str]) -> str:
        word = match.group()
        form = read_known(word)
        common = word in STOP_WORDS or word in _NO_NAME or (form is not None and form.tense is not Tense.BASE)
        common |= word in _BESIDE_NAMES or any(start <= match.start() < end for start, end in days)
        return word if common or len(word[0].upper()) != 1 else word[0].upper() + word[1:]

    return re.sub(r"(?<![\w'’])[^\W\d_][\w'’]*", raised, text)


def _mentions(index: NameIndex, shown: str, text: str, parts: Sequence[Span]) -> Iterator[Mention]:
    """Names of known people. In a text without capitals only whole names count, and a first name that was met or that
    does something at the head of a clause ("marek finally sent …"): "may" is no May."""
    heads = {p.start for p in parts}
    for mention in index.find(shown):
        guessed = shown is not text and " " not in mention.surface
        acts = mention.start in heads and _ACTS.match(text, mention.end) is not None
        if not guessed or acts or _MEETING.search(shown[: mention.start]):
            yield mention


_ADVERB = r"(?:finally|just|also|then|still|again|already|now|never|endlich|auch|gerade|noch|schon)"
_ACTS = re.compile(
    rf"(?:\s+{_ADVERB})*\s+(?:sent|rang|called|phoned|wrote|mailed|emailed|asked|told|said|says|gave|brought|came|left|joined|moved|promised|"
    r"owes?|wants?|needs?|has|is|was|offered|knows|likes|introduced|showed|agreed|confirmed|paid|mentioned|replied|answered|cancelled|"
    r"switched|started|works|runs|leads|will|hat|ist|war|rief|schickt|schickte|schrieb|sagt|sagte|fragt|fragte|will|sucht|schuldet|kam)\b"
)
"""What somebody does, right after their name."""


def _met(text: str, parts: Sequence[Span], known: Known) -> Iterator[tuple[int, int]]:
    """Ranges in which names of people stand whom the writer met: after a word of meeting, joined by "and". Behind a comma
    an organisation may stand: "Dana Kim, Hull Works"."""
    for part in parts:
        words = text[part.start : part.end]
        for verb in _MEETING.finditer(words):
            at = verb.end()
            while match := re.compile(NAME).match(words, at):
                yield part.start + match.start(), part.start + match.end()
                joined = _AND.match(words, match.end())
                if joined is None or _organisation_at(words[joined.end() :], known):
                    break
                at = joined.end()
        start = re.match(
            rf"(?i:(?:heute|gestern|habe|hab|ich|wir|haben|mit|kurz)\s+)*(?P<name>{NAME})", words
        )
        if start and _MET_AFTER.match(words[start.end() :]):
            yield part.start + start.start("name"), part.start + start.end()


def _organisation_at(words: str, known: Known) -> bool:
    """Whether words begin with the whole name of a known organisation."""
    flat = fold(words)
    return any(
        name and re.match(rf"{re.escape(name)}(?![\w'’])", flat) for name in map(fold, known.organisations)
    )


def _strangers(text: str, met: Sequence[tuple[int, int]], *, typed: bool) -> Iterator[Mention]:
    """Names that no known person has: of people met, and whole names that do something ("Lee Park owes me …").
    `typed` says that the capitals are the writer's own."""
    pattern = re.compile(NAME)
    spans = list(met)
    for match in pattern.finditer(text) if typed else ():
        whole = " " in match.group().strip()
        if whole and _DOES.match(text, match.end()) and not _PLACE_BEFORE.search(text[: match.start()]):
            spans.append((match.start(), match.end()))
    for match in _TO_WHOM.finditer(text) if typed else ():
        spans.append(match.span("name" if match["name"] else "german"))
    for start, last in spans:
        title = re.match(r"(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau)\.?\s+", text[start:last])
        begin = start + (title.end() if title else 0)
        end = _before_day(text, begin, last)
        words = fold(text[begin:end]).split()
        owned = re.match(r"['’]s\b|\s+(?:office|stand|booth|party|team)\b", text[end:])
        if words and words[0] not in _NO_NAME and not (owned and len(words) == 1):
            stop = end - len(re.search(r"(?:['’]s)?$", text[begin:end]).group())  # type: ignore[union-attr]
            yield Mention(begin, stop, text[begin:stop], ())


def _before_day(text: str, start: int, end: int) -> int:
    """Where a name ends that a day follows at once: "Joost Next Tuesday"."""
    days = [d.start for d in find_dates(text, dt.date(2000, 1, 1)) if start < d.start < end]
    stop = min(days, default=end)
    return start + len(text[start:stop].rstrip())


def _is_place(mention: Mention, known: Known) -> bool:
    """Whether the name is that of an organisation or event, standing where a place does."""
    if mention.candidates:
        return False
    flat = fold(mention.surface)
    return any(flat == fold(o) for o in known.organisations) or any(
        flat == fold(e.name) for e in known.events
    )


def _person(mention: Mention, text: str, known: dict[str, NamedPerson], met: bool) -> CapturedPerson:
    surface = text[mention.start : mention.end]
    candidates = tuple(candidate(known[p]) for p in mention.candidates if p in known)
    whole = " " in surface.strip()
    if not candidates:
        sure = Sure.LIKELY if whole else Sure.GUESS
        typed = surface if any(c.isupper() for c in surface) else _titled(surface)
        return CapturedPerson(Piece(typed, mention.start, mention.end, sure), (), NEW, met)
    sure = Sure.GUESS if len(candidates) > 1 else Sure.SURE if whole else Sure.LIKELY
    if len(candidates) > 1 and (one := _placed(candidates, text[mention.end : mention.end + 60])):
        return CapturedPerson(Piece(surface, mention.start, mention.end, Sure.LIKELY), candidates, one, met)
    chosen = candidates[0].id if len(candidates) == 1 else ""
    return CapturedPerson(Piece(surface, mention.start, mention.end, sure), candidates, chosen, met)


_PLACED = re.compile(
    r"\s*(?:\(|,|@|–|(?:\s|^)(?:from|of|at|with|von|der|bei|aus|vom|de|chez)\s)\s*(?:(?:the|der|dem|die|la|le)\s+)?(?P<place>[^,;.!?)\n]+)",
    re.IGNORECASE,
)


def _placed(candidates: Sequence[Candidate], after: str) -> str:
    """The one of several people whose organisation stands right after the name: "Katrin from Nordsee"; empty for none."""
    match = _PLACED.match(after)
    said = set(organisations.tokens(match["place"])) if match else set()
    there = [c.id for c in candidates if said & set(organisations.distinctive(c.organisation))]
    return there[0] if len(there) == 1 else ""


def _titled(name: str) -> str:
    """A name typed without capitals: "joost de wit" is Joost de Wit."""
    first, *rest = name.split()
    return " ".join([first.title(), *(w if re.fullmatch(_PARTICLE, w) else w.title() for w in rest)])


def candidate(person: NamedPerson) -> Candidate:
    """A known person as somebody to choose."""
    place = person.organisations[0] if person.organisations else ""
    return Candidate(person.id, person.names[0], place, person.titles[0] if person.titles else "")


def _add(found: list[CapturedPerson], person: CapturedPerson) -> None:
    """Add a person, or see that they are somebody already named: "Dana Kim … Dana"."""
    for known in found:
        same = person.chosen == known.chosen if person.chosen not in ("", NEW) else False
        ids = {c.id for c in person.candidates}
        inside = bool(ids) and {c.id for c in known.candidates} <= ids
        a, b = names.parts(known.name.text), names.parts(person.name.text)
        shorter = len(b) == 1 and b[0] in a and (not ids or inside or known.chosen == NEW)
        if same or a == b or shorter:
            return
    found.append(person)
