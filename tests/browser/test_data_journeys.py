"""Your data in a real browser: a backup taken and put back, and a person forgotten on their card."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.driving import Visit, menu, settle


@pytest.mark.parametrize("width", [380, 1440])
def test_a_backup_is_taken_and_put_back(server: str, visit: Visit, tmp_path: Path, width: int) -> None:
    page = visit(server, width=width)
    menu(page, "Settings")
    with page.expect_download() as download:
        page.get_by_role("button", name="Back up", exact=True).click()
    download.value.save_as(tmp_path / "b")
    assert download.value.suggested_filename == "rapport-2026-11-22.rapport-backup"
    page.get_by_text("Restore a backup").click()
    settle(page)
    page.locator("input[type=file]").last.set_input_files(tmp_path / "b")
    page.get_by_role("button", name="Replace everything with the backup").click()
    page.get_by_text("Restored.").wait_for()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_person_is_forgotten(server: str, visit: Visit) -> None:
    page = visit(server)
    menu(page, "People")
    page.get_by_label("Find somebody").fill("Philippa")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Philippa Nwosu").click()
    settle(page)
    page.get_by_text("Forget this person").click()
    page.get_by_role("button", name="Show what would go").click()
    page.get_by_text("Forgetting Philippa Nwosu deletes").wait_for()
    page.get_by_role("button", name="Forget Philippa Nwosu").click()
    page.get_by_text("their full name and addresses are gone").first.wait_for()
    menu(page, "People")
    page.get_by_label("Find somebody").fill("Philippa")
    page.keyboard.press("Enter")
    settle(page)
    assert page.get_by_role("button", name="Philippa Nwosu").count() == 0
