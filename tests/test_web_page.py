"""Fetching one page: real servers on loopback, and everything that must not be fetched."""

import datetime as dt
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.cli import main
from coach.errors import UnreadableError
from coach.ingest.pipeline import FileReceipt
from coach.settings import Settings
from coach.web_page import Gate, Limits, fetch, is_address, is_public, parse
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 26)
SMALL = Limits(size=100_000, seconds=2)
PAGE = b"<!DOCTYPE html><html><head><title>Rye Fair</title></head><body><h1>Rye Fair</h1><p>Ann Lee keeps bees.</p></body></html>"


@dataclass
class Book:
    """A ledger in memory."""

    lines: list[list[str]] = field(default_factory=list)

    def begin(self, address: str, purpose: str, body: str) -> int:
        self.lines.append([address, purpose, body, ""])
        return len(self.lines) - 1

    def finish(self, number: int, outcome: str) -> None:
        self.lines[number][3] = outcome


Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """A server on loopback with its answers by path, and what it was asked."""

    port: int
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def gate(self) -> Gate:
        """Names that end in `.example` are this server's, and only its own port may be connected to on loopback."""
        return Gate(
            lambda host, port: ["127.0.0.1"],
            lambda address, port: is_public(address) or (address, port) == ("127.0.0.1", self.port),
        )

    def url(self, path: str = "/", host: str = "fair.example") -> str:
        """An address at this server."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A running server."""
    server: Server

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers.items())))
            answer = server.pages.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {
                "Content-Type": "text/html",
                "Content-Length": str(len(body)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # the client hangs up on purpose

    http = Quiet(("127.0.0.1", 0), Handler)
    if tls:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    server = Server(http.server_address[1], {"/": (200, {}, PAGE)})
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def refused(words: str, gate: Gate, limits: Limits = SMALL) -> str:
    """Why an address is not fetched; the ledger says so too, if a request was begun."""
    book = Book()
    with pytest.raises(UnreadableError) as caught:
        fetch(words, book, TODAY, gate, limits)
    assert all(outcome for *_, outcome in book.lines)
    return str(caught.value)


def test_a_page_comes_as_a_file_of_today_and_stands_in_the_ledger(server: Server) -> None:
    book = Book()
    server.pages["/?day=1"] = (200, {}, PAGE)
    source = fetch(server.url("/?day=1#top"), book, TODAY, server.gate)
    assert (source.data, source.modified) == (PAGE, TODAY)
    assert (source.path, source.origin) == (
        "fair.example/?day=1",
        f"web:http://fair.example:{server.port}/?day=1",
    )
    assert book.lines == [
        [f"http://fair.example:{server.port}", "fetch a page that you named", "GET /?day=1", "ok"]
    ]
    ((_, headers),) = server.asked
    assert headers["Host"] == f"fair.example:{server.port}"
    assert headers["User-Agent"].startswith("Rapport")
    assert "Cookie" not in headers


# ------------------------------------------------------- where it may not go


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("127.9.9.9", False), ("0.0.0.0", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("172.32.0.1", True), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("192.0.0.8", False), ("198.18.0.1", False), ("224.0.0.1", False), ("239.1.1.1", False),
        ("240.0.0.1", False), ("255.255.255.255", False), ("192.0.2.1", False), ("203.0.113.9", False),
        ("::1", False), ("::", False), ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", False), ("::8.8.8.8", False),
        ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("fd12::1", False), ("fec0::1", False), ("ff02::1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b::8.8.8.8", False), ("64:ff9b:1::1", False), ("2002:7f00:1::", False),
        ("2001:0:4136:e378::", False), ("2001:db8::1", False), ("no address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.0.0.5"],
        ["8.8.8.8", "192.168.1.1"],
        ["169.254.169.254"],
        ["::ffff:10.0.0.1"],
    ],
)
def test_a_name_that_leads_to_a_private_machine_is_not_asked(answers: list[str], server: Server) -> None:
    why = refused("http://fair.example/", Gate(lambda host, port: answers))
    assert "fair.example is a machine on your own or a private network" in why
    assert server.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1.2.3", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_refused_as_the_program_is_shipped(host: str, server: Server) -> None:
    assert "private network" in refused(f"http://{host}:{server.port}/", Gate())
    assert server.asked == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.1", "017700000001", "127.0.0.01"]
)
def test_numbers_in_disguise_are_refused(host: str, server: Server) -> None:
    assert "is a number and no name" in refused(f"http://{host}:{server.port}/", server.gate)


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "http://127.0.0.1/",
        "http://[::1]/x",
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/",
    ],
)
def test_a_redirect_to_a_private_machine_is_not_followed(target: str, server: Server) -> None:
    """The first hop is allowed; the second is refused as the shipped program would."""
    server.pages["/"] = (302, {"Location": target}, b"")
    names = {"fair.example": ["127.0.0.1"], "inside.example": ["192.168.7.7"]}
    gate = Gate(lambda host, port: names.get(host, [host]), server.gate.permits)
    book = Book()
    with pytest.raises(UnreadableError, match="private network"):
        fetch(server.url(), book, TODAY, gate, SMALL)
    assert [outcome[:2] for *_, outcome in book.lines] == ["ok", book.lines[1][3][:2]]
    assert len(server.asked) == 1


