"""Recordings as words, over real HTTP on loopback: what is sent, what the ledger says, and every way it can fail."""

from __future__ import annotations

import datetime as dt
import io
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import ModelError, UnreadableError, UsageError
from coach.settings import Settings
from coach.workspace import Workspace
from tests.model_server import ModelServer, Reply

TODAY = dt.date(2026, 11, 26)


def clip() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\1\0" * 800)
    return out.getvalue()


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


def settings(folder: Path, address: str, **more: object) -> Settings:
    given = {"model_base_url": address, "transcription_model": "whisper-test", "model_retries": 0, **more}
    return Settings(workspace=folder / "ws", **given)  # type: ignore[arg-type]


def elsewhere(server: ModelServer) -> str:
    """The same server by an address that is not loopback."""
    return server.url.replace("127.0.0.1", "0.0.0.0")


def test_a_recording_becomes_words_and_is_in_the_ledger(tmp_path: Path, server: ModelServer) -> None:
    server.heard.append(Reply("met Dana Kim at\nPyData"))
    with Workspace.open(settings(tmp_path, server.url), TODAY) as space:
        assert space.voice.transcribe("Dana Kim.wav", clip(), agreed=False) == "met Dana Kim at PyData"
        (sent,) = space.outbound()
    assert (sent.purpose, sent.outcome) == ("turn a recording into words", "ok")
    assert "recording of 1,644 bytes for whisper-test" in sent.body
    assert b"whisper-test" in server.recordings[0]
    assert clip() in server.recordings[0]
    assert b"Dana" not in server.recordings[0].partition(b"RIFF")[0]  # the file's name stays here


def test_to_a_server_elsewhere_only_with_a_yes(tmp_path: Path, server: ModelServer) -> None:
    server.heard.append(Reply("met Dana Kim"))
    with Workspace.open(settings(tmp_path, elsewhere(server)), TODAY) as space:
        assert space.voice.remote
        assert not space.voice.works  # it is not tried by itself either
        with pytest.raises(UsageError, match=r"0\.0\.0\.0"):
            space.voice.transcribe("note.wav", clip(), agreed=False)
        assert not server.recordings
        assert space.voice.transcribe("note.wav", clip(), agreed=True) == "met Dana Kim"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=404), "does not know the model 'whisper-test'"),
        (Reply(status=500), "failed (status 500)"),
        (Reply(status=401), "COACH_MODEL_API_KEY"),
        (Reply(status=400), "cannot turn a recording into words"),
        (Reply(fault="timeout"), "did not answer within 0.5 seconds"),
        (Reply(fault="drop"), "cannot be reached"),
        (Reply(fault="garbage"), "makes no sense"),
        (Reply(fault="nonsense"), "makes no sense"),
        (Reply("  \n"), "No words were heard"),
    ],
)
def test_every_failure_is_one_line_and_in_the_ledger(
    tmp_path: Path, server: ModelServer, reply: Reply, words: str
) -> None:
    server.heard.append(reply)
    with Workspace.open(settings(tmp_path, server.url, model_timeout=0.5), TODAY) as space:
        with pytest.raises(ModelError) as caught:
            space.voice.transcribe("note.wav", clip(), agreed=False)
        (sent,) = space.outbound()
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sent.outcome == ("ok" if "heard" in words else str(caught.value)) or "400" in sent.outcome


@pytest.mark.parametrize(
    ("name", "sound", "words"),
    [
        ("note.txt", b"text", "no recording"),
        ("note", b"text", "no recording"),
        ("note.wav", b"", "is empty"),
        ("note.wav", b"0" * (25 * 1024 * 1024 + 1), "longer than 25 MB"),
    ],
)
def test_what_is_no_recording_is_not_sent(
    tmp_path: Path, server: ModelServer, name: str, sound: bytes, words: str
) -> None:
    with Workspace.open(settings(tmp_path, server.url), TODAY) as space:
        with pytest.raises(UnreadableError, match=words):
            space.voice.transcribe(name, sound, agreed=True)
        assert not space.outbound()
    assert not server.recordings


def test_without_a_model_nothing_is_offered(tmp_path: Path, server: ModelServer) -> None:
    with Workspace.open(settings(tmp_path, server.url, transcription_model=""), TODAY) as space:
        assert not space.voice.works
        assert not space.voice.check().ok
        with pytest.raises(UsageError, match="COACH_TRANSCRIPTION_MODEL"):
            space.voice.transcribe("note.wav", clip(), agreed=True)
    assert not server.recordings


@pytest.mark.parametrize(
    ("reply", "works"), [(Reply(""), True), (Reply("you"), True), (Reply(status=404), False)]
)
def test_the_test_says_whether_it_works(
    tmp_path: Path, server: ModelServer, reply: Reply, works: bool
) -> None:
    server.heard.append(reply)
    with Workspace.open(settings(tmp_path, server.url), TODAY) as space:
        check = space.voice.check()
        assert (check.ok, space.voice.works) == (works, works)
        assert ("Dictating works" in check.line) is works
        assert [s.purpose for s in space.outbound()] == ["test the transcription"]


def test_the_command_notes_what_was_said(
    tmp_path: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "met Dana Kim at PyData, promised to send her the Dagster post"
    server.heard.append(Reply(said))
    (tmp_path / "note.wav").write_bytes(clip())
    monkeypatch.setenv("COACH_TRANSCRIPTION_MODEL", "whisper-test")
    monkeypatch.setenv("COACH_MODEL_BASE_URL", server.url)
    options = ["--workspace", str(tmp_path / "ws"), "--today", "2026-11-26"]
    assert main(["note", "--audio", str(tmp_path / "note.wav"), "--yes", *options]) == 0
    told = capsys.readouterr()
    assert said in told.err
    assert "you → Dana Kim: Dagster post" in told.out


def test_the_command_asks_before_a_recording_leaves(
    tmp_path: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.wav").write_bytes(clip())
    monkeypatch.setenv("COACH_TRANSCRIPTION_MODEL", "whisper-test")
    monkeypatch.setenv("COACH_MODEL_BASE_URL", elsewhere(server))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    options = ["--workspace", str(tmp_path / "ws"), "--today", "2026-11-26"]
    assert main(["note", "--audio", str(tmp_path / "note.wav"), *options]) == 2
    error = capsys.readouterr().err
    assert "cannot be hidden" in error
    assert not server.recordings
