"""Composes the e-mails of the offline writer: chooses among the lines, frames them, and puts them in order.

Gratitude for one particular thing comes first, then what was learned, what came of it, the promise, one ask, and
the close. What nothing supports is not said, and a letter with nothing particular stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.dates import say
from coach.writer import permission, phrases, phrases_promises, taking_up, thread, waiting
from coach.writer.choosing import choose, of
from coach.writer.grammar import sound
from coach.writer.interface import EmailTask, EmailText
from coach.writer.line import Kind, Line
from coach.writer.nouns import is_plural
from coach.writer.openings import (
    LATE_AFTER,
    at,
    is_recent,
    is_talk,
    opening,
    opening_after_silence,
    opening_again,
    placed_thanks,
)
from coach.writer.page import Letter
from coach.writer.pieces import lowered
from coach.writer.promised import (
    add_owed,
    add_promise,
    introduced,
    kept_words,
    promised_there,
    to_reader,
)
from coach.writer.prose import Reader
from coach.writer.reported import titled
from coach.writer.subject import PLAIN, subject_of


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for."""
    letter = Letter(task)
    reader = Reader.of(task.recipient_name, task.recipient_first, task.pronoun, task.recipient_names)
    lines = choose(task, reader)
    writers = {
        "reply": _reply, "introduction": _introduction, "follow-up": _follow_up, "promise": _keeping, "touch": _touch,
    }  # fmt: skip
    subject = writers.get(task.kind, _thank_you)(letter, lines, reader)
    ask = letter.ask if letter.says_something else ""
    return EmailText(subject, letter.body(), tuple(letter.facts), letter.promise, ask)


# ------------------------------------------------------------------ the kinds of letter


