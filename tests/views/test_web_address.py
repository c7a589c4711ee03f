"""The field for a web address on the import page."""

from tests.views.screen import Open, shown


def test_the_page_says_what_will_happen_and_refuses_a_private_address(empty_chat: Open) -> None:
    app = empty_chat("imports")
    assert "This machine will ask that server for the page" in shown(app)
    app.text_input(key="web-address-words").set_value("127.0.0.1:9/fair")
    app = app.button[[b.label for b in app.button].index("Fetch the page")].click().run()
    assert "a machine on your own or a private network" in shown(app)
    assert not app.exception


def test_what_is_no_address_gets_one_clear_line(empty_chat: Open) -> None:
    app = empty_chat("imports")
    app.text_input(key="web-address-words").set_value("file:///etc/passwd")
    app = app.button[[b.label for b in app.button].index("Fetch the page")].click().run()
    assert "only addresses with http:// or https:// are fetched" in shown(app)
