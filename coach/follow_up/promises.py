"""Promises in the user's notes, messages and mail: who owes whom what, by when, and whether it was kept. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from coach.dates import due_date
from coach.evidence import Statement
from coach.follow_up.promise_language import commitments
from coach.follow_up.promise_scene import USER, Commitment, Scene, names_for
from coach.text import content_words, fold, plain
from coach.writer.nouns import head_noun

if TYPE_CHECKING:
    from collections.abc import Callable

NOTES = frozenset({"note", "turn"})
MESSAGES = frozenset({"message", "mail"})


@dataclass(frozen=True, slots=True)
class PromiseFound:
    """A promise. `by` or `to` None is the user. `statement_ids` are its evidence, the sentence that made it first,
    the one that kept it last."""

    by: str | None
    to: str | None
    what: str
    made: date | None
    due: date | None
    status: Literal["open", "kept"]
    kept_on: date | None
    statement_ids: tuple[int, ...]

    @property
    def person(self) -> str:
        """The other party."""
        return self.by or self.to or ""


def find_promises(
    statements: Sequence[Statement],
    people: Mapping[str, Sequence[str]],
    present: Mapping[int, Sequence[str]] | None = None,
    events: Sequence[tuple[str, date]] = (),
) -> list[PromiseFound]:
    """All promises between the user and others, in the order they were made.

    `people` gives the names of each person id. `present` says who took part in a document: the
    people a note was written about, the sender and recipients of a message (the user left out). `events` are names
    and first days, for deadlines like "before the spring summit".
    """
    taking_part = {document: tuple(ids) for document, ids in (present or {}).items()}
    found: list[PromiseFound] = []
    for document in _documents(statements):
        for i, statement in enumerate(document):
            others = taking_part.get(statement.document, ())
            _mark_kept(found, statement, others)
            scene = _scene(document, i, others, people)
            if scene is None:
                continue
            for commitment in commitments(scene):
                _add(found, commitment, statement, _due(commitment, statement, scene.after, events))
    return found


def _documents(statements: Iterable[Statement]) -> list[list[Statement]]:
    grouped: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind in NOTES | MESSAGES:
            grouped[statement.document].append(statement)
    ordered = sorted(grouped.values(), key=lambda d: (d[0].date or date.min, d[0].document))
    return [sorted(document, key=lambda s: s.start) for document in ordered]


def _clean(text: str) -> str:
    return plain(text).strip()


def _scene(
    document: Sequence[Statement], i: int, others: Sequence[str], people: Mapping[str, Sequence[str]]
) -> Scene | None:
    """The sentence as it is to be understood; None where nobody could have promised anything."""
    statement = document[i]
    before = document[max(0, i - 2) : i][::-1]
    after = _clean(document[i + 1].text) if i + 1 < len(document) else ""
    involved = dict.fromkeys((*statement.subjects, *statement.mentions, *others))
    for earlier in before:
        involved.update(dict.fromkeys(earlier.mentions))
    names = names_for([(p, people[p]) for p in involved if p in people])
    common = {"names": names, "before": tuple(_clean(s.text) for s in before), "after": after}
    text = _clean(statement.text)
    if statement.kind in MESSAGES:
        if statement.speaker is not None:
            return Scene(text, statement.date, statement.speaker, USER, **common)  # type: ignore[arg-type]
        reader = others[0] if len(others) == 1 else None
        return Scene(text, statement.date, USER, reader, **common) if reader else None  # type: ignore[arg-type]
    other = next(iter(statement.subjects), None) or (others[0] if len(others) == 1 else None)
    if other is None:
        other = next((p for s in before for p in s.subjects), None)
    return Scene(text, statement.date, other=other, **common)  # type: ignore[arg-type]


def _due(
    commitment: Commitment, statement: Statement, after: str, events: Sequence[tuple[str, date]]
) -> date | None:
    """The deadline in the sentence, in a fragment right after it, or the day of an event named as one."""
    if statement.date is None:
        return None
    found = due_date(commitment.clause, statement.date)
    if found is None and re.match(r"(?:by|before|until|deadline|due)\b[^.]{3,40}\.?$", after, re.IGNORECASE):
        found = due_date(after, statement.date)
    if found is None:
        tail = re.search(r"\b(?:before|by|at|in time for|ahead of)\s+(?:the\s+)?(.+)$", commitment.clause)
        words = set(content_words(tail.group(1))) if tail else set()
        coming = [(day, name) for name, day in events if day >= statement.date]
        for day, name in sorted(coming):
            title = set(content_words(name)) - {str(y) for y in range(1990, 2100)}
            if title and len(title & words) >= max(1, (len(title) + 1) // 2):
                return day
    return found


# ------------------------------------------------------------------ the same promise again


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return word


_EMPTY = frozenset("introduct introduc send share promis today yesterday tomorrow copi new draft".split())


def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, possessives and hyphens taken apart."""
    stem = _stemmer()
    flat = text.replace("-", " ").replace("’s", "").replace("'s", "")
    return frozenset(stem(w) for w in content_words(flat))


