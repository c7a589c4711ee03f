"""Words that somebody wrote to the user, turned round: "I need your slides" is said back as "you need my slides"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.writer.verbs import MODALS, Tense, read_known

TOGETHER = "meet|talk|speak|chat|schedule|catch|discuss"
"""Verbs of what both do: their "we" stays "we"."""
DETERMINERS = frozenset("the a an my our your his her their this that any some every each no".split())
PREPOSITIONS = frozenset(
    "of for with from to at in on by about over under into onto after before between without through during than as like near".split()
)
_KNOWS = frozenset(
    "say know think hear hope see mean feel understand suppose guess notice believe claim".split()
)
"""Verbs behind which "you" may begin a clause: "she knows you are coming"."""
_WE_ALONE = frozenset("need print publish close plan want would require expect".split())
"""What the writer's house does: its "we" does not mean the user too."""
_OURS_ALONE = frozenset(
    "board committee crew team office library company website newsletter magazine journal readers members museum laboratory lab workshop school "
    "report catalogue editor director lawyers printer archive store shop studio university department group society association".split()
)
_JOINS_CLAUSES = frozenset("before after since until".split())
_LETS = frozenset("let make help have see hear watch let's".split())
_OURSTOGETHER = frozenset(
    "call meeting talk conversation lunch coffee dinner breakfast supper chat walk session".split()
)
_SHORT = {
    "i'm": "you are", "i've": "you have", "i'll": "you will", "you're": "I am", "you've": "I have", "you'll": "I will",
    "we're": "you are", "we've": "you have", "we'll": "you will",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[^\s\w]|\d\S*|\S")


def turned(text: str, *, verb_first: bool = False) -> str | None:
    """A text to the user as said back to its writer: I and you change places, with verbs that agree. None where it is
    unclear who is meant. `verb_first` says that a subject was taken off before it.

    >>> turned("I need your slides before you leave"), turned("what you told me")
    ('you need my slides before I leave', 'what I told you')
    """
    out: list[str] = []
    cursor = 0
    tokens = list(_WORD.finditer(text))
    for number, match in enumerate(tokens):
        low = match.group().casefold().replace("’", "'")
        before = tokens[number - 1].group().casefold() if number else ""
        after = [t.group() for t in tokens[number + 1 : number + 4]]
        new = _turned_word(low, before, after, first=not number, verb_first=verb_first)
        if new is None:
            return None
        if not new:
            continue
        out.append(text[cursor : match.start()] + new)
        cursor = match.end()
        if new in ("I", "you") and after and (agreed := _agreed(new, after[0])):
            follow = tokens[number + 1]
            out.append(text[cursor : follow.start()] + agreed)
            cursor = follow.end()
    return "".join(out) + text[cursor:]


def _turned_word(low: str, before: str, after: Sequence[str], *, first: bool, verb_first: bool) -> str | None:
    """What stands in the place of a word: nothing where it stays, None where that is unclear."""
    if low in _SHORT:
        return _SHORT[low]
    if low in ("i'd", "you'd", "we'd", "us", "let's") and low != "us":
        return None
    simple = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "your": "my", "yours": "mine",
              "yourself": "myself", "ours": "yours", "ourselves": "yourselves"}  # fmt: skip
    if low in simple:
        return simple[low]
    if low == "us":
        return None if before in ("let", "both", "of") else "you"
    if low == "our":
        owned = after[0].casefold() if after else ""
        return "" if owned in _OURSTOGETHER else "your" if owned in _OURS_ALONE else None
    if low == "we":
        done = [w.casefold() for w in after[:2]]
        if any(re.fullmatch(TOGETHER, w) for w in done):
            return ""
        return "you" if any(w in _WE_ALONE for w in done) else None
    if low == "you":
        return _turned_you(before, after, first=first, verb_first=verb_first)
    return ""


def _turned_you(before: str, after: Sequence[str], *, first: bool, verb_first: bool) -> str | None:
    """ "You" as a subject or as an object."""
    if before in ("of", "said", "says") or ((form := read_known(before)) and form.base in _KNOWS and after):
        return None
    if (after and after[0].casefold() in ("and", "or", "guys", "all", "both")) or before in (
        "and",
        "or",
        "than",
    ):
        return None
    if before in ("like", "as") and after and after[0][:1].isalpha():
        return None
    if not after or not after[0][:1].isalpha():
        return "me"
    following = after[1] if after[0].casefold() in _ADVERBS and len(after) > 1 else after[0]
    form = read_known(following)
    if before in _LETS or (before in PREPOSITIONS and not (before in _JOINS_CLAUSES and form)):
        return "me"
    finite = following.casefold() in MODALS or (form is not None and form.tense is not Tense.GERUND)
    governed = read_known(before) if before else None
    if (
        governed is not None
        and not first
        and before not in ("is", "are", "was", "were", "do", "did", "have", "had")
    ):
        # "what did they tell you is that …" is rarer than "tell you what".
        return "me" if not finite or following.casefold() == "to" else None
    return "I" if finite else "me" if verb_first and first else None


_ADVERBS = frozenset(
    "still also already always often really just now only not never ever even both kindly".split()
)


def _agreed(subject: str, verb: str) -> str:
    """The form of be that goes with a turned subject, empty where nothing changes."""
    low = verb.casefold()
    if subject == "I":
        return {"are": "am", "were": "was", "aren't": "am not", "weren't": "was not"}.get(low, "")
    return {"am": "are", "was": "were", "wasn't": "were not"}.get(low, "")
