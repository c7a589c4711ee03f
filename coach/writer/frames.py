"""Frames: a sentence about somebody as a thing to say to them ("She keeps bees" as "Ask about the bees").

What fits no frame is quoted, or gives nothing. A frame is filled only by what the person is the subject of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.evidence import Statement
from coach.writer.nouns import definite, head_noun
from coach.writer.verbs import Tense, gerund, read, read_known


class Pronoun:
    """ "she", "he" or "they" with the verb that goes with it."""

    def __init__(self, known: str) -> None:
        self.subject = known if known in ("he", "she") else "they"

    def verb(self, one: str, many: str) -> str:
        """The verb form for this pronoun."""
        return many if self.subject == "they" else one


def may_mean_them(statement: Statement, text: str, pronoun: str) -> bool:
    """Whether the sentence's first word does not make somebody else its subject."""
    if statement.kind in ("message", "mail"):
        return False
    lead = re.match(r"\W*(he|she|his|her)\b", text, re.IGNORECASE)
    if lead is None or not pronoun:
        return True
    return (lead[1].casefold() in ("she", "her")) == (pronoun == "she")


Found = tuple[float, str, str] | None
Frame = Callable[[str, Pronoun], Found]

_STOP = (
    r"(?=\s*(?:[,.;:!?()“”\"]|$)|\s(?:and|but|that|which|who|when|while|because|since|so|behind|before|after|every|all|until|"
    r"over|in|at|on|with|for|from|without|out of|by|to|there|now|again|next|last|this|as|under|twice|once|dry|warm|alive|busy)\b"
    r"|\s\w+ly\b)"
)
_NOUNS = rf"(?!(?:on|in|at|of|up|by|to|for|with|under|down|out|off|it|them|him|me|us|going|asking|an eye|track|slot)\b)(?P<x>(?:[\w'’-]+\s){{0,6}}?[\w'’-]+){_STOP}"
_CLAUSE_END = re.compile(
    r"\s*(?:[.;:!?]|,? and (?:he|she|they|I|we|it|asked|would|has|had|still)\b|, (?:but|so|because|and)\b|\bbecause\b).*$"
)
_LATER = re.compile(
    r"\s+(?:next|this|last) (?:week|month|year|spring|summer|autumn|winter)\b.*$|\s+(?:now|at the moment|these days|at evening class)\b.*$"
)


def rest(text: str) -> str:
    """An object as far as it belongs to its verb: up to the clause's end, or to a second verb."""
    kept = _CLAUSE_END.sub("", text)
    for match in re.finditer(r" and ([a-z]+)\b", kept):
        form = read_known(match[1])
        if form is not None and form.tense is Tense.PRESENT and form.base != match[1]:
            kept = kept[: match.start()]
            break
    return _LATER.sub("", kept).strip(' ,“”"')


_SPEECH = re.compile(r"[\"“][^\"”]*[\"”]")


def own_words(text: str) -> str:
    """A sentence without what it quotes."""
    return _SPEECH.sub(" ", text)


_SEEKS = re.compile(
    r"\b(?:is looking for|is searching for|still needs|needs|is in search of) (?!to\b|it\b|them\b)(.+)$",
    re.IGNORECASE,
)
_MEET = re.compile(
    r"\bwould (?:like|love) to (?:meet|be introduced to|get to know) ((?:[A-ZÀ-Þ][\w'’-]+\s?)+)"
)
_WISH = re.compile(r"\b(?:would (?:like|love)|hopes|wants|wanted) to (?!me\b)(?P<x>[a-z].+)$")
_GRANTED = re.compile(r"\bwanted to\b.*\b(?:we|I) (?:could|did|obliged|showed|gave|sent|went)\b")
_NOBODY = re.compile(r"\b(?:nobody|no one|not|never|n't)\b", re.IGNORECASE)


