"""Commands that find and answer: search, ask."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.commands.printing import AddCommand, doubted, jsonl, show, with_id
from coach.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from coach.ask.exchange import Exchange
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("search", _search, "search notes, messages and rows")
    sub.add_argument("query", nargs="?", default="", metavar="QUERY")
    sub.add_argument("--queries", type=Path, metavar="FILE.jsonl", help="one query a line")
    sub.add_argument("-k", type=int, default=10, metavar="N", help="how many hits (10)")
    sub.add_argument("--within", default="", metavar="GROUP", help="only this conversation")
    sub = command("ask", _ask, "ask a question")
    sub.add_argument("question", nargs="?", default="", metavar="QUESTION")
    sub.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="one question a line")
    sub.add_argument(
        "--after",
        action="append",
        default=[],
        metavar="QUESTION",
        help="an earlier question that this one leans on",
    )


_NEAREST = 3
"""Hits that hold no word of the query and are shown to a reader; JSON has all."""


def _search(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.readers.in_words import in_one_line
    from coach.wire import hit_json

    if o.queries:
        for item in jsonl(o.queries, "query"):
            hits = ws.search(item["query"], o.k, item.get("group", o.within))
            print(
                json.dumps(
                    with_id(item, {"query": item["query"], "hits": [hit_json(h) for h in hits]}),
                    ensure_ascii=False,
                )
            )
        return 0
    if not o.query:
        raise UsageError("Say what to search for, or name a file with --queries.")
    hits = ws.search(o.query, o.k, o.within)
    holding = [h for h in hits if h.coverage > 0]
    lines = [
        f"{h.source} {h.place}"
        + (f" ({h.date})" if h.date else "")
        + (" (confidential)" if h.restricted else "")
        + f"\n    {in_one_line(h.quote)[:300]}"
        for h in holding or hits[:_NEAREST]
    ]
    if hits and not holding:
        lines.insert(0, "None of these words stand in your files. The nearest in meaning:")
    return show(o, {"query": o.query, "hits": [hit_json(h) for h in hits]}, lines or ["Nothing found."])


def _earlier(item: dict[str, Any], file: Path) -> list[str]:
    """What a line of a file of questions says it leans on."""
    after = item.get("after", [])
    if not isinstance(after, list) or not all(isinstance(q, str) for q in after):
        raise UnreadableError(f"{file}: “after” of “{item['question']}” should be a list of questions.")
    return after


def _told(ws: Workspace, earlier: Sequence[str]) -> tuple[Exchange, ...]:
    """Earlier questions with their answers."""
    history: tuple[Exchange, ...] = ()
    for question in earlier:
        history = (*history, ws.ask(question, history).exchange)
    return history


def _ask(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.readers.in_words import in_one_line
    from coach.wire import answer_json

    if o.questions:
        if o.after:
            raise UsageError(
                "--after goes with one question. In a file, put what a question leans on into its line: "
                '{"question": "…", "after": ["…"]}.'
            )
        for item in jsonl(o.questions, "question"):
            answer = ws.ask(item["question"], _told(ws, _earlier(item, o.questions)))
            print(json.dumps(with_id(item, answer_json(answer)), ensure_ascii=False), flush=True)
        return 0
    if not o.question:
        raise UsageError("Say what to ask, or name a file with --questions.")
    answer = ws.ask(o.question, _told(ws, o.after))
    lines = [answer.note] if answer.note else []
    lines += [f"You mean: {answer.question}"] if answer.typed and not answer.asks_back else []
    lines += [answer.plan, ""] if answer.plan else []
    lines.append(answer.text)
    lines += [f"  - {q}" for q in answer.instead] if answer.asks_back else []
    lines += [f"  - {r.shown}" for r in answer.rows if r.value not in answer.text]
    if answer.citations:
        lines.append("")
    for n, c in enumerate(answer.citations, start=1):
        lock = " (confidential)" if c.restricted else ""
        lines.append(f"[{n}] {c.source} {c.place}{lock}: {in_one_line(c.quote)[:240]}")
    lines += ["", *doubted(answer.unsupported)] if answer.unsupported else []
    return show(o, answer_json(answer), lines)
