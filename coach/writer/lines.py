"""What a letter can say: each statement of the notes becomes at most a few lines, fit for the person's eyes.

A line is a phrase without its frame: "showing me the kiln" (thanks), "your recordings" (more), "the plates
arrived" (news). `coach/writer/letter.py` chooses among them and puts the frames around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from coach.evidence import Statement
from coach.writer.about_them import about_them
from coach.writer.kindness import done
from coach.writer.line import Kind, Line, particular
from coach.writer.nouns import definite
from coach.writer.pieces import lowered, pieces, settled, tidy
from coach.writer.prose import Clause, Reader, Who, clause, to_you
from coach.writer.taste import private, sayable, unfinished, unkind
from coach.writer.topics import PLACE_WORD
from coach.writer.verbs import Tense, gerund

LONGEST = 600  # characters of a sentence; what is longer is no sentence
THERE = 1.0  # what belongs to the occasion itself weighs more than what came later


_DID_WITH_IT = frozenset(
    "keep try use buy order read finish bake cook plant frame pin learn enjoy like love laugh copy rewrite test eat watch adopt change "
    "start borrow hang print cite quote pass fix correct".split()
)
_TALK_FRAGMENT = re.compile(
    r"\b(?:(?:call|coffee|lunch|dinner|walk|evening)\b[^,:]*?\babout|(?:chat|talk|conversation|discussion|exchange)\b[^,:]*?\b(?:about|on))\s+"
    r"(?P<about>(?!\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday).+)$",
    re.IGNORECASE,
)
_ADVICE = (
    r"(?P<owner>her|his|their|(?:NAMES)['’]s)\s+(?P<what>(?:[\w-]+\s){0,2}?(?:advice|tips?|suggestions?|ideas?|rule|trick|recipe|answer|warning|"
    r"point|summary|definition|question|remedy|recommendations?|method)\b[^:]*):\s*(?P<content>.+)$"
)
_SAID = r"(?:NAMES|she|he|they)(?:\s+(?:said|says|put it|told me|on [^:\"“]{2,40}))?\s*[:,]?\s*[\"“](?P<quote>[^\"”]{8,200})[\"”]\.?$"
_PRAISE = (
    r"(?:(?:her|his|their)|(?:NAMES)['’]s)\s+[^.;:]{3,80}?\s(?:(?:was|is|were|are)\s+(?:the (?:best|finest|clearest|funniest|highlight|most \w+)|"
    r"an? (?:marvel|joy|delight|pleasure|treat|revelation|masterclass)|brilliant|excellent|superb|wonderful|a great help)|made my (?:day|week))\b"
)
_SHORT_IS = re.compile(
    r"\b(He|She|he|she)['’]s(?= (?:keen|curious|interested|looking|working|writing|building|preparing|planning|training|learning)\b)"
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PROMISED = re.compile(r"\b(?:promis\w+|ow(?:e|es|ed)\b)", re.IGNORECASE)
_DUTY = re.compile(
    r"^(?:I\s+)?(?:still\s+|also\s+)?(?:need to|must|will|have to|should|['’]ll|want to|ought to|(?:am )?going to)\s+(?P<do>(?:send|share|forward|lend|show|"
    r"email|introduce|bring|give|look up|find|connect|write|call)\s.+)$",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:our|my|we|us|I)\b")
_HAPPENED = re.compile(
    r"\b(?:now|has|have|is|are|was|were|works?|worked|passed|accepted|arrived|went|came|won|got|published|approved|adopted|opened|runs?|sold|finished)\b"
)


def lines_of(
    statement: Statement, reader: Reader, today: date, occasion_date: date | None = None
) -> list[Line]:
    """Everything that one statement gives a letter, nothing where it cannot be said well."""
    if len(statement.text) > LONGEST:
        return []
    text = _SHORT_IS.sub(r"\1 is", tidy(statement.text))
    text = re.sub(rf"(?<=\d )({_MONTH}) {today.year}\b", r"\1", text)  # of this year
    whole = _quoted(text, statement, reader)
    if whole:
        return whole
    later = occasion_date is not None and statement.date is not None and statement.date > occasion_date
    found: list[Line] = []
    for piece in pieces(text):
        said = (
            settled(piece, statement.date, today) if later else re.sub(r"\s*\b(?:today|tonight)\b", "", piece)
        )
        if unkind(said) and not private(said):
            said = said.rpartition(",")[0]  # "every question, even the stupid ones"
        if sayable(said) and not _PROMISED.search(said):
            found.extend(_of_piece(said, statement, reader, later))
    return [line if later else replace(line, weight=line.weight + THERE) for line in found]


def _quoted(text: str, statement: Statement, reader: Reader) -> list[Line]:
    names = "|".join(re.escape(n) for n in reader.names)
    advice = re.match(_ADVICE.replace("NAMES", names), text, re.IGNORECASE)
    if advice and not (private(text) or unkind(advice["what"]) or unfinished(text)):
        content = to_you(advice["content"].rstrip("."), reader)
        what = to_you(advice["what"], reader)
        if content and what and len(content.split()) <= 30:
            return [Line(Kind.ADVICE, f"your {what}: {content}", statement, 5.0, f"your {what}")]
        return []
    praise = re.match(_PRAISE.replace("NAMES", names), text, re.IGNORECASE)
    if praise and not (private(text) or unfinished(text)):
        phrase = to_you(re.split(r"[,;]| and I\b| but ", text.rstrip("."))[0], reader)
        if phrase and phrase.lower().startswith("your "):
            return [
                Line(
                    Kind.PRAISE, phrase, statement, 4.4, re.split(r"\s(?:was|is|were|are|made)\s", phrase)[0]
                )
            ]
    said = re.match(_SAID.replace("NAMES", names), text, re.IGNORECASE)
    if said and not private(text):
        return [Line(Kind.QUOTE, f"“{said['quote'].strip()}”", statement, 4.5)]
    return []


_CONSULTED = r"(?:I )?(?:rang|called|phoned|asked|consulted) (?:NAMES|her|him)\b[^,;:]*? (?:about|for (?:an |her |his )?opinion (?:on|of)) (?P<x>(?:the|my|our|an?|two|three) [^,.;:]+)"
_THINKS = r"(?:NAMES|she|he) (?:thinks|believes|reckons|says|finds|advises) that (?P<x>[^;:]+)"


_OF_PEOPLE = re.compile(
    r"\b(?:he|she|him|her|hers|his|they|them|their|theirs|but|except|though|unless|fools?|crooks?|liars?|thie(?:f|ves)|drinks?|drunk|steals?|cheats?|frauds?|"
    r"fak\w+|forg\w+|bad|awful|terrible|ugly|weak|wrong|worthless|rubbish|nonsense|silly|dangerous|director|chief|boss|manager|owner|seller|dealer|"
    r"colleagues?|people|m[ae]n|wom[ae]n|team|committee|board|nobody|everybody|nothing|never|clients?|customers?|mad|crazy|"
    r"leaks?|prices?|costs?|fails?|failed|late|lost|broken|we|us|our)\b",
    re.IGNORECASE,
)
"""What makes an opinion one about people, or a hard one: it stays with the user."""


def opinions_of(statements: Sequence[Statement], reader: Reader) -> Iterator[Line]:
    """Thanks for what somebody thinks of a thing that the user asked them about, by the sentence before: "your opinion on the
    black frame: that the gesso is original"."""
    names = "|".join(re.escape(n) for n in reader.names)
    for before, s in pairwise(sorted(statements, key=lambda s: (s.document, s.start))):
        if s.document != before.document or s.start - before.end > 2:
            continue
        asked = re.match(_CONSULTED.replace("NAMES", names), tidy(before.text), re.IGNORECASE)
        thinks = re.match(_THINKS.replace("NAMES", names), tidy(s.text).rstrip("."), re.IGNORECASE)
        if not (asked and thinks):
            continue
        matter = re.split(PLACE_WORD, asked["x"])[0]
        opinion = re.split(r",\s+and\s+(?:he|she)\s", thinks["x"])[0]
        if any(_OF_PEOPLE.search(x) or _names_somebody(x, reader) for x in (matter, opinion)):
            continue
        held = to_you(opinion, reader)
        thing = to_you(matter, reader)
        if held and thing and sayable(f"{thing} {held}") and len(held.split()) <= 20:
            topic = f"your opinion on {thing}"
            yield Line(Kind.THANKS, f"{topic}: that {held}", s, 4.5, topic)


