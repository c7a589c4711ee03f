"""The reviewer: runs every detector over a draft, for one reader, on one day."""

from __future__ import annotations

import datetime as dt

from coach.evidence import Finding
from coach.review.closed import ClosedStatements, closed_statements
from coach.review.context import Context, reader_of
from coach.review.detectors import DETECTORS
from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.report import Report
from coach.settings import Settings
from coach.store.repository import Me, Repository


class Reviewer:
    """Reviews texts against the rules and the notes of one workspace. What is read from the store is kept for
    the life of the object: make a new one after the store has changed."""

    def __init__(
        self, repository: Repository | None, today: dt.date, settings: Settings | None = None
    ) -> None:
        self._repository = repository
        self._today = today
        self._region = (settings.region if settings else "").upper()
        self._me: Me | None = None
        self._secrets: ClosedStatements | None = None

    def review(self, text: str, kind: str = "post", audience: str = "public") -> Report:
        """What to mind before `text` goes to `audience` ("public", "employer", a person or an address)."""
        context = self._context(kind, audience)
        found: list[Finding] = []
        for detector in DETECTORS:
            found.extend(detector.find(text, context))
        findings = merged(text, found)
        verdict = verdict_of(findings)
        return Report(verdict, findings, headline_of(verdict, findings))

    def _context(self, kind: str, audience: str) -> Context:
        me = self.me()
        reader = reader_of(audience, self._repository, me)
        return Context(kind, reader, me, self._today, self._region, self._closed())

    def me(self) -> Me:
        """Who the user is."""
        if self._me is None:
            self._me = self._repository.me() if self._repository else Me()
        return self._me

    def _closed(self) -> ClosedStatements | None:
        if self._secrets is None and self._repository is not None:
            statements = self._repository.statements()
            self._secrets = closed_statements(statements, self._repository.people(), self.me(), self._today)
        return self._secrets
