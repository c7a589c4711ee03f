"""The policy file and what is kept go along: into a backup and an export, back again, and out when somebody is forgotten."""

from __future__ import annotations

import datetime as dt
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.backup import restore
from coach.review.policy_yaml import read
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import ME, TODAY, write_files

DAY = dt.date.fromisoformat(TODAY)
POLICY = """\
# Omar Haddou told me to write this.
confidential:
  clients:
    - Omar Haddou   # since May
    - name: Rye Press
      may_know: [Omar Haddou]
    - Tolmin Gallery
strictness:
  Omar Haddou: {boastful: off}
  public: {hostile: strict}
"""
RUDE = "What a pile of shit."


def opened(folder: Path) -> Workspace:
    return Workspace.open(Settings(workspace=folder, _env_file=None), DAY)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "ws") as made:
        made.set_me(str(ME["name"]), ME["emails"], "", str(ME["employer"]))
        made.import_paths([write_files(tmp_path / "files")])
        made.policies.save(POLICY)
        yield made


def test_a_backup_carries_the_policy_and_puts_it_back(ws: Workspace, tmp_path: Path) -> None:
    ws.keep(ws.review(RUDE).findings[0])
    file = ws.keeping.back_up(tmp_path / "b")
    ws.policies.save("speak_on: [climate]\n")
    ws.policies.revoke(ws.policies.kept()[0].id)
    done = ws.keeping.restore(file)
    assert ws.policies.text() == POLICY
    assert stat.S_IMODE(ws.policies.path.stat().st_mode) == 0o600
    assert ws.review(RUDE).verdict == "ok"
    assert done.former is not None
    ws.keeping.restore(done.former)
    assert ws.policies.text() == "speak_on: [climate]\n", "the former state has its own"
    assert b"since May" not in (ws.folder / "rapport.db").read_bytes()


def test_a_policy_that_is_no_text_comes_back_byte_by_byte(ws: Workspace, tmp_path: Path) -> None:
    ws.policies.path.write_bytes(b"speak_on: [caf\xe9]\n")
    file = ws.keeping.back_up(tmp_path / "b")
    ws.policies.path.write_bytes(b"")
    ws.keeping.restore(file)
    assert ws.policies.path.read_bytes() == b"speak_on: [caf\xe9]\n"


def test_a_backup_without_a_policy_drops_none(ws: Workspace, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        file = other.keeping.back_up(tmp_path / "b")
    ws.keeping.restore(file)
    assert ws.policies.text() == POLICY
    ws.close()
    restore(ws.folder, file, DAY)
    assert ws.policies.text() == POLICY


def test_an_export_brings_both_into_an_empty_workspace(ws: Workspace, tmp_path: Path) -> None:
    ws.keep(ws.review(RUDE).findings[0])
    ws.export(tmp_path / "all.zip")
    assert zipfile.ZipFile(tmp_path / "all.zip").read("policy.yaml").decode() == POLICY
    with opened(tmp_path / "new") as new:
        new.import_paths([tmp_path / "all.zip"])
        assert new.policies.text() == POLICY
        assert new.review(RUDE).verdict == "ok"
        new.policies.save("speak_on: [climate]\n")
        receipt = new.import_paths([tmp_path / "all.zip"])
        assert new.policies.text() == "speak_on: [climate]\n"
        assert "You have a policy already; it was left as it is." in str(receipt.to_json())


def test_forgetting_somebody_looks_into_it(ws: Workspace, tmp_path: Path) -> None:
    ws.keep(ws.review("You are an idiot, Omar Haddou.").findings[0])
    ws.keep(ws.review(RUDE, "email", "Omar Haddou").findings[0], "Omar Haddou")
    ws.keep(ws.review(RUDE).findings[0])
    ws.export(tmp_path / "before.zip")
    would = ws.keeping.would_forget("Omar Haddou")
    assert would.removed["policy entries"] == 2
    assert ws.policies.text() == POLICY, "looked up only"
    done = ws.forget("Omar Haddou")
    assert (done.removed["policy entries"], done.removed["kept phrases"], done.remaining) == (2, 2, 0)
    assert [(k.phrase, k.audience) for k in ws.policies.kept()] == [(RUDE, "public")]
    said = ws.policies.text()
    assert "Omar" not in said
    policy = read(said)
    assert [t.name for t in policy.terms] == ["Rye Press", "Tolmin Gallery"]
    assert policy.terms[0].may_know == ("(forgotten)",), "not opened to everybody at work"
    assert dict(policy.strictness) == {"public": {"hostile": "strict"}}
    ws.policies.path.unlink()
    ws.import_paths([tmp_path / "before.zip"])
    assert "Omar Haddou" not in ws.policies.text()
    assert len(ws.policies.kept()) == 1


def test_a_policy_that_does_not_read_loses_the_name_as_well(ws: Workspace) -> None:
    ws.policies.path.write_text("confidential: [Omar Haddou\n")
    assert ws.forget("Omar Haddou").remaining == 0
    assert ws.policies.path.read_text() == "confidential: [(forgotten)\n"
