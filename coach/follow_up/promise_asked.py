"""A promise that only says yes: "Will do, you have it by the 4th." What was asked for stands in the message before. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from coach.dates import find_dates
from coach.follow_up.promise_german import GIVES, thing
from coach.follow_up.promise_matter import cut, noun, without_deadlines
from coach.follow_up.promise_scene import REC, USER, Commitment, Scene
from coach.text import plain

_BEFORE = r"^(?:\W*(?:hi|hello|dear|hey|hallo|liebe[r]?|thanks?|thank you|danke|sure|yes|ja|klar|gern[e]?|ok(?:ay)?|of course|no problem|kein problem|natürlich|gladly|perfect|great|super)\b[^.;!?:]{0,30}?[,.!:–—-])*\W*"
_YES = r"(?:will do|I(?:['’]ll| will) do (?:that|it|so)|consider it done|mach(?:e)? ich|wird (?:gemacht|erledigt)|geht klar)"
_HAS = (
    r"(?:you(?:['’]ll| will| shall)? (?:have|get) (?:it|them|that|those)"
    r"|(?:(?:das|die|den|es|sie|ihn)\s+)?(?:hast|bekommst|kriegst) du|du (?:hast|bekommst|kriegst) (?:es|sie|ihn|das)"
    r"|Sie (?:haben|bekommen|erhalten) (?:es|sie|ihn|das))"
)
ACCEPTS = re.compile(
    rf"{_BEFORE}(?:{_YES}|{_HAS} (?:by|on|before|until|bis|am|vor|tomorrow|morgen))\b", re.IGNORECASE
)
"""How a message begins that says yes to what was asked, and names nothing."""
_ONLY_YES = re.compile(
    rf"{_BEFORE}(?:{_YES}(?:\W*\b(?:thanks|thank you|danke|gern[e]?|asap|soon|shortly))?(?:[\s,]*(?:{_HAS} )?<day>)?|{_HAS} <day>)"
    r"(?: at the latest| spätestens)?\W*",
    re.IGNORECASE,
)
"""All that may stand in it: "will do what I can" and "du hast es am Montag bekommen" promise nothing. A day ahead is <day>."""
_AHEAD = frozenset({"by", "on", "before", "until", "bis", "am", "vor", ""})
_NO = re.compile(r"\b(?:not|never|cannot|nicht|kein\w*|if|unless|falls|wenn)\b|n['’]t\b|\?", re.IGNORECASE)


def accepted(scene: Scene) -> Iterable[Commitment]:
    """That the author of a message will do what its reader asked for; what that is stays open."""
    if not (scene.message and scene.reader and ACCEPTS.match(scene.text)) or _NO.search(scene.text):
        return
    text = scene.text
    for day in reversed(find_dates(text, scene.made or date(2000, 1, 1), "future")):
        if day.relation in _AHEAD:
            text = f"{text[: day.begin]}<day>{text[day.end :]}"
    if _ONLY_YES.fullmatch(text):
        yield Commitment(scene.author, scene.reader, "", scene.text)


_PLEASE = r"(?:(?:please|kindly|also|perhaps|maybe|possibly)\s+)*"
_HANDS = (
    r"(?:send|share|forward|e-?mail|mail|bring|give|show|lend|get|pass|hand|return|post|write|supply|provide)"
)
_ASKED = re.compile(
    rf"(?:\b(?:could|can|would|will)\s+you\s+{_PLEASE}|(?:^|[.;:,!]\s*|\band\s+)please\s+(?:also\s+)?|\bwould you mind\s+){_HANDS}(?:ing)?\s+"
    rf"(?:back\s+)?(?:{REC.replace('|NAME', '')}\s+)?(?P<np>[^.;!?]+)"
    r"|\b(?:I|we)(?:['’]d| would)?\s+(?:still\s+|also\s+|urgently\s+)*(?:need|require|be glad of)\s+(?P<needed>[^.;!?]+?)\s+from you\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    rf"\b(?:could|can|would|will)\s+you\s+{_PLEASE}(?P<vp>(?:read|review|check|comment|edit|proofread|confirm|sign|translate|introduce|book|print|test)\b[^.;!?]+)",
    re.IGNORECASE,
)
_ASKED_GERMAN = re.compile(
    r"\b(?:kannst|könntest|würdest|magst)\s+du\s+(?:(?:mir|uns|bitte|vielleicht|noch|auch)\s+)*(?P<what>[^.;!?]+?)\s+" + GIVES + r"\b"
    r"|\b(?:können|könnten|würden)\s+Sie\s+(?:(?:mir|uns|bitte|vielleicht|noch|auch)\s+)*(?P<polite>[^.;!?]+?)\s+" + GIVES + r"\b"
    r"|\b(?:schick|send|gib|bring|zeig|mail|schicken Sie|senden Sie)e?\s+(?:(?:mir|uns|bitte|noch|auch)\s+)+(?P<told>[^.;!?]+)"
    r"|\bich\s+(?:brauche|bräuchte|benötige)\s+(?:noch\s+)?von\s+(?:dir|Ihnen)\s+(?:(?:noch|bitte)\s+)*(?P<needed>[^.;!?]+)",
    re.IGNORECASE,
)  # fmt: skip
_PRONOUN = re.compile(r"(?:it|them|this|that|those|me|us|es|sie|ihn|das|mir|uns)\b\W*$", re.IGNORECASE)


def asked_for(sentences: Iterable[str], made: date | None, *, of_user: bool) -> str:
    """What a message asks its reader for first, without its deadline; empty where it asks for nothing by name. Its "my" and
    "your" are put as the user has them, who was asked (`of_user`) or asked.

    >>> asked_for(["Hi Ben,", "Could you send me your mooring plan by Friday?"], date(2026, 11, 26), of_user=True)
    'my mooring plan'
    >>> asked_for(["Kannst du mir bitte bis Freitag die Pläne schicken?"], date(2026, 11, 26), of_user=True)
    'Pläne'
    """
    for sentence in sentences:
        text = plain(sentence).strip()
        scene = Scene(text, made, USER, USER)
        if found := _ASKED.search(text):
            what = noun(cut(found["np"] or found["needed"], made), scene, 0)
        elif found := _SERVICE.search(text):
            what = cut(found["vp"], made)
        elif found := _ASKED_GERMAN.search(without_deadlines(text, made)):
            what = thing(next(g for g in found.groups() if g))
        else:
            continue
        if what and not _PRONOUN.fullmatch(what) and len(what.split()) <= 16:
            return _as_the_user_has_it(what, of_user=of_user)
    return ""


def _as_the_user_has_it(what: str, *, of_user: bool) -> str:
    if not of_user:
        return re.sub(r"\byour\b", "their", what, flags=re.IGNORECASE)
    theirs = re.sub(r"\b(?:my|our)\b", "their", what, flags=re.IGNORECASE)
    return re.sub(r"\byour\b", "my", theirs, flags=re.IGNORECASE)