def _proper(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in re.findall(r"(?<!^)\b[A-ZÀ-Þ][\w'’-]+", text))


def same_matter(left: str, right: str) -> bool:
    """Whether two descriptions of a promise mean one thing."""
    a, b = stems(left), stems(right)
    if not a or not b:
        return False
    if len(a & b) / min(len(a), len(b)) >= 0.5 and (a & b) - {"answer", "introduct"}:
        return True
    if a & b == {"introduct"} and (a == {"introduct"} or b == {"introduct"}):
        return True
    return bool(_proper(left) & _proper(right))


def _add(found: list[PromiseFound], commitment: Commitment, statement: Statement, due: date | None) -> None:
    """Adds a promise, or more evidence to the open one it repeats."""
    by, to = (None if p == USER else p for p in (commitment.by, commitment.to))
    alike = [i for i, p in enumerate(found) if (p.by, p.to) == (by, to) and p.status == "open"]
    repeated = [i for i in alike if same_matter(found[i].what, commitment.what)]
    if not commitment.what and len(alike) == 1:
        repeated = alike
    if repeated:
        known = found[repeated[-1]]
        ids = tuple(dict.fromkeys((*known.statement_ids, statement.id)))
        found[repeated[-1]] = replace(known, due=due or known.due, statement_ids=ids)
    elif commitment.what:
        found.append(
            PromiseFound(by, to, commitment.what, statement.date, due, "open", None, (statement.id,))
        )


# ------------------------------------------------------------------ kept

_AS_PROMISED = re.compile(
    r",?\s*\b(?:just )?as (?:I |he |she |they |you )?(?:had |have |has )?(?:promised|agreed|discussed|said|asked|arranged|announced)"
    r"(?: (?:he|she|they|I) (?:would|'d))?(?: in [A-Z]\w+)?"
    r"|,?\s*\b(?:\w+ (?:day|week|hour|month)s? |well )?(?:before|earlier than|sooner than|ahead of) (?:(?:I|he|she|they|we) (?:had )?(?:said|"
    r"promised)|time|schedule|the deadline)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nothing|yet|still|will|would|should|shall|must|may|might|can|could|need|has to|have to|going to|promised|hope|hopes|"
    r"want|wants|if|when|once|until|to (?:send|share|write|read|get)|waiting|chase|remind(?:ed)?|asked)\b|n['’]t\b|['’]ll\b|\?",
    re.IGNORECASE,
)
# What stands against "as promised" too.
_NOT_NOW = re.compile(r"\b(?:not|never|will|would|soon|tomorrow|next)\b|n['’]t\b|['’]ll\b|\?", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:sent|shared|forwarded|emailed|e-mailed|mailed|posted|delivered|handed|gave|given|returned|introduced|connected|provided|passed|"
    r"uploaded|submitted|finished|brought|lent|showed|put|called|rang|told|wrote|reviewed|read|commented|edited|drafted|booked|arranged|"
    r"printed|signed|paid|made|met|recommended|nominated|answered|replied|confirmed|proofread|published)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:here (?:is|are|comes?|you)|attached(?: is| are)?|enclosed|please find|you(?:r|['’]ll find)?\s.*\b(?:mailbox|inbox)|"
    r"(?:is|are) in your|I(?:['’]ve| have)? (?:just )?(?:sent|shared|uploaded|forwarded|posted|introduced)|meet \w+)\b",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"\b(?:arrived|came (?:through|in|today)|received|got|has come|have come|landed|thank(?:s| you) for (?:sending|sharing|introducing|the|"
    r"your|forwarding)|in my (?:inbox|mailbox)|introduced (?:me|us))\b",
    re.IGNORECASE,
)


