"""Undo in any order: wherever the same imports stand, the whole database says the same."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coach.store import engine as store
from tests.ingest.dump import Dump, different
from tests.ingest.shelf_world import Shelf, card, note

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Byrne,https://www.linkedin.com/in/ada-1,ada@rye.example,Rye Press,Editor,12 May 2026\n"
NOOR = "Noor,Haas,https://www.linkedin.com/in/noor-2,,Kiln Studio,Potter,03 Feb 2026\n"
CONTENTS = (
    note("Tea", "Ada Byrne", "She keeps bees. I promised to send her the paper by 2026-11-30."),
    note("Tea again", "Ada Byrne", "She keeps wasps now.", "2026-10-01"),
    note("Call", "Noor Haas", "Noor has bought a barge. She told me in confidence that she may sell it."),
    note("Walk", "Noor Haas", "**Noor Haas** (Kiln Studio) glazes tiles. Ada Byrne was there.", "2026-09-01"),
    card("Ada Byrne", "ada@rye.example", "Rye Press"),
    card("Ada M. Byrne", "ada@rye.example", "Old Mill")
    + card("Noor Haas", "noor@kiln.example", "Kiln Studio"),
    CONNECTIONS + ADA,
    CONNECTIONS + ADA.replace("Rye Press", "Loom Works") + NOOR,
)
NAMES = ("a.md", "b.txt", "deep/a.md", "deep/c.vcf")
WORKSPACES = itertools.count()

content = st.sampled_from(CONTENTS)
name = st.sampled_from(NAMES)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds nothing yet, made once."""
    folder = tmp_path_factory.mktemp("template")
    store.connect(folder).dispose()
    return folder


class Imports(RuleBasedStateMachine):
    """Files come, change, move and go; imports and undos in any order. `known` holds the dump for every set of imports
    that stood: when the same set stands again, the dump must be the same."""

    template: Path
    compared = 0

    @initialize()
    def begin(self) -> None:
        self.base = Path(tempfile.mkdtemp())
        self.shelf = Shelf(self.base, self.template)
        self.standing: dict[int, int] = {}
        self.number = itertools.count()
        self.known: dict[frozenset[int], Dump] = {frozenset(): self.shelf.dump()}

    def teardown(self) -> None:
        if not hasattr(self, "shelf"):
            return
        for batch in sorted(self.standing, key=lambda b: b % 3):
            self._undo(batch)
        self.shelf.engine.dispose()
        shutil.rmtree(self.base)

    @rule(name=name, content=content)
    def write(self, name: str, content: str) -> None:
        self.shelf.write(name, content)

    @rule(name=name)
    def delete(self, name: str) -> None:
        (self.shelf.folder / name).unlink(missing_ok=True)

    @rule(old=name, new=name)
    def rename(self, old: str, new: str) -> None:
        if (self.shelf.folder / old).exists():
            self.shelf.write(new, (self.shelf.folder / old).read_text())
            if old != new:
                (self.shelf.folder / old).unlink()

    @rule()
    def sync(self) -> None:
        self._took(self.shelf.sync(gone_too=True).batch)

    @rule(name=name)
    def take_one(self, name: str) -> None:
        if (self.shelf.folder / name).exists():
            self._took(self.shelf.sync(self.shelf.folder / name).batch)

    @rule(name=name, content=content)
    def upload(self, name: str, content: str) -> None:
        self._took(self.shelf.upload(name, content).batch)

    @precondition(lambda self: self.standing)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self._undo(data.draw(st.sampled_from(sorted(self.standing))))

    def _took(self, batch: int) -> None:
        if batch:  # 0: nothing came of it, so everything is as it was
            self.standing[batch] = next(self.number)
        self._check()

    def _undo(self, batch: int) -> None:
        self.shelf.importer.undo(batch)
        del self.standing[batch]
        self._check()

    def _check(self) -> None:
        type(self).compared += 1
        self.shelf.agree()
        now, stands = self.shelf.dump(), frozenset(self.standing.values())
        assert different(self.known.setdefault(stands, now), now) == {}


@pytest.mark.parametrize("steps", [8, 16])
def test_wherever_the_same_imports_stand_the_database_says_the_same(template: Path, steps: int) -> None:
    class Here(Imports):
        compared = 0

    Here.template = template
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=15, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert Here.compared > 0, "no import or undo was tried"


def test_a_file_that_an_upload_of_its_path_replaced_comes_back_once(template: Path, tmp_path: Path) -> None:
    """The upload takes the place of the file, and the next look at the disk finds the file again. In whatever order the
    imports are taken back, no place holds two contents."""
    shelf = Shelf(tmp_path / "first", template)
    batches = [shelf.upload("a.md", CONTENTS[0]).batch]
    shelf.write("deep/a.md", CONTENTS[0])
    batches += [shelf.sync().batch, shelf.upload("deep/a.md", CONTENTS[4]).batch, shelf.sync().batch]
    shelf.engine.dispose()
    known: dict[frozenset[int], Dump] = {}
    for order in itertools.permutations(batches):
        again = Shelf(tmp_path / "-".join(map(str, order)), tmp_path / "first" / "ws")
        standing = set(batches)
        for batch in order:
            again.importer.undo(batch)
            standing.discard(batch)
            again.agree()
            now = again.dump()
            assert different(known.setdefault(frozenset(standing), now), now) == {}
        again.engine.dispose()


def test_an_upload_takes_the_place_of_a_file_that_is_found_not_to_be_gone(
    template: Path, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, template)
    path = shelf.write("a.md", CONTENTS[0])
    shelf.sync()
    path.unlink()
    gone = shelf.sync(gone_too=True)
    uploaded = shelf.upload("a.md", CONTENTS[1])
    shelf.importer.undo(gone.batch)
    assert shelf.said() == {"She keeps wasps now."}
    shelf.importer.undo(uploaded.batch)
    assert "She keeps bees." in shelf.said()
