"""Somebody who is in every kind of source, and in what the user set by hand, leaves no byte behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.evidence import Audience
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace
from tests import every_kind
from tests.small_world import ME, TODAY

DAY = dt.date.fromisoformat(TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every file in a folder of its own, which is called like her too."""
    for source in every_kind.sources():
        if not source.origin:
            path = tmp_path / "in" / "Dana Kim and all" / source.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.data)
    return tmp_path / "in"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as opened:
        opened.set_me(
            str(ME["name"]), ME["emails"], "https://www.linkedin.com/in/vera-9", str(ME["employer"])
        )
        yield opened


def left(ws: Workspace) -> list[str]:
    """Where her names and addresses still stand: files, and rows with their words."""
    found = []
    for path in ws.folder.rglob("*"):
        data = path.read_bytes().lower() if path.is_file() else b""
        found += [f"{path.name}: {n}" for n in every_kind.NAMES if n.encode() in data]
    if found:
        with ws.repository.sessions() as session:
            for table in t.Base.metadata.sorted_tables:
                for row in session.execute(select(table)).mappings():
                    said = str(dict(row)).casefold()
                    found += [f"{table.name}: {said[:400]}" for n in every_kind.NAMES if n in said]
    return found


def test_no_byte_is_left(ws: Workspace, folder: Path) -> None:
    every_kind.fill(ws)
    ws.import_paths([folder])
    ws.watched.add(str(folder / "Dana Kim and all"), DAY)
    assert len({x.split(": ")[1] for x in left(ws)}) > 3
    done = ws.forget(every_kind.MAIL)
    assert left(ws) == []
    assert done.remaining == 0
    assert done.removed["watched folders"] == 1
    assert not ws.people("dana")
    assert ws.doctor().ok


def test_what_others_are_in_stays(ws: Workspace) -> None:
    every_kind.fill(ws)
    ws.forget(every_kind.MAIL)
    said = {d.source: d.text for d in ws.repository.documents()}
    assert "Ann Lee keeps goats." in said["vault/2026-11-05 lunch.md"]
    assert "Ann Lee sang." in said["board/(forgotten)-and-ann.md"]
    assert any("prize of the county" in text for text in said.values())
    (ann,) = (c for p in ws.people("ann lee") for c in p.contacts if "hope" in str(c.extra))
    assert ann.extra["What do you hope to learn?"] == "To meet (forgotten)"


def test_rules_stay_without_her_and_open_nothing(ws: Workspace) -> None:
    every_kind.fill(ws)
    lunch = ws.audiences.sentences(every_kind.document(ws, "vault/2026-11-05 lunch.md"))
    ws.audiences.mark_document(every_kind.document(ws, "board/dana-kim-and-ann.md"), "me")
    page = next(d.id for d in ws.repository.documents() if "bread and numbers" in d.text)
    both = next(s for s in ws.audiences.sentences(every_kind.document(ws, "board/plain.md")))
    ws.import_files([SourceFile("two.md", b"Ann Lee and Dana Kim sold the oven. Bread was good.\n")])
    sold = next(s for s in ws.audiences.sentences(every_kind.document(ws, "two.md")) if "sold" in s.text)
    ws.audiences.mark_sentence(sold.id, "me")
    ws.audiences.add_folder("two.md", every_kind.MAIL and "Dana Kim")
    assert lunch
    assert page
    assert both
    ws.forget(every_kind.MAIL)
    rules = [line.rule for line in ws.audiences.rules()]
    assert "Dana" not in str(rules)
    named = next(r for r in rules if r.pattern == "board")
    assert (named.names, named.told_by) == (("Ann Lee",), "Ann Lee")
    assert next(r for r in rules if r.pattern == "two.md" and r.scope == "folder").audience is Audience.ME
    two = ws.audiences.sentences(every_kind.document(ws, "two.md"))
    sold = next(s for s in two if "sold the oven" in s.text)
    assert sold.limit is not None
    assert sold.limit.audience is Audience.ME
    assert sold.rule is not None
    kept = ws.audiences.sentences(every_kind.document(ws, "board/(forgotten)-and-ann.md"))
    assert kept
    assert all(s.limit is not None and s.limit.audience is Audience.ME for s in kept)


def test_decisions_about_her_go_and_others_stay(ws: Workspace) -> None:
    every_kind.fill(ws)
    ws.forget(every_kind.MAIL)
    with ws.repository.sessions() as session:
        kinds = [d.kind for d in session.scalars(select(t.Decision))]
        assert [r.columns for r in session.scalars(select(t.TableReading))] == [
            [["Who", "name"], ["Wo", "organisation"], ["Was", "email"]]
        ]
    assert kinds == ["split"]  # two people called Bo Ek


def test_the_same_files_again_bring_no_byte_back(ws: Workspace, folder: Path) -> None:
    """Unchanged, and changed a little; from a folder that is called like her."""
    ws.import_paths([folder])
    for other in [
        p for p in ws.people() if p.name in ("Dana Kim", every_kind.PHONE) and every_kind.MAIL not in p.emails
    ]:
        ws.merge(ws.person(every_kind.MAIL).id, other.id)
    ws.forget(every_kind.MAIL)
    assert left(ws) == []
    documents = len(ws.repository.documents())
    ws.import_paths([folder])
    assert left(ws) == []
    assert len(ws.repository.documents()) == documents
    for path in folder.rglob("*.md"):
        path.write_text(path.read_text() + "\nMore of it.\n")
    ws.import_paths([folder])
    assert left(ws) == []
    assert len(ws.repository.documents()) == documents
    assert any("More of it" in d.text for d in ws.repository.documents())
    ws.import_files([f for f in every_kind.sources() if f.path.endswith((".md", ".csv", ".html"))])
    assert left(ws) == []
