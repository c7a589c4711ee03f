"""Where the user and somebody will meet next: the event of whose list or programme they are, and what they give there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coach.event_names import key
from coach.follow_up.occasion import event_words
from coach.store.repository import Repository

WITHIN = 120  # days ahead in which a common event is worth naming


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The event in words ("the Book Forum in Leiden"), its first day, and what the person gives there, as said to them
    ("your opening lecture", "the panel “Who pays?”"); each empty where it is not known."""

    words: str = ""
    day: date | None = None
    session: str = ""


def next_meeting(repository: Repository, person: str, today: date) -> NextMeeting:
    """The next event for which a list or programme names the person, where the user goes too: by the same list or programme,
    or by the calendar. A list alone does not say so."""
    events = repository.events()
    coming = [
        a for a in repository.attendance(person=person) if a.status == "coming" and a.role in ("attendee", "speaker")
    ]  # fmt: skip
    attending = {a.event for a in coming}
    listed = {key(e.name) for e in events if e.id in attending}
    ahead = [
        e for e in events if key(e.name) in listed and e.starts and 0 < (e.starts - today).days <= WITHIN
    ]
    for event in sorted(ahead, key=lambda e: e.starts or date.max):
        same = {e.id for e in events if key(e.name) == key(event.name)}
        if _goes(repository, key(event.name), same):
            break
    else:
        return NextMeeting()
    given = [said for a in coming if a.event in same and (said := session_words(a.session))]
    return NextMeeting(event_words(event), event.starts, given[0] if given else "")


def _goes(repository: Repository, named: tuple[str, ...], events: Iterable[int]) -> bool:
    """Whether the user goes to an event, by its list or programme, or by an entry of that name in the calendar."""
    listed = (a for event in events for a in repository.attendance(event=event) if a.is_user)
    return any(a.status == "coming" for a in listed) or any(
        document.kind == "event" and key(entry.name) == named and not (entry.cancelled or entry.declined)
        for document, entry in repository.calendar()
    )


_KIND = re.compile(
    r"(?P<yours>(?:(?:opening|closing|evening) )?(?:lecture|keynote|talk|address|reading|demonstration))|(?P<work>workshop|master ?class|tutorial)|"
    r"(?P<all>panel|discussion|debate|round ?table)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:welcome|opening|close|closing|introduction|registration|coffee|tea|lunch|dinner|supper|break|reception|farewell|keynote|closing remarks)\b.{0,12}",
    re.IGNORECASE,
)
"""What frames a day, and is nobody's session."""


def session_words(session: str) -> str:
    """What somebody gives at an event, by the line of its programme, as said to them.

    >>> session_words("Opening lecture: One kiln (Day one, 09:30)"), session_words("Panel: Who pays? (11:00)"), session_words("Welcome")
    ('your opening lecture', 'the panel “Who pays?”', '')
    """
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", " ".join(session.split())).strip(" .")
    before, colon, title = bare.partition(": ")
    kind = _KIND.fullmatch(before)
    if kind and kind["yours"]:
        return f"your {before.lower()}"
    title = title.strip() if colon else before
    if not title or _FRAME.fullmatch(title) or re.search(r"[“”\"]", title):
        return ""
    owner = (
        ""
        if not kind or not colon
        else f"your {before.lower()} "
        if kind["work"]
        else f"the {before.lower()} "
    )
    return f"{owner}“{title}”"
