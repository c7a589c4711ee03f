"""What can go wrong with a model server, each as one plain line; nothing of a request or a key gets into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import ValidationError

from coach.errors import ModelError

REPEATED = "The model repeated its instructions instead of answering."
_BUSY = frozenset({408, 409, 425, 429})


class UnfitError(ModelError):
    """The server answered, but with nothing of use. Users read that this was written offline."""


class RepeatedError(UnfitError):
    """The model gave its prompt back."""


class TimedOutError(ModelError):
    """The server took too long. Users read that everything was written offline."""


class CutError(ModelError):
    """The server broke off in the middle of its answer."""


class Unusable(Exception):
    """The server answered, but not in the form asked for; another form is tried. Never leaves `coach.writer`."""


class RefusedError(ModelError, Unusable):
    """A refused request: another form may be accepted; where there is none the user reads the line."""


class Busy(Exception):
    """The server may answer if asked again, after `wait` seconds where it says so. `line` is what the user reads
    when it does not. Never leaves `coach.writer`."""

    def __init__(self, line: str, wait: float = 0.0) -> None:
        super().__init__(line)
        self.line, self.wait = line, wait


@contextmanager
def explained(host: str, model: str, timeout: float) -> Iterator[None]:
    """Turns what the libraries raise into `ModelError`, `Busy` or `Unusable`."""
    import httpx2
    import openai
    from langchain_core.exceptions import OutputParserException

    server = f"The model server at {host}"
    try:
        yield
    except openai.APITimeoutError as error:
        raise TimedOutError(f"{server} did not answer within {timeout:g} seconds.") from error
    except (openai.APIConnectionError, httpx2.ConnectError) as error:
        raise Busy(f"{server} cannot be reached.") from error
    except openai.APIStatusError as error:
        raise _by_status(server, model, error) from error
    except httpx2.TimeoutException as error:
        raise TimedOutError(f"{server} stopped answering.") from error
    except httpx2.HTTPError as error:
        raise CutError(f"{server} broke off in the middle of its answer.") from error
    except (openai.LengthFinishReasonError, OutputParserException, ValidationError) as error:
        raise Unusable from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError, KeyError) as error:
        # langchain-openai reads an answer that is no chat completion without checking it first.
        raise ModelError(f"{server} gave an answer that makes no sense.") from error


def _by_status(server: str, model: str, error: Any) -> Exception:
    status = int(error.status_code)
    if status == 429:
        return Busy(f"{server} is busy, or its quota is used up.", retry_after(error.response.headers))
    if status in _BUSY or status >= 500:
        return Busy(f"{server} failed (status {status}).", retry_after(error.response.headers))
    if status in (401, 403):
        return ModelError(f"{server} refused the key. Check COACH_MODEL_API_KEY.")
    if status == 404:
        return ModelError(f"{server} does not know the model '{model}' or this address.")
    if status in (400, 422):
        return RefusedError(f"{server} refused the request ({status}).")
    if status == 413:
        return ModelError(f"{server} finds the request too long. Check COACH_MODEL_CONTEXT.")
    if 300 <= status < 400:
        return ModelError(f"{server} sends requests on to another address, which is not followed.")
    return ModelError(f"{server} refused the request ({status}).")


def retry_after(headers: Any) -> float:
    """Seconds to wait as a server says it, in seconds or as a moment (RFC 9110); 0 where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return 0.0
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
