"""What a new user does in a few clicks: from a list of guests to a printed brief, from last week's notes to three drafts."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdf
import pytest

from tests.browser.driving import Visit
from tests.browser.walking import MET, Walk, guest_list, notes_of_last_week, printed_brief, three_drafts


@pytest.mark.parametrize("width", [380, 1440])
def test_from_an_attendee_file_to_a_printed_brief(
    empty_server: str, visit: Visit, tmp_path: Path, width: int
) -> None:
    walk = Walk(visit(empty_server, width), guest_list(tmp_path))
    printed_brief(walk)
    assert walk.clicks <= 5
    text = pypdf.PdfReader(walk.saved[0]).pages[0].extract_text()
    assert "Paper Days 2026" in text
    assert "24 November 2026" in text
    assert "Zoë Ångström" in text
    assert walk.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [380, 1440])
def test_from_last_weeks_event_to_three_drafts(
    empty_server: str, visit: Visit, tmp_path: Path, width: int
) -> None:
    walk = Walk(visit(empty_server, width), notes_of_last_week(tmp_path))
    three_drafts(walk)
    assert walk.clicks <= (9 if width < 800 else 8)
    mails = [message_from_bytes(p.read_bytes(), policy=default) for p in walk.saved]
    assert {str(m["To"]).partition("<")[0].strip(' "') for m in mails} == set(MET)
    assert walk.page.evaluate("document.documentElement.scrollWidth") <= width
