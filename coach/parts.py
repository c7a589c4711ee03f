"""What an opened workspace is made of: its folder, store, index and desks, each made when first needed."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from coach.find_person import find_person
from coach.progress import OnProgress, ShouldStop
from coach.records import Refusal, SourceFile
from coach.settings import Settings
from coach.store import engine as store
from coach.store.repository import Repository
from coach.store.values import Me, PersonView

if TYPE_CHECKING:
    from coach.ask.ask import Asker
    from coach.audiences import Audiences
    from coach.briefing.briefer import Kept
    from coach.briefing.kept_cards import KeptCards
    from coach.capture.desk import Captures
    from coach.capture.voice import Voice
    from coach.chats.chats import Chats
    from coach.decisions import Decisions
    from coach.evidence import Statement
    from coach.follow_up.draft import Drafter
    from coach.follow_ups import FollowUps
    from coach.index.handbook import HandbookIndex
    from coach.index.search import SearchIndex
    from coach.ingest.pipeline import Importer, Receipt
    from coach.ingest.watched import WatchedFolders
    from coach.keeping import Keeping
    from coach.manner.desk import Manners
    from coach.review.policies import Policies
    from coach.review.reviewer import Reviewer
    from coach.writer.interface import Writer
    from coach.writer.outbound import OutboundLedger
    from coach.writer.placeholders import KnownPerson, Placeholders

_OF_THE_INDEX = (
    "embedding_model", "embedding_base_url", "embedding_api_key", "model_base_url", "model_api_key", "placeholders",
)  # fmt: skip
"""Settings with which the search index is made."""


class Parts:
    """What one opened workspace is made of. Use `open`, and `close` when done (or a `with` block)."""

    def __init__(self, settings: Settings, today: dt.date) -> None:
        self.settings = settings
        self.today = today
        self.folder = settings.workspace.expanduser()
        self.changes = 0  # counts up with every change, so that a page knows when to read again
        self._writing = threading.RLock()  # one thread writes at a time: ids are counted on from the highest
        store.prepare(self.folder)
        with ExitStack() as held:
            self._lock = store.lock(self.folder)
            held.callback(self._lock.release)
            self._engine = store.connect(self.folder)
            self._sessions = store.sessions(self._engine)
            self.id = store.workspace_id(self._sessions)
            held.pop_all()  # nothing failed: the lock stays until `close`
        self.repository = Repository(self._sessions, self.id)
        self._index: SearchIndex | None = None
        self._finish_forgetting()

    @classmethod
    def open(cls, settings: Settings, today: dt.date) -> Self:
        """Open the settings' workspace, making it if it is new. Raises WorkspaceError if it cannot be."""
        return cls(settings, today)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, so that another program may open the workspace."""
        try:
            self._finish_forgetting()  # what a reader held up
        finally:
            if self._index is not None:
                self._index.close()
            self._engine.dispose()
            self._lock.release()

    def _finish_forgetting(self) -> None:
        """Finish a forgetting that was cut short."""
        if store.marked(self._sessions, "forgetting"):
            self.keeping.finish()

    def configure(self, settings: Settings) -> None:
        """Take other settings for the writer and for what makes the index's vectors; the folder stays."""
        before, self.settings = (
            self.settings,
            settings.model_copy(update={"workspace": self.settings.workspace}),
        )
        self.__dict__.pop("voice", None)
        if any(getattr(before, name) != getattr(self.settings, name) for name in _OF_THE_INDEX):
            with self._writing:
                if self._index is not None:
                    self._index.close()
                self._index = None  # made with the new server when it is next needed
        self._changed()

    def set_today(self, today: dt.date) -> None:
        """A new day in a process that runs for long: what is made from now on sees it."""
        if today != self.today:
            self.today = today
            self._changed()
            for part in ("_importer", "audiences", "policies"):
                self.__dict__.pop(part, None)

    def _changed(self) -> None:
        """Forget what was read before a change."""
        self.changes += 1
        for part in ("_asker", "_reviewer", "writer", "captures", "manners"):
            self.__dict__.pop(part, None)

    def _counted(self) -> None:
        """Pages read again; the reviewer looks at policy and kept phrases each time anyhow."""
        self.changes += 1

    def _anew(self) -> None:
        """Forget also what must not outlive somebody who was forgotten: whose placeholder was which."""
        self.__dict__.pop("_places", None)
        self._changed()

    def me(self) -> Me:
        """Who the user is."""
        return self.repository.me()

    # What is looked up, and what writes

    @property
    def index(self) -> SearchIndex:
        """The search index, brought in step with the store when first needed."""
        # Whoever makes it holds `_writing` first: an import does, and needs the index at its end.
        with self._writing if self._index is None else nullcontext():
            if self._index is None:
                self._index = self._made_index()
            return self._index

    def _made_index(self) -> SearchIndex:
        from coach.index.search import SearchIndex

        server = None
        if self.settings.embedding_model:
            from coach.writer.embedding import EmbeddingServer

            server = EmbeddingServer(self.settings, self.ledger, self._known_people)
        index = SearchIndex(self.folder, self._sessions, server=server)
        index.sync()
        return index

    @cached_property
    def handbook(self) -> HandbookIndex:
        """The coach's own handbook."""
        from coach.index.handbook import HandbookIndex

        return HandbookIndex()

    @cached_property
    def ledger(self) -> OutboundLedger:
        """What left this machine: every request, written down before it is sent."""
        from coach.writer.outbound import OutboundLedger

        return OutboundLedger(self._sessions, self.id, lambda: dt.datetime.now(dt.UTC), self._writing)

    @cached_property
    def writer(self) -> Writer:
        """The writer that the settings ask for; the offline one takes over where a model fails."""
        from coach.writer.choose import FallbackWriter
        from coach.writer.offline import OfflineWriter

        if not self.settings.model:
            return OfflineWriter()
        from coach.writer.model import ModelWriter
        from coach.writer.placeholders import masks

        known = self._known_people() if masks(self.settings) else ()
        model = ModelWriter(self.settings, self.ledger, known, self._places)
        return FallbackWriter(model, OfflineWriter(), remote=model.remote, account=model.account)

    @cached_property
    def _places(self) -> Placeholders:
        """The placeholders of this conversation: they outlive a change, and nobody who is forgotten."""
        from coach.writer.placeholders import Placeholders

        return Placeholders()

    def _known_people(self) -> list[KnownPerson]:
        from coach.writer.placeholders import KnownPerson

        me = self.me()
        accounts = (*me.emails, *([me.profile] if me.profile else []))
        employer = (me.employer,) if me.employer else ()
        own = [KnownPerson((me.name,), employer, accounts=accounts)] if me.name else []
        return own + [
            KnownPerson(
                tuple(
                    dict.fromkeys((*p.names, *(n for c in p.contacts for n in (c.name, *c.nicknames) if n)))
                ),
                tuple(dict.fromkeys(c.organisation for c in p.contacts if c.organisation)),
                p.phones,
                (*p.profiles, *p.emails),
                tuple(dict.fromkeys(c.location for c in p.contacts if c.location)),
            )
            for p in self.repository.people()
        ]

    # What the user sets, says and keeps

    @cached_property
    def audiences(self) -> Audiences:
        """The user's rules on who may see what."""
        from coach.audiences import Audiences

        return Audiences(self._sessions, self.id, self.today, self._changed, self._writing)

    @cached_property
    def policies(self) -> Policies:
        """What the user's policy says, and what they keep although it was found."""
        from coach.review.policies import Policies

        return Policies(self.folder, self._sessions, self.id, self.today, self._counted, self._writing)

    @cached_property
    def manners(self) -> Manners:
        """How the user writes: learned from what they sent, and theirs to correct."""
        from coach.manner.desk import Manners

        return Manners(self.repository, self._sessions, self.id, self.today, self._counted, self._writing)

    @property
    def chats(self) -> Chats:
        """The conversations with the coach."""
        from coach.chats.chats import Chats

        return Chats(self._sessions, self._engine, self.folder, self.id, self._writing, self.today)

    @cached_property
    def voice(self) -> Voice:
        """Recordings as words, where a transcription model is set."""
        from coach.capture.voice import Voice

        return Voice(self.settings, self.ledger)

    @cached_property
    def captures(self) -> Captures:
        """Quick capture: a hurried line as a note."""
        from coach.capture.desk import Captures
        from coach.capture.proposed import Proposer
        from coach.writer.client import fills_forms

        forms = fills_forms(self.settings)
        model = Proposer(self.settings, self.ledger, self._known_people) if forms else None
        return Captures(self._sessions, self.repository, self.audiences, self.import_files, self.today, model)

    @property
    def follow_ups(self) -> FollowUps:
        """What becomes of drafts, and of the list of people to write to."""
        from coach.follow_ups import FollowUps

        parts = (self._importer, lambda receipt: self._imported(receipt, None), self._changed, self._writing)
        return FollowUps(self.repository, *parts, self.today)

    @cached_property
    def written_cards(self) -> KeptCards:
        """What a model wrote for the cards of briefings."""
        from coach.briefing.kept_cards import KeptCards

        return KeptCards(self._sessions, self.id, self._writing)

    def _kept(self) -> Kept:
        """What briefings leave behind for later ones, and by which model."""
        from coach.briefing.briefer import Kept
        from coach.briefing.kept_briefs import KeptBriefs
        from coach.prompts import load

        by = ""
        if self.settings.model:
            prompts = [load(name).about.version for name in ("card", "card_short")]
            by = f"{self.settings.model} {self.settings.model_base_url} {prompts}"
        return Kept(KeptBriefs(self._sessions, self.id, self._writing), self.written_cards, by)

    @property
    def keeping(self) -> Keeping:
        """The data as a whole: forgetting and who is kept out since, export, backup and restore."""
        from coach.keeping import Keeping

        parts = (self.repository, self._engine, self.folder, self.today, self.settings.region)
        return Keeping(*parts, self.person_exactly, lambda: self.index, self._anew, self._writing)

    def person_exactly(self, words: str) -> PersonView:
        """The one person meant, for what cannot be undone: only by id, address or full name, never the likelier of two."""
        return find_person(self.repository, words, exactly=True)

    @property
    def _identity(self) -> Decisions:
        from coach.decisions import Decisions

        return Decisions(self.repository, self.today, self.settings.region)

    # What answers, reads over and drafts

    @cached_property
    def _asker(self) -> Asker:
        from coach.ask.ask import Asker
        from coach.ask.proposed import PlanProposer
        from coach.ask.rewritten import Rewriter
        from coach.writer.client import fills_forms
        from coach.writer.usage import Account

        account = Account()
        model = (self.settings, self.ledger, self._known_people, account)
        parts = (self.repository, self.index, self.handbook, self.writer, self.today)
        if not fills_forms(self.settings):
            return Asker(*parts, closed_to=self._closed_to)
        return Asker(
            *parts,
            PlanProposer(*model),
            rewriter=Rewriter(*model),
            account=account,
            closed_to=self._closed_to,
        )

    def _closed_to(self, audience: str, statements: Sequence[Statement]) -> Sequence[Statement]:
        return self._reviewer.closed_to(audience, statements)  # made only for a question that needs it

    @cached_property
    def _reviewer(self) -> Reviewer:
        from coach.review.reviewer import Reviewer

        return Reviewer(self.repository, self.today, self.settings, rules=self.policies)

    @property
    def _drafter(self) -> Drafter:
        from coach.follow_up.draft import Drafter

        return Drafter(self.repository, self.writer, self._reviewer, self.today, self.manners)

    @property
    def parallel(self) -> int:
        """Cards to write at the same time: a server on this machine shares its processors between requests."""
        from coach.writer.placeholders import is_loopback

        chosen = "model_parallel" in self.settings.model_fields_set
        if not self.settings.model or (is_loopback(self.settings.model_base_url) and not chosen):
            return 1
        return self.settings.model_parallel

    # The way in, which parts take too

    @cached_property
    def watched(self) -> WatchedFolders:
        """The folders that are read again when something in them changes."""
        from coach.ingest.watched import WatchedFolders

        return WatchedFolders(self._sessions, self.id, self._writing)

    @cached_property
    def _importer(self) -> Importer:
        from coach.ingest.pipeline import Importer

        return Importer(self._sessions, self.id, self.today, self.settings.region)

    @property
    def imports(self) -> Importer:
        """The imports that stand, their receipts and sums. To import and undo, use the workspace's own methods."""
        return self._importer

    def import_files(
        self,
        files: Sequence[SourceFile],
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Receipt:
        """Import files already in memory, such as uploads; archives among them are opened."""
        from coach.ingest.pipeline import opened

        sources, refused = opened(files)
        with self._writing:
            receipt = self._restoring(sources, refused, on_progress, should_stop)
            return self._imported(receipt, on_progress)

    def _restoring(
        self,
        files: Sequence[SourceFile],
        refused: Sequence[tuple[str, Refusal]],
        on_progress: OnProgress | None,
        should_stop: ShouldStop | None,
    ) -> Receipt:
        from coach.archive.restore import restoring

        take = self.policies.take
        return restoring(self._importer, files, refused, on_progress, should_stop, take)

    def _imported(self, receipt: Receipt, on_progress: OnProgress | None) -> Receipt:
        if any(f.changed for f in receipt.files):
            self._changed()
            self.index.sync(on_progress)
        return receipt
