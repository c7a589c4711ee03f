"""Talks to an OpenAI-compatible server: one request at a time, written down, retried, and failing in one line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from coach.errors import ModelError
from coach.settings import Settings
from coach.writer.faults import Busy, CutError, RefusedError, TimedOutError, UnfitError, Unusable, explained
from coach.writer.opening import Opening, closed, gone_on, last_word, whole
from coach.writer.outbound import Ledger
from coach.writer.placeholders import is_loopback
from coach.writer.pump import PAUSE, pump
from coach.writer.structured import Reply, example, parse_plain
from coach.writer.usage import Account, Meter

if TYPE_CHECKING:
    import openai
    from langchain_openai import ChatOpenAI

T = TypeVar("T")
Method = Literal["json_schema", "function_calling", "json_mode", "plain", "short"]
METHODS: tuple[Method, ...] = ("json_schema", "function_calling", "json_mode", "plain")
SMALL_CONTEXT = 2048  # tokens; a model with no more gets short prompts and is asked for plain text
SHORT_REPLY = 300  # tokens
LONGEST_ANSWER = 24_000  # characters; no answer, e-mail or card is ever that long
GO_ON = "Your answer broke off. Go on with the very next word, without repeating anything."
_MOST_WAIT = 8.0  # seconds between two tries; whoever wants more is not asked again


@dataclass(frozen=True, slots=True)
class Streamed:
    """A streamed reply. `note` is what the reader must be told of it, "" where nothing."""

    text: str
    note: str = ""


def fills_forms(settings: Settings) -> bool:
    """Whether there is a model, and one large enough to answer in a form."""
    return bool(settings.model) and settings.model_context > SMALL_CONTEXT


class ModelClient:
    """Sends prompts whose text has been masked already. `purpose` is what the ledger says."""

    def __init__(self, settings: Settings, ledger: Ledger | None, account: Account | None = None) -> None:
        self.settings = settings
        self.address = settings.model_base_url.rstrip("/")
        self.account = account or Account()
        self._ledger = ledger
        self.small = settings.model_context <= SMALL_CONTEXT
        self._chat: ChatOpenAI | None = None
        self._making = threading.Lock()  # several cards may begin at the same time
        self._forms: dict[tuple[type[BaseModel], Method], Any] = {}
        self._counts = True  # whether the server is asked to count tokens while it streams
        self._works: Method | None = None
        self._last: Method | None = None

    @property
    def reply_tokens(self) -> int:
        """Tokens kept free for the reply."""
        return SHORT_REPLY if self.small else min(1024, self.settings.model_context // 4)

    def chat(self) -> ChatOpenAI:
        """The LangChain model, made on first use."""
        with self._making:
            if self._chat is None:
                self._chat = self._made()
            return self._chat

    def _made(self) -> ChatOpenAI:
        import openai
        from langchain_openai import ChatOpenAI

        return ChatOpenAI(
            model=self.settings.model,
            base_url=self.address,
            api_key=SecretStr(self._key),
            use_responses_api=False,
            timeout=self.settings.model_timeout,
            max_retries=0,  # tried again below, so that each request is in the ledger
            max_tokens=self.reply_tokens,
            temperature=0.2,
            # Small models turn in circles.
            frequency_penalty=0.4 if self.small else None,
            http_client=openai.DefaultHttpxClient(**self._route),
            http_async_client=openai.DefaultAsyncHttpxClient(**self._route),
            http_socket_options=(),  # leaves the clients as they are
        )

    def _form(self, form: type[BaseModel], method: Method) -> Any:
        """The model that fills in a form; making one takes longer than a request to a quick server."""
        if (form, method) not in self._forms:
            model = self.chat().with_structured_output(form, method=method, include_raw=True)  # type: ignore[arg-type]
            self._forms[form, method] = model
        return self._forms[form, method]

    @property
    def _key(self) -> str:
        """The key, or a stand-in that keeps a key of the environment from going to another server."""
        return self.settings.model_api_key.get_secret_value() or "none"

    @property
    def _route(self) -> dict[str, Any]:
        """No server may send a request on to another address, and what stays here passes no proxy."""
        plain = (
            urlsplit(self.address).scheme == "http"
        )  # there is no certificate to check, and the list of them is long
        return {"follow_redirects": False, "trust_env": not is_loopback(self.address), "verify": not plain}

    def stream(self, prompt: str, purpose: str, on_text: Callable[[str], None], shell: str = "") -> Streamed:
        """The reply as text; each piece goes to `on_text`, and an empty one now and then while none comes, so that a
        listener can end the work by raising. `shell` is the prompt without its evidence, which no reply may repeat.
        A reply that is cut is gone on with once, or closed after its last whole sentence. Raises `ModelError`."""
        opening = Opening(shell or prompt, on_text)
        told: list[str] = []

        def send(meter: Meter) -> None:
            told.clear()
            self._pour([("user", prompt)], told, opening, meter)
            opening.finish()

        # What has been shown cannot be taken back: after the first piece nothing is tried again.
        try:
            self._counted(send, purpose, prompt, opening)
        except (CutError, TimedOutError) as broke:
            return self._mended(prompt, purpose, "".join(told), opening, broke)
        text = "".join(told)
        if not text.strip():
            raise ModelError(f"The model server at {self.host} gave an empty answer.")
        return Streamed(text)

    def _counted(self, send: Callable[[Meter], None], purpose: str, prompt: str, opening: Opening) -> None:
        """Sends, and asks again without the count of tokens where a server does not know that option."""
        try:
            self._tried(send, purpose, prompt, lambda: not opening.given, opening.feed)
        except RefusedError:
            if not self._counts:
                raise
            self._counts = False
            self._tried(send, purpose, prompt, lambda: not opening.given, opening.feed)

    def _pour(
        self, messages: Sequence[tuple[str, str]], told: list[str], opening: Opening, meter: Meter
    ) -> None:
        """Reads one streamed reply into `told`. Raises `CutError` where it has no end."""
        stop_at = time.monotonic() + 3 * self.settings.model_timeout
        ended = ""
        chat = self.chat()
        for chunk in pump(lambda: chat.astream(list(messages), stream_usage=self._counts)):
            if time.monotonic() > stop_at:
                raise TimedOutError(f"The model server at {self.host} took too long.")
            if chunk is None:
                opening.feed("")
                continue
            meter.hear(chunk)
            ended = chunk.response_metadata.get("finish_reason") or ended
            told.append(str(chunk.text))
            opening.feed(told[-1])
            if sum(map(len, told)) > LONGEST_ANSWER:
                raise ModelError(f"The model server at {self.host} would not stop writing.")
        if ended == "length" or not (ended or whole("".join(told))):
            raise CutError(f"The model server at {self.host} broke off in the middle of its answer.")

    def _mended(
        self, prompt: str, purpose: str, begun: str, opening: Opening, broke: CutError | TimedOutError
    ) -> Streamed:
        """What becomes of a reply that was cut."""
        if not opening.given:
            raise broke
        if isinstance(broke, CutError):
            try:
                more = gone_on(begun, self._rest(prompt, purpose, begun))
            except ModelError:
                more = None
            if more is not None:
                opening.feed(more)
                return Streamed(begun + more)
        kept = closed(begun)
        if not kept:
            raise broke
        return Streamed(kept, f"{str(broke).rstrip('.')}, so the answer may lack its end.")

    def _rest(self, prompt: str, purpose: str, begun: str) -> str:
        """How the model goes on after what it has said."""
        said = begun[: len(begun) - len(last_word(begun))].rstrip()
        messages = [("user", prompt), ("assistant", said), ("user", GO_ON)]
        told: list[str] = []
        silent = Opening("", lambda piece: None)
        self._tried(
            lambda meter: self._pour(messages, told, silent, meter),
            f"{purpose}, going on",
            "\n\n".join(words for _, words in messages),
        )
        return "".join(told)

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
            except RefusedError as refused:
                problem = refused
                continue
            except Unusable:
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

    def _ask(self, form: type[Reply], prompt: str, method: Method, number: int, meter: Meter) -> Reply:
        if method == "plain" or method == "short":  # noqa: PLR1714
            # Asked again in the same words, a model must not give the same reply.
            warmth = 0.8 if method == "short" and number else 0.2
            asked = _with_form(prompt, form) if method == "plain" else prompt
            message = self.chat().invoke(asked, temperature=warmth)
            meter.hear(message)
            text = str(message.text)
            if text.lstrip().startswith(prompt[:60]):
                raise Unusable
            parsed = parse_plain(form, text[:LONGEST_ANSWER])
        else:
            asked = _with_form(prompt, form) if method == "json_mode" else prompt
            answer: Any = self._form(form, method).invoke(asked)
            meter.hear(answer["raw"])
            if answer["raw"].response_metadata.get("finish_reason") == "length":
                raise Unusable
            parsed = answer["parsed"] or parse_plain(form, str(answer["raw"].text), prose=False)
        # function_calling gives None where a server ignores tools.
        if not isinstance(parsed, form):
            raise Unusable
        if len(parsed.model_dump_json()) > LONGEST_ANSWER:
            raise ModelError(f"The model server at {self.host} would not stop writing.")
        return parsed

    def _server(self) -> openai.OpenAI:
        import openai

        return openai.OpenAI(
            base_url=self.address, api_key=self._key, timeout=self.settings.model_timeout, max_retries=0,
            http_client=openai.DefaultHttpxClient(**self._route),
        )  # fmt: skip

    def models(self) -> dict[str, dict[str, Any]]:
        """The models that the server lists, by name, with what it tells of each. Raises `ModelError`."""
        with self._server() as server:
            try:
                return self._tried(
                    lambda meter: {m.id: m.to_dict() for m in server.models.list()}, "list the models", ""
                )
            except Unusable:
                return {}

    def serves(self, form: type[BaseModel], prompt: str, method: Method, purpose: str) -> bool:
        """Whether the server fills in a form when asked in this way."""
        try:
            self._tried(partial(self._ask, form, prompt, method, 0), purpose, prompt)  # type: ignore[type-var]
        except (ModelError, Unusable):
            return False
        return True

    def transcribe(self, ending: str, sound: bytes, purpose: str) -> str:
        """The words of a recording. The ledger says how large it was, not what is in it. Raises `ModelError`."""
        body = f"[a recording of {len(sound):,} bytes for {self.settings.model}]"
        with self._server() as server:

            def send(meter: Meter) -> str:
                # The name of the user's own file stays here.
                told = server.audio.transcriptions.create(
                    file=(f"note{ending}", sound), model=self.settings.model, response_format="json"
                )
                if not isinstance(told.text, str):
                    raise TypeError("no text in the answer")
                return told.text

            try:
                return self._tried(send, purpose, body)
            except Unusable as refused:
                raise ModelError(
                    f"The model server at {self.host} cannot turn a recording into words."
                ) from refused

    def embed(self, texts: Sequence[str], purpose: str, body: str) -> list[list[float]]:
        """A vector of each text, all equally long. `body` is what the ledger says. Raises `ModelError`."""
        with self._server() as server:

            def send(meter: Meter) -> list[list[float]]:
                found = server.embeddings.create(
                    model=self.settings.model, input=list(texts), encoding_format="float"
                )
                vectors = [row.embedding for row in sorted(found.data, key=lambda row: row.index)]
                if len(vectors) != len(texts) or len({len(v) for v in vectors}) != 1 or not vectors[0]:
                    raise ValueError("not one vector for each text")
                return vectors

            try:
                return self._tried(send, purpose, body)
            except Unusable as refused:
                raise ModelError(
                    f"The model server at {self.host} cannot make vectors of texts."
                ) from refused

    @property
    def host(self) -> str:
        """The server's name for messages, without any user or key in its address."""
        parts = urlsplit(self.address)
        return f"{parts.hostname or self.address}{f':{parts.port}' if parts.port else ''}"

    def _tried(
        self,
        send: Callable[[Meter], T],
        purpose: str,
        body: str,
        may_retry: Callable[[], bool] = lambda: True,
        hear: Callable[[str], None] = lambda piece: None,
    ) -> T:
        """Sends, up to `model_retries` times more where the server is busy or failing, each in the ledger. `hear`
        gets an empty piece now and then while it waits."""
        stop_at = time.monotonic() + self.settings.model_timeout
        attempt = 0
        while True:
            try:
                meter = Meter(body)
                with self._recorded(purpose, body, meter), _untraced():
                    return send(meter)
            except Busy as busy:
                attempt += 1
                wait = busy.wait or min(0.25 * 2**attempt, _MOST_WAIT)
                last = attempt > self.settings.model_retries or not may_retry() or wait > _MOST_WAIT
                if last or time.monotonic() + wait > stop_at:
                    raise ModelError(_asks_to_wait(busy)) from busy
                again_at = time.monotonic() + wait
                while (left := again_at - time.monotonic()) > 0:
                    hear("")
                    time.sleep(min(PAUSE, left))

    @contextmanager
    def _recorded(self, purpose: str, body: str, meter: Meter) -> Iterator[None]:
        number = self._ledger.begin(self.address, purpose, body) if self._ledger else 0
        outcome = "stopped before an answer came"
        try:
            with explained(self.host, self.settings.model, self.settings.model_timeout):
                yield
            outcome = "ok"
        except (ModelError, Busy) as error:
            outcome = str(error)
            raise
        except Unusable:
            outcome = "the answer was not in the form asked for"
            raise
        finally:
            self.account.add(meter.usage)
            if self._ledger:
                self._ledger.finish(number, outcome, meter.usage)


def _asks_to_wait(busy: Busy) -> str:
    """The line for the user, with how long the server wants to be left alone where that is long."""
    if busy.wait <= _MOST_WAIT:
        return busy.line
    asks = f"{busy.wait:.0f} seconds" if busy.wait < 120 else f"{busy.wait / 60:.0f} minutes"
    return f"{busy.line.rstrip('.')}. It asks to wait {asks}."


def _with_form(prompt: str, form: type[BaseModel]) -> str:
    return f"{prompt}\n\nAnswer with one JSON object of this schema and nothing else:\n{example(form)}"


@contextmanager
def _untraced() -> Iterator[None]:
    """LangChain reports to a tracing service when the environment says so; requests from here never do."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        yield
