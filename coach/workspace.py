"""The facade that the web chat, the command line and a user's script share: one opened workspace.

    >>> with Workspace.open(Settings(workspace=folder), today) as ws:      # doctest: +SKIP
    ...     ws.import_paths([Path("~/exports").expanduser()])
    ...     print(ws.ask("Who do I know at Rye Press?").text)

Heavy parts (vectors, the model) load when first needed.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from coach.errors import NotFoundError, UsageError
from coach.find_person import find_person
from coach.health import Health, examine
from coach.ingest.pipeline import Importer, Receipt, gather
from coach.people import organisations
from coach.people.keys import email_key, phone_key, profile_key
from coach.progress import OnProgress, ShouldStop
from coach.records import SourceFile
from coach.resources import resource_path
from coach.settings import Settings
from coach.store import engine as store
from coach.store import tables as t
from coach.store.repository import ContactView, EventView, Me, PersonView, Repository
from coach.text import fold

if TYPE_CHECKING:
    from coach.ask.answer import Answer
    from coach.ask.ask import Asker
    from coach.briefing.brief import Brief
    from coach.follow_up.draft import ThankLine
    from coach.follow_up.email import DraftEmail, Promised, UpkeepLine
    from coach.forget import Forgotten
    from coach.index.handbook import HandbookIndex
    from coach.index.search import Hit, SearchIndex
    from coach.review.report import Report
    from coach.review.reviewer import Reviewer
    from coach.writer.connection import ModelCheck
    from coach.writer.interface import OnText, Writer
    from coach.writer.outbound import OutboundLedger
    from coach.writer.placeholders import KnownPerson

log = logging.getLogger(__name__)


class Workspace:
    """One user's network, opened by one process. Use `open`, and `close` when done (or a `with` block)."""

    def __init__(self, settings: Settings, today: dt.date) -> None:
        self.settings = settings
        self.today = today
        self.folder = settings.workspace.expanduser()
        self.changes = 0  # counts up with every change, so that a page knows when to read again
        store.prepare(self.folder)
        with ExitStack() as held:
            self._lock = store.lock(self.folder)
            held.callback(self._lock.release)
            self._engine = store.connect(self.folder)
            self._sessions = store.sessions(self._engine)
            self.id = store.workspace_id(self._sessions)
            held.pop_all()  # nothing failed: the lock stays until `close`
        self.repository = Repository(self._sessions, self.id)

    @classmethod
    def open(cls, settings: Settings, today: dt.date) -> Workspace:
        """Open the settings' workspace, making it if it is new. Raises WorkspaceError if it cannot be."""
        return cls(settings, today)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, so that another program may open the workspace."""
        if "index" in self.__dict__:
            self.index.close()
        self._engine.dispose()
        self._lock.release()

    # Parts, made on first use

    @cached_property
    def index(self) -> SearchIndex:
        """The search index, brought in step with the store."""
        from coach.index.search import SearchIndex

        index = SearchIndex(self.folder, self._sessions)
        index.sync()
        return index

    @cached_property
    def handbook(self) -> HandbookIndex:
        """The coach's own handbook."""
        from coach.index.handbook import HandbookIndex

        return HandbookIndex()

    @cached_property
    def writer(self) -> Writer:
        """The writer that the settings ask for; the offline one takes over where a model fails."""
        from coach.writer.choose import FallbackWriter
        from coach.writer.offline import OfflineWriter

        if not self.settings.model:
            return OfflineWriter()
        from coach.writer.model import ModelWriter

        model = ModelWriter(self.settings, self._ledger(), self._known_people())
        return FallbackWriter(model, OfflineWriter(), remote=model.remote)

    def _ledger(self) -> OutboundLedger:
        from coach.writer.outbound import OutboundLedger

        return OutboundLedger(self._sessions, self.id, lambda: dt.datetime.now(dt.UTC))

    def _known_people(self) -> list[KnownPerson]:
        from coach.writer.placeholders import KnownPerson

        me = self.me()
        own = [KnownPerson((me.name,), (me.employer,) if me.employer else ())] if me.name else []
        return own + [
            KnownPerson(p.names, tuple(dict.fromkeys(c.organisation for c in p.contacts if c.organisation)))
            for p in self.repository.people()
        ]

    @cached_property
    def _asker(self) -> Asker:
        from coach.ask.ask import Asker

        return Asker(self.repository, self.index, self.handbook, self.writer, self.today)

    @cached_property
    def _reviewer(self) -> Reviewer:
        from coach.review.reviewer import Reviewer

        return Reviewer(self.repository, self.today, self.settings)

    @cached_property
    def _importer(self) -> Importer:
        return Importer(self._sessions, self.id, self.today, self.settings.region)

    def _changed(self) -> None:
        """Forget what was read before a change."""
        self.changes += 1
        for part in ("_asker", "_reviewer", "writer"):
            self.__dict__.pop(part, None)

    def set_today(self, today: dt.date) -> None:
        """A new day in a process that runs for long: what is made from now on sees it."""
        if today != self.today:
            self.today = today
            self._changed()
            self.__dict__.pop("_importer", None)

    def configure(self, settings: Settings) -> None:
        """Take other settings for the writer; the folder stays."""
        self.settings = settings.model_copy(update={"workspace": self.settings.workspace})
        self._changed()

    # Who the user is

    def me(self) -> Me:
        """Who the user is."""
        return self.repository.me()

    def set_me(
        self,
        name: str | None = None,
        emails: Sequence[str] | None = None,
        profile: str | None = None,
        employer: str | None = None,
    ) -> Me:
        """Say who the user is; what is None stays as it was."""
        from coach.ingest.derive import derive

        with self._sessions() as session, session.begin():
            row = session.get_one(t.Workspace, self.id)
            row.name = row.name if name is None else name.strip()
            row.emails = row.emails if emails is None else [e.strip() for e in emails if e.strip()]
            row.profile = row.profile if profile is None else profile.strip()
            row.employer = row.employer if employer is None else employer.strip()
            derive(session, self.id, self.today)
        self._changed()
        return self.me()

    # Bringing things in

    def import_paths(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Receipt:
        """Import files, folders and archives: all of it or nothing."""
        files, refused = gather(paths)
        receipt = self._importer.run(files, refused, on_progress, should_stop)
        return self._imported(receipt, on_progress)

    def import_files(
        self,
        files: Sequence[SourceFile],
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Receipt:
        """Import files already in memory, such as uploads; archives among them are opened."""
        from coach.readers import expand_source

        opened = [found for f in files for found in expand_source(f)]
        sources = [f for f in opened if isinstance(f, SourceFile)]
        refused = [f for f in opened if not isinstance(f, SourceFile)]
        return self._imported(self._importer.run(sources, refused, on_progress, should_stop), on_progress)

    def import_sample(self, on_progress: OnProgress | None = None) -> Receipt:
        """Import the sample network that comes with the program, and take its owner's place.

        Raises UsageError where there is something already: two networks would mix.
        """
        if self.batches():
            raise UsageError(
                "There is something in this workspace already. Give the sample one of its own with --workspace DIR."
            )
        folder = resource_path("sample")
        owner = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
        self.set_me(owner["name"], owner["emails"], owner["profile"], owner["employer"])
        files, refused = gather([folder])
        network = [f for f in files if f.path != "sample.json"]
        return self._imported(self._importer.run(network, refused, on_progress), on_progress)

    def _imported(self, receipt: Receipt, on_progress: OnProgress | None) -> Receipt:
        self._changed()
        tell: Callable[..., Any] | None = on_progress
        self.index.sync(tell)
        return receipt

    def undo(self, batch: int) -> dict[str, int]:
        """Take an import back."""
        removed = self._importer.undo(batch)
        self._changed()
        self.index.sync()
        return removed

    def batches(self) -> list[Receipt]:
        """Receipts of the imports that stand, newest first."""
        return self._importer.batches()

    # People

    def people(self, words: str = "", at: str = "", since: dt.date | None = None) -> list[PersonView]:
        """People whose names hold the words, who are or were at an organisation, or connected since a day."""
        found = self.repository.people()
        wanted = fold(words).replace("-", " ").split()
        if wanted:
            found = [p for p in found if all(f" {w}" in _searchable(p) for w in wanted)]
        if at:
            found = [p for p in found if any(organisations.asked(at, c.organisation) for c in p.contacts)]
        if since:
            found = [
                p
                for p in found
                if any(c.kind == "connection" and c.dated and c.dated >= since for c in p.contacts)
            ]
        return found

    def person(self, words: str, event: str = "") -> PersonView:
        """The one person meant by an id, a name or an address. Raises NotFoundError or AmbiguousError."""
        return find_person(self.repository, words, event)

    def merge(self, one: str, other: str) -> PersonView:
        """Say that two people are one. Holds across later imports."""
        a, b = self.person(one), self.person(other)
        if a.id == b.id:
            return a
        self._decide("merge", [a], [b])
        kept = self.repository.person(min(a.id, b.id, key=lambda i: int(i[1:])))
        return kept or a

    def keep_apart(self, one: str, other: str) -> None:
        """Say that two people are not one; they are no longer offered as such."""
        self._decide("split", [self.person(one)], [self.person(other)])

    def _decide(self, kind: str, left: Sequence[PersonView], right: Sequence[PersonView]) -> None:
        self._store_decision(
            kind, [c for p in left for c in p.contacts], [c for p in right for c in p.contacts]
        )

    def _references(self, contact: ContactView) -> tuple[str, ...]:
        from coach.ingest.derive import references

        keys = [f"profile:{profile_key(p)}" for p in contact.profiles]
        keys += [f"email:{email_key(e)}" for e in contact.emails]
        keys += [f"phone:{phone_key(p, self.settings.region)}" for p in contact.phones]
        return references(contact.citation.source, contact.citation.place, contact.name, keys)

    def _store_decision(
        self, kind: str, one: Sequence[ContactView], other_one: Sequence[ContactView]
    ) -> None:
        from coach.ingest.derive import derive

        left = list(dict.fromkeys(r for c in one for r in self._references(c)))
        right = list(dict.fromkeys(r for c in other_one for r in self._references(c)))
        if kind == "split":  # a key that both sides carry tells nobody apart
            left, right = [r for r in left if r not in right], [r for r in right if r not in left]
        other = "split" if kind == "merge" else "merge"
        with self._sessions() as session, session.begin():
            # The newer decision about the same records stands.
            for row in session.scalars(select(t.Decision).where(t.Decision.kind == other)):
                sides = (set(row.left), set(row.right))
                if (sides[0] & set(left) and sides[1] & set(right)) or (
                    sides[0] & set(right) and sides[1] & set(left)
                ):
                    session.delete(row)
            session.add(
                t.Decision(workspace_id=self.id, kind=kind, left=left, right=right, made_on=self.today)
            )
            session.flush()
            derive(session, self.id, self.today)
        self._changed()

    def split(self, person: str, key: str) -> list[PersonView]:
        """Take the records that carry a key (e-mail, phone, profile, or `file#place`) out of a person."""
        whole = self.person(person)
        wanted = {email_key(key), profile_key(key), phone_key(key, self.settings.region), key} - {""}
        apart = []
        for contact in whole.contacts:
            keys = {email_key(e) for e in contact.emails} | {profile_key(p) for p in contact.profiles}
            keys |= {phone_key(p, self.settings.region) for p in contact.phones}
            keys.add(f"{contact.citation.source}#{contact.citation.place}")
            if keys & wanted:
                apart.append(contact)
        if not apart or len(apart) == len(whole.contacts):
            raise NotFoundError(
                f"{whole.name} has no records of their own under “{key}”. `coach people {whole.id} --json` shows the keys."
            )
        rest = [c for c in whole.contacts if c not in apart]
        self._store_decision("split", apart, rest)
        ids = {c.id for c in whole.contacts}
        return [p for p in self.repository.people() if ids & {c.id for c in p.contacts}]

    def forget(self, person: str) -> Forgotten:
        """Delete a person and what is theirs alone, and search the folder for what is left. Cannot be undone."""
        from coach.forget import forget

        found = self.person(person)
        done = forget(
            self._sessions, self._engine, self.index, self.repository, self.folder, self.today, found
        )
        self._changed()
        return done

    def export(self, path: Path) -> dict[str, int]:
        """Write everything as open files into a ZIP; gives how many of each. Raises UnreadableError."""
        from coach.export import export

        return export(self.repository, self.today, path)

    # Finding and answering

    def search(self, query: str, k: int = 10, within: str = "") -> list[Hit]:
        """The passages nearest to the words, best first; `within` keeps to one conversation or folder."""
        return self.index.search(query, k, group=within)

    def ask(
        self, question: str, history: Sequence[tuple[str, str]] = (), on_text: OnText | None = None
    ) -> Answer:
        """Answer a question from the user's material or the handbook, or say that nothing answers it."""
        return self._asker.ask(question, tuple(history), on_text)

    # Before, after, in public

    def events(self) -> list[EventView]:
        """Events by start."""
        return self.repository.events()

    def next_event(self) -> EventView | None:
        """The next event with people to meet, from today on."""
        coming = [e for e in self.events() if e.starts and (e.ends or e.starts) >= self.today]
        listed = [
            e
            for e in coming
            if any(a.role in ("attendee", "speaker") for a in self.repository.attendance(e.id))
        ]
        return next(iter(listed or coming), None)

    def brief(
        self, event: str, attendees: SourceFile | None = None, on_progress: OnProgress | None = None
    ) -> Brief:
        """The briefing before an event, from a list given or imported."""
        from coach.briefing.briefer import Briefer

        parallel = self._parallel()
        briefer = Briefer(self.repository, self.writer, self.today, self.settings.region, parallel)
        return briefer.brief(event, attendees, on_progress)

    def _parallel(self) -> int:
        """Cards to write at the same time: a server on this machine shares its processors between requests."""
        from coach.writer.placeholders import is_loopback

        chosen = "model_parallel" in self.settings.model_fields_set
        if not self.settings.model or (is_loopback(self.settings.model_base_url) and not chosen):
            return 1
        return self.settings.model_parallel

    def draft(self, person: str, event: str = "", kind: str = "thank-you") -> DraftEmail:
        """A draft e-mail to a person. Nothing is sent."""
        from coach.follow_up.draft import Drafter

        found = self.person(person, event)
        drafted = Drafter(self.repository, self.writer, self._reviewer, self.today).draft(
            found.id, event, kind
        )
        from coach.wire import draft_json

        with self._sessions() as session, session.begin():
            reference = self._references(found.contacts[0])[0]
            session.add(
                t.Draft(workspace_id=self.id, person_ref=reference, kind=kind, event=event, made_on=self.today,
                        status="open", content=draft_json(drafted))
            )  # fmt: skip
        return drafted

    def promises(self, everything: bool = False) -> list[Promised]:
        """Open promises both ways by due date; with `everything`, kept ones too."""
        from coach.follow_up.ledger import ledger

        lines = ledger(self.repository)
        return lines if everything else [p for p in lines if p.status == "open"]

    def upkeep(self, everything: bool = False, days: int = 90) -> list[UpkeepLine]:
        """Last two-way contact with people, longest ago first; only the overdue unless `everything`."""
        from coach.follow_up.ledger import upkeep

        lines = upkeep(self.repository, self.today, days)
        return lines if everything else [x for x in lines if x.overdue]

    def to_thank(self) -> list[ThankLine]:
        """People met at past events who have not been thanked."""
        from coach.follow_up.draft import to_thank

        return to_thank(self.repository, self.today)

    def review(self, text: str, kind: str = "post", audience: str = "public") -> Report:
        """What a text gives away, and what it will start."""
        from coach.review.with_writer import review

        return review(self._reviewer, self.writer, text, kind, audience)

    # The machine room

    def test_model(self) -> ModelCheck:
        """Whether the configured model server answers, and what it can do."""
        from coach.writer.connection import test_connection

        return test_connection(self.settings, self._ledger())

    def outbound(self) -> list[t.OutboundRequest]:
        """What left this machine, newest first."""
        with self._sessions() as session:
            return list(session.scalars(select(t.OutboundRequest).order_by(t.OutboundRequest.id.desc())))

    def document(self, document: int) -> t.Document | None:
        """One source document, to open a citation in."""
        found = self.repository.documents([document])
        return found[0] if found else None

    def rebuild(self, on_progress: Callable[..., Any] | None = None) -> None:
        """Make derived rows and the search index again from the observations."""
        from coach.ingest.derive import derive

        with self._sessions() as session, session.begin():
            derive(session, self.id, self.today, anew=True)
        self.index.rebuild(on_progress)
        self._changed()

    def doctor(self) -> Health:
        """What is configured, and whether store, lexical index and vectors agree."""
        counts, index = self.repository.counts(), self.index.counts()
        return examine(self.folder, self.settings, self.me(), counts, index, self.batches())


def _searchable(person: PersonView) -> str:
    """Everything a person may be looked up by, each word after a blank, so that words match from their start."""
    said = (*person.names, person.organisation, person.title, *person.emails, person.id)
    return f" {fold(' '.join(said)).replace('-', ' ')}"
