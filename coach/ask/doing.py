"""Questions whether something was sent, given, paid, done: by whom, for whom, and what. Pure.

They are read from the shape of a question, in which names are marks: "did §p send me the table", "have i introduced §p to §p".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from coach.index.words import stem

USER: Final = -1
ANYBODY: Final = -2
"""Besides the places of the names in a question."""

_HANDS = frozenset(
    "send sent give gave given bring brought share shared forward forwarded email emailed mail mailed post posted deliver delivered hand handed pass "
    "passed show shown showed provide provided return returned lend lent ship shipped submit submitted supply supplied upload uploaded get got".split()
)
_KEEPS = frozenset("keep kept fulfil fulfilled honour honoured".split())
_MAKES = frozenset(
    "ready out write wrote written finish finished make made prepare prepared draft drafted complete completed do done".split()
)
_BACK = frozenset("return returned".split())

_ADV = r"(?:(?:not|ever|already|yet|finally|actually|really|still|now|just|also|all) )*"
_WHO = r"(?P<who>i|we|§p|any ?(?:one|body)|some ?(?:one|body))"
_REC = r"(?:me|us|§p(?!'s))"
_REST = r"(?: (?:yet|already|now|by now|so far|at last|in the end|after all))*"
_ACTIVE = re.compile(
    rf"(?:when )?(?:did|has|have|had)(?: not)? {_WHO} {_ADV}(?P<verb>[a-z]+)(?P<rest>(?: .+)?)"
)
_GOT = re.compile(
    rf"(?:when )?(?:did|has|have|had)(?: not)? {_WHO} {_ADV}(?:get|got|gotten|receive|received)(?: (?P<back>back))? (?P<thing>.+?)(?: (?P<back_last>back))?(?: (?:from|by) (?P<by>me|us|§p))?{_REST}"
)
_PASSIVE = re.compile(
    rf"(?:when )?(?:was|were|is|are|has|have|had) (?P<thing>.+?) {_ADV}(?:been )?{_ADV}(?P<verb>[a-z]+ed|sent|given|brought|written|lent|shown|done|made|paid|ready|out)"
    rf"(?: (?:(?P<back>back)|over|off|out))?(?: to (?P<to>me|us|§p))?(?: (?:by|from) (?P<by>me|us|§p))?{_REST}"
)
_CAME = re.compile(
    rf"(?:when )?(?:has|have|did|is|are) (?P<thing>(?:the |my |our |§p's ).+?) {_ADV}(?:arrived?|come|in|here|there)(?: (?:in|through|from (?P<by>§p)))?{_REST}"
)
_WHO_DID = re.compile(r"who (?:has |have |had )?(?P<verb>[a-z]+)(?P<rest> (?:me|us) .+| .+ to (?:me|us))")
_TO_WHOM = re.compile(
    rf"(?:to )?whom? (?:did|have|had) (?:i|we) {_ADV}(?P<verb>[a-z]+)(?: back)? (?P<thing>.+?)(?: (?:back )?to)?{_REST}"
)
_OWES = re.compile(rf"(?:do|does) (?P<who>i|we|§p) {_ADV}owe (?:(?P<to>{_REC}) )?(?P<thing>.+?){_REST}")
_REST_OF = re.compile(
    rf"(?: (?P<back>back|over|on|along|up|out|off))?(?: (?:to |with )?(?P<first>{_REC})(?! (?:and|or) )(?: (?:(?P<back_too>back)|over))?)?(?: (?P<thing>.+?))??"
    rf"(?: (?:(?P<back_last>back)|over|on|along))?(?: (?:to|with|for|from) (?P<last>{_REC}))?{_REST}"
)
_MEANT_TO = re.compile(
    r"(?:did|have) (?:i|we) (?:(?P<forgot>forget|forgotten)|remember(?:ed)?|managed?|get round|got round) to "
)
_AS_PROMISED = re.compile(
    r" (?:that |which )?(?:i|we|he|she|they|§p) (?:had |has |have )?(?:promised|owed?|agreed|offered)(?: (?:me|us|him|her|them|§p))?$"
)
_NO_THING = re.compile(
    r"(?:it|them|that|this|those|these|(?:my|our|his|her|their|the) (?:promises?|word)"
    r"|(?:what|(?:everything|anything|something|all)(?: that)?) (?:i|we|§p|he|she|they) (?:had )?(?:promised|owed?)(?: (?:me|us|§p))?)"
)
"""Whatever is open between the two."""
_A_CLAUSE = re.compile(
    r"\b(?:that|who|which|what|how|why|whether|if|when|where|because|about|and|or|not|never|than)\b|§[oeld]"
)
_DETERMINED = re.compile(
    r"(?:the|an?|my|our|his|her|their|your|this|that|these|those|some|any|§p's|[a-z]+s\b|figures?|chapters?)"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something of which is asked whether it was done. `by` and `to` are places of names in the question, `USER` or `ANYBODY`;
    `verb` is a stem; `thing` is empty for whatever there is; `beside` are names within the thing."""

    by: int
    to: int
    verb: str
    thing: str = ""
    beside: tuple[int, ...] = ()
    owed: bool = False

    @property
    def hands(self) -> bool:
        """Whether something passes from one to the other, or a promise of that was kept."""
        return self.verb in _STEMS_OF_HANDING or (not self.thing and self.verb in _STEMS_OF_KEEPING)

    @property
    def makes(self) -> bool:
        """Whether something is made, or simply done."""
        return self.verb in _STEMS_OF_MAKING

    @property
    def gives_back(self) -> bool:
        """Whether what passes was lent before."""
        return self.verb in _STEMS_OF_RETURNING


