"""Who stands on the two sides of a promise: whom a German clause makes promise, the words of somebody else, a relative that
"she" may mean, and receivers that are no party. Pure.
"""

from __future__ import annotations

import re

from coach.follow_up.promise_scene import ELSE, USER, Scene, compiled, party

_SAYS = (
    r"(?:said|says|wrote|writes|told|tells|thinks|thought|meant|asked|replied|answered|sagte?|meinte?|schrieb|schreibt|erzählte?|"
    r"erklärte?|antwortete?|rief|denkt|dachte|findet|fand|hofft)"
)
_OWN_SAYING = r"\b(?:I|we|ich|wir)\s+$"
_SAID_OPEN = re.compile(rf"\b{_SAYS}\b[^.;!?:“”„»«\"]*(?::|,?\s*[“”„»«\"])", re.IGNORECASE)


def others_words(text: str, start: int) -> bool:
    """Whether what stands at `start` is quoted from somebody else: "Ana sagte: Ich schicke …".

    >>> others_words("Ana said: I will send Tom the plan.", 10), others_words("I said: I will send Tom the plan.", 8)
    (True, False)
    """
    opened = list(_SAID_OPEN.finditer(text[:start]))
    return bool(opened) and not re.search(_OWN_SAYING, text[: opened[-1].start()], re.IGNORECASE)


# ------------------------------------------------------------------ German: "Ana hat (mir) gestern … versprochen"

_SKIPPED = (
    r"(?:(?:am|im|beim|in|auf|bei|zum|zur|nach|vor|seit|während|an|um|unter|per)\s+(?:(?:de[rmns]|die|das|eine[rmn]?|unsere[rmn]?)\s+)?(?:(?-i:[a-zäöüß]+)\s+)?"
    r"(?:\d+\.\s*(?:\w+(?:\s+\d{4})?)?|(?-i:[A-ZÄÖÜ])\w*)"
    r"|(?:gestern|heute|vorgestern)(?:\s+(?:früh|Morgen|Vormittag|Mittag|Nachmittag|Abend))?|neulich|damals|(?:letzte|vorige)\w*\s+\w+|auch|schon|noch|bereits|nun|jetzt|"
    r"dann|endlich|wieder|außerdem|fest|hoch und heilig|sogar|gleich|eben|gerade|kürzlich|dafür|zudem|einmal|mal|ja|doch|nochmals?)"
)
_AUXILIARY = re.compile(r"\b(?P<aux>habe|haben|hat|hatte|hatten)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.;:,!?–—]\s*|\b(?:und|aber|denn|sondern|doch)\s+")
_CLAUSE = (
    rf"^(?:\s*{_SKIPPED}\b)*\s*(?P<subject>(?:SUBJECT)\b)?(?:\s*{_SKIPPED}\b)*\s*"
    rf"(?P<rec>(?:mir|uns|ihr|ihm|ihnen|NAME)\b)?(?:\s*{_SKIPPED}\b)*\s*(?P<object>.*?)\s*$"
)
_LEADING = rf"^(?:\W*{_SKIPPED}\b)*\W*(?:(?P<subject>ich|wir|er|sie|NAME)\b(?:\s*\([^)]*\))?)?(?:\s*{_SKIPPED}\b)*\s*$"


def german_sides(scene: Scene, verb: int) -> tuple[str, str | None, str] | None:
    """Who promised, to whom, and the object before the verb, where a participle ("versprochen") stands at `verb`; None where
    the clause does not tell it surely. The receiver is None where nobody is named."""
    left = scene.text[:verb]
    found = list(_AUXILIARY.finditer(left))
    auxiliary = found[-1] if found else None
    before = left[: auxiliary.start()] if auxiliary else ""
    if auxiliary and (turned := _turned_round(scene, _last_clause(before), auxiliary, left)):
        return None if others_words(scene.text, verb) else turned
    leading = compiled(_LEADING, scene.names).match(_last_clause(before))
    if leading is None:
        return None
    aux = auxiliary["aux"].casefold() if auxiliary else ""
    inverted = (
        r"(?!x)x" if leading["subject"] else "ich|wir" if aux in ("", "habe") else "ich|wir|er|sie|NAME"
    )
    inside = left[auxiliary.end() :] if auxiliary else _last_clause(left)
    clause = compiled(_CLAUSE.replace("SUBJECT", inverted), scene.names).match(inside)
    if clause is None:
        return None
    subject, receiver = leading["subject"] or clause["subject"], clause["rec"]
    by = _subject(subject, aux, receiver, scene)
    if not by or others_words(scene.text, verb):
        return None
    to = german_receiver(receiver, scene)
    return None if to == ELSE else (by, to, clause["object"])


