"""A note in the chat and in its box; who may see a passage, beside an opened source and in the settings."""

from __future__ import annotations

import pytest

from tests.views.screen import Open, click, shown, turn

LINE = "met Zoe Quist at the Tin Fair, promised to send her the deck by Friday, told me in confidence she may leave"


def test_a_typed_line_is_shown_kept_known_and_taken_back(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value(LINE).run()
    assert not app.exception
    assert "This is how I read your note" in shown(app)
    assert "🔒" in shown(app)
    app = click(app, f"{turn(app)}-note-form-keep")
    assert "Kept: a note of 22 November 2026 about Zoe Quist, at Tin Fair." in shown(app)
    app.chat_input[0].set_value("What did I promise Zoe Quist?").run()
    assert "deck" in shown(app)
    app = click(app, f"{turn(app)}-undo")
    assert "Taken back. Your notes hold nothing of it." in shown(app)
    app.chat_input[0].set_value("Who goes to the Tin Fair?").run()
    assert not app.exception


def test_a_corrected_line_is_kept_as_corrected(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value(LINE).run()
    app.text_input(key=f"{turn(app)}-note-form-promise-0-what").set_value("slides").run()
    app.text_input(key=f"{turn(app)}-note-form-event").set_value("Tar Fair").run()
    app.selectbox(key=f"{turn(app)}-note-form-part-2").set_value("open").run()
    app = click(app, f"{turn(app)}-note-form-keep")
    assert "at Tar Fair" in shown(app)
    assert "You promised Zoe Quist: slides" in shown(app)
    app = app.switch_page("coach/views/settings.py").run()
    assert "captured/2026-11-22-1.md" in shown(app)


def test_nothing_is_kept_before_a_name_of_several_is_chosen(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("met Piet Dekker, promised him the form").run()
    assert app.button(key=f"{turn(app)}-note-form-keep").disabled
    options = app.radio(key=f"{turn(app)}-note-form-person-0-who").options
    assert [o for o in options if "Lumen" in o]
    assert [o for o in options if "Brine Terminal" in o]
    app.radio(key=f"{turn(app)}-note-form-person-0-who").set_value(_id(app, "Lumen")).run()
    app = click(app, f"{turn(app)}-note-form-keep")
    assert "Kept: a note" in shown(app)


def _id(app: object, words: str) -> str:
    from coach.views.parts.session import workspace

    return next(p.id for p in workspace().people("Piet Dekker") if p.organisation == words)


def test_a_note_can_be_left(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value(LINE).run()
    app = click(app, f"{turn(app)}-leave")
    assert "Not kept." in shown(app)


@pytest.mark.parametrize("typed", ["Who met Zoe Quist?", "notes about Zoe"])
def test_a_question_is_no_note(chat: Open, typed: str) -> None:
    app = chat("chat")
    app.chat_input[0].set_value(typed).run()
    assert "This is how I read your note" not in shown(app)


def test_the_first_note_may_come_before_any_import(empty_chat: Open) -> None:
    app = empty_chat("chat")
    app.chat_input[0].set_value(LINE).run()
    app = click(app, f"{turn(app)}-note-form-keep")
    assert "Kept: a note" in shown(app)


def test_the_box_offers_no_recording_where_nothing_can_hear(chat: Open) -> None:
    app = click(chat("chat"), "job-note")
    assert app.text_area(key="note-text").label == "What happened?"
    assert not app.get("audio_input")


def test_rules_are_set_and_removed_in_the_settings(chat: Open) -> None:
    app = chat("settings")
    fields = {t.label: t for t in app.text_input}
    fields["Folder or pattern"].set_value("notes/2026-11-*")
    next(b for b in app.button if b.label == "Add the rule").click().run()
    assert "notes/2026-11-* (1 text): only you" in shown(app)
    app = click(app, "audience-remove-1")
    assert "notes/2026-11-*" not in shown(app)


def test_an_opened_source_says_who_may_see_the_passage(chat: Open) -> None:
    app = chat("chat")
    app.chat_input[0].set_value("What does Ines keep?").run()
    next(b for b in app.button if (b.key or "").startswith("open-")).click().run()
    assert "as usual" in shown(app)
    assert app.selectbox(key="audience-who").options == [
        "Only me", "My employer", "People I name", "As usual", "Everybody"
    ]  # fmt: skip
