"""How long a briefing of 200 attendees takes: offline, and with a model server that takes a second for each answer.

    python -m bench.briefing_speed [ATTENDEES]

The shared scenario of a harbour conference, its list filled up with invented people: each has a row of an address book and
every third a note of a talk, so that almost everybody has a card to write. First words are the first card that is
finished; with the model, the ideal is as many rounds of a second as 16 at a time need. The server is a process of its own.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.invented import _FAMILY, _FIRMS, _GIVEN, _THINGS
from bench.tables import scenario, show
from coach.briefing.brief import Brief
from coach.briefing.growing import Growing
from coach.settings import Settings
from coach.workspace import Workspace

EVENT = "Harbor Forward 2026"
ATTENDEES = 200
AT_ONCE = 16
ANSWER = 1.0
"""Seconds that the server takes for a card."""
RATIO = 1.2
SERVER = """
import sys, time
from tests.model_server import ModelServer, Reply, from_evidence
with ModelServer() as server:
    server.reply = lambda request: Reply(from_evidence(request), delay=float(sys.argv[1]))
    print(server.url, flush=True)
    time.sleep(3600)
"""


def invented(count: int) -> list[tuple[str, str, str, str]]:
    """So many people: given name, family name, firm, address."""
    found = []
    for n in range(count):
        given, family = _GIVEN[n % 25], _FAMILY[(7 * n + n // 25) % 25]
        firm = f"{_FIRMS[(11 * n + n // 25) % 25]} {1 + n // 25}"
        found.append((given, family, firm, f"{family.split('-')[0].lower()}.{n}@firm{n}.example"))
    return found


def enlarge(inputs: Path, folder: Path, attendees: int) -> int:
    """Copy the scenario's files and fill the list up; gives how many are on it."""
    shutil.copytree(inputs, folder)
    path = folder / "event" / "attendees.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    more = invented(max(attendees - len(rows), 0))
    head = list(rows[0])
    for n, (given, family, firm, mail) in enumerate(more):
        row = dict.fromkeys(head, "") | {
            "api_id": f"gst-x{n}", "name": f"{given} {family}", "first_name": given, "last_name": family, "email": mail,
            "approval_status": "approved", "Job title": "Engineer", "Company": firm,
        }  # fmt: skip
        rows.append(row)
    out = io.StringIO()
    writer = csv.DictWriter(out, head)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    book = ["Name,Given Name,Family Name,E-mail 1 - Value,Organization Name,Organization Title"]
    book += [f"{g} {f},{g},{f},{m},{firm},Engineer" for g, f, firm, m in more]
    (folder / "invented_contacts.csv").write_text("\n".join(book) + "\n", encoding="utf-8")
    for n, (given, family, firm, _) in enumerate(more):
        if n % 3 == 0:
            thing = _THINGS[n % 25]
            note = f"---\ntitle: Talk with {given} {family}\ndate: 2026-{n % 10 + 1:02}-{n % 27 + 1:02}\nwith: [{given} {family}]\n---\n"
            note += f"{given} {family} of {firm} collects {thing}. I promised to send {given} the plans for berth {n} by 1 December 2026.\n"
            (folder / "notes" / f"invented-{n:03}.md").write_text(note, encoding="utf-8")
    return len(rows)


class Watch:
    """Notes when the attendees were there, and when the first card was finished."""

    def __init__(self) -> None:
        self.growing = Growing()
        self.began = time.perf_counter()
        self.shown = self.first = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            so_far = self.growing.so_far()
            if so_far is None:
                continue
            self.shown = self.shown or time.perf_counter() - self.began
            if any(c.openings or (not c.pending and not c.only_listed) for c in so_far.attendees):
                self.first = time.perf_counter() - self.began
                return

    def end(self) -> float:
        """Seconds since the beginning."""
        took = time.perf_counter() - self.began
        self._over.set()
        self._thread.join()
        return took


Took = tuple[float, float, Watch, Brief]
"""Seconds by the clock and of the processor, what was seen meanwhile, and the briefing."""


def briefed(ws: Workspace, *, anew: bool = False) -> Took:
    """One briefing."""
    watch, used = Watch(), time.process_time()
    brief = ws.brief(EVENT, growing=watch.growing, anew=anew)
    return watch.end(), time.process_time() - used, watch, brief


def with_model(folder: Path, today: dt.date) -> tuple[Took, Took, Took]:
    """The first briefing of a process, all of it written again, and one more of which all is kept."""
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(ANSWER)], stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        values = {
            "workspace": folder,
            "model": "test-model",
            "model_base_url": address,
            "model_parallel": AT_ONCE,
        }
        with Workspace.open(Settings.model_validate(values), today) as ws:
            found = briefed(ws), briefed(ws, anew=True), briefed(ws)
    finally:
        server.terminate()
        server.wait()
    for *_, brief in found:
        if brief.writer != "model" or brief.note:
            raise SystemExit(f"The server did not write: {brief.note}")
    return found


def main() -> int:
    """Print one table; fails where a goal is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ATTENDEES
    home = scenario("harbor")
    if home is None:
        print("The shared scenario “harbor” is not here, so there is nothing to measure.")
        return 0
    me = json.loads((home / "scenario.json").read_text(encoding="utf-8"))
    today = dt.date.fromisoformat(me["today"])
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        listed = enlarge(home / "inputs", root / "in", count)
        with Workspace.open(Settings(workspace=root / "ws", _env_file=None), today) as ws:
            ws.set_me(me["name"], me["emails"], me["profile"], me["employer"])
            ws.import_paths([root / "in"])
        with Workspace.open(Settings(workspace=root / "ws", _env_file=None), today) as ws:
            offline, used, seen, brief = briefed(ws)
        first, second, kept = with_model(root / "ws", today)
    cards = sum(not c.only_listed for c in brief.attendees)
    ideal = math.ceil(cards / AT_ONCE) * ANSWER
    rows: list[tuple[str, float, float]] = [
        ("offline, whole, by the clock", offline, math.inf),
        ("offline, whole, of the processor", used, 5.0),
        ("offline, first card", seen.first, 2.0),
        ("model, attendees shown", second[2].shown, 2.0),
        ("model, first card", second[2].first, 2.0 + ANSWER),
        ("model, whole, first in a process", first[0], math.inf),
        ("model, whole", second[0], RATIO * ideal),
        ("model, whole ÷ ideal", second[0] / ideal, RATIO),
        ("begun again, all kept", kept[0], 5.0),
    ]
    shown = [(name, seconds, f"{goal:.1f}" if goal < math.inf else "") for name, seconds, goal in rows]
    busy = (
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"  # above 1 each, the clock is unfair
    )
    title = f"{listed} on the list, {cards} cards, {AT_ONCE} at a time; ideal {ideal:.0f} s; {busy}"
    show(title, ("step", "seconds", "goal"), shown)
    return 0 if all(seconds <= goal for _, seconds, goal in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
