"""A loopback server that speaks the OpenAI protocol and misbehaves on command.

As a fixture: `with ModelServer() as server: server.queue("Hello [1]."); …; server.requests`.
By hand: `python -m tests.model_server --port 8901` answers every question from its own evidence.
"""

from __future__ import annotations

import argparse
import json
import re
import select
import socket
import threading
import time
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Request = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What to answer. `status` other than 200 is an error; `fault` is one of: "timeout", "cut" (the answer ends
    in the middle), "length" (it ends for want of tokens), "endless" (its end is not told), "drop" (the connection
    closes without an answer), "garbage" (no JSON), "nonsense" (JSON that is no completion), "echo" (the prompt comes
    back). `delay` is the seconds before the first word."""

    content: str | dict[str, Any] | list[Any] = ""
    status: int = 200
    fault: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    @property
    def text(self) -> str:
        """The content as the model would write it."""
        return self.content if isinstance(self.content, str) else json.dumps(self.content)


def prompt_of(request: Request) -> str:
    """All words of a request."""
    return "\n".join(str(m.get("content", "")) for m in request.get("messages", []))


class ModelServer:
    """`refuses` holds what gets a 400: "json_schema", "tools", "json_object", "stream_options". `ignores_tools` answers
    tools in plain text. Replies come from the queue, then from `reply`. `counts` says whether tokens are counted."""

    def __init__(self, port: int = 0, models: tuple[str, ...] = ("test-model",)) -> None:
        self.models = models
        self.refuses: set[str] = set()
        self.ignores_tools = False
        self.ignores_format = False
        self.requests: list[Request] = []
        self.headers: list[dict[str, str]] = []
        self.reply: Callable[[Request], Reply | str | dict[str, Any]] = lambda request: "Yes [1]."
        self.piece = 4  # characters in each streamed piece
        self.pace = 0.0  # seconds between two of them
        self.counts = True
        self.facts: dict[str, Any] = {}  # what other paths than the usual answer
        self.left = threading.Event()  # a client went away before the first word
        self.said_at: list[float] = []  # when each streamed reply began, by the monotonic clock
        self._queue: deque[Reply] = deque()
        self.heard: deque[Reply] = deque()  # what recordings say, one after the other
        self.recordings: list[bytes] = []  # the bodies of the uploads
        self.width = 64  # of the vectors that it makes
        self.embedded: list[list[str]] = []  # the texts of each request for vectors
        self.vectors: deque[Reply] = deque()  # what goes wrong with such requests, one after the other
        self.stopping = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The base address for clients."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def queue(self, *replies: Reply | str | dict[str, Any]) -> None:
        """Adds replies to be given one after the other."""
        self._queue.extend(_as_reply(r) for r in replies)

    def take_back(self) -> None:
        """Forgets queued replies."""
        self._queue.clear()

    def next_reply(self, request: Request) -> Reply:
        """The reply to a request: refusals first, then the queue, then the function."""
        kind = str((request.get("response_format") or {}).get("type", ""))
        asked = {kind, *(k for k in ("tools", "stream_options") if request.get(k))}
        if asked & self.refuses:
            return Reply({"error": {"message": f"{kind or 'tools'} is not supported"}}, status=400)
        return self._queue.popleft() if self._queue else _as_reply(self.reply(request))

    def __enter__(self) -> ModelServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._http.server_close()


def _as_reply(given: Reply | str | dict[str, Any]) -> Reply:
    return given if isinstance(given, Reply) else Reply(given)


class _Handler(BaseHTTPRequestHandler):
    owner: ModelServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        """The list of models."""
        if not self.path.endswith("/v1/models"):
            found = self.owner.facts.get(self.path)
            self._json(
                found if found is not None else {"error": "not here"}, 200 if found is not None else 404
            )
            return
        data = [
            {"id": m, "object": "model", "created": 0, "owned_by": "test", **self.owner.facts.get(m, {})}
            for m in self.owner.models
        ]
        self._json({"object": "list", "data": data})

    def do_POST(self) -> None:
        """A completion."""
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path.endswith("/audio/transcriptions"):
            self._transcribe(body)
            return
        request: Request = json.loads(body)
        if self.path.endswith("/embeddings"):
            self._embed(request)
            return
        self.owner.requests.append(request)
        self.owner.headers.append(dict(self.headers.items()))
        reply = self.owner.next_reply(request)
        if reply.fault == "echo":
            reply = Reply(prompt_of(request))
        if reply.fault == "timeout":
            self.owner.stopping.wait(20)
        if reply.fault in ("timeout", "drop"):
            self.close_connection = True
        elif reply.status != 200:
            self._json(reply.content, reply.status, reply.headers)
        elif reply.fault == "garbage":
            self._send(b"<html>not what you asked for", "text/html")
        elif reply.fault == "nonsense":
            self._json({"hello": "world"})
        elif request.get("stream"):
            self._stream(request, reply)
        elif self._went_away(reply.delay):
            self.owner.left.set()
        elif reply.fault == "cut":
            self._send(json.dumps(_completion(request, self._message(request, reply))).encode(), cut=True)
        else:
            self._json(_completion(request, self._message(request, reply)))

    def _misbehaved(self, reply: Reply) -> bool:
        """Fail as the reply says that a recording or an embedding is to fail; whether it did."""
        if reply.fault == "timeout":
            self.owner.stopping.wait(20)
        if reply.fault in ("timeout", "drop"):
            self.close_connection = True
        elif reply.status != 200:
            self._json(reply.content or {"error": {"message": "no"}}, reply.status, reply.headers)
        elif reply.fault == "garbage":
            self._send(b"<html>not what you asked for", "text/html")
        elif reply.fault == "nonsense":
            self._json({"hello": "world"})
        else:
            return False
        return True

    def _transcribe(self, body: bytes) -> None:
        """The words of an uploaded recording: the next reply of the queue of `heard`."""
        self.owner.recordings.append(body)
        self.owner.headers.append(dict(self.headers.items()))
        reply = self.owner.heard.popleft() if self.owner.heard else Reply("hello")
        if not self._misbehaved(reply):
            self._json({"text": reply.text})

    def _embed(self, request: Request) -> None:
        """A vector of each text: how often each word stands there, words sorted by checksum."""
        self.owner.embedded.append(request["input"])
        self.owner.headers.append(dict(self.headers.items()))
        reply = self.owner.vectors.popleft() if self.owner.vectors else Reply()
        if not self._misbehaved(reply):
            texts = request["input"][:-1] if reply.fault == "cut" else request["input"]
            rows = [
                {"object": "embedding", "index": i, "embedding": word_counts(x, self.owner.width)}
                for i, x in enumerate(texts)
            ]
            self._json({"object": "list", "data": rows[::-1], "model": request["model"],
                        "usage": {"prompt_tokens": 1, "total_tokens": 1}})  # fmt: skip

    def _message(self, request: Request, reply: Reply) -> dict[str, Any]:
        tools = request.get("tools")
        if tools and not self.owner.ignores_tools:
            call = {"name": tools[0]["function"]["name"], "arguments": reply.text}
            calls = [{"id": "call_1", "type": "function", "function": call}]
            return {"role": "assistant", "content": None, "tool_calls": calls}
        return {"role": "assistant", "content": reply.text}

    def _stream(self, request: Request, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        text = reply.text
        stop = len(text) // 2 if reply.fault == "cut" else len(text)
        if self._went_away(reply.delay):
            self.owner.left.set()
            return
        self.owner.said_at.append(time.monotonic())
        try:
            for start in range(0, stop, self.owner.piece):
                if start and self.owner.pace:
                    time.sleep(self.owner.pace)
                self._event(request, {"content": text[start : min(start + self.owner.piece, stop)]}, None)
            if reply.fault not in ("cut", "endless"):
                self._event(request, {}, "length" if reply.fault == "length" else "stop")
                if self.owner.counts and (request.get("stream_options") or {}).get("include_usage"):
                    self._event(
                        request,
                        None,
                        None,
                        {"prompt_tokens": 120, "completion_tokens": 7, "total_tokens": 127},
                    )
                self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            return  # the client has had enough

    def _went_away(self, seconds: float) -> bool:
        """Waits before the first word, and says whether the client gave up meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self.owner.stopping.is_set():
            readable, _, _ = select.select([self.connection], [], [], min(left, 0.05))
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                return True
        return False

    def _event(
        self,
        request: Request,
        delta: dict[str, Any] | None,
        finish: str | None,
        usage: dict[str, int] | None = None,
    ) -> None:
        chunk = {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": request.get("model", ""),
            "choices": [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}],
            "usage": usage,
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def _json(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self._send(json.dumps(value).encode(), "application/json", status, headers)

    def _send(
        self,
        body: bytes,
        kind: str = "application/json",
        status: int = 200,
        headers: dict[str, str] | None = None,
        *,
        cut: bool = False,
    ) -> None:
        self.send_response(status)
        for name, value in {
            **(headers or {}),
            "Content-Type": kind,
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut


def _completion(request: Request, message: dict[str, Any]) -> dict[str, Any]:
    finish = "tool_calls" if message.get("tool_calls") else "stop"
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request.get("model", ""),
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def word_counts(text: str, width: int) -> list[float]:
    """A vector of a text in which equal words fall together."""
    vector = [0.01] * width
    for word in re.findall(r"\w+", text.casefold()):
        vector[zlib.crc32(word.encode()) % width] += 1.0
    return vector


def from_evidence(request: Request) -> str | dict[str, Any]:
    """A well-behaved reply made of the request's own first evidence, in whatever form was asked for."""
    prompt = prompt_of(request)
    lines = re.findall(r"^\[(\d+)\] (?:\([^)]*\) )?(.+)$", prompt, re.MULTILINE)
    number, words = lines[0] if lines else ("1", "The notes do not say.")
    schema = json.dumps(request.get("response_format") or request.get("tools") or prompt)
    if "EmailReply" in schema:
        name = re.search(r'Begin with "([^"]+)"', prompt)
        body = f"{name[1] if name else 'Hello,'}\n\nThank you for our talk. {words}\n\nBest regards"
        return {"subject": "Thank you", "body": body, "facts": [], "promise": "", "ask": ""}
    if "CardReply" in schema:
        return {"why": words, "openings": [{"text": words, "evidence": [int(number)]}]}
    if "ReviewReply" in schema:
        return {"findings": []}
    return f"{words} [{number}]"


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(description="A small model server on loopback for trying things out.")
    parser.add_argument("--port", type=int, default=8901)
    options = parser.parse_args()
    with ModelServer(options.port) as server:
        server.reply = from_evidence
        print(f"COACH_MODEL=test-model COACH_MODEL_BASE_URL={server.url}", flush=True)  # noqa: T201
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
