"""The jobs asked for in the chat, in English and German: "brief me for Thursday", "thank everyone I met at PyData",
"is this post okay? …", "bereite mich auf morgen vor".

Only the user's own typed words are looked at, never imported text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Make = Callable[[re.Match[str]], "Wish | None"]

_PLEASE = (
    r"^\s*(?:(?:and|now|ok|okay|und|jetzt)[, ]+)?(?:please |bitte |can you |could you |would you |kannst du (?:bitte )?|"
    r"i(?:'d| would) like you to |help me (?:to )?)?"
)
_TEXT = r"(?P<what>posts?|e-?mails?|mails?|comments?|texts?|drafts?|messages?|beitrag|nachricht|kommentar|entwurf)"
_KINDS = {
    "thank": "thank-you", "dank": "thank-you", "follo": "follow-up", "nachf": "follow-up", "intro": "introduction",
    "vorst": "introduction", "reply": "reply", "answe": "reply", "antwo": "reply",
}  # fmt: skip
OCCASION = re.compile(
    r"\s+(?:after|from|about|for meeting at|following|for|nach|von|für|zu)\s+(?:the\s+|de[rmns]\s+|das\s+|die\s+)?",
    re.I,
)
_EMAIL = ("email", "mail", "message", "nachricht")


@dataclass(frozen=True, slots=True)
class Wish:
    """A job asked for in words. `subject` is the event or day, the person, the text to review, or the question meant;
    `audience` is whom a text is for."""

    job: Literal["brief", "there", "draft", "thank", "review", "ask"]
    subject: str
    kind: str = ""
    event: str = ""
    audience: str = ""


def wish(typed: str) -> Wish | None:
    """The job that the words ask for; None for an ordinary question.

    >>> wish("Draft a thank-you to Ada Byrne after the Lisbon dinner")
    Wish(job='draft', subject='Ada Byrne', kind='thank-you', event='Lisbon dinner', audience='')
    >>> wish("Who at the dinner writes drafts?") is None
    True
    """
    for pattern, make in _WISHES:
        if (found := pattern.match(typed)) and (meant := make(found)) is not None:
            return meant
    return None


def _review(found: re.Match[str]) -> Wish:
    said = found.groupdict()
    what = (said.get("what") or "").lower().replace("-", "").rstrip("s")
    who = _clean(said.get("who") or said.get("to") or "")
    kind = (
        "email"
        if what in _EMAIL or (who and not what)
        else "comment"
        if what.startswith(("comm", "komm"))
        else "post"
    )
    return Wish("review", found["rest"].strip(), kind, audience=who)


def _brief(found: re.Match[str]) -> Wish:
    return Wish("brief", _clean(found["rest"] or ""))


def _there(found: re.Match[str]) -> Wish | None:
    when = _clean(found["when"] or "")
    return Wish("there", when) if when else None


def _draft(found: re.Match[str]) -> Wish:
    said = found.groupdict()
    kind = next((v for k, v in _KINDS.items() if (said.get("kind") or "").lower().startswith(k)), "thank-you")
    person, *event = OCCASION.split(found["rest"], maxsplit=1)
    return Wish("draft", _clean(person), kind, _clean(event[0]) if event else "")


def _of_kind(kind: str) -> Make:
    def make(found: re.Match[str]) -> Wish | None:
        person, *event = OCCASION.split(found["rest"], maxsplit=1)
        name = re.sub(
            r"(?:['’]s?)?\s+(?:last |letzte )?(?:e-?mail|mail|message|nachricht)$",
            "",
            _clean(person),
            flags=re.I,
        )
        if not name or re.match(
            r"(?:you|dir|ihnen|all|god|heaven|goodness|everyone|everybody)\b", name, re.I
        ):
            return None
        return Wish("draft", name, kind, _clean(event[0]) if event else "")

    return make


def _thank(found: re.Match[str]) -> Wish:
    return Wish("thank", _clean(found["event"] or ""))


def _meaning(question: str) -> Make:
    return lambda found: Wish("ask", question)


def _clean(words: str) -> str:
    return re.sub(r"^(?:the|my|de[rmns]|das|die)\s+", "", " ".join(words.split()).strip(" .?!:,"), flags=re.I)


def _wish(pattern: str, make: Make) -> tuple[re.Pattern[str], Make]:
    return re.compile(_PLEASE + pattern, re.I | re.S), make


_DOCUMENT = rf"(?: ?(?:this|my|the|dies(?:e[nrms]?)?|meinen?|den|die|das))?(?: linkedin)?(?: {_TEXT})?"
_FOR = r"(?: (?:to|for|an|für) (?P<who>[^:?\n]{2,60}))?"
_MARK = r"\s*(?:[:\n]|\?\s*[:\n]?)\s*"
_WISHES: tuple[tuple[re.Pattern[str], Make], ...] = (
    _wish(rf"(?:review|check|proof-?read|look over|prüfe?|checke?|lies){_DOCUMENT}{_FOR}(?: gegen)?\s*[:\n]\s*(?P<rest>\S.*)$", _review),
    _wish(
        rf"(?:is|are|ist|sind) (?:this|that|these|the|my|das|dies(?:e[rsmn]?)?|meine?)(?: linkedin)?(?: {_TEXT})?"
        r"(?: (?:to|for|an|für) (?P<to>[^:?\n]{2,40}?))?(?: so)? "
        rf"(?:ok|okay|fine|all ?right|good|safe|in ordnung|gut)(?: to (?:post|send|share|publish))?(?: so)?{_FOR}{_MARK}(?P<rest>.*)$",
        _review,
    ),
    _wish(
        rf"(?:can|may|should|kann|darf|soll) i?(?:ch)? (?:(?:post|send|share|publish) )?(?:this|the following|das|dies(?:e[rsmn]?)?|so)"
        rf"(?: {_TEXT})?(?: so)?(?: (?:posten|senden|schicken|teilen|veröffentlichen))?{_FOR}{_MARK}(?P<rest>.*)$",
        _review,
    ),
    _wish(r"(?:brief|prepare|prep|ready) me(?: (?:for|on|about|before))?(?P<rest>.*)$", _brief),
    _wish(r"(?:give me |make |i need )?(?:a |the |my )?briefing (?:for|on|about|für|zu[mr]?) (?P<rest>.+)$", _brief),
    _wish(r"bereite mich (?:bitte )?(?:auf|für) (?P<rest>.+?) vor\W*$", _brief),
    _wish(r"(?:briefe?|bereite) mich (?:für|auf|zu[mr]?) (?P<rest>.+)$", _brief),
    _wish(
        r"who(?:['’]s| is| all is| will| all will| else will| else is)?(?: be)? (?:there|coming|attending|joining)(?P<when>.*)$",
        _there,
    ),
    _wish(r"whom? (?:do|will|am) i (?:meet|see|meeting|seeing) (?P<when>.+)$", _there),
    _wish(r"wer (?:ist|kommt|wird)(?P<when>.*?)(?: (?:da|dort|dabei|sein|kommen))*\W*$", _there),
    _wish(r"wen (?:treffe|sehe) ich (?P<when>.+)$", _there),
    _wish(
        r"(?:thank|write (?:a )?thank[- ]?yous? to|draft (?:a )?thank[- ]?yous? (?:to|for)) (?:everyone|everybody|all|the people|those)"
        r"(?: of)?(?: (?:the )?(?:people|contacts))?(?: (?:that|who|whom))?(?: (?:i|we)(?: have|['’]ve)?(?: met| saw| talked (?:to|with)| spoke (?:to|with)))?"
        r"(?: (?:at|from|in|during|for) (?P<event>.+))?$",
        _thank,
    ),
    _wish(
        r"(?:bedanke? dich bei|danke?) (?:allen|alle)(?: leuten)?(?:,? (?:die|denen) ich)?(?: (?:auf|bei|von|in|aus|vom|beim)"
        r"(?: de[rmn])? (?P<event>.+?))?(?: (?:getroffen|kennengelernt) habe| begegnet bin)?\W*$",
        _thank,
    ),
    _wish(
        r"(?:draft|write|compose)(?: me)? (?:an? |the |my )?"
        r"(?P<kind>thank[- ]?you|follow[- ]?up|introduction|reply|answer|e-?mail|message|note)?"
        r"(?: (?:e-?mail|note|message|letter))?(?: to| for)? (?P<rest>\S.*)$",
        _draft,
    ),
    _wish(
        r"(?:schreibe?|entwirf|verfasse|formuliere)(?: mir)?(?: bitte)? (?:eine?n? |die |den )?"
        r"(?P<kind>dank\w*|follow[- ]?up|nachfass\w*|antwort\w*|vorstellung|e-?mail|mail|nachricht|brief)(?:[- ]?mail)? "
        r"(?:an|für) (?P<rest>\S.*)$",
        _draft,
    ),
    _wish(r"(?:thank|say (?:thanks|thank you) to|bedanke? dich bei) (?P<rest>\S.*)$", _of_kind("thank-you")),
    _wish(r"(?:reply to|answer|antworte(?: auf)?) (?P<rest>[A-ZÄÖÜ]\S*.*|her|him|ihr|ihm)$", _of_kind("reply")),
    _wish(r"(?:follow up with|fass(?:e)? nach bei|hake? nach bei) (?P<rest>\S.*)$", _of_kind("follow-up")),
    _wish(
        r"(?:(?:remind|tell|show) me )?(?:who|whom|which people) (?:do )?i (?:still )?owe (?:an? )?(?:reply|answer|response|e-?mail|mail)"
        r"(?: to)?\W*$",
        _meaning("Whom do I owe a reply?"),
    ),
    _wish(
        r"(?:(?:erinnere mich daran|sag mir|zeig mir),? )?(?:wem (?:schulde ich|ich)(?: noch)?(?: eine)? antwort(?: schulde)?|"
        r"wer wartet(?: noch)? auf (?:eine |meine )?antwort(?: von mir)?)\W*$",
        _meaning("Whom do I owe a reply?"),
    ),
)  # fmt: skip
