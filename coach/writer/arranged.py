"""The days on which the two agreed in what they wrote to each other: a meal, a visit or call that was promised, and who comes too.

Only a plain proposal with a plain yes counts, and nothing may have been said of it since; what is not plain gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.dates import find_dates
from coach.evidence import Statement
from coach.text import fold
from coach.writer.interface import EmailTask
from coach.writer.thread import (
    EXCHANGE,
    NOT_PLAIN,
    Taken,
    age,
    bare,
    day_named,
    latest,
    message_of,
    plain,
    questions,
    same_words,
)

ANSWERED = 7  # days within which a proposal is answered
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_GERMAN_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|twentieth"
)


@dataclass(frozen=True, slots=True)
class Meals:
    """How a language proposes a meal and says yes to it: `meal` finds one, `asks` is what a proposal asks, `bit` every word of a
    proposal or a yes that has no verb, `yes` the words that a yes begins with."""

    meal: re.Pattern[str]
    asks: str
    bit: str
    yes: str

    def proposes(self, text: str) -> bool:
        """Whether a sentence proposes a meal to its reader: a question to both, or no more than the meal and its day."""
        if _OTHERS.search(text):
            return False
        if re.fullmatch(rf"(?:(?:{self.bit})\b[,.:]? ?)+[.?]?", text, re.IGNORECASE):
            return True
        question = rf"(?:(?:and|so|then|und|dann),? )?(?:{self.asks})(?: (?:(?:{self.bit})\b|(?-i:in [A-ZÀ-Þ][\w’'-]+))[,.]?)*\?"
        return re.fullmatch(question, text, re.IGNORECASE) is not None

    def agrees(self, text: str) -> bool:
        """Whether a sentence is a yes and no more than that, but for the meal and its day."""
        said = rf"(?:{self.yes})\b[,.]?(?: ?(?:{self.yes}|{self.bit}|{_THANKS})\b[,.:]?)*[.!]?"
        return re.fullmatch(said, text, re.IGNORECASE) is not None


_THANKS = "thank you|very much|good|danke|sehr|gut"  # what may stand behind a yes and is none alone
_MEAL_WORDS = "breakfast|lunch|dinner|supper|coffee|tea"
_GERMAN_MEALS = "frühstück|mittagessen|abendessen|kaffee"
_OTHERS = re.compile(
    rf"\b(?:with|mit) (?!(?:me|us|you|mir|uns|dir|ihnen|einem (?:{_GERMAN_MEALS}))\b)|\b(?:my|mein\w*|after|before|during|nach|vor)\b",
    re.IGNORECASE,
)
"""What makes a meal somebody else's, or one that something else stands by."""
_ANY_MEAL = re.compile(rf"\b(?:{_MEAL_WORDS}|meals?|{_GERMAN_MEALS}|essen)\b", re.IGNORECASE)
ENGLISH = Meals(
    re.compile(rf"\b(?P<x>{_MEAL_WORDS})\b", re.IGNORECASE),
    r"(?:(?:shall|should|can|could|may) we have|(?:would|will|could) you (?:like to have|join (?:me|us) for)|(?:how|what) about|may I invite you to)"
    rf"(?: an?)?(?: quick| late| early)? (?:{_MEAL_WORDS})",
    rf"{_MEAL_WORDS}|{_DAYS}|{_MONTHS}|(?:{_NUMBERS})|{_ORDINALS}|twenty|thirty|half past|quarter past|quarter to|\d+(?:[:.]\d\d)?(?:st|nd|rd|th)?|"
    "at|on|the|of|for|then|there|together|again|tomorrow|next week|o['’]clock",
    "yes|please|perfect|gladly|agreed|with pleasure|lovely|great|of course|fine|see you|done|wonderful|sounds good|it is|that suits me|that works|works for me|"
    "i look forward to (?:it|that)",
)
_HOUR = re.compile(
    rf"(?:^|\bat |, )(?P<x>\d{{1,2}}[:.]\d\d|(?:half past|quarter past|quarter to) \w+|(?:{_NUMBERS})\b(?! \w+s\b))",
    re.IGNORECASE,
)
_TO_MEET = re.compile(
    r"\b(?:(?:shall|should|can|could) we meet|do we meet|sollen wir uns treffen|treffen wir uns)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:I am|I['’]m|I will be|I have|we are|ich bin|bin ich|ich habe|habe ich|wir sind|that (?:day|week|morning|evening)|(?:an|in) (?:dem|diesem|der|dieser) (?:Tag|Woche|Abend|Morgen))\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|off|moved|postponed|ill|sick|cannot|abgesagt|sagt ab|verschoben|fällt|krank)\b",
    re.IGNORECASE,
)


