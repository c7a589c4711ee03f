"""From words to conditions: "who at Rye Press that I already know" as two, "is at Rye Press" and "you know already".

The question comes with its names as marks (§p, §o, §e, §l, §d), which are taken in order. A stretch of words that no
pattern knows becomes words that a note must say of the person; a name among such words means that the question is of
another kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.ask.condition_clauses import clause_at, event_named
from coach.ask.conditions import WORDED, At, Condition, Fits, In, Known, Named, Never, Says
from coach.ask.contact_conditions import (
    Attending,
    Met,
    Wrote,
)
from coach.ask.fulfilling import WorksWith
from coach.ask.mentions import EventMention
from coach.ask.time_in_words import Period, period_in
from coach.ask.vocabulary import FRAME, terms
from coach.ask.written_out import written_out

if TYPE_CHECKING:
    from coach.ask.plan import Plan


@dataclass(frozen=True, slots=True)
class Selection:
    """Which people, and what is asked of them: who they are ("people"), how many ("count"), a field, or promises."""

    asked: str
    conditions: tuple[Condition, ...]
    unused: tuple[str, ...] = ()  # words of the question that none of them rests on


_SOMEBODY = r"(?:someone|somebody|anyone|anybody|a person|people|a contact(?: of mine)?|one)"
_PEOPLE = r"(?:people|persons|contacts|connections|attendees|guests|speakers|participants|delegates|acquaintances|folks|those|everyone|everybody|anyone|anybody|somebody|someone)"
_OF_THEM = rf"(?:the |my |all |all the |all my |any of the |any of my |those )?{_PEOPLE}"
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("count", re.compile(rf"(?:how many|(?:what is )?the number of)(?: of)? {_OF_THEM}\b")),
    (
        "promises",
        re.compile(
            rf"(?:what|which promises|what promises) (?:did|have|do|had) i (?:still )?(?:promised?|made?|owe)(?: to)? {_OF_THEM}\b"
        ),
    ),
    (
        "their promises",
        re.compile(
            rf"(?:what|which promises|what promises) (?:did|have|do|had) {_OF_THEM} (?=.*(?:promised?|owe) me)"
        ),
    ),
    (
        "e-mail",
        re.compile(
            rf"(?:(?:what are|give me|list|show me) )?(?:the )?(?:e-?mails?|(?:e-?)?mail address(?:es)?|addresses) (?:of|for) {_OF_THEM}\b"
        ),
    ),
    (
        "phone",
        re.compile(
            rf"(?:(?:what are|give me|list|show me) )?(?:the )?(?:phone|telephone|mobile)(?: numbers?)? (?:of|for) {_OF_THEM}\b"
        ),
    ),
    (
        "people",
        re.compile(
            r"(?:(?:is|are) there (?:anyone|anybody|someone|somebody|people)|(?:do|did|have) i (?=(?:already )?(?:know|met|meet)\b)(?:already )?(?:know|meet|met)? ?(?:anyone|anybody|someone|somebody|any (?:people|contacts))?"
            rf"|(?:list|show|name|find|give)(?: me)?(?: all)? {_OF_THEM}|(?:which|what)(?: of)? {_OF_THEM}|{_OF_THEM}|whom? (?:of|among|amongst|from among) {_OF_THEM}|who else|whom?)\b|(?=(?:the )?colleagues? of\b)"
        ),
    ),
)
_LISTED = re.compile(r"\b(?:attendees|guests|speakers|participants|delegates)\b")
_WORK = re.compile(
    r"(?:(?:which|what|list|show me|find|list all|show me all|how many)(?: of (?:my|the))?|all|any|my) (?P<work>(?!(?:of|the|my|other|do|did|have|has|are|is|i|can|will|them|these|those)\b)[\w-]+(?: (?!at\b|in\b|from\b|of\b|do\b|did\b|have\b|that\b|who\b|is\b|are\b|i\b)[\w-]+)?) "
)
_NO_WORK = frozenset(
    "events event conferences conference fairs fair meetings meeting promises promise notes note mails mail emails email messages message "
    "companies company organisations organizations organisation firms firm topics topic things thing day date time year month book papers "
    "commitments commitment pledges obligations tasks duties museums institutions places cities city town country countries city towns two three goals talks talk".split()
)
_NOISE = re.compile(
    r"(?:,? (?:whom|who|that))? i (?:could|can|might|may|should) (?:ask|contact|call|write to|talk to|speak to|turn to|reach out to)\b"
    r"|\b(?:also|already|actually|personally|in person|so far|ever|too|as well|both|please|still|yet|of them|then|before(?! (?:the |our )?§[el]))\b"
)
_BETWEEN = re.compile(
    r"(?:[,\s]+|\b(?:and|but|that|who|which|whom|whose|they|(?:of )?(?:the |my |all )?(?:people|contacts|those|everyone|ones)(?= (?:who|that|i|at|from|in)\b))\b)+"
)

_WORKS_WITH = re.compile(
    rf"(?:works?|working|is working) (?:together )?with {_SOMEBODY}(?: else)?(?: (?:that|who|whom|which))?(?: i know(?= (?:at|from)? ?§o\b| (?:that|who|which|and|whom)\b|$))?"
)


def conditions_of(plan: Plan, *, least: int = 2) -> Selection | None:
    """What a question selects, by its shape; None unless it has so many conditions and every word of it is used. With
    `least` 2 none of them may be words that are only looked for in the notes."""
    text, names = _marked(plan)
    for asked, head in _HEADS:
        match = head.match(text)
        if match is None:
            continue
        found = _clauses(_tail(text, match, asked), names)
        if found is None:
            return None
        listed = _LISTED.search(match.group())
        if listed and not any(isinstance(c, Attending) for c in found):
            found = [Attending(speaking=listed.group() == "speakers"), *found]
            least += 1  # a list that is only implied makes no second condition
        return _selection(asked, found, 1 if "promises" in asked else least)
    work = _WORK.match(text)
    if work is not None and not set(work["work"].split()) & _NO_WORK and "§" not in work["work"]:
        asked = "count" if text.startswith("how many") else "people"
        for said in dict.fromkeys((work["work"], work["work"].split()[0])):
            found = _clauses(text[work.start("work") + len(said) :], list(names))
            if found is not None and not any(isinstance(c, Says) for c in found):
                return _selection(asked, [Fits(said), *found], least)
    return None


def _tail(text: str, head: re.Match[str], asked: str) -> str:
    """What follows the head; "do i know" among it is a condition of its own."""
    rest = text[head.end() :]
    if asked == "their promises":
        return re.sub(r"\b(?:promised?|owe) me\b", " ", rest, count=1)
    if asked == "people" and re.match(r"(?:do|did|have) i\b", head.group()):
        return f"{'i met' if 'met' in head.group() or 'meet' in head.group() else 'i know'} {rest}"
    return rest


def _selection(asked: str, found: list[Condition], least: int) -> Selection | None:
    """The conditions, "since then" meaning the meeting that the question speaks of; what only says that the user
    knows somebody who is met, written to or promised something adds nothing."""
    met = next((c for c in found if isinstance(c, Met)), None)
    conditions = [_anchored(c, met) for c in found]
    single = isinstance(conditions[0], WorksWith) if len(conditions) == 1 else False
    listed = any(isinstance(c, Attending) for c in conditions)
    telling = [c for c in conditions if listed or not isinstance(c, Known)]
    worded = [c for c in telling if isinstance(c, WORDED)]
    if all(isinstance(c, Says) for c in telling) or (len(telling) < least and not single):
        return None
    if worded and least > 1:
        return None
    return Selection(asked, tuple(conditions))


def _anchored(condition: Condition, met: Met | None) -> Condition:
    if isinstance(condition, Never):
        return Never(_anchored(condition.condition, met))
    if isinstance(condition, Wrote) and condition.after is not None:
        return replace(condition, after=met or Met())
    return condition


def _marked(plan: Plan) -> tuple[str, list[Named]]:
    """The question with its names as marks, and the names in order; "Ann of Rye Press" is one name."""

    places: list[tuple[int, int, str, Named]] = [(m.start, m.end, "§p", m) for m in plan.mentions.people]
    places += [(m.start, m.end, "§o", m) for m in plan.mentions.organisations]
    places += [(m.start, m.end, "§l" if m.by_place else "§e", m) for m in plan.mentions.events]
    for start, end in plan.period.spans if plan.period else ():
        period = period_in(_with_relation(plan.question, start, end), plan.today)
        places.append((start, end, "§d", period or plan.period or Period((), "")))
    places.sort(key=lambda p: p[0])
    text = plan.question
    for start, end, mark, _ in reversed(places):
        text = text[:start] + mark + text[end:]
    text = _NOISE.sub(" ", _spread(written_out(text)))
    text = re.sub(r"(?<!since) +then\b", " ", text)
    names = [n for *_, n in places]
    marks = re.findall(r"§[poeld]", text)
    for match in reversed(list(re.finditer(r"(§p) (?:of|from|at) (?:the )?§o", text))):
        number = len(re.findall(r"§[poeld]", text[: match.start()])) + 1
        del names[number]
        text = text[: match.end(1)] + text[match.end() :]
    return " ".join(text.split()), names if len(marks) >= len(names) else []


_BOTH = re.compile(
    r"\b(at|in|to|for|from|of|with) both (?:the )?(§[oel]) and (?:(?:at|in|to|for|from|of|with) )?(?:the )?(§[oel])"
)
_ALL_BUT = re.compile(
    r"\b(everyone|everybody|all|anyone|anybody|people|contacts|nobody) but(?= (?:(?:the |those )?(?:people|ones|contacts|those|staff) |those |at |from |the §|§))"
)
_NEITHER = re.compile(
    r"\b(?:(at|in|for|from|with) )?neither (?:(at|in|for|from|with) )?(?:the )?(§[oel]) nor (?:(?:at|in|for|from|with) )?(?:the )?(§[oel])"
)


def _spread(text: str) -> str:
    """ "At both A and B" as "at A and at B", "at neither A nor B" as "not at A and not at B"."""
    text = _ALL_BUT.sub(r"\1 except", text)
    text = _BOTH.sub(r"\1 \2 and \1 \3", re.sub(r"(§[oel]),? as well as\b", r"\1 and", text))
    return _NEITHER.sub(
        lambda m: "not {0} {1} and not {0} {2}".format(m[1] or m[2] or "at", m[3], m[4]), text
    )


def _with_relation(question: str, start: int, end: int) -> str:
    """A date with the word before it: "since June"."""
    before = re.search(
        r"(?:\b(?:since|after|before|until|till|by|in|during|on)\s+(?:the\s+)?)$",
        question[:start],
        re.IGNORECASE,
    )
    return question[before.start() if before else start : end]


def _clauses(text: str, names: list[Named]) -> list[Condition] | None:
    """The conditions that a stretch of words says, None where names are left over."""
    found: list[Condition] = []
    rest = text
    while True:
        joint = _BETWEEN.match(rest)
        rest = rest[joint.end() :] if joint else rest
        if not rest:
            return found
        together = _WORKS_WITH.match(rest)
        if together is not None:
            inner = _clauses(rest[together.end() :], names)
            if inner is None or any(isinstance(c, Says) for c in inner):
                return None
            return [*found, WorksWith(tuple(inner))]
        taken = clause_at(rest, names)
        if taken is None:
            opened = joint is not None and joint.group().strip() != ""
            said = _free(rest) if opened or all(isinstance(c, (At, In)) for c in found) else None
            if said is None:
                return None
            found.append(said[0])
            rest = rest[said[1] :]
            continue
        condition, used, marks = taken
        if _continues(found, rest, condition):
            condition = Met(event=condition_event(condition, names))
        found.append(condition)
        del names[:marks]
        rest = rest[used:]


def _continues(found: Sequence[Condition], rest: str, condition: Condition) -> bool:
    """Whether "at the workshop" goes on from "met at the fair and …"."""
    bare = re.match(r"(?:at|in) (?:the )?(?:§e|§l)(?= |,|$)", rest) is not None
    return bare and bool(found) and isinstance(found[-1], Met) and isinstance(condition, (Attending, In))


def condition_event(condition: Condition, names: Sequence[Named]) -> EventMention | None:
    """The event that a condition on a list or place names."""
    return condition.event if isinstance(condition, Attending) else event_named(names[:1])


_NEXT = re.compile(
    r",| and (?=i\b|have i\b|did i\b|is\b|are\b|who\b|that\b|works?\b|has\b)| but | (?:that|who|whom|which) "
)


_GOES_ON = re.compile(
    r"(?:about|for|to|of|with|on|in|at|by|from|than|as|when|where|what|how|if|because|while)\b"
)


def _free(text: str) -> tuple[Says, int] | None:
    """The words up to the next clause, as words that a note must say; None where they name somebody or something, deny
    something, or do not speak of the person."""
    end = next((m.start() for m in _NEXT.finditer(text)), len(text))
    said = text[:end]
    if "§" in said or re.search(
        r"\b(?:or|nor|except|not|never|no|without|i|me|my|we|us|should|can|could|will|would|may|most|least|best|longest)\b",
        said,
    ):
        return None
    content = [w for w in terms(said) if w not in FRAME]
    if not content or _GOES_ON.match(said):
        return None
    return Says(said.strip()), end
