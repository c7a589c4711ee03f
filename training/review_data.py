"""The open data that the reviewer's models are trained on, brought to one form and split by the checksum of its ids.

Every fifth id is held back: nothing is trained on it, and the benches measure on it. An id is that of the whole post,
so that no sentence of a post is on both sides.
"""

from __future__ import annotations

import html
import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.tables import lines
from coach.resources import resource_path
from coach.review.features import Word, words_of
from coach.review.topics import topics_in
from coach.text import sentences

Row = dict[str, Any]

# Windows-1252 marks that one set writes as code points.
_MARKS = {
    "<U+0092>": "'",
    "<U+0091>": "'",
    "<U+0093>": '"',
    "<U+0094>": '"',
    "<U+0085>": "…",
    "<U+0096>": "–",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its label, the set that it is from, and how much it counts."""

    text: str
    label: bool
    source: str
    held: bool
    weight: float = 1.0


def held_back(key: str) -> bool:
    """Whether a text is kept out of the training: one in five, by the checksum of its id."""
    return zlib.crc32(key.encode()) % 5 == 0


def rude_sentences(data: Path) -> list[Example]:
    """Sentences and tweets, labelled as rude or not. `data` is the folder of all sets."""
    found: list[Example] = []
    for row in lines(data / "review/toxic_spans.jsonl"):
        if row["label"] != "toxic":
            # Rated as toxic though no word stands out: rude by what the whole says.
            found.append(Example(row["text"], True, "toxic_spans", held_back(row["id"]), 0.6))
            continue
        for span in sentences(row["text"]):
            rude = any(s["start"] < span.end and span.start < s["end"] for s in row["spans"])
            text = row["text"][span.start : span.end]
            found.append(Example(text, rude, "toxic_spans", held_back(row["id"])))
    for row in lines(data / "review/davidson.jsonl"):
        rude = row["label"] != "neither"
        # Four fifths are rude, mostly by the same few words: weights even that out.
        found.append(Example(tweet(row), rude, "davidson", held_back(row["id"]), 0.35 if rude else 2.0))
    calm = [e for e in everyday(data) if not _swears(e.text)]
    return found + [Example(e.text, False, e.source, e.held, 0.5) for e in calm]


def everyday(data: Path) -> list[Example]:
    """Sentences of mail, meetings and personal stories, whose writers attack nobody (swearing still to be taken out)."""
    found = [
        Example(unmarked(r["text"]), False, "offmychest", held_back(r["id"]))
        for r in lines(data / "review/offmychest.jsonl")
    ]
    found += business(data)
    for row in lines(data / "review/issuebench_texts.jsonl"):
        spans = list(sentences(row["text"]))[:12]
        found += [
            Example(row["text"][s.start : s.end], False, "issuebench", held_back(row["issue"])) for s in spans
        ]
    return found


def business(data: Path) -> list[Example]:
    """Sentences of mail and turns of meetings."""
    mail = [
        Example(r["text"], False, "email_intent", held_back(r["id"]))
        for r in lines(data / "email_followups/email_intent.jsonl")
    ]
    turns = lines(data / "retrieval/qmsum/corpus.jsonl.gz")[::4]
    spoken = [(r["id"], r["text"].split(": ", 1)[-1]) for r in turns]
    return mail + [Example(t, False, "qmsum", held_back(i)) for i, t in spoken if 20 < len(t) < 300]


def prose(data: Path) -> list[Example]:
    """Sentences of well-kept prose about work: PrivacyLens' stories, and Rapport's own handbook."""
    found: list[Example] = []
    for row in lines(data / "privacylens/vignettes.jsonl"):
        found += _cut(row["story"], "privacylens", row["id"])
    for path in sorted(resource_path("knowledge").glob("**/*.md")):
        found += _cut(path.read_text(encoding="utf-8").split("---", 2)[-1], "handbook", path.name)
    return found


def _cut(text: str, source: str, key: str) -> list[Example]:
    return [Example(text[s.start : s.end], False, source, held_back(key), 1.5) for s in sentences(text)]


def disclosures(data: Path, sort: str) -> list[Example]:
    """Sentences that tell of oneself (`sort`: "information" or "emotional"), and business ones that do not."""
    found = [
        Example(
            unmarked(r["text"]), bool(r["labels"][f"{sort}_disclosure"]), "offmychest", held_back(r["id"])
        )
        for r in lines(data / "review/offmychest.jsonl")
    ]
    return found + [Example(e.text, False, e.source, e.held, 0.5) for e in business(data)]


def issues(data: Path) -> list[Row]:
    """Names of issues that people differ on, neutral and with a side."""
    return lines(data / "review/issuebench.jsonl")


def matters(data: Path, seed: int) -> list[Example]:
    """Texts that speak of matters that split a room, with the naming words taken out, so that a model must know such
    texts by the words around them; and texts that do not. A third of the former also come with the naming words."""
    chance = random.Random(seed)
    found: list[Example] = []
    for source, key, text, known in _talk(data):
        spoken = words_of(text)
        named = topics_in(spoken)
        if named:
            bare = _without(spoken, named)
            if len(bare) >= 3:
                found.append(Example(" ".join(bare), True, source, held_back(key)))
            if chance.random() < 0.3:
                found.append(Example(text, True, source, held_back(key)))
        elif not known and len(spoken) >= 3:
            found.append(Example(text, False, source, held_back(key)))
    for row in issues(data):
        found.append(Example(row["text"], True, "issuebench", held_back(row["issue"]), 0.3))
    return found + [e for e in prose(data) if not topics_in(words_of(e.text))]


def _talk(data: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Sentences with their set, the id of their text, and whether the text as a whole names such a matter."""
    for row in lines(data / "review/toxic_spans.jsonl"):
        known = bool(topics_in(words_of(row["text"])))
        for span in sentences(row["text"]):
            yield "toxic_spans", row["id"], row["text"][span.start : span.end], known
    for row in lines(data / "review/davidson.jsonl"):
        yield "davidson", row["id"], tweet(row), False
    for row in lines(data / "review/offmychest.jsonl"):
        yield "offmychest", row["id"], unmarked(row["text"]), False
    for row in lines(data / "email_followups/email_intent.jsonl"):
        yield "email_intent", row["id"], row["text"], False
    for row in lines(data / "retrieval/qmsum/corpus.jsonl.gz")[::4]:
        text = row["text"].split(": ", 1)[-1]
        if 20 < len(text) < 300:
            yield "qmsum", row["id"], text, False


def _without(spoken: list[Word], named: Iterable[tuple[str, bool, int, int]]) -> list[str]:
    gone = {i for _, _, first, last in named for i in range(first, last + 1)}
    return [w.form for i, w in enumerate(spoken) if i not in gone]


def tweet(row: Row) -> str:
    """A tweet's text with its HTML entities read."""
    return html.unescape(row["text"])


def unmarked(text: str) -> str:
    """A text with its code points written out read as marks."""
    for written, mark in _MARKS.items():
        text = text.replace(written, mark)
    return text


def _swears(text: str) -> bool:
    from coach.review.detectors.profanity import CRUDE

    return CRUDE.search(text) is not None
