"""Telegram Desktop's export as JSON: one chat (`result.json`), or everything, with the address book."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from coach.readers.contact_values import one_line
from coach.readers.encoding import decode
from coach.records import ContactKind, ContactRecord, MessageRecord, Party, Record, Refusal, SourceFile
from coach.text import count

KIND = "telegram"

_BETWEEN_TWO = frozenset({"personal_chat", "bot_chat"})
_FEW = 8
Json = Mapping[str, Any]


def accepts(source: SourceFile) -> bool:
    """Whether it is such an export."""
    start = source.data[:400].lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"{") and bool(_chats(_loaded(source.data)))


@lru_cache(maxsize=2)
def _loaded(data: bytes) -> Json:
    try:
        loaded = json.loads(decode(data))
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _objects(value: object) -> list[Json]:
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


def _chats(export: Json) -> list[Json]:
    whole = export.get("chats")
    found = _objects(whole.get("list")) if isinstance(whole, dict) else [export]
    return [
        c
        for c in found
        if isinstance(c.get("messages"), list) and isinstance(c.get("type"), str) and "id" in c
    ]


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The address book, then every chat's messages; what Telegram wrote is counted in one line."""
    export = _loaded(source.data)
    about = export.get("personal_information")
    me = f"user{about['user_id']}" if isinstance(about, dict) and "user_id" in about else ""
    book = export.get("contacts")
    for number, item in enumerate(_objects(book.get("list")) if isinstance(book, dict) else [], 1):
        yield _contact(number, item)
    chats = _chats(export)
    several = "chats" in export
    service = 0
    for chat in chats:
        if chat["type"] in ("bot_chat", "saved_messages"):
            yield Refusal(
                "",
                f"The chat with {one_line(chat.get('name')) or 'oneself'} is no talk with a person and was left out.",
            )
            continue
        reader = _Chat(chat, me, several)
        for item in _objects(chat["messages"]):
            if item.get("type") != "message":
                service += 1
            else:
                yield reader.message(item)
    if service:
        yield Refusal(
            "",
            f"{count(service, 'entry was', 'entries were')} written by Telegram itself, left out.",
        )


def _contact(number: int, item: Json) -> Record:
    given, family, phone = (one_line(item.get(k)) for k in ("first_name", "last_name", "phone_number"))
    name = " ".join(p for p in (given, family) if p)
    if not name:
        return Refusal(f"row:{number}", "The contact has no name.")
    return ContactRecord(
        place=f"row:{number}",
        raw="\n".join(p for p in (name, phone) if p),
        kind=ContactKind.ADDRESS_ROW,
        name=name,
        given=given,
        family=family,
        phones=(phone,) if phone else (),
    )


class _Chat:
    """One chat: who is in it and whose export it is."""

    def __init__(self, chat: Json, me: str, several: bool) -> None:
        self.id = str(chat["id"])
        self.name = one_line(chat.get("name"))
        self.several = several
        self.group = chat["type"] not in _BETWEEN_TWO
        self.names: dict[str, str] = {}
        for item in _objects(chat["messages"]):
            if item.get("type") == "message" and one_line(item.get("from_id")):
                self.names.setdefault(item["from_id"], one_line(item.get("from")))
        other = f"user{self.id}"
        self.me = me or next((i for i in self.names if not self.group and i != other), "")
        if not self.group:
            self.names.setdefault(other, self.name)

    def message(self, item: Json) -> Record:
        """One message."""
        number = item.get("id")
        place = f"message:{self.id}/{number}" if self.several else f"message:{number}"
        text, sender = flat(item.get("text")), one_line(item.get("from_id"))
        if not sender or not self.names.get(sender):
            return Refusal(place, "The message names no sender; the account was deleted.")
        if not text.strip():
            return Refusal(place, "The message is a picture, recording or file without words.")
        others = [i for i, name in self.names.items() if i != sender and name]
        reply = item.get("reply_to_message_id")
        return MessageRecord(
            place=place,
            text=text,
            raw=text,
            channel="message",
            sender=self._party(sender),
            recipients=tuple(map(self._party, others)) if len(others) <= _FEW else (),
            sent=_moment(item.get("date")),
            subject=self.name if self.group else "",
            thread=f"telegram:{self.id}",
            message_id=f"{self.id}/{number}",
            in_reply_to=f"{self.id}/{reply}" if reply else "",
            group=self.group,
        )

    def _party(self, user: str) -> Party:
        return Party(self.names[user], owner=user == self.me)


def flat(text: object) -> str:
    """A message's text, which comes whole or in pieces ("see ", {"type": "link", "text": …}).

    >>> flat(["see ", {"type": "link", "text": "a.example"}, "."])
    'see a.example.'
    """
    pieces = text if isinstance(text, list) else [text]
    return "".join(
        str(p.get("text", "")) if isinstance(p, dict) else p if isinstance(p, str) else "" for p in pieces
    )


def _moment(value: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(value)).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