def _names_somebody(text: str, reader: Reader) -> bool:
    """Whether a name stands in it that is not the reader's."""
    own = {word for name in reader.names for word in name.split()}
    return any(word not in own for word in re.findall(r"\b[A-ZÀ-Þ][\w’'-]+", text))


def _of_piece(piece: str, statement: Statement, reader: Reader, later: bool) -> Iterator[Line]:
    duty = _DUTY.match(piece)
    if duty:
        do = to_you(duty["do"], reader)
        if do and re.search(r"\byou\b", do) and not re.match(r"\w+ (?:it|them|that|this)\b", do):
            yield Line(Kind.DUTY, do, statement, 3.0)
        return
    found = clause(piece, reader)
    wish = re.search(r"\band (?P<wish>would like (?:to|an?|the)\s.+)$", piece)
    if wish and found is not None and found.who is Who.THEM and (wanted := to_you(wish["wish"], reader)):
        yield Line(Kind.NEED, wanted, statement, 2.0)
        return
    if found is None:
        yield from _without_verb(piece, statement, reader, later)
    elif found.who is Who.THEM:
        yield from about_them(found, statement, reader)
    elif found.who is Who.US:
        yield from _ours(found, statement, reader)
    elif found.who is Who.ME:
        yield from _mine(found, statement, reader, later)


