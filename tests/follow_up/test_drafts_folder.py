"""A draft in the drafts folder of a mail account: the bytes that arrive, and every way in which it can fail."""

from __future__ import annotations

import datetime as dt
import ssl
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from coach.errors import CoachError, MailboxError, SettingsError
from coach.follow_up import drafts_folder
from coach.follow_up.email import DraftEmail
from coach.settings import Settings
from coach.store import engine as store
from coach.store.tables import OutboundRequest
from coach.store.values import Me
from coach.writer.outbound import OutboundLedger
from tests.imap_server import MailServer, running

ME = Me("Vera Stroud", ("vera@loom.example",))
DRAFT = DraftEmail(
    "p1",
    "Inès Fabre",
    "ines@rye.example",
    "The beer mat – and “Kürbis”",
    "Dear Inès,\n\nFrom the mat:\n.\nVera\n",
    "thank-you",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> sessionmaker[Session]:
    folder = tmp_path_factory.mktemp("ledger")
    store.prepare(folder)
    return store.sessions(store.connect(folder))


@pytest.fixture
def sessions(database: sessionmaker[Session]) -> sessionmaker[Session]:
    """A workspace from which nothing has left."""
    with database.begin() as session:
        session.execute(delete(OutboundRequest))
    return database


def ledger_of(sessions: sessionmaker[Session]) -> OutboundLedger:
    return OutboundLedger(sessions, store.workspace_id(sessions), lambda: dt.datetime.now(dt.UTC))


def settings(server: MailServer, **more: Any) -> Settings:
    given = {"imap_password": server.password, "imap_security": "none", "imap_timeout": 3.0, **more}
    return Settings(imap_host="127.0.0.1", imap_port=server.port, imap_user=server.user, **given)


def test_the_draft_arrives_whole_in_the_marked_folder(sessions: sessionmaker[Session]) -> None:
    ledger = ledger_of(sessions)
    with running(MailServer()) as server:
        assert drafts_folder.put(DRAFT, ME, settings(server), ledger) == "My ä Drafts"
    [(folder, flags, data)] = server.stored
    assert (folder, flags) == ("My &AOQ- Drafts", r"\Draft")
    assert b"\n" not in data.replace(b"\r\n", b"")
    mail = message_from_bytes(data, policy=policy.default)
    assert mail["To"].addresses[0].addr_spec == DRAFT.to
    assert mail["To"].addresses[0].display_name == "Inès Fabre"
    assert mail["From"].addresses[0].addr_spec == "vera@loom.example"
    assert mail["Subject"] == DRAFT.subject
    assert mail.get_content().replace("\r\n", "\n") == DRAFT.body
    assert server.heard[-1] == "LOGOUT"


def test_the_ledger_has_it_and_never_the_password(sessions: sessionmaker[Session]) -> None:
    ledger = ledger_of(sessions)
    with running(MailServer()) as server:
        drafts_folder.put(DRAFT, ME, settings(server), ledger)
    [request] = ledger.requests()
    assert request.address == f"imap://127.0.0.1:{server.port}"
    assert request.outcome == "ok"
    assert "Dear In" in request.body
    assert server.password not in request.body


def test_a_password_beyond_ascii(sessions: sessionmaker[Session]) -> None:
    with running(MailServer(password="grüner Affe \\ 4")) as server:
        drafts_folder.put(DRAFT, ME, settings(server), ledger_of(sessions))
    assert len(server.stored) == 1


@pytest.mark.parametrize(
    ("server", "more", "folder"),
    [
        (MailServer(folders=(rb'(\HasNoChildren) "." INBOX.Drafts',)), {}, "INBOX.Drafts"),
        (MailServer(folders=(rb'() "/" "Entw&APw-rfe"',)), {}, "Entw&APw-rfe"),
        (MailServer(folders=(rb'(\Noselect) "/" Drafts', rb'(\Drafts) NIL Later')), {}, "Later"),
        (MailServer(capabilities="IMAP4rev1 SPECIAL-USE", folders=(rb'() "/" INBOX',), special=(rb'(\Drafts) "/" "Unsent"',)), {}, "Unsent"),
        (MailServer(), {"imap_folder": 'Mine & "yours" ü'}, 'Mine &- "yours" &APw-'),
    ],
)  # fmt: skip
def test_the_folder_is_found(
    sessions: sessionmaker[Session], server: MailServer, more: dict[str, str], folder: str
) -> None:
    with running(server):
        drafts_folder.put(DRAFT, ME, settings(server, **more), ledger_of(sessions))
    assert server.stored[0][0] == folder


FAILURES = [
    (
        MailServer(),
        {"imap_password": "wrong"},
        "does not let vera@loom.example in: “Wrong name or password.”",
        0,
    ),
    (MailServer(folders=(rb'() "/" INBOX',)), {}, "marks no folder as the one for drafts", 0),
    (
        MailServer(refuses="NO [OVERQUOTA] Quota exceeded."),
        {},
        "did not take the draft: “Quota exceeded.”",
        1,
    ),
    (MailServer(breaks_off=True), {}, "the connection broke off", 1),
    (MailServer(hangs=True), {"imap_timeout": 0.3}, "it does not answer in time", 0),
    (MailServer(), {"imap_security": "tls"}, "no private connection comes about", 0),
    (MailServer(), {"imap_security": "starttls"}, "offers no private connection", 0),
]


@pytest.mark.parametrize(("server", "more", "line", "written"), FAILURES)
def test_a_failure_is_one_clear_line(
    sessions: sessionmaker[Session], server: MailServer, more: dict[str, Any], line: str, written: int
) -> None:
    ledger = ledger_of(sessions)
    with running(server), pytest.raises(MailboxError) as raised:
        drafts_folder.put(DRAFT, ME, settings(server, **more), ledger)
    assert line in str(raised.value)
    assert "\n" not in str(raised.value)
    assert server.stored == []
    assert [r.outcome != "ok" for r in ledger.requests()] == [True] * written


def test_a_closed_port_is_one_clear_line(sessions: sessionmaker[Session]) -> None:
    with running(MailServer()) as server:
        pass
    with pytest.raises(MailboxError, match="refuses the connection"):
        drafts_folder.put(DRAFT, ME, settings(server), ledger_of(sessions))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"imap_host": "mail.example", "imap_user": "v", "imap_security": "none"}, "is not this machine"),
        ({"imap_host": ""}, "No mail server is set"),
        ({"imap_host": "localhost", "imap_folder": "a\r\nb"}, "characters"),
    ],
)
def test_settings_that_cannot_be_used(
    sessions: sessionmaker[Session], given: dict[str, Any], line: str
) -> None:
    with running(MailServer()) as server:
        usual = {"imap_port": server.port, "imap_security": "none", "imap_user": server.user}
        chosen = Settings(**{**usual, "imap_password": server.password, **given})
        with pytest.raises(SettingsError, match=line):
            drafts_folder.put(DRAFT, ME, chosen, ledger_of(sessions))
    assert server.stored == []


