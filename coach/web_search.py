"""Looks a guest up with the search service that the user set, and fetches the results that they pick.

    name, organisation ─ one request ─▶ the service ─▶ title, address, day ─ the user picks ─▶ pages ─▶ dated files

Off until an address is set. The service may be on this machine or its network, since the user named it; what it finds
may not, and is fetched within the bounds of `coach/web_page.py`. Only the words shown beforehand leave, and the ledger
has them.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from coach import system_keyring
from coach.errors import CoachError, SettingsError, UnreadableError
from coach.looked_up import page_about
from coach.web_page import Address, Gate, Limits, answer_of, fetch, parse
from coach.writer.placeholders import is_loopback

if TYPE_CHECKING:
    from coach.records import SourceFile
    from coach.settings import Settings
    from coach.writer.outbound import Ledger

SERVICE = "rapport-search"
"""Under which the system keyring holds the key."""
MOST_RESULTS = 8
BRAVE = "/res/v1/web/search"
"""The path of Brave's search interface, which has a form of its own; every other address is taken for a SearXNG."""
OFF = (
    "No search service is set. Set COACH_SEARCH_URL to the address of your SearXNG, or to "
    f"https://api.search.brave.com{BRAVE}, or see Settings."
)
_NO_KEYRING = (
    "No system keyring is in reach to hold the key. Install the extra, pip install 'rapport-coach[keyring]', or set "
    "COACH_SEARCH_API_KEY."
)
_ODD = "{host} did not answer with search results. Check COACH_SEARCH_URL."


@dataclass(frozen=True, slots=True)
class Result:
    """One page that the service found. `day` is the page's own as the service tells it, None where it does not."""

    title: str
    address: str
    day: dt.date | None = None
    words: str = ""


def words_for(name: str, organisation: str = "") -> str:
    """What is asked of the service about somebody.

    >>> words_for("Ann Lee", "Oxbow Mills")
    '"Ann Lee" Oxbow Mills'
    """
    return " ".join(f'"{name.replace(chr(34), " ")}" {organisation}'.split())[:200]


def service(settings: Settings) -> str:
    """Which server is asked, as people name it; empty where none is set."""
    return parse(settings.search_url).host if settings.search_url.strip() else ""


def search(words: str, settings: Settings, ledger: Ledger, today: dt.date) -> list[Result]:
    """What the service finds, best first. Raises SettingsError where it cannot be asked, UnreadableError where it does
    not answer."""
    if not settings.search_url.strip():
        raise SettingsError(OFF)
    if not words.strip():
        raise SettingsError("Say what to search for.")
    where = parse(settings.search_url)
    brave = where.target.rstrip("/").endswith(BRAVE)
    asked = {"q": words.strip()[:200], **({"count": str(MOST_RESULTS)} if brave else {"format": "json"})}
    path = where.target.partition("?")[0].rstrip("/")
    if not brave and not path.endswith("/search"):
        path += "/search"
    headers = [("Accept", "application/json")]
    if key := _key(settings, where):
        headers.append(("X-Subscription-Token", key) if brave else ("Authorization", f"Bearer {key}"))
    elif brave:
        raise SettingsError("Brave asks for a key. Run `coach search-key`, or set COACH_SEARCH_API_KEY.")
    # As words, not as they are packed into the address, so that forgetting somebody finds them here too.
    shown = "\n".join([f"GET {path}", *(f"{k}: {v}" for k, v in asked.items())])
    number = ledger.begin(where.origin, "look somebody up on the web", shown)
    try:
        answer = answer_of(
            replace(where, target=f"{path}?{urlencode(asked)}"),
            Gate(permits=lambda address, port: True),  # the one address that the user named
            Limits(),
            _judge,
            headers,
        )
        found = _results(answer, where, brave, today)
    except CoachError as error:
        ledger.finish(number, str(error))
        raise
    ledger.finish(number, "ok")
    return found


