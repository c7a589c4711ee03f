"""German questions as the English ones that the rules read: "Wen kenne ich bei Rye Press?" → "Who do I know at Rye Press?".

A main clause and its relative clauses are each rewritten by a pattern; names stay as they are. A question of which a
part is not known stays German and goes to retrieval. The answer, with the line on how the question was taken, is German
again (`translated.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_GERMAN = re.compile(
    r"^\W*(?:wer|wen|wem|wessen|wann|wo|woher|wohin|was|wie|welche[rsnm]?|mit wem|bei wem|von wem|durch wen|über wen|an wen|seit wann|"
    r"bis wann|habe ich|hab ich|kenne ich|darf ich|kann ich|wieviele?|an welchen?|auf welchen?|in welchen?|gibt es|zeig\w*|nenne?|liste?|kennst|wohnt|arbeitet|kommt|ist|sind|wurde|wurden|hat|schulde|schuldet)\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:ich|mir|mich|wir|habe|hat|haben|kenne|arbeitet|arbeiten|der|die|das|den|dem|bei|mit|und|nicht|zuletzt|ist|sind|wohnt|versprochen|"
    r"getroffen|eine?r?|wurde|heißt|zur|zum|beruflich|weißt?|über|noch|überfällig|geantwortet|geschrieben|steht|meinen?|findet|statt|offenen?|nächste[nrs]?|letzte[nrsm]?|woche|monat|denkt|sucht|bietet|will|plant|trinkt|isst|liest|kennt|mag|fehlt|sagte?|gesagt|macht|meint|meinte|braucht|möchte|kommt|gibt|hält|schreibt|war|waren|heute|gestern)\b",
    re.IGNORECASE,
)

_ONLY_GERMAN = re.compile(
    r"^\W*(?:(?:mit|bei|von|durch|über|an|seit|bis) )?(?:wer|wen|wem|wessen|wann|woher|wohin|wor\w+|wo(?:für|von|mit|durch|nach|bei|zu)|welche[rsnm]?|wie ?viele|weshalb|warum)\b"
    r"|^\W*(?:die )?(?:(?:telefon|handy|mobil)nummer|e-?mail(?:[- ]?adresse)?|mailadresse|nummer) (?:von|vom)\b"
    r"|^\W*(?:meine )?(?:offenen?|überfällige|verspätete)? ?versprechen\W*$"
    r"|^\W*schuldet? (?:ich|mir|uns|(?-i:[A-ZÄÖÜ]))\b",
    re.IGNORECASE,
)

_VERB_FIRST = re.compile(
    r"^\W*(?!(?:yacht|debt|doubt|felt|melt|belt|pelt|smelt|spelt|dwelt|knelt|heartfelt|cadet|burnt|learnt|tuft|feint|heist|out|about|without)\b"
    r"|\w*(?:recht|bert|tatet|out)\b|(?:al|dess?|ins|exp|conv|ass|adv|ex|rev|div|av|cov|ov|conc|p|in|sub|disc)ert\b|(?:quin|quar|sex|oc|sep)t[ue]?[rt]?tet\b)"
    r"(?:\w*(?:(?<!g)ht|bt|gt|[hn]nt|hrt|hlt|ckt|mmt|llt|rrt|tzt|nzt|sst|ßt|fft|ppt|tet|det|elt|ert|[lrn]kt|[lr]ft|eut|aut|uft|eint|rnt|[äöü]\w{0,4}t)"
    r"|reist|liest|malt|mag|darf|kann|muss|soll|weiß|weiss|wird|tut)\s+(?:noch |schon )?(?:er|sie|es|jemand|mein\w*|unser\w*|der|die|das|(?-i:[A-ZÄÖÜ])[\w'’-]+)\b",
    re.IGNORECASE,
)
"""A German verb before its subject, by an ending that English words have not: "Segelt Ada?", "Spricht sie Englisch?"."""
_COUNT = r"\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
_MONTH_WORDS = {
    "januar": "January", "februar": "February", "märz": "March", "april": "April", "mai": "May", "juni": "June", "juli": "July", "august": "August",
    "september": "September", "oktober": "October", "november": "November", "dezember": "December",
}  # fmt: skip
_TIMES = (
    *((rf"\bbis (?:zum )?ende (?:des )?{de}s?\b", f"by the end of {en}") for de, en in _MONTH_WORDS.items()),
    (r"\bbis (?:zum )?(?:monatsende|ende des monats)\b", "by the end of the month"),
    (r"\bbis (?:zum )?(?:jahresende|ende des jahres)\b", "by the end of the year"),
    (r"\bbis (?:zum )?ende der woche\b", "by the end of the week"),
    (r"\bbis (?:zum )?(?=\d{1,2}\. \w)", "by "),
    (r"\bhabe ich (?:im jahre? |in )?((?:19|20)\d\d)\b", r"habe ich in \1"),
    (r"\bseit (?:dem )?letzten?m? jahr\b", "since last year"),
    (r"\bseit (?:dem )?letzten?m? monat\b", "since last month"),
    (r"\bseit letzter woche\b", "since last week"),
    (r"\b(?:im )?letzte[ns]? jahr\b|\bim vergangenen jahr\b", "last year"),
    (r"\b(?:in )?diese[ms] jahr\b|\bheuer\b", "this year"),
    (r"\b(?:im )?letzten? monat\b", "last month"),
    (r"\b(?:in der )?letzten? woche\b", "last week"),
    (r"\b(?:in der )?nächsten? woche\b", "next week"),
    (r"\b(?:in )?dieser? woche\b|\bdiese woche\b", "this week"),
    (r"\b(?:am )?(?:nächsten )?montag\b", "on Monday"), (r"\b(?:am )?(?:nächsten )?dienstag\b", "on Tuesday"),
    (r"\b(?:am )?(?:nächsten )?mittwoch\b", "on Wednesday"), (r"\b(?:am )?(?:nächsten )?donnerstag\b", "on Thursday"),
    (r"\b(?:am )?(?:nächsten )?freitag\b", "on Friday"), (r"\b(?:am )?(?:nächsten )?samstag\b", "on Saturday"),
    (rf"\bin den (?:letzten|vergangenen) ({_COUNT}) tagen\b", r"in the last \1 days"),
    (rf"\bin den (?:letzten|vergangenen) ({_COUNT}) wochen\b", r"in the last \1 weeks"),
    (rf"\bin den (?:letzten|vergangenen) ({_COUNT}) monaten\b", r"in the last \1 months"),
    (rf"\bvor ({_COUNT}) tagen\b", r"\1 days ago"), (rf"\bvor ({_COUNT}) wochen\b", r"\1 weeks ago"), (rf"\bvor ({_COUNT}) monaten\b", r"\1 months ago"),
    (r"\bvor einer woche\b", "a week ago"), (r"\bvor einem monat\b", "a month ago"),
    *(
        (rf"\b{word}(?= (?:days|weeks|months)\b)", str(number))
        for number, word in enumerate("zwei drei vier fünf sechs sieben acht neun zehn".split(), start=2)
    ),
    (r"\bgestern\b", "yesterday"),
    (r"\bheute\b", "today"),
    (r"\bmorgen\b", "tomorrow"),
    (r"\bseit\b", "since"),
    (r"\bvor (?=(?:dem )?(?:\d|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))", "before "),
    (r"\bnach (?=(?:dem )?(?:\d|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))", "after "),
    (r"\bjanuar\b", "January"), (r"\bfebruar\b", "February"), (r"\bmärz\b", "March"), (r"\bmai\b", "May"), (r"\bjuni\b", "June"),
    (r"\bjuli\b", "July"), (r"\boktober\b", "October"), (r"\bdezember\b", "December"),
    (r"\bim (?=[A-Z][a-z]+(?: \d{4})?\b)(?=January|February|March|April|May|June|July|August|September|October|November|December)", "in "),
)  # fmt: skip
_DAY = re.compile(
    r"\b(?:(?P<on>am )|(?:vom|zum|dem) )?(?P<day>\d{1,2})\. (?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

_AT = r"(?:(?:bei|von|aus|an|in|auf)(?: der| dem| den)?|beim|vom|am|im)"
_ON = r"(?:(?:auf|bei|an|in)(?: der| dem| den)?|beim|am|im)"
_X = r"(?P<x>.+?)"
_Y = r"(?P<y>.+?)"
_PEOPLE = r"(?:leute|personen|menschen|kontakte|bekannte|kontakten|leuten|bekannten)"
_MET = r"(?:getroffen|kennengelernt|kennen gelernt|gesprochen|gesehen)"
_WROTE = r"(?:geschrieben|gemailt|angeschrieben|eine (?:mail|e-mail|nachricht) geschickt)"
_WHEN = r"(?P<when> (?:since|last|this|next|in|before|after|until|on) .+?| (?:\d+|a) \w+ ago| (?:yesterday|today|tomorrow)|)"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = rf"(?P<when> (?:since|last|this|next|before|after|until|on) .+?| in (?:(?:{_MONTHS})(?: \d{{4}})?|\d{{4}})| (?:yesterday|today|tomorrow))"
_LAST = r"(?:zuletzt|das letzte mal|zum letzten mal)"
_GIVEN = r"(?:versprochen|zugesagt)"
_GIFT = r"(?:gegeben|geschenkt|mitgebracht|überreicht)"
_NOT_DONE = r"(?:getan|gemacht|gehalten|erledigt|erfüllt|eingelöst|geschickt|geliefert|abgeliefert)"
_DET = r"(?:den|die|das|dem|meine[nrs]?|mein|unsere?[nrs]?|ihre?[nrs]?|seine?[nrs]?|eine?[nrs]?)"
_A_THING = (
    rf"{_DET} (?P<y>(?-i:[a-zäöü]+e[nrs]? )?(?-i:[A-ZÄÖÜ])[\w-]+(?: (?:für|von|vom|über|zu|zum|zur) .+?)?)"
)
_YET = r"(?:schon |noch |noch nicht |bereits |denn |inzwischen |endlich |eigentlich |jemals |je )*"
_DEEDS = (
    (r"(?:zu|ab)?(?:geschickt|gesandt|gesendet|gemailt|geliefert)|weitergeleitet", "sent"), (r"(?:ab)?gegeben|übergeben|überreicht", "given"), (r"(?:mit)?gebracht", "brought"),
    (r"zurück(?:gegeben|gebracht|geschickt|gesandt)", "returned"), (r"(?:be|ge)zahlt", "paid"), ("geschrieben|verfasst", "written"), (r"fertig(?:gestellt|gemacht)?|beendet|erledigt|gemacht", "finished"),
    (r"geteilt", "shared"), (r"unterschrieben|unterzeichnet", "signed"), ("gezeigt", "shown"),
)  # fmt: skip
_DONE = tuple(
    line
    for german, english in _DEEDS
    for line in (
        (rf"hat (?:{_X} {_YET}(?:mir|uns)|(?:mir|uns) {_X}) {_YET}{_A_THING} {_YET}(?:{german})", f"has {{x}} {english} me the {{y}}"),
        (rf"hat (?P<x>(?-i:[A-ZÄÖÜ])[\w'’-]+(?: (?-i:[A-ZÄÖÜ])[\w'’-]+)*) {_YET}{_A_THING} {_YET}(?:{german})", f"has {{x}} {english} the {{y}}"),
        (rf"(?:habe|hab) ich (?P<x>(?-i:[A-ZÄÖÜ])[\w'’-]+(?: (?-i:[A-ZÄÖÜ])[\w'’-]+)*) {_YET}{_A_THING} {_YET}(?:{german})", f"have I {english} {{x}} the {{y}}"),
        (rf"(?:habe|hab) ich {_YET}{_DET} (?P<y>(?-i:[A-ZÄÖÜ])[\w-]+) {_YET}an {_X} {_YET}(?:{german})", f"have I {english} {{x}} the {{y}}"),
        (rf"(?:habe|hab) ich {_YET}{_A_THING} {_YET}(?:{german})", f"have I {english} the {{y}}"),
        (rf"(?:wurden?|ist|sind) {_A_THING} {_YET}(?:{german})(?: worden)?", f"was the {{y}} {english}"),
        (rf"wer hat (?:mir|uns) {_YET}{_A_THING} {_YET}(?:{german})", f"who {english} me the {{y}}"),
        (rf"wem habe ich {_YET}{_A_THING} {_YET}(?:{german})", f"to whom have I {english} the {{y}}"),
    )
)  # fmt: skip
"""Whether something was sent, given, done."""
_MAIN: tuple[tuple[str, str], ...] = (
    *_DONE,
    (rf"bis wann (?:muss|soll|sollte|wollte) ich (?P<x>(?-i:[A-ZÄÖÜ])[\w'’-]+(?: (?-i:[A-ZÄÖÜ])[\w'’-]+)*) {_YET}{_A_THING} {_YET}(?:schicken|senden|geben|bringen|liefern|zeigen|mailen)", "by when must I send {x} the {y}"),
    (rf"hat {_X} {_YET}(?:auf )?meine (?:letzte )?(?:nachricht|mail|e-mail|frage|brief) {_YET}(?:beantwortet|geantwortet|reagiert)", "has {x} answered"),
    (rf"wor(?:ü|ue)ber (?:spricht|redet|referiert) {_X}", "what does {x} speak about"), (rf"wann (?:spricht|redet|ist der vortrag von) {_X}(?: dran)?", "when does {x} speak"),
    (rf"(?:mit wem|wen|bei wem) (?:soll|sollte) ich {_ON} {_X} (?:unbedingt |zuerst )?(?:sprechen|reden|treffen|ansprechen|suchen)", "who should I talk to at {x}"),
    (rf"was (?:geschah|passierte|war los|ist passiert|habe ich notiert|habe ich gemacht) {_AT} (?P<x>(?-i:[A-ZÄÖÜ]).+)", "what happened at {x}"), (rf"was (?:war|ist) {_AT} (?P<x>(?-i:[A-ZÄÖÜ]).+?) (?:los|passiert)", "what happened at {x}"),
    (rf"(?:habe|hab) ich (?P<x>(?-i:[A-ZÄÖÜ])[\w'’-]+(?: (?-i:[A-ZÄÖÜ])[\w'’-]+)?) {_YET}(?:mit )?(?P<y>(?-i:[A-ZÄÖÜ]).+?) {_YET}(?:vorgestellt|bekannt ?gemacht|zusammengebracht)", "have I introduced {x} to {y}"),
    (rf"(?:hat mich {_X}|hat {_X} mich) {_YET}(?:mit )?{_Y} {_YET}(?:vorgestellt|bekannt ?gemacht|zusammengebracht)", "has {x} introduced me to {y}"),
    (rf"schuldet (?:mir|uns) {_X} {_YET}{_A_THING}|schuldet {_X} (?:mir|uns) {_YET}{_A_THING}", "does {x} owe me the {y}"),
    (rf"wer schuldet (?:mir|uns) {_YET}(?!eine? (?:antwort|rückmeldung)){_A_THING}", "who owes me the {y}"), (rf"wem habe ich {_YET}{_A_THING} {_GIVEN}", "to whom did I promise the {y}"),
    (rf"schulde ich {_X} {_YET}{_A_THING}", "do I owe {x} the {y}"),
    (rf"(?:ist|sind) {_A_THING} von {_X} {_YET}(?:da|gekommen|angekommen|eingetroffen)", "has the {y} arrived from {x}"),
    # The user
    (r"wie hei(?:ß|ss)e ich|wer bin ich|(?:was|wie) (?:ist|lautet) mein (?:voller )?name", "what is my name"),
    (r"(?:was|wie) (?:ist|lautet|sind|lauten) meine (?:e-?mail|mail)(?:[- ]?adressen?)?", "what is my e-mail address"),
    (r"wo arbeite ich(?: jetzt| gerade)?|wer ist mein arbeitgeber|(?:für|bei) wen?m? arbeite ich|wie hei(?:ß|ss)t mein arbeitgeber", "who is my employer"),
    (r"(?:was|welche|welches) (?:sind|waren) (?:alle )?meine(?: \w+)? ?\w*ziele|welche (?:\w+)?ziele (?:habe|hatte) ich|meine (?:\w+)?ziele", "what are my goals"),
    (rf"welche (?:\w+)?ziele (?:habe|hatte) ich{_TIME}", "what are my goals{{when}}"),
    (rf"wer hat mir {_LAST} (?:geschrieben|gemailt)|von wem habe ich {_LAST} (?:etwas )?gehört", "who wrote to me last"),
    (rf"(?:an wen|wem) habe ich {_LAST} (?:geschrieben|gemailt)", "who did I last write to"),
    (rf"(?:mit )?(?:wen|wem) habe ich(?: mich)? {_LAST} (?:getroffen|gesprochen|gesehen|geredet|telefoniert)", "who did I last talk to"),
    (r"(?:was|wann|wo) ist mein nächste[rs] (?:termin|treffen|gespräch)|mein nächste[rs] (?:termin|treffen)", "what is my next meeting"),
    (r"was (?:war|geschah|ist passiert|passierte|war los)(?: alles)?(?P<when> (?:on|last|this|in) .+?| yesterday| today)(?: los| passiert)?", "what happened{{when}}"),
    (r"was habe ich (?:on )?(?P<x>\d{1,2} [a-z]+(?: \d{4})?) (?:gemacht|getan|notiert)", "what did I note on {x}"),
    (r"was (?:war|geschah|passierte|ist)(?: los)? (?:on )?(?P<x>\d{1,2} [a-z]+(?: \d{4})?)(?: los| passiert| geschehen)?", "what happened on {x}"),
    (rf"was habe ich{_TIME} (?:gemacht|getan)", "what did I do{{when}}"), (rf"was habe ich{_TIME} notiert", "what did I note{{when}}"),
    (r"(?:was|wie) (?:war|ist|lautet) meine letzte notiz|meine letzte notiz", "what was my last note"),
    # What was told in confidence, and leave to tell it
    (r"was hat mir (?P<x>[^,]+?) (?:alles )?(?:im vertrauen|vertraulich) (?:erzählt|gesagt|anvertraut)", "what did {x} tell me in confidence"),
    (r"was (?:wurde|hat man) mir (?:alles )?(?:im vertrauen|vertraulich) (?:erzählt|gesagt|anvertraut)|was ist (?:alles |noch )?(?:vertraulich|geheim)|was (?:muss|soll) ich für mich behalten", "what was I told in confidence"),
    (r"was (?:ist|steht) (?:alles |noch )?unter embargo|was hat (?:noch )?eine sperrfrist", "what is under embargo"),
    (rf"(?:darf|kann) ich (?:öffentlich |schon )?(?:über|von) {_X} (?:schreiben|posten|sprechen|reden|erzählen)", "may I post about {x}"),
    (rf"(?:darf|kann) ich (?P<x>[^,]+?) (?:schon )?(?:von|vom|über|übers|etwas über|etwas von)(?: der| dem| den)? {_Y} (?:erzählen|sagen|berichten|schreiben)", "can I tell {x} about {y}"),
    (rf"(?:darf|kann) ich mit (?P<x>[^,]+?) (?:schon )?über {_Y} (?:sprechen|reden)", "can I talk to {x} about {y}"),
    (r"(?:darf|kann) ich (?:gegenüber )?(?P<x>[^,]+?)(?: gegenüber)? (?:schon )?(?:erwähnen), dass (?P<y>.+)", "can I tell {x} that {y}"),
    (r"(?:darf|kann) ich (?P<x>[^,]+?) (?:schon )?(?:erzählen|sagen|verraten|mitteilen|schreiben), dass (?P<y>.+)", "can I tell {x} that {y}"),
    (rf"(?:darf|kann) ich {_X} (?:öffentlich )?(?:erwähnen|posten|veröffentlichen|weitersagen|weitererzählen)", "may I mention {x}"),
    (rf"bis wann (?:ist|bleibt|gilt) (?:die |der |das )?{_X} (?:noch )?(?:vertraulich|geheim|gesperrt|unter embargo)|"
     rf"bis wann (?:muss|soll) ich (?:über )?(?:die |den |das )?{_X} (?:für mich behalten|schweigen|geheim halten)", "until when must I keep quiet about {x}"),
    # Denials, exceptions, both of two, before and after an event
    (rf"wer arbeitet (?:noch |jetzt )?nicht (?:bei|für|an|im|am|beim)(?: der| dem| den)? {_X}|wer ist nicht (?:bei|beim) {_X}", "who is not at {x}"),
    (rf"(?:wen|welche {_PEOPLE}) kenne ich (?:außerhalb (?:von |des |der )?|nicht (?:bei|beim|von) |außer (?:bei|beim|von) ){_X}", "who do I know outside {x}"),
    (rf"wie ?viele (?:{_PEOPLE} )?kenne ich (?:außerhalb (?:von |des |der )?|nicht (?:bei|beim|von) |außer (?:bei|beim|von) ){_X}", "how many people do I know outside {x}"),
    (rf"wie ?viele {_PEOPLE} (?:arbeiten|sind) nicht (?:bei|für|im|am|beim) {_X}", "how many people are not at {x}"),
    (rf"(?:mit )?(?:wen|wem) habe ich (?:sowohl )?{_ON} {_X} (?:als auch|und auch) {_ON} {_Y} {_MET}", "who did I meet at both {x} and {y}"),
    (rf"(?:mit )?(?:wen|wem) habe ich vor (?:der|dem|den) (?!letzten|nächsten){_X} {_MET}", "who did I meet before {x}"),
    (rf"(?:mit )?(?:wen|wem) habe ich (?:nach|seit|since) (?:der|dem|den) (?!letzten|nächsten)(?P<x>[^0-9].*?) {_MET}", "who did I meet after {x}"),
    (r"welche meiner kontakte haben keine (?:e-?mail|mail)(?:[- ]?adresse)?|wer (?:hat|von meinen kontakten hat) keine (?:e-?mail|mail)(?:[- ]?adresse)?", "which of my contacts have no e-mail address"),
    (r"wie ?viele (?:meiner )?kontakte haben eine (?:e-?mail|mail)(?:[- ]?adresse)?", "how many of my contacts have an e-mail address"),
    (r"wem habe ich (?:noch |bisher )?(?:nicht|nie) geantwortet|wer hat mir geschrieben,? (?:aber |und )?ich habe (?:noch )?(?:nicht|nie) geantwortet", "who do I owe a reply"),
    # Promises that are open or late
    (
        rf"(?:was|welche versprechen) habe ich (?:noch |alles |jemandem )*(?:{_GIVEN},? (?:und |aber )?)?(?:noch )?nicht (?:{_GIVEN}? ?){_NOT_DONE}|"
        rf"was habe ich {_GIVEN},? (?:und |aber )?(?:noch |bisher )?nicht {_NOT_DONE}|was (?:schulde|bin) ich(?: noch)?(?: (?:jemandem|anderen|wem|schuldig))?|"
        r"was ist (?:noch |alles )*(?:offen|zu tun|zu erledigen)|(?:was sind |welche sind )?(?:meine )?offenen? versprechen|meine versprechen|was steht (?:noch )?aus|"
        rf"(?:habe|hab) ich (?:noch )?offene versprechen|wem habe ich (?:noch )?etwas {_GIVEN}|wem habe ich (?:noch )?was {_GIVEN}",
        "what are my open promises",
    ),
    (
        r"was ist (?:alles )?(?:überfällig|zu spät)|womit bin ich (?:zu spät|im rückstand|spät|überfällig)|(?:überfällige|verspätete) versprechen",
        "which of my promises are overdue",
    ),
    (r"(?:bei wem|wem) (?:muss|soll|sollte) ich (?:mich )?(?:noch )?(?:bedanken|danken|dank sagen)|bei wem habe ich mich (?:noch )?nicht bedankt|wem (?:muss|soll|sollte) ich (?:noch )?danke sagen", "whom should I thank"),
    (r"was (?:muss|soll|sollte) ich(?P<when> (?:this|next|today|tomorrow|in|on)\b.*?) (?:noch |alles )*(?:erledigen|tun|machen|schaffen|liefern|abgeben)|was habe ich(?P<when> (?:this|next|today|tomorrow|in|on)\b.*?) (?:noch |alles )*zu (?:erledigen|tun|machen)", "what do I have to do{when}"),
    (r"welche (?:fristen|deadlines|abgabetermine|termine zur abgabe) (?:habe ich|stehen)(?: noch)?(?P<when> .+?|)(?: an)?|(?:was sind )?meine (?:nächsten )?(?:fristen|deadlines)(?P<when> .+?|)"
     r"|habe ich(?P<when> .+?|) (?:noch )?(?:eine frist|fristen|deadlines?)", "which deadlines do I have{when}"),
    (r"wer braucht(?P<when> .+?) (?:noch )?(?:et)?was von mir|wer braucht (?:noch )?(?:et)?was(?P<when> .+?) von mir|wer erwartet(?P<when> .+?) (?:noch )?(?:et)?was von mir", "who needs something from me{when}"),
    (r"wann (?:ist|war|wird) (?:das|mein) versprechen an (?P<x>.+?) fällig", "when is my promise to {x} due"),
    (r"was (?:ist|wird)(?P<when> (?:last|this|next|in|on|today|tomorrow).*?) fällig", "what is due{when}"),
    (
        r"was (?:muss|soll|sollte) ich (?:noch |alles )*(?P<when>by .+?) (?:noch |alles )*(?:erledigen|tun|machen|schaffen|liefern|abgeben)|"
        r"was habe ich (?:noch |alles )*(?P<when>by .+?) (?:noch |alles )*zu (?:erledigen|tun|machen)|was (?:ist|wird) (?P<when>by .+?) fällig",
        "what do I have to do {{when}}",
    ),
    (r"wie ?viele (?:termine|treffen|besprechungen|meetings) habe ich(?P<when> (?:this|next|on|tomorrow|today)\b.*)", "how many meetings do I have{{when}}"),
    (r"was (?:soll|sollte|darf) ich (?:gegenüber |bei |vor )?(?P<x>[^,]+?)(?: gegenüber)? nicht (?:erwähnen|sagen|erzählen|ansprechen|verraten)", "what should I not mention to {x}"),
    (rf"bis wann habe ich {_X} (?:etwas |was )?{_GIVEN}", "by when did I promise {x}"),
    (rf"bis wann hat (?:mir )?{_X} (?:mir )?(?:etwas |was )?{_GIVEN}", "by when did {x} promise me"),
    (rf"was habe ich {_X} {_GIVEN}", "what did I promise {x}"),
    (rf"was hat {_X} mir {_GIVEN}|was hat mir {_X} {_GIVEN}", "what did {x} promise me"),
    # Who came after whom in a job
    (rf"wen hat {_X} (?:ersetzt|abgelöst)|wessen nachfolger(?:in)? ist {_X}|wer war (?:der |die )?vorgänger(?:in)? von {_X}|auf wen (?:folgte|folgt) {_X}", "whom did {x} replace"),
    (rf"wer hat {_X} (?:ersetzt|abgelöst)|wer (?:ersetzt|ersetzte) {_X}|wer (?:löste|löst) {_X} ab|wer hat von {_X} übernommen|wer (?:folgte|folgt) auf {_X}|"
     rf"wer (?:ist|wird|wurde) (?:der |die )?nachfolger(?:in)? von {_X}|wer (?:ist|wird|wurde) {_X}(?:['’]s?|s) nachfolger(?:in)?|wer kam nach {_X}", "who replaced {x}"),
    # What was lent
    (rf"was habe ich (?:mir )?(?:alles |noch )*von {_X} (?:aus)?(?:geliehen|geborgt)|was hat {_X} mir (?:aus)?(?:geliehen|geborgt)|was hat mir {_X} (?:aus)?(?:geliehen|geborgt)", "what did I borrow from {x}"),
    (rf"was hat (?:mir {_X}|{_Y} mir) (?:alles |schon |mal )*{_GIFT}|was habe ich (?:alles |schon |mal )*von {_X} (?:bekommen|{_GIFT} bekommen)", "what did {x}{y} give me"),
    (rf"was habe ich {_X} (?:alles |schon |mal )*{_GIFT}", "what did I give {x}"),
    (rf"wer hat mir (?:den|die|das|eine?n?|ein) {_X} {_GIFT}|von wem habe ich (?:den|die|das|eine?n?|ein) {_X} (?:bekommen|erhalten)", "who gave me the {x}"),
    (rf"wem habe ich (?:den|die|das|eine?n?|ein) {_X} {_GIFT}", "whom did I give the {x}"),
    (r"was habe ich mir (?:alles |noch )*(?:aus)?(?:geliehen|geborgt)|was habe ich (?:alles |noch )*(?:geborgt|geliehen)|was muss ich (?:noch )?zurück(?:geben|bringen)", "what did I borrow"),
    (r"(?:von wem habe ich (?:mir )?|wer hat mir )(?:schon |mal |noch )*(?:etwas|was) (?:aus)?(?:geliehen|geborgt)", "who lent me something"),
    (rf"was habe ich (?:an )?{_X} (?:aus|ver)?(?:geliehen|borgt|geborgt)|was hat sich {_X} von mir (?:aus)?(?:geliehen|geborgt)", "what did I lend {x}"),
    (r"was habe ich (?:alles |noch )*(?:verliehen|verborgt|ausgeliehen)|wem habe ich (?:schon |mal |noch )*(?:etwas|was) (?:aus|ver)?(?:geliehen|borgt|geborgt)|wer hat sich (?:etwas|was) von mir (?:aus)?(?:geliehen|geborgt)", "what have I lent"),
    # When and whom, before the forms that would take "zuletzt" or a month for a name
    (
        rf"wann habe ich (?:mich )?(?:mit )?{_X} {_LAST} (?:gesehen|getroffen|gesprochen)|wann habe ich (?:mich )?{_LAST} (?:mit )?{_X} (?:gesehen|getroffen|gesprochen)|"
        rf"wann war (?:das|mein) letzte[s]? treffen mit {_X}",
        "when did I last see {x}",
    ),
    (
        rf"wann (?:war|hatte|stand) ich {_LAST} (?:im |in )?(?:kontakt )?mit {_X}(?: (?:im|in) kontakt)?|wann hatte ich mit {_X} {_LAST} kontakt|"
        rf"wann habe ich {_LAST} (?:etwas )?mit {_X} zu tun gehabt",
        "when did I last have contact with {x}",
    ),
    (rf"(?:mit )?(?:wen|wem) habe ich(?: mich)?{_TIME} {_MET}", "who did I meet{{when}}"),
    (rf"(?:mit )?(?:wen|wem) habe ich (?:alles |schon )?{_MET}", "who have I met"),
    (rf"habe ich{_TIME} (?:mit )?{_X} {_MET}", "have I spoken with {x}{{when}}"),
    (rf"habe ich mit {_X}{_TIME} (?:gesprochen|geredet|telefoniert)", "have I spoken with {x}{{when}}"),
    (rf"habe ich {_X} (?:schon |schon mal |je |jemals |mal )*{_MET}", "have I met {x}"),
    (rf"was (?:weißt du|steht da|gibt es) (?:alles )?über {_X}", "what do I know about {x}"),
    (rf"wie ?viele (?:{_PEOPLE} )?(?:kenne ich|wohnen|leben) in {_X}", "who do I know in {x}"),
    (rf"wie ?viele kenne ich {_AT} {_X}", "how many people do I know at {x}"),
    (rf"wie ?viele {_PEOPLE} (?:habe|kenne) ich", "how many people do I know"),
    (rf"wer (?:von|bei|aus) {_X} ist (?:in|unter) (?:meinem netzwerk|meinen kontakten)", "who do I know at {x}"),
    # Who, who at, where
    (rf"(?:wen|welche {_PEOPLE}) kenne ich (?:bereits |schon |noch )?{_AT} {_X}", "who do I know at {x}"),
    (rf"kenne ich (?:jemanden?|irgendwen|wen|{_PEOPLE}) {_AT} {_X}", "who do I know at {x}"),
    (rf"wer (?:{_AT} )(?P<x>.+?) (?:kommt|geht|ist) (?:zum|zur|auf die|auf den|zu|auf der|beim?) {_Y}", "who at {x} is coming to {y}"),
    (rf"wer arbeitet (?:jetzt |heute |zurzeit )?(?:bei|für|an|im|am|beim)(?: der| dem| den)? {_X}", "who works at {x}"),
    (rf"wer (?:arbeitete|war) (?:früher |mal |einmal |zuvor )?(?:bei|für|im|am|beim) {_X}", "who used to work at {x}"),
    (rf"wer hat (?:früher |mal |einmal )?(?:bei|für|im|am|beim) {_X} gearbeitet", "who used to work at {x}"),
    (rf"wer ist (?:noch |jetzt )?(?:bei|beim) {_X}", "who works at {x}"),
    (rf"wen kenne ich in {_X}", "who do I know in {x}"),
    (rf"wer (?:wohnt|lebt|sitzt) in {_X}", "who lives in {x}"),
    (rf"wer arbeitet (?:in|mit|an) {_X}", "who works in {x}"),
    (rf"wer von meinen {_PEOPLE} ist {_X}", "which of my contacts are {x}"),
    (r"wer kennt (?!jemand|irgend|leute|personen|menschen|mich|eine?n?\b)(?P<x>[^,]+)", "who knows {x}"),
    *(
        (rf"mit wem (?:habe|war) ich (?:schon |mal |schon mal )*(?:beim |zu |zum |einen )?(?:{meal})(?: (?:gegessen|getrunken|gewesen|essen))?", f"who have I had {said} with")
        for meal, said in (("mittag|mittagessen", "lunch"), ("abend|abendessen", "dinner"), ("kaffee", "coffee"), ("frühstück", "breakfast"))
    ),
    (r"wer ist (?P<x>(?-i:[A-ZÄÖÜ]).+)", "who is {x}"),
    (rf"was weiß ich (?:alles )?über {_X}", "what do I know about {x}"),
    (rf"(?:ist|arbeitet) {_X} (?:noch |immer noch |weiterhin |jetzt )(?:bei|beim|für|an|im|am)(?: der| dem| den)? {_Y}", "is {x} still at {y}"),
    (rf"hat {_X} {_Y} (?:schon |inzwischen )?verlassen", "has {x} left {y}"),
    (rf"wo arbeitet {_X}(?: jetzt| heute| zurzeit| inzwischen)?", "where does {x} work now"),
    (rf"wo hat {_X} (?:früher|vorher|zuvor) gearbeitet", "where did {x} work before"),
    (rf"was (?:ist|macht) {_X} von beruf|was macht {_X} beruflich", "what is {x}'s job"),
    (rf"wo wohnt {_X}", "where does {x} live"),
    (rf"(?:was ist|wie lautet|wie ist) die (?:e-?mail|mail)[ -]?(?:adresse)? von {_X}", "what is {x}'s e-mail address"),
    (rf"(?:die )?(?:telefon|handy|mobil)?nummer (?:von|vom) {_X}", "what is {x}'s phone number"),
    (rf"(?:die )?(?:e-?mail|mail)(?:[- ]?adresse)? (?:von|vom) {_X}", "what is {x}'s e-mail address"),
    (rf"(?:was ist|wie lautet|wie ist) die (?:telefon|handy)?nummer von {_X}", "what is {x}'s phone number"),
    (rf"was ist {_X}(?:['’]s?|s) (?:beruf|job|titel|position|stelle)", "what is {x}'s job"),
    (rf"(?:was|wie) (?:ist|lautet) {_X}(?:['’]s?|s) (?:telefon|handy)?nummer", "what is {x}'s phone number"),
    (rf"(?:was|wie) (?:ist|lautet) {_X}(?:['’]s?|s) (?:e-?mail|mail)(?:[- ]?adresse)?", "what is {x}'s e-mail address"),
    (r"wer hat(?P<when> (?:this|next|today|tomorrow|in|on)\b.*?|)(?: bald| demnächst| als nächste[rs]?)? geburtstag|wessen geburtstage? (?:kommen|kommt|ist|sind|stehen|steht)(?P<when> (?:this|next|in|on)\b.*?|)(?: bald| demnächst| als nächste[rs]?)?(?: an)?"
     r"|welche geburtstage (?:kommen|stehen|sind)(?P<when> (?:this|next|in|on)\b.*?|)(?: bald| demnächst)?(?: an)?", "whose birthdays are coming up{when}"),
    (rf"wann hat {_X} geburtstag", "when is {x}'s birthday"),
    # How many
    (rf"(?:wie ?viele) {_PEOPLE} kenne ich {_AT} {_X}", "how many people do I know at {x}"),
    (rf"(?:wie ?viele) {_PEOPLE} habe ich {_ON} {_X} {_MET}", "how many people did I meet at {x}"),
    (rf"(?:wie ?viele) {_PEOPLE} habe ich{_WHEN} {_MET}", "how many people did I meet{{when}}"),
    (r"(?:wie ?viele) (?:meiner )?versprechen sind (?:noch )?offen", "how many promises are open"),
    # Meetings
    (rf"(?:mit )?(?:wen|wem) habe ich in (?!de[rmn] ){_X} {_MET}", "who did I meet in {x}"),
    (rf"(?:wie ?viele) {_PEOPLE} habe ich in (?!de[rmn] ){_X} {_MET}", "how many people did I meet in {x}"),
    (rf"(?:mit )?(?:wen|wem) habe ich {_ON} {_X} {_MET}", "who did I meet at {x}"),
    (rf"(?:mit )?(?:wen|wem) habe ich{_WHEN} {_MET}", "who did I meet{{when}}"),
    (rf"wo habe ich {_X} {_MET}|woher kenne ich {_X}", "where did I meet {x}"),
    (rf"(?:seit|since) wann kenne ich {_X}", "when did I first meet {x}"),
    (rf"wann habe ich {_X} (?:zum ersten mal |das erste mal |zuerst )?(?:getroffen|kennengelernt|kennen gelernt)", "when did I first meet {x}"),
    (rf"wann habe ich (?:zuletzt|das letzte mal|zum letzten mal) mit {_X} (?:gesprochen|geredet|telefoniert)", "when did I last speak with {x}"),
    (rf"wann habe ich {_X} (?:zuletzt|das letzte mal|zum letzten mal) (?:gesehen|getroffen)", "when did I last see {x}"),
    (rf"wann habe ich {_X} (?:zuletzt|das letzte mal) geschrieben|wann habe ich (?:zuletzt|das letzte mal) (?:an )?{_X} geschrieben", "when did I last write to {x}"),
    (rf"wann hat (?:mir )?{_X} (?:mir )?(?:zuletzt|das letzte mal)(?: mir)? (?:geschrieben|gemailt)", "when did {x} last write to me"),
    (rf"wann habe ich (?:zuletzt|das letzte mal) (?:etwas )?von {_X} gehört", "when did I last hear from {x}"),
    (rf"wann hatte ich (?:zuletzt|das letzte mal) kontakt (?:mit|zu) {_X}", "when did I last have contact with {x}"),
    (rf"wann (?:treffe|sehe|spreche) ich {_X}(?: wieder| das nächste mal)?", "when is my next meeting with {x}"),
    (r"mit wem habe ich mich (?:schon )?lange? nicht (?:mehr )?(?:getroffen|ausgetauscht)|wen habe ich vernachlässigt", "whom have I neglected"),
    (rf"wem habe ich{_WHEN} (?:noch )?(?:nicht|nie) {_WROTE}", "who have I not written to{{when}}"),
    (rf"(?:mit )?(?:wen|wem) habe ich{_WHEN} (?:noch )?(?:nicht|nie) {_MET}", "who have I never met{{when}}"),
    (rf"welche {_PEOPLE} habe ich {_AT} {_X}", "who do I know at {x}"),
    (rf"(?:wer|welcher?) von meinen {_PEOPLE} arbeitet {_AT} {_X}", "which of my contacts work at {x}"),
    (r"wer (?:spricht|redet) (?P<when>on .+)", "who is speaking {{when}}"),
    (rf"welche (?:veranstaltungen|konferenzen|tagungen|messen) habe ich{_WHEN} besucht", "which events did I attend{{when}}"),
    # Turns and promises
    (rf"hat {_X} (?:schon |mir |bereits )*(?:geantwortet|zurückgeschrieben)", "has {x} answered"),
    (rf"habe ich {_X} (?:schon |bereits )?(?:geantwortet|geschrieben)|schulde ich {_X} (?:noch )?(?:eine )?antwort", "have I written to {x}"),
    (r"wie ?viele (?:meiner )?versprechen sind (?:überfällig|zu spät)", "which of my promises are overdue"),
    (rf"wer ist (?:bei|mit) {_X} (?:dran|am zug|an der reihe)|bin ich (?:bei|mit) {_X} (?:dran|am zug|an der reihe)", "whose turn is it with {x}"),
    (r"wem schulde ich (?:noch )?(?:eine )?(?:antwort|rückmeldung)|wem muss ich (?:noch )?antworten|wer wartet (?:noch )?auf (?:eine )?antwort(?: von mir)?", "who do I owe a reply"),
    (r"wer schuldet mir (?:noch )?(?:eine )?(?:antwort|rückmeldung)|wer hat mir (?:noch )?nicht geantwortet", "who owes me a reply"),
    (rf"was habe ich {_X} versprochen|was schulde ich {_X}", "what did I promise {x}"),
    (r"was habe ich (?:noch |alles )?(?:wem )?versprochen|welche (?:meiner )?versprechen sind (?:noch )?offen|was habe ich wem versprochen", "what are my open promises"),
    (r"welche (?:meiner )?versprechen sind (?:überfällig|zu spät)", "which of my promises are overdue"),
    (rf"was hat {_X} mir versprochen|was hat mir {_X} versprochen", "what did {x} promise me"),
    (r"wer hat mir (?:noch )?etwas versprochen|wer schuldet mir (?:noch )?etwas", "who promised me something"),
    (rf"was (?:will|möchte|braucht|wünscht sich) {_X} von mir", "what does {x} want from me"),
    (r"wen habe ich versprochen (?:einander )?vorzustellen|wem habe ich versprochen,? (?:jemanden|wen|leute) (?:vorzustellen|bekannt ?zu ?machen)|wem habe ich versprochen,? (?:einen|den) kontakt (?:herzustellen|zu vermitteln)|wen wollte ich (?:einander|miteinander) bekannt machen", "whom did I promise to introduce"),
    (rf"habe ich (?:schon )?mich (?:schon )?bei {_X} für (?:den |die |das |ihren? |seinen? )?{_Y} bedankt|habe ich mich (?:schon )?für (?:den |die |das |ihren? |seinen? )?{_Y} bei {_X} bedankt|habe ich {_X} für (?:den |die |das |ihren? |seinen? )?{_Y} gedankt", "have I thanked {x} for the {y}"),
    (rf"habe ich (?:schon )?mich (?:schon )?bei {_X} (?:schon )?bedankt|habe ich (?:schon )?{_X} (?:schon |bereits )?gedankt", "have I thanked {x}"),
    (rf"wann habe ich (?:mich bei {_X} bedankt|{_X} gedankt)", "when have I thanked {x}"),
    (rf"wo(?:für|rum|ran|von) (?:interessiert|begeistert|kümmert|liegt) (?:sich )?{_X}(?: am meisten| besonders| sehr)?|was (?:interessiert|begeistert|beschäftigt) {_X}(?: am meisten| besonders| gerade)?"
     rf"|was ist {_X} (?:besonders |am )?(?:wichtig|wichtigsten)|woran ist {_X} interessiert|(?:was sind |welche )(?:die )?interessen (?:von|hat) {_X}", "what does {x} care about"),
    (rf"wor(?:ü|ue)ber (?:soll|sollte|kann|könnte) ich mit {_X} (?:sprechen|reden)|was (?:soll|sollte|kann|könnte) ich (?:mit|bei|gegenüber) {_X} (?:besprechen|ansprechen|anschneiden)|was (?:soll|sollte|kann|könnte) ich {_X} fragen", "what should I talk about with {x}"),
    # Introductions and events
    (rf"wer (?:könnte|kann) mich (?:mit )?{_X} (?:vorstellen|bekannt ?machen|in kontakt bringen|zusammenbringen)|wer (?:könnte|kann) mir (?:den|einen) kontakt zu {_X} (?:herstellen|vermitteln|machen)", "who could introduce me to {x}"),
    (rf"wer (?:könnte|kann) mir {_X} vorstellen", "who could introduce me to {x}"),
    (rf"wer hat mich (?:mit )?{_X} (?:vorgestellt|bekannt gemacht)|wer hat mir {_X} vorgestellt|(?:durch wen|über wen|von wem) kenne ich {_X}", "who introduced me to {x}"),
    (rf"wem hat mich {_X} vorgestellt|wen hat mir {_X} vorgestellt|(?:wen|welche {_PEOPLE}) kenne ich (?:durch|über) {_X}", "whom did {x} introduce me to"),
    (rf"(?:auf |bei |an )?welchen? (?:veranstaltung(?:en)?|konferenz(?:en)?|tagung(?:en)?|messen?) waren {_X} und ich(?: beide| gemeinsam| zusammen)?", "which events did {x} and I both attend"),
    (rf"(?:auf |bei |an )?welchen? (?:veranstaltung(?:en)?|konferenz(?:en)?|tagung(?:en)?|messen?) waren {_X} und {_Y}(?: beide| gemeinsam| zusammen)?", "which events did {x} and {y} both attend"),
    (rf"wer (?:kommt|geht|fährt) (?:zum|zur|auf die|auf den|zu|nach) {_X}", "who is coming to {x}"),
    (rf"wer (?:spricht|redet|hält (?:einen )?(?:vortrag|vorträge)) (?:auf der|auf dem|bei der|beim|bei|auf|in) {_X}", "who is speaking at {x}"),
    (rf"(?:kommt|kommen|ist|sind) (?:jemand|irgend ?jemand|leute|welche) {_AT} {_X} (?:zum|zur|zu|auf die|auf den|auf der|nach) {_Y}", "is anyone from {x} coming to {y}"),
    (rf"gibt es (?:jemanden|leute|personen|gäste) {_AT} {_X} (?:auf der|auf dem|auf|beim|bei der|bei) {_Y}", "is anyone from {x} coming to {y}"),
    (rf"wer kommt (?:von|aus)(?: der| dem| den)? {_X} (?:zum|zur|zu|auf die|auf den|nach) {_Y}", "who from {x} is coming to {y}"),
    (rf"welche (?!veranstaltung|konferenz|tagung|messe){_X} kommen (?:zum|zur|zu|auf die|auf den|nach) {_Y}", "which {x} are coming to {y}"),
    (rf"kommt (?!jemand|irgend){_X} (?:zum|zur|auf die|auf den|zu|nach) {_Y}", "is {x} coming to {y}"),
    (rf"wo (?:ist|war|findet) (?:die |der |das ){_X}(?: statt)?|wo findet {_X} statt", "where is {x}"),
    (rf"wer (?:steht|ist) auf der (?:gäste)?liste (?:von|vom|der|des|zum|zur|für) {_X}", "who is on the list of {x}"),
    (rf"wann (?:ist|findet) (?:die |der |das )?{_X}(?: statt)?", "when is {x}"),
    (rf"welche termine habe ich{_WHEN}|was steht{_WHEN} an|was habe ich{_WHEN} vor", "what meetings do I have{{when}}"),
    (rf"mit wem habe ich mich{_WHEN} (?:vernetzt|verbunden|verknüpft)", "who have I connected with{{when}}"),
    (rf"wen habe ich{_WHEN} (?:hinzugefügt|als kontakt hinzugefügt)", "who have I connected with{{when}}"),
    (rf"wem habe ich{_WHEN} {_WROTE}", "whom did I write to{{when}}"),
    (rf"wer hat mir{_WHEN} {_WROTE}", "who wrote to me{{when}}"),
    (rf"worüber habe ich (?:zuletzt|das letzte mal) mit {_X} (?:gesprochen|geredet)|worum ging es (?:zuletzt|beim letzten mal) mit {_X}", "what did I last talk about with {x}"),
)  # fmt: skip

_RELATIVE: tuple[tuple[str, str], ...] = (
    (rf"(?:denen|dem|der) ich{_WHEN} (?:noch )?(?:nicht|nie|keine)(?P<then>)? ?{_WROTE} habe{_WHEN.replace('when', 'late')}", "that I have not written to{{when}}{{late}}"),
    (r"(?:denen|dem|der) ich (?:noch |bisher )?(?:nicht|nie) geantwortet habe", "that I owe a reply"),
    (rf"(?:denen|dem|der) ich{_WHEN} {_WROTE} habe", "that I have written to{{when}}"),
    (rf"(?:mit )?(?:denen|dem|der|die|den) ich{_WHEN} (?:noch )?(?:nicht|nie) {_MET} habe", "that I have not met{{when}}"),
    (rf"(?:mit )?(?:denen|dem|der|die|den) ich {_ON} {_X} {_MET} habe", "that I met at {x}"),
    (rf"(?:mit )?(?:denen|dem|der|die|den) ich{_WHEN} {_MET} habe", "that I met{{when}}"),
    (r"(?:die|den|der) ich (?:schon |bereits )?kenne", "that I already know"),
    (r"(?:die|den|der) ich (?:noch )?nicht kenne", "that I do not know"),
    (rf"(?:die|der) (?:jetzt |heute )?(?:bei|für|beim|im|am) {_X} arbeite[nt]", "who works at {x}"),
    (rf"(?:die|der) (?:früher |mal )?(?:bei|für|beim|im|am) {_X} (?:gearbeitet ha(?:t|ben)|waren?)", "who used to work at {x}"),
    (rf"(?:die|der) (?:auch )?(?:zum|zur|auf die|auf den|nach) {_X} (?:kommen|kommt|gehen|geht|fahren|fährt)", "who is coming to {x}"),
    (r"(?:denen|dem|der) ich (?:noch )?etwas (?:versprochen habe|schulde)", "that I promised something"),
    (r"(?:die|der) mir (?:noch )?etwas (?:versprochen ha(?:t|ben)|schulde[nt])", "who owes me something"),
    (r"(?:denen|dem|der) ich (?:noch )?(?:eine )?antwort schulde", "that I owe a reply"),
)  # fmt: skip


def _spelled(pattern: str) -> str:
    """A pattern whose umlauts may be typed as two letters: "über" and "ueber"."""
    inside = re.sub(r"\[[^\]]*\]", lambda m: m.group().translate(_KEPT), pattern)
    return re.sub("[äöü]", lambda m: f"(?:{m.group()}|{_BARE[m.group()]}e)", inside).translate(_BACK)


_BARE = {"ä": "a", "ö": "o", "ü": "u"}
_KEPT, _BACK = str.maketrans("äöü", "\ue000\ue001\ue002"), str.maketrans("\ue000\ue001\ue002", "äöü")
"""Letters of a class such as [a-zä], which stay one letter."""


@lru_cache
def _compiled(table: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    """The patterns; a slot that several alternatives have keeps its name in the first and gets others after that."""
    return [
        (re.compile(_unique(_spelled(pattern)), re.IGNORECASE), english.replace("{{", "{").replace("}}", "}"))
        for pattern, english in table
    ]


def _unique(pattern: str) -> str:
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        slot = match[1]
        seen[slot] = seen.get(slot, 0) + 1
        return f"(?P<{slot}>" if seen[slot] == 1 else f"(?P<{slot}{seen[slot]}>"

    return re.sub(r"\(\?P<([a-z]+)>", name, pattern)


@lru_cache
def _times() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(_spelled(pattern), re.IGNORECASE), english) for pattern, english in _TIMES]


_PART = re.compile(
    r",\s*(?:und |aber )?(?=(?:mit )?(?:die|der|den|dem|denen|das) )|\s+und (?=(?:mit )?(?:die|der|den|dem|denen) (?:ich|mir|früher|jetzt|auch|bei|zum|zur)\b)",
    re.IGNORECASE,
)


FRAME_WORDS = frozenset(
    "wer wen wem wessen wann wo woher wohin was wie welche welcher welches welchen ich mir mich wir uns er sie es ihn ihm ihr der die das den dem des "
    "ein eine einen einem einer eines und oder aber nicht kein keine keinen noch schon auch nur bei mit von zu zum zur im in am an auf aus fuer fur "
    "ueber uber nach vor seit bis um als dass ob ist sind war waren hat haben habe hatte hatten wird werden wurde kann koennen konnen soll muss gibt "
    "hier dort da dann denn so sehr mal etwas alles jemand niemand mein meine meinen meinem meiner sein seine seinen seinem seiner ihre ihren ihrem ihrer "
    "sagte gesagt leute personen menschen kontakte".split()
)
"""German words of a question that ask rather than name what is asked, folded."""


def is_german(question: str) -> bool:
    """Whether a question is German, by its first word and two more, or by the verb that it begins with."""
    if _ONLY_GERMAN.match(question) or _VERB_FIRST.match(question):
        return True
    return _GERMAN.match(question) is not None and _SURELY.search(question) is not None


def in_english(question: str) -> str:
    """A German question in the words that the rules know; as it is where they do not know all of it."""
    if not is_german(question):
        return question
    text = question.strip(" ?!.")
    for pattern, english in _times():
        text = pattern.sub(english, text)
    text = _DAY.sub(lambda m: f"{'on ' if m['on'] else ''}{m['day']} {m['month']}", text)
    main, *relative = [p.strip(" ,") for p in _PART.split(text)]
    said = [_rewritten(main, _compiled(_MAIN)), *(_rewritten(p, _compiled(_RELATIVE)) for p in relative)]
    if not all(said):
        return question
    whole = " ".join(s for s in said if s)
    return f"{whole[0].upper()}{whole[1:]}?"


def _rewritten(text: str, table: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, english in table:
        match = pattern.fullmatch(text)
        if match is not None:
            return english.format_map(_Slots(match))
    return ""


class _Slots(dict[str, str]):
    """What stands in the slots of a pattern, in whichever of its alternatives."""

    def __init__(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        super().__init__()
        for slot in ("x", "y", "when", "late"):
            values = [groups[g] for g in groups if re.fullmatch(rf"{slot}\d*", g) and groups[g]]
            self[slot] = values[0] if values else ""
