"""A question as it was meant: first words that were mistyped, contractions written out, "please tell me" left off."""

from __future__ import annotations

import re

from coach.text import fold

# Contractions written out, so that the patterns below need one form only.
_CONTRACTIONS = (
    (re.compile(r"\b(who|what|when|where|how|that|there|she|he|it)['’]s\b"), r"\1 is"),
    (re.compile(r"\b(i|you|we|they|who)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b(i|you|we|they|she|he|it|who)['’]ll\b"), r"\1 will"),
    (re.compile(r"\b(i|you|we|they|she|he|who)['’]d\b"), r"\1 would"),
    (re.compile(r"\bi['’]m\b"), "i am"),
    (re.compile(r"\b(you|we|they|who)['’]re\b"), r"\1 are"),
    (re.compile(r"\b(do|does|did|has|have|had|is|are|was|were|would|could|should)n['’]t\b"), r"\1 not"),
    (re.compile(r"^(who|what|where|when|how)s\b"), r"\1 is"),
    (re.compile(r"\bwon['’]t\b"), "will not"),
    (re.compile(r"\bcan['’]t\b|\bcannot\b"), "can not"),
)


_DENIAL = re.compile(
    r"\b(do|does|did|has|have|had|is|are|was|were|would|could|should|wo|ca)n['’]t\b(\s+(?:I|we|you|they|he|she)\b)?",
    re.IGNORECASE,
)


def _parted(match: re.Match[str]) -> str:
    verb = match[1]
    return {"wo": "will", "ca": "can"}.get(verb.casefold(), verb) + (match[2] or "") + " not"


_SOMETHING = re.compile(
    r"^(?P<who>.+?),? (?:(?:has|have|had) )?(?:asked|wants?|wanted|needs?|expects?) (?:me for |from me |of me )?something"
    r"(?: (?:from|of) me)?[.,;:!]+ (?:but )?what(?: (?:is it|was it|exactly))?(?P<when>,? and (?:by|until|till) when)?[?.! ]*$",
    re.IGNORECASE,
)


_MISTYPED = {
    "wher": "where", "whre": "where", "hwere": "where", "were do": "where do", "waht": "what", "whta": "what", "wat": "what", "hwat": "what",
    "whne": "when", "wehn": "when", "hwen": "when", "hwo": "who", "woh": "who", "whcih": "which", "wich": "which", "whihc": "which",
}  # fmt: skip
_FIRST = re.compile(rf"^\W*(?P<word>{'|'.join(_MISTYPED)})\b", re.IGNORECASE)


def parted(question: str) -> str:
    """A question with its denials in two words: "haven't" would be a word to look for."""
    return _DENIAL.sub(_parted, question)


def straightened(question: str) -> str:
    """A question with its first word as it was meant, and a statement with its question behind it as one question: "Ann
    has asked me for something. What?"."""
    question = _FIRST.sub(lambda m: _MISTYPED[m["word"].lower()], question)
    match = _SOMETHING.match(question)
    if match is None:
        return question
    who = match["who"]
    who = who[0].lower() + who[1:] if re.match(r"(?:The|That|A|An|My|One)\b", who) else who
    return f"What does {who} want from me{', and by when' if match['when'] else ''}?"


def written_out(question: str) -> str:
    """A folded question without contractions and outer marks."""
    text = fold(question).replace("’", "'")
    for pattern, into in _CONTRACTIONS:
        text = pattern.sub(into, text)
    text = re.sub(r"^(?:(?:hi|hello|hey|please|ok|okay|so|and|also|well|coach|rapport)\b[,! ]*)+", "", text)
    text = re.sub(
        r"^(?:(?:can|could|would|will) you (?:please )?(?:tell|remind|show|give) me(?: again)?|"
        r"(?:please )?(?:tell|remind|show|give) me(?: again)?"
        r"|do you (?:know|remember)|i (?:want|need|would like) to know|i (?:wonder|forgot|forget|"
        r"do not remember|can not remember))\b[,:]? ?",
        "",
        text,
    )
    return text.strip(" ?.!")
