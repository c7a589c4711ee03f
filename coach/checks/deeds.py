"""Who does what to whom in a sentence, and whether it is done, meant to be done or only possible.

Without a parser: from a verb, the name or pronoun before it does the deed, those after it suffer it; a passive turns
that round. Where a sentence is not that plain, nobody does the deed, and nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coach.checks import vocabulary
from coach.checks.lexicon import is_courtesy, is_plain, meaning, tokens
from coach.text import STOP_WORDS

PRONOUNS = {
    **dict.fromkeys("i me we us".split(), "self"),
    "you": "you",
    **dict.fromkeys("he she they him her them".split(), "third"),
}
_OWNERS = {"my": "self", "our": "self", "your": "you", "his": "third", "their": "third", "her": "third"}
_BE = frozenset("is are was were be been being am got".split())
_MODALS = {
    **dict.fromkeys("will shall 'll".split(), "will"),
    **dict.fromkeys("may might could would can perhaps maybe possibly".split(), "may"),
}
_PLANNING = frozenset(
    "plan plans planned planning want wants wanted hope hopes hoped hoping intend intends intended intending promise "
    "promises promised agree agrees agreed decided offer offers offered aim aims aimed mean means meant like going due "
    "about prepare prepares preparing supposed expected expects expect consider considers considering ready set".split()
)
_FILL = (
    frozenset(
        "is are was were be been being am has have had having do does did done will shall should may might can could would "
        "must to not never also only just still already soon now recently often always usually probably perhaps maybe then "
        "later once both all each 'll 'd 've 'm 're 's need needs no longer used ago the a an"
        " most more much very".split()
    )
    | _PLANNING
)
_PREPOSITIONS = frozenset(
    "at in on from to into with of for by about near under over after before since until against between among through "
    "via without like as than".split()
)
_CUTS = frozenset(
    "and or but because although though so while whereas who which that where when if whether unless".split()
)
DEGREES = frozenset("more less fewer".split())
_ADVERBS_LIKE = re.compile(r"\w{2,}ly$")
_MOVES = frozenset(
    meaning(w) for w in "move go switch transfer change travel fly drive return come relocate".split()
)
_CONTRACTED = re.compile(r"(i|you|he|she|we|they|it)('(?:ll|d|ve|m|re|s))$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as a deed needs it: its form, its place in the text, whether a name, and whether it owns the next."""

    form: str
    start: int
    end: int
    name: bool
    owns: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a sentence: a pronoun ("self", "you", "third") or names, each the meanings of its words. `first` and
    `last` are the places of its words, `before` the preposition it hangs on."""

    who: str
    names: tuple[frozenset[str], ...]
    first: int
    last: int
    before: str = ""
    owns: bool = False

    def is_one_of(self, others: Sequence[Party]) -> bool:
        """Whether it surely is one of the others: the same pronoun of the first person, or a name of theirs."""
        return any(self.same(o) for o in others)

    def same(self, other: Party) -> bool:
        """Whether both surely are the same."""
        if self.who != "name" or other.who != "name":
            return self.who == other.who
        return any(a <= b or b <= a for a in self.names for b in other.names)


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, a comparison or a relation with its doer and the others in its part of the sentence. `mood` is done, will,
    plan, may, former, present or empty; `about` are the meanings of that part's words."""

    sense: str
    doer: Party | None
    others: tuple[Party, ...]
    passive: bool
    mood: str
    start: int
    end: int
    about: frozenset[str]
    ways: tuple[tuple[str, Party], ...]  # "from" and "to" whom or where


def deeds_of(text: str, is_name: Callable[[str], bool], offset: int = 0) -> list[Deed]:
    """The deeds of one sentence. `is_name` decides on a capital that begins it; `offset` is where it stands."""
    words = _words(text, is_name, offset)
    parties = _parties(words, text, offset)
    return list(_deeds(words, parties, _parts(words, parties, text, offset)))


def _words(text: str, is_name: Callable[[str], bool], offset: int) -> list[Word]:
    found: list[Word] = []
    for index, token in enumerate(tokens(text, offset)):
        contracted = _CONTRACTED.match(token.word)
        if contracted:
            cut = token.start + len(contracted[1])
            found.append(Word(contracted[1], token.start, cut, False, False))
            found.append(Word(contracted[2], cut, token.end, False, False))
            continue
        name = token.capital and (
            (bool(found) and found[-1].name and found[-1].end + 1 == token.start)
            or (not is_plain(token.word) and (index > 0 or _opens_with_name(token.word, is_name)))
        )
        owns = text[token.end - offset : token.end - offset + 1] in ("'", "’")
        found.append(Word(token.word, token.start, token.end, name, owns))
    return found


