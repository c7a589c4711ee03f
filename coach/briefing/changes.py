"""What a briefing saw of its event and attendees, and what is new since an earlier one.

Of an earlier briefing only what the comparison needs is kept: days, digests, and the name, role and addresses of each
attendee. A line speaks of what is known now; of the earlier briefing it repeats nothing but the names of those who left.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coach.briefing.brief import AttendeeCard, Brief
from coach.briefing.dossier import Dossier
from coach.briefing.guests import row_citation
from coach.briefing.words import day, period
from coach.event_names import key
from coach.evidence import Citation, Fact
from coach.follow_up.email import Promised
from coach.people import names, organisations
from coach.people.keys import email_key, profile_key
from coach.text import fold
from coach.writer.promised import in_words, is_action

MOST = 14
NAMED = 3  # of those who came or left
SAME_EVENT = 90  # days by which an event may have been moved
_GONE = ("cancelled", "declined")


@dataclass(frozen=True, slots=True)
class SeenPromise:
    """A promise by digests of its words and of its place, either of which may change without the other."""

    words: str
    place: str
    kept: bool

    def same(self, other: SeenPromise) -> bool:
        """Whether it is that promise."""
        return self.words == other.words or self.place == other.place


@dataclass(frozen=True, slots=True)
class SeenGuest:
    """An attendee as a briefing saw them. `keys` are their addresses, or places of records where there are none;
    `waiting` is a digest of the question that waits, `closed` are digests of what was not to be raised."""

    name: str
    keys: frozenset[str]
    organisation: str = ""
    title: str = ""
    status: str = "coming"
    promises: tuple[SeenPromise, ...] = ()
    waiting: str = ""
    last: dt.date | None = None
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SeenBrief:
    """A briefing as the next one is compared with it. `words` are the event's, by which it is known again."""

    words: str
    starts: dt.date | None
    ends: dt.date | None
    location: str
    made_on: dt.date
    guests: tuple[SeenGuest, ...] = ()

    def of_same_event(self, other: SeenBrief) -> bool:
        """Whether both are of one event and not of its next year's."""
        if self.words != other.words:
            return False
        return not (self.starts and other.starts) or abs((self.starts - other.starts).days) <= SAME_EVENT


def seen(
    brief: Brief, dossiers: Sequence[Dossier], cards: Sequence[AttendeeCard], today: dt.date
) -> SeenBrief:
    """What a briefing sees, before its writer has said anything."""
    guests = tuple(_guest(d, c) for d, c in zip(dossiers, cards, strict=True))
    return SeenBrief(" ".join(key(brief.event)), brief.starts, brief.ends, brief.location, today, guests)


def _guest(d: Dossier, card: AttendeeCard) -> SeenGuest:
    return SeenGuest(
        card.name, frozenset(_keys(d)), card.organisation, card.title, card.status,
        tuple(_promise(p) for p in d.promises), _digest(d.waiting[0].text) if d.waiting else "",
        d.last.date if d.last else None,
        frozenset(_digest(c.quote) for f in card.do_not_raise for c in f.citations),
    )  # fmt: skip


def _keys(d: Dossier) -> Iterator[str]:
    """E-mails and profiles; where there are none, the records' places with the name."""
    mails = [d.guest.email, *(d.person.emails if d.person else ())]
    found = [f"email:{k}" for m in mails if (k := email_key(m))]
    found += [f"profile:{k}" for p in (d.person.profiles if d.person else ()) if (k := profile_key(p))]
    if found:
        yield from found
        return
    for c in d.person.contacts if d.person else ():
        yield f"{c.citation.source}|{c.citation.place}|{names.normal(c.name)}"


def _promise(p: Promised) -> SeenPromise:
    at = f"{p.citations[0].source}|{p.citations[0].place}" if p.citations else ""
    return SeenPromise(_digest(f"{p.by}|{p.what}"), _digest(f"{p.by}|{at}"), p.status == "kept")


def _digest(text: str) -> str:
    return hashlib.sha256(fold(text).encode(errors="replace")).hexdigest()[:16]


