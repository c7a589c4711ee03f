"""Words of a sentence and their hashed features: what the learned models see of a text.

A sentence is read as a list of words with their places; a word stands for itself and for the pieces of three to five
letters that it is made of, and two neighbouring words stand for their pair. Each feature is a number below `BUCKETS`.
Training and reading share this file, so that both see the same.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from coach.review.draft import flat

BUCKETS = 1 << 16
Buckets = npt.NDArray[np.int64]

_TOKEN = re.compile(
    r"https?://\S+|www\.\S+|(?<!\w)@\w+|&#?\w+;|[^\W\d_]+(?:['*@$][^\W\d_]+)*|\d[\d.,]*|[!?]+"
)
# What a hashtag is made of: "#NoMoreWar" is read as three words.
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")
_NOTHING = frozenset({"rt", "url", "user", "semst"})
# Where the checksum of each sort of feature begins: word, piece, pair, left and right neighbour.
_SORTS = {sort: zlib.crc32(f"{sort}:".encode()) for sort in "wcplr"}
_LONG = re.compile(r"(.)\1{2,}")


class Word(NamedTuple):
    """A word as the models read it, and its place in the text."""

    form: str
    start: int
    end: int
    tag: str = ""  # "#" or "@" for a word of a hashtag or a handle, where words run together


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words of a stretch of text, folded; web addresses are left out, numbers are one word.

    >>> [w.form for w in words_of("Sooooo 12 #NoMoreWar! https://rye.example")]
    ['soo', '0', 'no', 'more', 'war', '!']
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        start = offset + match.start()
        if raw[0] == "&" or raw.startswith(("http", "www.")):
            continue
        if raw[0].isdigit():
            found.append(Word("0", start, offset + match.end()))
        elif raw[0] == "@" or (match.start() and text[match.start() - 1] == "#"):
            found += [
                Word(_form(p.group()), start + p.start(), start + p.end(), "@" if raw[0] == "@" else "#")
                for p in _HUMP.finditer(raw)
            ]
        else:
            found.append(Word(_form(raw), start, offset + match.end()))
    return [w for w in found if w.form not in _NOTHING]


@lru_cache(maxsize=65536)
def _form(raw: str) -> str:
    if raw[0] in "!?":
        return raw[0]
    return _LONG.sub(r"\1\1", flat(raw))


@lru_cache(maxsize=65536)
def word_buckets(form: str) -> Buckets:
    """The features of a word by itself; the first is the word as a whole."""
    framed = f"<{form}>"
    pieces = {framed[i : i + n] for n in (3, 4, 5) for i in range(len(framed) - n + 1)}
    start, crc = _SORTS["c"], zlib.crc32
    return np.array(
        [bucket("w", form), *(crc(p.encode(), start) % BUCKETS for p in sorted(pieces))], np.int64
    )


def pair_bucket(first: str, second: str) -> int:
    """The feature of two words side by side."""
    return bucket("p", f"{first} {second}")


def bucket(sort: str, name: str) -> int:
    """The number of a feature: the same on every machine and in every run."""
    return zlib.crc32(name.encode(), _SORTS[sort]) % BUCKETS
