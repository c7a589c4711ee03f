"""The short journeys, in a real browser: first run, ask, brief, draft, review, import and undo."""

from __future__ import annotations

import datetime as dt
import time
import zipfile
from pathlib import Path

import pytest

from coach.settings import Settings
from coach.workspace import Workspace
from tests.browser.driving import TODAY, Visit, menu, serving, settle, steady
from tests.model_server import ModelServer, Reply
from tests.small_world import write_files

PAGES = ("Chat", "Briefing", "Follow-ups", "Review", "People", "Import", "Settings")


def test_first_run_with_the_sample(empty_server: str, visit: Visit) -> None:
    page = visit(empty_server)
    begun = time.monotonic()
    page.get_by_role("button", name="Look around with a sample network").click()
    page.get_by_text("What you can ask now").wait_for()
    settle(page)
    ideas = page.locator("[class*=st-key-turn1-][class*=-now-] button")
    assert ideas.count() == 3
    ideas.first.click()
    page.get_by_text("source", exact=False).last.wait_for()
    settle(page)
    assert page.get_by_test_id("stChatMessage").count() == 3
    assert time.monotonic() - begun < 60


def test_ask_and_open_the_source(server: str, visit: Visit) -> None:
    page = visit(server)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Who keeps goats?")
    box.press("Enter")
    page.locator("details.ref summary").first.wait_for()
    settle(page)
    page.locator("details.ref summary").first.click()
    assert page.locator("details.ref[open] .quote").first.is_visible()
    page.get_by_test_id("stExpander").filter(has_text="source").last.locator("summary").click()
    page.get_by_role("button", name="Open", exact=True).first.click()
    page.get_by_role("dialog").locator("span.finding").first.wait_for()
    assert page.get_by_role("dialog").locator("span.finding").first.inner_text().strip()


