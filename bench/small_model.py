"""A small real model as the writer: how much of what it says is wrong, and how much of that is shown unmarked.

    python -m bench.small_model [ANSWERS]

SmolLM2, a model of 135 million parameters, writes the answers to questions on the scenario `harbor` where it lies
beside the project, else on the sample network, until it has written 100. Its sentences are judged by
`bench.judge`, which is not the product's checker and knows all sources; the share of wrong ones that carry no mark must
be 0. Sentences that the judge leaves open and that carry no mark are printed, for a reader to judge.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.judge import Judge, Verdict, controls
from bench.small_server import NAME, missing, start
from bench.tables import show
from coach.ask.answer import Answer
from coach.settings import Settings
from coach.text import plain, sentences
from coach.workspace import Workspace
from coach.writer.choose import FallbackWriter
from coach.writer.interface import AnswerTask, AnswerText, OnText
from coach.writer.model import ModelWriter
from coach.writer.offline import OfflineWriter

_MARKS = re.compile(r"\s?\[\d{1,3}\]")
_ASKED = (
    "What did {name} tell me?",
    "What is {name} working on?",
    "What does {name} want?",
    "What did I talk about with {name}?",
    "What does {first} think about the plan?",
    "What should I bring up with {name}?",
    "What is new with {name}?",
    "How does {name} spend the weekends?",
)


class Recording(FallbackWriter):
    """Keeps the last text that the model wrote."""

    def __init__(self, model: ModelWriter) -> None:
        super().__init__(model, OfflineWriter(), patience=10_000, account=model.account)
        self.said: list[AnswerText] = []

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """An answer, kept where the model wrote it."""
        written = super().answer(task, on_text)
        self.said = [written] if self.name == "model" else []
        return written


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the model as it is shown, whether it carries a mark, and what the judge says."""

    question: str
    text: str
    marked: bool
    verdict: Verdict


def said(answer: Answer, written: AnswerText, judge: Judge, known: list[str]) -> Iterator[Said]:
    """The model's sentences in an answer."""
    own = {_core(written.text[s.start : s.end]) for s in sentences(written.text)}
    for span in sentences(answer.text):
        shown = answer.text[span.start : span.end]
        if _core(shown) in own and re.search(r"[^\W\d_]{3}", shown):
            marked = any(u.start < span.end and span.start < u.end for u in answer.unsupported)
            yield Said(answer.question, shown, marked, judge(_core(shown), known))


def _core(text: str) -> str:
    return " ".join(plain(_MARKS.sub("", text)).split())


def world(folder: Path) -> tuple[Workspace, list[str]]:
    """An open workspace with the scenario, or with the sample network; and the questions that come with it."""
    shared = Path(os.environ.get("COACH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    scenario = shared / "scenarios" / "harbor"
    if not scenario.exists():
        space = Workspace.open(Settings(workspace=folder), dt.date(2026, 11, 22))
        space.import_sample()
        return space, []
    about = json.loads((scenario / "scenario.json").read_text(encoding="utf-8"))
    space = Workspace.open(Settings(workspace=folder), dt.date.fromisoformat(about["today"]))
    space.set_me(about["name"], about["emails"], about["profile"], about["employer"])
    space.import_paths([scenario / "inputs"])
    asked = json.loads((scenario / "gold" / "questions.json").read_text(encoding="utf-8"))
    return space, [q["question"] for q in asked]


def more(space: Workspace) -> Iterator[str]:
    """Questions about everybody of whom a note tells, in several wordings."""
    told = {p for s in space.repository.statements() for p in s.subjects}
    people = sorted((p for p in space.people() if p.id in told), key=lambda p: p.id)
    for wording in _ASKED:
        for person in people:
            yield wording.format(name=person.name, first=person.name.split(" ")[0])


def measure(space: Workspace, given: list[str], url: str, wanted: int) -> tuple[list[Said], int, Judge]:
    """The model's sentences of so many answers, how many questions that took, and the judge."""
    settings = space.settings.model_copy(
        update={
            "model": NAME,
            "model_base_url": url,
            "model_context": 2048,
            "model_timeout": 120,
            "model_retries": 0,
        }
    )
    space.configure(settings)
    recording = Recording(ModelWriter(settings, None))
    space.__dict__["writer"] = recording
    documents = space.repository.documents()
    judge = Judge([d.text for d in documents])
    found: list[Said] = []
    answers = asked = 0
    for question in (*given, *more(space)):
        if answers == wanted:
            break
        recording.said = []
        answer = space.ask(question)
        asked += 1
        if answer.writer != "model" or not recording.said:
            continue
        answers += 1
        names = [space.person(p).name for p in answer.people[:3]] + [space.me().name]
        found += said(answer, recording.said[0], judge, names)
        if answers % 10 == 0:
            print(f"{answers} answers, {len(found)} sentences", file=sys.stderr, flush=True)
    return found, asked, judge


def report(found: list[Said], asked: int, judge: Judge) -> int:
    """Prints the tables; how many wrong sentences carry no mark."""
    told = controls(judge)
    show(
        "The judge on sentences whose truth is known",
        ["made", "right", "open", "wrong"],
        [[kind, *(str(counts[v]) for v in ("right", "open", "wrong"))] for kind, counts in told.items()],
    )
    rows = []
    for verdict in ("right", "open", "wrong"):
        group = [s for s in found if s.verdict == verdict]
        marked = sum(s.marked for s in group)
        share = len(group) / len(found) if found else 0.0
        rows.append([verdict, str(len(group)), f"{share:.3f}", str(marked), str(len(group) - marked)])
    show(
        f"{len(found)} sentences of the small model, from {asked} questions",
        ["judged", "sentences", "share", "marked", "unmarked"],
        rows,
    )
    wrong = [s for s in found if s.verdict == "wrong" and not s.marked]
    for title, group in (
        ("Wrong and unmarked", wrong),
        ("Open and unmarked, for a reader", [s for s in found if s.verdict == "open" and not s.marked]),
        ("Right and marked", [s for s in found if s.verdict == "right" and s.marked]),
    ):
        print(f"\n{title}: {len(group)}")
        for one in group:
            print(f"  {one.question} → {one.text}")
    return len(wrong)


def main() -> None:
    """Measures and prints; fails where a wrong sentence carries no mark."""
    reason = missing()
    if reason:
        raise SystemExit(reason)
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server, url = start(port, context=2048)
    with tempfile.TemporaryDirectory() as folder:
        space, given = world(Path(folder) / "workspace")
        with space:
            unmarked = report(*measure(space, given, url, wanted))
    del server
    raise SystemExit(1 if unmarked else 0)


if __name__ == "__main__":
    main()
