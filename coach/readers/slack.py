"""A Slack export: a folder a channel with a file a day, and `users.json`, `channels.json`, `dms.json` beside them.

Who `U123` is and between whom a direct message went stands in those files: they come as `SourceFile.beside`.
What bots and Slack itself wrote is left out; an edited message stands as it was last.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from coach.readers.contact_values import filled, one_line, unique
from coach.readers.encoding import decode
from coach.records import ContactKind, ContactRecord, MessageRecord, Party, Record, Refusal, SourceFile
from coach.text import count

KIND = "slack"
BESIDE = ("users.json", "channels.json", "groups.json", "dms.json", "mpims.json")
"""Files at the top of an export that explain the others."""

_WRITTEN = frozenset({"", "thread_broadcast", "me_message", "file_share", "file_comment", "reply_broadcast"})
_LINK = re.compile(r"<([^<>|\s]+)(?:\|([^<>]*))?>")
_FEW = 8
Json = Mapping[str, Any]


def accepts(source: SourceFile) -> bool:
    """Whether it is a list of Slack's messages, users or channels."""
    if not source.data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
        return False
    return _shape(_loaded(source.data)) != ""


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """Messages of a day, or people. Lists of channels give nothing by themselves."""
    items = _loaded(source.data)
    shape = _shape(items)
    if shape == "users":
        yield from _users(items)
    elif shape == "messages":
        yield from _messages(items, source)


@lru_cache(maxsize=8)
def _loaded(data: bytes) -> tuple[Json, ...]:
    """The objects of a JSON list; empty where it is something else."""
    try:
        loaded = json.loads(decode(data))
    except (ValueError, RecursionError):
        return ()
    return tuple(x for x in loaded if isinstance(x, dict)) if isinstance(loaded, list) else ()


def _shape(items: Sequence[Json]) -> str:
    """Which file of an export this is."""
    if not items:
        return ""
    if all(x.get("type") == "message" and _stamp(x) for x in items):
        return "messages"
    if all(isinstance(x.get("id"), str) and isinstance(x.get("profile"), dict) for x in items):
        return "users"
    if all(
        isinstance(x.get("id"), str) and isinstance(x.get("members"), list) and "created" in x for x in items
    ):
        return "channels"
    return ""


def _stamp(item: Json) -> str:
    ts = item.get("ts")
    return ts if isinstance(ts, str) and re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", ts) else ""


# ------------------------------------------------------------------ people


def _is_bot(user: Json) -> bool:
    return bool(user.get("is_bot")) or user.get("id") == "USLACKBOT"


def _party(user: Json) -> Party:
    profile = user.get("profile") if isinstance(user.get("profile"), dict) else user
    assert isinstance(profile, dict)
    name = (
        one_line(profile.get("real_name"))
        or one_line(user.get("real_name"))
        or one_line(profile.get("display_name"))
    )
    return Party(name or one_line(user.get("name")), one_line(profile.get("email")))


def _users(items: Sequence[Json]) -> Iterator[Record]:
    """A card for each user who is a person."""
    bots = 0
    for user in items:
        if _is_bot(user):
            bots += 1
            continue
        profile, party = user["profile"], _party(user)
        if not party.name:
            yield Refusal(f"uid:{user['id']}", "The user has no name.")
            continue
        told = filled({
            "name": party.name, "display name": one_line(profile.get("display_name")), "title": one_line(profile.get("title")),
            "email": party.email, "phone": one_line(profile.get("phone")),
        })  # fmt: skip
        nick = told.get("display name", "")
        yield ContactRecord(
            place=f"uid:{user['id']}",
            raw="\n".join(f"{key}: {value}" for key, value in told.items()),
            kind=ContactKind.CARD,
            name=party.name,
            nicknames=unique([nick] if nick != party.name and " " not in nick else []),
            emails=(party.email,) if party.email else (),
            phones=(told["phone"],) if "phone" in told else (),
            title=told.get("title", ""),
        )
    if bots:
        yield Refusal("", f"{count(bots, 'user is a bot', 'users are bots')}, left out.")


# ---------------------------------------------------------------- messages


@dataclass
class _Export:
    """What the files beside a day's messages say: users by id, and channels by id and by name."""

    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, tuple[str, Json]] = field(default_factory=dict)

    def party(self, user: str) -> Party:
        """Somebody by their id."""
        known = self.users.get(user)
        return _party(known) if known else Party()

    def name(self, user: str) -> str:
        """What a mention of an id says."""
        return self.party(user).name or user


