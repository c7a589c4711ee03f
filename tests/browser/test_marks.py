"""The numbered marks of an answer stand beside their words, one after the other."""

from __future__ import annotations

from tests.browser.driving import Visit, settle

TOPS = """() => [...document.querySelectorAll('td, div.line, div.para, li')]
    .map(line => [...line.querySelectorAll('details.ref > summary')].map(m => Math.round(m.getBoundingClientRect().top)))
    .filter(tops => tops.length > 1)"""


def test_marks_of_a_line_stay_on_it(server: str, visit: Visit) -> None:
    page = visit(server, 1440)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Who is Rafael Quintanilha?")
    box.press("Enter")
    page.locator("details.ref summary").first.wait_for()
    settle(page)
    lines = page.evaluate(TOPS)
    assert lines
    assert all(len(set(tops)) == 1 for tops in lines), lines
    page.locator("details.ref summary").first.click()
    assert page.locator("details.ref[open] .quote").first.is_visible()
    assert page.locator("details.ref:not([open]) .quote").first.is_hidden()
