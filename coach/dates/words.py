"""The names of months and days, and the words for dates of German, French and Spanish, one table a language.

Alternatives are written as regular expressions, in lower case. What a word means is said in the English words that the
readings of dates know.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language. `months` and `days` are in the order of the calendar; `parts` of a period, `units` and `near` days
    have their meaning; `before` and `behind` a unit stand the words that say which one, with how many units ahead;
    `lead` are articles, `of` joins parts and days to a month, `within` begins "in two weeks", `relations` are
    prepositions with the English one that means the same."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    day: str
    of: str
    lead: str
    parts: dict[str, str]
    units: dict[str, str]
    before: dict[str, int]
    behind: dict[str, int]
    within: str
    numbers: dict[str, int]
    near: dict[str, int]
    relations: dict[str, str]
    whole: dict[str, tuple[str, str]]
    """One word for the end of a unit: part and unit."""
    feasts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Feasts that are the same day each year: month and day."""


GERMAN = DateWords(
    months=("jan(?:uar|ner)?|jänner", "feb(?:ruar)?|feber", "märz", "apr(?:il)?", "mai", "juni?", "juli?", "aug(?:ust)?",
            "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?", "dez(?:ember)?"),
    days=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    day=r"(?P<day>[0-3]?\d)\.",
    of=r"(?:\s+des\s+monats)?",
    lead=r"(?:des|der|dem|den|die|das|zum|zur|im)",
    parts={"anfang": "early", "mitte": "mid", "ende": "end"},
    units={"tag(?:e[sn]?)?": "day", "wochenende[sn]?": "weekend", "wochen?": "week", "monat(?:e[sn]?|s)?": "month",
           "quartal(?:e[sn]?|s)?": "quarter", "jahr(?:e[sn]?|s)?": "year"},
    before={"nächste[nrms]?": 1, "kommende[nrms]?": 1, "diese[nrms]?": 0, "letzte[nrms]?": -1, "vergangene[nrms]?": -1,
            "übernächste[nrms]?": 2},
    behind={},
    within=r"(?:in|innerhalb von|binnen)(?:\s+den nächsten)?",
    numbers={"ein(?:e[rmn]?)?": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10,
             "vierzehn": 14, "ein paar": 3},
    near={"heute abend": 0, "heute": 0, "morgen": 1, "übermorgen": 2, "gestern": -1, "vorgestern": -2},
    relations={"bis spätestens(?: zum| am)?": "by", "spätestens(?: am| zum| bis)?": "by", "bis(?: zum| zur)?": "bis",
               "vor(?: dem| der)?": "vor", "seit": "seit", "am": "on", "im": "in", "ab": "from"},
    whole={"monatsende": ("end", "month"), "jahresende": ("end", "year"), "quartalsende": ("end", "quarter"),
           "jahresanfang": ("early", "year"), "wochenende": ("", "weekend"), "wochenanfang": ("early", "week")},
    feasts={"weihnachten|heiligabend": (12, 24), "nikolaus": (12, 6), "silvester": (12, 31), "neujahr": (1, 1)},
)  # fmt: skip

FRENCH = DateWords(
    months=("janvier|janv\\.?", "février|fevrier|févr\\.?", "mars", "avril", "mai", "juin", "juillet|juil\\.?", "août|aout",
            "septembre|sept\\.?", "octobre|oct\\.?", "novembre|nov\\.?", "décembre|decembre|déc\\.?"),
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day=r"(?P<day>[0-3]?\d)(?:er)?",
    of=r"(?:\s+(?:du\s+mois\s+)?de|\s+d['’])?",
    lead=r"(?:la|le|les|de\s+la|de\s+l['’]|du|de|l['’])",
    parts={"début|debut": "early", "mi|milieu": "mid", "fin": "end"},
    units={"jours?": "day", "week-?ends?": "weekend", "semaines?": "week", "mois": "month", "trimestres?": "quarter",
           "ans|années?|an(?=\\s+(?:prochain|dernier|passé))": "year"},
    before={"cette|ce|cet": 0, "prochaine?": 1},
    behind={"prochaine?": 1, "dernière?": -1, "passée?": -1, "en cours": 0},
    within=r"(?:dans|sous|d['’]ici)",
    numbers={"une?": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "huit": 8, "dix": 10, "quinze": 15,
             "quelques": 3},
    near={"après-demain": 2, "demain": 1, "aujourd['’]hui": 0, "ce soir": 0, "avant-hier": -2, "hier": -1},
    relations={"d['’]ici(?: à| au| la| le)?": "by", "avant(?: le| la)?": "before", "au plus tard(?: le)?": "by",
               "jusqu['’](?:au|à la|à)": "until", "pour (?:le|la)": "by", "depuis(?: le| la)?": "since", "dès(?: le)?": "from"},
    whole={},
)  # fmt: skip

SPANISH = DateWords(
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre",
            "noviembre", "diciembre"),
    days=("lunes", "martes", "miércoles|miercoles", "jueves", "viernes", "sábado|sabado", "domingo"),
    day=r"(?P<day>[0-3]?\d)",
    of=r"(?:\s+del?(?:\s+mes\s+de)?)?",
    lead=r"(?:el|la|los|las|del|de\s+la|de)",
    parts={"principios|inicios|comienzos": "early", "mediados": "mid", "final(?:es)?|fin(?:es)?": "end"},
    units={"días?|dias?": "day", "fin de semana": "weekend", "semanas?": "week", "mes(?:es)?": "month", "trimestres?": "quarter",
           "años?": "year"},
    before={"próxim[oa]": 1, "proxim[oa]": 1, "est[ea]": 0, "pasad[oa]": -1},
    behind={"que viene": 1, "próxim[oa]": 1, "proxim[oa]": 1, "entrante": 1, "pasad[oa]": -1},
    within=r"(?:en|dentro de)",
    numbers={"una?": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "ocho": 8, "diez": 10, "quince": 15,
             "unos|unas": 3},
    near={"pasado mañana": 2, "mañana": 1, "hoy": 0, "anteayer": -2, "ayer": -1},
    relations={"antes de(?:l| la| el)?": "before", "para (?:el|la)": "by", "a más tardar(?: el| la)?": "by",
               "hasta(?: el| la)?": "until", "desde(?: el| la)?": "since"},
    whole={},
    feasts={"navidad": (12, 25), "nochebuena": (12, 24), "nochevieja": (12, 31)},
)  # fmt: skip

LANGUAGES = (GERMAN, FRENCH, SPANISH)

FULL_DAYS = {
    name: number
    for days in (WEEKDAY_NAMES, *(language.days for language in LANGUAGES))
    for number, names in enumerate(days)
    for name in names.split("|")
}
"""Weekdays written in full, in whatever case: people on a phone write "friday"."""
