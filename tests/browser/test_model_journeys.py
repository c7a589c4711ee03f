"""From a model server on this machine to what left, on a phone and on a desk."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.settings import Settings
from coach.store.engine import DATABASE
from coach.workspace import Workspace
from tests.browser.driving import TODAY, Visit, menu, serving, settle
from tests.model_server import ModelServer, Reply, Request, from_evidence, prompt_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with ModelServer(models=("reed-8b", "reed-3b")) as server:
        server.reply = from_evidence
        server.facts = {m: {"owned_by": "vllm", "max_model_len": 16384} for m in server.models}
        yield server


@pytest.fixture(scope="module")
def address(model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample network, with a model server on this machine that is looked for on its own port."""
    folder = tmp_path_factory.mktemp("model") / "workspace"
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_sample()
    with serving(folder, COACH_MODEL_PORTS=model.url.split(":")[2].split("/")[0]) as found:
        yield found


@pytest.mark.parametrize("width", [380, 1440])
def test_a_model_is_found_used_and_what_it_got_can_be_read(
    address: str, model: ModelServer, visit: Visit, width: int
) -> None:
    page = visit(address, width)
    menu(page, "Settings")
    page.get_by_role("button", name="Look for a model on this machine").click()
    page.get_by_text("vLLM on port").wait_for()
    page.get_by_role("button", name="Use reed-8b (16,384 tokens)").click()
    page.get_by_text("reed-8b writes the prose from now on").wait_for()
    page.get_by_role("button", name="Test connection").click()
    page.get_by_text("It takes a schema and calls tools").wait_for()
    menu(page, "Chat")
    page.get_by_test_id("stChatInputTextArea").fill("How do I follow up after an event?")
    page.keyboard.press("Enter")
    page.get_by_text("The model took 120 tokens sent and 7 received.").last.wait_for()
    settle(page)
    menu(page, "What was sent")
    page.get_by_text("answer a question").first.click()
    sent = [prompt_of(r) for r in model.requests if r.get("stream") and "follow up" in prompt_of(r)]
    first = page.locator("[data-testid=stExpander] .verbatim").first
    first.wait_for()
    assert first.inner_text().split() == sent[-1].split(), "word for word"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    menu(page, "Settings")
    page.get_by_role("button", name="Go without a model").click()
    page.get_by_text("No model is set, so nothing is sent anywhere.").wait_for()


def test_a_briefing_shows_as_it_is_written_stops_and_goes_on(visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_sample()
    with ModelServer() as server:
        clicked = threading.Event()

        def five_then_wait(request: Request) -> Reply:
            if len(server.requests) > 5:
                clicked.wait(120)
            return Reply(from_evidence(request), delay=0.2)

        server.reply = five_then_wait
        with serving(
            folder, COACH_MODEL="test-model", COACH_MODEL_BASE_URL=server.url, COACH_MODEL_PARALLEL="2"
        ) as found:
            page = visit(found, 380)
            page.get_by_role("button", name="Brief me", exact=True).last.click()
            page.get_by_text("Being written…").first.wait_for()
            page.locator("[class*=st-key-box-card-]").nth(2).wait_for()
            assert page.get_by_text("Being written…").count() > 2, (
                "what is known already stands there, in its place"
            )
            _wait(page, lambda: _cards(folder) > 1)
            page.get_by_role("button", name="Stop").click()
            clicked.set()
            page.get_by_text("Stopped:").wait_for()
            settle(page)
            _wait(
                page, lambda: _cards(folder) == len(server.requests)
            )  # what was on its way comes to its end
            written = len(server.requests)
            server.reply = from_evidence
            page.get_by_role("button", name="Brief me", exact=True).click()
            page.get_by_role("button", name="Write all anew").wait_for()
            settle(page)
            assert page.get_by_text("written").count() == 0
            assert page.get_by_role("button", name="Stop").count() == 0
            asked = [re.search(r"This card is about ([^.]+?)[.(,]", prompt_of(r)) for r in server.requests]
            names = [m[1] for m in asked if m]
            assert 0 < written < len(names) == len(set(names)), "nobody is written twice"
            assert page.evaluate("document.documentElement.scrollWidth") <= 380
            with page.expect_download() as download:
                page.get_by_role("button", name="Remind me the evening before").click()
            assert "DTSTART:20261124T180000" in download.value.path().read_text("utf-8")
            page.close()


def _cards(workspace: Path) -> int:
    """How many cards the workspace keeps."""
    with closing(sqlite3.connect(workspace / DATABASE)) as database:
        return int(database.execute("SELECT count(*) FROM written_card").fetchone()[0])


def _wait(page: Page, there: Callable[[], bool]) -> None:
    for _ in range(150):
        if there():
            return
        page.wait_for_timeout(200)
    pytest.fail("That did not come about within half a minute.")
