"""The language of promises: which sentence commits whom to what. Pure; works on one sentence and its context.

In a note, "I" and a missing subject are the user and "she" or a name is the other person; in a message, "I" is its
author and "you" the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from coach.dates import due_date
from coach.follow_up.promise_acts import (
    SERVICE,
    by_a_day,
    for_others,
    is_service,
    names_receiver,
    partner,
    receiver,
)
from coach.follow_up.promise_asked import ACCEPTS, accepted
from coach.follow_up.promise_german import TRIGGER as GERMAN
from coach.follow_up.promise_german import german
from coach.follow_up.promise_given import day_given, duty_by_a_day, looked_for, still_owed
from coach.follow_up.promise_matter import TRANSFER, cut, noun, what_of
from coach.follow_up.promise_romance import TRIGGER as ROMANCE
from coach.follow_up.promise_romance import romance
from coach.follow_up.promise_scene import ELSE, REC, USER, Commitment, Scene, compiled, party, subject_of
from coach.follow_up.promise_sides import gets_it, handed_to, lender, of_her_own, others_words, pronoun_unsure
from coach.text import plain
from coach.writer.verbs import read

LONGEST = 1000  # characters of a sentence; what is longer is no sentence
_ACCEPTED = re.compile(
    r"\b(?:(?:I|we|she|he|they) (?:said|told \w+) (?:yes|of course|gladly|sure|that I would|I would|please)|(?:I|we|she|he|they) (?:agreed|"
    r"accepted)|said yes|agreed|accepted|took (?:me|her|him|them) up on|will do|yes please|gladly|happy to)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\bno,? thank|\bnot interested|\bdeclined|\brefused|\bsaid no\b|\bturned (?:it|me|her|him) down",
    re.IGNORECASE,
)
_HANDING = "send|share|forward|mail|email|bring|give|show|drop|text|get|find"
_VERB = re.compile(
    r"(?P<promise>\bpromise(?:s|d)?\b)"
    r"|(?P<agree>\b(?:agreed|committed|undertook|volunteered|pledged|vowed|swore)\b(?=\s+to\b))"
    r"|(?P<said>\b(?:said|says|told|assured|confirmed|wrote)\b)"
    r"|(?P<owe>\bow(?:e|es|ed)\b)"
    r"|(?P<ask>\basked\b|\basks\b)"
    r"|(?P<offer>\boffer(?:ed|s)\b)"
    r"|(?P<must>\b(?:need to|must|have to|should|ought to)\b)"
    r"|(?P<will>\b(?:will|shall)\b(?!\s+(?:not|never)\b)|['’]ll\b|(?:\b(?:am|is|are)|['’](?:m|s|re))\s+going\s+to\b"
    rf"|\b(?:I\s+am\s+|I['’]m\s+)?gonna\b|\bill\b(?=\s+(?:{_HANDING})\b)|\blet me\b(?=\s+(?:{_HANDING}) you\b))"
    rf"|(?P<sending>\b(?:sending|mailing|forwarding|sharing|bringing) you\b)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_TASK = re.compile(
    r"^(?:\[[ x]?\]\s*)?(?:(?:to-?\s?do|action|next step|my action|follow[- ]up|me)\s*[:–—-]\s*)?(?P<vp>(?:send|share|forward|email|"
    r"introduce|connect)\s.+)",
    re.IGNORECASE,
)


_INTRO_TASK = re.compile(r"^(?:an?\s+)?intro(?:duction)?\b", re.IGNORECASE)
"""How `_INTRO`, which has names in it, begins."""
COMMITTING = (_VERB, _TASK, _INTRO_TASK, GERMAN, ROMANCE, ACCEPTS)
"""One of these matches every sentence that may commit somebody, its Markdown taken off."""


def may_commit(text: str, among: Iterable[re.Pattern[str]] = COMMITTING) -> bool:
    """Whether a sentence has the words of a promise at all, whoever is meant. `among` are those patterns that can match it,
    where that is known."""
    text = plain(text)
    return len(text) <= LONGEST and any(p.search(text) for p in among)


def commitments(scene: Scene) -> list[Commitment]:
    """Everything that a sentence commits somebody to, the user among the two parties."""
    if len(scene.text) > LONGEST:
        return []
    scene = replace(scene, text=_INTRO_VERB.sub("introduce", scene.text))
    if not scene.message and pronoun_unsure(scene):
        scene = replace(scene, other=None)
    found: list[Commitment] = []
    for match in _VERB.finditer(scene.text):
        if not scene.message and others_words(scene.text, match.start()):
            continue
        handler = _HANDLERS[match.lastgroup or ""]
        found.extend(c for c in handler(scene, match) if c.by != c.to and USER in (c.by, c.to))
    if not found and not scene.message:
        found.extend(_task(scene))
    if not found:
        found.extend(romance(scene))
    if not found:
        found.extend(german(scene))
    if not found:
        found.extend(accepted(scene))
    unique: dict[tuple[str, str, str], Commitment] = {(c.by, c.to, c.what): c for c in found}
    named = [c for c in unique.values() if c.what]
    return named or list(unique.values())[:1]


_INTRO_VERB = re.compile(
    r"(?:(?<=['’]ll )|(?<=['’]d )|(?<=\bwill )|(?<=\bwould )|(?<=\bshall )|(?<=\bto ))intro(?=\s+(?:me|us|her|him|them|you|[A-Z]\w+)\b)"
)
"""The short verb: "she'll intro me to her brother-in-law"."""

# ------------------------------------------------------------------ handlers, one a verb

_REST = (
    rf"^[\s,:]*(?:(?P<rec>{REC})\b(?!['’])\s*,?\s*)?(?:(?:that\s+)?(?P<subj>I|we|he|she|they|NAME)\s*(?:\b(?:would|will|shall)|['’](?:d|ll))\s+"
    r"(?P<vp>.+)|(?:to\s+)(?P<to>.+)|(?:an?\s+)?(?P<np>.+))$"
)


_VERBS = "|".join(
    sorted(SERVICE - set("tell let ask report update reply answer respond confirm call ring".split()))
)
_AND_TO = re.compile(
    rf",?\s+and\s+(?:to\s+|then\s+)*(?P<vp>(?:{_VERBS})\s+(?=(?:me|us|her|him|them|you|it|the|an?|my|our|[A-Z])\b))",
    re.IGNORECASE,
)
"""A second verb phrase after the first: "send her the deck and introduce her to Ana"; "ask her and tell me" is one."""
_PRONOUN_THING = re.compile(r"(?:it|them|those|that|this)\b(?!\s+(?:to|with)\s+(?-i:[A-Z]))", re.IGNORECASE)


def _with_what(
    scene: Scene, by: str, to: str | None, rest: str, start: int, verb_phrase: bool
) -> Iterator[Commitment]:
    if to is None or to == ELSE:
        return
    clause, further = scene.text[start:], ""
    second = _AND_TO.search(rest) if verb_phrase else None
    if second is not None:
        if is_service(rest[second.start("vp") :]) and not _PRONOUN_THING.match(rest[second.end() :]):
            further = rest[second.start("vp") :]
            own = clause[: clause.find(further)]
            clause = own if due_date(own, scene.made or date.min) else clause
        rest = rest[: second.start()]  # else "write the notes and send them to her": one thing
    what = what_of(rest, scene, start) if verb_phrase else noun(cut(rest, scene.made), scene, start)
    if re.match(r"(?:nothing|none)\b", what, re.IGNORECASE):
        return
    if len(what.split()) <= 16:
        yield Commitment(by, to, what, clause)
    if further:
        yield from _with_what(scene, by, to, further, scene.text.find(further, start), True)


_OTHERS_MEET = re.compile(r"(?:introduce|connect)\s+(?!(?:me|us|her|him|them|the two)\b)", re.IGNORECASE)


def _promise(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    left = scene.text[: match.start()]
    if re.search(
        r"\b(?:as|was|were|been|be|a|the|no|any|his|her|their|my|our|keep|kept|broken?)\s+$",
        left,
        re.IGNORECASE,
    ):
        return
    by = subject_of(scene, match.start())
    rest = compiled(_REST, scene.names).match(scene.text[match.end() :])
    owed = still_owed(scene, match.start())
    if owed is not None and (rest is None or not (rest["vp"] or rest["to"])):
        if isinstance(owed, Commitment):
            yield owed
        return
    if by == ELSE or rest is None or _NEGATED.search(left[-16:]):
        return
    if re.match(r"\s*(?:my|him|her|them|your)sel", scene.text[match.end() :]):
        return
    receiver = party(rest["rec"], scene)
    if by is None:
        by = scene.other if receiver == USER and not scene.message else scene.author
    phrase = rest["vp"] or rest["to"]
    if by is None or of_her_own(rest["rec"], rest["np"] or ""):
        return
    if phrase and by != USER and not scene.message and _OTHERS_MEET.match(phrase):
        return
    named = None if rest["rec"] else handed_to(phrase, scene) if phrase else gets_it(rest["np"] or "", scene)
    to = receiver if rest["rec"] else partner(by, scene) if named is None else named
    if phrase:
        yield from _with_what(scene, by, to, phrase, match.end(), True)
    elif not re.match(
        r"(?:by|before|until|on|in|is|are|was|were|has|have|had|will)\b|(?:.* )?(?:nothing|anything)[.!]?$",
        rest["np"] or "by",
    ):
        yield from _with_what(scene, by, to, rest["np"], match.end(), False)


def _agree(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    if re.search(r"\bwe\s*$|\band I\s*$", scene.text[: match.start()], re.IGNORECASE):
        return  # what two agree to do together is a plan
    by = subject_of(scene, match.start())
    by = scene.author if by is None else by
    phrase = re.sub(r"^\s*to\s+", "", scene.text[match.end() :])
    if by and is_service(phrase) and not (by != USER and for_others(phrase, scene, by)):
        yield from _with_what(scene, by, receiver(phrase, scene, by), phrase, match.end(), True)


_HAVE_FOR = rf"^have\s+(?P<np>(?!to\b|been\b|had\b)(?!(?:\w+\s+)?(?:time|room|respect|patience|sympathy)\b)[^,.;!?]+?)\s+(?:ready\s+)?for\s+(?P<rec>{REC})\b"


def _giving(phrase: str, scene: Scene) -> str:
    """What one will have for somebody, as what one will give them: "have two names for her by May"."""
    had = compiled(_HAVE_FOR, scene.names).match(phrase)
    return f"give {had['rec']} {had['np']}{phrase[had.end() :]}" if had else phrase


def _said(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    yield from _invitation(scene, match)
    yield from day_given(scene, match.start(), match.end())
    rest = compiled(_REST, scene.names).match(scene.text[match.end() :])
    if rest is None or not rest["vp"]:
        return
    phrase = _giving(rest["vp"], scene)
    by = subject_of(scene, match.start())
    speaker = party(rest["subj"], scene)
    if by is None:
        by = speaker
    if not by or speaker != by:
        return
    if by == USER and (sought := looked_for(phrase, scene, said=True)):
        yield sought
        return
    settles = by != USER and by_a_day(phrase, scene)
    served = is_service(phrase) and not (by != USER and for_others(phrase, scene, by))
    if not settles and not served:
        return
    to = party(rest["rec"], scene) if rest["rec"] else receiver(phrase, scene, by)
    yield from _with_what(scene, by, to, phrase, match.end(), True)


_INVITED = (
    rf"^\s+(?:{REC}\s+)?(?:that\s+)?(?P<guest>he|she|they|NAME)\s+(?:can|could|may|might|(?:is|are|was|were)\s+welcome\s+to)\s+"
    r"(?P<vp>(?:visit|join|stay with|come to see|come and see|shadow)\s+(?:me|us|our|the)\b.*)$"
)


def _invitation(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """The user's word that somebody may come: "I said that she could visit us in May"."""
    invited = compiled(_INVITED, scene.names).match(scene.text[match.end() :])
    by = subject_of(scene, match.start())
    if invited is None or scene.message or by not in (None, USER) or _REFUSED.search(scene.after[:60]):
        return
    guest = party(invited["guest"], scene)
    if guest and guest != USER:
        what = f"invitation to {what_of(invited['vp'], scene, match.end())}"
        yield Commitment(USER, guest, what, scene.text[match.end() :])


