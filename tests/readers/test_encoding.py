"""Bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.readers.encoding import decode

SAMPLE = "Zoë, naïve\n"


@pytest.mark.parametrize(
    "data",
    [
        SAMPLE.encode(),
        codecs.BOM_UTF8 + SAMPLE.encode(),
        SAMPLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"),
        SAMPLE.encode("utf-16-le"),
        SAMPLE.encode("utf-16-be"),
        SAMPLE.encode("utf-32"),
        SAMPLE.encode("cp1252"),
        b"Zo\xc3\xab, \x00na\xc3\xafve\r\n",
        b"Zo\xc3\xab, na\xc3\xafve\r",
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == SAMPLE


def test_one_bad_byte_does_not_garble_the_rest() -> None:
    assert decode("Zoë Šimůnková\n".encode() + b"\xff") == "Zoë Šimůnková\n�"


def test_windows_quotes_and_the_holes_of_its_table() -> None:
    assert decode(b"\x93fine\x94 \x81") == "“fine” \x81"


@given(st.binary())
def test_anything_decodes(data: bytes) -> None:
    text = decode(data)
    assert "\x00" not in text
    assert "\r" not in text


@given(st.text(st.characters(exclude_characters="\x00\r\ufeff", exclude_categories=["Cs"])))
def test_utf8_comes_back_whole(text: str) -> None:
    if not text.isascii():
        assert decode(codecs.BOM_UTF8 + text.encode()) == text
