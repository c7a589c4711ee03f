"""Questions in indirect speech: "do you have a map?" is told back as "whether I have a map".

Works on surface patterns: where a question is ambiguous the functions give None.
"""

from __future__ import annotations

import re

from coach.text import fold
from coach.writer.pieces import lowered
from coach.writer.turned import DETERMINERS, PREPOSITIONS, TOGETHER, turned
from coach.writer.verbs import MODALS, Tense, past, present, read_known

_AUX = r"(?:do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|may|might|shall|should)"
_PRONOUN = r"(?:I|you|we|he|she|it|they|there|this|that|these|those|any(?:one|body|thing)|some(?:one|body|thing)|every(?:one|body|thing))"
_INVERTED = re.compile(rf"(?P<aux>{_AUX})\s+(?P<subject>{_PRONOUN})\b\s*(?P<rest>.*)", re.IGNORECASE)
_WITH_NOUN = re.compile(
    rf"(?P<aux>{_AUX})\s+(?P<subject>(?:the|an?|my|our|your|his|her|their|this|that|any|(?-i:[A-ZÀ-Þ])[\w’'-]+)\s.+)",
    re.IGNORECASE,
)
_WH = re.compile(
    rf"(?P<wh>(?:what|when|where|which|how|why|who|whom|whose)\b(?:\s+(?!{_AUX}\b|when\b|if\b)[\w’'-]+){{0,4}})\s+(?P<inverted>{_AUX}\s.+)",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:who|what|which)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"(?:can|could|would|will)\s+you\s+(?:(?:please|kindly|possibly|perhaps|maybe|also|just)\s+)*(?P<do>(?P<verb>\w+)\b.*)",
    re.IGNORECASE,
)
_WISHED = frozenset(
    "send give share bring tell let confirm help introduce forward show check look recommend suggest point put connect remind lend "
    "explain write call phone ring join speak take add sign review read return pass ask arrange make find keep hold save print translate "
    "test try email mail post".split()
)
_LEAD = re.compile(
    rf"(?P<lead>(?:before|when|if|once|as|since|until|after|for|while)\b[^,?]*),\s+(?P<rest>(?:please\s+)?(?:{_AUX}|what|when|where|which|how|why|who)\b.*)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|"
    r"morning|afternoon|evening|noon|breakfast|lunch|dinner|supper|coffee|tea|drink|call|minutes|hour|walk)\b",
    re.IGNORECASE,
)
_CALENDAR = (
    r"(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PREDICATE = re.compile(
    r"^(?:ready|available|free|still|already|open|possible|there|here|interested|able|happy|fine|ok|okay|done|finished|coming|going|"
    r"settled|sorted|planned|public|final|clear|right|correct|in|on|at|with|for|an?|the|any|\w{3,}ing|\w{3,}ed)$",
    re.IGNORECASE,
)


_EXCLUSIVE = re.compile(
    r"(?:record|use|film|publish|quote|share|print|name|include|show|photograph|keep|borrow|cite|list|add|send|mention|reprint|copy)\b"
)
"""What a house asks leave for: its "we" is not the user's."""
_SECOND_CLAUSE = re.compile(rf",\s+{_AUX}\s+{_PRONOUN}\b", re.IGNORECASE)
_HAS_DONE = re.compile(
    r"(?:ever|never|already|also|still|just|always|really|recently)\b|(?:\w+ed|\w+n|been|had|got|made|found|met|told|sent|read|heard|bought|brought|thought|said|put|kept|left|lost|come|begun|sold|held|set|cut|won|felt|built)\b"
)


