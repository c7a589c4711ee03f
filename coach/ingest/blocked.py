"""Keeps a forgotten person from coming back in silence: keyed digests of what they would be known by again.

The digests are HMAC-SHA256 with a random key of this workspace, so that nobody reads a name out of them. A record that
carries a forgotten key is refused with a reason; from a record that others are in too only the person is left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from coach.errors import NotFoundError
from coach.index import state
from coach.people import names
from coach.people.keys import email_key, phone_key, profile_key
from coach.records import (
    AttendeeRecord,
    ContactRecord,
    EventRecord,
    MessageRecord,
    NoteKind,
    NoteRecord,
    Party,
    Record,
    Refusal,
)
from coach.store import tables as t

STOOD = "(forgotten)"
"""Stands in a text where the name of a forgotten person stood."""

Taken = tuple[str, dt.date | None]
Row = TypeVar("Row", ContactRecord, AttendeeRecord)

_KEY = "forget_key"
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAIL = re.compile(r"[^\s<>@,;:\"()\[\]]+@[\w.-]+\w")
_LONGEST_NAME = 4
_LETTERS = re.compile(r"[^\W\d_]+")
HIDDEN = "forgotten:"
"""Begins the location of a file whose place names somebody forgotten: a digest stands for the rest."""
_LINE = re.compile(r"(?:ATTENDEE|ORGANIZER)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One forgotten person, by what is left of them: a number, a day, and how many keys of which kind."""

    number: int
    forgotten_on: dt.date
    keys: dict[str, int]


def remember(session: Session, workspace: int, today: dt.date, keys: Iterable[tuple[str, str]]) -> None:
    """Block these (kind, normalised value) pairs as one person's."""
    secret = _secret(session)
    number = (session.scalar(select(func.max(t.ForgottenKey.forgetting))) or 0) + 1
    rows = [
        {"workspace_id": workspace, "forgetting": number, "kind": kind, "digest": _digest(secret, kind, value),
         "forgotten_on": today}
        for kind, value in dict.fromkeys(keys) if value
    ]  # fmt: skip
    if rows:
        session.execute(insert(t.ForgottenKey), rows)


def _secret(session: Session) -> bytes:
    found = state.read(session, _KEY)
    if not found:
        found = secrets.token_bytes(32)
        state.write(session, _KEY, found)
    return found