_STEMS_OF_HANDING = frozenset(map(stem, _HANDS))
_STEMS_OF_KEEPING = frozenset(map(stem, _KEEPS))
_STEMS_OF_MAKING = frozenset(map(stem, _MAKES))
_SURELY = frozenset(
    map(stem, "send mail email forward return deliver pay submit introduce sign ship upload".split())
)
"""What has no other sense than that."""
_STEMS_OF_RETURNING = frozenset(map(stem, _BACK))


def deed_in(shape: str) -> Deed | None:
    """What a question asks to have been done; None where it asks for something else."""
    if found := _MEANT_TO.match(shape):
        deed = _active(f"did i {shape[found.end() :]}")
        return replace(deed, owed=found["forgot"] is not None) if deed else None
    for read in (_owed, _got, _came, _passive, _active, _who_did, _to_whom):
        deed = read(shape)
        if deed is not None:
            return deed
    return None


def passing_on(shape: str) -> Deed | None:
    """What a question asks to have gone from one to the other, so that only a sentence that says so answers it."""
    deed = deed_in(shape)
    if deed is None or deed.owed or deed.verb == stem("get"):
        return None
    if deed.by == USER and deed.makes and deed.thing:
        return deed
    between = re.search(r"\b(?:me|us)\b", shape) is not None or (deed.by == USER and deed.to >= 0)
    return deed if deed.verb in _SURELY or (deed.hands and between) else None


def _owed(shape: str) -> Deed | None:
    found = _OWES.fullmatch(shape)
    if found is None:
        return None
    to = USER if found["who"] == "§p" else ANYBODY
    by = _place(found, "who")
    return _deed(found, by, _place(found, "to") if found["to"] else to, "send", found["thing"], owed=True)


def _got(shape: str) -> Deed | None:
    found = _GOT.fullmatch(shape)
    if found is None or _A_CLAUSE.search(found["thing"]):
        return None
    to = _place(found, "who")
    other = USER if to != USER else ANYBODY
    verb = stem("return") if found["back"] or found["back_last"] else "get"
    return _deed(found, _place(found, "by") if found["by"] else other, to, verb, found["thing"])