def test_a_name_is_resolved_once_a_hop_and_the_connection_goes_where_it_was_checked(server: Server) -> None:
    asked: list[str] = []

    def turning(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]  # a name whose second answer is private

    assert fetch(server.url(), Book(), TODAY, Gate(turning, server.gate.permits)).data == PAGE
    assert asked == ["fair.example"]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "only addresses with http:// or https://"),
        ("ftp://fair.example/", "only addresses with http:// or https://"),
        ("http://fair.example:22/", "a port that is not the web's"),
        ("http://ann:secret@fair.example/", "name or password"),
        ("//[bad", "is no web address"),
        ("http://[::1", "is no web address"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(target: str, why: str, server: Server) -> None:
    server.pages["/"] = (301, {"Location": target}, b"")
    assert why in refused(server.url(), server.gate)


def test_at_most_five_redirects(server: Server) -> None:
    for step in range(7):
        server.pages[f"/{step}"] = (307, {"Location": f"/{step + 1}"}, b"")
    server.pages["/7"] = (200, {}, PAGE)
    assert fetch(server.url("/2"), Book(), TODAY, server.gate).data == PAGE
    assert "leads on and on" in refused(server.url("/1"), server.gate)


# --------------------------------------------------------- how much, how long


def slowly(pieces: Callable[[], Iterator[bytes]]) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer in pieces, until the client hangs up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        try:
            for piece in pieces():
                handler.wfile.write(piece)
                handler.wfile.flush()
        except OSError:
            pass

    return answer


def drip(text: bytes, pause: float) -> Iterator[bytes]:
    for byte in text:
        time.sleep(pause)
        yield bytes([byte])


def endless(head: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield b"x" * 10_000


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        lambda: drip(HEAD + b"\r\n" + PAGE, 0.1),  # slow from the first letter of its head
        lambda: (piece for part in ([HEAD + b"\r\n"], drip(PAGE, 0.1)) for piece in part),
    ],
)
def test_a_slow_drip_is_cut_off_in_time(pieces: Callable[[], Iterator[bytes]], server: Server) -> None:
    server.pages["/"] = slowly(pieces)
    begun = time.monotonic()
    assert "took longer than 0.7 seconds" in refused(server.url(), server.gate, Limits(seconds=0.7))
    assert time.monotonic() - begun < 8  # its whole text takes longer than ten


def test_a_server_that_says_nothing_and_a_resolver_that_does_not_answer(server: Server) -> None:
    server.pages["/"] = slowly(lambda: drip(b"", 0))
    server.pages["/"] = lambda handler: time.sleep(1.5)
    assert "took longer" in refused(server.url(), server.gate, Limits(seconds=0.5))
    stuck = threading.Event()
    gate = Gate(lambda host, port: ["8.8.8.8"] if stuck.wait(5) else [])
    begun = time.monotonic()
    assert "took longer" in refused("http://fair.example/", gate, Limits(seconds=0.5))
    assert time.monotonic() - begun < 4.5
    stuck.set()


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)),
        (200, {}, b"0" * 100_001),
        (200, {"Content-Length": "99999999999"}, b"0"),
        slowly(lambda: endless(HEAD + b"\r\n")),
        slowly(lambda: endless(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a")[:10])),
    ],
)
def test_too_large_is_cut_off(
    answer: Answer | Callable[[BaseHTTPRequestHandler], None], server: Server
) -> None:
    server.pages["/"] = answer
    why = refused(server.url(), server.gate)
    assert "more than" in why or "damaged" in why


def test_a_bomb_within_the_bounds_of_the_wire_takes_no_memory(server: Server) -> None:
    import tracemalloc

    server.pages["/"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 200_000_000))
    tracemalloc.start()
    assert "more than" in refused(server.url(), server.gate, Limits(size=1_000_000, seconds=10))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {"Content-Type": "application/zip"}, b"PK"), "sent application/zip"),
        ((200, {"Content-Type": "image/png"}, b"x"), "sent image/png"),
        ((200, {"Content-Type": ""}, b"x"), "sent something it does not name"),
        ((404, {}, b""), "has no page at this address"),
        ((403, {}, b""), "only after signing in"),
        ((503, {}, b""), "answered with an error (503)"),
        ((302, {}, b""), "answered with an error (302)"),
        ((200, {"Content-Encoding": "br"}, b"x"), "not asked for (br)"),
        ((200, {"Content-Encoding": "gzip"}, b"not packed at all"), "damaged"),
        (slowly(lambda: iter([b"SMTP ready\r\n\r\n"])), "could not be reached or broke off"),
        (
            slowly(lambda: iter([HEAD + b"Content-Length: 900\r\n\r\nhalf"])),
            "could not be reached or broke off",
        ),
    ],
)
def test_every_other_failure_is_one_clear_line(
    answer: Answer | Callable[[BaseHTTPRequestHandler], None], why: str, server: Server
) -> None:
    server.pages["/"] = answer
    said = refused(server.url(), server.gate)
    assert why in said
    assert "\n" not in said


