"""Closed statements out of a workspace's statements and people: whom each concerns, who told it, how it is closed."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from coach.checks.unsaid import order_of, unsaid, unsaid_to
from coach.confidence.words import TAGS
from coach.confidence_rules import CLICKED
from coach.evidence import Audience, Restriction, Statement
from coach.people.mentions import NameIndex, name_index
from coach.review.closed import UNDERGOES, Closed, ClosedStatements, name_words
from coach.review.draft import flat
from coach.review.event_words import events_in, languages_in
from coach.review.traits import TALK, plain_stems, plain_words, traits_of
from coach.store.values import Me, PersonView
from coach.text import STOP_WORDS, fold, stem

_HOUSE_WORDS = frozenset(
    "academy advisory agency architects architecture association authority bank bio board books building care centre center chemicals "
    "city clinic club college company consulting council data design digital energy engineering federation films finance "
    "food foods forum foundation fund games global group health healthcare holding holdings hospital house industries "
    "industry institute insurance international lab laboratories laboratory labs law legal library limited line lines logistics "
    "marine maritime media medical ministry museum national network networks north office partners pharma port power press "
    "print productions project publishing rail research school science sciences services shipping society software solutions "
    "south east west standards station studio studios systems tech technologies technology theatre trade transport trust union "
    "university ventures water works workshop".split()
)  # fmt: skip

_PARTICLES = frozenset(
    "van von der den del dos das bin ten ter la le el al di du st dr mr mrs ms prof and of".split()
)


def closed_statements(
    statements: Sequence[Statement],
    people: Iterable[PersonView],
    me: Me,
    today: dt.date,
    talks: Mapping[int, frozenset[str]] | None = None,
) -> ClosedStatements:
    """The statements that are still closed on `today`, ready for matching. `talks` says who took part in what a
    document records."""
    documents: dict[int, list[Statement]] = defaultdict(list)
    frequency: dict[str, int] = defaultdict(int)
    for statement in statements:
        documents[statement.document].append(statement)
        for key in plain_words(statement.text):
            frequency[key] += 1
    closing = _Closing(people, me, talks or {})
    items = [
        closing.closed(statement, statement.restriction, group, closing.talks.get(statement.document))
        for group in documents.values()
        for statement in group
        if statement.restriction is not None and statement.restriction.holds(today)
    ]
    items += [
        closing.kept_from_some(statement, group)
        for group in documents.values()
        for statement in group
        if statement.restriction is None and unsaid(statement)
    ]
    return ClosedStatements(items, documents, closing.known, me, frequency)


class _Closing:
    """What of a workspace says whom a closed statement concerns: its people, the user's own words, and who took part in
    what a document records."""

    def __init__(self, people: Iterable[PersonView], me: Me, talks: Mapping[int, frozenset[str]]) -> None:
        self.known = {p.id: p for p in people}
        self.talks = talks
        self._index = name_index(self.known.values())
        self._mine = set(re.findall(r"\w+", fold(f"{me.name} {me.employer}")))

    def kept_from_some(self, statement: Statement, group: Sequence[Statement]) -> Closed:
        """What the user told themselves not to raise with somebody; open to everybody else."""
        known = self.known
        named = [known[p] for p in dict.fromkeys((*statement.mentions, *statement.subjects)) if p in known]
        talk = self.talks.get(statement.document, frozenset())
        there = [known[p] for p in talk if p in known]
        hearers = frozenset(p.id for p in (*named, *there) if unsaid_to(statement, p, talk))
        if not hearers:  # a name that several have is nobody's for certain: it may be any of them
            hearers = frozenset(p.id for p in known.values() if unsaid_to(statement, p))
        order = Restriction(Audience.ME, marker=order_of(statement))
        item = self.closed(statement, order, group, None)
        words = _words((n for p in hearers for n in known[p].names), set())
        return replace(
            item,
            kept_from=hearers,
            broad=False,
            people=item.people - hearers,
            called_by=item.called_by - words,
        )

    def closed(
        self,
        statement: Statement,
        restriction: Restriction,
        group: Sequence[Statement],
        talk: frozenset[str] | None,
    ) -> Closed:
        """A statement under its restriction; `group` are the statements of its document."""
        people = frozenset((*statement.subjects, *statement.mentions)) or frozenset(
            p for s in group for p in s.subjects
        )
        concerned = [self.known[p] for p in people if p in self.known]
        told = (restriction.told_by, *(n for p in concerned for n in p.names))
        called_by = _words((*told, *_named_in(statement.text, self._index)), self._mine)
        houses = frozenset(map(stem, _words((p.organisation for p in concerned), self._mine | _HOUSE_WORDS)))
        rest = [s.text for s in group if s.id != statement.id] + [
            statement.title,
            *(p.title for p in concerned),
        ]
        context = frozenset(k for text in rest for k in plain_stems(text)) - set(map(stem, called_by))
        broad = _is_broad(statement, restriction, group)
        return Closed(
            statement, restriction, traits_of(statement.text, statement.date), broad, people, called_by, houses, context,
            own=not restriction.told_by and re.search(r"\b(?:I|my|me)\b", statement.text) is not None,
            talk=talk or frozenset(),
            heard_from="" if broad else _heard_from(statement, restriction, group, concerned, talk),
        )  # fmt: skip


_OF_THEMSELVES = re.compile(
    r"(?:[^:]{0,60}:)?[\W_]*(?:and )?(?:he|she|er|sie|il|elle|él|ella|hij|zij)\b", re.IGNORECASE
)
_BEHIND_THEIR_BACK = re.compile(
    r"\b(?:he|she|er|sie|il|elle|él|ella|hij|zij) (?:(?:still|himself|herself|noch|selbst) )?(?:(?:does|did|must|may|should|is)(?: not|n['’]t)|has no|darf|soll|weiß|weiss|ahnt|ne|no|weet|mag)\b",
    re.IGNORECASE,
)


def _heard_from(
    statement: Statement,
    restriction: Restriction,
    group: Sequence[Statement],
    concerned: Sequence[PersonView],
    talk: frozenset[str] | None,
) -> str:
    """Who told it where no word says so: the only one whom a note of a talk is about, of themselves ("Rang Ben.
    Confidential: he has an offer"). Not what is done to them, or what they are said not to know."""
    if restriction.told_by or restriction.until or restriction.audience is not Audience.ME or not talk:
        return ""
    only = {p.id for p in concerned}
    if len(talk) != 1 or only != talk or not _OF_THEMSELVES.match(statement.text):
        return ""
    done = UNDERGOES.search(statement.text) or "layoffs" in events_in(
        statement.text, languages_in(statement.text)
    )
    if done or any(_BEHIND_THEIR_BACK.search(s.text) for s in group if s.restriction is not None):
        return ""
    return next(iter(only))


def _is_broad(statement: Statement, restriction: Restriction, group: Sequence[Statement]) -> bool:
    """Whether only a tag or label of the whole note closes the statement, so that it may hold nothing secret."""
    marker = flat(restriction.marker)
    if restriction.until is not None or marker in flat(statement.text):
        return False
    if restriction.marker == CLICKED:
        return False  # the user pointed at it
    # "Confidential." is a tag's word too: where a sentence of the same paragraph says it, it is about this one.
    says = re.compile(rf"\b{re.escape(marker)}\b")
    if any(s.passage == statement.passage and says.search(flat(s.text)) for s in group):
        return False
    if marker in TAGS or restriction.marker.startswith("audience:"):
        return True
    same = [s for s in group if s.restriction is not None and s.restriction.marker == restriction.marker]
    return len(same) >= max(3, len(group) - 1)


def _words(names: Iterable[str], mine: set[str]) -> frozenset[str]:
    """The words of names, the user's own left out."""
    words = {t for n in names for t in name_words(n)}
    return frozenset(t for t in words - mine - STOP_WORDS - TALK - _PARTICLES)


def _named_in(text: str, index: NameIndex) -> Iterator[str]:
    """The words of names that stand in a sentence, also where several people may be meant and nobody is linked."""
    for mention in index.find(text):
        said = set(name_words(mention.surface))
        for person in mention.candidates:
            words = {w for n in index.people[person].names for w in name_words(n)}
            yield from (w for w in words if w in said or f"{w}s" in said)
