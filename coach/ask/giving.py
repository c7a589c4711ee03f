"""Who gave what to whom, by a sentence of the user's own notes: "Ada gave me a map", "I gave Ada a knife". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.follow_up.promise_scene import ELSE, REC, USER, Scene, compiled, party, subject_of

MAY_TELL = re.compile(
    r"\b(?:gave|given|sent|handed|brought|presented|bought|passed|got|received|gift|present)\b|schenk|gegeben|gab\b|gebracht|brachte|überreicht|bekommen|erhalten",
    re.IGNORECASE,
)
"""A text without any of these tells of nothing given."""
_PRESENT = (
    r"(?:an?|two|three|four|six|some|\d+)\s+(?:(?!about|from|of|by|to|with)[\w-]+\s+){0,2}?(?:box|boxes|bottles?|jars?|baskets?|bunch|bag|bags|packets?|parcels?|crates?|tins?|pots?|hamper|bouquet|flowers|"
    r"chocolates?|presents?|gifts?|books?|cake|tea|wine|postcards?)\b"
)
"""What is sent as a present; what else people send is letters, figures and links."""
_GAVE = rf"\b(?:gave|(?:has|have|had) given|handed|brought|presented|bought|passed)\s+(?:over\s+)?(?:(?P<rec>{REC})\b(?!['’]))?"
_SENT = rf"\b(?:sent|(?:has|have|had) sent|posted)\s+(?:over\s+)?(?P<rec>{REC})\b(?!['’])(?=\s+{_PRESENT})"
_WHO = r"\b(?P<who>NAME)(?:\s*\([^)]*\))?,?\s+who\s+(?:(?:has|had|also|then|kindly|later)\s+)*$"
_TO = rf"\b(?:to|for)\s+(?P<rec>{REC})\b(?!['’])"
_FROM = rf"\b(?:got|received|(?:was|were) given)\b[^.;]*?\b(?:from|by)\s+(?P<who>{REC})\b(?!['’])"
_GERMAN_HAS = (
    r"(?:(?P<who>ich|er|sie|NAME)\s+)?\b(?:hat|habe|hatte)\s+(?:(?P<turned>ich|er|sie)\s+)?(?P<rec>mir|uns|ihr|ihm|NAME)\b[^.;,]*?"
    r"\b(?:gegeben|geschenkt|mitgebracht|gebracht|überreicht)\b"
)
_GERMAN_GAVE = (
    r"(?P<who>ich|er|sie|NAME)\s+(?:gab|schenkte|brachte|überreichte)\s+(?P<rec>mir|uns|ihr|ihm|NAME)\b"
)
_GERMAN_FROM = r"\bvon\s+(?P<who>ihr|ihm|NAME)\b[^.;,]*\b(?:bekommen|erhalten|geschenkt bekommen)\b"
_NOT_DONE = re.compile(
    r"\b(?:not|never|nothing|would|could|can|may|might|want\w*|wish\w*|offer\w*|ask\w*|if|whether|will|should|dream\w*|"
    r"nicht|nichts|nie|kein\w*|würde\w*|könnte\w*|möchte\w*|wollte\w*|ob|falls|wenn|soll\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_GIFT = re.compile(
    r"\s*(?:an?\s+|the\s+)?(?:call|ring|impression|feeling|look|nod|shout)\b|\s*(?:up|way|in|birth|notice)\b",
    re.IGNORECASE,
)


def gifts(scene: Scene) -> Iterator[tuple[str, str]]:
    """Giver and receiver of what a sentence says to have been given."""
    if scene.message or scene.text.rstrip().endswith("?"):
        return
    for giver, receiver in (*_english(scene), *_german(scene)):
        if giver and receiver and giver != receiver:
            yield giver, receiver


def _english(scene: Scene) -> Iterator[tuple[str | None, str | None]]:
    for match in (m for t in (_GAVE, _SENT) for m in compiled(t, scene.names).finditer(scene.text)):
        rest = re.split(r"[.;]|,? (?:and|but) (?=(?:I|we|he|she|they)\b)", scene.text[match.end() :])[0]
        if _NOT_DONE.search(scene.text[: match.end()]) or _NO_GIFT.match(rest):
            continue
        behind = None if match["rec"] else compiled(_TO, scene.names).search(rest)
        receiver = party(match["rec"] or (behind["rec"] if behind else None), scene)
        relative = compiled(_WHO, scene.names).search(scene.text[: match.start()])
        giver = party(relative["who"], scene) if relative else subject_of(scene, match.start())
        yield USER if giver is None else giver or ELSE, receiver
    for match in compiled(_FROM, scene.names).finditer(scene.text):
        receiver = subject_of(scene, match.start())
        if not _NOT_DONE.search(scene.text[: match.end()]):
            yield party(match["who"], scene), USER if receiver is None else receiver


def _german(scene: Scene) -> Iterator[tuple[str | None, str | None]]:
    for template in (_GERMAN_HAS, _GERMAN_GAVE):
        for match in compiled(template, scene.names).finditer(scene.text):
            who = match["who"] or match.groupdict().get("turned")
            begins = not scene.text[: match.start()].strip(" *_-–—")
            if not _NOT_DONE.search(match.group()) and (who or begins):
                yield _meant(who or "ich", scene), _meant(match["rec"], scene)
    for match in compiled(_GERMAN_FROM, scene.names).finditer(scene.text):
        if re.search(r"\b(?:ich|habe)\b", scene.text, re.IGNORECASE) and not _NOT_DONE.search(scene.text):
            yield _meant(match["who"], scene), USER


def _meant(word: str, scene: Scene) -> str | None:
    """The party that a German pronoun or a name means."""
    low = word.casefold()
    if low in ("ich", "mir", "uns"):
        return USER
    return scene.other if low in ("er", "sie", "ihr", "ihm") else party(word, scene)
