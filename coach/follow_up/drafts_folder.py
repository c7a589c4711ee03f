"""Puts a draft into the drafts folder of the user's own mail account (IMAP, RFC 3501 and 6154). Nothing is sent to anybody
else, and only when the user asks for it; the ledger has it like every other request that leaves."""

from __future__ import annotations

import base64
import imaplib
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coach import system_keyring
from coach.errors import MailboxError, SettingsError
from coach.follow_up.email import DraftEmail
from coach.follow_up.mail_file import as_eml
from coach.settings import Settings
from coach.store.values import Me
from coach.writer.outbound import Ledger
from coach.writer.placeholders import is_loopback

SERVICE = "rapport-imap"
"""Under which the system keyring holds the password."""
NO_KEYRING = (
    "No password for {who}, and no system keyring is in reach to hold it. Install the extra, pip install "
    "'rapport-coach[keyring]', and run `coach mailbox password`; or set COACH_IMAP_PASSWORD."
)
NO_PASSWORD = "No password for {who} is kept yet. Run `coach mailbox password`, or set COACH_IMAP_PASSWORD."
_STILL_HERE = "The draft is still here."
_USUAL = (
    "drafts",
    "entwürfe",
    "brouillons",
    "borradores",
    "bozze",
    "concepten",
    "utkast",
    "kladder",
    "luonnokset",
)
_LISTED = re.compile(
    rb"\((?P<flags>[^)]*)\)\s+(?:\"(?P<sep>(?:\\.|[^\"\\])*)\"|NIL)\s+(?P<name>.+)$", re.DOTALL
)


def address(settings: Settings) -> str:
    """The server as the ledger writes it."""
    return f"{'imaps' if settings.imap_security == 'tls' else 'imap'}://{settings.imap_host}:{settings.imap_port}"


def put(draft: DraftEmail, me: Me, settings: Settings, ledger: Ledger) -> str:
    """Put a draft into the drafts folder; gives the folder's name. Raises MailboxError with what went wrong in one
    line, SettingsError where the settings cannot be used."""
    mail = as_eml(draft, me)
    with opened(settings) as (server, folder):
        number = ledger.begin(
            address(settings), "Draft into your drafts folder", mail.decode("utf-8", "replace")
        )
        try:
            kind, said = server.append(quoted(folder), r"(\Draft)", "", mail)
        except (imaplib.IMAP4.error, OSError) as error:
            ledger.finish(number, _line(error))
            raise
        if kind != "OK":
            line = _server_says(said)
            ledger.finish(number, line)
            raise MailboxError(f"{settings.imap_host} did not take the draft: {line} {_STILL_HERE}")
        ledger.finish(number, "ok")
    return shown(folder)


def find(settings: Settings) -> str:
    """The name of the drafts folder, found by asking the server; nothing is written there. Raises as `put` does."""
    with opened(settings) as (_, folder):
        return shown(folder)


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[imaplib.IMAP4, str]]:
    """A connection that is signed in, with the drafts folder's name as the server writes it. Raises MailboxError."""
    host = settings.imap_host
    if not host or not settings.imap_user:
        raise SettingsError(
            "No mail server is set. Set COACH_IMAP_HOST and COACH_IMAP_USER, or see Settings."
        )
    if settings.imap_security == "none" and not is_loopback(address(settings)):
        raise SettingsError(
            f"COACH_IMAP_SECURITY is none, but {host} is not this machine: the password would go out in the open."
        )
    password = password_of(settings)
    try:
        server = _connected(settings)
        try:
            _sign_in(server, settings, password)
            yield server, _folder(server, settings)
        finally:
            _leave(server)
    except ssl.SSLCertVerificationError as error:
        raise MailboxError(
            f"{host} does not prove who it is ({error.verify_message}). Nothing was sent. {_STILL_HERE}"
        ) from None
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxError(f"{host} could not be used: {_line(error)} {_STILL_HERE}") from None


def _connected(settings: Settings) -> imaplib.IMAP4:
    where = (settings.imap_host, settings.imap_port)
    if settings.imap_security == "tls":
        return imaplib.IMAP4_SSL(
            *where, ssl_context=ssl.create_default_context(), timeout=settings.imap_timeout
        )
    server = imaplib.IMAP4(*where, timeout=settings.imap_timeout)
    if settings.imap_security == "starttls":
        if "STARTTLS" not in server.capabilities:
            server.shutdown()
            raise MailboxError(
                f"{settings.imap_host} offers no private connection on this port. {_STILL_HERE}"
            )
        try:
            server.starttls(ssl_context=ssl.create_default_context())
        except (imaplib.IMAP4.error, OSError):
            server.shutdown()
            raise
    return server


def _sign_in(server: imaplib.IMAP4, settings: Settings, password: str) -> None:
    user = settings.imap_user
    try:
        if (user + password).isascii():
            server.login(user, password)
        else:
            server.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise MailboxError(
            f"{settings.imap_host} does not let {user} in: {_line(error)} Many providers want an app password. {_STILL_HERE}"
        ) from None


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        return  # what was to be done is done, or its own error says why not


