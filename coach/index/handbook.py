"""Search in the coach's own handbook (`knowledge/*.md`): small enough to be ranked whole, in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coach.index.hits import Hit
from coach.index.passages import PassageText, split
from coach.index.scoring import Candidate, rank
from coach.index.vectors import Embedder, Floats, Weights
from coach.index.words import query_words, stemmed, visible
from coach.resources import resource_path
from coach.text import line_of

KIND = "handbook"
FOLDER = "knowledge"


@dataclass(frozen=True, slots=True)
class _Page:
    """One passage of the handbook and where it stands."""

    source: str
    line: int
    title: str
    passage: PassageText


@dataclass(frozen=True)
class _Index:
    pages: list[_Page]
    texts: list[str]
    contexts: list[str]
    found_in: Counter[str]
    embedder: Embedder
    vectors: Floats


class HandbookIndex:
    """The handbook's passages; each is found by its words, its headings and the questions that its file answers."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource_path(FOLDER)

    def search(self, query: str, k: int = 5) -> list[Hit]:
        """The `k` passages that fit the words best. Their source is `knowledge/<file>.md`, their place `line:N`."""
        if not self._index.pages or not any(c.isalnum() for c in query):
            return []
        similar = self._index.vectors @ self._index.embedder.query(query)
        candidates = [
            Candidate(n, text, context, float(similar[n]))
            for n, (text, context) in enumerate(zip(self._index.texts, self._index.contexts, strict=True))
        ]
        ranked = rank(query_words(query), candidates, len(candidates), self._index.found_in)
        return [_hit(self._index.pages[s.passage], s.passage, s.score, s.coverage) for s in ranked[:k]]

    @cached_property
    def _index(self) -> _Index:
        pages = [page for path in sorted(self._folder.glob("*.md")) for page in _pages(path)]
        texts = [stemmed(visible(p.passage.text)) for p in pages]
        contexts = [stemmed(p.passage.context) for p in pages]
        embedder = Embedder(Weights.of(p.passage.text for p in pages))
        vectors = embedder.passages([(p.passage.text, p.passage.context) for p in pages])
        found_in = Counter(word for text in texts for word in set(text.split()))
        return _Index(pages, texts, contexts, found_in, embedder, vectors)


def _pages(path: Path) -> list[_Page]:
    import frontmatter

    text = path.read_text(encoding="utf-8")
    meta, body = frontmatter.parse(text)
    title = str(meta.get("title", path.stem))
    about = " · ".join([title, *_listed(meta.get("topics")), *_listed(meta.get("questions"))])
    start = text.rfind(body)
    return [
        _Page(f"{FOLDER}/{path.name}", line_of(text, piece.start), title, piece)
        for piece in split(text, start, "note", about)
    ]


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _hit(page: _Page, number: int, score: float, coverage: float) -> Hit:
    return Hit(
        passage=number,
        document=0,
        source=page.source,
        place=f"line:{page.line}",
        record_id="",
        quote=page.passage.text,
        date=None,
        score=round(score, 6),
        kind=KIND,
        title=page.title,
        start=page.passage.start,
        end=page.passage.end,
        coverage=round(coverage, 6),
    )
