"""Whether a reader may see a closed statement: who told it, whom it is for, and where the letter goes."""

from __future__ import annotations

import re

from coach.evidence import Audience
from coach.review.closed import Closed, ClosedStatements
from coach.review.context import Context, same_organisation
from coach.text import fold

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
        return any(reader.is_called(name) for name in restriction.names)
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
        or bool(reader.ids & item.talk)
        or told_by_reader(item, secrets, context)
    )
    return sure and may_see(item, secrets, context)


def told_by_reader(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the reader is the one who told it; where the sentence is about somebody of the teller's name, that one."""
    reader, statement = context.reader, item.statement
    teller = item.restriction.told_by
    if statement.speaker is not None and statement.speaker in reader.ids:
        return True
    if item.heard_from and item.heard_from in reader.ids:
        return True
    if fold(teller) in ("he", "she", "they"):
        return bool(reader.ids & set(statement.subjects)) or bool(reader.ids & item.people)
    if not teller or not reader.is_called(teller):
        return False
    wanted = set(fold(teller).split())
    tellers = {
        p
        for p in item.people | item.talk
        if p in secrets.people and any(wanted <= set(fold(n).split()) for n in secrets.people[p].names)
    }
    return bool(reader.ids & tellers) if tellers and reader.ids else True


def goes_to_employer(item: Closed, secrets: ClosedStatements, context: Context) -> bool:
    """Whether the letter goes to a work address although it is about leaving that work, or although the user's
    notes say to use a private address."""
    if not context.reader.work_address:
        return False
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
    if dark and reader.ids & item.talk and not _KEPT_BACK.search(item.statement.text):
        return True  # it was said in a talk with them
    for statement in secrets.documents.get(item.statement.document, []):
        if (
            not dark
            and reader.organisation
            and _names_house(statement.text, reader.organisation)
            and not reader.own_house
        ):
            return True
        named = reader.ids & set(statement.mentions)
        if named and not re.search(
            r"\b(?:not|n['’]t|never|nobody|before|until|if)\b", statement.text, re.IGNORECASE
        ):
            return True
    teller = item.restriction.told_by
    told = [p for p in secrets.people.values() if teller and teller in p.names and not dark]
    return any(same_organisation(p.organisation, reader.organisation) for p in told)


def _names_house(text: str, organisation: str) -> bool:
    return re.search(rf"\b{re.escape(fold(organisation))}\b", fold(text)) is not None
