"""The language of promises: which sentence commits whom to what. Pure; works on one sentence and its context.

In a note, "I" and a missing subject are the user and "she" or a name is the other person; in a message, "I" is its
author and "you" the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from coach.dates import find_dates
from coach.writer.verbs import Tense, read

USER = "user"
"""Stands for the user among the parties of a commitment; everybody else is a person id."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is needed to understand it. `other` is whom "she", "he" or "they" means (in a message:
    nobody), `author` whose words these are, `reader` whom they address. `before` are the sentences before it,
    nearest first, `after` the next one."""

    text: str
    made: date | None
    author: str = USER
    reader: str | None = None
    other: str | None = None
    names: tuple[tuple[str, str], ...] = ()  # (name as it may be written, person id), longest first
    before: tuple[str, ...] = ()
    after: str = ""

    @property
    def message(self) -> bool:
        """Whether this was said to somebody and not noted down."""
        return self.reader is not None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who committed to what. `what` may be empty when only "it" was said; `clause` is where a deadline stands."""

    by: str
    to: str
    what: str
    clause: str


# Verbs by which something passes to somebody; what they take is what was promised.
TRANSFER = frozenset(
    "send share forward email mail give show bring lend get pass hand provide return deliver supply find post text write copy "
    "ship dig".split()
)
# Verbs that a person does for another; with them a plain "will" is a commitment.
SERVICE = TRANSFER | frozenset(
    "introduce connect tell let ask check look call ring phone come read review comment edit proofread draft prepare answer "
    "reply respond confirm arrange organise book set invite recommend speak talk mention vouch help print pay translate "
    "test host keep join meet pick save reserve explain advise teach train register report update follow nominate "
    "suggest".split()
)
_CARRIED = r"(?:also|still|just|then|already|kindly|even|again|now|both|really|definitely|once|later|finally|gladly|duly|have|has|had|am|is|are|do|does)"
_ACCEPTED = re.compile(
    r"\b(?:(?:I|we|she|he|they) (?:said|told \w+) (?:yes|of course|gladly|sure|that I would|I would|please)|(?:I|we|she|he|they) (?:agreed|"
    r"accepted)|said yes|agreed|accepted|took (?:me|her|him|them) up on|will do|yes please|gladly|happy to)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\bno,? thank|\bnot interested|\bdeclined|\brefused|\bsaid no\b|\bturned (?:it|me|her|him) down",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?P<promise>\bpromise(?:s|d)?\b)"
    r"|(?P<agree>\b(?:agreed|committed|undertook|volunteered|pledged|vowed|swore)\b(?=\s+to\b))"
    r"|(?P<said>\b(?:said|says|told|assured|confirmed|wrote)\b)"
    r"|(?P<owe>\bow(?:e|es|ed)\b)"
    r"|(?P<ask>\basked\b|\basks\b)"
    r"|(?P<offer>\boffer(?:ed|s)\b)"
    r"|(?P<must>\b(?:need to|must|have to|should|ought to)\b)"
    r"|(?P<will>\b(?:will|shall)\b(?!\s+(?:not|never)\b)|['’]ll\b|(?:\b(?:am|is|are)|['’](?:m|s|re))\s+going\s+to\b)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_PRONOUN_ONLY = re.compile(
    r"(?:it|them|those|these|that|this|one|some|more|something|both|everything|all)\b(?!\s+\w)|(?:it|them)\b",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^(?:\[[ x]?\]\s*)?(?:(?:to-?\s?do|action|next step|my action|follow[- ]up|me)\s*[:–—-]\s*)?(?P<vp>(?:send|share|forward|email|"
    r"introduce|connect)\s.+)",
    re.IGNORECASE,
)


def commitments(scene: Scene) -> list[Commitment]:
    """Everything that a sentence commits somebody to, the user among the two parties."""
    found: list[Commitment] = []
    for match in _VERB.finditer(scene.text):
        handler = _HANDLERS[match.lastgroup or ""]
        found.extend(c for c in handler(scene, match) if c.by != c.to and USER in (c.by, c.to))
    if not found and not scene.message:
        found.extend(_task(scene))
    unique: dict[tuple[str, str, str], Commitment] = {(c.by, c.to, c.what): c for c in found}
    named = [c for c in unique.values() if c.what]
    return named or list(unique.values())[:1]


# ------------------------------------------------------------------ who is meant


@lru_cache(maxsize=4096)
def _name_pattern(names: tuple[tuple[str, str], ...]) -> str:
    return "|".join(re.escape(name) for name, _ in names) or r"(?!x)x"


@lru_cache(maxsize=4096)
def _compiled(template: str, names: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile(template.replace("NAME", f"(?-i:{_name_pattern(names)})"), re.IGNORECASE)


def _party(word: str | None, scene: Scene) -> str | None:
    """The party that a pronoun or name in the sentence means."""
    if not word:
        return None
    low = word.casefold()
    if low in ("i", "me", "us", "we"):
        return scene.author
    if low == "you":
        return scene.reader
    if low in ("he", "she", "they", "him", "her", "them"):
        return scene.other
    return next((person for name, person in scene.names if name.casefold() == low), None)


_SUBJECT = (
    r"(?:^|[\s(*_\"“‘'])(?P<who>I|we|he|she|they|you|NAME)(?:\*\*|__)?(?:\s*\([^)]*\)|,[^,.;]{2,60},)?$"
)
_ELSE = ""  # somebody or something that is no party


def _subject(scene: Scene, start: int) -> str | None:
    """Who does what the verb at `start` says: a party, None for a missing subject, "" for something else."""
    left = scene.text[:start].rstrip(" ")
    while (
        trimmed := re.sub(
            rf"(?:\b|['’]){_CARRIED}$|['’](?:ve|s|d|m)$", "", left, flags=re.IGNORECASE
        ).rstrip()
    ) != left:
        left = trimmed
    match = _compiled(_SUBJECT, scene.names).search(left)
    if match:
        return _party(match["who"], scene) or _ELSE
    if not left or re.search(r"[.:;!?*•–—-]$", left):
        return None
    if re.search(r"(?:,|\b(?:and|but|then|so|or))$", left):
        first = _compiled(r"^\W*(?P<who>I|we|he|she|they|NAME)\b", scene.names).match(scene.text)
        return _party(first["who"], scene) if first else None
    return _ELSE


# ------------------------------------------------------------------ what is meant

_STOP = re.compile(
    r"[.;!?](?=\s|$|[\"”])|\s[–—-]\s|\s\(|,\s*(?:but|because|so|who|which|and (?:I|he|she|they|we)|if|once|when|no|not|early|late|two|as|with|including)\b"
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


def _cut(rest: str, made: date | None) -> str:
    """The words of what was promised, without deadline and side remarks."""
    text = rest
    stop = _STOP.search(text)
    if stop:
        text = text[: stop.start()]
    for mention in reversed(find_dates(text, made or date(2000, 1, 1), "future")):
        if mention.relation in _KEEPS_DATE:
            continue
        start = mention.start
        if mention.relation:
            start = text.casefold().rfind(mention.relation, 0, start)
        text = text[:start].rstrip(" ,") + text[mention.end :]
    for _ in range(2):
        text = _VAGUE_DEADLINE.sub("", _EVENT_DEADLINE.sub("", text.strip(' ,:*_"“”'))).strip(" ,")
    return re.sub(r"\s+(?:by|before|on|until|at|in|to)$", "", text)


_ANTECEDENT = re.compile(
    r"\b(?:asked (?:me |us )?(?:for|about|to see)|wants?|wanted|would like|needs?|needed|interested in|requested|curious about"
    r"|keen on|likes?|liked|see|about|mentioned|have|has)\s+(?:to see |to read |to have )?(?P<np>(?:my|our|the|a|an|some|more|his|her|"
    r"their)\s+[^.,;?!()]+)",
    re.IGNORECASE,
)


def _antecedent(scene: Scene, start: int) -> str:
    """What "it" or "them" stands for: the thing last asked for or named."""
    for text in (scene.text[:start], *scene.before[:2]):
        found = list(_ANTECEDENT.finditer(text))
        if found:
            return _noun(_cut(found[-1]["np"], scene.made), scene, start)
    return ""


_REC = r"(?:me|us|her|him|them|you|NAME)"
_ARTICLE = re.compile(r"^(?:the|a|an|that|this|some|any)\s+", re.IGNORECASE)


def _noun(text: str, scene: Scene, start: int) -> str:
    """A noun phrase as it is listed: no recipient, no article; pronouns resolved."""
    text = _compiled(rf"\s+(?:to|with|for)\s+{_REC}$", scene.names).sub("", text.strip())
    if _PRONOUN_ONLY.match(text):
        return _antecedent(scene, start)
    text = re.sub(r"\s+(?:over|back|along|across|round|on)$", "", _ARTICLE.sub("", text))
    return text if re.search(r"\w{2}", text) else ""


_INTRODUCE = (
    rf"^(?:introduce|connect)\s+(?:(?P<pair>the two of (?:them|you|us)|them)(?!\s+to\b)|{_REC}|(?P<both>NAME and (?:NAME|her|him)))"
    rf"(?:\s+and\s+{_REC})?\s*(?:(?:to|with)\s+(?P<np>.+))?$"
)
_TOUCH = rf"^put\s+(?:{_REC})(?:\s+and\s+{_REC})?\s+in\s+(?:touch|contact)\s+with\s+(?P<np>.+)$"
_MAKE_INTRO = (
    r"^(?:make|do|write)\s+(?:an?|the|that)\s+(?:intro(?:duction)?)(?:\s+(?:to|with)\s+(?P<np>.+))?$"
)
_TELL = rf"^(?:tell|let|update)\s+{_REC}(?:\s+know)?(?:\s+(?:about|of|on))?(?:\s+(?P<np>.+))?$"
_TRANSFER = rf"^(?P<verb>\w+)\s+(?:(?:back|over|on|along|across|round|out|up|through)\s+)?(?:(?P<rec>{_REC})\s+)?(?P<np>.+)$"


def what_of(phrase: str, scene: Scene, start: int) -> str:
    """What a verb phrase promises: the thing handed over, "introduction to …", or the phrase itself."""
    phrase = _cut(re.sub(rf"^(?:{_CARRIED}\s+)+", "", phrase.strip(), flags=re.IGNORECASE), scene.made)
    verb = phrase.split(" ", 1)[0].casefold()
    if verb in ("introduce", "connect", "put", "make", "do"):
        for template in (_INTRODUCE, _TOUCH, _MAKE_INTRO):
            match = _compiled(template, scene.names).match(phrase)
            if match:
                return _introduction(match, scene)
    if verb in ("tell", "let", "update"):
        match = _compiled(_TELL, scene.names).match(phrase)
        return _noun(match["np"] or "an answer", scene, start) if match else phrase
    if verb in TRANSFER:
        match = _compiled(_TRANSFER, scene.names).match(phrase)
        if match:
            return "" if re.match(r"back to\b|in touch", match["np"]) else _noun(match["np"], scene, start)
        return ""
    rest = phrase.partition(" ")[2]
    if _PRONOUN_ONLY.match(rest) and not rest.partition(" ")[2]:
        thing = _antecedent(scene, start)
        return f"{verb} {thing}" if thing else ""
    return phrase


def _introduction(match: re.Match[str], scene: Scene) -> str:
    groups = match.groupdict()
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


# ------------------------------------------------------------------ handlers, one a verb

_REST = (
    rf"^[\s,]*(?:(?P<rec>{_REC})\b(?!['’])\s*,?\s*)?(?:(?:that\s+)?(?P<subj>I|we|he|she|they|NAME)\s*(?:\b(?:would|will|shall)|['’](?:d|ll))\s+"
    r"(?P<vp>.+)|(?:to\s+)(?P<to>.+)|(?:an?\s+)?(?P<np>.+))$"
)


def _with_what(
    scene: Scene, by: str, to: str | None, rest: str, start: int, verb_phrase: bool
) -> Iterator[Commitment]:
    if to is None or to == _ELSE:
        return
    what = what_of(rest, scene, start) if verb_phrase else _noun(_cut(rest, scene.made), scene, start)
    if len(what.split()) <= 16:
        yield Commitment(by, to, what, scene.text[start:])


def _partner(by: str, scene: Scene) -> str | None:
    """The other side of a commitment where the sentence does not name it."""
    if scene.message:
        return scene.reader if by == scene.author else scene.author
    return USER if by != USER else scene.other


def _promise(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    left = scene.text[: match.start()]
    if re.search(
        r"\b(?:as|was|were|been|be|a|the|no|any|his|her|their|my|our|keep|kept|broken?)\s+$",
        left,
        re.IGNORECASE,
    ):
        return
    by = _subject(scene, match.start())
    rest = _compiled(_REST, scene.names).match(scene.text[match.end() :])
    if by == _ELSE or rest is None or _NEGATED.search(left[-16:]):
        return
    if re.match(r"\s*(?:my|him|her|them|your)sel", scene.text[match.end() :]):
        return
    receiver = _party(rest["rec"], scene)
    if by is None:
        by = scene.other if receiver == USER and not scene.message else scene.author
    if by is None:
        return
    to = receiver if rest["rec"] else _partner(by, scene)
    phrase = rest["vp"] or rest["to"]
    if phrase:
        yield from _with_what(scene, by, to, phrase, match.end(), True)
    elif not re.match(r"(?:by|before|until|on|in)\b", rest["np"] or "by"):
        yield from _with_what(scene, by, to, rest["np"], match.end(), False)


_ARRANGING = re.compile(r"put\s+(?:aside|by\b|together|in a word|[\w ]+ in (?:touch|contact))", re.IGNORECASE)


def _is_service(phrase: str) -> bool:
    """Whether a verb phrase is something that one does for another."""
    form = read(phrase.split(" ", 1)[0])
    if form is None or form.tense not in (Tense.BASE, Tense.PAST):
        return False
    return form.base in SERVICE or (form.base == "put" and _ARRANGING.match(phrase) is not None)


def _agree(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    if re.search(r"\bwe\s*$|\band I\s*$", scene.text[: match.start()], re.IGNORECASE):
        return  # what two agree to do together is a plan
    by = _subject(scene, match.start())
    by = scene.author if by is None else by
    phrase = re.sub(r"^\s*to\s+", "", scene.text[match.end() :])
    if by and _is_service(phrase) and not (by != USER and _for_others(phrase, scene, by)):
        yield from _with_what(scene, by, _receiver(phrase, scene, by), phrase, match.end(), True)


def _said(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    rest = _compiled(_REST, scene.names).match(scene.text[match.end() :])
    if rest is None or not rest["vp"]:
        return
    by = _subject(scene, match.start())
    speaker = _party(rest["subj"], scene)
    if by is None:
        by = speaker
    if not by or speaker != by:
        return
    if not _is_service(rest["vp"]) or (by != USER and _for_others(rest["vp"], scene, by)):
        return
    receiver = _party(rest["rec"], scene) if rest["rec"] else _receiver(rest["vp"], scene, by)
    yield from _with_what(scene, by, receiver, rest["vp"], match.end(), True)


def _owe(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    by = _subject(scene, match.start())
    rest = _compiled(rf"^\s+(?P<rec>{_REC})\s+(?P<np>.+)$", scene.names).match(scene.text[match.end() :])
    if by == _ELSE or rest is None:
        return
    to = _party(rest["rec"], scene)
    if by is None:
        by = scene.other if to == USER else scene.author
    if by and not re.match(
        r"(?:an?\s+)?(?:apology|favour|favor|thank|beer|lunch|dinner|drink|one\b|big|lot|explanation)",
        rest["np"],
    ):
        yield from _with_what(scene, by, to, rest["np"], match.end(), False)


def _ask(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """A request that was granted: "she asked me for comments by Friday. I said yes."."""
    by = _subject(scene, match.start())
    rest = re.match(
        r"\s+(?:me|us)?\s*(?:(?:for|about)\s+(?P<np>.+)|to\s+(?P<to>.+)|(?:if|whether)\s+(?:I|we)\s+(?:could|would|can|might)\s+(?P<could>.+))",
        scene.text[match.end() :],
        re.IGNORECASE,
    )
    asker = scene.other if by is None else by
    if rest is None or not asker or asker == USER or scene.message:
        return
    inside = _ACCEPTED.search(scene.text, match.end())
    follows = re.match(r"\W*(?:and\s+)?(?:I|we)?\s*(?:gladly |of course )?(?:said (?:yes|I would|I will|of course|sure)|agreed|accepted)\b(?! if\b)|\W*will do\b",
                       scene.after, re.IGNORECASE)  # fmt: skip
    if not (inside or follows) or _REFUSED.search(scene.text + " " + scene.after[:60]):
        return
    what = rest["np"] or rest["to"] or rest["could"]
    if re.match(r"(?:not|never|keep (?:it|this|that|quiet)|how|why|what)\b", what):
        return
    what = re.split(r"[,;]?\s+(?:and|so)\s+(?:I|we)\b", what)[0]
    yield from _with_what(scene, USER, asker, what, match.end(), rest["np"] is None)


def _offer(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """Another's offer counts; the user's own only when it was accepted."""
    by = _subject(scene, match.start())
    rest = re.match(
        r"\s+(?:(?:me|us)\s+)?(?:to\s+(?P<to>.+)|(?P<np>.+))", scene.text[match.end() :], re.IGNORECASE
    )
    if by == _ELSE or rest is None or scene.message or _REFUSED.search(scene.text + " " + scene.after[:80]):
        return
    phrase = rest["to"] or ""
    own = by == USER or (by is None and not re.search(r"\b(?:me|us)\b", phrase))
    if own and not (_ACCEPTED.search(scene.text, match.end()) or _ACCEPTED.match(scene.after)):
        return
    if not _is_service(phrase):
        return
    giver = USER if own else by or scene.other
    if giver and (own or not _for_others(phrase, scene, giver)):
        phrase = re.split(r"[,;]\s|\s+and\s+(?:I|she|he|they)\b", phrase)[0] if own else phrase
        yield from _with_what(scene, giver, scene.other if own else USER, phrase, match.end(), True)


def _receiver(phrase: str, scene: Scene, by: str) -> str | None:
    """Whom a verb phrase serves: the one it names, else the other side."""
    match = _compiled(rf"\b(?P<rec>{_REC})\b", scene.names).search(phrase)
    named = _party(match["rec"], scene) if match else None
    return named if named and named != by and (USER in (named, by)) else _partner(by, scene)


def _for_others(phrase: str, scene: Scene, by: str) -> bool:
    """Whether what another will do is not for the user: nobody of the user's side is named and nothing is sent."""
    if re.search(r"\b(?:me|us|my|our)\b", phrase, re.IGNORECASE) and not scene.message:
        return False
    if scene.message and by == scene.author and re.search(r"\b(?:you|your)\b", phrase, re.IGNORECASE):
        return False
    form = read(phrase.split(" ", 1)[0])
    sends = form is not None and form.base in (
        "send",
        "share",
        "forward",
        "email",
        "mail",
        "deliver",
        "provide",
        "supply",
    )
    elsewhere = _compiled(r"\b(?:to|with)\s+(?:(?:his|her|their|its)\b|NAME)", scene.names).search(phrase)
    return not sends or elsewhere is not None


def _will(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    phrase = scene.text[match.end() :].lstrip()
    given = re.match(r"(?:have|get|receive)\s+(?P<np>.+)", phrase)
    if scene.message and given and _subject(scene, match.start()) == scene.reader and scene.reader:
        yield from _with_what(scene, scene.author, scene.reader, given["np"], match.end(), False)
        return
    phrase = re.sub(
        r"^(?:also|then|gladly|certainly|of course|happily|try to|just|now|be able to)\s+", "", phrase
    )
    if not _is_service(phrase):
        return
    if "?" in scene.text[match.end() :] or re.search(
        r"\b(?:if|when|whether|who|which|that|hope|think|whoever)\s+\S+\s*$",
        scene.text[: match.start()],
        re.IGNORECASE,
    ):
        return
    by = _subject(scene, match.start())
    if by is None:
        toward_user = re.search(r"^\w+\s+(?:me|us)\b|\b(?:to|with)\s+(?:me|us)\b", phrase)
        by = scene.other if toward_user and not scene.message else scene.author
    if not by or (scene.message and by != scene.author):
        return
    if by != USER or scene.message:
        if not _for_others(phrase, scene, by):
            yield from _with_what(scene, by, _receiver(phrase, scene, by), phrase, match.end(), True)
    elif _names_receiver(phrase, scene):
        yield from _with_what(scene, USER, _receiver(phrase, scene, USER), phrase, match.end(), True)


def _names_receiver(phrase: str, scene: Scene) -> bool:
    """Whether somebody is given something: "send her the notes", "introduce Ana to …", "share it with him"."""
    return bool(
        _compiled(
            r"^\w+\s+(?:up\s+|back\s+)?(?:her|him|them|NAME)\b|\b(?:to|with)\s+(?:her|him|them|NAME)\b",
            scene.names,
        ).search(phrase)
    )


def _must(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """The user's own duty towards somebody: "need to send her the post"."""
    by = _subject(scene, match.start())
    phrase = scene.text[match.end() :].lstrip()
    form = read(phrase.split(" ", 1)[0])
    handing = form is not None and (form.base in TRANSFER or form.base in ("introduce", "connect"))
    if by not in (None, USER) or not handing or scene.message or not _names_receiver(phrase, scene):
        return
    yield from _with_what(scene, USER, _receiver(phrase, scene, USER), phrase, match.end(), True)


def _task(scene: Scene) -> Iterator[Commitment]:
    match = _TASK.match(scene.text)
    if match and _names_receiver(match["vp"], scene):
        yield from _with_what(
            scene, USER, _receiver(match["vp"], scene, USER), match["vp"], match.start("vp"), True
        )


_HANDLERS: dict[str, Callable[[Scene, re.Match[str]], Iterator[Commitment]]] = {
    "promise": _promise, "agree": _agree, "said": _said, "owe": _owe, "ask": _ask, "offer": _offer, "must": _must,
    "will": _will,
}  # fmt: skip


def names_for(people: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[str, str], ...]:
    """Every way a person may be named, longest first: full names, aliases, and each one's first and last word.
    A short form that two of the people share is left out."""
    forms: dict[str, set[str]] = {}
    for person, names in people:
        for name in names:
            plain = " ".join(name.split())
            for form in (plain, plain.split(" ")[0], plain.split(" ")[-1]) if plain else ():
                if len(form) > 1 and form[0].isupper():
                    forms.setdefault(form, set()).add(person)
    single = [(form, next(iter(ids))) for form, ids in forms.items() if len(ids) == 1]
    return tuple(sorted(single, key=lambda item: (-len(item[0]), item[0])))
