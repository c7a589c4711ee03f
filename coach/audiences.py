"""The user's rules on who may see what: set, listed, taken back. Part of the workspace's facade."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from coach.confidence import stated_audience
from coach.confidence_rules import AudienceRule, Standing, concerns, digest, fits, unplaced
from coach.errors import NotFoundError, UsageError
from coach.evidence import CLOSED, Audience, Citation, Restriction
from coach.ingest.audiences import apply_audiences, told_in
from coach.store import audience_rules
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.rows import restriction_of
from coach.text import count

if TYPE_CHECKING:
    from coach.index.hits import Hit

_Shown = TypeVar("_Shown")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule, and what it is about today: how many notes and messages, or which sentence (empty where it has gone)."""

    rule: AudienceRule
    documents: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a pattern fits today, before it becomes a rule: how many texts, in which files, and which files came without
    their folder (dropped or pasted), so that only a rule for their names can fit them."""

    pattern: str
    texts: int
    files: tuple[str, ...]
    unplaced: tuple[str, ...]

    def in_words(self) -> str:
        """The same as the user reads it."""
        if self.texts:
            texts = count(self.texts, "text")
            return f"{self.pattern} fits {texts} that you have, in {_named(self.files)}."
        line = f"Nothing you have imported fits {self.pattern} yet; the rule would hold for what comes later."
        if not self.unplaced:
            return line
        one = len(self.unplaced) == 1
        return (
            f"{line} {_named(self.unplaced)} came without {'its' if one else 'their'} folder, so that only "
            f"{'its name' if one else 'their names'} can fit: {self.unplaced[0]}, say."
        )


def _named(files: Sequence[str]) -> str:
    """A few files by name, the others by number."""
    rest = len(files) - _SHOWN
    shown = ", ".join(files[:_SHOWN])
    return shown if rest <= 0 else f"{shown} and {count(rest, 'more file')}"


_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an opened document and who may see it; `rule` is the click that decides, where there is one. `id` is
    0 where nothing closes the sentence of a card or entry."""

    id: int
    start: int
    end: int
    text: str
    limit: Restriction | None
    rule: int | None = None


