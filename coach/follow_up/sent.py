"""A draft that the user has sent, as the mail that it is: a record like any other, which an import takes, an export
carries, an undo takes back and forgetting finds."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from email.utils import format_datetime

from sqlalchemy import select

from coach.errors import UsageError
from coach.follow_up.email import DraftEmail
from coach.follow_up.mail_file import as_eml
from coach.follow_up.thanking import gives_thanks, tells_of_thanks
from coach.people.names import is_called
from coach.records import MessageRecord, Party, RestoredFile
from coach.store import marks
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import Me, MessageView, PersonView

SENT = "sent/"
"""Where the sources of such mails begin."""
SENT_ID = "@sent.rapport.invalid>"
"""How their Message-IDs end."""
_NEWEST = 300
"""So many drafts are looked at for sentences that others got."""


def mail_of(
    draft: DraftEmail, me: Me, people: list[PersonView], day: dt.date, answered: MessageView | None = None
) -> RestoredFile:
    """The mail as a file to import. `answered` is the message that it answers, whose thread and channel it goes on
    with; without a clock, it is later than that message and else of noon. Raises UsageError for an empty text."""
    if not draft.body.strip():
        raise UsageError("There is no text to note as sent.")
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    moment = noon
    if answered and answered.sent:
        then = answered.sent if answered.sent.tzinfo else answered.sent.replace(tzinfo=dt.UTC)
        moment = max(noon, then.astimezone(dt.UTC) + dt.timedelta(minutes=1))
    data = b"Date: " + format_datetime(moment).encode() + b"\n" + as_eml(draft, me)
    digest = hashlib.sha256(data).hexdigest()
    number = f"<{digest[:16]}{SENT_ID}"
    record = MessageRecord(
        place=f"message:{number}", text=draft.body.strip(), raw=draft.body.strip(),
        channel=answered.channel if answered else "mail",
        sender=Party(me.name or "You", me.emails[0] if me.emails else "", owner=True),
        recipients=tuple(_party(p, draft.to if len(people) == 1 else "") for p in people), sent=moment,
        subject=" ".join(draft.subject.split()), thread=(answered.thread if answered else "") or number,
        message_id=number,
    )  # fmt: skip
    path = f"{SENT}{day.isoformat()}-{digest[:12]}.eml"
    return RestoredFile(path, data, day, kind="mail", sha256=digest, size=len(data), records=(record,))


def _party(person: PersonView, to: str) -> Party:
    """The reader by one thing that tells them: the address written to, else a profile or telephone."""
    address = to or (person.emails[0] if person.emails else "")
    if address:
        return Party(person.name, address)
    profile = person.profiles[0] if person.profiles else ""
    return Party(person.name, profile=profile, phone="" if profile or not person.phones else person.phones[0])


@dataclass(frozen=True, slots=True)
class SentBefore:
    """What letters that were sent to somebody said: the sentences they rest on; and the days on which they were thanked, in
    these, in messages or by the notes."""

    said: frozenset[str]
    thanked: tuple[dt.date, ...]

    def thanked_since(self, day: dt.date | None) -> bool:
        """Whether thanks went out on or after a day; any thanks where the day is not known."""
        return any(day is None or when >= day for when in self.thanked)


def sent_to(repository: Repository, person: str, today: dt.date) -> SentBefore:
    """What was sent to somebody by today, so that nobody is thanked twice for one thing."""
    with repository.sessions() as session:
        of = (t.Draft.workspace_id == repository.workspace, t.Draft.status == "sent")
        rows = list(session.scalars(select(t.Draft).where(*of)))
        people = marks.people_of(session, {r.person_ref for r in rows}) if rows else {}
        said = marks.marks(session, repository.workspace, marks.THANK)
    theirs = [r for r in rows if people.get(r.person_ref) == person]
    quotes = (c["quote"] for r in theirs for fact in r.content.get("facts", ()) for c in fact["citations"])
    days = [r.made_on for r in theirs if r.kind == "thank-you"]
    days += [m.made_on for m in said if m.person == person and m.said == marks.DONE]
    days += thanked_on(repository, [person], today).get(person, ())
    return SentBefore(frozenset(quotes), tuple(days))


def thanked_on(
    repository: Repository, people: Collection[str], today: dt.date, since: dt.date = dt.date.min
) -> dict[str, set[dt.date]]:
    """The days by today on which the user thanked each of some people, in a message of theirs or as a note tells."""
    views = {p.id: p for p in repository.people(set(people))}
    readers = {
        m.document: [p for p in m.recipients if p in views]
        for m in (repository.messages(*people) if len(people) == 1 else repository.messages())
        if m.sender_is_user and not m.draft and m.sent and since <= m.sent.date() <= today
    }
    readers = {d: there for d, there in readers.items() if there}
    found: dict[str, set[dt.date]] = defaultdict(set)
    for s in repository.statements(documents=sorted(readers)) if readers else ():
        for person in readers[s.document]:
            if s.date and gives_thanks(s.text, views[person].names):
                found[person].add(s.date)

    def named(one: str, words: str) -> bool:
        return one in views and is_called(views[one].names, words)

    for person, told in repository.statements_about_each(views.keys()).items():
        days = {
            s.date for s in told if s.date and since <= s.date <= today and tells_of_thanks(s, person, named)
        }
        found[person] |= days
    return found


def written_to_others(repository: Repository, person: str) -> frozenset[str]:
    """The sentences of the newest drafts to others: no two people get the same ones."""
    with repository.sessions() as session:
        query = select(t.Draft).where(
            t.Draft.workspace_id == repository.workspace, t.Draft.status != "dropped"
        )
        rows = list(session.scalars(query.order_by(t.Draft.id.desc()).limit(_NEWEST)))
        people = marks.people_of(session, {r.person_ref for r in rows}) if rows else {}
    return sentences_of([str(r.content.get("body", "")) for r in rows if people.get(r.person_ref) != person])


def sentences_of(bodies: Iterable[str]) -> frozenset[str]:
    """The sentences of letters, without greeting and close."""
    said: set[str] = set()
    for body in bodies:
        for paragraph in body.strip().split("\n\n")[1:-1]:
            said.update(re.split(r"(?<=[.?!”])\s+(?=[A-Z“])", paragraph.strip()))
    return frozenset(said)