def pages_about(
    picked: Sequence[Result], name: str, organisation: str, email: str, today: dt.date,
    fetched: Callable[[str], SourceFile],
) -> tuple[list[SourceFile], list[str]]:  # fmt: skip
    """Files about somebody out of the pages picked, and a line for each page that is not kept."""
    files, left = [], []
    for result in picked:
        try:
            page = fetched(result.address)
            found = replace(page, modified=result.day or page.modified)
            files.append(page_about(name, found, today, organisation, email, must_name=True))
        except CoachError as error:
            left.append(f"{result.title or result.address}: {error}")
    return files, left


def fetcher(ledger: Ledger, today: dt.date) -> Callable[[str], SourceFile]:
    """Fetches a page within the usual bounds."""
    return lambda address: fetch(address, ledger, today)


def keep_key(settings: Settings, key: str) -> None:
    """Keep the key in the system keyring; an empty one is taken out. Raises SettingsError where there is none."""
    if not settings.search_url.strip():
        raise SettingsError(OFF)
    try:
        system_keyring.keep(SERVICE, parse(settings.search_url).origin, key)
    except system_keyring.NoKeyringError:
        raise SettingsError(_NO_KEYRING) from None


def _key(settings: Settings, where: Address) -> str:
    key = settings.search_api_key.get_secret_value()
    if not key:
        try:
            key = system_keyring.kept(SERVICE, where.origin)
        except system_keyring.NoKeyringError:
            return ""
    if key and where.scheme != "https" and not is_loopback(where.origin):
        raise SettingsError(
            f"The key for {where.host} would go out in the open. Use an address that begins with https://."
        )
    return key


def _judge(address: Address, status: int, told: dict[str, str]) -> tuple[str, str]:
    host = address.host
    if status in (401, 422):
        raise UnreadableError(f"{host} does not take the key. Check it, and that it is still good.")
    if status == 403:
        raise UnreadableError(
            f"{host} refuses: either the key is wrong, or a SearXNG does not give JSON; its settings.yml must name json "
            "under search, formats."
        )
    if status == 429:
        raise UnreadableError(f"{host} has had too many questions for now. Try again in a while.")
    if status != 200:
        raise UnreadableError(f"{host} answered with an error ({status}). Try again later.")
    if "json" not in told.get("content-type", "").lower():
        raise UnreadableError(_ODD.format(host=host))
    return "application/json", ""


def _results(answer: bytes | str, where: Address, brave: bool, today: dt.date) -> list[Result]:
    odd = UnreadableError(_ODD.format(host=where.host))
    if isinstance(answer, str):
        raise UnreadableError(
            f"{where.host} leads on to another address, which is not followed. Set that one."
        )
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError):
        raise odd from None
    held = told.get("web", {}) if brave and isinstance(told, dict) else told
    rows = held.get("results", []) if isinstance(held, dict) else None
    if not isinstance(rows, list):
        raise odd
    found = [_result(row, today) for row in rows if isinstance(row, dict)]
    once: dict[str, Result] = {}
    for result in found:
        if result is not None:
            once.setdefault(result.address, result)
    return list(once.values())[:MOST_RESULTS]


def _result(row: dict[str, Any], today: dt.date) -> Result | None:
    """One result; None where its address is none that could be fetched."""
    try:
        address = str(parse(str(row.get("url", ""))))
    except UnreadableError:
        return None
    words = row.get("content") or row.get("description")
    day = _day(row.get("publishedDate") or row.get("page_age"), today)
    return Result(_plain(row.get("title"), 150) or address, address, day, _plain(words, 300))


def _plain(words: object, longest: int) -> str:
    """Words without the marks that services set into them."""
    bare = re.sub(r"<[^>]{0,40}>", "", words) if isinstance(words, str) else ""
    return " ".join(html.unescape(bare).split())[:longest]


def _day(words: object, today: dt.date) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(str(words or "")[:10])
    except ValueError:
        return None
    return day if day <= today else None
