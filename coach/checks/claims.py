"""Takes a sentence apart into clauses, each with the names, values and words that claim something."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.checks.lexicon import Token, is_courtesy, is_plain, tokens
from coach.checks.values import Value, values_in
from coach.evidence import Span

PARTICLES = frozenset(
    "van der den de von zu la le du del della di da of the al bin ibn and & ten ter st".split()
)

_BOUNDARY = re.compile(
    r"[,;()–—]|:(?=\s)|\n|\s-\s|\b(?:and|but|who|which|where|while|whereas|because|although|though|so)\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\?\s*$|\b(?:(?:I|we)(?: do| really| very much| also)? (?:hope|wish|trust|look(?:ed)? forward|appreciate|enjoyed)"
    r"|(?:I|we) (?:am|are|was|were) hoping|I['’]m hoping|looking forward|thank(?:s| you)|many thanks|it was (?:\w+ )?(?:good|great|nice|lovely|a (?:real |great )?pleasure)"
    r"|(?:good|great|nice|lovely) (?:to|seeing|talking|meeting)|let me know|let us know|would you|could you|can you"
    r"|shall we|if you|if it|I would|I['’]d|we['’]d|happy to|glad to|please|sorry|apolog\w+|feel free|no (?:rush|hurry|need)"
    r"|warm(?:est)? (?:regards|wishes)|(?:kind|best) (?:regards|wishes)|take care|until then|see you|all the best"
    r"|yours (?:sincerely|truly)|congratulations|I['’]ll (?:be in touch|let you know|keep you)|hear from you"
    r"|how (?:are|is|did|have|has))\b"
    r"|^\W*(?:hi|hello|dear|good (?:morning|afternoon|evening)|best|cheers|regards|sincerely)\b",
    re.IGNORECASE,
)
# Where a courtesy ends and what is taken for a fact begins: "It was good to hear that", "Thank you for".
_ASSERTS = re.compile(
    r"\b(?:hear|hearing|heard|learn|learning|read|reading|see|remember|recall|glad|delighted|happy|pleased|sorry|appreciate"
    r"|enjoyed|grateful) (?:that|how)\b"
    r"|\b(?:thanks|thank you|grateful|congratulations)(?: (?:again|very much|so much|a lot|once more|indeed))? (?:for|on)(?= \w+ing\b)"
    r"|\b(?:it|that) was (?:\w+ ){1,4}?to(?= \w)"
    r"|(?<!hope )(?<!wish )(?<!trust )\b(?:that|which) (?=(?:you|I|we|he|she|they|[A-Z]\w+) (?:have |has |had )?(?:\w+ed|sent|gave"
    r"|told|wrote|made|lent|brought|found|took|sold|bought|left|won|lost|met)\b)",
    re.IGNORECASE,
)
# A wish on something that was: it is taken for a fact too.
_OVER = re.compile(
    r"\b(?:hope|trust) (?:that )?(?=(?:you|your|the) (?:\w+ ){0,4}?(?:enjoyed|liked|went|was|were|found|had)\b)(?![^?]*\?\s*$)",
    re.IGNORECASE,
)
_ONLY_WISHED = re.compile(
    r"\?\s*$|\b(?:hope|hoping|wish|trust|would|could|if|look(?:ing|ed)? forward to (?:hearing|learning|reading|seeing))\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\?\s*$|\b(?:would|could|shall|happy to|glad to|free|suit|if you|if it|propose|suggest|let me know)\b",
    re.IGNORECASE,
)
_SAYS_UNKNOWN = re.compile(
    r"\b(?:do(?:es)? not|don['’]t|doesn['’]t|did not|didn['’]t|cannot|can['’]t|could not|couldn['’]t|never)\s+(?:\w+\s+)?"
    r"(?:say|mention|show|tell|know|find|contain|record|state|see|include|cover|indicate|specify|answer|provide|have)\b"
    r"|\b(?:nothing|no (?:note|record|mention|information|evidence|source|answer|details?)|found (?:no|nothing)|not (?:known"
    r"|mentioned|recorded|stated|clear)|unknown|unclear|not sure)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"(?:;|\b(?:but|although|though|while|whereas|however)\b)\s*$", re.IGNORECASE)
_META = re.compile(
    r"\b(?:notes?|evidence|sources?|records?|material|contacts?|handbook|I|information|passages?|it is|nothing|mention)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence. `runs` are names, each a run of words; `words` are the other words that claim
    something; `soft` is courtesy, and a `proposal` may name times and amounts of its own."""

    text: str  # the whole text: offsets are into it
    start: int
    end: int
    runs: tuple[tuple[Token, ...], ...]
    values: tuple[Value, ...]
    words: tuple[Token, ...]
    soft: bool
    proposal: bool
    lenient: bool = False  # what a courtesy says for a fact: "Thank you for sending …"

    @property
    def subject(self) -> tuple[Token, ...]:
        """The name that the clause begins with, if any."""
        if not self.runs:
            return ()
        before = self.text[self.start : self.runs[0][0].start]
        return self.runs[0] if len(before.split()) <= 1 else ()

    @property
    def meanings(self) -> set[str]:
        """Meanings of its words and names."""
        return {t.meaning for t in self.words} | {t.meaning for run in self.runs for t in run}


