"""Composes the e-mails of the offline writer: chooses among the lines, frames them, and puts them in order.

Gratitude for one particular thing comes first, then what was learned, what came of it, the promise, one ask, and
the close. What nothing supports is not said; a letter with nothing particular thanks for the conversation and
stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.dates import say
from coach.evidence import Citation, Fact, Statement
from coach.text import content_words
from coach.writer import phrases
from coach.writer.interface import EmailTask, EmailText, PromiseLine
from coach.writer.lines import Kind, Line, lines_of
from coach.writer.nouns import definite, head_noun, is_plural
from coach.writer.prose import Reader, sentence, to_you
from coach.writer.verbs import Tense, read_known

LATE_AFTER = 28  # days after the occasion from which a thank-you says that it is late


@dataclass
class Letter:
    """A letter as it grows: paragraphs of sentences, and which of them rest on evidence."""

    task: EmailTask
    paragraphs: list[list[str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # statements that have been said
    promise: str = ""
    ask: str = ""

    def paragraph(self) -> None:
        """Begins a paragraph."""
        self.paragraphs.append([])

    def add(self, text: str, citations: Sequence[Citation] = ()) -> str:
        """Adds a sentence to the current paragraph."""
        said = sentence(text)
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def frame(self, options: Sequence[str], slot: str, **values: str) -> str:
        """One of the frames, filled in."""
        return phrases.pick(options, self.task.recipient_name, slot).format(**values)

    def say_line(self, line: Line, options: Sequence[str], slot: str) -> None:
        """A line in one of its frames, with the citation of its statement."""
        text = self.frame(options, slot, x=line.text)
        text = re.sub(r"([.?!][\"”]?)\.$", r"\1", text)
        self.add(text, [line.statement.cite(self.task.today)])
        self.used.add(line.statement.id)

    def body(self) -> str:
        """The whole letter."""
        middle = "\n\n".join(" ".join(p) for p in self.paragraphs if p)
        first = self.task.user_name.split()[0] if self.task.user_name else ""
        close = f"{phrases.SIGN_OFF}\n{first}".strip()
        return f"Dear {self.task.recipient_first or self.task.recipient_name},\n\n{middle}\n\n{close}\n"


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for."""
    letter = Letter(task)
    reader = Reader.of(task.recipient_name, task.recipient_first, task.pronoun)
    lines = choose(task, reader)
    writers = {"reply": _reply, "introduction": _introduction, "follow-up": _follow_up}
    subject = writers.get(task.kind, _thank_you)(letter, lines, reader)
    return EmailText(subject, letter.body(), tuple(letter.facts), letter.promise, letter.ask)


# ------------------------------------------------------------------ choosing


def choose(task: EmailTask, reader: Reader) -> list[Line]:
    """The lines worth saying, best first; what the promises say already is left to them."""
    taken = {p.citation.quote for p in (task.promise, task.owed) if p}
    lines = [
        line
        for statement in task.about
        if not any(quote in statement.text or statement.text in quote for quote in taken)
        for line in lines_of(statement, reader, task.today, task.occasion_date)
    ]
    ranked = sorted(enumerate(lines), key=lambda item: (-item[1].weight, item[0]))
    chosen: list[Line] = []
    for _, line in ranked:
        if not any(_same(line, other) for other in chosen) and not _promised(line, task):
            chosen.append(line)
    return chosen


def _same(left: Line, right: Line) -> bool:
    a, b = set(content_words(left.text)), set(content_words(right.text))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.7


def _promised(line: Line, task: EmailTask) -> bool:
    """Whether a duty repeats the promise that the letter speaks of anyway."""
    if line.kind is not Kind.DUTY or task.promise is None:
        return False
    a, b = set(content_words(line.text)), set(content_words(task.promise.what))
    return bool(a & b)


def _of(lines: Sequence[Line], *kinds: Kind) -> list[Line]:
    return [line for line in lines if line.kind in kinds]


# ------------------------------------------------------------------ the kinds of letter


