"""Words that bind without a verb of giving: a day named for what was asked ("she wants a quote. I said Tuesday"), somebody to
be thought of, an answer due by a day, and what is still not here though promised. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from coach.dates import due_date, find_dates
from coach.follow_up.promise_matter import cut, noun
from coach.follow_up.promise_scene import REC, USER, Commitment, Scene, compiled, party, subject_of
from coach.writer.nouns import definite

_WANTED = (
    rf"(?:^|[\s(])(?P<who>(?:I|we|he|she|they|NAME)\s+)?(?:(?:still|also|just|again)\s+)*(?P<verb>wants?|wanted|needs?|needed|is after|would like|"
    rf"asked(?:\s+{REC})?\s+for|asks\s+for|is waiting for|waits for)\s+(?P<np>(?!to\b|me\b)[^.;!?]+)"
)


def day_given(scene: Scene, start: int, end: int) -> Iterator[Commitment]:
    """What the user was asked for, where the verb of saying at `start` names nothing but a day for it."""
    speaker = subject_of(scene, start)
    if (
        scene.message
        or speaker != USER
        or scene.other is None
        or not _only_a_day(scene.text[end:], scene.made)
    ):
        return
    for text in (scene.text[:start], *scene.before[:1]):
        asked = list(compiled(_WANTED, scene.names).finditer(text))
        if asked:
            request = asked[-1]
            asker = party((request["who"] or "").strip(), scene) if request["who"] else scene.other
            what = noun(cut(request["np"], scene.made), scene, start)
            if asker not in (None, USER) and what:
                yield Commitment(USER, asker, what, scene.text[end:])
            return


def _only_a_day(text: str, made: date | None) -> bool:
    """Whether words name a day and nothing else: "by Tuesday.", "him next Friday at the latest"."""
    text = re.split(r"[.;!?](?=\s|$)", text)[0]
    found = find_dates(text, made, "future") if made else []
    for mention in reversed(found):
        text = text[: mention.start] + text[mention.end :]
    left = re.findall(r"\w+", text.casefold())
    return bool(found) and set(left) <= _BESIDE_A_DAY


_BESIDE_A_DAY = frozenset("by on until before for at the latest or so her him them it would be maybe".split())

_SOUGHT = re.compile(
    r"(?:have a )?(?P<verb>think of|look for|look around for|come up with|find|ask around for|keep an eye out for|dig out)\s+"
    r"(?P<some>somebody|someone|one|a name|names|some names|a few names|anybody|anyone)\b[^.,;]{0,30}$|(?:have )?(?:ask|asking) around\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:asked|asks|wants? to know|wondered|wonders|looking|looks|needs?|wants?)\b[^.;!?]*?"
    r"\b(?:(?:if|whether) (?:I|we) (?:know|knew|have|had|can recommend|could recommend)(?: of)?|for|(?:needs?|wants?))\s+(?P<np>(?:an?|some|any)\s+[^.,;!?()–—]+?)(?=\s+-|[.,;!?()–—]|$)",
    re.IGNORECASE,
)


def looked_for(phrase: str, scene: Scene, *, said: bool = False) -> Commitment | None:
    """What the user will think of or ask around for; "somebody" is whom they were asked for just before. Where nobody asked,
    it binds only if it was `said` to somebody or is for them."""
    sought = None if scene.message or scene.other is None else _SOUGHT.match(cut(phrase, scene.made))
    if sought is None or scene.other is None:
        return None
    for text in (scene.text, *scene.before[:1]):
        asked = _REQUEST.search(text) if sought["verb"] else None
        if asked:
            return Commitment(USER, scene.other, f"{sought['verb']} {asked['np'].strip()}", phrase)
    theirs = compiled(r"\bfor (?:her|him|them|NAME)\b", scene.names).search(phrase)
    if sought["some"] == "one" or not (said or theirs):
        return None
    return Commitment(USER, scene.other, sought.group().strip(), phrase)


_ANSWERS = re.compile(
    r"(?P<verb>answer|reply|respond|decide|confirm|get back to (?:her|him)|let (?:her|him) know|tell (?:her|him)|"
    r"call (?:her|him)(?: back)?|rsvp)\b(?=\s*(?:$|[.,;!]|(?:by|until|before|on|about|whether|to|her|him|them|no later)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:offered|asked|invited)\s+(?:me|us)\s+(?:for |about |to )?(?P<np>(?:an?|the|my|our)\s+[^.,;!?]+)",
    re.IGNORECASE,
)


def duty_by_a_day(phrase: str, scene: Scene, start: int) -> Commitment | None:
    """The user's answer that is due by a day: "she offered me a slot, I need to answer by 30 November"."""
    verb = _ANSWERS.match(phrase)
    if verb is None or scene.message or scene.other is None or scene.made is None:
        return None
    if due_date(phrase, scene.made) is None or re.search(
        r"\b(?:if|unless)\s+(?:I|we)\s*$", scene.text[:start], re.IGNORECASE
    ):
        return None
    offered = _OFFERED.search(scene.text[:start]) or next(
        (m for t in scene.before[:1] if (m := _OFFERED.search(t))), None
    )
    if offered is None and verb["verb"].casefold() in ("decide", "confirm"):
        return None  # nobody is told to wait for it
    what = cut(phrase, scene.made)
    if offered and what.casefold() == verb["verb"].casefold():
        thing = re.sub(r"\s+(?:and|but|by|until|before)\b.*$", "", offered["np"])
        what = f"answer on {definite(noun(thing, scene, start))}"
    return Commitment(USER, scene.other, what, phrase)


_PROMISED_THING = (
    r"\b(?P<np>(?:the|her(?!\s+(?:the|an?|my|our|his)\b)|his|their|my|our|that|those|these)\s+(?:(?!(?:and|but|or|so|then|because)\b)[\w’'-]+\s+){1,6}?)(?:(?:that|which)\s+)?(?P<who>I|he|she|they|NAME)\s+"
    r"(?:(?:had|has|have|once|already)\s+)*$"
)
_TO_OTHERS = re.compile(r"\w+\s+(?:(?:him|them|the|an?|his|her|their|its)\b|(?-i:[A-ZÀ-Þ]))", re.IGNORECASE)
_MISSING = re.compile(
    r"\b(?:not|never|waiting|still (?:no|has to|have to|owes?|to come)|yet to|where (?:is|are)|chase|chasing|without|missing|lacks?|no sign of)\b|n['’]t\b",
    re.IGNORECASE,
)


def still_owed(scene: Scene, start: int) -> Commitment | Literal[False] | None:
    """What a clause like "… the numbers that he promised" says: the promise, where the sentence says that it is not kept;
    False where it only names the thing; None where there is no such clause."""
    clause = compiled(_PROMISED_THING, scene.names).search(scene.text[:start])
    if clause is None or scene.message:
        return None
    by = party(clause["who"], scene)
    what = noun(clause["np"], scene, start)
    to_others = _TO_OTHERS.match(scene.text[start:])
    if by != USER and to_others:
        return False  # "the book that she promised her brother"
    if not by or not what or not _MISSING.search(scene.text[: clause.start("np")]):
        return False
    to = USER if by != USER else scene.other
    return Commitment(by, to, what, "") if to else False
