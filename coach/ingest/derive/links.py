"""Whom each sentence is about."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sqlalchemy import insert, select

from coach.ingest.derive.meant import meant_by_user
from coach.ingest.derive.persons import USER
from coach.ingest.derive.state import State
from coach.people.about import SentenceLinks, learn_pronouns, link
from coach.people.mentions import NameIndex
from coach.store import tables as t
from coach.text import fold


def link_statements(state: State, index: NameIndex) -> None:
    """Store whom each sentence is about, and the names that stay open.

    Two passes: the first learns who is \"he\" and who \"she\", the second uses it where several people are meant.
    """
    s = state.session
    by_document: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for statement, document, start, end in s.execute(
        select(t.Statement.id, t.Statement.document_id, t.Statement.start, t.Statement.end).order_by(
            t.Statement.document_id, t.Statement.start
        )
    ).tuples():
        by_document[document].append((statement, start, end))
    at_event: dict[int, set[str]] = defaultdict(set)
    for document, people in state.taking_part.items():
        if (event := state.documents[document].event_id) is not None:
            at_event[event].update(p for p, _ in people)
    # A post is the user's own words to everybody: whoever it greets or names is not told of by it.
    told = {d for d, document in state.documents.items() if document.kind != "post"}
    documents = {d: spans for d, spans in by_document.items() if d in told}
    meant = meant_by_user(state)
    first = {d: _linked(state, index, d, spans, at_event, {}, meant) for d, spans in documents.items()}
    known = learn_pronouns(
        (state.documents[d].text[start:end], links)
        for d, found in first.items()
        for (_, start, end), links in zip(documents[d], found, strict=True)
        if state.documents[d].kind == "note"
    )
    about: list[dict[str, Any]] = []
    opened: list[dict[str, Any]] = []
    for document, spans in documents.items():
        linked = _linked(state, index, document, spans, at_event, known, meant) if known else first[document]
        writing = _present(state, document) if state.documents[document].kind in ("message", "mail") else []
        for (statement, _, _), links in zip(spans, linked, strict=True):
            roles = dict.fromkeys(links.subjects, "subject")
            for person in links.mentions:
                roles.setdefault(person, "mention")
            for person in [*links.context, *writing]:
                roles.setdefault(person, "context")
            roles.pop(USER, None)
            about += [{"statement_id": statement, "person_id": p, "role": r} for p, r in roles.items()]
            opened += [
                {
                    "statement_id": statement,
                    "surface": m.surface,
                    "candidates": [c for c in m.candidates if c != USER],
                }
                for m in links.open
            ]
        opened += _open_headers(state, index, document, spans, meant.get(document, {}))
    if about:
        s.execute(insert(t.About), about)
    if opened:
        s.execute(insert(t.OpenMention), opened)


def _open_headers(
    state: State,
    index: NameIndex,
    document: int,
    spans: list[tuple[int, int, int]],
    meant: dict[str, str],
) -> list[dict[str, Any]]:
    """Names in a note's header that fit several people of whom none took part; they stand with its first sentence."""
    note = state.notes.get(document)
    present = {p for p, _ in state.taking_part.get(document, [])}
    found = []
    for name in note.people if note else []:
        options = [p for p in index.by_name(name) if p != USER]
        if len(options) > 1 and not present & set(options) and fold(name) not in meant:
            found.append({"statement_id": spans[0][0], "surface": name, "candidates": options})
    return found


def _present(state: State, document: int) -> list[str]:
    """Who took part in the talk or message itself, not those copied in; or whose page or praise it is."""
    written = state.documents[document].kind in ("message", "mail")
    roles = ("sender", "to") if written else ("with", "about", "recommended")
    return [p for p, role in state.taking_part.get(document, []) if role in roles]


def _linked(
    state: State,
    index: NameIndex,
    document: int,
    spans: list[tuple[int, int, int]],
    at_event: dict[int, set[str]],
    pronouns: dict[str, str],
    meant: dict[int, dict[str, str]],
) -> list[SentenceLinks]:
    doc = state.documents[document]
    blocks = _blocks(doc.text, spans)
    sentences = [(start, end, block) for (_, start, end), block in zip(spans, blocks, strict=True)]
    present = _present(state, document)
    return link(
        index, doc.text, sentences, title=doc.title, taking_part=present,
        at_event=at_event.get(doc.event_id or -1, ()), pronouns=pronouns,
        others=_named_with(state, index, document) > len(present), meant=meant.get(document),
    )  # fmt: skip


def _named_with(state: State, index: NameIndex, document: int) -> int:
    """How many people a note's header names beside the user; a name of two people counts though it is nobody's."""
    note = state.notes.get(document)
    named = [index.find(name) for name in note.people] if note else []
    return sum(not any(USER in m.candidates for m in found) for found in named)


def _blocks(text: str, spans: list[tuple[int, int, int]]) -> list[int]:
    """The paragraph or list item of each sentence, counted from 0."""
    found: list[int] = []
    current, last = 0, 0
    for index, (_, start, end) in enumerate(spans):
        between = text[last:start]
        if index and ("\n\n" in between or re.search(r"\n[ \t]*(?:[-*+•#>]|\d+[.)])\s", between)):
            current += 1
        found.append(current)
        last = end
    return found
