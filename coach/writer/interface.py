"""What a writer is asked and what it gives back; both writers, offline and model, keep to it.

A writer gets evidence that has already been chosen and cleared for its reader, and may use nothing else. What it
writes goes through `coach/checks/` before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from coach.evidence import Citation, Fact, Finding, Statement
from coach.index.languages import plainly
from coach.writer.manner import ENGLISH, PLAIN, Manner

OnText = Callable[[str], None]
"""Called with each new piece of text while it is being written, and with an empty one now and then while a model is
silent. To raise in it ends the work, and closes the connection to the model."""


@dataclass(frozen=True, slots=True)
class AnswerTask:
    """A question and the evidence that may answer it, best first. `subject` names whom it is about."""

    question: str
    today: date
    evidence: tuple[Citation, ...]
    subject: str = ""
    handbook: bool = False
    history: tuple[tuple[str, str], ...] = ()  # (question, answer) before this one
    worth: tuple[float, ...] = ()  # how well each piece of evidence fits, the best being 1; none: not known
    tellers: tuple[
        str, ...
    ] = ()  # who says each piece, in words ("Ann Lee wrote"); empty where its place tells


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer; `used` are indices into the task's evidence, in the order of the marks [1], [2] in `text`. `note` is
    what the user must be told of it, "" where nothing."""

    text: str
    used: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmailTask:
    """Everything an e-mail may say. All statements have been cleared for this recipient.

    `about` are statements from the user's own notes on the recipient and the occasion (the user's words, so
    "she" is often the recipient); `theirs` and `mine` are messages from and to the recipient, newest first.
    `promise` is what the user promised the recipient, `owed` what the recipient promised the user.
    """

    kind: str  # thank-you, follow-up, introduction, reply, promise (about it, or with it), touch (long time no see)
    today: date
    user_name: str
    recipient_name: str
    recipient_first: str
    occasion: str = ""  # "the Book Forum in Leiden", "our call"
    occasion_date: date | None = None
    about: tuple[Statement, ...] = ()
    known: tuple[Statement, ...] = ()  # what was noted of them at other times
    theirs: tuple[Statement, ...] = ()
    mine: tuple[Statement, ...] = ()
    promise: PromiseLine | None = None
    owed: PromiseLine | None = None
    next_meeting: str = ""  # "the Book Forum in Leiden", where both will be
    next_day: date | None = None  # when that begins
    session: str = ""  # what the recipient gives there: "your opening lecture", "the panel “Who pays?”"
    press: bool = False  # they write for the public
    pronoun: str = ""  # she, he, they as the notes use it; empty when unknown
    recipient_names: tuple[str, ...] = ()  # every other name the notes may use for the recipient
    mine_last: bool = False  # the newest message of the two is the user's
    waiting: bool = False  # the last message is theirs, and waits for an answer
    last_contact: date | None = None  # when the two were last in touch
    other: Other | None = None  # whom an introduction is to
    enclosed: bool = False  # what was promised comes with the letter, or is done
    length: str = ""  # short, long; empty as the user writes
    words: str = ""  # what the user wants to say, in their own words
    taken: frozenset[str] = (
        frozenset()
    )  # sentences of other letters and of versions before, not to be said again
    manner: Manner = PLAIN  # how the user writes to them

    @property
    def acquainted(self) -> bool:
        """Whether the two have met, or the user has written to them, as far as is known."""
        return bool(
            self.occasion or self.occasion_date or self.about or self.mine or self.promise or self.owed
        )

    @property
    def brief(self) -> bool:
        """Whether the letter is to be short: asked for, or the user's own way."""
        return self.length == "short" or (self.manner.short and self.length != "long")


@dataclass(frozen=True, slots=True)
class Other:
    """The other side of an introduction: no more than the reader may know of them. `what` is "editor at Rye Press". A
    promised introduction in the same task is to just them."""

    name: str
    first: str
    what: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in words: what ("the paper samples"), by when, and its support."""

    what: str
    due: date | None
    citation: Citation

    def is_in(self, language: str) -> bool:
        """Whether what was promised can stand in a letter in a language, by the sentence that it was noted in; where that does
        not tell, a noun with a capital is German."""
        told = plainly(self.citation.quote) or plainly(self.what)
        noun = self.what[:1].isupper() and self.what[1:2].islower()
        return (told or ("german" if noun else ENGLISH)) == language


@dataclass(frozen=True, slots=True)
class EmailText:
    """A subject and a body fit to send. `facts` are the lines of the body that rest on evidence; `promise` and
    `ask` are the sentences that carry them, if any."""

    subject: str
    body: str
    facts: tuple[Fact, ...] = ()
    promise: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class CardTask:
    """One person before an event: cleared facts, and what the user wants from the year. `promise` is what the user
    promised them, `owed` what they promised the user, the most urgent open one each. `looked_up` are the statements, by
    id, that stand on a page which the user looked up: they know them from there only. `held` says that what they ask is not
    to be answered, `in_touch` when the two were last in touch, `thanked` what the user wrote to thank them, `called` how the
    user calls them."""

    name: str
    today: date
    tier: str
    event: str
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...] = ()
    goals: tuple[Statement, ...] = ()
    pronoun: str = ""
    promise: PromiseLine | None = None
    owed: PromiseLine | None = None
    looked_up: frozenset[int] = frozenset()
    held: bool = False
    in_touch: date | None = None
    thanked: tuple[str, ...] = ()
    called: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """Why to talk to this person, openings that only this person would find apt, and questions worth asking."""

    why: str
    openings: tuple[Fact, ...] = ()
    questions: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """A text to read before it goes out, and to whom."""

    text: str
    kind: str
    audience: str
    findings: tuple[Finding, ...] = field(default=())  # what the detectors found already


@dataclass(frozen=True, slots=True)
class View:
    """How a writer sees a finding of the task: its index there, the severity it would give, and why."""

    index: int
    severity: str
    why: str


@dataclass(frozen=True, slots=True)
class ReviewText:
    """Further findings, each quoting the text verbatim, and views of those that were found already."""

    findings: tuple[Finding, ...] = ()
    views: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class RewriteTask:
    """A text to write anew so that the findings are gone and nothing else changes."""

    text: str
    kind: str
    audience: str
    findings: tuple[Finding, ...]


class Writer(Protocol):
    """One of the two writers."""

    @property
    def name(self) -> Literal["offline", "model"]:
        """Which of the two."""
        ...

    @property
    def invents(self) -> bool:
        """Whether it makes things up so freely that its words are checked by `coach.checks.strict`."""
        ...

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """Answer from the evidence only."""
        ...

    def email(self, task: EmailTask) -> EmailText:
        """Write the e-mail."""
        ...

    def card(self, task: CardTask) -> CardText:
        """Write one person's card."""
        ...

    def review(self, task: ReviewTask) -> ReviewText:
        """Further findings, and what there is to say of those known."""
        ...

    def rewrite(self, task: RewriteTask) -> str:
        """The text without its findings; empty where this writer cannot do that."""
        ...
