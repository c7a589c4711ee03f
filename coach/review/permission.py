"""Whether a reader may see a closed statement: who told it, whom it is for, and where the letter goes."""

from __future__ import annotations

import re

from coach.evidence import Audience
from coach.review.closed import Closed, ClosedStatements
from coach.review.context import Context, reader_of, same_organisation
from coach.text import fold, stem

_MOVES = frozenset({"leaving", "own venture", "dismissal"})
_KEPT_FROM_THE_HOUSE = frozenset({"closing", "layoffs", "sale", "law", "money trouble"})
"""What those who work in a house learn last: that it is named in the note makes them no party to it."""
_KEPT_BACK = re.compile(r"\b(?:not|n['’]t|never|nobody)\b", re.IGNORECASE)
_CONTRACT = re.compile(r"\b(?:nda|contract|agreement)\b", re.IGNORECASE)
_PRIVATE_ADDRESS = re.compile(
    r"\b(?:private|personal|home|own) (?:e-?mail|mail|address|account|inbox)|\bnot (?:to |at |via )?(?:\w+ ){0,2}"
    r"(?:work|office|company) (?:e-?mail|mail|address|account)",
    re.IGNORECASE,
)


def may_see(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the reader already knows it by right, so that writing it to them gives nothing away."""
    reader, restriction = context.reader, item.restriction
    if item.kept_from is not None:
        return reader.kind != "public" and not reader.ids & item.kept_from
    if reader.own_house and restriction.audience is Audience.EMPLOYER:
        return True
    if restriction.audience is Audience.NAMED:
        return any(_is_named(name, item, secrets, context) for name in restriction.names)
    if reader.kind != "person":
        return False
    if told_by_reader(item, secrets, context):
        return not goes_to_employer(item, secrets, context)
    return _timed(item) and not reader.own_house and _party(item, secrets, context)


def may_surely_hear(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether nothing speaks against telling it to the reader: they told it or took part in its talk, it is for them by
    name, or it is their house's. That the note names them, or where they work, is not enough to say so."""
    reader = context.reader
    sure = (
        item.kept_from is not None
        or item.restriction.audience is Audience.NAMED
        or reader.own_house
        or reader.is_surely(item.talk)
        or told_by_reader(item, secrets, context)
    )
    return sure and may_see(item, secrets, context)


def _is_named(name: str, item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the reader is the one whom a name in the notes means. Of several people of the name it is the one who is
    linked to the note; else nobody for certain."""
    reader = context.reader
    if not reader.ids:
        return reader.kind == "person" and reader.is_called(name)
    meant = reader_of(name, list(secrets.people.values()), context.me).ids
    linked = meant & (item.people | item.talk)
    return len(linked or meant) == 1 and reader.is_surely(linked or meant)


def told_by_reader(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the reader is the one who told it, whoever else has the name: where several may be meant, no."""
    reader, statement = context.reader, item.statement
    teller = item.restriction.told_by
    if reader.is_surely({statement.speaker or "", item.heard_from} - {""}):
        return True
    if fold(teller) in ("he", "she", "they"):
        meant = {p for p in {*statement.subjects, *item.people} if not _stands_in(p, item, secrets)}
        return len(meant) == 1 and reader.is_surely(meant)
    return bool(teller) and _is_named(teller, item, secrets, context)


def _stands_in(person: str, item: Closed, secrets: ClosedStatements) -> bool:
    """Whether somebody is named in a closed statement, so that its "she told me" is somebody else."""
    known = secrets.people.get(person)
    words = {stem(w) for n in known.names for w in fold(n).split()} if known else set()
    return bool(words & item.traits.capital)


def goes_to_employer(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the letter goes to a work address although it is about leaving that work, or although the user's
    notes say to use a private address; or to one of a house where the reader works no longer."""
    if not context.reader.work_address:
        return False
    if context.reader.left_house:
        return True
    if item.traits.concepts.keys() & _MOVES:
        return True
    near = secrets.documents.get(item.statement.document, [])
    return any(_PRIVATE_ADDRESS.search(s.text) for s in near)


def _timed(item: Closed) -> bool:
    return item.restriction.until is not None or item.restriction.audience is Audience.EMPLOYER


def _party(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether an embargoed or contractual matter is the reader's own: their house is named in the same note, or
    they are, and not as somebody to be kept out."""
    reader = context.reader
    private = item.restriction.told_by and item.restriction.audience is Audience.ME
    if private and not _CONTRACT.search(item.restriction.marker):
        return False  # told to the user as a person: the teller's colleagues are not meant
    dark = bool(item.happened & _KEPT_FROM_THE_HOUSE)
    if dark and reader.is_surely(item.talk) and not _KEPT_BACK.search(item.statement.text):
        return True  # it was said in a talk with them
    for statement in secrets.documents.get(item.statement.document, []):
        if (
            not dark
            and reader.organisation
            and _names_house(statement.text, reader.organisation)
            and not reader.own_house
        ):
            return True
        if reader.is_surely(set(statement.mentions)) and not re.search(
            r"\b(?:not|n['’]t|never|nobody|before|until|if)\b", statement.text, re.IGNORECASE
        ):
            return True
    teller = item.restriction.told_by
    told = [p for p in secrets.people.values() if teller and teller in p.names and not dark]
    return any(same_organisation(p.organisation, reader.organisation) for p in told)


def _names_house(text: str, organisation: str) -> bool:
    return re.search(rf"\b{re.escape(fold(organisation))}\b", fold(text)) is not None
