"""A letter as it grows: paragraphs of sentences, and which of them rest on evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.evidence import Citation, Fact
from coach.writer import phrases
from coach.writer.interface import EmailTask
from coach.writer.line import Line
from coach.writer.pieces import sentence

_PLACE = re.compile(r"\bin ((?:[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+)*)$")


def place_of(occasion: str) -> str:
    """The town at the end of an occasion ("the Forum in Leeds"), or nothing."""
    match = _PLACE.search(occasion)
    return match.group(1).strip() if match else ""


@dataclass
class Letter:
    """An e-mail to one person. `used` are the statements that have been said."""

    task: EmailTask
    paragraphs: list[list[str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    promise: str = ""
    ask: str = ""

    def paragraph(self) -> None:
        """Begins a paragraph."""
        self.paragraphs.append([])

    def add(self, text: str, citations: Sequence[Citation] = ()) -> str:
        """Adds a sentence to the current paragraph."""
        said = self.task.manner.said(sentence(text))
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
