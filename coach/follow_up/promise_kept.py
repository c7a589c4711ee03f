"""The language of kept promises: which sentence says that something was handed over, received or done. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from coach.dates import find_dates
from coach.evidence import Statement
from coach.text import content_words, plain, stem
from coach.writer.nouns import head_noun

_AS_PROMISED = re.compile(
    r",?\s*\b(?:just )?as (?:I |he |she |they |you )?(?:had |have |has )?(?:promised|agreed|discussed|said|asked|arranged|announced)"
    r"(?: (?:he|she|they|I) (?:would|'d))?(?: in [A-Z]\w+)?"
    r"|,?\s*\b(?:\w+ (?:day|week|hour|month)s? |well )?(?:before|earlier than|sooner than|ahead of) (?:(?:I|he|she|they|we) (?:had )?(?:said|"
    r"promised)|time|schedule|the deadline)"
    r"|,?\s*\bwie (?:versprochen|zugesagt|besprochen|vereinbart|angekündigt|abgemacht)\b",
    re.IGNORECASE,
)
_THAT_WAS_PROMISED = re.compile(
    r"(?<=\w) (?:that |which )?(?:I|he|she|they) (?:had |have |has )?promised(?: (?:me|us|you|her|him|them))?(?= (?:in|last|back)\b| ?[.,;!]|$| \w+ed\b| (?:came|is|are)\b)"
    r"|,\s*(?:den|die|das|der)\s+(?:ich|er|sie|wir)\s+(?:(?:dir|euch|ihnen|mir|uns|ihr|ihm)\s+)?(?:versprochen|zugesagt)\s+(?:habe|hatte|hat|haben|hatten)\b,?",
    re.IGNORECASE,
)
"""A clause that only names the thing: "the numbers she promised arrived"."""
_NOT_YET = re.compile(
    r"\b(?:not|never|nothing|none|nobody|neither|no(?! (?:problem|worries|later)\b)|by mistake|(?<!got )(?<!went )wrong|last time|letztes mal|versehentlich|aus versehen|falsche?[nrs]?|yet|still|will|would|should|shall|must|may|might|can|could|need|has to|have to|going to|promised|hope|hopes|"
    r"want|wants|if|when|once|until|to (?:send|share|write|read|get)|waiting|chase|remind(?:ed)?|asked|nicht|nichts|nie|kein\w*|wird|werde|"
    r"soll|sollte|muss|müsste|möchte|kann|könnte|wenn|falls|sobald|wartet?|versprochen|zugesagt|bitte|zu (?:schicken|senden|geben))\b|n['’]t\b|['’]ll\b|\?",
    re.IGNORECASE,
)
# What stands against "as promised" too.
_NOT_NOW = re.compile(
    r"\b(?:not|never|none|no(?! (?:problem|worries|later)\b)|by mistake|(?<!got )(?<!went )wrong|will|would|soon|tomorrow|next|nicht|nie|wird|werde|bald|morgen)\b|n['’]t\b|['’]ll\b|\?",
    re.IGNORECASE,
)
DID = re.compile(
    r"\b(?:sent|shared|forwarded|emailed|e-mailed|mailed|posted|delivered|handed|gave|given|returned|shipped|dispatched|introduced|connected|provided|passed|"
    r"uploaded|submitted|finished|brought|lent|showed|put|called|rang|told|wrote|reviewed|read|commented|edited|drafted|booked|arranged|"
    r"printed|signed|paid|made|met|recommended|nominated|answered|replied|confirmed|proofread|published)\b|\b(?P<german>(?:ab|ver|zu|nach|weiter)?(?:geschickt|gesandt|gesendet|geleitet)|verschickt|versandt|(?:ist|sind)\s+(?:heute\s+|gestern\s+|jetzt\s+|schon\s+|endlich\s+)?raus(?:gegangen)?(?=\s*(?:$|[.,;!]|an\b))|"
    r"gemailt|zugemailt|gebracht|mitgebracht|übergeben|gegeben|gezeigt|geliehen|geliefert|besorgt|vorgestellt|bekannt ?gemacht|genannt|"
    r"empfohlen|beantwortet|geantwortet|unterschrieben|bezahlt)\b",
    re.IGNORECASE,
)
ONLY_MADE = re.compile(
    r"(?:printed|finished|read|made|drafted|edited|proofread|reviewed|wrote(?!\s+(?:to|me|us|her|him|them)\b))",
    re.IGNORECASE,
)
"""Verbs that make a thing or look at it, and hand it to nobody."""
HERE = re.compile(
    r"^\W*(?:just )?(?:sent|shipped|mailed|posted)(?=\W*$|[.,;!]|\s+(?:it|them|you|the|that|this|these|those|my|our|your|off|over|out|now|just now|today|yesterday|last|by|on)\b)"
    r"|\b(?:here (?:is|are|comes?|you)(?! (?:an? |my |some )?(?:\w+ )?(?:notes?|words?|lines?|updates?|reminders?)\b)|attached(?: is| are)?|enclosed|please find|you(?:r|['’]ll find)?\s.*\b(?:mailbox|inbox)|"
    r"(?:is|are) in your|I(?:['’]ve| have)? (?:just )?(?:sent|shipped|shared|uploaded|forwarded|posted|introduced)(?!\s+(?-i:[A-Z])\w+\s+(?:the|an?|my|our)\b)|meet \w+|anbei|im Anhang|hier (?:ist|sind|kommt|kommen)|(?:habe|hab) (?:ich )?(?:dir|euch|ihnen) [^.!?]*ge\w+t)\b",
    re.IGNORECASE,
)
GOT = re.compile(
    r"\b(?:arrived|came (?:through|in|today)|received|got|has come|have come|landed|thank(?:s| you) for (?:sending|sharing|introducing|the|"
    r"your|forwarding)|in my (?:inbox|mailbox)|introduced (?:me|us)|(?:ist|sind) (?:heute |gestern |endlich |nun |jetzt )?(?:da|gekommen|angekommen|eingetroffen)|kam(?:en)? (?:heute|gestern|endlich|an|am (?:\d|\w+tag)|mit der post|per post)\b|"
    r"erhalten|bekommen|danke für|vielen dank für)\b",
    re.IGNORECASE,
)


_BARE = re.compile(
    r"^\W*(?:done|(?:I )?(?:sent|dispatched|delivered|posted|mailed|e-?mailed|gave|handed over|shipped|paid|returned|did)|erledigt|(?:ab|ver)?geschickt|verschickt|versandt|übergeben)\b",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    "on in by it them that this to him her the already too same day post mail email e-mail and am selben tag per post".split()
)


def only_done(statement: Statement) -> bool:
    """Whether a sentence says that it was done, and when at most: "Sent on 6 February." Of the promise just before."""
    begun = _BARE.match(statement.text)
    if begun is None:
        return False
    rest = statement.text[begun.end() :]
    for found in reversed(find_dates(rest, statement.date or date.max)):
        rest = rest[: found.start] + rest[found.end :]
    left = set(re.findall(r"[\w-]+", rest.casefold())) - _BESIDE
    return not left or left <= {"sent", "shipped", "delivered", "gave", "posted"}


# Somebody else has it now.
TAKEN = re.compile(
    r"\b(?:he|she|they|(?-i:[A-Z]\w+))\s+(?:has |have |had |now )*(?:got|received)\b"
    r"|\b(?:er|sie|(?-i:[A-Z]\w+))\s+hat\b[^.!?]*\b(?:bekommen|erhalten)\b",
    re.IGNORECASE,
)


_THE = r"(?:the|that|this|those|these|my|our|her|his|their|your|den|die|das|dem|der|dein\w*|mein\w*|unser\w*|ihr\w*|sein\w*)"
_FURTHER = re.compile(
    r"\s+(?:of|about|for|between|on|from|with|in|von|vom|über|für|zum|zur|aus|zwischen)\b", re.IGNORECASE
)


def named_in_short(what: str, text: str, made: date | None) -> bool:
    """Whether a sentence names a thing by its noun alone, as something known, and says of it nothing else.

    >>> named_in_short("comparison of Delft and Hull", "I gave Ana the comparison at last.", None)
    True
    >>> named_in_short("comparison of Delft and Hull", "I gave Ana the comparison of two lamps.", None)
    False
    """
    head = head_noun(what)
    if (
        head.casefold() not in text.casefold()
        or not head
        or what.split(maxsplit=1)[0].casefold() in ("introduction", "invitation", "answer")
    ):
        return False
    for mention in reversed(find_dates(text, made or date(2000, 1, 1), "past")):
        text = text[: mention.begin].rstrip() + text[mention.end :]
    said = {stem(w) for w in content_words(what)}
    pattern = rf"\b{_THE}\s+(?P<between>(?:[\w-]+\s+){{0,2}}?){re.escape(head)}\b"
    return any(
        not _FURTHER.match(text, found.end()) and {stem(w) for w in content_words(found["between"])} <= said
        for found in re.finditer(pattern, text, re.IGNORECASE)
    )


_ONLY_ABOUT = re.compile(
    r"(?P<before>\S+)\s+(?P<joins>about|regarding|concerning|for|über|wegen|für)\s+(?:[\w-]+\s+){0,4}?$",
    re.IGNORECASE,
)
_THANKS_FOR = re.compile(
    r"(?:thanks?|you|thanked|paid|pays?|dank\w*|bedankt\w*|bezahlt\w*|bedanke)\W*$", re.IGNORECASE
)


def only_about(what: str, text: str) -> bool:
    """Whether a sentence names a thing only as that which another is about or for.

    >>> only_about("loan pump", "The invoice for the loan pump arrived."), only_about("loan pump", "The loan pump came.")
    (True, False)
    """
    head = head_noun(what)
    found = list(re.finditer(rf"\b{re.escape(head)}", text, re.IGNORECASE)) if head else []
    return bool(found) and all(
        (m := _ONLY_ABOUT.search(text[: f.start()])) is not None
        and not _THANKS_FOR.search(m["before"])
        and not re.search(rf"\b{m['joins']}\b", what, re.IGNORECASE)
        for f in found
    )


PUT_IN_TOUCH = re.compile(
    r"\b(?:introduc\w+|introduction|connected|in touch|e-?mailed|mailed|wrote|sent|made|met|brought|told (?:her|him|them|both)|"
    r"passed|vorgestellt|bekannt ?gemacht|geschickt|geschrieben|gemailt)\b",
    re.IGNORECASE,
)


_AT_ONCE = re.compile(
    r"(?:[;,–—]|\.\s)?\s*\b(?:(?:and|but)\s+)?(?P<who>he|she|they|I)?\s*(?:has\s+|have\s+|then\s+|already\s+|even\s+)*"
    r"(?:gave|sent|brought|showed|lent|handed|mailed|e-?mailed|shared|forwarded|posted)\s+(?:(?:me|us|her|him|them)\s+)?(?:it|them)\b"
    r"|\bund\s+(?:er|sie|ich|habe?|hat)?\s*(?:(?:sie|es|ihn)\s+(?:mir\s+|ihr\s+|ihm\s+)?[^.;!?]*\b(?:geschickt|gegeben|gebracht|gezeigt|gemailt|übergeben)\b"
    r"|(?:gab|schickte|brachte|zeigte|mailte)\s+(?:sie|es|ihn|mir|ihr|ihm)\b)",
    re.IGNORECASE,
)


_NOT_AT_ONCE = re.compile(
    r"\b(?:not|never|nothing|will|would|should|must|until|if|once|when|yet|nicht|nie|noch|wird|will|soll|wenn)\b|n['’]t\b|['’]ll\b|\?",
    re.IGNORECASE,
)


def done_at_once(clause: str) -> bool:
    """Whether the words behind a promise say that it was kept at once.

    >>> done_at_once("a map; he gave it to me the same day."), done_at_once("a map, but he never sent it.")
    (True, False)
    """
    found = _AT_ONCE.search(clause)
    return found is not None and not _NOT_AT_ONCE.search(clause)


_ENCLOSED = re.compile(
    r"\b(?:attached|enclosed|herewith|as an? attachment|anbei|beiliegend|beigefügt|angehängt|hiermit|(?:im|als) anhang)\b",
    re.IGNORECASE,
)


_DEADLINE = frozenset({"by", "before", "until", "bis", "vor", "spätestens"})
_SECOND = re.compile(
    r"\s*:?\s*(?:(?:is|are|you|will|find|please|ist|sind|findest|finden|du|sie|already|schon|mal|einmal|only|just|nur|erst|vorab|for now)\s+)*"
    r"(?:the|an?|my|our|some|die|der|das|den|ein\w*|mein\w*|unser\w*)\s+\w",
    re.IGNORECASE,
)
"""What else is enclosed, right behind the word: "attached is only the draft"."""


def enclosed(clause: str, what: str, made: date | None) -> bool:
    """Whether the words of a message hand over at once what they promise: "I send you the plan, attached". With a deadline
    ahead, or where something else is enclosed, they do not.

    >>> enclosed("Ich schicke dir hiermit die Pläne.", "Pläne", None), enclosed("the plan, not attached yet.", "plan", None)
    (True, False)
    >>> enclosed("I'll send you the plan, attached is only the draft.", "plan", None)
    False
    """
    found = _ENCLOSED.search(clause)
    if found is None or _NOT_AT_ONCE.search(_SHALL.sub("", clause)):
        return False
    before, behind, head = clause[: found.start()], clause[found.end() :], head_noun(what).casefold()
    other = head and head in before.casefold() and head not in behind.casefold() and _SECOND.match(behind)
    return not other and not (made and _has_deadline(clause, made))


def _has_deadline(clause: str, made: date) -> bool:
    return any(
        day.last > made and (day.relation in _DEADLINE or not day.relation)
        for day in find_dates(clause, made, "future")
    )


_SHALL = re.compile(r"^\W*\bwill\b|['’]ll\b", re.IGNORECASE)


_NEEDED_NO_MORE = re.compile(
    r"\b(?:no longer|not|n['’]t)\s+(?:needs?|wants?|requires?)\s+(?P<what>[^.,;!?]+)|\b(?:braucht|benötigt)\s+(?P<thing>[^.,;!?]+?)\s+nicht\s+mehr\b",
    re.IGNORECASE,
)


def needed_no_more(text: str) -> str:
    """What a sentence says somebody does not need any more; empty for none.

    >>> needed_no_more("Ana no longer needs the plan."), needed_no_more("Ana braucht den Plan nicht mehr.")
    ('the plan', 'den Plan')
    """
    found = _NEEDED_NO_MORE.search(plain(text))
    if found and re.search(
        r"\b(?:until|before|yet|bis|vor)\b|\bI\s+(?:do\s*)?$|\?",
        text[: found.start()] + found.group(),
        re.IGNORECASE,
    ):
        return ""
    return (found["what"] or found["thing"]).strip() if found else ""


_ASIDE = re.compile(
    r",?\s+(?:which|that)\s+(?:I|we|he|she|they)\s+(?:(?:did|had|was|were)(?:\s+not|n['’]t)|(?:had\s+|was\s+|were\s+)?never)\s+(?:yet\s+|ever\s+|quite\s+|really\s+)*"
    r"(?:seen?|saw|known?|knew|heard|expect(?:ed)?|liked?|understood|understand|noticed?|sure of|happy with|proud of)(?:\s+before)?(?=\s*(?:[,;:.!?]|$))"
    r"|,\s*(?:(?:in|mit|von|auf|für|über|zu|bei|an|aus)\s+)?(?:der|die|das|den|dem|deren|denen|welche\w*)\s+(?:ich|wir|er|sie|man)\s+(?:noch\s+)?(?:nie|nicht)\s+"
    r"(?:ganz\s+|zuvor\s+|vorher\s+)*(?:gesehen|gekannt|gehört|erwartet|gemocht|verstanden|bemerkt|sicher)\s+(?:hatten?|waren?)(?=\s*(?:[,;:.!?]|$))",
    re.IGNORECASE,
)
"""A relative clause whose denial is over and has nothing to do with giving: "which she had never seen"."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The words of a sentence that may show a promise kept. `rest` leaves out "as promised", which is `announced`; `aside`
    are clauses that deny something else."""

    text: str
    rest: str
    announced: bool
    aside: str = ""


def sign_of_keeping(text: str) -> Sign | None:
    """What a sentence has of the words that show something kept; None where it has none or says that it is yet to be. What
    a relative clause denies of the past does not count.

    >>> sign_of_keeping("Sent Ana the plan, which she had never seen.") is None, sign_of_keeping("She could not send it.")
    (False, None)
    """
    text = _THAT_WAS_PROMISED.sub("", plain(text).strip())
    announced = _AS_PROMISED.search(text) is not None
    rest = _AS_PROMISED.sub("", text) if announced else text
    against = _NOT_NOW if announced else _NOT_YET
    asides = tuple(m.group() for m in _ASIDE.finditer(rest)) if against.search(rest) else ()
    for aside in asides:
        text, rest = text.replace(aside, ""), rest.replace(aside, "")
    if against.search(rest) or not (announced or any(p.search(rest) for p in (DID, HERE, GOT))):
        return None
    return Sign(text, rest, announced, " ".join(asides))


KEEPING = (_AS_PROMISED, DID, HERE, GOT, _NEEDED_NO_MORE)
"""One of these matches every sentence that may show a promise kept."""


def may_show_kept(text: str) -> bool:
    """Whether the words of a sentence can show that any promise was kept, or is waited for no more."""
    return sign_of_keeping(text) is not None or needed_no_more(text) != ""
