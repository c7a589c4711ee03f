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
from coach.writer import phrases_replies, reported
from coach.writer.interface import EmailTask
from coach.writer.manner import ENGLISH
from coach.writer.page import Letter
from coach.writer.reported import Reported
from coach.writer.taste import private, unkind, welcome

LEANS, LONGEST_BEFORE = 3, 25
"""A question of fewer content words leans on the sentence before it, which is told with it where it has no more words."""


def latest(statements: Sequence[Statement]) -> list[Statement]:
    """The sentences of the newest message, in order."""
    if not statements:
        return []
    newest = max(statements, key=lambda s: (s.date or date.min, s.document)).document
    return sorted((s for s in statements if s.document == newest), key=lambda s: s.start)


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
    """Thanks for the message, takes up what it asks in few words, and gives the user's own words on it. Somebody who writes
    for the public gets thanks alone: what else is said to them is for the user to say."""
    task = letter.task
    if is_pitch(task) and not task.words:
        about = message_named(message[0], letter.task.today)
        letter.add(
            letter.frame(phrases_replies.DECLINED, "reply", m=about), [_body(message).cite(task.today)]
        )
        return
    if task.press:
        _thank(letter, message, None)
        letter.own_words()
        return
    asks = task.waiting and any("?" in s.text for s in message)
    found = reported.asked(message, task.today, _called(letter)) if task.waiting else None
    told = None if (asks or found) and task.length != "long" else reported.told(message, task.today)
    if found and not _leans(found, message):
        if told or found.text.startswith("me to "):
            _thank(letter, message, told)
        _take_up_question(letter, found, message)
    else:
        _thank(letter, message, told)
        if asks:
            _quote_question(letter, found, message)
    if task.words:
        letter.own_words()
    elif not (asks or found) and not (told and reported.coming([told.statement], task.today)):
        _look_forward(letter, message)


def _thank(letter: Letter, message: Sequence[Statement], told: Reported | None) -> bool:
    """Thanks for a message, and for the one thing that it told where that is surely welcome; whether that was said."""
    task = letter.task
    about = message_named(message[0], letter.task.today)
    cited = [_body(message).cite(task.today)]
    title = set(content_words(reported.matter(message[0])))
    if told and title and title <= set(content_words(told.text)):
        about = about.partition(" about ")[0]  # it is named by what it told
    day = message[0].date
    late = task.kind == "reply" and task.waiting and day is not None and (task.today - day).days > LATE_AFTER
    if told:
        frames = phrases_replies.THANKS_FOR_TELLING if welcome(told.text) else phrases_replies.WROTE_THAT
        frames = phrases_replies.SORRY_AND_SEEN if late else frames
        text = letter.frame(frames, "reply", m=about, x=told.text)
        if letter.add(text, [*cited, told.statement.cite(task.today)]):
            return True
    plain = phrases_replies.SORRY_FOR_MESSAGE if late else phrases_replies.THANKS_FOR_MESSAGE
    letter.add(letter.frame(plain, "reply", m=about), cited)
    return False


def needs(told: Reported) -> bool:
    """Whether what a message tells is something that the user is to give."""
    return re.search(r"\byou need\b", told.text) is not None


NEWS_FOR = 60  # days for which somebody is thanked for what they wrote


def thank_for_news(letter: Letter) -> None:
    """In a letter about something else: thanks for what their last message told, where the user has not written since."""
    task = letter.task
    message = latest(task.theirs)
    written = max((s.date for s in task.mine if s.date), default=date.min)
    day = message[0].date if message else None
    if not day or day <= written or (task.today - day).days > NEWS_FOR or task.length == "short":
        return
    told = reported.told(message, task.today)
    if (
        told
        and not needs(told)
        and not any(c.date and c.date >= day for f in letter.facts for c in f.citations)
    ):
        _thank(letter, message, told)


