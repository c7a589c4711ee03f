"""Streams that break off, wait, are stopped or sent elsewhere; and what requests took."""

from __future__ import annotations

import datetime as dt
import time
from email.utils import format_datetime

import pytest
from sqlalchemy.orm import Session, sessionmaker

from coach.errors import ModelError
from coach.settings import Settings
from coach.writer.choose import FallbackWriter
from coach.writer.faults import retry_after
from coach.writer.model import ModelWriter
from coach.writer.opening import Opening, closed, gone_on, whole
from coach.writer.usage import Usage
from tests.model_server import ModelServer, Reply, prompt_of
from tests.writer.model_tasks import CARD, CARD_REPLY, QUESTION, Offline, ledger_rows, writer_for

LONG = "She leads the flood mapping team at Ostrava Hydrology [1]. She keeps bees on the office roof [2]."
BUSY = {"error": {"message": "slow down"}}


def both(writer: ModelWriter) -> FallbackWriter:
    return FallbackWriter(writer, Offline(), account=writer.account)


# Cut


def test_a_cut_answer_is_gone_on_with(server: ModelServer, writer: ModelWriter) -> None:
    begun = LONG[: len(LONG) // 2]
    head = begun[: begun.rindex(" ")]
    server.queue(Reply(LONG, fault="cut"), LONG[len(head) :])
    pieces: list[str] = []
    answer = writer.answer(QUESTION, pieces.append)
    assert answer.text == LONG
    assert (answer.note, "".join(pieces)) == ("", LONG)
    asked = server.requests[1]["messages"]
    assert [m["role"] for m in asked] == ["user", "assistant", "user"]
    assert asked[1]["content"] == head


@pytest.mark.parametrize(
    "second", [Reply("and more", fault="cut"), Reply(BUSY, 500), Reply("Quite another answer altogether.")]
)
def test_where_it_cannot_go_on_it_ends_with_a_whole_sentence(
    server: ModelServer, sessions: sessionmaker[Session], second: Reply
) -> None:
    said = f"{LONG} She is also"
    cut = Reply(said + " " * (len(said) + 1), fault="cut")
    server.queue(cut, second)
    told = both(writer_for(server, sessions, model_retries=0))
    answer = told.answer(QUESTION)
    assert answer.text == LONG
    assert told.name == "model"
    assert "broke off" in told.note
    assert told.note.endswith("so the answer may lack its end.")


def test_where_no_sentence_is_whole_it_is_written_offline(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(Reply("She keeps bees on the office roof and her gauges too", fault="cut"), Reply(BUSY, 401))
    told = both(writer)
    assert told.answer(QUESTION).text == "Offline [1]."
    assert "broke off" in told.note


def test_an_answer_that_ran_out_of_tokens_is_gone_on_with(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(Reply("She keeps bees on the office", fault="length"), "office roof [2].")
    assert writer.answer(QUESTION).text == "She keeps bees on the office roof [1]."


def test_a_whole_sentence_needs_no_other_end(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(Reply("She keeps bees [2].", fault="endless"))
    assert writer.answer(QUESTION).text == "She keeps bees [1]."
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("begun", "more", "rest"),
    [
        ("She keeps bees on the off", "office roof.", "ice roof."),
        ("She keeps bees on the off", "on the office roof.", "ice roof."),
        ("She keeps bees ", "on the roof.", "on the roof."),
        ("She keeps bees on the ro", "and more.", None),
        (
            "She keeps bees on the old office roof an",
            "She keeps bees on the old office roof and hives.",
            "d hives.",
        ),
        ("She keeps bees on the old office roof an", "She keeps bees on the old office roof. Yes.", None),
        ("", "All of it.", "All of it."),
    ],
)
def test_both_halves_make_one_text(begun: str, more: str, rest: str | None) -> None:
    assert gone_on(begun, more) == rest


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She leads. She kee", "She leads."),
        ("She leads [1]. She kee", "She leads [1]."),
        ("She leads. [1] She kee", "She leads. [1]"),
        ("She leads", ""),
        ("She leads [1].", "She leads [1]."),
    ],
)
def test_the_last_whole_sentence(text: str, kept: str) -> None:
    assert closed(text) == kept
    assert whole(kept) is bool(kept)


# The first words


def test_the_first_words_wait_only_while_they_may_be_the_prompt() -> None:
    shown: list[str] = []
    opening = Opening("You help a professional.\n\nRules:\n1. Use only the evidence below.", shown.append)
    opening.feed("You")
    assert shown == []
    opening.feed(" wrote")
    assert shown == ["You wrote"]
    opening.feed(" it.")
    assert "".join(shown) == "You wrote it."


# Stopping


class Enough(Exception):
    """Raised by a listener that has heard enough."""


def test_who_stops_closes_the_connection_before_the_first_word(
    server: ModelServer, sessions: sessionmaker[Session]
) -> None:
    writer = writer_for(server, sessions, model_timeout=30)
    server.queue(Reply(LONG, delay=20))
    begun: list[float] = []

    def listen(piece: str) -> None:
        if server.requests:
            begun.append(time.monotonic())
        if begun and begun[-1] - begun[0] > 0.3:
            raise Enough

    with pytest.raises(Enough):
        writer.answer(QUESTION, listen)
    assert time.monotonic() - begun[0] < 3
    assert server.left.wait(3), "the server sees the client go"
    assert ledger_rows(sessions)[-1].outcome == "stopped before an answer came"


def test_who_stops_does_not_wait_for_a_busy_server(
    server: ModelServer, sessions: sessionmaker[Session]
) -> None:
    writer = writer_for(server, sessions, model_timeout=20)
    server.reply = lambda request: Reply(BUSY, 429, headers={"retry-after": "3"})
    begun = time.monotonic()

    def listen(piece: str) -> None:
        if server.requests:
            raise Enough

    with pytest.raises(Enough):
        writer.answer(QUESTION, listen)
    assert time.monotonic() - begun < 2
    assert len(server.requests) == 1


# Waiting as the server asks


def test_the_servers_wish_is_kept(server: ModelServer, writer: ModelWriter) -> None:
    server.queue(Reply(BUSY, 503, headers={"retry-after": "1"}), "Bees [2].")
    begun = time.monotonic()
    assert writer.answer(QUESTION).text == "Bees [1]."
    assert time.monotonic() - begun >= 1


def test_who_asks_for_long_is_not_asked_again(server: ModelServer, writer: ModelWriter) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)
    server.reply = lambda request: Reply(
        BUSY, 429, headers={"retry-after": format_datetime(later, usegmt=True)}
    )
    with pytest.raises(ModelError, match="It asks to wait 5 minutes"):
        writer.answer(QUESTION)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("2", 2, 2),
        ("1.5", 1.5, 1.5),
        ("-3", 0, 0),
        ("soon", 0, 0),
        ("", 0, 0),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0),
    ],
)
def test_retry_after(said: str, low: float, high: float) -> None:
    assert low <= retry_after({"retry-after": said}) <= high


