"""What was promised: a verb phrase as the thing handed over, without deadline, recipient and side remarks. Pure."""

from __future__ import annotations

import re
from datetime import date

from coach.dates import due_date, find_dates
from coach.follow_up.promise_scene import CARRIED, REC, Scene, compiled
from coach.writer.nouns import definite

# Verbs by which something passes to somebody; what they take is what was promised.
TRANSFER = frozenset(
    "send share forward email mail give show bring lend get pass hand provide return deliver supply find post text write copy "
    "ship dig".split()
)
# Verbs that a person does for another; with them a plain "will" is a commitment.
_PRONOUN_ONLY = re.compile(
    r"(?:it|them|those|these|that|this|one|some|more|something|both|everything|all|mine|ours|hers|theirs|yours)\b(?!\s+\w)|(?:it|them)\b",
    re.IGNORECASE,
)
_NOBODY_ELSE = re.compile(r"(?:me|us|her|him|them|you|it)$", re.IGNORECASE)

_STOP = re.compile(
    r"[.;!?](?=\s|$|[\"”])|\s[–—-]\s|\s\(|,\s*(?:but|because|so|who|which|and (?:I|he|she|they|we)|if|once|when|no|not|early|late|two|as|with|including|attached|enclosed|anbei|beiliegend)\b"
    r"|,\s*(?:(?-i:I)|we|he|she|they|you|will|would|promised?|and (?:will|would|promised?|said|also))\b(?!['’]s\b)"
    r"|\s(?:and|then) (?:then |also )?(?:will|would|promised?|said|says|agreed|offered|told)\b"
    r"|\s(?:that |which )?(?:(?-i:I)|we|he|she|they) (?:had |have |has )?(?:promised?|owed?|offered|told|said)\b"
    r"|\s(?:and (?:I|we|he|she|they|you)\b|because|but|so that|as soon as|once|in return|in exchange|as (?:agreed|promised|well|she|he|they|I))\b",
    re.IGNORECASE,
)
_EVENT_DEADLINE = re.compile(
    r",?\s*\b(?:before|by|ahead of|in time for|in|at)\s+(?:the\s+)?(?:[A-Z][\w&'’-]*)(?:\s+(?:of|the|for|and|[A-Z][\w&'’-]*))*$"
)
_VAGUE_DEADLINE = re.compile(
    r",?\s*\b(?:as soon as (?:possible|I can|she can|he can)|asap|soon|shortly|at some point|when (?:I|we|he|she|they)\b.*|after "
    r"(?:the|my|her|his|our) .*|before .*|by (?:then|the time\b.*)|(?:to|at|for) (?:our|the|my|your) (?:next )?(?:meeting|call|lunch|coffee)|in (?:a few|the next few|the coming) \w+|for (?:me|us|her|him|them)|over the \w+)$",
    re.IGNORECASE,
)
_KEEPS_DATE = frozenset({"of", "for", "from", "between", "since", "about", "to"})


def cut(rest: str, made: date | None) -> str:
    """The words of what was promised, without deadline and side remarks."""
    text = rest
    stop = _STOP.search(text)
    if stop:
        text = text[: stop.start()]
    for mention in reversed(find_dates(text, made or date(2000, 1, 1), "future")):
        if mention.relation in _KEEPS_DATE:
            continue
        text = text[: mention.begin].rstrip(" ,") + text[mention.end :]
    for _ in range(2):
        text = _VAGUE_DEADLINE.sub("", _EVENT_DEADLINE.sub("", text.strip(' ,:*_"“”'))).strip(" ,")
    return re.sub(r"\s+(?:by|before|on|until|at|in|to)$", "", text)


_NO_DEADLINE = re.compile(
    r"\b(?:vom|von|über|für|zu[mr]?|du|de|del|of|about)\s+(?:den|dem|der|le|la|el)?\s*$", re.IGNORECASE
)
_BY = frozenset({"by", "before", "bis", "vor", "until", "on", "in", "from", ""})


def without_deadlines(text: str, made: date | None) -> str:
    """A sentence with blanks, as many, in the place of the days that lie ahead of it and their prepositions; a day that
    tells which thing it is stays."""
    for mention in find_dates(text, made or date(2000, 1, 1), "future"):
        ahead = made is None or mention.last >= made
        if ahead and mention.relation in _BY and not _NO_DEADLINE.search(text[: mention.begin]):
            text = text[: mention.begin] + " " * (mention.end - mention.begin) + text[mention.end :]
    return text


