"""From the words of a question to a plan: what kind of question it is, whom and what it names, what it asks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from coach.ask.conditions import Condition
from coach.ask.german import FRAME_WORDS, in_english, is_german
from coach.ask.mentions import Mentions, PersonMention
from coach.ask.name_book import NameBook
from coach.ask.patterns import ADVICE
from coach.ask.time_in_words import Period, period_in
from coach.ask.unread_words import relation
from coach.ask.vocabulary import FRAME, LIGHT, Attribute, attribute_asked, terms
from coach.index.words import stem
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

    def in_words(self) -> str:
        """One line on what is looked up."""
        words = self._words()
        line = " ".join(_IN_WORDS[self.kind].format(**words).split()).strip(" ,:")
        if self.conditions and self.kind in (Kind.MY_PROMISES, Kind.THEIR_PROMISES):
            side = "to" if self.kind is Kind.MY_PROMISES else "from"
            line += f", {side} people who fit all of this: {words['conditions']}"
        return re.sub(r" (?=[,:])", "", re.sub(r"(?: ?,)+", ",", line)) + (
            f" ({self.note})" if self.note else ""
        )

    def _words(self) -> dict[str, str]:
        """What fills that line: whom, where, when and what the plan is about, in the forms that sentences want."""
        who = _and(m.surface for m in self.mentions.people)
        at = _and(m.surface for m in self.mentions.organisations)
        event = _and(m.surface for m in self.mentions.events)
        ordered = sorted(self.mentions.events, key=lambda m: m.by_place)
        beside = relation(self.question, self.mentions.events) if self.kind is Kind.WHO_MET else None
        held = " ".join(
            f"{beside[0] if beside and m is beside[1] else 'in' if m.by_place else 'at'} {m.surface}"
            for m in ordered
        )
        there = "in" if self.mentions.events and self.mentions.events[0].by_place else "at"
        when = self.period.words if self.period else ""
        topic = _TO_TELL.sub("", self.topic) if self.kind is Kind.MAY_TELL else self.topic
        hearers = [m.surface for m in self.hearers]
        house = {"public": ["everybody"], "employer": ["your house"]}.get(self.asked, [])
        others = [m.surface for m in self.mentions.people if m not in self.hearers]
        besides_them = _and(others) or at or event or topic
        return {
            "who": who or "everybody",
            "with_them": f"with {who}" if who else "",
            "of_them": f"about {who}" if who else "",
            "at": f"at {at}" if at else "",
            "place": at,
            "event": held,
            "on_list": f"on the list {'in' if there == 'in' else 'of'} {event}" if event else "on the list",
            "to_them": f"to {who}" if who else "",
            "from_them": f"from {who}" if who else "",
            "when": when,
            "in_time": in_time(when),
            "asked": self.asked.removeprefix("attending, ").removeprefix("attending")
            if self.kind is Kind.ATTENDING
            else self.asked,
            "topic": topic,
            "conditions": "; ".join(c.words() for c in self.conditions),
            "all_of": "all of this" if len(self.conditions) > 1 else "this",
            "lending": f"{'from' if 'borrowed' in self.asked else 'to'} {who}" if who else "",
            "giving": f"{'between' if len(self.mentions.people) > 1 else 'to' if self.asked.startswith('what you') else 'by'} {who}"
            if who
            else "",
            "were": "were" if len(self.mentions.people) > 1 else "was",
            "introduced": f"whom {who} introduced to you"
            if self.by_them
            else f"who introduced {who or f'somebody at {at}'} and you",
            "succession": f"whom {who} took over from" if self.by_them else f"who took over from {who}",
            "selected": _SELECTED.get(self.asked, "people"),
            "way": "to" if self.by_them else "from",
            "hearers": _and([*hearers, *house]),
            "about_it": f"about {besides_them}" if besides_them else "",
            "on_topic": f"on {topic}{',' if who or at or event or when else ''} " if topic else "",
        }


_TO_TELL = re.compile(
    r"^(?:post|publish|share|talk|write|speak|mention|announce|tell|say)\w* (?:(?:about|of|on) )?(?:the |a |an )?",
    re.IGNORECASE,
)
_SELECTED = {
    "count": "number of people",
    "e-mail": "e-mail addresses of people",
    "phone": "phone numbers of people",
}
_IN_WORDS = {
    Kind.JOINED: "{selected} who fit {all_of}: {conditions}",
    Kind.WHO_AT: "people whose organisation is {place}, {asked}",
    Kind.WORKS_THERE: "whether {who} is {at}, newest record first",
    Kind.WHO_SINCE: "people you {asked} {in_time}",
    Kind.WHO_IS: "people whose title, place or notes say {topic} {event}",
    Kind.HAD_WITH: "people you had {asked} with {in_time}",
    Kind.WHO_MET: "people you met {event} {in_time}",
    Kind.ATTENDING: "people {asked} {on_list} {at}",
    Kind.IS_ATTENDING: "{who} {on_list}",
    Kind.HOW_MANY: "number of {asked} {with_them} {at} {event} {in_time}",
    Kind.LAST_CONTACT: "the last {asked} with {who}",
    Kind.FIRST_MET: "the first conversation with {who}",
    Kind.WHO_FIRST: "the first conversation with each of {who}",
    Kind.WHO_INTRODUCED: "{introduced}",
    Kind.REPLACED: "{succession}",
    Kind.NEXT_MEETING: "coming calendar entries with {who}",
    Kind.AGENDA: "calendar entries {asked} {in_time}",
    Kind.EVENT_WHEN: "date and place of the event {event}",
    Kind.EVENTS_WITH: "events where {who} {were} too {in_time}",
    Kind.TOOK_PLACE: "calendar entries {with_them} {at} {in_time}",
    Kind.ENDS: "until when it holds: {topic} {at} {of_them}",
    Kind.MY_PROMISES: "your promises {to_them}, {asked} {in_time}",
    Kind.THEIR_PROMISES: "what {who} promised you, {asked} {in_time}",
    Kind.PROMISE_DUE: "when a promise falls due: {topic} {with_them}",
    Kind.DEADLINES: "your promises, requests to you and deadlines in notes {with_them}, {when}",
    Kind.BIRTHDAYS: "birthdays on record that come next {when}",
    Kind.LENT: "{asked} {lending} {in_time}",
    Kind.TO_THANK: "people you met lately {event} and have not written to since",
    Kind.THANKED: "{asked} {with_them}",
    Kind.GIVEN: "{asked} {giving}, {when}",
    Kind.REQUESTS: "requests to you in messages {from_them}",
    Kind.INTRODUCTIONS: "introductions you promised {with_them}",
    Kind.TURN: "messages that wait for an answer {with_them}",
    Kind.WHO_WROTE: "messages {way} you {in_time}",
    Kind.HELP: "what can be asked",
    Kind.QUIET: "people without contact {in_time}",
    Kind.FIELD: "{asked} of {who}, newest record first",
    Kind.ALIAS: "other names of {who}",
    Kind.ABOUT: "what your records say about {who}",
    Kind.LAST_TALK: "the last conversation with {who}",
    Kind.INTRODUCE: "who can introduce you {at} {with_them}",
    Kind.WHICH_OF: "which {who}: {topic}",
    Kind.NOT_TO_RAISE: "what not to raise {with_them}",
    Kind.CLOSED: "what you were told in confidence {of_them} {at} {in_time}",
    Kind.SESSION: "what {who} is down for on the programme {event}",
    Kind.DIARY: "{asked} {in_time}",
    Kind.MAY_TELL: "what is closed to {hearers} {about_it}",
    Kind.GOALS: "your goals, by your notes on them {in_time}",
    Kind.LAST_WITH: "the last {asked}",
    Kind.MINE: "what you said of yourself: {asked}",
    Kind.MY_SLOT: "your own slot {event}",
    Kind.PROSE: "notes, messages and contacts {on_topic}{of_them} {at} {event} {in_time}",
    Kind.HANDBOOK: "the coach's handbook {on_topic}",
    Kind.JOB: "{asked}",
}


_PREPOSITION = re.compile(
    r"^(?:in|on|at|since|before|after|until|till|by|during|between|from|within|over|this|last|next|today|tomorrow|"
    r"yesterday|the (?:last|past|next|coming))\b",
    re.IGNORECASE,
)


def in_time(when: str) -> str:
    """A time with its preposition: "in October", "since 2025", "next week"."""
    if not when or _PREPOSITION.match(when) or when.endswith(" ago"):
        return when
    return f"{'on' if re.match(r'(?:the )?[0-9]{1,2}(?![0-9])', when) else 'in'} {when}"


def _and(words: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(words))


# Contractions written out, so that the patterns below need one form only.
_CONTRACTIONS = (
    (re.compile(r"\b(who|what|when|where|how|that|there|she|he|it)['’]s\b"), r"\1 is"),
    (re.compile(r"\b(i|you|we|they|who)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b(i|you|we|they|she|he|it|who)['’]ll\b"), r"\1 will"),
    (re.compile(r"\b(i|you|we|they|she|he|who)['’]d\b"), r"\1 would"),
    (re.compile(r"\bi['’]m\b"), "i am"),
    (re.compile(r"\b(you|we|they|who)['’]re\b"), r"\1 are"),
    (re.compile(r"\b(do|does|did|has|have|had|is|are|was|were|would|could|should)n['’]t\b"), r"\1 not"),
    (re.compile(r"^(who|what|where|when|how)s\b"), r"\1 is"),
    (re.compile(r"\bwon['’]t\b"), "will not"),
    (re.compile(r"\bcan['’]t\b|\bcannot\b"), "can not"),
)


_DENIAL = re.compile(
    r"\b(do|does|did|has|have|had|is|are|was|were|would|could|should|wo|ca)n['’]t\b(\s+(?:I|we|you|they|he|she)\b)?",
    re.IGNORECASE,
)


def _parted(match: re.Match[str]) -> str:
    """A denial in two words: "haven't" would be a word to look for."""
    verb = match[1]
    return {"wo": "will", "ca": "can"}.get(verb.casefold(), verb) + (match[2] or "") + " not"


_SOMETHING = re.compile(
    r"^(?P<who>.+?),? (?:(?:has|have|had) )?(?:asked|wants?|wanted|needs?|expects?) (?:me for |from me |of me )?something"
    r"(?: (?:from|of) me)?[.,;:!]+ (?:but )?what(?: (?:is it|was it|exactly))?(?P<when>,? and (?:by|until|till) when)?[?.! ]*$",
    re.IGNORECASE,
)


_MISTYPED = {
    "wher": "where", "whre": "where", "hwere": "where", "were do": "where do", "waht": "what", "whta": "what", "wat": "what", "hwat": "what",
    "whne": "when", "wehn": "when", "hwen": "when", "hwo": "who", "woh": "who", "whcih": "which", "wich": "which", "whihc": "which",
}  # fmt: skip
_FIRST = re.compile(rf"^\W*(?P<word>{'|'.join(_MISTYPED)})\b", re.IGNORECASE)


def straightened(question: str) -> str:
    """A question with its first word as it was meant, and a statement with its question behind it as one question: "Ann
    has asked me for something. What?"."""
    question = _FIRST.sub(lambda m: _MISTYPED[m["word"].lower()], question)
    match = _SOMETHING.match(question)
    if match is None:
        return question
    who = match["who"]
    who = who[0].lower() + who[1:] if re.match(r"(?:The|That|A|An|My|One)\b", who) else who
    return f"What does {who} want from me{', and by when' if match['when'] else ''}?"


