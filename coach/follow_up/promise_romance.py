"""Promises in French and Spanish notes: "promis de lui envoyer l'article", "le prometí enviarle el artículo". Pure.

A missing subject is the user; "a promis", "prometió" and "me …" are the other person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.follow_up.promise_scene import USER, Commitment, Scene, compiled, party

_FRENCH = (
    r"(?:(?P<who>j['’]ai|(?:elle|il|NAME)?\s*(?:m['’])?\ba)\s+)?\bpromis\s+(?:à\s+(?P<name>NAME)\s+)?(?:de\s+|d['’])"
    r"(?:(?P<rec>lui|leur|me|nous)\s+|m['’])?(?:envoyer|transmettre|donner|apporter|montrer|prêter|écrire|fournir|faire suivre)\s+"
    r"(?P<what>[^,;.]+)"
)
_FRENCH_THING = r"(?P<who>j['’]ai|(?:elle|il|NAME)\s+(?:m['’])?a)\s+promis\s+(?P<what>(?:l['’]|le |la |les |un |une |des |mon |ma |mes )[^,;.]+)"
_SPANISH = (
    r"(?:(?P<rec>le|les|me|nos)\s+)?(?:(?:he|ha)\s+)?\b(?P<verb>prometí|prometió|prometido|prometimos)\s+(?:a\s+(?P<name>NAME)\s+)?"
    r"(?:enviar|mandar|dar|traer|mostrar|prestar|pasar|escribir|hacer llegar)(?P<end>le|les|me|nos)?\s+(?P<what>[^,;.]+)"
)
_SPANISH_THING = r"(?:(?P<rec>le|les|me|nos)\s+)(?P<verb>prometí|prometió)\s+(?P<what>(?:el |la |los |las |un |una |mi |mis )[^,;.]+)"
TRIGGER = re.compile(r"\bpromis\b|\bprome(?:tí|tió|tido|timos)\b", re.IGNORECASE)
"""Without one of these words a sentence commits nobody."""
_ARTICLE = re.compile(
    r"^(?:l['’]|(?:le|la|les|un|une|des|mon|ma|mes|notre|nos|el|los|las|una|unos|unas|mi|mis|nuestro|nuestra)\s+)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\s*\b(?:d['’]ici|avant|demain|antes|para el|mañana|hasta)\b.*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:pas|jamais|rien|no|nunca|nada)\b", re.IGNORECASE)


def romance(scene: Scene) -> Iterator[Commitment]:
    """What a French or Spanish sentence of a note commits somebody to."""
    if scene.message or not TRIGGER.search(scene.text) or scene.text.rstrip().endswith("?"):
        return
    for template in (_FRENCH, _FRENCH_THING, _SPANISH, _SPANISH_THING):
        match = compiled(template, scene.names).search(scene.text)
        if match is None or _NOT.search(scene.text[: match.end()]):
            continue
        groups = {k: (v or "").casefold() for k, v in match.groupdict().items()}
        towards_me = {groups.get("rec"), groups.get("end")} & {"me", "nos", "nous"} or "m'" in match[
            0
        ].replace("’", "'")
        by_other = (
            bool(towards_me) or groups.get("who", "").endswith(" a") or groups.get("verb") == "prometió"
        )
        other = (party(match["name"], scene) if groups.get("name") else None) or scene.other
        what = _ARTICLE.sub("", _DEADLINE.sub("", match["what"].strip()))
        if other and re.search(r"\w{2}", what) and len(what.split()) <= 16:
            by, to = (other, USER) if by_other else (USER, other)
            yield Commitment(by, to, what, scene.text[match.start() :])
        return
