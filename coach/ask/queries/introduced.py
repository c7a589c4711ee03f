"""Queries on introductions: through whom the user came to know somebody, and whom somebody introduced."""

from __future__ import annotations

import re

from coach.ask.introducing import introducing, is_named
from coach.ask.name_book import NameBook
from coach.ask.plan import Kind, Plan
from coach.ask.queries.contact import first_met
from coach.ask.queries.found import Found, Line, listed
from coach.ask.queries.people import described
from coach.ask.snapshot import Snapshot
from coach.evidence import MET


def _introducers(plan: Plan, snapshot: Snapshot) -> tuple[list[Line], list[str]]:
    """Whom sentences say to have introduced those asked about, or to have been introduced by them; and of whom of those
    asked about they say it."""
    lines: list[Line] = []
    meant: list[str] = []
    for person in _asked_about(plan, snapshot):
        before = len(lines)
        for statement in snapshot.statements_about(person):
            by, whom = introducing(snapshot, statement)
            if person not in (by if plan.by_them else whom):
                continue
            others = [p for p in snapshot.people if p in (whom if plan.by_them else by)]
            cited = (statement.cite(snapshot.today),)
            lines += [Line(described(snapshot.people[p], snapshot.label(p)), p, cited) for p in others]
        lines += _brought(snapshot, person) if plan.by_them else _through(snapshot, person)
        meant += [person] if len(lines) > before else []
    return lines, meant


def _asked_about(plan: Plan, snapshot: Snapshot) -> tuple[str, ...]:
    """The people named; where none is, those at the organisation named."""
    places = plan.organisation_names
    return plan.person_ids or tuple(
        p.id for p in snapshot.people.values() if any(c.organisation in places for c in p.contacts)
    )


def who_introduced(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """Through whom the user came to know somebody, or (`by_them`) whom somebody introduced, by sentences that say so."""
    lines, meant = _introducers(plan, snapshot)
    who = listed([m.surface for m in plan.people or plan.mentions.organisations])
    if lines:
        if not plan.people or len(meant) < len(plan.person_ids):
            who = listed([snapshot.label(p) for p in meant])
        rows = tuple({line.person: line for line in lines}.values())
        names = listed([snapshot.label(line.person) for line in rows if line.person])
        text = f"{who} introduced you to {names}." if plan.by_them else f"{names} introduced you to {who}."
        return Found(text, rows, people=tuple(line.person for line in rows if line.person))
    met = None if plan.by_them else first_met(plan, snapshot, book)
    if met is not None and plan.question.casefold().startswith("how "):
        return met
    nobody = (
        f"Nothing on record says whom {who} introduced to you."
        if plan.by_them
        else f"Nothing on record says who introduced you to {who}."
    )
    if met is None or met.abstained:
        return Found(nobody, people=plan.person_ids, abstained=True)
    return Found(
        f"{nobody} {met.text}",
        citations=tuple(c for x in met.lines for c in x.citations),
        people=plan.person_ids,
        abstained=True,
    )


_THROUGH = re.compile(
    r"^\W*(?:(?:I |we )?(?:met|know) (?:him|her|them) )?(?:through|via|thanks to|über|durch|dank)\s+(?P<who>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})\W*$"
    r"|^\W*(?P<first>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3}) (?:introduced us|hat uns (?:einander )?(?:vorgestellt|bekannt ?gemacht)|put us in touch)\W*$",
    re.IGNORECASE,
)
"""A whole sentence that tells through whom the one spoken of before came: "Through Ines Carvalho."."""


def _through(snapshot: Snapshot, person: str) -> list[Line]:
    """Through whom, by a sentence of that alone in a note of a meeting with nobody else."""
    lines = []
    for document, role in snapshot.documents_with.get(person, {}).items():
        if role not in MET:
            continue
        met = {p for p, r in snapshot.participants.get(document, []) if r in MET}
        for statement in snapshot.statements_of([document]):
            match = _THROUGH.match(statement.text)
            here = {p for p in statement.mentions if p in snapshot.people}
            named = {p for p in here if match and is_named(snapshot, p, match["who"] or match["first"])}
            if len(named) == 1 and met - named == {person}:
                one = next(iter(named))
                value = described(snapshot.people[one], snapshot.label(one))
                lines.append(Line(value, one, (statement.cite(snapshot.today),)))
    return lines


def _brought(snapshot: Snapshot, person: str) -> list[Line]:
    """Whom somebody brought, by such a sentence in a note of a meeting with nobody else."""
    lines = []
    for statement in snapshot.statements_about(person):
        match = _THROUGH.match(statement.text)
        if match is None or not is_named(snapshot, person, match["who"] or match["first"]):
            continue
        here = snapshot.participants.get(statement.document, [])
        met = {p for p, role in here if role in MET and p in snapshot.people} - {person}
        if len(met) == 1:
            one = next(iter(met))
            value = described(snapshot.people[one], snapshot.label(one))
            lines.append(Line(value, one, (statement.cite(snapshot.today),)))
    return lines


QUERIES = {Kind.WHO_INTRODUCED: who_introduced}
