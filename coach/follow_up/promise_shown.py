"""Whether a sentence, read with its author and whom it is about, shows an open promise kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach.evidence import MESSAGES, Statement
from coach.follow_up.promise_kept import (
    DID,
    GOT,
    HERE,
    ONLY_MADE,
    PUT_IN_TOUCH,
    TAKEN,
    Sign,
    only_about,
    only_done,
)
from coach.follow_up.promise_same import of_another, stems
from coach.follow_up.promise_scene import PromiseFound
from coach.people.names import is_called
from coach.writer.nouns import head_noun
from coach.writer.promised import is_action

_EMPTY = frozenset("introduct introduc send share promis today yesterday tomorrow copi new draft".split())


def _named_thing(what: str, said: frozenset[str]) -> bool:
    """Whether the thing itself is named, not only what it is about: the drawing, not only the kiln."""
    introduced = re.match(r"(?:the |an? )?introduction to (.+)$", what)
    head = stems(introduced.group(1)) if introduced else stems(head_noun(what))
    return not head or bool(head & said)


def _done_by_other(text: str, did: re.Match[str]) -> bool:
    """Whether "he", "she" or "they" did it, or did it for "me"; in German, where the verb stands last, whether anybody but
    "ich" did."""
    if did["german"]:
        return re.search(r"\b(?:hat|mir|uns)\b", text, re.IGNORECASE) is not None
    if re.match(r"\s+(?:me|us)\b", text[did.end() :], re.IGNORECASE):
        return True
    return (
        re.search(r"\b(?:he|she|they)\s+(?:has\s+|have\s+)?$", text[: did.start()], re.IGNORECASE) is not None
    )


def _deed(what: str, text: str) -> re.Match[str] | None:
    """The verb that can keep a promise: of a thing to give, none that only makes or reads it."""
    to_do = is_action(what) or what.startswith("introduction")
    return next((m for m in DID.finditer(text) if to_do or not ONLY_MADE.match(text, m.start())), None)


def keeps(promise: PromiseFound, statement: Statement, text: str) -> bool:
    """Whether a sentence, read with its author, is of the kind that shows the promise kept."""
    mine = promise.by is None
    if statement.kind in MESSAGES:
        author_promised = statement.speaker == promise.by
        return bool((HERE if author_promised else GOT).search(text))
    did, taken = _deed(promise.what, text), TAKEN.search(text)
    if mine:
        by_other = did and _done_by_other(text, did)
        if did and promise.what.startswith("introduction") and not PUT_IN_TOUCH.search(text):
            return False  # that the other side said or gave something puts nobody in touch
        return (did is not None and not by_other) or taken is not None
    own = did and (
        not _done_by_other(text, did)
        if did["german"]
        else re.search(r"(?:^|\bI\s+(?:have\s+)?)$", text[: did.start()])
    )
    return not taken and (bool(GOT.search(text)) or (did is not None and not own))


def _concerns(promise: PromiseFound, statement: Statement, others: Sequence[str], covered: float) -> bool:
    """Whether a sentence is about the person of the promise. A note on its own may leave the name out where every
    word of the promise is there."""
    person = promise.person
    if statement.kind in MESSAGES:
        return statement.speaker == person or (statement.speaker is None and _to_few(person, others))
    if person in statement.mentions or person in statement.subjects or person in others:
        return not statement.subjects or statement.subjects[0] == person or covered >= 0.5
    return not statement.mentions and covered >= 0.99 and len(stems(promise.what)) >= 2


_FEW = 4
"""So many readers a message of the user's may have to be for each of them."""


def _to_few(person: str, others: Sequence[str]) -> bool:
    return person in others and len(others) <= _FEW


def may_concern(person: str, statement: Statement, others: Sequence[str]) -> bool:
    """Whether a sentence can be about a promise from or to a person at all; see `_concerns`."""
    if statement.kind in MESSAGES:
        return statement.speaker == person or (statement.speaker is None and _to_few(person, others))
    return not statement.mentions or person in statement.mentions or person in others


_FILLER = r"(?:\s*[:,]|\s+(?:is|are|was|were|you|me|us|her|him|them|will|find|please|to|ist|sind|dir|euch|ihnen|mir|uns|ihr|ihm|findest|finden|du|sie|as promised|today|now|just))*"
_ARTICLE = r"(?:the|an?|my|our|your|her|his|their|some|this|that|die|der|das|den|dem|ein\w*|mein\w*|unser\w*|dein\w*|ihr\w*|sein\w*)"
_NEXT_THING = re.compile(
    rf"{_FILLER}\s+{_ARTICLE}\s+(?P<thing>[\w’'-]+(?:\s+[\w’'-]+){{0,2}})", re.IGNORECASE
)
_THING_BEFORE = re.compile(
    rf"\b{_ARTICLE}\s+(?P<thing>[\w’'-]+(?:\s+[\w’'-]+){{0,2}}?)(?:\s+(?:is|are|was|were|has|have|had|been|just|now|ist|sind|wurden?|kam|kamen))*\s*$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:file|files|document|documents|pdf|attachment|attachments|version|copy|scan|link|thing|things|lot|whole|full|final|datei\w*|dokument\w*|anhang|"
    r"anlage|fassung|kopie|sache|ganze\w*)\b",
    re.IGNORECASE,
)


