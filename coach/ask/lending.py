"""Sentences of the user's own notes that say what was lent: by the user, or to the user, and whether it went back. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from coach.ask.vocabulary import terms
from coach.index.words import stem

Way = Literal["borrowed", "lent"]

MAY_TELL = re.compile(r"borrow|\blent\b|\bloaned\b|lieh|borgt|\bback\b|returned|zurück", re.IGNORECASE)
"""A text without any of these tells of no lending and of nothing that went back."""
_GIVEN = r"(?:geliehen|ausgeliehen|geborgt|verliehen)"
_ABSTRACT = (
    r"(?:hands?|ears?|eyes?|shoulder|time|attention|ideas?|thoughts?|phrases?|words?|names?|support|voices?|help|advice|strength|weight|credibility|"
    r"credence|authority|expertise|itself|ohr|zeit|ideen?|namen?|stimme|unterstützung|aufmerksamkeit|hilfe)"
)
_OBJECT = r"(?= (?:to )?(?:(?:him|her|them)\b ?|(?-i:[A-ZÀ-Þ][\w'’-]+) ){0,3}(?:an?|the|my|our|his|her|their|this|that|these|those|some|both|one|two|three|\d+)\b)"
"""A thing behind a verb without its subject: "Lent Theo my drill", and not "Lent starts soon"."""
_BORROWED = re.compile(
    r"\bI (?:have |had |also |just )*borrowed\b(?![^.;]*\bfrom (?:me|us)\b)|^\W*(?:also )?borrowed\b(?![^.;]*\bfrom (?:me|us)\b)"
    r"|\b(?:lent|loaned) (?:me|us)\b|\b(?:lent|loaned)\b[^.;]{0,60}\bto (?:me|us)\b|\blet (?:me|us) borrow\b|\bI was (?:lent|loaned)\b"
    rf"|\b(?:hat|hatte|haben) (?:mir|uns)\b[^.;]*\b{_GIVEN}\b|\b(?:habe|hab|hatte) (?:ich )?(?:mir|uns)\b[^.;]*\b{_GIVEN}\b"
    rf"|\b(?:habe|hab|hatte)\b[^.;]*\b(?:von|bei) (?!mir\b|uns\b)[^.;]*\b{_GIVEN}\b"
    r"|\blieh (?:\w+ )?(?:mir|uns)\b",
    re.IGNORECASE,
)
_LENT = re.compile(
    r"\bI (?:have |had |also |just )*(?:lent|loaned)\b|^\W*(?:also )?(?:lent|loaned)\b(?! (?:me|us)\b)"
    rf"{_OBJECT}"
    r"|\bborrowed (?:(?:one|two|both|some|all) of )?(?:my|our)\b|\bborrowed\b[^.;]*\bfrom (?:me|us)\b"
    r"|(?:\bich habe|\bhabe ich|^\W*habe)\b(?! (?:mir|uns)\b)(?![^.;]*\b(?:von|bei) (?!mir\b|uns\b))"
    rf"[^.;]*\b{_GIVEN}\b"
    rf"|\b(?:hat|haben) sich\b[^.;]*\b(?:mein\w*|unser\w*|mir|uns)\b[^.;]*\b{_GIVEN}\b|\bich lieh (?!mir\b|uns\b)",
    re.IGNORECASE,
)
_WORDINGS: tuple[tuple[Way, re.Pattern[str]], ...] = (("borrowed", _BORROWED), ("lent", _LENT))
_SAID = re.compile(
    r"\b(?:(?<!\bI )(?:sa(?:ys?|id)|tells?|told|writes?|wrote)|claim\w*|insist\w*|th(?:inks?|ought)|believ\w*|dream\w*|accus\w*|"
    r"(?<!\bich )(?:sagt\w*|erzähl\w*|schr(?:eib|ieb)\w*)|behaupt\w*|mein(?:t|te|ten)|glaub\w*|dachte\w*)\b",
    re.IGNORECASE,
)
"""Behind these it is what somebody says or thinks; what the user says of themselves is theirs."""
_UNTRUE = re.compile(r"\bnot (?:so|true|right)\b|\bstimmt nicht\b", re.IGNORECASE)
_NO_THING = re.compile(
    r"\b(?:lent|loaned|borrow(?:ed)?|lieh)\b(?: (?!(?:in|on|at|for|of|with|and|from|by|this|last|next|und|für|mit|von|bei|zur?)\b)[\w'’-]+){0,4}? "
    rf"{_ABSTRACT}(?=\s*(?:[^\w\s'’-]|$|(?:to|with|at|for|in|on|from|when|while|and|as|by|again|of|that|today|yesterday|last|this|during|until|over)\b))"
    rf"|\b{_ABSTRACT} {_GIVEN}\b",
    re.IGNORECASE,
)
"""What goes back to nobody: "lent me a hand". A hand drill does."""
_NOT_DONE = re.compile(
    r"\b(?:not|never|nothing|would|could|can|may|might|want\w*|wish\w*|offer\w*|ask\w*|if|whether|will|should|nicht|nichts|nie|kein\w*|"
    r"würde\w*|könnte\w*|möchte\w*|wollte\w*|ob|falls|wenn)\b|n['’]t\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\breturned\b|\b(?:gave|given|brought|took|taken|handed|sent|got)\b(?: \S+){0,6}? back\b|\b(?:is|are) back(?=\s*(?:[.,;!)]|$)| (?:with|at|from)\b)"
    r"|\bzurück(?:gegeben|gebracht|geschickt|bekommen|erhalten)\b|\b(?:gab|brachte|schickte|bekam)\b[^.;]*\bzurück\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:must|should|has to|have to|need(?:s|ed)? to|will|wants?|wanted|promised|to be|not|never|until|muss|soll\w*|will|möchte|nicht|noch)\b|n['’]t\b|\?\s*$",
    re.IGNORECASE,
)
_OF_LENDING = frozenset(
    stem(w)
    for w in "borrow borrowed lent lend loan loaned return returned give gave given back bring brought took get got geliehen ausgeliehen geborgt "
    "verliehen zurückgegeben zurückgebracht habe hat mir ich him her them his their my copy".split()
)


def ways(text: str) -> frozenset[Way]:
    """How something changed hands by a sentence of the user's: what they borrowed, what they lent; neither as a rule.

    >>> sorted(ways("Rupert lent me his tripod.")), sorted(ways("I lent Rupert a tripod.")), sorted(ways("Rupert lent Ada a tripod."))
    (['borrowed'], ['lent'], [])
    """
    if text.rstrip().endswith("?") or _UNTRUE.search(text) or _NO_THING.search(text):
        return frozenset()
    found = ((way, pattern.search(text)) for way, pattern in _WORDINGS)
    return frozenset(way for way, match in found if match and _is_done(match))


def _is_done(match: re.Match[str]) -> bool:
    """Whether the user tells it as done: nobody else says it, and nothing before the verb takes it back."""
    before, whole = match.string[: match.start()], match.string[: match.end()]
    return not _SAID.search(before) and not _NOT_DONE.search(whole)


def things(text: str, names: Iterable[str] = ()) -> frozenset[str]:
    """The stems of a sentence that may name the thing, the names of people left out."""
    called = {stem(w) for name in names for w in terms(name)}
    return frozenset(stem(w) for w in terms(text)) - called - _OF_LENDING


def gives_back(text: str, thing: frozenset[str]) -> bool:
    """Whether a sentence says that a thing went back to whom it belongs to."""
    return (
        _BACK.search(text) is not None
        and not _TO_COME.search(text)
        and bool(thing & {stem(w) for w in terms(text)})
    )
