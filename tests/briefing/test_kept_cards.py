"""What a model wrote is kept card by card: stopped or killed, a briefing goes on where it was."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coach.briefing.growing import Growing
from coach.briefing.kept_cards import KeptCards
from coach.briefing.written import Written
from coach.cli import main
from coach.evidence import Fact
from coach.progress import Progress
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import engine as store
from coach.store import tables as t
from coach.workspace import Workspace
from coach.writer.interface import CardTask, CardText
from tests.model_server import ModelServer, Reply, Request, from_evidence, prompt_of

DAY = dt.date(2026, 11, 24)
EVENT = "Seed Forum"
PEOPLE = [f"{n} Vane" for n in ("Ada", "Ben", "Cleo", "Dov", "Esme", "Finn", "Gus", "Hedda", "Ivo", "Juno")]
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = HEAD + "".join(
    f"{first},{last},https://www.linkedin.com/in/{first.lower()}-{last.lower()},{first.lower()}@vane.example,Vane {n},Buyer,12 May 2026\n"
    for n, (first, last) in enumerate(p.split() for p in PEOPLE)
)
LIST = SourceFile(
    "list.csv",
    (
        "name,email,Company\n"
        + "".join(f"{p},{p.split()[0].lower()}@vane.example,Vane {n}\n" for n, p in enumerate(PEOPLE))
    ).encode(),
)
CODE = """
import sys
from coach.cli import main
sys.exit(main(["brief", "Seed Forum", "--attendees", sys.argv[2], "--workspace", sys.argv[1], "--today", "2026-11-24", "--json"]))
"""


def asked_for(server: ModelServer) -> Counter[str]:
    """For whom a card was asked, and how often."""
    prompts = [prompt_of(r) for r in server.requests]
    return Counter(p for p in PEOPLE for prompt in prompts if f"This card is about {p}" in prompt)


@dataclass
class World:
    """A workspace and its model server."""

    space: Workspace
    server: ModelServer

    def configure(self, **values: object) -> None:
        """Set the model, and more."""
        base = {
            "workspace": self.space.folder,
            "model": "test-model",
            "model_base_url": self.server.url,
            "model_retries": 0,
        }
        self.space.configure(Settings.model_validate({**base, **values}))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with (
        ModelServer() as server,
        Workspace.open(Settings(workspace=tmp_path / "ws", _env_file=None), DAY) as space,
    ):
        server.reply = from_evidence
        space.set_me("Nadia Quill", ["nadia@orchard.example"], "", "Orchard Lab")
        space.import_files([SourceFile("Connections.csv", CONNECTIONS.encode())])
        made = World(space, server)
        made.configure()
        yield made


def kept(space: Workspace) -> int:
    with space.repository.sessions() as session:
        return session.scalar(select(func.count()).select_from(t.WrittenCard)) or 0


def test_a_second_briefing_asks_for_nothing(world: World) -> None:
    first = world.space.brief(EVENT, LIST)
    assert asked_for(world.server) == Counter(PEOPLE)
    again = world.space.brief(EVENT, LIST)
    assert asked_for(world.server) == Counter(PEOPLE)
    assert (again.writer, again.attendees) == ("model", first.attendees)
    assert any(c.openings[0].citations for c in again.attendees)


def test_whoever_is_known_better_is_written_anew_and_nobody_else(world: World) -> None:
    world.space.brief(EVENT, LIST)
    world.space.import_files(
        [SourceFile("cleo.md", b"---\ndate: 2026-11-20\nwith: [Cleo Vane]\n---\nCleo Vane keeps geese.\n")]
    )
    world.space.brief(EVENT, LIST)
    assert asked_for(world.server) == Counter([*PEOPLE, "Cleo Vane"])
    assert kept(world.space) == len(PEOPLE) + 1


def test_another_day_another_model_and_anew(world: World) -> None:
    world.space.brief(EVENT, LIST)
    world.space.brief(EVENT, LIST, anew=True)
    assert set(asked_for(world.server).values()) == {2}
    world.configure(model="other-model")
    world.space.brief(EVENT, LIST)
    assert set(asked_for(world.server).values()) == {3}
    world.space.set_today(DAY + dt.timedelta(days=1))
    world.space.brief(EVENT, LIST)
    assert set(asked_for(world.server).values()) == {4}
    assert kept(world.space) == len(PEOPLE), "what was written on an earlier day is gone"


def test_cards_written_offline_are_tried_again(world: World) -> None:
    world.server.reply = lambda request: Reply({"error": {"message": "boom"}}, 500)
    assert world.space.brief(EVENT, LIST).writer == "offline"
    assert kept(world.space) == 0


class Enough(Exception):
    """The user pressed Stop."""


@pytest.mark.parametrize("parallel", [1, 3])
def test_stop_keeps_what_is_written(world: World, parallel: int) -> None:
    world.configure(model_parallel=parallel)

    def stop(progress: Progress) -> None:
        if progress.done >= 4:
            raise Enough

    growing = Growing()
    with pytest.raises(Enough):
        world.space.brief(EVENT, LIST, stop, growing)
    so_far = growing.so_far()
    assert so_far is not None
    assert [c.name for c in so_far.attendees] == PEOPLE
    assert sum(not c.pending for c in so_far.attendees) >= 4
    assert 4 <= kept(world.space) == sum(asked_for(world.server).values()) < len(PEOPLE)
    assert not any(c.pending for c in world.space.brief(EVENT, LIST).attendees)
    assert asked_for(world.server) == Counter(PEOPLE)


def test_two_at_the_same_time_share_their_cards(world: World) -> None:
    world.configure(model_parallel=4)
    world.server.reply = lambda request: slowly(request, 0.05)
    briefs: list[object] = []
    threads = [
        threading.Thread(target=lambda: briefs.append(world.space.brief(EVENT, LIST).attendees))
        for _ in range(2)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert briefs[0] == briefs[1]
    assert asked_for(world.server) == Counter(PEOPLE)


def test_a_writer_that_stops_stops_nobody_else(world: World) -> None:
    cards = KeptCards(world.space.repository.sessions, 1, threading.Lock())
    task = CardTask("Ada Vane", DAY, "new", EVENT, (Fact("Ada Vane buys seeds.", ()),))
    begun, waiting = threading.Event(), threading.Event()

    def stopped(task: CardTask) -> Written:
        begun.set()
        waiting.wait(10)
        raise Enough

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(cards.write, task, "a model", 0, stopped)
        begun.wait(10)
        second = pool.submit(cards.write, task, "a model", 0, lambda task: Written(CardText("She buys.")))
        time.sleep(0.1)
        waiting.set()
        assert second.result(10).text.why == "She buys."
        with pytest.raises(Enough):
            first.result(10)


def test_ctrl_c_says_that_what_is_written_is_kept(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pressed while the fifth card is being written."""
    folder, server = world.space.folder, world.server
    world.space.close()
    listed = tmp_path / "list.csv"
    listed.write_bytes(LIST.data)
    monkeypatch.setenv("COACH_MODEL", "test-model")
    monkeypatch.setenv("COACH_MODEL_BASE_URL", server.url)

    pressed = threading.Event()

    def press(request: Request) -> str | dict[str, object]:
        if sum(asked_for(server).values()) >= 5 and not pressed.is_set():
            pressed.set()
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.2)
        return from_evidence(request)

    server.reply = press
    command = [
        "brief",
        EVENT,
        "--attendees",
        str(listed),
        "--workspace",
        str(folder),
        "--today",
        "2026-11-24",
    ]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a worker of the test run ignores it
    try:
        assert main(command) == 1
    finally:
        signal.signal(signal.SIGINT, before)
    assert "What the model wrote is kept" in capsys.readouterr().err
    server.reply = from_evidence
    assert main(command) == 0
    again = asked_for(server)
    assert sum(again.values()) <= len(PEOPLE) + 1, "at most the one that was on its way is written twice"
    assert set(again) == set(PEOPLE)


