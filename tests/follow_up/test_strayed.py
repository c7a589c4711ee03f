"""A very small model's letter that says mostly what no note holds is replaced, and beside the draft it says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.follow_up.beside import STRAYED
from coach.follow_up.email import DraftEmail
from coach.settings import Settings
from coach.workspace import Workspace
from tests import small_world
from tests.model_server import ModelServer

NOTE = """---
title: Kiln day
date: 2026-11-12
with: [Omar Haddou]
---
Omar collects maps of harbours. Omar asked me for the opening hours of the kiln.
"""
HELD = "Omar, you collect maps of harbours."
INVENTED = (
    "The mayor of Ghent gave us both a medal for the new bridge.",
    "Your daughter won the regatta in Lisbon with a borrowed boat.",
    "The museum board has voted to sell the tapestry to Vienna.",
)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer() as started:
        yield started


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory, server: ModelServer) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("strayed")
    today = dt.date.fromisoformat(small_world.TODAY)
    files = {"contacts.vcf": small_world.CARDS, "notes/kiln.md": NOTE}
    made = small_world.opened(folder, files, small_world.ME, today)
    yield made
    made.close()


def ask(space: Workspace, server: ModelServer, *said: str, context: int = 2048) -> DraftEmail:
    """A follow-up to Omar by a model of that context that says these sentences."""
    space.configure(
        Settings(
            model="test", model_base_url=server.url, model_context=context, model_retries=0, _env_file=None
        )
    )
    text = f"Dear Omar,\n\n{' '.join(said)}\n\nBest wishes,\nVera"
    server.reply = lambda _: (
        text
        if context == 2048
        else {"subject": "Kiln day", "body": text, "facts": [], "promise": "", "ask": ""}
    )
    return space.draft("Omar Haddou", kind="follow-up")


def test_a_letter_that_is_mostly_invented_is_written_offline(space: Workspace, server: ModelServer) -> None:
    draft = ask(space, server, HELD, *INVENTED)
    assert draft.writer == "offline"
    assert STRAYED in draft.note
    assert not any(word in draft.body for word in ("medal", "regatta", "tapestry"))
    assert "Omar" in draft.body
    assert not draft.unsupported


def test_one_invented_sentence_among_others_is_marked(space: Workspace, server: ModelServer) -> None:
    draft = ask(space, server, HELD, "You asked me for the opening hours of the kiln.", INVENTED[0])
    assert draft.writer == "model"
    assert STRAYED not in draft.note
    assert "medal" in " ".join(u.quote for u in draft.unsupported)


def test_a_larger_models_letter_stays_with_its_marks(space: Workspace, server: ModelServer) -> None:
    draft = ask(space, server, HELD, *INVENTED, context=16384)
    assert draft.writer == "model"
    assert all(part in " ".join(u.quote for u in draft.unsupported) for part in ("medal", "Lisbon", "Vienna"))
