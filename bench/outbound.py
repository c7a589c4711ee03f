"""What leaves for a model elsewhere: questions, drafts, a review and a note over an invented network, every request
recorded by a server that is treated as remote, and searched for every identifier of every person.

    python -m bench.outbound [PEOPLE]

The address is `http://models.example/v1`, which no resolver knows; requests reach the recording server because it is
named as the proxy, as in an office. So the product sees an address that is not this machine.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.invented import TODAY, Someone, people, questions, write
from bench.tables import show
from coach.ask.exchange import Exchange
from coach.settings import Settings
from coach.text import fold
from coach.workspace import Workspace
from tests.model_server import ModelServer, from_evidence

ADDRESS = "http://models.example/v1"
ME = ("Wilhelmina Ashgrove", "mina@ashgrove.example", "Ashgrove Bindery")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run sent: how much was asked, the requests as they arrived, and what came back wrong."""

    asked: int
    requests: tuple[str, ...]
    answered: int
    unrestored: tuple[str, ...]


def run(
    everybody: list[Someone],
    folder: Path,
    server: ModelServer,
    placeholders: Literal["remote", "never"] = "remote",
) -> Sent:
    """Asks everything, with the model at an address elsewhere. The environment must name the server as the proxy."""
    server.reply = from_evidence
    settings = Settings(
        workspace=folder / "workspace",
        model="test-model",
        model_base_url=ADDRESS,
        model_retries=0,
        placeholders=placeholders,
    )
    shown: list[str] = []
    with Workspace.open(settings, TODAY) as space:
        space.set_me(ME[0], [ME[1]], "", ME[2])
        space.import_paths([write(folder / "in", everybody)])
        asked = questions(everybody)
        history: tuple[Exchange, ...] = ()
        for question in asked:
            answer = space.ask(question, history=history[-3:])
            history = (*history, answer.exchange)
            shown += [answer.text] if answer.writer == "model" else []
        for one in everybody:
            draft = space.draft(one.name, kind="follow-up")
            shown += [draft.subject, draft.body]
            space.review(f"Met {one.name} of {one.firm}, call {one.writings()[1]} or {one.handle}.", "post")
            space.captures.read(
                f"met {one.given} {one.family} and {one.stranger} at {one.street}, promised samples"
            )
    # A placeholder in the text for the reader is one that was not put back.
    left = tuple(
        t
        for t in shown
        if re.search(
            r"\b(?:Person|Organisation|Name|Email|Phone|Link|Handle|Account|Address) [A-Z]{1,2}\d*\b", t
        )
    )
    bodies = tuple(
        json.dumps(r, ensure_ascii=False) + json.dumps(h)
        for r, h in zip(server.requests, server.headers, strict=True)
    )
    return Sent(len(asked), bodies, len(shown), left)


def leaks(bodies: Iterable[str], everybody: list[Someone]) -> list[tuple[str, str, str]]:
    """Kind, identifier and its surroundings, of each identifier that stands in a request."""
    me = {"names": tuple(ME[0].split()), "e-mails": (ME[1],), "organisations": (ME[2].split()[0],)}
    wanted = [
        (kind, s, _pattern(kind, s))
        for who in [p.secrets for p in everybody] + [me]
        for kind, many in who.items()
        for s in many
    ]
    found = []
    for body in bodies:
        flat = fold(body)
        for kind, secret, pattern in wanted:
            match = pattern.search(flat)
            if match:
                found.append((kind, secret, flat[max(0, match.start() - 40) : match.end() + 40]))
    return found


def _pattern(kind: str, secret: str) -> re.Pattern[str]:
    """Numbers in any writing; names as words, also inside a longer one."""
    if kind in ("phones", "account numbers"):
        return re.compile(r"[\s().\-/]*".join(re.escape(c) for c in fold(secret)))
    words = re.escape(fold(secret))
    return re.compile(rf"(?<![a-z]){words}(?![a-z])" if len(secret) < 5 else words)


def main() -> None:
    """Prints what was asked, what was sent and what leaked, by kind."""
    everybody = people(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
    with tempfile.TemporaryDirectory() as folder, ModelServer() as server:
        os.environ["http_proxy"] = os.environ["HTTP_PROXY"] = server.url.removesuffix("/v1")
        sent = run(everybody, Path(folder), server)
    found = leaks(sent.requests, everybody)
    kinds = Counter(kind for kind, _, _ in found)
    rows = [
        [kind, str(len(everybody) * len(many)), str(kinds[kind])]
        for kind, many in everybody[0].secrets.items()
    ]
    show(
        f"Identifiers in {len(sent.requests)} requests for {sent.asked} questions, drafts, reviews and notes",
        ["kind", "looked for", "found"],
        rows,
    )
    print(f"\n{sent.answered} texts came back, {len(sent.unrestored)} with a placeholder left in it.")
    for kind, secret, around in found[:20]:
        print(f"  {kind}: {secret!r} in …{around}…")
    raise SystemExit(1 if found or sent.unrestored else 0)


if __name__ == "__main__":
    main()
