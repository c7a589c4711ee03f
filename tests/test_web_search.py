"""Looking a guest up: a real service on loopback, what leaves, what is found, what is kept, what is refused."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import CoachError
from coach.records import SourceFile
from coach.settings import Settings
from coach.web_page import fetch
from coach.web_search import BRAVE, Result, fetcher, pages_about, search, words_for
from coach.workspace import Workspace
from tests.briefing.forum import EVENT, FILES, LIST, TODAY
from tests.search_server import SearchServer, searching
from tests.test_web_page import Book, serving

NAME, PLACE = "Łucja Şahin", "Quiet Gardens"
FOUND = {
    "results": [
        {"title": "Łucja <b>Şahin</b> &amp; mosses", "url": "https://moss.example/about", "content": "Draws mosses.",
         "publishedDate": "2025-03-04T00:00:00"},
        {"title": "", "url": "https://other.example/about", "publishedDate": "2031-01-01"},
        {"title": "Again", "url": "https://moss.example/about"},
        {"title": "A script", "url": "javascript:alert(1)"},
        {"title": "No row", "url": None}, "rubbish",
    ]
}  # fmt: skip


@pytest.fixture
def service() -> Iterator[SearchServer]:
    with searching() as made:
        made.answer = FOUND
        yield made


def test_what_a_searxng_finds_and_what_left(service: SearchServer) -> None:
    book = Book()
    found = search(words_for(NAME, PLACE), Settings(search_url=service.url), book, TODAY)
    assert found == [
        Result("Łucja Şahin & mosses", "https://moss.example/about", dt.date(2025, 3, 4), "Draws mosses."),
        Result("https://other.example/about", "https://other.example/about"),
    ]
    path, asked, headers = service.asked[0]
    assert (path, asked) == ("/search", {"q": '"Łucja Şahin" Quiet Gardens', "format": "json"})
    assert "cookie" not in headers
    assert book.lines == [
        [service.url, "look somebody up on the web",
         'GET /search\nq: "Łucja Şahin" Quiet Gardens\nformat: json', "ok"]
    ]  # fmt: skip


def test_brave_is_asked_in_its_own_form_and_its_key_stays_out_of_the_ledger(service: SearchServer) -> None:
    service.answer = {"web": {"results": [
        {"title": "<strong>Ann</strong> Lee", "url": "https://ann.example/", "description": "Bees.", "page_age": "2026-10-02T08:00:00"}]}}  # fmt: skip
    book = Book()
    given = Settings(search_url=service.url + BRAVE, search_api_key="key-123")
    found = search("Ann Lee", given, book, TODAY)
    assert found == [Result("Ann Lee", "https://ann.example/", dt.date(2026, 10, 2), "Bees.")]
    path, asked, headers = service.asked[0]
    assert (path, asked) == (BRAVE, {"q": "Ann Lee", "count": "8"})
    assert headers["x-subscription-token"] == "key-123"
    assert "key-123" not in json.dumps(book.lines)


def test_brave_without_a_key_is_not_asked(service: SearchServer) -> None:
    with pytest.raises(CoachError, match="COACH_SEARCH_API_KEY"):
        search("Ann Lee", Settings(search_url=service.url + BRAVE), Book(), TODAY)
    assert service.asked == []


def test_a_key_does_not_go_out_in_the_open() -> None:
    given = Settings(search_url="http://search.example", search_api_key="key-123")
    book = Book()
    with pytest.raises(CoachError, match="in the open"):
        search("Ann Lee", given, book, TODAY)
    assert book.lines == []


def test_nothing_is_asked_until_a_service_is_set() -> None:
    with pytest.raises(CoachError, match="No search service is set"):
        search("Ann Lee", Settings(), Book(), TODAY)


@pytest.mark.parametrize(
    ("status", "kind", "answer", "said"),
    [
        (403, "text/html", b"no", "must name json"),
        (401, "application/json", {}, "does not take the key"),
        (429, "application/json", {}, "too many questions"),
        (500, "application/json", {}, "an error"),
        (200, "text/html", b"<html>", "did not answer with search results"),
        (200, "application/json", b"{", "did not answer with search results"),
        (200, "application/json", [1], "did not answer with search results"),
        (200, "application/json", {"results": 3}, "did not answer with search results"),
        (200, "application/json", b"[" * 100_000, "did not answer with search results"),
        (200, "application/json", b" " * 6_000_000, "more than 5 MB"),
    ],
)
def test_an_odd_answer_gets_one_line_and_stands_in_the_ledger(
    service: SearchServer, status: int, kind: str, answer: object, said: str
) -> None:
    service.status, service.kind, service.answer = status, kind, answer
    book = Book()
    with pytest.raises(CoachError, match=said):
        search("Ann Lee", Settings(search_url=service.url), book, TODAY)
    assert said in book.lines[0][3]


def test_the_service_may_be_on_this_machine_but_leads_nowhere_and_what_it_finds_may_not(
    service: SearchServer,
) -> None:
    given = Settings(search_url=service.url)
    service.led_to = "http://127.0.0.1:9/"
    with pytest.raises(CoachError, match="not followed"):
        search("Ann Lee", given, Book(), TODAY)
    service.led_to = ""
    service.answer = {"results": [{"title": "Inside", "url": f"{service.url}/admin"}]}
    found = search("Ann Lee", given, Book(), TODAY)
    before = len(service.asked)
    files, left = pages_about(found, "Ann Lee", "", "", TODAY, fetcher(Book(), TODAY))
    assert files == []
    assert left == [
        "Inside: 127.0.0.1 is a machine on your own or a private network. Only public pages are fetched."
    ]
    assert len(service.asked) == before


def test_pages_picked_are_kept_apart_with_their_addresses_and_days_and_strangers_are_not() -> None:
    page = b"<!DOCTYPE html><html><body><article><p>Lucja Sahin draws mosses and keeps bees on the roof.</p></article></body></html>"
    other = page.replace(b"Lucja Sahin", b"Somebody else")
    with serving() as web:
        web.pages = {"/about": (200, {}, page), "/other": (200, {}, other)}
        picked = [
            Result("One", web.url("/about", "moss.example"), dt.date(2025, 3, 4)),
            Result("Two", web.url("/about", "roof.example")),
            Result("Three", web.url("/other", "moss.example")),
            Result("Four", web.url("/gone", "moss.example")),
        ]
        files, left = pages_about(
            picked, NAME, PLACE, "", TODAY, lambda address: fetch(address, Book(), TODAY, web.gate)
        )
    assert [f.path for f in files] == [
        "looked-up/Łucja Şahin/moss.example about.md",
        "looked-up/Łucja Şahin/roof.example about.md",
    ]
    assert [f.modified for f in files] == [dt.date(2025, 3, 4), TODAY]
    assert f'address: "{picked[0].address}"' in files[0].data.decode()
    assert left[0] == f"Three: The page does not name {NAME}, so it is not kept."
    assert left[1].startswith("Four: moss.example has no page")


@pytest.fixture
def forum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: SearchServer) -> list[str]:
    """The arguments of a command over a workspace with the forum's files."""
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        space.import_files([SourceFile(path, text.encode()) for path, text in FILES.items()])
    listed = tmp_path / LIST.path
    listed.write_bytes(LIST.data)
    monkeypatch.setenv("COACH_SEARCH_URL", service.url)
    return ["--workspace", str(tmp_path / "w"), "--today", TODAY.isoformat(), "--attendees", str(listed)]


def test_the_command_prints_what_is_found_and_says_how_to_keep_it(
    forum: list[str], capsys: pytest.CaptureFixture[str], service: SearchServer, tmp_path: Path
) -> None:
    asked = ["brief", EVENT, "--look-up", "Lucja Sahin", *forum]
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert "1. Łucja Şahin & mosses" in out
    assert "https://moss.example/about" in out
    assert '--with "Lucja Sahin" ADDRESS' in out
    assert service.asked[0][1]["q"] == '"Lucja Sahin" Quiet Gardens'
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["results"][0]["date"] == "2025-03-04"
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        assert {r.purpose for r in space.ledger.requests()} == {"look somebody up on the web"}
    assert main(["brief", EVENT, "--with", "Lucja Sahin", f"{service.url}/page", *forum]) == 1
    assert "private network" in capsys.readouterr().err


def test_forgetting_somebody_empties_what_was_asked_about_them(
    forum: list[str], tmp_path: Path, service: SearchServer
) -> None:
    assert main(["brief", EVENT, "--look-up", "Hal Mercer", *forum]) == 0
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        person = space.person("Hal Mercer")
        space.forget(person.id)
        assert "Mercer" not in "".join(r.body for r in space.ledger.requests())
