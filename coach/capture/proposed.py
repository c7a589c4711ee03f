"""What a model makes of a hurried note: proposals in the same form, each held against the words of the note.

A name, place, promise or passage is taken only where every word of it stands in the text. A proposal adds what the
reading by rules left out and never opens what that closed. Where the model fails the reading by rules stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from coach.capture.captured import (
    Captured,
    CapturedPerson,
    CapturedPromise,
    Known,
    Part,
    Piece,
    Sure,
)
from coach.capture.read import understood
from coach.checks.fence import Fence
from coach.dates import due_date
from coach.errors import ModelError
from coach.follow_up.promise_same import same_matter
from coach.people.names import parts as name_parts
from coach.settings import Settings
from coach.text import fold
from coach.writer.asking import AsksModel
from coach.writer.outbound import Ledger
from coach.writer.placeholders import KnownPerson, is_loopback, rendered
from coach.writer.structured import CaptureReply, PromiseReply

KEPT_HERE = "[kept on this machine]"
"""Stands in a request where a passage is closed and the model is elsewhere."""
_MOST = 8


class Proposer(AsksModel):
    """Reads hurried lines."""

    def __init__(
        self, settings: Settings, ledger: Ledger | None, known: Callable[[], Iterable[KnownPerson]]
    ) -> None:
        super().__init__(settings, ledger, known)
        self._remote = not is_loopback(settings.model_base_url)

    def improve(self, draft: Captured, known: Known, today: dt.date, *, fixed: bool = False) -> Captured:
        """The draft with what the model adds. `fixed` says that the user named the day."""
        text = self._sendable(draft)
        if not re.search(r"\w", text.replace(KEPT_HERE, "")):
            return draft
        places = self._placeholders(_strangers(draft))
        prompt = rendered(places, "capture", today=today.isoformat(), text=Fence()("note", text))
        try:
            reply = self._client.structured(CaptureReply, prompt, "read a note", lambda r: r)
        except ModelError as error:
            return replace(draft, note=f"{error} The note was read on this machine.")
        restored = _restored(reply, places.restore) if places else reply
        return understood(replace(_added(draft, restored, today), writer="model"), known, today)

    def _sendable(self, draft: Captured) -> str:
        """The typed words; for a model elsewhere without what is closed."""
        if not self._remote:
            return draft.text
        if draft.audience and draft.audience not in ("open", "public"):
            return ""
        text = draft.text
        for part in reversed(draft.parts):
            if part.limit is not None:
                text = f"{text[: part.piece.start]}{KEPT_HERE}{text[part.piece.end :]}"
        return text


def _strangers(draft: Captured) -> list[KnownPerson]:
    """People of the draft who are in no contact list yet: their names stay here too."""
    return [
        KnownPerson((p.full_name,), (p.organisation.text,) if p.organisation else ())
        for p in draft.people
        if p.known is None
    ]


def _restored(reply: CaptureReply, restore: Callable[[str], str]) -> CaptureReply:
    def back(value: object) -> object:
        if isinstance(value, str):
            return restore(value)
        if isinstance(value, list):
            return [back(v) for v in value]
        return {k: back(v) for k, v in value.items()} if isinstance(value, dict) else value

    return CaptureReply.model_validate(back(reply.model_dump()))


def stands(words: str, text: str) -> Piece | None:
    """Where words stand in the text as they are, whatever their case; as a range of scattered words where all of
    them occur; None where one does not."""
    bare = " ".join(words.split()).strip(" .,;")
    if not re.search(r"\w", bare):
        return None
    pattern = r"\s+".join(re.escape(w) for w in bare.split())
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    if match:
        return Piece(match.group(), match.start(), match.end(), Sure.LIKELY)
    have = set(re.findall(r"\w+", fold(text)))
    wanted = re.findall(r"\w+", fold(bare))
    return Piece(bare, 0, 0, Sure.GUESS) if wanted and all(w in have for w in wanted) else None


def _added(draft: Captured, reply: CaptureReply, today: dt.date) -> Captured:
    people = list(draft.people)
    for told in reply.people[:_MOST]:
        number = _number(people, told.name)
        if number is None:
            continue  # whom the note is about is for the rules and the user
        person = people[number]
        people[number] = replace(
            person,
            organisation=person.organisation or stands(told.organisation, draft.text),
            role=person.role or stands(told.role, draft.text),
        )
    event = draft.event or stands(reply.event, draft.text)
    parts = tuple(_closed(part, reply.confidential, draft.text) for part in draft.parts)
    promises = [p for p in (_promise(x, people, draft, today) for x in reply.promises[:_MOST]) if p]
    fresh = [p for p in promises if not any(same_matter(p.what.text, k.what.text) for k in draft.promises)]
    return replace(draft, people=tuple(people), event=event, parts=parts, promises=(*draft.promises, *fresh))


def _number(people: list[CapturedPerson], name: str) -> int | None:
    wanted = name_parts(name)
    return next(
        (
            n
            for n, p in enumerate(people)
            if wanted and set(wanted) <= set(name_parts(p.full_name)) | set(name_parts(p.name.text))
        ),
        None,
    )


def _closed(part: Part, quotes: list[str], text: str) -> Part:
    """A part that the model says is confidential, closed where nothing closed it yet."""
    if part.limit is not None or part.audience:
        return part
    spots = [stands(q, text) for q in quotes[:_MOST]]
    inside = any(
        s and s.start < s.end and s.start < part.piece.end and part.piece.start < s.end for s in spots
    )
    return replace(part, audience="me") if inside else part


def _promise(
    told: PromiseReply, people: list[CapturedPerson], draft: Captured, today: dt.date
) -> CapturedPromise | None:
    what = stands(told.what, draft.text)
    mine = fold(told.by) in ("user", "i", "me", "writer")
    number = _number(people, told.to if mine else told.by)
    if number is None and len(people) == 1:
        number = 0
    if what is None or number is None:
        return None
    due = due_date(told.due, today) if stands(told.due, draft.text) else None
    return CapturedPromise(mine, number, what, due, -1, kept=True, corrected=True)
