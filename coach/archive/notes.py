"""Notes and programmes as Markdown with front matter; turns of chats and messages as JSON Lines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from coach.archive.entry import (
    BROKEN,
    Entry,
    date_of,
    day,
    dumps,
    entry_of,
    loads,
    party_json,
    party_of,
)
from coach.archive.members import Member, Names
from coach.records import MessageRecord, NoteKind, NoteRecord, Refusal

_FENCE = "---\n"


def write(entries: Iterable[Entry]) -> Iterator[Member]:
    """One Markdown file a note, named after the file that it came from."""
    names = Names("notes")
    for entry in entries:
        yield names.of(entry.source), _markdown(entry).encode()


def _markdown(entry: Entry) -> str:
    r = entry.record
    assert isinstance(r, NoteRecord)
    shown = {
        "title": r.title, "date": day(r.date), "with": list(r.people), "event": r.event, "place": r.location,
        "tags": list(r.tags), "audience": r.audience, "embargo": day(r.embargo), "id": r.external_id,
        "type": "programme" if r.kind == NoteKind.PROGRAMME else "",
    }  # fmt: skip
    head: dict[str, Any] = {k: v for k, v in shown.items() if v}
    head |= {"source": entry.source, "cited_as": r.place}
    # What stood above the writing, so that places and quotes stay what they were.
    head["rapport"] = entry.beside(
        kind=str(r.kind), head=r.text[: r.body_start], speaker=r.speaker, group=r.group,
        front_matter=dict(r.front_matter),
    )  # fmt: skip
    return "".join([_FENCE, *(f"{k}: {dumps(v)}\n" for k, v in head.items()), _FENCE, r.text[r.body_start :]])


def read(name: str, data: bytes) -> Entry | Refusal:
    """The note that `write` wrote. Its words may have been changed since; its front matter too."""
    try:
        text = data.decode("utf-8")
        front, _, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
        head = {k: json.loads(v) for k, _, v in (line.partition(": ") for line in front.split("\n"))}
        beside = head["rapport"]
        above = str(beside.get("head", ""))
        record = NoteRecord(
            place=str(head["cited_as"]), text=above + body, kind=NoteKind(beside["kind"]), body_start=len(above),
            title=str(head.get("title", "")), date=date_of(head.get("date")), people=tuple(head.get("with", ())),
            event=str(head.get("event", "")), location=str(head.get("place", "")), tags=tuple(head.get("tags", ())),
            speaker=str(beside.get("speaker", "")), group=str(beside.get("group", "")),
            external_id=str(head.get("id", "")), audience=str(head.get("audience", "")),
            embargo=date_of(head.get("embargo")), front_matter=dict(beside.get("front_matter", {})),
        )  # fmt: skip
        return entry_of(str(head["source"]), record, beside)
    except BROKEN:
        return Refusal("", "The note has lost what Rapport wrote in its front matter; import it by itself.")


# JSON Lines


def turns(entries: Iterable[Entry]) -> bytes:
    """One turn a line, in the form that the JSON Lines reader takes too."""
    return _lines(entries, _turn)


def messages(entries: Iterable[Entry]) -> bytes:
    """One chat message a line."""
    return _lines(entries, _message)


def _lines(entries: Iterable[Entry], said: Callable[[Any], dict[str, Any]]) -> bytes:
    lines = []
    for e in entries:
        item = {k: v for k, v in said(e.record).items() if v not in ("", [], {}, None, False)}
        lines.append(
            dumps({**item, "source": e.source, "place": item.get("place", ""), "rapport": e.beside()}) + "\n"
        )
    return "".join(lines).encode()


def _turn(r: NoteRecord) -> dict[str, Any]:
    return {
        "id": r.external_id, "text": r.text, "title": r.title, "speaker": r.speaker, "date": day(r.date), "group": r.group,
        "place": r.place, "with": list(r.people), "event": r.event, "location": r.location, "tags": list(r.tags),
        "audience": r.audience, "embargo": day(r.embargo), "body_start": r.body_start,
        "front_matter": dict(r.front_matter),
    }  # fmt: skip


def _message(r: MessageRecord) -> dict[str, Any]:
    return message_json(r) | {"text": r.text, "place": r.place}


def message_json(r: MessageRecord) -> dict[str, Any]:
    """Everything about a message but its text."""
    return {
        "thread": r.thread, "channel": r.channel, "sent": r.sent.isoformat() if r.sent else "", "from": party_json(r.sender),
        "to": [party_json(p) for p in r.recipients], "cc": [party_json(p) for p in r.copied], "subject": r.subject,
        "draft": r.draft, "message_id": r.message_id, "in_reply_to": r.in_reply_to, "in_group": r.group,
    }  # fmt: skip


def message_of(item: dict[str, Any], text: str, place: str) -> MessageRecord:
    """The message that `message_json` describes. Raises what BROKEN lists."""
    return MessageRecord(
        place=place, text=text, raw=text, channel=str(item["channel"]), sender=party_of(item.get("from", {})),
        recipients=tuple(map(party_of, item.get("to", ()))), copied=tuple(map(party_of, item.get("cc", ()))),
        sent=dt.datetime.fromisoformat(item["sent"]) if item.get("sent") else None, subject=str(item.get("subject", "")),
        thread=str(item.get("thread", "")), draft=bool(item.get("draft")), message_id=str(item.get("message_id", "")),
        in_reply_to=str(item.get("in_reply_to", "")), group=bool(item.get("in_group")),
    )  # fmt: skip


def read_turns(data: bytes) -> Iterator[Entry | Refusal]:
    """The turns that `turns` wrote."""
    return _read(data, _turn_of)


def read_messages(data: bytes) -> Iterator[Entry | Refusal]:
    """The messages that `messages` wrote."""
    return _read(data, lambda item: message_of(item, str(item.get("text", "")), str(item["place"])))


def _read(data: bytes, record_of: Callable[[dict[str, Any]], Any]) -> Iterator[Entry | Refusal]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            item = loads(line.decode("utf-8"))
            yield entry_of(str(item["source"]), record_of(item), item["rapport"])
        except BROKEN:
            yield Refusal(f"line:{number}", "The line is damaged and cannot be read again.")


def _turn_of(item: dict[str, Any]) -> NoteRecord:
    return NoteRecord(
        place=str(item["place"]), text=str(item.get("text", "")), kind=NoteKind.TURN, body_start=int(item.get("body_start", 0)),
        title=str(item.get("title", "")), date=date_of(item.get("date")), people=tuple(item.get("with", ())),
        event=str(item.get("event", "")), location=str(item.get("location", "")), tags=tuple(item.get("tags", ())),
        speaker=str(item.get("speaker", "")), group=str(item.get("group", "")), external_id=str(item.get("id", "")),
        audience=str(item.get("audience", "")), embargo=date_of(item.get("embargo")),
        front_matter=dict(item.get("front_matter", {})),
    )  # fmt: skip
