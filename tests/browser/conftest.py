"""The web chat in a real browser: a server on a free port over a temporary workspace, and Chromium."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import TODAY, Visit, serving, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here drives a browser."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip that says what is missing."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[str]:
    """A server over an empty workspace."""
    (tmp_path / "workspace").mkdir()
    with serving(tmp_path / "workspace") as address:
        yield address


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the sample network, shared by the tests of a module."""
    from coach.settings import Settings
    from coach.workspace import Workspace

    folder = tmp_path_factory.mktemp("sample") / "workspace"
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_sample()
    with serving(folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages; at the end no page may have reported an error or asked for anything outside loopback."""
    troubles: list[str] = []
    contexts = []

    def open_page(address: str, width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(f"page: {error}"))
        page.on(
            "request", lambda r: troubles.append(f"request: {r.url}") if _outside(r.url, address) else None
        )
        page.goto(address)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles


def _outside(url: str, address: str) -> bool:
    own = (address, address.replace("http:", "ws:"), "data:", "blob:", "about:")
    return not url.startswith(own)
