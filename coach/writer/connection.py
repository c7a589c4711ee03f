"""Tries the configured model server and says in plain words what works."""

from __future__ import annotations

import time
from dataclasses import dataclass

from coach.errors import ModelError
from coach.settings import Settings
from coach.writer.client import ModelClient
from coach.writer.outbound import Ledger
from coach.writer.servers import context_of
from coach.writer.structured import CardReply


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """`ok` says that answers can be written; `lines` tell what was tried and how it went, the rest in figures: whether
    it writes as it goes, whether it takes a schema and calls tools (None where that was not tried), how many tokens
    fit (0 where it does not say), and tokens a second."""

    ok: bool
    lines: tuple[str, ...]
    streams: bool = False
    schema: bool | None = None
    tools: bool | None = None
    context: int = 0
    speed: float = 0.0


_PURPOSE = "test the connection"
_STREAM = "Write one plain sentence of about thirty words about why people keep notes after a meeting."
_FORM = (
    "Fill in a card from this evidence: [1] They talked about a report at a conference. "
    "`why` is one sentence; `openings` has one thing to say, with the number of its evidence."
)


def test_connection(settings: Settings, ledger: Ledger | None = None) -> ModelCheck:  # noqa: PT028
    """What works with the configured server. Sends fixed sentences and none of the user's data."""
    if not settings.model:
        return ModelCheck(False, ("No model is configured. Everything is written offline.",))
    client = ModelClient(settings, ledger)
    lines: list[str] = []
    try:
        listed = client.models()
        lines.append(_listed(client, list(listed)))
        streams, speed, line = _streams(client)
        lines.append(line)
    except ModelError as error:
        return ModelCheck(False, (*lines, str(error)))
    schema, tools, line = _forms(client)
    context = context_of(client.address, settings.model, listed)
    lines += [line, _context(settings, context)]
    return ModelCheck(True, tuple(lines), streams, schema, tools, context, speed)


def _forms(client: ModelClient) -> tuple[bool | None, bool | None, str]:
    if client.small:
        return (
            None,
            None,
            f"Its context of {client.settings.model_context} tokens is small, so it gets short prompts, and e-mails "
            "and cards are asked for in plain text.",
        )
    schema = client.serves(CardReply, _FORM, "json_schema", _PURPOSE)
    tools = client.serves(CardReply, _FORM, "function_calling", _PURPOSE)
    if not (schema or tools):
        said = (
            "It takes no schema and calls no tools. E-mails, cards and reviews are asked for in plain text."
        )
    else:
        can = {
            (True, True): "It takes a schema and calls tools",
            (True, False): "It takes a schema, and calls no tools",
        }
        said = f"{can.get((schema, tools), 'It calls tools, and takes no schema')}, so it can write e-mails, cards and reviews."
    return schema, tools, said


def _context(settings: Settings, context: int) -> str:
    used = f"{settings.model_context:,} tokens are used (COACH_MODEL_CONTEXT)"
    if not context:
        return f"It does not say how much fits into its context. Of it {used}."
    if context < settings.model_context:
        return (
            f"Its context holds {context:,} tokens, and {used}: it would lose a part of long questions. "
            f"Set COACH_MODEL_CONTEXT={context}."
        )
    return f"Its context holds {context:,} tokens. Of them {used}."


def _listed(client: ModelClient, names: list[str]) -> str:
    wanted = client.settings.model
    if wanted in names:
        return f"{client.host} answers and offers the model '{wanted}'."
    if not names:
        return f"{client.host} answers. It does not list its models, so '{wanted}' is tried as it is."
    shown = ", ".join(sorted(names)[:5])
    return f"{client.host} answers, but does not list '{wanted}'. It lists: {shown}."


def _streams(client: ModelClient) -> tuple[bool, float, str]:
    begun = time.monotonic()
    moments: list[float] = []
    client.account.begin()
    client.stream(_STREAM, _PURPOSE, lambda piece: moments.append(time.monotonic()) if piece else None)
    took = max(moments[-1] - moments[0], 0.001) if len(moments) > 1 else max(moments[-1] - begun, 0.001)
    used = client.account.used
    speed = used.received / took
    about = "about " if used.estimated else ""
    said = f"First words after {moments[0] - begun:.1f} s, then {about}{speed:.0f} tokens a second."
    streams = len(moments) > 2
    return streams, speed, f"{'It writes as it goes' if streams else 'It answers all at once'}. {said}"
