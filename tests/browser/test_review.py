"""The Review page by keyboard alone, and as a screen reader is told of it, on a phone and on a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import TODAY, Visit, menu, serving, settle
from tests.model_server import ModelServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "We met on Monday.\n\nYou are an idiot, Lars. Ring him on his private mobile, +44 7700 900118."
_ROLES = {"button", "link", "textbox", "combobox", "radio", "checkbox", "tab", "DisclosureTriangle", "switch"}


def checked(page: Page, text: str = TEXT) -> None:
    """A text on the Review page, with its verdict."""
    menu(page, "Review")
    page.get_by_label("Your text").fill(text)
    page.get_by_role("button", name="Check it").click()
    page.locator(".verdict").wait_for()
    settle(page)


def tree(page: Page) -> list[dict[str, Any]]:
    """Chromium's accessibility tree, flat: what a screen reader is told."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [n for n in nodes if not n.get("ignored")]


def said(node: dict[str, Any], key: str = "name") -> str:
    return str(node.get(key, {}).get("value", ""))


@pytest.mark.parametrize("width", [380, 1440])
def test_every_control_has_a_name_and_no_two_findings_share_one(
    server: str, visit: Visit, width: int
) -> None:
    page = visit(server, width=width)
    checked(page)
    nodes = tree(page)
    controls = [n for n in nodes if said(n, "role") in _ROLES]
    assert [said(n, "role") for n in controls if not said(n).strip()] == []
    names = [said(n) for n in controls]
    for wanted in (
        "Your text",
        "Check it",
        "Say A generally",
        "Take A out",
        "Keep A",
        "Say B generally",
        "Copy the text",
        "Start over",
    ):
        assert names.count(wanted) == 1, wanted
    links = [n for n in controls if said(n, "role") == "link" and "idiot" in said(n)]
    assert len(links) == 1
    assert said(links[0]).startswith("A")
    assert "An attack, better changed: " in said(links[0], "description"), (
        "the reason, for whoever sees no colour"
    )
    assert "status" in {said(n, "role") for n in nodes}, "the verdict is read out when it changes"
    assert page.get_by_role("status").filter(has_text="Revise: this attacks").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


_FOCUS = """() => {
  let e = document.activeElement;
  while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
  const ring = x => { const s = getComputedStyle(x); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
  let seen = false;
  for (let x = e, n = 0; x && n < 5; x = x.parentElement, n++) seen = seen || ring(x);
  return [e.tagName, (e.innerText || e.getAttribute('aria-label') || '').trim(), seen];
}"""


def tabbed(page: Page, until: str, most: int = 60) -> list[tuple[str, str, bool]]:
    """Press Tab until a control with that text has the focus; gives what was passed."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(tuple(page.evaluate(_FOCUS)))
        if passed[-1][1] == until:
            return passed
    raise AssertionError(f"{until} is not reached by Tab: {[p[1] for p in passed]}")


def test_everything_is_reached_and_done_by_keyboard(server: str, visit: Visit) -> None:
    page = visit(server)
    menu(page, "Review")
    box = page.get_by_label("Your text")
    box.focus()
    page.keyboard.insert_text(TEXT)
    tabbed(page, "Check it")
    page.keyboard.press("Enter")
    page.locator(".verdict").wait_for()
    settle(page)
    passed = tabbed(page, "Say A generally")
    spans = [p for p in passed if p[0] == "A"]
    assert len(spans) == 2, "each coloured span is a stop"
    assert all(seen for _, _, seen in passed), [p for p in passed if not p[2]]
    passed = tabbed(page, "Start over")
    names = [n for _, n, _ in passed]
    order = ["Take A out", "Keep A", "Say B generally", "Take B out", "Keep B", "Copy the text", "Start over"]
    assert [n for n in names if n in order] == order
    assert all(seen for _, _, seen in passed), [p for p in passed if not p[2]]
    page.get_by_role("button", name="Say A generally").focus()
    page.keyboard.press("Space")
    page.get_by_text("Before and after").wait_for()
    settle(page)
    assert "I see this differently." in box.input_value()
    page.get_by_role("button", name="Keep A").focus()
    page.keyboard.press("Enter")
    page.locator(".verdict.ok").wait_for()
    settle(page)
    page.get_by_role("button", name="Find “").focus()
    page.keyboard.press("Enter")
    page.locator(".verdict.revise").wait_for()
    settle(page)
    page.get_by_role("button", name="Undo the last change").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert box.input_value() == TEXT
    page.get_by_role("button", name="Start over").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert box.input_value() == ""
    assert page.locator(".verdict").count() == 0


def test_a_span_leads_to_its_finding(server: str, visit: Visit) -> None:
    page = visit(server, width=380)
    checked(page)
    link = page.locator("a.finding").last
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    box = page.locator("#finding-B").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


@pytest.fixture
def with_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ModelServer]]:
    """The sample network with a model that writes prose."""
    folder = tmp_path_factory.mktemp("model") / "workspace"
    with Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(TODAY)) as space:
        space.import_sample()
    with (
        ModelServer() as model,
        serving(folder, COACH_MODEL="test-model", COACH_MODEL_BASE_URL=model.url) as address,
    ):
        yield address, model


def test_a_rewrite_is_shown_with_what_it_adds_and_taken(
    with_model: tuple[str, ModelServer], visit: Visit
) -> None:
    address, model = with_model

    def reply(request: dict[str, Any]) -> dict[str, Any]:
        if "RewriteReply" in str(request.get("response_format")):
            return {"text": "We met on Monday.\n\nI see it differently, Lars. We sold 400 maps in Oslo."}
        return {"findings": [], "judged": []}

    model.reply = reply
    page = visit(address)
    checked(page)
    page.get_by_role("button", name="Rewrite the whole text").click()
    page.get_by_text("Dotted words did not stand in your text").wait_for()
    settle(page)
    assert "400 maps in Oslo" in " ".join(page.locator(".unsupported").all_inner_texts())
    page.get_by_role("button", name="Take this version").click()
    page.get_by_text("Before and after").wait_for()
    settle(page)
    assert page.get_by_label("Your text").input_value().endswith("We sold 400 maps in Oslo.")
    page.get_by_role("button", name="Undo the last change").click()
    settle(page)
    assert page.get_by_label("Your text").input_value() == TEXT
