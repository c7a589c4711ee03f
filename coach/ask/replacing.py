"""Sentences in which somebody comes after another in a job: who came, and who went. Pure but for the names."""

from __future__ import annotations

import re

from coach.ask.introducing import POSSESSIVE, is_named
from coach.ask.snapshot import Snapshot
from coach.evidence import Statement
from coach.people import names
from coach.people.leaving import is_open
from coach.text import fold

_POST = r"(?:as [^.;,]{1,40}? |(?:the|his|her|their) (?:\w+ )?(?:job|post|role|position|desk) )?"
_STELLE = r"(?:die|den|das|seine|ihre|deren|dessen) (?:\w+ )?(?:stelle|posten|amt|leitung|job|funktion|rolle|position|aufgaben?)"
_AFTER = re.compile(
    r"\b(?:replac(?:ed|es|ing)(?! by\b)|succeed(?:ed|s|ing)(?! (?:in|at|with|when|by)\b)|will (?:replace|succeed)|(?:took|takes|taking|taken|will take) over "
    rf"{_POST}from|(?:is|was|becomes|became|as)(?: now)?(?: the)? (?:successor|replacement) (?:of|to|for))\b"
    r"|\b(?:ersetzt|ersetzte|löste?(?= [^.;]* ab\b)|folgte? auf|übernimmt von|übernahm von|(?:ist|wird|wurde) (?:die |der )?Nachfolger(?:in)? von)\b",
    re.IGNORECASE,
)
"""Between the one who comes and the one who goes."""
_HAS = re.compile(
    r"\b(?:hat|haben) (?P<went>[^.;]{1,60}?) (?:\b(?:als|in) [^.;]{1,40}? )?(?:abgelöst|ersetzt)\b"
    rf"|\bhat (?:{_STELLE} )?von (?P<went_de>[^.;]{{1,60}}?) übernommen\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:(?:was|is|been|being|will be) (?:replaced|succeeded) by|handed over (?:\S+ ){0,4}?to|made way for)\b"
    r"|(?:['’]s?|s) (?:successor|replacement|Nachfolger(?:in)?)(?: \w+){0,3}? (?:is|will be|was|ist|wird|wurde|heißt)\b"
    r"|\b(?:successor|replacement) (?:of|to|for) (?P<of>[^.;]{1,60}?) (?:is|will be|was)\b",
    re.IGNORECASE,
)
"""Between the one who goes and the one who comes."""
_BY_GERMAN = re.compile(
    r"\b(?:wurde|wird|ist) (?:durch|von) (?P<came>[^.;]{1,60}?) (?:abgelöst|ersetzt)\b", re.IGNORECASE
)
_NEAR = 3
"""So many words from the verb at most somebody is named: "who replaced the lens that Ben broke" came after no Ben."""
_ASIDE = re.compile(r"\([^()]*\)")
_NOT = re.compile(r"\b(?:not|never|nobody|no one|nicht|nie|niemand|kein\w*)\b|n['’]t\b", re.IGNORECASE)
_BY_HEARSAY = re.compile(r"\b(?:rumou?r\w*|allegedly|supposedly|angeblich|gerücht\w*)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|wird)\b", re.IGNORECASE)
_THEM = re.compile(r"\W*(?:him|her|them|ihm|ihn|ihr|sie)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:he|she|er|sie)\W*(?:\w+\W+){0,2}$", re.IGNORECASE)
_MAY_TELL = re.compile(r"replac|succe|\bover\b|handed over|made way|ersetz|lös|folg|übern", re.IGNORECASE)


def sides(text: str) -> tuple[str, str] | None:
    """The words that end with whoever came, and those that begin with whoever went; None where nobody comes after anybody.

    >>> sides("Ada says that Ben took over from Cem in May.")
    ('Ada says that Ben ', ' Cem in May.')
    >>> sides("Cem was replaced by Ben.")
    (' Ben.', 'Cem ')
    """
    if not _MAY_TELL.search(text) or text.rstrip().endswith("?"):
        return None
    found = _read(text)
    if found is None:
        return None
    came, went, verb = found
    denied = _NOT.search(text[max(0, verb.start() - 30) : verb.start() + 12])
    told = text[: verb.start()] + _TO_COME.sub(" ", verb.group())  # what will be is settled, unless it may be
    return None if denied or is_open(told) or _BY_HEARSAY.search(text) else (came, went)


def to_come(text: str) -> bool:
    """Whether such a sentence tells of what is settled and not done: "Ben will take over from Cem"."""
    found = _read(text)
    return found is not None and _TO_COME.search(found[2].group()) is not None


def _read(text: str) -> tuple[str, str, re.Match[str]] | None:
    if match := _HAS.search(text):
        return text[: match.start()], match["went"] or match["went_de"], match
    if match := _BY_GERMAN.search(text):
        return match["came"], text[: match.start()], match
    if match := _BY.search(text):
        return text[match.end() :], match["of"] or text[: match.start()], match
    if (match := _AFTER.search(text)) is None:
        return None
    return text[: match.start()], text[match.end() :], match


def replacing(snapshot: Snapshot, statement: Statement) -> tuple[str, str] | None:
    """Who came after whom by a sentence, the two persons; None where it does not say so or names one of them only."""
    parts = sides(statement.text)
    if parts is None:
        return None
    known = [p for p in dict.fromkeys((*statement.mentions, *statement.subjects)) if p in snapshot.people]
    first = statement.text.startswith(parts[0])
    came = _nearest(snapshot, known, parts[0], last=first)
    went = _nearest(snapshot, [p for p in known if p != came], parts[1], last=not first)
    if went is None and came and _THEM.match(parts[1]):
        others = [p for p in known if p != came]
        went = others[0] if len(others) == 1 else None
    if came is None and _THEY.search(parts[0]):
        others = [p for p in statement.subjects if p in snapshot.people and p != went]
        came = others[0] if len(others) == 1 else None
    return (came, went) if came and went else None


def _nearest(snapshot: Snapshot, people: list[str], text: str, *, last: bool) -> str | None:
    """Whoever is named right before the verb, or right behind it: not whose thing is named there."""
    text = POSSESSIVE.sub("", _ASIDE.sub("", text))
    words = re.findall(r"\w+", fold(text))
    words = words[::-1] if last else words
    at: dict[str, int] = {}
    for person in people:
        if is_named(snapshot, person, text):
            own = {w for n in snapshot.people[person].names for w in names.parts(n)}
            at[person] = next(i for i, w in enumerate(words) if w in own)
    at = {p: i for p, i in at.items() if i < _NEAR}
    return min(at, key=lambda p: at[p]) if at else None
