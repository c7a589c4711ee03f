"""What the user decides about who is who: it holds, it can be taken back, and a split gives back what was merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from coach.errors import NotFoundError
from coach.ingest.derive import derive
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = HEAD + (
    "Ana,Brekke,https://www.linkedin.com/in/ana-brekke-1,,Lumen,Engineer,01 Jan 2025\n"
    "Daniel,Osei,https://www.linkedin.com/in/daniel-osei-2,,Paper Weekly,Reporter,02 Jan 2025\n"
    "Daniel,Osei,https://www.linkedin.com/in/daniel-osei-3,,Keel Design,Naval Architect,03 Jan 2025\n"
)
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Brekke;Ana;;;
FN:Ana Brekke
EMAIL:ana@home.example
UID:card-ana
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Brekke;Anita;;;
FN:Anita Brekke
EMAIL:anita@other.example
UID:card-anita
END:VCARD
"""
NOTE = """---
title: Fair
date: 2026-10-28
---
Talked to Daniel Osei about the maps. He likes soup.

Daniel Osei asked for the plan.
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws"), TODAY) as space:
        take(space, {"Connections.csv": CONNECTIONS, "contacts.vcf": CARDS, "notes/fair.md": NOTE})
        yield space


def take(space: Workspace, files: dict[str, str]) -> None:
    space.import_files([SourceFile(path, text.encode()) for path, text in files.items()])


def who(space: Workspace, words: str) -> list[str]:
    return [p.id for p in space.people(words)]


def dump(space: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every row about who is who, as it stands in the store."""
    tables = (t.Person, t.About, t.Participant, t.OpenMention, t.Interaction, t.Promise)
    with space.repository.sessions() as session:
        rows = {x.__tablename__: session.execute(select(*x.__table__.columns)).tuples().all() for x in tables}
        owners = session.execute(select(t.Contact.id, t.Contact.person_id, t.Contact.is_user)).tuples().all()
    return {name: sorted(map(repr, found)) for name, found in {**rows, "owners": owners}.items()}  # type: ignore[misc]


def test_split_gives_back_exactly_what_was_merged(ws: Workspace) -> None:
    before = dump(ws)
    one, other, _ = who(ws, "brekke")
    merged = ws.merge(one, other)
    assert len(merged.contacts) == 2
    assert dump(ws) != before
    ws.split(merged.id, "ana@home.example")
    assert dump(ws) == before


def test_split_takes_one_out_and_keeps_the_others_together(ws: Workspace) -> None:
    one, other, third = who(ws, "brekke")
    merged = ws.merge(ws.merge(one, other).id, third)
    assert len(merged.contacts) == 3
    parts = ws.split(merged.id, "ana@home.example")
    assert sorted(len(p.contacts) for p in parts) == [1, 2]
    assert sorted(d.kind for d in ws.decisions()) == ["merge", "split"]


def test_a_merge_after_a_split_keeps_the_others_apart(ws: Workspace) -> None:
    one, other, third = who(ws, "brekke")
    whole = ws.merge(ws.merge(one, other).id, third)
    ws.split(whole.id, "ana@home.example")
    ws.split(one, "anita@other.example")
    assert len(who(ws, "brekke")) == 3
    ws.merge(one, other)
    assert sorted(len(p.contacts) for p in ws.people("brekke")) == [1, 2]
    assert not [c for c in ws.repository.candidates() if {c.left_id, c.right_id} == {one, third}]


def test_apart_holds_across_a_newer_export(ws: Workspace) -> None:
    pair = next(
        c for c in ws.repository.candidates() if {c.left_id, c.right_id} <= set(who(ws, "ana brekke"))
    )
    ws.keep_apart(pair.left_id, pair.right_id)
    assert pair.left_id not in {c.left_id for c in ws.repository.candidates()}
    take(ws, {"Connections.csv": HEAD + "Zoe,Quist,,,Lumen,Buyer,01 Jan 2026\n" + CONNECTIONS[len(HEAD) :]})
    ids = set(who(ws, "ana brekke"))
    assert len(ids) == 2
    assert not [c for c in ws.repository.candidates() if {c.left_id, c.right_id} == ids]


def test_apart_leaves_what_a_whole_derivation_gives(ws: Workspace) -> None:
    one, other = who(ws, "ana brekke")
    ws.keep_apart(one, other)

    def now() -> tuple[object, ...]:
        pairs = [(c.left_id, c.right_id, c.score, c.reasons) for c in ws.repository.candidates()]
        return dump(ws), sorted(map(repr, pairs))

    quick = now()
    with ws.repository.sessions() as session, session.begin():
        derive(session, ws.id)
    assert now() == quick


