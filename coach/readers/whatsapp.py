"""WhatsApp's own export of a chat (.txt, alone or in its ZIP): one message a record, times as the phone showed them.

The order of day and month depends on the phone's language and stands nowhere in the file; it is told from the dates
themselves (`date_order`). Lines that WhatsApp wrote ("Dana joined") are counted and left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePosixPath

from coach.readers.encoding import decode
from coach.records import MessageRecord, Party, Record, Refusal, SourceFile
from coach.text import count, fold

KIND = "whatsapp"

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NO_MARKS = str.maketrans(dict.fromkeys(_MARKS))
_HALF = r"[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?|오전|오후|上午|下午|午前|午後"
_HEAD = re.compile(
    rf"[{_MARKS}]*(?P<open>\[)?[{_MARKS}]*(?P<date>\d{{1,4}}(?P<mark>[./-]) ?\d{{1,2}}(?P=mark) ?\d{{1,4}}\.?),?"
    rf"[ \u00a0\u202f](?:(?:à|um|at|kl\.?|alle|às|a las)[ \u00a0\u202f])?(?:(?P<before>{_HALF})[ \u00a0\u202f]?)?"
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[ \u00a0\u202f]?(?P<after>{_HALF}))?"
    rf"(?(open)\]|[ \u00a0\u202f][-–])[ \u00a0\u202f]?"
)
_SENDER = re.compile(r"(?P<who>[^:\n]{1,80}):(?: |$)")
_MEDIA = re.compile(
    r"<[^<>]{0,60}(?:omitted|ausgeschlossen|weggelassen|omis|omitid[oa]s?|omess[io]|weggelaten|utelämn\w+|pominięt\w+)>"
    r"|<(?:attached|angehängt|Anhang|pièce jointe|adjunto|anexado|allegato|bijgevoegd)\s?: [^<>]{1,255}>"
    r"|(?:image|video|audio|sticker|document|GIF|Contact card|Video note) omitted"
    r"|(?:Bild|Video|Audio|Sticker|Dokument|GIF) weggelassen|(?:image|vidéo|audio) absente?|(?:imagen|audio|video) omitid[oa]"
    r"|[^\n]{1,200}\.\w{2,5} \((?:file attached|Datei angehängt|fichier joint|archivo adjunto|arquivo anexado|file allegato|"
    r"bestand bijgevoegd)\)[^\n]*",
    re.IGNORECASE,
)
_SAID_BY_SENDER = re.compile(r"(?:POLL|Location|UMFRAGE|Standort|SONDAGE|ENCUESTA)\s?:", re.IGNORECASE)
_EDITED = re.compile(rf"[{_MARKS}]?<[^<>\n]*(?:edited|bearbeitet|modifié|editado|modificato)[^<>\n]*>\s*$")
_IN_A_GROUP = re.compile(
    r"\b(?:(?:created|changed|left|joined)\b.*\bgroup|added|removed|left$|joined\b|group link|Gruppe|groupe|grupo|gruppo|groep"
    r"|hinzugefügt|ajouté|añadió|adicionou|toegevoegd)",
    re.IGNORECASE,
)
_OF_WHATSAPP = re.compile(
    r"end-to-end|Ende-zu-Ende|de bout en bout|de extremo a extremo|crittografia", re.IGNORECASE
)
_NAMED = re.compile(
    r"WhatsApp[ _-]*Chat[ _]*(?:-|–|with|mit|avec|con|com|met|med)?[ _]*(?P<name>.+?)(?: ?\(\d+\))?(?:\.txt|\.zip)*$|"
    r"(?:Discussion WhatsApp avec|Chat de WhatsApp con|Conversa do WhatsApp com|Chat WhatsApp con|WhatsApp-chat met) "
    r"(?P<other>.+?)(?: ?\(\d+\))?(?:\.txt|\.zip)*$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[\d\s()./-]{7,}")
_YOU = frozenset({"you", "du", "sie", "vous", "tu", "você", "jij", "ud."})
_FEW = 8
"""Others in a group to whom a message is taken to be addressed; in a larger one it is addressed to nobody in particular."""
_LOOKED_AT = 400


class Order(StrEnum):
    """Where the day stands in the dates of a file."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: its line, the numbers of its date, its time, and what it says. No sender means WhatsApp itself."""

    line: int
    numbers: tuple[int, int, int]
    time: dt.time
    half: str
    sender: str
    text: str


