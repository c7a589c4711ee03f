"""Names in a question that nobody on record has, and whom a misspelt one may mean."""

from __future__ import annotations

import re

from coach.ask.german import is_german
from coach.ask.name_book import NameBook
from coach.ask.plan import Plan
from coach.ask.snapshot import Snapshot
from coach.people import names
from coach.text import STOP_WORDS, fold, words

_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herrn?|Frau)\.? )?(?P<name>(?!(?:I|The|A|An|My|Our|Her|His|Their|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:(?: (?:van|von|de|der|da|di|bin))* [A-ZÀ-Þ][a-zà-ÿ'’-]+){0,3})"
_TWO = _NAME.replace("{0,3}", "{1,3}")
_BEHIND = r"(?=[?.!,]*$|['’]s\b|,? (?:about|for|on|in|at|last|yet|the|a|an|my|our|this|to|and|or|by|from|with|before|after|since|when|where|again|already|today|tomorrow|first|me|is|was)\b)"
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[Ww]ho(?: is|['’]s| was) {_NAME}\W*$",
        rf"(?:^|\b)(?:[Dd]id|[Dd]oes|[Hh]as|[Hh]ad|[Ww]ill) {_NAME} (?:not |ever |already |yet |still )*[a-z]+",
        rf"\b(?:with|met|meet|introduced?|thank(?:ed)?|tell|told|asked?|owed?|promised?|sen[dt]|gave|give|show(?:ed)?|call(?:ed)?|see|saw|know|spoke to|talk(?:ed)? to|writ(?:e|ten) to|wrote to|heard? from) {_NAME}{_BEHIND}",
    )
)
_ANYTHING = tuple(
    re.compile(pattern)
    for pattern in (rf"\b(?:about|of|to|from|for|on|is|was|are) {_TWO}{_BEHIND}", rf"\b{_TWO}['’]s\b")
)
"""Where the name may as well be that of a house or a work."""
_GERMAN_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[Ww]er (?:ist|war) {_NAME}\W*$",
        rf"(?<=[a-zäöüß] ){_TWO}",
        rf"^(?:Hat|Ist|Kennt|Kommt) {_TWO}",
    )
)
"""Where a capital letter begins a name and no thing: German gives all nouns one."""


_WHERE = "your notes, contacts, messages and guest lists"


def stranger(plan: Plan, snapshot: Snapshot, book: NameBook) -> str:
    """The name that a question asks about and that neither people, guests nor texts have; empty where there is none."""
    if plan.people or plan.mentions.speakers or plan.mentions.places():
        return ""
    places = _GERMAN_PLACES if is_german(plan.question) else (*_PLACES, *_ANYTHING)
    for place in places:
        found = place.search(plan.question)
        name = re.sub(r"['’]s?$", "", found["name"]) if found else ""
        if name and words(name)[0] not in STOP_WORDS and not _is_written(name, snapshot):
            return name
    return ""


def _is_written(name: str, snapshot: Snapshot) -> bool:
    """Whether a name stands in anything on record, in full."""
    wanted = fold(name)
    if set(names.parts(name)) <= set(names.parts(snapshot.repository.me().name)):
        return True
    hits = snapshot.index.search(name, 8)
    return any(re.search(rf"\b{re.escape(wanted)}\b", fold(h.citation.quote)) for h in hits)


def said_of(name: str, question: str, snapshot: Snapshot, book: NameBook) -> str:
    """That nobody has the name, and who has one nearly like it."""
    somebody = any(p.search(question) for p in (*_PLACES, _GERMAN_PLACES[0]))
    near = [snapshot.label(p) for p in book.people.nearest(name)]
    text = f"Nobody called {name} is in {_WHERE}." if somebody else f"The name {name} is nowhere in {_WHERE}."
    return f"{text} Did you mean {' or '.join(near)}?" if near else text
