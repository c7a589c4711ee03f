"""A mail taken apart: its text, the mails, cards and invitations it carries, and what it has that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import errors
from email.message import Message

from coach.readers.encoding import decode, storable
from coach.readers.html_text import html_to_text
from coach.readers.mail_headers import BROKEN, header_words, raw

MOST_READABLE = 2 * 1024 * 1024
"""The largest attached card or invitation that is read."""
MOST_HTML = 3_000_000
"""So many characters of HTML are read."""
_MOST_NAMED = 10
_READABLE = frozenset({"text/vcard", "text/x-vcard", "text/directory", "text/calendar", "application/ics"})
_SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_ARMOUR = re.compile(
    r"-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----.*?(?:-----END PGP (?:MESSAGE|SIGNATURE)-----[ \t]*\n?|\Z)"
    r"|-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:Hash:[^\n]*\n)*\n?",
    re.DOTALL,
)
_UNMARKED = (
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.MultipartInvariantViolationDefect,
)
_RUN_TOGETHER = (
    errors.MissingHeaderBodySeparatorDefect,
    errors.FirstHeaderLineIsContinuationDefect,
    errors.MisplacedEnvelopeHeaderDefect,
)


@dataclass
class Parts:
    """What a mail holds. `names` are those of its attachments; `lacks` says in words what is not read and why."""

    plain: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    readable: list[tuple[str, bytes]] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    sealed: bool = False
    body: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of everything attached."""
        return tuple(self.attached)


def take_apart(message: Message, damaged: bool = True) -> Parts:
    """The parts of a mail. `damaged` says that a break in its structure is worth saying."""
    parts = Parts()
    defects: list[object] = []
    for part in _walk(message):
        defects += part.defects
        _sort(part, message, parts)
    whole = "\n\n".join(p for p in parts.plain if p.strip())
    if not whole:
        whole = "\n\n".join(html_to_text(p[:MOST_HTML]) for p in parts.marked if p.strip())
    if "-----BEGIN PGP " in whole:
        parts.sealed |= "-----BEGIN PGP MESSAGE-----" in whole
        whole = _ARMOUR.sub("", whole)
    parts.body = whole
    parts.lacks = list(_lacks(parts, defects if damaged else []))
    return parts


def _walk(message: Message) -> Iterator[Message]:
    """All parts from the outside in, without those of the mails it carries."""
    stack = [message]
    while stack:
        part = stack.pop()
        yield part
        payload = _payload(part)
        if isinstance(payload, list) and not _carries(part):
            stack.extend(reversed([p for p in payload if isinstance(p, Message)]))


def _payload(part: Message) -> object:
    """A part's parts or text. A character set that cannot even be asked for is taken off the part."""
    try:
        return part.get_payload()
    except BROKEN:
        part.replace_header("Content-Type", part.get_content_type())
        return part.get_payload()


def _carries(part: Message) -> bool:
    return part.get_content_maintype() == "message"


def _sort(part: Message, message: Message, parts: Parts) -> None:
    """Put one part where it belongs."""
    kind, name = part.get_content_type(), _name(part)
    payload = _payload(part)
    if _carries(part):
        own = message.get_content_type() == "multipart/report"  # which carries the user's own mail back
        if kind in ("message/rfc822", "message/global") and isinstance(payload, list) and not own:
            parts.mails += [p for p in payload if isinstance(p, Message)]
        return
    if isinstance(payload, list):
        parts.sealed |= kind == "multipart/encrypted"
        return
    if kind in _SEALED:
        parts.sealed = True
    elif kind in _READABLE or name.casefold().endswith((".vcf", ".ics")):
        _keep_readable(part, name or kind, parts)
    elif _is_attachment(part) or part.get_content_maintype() not in ("text", "multipart"):
        parts.attached.append(name or kind)
        if kind not in _SIGNATURES and not _is_decoration(part):
            parts.unread.append(name or kind)
    elif kind == "text/html":
        parts.marked.append(_text(part))
    elif kind != "text/rfc822-headers":
        parts.plain.append(_text(part))
        parts.attached += [name] if name else []


def _keep_readable(part: Message, name: str, parts: Parts) -> None:
    data = _bytes(part)
    parts.attached += [name] if _is_attachment(part) else []
    if data is not None and len(data) <= MOST_READABLE:
        parts.readable.append((name, data))
    else:
        parts.unread.append(name)


def _is_decoration(part: Message) -> bool:
    """Whether a part is a picture that the text itself shows, such as a logo in a signature."""
    return part.get_content_maintype() == "image" and bool(raw(part, "Content-ID"))


def _is_attachment(part: Message) -> bool:
    disposition = raw(part, "Content-Disposition").casefold()
    return disposition.startswith("attachment") or "filename" in disposition


def _name(part: Message) -> str:
    """The name of an attached file, on one line, without the folders it may pretend to be in."""
    try:
        found = part.get_filename() or ""
    except BROKEN:
        found = ""
    flat = " ".join(header_words(found.encode("utf-8", "replace").decode()).split()).replace("\\", "/")
    return flat.rsplit("/", 1)[-1][:120]


def _lacks(parts: Parts, defects: list[object]) -> Iterator[str]:
    if parts.sealed:
        yield "The mail is encrypted; its headers are kept, its text cannot be read here."
    if parts.unread:
        named = ", ".join(parts.unread[:_MOST_NAMED])
        more = f" and {len(parts.unread) - _MOST_NAMED} more" if len(parts.unread) > _MOST_NAMED else ""
        yield f"Attachments are not read: {named}{more}. Save what you need and import it by itself."
    if any(isinstance(d, _RUN_TOGETHER) for d in defects):
        yield "The mail's headers are not set off from its text as they should be; what could be told apart is kept."
    if any(isinstance(d, _UNMARKED) for d in defects):
        yield "The mail's parts are not marked off as they should be; what could be read of them is kept."


def _bytes(part: Message) -> bytes | None:
    try:
        data = part.get_payload(decode=True)
    except BROKEN:
        return None
    return data if isinstance(data, bytes) else None


def _text(part: Message) -> str:
    """A part's text, whatever its declared character set is worth."""
    data = _bytes(part)
    if data is None:
        return decode(str(_payload(part)).encode("utf-8", "replace"))
    try:
        declared = (part.get_content_charset() or "").casefold()
    except BROKEN:
        declared = ""
    if declared in ("", "utf-8", "us-ascii", "ascii", "unknown-8bit"):
        return decode(data)
    try:
        text = data.decode(declared, "replace")
    except (LookupError, ValueError):
        return decode(data)
    return storable(text).replace("\r\n", "\n").replace("\r", "\n")