def _owe(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    by = subject_of(scene, match.start())
    rest = compiled(rf"^\s+(?P<rec>{REC})\s+(?P<np>.+)$", scene.names).match(scene.text[match.end() :])
    if by == ELSE or rest is None or of_her_own(rest["rec"], rest["np"]):
        return
    to = party(rest["rec"], scene)
    if by is None:
        by = scene.other if to == USER else scene.author
    if by and not re.match(
        r"(?:since|for|from)\b|(?:an?\s+)?(?:apology|favour|favor|thank|beer|drink|coffee|tea|pint|glass|round|one\b|big|lot|explanation)",
        rest["np"],
    ):
        owed = re.sub(r",?\s+(?:since|ever since)\b.*$", "", rest["np"])
        yield from _with_what(scene, by, to, owed, match.end(), False)


def _ask(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """A request that was granted: "she asked me for comments by Friday. I said yes."."""
    by = subject_of(scene, match.start())
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
    by = subject_of(scene, match.start())
    rest = re.match(
        r"\s+(?:(?:me|us)\s+)?(?:to\s+(?P<to>.+)|(?P<np>.+))", scene.text[match.end() :], re.IGNORECASE
    )
    if by == ELSE or rest is None or scene.message or _REFUSED.search(scene.text + " " + scene.after[:80]):
        return
    phrase = rest["to"] or ""
    own = by == USER or (by is None and not re.search(r"\b(?:me|us)\b", phrase))
    if own and not (_ACCEPTED.search(scene.text, match.end()) or _ACCEPTED.match(scene.after)):
        return
    if not is_service(phrase):
        return
    giver = USER if own else by or scene.other
    if giver and (own or not for_others(phrase, scene, giver)):
        phrase = re.split(r"[,;]\s|\s+and\s+(?:I|she|he|they)\b", phrase)[0] if own else phrase
        yield from _with_what(scene, giver, scene.other if own else USER, phrase, match.end(), True)


_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
"""A bracket, closed or not: a question in it ("(name?)") makes no question of the sentence."""
_FOR_BOTH = re.compile(
    r"(?:book|reserve|organi[sz]e|arrange)\s+(?:us\b|(?:an?|the|some|two|our)\s+(?:\w+\s+)?(?:table|room|seats?|places?|slot|court|taxi|cab|"
    r"call|meeting|tickets?|lunch|dinner|tour|visit)\b)(?!.*\b(?:his|her|their|my)\b)",
    re.IGNORECASE,
)
"""What somebody will do for the two who write to each other: "I'll book a table"."""


def _will(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    phrase = scene.text[match.end() :].lstrip()
    given = re.match(r"(?:have|get|receive)\s+(?P<np>.+)", phrase)
    phrase = _giving(phrase, scene)
    if scene.message and given and subject_of(scene, match.start()) == scene.reader and scene.reader:
        yield from _with_what(scene, scene.author, scene.reader, given["np"], match.end(), False)
        return
    phrase = re.sub(
        r"^(?:also|then|gladly|certainly|of course|happily|try to|just|now|be able to)\s+", "", phrase
    )
    sought = looked_for(phrase, scene)
    if not (sought or is_service(phrase) or by_a_day(phrase, scene)):
        return
    if "?" in _ASIDE.sub("", scene.text[match.end() :]) or re.search(
        r"\b(?:if|when|whether|who|which|that|hope|think|whoever)\s+\S+\s*$",
        scene.text[: match.start()],
        re.IGNORECASE,
    ):
        return
    by = subject_of(scene, match.start())
    if by is None:
        toward_user = re.search(r"^\w+\s+(?:me|us)\b|\b(?:to|with)\s+(?:me|us)\b", phrase)
        by = scene.other if toward_user and not scene.message else scene.author
    if not by or (scene.message and by != scene.author):
        return
    if scene.message and by == scene.author and _FOR_BOTH.match(phrase):
        yield from _with_what(scene, by, partner(by, scene), phrase, match.end(), True)
    elif by != USER or scene.message:
        if by_a_day(phrase, scene):
            yield from _with_what(scene, by, USER, phrase, match.end(), True)
        elif not for_others(phrase, scene, by):
            yield from _with_what(scene, by, receiver(phrase, scene, by), phrase, match.end(), True)
    elif sought:
        yield sought
    elif is_service(phrase) and names_receiver(phrase, scene):
        yield from _with_what(scene, USER, receiver(phrase, scene, USER), phrase, match.end(), True)


_NOT_NOW = re.compile(
    r"\b(?:tonight|later|soon|shortly|in a (?:bit|minute|moment|while|sec))\b", re.IGNORECASE
)


def _sending(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """A message's "sending you the deck tonight": ahead, or it is already done."""
    rest = scene.text[match.end() :]
    due = due_date(rest, scene.made) if scene.made else None
    ahead = _NOT_NOW.search(rest) or (due is not None and scene.made is not None and due > scene.made)
    by = subject_of(scene, match.start())
    if scene.message and ahead and by in (None, scene.author) and "?" not in rest:
        yield from _with_what(scene, scene.author, scene.reader, rest, match.end(), False)


_GIVE_BACK = re.compile(
    r"(?:(?:give|bring|hand|send|take)\s+(?:it|them|the|his|her|their|that|those)\b[^,.;]*?\bback|return\s+(?:it|them|the|his|her|their|that|those))\b",
    re.IGNORECASE,
)
_LENT = re.compile(
    r"\b(?:(?:lent|loaned)\s+(?:me|us)|(?:I|we)\s+(?:have\s+)?borrowed|verlieh|geliehen)\b", re.IGNORECASE
)


def _must(scene: Scene, match: re.Match[str]) -> Iterator[Commitment]:
    """The user's own duty towards somebody: "need to send her the post"."""
    by = subject_of(scene, match.start())
    phrase = scene.text[match.end() :].lstrip()
    if by in (None, USER) and (duty := duty_by_a_day(phrase, scene, match.start())):
        yield duty
        return
    form = read(phrase.split(" ", 1)[0])
    handing = form is not None and (form.base in TRANSFER or form.base in ("introduce", "connect"))
    told = (scene.text[: match.start()], *scene.before[:1]) if _GIVE_BACK.match(phrase) else ()
    lent = next(filter(_LENT.search, told), "")
    names = lent or (handing and names_receiver(phrase, scene))
    if by not in (None, USER) or scene.message or not names:
        return
    to = lender(lent, scene) if lent else receiver(phrase, scene, USER)
    yield from _with_what(scene, USER, to, phrase, match.end(), True)


_INTRO = r"^(?:an?\s+)?intro(?:duction)?(?:\s+(?:her|him|them|NAME))?\s+(?:to|with)\s+(?P<np>NAME)(?P<rest>(?:\s+(?:by|before|until)\b.*)?)[.!]*$"


def _task(scene: Scene) -> Iterator[Commitment]:
    intro = compiled(_INTRO, scene.names).match(scene.text)
    if intro and scene.other and party(intro["np"], scene) != scene.other:
        yield Commitment(USER, scene.other, f"introduction to {intro['np']}", scene.text)
    match = _TASK.match(scene.text)
    if match and names_receiver(match["vp"], scene):
        yield from _with_what(
            scene, USER, receiver(match["vp"], scene, USER), match["vp"], match.start("vp"), True
        )


_HANDLERS: dict[str, Callable[[Scene, re.Match[str]], Iterator[Commitment]]] = {
    "promise": _promise, "agree": _agree, "said": _said, "owe": _owe, "ask": _ask, "offer": _offer, "must": _must,
    "will": _will, "sending": _sending,
}  # fmt: skip
