"""A quoted calendar entry or address card, as a person reads it: its lines without their property names.

A citation keeps the file's own lines, which prove it; nobody wants to read `DTSTART;TZID=Europe/London:20261203T083000`.
"""

from __future__ import annotations

import datetime as dt
import quopri
import re
from collections.abc import Iterator, Sequence

from coach.readers.content_lines import ContentLine, parse, unescaped, unfold

_ENTRY = "DTSTART"
_CARD = frozenset({"FN", "N"})
_OFTEN = {
    "DAILY": ("every day", "days"),
    "WEEKLY": ("every week", "weeks"),
    "MONTHLY": ("every month", "months"),
    "YEARLY": ("every year", "years"),
}
_ANSWERS = {"DECLINED": "declined", "TENTATIVE": "maybe", "NEEDS-ACTION": "not answered"}
_SAID_OF_A_CARD = ("FN", "TITLE", "ROLE", "ORG", "EMAIL", "TEL", "URL", "ADR", "BDAY", "NOTE")
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(Z)?)?")


def in_words(quote: str) -> str:
    r"""The quote as it reads best: of a calendar entry or address card what its lines say, of anything else itself.

    >>> in_words("DTSTART:20261203T083000\nDTEND:20261203T091500\nLOCATION:Fernhill\nSUMMARY:Weekly\\, lab")
    'Weekly, lab\nThursday 3 December 2026, 08:30 to 09:15\nFernhill'
    """
    lines = _content_lines(quote)
    names = {line.name for line in lines}
    if _ENTRY in names:
        return "\n".join(_entry(lines)) or quote
    if names & _CARD:
        return "\n".join(_card(lines)) or quote
    return quote


def in_one_line(quote: str) -> str:
    r"""The same in a line.

    >>> in_one_line("DTSTART:20261203\nSUMMARY:Fair")
    'Fair · Thursday 3 December 2026'
    >>> in_one_line("Met Ada.\nShe bakes.")
    'Met Ada. She bakes.'
    """
    shown = in_words(quote)
    return " ".join((shown if shown == quote else shown.replace("\n", " · ")).split())


def _content_lines(quote: str) -> Sequence[ContentLine]:
    """The properties of a quote; none where a line is none, as in prose."""
    found = [parse(line) for line in unfold(quote)]
    return [line for line in found if line is not None] if all(found) else []


def _entry(lines: Sequence[ContentLine]) -> Iterator[str]:
    def said(name: str) -> str:
        return next((_value(line) for line in lines if line.name == name), "")

    yield from filter(None, [said("SUMMARY")])
    when = _span(said("DTSTART"), said("DTEND"))
    yield ", ".join(filter(None, [when, _repeats(said("RRULE"))]))
    if said("STATUS").upper() == "CANCELLED":
        yield "Cancelled"
    yield from filter(None, [said("LOCATION"), said("DESCRIPTION")])
    people = {
        _called(line): _ANSWERS.get(line.parameter("PARTSTAT").upper(), "")
        for line in lines
        if line.name in {"ORGANIZER", "ATTENDEE"}
    }
    if people:
        yield "With " + ", ".join(f"{name} ({answer})" if answer else name for name, answer in people.items())


def _card(lines: Sequence[ContentLine]) -> Iterator[str]:
    """Name, work, addresses and note, in this order; no photograph, no keys."""
    for name in _SAID_OF_A_CARD:
        for line in lines:
            if line.name == name:
                parts = [unescaped(p).strip() for p in re.split(r"(?<!\\);", _raw(line))]
                yield from filter(None, [", ".join(filter(None, parts))])


def _raw(line: ContentLine) -> str:
    if line.says("QUOTED-PRINTABLE"):
        return quopri.decodestring(line.value.encode()).decode(errors="replace")
    return line.value


def _value(line: ContentLine) -> str:
    return unescaped(_raw(line)).strip()


def _called(line: ContentLine) -> str:
    address = re.sub(r"^mailto:", "", line.value, flags=re.IGNORECASE)
    return line.parameter("CN") or address


def _span(start: str, end: str) -> str:
    """The days and hours of an entry; an all-day entry ends on the day before its written end."""
    first, last = _moment(start), _moment(end)
    if first is None:
        return start
    (day, hour), text = first, _spoken(*first)
    if last is None:
        return text
    close, closing = last
    if not closing:
        close = max(day, close - dt.timedelta(days=1))
    if close > day:
        return f"{text} to {_spoken(close, closing)}"
    return f"{text} to {closing}" if hour and closing else text


def _moment(value: str) -> tuple[dt.date, str] | None:
    """The day and the hour of a value, the hour empty where it names a day alone."""
    match = _MOMENT.match(value)
    if match is None:
        return None
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day, f"{match[4]}:{match[5]}{' UTC' if match[6] else ''}" if match[4] else ""


def _spoken(day: dt.date, hour: str) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}" + (f", {hour}" if hour else "")


def _repeats(rule: str) -> str:
    """How often an entry comes again: "every 2 weeks until 17 December 2026"."""
    parts = dict(p.split("=", 1) for p in rule.upper().split(";") if "=" in p)
    if parts.get("FREQ") not in _OFTEN:
        return ""
    once, many = _OFTEN[parts["FREQ"]]
    step = parts.get("INTERVAL", "1")
    text = once if step == "1" else f"every {step} {many}"
    until = _moment(parts.get("UNTIL", ""))
    if until is not None:
        return f"{text} until {until[0].day} {until[0]:%B %Y}"
    return f"{text}, {parts['COUNT']} times" if "COUNT" in parts else text
