"""Reads and writes what the user said of writing to people, and how often to keep in touch with whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.people import names
from coach.store import tables as t

THANK, PROMISE, REPLY = "thank", "promise", "reply"
TOUCH, CIRCLE, INTRODUCTION = "touch", "circle", "introduction"
DONE, LATER, NEVER, KEPT, IN = "done", "later", "never", "kept", "in"
ASKED, AGREED, DECLINED = "asked", "agreed", "declined"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the user said of somebody. `until` is the day from which "later" is over."""

    id: int
    person: str
    matter: str
    about: str
    said: str
    until: dt.date | None
    made_on: dt.date
    source: str

    def hides(self, today: dt.date) -> bool:
        """Whether it keeps somebody off a list today."""
        return self.said != LATER or (self.until is not None and today < self.until)


def lasting(session: Session, person: str) -> str:
    """A name of a person that holds across imports: a key that nobody else has, else where the first record stands."""
    contacts = list(
        session.scalars(select(t.Contact.id).where(t.Contact.person_id == person).order_by(t.Contact.id))
    )
    k = t.IdentityKey
    query = select(k.kind, k.value).where(k.contact_id.in_(contacts)).order_by(k.id)
    keys = [f"{kind}:{value}" for kind, value in session.execute(query).tuples()]
    owners = _owners(session, keys)
    for key in sorted(keys, key=lambda x: not x.startswith("email:")):
        if set(owners.get(key, ())) == {person}:
            return key
    row = session.execute(
        select(t.Document.source, t.Document.place, t.Contact.name)
        .join(t.Contact, t.Contact.document_id == t.Document.id)
        .where(t.Contact.id == contacts[0])
    ).one()
    return f"{row.source}|{row.place}|{names.normal(row.name)}"


def people_of(session: Session, references: Iterable[str]) -> dict[str, str]:
    """Lasting name → the person whom it names now; what names nobody, or several, is left out."""
    found = _owners(session, list(references))
    return {r: next(iter(people)) for r, people in found.items() if len(set(people)) == 1}


def _owners(session: Session, references: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    wanted = set(references)
    keys = sorted({r.partition(":")[2] for r in wanted if "|" not in r})
    for part in batched(keys):
        k = t.IdentityKey
        query = (
            select(k.kind, k.value, t.Contact.person_id)
            .join(t.Contact, t.Contact.id == k.contact_id)
            .where(k.value.in_(part), t.Contact.person_id.is_not(None))
        )
        for kind, value, person in session.execute(query).tuples():
            if f"{kind}:{value}" in wanted:
                found[f"{kind}:{value}"].append(person or "")
    sources = sorted({r.partition("|")[0] for r in wanted if "|" in r})
    for part in batched(sources):
        placed = (
            select(t.Document.source, t.Document.place, t.Contact.name, t.Contact.person_id)
            .join(t.Contact, t.Contact.document_id == t.Document.id)
            .where(t.Document.source.in_(part), t.Contact.person_id.is_not(None))
        )
        for source, place, name, person in session.execute(placed).tuples():
            reference = f"{source}|{place}|{names.normal(name)}"
            if reference in wanted:
                found[reference].append(person or "")
    return found | _by_name(session, {r for r in wanted - found.keys() if "|" in r})


def _by_name(session: Session, references: set[str]) -> dict[str, list[str]]:
    """Whom only notes named has another record by now: known again by the name, where one person has it."""
    called = {r: r.rpartition("|")[2] for r in references}
    found: dict[str, list[str]] = defaultdict(list)
    for name, person in session.execute(select(t.Person.name, t.Person.id)).tuples() if called else ():
        for reference in (r for r, normal in called.items() if normal == names.normal(name)):
            found[reference].append(person)
    return found


def marks(session: Session, workspace: int, *matters: str) -> list[Mark]:
    """What the user said of the matters, of all where none is named, oldest first; of people who are here."""
    m = t.FollowUpMark
    query = select(m).where(m.workspace_id == workspace).order_by(m.id)
    rows = list(session.scalars(query.where(m.matter.in_(matters)) if matters else query))
    people = people_of(session, {r.person_ref for r in rows}) if rows else {}
    return [
        Mark(r.id, people[r.person_ref], r.matter, r.about, r.said, r.until, r.made_on, r.source)
        for r in rows
        if r.person_ref in people
    ]


def say(
    session: Session, workspace: int, person: str, matter: str, said: str, today: dt.date, *,
    about: str = "", until: dt.date | None = None, source: str = "", after: bool = False,
) -> None:  # fmt: skip
    """Note what the user says; it stands in the place of what was said of the same matter before, or `after` it: asked,
    then agreed."""
    reference = lasting(session, person)
    take_back(session, workspace, person, matter, about, said if after else None)
    session.add(
        t.FollowUpMark(workspace_id=workspace, person_ref=reference, matter=matter, about=about, said=said,
                       until=until, made_on=today, source=source)
    )  # fmt: skip
    session.flush()


def take_back(
    session: Session, workspace: int, person: str, matter: str, about: str | None = None, said: str | None = None
) -> int:  # fmt: skip
    """Take back what was said of a matter with a person, all of it or only one word; gives how much."""
    m = t.FollowUpMark
    query = select(m).where(m.workspace_id == workspace, m.matter == matter)
    query = query if said is None else query.where(m.said == said)
    rows = list(session.scalars(query if about is None else query.where(m.about == about)))
    people = people_of(session, {r.person_ref for r in rows}) if rows else {}
    gone = [r for r in rows if people.get(r.person_ref) == person]
    for row in gone:
        session.delete(row)
    session.flush()
    return len(gone)


def undo(session: Session, workspace: int, sources: Collection[str]) -> None:
    """What came with sent mails that are taken back goes with them; their drafts are open again."""
    if not sources:
        return
    m, d = t.FollowUpMark, t.Draft
    session.execute(delete(m).where(m.workspace_id == workspace, m.source.in_(sources)))
    for draft in session.scalars(select(d).where(d.workspace_id == workspace, d.sent_as.in_(sources))):
        draft.status, draft.sent_as = "open", ""
    begins = tuple(f"{source}|" for source in sources)
    for decision in session.scalars(select(t.Decision).where(t.Decision.workspace_id == workspace)):
        if decision.kind == "merge" and any(r.startswith(begins) for r in decision.right):
            session.delete(decision)  # that the mail's reader is who the draft was for
    session.flush()


def forget_in(
    session: Session, workspace: int, references: Collection[str], speaks: Callable[[str], bool]
) -> int:
    """Delete what was said of somebody forgotten, or names them. Gives how much."""
    removed = 0
    for row in session.scalars(select(t.FollowUpMark).where(t.FollowUpMark.workspace_id == workspace)):
        if row.person_ref in references or row.about in references or (row.about and speaks(row.about)):
            session.delete(row)
            removed += 1
    return removed


def cadences(session: Session, workspace: int) -> dict[str, int]:
    """Circle → days; "" for everybody else."""
    c = t.Cadence
    return dict(session.execute(select(c.circle, c.days).where(c.workspace_id == workspace)).tuples().all())


def set_cadence(session: Session, workspace: int, circle: str, days: int | None) -> None:
    """Set how often to keep in touch with a circle; None takes it back."""
    c = t.Cadence
    session.execute(delete(c).where(c.workspace_id == workspace, c.circle == circle))
    if days is not None:
        session.add(t.Cadence(workspace_id=workspace, circle=circle, days=days))
    session.flush()
