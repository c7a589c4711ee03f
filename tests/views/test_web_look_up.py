"""Looking a guest up from their card: the words that leave are shown first, and only what is picked is fetched."""

from __future__ import annotations

import pytest

from tests.search_server import searching
from tests.views.screen import Open, click, shown


def briefing(chat: Open) -> object:
    app = click(chat("briefing"), "brief-go")
    for _ in range(5):
        if [b for b in app.button if (b.key or "").startswith("card-page-")]:
            break
        app = app.run()
    return app


def test_no_card_offers_it_until_a_service_is_set(chat: Open) -> None:
    assert "Look up on the web" not in shown(briefing(chat))


def test_a_card_shows_the_words_asks_and_keeps_only_what_may_be_fetched(
    chat: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with searching() as service:
        service.answer = {"results": [
            {"title": "A page in the house", "url": f"{service.url}/admin", "publishedDate": "2026-01-05"}]}  # fmt: skip
        monkeypatch.setenv("COACH_SEARCH_URL", service.url)
        app = briefing(chat)
        key = next(b.key for b in app.button if (b.key or "").startswith("card-web-"))
        app = click(app, key)
        asked = app.text_input(key="web-look-up-words").value
        assert asked.startswith('"')
        assert "nothing else" in shown(app)
        assert service.asked == []
        app = click(app, "web-look-up-search")
        assert [q["q"] for _, q, _ in service.asked] == [asked]
        assert "A page in the house" in [c.label for c in app.checkbox]
        assert "5 January 2026" in shown(app)
        assert "Others may bear the name" in shown(app)
        assert app.button(key="web-look-up-keep").disabled
        app = app.checkbox(key="web-look-up-0").check().run()
        app = click(app, "web-look-up-keep")
        assert "private network" in "".join(w.value for w in app.warning).replace("\\", "")
        assert len(service.asked) == 1
        assert not app.exception


def test_the_service_is_set_on_the_settings_page(empty_chat: Open) -> None:
    app = empty_chat("settings")
    assert "Nobody is looked up on the web" in shown(app)
    app.text_input(key="search-url").set_value("nonsense")
    app = click(app, "search-use")
    assert "no page on the web" in shown(app)
    app.text_input(key="search-url").set_value("http://localhost:8888")
    app = click(app, "search-use")
    assert "asks http://localhost:8888 when you press it" in shown(app)
