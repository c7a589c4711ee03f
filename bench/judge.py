"""Judges, without a human and without the product's own checker, whether a sentence holds by what the sources say.

The judge knows every source, not only what the writer was shown, and nothing of synonyms. It looks for one place, a
sentence or two neighbours of one source, that has all words of the claim that carry meaning, in nearly the same order
and with the same number of denials:

right  every such word, name and number stands in one place, in order;
wrong  a name or number stands in no place that has the rest, or less than two thirds of the words stand together;
open   all in between: a paraphrase, or a small addition. Only a reader can tell.

So a true sentence in other words is open or wrong, never right; a false sentence made of one place's own words in their
own order counts as right. Both limits are measured in `controls` on sentences whose truth is known.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from coach.text import fold, plain, sentences, stem

Verdict = Literal["right", "wrong", "open"]
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_EMPTY = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being am it its this that these those he "
    "she they him her his their them i you we my your our me us who which what where when there here also so than then do "
    "does did has have had will would can could should may might must about into over after before up out s t not no".split()
)
_STATEMENTS = re.compile(r";\s+|,\s+(?:and|but)\s+")
_ENOUGH, _ORDERED = 2 / 3, 0.8


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with its neighbour: its words that carry meaning, in order, and how often it denies."""

    words: tuple[str, ...]
    have: frozenset[str]
    denials: frozenset[int]


def _meaning(text: str) -> tuple[str, ...]:
    found = [fold(w).replace("’", "'").removesuffix("'s") for w in _WORD.findall(plain(text))]
    return tuple(stem(w) for w in found if w not in _EMPTY)


class Judge:
    """Judges by the texts of all sources."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._places: list[_Place] = []
        for source in sources:
            said = [plain(source[s.start : s.end]) for s in sentences(source)]
            for at, one in enumerate(said):
                both = f"{said[at - 1]} {one}" if at else one
                self._places.append(_place([one]))
                self._places.append(_place([said[at - 1], one] if at else [both]))
        self.sentences = [plain(s[x.start : x.end]) for s in sources for x in sentences(s)]

    def __call__(self, claim: str, known: Sequence[str] = ()) -> Verdict:
        """`known` are names that the claim may use without a source: whom the question names. A claim of several
        statements is as good as the worst of them."""
        whole = self._one(claim, known)
        parts = [p for p in _STATEMENTS.split(claim) if len(_meaning(p)) > 1]
        if whole == "right" or len(parts) < 2:
            return whole
        verdicts = [self._one(p, known) for p in parts]
        return "wrong" if "wrong" in verdicts else "open" if "open" in verdicts else "right"

    def _one(self, claim: str, known: Sequence[str]) -> Verdict:
        free = frozenset(w for k in known for w in _meaning(k))
        words = [w for w in _meaning(claim) if w not in free]
        if not words:
            return "open"
        exact = _exact(claim) - free
        denials = len(_DENIAL.findall(claim))
        best = 0.0
        for place in self._places:
            held = sum(w in place.have for w in words) / len(words)
            if held < best and held < 1:
                continue
            fits = exact <= place.have and denials in place.denials
            if held == 1 and fits and LCSseq.similarity(words, place.words) >= _ORDERED * len(words):
                return "right"
            best = max(best, held if fits else 0.0)
        return "open" if best >= _ENOUGH else "wrong"


def _place(said: Sequence[str]) -> _Place:
    words = _meaning(" ".join(said))
    counts = {len(_DENIAL.findall(s)) for s in said}
    return _Place(words, frozenset(words), frozenset({*counts, sum(counts)}))


def _exact(claim: str) -> frozenset[str]:
    """Numbers, and words with a capital inside the sentence, in the form in which places hold them."""
    found = _WORD.findall(claim)
    return frozenset(
        m for n, w in enumerate(found) for m in _meaning(w) if w[0].isdigit() or (n and w[0].isupper())
    )


def controls(judge: Judge, number: int = 300) -> dict[str, dict[Verdict, int]]:
    """What the judge says of sentences whose truth is known: as they stand in a source, with a name or number of
    another source in the place of one, denied, and with the end of another sentence."""
    pick = random.Random(5)
    pool = [s for s in judge.sentences if 6 <= len(s.split()) <= 30 and not s.endswith("?")]
    pool = pick.sample(pool, min(number, len(pool)))
    told: dict[str, dict[Verdict, int]] = {}
    for kind, made in (
        ("as it stands", _same),
        ("another name", _renamed),
        ("another number", _numbered),
        ("denied", _denied),
        ("another end", _mixed),
    ):
        counts: dict[Verdict, int] = {"right": 0, "open": 0, "wrong": 0}
        for one in pool:
            claim = made(one, pick.choice(pool))
            if claim:
                counts[judge(claim)] += 1
        told[kind] = counts
    return told


def _same(one: str, other: str) -> str:
    return one


def _renamed(one: str, other: str) -> str:
    mine = re.findall(r"(?<=\s)[A-Z][a-zà-ÿ]+", one)
    theirs = [w for w in re.findall(r"(?<=\s)[A-Z][a-zà-ÿ]+", other) if w not in one]
    return one.replace(mine[0], theirs[0]) if mine and theirs else ""


def _numbered(one: str, other: str) -> str:
    found = re.search(r"\d+", one)
    return f"{one[: found.start()]}{int(found.group()) + 7}{one[found.end() :]}" if found else ""


def _denied(one: str, other: str) -> str:
    return (
        re.sub(r"\b(is|was|will|has|are|were|can)\b", r"\1 not", one, count=1)
        if re.search(r"\b(?:is|was|will|has|are|were|can)\b", one)
        else ""
    )


def _mixed(one: str, other: str) -> str:
    mine, theirs = one.split(), other.split()
    return " ".join([*mine[: len(mine) // 2], *theirs[len(theirs) // 2 :]]) if one != other else ""
