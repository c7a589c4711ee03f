"""Ways to turn a sentence round with its own words, and to say it otherwise without changing what it claims."""

from __future__ import annotations

import random
import re

from bench.passages import NAME, NOT_NAMES, ONE_NAME, Passage, written_small
from coach.checks.values import values_in

_OPPOSITES = (
    ("started", "ended"), ("starts", "ends"), ("begins", "ends"), ("bought", "sold"), ("won", "lost"), ("joined", "left"),
    ("opens", "closes"), ("opened", "closed"), ("brother", "sister"), ("sister", "cousin"), ("husband", "brother"),
    ("mother", "aunt"), ("son", "nephew"), ("older", "younger"), ("more", "less"), ("first", "last"), ("rises", "falls"),
    ("increase", "decrease"), ("higher", "lower"), ("early", "late"), ("before", "after"), ("better", "worse"),
    ("strong", "weak"), ("accepted", "refused"), ("best", "worst"), ("borrowed", "lent"), ("gained", "lost"),
    ("agreed", "disagreed"), ("up", "down"), ("gave", "received"), ("teaches", "learns"),
)  # fmt: skip
_PAST = {
    "send": "sent", "leave": "left", "join": "joined", "take": "took", "make": "made", "give": "gave", "start": "started",
    "open": "opened", "move": "moved", "visit": "visited", "buy": "bought", "sell": "sold", "write": "wrote", "build": "built",
    "call": "called", "speak": "spoke", "come": "came", "bring": "brought", "hire": "hired", "try": "tried", "meet": "met",
    "finish": "finished", "add": "added", "pay": "paid", "show": "showed", "introduce": "introduced", "learn": "learned",
    "attend": "attended", "provide": "provided", "become": "became", "help": "helped", "ask": "asked", "use": "used",
    "play": "played", "work": "worked", "travel": "traveled", "reach": "reached", "paint": "painted", "teach": "taught",
}  # fmt: skip

_MUTUAL = r"(?:met|meets?|knows?|knew|married|talk\w*|sp[eo]ak\w*|spoke|chat\w*|work\w*|discuss\w*|shar\w+)"
_TWO = re.compile(
    rf"\b(?P<one>{ONE_NAME}) (?P<verb>(?!(?:and|or|with|is|was|are|were|has|had|{_MUTUAL})\b)(?:[a-z]+ed|[a-z]+s|sent|told|gave|"
    rf"left|sold|bought|won|wrote|took|led))(?P<mid>(?: (?!with\b|and\b|who\b|that\b|which\b|where\b|by\b)[a-z'-]+){{0,5}}) "
    rf"(?P<two>{ONE_NAME})(?!['’])\b"
)


def roles_exchanged(p: Passage, chance: random.Random) -> str | None:
    found = _TWO.search(p.text)
    if not found or not {found["one"].split()[0], found["two"].split()[0]}.isdisjoint(NOT_NAMES):
        return None
    if found["one"] == found["two"] or any(
        n.lower() in written_small() for n in (found["one"], found["two"])
    ):
        return None
    turned = f"{found['two']} {found['verb']}{found['mid']} {found['one']}"
    return p.text[: found.start()] + turned + p.text[found.end() :]


_SELF_VERBS = "promised|sent|gave|told|showed|asked|owe|invited|introduced|lent|offered|helped|called|wrote to|recommended"
_TO_ME = re.compile(rf"\b(?P<one>{ONE_NAME}|[Ss]he|[Hh]e) (?P<verb>(?:also )?(?:{_SELF_VERBS})) me\b")
_FROM_ME = re.compile(rf"\bI (?P<verb>(?:also )?(?:{_SELF_VERBS})) (?P<two>{ONE_NAME}|her|him)\b(?!['’])")
_CASES = {"she": "her", "he": "him", "her": "she", "him": "he"}


def direction_exchanged(p: Passage, chance: random.Random) -> str | None:
    found = _TO_ME.search(p.text)
    if found:
        other = _CASES.get(found["one"].lower(), found["one"])
        return f"{p.text[: found.start()]}I {found['verb']} {other}{p.text[found.end() :]}"
    found = _FROM_ME.search(p.text)
    if not found:
        return None
    other = _CASES.get(found["two"], found["two"])
    other = other if found.start() else other[0].upper() + other[1:]
    return f"{p.text[: found.start()]}{other} {found['verb']} me{p.text[found.end() :]}"


def places_exchanged(p: Passage, chance: random.Random) -> str | None:
    found = re.search(rf"\bfrom ((?:the )?{ONE_NAME}) to ((?:the )?{ONE_NAME})\b", p.text)
    if not found or found[1] == found[2] or not {found[1], found[2]}.isdisjoint(NOT_NAMES):
        return None
    return f"{p.text[: found.start()]}from {found[2]} to {found[1]}{p.text[found.end() :]}"


