"""Starts and stops the real server, and moves about in its pages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"
Visit = Callable[..., "Page"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(workspace: Path, **settings: str) -> Iterator[str]:
    """The real server over a workspace, with more settings from the environment; stopped by its own handle."""
    port = _free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"),
        "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "COACH_WORKSPACE": str(workspace),
        "COACH_TODAY": TODAY,
        "COACH_MODEL": "",
        **settings,
    }
    log = workspace.parent / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env=environment, cwd=workspace.parent, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    pytest.fail(f"The server did not start:\n{log.read_text()}")


def settle(page: Page) -> None:
    """Wait until the page's script has begun after a click, and run to its end."""
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(250)


def steady(found: Locator) -> Locator:
    """The element once it stands still: a page that unfolds or scrolls under the mouse takes the click elsewhere."""
    page, last, since = found.page, None, 0
    for _ in range(200):
        box = found.bounding_box()
        since = since + 1 if box is not None and box == last else 0
        if since >= 5:
            return found
        last = box
        page.wait_for_timeout(100)
    return found


def menu(page: Page, name: str) -> None:
    """Open a page from the menu, which is folded away on a narrow screen."""
    bar = page.get_by_test_id("stSidebar")
    if bar.get_attribute("data-collapsed") == "true":
        page.get_by_test_id("stExpandSidebarButton").click()
        page.wait_for_timeout(400)
    bar.get_by_role("link", name=name, exact=True).click()
    page.wait_for_timeout(300)
    settle(page)
    # A phone folds the menu away by itself; a narrow window on a desk does not.
    width = (page.viewport_size or {"width": 0})["width"]
    if width < 800 and bar.get_attribute("data-collapsed") != "true":
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        page.wait_for_timeout(400)