def mention(letter: Letter) -> None:
    """In a letter about something else: that their message is not forgotten, and what it asks."""
    task = letter.task
    message = latest(task.theirs)
    if not message:
        return
    found = reported.asked(message, task.today, _called(letter))
    if task.kind != "thank-you":
        letter.lead = ""  # the letter begins with what waits
    if found and (task.words or found.suggested or _leans(found, message) is None):
        need, cited = _need(letter, found, message)
        said = f"{_point(found, need)}, and that {need}" if need else _point(found, need)
        if letter.add(letter.frame(phrases_replies.WAITING_ASKED, "waiting", x=said), cited):
            letter.own_words()
            return
    told = None if found or any("?" in s.text for s in message) else reported.told(message, task.today)
    if told and needs(told):
        letter.add(
            letter.frame(phrases_replies.WAITING_NEED, "waiting", x=told.text),
            [told.statement.cite(task.today)],
        )
        return
    if told and not task.words and _thank(letter, message, told):
        if not reported.coming([told.statement], task.today):
            _look_forward(letter, message)
        return
    about = message_named(message[0], letter.task.today)
    late = message[0].date is not None and (task.today - message[0].date).days > LATE_AFTER
    frames = phrases_replies.WAITING_LATE if late else phrases_replies.WAITING
    letter.add(letter.frame(frames, "waiting", m=about), [_body(message).cite(task.today)])
    _look_forward(letter, message)


def _need(letter: Letter, found: Reported, message: Sequence[Statement]) -> tuple[str, list[Citation]]:
    """By when what was asked is needed, and the sentences that say so; nothing of what was only suggested."""
    today = letter.task.today
    need = None if letter.task.words or found.suggested else reported.needed(message, today)
    cited = [s.cite(today) for s in (found.statement, *found.others)]
    if need is None or need.statement is found.statement:
        return "", cited
    return need.text, [*cited, need.statement.cite(today)]


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
    if letter.facts or day is None or (task.today - day).days > OLDEST:
        return
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


_GIVE = re.compile(
    r"me to (?:send|give|bring|show|lend|let) you (?:have )?(?P<x>(?:an?|the|my|our|one|two|three|some)\b.+)"
)
_UNTIL = re.compile(r",? (?:before|by|until|when|as soon as|so that)\b.*$")


def _take_up_question(letter: Letter, found: Reported, message: Sequence[Statement]) -> None:
    """Says in one sentence that what they ask has arrived, and by when they need it."""
    need, cited = _need(letter, found, message)
    point = _point(found, need)
    if found.text.startswith("me to "):
        wanted = point.removeprefix("would like ") if point.startswith("would like ") else found.text
        said = letter.frame(
            phrases_replies.WANTED, "question", x=f"{wanted}, and that {need}" if need else wanted
        )
    else:
        frames = phrases_replies.SUGGESTED if found.suggested else phrases_replies.ASKED
        said = letter.frame(frames, "question", x=found.text)
        said = f"{said.rstrip('.')}; I see that {need}" if need else said
    if not letter.add(said, cited):
        _quote_question(letter, found, message)


def _point(found: Reported, need: str) -> str:
    """What they did by asking, in few words: "asked whether I have a reference", "would like a budget on one page"."""
    given = None if found.others else _GIVE.match(found.text)
    if given:
        return f"would like {_UNTIL.sub('', given['x']) if need else given['x']}"
    return f"{'suggested' if found.suggested else 'asked'} {found.text}"


def _quote_question(letter: Letter, found: Reported | None, message: Sequence[Statement]) -> None:
    """What cannot be told back in few words: with the sentence on which it leans, or else word for word."""
    today = letter.task.today
    before = _leans(found, message) if found else None
    told = reported.told_before(before) if before else ""
    if found and before and told:
        text = letter.frame(phrases_replies.WROTE_AND_ASKED, "question", x=found.text, w=told)
        if letter.add(text, [before.cite(today), found.statement.cite(today)]):
            return
    open_one = max(
        (s for s in message if "?" in s.text and reported.still_ahead(s.text, s, today, undated=True)),
        key=lambda s: len(content_words(s.text)),
        default=None,
    )
    if open_one:
        said, leans = _quoted(open_one, message, letter.task.user_name)
        frames = phrases_replies.WROTE if leans else phrases_replies.QUESTION
        letter.add(letter.frame(frames, "question", x=f"“{said}”"), [open_one.cite(today)])


def _leans(found: Reported, message: Sequence[Statement]) -> Statement | None:
    """The sentence that a short question leans on: "is that you" on "I hear that one is close to signing"."""
    at = message.index(found.statement)
    short = not found.suggested and len(content_words(found.statement.text)) < LEANS
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