def _digest(secret: bytes, kind: str, value: str) -> str:
    return hmac.new(secret, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def hidden_location(session: Session, key: tuple[str, str]) -> str:
    """What stands for a place that names somebody forgotten: the same place gives the same."""
    return _hidden(_secret(session), key)


def place_value(key: tuple[str, str]) -> str:
    """A place as its digest is made of it."""
    return "//".join(key)


def _hidden(secret: bytes, key: tuple[str, str]) -> str:
    return HIDDEN + _digest(secret, "place", place_value(key))[:32]


def listed(session: Session, workspace: int) -> list[Block]:
    """Everybody who is kept out, oldest first."""
    query = select(t.ForgottenKey).where(t.ForgottenKey.workspace_id == workspace).order_by(t.ForgottenKey.id)
    days: dict[int, dt.date] = {}
    kinds: dict[int, Counter[str]] = {}
    for row in session.scalars(query):
        days[row.forgetting] = row.forgotten_on
        kinds.setdefault(row.forgetting, Counter())[row.kind] += 1
    return [Block(number, day, dict(sorted(kinds[number].items()))) for number, day in days.items()]


def allow(session: Session, workspace: int, words: str, region: str = "") -> list[Block]:
    """Let somebody in again, by their number in the list or by a name or address of theirs. Raises NotFoundError."""
    secret = _secret(session)
    said = words.strip()
    forms = [("email", email_key(said)), ("profile", profile_key(said)), ("phone", phone_key(said, region)),
             ("name", names.normal(said))]  # fmt: skip
    digests = [_digest(secret, kind, value) for kind, value in forms if value]
    here = t.ForgottenKey.workspace_id == workspace
    numbers = set(
        session.scalars(select(t.ForgottenKey.forgetting).where(here, t.ForgottenKey.digest.in_(digests)))
    )
    if said.isdigit() and len(said) < 7:
        numbers |= {int(said)}
    gone = [b for b in listed(session, workspace) if b.number in numbers]
    if not gone:
        raise NotFoundError(
            f"Nobody who was forgotten is known by “{said}”. `coach forget --list` shows the numbers; a full name or an "
            "address of theirs works too."
        )
    session.execute(
        delete(t.ForgottenKey).where(here, t.ForgottenKey.forgetting.in_([b.number for b in gone]))
    )
    return gone


class Guard:
    """Asks of each record whether somebody forgotten is in it."""

    def __init__(self, session: Session, workspace: int, region: str = "") -> None:
        here = select(t.ForgottenKey).where(t.ForgottenKey.workspace_id == workspace)
        self.days = {row.digest: row.forgotten_on for row in session.scalars(here)}
        self.region = region
        self.secret = _secret(session) if self.days else b""
        me = session.get_one(t.Workspace, workspace)
        self.me = {names.normal(me.name), *map(email_key, me.emails), profile_key(me.profile)} - {""}

    def file(self, sha256: str) -> str:
        """Why a file is left out as a whole: all that was in it was theirs. Empty if it may come in."""
        day = self._day("file", sha256)
        return reason("All that was in this file was about somebody", day) if day else ""

    def let_in(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records without whoever was forgotten, and refusals that say so."""
        return (out for record in records for out in self._checked(record)) if self.days else iter(records)

    def _checked(self, record: Record) -> Iterator[Record]:
        match record:
            case ContactRecord():
                day = self._known(record.emails, record.profiles, record.phones, record.name)
                if day:
                    yield Refusal(record.place, reason("This is somebody", day))
                else:
                    yield from self._row(record, ("raw", "note", "title", "organisation"), "extra")
            case AttendeeRecord():
                day = self._known([record.email], [record.profile], [record.phone], record.name)
                if day:
                    yield Refusal(record.place, reason("This is somebody", day))
                else:
                    yield from self._row(record, ("raw", "title", "organisation", "session"), "said")
            case MessageRecord():
                yield from self._message(record)
            case EventRecord():
                yield from self._event(record)
            case NoteRecord():
                yield from self._note(record)
            case _:
                yield record

    def _day(self, kind: str, value: str) -> dt.date | None:
        return self.days.get(_digest(self.secret, kind, value)) if value and self.days else None

    def _known(
        self, emails: Sequence[str], profiles: Sequence[str], phones: Sequence[str], name: str
    ) -> dt.date | None:
        """The day on which this person was forgotten. A name counts only where no address tells namesakes apart."""
        keys = [("email", email_key(e)) for e in emails] + [("profile", profile_key(p)) for p in profiles]
        keys = [(kind, value) for kind, value in keys if value]
        for kind, value in [*keys, *(("phone", phone_key(p, self.region)) for p in phones)]:
            if day := self._day(kind, value):
                return day
        return None if keys else self._day("name", names.normal(name))

    def _party(self, party: Party) -> dt.date | None:
        return self._known([party.email], [party.profile], [party.phone], party.name)

    def _is_me(self, party: Party) -> bool:
        known = {names.normal(party.name), email_key(party.email), profile_key(party.profile)}
        return party.owner or bool(known & self.me)

    def hidden(self, key: tuple[str, str], path: str) -> str:
        """The location that stands for a place which names somebody forgotten; empty for any other."""
        if not self.days:
            return ""
        said = (*key, path)
        named = self._day("place", place_value(key)) or any(self.shown(x) != x for x in said)
        return _hidden(self.secret, key) if named else ""

    def shown(self, path: str) -> str:
        """A path without full names of forgotten people, however their words are joined or written."""
        if not self.days:
            return path
        words = list(_LETTERS.finditer(path))
        cuts: list[tuple[int, int]] = []
        for n, word in enumerate(words):
            if cuts and word.start() < cuts[-1][1]:
                continue
            for length in range(2, _LONGEST_NAME + 1):
                run = words[n : n + length]
                if len(run) == length and "/" not in path[word.start() : run[-1].end()] and self._named(run):
                    cuts.append((word.start(), run[-1].end()))
                    break
        for start, end in reversed(cuts):
            path = path[:start] + STOOD + path[end:]
        return path

    def _named(self, run: Sequence[re.Match[str]]) -> dt.date | None:
        words = [w[0] for w in run]
        return self._day("name", names.normal(" ".join(words))) or self._day(
            "name", names.normal(" ".join([*words[1:], words[0]]))
        )

    def _row(self, r: Row, fields: Sequence[str], answers: str) -> Iterator[Record]:
        """Somebody else's card or row, whose words may name a forgotten person."""
        said: dict[str, Taken] = {name: self.without(getattr(r, name)) for name in fields}
        more: dict[str, Taken] = {self.without(k)[0]: self.without(v) for k, v in getattr(r, answers).items()}
        days = [found for _, found in (*said.values(), *more.values()) if found]
        if days:
            yield Refusal(r.place, reason("Taken out of this text: the name of somebody", days[0]))
            changed: dict[str, Any] = {name: text for name, (text, _) in said.items()}
            changed[answers] = {k: text for k, (text, _) in more.items()}
            r = replace(r, **changed)
        yield r

    def _message(self, r: MessageRecord) -> Iterator[Record]:
        people = [r.sender, *r.recipients, *r.copied]
        days = [day for p in people if (day := self._party(p))]
        if days and all(self._party(p) or self._is_me(p) for p in people):
            yield Refusal(r.place, reason("This is a message with somebody", days[0]))
            return
        if days:
            yield Refusal(r.place, reason("Left out of this message: somebody", days[0]))
        kept = [tuple(p for p in group if not self._party(p)) for group in (r.recipients, r.copied)]
        text, named = self.without(r.text)
        if named:
            yield Refusal(r.place, reason("Taken out of this text: the name of somebody", named))
        if days or named:
            sender = Party() if self._party(r.sender) else r.sender
            subject = self.without(r.subject)[0]
            r = replace(r, sender=sender, recipients=kept[0], copied=kept[1], text=text, subject=subject)
        yield r

    def _event(self, r: EventRecord) -> Iterator[Record]:
        people = [*([r.organiser] if r.organiser else []), *r.attendees]
        days = [day for p in people if (day := self._party(p))]
        if days and all(self._party(p) or self._is_me(p) for p in people):
            yield Refusal(r.place, reason("This is a meeting with somebody", days[0]))
            return
        raw, named = self.without(r.raw)
        if days or named:
            yield Refusal(r.place, reason("Left out of this entry: somebody", (days + [named])[0]))
            lines = (x for x in raw.split("\n") if not (_LINE.match(x) and STOOD in x))
            r = replace(
                r, raw="\n".join(lines), name=self.without(r.name)[0], description=self.without(r.description)[0],
                organiser=None if r.organiser and self._party(r.organiser) else r.organiser,
                attendees=tuple(p for p in r.attendees if not self._party(p)),
            )  # fmt: skip
        yield r

    def _note(self, r: NoteRecord) -> Iterator[Record]:
        by = (r.speaker,) if r.kind == NoteKind.RECOMMENDATION and r.speaker else ()
        people = {p: self._day("name", names.normal(p)) for p in (*r.people, *by)}
        days = [day for day in people.values() if day]
        if days and len(days) == len(people):
            yield Refusal(r.place, reason("This note is of a talk with somebody", days[0]))
            return
        head, in_head = self.without(r.text[: r.body_start])
        body, in_body = self.without(r.text[r.body_start :])
        if day := next(iter(days), None) or in_head or in_body:
            yield Refusal(r.place, reason("Taken out of this text: the name of somebody", day))
            r = replace(
                r, text=head + body, body_start=len(head), title=self.without(r.title)[0],
                people=tuple(p for p in r.people if not people[p]), speaker=self.without(r.speaker)[0],
                front_matter={k: self.without(v)[0] for k, v in r.front_matter.items()},
            )  # fmt: skip
        yield r

    def without(self, text: str) -> tuple[str, dt.date | None]:
        """A text without full names and addresses of forgotten people, and the day of one of them."""
        cuts = [
            (m.start(), m.end(), day)
            for m in _MAIL.finditer(text)
            if (day := self._day("email", email_key(m[0])))
        ]
        bare = list(text)
        for start, end, _ in cuts:  # an address is no name as well
            bare[start:end] = "\n" * (end - start)
        words = list(_WORDS.finditer("".join(bare)))
        taken = 0
        for n, word in enumerate(words):
            if not word[0][0].isupper() or word.start() < taken:
                continue
            for length in range(_LONGEST_NAME, 1, -1):
                run = words[n : n + length]
                whole = "".join(bare[word.start() : run[-1].end()])
                if (
                    len(run) == length
                    and "\n" not in whole
                    and (day := self._day("name", names.normal(whole)))
                ):
                    taken = run[-1].end()
                    cuts.append((word.start(), taken, day))
                    break
        for start, end, _ in sorted(cuts, reverse=True):
            text = text[:start] + STOOD + text[end:]
        return text, cuts[0][2] if cuts else None


def reason(what: str, day: dt.date | None) -> str:
    """Why something is left out, and how to let it in."""
    return f"{what} forgotten on {day}. `coach forget --list` and `--allow` let them in again."
