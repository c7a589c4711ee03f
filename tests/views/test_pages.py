"""Every page: empty, done and failing; the three jobs; import and undo; merge and split."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.imap_server import MailServer, running
from tests.small_world import NOTE_CALL, TODAY, letter
from tests.views.screen import Open, click, shown, turn

PAGES = ("chat", "briefing", "follow_ups", "review", "people", "imports", "settings", "sent")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_empty(empty_chat: Open, name: str) -> None:
    app = empty_chat(name)
    assert not app.exception
    assert not app.error
    assert shown(app).strip()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_with_data(chat: Open, name: str) -> None:
    app = chat(name)
    assert not app.exception
    assert not app.error
    assert "_" not in "".join(b.label for b in app.button)


@pytest.mark.parametrize("name", PAGES)
def test_an_error_is_one_plain_line(empty_chat: Open, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = empty_chat(name)
    monkeypatch.setenv("COACH_TODAY", "yesterday")
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "COACH_TODAY is 'yesterday'" in shown(app)
    assert "\n" not in app.error[0].value


def test_an_empty_workspace_offers_two_ways_to_begin(empty_chat: Open) -> None:
    app = empty_chat("chat")
    labels = [b.label for b in app.button]
    assert "Look around with a sample network" in labels
    assert "Bring in your own files" in labels
    assert "Today" not in shown(app)


def test_the_sample_gives_questions_that_are_answered(empty_chat: Open) -> None:
    app = click(empty_chat("chat"), "start-sample")
    assert "What you can ask now" in shown(app)
    asked = [b for b in app.button if (b.key or "").startswith(f"{turn(app)}-now-")]
    assert len(asked) == 3
    app = asked[0].click().run()
    assert not app.exception
    assert len(app.chat_message) == 3
    assert any("source" in e.label for e in app.expander)


def test_today_names_the_event_and_what_is_due(chat: Open) -> None:
    app = chat("chat")
    words = shown(app)
    assert "Book Forum 2026" in words
    assert "in 11 days" in words
    assert "paper samples" in words
    app = click(app, "today-do-0")
    assert app.title[0].value == "Briefing"
    assert "Book Forum 2026" in shown(app)


def test_a_question_gets_an_answer_with_its_source(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("Who keeps bees?").run()
    words = shown(app)
    assert "Fabre" in words
    assert "2026-10-28-paper-days.md" in words


def test_rows_come_with_their_plan(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("Who do I know at Rye Press?").run()
    words = shown(app)
    assert "Fabre" in words
    assert "Rye Press" in words


def test_what_no_source_answers_is_said_so(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("What is the name of Omar Haddou's daughter?").run()
    turn = app.session_state["chat"].turns[-1]
    assert turn.result.abstained
    assert not app.error


def test_a_briefing_asked_for_in_words(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("Brief me for the Book Forum 2026").run()
    assert "Find these first" in shown(app)
    app = click(app, f"{turn(app)}-brief")
    assert app.title[0].value == "Briefing"
    assert "Zoe Quist" in shown(app)


def test_a_draft_asked_for_in_words(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("Draft a thank-you to Ines Fabre after Paper Days").run()
    assert "Dear Ines" in shown(app) or "Hi Ines" in shown(app)
    assert not app.error


def test_a_review_asked_for_in_words(chat: Open) -> None:
    app = chat("chat")
    secret = "The gallery will close its east wing, as Omar told me."
    app.chat_input[0].set_value(f"Review this post: {secret}").run()
    assert "told" in shown(app)
    app = click(app, f"{turn(app)}-review")
    assert app.title[0].value == "Review"
    assert app.text_area(key="review-text").value == secret


def test_a_wish_that_fits_nobody_is_one_plain_line(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("Draft a thank-you to Nobody Atall").run()
    assert not app.exception
    assert "Nobody called “Nobody Atall” is in your contacts or notes." in shown(app)


def test_files_dropped_on_the_chat_are_imported(empty_chat: Open) -> None:
    app = empty_chat("chat")
    app.chat_input[0].upload("call.md", NOTE_CALL.encode()).set_value("").run()
    assert "1 file read" in shown(app)
    assert "What you can ask now" in shown(app)


def test_a_question_that_comes_with_files_waits_for_them(empty_chat: Open) -> None:
    app = empty_chat("chat")
    app.chat_input[0].upload("call.md", NOTE_CALL.encode()).set_value("Who has moved house?").run()
    kinds = [type(t.result).__name__ for t in app.session_state["chat"].turns]
    assert kinds == ["Told", "Answer"]
    assert "Omar" in shown(app)


def test_the_briefing_page(chat: Open) -> None:
    app = click(chat("briefing"), "brief-go")
    words = shown(app)
    assert "Find these first" in words
    assert "Ines Fabre" in words
    held = [e for e in app.expander if e.label.startswith("Do not raise")]
    assert all(not e.proto.expanded for e in held)
    files = [
        "Save as PDF",
        "Save as Word",
        "Save as Markdown",
        "Save as web page",
        "Remind me the evening before",
    ]
    assert [d.proto.label for d in app.get("download_button")] == files


def test_a_page_added_to_a_card_updates_the_briefing_and_is_taken_back(chat: Open) -> None:
    app = click(chat("briefing"), "brief-go")
    app = click(app, "card-page-card-new-0")
    app = click(app, "looked-up-keep")
    assert "no text to keep" in shown(app)
    app.text_area(key="looked-up-text").set_value(
        "This person breeds dahlias and keeps a small printing press."
    ).run()
    app = click(app, "looked-up-keep")
    for _ in range(3):
        app.run()
    words = shown(app)
    assert "is kept as import" in words
    assert "breeds dahlias" in words
    assert "From pages you looked up" in words
    app = click(app, "looked-up-undo")
    for _ in range(3):
        app.run()
    assert "breeds dahlias" not in shown(app)


def test_the_follow_up_queue_and_next(chat: Open) -> None:
    app = chat("follow_ups")
    first = app.text_area[0].value
    assert first
    before = [b.label for b in app.button if (b.key or "").startswith("queue-")]
    app = click(click(app, "queue-1"), "not-now-done")
    after = [b.label for b in app.button if (b.key or "").startswith("queue-")]
    assert len(after) == len(before) - 1
    assert f"Done: {before[1]}." in shown(app)
    app = click(app, "outcome-back")
    assert [b.label for b in app.button if (b.key or "").startswith("queue-")] == before


def test_a_draft_is_noted_as_sent_and_taken_back(chat: Open) -> None:
    app = chat("follow_ups")
    other = next(b.key for b in app.button if b.key == "queue-1")
    app = click(app, str(other))
    app.text_area[0].set_value("Dear Omar,\n\nThe three maps are on my wall now.\n\nVera\n").run()
    app = click(app, "draft-done")
    assert "Noted as sent to Omar Haddou." in shown(app)
    assert "queue-1" not in [b.key for b in app.button]
    app.switch_page("coach/views/people.py").run()
    app.text_input(key="people-search").set_value("haddou").run()
    app = next(b for b in app.button if (b.key or "").startswith("person-")).click().run()
    assert "three maps are on my wall" in shown(app)
    app.switch_page("coach/views/follow_ups.py").run()
    app = click(app, "outcome-back")
    assert "queue-1" in [b.key for b in app.button]


def test_a_letter_keeps_a_promise_where_the_user_says_so(chat: Open) -> None:
    app = chat("follow_ups")
    assert "Keeping a promise" in shown(app)
    assert "paper samples" in str(app.text_area[0].value)
    assert "ere are the paper samples" not in str(app.text_area[0].value)
    app.checkbox(key="draft-enclosed").check().run()
    assert "ere are the paper samples" in str(app.text_area[0].value)
    assert "Add what you promised" in shown(app)
    app = click(app, "draft-done")
    assert "Your promise is kept: paper samples." in shown(app)


def test_beside_a_draft_stand_the_quotes_of_the_notes(chat: Open) -> None:
    words = shown(chat("follow_ups"))
    assert words.count("paper samples by 30 November") <= 1  # the letter's own words stand in the letter only
    below = words[words.index("What it rests on") :]
    assert "I promised to send her the paper samples by 2026-11-30." in below


def test_another_version_and_another_length(chat: Open) -> None:
    app = click(chat("follow_ups"), "queue-1")
    first = app.text_area[0].value
    app = click(app, "draft-again")
    second = app.text_area[0].value
    assert not set(str(first).split("\n\n")[1:-1]) & set(str(second).split("\n\n")[1:-1])
    app.button_group(key="draft-tone").set_value("Casual").run()
    assert str(app.text_area[0].value).startswith("Hi ")


def test_the_users_own_words_go_into_the_letter(chat: Open) -> None:
    app = click(chat("follow_ups"), "queue-1")
    field = next(f for f in app.text_input if str(f.key).startswith("words-"))
    assert field.label == "Anything to add, in your own words"
    field.set_value("The big map is yours if you want it").run()
    assert "The big map is yours if you want it." in str(app.text_area[0].value)
    app = click(app, "draft-again")
    assert "The big map is yours if you want it." in str(app.text_area[0].value)
    app.text_area[0].set_value("Dear Omar,\n\nThe maps.\n").run()
    assert next(f for f in app.text_input if str(f.key).startswith("words-")).disabled
    assert app.text_area[0].value == "Dear Omar,\n\nThe maps.\n"


def test_a_letter_left_to_the_user_asks_for_their_words_and_cannot_go_out_empty(
    chat: Open, tmp_path: Path
) -> None:
    asked = letter(
        "q1", "Pia Lund <pia@quay.example>", "vera@loom.example", "Looms", "Fri, 20 Nov 2026 10:00:00 +0000",
        "Vera, do you have a spare loom?",
    )  # fmt: skip
    with Workspace.open(Settings(workspace=tmp_path / "workspace"), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("mail/q1.eml", asked.encode())])
    app = chat("follow_ups")
    app = next(b for b in app.button if b.label == "Pia Lund").click().run()
    words = shown(app)
    assert "Pia Lund asks: “Vera, do you have a spare loom?”" in words
    assert words.count("Pia Lund asks:") == 1
    assert "Nothing here that should not be sent" not in words
    assert "draft-done" not in [b.key for b in app.button]
    for unwritten in ("", " ", str(app.text_area[0].value) + "\n"):
        app.text_area[0].set_value(unwritten).run()
        assert "draft-done" not in [b.key for b in app.button]
        assert "Nothing here that should not be sent" not in shown(app)
    app = chat("follow_ups")
    app = next(b for b in app.button if b.label == "Pia Lund").click().run()
    field = next(f for f in app.text_input if str(f.key).startswith("words-"))
    field.set_value("Yes, two of them").run()
    assert "Yes, two of them." in str(app.text_area[0].value)
    assert "Nothing here that should not be sent" in shown(app)
    assert "draft-done" in [b.key for b in app.button]


def test_an_introduction_asks_whom_to(chat: Open) -> None:
    app = chat("follow_ups")
    app.selectbox(key="other-kind").set_value("introduction").run()
    app.text_input(key="other-name").set_value("Zoe Quist").run()
    assert not [b for b in app.button if (b.key or "").startswith("other-p")]
    app.text_input(key="other-with").set_value("Omar Haddou").run()
    app = next(b for b in app.button if (b.key or "").startswith("other-p")).click().run()
    assert not app.exception
    assert "Omar Haddou" in str(app.text_area[0].value)


def test_a_rhythm_is_set_and_taken_away(chat: Open) -> None:
    app = chat("settings")
    app.number_input(key="circle-days").set_value(10)
    app = next(b for b in app.button if b.label == "Set the rhythm").click().run()
    assert "Everybody else: every 10 days." in shown(app)
    app.number_input(key="circle-days").set_value(1)
    app = next(b for b in app.button if b.label == "Set the rhythm").click().run()
    assert "Everybody else: every 1 day." in shown(app)
    app = click(chat("settings"), "circle-off-0")
    assert "has no rhythm now" in shown(app)


def test_who_is_not_brought_up_can_be_again(chat: Open) -> None:
    with Workspace.open(Settings(), dt.date(2026, 11, 22)) as space:
        space.follow_ups.say(space.person("Omar Haddou").id, "touch", "never")
    app = chat("settings")
    assert "Omar Haddou is not brought up." in shown(app)
    app = next(b for b in app.button if b.label == "Bring up again").click().run()
    assert "is not brought up" not in shown(app)


def test_a_draft_goes_into_the_drafts_folder(chat: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(MailServer()) as server:
        for name, value in (("HOST", "127.0.0.1"), ("PORT", str(server.port)), ("USER", server.user),
                            ("PASSWORD", server.password), ("SECURITY", "none")):  # fmt: skip
            monkeypatch.setenv(f"COACH_IMAP_{name}", value)
        app = click(chat("settings"), "mailbox-test")
        assert "It works: drafts go into “My ä Drafts”." in shown(app)
        app = app.switch_page("coach/views/follow_ups.py").run()
        put = next(b for b in app.button if b.label == "Put into my drafts")
        app = put.click().run()
        assert "It is in “My ä Drafts” of your mail account. It is not sent." in shown(app)
    assert len(server.stored) == 1
    app = app.switch_page("coach/views/sent.py").run()
    assert "Draft into your drafts folder" in "\n".join(e.label for e in app.expander)


def test_an_edited_draft_is_checked_again_and_kept(chat: Open) -> None:
    app = chat("follow_ups")
    app.text_area[0].set_value("Omar says the gallery will close its east wing, you idiots.").run()
    assert "Before you send" in shown(app)
    app.switch_page("coach/views/people.py").run()
    app.switch_page("coach/views/follow_ups.py").run()
    assert str(app.text_area[0].value).startswith("Omar says the gallery")


def test_review_fixes_with_one_click_and_undoes(chat: Open) -> None:
    app = chat("review")
    text = "Our roadmap is bold.\n\nThe gallery will close its east wing, Omar told me."
    app.text_area(key="review-text").set_value(text).run()
    fixes = [b for b in app.button if (b.key or "").startswith("fix-")]
    assert fixes
    app = fixes[-1].click().run()
    mended = app.text_area(key="review-text").value
    assert mended != text
    assert "Before and after" in shown(app)
    app = click(app, "review-undo")
    assert app.text_area(key="review-text").value == text


def test_review_says_when_all_is_well(chat: Open) -> None:
    app = chat("review")
    app.text_area(key="review-text").set_value("I enjoyed the talks on binding last week.").run()
    assert "Nothing left to mend." in shown(app)


def test_people_are_found_and_opened(chat: Open) -> None:
    app = chat("people")
    app.text_input(key="people-search").set_value("haddou").run()
    found = [b for b in app.button if (b.key or "").startswith("person-")]
    assert found
    app = found[0].click().run()
    words = shown(app)
    assert "Tolmin Gallery" in words
    assert "History" in words
    assert "What your files say" in words
    app = click(app, "person-back")
    assert app.text_input(key="people-search").value == "haddou"


def test_people_are_found_by_what_the_notes_say(chat: Open) -> None:
    app = chat("people")
    app.text_input(key="people-search").set_value("the one with the bees").run()
    assert "Fabre" in shown(app)


def test_nobody_found_is_said_kindly(chat: Open) -> None:
    app = chat("people")
    app.text_input(key="people-search").set_value("zzzqqq").run()
    assert not app.exception
    assert "Nobody fits" in shown(app) or "your notes say" in shown(app)


def test_import_receipt_refusals_and_undo(empty_chat: Open) -> None:
    app = empty_chat("imports")
    files = [
        ("call.md", NOTE_CALL.encode(), "text/markdown"),
        ("odd.bin", bytes(range(256)), "application/x"),
    ]
    app.file_uploader[0].set_value(files).run()
    words = shown(app)
    assert "1 note" in words
    assert "left out, with reasons" in words
    assert "Who are you?" in words
    app = click(app, "undo-new")
    assert "Import undone" in shown(app)
    assert "Done" not in [s.value for s in app.subheader]


def test_settings_keep_who_i_am(empty_chat: Open) -> None:
    app = empty_chat("settings")
    app.text_input[0].set_value("Ada Byrne")
    app.text_input[1].set_value("ada@example.org, byrne@example.org")
    app.button[[b.label for b in app.button].index("Save")].click().run()
    assert "Saved." in shown(app)
    assert [i.value for i in app.text_input[:2]] == ["Ada Byrne", "ada@example.org, byrne@example.org"]


def test_settings_say_what_leaves_and_test_the_connection(empty_chat: Open) -> None:
    app = empty_chat("settings")
    assert "Nothing has left this machine." in shown(app)
    app.text_input(key="model-name").set_value("tiny")
    app.text_input(key="model-address").set_value("http://127.0.0.1:9/v1").run()
    app = click(app, "model-use")
    assert "tiny at http://127.0.0.1:9/v1 writes the prose." in shown(app)
    app = click(app, "model-test")
    assert not app.exception
    assert app.error


def test_a_hostile_note_is_only_text(empty_chat: Open) -> None:
    note = "# Call\n\nMet Zoe Quist. ![x](https://evil.example/p.png) <img src=https://evil.example/q.png> She keeps bees.\n"
    app = empty_chat("chat")
    app.chat_input[0].upload("2026-11-01-call.md", note.encode()).set_value("").run()
    app.chat_input[0].set_value("Who keeps bees?").run()
    assert "&lt;img" in "".join(e.proto.body for e in app.get("html"))
    for element in app.get("html"):
        assert "<img" not in element.proto.body
    for element in app.markdown:
        assert "evil.example" not in element.value


def test_how_many_cards_are_written_at_once_is_set_on_the_page(
    chat: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_MODEL", "test-model")
    monkeypatch.setenv("COACH_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    app = chat("settings")
    box = app.number_input(key="model-parallel")
    assert box.value == 1, "a server on this machine writes one at a time unless it is said otherwise"
    app = box.set_value(6).run()
    assert app.number_input(key="model-parallel").value == 6
    assert any("COACH_MODEL_PARALLEL=6" in c.value for c in app.code)


def test_the_briefing_page_says_what_is_new(chat: Open) -> None:
    with Workspace.open(Settings(), dt.date(2026, 11, 20)) as space:
        space.brief(
            "Book Forum 2026",
            SourceFile("list.csv", b"name,email\nInes Fabre,\nOlly Ward,olly@ward.example\n"),
        )
    app = click(chat("briefing"), "brief-go")
    words = shown(app)
    assert "Since Friday 20 November" in words
    assert "Olly Ward is no longer on the list." in words
    assert words.index("Since Friday") < words.index("Find these first")
