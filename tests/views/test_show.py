"""Untrusted text on the screen: nothing becomes markup, marks keep their places."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.views.parts import show

HOSTILE = [
    '<img src="https://evil.example/p.png" onerror="alert(1)">',
    "<script>alert(1)</script>",
    "![p](https://evil.example/p.png)",
    '"><a href="javascript:alert(1)">x</a>',
    "<style>*{display:none}</style>",
    "&lt;img src=x&gt;",
    "[click](https://evil.example) :material/lock: :red[danger]",
]


class _Reader(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


OURS = {"div", "ul", "li", "span", "strong", "details", "summary", "table", "tbody", "tr", "td", "ins", "del"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    shown = [show.text(text), show.prose(text), show.verbatim(text), show.difference(text, text + " more")]
    shown.append(show.table(["<b>"], [[show.text(text)]]))
    shown.append(show.element("div", show.text(text), "line", title=text))
    for html in shown:
        page = read(html)
        assert set(page.tags) <= OURS | {"thead", "th"}
        assert set(page.attributes) <= {"class", "title", "scope"}
        assert "evil.example" not in text or "evil.example" in page.text


@given(st.text())
def test_no_text_makes_a_tag(text: str) -> None:
    assert set(read(show.prose(text)).tags) <= OURS
    assert read(show.verbatim(text)).tags == ["div"]


@given(st.text(alphabet=st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=80))
def test_verbatim_shows_every_character(text: str) -> None:
    assert read(show.verbatim(text)).text == text


def test_marks_cover_their_range_and_give_their_reason() -> None:
    text = "We did <b>excellent</b> work & more"
    start = text.index("excellent")
    html = show.verbatim(text, [show.Mark(start, start + 9, "finding low", 'said "so"', "A")])
    assert (
        '<span class="finding low" title="said &quot;so&quot;"><span class="letter">A</span>excellent</span>'
        in html
    )
    assert "&lt;b&gt;" in html


def test_overlapping_marks_lose_no_text() -> None:
    html = show.verbatim("abcdef", [show.Mark(0, 4, "one", "", "A"), show.Mark(2, 6, "two", "", "B")])
    page = read(html)
    assert page.text.replace("A", "").replace("B", "") == "abcdef"
    assert html.count('class="letter"') == 2


def test_offsets_count_code_points() -> None:
    text = "🐝 bees"
    html = show.verbatim(text, [show.Mark(2, 6, "finding low")])
    assert ">bees</span>" in html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She keeps bees [1].", "She keeps bees.<i>1</i>"),
        ("She keeps bees [1][2], and goats.", "She keeps bees,<i>1</i><i>2</i> and goats."),
        ("See [9].", "See [9]."),
        ("**Ada** runs it [2]", "<strong>Ada</strong> runs it<i>2</i>"),
    ],
)
def test_references_take_the_place_of_their_marks(text: str, expected: str) -> None:
    references = {1: show.Html("<i>1</i>"), 2: show.Html("<i>2</i>")}
    assert expected in show.prose(text, references=references)


def test_lists_become_lists() -> None:
    html = show.prose("Two things:\n- one\n- two\nEnd.")
    assert html.count("<li>") == 2
    assert html.count('class="para"') == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_keep_no_live_markdown(text: str) -> None:
    shown = show.label(text)
    for mark in ("![", "](", "<", ":red[", "`", "*"):
        assert all(shown[i - 1] == "\\" for i in range(len(shown)) if shown.startswith(mark, i))


def test_labels_are_one_line_and_cut_at_a_word() -> None:
    assert show.label("one\ntwo  three") == "one two three"
    assert show.label("alpha beta gamma", 11) == "alpha beta…"


def test_invisible_characters_go() -> None:
    assert show.text("a\u202eb\u200bc") == "abc"


def test_difference_strikes_what_went_and_underlines_what_came() -> None:
    html = show.difference("we grew by 12 %", "we grew <well>")
    assert html.count("<del>") == 1
    assert "<ins>&lt;well&gt;</ins>" in html


def test_a_replaced_sentence_is_one_change() -> None:
    html = show.difference(
        "Hello. We won the whole bid by far. Bye.", "Hello. There will be the news later. Bye."
    )
    assert html.count("<del>") == html.count("<ins>") == 1
    assert read(html).text.startswith("Hello. ")


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30))
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    changes = show._changes(before, after)
    assert "".join(same + gone for same, gone, _ in changes) == before
    assert "".join(same + came for same, _, came in changes) == after