def test_a_revoked_decision_is_asked_again(ws: Workspace) -> None:
    asked = {(c.left_id, c.right_id) for c in ws.repository.candidates()}
    one, other = who(ws, "ana brekke")
    ws.keep_apart(one, other)
    (made,) = ws.decisions()
    assert made.said == "Ana Brekke (Lumen) and Ana Brekke are two people."
    gone = ws.revoke(made.id)
    assert gone == made
    assert ws.decisions() == []
    assert {(c.left_id, c.right_id) for c in ws.repository.candidates()} == asked


def test_a_revoked_merge_is_two_people(ws: Workspace) -> None:
    before = dump(ws)
    one, other = who(ws, "ana brekke")
    ws.merge(one, other)
    ws.revoke(ws.decisions()[0].id)
    assert dump(ws) == before


def test_decisions_name_people_whose_import_is_gone(ws: Workspace) -> None:
    one, other = who(ws, "ana brekke")
    ws.keep_apart(one, other)
    ws.undo(ws.batches()[0].batch)
    assert ws.decisions()[0].said == "Ana Brekke and Ana Brekke are two people."


@pytest.mark.parametrize("act", ["revoke", "mean", "apart", "split"])
def test_what_cannot_be_done_is_said_in_one_line(ws: Workspace, act: str) -> None:
    one = who(ws, "ana brekke")[0]
    acts = {
        "revoke": lambda: ws.revoke(99),
        "mean": lambda: ws.mean(99, one),
        "apart": lambda: ws.keep_apart(one, one),
        "split": lambda: ws.split(one, "nobody@x.example"),
    }
    with pytest.raises(NotFoundError) as caught:
        acts[act]()
    assert "\n" not in str(caught.value)


# Names in texts


def subjects(space: Workspace) -> dict[str, tuple[str, ...]]:
    return {s.text: s.subjects for s in space.repository.statements(kinds=["note"])}


def test_a_name_that_fits_two_is_linked_to_nobody_and_listed(ws: Workspace) -> None:
    (mention,) = ws.open_mentions()
    assert mention.surface == "Daniel Osei"
    assert sorted(p.organisation for p in mention.candidates) == ["Keel Design", "Paper Weekly"]
    assert subjects(ws)["Daniel Osei asked for the plan."] == ()


def test_said_once_it_holds_in_that_text_and_after_an_edit(ws: Workspace) -> None:
    (mention,) = ws.open_mentions()
    reporter = next(p.id for p in mention.candidates if p.organisation == "Paper Weekly")
    ws.mean(mention.id, reporter)
    assert ws.open_mentions() == []
    assert subjects(ws)["Daniel Osei asked for the plan."] == (reporter,)
    assert ws.decisions()[0].said == "“Daniel Osei” in notes/fair.md means Daniel Osei (Paper Weekly)."
    take(ws, {"notes/fair.md": NOTE.replace("the maps", "two maps") + "\nDaniel Osei left early.\n"})
    assert subjects(ws)["Daniel Osei left early."] == (reporter,)


def test_another_text_is_still_asked_about(ws: Workspace) -> None:
    (mention,) = ws.open_mentions()
    ws.mean(mention.id, mention.candidates[0].id)
    take(ws, {"notes/walk.md": NOTE.replace("Fair", "Walk")})
    assert [m.citation.source for m in ws.open_mentions()] == ["notes/walk.md"]


def test_a_revoked_name_is_open_again(ws: Workspace) -> None:
    before = dump(ws)
    (mention,) = ws.open_mentions()
    ws.mean(mention.id, mention.candidates[0].id)
    ws.revoke(ws.decisions()[0].id)
    assert dump(ws) == before


def test_the_newer_word_on_a_name_stands(ws: Workspace) -> None:
    (mention,) = ws.open_mentions()
    one, other = (p.id for p in mention.candidates)
    identity = ws._identity
    identity.mean(mention, ws.person(one))
    identity.mean(mention, ws.person(other))
    assert len(ws.decisions()) == 1
    assert subjects(ws)["Daniel Osei asked for the plan."] == (other,)


def test_a_name_in_a_header_is_asked_about_too(ws: Workspace) -> None:
    take(
        ws,
        {"notes/call.md": "---\ntitle: Call\ndate: 2026-11-01\nwith: [Daniel Osei]\n---\nHe has a boat.\n"},
    )
    found = next(m for m in ws.open_mentions() if m.citation.source == "notes/call.md")
    architect = next(p.id for p in found.candidates if p.organisation == "Keel Design")
    ws.mean(found.id, architect)
    assert subjects(ws)["He has a boat."] == (architect,)


@pytest.mark.parametrize(
    "text",
    [
        "Talked to Daniel Osei of Keel Design about the maps.",
        "Talked to the reporter Daniel Osei.",
        "Daniel Meyer rang.",
        "Nobody rang.",
    ],
)
def test_names_that_are_clear_are_not_listed(ws: Workspace, text: str) -> None:
    take(ws, {"notes/fair.md": NOTE.split("Talked", maxsplit=1)[0] + text + "\n"})
    assert ws.open_mentions() == []
