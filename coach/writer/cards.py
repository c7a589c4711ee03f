"""The offline writer's cards: why to talk to somebody, and openings that only they would find apt.

Each opening is built from one sentence of the evidence by a small set of frames ("She keeps bees" → "Ask about the
bees"); what fits no frame is quoted. Private matters and verdicts on people are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from coach.evidence import Citation, Fact, Statement
from coach.people.names import first_name
from coach.text import content_words, plain, sentences
from coach.writer.interface import CardTask, CardText, PromiseLine
from coach.writer.nouns import definite, head_noun, is_plural
from coach.writer.promised import introduced, is_action
from coach.writer.taste import private, unkind
from coach.writer.verbs import Tense, gerund, read, read_known

MOST_OPENINGS = 3
MOST_OF_A_SORT = 2
LONGEST_OPENING = 24  # words, above which a frame is not filled in
LONGEST_WHY = 40  # words of a quoted question


def card(task: CardTask) -> CardText:
    """Why to talk to this person, from the fact that put them here, and up to three openings."""
    return CardText(_why(task), tuple(openings(task)))


# ------------------------------------------------------------------ why

_FIRST = {
    "promised": ("promise",), "owed_reply": ("waiting",), "colleague_of_contact": ("tie",), "goal_match": ("goal",),
}  # fmt: skip
_BY_WORTH = (
    "promise",
    "waiting",
    "arranged",
    "plan",
    "goal",
    "tie",
    "past",
    "praise",
    "wrote",
    "last",
    "note",
    "session",
    "connected",
)
_SECOND = ("arranged", "plan", "goal")


def _why(task: CardTask) -> str:
    """The fact that matters most, and beside it what is arranged, planned or wanted."""
    name = task.called or first_name(task.name)
    order = dict.fromkeys((*_FIRST.get(task.tier, ()), *_BY_WORTH))
    ranked = [f for kind in order for f in task.facts if f.kind == kind]
    if not ranked:
        return f"You have met {name} before." if task.tier == "met_before" else f"{name} is new to you."
    first = ranked[0]
    second = next(
        (f for f in ranked[1:] if f.kind in _SECOND and f.kind != first.kind and ":" in f.text), None
    )
    if first.kind == "promise":
        main = _owes(task, name) or first.text
    elif first.kind == "waiting":
        main = _asked(first.text, name)
    else:
        main = first.text
    return " ".join(_ended(t) for t in (main, second.text if second else "") if t)


def _owes(task: CardTask, name: str) -> str:
    """A promise of a nameable thing as a sentence; for others the fact's own words are plainer."""
    for promise, frame in ((task.promise, f"You owe {name} "), (task.owed, f"{name} owes you ")):
        if promise is not None:
            what = promise.what.rstrip(".")
            if is_action(what) or _CLAUSE.match(what) or len(content_words(what)) < 2:
                return ""
            return f"{frame}{_the(what)}{_due(promise, task.today)}"
    return ""


def _due(promise: PromiseLine, today: date) -> str:
    if promise.due is None:
        return ""
    if promise.due >= today:
        return f", due {_day(promise.due)}"
    return f"; {'they were' if is_plural(definite(promise.what)) else 'it was'} due {_day(promise.due)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _asked(fact: str, name: str) -> str:
    """ "Waits for your answer since …" as a sentence with a name; of a long letter only its question, else its end."""
    said = fact.replace("Waits for", f"{name} waits for", 1).replace("Asked you", f"{name} asked you", 1)
    head, mark, question = said.partition("“")
    words = question.split()
    if len(words) <= LONGEST_WHY:
        return said
    whole = [question[s.start : s.end].rstrip("”") for s in sentences(question)]
    asked = next((s for s in reversed(whole) if s.endswith("?")), "")
    if 4 <= len(asked.split()) <= LONGEST_WHY:
        return f"{head}{mark}{asked}”"
    return f"{head}{mark}… {' '.join(words[-LONGEST_WHY:])}"


