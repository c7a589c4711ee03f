"""What a letter says of a message that waits for an answer: what they asked, by when, and the user's own words on it.

Only the user knows the answer. Where they have given it in a few words, it stands after the question; where not, the letter
says that it is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.dates import say
from coach.evidence import Citation, Statement
from coach.index.languages import plainly
from coach.text import content_words
from coach.writer import phrases, reported
from coach.writer.manner import ENGLISH
from coach.writer.page import Letter
from coach.writer.reported import Reported, Told
from coach.writer.taste import private, unkind

LEANS, LONGEST_BEFORE = 3, 25
"""A question of fewer content words leans on the sentence before it, which is told with it where it has no more words."""


def latest(statements: Sequence[Statement]) -> list[Statement]:
    """The sentences of the newest message, in order."""
    if not statements:
        return []
    newest = max(statements, key=lambda s: (s.date or date.min, s.document)).document
    return sorted((s for s in statements if s.document == newest), key=lambda s: s.start)


def message_named(letter: Letter, s: Statement) -> str:
    """The message of a sentence with its day and matter."""
    return reported.named(s, say(s.date, letter.task.today) if s.date else "")


def take_up(letter: Letter, message: Sequence[Statement]) -> None:
    """Thanks for the message, says what it asks and by when, and gives the user's own words on it."""
    task = letter.task
    about = message_named(letter, message[0])
    letter.add(letter.frame(phrases.THANKS_FOR_MESSAGE, "reply", m=about), [_body(message).cite(task.today)])
    question = _question(letter, message) if task.waiting else None
    about_it = set(content_words(task.promise.what)) if task.promise else set[str]()
    if task.words:
        letter.own_words()
    elif question and not about_it & set(
        content_words(question.text)
    ):  # else the promise below is the answer
        letter.add(letter.frame(phrases.OWN_QUESTION, "own"))
    elif not question:
        _look_forward(letter, message)


def mention(letter: Letter) -> None:
    """In a letter about something else: that their message is not forgotten, and what it asks."""
    task = letter.task
    message = latest(task.theirs)
    if not message:
        return
    found = reported.asked(message, task.today, _called(letter))
    if found and (task.words or found.kind is Told.SUGGESTED or _leans(found, message) is None):
        suggested = found.kind is Told.SUGGESTED
        frames: tuple[str, ...] = phrases.WAITING_SUGGESTED if suggested else phrases.WAITING_ASKED
        if task.words:
            frames = phrases.SUGGESTED if suggested else phrases.ASKED
        asked, cited = _with_need(letter, found, message)
        if letter.add(letter.frame(frames, "waiting", x=asked), cited):
            letter.own_words()
            return
    about = message_named(letter, message[0])
    letter.add(letter.frame(phrases.WAITING, "waiting", m=about), [_body(message).cite(task.today)])
    _look_forward(letter, message)


def _with_need(letter: Letter, found: Reported, message: Sequence[Statement]) -> tuple[str, list[Citation]]:
    """What was asked and by when it is needed, and the sentences that say so."""
    today = letter.task.today
    need = None if letter.task.words else reported.needed(message, today)
    if need is None or need.statement is found.statement:
        return found.text, [s.cite(today) for s in (found.statement, *found.others)]
    cited = [s.cite(today) for s in (found.statement, *found.others, need.statement)]
    return f"{found.text}; {need.text}", cited


def _look_forward(letter: Letter, message: Sequence[Statement]) -> None:
    """To what they said that the user will have."""
    task = letter.task
    found = None if task.owed or task.length == "short" else reported.coming(message, task.today)
    if found:
        letter.add(letter.frame(phrases.COMING, "coming", x=found.text), [found.statement.cite(task.today)])


OLDEST = 500  # days after which what somebody wrote is no longer brought up
SHORTEST_SAID, LONGEST_SAID = 5, 22  # words
_NOT_TO_REPEAT = re.compile(
    r"[?\"“”:@]|https?:|www\.|\b(?:sorry|apolog\w+|unfortunately|afraid|thank|thanks|regards|attached|enclosed|unsubscribe|not|no|never|"
    r"nothing|nobody|none|overdue|invoices?|bills?|pay(?:ment|ing)?|owed?|lawyers?|legal|late|sent from|complain\w*|disappoint\w*|"
    r"wrong|problems?|mistakes?|again|angry|upset|regret\w*|cancel\w*)\b|n['’]t\b|,$",
    re.IGNORECASE,
)