def _export(source: SourceFile) -> _Export:
    export = _Export()
    for name, data in source.beside:
        for item in _loaded(data):
            if name == "users.json":
                export.users[str(item.get("id"))] = item
            else:
                for key in {str(item.get("id")), one_line(item.get("name"))} - {""}:
                    export.channels[key] = (name, item)
    return export


def _messages(items: Sequence[Json], source: SourceFile) -> Iterator[Record]:
    export = _export(source)
    for item in items:  # exports since 2019 name the writer in each message
        told, user = item.get("user_profile"), item.get("user")
        if isinstance(told, dict) and isinstance(user, str):
            export.users.setdefault(user, {"id": user, "profile": told, "name": told.get("name", "")})
    folder = source.path.rpartition("/")[0].rpartition("/")[2] or "Slack"
    channel = _Channel(export, folder, items)
    left_out = Counter[str]()
    for item in items:
        why = _left_out(item, export)
        if why:
            left_out[why] += 1
        else:
            yield channel.message(item)
    for why, number in left_out.items():
        yield Refusal("", f"{count(number, 'message was', 'messages were')} {why}, left out.")


def _left_out(item: Json, export: _Export) -> str:
    """Why a message is nobody's words, empty if it is somebody's."""
    user = item.get("user")
    if (
        item.get("bot_id")
        or item.get("subtype") == "bot_message"
        or (isinstance(user, str) and _is_bot(export.users.get(user, {})))
    ):
        return "written by a bot"
    if one_line(item.get("subtype")) not in _WRITTEN or not isinstance(user, str):
        return "written by Slack itself"
    if not one_line(item.get("text")):
        return "a file without words"
    return ""


class _Channel:
    """Where a day's messages were written: a channel, a group, or between two people."""

    def __init__(self, export: _Export, folder: str, items: Sequence[Json]) -> None:
        listed, about = export.channels.get(folder, ("", {}))
        self.export = export
        self.id = one_line(about.get("id")) or folder
        members = about.get("members")
        self.members = [m for m in members if isinstance(m, str)] if isinstance(members, list) else []
        self.direct = listed == "dms.json" or (
            not listed and re.fullmatch(r"D[A-Z0-9]{6,}", folder) is not None
        )
        self.title = "" if self.direct else f"#{folder}"
        self.writers: dict[str, list[str]] = {}
        for item in items:
            user = one_line(item.get("user"))
            if user and user not in self.writers.setdefault(self._thread(item), []):
                self.writers[self._thread(item)].append(user)

    def _thread(self, item: Json) -> str:
        began = one_line(item.get("thread_ts"))
        return f"slack:{self.id}" if self.direct or not began else f"slack:{self.id}:{began}"

    def message(self, item: Json) -> MessageRecord:
        """One message, with its ids resolved. In a channel it goes to those who write in the same thread."""
        thread = self._thread(item)
        around = self.members if self.direct and self.members else self.writers[thread]
        others = [self.export.party(u) for u in around if u != item["user"]]
        known = tuple(p for p in others if p.name or p.email)
        raw, began = str(item["text"]), one_line(item.get("thread_ts"))
        return MessageRecord(
            place=f"message:{_stamp(item)}",
            text=readable(raw, self.export.name),
            raw=raw,
            channel="message",
            sender=self.export.party(item["user"])
            if item["user"] in self.export.users
            else Party(item["user"]),
            recipients=known if len(known) <= _FEW else (),
            sent=dt.datetime.fromtimestamp(float(_stamp(item)), dt.UTC),
            subject=self.title,
            thread=thread,
            message_id=f"{self.id}/{_stamp(item)}",
            in_reply_to=f"{self.id}/{began}" if began and began != _stamp(item) else "",
            group=not self.direct,
        )


def readable(text: str, name_of: Any) -> str:
    """Slack's text as people saw it: `<@U1>` is a name, `<https://x|label>` the label with its address.

    >>> readable("<@U1> see <https://a.example|the list> &amp; <#C1|general>", lambda u: "Ann Lee")
    '@Ann Lee see the list (https://a.example) & #general'
    """

    def shown(match: re.Match[str]) -> str:
        target, label = match[1], match[2] or ""
        if target[0] == "@":
            return f"@{name_of(target[1:]) if name_of(target[1:]) != target[1:] else label or target[1:]}"
        if target[0] in "#!":
            return f"{target[0] if target[0] == '#' else '@'}{label.lstrip('@#') or target[1:].partition('^')[0]}"
        bare = target.removeprefix("mailto:").removeprefix("tel:")
        return bare if not label or label == bare else f"{label} ({bare})"

    return html.unescape(_LINK.sub(shown, text)).replace("\r\n", "\n").replace("\r", "\n")