def written_out(question: str) -> str:
    """A folded question without contractions and outer marks."""
    text = fold(question).replace("’", "'")
    for pattern, into in _CONTRACTIONS:
        text = pattern.sub(into, text)
    text = re.sub(r"^(?:(?:hi|hello|hey|please|ok|okay|so|and|also|well|coach|rapport)\b[,! ]*)+", "", text)
    text = re.sub(
        r"^(?:(?:can|could|would|will) you (?:please )?(?:tell|remind|show|give) me(?: again)?|"
        r"(?:please )?(?:tell|remind|show|give) me(?: again)?"
        r"|do you (?:know|remember)|i (?:want|need|would like) to know|i (?:wonder|forgot|forget|"
        r"do not remember|can not remember))\b[,:]? ?",
        "",
        text,
    )
    return text.strip(" ?.!")


def make_plan(question: str, book: NameBook, today: dt.date) -> Plan:
    """The plan for a question in full (`conversation.py` completes what leans on an earlier one)."""
    from coach.ask.rules import choose
    from coach.ask.unused import unused

    question = straightened(in_english(_DENIAL.sub(_parted, question.strip())))
    mentions = book.mentions(question)
    text = written_out(question)
    plan = Plan(
        question=question,
        kind=Kind.PROSE,
        today=today,
        mentions=mentions,
        period=period_in(blanked(question, mentions), today),
        expect=_expect(text),
        attribute=attribute_asked(written_out(_without_events(question, mentions))),
        advice=ADVICE.search(text) is not None,
    )
    plan = _with_focus(_undescribed(plan, book))
    chosen = choose(plan, shape(plan))
    return replace(chosen, unused=unused(chosen))


