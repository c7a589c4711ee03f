"""What the user told themselves not to say: "Do not mention the round to Ines", "bei Ines den Umzug nicht ansprechen".
Pure. Such a sentence says nothing about anybody; it belongs under what not to raise with the one to whom it is not said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from coach.evidence import Statement
from coach.people import names
from coach.store.values import PersonView
from coach.text import content_words, plain

WHY = "You noted not to raise it"
_NOT_SAID = re.compile(
    r"(?:^\W*|[.;:,–—-]\s*|\b(?:i|we|but|and|please|so|to|me|us|nb|remember|careful)\s+)"
    r"(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|better not(?: to)?|best not(?: to)?|not to|avoid)\s+(?:ever\s+)?"
    r"(?:(?P<to>tell|ask)(?:ing)?|mention(?:ing)?|rais(?:e|ing)|bring(?:ing)? (?:[\w’']+ ){0,4}?up|talk(?:ing)? (?:to \w+ )?about|speak(?:ing)? (?:of|about)|"
    r"say(?:ing)? (?:anything|a word)|discuss(?:ing)?|refer(?:ring)? to|let slip|joke about|"
    r"(?:let(?:ting)? (?P<let>[A-ZÀ-Þ][^.;]{0,40}?) |get(?:ting)? )?(?:start(?:ed|ing)?|get|go|going|drawn)(?: (?:again|going|started|back))? (?:on(?:to)?|about)|"
    r"(?:quarrel|argue|fall out)(?:ing)? (?:about|over))\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SAID_GERMAN = re.compile(
    r"\b(?:nicht|nie|keinesfalls|auf keinen Fall|nichts)\b[^.;!?]{0,50}\b(?:erwähnen|ansprechen|anschneiden|thematisieren|erzählen|sagen|verraten|"
    r"fragen|zur Sprache bringen)\s*(?:[.!,;]|$)",
    re.IGNORECASE,
)
_NO_GO = re.compile(
    r"(?:^\W*|[.;:,(–—-]\s*)(?:(?:no[- ]?go|taboo|off[- ]limits|forbidden|touchy|sore)(?:[- ](?:topics?|subjects?|themes?|points?|areas?|things?))?|"
    r"(?:topics?|subjects?|things?) to avoid|tabu(?:s|[- ]?them(?:a|en))?|no[- ]?go(?:[- ]?them(?:a|en))?|(?:heikles|verbotenes|schwieriges) thema|(?:wunder|heikler) punkt)"
    r"\s*(?:[:=–—]|(?:with|for|bei|für) [^:;.]{2,40}:)\s*(?=\S)"
    r"|[,;(–—]\s*(?:no[- ]go|taboo|off[- ]limits|tabu)(?: (?:topic|subject|thema))?\W*$"
    r"|\b(?:is|are|ist|sind|bleibt|bleiben) (?:\w+ )?(?:an? )?(?:no[- ]go|taboo|off[- ]limits|tabu)\b(?: (?:topic|subject))?(?= (?:with|for|bei|für|around)\b|\W*$)",
    re.IGNORECASE,
)
"""A matter with the sign that it is not for talk: "no-go topic: the merger", "Tabu: sein Bruder", "the will is taboo"."""
_NOT_SAID_AHEAD = re.compile(
    r"(?:^\W*|[.;:,(–—-]\s*)(?:bitte )?(?:nicht|nie|niemals|keinesfalls|auf keinen fall) (?:bei \w+ |gegenüber \w+ )?(?:(?:mehr|wieder|drauf|darauf) )?"
    r"(?:erwähnen|ansprechen|anschneiden|thematisieren|zur sprache bringen|nachfragen|fragen)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:er|sie|wir|man|wollte\w*|will|wird|kann|konnte\w*|darf|durfte\w*|hat|hatte\w*)\b", re.IGNORECASE
)
_NAMES = r"[A-ZÀ-Þ][\w'’-]+(?:(?: |, | and | or | und | oder |/)[A-ZÀ-Þ][\w'’-]+)*"
_TO = re.compile(
    rf"\b(?:to|with|in front of|around|near|[Bb]ei|[Gg]egenüber|[Vv]or|[Mm]it)\s+(?P<names>{_NAMES})"
)
_FIRST = re.compile(rf"\W*(?P<names>{_NAMES})")
_FIRST_GERMAN = re.compile(
    rf"\W*(?!(?:Den|Das|Die|Der|Dem|Ein|Eine|Einen|Ihn|Sie|Es|Bitte|Über|Von|Zum|Zur|Bei|Vor|Mit|Nach)\b)"
    rf"(?P<names>{_NAMES}) (?:bitte |bloß |auf keinen Fall )?(?:nichts|nicht|nie)\b"
)


def unsaid(s: Statement) -> bool:
    """Whether a sentence of a note only tells the user not to raise something."""
    return s.kind == "note" and _rest(s) is not None


def unsaid_to(s: Statement, person: PersonView, talk: Collection[str] = ()) -> bool:
    """Whether it is this person with whom something is not to be raised: the one named as the hearer; where nobody is
    named, the one whom the sentence is about, and the one of the note, where `talk` is of one."""
    rest = _rest(s) if s.kind == "note" else None
    if rest is None:
        return False
    hearers = [m["names"] for m in _TO.finditer(rest)]
    if not hearers:
        return s.subjects[:1] == (person.id,) or set(talk) == {person.id}
    own = {w for n in person.names for w in names.parts(n) if len(w) > 1}
    return any(
        set(names.parts(n)) & own
        for group in hearers
        for n in re.split(r", | and | or | und | oder |/", group)
    )


def talks_of(took_part: Mapping[int, Sequence[tuple[str, str]]]) -> dict[int, frozenset[str]]:
    """Document → those whom it records a conversation with."""
    return {d: frozenset(p for p, role in people if role == "with") for d, people in took_part.items()}


def order_of(s: Statement) -> str:
    """The words that give the order: "Do not mention"; empty where they stand apart."""
    found = _NOT_SAID.search(s.text)
    return s.text[found.start() : found.start("rest")].strip(" .:;,–—-") if found else ""


def topics(s: Statement, person: PersonView) -> frozenset[str]:
    """The words that tell what is not to be raised with a person, folded: "round" of "do not mention the round to Ines"."""
    text = plain(s.text)
    found = _NOT_SAID.search(text)
    about = _TO.sub(" ", found["rest"] if found else text)
    own = {w for n in person.names for w in names.parts(n)}
    return frozenset(
        w for w in content_words(about.replace("’s", " ").replace("'s", " ")) if w not in own | _SAYING
    )


_SAYING = frozenset(
    "front everybody everyone anybody anyone others people yet again today tomorrow evening lunch dinner supper bitte bloss nicht nichts topic subject "
    "thema themen nogo taboo tabu limits "
    "nie erwahnen ansprechen anschneiden thematisieren erzahlen sagen verraten fragen".split()
)


def _rest(s: Statement) -> str | None:
    """What follows the order, whoever hears it named as "to …"; None where the sentence is no such order."""
    text = plain(s.text)
    found = _NOT_SAID.search(text)
    if found:
        if found["let"]:
            return f"with {found['let']} {found['rest']}"
        first = _FIRST.match(found["rest"]) if found["to"] else None
        return f"to {first['names']}" if first else found["rest"]
    if ahead := _NOT_SAID_AHEAD.search(text):
        return ahead.group()  # what follows is the matter, and whoever it names is part of that
    if _NO_GO.search(text):
        return text
    if _NOT_SAID_GERMAN.search(text) and not _TOLD_OF.search(text):
        first = _FIRST_GERMAN.match(text)
        return text if _TO.search(text) or first is None else f"to {first['names']}"
    return None
