"""Journeys of a new user, step by step with their clicks counted: for the tests, and for `bench.journeys`, which times them."""

from __future__ import annotations

import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.driving import menu, settle

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator, Page


@dataclass
class Walk:
    """One journey under way: its page, the file that its user has, its clicks, when it began, what was saved."""

    page: Page
    file: Path
    clicks: int = 0
    began: float = 0.0
    saved: list[Path] = field(default_factory=list)

    def click(self, found: Locator) -> None:
        """Click something, counted; the first one starts the clock."""
        self.began = self.began or time.perf_counter()
        self.clicks += 1
        found.click()

    def choose_file(self) -> None:
        """Choose the file where files are dropped: one click, though dropping it would be none."""
        self.clicks += 1
        self.page.set_input_files("input[type=file]", [str(self.file)])

    def save(self, found: Locator) -> None:
        """Click something that gives a file."""
        with self.page.expect_download() as download:
            self.click(found)
        self.saved.append(_kept(download.value))

    def open(self, name: str) -> None:
        """Open a page from the menu: a click, and another where the menu is folded away."""
        self.began = self.began or time.perf_counter()
        folded = self.page.get_by_test_id("stSidebar").get_attribute("data-collapsed") == "true"
        self.clicks += 2 if folded else 1
        menu(self.page, name)

    def button(self, name: str) -> Locator:
        """The first button of a name."""
        return self.page.get_by_role("button", name=name, exact=True).first


def _kept(download: Download) -> Path:
    return Path(download.path())


GUESTS = "\n".join(
    [
        "Name,Email,Company,Job title,Status",
        "Ada Byrne,ada@kestrel.example,Kestrel Mills,Buyer,going",
        "Zoë Ångström,zoe@norrsken.example,Norrsken Papper,Inköpschef,going",
        "Omar Haddou,omar@rye.example,Rye Press,Editor,going",
        "Wilhelmina van der Meulen-Oosterhout,wil@delta.example,Delta Waterworks Cooperative of the Lower Rhine,Head of Partnerships,waiting list",
        "Piet Dekker,piet@lock.example,Lock & Key,Engineer,cancelled",
    ]
)


def guest_list(folder: Path) -> Path:
    """An attendee file that names no event, as a ticket shop gives it."""
    file = folder / "guests.csv"
    file.write_text(GUESTS + "\n", "utf-8")
    return file


def printed_brief(walk: Walk) -> None:
    """From an attendee file alone to a PDF of the briefing."""
    page = walk.page
    walk.click(walk.button("Bring in your own files"))
    settle(page)
    walk.choose_file()
    which = page.get_by_role("textbox", name="Which event?")
    which.wait_for()
    settle(page)
    which.fill("Paper Days 2026")
    which.press("Tab")
    page.keyboard.type("20261124")
    walk.click(walk.button("Brief me"))
    save = walk.button("Save as PDF")
    save.wait_for()
    walk.save(save)


NOTE = """---
title: Tin Fair, Leeds
event: Tin Fair 2026
date: 2026-11-17
with: [{name}]
---

{words}
"""
MET = {
    "Ada Byrne": "Ada Byrne explained how Kestrel Mills dates its felt by the watermarks. I promised to send her the list of dealers by 27 November 2026.",
    "Omar Haddou": "Omar Haddou told me how he sets Arabic beside Latin without shrinking either. He showed me the proofs of his grammar.",
    "Zoë Ångström": "Zoë Ångström lent me her moisture meter for the afternoon. She keeps sheep on an island.",
}


def notes_of_last_week(folder: Path) -> Path:
    """Notes of an event of last week and the address book, zipped."""
    file = folder / "notes.zip"
    with zipfile.ZipFile(file, "w") as packed:
        for number, (name, words) in enumerate(MET.items()):
            packed.writestr(f"notes/2026-11-17-{number}.md", NOTE.format(name=name, words=words))
        cards = [
            f"BEGIN:VCARD\nVERSION:3.0\nN:{n.split()[1]};{n.split()[0]};;;\nFN:{n}\nEMAIL:{n.split()[0].lower()}@tin.example\nEND:VCARD\n"
            for n in MET
        ]
        packed.writestr("cards.vcf", "".join(cards).replace("zoë@", "zoe@"))
    return file


def three_drafts(walk: Walk) -> None:
    """From the notes of last week's event to three drafts in the mail program."""
    page = walk.page
    walk.click(walk.button("Bring in your own files"))
    settle(page)
    walk.choose_file()
    page.get_by_text("What you can ask now").wait_for()
    settle(page)
    walk.open("Follow-ups")
    for number in range(3):
        page.get_by_label("Email", exact=True).wait_for()
        settle(page)
        walk.save(walk.button("Save as .eml"))
        if number < 2:
            walk.click(walk.button("I have sent it"))
            settle(page)