_APPOSED = re.compile(
    r",?\s+(?:the|that|my|our)\s+((?:[\w-]+\s+){0,2}[\w-]+?)(?:\s+(?:one|man|woman|person|guy|"
    r"lady))?(?=\s*(?:,|\?|$))"
)


def _undescribed(plan: Plan, book: NameBook) -> Plan:
    """The plan without "the frame man" behind a name: it says which namesake is meant, and no more."""
    for mention in plan.mentions.people:
        after = _APPOSED.match(plan.question, mention.end)
        if after and {stem(w) for w in terms(after[1])} & book.described_by(mention):
            question = plan.question[: mention.end] + plan.question[after.end() :]
            return replace(plan, question=question)
    return plan


def blanked(question: str, mentions: Mentions) -> str:
    """The question with names blanked, so that the year of an event or a Mr May is no date."""
    chars = list(question)
    for start, end in mentions.spans():
        chars[start:end] = "·" * (end - start)
    return "".join(chars)


def _without_events(question: str, mentions: Mentions) -> str:
    """The question without the names of events: a piano festival asks for no instrument."""
    for mention in sorted(mentions.events, key=lambda m: -m.start):
        question = question[: mention.start] + "…" + question[mention.end :]
    return question


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


_OF_HOUSE = re.compile(r"\b(?:von|vom|bei|beim|aus)(?: der| dem)? $")
"""German before an organisation: "Ada von der Rye Press"."""


