"""Promises, messages and contacts as the store holds them, in the forms that the jobs work on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from coach.evidence import Citation
from coach.follow_up.contact import Contacted, Sent, Turn, last_met, one_to_one, turn
from coach.follow_up.contact import upkeep as upkeep_lines
from coach.follow_up.email import Promised, UpkeepLine
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import MessageView


def sent_messages(views: list[MessageView], today: dt.date) -> list[Sent]:
    """Messages up to today whose parties are known, as `coach/follow_up/contact.py` reads them."""
    return [
        Sent(
            v.document, v.sent, v.channel, v.thread, None if v.sender_is_user else v.sender, v.recipients,
            v.citation.quote, v.draft, v.in_group, v.copied,
        )
        for v in views
        if v.sent is not None and v.sent.date() <= today and (v.sender_is_user or v.sender)
    ]  # fmt: skip


def written_to(repository: Repository, today: dt.date) -> dict[str, list[dt.date]]:
    """Person → the days up to today on which the user wrote to them alone."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for message in sent_messages(repository.messages(), today):
        if message.sender is None and not message.draft and len(message.recipients) == 1:
            days[message.recipients[0]].append(message.sent.date())
    return days


def contacted(repository: Repository, today: dt.date, person: str | None = None) -> list[Contacted]:
    """Stored two-way contacts up to today, newest first."""
    return [
        Contacted(i.person, i.date, i.channel, i.citation.document or 0)
        for i in repository.interactions(today, person)
    ]


def turns(
    repository: Repository, contacts: list[Contacted], today: dt.date
) -> tuple[dict[str, Turn | None], dict[str, dt.date]]:
    """Whose turn it is, for everybody with one-to-one messages; and since when those wait whom the user owes a reply."""
    threads = one_to_one(sent_messages(repository.messages(), today))
    whose: dict[str, Turn | None] = {}
    waiting: dict[str, dt.date] = {}
    for person, thread in threads.items():
        whose[person] = turn(thread, last_met(contacts, person))
        if whose[person] == "user":
            waiting[person] = thread[-1].sent.date()
    return whose, waiting


def upkeep(repository: Repository, today: dt.date, days: int) -> list[UpkeepLine]:
    """Everybody there ever was a two-way contact with, the longest silence first."""
    contacts = contacted(repository, today)
    whose, waiting = turns(repository, contacts, today)
    names = {p.id: p.name for p in repository.people({*waiting, *(c.person for c in contacts)})}
    return upkeep_lines(contacts, names, today, days=days, turns=whose, waiting=waiting, everything=True)


def ledger(repository: Repository, person: str | None = None) -> list[Promised]:
    """Promises by due date, all or those from or to one person, each with its quotes."""
    rows = [p for p in repository.promises() if person is None or person in (p.by_id, p.to_id)]
    if not rows:
        return []
    names = {p.id: p.name for p in repository.people({i for r in rows for i in (r.by_id, r.to_id) if i})}
    statements = {s.id: s for s in repository.statements_by_id([i for r in rows for i in r.evidence])}
    me = repository.me().name or "you"
    return [
        _promised(r, names, me, [statements[i].cite() for i in r.evidence if i in statements]) for r in rows
    ]


def _promised(row: t.Promise, names: dict[str, str], me: str, citations: list[Citation]) -> Promised:
    return Promised(
        row.id, row.by_id or "user", row.to_id or "user", names.get(row.by_id or "", me),
        names.get(row.to_id or "", me), row.what, row.made, row.due, "kept" if row.status == "kept" else "open",
        tuple(citations),
    )  # fmt: skip
