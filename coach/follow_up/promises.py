"""Promises in the user's notes, messages and mail: who owes whom what, by when, and whether it was kept. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.dates import due_date
from coach.evidence import MESSAGES, NOTES, Statement
from coach.follow_up.promise_kept import (
    Sign,
    done_at_once,
    enclosed,
    named_in_short,
    needed_no_more,
    only_about,
    sign_of_keeping,
)
from coach.follow_up.promise_language import commitments, may_commit
from coach.follow_up.promise_same import same_matter, stems
from coach.follow_up.promise_scene import USER, Commitment, PromiseFound, Scene, as_spelled, names_for
from coach.follow_up.promise_shown import given_to_another, keeps, may_concern, shows_kept, stems_said
from coach.text import content_words, plain


@dataclass(frozen=True, slots=True)
class Made:
    """One commitment that a sentence made. `by` or `to` None is the user. `due` is the day that its words name;
    `occasion` are the words in which an event may be named instead."""

    statement: int
    made: date | None
    by: str | None
    to: str | None
    what: str
    due: date | None
    occasion: tuple[str, ...] = ()
    near: str = ""
    """Of a note: the sentence and those before it, in which "it" has its meaning."""
    asked: int | None = None
    """The sentence that names the thing, where the promise only says yes to it."""

    @property
    def evidence(self) -> tuple[int, ...]:
        """Its sentences, the one that names the thing first."""
        return (self.statement,) if self.asked is None else (self.asked, self.statement)


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
    ledger = Ledger(people, events)
    for document in _documents(statements):
        others = tuple((present or {}).get(document[0].document, ()))
        made: dict[int, list[Made]] = defaultdict(list)
        for one in commitments_in(document, others, people):
            made[one.statement].append(one)
        for statement in document:
            ledger.read(statement, others)
            for one in made[statement.id]:
                ledger.add(one)
    return ledger.promises


def commitments_in(
    document: Sequence[Statement],
    others: Sequence[str],
    people: Mapping[str, Sequence[str]],
    among: Container[int] | None = None,
) -> list[Made]:
    """What the sentences of one document, given in their order, commit anybody to. `among` are the statements of which
    `may_commit` is known to be true."""
    found: list[Made] = []
    for i, statement in enumerate(document):
        if statement.id not in among if among is not None else not may_commit(statement.text):
            continue
        scene = scene_of(document, i, others, people)
        for commitment in commitments(scene) if scene else ():
            if _handed_over(commitment, statement):
                continue  # nobody waits for it
            due, occasion = _deadline(commitment, statement, scene.after if scene else "")
            by, to = (None if p == USER else p for p in (commitment.by, commitment.to))
            near = (
                " ".join((scene.text, *scene.before)) if scene and scene.before and not scene.message else ""
            )
            found.append(Made(statement.id, statement.date, by, to, commitment.what, due, occasion, near))
    return found


def _handed_over(commitment: Commitment, statement: Statement) -> bool:
    """Whether the sentence that promises also says that it was kept at once."""
    if statement.kind in NOTES:
        return done_at_once(commitment.clause)
    return enclosed(commitment.clause, commitment.what, statement.date)


def _documents(statements: Iterable[Statement]) -> list[list[Statement]]:
    grouped: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind in NOTES | MESSAGES:
            grouped[statement.document].append(statement)
    ordered = sorted(grouped.values(), key=lambda d: (d[0].date or date.min, d[0].document))
    return [sorted(document, key=lambda s: s.start) for document in ordered]


def _clean(text: str) -> str:
    return plain(text).strip()


def scene_of(
    document: Sequence[Statement], i: int, others: Sequence[str], people: Mapping[str, Sequence[str]]
) -> Scene | None:
    """The sentence as it is to be understood; None where nobody could have promised anything."""
    statement = document[i]
    before = document[max(0, i - 2) : i][::-1]
    after = _clean(document[i + 1].text) if i + 1 < len(document) else ""
    involved = dict.fromkeys((*statement.subjects, *statement.mentions, *others))
    for earlier in before:
        involved.update(dict.fromkeys(earlier.mentions))
    told = " ".join(s.text for s in (statement, *before))
    names = as_spelled(names_for([(p, people[p]) for p in involved if p in people]), told)
    common = {"names": names, "before": tuple(_clean(s.text) for s in before), "after": after}
    text = _clean(statement.text)
    if statement.kind in MESSAGES:
        addressed = (
            _addressed(text, [(p, people[p]) for p in others if p in people]) if len(others) > 1 else None
        )
        if statement.speaker is not None:
            if addressed not in (None, statement.speaker):
                return None  # to somebody else in the group
            return Scene(text, statement.date, statement.speaker, USER, **common)  # type: ignore[arg-type]
        reader = others[0] if len(others) == 1 else addressed
        return Scene(text, statement.date, USER, reader, **common) if reader else None  # type: ignore[arg-type]
    introduced = _introduced(text, names)
    subjects = (p for s in (statement, *before) for p in s.subjects if p not in introduced)
    first = next((p for p in statement.subjects if p not in introduced), None)
    other = (
        first
        or (others[0] if len(others) == 1 and others[0] not in introduced else None)
        or next(subjects, None)
    )
    return Scene(text, statement.date, other=other, **common)  # type: ignore[arg-type]


_INTRODUCED = re.compile(
    r"\b(?:intro(?:duce|duction)?|connect)\b[^.,;]{0,20}?\b(?:to|with) (?=[A-ZÀ-Þ])|\bin (?:touch|contact) with (?=[A-ZÀ-Þ])"
    r"|\b(?:[Ss]telle|[Mm]ache)\s+(?:ihr|ihm|sie|ihn)\s+(?:mit\s+)?(?=[A-ZÀ-Þ])"
    r"|\bKontakt (?:zu|mit) (?=[A-ZÀ-Þ])|\b(?:sie|ihn|mich|uns) mit (?=[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)? (?:in Kontakt|in Verbindung|zusammen))"
    r"|\b[Vv]ersprochen\s*[,:]?\s+(?:ihr|ihm|sie|ihn)\s+(?:mit\s+)?(?=[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)? (?:vorzu|bekannt))"
)


def _introduced(text: str, names: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Whom somebody else is to be introduced to: never the one to whom the introduction is promised."""
    ends = [m.end() for m in _INTRODUCED.finditer(text)]
    return frozenset(person for end in ends for name, person in names if text.startswith(name, end))


