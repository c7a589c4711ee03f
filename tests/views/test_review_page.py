"""The review page and the policy on the Settings page, over a real workspace."""

from __future__ import annotations

from pathlib import Path

from tests.views.screen import Open, click, shown

RUDE = "We met on Monday.\n\nYou are an idiot, Lars. Nobody has bound more books than I have."


def test_a_step_is_shown_before_it_is_taken_and_each_can_be_undone(chat: Open) -> None:
    app = chat("review")
    app.text_area(key="review-text").set_value(RUDE).run()
    words = shown(app)
    assert "Revise: this attacks a person or a company, and 1 more finding." in words
    assert "I see this differently." in words, "before it is taken"
    app = click(app, "fix-A-generalise")
    first = app.text_area(key="review-text").value
    assert first == RUDE.replace("You are an idiot, Lars.", "I see this differently.")
    assert "Revise: this boasts." in shown(app), "what is left is judged again"
    app = click(app, "fix-A-remove")
    assert app.text_area(key="review-text").value == "We met on Monday.\n\nI see this differently."
    assert "Good to send." in shown(app)
    app.text_area(key="review-text").set_value("We met on Monday.\n\nI see it otherwise.").run()
    assert "3. Your own change" in shown(app)
    app = click(app, "undo-3")
    app = click(app, "review-undo")
    assert app.text_area(key="review-text").value == first
    app = click(app, "review-undo")
    assert app.text_area(key="review-text").value == RUDE
    assert not [b for b in app.button if b.key == "review-undo"]


def test_an_early_step_takes_the_later_ones_back_too(chat: Open) -> None:
    app = chat("review")
    app.text_area(key="review-text").set_value(RUDE).run()
    app = click(click(app, "fix-A-generalise"), "fix-A-remove")
    app = click(app, "undo-1")
    assert app.text_area(key="review-text").value == RUDE
    app = click(app, "review-clear")
    assert app.text_area(key="review-text").value == ""


def test_what_is_kept_stays_kept_and_comes_back_on_demand(chat: Open) -> None:
    app = chat("review")
    app.text_area(key="review-text").set_value(RUDE).run()
    app = click(click(app, "keep-A"), "keep-A")
    words = shown(app)
    assert "Good to send." in words
    assert "2 things kept as you wrote it" in words
    app.switch_page("coach/views/settings.py").run()
    assert "What you keep although it was found (2)" in shown(app)
    again = chat("review")
    again.text_area(key="review-text").set_value(RUDE).run()
    assert "Good to send." in shown(again), "another session too"
    again = click(again, "unkeep-1")
    assert "Revise: this attacks" in shown(again)


def test_a_confidence_can_be_kept_only_with_its_reason_in_sight(chat: Open) -> None:
    app = chat("review")
    app.text_area(key="review-text").set_value("The gallery will close its east wing, Omar told me.").run()
    app = click(app, "keep-A")
    words = shown(app)
    assert "You keep something in it although your notes keep it closed." in words
    assert "You keep it although your notes keep it closed." in words


def test_a_broken_policy_is_named_and_nothing_is_judged(chat: Open, tmp_path: Path) -> None:
    (tmp_path / "workspace" / "policy.yaml").write_text("speak_on: [a")
    app = chat("review")
    app.text_area(key="review-text").set_value(RUDE).run()
    assert "policy.yaml, line 1: this is no YAML" in shown(app)
    assert not [b for b in app.button if (b.key or "").startswith("fix-")]
    assert "What I may say" in shown(click(app, "review-policy"))
    app.switch_page("coach/views/settings.py").run()
    app.text_area(key="policy-text").set_value("speak_on: [climate]\n").run()
    app = click(app, "policy-save")
    app.switch_page("coach/views/review.py").run()
    assert "Revise: this attacks" in shown(app), "the text is still there"


def test_the_policy_is_edited_beside_the_users_comments(chat: Open, tmp_path: Path) -> None:
    file = tmp_path / "workspace" / "policy.yaml"
    file.write_text("# Mine.\nconfidential:\n  clients:\n    - Rye Press  # of old\n")
    app = chat("settings")
    assert "Clients: Rye Press" in shown(app)
    assert app.text_area(key="policy-text").value == file.read_text()
    app.selectbox(key="policy-category").set_value("hostile")
    app.selectbox(key="policy-level").set_value("off").run()
    app = click(app, "policy-set")
    assert file.read_text() == (
        "# Mine.\nconfidential:\n  clients:\n    - Rye Press  # of old\nstrictness:\n  everyone:\n    hostile: off\n"
    )
    assert "Every reader, An attack: leave it alone" in shown(app)
    app = click(app, "policy-remove-confidential-clients-0")
    assert "Rye Press" not in file.read_text()
    assert file.read_text().startswith("# Mine.\n")
    app.text_area(key="policy-text").set_value("speek_on: [x y]").run()
    app = click(app, "policy-save")
    assert "Not saved. Line 1: “speek_on” is not known here; did you mean speak_on?" in shown(app)
    assert file.read_text().startswith("# Mine.\n")