def with_deadlines(clause: str, blanked: str, text: str, made: date | None) -> str:
    """A clause of the sentence without its deadlines as it stood, and the deadlines that stand elsewhere in it."""
    start = blanked.find(clause)
    own = text[start : start + len(clause)] if start >= 0 else clause
    said = find_dates(text, made or date(2000, 1, 1), "future") if blanked != text else []
    elsewhere = [text[m.begin : m.end] for m in said if m.relation in _BY - {"on", "in", "from", ""}]
    return " ".join([own, *elsewhere])


_ANTECEDENT = re.compile(
    r"\b(?:asked (?:me |us )?(?:for|about|to see)|wants?|wanted|would like|needs?|needed|interested in|requested|curious about"
    r"|keen on|likes?|liked|see|about|mentioned|have|has|(?:lent|loaned)(?: (?:me|us|her|him|them|(?-i:[A-ZÀ-Þ])[\w'’-]+))?|borrowed)\s+(?:to see |to read |to have )?(?P<np>(?:my|our|the|a|an|some|more|his|her|"
    r"their)\s+[^.,;?!()]+)",
    re.IGNORECASE,
)


_LACKING = re.compile(
    r"\b(?:(?:all|everything|everybody)\b[^.,;?!()]*?\b(?:but|except(?: for)?|apart from)|lacks?|lost|mislaid|forgot|left behind|no sign of)"
    r"\s+(?P<np>(?!(?:that|he|she|they|we|I|it|not|to)\b)[^.,;?!()]+)"
    r"|(?:^|[,;:]\s*)(?P<gone>[^.,;?!()]+?)\s+(?:is|are|was|were)\s+(?:still\s+)?(?:missing|lost|gone)\b",
    re.IGNORECASE,
)
"""What is not there, and so is what somebody will find."""


def antecedent(scene: Scene, start: int) -> str:
    """What "it" or "them" stands for: the thing last asked for, named or missed."""
    for text in (scene.text[:start], *scene.before[:2]):
        missed = list(_LACKING.finditer(text))
        if missed:
            return noun(cut(missed[-1]["np"] or missed[-1]["gone"], scene.made), scene, start)
        found = list(_ANTECEDENT.finditer(text))
        if found:
            return noun(cut(found[-1]["np"], scene.made), scene, start)
    return ""


_ARTICLE = re.compile(r"^(?:the|a|an|that|this|some|any)\s+", re.IGNORECASE)


def noun(text: str, scene: Scene, start: int) -> str:
    """A noun phrase as it is listed: no recipient, no article; pronouns resolved."""
    text = text.strip()
    if not re.match(r"(?:an?\s+|the\s+)?intro(?:duction)?\b", text, re.IGNORECASE):
        text = compiled(rf"\s+(?:to|with|for)\s+{REC}$", scene.names).sub("", text)
    if _PRONOUN_ONLY.match(text):
        return antecedent(scene, start)
    text = re.sub(
        r"\s+(?:over|back|along|across|round|on|too|later|as well|again|then)$", "", _ARTICLE.sub("", text)
    )
    text = re.sub(r"^intro(?=\s+(?:to|with)\b|$)", "introduction", text, flags=re.IGNORECASE)
    return text if re.search(r"\w{2}", text) else ""


_INTRODUCE = (
    rf"^(?:introduce|connect)\s+(?:(?P<pair>the two of (?:them|you|us)|them)(?!\s+to\b)|{REC}|(?P<both>NAME and (?:NAME|her|him)))"
    rf"(?:\s+and\s+{REC})?\s*(?:(?:to|with)\s+(?P<np>.+))?$"
)
_TOUCH = rf"^put\s+(?:{REC})(?:\s+and\s+{REC})?\s+in\s+(?:touch|contact)\s+with\s+(?P<np>.+)$"
_MAKE_INTRO = (
    r"^(?:make|do|write)\s+(?:an?|the|that)\s+(?:intro(?:duction)?)(?:\s+(?:to|with)\s+(?P<np>.+))?$"
)
_TELL = rf"^(?:tell|let|update)\s+{REC}(?:\s+know)?(?:\s+(?:about|of|on))?(?:\s+(?P<np>.+))?$"
_BACK_TO = rf"^(?:get|come|write)\s+back\s+to\s+{REC}(?:\s+(?P<how>about|on|with)\s+(?P<np>.+))?$"
_TRANSFER = rf"^(?P<verb>\w+)\s+(?:(?:back|over|on|along|across|round|out|up|through)\s+)?(?:(?P<rec>{REC})\s+(?:back\s+(?=\w))?)?(?P<np>.+)$"


