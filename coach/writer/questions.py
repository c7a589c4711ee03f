"""The offline writer's questions: what is worth asking somebody, each from one sentence about them.

A question asks after something that they meant to do, that changed, that stands open, or that they will speak of. It
fills a frame with the sentence's own words, or quotes it whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from coach.dates import find_dates
from coach.evidence import Fact, Statement
from coach.text import content_words, plain, words
from coach.writer.card_openings import alike
from coach.writer.frames import Pronoun, does, may_mean_them, own_words, rest
from coach.writer.interface import CardTask
from coach.writer.taste import private, unkind
from coach.writer.verbs import Tense, read

MOST_QUESTIONS = 3
LONGEST = 24  # words of what fills a frame
OLDEST = 550  # days after which a plan or a change is no longer asked about
WRITTEN = ("message", "mail")


def questions(task: CardTask, openings: Sequence[Fact]) -> tuple[Fact, ...]:
    """Up to three questions, none about what an opening begins with already."""
    chosen: list[Fact] = []
    for found in (*_left_open(task), *_from_statements(task)):
        taken = {c.quote for f in (*openings, *chosen) for c in f.citations}
        again = any(c.quote in taken for c in found.citations)
        if not again and not any(alike(found.text, f.text) for f in (*openings, *chosen)):
            chosen.append(found)
    return tuple(chosen[:MOST_QUESTIONS])


def _left_open(task: CardTask) -> Iterator[Fact]:
    """What the user asked and has no answer to, and what they wrote that they would like to talk about."""
    for fact in task.facts:
        quoted = re.search(r": “(.+?)”", fact.text)
        if fact.kind == "asked" and quoted:
            yield Fact(f"Ask again: “{quoted[1]}”", fact.citations, "question")
        if fact.kind == "answer" and quoted and not private(quoted[1]):
            said = quoted[1].rstrip(".")
            yield Fact(
                f"Ask what lies behind “{said}”, their words when they signed up.", fact.citations, "question"
            )


_MEANS = (
    (
        re.compile(r"\b(?:would (?:like|love)|hopes?|is hoping|wants?|is keen|wishes) to (?P<x>[a-z].+)$"),
        "wish",
    ),
    (
        re.compile(
            r"\b(?:plans|is planning|intends|means|is going|is about|is due|has decided) to (?P<x>[a-z].+)$"
        ),
        "plan",
    ),
    (re.compile(r"\bwill (?P<x>[a-z].+)$"), "plan"),
    (re.compile(r"\b(?:is|has been) (?:thinking|talking) (?:of|about) (?P<x>[a-z]+ing\b.+)$"), "idea"),
)
_SPEAKS_OF = re.compile(
    r"\b(?:will|is going to|promises to|wants to) (?:explain|tell|show|say|ask|argue|talk about|speak about|present) "
    r"(?:us |you |everybody )?(?P<x>(?:what|who|why|how|whether|where|when|which)\b[^.;:!?]+)"
)
_CHANGED = re.compile(
    r"\b(?:(?:has|have) (?:just |recently )?(?:been made|been promoted|become|moved|inherited|taken over|started|opened|founded|"
    r"joined|won|bought|lost|switched|hired|launched|closed|begun)|became|was made|was promoted|moved (?:to|her|him|them)|took over|"
    r"inherited|started|opened|founded|joined|launched|switched to)\b"
)
_ROLE = re.compile(
    r"\b(?:been made|been promoted to|become|became|was made|was promoted to|took over as) (?:the |a |an )?(?:new )?"
    r"(?P<x>(?:head|director|chief|lead|leader|partner|vice|president|manager|chair|principal|senior|deputy|general|professor|"
    r"dean|editor)\b[^.;,]*)"
)
_UNDECIDED = re.compile(
    r"\b(?:(?:is|are) (?:not (?:yet )?(?:sure|decided)|undecided|weighing|considering|torn)|has(?: not|n['’]t) (?:yet )?decided|wonders|"
    r"thinking about whether|(?:has|have) to decide|must decide|does not know (?:whether|how|if)|nobody (?:can|could|knows)|"
    r"no one (?:can|could|knows))\b"
)
_ERRAND = re.compile(
    r"\b(?:promis\w+|owes?|address|e-?mail|phone|number|deadline|until|appeared|published)\b", re.IGNORECASE
)
"""Words of sentences that name a day and are nothing to ask after: errands, addresses."""
_STATES = frozenset({"be", "have", "need", "know", "like", "see", "come", "bring", "attend"})
"""Verbs after which there is no plan to ask about: "she will be there on both days"."""
_OURS = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|you|your)\b")
_NOT = re.compile(r"\b(?:not|never|no longer|nobody|no one)\b|n['’]t\b", re.IGNORECASE)


_TOLD = frozenset({"promise", "kept", "waiting", "arranged", "plan", "tie"})
"""Kinds of fact that say all there is to do about their sentence."""


def _from_statements(task: CardTask) -> Iterator[Fact]:
    """The frames in the order of how particular they are, within each the newest sentence first."""
    frames: tuple[_Frame, ...] = (_spoken_of, _meant, _dated, _changed, _undecided)
    used = {c.quote for f in task.facts if f.kind in _TOLD for c in f.citations}
    newest = [s for s in reversed(task.statements) if s.text not in used and _fit(s, task)]
    for frame in frames:
        for s in newest:
            text = frame(plain(s.text), s, task)
            if text and len(text.split()) <= LONGEST + 14:
                yield Fact(text, (s.cite(task.today),), "question")


def _fit(s: Statement, task: CardTask) -> bool:
    """Whether a sentence may be asked about: theirs, not private, not too old, and not in a letter's running words."""
    text = plain(s.text)
    old = s.date is None or (task.today - s.date).days > OLDEST
    closed = s.restriction is not None and s.restriction.holds(task.today)
    if (
        closed
        or old
        or s.kind in WRITTEN
        or private(text)
        or unkind(text)
        or not 4 <= len(text.split()) <= 45
    ):
        return False
    return may_mean_them(s, text, task.pronoun)


