"""Favourite turns: phrases that the user writes again and again and others do not. Pure.

A turn goes into drafts to anybody, so it carries no name, no number and no day, and stands in no text of which a part is
closed. The caller leaves such texts out, and gives the names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from coach.index.languages import LEFT_OUT
from coach.manner.profile import FEW, SHOWN, Sample, Trait, cut
from coach.text import STOP_WORDS, fold, sentences
from coach.writer import strangers

SHORTEST, LONGEST = 3, 6  # words of a turn
OFTEN = 3  # texts with it
PEOPLE = 2  # people it was written to
OWN = 3  # times as frequent as in what others write
MOST = 5
NEWEST = 2000  # own texts, and so many of others, that are read

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"[.,;:!?…()\[\]\"“”\n–—/\d@#]|\s-\s")
# What everybody writes in every letter is nobody's favourite.
_COURTESIES = frozenset(
    "thank thanks please dear hello regards wishes danke dank bitte gruss grusse merci grazie gracias bedankt tack takk".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli "
    "oktober dezember today tomorrow yesterday heute morgen gestern".split()
)


def favourites(own: Sequence[Sample], others: Sequence[str], names: Collection[str], language: str) -> Trait:
    """The trait of favourite turns in one language: its value are the turns, one a line. `names` are folded words that
    name somebody or something."""
    texts: dict[str, dict[int, None]] = defaultdict(dict)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for number, sample in enumerate(own[:NEWEST]):
        for folded, written in _phrases(sample.written.body, names, LEFT_OUT.get(language, STOP_WORDS)):
            texts[folded][number] = None
            forms[folded][written] += 1
    often = {
        f: tuple(numbers)
        for f, numbers in texts.items()
        if len(numbers) >= OFTEN and len({p for n in numbers for p in own[n].to}) >= PEOPLE
    }
    elsewhere = Counter(
        f for text in others[:NEWEST] for f in {f for f, _ in _phrases(text, (), frozenset())} if f in often
    )
    rate, other_rate = len(own[:NEWEST]) or 1, len(others[:NEWEST]) or 1
    mine = {
        f: numbers
        for f, numbers in often.items()
        if len(numbers) / rate >= OWN * elsewhere[f] / other_rate and not _strange(f, numbers, own)
    }
    kept = _longest(mine)[:MOST]
    if not kept:
        return Trait("turns", None, of=len(own), why=FEW)
    examples = tuple(
        cut(own[n].citation, _around(f, own[n].written.body)) for f in kept[:SHOWN] for n in mine[f][:1]
    )
    shown = [forms[f].most_common(1)[0][0] for f in kept]
    return Trait("turns", "\n".join(shown), len(mine[kept[0]]), len(own), examples)


def _phrases(text: str, names: Collection[str], empty: Collection[str]) -> Iterator[tuple[str, str]]:
    """Phrases of a text, folded and as written: within a clause, with a word that says something, and no name in them."""
    for clause in _BREAK.split(text):
        words = _WORD.findall(clause)
        folded = [fold(w) for w in words]
        barred = [f in names or f in _DAYS or f.removesuffix("s") in names for f in folded]
        for size in range(SHORTEST, LONGEST + 1):
            for at in range(len(words) - size + 1):
                part = folded[at : at + size]
                if not any(barred[at : at + size]) and any(
                    f not in empty and f not in _COURTESIES for f in part
                ):
                    yield " ".join(part), " ".join(words[at : at + size])


def _strange(folded: str, numbers: Sequence[int], own: Sequence[Sample]) -> bool:
    """Whether a phrase holds a name of somebody who is no contact, as the texts write it."""
    for number in numbers:
        body = own[number].written.body
        for span in sentences(body):
            said = body[span.start : span.end]
            if folded not in fold(_flat(said)):
                continue
            strange = [fold(said[a:b]) for a, b in strangers.names(said)]
            if any(set(s.split()) & set(folded.split()) for s in strange):
                return True
    return False


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _around(folded: str, body: str) -> str:
    """The sentence of a body that has the phrase."""
    for span in sentences(body):
        if folded in fold(_flat(body[span.start : span.end])):
            return body[span.start : span.end]
    return body


def _longest(found: dict[str, tuple[int, ...]]) -> list[str]:
    """The phrases that are no part of a longer one which is as frequent, the most frequent first."""
    ordered = sorted(found, key=lambda f: (-len(found[f]), -len(f), f))
    kept: list[str] = []
    for phrase in ordered:
        within = any(f" {phrase} " in f" {k} " or f" {k} " in f" {phrase} " for k in kept)
        longer = any(
            f" {phrase} " in f" {o} " and o != phrase and len(found[o]) >= 0.7 * len(found[phrase])
            for o in found
        )
        if not within and not longer:
            kept.append(phrase)
    return kept