def _opens_with_name(word: str, is_name: Callable[[str], bool]) -> bool:
    return is_name(word) or not (is_courtesy(word) or re.search(r"(?:ing|ed|ly)$", word))


def _parties(words: Sequence[Word], text: str, offset: int) -> list[Party]:
    found: list[Party] = []
    at = 0
    while at < len(words):
        if words[at].name:
            party = _named(words, at, text, offset)
        elif words[at].form in _OWNERS and _relation_after(words, at):
            party = Party(_OWNERS[words[at].form], (), at, at, _before(words, at), True)
        elif words[at].form in PRONOUNS and not _possessive(words, at, text, offset):
            party = Party(PRONOUNS[words[at].form], (), at, at, _before(words, at))
        else:
            at += 1
            continue
        found.append(party)
        at = party.last + 1
    return found


def _named(words: Sequence[Word], at: int, text: str, offset: int) -> Party:
    """A name, or several in a list: "Ann, Bob and Cem"."""
    names: list[set[str]] = [set()]
    last = at
    alone = at  # where the first name ends, which is all of it where no "and" closes a list
    closed = False
    names[-1].add(meaning(words[at].form))
    while last + 1 < len(words) and not words[last].owns:
        gap = text[words[last].end - offset : words[last + 1].start - offset]
        joins = last + 2 < len(words) and words[last + 1].form in ("and", "or") and words[last + 2].name
        if words[last + 1].name and gap in (" ", ", "):
            last += 1
            if gap == ", ":
                names.append(set())
        elif joins and gap in (" ", ", "):
            last += 2
            closed = True
            names.append(set())
        else:
            break
        names[-1].add(meaning(words[last].form))
        alone = last if len(names) == 1 else alone
    if not closed:
        names, last = names[:1], alone
    return Party("name", tuple(frozenset(n) for n in names), at, last, _before(words, at), words[last].owns)


def _before(words: Sequence[Word], at: int) -> str:
    """The preposition before a party, an article between them left out."""
    at -= 1
    if at >= 0 and words[at].form in ("the", "a", "an"):
        at -= 1
    return words[at].form if at >= 0 and words[at].form in _PREPOSITIONS else ""


def _possessive(words: Sequence[Word], at: int, text: str, offset: int) -> bool:
    """Whether "her" stands for whose: a word follows at once that is no preposition, article or figure."""
    if words[at].form != "her" or at + 1 == len(words):
        return False
    gap = text[words[at].end - offset : words[at + 1].start - offset]
    return gap == " " and words[at + 1].form not in STOP_WORDS and not words[at + 1].form[0].isdigit()


def _relation_after(words: Sequence[Word], at: int) -> bool:
    return any(w.form in vocabulary.RELATIONS for w in words[at + 1 : at + 3])


def _parts(words: Sequence[Word], parties: Sequence[Party], text: str, offset: int) -> list[tuple[int, int]]:
    """The sentence cut at conjunctions and signs that are not inside a list of names, as ranges of words."""
    inside = {i for p in parties for i in range(p.first + 1, p.last + 1)}
    cuts = [0]
    for i in range(1, len(words)):
        gap = text[words[i - 1].end - offset : words[i].start - offset]
        if i not in inside and (words[i].form in _CUTS or re.search(r"[,;:()–—\n]", gap)):
            cuts.append(i)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True) if a < b]


def _deeds(
    words: Sequence[Word], parties: Sequence[Party], parts: Sequence[tuple[int, int]]
) -> Iterator[Deed]:
    subject: Party | None = None
    for start, end in parts:
        here = [p for p in parties if start <= p.first < end]
        opener = words[start].form
        held = subject
        if opener in ("who", "which", "that"):
            held = next((p for p in reversed(parties) if p.last == start - 1), None)
        own = next((p for p in here if not p.before and not p.owns), None)
        about = frozenset(
            meaning(w.form)
            for w in words[start:end]
            if (w.form not in STOP_WORDS or w.form in DEGREES) and len(w.form) > 1
        )
        for at in range(start, end):
            if any(p.first <= at <= p.last for p in here) or not _may_be_deed(words[at].form):
                continue
            deed = _deed(words, at, (start, end), here, held, about)
            if deed:
                yield deed
        subject = own if own and _begins(words, start, own) else subject


def _begins(words: Sequence[Word], start: int, party: Party) -> bool:
    return all(w.form in _CUTS or w.form in _FILL for w in words[start : party.first])