def appointment(task: EmailTask) -> Taken | None:
    """A meal that one proposed and the other agreed to, on a day to come: "supper on Tuesday at half past seven"."""
    found = agreed(task, ENGLISH)
    if found is None:
        return None
    meal, day, s, answers = found
    hour = _HOUR.search(s.text) or next((h for a in answers if (h := _HOUR.match(a.text))), None)
    at = f" at {hour['x'].lower()}" if hour else ""
    return Taken(f"{meal.lower()} on {day_named(day, task.today)}{at}", s, tuple(answers[:1]))


def agreed(task: EmailTask, words: Meals) -> tuple[str, date, Statement, list[Statement]] | None:
    """A meal with its day, the sentence that proposed it, and the answer to it, which agrees; nothing was said of it since."""
    for proposing, answering in ((task.theirs, task.mine), (task.mine, task.theirs)):
        for s in proposing:
            meal, day = words.meal.search(s.text), _ahead(s, task)
            if not (meal and day) or not _proposed(s, proposing, words, task):
                continue
            answers = _answers(s, answering)
            yes = [a for a in answers if words.agrees(bare(a, task))]
            if yes and _undoubted(answers, yes, day, task) and not _spoken_of_since(answers[0], day, task):
                return meal["x"], day, s, [*yes, *(a for a in answers if a not in yes)]
    return None


def _proposed(s: Statement, said: Sequence[Statement], words: Meals, task: EmailTask) -> bool:
    """Whether a sentence is the one proposal of its message, and its message asks nothing else."""
    text = bare(s, task)
    others = [x for x in message_of(s, said) if x is not s]
    asks = [x for x in others if "?" in x.text]
    sole = all(_TO_MEET.search(x.text) for x in asks) and questions(asks) <= (0 if "?" in text else 1)
    days = [m for x in others if x.date for m in find_dates(x.text, x.date, "future") if m.exact]
    doubt = any(NOT_PLAIN.search(x.text) for x in others if x not in asks) or NOT_PLAIN.search(
        text.rstrip("?")
    )
    return sole and not days and not doubt and words.proposes(text)


def _answers(s: Statement, answering: Sequence[Statement]) -> list[Statement]:
    """The sentences that the other wrote in the week after, as they were written."""
    near = [a for a in answering if a.date and s.date and timedelta(0) <= a.date - s.date <= timedelta(ANSWERED)]  # fmt: skip
    return sorted(near, key=lambda a: (a.date or date.min, a.document, a.start))


def _undoubted(answers: Sequence[Statement], yes: Sequence[Statement], day: date, task: EmailTask) -> bool:
    """Whether no sentence of an answer takes the yes back, speaks of another day, or of where they are then."""
    place = task.next_meeting.rpartition(" in ")[2]
    for a in answers:
        there = bool(place) and place in a.text
        found = find_dates(a.text, a.date, "future") if a.date else []
        days = [m for m in found if m.exact]
        other = any(m.last != day and not _weekday_of(day, m.text) for m in days) if a in yes else bool(days)
        if NOT_PLAIN.search(a.text) or ((other or _ELSEWHERE.search(a.text)) and not there):
            return False
    return True


def _weekday_of(day: date, text: str) -> bool:
    """Whether a text is no more than the weekday of a day."""
    named = re.sub(r"^(?:on|am)\s+", "", text.strip(" .,?"), flags=re.IGNORECASE).casefold()
    return named in (f"{day:%A}".casefold(), _GERMAN_DAYS[day.weekday()])


def _spoken_of_since(answer: Statement, day: date, task: EmailTask) -> bool:
    """Whether anything was written after the answer, or noted since of the meal, of its day, or of something called off."""
    if answer.date is None or any(x.date and x.date > answer.date for x in (*task.mine, *task.theirs)):
        return True
    for x in (*task.about, *task.known):
        if x.date and x.date < answer.date:
            continue
        days = {m.last for m in find_dates(x.text, x.date or task.today, "future")}
        if day in days or _ANY_MEAL.search(x.text) or _CALLED_OFF.search(x.text):
            return True
    return False


def _ahead(s: Statement, task: EmailTask) -> date | None:
    """The one day to come that a sentence names. A bare weekday that has passed means that of the next meeting where the
    messages around it speak of its town."""
    found = find_dates(s.text, s.date, "future") if s.date else []
    one = len({m.last for m in found}) == 1
    if not one or not found[0].exact or found[0].relation in ("by", "before", "until", "since"):
        return None
    day = found[0].last
    if day >= task.today:
        return day
    place = task.next_meeting.rpartition(" in ")[2]
    weekday = re.fullmatch(r"(?:on )?(\w+day)", found[0].text, re.IGNORECASE)
    around = [x for x in (*task.mine, *task.theirs) if x.date and s.date and abs((x.date - s.date).days) <= 3]
    if not (weekday and place and task.next_day and any(place in x.text for x in around)):
        return None
    days = [task.next_day + timedelta(n) for n in range(3)]
    return next((d for d in days if f"{d:%A}".casefold() == weekday[1].casefold() and d >= task.today), None)