def _passive(shape: str) -> Deed | None:
    found = _PASSIVE.fullmatch(shape)
    if found is None or not _DETERMINED.match(found["thing"]):
        return None
    by = _place(found, "by") if found["by"] else _owner(found)
    to = _place(found, "to") if found["to"] else ANYBODY
    if by == ANYBODY and to >= 0:
        by = USER
    verb = stem("return" if found["back"] and stem(found["verb"]) in _STEMS_OF_HANDING else found["verb"])
    return _deed(found, by, to, verb, found["thing"])


def _came(shape: str) -> Deed | None:
    found = _CAME.fullmatch(shape)
    if found is None:
        return None
    by = _place(found, "by") if found["by"] else _owner(found)
    return _deed(found, by, USER, "send", found["thing"])


def _active(shape: str) -> Deed | None:
    found = _ACTIVE.fullmatch(shape)
    rest = _REST_OF.fullmatch(found["rest"]) if found else None
    if found is None or rest is None:
        return None
    by = _place(found, "who")
    behind = found.start("rest")
    back = "back" in (rest["back"], rest["back_too"], rest["back_last"])
    verb = stem("return" if back and stem(found["verb"]) in _STEMS_OF_HANDING else found["verb"])
    thing = rest["thing"] or ""
    names = [
        shape.count("§p", 0, behind + rest.start(g)) if rest[g] == "§p" else USER
        for g in ("first", "last")
        if rest[g]
    ]
    to = names[0] if names else (ANYBODY if by == USER else USER)
    within = _within(shape, behind + rest.start("thing"), behind + rest.end("thing")) if thing else ()
    return _made(by, to, verb, thing, (*within, *names[1:]))


def _who_did(shape: str) -> Deed | None:
    """Who sent the user something."""
    found = _WHO_DID.fullmatch(shape)
    deed = _active(f"has someone {found['verb']}{found['rest']}") if found else None
    return deed if deed is not None and deed.hands and deed.thing and not deed.beside else None


def _to_whom(shape: str) -> Deed | None:
    """To whom the user sent something."""
    found = _TO_WHOM.fullmatch(shape)
    if found is None or "§p" in shape:
        return None
    verb = "send" if found["verb"] in ("promise", "promised", "owe") else found["verb"]
    deed = _made(USER, ANYBODY, stem(verb), found["thing"], ())
    return deed if deed is not None and deed.hands and deed.thing else None


def _deed(
    found: re.Match[str], by: int, to: int, verb: str, thing: str, *, owed: bool = False
) -> Deed | None:
    within = tuple(i for i in _within(found.string, *found.span("thing")) if i not in (by, to))
    return _made(by, to, verb, thing, within, owed=owed)


def _made(
    by: int, to: int, verb: str, thing: str, beside: tuple[int, ...], *, owed: bool = False
) -> Deed | None:
    """The deed, unless nobody else but the user has to do with it or the thing is no plain one."""
    thing = _AS_PROMISED.sub("", re.sub(r"^§p's ", "the ", thing.strip()))
    bare = not thing or _NO_THING.fullmatch(thing) is not None
    if not bare and (_A_CLAUSE.search(thing) or not _DETERMINED.match(thing)):
        return None
    if by >= 0 and to >= 0:
        return None  # what passes between two others stands in no promise of the user's
    return Deed(by, to, verb, "" if bare else thing, beside, owed)


def _place(found: re.Match[str], group: str) -> int:
    said = found[group]
    if said in ("i", "we", "me", "us"):
        return USER
    return found.string.count("§p", 0, found.start(group)) if said == "§p" else ANYBODY


def _owner(found: re.Match[str]) -> int:
    """Whose the thing is: "§p's quote"."""
    whose = found["thing"].startswith("§p's ")
    return found.string.count("§p", 0, found.start("thing")) if whose else ANYBODY


def _within(shape: str, start: int, end: int) -> tuple[int, ...]:
    first = shape.count("§p", 0, start)
    return tuple(range(first, first + shape.count("§p", start, end)))
