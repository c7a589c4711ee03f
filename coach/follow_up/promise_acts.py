"""What the verb phrase of a promise does: whether it serves somebody, whom, and whether a day is set for it. Pure."""

from __future__ import annotations

import re

from coach.dates import due_date
from coach.follow_up.promise_matter import TRANSFER
from coach.follow_up.promise_scene import REC, USER, Scene, compiled, party
from coach.follow_up.promise_sides import handed_to
from coach.writer.verbs import Tense, read

SERVICE = TRANSFER | frozenset(
    "introduce connect tell let ask check look call ring phone come read review comment edit proofread draft prepare answer "
    "reply respond confirm arrange organise book set invite recommend speak talk mention vouch help print pay translate "
    "test host keep join meet pick save reserve explain advise teach train register report update follow nominate "
    "suggest".split()
)


def partner(by: str, scene: Scene) -> str | None:
    """The other side of a commitment where the sentence does not name it."""
    if scene.message:
        return scene.reader if by == scene.author else scene.author
    return USER if by != USER else scene.other


_ARRANGING = re.compile(r"put\s+(?:aside|by\b|together|in a word|[\w ]+ in (?:touch|contact))", re.IGNORECASE)


def is_service(phrase: str) -> bool:
    """Whether a verb phrase is something that one does for another."""
    form = read(phrase.split(" ", 1)[0])
    if form is None or form.tense not in (Tense.BASE, Tense.PAST):
        return False
    return form.base in SERVICE or (form.base == "put" and _ARRANGING.match(phrase) is not None)


def names_receiver(phrase: str, scene: Scene) -> bool:
    """Whether somebody is given something: "send her the notes", "introduce Ana to …", "share it with him"."""
    return bool(
        compiled(
            r"^\w+\s+(?:up\s+|back\s+)?(?:her|him|them|NAME)\b|\b(?:to|with)\s+(?:her|him|them|NAME)\b",
            scene.names,
        ).search(phrase)
    )


def receiver(phrase: str, scene: Scene, by: str) -> str | None:
    """Whom a verb phrase serves: the one it names, else the other side."""
    match = compiled(rf"\b(?P<rec>{REC})\b", scene.names).search(phrase)
    named = party(match["rec"], scene) if match else None
    return named if named and named != by and (USER in (named, by)) else partner(by, scene)


def for_others(phrase: str, scene: Scene, by: str) -> bool:
    """Whether what another will do is not for the user: nobody of the user's side is named and nothing is sent."""
    if re.search(r"\b(?:me|us|my|our)\b", phrase, re.IGNORECASE) and not scene.message:
        return False
    if scene.message and by == scene.author and re.search(r"\b(?:you|your)\b", phrase, re.IGNORECASE):
        return False
    if handed_to(phrase, scene) not in (None, partner(by, scene)):
        return True
    form = read(phrase.split(" ", 1)[0])
    sends = form is not None and form.base in (
        "send",
        "share",
        "forward",
        "email",
        "mail",
        "deliver",
        "provide",
        "supply",
    )
    elsewhere = compiled(r"\b(?:to|with)\s+(?:(?:his|her|their|its)\b|NAME)", scene.names).search(phrase)
    return not sends or elsewhere is not None


# Acts that settle something between two, where a day is set for them: "will sign off the wording by Friday".
_SETTLES = SERVICE | frozenset(
    "sign approve decide order authorise clear complete finalise schedule submit settle fix repair".split()
)
_NO_ACT = frozenset(
    "be have leave visit see meet know come arrive want need hear join miss forget outgrow".split()
)
_BY_A_DAY = re.compile(r"\b(?:by|before|until|no later than)\s+", re.IGNORECASE)
_OF_THEIRS = (
    r"\b(?:his|her|their|its|your)\b|\bto\s+(?:the|an?|NAME)\b|\b(?:him|himself|herself|themselves)\b"
)


def by_a_day(phrase: str, scene: Scene) -> bool:
    """Whether somebody else's act has a day set and is no matter of their own or of third parties."""
    form = read(phrase.split(" ", 1)[0])
    deadline = _BY_A_DAY.search(phrase)
    if scene.message or form is None or form.tense not in (Tense.BASE, Tense.PAST) or deadline is None:
        return False
    if form.base in _NO_ACT:
        return False
    if scene.made is None or due_date(phrase[deadline.start() :], scene.made) is None:
        return False
    act = phrase[: deadline.start()]
    if re.search(r"\b(?:me|us|my|our)\b", act, re.IGNORECASE):
        return True
    return form.base in _SETTLES and " " in act.strip() and not compiled(_OF_THEIRS, scene.names).search(act)
