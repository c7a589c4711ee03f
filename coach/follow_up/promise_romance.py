"""Promises in French and Spanish notes: "promis de lui envoyer l'article", "le prometí enviarle el artículo". Pure.

What is to come counts too: "je lui enverrai", in a message "te mando … el viernes". A missing subject is the user; "a promis", "prometió" and "me …" are the other person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.follow_up.promise_matter import with_deadlines, without_deadlines
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
_I_WILL = (
    r"\bje\s+(?P<rec>t['’]|te\s|vous\s|lui\s|leur\s)\s*(?P<now>envoie|transmets|apporte|donne|prête|fais suivre)?"
    r"(?:enverrai|transmettrai|apporterai|donnerai|prêterai|ferai suivre)?\s+(?P<what>[^,;.!?]+)",
    r"\b(?P<rec>te|le|os|les)\s+(?P<now>envío|mando|paso|traigo|presto|hago llegar)?"
    r"(?:enviaré|mandaré|pasaré|traeré|prestaré|haré llegar)?\s+(?P<what>[^,;.!?]+)",
)
_THEY_WILL = (
    r"\b(?:elle|il|NAME)\s+(?:m['’]|me\s|nous\s)\s*(?:enverra|transmettra|apportera|donnera|prêtera|fera suivre)\s+(?P<what>[^,;.!?]+)",
    r"\b(?:me|nos)\s+(?:enviará|mandará|pasará|traerá|prestará|hará llegar)\s+(?P<what>[^,;.!?]+)",
)
_GIVING = (
    r"(?:enverra|transmettra|apportera|donnera|prêtera|fera|enviar|mandar|pasar|traer|prestar|har)[iáé]?\b"
    r"|\b(?:envoie|transmets|apporte|donne|prête|fais|envío|mando|paso|traigo|presto|hago)\b"
)
TRIGGER = re.compile(
    rf"\bpromis\b|\bprome(?:tí|tió|tido|timos)\b|\b(?:t['’]|te|vous|lui|leur|os|le|les|me|m['’]|nous|nos)\s?(?:{_GIVING})",
    re.IGNORECASE,
)
_HERE = re.compile(r"\b(?:ci-joint\w*|en pièce jointe|adjunt\w+|en adjunto)\b", re.IGNORECASE)
"""Without one of these words a sentence commits nobody."""
_ARTICLE = re.compile(
    r"^(?:l['’]|(?:le|la|les|un|une|des|mon|ma|mes|notre|nos|el|los|las|una|unos|unas|mi|mis|nuestro|nuestra)\s+)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\s*\b(?:d['’]ici|avant|demain|antes|para el|mañana|hasta)\b.*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:pas|jamais|rien|no|nunca|nada)\b", re.IGNORECASE)


def romance(scene: Scene) -> Iterator[Commitment]:
    """What a French or Spanish sentence of a note commits somebody to."""
    if not TRIGGER.search(scene.text) or scene.text.rstrip().endswith("?"):
        return
    text = without_deadlines(scene.text, scene.made)
    if not re.search(r"\bprom[ei]", text, re.IGNORECASE):
        yield from _to_come(scene, text)
    if scene.message:
        return
    for template in (_FRENCH, _FRENCH_THING, _SPANISH, _SPANISH_THING):
        match = compiled(template, scene.names).search(text)
        if match is None or _NOT.search(text[: match.end()]):
            continue
        groups = {k: (v or "").casefold() for k, v in match.groupdict().items()}
        towards_me = {groups.get("rec"), groups.get("end")} & {"me", "nos", "nous"} or "m'" in match[
            0
        ].replace("’", "'")
        by_other = (
            bool(towards_me) or groups.get("who", "").endswith(" a") or groups.get("verb") == "prometió"
        )
        other = (party(match["name"], scene) if groups.get("name") else None) or scene.other
        what = _thing(match["what"])
        if other and what:
            by, to = (other, USER) if by_other else (USER, other)
            clause = with_deadlines(text[match.start() :], text, scene.text, scene.made)
            yield Commitment(by, to, what, clause)
        return


def _to_come(scene: Scene, text: str) -> Iterator[Commitment]:
    """What somebody will give the other: "je lui enverrai", in a message "te mando … el viernes". What is given now is
    promised where a day ahead is named."""
    if _HERE.search(text):
        return
    for mine, templates in ((True, _I_WILL), (False, () if scene.message else _THEY_WILL)):
        for template in templates:
            match = compiled(template, scene.names).search(text)
            if match is None or not re.search(_GIVING, match.group(), re.IGNORECASE):
                continue
            said = {k: (v or "").strip(" '’").casefold() for k, v in match.groupdict().items()}
            to_reader = said.get("rec") in ("t", "te", "vous", "os") or (
                scene.message and said.get("rec") in ("le", "les")
            )
            if mine and to_reader is not scene.message:
                continue
            if _NOT.search(text[: match.end()]) or (said.get("now") and text == scene.text):
                continue
            other, what = scene.reader if scene.message else scene.other, _thing(match["what"])
            if other and what:
                clause = with_deadlines(text[match.start() :], text, scene.text, scene.made)
                by, to = (scene.author, other) if mine else (other, USER)
                yield Commitment(by, to, what, clause)
            return


def _thing(said: str) -> str:
    """The thing as it is listed: no article, no deadline; empty where there is none."""
    what = _ARTICLE.sub("", _DEADLINE.sub("", " ".join(said.split())))
    what = re.sub(r"\s+(?:a|à|para|en|pour|de)$", "", what)
    return what if re.search(r"\w{2}", what) and len(what.split()) <= 16 else ""