def _folder(server: imaplib.IMAP4, settings: Settings) -> str:
    """The drafts folder: the one the settings name, the one marked \\Drafts, or one that is called so."""
    if settings.imap_folder:
        return encoded(settings.imap_folder)
    folders = _folders(server.list()[1])
    if not any(marked for _, marked in folders) and "SPECIAL-USE" in server.capabilities:
        server.xatom("LIST", "(SPECIAL-USE)", '""', '"*"')
        folders += _folders(server.response("LIST")[1])
    chosen = next((name for name, marked in folders if marked), "") or next(
        (name for name, _ in folders if re.split(r"[./]", shown(name))[-1].casefold() in _USUAL), ""
    )
    if not chosen:
        raise MailboxError(
            f"{settings.imap_host} marks no folder as the one for drafts. Name it with COACH_IMAP_FOLDER. {_STILL_HERE}"
        )
    return chosen


def _folders(said: Sequence[object]) -> list[tuple[str, bool]]:
    """Folders of a LIST answer, each with whether it is marked for drafts."""
    found = []
    for line in said:
        whole, literal = (line[0], line[1]) if isinstance(line, tuple) else (line, None)
        match = _LISTED.match(whole) if isinstance(whole, bytes) else None
        if not match:
            continue
        flags = match["flags"].lower().split()
        name = literal if isinstance(literal, bytes) else _unquoted(match["name"].strip())
        if rb"\noselect" not in flags:
            found.append((name.decode("utf-8", "replace"), rb"\drafts" in flags))
    return found


def _unquoted(name: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", name[1:-1]) if name[:1] == b'"' else name


def quoted(folder: str) -> str:
    """A folder's name as a quoted string.

    >>> quoted('My "Drafts"')
    '"My \\\\"Drafts\\\\""'
    """
    return '"' + re.sub(r'([\\"])', r"\\\1", folder) + '"'


def encoded(name: str) -> str:
    """A folder's name in IMAP's own UTF-7 (RFC 3501, 5.1.3). Raises SettingsError for one that no folder can have.

    >>> encoded("Entwürfe & mehr")
    'Entw&APw-rfe &- mehr'
    """

    if re.search(r"[\x00-\x1f\x7f]", name):
        raise SettingsError("COACH_IMAP_FOLDER has characters that no folder's name has.")

    def word(match: re.Match[str]) -> str:
        coded = base64.b64encode(match.group().encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
        return f"&{coded.decode()}-"

    return re.sub(r"[^\x20-\x7e]+", word, name.replace("&", "&-"))


def shown(name: str) -> str:
    """The name as people write it.

    >>> shown("Entw&APw-rfe &- mehr")
    'Entwürfe & mehr'
    """

    def word(match: re.Match[str]) -> str:
        coded = match[1].replace(",", "/")
        return (
            base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be", "replace") if coded else "&"
        )

    return re.sub(r"&([A-Za-z0-9+,]*)-", word, name)


# The password


def password_of(settings: Settings) -> str:
    """The password, from the settings or the system keyring. Raises MailboxError with what to do."""
    if given := settings.imap_password.get_secret_value():
        return given
    who = f"{settings.imap_user} at {settings.imap_host}"
    try:
        kept = system_keyring.kept(SERVICE, _account(settings))
    except system_keyring.NoKeyringError:
        raise MailboxError(NO_KEYRING.format(who=who)) from None
    if not kept:
        raise MailboxError(NO_PASSWORD.format(who=who))
    return kept


def keep_password(settings: Settings, password: str) -> None:
    """Keep the password in the system keyring; an empty one is taken out. Raises MailboxError where there is none."""
    try:
        system_keyring.keep(SERVICE, _account(settings), password)
    except system_keyring.NoKeyringError:
        who = f"{settings.imap_user} at {settings.imap_host}"
        raise MailboxError(NO_KEYRING.format(who=who)) from None


def _account(settings: Settings) -> str:
    return f"{settings.imap_user}@{settings.imap_host}"


# What went wrong, in words


def _line(error: Exception) -> str:
    """An error as one plain sentence."""
    if isinstance(error, TimeoutError):
        return "it does not answer in time."
    if isinstance(error, socket.gaierror):
        return "no server of that name is known, or there is no network."
    if isinstance(error, ConnectionRefusedError):
        return "it refuses the connection; the port may be another."
    if isinstance(error, ssl.SSLError):
        return "no private connection comes about; the port or COACH_IMAP_SECURITY may be another."
    if isinstance(error, imaplib.IMAP4.abort):
        return "the connection broke off."
    if isinstance(error, imaplib.IMAP4.error):
        return _server_says(list(error.args))
    return (
        f"{error.strerror or 'the connection broke off'}.".replace("..", ".")
        if isinstance(error, OSError)
        else str(error)
    )


def _server_says(said: Sequence[object]) -> str:
    """The server's own words, on one line and not long."""
    first = next((x for x in said if x), b"")
    words = first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
    flat = " ".join(re.sub(r"^b?['\"]|['\"]$|\[[A-Z-]+\]\s*", "", words).split())[:160]
    return f"“{flat.rstrip('.')}.”" if flat else "it says no."
