"""The sentences of a letter that speak of promises: what the user owes, and one gentle ask for what is owed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.dates import find_dates, say
from coach.evidence import Fact
from coach.index.languages import ENGLISH
from coach.periods import month_days
from coach.text import content_words, stem
from coach.writer import phrases
from coach.writer.grammar import is_verb_phrase, sound
from coach.writer.interface import EmailTask, PromiseLine
from coach.writer.nouns import definite, head_noun, is_plural
from coach.writer.page import Letter
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
    "appointment workshop conversation rehearsal demonstration".split()
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
    late = due is not None and due < task.today
    day = day_words(due, task.today) if due else ""
    by = f" {_by(due, task.today)}" if due else ""
    if introduced(promise.what):
        text = letter.frame(phrases.PROMISE_DO, "promise", x=f"introduce you to {to_reader(introduced(promise.what), reader)}",
                            by="" if late else by)  # fmt: skip
    elif is_action(promise.what):
        frames: Sequence[str] = phrases.PROMISE_DO_LATE if late else phrases.PROMISE_DO
        text = letter.frame(frames, "promise", x=to_reader(promise.what, reader), by=by, d=day)
    else:
        it = thing(promise.what, reader, mine=True)
        many = is_plural(it)
        held = head_noun(it).casefold() in _HELD
        coming = phrases.PROMISE_HELD if held else phrases.PROMISE_COMING
        undated = phrases.PROMISE_OPEN_HELD if held else phrases.PROMISE_OPEN
        frames = undated if due is None else phrases.PROMISE_LATE if late else coming
        text = letter.frame(
            frames, "promise", x=it, d=day, it="them" if many else "it", it_subject="they" if many else "it",
            was="were" if many else "was", **{"is": "are" if many else "is"},
        )  # fmt: skip
    parts = [sentence(part) for part in re.split(r"(?<=[.])\s+", text)]
    if not all(map(sound, parts)) or not promise.is_in(ENGLISH):
        quoted = phrases.PROMISE_QUOTED_BY if due else phrases.PROMISE_QUOTED
        parts = [letter.frame(quoted, "promise", x=_in_quotes(promise.what), d=day)]
    letter.promise = " ".join(filter(None, [letter.add(part) for part in parts]))
    if letter.promise:
        letter.facts.append(Fact(letter.promise, (promise.citation,)))


def kept_words(letter: Letter, promise: PromiseLine, reader: Reader) -> str:
    """The sentence of a letter that keeps a promise; the day is named where it has passed."""
    promise = carried(promise)
    late = promise.due is not None and promise.due < letter.task.today
    by = f" for {day_words(promise.due, letter.task.today)}" if promise.due and late else ""
    if is_action(promise.what):
        first, _, rest = promise.what.partition(" ")
        done = f"{participle(first.casefold())} {to_reader(rest, reader)}"
        text = letter.frame(phrases.KEPT_DO, "promise", x=done, by=by)
    else:
        it = thing(promise.what, reader, mine=True)
        verb = {"is": "are" if is_plural(it) else "is"}
        text = letter.frame(phrases.KEPT, "promise", x=it, by=by, **verb)
    if sound(sentence(text)) and promise.is_in(ENGLISH):
        return text
    return letter.frame(phrases.KEPT_QUOTED, "promise", x=_in_quotes(promise.what), by=by)


def add_owed(letter: Letter, owed: PromiseLine, reader: Reader) -> None:
    """One gentle ask for what they promised."""
    task, due = letter.task, owed.due
    late = due is not None and due < task.today
    by = _by(due, task.today)
    if name := introduced(owed.what):
        text = letter.frame(
            phrases.OWED_INTRODUCTION,
            "owed",
            x=to_reader(name, reader),
            by="" if late or not by else f" {by}",
        )
    elif re.match(r"(?:whether|if|when|how|what|where)\b", owed.what):
        text = letter.frame(phrases.OWED_ANSWER, "owed", x=to_reader(owed.what, reader))
    elif is_action(owed.what):
        action = to_reader(owed.what, reader)
        text = letter.frame(phrases.OWED_DO, "owed", x=action, by="" if late or not by else f" {by}")
    else:
        it = thing(owed.what, reader, mine=False)
        many = is_plural(it)
        frames = phrases.OWED_OPEN if due is None else phrases.OWED_LATE if late else phrases.OWED_COMING
        text = letter.frame(
            frames, "owed", x=it, by=by, it="them" if many else "it", **{"is": "are" if many else "is"}
        )
    asked = " ".join(sentence(part) for part in re.split(r"(?<=[.?])\s+", text))
    if not sound(asked) or not owed.is_in(ENGLISH):
        asked = letter.frame(phrases.OWED_QUOTED, "owed", x=_in_quotes(owed.what))
    letter.ask = letter.add(asked, [owed.citation])


def _in_quotes(what: str) -> str:
    """The notes' own words, fit to stand between quotation marks."""
    return re.sub(r"[“”\"]", "", what).strip(" .,;:")
