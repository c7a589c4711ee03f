"""The statement checker on labelled pairs: a claim beside its evidence, kept true or made false in one known way.

    python -m bench.grounding [--show KIND]

Sentences of the scenario's notes, of LoCoMo's chats and of business mail are taken with their neighbours as evidence;
questions, requests and courtesies claim nothing and are left out. A capitalised word counts as a name when the corpus
never writes it small.
A true claim is the sentence itself, or the same said another way (a date or number written differently, a contraction
opened, a synonym, the clauses exchanged, the passive, another word for the same mood or deadline, a courtesy before it).
A false one has a name, an organisation, a number or a date of its kind exchanged for another (half of the names from the
evidence itself, so that only the relation is wrong), or is negated; or it keeps its words and turns them round: two names,
I and the other, an opposite, a deed that is only meant or possible, a deadline, and each of these behind a courtesy.
One table: by kind of change, how many pairs, how many were marked, and for the whole precision and recall, beside a
baseline that marks a claim when it holds a capitalised word or digits that the evidence lacks. Seeded; nothing is
fitted here.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.passages import NAME, NOT_NAMES, Passage, passages, written_small
from bench.tables import shared, show
from bench.turned_claims import (
    courtesy,
    courtesy_over_a_falsehood,
    deadline_reworded,
    deadline_turned,
    direction_exchanged,
    made_certain,
    made_sure_to_come,
    mood_reworded,
    only_added,
    opposite,
    passive,
    places_exchanged,
    roles_exchanged,
)  # fmt: skip
from coach.checks.grounding import unsupported
from coach.checks.values import Value, values_in

SEED = 20261122
EACH = 450
"""At most so many pairs of a kind."""

_ORGANISATION = re.compile(
    r"\b(?:[A-Z][\w&-]+ ){1,3}(?:Port|Shipping|Line|Lines|Museum|Gallery|Group|Grid|Shorepower|University|Bank|Energy|"
    r"Power|Corp|Inc|Ltd|Company|Institute|Society|Press|Labs|Works)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|can|could|should|(?:has|have|had)(?= (?:been|\w+ed)\b)|(?<=[Ss]he )\w+s|(?<=\bhe )\w+s)\b"
)
_SYNONYMS = {
    "leads": "heads", "said": "mentioned", "wants to": "would like to", "likes": "enjoys", "moved to": "relocated to",
    "started": "began", "bought": "purchased", "slides": "deck", "colleague": "coworker", "conversation": "talk",
    "e-mail": "message", "company": "firm", "trial": "pilot", "helped": "assisted", "big": "large",
}  # fmt: skip
_CONTRACTIONS = {
    "it's": "it is",
    "don't": "do not",
    "doesn't": "does not",
    "i'm": "I am",
    "can't": "cannot",
    "didn't": "did not",
}


@dataclass(frozen=True)
class Pair:
    """A claim, its evidence, what was done to it, and whether it is still true."""

    kind: str
    claim: str
    evidence: tuple[str, ...]
    true: bool


# Ways to keep a claim true


def as_it_stands(p: Passage, chance: random.Random) -> str | None:
    return p.text


def date_rewritten(p: Passage, chance: random.Random) -> str | None:
    value = _pick(p.text, "date", chance, lambda v: isinstance(v.key, tuple) and bool(v.key[1] and v.key[2]))
    if value is None or not isinstance(value.key, tuple):
        return None
    year, month, day = (int(x) for x in value.key)
    forms = [f"{day} {_MONTH[month - 1]}" + (f" {year}" if year else "")]
    forms.append(f"{_MONTH[month - 1]} {day}" + (f", {year}" if year else ""))
    if year:
        forms.append(f"{year:04}-{month:02}-{day:02}")
    others = [f for f in forms if f != value.quote]
    return _put(p.text, value, chance.choice(others))


def number_rewritten(p: Passage, chance: random.Random) -> str | None:
    value = _pick(
        p.text, "number", chance, lambda v: not v.unit and isinstance(v.key, tuple) and v.key[0] <= 12
    )
    if value is None or not isinstance(value.key, tuple) or value.key[0] < 2 or value.key[0] % 1:
        return None
    number = int(value.key[0])
    return _put(p.text, value, _WORDS[number] if value.quote.isdigit() else str(number))


def synonym(p: Passage, chance: random.Random) -> str | None:
    for word, other in _SYNONYMS.items():
        if re.search(rf"\b{word}\b", p.text):
            return re.sub(rf"\b{word}\b", other, p.text, count=1)
    return None


def contraction_opened(p: Passage, chance: random.Random) -> str | None:
    for short, full in _CONTRACTIONS.items():
        found = re.search(rf"\b{short}\b", p.text, re.I)
        if found:
            whole = full[0].upper() + full[1:] if found.group()[0].isupper() else full
            return p.text[: found.start()] + whole + p.text[found.end() :]
    return None


def clauses_exchanged(p: Passage, chance: random.Random) -> str | None:
    parts = re.match(r"^([A-Z][^,;?]{15,}), and ([^,;?]{15,})\.$", p.text)
    return f"{parts[2][0].upper()}{parts[2][1:]}, and {parts[1]}." if parts else None


# Ways to make it false


def negated(p: Passage, chance: random.Random) -> str | None:
    if re.search(r"\b(?:not|never|no|n't|nobody|nothing)\b|n't\b|\?", p.text):
        return None
    found = _VERB.search(p.text)
    if not found:
        return None
    verb = found.group()
    if re.fullmatch(r"is|are|was|were|will|can|could|should|has|have|had", verb):
        return p.text[: found.end()] + " not" + p.text[found.end() :]
    return f"{p.text[: found.start()]}does not {verb.removesuffix('s')}{p.text[found.end() :]}"


def number_changed(p: Passage, chance: random.Random) -> str | None:
    value = _pick(p.text, "number", chance, lambda v: isinstance(v.key, tuple) and v.key[0] >= 2)
    if value is None or not isinstance(value.key, tuple):
        return None
    for _ in range(20):
        changed = re.sub(r"\d", lambda m: str(chance.randrange(1, 10)), value.quote)
        if not re.search(r"\d", value.quote):
            changed = _WORDS[chance.randrange(2, 12)]
        if changed.lower() != value.quote.lower() and changed not in " ".join(p.around):
            return _put(p.text, value, changed)
    return None


def date_moved(p: Passage, chance: random.Random) -> str | None:
    value = _pick(p.text, "date", chance, lambda v: isinstance(v.key, tuple) and bool(v.key[1]))
    if value is None or not isinstance(value.key, tuple):
        return None
    year, month, day = (int(x) for x in value.key)
    month = (month + chance.randrange(1, 11)) % 12 + 1 if not day or chance.random() < 0.5 else month
    day = (day + chance.randrange(1, 20)) % 28 + 1 if day and month == int(value.key[1]) else day
    written = f"{day} {_MONTH[month - 1]}" if day else _MONTH[month - 1]
    changed = written + (f" {year}" if year else "")
    return None if changed in " ".join(p.around) else _put(p.text, value, changed)


def weekday_changed(p: Passage, chance: random.Random) -> str | None:
    value = _pick(p.text, "weekday", chance, lambda v: True)
    if value is None:
        return None
    others = [d for d in _DAYS if d[:3] not in " ".join(p.around)]
    return _put(p.text, value, chance.choice(others)) if others else None


def name_from_elsewhere(p: Passage, chance: random.Random) -> str | None:
    return _renamed(p, chance, [n for n in NAMES if n not in " ".join(p.around)])


def name_from_the_evidence(p: Passage, chance: random.Random) -> str | None:
    others = [n for part in p.around if part != p.text for n in _people(part) if n not in p.text]
    return _renamed(p, chance, others) if others else None


def organisation_changed(p: Passage, chance: random.Random) -> str | None:
    found = _ORGANISATION.search(p.text)
    if not found:
        return None
    other = chance.choice([o for o in ORGANISATIONS if o not in " ".join(p.around)])
    return p.text[: found.start()] + other + p.text[found.end() :]


def _renamed(p: Passage, chance: random.Random, others: Sequence[str]) -> str | None:
    here = _people(p.text)
    if not here or not others:
        return None
    return re.sub(rf"\b{re.escape(chance.choice(here))}\b", chance.choice(list(others)), p.text, count=1)


def _people(text: str) -> list[str]:
    found = [m.group() for m in NAME.finditer(text)]
    return [n for n in found if not any(w in NOT_NAMES or w.lower() in written_small() for w in n.split())]


def _pick(text: str, kind: str, chance: random.Random, fits: Callable[[Value], bool]) -> Value | None:
    found = [v for v in values_in(text) if v.kind == kind and fits(v)]
    return chance.choice(found) if found else None


def _put(text: str, value: Value, other: str) -> str:
    return text[: value.start] + other + text[value.end :]


_MONTH = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
NAMES = "Orsolya Velimir Thandeka Quillon Marguerite Okonjo Branimir Siobhan Yevgenia Aurelio".split()
ORGANISATIONS = ("Tidewell Museum", "Grantham Press", "Norrland Power", "Caspian Lines", "Ferrow Institute")
KEEP = (
    as_it_stands, date_rewritten, number_rewritten, synonym, contraction_opened, clauses_exchanged, passive, mood_reworded,
    deadline_reworded, courtesy,
)  # fmt: skip
CHANGE = (
    name_from_elsewhere, name_from_the_evidence, organisation_changed, number_changed, date_moved, weekday_changed,
    negated, roles_exchanged, direction_exchanged, places_exchanged, opposite, made_certain, made_sure_to_come,
    deadline_turned, only_added, courtesy_over_a_falsehood,
)  # fmt: skip


def pairs() -> Iterator[Pair]:
    """All pairs, the same at every run."""
    material = passages()
    for way in (*KEEP, *CHANGE):
        chance = random.Random(f"{SEED} {way.__name__}")
        made = 0
        for p in chance.sample(material, len(material)):
            claim = way(p, chance)
            if claim is None or (claim == p.text and way is not as_it_stands):
                continue
            yield Pair(way.__name__.replace("_", " "), claim, p.around, way in KEEP)
            made += 1
            if made == EACH:
                break


def naive(claim: str, evidence: Sequence[str]) -> bool:
    """The baseline: a capitalised word inside the sentence, or digits, that the evidence lacks."""
    known = set(re.findall(r"\w+", " ".join(evidence)))
    return any(w not in known for w in re.findall(r"(?<=\s)[A-Z]\w+|\d+", claim))


def main() -> None:
    """Print one table."""
    if shared("retrieval/locomo") is None:
        print("No shared data: set COACH_SHARED to the folder that holds data and scenarios.")
        return
    wanted = sys.argv[2] if len(sys.argv) > 2 and sys.argv[1] == "--show" else ""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    right = {False: [0, 0, 0], True: [0, 0, 0]}  # by checker: marked and false, marked and true, false
    for pair in pairs():
        marked = bool(unsupported(pair.claim, pair.evidence))
        plain_marked = naive(pair.claim, pair.evidence)
        kind = ("true: " if pair.true else "false: ") + pair.kind
        for place, flag in enumerate((True, plain_marked, marked)):
            counts[kind][place] += flag
        for checker, flag in ((False, plain_marked), (True, marked)):
            right[checker][0] += flag and not pair.true
            right[checker][1] += flag and pair.true
            right[checker][2] += not pair.true
        if wanted and wanted in kind and marked == pair.true:
            print(
                f"{pair.claim}\n    {' | '.join(pair.evidence)}\n    {unsupported(pair.claim, pair.evidence)}\n"
            )
    rows: list[list[str | float]] = [
        [kind, f"{n:,}", naive_marked / n, marked / n] for kind, (n, naive_marked, marked) in counts.items()
    ]
    for name, column in (("precision of marks", 0), ("recall of false claims", 1)):
        values = [
            right[c][0] / max(1, right[c][0] + right[c][1] if column == 0 else right[c][2]) for c in right
        ]
        rows.append([name, f"{sum(n for n, *_ in counts.values()):,}", *values])
    show("The statement checker: share marked", ("claim", "pairs", "new words only", "checker"), rows)


if __name__ == "__main__":
    main()
