"""Tries the configured model server and says in plain words what works."""

from __future__ import annotations

import time
from dataclasses import dataclass

from coach.errors import ModelError
from coach.settings import Settings
from coach.writer.client import ModelClient
from coach.writer.outbound import Ledger
from coach.writer.structured import CardReply


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """`ok` says that answers can be written; `lines` tell what was tried and how it went."""

    ok: bool
    lines: tuple[str, ...]


_STREAM = "Write one plain sentence of about thirty words about why people keep notes after a meeting."
_FORM = (
    "Fill in a card from this evidence: [1] They talked about a report at a conference. "
    "`why` is one sentence; `openings` has one thing to say, with the number of its evidence."
)


def test_connection(settings: Settings, ledger: Ledger | None = None) -> ModelCheck:  # noqa: PT028
    """What works with the configured server. Sends two fixed sentences and none of the user's data."""
    if not settings.model:
        return ModelCheck(
            False, ("No model is configured. Everything is written offline, and nothing is sent.",)
        )
    client = ModelClient(settings, ledger)
    lines: list[str] = []
    try:
        lines.append(_listed(client))
        lines.append(_streams(client))
    except ModelError as error:
        return ModelCheck(False, (*lines, str(error)))
    lines.append(_forms(client))
    return ModelCheck(True, tuple(lines))


def _forms(client: ModelClient) -> str:
    if client.small:
        return (
            f"Its context of {client.settings.model_context} tokens is small, so it gets short prompts, and e-mails "
            "and cards are asked for in plain text."
        )
    begun = time.monotonic()
    try:
        client.structured(CardReply, _FORM, "test the connection", lambda reply: reply)
    except ModelError:
        return "Structured answers do not work. E-mails, cards and reviews are asked for in plain text."
    took = time.monotonic() - begun
    return f"Structured answers work, so it can write e-mails, cards and reviews. A card took {took:.1f} s."


def _listed(client: ModelClient) -> str:
    names = client.models()
    wanted = client.settings.model
    if wanted in names:
        return f"{client.host} answers and offers the model '{wanted}'."
    if not names:
        return f"{client.host} answers. It does not list its models, so '{wanted}' is tried as it is."
    shown = ", ".join(sorted(names)[:5])
    return f"{client.host} answers, but does not list '{wanted}'. It lists: {shown}."


def _streams(client: ModelClient) -> str:
    begun = time.monotonic()
    moments: list[float] = []
    text = client.stream(_STREAM, "test the connection", lambda piece: moments.append(time.monotonic()))
    took = max(moments[-1] - begun, 0.001)
    speed = (
        f"First words after {moments[0] - begun:.1f} s, about {len(text.split()) / took:.0f} words a second."
    )
    return f"It writes as it goes. {speed}" if len(moments) > 2 else f"It answers all at once. {speed}"
