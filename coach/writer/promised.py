"""The sentences of a letter that speak of promises: what the user owes, and one gentle ask for what is owed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.dates import find_dates, say
from coach.index.languages import ENGLISH
from coach.periods import month_days
from coach.text import content_words, stem
from coach.writer import phrases_promises, taking_up
from coach.writer.grammar import is_verb_phrase, sound
from coach.writer.interface import EmailTask, PromiseLine
from coach.writer.nouns import definite, head_noun, is_plural
from coach.writer.page import Letter, place_of
from coach.writer.pieces import sentence
from coach.writer.prose import Reader, to_you
from coach.writer.verbs import participle


def to_reader(text: str, reader: Reader) -> str:
    """A text shifted to the second person where that is clear."""
    return to_you(text, reader) or text


def introduced(what: str) -> str:
    """To whom a promised introduction leads, nothing where none was promised."""
    match = re.match(r"(?:the |an? )?introduction to (.+)$", what)
    return match.group(1) if match else ""


_OWN_WORDS = frozenset(
    "comments feedback notes thoughts answer reply view views opinion corrections remarks review".split()
)


_HELD = frozenset(
    "interview call meeting lunch dinner breakfast coffee tea drink drinks visit tour chat session lesson walk lift ride talk evening supper "
    "appointment workshop conversation rehearsal demonstration invitation".split()
)
"""What takes place and cannot be sent."""
_OFTEN_NOUNS = frozenset(
    "draft list report plan map copy call review answer note link book test sample question photograph design programme record score film "
    "guide survey update study contact display request offer estimate quote print sketch summary notice lecture".split()
)
_AFTER_VERB = frozenset(
    "the a an my our your his her their this that these those it him them me us you whether all every".split()
)


def is_action(what: str) -> bool:
    """Whether a promise is something to do ("read chapter 3") and not a thing ("list of jurors")."""
    first, _, rest = what.partition(" ")
    if not rest or not is_verb_phrase(what):
        return False
    after = rest.split()[0].casefold()
    if first.casefold() in _OFTEN_NOUNS:
        return after in _AFTER_VERB or rest[:1].isupper()
    return after not in ("of", "on", "for") or first.casefold() in ("work", "check", "look", "wait", "think")


_CLAUSE = re.compile(r"(?:whether|if|when|how|what|where|to)\b")


def is_clause(what: str) -> bool:
    """Whether what was promised is an answer or an act told in a clause ("whether the room is free")."""
    return _CLAUSE.match(what) is not None


def in_words(what: str) -> str:
    """What was promised as it stands in a sentence: a thing with its article, an act or a question as it is.

    >>> in_words("list of jurors"), in_words("read chapter 3")
    ('the list of jurors', 'read chapter 3')
    >>> in_words("Katalog")
    'Katalog'
    """
    if is_action(what) or re.match(r"(?:whether|if|when|how|what|where|why|who|to)\b", what):
        return what
    if _ABROAD.fullmatch(what):
        return what
    return definite(what)


def who_promised(who: str, what: str) -> str:
    """A promise in a line of its own.

    >>> who_promised("You", "list of jurors"), who_promised("They", "read chapter 3")
    ('You promised: the list of jurors', 'They promised to read chapter 3')
    """
    return f"{who} promised to {what}" if is_action(what) else f"{who} promised: {in_words(what)}"


_ABROAD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
"""One word with a capital: a noun of a German note, or a name."""


def thing(what: str, reader: Reader, *, mine: bool) -> str:
    """What was promised as a noun phrase in the letter."""
    shifted = to_reader(what, reader)
    owner = ("my" if mine else "your") if head_noun(shifted).casefold() in _OWN_WORDS else "the"
    return definite(shifted, owner)


def _by(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if (due.month, due.day) == (12, 31):
        return "before the year is out" if due.year == today.year else f"by the end of {due.year}"
    return f"by {day_words(due, today)}"


def day_words(due: date, today: date) -> str:
    """A due day in words; the last of a month is its end."""
    if due == month_days(due.year, due.month)[1]:
        return "the end of " + say(due, today).split(" ", 1)[1]
    return say(due, today)


def promised_there(task: EmailTask) -> bool:
    """Whether the message that waits is about the very thing promised: the letter speaks of that already."""
    if task.promise is None or not task.theirs:
        return False
    newest = max((s.date for s in task.theirs if s.date), default=None)
    latest = [s for s in task.theirs if s.date == newest]
    said = {stem(w) for s in latest for w in content_words(s.text)}
    about = {stem(w) for w in content_words(task.promise.what)}
    days = {m.last for s in latest if s.date for m in find_dates(s.text, s.date, "future")}
    alike = len(about & said)
    return alike >= max(1, (len(about) + 1) // 2) or (alike > 0 and task.promise.due in days)


_CARRIED = re.compile(r"(?P<thing>.+?) (?P<where>to [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)")


def carried(promise: PromiseLine) -> PromiseLine:
    """ "Forty grams to Leiden" that the user said they would bring, as the deed: "bring you forty grams to Leiden". One owes no
    thing "to Leiden"."""
    there = _CARRIED.fullmatch(promise.what)
    verb = re.search(r"\b(bring|take|carry)\b", promise.citation.quote) if there else None
    if there is None or verb is None or is_action(promise.what) or introduced(promise.what):
        return promise
    return replace(promise, what=f"{verb[1]} you {there['thing']} {there['where']}")


def add_promise(letter: Letter, promise: PromiseLine, reader: Reader) -> None:
    """What the user promised: when it comes, or an apology where it is late."""
    promise = carried(promise)
    task, due = letter.task, promise.due
    there = _begins_with_it(letter, promise)
    late = due is not None and due < task.today
    day = day_words(due, task.today) if due else ""
    by = f" {_by(due, task.today)}" if due else ""
    place = letter.place if due and task.next_day and task.today <= due < task.next_day else ""
    if said := _since_fixed(letter, promise, reader):
        letter.promise = said
        return
    if introduced(promise.what):
        text = letter.frame(phrases_promises.PROMISE_DO, "promise", x=f"introduce you to {to_reader(introduced(promise.what), reader)}",
                            by="" if late else by)  # fmt: skip
    elif is_action(promise.what):
        frames: Sequence[str] = phrases_promises.PROMISE_DO_LATE if late else phrases_promises.PROMISE_DO
        text = letter.frame(frames, "promise", x=to_reader(promise.what, reader), by=by, d=day)
    else:
        it = thing(promise.what, reader, mine=True)
        many = is_plural(it)
        held = head_noun(it).casefold() in _HELD
        sent = phrases_promises.PROMISE_BEFORE if place and not held else phrases_promises.PROMISE_COMING
        coming = phrases_promises.PROMISE_HELD if held else sent
        undated = phrases_promises.PROMISE_OPEN_HELD if held else phrases_promises.PROMISE_OPEN
        frames = undated if due is None else phrases_promises.PROMISE_LATE if late else coming
        letter.closed = letter.closed or frames is phrases_promises.PROMISE_BEFORE
        text = letter.frame(
            frames,
            "promise",
            x=it,
            d=day,
            p=place,
            there=there,
            when=_held(promise, day),
            **{"is": "are" if many else "is"},
        )
    if not promise.is_in(ENGLISH) and not introduced(promise.what):
        text = letter.frame(
            phrases_promises.PROMISE_ABROAD_BY if due else phrases_promises.PROMISE_ABROAD, "promise", d=day
        )
    elif not sound(sentence(text)):
        quoted = phrases_promises.PROMISE_QUOTED_BY if due else phrases_promises.PROMISE_QUOTED
        text = letter.frame(quoted, "promise", x=_in_quotes(promise.what), d=day)
    letter.promise = letter.add(text, [promise.citation])


def _since_fixed(letter: Letter, promise: PromiseLine, reader: Reader) -> str:
    """The promise with the day or the meeting that the two have fixed since; empty where they have not."""
    name = introduced(promise.what)
    if name:
        return taking_up.in_person(letter, promise, to_reader(name, reader))
    it = thing(promise.what, reader, mine=True)
    head = head_noun(it).casefold()
    vague = promise.due is None or _held(promise, "").startswith("in ")
    visits = "visit" in promise.what
    if (
        not vague
        or head not in _HELD
        or (visits and not _INVITED.search(f"{promise.what}. {promise.citation.quote}"))
    ):
        return ""
    return taking_up.visit(letter, promise, "your visit" if visits else f"our {head}")


_INVITED = re.compile(
    r"\binvit|\b(?:she|he|they) (?:could|can|may|(?:is|are) welcome to) (?:come (?:and|to) )?visit (?:us|me|our|my)\b",
    re.IGNORECASE,
)


def _begins_with_it(letter: Letter, promise: PromiseLine) -> str:
    """A letter that goes on from a meeting begins with the promise itself where nothing else is said before; gives where it
    was made, " in Hamburg"."""
    task = letter.task
    if not letter.lead or task.kind == "thank-you":
        return ""
    letter.lead = ""
    place = place_of(task.occasion)
    return f" in {place}" if place and promise.citation.date == task.occasion_date else ""


def _held(promise: PromiseLine, day: str) -> str:
    """When something takes place, as it was said of the day that it is due: "on 2 December", "in January 2027"; else by when."""
    if promise.due is None:
        return f"by {day}"
    quote, due = promise.citation.quote, promise.due
    if re.search(rf"\b(?:by|before|until|till) (?:the )?(?:{due.day}\b|{due:%B} {due.day}\b)", quote):
        return f"by {day}"
    if re.search(rf"\bon (?:the |\w+day,? )?(?:{due.day}(?:st|nd|rd|th)?\b|{due:%B} {due.day}\b)", quote):
        return f"on {day}"
    month = re.search(rf"\bin ({due:%B}(?: {due.year})?)\b(?! \d)", quote)
    return f"in {month[1]}" if month else f"by {day}"


def kept_words(letter: Letter, promise: PromiseLine, reader: Reader) -> str:
    """The sentence of a letter that keeps a promise; the day is named where it has passed."""
    promise = carried(promise)
    late = promise.due is not None and promise.due < letter.task.today
    by = f" for {day_words(promise.due, letter.task.today)}" if promise.due and late else ""
    if is_action(promise.what):
        first, _, rest = promise.what.partition(" ")
        done = f"{participle(first.casefold())} {to_reader(rest, reader)}"
        text = letter.frame(phrases_promises.KEPT_DO, "promise", x=done, by=by)
    else:
        it = thing(promise.what, reader, mine=True)
        verb = {"is": "are" if is_plural(it) else "is"}
        text = letter.frame(phrases_promises.KEPT, "promise", x=it, by=by, **verb)
    if not promise.is_in(ENGLISH):
        return letter.frame(phrases_promises.KEPT_ABROAD, "promise", by=by)
    if sound(sentence(text)):
        return text
    return letter.frame(phrases_promises.KEPT_QUOTED, "promise", x=_in_quotes(promise.what), by=by)


def add_owed(letter: Letter, owed: PromiseLine, reader: Reader) -> None:
    """One gentle ask for what they promised; none for what was noted in another language."""
    task, due = letter.task, owed.due
    if not owed.is_in(ENGLISH) and not introduced(owed.what):
        return
    late = due is not None and due < task.today
    by = _by(due, task.today)
    _begins_with_it(letter, owed)
    if name := introduced(owed.what):
        text = letter.frame(
            phrases_promises.OWED_INTRODUCTION,
            "owed",
            x=to_reader(name, reader),
            by="" if late or not by else f" {by}",
        )
    elif re.match(r"(?:whether|if|when|how|what|where)\b", owed.what):
        text = letter.frame(phrases_promises.OWED_ANSWER, "owed", x=to_reader(owed.what, reader))
    elif is_action(owed.what):
        action = to_reader(owed.what, reader)
        asked_for = phrases_promises.OWED_DO_LATE if late else phrases_promises.OWED_DO
        text = letter.frame(asked_for, "owed", x=action, by=f" {by}" if by else "")
    else:
        it = thing(owed.what, reader, mine=False)
        many = is_plural(it)
        place = letter.place if late and not task.session else ""
        overdue = phrases_promises.OWED_LATE_THERE if place else phrases_promises.OWED_LATE
        frames = (
            phrases_promises.OWED_OPEN if due is None else overdue if late else phrases_promises.OWED_COMING
        )
        letter.closed = letter.closed or bool(place)
        text = letter.frame(
            frames,
            "owed",
            x=it,
            by=by,
            p=place,
            it="them" if many else "it",
            **{"is": "are" if many else "is"},
        )
    asked = text
    if not sound(sentence(asked)):
        asked = letter.frame(phrases_promises.OWED_QUOTED, "owed", x=_in_quotes(owed.what))
    letter.ask = letter.add(asked, [owed.citation])


def _in_quotes(what: str) -> str:
    """The notes' own words, fit to stand between quotation marks."""
    return re.sub(r"[“”\"]", "", what).strip(" .,;:")
