"""Fetches one web page that the user named, and nothing else.

    address ─ parse ─▶ host ─ resolve once ─▶ addresses ─ all public? ─▶ connect to that address ─ stream within bounds ─▶ file

A page may redirect, and names may resolve to this machine or its network: every hop is checked again, after its name
is resolved, and the connection goes to the very address that was checked. Proxies and cookies are not used. Every
request stands in the ledger of what left this machine. httpcore is used below httpx because it lets the connection be
made here.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import httpcore

from coach.errors import UnreadableError
from coach.records import SourceFile

if TYPE_CHECKING:
    import ssl

    from coach.writer.outbound import Ledger

USER_AGENT = "Rapport (a personal networking coach; one page, asked for by its user)"
MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_TEXTS = frozenset(
    "text/html application/xhtml+xml text/plain text/markdown text/calendar text/csv application/ld+json".split()
)
_TYPES = _TEXTS | {"application/pdf"}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d*))*", re.IGNORECASE)
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        # Beside what `is_global` knows: carriers' and test networks, NAT64, 6to4, Teredo and mapped IPv4, which all
        # lead to some other address than the one that is checked.
        "0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 240.0.0.0/4 "
        "::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 2001::/32 2002::/16 fc00::/7 fec0::/10".split(),
    )
)


def is_address(words: str) -> bool:
    """Whether something typed is the address of a page rather than a file."""
    return bool(re.match(r"https?://", words.strip(), re.IGNORECASE))


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, and stands for no other.

    >>> [is_public(a) for a in ("8.8.8.8", "10.0.0.1", "127.0.0.1", "::ffff:8.8.8.8", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    return not any(found.version == network.version and found in network for network in _NOT_PUBLIC)


def system_resolver(host: str, port: int) -> list[str]:
    """The IP addresses of a name, as this machine resolves it."""
    return list(
        dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


@dataclass(frozen=True, slots=True)
class Gate:
    """Who resolves names, and which addresses may be connected to."""

    resolve: Callable[[str, int], list[str]] = system_resolver
    permits: Callable[[str, int], bool] = lambda address, port: is_public(address)
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long: bytes after unpacking, and seconds from the first name resolved to the last byte."""

    size: int = 5 * 1024 * 1024
    seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Address:
    """A page's address in parts. `target` is the path and query as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, the usual port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"

    @property
    def path(self) -> str:
        """Under which name the page is kept: host and path, in words."""
        bare = unquote(self.target.replace("?", "/?", 1) if "?" in self.target else self.target)
        pieces = [re.sub(r"[\x00-\x1f\\:*\"<>|]+", "-", piece) for piece in bare.split("/")]
        return "/".join([self.host, *(p for p in pieces if p not in ("", ".", "..", "?"))])


def parse(words: str, typed: Address | None = None) -> Address:
    """An address in parts. Other ports than the usual two only where the user `typed` them.

    >>> parse("HTTPS://Fair.Example/day one?x=1#top")
    Address(scheme='https', host='fair.example', port=443, target='/day%20one?x=1')
    """
    shown = words.strip()
    if len(shown) > 2000 or any(ord(c) < 32 for c in shown) or "\\" in shown:
        raise UnreadableError("That is no web address. Copy it from the browser's address bar.")
    try:
        parts = urlsplit(shown)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UnreadableError(f"{shown} is no web address. Copy it from the browser's address bar.") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        raise UnreadableError(
            f"{shown} is no page on the web: only addresses with http:// or https:// are fetched."
        )
    if parts.username is not None or parts.password is not None:
        raise UnreadableError(
            "Addresses with a name or password in them are not fetched. Take it out and try again."
        )
    if port == 0:
        raise UnreadableError(f"{shown} is no web address. Copy it from the browser's address bar.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    found = Address(scheme, _host(host, shown), port or _PORTS[scheme], path + query)
    same = typed is not None and (found.host, found.port) == (typed.host, typed.port)
    if typed is not None and found.port not in _PORTS.values() and not same:
        raise UnreadableError(
            f"{typed} leads on to {found.origin}, a port that is not the web's. It was not followed."
        )
    return found


def _host(host: str, shown: str) -> str:
    """A host name in the letters that are sent; numbers in disguise are refused."""
    if ":" in host:
        try:
            return str(ipaddress.ip_address(host))
        except ValueError:
            raise UnreadableError(
                f"{shown} is no web address. Copy it from the browser's address bar."
            ) from None
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise UnreadableError(f"{shown} is no web address. Copy it from the browser's address bar.") from None
    if _NUMBER.fullmatch(name):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            raise UnreadableError(
                f"{host} is a number and no name of a server. Pages are fetched by name."
            ) from None
    if not re.fullmatch(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", name):
        raise UnreadableError(f"{shown} is no web address. Copy it from the browser's address bar.")
    return name


# ------------------------------------------------------------- connections


class _Clock:
    """What is left of the time for all of it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises the timeout of a read when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every step must end within what is left of the time, however slowly bytes drip."""

    def __init__(self, inner: httpcore.NetworkStream, clock: _Clock) -> None:
        self._inner, self._clock = inner, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Connector(httpcore.NetworkBackend):
    """Resolves a name once, checks every address it has, and connects to one of just those."""

    def __init__(self, gate: Gate, clock: _Clock) -> None:
        self._gate, self._clock, self._inner = gate, clock, httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        addresses = self._addresses(host, port)
        if not all(self._gate.permits(address, port) for address in addresses):
            raise UnreadableError(
                f"{host} is a machine on your own or a private network. Only public pages are fetched."
            )
        for last, address in enumerate(addresses, 1):
            try:
                return _Stream(
                    self._inner.connect_tcp(address, port, timeout=self._clock.left()), self._clock
                )
            except httpcore.ConnectError:
                if last == len(addresses):
                    raise
        raise httpcore.ConnectError

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a name; in a thread of its own, since the system's resolver knows no deadline."""
        found: list[list[str] | OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                found.append(self._gate.resolve(host, port))
            except (OSError, UnicodeError) as error:
                found.append(error)

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self._clock.left())
        self._clock.left()
        if not found or not isinstance(found[0], list) or not found[0]:
            raise UnreadableError(
                f"There is no server named {host}. Check the address, and that you are online."
            )
        return found[0]


