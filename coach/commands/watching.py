"""`coach import --watch`: keeps up with folders until it is interrupted."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import UnreadableError, UsageError
from coach.ingest.pipeline import Receipt
from coach.receipt_words import in_one_line
from coach.watch import Looked, watch

if TYPE_CHECKING:
    from coach.workspace import Workspace


def keep_up(ws: Workspace, o: argparse.Namespace) -> int:
    """Bring the folders in step, and again with every change. Ctrl-C is the way to end it, so it is no failure."""
    if o.sample:
        raise UsageError("--watch keeps up with your own folders; leave --sample out.")
    for path in o.paths:
        if isinstance(path, str) or not path.is_dir():
            raise UnreadableError(f"{path} is no folder, and --watch keeps up with folders. Name its folder.")

    folders = list(dict.fromkeys(path.resolve() for path in o.paths))

    def look(folder: Path) -> Receipt:
        return ws.import_paths([folder], gone_too=o.gone, quiet=True)

    try:
        for number, looked in enumerate(watch(folders, look, threading.Event())):
            _tell(looked, as_json=bool(getattr(o, "json", False)))
            if number == len(folders) - 1:
                print("Watching. Ctrl-C ends it.", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("\nNo longer watching. What was imported stays.", file=sys.stderr)
    return 0


def _tell(looked: Looked, *, as_json: bool) -> None:
    """One line on standard error, or the receipt as one line of JSON on standard output."""
    if looked.problem:
        print(f"coach: {looked.problem}", file=sys.stderr, flush=True)
    elif looked.receipt is not None and looked.receipt.batch:
        if as_json:
            print(json.dumps(looked.receipt.to_json(), ensure_ascii=False), flush=True)
        else:
            print(in_one_line(looked.receipt.totals), file=sys.stderr, flush=True)
