"""Reads and presses what is on a page of the web chat."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from re import sub

from streamlit.testing.v1 import AppTest

Open = Callable[[str], AppTest]


def shown(app: AppTest) -> str:
    """All words on the page, whichever element they are in."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
    words = [str(e.value) for kind in kinds for e in app.get(kind)]
    words += [unescape(sub(r"<[^>]+>", " ", e.proto.body)) for e in app.get("html")]
    words += [e.label for kind in ("button", "expander", "text_input", "text_area") for e in app.get(kind)]
    return "\n".join(words).replace("\\", "")


def click(app: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return app.button(key=key).click().run()


def turn(app: AppTest, number: int = 1) -> str:
    """How the keys of a turn in the open chat begin."""
    return f"turn{number}-{app.session_state['chat'].key}"
