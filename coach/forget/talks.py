"""Takes a person out of the chats with the coach: turns that speak of them go, and quotes that do from other answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.forget.traces import FORGOTTEN
from coach.store import tables as t

_TITLE = 80
_TELLING = 12


def forget_in_chats(
    session: Session, workspace: int, names_them: Callable[[str], bool], sentences: Iterable[str]
) -> int:
    """Turns that name the person or quote a sentence about them, and chats left without any; gives how many turns.
    A turn without an answer goes as well: one that is being written may come to speak of them."""
    quoted = [s for s in sentences if len(s) > _TELLING]

    def speaks(text: str) -> bool:
        return names_them(text) or any(q in text for q in quoted)

    left: dict[str, str] = {}
    removed = 0
    query = select(t.ChatTurn).where(t.ChatTurn.workspace_id == workspace).order_by(t.ChatTurn.id)
    for row in session.scalars(query):
        content = _unquoted(row.content, speaks)
        if not row.kind or speaks("\n".join([row.asked, *strings(content)])):
            session.delete(row)
            removed += 1
            continue
        left.setdefault(row.chat, row.asked)
        if content != row.content:
            row.content = content
    for chat in session.scalars(select(t.Chat).where(t.Chat.workspace_id == workspace)):
        if chat.key not in left:
            session.delete(chat)
        elif speaks(chat.title):
            chat.title = left[chat.key][:_TITLE]
    session.flush()
    return removed


def _unquoted(content: dict[str, Any], speaks: Callable[[str], bool]) -> dict[str, Any]:
    """An answer whose sources that speak of them are empty; their numbers stay."""
    citations = content.get("citations")
    if not isinstance(citations, list):
        return content
    return content | {
        "citations": [
            c | {"quote": FORGOTTEN, "source": FORGOTTEN, "place": ""}
            if speaks(f"{c['source']}\n{c['quote']}")
            else c
            for c in citations
        ]
    }


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)