_FRONT = (
    r"^\W*(?:(?:(?:der|dem)\s+)?(?P<rec>mir|uns|ihr|ihm|ihnen|NAME)"
    r"|(?P<object>(?:den|die|das|(?:ein|mein|dein|sein|ihr|unser)(?:e[mnrs]?)?|zwei|drei|vier|fünf)\s[^,;.!?]+?))\s*$"
)
_INSIDE = (
    rf"^\s*(?:(?P<first>mir|uns|ihr|ihm|ihnen)\s+)?(?P<subject>ich|wir|er|sie|NAME)\b\s*(?:(?P<then>mir|uns|ihr|ihm|ihnen|NAME)\b)?"
    rf"(?:\s*{_SKIPPED}\b)*\s*(?P<object>.*?)\s*$"
)


def _turned_round(
    scene: Scene, front: str, auxiliary: re.Match[str], left: str
) -> tuple[str, str | None, str] | None:
    """The sides where the receiver or the thing stands first: "Ana habe ich die Pläne versprochen"."""
    first = compiled(_FRONT, scene.names).match(front)
    inside = compiled(_INSIDE, scene.names).match(left[auxiliary.end() :])
    if first is None or inside is None:
        return None
    word = inside["subject"].casefold()
    mine = word in ("ich", "wir")
    if mine == (auxiliary["aux"].casefold() == "hat"):
        return None
    receiver = first["rec"] or inside["first"] or inside["then"]
    if first["rec"] and (
        inside["first"] or inside["then"] or (not mine and receiver.casefold() not in ("mir", "uns"))
    ):
        return None  # "Ana hat er …": who gives and who gets cannot be told
    by = USER if mine else scene.other if word in ("er", "sie") else party(inside["subject"], scene)
    to = german_receiver(receiver, scene)
    said = first["object"] or inside["object"]
    if first["object"] and inside["object"]:
        return None
    return (by, to, said) if by and to not in (None, ELSE) else None


def german_receiver(word: str | None, scene: Scene) -> str | None:
    """The party that a dative means: ELSE where it is nobody known, None for a missing one."""
    if not word:
        return None
    low = word.casefold()
    if low in ("mir", "uns"):
        return USER
    if word[:1].isupper() and (named := party(word, scene)):
        return named
    return scene.other if low in ("ihr", "ihm", "ihnen") and scene.other else ELSE


def _subject(word: str | None, auxiliary: str, receiver: str | None, scene: Scene) -> str | None:
    low = (word or "").casefold()
    if low in ("ich", "wir"):
        return USER if auxiliary not in ("hat",) else None
    if auxiliary in ("", "habe") and not word:
        return USER
    if auxiliary not in ("hat", "hatte"):
        return None  # "sie habe": what she says of herself; "sie haben": of several
    if not word:
        return scene.other if auxiliary == "hat" and receiver else None
    return scene.other if low in ("er", "sie") else party(word, scene)


def _last_clause(text: str) -> str:
    breaks = list(_BREAK.finditer(text))
    return text[breaks[-1].end() :] if breaks else text


