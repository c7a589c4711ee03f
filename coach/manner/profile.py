"""What was learned of the user's manner, by language and by closeness, each trait with its counts and two examples. Pure.

Every trait is a count over texts that the user sent. Where fewer than three texts show it, or they do not agree, it is
said so and the plain way stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from coach.evidence import Citation
from coach.manner import words as w
from coach.manner.reading import Written
from coach.text import sentences

ENOUGH = 3  # texts that show a trait before it counts as a habit
AGREED = 0.6  # of them have to agree
SHOWN = 2  # examples of a trait
LEAST_WORDS = 5  # a mail with fewer says nothing about length

EVERYONE, CLOSE, OTHERS = "everyone", "close", "others"
CLOSENESS = (EVERYONE, CLOSE, OTHERS)
TRAITS = ("greeting", "sign_off", "signature", "length", "contractions", "address", "turns")
FEW, MIXED = "few", "mixed"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text that the user sent: its parts, to whom (person ids), whether they are close, and where it stands."""

    written: Written
    to: tuple[str, ...]
    close: bool
    mail: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Trait:
    """One trait: `value` is None where none is known, and `why` says then whether the examples are too few or differ.
    `count` of `of` texts show the value."""

    name: str
    value: str | None
    count: int = 0
    of: int = 0
    examples: tuple[Citation, ...] = ()
    edited: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The traits for one language and closeness, from so many texts."""

    language: str
    closeness: str
    texts: int
    traits: tuple[Trait, ...]

    def __getitem__(self, name: str) -> Trait:
        return next(t for t in self.traits if t.name == name)


def section(language: str, closeness: str, samples: Sequence[Sample], turns: Trait) -> Section:
    """What the samples of one language show for one closeness."""
    of = [s for s in samples if closeness == EVERYONE or s.close == (closeness == CLOSE)]
    mails = [s for s in of if s.mail]
    traits = [
        _habit(
            "greeting", ((s, s.written.greeting) for s in of if s.mail or s.written.greeting), _greeting_line
        ),
        _habit("sign_off", ((s, s.written.sign_off) for s in mails), _closing_lines),
        _habit("signature", ((s, s.written.signature or None) for s in mails), _closing_lines),
        _length(mails),
    ]
    if language == "english":
        traits.append(_contractions(of))
    if language == "german":
        traits.append(_address(of))
    return Section(language, closeness, len(of), (*traits, turns))


def _habit(name: str, shown: Iterable[tuple[Sample, str | None]], piece: Callable[[Sample], str]) -> Trait:
    """The value that most of the samples agree on; those without one do not count."""
    having = [(s, value) for s, value in shown if value is not None]
    counts = Counter(value for _, value in having)
    if not having:
        return Trait(name, None, why=FEW)
    value, count = counts.most_common(1)[0]
    examples = _examples((s, piece(s)) for s, v in having if v == value)
    if len(having) < ENOUGH or count / len(having) < AGREED:
        return Trait(name, None, count, len(having), examples, why=FEW if len(having) < ENOUGH else MIXED)
    return Trait(name, value, count, len(having), examples)


def _examples(pieces: Iterable[tuple[Sample, str]]) -> tuple[Citation, ...]:
    """The newest of them, cut to the piece."""
    newest = sorted(pieces, key=lambda p: (p[0].citation.date is None, p[0].citation.date), reverse=True)
    return tuple(cut(s.citation, piece) for s, piece in newest[:SHOWN])


def cut(citation: Citation, piece: str) -> Citation:
    """The citation of a piece of what it quotes."""
    at = citation.quote.find(piece)
    if at < 0:
        return citation
    return replace(citation, quote=piece, start=citation.start + at, end=citation.start + at + len(piece))


def _greeting_line(sample: Sample) -> str:
    return sample.citation.quote.lstrip().split("\n", 1)[0].rstrip()


def _closing_lines(sample: Sample) -> str:
    after = sample.citation.quote.rstrip().rpartition(sample.written.body)[2] if sample.written.body else ""
    return after.strip() or sample.citation.quote.rstrip().rpartition("\n")[2]


def _length(mails: Sequence[Sample]) -> Trait:
    told = [s for s in mails if s.written.words >= LEAST_WORDS]
    if not told:
        return Trait("length", None, why=FEW)
    middle = int(median(s.written.words for s in told))
    nearest = sorted(told, key=lambda s: abs(s.written.words - middle))[:SHOWN]
    examples = tuple(cut(s.citation, s.written.body) for s in nearest)
    if len(told) < ENOUGH:
        return Trait("length", None, len(told), len(told), examples, why=FEW)
    return Trait("length", str(middle), len(told), len(told), examples)


def _contractions(samples: Sequence[Sample]) -> Trait:
    """Yes where most places that could be contracted are; counted in places, not in texts."""
    short, long = (sum(getattr(s.written, n) for s in samples) for n in ("short", "long"))
    places = short + long
    yes = short > long
    pattern = w.SHORT_FORM if yes else w.LONG_FORM
    examples = _examples((s, said) for s in samples if (said := _sentence_with(pattern, s.written.body)))
    most = max(short, long)
    if places < ENOUGH or most / places < AGREED:
        return Trait("contractions", None, most, places, examples, why=FEW if places < ENOUGH else MIXED)
    return Trait("contractions", "yes" if yes else "no", most, places, examples)


def _sentence_with(pattern: re.Pattern[str], body: str) -> str:
    return next((body[s.start : s.end] for s in sentences(body) if pattern.search(body[s.start : s.end])), "")


def spoken_to(du: int, sie: int) -> str:
    """ "du" or "Sie" by the words of either, empty where neither or both are used."""
    if du and sie < du / 2:
        return "du"
    return "Sie" if sie and du < sie / 2 else ""


def _address(samples: Sequence[Sample]) -> Trait:
    return _habit(
        "address",
        ((s, spoken_to(s.written.du, s.written.sie) or None) for s in samples),
        lambda s: _sentence_with(w.DU if s.written.du > s.written.sie else w.SIE, s.written.body),
    )
