"""How tables and pasted lists are read: `coach columns`, and the import of one table, of standard input, or of a list."""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.commands.printing import AddCommand, say, show
from coach.errors import UnreadableError, UsageError
from coach.records import SourceFile

if TYPE_CHECKING:
    from coach.ingest.pipeline import Receipt
    from coach.readers.column_mapping import Proposal
    from coach.workspace import Workspace

STANDARD_INPUT = "standard input"


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command("columns", _columns, "show what the columns of a table are taken for")
    sub.add_argument("file", type=Path, metavar="FILE")
    sub.add_argument(
        "--reset", action="store_true", help="forget what was chosen for tables with this header"
    )


def add_options(sub: argparse.ArgumentParser) -> None:
    """The options of `coach import` that say how one table or list is read."""
    sub.add_argument(
        "--map",
        action="append",
        dest="columns",
        metavar="COLUMN=FIELD",
        type=_pair,
        help="what a column holds: name, given, family, email, phone, organisation, title, profile, location, note, date, "
        "event or ignore",
    )
    sub.add_argument("--dates", choices=("day-first", "month-first"), help="how the table writes its days")
    sub.add_argument("--event", metavar="NAME", help="take the people for guests of this event")


def _pair(words: str) -> tuple[str, str]:
    column, equals, field = words.rpartition("=")
    if not equals or not column.strip() or not field.strip():
        raise argparse.ArgumentTypeError(f"{words!r} is not like 'Column=field'")
    return column.strip(), field.strip()


def wanted(o: argparse.Namespace) -> bool:
    """Whether the import is one of standard input, or of one table or list with words on how to read it."""
    return [str(p) for p in o.paths] == ["-"] or bool(o.columns or o.dates or o.event)


def bring_in(ws: Workspace, o: argparse.Namespace) -> Receipt:
    """Import it."""
    from coach.ingest.typed_event import guests_of
    from coach.readers import column_mapping, pasted_list

    if len(o.paths) != 1:
        raise UsageError("--map, --dates and --event go with one file.")
    source = _source(o.paths[0])
    if not (o.columns or o.dates):  # nothing was said of the columns, so nothing is to be remembered of them
        listed = guests_of(source, o.event or "", ws.today)
        pasted = listed.reading is not None and listed.reading.kind == pasted_list.KIND
        return ws.import_files([listed if o.event or pasted else source], say)
    columns = column_mapping.corrected(ws.columns(source), dict(o.columns or ()))
    return ws.import_table(source, columns, o.dates or "", o.event or "", say)


def _source(path: Path) -> SourceFile:
    """The file, or what comes in on standard input."""
    if str(path) == "-":
        data = sys.stdin.buffer.read()
        mark = hashlib.sha256(data).hexdigest()
        return SourceFile(f"{STANDARD_INPUT} {mark[:6]}.txt", data, origin=f"{STANDARD_INPUT}:{mark}")
    try:
        data = path.read_bytes()
        modified = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date()
    except OSError as error:
        raise UnreadableError(
            f"{path} cannot be read: {error.strerror}. Check the path and try again."
        ) from None
    return SourceFile(path.name, data, modified, str(path.resolve()))


def _columns(ws: Workspace, o: argparse.Namespace) -> int:
    source = _source(o.file)
    if o.reset:
        had = ws.forget_columns(source)
        done = "Tables with this header are read by their own columns again."
        return show(o, {"reset": had}, [done if had else "Nothing had been chosen for this header."])
    proposal = ws.columns(source)
    return show(o, _json(source, proposal), _lines(proposal))


def _json(source: SourceFile, proposal: Proposal) -> dict[str, Any]:
    return {
        "file": source.path,
        "sure": proposal.sure,
        "dates": str(proposal.dates),
        "chosen": proposal.chosen,
        "header": f"row {proposal.table.before + 1}",
        "columns": [
            {"column": c.name, "field": str(c.field), "confidence": c.confidence, "values": list(c.values)}
            for c in proposal.columns
        ],
    }


def _lines(proposal: Proposal) -> Iterator[str]:
    wide = min(30, max(len(c.name) for c in proposal.columns))
    for c in proposal.columns:
        values = "; ".join(" ".join(v.split())[:30] for v in c.values)
        yield f"{c.name[:wide]:<{wide}}  {c.field:<12}  {c.confidence:.0%}  {values}".rstrip()
    if proposal.dates == "undecided":
        yield "The days can be read day first or month first: say which with --dates."
    yield "Correct a column with: coach import FILE --map 'Column=field'"
