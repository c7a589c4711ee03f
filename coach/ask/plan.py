"""A question understood: what kind of question it is, whom and what it names, what it asks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from coach.ask.conditions import Condition
from coach.ask.mentions import Mentions, PersonMention
from coach.ask.time_in_words import Period
from coach.ask.vocabulary import LIGHT, Attribute
from coach.ask.written_out import written_out
from coach.text import fold


class Kind(StrEnum):
    """What a question wants."""

    JOINED = "joined"  # people by several conditions
    WHO_AT = "who at"
    WORKS_THERE = "works there"  # is, or is no longer, at an organisation
    WHO_SINCE = "who since"
    WHO_IS = "who is"  # people with a title, at a place
    HAD_WITH = "had with"  # with whom the user had lunch, coffee
    WHO_MET = "who met"
    ATTENDING = "attending"
    IS_ATTENDING = "is attending"
    HOW_MANY = "how many"
    LAST_CONTACT = "last contact"
    FIRST_MET = "first met"
    WHO_FIRST = "who first"
    WHO_INTRODUCED = "who introduced"  # through whom the user knows somebody, or whom somebody introduced
    REPLACED = "replaced"  # who came after somebody in a job, or after whom
    NEXT_MEETING = "next meeting"
    AGENDA = "agenda"
    EVENT_WHEN = "event when"
    EVENTS_WITH = "events with"
    TOOK_PLACE = "took place"
    ENDS = "ends"
    MY_PROMISES = "my promises"
    THEIR_PROMISES = "their promises"
    PROMISE_DUE = "promise due"
    DEADLINES = "deadlines"  # what is due from the user, promised or asked
    BIRTHDAYS = "birthdays"  # whose come next
    LENT = "lent"  # what the user borrowed or lent
    GIVEN = "given"  # what was given to the user, or by the user
    DONE = "done"  # whether something promised was sent, given, done
    TURN = "turn"
    REQUESTS = "requests"  # what others ask of the user
    INTRODUCTIONS = "introductions"  # whom the user promised to bring together
    WHO_WROTE = "who wrote"
    HELP = "help"
    QUIET = "quiet"  # whom the user has not been in touch with
    FIELD = "field"
    ALIAS = "alias"
    ABOUT = "about"  # everything on a person
    LAST_TALK = "last talk"
    INTRODUCE = "introduce"
    TO_RAISE = "to raise"  # what to speak of with somebody
    CARES = "cares"  # what somebody cares about
    WHICH_OF = "which of"  # namesakes
    CLOSED = "closed"  # what was told in confidence
    NOT_TO_RAISE = "not to raise"  # what to keep from somebody
    SESSION = "session"  # when and on what somebody speaks
    DIARY = "diary"  # what was noted in some days, or last
    MAY_TELL = "may tell"  # whether something is closed to somebody
    TO_THANK = "to thank"  # whom the user met and has not written to since
    THANKED = "thanked"  # whether the user thanked somebody
    GOALS = "goals"  # what the user wants to reach
    LAST_WITH = "last with"  # with whom the user was last in touch, whoever it is
    MINE = "mine"  # the user's own name, address, employer
    MY_SLOT = "my slot"  # when and where the user speaks
    PROSE = "prose"
    HANDBOOK = "handbook"
    JOB = "job"


NARROW: Final = ("when", "where", "who", "number")
"""What is answered by one fact."""


class Expect(StrEnum):
    """What sort of answer the first word of a question wants."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    NUMBER = "number"
    YES_NO = "yes or no"
    WHY = "why"
    WHAT = "what"


@dataclass(frozen=True, slots=True)
class Plan:
    """A question understood. `asked` narrows the kind (a contact field, a thing to count, a channel of contact);
    `focus` are the folded words that evidence must cover; `proper` those of them written with a capital."""

    question: str
    kind: Kind
    mentions: Mentions = field(default_factory=Mentions)
    period: Period | None = None
    asked: str = ""
    focus: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    head: str = ""  # the noun after "which" or "what": the sort of answer, seldom said in the evidence
    expect: Expect = Expect.WHAT
    attribute: Attribute | None = None
    negated: bool = False
    by_them: bool = False
    advice: bool = False  # asks what the user should do, so that rules of theirs count as evidence
    conditions: tuple[Condition, ...] = ()  # of a joined question
    among: tuple[str, ...] = ()  # the only people about whom evidence counts; empty: everybody
    unused: tuple[str, ...] = ()  # stretches of the question that the plan does not look at
    besides: tuple[str, ...] = ()  # people already named, of whom nothing is to be told again
    hearers: tuple[PersonMention, ...] = ()  # those of the people named who are to be told something
    note: str = ""
    today: dt.date = dt.date.min

    @property
    def people(self) -> tuple[PersonMention, ...]:
        """The people named."""
        return self.mentions.people

    @property
    def person_ids(self) -> tuple[str, ...]:
        """Everybody the names may mean."""
        return tuple(dict.fromkeys(p for m in self.mentions.people for p in m.people))

    @property
    def organisation_names(self) -> tuple[str, ...]:
        """The organisation names on contacts that are meant."""
        return tuple(dict.fromkeys(n for m in self.mentions.organisations for n in m.names))

    @property
    def event_ids(self) -> tuple[int, ...]:
        """The events named by name; by place where none is."""
        named = [e for m in self.mentions.events if not m.by_place for e in m.events]
        return tuple(dict.fromkeys(named or [e for m in self.mentions.events for e in m.events]))

    @property
    def one_event(self) -> bool:
        """Whether the events named are the same one, named by several of its words: "the fair in Ghent"."""
        named = [set(m.events) for m in self.mentions.events if m.events]
        return all(one & other for one in named for other in named)

    def only(self, mention: PersonMention, person: str) -> Plan:
        """The plan with one name meaning one person only."""
        narrowed = replace(mention, people=(person,))
        people = tuple(narrowed if m is mention else m for m in self.mentions.people)
        return replace(self, mentions=replace(self.mentions, people=people))

    @property
    def topic(self) -> str:
        """The stretch of the question from its first content word to its last, to say what was looked for."""
        wanted = [w for w in self.focus if w not in LIGHT] or list(self.focus)
        found = [m for m in re.finditer(r"[^\W_]+", self.question) if fold(m.group()) in wanted]
        if not found:
            return " ".join(wanted)
        start, end = found[0].start(), found[-1].end()
        if any(start <= m.start < end for m in self.mentions.people):
            return " ".join(wanted)
        return self.question[start:end]


def shape(plan: Plan) -> str:
    """The question with its names as marks: "when did i last speak with §p", "who do i know at §o since §d"."""
    named = [(m.start, m.end, "§p") for m in plan.mentions.people]
    named += [(m.start, m.end, "§o") for m in plan.mentions.organisations]
    named += [(m.start, m.end, "§l" if m.by_place else "§e") for m in plan.mentions.events]
    named += [(start, end, "§d") for start, end in (plan.period.spans if plan.period else ())]
    text = plan.question
    for start, end, mark in sorted(named, reverse=True):
        text = text[:start] + mark + text[end:]
    text = re.sub(r"§ps\b", "§p's", text)
    return re.sub(r"§p (?:of|from|at|von|bei|vom|aus) (?:the |der |dem )?§o\b", "§p", written_out(text))