def _seeks(text: str, they: Pronoun) -> Found:
    text = own_words(text)
    met = _MEET.search(text)
    if met:
        return (
            4.6,
            "wish",
            f"Offer to bring {'them' if they.subject == 'they' else 'her' if they.subject == 'she' else 'him'} together with {met[1].strip()}.",
        )
    sought = _SEEKS.search(text)
    if sought:
        return 4.4, "wish", f"Ask whether {they.subject} {they.verb('has', 'have')} found {rest(sought[1])}."
    wish = _WISH.search(text)
    if (
        wish
        and not _GRANTED.search(text)
        and not _NOBODY.search(text)
        and not re.search(r"\b(?:me|my|us|our|I)\b", wish["x"])
    ):
        return 4.0, "wish", f"Come back to the wish to {rest(wish['x'])}."
    return None


_DOING = re.compile(
    r"\b(?:is|are|has been) (?P<x>(?:training|learning|writing|working on|building|preparing|planning|restoring|studying|counting|testing|"
    r"researching|translating|rebuilding|mapping|collecting|sampling)\b.+)$"
)


def _doing(text: str, they: Pronoun) -> Found:
    text = own_words(text)
    found = _DOING.search(text)
    doing = rest(found["x"]) if found else ""
    if len(doing.split()) < 2:
        return None
    if doing.startswith("working on "):
        return 4.2, "life", f"Ask how the work on {doing.removeprefix('working on ')} is going."
    if len(doing.split()) > 5:
        return 4.2, "life", f"Ask how it goes with {doing}."
    return 4.2, "life", f"Ask how {doing} is going."


# What may stand before a verb whose subject is the person: nothing, a name that begins the sentence, "she", or an
# earlier clause of theirs.
_BEGINS = re.compile(r"\W*(?:(?:[A-ZÀ-Þ][\w'’-]+\s+){1,3}(?:\([^)]*\)\s*)?|[^,]{3,40},[^,]{3,60},\s+)?$")
_SHE = re.compile(r"(?:^|[\s,;:(“])(?P<who>he|she|they)\s+$", re.IGNORECASE)
_ALSO = re.compile(r"(?:[,;:.]|\b(?:and|but))\s+$")
_ADVERBS = re.compile(
    r"(?:\b(?:still|also|now|often|always|sometimes|even|then|(?!(?:only|family)\b)\w{2,}ly)\s+)+$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\W*(?:the|an?|my|our|his|her|their|its|this|that|these|those|some|we|I)\b", re.IGNORECASE
)


def does(text: str, start: int, they: Pronoun, *, noun: bool = False) -> bool:
    """Whether the person is the subject of the verb at `start`. After "and" a form that is a noun as well
    ("parks and gardens") does not count."""
    left = _ADVERBS.sub("", text[:start])
    said = _SHE.search(left)
    if said:
        return they.subject in ("they", said["who"].casefold())
    if _OTHERS.match(left):
        return False
    return _BEGINS.match(left) is not None or (not noun and _ALSO.search(left) is not None)


_KEEPS = re.compile(
    rf"\b(?:keeps|plays|collects|restores|repairs|grows|paints|breeds|carves|bakes|brews|mends|tunes|knits|"
    rf"photographs|races|rides|sets|builds|makes|runs(?= (?:a )?(?:half )?marathons?| trails))\s+{_NOUNS}",
    re.IGNORECASE,
)
_NO_PASTIME = frozenset(
    "slot place time distance copy eye note promise secret list record pace watch track score tests".split()
)
_PRACTISES = re.compile(
    r"\b(?:still |also |now )?(?P<verb>sings?|rows?|swims?|climbs?|cycles?|sails?|dances?|skis?|fences?|hikes?|gardens?|surfs?|runs?(?=\s*[;,.]|$))\b"
    r"(?! (?:the|a|an)\b)"
)


_NO_NOUNS = frozenset({"sing", "swim", "ski", "cycle", "sail"})  # whose -s form after "and" is a verb


def _pastime(text: str, they: Pronoun) -> Found:
    text = own_words(text)
    found = next((m for m in _KEEPS.finditer(text) if does(text, m.start(), they)), None)
    if found and head_noun(found["x"]).casefold() not in _NO_PASTIME:
        return 4.5, "life", f"Ask about {definite(found['x'])}."
    for practised in _PRACTISES.finditer(text):
        form = read(practised["verb"])
        plural = they.subject == "they" and re.search(r"\bthey\s+$", text[: practised.start()], re.IGNORECASE)
        if form is None or (form.base == practised["verb"] and not plural):
            continue
        if not does(text, practised.start(), they, noun=form.base not in _NO_NOUNS):
            continue
        return 4.3, "life", f"Ask how the {gerund(form.base)} goes."
    return None


