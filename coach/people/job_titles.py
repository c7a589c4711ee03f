"""Short forms of job titles and what they stand for, titles of other languages in English, and whether two titles are one job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from coach.text import fold, words

SHORT = {
    "ceo": ("chief executive officer",),
    "cfo": ("chief financial officer",),
    "cto": ("chief technology officer", "chief transformation officer"),
    "coo": ("chief operating officer",),
    "cmo": ("chief marketing officer", "chief medical officer"),
    "cio": ("chief information officer", "chief investment officer", "chief innovation officer"),
    "cco": ("chief commercial officer", "chief customer officer", "chief communications officer", "chief compliance officer",
            "chief creative officer", "chief content officer"),
    "cpo": ("chief product officer", "chief people officer", "chief procurement officer", "chief privacy officer"),
    "cso": ("chief strategy officer", "chief sales officer", "chief scientific officer", "chief security officer",
            "chief sustainability officer"),
    "cro": ("chief revenue officer", "chief risk officer", "chief research officer", "chief restructuring officer"),
    "cdo": ("chief data officer", "chief digital officer", "chief design officer", "chief development officer"),
    "cao": ("chief administrative officer", "chief accounting officer", "chief analytics officer"),
    "clo": ("chief legal officer", "chief learning officer"),
    "cxo": ("chief experience officer",),
    "chro": ("chief human resources officer",),
    "ciso": ("chief information security officer",),
    "vp": ("vice president",), "svp": ("senior vice president",), "evp": ("executive vice president",),
    "avp": ("assistant vice president", "associate vice president"), "rvp": ("regional vice president",),
    "md": ("managing director", "medical director", "doctor"), "gm": ("general manager",), "gf": ("managing director",),
    "pm": ("product manager", "project manager", "programme manager"), "tpm": ("technical programme manager",),
    "em": ("engineering manager",), "swe": ("software engineer",), "sde": ("software engineer",), "sre": ("site reliability engineer",),
    "ea": ("executive assistant",), "pa": ("personal assistant",), "bdm": ("business development manager",),
    "bd": ("business development",), "hr": ("human resources",), "pr": ("public relations",), "it": ("information technology",),
    "cs": ("customer success", "computer science"), "qa": ("quality assurance",), "ux": ("user experience",),
    "sr": ("senior",), "snr": ("senior",), "jr": ("junior",), "mgr": ("manager",), "mngr": ("manager",), "dir": ("director",),
    "eng": ("engineer", "engineering"), "engr": ("engineer",), "asst": ("assistant",), "assoc": ("associate",),
    "exec": ("executive",), "dep": ("deputy",), "dev": ("developer", "development"), "mktg": ("marketing",), "ops": ("operating",),
}  # fmt: skip
"""What the short forms stand for, folded. One with several meanings is no evidence that a title changed."""
_HEAD = ("head", "manager", "director", "lead")
FOREIGN = {
    "redakteur": ("editor",), "chefredakteur": ("editor in chief", "chief editor"),
    "geschaftsfuhrer": ("managing director", "chief executive officer", "general manager"),
    "vorstand": ("board member", "chief executive officer"), "vorstandsvorsitzender": ("chief executive officer", "chairman"),
    "leiter": _HEAD, "leitung": _HEAD, "direktor": ("director",), "inhaber": ("owner",), "grunder": ("founder",), "mitgrunder": ("co founder",),
    "gesellschafter": ("partner", "shareholder"), "vertrieb": ("sales",), "verkauf": ("sales",), "einkauf": ("purchasing", "procurement"),
    "einkaufer": ("buyer", "purchaser"), "verkaufer": ("sales representative", "salesperson"), "berater": ("consultant", "adviser", "advisor"),
    "entwickler": ("developer",), "softwareentwickler": ("software developer", "software engineer"), "ingenieur": ("engineer",),
    "projektleiter": ("project manager", "project lead"), "projektmanager": ("project manager",), "produktmanager": ("product manager",),
    "personalleiter": ("head human resources", "human resources manager"),
    "personalreferent": ("human resources manager", "human resources officer"), "entwicklung": ("development",), "forschung": ("research",),
    "forscher": ("researcher",), "wissenschaftler": ("scientist",), "wissenschaftlicher": ("research", "scientific"), "mitarbeiter": ("associate", "assistant"),
    "dozent": ("lecturer",), "lehrer": ("teacher",), "arzt": ("doctor", "physician"), "anwalt": ("lawyer", "attorney"),
    "rechtsanwalt": ("lawyer", "attorney"), "architekt": ("architect",), "fotograf": ("photographer",), "kurator": ("curator",),
    "kunstler": ("artist",), "gestalter": ("designer",), "assistent": ("assistant",), "assistenz": ("assistant",), "sachbearbeiter": ("clerk", "officer"),
    "buchhalter": ("accountant",), "sprecher": ("spokesperson", "speaker"), "pressesprecher": ("press officer", "press spokesperson"),
    "offentlichkeitsarbeit": ("public relations",), "kommunikation": ("communications",), "technik": ("technology", "engineering"),
    "technischer": ("technology",), "finanzen": ("financial",), "betrieb": ("operating",), "geschaftsleitung": ("management board", "managing director"),
    "stellvertretender": ("deputy",), "stellvertretende": ("deputy",), "stv": ("deputy",), "werkstudent": ("working student",), "praktikant": ("intern",),
    "redacteur": ("editor",), "redactrice": ("editor",), "redattore": ("editor",), "redattrice": ("editor",), "redactor": ("editor",), "redactora": ("editor",),
    "directeur": ("director", "manager"), "directrice": ("director", "manager"), "direttore": ("director",), "direttrice": ("director",),
    "directora": ("director",), "gerant": ("managing director", "manager"), "gerante": ("managing director", "manager"), "gerente": ("manager",),
    "responsable": _HEAD, "responsabile": _HEAD, "jefe": _HEAD, "jefa": _HEAD, "hoofd": _HEAD, "ingenieure": ("engineer",), "ingeniero": ("engineer",),
    "ingeniera": ("engineer",), "ingegnere": ("engineer",), "ventes": ("sales",), "ventas": ("sales",), "vendite": ("sales",), "verkoop": ("sales",),
    "commerciale": ("sales", "commercial"), "achats": ("purchasing", "procurement"), "compras": ("purchasing", "procurement"),
    "eigenaar": ("owner",), "proprietaire": ("owner",), "propietario": ("owner",), "propietaria": ("owner",), "titolare": ("owner",),
    "fondateur": ("founder",), "fondatrice": ("founder",), "fundador": ("founder",), "fundadora": ("founder",), "fondatore": ("founder",), "oprichter": ("founder",),
    "architecte": ("architect",), "arquitecto": ("architect",), "arquitecta": ("architect",), "architetto": ("architect",), "avocat": ("lawyer",),
    "avocate": ("lawyer",), "abogado": ("lawyer",), "abogada": ("lawyer",), "avvocato": ("lawyer",), "advocaat": ("lawyer",), "periodista": ("journalist",),
    "journaliste": ("journalist",), "giornalista": ("journalist",), "photographe": ("photographer",), "fotografo": ("photographer",), "fotografa": ("photographer",),
    "conseiller": ("consultant", "adviser"), "consultor": ("consultant",), "consultora": ("consultant",), "consulente": ("consultant",), "adviseur": ("adviser", "consultant"),
}  # fmt: skip
"""Words of job titles in German, French, Spanish, Italian and Dutch, folded, with what they may be in English."""
_SAME = {"finance": "financial", "operations": "operating", "technical": "technology", "technologies": "technology",
         "program": "programme", "administration": "administrative", "communication": "communications"}  # fmt: skip
_LITTLE = frozenset("of the and for to at in a an".split())
MOST_READINGS = 40


@lru_cache(maxsize=4096)
def readings(title: str) -> tuple[frozenset[str], ...]:
    """Each way to read a job title: its words with the short forms spelt out, without little words.

    >>> sorted(readings("V.P. of Sales")[0])
    ['president', 'sales', 'vice']
    """
    meanings = [m for w in words(title.replace(".", "")) for m in _meanings(w)]
    found = (frozenset(_spelt(" ".join(chosen))) for chosen in product(*meanings))
    return tuple(dict.fromkeys(islice(found, MOST_READINGS)))


@lru_cache(maxsize=4096)
def in_english(title: str) -> tuple[str, ...]:
    """A title's folded words with each word of another language as all that it may be in English.

    >>> in_english("Redakteurin"), in_english("Vertriebsleiter")
    (('editor',), ('sales', 'head', 'manager', 'director', 'lead'))
    """
    found: list[str] = []
    for word in re.findall(r"\w+", fold(title)):
        meant = _foreign(word)
        found += [w for m in meant for reading in m for w in reading.split()] if meant else [word]
    return tuple(found)


def _meanings(word: str) -> tuple[tuple[str, ...], ...]:
    return ((SHORT[word],) if word in SHORT else ()) or _foreign(word) or ((word,),)


_COMPOUND = re.compile(
    r"(?P<of>\w{3,}?)s?(?P<who>leiter|leitung|direktor|berater|ingenieur|entwickler|redakteur|assistent|einkaufer)(?:in)?"
)


def _foreign(word: str) -> tuple[tuple[str, ...], ...]:
    """What each part of a word of another language may be in English; nothing for any other word. German names a
    woman's job by an ending, and joins what somebody is of to what they are."""
    for form in (word, word.removesuffix("in")):
        if form in FOREIGN:
            return (FOREIGN[form],)
    made = _COMPOUND.fullmatch(word)
    return (FOREIGN.get(made["of"], (made["of"],)), FOREIGN[made["who"]]) if made else ()


