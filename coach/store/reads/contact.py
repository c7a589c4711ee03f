"""Reads of contact: who wrote to whom, who is or was at which event, when two met, and what was promised."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from coach.store import tables as t
from coach.store.reads.base import Reads
from coach.store.rows import attendance_of, cite, message_of
from coach.store.values import AttendanceView, EventView, InteractionView, MessageView


class ContactReads(Reads):
    """Messages, events and what follows from contact."""

    def participants(self) -> dict[int, list[tuple[str, str]]]:
        """Document id → (person id, role) of everybody who took part."""
        found: dict[int, list[tuple[str, str]]] = {}
        with self.sessions() as s:
            for row in s.scalars(select(t.Participant)):
                found.setdefault(row.document_id, []).append((row.person_id, row.role))
        return found

    def messages(self, person: str | None = None) -> list[MessageView]:
        """Messages by date; all, or those that a person sent or got."""
        query = (
            select(t.Message, t.Document)
            .join(t.Document, t.Document.id == t.Message.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Message.sent, t.Document.id)
        )
        if person is not None:
            took_part = select(t.Participant.document_id).where(t.Participant.person_id == person)
            query = query.where(t.Message.document_id.in_(took_part))
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            contacts = {
                c.id: (c.person_id, c.is_user)
                for c in s.execute(
                    select(t.Contact.id, t.Contact.person_id, t.Contact.is_user).where(
                        t.Contact.kind == "party", t.Contact.workspace_id == self.workspace
                    )
                )
            }
            sent_to: dict[int, list[tuple[int, str]]] = {}
            for r in s.execute(select(t.Recipient.document_id, t.Recipient.contact_id, t.Recipient.role)):
                sent_to.setdefault(r.document_id, []).append((r.contact_id, r.role))
        return [message_of(m, d, contacts, sent_to.get(d.id, [])) for m, d in rows]

    def events(self) -> list[EventView]:
        """Events by start."""
        with self.sessions() as s:
            rows = s.scalars(
                select(t.Event).where(t.Event.workspace_id == self.workspace).order_by(t.Event.starts)
            ).all()
            documents: dict[int, list[int]] = {}
            for event, document in s.execute(
                select(t.Document.event_id, t.Document.id).where(
                    t.Document.event_id.is_not(None), t.Document.active
                )
            ):
                documents.setdefault(event or 0, []).append(document)
        return [
            EventView(e.id, e.name, e.starts, e.ends, e.location, tuple(documents.get(e.id, [])))
            for e in rows
        ]

    def attendance(self, event: int | None = None, person: str | None = None) -> list[AttendanceView]:
        """Who is or was at an event, and where a person is or was."""
        query = (
            select(t.Attendance, t.Contact, t.Document)
            .join(t.Contact, t.Contact.id == t.Attendance.contact_id)
            .join(t.Document, t.Document.id == t.Attendance.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Document.active)
            .order_by(t.Attendance.id)
        )
        if event is not None:
            query = query.where(t.Attendance.event_id == event)
        if person is not None:
            query = query.where(t.Contact.person_id == person)
        with self.sessions() as s:
            rows = s.execute(query).tuples().all()
            emails = {
                k.contact_id: k.shown
                for k in s.scalars(
                    select(t.IdentityKey).where(
                        t.IdentityKey.kind == "email",
                        t.IdentityKey.contact_id.in_([c.id for _, c, _ in rows]),
                    )
                )
            }
        return [attendance_of(a, c, d, emails.get(c.id, "")) for a, c, d in rows]

    def interactions(self, today: dt.date, person: str | None = None) -> list[InteractionView]:
        """Two-way contacts up to today, newest first. Those still ahead are stored too: they count from their day on."""
        query = (
            select(t.Interaction, t.Document)
            .join(t.Document, t.Document.id == t.Interaction.document_id)
            .where(t.Document.workspace_id == self.workspace, t.Interaction.date <= today)
            .order_by(
                t.Interaction.date.desc(),
                t.Interaction.person_id,
                t.Interaction.channel,
                t.Interaction.document_id,
            )
        )
        if person is not None:
            query = query.where(t.Interaction.person_id == person)
        with self.sessions() as s:
            return [
                InteractionView(i.person_id, i.date, i.channel, cite(d)) for i, d in s.execute(query).tuples()
            ]

    def promises(self) -> list[t.Promise]:
        """All promises, by due date, those without one last."""
        with self.sessions() as s:
            rows = s.scalars(select(t.Promise).where(t.Promise.workspace_id == self.workspace)).all()
        return sorted(rows, key=lambda p: (p.due or dt.date.max, p.id))