def opposite(p: Passage, chance: random.Random) -> str | None:
    ways = [
        (a, b) for a, b in (*_OPPOSITES, *(o[::-1] for o in _OPPOSITES)) if re.search(rf"\b{a}\b", p.text)
    ]
    if not ways:
        return None
    here, other = chance.choice(ways)
    return (
        None
        if re.search(rf"\b{other}\b", " ".join(p.around))
        else re.sub(rf"\b{here}\b", other, p.text, count=1)
    )


def made_certain(p: Passage, chance: random.Random) -> str | None:
    found = re.search(
        r"\b(?:will|might|may|(?:plans?|wants?|hopes?|intends?) to|'m going to|is going to|are going to) (?P<verb>[a-z]{3,})\b",
        p.text,
    )
    past = _PAST.get(found["verb"]) if found else None
    if not found or not past or re.search(r"\bif\b", p.text):
        return None
    return f"{p.text[: found.start()].rstrip()} {past}{p.text[found.end() :]}".strip()


def made_sure_to_come(p: Passage, chance: random.Random) -> str | None:
    found = re.search(r"\b(?:might|may) (?=[a-z]{3,}\b)", p.text)
    return f"{p.text[: found.start()]}will {p.text[found.end() :]}" if found else None


def deadline_turned(p: Passage, chance: random.Random) -> str | None:
    for value in values_in(p.text):
        found = re.search(r"\b(by|before|after|until|since) $", p.text[: value.start])
        if found and value.kind in ("date", "weekday", "time"):
            other = {"by": "after", "before": "after", "after": "before", "until": "after", "since": "until"}[
                found[1]
            ]
            return f"{p.text[: found.start()]}{other} {p.text[value.start :]}"
    return None


def only_added(p: Passage, chance: random.Random) -> str | None:
    if re.search(r"\b(?:only|just|not|never|no|but|alone|sole|except)\b|n't", p.text):
        return None
    found = re.search(
        r"(?<=[Ss]he )(?=[a-z]+s\b)|(?<=\bis )(?=in |at |for |on )|(?<=\bwas )(?=in |at |for |on )", p.text
    )
    return f"{p.text[: found.start()]}only {p.text[found.start() :]}" if found else None


def courtesy_over_a_falsehood(p: Passage, chance: random.Random) -> str | None:
    way = chance.choice((roles_exchanged, opposite, direction_exchanged, made_certain))
    changed = way(p, chance)
    return _courteous(changed, chance) if changed else None


def courtesy(p: Passage, chance: random.Random) -> str | None:
    return _courteous(p.text, chance)


def _courteous(text: str, chance: random.Random) -> str:
    lead = chance.choice(
        ("It was good to hear that", "I was glad to hear that", "Thank you for telling me that")
    )
    small = (
        text
        if NAME.match(" " + text, 1)
        or text.startswith("I ")
        or text.split(maxsplit=1)[0].lower() not in written_small()
        else text[0].lower() + text[1:]
    )
    return f"{lead} {small}"


def passive(p: Passage, chance: random.Random) -> str | None:
    found = re.match(
        rf"^(?P<one>{ONE_NAME}|She|He|I) (?P<verb>[a-z]+ed|built|bought|sold|led|won|taught|sent|told|gave) "
        rf"(?P<what>(?:the|a|an|her|his|our|my) [a-z]+|{ONE_NAME}|me|her|him)(?P<rest> (?:to|at|in|on|for|by|last|with) [^,;]+?)?\.?$",
        p.text,
    )
    if not found or (found["what"] == "her" and found["rest"] is None):
        return None
    if " and " in (found["rest"] or ""):
        return None
    subject = {"me": "I", "her": "She", "him": "He"}.get(found["what"], found["what"])
    by = {"She": "her", "He": "him", "I": "me"}.get(found["one"], found["one"])
    verb = {"gave": "given"}.get(found["verb"], found["verb"])
    return f"{subject[0].upper()}{subject[1:]} was {verb} by {by}{found['rest'] or ''}."


def mood_reworded(p: Passage, chance: random.Random) -> str | None:
    for here, other in (
        ("might", "may"),
        ("may", "might"),
        ("plans to", "intends to"),
        ("wants to", "would like to"),
        ("is going to", "will"),
        ("are going to", "will"),
        ("'m going to", " will"),
        ("will", "is going to"),
    ):
        found = re.search(rf"(?<!^){re.escape(here)}(?= [a-z]{{3,}}\b)", p.text)
        if found and (here != "will" or re.search(r"(?:[Ss]he|\bhe|[Ii]t) $", p.text[: found.start()])):
            return p.text[: found.start()] + other + p.text[found.end() :]
    return None


def deadline_reworded(p: Passage, chance: random.Random) -> str | None:
    for value in values_in(p.text):
        found = re.search(r"\b(by|until) $", p.text[: value.start])
        if found and value.kind in ("date", "weekday", "time"):
            other = {"by": "no later than", "until": "till"}[found[1]]
            return f"{p.text[: found.start()]}{other} {p.text[value.start :]}"
    return None
