"""How much later the first word of an answer is heard through the model writer than from the server itself.

    python -m bench.first_token [ROUNDS]

In each round a bare client and the writer send the same prompt, one after the other and in turn first, to a server on
loopback that waits 50 ms before its first word and then writes a word every 20 ms, as a model does.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from bench.tables import show
from coach.evidence import Citation
from coach.settings import Settings
from coach.store import engine as store
from coach.writer.interface import AnswerTask
from coach.writer.model import ModelWriter
from coach.writer.outbound import OutboundLedger
from coach.writer.placeholders import KnownPerson
from tests.model_server import ModelServer, Reply

TODAY = dt.date(2026, 3, 2)
ANSWER = (
    "She keeps bees on the office roof [2], and she leads the flood mapping team at Ostrava Hydrology [1]."
)
QUOTES = (
    "Nadia Farouk leads the flood mapping team at Ostrava Hydrology.",
    "She keeps bees on the office roof.",
    "I promised to send her the gauge survey by 20 March 2026.",
)
TASK = AnswerTask(
    "What does Nadia Farouk keep on the roof?",
    TODAY,
    tuple(Citation("notes/nadia.md", f"line:{n}", q, TODAY) for n, q in enumerate(QUOTES, 1)),
    "Nadia Farouk",
)


def bare(url: str, model: str, prompt: str) -> float:
    """Seconds until the first word reaches a client that only reads the stream."""
    parts = urlsplit(url)
    body = {
        "model": model,
        "messages": [{"role": "user", "content": prompt}],
        "stream": True,
        "max_tokens": 40,
        "temperature": 0.2,
    }
    begun = time.perf_counter()
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.request(
        "POST", f"{parts.path}/chat/completions", json.dumps(body), {"Content-Type": "application/json"}
    )
    response = connection.getresponse()
    first = 0.0
    while line := response.readline():
        if not first and line.startswith(b"data: {"):
            choices = json.loads(line[6:]).get("choices") or [{}]
            if choices[0].get("delta", {}).get("content"):
                first = time.perf_counter() - begun
    connection.close()
    return first


def ours(writer: ModelWriter) -> float:
    """Seconds until the first word of the same answer is heard through the writer: prompt, ledger, placeholders, checks."""
    begun = time.perf_counter()
    first: list[float] = []

    def hear(piece: str) -> None:
        if piece.strip() and not first:
            first.append(time.perf_counter() - begun)

    writer.answer(TASK, hear)
    return first[0]


def compare(
    url: str, model: str, rounds: int, folder: Path, **settings: object
) -> tuple[list[float], list[float]]:
    """First words of both, in seconds, a round each; the first round, which loads libraries, is left out."""
    store.prepare(folder)
    engine = store.connect(folder)
    sessions = store.sessions(engine)
    ledger = OutboundLedger(sessions, store.workspace_id(sessions), lambda: dt.datetime(2026, 3, 2, 9, 0))
    values = {"model": model, "model_base_url": url, "model_retries": 0, "model_timeout": 60, **settings}
    writer = ModelWriter(
        Settings.model_validate(values), ledger, [KnownPerson(("Nadia Farouk",), ("Ostrava Hydrology",))]
    )
    ours(writer)
    prompt = ledger.requests()[0].body
    theirs: list[float] = []
    heard: list[float] = []
    steps: list[Callable[[], None]] = [
        lambda: theirs.append(bare(url, model, prompt)),
        lambda: heard.append(ours(writer)),
    ]
    for number in range(rounds):
        for step in steps if number % 2 else steps[::-1]:
            step()
    engine.dispose()
    return theirs, heard


def row(name: str, theirs: list[float], heard: list[float]) -> list[str]:
    """Milliseconds: the median of each, and the median, 95th percentile and most of what came on top."""
    added = sorted(1000 * (b - a) for a, b in zip(theirs, heard, strict=True))
    p95 = added[min(len(added) - 1, int(0.95 * len(added)))]
    values = (
        1000 * statistics.median(theirs),
        1000 * statistics.median(heard),
        statistics.median(added),
        p95,
        added[-1],
    )
    return [name, *(f"{v:.1f}" for v in values)]


def main() -> None:
    """Prints both, and fails where the median of what comes on top is over 50 ms."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rows = []
    with tempfile.TemporaryDirectory() as folder, ModelServer() as server:
        server.piece, server.pace = 6, 0.02
        server.reply = lambda request: Reply(ANSWER, delay=0.05)
        for name, extra in (("as on this machine", "remote"), ("with placeholders", "always")):
            rows.append(
                row(
                    name,
                    *compare(server.url, "test-model", rounds, Path(folder) / extra, placeholders=extra),
                )
            )
    show("First word, in milliseconds", ["server", "bare", "ours", "added", "p95", "most"], rows)
    raise SystemExit(any(float(r[3]) > 50 for r in rows))


if __name__ == "__main__":
    main()
