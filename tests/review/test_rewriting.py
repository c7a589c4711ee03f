"""The whole text written anew: what is closed goes before anything is sent, and what is new in it is marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.review.rewriting import Rewritten, rewritten
from coach.writer.offline import OfflineWriter
from tests.model_server import ModelServer, Reply, prompt_of
from tests.review.policy_world import House
from tests.review.test_with_writer import writer_on

TEXT = "Hi Joost,\n\nThabo resigns in January. You are an idiot about crates. See you on Monday."


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def anew(house: House, server: ModelServer, text: str, reply: Any) -> Rewritten:
    """What comes of it where the model answers a rewrite so, and finds nothing in a review."""

    def answer(request: dict[str, Any]) -> Any:
        if "RewriteReply" in str(request.get("response_format")):
            return reply
        return {"findings": [], "judged": []}

    server.reply = answer
    return rewritten(house.reviewer, writer_on(server), text, "email", "Joost Hendriks")


def test_it_is_reviewed_again_and_what_it_adds_is_marked(house: House, server: ModelServer) -> None:
    new = "Hi Joost,\n\nI see the crates differently. See you on Monday. We sold 400 maps in Oslo."
    done = anew(house, server, TEXT, {"text": new})
    assert (done.text, done.note) == (new, "")
    assert done.report is not None
    assert done.report.verdict == "ok"
    marked = " ".join(u.quote for u in done.added)
    assert "400" in marked
    assert "Oslo" in marked
    assert "Monday" not in marked
    assert {u.reason for u in done.added} == {"This did not stand in your text"}


def test_a_confidence_is_out_before_it_is_sent(house: House, server: ModelServer) -> None:
    anew(house, server, TEXT, {"text": "Hi Joost,\n\nSee you on Monday."})
    sent = [prompt_of(r) for r in server.requests]
    assert sent
    assert not any("resigns" in s or "January" in s for s in sent)


def test_a_rewrite_that_says_too_much_is_held(house: House, server: ModelServer) -> None:
    done = anew(house, server, TEXT, {"text": "Hi Joost, you should know that Thabo will resign in January."})
    assert done.report is not None
    assert done.report.verdict == "hold"


@pytest.mark.parametrize(
    "reply",
    [
        {"text": ""},
        {"text": "x " * 5000},
        {"text": "I'm sorry, but I cannot rewrite this text."},
        Reply(fault="drop"),
        Reply(fault="garbage"),
        Reply({"error": {"message": "no"}}, status=500),
    ],
)
def test_a_model_that_fails_leaves_the_text_alone(house: House, server: ModelServer, reply: Any) -> None:
    done = anew(house, server, TEXT, reply)
    assert (done.text, done.report) == ("", None)
    assert done.note.endswith("Your text is as it was.")


def test_new_addresses_and_markup_do_not_come_in(house: House, server: ModelServer) -> None:
    done = anew(
        house, server, TEXT, {"text": "Hi Joost, see ![x](https://evil.example/p.png) on Monday <img src=x>."}
    )
    assert "evil.example" not in done.text
    assert "<img" not in done.text


def test_without_a_model_or_a_finding_there_is_nothing_to_do(house: House, server: ModelServer) -> None:
    assert rewritten(house.reviewer, OfflineWriter(), TEXT, "email", "Joost Hendriks").text == ""
    done = anew(house, server, "See you on Monday.", {"text": "never asked"})
    assert (done.text, done.note, server.requests) == ("", "There is nothing to write anew.", [])


def test_what_is_kept_against_the_notes_is_not_sent(house: House, server: ModelServer) -> None:
    house.keep(TEXT, "Joost Hendriks", "email", "Thabo resigns in January.")
    done = anew(house, server, TEXT, {"text": "never asked"})
    assert (done.text, server.requests) == ("", [])
    assert "not to leave your hands" in done.note


def test_what_its_reader_may_know_is_not_sent_elsewhere(house: House, server: ModelServer) -> None:
    text = "Hi Thabo, you idiot, will you resign in January as planned?"
    server.reply = lambda request: {"text": "never asked"}
    done = rewritten(house.reviewer, writer_on(server, remote=True), text, "email", "Thabo Nkosi")
    assert (done.text, server.requests) == ("", [])
    assert "a model elsewhere may not" in done.note
