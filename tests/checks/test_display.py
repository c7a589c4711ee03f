"""Nothing that is shown fetches, hides or runs anything."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.checks.display import SafeStream, safe_markdown, safe_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![x](https://evil.example/a.png) hi", "(x) hi"),
        ("![](https://evil.example/a.png)hi", "hi"),
        ('[click](https://evil.example/x "t") here [1]', "click here [1]"),
        ("a <img src=x onerror=alert(1)> b", "a  b"),
        ("a <!-- hidden --> b", "a  b"),
        ("a <script>steal()</script> b", "a  b"),
        ("[a][b]\n\n[b]: https://evil.example", "a"),
        ("![a][b]\n\n[b]: https://evil.example", "(a)"),
        ("[b]\n\n[b]: https://evil.example", "[b]"),
        ("ze\u200bro \u202eevil\u2066", "zero evil"),
        ("[x](javascript:alert(1))", "x"),
        ("see https://evil.example/?q=secret", "see `https://evil.example/?q=secret`"),
        ("<https://evil.example>", "`https://evil.example`"),
        ("[![i](http://e.example/i)](http://e.example/l)", "(i)"),
        ("**bold** and _thin_, 2 < 3 and 5 > 4 [2]", "**bold** and _thin_, 2 < 3 and 5 > 4 [2]"),
        ("- one\n- two\n\n1. three", "- one\n- two\n\n1. three"),
        ("a <b unclosed", "a &lt;b unclosed"),
        ("[ok](https://good.example/)", "[ok](https://good.example/)"),
        ("[near](https://good.example.evil.example/)", "near"),
        ("tag\U000e0041\U000e0042s", "tags"),
    ],
)
def test_safe_markdown(text: str, shown: str) -> None:
    assert safe_markdown(text, {"https://good.example/"}).strip() == shown


NASTY = st.text(alphabet="![]()<>/:ab\"' \n`h", max_size=60) | st.lists(
    st.sampled_from(
        [
            "![a](",
            "https://e.example/x",
            ")",
            "[b](",
            "<img src=",
            ">",
            "<!--",
            "-->",
            "[c]: ",
            "\n",
            "<script>",
            "](",
            "x ",
        ]
    )
).map("".join)


@given(NASTY)
@settings(max_examples=400, deadline=None)
def test_nothing_is_fetched(text: str) -> None:
    shown = safe_markdown(text)
    assert not re.search(r"!\[[^\]]*\]\([^)`]*://", shown)
    assert not re.search(r"<[A-Za-z/!]", shown)


@given(st.lists(NASTY, max_size=6))
@settings(max_examples=200, deadline=None)
def test_streaming_is_as_safe(pieces: list[str]) -> None:
    given_out: list[str] = []
    stream = SafeStream(given_out.append)
    for piece in pieces:
        stream.feed(piece)
    stream.finish()
    assert not re.search(r"!\[[^\]]*\]\([^)`]*://", "".join(given_out))


def test_a_link_cut_in_pieces_is_taken_out() -> None:
    given_out: list[str] = []
    stream = SafeStream(given_out.append)
    for char in "Look ![x](https://evil.example/a.png) here [1]. Done":
        stream.feed(char)
    stream.finish()
    assert "".join(given_out) == "Look (x) here [1]. Done"
    assert len(given_out) > 3


def test_plain_text_keeps_addresses_as_words() -> None:
    assert safe_text("See https://a.example [here](https://b.example).") == "See https://a.example here."


@pytest.mark.parametrize(
    "nasty", ["[" * 3000, "![" * 2000, "<" * 3000, "[a](" * 1500, "<!--" * 2000, "](" * 3000]
)
def test_long_nonsense_takes_no_time(nasty: str) -> None:
    begun = time.perf_counter()
    assert isinstance(safe_markdown(nasty), str)
    assert time.perf_counter() - begun < 5
