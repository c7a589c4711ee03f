"""Forgets a person: what is theirs alone goes, other texts lose their name, and every file is searched to prove it.

    traces ─▶ remove (rows) ─▶ redact (texts that others are in too) ─▶ sweep (every other column) ─▶ derive
    one transaction, then ─▶ prove: the index made again, the file compacted, every byte searched

A keyed digest of what the person would be known by again stays behind (`coach/ingest/blocked.py`), so that a later
import of the same export does not bring them back in silence. docs/data.md says what goes, what stays and why.
"""

from coach.forget.named import Named, named
from coach.forget.run import Forgotten, Left, Preview, finish, forget, preview

__all__ = ["Forgotten", "Left", "Named", "Preview", "finish", "forget", "named", "preview"]
