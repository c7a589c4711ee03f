"""HTML to plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.readers.html_text import html_to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Dear Bo,</p><p>see you</p>", "Dear Bo,\n\nsee you"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("R&amp;D &lt;b&gt; caf&eacute;&nbsp;now", "R&D <b> café now"),
        ("<html><head><title>No</title><style>x</style><body>Yes<script>no()</script></body></html>", "Yes"),
        ('Hi<img src="https://pixel.example/1.png"> <a href="https://x.example">there</a>', "Hi there"),
        ("<p>Yes.</p><blockquote>Old <b>mail</b><br>more</blockquote>", "Yes.\n\n> Old mail\n> more"),
        (
            '<div>Yes.</div><div class="gmail_quote">On Monday Ann wrote:<div>old</div></div>',
            "Yes.\n> On Monday Ann wrote:\n> old",
        ),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<p>unclosed <p>twice <b>bold", "unclosed\n\ntwice bold"),
        ("<![if !mso]><p>Hi</p><![endif]> <![ there", "Hi\n\n<![ there"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    ],
)
def test_html(markup: str, text: str) -> None:
    assert html_to_text(markup) == text


@given(st.text())
def test_anything_can_be_read(markup: str) -> None:
    assert "\n\n\n" not in html_to_text(markup)


def test_deep_nesting_takes_no_long_time() -> None:
    assert html_to_text("<div>" * 20_000 + "x" + "</div>" * 20_000) == "x"
