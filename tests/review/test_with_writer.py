"""A model that reviews too: it adds, explains and lowers, and hides nothing, whatever it says; and what it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.evidence import Finding
from coach.review.with_writer import masked, review, withheld
from coach.writer.choose import FallbackWriter
from coach.writer.model import MOST_FINDINGS, ModelWriter
from coach.writer.offline import OfflineWriter
from tests.model_server import ModelServer, Reply, prompt_of
from tests.review.policy_world import House
from tests.writer.model_tasks import configured

TEXT = (
    "Hi Joost, Thabo resigns in January. You are an idiot about crates. The login is admin / Qz7!mmP42x. "
    "Pay with 4111 1111 1111 1111. We had a fine day in Ghent."
)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def writer_on(server: ModelServer, *, remote: bool = False) -> FallbackWriter:
    model = ModelWriter(configured(server), None)
    return FallbackWriter(model, OfflineWriter(), remote=remote)


def told(house: House, server: ModelServer, reply: object, *, remote: bool = False) -> Any:
    """The report where the server answers so."""
    server.reply = lambda request: reply if isinstance(reply, Reply) else Reply(reply)  # type: ignore[arg-type]
    return review(house.reviewer, writer_on(server, remote=remote), TEXT, "email", "Joost Hendriks")


def found(quote: str, category: str = "inauthentic", severity: str = "low") -> dict[str, str]:
    return {
        "quote": quote,
        "category": category,
        "severity": severity,
        "reason": "Because.",
        "generalise": "",
    }


def judged(number: int, severity: str, why: str = "It is a joke among friends.") -> dict[str, Any]:
    return {"number": number, "severity": severity, "why": why}


def by_detector(report: Any) -> dict[str, Finding]:
    return {f.detector: f for f in report.findings}


def test_it_adds_what_stands_there_word_for_word(house: House, server: ModelServer) -> None:
    reply = {
        "findings": [
            found("We had a fine day in Ghent"),
            found("We had a good day in Ghent"),  # not the words
            found("we had a fine day"),  # another case
            found("a fine day in Ghent", "gossip"),  # no category
            found(""),
        ],
        "judged": [],
    }
    report = told(house, server, reply)
    assert [f.quote for f in report.findings if f.detector == "model"] == ["We had a fine day in Ghent"]
    assert report.writer == "model"


def test_it_explains_and_lowers_an_ordinary_finding_by_one_step(house: House, server: ModelServer) -> None:
    before = house.reviewer.review(TEXT, "email", "Joost Hendriks")
    number = next(n for n, f in enumerate(before.findings, 1) if f.detector == "hostile")
    report = told(house, server, {"findings": [], "judged": [judged(number, "low")]})
    rude = by_detector(report)["hostile"]
    assert (before.findings[number - 1].severity, rude.severity, rude.added) == (
        "medium",
        "low",
        "It is a joke among friends.",
    )
    silent = told(house, server, {"findings": [], "judged": [judged(number, "low", " ")]})
    assert by_detector(silent)["hostile"].severity == "medium", "no reason, no change"
    raised = told(house, server, {"findings": [], "judged": [judged(number, "high")]})
    assert by_detector(raised)["hostile"].severity == "medium", "it explains and lowers only"


def test_it_cannot_hide_or_lower_what_is_firm(house: House, server: ModelServer) -> None:
    before = house.reviewer.review(TEXT, "email", "Joost Hendriks")
    views = [judged(n, "low", "All fine.") for n in range(-2, 9)]
    report = told(house, server, {"findings": [], "judged": [*views, *views]})
    assert len(report.findings) == len(before.findings) >= 4
    for detector in ("note_leaks", "credentials"):
        assert by_detector(report)[detector].severity == "high"
        assert by_detector(report)[detector].added == "All fine."
    card = next(f for f in report.findings if "4111" in f.quote)
    assert card.severity == "high"
    assert (report.verdict, report.headline[:5]) == ("hold", "Hold:")


MISBEHAVED = [
    Reply("I cannot help with that."),
    Reply({"findings": "none", "judged": 7}),
    Reply({"findings": [{"quote": 7}], "judged": []}),
    Reply("{}"),
    Reply(fault="garbage"),
    Reply(fault="nonsense"),
    Reply(fault="cut"),
    Reply(fault="drop"),
    Reply(fault="echo"),
    Reply({"error": {"message": "no"}}, status=500),
    Reply({"findings": [found("x" * 30_000)], "judged": []}),
]


@pytest.mark.parametrize("reply", MISBEHAVED)
def test_whatever_the_server_does_the_detectors_stand(
    house: House, server: ModelServer, reply: Reply
) -> None:
    before = house.reviewer.review(TEXT, "email", "Joost Hendriks")
    report = told(house, server, reply)
    assert report.findings == before.findings
    assert (report.verdict, report.headline) == (before.verdict, before.headline)


def test_a_flood_of_findings_is_bounded(house: House, server: ModelServer) -> None:
    words = TEXT.split()
    reply = {"findings": [found(w) for w in words * 3], "judged": []}
    report = told(house, server, reply)
    assert len([f for f in report.findings if f.detector == "model"]) <= MOST_FINDINGS


def test_what_is_closed_secret_or_confidential_does_not_leave(house: House, server: ModelServer) -> None:
    house.policies.save("confidential:\n  projects: [Ghent]\n")
    report = told(house, server, {"findings": [found("fine day"), found("____")], "judged": []}, remote=True)
    assert server.requests
    for request in server.requests:
        prompt = prompt_of(request)
        for closed in ("resigns", "January", "Qz7", "4111", "Ghent", "Thabo"):
            assert closed not in prompt
        assert "You are an idiot about crates." in prompt
        assert "____" in prompt
    assert report.verdict == "hold"
    assert "_" not in "".join(f.quote for f in report.findings)
    (added,) = [f for f in report.findings if f.detector == "model"]
    assert TEXT[added.start : added.end] == "fine day", "offsets are those of the text itself"


def test_what_the_reader_may_know_a_model_elsewhere_may_not(house: House, server: ModelServer) -> None:
    text = "Hi Thabo, will you resign in January as planned? The river was fine."
    server.reply = lambda request: {"findings": [], "judged": []}
    assert house.reviewer.review(text, "email", "Thabo Nkosi").findings == ()
    review(house.reviewer, writer_on(server, remote=True), text, "email", "Thabo Nkosi")
    assert "resign" not in prompt_of(server.requests[0])
    assert "The river was fine." in prompt_of(server.requests[0])


def test_on_this_machine_the_whole_text_is_read(house: House, server: ModelServer) -> None:
    told(house, server, {"findings": [], "judged": []})
    assert TEXT in prompt_of(server.requests[0])


def test_masking_keeps_every_place() -> None:
    text = "One 🙂 secret\nline. Rest é."
    leak = Finding(4, 12, text[4:12], "oversharing", "third_party", "high", "w", "note_leaks")
    hidden = masked(text, withheld(text, [leak]))
    assert (len(hidden), hidden.index("Rest"), hidden.count("\n")) == (len(text), text.index("Rest"), 1)
    assert "secret" not in hidden
