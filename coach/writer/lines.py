"""What a letter can say: each statement of the notes becomes at most a few lines, fit for the person's eyes.

A line is a phrase without its frame: "letting me speak" (thanks), "your load profiles" (more), "the minutes
arrived" (news). `coach/writer/letter.py` chooses among them and puts the frames around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from coach.evidence import Statement
from coach.text import fold
from coach.writer.nouns import definite, head_noun
from coach.writer.prose import Clause, Predicate, Reader, Who, clause, gerunds, pieces, settled, tidy, to_you
from coach.writer.taste import private, sayable, unfinished, unkind
from coach.writer.verbs import Tense, gerund, read_known

THERE = 1.0  # what belongs to the occasion itself weighs more than what came later


class Kind(StrEnum):
    """What a line does in a letter."""

    THANKS = "thanks"  # "letting me speak", "the jar of honey"
    ADVICE = "advice"  # "your advice on the talk: one berth, one mistake"
    PRAISE = "praise"  # "your repair was the finest thing I saw"
    QUOTE = "quote"  # something they said, word for word
    MORE = "more"  # "your load profiles from 40 quay cranes"
    TALK = "talk"  # "talking about bees"
    WISH = "wish"  # "your series about sockets"
    MINE = "mine"  # what the user did with it: "I kept the napkin"
    NEWS = "news"  # what came of it later
    DUTY = "duty"  # "send you the post"
    INTEREST = "interest"  # "your interest in cable reels"
    TRAIT = "trait"  # "keep nine goats behind the works"
    NEED = "need"  # "are looking for a small museum"
    AGREED = "agreed"  # "to swap apprentices"


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase, the statements it came from, and how much it says (more is better). `topic` is the thing it is
    about, as a noun phrase for a subject line; empty where there is none."""

    kind: Kind
    text: str
    statement: Statement
    weight: float
    topic: str = ""


# Kind even where "me" is not said.
_KINDNESS = frozenset(
    "explain show recommend suggest share introduce listen host organise invite answer give bring demonstrate help present describe "
    "translate moderate teach point offer agree volunteer advise encourage vouch nominate correct spot sketch draw send lend forward".split()
)
# Not a kindness even with "me" beside it.
_NO_KINDNESS = frozenset(
    "ask interrupt promise owe refuse pitch sell bother want need expect push press blame complain say think hear know seem feel look "
    "leave forget miss lose cost keep hate dislike doubt suspect assume ignore cancel fail reject decline be have get become remind "
    "meet see call ring chase contact email mistake confuse surprise find beat outbid charge bill invoice leave work move talk speak laugh".split()
)
_THINGS_GIVEN = frozenset("give hand bring buy pour pass pay make cook".split())
# What somebody has or does that it is natural to ask more about.
_WORK = frozenset(
    "restore build design develop electrify study research map test measure breed grow translate curate record repair catalogue "
    "digitise model brew bake weave print publish edit conserve rebuild investigate collect rewild survey document photograph "
    "compose convert insulate recycle".split()
)
# Habits and crafts that it is kind to remember; offices and duties are not among them.
_HABITS = frozenset(
    "keep repair carry grow play sing climb swim collect bake ring cycle row sail paint knit weave brew breed mend carve dance cook fish forage "
    "garden hike juggle photograph run sketch ski weld whittle name swear know make".split()
)
_JOBS = re.compile(
    r"\b(?:department|team|business|company|division|unit|sales|accounts|budget|staff|office|desk|line)\b",
    re.IGNORECASE,
)
_UNDER_WAY = frozenset(
    "work train prepare plan write build finish organise develop rehearse edit shoot record".split()
)
_WORK_THINGS = re.compile(
    r"\b(?:profiles?|data|figures|results?|rigs?|reports?|lists?|maps?|models?|papers?|stud(?:y|ies)|prototypes?|archives?|collections?|"
    r"programmes?|labs?|fleets?|measurements?|numbers|methods?|plans?|projects?|pilots?|tools?|datasets?|recordings?|photographs?|gardens?|"
    r"workshops?|studios?|press(?:es)?|bakery|boats?|exhibitions?|librar(?:y|ies)|courses?|trials?|surveys?|designs?|drawings?|samples?|"
    r"recipes?|series|books?|thes[ie]s|theor(?:y|ies)|ideas?|theatres?|ensembles?|orchards?|kilns?|looms?|machines?|instruments?|scores?|"
    r"scripts?|experiments?|statistics|records?|notebooks?|checklists?|templates?|guidelines?|tricks?|way of|approach)\b",
    re.IGNORECASE,
)
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
    text = tidy(statement.text)
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
        yield from _theirs(found, statement, reader)
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
        r"(?:very |really )?(?:interested in|curious about|keen on)\s+(?P<np>.+)$", shifted, re.IGNORECASE
    )
    if interest:
        yield Line(Kind.INTEREST, f"your interest in {interest['np']}", statement, 1.5, interest["np"])


