"""Numbers that a state or an organisation gives to a person, by country, checked where they have check digits.

A form that nothing else has is taken as it stands once its check digits fit. A plain run of digits passes such a check
by chance once in ten times or so, therefore it needs the number's name beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from coach.review.identifiers.kinds import Identifier, Kind
from coach.review.wording import Wording

_NEAR = 60
"""So many characters before a number its name is looked for; after it, half as many."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its form. `check` is a module of python-stdnum or a function of this one; a `name` must stand near
    unless it is empty."""

    what: str
    form: re.Pattern[str]
    check: str = ""
    name: Wording | None = None
    kind: Kind = "national"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,+/@-])(?:{pattern})(?![\w@]|[.,/-]\d)")


def _name(pattern: str) -> Wording:
    return Wording(rf"\b(?:{pattern})(?!\w)", whole=True)


_NUMBERS = (
    # By their form alone
    Number("a US Social Security number", _form(r"\d{3}-\d{2}-\d{4}"), "ssn"),
    Number("a UK National Insurance number", _form(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]")),
    Number("a UK driving licence number", _form(r"[A-Z9]{5}\d[0156]\d(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[0-9A-Z][A-Z]{2}"), kind="document"),
    Number("a Spanish identity number", _form(r"\d{8}[ -]?[A-HJ-NP-TV-Z]|[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z]"), "spanish"),
    Number("an Italian tax code", _form(r"(?i:[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z])"), "it.codicefiscale"),
    Number("a French social security number", _form(r"[12] ?\d{2} ?(?:0\d|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}"), "fr.nir"),
    Number("a Swedish personal number", _form(r"(?:19|20(?=[01]))?\d{6}[-+]\d{4}"), "se.personnummer"),
    Number("a Danish personal number", _form(r"[0-3]\d[01]\d{3}-\d{4}"), "dk.cpr"),
    Number("an Icelandic personal number", _form(r"[0-3]\d[01]\d{3}-\d{4}"), "is_.kennitala"),
    Number("a Finnish personal number", _form(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]"), "fi.hetu"),
    Number("a Norwegian personal number", _form(r"[0-7]\d[0-5]\d{3} ?\d{5}"), "no.fodselsnummer"),
    Number("a Swiss social security number", _form(r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}"), "ch.ssn"),
    Number("a Belgian national number", _form(r"\d{2}\.[0-3]\d\.[0-3]\d[- ]\d{3}[.-]\d{2}"), "be.nn"),
    Number("a Brazilian tax number", _form(r"\d{3}\.\d{3}\.\d{3}-\d{2}"), "br.cpf"),
    Number("a Czech or Slovak birth number", _form(r"\d{6}/\d{3,4}"), "cz.rc"),
    Number("a Latvian personal number", _form(r"[0-3]\d[01]\d{3}-\d{5}"), "lv.pk"),
    Number("a Korean registration number", _form(r"\d{6}-[1-8]\d{6}"), "kr.rrn"),
    Number("a Malaysian identity number", _form(r"\d{2}[01]\d[0-3]\d-\d{2}-\d{4}"), "my.nric"),
    Number("a Chinese identity number", _form(r"[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[0-9X]"), "cn.ric"),
    Number("a Mexican identity number", _form(r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d"), "mx.curp"),
    Number("a Romanian personal number", _form(r"[1-8]\d{2}[01]\d[0-3]\d{7}"), "ro.cnp"),
    Number("a Singaporean identity number", _form(r"[STFG]\d{7}[A-Z]"), "nric"),
    # By their name beside them
    Number("a US Social Security number", _form(r"\d{3}[ .]?\d{2}[ .]?\d{4}"), "", _name(r"ssn|social security")),
    Number("a UK National Health Service number", _form(r"\d{3}[ -]?\d{3}[ -]?\d{4}"), "gb.nhs", _name(r"nhs|national health")),
    Number("a German tax number", _form(r"\d{2} ?\d{3} ?\d{3} ?\d{3}"), "de.idnr", _name(r"steuer\w*|idnr|tax(?:payer)? id\w*|tax (?:no|number|identification)|tin")),
    Number("a German social insurance number", _form(r"\d{2} ?\d{6} ?[A-Z] ?\d{3}"), "", _name(r"sozialversicherung\w*|sv-?n(?:umme)?r|rentenversicherung\w*|social (?:insurance|security)")),
    Number("a Dutch citizen service number", _form(r"\d{4}[ .]?\d{2}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3}"), "nl.bsn", _name(r"bsn|burgerservice\w*|sofi\w*|citizen service")),
    Number("a Polish personal number", _form(r"\d{11}"), "pl.pesel", _name(r"pesel")),
    Number("a Swedish personal number", _form(r"(?:19|20)?\d{10}"), "se.personnummer", _name(r"person\w*nummer|personal (?:identity )?(?:number|no)|ssn")),
    Number("a Danish personal number", _form(r"\d{6} ?\d{4}"), "dk.cpr", _name(r"cpr\w*|personnummer")),
    Number("a Belgian national number", _form(r"\d{11}"), "be.nn", _name(r"rijksregister\w*|registre national|national (?:register )?number|insz|niss")),
    Number("an Austrian social insurance number", _form(r"\d{4} ?\d{6}"), "at.vnr", _name(r"sozialversicherung\w*|sv-?n(?:umme)?r|svnr|social (?:insurance|security)")),
    Number("a Portuguese tax number", _form(r"\d{3} ?\d{3} ?\d{3}"), "pt.nif", _name(r"nif|contribuinte|tax (?:no|number|id)")),
    Number("a Brazilian tax number", _form(r"\d{11}"), "br.cpf", _name(r"cpf")),
    Number("an Indian identity number", _form(r"\d{4}[ -]?\d{4}[ -]?\d{4}"), "in_.aadhaar", _name(r"aadhaa?r|uidai|uid")),
    Number("an Indian tax number", _form(r"[A-Z]{5}\d{4}[A-Z]"), "in_.pan", _name(r"pan|permanent account|income tax")),
    Number("an Australian tax file number", _form(r"\d{3} ?\d{3} ?\d{2,3}"), "au.tfn", _name(r"tfn|tax file")),
    Number("an Australian Medicare number", _form(r"[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?"), "medicare", _name(r"medicare")),
    Number("a Canadian social insurance number", _form(r"\d{3}[ -]?\d{3}[ -]?\d{3}"), "ca.sin", _name(r"(?-i:SIN)|social insurance|sin (?:no|number)|numéro d'assurance sociale")),
    Number("an Irish public service number", _form(r"\d{7} ?[A-W][A-IW]?"), "ie.pps", _name(r"pps\w*|public service")),
    Number("a South African identity number", _form(r"\d{6} ?\d{4} ?\d{3}"), "za.idnr", _name(r"id|identity|identity number")),
    Number("a Turkish identity number", _form(r"[1-9]\d{10}"), "tr.tckimlik", _name(r"kimlik|(?:tc|t\.c)\.?|identity (?:no|number)|turkish id")),
    Number("a Croatian personal number", _form(r"\d{11}"), "hr.oib", _name(r"oib")),
    Number("a Bulgarian personal number", _form(r"\d{10}"), "bg.egn", _name(r"egn|егн")),
    Number("an Estonian or Lithuanian personal number", _form(r"[1-6]\d{10}"), "ee.ik", _name(r"isikukood|asmens kod\w*|personal (?:code|id)")),
    Number("a Greek social security number", _form(r"\d{11}"), "gr.amka", _name(r"amka|αμκα")),
    Number("an Israeli identity number", _form(r"\d{9}"), "il.idnr", _name(r"teudat zehut|israeli id|mispar zehut")),
    Number("a Chilean identity number", _form(r"\d{1,2}\.?\d{3}\.?\d{3}-[0-9Kk]"), "cl.rut", _name(r"rut|run")),
    Number("a Ukrainian tax number", _form(r"\d{10}"), "ua.rntrc", _name(r"rnokpp|tax (?:no|number|id)")),
    # Papers and cards without check digits
    Number("a passport number", _form(r"(?=[A-Z0-9]*\d)[A-Z0-9]{2}(?: ?[A-Z0-9]){4,9}"), "papers", _name(r"passport|reisepass|passeport|pasaporte|passaporto|paspoort"), "document"),
    Number("the number of an official paper", _form(r"(?=[A-Z0-9 -]*\d)[A-Z0-9]{2,}(?:[ -][A-Z0-9]{2,}){0,4}"), "papers",
           _name(r"identity card|id card|driving licen[cs]e|driver'?’?s licen[cs]e|residence permit|green card|personalausweis|führerschein|visa number|alien number|tax id|tax number|social security|national insurance|personal identity"), "document"),
    Number("a booking number", _form(r"(?=[A-Z]*\d|[A-Z]{6})[A-Z0-9]{5,8}"), "papers", _name(r"booking (?:ref\w*|code|no\.?|number|id)|reservation (?:ref\w*|code|no\.?|number)|pnr|record locator|confirmation (?:code|no\.?|number)|e-?ticket (?:no\.?|number)"), "booking"),
    Number("a membership or staff number", _form(r"(?=[A-Z-]*\d)[A-Z0-9]{0,4}-?\d{4,10}"), "papers",
           _name(r"(?:badge|employee|staff|personnel|student|matriculation|patient|member(?:ship)?|frequent flyer|policy|insurance|loyalty|medical record|licence plate|license plate)(?: ?(?:no\.?|number|id|nr\.?|#))"), "membership"),
)  # fmt: skip

_GATE = re.compile(r"(?:\d[ .+/A-Z-]{0,3}){6}")
"""No number that is known by its form has fewer digits."""
_OTHERWISE = re.compile(
    r"\b(?:order|invoice|tracking|parcel|batch|serial|part|item|case|ticket|article|model|version)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_UNNAMED = tuple(n for n in _NUMBERS if n.name is None)
_NAMED = tuple(n for n in _NUMBERS if n.name is not None)


def find(text: str) -> Iterator[Identifier]:
    """Official numbers; those that are known by their form first."""
    for number in _UNNAMED if _GATE.search(text) else ():
        for match in number.form.finditer(text):
            before = text[max(0, match.start() - 50) : match.start()]
            if _valid(number.check, match.group()) and not _OTHERWISE.search(before):
                yield Identifier(number.kind, match.start(), match.end(), number.what)
    for named, numbers in _names(text):
        start, end = max(0, named.start() - _NEAR // 2), named.end() + _NEAR
        for number in numbers:
            yield from _beside(number, text, named, start, end)


def _names(text: str) -> Iterator[tuple[re.Match[str], list[Number]]]:
    """The names of numbers, none over another, each with the numbers that are called so."""
    likely = [(n, n.name) for n in _NAMED if n.name is not None and n.name.may_match(text)]
    found = sorted(
        (
            (m.start(), place, m)
            for place, (_, name) in enumerate(likely)
            for m in name.compiled.finditer(text)
        ),
        key=lambda f: f[:2],
    )
    last = 0
    for start, _, match in found:
        if start >= last:
            last = match.end()
            yield match, [n for n, name in likely if name.compiled.fullmatch(match.group())]


def _beside(number: Number, text: str, named: re.Match[str], start: int, end: int) -> Iterator[Identifier]:
    """The number that its name speaks of: the next one in the sentence, or for one with check digits one before."""
    for match in number.form.finditer(text, named.end()):
        between = text[named.end() : match.start()]
        if match.start() > end or not _joined(between, strict=number.check == "papers"):
            break
        if _valid(number.check, match.group()):
            yield Identifier(number.kind, match.start(), match.end(), number.what)
            return
    if number.check not in ("", "papers"):
        for match in number.form.finditer(text, start, named.start()):
            if _valid(number.check, match.group()):
                yield Identifier(number.kind, match.start(), match.end(), number.what)
                return


_LINK = re.compile(r"(?:[\s:#=,()-]|\b(?:no\.?|number|nr\.?|id|is|was|are|of|for|code|his|her|my|their|the|ref(?:erence)?|ending|card|[A-Z][\w'’]+)(?!\w))*", re.IGNORECASE)  # fmt: skip


def _joined(between: str, *, strict: bool) -> bool:
    """Whether a number's name and the number belong together: in one sentence, and for numbers without check digits
    with nothing but small words between."""
    if re.search(r"(?<!\bno)(?<!\bnr)[.;!?]\s|\n\s*\n", between, re.IGNORECASE):
        return False
    return not strict or (len(between) <= 30 and _LINK.fullmatch(between) is not None)


def _valid(check: str, text: str) -> bool:
    own = _OWN.get(check)
    if own is not None:
        return own(text)
    try:
        return bool(_checker(check)(text))
    except (ValueError, IndexError, KeyError):
        return False  # not even of the form


@lru_cache(maxsize=128)
def _checker(name: str) -> Callable[[str], bool]:
    found: Callable[[str], bool] = import_module(f"stdnum.{name}").is_valid
    return found


def _ssn(text: str) -> bool:
    """Area, group and serial are never all zeros, the area neither 666; from 900 on it is a taxpayer's number."""
    area, group, serial = text.split("-")
    return area not in ("000", "666") and group != "00" and serial != "0000"


def _spanish(text: str) -> bool:
    return bool(_checker("es.dni")(text) or _checker("es.nie")(text))


def _nric(text: str) -> bool:
    """Singapore's check letter: weights 2 to 7, shifted by 4 for those born or registered since 2000."""
    total = sum(w * int(d) for w, d in zip((2, 7, 6, 5, 4, 3, 2), text[1:8], strict=True)) + 4 * (
        text[0] in "TG"
    )
    return ("JZIHGFEDCBA" if text[0] in "ST" else "XWUTRQPNMLK")[total % 11] == text[8]


def _medicare(text: str) -> bool:
    digits = [int(c) for c in text if c.isdigit()]
    return sum(w * d for w, d in zip((1, 3, 7, 9, 1, 3, 7, 9), digits, strict=False)) % 10 == digits[8]


_OWN: dict[str, Callable[[str], bool]] = {
    "": lambda _: True,
    "papers": lambda text: any(c.isdigit() for c in text) or text.isupper(),
    "ssn": _ssn,
    "spanish": _spanish,
    "nric": _nric,
    "medicare": _medicare,
}
