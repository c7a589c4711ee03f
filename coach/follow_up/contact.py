"""Keeping in touch: when there was last a two-way contact with a person, and whose turn it is. Pure.

A two-way contact is a meeting or call that was held (in the calendar, with at most three other people, or recorded
in a note), or a message between the user and one person that answers the other side within thirty days. An
unanswered message of either side, a draft and a group thread are none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.follow_up.email import UpkeepLine
from coach.text import words

Turn = Literal["user", "them"]
ANSWER_WITHIN = dt.timedelta(days=30)
MOST_OTHERS = 3  # a calendar entry with more people than this is an event, not a conversation


@dataclass(frozen=True, slots=True)
class Sent:
    """A message. `sender` is None for the user; `recipients` leaves the user out."""

    document: int
    sent: dt.datetime
    channel: str  # mail or message
    thread: str
    sender: str | None
    recipients: tuple[str, ...]
    text: str = ""
    draft: bool = False
    in_group: bool = False
    copied: tuple[str, ...] = ()  # those of the recipients who only had a copy

    @property
    def others(self) -> frozenset[str]:
        """Between whom and the user the message is: everybody on it but the user and who only had a copy."""
        to = frozenset(self.recipients) - frozenset(self.copied)
        return to | ({self.sender} if self.sender else frozenset())


@dataclass(frozen=True, slots=True)
class Held:
    """A calendar entry, or a note about a conversation. `people` are the others who were there."""

    document: int
    day: dt.date
    channel: str  # calendar or note
    people: tuple[str, ...]
    cancelled: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Contacted:
    """A two-way contact with one person."""

    person: str
    date: dt.date
    channel: str
    document: int


def _moment(sent: dt.datetime) -> dt.datetime:
    return sent if sent.tzinfo else sent.replace(tzinfo=dt.UTC)


def one_to_one(messages: Iterable[Sent]) -> dict[str, list[Sent]]:
    """Messages between the user and one person, per person and by time. A thread in which a third person ever
    took part is a group thread and left out whole; so are drafts and what was written to a channel. Who only had a
    copy took no part: a mail with a Cc is still between its sender and the user."""
    threads: dict[tuple[str, str], list[Sent]] = defaultdict(list)
    for message in messages:
        if message.draft or message.in_group or not message.others:
            continue
        alone = f"{message.document}" if not message.thread else message.thread
        threads[message.channel, alone].append(message)
    found: dict[str, list[Sent]] = defaultdict(list)
    for thread in threads.values():
        people = frozenset[str]().union(*(m.others for m in thread))
        if len(people) == 1:
            found[next(iter(people))].extend(thread)
    return {p: sorted(ms, key=lambda m: (_moment(m.sent), m.document)) for p, ms in found.items()}


def _answers(messages: Sequence[Sent]) -> list[Sent]:
    """Messages that follow one of the other side, in their own thread, by at most thirty days."""
    last: dict[tuple[str, str, bool], dt.datetime] = {}
    found = []
    for message in messages:
        mine, moment = message.sender is None, _moment(message.sent)
        before = last.get((message.channel, message.thread, not mine))
        if before is not None and moment - before <= ANSWER_WITHIN:
            found.append(message)
        last[message.channel, message.thread, mine] = moment
    return found


def two_way(messages: Iterable[Sent], held: Iterable[Held]) -> list[Contacted]:
    """Every two-way contact, newest first, those still ahead among them: whoever reads them knows what day it is."""
    found = {
        Contacted(person, message.sent.date(), message.channel, message.document)
        for person, thread in one_to_one(messages).items()
        for message in _answers(thread)
    }
    for meeting in held:
        crowd = meeting.channel == "calendar" and len(meeting.people) > MOST_OTHERS
        if meeting.cancelled or meeting.declined or crowd:
            continue
        found |= {Contacted(p, meeting.day, meeting.channel, meeting.document) for p in meeting.people}
    return sorted(found, key=lambda c: (-c.date.toordinal(), c.person, c.channel, c.document))


_DO = r"(?:(?:schick|send|sag|nenn|zeig|meld|schreib|ruf|antwort|bestätig)(?:e|en|t|et)?|gib|gebt|geben)"
_REQUEST = re.compile(
    r"\bplease\b(?!d)|\b(?:could|can|would|will) you\b|\blet me know\b|\bi (?:still |also )?need\b|\bi(?: woul|')d (?:need|"
    r"appreciate|be (?:glad|grateful))\b|\b(?:send|tell|give|show) me\b|\byour (?:reply|answer|thoughts|comments|view)\b"
    r"|\bhear (?:back )?from you\b|\bget back to me\b|\brsvp\b|\bremind(?:er|ing)\b|\bwaiting (?:for|to hear)\b"
    rf"|\b{_DO}\b[^.!?]*\bbitte\b|\bbitte\b[^.!?]*\b{_DO}\b"
    r"|(?:^|[.!?,;:\n])\s*(?:können|könnten|würden|kannst|könntest|würdest) (?:Sie|du)\b|\b(?:ich brauche|ich bräuchte|wir brauchen|wir bräuchten)\b"
    r"|\b(?:gib|geben Sie) (?:mir|uns) (?:kurz |bitte )*Bescheid\b|\blass(?:en Sie)? (?:es )?(?:mich|uns) wissen\b"
    r"|\bfreue mich (?:auf|über) (?:Ihre|deine|eine) (?:Antwort|Rückmeldung)\b",
    re.IGNORECASE,
)
_POLITE_PLEASE = re.compile(
    r"\bplease (?:keep|find|ignore|don'?t|do not|note|feel free|give my)\b", re.IGNORECASE
)
_RHETORICAL = re.compile(
    r"\b(?:who knew|isn'?t it|right|how are you(?: doing)?|how (?:is|are) (?:things|life))\s*\?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:perfect|great|good|lovely|brilliant|super|ok(?:ay)?|thanks?|thank you|cheers|noted|understood|received|likewise"
    r"|agreed|done|deal|will do|sounds good|see you|looking forward|you too|same here|my pleasure|no worries|no problem"
    r"|congratulations|well done|enjoy|safe travels|all the best|take care)\b"
    r"|\b(?:thank you|thanks|see you(?: there| then| soon)?|you too|take care|cheers|talk soon|enjoy \w+ \w+|it is)\s*[.!]*$",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether a message asks or requests something, so that it waits for an answer."""
    if "?" in _RHETORICAL.sub("", re.sub(r"https?://\S+", "", text)):
        return True
    return bool(_REQUEST.search(_POLITE_PLEASE.sub("", text)))


