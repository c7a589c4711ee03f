"""A recorded clip as words, by the configured server's transcription. The ledger notes each clip before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from coach.errors import ModelError, UnreadableError, UsageError
from coach.settings import Settings
from coach.writer.client import ModelClient
from coach.writer.outbound import Ledger
from coach.writer.placeholders import is_loopback

MOST_BYTES = 25 * 1024 * 1024
"""What servers of this kind take at most."""
_ENDINGS = (".wav", ".mp3", ".m4a", ".mp4", ".mpeg", ".mpga", ".ogg", ".oga", ".flac", ".webm")
_PURPOSE = "turn a recording into words"


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """Whether recordings can be turned into words, and what to tell the user."""

    ok: bool
    line: str


class Voice:
    """Transcription with the model of `COACH_TRANSCRIPTION_MODEL`."""

    def __init__(self, settings: Settings, ledger: Ledger | None) -> None:
        self._settings = settings
        self._client = ModelClient(
            settings.model_copy(update={"model": settings.transcription_model}), ledger
        )
        self.remote = not is_loopback(settings.model_base_url)
        self.host = self._client.host
        self._checked: VoiceCheck | None = None

    @property
    def on(self) -> bool:
        """Whether a transcription model is set."""
        return bool(self._settings.transcription_model)

    @property
    def works(self) -> bool:
        """Whether it was seen to work. A server on this machine is tried by itself; one elsewhere when the user asks."""
        if self._checked is None and self.on and not self.remote:
            self.check()
        return self._checked is not None and self._checked.ok

    def require(self) -> None:
        """Raises UsageError where no transcription model is set."""
        if not self.on:
            raise UsageError(
                "No transcription model is set. Set COACH_TRANSCRIPTION_MODEL and COACH_MODEL_BASE_URL, or type the note."
            )

    def transcribe(self, name: str, sound: bytes, *, agreed: bool) -> str:
        """The words of a recording. `agreed` says that the user knows it leaves this machine, where it does.

        Raises UsageError without that, UnreadableError for what is no recording, ModelError where the server fails.
        """
        self.require()
        if self.remote and not agreed:
            raise UsageError(f"The recording would go to {self.host}, and nobody has agreed to that yet.")
        ending = PurePath(name).suffix.casefold()
        if ending not in _ENDINGS:
            raise UnreadableError(
                f"{name} is no recording that can be read. Use WAV, MP3, M4A, OGG, FLAC or WebM."
            )
        if not sound:
            raise UnreadableError(f"{name} is empty. Record it again.")
        if len(sound) > MOST_BYTES:
            raise UnreadableError(f"{name} is longer than 25 MB. Record a shorter note.")
        text = self._client.transcribe(ending, sound, _PURPOSE)
        if not text.strip():
            raise ModelError("No words were heard in the recording. Speak a little louder, or type the note.")
        return " ".join(text.split())

    def check(self) -> VoiceCheck:
        """Tries the server with a second of silence, and none of the user's data."""
        self._checked = self._check()
        return self._checked

    def _check(self) -> VoiceCheck:
        if not self.on:
            return VoiceCheck(False, "No transcription model is set, so nothing can be dictated.")
        try:
            self._client.transcribe(".wav", _silence(), "test the transcription")
        except ModelError as error:
            return VoiceCheck(False, f"Dictating does not work: {error}")
        where = "on this machine" if not self.remote else f"at {self.host}; the recording itself goes there"
        return VoiceCheck(True, f"Dictating works, with {self._settings.transcription_model} {where}.")


def _silence() -> bytes:
    """One second of silence as WAV: 8,000 samples of 16 bits."""
    import io
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 8000)
    return out.getvalue()