def slowly(request: Request, seconds: float) -> Reply:
    answer = from_evidence(request)
    return Reply(answer, delay=seconds)


def test_whoever_is_forgotten_meanwhile_is_not_kept(world: World) -> None:
    """The request was on its way; its answer speaks of them."""

    def forget(request: Request) -> Reply:
        if "This card is about Esme Vane" in prompt_of(request):
            world.space.forget("esme@vane.example")
        return slowly(request, 0)

    world.server.reply = forget
    world.space.brief(EVENT, LIST)
    data = b"".join(p.read_bytes() for p in world.space.folder.rglob("*") if p.is_file()).lower()
    assert b"esme vane" not in data
    assert kept(world.space) == 0


def test_killed_half_way_and_begun_again(world: World, tmp_path: Path) -> None:
    parallel = "3"
    folder, server = world.space.folder, world.server
    world.space.close()
    listed = tmp_path / "list.csv"
    listed.write_bytes(LIST.data)
    server.reply = lambda request: slowly(request, 0.1)
    environment = {
        **os.environ, "COACH_MODEL": "test-model", "COACH_MODEL_BASE_URL": server.url, "COACH_MODEL_PARALLEL": parallel,
    }  # fmt: skip
    command = [sys.executable, "-c", CODE, str(folder), str(listed)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while len(server.requests) < 6 and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.3)  # what was on its way has come to nothing
    before = asked_for(server)
    engine = store.connect(folder)
    with store.sessions(engine)() as session:
        written = session.scalar(select(func.count()).select_from(t.WrittenCard)) or 0
    engine.dispose()
    assert sum(before.values()) - int(parallel) <= written < len(PEOPLE), "only what was on its way is lost"
    assert written >= 3
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    after = asked_for(server) - before
    assert len(after) == sum(after.values()) == len(PEOPLE) - written, "only the missing ones are written"
    assert set(before) | set(after) == set(PEOPLE)
    assert done.stdout.count('"why": ') == len(PEOPLE)
