"""Sentences that say that somebody went from one organisation to another, or has a new name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.people import names, organisations
from coach.people.mentions import NameIndex, tokens_of
from coach.people.nicknames import nickname_groups

_CHANGE = re.compile(
    r"\b(leaves?|leaving|left|moves?|moving|moved|joins?|joined|joining|switch(?:es|ed)|went|goes|starts?|started|now|becomes?|became|"
    r"formerly|previously|after \w+ years)\b",
    re.IGNORECASE,
)
_CONFUSED = re.compile(
    r"\bnot (?:to be )?(?:confused|mixed|the same)\b|\bnot the\b|\bnamesake\b", re.IGNORECASE
)


_LEAVES = r"(?:leaves?|leaving|left|quits?|quit)"
_GOES = r"(?:moves?|moving|moved|switch(?:es|ed|ing)?|went|goes|going|transfer(?:s|red)?|chang(?:es|ed))"
_JOINS = r"(?:joins?|joined|joining|starts? at|started at|starting at|works? at|is at|now at|moves? to|moved to|went to|goes to)"
_WITHOUT = r"[^<>.;]{0,50}?"
_MOVED = re.compile(
    # "<": the organisation before, ">": the one after
    rf"\b{_LEAVES} (?:the )?<{_WITHOUT}\b(?:for|to|{_JOINS}|now with) (?:the )?>"
    rf"|\b{_GOES}\b{_WITHOUT}\bfrom (?:the )?<{_WITHOUT}\bto (?:the )?>"
    rf"|\b{_JOINS} (?:the )?>{_WITHOUT}\b(?:from|(?:after|before|since)(?: leaving)?(?: \w+){{0,3}}(?: at| with)?|"
    rf"(?:formerly|previously|until \w+)(?: at| of| with)?|coming from|{_LEAVES}) (?:the )?<"
    rf"|\b(?:was|worked|formerly|previously|used to (?:be|work)) (?:at|with|of) (?:the )?<{_WITHOUT}\bnow(?: is| works)? (?:at|with) (?:the )?>",
    re.IGNORECASE,
)


def tells_of_move(sentence: str, name: str, before: str, after: str) -> bool:
    """Whether a sentence says that somebody of this name went from one organisation to the other: the name, and a
    word of change between what was left and what was joined, and no warning of a namesake.

    >>> tells_of_move("Ana leaves Lumen in May for Rye Press.", "Ana Soto", "Lumen Ltd", "Rye Press")
    True
    """
    if not _CHANGE.search(sentence) or _CONFUSED.search(sentence):
        return False
    old, new = (set(organisations.distinctive(o)) for o in (before, after))
    tokens = tokens_of(sentence)
    told = _MOVED.search(_marked(sentence, tokens, old - new, new - old))
    return told is not None and _is_named(tokens, name)


def _marked(sentence: str, tokens: Sequence[tuple[str, int, int, bool]], old: set[str], new: set[str]) -> str:
    """A sentence with "<" for the words of one organisation and ">" for those of another, and the capitals after them
    left out: "leaves < for >"."""
    out, done, last = [], 0, ""
    for word, start, end, capital in tokens:
        sign = "<" if word in old else ">" if word in new else ""
        gap = sentence[done:start]
        if last and not gap.strip() and (sign == last or (capital and not sign)):
            done = end  # "Aster Port": one organisation
            continue
        out += [gap.translate(_NO_MARKUP), sign or sentence[start:end]]
        done, last = end, sign
    return re.sub(r"\s+", " ", "".join([*out, sentence[done:].translate(_NO_MARKUP)]))


_NO_MARKUP = str.maketrans("", "", '<>*_[]"“”')


def _is_named(tokens: Sequence[tuple[str, int, int, bool]], name: str) -> bool:
    """Whether a sentence names somebody by their first name, alone or before their own family name: "Ana Berg" is not
    Ana Soto."""
    wanted, own = _nicknames(names.given(name)), set(names.parts(name))
    for place, (word, _, end, _) in enumerate(tokens):
        follows = tokens[place + 1] if place + 1 < len(tokens) else None
        another = follows is not None and follows[3] and follows[1] - end == 1 and follows[0] not in own
        if word in wanted and not another:
            return True
    return False


def _nicknames(given: str) -> set[str]:
    return set(nickname_groups().get(given, frozenset())) | {given}


_RENAMED = re.compile(
    r"\b(?:is|are|was)\b.{0,60}\b(?:since|now|after)\b|\bnow\b|\bn[ée]e\b|\bformerly\b|\bused to be\b|\bmarried\b|\bwedding\b|"
    r"\b(?:changed|taken|took) (?:her|his|their|the) (?:sur)?name\b|\bmaiden name\b",
    re.IGNORECASE,
)


_IS = re.compile(r"\s+(?:is|was)\s+", re.IGNORECASE)
_IS_NOW = re.compile(r"\s*,?\s+(?:is\s+now|now\s+is|is\s+now\s+called|now)\s+", re.IGNORECASE)
_WAS_ONCE = re.compile(
    r"\s*,?\s*\(?\s*(?:n[ée]e|formerly(?: known as| called)?|used to be(?: called)?|(?:has )?(?:changed|took) (?:her|his|their) "
    r"(?:sur)?name to)\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.,;:)(!–—]|(?:since|after|now|and|but)\b)", re.IGNORECASE)
_SINCE = re.compile(
    r"\s*,?\s+(?:now\b|(?:since|after) (?:her|his|their|the) (?:wedding|marriage)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NewName:
    """Two people whom a sentence may say to be one. `plain` where it says so and nothing else."""

    one: str
    other: str
    plain: bool


def tells_of_new_name(index: NameIndex, sentence: str) -> NewName | None:
    """Two people of one first name whom a sentence says to be one: "Ana Soto is Ana Ruiz since her wedding", or None.
    Both names must stand in full, beside a word of change; it is plain only when nothing else stands between."""
    if not _RENAMED.search(sentence) or _CONFUSED.search(sentence):
        return None
    named = [m for m in index.find(sentence) if " " in m.surface and len(m.candidates) == 1]
    if len(named) != 2 or named[0].candidates == named[1].candidates:
        return None
    one, other = (m.surface for m in named)
    if names.given(one) != names.given(other) or names.family(one) == names.family(other):
        return None
    between, after = sentence[named[0].end : named[1].start], sentence[named[1].end :]
    return NewName(named[0].candidates[0], named[1].candidates[0], _equates(between, after))


def _equates(between: str, after: str) -> bool:
    """Whether the words between two names, and those after the second, make them one: not "is now Ana Ruiz's deputy",
    and not a question."""
    if after.rstrip().endswith("?") or not _ENDS.match(after):
        return False
    if _IS.fullmatch(between):
        return bool(_SINCE.match(after))
    return bool(_IS_NOW.fullmatch(between) or _WAS_ONCE.fullmatch(between))


SIGNS_OF_MOVE, SIGNS_OF_NEW_NAME = _CHANGE, _RENAMED
"""What `tells_of_move` and `tells_of_new_name` want to see in a sentence, whoever is named there."""