@pytest.mark.parametrize("width", [380, 1440])
def test_follow_ups_and_a_chat_that_stays(server: str, visit: Visit, width: int) -> None:
    page = visit(server, width=width)

    def say(words: str) -> None:
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill(words)
        box.press("Enter")
        page.get_by_test_id("stChatMessage").filter(has_text=words).first.wait_for()
        settle(page)

    say("Where does Philippa Nwosu work?")
    say("and Gerda?")
    page.get_by_text("You mean: Where does Gerda work?").wait_for()
    say("Where does Rafael Quintanilha work?")
    say("where did we meet?")
    page.get_by_text("2 people are called Rafael Quintanilha").wait_for()
    page.get_by_role("button", name="Where did I meet Rafael Quintanilha of Tolmin Gallery?").click()
    settle(page)
    page.reload()
    settle(page)
    assert page.get_by_test_id("stChatMessage").count() == 10
    if width < 800:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="This chat").click()
    page.get_by_label("Title").fill(f"Where people work {width}")
    page.get_by_role("button", name="Rename").click()
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New chat").click()
    settle(page)
    page.get_by_label("Find a chat").fill(f"gerda {width}")
    page.get_by_label("Find a chat").press("Enter")
    settle(page)
    bar = page.get_by_test_id("stSidebar")
    bar.get_by_role("button", name=f"Where people work {width}").click()
    settle(page)
    assert page.get_by_test_id("stChatMessage").count() == 10
    page.get_by_role("button", name="This chat").click()
    page.get_by_role("button", name="Delete this chat").click()
    page.get_by_role("button", name="Delete it").click()
    page.get_by_text("Deleted. No byte of it is left in the workspace.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_jobs_asked_for_in_words(server: str, visit: Visit) -> None:
    page = visit(server)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("brief me for next week")
    box.press("Enter")
    page.get_by_role("button", name="Slow Chemistry 2026, 25–26 November 2026").click()
    page.get_by_role("button", name="Open the briefing").wait_for()
    settle(page)
    box.fill("thank everyone I met at the Museum Instruments Fair")
    box.press("Enter")
    page.get_by_role("button", name="Open the queue").click()
    settle(page)
    page.get_by_text("Only Museum Instruments Fair").wait_for()
    menu(page, "Chat")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("check this mail to Philippa: Dear Philippa, see you in Leeds.")
    box.press("Enter")
    page.get_by_role("button", name="Open in Review").wait_for()
    settle(page)
    page.get_by_role("button", name="Open in Review").click()
    settle(page)
    assert page.get_by_label("Your text").input_value() == "Dear Philippa, see you in Leeds."
    assert page.get_by_label("Their name").input_value() == "Philippa Nwosu"


def test_brief_from_today(server: str, visit: Visit) -> None:
    page = visit(server)
    page.get_by_role("button", name="Brief me", exact=True).last.click()
    page.get_by_text("Find these first").wait_for()
    settle(page)
    link = page.locator(".index a").first
    name = link.inner_text()
    link.click()
    page.wait_for_timeout(400)
    held = page.locator("[class*=st-key-box-card-]").filter(has_text=name).first
    assert held.is_visible()
    for closed in page.get_by_test_id("stExpander").filter(has_text="Do not raise").all():
        assert closed.locator("details[open]").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Markdown").click()
    assert download.value.path().read_text("utf-8").startswith("#")


def test_on_a_phone_the_cards_come_before_the_list_of_all_names(server: str, visit: Visit) -> None:
    page = visit(server, 380)
    page.get_by_role("button", name="Brief me", exact=True).last.click()
    page.get_by_text("Find these first").wait_for()
    settle(page)
    first = page.get_by_text("Find these first").first.bounding_box()
    card = page.locator("[class*=st-key-box-card-]").first.bounding_box()
    names = page.locator(".st-key-brief-index").bounding_box()
    assert first is not None
    assert card is not None
    assert names is not None
    assert first["y"] < card["y"] < names["y"]
    assert card["y"] < 3000, "five names, the first day, and folds"


def test_draft_copy_and_next(server: str, visit: Visit) -> None:
    page = visit(server)
    menu(page, "Follow-ups")
    body = page.get_by_label("Email", exact=True)
    body.wait_for()
    settle(page)
    draft = body.input_value()
    assert len(draft.split()) > 20
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == draft
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as .eml").click()
    assert "Subject:" in download.value.path().read_text("utf-8")
    settle(page)
    page.get_by_role("button", name="I have sent it").click()
    page.get_by_text("Noted as sent to").wait_for()
    settle(page)
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("Noted as sent to").wait_for(state="detached")


def test_another_version_and_the_users_own_answer_show_in_the_box(server: str, visit: Visit) -> None:
    page = visit(server)
    menu(page, "Follow-ups")
    body = page.get_by_role("textbox", name="Email", exact=True)
    page.get_by_role("button", name="Agnieszka Wrona").first.click()
    page.get_by_text("Keeping a promise: Agnieszka Wrona").wait_for()
    settle(page)
    first = body.input_value()
    page.get_by_role("button", name="Write it again").click()
    settle(page)
    second = body.input_value()
    assert second.startswith("Dear Agnieszka")
    assert second != first
    page.get_by_role("button", name="Ikenna Marsh").first.click()
    page.get_by_text("Reply: Ikenna Marsh").wait_for()
    page.get_by_text("Ikenna Marsh asks: “").wait_for()
    settle(page)
    answer = page.get_by_role("textbox", name="Your answer, in a few words")
    answer.fill("You will have it on 2 December, year four included")
    answer.press("Enter")
    settle(page)
    assert "You will have it on 2 December, year four included." in body.input_value()


def test_review_and_fix(server: str, visit: Visit) -> None:
    page = visit(server)
    menu(page, "Review")
    box = page.get_by_label("Your text")
    box.fill("We loved the day.\n\nCall me on +44 7700 900123, and ignore those idiots from the ministry.")
    page.get_by_role("button", name="Check it").click()
    page.locator(".verdict").wait_for()
    settle(page)
    assert page.locator("a.finding .letter").count() >= 1
    page.locator("[class*=st-key-fix-] button").first.click()
    settle(page)
    page.get_by_text("Before and after").wait_for()
    assert page.locator("del, ins").count() >= 1
    page.get_by_role("button", name="Undo the last change").click()
    settle(page)
    assert "+44 7700 900123" in box.input_value()


def test_import_receipt_and_undo(empty_server: str, visit: Visit, tmp_path: Path) -> None:
    note = tmp_path / "2026-11-02-call.md"
    note.write_text(
        "# Call with Ada Byrne\n\nAda Byrne keeps bees. I promised to send her the deck by Friday.\n"
    )
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)))
    page = visit(empty_server)
    page.get_by_role("button", name="Bring in your own files").click()
    settle(page)
    page.set_input_files("input[type=file]", [str(note), str(odd)])
    page.get_by_text("What you can ask now").wait_for()
    settle(page)
    page.get_by_text("left out, with reasons").wait_for()
    settle(page)
    page.get_by_role("button", name="Undo this import").click()
    page.get_by_role("button", name="Undo it").wait_for()
    settle(page)
    steady(page.get_by_role("button", name="Undo it")).click()
    page.get_by_text("Import undone").wait_for()
    menu(page, "People")
    settle(page)
    assert page.get_by_role("button", name="Ada Byrne").count() == 0
    menu(page, "Chat")
    page.get_by_role("button", name="Look around with a sample network").wait_for()