def clauses_of(text: str, span: Span, is_name: Callable[[str], bool]) -> list[Clause]:
    """The clauses of a sentence that claim something. `is_name` decides on a capital that only begins the
    sentence."""
    sentence = text[span.start : span.end]
    values = [_moved(v, span.start) for v in values_in(sentence)]
    words = [
        t
        for t in tokens(sentence, span.start)
        if not any(v.start < t.end and t.start < v.end for v in values)
    ]
    runs = _name_runs(text, span, words, is_name)
    inside = [(v.start, v.end) for v in values] + [(r[0].start, r[-1].end) for r in runs]
    soft, proposal = bool(_SOFT.search(sentence)), bool(_PROPOSAL.search(sentence))
    named = {t for run in runs for t in run}
    firm = _firm_from(sentence) + span.start if soft else span.start
    found = []
    silent = False  # inside "the notes do not say where …", up to the next "but"
    for start, end in _split(_parts(text, span, inside), firm):
        silent = silent and not _TURN.search(text, span.start, start)
        silent = silent or bool(_SAYS_UNKNOWN.search(text, start, end) and _META.search(text, start, end))
        if silent:
            continue
        exempt = soft and start < firm
        plain = [t for t in words if start <= t.start < end and t not in named and _claims(t, exempt)]
        found.append(
            Clause(
                text, start, end,
                tuple(r for r in runs if start <= r[0].start < end),
                tuple(v for v in values if start <= v.start < end),
                tuple(plain), exempt, exempt and proposal, soft and not exempt,
            )
        )  # fmt: skip
    return [c for c in found if c.runs or c.values or c.words]


def _firm_from(sentence: str) -> int:
    """Where in a courtesy a fact begins; its end where none does."""
    over = _OVER.search(sentence)
    if over:
        return over.end()
    if _ONLY_WISHED.search(sentence):
        return len(sentence)
    found = _ASSERTS.search(sentence)
    return found.end() if found else len(sentence)


def _split(parts: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """Parts of a text of which none reaches over a place."""
    return [
        piece
        for start, end in parts
        for piece in (((start, at), (at, end)) if start < at < end else ((start, end),))
    ]


def is_soft(sentence: str) -> bool:
    """Whether a sentence is a courtesy, an offer, a wish or a question."""
    return _SOFT.search(sentence) is not None


def joined(clauses: Sequence[Clause]) -> Clause:
    """The clauses of one sentence as one."""
    first, last = clauses[0], clauses[-1]
    return Clause(
        first.text, first.start, last.end,
        tuple(r for c in clauses for r in c.runs), tuple(v for c in clauses for v in c.values),
        tuple(w for c in clauses for w in c.words), first.soft, first.proposal,
    )  # fmt: skip


def _moved(value: Value, by: int) -> Value:
    return Value(value.start + by, value.end + by, value.quote, value.kind, value.key, value.unit)


def _claims(token: Token, soft: bool) -> bool:
    return len(token.word) > 2 and not is_plain(token.word) and not (soft and is_courtesy(token.word))


def _parts(text: str, span: Span, inside: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    cuts = [
        m
        for m in _BOUNDARY.finditer(text, span.start, span.end)
        if not any(s < m.end() and m.start() < e for s, e in inside)
    ]
    starts = [span.start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), span.end]
    return [_trim(text, s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip()]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _name_runs(
    text: str, span: Span, words: Sequence[Token], is_name: Callable[[str], bool]
) -> list[tuple[Token, ...]]:
    runs: list[list[Token]] = []
    between: list[Token] = []
    for token in words:
        inside_name = bool(runs) and token.capital and runs[-1][-1].end + 1 == token.start
        if not inside_name and not _named(text, span, token, is_name):
            between.append(token)
            continue
        joined = runs and _joined(text, runs[-1][-1], token, between)
        if joined:
            runs[-1] += [*between, token]
        else:
            runs.append([token])
        between = []
    return [tuple(run) for run in runs]


def _joined(text: str, last: Token, token: Token, between: Sequence[Token]) -> bool:
    gap = text[last.end : token.start]
    if any(c in gap for c in ',;:()\n"“”') or len(between) > 2:
        return False
    return all(t.word in PARTICLES and t.word not in ("and", "the") and t.start > last.end for t in between)


def _named(text: str, span: Span, token: Token, is_name: Callable[[str], bool]) -> bool:
    if not token.capital or (is_plain(token.word) and not _acronym(text, token)):
        return False
    before = text[span.start : token.start]
    initial = not re.search(r"\w", before) or re.search(r"[:\n\"“‘(]\s*$", before) is not None
    if not initial or _acronym(text, token):
        return True
    return is_name(token.word)


def _acronym(text: str, token: Token) -> bool:
    written = text[token.start : token.end]
    return len(written) > 1 and written.isupper()
