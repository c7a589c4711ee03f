"""The doctor: what is configured, and whether store, lexical index and vectors agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.ingest.pipeline import Receipt
from coach.settings import Settings
from coach.store.values import Me
from coach.text import count


@dataclass(frozen=True, slots=True)
class Health:
    """What the doctor found: lines in words, whether all is well, and the counts that should agree."""

    ok: bool
    lines: tuple[str, ...]
    counts: dict[str, int]


def examine(
    folder: Path,
    settings: Settings,
    me: Me,
    rows: Mapping[str, int],
    index: Mapping[str, int],
    imports: Sequence[Receipt],
    problem: str = "",
) -> Health:
    """Judge what was counted. `rows` are the store's counts, `index` those of passages, lexical rows and vectors.
    `problem` is why an embedding server makes no vectors. `ok` is False where the user should act."""
    agree = index["passages"] == index["lexical"] and index["embedded"] == index["vectors"]
    lines = [
        f"Workspace: {folder}",
        f"In it: {rows['people']} people, {rows['notes']} notes, {rows['messages']} messages, {rows['events']} events.",
        _in_step(index) if agree else _out_of_step(index),
        f"You: {me.name}"
        if me.name
        else "You: not known yet. Say who you are with `coach me --name … --email …`.",
        _writer(settings),
    ]
    if settings.embedding_model:
        at = settings.embedding_base_url or settings.model_base_url
        lines.append(problem or f"Vectors: made by the model {settings.embedding_model} at {at}.")
    if imports:
        listed = ", ".join(
            f"{r.batch} ({r.made_on:%d %B %Y}, {count(len(r.files), 'file')})" for r in imports[:5]
        )
        lines.append(f"Imports: {listed}")
    return Health(agree, tuple(lines), {**rows, **index})


def _in_step(index: Mapping[str, int]) -> str:
    return (
        f"Search index: {index['lexical']} passages and {index['vectors']} vectors, in step with the store."
    )


def _out_of_step(index: Mapping[str, int]) -> str:
    return (
        f"Search index: out of step ({index['passages']} passages, {index['lexical']} indexed, "
        f"{index['embedded']} to embed, {index['vectors']} vectors). Run `coach rebuild`."
    )


def _writer(settings: Settings) -> str:
    if not settings.model:
        return f"Writer: offline.{' Nothing is sent anywhere.' if settings.offline else ''}"
    return (
        f"Writer: the model {settings.model} at {settings.model_base_url}, offline when it does not answer."
    )
