"""Contact details and identifiers: addresses, numbers, birth dates; whose they are and who reads them decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review import identifiers
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding
from coach.review.draft import draft_of
from coach.review.identifiers.kinds import Identifier
from coach.review.identifiers.phones import digits_of
from coach.text import fold

_ROLE = re.compile(
    r"^(?:info|hello|hi|contact|contacts|office|jobs?|careers?|hr|recruiting|recruitment|press|media|sales|support|help|service|team|events?|"
    r"admin|mail|enquir\w*|inquir\w*|feedback|news\w*|no-?reply|editor\w*|register|registration|tickets?|booking\w*|library|secretar\w*|"
    r"marketing|billing|accounts?|orders?|webmaster|conference|programme|program|submissions?|speakers?|partners?|members?\w*)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\b(?:private|personal|home|own|cell|mobile|direct)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:switchboard|hotline|helpline|help ?desk|reception|office|front desk|box office|support|service|free ?phone|toll[- ]free|"
    r"customer|booking|bookings|emergency|dial-?in|conference (?:call|code|id)|passcode|meeting id|fax)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|me|our|mine|us|i['’]m|i am)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:his|her|hers|him|their|them|she|he|they)\b|(?<=\w)['’]s\b", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:live|lives|living|home|house|flat|apartment|moved (?:in)?to|address is|doorbell)\b", re.IGNORECASE
)
_NAMED_LINE = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?-i:[A-ZÀ-Þ])[\w'’-]+[ ,|·–—-]*){1,6}(?:(?:tel|phone|mobile|mob|t|m|e-?mail|direct)[.:]*\s*)?$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?im)^\s*(?:--\s*$|(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks|greetings)|sincerely|yours|cheers|best|thank you|thanks)\b[^\n]{0,40}$"
)
_REACHED = re.compile(r"\b(?:call|ring|phone him|his|her|reach)\b", re.IGNORECASE)


class ContactDetails:
    """Private contact details and numbers that identify somebody."""

    name = "contact_details"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Details that this reader should not get, or not from the user."""
        for found in identifiers.find(text, context.region, context.contact_phones):
            if found.kind == "email":
                yield from _email(text, found, context)
            elif found.kind == "phone":
                yield from _phone(text, found, context)
            elif found.kind == "street":
                yield from _street(text, found, context)
            else:
                severity, reason, general = _judged(text, found, context)
                yield _make(text, found, severity, reason, general)


def _make(text: str, found: Identifier, severity: Severity, reason: str, general: str) -> Finding:
    span = Span(found.start, found.end)
    return finding(text, span, "oversharing", "personal_data", severity, reason, ContactDetails.name, general)


def _around(text: str, found: Identifier) -> str:
    sentence = draft_of(text).sentence_at(found.start)
    return sentence.text if sentence else text[max(0, found.start - 80) : found.end + 40]


def _email(text: str, found: Identifier, context: Context) -> Iterator[Finding]:
    address = fold(text[found.start : found.end])
    known = {fold(e) for p in context.reader.people for e in p.emails} | {fold(context.reader.address)}
    if address in known or address in {fold(e) for e in context.me.emails}:
        return
    if _ROLE.match(address) or _in_signature(text, found.start):
        return
    reason = f"This gives out {_whose(context, address)} mail address; let them give it themselves."
    yield _make(text, found, _severity(_around(text, found), context), reason, "an address I can pass on")


def _whose(context: Context, key: str) -> str:
    owner = context.owners.get(key)
    return f"{owner}’s" if owner else "somebody’s"


def _severity(sentence: str, context: Context) -> Severity:
    """How bad another's address or number is: published it is medium; in a letter only a private one is."""
    private = _PRIVATE.search(sentence) and _THEIRS.search(sentence)
    own = _MINE.search(sentence) and not _THEIRS.search(sentence)
    if context.public:
        return "low" if own and not _PRIVATE.search(sentence) else "medium"
    return "medium" if private and not own else "low"


def _phone(text: str, found: Identifier, context: Context) -> Iterator[Finding]:
    number = digits_of(text[found.start : found.end])
    known = {digits_of(p) for person in context.reader.people for p in person.phones}
    known |= {digits_of(p) for p in context.my_phones}
    around = _around(text, found)
    if number in known or _in_signature(text, found.start):
        return
    if _OFFICE.search(around) and not _PRIVATE.search(around):
        return
    if _MINE.search(around) and not _THEIRS.search(around) and not context.public:
        return
    owner = context.owners.get(number)
    if context.public:
        reason = f"This publishes {f'{owner}’s' if owner else 'a'} phone number; everybody can ring it."
    else:
        reason = f"This gives out {f'{owner}’s' if owner else 'somebody else’s'} number; ask them first."
    yield _make(text, found, _severity(around, context), reason, "a number I can pass on if they agree")


def _in_signature(text: str, offset: int) -> bool:
    """Whether a detail stands in the closing lines, right after a name: the writer's own signature."""
    if len(text) - offset > 250 or text.count("\n", offset) > 6:
        return False
    before = text[max(0, offset - 300) : offset]
    last_line = before[before.rfind("\n") + 1 :]
    named = _NAMED_LINE.search(last_line)
    return bool(_CLOSING.search(before)) or bool(
        named and named.group().strip() and not _REACHED.search(last_line[-60:])
    )


def _street(text: str, found: Identifier, context: Context) -> Iterator[Finding]:
    if context.public and _HOME.search(_around(text, found)):
        yield _make(text, found, "high", "This tells everybody where somebody lives.", "in town")


def _judged(text: str, found: Identifier, context: Context) -> tuple[Severity, str, str]:
    """How bad a number or date is for this reader, why, and what to say instead."""
    public = context.public
    if found.kind == "card":
        return (
            "high",
            "This is a payment card number, which nobody should get in writing.",
            "the card on file",
        )
    if found.kind == "account":
        reason = "This is a bank account number; send it only to whoever must pay."
        return "high" if public else "low", reason, "the account on the invoice"
    if found.kind in ("national", "document"):
        reason = f"This is {found.what}; it can be used to pose as them."
        return "high" if public else "medium", reason, "an official number"
    around = _around(text, found)
    theirs = _THEIRS.search(around) is not None
    if found.kind == "birth":
        reason = "A full birth date helps to steal an identity."
        return "medium" if public or theirs else "low", reason, "a birthday"
    if found.kind == "booking":
        reason = "With a booking number and a name, anybody can look up or change the booking."
        return "medium" if public else "low", reason, "my booking"
    if found.kind == "membership":
        reason = f"This is {found.what}; with a name it opens doors and accounts."
        return "medium" if public else "low", reason, "a number on file"
    somebody = theirs or _MINE.search(around) is not None or _PRIVATE.search(around) is not None
    if found.kind == "wallet":
        reason = "A wallet’s address shows everybody what went in and out."
        return "medium" if public and theirs else "low", reason, "my wallet"
    reason = f"This is {found.what}; it tells where somebody is and what they use."
    return "medium" if public and somebody else "low", reason, "an address"
