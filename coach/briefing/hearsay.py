"""What somebody said of another: “He said she reads everything” is a sentence about her, noted in a talk with him."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.evidence import Statement
from coach.store.repository import Repository
from coach.text import fold, plain

_REPORTED = re.compile(
    r"^\W*(?P<by>he|she|(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)*)\s+(?:also |once |then )?"
    r"(?:said|says|told me|tells me|thinks|thought|believes|reckons|swears|adds|added|mentioned|mentions|warned(?: me)?|warns(?: me)?)\s+"
    r"(?:that )?(?P<of>he|she|his|her)\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]")
"""A name behind the pronoun: whoever hates Ada's prints is not Ada."""
_SHE = frozenset({"she", "her", "hers"})
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:wife|husband|partner|mother|father|parents?|daughter|son|sister|brother|aunt|uncle|niece|nephew|cousin|friend|boss|colleague|"
    r"manager|director|chair|assistant|secretary|mentor|teacher|student|neighbou?r|deputy|successor|predecessor|woman|man|girl|boy|lady|"
    r"minister|mayor|professor|doctor|captain|engineer|ship|boat|cat|dog|horse)\b|(?<=\s)(?-i:[A-ZÀ-Þ][a-zà-þ]{2,})",
    re.IGNORECASE,
)
"""Whom a pronoun of the same sentence may mean: a person or a pet, or whoever has a name there."""


def _kind(pronoun: str) -> str:
    return "she" if pronoun.casefold() in _SHE else "he"


def told_of(s: Statement) -> tuple[str, str]:
    """The person of whom a reported sentence tells, and "he" or "she"; two empty words where it reports nothing of another,
    or where more than one other may be meant. Whoever is named behind "she" is somebody else."""
    found = _REPORTED.match(plain(s.text)) if s.kind == "note" and s.subjects else None
    if found is None:
        return "", ""
    by, of = found["by"].casefold(), _kind(found["of"])
    if by in ("he", "she") and _kind(by) == of:
        return "", ""
    if _A_NAME.search(plain(s.text), found.end()):
        return "", of
    others = [p for p in s.mentions if p != s.subjects[0]]
    return (others[0], of) if len(others) == 1 else ("", of)


_WOMAN = re.compile(
    r"\b(?:wife|mother|daughter|sister|aunt|niece|girlfriend|woman|girl|lady)\b", re.IGNORECASE
)
_MAN = re.compile(r"\b(?:husband|father|son|brother|uncle|nephew|boyfriend|man|boy)\b", re.IGNORECASE)
_CAPITAL = re.compile(
    r"(?<=[\w,] )[A-ZÀ-Þ][a-zà-þ]{2,}|^[A-ZÀ-Þ][a-zà-þ]{2,}(?= (?:[A-ZÀ-Þ]|came|was|is|had|sat|and)\b)"
)


def sure_hearsay(repository: Repository, about: Mapping[str, list[Statement]]) -> dict[str, list[Statement]]:
    """What is said of each of some people, without what was reported of a "she" who may be another: where one of the two
    sentences before names somebody else, or a sister."""
    reported = {s.id: s for p, said in about.items() for s in said if told_of(s)[0] == p}
    ids = sorted({i - n for i in reported for n in (1, 2)} - reported.keys())
    before = {s.id: s for s in repository.statements_by_id(ids)} | reported if ids else reported
    told = {p for s in reported.values() for p in (*s.subjects, *s.mentions)}
    people = {p.id: p for p in repository.people(told)} if told else {}

    def unsure(s: Statement, person: str) -> bool:
        whom, pronoun = told_of(s)
        if whom != person:
            return False
        known = {
            w
            for p in (person, *s.subjects[:1])
            if p in people
            for n in people[p].names
            for w in fold(n).split()
        }
        near = (b for n in (1, 2) if (b := before.get(s.id - n)) and b.document == s.document)
        return any(
            (_WOMAN if pronoun == "she" else _MAN).search(b.text)
            or any(fold(m.group()) not in known for m in _CAPITAL.finditer(plain(b.text)))
            for b in near
        )

    return {p: [s for s in said if not unsure(s, p)] for p, said in about.items()}


def speaks_of_another(s: Statement, pronoun: str) -> bool:
    """Whether a sentence has a "she" beside a "he" and nobody in it whom the other of the two could be: on the card of one of
    them its reader would take the other for them. `pronoun` is what the notes call the person."""
    text = plain(s.text)
    if s.kind != "note":
        return False
    if told_of(s)[1]:
        return True
    said = [_kind(m.group()) for m in _PRONOUN.finditer(text)]
    if not pronoun or pronoun not in said or len(set(said)) < 2:
        return False
    first = next(m for m in _PRONOUN.finditer(text) if _kind(m.group()) != pronoun)
    return _SOMEBODY.search(text, 0, first.start()) is None
