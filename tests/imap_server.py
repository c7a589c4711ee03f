"""A mail server on loopback that speaks enough IMAP for `imaplib`: it keeps what is put into its folders, byte for byte."""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FOLDERS = (rb'(\HasNoChildren) "/" INBOX', rb'(\HasNoChildren \Drafts) "/" "My &AOQ- Drafts"')


@dataclass
class MailServer:
    """What the server is like, and what it was given. `stored` has folder, flags and bytes of each mail."""

    user: str = "vera@loom.example"
    password: str = "right horse"
    capabilities: str = "IMAP4rev1 AUTH=PLAIN"
    folders: tuple[bytes, ...] = FOLDERS
    special: tuple[bytes, ...] = ()  # what LIST (SPECIAL-USE) adds
    refuses: str = ""  # what it says to APPEND
    hangs: bool = False  # says nothing at all
    breaks_off: bool = False  # hangs up in the middle of a mail
    port: int = 0
    stored: list[tuple[str, str, bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        if self.hangs:
            await reader.read()
            return
        writer.write(b"* OK ready\r\n")
        while line := await reader.readline():
            tag, _, rest = line.decode().rstrip("\r\n").partition(" ")
            command, _, words = rest.partition(" ")
            self.heard.append(command.upper())
            answer = await self._answer(command.upper(), words, reader, writer)
            if answer is None:
                break
            writer.write(f"{tag} {answer}\r\n".encode())
            await writer.drain()
        writer.close()

    async def _answer(
        self, command: str, words: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> str | None:
        if command == "CAPABILITY":
            writer.write(f"* CAPABILITY {self.capabilities}\r\n".encode())
        elif command == "LOGIN":
            user, password = re.fullmatch(r'(\S+) "(.*)"', words).groups()  # type: ignore[union-attr]
            if (user.strip('"'), password) != (self.user, self.password):
                return "NO [AUTHENTICATIONFAILED] Wrong name or password"
        elif command == "AUTHENTICATE":
            writer.write(b"+ \r\n")
            _, user, password = base64.b64decode(await reader.readline()).decode().split("\0")
            if (user, password) != (self.user, self.password):
                return "NO [AUTHENTICATIONFAILED] Wrong name or password"
        elif command == "LIST":
            listed = self.special if words.startswith("(SPECIAL-USE)") else self.folders
            writer.write(b"".join(b"* LIST " + entry + b"\r\n" for entry in listed))
        elif command == "APPEND":
            return await self._append(words, reader, writer)
        elif command == "LOGOUT":
            writer.write(b"* BYE\r\n")
        else:
            return "BAD unknown"
        return "OK done"

    async def _append(
        self, words: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> str | None:
        folder, flags, size = re.fullmatch(
            r'("(?:\\.|[^"])*"|\S+) (?:\(([^)]*)\) )?\{(\d+)\}', words
        ).groups()  # type: ignore[union-attr]
        if self.breaks_off:
            writer.transport.abort()
            return None
        if self.refuses:
            return self.refuses
        writer.write(b"+ go on\r\n")
        data = await reader.readexactly(int(size))
        await reader.readline()
        name = re.sub(r"\\(.)", r"\1", folder[1:-1]) if folder.startswith('"') else folder
        self.stored.append((name, flags or "", data))
        return "OK [APPENDUID 1 1] done"


@contextmanager
def running(server: MailServer, tls: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    """The server on a free port of this machine, in a thread of its own, until the block ends."""
    loop, ready, end = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def listen() -> None:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await end.wait()
        listening.close()

    thread = threading.Thread(target=loop.run_until_complete, args=(listen(),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(10)
