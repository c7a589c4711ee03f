"""A letter as it grows: paragraphs of sentences, and which of them rest on evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.evidence import Citation, Fact, Statement
from coach.writer import phrases
from coach.writer.grammar import sound
from coach.writer.interface import EmailTask
from coach.writer.line import Line
from coach.writer.pieces import as_said, sentence
from coach.writer.tones import in_tone

_PLACE = re.compile(r"\bin ((?:[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+)*)$")


def place_of(occasion: str) -> str:
    """The town at the end of an occasion ("the Forum in Leeds"), or nothing."""
    match = _PLACE.search(occasion)
    return match.group(1).strip() if match else ""


_THANKS = re.compile(
    r"(?P<thanks>(?:many thanks|thanks|thank you)(?: (?:very|so) much)?|I am (?:most |also )?grateful to you|I (?:would like|wanted) to thank you) for\b",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"\b(?:good|glad|enjoyed|enjoy|liked?|pleased|pleasure|forgotten|remember|time|think)\b"
)
_SILENCE = re.compile(r"We have not|It is (?:a while|some time)|It’s been|Too much time")
LONGEST_LED = 48  # words of a first sentence
LONGEST_JOINED = 34  # words of a sentence that goes on to the next meeting


def _feeling(text: str) -> set[str]:
    """The words of feeling in a text, each of which is said once in a sentence."""
    return set(_FEELING.findall(text))


def going_on(lead: str, whole: str) -> str:
    """The first words of a letter and the sentence behind them as one; empty where the two are better apart.

    >>> going_on("I enjoyed our walk", "Thank you for the map."), going_on("Thank you for the walk", "Many thanks for the map.")
    ('I enjoyed our walk, and thank you for the map.', 'Thank you for the walk, and above all for the map.')
    """
    if len(lead.split()) + len(whole.split()) > LONGEST_LED or re.search(r"[.?!][”\"]?\s", whole):
        return ""
    thanks, grateful = _THANKS.match(whole), _THANKS.match(lead)
    if thanks and grateful:
        return f"{lead}, and above all{whole[thanks.end('thanks') :]}"
    if grateful or whole.endswith("?") or whole.startswith(("How ", "Tell me")):
        return "" if ";" in whole else f"{lead}; {_inner(whole)}"
    quiet = _SILENCE.match(lead) and re.match(
        r"I (?:have not forgotten|remain|am still|still|well remember|remember|was (?:glad|pleased|delighted))\b|It (?:is|was) good",
        whole,
    )
    sorry = re.match(r"I am (?:sorry|late)\b|You should have\b|Sorry\b", whole)
    joined = "but" if quiet or sorry else "and"
    return f"{lead}, {joined} {_inner(whole)}"


def _inner(whole: str) -> str:
    """A sentence to stand within another: small, where it begins with a plain word."""
    plain = re.match(
        r"(?:The|Thanks?|Many|It|You|Your|My|Our|In|By|As|If|Whenever|When|How|What|Would|Do|Are|Have|May|Shall|Could|Congratulations|Sorry|At|One|Some|Tell|We)\b",
        whole,
    )
    return whole[:1].lower() + whole[1:] if plain else whole


def _beginning(text: str) -> str:
    """The first words, by which two sentences in a row sound alike."""
    return " ".join(text.split()[:3]).casefold()


@dataclass
class Page:
    """An e-mail in any language as it grows. `spoken` says whether the user's own words are in it."""

    task: EmailTask
    paragraphs: list[list[str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    spoken: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything in it rests on evidence or is the user's own: courtesies alone are no letter."""
        return bool(self.facts or self.spoken)

    def own_words(self) -> None:
        """Adds what the user wants to say, once and as they put it."""
        if self.task.words and not self.spoken:
            self.spoken = True
            self.paragraphs[-1].append(as_said(self.task.words))


@dataclass
class Letter(Page):
    """An e-mail to one person. `used` are the statements that have been said, `closed` says that the next meeting is named
    already, `lead` are the first words, which go on with what is said next."""

    used: set[int] = field(default_factory=set)
    promise: str = ""
    ask: str = ""
    closed: bool = False
    lead: str = ""

    @property
    def place(self) -> str:
        """The town of the next meeting, as long as the letter has not named it; empty where there is none."""
        told = self.closed or self.task.length == "short" or not self.task.acquainted
        return "" if told else place_of(self.task.next_meeting)

    def begin(self, options: Sequence[str], **values: str) -> None:
        """The first words of the letter, in the frame that falls to this reader; with others than a letter before, where
        there are some."""
        said = [self.task.manner.said(o.format(**values)) for o in options]
        fresh = [
            o for o, s in zip(options, said, strict=True) if not any(t.startswith(s) for t in self.task.taken)
        ]
        self.lead = self.frame(
            options if in_tone(options, self.task.manner.tone)[0] else fresh or options, "opening", **values
        )

    def is_further(self, line: Line) -> bool:
        """Whether a line comes from what was noted of the person at other times."""
        return any(line.statement is s for s in self.task.known)

    def paragraph(self) -> None:
        """Begins a paragraph."""
        self.paragraphs.append([])

    def add(self, text: str, citations: Sequence[Citation] = ()) -> str:
        """Adds a sentence to the current paragraph, behind the first words where they wait for it; one that does not read as
        a sentence is left out, and gives ""."""
        whole = sentence(text)
        if not sound(whole):
            return ""
        led = going_on(self.lead, text.strip()[:1] + whole[1:]) if self.lead else ""
        if led and not sound(led):
            led = ""
        if self.lead and not led:
            self._lead_alone()
        said = self.task.manner.said(led or whole)
        self.lead = ""
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def _lead_alone(self) -> None:
        said = self.task.manner.said(sentence(self.lead))
        next(p for p in self.paragraphs if p is self.paragraphs[-1] or p).append(said)
        self.lead = ""

    def go_on(self, text: str) -> bool:
        """Adds a sentence behind the last one of the letter, in one with it where the two read well so."""
        paragraph = next((p for p in reversed(self.paragraphs) if p), None)
        if paragraph is None or self.lead:
            return bool(self.add(text))
        before, said = paragraph[-1], self.task.manner.said(text)
        joint = ", and " if before.startswith("I ") and ", and " not in before else "; "
        one = (
            before.endswith(".")
            and ";" not in before
            and len(before.split()) + len(said.split()) <= LONGEST_JOINED
        )
        whole = sentence(f"{before.rstrip('.')}{joint}{said}") if one else sentence(said)
        if not sound(whole):
            return False
        if not one:
            paragraph.append(whole)
            return True
        paragraph[-1] = whole
        self.facts = [f.numbered(whole) if f.text == before else f for f in self.facts]
        self.ask = whole if self.ask == before else self.ask
        self.promise = whole if self.promise == before else self.promise
        return True

    def frame(self, options: Sequence[str], slot: str, **values: str) -> str:
        """One of the frames, filled in: the one that falls to this reader, or the next that makes a sound sentence which
        stands in no other letter and does not begin like one of this letter."""
        fit = [
            o
            for group in in_tone(options, self.task.manner.tone)
            for o in (phrases.turned(group, self.task.recipient_name, slot) if group else ())
        ]
        filled = [o.format(**values) for o in fit]
        fresh = [f for f in filled if self.is_fresh(f)]
        begun = {_beginning(s) for p in self.paragraphs for s in p}
        other = [f for f in fresh if _beginning(f) not in begun and not _feeling(self.lead) & _feeling(f)]
        return next((f for group in (other, fresh) for f in group if sound(sentence(f))), filled[0])

    def is_fresh(self, text: str) -> bool:
        """Whether none of its sentences stands in another letter or in a version before."""
        parts = [self.task.manner.said(sentence(p)) for p in re.split(r"(?<=[.?!])\s+(?=[A-Z“])", text)]
        return not any(p in self.task.taken for p in parts)

    def say_line(
        self, line: Line, options: Sequence[str], slot: str, *, also: Sequence[Statement] = (), **values: str
    ) -> bool:
        """A line in one of its frames, with the citation of its statement, and of others that it is from; whether it could
        be said."""
        text = self.frame(options, slot, x=line.text, **values)
        text = re.sub(r"([.?!][\"”]?)\.$", r"\1", text)
        sources = [line.statement, *also]
        if not self.add(text, [s.cite(self.task.today) for s in sources]):
            return False
        self.used.update(s.id for s in sources)
        return True

    def body(self) -> str:
        """The whole letter; a paragraph of one short sentence joins the one before. One that would say nothing has room
        between its greeting and its close."""
        if self.lead:
            self._lead_alone()
        if not self.says_something:
            self.paragraphs.clear()
        blocks: list[str] = []
        for sentences in (p for p in self.paragraphs if p):
            text = " ".join(sentences)
            lonely = len(sentences) == 1 and sentences is not self.paragraphs[-1]
            if blocks and (lonely or len(blocks[-1].split()) < 20):
                blocks[-1] += f" {text}"
            else:
                blocks.append(text)
        manner = self.task.manner
        greeting = manner.greets(self.task.recipient_first or self.task.recipient_name)
        return "\n\n".join([greeting, *blocks, manner.closes(self.task.user_name)]).rstrip() + "\n"
