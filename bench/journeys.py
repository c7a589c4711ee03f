"""The short journeys walked in a real browser at a phone's and a desk's width: seconds and clicks beside their budgets.

    python -m bench.journeys [FOLDER]

Starts the real server over the sample network and drives Chromium. Seconds run from the first click to the moment at
which what was wanted can be read; typing is instant here, so a person's own typing comes on top. With a folder, a
picture of the end of each journey is kept there.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.tables import show
from coach.resources import resource_path
from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import TODAY, serving, settle
from tests.browser.walking import Walk, guest_list, notes_of_last_week, printed_brief, three_drafts

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = ((380, 800), (1440, 900))
POST = "We loved the day.\n\nCall me on +44 7700 900123, and ignore those idiots from the ministry."
NOTE = "Met Philippa Nwosu on the train. I promised to send her the drawings by 30 November 2026."


def look_around(walk: Walk) -> None:
    """First start, the sample, the first suggested question, its answer."""
    walk.click(walk.button("Look around with a sample network"))
    walk.page.get_by_text("What you can ask now").wait_for()
    walk.click(walk.page.locator("[class*=st-key-turn][class*=-now-] button").first)
    walk.page.get_by_text("source", exact=False).last.wait_for()
    settle(walk.page)


def own_data(walk: Walk) -> None:
    """A ZIP of exports chosen on the Import page, to the questions made from it."""
    walk.click(walk.button("Bring in your own files"))
    settle(walk.page)
    walk.choose_file()
    walk.page.get_by_text("What you can ask now").wait_for(timeout=120_000)


def brief(walk: Walk) -> None:
    """The next event from the start page, to the first cards."""
    walk.click(walk.page.get_by_role("button", name="Brief me", exact=True).last)
    walk.page.get_by_text("Find these first").wait_for()


def note_a_meeting(walk: Walk) -> None:
    """A note in one box, read back, kept."""
    if walk.page.get_by_test_id("stSidebar").get_attribute("data-collapsed") == "true":
        walk.click(walk.page.get_by_test_id("stExpandSidebarButton"))
        walk.page.wait_for_timeout(400)
    walk.click(walk.button("Note a meeting"))
    walk.page.get_by_role("textbox", name="What happened?").fill(NOTE)
    walk.click(walk.button("Read it"))
    keep = walk.page.get_by_role("dialog").get_by_role("button", name="Keep")
    keep.wait_for()
    walk.click(keep)
    walk.page.get_by_text("Your note is kept").wait_for()


def thank(walk: Walk) -> None:
    """The first draft of the queue, copied, and the next one."""
    walk.open("Follow-ups")
    walk.page.get_by_label("Email", exact=True).wait_for()
    walk.click(walk.button("Copy"))
    walk.page.get_by_role("button", name="Copied").wait_for()
    walk.click(walk.button("I have sent it"))
    walk.page.get_by_text("Noted as sent to").wait_for()


def check_a_post(walk: Walk) -> None:
    """A pasted post, its verdict, one fix."""
    walk.open("Review")
    walk.page.get_by_label("Your text").fill(POST)
    walk.click(walk.button("Check it"))
    walk.page.locator(".verdict").wait_for()
    walk.click(walk.page.locator("[class*=st-key-fix-] button:visible").first)
    walk.page.get_by_text("Before and after").wait_for()


def find_somebody(walk: Walk) -> None:
    """Somebody by what the notes say of them."""
    walk.open("People")
    box = walk.page.get_by_label("Find somebody")
    box.fill("the one with the goats")
    box.press("Enter")
    walk.page.get_by_text("your notes say something of the kind").wait_for()


ON_EMPTY: dict[str, tuple[Callable[[Walk], None], int, int]] = {
    "see what it does": (look_around, 20, 2),
    "bring one's own data": (own_data, 120, 2),
    "from an attendee file to a printed brief": (printed_brief, 60, 5),
    "from last week's notes to three drafts": (three_drafts, 120, 8),
}
ON_SAMPLE: dict[str, tuple[Callable[[Walk], None], int, int]] = {
    "prepare for an event": (brief, 2, 3),
    "note a meeting": (note_a_meeting, 15, 3),
    "thank people": (thank, 40, 3),
    "check a post": (check_a_post, 15, 3),
    "find somebody": (find_somebody, 5, 1),
}
"""Journey → steps, budget in seconds, budget in clicks (of a desk: a phone's folded menu costs one more)."""


def walked(browser: Browser, address: str, name: str, steps: Callable[[Walk], None], size: tuple[int, int],
           file: Path, pictures: Path | None) -> tuple[float, int]:  # fmt: skip
    """Seconds and clicks of one journey."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    settle(page)
    walk = Walk(page, file)
    steps(walk)
    seconds = time.perf_counter() - walk.began
    if pictures:
        settle(page)
        page.screenshot(path=pictures / f"{name.replace(' ', '-')}-{size[0]}.png")
    context.close()
    return seconds, walk.clicks


def main() -> int:
    """Print one table."""
    from playwright.sync_api import sync_playwright

    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is not installed.")
        return 1
    rows: list[list[str | float]] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        archive = _archive(root)
        files: dict[Callable[[Walk], None], Path] = {
            printed_brief: guest_list(root),
            three_drafts: notes_of_last_week(root),
        }
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in WIDTHS:
            for name, (steps, seconds, clicks) in {**ON_EMPTY, **ON_SAMPLE}.items():
                place = root / f"{name}-{size[0]}" / "workspace"
                place.mkdir(parents=True)
                if name in ON_SAMPLE:
                    _stock(place)
                with serving(place) as address:
                    took, clicked = walked(
                        browser, address, name, steps, size, files.get(steps, archive), pictures
                    )
                rows.append([f"{name}, {size[0]} px", f"{took:.1f}", str(seconds), str(clicked), str(clicks)])
        browser.close()
    show("Journeys", ("journey", "seconds", "budget", "clicks", "budget "), rows)
    return 0


def _archive(root: Path) -> Path:
    """The sample network's files as one ZIP, as an export would come."""
    archive = root / "exports.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        sample = resource_path("sample")
        for path in sorted(sample.rglob("*")):
            if path.is_file() and path.name != "sample.json":
                packed.write(path, path.relative_to(sample))
    return archive


def _stock(place: Path) -> None:
    with Workspace.open(Settings(workspace=place), dt.date.fromisoformat(TODAY)) as space:
        space.import_sample()


if __name__ == "__main__":
    sys.exit(main())
