"""A letter as it grows: paragraphs of sentences, and which of them rest on evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.evidence import Citation, Fact
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

    def own_words(self) -> None:
        """Adds what the user wants to say, once and as they put it."""
        if self.task.words and not self.spoken:
            self.spoken = True
            self.paragraphs[-1].append(as_said(self.task.words))


@dataclass
class Letter(Page):
    """An e-mail to one person. `used` are the statements that have been said, `closed` says that the next meeting is named
    already."""

    used: set[int] = field(default_factory=set)
    promise: str = ""
    ask: str = ""
    closed: bool = False

    def is_further(self, line: Line) -> bool:
        """Whether a line comes from what was noted of the person at other times."""
        return any(line.statement is s for s in self.task.known)

    def paragraph(self) -> None:
        """Begins a paragraph."""
        self.paragraphs.append([])

    def add(self, text: str, citations: Sequence[Citation] = ()) -> str:
        """Adds a sentence to the current paragraph; one that does not read as a sentence is left out, and gives ""."""
        if not sound(sentence(text)):
            return ""
        said = self.task.manner.said(sentence(text))
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def frame(self, options: Sequence[str], slot: str, without: str = "", **values: str) -> str:
        """One of the frames, filled in: the one that falls to this reader, or the next that makes a sound sentence which
        stands in no other letter and does not begin like one of this letter. None that has the word `without`."""
        fit = [
            o
            for group in in_tone(options, self.task.manner.tone)
            for o in (phrases.turned(group, self.task.recipient_name, slot) if group else ())
            if not (without and without in o.casefold())
        ]
        filled = [o.format(**values) for o in fit]
        fresh = [f for f in filled if self.is_fresh(f)]
        other = [f for f in fresh if _beginning(f) not in {_beginning(s) for p in self.paragraphs for s in p}]
        return next((f for group in (other, fresh) for f in group if sound(sentence(f))), filled[0])

    def is_fresh(self, text: str) -> bool:
        """Whether none of its sentences stands in another letter or in a version before."""
        parts = [self.task.manner.said(sentence(p)) for p in re.split(r"(?<=[.?!])\s+(?=[A-Z“])", text)]
        return not any(p in self.task.taken for p in parts)

    def say_line(self, line: Line, options: Sequence[str], slot: str) -> bool:
        """A line in one of its frames, with the citation of its statement; whether it could be said."""
        text = self.frame(options, slot, x=line.text)
        text = re.sub(r"([.?!][\"”]?)\.$", r"\1", text)
        if not self.add(text, [line.statement.cite(self.task.today)]):
            return False
        self.used.add(line.statement.id)
        return True

    def body(self) -> str:
        """The whole letter; a paragraph of one short sentence joins the one before."""
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