_Frame = Callable[[str, Statement, CardTask], str]


def _spoken_of(text: str, s: Statement, task: CardTask) -> str:
    found = _SPEAKS_OF.search(own_words(text))
    open_ = found is not None and not _OURS.search(found["x"]) and not _denied(own_words(text), found)
    return f"Ask {found['x'].strip()}." if found and open_ else ""


def _denied(text: str, found: re.Match[str]) -> bool:
    """Whether what is said of somebody is said not to be so, or of nobody."""
    before = re.split(r"[,;:.!?]|\b(?:but|and)\b", text[: found.start()])[-1]
    return _NOT.search(before + found.group().partition(found["x"])[0]) is not None


_LOST = re.compile(
    r"\w+ (?:(?:up|out|off|on|in|with|for|to|about) )?(?:them|him|it|this|that|those|these)\b", re.IGNORECASE
)
"""A plan whose thing stands in another sentence: "ring them"."""


def _meant(text: str, s: Statement, task: CardTask) -> str:
    """A wish, a plan or an idea: how far it is, or what became of it once its time is over."""
    text = own_words(text)
    for pattern, noun in _MEANS:
        found = pattern.search(text)
        if found is None or not does(text, found.start(), Pronoun(task.pronoun)):
            continue
        what = rest(found["x"])
        head = read(what.split()[0]) if what else None
        verb = noun == "idea" or head is None or head.tense is Tense.BASE
        if what.split()[:1] and what.split()[0] in _STATES:
            continue
        if (
            not verb
            or _OURS.search(what)
            or _NOT.search(found.group())
            or _denied(text, found)
            or len(content_words(what)) < 2
            or _LOST.match(what)
        ):
            continue
        joint = "of" if noun == "idea" else "to"
        if _over(s, text, task.today):
            return f"Ask what became of the {noun} {joint} {what}."
        return f"Ask how far the {noun} {joint} {what} has come."
    return ""


def _over(s: Statement, text: str, today: date) -> bool:
    """Whether the day that a sentence names is over, or it names none and was said long ago."""
    if s.date is None:
        return True
    days = [m.last for m in find_dates(text, s.date, "future")]
    return max(days) < today if days else (today - s.date).days > 120


def _dated(text: str, s: Statement, task: CardTask) -> str:
    """Something that was still ahead when it was written down: how it went, or how it stands."""
    named = set(content_words(task.event)) & set(words(text))
    if s.date is None or named or any(p.search(text) for p in (_OURS, _NOT, _ERRAND)):
        return ""
    ahead = [m for m in find_dates(text, s.date) if m.first > s.date]
    if not ahead:
        return ""
    over = ahead[-1].first <= task.today
    if over and task.in_touch is not None and task.in_touch >= ahead[-1].first:
        return ""  # the two have been in touch since: the user knows
    lead = "Ask how it went" if over else "Ask about this, which is still ahead"
    return f"{lead}: “{text.rstrip('.')}”."


def _changed(text: str, s: Statement, task: CardTask) -> str:
    own = own_words(text)
    if not _CHANGED.search(own) or _OURS.search(own) or _NOT.search(own):
        return ""
    role = _ROLE.search(own)
    if role:
        post = re.split(r"\s(?:at|in|since|from|after|this|last|with|under)\b", role["x"].strip())[0]
        return f"Ask how it is to be {post}."
    return f"Ask how it has gone since: “{text.rstrip('.')}”."


def _undecided(text: str, s: Statement, task: CardTask) -> str:
    own = own_words(text)
    if not _UNDECIDED.search(own) or _OURS.search(own):
        return ""
    return f"Ask where this stands now: “{text.rstrip('.')}”."
