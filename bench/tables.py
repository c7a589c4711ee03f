"""Where the benches find their data, and how they print a table."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def shared(part: str) -> Path | None:
    """The folder `part` of the shared data: below `COACH_SHARED`, or `../shared` beside the project; None without it."""
    root = Path(os.environ.get("COACH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    found = root / "data" / part
    return found if found.exists() else None


def scenario(name: str) -> Path | None:
    """The folder of a shared scenario; None without it."""
    root = Path(os.environ.get("COACH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    found = root / "scenarios" / name
    return found if found.exists() else None


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str | float]]) -> None:
    """Print a table: text to the left, numbers to the right with three decimals."""
    cells = [[c if isinstance(c, str) else f"{c:.3f}" for c in row] for row in rows]
    widths = [max(len(r[i]) for r in [list(columns), *cells]) for i in range(len(columns))]
    print(f"\n{title}", flush=True)
    for row in [list(columns), *cells]:
        print(
            "  ".join(
                c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))
            )
        )
