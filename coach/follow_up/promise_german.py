"""Promises in German notes: "versprochen, ihr den Artikel zu schicken", "schuldet mir die Folien bis Freitag". Pure.

Only what notes say: a missing subject beside "versprochen" is the user, "hat … versprochen" the other person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.follow_up.promise_scene import USER, Commitment, Scene, compiled, party

_REC = r"(?:mir|uns|ihr|ihm|ihnen|NAME)"
_ARTICLE = r"(?:den|die|das|der|dem|einen|eine|ein|einem|einer|meinen|meine|mein|unseren|unsere|unser|ihre|ihren|seine|seinen)"
_GIVES = r"(?:schicken|senden|geben|bringen|zeigen|leihen|weiterleiten|mailen|liefern|besorgen|schreiben)"
_PROMISED = (
    rf"(?:(?P<who>ich habe|habe ich|habe|hat|NAME hat|(?:er|sie) hat)\s+)?(?:(?P<first>{_REC})\s+)?(?P<verb>versprochen|zugesagt)"
    rf"\s*[,:]?\s+(?:(?P<rec>{_REC})\s+)?(?P<what>[^,;.]+?)\s+zu\s+(?P<give>{_GIVES})\b"
)
_OBJECT_FIRST = rf"(?:(?P<who>ich habe|habe ich|habe|hat|NAME hat|(?:er|sie) hat)\s+)?(?P<rec>{_REC})\s+(?P<what>{_ARTICLE}\s[^,;.]+?)\s+(?:versprochen|zugesagt)\b"
_OWES = rf"\b(?P<owe>schulde|schuldet)\s+(?P<rec>{_REC})\s+(?:noch\s+)?(?P<what>[^,;.]+)"
_INTRODUCE = rf"\bversprochen\s*[,:]?\s+(?P<rec>{_REC})\s+(?:mit\s+)?(?P<whom>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:vorzustellen|bekannt ?zu ?machen)"
TRIGGER = re.compile(r"versproch|zugesagt|schulde", re.IGNORECASE)
"""Without one of these words a sentence commits nobody."""
_DEADLINE = re.compile(r"\s*\b(?:bis|vor)\b.*$")


def german(scene: Scene) -> Iterator[Commitment]:
    """What a German sentence of a note commits somebody to."""
    if scene.message or not TRIGGER.search(scene.text):
        return
    met = compiled(_INTRODUCE, scene.names).search(scene.text)
    if met and scene.other:
        yield Commitment(
            USER, party(met["rec"], scene) or scene.other, f"introduction to {met['whom']}", met.group()
        )
        return
    for template in (_PROMISED, _OBJECT_FIRST, _OWES):
        match = compiled(template, scene.names).search(scene.text)
        if match:
            yield from _commitment(scene, match)
            return


def _commitment(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    groups = match.groupdict()
    receiver = groups.get("rec") or groups.get("first") or ""
    towards_me = receiver.casefold() in ("mir", "uns")
    who = (groups.get("who") or groups.get("owe") or "").casefold()
    by_other = towards_me or who.endswith("hat") or who == "schuldet"
    named = party(receiver, scene) if receiver[:1].isupper() else None
    other = named or scene.other
    if other is None or re.search(
        r"\b(?:nicht|nichts|nie|kein\w*)\b", scene.text[: match.end()], re.IGNORECASE
    ):
        return
    words = _DEADLINE.sub(
        "", re.sub(rf"^(?:noch|{_ARTICLE})\s+", "", match["what"].strip(), flags=re.IGNORECASE)
    )
    what = re.sub(rf"^{_ARTICLE}\s+", "", words, flags=re.IGNORECASE)
    if not re.search(r"\w{2}", what) or len(what.split()) > 16:
        return
    by, to = (other, USER) if by_other else (USER, other)
    yield Commitment(by, to, what, scene.text[match.start() :])
