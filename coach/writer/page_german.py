"""A German letter as it grows: its frames for du and Sie, its greeting and its close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coach.evidence import Citation, Fact
from coach.writer import page, phrases
from coach.writer import words_german as w
from coach.writer.interface import EmailTask

_DU = {"sich": "dich", "du": "du", "dich": "dich", "dir": "dir", "deine": "deine", "hattest": "hattest", "bekommst": "bekommst", "fragst": "fragst",
       "magst": "magst", "dein": "dein", "moechtest": "möchtest", "deiner": "deiner", "hast": "hast", "euch": "euch", "machst": "machst",
       "musst": "musst", "bist": "bist", "n_sie": "", "en_sie": "", "entschuldige": "entschuldige"}  # fmt: skip
_SIE = {"sich": "sich", "du": "Sie", "dich": "Sie", "dir": "Ihnen", "deine": "Ihre", "hattest": "hatten", "bekommst": "bekommen", "fragst": "fragen",
        "magst": "mögen", "dein": "Ihr", "moechtest": "möchten", "deiner": "Ihrer", "hast": "haben", "euch": "Ihnen", "machst": "machen",
        "musst": "müssen", "bist": "sind", "n_sie": "n Sie", "en_sie": "en Sie", "entschuldige": "entschuldigen Sie"}  # fmt: skip


@dataclass
class Page(page.Page):
    """A German letter as it grows."""

    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])
    told: bool = False  # whether it says what their last message told
    closed: bool = False  # whether the next meeting is named
    lead: str = ""  # the first words, which go on with what is said next

    def begin(self, options: Sequence[str], **values: str) -> None:
        """The first words of the letter."""
        self.lead = self._filled(options, "opening", **values).rstrip(".")

    def say(
        self, options: Sequence[str], slot: str, citations: Sequence[Citation] = (), **values: str
    ) -> str:
        """One of the frames, filled in, that no other letter has where there is one; behind the first words where they wait."""
        said = self._filled(options, slot, **values)
        inner = re.sub(r"„[^“]*“", "", said).rstrip(".")
        if self.lead and (re.search(r"[;?]|(?<!\d)[.] ", inner) or said.endswith("“")):
            self._flush()
        if self.lead:
            said, self.lead = f"{self.lead}; {w.begun(said)}", ""
        said = said[:1].upper() + said[1:] if any(self.paragraphs) else w.begun(said)
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def _flush(self) -> None:
        self.paragraphs[0].append(f"{self.lead}.")
        self.lead = ""

    def _filled(self, options: Sequence[str], slot: str, **values: str) -> str:
        forms = _DU if self.task.manner.address == "du" else _SIE
        forms = forms | {k.capitalize(): v[:1].upper() + v[1:] for k, v in forms.items()}
        filled = [
            o.format(**forms, **values) for o in phrases.turned(options, self.task.recipient_name, slot)
        ]
        begun = {w.beginning(s) for p in self.paragraphs for s in p}
        fresh = [f for f in filled if f not in self.task.taken] or filled
        said = next((f for f in fresh if w.beginning(f) not in begun), fresh[0])
        return re.sub(r"([.?!][“”\"]?)\.", r"\1", said)

    def body(self) -> str:
        """The whole letter; one that would say nothing has room between its greeting and its close."""
        if self.lead:
            self._flush()
        if not self.says_something:
            self.paragraphs.clear()
        blocks = [" ".join(p) for p in self.paragraphs if p]
        return "\n\n".join([greeting(self.task), *blocks, closing(self.task)]) + "\n"


def is_du(task: EmailTask) -> bool:
    """Whether the two say du."""
    return task.manner.address == "du"


def greeting(task: EmailTask) -> str:
    """By first name where the two say du; else by surname where it is known how to, else by the whole name."""
    manner = task.manner
    if manner.address == "du" or manner.called:
        return manner.greets(task.recipient_first or task.recipient_name)
    title = {"she": "Frau", "he": "Herr"}.get(task.pronoun, "")
    if not title:
        return replace(manner, greeting="Guten Tag").greets(task.recipient_name)
    formal = {"Frau": "Sehr geehrte", "Herr": "Sehr geehrter"}[title]
    return replace(manner, greeting=formal, called=f"{title} {task.recipient_name.split()[-1]}").greets("")


def closing(task: EmailTask) -> str:
    """Sign-off and name; German puts no comma between them."""
    manner = task.manner
    name = manner.signature or (
        task.user_name.split()[0] if task.user_name and manner.address == "du" else task.user_name
    )
    return "\n".join(x for x in (manner.sign_off, name) if x)
