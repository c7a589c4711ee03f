"""Vectors from an OpenAI-compatible embedding server, in place of the built-in ones.

A server on this machine gets each passage and the lines around it, which count as they do for the built-in vectors. One
elsewhere gets passages alone, without closed sentences (coach/index/search.py takes them out), with names and addresses
replaced: always by the same word, so that the same sentence has the same vector tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from coach.errors import ModelError
from coach.index.passages import surroundings
from coach.index.vectors import Floats
from coach.index.words import visible
from coach.settings import Settings
from coach.writer.client import ModelClient
from coach.writer.outbound import Ledger
from coach.writer.placeholders import KINDS, KnownPerson, Placeholders, is_loopback, masks

AT_ONCE = 64
"""Texts of one request."""

PATIENCE = 5.0
"""Seconds that a search waits for the vector of its query before it goes on by words alone."""

_LONGEST = 2000  # characters; a passage of 240 words is shorter
_NUMBERED = re.compile(rf"\b({'|'.join(KINDS)}) [A-Z]{{1,3}}\d{{0,3}}\b")


class EmbeddingServer:
    """A model that makes vectors. Raises ModelError where the server fails or answers with something else."""

    def __init__(
        self, settings: Settings, ledger: Ledger | None, people: Callable[[], Iterable[KnownPerson]]
    ) -> None:
        own = settings.embedding_base_url.rstrip("/")
        address = own or settings.model_base_url.rstrip("/")
        same = address == settings.model_base_url.rstrip("/")
        key = settings.embedding_api_key
        if same and not key.get_secret_value():
            key = settings.model_api_key
        used = settings.model_copy(
            update={"model": settings.embedding_model, "model_base_url": address, "model_api_key": key}
        )
        quick = {"model_timeout": min(PATIENCE, settings.model_timeout), "model_retries": 0}
        self.name = f"{settings.embedding_model} at {address}"
        self.remote = not is_loopback(address)
        self._masks = masks(used)
        self._people = people
        self._placeholders: Placeholders | None = None
        self._client = ModelClient(used, ledger)
        self._quick = ModelClient(used.model_copy(update=quick), ledger)

    def query(self, query: str) -> Floats:
        """The unit vector of a query."""
        vector: Floats = self._lines(self._quick, [visible(query)], "find passages near a question")[0]
        return vector

    def passages(self, passages: Sequence[tuple[str, str]]) -> Floats:
        """Unit vectors of passages, with what stands around them where the server is on this machine."""
        self._placeholders = None  # there may be new people
        layers = [
            [(1.0, visible(text)), *(() if self.remote else surroundings(context))]
            for text, context in passages
        ]
        lines = list(dict.fromkeys(line for layer in layers for _, line in layer))
        vectors = self._lines(self._client, lines, "make vectors of passages for search")
        row_of = {line: row for row, line in enumerate(lines)}
        found = np.zeros((len(layers), vectors.shape[1]), np.float32)
        for row, layer in enumerate(layers):
            for weight, line in layer:
                found[row] += np.float32(weight) * vectors[row_of[line]]
        return _unit(found)

    def _lines(self, client: ModelClient, lines: Sequence[str], purpose: str) -> Floats:
        found: list[list[float]] = []
        for start in range(0, len(lines), AT_ONCE):
            part = [self._masked(line)[:_LONGEST].strip() or "-" for line in lines[start : start + AT_ONCE]]
            count = sum(map(len, part))
            body = "\n".join(part) if self.remote else f"[{len(part)} texts, {count:,} characters]"
            found += client.embed(part, purpose, body)
        vectors = np.asarray(found, np.float32) if len({len(v) for v in found}) == 1 else None
        if vectors is None or not np.isfinite(vectors).all():
            raise ModelError(f"The model server at {client.host} gave vectors that make no sense.")
        return _unit(vectors)

    def _masked(self, text: str) -> str:
        if not self._masks:
            return text
        if self._placeholders is None:
            self._placeholders = Placeholders(self._people())
        return _NUMBERED.sub(r"\1", self._placeholders.mask(text))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit
