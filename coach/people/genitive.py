"""Names with the s of a genitive that no apostrophe parts from them: "Imres Weggang", "Birte Holms Kündigung". Pure.

Many names end in s themselves ("Andreas" is not Andrea, "Anna Peters" not Anna Peter), so a word is the genitive of a
name only where something stands behind it that somebody has or does, and never where it is a usual name of its own.
"""

from __future__ import annotations

import re

from coach.people.names import is_common
from coach.text import fold

_NAMES_OF_THEIR_OWN = frozenset(
    "adams agnes alexis andreas aris boris carlos chris christians claus dennis denis dimitris edgars edwards elias elis emils francis "
    "hannes hans harris ines iris jacobs james janis jans jens johannes jonas joris joris julius juris karlis klaus kostas "
    "lars linus louis lucas luis lukas marcos marios maris markus marius martins mathias matthias mattias micha milos moritz moses nicholas "
    "nicolas niklas nikos nils oles pauls peters petros rasmus rens richards roberts rogers silas simons stefanos theodoros thomas tobias "
    "tomas tonis williams yannis".split()
)
"""Names in s that without it are, or look like, somebody else's."""
_NOUNS = frozenset(
    "abfindung abgang abschied adresse aktien anruf angebot anteil anteile antwort anwalt arm artikel arzt ausstieg auto baby bericht besuch betrieb bild "
    "bilder bonus brief bruder buch buro burnout chef chefin diagnose ehe einstieg eltern entwurf familie fehler fest firma foto fotos frau freund freundin freunde fuss "
    "garten geburtstag gehalt geheimnis geld gesuch geschaft geschwister gesundheit gluck gutachten hand haus herz hilfe hochzeit hund hufte idee ideen "
    "job jobs kanzlei karriere katze kauf kind kinder klage knie kollege kollegen kollegin kontakt kontakte konto kopf krankheit krebs kredit kunde kunden kur "
    "laden leben liste lohn mail mails mann meinung mutter nachfolger nachfolgerin nachricht name nummer ohr ohren operation papiere partner partnerin patent plan "
    "plane posten praxis problem probleme profil projekt projekte prozess rat rede reha reise rente restaurant ruhestand rucken rucktritt sache schuld schulden "
    "schwester sicht sohn sorge sorgen startup stelle stellen stimme streit studie suche team termin therapie tipp tochter tod treffen umsatz umzug unfall "
    "unternehmen urlaub vater verein verkauf verlag verlust vertrag vertrage verteidigung vorganger vorschlag vortrag vortrage wahl weggang weg werk werke werkstatt "
    "wechsel wohnung wunsch zeugnis zukunft zusage zusammenbruch absage auszeit entzug alkohol".split()
)
_NAMES_TOO = frozenset("arm arzt brief bruder buch fest freund fuss hand haus herz hund kauf kind knie kopf kunde laden leben mann rat sohn sorge tod vater wahl weg werk wunsch".split())  # fmt: skip
"""Nouns that are family names too: behind a name without the s of a genitive they say nothing."""
_COMPOUND = tuple(
    n for n in _NOUNS if len(n) >= 5 and n not in ("bruder", "freund", "garten", "kuchen", "vater")
)
_SUFFIXES = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "itat", "nisse")  # fmt: skip
_FAMILIES = frozenset("adelung hartung hornung nussung wissung".split())
"""Family names that end like a noun."""
_ENGLISH = (
    r"(?:(?:new|old|own|first|next|last|secret|big|whole) )?(?:leaving|departure|resignation|exit|job|role|boss|team|wife|husband|partner|son|daughter|"
    r"kids?|mother|father|mum|dad|brother|sister|family|house|company|firm|business|startup|illness|operation|surgery|"
    r"diagnosis|pregnancy|divorce|baby|wedding|debts?|salary|bonus|contract|offer|plans?|idea|talk|book|mail|email|number|address|birthday)\b"
)
_BEHIND = re.compile(
    rf"(?:(?:,| und| oder| and) [A-ZÀ-Þ][a-zà-þ]+s)?\s+(?:(?:[a-zà-þ]+(?:e|er|es|en|em)\s+){{0,2}}(?P<noun>[A-ZÀ-Þ][a-zà-þ]{{2,}}(?:-[A-Za-zà-þ]+)*)\b|(?P<english>{_ENGLISH}))"
)


def owner(word: str, behind: str) -> str:
    """The folded name whose genitive a folded word is, by the text behind it; empty where it is none.

    >>> owner("imres", " Weggang steht fest"), owner("annas", " Müller geht"), owner("andreas", " Stelle")
    ('imre', '', '')
    """
    name = word[:-1]
    if not word.endswith("s") or len(name) < 3 or name[-1] in "sxz" or word in _NAMES_OF_THEIR_OWN:
        return ""
    found = _BEHIND.match(behind)
    if found is None:
        return ""
    return name if found["english"] or _is_had(fold(found["noun"])) else ""


def is_bare_owner(word: str, noun: str) -> bool:
    """Whether a name that ends like a genitive is one as it stands, by the folded word behind it: "Hannes Kündigung"."""
    return word.endswith(("s", "x", "z")) and noun not in _NAMES_TOO and _is_had(noun)


def _is_had(noun: str) -> bool:
    """Whether a German noun is something that somebody has or does, and no family name."""
    last = noun.rpartition("-")[2]
    if last in _NOUNS or noun in _NOUNS:
        return True
    if noun in _FAMILIES or is_common(noun):
        return False
    return len(noun) >= 7 and noun.endswith((*_SUFFIXES, *_COMPOUND))