# ------------------------------------------------------------------ what they did


def _theirs(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    kind = [p for p in found.predicates if _kindness(p)]
    if kind:
        yield from _thanks(found, kind, statement, reader)
        return
    for p in found.predicates:
        line = _has(p, statement, reader) or _does(p, statement, reader)
        if line:
            yield line
            return
    yield from _trait(found, statement, reader)


def _done(p: Predicate) -> bool:
    """Whether a predicate tells of something that happened; a suggestion noted in the present counts."""
    if (
        p.verb.tense is Tense.PRESENT
        and p.verb.base in ("suggest", "recommend", "advise")
        and not p.auxiliary
    ):
        return True
    return p.verb.tense in (Tense.PAST, Tense.PARTICIPLE) and p.auxiliary.casefold() in (
        "",
        "has",
        "had",
        "'s",
        "’s",
        "have",
    )


def _kindness(p: Predicate) -> bool:
    """Whether one thanks for it."""
    base, rest = p.verb.base, p.rest
    if not _done(p) or p.negated:
        return False
    if base == "ask":
        return bool(
            re.match(r"(?:me |us )?(?:the|a|an|one|two|good|many|so many|all the)\b.*\bquestions?\b", rest)
            or re.match(r"(?:me |us )?(?:how|why|what|where)\b", rest)
        )
    if base == "tell":
        return bool(
            re.match(
                r"(?:me|us)\s+(?:over \w+ )?(?:about|how|why|where|the (?:story|tale|history|secret of)|an? (?:story|joke))\b",
                rest,
            )
        )
    if base in ("find", "look", "take", "make") and not re.search(r"\b(?:me|us|time|trouble|for)\b", rest):
        return False
    if base in ("agree", "offer"):
        return bool(re.match(r"to\b|me\b|us\b", rest))
    if base in _KINDNESS:
        return not re.match(r"(?:him|her|them)?(?:self|selves)\b", rest)
    for_us = re.search(
        r"^(?:me|us|my|our)\b|\b(?:to|with|for) (?:me|us)\b|\b(?:me|us)\b\s+(?:\w+ing|\w+ to)\b", rest
    )
    return base not in _NO_KINDNESS and for_us is not None


def _thanks(found: Clause, kind: Sequence[Predicate], statement: Statement, reader: Reader) -> Iterator[Line]:
    """One line for all kindnesses of a clause; a gift is thanked for as a thing."""
    weight = 4.0 + _particular(" ".join(p.rest for p in kind))
    if len(kind) == 1:
        gift = _gift(kind[0], reader)
        if gift:
            yield Line(Kind.THANKS, gift, statement, weight + 0.5, gift)
            return
    kept = _relinked(
        [
            p
            for p in found.predicates
            if p in kind or (_done(p) and not p.negated and p.verb.base not in _NO_KINDNESS)
        ]
    )
    phrase = gerunds(Clause(found.who, found.subject, kept), reader)
    if phrase and len(phrase.split()) <= 34 and not _dangling(phrase):
        topic = next((t for p in kept if (t := topic_of(p, reader))), "")
        yield Line(Kind.THANKS, phrase, statement, weight, topic)


def _dangling(phrase: str) -> bool:
    """Whether "them" or "they" is left with nothing before it that it could mean."""
    match = re.search(r"\b(?:them|they|those)\b", phrase)
    return match is not None and not re.search(r"\b[a-z]{3,}(?<!s)s\b", phrase[: match.start()])


def _relinked(kind: Sequence[Predicate]) -> tuple[Predicate, ...]:
    first, *rest = kind
    head = Predicate("", first.adverbs, first.auxiliary, first.word, first.verb, first.rest)
    return (head, *rest)


def _gift(p: Predicate, reader: Reader) -> str:
    """The thing given: "gave me a jar of honey" → "the jar of honey", "gave a talk on mills" → "your talk on mills"."""
    if p.verb.base not in _THINGS_GIVEN:
        return ""
    match = re.match(r"(?P<me>(?:me|us)\s+)?(?P<np>(?:an?|the|some|his|her|their|two|three)\s+.+)$", p.rest)
    if not match or (p.verb.base not in ("give", "bring") and not match["me"]):
        return ""
    thing = to_you(re.sub(r"^some\s+", "the ", match["np"]), reader)
    if thing is None:
        return ""
    if head_noun(thing).casefold() in ("one", "ones", "it", "lot", "lots", "hand", "sense"):
        return ""
    return definite(thing, "the" if match["me"] or p.verb.base != "give" else "your")


def _particular(text: str) -> float:
    """How much a phrase says: names, numbers, a colon, and a good length are particular."""
    words = text.split()
    score = 0.3 * min(len(words), 14) / 14
    score += 0.4 * bool(re.search(r"\d|:", text)) + 0.3 * bool(re.search(r"(?<!^)\b[A-Z]\w+", text))
    return score - (0.6 if len(words) < 3 else 0.0)


def _has(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """ "Has load profiles from 40 cranes" → "your load profiles from 40 cranes"."""
    if (
        p.verb.base not in ("have", "collect", "keep", "own")
        or p.auxiliary
        or p.negated
        or p.verb.tense is Tense.PAST
    ):
        return None
    if not _WORK_THINGS.search(p.rest) or re.match(r"(?:no|to|been|got to|little|never)\b", p.rest):
        return None
    thing = to_you(re.sub(r"^(?:an?|the|some|got an?|got|its|his|her|their)\s+", "", p.rest), reader)
    if thing is None:
        return None
    owned = f"your {thing}" if p.verb.base != "collect" else f"your collection of {thing}"
    return Line(Kind.MORE, owned, statement, 3.5 + _particular(p.rest), owned)


def _does(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """What they work on, are preparing, or look for."""
    rest = to_you(p.rest, reader)
    if rest is None or p.negated:
        return None
    busy = p.verb.tense is Tense.GERUND and p.auxiliary.casefold() in ("is", "are", "'s", "’s", "'re", "’re")
    if busy and p.verb.base in _UNDER_WAY:
        thing = re.sub(r"^(?:on|for|to)\s+(?=(?:an?|the|your)\s)", "", rest)
        if re.match(r"(?:an?|the|your)\s", thing):
            return Line(Kind.WISH, re.sub(r"^an?\s+", "your ", thing), statement, 2.5, thing)
        return None
    if p.verb.base in _WORK and p.verb.tense is Tense.PRESENT and len(rest.split()) >= 2:
        matter = rest.split(",", maxsplit=1)[0]
        topic = re.split(_PLACE_WORD, matter)[0]
        doing = f"your work {gerund(p.verb.base)} {matter}"
        return Line(Kind.MORE, doing, statement, 2.5 + _particular(matter), topic if " " in topic else "")
    if _NEEDS.match(f"{p.word} {rest}") and (needs := _need(p, rest)):
        return Line(Kind.NEED, needs, statement, 2.0)
    if p.verb.base == "be" and (
        interest := re.match(r"(?:very |really )?(?:interested in|curious about|keen on)\s+(?P<np>.+)$", rest)
    ):
        return Line(Kind.INTEREST, f"your interest in {interest['np']}", statement, 1.5, interest["np"])
    if p.word == "interested" and rest.startswith("in "):
        return Line(Kind.INTEREST, f"your interest {rest}", statement, 1.5, rest[3:])
    return None


_NEEDS = re.compile(
    r"(?:look(?:s|ing)? for|needs?|wants? (?:an?|the|to)|hop(?:es|ing) to|would like)\b", re.IGNORECASE
)


def _need(p: Predicate, rest: str) -> str:
    """ "Is looking for a museum" → "are looking for a museum"; only what is so now."""
    if p.verb.tense is Tense.GERUND and p.auxiliary.casefold() in ("is", "are", "'s", "’s"):
        return f"are {p.word} {rest}"
    if p.verb.tense is Tense.PRESENT and not p.auxiliary:
        return f"{p.verb.base} {rest}"
    return f"would {p.word} {rest}" if p.auxiliary.casefold() == "would" else ""


def _trait(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    """A habit worth remembering: "keeps nine goats" → "keep nine goats"."""
    habits = [
        p
        for p in found.predicates
        if p.verb.base in _HABITS and p.verb.tense is Tense.PRESENT and not p.auxiliary and not p.negated
    ]
    if not habits or found.elided or _JOBS.search(found.text):
        return
    rest = to_you(habits[-1].rest, reader)
    if (
        rest
        and 2 <= len(rest.split()) <= 16
        and (habits[-1].verb.base not in ("know", "make", "run") or " by " in rest)
    ):
        topic = re.split(_PLACE_WORD, rest)[0]
        yield Line(
            Kind.TRAIT,
            f"{habits[-1].verb.base} {rest}",
            statement,
            1.8,
            topic if 2 <= len(topic.split()) <= 4 else "",
        )


# ------------------------------------------------------------------ what we and I did


def _ours(found: Clause, statement: Statement, reader: Reader) -> Iterator[Line]:
    first = found.predicates[0]
    if first.verb.base == "agree" and _done(first) and re.match(r"(?:to|on|that)\b", first.rest):
        agreed = to_you(first.rest, reader)
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
    ) and _done(first):
        rest = to_you(first.rest, reader)
        if rest is None:
            return
        rest = re.sub(r"^(?:with|to) you\s+", "", rest)
        verb = "talking" if first.verb.base in ("talk", "speak", "chat") else gerund(first.verb.base)
        if not re.match(r"(?:about|of|over|how|what|why|the|a|your|our|my|notes|\w+ing|[a-z-]+s\b|at)", rest):
            return
        yield Line(
            Kind.TALK,
            f"{verb} {rest}",
            statement,
            2.8 + _particular(rest),
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
            definite(re.split(_PLACE_WORD, rest)[0]),
        )


# ------------------------------------------------------------------ subject lines

_PLACE_WORD = r"\s(?:in|on|at|over|during|through|after|before|from|with|along|across|near|by|when|while|because|as|so|who|which|that|and)\s"


_NO_TOPIC = frozenset(
    "time thing things it lot me you us them down up out over in on off back away forward through aside together part place way much more "
    "everything something all one ones more less most better best bit".split()
)


def topic_of(p: Predicate, reader: Reader) -> str:
    """A short noun phrase for what somebody is thanked for, or nothing."""
    rest = re.sub(r"^(?:me|us)\s+", "", p.rest)
    rest = re.sub(r"^(?:to|through|about|around|round|along|over(?: \w+)?|into)\s+", "", rest)
    if p.verb.base in ("let", "help", "make", "have"):
        first, _, others = rest.partition(" ")
        done = read_known(first)
        rest = others if done and done.base == first else rest
        if not re.match(r"(?:the|an?|your|his|her|their|my|our|one|two|three|\d+|[A-Z])", rest):
            return ""
    question = re.search(r"\b(?:question)\b", rest)
    if p.verb.base == "ask" and question:
        return "your question"
    if p.verb.base == "introduce" and (name := re.match(r"(?:[A-Z][\w’'-]+\s?)+", rest)):
        return f"your introduction to {name.group().strip()}"
    if re.match(r"(?:how|why|what|where|that|to|if|who|which|speak|for|\w+ing)\b", rest):
        return ""
    shifted = to_you(re.split(r"[,:;]", rest)[0], reader)
    if shifted is None:
        return ""
    short = re.split(_PLACE_WORD, shifted)[0].strip()
    if (
        not short
        or re.search(r"[\"“”]", short)
        or len(short.split()) > 6
        or fold(head_noun(short)) in _NO_TOPIC
    ):
        return ""
    if (
        (form := read_known(short.split(" ", 1)[0]))
        and form.tense in (Tense.PAST, Tense.PRESENT)
        and len(short.split()) > 1
    ):
        return ""
    return short if short[:1].isupper() else definite(short)
