"""What a letter says of a message that waits for an answer: the user's own words on it, and thanks for what it told.

Only the user knows the answer. Where they have not given it, the letter does not speak of the question, and the page asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.dates import say
from coach.evidence import Statement
from coach.index.languages import plainly
from coach.text import content_words
from coach.writer import phrases_replies, reported
from coach.writer.interface import EmailTask
from coach.writer.manner import ENGLISH
from coach.writer.page import Letter
from coach.writer.reported import Reported
from coach.writer.taste import private, unkind, welcome
from coach.writer.thread import latest


def message_named(s: Statement, today: date) -> str:
    """The message of a sentence by its matter, and by its day where it names none or lies weeks back."""
    plain = reported.named(s, "")
    late = s.date is not None and (today - s.date).days > LATE_AFTER
    return reported.named(s, say(s.date, today)) if s.date and (late or plain == "message") else plain


_PITCH = re.compile(
    r"\b(?:quick|short|brief|introductory|discovery) (?:call|chat|meeting|demo)\b|\b(?:book|schedule|hop on|jump on)\b[^.?!]{0,30}\b(?:call|demo|minutes|time)\b"
    r"|\b(?:\d+|ten|fifteen|twenty|thirty) minutes\b[^.?!]{0,60}\b(?:show|tell|walk|demo|present|explain|call|chat)\b|\bfree (?:demo|trial)\b"
    r"|\bkurze[sn]? (?:call|telefonat|gespräch|demo|termin)\b|\b(?:\d+|zehn|fünfzehn|zwanzig|dreißig) minuten\b[^.?!]{0,60}\b(?:zeigen|vorstellen|erklären)\b",
    re.IGNORECASE,
)


def is_pitch(task: EmailTask) -> bool:
    """Whether somebody with whom the user has had nothing to do asks for their time to sell something."""
    strange = not (task.acquainted or task.known)
    return strange and any(_PITCH.search(s.text) for s in latest(task.theirs))


def take_up(letter: Letter, message: Sequence[Statement]) -> None:
    """The user's own words on the message, or thanks for the one thing that it told. What it asks only the user can answer:
    the page asks them. To somebody who writes for the public nothing is said that is not theirs."""
    task = letter.task
    if task.words:
        if _is_late(message[0], task.today):
            _apologise(letter, message)
        letter.own_words()
        return
    if is_pitch(task):
        about = message_named(message[0], task.today)
        letter.add(
            letter.frame(phrases_replies.DECLINED, "reply", m=about), [_body(message).cite(task.today)]
        )
        return
    _thank_for_what_it_told(letter, message)


def _thank(letter: Letter, message: Sequence[Statement], told: Reported) -> bool:
    """Thanks for a message and for the one thing that it told; whether that was said."""
    task = letter.task
    about = message_named(message[0], task.today)
    title = set(content_words(reported.matter(message[0])))
    if title and title <= set(content_words(told.text)):
        about = about.partition(" about ")[0]  # it is named by what it told
    text = letter.frame(phrases_replies.THANKS_FOR_TELLING, "reply", m=about, x=told.text)
    return bool(letter.add(text, [_body(message).cite(task.today), told.statement.cite(task.today)]))


def _apologise(letter: Letter, message: Sequence[Statement]) -> None:
    """That an answer comes late."""
    about = message_named(message[0], letter.task.today)
    text = letter.frame(phrases_replies.SORRY_FOR_MESSAGE, "reply", m=about)
    letter.add(text, [_body(message).cite(letter.task.today)])


NEWS_FOR = 60  # days for which somebody is thanked for what they wrote


def thank_for_news(letter: Letter) -> None:
    """In a letter about something else: thanks for what their last message told, where the user has not written since."""
    task = letter.task
    message = latest(task.theirs)
    written = max((s.date for s in task.mine if s.date), default=date.min)
    day = message[0].date if message else None
    if not day or day <= written or (task.today - day).days > NEWS_FOR or task.length == "short":
        return
    told = good_news(message, task.today)
    later = any(c.date and c.date >= day for f in letter.facts for c in f.citations)
    if told and not later:
        _thank(letter, message, told)


def good_news(message: Sequence[Statement], today: date) -> Reported | None:
    """The first thing that a message tells, where it is surely welcome."""
    told = reported.told(message, today)
    return told if told and welcome(told.text) else None


def mention(letter: Letter) -> None:
    """In a letter about something else: the user's own words on their message, or thanks for what it told."""
    task = letter.task
    message = latest(task.theirs)
    if task.words:
        letter.own_words()
        return
    _thank_for_what_it_told(letter, message)