# Other addresses


def test_a_server_that_sends_on_is_not_followed(server: ModelServer, sessions: sessionmaker[Session]) -> None:
    writer = writer_for(server, sessions)
    with ModelServer() as elsewhere:
        moved = Reply("", 307, headers={"Location": f"{elsewhere.url}/chat/completions"})
        server.reply = lambda request: moved
        with pytest.raises(ModelError, match="another address"):
            writer.answer(QUESTION)
        with pytest.raises(ModelError):
            writer.card(CARD)
        assert elsewhere.requests == []


def test_what_stays_here_passes_no_proxy(
    server: ModelServer, sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelServer() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("no_proxy", "")
        writer = writer_for(server, sessions)
        server.queue("Bees [2].", CARD_REPLY)
        assert writer.answer(QUESTION).text == "Bees [1]."
        assert writer.card(CARD).why
        assert proxy.requests == []


# What it took


def test_tokens_are_those_that_the_server_counts(
    server: ModelServer, writer: ModelWriter, sessions: sessionmaker[Session]
) -> None:
    server.queue("Bees [2].")
    told = both(writer)
    told.answer(QUESTION)
    assert told.used == Usage(120, 7)
    row = ledger_rows(sessions)[-1]
    assert (row.tokens_sent, row.tokens_received, row.tokens_estimated) == (120, 7, False)
    server.queue(CARD_REPLY)
    told.card(CARD)
    assert told.used == Usage(1, 1), "each piece for itself"


def test_tokens_are_estimated_where_the_server_does_not_count(
    server: ModelServer, writer: ModelWriter
) -> None:
    server.counts = False
    server.queue(LONG)
    told = both(writer)
    told.answer(QUESTION)
    assert told.used.estimated
    assert told.used.received == -(-len(LONG) // 4)
    assert abs(told.used.sent - len(prompt_of(server.requests[0])) / 4) <= 1


def test_a_server_that_knows_no_counting_is_asked_without(server: ModelServer, writer: ModelWriter) -> None:
    server.refuses = {"stream_options"}
    server.queue("Bees [2].", "Bees [2].")
    assert writer.answer(QUESTION).text == "Bees [1]."
    assert writer.answer(QUESTION).text == "Bees [1]."
    assert ["stream_options" in r for r in server.requests] == [True, False, False]


def test_the_account_in_words() -> None:
    free = Settings(model="m")
    priced = Settings(model="m", model_price_sent=2, model_price_received=10, model_currency="EUR")
    here = priced.model_copy(update={"model_base_url": "http://127.0.0.1:1/v1"})
    assert Usage(1204, 61).in_words(free) == "1,204 tokens sent and 61 received"
    assert Usage(1204, 61).in_words(priced) == "1,204 tokens sent and 61 received, 0.003 EUR"
    assert Usage(900_000, 61, True).in_words(priced) == "about 900,000 tokens sent and 61 received, 1.80 EUR"
    assert (
        Usage(1204, 61).in_words(here)
        == Usage(1204, 61).in_words(priced, here.model_base_url)
        == Usage(1204, 61).in_words(free)
    )
    assert Usage().in_words(priced) == ""
