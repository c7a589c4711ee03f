"""A message is shown by what it says: by its question, else its first sentence, never by its greeting or its close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from coach.ask.demands import only_form
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 27)


def mail(sender: str, to: str, day: int, body: str) -> bytes:
    names = {"nadia": "Nadia Quill <nadia@orchard.example>", "elinor": "Elinor Whit <elinor@whit.example>"}
    names["katja"] = "Katja Sommer <katja@lumen.example>"
    return (
        f"From: {names[sender]}\nTo: {names[to]}\nDate: {day} Nov 2026 20:05:00 +0000\nSubject: Interpreter\nMIME-Version: 1.0\n"
        f"Message-ID: <{sender}-{to}-{day}@mail.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}"
    ).encode()


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(
        Settings(workspace=tmp_path_factory.mktemp("quoted"), _env_file=None), TODAY
    ) as space:
        space.set_me(name="Nadia Quill", emails=["nadia@orchard.example"])
        space.import_files(
            [
                SourceFile("a.eml", mail("elinor", "nadia", 26, "My dear Nadia,\n\nthe dinner is on. Have you found somebody for the three days?\n\nYours,\nElinor\n")),
                SourceFile("b.eml", mail("nadia", "katja", 25, "Liebe Frau Sommer,\n\ndie Lampen sind gestern angekommen.\n\nViele Grüße\nNadia Quill\n")),
            ]
        )  # fmt: skip
        yield space


def test_who_wrote_last_is_shown_by_the_question(space: Workspace) -> None:
    quotes = [c.quote for c in space.ask("Who wrote to me last?").citations]
    assert quotes == ["Have you found somebody for the three days?"]


def test_whom_one_wrote_last_is_shown_by_what_was_said(space: Workspace) -> None:
    quotes = [c.quote for c in space.ask("Whom did I write to last?").citations]
    assert quotes == ["die Lampen sind gestern angekommen."]


@pytest.mark.parametrize(
    "text", ["Liebe Frau Sommer,", "My dear Mara,", "Yours,\nElinor", "Viele Grüße", "Cheers!", "Best,\nNoor van Dijk"]
)  # fmt: skip
def test_form(text: str) -> None:
    assert only_form(text)


@pytest.mark.parametrize(
    "text",
    ["Thanks for the drawings.", "Best offer so far", "Dear Ana, which hall?", "Danke für das Angebot"],
)
def test_no_form(text: str) -> None:
    assert not only_form(text)
