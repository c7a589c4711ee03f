"""Commands that find and answer: search, ask."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, doubted, jsonl, show, with_id
from coach.errors import UsageError

if TYPE_CHECKING:
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


def _search(ws: Workspace, o: argparse.Namespace) -> int:
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
    lines = [
        f"{h.source} {h.place}"
        + (f" ({h.date})" if h.date else "")
        + f"\n    {' '.join(h.quote.split())[:300]}"
        for h in hits
    ]
    return show(o, {"query": o.query, "hits": [hit_json(h) for h in hits]}, lines or ["Nothing found."])


def _ask(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.ask.exchange import Exchange
    from coach.wire import answer_json

    if o.questions:
        for item in jsonl(o.questions, "question"):
            print(
                json.dumps(with_id(item, answer_json(ws.ask(item["question"]))), ensure_ascii=False),
                flush=True,
            )
        return 0
    if not o.question:
        raise UsageError("Say what to ask, or name a file with --questions.")
    history: tuple[Exchange, ...] = ()
    for earlier in o.after:
        history = (*history, ws.ask(earlier, history).exchange)
    answer = ws.ask(o.question, history)
    lines = [answer.note] if answer.note else []
    lines += [f"You mean: {answer.question}"] if answer.typed and not answer.asks_back else []
    lines += [answer.plan, ""] if answer.plan else []
    lines.append(answer.text)
    lines += [f"  - {q}" for q in answer.instead] if answer.asks_back else []
    lines += [f"  - {r.value}" for r in answer.rows if r.value not in answer.text]
    if answer.citations:
        lines.append("")
    for n, c in enumerate(answer.citations, start=1):
        lock = " (confidential)" if c.restricted else ""
        lines.append(f"[{n}] {c.source} {c.place}{lock}: {' '.join(c.quote.split())[:240]}")
    lines += ["", *doubted(answer.unsupported)] if answer.unsupported else []
    return show(o, answer_json(answer), lines)
