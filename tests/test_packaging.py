"""The wheel carries what the program reads: prompts, handbook, sample, the web chat and its configuration."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return zipfile.ZipFile(next(out.glob("*.whl")))


@pytest.mark.parametrize("folder", ["prompts", "knowledge", "sample"])
def test_every_data_file_is_inside(wheel: zipfile.ZipFile, folder: str) -> None:
    inside = set(wheel.namelist())
    files = [f.relative_to(ROOT).as_posix() for f in (ROOT / folder).rglob("*") if f.is_file()]
    assert files
    assert {f"coach/_data/{f}" for f in files} <= inside


def test_the_web_chat_and_the_migrations_are_inside(wheel: zipfile.ZipFile) -> None:
    inside = set(wheel.namelist())
    assert {"coach/_data/app.py", "coach/_data/.streamlit/config.toml", "coach/py.typed"} <= inside
    assert any(n.startswith("coach/store/migrations/versions/0001") for n in inside)


def test_the_learned_models_are_inside(wheel: zipfile.ZipFile) -> None:
    stored = "coach/review/learned.npz"
    assert wheel.read(stored) == (ROOT / stored).read_bytes()
    assert not [n for n in wheel.namelist() if n.startswith("training/")]


def test_nothing_else_is_inside(wheel: zipfile.ZipFile) -> None:
    tops = {n.split("/", 1)[0] for n in wheel.namelist()}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"coach"}
    assert not [n for n in wheel.namelist() if "tests" in n.split("/") or n.endswith((".pyc", ".db"))]


def test_it_runs_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import coach; from coach.resources import resource_path\n"
        f"assert coach.__file__.startswith({str(tmp_path)!r}), coach.__file__\n"
        "print(resource_path('sample'))\n"
        "from coach.cli import main\n"
        f"sys.exit(main(['import', '--sample', '--workspace', {str(tmp_path / 'ws')!r}, '--today', '2026-11-22']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) in done.stdout.splitlines()[0]
    assert "Import 1" in done.stdout
