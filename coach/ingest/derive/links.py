"""Whom each sentence is about, and what it commits them to: for the documents where that may have changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from coach.batches import batched
from coach.evidence import Statement
from coach.follow_up.promises import Made, commitments_in
from coach.ingest.cues import Cue
from coach.ingest.derive import memory
from coach.ingest.derive.apart import names_in
from coach.ingest.derive.naming import documents_with, linked_to, words_of_names
from coach.ingest.derive.persons import USER
from coach.ingest.derive.state import State, among, forget_linked
from coach.ingest.derive.stored import Row, insert_rows, numbered, update_rows
from coach.people.about import SentenceLinks, link, pronoun_sign, settled_pronoun
from coach.people.mentions import NameIndex
from coach.store import tables as t
from coach.text import fold

PROMISING = ("note", "message", "mail")
"""Kinds of document in which promises are looked for."""

Pronouns = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: int
    start: int
    end: int
    cues: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with its sentences."""

    id: int
    text: str
    sentences: list[_Sentence]

    def any(self, cue: Cue) -> bool:
        """Whether a sentence has the cue."""
        bit = int(cue)
        return any(s.cues & bit for s in self.sentences)


def link_statements(state: State, index: NameIndex) -> None:
    """Store whom each sentence is about, and the names that stay open, for the stale documents.

    Two passes: the first learns who is \"he\" and who \"she\", the second uses it where several people are meant. So
    what is learnt about somebody makes the documents stale that speak of them.
    """
    linker = _Linker(state, index)
    gone = state.before.linked - state.documents.keys()
    stale = state.stale & set(state.prose())
    forget_linked(state.session, gone | stale)
    for document in _read(state, (d for d in stale if state.documents[d].kind == "note")):
        if document.any(Cue.PRONOUN):
            linker.learn(document)
    linker.write()
    known = _store_pronouns(state, stale)
    linker.pronouns = known
    for document in _read(state, stale):
        linker.store(document)
    linker.write()


def _read(state: State, documents: Iterable[int]) -> Iterator[_Read]:
    """Documents in the order of their numbers, some hundred in memory at a time."""
    s = t.Statement
    for part in batched(sorted(documents)):
        state.look()
        texts = state.session.execute(
            select(t.Document.id, t.Document.text).where(among(t.Document.id, part))
        )
        sentences: dict[int, list[_Sentence]] = defaultdict(list)
        query = select(s.document_id, s.id, s.start, s.end, s.cues).where(among(s.document_id, part))
        for document, *fields in state.session.execute(query.order_by(s.document_id, s.start)).tuples():
            sentences[document].append(_Sentence(*fields))
        for document, text in texts.tuples().all():
            yield _Read(document, text, sentences.get(document, []))


def _store_pronouns(state: State, stale: set[int]) -> Pronouns:
    """What people are called, by the signs in all notes; documents that speak of somebody who is now called
    otherwise become stale."""
    signs = t.PronounSign
    counted = state.session.execute(
        select(signs.person_id, func.sum(signs.he), func.sum(signs.she)).group_by(signs.person_id)
    ).tuples()
    known = {person: settled for person, he, she in counted if (settled := settled_pronoun(he, she))}
    before = {p: row["pronoun"] for p, row in state.before.people.items()}
    changed = {p: known.get(p, "") for p in state.people if known.get(p, "") != before.get(p, "")}
    update_rows(state.session, t.Person, [{"id": p, "pronoun": pronoun} for p, pronoun in changed.items()])
    touched = linked_to(state, set(changed))
    touched |= {d for d, people in state.taking_part.items() if any(p in changed for p, _ in people)}
    if memory.words(state.session, memory.USER_PRONOUN) != [known.get(USER, "")]:
        memory.keep_words(state.session, memory.USER_PRONOUN, [known.get(USER, "")])
        own = memory.words(state.session, memory.USER)
        touched |= documents_with(state, words_of_names(own))
    more = (touched & set(state.prose())) - stale
    forget_linked(state.session, more, signs=False)  # the first pass, which found the signs, knew no pronouns
    stale |= more
    return known