def _without_verb(piece: str, statement: Statement, reader: Reader, later: bool) -> Iterator[Line]:
    """Fragments ("second chat about tariffs"), and in later notes what came of the matter."""
    shifted = to_you(piece, reader)
    if shifted is None:
        return
    if later and _BETTER.search(piece) and _HAPPENED.search(piece) and len(piece.split()) <= 20:
        yield Line(Kind.NEWS, shifted, statement, 4.0)
        return
    talk = _TALK_FRAGMENT.search(shifted)
    if talk:
        yield Line(Kind.TALK, f"talking about {talk['about']}", statement, 2.5, talk["about"])
    interest = re.match(
        r"(?:very |really )?(?P<how>interested in|curious about|keen on)\s+(?P<np>.+)$",
        shifted,
        re.IGNORECASE,
    )
    if interest:
        yield Line(Kind.INTEREST, f"are {interest['how']} {interest['np']}", statement, 1.5, interest["np"])


# ------------------------------------------------------------------ what we and I did


def _ours(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    first = found.predicates[0]
    meant = re.match(r"with [^:]{2,40}: (?P<what>.+)$", first.rest)  # "Agreed with him: journalists pay"
    if first.verb.base == "agree" and done(first) and (meant or re.match(r"(?:to|on|that)\b", first.rest)):
        agreed = to_you(f"that {lowered(meant['what'])}" if meant else first.rest, reader)
        if agreed:
            yield Line(Kind.AGREED, agreed, statement, 2.6)
        return
    if first.verb.base in (
        "talk",
        "speak",
        "chat",
        "discuss",
        "swap",
        "compare",
        "laugh",
        "exchange",
    ) and done(first):
        rest = to_you(first.rest, reader)
        if rest is None:
            return
        rest = re.sub(r"^(?:with|to) you\s+", "", rest)
        # "Your sailing boat, a 1962 folkboat" is "your 1962 folkboat".
        rest = re.sub(r"\byour [\w ’'-]+, an? ((?:[\w’'-]+ ){0,2}[\w’'-]+)$", r"your \1", rest)
        rest = re.sub(r"(\byour [\w ’'-]+), an? [^,]+$", r"\1", rest)  # they know what theirs is
        verb = "talking" if first.verb.base in ("talk", "speak", "chat") else gerund(first.verb.base)
        if not re.match(r"(?:about|of|over|how|what|why|the|a|your|our|my|notes|\w+ing|[a-z-]+s\b|at)", rest):
            return
        yield Line(
            Kind.TALK,
            f"{verb} {rest}",
            statement,
            2.8 + particular(rest),
            re.sub(r"^(?:about|of|over)\s+", "", rest),
        )


def _mine(found: Clause, statement: Statement, reader: Reader, later: bool) -> Iterator[Line]:
    p = found.predicates[0]
    if (
        p.verb.base not in _DID_WITH_IT
        or p.auxiliary
        or p.negated
        or p.verb.tense is not Tense.PAST
        or len(found.predicates) > 1
    ):
        return
    rest = to_you(p.rest, reader)
    if rest and 1 <= len(rest.split()) <= 18:
        yield Line(
            Kind.NEWS if later else Kind.MINE,
            f"I {p.adverbs + ' ' if p.adverbs else ''}{p.word.lower()} {rest}",
            statement,
            3.0,
            definite(re.split(PLACE_WORD, rest)[0]),
        )