@dataclass
class _Pairs:
    """Which attendee of the earlier briefing is which of this one."""

    both: dict[int, SeenGuest] = field(default_factory=dict)
    came: list[int] = field(default_factory=list)
    left: list[SeenGuest] = field(default_factory=list)


def _paired(before: Sequence[SeenGuest], now: Sequence[SeenGuest]) -> _Pairs:
    """By address first; by name only where one of them has no address, and the name is nobody else's on either list."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, guest in enumerate(before):
        for k in guest.keys:
            by_key[k].append(n)
    pairs, met = _Pairs(), set()
    for n, guest in enumerate(now):
        same = {m for k in guest.keys for m in by_key.get(k, ())}
        met |= same
        if same:  # people who were taken to be two may be one by now
            pairs.both[n] = before[min(same, key=lambda m: (fold(before[m].name) != fold(guest.name), m))]
    once = [
        {x for x, count in Counter(fold(g.name) for g in side).items() if count == 1}
        for side in (before, now)
    ]
    unmet = {
        fold(g.name): m for m, g in enumerate(before) if m not in met and fold(g.name) in once[0] & once[1]
    }
    for n, guest in enumerate(now):
        if n in pairs.both:
            continue
        m = unmet.get(fold(guest.name))
        if m is not None and not (_addresses(guest) and _addresses(before[m])):
            pairs.both[n] = before[m]
            met.add(m)
        else:
            pairs.came.append(n)
    pairs.left = [g for m, g in enumerate(before) if m not in met]
    return pairs


def _addresses(guest: SeenGuest) -> list[str]:
    return [k for k in guest.keys if "|" not in k]


def changes(
    before: SeenBrief,
    now: SeenBrief,
    dossiers: Sequence[Dossier],
    cards: Sequence[AttendeeCard],
    gone: Iterable[str],
) -> tuple[Fact, ...]:
    """What is new, the weightiest first and each kind by rank. `gone` are people the user knows who cancelled."""
    pairs = _paired(before.guests, now.guests)
    named, label = _namer(now.guests, pairs.left)
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in _moved(before, now):
        found["event"].append(fact)
    for n, old in sorted(pairs.both.items()):
        for fact in _of_one(old, now.guests[n], dossiers[n], cards[n], named[n], before, now):
            found[fact.kind].append(fact)
    if pairs.came:
        found["came"].append(
            Fact(
                _many([named[n] for n in pairs.came], "is new on the list", "are new on the list"), (), "came"
            )
        )
    cancelled = {fold(x) for x in gone}
    left = [label(g) for g in pairs.left if fold(g.name) not in cancelled]
    off = [label(g) for g in pairs.left if fold(g.name) in cancelled]
    if off:
        found["left"].append(Fact(_many(off, "cancelled", "cancelled"), (), "left"))
    if left:
        found["left"].append(
            Fact(_many(left, "is no longer on the list", "are no longer on the list"), (), "left")
        )
    lines = [fact for kind in _ORDER for fact in found[kind]]
    if len(lines) <= MOST:
        return tuple(lines)
    return (
        *lines[: MOST - 1],
        Fact(f"And {len(lines) - MOST + 1} changes more; the cards have them.", (), "more"),
    )


_ORDER = ("event", "promise", "late", "kept", "waiting", "closed", "role", "status", "came", "left", "spoke")


def _moved(before: SeenBrief, now: SeenBrief) -> Iterator[Fact]:
    if now.starts and before.starts and (before.starts, before.ends) != (now.starts, now.ends):
        yield Fact(f"The event is on {period(now.starts, now.ends)} now.", (), "event")
    if now.location and before.location and fold(now.location) != fold(before.location):
        yield Fact(f"The place is {now.location} now.", (), "event")


def _of_one(
    old: SeenGuest,
    new: SeenGuest,
    d: Dossier,
    card: AttendeeCard,
    name: str,
    before: SeenBrief,
    now: SeenBrief,
) -> Iterator[Fact]:
    yield from _promises(old, d, name, before.made_on, now.made_on)
    if new.waiting and new.waiting != old.waiting:
        cited = next((f.citations for f in card.facts if f.kind == "waiting"), ())
        asks = "asks you something" if d.held else "waits for your answer"
        yield Fact(f"{name} {asks}.", cited, "waiting")
    if new.closed - old.closed:
        yield Fact(f"There is something new not to raise with {name}.", (), "closed")
    if not card.only_listed:
        yield from _role(old, new, d, card, name)
    if new.status != old.status and new.status in _STATUS and new.status not in _GONE:
        row = row_citation(d.guest.citation, d.guest.name)
        yield Fact(f"{name} {_STATUS[new.status]}.", (row,), "status")
    if new.last and (old.last is None or new.last > old.last) and new.last >= before.made_on:
        yield Fact(f"You were in touch with {name} on {day(new.last)}.", (), "spoke")


_STATUS = {
    "coming": "has a place now",
    "waiting": "is on the waiting list now",
    "pending": "is not confirmed any more",
}


def _promises(old: SeenGuest, d: Dossier, name: str, since: dt.date, today: dt.date) -> Iterator[Fact]:
    for promise in d.promises:
        mine = _promise(promise)
        known = next((p for p in old.promises if p.same(mine)), None)
        user = promise.by == "user"
        what = in_words(promise.what.rstrip("."))
        if promise.status == "kept":
            if known is not None and not known.kept:
                line = f"Your promise to {name} is kept" if user else f"{name} kept a promise to you"
                yield Fact(f"{line}: {what}.", promise.citations, "kept")
        elif known is None:
            when = f", due {day(promise.due)}" if promise.due else ""
            to_do = "to " if is_action(what) else ""
            line = f"You promised {name} {to_do}" if user else f"{name} promised you {to_do}"
            yield Fact(f"{line}{what}{when}.", promise.citations, "promise")
        elif promise.due is not None and since <= promise.due < today:
            whose = f"Your promise to {name}" if user else f"{name}'s promise to you"
            yield Fact(f"{whose} is late: {what}, was due {day(promise.due)}.", promise.citations, "late")


def _role(old: SeenGuest, new: SeenGuest, d: Dossier, card: AttendeeCard, name: str) -> Iterator[Fact]:
    if old.organisation and new.organisation and not organisations.same(old.organisation, new.organisation):
        as_what = f" as {new.title}" if new.title and fold(new.title) != fold(old.title) else ""
        by = bool(d.guest.organisation)
        yield Fact(f"{name} now works at {new.organisation}{as_what}.", _role_source(d, card, by), "role")
    elif old.title and new.title and fold(old.title) != fold(new.title):
        cited = _role_source(d, card, bool(d.guest.title))
        yield Fact(f"{name}'s title is {new.title} now.", cited, "role")


def _role_source(d: Dossier, card: AttendeeCard, by_list: bool) -> tuple[Citation, ...]:
    """Where the new role stands: in the list's own row, where the list has it."""
    if by_list:
        return (row_citation(d.guest.citation, d.guest.name),)
    return next((f.citations for f in card.facts if f.kind == "now"), ())


def _many(people: Sequence[str], one: str, several: str) -> str:
    rest = len(people) - NAMED
    shown = list(people[:NAMED]) if rest > 0 else list(people)
    listed = (
        f"{', '.join(shown)} and {rest} more"
        if rest > 0
        else " and ".join([", ".join(shown[:-1]), shown[-1]][not shown[:-1] :])
    )
    return f"{listed} {one if len(people) == 1 else several}."


def _namer(
    now: Sequence[SeenGuest], left: Sequence[SeenGuest]
) -> tuple[list[str], Callable[[SeenGuest], str]]:
    """Each attendee's name, and how to name anybody: with the organisation where another has the same name."""
    often = Counter(fold(g.name) for g in (*now, *left))

    def label(guest: SeenGuest) -> str:
        alone = often[fold(guest.name)] == 1 or not guest.organisation
        return guest.name if alone else f"{guest.name} ({guest.organisation})"

    return [label(g) for g in now], label
