"""Takes a person out of texts that others are in too.

A sentence about them alone goes. In a sentence that names others as well, and everywhere else, their name is replaced.
Where a name fits them and one other person only, it is replaced as well: left alone, it would now be taken for the
other's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.batches import batched
from coach.forget.traces import FORGOTTEN, Traces
from coach.people.mentions import NameIndex
from coach.store import tables as t

_GUEST = re.compile(r"(?:ATTENDEE|ORGANIZER)\b", re.IGNORECASE)
_LINKED = ("subject", "mention")


@dataclass
class Sentences:
    """What is linked to the person in one document: stretches to take out, and stretches in which to look for names."""

    gone: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int, frozenset[str]]] = field(default_factory=list)
    doubtful: list[tuple[int, int, str]] = field(default_factory=list)


class Redactor:
    """One person's redaction."""

    def __init__(self, session: Session, person: str, traces: Traces, index: NameIndex) -> None:
        self.session, self.person, self.traces, self.index = session, person, traces, index

    def linked(self) -> dict[int, Sentences]:
        """Document → the sentences that are about the person, name them or may name them."""
        about = (
            select(t.Statement.id, t.Statement.document_id, t.Statement.start, t.Statement.end)
            .join(t.About, t.About.statement_id == t.Statement.id)
            .where(t.About.person_id == self.person, t.About.role.in_(_LINKED))
        )
        rows = self.session.execute(about).tuples().all()
        others = self._others([r[0] for r in rows])
        found: dict[int, Sentences] = defaultdict(Sentences)
        for statement, document, start, end in rows:
            if others[statement]:
                found[document].named.append((start, end, frozenset(others[statement])))
            else:
                found[document].gone.append((start, end))
        opened = select(t.OpenMention, t.Statement).join(
            t.Statement, t.Statement.id == t.OpenMention.statement_id
        )
        for mention, said in self.session.execute(opened).tuples():
            if self.person in mention.candidates and len(mention.candidates) == 2:
                found[said.document_id].doubtful.append((said.start, said.end, mention.surface))
        return found

    def _others(self, statements: list[int]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for part in batched(statements):
            query = select(t.About.statement_id, t.About.person_id).where(
                t.About.statement_id.in_(part),
                t.About.role.in_(_LINKED),
                t.About.person_id != self.person,
            )
            for statement, person in self.session.execute(query).tuples():
                found[statement].add(person)
        return found

    def text(self, document: t.Document, linked: Sentences | None, others: Iterable[str]) -> tuple[str, str]:
        """The document's text without the person: what stands above a note's writing, and the rest."""
        if document.kind == "event":
            return "", self._entry(document.text)
        note = self.session.get(t.Note, document.id)
        body_start, present = note.body_start if note else 0, frozenset(others)
        pieces = [""]
        last = body_start
        for start, end, kind in self._cuts(document, linked or Sentences()):
            if start < last:
                continue
            pieces.append(self._mentions(document.text[last:start], present))
            pieces.append(FORGOTTEN if kind == "gone" else self._unnamed(document.text[start:end], kind))
            last = end
        pieces.append(self._mentions(document.text[last:], present))
        head = self._mentions(document.text[:body_start], present)
        return self.traces.redacted(head), self.traces.redacted("".join(pieces))

    def _cuts(self, document: t.Document, linked: Sentences) -> list[tuple[int, int, object]]:
        """Every sentence with what becomes of it; None where it stays as it is."""
        query = select(t.Statement.start, t.Statement.end).where(t.Statement.document_id == document.id)
        cuts: dict[tuple[int, int], object] = dict.fromkeys(self.session.execute(query).tuples())
        cuts |= {(start, end): surface for start, end, surface in linked.doubtful}
        cuts |= {(start, end): others for start, end, others in linked.named}
        cuts |= dict.fromkeys(linked.gone, "gone")
        return sorted(((start, end, kind) for (start, end), kind in cuts.items()), key=lambda c: c[:2])

    def _unnamed(self, sentence: str, kind: object) -> str:
        """A sentence without their name: a surface where it was in doubt, else every mention that may be theirs."""
        if isinstance(kind, str):
            return re.sub(rf"(?<!\w){re.escape(kind)}(?!\w)", FORGOTTEN, sentence)
        return self._mentions(sentence, kind) if isinstance(kind, frozenset) else sentence

    def _mentions(self, text: str, others: frozenset[str]) -> str:
        for mention in reversed(self.index.find(text, [self.person])):
            if self.person in mention.candidates and not others & set(mention.candidates):
                text = text[: mention.start] + FORGOTTEN + text[mention.end :]
        return text

    def title(self, title: str, others: Iterable[str]) -> str:
        """A title without the person."""
        return self._mentions(self.traces.redacted(title), frozenset(others))

    def _entry(self, text: str) -> str:
        """A calendar entry: their line goes, other lines lose their name."""
        kept = [x for x in text.split("\n") if not (_GUEST.match(x) and self.traces.within(x))]
        return "\n".join(self._mentions(self.traces.redacted(x), frozenset()) for x in kept)
