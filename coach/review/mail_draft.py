"""A mail before it is sent: who will read it, and what each of them should not get."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.errors import UnreadableError
from coach.evidence import Finding
from coach.readers import mail
from coach.records import MessageRecord, SourceFile
from coach.review.judgement import headline_of, merged, verdict_of
from coach.review.report import Report

MOST_READERS = 100
"""A mail to more people than that is checked as if everybody could read it."""


@dataclass(frozen=True, slots=True)
class MailDraft:
    """What of a mail is checked. `text` is the subject, an empty line, and the body; findings stand in it."""

    subject: str
    text: str
    readers: tuple[str, ...]
    attachments: tuple[str, ...]


def is_mail(name: str, data: bytes) -> bool:
    """Whether a file is a mail: by its name, or by headers that only mail has."""
    return name.casefold().endswith(".eml") or mail.accepts(SourceFile("", data))


def mail_draft(name: str, data: bytes, today: dt.date) -> MailDraft:
    """A mail out of its bytes. Raises UnreadableError where there is none."""
    source = SourceFile(name, data)
    found = next((r for r in mail.read(source, today) if isinstance(r, MessageRecord)), None)
    if found is None:
        raise UnreadableError(f"{name} cannot be read as a mail; save it again as .eml.")
    parties = (*found.recipients, *found.copied)
    readers = tuple(dict.fromkeys(p.email or p.name for p in parties if p.email or p.name))
    text = "\n\n".join(part for part in (found.subject, found.raw or found.text) if part.strip())
    return MailDraft(found.subject, text, readers, found.attachments)


def review_mail(draft: MailDraft, audience: str, review: Callable[[str, str, str], Report]) -> Report:
    """What to mind before the mail goes to all its readers: what any of them should not get. `audience` stands in where
    it names none. `review` is given a text, its kind and an audience."""
    readers = draft.readers or (audience,)
    if len(readers) > MOST_READERS:
        readers = ("public",)
    reports = [review(draft.text, "email", reader) for reader in readers]
    if len(reports) == 1:
        return reports[0]
    findings = merged(draft.text, [_for(f, reader, reports) for reader, r in zip(readers, reports, strict=True) for f in r.findings])  # fmt: skip
    verdict = verdict_of(findings)
    return replace(reports[0], verdict=verdict, findings=findings, headline=headline_of(verdict, findings))


def _for(found: Finding, reader: str, reports: list[Report]) -> Finding:
    """A finding that says for whom it holds, unless it holds for all."""
    same = sum(any(_same(found, f) for f in r.findings) for r in reports)
    return found if same == len(reports) else replace(found, reason=f"{found.reason} (Reader: {reader}.)")


def _same(one: Finding, other: Finding) -> bool:
    return (one.start, one.end, one.category, one.severity) == (other.start, other.end, other.category, other.severity)  # fmt: skip
