"""Words that close a sentence in notes that are not in English, as patterns for `words.py`.

German, French, Spanish, Dutch, Italian, Portuguese and Polish, and the commonest words of the Scandinavian languages.
A word for a secret closes only where it says that something is one ("das ist geheim", "Segreto:"), not where it is
the topic ("das Geheimnis guter Briefings", "il segreto di un buon titolo").
"""

from __future__ import annotations

import re
import unicodedata

_END = r"(?=\s*(?:[.;:,!?)\]…*—–-]|$))"
_START = r"(?:^|[,;(:—–-]\s*)[*_]*"

_CLOSED: tuple[str, ...] = (
    # German
    r"\b(?:streng |höchst |absolut )?vertraulich(?:e[rsnm]?)?\b(?! (?:rechnen|computing))|\bim vertrauen\b(?! (?:auf|darauf|in)\b)|"
    r"\b(?:bleib(?:t|e|en)|nur|bitte|streng|das ist) unter uns\b(?! (?:beiden )?(?:zu gast|wohn))|(?:^|[,;(:—–-]\s*)unter uns(?=\s*(?:[.,;:!)]|gesagt|$))|\bunter vier augen\b|"
    r"\bnicht (?:weiter(?:zu)?(?:sagen|erzählen|geben|verbreiten|leiten)|zitieren|veröffentlichen)\b|\bstillschweigen\b|\bverschwiegenheit (?:gebeten|versprochen|zugesagt)|"
    r"\b(?:noch )?nicht (?:öffentlich|offiziell|publik)\b(?! (?:zugänglich|geförder|rechtlich|bestellt))|\bnoch nicht (?:bekannt ?gegeben|angekündigt|verkündet|spruchreif)\b|"
    r"\bunter (?:nda|verschluss|embargo)\b|\bsperrfrist\b",
    r"\b(?:streng|noch|bleibt|ist|absolut|top) geheim" + _END + r"|\b(?:ist|bleibt) (?:noch |unser |ein |vorerst )+geheimnis" + _END + r"|"
    r"\b(?:darf|soll|sollte|muss|kann) (?:es |das |davon |vorerst |noch )*(?:niemand|keiner|keine menschenseele)(?: \w+){0,2} (?:wissen|erfahren|hören|mitbekommen)\b|"
    r"\b(?:niemand|keiner) (?:\w+ ){0,2}(?:darf|soll|sollte) (?:es |das |davon |etwas )*(?:wissen|erfahren|hören|mitbekommen)\b|"
    r"\b(?:weiß|weiss) (?:(?:es|das|davon|noch|sonst|bisher|bislang) )*(?:niemand|keiner)" + _END + r"|\b(?:niemand|keiner) (?:weiß|weiss) (?:es|das|davon)(?: noch nicht)?" + _END + r"|"
    r"\b(?:behalt|behalte|behaltet|behalten sie) (?:es|das|dies|alles)(?: \w+){0,2} für (?:dich|euch|sich)\b|\bfür (?:mich|dich|sich|uns|euch) (?:zu )?behalten\b(?! (?:darf|können))|"
    r"\bsag(?:t|e|s|en sie)? (?:es |das |bitte |davon )*(?:niemande[mn]|keine[mr])(?: (?:davon|etwas|was|weiter|bescheid)\b|" + _END + r")|\bkein wort (?:darüber|davon|zu|an)\b|\b(?:bat|bittet|gebeten|bitten|bitte)(?: \w+){0,3} (?:um )?(?:diskretion|verschwiegenheit)\b|"
    r"\bsiegel der verschwiegenheit\b|\bhinter vorgehaltener hand\b|\banvertraut, dass\b|\bnicht (?:für die öffentlichkeit|an die große glocke)\b|\(nur für (?:mich|dich|uns)\)",
    # French
    r"\bsous le sceau (?:du secret|de la confidence)\b|\b(?:dit|confié|raconté|glissé|parlé|annoncé)\b[^.]{0,20}?\ben (?:toute |stricte )?"
    r"(?:confidence|confidentialité|secret)\b|\b(?:strictement |hautement |très )?confidentiel(?:le)?(?:ment|s)?\b|"
    r"\bà ne (?:pas|surtout pas) (?:répéter|divulguer|diffuser|ébruiter|partager|dire)\b|\bne (?:l['’]|le |la )?(?:répète|répétez|dis|dites|dire|raconte|racontez)"
    r"(?: (?:rien|ça|cela))?(?: (?:pas|surtout pas))? à (?:personne|quiconque)\b|\b(?:garde|gardez|garder)(?:-le|-la| ça| cela| ceci| le| la) pour (?:toi|vous|moi|soi)\b|"
    r"\b(?:reste|rester) (?:strictement )?entre (?:nous|lui et moi|elle et moi|toi et moi|vous et moi)\b(?! et\b)|\bsous embargo\b",
    r"\b(?:c['’]est|reste|rester|est) (?:encore |toujours |un |très |top |le plus grand )*secrets?(?:ète)?" + _END + r"|\btop[- ]secret" + _END + r"|"
    r"\b(?:n['’]en )(?:parle|parlez|parler)(?: surtout)?(?: pas)? à (?:personne|quiconque)\b|\bpersonne ne (?:le |l['’])?(?:sait|doit (?:le |l['’])?(?:savoir|apprendre)|est au courant)(?: encore)?" + _END + r"|"
    r"\bne doit (?:pas|surtout pas) (?:se savoir|s['’]ébruiter|sortir d['’]ici)\b|\bpas encore (?:public|publique|officiel(?:le)?|annoncée?)s?\b|\bmotus\b|\ben off" + _END + r"|"
    r"\b(?:m['’]a|nous a) demandé (?:de ne rien dire|de garder|la discrétion|le silence|de me taire)\b",
    # Spanish
    r"\b(?:dijo|contó|confió|comentó|dicho|contado)\b[^.]{0,20}?\ben (?:toda |estricta )?(?:confianza|secreto)\b|(?:^|[,;(:—–-]\s*)en (?:toda )?confianza(?=\s*[,:;.)]|$)|"
    r"\b(?:estrictamente |muy )?confidencial(?:mente|es)?\b|\b(?:queda|que quede|quede) (?:solo )?entre (?:nosotros|tú y yo|él y yo|ella y yo)\b|\bbajo embargo\b|"
    r"\bno (?:lo |la |se lo )?(?:cuentes|digas|compartas|difundas)\b(?! (?:tonterías|mentiras))",
    r"\b(?:es|sigue siendo|queda) (?:un |todavía |aún )*(?:alto )?secreto" + _END + r"|\balto secreto\b|\bno se lo (?:cuente|cuentes|diga|digas|digáis)n? a nadie\b|"
    r"\bnadie (?:más )?(?:lo )?(?:sabe|(?:puede|debe) (?:saberlo|saber nada|enterarse))" + _END + r"|\b(?:guárda(?:telo|lo|te)|guárdese(?:lo)?) (?:para (?:ti|usted)|el secreto)\b|"
    r"\bque no salga de aquí\b|\bextraoficialmente\b|\b(?:todavía|aún) no es (?:público|oficial)\b|\bpidió (?:discreción|silencio|que no (?:lo )?(?:contara|dijera|contase))\b",
    # Dutch
    r"\b(?:strikt |zeer |streng )?vertrouwelijke?\b(?! (?:omgang|sfeer))|\bin (?:strikt |alle |het diepste )?vertrouwen" + _END + r"|\bin (?:strikt |alle )?vertrouwen (?:verteld|gezegd|meegedeeld)\b|"
    r"\b(?:verteld|vertelde|zei|gezegd)\b[^.]{0,25}?\bin (?:strikt |alle )?vertrouwen\b|\b(?:blijft|blijven|houd(?:en)?|hou|dit is|strikt) (?:\w+ )?(?:onder ons|tussen ons|tussen (?:jou|hem|haar) en mij)" + _END + r"|"
    + _START + r"(?:onder|tussen) ons(?: gezegd(?: en gezwegen)?)?(?=\s*[.,;:!)]|$)|\bonder geheimhouding\b|\b(?:strikt|nog|blijft|is|streng|top) geheim" + _END + r"|"
    r"\bniet (?:door|verder) ?(?:te )?(?:vertellen|sturen|zeggen)\b(?! (?:naar|aan) mij)|\b(?:vertel|zeg) (?:het |dit |dat )?(?:aan |tegen )?niemand\b(?! (?:hoe|wat|waarom|waar|wanneer)\b)|\b(?:mag|moet) niemand (?:het |dit |ervan )?(?:weten|horen)\b|"
    r"\bniemand (?:mag|moet|hoeft) (?:het |dit |dat |ervan |hiervan )?(?:te )?(?:weten|horen)\b|\bniemand weet (?:het|dit|dat|ervan|hiervan)(?: nog)?" + _END + r"|"
    r"\bhoud?(?:en)? (?:het|dit|dat)(?: \w+){0,2} (?:voor je(?: zelf)?" + _END + r"|(?:stil|geheim)\b)|\bmondje dicht\b|\bnog niet (?:openbaar|officieel|publiek|bekend ?gemaakt|aangekondigd)\b|\bniet voor publicatie\b",
    # Italian
    r"\bin via (?:strettamente |del tutto )?(?:riservata|confidenziale)\b|\bstrettamente (?:riservat[oaie]|confidenzial[ei])\b|\bconfidenzial(?:e|i|mente)\b|"
    + _START + r"in confidenza\b|\b(?:detto|raccontato|confidato|disse|confidò)\b[^.]{0,25}?\bin (?:tutta )?(?:confidenza|segreto)\b|\b(?:è|resta|rimane) (?:un |ancora |top )*segret[oa]" + _END + r"|"
    r"\bnon (?:dirlo|ditelo|lo dire|dire (?:niente|nulla)) a nessuno\b|\bnessuno (?:lo )?(?:sa|(?:deve|può) (?:saperlo|sapere nulla|sapere niente))(?: ancora)?" + _END + r"|"
    r"\b(?:resti|resta|rimane|rimanga|rimarrà) (?:solo )?(?:tra|fra) (?:di )?(?:noi|me e (?:te|lui|lei))\b(?! (?:fino|per|ancora|un|due)\b)|" + _START + r"(?:detto )?(?:tra|fra) (?:di )?noi(?=\s*[.,;:!)]|$)|"
    r"\b(?:tienil[oa]|tenetel[oa]) per (?:te|voi)\b|\bacqua in bocca\b|\bsotto embargo\b|\bnon (?:è )?ancora (?:pubblic[oa]|ufficiale|annunciat[oa])\b",
    # Portuguese
    r"\b(?:em|sob) (?:absoluto |total |estrito )?(?:segredo|sigilo)\b(?! (?:de justiça))|\bem confidência\b|\b(?:é|continua|fica) (?:um |ainda )*segredo" + _END + r"|\bsigilos[oa]s?\b|"
    r"\bnão (?:conte|contes|conta|diga|digas|comente|comentes|espalhe|partilhes?)(?: \w+){0,2} (?:a|para|pra|com) ninguém\b|\bninguém (?:mais )?(?:sabe|(?:pode|deve) saber)(?: disto| disso| ainda)?" + _END + r"|"
    r"\b(?:fica|fique|ficar) (?:só )?entre (?:nós|mim e|ele e eu|ela e eu)\b|" + _START + r"(?:cá )?entre nós(?=\s*[.,;:!)]|$)|\bguard[ae](?:r)? (?:isso|isto) para (?:ti|si|você)\b|"
    r"\bsob embargo\b|\bainda não é (?:públic[oa]|oficial)\b|\bem off" + _END,
    # Polish
    r"\b(?:ściśle |bardzo )?poufn(?:e|y|a|ie|ych|ego|ej|ą)\b|\bw (?:ścisłej |wielkiej |głębokiej )?(?:tajemnicy|zaufaniu|sekrecie)\b(?! (?:do|klient|użytk))|"
    r"\b(?:to|jest|pozostaje) (?:jest |nasza |ścisła |jeszcze )*(?:tajemnica|sekret|tajne)" + _END + r"|\bściśle tajne\b|"
    r"\bnie mów(?:cie)? (?:\w+ ){0,3}nikomu\b|\bnikomu (?:\w+ ){0,2}nie mów(?:cie|ić)?\b|\bnikt (?:\w+ ){0,3}nie (?:wie|może (?:\w+ )?wiedzieć|powinien (?:\w+ )?wiedzieć)(?!,? (?:jak|gdzie|kiedy|dlaczego|czy|co|kto|ile)\b)" + _END + r"|"
    r"\b(?:zostaje|zostanie|pozostaje|tylko) między nami\b|" + _START + r"między nami(?: mówiąc)?(?=\s*[.,;:!)]|$)|\b(?:zachowaj|zatrzymaj) (?:\w+ )?dla siebie\b|\bobjęte embargiem\b",
    # Danish, Norwegian, Swedish
    r"\b(?:strengt |strikt )?(?:fortroligt?(?! med)|fortrolige|konfidensielt|konfidentielt|konfidentiellt)\b|\b(?:är|er|bliver|förblir|stadig|fortsatt) (?:\w+ )?(?:hemligt|hemmeligt?)" + _END + r"|"
    r"\b(?:stannar|bliver|blir|forbliver) (?:mellan|mellem|mellom) (?:oss|os)\b|\bi (?:förtroende|fortrolighed|fortrolighet)" + _END + r"|\b(?:säg|sig|si) (?:det |ikke |inte |ikkje )*(?:til |till )?(?:ingen|nogen|någon|noen)\b",
)  # fmt: skip

