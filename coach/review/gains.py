"""What somebody has so many of, or comes to have one more of: "three ships", "a second site", "ihr zweiter Fonds".

A small number alone tells nothing; with what it counts it does. One more of a thing is spoken of as bought, opened, raised,
built or got, and it is the same news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coach.review.draft import flat
from coach.review.meaning import vectors
from coach.review.wording import Wording
from coach.text import STOP_WORDS, stem

NEAR = 0.5  # cosine from which two words are one thing
_FURTHER = 0  # another, a further, a new one: of which no number says how many there are

_CARDINALS = {
    w: n
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for n, w in enumerate(words.split(), 2)
}
_ORDINALS = {
    w: n
    for words in (
        "second third fourth fifth sixth seventh eighth ninth",
        "2nd 3rd 4th 5th 6th 7th 8th 9th",
        "zweit dritt viert fünft sechst siebt acht neunt",
    )
    for n, w in enumerate(words.split(), 2)
}
_GERMAN_ORDINAL = r"(?:zweit|dritt|viert|fünft|sechst|siebt|neunt)e[nrsm]?"
_ENDING = re.compile(r"te[nrsm]?$")
_ENGLISH_ORDINAL = "|".join(w for w in _ORDINALS if not w.endswith("t") and w != "acht")
_ONE_MORE = (
    rf"(?P<nth>{_ENGLISH_ORDINAL}|{_GERMAN_ORDINAL}|another|a further|one more|an additional|weitere[nrs]?|noch eine?[nrs]?|neue[nrs]?|nächste[nrs]?|new|next)"
    r" (?P<thing>[^\W\d_]{3,})\b(?: (?P<next>[^\W\d_]{3,})\b)?"
)
_GETS = (
    r"\b(?:gets?|getting|got|buy(?:s|ing)?|bought|acquir\w+|open(?:s|ed|ing)?|rais(?:e|es|ed|ing)|buil(?:d|ds|t|ding)|launch\w*|plan(?:s|ned|ning)?|add(?:s|ed|ing)?|"
    r"set(?:s|ting)? up|start(?:s|ed|ing)?|tak(?:e|es|ing)(?: on| over)?|took(?: on| over)?|rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|expect(?:s|ed|ing)?|order(?:s|ed|ing)?|"
    r"secur(?:e|es|ed|ing)|found(?:s|ed|ing)?|has|have|having|will have|sign(?:s|ed|ing)?|there (?:is|will be)|"
    r"bekomm\w*|kauf\w*|erwirb\w*|erwerb\w*|eröffne\w*|bau(?:t|en)|plan(?:t|en)|gründe\w*|hat|haben|starte\w*|errichte\w*|mietet|mieten|legt|sammel\w*)"
    r" (?:\w+ ){0,3}?"
)
_COMES = (
    r"(?:[’']?s)?(?: (?:in|for|of|at|by) \w+)?(?: (?:is|are|will|would|be|now|soon|also|already|wird|ist|kommt|soll|bald))* (?:com(?:es?|ing)|on (?:its|the) way|planned|underway|under way|opens?|opening|closes|closing|raised|raising|bought|built|"
    r"gekauft|eröffnet|gebaut|geplant|aufgelegt|gegründet|starte\w*|kommt|kaufen|eröffnen|bauen|bekommen|erwerben|auflegen|gründen|bekommt|planen)\b"
)
_GAINS = (Wording(_GETS + _ONE_MORE), Wording(rf"\b{_ONE_MORE}{_COMES}"))
_ANY = Wording(rf"\b{_ONE_MORE}")
_COUNTED = Wording(
    rf"\b(?P<count>{'|'.join(_CARDINALS)}|[2-9]|1[0-9])(?: (?:of|der|von))?(?: (?:the|its|their|our|his|her|these|those|ihrer|seiner|unserer|\w+['’]s))?"
    r" (?P<thing>[^\W\d_]{3,})\b(?: (?P<next>[^\W\d_]{3,})\b)?"
)


_ENGLISH = {
    german: english
    for pair in (
        "fonds fund", "standort site", "werk plant", "fabrik plant", "factory plant", "buro office", "filiale branch", "laden shop", "runde round",
        "werft yard", "schiff ship", "schiffe ship", "schiffen ship", "schiffs ship", "ships ship", "hafen port", "lager warehouse", "haus house", "kunde customer", "kind child",
        "niederlassung branch", "anlage plant", "labor lab", "mühle mill", "muhle mill", "halle hall", "liegeplatz berth", "linie line", "fahre ferry",
        "fahren ferry", "ferries ferry",
    )
    for german, english in (pair.split(),)
}  # fmt: skip
"""Things that are counted in German, and in English."""


_NUMBERED = re.compile(
    r"\b(?!(?:page|slide|day|section|chapter|room|part|figure|number|version|clause|step|table|item|line|track|group|class|level|week|year|seite|tag|teil|abschnitt|"
    r"kapitel|raum|schritt|tabelle|gruppe|woche|jahr|at|by|um|ab|bis|on|in|of|the|for|to|from|and|or|with|only|about|over|under|nearly|all|some|these|those|than|their|our|its|my|"
    r"jan\w*|feb\w*|mar(?:ch)?|märz|apr\w*|may|mai|june?|juni|july?|juli|aug\w*|sep\w*|o[ck]t\w*|nov\w*|de[cz]\w*)\b)"
    r"(?P<thing>[^\W\d_]{3,}) (?P<count>[1-9]\d?)\b(?![.,:/]\d|[-–%]| ?(?:percent|prozent|million|thousand|tausend|am\b|pm\b|o['’]clock|uhr\b))",
    re.IGNORECASE,
)
"""A thing by its number: "berth 4"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A number and what it counts, by word; where both stand. `by_number` is what is called by it: "berth 4"."""

    count: int
    word: str
    start: int
    end: int
    by_number: bool = False

    def same(self, other: Thing) -> bool:
        """Whether both count one thing: the same number, or one more of it where one gives no number."""
        if self.by_number != other.by_number:
            return False
        if self.count != other.count and _FURTHER not in (self.count, other.count):
            return False
        one, two = _ENGLISH.get(self.word, self.word), _ENGLISH.get(other.word, other.word)
        return stem(one) == stem(two) or _near(one, two)


@lru_cache(maxsize=4096)
def _near(one: str, other: str) -> bool:
    first, second = vectors([one, other])
    return float(first @ second) >= NEAR


@lru_cache(maxsize=8192)
def gains_in(text: str) -> tuple[Thing, ...]:
    """One more of what a sentence says that somebody comes to have."""
    return tuple(t for pattern in _GAINS for t in _one_more(pattern, text))


@lru_cache(maxsize=8192)
def one_more_in(text: str) -> tuple[Thing, ...]:
    """One more of what a sentence speaks of at all."""
    return tuple(_one_more(_ANY, text))


@lru_cache(maxsize=8192)
def counted_in(text: str) -> tuple[Thing, ...]:
    """What a sentence counts, in small numbers, or calls by its number."""
    counted = (
        thing
        for match in _COUNTED.finditer(text)
        for thing in _things(match, match["count"], _CARDINALS.get(flat(match["count"])))
    )
    numbered = (
        Thing(int(m["count"]), flat(m["thing"]), m.start(), m.end(), by_number=True) for m in _NUMBERED.finditer(text)
        if flat(m["thing"]) not in STOP_WORDS and flat(m["thing"]) not in _UNITS
    )  # fmt: skip
    return (*counted, *numbered)


def _one_more(pattern: Wording, text: str) -> Iterator[Thing]:
    for match in pattern.finditer(text):
        yield from _things(match, match["nth"], _ORDINALS.get(_ENDING.sub("t", flat(match["nth"])), _FURTHER))


def _things(match: re.Match[str], written: str, number: int | None) -> Iterator[Thing]:
    """What a number counts: the word behind it, or the one behind that where an adjective may stand between."""
    count = int(written) if number is None else number
    start = match.start("nth" if "nth" in match.re.groupindex else "count")
    for group in ("thing", "next"):
        word = flat(match[group] or "")
        if not word or word in STOP_WORDS or word in _UNITS:
            return
        if word in _ADJECTIVES:
            continue
        yield Thing(count, word, start, match.end(group))


_UNITS = frozenset(
    "year years month months week weeks day days hour hours minute minutes time times half thousand hundred million "
    "per percent people jahr jahre jahren monat monate monaten woche wochen tag tage tagen stunde stunden minuten uhr "
    "mal prozent millionen tausend menschen leute look chance thought opinion round go try person".split()
)
"""What anybody counts."""
_ADJECTIVES = frozenset(
    "new old small big large more other further neue neuen weitere weiteren kleine kleinen große großen".split()
)
