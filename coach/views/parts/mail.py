"""A draft on its way to the user's own mail program: a mailto address. Nothing is sent."""

from __future__ import annotations

from urllib.parse import quote

_LONGEST = 1800
"""Code points of body that every common mail program takes in a mailto address."""


def mailto(to: str, subject: str, body: str) -> str:
    """The address that opens the draft in a mail program; empty where the body is too long for one.

    >>> mailto("a@example.org", "Hello & thanks", "Dear A,")
    'mailto:a@example.org?subject=Hello%20%26%20thanks&body=Dear%20A%2C'
    """
    if len(body) > _LONGEST:
        return ""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
