"""The grammar of turning the user's notes about somebody into words to that person.

Reads a sentence into clauses (who does what), shifts it to the second person (she, he or a name become "you", with
verbs that agree), and makes gerunds for thanks. Works on surface patterns; where a sentence is ambiguous the
functions return None, and the writer leaves the sentence out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from coach.writer.verbs import MODALS, Tense, VerbForm, gerund, read, read_known


@dataclass(frozen=True, slots=True)
class Reader:
    """The person written to, as the notes may name them. `pronoun` is she, he, they or empty when unknown."""

    names: tuple[str, ...]
    pronoun: str = ""

    @classmethod
    def of(cls, name: str, first: str, pronoun: str = "", others: Sequence[str] = ()) -> Reader:
        """A reader known by full name, first name and family name, and by other names such as nicknames."""
        forms = {first, *others}
        for each in (name, *others):
            parts = each.split()
            forms |= {
                each,
                parts[0] if parts else "",
                " ".join(parts[1:]),
                parts[-1] if len(parts) > 1 else "",
            }
        return cls(tuple(sorted((f for f in forms if len(f) > 1), key=len, reverse=True)), pronoun)


class Who(StrEnum):
    """The subject of a clause."""

    THEM = "them"  # the reader-to-be
    ME = "me"  # the user
    US = "us"  # both


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and what follows. `link` joins it to the one before ("and", "and then"); `auxiliary` is has, will …"""

    link: str
    adverbs: str
    auxiliary: str
    word: str
    verb: VerbForm
    rest: str

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return bool(re.search(r"\bnot\b|\bnever\b|n['’]t\b", f"{self.auxiliary} {self.adverbs} {self.word}"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject and its predicates. `elided` says that the note left the subject out."""

    who: Who
    subject: str
    predicates: tuple[Predicate, ...]
    elided: bool = False

    @property
    def text(self) -> str:
        """The predicates as they stand."""
        return " ".join(
            part for p in self.predicates for part in (p.link, p.adverbs, p.auxiliary, p.word, p.rest) if part
        ).replace(" ,", ",")


_ADVERB = (
    r"(?:also|then|still|just|even|once|really|kindly|already|always|often|later|finally|again|both|now|simply|gladly|actually|first|"
    r"generously|patiently|happily|sometimes|usually|never|not|only|quietly|clearly|briefly|proudly|slowly|carefully|currently|recently|"
    r"(?!(?:family|only|early|daily|weekly|monthly|reply|supply|apply|rely|fly|italy|july)\b)\w{3,}ly)"
)
_AUX = r"(?:has|have|had|is|are|was|were|am|will|would|can|could|may|might|must|shall|should|did|does|do|has been|have been)"
_SUBORDINATE = re.compile(
    r"\b(?:how|that|what|why|where|when|which|who|whom|whose|whether|if|because|while|since|until|unless|although)\b",
    re.IGNORECASE,
)
# Verbs without a subject in a note that are more likely the other person's doing than the user's.
_THEIR_DOING = frozenset(
    "recommend suggest explain show mention offer describe introduce listen advise invite warn teach host lend demonstrate point help".split()
)
# Verbs whose -s form is hardly ever a plural noun.
_NEVER_NOUNS = frozenset(
    "be have do go swear keep sing live know think say want love write read speak teach grow make take give become believe "
    "prefer own build bring find hear hope learn seem tell understand wear chair run send ask explain listen remember enjoy "
    "follow suggest include introduce lend".split()
)
_DETERMINERS = frozenset(
    "a an the my our your his her their its this that these those some every each no".split()
)
# Their past participles are adjectives in notes: "Interested in looms".
_FEELINGS = frozenset({"interest", "concern", "surprise", "impress", "worry", "excite", "bore", "annoy"})
_OUR_DOING = frozenset(
    "meet talk discuss chat speak agree compare debate swap exchange catch laugh sit".split()
)


# ------------------------------------------------------------------ clauses


@lru_cache(maxsize=2048)
def _named(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(n) for n in names) or r"(?!x)x"


def clause(piece: str, reader: Reader) -> Clause | None:
    """The clause that a piece of a sentence is, or None where no subject and verb can be made out."""
    text = re.sub(
        r"^(?:and|but|so|then|also|plus|still|anyway|later|afterwards|over \w+|in the end)[, ]+",
        "",
        piece,
        flags=re.IGNORECASE,
    )
    names = _named(reader.names)
    subject = re.match(
        rf"(?P<both>(?:{names}|[Ss]he|[Hh]e|[Tt]hey) and I|I and (?:{names}))\b|(?P<me>I)\b|(?P<us>[Ww]e)\b"
        rf"|(?P<them>(?:{names})\b(?!['’]s)(?:,(?! (?:and|or|then|plus|with)\b)[^,]{{3,60}},)?|(?:[Ss]he|[Hh]e|[Tt]hey)\b)",
        text,
    )
    if subject:
        who = {"both": Who.US, "me": Who.ME, "us": Who.US, "them": Who.THEM}[subject.lastgroup or "them"]
        found = predicates(text[subject.end() :])
        return Clause(who, subject.group(), found) if found else None
    other = re.match(
        r"(?:(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[A-Z][\w’'-]+['’]s)\s)",
        text,
    )
    if other:
        return None
    return _subjectless(text, reader)


def _subjectless(text: str, reader: Reader) -> Clause | None:
    """A clause whose subject the note left out: "Drew me a map", "Talked about mosses", "Sent her the list"."""
    found = predicates(" " + text)
    if not found:
        return None
    first = found[0]
    known = read_known(first.word)
    if (
        known is None
        or known.tense not in (Tense.PAST, Tense.PRESENT)
        or (first.verb.base in _FEELINGS and re.match(r"(?:in|about|by)\b", first.rest))
    ):
        return None
    if known.tense is Tense.PRESENT and not first.rest:
        return None
    receiver = re.match(rf"(?:her|him|them|{_named(reader.names)})\b(?!['’])", first.rest)
    if re.search(r"\b(?:me|us)\b", first.rest.partition(":")[0]):
        who = Who.THEM
    elif receiver and first.verb.base not in ("meet", "see"):
        who = Who.ME
    elif first.verb.base in _OUR_DOING:
        who = Who.US
    elif known.tense is Tense.PRESENT or first.verb.base in _THEIR_DOING:
        who = Who.THEM
    else:
        who = Who.ME
    return Clause(who, "", found, elided=True)


_HEAD = re.compile(
    rf"^\s*(?P<adverbs>(?:{_ADVERB}\s+)*)(?:(?P<aux>(?:{_AUX}|['’](?:s|ve|d|ll|re))(?:n['’]t)?)\s+)?(?P<more>(?:{_ADVERB}\s+)*)"
    r"(?P<word>[^\W\d_][\w’'-]*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


def _goes_with(auxiliary: str, form: VerbForm | None) -> bool:
    """Whether a form can follow have, be or do as the verb proper."""
    if form is None:
        return False
    if auxiliary == "do":
        return form.tense in (Tense.BASE, Tense.PAST)
    done = (Tense.PAST, Tense.PARTICIPLE)
    return form.tense in (done if auxiliary == "have" else (*done, Tense.GERUND)) or form.base == "be"


def _finite(text: str) -> tuple[str, str, str, VerbForm, str] | None:
    """Adverbs, auxiliary, verb and rest at the start of a predicate."""
    match = _HEAD.match(text)
    if not match:
        return None
    auxiliary = match["aux"] or ""
    form = read(match["word"])
    main = read_known(re.sub(r"n['’]t$", "", auxiliary)) if auxiliary else None
    if main and not _goes_with(main.base, form):
        # "is the chair", "has two looms", "has record sleeves": the auxiliary is the verb itself.
        return match["adverbs"].strip(), "", auxiliary, main, text[match.end("aux") :].strip()
    if form is None or (not auxiliary and form.tense is Tense.GERUND):
        return None
    adverbs = " ".join(f"{match['adverbs']}{match['more']}".split())
    return adverbs, auxiliary, match["word"], form, match["rest"].strip()


_JOIN = re.compile(
    rf"(?P<link>,?\s+(?:and then|and also|and|then|but)|,)\s+(?P<next>(?:{_ADVERB}\s+)*(?P<word>[^\W\d_][\w’'-]*)\s*(?P<after>\S*))"
)


def predicates(text: str) -> tuple[Predicate, ...]:
    """The predicates after a subject: "keeps goats and gave me cheese" has two."""
    first = _finite(text)
    if first is None:
        return ()
    adverbs, auxiliary, word, verb, rest = first
    # What is quoted, and what follows a colon, belongs to the first verb.
    bare = re.sub(r"[\"“][^\"”]*[\"”]", lambda m: "_" * len(m.group()), rest)
    limit = bare.find(":") if ":" in bare else len(rest)
    side = re.search(r",?\s+(?:and|but)\s+(?:would|will|can|could|may|might|should|must)\b", bare[:limit])
    if side:
        rest, limit = rest[: side.start()], side.start()
    for match in _JOIN.finditer(bare, 0, limit):
        form = read_known(match["word"])
        if form is None or match["word"][0].isupper():
            continue
        to_me = re.match(r"(?:me|us)\b", match["after"])
        same = form.tense is Tense.PAST or _surely_verb(match["word"], match["after"])
        main = (
            to_me
            or match["link"].strip() in (", and", "and then", ", then")
            or not _SUBORDINATE.search(rest[: match.start()])
        )
        if match["link"].strip() == "," and not (to_me or _series(rest[match.end() :])):
            continue
        adjective = form.tense is Tense.PAST and re.match(r"(?:of|as|by)\b", match["after"])
        if same and main and not adjective:
            tail = predicates(rest[match.start("next") :])
            if tail:
                link = match["link"].strip(" ,")
                head = Predicate("", adverbs, auxiliary, word, verb, rest[: match.start()].strip(" ,"))
                start = Predicate(
                    link or ",", tail[0].adverbs, tail[0].auxiliary, tail[0].word, tail[0].verb, tail[0].rest
                )
                return (head, start, *tail[1:])
    return (Predicate("", adverbs, auxiliary, word, verb, rest),)


def _series(rest: str) -> bool:
    """Whether "and" with another past verb follows, as in "sat down, opened the box and showed me"."""
    return any(
        (form := read_known(m.group(1))) and form.tense is Tense.PAST
        for m in re.finditer(r"\band\s+(\w+)", rest)
    )


# ------------------------------------------------------------------ the second person

_NOT_POSSESSED = frozenset(
    "a an the this that these those my our your his some any to for of at in on by with from about over under into onto up down out "
    "off back through across along round around before after during until since and or but nor so yet if when while where how what "
    "why who whom whether that as than then again today tomorrow yesterday later now soon there here too also twice once first".split()
)
_GIVING = re.compile(
    r"\b(?:give|gave|send|sent|lend|lent|owe|offer|offered|promise|promised|pay|paid|bring|brought|get|got|buy|bought)\s+$"
)
_CONTRACTED = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
               "doesn't": "don't"}  # fmt: skip
_SHE = ("she", "her", "hers", "herself")
_HE = ("he", "him", "his", "himself")
_THEY = ("they", "them", "their", "theirs", "themselves", "themself")
_PLURAL_BEFORE = re.compile(
    r"\b(?!(?:his|its|this|was|is|has|as|us|does|yes|always|perhaps|series|news|across|thus|less|plus|bus|gas|glass)\b)[a-z]{3,}s\b"
)


def _gender(text: str, reader: Reader) -> str | None:
    """The pronoun that means the reader in a text; None when two people's pronouns meet."""
    low = re.findall(r"\b(she|her|hers|herself|he|him|his|himself)\b", text.casefold())
    seen = {"she" if w in _SHE else "he" for w in low}
    if len(seen) > 1 or (seen and reader.pronoun in ("she", "he") and reader.pronoun not in seen):
        return None
    return next(iter(seen), reader.pronoun or "")


def to_you(text: str, reader: Reader) -> str | None:
    """A text about the reader as said to the reader, or None where it is unclear who is meant.

    >>> ana = Reader.of("Ana Soto", "Ana", "she")
    >>> to_you("how she sees a kiln, and Ana's rule for her team", ana)
    'how you see a kiln, and your rule for your team'
    """
    gender = _gender(text, reader)
    if gender is None:
        return None
    out: list[str] = []
    cursor = 0
    words = rf"(?P<name>{_named(reader.names)})(?P<s>['’]s)?(?!\w)|(?P<pro>\b(?i:she|he|they|her|him|them|his|hers|their|theirs|herself|himself|themselves)\b)"
    for match in re.finditer(rf"(?<!\w)(?:{words})(?P<short>['’](?:s|ll|d|ve|re)\b)?", text):
        new = _replacement(match, text, gender, reader)
        if new is None:
            continue
        before = text[cursor : match.start()]
        out.append(before + new)
        cursor = match.end()
        if new in ("you", "you are", "you have") and _subject_here(match):
            tail, used = _agreeing(text[cursor:])
            out.append(tail)
            cursor += used
    return "".join(out) + text[cursor:]


def _subject_here(match: re.Match[str]) -> bool:
    """Whether the word stands as a subject: she, he, they, or a name that no preposition governs."""
    if match["pro"]:
        return match["pro"].casefold() in ("she", "he", "they")
    before = match.string[: match.start()].rstrip()
    return not re.search(
        r"\b(?:to|with|for|of|from|at|by|about|and|met|thank|gave|sent|told|showed|asked|let)$",
        before,
        re.IGNORECASE,
    )


def _replacement(match: re.Match[str], text: str, gender: str, reader: Reader) -> str | None:
    short = (match["short"] or "").replace("’", "'")
    if match["name"]:
        return "your" if match["s"] or short == "'s" else "you" + short
    word = match["pro"].casefold()
    if word in _THEY and not (gender == "they" or reader.pronoun == "they"):
        return _their(word, match, text)
    if (word in _SHE and gender == "he") or (word in _HE and gender == "she"):
        return None
    if word in ("herself", "himself", "themselves"):
        return "yourself"
    if word in ("hers", "theirs"):
        return "yours"
    if short == "'s":
        after = re.match(r"\s+(\w+)", text[match.end() :])
        form = read(after.group(1)) if after else None
        return "you have" if form and form.tense in (Tense.PAST, Tense.PARTICIPLE) else "you are"
    if word in ("her", "his", "their"):
        return "your" if word == "their" or _possesses(match, text) else "yours" if word == "his" else "you"
    return "you" + short


def _their(word: str, match: re.Match[str], text: str) -> str | None:
    """ "Their" beside one person is that person's organisation, unless a plural stands before it."""
    before = text[: match.start()]
    several = _PLURAL_BEFORE.search(before) or re.search(
        r"\b(?:them|those|these|each|both|everybody|people)\b", before
    )
    if word in ("their", "they") and not several:
        return "your" if word == "their" else "you"
    return None


def _possesses(match: re.Match[str], text: str) -> bool:
    """Whether "her" or "his" owns the next word, as in "her team", not in "told her that"."""
    after = re.match(r"\s+(?:(?:first|second|last)\s+(?=[\w’'-]+))?([\w’'-]+)", text[match.end() :])
    if not after or after.group(1).casefold() in _NOT_POSSESSED:
        return match["pro"].casefold() == "his" and after is not None
    return match["pro"].casefold() == "his" or not _GIVING.search(text[: match.start()])


def _agreeing(rest: str) -> tuple[str, int]:
    """The words up to the verb after "you" with that verb made to agree, and how much text that was."""
    head = re.match(rf"(\s+(?:{_ADVERB}\s+)*)([^\W\d_]\w*(?:['’]t)?)", rest)
    if not head:
        return "", 0
    word = head.group(2).replace("’", "'").casefold()
    form = read_known(word)
    if word in _CONTRACTED:
        new = _CONTRACTED[word]
    elif form and form.tense is Tense.PRESENT:
        new = form.base
    elif (
        not form
        and word.endswith("s")
        and not word.endswith("ss")
        and (guess := read(word))
        and guess.tense is Tense.PRESENT
    ):
        new = guess.base
    else:
        return "", 0
    done = head.group(1) + new
    present_tense = word in _CONTRACTED or (form is not None and form.tense is Tense.PRESENT)
    follow = re.match(rf"([^.;:]*?\s(?:and|or|but)\s+(?:{_ADVERB}\s+)?)(\w+)\s+(\w+)", rest[head.end() :])
    if follow and present_tense and _surely_verb(follow.group(2), follow.group(3)):
        second = read_known(follow.group(2))
        base = _CONTRACTED.get(follow.group(2)) or (second.base if second else follow.group(2))
        return done + follow.group(1) + base, head.end() + follow.end(2)
    return done, head.end()


def _surely_verb(word: str, after: str) -> bool:
    """Whether a form in -s after "and" is a verb and not a plural noun."""
    form = read_known(word)
    if form is None or form.tense is not Tense.PRESENT:
        return False
    return form.base in _NEVER_NOUNS or after.casefold() in _DETERMINERS


# ------------------------------------------------------------------ thanks


def gerunds(found: Clause, reader: Reader) -> str | None:
    """The predicates as gerunds with the reader as their subject: "let me speak" → "letting me speak".

    None where one of them is negated, has a modal verb, or cannot be shifted to the second person.
    """
    parts: list[str] = []
    for p in found.predicates:
        auxiliary = p.auxiliary.casefold().lstrip("'’")
        if (
            p.negated
            or auxiliary in MODALS | {"ll", "would", "is", "are", "was", "were", "did", "does"}
            or p.verb.base == "be"
        ):
            return None
        rest = to_you(p.rest, reader)
        if rest is None:
            return None
        link = {"": "", ",": ","}.get(p.link, f" {p.link}")
        adverbs = "" if p.adverbs.casefold() in ("also", "then", "just") else p.adverbs
        parts.append(f"{link} {adverbs} {gerund(p.verb.base)} {rest}")
    return re.sub(r"\s+([,.;:?])", r"\1", " ".join("".join(parts).split()))
