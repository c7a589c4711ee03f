"""The reviewer: runs every detector over a draft, for one reader, on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Protocol

from coach.evidence import Finding, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader, reader_of, words_of_names
from coach.review.detectors import found_in
from coach.review.general import GeneralWords
from coach.review.identifiers.phones import digits_of
from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.kept import parted
from coach.review.known import Known, known_of
from coach.review.permission import may_surely_hear
from coach.review.policy import Policy
from coach.review.report import Report
from coach.settings import Settings
from coach.store.kept_phrases import Mark
from coach.store.repository import Repository
from coach.store.values import Me, PersonView
from coach.text import fold


class Rules(Protocol):
    """What the user set beside the notes, read anew for every review."""

    def current(self) -> Policy:
        """The policy. Raises `PolicyError` where it cannot be read."""
        ...

    def marks(self) -> Collection[Mark]:
        """By what the phrases that the user keeps are known again."""
        ...


class Reviewer:
    """Reviews texts against the rules and the notes of one workspace. What is read from the store is kept for
    the life of the object: make a new one after the store has changed. `closed` is given where there is no store."""

    def __init__(
        self,
        repository: Repository | None,
        today: dt.date,
        settings: Settings | None = None,
        closed: ClosedStatements | None = None,
        rules: Rules | None = None,
    ) -> None:
        self._repository, self._rules = repository, rules
        self._today = today
        self._region = (settings.region if settings else "").upper()
        self._secrets = closed
        self._read: tuple[Policy, Policy] | None = None

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

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of the contacts' names."""
        return words_of_names(n for p in self._people for n in p.names)

    def review(
        self, text: str, kind: str = "post", audience: str = "public", vouched: Iterable[str] = ()
    ) -> Report:
        """What to mind before `text` goes to `audience` ("public", "employer", a person or an address). `vouched` are lines
        of it that the offline writer made of open notes about the reader. Raises `PolicyError` where the user's policy
        cannot be read: nothing is reviewed without it."""
        context = replace(self.context(kind, audience), vouched=tuple(vouched))
        return self.judged(text, self.found(text, context), context)

    def found(self, text: str, context: Context) -> list[Finding]:
        """Everything that the detectors find, as they find it."""
        return found_in(text, context)

    def judged(self, text: str, findings: Sequence[Finding], context: Context) -> Report:
        """Findings as a report: as the policy has them, merged, and without what the user keeps."""
        reader = context.reader
        if context.policy is not None:
            findings = context.policy.judged(text, findings, reader)
        marks = self._rules.marks() if self._rules else ()
        left, kept = parted(findings, marks, reader, partial(merged, text))
        verdict = verdict_of(left)
        return Report(verdict, left, headline_of(verdict, left, kept), kept=kept)

    def closed_to(self, audience: str, statements: Sequence[Statement]) -> list[Statement]:
        """Those of some statements that `audience` ("public", "employer", a person's id) may not be told for certain. Raises
        `PolicyError`."""
        context = self.context("post" if audience == "public" else "email", audience)
        if context.secrets is None:
            return []
        items = {item.statement.id: item for item in context.secrets.items}
        return [
            s for s in statements
            if (item := items.get(s.id)) is not None and not may_surely_hear(item, context.secrets, context)
        ]  # fmt: skip

    def reader(self, audience: str) -> Reader:
        """Who is meant by an audience."""
        return reader_of(audience, self._people, self.me)

    def context(self, kind: str, audience: str) -> Context:
        """What the detectors are given beside a text. Raises `PolicyError`."""
        reader = self.reader(audience)
        called = words_of_names((*reader.names, self.me.name))
        return Context(
            kind=kind,
            reader=reader,
            me=self.me,
            today=self._today,
            region=self._region,
            secrets=self._closed(),
            my_phones=self._my_phones,
            contact_phones=self._contact_phones,
            owners=self._owners,
            names=self._names | called,
            known=self._known,
            policy=self._policy(),
        )

    def _policy(self) -> Policy | None:
        """The policy, with a general wording for each confidential name that has none of its own."""
        if self._rules is None:
            return None
        policy = self._rules.current()
        if self._read is None or self._read[0] is not policy:
            terms = [
                t if t.say else replace(t, say=self._general_words.general(t.kind, t.name))
                for t in policy.terms
            ]
            self._read = (policy, replace(policy, terms=tuple(terms)))
        return self._read[1]

    @cached_property
    def _general_words(self) -> GeneralWords:
        return GeneralWords(self._people)

    def _closed(self) -> ClosedStatements | None:
        if self._secrets is None and self._repository is not None:
            present = self._repository.participants().items()
            talks = {document: frozenset(p for p, _ in people) for document, people in present}
            self._secrets = closed_statements(self._statements, self._people, self.me, self._today, talks)
        return self._secrets
