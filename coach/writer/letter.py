"""Composes the e-mails of the offline writer: chooses among the lines, frames them, and puts them in order.

Gratitude for one particular thing comes first, then what was learned, what came of it, the promise, one ask, and
the close. What nothing supports is not said; a letter with nothing particular thanks for the conversation and
stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.dates import say
from coach.evidence import Fact
from coach.text import content_words
from coach.writer import phrases, waiting
from coach.writer.grammar import sound
from coach.writer.interface import EmailTask, EmailText, Other
from coach.writer.line import Kind, Line
from coach.writer.lines import lines_of
from coach.writer.manner import Manner
from coach.writer.nouns import is_plural
from coach.writer.page import Letter, place_of
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

LATE_AFTER = 28  # days after the occasion from which a thank-you says that it is late


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for."""
    letter = Letter(task)
    reader = Reader.of(task.recipient_name, task.recipient_first, task.pronoun, task.recipient_names)
    lines = choose(task, reader)
    writers = {
        "reply": _reply, "introduction": _introduction, "follow-up": _follow_up, "promise": _keeping, "touch": _touch,
    }  # fmt: skip
    subject = writers.get(task.kind, _thank_you)(letter, lines, reader)
    return EmailText(subject, letter.body(), tuple(letter.facts), letter.promise, letter.ask)


# ------------------------------------------------------------------ choosing


def choose(task: EmailTask, reader: Reader) -> list[Line]:
    """The lines worth saying, best first; what the promises say already is left to them."""
    lines = [
        line
        for statement in task.about
        for line in lines_of(statement, reader, task.today, task.occasion_date)
    ]
    # What a version before has said comes after what it has not.
    before = {line.text for line in lines if any(line.text in sentence for sentence in task.taken)}
    ranked = sorted(enumerate(lines), key=lambda item: (item[1].text in before, -item[1].weight, item[0]))
    chosen: list[Line] = []
    for _, line in ranked:
        if not any(_same(line.text, other.text) for other in chosen) and not _promised(line, task):
            chosen.append(line)
    return chosen


def _same(left: str, right: str) -> bool:
    a, b = set(content_words(left)), set(content_words(right))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.7


def _promised(line: Line, task: EmailTask) -> bool:
    """Whether a line says what the promise or the ask will say."""
    if line.kind is Kind.DUTY and task.promise:
        return bool(set(content_words(line.text)) & set(content_words(task.promise.what)))
    spoken = [introduced(p.what) or p.what for p in (task.promise, task.owed) if p]
    spoken = [what for what in spoken if len(content_words(what)) > 1]
    return any(_same(line.text, what) for what in spoken)


def _of(lines: Sequence[Line], *kinds: Kind) -> list[Line]:
    return [line for line in lines if line.kind in kinds]


# ------------------------------------------------------------------ the kinds of letter


