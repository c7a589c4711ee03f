"""Which sentences about a guest are theirs and say something: by name, by "he" or "she", and not a letter's courtesies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from coach.briefing.own_acts import with_user
from coach.checks.quotation import in_one_quote
from coach.evidence import Citation, Statement
from coach.follow_up.contact import closes
from coach.people import names
from coach.people.job_titles import role_words
from coach.store.values import PersonView
from coach.text import content_words, fold, plain, words

WRITTEN = ("message", "mail")
_LETTER = re.compile(
    r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|hej|hallo|bonjour|hola|ciao|thank you|thanks|thanks a lot|cheers|"
    r"best|yours|regards|(?:kind|best|warm|with kind|with best|many) (?:regards|wishes|thanks)|sincerely|all the best|done)\b"
)  # fmt: skip
_OF_ITSELF = re.compile(
    r"\W*(?:it|this|that|all (?:of )?(?:this|that)|everything) (?:is|was) (?:now |all |already )?(?:public|no secret|official|known)(?: now| by now| already| to all)*\W*$"
)
"""What is said of another sentence, and tells nothing alone."""
_NEVER_MET = re.compile(
    r"i (?:have not|haven['’]t|have never|never|did not|didn['’]t) (?:yet )?(?:met|meet|seen|see|spoken to|speak to|talked to|talk to) "
    r"(?:her|him|them)(?: yet| so far| before| there| in person)*\W*$"
)
_PRONOUN = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(he|his|she|her)\b", re.IGNORECASE)


def own_words(person: PersonView | None) -> set[str]:
    """The words of a person's names, initials left out."""
    return {w for n in person.names for w in names.parts(n) if len(w) > 1} if person else set()


def names_person(s: Statement, person: PersonView | None) -> bool:
    """Whether a sentence has one of the person's names."""
    return person is not None and bool(own_words(person) & set(words(s.text)))


def says_something(s: Statement, person: PersonView, title: str = "") -> bool:
    """Whether a sentence is more than a greeting, a signature, a pleasantry, or a name with title and place."""
    flat = fold(plain(s.text))
    have = words(flat)
    if s.text.startswith(("<!--", "![")) or len(have) < 2 or (have[0] == "i" and len(have) <= 4):
        return False
    if _NEVER_MET.match(flat) or _OF_ITSELF.match(flat):
        return False
    if re.fullmatch(r"(?:[A-ZÀ-Þ][\w'’-]+(?:, | and |[.!]|$))+", plain(s.text)):  # "Ana, Tom and Mei."
        return False
    if s.kind == "programme" and s.text.startswith("**") and not re.search(r"\s[a-z]{4,}", s.text):
        return False  # a line of speakers
    known = own_words(person) | {w for c in person.contacts for w in words(c.organisation)}
    known |= {w for c in person.contacts for w in role_words(c.title)} | role_words(title)
    if not [w for w in content_words(flat) if w not in known and not set(w.split("-")) <= known]:
        return False
    if s.kind not in WRITTEN:
        return True
    return not closes(s.text) and not is_courtesy(s)


def is_courtesy(s: Statement) -> bool:
    """Whether a sentence is a letter's greeting, thanks or close."""
    flat = fold(plain(s.text))
    return bool(_LETTER.match(flat)) and len(words(flat)) <= 8


def pronoun_of(statements: Iterable[Statement], person: PersonView) -> str:
    """ "he" or "she" as the notes use it of a person, empty where they do not say."""
    seen: Counter[str] = Counter()
    own = own_words(person)
    for s in statements:
        if s.kind in WRITTEN or s.subjects[:1] != (person.id,):
            continue
        found = [(m.start(), _gender(m[1])) for m in _PRONOUN.finditer(s.text)]
        if len({g for _, g in found}) != 1:
            continue
        named = [m.start() for m in re.finditer(r"\w+", s.text) if fold(m.group()) in own]
        if named and named[0] > found[0][0]:  # "His colleague Ana": the pronoun is somebody else's
            continue
        # Said after the name, or in a programme's own words, it is surely theirs.
        seen[found[0][1]] += 3 if named else 2 if s.kind == "programme" else 1
    ranked = [*seen.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else ""


def _gender(pronoun: str) -> str:
    return "she" if pronoun.casefold() in ("she", "her", "hers") else "he"


def of_somebody_else(s: Statement, person: PersonView, pronoun: str) -> bool:
    """Whether a sentence was laid to this person though it begins with the other pronoun and has not their name."""
    leading = _LEADING.match(s.text)
    if not pronoun or leading is None or s.kind in WRITTEN or s.subjects[:1] != (person.id,):
        return False
    return _gender(leading[1]) != pronoun and not names_person(s, person)


def of_another(s: Statement, person: PersonView) -> bool:
    """Whether a sentence of a talk is about somebody else whom it calls he or she, or whom the user dealt with there."""
    text = plain(s.text)
    theirs = bool(s.subjects) and person.id not in s.subjects
    return s.kind == "note" and theirs and (_LEADING.match(text) is not None or with_user(text))


def quote_of(statements: Sequence[Statement]) -> tuple[str, tuple[Citation, ...]]:
    """Sentences of one document as one quotation."""
    return in_one_quote(statements), tuple(s.cite() for s in statements)