_CARRIED_TO = frozenset("bring take carry deliver ship".split())
_DESTINATION = re.compile(
    r"(?<!\bticket)(?<!\btickets)(?<!\binvitation)(?<!\bintroduction)(?<!\bletter)(?<!\blink)(?<!\bkey)(?<!\bkeys)(?<!\bguide)(?<!\baccess)"
    r"\s+(?:over\s+)?to\s+(?:the\s+)?(?-i:[A-ZÀ-Þ])[\w'’-]*(?:\s+[\w'’-]+){0,3}$"
)
"""Where something is brought to somebody: "bring her two jars to Leiden"."""


def what_of(phrase: str, scene: Scene, start: int) -> str:
    """What a verb phrase promises: the thing handed over, "introduction to …", or the phrase itself."""
    phrase = cut(re.sub(rf"^(?:{CARRIED}\s+)+", "", phrase.strip(), flags=re.IGNORECASE), scene.made)
    if _NOBODY_ELSE.match(phrase):
        return antecedent(scene, start)
    back = compiled(_BACK_TO, scene.names).match(phrase)
    if back is not None:
        return _answer(back, scene, start)
    verb = phrase.split(" ", 1)[0].casefold()
    if verb in ("introduce", "connect", "put", "make", "do"):
        for template in (_INTRODUCE, _TOUCH, _MAKE_INTRO):
            match = compiled(template, scene.names).match(phrase)
            if match:
                return _introduction(match, scene)
    if verb in ("tell", "let", "update"):
        match = compiled(_TELL, scene.names).match(phrase)
        return noun(match["np"] or "an answer", scene, start) if match else phrase
    if verb in TRANSFER:
        match = compiled(_TRANSFER, scene.names).match(phrase)
        if match:
            if re.match(r"in touch", match["np"]) or compiled(rf"{REC}$", scene.names).match(match["np"]):
                return (
                    antecedent(scene, start)
                    if _NOBODY_ELSE.match(match["np"]) and match["np"].casefold() in ("it", "them")
                    else ""
                )
            np = match["np"]
            return noun(
                _DESTINATION.sub("", np) if match["rec"] and verb in _CARRIED_TO else np, scene, start
            )
        return ""
    rest = phrase.partition(" ")[2]
    if _PRONOUN_ONLY.match(rest) and not rest.partition(" ")[2]:
        thing = antecedent(scene, start)
        return f"{verb} {thing}" if thing else ""
    return phrase


def _answer(back: re.Match[str], scene: Scene, start: int) -> str:
    """What getting back to somebody promises: the thing, an answer on it, or an answer where a day is named for one."""
    thing = noun(back["np"] or "", scene, start)
    if thing:
        return thing if back["how"].casefold() == "with" else f"answer on {definite(thing)}"
    return "answer" if scene.made and due_date(scene.text[start:], scene.made) else ""


def _introduction(match: re.Match[str], scene: Scene) -> str:
    groups = match.groupdict()
    if re.fullmatch(r"(?:her|him|them)", groups.get("np") or "", re.IGNORECASE):
        apart = {scene.other, scene.reader, scene.author}
        for text in (scene.text[: scene.text.find(match.group())], *scene.before[:2]):
            if named := [n for n, person in scene.names if person not in apart and n in text]:
                return f"introduction to {named[0]}"
        return "introduction"
    if groups.get("np"):
        return f"introduction to {_ARTICLE.sub('', groups['np'])}"
    if groups.get("both"):
        names = [n for n, person in scene.names if person != scene.other and n in groups["both"]]
        return f"introduction to {names[0]}" if names else "introduction"
    if groups.get("pair"):
        for text in scene.before:
            named = [n for n, person in scene.names if person != scene.other and n in text]
            if named:
                return f"introduction to {named[0]}"
    return "introduction"