def _thank_for_what_it_told(letter: Letter, message: Sequence[Statement]) -> None:
    task = letter.task
    told = None if task.press else good_news(message, task.today)
    if not told or not _thank(letter, message, told):
        return
    if not reported.coming([told.statement], task.today):
        _look_forward(letter, message)


def _is_late(s: Statement, today: date) -> bool:
    """Whether an answer to a sentence's message comes weeks after it."""
    return s.date is not None and (today - s.date).days > LATE_AFTER


def _look_forward(letter: Letter, message: Sequence[Statement]) -> None:
    """To what they said that the user will have."""
    task = letter.task
    found = None if task.owed or task.length == "short" else reported.coming(message, task.today)
    if found:
        letter.add(
            letter.frame(phrases_replies.COMING, "coming", x=found.text), [found.statement.cite(task.today)]
        )


LATE_AFTER = 28  # days after which an answer is late
OLDEST = 500  # days after which what somebody wrote is no longer brought up
SHORTEST_SAID, LONGEST_SAID = 8, 22  # words


_LEANING = re.compile(
    r":|^(?:the (?:second|first|third|other|last|same|latter)|that|this|these|those|they|he|she|there|then|and|but|so|here)\b|\b(?:it|them|ones?)\b",
    re.IGNORECASE,
)
"""Nobody knows any more what such a sentence was about."""


def recall(letter: Letter) -> None:
    """Where nothing else is particular: a sentence of their last message, in their own words."""
    task = letter.task
    message = latest(task.theirs)
    day = message[0].date if message else None
    if letter.facts or task.waiting or task.press or day is None or (task.today - day).days > OLDEST:
        return  # what waits for an answer is not told back
    if any(s.date and s.date >= day for s in task.mine):
        return  # it is answered
    told = [s for s in message if _worth_repeating(s, task.recipient_names)]
    if told:
        best = max(told, key=lambda s: len(s.text.split()))
        said = " ".join(best.text.split()).rstrip(".")
        named = task.kind == "touch" and task.last_contact == best.date
        frames = phrases_replies.RECALLED_THEN if named else phrases_replies.RECALLED
        text = letter.frame(frames, "recalled", d=_day(letter, best), x=f"“{said}.”")
        letter.add(text, [best.cite(task.today)])


def _worth_repeating(s: Statement, names: Sequence[str]) -> bool:
    """Whether a sentence says something by itself that its writer may be reminded of."""
    text = " ".join(s.text.split())
    fit = (
        SHORTEST_SAID <= len(text.split()) <= LONGEST_SAID
        and text.endswith((".", "!"))
        and text[:1].isupper()
    )
    return fit and not (
        reported.NOT_TO_REPEAT.search(text)
        or _LEANING.search(text)
        or plainly(text) not in ("", ENGLISH)
        or private(text)
        or unkind(text)
        or text.rstrip(".") in names
    )


def _body(message: Sequence[Statement]) -> Statement:
    """The first sentence that says something, behind the greeting."""
    return next((s for s in message if not s.text.rstrip().endswith(",")), message[0])


def _day(letter: Letter, s: Statement) -> str:
    return say(s.date or letter.task.today, letter.task.today)
