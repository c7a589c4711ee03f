"""A letter that greets somebody else than its reader, or places them in a house where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.people import names
from coach.people.nicknames import nickname_groups
from coach.review.context import Context, same_organisation
from coach.review.detectors.base import finding
from coach.review.draft import draft_of
from coach.text import fold

_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|liebe[rs]?|hallo|guten tag|chère?|bonjour|querid[oa]|hola|"
    r"estimad[oa]|beste|geachte|caro|cara|ciao)[ \t]+(?P<title>(?:(?:mr|mrs|ms|miss|dr|prof|professor|herr|frau|m|mme|sr|sra)\b\.?[ \t]+)*)"
    r"(?P<name>[^\W\d_][\w'’.-]*(?:[ \t]+(?!and\b|und\b|et\b|y\b|en\b)(?-i:[A-ZÀ-Þ])[\w'’.-]*){0,3})(?P<more>[ \t]*(?:and|und|et|y|en|e|&|/|,(?=[^\n,]*\b(?:and|und|et|y|en|e)\b[^\n,]*,))[ \t]+(?-i:[A-ZÀ-Þ]))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s*[^\n]+\n[ \t]*\n")
"""The first line of a mail that is read with its subject."""
# Greetings that name nobody.
_NOBODY = frozenset(
    "all team everyone everybody there both colleagues folks friends sir madam sirs ladies gentlemen customer customers member "
    "members reader readers committee colleague friend neighbours neighbors again hiring editor editors jury board panel "
    "zusammen alle alla tous toutes todos todas allemaal collega collegas kollegen freunde students parents guests".split()
)
_WHERE = r"(?:your (?:[\w'’-]+ ){0,4}|everyone |colleagues |the team |things |life |work |job |you are now |you work |you run |you lead )(?:over )?(?:at|with)\s+"
_SOMEWHERE = re.compile(rf"\b{_WHERE}", re.IGNORECASE)  # asked before the many houses are looked for
_PAST = re.compile(
    r"\b(?:were|was|used to|former|formerly|back (?:when|then)|when you|worked|left|before|old|first|years? at)\b",
    re.IGNORECASE,
)


class Addressee:
    """The greeting and the house, against the person the letter goes to."""

    name = "addressee"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """A wrong name in the greeting, and a wrong house."""
        if not context.reader.people or context.kind == "post":
            return []
        return [*_greeted(text, context), *_placed(text, context)]


def _greeted(text: str, context: Context) -> Iterator[Finding]:
    match = _GREETING.match(text)
    if match is None and (subject := _SUBJECT.match(text)):
        match = _GREETING.match(text, subject.end())
    if match is None or match.group("more"):
        return
    said = match.group("name").rstrip(".")
    words = fold(said).replace(".", " ").split()
    reader = context.reader
    theirs = [
        n for p in reader.people for n in (*p.names, *(k for c in p.contacts for k in (c.name, *c.nicknames)))
    ]
    theirs = [n for n in theirs if n]
    if not words or not theirs or words[0] in _NOBODY or not said[0].isupper():
        return
    if any(
        _can_mean(word, fold(part)) for name in theirs for part in re.split(r"[\s-]+", name) for word in words
    ):
        return
    right = names.first_name(reader.people[0].name)
    others = [p for p in context.known.people if any(set(words) <= set(fold(n).split()) for n in p.names)]
    whose = f", who is somebody else among your contacts ({others[0].name})" if others else ""
    reason = f"This goes to {reader.people[0].name}, but it greets {said}{whose}."
    span = Span(match.start("name"), match.start("name") + len(said))
    yield finding(text, span, "conduct", "inauthentic", "medium", reason, Addressee.name, right)


def _can_mean(said: str, known: str) -> bool:
    """Whether a word of a greeting can be a form of a word of a name: Tomek for Tomasz, J. for Jonas."""
    if not known:
        return False
    if said == known or names.nickname_of(said, known) or names.given_agrees(said, known):
        return True
    if len(said) >= 3 and len(known) >= 3 and said[:3] == known[:3]:
        return True
    return said in nickname_groups().get(known, frozenset()) or known in nickname_groups().get(
        said, frozenset()
    )


def _placed(text: str, context: Context) -> Iterator[Finding]:
    if len(context.reader.people) != 1 or not _SOMEWHERE.search(text):
        return
    person = context.reader.people[0]
    theirs = [o for o in (person.organisation, *(c.organisation for c in person.contacts)) if o]
    houses = {c.organisation for p in context.known.people for c in p.contacts if c.organisation}
    houses |= {p.organisation for p in context.known.people if p.organisation}
    strange = [h for h in houses if not any(same_organisation(h, o) for o in theirs)]
    if not theirs or not strange:
        return
    named = "|".join(sorted(map(re.escape, strange), key=len, reverse=True))
    pattern = re.compile(rf"\b{_WHERE}(?P<house>{named})\b", re.IGNORECASE)
    for sentence in draft_of(text).sentences:
        match = pattern.search(sentence.text)
        if match is None or _PAST.search(sentence.text[: match.end()]):
            continue
        span = Span(sentence.start + match.start("house"), sentence.start + match.end("house"))
        reason = f"By your contacts {person.name} is at {person.organisation or theirs[0]}, not at {match.group('house')}."
        right = person.organisation or theirs[0]
        yield finding(text, span, "conduct", "inauthentic", "medium", reason, Addressee.name, right)
