"""What somebody is thanked for as a short noun phrase, for the subject of a letter."""

from __future__ import annotations

import re

from coach.text import fold
from coach.writer.grammar import is_verb_phrase
from coach.writer.nouns import definite, head_noun
from coach.writer.prose import Predicate, Reader, to_you
from coach.writer.verbs import Tense, read_known

PLACE_WORD = r"\s(?:in|on|at|over|during|through|after|before|from|with|along|across|near|by|when|while|because|as|so|who|which|that|and)\s"


_NO_TOPIC = frozenset(
    "time thing things it lot me you us them down up out over in on off back away forward through aside together part place way much more "
    "everything something all one ones more less most better best bit".split()
)


def topic_of(p: Predicate, reader: Reader) -> str:
    """A short noun phrase for what somebody is thanked for, or nothing."""
    rest = re.sub(r"^(?:me|us)\s+", "", p.rest)
    if rest.startswith("to ") and is_verb_phrase(rest.removeprefix("to ")):
        return ""
    rest = re.sub(r"^(?:to|through|about|around|round|along|over(?: \w+)?|into)\s+", "", rest)
    if re.match(r"(?:until|till|at|in|on|with|from|after|before|by|during|up|there|here)\b", rest):
        return ""
    if p.verb.base in ("let", "help", "make", "have"):
        first, _, others = rest.partition(" ")
        done = read_known(first)
        rest = others if done and done.base == first else rest
        if not re.match(r"(?:the|an?|your|his|her|their|my|our|one|two|three|\d+|[A-Z])", rest):
            return ""
    question = re.search(r"\b(?:question)\b", rest)
    if p.verb.base == "ask" and question:
        return "your question"
    if p.verb.base == "introduce" and (
        name := re.match(r"(?:[A-Z][\w’'-]+\s?)+(?:(?<=['’]s )[^,;.]+)?", rest)
    ):
        return f"your introduction to {name.group().strip()}"
    if re.match(r"(?:how|why|what|where|that|to|if|who|which|speak|for|\w+ing)\b", rest):
        return ""
    shifted = to_you(re.split(r"[,:;]", rest)[0], reader)
    if shifted is None:
        return ""
    short = re.split(PLACE_WORD, shifted)[0].strip()
    # "The crack" alone says little: "the crack in your first brick".
    with_owner = (
        re.match(rf"{re.escape(short)} (?:in|on|of|from) your (?:[\w’'-]+ ?){{1,3}}$", shifted)
        if short
        else None
    )
    short = shifted if len(short.split()) == 2 and with_owner else short
    if (
        not short
        or re.search(r"[\"“”]", short)
        or len(short.split()) > 7
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