def _addressed(text: str, people: Sequence[tuple[str, Sequence[str]]]) -> str | None:
    """Whom of a group a message is for: the one whom it names first, "Tom, I'll send you …"."""
    for name, person in names_for(people):
        if re.match(
            rf"\W*(?:(?:hi|hello|hey|dear|thanks|sure|ok|yes|hallo|liebe[r]?)\W+)?{re.escape(name)}\b\s*[,:!.–—-]",
            text,
            re.IGNORECASE,
        ):
            return person
    return None


def _deadline(
    commitment: Commitment, statement: Statement, after: str
) -> tuple[date | None, tuple[str, ...]]:
    """The day in the sentence, or in a fragment right after it; else the words that may name an event."""
    if statement.date is None:
        return None, ()
    found = due_date(commitment.clause, statement.date)
    if found is None and re.match(r"(?:by|before|until|deadline|due)\b[^.]{3,40}\.?$", after, re.IGNORECASE):
        found = due_date(after, statement.date)
    if found is not None:
        return found, ()
    tail = re.search(r"\b(?:before|by|at|in time for|ahead of)\s+(?:the\s+)?(.+)$", commitment.clause)
    return None, tuple(dict.fromkeys(content_words(tail.group(1)))) if tail else ()


_YEARS = frozenset(str(y) for y in range(1990, 2100))


