"""Every setting, with its default and help: read from the environment (prefix `COACH_`) or a `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The one settings object. Each field's description is its help; docs/settings.md lists them all."""

    model_config = SettingsConfigDict(
        env_prefix="COACH_", env_file=".env", extra="ignore", protected_namespaces=()
    )

    workspace: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("rapport")),
        description="The folder that holds everything: database, search index.",
    )
    model: str = Field(
        default="",
        description="Name of the language model; empty means the offline writer, and nothing is sent anywhere.",
    )
    model_base_url: str = Field(
        default="https://api.openai.com/v1",
        description="Address of an OpenAI-compatible server.",
    )
    model_api_key: SecretStr = Field(
        default=SecretStr(""), description="Key for that server. Never shown, never logged."
    )
    model_timeout: float = Field(
        default=60.0, gt=0, description="Seconds to wait for the model server before going on offline."
    )
    model_retries: int = Field(
        default=2, ge=0, le=10, description="How often a failed request to the model server is tried again."
    )
    model_context: int = Field(default=8192, ge=1024, description="Tokens that fit into the model's context.")
    model_ports: str = Field(
        default="11434 1234 8080 8000",
        description="Ports on this machine on which Settings looks for a model server: Ollama, LM Studio, llama.cpp, vLLM.",
    )
    model_parallel: int = Field(
        default=4,
        ge=1,
        le=32,
        description="How many cards of a briefing the model server writes at the same time; a server on this machine "
        "writes one at a time unless this is set.",
    )
    model_price_sent: float = Field(
        default=0.0,
        ge=0,
        description="Price of a million tokens that are sent; 0 means that no price is shown.",
    )
    model_price_received: float = Field(
        default=0.0, ge=0, description="Price of a million tokens that come back."
    )
    model_currency: str = Field(default="USD", description="Currency of the two prices.")
    transcription_model: str = Field(
        default="",
        description="Name of the model on that server that turns recorded notes into words; empty means off. To a server "
        "elsewhere the recording itself is sent, after a question.",
    )
    embedding_model: str = Field(
        default="",
        description="Name of an embedding model that replaces the built-in vectors in search; empty means built in, and "
        "nothing is sent anywhere. To a server elsewhere the open sentences of your notes are sent.",
    )
    embedding_base_url: str = Field(
        default="",
        description="Address of the OpenAI-compatible server for it; empty means `COACH_MODEL_BASE_URL`.",
    )
    embedding_api_key: SecretStr = Field(
        default=SecretStr(""),
        description="Key for that address; not needed where it is the model's. Never shown, never logged.",
    )
    placeholders: Literal["remote", "always", "never"] = Field(
        default="remote",
        description="When names, addresses and numbers are replaced before a request leaves: for addresses that "
        "are not this machine, always, or never.",
    )
    imap_host: str = Field(
        default="",
        description="Your mail server, to put drafts into its drafts folder when you press the button; empty means off.",
    )
    imap_port: int = Field(default=993, ge=1, le=65535, description="Its port.")
    imap_user: str = Field(default="", description="Your name on it, mostly your e-mail address.")
    imap_password: SecretStr = Field(
        default=SecretStr(""),
        description="Password for it, where the system keyring cannot hold it (`coach mailbox password`). Never shown, "
        "never logged.",
    )
    imap_security: Literal["tls", "starttls", "none"] = Field(
        default="tls",
        description="How the connection is kept private: `tls` from the start, `starttls`, or `none`, which is taken for "
        "this machine only.",
    )
    imap_folder: str = Field(
        default="", description="The drafts folder; empty means the one that the server marks as such."
    )
    imap_timeout: float = Field(default=20.0, gt=0, description="Seconds to wait for the mail server.")
    search_url: str = Field(
        default="",
        description="Address of a search service to look guests up with when you press the button: a SearXNG of yours, or "
        "`https://api.search.brave.com/res/v1/web/search`; empty means off.",
    )
    search_api_key: SecretStr = Field(
        default=SecretStr(""),
        description="Key for it (Brave needs one), where the system keyring cannot hold it (`coach search-key`). Never "
        "shown, never logged.",
    )
    region: str = Field(
        default="", description="Two-letter country for phone numbers written without a country code."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="How much is logged to standard error. Notes are never logged."
    )
    reminder_at: str = Field(
        default="18:00",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="Time of the calendar reminder on the evening before an event.",
    )
    port: int = Field(default=8501, ge=1, le=65535, description="Port of the web chat on 127.0.0.1.")

    @property
    def offline(self) -> bool:
        """Whether no server is set, so that nothing is sent anywhere."""
        return not (self.model or self.embedding_model or self.transcription_model)
