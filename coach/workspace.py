"""The facade that the web chat, the command line and a user's script share: one opened workspace.

    >>> with Workspace.open(Settings(workspace=folder), today) as ws:      # doctest: +SKIP
    ...     ws.import_paths([Path("~/exports").expanduser()])
    ...     print(ws.ask("Who do I know at Rye Press?").text)

Heavy parts (vectors, the model) load when first needed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coach.errors import NotFoundError, UsageError
from coach.evidence import Citation, Finding
from coach.find_person import candidates, find_person, fitting, listing_of
from coach.parts import Parts
from coach.people import organisations
from coach.progress import OnProgress, ShouldStop
from coach.records import SourceFile
from coach.resources import resource_path
from coach.store import tables as t
from coach.store.values import EventView, Me, OpenMentionView, PersonView

if TYPE_CHECKING:
    from coach.ask.answer import Answer
    from coach.ask.exchange import Exchange, Reading
    from coach.briefing.brief import Brief
    from coach.briefing.growing import Growing
    from coach.decisions import DecisionView
    from coach.follow_up.email import DraftEmail, Promised, UpkeepLine
    from coach.follow_up.queue import ThankLine
    from coach.follow_ups import Introduction
    from coach.forget import Forgotten
    from coach.health import Health
    from coach.index.hits import Hit
    from coach.ingest.pipeline import Receipt
    from coach.own_address import Unowned
    from coach.readers.column_mapping import Proposal
    from coach.review.report import Report
    from coach.review.rewriting import Rewritten
    from coach.writer.connection import ModelCheck
    from coach.writer.interface import OnText
    from coach.writer.servers import LocalServer

T = TypeVar("T")


class Workspace(Parts):
    """One user's network, opened by one process, and the jobs that it does."""

    # Who the user is

    def set_me(
        self,
        name: str | None = None,
        emails: Sequence[str] | None = None,
        profile: str | None = None,
        employer: str | None = None,
    ) -> Me:
        """Say who the user is; what is None stays as it was."""
        from coach.ingest.derive import derive

        with self._writing, self._sessions() as session, session.begin():
            row = session.get_one(t.Workspace, self.id)
            row.adopted = None  # from now on it is the user's own word
            row.name = row.name if name is None else name.strip()
            row.emails = row.emails if emails is None else [e.strip() for e in emails if e.strip()]
            row.profile = row.profile if profile is None else profile.strip()
            row.employer = row.employer if employer is None else employer.strip()
            derive(session, self.id)
        self._changed()
        return self.me()

    def unowned(self) -> Unowned | None:
        """Mails that are there while none is known to be the user's; None where all is well."""
        from coach.own_address import unowned

        return unowned(self.repository)

    # Bringing things in

    def import_paths(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
        *,
        addresses: Sequence[str] = (),
        gone_too: bool = False,
        quiet: bool = False,
    ) -> Receipt:
        """Import files, folders, archives and web pages, or bring what was imported from them in step: all of it or
        nothing. `gone_too` and `quiet` are explained at `Importer.sync`."""
        from coach.archive.restore import holds_export
        from coach.ingest.pipeline import gather

        pages: list[SourceFile] = []
        if addresses:
            from coach.web_page import fetch_all

            pages = fetch_all(addresses, self.ledger, self.today)
        with self._writing:
            if holds_export(paths):
                files, refused = gather(paths)
                receipt = self._restoring([*files, *pages], refused, on_progress, should_stop)
            else:
                receipt = self._importer.sync(
                    paths, on_progress, should_stop, pages=pages, gone_too=gone_too, quiet=quiet
                )
            return self._imported(receipt, on_progress)

    def columns(self, source: SourceFile) -> Proposal:
        """What a table's columns hold, as proposed or as the user said before. Raises UnreadableError."""
        from coach.ingest import readings

        return readings.proposed(self._sessions, self.id, source)

    def import_table(
        self,
        source: SourceFile,
        columns: Mapping[str, str],
        dates: str = "",
        event: str = "",
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Receipt:
        """Import a table whose columns hold what the user says; every later table with its header is read so too."""
        from coach.ingest import readings

        with self._writing:
            reading = readings.remember(self._sessions, self.id, columns, dates, event, self.today)
        return self.import_files([replace(source, reading=reading)], on_progress, should_stop)

    def forget_columns(self, source: SourceFile) -> bool:
        """Read tables with this header by their own columns again; whether anything had been said of them."""
        from coach.ingest import readings

        with self._writing:
            return readings.forget(self._sessions, self.id, source)

    def import_list(self, text: str, event: str = "", on_progress: OnProgress | None = None) -> Receipt:
        """Import a pasted list of people, as guests where an event is named."""
        from coach.ingest import readings

        return self.import_files([readings.pasted(text, event, self.today)], on_progress)

    def keep_list(self, source: SourceFile, event: str) -> Receipt | None:
        """Keep a guest list that a briefing was made from as that of its event, so that questions find it too: an import
        like any other. None where it is there already."""
        from coach.ingest.typed_event import list_of

        if self._importer.has_list(source, event):
            return None
        receipt = self.import_files([list_of(source, event, self.today)])
        return receipt if any(f.changed for f in receipt.files) else None

    def import_sample(self, on_progress: OnProgress | None = None) -> Receipt:
        """Import the sample network that comes with the program, and take its owner's place.

        Raises UsageError where there is something already: two networks would mix.
        """
        from coach.ingest.pipeline import gather

        if not self.empty:
            raise UsageError(
                "There is something in this workspace already. Give the sample one of its own with --workspace DIR."
            )
        folder = resource_path("sample")
        owner = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
        self.set_me(owner["name"], owner["emails"], owner["profile"], owner["employer"])
        files, refused = gather([folder])
        network = [f for f in files if f.path != "sample.json"]
        with self._writing:
            return self._imported(self._importer.run(network, refused, on_progress), on_progress)

    def undo(self, batch: int) -> dict[str, int]:
        """Take an import back."""
        with self._writing:
            removed = self._importer.undo(batch)
            self._changed()
            self.index.sync()
        return removed

    @property
    def empty(self) -> bool:
        """Whether nothing that could be read was brought in yet."""
        return not self.repository.any_document()

    def batches(self, limit: int | None = None) -> list[Receipt]:
        """Receipts of the imports that stand, newest first."""
        return self._importer.batches(limit)

    # People

    def people(self, words: str = "", at: str = "", since: dt.date | None = None) -> list[PersonView]:
        """People by words of their name, organisation or title (the nearest names first), who are or were at an
        organisation, or connected since a day."""
        found = self.repository.people()
        if words.strip():
            found = fitting(words, ((p, listing_of(p)) for p in found))
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
        with self._writing:
            return self._settled(self._identity.merge(self.person(one), self.person(other)))

    def keep_apart(self, one: str, other: str) -> None:
        """Say that two people are not one; they are no longer offered as such."""
        with self._writing:
            self._identity.keep_apart(self.person(one), self.person(other))
        self._changed()

    def split(self, person: str, key: str) -> list[PersonView]:
        """Take the records that carry a key (e-mail, phone, profile, or `file#place`) out of a person."""
        with self._writing:
            return self._settled(self._identity.split(self.person(person), key))

    def decisions(self) -> list[DecisionView]:
        """What the user decided about who is who, newest first."""
        return self._identity.everything()

    def revoke(self, decision: int) -> DecisionView:
        """Take such a decision back."""
        with self._writing:
            return self._settled(self._identity.revoke(decision))

    def open_mentions(self) -> list[OpenMentionView]:
        """Names in texts that fit several people and so are linked to nobody."""
        return self.repository.open_mentions()

    def mean(self, mention: int, person: str) -> OpenMentionView:
        """Say whom such a name means, throughout its text."""
        found = next((m for m in self.open_mentions() if m.id == mention), None)
        if found is None:
            raise NotFoundError(f"There is no open name {mention}. `coach mentions --open` lists them.")
        with self._writing:
            self._identity.mean(found, self.person(person))
        return self._settled(found)

    def _settled(self, result: T) -> T:
        self._changed()
        return result

    def forget(self, person: str) -> Forgotten:
        """Delete a person and what is theirs alone, and search the folder for what is left. Cannot be undone."""
        return self.keeping.forget(person)

    def export(self, path: Path) -> dict[str, int]:
        """Write everything as open files into a ZIP; gives how many of each. Raises UnreadableError."""
        return self.keeping.export(path)

    # Finding and answering

    def search(self, query: str, k: int = 10, within: str = "") -> list[Hit]:
        """The passages nearest to the words, best first; `within` keeps to one conversation or folder."""
        return self.audiences.marked(self._asker.search(query, k, within))

    def ask(self, question: str, history: Sequence[Exchange] = (), on_text: OnText | None = None) -> Answer:
        """Answer a question from the user's material or the handbook, or say that nothing answers it. `history` are
        earlier questions with their answers, on which this one may lean."""
        return self.audiences.cited(self._asker.ask(question, tuple(history), on_text))

    def follow(self, typed: str, history: Sequence[Exchange]) -> Reading:
        """What typed words mean in full, after earlier questions: "draft a follow-up to her"."""
        return self._asker.follower.read(typed, tuple(history))

    def fitting(self, words: str, event: str = "") -> list[PersonView]:
        """Everybody whom words may mean, where `person` would say that several do."""
        return candidates(self.repository, words, event)

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
        self,
        event: str,
        attendees: SourceFile | None = None,
        on_progress: OnProgress | None = None,
        growing: Growing | None = None,
        anew: bool = False,
    ) -> Brief:
        """The briefing before an event, from a list given or imported. `growing` shows what is there of it while it is
        written. What a model writes is kept card by card: begun again, it goes on where it was, unless it is to write all
        of it `anew`."""
        from coach.briefing.briefer import Briefer

        if growing is not None:
            growing.mark = self.audiences.marking()
        briefer = Briefer(
            self.repository,
            self.writer,
            self.today,
            self.settings.region,
            self.parallel,
            self._reviewer,
            self._kept(),
        )
        return self.audiences.cited(briefer.brief(event, attendees, on_progress, growing, anew))

    def reminder(self, brief: Brief) -> bytes:
        """A calendar file that reminds on the evening before, without anything confidential. Raises UsageError where no
        day is known."""
        from coach.briefing.reminder import reminder

        return reminder(brief, dt.time.fromisoformat(self.settings.reminder_at), self._reviewer)

    def listed_as(self, name: str, event: str, attendees: SourceFile | None = None) -> tuple[str, str]:
        """Where the list for an event has somebody, and their e-mail address. Raises NotFoundError where it has nobody
        of that name, UsageError where it has several."""
        from coach.briefing.briefer import Briefer

        return Briefer(self.repository, self.writer, self.today, self.settings.region).listed_as(
            name, event, attendees
        )

    def draft(
        self, person: str, event: str = "", kind: str = "thank-you", unlike: Sequence[str] = (), *, other: str = "",
        length: str = "", tone: str = "", enclosed: bool = False, words: str = "",
    ) -> DraftEmail:  # fmt: skip
        """A draft e-mail to a person, `unlike` the versions whose bodies are given. `other` is whom an introduction is
        to; `length` is short or long, `tone` formal or casual, empty as the user writes; `enclosed` says that what was promised
        comes with the letter, or is done; `words` are what the user wants to say. Nothing is sent."""
        found = self.person(person, event)
        second = self.person(other).id if other else ""
        drafted = self._drafter.draft(
            found.id,
            event,
            kind,
            unlike,
            other=second,
            length=length,
            tone=tone,
            enclosed=enclosed,
            words=words,
        )
        return self._stored(drafted)

    def _stored(self, drafted: DraftEmail) -> DraftEmail:
        from coach.store import marks
        from coach.wire import draft_json

        with self._writing, self._sessions() as session, session.begin():
            row = t.Draft(
                workspace_id=self.id, person_ref=marks.lasting(session, drafted.person), kind=drafted.kind,
                event=drafted.event, made_on=self.today, status="open", content=draft_json(drafted),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return replace(drafted, number=row.id)

    def introduce(self, one: str, two: str) -> Introduction:
        """Where an introduction stands, and the drafts that come next: each side is asked first, and only once both have
        agreed is there one to both."""
        people = [self.person(one), self.person(two)]
        if people[0].id == people[1].id:
            raise UsageError(f"{people[0].name} cannot be introduced to themself. Name two people.")
        stands = self.follow_ups.introduction(people[0], people[1])
        if stands.state == "agreed":
            return replace(stands, drafts=(self._stored(self._drafter.both(people[0].id, people[1].id)),))
        if stands.state != "asking":
            return stands
        to_ask = [(a, b) for a, b in (people, people[::-1]) if a.id not in stands.said]
        drafts = tuple(self.draft(a.id, kind="introduction", other=b.id) for a, b in to_ask)
        return replace(stands, drafts=drafts)

    def put_in_drafts(self, draft: DraftEmail) -> str:
        """Put a draft into the drafts folder of the user's mail account; gives the folder's name. Raises MailboxError."""
        from coach.follow_up import drafts_folder

        return drafts_folder.put(draft, self.me(), self.settings, self.ledger)

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

    def to_thank(self, everything: bool = False) -> list[ThankLine]:
        """People met at past events who have not been thanked, what matters most first; with `everything`, also those
        whom the user put off."""
        return self.follow_ups.to_thank(everything)

    def review(self, text: str, kind: str = "post", audience: str = "public") -> Report:
        """What a text gives away, and what it will start."""
        from coach.review.with_writer import review

        return review(self._reviewer, self.writer, text, kind, audience)

    def rewrite(self, text: str, kind: str = "post", audience: str = "public") -> Rewritten:
        """The whole text anew by the model, reviewed again, with what it adds marked. Nothing is changed by it."""
        from coach.review.rewriting import rewritten

        return rewritten(self._reviewer, self.writer, text, kind, audience)

    def keep(self, finding: Finding, audience: str = "public") -> None:
        """Keep what was found in a text for a reader: it no longer counts, and the list under `policies` shows it."""
        self.policies.keep(finding, self._reviewer.reader(audience), audience)

    def keep_no_longer(self, finding: Finding, audience: str = "public") -> None:
        """Let it be found again."""
        self.policies.let_go(finding, self._reviewer.reader(audience))

    # The machine room

    def test_model(self) -> ModelCheck:
        """Whether the configured model server answers, and what it can do."""
        from coach.writer.connection import test_connection

        return test_connection(self.settings, self.ledger)

    def local_servers(self) -> list[LocalServer]:
        """The model servers that answer on this machine."""
        from coach.writer.servers import discover

        return discover(int(p) for p in self.settings.model_ports.split() if p.isdigit() and int(p) < 65536)

    def outbound(self) -> list[t.OutboundRequest]:
        """What left this machine, newest first."""
        return self.ledger.requests()

    def document(self, document: int) -> t.Document | None:
        """One source document, to open a citation in."""
        found = self.repository.documents([document])
        return found[0] if found else None

    def cited(self, citation: Citation) -> tuple[t.Document, Citation] | None:
        """The document that a citation quotes with the citation as it stands there now; None where the source is gone
        or no longer says so. Numbers of documents are given out again after an undo, so the words decide."""
        found = self.document(citation.document) if citation.document is not None else None
        if (
            found is None
            or found.source != citation.source
            or not found.active
            or citation.quote not in found.text
        ):
            found = self.repository.quoted(citation.source, citation.quote)
        if found is None:
            return None
        if found.text[citation.start : citation.end] == citation.quote:
            return found, replace(citation, document=found.id)
        start = found.text.find(citation.quote)
        return found, replace(citation, document=found.id, start=start, end=start + len(citation.quote))

    def rebuild(self, on_progress: Callable[..., Any] | None = None) -> None:
        """Make derived rows and the search index again from the observations."""
        from coach.ingest.derive import derive

        with self._writing:
            with self._sessions() as session, session.begin():
                derive(session, self.id, anew=True)
            self.index.rebuild(on_progress)
        self._changed()

    def doctor(self) -> Health:
        """What is configured, and whether store, lexical index and vectors agree."""
        from coach.health import examine

        counts, index = self.repository.counts(), self.index.counts()
        problem = self.index.problem
        return examine(self.folder, self.settings, self.me(), counts, index, self.batches(5), problem)
