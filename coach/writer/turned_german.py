"""German words turned round: what somebody asked or told, and what the notes say they did, as a clause that the user says to
them: "Brauchen Sie den Plan?" becomes "ob ich den Plan brauche".

Works on surface patterns: a clause that joins others, or leaves open who is meant, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.writer.taste_german import unsaid, welcome
from coach.writer.verbs_german import MODALS, of_you

LONGEST = 22  # words of a sentence that is told back
_PREFIX = (
    "ab an auf aus bei ein mit nach vor zu zurück weg los her hin vorbei statt teil fest bereit weiter zusammen herein heraus um durch über unter"
).split()
_SIMPLE = {
    "mir": ("dir", "Ihnen"),
    "mich": ("dich", "Sie"),
    "dir": ("mir",),
    "dich": ("mich",),
    "Ihnen": ("mir",),
    "Sie": ("mich",),
}
_UNCLEAR = re.compile(
    r"\b(?:wir|uns|unser\w*|euch|euer|eure\w*|ihr|man|heute|morgen|übermorgen|gestern|vorgestern|jetzt|(?:nächste|diese|letzte|kommende)[rnms]? \w+)\b"
    r"|[,;:!?„“\"()@]|https?:|www\."
)
"""Who is meant is open, or the day is another by now, or clauses are joined."""
_FINITE = frozenset(
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten kommt kommen kam kamen steht stehen liegt liegen beginnt beginnen "
    "startet starten endet enden bleibt bleiben geht gehen läuft laufen passt passen reicht reichen dauert dauern öffnet öffnen erscheint "
    "kann können soll sollen muss müssen darf dürfen findet finden braucht brauchen fängt fangen trifft treffen".split()
)
_NOMINATIVE = re.compile(r"(?:der|die|das|ein|eine|mein|meine|dein|deine|Ihr|Ihre)\b", re.IGNORECASE)


def leans(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    return (
        re.search(
            r"\b(?:dafür|dazu|davon|damit|dabei|daran|darüber|dort|sie|ihn|ihm|er|das(?= \w*\?|\?))\b", text
        )
        is not None
    )


def told(text: str, *, du: bool) -> str:
    """A statement told back behind "dass": "das Kapitel fertig ist", "du mir am 3. Dezember den Plan mitbringst"; empty where it
    cannot be.

    >>> told("Das Kapitel über Frost ist fertig.", du=True), told("Ich bringe dir am 3. Dezember den Plan mit.", du=True)
    ('das Kapitel über Frost fertig ist', 'du mir am 3. Dezember den Plan mitbringst')
    """
    bare = " ".join(text.split()).rstrip(". ")
    words = bare.split()
    if not 4 <= len(words) <= LONGEST or not text.rstrip().endswith(".") or not welcome(bare):
        return ""
    if leans(bare) or re.search(r"\bes\b", bare):
        return ""
    if words[0].casefold() == "ich":
        if re.match(r"(?:hoffe|freue|wünsche|danke|wollte|möchte|denke|glaube|melde|schreibe)\b", words[1]):
            return ""
        return _final(of_you(words[1].casefold(), du=du), " ".join(words[2:]), du=du, subject=_you(du=du))
    at = next((n for n, w in enumerate(words) if n >= 2 and w in _FINITE), 0)
    named = _NOMINATIVE.match(bare) or (
        words[0][:1].isupper() and words[0] not in ("Es", "Wir", "Sie", "Er", "Das")
    )
    after = words[at + 1] if at and at + 1 < len(words) else ""
    if not at or not named or at > 7 or re.match(r"(?:ich|du|Sie|er|es|wir|der)\b", after):
        return ""
    subject = _swapped(" ".join(words[:at]), du=du)
    if not _NOMINATIVE.match(bare) or not subject:
        return ""
    return _final(
        words[at],
        " ".join(words[at + 1 :]),
        du=du,
        subject=f"{subject[:1].lower()}{subject[1:]}"
        if words[0].casefold() in ("der", "die", "das", "ein", "eine")
        else subject,
    )


_KIND = (
    r"(?:gezeigt|erklärt|gegeben|geschenkt|geliehen|geholfen|empfohlen|vorgestellt|geschickt|mitgebracht|beigebracht|überlassen|eingeladen|"
    r"herumgeführt|besorgt|vermittelt|geraten|vorgeführt|gebacken|gekocht|gebaut|gezeichnet|zugehört|abgeholt|gewidmet)"
)
_SEEKS = {
    "sucht": ("suchst", "suchen"), "plant": ("planst", "planen"), "braucht": ("brauchst", "brauchen"), "baut": ("baust", "bauen"),
    "schreibt": ("schreibst", "schreiben"), "sammelt": ("sammelst", "sammeln"), "züchtet": ("züchtest", "züchten"),
    "backt": ("backst", "backen"), "möchte": ("möchtest", "möchten"), "will": ("willst", "wollen"), "arbeitet": ("arbeitest", "arbeiten"),
    "spielt": ("spielst", "spielen"), "restauriert": ("restaurierst", "restaurieren"), "entwickelt": ("entwickelst", "entwickeln"),
    "hält": ("hältst", "halten"), "singt": ("singst", "singen"), "malt": ("malst", "malen"),
}  # fmt: skip


def kindness(text: str, names: Sequence[str], *, du: bool) -> str:
    """What the notes say that somebody did for the user, behind "danke, dass": "du mir den Ofen gezeigt hast"; empty where there is
    nothing of the kind.

    >>> kindness("Anna hat mir den Ofen gezeigt.", ["Anna"], du=True)
    'du mir den Ofen gezeigt hast'
    """
    match = re.fullmatch(
        rf"\W*(?:{_named(names)})\W* hat (?P<rest>(?:mir|uns)\b.* {_KIND})\.?", " ".join(text.split())
    )
    rest = _theirs(match["rest"], du=du) if match else ""
    if not rest or _UNCLEAR.search(rest.removeprefix("uns ")) or unsaid(rest) or len(rest.split()) > LONGEST:
        return ""
    return f"{_you(du=du)} {rest} {'hast' if du else 'haben'}"


def pursuit(text: str, names: Sequence[str], *, du: bool) -> tuple[str, str]:
    """What somebody looks for, plans or does, by the notes: behind "dass", and as a question of what they look for.

    >>> pursuit("Anna sucht einen Drucker.", ["Anna"], du=True)
    ('du einen Drucker suchst', 'Suchst du noch einen Drucker?')
    """
    match = re.fullmatch(
        rf"\W*(?:{_named(names)})\W* (?P<verb>{'|'.join(_SEEKS)}) (?P<rest>[^.]+?)\.?", " ".join(text.split())
    )
    rest = _theirs(match["rest"], du=du) if match and _is_open(match["verb"], match["rest"]) else ""
    last = rest.split()[-1] if rest else ""
    if (
        not match
        or not rest
        or _UNCLEAR.search(rest)
        or unsaid(rest)
        or last in _PREFIX
        or len(rest.split()) > LONGEST
    ):
        return "", ""
    verb, you = _SEEKS[match["verb"]][0 if du else 1], _you(du=du)
    question = f"{verb[:1].upper()}{verb[1:]} {you} noch {rest}?" if match["verb"] == "sucht" else ""
    return f"{you} {rest} {verb}", question


_MAKES = re.compile(
    r"(?:bauen|schreiben|lernen|lesen|eröffnen|besuchen|reisen|gründen|veröffentlichen|restaurieren|sammeln|züchten|backen|malen|kennenlernen|"
    r"ausprobieren|übersetzen|drucken|pflanzen|zeichnen|wandern|segeln|kommen|ausstellen|fotografieren|singen|tanzen)"
)
_COUNTED = re.compile(r"(?:noch )?(?:ein|zwei|drei|vier|fünf|mehr)\w*\b")


def _is_open(verb: str, rest: str) -> bool:
    """Whether it is surely a plan or a work of theirs that they may be reminded of, and no verdict or want."""
    if verb in ("will", "möchte"):
        return re.search(rf" {_MAKES.pattern}$", f" {rest}") is not None
    if verb == "hält":
        return (
            re.match(
                r"(?:.* )?(?:einen Vortrag|eine Rede|Vorträge|Vorlesungen|Bienen|Ziegen|Schafe|Hühner)\b",
                rest,
            )
            is not None
        )
    return verb != "braucht" or _COUNTED.match(rest) is not None


# ------------------------------------------------------------------ parts


def _named(names: Sequence[str]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if n) or r"(?!x)x"


def _theirs(text: str, *, du: bool) -> str:
    """What is "sein" or "ihr" of somebody as the reader's own; empty where another is spoken of."""
    if re.search(r"\b(?:ihm|ihn|ihnen|er|sie|sich|dein\w*)\b", text):
        return ""
    owners = list(re.finditer(r"\b(?:sein|ihr)(?:e[mnrs]?)?\b", text))
    if not all(
        _OWNED.match(text[o.start() :]) and not _TO_HER.search(text[: o.start()] + "|" + o.group())
        for o in owners
    ):
        return ""
    yours = "dein" if du else "Ihr"
    return re.sub(r"\b(?:sein|ihr)(e[mnrs]?)?\b", lambda m: yours + (m[1] or ""), text)