_LENDER = (
    r"(?:^|[.;:,–—]\s*)(?:\w+\s+)?(?P<who>er|sie|NAME)\s+(?:hat|hatte)\s+(?:mir|uns)\b|\b(?:hat|hatte)\s+(?:mir|uns)\s+(?P<after>NAME)\b"
    r"|(?:^|[.;:,–—]\s*)(?:\w+\s+)?(?P<lent>er|sie|NAME)\s+lieh\s+(?:mir|uns)\b|\b(?:von|bei)\s+(?P<of>ihr|ihm|NAME)\b"
    r"|(?:^|[\s,.;:])(?P<english>he|she|NAME)\s+(?:has\s+|had\s+)?(?:lent|loaned)\s+(?:me|us)\b|\bborrowed\b[^.;!?]*\bfrom\s+(?P<from>her|him|NAME)\b"
)


def lender(text: str, scene: Scene) -> str | None:
    """Whose loan a sentence tells of: a person, or None where it names nobody known; where the user only borrowed and names
    nobody, of the one whom the note is about."""
    found = compiled(_LENDER, scene.names).search(text)
    word = next((w for w in found.groups() if w), None) if found else None
    if word is None:
        elsewhere = re.search(r"\b(?:from|von|bei|aus|hat|hatte|lieh|lent|loaned)\s", text, re.IGNORECASE)
        return None if elsewhere else scene.other
    low = word.casefold()
    return (
        scene.other if low in ("er", "sie", "ihr", "ihm", "he", "she", "him", "her") else party(word, scene)
    )


_DOUBLE = re.compile(
    r"^(?:(?:(?:ihr|sein|mein|unser|dein|ein)e[mrn]|dem|der|den)\s+)?(?:[a-zäöüß]+en\s+)?[A-ZÄÖÜ][\wäöüß]+(?:\s+[A-ZÄÖÜ][\wäöüß]+)*\s+"
    r"(?:den|die|das|(?:ein|mein|sein|ihr|unser)(?:en|e)?|zwei|drei|ein paar)\s+(?:[a-zäöüß]+e[nrs]?\s+)?[A-ZÄÖÜ]"
)


def german_double(said: str) -> bool:
    """Whether the words of what was promised name somebody who gets it first: "ihrer Schwester die Pläne", "Vroni die Fotos".

    >>> german_double("ihrer Schwester die Pläne"), german_double("die Pläne der Redaktion")
    (True, False)
    """
    return _DOUBLE.match(" ".join(said.split())) is not None


# ------------------------------------------------------------------ English: "send Tom the plan", "promised her boss the report"

_DETERMINER = r"(?:the|an?|my|our|his|her|their|some|two|three|another|all|both)"
_HANDS = r"(?:send|give|show|lend|mail|email|e-mail|forward|bring|hand|pass|post|return|text|get|write|share)"
_SOMEBODY = re.compile(
    rf"^(?:(?:his|her|their|my|our|your)\s+(?:[a-z]+\s+){{1,2}}|[\w ]*\w['’]s\s+(?:[a-z]+\s+){{1,2}}|(?:the\s+)?(?-i:[A-ZÀ-Þ])[\w-]+\s+(?:(?-i:[A-ZÀ-Þ])[\w-]+\s+)?)"
    rf"{_DETERMINER}\s+\w|^(?:the\s+)[a-z]+\s+(?:an?|his|her|their|some)\s+\w|^(?:him|them|you)\s+\w|^her\s+{_DETERMINER}\s+\w",
    re.IGNORECASE,
)
_HER_SOMEBODY = re.compile(
    rf"^(?!{_DETERMINER}\b)(?-i:[a-z])\w+\s+(?:{_DETERMINER}\s+\w|to\s+(?:{_HANDS}|introduce|connect|call|bring|read)\b)",
    re.IGNORECASE,
)
_PARTICLE = r"(?:over|on|along|back|across|through)\s+"


def gets_it(said: str, scene: Scene) -> str | None:
    """Whom the words of what is given name as the one who gets it: a party, ELSE for anybody else, None for nobody."""
    for name, person in scene.names:
        if re.match(rf"{re.escape(name)}(?!['’\w])\s+{_DETERMINER}\s+\w", said):
            return person
    if re.match(r"(?:me|us)\s", said, re.IGNORECASE):
        return scene.author
    if re.match(rf"(?:him|them)\s+\w|her\s+{_DETERMINER}\s+\w", said, re.IGNORECASE):
        return scene.other or ELSE
    return ELSE if _SOMEBODY.match(said) else None