def accepts(source: SourceFile) -> bool:
    """Whether the text begins with an entry, and its entries are a talk: notes with a time before each line
    ("2026-11-05 14:30 - Call: …") have no two or three speakers who take turns."""
    text = decode(source.data).lstrip()
    first = _HEAD.match(text[:200])
    if not first:
        return False
    entries = list(_entries("\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])))
    speakers = Counter(e.sender for e in entries if e.sender)
    if any(not e.sender and (_OF_WHATSAPP.search(e.text) or _IN_A_GROUP.search(e.text)) for e in entries):
        return True
    if any(_MEDIA.fullmatch(e.text.strip()) for e in entries) or _chat_name(source.path):
        return bool(speakers)
    said = sum(speakers.values())
    if first["open"] or "," in first[0]:
        return said > 0 and len(speakers) <= max(2, said / 2)
    return said > 2 and len(speakers) <= said / 2


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """The messages in order, then how many lines were WhatsApp's own."""
    entries = list(_entries(decode(source.data)))
    order = date_order([e.numbers for e in entries], [e.half for e in entries], today)
    chat = _Chat(entries, _chat_name(source.path))
    system, files = 0, 0
    for entry in entries:
        if not entry.sender:
            system += 1
            continue
        day = _date(entry.numbers, order)
        if day is None:
            yield Refusal(
                f"line:{entry.line}", "The message's date does not fit the other dates of the chat."
            )
            continue
        files += bool(_MEDIA.fullmatch(entry.text.strip()))
        yield chat.message(entry, dt.datetime.combine(day, entry.time, dt.UTC))
    if system:
        yield Refusal(
            "",
            f"{count(system, 'line was', 'lines were')} written by WhatsApp itself (who joined, what was deleted), left out.",
        )
    if files:
        what = count(
            files, "message is a picture, recording or file", "messages are pictures, recordings or files"
        )
        yield Refusal("", f"{what}: kept, without what they show.")


# ----------------------------------------------------------------- entries


def _entries(text: str) -> Iterator[_Entry]:
    """Every entry, each with the lines that follow it up to the next."""
    head: re.Match[str] | None = None
    begun, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        found = _HEAD.match(line)
        if found and (_clock(found) is None or _numbers(found) is None):
            found = None
        if found:
            if head:
                yield _entry(head, begun, lines)
            head, begun, lines = found, number, [line[found.end() :]]
        elif head:
            lines.append(line)
    if head:
        yield _entry(head, begun, lines)


def _entry(head: re.Match[str], line: int, lines: Sequence[str]) -> _Entry:
    said = "\n".join(lines).rstrip()
    sender, text = _sender(said)
    numbers, clock = _numbers(head), _clock(head)
    assert numbers is not None
    assert clock is not None
    return _Entry(line, numbers, clock, head["after"] or head["before"] or "", sender, text)


def _sender(said: str) -> tuple[str, str]:
    """Who wrote an entry and what; no name where WhatsApp did."""
    found = _SENDER.match(said)
    if not found:
        return "", said.translate(_NO_MARKS)
    who = " ".join(found["who"].translate(_NO_MARKS).lstrip("~ \u202f\u00a0").split())
    text = said[found.end() :]
    bare = text.translate(_NO_MARKS)
    quotes = sum(who.count(q) for q in '"“”')
    if (
        not who
        or quotes % 2
        or (
            text.startswith("\u200e")
            and not (_MEDIA.match(bare.strip()) or _SAID_BY_SENDER.match(bare.strip()))
        )
    ):
        return "", said.translate(_NO_MARKS)
    return who, bare


def _numbers(head: re.Match[str]) -> tuple[int, int, int] | None:
    first, second, third = (int(n) for n in re.findall(r"\d+", head["date"]))
    return (first, second, third) if 0 < second <= 31 and (first > 0 or third > 0) else None


def _clock(head: re.Match[str]) -> dt.time | None:
    hour, minute, second = (int(head[name] or 0) for name in ("hour", "minute", "second"))
    half = (head["after"] or head["before"] or "").casefold()
    if half:
        if not 1 <= hour <= 12 and hour != 0:
            return None
        hour = hour % 12 + (12 if half[0] == "p" or half in ("오후", "下午", "午後") else 0)
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        return None


# ------------------------------------------------------------------- dates


def date_order(dates: Sequence[tuple[int, int, int]], halves: Sequence[str], today: dt.date) -> Order:
    """Where the day stands: told by a number above 12, else by which order keeps the chat in time and before
    tomorrow, else by how English phones write: "2:30 PM" with the month first, "2:30 pm" and 24 hours with the day.

    >>> date_order([(3, 4, 26), (3, 14, 26)], ["", ""], dt.date(2026, 11, 26)).value
    'mdy'
    """
    if any(first > 31 for first, _, _ in dates):
        return Order.YEAR_FIRST
    day_first = sum(first > 12 for first, _, _ in dates)
    month_first = sum(second > 12 for _, second, _ in dates)
    if day_first != month_first:
        return Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST
    faults = {order: _faults(dates, order, today) for order in (Order.DAY_FIRST, Order.MONTH_FIRST)}
    if faults[Order.DAY_FIRST] != faults[Order.MONTH_FIRST]:
        return min(faults, key=lambda order: faults[order])
    american = any(half in ("AM", "PM") for half in halves) and all(third < 100 for _, _, third in dates)
    return Order.MONTH_FIRST if american else Order.DAY_FIRST


def _faults(dates: Sequence[tuple[int, int, int]], order: Order, today: dt.date) -> int:
    """How many dates, read in this order, are none, lie after today or go back by more than a day."""
    days = [_date(d, order) for d in dates]
    known = [d for d in days if d]
    back = sum(later < earlier - dt.timedelta(days=1) for earlier, later in pairwise(known))
    return len(days) - len(known) + sum(d > today for d in known) + back


def _date(numbers: tuple[int, int, int], order: Order) -> dt.date | None:
    first, second, third = numbers
    year, month, day = {
        Order.DAY_FIRST: (third, second, first),
        Order.MONTH_FIRST: (third, first, second),
        Order.YEAR_FIRST: (first, second, third),
    }[order]
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


# -------------------------------------------------------------------- chat


def _chat_name(path: str) -> str:
    """The other person or the group, where the file or its archive is named as WhatsApp names it."""
    for part in reversed(PurePosixPath(path).parts):
        if found := _NAMED.match(part):
            return (found["name"] or found["other"]).strip()
    return ""


class _Chat:
    """Who is in the chat, and whether it is a group."""

    def __init__(self, entries: Sequence[_Entry], name: str) -> None:
        self.speakers = list(dict.fromkeys(e.sender for e in entries if e.sender))
        self.name = name
        other = next((s for s in self.speakers if fold(s) == fold(name)), "")
        told = any(
            not e.sender and _IN_A_GROUP.search(e.text) and not _OF_WHATSAPP.search(e.text) for e in entries
        )
        self.group = len(self.speakers) > 2 or told or bool(name and len(self.speakers) == 2 and not other)
        between_two = bool(name) and not self.group
        self.owner = next((s for s in self.speakers if fold(s) in _YOU or (between_two and s != other)), "")
        if between_two and not other:
            self.speakers.append(name)
        self.thread = f"whatsapp:{fold(name) or '|'.join(sorted(map(fold, self.speakers)))}"

    def message(self, entry: _Entry, sent: dt.datetime) -> MessageRecord:
        """An entry as a message to the others."""
        others = [s for s in self.speakers if s != entry.sender]
        blank = entry.text[: len(entry.text) - len(entry.text.lstrip())].count("\n")
        return MessageRecord(
            place=f"line:{entry.line + blank}",
            text=_EDITED.sub("", entry.text).strip(),
            raw=entry.text,
            channel="message",
            sender=self._party(entry.sender),
            recipients=tuple(map(self._party, others)) if len(others) <= _FEW else (),
            sent=sent,
            subject=self.name if self.group else "",
            thread=self.thread,
            group=self.group,
        )

    def _party(self, name: str) -> Party:
        phone = name if _PHONE.fullmatch(name) else ""
        return Party(name, phone=phone, owner=name == self.owner)