def _spelt(flat: str) -> Iterator[str]:
    for word in flat.split():
        if word not in _LITTLE:
            yield _SAME.get(word, word)


def role_words(title: str) -> frozenset[str]:
    """All words that a title may stand for.

    >>> sorted(role_words("CTO"))
    ['chief', 'officer', 'technology', 'transformation']
    """
    return frozenset().union(*readings(title))


def other_job(one: str, other: str) -> bool:
    """Whether two titles are of two jobs, however they are read, and not one job in other words.

    >>> other_job("CCO", "Chief Commercial Officer"), other_job("CFO", "CTO"), other_job("Sales Lead", "Lead, Sales")
    (False, True, False)
    """
    return all(_two(a, b) for a in readings(one) for b in readings(other))


def _two(a: frozenset[str], b: frozenset[str]) -> bool:
    if {"chief", "officer"} <= a and {"chief", "officer"} <= b:
        # What every title of the kind has tells none from another: what they are chief of does.
        a, b = a - {"chief", "officer"}, b - {"chief", "officer"}
    return bool(a and b) and not (a <= b or b <= a) and len(a & b) / len(a | b) < 0.5


_JOB_ENDS = re.compile(
    r"(?:(?:journal|pian|organ|cell|bass|gitarr|flot|harfen|klarinett|saxofon|kolumn|kompon|poliz|jur|spezial|intern|publiz|"
    r"flor|archiv|illustr|lingu|violin|guitar|column|novel|essay|pharmac|chem|physic|dent|botan|\w{2,}olog|scient|therap|art)ist"
    r"|(?:\w*(?:journal|pian|organ|cell|bass|gitarr|flot|klarinett|saxofon|kolumn|kompon|poliz|jur|spezial|intern|publiz|flor|archiv)istin)"
    r"|\w*(?:forscher|leiter|lehrer|berater|entwickler|designer|manager|trainer|reporter|sprecher|verleger|grunder|inhaber|"
    r"ubersetzer|dolmetscher|schriftsteller|schauspieler|kunstler|musiker|sanger|maler|bildhauer|gartner|backer|tischler|schreiner|"
    r"winzer|imker|handler|verkaufer|einkaufer|unternehmer|geschaftsfuhrer|pfleger|richter|politiker|historiker|chemiker|physiker|"
    r"informatiker|mathematiker|techniker|mechaniker|optiker|apotheker|pfarrer|meister|autor|lektor|direktor|professor|kurator|moderator|"
    r"redakteur|ingenieur|regisseur|restaurator|architekt|fotograf|arzt|anwalt|psycholog|biolog|geolog|soziolog|okonom|therapeut|"
    r"analyst|dramaturg|referent|dozent|student|assistent|prasident|produzent|praktikant|gastwirt|landwirt)in"
    r"|kochin|\w*(?:kauf|fach|kamera)frau|\w*anwalt)"
)
"""Jobs that are no employer's name, folded: names end in "-ist" and "-in" as well (Zeitgeist, Valentin)."""


def is_job(words: str) -> bool:
    """Whether words beside a name are plainly a job, and no employer's name.

    >>> is_job("Journalistin"), is_job("Redakteur"), is_job("CTO"), is_job("Rye Press"), is_job("Zeitgeist")
    (True, True, True, False, False)
    """
    said = re.findall(r"\w+", fold(words))
    return bool(said) and (
        all(w in SHORT or _foreign(w) for w in said)
        or (len(said) == 1 and _JOB_ENDS.fullmatch(said[0]) is not None)
    )
