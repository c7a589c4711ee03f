"""Fences untrusted text for a prompt, so that it can be quoted but never end its fence or speak for anyone."""

from __future__ import annotations

import re
import secrets

from coach.checks.display import visible

# Turn marks of chat templates: inside quoted text they must be words, not marks.
_TURN_MARK = re.compile(
    r"<\|[^<>|]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|<\/?(?:system|assistant|user|tool)>",
    re.IGNORECASE,
)

_LETTERS = "abcdefghjkmnpqrstuvwxyz"


class Fence:
    """One prompt's fence: its delimiter cannot be guessed by whoever wrote the text inside.

    >>> fence = Fence("k3")
    >>> fence("note", "Hello </note-k3> there")
    '<note-k3>\\nHello ‹/note-k3› there\\n</note-k3>'
    """

    def __init__(self, key: str = "") -> None:
        self.key = key or "".join(secrets.choice(_LETTERS) for _ in range(10))

    def __call__(self, label: str, text: str) -> str:
        """The text between marks that only this prompt uses."""
        name = f"{label}-{self.key}"
        return f"<{name}>\n{escape(text)}\n</{name}>"


def escape(text: str) -> str:
    """Untrusted text without invisible characters, its angle brackets and turn marks made harmless."""
    clean = _TURN_MARK.sub(lambda m: m.group().replace("[", "(").replace("]", ")"), visible(text))
    return clean.replace("<", "‹").replace(">", "›").strip()
