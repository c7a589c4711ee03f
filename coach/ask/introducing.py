"""Sentences in which somebody brought the user and another together: who did it, and whom the user came to know. Pure."""

from __future__ import annotations

import re

from coach.ask.snapshot import Snapshot
from coach.evidence import Statement
from coach.people import names
from coach.text import fold

INTRODUCED = re.compile(
    r"\bintroduced (?:me|us|by)\b|\bintroduced (?:\S+ ){1,4}to (?:me|us)\b|\b(?:was|were|been|got) introduced to [^.;]{1,60} by\b|\bput (?:me|us) in (?:touch|contact)\b|"
    r"\b(?:met|know|knew|found)\b[^.;]{0,40} through\b|"
    r"\b(?:brought|made) (?:\S+ ){0,3}(?:together|the introduction)\b|\bmade (?:an|the) introduction|\bthrough whom I\b|\bconnected (?:me|us) (?:with|to)\b|"
    r"\b(?:hat|hatte|haben) (?:mich|uns|mir)\b[^.;]{0,60}\b(?:vorgestellt|bekannt gemacht|zusammengebracht|in Kontakt gebracht)|"
    r"\b(?:kenne|kennengelernt)\b[^.;]{0,30} (?:durch|über)\b|\b(?:durch|über)\b[^.;]{0,40} kennengelernt\b",
    re.IGNORECASE,
)
"""A sentence in which somebody brought the user and another together, as against an offer to."""

_WITH_THEM = re.compile(
    r"^\W*mit (?P<whom>[^.;]{1,60}?) (?:hat|hatte|haben) (?:mich|uns) (?P<by>.*)$", re.IGNORECASE | re.DOTALL
)
_THROUGH = re.compile(
    r"^(?P<whom>.*?\b(?:introduced|met|know|knew|found)\b[^.;]*?) (?:by|through(?! whom)) (?P<by>.*)$"
    r"|^(?P<whom_known>.*?)\b(?:durch|über)\b(?P<by_known>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DID = re.compile(
    r"\b(?:introduced|put (?:me|us)|brought|made|through whom|connected|(?:hat|hatte|haben) (?=mich|uns|mir))\b",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"(?:\b[A-ZÀ-Þ][\w-]*\s+)*\b[\w-]+(?:['’]s|s['’])(?=\s)")
"""Whose somebody is: of "Anneke's dealer" not Anneke is spoken."""
_THEY_DID = re.compile(r"^\W*$|\b(?:he|she|they|er|sie)\b", re.IGNORECASE)
_TO_THEM = re.compile(
    r"^\W*(?:me|us|uns)(?: to (?:him|her|them|each other)| einander)?\b(?:\W*|\s+(?:vorgestellt|bekannt gemacht|zusammengebracht)\W*)$|\b(?:him|her|them|ihm|ihr|ihn)\b(?! [^\W\d_])"
    r"|^\W*(?:me|us|uns)\b(?! (?:to|with)\b)|^\W*(?:I was |we were |was )?introduced$",
    re.IGNORECASE,
)


def sides(text: str) -> tuple[str, str]:
    """The words among which the introducer is named, and those among which the other is whom the user came to know.

    >>> sides("Noor introduced me to Pieter.")
    ('Noor ', ' me to Pieter.')
    >>> sides("I met Pieter through Noor.")
    ('Noor.', 'I met Pieter')
    """
    if match := _WITH_THEM.match(text):
        return match["by"], match["whom"]
    did = _DID.search(text)
    if (match := _THROUGH.match(text)) and (did is None or " by " in text or did.start() > match.start("by")):
        return match["by"] or match["by_known"], match["whom"] or match["whom_known"]
    return (text[: did.start()], text[did.end() :]) if did else ("", text)


def introducing(snapshot: Snapshot, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The people who introduced by a sentence, and those to whom they introduced the user; none where it tells of none."""
    if not INTRODUCED.search(statement.text):
        return frozenset(), frozenset()
    by, whom = (POSSESSIVE.sub("", part) for part in sides(statement.text))
    subjects = {p for p in statement.subjects if p in snapshot.people}
    known = {p for p in statement.mentions if p in snapshot.people} | subjects
    did = {p for p in known if is_named(snapshot, p, by)}
    met = {p for p in known if is_named(snapshot, p, whom)} - did
    if not did and _THEY_DID.search(by):
        did = subjects - met
    elif not met and _TO_THEM.search(whom):
        met = subjects - did
    return frozenset(did), frozenset(met)


def is_named(snapshot: Snapshot, person: str, text: str) -> bool:
    """Whether a text holds a word of a person's names."""
    have = set(re.findall(r"\w+", fold(text)))
    return bool(have & {w for n in snapshot.people[person].names for w in names.parts(n)})
