"""Promises in German: "versprochen, ihr den Artikel zu schicken", "schuldet mir die Folien bis Freitag", "ich schicke ihr
morgen die Zahlen". Pure.

In a note a missing subject beside "versprochen" is the user, "hat … versprochen" the other person; in a message "ich" is
its author and "dir" the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.follow_up.promise_matter import with_deadlines, without_deadlines
from coach.follow_up.promise_scene import ELSE, USER, Commitment, Scene, compiled, party
from coach.follow_up.promise_sides import german_double, german_receiver, german_sides, lender, others_words

_REC = r"(?:mir|uns|ihr|ihm|ihnen|NAME)"
_ARTICLE = r"(?:den|die|das|der|dem|(?:ein|mein|dein|sein|ihr|unser)(?:e[mnrs]?)?|eure[mnrs]?|euer|zwei|drei|vier|fünf|ein paar)"
GIVES = r"(?:schicken|senden|geben|bringen|zeigen|leihen|weiterleiten|mailen|liefern|besorgen|schreiben|nennen|empfehlen|vermitteln|vorstellen|zuschicken|zusenden|zurückgeben|heraussuchen|raussuchen|erklären|machen|zukommen lassen)"
_MATTER = r"(?:[^,;.]|(?<=\d)\.)+?"  # a full stop behind a number is part of a date
_PROMISED = rf"\b(?P<verb>versprochen|zugesagt)\s*[,:]?\s+(?:(?P<rec>{_REC})\s+)?(?P<what>{_MATTER})\s+zu\s+(?P<give>{GIVES})\b"
_OBJECT_FIRST = r"\b(?P<verb>versprochen|zugesagt)\b"
_OWES = rf"(?P<who>\b(?:ich|er|sie|NAME)\s+|^\W*|[,;:]\s*)(?P<owe>schulde|schuldet)\s+(?P<rec>{_REC})\s+(?:noch\s+)?(?P<what>[^,;.]+)"
_WHEN = (
    r"(?:(?:noch\s+)?(?:(?:bis|am|vor|ab|im)\s+)?(?:(?:zum|zur|dem|der)\s+)?(?:(?:nächste|diese|kommende)[rnms]?|Ende|Anfang|Mitte)\s+(?:de[rs]\s+)?[\wäöüß]+\s+"
    r"|(?:(?:bis|am|vor|noch|gleich|dann)\s+(?:(?:zum|dem|der|diese[rmn]?|nächste[rmn]?|Ende)\s+)?)?(?:[\wäöüß.]+)\s+)?"
)
_GIVE_NOW = r"(?:schicke?|sende?|gebe?|bringe?|zeige?|leihe?|maile?|liefere?|besorge?|leite)"
_GIVES_NOW = r"(?:schickt|sendet|gibt|bringt|zeigt|leiht|mailt|liefert|besorgt)"
_NOW = (
    rf"(?:\b(?P<me>ich)\s+(?:{_GIVE_NOW})|(?:^|[,;:]\s*)(?P<bare>{_GIVE_NOW})|\b(?P<who>er|sie|NAME)\s+(?:{_GIVES_NOW}))\s+"
    rf"(?P<rec>mir|uns|ihr|ihm|ihnen|dir|euch|NAME)\s+(?!(?:immer|oft|manchmal|gern|jede)\w*\b){_WHEN}(?P<what>{_ARTICLE}\s[^,;.!?]+)"
)
_OWES_ME = (
    rf"\b(?P<owe>schuldet)\s+(?P<rec>mir|uns)\s+(?P<who>NAME)\s+(?:noch\s+)?(?P<what>{_ARTICLE}\s[^,;.]+)"
)
_I_OWE = rf"\bschulde\s+(?P<me>ich)\s+(?P<rec>{_REC})\s+(?:noch\s+)?(?P<what>{_ARTICLE}\s[^,;.]+)"
_TO_WHOM_I_OWE = (
    rf"\b(?P<rec>ihr|ihm|ihnen|NAME)\s+schulde\s+(?P<me>ich)\s+(?:noch\s+)?(?P<what>{_ARTICLE}\s[^,;.]+)"
)
_THING_FIRST = rf"(?:^|[,;:]\s*)(?P<what>{_ARTICLE}\s[^,;.!?]+?)\s+{_GIVE_NOW}\s+(?P<me>ich)\s+(?P<rec>ihr|ihm|ihnen|dir|euch|NAME)\b"
_WILL = (
    r"\b(?:(?P<me>ich)\s+(?:soll|muss|werde|will)|(?P<who>er|sie|NAME)\s+(?:wird|will))\s+"
    rf"(?P<rec>mir|uns|ihr|ihm|ihnen|dir|euch|NAME)\s+{_WHEN}(?P<what>{_ARTICLE}\s[^,;!?]+?)\s+(?P<give>{GIVES})\b"
)
_INTRODUCE = rf"\bversprochen\s*[,:]?\s+(?P<rec>{_REC}|sie|ihn)\s+(?:mit\s+)?(?P<whom>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:vorzustellen|bekannt ?zu ?machen)"
_CONTACT = (
    r"\b(?P<verb>versprochen|zugesagt|angeboten)\s*[,:]?\s+"
    r"(?:(?P<for>mir|uns|ihr|ihm|ihnen|NAME)\s+)?(?:(?:den|einen)\s+Kontakt\s+(?:zu|mit)\s+(?P<whom>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:herzustellen|zu vermitteln|zu machen)"
    r"|(?P<pair>sie|ihn|mich|uns)\s+mit\s+(?P<with>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:in Kontakt|in Verbindung|zusammen) ?zu ?(?:bringen|setzen))"
)
_MAKES_CONTACT = (
    r"(?:\b(?P<me>ich)\s+|^\W*(?P<bare>(?=stelle|soll|muss)))(?:stelle\s+(?:(?P<rec>ihr|ihm|ihnen|NAME)\s+)?(?:den|einen)\s+Kontakt\s+(?:zu|mit)\s+(?P<whom>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+her"
    r"|(?:soll|muss|werde|will)\s+(?:(?P<for>ihr|ihm|ihnen|NAME)\s+)?(?:den|einen)\s+Kontakt\s+(?:zu|mit)\s+(?P<with>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:herstellen|vermitteln))\b"
)
_GIVE_BACK = (
    r"(?:\b(?P<me>ich)\s+(?:soll|muss|sollte|werde)|\b(?:soll|muss|sollte|werde)\s+(?P<turned>ich)|^\W*(?P<bare>soll|muss))\s+"
    r"(?:(?P<rec>ihr|ihm|ihnen|NAME)\s+)?(?P<what>es|ihn|sie|das|die|den|(?:das|die|den|ihr|sein)e?n?\s+[^,;.!?]+?)\s+[^,;.!?]*?"
    r"zurück(?:schicken|geben|bringen|senden)\b"
)
_LENT = re.compile(
    r"\b(?:hat|hatte)\s+(?:mir|uns)\s+(?P<what>[^,;.!?]+?)\s+(?:aus)?(?:geliehen|geborgt)\b|\blieh\s+(?:mir|uns)\s+(?P<also>[^,;.!?]+)"
    r"|\bhabe\s+(?:ich\s+)?(?:mir\s+)?(?:von\s+\S+\s+)?(?P<own>[^,;.!?]+?)\s+(?:aus)?(?:geliehen|geborgt)\b",
    re.IGNORECASE,
)
_ANSWER = r"\b(?:(?P<me>ich)\s+(?:soll|muss|werde)|(?:soll|muss|werde)\s+(?P<turned>ich)|^\W*(?P<bare>soll|muss))\s+(?:(?P<rec>ihr|ihm|ihnen|dir|euch|NAME)\s+)?(?P<when>[^,;!?]*?)\b(?P<what>antworten|zusagen|absagen|Bescheid (?:geben|sagen))\b"
_MISSING = (
    r"\b(?P<what>(?:versprochenen?|zugesagten?)\s+[^,;.!?]+?)\s+(?:(?:hat|habe|haben|sind|ist|steht|stehen|fehlt|fehlen|kamen|kam)\b[^.;!?]*|"
    r"(?:noch|immer noch|bisher|bis heute)\b[^.;!?]*)?\b(?:nicht|fehlt|fehlen|aus)\b"
)
_WAITING = (
    r"\b(?:fehlen|fehlt|wartet?n?|vermisse)\b[^.;!?]*?\b(?P<what>(?:versprochenen?|zugesagten?)\s+[^,;.!?]+)"
)
_REPORTS = (
    r"(?:\b(?P<me>ich)\s+|(?:^|[,;:]\s*)(?P<bare>(?=gebe|melde))|\b(?P<who>er|sie|NAME)\s+)(?:(?:gibt|gebe|sagt|sage)\s+(?P<rec>mir|uns|ihr|ihm|ihnen|NAME)\s+"
    r"(?P<when>[^,;!?]*?)\b(?P<what>Bescheid)\b|meldet?\s+(?:mich|sich)\b(?P<until>[^,;!?]*))"
)
_PRESENTS = r"(?:\bich\s+|^|[,;:]\s*)(?:stelle|mache)\s+(?P<rec>ihr|ihm|sie|ihn|NAME)\s+(?:mit\s+)?(?P<whom>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*)\s+(?:vor|bekannt)\b"
TRIGGER = re.compile(
    rf"(?:soll|sollte|muss|werde)\b[^.!?]{{0,60}}\b(?:antworten|zusagen|absagen|Bescheid|zurück(?:schicken|geben|bringen|senden))|angeboten|Kontakt (?:zu|mit)|zugesagte|meldet? (?:mich|sich)\b|(?:stelle|mache)\s+(?:ihr|ihm|sie|ihn|[A-ZÄÖÜ]\w+)\s|versproch|zugesagt|schulde|(?:{_GIVE_NOW}|{_GIVES_NOW}|soll|muss|werde|wird|will)\s+(?:ich\s+)?(?:mir|uns|ihr|ihm|ihnen|dir|euch|[A-ZÄÖÜ]\w+)\s",
    re.IGNORECASE,
)
"""Without one of these words a sentence commits nobody."""
_AS_PROMISED = re.compile(r"\bwie (?:versprochen|zugesagt)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\s*\b(?:bis|vor|nächste \w+|morgen|übermorgen|am (?:\d|\w+tag))\b.*$")


def german(scene: Scene) -> Iterator[Commitment]:
    """What a German sentence commits somebody to."""
    if not TRIGGER.search(scene.text) or scene.text.rstrip().endswith("?"):
        return
    if _AS_PROMISED.search(scene.text):
        return  # it is done
    blanked = without_deadlines(scene.text, scene.made)
    bare = replace(scene, text=blanked)
    for found in _in_message(bare) if scene.message else _in_note(bare, dated=blanked != scene.text):
        clause = with_deadlines(found.clause, blanked, scene.text, scene.made) if found.clause else ""
        yield replace(found, clause=clause)
    if not scene.message:
        yield from _report(scene)


def _in_note(scene: Scene, *, dated: bool) -> Iterator[Commitment]:
    """What a sentence of a note commits to, its deadlines taken out; `dated` says that there were any."""
    met = compiled(_INTRODUCE, scene.names).search(scene.text)
    if met:
        yield from _between(scene, met.start(), met["rec"], f"introduction to {met['whom']}", met.group())
        return
    touch = compiled(_CONTACT, scene.names).search(scene.text)
    if touch:
        what = f"introduction to {touch['whom'] or touch['with']}"
        yield from _between(scene, touch.start(), touch["for"] or touch["pair"], what, touch.group())
        return
    contact = _contact(scene)
    if contact is not None:
        yield contact
        return
    back = _given_back(scene)
    if back is not None:
        yield back
        return
    presents = compiled(_PRESENTS, scene.names).search(scene.text)
    if presents and scene.other:
        to = party(presents["rec"], scene) if presents["rec"][:1].isupper() else scene.other
        yield Commitment(USER, to or scene.other, f"introduction to {presents['whom']}", presents.group())
        return
    answer = compiled(_ANSWER, scene.names).search(scene.text)
    other = (
        party(answer["rec"], scene) if answer and (answer["rec"] or "")[:1].isupper() else None
    ) or scene.other
    if answer and other and not re.search(r"\b(?:nicht|nichts|kein\w*)\b", answer.group(), re.IGNORECASE):
        if answer["rec"] or dated:
            yield Commitment(USER, other, answer["what"], answer.group())
        return
    missing = re.search(_MISSING, scene.text, re.IGNORECASE) or re.search(_WAITING, scene.text, re.IGNORECASE)
    if (
        missing
        and scene.other
        and re.search(r"\b(?:mir|uns|wir|ich|warte|fehlt|fehlen)\b", scene.text, re.IGNORECASE)
    ):
        if what := thing(re.sub(r"^\w+\s+", "", missing["what"])):
            yield Commitment(scene.other, USER, what, "")
        return
    promised = compiled(_PROMISED, scene.names).search(scene.text)
    if promised:
        what = "" if german_double(promised["what"]) else thing(promised["what"])
        yield from _between(scene, promised.start(), promised["rec"], what, scene.text[promised.start() :])
        return
    if verb := re.search(_OBJECT_FIRST, scene.text, re.IGNORECASE):
        yield from _object_first(scene, verb)
        return
    for template in (_OWES_ME, _I_OWE, _TO_WHOM_I_OWE, _OWES, _NOW, _THING_FIRST, _WILL):
        match = compiled(template, scene.names).search(scene.text)
        if match:
            yield from _commitment(scene, match)
            return


def _between(scene: Scene, verb: int, receiver: str | None, what: str, clause: str) -> Iterator[Commitment]:
    """The promise of the participle at `verb`, whose further clause names a `receiver` or none; only if it is one between the
    user and somebody."""
    sides = german_sides(scene, verb)
    if sides is None or sides[2] or not what or _DENIED.search(scene.text[: verb + len(clause)]):
        return
    by, to, _ = sides
    low = (receiver or "").casefold()
    inner = {"mich": USER, "sie": scene.other, "ihn": scene.other}.get(low) or german_receiver(
        receiver, scene
    )
    if by != USER:
        if to in (None, USER) and inner in (None, USER):
            yield Commitment(by, USER, what, clause)
        return
    if to and low in ("ihr", "ihm", "ihnen", "sie", "ihn"):
        inner = to  # "Joost versprochen, ihm … zu schicken"
    other = to or inner or scene.other
    if other and other not in (USER, ELSE) and inner in (None, other):
        yield Commitment(USER, other, what, clause)


def _object_first(scene: Scene, verb: re.Match[str]) -> Iterator[Commitment]:
    """What stands before the participle: "sie hat mir die Pläne versprochen"."""
    sides = german_sides(scene, verb.start())
    if sides is None or _DENIED.search(scene.text[: verb.end()]):
        return
    if re.match(
        r"\s*(?:hat|habe|haben|hatten?|wurden?|worden|ist|sind|war|waren)\b", scene.text[verb.end() :]
    ):
        return  # a clause that only names the thing
    by, to, said = sides
    if not re.match(rf"{_ARTICLE}\s", said, re.IGNORECASE) or german_double(said):
        return
    if to and USER in (by, to) and by != to and (what := thing(said)):
        yield Commitment(by, to, what, scene.text[max(0, scene.text.find(said)) :])


def _contact(scene: Scene) -> Commitment | None:
    """That the user puts somebody in touch: "ich stelle ihr den Kontakt zu Ana Kos her"."""
    match = compiled(_MAKES_CONTACT, scene.names).search(scene.text)
    if match is None or _DENIED.search(scene.text[: match.end()]) or others_words(scene.text, match.start()):
        return None
    receiver = match["rec"] or match["for"]
    other = german_receiver(receiver, scene) if receiver else scene.other
    what = f"introduction to {match['whom'] or match['with']}"
    return Commitment(USER, other, what, match.group()) if other else None


def _given_back(scene: Scene) -> Commitment | None:
    """What the user has to give back to whom it was lent by: "ich soll es bis Weihnachten zurückschicken"."""
    back = compiled(_GIVE_BACK, scene.names).search(scene.text)
    if back is None or _DENIED.search(back.group()) or others_words(scene.text, back.start()):
        return None
    told = (scene.text[: back.start()], *scene.before[:1])
    lent, loan = next(((m, t) for t in told if (m := _LENT.search(t))), (None, ""))
    if lent:
        other = lender(loan, scene)
    else:
        other = german_receiver(back["rec"], scene) if back["rec"] else None
        if other is None and re.match(r"(?:ihr|sein)(?:e?n?)\s", back["what"], re.IGNORECASE):
            other = scene.other
    what = back["what"]
    if " " not in what:
        what = (lent["what"] or lent["also"] or lent["own"]) if lent else ""
    loaned = re.sub(r"^(?:ihr|sein)(?:e[mnrs]?)?\s+", "", thing(what))
    return Commitment(USER, other, loaned, back.group()) if loaned and other and other != USER else None


_DENIED = re.compile(r"\b(?:nicht|nichts|nie|kein\w*)\b", re.IGNORECASE)


def _report(scene: Scene) -> Iterator[Commitment]:
    """Word that one will send the other by a day: "Ana gibt mir bis Montag Bescheid", "ich melde mich bis Freitag bei ihr"."""
    said = compiled(_REPORTS, scene.names).search(scene.text)
    if said is None or re.search(
        r"\b(?:nicht|nie|kein\w*|wenn|falls|immer|oft)\b", scene.text, re.IGNORECASE
    ):
        return
    when = said["when"] or said["until"] or ""
    named = [n for n in (said["who"], said["rec"]) if n and n[:1].isupper() and party(n, scene)]
    other = party(named[0], scene) if named else scene.other
    towards_me = (said["rec"] or "").casefold() in ("mir", "uns") or (
        said["rec"] is None and said["who"] is not None
    )
    if other and _DEADLINE.search(" " + when) and bool(said["who"]) is towards_me:
        by, to = (other, USER) if towards_me else (USER, other)
        yield Commitment(by, to, "Bescheid", said.group())


def _in_message(scene: Scene) -> Iterator[Commitment]:
    """What the author of a message will give its reader."""
    for template in (_NOW, _THING_FIRST, _WILL):
        match = compiled(template, scene.names).search(scene.text)
        if (
            match
            and not match.groupdict().get("who")
            and match["rec"].casefold() in ("dir", "euch", "ihnen")
            and scene.reader
        ):
            if what := thing(match["what"]):
                yield Commitment(scene.author, scene.reader, what, scene.text[match.start() :])
            return


def _commitment(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    groups = match.groupdict()
    receiver = match["rec"]
    if receiver.casefold() in ("dir", "euch") or others_words(scene.text, match.start()):
        return
    who = (groups.get("who") or "").strip(" ,;:").casefold()
    mine = groups.get("me") or groups.get("bare") or groups.get("owe", "").casefold() == "schulde"
    by = USER if mine else _by(scene, match, who)
    to = german_receiver(receiver, scene)
    if not by or not to or by == to or USER not in (by, to) or german_double(match["what"]):
        return
    if (mine and who not in ("", "ich")) or _DENIED.search(scene.text[: match.end()]):
        return
    if what := thing(match["what"]):
        yield Commitment(by, to, what, scene.text[match.start() :])


def _by(scene: Scene, match: re.Match[str], who: str) -> str | None:
    """The person whom "er", "sie" or a name means as the one who gives; "der Bruder von Ana" is not Ana."""
    if not who or re.search(
        r"\b(?:von|mit|bei|für|und|an|wenn|falls|ob)\s+$", scene.text[: match.start("who")]
    ):
        return None if who else scene.other
    return scene.other if who in ("er", "sie") else party(match["who"].strip(), scene)


def thing(said: str) -> str:
    """The thing as it is listed: no article, no deadline; empty where there is none."""
    flat = " ".join(said.split())
    words = _DEADLINE.sub("", re.sub(rf"^(?:noch|{_ARTICLE})\s+", "", flat, flags=re.IGNORECASE))
    what = re.sub(rf"^{_ARTICLE}\s+", "", words, flags=re.IGNORECASE)
    what = re.sub(r"\s+(?:zu|zurück|wieder|weiter|vorbei|mit|noch)$", "", what)
    if re.fullmatch(r"(?:Ehren)?wort|Zeit|Recht|Gru(?:ß|ss)|Grüße", what, re.IGNORECASE):
        return ""  # "Ich gebe dir mein Wort"
    return what if re.search(r"\w{2}", what) and len(what.split()) <= 16 else ""
