"""How long the People page takes in a real browser with 30,000 contacts, beside the same page with 30.

    python -m bench.people_pages [CONTACTS]

Each number is the wall clock from the click (or key) until the page's script has ended and the new content stands in
the browser. Needs Chromium and playwright.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.people import contacts
from bench.tables import show
from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import TODAY, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

_DAYS = ("02 Mar 2024", "14 Jul 2025", "30 Jan 2026", "11 Oct 2026")
_DONE = "[data-testid=stApp][data-test-script-state=notRunning]"


def write_files(folder: Path, count: int) -> None:
    """Connections, and notes with first names that fit several of them."""
    rows = contacts(count)
    folder.mkdir(parents=True)
    with (folder / "Connections.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow("First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(","))
        for n, c in enumerate(rows):
            first, _, last = c.name.partition(" ")
            url = f"https://www.{c.profiles[0]}" if c.profiles else ""
            title = ("Engineer", "Buyer", "Head of Sales", "Curator")[n % 4]
            out.writerow([first, last, url, next(iter(c.emails), ""), c.organisation, title, _DAYS[n % 4]])
    for n, c in enumerate(rows[:: max(1, count // 40)]):
        text = f"---\ntitle: Talk {n}\ndate: 2026-10-{n % 28 + 1:02}\n---\nMet {c.name.partition(' ')[0]} about the maps.\n"
        (folder / f"{n:02}.md").write_text(text, encoding="utf-8")


def prepare(root: Path, count: int) -> Path:
    """A workspace with that many contacts; kept and used again where the folder holds one."""
    workspace = root / f"workspace-{count}"
    if not workspace.exists():
        write_files(root / f"files-{count}", count)
        with Workspace.open(Settings(workspace=workspace), dt.date.fromisoformat(TODAY)) as space:
            space.import_paths([root / f"files-{count}"])
            pairs = space.repository.candidates()
            if pairs:
                space.keep_apart(pairs[-1].left_id, pairs[-1].right_id)
    return workspace


def timed(page: Page, act: Callable[[], object], shown: str) -> float:
    """Seconds until the script that the act began has ended and `shown` is there."""
    began = time.perf_counter()
    act()
    page.wait_for_timeout(60)
    page.locator(shown).first.wait_for()
    page.wait_for_selector(_DONE)
    return time.perf_counter() - began


def views(page: Page, address: str) -> list[tuple[str, float]]:
    """Every view of the page, one after the other."""
    page.goto(address)
    page.wait_for_selector(_DONE)
    page.wait_for_timeout(1500)
    row = "[class*=st-key-person-p] button"
    sidebar = page.get_by_test_id("stSidebar")
    found = [("open", timed(page, sidebar.get_by_role("link", name="People", exact=True).click, row))]
    box = page.get_by_label("Find somebody")

    somebody = page.locator(row).nth(3).inner_text()

    def look() -> None:
        box.fill(somebody.casefold())
        box.press("Enter")

    found.append(("search", timed(page, look, row)))
    found.append(("card", timed(page, page.locator(row).first.click, "[class*=st-key-person-do]")))
    back = page.get_by_role("button", name="Back to everybody")
    found.append(("back", timed(page, back.click, "[class*=st-key-people-rows]")))
    for name in ("duplicates", "names", "decisions"):
        part = page.locator(
            "[class*=st-key-people-part] button[data-variant], [class*=st-key-people-part] button"
        )
        number = ("duplicates", "names", "decisions").index(name) + 1
        found.append((name, timed(page, part.nth(number).click, f"[class*=st-key-{name}-list]")))
    return found


def answers(page: Page) -> list[tuple[str, float]]:
    """Both answers to a possible duplicate; the merge is carried out behind the page."""
    timed(
        page,
        page.locator("[class*=st-key-people-part] button").nth(1).click,
        "[class*=st-key-duplicates-list]",
    )
    page.wait_for_timeout(1500)
    found = []
    for name in ("apart", "merge"):
        button = page.locator(f"[class*=st-key-{name}-p] button").first
        if button.count():
            page.wait_for_timeout(1500)
            found.append((f"answer: {name}", timed(page, button.click, "[data-testid=stAlert]")))
    return found


def main() -> int:
    """Print one table; 1 where a view took more than two seconds."""
    from playwright.sync_api import sync_playwright

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    kept = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is not installed.")
        return 0
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        times: dict[int, list[tuple[str, float]]] = {}
        for size in (30, count):
            workspace = prepare(kept or Path(temporary), size)
            with serving(workspace) as address:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.set_default_timeout(60_000)
                views(page, address)  # once to warm up
                times[size] = [*views(page, address), *answers(page)]
                if kept:
                    page.screenshot(path=str(kept / f"decisions-{size}.png"))
                page.close()
        browser.close()
    few = dict(times[30])
    rows = [[name, f"{few[name]:.2f}" if name in few else "", f"{large:.2f}"] for name, large in times[count]]
    show("The People page", ("view", "30 contacts, s", f"{count:,} contacts, s"), rows)
    return int(any(seconds > 2 for _, seconds in times[count]))


if __name__ == "__main__":
    sys.exit(main())
