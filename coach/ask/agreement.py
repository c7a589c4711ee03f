"""Whether a sentence that has the words of a question says what is asked, and not its opposite.

Words alone find "Noor is not looking for an investor" for "who is looking for an investor?". Before a sentence names
somebody, its denials are compared with those of the question, word by word; so are opposites ("won", "lost"), the
order of "from" and "to", and whether it speaks of what was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.ask.vocabulary import LIGHT, synonyms, terms
from coach.checks.lexicon import opposites
from coach.checks.vocabulary import NEGATIONS
from coach.index.words import stem
from coach.text import fold

if TYPE_CHECKING:
    from coach.ask.plan import Plan

_DENYING_VERBS = frozenset(
    stem(w) for w in "refuse decline reject deny fail stop avoid dislike hate lack cancel".split()
)
_GERMAN_NEGATIONS = frozenset("nicht nie niemals niemand nichts ohne weder".split())
_CLAUSE = re.compile(
    r"[.;:!?,]|\b(?:but|whereas|while|although|though|because|if|when|that|which|who|why|whether|aber|sondern|weil|dass|wenn|ob|obwohl)\b"
    r"|\b(?:and|und)\b(?= (?:he|she|they|it|i|we|er|sie|is|was|has|had|can|will|does|ist|hat|[a-z]+s)\b)"
)
_WORD = re.compile(r"[^\W_]+(?:['’]t\b)?")


def _negates(word: str) -> bool:
    bare = word.replace("’", "'")
    return (
        bare in NEGATIONS
        or stem(bare) in _DENYING_VERBS
        or bare.endswith("n't")
        or bare in _GERMAN_NEGATIONS
        or re.fullmatch(r"kein(?:e[mnrs]?)?", bare) is not None
    )


@lru_cache(maxsize=4096)
def _polarity(text: str) -> dict[str, tuple[bool, bool]]:
    """Stem → whether it is denied wherever it stands, and whether a denial stands right before it."""
    found: dict[str, tuple[bool, bool]] = {}
    for clause in _CLAUSE.split(fold(text)):
        words = _WORD.findall(clause)
        at = [i for i, w in enumerate(words) if _negates(w)]
        whole = any(w in _GERMAN_NEGATIONS or w.startswith("kein") for w in words)  # "mag Kaffee nicht"
        for i, word in enumerate(words):
            stemmed = stem(word)
            denied = whole or (bool(at) and i > at[0])
            direct = denied and any(0 < i - n <= 3 for n in at)
            before = found.get(stemmed, (True, True))
            found[stemmed] = (before[0] and denied, before[1] and direct)
    return found


def denied_in(words: Iterable[str], text: str) -> bool:
    """Whether a text denies what some words say: all of them that it has, or the last right after a "not"."""
    said = _polarity(text)
    have = [said[s] for w in words if (s := stem(w)) in said]
    return bool(have) and (all(denied for denied, _ in have) or have[-1][1])


_PEOPLE = re.compile(
    r"^(?:which|what|list|name|show(?: me)?|welche[rsnm]?)\b(?: (?:of|all|the|my|these|those|von|meinen?|meiner|den))*"
    r" (?:people|persons?|contacts?|connections?|colleagues?|friends|acquaintances|guests|attendees|participants|delegates|gäste|teilnehmer\w*|kontakten?|leuten?|bekannten?|personen)\b"
    r"|\b(?:anyone|anybody|someone|somebody|jemand\w*|irgendwer|irgendwen)\b|^(?:everyone|everybody|people)\b",
    re.IGNORECASE,
)


def asks_people(plan: Plan) -> bool:
    """Whether the answer names people, so that a sentence of the opposite sense must not give it."""
    return plan.expect.value == "who" or _PEOPLE.search(plan.question.strip()) is not None


def contradicts(plan: Plan, text: str) -> bool:
    """Whether a sentence says something else than the question asks for with the same words."""
    question = plan.question
    if _is_past(question) and not _PAST.search(text):
        return True
    if _REPORTS.search(_I_KNOW.sub(" ", question)):
        return False  # what is reported may be a denial
    return _polarity_differs(plan, text) or _opposite(plan, text) or _exchanged(question, text)


_I_KNOW = re.compile(r"\b(?:(?:do|did) I|I) (?:already )?know\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:ask|sa(?:y|id)|tell|told|wr(?:it|ot)|mention|think|thought|complain|warn|worr|kn[eo]w|claim|insist|report|explain|"
    r"suggest|recommend|propos|advis|hop(?:e|ing)|fear|believ|promis|frag|sag|schr(?:eib|ieb)|mein(?:t|te)\b|glaub|weiß)\w*",
    re.IGNORECASE,
)
_USED_TO = re.compile(
    r"\bused to\b|\b(?:formerly|previously|no longer|any ?more|früher|ehemals|nicht mehr)\b|^who (?:once|left)\b|^who worked (?:at|for|with)\b|(?<!has )(?<!have )\bworked\b.*\bbefore\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:used to|former(?:ly)?|previous(?:ly)?|once|until|till|left|quit|was|were|had|no longer|any ?more|earlier|before|ago|went|"
    r"früher\w*|ehemal\w*|bis|war|waren|hatte|mehr|verlie\w+|ge\w{3,}(?:t|en)|\w{3,}ed)\b|\bex-",
    re.IGNORECASE,
)


def _is_past(question: str) -> bool:
    return _USED_TO.search(question) is not None


def _content(plan: Plan) -> list[str]:
    """What is asked in words, the places it names among them, in the order of the question."""
    places = [w for surface in plan.mentions.places() for w in terms(surface)]
    words = [w for w in plan.focus if w not in LIGHT and not _negates(w)] or [
        w for w in plan.focus if not _negates(w)
    ]
    known = {*words, *places}
    return list(dict.fromkeys(w for w in terms(plan.question) if w in known))


def _polarity_differs(plan: Plan, text: str) -> bool:
    asked, said = _polarity(plan.question), _polarity(text)
    any_denial = any(_negates(w) for w in _WORD.findall(fold(text)))
    affirmed: list[tuple[bool, bool]] = []
    for word in _content(plan):
        stemmed = stem(word)
        found = said.get(stemmed) or next((said[s] for s in sorted(synonyms(stemmed)) if s in said), None)
        if asked.get(stemmed, (False, False))[0]:
            others = [w for w in (*plan.focus, *_content(plan)) if w != word]
            elsewhere = any_denial and any(stem(w) in said for w in others)
            if not (found[0] if found else elsewhere):
                return True
        elif found is not None:
            affirmed.append(found)
    if not affirmed:
        return False
    return all(denied for denied, _ in affirmed) or affirmed[-1][1]


_PAIRS = (
    ("win wins won winning", "lose loses lost losing"),
    ("buy buys bought", "sell sells sold"),
    ("join joins joined joining", "leave leaves left leaving quit quits"),
    ("hire hires hired hiring", "fire fires fired dismiss dismissed"),
    ("lend lends lent", "borrow borrows borrowed"),
    ("start starts started begin begins began", "stop stops stopped end ends ended finish finishes finished"),
    ("open opens opened", "close closes closed"),
    ("rise rises rose grow grows grew", "fall falls fell shrink shrinks shrank"),
    ("like likes love loves enjoy enjoys", "hate hates dislike dislikes"),
    ("accept accepts accepted approve approved", "refuse refuses refused reject rejected decline declined"),
    ("pass passed", "fail failed"),
    ("married", "divorced"),
    ("gewann gewonnen gewinnt", "verlor verloren verliert"),
    ("kauft kaufte gekauft", "verkauft verkaufte"),
    ("eingestellt", "entlassen"),
    ("mag liebt", "hasst"),
)
_FORMS: dict[str, frozenset[str]] = {}
for _one, _other in _PAIRS:
    for _word in _one.split():
        _FORMS[_word] = frozenset(_other.split())
    for _word in _other.split():
        _FORMS[_word] = frozenset(_one.split())
_OPEN_LISTS = frozenset("morning afternoon evening breakfast lunch dinner".split())
"""Words of which a sentence may hold another without denying this one: dinner says nothing of lunch."""


def _opposite(plan: Plan, text: str) -> bool:
    """Whether the sentence has the opposite of a word of the question and not the word."""
    said = _polarity(text)
    asked = _polarity(plan.question)
    words = set(_WORD.findall(fold(text)))
    for word in dict.fromkeys(_WORD.findall(fold(plan.question))):
        stemmed = stem(word)
        if stemmed in said or word in _OPEN_LISTS or asked.get(stemmed, (False, False))[0]:
            continue
        other = _FORMS.get(word, frozenset()) & words
        other |= {w for w in words if stem(w) in opposites(word)} if not plan.period else set()
        if any(not said[stem(w)][0] for w in other):
            return True
    return False


_WAY = re.compile(
    r"\b(from|to|into|von|nach|zu|zum|zur)\s+((?:(?:the|der|dem|den)\s+)?[^\s,.;?!]+(?:\s+(?!(?:from|to|into|in|at|on|for|by|and|von|nach|zu)\b)[^\s,.;?!]+){0,2})",
    re.IGNORECASE,
)


def _ways(text: str) -> tuple[set[str], set[str]]:
    """The words behind "from" and those behind "to"."""
    origin: set[str] = set()
    goal: set[str] = set()
    for match in _WAY.finditer(text):
        (origin if match[1].casefold() in ("from", "von") else goal).update(terms(match[2]))
    return origin, goal


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _exchanged(question: str, text: str) -> bool:
    """Whether the sentence goes the other way: "from A to B" where "from B to A" is asked."""
    (asked_from, asked_to), (said_from, said_to) = _ways(question), _ways(text)
    same = _alike(asked_from, said_from) + _alike(asked_to, said_to)
    across = _alike(asked_from, said_to) + _alike(asked_to, said_from)
    return across > same and bool(_shared(question, text, asked_from | asked_to))


def _shared(question: str, text: str, places: set[str]) -> Sequence[str]:
    """What both say besides the places: the move itself."""
    have = {stem(w) for w in terms(text)}
    return [w for w in terms(question) if w not in places and stem(w) in have and w not in _SMALL]


_SMALL = frozenset(
    "from to into the a an of in at on for by and who whom von nach zu wer wen wem der die das".split()
)
