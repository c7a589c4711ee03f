"""Tables that nobody can tell the columns of, and pasted lists, on the Import page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.screen import Open, click, shown

VAGUE = "Aaa,Bbb,When\nAnn Lee,York,05/04/2026\nBo Ek,Leeds,06/04/2026\nCy Dun,Hull,07/04/2026\nDi Fox,Bath,01/02/2026\n"


def _drop(app: AppTest, name: str, text: str) -> AppTest:
    return app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run()


def _select(app: AppTest, column: str, field: str) -> AppTest:
    box = next(b for b in app.selectbox if f"“{column}”" in b.label.replace("\\", ""))
    return box.select(field).run()


def test_a_table_nobody_can_read_is_asked_about_and_comes_in_as_said(empty_chat: Open) -> None:
    app = _drop(empty_chat("imports"), "friends.csv", VAGUE)
    assert "What do the columns of friends.csv hold?" in shown(app)
    assert "York · Leeds · Hull" in shown(app)
    app = _select(_select(app, "Bbb", "location"), "When", "date")
    assert "Ann Lee" in shown(app)
    app.radio(key="map-dates-friends.csv-None").set_value("day-first").run()
    assert "2026-04-05" in shown(app)
    app = click(app, "mapper-go")
    assert "1 file read: 4 people" in shown(app)
    again = click(app, "reread-0")
    assert again.radio(key="map-dates-friends.csv-0").value == "day-first"
    app = click(again, "mapper-drop")
    assert "What do the columns" not in shown(app)
    later = _drop(app, "later.csv", "Aaa,Bbb,When\nEd Gray,Deal,05/04/2026\n")
    assert "1 file read: 1 person" in shown(later)


def test_guests_need_the_name_of_their_event(empty_chat: Open) -> None:
    app = _drop(empty_chat("imports"), "friends.csv", VAGUE)
    app.radio(key="map-who-friends.csv").set_value("Guests of an event").run()
    assert app.button(key="mapper-go").disabled
    app.text_input(key="map-event-friends.csv").set_value("Bread Days").run()
    assert "Bread Days" in shown(app)
    app = click(app, "mapper-go")
    assert "4 people" in shown(app)


def test_nobody_comes_in_without_a_name_or_an_address(empty_chat: Open) -> None:
    app = _select(_drop(empty_chat("imports"), "friends.csv", VAGUE), "Aaa", "ignore")
    assert "Nobody would come in" in shown(app)
    assert app.button(key="mapper-go").disabled
    app = click(app, "mapper-drop")
    assert "What do the columns" not in shown(app)


def test_a_table_that_was_read_can_be_read_differently(empty_chat: Open) -> None:
    app = _drop(empty_chat("imports"), "list.csv", "Name,Email,Company\nAnn Lee,ann@oxbow.example,York\n")
    app = click(app, "reread-0")
    assert "What do the columns of list.csv hold?" in shown(app)
    app = click(_select(app, "Company", "location"), "mapper-go")
    assert "1 file read: 1 person" in shown(app)


@pytest.mark.parametrize(("event", "people"), [("", 2), ("PyData", 2)])
def test_a_pasted_list(empty_chat: Open, event: str, people: int) -> None:
    app = empty_chat("imports")
    app.text_area(key="paste-0").set_value("Dana Kim, Northwind; Ana Soto – Rye Press\nbring cake").run()
    app.text_input(key="paste-event-0").set_value(event).run()
    assert "does not begin with a name" in shown(app)
    app = click(app, "paste-go")
    assert f"1 file read: {people} people" in shown(app)
    assert app.text_area(key="paste-1").value == ""
