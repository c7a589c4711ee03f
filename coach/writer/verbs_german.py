"""German verbs of a letter: the form of "ich" from that of "du" or "Sie", and the other way round.

Only verbs of these lists are turned, alone or behind a prefix that stays in front of them ("übernimmst" as "nimmst"); of any
other it is not sure how it goes.
"""

from __future__ import annotations

import re

_MODAL = {  # first person, du, Sie
    "kann": ("kannst", "können"), "soll": ("sollst", "sollen"), "will": ("willst", "wollen"), "muss": ("musst", "müssen"),
    "darf": ("darfst", "dürfen"), "mag": ("magst", "mögen"), "bin": ("bist", "sind"), "habe": ("hast", "haben"),
    "werde": ("wirst", "werden"), "weiß": ("weißt", "wissen"), "möchte": ("möchtest", "möchten"), "könnte": ("könntest", "könnten"),
    "würde": ("würdest", "würden"), "hätte": ("hättest", "hätten"), "wäre": ("wärst", "wären"), "sollte": ("solltest", "sollten"),
}  # fmt: skip
_CHANGING = (  # infinitive, ich, du
    "geben gebe gibst|nehmen nehme nimmst|sehen sehe siehst|lesen lese liest|sprechen spreche sprichst|treffen treffe triffst|"
    "helfen helfe hilfst|fahren fahre fährst|halten halte hältst|lassen lasse lässt|tragen trage trägst|gessen gesse gisst|"
    "laufen laufe läufst|fangen fange fängst|schlagen schlage schlägst|laden lade lädst|empfehlen empfehle empfiehlst|"
    "werfen werfe wirfst|essen esse isst|raten rate rätst|wachsen wachse wächst|fallen falle fällst|schlafen schlafe schläfst|"
    "tun tue tust|sammeln sammle sammelst|ändern ändere änderst|liefern liefere lieferst|werben werbe wirbst|brechen breche brichst"
)
_EVEN = (
    "arbeiten antworten bauen backen bekommen bestellen bieten binden bitten bleiben brauchen bringen buchen danken denken drucken "
    "fertigen finden folgen fragen freuen führen gehen glauben gründen heißen hoffen holen hören kaufen kennen klären klingen kochen "
    "kommen kosten leben legen lehren leihen leiten lernen lieben liegen machen malen meinen melden mieten nennen nutzen öffnen "
    "packen passen planen prüfen putzen reden reichen reisen reparieren restaurieren rufen sagen schaffen schauen schenken schicken schneiden "
    "schreiben schwimmen senden setzen singen sitzen sparen spielen starten stehen stellen stimmen suchen tanzen tauschen teilen testen trinken "
    "üben verkaufen wählen warten weben wohnen wünschen zahlen zählen zeichnen zeigen ziehen züchten übersetzen besuchen begleiten"
).split()
_JOINED = r"(?:be|ge|er|ver|zer|ent|emp|miss|über|unter|wider|hinter)"
"""Prefixes that are never parted from their verb and change nothing of how it goes."""


def _du(infinitive: str) -> str:
    stem = infinitive.removesuffix("en")
    return stem + (
        "est" if re.search(r"(?:[td]|[^lrhmnaeiou][mn])$", stem) else "t" if stem[-1] in "sßzx" else "st"
    )


_FORMS = [*(entry.split() for entry in _CHANGING.split("|")), *([v, v[:-1], _du(v)] for v in _EVEN)]
_FROM_DU = (
    {du: ich for ich, (du, _) in _MODAL.items()} | {"wärest": "wäre"} | {du: ich for _, ich, du in _FORMS}
)
_FROM_SIE = {sie: ich for ich, (_, sie) in _MODAL.items()} | {sie: ich for sie, ich, _ in _FORMS}
_TO_DU = {ich: du for ich, (du, _) in _MODAL.items()} | {ich: du for _, ich, du in _FORMS}
_TO_SIE = {ich: sie for ich, (_, sie) in _MODAL.items()} | {ich: sie for sie, ich, _ in _FORMS}
MODALS = frozenset(_MODAL)


def of_me(verb: str, *, du: bool) -> str:
    """The verb of "du" or "Sie" as it goes with "ich"; empty where that is not sure.

    >>> of_me("übernimmst", du=True), of_me("bleiben", du=False), of_me("jodelst", du=True)
    ('übernehme', 'bleibe', '')
    """
    return _looked_up(verb, _FROM_DU if du else _FROM_SIE)


def of_you(verb: str, *, du: bool) -> str:
    """The verb of "ich" as it goes with "du" or "Sie"; empty where that is not sure.

    >>> of_you("verlasse", du=True), of_you("empfehle", du=True), of_you("warte", du=False)
    ('verlässt', 'empfiehlst', 'warten')
    """
    return _looked_up(verb, _TO_DU if du else _TO_SIE)


def _looked_up(verb: str, forms: dict[str, str]) -> str:
    if verb in forms:
        return forms[verb]
    parts = re.match(_JOINED, verb)
    rest = verb[parts.end() :] if parts else ""
    known = rest in forms and rest not in MODALS and forms[rest] not in MODALS
    return f"{verb[: -len(rest)]}{forms[rest]}" if known else ""
