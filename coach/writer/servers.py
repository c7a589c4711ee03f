"""Finds the usual model servers on this machine, and how much a server's model can hold.

Only loopback is asked, without a proxy and without following anything to another address; nothing of the user's is in
the questions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from coach.writer.placeholders import is_loopback

USUAL = {11434: "Ollama", 1234: "LM Studio", 8080: "llama.cpp server", 8000: "vLLM"}
"""The ports on which the usual servers listen, and whose they are when the answer does not say."""
_OWNERS = {
    "library": "Ollama",
    "organization_owner": "LM Studio",
    "llamacpp": "llama.cpp server",
    "vllm": "vLLM",
}
_OLLAMA_DEFAULT = 4096  # tokens, of a model that is not loaded yet
_PATIENCE = 0.7  # seconds
_LONGEST = 1_000_000  # bytes of an answer


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that a server on this machine offers. `context` is how many tokens fit, 0 where it does not say."""

    name: str
    context: int = 0


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A model server on this machine. `address` is what `COACH_MODEL_BASE_URL` takes."""

    kind: str
    address: str
    models: tuple[LocalModel, ...]


def discover(ports: Iterable[int] = tuple(USUAL)) -> list[LocalServer]:
    """The servers that answer on these ports, in their order. Takes at most a few seconds."""
    wanted = list(dict.fromkeys(ports))
    if not wanted:
        return []
    with ThreadPoolExecutor(len(wanted)) as pool:
        return [found for found in pool.map(_at, wanted) if found is not None]


def _at(port: int) -> LocalServer | None:
    listed = _listed(_get(port, "/v1/models"))
    names = [n for n in listed if "embed" not in n.casefold()]
    if not names:
        return None
    owner = str(listed[names[0]].get("owned_by", ""))
    kind = _OWNERS.get(owner) or USUAL.get(port) or "A model server"
    contexts = _contexts(port, kind, listed)
    models = tuple(LocalModel(n, contexts.get(n, 0)) for n in names)
    return LocalServer(kind, f"http://127.0.0.1:{port}/v1", models)


def context_of(address: str, model: str, listed: Mapping[str, Mapping[str, Any]]) -> int:
    """Tokens that fit into the context of a model, 0 where the server does not say. `listed` is what it tells of its
    models; a server on this machine is asked in its own way too."""
    parts = urlsplit(address)
    if not is_loopback(address) or parts.scheme != "http" or parts.port is None:
        return _told(listed.get(model, {}))
    owner = str(listed.get(model, {}).get("owned_by", ""))
    kind = _OWNERS.get(owner) or USUAL.get(parts.port) or ""
    return _contexts(parts.port, kind, listed).get(model, 0)


def _contexts(port: int, kind: str, listed: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """What fits into each model, as the kinds of servers tell it."""
    told = {name: _told(entry) for name, entry in listed.items()}
    if kind == "Ollama":
        loaded = {
            str(m.get("name")): _number(m.get("context_length"))
            for m in _rows(_get(port, "/api/ps"), "models")
        }
        return {name: loaded.get(name) or told[name] or _OLLAMA_DEFAULT for name in listed}
    if kind == "LM Studio":
        own = {str(m.get("id")): m for m in _rows(_get(port, "/api/v0/models"), "data")}
        return {name: _told(own.get(name, {})) or told[name] for name in listed}
    if kind == "llama.cpp server":
        # The slot's own size stands in its properties; the list tells only what the model was trained with.
        props = _get(port, "/props")
        slot = props.get("default_generation_settings") if isinstance(props, dict) else None
        size = _number(slot.get("n_ctx")) if isinstance(slot, dict) else 0
        return {name: size or told[name] for name in listed}
    return told


def _told(entry: Mapping[str, Any]) -> int:
    """The context that an entry of a list of models names."""
    meta = entry.get("meta")
    inner: Mapping[str, Any] = meta if isinstance(meta, dict) else {}
    keys = (
        "loaded_context_length",
        "max_model_len",
        "context_length",
        "context_window",
        "max_context_length",
    )
    return next((n for k in keys if (n := _number(entry.get(k)))), 0) or _number(inner.get("n_ctx_train"))


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _listed(answer: object) -> dict[str, dict[str, Any]]:
    return {str(m["id"]): m for m in _rows(answer, "data") if m.get("id")}


def _rows(answer: object, key: str) -> Sequence[dict[str, Any]]:
    rows = answer.get(key) if isinstance(answer, dict) else None
    return [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []


def _get(port: int, path: str) -> Any:
    """What a server on this machine answers, None where it does not or in no JSON."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path, headers={"Accept": "application/json"})
        response = connection.getresponse()
        return json.loads(response.read(_LONGEST)) if response.status == 200 else None
    except (OSError, HTTPException, ValueError, RecursionError):
        return None
    finally:
        connection.close()