def _ended(text: str) -> str:
    return text if re.search(r"[.!?][”\"’)]*$", text) else f"{text}."


# ------------------------------------------------------------------ openings


@dataclass(frozen=True, slots=True)
class _Opening:
    weight: float
    sort: str  # business, wish, life, talk
    text: str
    citations: tuple[Citation, ...]


def openings(task: CardTask) -> list[Fact]:
    """Up to three things to begin with, the most particular first, not all of one sort and none twice."""
    found = sorted([*_business(task), *_from_statements(task)], key=lambda o: -o.weight)
    chosen: list[_Opening] = []
    for opening in found:
        quotes = {c.quote for c in opening.citations}
        again = any(quotes & {c.quote for c in o.citations} or alike(o.text, opening.text) for o in chosen)
        full = sum(o.sort == opening.sort for o in chosen) >= (
            1 if opening.sort == "business" else MOST_OF_A_SORT
        )
        if not again and not full and len(chosen) < MOST_OPENINGS:
            chosen.append(opening)
    return [Fact(o.text, o.citations, "opening") for o in chosen]


_FRAME_WORDS = frozenset(
    "ask say come back bring bringing offer take pick thread wish question going goes thank this began used".split()
)


def alike(one: str, other: str) -> bool:
    """Whether two lines ask after the same thing."""
    a, b = (set(content_words(x)) - _FRAME_WORDS for x in (one, other))
    return bool(a & b) and len(a & b) >= 0.5 * min(len(a), len(b))


_CLAUSE = re.compile(r"(?:whether|if|when|how|what|where|to)\b")


def _the(what: str) -> str:
    """The thing with its article, a numbered one without ("figures 2 and 3")."""
    return definite(what)


def _led_to(what: str) -> str:
    """Whom a promised introduction leads to, by name where one is given."""
    to = introduced(what)
    name = re.search(r"(?:[A-ZÀ-Þ][\w'’-]+ ?)+$", to)
    return name.group() if name else to


def _business(task: CardTask) -> Iterator[_Opening]:
    """What stands open between the two: said before the other has to ask."""
    they = Pronoun(task.pronoun)
    promise, owed = task.promise, task.owed
    waiting = next((f for f in task.facts if f.kind == "waiting"), None)
    if waiting is not None:
        said = waiting.text.partition("“")[2].rstrip("”.")
        whole = [said[x.start : x.end] for x in sentences(said)]
        asked = [q for q in whole if q.endswith("?")]
        if task.held:
            yield _not_to_answer(task, waiting)
        else:
            requests = [q for q in whole if _REQUEST.search(q) and len(q.split()) <= LONGEST_WHY]
            wanted = next(iter([*asked[-1:], *requests]), "")
            text = (
                f"Have an answer ready: “{wanted}”"
                if wanted
                else f"Have an answer ready to what {they.subject} wrote."
            )
            yield _Opening(6, "business", text, waiting.citations)
    if promise is not None and (to := _led_to(promise.what)):
        yield _Opening(
            6.5, "business", f"Say how you will make the introduction to {to}.", (promise.citation,)
        )
    elif promise is not None and not is_action(promise.what) and promise.what != "introduction":
        text = f"Bring up {_the(promise.what)} before {they.subject} {they.verb('does', 'do')}."
        yield _Opening(6.5, "business", text, (promise.citation,))
    if owed is not None and (to := _led_to(owed.what)):
        yield _Opening(
            5.5, "business", f"Ask whether the introduction to {to} could happen here.", (owed.citation,)
        )
    elif owed is not None and not is_action(owed.what) and not _CLAUSE.match(owed.what):
        yield _Opening(5.5, "business", f"Ask, lightly, after {_the(owed.what)}.", (owed.citation,))
    for fact in task.facts:
        if fact.kind == "arranged" and "“" in fact.text and not fact.text.startswith("Your note"):
            quote = fact.text.partition("“")[2].rstrip("”.")
            lead = "Settle this" if quote.endswith("?") else "Confirm this"
            yield _Opening(5, "business", f"{lead}: “{quote}”", fact.citations)


