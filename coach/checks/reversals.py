"""Where a claim has the words of its evidence and turns them round: roles, directions, moods, opposites, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.checks.bounds import bound, clash
from coach.checks.claims import Clause
from coach.checks.deeds import Deed, Party
from coach.checks.lexicon import contraries, converses, meaning, negations, tokens
from coach.checks.support import Base, Unit
from coach.checks.values import holds
from coach.text import STOP_WORDS

Turn = tuple[int, int, str]

_ONLY = re.compile(r"\b(?:only|solely|exclusively|nobody else|nothing else)\b", re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:only|solely|exclusively|sole|alone|just|merely|nothing|nobody|no|but|except|never|not)\b",
    re.IGNORECASE,
)
_OF_NOTES = re.compile(r"\b(?:notes?|evidence|sources?|records?|know|known|mention\w*)\b", re.IGNORECASE)
_DEGREES = frozenset(
    "more less fewer higher lower bigger larger smaller faster slower stronger weaker".split()
)
_REVERSE = {"before": "after", "after": "before"}
_AROUND = re.compile(r"\b(before|after) (?:the |a |an |our |my |your |his |her |their )?(\w+)", re.IGNORECASE)
# What the mood of a claim may be made of: a thing that will be done is not done, one that may be is not sure to be.
_TOO_SURE = {
    "done": frozenset({"will", "plan", "may"}),
    "present": frozenset({"plan", "may", "former"}),
    "will": frozenset({"may", "done"}),
}


def speaks_to_a_reader(text: str) -> bool:
    """Whether a text is a letter: the writer is I, and "you" is somebody else than the user."""
    return re.search(r"\b(?:I|me|my|we|us|our)\b|^\s*(?:Dear|Hi|Hello)\b", text) is not None


def turned_deeds(deeds: Sequence[Deed], base: Base, letter: bool) -> Iterator[Turn]:
    """Deeds whose roles or mood the evidence has the other way."""
    whole = frozenset(m for d in deeds for m in d.about)
    for deed in deeds:
        near = base.near(deed.about) or base.near(whole)
        pairs = [(d, u) for u in near for d in base.deeds(u)]
        same = [(d, u) for d, u in pairs if d.sense == deed.sense]
        closest = max((len(deed.about & d.about) for d, _ in same), default=0)
        same = [(d, u) for d, u in same if len(deed.about & d.about) == closest]
        turned = [(d, u) for d, u in pairs if d.sense in converses(deed.sense)]
        judged = [(_judged(deed, d, letter), u) for d, u in same]
        judged += [(_converse(deed, d), u) for d, u in turned]
        wrong = [u for said, u in judged if said is False]
        if wrong and not any(said for said, _ in judged):
            yield deed.start, deed.end, f"The notes say it the other way round: '{_short(wrong[0].text)}'"
            continue
        ways = [(_way(deed, d), u) for d, u in pairs]
        wrong = [u for said, u in ways if said is False]
        if wrong and not any(said for said, _ in ways):
            yield deed.start, deed.end, f"The notes say it the other way round: '{_short(wrong[0].text)}'"
            continue
        moods = [(d.mood, u) for d, u in same if d.mood and _may_be_one(deed, d, letter)]
        if moods and all(m in _TOO_SURE.get(deed.mood, ()) for m, _ in moods):
            yield deed.start, deed.end, f"The notes do not say that it is so: '{_short(moods[0][1].text)}'"


def _may_be_one(claim: Deed, noted: Deed, letter: bool) -> bool:
    """Whether both may be deeds of the same one. What will be may have been once before, so there it must be sure."""
    if not claim.doer or not noted.doer:
        return claim.mood != "will" or noted.mood != "done"
    if claim.doer.who == noted.doer.who == "name" or (claim.mood == "will" and noted.mood == "done"):
        return _same(claim.doer, noted.doer, letter)
    return True


def _person(party: Party, letter: bool) -> str:
    return "self" if party.who == "you" and not letter else party.who


def _same(claimed: Party, noted: Party, letter: bool) -> bool:
    if claimed.who == "name" or noted.who == "name":
        return claimed.same(noted)
    return _person(claimed, letter) == noted.who


def _judged(claim: Deed, noted: Deed, letter: bool) -> bool | None:
    """`_roles`, and the reverse of it where one side says more and the other less."""
    said = _roles(claim, noted, letter)
    here, there = claim.about & _DEGREES, noted.about & _DEGREES
    turned = any(converses(word) & there for word in here) and not here & there
    return not said if turned and said is not None else said


def _roles(claim: Deed, noted: Deed, letter: bool) -> bool | None:
    """Whether doer and others of a claim are those noted, None where it cannot be told."""
    if {"self", "you"} <= {p.who for p in (noted.doer, *noted.others) if p}:
        return None  # who "you" is depends on who wrote it
    if claim.doer is None:
        suffers = claim.others[0] if claim.passive and claim.others else None
        if suffers and noted.doer and noted.others and _same(suffers, noted.doer, letter):
            return any(_same(suffers, o, letter) for o in noted.others)
        return None
    if noted.doer and _same(claim.doer, noted.doer, letter):
        return None if _others_differ(claim, noted) else True
    if noted.doer and noted.doer.who == "third" and _person(claim.doer, letter) != "self":
        # "He owes me lunch" may be of the one whom the claim names, if he owes it to the same.
        to_me = [
            any(_person(o, letter) == "self" for o in claim.others),
            any(o.who == "self" for o in noted.others),
        ]
        if all(to_me):
            return True
    if (noted.doer or noted.passive) and any(_same(claim.doer, o, letter) for o in noted.others):
        return False
    if noted.doer is None or not noted.others:
        return None
    mine = [o for o in claim.others if _person(o, letter) == "self"]
    if mine and noted.doer.who == "self" and any(o.who != "you" for o in noted.others):
        return False  # "she promised you" of "I promised her"
    return None


def _others_differ(claim: Deed, noted: Deed) -> bool:
    """Whether both name whom it befell, and nobody is in both."""
    mine = [o for o in claim.others if o.who == "name" and not o.before]
    theirs = [o for o in noted.others if o.who == "name" and not o.before]
    return bool(mine and theirs) and not any(o.is_one_of(noted.others) for o in mine)


def _converse(claim: Deed, noted: Deed) -> bool | None:
    """The same for two words such as buy and sell, whose roles must be exchanged."""
    if not claim.doer or not noted.doer:
        return None
    if claim.doer.same(noted.doer):
        return False if any(o.is_one_of(noted.others) for o in claim.others) else None
    if claim.doer.is_one_of(noted.others):
        return True
    return None


def _way(claim: Deed, noted: Deed) -> bool | None:
    said: list[bool] = []
    for way, party in claim.ways:
        there = [w for w, p in noted.ways if p.same(party)]
        if there:
            said.append(way in there)
    return all(said) if said else None


def turned_words(clause: Clause, whole: Clause, base: Base) -> Iterator[Turn]:
    """A clause with the opposite word, another bound of a date or figure, or an "only" of its own."""
    text = clause.text[clause.start : clause.end]
    near = _near(clause, base) or _near(whole, base)
    if not near:
        return
    if all(_opposed(text, u, clause) for u in near):
        yield clause.start, clause.end, f"The notes say otherwise: '{_short(near[0].text)}'"
        return
    for value in clause.values:
        here = bound(clause.text, value)
        there = [bound(u.text, v) for u in near for v in u.values if here and holds([v], value, base.today)]
        if clash(value, here, there):
            start = max(clause.start, clause.text.rfind(here, clause.start, value.start))
            yield start, value.end, f"The notes say it of another time or amount: '{_short(near[0].text)}'"
            return
    only = _ONLY.search(text)
    if only and not _OF_NOTES.search(text) and not any(_LIMITS.search(u.text) for u in near):
        yield (
            clause.start + only.start(),
            clause.start + only.end(),
            f"The notes do not say 'only': '{_short(near[0].text)}'",
        )


def _near(clause: Clause, base: Base) -> list[Unit]:
    said = [t for t in tokens(clause.text[clause.start : clause.end]) if len(t.word) > 1]
    return base.near(frozenset(t.meaning for t in said if t.word not in STOP_WORDS), clause.values)


def _opposed(text: str, unit: Unit, clause: Clause) -> bool:
    """Whether the part of the unit on the same matter has the opposite of a word, and neither side alone a denial."""
    return all(_turns(text, part, clause) for part in unit.parts_about(clause))


def _turns(text: str, part: str, clause: Clause) -> bool:
    there = {meaning(t.word) for t in tokens(part)}
    for token in tokens(text):
        against = contraries(token.word) & there
        if not against or token.meaning in there:
            continue
        if converses(token.word) & against and not _same_opening(clause, part, token.word):
            continue  # "bought" of one side, "sold" of the other
        if negations(text) % 2 == negations(part) % 2:
            return True
    return _order_of_time(text, part)


def _same_opening(clause: Clause, part: str, word: str) -> bool:
    """Whether both sides begin with the same, so that a converse has not changed its sides. A comparison that is not of
    names has no sides."""
    subject = {t.meaning for t in clause.subject}
    if not subject and word in _DEGREES:
        return True
    mine = subject or {t.meaning for t in tokens(clause.text[clause.start : clause.end])[:2]}
    return bool((mine - {"the"}) & {t.meaning for t in tokens(part)[: len(mine) + 1]})


def _order_of_time(text: str, part: str) -> bool:
    """Whether a word has "before" in front of it here and "after" there."""
    here, there = ({(m[1].lower(), meaning(m[2].lower())) for m in _AROUND.finditer(t)} for t in (text, part))
    return any((_REVERSE[side], word) in there and (side, word) not in there for side, word in here)


def _short(text: str, limit: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
