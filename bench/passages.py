"""Sentences with their neighbours, out of the scenario's notes, LoCoMo's chats and business mail, for the statement checker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.tables import lines, shared
from coach.text import plain, sentences

NAME = re.compile(r"(?<![.!?:\"“] )(?<!^)\b[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})?\b")
ONE_NAME = r"[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})?"
_CLAIMS_NOTHING = re.compile(
    r"\?|!|\b(?:please|let me know|thank|thanks|congrat\w*|hope|if you|would|dear|hi|hello|hey|sorry|wow|great|awesome)\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December The This That There They Then".split()
)


@dataclass(frozen=True)
class Passage:
    """A sentence with its neighbours."""

    text: str
    around: tuple[str, ...]


def passages() -> list[Passage]:
    """Sentences of five words and more with what stands around them, from three places."""
    found: list[Passage] = []
    scenario, locomo, mail = (
        shared("../scenarios/harbor/inputs/notes"),
        shared("retrieval/locomo"),
        shared("review/aeslc_dev.jsonl"),
    )
    texts: list[str] = []
    if scenario:
        texts += [_body(p) for p in sorted(scenario.glob("*.md"))]
    if mail:
        texts += [row["text"] for row in lines(mail)[:400]]
    for text in texts:
        found += _windows([plain(text[s.start : s.end]) for s in sentences(text)])
    if locomo:
        turns = [row["text"] for row in lines(next(locomo.glob("corpus.jsonl*")))]
        found += _windows(turns)
    return [p for p in found if 5 <= len(p.text.split()) <= 40 and not _CLAIMS_NOTHING.search(p.text)]


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[-1]


def _windows(parts: Sequence[str]) -> list[Passage]:
    flat = [" ".join(p.split()) for p in parts]
    return [Passage(p, tuple(flat[max(0, i - 2) : i + 3])) for i, p in enumerate(flat)]


@cache
def written_small() -> frozenset[str]:
    """Words that the corpus also writes without a capital."""
    return frozenset(w for p in passages() for w in re.findall(r"\b[a-z][a-zà-ÿ]+\b", p.text))
