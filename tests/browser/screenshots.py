"""Takes the pictures in docs/screenshots again: `python -m tests.browser.screenshots [beginning of names]`."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from coach.briefing.export import made
from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import ROOT, TODAY, menu, serving, settle

PICTURES = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1440, 900), (380, 800)
POST = (
    "What an autumn. We found a second figure under the overpaint in The Lamplighter's Supper, a child holding "
    "the other lamp.\n\nI am simply the best conservator in the north. Call me on +44 7700 900123."
)
CLEAN = (
    "What an autumn. The new varnish test went well, and the trainees did most of the work.\n\n"
    "I show the results at Slow Chemistry on 25 November. Come and ask."
)
POLICY = """\
confidential:
  clients:
    - name: Tolmin Gallery
      say: a gallery on the coast
  projects: [Lantern]
speak_on: [museum funding]
strictness:
  public: {inauthentic: strict}
"""


def save(page: Page, name: str) -> None:
    """A picture of the window, with few colours so that it stays small."""
    settle(page)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(128, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def ask(page: Page) -> None:
    """A question with its answer and an opened source."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("What did I promise Philippa Nwosu?")
    box.press("Enter")
    page.locator("details.ref summary").first.wait_for()
    settle(page)
    page.locator("details.ref summary").first.click()


def brief(page: Page) -> None:
    """A briefing begun from the start page."""
    page.get_by_role("button", name="Brief me", exact=True).last.click()
    page.get_by_text("Find these first").wait_for()


def follow_ups(page: Page) -> None:
    """The first draft of the queue."""
    menu(page, "Follow-ups")
    page.get_by_label("Email", exact=True).wait_for()


def reviewed(text: str) -> Callable[[Page], None]:
    """A post with its verdict."""

    def step(page: Page) -> None:
        menu(page, "Review")
        page.get_by_label("Your text").fill(text)
        page.get_by_role("button", name="Check it").click()
        page.locator(".verdict").wait_for()
        settle(page)

    return step


def revised(page: Page) -> None:
    """The same after one click, with the difference and what is left to mend."""
    reviewed(POST)(page)
    page.get_by_role("button", name="Say A generally").click()
    page.get_by_text("Before and after").wait_for()
    settle(page)
    page.locator(".verdict").evaluate("e => e.scrollIntoView({block: 'center'})")


def policy(page: Page) -> None:
    """The policy on the Settings page."""
    menu(page, "Settings")
    page.get_by_role("heading", name="What I may say").scroll_into_view_if_needed()
    page.get_by_role("heading", name="What I may say").evaluate("e => e.scrollIntoView()")


def person(page: Page) -> None:
    """One person's card."""
    menu(page, "People")
    page.get_by_label("Find somebody").fill("Nwosu")
    page.get_by_label("Find somebody").press("Enter")
    settle(page)
    page.get_by_role("button", name="Philippa Nwosu").first.click()


def printed(browser: Browser, space: Workspace, folder: Path) -> None:
    """The first page of the sample's briefing as a file, at the size of a sheet of paper."""
    file = folder / "briefing.html"
    file.write_bytes(made(space.brief("Slow Chemistry"), ".html"))
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(file.as_uri())
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(64, dither=Image.Dither.NONE).save(PICTURES / "briefing-file.png", optimize=True)
    page.close()


def on(name: str) -> Callable[[Page], None]:
    """A page as it opens."""
    return lambda page: menu(page, name)


STEPS: dict[str, Callable[[Page], None]] = {
    "chat-start": settle,
    "chat-answer": ask,
    "briefing": brief,
    "follow-ups": follow_ups,
    "review-held": reviewed(POST),
    "review-revised": revised,
    "review-clean": reviewed(CLEAN),
    "policy": policy,
    "people": on("People"),
    "person": person,
    "import": on("Import"),
    "settings": on("Settings"),
}


def pictures(
    browser: Browser, address: str, size: tuple[int, int], dark: bool, names: list[str], only: str
) -> None:
    """All named pictures at one size."""
    for name in (n for n in names if n.startswith(only)):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        page.goto(address)
        settle(page)
        STEPS[name](page)
        save(page, f"{name}-{size[0]}{'-dark' if dark else ''}")
        context.close()


def main(only: str = "") -> None:
    """The start of an empty workspace, then every page over the sample; with `only` those whose name begins so."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        (Path(folder) / "empty").mkdir()
        with serving(Path(folder) / "empty") as address:
            page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
            page.goto(address)
            save(page, f"first-start-{WIDE[0]}")
            page.close()
        sample = Path(folder) / "sample"
        with Workspace.open(Settings(workspace=sample), dt.date.fromisoformat(TODAY)) as space:
            space.import_sample()
            space.policies.save(POLICY)
            if "briefing-file".startswith(only):
                printed(browser, space, Path(folder))
        with serving(sample) as address:
            pictures(browser, address, WIDE, False, list(STEPS), only)
            pictures(
                browser,
                address,
                PHONE,
                False,
                [
                    "chat-start",
                    "chat-answer",
                    "briefing",
                    "follow-ups",
                    *(n for n in STEPS if n.startswith("review")),
                ],
                only,
            )
            pictures(browser, address, WIDE, True, ["chat-start", "review-held"], only)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
