"""Talks to an OpenAI-compatible server: one request at a time, written down, retried, and failing in one line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from coach.errors import ModelError
from coach.settings import Settings
from coach.writer.outbound import Ledger
from coach.writer.structured import Reply, example, parse_plain

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

T = TypeVar("T")
Method = Literal["json_schema", "function_calling", "json_mode", "plain", "short"]
METHODS: tuple[Method, ...] = ("json_schema", "function_calling", "json_mode", "plain")
SMALL_CONTEXT = 2048  # tokens; a model with no more gets short prompts and is asked for plain text
SHORT_REPLY = 300  # tokens
LONGEST_ANSWER = 24_000  # characters; no answer, e-mail or card is ever that long
REPEATED = "The model repeated its instructions instead of answering."
_MOST_WAIT = 8.0  # seconds between two tries


class UnfitError(ModelError):
    """The server answered, but with nothing of use. Users read that this was written offline."""


class RepeatedError(UnfitError):
    """The model gave its prompt back."""


class TimedOutError(ModelError):
    """The server took too long. Users read that everything was written offline."""


class _Unusable(Exception):
    """The server answered, but not in the form asked for; another form is tried. Never leaves this module."""


class ModelClient:
    """Sends prompts whose text has been masked already. `purpose` is what the ledger says."""

    def __init__(self, settings: Settings, ledger: Ledger | None) -> None:
        self.settings = settings
        self.address = settings.model_base_url.rstrip("/")
        self._ledger = ledger
        self.small = settings.model_context <= SMALL_CONTEXT
        self._chat: ChatOpenAI | None = None
        self._works: Method | None = None
        self._last: Method | None = None

    @property
    def reply_tokens(self) -> int:
        """Tokens kept free for the reply."""
        return SHORT_REPLY if self.small else min(1024, self.settings.model_context // 4)

    def chat(self) -> ChatOpenAI:
        """The LangChain model, made on first use."""
        if self._chat is None:
            from langchain_openai import ChatOpenAI

            self._chat = ChatOpenAI(
                model=self.settings.model,
                base_url=self.address,
                # A stand-in keeps a key of the environment from going to another server.
                api_key=self.settings.model_api_key
                if self.settings.model_api_key.get_secret_value()
                else _no_key(),
                use_responses_api=False,
                timeout=self.settings.model_timeout,
                max_retries=0,  # tried again below, so that each request is in the ledger
                max_tokens=self.reply_tokens,
                temperature=0.2,
                # Small models turn in circles.
                frequency_penalty=0.4 if self.small else None,
            )
        return self._chat

    def stream(self, prompt: str, purpose: str, on_text: Callable[[str], None], shell: str = "") -> str:
        """The reply as text; each piece goes to `on_text`. `shell` is the prompt without its evidence, which no
        reply may repeat. Raises `ModelError`."""
        opening = _Opening(shell or prompt, on_text)

        def send() -> str:
            pieces: list[str] = []
            ended = ""
            stop_at = time.monotonic() + 3 * self.settings.model_timeout
            for chunk in self.chat().stream(prompt):
                ended = chunk.response_metadata.get("finish_reason") or ended
                pieces.append(str(chunk.text))
                opening.feed(pieces[-1])
                if sum(map(len, pieces)) > LONGEST_ANSWER:
                    raise ModelError(f"The model server at {self.host} would not stop writing.")
                if time.monotonic() > stop_at:
                    raise ModelError(f"The model server at {self.host} took too long.")
            if not ended:
                raise ModelError(f"The model server at {self.host} broke off in the middle of its answer.")
            opening.finish()
            return "".join(pieces)

        # What has been shown cannot be taken back: after the first piece nothing is tried again.
        text = self._tried(send, purpose, prompt, may_retry=lambda: not opening.given)
        if not text.strip():
            raise ModelError(f"The model server at {self.host} gave an empty answer.")
        return text

    def structured(
        self, form: type[Reply], prompt: str, purpose: str, read: Callable[[Reply], T], short: str = ""
    ) -> T:
        """What `read` makes of a reply in the given form, by the first way that serves. Raises `ModelError`.

        `read` raises `ModelError` where a reply holds nothing of use. `short` is a shorter prompt for plain text:
        the only one for a small model, the last resort for others.
        """
        stop_at = time.monotonic() + self.settings.model_timeout / 2
        problem: ModelError = UnfitError(
            f"The model '{self.settings.model}' did not answer in the form asked for."
        )
        stumbled = False
        for number, method in enumerate(self._ways(short)):
            if time.monotonic() > stop_at:
                break
            if stumbled and method not in ("plain", "short"):
                continue  # another grammar would bring the same: only other words may help
            words = short if method == "short" else prompt
            try:
                reply = self._tried(partial(self._ask, form, words, method, number), purpose, words)
            except TimedOutError:
                if short:
                    self._works = (
                        "short"  # a model that turns in circles in a form may not do so in plain text
                    )
                raise
            except _Refused as refused:
                problem = refused
                continue
            except _Unusable:
                stumbled = True
                continue
            try:
                result = read(reply)
            except ModelError as unfit:
                problem, stumbled = unfit, True
                continue
            self._remember(method, stumbled)
            return result
        self._works = None  # it did not serve this time: look for another way next time
        raise problem

    def _ways(self, short: str) -> list[Method]:
        if short and self.small:
            return ["short", "short"]
        last: list[Method] = ["short"] if short else []
        if self._works and self._works != "short":
            return [self._works, *last]
        return last if self._works and last else [*METHODS, *last]

    def _remember(self, method: Method, stumbled: bool) -> None:
        """One bad reply may be chance: only what was refused, or happened twice, decides on the way to take."""
        if not stumbled or method == self._last:
            self._works = method
        self._last = method

    def _ask(self, form: type[Reply], prompt: str, method: Method, number: int) -> Reply:
        if method == "plain" or method == "short":  # noqa: PLR1714
            # Asked again in the same words, a model must not give the same reply.
            warmth = 0.8 if method == "short" and number else 0.2
            asked = _with_form(prompt, form) if method == "plain" else prompt
            text = str(self.chat().invoke(asked, temperature=warmth).text)
            if text.lstrip().startswith(prompt[:60]):
                raise _Unusable
            parsed = parse_plain(form, text[:LONGEST_ANSWER])
        else:
            asked = _with_form(prompt, form) if method == "json_mode" else prompt
            model = self.chat().with_structured_output(form, method=method, include_raw=True)
            answer: Any = model.invoke(asked)
            if answer["raw"].response_metadata.get("finish_reason") == "length":
                raise _Unusable
            parsed = answer["parsed"] or parse_plain(form, str(answer["raw"].text), prose=False)
        # function_calling gives None where a server ignores tools.
        if not isinstance(parsed, form):
            raise _Unusable
        return parsed

    def models(self) -> list[str]:
        """Names of the models that the server lists. Raises `ModelError`."""
        import openai

        key = self.settings.model_api_key.get_secret_value() or "none"
        with openai.OpenAI(
            base_url=self.address, api_key=key, timeout=self.settings.model_timeout, max_retries=0
        ) as server:
            try:
                return self._tried(lambda: [m.id for m in server.models.list()], "list the models", "")
            except _Unusable:
                return []

    def transcribe(self, ending: str, sound: bytes, purpose: str) -> str:
        """The words of a recording. The ledger says how large it was, not what is in it. Raises `ModelError`."""
        import openai

        key = self.settings.model_api_key.get_secret_value() or "none"
        body = f"[a recording of {len(sound):,} bytes for {self.settings.model}]"
        with openai.OpenAI(
            base_url=self.address, api_key=key, timeout=self.settings.model_timeout, max_retries=0
        ) as server:

            def send() -> str:
                # The name of the user's own file stays here.
                told = server.audio.transcriptions.create(
                    file=(f"note{ending}", sound), model=self.settings.model, response_format="json"
                )
                if not isinstance(told.text, str):
                    raise TypeError("no text in the answer")
                return told.text

            try:
                return self._tried(send, purpose, body)
            except _Unusable as refused:
                raise ModelError(
                    f"The model server at {self.host} cannot turn a recording into words."
                ) from refused

    def embed(self, texts: Sequence[str], purpose: str, body: str) -> list[list[float]]:
        """A vector of each text, all equally long. `body` is what the ledger says. Raises `ModelError`."""
        import openai

        key = self.settings.model_api_key.get_secret_value() or "none"
        with openai.OpenAI(
            base_url=self.address, api_key=key, timeout=self.settings.model_timeout, max_retries=0
        ) as server:

            def send() -> list[list[float]]:
                found = server.embeddings.create(
                    model=self.settings.model, input=list(texts), encoding_format="float"
                )
                vectors = [row.embedding for row in sorted(found.data, key=lambda row: row.index)]
                if len(vectors) != len(texts) or len({len(v) for v in vectors}) != 1 or not vectors[0]:
                    raise ValueError("not one vector for each text")
                return vectors

            try:
                return self._tried(send, purpose, body)
            except _Unusable as refused:
                raise ModelError(
                    f"The model server at {self.host} cannot make vectors of texts."
                ) from refused

    @property
    def host(self) -> str:
        """The server's name for messages, without any user or key in its address."""
        parts = urlsplit(self.address)
        return f"{parts.hostname or self.address}{f':{parts.port}' if parts.port else ''}"

    def _tried(
        self, send: Callable[[], T], purpose: str, body: str, may_retry: Callable[[], bool] = lambda: True
    ) -> T:
        """Sends, up to `model_retries` times more where the server is busy or failing, each in the ledger."""
        stop_at = time.monotonic() + self.settings.model_timeout
        attempt = 0
        while True:
            try:
                with self._recorded(purpose, body), _untraced():
                    return send()
            except _Busy as busy:
                attempt += 1
                wait = min(busy.wait or 0.25 * 2**attempt, _MOST_WAIT)
                last = attempt > self.settings.model_retries or not may_retry()
                if last or time.monotonic() + wait > stop_at:
                    raise ModelError(busy.line) from busy
                time.sleep(wait)

    @contextmanager
    def _recorded(self, purpose: str, body: str) -> Iterator[None]:
        number = self._ledger.begin(self.address, purpose, body) if self._ledger else 0
        outcome = "stopped before an answer came"
        try:
            with self._explained():
                yield
            outcome = "ok"
        except (ModelError, _Busy) as error:
            outcome = str(error)
            raise
        except _Unusable:
            outcome = "the answer was not in the form asked for"
            raise
        finally:
            if self._ledger:
                self._ledger.finish(number, outcome)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what the libraries raise into one plain line; nothing of a request or a key gets into it."""
        import httpx2
        import openai
        from langchain_core.exceptions import OutputParserException

        try:
            yield
        except openai.APITimeoutError as error:
            raise TimedOutError(
                f"The model server at {self.host} did not answer within {self.settings.model_timeout:g} seconds."
            ) from error
        except (openai.APIConnectionError, httpx2.ConnectError) as error:
            raise _Busy(f"The model server at {self.host} cannot be reached.") from error
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise ModelError(
                f"The model server at {self.host} refused the key. Check COACH_MODEL_API_KEY."
            ) from error
        except openai.RateLimitError as error:
            raise _Busy(
                f"The model server at {self.host} is busy, or its quota is used up.", _wait(error)
            ) from error
        except openai.InternalServerError as error:
            raise _Busy(f"The model server at {self.host} failed (status {error.status_code}).") from error
        except openai.NotFoundError as error:
            raise ModelError(
                f"The model server at {self.host} does not know the model '{self.settings.model}' or this address."
            ) from error
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            raise _Refused(
                f"The model server at {self.host} refused the request ({error.status_code})."
            ) from error
        except httpx2.TimeoutException as error:
            raise TimedOutError(f"The model server at {self.host} stopped answering.") from error
        except httpx2.HTTPError as error:
            raise ModelError(
                f"The model server at {self.host} broke off in the middle of its answer."
            ) from error
        except (openai.LengthFinishReasonError, OutputParserException, ValidationError) as error:
            raise _Unusable from error
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, KeyError) as error:
            # langchain-openai reads an answer that is no chat completion without checking it first.
            raise ModelError(
                f"The model server at {self.host} gave an answer that makes no sense."
            ) from error


class _Opening:
    """Holds back the first words until it is clear that the model does not just repeat its prompt."""

    _ENOUGH = 60

    def __init__(self, shell: str, give: Callable[[str], None]) -> None:
        self._shell, self._give, self._held = shell, give, ""
        self.given = False

    def feed(self, piece: str) -> None:
        if self.given:
            self._give(piece)
            return
        self._held += piece
        start = self._held.lstrip()[: self._ENOUGH]
        if len(start) == self._ENOUGH and start in self._shell[:400]:
            raise RepeatedError(REPEATED)
        if len(start) == self._ENOUGH:
            self.finish()

    def finish(self) -> None:
        if self._held:
            self.given = True
            self._give(self._held)
            self._held = ""


class _Busy(Exception):
    """The server may answer if asked again. `line` is what the user reads when it does not."""

    def __init__(self, line: str, wait: float = 0.0) -> None:
        super().__init__(line)
        self.line, self.wait = line, wait


class _Refused(ModelError, _Unusable):
    """A refused request: another form may be accepted; where there is none the user reads the line."""


def _wait(error: Any) -> float:
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "0")))
    except ValueError:
        return 0.0


def _with_form(prompt: str, form: type[BaseModel]) -> str:
    return f"{prompt}\n\nAnswer with one JSON object of this schema and nothing else:\n{example(form)}"


def _no_key() -> Any:
    from pydantic import SecretStr

    return SecretStr("none")


@contextmanager
def _untraced() -> Iterator[None]:
    """LangChain reports to a tracing service when the environment says so; requests from here never do."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        yield
