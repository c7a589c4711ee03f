"""A follow-up question as a question in full: "and her colleague?", "what about last year?", "where did we meet?".

By rules only, from the user's own earlier questions and whom their answers were about; never from imported text. What
cannot be told is asked back (`Reading.which`), and other readings are offered (`Reading.instead`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from coach.ask.antecedents import Antecedents, Meant, pronoun_in
from coach.ask.ellipsis import STARTER, clipped, filled, slots
from coach.ask.exchange import Exchange, History, Reading
from coach.ask.german import is_german
from coach.ask.name_book import NameBook
from coach.ask.snapshot import Snapshot

_MOST = 5
_ONE = {"do": "does", "have": "has", "are": "is", "were": "was"}
_ELSE = re.compile(
    r"^(?P<who>who|whom|anyone|anybody|someone|somebody|wer|wen|(?:sonst )?noch jemand(?:en)?|sonst jemand(?:en)?|wer sonst)"
    r"(?: (?:else|noch|sonst))*(?: (?:was|is|were|are)? ?there)?$",
    re.IGNORECASE,
)
_SAYS_ELSE = re.compile(r"\b(?:else|sonst|noch)\b", re.IGNORECASE)
_WHO_ELSE = re.compile(r"\b(who|whom|anyone|anybody|someone|somebody|what|where) else\b", re.IGNORECASE)
_BARE = re.compile(
    r"^(?P<word>since when|by when|when|where|why|how|how many|seit wann|bis wann|wann|wo|warum|wieso|wie viele)"
    r"(?: (?:was|is|exactly|war|ist|genau)(?: (?:that|it|this|das|es))?)?$",
    re.IGNORECASE,
)
_ENGLISH = {"wann": "when", "wo": "where", "warum": "why", "wieso": "why", "seit wann": "since when",
            "bis wann": "by when", "wie viele": "how many"}  # fmt: skip
_GERMAN_OF = {english.capitalize(): german for german, english in _ENGLISH.items() if german != "wieso"}
_ASKS = re.compile(
    r"^(?:(?:since|by|until) when|when|where|why|how|what)(?= (?:did|do|does|is|was|are|were|have|has|will)\b)",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^(?:did|do|does|have|has|is|was|will)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"^(?P<who>his|her|their|sein\w{0,2}|ihr\w{0,2}|(?P<name>.{2,60}?)['’]s?)\s+(?P<noun>[^\W\d_][\w-]*(?: [\w-]+)?)$",
    re.IGNORECASE,
)
_ASK_OF = (
    (r"company|firm|employer|organi[sz]ation|job|work|workplace|firma|arbeitgeber|unternehmen|arbeit", "Where does {name} work?"),
    (r"business|trade|shop|geschäft|laden", "What do my notes say about {name}'s business?"),
    (r"title|role|position|stelle|rolle|titel|beruf", "What is {name}'s title?"),
    (r"phone|phone number|number|mobile|telefon|telefonnummer|nummer|handy|handynummer", "What is {name}'s phone number?"),
    (r"e-?mail|mail|address|e-?mail address|adresse|mailadresse", "What is {name}'s e-mail address?"),
    (r"birthday|geburtstag", "When is {name}'s birthday?"),
    (r"promises?|versprechen", "What did {name} promise me?"),
)  # fmt: skip
_COLLEAGUE = re.compile(
    r"colleagues?|co-?workers?|team|kolleg(?:e|en|in|innen)|mitarbeiter(?:in|innen)?", re.IGNORECASE
)
_TOGETHER = r"meet|met|speak|spoke|talk|talked|chat|agree|discuss|write|email|catch up|know each other|see each other|in touch"
_WE = re.compile(
    rf"\b(?P<verb>did|do|have|had|are|were|will|should|shall) we\b(?=.*\b(?:{_TOGETHER})\b)", re.IGNORECASE
)
_ENDS_ON_THEM = re.compile(r"\b(know|see) each other\b|\b(meet|met)\b", re.IGNORECASE)
_WIR = (
    (r"^wo haben wir uns (?:kennengelernt|getroffen)$", "Where did I meet {name}?"),
    (r"^(?:wann haben wir uns (?:kennengelernt|zuerst getroffen)|seit wann kennen wir uns)$", "When did I first meet {name}?"),
    (r"^wann haben wir (?:uns )?(?:zuletzt|das letzte mal) (?:gesprochen|gesehen|getroffen)$", "When did I last speak with {name}?"),
    (r"^wor(?:ü|ue)ber haben wir (?:zuletzt )?(?:gesprochen|geredet)$", "What did I last talk about with {name}?"),
)  # fmt: skip
_WHOLE = 3
_LEANS = re.compile(
    r"\b(?:it|its|that|those|these|this|there|then|we|us|one|ones|same|das|dort|dann|es|wir|uns|dieselben?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^(?:when|where) is the \b", re.IGNORECASE)
_THERE = re.compile(r"(?<!\bis )(?<!\bare )\b(?:there|dort)\b|\b(?:is|are) there$", re.IGNORECASE)
_BEFORE_THERE = re.compile(r"\b(?:from|to|in|at|near|von|aus|nach)\s+$", re.IGNORECASE)
_GERMAN_ASKS = re.compile(
    r"^(?:(?:seit|bis) wann|wann|was|wo|warum|wieso|wie viele|wor(?:ü|ue)ber|wer|wen|wem)\b", re.IGNORECASE
)
_WHO_COMES = re.compile(
    r"(?:who|how many(?: people)?|which people)(?: of (?:my contacts|them))? (?:is|are|will be)(?: also)? (?:coming|going|attending|speaking|presenting)",
    re.IGNORECASE,
)
_TO_GO = re.compile(r"\b(?:coming|going)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"^(?P<word>who|which|how many)(?: people)? of (?:them|those|these)\s+(?P<rest>.+)$", re.IGNORECASE
)
_NOT_SINCE = re.compile(
    r"^whom? (?:of (?:them|those|these) )?(?:have|did) i (?:still )?not (?:yet )?(?P<did>written to|thanked|answered|called|spoken (?:to|with))(?: (?:since|yet|again|back))*$",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:met|meet|got to know|get to know)\b", re.IGNORECASE)
_DAVON = re.compile(r"^(?:wer|wen|welche|wie viele) (?:davon|von ihnen|von denen)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"^(?P<word>when|where|wann|wo) (?:is|was|ist|war) (?:it|that|this|the event|das|es)$", re.IGNORECASE
)
_FALLS_DUE = re.compile(
    r"^(?:when|by when|until when) (?:is|was|are|were|does|did) (?:it|that|this|they|those) (?:fall )?due$|^(?:bis )?wann (?:ist|war|wird|sind|waren) (?:es|das|die) fällig$",
    re.IGNORECASE,
)


class Follower:
    """Reads follow-up questions on one workspace."""

    def __init__(self, snapshot: Snapshot, book: NameBook, today: dt.date) -> None:
        self.snapshot, self.book, self.today = snapshot, book, today

    def read(self, typed: str, earlier: History) -> Reading:
        """What a question means in full; as typed where it leaves nothing out."""
        question = " ".join(typed.split())
        if not earlier:
            return Reading(_WHO_ELSE.sub(r"\1", question))
        begun = STARTER.match(question)
        rest = question[begun.end() if begun else 0 :].strip(" ?.!")
        rules: tuple[Callable[[str, History, bool], Reading | None], ...] = (
            self._else, self._of_them, self._due, self._event, self._bare, self._of_somebody, self._clipped, self._we_german,
        )  # fmt: skip
        for rule in rules:
            reading = rule(rest, earlier, len(rest) < len(question.strip(" ?.!")))
            if reading is not None:
                return _tidy(reading)
        reading = self._in_full(question, rest, earlier)
        return reading if reading.question == question else _tidy(reading)

    def leans(self, typed: str) -> bool:
        """Whether a question that was left as it is may still lean on the conversation."""
        rest = STARTER.sub("", typed)
        clipped_off = rest != typed.strip() or len(typed.split()) < _WHOLE
        return clipped_off or pronoun_in(typed) is not None or _LEANS.search(typed) is not None

    def held(self, said: str) -> Reading:
        """A question that a model said in full: of namesakes in it, which one is asked back."""
        for mention in self.book.mentions(said).people:
            if len(mention.people) > 1:
                before, after = said[: mention.start], said[mention.end :]
                names = dict.fromkeys(map(self._name, mention.people[:_MOST]))
                if len(names) > 1:
                    which = self._which(Meant(mention.people))
                    return Reading(said, tuple(f"{before}{n}{after}" for n in names), which)
        return _tidy(Reading(said))

    # Clipped questions

    def _else(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "Who else?": the same question, without those named so far."""
        if not _ELSE.match(rest) or not (_SAYS_ELSE.search(rest) or begun):
            return None
        base = earlier[-1]
        place = self._place(earlier)
        if not re.match(r"(?:who|whom|which|wer|wen|wem|welche[rsnm]?)\b", base.question, re.IGNORECASE):
            if not place:
                return None
            return Reading(f"Who do I know {place}?", besides=self._named(earlier))
        return Reading(base.question, besides=self._named(earlier))

    def _of_them(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "Who of them have I met?": of the place, organisation or event of the question before."""
        match, unmet = _OF_THEM.match(rest), _NOT_SINCE.match(rest)
        base = earlier[-1].question
        if unmet and _MET.search(base) and (where := self._asked_where(earlier[-1])):
            return Reading(f"Who that I met {where} have I not {unmet['did']}?")
        if match is None and not _DAVON.match(rest):
            return None
        place = self._asked_where(earlier[-1])
        if match is None or not place:  # nothing is guessed about a set that cannot be named
            return Reading(rest, which="Whom do you mean?")
        asked = "How many people" if match["word"].casefold() == "how many" else "Who"
        return Reading(f"{asked} {place} {match['rest']}?")

    def _named(self, earlier: History) -> tuple[str, ...]:
        """Everybody whom the answers to the last question named, and to the same one before."""
        people = Antecedents(earlier, self.book, self.snapshot)
        same = [e for e in earlier if e.question == earlier[-1].question]
        asked = [p for e in same for group in people.asked(e) for p in group]
        told = [p for e in same for p in people.labelled((*e.people, *e.besides))]
        return tuple(dict.fromkeys([*told, *asked]))

    def _event(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "When was it?"."""
        match = _EVENT.match(rest)
        event = self._event_before(earlier) if match else ""
        if match is None or not event:
            return None
        return Reading(f"{_english(match['word'])} is the {event}?")

    def _due(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "When was it due?": what stands open between the user and the one the talk is about."""
        if not _FALLS_DUE.match(rest):
            return None
        asked = (
            "Wann ist das Versprechen an {name} fällig?"
            if is_german(rest)
            else "When is the promise to {name} due?"
        )
        return self._about(self._other(earlier), partial(self._naming, asked))

    def _bare(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "When?", "why?": the same question with another first word."""
        match = _BARE.match(rest)
        if match is None:
            return None
        word, base = _english(match["word"]), earlier[-1].question
        if is_german(base) and is_german(f"{match['word']} {base}") and _GERMAN_ASKS.match(base):
            typed = match["word"] if match["word"].casefold() in _ENGLISH else _GERMAN_OF.get(word, word)
            return Reading(_GERMAN_ASKS.sub(typed, base, count=1))
        if word == "How many":
            return Reading(re.sub(r"^(?:who|whom|which people)\b", "How many people", base, flags=re.I))
        if _ASKS.match(base):
            return Reading(_ASKS.sub(word, base, count=1))
        if _YES_NO.match(base):
            return Reading(f"{word} {base[0].lower()}{base[1:]}")
        event = self._event_before(earlier)
        return Reading(f"{word} is the {event}?") if event and word in ("When", "Where") else None

    def _of_somebody(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "Her phone?", "and Jonas's company?", "und seine Firma?"."""
        match = _OF_SOMEBODY.match(rest)
        if match is None:
            return None
        if match["name"]:
            named = self.book.mentions(match["name"]).people
            if not named or not begun:
                return None
            meant = Meant(named[0].people, sure=len(named[0].people) == 1)
        else:
            pronoun = pronoun_in(f"und {rest}")
            meant = Antecedents(earlier, self.book, self.snapshot).meant(pronoun)
        return self._about(meant, lambda person: self._asked_of(person, match["noun"]))

    def _asked_of(self, person: str, noun: str) -> Reading:
        """A question about something of a person's."""
        name = Antecedents((), self.book, self.snapshot).name(person)
        organisation = self.snapshot.people[person].organisation
        if _COLLEAGUE.fullmatch(noun) and organisation:
            return Reading(f"Who do I know at {organisation}?", besides=(person,))
        for pattern, question in _ASK_OF:
            if re.fullmatch(pattern, noun, re.IGNORECASE):
                return Reading(question.format(name=name))
        return Reading(f"Who or what is {name}'s {noun}?")

    def _clipped(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        """ "And in Berlin?", "what about last year?", "Greta?"."""
        new = clipped(rest, self.book, self.today, begun=begun)
        if new is None:
            return None
        # "When was it?" was asked by the way: "and in Leeds?" goes on with the question before that.
        aside = new.kind in ("place", "organisation", "date")
        base = next((e for e in reversed(earlier) if not (aside and _ASIDE.match(e.question))), earlier[-1])
        first, *others = filled(base.question, rest, new, self.book, self.today)
        return Reading(first, tuple(others))

    def _we_german(self, rest: str, earlier: History, begun: bool) -> Reading | None:
        for pattern, question in _WIR:
            if re.match(pattern, rest, re.IGNORECASE):
                named = partial(self._naming, question)
                return self._about(self._other(earlier), named)
        return None

    def _naming(self, question: str, person: str) -> Reading:
        return Reading(question.format(name=self._name(person)))

    # Questions with a verb

    def _in_full(self, question: str, rest: str, earlier: History) -> Reading:
        """A question with a verb of its own, with "she", "we" and "there" said in full."""
        whole, question = question, question[_start_of(question, rest) :]
        if _WHO_ELSE.search(question):
            question = _WHO_ELSE.sub(r"\1", question)
            besides = self._named(earlier)
        else:
            besides = ()
        if _THERE.search(question) and (place := self._place(earlier)):
            question = _THERE.sub(_placed(question, place), question, count=1)
        event = self._event_before(earlier)
        if event and _WHO_COMES.fullmatch(question.strip(" ?.!")):
            question = f"{question.strip(' ?.!')} {'to' if _TO_GO.search(question) else 'at'} the {event}?"
        reading = Reading(question, besides=besides)
        unchanged = replace(reading, question=whole) if question in whole else reading
        if self.book.mentions(question).people:
            return unchanged
        pronoun = pronoun_in(question)
        if pronoun is None:
            return self._we(question, earlier) or unchanged
        meant = Antecedents(earlier, self.book, self.snapshot).meant(pronoun)
        if meant.both:
            both = " and ".join(map(self._name, meant.people))
            return replace(reading, question=question[: pronoun.start] + both + question[pronoun.end :])
        before = _singular(question[: pronoun.start]) if pronoun.plural else question[: pronoun.start]
        after = question[pronoun.end :]
        said = self._about(
            meant, lambda p: replace(reading, question=before + pronoun.instead(self._name(p)) + after)
        )
        return said or unchanged

    def _we(self, question: str, earlier: History) -> Reading | None:
        """ "Where did we meet?": the user and the one person the talk is about."""
        match = _WE.search(question)
        if match is None:
            return None
        return self._about(self._other(earlier), lambda p: Reading(_with(question, match, self._name(p))))

    # Whom and what the talk is about

    def _about(self, meant: Meant, ask: Callable[[str], Reading]) -> Reading | None:
        """The question for whom is meant; where that is open, the question for each of them, to choose from."""
        if not meant.people:
            return None
        readings = list(dict.fromkeys(ask(p) for p in meant.people[:_MOST]))
        first, others = readings[0], tuple(r.question for r in readings[1:])
        if meant.sure:
            return replace(first, instead=others[:2])
        if not others:
            return first if len(meant.people) == 1 else replace(first, which=self._which(meant))
        return replace(first, instead=(first.question, *others), which=self._which(meant))

    def _which(self, meant: Meant) -> str:
        names = list(dict.fromkeys(self.snapshot.people[p].name for p in meant.people))
        if len(names) == 1:
            return f"{len(meant.people)} people are called {names[0]}. Whom do you mean?"
        return "Whom do you mean?"

    def _other(self, earlier: History) -> Meant:
        return Antecedents(earlier, self.book, self.snapshot).meant()

    def _name(self, person: str) -> str:
        return Antecedents((), self.book, self.snapshot).name(person)

    def _event_before(self, earlier: History) -> str:
        named = (s for e in reversed(earlier) for s in slots(e.question, self.book, self.today))
        return next((s.words for s in named if s.kind == "event"), "")

    def _place(self, earlier: History) -> str:
        """Where "there" is: the event, place or organisation of the question before, or where its one person works."""
        base: Exchange = earlier[-1]
        if asked := self._asked_where(base):
            return asked
        meant = self._other((base,))
        organisation = self.snapshot.people[meant.people[0]].organisation if meant.sure else ""
        return f"at {organisation}" if organisation else ""

    def _asked_where(self, exchange: Exchange) -> str:
        """The event, organisation or place that a question names."""
        for slot in slots(exchange.question, self.book, self.today):
            if slot.kind in ("event", "organisation", "place"):
                return f"{'in' if slot.kind == 'place' else 'at'} {slot.words}"
        return ""


def _placed(question: str, place: str) -> str:
    """ "At Rye Press" for "there"; behind "from" or "to" the name alone."""
    match = _THERE.search(question)
    before = question[: match.start()] if match else ""
    return place.split(" ", 1)[1] if _BEFORE_THERE.search(before) else place


def _start_of(question: str, rest: str) -> int:
    """Where the question itself begins, behind "and"."""
    return max(0, question.find(rest))


def _singular(before: str) -> str:
    """What stands before a single "they", for a name: "where do" → "where does"."""
    return re.sub(r"\b(do|have|are|were)(?= $)", lambda m: _ONE[m[1].casefold()], before, flags=re.IGNORECASE)


def _english(word: str) -> str:
    said = _ENGLISH.get(word.casefold(), word.casefold())
    return said[0].upper() + said[1:]


def _with(question: str, match: re.Match[str], name: str) -> str:
    """ "Where did I meet Lena?" for "Where did we meet?"."""
    verb = {"are": "am", "were": "was"}.get(match["verb"].casefold(), match["verb"])
    rest = question[match.end() :].rstrip(" ?.!")
    met = _ENDS_ON_THEM.search(rest)
    if met:
        rest = f"{rest[: met.start()]}{met[1] or met[2]} {name}{rest[met.end() :]}"
    else:
        rest = f"{rest} with {name}"
    return f"{question[: match.start()]}{verb} I{rest}?"


def _tidy(reading: Reading) -> Reading:
    def neat(question: str) -> str:
        said = question.strip()
        said = said[:1].upper() + said[1:]
        return said if said.endswith(("?", ".", "!")) else f"{said}?"

    question = neat(reading.question)
    return replace(
        reading, question=question, instead=tuple(dict.fromkeys(neat(q) for q in reading.instead if neat(q) != question or reading.which)),
    )  # fmt: skip