def _with_focus(plan: Plan) -> Plan:
    """The plan with the content words of its question that name nothing and no date."""
    question = plan.question
    spans = plan.mentions.spans() + list(plan.period.spans if plan.period else ())
    framing = FRAME | FRAME_WORDS if is_german(question) else FRAME
    framing |= _DEADLINE_NOUNS if ASKS_DEADLINE.match(written_out(question)) else frozenset()
    speakers = {w for name in plan.mentions.speakers for w in terms(name)}
    focus: list[str] = []
    proper: list[str] = []
    spans += [m.span() for o in plan.mentions.organisations if (m := _OF_HOUSE.search(question[: o.start]))]
    for match in re.finditer(r"[^\W_]+(?:['’]s\b)?", question):
        if any(a <= match.start() < b for a, b in spans):
            continue
        raw = re.sub(r"['’]s$", "", match.group())
        for word in terms(raw):
            if word in framing or word in focus or word in speakers or _is_month(word, plan):
                continue
            focus.append(word)
            if raw[0].isupper() and match.start() > 0 and not raw.isupper():
                proper.append(word)
    head = re.match(r"(?:which|what)(?: (?:kind|sort|type) of)? ([^\W\d_]+)", written_out(question))
    noun = head[1] if head and head[1] in focus else ""
    return replace(plan, focus=tuple(focus), proper=tuple(proper), head=noun)


_MONTH_STEMS = frozenset(
    stem(m)
    for m in ("january february march april june july august september october november december".split())
)


def _is_month(word: str, plan: Plan) -> bool:
    return plan.period is not None and (
        stem(word) in _MONTH_STEMS or bool(re.fullmatch(r"(19|20)\d\d", word))
    )


ASKS_DEADLINE = re.compile(
    r"^what(?: is| was|'s|’s) (?:the|my|our|his|her|their|§p's) (?:new |final |last |latest )?(?:deadline|due date|closing date|cut-?off(?: date)?)\b"
    r"|^(?:was|wie|welche[rns]?) (?:ist|war|lautet) (?:der|die|das|mein|meine) (?:neue |letzte )?(?:frist|abgabetermin|stichtag)\b"
)
"""The noun asks for a day, and no sentence need have it."""

_DEADLINE_NOUNS = frozenset(
    "deadline due date closing cut off cutoff new final latest frist abgabetermin stichtag neue letzte".split()
)

_EXPECT = (
    (re.compile(r"^(?:(?:in|on|at|since|by|until|for|from|till) )?(?:when|(?:what|which) (?:date|day|year|month|time|evening|morning|afternoon|weekday))\b"), Expect.WHEN),
    (ASKS_DEADLINE, Expect.WHEN),
    (re.compile(r"^(?:from |in |at )?(?:where|(?:which|what) (?:city|town|country|place|port|venue|hotel|restaurant))\b"), Expect.WHERE),
    (re.compile(r"^(?:with |to |from |for |by )?(?:who|whom|whose|which (?:people|person|contacts?|connections?|attendees?))\b"), Expect.WHO),
    (re.compile(r"^(?:seit |bis )?wann\b"), Expect.WHEN),
    (re.compile(r"^wo(?:her|hin)?\b"), Expect.WHERE),
    (re.compile(r"^(?:mit |bei |von |an )?(?:wer|wen|wem|wessen)\b"), Expect.WHO),
    (re.compile(r"^(?:wie ?viele?|wie (?:oft|lange|alt|gross))\b"), Expect.NUMBER),
    (re.compile(r"^(?:warum|wieso|weshalb)\b"), Expect.WHY),
    (re.compile(r"^how (?:many|much|often|long|old|big|far|tall|large)\b"), Expect.NUMBER),
    (re.compile(r"^why\b"), Expect.WHY),
    (re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|would)\b"), Expect.YES_NO),
)  # fmt: skip


def _expect(text: str) -> Expect:
    return next((kind for pattern, kind in _EXPECT if pattern.search(text)), Expect.WHAT)
