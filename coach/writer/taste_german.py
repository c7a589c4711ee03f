"""What a German letter does not repeat to its reader: losses, illness, refusals, money, private life, verdicts, secrets.

Goes by stems, wherever in a word they stand; a letter that says less is better than one that gives thanks for a death.
"""

from __future__ import annotations

import re

_LOSS = (
    r"storben|sterb|stirbt|starb|tödlich|begrab|beerdig|bestatt|trauer|kondol|nachruf|krank|krebs|tumor|klinik|hospi|operation|operier|infarkt|"
    r"schlaganfall|unfall|unglück|verunglück|verletz|gebrochen|demenz|depress|burn-?out|therap|chemo|koma|pflege|arzt|ärzt|diagnos|schwanger|"
    r"fehlgeburt|geschieden|ehescheid|scheidung|getrennt|verlor|verlier|verlust|abgebrannt|verbrannt|brannt|zerstör|beschäd|schäden|wasserschad|"
    r"kaputt|defekt|überschwemm|gestohlen|diebstahl|einbr[ue]ch|vermisst"
)
_REFUSAL = (
    r"ableh|abgelehn|absag|abgesag|abgewiesen|abweis|verweiger|verboten|untersagt|gestrichen|stornier|ausgefallen|ausfall|verscho|verschieb|abgebroch|abbruch|"
    r"zurückgezogen|zurückgetreten|zurückgewiesen|gescheitert|scheitern|scheitert|misslung|misslingt|durchgefallen|durchfallen|abgesetzt|abgestürzt|"
    r"arbeitslos|entlass|kündig|gefeuert|feuern|rausgeworfen|rausgeschmissen|loswerden|geschlossen|schließ|aufgegeben|aufgelöst|insolven|pleite|bankrott|"
    r"ausgeladen|gesperrt|vergess|verpass|verlass|verlässt|verspät|überfällig|mahnung|rechnung|anwalt|anwält|gericht|verklag|klage|polizei|schuld|gehalt|lohn|kredit|honorar"
)
_VERDICT = (
    r"enttäusch|beschwer|fehler|falsch|mangel|mängel|problem|streit|ärger|wütend|traurig|bedauer|leider|schlecht|schlimm|langweil|arrogan|unhöflich|nervt|"
    r"dumm|blöd|faul|neidisch|eitel|betrog|betrüg|gelogen|lügt|bedroh|gedroh|beleidig|vertraulich|geheim|intern|privat|verheirat|hochzeit|beziehung|geliebte|"
    r"missbrauch|rache|vorw[uü]rf|kritisier|abfuhr|laufpass"
)
_WORDS = (
    r"tot\w{0,2}|tod(?:es\w*)?|nicht|nie|niemals|niemand|kein\w*|nichts|kaum|wenig\w*|ohne|spät\w*|schwer\w*|korb|geld\w*|spritze|hilfe|"
    r"urlaub|kur|reha|jobs?|stelle|arbeitsplatz|wohnung|partner(?:in)?|unter uns|weg|leid\w*|gegen (?:mich|dich|uns)|dringend|feuer"
)
_FAMILY = (
    r"frau|mann|ehefrau|ehemann|\w*kind(?:er|ern|es)?|sohn\w*|söhne\w*|\w*tochter|\w*töchter\w*|\w*mutter|\w*vater\w*|mama|papa|eltern|\w*bruder\w*|\w*brüder\w*|"
    r"\w*schwester\w*|geschwister\w*|onkel|tante|oma|opa|enkel\w*|cousin\w*|neffen?|nichten?|freundin|freund|chef\w*|kolleg\w*"
)
_UNSAID = re.compile(rf"(?:{_LOSS}|{_REFUSAL}|{_VERDICT})|\b(?:{_WORDS}|{_FAMILY})\b", re.IGNORECASE)
_WELCOME = re.compile(
    r"\b(?:fertig\w*|bereit|angekommen|eingetroffen|unterschrieben|genehmigt|bewilligt|zugesagt|angenommen|gedruckt|gebaut|geschickt|verschickt|abgeschickt|"
    r"bestellt|gebucht|reserviert|gefunden|gelungen|geklappt|bestätigt|erschienen|veröffentlicht|gewonnen|bestanden|beginn\w+|starte\w+|öffne\w+|eröffne\w+|"
    r"erschein\w+|statt|vorbereitet|übersetzt|eingerichtet|repariert|restauriert|gezeichnet|gelesen|bringe|schicke|sende|komme|liefere|besuche|hole)\b",
    re.IGNORECASE,
)


def unsaid(text: str) -> bool:
    """Whether a sentence touches what is not repeated to somebody.

    >>> unsaid("mein Bruder ist verstorben"), unsaid("das Kapitel ist fertig")
    (True, False)
    """
    return _UNSAID.search(text) is not None


def welcome(text: str) -> bool:
    """Whether a sentence is surely news that one may give thanks for: a thing done, found, begun or on its way."""
    return _WELCOME.search(text) is not None and not unsaid(text)