_REQUEST = re.compile(
    r"\b(?:need|please|could you|can you|would you|send me|let me know|looking for|hope)\b", re.IGNORECASE
)
_THROUGH = re.compile(
    r"\b(?:everything|anything|all|questions?|requests?|enquiries|press|whatever)\b[^.;]*\b(?:through|via|to|by way of)\b|\b(?:only|nur) (?:through|via|über)\b",
    re.IGNORECASE,
)
"""Who answers somebody: "everything to him goes through the press office"."""


def _not_to_answer(task: CardTask, waiting: Fact) -> _Opening:
    """Where a question is not the user's to answer: who answers it, as their notes say."""
    rule = next((s for s in reversed(task.statements) if _THROUGH.search(s.text)), None)
    if rule is not None:
        said = f"Leave the answer to others: “{plain(rule.text).rstrip('.')}”."
        return _Opening(6, "business", said, (rule.cite(task.today),))
    return _Opening(
        6, "business", "If the question comes up, leave it open: see what not to raise.", waiting.citations
    )


def _from_statements(task: CardTask) -> Iterator[_Opening]:
    they = Pronoun(task.pronoun)
    for statement in task.statements:
        text = plain(statement.text)
        if (
            private(text)
            or unkind(text)
            or not 3 <= len(text.split()) <= 45
            or _over(statement, text, task.today)
        ):
            continue
        named = about_them(statement, text, task)
        for frame in _FRAMES if named else ():
            found = frame(text, they)
            if found and len(found[2].split()) <= LONGEST_OPENING:
                weight, sort, said = found
                if _waited_for(said, task):
                    break
                said = _thanks(said, task)
                if _age(statement, task.today) > 0.5:  # a year ago it was going on
                    said = re.sub(r"^Ask how (.+) is going\.$", r"Ask what became of \1.", said)
                yield _Opening(
                    weight - _age(statement, task.today), sort, said, (statement.cite(task.today),)
                )
                break


def _waited_for(said: str, task: CardTask) -> bool:
    """Whether an opening asks after what the person asked the user for."""
    wanted = set(content_words(" ".join(f.text for f in task.facts if f.kind == "waiting")))
    return said.startswith("Ask whether") and len(wanted & set(content_words(said)) - _FRAME_WORDS) >= 2


def _thanks(said: str, task: CardTask) -> str:
    """Thanks are said again only for what the user has thanked for."""
    first = said.replace("Say thank you again", "Say thank you", 1)
    thing = set(content_words(said)) - _FRAME_WORDS
    return said if any(thing & set(content_words(t)) for t in task.thanked) else first


def about_them(statement: Statement, text: str, task: CardTask) -> bool:
    """Whether the sentence's first word does not make somebody else its subject."""
    if statement.kind in ("message", "mail"):
        return False
    lead = re.match(r"\W*(he|she|his|her)\b", text, re.IGNORECASE)
    if lead is None or not task.pronoun:
        return True
    return (lead[1].casefold() in ("she", "her")) == (task.pronoun == "she")


_SOON = re.compile(
    r"\b(?:next|this|tomorrow|coming) (?:week|month|spring|summer|autumn|winter|year|\w+day)\b"
)


def _over(statement: Statement, text: str, today: date) -> bool:
    """Whether a sentence speaks of a time that is over: what was to come "next autumn", said long ago."""
    return _age(statement, today) > 0.35 and _SOON.search(text) is not None


def _age(statement: Statement, today: date) -> float:
    years = (today - statement.date).days / 365 if statement.date else 1.0
    return max(years, 0.0) * 0.5


class Pronoun:
    """ "she", "he" or "they" with the verb that goes with it."""

    def __init__(self, known: str) -> None:
        self.subject = known if known in ("he", "she") else "they"

    def verb(self, one: str, many: str) -> str:
        """The verb form for this pronoun."""
        return many if self.subject == "they" else one


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


_FRAMES: tuple[Frame, ...] = (_seeks, _pastime, _doing, _shared, _quoted)