def recall(letter: Letter) -> None:
    """Where nothing else is particular: a sentence of their last message, in their own words."""
    task = letter.task
    message = latest(task.theirs)
    if letter.facts or not message or message[0].date is None or (task.today - message[0].date).days > OLDEST:
        return
    told = [s for s in message if _worth_repeating(s, task.recipient_names)]
    if told:
        best = max(told, key=lambda s: len(s.text.split()))
        said = " ".join(best.text.split()).rstrip(".")
        text = letter.frame(phrases.RECALLED, "recalled", d=_day(letter, best), x=f"“{said}.”")
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
        _NOT_TO_REPEAT.search(text)
        or plainly(text) not in ("", ENGLISH)
        or private(text)
        or unkind(text)
        or text.rstrip(".") in names
    )


def _body(message: Sequence[Statement]) -> Statement:
    """The first sentence that says something, behind the greeting."""
    return next((s for s in message if not s.text.rstrip().endswith(",")), message[0])


def _question(letter: Letter, message: Sequence[Statement]) -> Statement | None:
    """Says what the message asks, in indirect speech or else in its own words; gives the sentence that asks."""
    today = letter.task.today
    found = reported.asked(message, today, _called(letter))
    if found:
        before = _leans(found, message)
        asked, cited = _with_need(letter, found, message)
        frames: tuple[str, ...] = phrases.SUGGESTED if found.kind is Told.SUGGESTED else phrases.ASKED
        text = letter.frame(frames, "question", x=asked)
        if before:
            told, cited = reported.told_before(before), [before.cite(today), *cited]
            text = letter.frame(phrases.WROTE_AND_ASKED, "question", w=told, x=asked) if told else ""
        if text and letter.add(text, cited):
            return found.statement
    open_one = max(
        (s for s in message if "?" in s.text), key=lambda s: len(content_words(s.text)), default=None
    )
    if open_one:
        said, leans = _quoted(open_one, message, letter.task.user_name)
        frames = phrases.WROTE if leans else phrases.QUESTION
        letter.add(letter.frame(frames, "question", x=f"“{said}”"), [open_one.cite(today)])
    return open_one


def _leans(found: Reported, message: Sequence[Statement]) -> Statement | None:
    """The sentence that a short question leans on: "is that you" on "I hear that one is close to signing"."""
    at = message.index(found.statement)
    short = found.kind is Told.ASKED and len(content_words(found.statement.text)) < LEANS
    pointing = re.search(r"\b(?:that|this|it|them|so)\b", found.text.partition(" ")[2]) is not None
    before = message[at - 1] if at else None
    fit = (
        before is not None
        and found.statement.start - before.end <= 2
        and 3 <= len(before.text.split()) <= LONGEST_BEFORE
        and "?" not in before.text
    )
    return before if short and pointing and fit else None


def _quoted(question: Statement, message: Sequence[Statement], user: str) -> tuple[str, bool]:
    """The question itself, without what stands before it and without the user's name; a bare "Is that you?" with the
    sentence before it, and whether it is one."""
    asked = re.split(r"(?<=[.!:])\s+", question.text.strip())[-1]
    called = [re.escape(name) for name in (user, *user.split()[:1]) if name]
    asked = re.sub(rf"^(?:{'|'.join(called) or '(?!x)x'}),\s+", "", asked)
    at = message.index(question)
    leans = len(content_words(asked)) < LEANS and at > 0
    leans = leans and len(message[at - 1].text.split()) <= LONGEST_BEFORE
    asked = f"{message[at - 1].text.strip()} {asked}" if leans else asked
    return asked[:1].upper() + asked[1:], leans


def _called(letter: Letter) -> tuple[str, ...]:
    name = letter.task.user_name
    return (name, *name.split()[:1])


def _day(letter: Letter, s: Statement) -> str:
    return say(s.date or letter.task.today, letter.task.today)
