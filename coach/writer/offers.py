"""What somebody offered in a message and the user said a plain yes to, so that it is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from coach.dates import find_dates
from coach.evidence import Statement
from coach.writer.interface import EmailTask
from coach.writer.nouns import definite, is_plural
from coach.writer.pieces import lowered
from coach.writer.taste import private
from coach.writer.thread import EXCHANGE, NOT_PLAIN, OLDEST, Taken, age, bare, latest, plain, same_words
from coach.writer.turned import turned

_ON_REQUEST = re.compile(r"(?P<x>[A-Z][a-z]+s(?: of [\w ]+)?) on request[.!]?")
_CAN = re.compile(
    r"I (?:can|could|would gladly|am happy to) (?P<do>send|bring|lend|give)(?: you)? (?P<x>(?:an?|the|my|our|some) [^,.;?!]+)"
)
_PLEASE = re.compile(
    r"(?:very much )?on request\b|\bplease (?:do|send|bring|show|lend|give)\b|\byes,? please\b|\bgladly\b|\bthat would be (?:lovely|kind|great|good)\b",
    re.IGNORECASE,
)
_PLEASE_BARE = re.compile(
    r"(?:(?:very much|on request|yes|please|do|(?:send|bring|show|lend|give)(?: me| us)? (?:it|them)|gladly|that would be (?:lovely|kind|great|good))[,.;!]? ?)+",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:(?:an?|the|my|our|some) )?(?:[\w-]+ ){0,2}?(?:pictures?|photos?|photographs?|reports?|lists?|cop(?:y|ies)|papers?|plans?|maps?|tables?|recipes?|slides|"
    r"notes|books?|articles?|samples?|drawings?|texts?|links?|numbers|cuttings?|seeds|recordings?|prints?|drafts?|minutes)(?: (?:of|that|about|from) [\w ’'-]+)?",
    re.IGNORECASE,
)
_WELCOME_TO = re.compile(r"\s(?:if you (?:like|want|wish)|should you like)(?: (?:it|them))?$")


def offered(task: EmailTask, *, brought: bool = False) -> Taken | None:
    """What they offered and the user said a plain yes to in the last message of the two, so that it is still to come:
    "pictures"; or, with `brought`, what they will bring along: "the report that puzzled you"."""
    yes = latest(task.mine) if task.mine_last else []
    day = yes[0].date if yes else None
    if day is None or not plain(yes) or (task.last_contact and task.last_contact > day) or task.owed:
        return None
    near = [t for t in task.theirs if t.date and timedelta(0) <= day - t.date <= timedelta(EXCHANGE)]
    message = latest([t for t in near if age(t, task) <= OLDEST])
    offers = [(s, *o) for s in message if (o := _an_offer(s, task))]
    for s, do, thing in offers:
        answer = _accepted(do, thing, yes, task, alone=len(offers) == 1)
        text = lowered(thing) if do == "request" else turned(thing)
        if answer and text and (do == "bring") == brought and not private(text):
            return Taken(definite(text) if brought else text, s, (answer,))
    return None


def _accepted(
    do: str, thing: str, yes: Sequence[Statement], task: EmailTask, *, alone: bool
) -> Statement | None:
    """The sentence that says yes to an offer: by its name, or, to the only one, by no more than "them" or "it"."""
    for a in yes:
        wanted = re.search(
            rf"\b{do}(?: me| us| along)? (?:the |your |those |these )?([\w-]+)", a.text, re.IGNORECASE
        )
        named = wanted is not None and same_words(wanted[1], thing)
        short = alone and _PLEASE_BARE.fullmatch(bare(a, task))
        meant = do != "request" or "request" in a.text.casefold()
        if _PLEASE.search(a.text) and meant and (named or short):
            return a
    return None


def _an_offer(s: Statement, task: EmailTask) -> tuple[str, str] | None:
    """What a sentence offers to do, and with what; nothing where it hangs on more than a wish."""
    if request := _ON_REQUEST.fullmatch(bare(s, task)):
        return ("request", request["x"]) if _THING.fullmatch(request["x"]) else None
    can = _CAN.search(s.text)
    thing = _WELCOME_TO.sub("", can["x"]) if can else ""
    unfit = not _THING.fullmatch(thing) or NOT_PLAIN.search(thing) or (s.date and find_dates(thing, s.date))
    return (can["do"], thing) if can and not unfit else None


def them_or_it(thing: str) -> str:
    """The pronoun of a thing."""
    return "them" if is_plural(thing) else "it"