def test_nobody_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    gate = Gate(lambda host, port: ["127.0.0.1"], lambda address, port: True)
    assert "could not be reached" in refused(f"http://fair.example:{port}/", gate)

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert "There is no server named fair.example" in refused("http://fair.example/", Gate(unknown))


# ------------------------------------------------------------ what it gives


def test_the_character_set_that_the_server_says(server: Server) -> None:
    server.pages["/"] = (
        200,
        {"Content-Type": "text/html; charset=ISO-8859-2"},
        "<p>Żółw</p>".encode("iso-8859-2"),
    )
    assert fetch(server.url(), Book(), TODAY, server.gate).data.decode() == "<p>Żółw</p>"
    server.pages["/"] = (
        200,
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        gzip.compress(b"rye"),
    )
    assert fetch(server.url(), Book(), TODAY, server.gate).data == b"rye"


@pytest.mark.parametrize(
    ("words", "whole", "path"),
    [
        ("HTTPS://Fair.Example", "https://fair.example/", "fair.example"),
        (
            "https://fair.example:443/day one/?q=rye bread#x",
            "https://fair.example/day%20one/?q=rye%20bread",
            "fair.example/day one/?q=rye bread",
        ),
        ("http://fair.example:8080/a/../b", "http://fair.example:8080/a/../b", "fair.example/a/b"),
        ("https://bäckerei.example/ä", "https://xn--bckerei-5wa.example/%C3%A4", "xn--bckerei-5wa.example/ä"),
        (
            "https://fair.example/%2e%2e/%2e%2e/etc",
            "https://fair.example/%2e%2e/%2e%2e/etc",
            "fair.example/etc",
        ),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x", "2606:4700::1111/x"),
    ],
)
def test_addresses_in_parts(words: str, whole: str, path: str) -> None:
    found = parse(words)
    assert (str(found), found.path) == (whole, path)


@pytest.mark.parametrize(
    "words", ["https://", "http://exa mple/", "http://a_b..c/", "https://ann@fair.example/", "javascript:x", "http://fair.example:99999/",
              "http://fair.example:0/", "http://fair\\@10.0.0.1/", "http://fair.example/\nHost: x", "http://[::1", "http://" + "a" * 3000]
)  # fmt: skip
def test_what_is_no_address(words: str) -> None:
    with pytest.raises(UnreadableError):
        parse(words)


@settings(deadline=None)
@given(st.text("htps:/.@[]#?%\\0x17aé \n", max_size=40))
def test_any_words_are_an_address_or_one_clear_refusal(words: str) -> None:
    try:
        found = parse("http://" + words)
    except UnreadableError:
        return
    assert "\n" not in str(found) + found.path
    assert " " not in str(found)
    assert parse(str(found)) == found


def test_which_words_are_an_address() -> None:
    assert [is_address(w) for w in ("https://a.example", "HTTP://a", "notes.md", "~/https", "ftp://a")] == [
        True,
        True,
        False,
        False,
        False,
    ]


# ------------------------------------------------------- into the workspace


def test_a_page_imported_again_takes_the_place_of_the_older_one(server: Server, tmp_path: Path) -> None:
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:

        def bring_in() -> FileReceipt:
            page = fetch(server.url("/"), space.ledger, TODAY, server.gate)
            return space.import_files([page]).files[0]

        first = bring_in()
        assert (first.path, first.kind, first.kept) == ("fair.example", "web_page", 1)
        (hit,) = space.search("who keeps bees", 1)
        assert (hit.source, hit.place, hit.date) == ("fair.example", "line:3", TODAY)
        assert bring_in().unchanged
        server.pages["/"] = (200, {}, PAGE.replace(b"bees", b"hens"))
        assert bring_in().replaced
        assert [h.quote for h in space.search("what does Ann Lee keep", 5) if "keeps" in h.quote] == [
            "Ann Lee keeps hens."
        ]
        assert [r.outcome for r in space.outbound()] == ["ok"] * 3


def test_a_private_address_stops_the_import_before_anything_is_kept(server: Server, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Bo Ek bakes.")
    with Workspace.open(Settings(workspace=tmp_path / "w"), TODAY) as space:
        with pytest.raises(UnreadableError, match="private network"):
            space.import_paths([tmp_path / "a.md"], addresses=[f"http://127.0.0.1:{server.port}/"])
        assert space.batches() == []
        assert ["private network" in r.outcome for r in space.outbound()] == [True]
    assert server.asked == []


def test_the_command_line_tells_an_address_from_a_file(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["import", f"http://127.0.0.1:{server.port}/", "--workspace", str(tmp_path / "w")])
    assert code == 1
    assert "Only public pages are fetched" in capsys.readouterr().err
