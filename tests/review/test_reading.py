"""Texts in disguise: read as the eye reads them, with findings that stand where the text is written."""

from __future__ import annotations

import datetime as dt
import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.review.reviewer import Reviewer
from coach.seen import read, spelled
from tests.timing import processor_time

REVIEWER = Reviewer(None, dt.date(2026, 11, 15))

READ = [
    ("ＡＫＩＡ", "AKIA"),
    ("pass\u200bword", "password"),
    ("\u202epass\u202cword", "password"),
    ("p\u00ada\u2060s\ufeffs", "pass"),
    ("раssword", "password"),  # the first two are Cyrillic
    ("𝓹𝓪𝓼𝓼 𝗽𝗮𝘀𝘀 ⓟⓐⓢⓢ 🅿🅰🆂🆂", "pass pass pass PASS"),
    ("ΑΚΙΑ", "AKIA"),  # Greek capitals
    ("ᴘᴀss", "pass"),
    ("e\u0301te\u0301 s\u0336h\u0336", "été sh"),
    ("٠٧٧٠٠", "07700"),
    ("a\r\nb\u2028c", "a\nb\nc"),
    ("a\u00a0b\u2003c", "a b c"),
    ("oﬃce", "office"),
    ("07700\u2011900118", "07700-900118"),
]


@pytest.mark.parametrize(("text", "plain"), READ)
def test_what_the_eye_reads(text: str, plain: str) -> None:
    assert read(text).text == plain


LEFT_ALONE = [
    "Привет, сосед",
    "Καλημέρα, φίλε",
    "हिन्दी में",
    "½ m² nº 5 … ™",
    "naïve Ångström",
    "日本語",
    "🇫🇷 👋",
    "plain",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_honest_writing_is_left_alone(text: str) -> None:
    assert read(text).text == text


def test_a_plain_text_is_not_copied() -> None:
    text = "A plain text, with nothing in it.\n"
    assert read(text).text is text


def test_a_russian_text_keeps_its_words_that_look_latin() -> None:
    assert "сосед" in read("Мой сосед — инженер.").text
    assert read("сосед").text == "сосед"


SPELLED = [
    ("n0nsen5e", "nonsense"),
    ("1d10t", "idiot"),
    ("cr@p", "crap"),
    ("crâp", "crap"),
    ("a k i n d of", "a kind of"),
    ("the a s s e t s", "the assets"),
    ("b.l.o.o.d.y", "bloody"),
    ("on 4 May at 10:30", "on 4 May at 10:30"),
    ("ana.b@rye.example", "ana.b@rye.example"),
    ("in the U.S.A. now", "in the U.S.A. now"),
    ("j.r.r.smith", "j.r.r.smith"),
    ("wait!!! what", "wait!!! what"),
]


@pytest.mark.parametrize(("text", "plain"), SPELLED)
def test_words_in_disguise(text: str, plain: str) -> None:
    assert spelled(text).text == plain


_HIDDEN = st.sampled_from(
    ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ufe0f", "\U000e0041", "\x00"]
)
_WIDE = {c: chr(ord(c) + 0xFEE0) for c in map(chr, range(33, 127))}
_MATHS = {c: chr(0x1D5EE + ord(c) - 97) for c in "abcdefghijklmnopqrstuvwxyz"} | {
    c: chr(0x1D5D4 + ord(c) - 65) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
_CYRILLIC = dict(zip("aeopcyxisABEKMHOPCTX", "аеорсухіѕАВЕКМНОРСТХ", strict=True))
_SECRETS = (
    "AKIA" + "Q3EGXMPL7TZ4RB2C",
    "ghp_" + "x8Kd93jfLq02mXv7Tz1Bc5Ny6Rw4aaBcDe12",
    "clara.w@postbox.example",
    "GB82 WEST 1234 5698 7654 32",
    "4111 1111 1111 1111",
    "bastard",
)


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """A secret and a spelling of it that looks the same: each character may be replaced, and hidden ones put between."""
    secret = draw(st.sampled_from(_SECRETS))
    ways = draw(
        st.lists(
            st.sampled_from([None, _WIDE, _MATHS, _CYRILLIC]), min_size=len(secret), max_size=len(secret)
        )
    )
    hidden = draw(st.lists(st.just("") | _HIDDEN, min_size=len(secret), max_size=len(secret)))
    # A word of nothing but Cyrillic letters is Cyrillic: the first letter stays.
    shown = [
        c if i == 0 or way is None else way.get(c, c)
        for i, (c, way) in enumerate(zip(secret, ways, strict=True))
    ]
    return secret, "".join(c + h for c, h in zip(shown, hidden, strict=True)).rstrip(
        "".join(h for h in hidden if h)
    )


@settings(deadline=None, max_examples=300)
@given(disguised(), st.text(max_size=20), st.sampled_from(["", "\u202e", "👩‍🎓 ", "é ", "\r\n"]))
def test_no_spelling_that_looks_the_same_evades(case: tuple[str, str], after: str, before: str) -> None:
    secret, shown = case
    lead = f"{before}Ring Ana on her private line. She said it to him: "
    text = f"{lead}{shown} \n\n{after}"
    assert read(shown).text == secret
    found = REVIEWER.review(text).findings
    covering = [f for f in found if f.start <= len(lead) and f.end >= len(lead) + len(shown)]
    assert covering, [f.quote for f in found]
    assert all(text[f.start : f.end] == f.quote for f in found)


_CHARACTERS = (
    st.characters()
    | _HIDDEN
    | st.sampled_from("аеор\u0301\u0336ＡⓐﬁΑ\r\n\u2028𝓪٠ ")
    | st.sampled_from("\ud800\udfff")
)


def _ranges(text: str) -> tuple[range, range]:
    return range(len(text)), range(1, len(text) + 1)


@settings(deadline=None, max_examples=400)
@given(st.lists(_CHARACTERS, max_size=60).map("".join))
def test_the_way_back_leads_to_what_was_read(text: str) -> None:
    for reading in (read(text), spelled(text)):
        places = [reading.span(i, i + 1) for i in range(len(reading.text))]
        assert all(0 <= p.start < p.end <= len(text) for p in places)
        assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(places))
    for character, place in zip(
        read(text).text, map(read(text).span, *_ranges(read(text).text)), strict=True
    ):
        # Each character stands at its place, is read from it alone, or is a Latin letter that its word made of it.
        there = text[place.start : place.end]
        assert character in (there, *read(there).text) or character.isascii()
        assert unicodedata.category(text[place.start]) != "Cf" or there == character
    whole = read(text).span(0, len(read(text).text))
    assert 0 <= whole.start <= whole.end <= len(text)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        _CHARACTERS | st.sampled_from(["You idiot, Peter.", "password: Qz7!mmP42x", "+44 7700 900118 "]),
        max_size=30,
    ).map("".join)
)
def test_findings_quote_a_hostile_text_as_it_stands(text: str) -> None:
    for found in REVIEWER.review(text, "email", "A. Reader").findings:
        assert found.quote
        assert text[found.start : found.end] == found.quote == found.quote.strip()


