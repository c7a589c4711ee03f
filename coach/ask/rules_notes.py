"""The rules for questions on what notes tell between people: what was borrowed and lent, who came after whom in a job."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.ask.plan import Kind, Plan
from coach.ask.unread_words import unread

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
