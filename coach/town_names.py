"""One town under its names in several languages: Ghent, Gent and Gand. Only those that differ by more than accents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.text import fold

_TABLE = """
vienna wien; ghent gent gand; cologne koln koeln; munich munchen muenchen; nuremberg nurnberg nuernberg; brussels brussel bruxelles bruessel;
antwerp antwerpen anvers; bruges brugge bruegge; leuven lowen loewen louvain; liege luttich luettich luik; mechelen malines; kortrijk courtrai;
geneva genf geneve; zurich zuerich; basel basle; bern berne; lucerne luzern; lisbon lissabon lisboa; porto oporto; seville sevilla;
prague prag praha; brno brunn bruenn; pilsen plzen; bratislava pressburg; budapest; warsaw warschau warszawa; krakow krakau cracow;
gdansk danzig; wroclaw breslau; poznan posen; copenhagen kopenhagen kobenhavn; gothenburg goteborg goeteborg; helsinki helsingfors;
rome rom roma; milan mailand milano; turin torino; venice venedig venezia; florence florenz firenze; naples neapel napoli; genoa genua genova;
padua padova; athens athen; moscow moskau; bucharest bukarest; belgrade belgrad; ljubljana laibach; strasbourg strassburg; hanover hannover;
brunswick braunschweig; dunkirk dunkirchen dunkerque; lille rijsel; luxembourg luxemburg; hague haag; tokyo tokio; beijing peking;
cairo kairo; singapore singapur; mumbai bombay; kolkata calcutta kalkutta; kyiv kiev kiew; lviv lemberg; vilnius wilna;
thessaloniki saloniki; damascus damaskus; havana havanna
"""
_NAMES = {
    name: frozenset(group.split()) for group in _TABLE.split(";") for name in group.split()
}  # folded name → all names of the town


def names_of(word: str) -> frozenset[str]:
    """All names of a town, folded; of any other word itself.

    >>> sorted(names_of("Gent")), sorted(names_of("Leeds"))
    (['gand', 'gent', 'ghent'], ['leeds'])
    """
    flat = fold(word)
    return _NAMES.get(flat, frozenset({flat}))


def is_town(word: str) -> bool:
    """Whether a word is one of a town's names here."""
    return fold(word) in _NAMES


def all_in(wanted: Iterable[str], have: Iterable[str]) -> bool:
    """Whether all words of a place stand among others, each under any name of its town; both folded."""
    words, there = list(wanted), frozenset(have)
    return bool(words) and all(names_of(w) & there for w in words)


def in_any_form(place: str) -> str:
    """A pattern for a place as it is written here or in another language; for folded or unfolded text."""
    return r"\W+".join(_alternatives(word) for word in re.findall(r"\w+", place))


def _alternatives(word: str) -> str:
    return "(?:" + "|".join(dict.fromkeys([re.escape(word), *map(_accented, sorted(names_of(word)))])) + ")"


_ACCENTS = {"a": "[aàáâäå]", "e": "[eèéê]", "i": "[iíî]", "o": "[oóôöø]", "u": "[uúûü]", "ss": "(?:ss|ß)", "n": "[nń]", "l": "[lł]"}  # fmt: skip


def _accented(name: str) -> str:
    """A folded name as a pattern that its accents fit, too."""
    return re.sub("ss|[aeiounl]", lambda m: _ACCENTS[m.group()], name)
