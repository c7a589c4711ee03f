"""Whom each sentence is about."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sqlalchemy import insert, select

from coach.ingest.derive.state import State
from coach.people import mentions
from coach.store import tables as t


def link_statements(state: State, index: mentions.NameIndex) -> None:
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
    about: list[dict[str, Any]] = []
    opened: list[dict[str, Any]] = []
    for document, spans in by_document.items():
        doc = state.documents.get(document)
        if doc is not None:
            _link_document(state, index, doc, spans, at_event, about, opened)
    if about:
        s.execute(insert(t.About), about)
    if opened:
        s.execute(insert(t.OpenMention), opened)


def _link_document(state: State, index: mentions.NameIndex, doc: t.Document, spans: list[tuple[int, int, int]],
    at_event: dict[int, set[str]], about: list[dict[str, Any]], opened: list[dict[str, Any]],
) -> None:  # fmt: skip
    people = state.taking_part.get(doc.id, [])
    writing = doc.kind in ("message", "mail")
    present = [p for p, role in people if role in (("sender", "to") if writing else ("with",))]
    blocks = _blocks(doc.text, spans)
    linked = mentions.link(
        index, doc.text, [(start, end, blocks[i]) for i, (_, start, end) in enumerate(spans)],
        title=doc.title, taking_part=present, at_event=at_event.get(doc.event_id or -1, ()),
    )  # fmt: skip
    for (statement, _, _), links in zip(spans, linked, strict=True):
        roles = dict.fromkeys(links.subjects, "subject")
        for person in links.mentions:
            roles.setdefault(person, "mention")
        for person in [*links.context, *(present if writing else ())]:
            roles.setdefault(person, "context")
        about += [{"statement_id": statement, "person_id": p, "role": r} for p, r in roles.items()]
        opened += [
            {"statement_id": statement, "surface": m.surface, "candidates": list(m.candidates)}
            for m in links.open
        ]


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