class _Linker:
    """Links documents and gathers the rows to be stored."""

    def __init__(self, state: State, index: NameIndex) -> None:
        self.state = state
        self.index = index
        self.pronouns: Pronouns = {}
        self.at_event: dict[int, set[str]] = defaultdict(set)
        for document, people in state.taking_part.items():
            if (event := state.documents[document].event_id) is not None:
                self.at_event[event].update(p for p, _ in people)
        self.names = {p: (row["name"], *row["aliases"]) for p, row in state.people.items()}
        self.speakers = _speakers(state)
        self.rows: dict[type[t.Base], list[Row]] = defaultdict(list)

    def learn(self, document: _Read) -> None:
        """Count who is called \"he\" and who \"she\" in a note, knowing nothing of it yet."""
        signs: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence, links in zip(document.sentences, self._linked(document, {}), strict=True):
            sign = pronoun_sign(document.text[sentence.start : sentence.end], links)
            if sign:
                signs[sign[0]][sign[1]] += 1
        self._add(
            t.PronounSign,
            ({"document_id": document.id, "person_id": p, "he": n["he"], "she": n["she"]} for p, n in signs.items()),
        )  # fmt: skip

    def store(self, document: _Read) -> None:
        """Whom the sentences of a document are about, and what they commit to."""
        kind = self.state.documents[document.id].kind
        self._add(t.Linked, ({"document_id": document.id},))
        if (
            kind == "post"
        ):  # the user's own words to everybody: whoever it greets or names is not told of by it
            return
        writing = self._present(document.id) if kind in ("message", "mail") else []
        roles: dict[int, dict[str, str]] = {}
        for sentence, links in zip(document.sentences, self._linked(document, self.pronouns), strict=True):
            roles[sentence.id] = _roles(links, writing)
            found = [(m.surface, [c for c in m.candidates if c != USER]) for m in links.open]
            if sentence is document.sentences[0]:
                found += self._open_headers(document.id)
            self._add(
                t.OpenMention,
                (
                    {"id": numbered(sentence.id, place), "statement_id": sentence.id, "surface": surface,
                     "candidates": candidates}
                    for place, (surface, candidates) in enumerate(found)
                ),
            )  # fmt: skip
        self._add(
            t.About,
            (
                {"statement_id": s, "person_id": p, "role": r}
                for s, about in roles.items()
                for p, r in about.items()
            ),
        )
        if kind in PROMISING and document.any(Cue.COMMITS):
            self._add(t.Commitment, _commitment_rows(self._made(document, roles)))

    def _open_headers(self, document: int) -> Iterator[tuple[str, list[str]]]:
        """Names in a note's header that fit several people of whom none took part, with those people."""
        note = self.state.notes.get(document)
        meant = self.state.meant.get(document, {})
        present = {p for p, _ in self.state.taking_part.get(document, ())}
        for name in note.people if note else ():
            options = [p for p in names_in(self.state, self.index, document).by_name(name) if p != USER]
            if len(options) > 1 and not present & set(options) and fold(name) not in meant:
                yield name, options

    def write(self) -> None:
        """Store what was gathered."""
        for table in (t.PronounSign, t.About, t.OpenMention, t.Commitment, t.Linked):
            insert_rows(self.state.session, table, self.rows.pop(table, []))

    def _add(self, table: type[t.Base], rows: Iterable[Row]) -> None:
        self.rows[table] += rows
        if len(self.rows[table]) > 10_000:
            insert_rows(self.state.session, table, self.rows.pop(table))

    def _linked(self, document: _Read, pronouns: Pronouns) -> list[SentenceLinks]:
        doc = self.state.documents[document.id]
        blocks = _blocks(document)
        sentences = [(s.start, s.end, block) for s, block in zip(document.sentences, blocks, strict=True)]
        present = self._present(document.id)
        return link(
            names_in(self.state, self.index, document.id), document.text, sentences, title=doc.title, taking_part=present,
            at_event=self.at_event.get(doc.event_id or -1, ()), pronouns=pronouns,
            others=self._named_with(document.id) > len(present), meant=self.state.meant.get(document.id),
        )  # fmt: skip

    def _present(self, document: int) -> list[str]:
        """Who took part in the talk or message itself, not those copied in; or whose page or praise it is."""
        written = self.state.documents[document].kind in ("message", "mail")
        roles = ("sender", "to") if written else ("with", "about", "recommended")
        return [p for p, role in self.state.taking_part.get(document, ()) if role in roles]

    def _named_with(self, document: int) -> int:
        """How many people a note's header names beside the user; a name of two people counts though it is nobody's."""
        note = self.state.notes.get(document)
        named = [self.index.find(name) for name in note.people] if note else []
        return sum(not any(USER in m.candidates for m in found) for found in named)

    def _made(self, document: _Read, roles: dict[int, dict[str, str]]) -> list[Made]:
        doc = self.state.documents[document.id]
        roles_in = ("with", "sender", "to", "cc")
        taking_part = self.state.taking_part.get(doc.id, ())
        others = tuple(p for p, role in taking_part if role in roles_in)
        others = others or tuple(p for p, role in taking_part if role == "about")
        statements = [
            Statement(
                s.id, doc.id, None, s.start, s.end, document.text[s.start : s.end], doc.source, doc.place,
                doc.kind, doc.title, doc.date, _subjects(roles[s.id]), tuple(roles[s.id]), self.speakers.get(doc.id),
            )
            for s in document.sentences
        ]  # fmt: skip
        committing = {s.id for s in document.sentences if s.cues & int(Cue.COMMITS)}
        return commitments_in(statements, others, self.names, committing)


def _roles(links: SentenceLinks, writing: Iterable[str]) -> dict[str, str]:
    """Everybody a sentence is linked to, and how."""
    roles = dict.fromkeys(links.subjects, "subject")
    for person in links.mentions:
        roles.setdefault(person, "mention")
    for person in [*links.context, *writing]:
        roles.setdefault(person, "context")
    roles.pop(USER, None)
    return roles


def _subjects(roles: dict[str, str]) -> tuple[str, ...]:
    return tuple(p for p, role in roles.items() if role == "subject")


def _speakers(state: State) -> dict[int, str]:
    """Message → the person whose words it holds; none for the user's own."""
    sent = state.session.execute(select(t.Message.document_id, t.Message.sender_id)).tuples()
    return {document: state.person_of[sender] for document, sender in sent if sender in state.person_of}


def _commitment_rows(made: Iterable[Made]) -> Iterator[Row]:
    for statement, several in groupby(made, key=lambda m: m.statement):
        for place, m in enumerate(several):
            yield {
                "id": numbered(statement, place), "statement_id": statement, "by_id": m.by, "to_id": m.to,
                "what": m.what, "due": m.due, "occasion": list(m.occasion),
            }  # fmt: skip


def _blocks(document: _Read) -> list[int]:
    """The paragraph or list item of each sentence, counted from 0."""
    found: list[int] = []
    current, last = 0, 0
    for index, sentence in enumerate(document.sentences):
        between = document.text[last : sentence.start]
        if index and ("\n\n" in between or re.search(r"\n[ \t]*(?:[-*+•#>]|\d+[.)])\s", between)):
            current += 1
        found.append(current)
        last = sentence.end
    return found