def _may_be_deed(form: str) -> bool:
    if form in _BE or form in _MODALS or form in _PREPOSITIONS or form in _OWNERS or len(form) < 3:
        return False
    return form in DEGREES or form not in STOP_WORDS


def _deed(
    words: Sequence[Word],
    at: int,
    part: tuple[int, int],
    here: Sequence[Party],
    held: Party | None,
    about: frozenset[str],
) -> Deed | None:
    left = next((p for p in reversed(here) if p.last < at), None)
    after = [p for p in here if p.first > at]
    between = words[(left.last + 1 if left else part[0]) : at]
    mood = _mood(words, at, bool(left) and not between)
    relation = words[at].form in vocabulary.RELATIONS
    if relation:
        doer, others = _related(here, at, left)
        passive = False
    else:
        filled = all(_fills(w) for w in between)
        subject = left if left and not left.before and not left.owns else None
        if not left:
            subject = held
            filled = all(_fills(w) or w.form in _CUTS for w in between)
        doer = subject if filled else None
        passive = any(w.form in _BE for w in between) and _is_past(words[at].form)
        others = tuple(p for p in after if p.before != "with")
        by = next((p for p in after if passive and p.before == "by"), None)
        if passive and (doer or by):
            others = (*((doer,) if doer else ()), *(p for p in others if p is not by))
            doer = by
    sense = meaning(words[at].form)
    if any(sense == meaning(w) for w in vocabulary.MUTUAL):
        others = ()
    return Deed(
        sense, doer, others, passive, mood, words[part[0]].start, words[part[1] - 1].end, about,
        tuple(_ways(sense, doer, others, about)),
    )  # fmt: skip


def _fills(word: Word) -> bool:
    return word.form in _FILL or word.form.endswith("n't") or _ADVERBS_LIKE.match(word.form) is not None


def _related(here: Sequence[Party], at: int, left: Party | None) -> tuple[Party | None, tuple[Party, ...]]:
    """Who is it, and whose: "Lena's brother Hugo", "Hugo is Lena's brother", "Hugo, brother of Lena"."""
    after = [p for p in here if p.first > at]
    owner = left if left and left.owns and at - left.last <= 2 else None
    owner = owner or next((p for p in after if p.before == "of" and p.first - at <= 3), None)
    rest = [p for p in here if p is not owner and not p.before and not p.owns]
    return (rest[0], (owner,)) if owner and rest else (None, ())


def _ways(
    sense: str, doer: Party | None, others: Sequence[Party], about: frozenset[str]
) -> Iterator[tuple[str, Party]]:
    """From where and to where somebody goes."""
    leaving, joining = sense == meaning("leave"), sense == meaning("join")
    for party in others:
        if party.who != "name" or party is doer:
            continue
        if party.before == "from":
            yield "from", party
        elif (party.before in ("to", "into") and (sense in _MOVES or leaving)) or (
            party.before == "for" and leaving
        ):
            yield "to", party
        elif not party.before and leaving:
            yield "from", party
        elif not party.before and joining:
            yield "to", party


def _is_past(form: str) -> bool:
    return form in vocabulary.IRREGULAR or (form.endswith("ed") and len(form) > 4)


def _mood(words: Sequence[Word], at: int, after_doer: bool) -> str:
    """How real the deed is said to be."""
    form = words[at].form
    chain = [w.form for w in words[max(0, at - 6) : at]]
    while chain and (_ADVERBS_LIKE.match(chain[-1]) or chain[-1] in ("not", "also", "soon", "then", "never")):
        chain.pop()
    perfect = False
    while chain and chain[-1] in ("have", "has", "had", "be", "been", "being", "having"):
        perfect = perfect or chain[-1] in ("have", "has", "had", "been")
        chain.pop()
    last = chain[-1] if chain else ""
    if last in _MODALS or last in ("won't", "wouldn't", "couldn't"):
        return _MODALS.get(last, "will" if last == "won't" else "may")
    if last == "to" and len(chain) > 1:
        governor = chain[-2]
        if governor == "used":
            return "former"
        if governor in _PLANNING:
            return "plan"
        return ""
    if form.endswith("ing") and (
        last.startswith("consider") or chain[-2:] in (["thinking", "of"], ["thinking", "about"])
    ):
        return "may"
    if any(w in ("formerly", "previously", "once") for w in chain[-2:]):
        return "former"
    if _is_past(form):
        determined = last in _OWNERS or last in ("the", "a", "an", "of", "with", "for", "by", "in", "no")
        return "" if determined else "done"
    if perfect:
        return "done"
    return "present" if after_doer and form.endswith("s") else ""