# ---------------------------------------------------------------- fetching


def fetch_all(addresses: Sequence[str], ledger: Ledger, today: dt.date) -> list[SourceFile]:
    """The pages at these addresses. Raises UnreadableError at the first that cannot be fetched."""
    return [fetch(address, ledger, today) for address in addresses]


def fetch(
    words: str, ledger: Ledger, today: dt.date, gate: Gate = Gate(), limits: Limits = Limits()
) -> SourceFile:  # fmt: skip
    """The page at an address, as a file dated today whose origin is the address.

    Raises UnreadableError with what to do where it cannot or may not be fetched.
    """
    typed = parse(words)
    clock = _Clock(limits.seconds)
    here = typed
    with httpcore.ConnectionPool(ssl_context=gate.tls, network_backend=_Connector(gate, clock)) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            number = ledger.begin(here.origin, "fetch a page that you named", f"GET {here.target}")
            try:
                answer = _get(pool, here, limits, clock)
            except UnreadableError as error:
                ledger.finish(number, str(error))
                raise
            ledger.finish(number, "ok")
            if isinstance(answer, bytes):
                return SourceFile(typed.path, answer, today, origin=f"web:{typed}")
            here = parse(_led_to(here, answer), typed)
    raise UnreadableError(
        f"{typed} leads on and on from page to page. Open it in a browser and save the page."
    )


def _led_to(here: Address, location: str) -> str:
    """Where a redirect leads, for `parse` to judge; as it stands where it is no address at all."""
    try:
        return urljoin(str(here), location)
    except ValueError:
        return location