def handed_to(phrase: str, scene: Scene) -> str | None:
    """Whom a verb phrase of handing over names, as `gets_it`: "send Tom the plan", "send the plan to Tom"."""
    handing = re.match(rf"{_HANDS}\s+(?:{_PARTICLE})?", phrase, re.IGNORECASE)
    if handing is None:
        return None
    first = gets_it(phrase[handing.end() :], scene)
    last = compiled(_TO_SOMEBODY, scene.names).search(phrase) if first is None else None
    if last is None or _LEADS_TO.search(phrase[: last.start()]):
        return first
    return party(last["rec"], scene) or ELSE


_TO_SOMEBODY = r"\bto\s+(?:(?P<rec>NAME)(?!['’])|(?:his|her|their)\s+(?!(?:by|on|before|until|at|in|from|with|via|over|as|and|or|but|so|when|once|if|next|this|tomorrow|today|tonight|soon|later|again|after|for|within|during|immediately|first)\b)\w+)\b"
_LEADS_TO = re.compile(
    r"\b(?:intro\w*|letter|invitation|link|access|guide|ticket|note|reply|answer)s?\s*$", re.IGNORECASE
)


def of_her_own(receiver: str | None, rest: str) -> bool:
    """Whether "her" is whose somebody is, not who gets it: "promised her boss the report".

    >>> of_her_own("her", "boss the report"), of_her_own("her", "the report")
    (True, False)
    """
    return (receiver or "").casefold() == "her" and _HER_SOMEBODY.match(rest) is not None


# ------------------------------------------------------------------ whom "she" may mean beside the person

_OF_SOMEBODY = r"(?:his|her|their|my|our|(?:sein|ihr|mein|unser)(?:e[mnrs]?)?)\s+(?:[\w-]+\s+)?"
_SHE = (
    r"(?:wife|mother|mum|mom|sister|daughter|aunt|niece|grandmother|girlfriend|fiancée|frau|ehefrau|mutter|schwester|tochter|tante|"
    r"nichte|oma|großmutter|freundin|kollegin|chefin|partnerin|nachbarin|assistentin|verlobte)"
)
_HE = (
    r"(?:husband|father|dad|brother|son|uncle|nephew|grandfather|boyfriend|fiancé|mann|ehemann|vater|bruder|sohn|onkel|neffe|opa|"
    r"großvater|freund|kollege|kollegen|chef|partner|nachbar|nachbarn|assistent|assistenten|verlobter)"
)
_EITHER = r"(?:boss|colleague|assistant|friend|partner|cousin|spouse|editor|agent|neighbou?r|student|manager|lawyer|child)"
_RELATIVES = {
    gender: re.compile(rf"\b{_OF_SOMEBODY}(?:{kin}|{_EITHER})\b", re.IGNORECASE)
    for gender, kin in (("she", _SHE), ("he", _HE))
}
_PRONOUNS = (("she", r"\b(?:she|her|sie|ihr)\b"), ("he", r"\b(?:he|him|er|ihm|ihn)\b"))


def pronoun_unsure(scene: Scene) -> bool:
    """Whether "she" or "he" may be a relative or colleague told of just before: "Eli and his mother. She promised …"."""
    for gender, pronoun in _PRONOUNS:
        relative = _RELATIVES[gender]
        met = re.search(pronoun, scene.text, re.IGNORECASE)
        if met is None:
            continue
        said = scene.text[: met.start()]
        if kin := list(relative.finditer(said)):
            if not compiled(r"\bNAME\b", scene.names).search(said[kin[-1].end() :]):
                return True
        elif not compiled(r"\bNAME\b", scene.names).search(said) and any(
            map(relative.search, scene.before[:1])
        ):
            return True
    return False
