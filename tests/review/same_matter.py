"""A world of notes about people, each with a secret of `secrets_same_matter`, and how many wordings are found in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from coach.evidence import Audience, Restriction, Statement
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from coach.store.values import Me, PersonView
from tests.review.secrets_everyday import Everyday
from tests.review.secrets_same_matter import LAST, LATER, ROWS, SameMatter

TODAY = dt.date(2026, 11, 15)
ME = Me("Una Berg", (), "", "Bergwerk")


def flagged_rows(rows: Sequence[SameMatter | Everyday] = ROWS) -> Callable[[str], set[int]]:
    """Text → the rows whose secret it gives away."""
    people = [
        PersonView(f"p{n}", r.person, (r.person,), (), (), (), r.house, "", ()) for n, r in enumerate(rows)
    ]
    statements = [
        Statement(n, n, n, 0, len(r.secret), r.secret, f"notes/{n}.md", "line:1", "note", "", dt.date(2026, 9, 1),
                  (f"p{n}",), (f"p{n}",), None, Restriction(Audience.ME, r.person, marker="in confidence"))
        for n, r in enumerate(rows)
    ]  # fmt: skip
    context = Context(
        "post", Reader("public"), ME, TODAY, secrets=closed_statements(statements, people, ME, TODAY)
    )

    def flagged(text: str) -> set[int]:
        sources = {c.source for f in NoteLeaks().find(text, context) for c in f.citations}
        return {int(source.removeprefix("notes/").removesuffix(".md")) for source in sources}

    return flagged


def rates(flagged: Callable[[str], set[int]]) -> dict[str, tuple[int, int]]:
    """Sort of wording → how many of how many are flagged: leaks with their own note, harmless ones with any."""
    row = {r.person: n for n, r in enumerate(ROWS)}
    leaks = {
        "in sight": [(n, r.seen) for n, r in enumerate(ROWS)],
        "beside it": [(n, r.held) for n, r in enumerate(ROWS)],
        "later, then in sight": [(row[p], text) for p, text, _ in LATER],
        "last, held back": [(row[p], text) for p, text, _ in LAST],
    }
    harmless = [
        *(t for r in ROWS for t in (r.harmless, r.harmless_held)),
        *(t for _, _, t in (*LATER, *LAST)),
    ]
    found = {name: (sum(n in flagged(t) for n, t in said), len(said)) for name, said in leaks.items()}
    return found | {"harmless": (sum(bool(flagged(t)) for t in harmless), len(harmless))}


def everyday_rates(rows: Sequence[Everyday]) -> dict[str, tuple[int, int]]:
    """The same of everyday wordings: how many of how many leaks and harmless sentences are flagged."""
    flagged = flagged_rows(rows)
    leaks = [n in flagged(text) for n, r in enumerate(rows) for text in r.leaks]
    harmless = [bool(flagged(text)) for r in rows for text in r.harmless]
    return {"leaks": (sum(leaks), len(leaks)), "harmless": (sum(harmless), len(harmless))}