# Somebody else has it now.
_TAKEN = re.compile(
    r"\b(?:he|she|they|(?-i:[A-Z]\w+))\s+(?:has |have |had |now )*(?:got|received)\b", re.IGNORECASE
)


def _named_thing(what: str, said: frozenset[str]) -> bool:
    """Whether the thing itself is named, not only what it is about: the drawing, not only the kiln."""
    introduced = re.match(r"(?:the |an? )?introduction to (.+)$", what)
    head = stems(introduced.group(1)) if introduced else stems(head_noun(what))
    return not head or bool(head & said)


def _keeps(promise: PromiseFound, statement: Statement, text: str) -> bool:
    """Whether a sentence, read with its author, is of the kind that shows the promise kept."""
    mine = promise.by is None
    if statement.kind in MESSAGES:
        author_promised = statement.speaker == promise.by
        return bool((_HERE if author_promised else _GOT).search(text))
    did, taken = _DID.search(text), _TAKEN.search(text)
    if mine:
        by_other = did and re.search(
            r"\b(?:he|she|they)\s+(?:has\s+|have\s+)?$", text[: did.start()], re.IGNORECASE
        )
        return (did is not None and not by_other) or taken is not None
    own = did and re.search(r"(?:^|\bI\s+(?:have\s+)?)$", text[: did.start()])
    return not taken and (bool(_GOT.search(text)) or (did is not None and not own))


def _concerns(promise: PromiseFound, statement: Statement, others: Sequence[str], covered: float) -> bool:
    """Whether a sentence is about the person of the promise. A note on its own may leave the name out where every
    word of the promise is there."""
    person = promise.person
    if statement.kind in MESSAGES:
        return statement.speaker == person or (statement.speaker is None and tuple(others) == (person,))
    if person in statement.mentions or person in statement.subjects or person in others:
        return not statement.subjects or statement.subjects[0] == person or covered >= 0.5
    return not statement.mentions and covered >= 0.99 and len(stems(promise.what)) >= 2


def _mark_kept(found: list[PromiseFound], statement: Statement, others: Sequence[str]) -> None:
    """Marks the open promises that a sentence shows to be kept."""
    text = _clean(statement.text)
    announced = _AS_PROMISED.search(text) is not None
    rest = _AS_PROMISED.sub("", text)
    against = _NOT_NOW if announced else _NOT_YET
    if against.search(rest) or not (announced or any(p.search(rest) for p in (_DID, _HERE, _GOT))):
        return
    said = stems(f"{text} {statement.title}")
    open_with = defaultdict(list)
    for i, promise in enumerate(found):
        if promise.status == "open" and statement.id not in promise.statement_ids:
            open_with[promise.by, promise.to].append(i)
    for i, promise in enumerate(found):
        if i not in open_with[promise.by, promise.to]:
            continue
        matter = (stems(promise.what) - _EMPTY) or stems(promise.what)
        covered = len(matter & said) / len(matter) if _named_thing(promise.what, said) else 0.0
        answer = re.match(r"(?:whether|if|an answer|answer)\b", promise.what)
        alone = announced and len(open_with[promise.by, promise.to]) == 1 and (covered > 0 or answer)
        author = statement.speaker if statement.kind in MESSAGES else promise.by
        if not _concerns(promise, statement, others, covered):
            continue
        if (
            covered >= 0.5 and (_keeps(promise, statement, rest) or (announced and author == promise.by))
        ) or (alone and statement.kind in MESSAGES and author == promise.by):
            ids = (*promise.statement_ids, statement.id)
            found[i] = replace(promise, status="kept", kept_on=statement.date, statement_ids=ids)
