"""The reviewer: runs every detector over a draft, for one reader, on one day."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from coach.evidence import Statement
from coach.review.closed import ClosedStatements, closed_statements
from coach.review.context import Context, reader_of
from coach.review.detectors import found_in
from coach.review.identifiers.phones import digits_of
from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.known import Known, known_of
from coach.review.report import Report
from coach.settings import Settings
from coach.store.repository import Me, PersonView, Repository
from coach.text import fold


class Reviewer:
    """Reviews texts against the rules and the notes of one workspace. What is read from the store is kept for
    the life of the object: make a new one after the store has changed. `closed` is given where there is no store."""

    def __init__(
        self,
        repository: Repository | None,
        today: dt.date,
        settings: Settings | None = None,
        closed: ClosedStatements | None = None,
    ) -> None:
        self._repository = repository
        self._today = today
        self._region = (settings.region if settings else "").upper()
        self._secrets = closed

    @cached_property
    def me(self) -> Me:
        """Who the user is."""
        return self._repository.me() if self._repository else Me()

    @cached_property
    def _people(self) -> list[PersonView]:
        return self._repository.people() if self._repository else []

    @cached_property
    def _statements(self) -> list[Statement]:
        return self._repository.statements() if self._repository else []

    @cached_property
    def _known(self) -> Known:
        return known_of(self._repository, self._people, self._statements) if self._repository else Known()

    @cached_property
    def _my_phones(self) -> tuple[str, ...]:
        """The user's own numbers, from contacts that carry the user's name or address."""
        mine = {fold(e) for e in self.me.emails}
        named = [p for p in self._people if self.me.name and fold(self.me.name) in map(fold, p.names)]
        known = [p for p in self._people if any(fold(e) in mine for e in p.emails)]
        return tuple(phone for p in (*named, *known) for phone in p.phones)

    @cached_property
    def _contact_phones(self) -> frozenset[str]:
        return frozenset(digits_of(phone) for p in self._people for phone in p.phones)

    @cached_property
    def _owners(self) -> dict[str, str]:
        """Whose an address or a number is; shared ones are nobody's."""
        found: dict[str, str] = {}
        for person in self._people:
            for key in {*map(fold, person.emails), *map(digits_of, person.phones)} - {""}:
                found[key] = "" if found.get(key, person.name) != person.name else person.name
        return {key: name for key, name in found.items() if name}

    def review(self, text: str, kind: str = "post", audience: str = "public") -> Report:
        """What to mind before `text` goes to `audience` ("public", "employer", a person or an address)."""
        context = self._context(kind, audience)
        findings = merged(text, found_in(text, context))
        verdict = verdict_of(findings)
        return Report(verdict, findings, headline_of(verdict, findings))

    def _context(self, kind: str, audience: str) -> Context:
        reader = reader_of(audience, self._people, self.me)
        return Context(
            kind,
            reader,
            self.me,
            self._today,
            self._region,
            self._closed(),
            self._my_phones,
            self._contact_phones,
            self._owners,
            self._known,
        )

    def _closed(self) -> ClosedStatements | None:
        if self._secrets is None and self._repository is not None:
            self._secrets = closed_statements(self._statements, self._people, self.me, self._today)
        return self._secrets
