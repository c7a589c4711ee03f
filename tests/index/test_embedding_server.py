"""An embedding server in place of the built-in vectors: over HTTP on loopback, working, failing, and changed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf import Shelf
from sqlalchemy import select

from coach.index.search import SearchIndex
from coach.settings import Settings
from coach.store import tables as t
from coach.writer.embedding import EmbeddingServer
from coach.writer.outbound import OutboundLedger
from coach.writer.placeholders import KnownPerson
from tests.model_server import ModelServer, Reply

NOTES = [
    "Ada promised to send the colour chart for the winter wool.",
    "The paper mill near the station makes rag paper by hand.",
    "Bo looks for a second loom and somebody to repair it.",
]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    for note in NOTES:
        shelf.put(note)
    return shelf


def settings(server: ModelServer, **more: object) -> Settings:
    return Settings.model_validate(
        {"embedding_model": "tiny", "embedding_base_url": server.url, "model_timeout": 2.0, "model_retries": 0, **more}
    )  # fmt: skip


def maker(shelf: Shelf, server: ModelServer, **more: object) -> EmbeddingServer:
    ledger = OutboundLedger(shelf.sessions, 1, lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    people = [KnownPerson(("Ada Birch", "Ada"), ("Rag Press",))]
    return EmbeddingServer(settings(server, **more), ledger, lambda: people)


def opened(shelf: Shelf, folder: Path, server: ModelServer, **more: object) -> SearchIndex:
    return SearchIndex(folder, shelf.sessions, server=maker(shelf, server, **more))


class Elsewhere(EmbeddingServer):
    """The server as if it were on another machine: this one's address is loopback, whatever is done."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.remote = self._masks = True


def test_the_server_makes_all_vectors(shelf: Shelf, server: ModelServer, tmp_path: Path) -> None:
    index = opened(shelf, tmp_path, server)
    assert index.sync() == 3
    assert index.sync() == 0
    sent = [text for request in server.embedded for text in request]
    assert set(NOTES) <= set(sent)
    assert index.search("second loom", 1)[0].document == 3
    assert server.embedded[-1] == ["second loom"]
    assert index.counts()["vectors"] == 3
    shelf.put("Dag sells indigo and madder in the market.")
    assert index.sync() == 1
    index.close()


def test_words_dates_and_names_are_kept(shelf: Shelf, server: ModelServer, tmp_path: Path) -> None:
    wanted = shelf.put("The kiln was lit on 2024-01-05.", speaker="Ben Ash")
    index = opened(shelf, tmp_path, server)
    index.sync()
    assert index.search("am 5. Januar", 1)[0].document == wanted
    assert index.search("What did Ben say of the kiln", 1)[0].document == wanted
    index.close()


@pytest.mark.parametrize(
    "fault",
    [
        Reply(status=500), Reply(status=429), Reply(status=400), Reply(status=404), Reply(status=401),
        Reply(fault="drop"), Reply(fault="garbage"), Reply(fault="nonsense"), Reply(fault="cut"),
    ],
)  # fmt: skip
def test_a_failing_server_leaves_search_by_words(
    shelf: Shelf, server: ModelServer, tmp_path: Path, fault: Reply
) -> None:
    index = opened(shelf, tmp_path, server)
    server.vectors.append(fault)
    assert index.sync() == 0  # nothing is raised: an import goes on
    assert index.problem
    assert "\n" not in index.problem
    assert index.search("colour chart", 1)[0].document == 1
    assert index.sync() == 3  # the next time it works
    assert index.problem == ""
    index.close()


def test_a_query_does_not_wait_for_a_server_that_is_down(
    shelf: Shelf, server: ModelServer, tmp_path: Path
) -> None:
    index = opened(shelf, tmp_path, server)
    index.sync()
    asked = len(server.embedded)
    server.vectors.append(Reply(status=500))
    assert index.search("colour chart", 1)[0].document == 1
    assert "failed" in index.problem
    assert index.search("loom", 1)[0].document == 3
    assert len(server.embedded) == asked + 1  # left alone after the first failure
    index.close()