_PROPOSES = r"(?:would be (?:good|fine|best|perfect)|suits (?:me|us)|works for (?:me|us)|is (?:fine|good)|let us say|let['’]s say|see you)"
_SUIT_YOU = re.compile(r"\b(?:suit|be good for|work for) you\?")


def _names_a_day(text: str, thing: str) -> bool:
    """Whether a sentence proposes a day and says no more than that, but for a town and the thing promised."""
    bit = rf"(?:{ENGLISH.bit}|\d{{4}}|{_PROPOSES})\b|for (?:our|your|the) {re.escape(thing.rsplit(maxsplit=1)[-1])}\b|(?-i:in [A-ZÀ-Þ][\w’'-]+)"
    whole = re.fullmatch(rf"(?:(?:{bit})[,.]? ?)+", text, re.IGNORECASE)
    return whole is not None and re.search(_PROPOSES, text, re.IGNORECASE) is not None


def fixed(task: EmailTask, noted: date | None, due: date | None, thing: str) -> Taken | None:
    """The day that the user named in a message since something was promised for a whole month, with its hour and town:
    "on Tuesday 19 January at ten, in Edinburgh"; the message speaks of what was promised, or answers one that does."""
    for s in task.mine:
        day = _ahead(s, task)
        if day is None or not s.date or (noted and s.date < noted):
            continue
        if not _names_a_day(bare(s, task), thing):
            continue
        if due and (day.year, day.month) != (due.year, due.month):
            continue
        if not _speaks_of(s, thing, due, task) or _doubted_since(s, thing, day, task):
            continue
        hour, place = _HOUR.search(s.text), re.search(r"\bin (?P<x>[A-ZÀ-Þ][\w’'-]+)[.!]?$", s.text)
        when = f"on {day_named(day, task.today)}" + (f" at {hour['x']}" if hour else "")
        month = place is not None and re.match(r"\d|" + f"{day:%B}", place["x"])
        return Taken(when + (f", in {place['x']}" if place and not month else ""), s)
    return None


def _speaks_of(s: Statement, thing: str, due: date | None, task: EmailTask) -> bool:
    """Whether a day was named for what was promised: by its name, or in answer to a message that names it for a visit, asks for
    a day of its month."""
    if same_words(s.text, thing):
        return True
    near = [t for t in task.theirs if t.date and s.date and 0 <= (s.date - t.date).days <= EXCHANGE]
    month = f"{due:%B}" if due and "visit" in thing else ""
    return any(
        "?" in t.text
        and (same_words(t.text, thing) or (month and month in t.text and _SUIT_YOU.search(t.text)))
        for t in latest(near)
    )


def _doubted_since(s: Statement, thing: str, day: date, task: EmailTask) -> bool:
    """Whether anything since, in a message or a note, denies, names another day, or speaks of the thing again."""
    asked = latest([t for t in task.theirs if t.date and s.date and t.date <= s.date])
    own = message_of(s, task.mine)
    for x in (*task.mine, *task.theirs, *task.about, *task.known):
        if x in own or (x in asked and "?" in x.text) or (x.date and s.date and x.date < s.date):
            continue
        days = {m.last for m in find_dates(x.text, x.date or task.today, "future") if m.exact}
        if (
            (x in task.theirs and not ENGLISH.agrees(bare(x, task)))
            or NOT_PLAIN.search(x.text)
            or _CALLED_OFF.search(x.text)
            or days - {day}
            or same_words(x.text, thing)
        ):
            return True
    return not plain([x for x in own if x is not s and same_words(x.text, thing)])


def comes_too(task: EmailTask, name: str) -> Statement | None:
    """The message of the user that says that somebody will be there where the two meet."""
    meal = appointment(task)
    place = task.next_meeting.rpartition(" in ")[2] if task.next_day else ""
    first, _, family = fold(name).partition(" ")
    who = rf"{re.escape(first)}(?: {re.escape(family)})?" if family else re.escape(first)
    there = re.compile(
        rf"(?:^|^and |[,;] (?:and )?){who}(?: is|['’]s| will be) (?:also (?:coming|joining us|there)|(?:coming|joining us|there|with us) (?:too|also|as well))"
        r"(?:[.;]|$|, (?:so|and)\b)"
    )
    for s in task.mine:
        message = message_of(s, task.mine)
        where = (meal and meal.statement in message) or (place and any(place in x.text for x in message))
        if (
            where
            and age(s, task) <= EXCHANGE
            and there.search(fold(bare(s, task)))
            and not NOT_PLAIN.search(s.text)
        ):
            return s
    return None