def stems_said(what: str, statement: Statement, sign: Sign) -> frozenset[str]:
    """The stems of what a sentence says and, where it names no other thing as the one that came or went, of its title: under
    the subject "Kiln plan", "attached is the draft" hands over a draft."""
    if sign.aside or _of_another_thing(what, sign.rest):
        return stems(sign.text)
    return stems(f"{sign.text} {statement.title}")


def _of_another_thing(what: str, text: str) -> bool:
    """Whether the thing that the words of keeping stand with is named, and not the promised one."""
    for pattern in (HERE, DID, GOT):
        for found in pattern.finditer(text):
            thing = _NEXT_THING.match(text, found.end()) or _THING_BEFORE.search(text[: found.start()])
            if thing and not _ITSELF.search(thing["thing"]) and not stems(thing["thing"]) & stems(what):
                return True
    return False


_GAVE = r"(?i:gave|given|sent|lent|handed|showed|shown|brought|passed|mailed|e-?mailed|forwarded|posted|delivered)(?i: over| on)?"
_NAME = r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*"
_RECEIVER = re.compile(
    rf"\b{_GAVE} (?P<first>{_NAME}) (?!(?:to|and|with|on|in|for|at|from)\b)\w"
    rf"|\b{_GAVE}\b[^.;:]*?\bto (?P<last>{_NAME})"
    rf"|\b(?!Habe?\b|Ich\b)(?P<dative>{_NAME})(?: habe?)?(?: ich)? (?:die|den|das|dem|ein\w*|mein\w*|unser\w*) [^.;:]*\b(?:ge\w+(?:t|en)|über\w+en)\b"
    rf"|\ban (?P<an>{_NAME})[^.;:]*|(?P<behind>{_NAME}) (?:gegeben|geschickt|gebracht|gezeigt|übergeben)\b"
)
"""Who was given a thing, by name: "gave Ana the plan", "sent the plan to Ana", "Ana die Muster gegeben"."""
_BESIDE_IT = re.compile(
    r"[,;]?\s\b(?:because|as|since|while|when|although|weil|da|während|obwohl|denn|als)\b.*", re.DOTALL
)
"""The clause that tells why or when."""
_TO_THEM_TOO = re.compile(rf"\b(?:her|him|them|ihr|ihm|ihnen) {_ARTICLE}\b")


def given_to_another(text: str, names: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether a sentence says that something was given to one of `others`, by a name of theirs, and has no word of whoever
    has these `names` but in a clause that tells why.

    >>> given_to_another("Gave Otto the plan, as Ana was ill.", ["Ana Reyes"], [["Otto Falk"]])
    True
    >>> given_to_another("Sent the plan to Otto and Ana.", ["Ana Reyes"], [["Otto Falk"]])
    False
    """
    told = _BESIDE_IT.sub("", text)
    if _TO_THEM_TOO.search(told) or is_called(names, told):
        return False
    given = [
        next(g for g in found.groups() if g) for found in _RECEIVER.finditer(told) if any(found.groups())
    ]
    return any(is_called(other, who) for who in given for other in others)


def shows_kept(
    promise: PromiseFound, statement: Statement, others: Sequence[str], sign: Sign, *, only: bool, short: bool
) -> bool:
    """Whether a sentence shows an open promise kept; `only` says that it is the one that is open between the two, `short`
    that it is the only one whose thing the sentence names, by its noun alone."""
    said = stems_said(promise.what, statement, sign)
    matter = (stems(promise.what) - _EMPTY) or stems(promise.what)
    covered = len(matter & said) / len(matter) if matter and _named_thing(promise.what, said) else 0.0
    answer = re.match(r"(?:whether|if|an answer|answer)\b", promise.what)
    alone = sign.announced and only and (covered > 0 or answer)
    author = statement.speaker if statement.kind in MESSAGES else promise.by
    next_in_note = (
        statement.kind == "note"
        and statement.id - 1 == promise.statement_ids[-1]
        and statement.date == promise.made
    )
    if next_in_note and only_done(statement):
        return True
    if not _concerns(promise, statement, others, covered) or of_another(promise.what, statement.text):
        return False
    if only_about(promise.what, sign.text) or matter & stems(sign.aside):
        return False
    says = (covered >= 0.5 or short) and (
        keeps(promise, statement, sign.rest) or (sign.announced and author == promise.by)
    )
    return says or bool(alone and statement.kind in MESSAGES and author == promise.by)


_DENIED = re.compile(
    r"(?:\b(?:not|never|yet to|nothing|nicht|nie|noch|will|would|should|must|could|can|may|might|to|wird|werde|soll|muss)\b|n['’]t|['’]ll)(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)


def perhaps_given(what: str, text: str) -> bool:
    """Whether a sentence may tell that the user has given what they promised, although another part of it leaves that in
    doubt. Nobody is to read an apology for what they may have.

    >>> perhaps_given("tea list", "Sent Ana the tea list, but not the prices."), perhaps_given("tea list", "I have not sent the tea list.")
    (True, False)
    """
    said, whole = stems(text), stems(what)
    if not whole or len(whole & said) < 0.5 * len(whole) or not _named_thing(what, said):
        return False
    return any(
        not _DENIED.search(text[: did.start()]) and not _done_by_other(text, did)
        for did in DID.finditer(text)
        if is_action(what) or not ONLY_MADE.match(text, did.start())
    )
