"""The rules for questions on what notes tell between people: what was borrowed and lent, who came after whom in a job."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.ask.doing import USER, deed_in
from coach.ask.plan import Kind, Plan
from coach.ask.unread_words import unread
from coach.ask.vocabulary import LIGHT, terms

_I = r"(?:did|have|had|do) (?:i|we)(?: (?:still|ever|already|also))*"
_BORROWED = re.compile(
    rf"^(?:from )?(?:what|whom?|which \w+|whose \w+)(?: things?| all)? {_I} borrow(?:ed)?\b"
    r"|^(?:what|whom?|which \w+)(?: things?)? (?:did|has|have|had) §p (?:ever )?(?:lend|lent|loan|loaned) (?:to )?(?:me|us)\b"
    r"|^(?:what|which \w+) (?:(?:was|were) (?:i|we)|have (?:i|we) been) (?:lent|loaned)\b|^who (?:has |have |had )?(?:lent|loaned)(?: to)? (?:me|us)\b"
    r"|^(?:did|have) (?:i|we) (?:ever )?borrow(?:ed)?\b|^(?:did|has|have) §p (?:ever )?(?:lend|lent|loan|loaned) (?:me|us)\b"
    r"|^what (?:do|must|should) (?:i|we) (?:still )?(?:have to |need to )?(?:(?:give|bring|hand|send|take) back|return)\b"
)
_LENT = re.compile(
    rf"^(?:to )?(?:what|whom?|which \w+)(?: things?| all)? {_I} (?:lend|lent|loan|loaned)\b"
    r"|^(?:what|which \w+)(?: things?)? (?:did|has|have|had) §p (?:ever )?borrow(?:ed)?\b(?: from (?:me|us)\b)?$"
    r"|^who (?:has |have |had )?(?:still )?borrow(?:ed|s)\b.*\b(?:my|our|me|us)\b|^(?:did|have) (?:i|we) (?:ever )?(?:lend|lent|loan|loaned)\b"
    r"|^(?:did|has|have) §p (?:ever )?borrow(?:ed)?\b.*\b(?:my|our|me|us)\b"
)
_LENDING_WORDS = (
    "borrow borrowed borrows lend lent loan loaned give bring hand send back return returned thing things something anything ever still already also "
    "people person must owe"
)


def lent(plan: Plan, text: str) -> Plan | None:
    """What the user borrowed or lent, from or to whom."""
    way = "borrowed" if _BORROWED.search(text) else "lent" if _LENT.search(text) else ""
    if not way or plan.mentions.places():
        return None
    matter = unread(plan, _LENDING_WORDS)
    asked = f"what you {way}" + (f": {' '.join(matter)}" if matter else "")
    return replace(plan, kind=Kind.LENT, asked=asked, attribute=None)


_GAVE = r"(?:give|gave|given|hand(?:ed)?(?: over)?|bring|brought|present(?:ed)?|bought?|buy)"
_WHEN = r"(?: (?:at|on|in|during)?\s?§d)?"


def _thing(number: int) -> str:
    """A thing in a question; each place of a pattern has a group of its own."""
    named = rf"(?:an?|the|my|some|this|that|these|those|his|her|their) (?P<matter{number}>[a-z][\w -]*?)"
    several = rf"(?P<matters{number}>(?!something|anything)[a-z][\w-]+s)"
    return rf"(?: (?:something|anything|an? (?:present|gift))| {named}| {several})"


_GIVEN_TO_ME = re.compile(
    rf"(?:what|which \w+)(?: things?| all)? (?:did|has|have|had) §p (?:ever |already |all )?{_GAVE} (?:to )?(?:me|us){_WHEN}"
    rf"|(?:what|which \w+) (?:did|have|had) (?:i|we) (?:ever )?(?:get|got|receive|received|been given) (?:as a (?:present|gift) )?(?:from|by) §p{_WHEN}"
    rf"|(?:what|which \w+) (?:was|were) (?:i|we) given by §p{_WHEN}"
    rf"|(?:did|has|have|had) §p (?:ever )?{_GAVE} (?:me|us){_thing(1)}{_WHEN}|who (?:has |had )?(?:gave|given|handed|brought|presented) (?:me|us){_thing(2)}{_WHEN}"
    rf"|from whom (?:did|have) (?:i|we) (?:get|got|receive|received){_thing(3)}{_WHEN}|whom? (?:did|have) (?:i|we) (?:get|got|receive|received){_thing(4)} from{_WHEN}"
)
_GIVEN_BETWEEN = re.compile(
    rf"(?:what|which \w+) (?:did|has|have|had) §p (?:ever )?{_GAVE} (?:to )?§p{_WHEN}"
)
_GIVEN_BY_ME = re.compile(
    rf"(?:what|which \w+)(?: things?| all)? (?:did|have|had) (?:i|we) (?:ever |already )?{_GAVE} (?:to )?§p{_WHEN}"
    rf"|(?:did|have|had) (?:i|we) (?:ever |already )?{_GAVE} §p{_thing(5)}{_WHEN}"
    rf"|(?:to )?whom? (?:did|have|had) (?:i|we) (?:ever |already )?{_GAVE}{_thing(6)}(?: to)?{_WHEN}"
)


def given(plan: Plan, text: str) -> Plan | None:
    """What was given to the user or by the user, by whom and to whom."""
    if len(plan.people) == 2 and _GIVEN_BETWEEN.fullmatch(text):
        return replace(plan, kind=Kind.GIVEN, asked="what one gave the other", attribute=None)
    for pattern, asked in ((_GIVEN_TO_ME, "what was given to you"), (_GIVEN_BY_ME, "what you gave")):
        match = pattern.fullmatch(text)
        if match is None or plan.mentions.places() or plan.mentions.events:
            continue
        named = next((v for k, v in match.groupdict().items() if k.startswith("matter") and v), "")
        matter = " ".join(w for w in terms(named) if w not in LIGHT)
        return replace(plan, kind=Kind.GIVEN, asked=f"{asked}: {matter}" if matter else asked, attribute=None)
    return None


def done(plan: Plan, text: str) -> Plan | None:
    """Whether something was sent, given, done."""
    deed = deed_in(text)
    if deed is None or plan.period or plan.mentions.places():
        return None
    named = set(terms(deed.thing.replace("§p", "")))
    thing = " ".join(w for w in re.findall(r"[^\W_]+", plan.question) if set(terms(w)) & named)
    return replace(plan, kind=Kind.DONE, asked=thing, by_them=deed.by != USER)


_JOB = r"(?:job|post|role|position|desk|work)"
_SUCCESSOR = re.compile(
    r"^who (?:has |will |is |is going to )*(?:replac(?:e[ds]?|ing)|succeed(?:ed|s|ing)?|(?:take|takes|took|taken|taking) over (?:from|for)) §p(?: (?:as|at|in) .*)?$"
    rf"|^who (?:(?:is|was|became|will be) )?(?:now )?§p's (?:successor|replacement)$|^who (?:does|has|got) §p's (?:old |former )?{_JOB}(?: now)?$"
    r"|^who (?:is|was|became|will be) the (?:successor|replacement) (?:of|to|for) §p$|^by whom (?:was|is|were) §p replaced$|^who (?:came|comes|followed) (?:after )?§p$"
)
_PREDECESSOR = re.compile(
    r"^whom? (?:did|does|has|will) §p (?:replace[ds]?|succeed(?:ed)?|(?:take|taken) over from|follow|come after)$|^from whom did §p take over$"
    r"|^whose (?:successor|replacement) (?:is|was) §p$|^who (?:is|was) (?:§p's predecessor|the predecessor of §p)$|^who (?:had|did) §p's job before(?: (?:him|her|them))?$"
)


def replaced(plan: Plan, text: str) -> Plan | None:
    """Who came after somebody in a job, or after whom somebody came."""
    if len(plan.people) != 1 or plan.mentions.places() or plan.period:
        return None
    if _SUCCESSOR.search(text):
        return replace(plan, kind=Kind.REPLACED, attribute=None)
    if _PREDECESSOR.search(text):
        return replace(plan, kind=Kind.REPLACED, by_them=True, attribute=None)
    return None