_GAVE = re.compile(rf"\b(?:gave|lent|brought|sent|drew) me\s+{_NOUNS}")
_UNDONE = re.compile(
    r"\b(?:not|never|nothing|nobody|yet to|still to|would|will|could|should|might|if|wish(?:es)?|promised to)\b|n['’]t\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
"""Words before a verb of giving by which nothing was given."""
_SHOWED = re.compile(rf"\bshowed me\s+{_NOUNS}")
_SWEARS = re.compile(rf"\b(?:swears by|interested in|mad about|fond of|proud of)\s+{_NOUNS}", re.IGNORECASE)
_QUESTION = re.compile(r"\basked (?:the|a|an) (?:only |one |same |best |good )*question\b[^:?]*: ?(?P<x>.+)$")
_MOVED = re.compile(r"\b(?:has|have) moved to ([A-ZÀ-Þ][\w'’-]+)")
_TALKED = re.compile(r"\b(?:talked|spoke|chatted|chat|talk|conversation)\b[^.]*? about (?P<x>.+)$")


def _shared(text: str, they: Pronoun) -> Found:
    question = _QUESTION.search(text)
    if question:
        asked = question["x"].strip(' .“”"')
        return 4.7, "talk", f"Come back to the question: “{asked}{'' if asked.endswith('?') else '?'}”"
    given = _GAVE.search(text)
    if given and not _UNDONE.search(text[: given.start()]):
        what = re.sub(r"^(?:his|her|their) ", "the ", given["x"])
        return 4.3, "talk", f"Say thank you again for {definite(what)}."
    shown = _SHOWED.search(text)
    if shown and not _UNDONE.search(text[: shown.start()]):
        return 3.8, "talk", f"Come back to {definite(shown['x'])}."
    swears = _SWEARS.search(text)
    if swears:
        return 3.9, "talk", f"Ask about {definite(swears['x'])}."
    moved = _MOVED.search(text)
    if moved:
        return 3.8, "life", f"Ask how {they.subject} {they.verb('likes', 'like')} {moved[1]}."
    talked = _TALKED.search(text)
    if talked:
        return 3.7, "talk", f"Pick up where you left off: {rest(talked['x'])}."
    return None


_TELLING = re.compile(
    r"^(?!We\b|I\b)(?:[\w'’-]+ ){0,5}?(?:began (?:as|behind|in|with|on)|trained as|taught|used to|spent \w+ years|learned to|founded|"
    r"invented|grew up|ran|was (?:an? |the )?(?:\w+ )?(?:keeper|officer|teacher|driver|nurse|sailor|farmer|baker|pilot|dancer|actor|"
    r"carpenter|cook|musician|surgeon))\b"
)
_WANTS = re.compile(r"\b(?:wants|likes|loves|prefers|suggests|asked for|is sceptical|is curious|is proud)\b")
_KNOWS = re.compile(
    r"^\W*(?:(?:he|she|they|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*) )?[Kk]nows (?P<x>(?:what|how|why|which|where|who) [^.;:!?]+)"
)
_VIEW = re.compile(
    r"\b(?:says|thinks|believes|suspects|bets?|finds|disagreed?|argued?|swears) (?:that|about)\b|\bdisagreed\b",
    re.IGNORECASE,
)


def _quoted(text: str, they: Pronoun) -> Found:
    """What is telling but fits no frame, quoted."""
    if _TELLING.search(text):
        return 3.4, "life", f"Ask about this: “{text.rstrip('.')}”."
    if _VIEW.search(text):
        return 3.2, "talk", f"Take the thread up again: “{text.rstrip('.')}”."
    if known := _KNOWS.match(text):
        return 3.3, "wish", f"Ask {rest(known['x'])}."
    wants = _WANTS.search(text)
    if wants and does(text, wants.start(), they) and not _NOBODY.search(text):
        return 3.3, "wish", f"Come back to this: “{text.rstrip('.')}”."
    return None


FRAMES: tuple[Frame, ...] = (_seeks, _pastime, _doing, _shared, _quoted)
