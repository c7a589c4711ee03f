"""An introduction on the Follow-ups page: both sides asked, their answers noted, then one letter to both."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.small_world import TODAY
from tests.views.screen import Open, click, shown

PROMISE = "---\ntitle: Call\ndate: 2026-11-03\nwith: [Zoë Quist]\n---\nI promised Zoë an introduction to Omar Haddou.\n"


@pytest.fixture
def promised(chat: Open) -> Open:
    """The page over the small network, in which an introduction is promised."""
    with Workspace.open(Settings(), dt.date.fromisoformat(TODAY)) as space:
        space.import_files([SourceFile("call.md", PROMISE.encode())])
    return chat


def _pair(app: AppTest) -> AppTest:
    """Choose the promised introduction in the queue."""
    lines = [str(e.proto.body) for e in app.get("html")]
    assert any("introduction to Omar Haddou" in line for line in lines)
    for button in [b for b in app.button if (b.key or "").startswith("queue-")]:
        app = click(app, str(button.key))
        if [b for b in app.button if (b.key or "").startswith("intro-")]:
            return app
    raise AssertionError("no introduction in the queue")


def test_both_are_asked_answer_and_are_put_in_touch(promised: Open) -> None:
    app = _pair(promised("follow_ups"))
    assert "Both are asked before they are put in touch." in shown(app)
    assert "Omar Haddou" in str(app.text_area[0].value)
    app = click(app, "draft-done")
    assert "Zoe Quist was asked." in shown(app)
    assert str(app.text_area[0].value).startswith(("Dear Omar", "Hi Omar"))
    app = click(app, "draft-done")
    assert "Both are asked. Note here what they answer." in shown(app)
    assert not app.text_area
    app = click(app, "intro-agreed-0")
    assert "Noted: Zoe Quist said yes." in shown(app)
    app = click(app, "outcome-back")
    assert "Zoe Quist was asked." in shown(app)
    app = click(click(app, "intro-agreed-0"), "intro-agreed-1")
    assert "this letter goes to both" in shown(app)
    assert "Zoe and Omar" in str(app.text_area[0].value)
    app = click(app, "draft-done")
    assert "Noted as sent to Zoe Quist and Omar Haddou." in shown(app)
    assert "introduction to Omar Haddou" not in shown(app)
    app = click(app, "outcome-back")
    assert "Both have agreed: put them in touch" in shown(app)


def test_a_no_ends_it_and_can_be_taken_back(promised: Open) -> None:
    app = _pair(promised("follow_ups"))
    app = click(app, "intro-declined-1")
    assert "One of the two has said no, so it ends here." in shown(app)
    assert not app.text_area
    app = click(app, "outcome-back")
    assert "Omar Haddou is not asked yet." in shown(app)
    assert app.text_area


def test_one_under_way_waits_in_the_queue(promised: Open) -> None:
    click(_pair(promised("follow_ups")), "draft-done")
    words = shown(promised("follow_ups"))
    assert "Zoe Quist and Omar Haddou" in words
    assert "Introduction: Omar Haddou still to ask" in words


def test_without_a_promise_it_asks_whom_to(chat: Open) -> None:
    app = chat("follow_ups")
    app.selectbox(key="other-kind").set_value("introduction").run()
    app.text_input(key="other-name").set_value("Zoe Quist").run()
    app.text_input(key="other-with").set_value("Omar Haddou").run()
    app = next(b for b in app.button if (b.key or "").startswith("other-p")).click().run()
    assert "Introduction: Zoe Quist and Omar Haddou" in shown(app)
    assert "Said no" in shown(app)
