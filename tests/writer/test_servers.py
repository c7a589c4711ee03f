"""Model servers on this machine are found by what they answer, and say how much they hold."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from coach.writer.servers import LocalModel, discover
from tests.model_server import ModelServer

# What the usual servers answer: of the models' list, and on paths of their own.
LM_STUDIO = {"data": [{"id": "qwen", "loaded_context_length": 16384, "max_context_length": 131072}]}
USUAL = [
    ("Ollama", {"llama": {"owned_by": "library"}}, {"/api/ps": {"models": [{"name": "llama", "context_length": 8192}]}}, 8192),
    ("Ollama", {"llama": {"owned_by": "library"}}, {"/api/ps": {"models": []}}, 4096),
    ("LM Studio", {"qwen": {"owned_by": "organization_owner"}}, {"/api/v0/models": LM_STUDIO}, 16384),
    ("llama.cpp server", {"smol": {"owned_by": "llamacpp", "meta": {"n_ctx_train": 32768}}},
     {"/props": {"default_generation_settings": {"n_ctx": 4096}}}, 4096),
    ("llama.cpp server", {"smol": {"owned_by": "llamacpp", "meta": {"n_ctx_train": 32768}}}, {}, 32768),
    ("vLLM", {"mistral": {"owned_by": "vllm", "max_model_len": 40960}}, {}, 40960),
    ("A model server", {"other": {"owned_by": "me"}}, {}, 0),
]  # fmt: skip


def port_of(server: ModelServer) -> int:
    return int(server.url.split(":")[2].split("/")[0])


@pytest.mark.parametrize(("kind", "model", "paths", "context"), USUAL)
def test_the_usual_servers(
    kind: str, model: dict[str, object], paths: dict[str, object], context: int
) -> None:
    [name] = model
    with ModelServer(models=(name, "nomic-embed-text")) as server:
        server.facts = {**model, **paths}
        [found] = discover([port_of(server)])
    assert (found.kind, found.address) == (kind, server.url)
    assert found.models == (LocalModel(name, context),), "what only embeds cannot write"


def test_ports_without_a_model_server_are_passed_over() -> None:
    with ModelServer(models=()) as empty, socket.create_server(("127.0.0.1", 0)) as silent:
        closed = socket.create_server(("127.0.0.1", 0))
        nobody = closed.getsockname()[1]
        closed.close()
        begun = time.monotonic()
        assert discover([port_of(empty), silent.getsockname()[1], nobody]) == []
        assert time.monotonic() - begun < 6
    assert discover([]) == []


@pytest.mark.parametrize("answer", [b"\x00\x01garbage", b"HTTP/1.1 200 OK\r\n\r\n[1, 2", b"HTTP/1.1 302 F\r\nLocation: http://x.example/\r\n\r\n",
                                    b'HTTP/1.1 200 OK\r\n\r\n{"data": [3, {"id": null}]}', b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 100_000])  # fmt: skip
def test_whatever_else_answers_there_is_no_model_server(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(4096)
                    connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        assert discover([listening.getsockname()[1]]) == []