_HOUSE: tuple[str, ...] = (
    r"\b(?:nur|streng|rein|bleibt) (?:haus)?intern" + _END + r"|\b(?:nur )?für den internen gebrauch\b|\bbetriebsgeheimnis" + _END + r"|"
    r"\bà usage (?:strictement )?interne\b|\b(?:strictement|reste|uniquement) (?:en )?interne" + _END + r"|"
    r"\b(?:de|para) uso (?:exclusivamente |estrictamente )?interno\b|\bper (?:solo )?uso interno\b|\b(?:strikt|alleen|uitsluitend|blijft) intern" + _END + r"|"
    r"\bvoor intern gebruik\b|\b(?:do|na) użyt(?:ku|ek) wewnętrzn(?:ego|y)\b|\b(?:endast|kun) (?:för|til|for) intern(?:t)? (?:bruk|brug)\b",
)  # fmt: skip

_LABELS = (
    r"(?:streng |absolut )?vertraulich|(?:streng )?geheim|im vertrauen|unter uns(?: gesagt)?|(?:bitte )?nicht weiter(?:sagen|geben|erzählen|leiten)|nur für (?:mich|dich|uns)|"
    r"(?:strictement )?confidentiel|(?:top )?secret|entre nous|(?:rien que|juste|uniquement) pour moi|pour moi seule?|à ne pas (?:répéter|diffuser)|"
    r"(?:estrictamente )?confidencial|(?:alto )?secreto|en confianza|entre nosotros|solo para mí|"
    r"(?:strikt )?vertrouwelijk|(?:strikt )?geheim|onder ons|tussen ons|alleen voor mij|niet (?:door|verder) ?vertellen|"
    r"(?:strettamente )?(?:riservat[oa]|confidenziale)|in confidenza|(?:tra|fra) (?:di )?noi|segreto|solo per me|"
    r"(?:em )?(?:segredo|sigilo)|entre nós|só para mim|(?:ściśle )?(?:poufne|tajne)|tajemnica|między nami|tylko dla mnie|"
    r"fortroligt?|konfidentiellt|konfidensielt|hemligt|hemmeligt?"
)