def question(text: str) -> str | None:
    """A question without its mark, told back: what was asked, behind "you asked".

    >>> question("before you print, could you send us your notes")
    'me to send you my notes, before I print'
    >>> question("do you need a plug, and may we film you")
    'whether I need a plug, and whether you may film me'
    """
    lead = _LEAD.match(text)
    when = turned(lowered(lead["lead"])) if lead else ""
    pieces = re.split(rf",?\s+(and|or)\s+(?={_AUX}\s+{_PRONOUN}\b)", lead["rest"] if lead else text)
    told = [_indirect(piece.strip()) for piece in pieces[::2]]
    if when is None or not all(told):
        return None
    whole = "".join(
        f", {join} {said}" if join else str(said)
        for join, said in zip(["", *pieces[1::2]], told, strict=True)
    )
    return f"{whole}, {when}" if when else whole


def suggestion(text: str) -> str | None:
    """A bare thing or time with a question mark, told back behind "you suggested".

    >>> suggestion("What about lunch at your place"), suggestion("Thursday afternoon")
    ('lunch at my place', 'Thursday afternoon')
    """
    bare = re.sub(r"^(?:what|how) about\s+", "", text, flags=re.IGNORECASE)
    said = turned(bare) if _TIME.search(bare) and _no_verb(bare) else None
    return said if not said or re.match(_CALENDAR, said) else lowered(said)


def _indirect(text: str) -> str | None:
    """One question without its mark: "do you need sound" → "whether I need sound".

    >>> _indirect("could you bring my slides to us"), _indirect("when do you need it back")
    ('me to bring your slides to you', 'when I need it back')
    """
    text = re.sub(r"^please\s+", "", text, flags=re.IGNORECASE)
    request = _REQUEST.match(text)
    if request and request["verb"].casefold() in _WISHED and not re.match(r"make it\b", request["do"]):
        do = turned(request["do"])
        return f"me to {do}" if do else None
    inverted = _INVERTED.fullmatch(text)
    if inverted:
        said = _straight(inverted["aux"].casefold(), inverted["subject"], inverted["rest"])
        if said:
            return f"whether {said}"
    if (noun := _WITH_NOUN.fullmatch(text)) and (
        said := _straight_noun(noun["aux"].casefold(), noun["subject"])
    ):
        return f"whether {said}"
    return _indirect_wh(text)


def _indirect_wh(text: str) -> str | None:
    """ "When do you need it" → "when I need it"; "who pays" stays as it is."""
    wh = _WH.fullmatch(text)
    if wh and (led := turned(wh["wh"])):
        rest, noun = _INVERTED.fullmatch(wh["inverted"]), _WITH_NOUN.fullmatch(wh["inverted"])
        said = None
        if rest:
            said = _straight(rest["aux"].casefold(), rest["subject"], rest["rest"])
        elif noun:
            said = _straight_noun(noun["aux"].casefold(), noun["subject"]) or _named_noun(
                noun["aux"], noun["subject"]
            )
        if said:
            return f"{lowered(led)} {said}"
    forms = [read_known(word) for word in text.split(",", maxsplit=1)[0].split()[1:6]]
    finite = next((f for f in forms if f), None)
    asks_who = _WHO.match(text) and finite and finite.tense in (Tense.PRESENT, Tense.PAST)
    said = turned(text) if asks_who else None
    return lowered(said) if said else None


def _straight(aux: str, subject: str, rest: str) -> str | None:
    """An inverted clause with a pronoun as its subject, in the order of a statement and turned."""
    low = subject.casefold()
    if low == "we":
        together = re.match(rf"(?:\w+ly )?(?:{TOGETHER})\b", rest, re.IGNORECASE)
        if not together and not (aux in ("may", "can", "could") and _EXCLUSIVE.match(rest)):
            return None  # "we" may be both or the writer's house
        who = "we" if together else "you"
    else:
        who = {"i": "you", "you": "I"}.get(low, low)
    if _SECOND_CLAUSE.search(rest) or re.match(
        r",|(?:of|from|not|n['’]t|and|or|two|three|four|guys|all|both)\b", rest
    ):
        return None
    if aux in ("has", "have", "had") and not _HAS_DONE.match(rest):
        return None  # "has this experience changed you": the pronoun is not the subject
    after = turned(rest, verb_first=aux in ("do", "does", "did"))
    if after is None or not (after or aux in ("is", "are", "was", "were")):
        return None
    if aux in ("do", "does", "did"):
        verb = re.match(
            r"(?P<adverbs>(?:(?:still|also|already|ever|really|happen to|now)\s+)*)(?P<verb>[\w’'-]+)(?P<rest>.*)",
            after,
        )
        if verb is None or not _is_base(verb["verb"]):
            return None
        single = who not in ("I", "you", "we", "they", "these", "those")
        base = verb["verb"].lower()
        if aux == "did" and base in ("lie", "hang"):
            return None  # two verbs: lied and lay
        said = past(base) if aux == "did" else present(base) if single else base
        return f"{who} {verb['adverbs']}{said}{verb['rest']}"
    if aux in ("shall", "should") or (aux == "may" and who == "I"):
        aux = "should" if aux != "may" else "may"
    agreed = {("I", "are"): "am", ("you", "am"): "are", ("I", "were"): "was"}.get((who, aux), aux)
    return f"{who} {agreed} {after}".rstrip()