class Audiences:
    """Rules and clicks of one workspace. `changed` is called after each change; `writing` is held by whoever writes."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        workspace: int,
        today: dt.date,
        changed: Callable[[], None],
        writing: AbstractContextManager[object],
    ) -> None:
        self._sessions, self._workspace, self._today = sessions, workspace, today
        self._changed, self._writing = changed, writing

    def rules(self) -> list[RuleLine]:
        """All rules, oldest first."""
        with self._sessions() as session:
            found = audience_rules.load(session, self._workspace)
            return [self._line(session, rule) for rule in found]

    def add_folder(
        self, pattern: str, audience: str = "me", told_by: str = "", until: dt.date | None = None
    ) -> AudienceRule:
        """A rule for every file that a pattern fits, now and later. `audience` is me, employer, public or names."""
        limit = understood(audience)
        rule = AudienceRule(
            0, "folder", _pattern(pattern), limit.audience, names=limit.names, told_by=told_by.strip(), until=until
        )  # fmt: skip
        return self._keep(rule)

    def fit(self, pattern: str) -> Fit:
        """What a pattern would fit today, before anything is kept. Raises UsageError where it is none."""
        rule = AudienceRule(0, "folder", _pattern(pattern), Audience.ME)
        with self._sessions() as session:
            about = self._about(session, rule)
            lies = audience_rules.paths(session, self._workspace)
        loose = {paths[0]: None for paths in lies.values() if unplaced(paths)}
        return Fit(rule.pattern, len(about), tuple(dict.fromkeys(about.values())), tuple(loose))

    def unplaced(self, batch: int) -> tuple[str, ...]:
        """Files of an import that came without their folder and that no rule for a folder fits, where there are rules
        for folders."""
        p = t.FilePlace
        query = select(p.path).where(p.batch_id == batch, p.location == "", p.root == "", p.left_by.is_(None))
        with self._sessions() as session:
            found = audience_rules.load(session, self._workspace)
            patterns = [r.pattern for r in found if r.scope == "folder"]
            files = list(session.scalars(query)) if patterns else []
        return tuple(f for f in files if unplaced([f]) and not any(fits(x, [f]) for x in patterns))

    def mark_sentence(
        self, statement: int, audience: str, until: dt.date | None = None, told_by: str = ""
    ) -> AudienceRule:
        """Say who may see one sentence; it holds as long as the sentence stands in that file."""
        with self._sessions() as session:
            found = session.execute(
                select(t.Statement, t.Document)
                .join(t.Document, t.Document.id == t.Statement.document_id)
                .where(t.Statement.id == statement, t.Document.workspace_id == self._workspace)
            ).first()
            if found is None:
                raise NotFoundError("That sentence is no longer in your workspace.")
            row, document = found
        return self.mark_words(document.id, row.text, audience, until, told_by or row.told_by)

    def mark_words(
        self, document: int, words: str, audience: str, until: dt.date | None = None, told_by: str = ""
    ) -> AudienceRule:
        """The same of a sentence by its words: those of a card or calendar entry are kept only once they are closed."""
        limit = understood(audience)
        with self._sessions() as session:
            source = self._document(session, document).source
        return self._keep(
            AudienceRule(0, "passage", source, limit.audience, sentences=(digest(words),), names=limit.names,
                         told_by=told_by, until=until)
        )  # fmt: skip

    def _document(self, session: Session, number: int) -> t.Document:
        row = session.get(t.Document, number)
        if row is None or row.workspace_id != self._workspace:
            raise NotFoundError("That note is no longer in your workspace.")
        return row

    def mark_document(self, document: int, audience: str, until: dt.date | None = None) -> AudienceRule:
        """Say who may see a whole note or message. Opening it opens the sentences that stand in it today."""
        limit = understood(audience)
        with self._sessions() as session:
            row = self._document(session, document)
            texts = session.scalars(select(t.Statement.text).where(t.Statement.document_id == document)).all()
            marks = tuple(
                dict.fromkeys(digest(x) for x in (*texts, *(x.text for x in told_in(session, row))))
            )
            rule = AudienceRule(
                0, "note", row.source, limit.audience, row.place, marks, limit.names, until=until
            )
        return self._keep(rule)

    def remove(self, number: int) -> AudienceRule:
        """Take a rule back: what the text and the other rules say holds again."""
        with self._writing, self._sessions() as session, session.begin():
            rules = audience_rules.load(session, self._workspace)
            known = next((r for r in rules if r.id == number), None)
            if known is None:
                raise NotFoundError(f"There is no rule number {number}. `coach audience` lists the rules.")
            audience_rules.remove(session, self._workspace, number)
            apply_audiences(session, self._workspace)
        self._changed()
        return known

    def sentences(self, document: int) -> list[Sentence]:
        """The sentences of a document in order, with who may see each; of a card or entry those of its free text."""
        with self._sessions() as session:
            row = session.get(t.Document, document)
            if row is None:
                return []
            where = _standing(row)
            clicks = [
                r
                for r in audience_rules.load(session, self._workspace)
                if r.scope == "passage" and concerns(r, where)
            ]
            found = session.scalars(
                select(t.Statement).where(t.Statement.document_id == document).order_by(t.Statement.start)
            )
            kept = [
                Sentence(s.id, s.start, s.end, s.text, restriction_of(s), _click(clicks, s.text))
                for s in found
            ]
            has = {(s.start, s.text) for s in kept}
            said = [Sentence(0, x.span.start, x.span.end, x.text, None) for x in told_in(session, row)]
            return sorted([*kept, *(s for s in said if (s.start, s.text) not in has)], key=lambda s: s.start)

    def note_rule(self, document: int) -> AudienceRule | None:
        """The click that is about a whole document, if there is one."""
        with self._sessions() as session:
            row = session.get(t.Document, document)
            if row is None:
                return None
            where = _standing(row)
            rules = audience_rules.load(session, self._workspace)
            return next((r for r in rules if r.scope == "note" and concerns(r, where)), None)

    def marked(self, hits: Sequence[Hit]) -> list[Hit]:
        """Hits with a mark on those whose passage holds something that is closed today."""
        documents = {h.document for h in hits}
        query = select(t.Statement).where(
            t.Statement.document_id.in_(documents),
            t.Statement.audience.in_(CLOSED),
        )
        with self._sessions() as session:
            closed = [s for s in session.scalars(query) if _holds(s, self._today)]
        entries = Repository(self._sessions, self._workspace).closed_entries(self._today) if hits else ()
        return [
            replace(h, restricted=True)
            if h.document in entries
            or any(s.document_id == h.document and s.start < h.end and h.start < s.end for s in closed)
            else h
            for h in hits
        ]

    def cited(self, shown: _Shown) -> _Shown:
        """A briefing or an answer with a mark on each citation of a card or calendar entry that holds something
        closed today."""
        marked: _Shown = self.marking()(shown)
        return marked

    def marking(self) -> Callable[[Any], Any]:
        """The same for many things one after the other: what is closed is read once."""
        rows = Repository(self._sessions, self._workspace).closed_rows(self._today)
        return (lambda shown: _with_marks(shown, rows)) if rows else (lambda shown: shown)

    def _keep(self, rule: AudienceRule) -> AudienceRule:
        with self._writing, self._sessions() as session, session.begin():
            kept = audience_rules.add(session, self._workspace, rule, self._today)
            apply_audiences(session, self._workspace)
        self._changed()
        return kept

    def _line(self, session: Session, rule: AudienceRule) -> RuleLine:
        about = list(self._about(session, rule))
        if rule.scope != "passage":
            return RuleLine(rule, len(about))
        texts = session.scalars(select(t.Statement.text).where(t.Statement.document_id.in_(about)))
        quote = next((x for x in texts if digest(x) in rule.sentences), "")
        return RuleLine(rule, int(bool(quote)), quote)

    def _about(self, session: Session, rule: AudienceRule) -> dict[int, str]:
        """The texts that a rule is about, with the file of each."""
        d, c = t.Document, t.Contact
        prose = (
            d.id.in_(select(t.Statement.document_id))
            | d.kind.in_(("event", "header"))
            | d.id.in_(
                select(c.document_id).where((c.note != "") | ((c.kind == "attendee") & (c.extra != {})))
            )
        )
        of = (d.active, prose) if rule.scope == "folder" else (d.active, prose, d.source == rule.pattern)
        where = audience_rules.standings(session, self._workspace, *of)
        return {n: x.source for n, x in where.items() if concerns(rule, x)}


def _pattern(words: str) -> str:
    if not re.search(r"[\w*]", words):
        raise UsageError("Name a folder or a pattern, such as notes/board or clients/**.")
    return words.strip()


def understood(audience: str) -> Restriction:
    """An audience in the user's words: me, employer, open, public, or names with commas between them."""
    found = stated_audience(audience)
    if found is None or (found.audience is Audience.NAMED and not found.names):
        raise UsageError("Say who may see it: me, employer, open, public, or names with commas between them.")
    return found


def _with_marks(value: Any, rows: Set[int]) -> Any:
    """The same value with its citations of some documents marked, however deep they stand."""
    if isinstance(value, Citation):
        return replace(value, restricted=True) if value.document in rows else value
    if isinstance(value, tuple):
        return tuple(_with_marks(v, rows) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        new = {
            name: _with_marks(v, rows)
            for name, v in kept.items()
            if isinstance(v, tuple) or (is_dataclass(v) and not isinstance(v, type))
        }
        return replace(value, **new) if any(new[n] != kept[n] for n in new) else value
    return value


def _click(clicks: Iterable[AudienceRule], text: str) -> int | None:
    mark = digest(text)
    return next((r.id for r in clicks if mark in r.sentences), None)


def _standing(row: t.Document) -> Standing:
    """Where a document stands for a click, which goes by its source and place."""
    return Standing(row.source, row.place)


def _holds(row: t.Statement, today: dt.date) -> bool:
    limit = restriction_of(row)
    return limit is not None and limit.holds(today)