# Private from the start


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody but its maker vouches for."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 "
        f"-addext subjectAltName=IP:127.0.0.1 -keyout {path} -out {path}.crt"
    )
    try:
        subprocess.run(["openssl", *made.split()], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def test_a_private_connection(
    sessions: sessionmaker[Session], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running(MailServer(), context) as server:
        given = settings(server, imap_security="tls")
        with pytest.raises(MailboxError, match="does not prove who it is"):
            drafts_folder.put(DRAFT, ME, given, ledger_of(sessions))
        assert "LOGIN" not in server.heard
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        drafts_folder.put(DRAFT, ME, given, ledger_of(sessions))
    assert len(server.stored) == 1


# The password


class Keyring(ModuleType):
    """A system keyring, as the package of that name offers it."""

    def __init__(self, locked: bool = False) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = locked
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
        self.errors.PasswordDeleteError = type("PasswordDeleteError", (self.errors.KeyringError,), {})  # type: ignore[attr-defined]

    def get_password(self, service: str, name: str) -> str | None:
        if self.locked:
            raise self.errors.KeyringError
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        if self.locked:
            raise self.errors.KeyringError
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        if self.kept.pop((service, name), None) is None:
            raise self.errors.PasswordDeleteError


def installed(monkeypatch: pytest.MonkeyPatch, keyring: Keyring) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", keyring.errors)


def test_the_password_is_kept_in_the_keyring(
    sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, Keyring())
    with running(MailServer()) as server:
        given = settings(server, imap_password="")
        with pytest.raises(MailboxError, match="coach mailbox password"):
            drafts_folder.put(DRAFT, ME, given, ledger_of(sessions))
        drafts_folder.keep_password(given, server.password)
        drafts_folder.put(DRAFT, ME, given, ledger_of(sessions))
        drafts_folder.keep_password(given, "")
        drafts_folder.keep_password(given, "")
        with pytest.raises(MailboxError, match="is kept yet"):
            drafts_folder.password_of(given)
    assert len(server.stored) == 1


@pytest.mark.parametrize("there", [False, True])
def test_without_a_keyring_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    if there:
        installed(monkeypatch, Keyring(locked=True))
    else:
        monkeypatch.setitem(sys.modules, "keyring", None)
    given = Settings(imap_host="mail.example", imap_user="vera")
    for ask in (lambda: drafts_folder.password_of(given), lambda: drafts_folder.keep_password(given, "x")):
        with pytest.raises(CoachError, match=r"rapport-coach\[keyring\].*COACH_IMAP_PASSWORD"):
            ask()