def _thank_you(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    there = [line for line in lines if not letter.is_further(line)]
    particular = [line for line in there if line.kind not in (Kind.DUTY, Kind.NEWS)]
    opening(letter, there)
    gratitude = _gratitude(letter, there)
    # What was noted at other times is said where nothing of the day is, or where there is room for it.
    _what_else(letter, there if letter.facts or particular else lines, thanked=bool(gratitude))
    _ending(letter, lines, reader)
    return subject_of(letter, gratitude, lines)


def _ending(letter: Letter, lines: list[Line], reader: Reader) -> None:
    """What came of the matter, the promises, what waits, what comes next, and the close."""
    task = letter.task
    letter.paragraph()
    _news(letter, lines)
    _commitments(letter, lines, reader)
    waiting.recall(letter)
    if task.length == "long":
        for line in [x for x in lines if x.statement.id not in letter.used and x.kind in _FRAMES][:1]:
            letter.say_line(line, _FRAMES[line.kind], "further")
    _next_step(letter)
    _close(letter)


def _news(letter: Letter, lines: list[Line]) -> None:
    """What came of the matter, said with pleasure where the user did not do it."""
    for line in of(lines, Kind.NEWS)[:1]:
        mine = re.match(r"I\b", line.text)
        said = line if mine else replace(line, text=lowered(line.text))
        letter.say_line(said, ("{x}.",) if mine else phrases.NEWS, "news")


def _gratitude(letter: Letter, lines: list[Line], most: int = 2) -> list[Line]:
    """Up to two thanks, each followed by what the user did with it; in a thank-you the first names where it was."""
    found = of(lines, Kind.THANKS)[: 1 if letter.task.length == "short" else most]
    if len(found) == 2 and all(_SHORT_THANKS.fullmatch(x.text) for x in found):
        both = replace(found[0], text=f"{found[0].text}, and for {found[1].text}")
        begun = bool(letter.lead) or letter.task.kind != "thank-you"
        placed = None if begun else placed_thanks(letter, both)
        frames, where = placed or (phrases.THANKS, {})
        if (begun or placed) and letter.say_line(both, frames, "thanks", also=[found[1].statement], **where):
            return found
    said: list[Line] = []
    for line in found:
        placed = (
            None if said or letter.lead or letter.task.kind != "thank-you" else placed_thanks(letter, line)
        )
        frames, where = placed or (phrases.THANKS_MORE if said else phrases.THANKS, {})
        if not letter.say_line(line, frames, "thanks", also=(), **where):
            continue
        said.append(line)
        deed = _what_i_did(letter, line, lines)
        if deed and letter.say_line(deed, ("{x}.",), "mine"):
            said.append(deed)
    return said


_SHORT_THANKS = re.compile(r"[^:;,“”]{1,70}")


def _what_i_did(letter: Letter, line: Line, lines: list[Line]) -> Line | None:
    """What the user did with the thing thanked for, when the note says so right after."""
    for mine in of(lines, Kind.MINE):
        here, there = line.statement, mine.statement
        same = here.id == there.id
        follows = 0 < there.start - here.start < 400 and there.id not in letter.used
        if here.document == there.document and (same or follows):
            return mine
    return None


_FRAMES: dict[Kind, Sequence[str]] = {
    Kind.PRAISE: ("{x}.",), Kind.ADVICE: phrases.ADVICE, Kind.QUOTE: phrases.QUOTE, Kind.THING: phrases.THING, Kind.MORE: phrases.MORE, Kind.TALK: phrases.TALK,
    Kind.WISH: phrases.WISH, Kind.INTEREST: phrases.NEED, Kind.NEED: phrases.NEED, Kind.TRAIT: phrases.TRAIT,
    Kind.AGREED: phrases.AGREED, Kind.GLAD: phrases.GLAD,
}  # fmt: skip


def _what_else(letter: Letter, lines: list[Line], *, thanked: bool) -> None:
    """What was learned or talked about: one line after thanks, two without; one less for whoever writes short letters, one
    more where the letter is to be long."""
    long = letter.task.length == "long"
    most = room = (1 if thanked else 2) - letter.task.brief + long - bool(letter.facts and not thanked)
    for line in [x for x in of(lines, Kind.GLAD) if x.text.startswith("have been ")][:1]:
        # A new post or a prize is never left out for brevity, as long as it is news.
        if line.statement.date and (letter.task.today - line.statement.date).days > LATE_AFTER:
            continue
        given = replace(line, text=line.text.removeprefix("have been "))
        room -= letter.say_line(given, phrases.HONOUR, "honour")
    for line in lines:
        if room > 0 and line.kind in _FRAMES and line.statement.id not in letter.used:
            said = thanked or room < most
            # What they look for is for a letter that has nothing else to say.
            if line.kind in _WANTS and (said or letter.task.promise or letter.task.waiting) and not long:
                continue
            if line.kind is Kind.TRAIT and room < most and not long:
                continue
            room -= _say(letter, line)
    if not thanked:
        for line in of(lines, Kind.MINE)[:1]:
            if line.statement.id not in letter.used:
                letter.say_line(line, ("{x}.",), "mine")


_WANTS = (Kind.INTEREST, Kind.NEED)
_STILL = re.compile(
    r"(?P<would>would )?(?P<are>are )?(?P<x>(?:like|love|need|want|hope|looking for|interested in|curious about|keen on)\b.+)"
)


def _say(letter: Letter, line: Line) -> bool:
    """A line in the frames of its kind; what is wished or needed is asked after once some weeks have passed, and more is to
    be heard where the two meet next."""
    task, day = letter.task, line.statement.date
    still = _STILL.fullmatch(line.text) if line.kind in _WANTS else None
    if still and day and (task.today - day).days > LATE_AFTER:
        if re.match(r"want (?!to\b)", line.text):
            return False  # what was wanted of the user is theirs to remember, and not to be asked after
        frames = (
            phrases.NEED_STILL
            if still["would"]
            else phrases.ARE_STILL
            if still["are"]
            else phrases.NEED_STILL_DO
        )
        if letter.ask or not letter.say_line(replace(line, text=still["x"]), frames, "still"):
            return False
        letter.ask = letter.facts[-1].text
        return True
    if line.kind is Kind.GLAD and day and (task.today - day).days > LATE_AFTER:
        return _asks_of_the_news(letter, line)
    if task.kind == "touch" and line.kind is Kind.TRAIT:
        return _asks_whether_still(letter, line)
    if task.kind in ("touch", "follow-up") and line.text.startswith("talking about "):
        about = replace(line, text=line.text.removeprefix("talking about "))
        if task.kind == "follow-up" and letter.lead and task.occasion and not is_talk(task.occasion):
            letter.lead = ""  # the meeting is named here
            return letter.say_line(about, phrases.STILL_TALK_AT, "talk", at=at(letter))
        return letter.say_line(about, phrases.STILL_TALK, "talk")
    if line.kind is Kind.MORE and task.length != "long" and (place := letter.place):
        letter.closed = letter.say_line(line, phrases.MORE_THERE, "more", p=place)
        return letter.closed
    return letter.say_line(line, _FRAMES[line.kind], line.kind.value)


_BOUGHT = re.compile(r"have (?:bought|built|restored|planted|opened|founded) (?:an?|the|your) (?P<x>.+)")
_MOVED = re.compile(r"have moved to (?P<x>[A-ZÀ-Þ]\S+)")


def _asks_of_the_news(letter: Letter, line: Line) -> bool:
    """Of what was news some weeks ago, how it goes: "How is your second-hand camera?", "How do you like Graz?"."""
    bought, moved = _BOUGHT.fullmatch(line.text), _MOVED.fullmatch(line.text)
    found = bought or moved
    if letter.ask or not found or letter.task.kind != "touch":
        return False
    if bought:
        thing = f"your {found['x']}"
        frames = phrases.HOW_ARE if is_plural(thing) else phrases.HOW_IS
        said = letter.say_line(replace(line, text=thing), frames, "news")
    else:
        said = letter.say_line(replace(line, text=found["x"]), phrases.HOW_THERE, "news")
    letter.ask = letter.facts[-1].text if said else ""
    return said


def _asks_whether_still(letter: Letter, line: Line) -> bool:
    """After a silence: "Do you still keep nine goats?" in place of what one remembers of somebody."""
    are = line.text.startswith("are ")
    if letter.ask or line.text.startswith("used "):
        return False
    asked = replace(line, text=line.text.removeprefix("are "))
    if not letter.say_line(asked, phrases.ARE_STILL if are else phrases.NEED_STILL_DO, "still"):
        return False
    letter.ask = letter.facts[-1].text
    return True


def _follow_up(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    gratitude: list[Line] = []
    if not taking_up.ask_again(letter):
        opening_again(letter)
        there = [x for x in lines if not letter.is_further(x)]
        others = [x for x in there if x.kind in _FRAMES]
        gratitude = _gratitude(letter, there, most=1 if others else 2)
        _what_else(letter, lines, thanked=bool(gratitude))
    _ending(letter, lines, reader)
    return subject_of(letter, gratitude, lines)


def _introduction(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """Asks whether an introduction is welcome, or for the one that was offered."""
    task = letter.task
    letter.paragraph()
    promised = introduced(task.promise.what) if task.promise else ""
    if task.other:
        return _asking(letter, lines, promised)
    owed = introduced(task.owed.what) if task.owed else ""
    if promised and task.promise:
        asked = letter.frame(phrases_promises.INTRODUCING, "introduction", x=to_reader(promised, reader))
        letter.promise = letter.add(asked, [task.promise.citation])
        letter.ask = letter.add(letter.frame(phrases_promises.MAY_I, "ask"))
        _close(letter)
        return f"Introduction to {promised}"
    if owed and task.owed:
        add_owed(letter, task.owed, reader)
        _close(letter)
        return f"Introduction to {owed}"
    opening(letter, [])
    _what_else(letter, lines, thanked=False)
    letter.ask = letter.add(letter.frame(phrases_promises.WHOM, "ask"))
    _close(letter)
    return "An introduction"


def _asking(letter: Letter, lines: list[Line], promised: str) -> str:
    """Asks one side whether the introduction is welcome: who the other is, why this reader, and a way to say no."""
    task, other = letter.task, letter.task.other
    assert other is not None
    who = f"{other.name}, {other.what}" if other.what else other.name
    who = who if sound(f"May I introduce you to {who}?") else other.name
    kept = bool(promised)
    frames = phrases_promises.ASKING_PROMISED if kept else phrases_promises.ASKING
    support = [other.citation, *([task.promise.citation] if kept and task.promise else [])]
    said = letter.add(letter.frame(frames, "introduction", n=who), support)
    letter.promise = said if kept else ""
    why = [x for k in (Kind.NEED, Kind.INTEREST, Kind.WISH) for x in of(lines, k)]
    own = {Kind.NEED: phrases.NEED, Kind.INTEREST: phrases.NEED, Kind.WISH: phrases.WISH}
    for line in why[:1] if kept else ():  # what made the user promise it
        letter.say_line(line, own[line.kind], line.kind.value)
    letter.ask = letter.add(letter.frame(phrases_promises.ASKED_BOTH, "ask", f=other.first))
    _close(letter)
    return f"Introduction to {other.name}"


def _keeping(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """About a promise: that it stands, or, where it is `enclosed`, that the thing comes with this letter, or is done."""
    task, promise = letter.task, letter.task.promise
    if promise is None or introduced(promise.what):
        return _introduction(letter, lines, reader) if promise else _follow_up(letter, lines, reader)
    letter.paragraph()
    if not task.enclosed:
        if task.occasion or task.occasion_date:
            opening_again(letter)
        add_promise(letter, promise, reader)
    else:
        letter.promise = letter.add(kept_words(letter, promise, reader), [promise.citation])
        if promise.due and promise.due < task.today:
            letter.add(letter.frame(phrases_promises.KEPT_LATE, "late"))
    _what_else(letter, lines, thanked=True)
    _close(letter)
    return subject_of(letter, [], [])


def _touch(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """After a long silence: when it was, one particular thing, and a question that is easy to answer."""
    task = letter.task
    letter.paragraph()
    asked = None if taking_up.ask_again(letter) else _remembered(letter, lines)
    letter.paragraph()
    _news(letter, lines)
    _commitments(letter, lines, reader)
    waiting.recall(letter)
    _next_step(letter)
    _close(letter)
    subject = subject_of(letter, [asked] if asked else [], lines)
    return "It has been a while" if not is_recent(task) and subject == PLAIN else subject


def _remembered(letter: Letter, lines: list[Line]) -> Line | None:
    """What one remembers of somebody, and the question about something of theirs that it leads to, where there is one."""
    task = letter.task
    opening_after_silence(letter)
    askable = [x for x in lines if _asks_after(x, task.today)]
    asked = next(iter([*of(askable, Kind.WISH), *of(askable, Kind.NEED), *askable]), None)
    others = [x for x in lines if x is not asked]
    grateful = of(others, Kind.THANKS)[: 0 if task.brief and asked else 1]
    for thanks in grateful:
        # The day of the last contact is named once.
        day = say(task.last_contact, task.today) if task.last_contact else ""
        once = day and day in letter.lead
        line = replace(thanks, text=thanks.text.replace(f" on {day}", "")) if once else thanks
        letter.say_line(line, phrases.THANKS if is_recent(task) else phrases.STILL_GRATEFUL, "grateful")
    _what_else(letter, others, thanked=bool(asked or grateful))
    if asked and not letter.ask:
        text = _asks_after(asked, task.today, letter)
        letter.ask = letter.add(re.sub(r"\?\.$", "?", text), [asked.statement.cite(task.today)])
        letter.used.add(asked.statement.id)
    return asked


def _asks_after(line: Line, today: date, letter: Letter | None = None) -> str:
    """A question about something of theirs that goes on: "How is your series coming along?", and of what they looked for
    at another time, whether they still do. With a letter in its own frames; empty where there is none to ask."""
    if line.kind in (Kind.WISH, Kind.MORE) and line.text.startswith("your "):
        many = is_plural(line.text) and not line.text.startswith("your work ")
        verb = {"is": "are" if many else "is"}
        return letter.frame(phrases.TOUCH_ASK, "ask", x=line.text, **verb) if letter else line.text
    sought = re.match(r"are (looking for .+)", line.text) if line.kind is Kind.NEED else None
    day = line.statement.date
    return f"Are you still {sought[1]}?" if sought and day and (today - day).days > LATE_AFTER else ""


def _reply(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """Answers their last message as far as the notes and the user's own words allow."""
    task = letter.task
    letter.paragraph()
    latest = thread.latest(task.theirs)
    if not latest:
        return _follow_up(letter, lines, reader)
    leave = {x.text for x in permission.leave(task)} if not task.waiting else set()
    if any(x.text in leave for x in of(lines, Kind.THANKS)):
        _gratitude(letter, lines)  # what they gave leave to
    elif not taking_up.ask_again(letter):
        waiting.take_up(letter, latest)
    if len(letter.facts) < 2 and not (task.waiting or task.promise or task.owed):
        _what_else(
            letter,
            of(lines, Kind.GLAD, Kind.THING, Kind.WISH, Kind.MORE, Kind.TRAIT, Kind.NEED, Kind.INTEREST),
            thanked=False,
        )
    letter.paragraph()
    _commitments(letter, lines, reader)
    _close(letter)
    title = titled(latest[0])
    return f"Re: {title}" if title else f"Your {waiting.message_named(latest[0], task.today)}"


# ------------------------------------------------------------------ close


def _next_step(letter: Letter) -> None:
    """What comes next, where a long letter asks nothing else."""
    task = letter.task
    if task.length != "long" or letter.ask or not task.acquainted:
        return
    place = letter.place
    frames = phrases.NEXT_STEP_MEETING if place else phrases.NEXT_STEP
    letter.ask = letter.add(letter.frame(frames, "next", p=place))
    letter.closed = bool(place)


def _close(letter: Letter) -> None:
    """What the user wants to say, where it has no better place, and what they give where the two will meet next."""
    if letter.task.words and not letter.spoken:
        letter.paragraph()
        letter.own_words()
    taking_up.close(letter)


def _commitments(letter: Letter, lines: list[Line], reader: Reader) -> None:
    """The promise, or else a duty the notes speak of; then one ask; then a message that waits."""
    task = letter.task
    waits = task.waiting and not (task.press or waiting.is_pitch(task) or promised_there(task))
    if task.kind != "reply" and not waits and not task.press:
        waiting.thank_for_news(letter)
    if task.promise:
        add_promise(letter, task.promise, reader)
    for line in of(lines, Kind.DUTY)[:1]:
        if letter.say_line(line, phrases_promises.DUTY, "duty"):
            letter.promise = letter.promise or letter.facts[-1].text
    if task.owed:
        add_owed(letter, task.owed, reader)
    else:
        taking_up.offer(letter)
    if task.kind != "reply" and waits:
        waiting.mention(letter)