SLURS = ["b4st4rd", "b a s t a r d", "b.a.s.t.a.r.d", "bаstаrd", "ｂａｓｔａｒｄ", "bástärd", "b\u200dastard", "ba$t4rd", "B\u0336a\u0336s\u0336t\u0336a\u0336r\u0336d"]  # fmt: skip


@pytest.mark.parametrize("word", SLURS)
def test_a_rude_word_is_found_in_any_spelling(word: str) -> None:
    text = f"Well 👋, what a {word} he is."
    (found,) = [f for f in REVIEWER.review(text).findings if f.category == "offensive"]
    assert word in found.quote
    assert text[found.start : found.end] == found.quote


HUGE = {
    "one word": "a" * 200_000,
    "hyphens": "a-" * 100_000,
    "dots": "a." * 100_000,
    "signs": "!" * 200_000 + "x",
    "at": "a@" * 100_000,
    "plus": "+a" * 100_000,
    "one line": "the fair was good and the glue was better " * 4_000,
    "digits": "12 34 " * 30_000,
    "key words": "key" * 60_000,
    "accents": "a" + "\u0301" * 200_000,
    "directions": "\u202e" * 200_000,
    "findings": "You idiot, Peter. " * 10_000,
    "schemes": "a://" * 50_000,
    "half characters": "\ud800" * 100_000,
}


def _seconds(text: str) -> float:
    with processor_time() as taken:
        REVIEWER.review(text, "email", "A. Reader")
    return taken.seconds


@pytest.mark.parametrize("name", HUGE)
def test_a_large_text_takes_time_in_step_with_its_length(name: str) -> None:
    text = HUGE[name]
    REVIEWER.review(text[:20_000], "email", "A. Reader")
    quarter, whole = (min(_seconds(text[:n]), _seconds(text[:n])) for n in (len(text) // 4, len(text)))
    assert whole < 8 * quarter + 0.5  # four times the length; sixteen times the time would be its square