def _named_noun(aux: str, subject: str) -> str:
    """ "What are their names" → "their names are": a form of be with nothing behind its subject."""
    said = (
        turned(subject)
        if aux.casefold() in ("is", "are", "was", "were") and len(subject.split()) <= 4
        else None
    )
    return f"{said} {aux.lower()}" if said else ""


def _is_base(word: str) -> bool:
    """Whether a word can be a verb in its base form: known as such, or unknown and without another form's ending."""
    form = read_known(word)
    if fold(word) in PREPOSITIONS | DETERMINERS:
        return False
    return form.base == word.casefold() if form else word.isalpha() and not re.search(r"(?:s|ed|ing)$", word)


def _straight_noun(aux: str, text: str) -> str | None:
    """The same where the subject is a noun: it ends before the first word that can only belong to what is said of it."""
    words = text.split()
    for at in range(
        2 if not words[0][:1].isupper() or words[0].casefold() in DETERMINERS else 1, min(len(words), 10)
    ):
        word = words[at].strip(",")
        form = read_known(word)
        before = words[at - 1].casefold()
        if before in DETERMINERS | PREPOSITIONS or words[at - 1].endswith(","):
            continue
        be = aux in ("is", "are", "was", "were")
        ends = (
            bool(_PREDICATE.match(word))
            if be
            else form is not None and form.tense is Tense.BASE and form.base == word
        )
        ends = ends or (
            aux in ("has", "have", "had")
            and form is not None
            and form.tense in (Tense.PAST, Tense.PARTICIPLE)
        )
        if not ends or (
            be
            and word.casefold() in PREPOSITIONS
            and at + 1 < len(words)
            and any(_PREDICATE.match(w) for w in words[at + 2 :])
        ):
            continue
        subject, rest = turned(" ".join(words[:at])), turned(" ".join(words[at:]), verb_first=not be)
        if subject is None or rest is None:
            return None
        subject = lowered(subject) if words[0].casefold() in DETERMINERS else subject
        if aux in ("do", "does", "did"):
            verb, _, more = rest.partition(" ")
            said = past(verb) if aux == "did" else present(verb) if aux == "does" else verb
            return f"{subject} {said} {more}".strip()
        return f"{subject} {aux} {rest}"
    return None


def _no_verb(text: str) -> bool:
    """Whether words are a bare thing or time: "supper on Tuesday the 24th", "fifteen minutes to show you the map"."""
    words = re.split(r"\b(?:to|in|on|at|for)\b", text, maxsplit=1)[0].split()
    forms = [read_known(w) for w in words]
    if not words or any(f and f.tense in (Tense.PRESENT, Tense.PAST) for f in forms):
        return False
    first = forms[0]
    return not set(words) & MODALS and (  # May is a month
        first is None or first.tense is not Tense.BASE or fold(words[0]) in _ALSO_NOUNS
    )


_ALSO_NOUNS = frozenset("lunch coffee dinner breakfast supper tea drink drinks call walk chat talk".split())