def loose(pattern: str) -> str:
    """A pattern whose accents may be missing, or stand as signs of their own: "fur dich", "fuer dich", "nao"."""
    return re.sub(r"[^\x00-\x7f]", lambda m: _letter(m.group()), pattern)


def _letter(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0]
    plain = {"ß": "ss", "ł": "l", "ø": "o"}.get(letter, bare)
    if plain == letter:
        return letter
    spelled = f"|{plain}e" if letter in "äöü" else ""
    return f"(?:{letter}{spelled}|{plain}[\\u0300-\\u036f]?)"


CLOSED_ABROAD = tuple(map(loose, _CLOSED))
"""Each closes to everybody but the user, and can point back."""
HOUSE_ABROAD = tuple(map(loose, _HOUSE))
"""Each closes to everybody outside the house."""
LABELS_ABROAD = loose(_LABELS)
"""Labels of a paragraph that close it to everybody but the user."""

EMPTY_ABROAD = frozenset(
    "das dies dieses ist sind bitte es er sie ich du wir uns noch aber nur bleibt davon bisher "
    "bat bittet hat habe gebeten mich mir soll sollen zu weiss von darum "
    "c ce ca cela reste il elle je tu nous vous mais encore que cet cette "
    "esto eso ella pero por favor todavia "
    "dit dat het blijft hij zij maar nog alsjeblieft "
    "questo questa resta che lui lei ancora "
    "isto isso fica ainda ele ela "
    "jest prosze tym jeszcze "
    "det dette er ar vi".split()
)
"""Words that say nothing beside a marker: folded."""
