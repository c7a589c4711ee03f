"""What somebody did for the user by the notes, as a line of thanks: a favour, a gift, work done, leave given, an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.evidence import Statement
from coach.writer.line import Kind, Line, particular
from coach.writer.nouns import definite, head_noun
from coach.writer.permission import unconditional
from coach.writer.prose import Clause, Predicate, Reader, gerunds, to_you
from coach.writer.topics import topic_of
from coach.writer.verbs import Tense

# Kind even where "me" is not said.
_KINDNESS = frozenset(
    "explain show recommend suggest share introduce listen host organise invite answer give bring demonstrate help present describe "
    "translate moderate teach point offer agree volunteer advise encourage vouch nominate correct spot sketch draw send lend forward".split()
)
# Not a kindness even with "me" beside it.
_NO_KINDNESS = frozenset(
    "ask interrupt promise owe refuse pitch sell bother want need expect push press blame complain say think hear know seem feel look "
    "leave forget miss lose cost keep hate dislike doubt suspect assume ignore cancel fail reject decline be have get become remind "
    "borrow meet see call ring chase contact email mistake confuse surprise find beat outbid charge bill invoice leave work move talk speak laugh "
    "thank forgive pity tease scold sue fire sack cheat trick mock shout yell snub lie deny threaten insult bully bribe fool mislead drop dump "
    "exclude block fight beg pester nag".split()
)
_THINGS_GIVEN = frozenset("give hand bring buy pour pass pay make cook".split())


def done(p: Predicate) -> bool:
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


def is_kind(p: Predicate) -> bool:
    """Whether one thanks for it."""
    base, rest = p.verb.base, p.rest
    if not done(p) or p.negated or _NO_FAVOUR.search(f"{p.adverbs} {rest}"):
        return False
    if base == "ask":
        return bool(
            re.match(r"(?:me |us )?(?:the|a|an|one|two|good|many|so many|all the)\b.*\bquestions?\b", rest)
        )
    if _work_for_us(p) or (base in ("do", "take") and _DEED.fullmatch(rest) and not _THEIRS.search(rest)):
        return True
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


_DEED = re.compile(
    r"(?:on )?(?:all |most of )?(?:the|much|some) (?:[\w-]+ )?(?P<deed>(?!evening|morning|meeting|building)[a-z]{3,}ing)\b.{0,60}"
)
"""What a light verb does: "the real explaining", "on the driving"."""
_WORK_FOR_US = frozenset(
    "photograph scan image measure weigh repair mend fix pack carry drive translate proofread clean sweep tidy print copy frame restore catalogue".split()
)
_AT_OUR_PLACE = re.compile(
    r"\b(?:my|our|all (?:my|our))\b|\bin (?:one|an|a single) (?:afternoon|morning|evening|day|hour)\b|\bafterwards\b"
)


def _work_for_us(p: Predicate) -> bool:
    """Whether somebody did a piece of work on a thing of ours: "photographed the samples in one afternoon"."""
    plain = p.verb.tense is Tense.PAST and not p.auxiliary and p.verb.base in _WORK_FOR_US
    thing = re.match(r"(?:the|all|both|my|our)\b", p.rest)
    return bool(plain and thing and _AT_OUR_PLACE.search(p.rest) and not _THEIRS.search(p.rest))


_THEIRS = re.compile(
    r"\b(?:his|her|their)\b|\bfor (?!me\b|us\b)[\w]+|\b(?:19|20)\d\d\b|\b(?:once|years?|last)\b"
)
_LEAVE = re.compile(
    r"(?:yes, )?(?:that )?(?:I|we) (?:may|can) (?P<do>show|quote|use|print|publish|name|mention|cite|reproduce|share|borrow|copy|film|record|photograph|display)"
    r" (?P<x>.+)"
)


def leave_given(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """Leave that they gave: "says that I may show the second chart" → "letting me show the second chart"."""
    given = _LEAVE.fullmatch(p.rest) if p.verb.base in ("say", "write", "agree") and not p.negated else None
    whole = given is not None and unconditional(given["x"]) and not re.search(r"[,;:]", given["x"])
    thing = to_you(given["x"], reader) if given and whole else None
    if given is None or not thing:
        return None
    return Line(Kind.THANKS, f"letting me {given['do']} {thing}", statement, 3.6, thing)


def thanks(found: Clause, kind: Sequence[Predicate], statement: Statement, reader: Reader) -> Iterator[Line]:
    """One line for all kindnesses of a clause; a gift is thanked for as a thing."""
    weight = 4.0 + particular(" ".join(p.rest for p in kind))
    if len(kind) == 1:
        gift = _gift(kind[0], reader)
        if gift:
            yield Line(Kind.THANKS, gift, statement, weight + 0.5, gift)
            return
    kept = _relinked(
        [
            p
            for p in found.predicates
            if p in kind or (done(p) and not p.negated and p.verb.base not in _NO_KINDNESS)
        ]
    )
    phrase = gerunds(Clause(found.who, found.subject, kept), reader)
    if phrase and len(phrase.split()) <= 34 and not _dangling(phrase):
        topic = next((t for p in kept if (t := topic_of(p, reader))), "")
        yield Line(Kind.THANKS, phrase, statement, weight, topic, _deed(kept, reader))


def _deed(kept: Sequence[Predicate], reader: Reader) -> str:
    """One thing done, as a clause: "you let me speak twice as long as the timer allowed"."""
    first = kept[0]
    plain = len(kept) == 1 and first.verb.tense is Tense.PAST and not (first.auxiliary or first.adverbs)
    rest = to_you(first.rest, reader) if plain else None
    return f"you {first.word.lower()} {rest}" if rest and len(rest.split()) <= 14 else ""


_NO_FAVOUR = re.compile(
    r"\b(?:hardly|barely|scarcely|grudgingly|reluctantly|unwillingly|wrong(?:ly)?|false|fake|broken|useless|against (?:me|us|my|our)|instead of (?:me|us))\b"
    r"|^ ?(?:me|us) (?:nothing|little|no)\b|\btoo (?:late|little)\b"
    r"|\b(?:cold|flu|virus|bug|cough|headaches?|fright|scare|shock|creeps|earful|runaround|slip|boot|sack|brush-off|hard time|cold shoulder|notice|"
    r"bill|invoice|fine|look|warning|shove|slap|push|kick|trouble|grief)(?=\s*(?:$|[.,;]|(?:and|at|in|on|from|last|after|when)\b))",
    re.IGNORECASE,
)
"""What is no favour even where it was given or shown: a cold, the wrong kiln, a book against me."""
_GIVES = frozenset(
    "make send give bring lend build print draw bake write sew cut prepare test measure host read".split()
)
_FREE = re.compile(
    r"\b(?:for nothing|for free|free of charge|at no (?:cost|charge)|without charge|as a gift)\b",
    re.IGNORECASE,
)


def offered(p: Predicate, statement: Statement, reader: Reader) -> Line | None:
    """A gift that is to come: "will make one box for nothing" → "offering to make one box for nothing"."""
    to_come = p.auxiliary.casefold() in ("will", "'ll", "’ll", "would") and not p.negated
    gift = _FREE.search(p.rest)
    if not (to_come and p.verb.base in _GIVES and gift):
        return None
    thing = to_you(p.rest[: gift.end()], reader)
    if thing is None:
        return None
    topic = re.sub(r"^(?:me|us)\s+", "", thing[: gift.start()].strip())
    return Line(
        Kind.THANKS,
        f"offering to {p.verb.base} {thing}",
        statement,
        4.5 + particular(p.rest),
        definite(topic),
    )


def _dangling(phrase: str) -> bool:
    """Whether "them" or "they" is left with nothing before it that it could mean."""
    match = re.search(r"\b(?:them|they|those)\b", phrase)
    return match is not None and not re.search(r"\b[a-z]{3,}(?<!s)s\b", phrase[: match.start()])


def _relinked(kind: Sequence[Predicate]) -> tuple[Predicate, ...]:
    first, *rest = kind
    head = Predicate("", first.adverbs, first.auxiliary, first.word, first.verb, first.rest)
    return (head, *rest)


def _gift(p: Predicate, reader: Reader) -> str:
    """The thing given: "gave me a sack of rye" → "the sack of rye", "gave a talk on mills" → "your talk on mills"."""
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