def closes(text: str) -> bool:
    """Whether a message is a pleasantry that ends a thread.

    >>> closes("Perfect. See you there."), closes("Perfect. Which hall?")
    (True, False)
    """
    return not asks(text) and len(words(text)) <= 30 and bool(_CLOSING.search(text.strip()))


def turn(messages: Sequence[Sent], met: dt.date | None = None) -> Turn | None:
    """Whose turn it is in the one-to-one messages with a person, by time. `met` is the last day on which the two
    talked: what was asked before is settled then."""
    if not messages:
        return None
    last = messages[-1]
    if met is not None and met > last.sent.date():
        return None
    if last.sender is not None:
        return "user" if asks(last.text) else None
    if closes(last.text):
        return None
    answering = any(m.document == last.document for m in _answers(messages))
    return "them" if asks(last.text) or not answering else None


def owes_reply(messages: Sequence[Sent], met: dt.date | None = None) -> Sent | None:
    """The person's message that waits for the user's answer, if their last one does."""
    return messages[-1] if turn(messages, met) == "user" else None


def unanswered(messages: Sequence[Sent], met: dt.date | None = None) -> Sent | None:
    """The user's last message that asks something, where nothing came back since and the two have not talked since."""
    for message in reversed(messages):
        if message.sender is not None or (met is not None and met > message.sent.date()):
            return None
        if asks(message.text):
            return message
    return None


def last_met(contacts: Iterable[Contacted], person: str) -> dt.date | None:
    """The last day of a meeting, call or noted conversation with a person."""
    return max(
        (c.date for c in contacts if c.person == person and c.channel in ("calendar", "note")), default=None
    )


def upkeep(
    contacts: Iterable[Contacted],
    names: Mapping[str, str],
    today: dt.date,
    *,
    days: int = 90,
    turns: Mapping[str, Turn | None] | None = None,
    waiting: Mapping[str, dt.date] | None = None,
    everything: bool = False,
) -> list[UpkeepLine]:
    """The keeping-in-touch list, the longest silence first: people without contact for more than `days` and those
    who wait for the user (`waiting` since that day); with `everything`, everybody there ever was a contact with."""
    last: dict[str, Contacted] = {}
    for contact in contacts:
        known = last.get(contact.person)
        if contact.person in names and (known is None or contact.date > known.date):
            last[contact.person] = contact
    whose, since = turns or {}, waiting or {}
    lines = [
        UpkeepLine(
            person, names[person], contact.date, contact.channel,
            (today - contact.date).days > days, whose.get(person), since.get(person),
        )
        for person, contact in last.items()
    ]  # fmt: skip
    lines += [
        UpkeepLine(p, names[p], None, "", False, whose[p], since.get(p))
        for p in whose
        if whose[p] == "user" and p in names and p not in last
    ]
    kept = [line for line in lines if everything or line.overdue or line.turn == "user"]
    return sorted(kept, key=lambda line: (line.last_date or dt.date.max, line.name))