def test_nobody_there(shelf: Shelf, tmp_path: Path) -> None:
    with ModelServer() as gone:
        pass
    index = opened(shelf, tmp_path, gone)
    assert index.sync() == 0
    assert "cannot be reached" in index.problem
    assert index.search("rag paper", 1)[0].document == 2
    index.close()


def test_vectors_of_another_length_are_made_again(shelf: Shelf, server: ModelServer, tmp_path: Path) -> None:
    index = opened(shelf, tmp_path, server)
    index.sync()
    server.width = 32  # another model under the same name
    assert index.search("colour chart", 1)[0].document == 1  # by words
    assert "coach rebuild" in index.problem
    assert index.sync() == 3
    index.search("colour chart", 1)
    assert index.problem == ""
    server.width = 48
    shelf.put("Dag sells indigo and madder in the market.")
    assert index.sync() == 4  # noticed by the new passage
    index.close()


def test_another_model_and_none_make_all_vectors_again(
    shelf: Shelf, server: ModelServer, tmp_path: Path
) -> None:
    for more, made in (({}, 3), ({"embedding_model": "other"}, 3), ({"embedding_model": "other"}, 0)):
        index = opened(shelf, tmp_path, server, **more)
        assert index.sync() == made
        index.close()
    built_in = SearchIndex(tmp_path, shelf.sessions)
    assert built_in.sync() == 3
    assert built_in.search("somebody who mends weaving machines", 1)[0].document == 3
    built_in.close()


def test_every_request_is_written_down(shelf: Shelf, server: ModelServer, tmp_path: Path) -> None:
    index = opened(shelf, tmp_path, server)
    index.sync()
    index.search("colour chart")
    with shelf.sessions() as session:
        rows = session.scalars(select(t.OutboundRequest).order_by(t.OutboundRequest.id)).all()
    assert [r.outcome for r in rows] == ["ok"] * len(server.embedded)
    assert {r.address for r in rows} == {server.url}
    assert rows[-1].purpose == "find passages near a question"
    index.close()


def test_nothing_closed_and_no_name_leaves_for_another_machine(
    shelf: Shelf, server: ModelServer, tmp_path: Path
) -> None:
    text = "Ada Birch leaves Rag Press in May. Write to ada@rag.example. The loom is blue."
    document = shelf.put(text)
    neighbour = shelf.put("It was good.", around=("The merger is secret.", ""))
    with shelf.sessions() as session, session.begin():
        passage = session.scalar(select(t.Passage).where(t.Passage.document_id == document))
        assert passage is not None
        end = text.index(" Write")
        session.add(
            t.Statement(
                document_id=document, passage_id=passage.id, start=0, end=end, text=text[:end], audience="me"
            )
        )
    elsewhere = Elsewhere(settings(server), None, lambda: [KnownPerson(("Ada Birch", "Ada"), ("Rag Press",))])
    index = SearchIndex(tmp_path, shelf.sessions, server=elsewhere)
    index.sync()
    index.search("Is Ada Birch at Rag Press?")
    body = json.dumps(server.embedded)
    for word in ("leaves", "Birch", "Ada", "Rag Press", "rag.example", "merger"):
        assert word not in body, word
    assert "Write to Email. The loom is blue." in body
    assert "Is Person at Organisation?" in body
    assert index.counts()["vectors"] == 5
    assert index.search("good", 1)[0].document == neighbour
    index.close()


def test_an_open_workspace_uses_it(server: ModelServer, tmp_path: Path) -> None:
    from coach.workspace import Workspace

    notes = tmp_path / "in"
    notes.mkdir()
    (notes / "a.md").write_text("# Fair\n\nBo looks for a second loom and somebody to repair it.\n")
    used = settings(server, workspace=tmp_path / "w")
    with Workspace.open(used, dt.date(2026, 3, 2)) as space:
        space.import_paths([notes])
        assert space.search("second loom", 1)[0].source == "a.md"
        assert any("second loom" in text for request in server.embedded for text in request)
        space.rebuild()
        server.vectors.append(Reply(status=500))
        space.rebuild()  # goes on without
        assert space.search("second loom", 1)[0].source == "a.md"
