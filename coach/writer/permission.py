"""Leave that somebody gave in a message to show, quote or use a thing of theirs, to thank for; given whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from coach.dates import find_dates
from coach.evidence import Statement
from coach.writer.interface import EmailTask
from coach.writer.line import Kind, Line
from coach.writer.taste import private, unkind
from coach.writer.thread import (
    EXCHANGE,
    NOT_PLAIN,
    OLDEST,
    THANKS,
    WORKS,
    age,
    bare,
    latest,
    may_have_thanked,
    message_of,
    plain,
    questions,
    same_words,
)
from coach.writer.turned import turned

_USES = "show|quote|use|print|publish|name|mention|cite|reproduce|share|borrow|copy|film|record|photograph|display|play"
_MAY = re.compile(
    rf"(?:(?:yes|of course|certainly|and|also)[,.:;]? )*you (?:may|can) (?:of course |certainly |gladly |also )?(?P<do>{_USES}) "
    rf"(?P<x>(?:(?:the|my|our|both|all|any of (?:the|my|our)) (?:[\w-]+ ){{0,2}}?(?:{WORKS}|chart|graph|figure|table|slide|photo|page|diagram|data|plan|quote|passage|sample)s?"
    r"|(?:page|chapter|figure|table|slide) \d+)(?: (?:of|on|in|at) [\w’' -]+)?)",
    re.IGNORECASE,
)
_ASKED_LEAVE = re.compile(rf"may (?:I|we) (?P<do>{_USES}) (?P<x>[^?]+)\?", re.IGNORECASE)
_YES = r"(?:(?:yes|of course|gladly|please do|do|please|certainly|by all means|go ahead|feel free|with pleasure|you may|thank you for asking)[,.;:!]? ?)+"
_YES_BARE = re.compile(_YES, re.IGNORECASE)
_YES_AGAIN = rf"(?:{_YES})?(?:VERB away(?:, it is [\w ]+)?|(?:please|do|you (?:may|can)(?: gladly)?) VERB(?: it| them)?)"
_NOT_GIVEN = re.compile(
    r"\b(?:as long as|so long as|provided|once|when|without|because|since|your|yours|it|them|this|that|these|those|me|us|him|her|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|dein\w*|(?-i:Ihr\w*)|\w+tag)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<x>(?:Page|Chapter|Figure|Table|Slide|Section|Clause) \d+)\b")
_THEIR_WORK = re.compile(
    r"\b(?:our|my) (?P<x>(?:[\w-]+ )?(?:paper|report|book|article|guide|handbook|study|thesis|draft))\b",
    re.IGNORECASE,
)


def leave(task: EmailTask) -> Iterator[Line]:
    """Thanks for leave that they gave in a message and that the user has not thanked for: "letting me quote page 9"."""
    for s in task.theirs:
        may = _MAY.fullmatch(bare(s, task).rstrip(".!"))
        if not may:
            use = _asked_for(s, task)
        else:
            thing = turned(may["x"].strip()) if holds(s, may["x"], task) else ""
            use = f"{may['do'].lower()} {thing}" if thing else ""
        if use and not (thanked(s, task) or private(use) or unkind(use)):
            verb, _, rest = use.partition(" ")
            yield Line(
                Kind.THANKS, f"letting me {verb} {rest}", s, 3.6, rest if len(rest.split()) <= 6 else ""
            )


def thanked(s: Statement, task: EmailTask) -> bool:
    """Whether the user has given thanks since, or it is too old to thank for."""
    told = any(THANKS.search(m.text) for m in may_have_thanked(s, task))
    return told or age(s, task) > OLDEST


def unconditional(thing: str) -> bool:
    """Whether leave for a thing is leave for all of it, on no condition and no day."""
    return not (NOT_PLAIN.search(thing) or _NOT_GIVEN.search(thing))


def holds(s: Statement, thing: str, task: EmailTask) -> bool:
    """Whether leave for a thing was given without a condition, and nothing was said of the thing since."""
    if not unconditional(thing) or not plain(message_of(s, task.theirs)):
        return False
    others = (x for x in (*task.theirs, *task.about, *task.known) if x.document != s.document)
    since = (x for x in others if s.date and (x.date is None or x.date >= s.date))
    return not any(same_words(x.text, thing) for x in since)


def _asked_for(answer: Statement, task: EmailTask) -> str:
    """What the user had asked leave for, as the one question of their message, when the newest message of theirs begins with a
    plain yes: "quote page 9 of your position paper"."""
    message = latest(task.theirs)
    asking = latest([m for m in task.mine if m.date and answer.date and m.date <= answer.date])
    near = asking and answer.date and asking[0].date and (answer.date - asking[0].date).days <= EXCHANGE
    if not near or message[:1] != [answer] or questions(asking) != 1:
        return ""
    s = next((m for m in asking if _ASKED_LEAVE.fullmatch(bare(m, task))), None)
    asked = _ASKED_LEAVE.fullmatch(bare(s, task)) if s else None
    if s is None or s.date is None or asked is None or not _agreed_to(asked["do"], message, task):
        return ""
    thing = asked["x"]
    for mention in reversed(find_dates(thing, s.date)):
        thing = thing[: min(mention.start, mention.begin or mention.start)]
    thing = re.sub(r"\s(?:in|on|at|by|for|from)?\s*$", "", thing).strip()
    if thing == "it":
        thing = _meant(s, task)
    unclear = re.search(r"\b(?:it|them|that|this|you)\b", thing) or NOT_PLAIN.search(thing)
    return f"{asked['do'].lower()} {thing}" if thing and not unclear else ""


def _agreed_to(verb: str, message: Sequence[Statement], task: EmailTask) -> bool:
    """Whether a message begins with a bare yes, or with the verb that was asked about, and takes nothing back."""
    yes = bare(message[0], task).rstrip(".!")
    again = re.fullmatch(_YES_AGAIN.replace("VERB", verb), yes, re.IGNORECASE)
    rest = re.sub(rf"\b{verb} away\b", "", yes, flags=re.IGNORECASE)
    said = again or _YES_BARE.fullmatch(yes)
    return said is not None and not NOT_PLAIN.search(rest) and plain(message[1:])


def _meant(s: Statement, task: EmailTask) -> str:
    """What "it" means, by the numbered part that the sentence before begins with: "page 9", of the one work they named."""
    before = next((m for m in task.mine if m.document == s.document and 0 <= s.start - m.end <= 2), None)
    part = _NUMBERED.match(before.text) if before else None
    if part is None or s.date is None:
        return ""
    works = {
        w["x"]
        for t in task.theirs
        if t.date and timedelta(0) <= s.date - t.date <= timedelta(EXCHANGE)
        for w in _THEIR_WORK.finditer(t.text)
    }
    return f"{part['x'].lower()} of your {works.pop()}" if len(works) == 1 else part["x"].lower()