def _thank_you(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    letter.add(_opening(letter))
    gratitude = _gratitude(letter, lines)
    _what_else(letter, lines, bool(gratitude))
    letter.paragraph()
    for line in _of(lines, Kind.NEWS)[:1]:
        letter.say_line(line, ("{x}.",), "news")
    _commitments(letter, lines, reader)
    _close(letter)
    return _subject(letter, gratitude, lines)


def _gratitude(letter: Letter, lines: list[Line]) -> list[Line]:
    """Up to two thanks, each followed by what the user did with it."""
    said: list[Line] = []
    opened = letter.paragraphs[-1][-1].startswith("Thank you")
    for i, line in enumerate(_of(lines, Kind.THANKS)[:2]):
        first = tuple(f for f in phrases.THANKS if not (opened and f.startswith("Thank")))
        letter.say_line(line, phrases.THANKS_MORE if i else first, "thanks")
        said.append(line)
        deed = _what_i_did(letter, line, lines)
        if deed:
            letter.say_line(deed, ("{x}.",), "mine")
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
    """What was learned or talked about: one line after thanks, two without."""
    room = 1 if thanked else 2
    frames = {
        Kind.ADVICE: phrases.ADVICE, Kind.QUOTE: phrases.QUOTE, Kind.MORE: phrases.MORE, Kind.TALK: phrases.TALK,
        Kind.WISH: phrases.WISH, Kind.INTEREST: phrases.INTEREST,
    }  # fmt: skip
    for line in lines:
        if room and line.kind in frames and line.statement.id not in letter.used:
            if line.kind is Kind.INTEREST and thanked:
                continue
            letter.say_line(line, frames[line.kind], line.kind.value)
            room -= 1
    if not thanked:
        for line in _of(lines, Kind.MINE)[:1]:
            if line.statement.id not in letter.used:
                letter.say_line(line, ("{x}.",), "mine")


def _follow_up(letter: Letter, lines: list[Line], reader: Reader) -> str:
    letter.paragraph()
    occasion = letter.task.occasion
    if occasion and not _is_talk(occasion):
        letter.add(letter.frame(phrases.OPENING_FOLLOW_UP, "opening", o=occasion))
    else:
        letter.add(letter.frame(phrases.OPENING_FOLLOW_UP_PLAIN, "opening"))
    _what_else(letter, lines, thanked=False)
    letter.paragraph()
    for line in _of(lines, Kind.NEWS)[:1]:
        letter.say_line(line, ("{x}.",), "news")
    _commitments(letter, lines, reader)
    _close(letter)
    return _subject(letter, [], lines)


def _introduction(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """Asks whether an introduction is welcome, or for the one that was offered."""
    task = letter.task
    letter.paragraph()
    promised = _introduced(task.promise.what) if task.promise else ""
    owed = _introduced(task.owed.what) if task.owed else ""
    if promised and task.promise:
        letter.promise = letter.add(
            f"I promised to introduce you to {_to_reader(promised, reader)}, and I have not forgotten",
            [task.promise.citation],
        )
        letter.ask = letter.add("May I put the two of you in touch by e-mail?")
        _close(letter)
        return f"Introduction to {promised}"
    if owed and task.owed:
        _owed(letter, task.owed, reader)
        _close(letter)
        return f"Introduction to {owed}"
    letter.add(_opening(letter))
    _what_else(letter, lines, thanked=False)
    letter.ask = letter.add(
        "Is there anybody among the people I know whom you would like to meet? I would gladly introduce you"
    )
    _close(letter)
    return "An introduction"


def _reply(letter: Letter, lines: list[Line], reader: Reader) -> str:
    """Answers their last message as far as the notes allow, and says plainly what is still owed."""
    task = letter.task
    letter.paragraph()
    latest = _latest(task.theirs)
    if not latest:
        return _follow_up(letter, lines, reader)
    when = f" of {say(latest[0].date, task.today)}" if latest[0].date else ""
    letter.add(f"Thank you for your message{when}", [latest[0].cite(task.today)])
    questions = [s for s in latest if "?" in s.text]
    for question in questions[:1]:
        letter.add(f"You asked: “{_question(question.text)}”", [question.cite(task.today)])
        letter.add("I owe you an answer to that, and you will have one")
    letter.paragraph()
    _commitments(letter, lines, reader)
    _close(letter)
    title = re.sub(r"^(?:(?:re|aw|fwd?|sv|antw):\s*)+", "", latest[0].title, flags=re.IGNORECASE)
    return f"Re: {title}" if title else "Your message" + (when or "")


def _question(text: str) -> str:
    """The question itself, without what stands before it."""
    asked = re.split(r"(?<=[.!:])\s+", text.strip())[-1]
    return asked[:1].upper() + asked[1:]


def _latest(statements: Sequence[Statement]) -> list[Statement]:
    """The sentences of the newest message, in order."""
    if not statements:
        return []
    newest = max(statements, key=lambda s: (s.date or date.min, s.document)).document
    return sorted((s for s in statements if s.document == newest), key=lambda s: s.start)


# ------------------------------------------------------------------ opening and close


def _is_talk(occasion: str) -> bool:
    return bool(re.match(r"(?:our|my|your)\b", occasion))


def _opening(letter: Letter) -> str:
    task = letter.task
    if not task.occasion:
        return letter.frame(phrases.OPENING_PLAIN, "opening")
    if re.match(r"(?:my|our|your) (?:\w+ )?visit\b", task.occasion):
        return letter.frame(phrases.OPENING_VISIT, "opening", o=task.occasion)
    if _is_talk(task.occasion):
        return letter.frame(phrases.OPENING_TALK, "opening", o=task.occasion)
    gap = (task.today - task.occasion_date).days if task.occasion_date else 0
    options = phrases.OPENING_LATE if gap > LATE_AFTER else phrases.OPENING_EVENT
    return letter.frame(options, "opening", o=task.occasion)


def _close(letter: Letter) -> None:
    meeting = letter.task.next_meeting
    letter.paragraph()
    place = re.search(r"\bin ((?:[A-ZÀ-Þ][\w’'-]+\s?)+)$", meeting)
    if place:
        letter.add(letter.frame(phrases.CLOSE_MEETING, "close", p=place.group(1).strip()))
    elif meeting:
        letter.add(letter.frame(phrases.CLOSE_MEETING_AT, "close", p=meeting))
    else:
        letter.add(letter.frame(phrases.CLOSE, "close"))


# ------------------------------------------------------------------ promises


def _commitments(letter: Letter, lines: list[Line], reader: Reader) -> None:
    """The promise, or else a duty the notes speak of; then one ask; then a message that waits."""
    task = letter.task
    if task.promise:
        _promise(letter, task.promise, reader)
    for line in _of(lines, Kind.DUTY)[:1]:
        letter.say_line(line, phrases.DUTY, "duty")
        letter.promise = letter.promise or letter.facts[-1].text
    waiting = _waiting(task)
    if task.owed:
        _owed(letter, task.owed, reader)
    if waiting and task.kind != "reply":
        letter.add(
            letter.frame(phrases.OPEN_MESSAGE, "waiting", d=say(waiting.date or task.today, task.today)),
            [waiting.cite(task.today)],
        )


def _waiting(task: EmailTask) -> Statement | None:
    """A question of theirs that came after the user's last message."""
    latest = _latest(task.theirs)
    last_own = max((s.date for s in task.mine if s.date), default=date.min)
    if not latest or latest[0].date is None or latest[0].date < last_own:
        return None
    return next((s for s in latest if "?" in s.text), None)


def _to_reader(text: str, reader: Reader) -> str:
    return to_you(text, reader) or text


def _introduced(what: str) -> str:
    match = re.match(r"(?:the |an? )?introduction to (.+)$", what)
    return match.group(1) if match else ""


_OWN_WORDS = frozenset(
    "comments feedback notes thoughts answer reply view views opinion corrections remarks review".split()
)


def _is_action(what: str) -> bool:
    first = what.split(" ", 1)[0].casefold()
    form = read_known(first)
    return (
        form is not None
        and " " in what
        and (form.tense is Tense.BASE or first in ("read", "set", "put", "cut"))
        and not first.endswith("s")
    )


def _thing(what: str, reader: Reader, *, mine: bool) -> str:
    """What was promised as a noun phrase in the letter."""
    shifted = _to_reader(what, reader)
    owner = ("my" if mine else "your") if head_noun(shifted).casefold() in _OWN_WORDS else "the"
    return definite(shifted, owner)


def _by(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if (due.month, due.day) == (12, 31):
        return "before the year is out" if due.year == today.year else f"by the end of {due.year}"
    return f"by {say(due, today)}"


def _promise(letter: Letter, promise: PromiseLine, reader: Reader) -> None:
    task, due = letter.task, promise.due
    late = due is not None and due < task.today
    day = say(due, task.today) if due else ""
    by = f" {_by(due, task.today)}" if due else ""
    if _introduced(promise.what):
        text = letter.frame(phrases.PROMISE_DO, "promise", x=f"introduce you to {_to_reader(_introduced(promise.what), reader)}",
                            by="" if late else by)  # fmt: skip
    elif _is_action(promise.what):
        frames: Sequence[str] = phrases.PROMISE_DO_LATE if late else phrases.PROMISE_DO
        text = letter.frame(frames, "promise", x=_to_reader(promise.what, reader), by=by, d=day)
    else:
        thing = _thing(promise.what, reader, mine=True)
        many = is_plural(thing)
        frames = (
            phrases.PROMISE_OPEN if due is None else phrases.PROMISE_LATE if late else phrases.PROMISE_COMING
        )
        text = letter.frame(
            frames, "promise", x=thing, d=day, it="them" if many else "it", it_subject="they" if many else "it",
            was="were" if many else "was", **{"is": "are" if many else "is"},
        )  # fmt: skip
    parts = [sentence(part) for part in re.split(r"(?<=[.])\s+", text)]
    letter.promise = " ".join(parts)
    for part in parts:
        letter.add(part)
    letter.facts.append(Fact(letter.promise, (promise.citation,)))


def _owed(letter: Letter, owed: PromiseLine, reader: Reader) -> None:
    """One gentle ask for what they promised."""
    task, due = letter.task, owed.due
    late = due is not None and due < task.today
    by = _by(due, task.today)
    if name := _introduced(owed.what):
        text = letter.frame(
            phrases.OWED_INTRODUCTION,
            "owed",
            x=_to_reader(name, reader),
            by="" if late or not by else f" {by}",
        )
    elif re.match(r"(?:whether|if|when|how|what|where)\b", owed.what):
        text = f"I look forward to hearing from you {_to_reader(owed.what, reader)}"
    elif _is_action(owed.what):
        action = _to_reader(owed.what, reader)
        text = letter.frame(phrases.OWED_DO, "owed", x=action, by="" if late or not by else f" {by}")
    else:
        thing = _thing(owed.what, reader, mine=False)
        many = is_plural(thing)
        frames = phrases.OWED_OPEN if due is None else phrases.OWED_LATE if late else phrases.OWED_COMING
        text = letter.frame(
            frames, "owed", x=thing, by=by, it="them" if many else "it", **{"is": "are" if many else "is"}
        )
    letter.ask = " ".join(sentence(part) for part in re.split(r"(?<=[.?])\s+", text))
    letter.add(letter.ask, [owed.citation])


# ------------------------------------------------------------------ the subject line


def _place(task: EmailTask) -> str:
    match = re.search(r"\bin ((?:[A-ZÀ-Þ][\w’'-]+\s?)+)$", task.occasion)
    return match.group(1).strip() if match else ""


def _subject(letter: Letter, gratitude: Sequence[Line], lines: Sequence[Line]) -> str:
    """A subject that a person would write: the thing itself, from the place."""
    task = letter.task
    place = _place(task)
    said = [line for line in (*gratitude, *lines) if line.statement.id in letter.used]
    for kinds in (
        (Kind.MINE,),
        (Kind.THANKS,),
        (Kind.ADVICE, Kind.MORE, Kind.WISH),
        (Kind.TALK, Kind.INTEREST),
    ):
        for line in said:
            topic = line.topic.split(":")[0].split(",")[0].strip()
            if line.kind in kinds and topic and len(topic.split()) <= 6:
                known = place and place.split()[0] not in topic and len(topic.split()) <= 4
                middle = (
                    f" from {place}"
                    if known and topic.startswith("the ")
                    else f" in {place}"
                    if known and topic in ("your question", "your talk")
                    else ""
                )
                return topic[:1].upper() + topic[1:] + middle
    for promise in (task.promise, task.owed):
        if promise and len(promise.what.split()) <= 8:
            named = _to_reader(
                promise.what, Reader.of(task.recipient_name, task.recipient_first, task.pronoun)
            )
            return named[:1].upper() + named[1:]
    if place:
        return f"After {place}"
    if task.occasion:
        return f"Thank you for {task.occasion}" if _is_talk(task.occasion) else f"After {task.occasion}"
    return "Thank you"