class Ledger:
    """Promises in the order in which they were made, as the sentences are read one after the other."""

    def __init__(self, people: Mapping[str, Sequence[str]], events: Sequence[tuple[str, date]] = ()) -> None:
        self._people = people
        self._all: list[PromiseFound] = []
        self._released: set[int] = set()
        self._open: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        self._waiting = 0
        self._events = [
            (day, frozenset(content_words(name)) - _YEARS) for day, name in sorted((d, n) for n, d in events)
        ]

    @property
    def promises(self) -> list[PromiseFound]:
        """All that stand: what the other no longer needs is none any more."""
        return [p for i, p in enumerate(self._all) if i not in self._released]

    def add(self, made: Made) -> None:
        """Adds a promise, or more evidence to the open one it repeats."""
        due = made.due or self._day_of_event(made)
        alike = self._open[made.by, made.to]
        repeated = [i for i in alike if same_matter(self._all[i].what, made.what)]
        if not made.what and len(alike) == 1 and self._meant(alike[0], made):
            repeated = alike
        if repeated:
            known = self._all[repeated[-1]]
            ids = tuple(dict.fromkeys((*known.statement_ids, *made.evidence)))
            self._all[repeated[-1]] = known._replace(due=due or known.due, statement_ids=ids)
        elif stems(made.what):  # "find out" promises nothing that could be seen kept
            alike.append(len(self._all))
            self._waiting += 1
            self._all.append(
                PromiseFound(made.by, made.to, made.what, made.made, due, "open", None, made.evidence)
            )

    def _meant(self, i: int, made: Made) -> bool:
        """Whether "it" can be an open promise: where a note speaks of other things just before, it is one of those."""
        promise = self._all[i]
        follows = made.statement - 2 <= promise.statement_ids[-1] and made.made == promise.made
        return not made.near or follows or bool(stems(promise.what) & stems(made.near))

    def _day_of_event(self, made: Made) -> date | None:
        words = set(made.occasion)
        for day, title in self._events if words and made.made else ():
            if (
                made.made
                and day >= made.made
                and title
                and len(title & words) >= max(1, (len(title) + 1) // 2)
            ):
                return day
        return None

    def read(self, statement: Statement, others: Sequence[str]) -> None:
        """Marks the open promises that a sentence shows to be kept."""
        if not self._waiting:
            return
        if statement.kind in NOTES and (thing := needed_no_more(statement.text)):
            self._release(thing, statement, others)
        sign = sign_of_keeping(statement.text)
        if sign is None:
            return
        nobodys = statement.kind in NOTES and not (statement.mentions or statement.subjects or others)
        named = self._named_in_short(statement, sign) if nobodys else []
        if not named:
            named = [i for pair in self._open for i in self._kept(pair, statement, others, sign)]
        elif len(named) > 1:
            return  # it may be either
        for i in named:
            promise = self._all[i]
            self._open[promise.by, promise.to].remove(i)
            self._waiting -= 1
            ids = (*promise.statement_ids, statement.id)
            self._all[i] = promise._replace(status="kept", kept_on=statement.date, statement_ids=ids)

    def _release(self, thing: str, statement: Statement, others: Sequence[str]) -> None:
        """Takes back what the user promised and the other needs no more."""
        for (by, to), waiting in self._open.items():
            if by is not None or to is None or not may_concern(to, statement, others):
                continue
            if statement.subjects and statement.subjects[0] != to:
                continue
            for i in [
                i
                for i in waiting
                if stems(self._all[i].what) <= stems(thing) or same_matter(self._all[i].what, thing)
            ]:
                waiting.remove(i)
                self._waiting -= 1
                self._released.add(i)

    def settle(self, person: str, what: str, day: date, shown: int | None) -> None:
        """Marks what the user promised a person as kept, by the user's own word; `shown` is a sentence that tells it."""
        for i in list(self._open[None, person]):
            promise = self._all[i]
            if promise.what == what and (promise.made is None or promise.made <= day):
                self._open[None, person].remove(i)
                self._waiting -= 1
                ids = (*promise.statement_ids, shown) if shown is not None else promise.statement_ids
                self._all[i] = promise._replace(status="kept", kept_on=day, statement_ids=ids)

    def _named_in_short(self, statement: Statement, sign: Sign) -> list[int]:
        """The open promises of whose thing a note on nobody tells by two of its words, whoever gave them, that it came
        or went: "The loan pump arrived"."""
        return [
            i
            for waiting in self._open.values()
            for i in waiting
            if statement.id not in self._all[i].statement_ids
            and len(stems(self._all[i].what) & stems_said(self._all[i].what, statement, sign)) >= 2
            and named_in_short(self._all[i].what, sign.text, statement.date)
            and not only_about(self._all[i].what, sign.text)
            and keeps(self._all[i], statement, sign.rest)
        ]

    def _went_to_another(self, person: str, statement: Statement, sign: Sign) -> bool:
        """Whether a sentence says by name that the user gave something to somebody else of those whom it names."""
        others = [self._people[p] for p in statement.mentions if p != person and p in self._people]
        return bool(others) and given_to_another(sign.text, self._people.get(person, ()), others)

    def _kept(
        self, pair: tuple[str | None, str | None], statement: Statement, others: Sequence[str], sign: Sign
    ) -> list[int]:
        """The promises of one to the other that the sentence shows to be kept."""
        person = pair[0] or pair[1] or ""
        if not may_concern(person, statement, others):
            return []
        if pair[0] is None and self._went_to_another(person, statement, sign):
            return []
        waiting = [i for i in self._open[pair] if statement.id not in self._all[i].statement_ids]
        short = [i for i in waiting if named_in_short(self._all[i].what, sign.text, statement.date)]
        return [
            i
            for i in waiting
            if shows_kept(self._all[i], statement, others, sign, only=len(waiting) == 1, short=short == [i])
        ]
