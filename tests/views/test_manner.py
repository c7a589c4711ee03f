"""How the user writes, on the Settings page: shown with counts, set, refused, and taken back."""

from __future__ import annotations

from tests.views.screen import Open, click, shown


def test_a_trait_is_shown_set_and_taken_back(chat: Open) -> None:
    app = chat("settings")
    assert "too few to tell (0 letters); instead: Dear" in shown(app)
    app = app.text_input(key="manner-value-english-everyone-greeting").set_value("Hi").run()
    app = click(app, "manner-set")
    assert "Drafts follow it from now on." in shown(app)
    assert "you set this" in shown(app)
    app = click(app, "manner-reset")
    assert "you set this" not in shown(app)
    assert app.text_input(key="manner-value-english-everyone-greeting").value == ""


def test_a_turn_that_names_somebody_is_refused(chat: Open) -> None:
    app = chat("settings")
    app = app.selectbox(key="manner-trait").set_value("turns").run()
    app = app.text_input(key="manner-value-english-everyone-turns").set_value("as Omar Haddou says").run()
    app = click(app, "manner-set")
    assert not app.exception
    assert "names somebody" in app.error[0].value