def answer_of(
    address: Address, gate: Gate, limits: Limits, judge: Judge, headers: Sequence[tuple[str, str]]
) -> bytes | str:
    """What a server answers to one request with these headers, within the bounds; where it leads on, not followed, as
    a string. `judge` raises where the answer is none to read. Raises UnreadableError."""
    clock = _Clock(limits.seconds)
    with httpcore.ConnectionPool(ssl_context=gate.tls, network_backend=_Connector(gate, clock)) as pool:
        return _get(pool, address, limits, clock, judge, headers)


Judge = Callable[[Address, int, dict[str, str]], tuple[str, str]]
"""Address, status and headers of an answer → its type and character set."""


def _get(
    pool: httpcore.ConnectionPool, address: Address, limits: Limits, clock: _Clock, judge: Judge | None = None,
    headers: Sequence[tuple[str, str]] = (("Accept", ", ".join(sorted(_TYPES))),),
) -> bytes | str:  # fmt: skip
    """A page's bytes, or where it redirects to."""
    url = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
    host = address.origin.partition("//")[2]
    sent = [("Host", host), ("User-Agent", USER_AGENT), *headers, ("Accept-Encoding", "gzip"),
            ("Connection", "close")]  # fmt: skip
    try:
        with pool.stream("GET", url, headers=sent) as response:
            told = {k.decode("latin-1").lower(): v.decode("latin-1").strip() for k, v in response.headers}
            if response.status in _REDIRECTS and told.get("location"):
                return told["location"]
            kind, charset = (judge or _kind)(address, response.status, told)
            data = b"".join(_bounded(response.iter_stream(), address, told, limits, clock))
    except httpcore.TimeoutException:
        raise UnreadableError(
            f"{address.host} took longer than {limits.seconds:g} seconds. Try again, or save the page in a browser."
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise UnreadableError(
            f"{address.host} could not be reached or broke off: {_reason(error)}. Try again later."
        ) from None
    return _as_utf8(data, charset) if kind in _TEXTS else data


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    return said[:150] or type(error).__name__


def _kind(address: Address, status: int, told: dict[str, str]) -> tuple[str, str]:
    """The type and character set of an answer. Raises UnreadableError where it is no page to read."""
    if status in (401, 403):
        raise UnreadableError(
            f"{address.host} shows this page only after signing in. Open it in a browser and save the page."
        )
    if status in (404, 410):
        raise UnreadableError(f"{address.host} has no page at this address. Check it and try again.")
    if status != 200:
        raise UnreadableError(f"{address.host} answered with an error ({status}). Try again later.")
    kind, _, more = told.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in _TYPES:
        what = kind or "something it does not name"
        raise UnreadableError(
            f"{address.host} sent {what}. Web pages, text, PDF, calendars and CSV are read."
        )
    charset = re.search(r"charset\s*=\s*\"?([\w-]+)", more, re.IGNORECASE)
    return kind, charset[1].lower() if charset else ""


def _bounded(
    chunks: Iterable[bytes], address: Address, told: dict[str, str], limits: Limits, clock: _Clock
) -> Iterator[bytes]:
    """A body as it comes, unpacked, until it is too large or too slow."""
    too_large = UnreadableError(
        f"The page has more than {limits.size // 1024**2 or 1} MB. Save what matters as a file and import that."
    )
    encoding = told.get("content-encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise UnreadableError(
            f"{address.host} packed the page in a way that was not asked for ({encoding}). Save it in a browser."
        )
    declared = told.get("content-length", "")
    if declared.isdigit() and int(declared) > limits.size:
        raise too_large
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding != "identity" else None
    left, received = limits.size, 0
    for chunk in chunks:
        clock.left()
        received += len(chunk)
        try:
            piece = unpacker.decompress(chunk, left + 1) if unpacker else chunk
        except zlib.error:
            raise UnreadableError(f"{address.host} sent a page that is damaged. Try again later.") from None
        left -= len(piece)
        if left < 0 or received > limits.size:
            raise too_large
        yield piece


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Text in UTF-8, where the server says that it is in something else."""
    if charset in ("", "utf-8", "utf8", "us-ascii"):
        return data
    try:
        return data.decode(charset, "replace").encode("utf-8", "replace")
    except (LookupError, UnicodeError):
        return data