def _thank_you(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    particular = [line for line in lines if line.kind not in (Kind.DUTY, Kind.NEWS)]
    letter.add(_opening(letter, bare=not particular, thanked=bool(_of(lines, Kind.THANKS))))
    gratitude = _gratitude(letter, lines)
    _what_else(letter, lines, bool(gratitude))
    letter.paragraph()
    for line in _of(lines, Kind.NEWS)[:1]:
        letter.say_line(line, ("{x}.",), "news")
    _commitments(letter, lines, reader)
    waiting.recall(letter)
    _how_are_you(letter)
    _close(letter)
    return subject_of(letter, gratitude, lines)


def _gratitude(letter: Letter, lines: list[Line], most: int = 2) -> list[Line]:
    """Up to two thanks, each followed by what the user did with it."""
    said: list[Line] = []
    for i, line in enumerate(_of(lines, Kind.THANKS)[: 1 if letter.task.length == "short" else most]):
        if not letter.say_line(line, phrases.THANKS_MORE if i else phrases.THANKS, "thanks"):
            continue
        said.append(line)
        deed = _what_i_did(letter, line, lines)
        if deed and letter.say_line(deed, ("{x}.",), "mine"):
            said.append(deed)
    return said


def _what_i_did(letter: Letter, line: Line, lines: list[Line]) -> Line | None:
    """What the user did with the thing thanked for, when the note says so right after."""
    for mine in _of(lines, Kind.MINE):
        here, there = line.statement, mine.statement
        same = here.id == there.id
        follows = 0 < there.start - here.start < 400 and there.id not in letter.used
        if here.document == there.document and (same or follows):
            return mine
    return None


def _what_else(letter: Letter, lines: list[Line], thanked: bool) -> None:
    """What was learned or talked about: one line after thanks, two without; one less for whoever writes short letters."""
    most = room = (1 if thanked else 2) - letter.task.brief + (letter.task.length == "long")
    frames = {
        Kind.PRAISE: ("{x}.",), Kind.ADVICE: phrases.ADVICE, Kind.QUOTE: phrases.QUOTE, Kind.THING: phrases.THING, Kind.MORE: phrases.MORE, Kind.TALK: phrases.TALK,
        Kind.WISH: phrases.WISH, Kind.INTEREST: phrases.INTEREST, Kind.NEED: phrases.NEED, Kind.TRAIT: phrases.TRAIT,
        Kind.AGREED: phrases.AGREED, Kind.GLAD: phrases.GLAD,
    }  # fmt: skip
    for line in [x for x in _of(lines, Kind.GLAD) if x.text.startswith("have been ")][:1]:
        room -= letter.say_line(
            line, phrases.GLAD, "honour"
        )  # a new post or a prize is never left out for brevity
    for line in lines:
        if room > 0 and line.kind in frames and line.statement.id not in letter.used:
            if line.kind in (Kind.INTEREST, Kind.NEED) and (thanked or room < most):
                continue
            if line.kind is Kind.TRAIT and room < most:
                continue
            room -= letter.say_line(line, frames[line.kind], line.kind.value)
    if not thanked:
        for line in _of(lines, Kind.MINE)[:1]:
            if line.statement.id not in letter.used:
                letter.say_line(line, ("{x}.",), "mine")


def _follow_up(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    task, occasion = letter.task, letter.task.occasion
    if occasion and not _is_talk(occasion):
        letter.add(letter.frame(phrases.OPENING_FOLLOW_UP, "opening", o=occasion))
    elif occasion or task.occasion_date:
        letter.add(
            letter.frame(
                phrases.OPENING_FOLLOW_UP_PLAIN, "opening", on=on_day(task.occasion_date, task.today)
            )
        )
    else:  # no conversation is on record, so none is picked up
        letter.add(letter.frame(phrases.OPENING_UNMET, "opening"))
    gratitude = _gratitude(letter, lines, most=1)
    _what_else(letter, lines, thanked=bool(gratitude))
    letter.paragraph()
    for line in _of(lines, Kind.NEWS)[:1]:
        letter.say_line(line, ("{x}.",), "news")
    _commitments(letter, lines, reader)
    waiting.recall(letter)
    _how_are_you(letter)
    _close(letter)
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
        asked = letter.frame(phrases.INTRODUCING, "introduction", x=to_reader(promised, reader))
        letter.promise = letter.add(asked, [task.promise.citation])
        letter.ask = letter.add(letter.frame(phrases.MAY_I, "ask"))
        _close(letter)
        return f"Introduction to {promised}"
    if owed and task.owed:
        add_owed(letter, task.owed, reader)
        _close(letter)
        return f"Introduction to {owed}"
    letter.add(_opening(letter))
    _what_else(letter, lines, thanked=False)
    letter.ask = letter.add(letter.frame(phrases.WHOM, "ask"))
    _close(letter)
    return "An introduction"


def _asking(letter: Letter, lines: list[Line], promised: str) -> str:
    """Asks one side whether the introduction is welcome: who the other is, why this reader, and a way to say no."""
    task, other = letter.task, letter.task.other
    assert other is not None
    who = f"{other.name}, {other.what}" if other.what else other.name
    who = who if sound(f"May I introduce you to {who}?") else other.name
    kept = bool(promised)
    frames = phrases.ASKING_PROMISED if kept else phrases.ASKING
    support = [other.citation, *([task.promise.citation] if kept and task.promise else [])]
    said = letter.add(letter.frame(frames, "introduction", n=who), support)
    letter.promise = said if kept else ""
    why = [x for k in (Kind.NEED, Kind.INTEREST, Kind.WISH) for x in _of(lines, k)]
    own = {Kind.NEED: phrases.NEED, Kind.INTEREST: phrases.INTEREST, Kind.WISH: phrases.WISH}
    for line in why[:1] if kept else ():  # what made the user promise it
        letter.say_line(line, own[line.kind], line.kind.value)
    letter.ask = letter.add(letter.frame(phrases.ASKED_BOTH, "ask", f=other.first))
    _close(letter)
    return f"Introduction to {other.name}"


def _keeping(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """About a promise: that it stands, or, where it is `enclosed`, that the thing comes with this letter, or is done."""
    task, promise = letter.task, letter.task.promise
    if promise is None or introduced(promise.what):
        return _introduction(letter, lines, reader) if promise else _follow_up(letter, lines, reader)
    letter.paragraph()
    if not task.enclosed:
        add_promise(letter, promise, reader)
    else:
        letter.promise = letter.add(kept_words(letter, promise, reader), [promise.citation])
        if promise.due and promise.due < task.today:
            letter.add(letter.frame(phrases.KEPT_LATE, "late"))
    _what_else(letter, lines, thanked=True)
    _close(letter)
    return subject_of(letter, [], [])


def _touch(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """After a long silence: when it was, one particular thing, and a question that is easy to answer."""
    task = letter.task
    letter.paragraph()
    if task.last_contact and (task.today - task.last_contact).days < LATE_AFTER:
        letter.add(
            letter.frame(
                phrases.OPENING_FOLLOW_UP_PLAIN, "opening", on=on_day(task.occasion_date, task.today)
            )
        )
    elif task.last_contact:
        day = say(task.last_contact, task.today)
        letter.add(letter.frame(phrases.TOUCH, "opening", d=day))
    else:
        letter.add(letter.frame(phrases.TOUCH_PLAIN, "opening"))
    asked = next((x for x in _of(lines, Kind.WISH, Kind.MORE) if x.text.startswith("your ")), None)
    _what_else(letter, [x for x in lines if x is not asked], thanked=asked is not None)
    if asked:
        many = is_plural(asked.text)
        text = letter.frame(phrases.TOUCH_ASK, "ask", x=asked.text, **{"is": "are" if many else "is"})
        letter.ask = letter.add(re.sub(r"\?\.$", "?", text), [asked.statement.cite(task.today)])
        letter.used.add(asked.statement.id)
    letter.paragraph()
    for line in _of(lines, Kind.NEWS)[:1]:
        letter.say_line(line, ("{x}.",), "news")
    had = letter.ask
    _commitments(letter, lines, reader)
    waiting.recall(letter)
    if not had and not letter.ask:
        letter.ask = letter.add(letter.frame(phrases.TOUCH_HOW, "ask"))
    _close(letter)
    subject = subject_of(letter, [asked] if asked else [], lines)
    long = not task.last_contact or (task.today - task.last_contact).days >= LATE_AFTER
    return "It has been a while" if long and subject == PLAIN else subject


def joint(
    one: Other, two: Other, name: str, manner: Manner, taken: frozenset[str] = frozenset()
) -> EmailText:
    """The introduction itself, to both, once both have agreed: who each is, and that the rest is theirs."""

    def chosen(options: Sequence[str], slot: str) -> str:
        filled = phrases.turned(options, one.name + two.name, slot)
        return next((f for f in filled if f not in taken), filled[0])

    lines = [
        (f"{a.first}, {b.name} is {_article(b.what)}.", b) for a, b in ((one, two), (two, one)) if b.what
    ]
    said = [chosen(phrases.BOTH_AGREED, "agreed"), *(text for text, _ in lines if sound(text))]
    body = " ".join([*said, chosen(phrases.YOURS_NOW, "rest")])
    facts = tuple(Fact(text, (other.citation,)) for text, other in lines if text in said)
    greeting = manner.greets(f"{one.first} and {two.first}")
    whole = "\n\n".join([greeting, manner.said(body), manner.closes(name)]).rstrip() + "\n"
    return EmailText(f"{one.name} and {two.name}", whole, facts)


def _article(what: str) -> str:
    """A position as it stands after "is": "an editor at Rye Press", "head of learning at …"."""
    if re.match(
        r"(?:head|chief|vice|deputy|co-?founder|founder|president|director of|professor of|at)\b",
        what,
        re.IGNORECASE,
    ):
        return what[:1].lower() + what[1:] if what[1:2].islower() else what
    low = what[:1].lower() + what[1:] if what[1:2].islower() else what
    return f"{'an' if low[:1].lower() in 'aeiou' else 'a'} {low}"


def _reply(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """Answers their last message as far as the notes and the user's own words allow."""
    task = letter.task
    letter.paragraph()
    latest = waiting.latest(task.theirs)
    if not latest:
        return _follow_up(letter, lines, reader)
    waiting.take_up(letter, latest)
    letter.paragraph()
    _commitments(letter, lines, reader)
    _close(letter)
    title = titled(latest[0])
    return f"Re: {title}" if title else f"Your {waiting.message_named(letter, latest[0])}"


# ------------------------------------------------------------------ opening and close


def _is_talk(occasion: str) -> bool:
    return bool(re.match(r"(?:our|my|your)\b", occasion))


def on_day(day: date | None, today: date) -> str:
    """ " on 3 May", and after some weeks " in March": nobody remembers a talk by its date for long."""
    if day is None:
        return ""
    if (today - day).days <= LATE_AFTER:
        return f" on {say(day, today)}"
    return f" in {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _how_are_you(letter: Letter) -> None:
    """The one thing left to ask where nothing is known that a letter could say or follow."""
    if not (letter.facts or letter.task.occasion or letter.task.occasion_date):
        letter.add(letter.frame(phrases.TOUCH_HOW, "ask"))


def _opening(letter: Letter, *, bare: bool = False, thanked: bool = False) -> str:
    """The first sentence; `bare` when nothing more particular follows, `thanked` when thanks for something do."""
    task = letter.task
    if not task.occasion and task.occasion_date is None:
        return letter.frame(phrases.OPENING_UNMET, "opening")
    if not task.occasion:
        plain = phrases.OPENING_PLAIN_BARE if bare else phrases.OPENING_PLAIN
        return letter.frame(plain, "opening", on=on_day(task.occasion_date, task.today))
    if re.match(r"(?:my|our|your) (?:\w+ )?visit\b", task.occasion):
        return letter.frame(_unthanking(phrases.OPENING_VISIT, thanked), "opening", o=task.occasion)
    if _is_talk(task.occasion):
        talk = phrases.OPENING_TALK_BARE if bare else phrases.OPENING_TALK
        return letter.frame(_unthanking(talk, thanked), "opening", o=task.occasion)
    if bare:
        return letter.frame(phrases.OPENING_BARE, "opening", at=f"at {task.occasion}")
    # The place alone is enough where the letter says more.
    place = place_of(task.occasion)
    there = place and phrases.pick(("event", "place"), task.recipient_name, "where") == "place"
    opening = letter.frame(
        phrases.OPENING_EVENT, "opening", at=f"in {place}" if there else f"at {task.occasion}"
    )
    if task.occasion_date is None or (task.today - task.occasion_date).days <= LATE_AFTER:
        return opening
    return f"{letter.frame(phrases.OPENING_LATE, 'late')} {opening}"


def _unthanking(options: Sequence[str], thanked: bool) -> tuple[str, ...]:
    """The openings that thank for nothing, where thanks follow: two thanks in a row are one too many."""
    return tuple(o for o in options if not (thanked and "thank" in o.casefold()))


def _close(letter: Letter) -> None:
    """What the user wants to say, where it has no better place, and where the two will meet next."""
    if letter.task.words and not letter.spoken:
        letter.paragraph()
        letter.own_words()
    meeting = letter.task.next_meeting
    if not meeting or letter.task.length == "short" or not letter.task.acquainted:
        return
    letter.paragraph()
    place = place_of(meeting)
    frames = phrases.CLOSE_MEETING if place else phrases.CLOSE_MEETING_AT
    close = letter.frame(frames, "close", p=place or meeting)
    if letter.is_fresh(
        close
    ):  # where every way to say it stands in other letters, nothing is lost without it
        letter.add(close)


def _commitments(letter: Letter, lines: list[Line], reader: Reader) -> None:
    """The promise, or else a duty the notes speak of; then one ask; then a message that waits."""
    task = letter.task
    if task.promise:
        add_promise(letter, task.promise, reader)
    for line in _of(lines, Kind.DUTY)[:1]:
        if letter.say_line(line, phrases.DUTY, "duty"):
            letter.promise = letter.promise or letter.facts[-1].text
    if task.owed:
        add_owed(letter, task.owed, reader)
    if task.waiting and task.kind != "reply" and not promised_there(task):
        waiting.mention(letter)