_OWNED = re.compile(
    r"(?:sein(?:e[mnrs]?)?|ihre[mnrs]?) (?:(?!(?:k?ein|de[rmns]|die|das)\w*\b)[a-zäöüß]+(?:e|en|er|es|em) ){0,2}[A-ZÄÖÜ]"
)
"""Before a noun, "sein" owns it; by itself it is a verb, and a bare "ihr" may be "to her"."""
_TO_HER = re.compile(r"\b(?:mit|bei|von|zu|aus|nach|seit) \|sein$")


def _you(*, du: bool) -> str:
    return "du" if du else "Sie"


def _swapped(text: str, *, du: bool) -> str:
    """The text with I and you changed; empty where it is open who is meant."""
    if _UNCLEAR.search(text) or re.search(r"\b(?:ich|du)\b", text):
        return ""
    yours = "dein" if du else "Ihr"

    def turn(match: re.Match[str]) -> str:
        word = match.group()
        if word in _SIMPLE:
            return _SIMPLE[word][0 if du or len(_SIMPLE[word]) == 1 else 1]
        owner = re.fullmatch(r"([Mm]ein|[Dd]ein|Ihr)(e[mnrs]?)?", word)
        mine = owner is not None and owner[1].casefold() == "mein"
        return f"{yours if mine else 'mein'}{owner[2] or ''}" if owner else word

    return re.sub(
        r"\b(?:mir|mich|dir|dich|Ihnen|Sie|[Mm]ein(?:e[mnrs]?)?|[Dd]ein(?:e[mnrs]?)?|Ihr(?:e[mnrs]?)?)\b",
        turn,
        text,
    )


def _final(verb: str, rest: str, *, du: bool, subject: str = "") -> str:
    """A clause with its verb at the end, and a prefix that stood apart in front of it."""
    bare = _swapped(rest, du=du) if rest else " "
    if subject and re.search(rf"\b(?:sich{'' if du or subject == 'ich' else '|mich|mir'})\b", rest):
        return ""  # "Freuen Sie sich": what stands for it with another subject is not sure
    if not verb or not bare or re.search(r"\b(?:und|oder|aber|denn|weil|dass|wenn)\b", bare):
        return ""
    body, _, last = bare.strip().rpartition(" ")
    if (
        last in _PREFIX
        and verb not in MODALS
        and verb not in ("ist", "sind", "hat", "haben", "wird", "werden")
    ):
        bare, verb = body, f"{last}{verb}"
    return " ".join(x for x in (subject, bare.strip(), verb) if x)