def test_an_import_can_be_stopped(empty_server: str, visit: Visit, tmp_path: Path) -> None:
    archive = tmp_path / "notes.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for number in range(3000):
            packed.writestr(
                f"notes/{number}.md", f"# Note {number}\n\nMet Ada Byrne. She keeps {number} bees.\n"
            )
    page = visit(empty_server)
    menu(page, "Import")
    page.set_input_files("input[type=file]", [str(archive)])
    page.get_by_text("Reading").first.wait_for()
    assert page.get_by_test_id("stFileUploader").count() == 0
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_text("stopped").first.wait_for()
    menu(page, "Chat")
    page.get_by_role("button", name="Look around with a sample network").wait_for()


def test_an_answer_can_be_stopped(visit: Visit, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Workspace.open(Settings(workspace=workspace), dt.date.fromisoformat(TODAY)) as space:
        space.import_paths([write_files(tmp_path / "files")])
    with ModelServer() as model:
        model.reply = lambda request: Reply("Nobody waits this long.", delay=600)
        with serving(
            workspace, COACH_MODEL="test-model", COACH_MODEL_BASE_URL=model.url, COACH_MODEL_TIMEOUT="600"
        ) as address:
            page = visit(address)
            box = page.get_by_test_id("stChatInputTextArea")
            box.fill("Who keeps bees?")
            box.press("Enter")
            page.get_by_role("button", name="Stop", exact=True).click()
            page.get_by_text("Stopped. Nothing was changed.").wait_for()
            settle(page)
            assert page.get_by_role("button", name="Stop", exact=True).count() == 0
            menu(page, "People")
            page.get_by_role("button", name="Omar Haddou").first.wait_for()
            page.close()


NOTE = (
    "met Zora Linde at the Tin Fair, leads data at Northwind, promised to send her the Dagster post by 30 November 2026, "
    "told me in confidence they may be bought"
)


@pytest.mark.parametrize("width", [380, 1440])
def test_a_line_in_the_chat_is_kept_with_one_click(empty_server: str, visit: Visit, width: int) -> None:
    page = visit(empty_server, width)
    begun = time.monotonic()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(NOTE)
    box.press("Enter")
    keep = page.get_by_role("button", name="Keep", exact=True)
    keep.wait_for()
    for said in (
        "Met Zora Linde (new): leads data, Northwind",
        "Tin Fair",
        "I promised Zora Linde: Dagster post, by 30 November",
        "told by Zora Linde",
    ):
        assert page.get_by_test_id("stPopoverButton").filter(has_text=said).is_visible()
    assert keep.is_visible()
    keep.click()
    page.get_by_text("Kept: a note").wait_for()
    assert time.monotonic() - begun < 60  # 15 s for a person at a machine that does nothing else
    settle(page)
    box.fill("What did I promise Zora?")
    box.press("Enter")
    page.get_by_text("your promises to Zora").wait_for()
    settle(page)
    assert page.get_by_text("Dagster post", exact=False).count() >= 2


def test_a_note_is_read_back_corrected_and_kept(server: str, visit: Visit) -> None:
    page = visit(server)
    page.get_by_test_id("stSidebar").get_by_role("button", name="Note a meeting").click()
    page.get_by_role("textbox", name="What happened?").fill(
        "Met Philippa Nwosu on the train, promised to send her the drawings by 30 November 2026, "
        "told me in confidence that she is leaving."
    )
    page.get_by_role("button", name="Read it").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep").wait_for()
    settle(page)
    assert dialog.get_by_role("button").filter(has_text="Only you, told by Philippa").is_visible()
    dialog.get_by_role("button").filter(has_text="drawings").click()
    page.get_by_role("textbox", name="What", exact=True).fill("frame drawings")
    page.get_by_role("textbox", name="What", exact=True).press("Enter")
    settle(page)
    page.keyboard.press("Escape")
    assert dialog.get_by_role("button").filter(has_text="frame drawings").is_visible()
    dialog.get_by_role("button", name="Keep").click()
    page.get_by_text("Your note is kept").wait_for()
    settle(page)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("What did I promise Philippa Nwosu?")
    box.press("Enter")
    page.locator("table.rows").filter(has_text="frame drawings").wait_for()


def test_a_passage_is_closed_by_a_click_and_opened_again(server: str, visit: Visit) -> None:
    page = visit(server)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Who keeps goats?")
    box.press("Enter")
    page.locator("details.ref summary").first.wait_for()
    settle(page)
    page.get_by_test_id("stExpander").filter(has_text="source").last.locator("summary").click()
    # The first source is the row that says who she is. The chat scrolls to its end while the list unfolds.
    steady(page.get_by_role("button", name="Open", exact=True).nth(1)).click()
    dialog = page.get_by_role("dialog")
    settle(page)
    steady(dialog.locator("summary").filter(has_text="Who may see this")).click()
    steady(dialog.get_by_role("button", name="Set", exact=True)).click()
    dialog.get_by_text("Set by you").wait_for()
    assert dialog.get_by_text("only you").first.is_visible()
    dialog.get_by_role("button", name="Take back").first.click()
    dialog.get_by_text("Set by you").wait_for(state="hidden")


def test_a_hostile_note_is_inert(empty_server: str, visit: Visit, tmp_path: Path) -> None:
    note = tmp_path / "2026-11-02-call.md"
    note.write_text(
        "# Call with Ada Byrne ![t](https://evil.example/t.png)\n\n"
        "Ada Byrne keeps bees. ![x](https://evil.example/p.png?who=me) "
        '<img src="https://evil.example/q.png" onerror="document.title=1"> '
        "<script>document.title='owned'</script> [a link](https://evil.example/l) :red[x] "
        "<iframe src='https://evil.example/f'></iframe>\n"
    )
    page = visit(empty_server)
    page.set_input_files("input[type=file]", [str(note)])
    page.wait_for_timeout(500)
    page.get_by_test_id("stChatInputSubmitButton").click()
    page.get_by_text("What you can ask now").wait_for()
    settle(page)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Who keeps bees?")
    box.press("Enter")
    page.locator("details.ref summary").first.wait_for()
    settle(page)
    page.locator("details.ref summary").first.click()
    page.get_by_test_id("stExpander").filter(has_text="source").last.locator("summary").click()
    page.get_by_role("button", name="Open", exact=True).first.click()
    page.get_by_role("dialog").get_by_text("evil.example").first.wait_for()
    assert page.locator("img[src*=evil], iframe[src*=evil], a[href*=evil]").count() == 0
    assert "Rapport" in page.title()


@pytest.mark.parametrize("width", [380, 768, 1440])
def test_no_page_is_wider_than_the_screen(server: str, visit: Visit, width: int) -> None:
    page = visit(server, width=width, height=800)
    for name in PAGES:
        menu(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name} is {wide} px too wide at {width}"


_FAINT = """() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return [m[0], m[1], m[2], m.length > 3 ? m[3] : 1]; };
  const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('[data-testid=stApp]'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    if (!words || words === '…' || !box.width || !box.height || element.closest('[disabled],[aria-disabled=true],style,script,[data-testid=stIconMaterial]')) continue;
    let opacity = 1; const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e); opacity *= Number(style.opacity);
      layers.push(parse(style.backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    let under = [255, 255, 255];
    for (const layer of layers.reverse()) under = over(layer, under);
    const colour = parse(getComputedStyle(element).color); colour[3] *= opacity;
    const [a, b] = [light(over(colour, under)), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${words.slice(0, 40)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground(server: str, visit: Visit, dark: bool) -> None:
    page = visit(server, dark=dark)
    for name in PAGES:
        menu(page, name)
        assert page.evaluate(_FAINT) == [], name
