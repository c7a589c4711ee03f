"""The People page: duplicates side by side, names that fit several people, decisions and the way back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from coach.views.parts import settling
from coach.views.parts.session import desk
from tests.views.screen import Open, shown


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine the click waits for its answer."""
    monkeypatch.setattr(settling, "PATIENCE", 60.0)


def part(app: AppTest, name: str) -> AppTest:
    return app.segmented_control[0].set_value(name).run()


def buttons(app: AppTest, start: str) -> list[str]:
    return [b.key for b in app.button if (b.key or "").startswith(start)]


@pytest.mark.parametrize(
    ("answer", "said", "left"),
    [("apart-", "stay two people", "two people"), ("merge-", "is one person now", "one person")],
)
def test_a_duplicate_is_settled_and_asked_again(
    doubtful_chat: Open, answer: str, said: str, left: str
) -> None:
    app = part(doubtful_chat("people"), "Duplicates")
    words = shown(app)
    assert "differ only by accents" in words
    assert "Zoë Quist" in words
    (key,) = buttons(app, answer)
    app = app.button(key=key).click().run()
    assert said in shown(app)
    assert buttons(app, answer) == []
    app = part(app, "Decisions")
    assert f"are {left}." in shown(app)
    (revoke,) = buttons(app, "revoke-")
    app = app.button(key=revoke).click().run()
    assert "Taken back" in shown(app)
    assert buttons(part(app, "Duplicates"), answer) == [key]


def test_one_click_says_whom_a_name_means(doubtful_chat: Open) -> None:
    app = part(doubtful_chat("people"), "Names")
    words = shown(app)
    assert "Saw Piet Dekker at the lock." in words
    choices = buttons(app, "mean-")
    assert len(choices) == 2
    app = app.button(key=choices[0]).click().run()
    assert "means Piet Dekker" in shown(app)
    assert "Every name in your notes and messages is clear." in shown(app)
    app = part(app, "Decisions")
    app = app.button(key=buttons(app, "revoke-")[0]).click().run()
    assert len(buttons(part(app, "Names"), "mean-")) == 2


def test_where_they_were_before_stands_on_the_card(doubtful_chat: Open) -> None:
    app = doubtful_chat("people")
    app.text_input(key="people-search").set_value("haddou").run()
    app = app.button(key=buttons(app, "person-p")[0]).click().run()
    words = shown(app)
    assert "Before" in words
    assert "Old Mill Museum" in words
    assert words.index("Tolmin Gallery") < words.index("Old Mill Museum")


def test_nothing_to_settle_is_said(chat: Open) -> None:
    app = chat("people")
    assert "No possible duplicates" in shown(part(app, "Duplicates"))
    assert "is clear" in shown(part(app, "Names"))
    assert "not decided anything" in shown(part(app, "Decisions"))


def test_a_long_answer_goes_on_behind_the_page(doubtful_chat: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 0.0)
    app = part(doubtful_chat("people"), "Duplicates")
    (key,) = buttons(app, "merge-")
    app = app.button(key=key).click().run()
    assert buttons(app, "merge-") == []
    job = desk().get("settling")
    if job is not None:
        list(job.watch())
    assert len(buttons(part(app.run(), "Decisions"), "revoke-")) == 1
