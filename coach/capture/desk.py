"""Quick capture on a workspace: read a line, keep it as a note of its own import, correct it later."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from coach.capture.captured import (
    Captured,
    CapturedPerson,
    Known,
    KnownEvent,
    Part,
    Piece,
)
from coach.capture.note import cards, write
from coach.capture.read import bare, read, understood
from coach.capture.who import candidate
from coach.errors import AmbiguousError, NotFoundError, UsageError
from coach.evidence import Span
from coach.ingest.audiences import CAPTURED
from coach.people.mentions import NamedPerson
from coach.records import SourceFile
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import PersonView
from coach.text import fold

if TYPE_CHECKING:
    from coach.audiences import Audiences
    from coach.capture.proposed import Proposer
    from coach.ingest.pipeline import Receipt

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: the note's source, and the import that holds it and can be undone."""

    source: str
    receipt: Receipt
    draft: Captured


class Captures:
    """Reads and keeps hurried notes. `bring` imports files; `proposer` asks a model, where one is configured."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        repository: Repository,
        audiences: Audiences,
        bring: Callable[[Sequence[SourceFile]], Receipt],
        today: dt.date,
        proposer: Proposer | None = None,
    ) -> None:
        self._sessions, self._repository, self._audiences = sessions, repository, audiences
        self._bring, self._today, self._proposer = bring, today, proposer
        self._known: Known | None = None

    @property
    def known(self) -> Known:
        """What names, organisations and events are known; read once and again after every change."""
        if self._known is None:
            people = self._people()
            places = dict.fromkeys(o for p in people for o in p.organisations)
            events = tuple(KnownEvent(e.name, e.starts) for e in self._repository.events())
            me = self._repository.me()
            self._known = Known(tuple(people), tuple(places), events, me.name)
        return self._known

    def _people(self) -> list[NamedPerson]:
        """Everybody by name, place and title: columns only, so that thirty thousand take no longer than a moment."""
        person = select(t.Person.id, t.Person.name, t.Person.organisation, t.Person.title)
        contact = select(
            t.Contact.person_id, t.Contact.name, t.Contact.nicknames, t.Contact.organisation, t.Contact.title
        ).where(t.Contact.person_id.is_not(None))
        said: dict[str, list[tuple[str, list[str], str, str]]] = defaultdict(list)
        with self._sessions() as session:
            for whom, name, nicknames, place, title in session.execute(contact).tuples():
                said[whom or ""].append((name, nicknames, place, title))
            rows = (
                session.execute(person.where(t.Person.workspace_id == self._repository.workspace))
                .tuples()
                .all()
            )
        return [_person(number, name, place, title, said[number]) for number, name, place, title in rows]

    def read(
        self,
        text: str,
        day: dt.date | None = None,
        people: Sequence[PersonView] = (),
        event: str = "",
        audience: str = "",
    ) -> Captured:
        """A draft of the note; what is given stands above what the text says. Raises UsageError for an empty text."""
        words = bare(text.replace("\r\n", "\n").replace("\0", ""))
        if not re.search(r"\w", words):
            raise UsageError("There is nothing to note yet. Write what happened in a line or two.")
        if len(words) > _LONGEST:
            raise UsageError(
                f"That is longer than {_LONGEST:,} characters. Save it as a file and import it instead."
            )
        if audience:
            from coach.audiences import understood as circle

            circle(audience)
        draft = read(words, self.known, self._today, day=day, audience=audience)
        if self._proposer is not None:
            draft = self._proposer.improve(draft, self.known, self._today, fixed=day is not None)
        if people or event:
            draft = self.corrected(_with_event(_with_people(draft, people), event))
        return draft

    def read_again(self, source: str, text: str) -> Captured:
        """A draft of new words for a captured note: its day, event and audience stay. Raises NotFoundError."""
        row = self._document(source)
        with self._sessions() as session:
            note = session.get(t.Note, row.id)
        event, audience = (note.event, note.audience) if note else ("", "")
        return self.read(text, row.date, event=event, audience=audience)

    def corrected(self, draft: Captured) -> Captured:
        """The draft with promises and limits read again after a correction."""
        return understood(draft, self.known, self._today)

    def preview(self, draft: Captured) -> str:
        """The note as it would be kept."""
        return write(draft, self._today).text

    def keep(self, draft: Captured, replaces: str = "") -> Kept:
        """Keep the note as an import of its own. `replaces` is the source of a captured note that this corrects.

        Raises AmbiguousError while a name fits several people.
        """
        for person in draft.open:
            listed = "; ".join(f"{c.label} ({c.id})" for c in person.candidates)
            raise AmbiguousError(
                f"“{person.name.text}” may be several people: {listed}. Say which one with --person."
            )
        stem = self._stem(replaces)
        written = write(draft, self._today)
        if not written.text[written.body_start :].strip():
            raise UsageError("Everything was left out, so there is nothing to keep.")
        files = [SourceFile(f"{stem}.md", written.text.encode(), self._today)]
        card = cards(draft, stem.replace("/", "-"))
        files += [SourceFile(f"{stem}.vcf", card.encode(), self._today)] if card else []
        receipt = self._bring(files)
        self._known = None
        self._mark(f"{stem}.md", draft.parts, written.places)
        return Kept(f"{stem}.md", receipt, draft)

    def kept_text(self, source: str) -> str:
        """The words of a captured note, to correct them. Raises NotFoundError."""
        row = self._document(source)
        return row.text.partition("\n---\n")[2].strip() if row.text.startswith("---") else row.text.strip()

    def _document(self, source: str) -> t.Document:
        query = select(t.Document).where(t.Document.source == source, t.Document.active)
        with self._sessions() as session:
            row = session.scalars(query).first()
        if row is None or not source.startswith(CAPTURED):
            raise NotFoundError(
                f"There is no captured note {source}. Search for it, its source begins with {CAPTURED}"
            )
        return row

    def _stem(self, replaces: str) -> str:
        if replaces:
            return self._document(replaces).source.removesuffix(".md")
        begin = f"{CAPTURED}{self._today.isoformat()}-"
        query = select(t.SourceFile.path).where(t.SourceFile.path.startswith(begin))
        with self._sessions() as session:
            taken = [re.match(r"\d+", path.removeprefix(begin)) for path in session.scalars(query)]
        return f"{begin}{1 + max((int(m.group()) for m in taken if m), default=0)}"

    def _mark(self, source: str, parts: Sequence[Part], places: Sequence[Span | None]) -> None:
        """Circles that words cannot say well (open, public, names) are set as clicks on the kept sentences."""
        wanted = [
            (p, place) for p, place in zip(parts, places, strict=True) if _by_click(p) and place is not None
        ]
        if not wanted:
            return
        document = self._document(source).id
        for part, place in wanted:
            for s in self._audiences.sentences(document):
                if s.start < place.end and place.start < s.end:
                    self._audiences.mark_sentence(s.id, part.audience, part.until)


def _by_click(part: Part) -> bool:
    if not part.audience or part.audience == "me":
        return False
    return part.audience != "employer" or part.until is not None


def _person(
    number: str, name: str, place: str, title: str, said: Sequence[tuple[str, list[str], str, str]]
) -> NamedPerson:
    def filled(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(w for w in words if w))

    names = filled(n for n in (name, *(s[0] for s in said)) if "@" not in n) or (name,)
    return NamedPerson(
        number, names, filled(n for s in said for n in s[1]), filled((place, *(s[2] for s in said))),
        filled((title, *(s[3] for s in said))), known=True,
    )  # fmt: skip


def _named(person: PersonView) -> NamedPerson:
    current = [person.organisation] if person.organisation else []
    places = dict.fromkeys([*current, *(c.organisation for c in person.contacts if c.organisation)])
    titles = dict.fromkeys(
        [*([person.title] if person.title else []), *(c.title for c in person.contacts if c.title)]
    )
    names = dict.fromkeys(n for n in (person.name, *(c.name for c in person.contacts)) if n and "@" not in n)
    nicknames = tuple(n for n in person.aliases if n not in names)
    return NamedPerson(
        person.id, tuple(names) or (person.name,), nicknames, tuple(places), tuple(titles), known=True
    )


def _with_people(draft: Captured, given: Sequence[PersonView]) -> Captured:
    """The people whom the user names: they settle a name that fits several, or are added as met."""
    people = list(draft.people)
    for view in given:
        named = _named(view)
        fitting = next((n for n, p in enumerate(people) if view.id in {c.id for c in p.candidates}), None)
        alike = next((n for n, p in enumerate(people) if fold(p.full_name) == fold(view.name)), None)
        number = fitting if fitting is not None else alike
        if number is None:
            people.append(CapturedPerson(Piece(view.name), (candidate(named),), view.id, met=True))
        else:
            known = people[number].candidates or (candidate(named),)
            people[number] = replace(people[number], candidates=known, chosen=view.id, met=True)
    return replace(draft, people=tuple(people))


def _with_event(draft: Captured, event: str) -> Captured:
    return replace(draft, event=Piece(event.strip())) if event.strip() else draft
