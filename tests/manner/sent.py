"""Invented letters of one user, in two languages, with all that must not count among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
ME = "Vera Stroud <vera@loom.example>"


def mail(number: int, to: str, body: str, subject: str = "Hello", by: str = ME, day: int = 0) -> SourceFile:
    """A mail as a file."""
    sent = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC) + dt.timedelta(days=day or number)
    text = (
        f"From: {by}\nTo: {to}\nSubject: {subject}\nDate: {sent:%a, %d %b %Y %H:%M:%S +0000}\nMessage-ID: <n{number}@loom.example>\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )
    return SourceFile(f"mail/n{number}.eml", text.encode())


OMAR, INES = "Omar Haddou <omar@tolmin.example>", "Ines Fabre <ines@rye.example>"
PIET, JOOST = "Piet Dekker <piet@lumen.example>", "Joost Brandt <joost@kran.example>"
KARLA, WANDA = "Karla Winter <karla@dock.example>", "Wanda Ruhl <wanda@dock.example>"

LETTERS = (
    # To Omar, both ways, by first name: they are close.
    mail(1, OMAR, "Hi Omar,\n\nI'm glad it worked. Let me know how the frames hold up, and I'll ring the printer.\n\nCheers,\nVera"),
    mail(2, ME, "Hi Vera,\n\nThe frames hold. Thanks.\n\nOmar", by=OMAR),
    mail(3, OMAR, "Hi Omar,\n\nThat's good news. It's on my list; I'll write again from the road.\n\nCheers,\nVera"),
    mail(4, ME, "Hi Vera,\n\nSafe travels.\n\nOmar", by=OMAR),
    mail(5, OMAR, "Hi Omar,\n\nHow are the frames? Let me know how the new glue does, I'm curious.\n\nCheers,\nVera"),
    # To others, politely.
    mail(6, INES, "Dear Ines,\n\nI will send the proofs next week. Let me know how the paper takes the ink.\n\nKind regards,\nVera"),
    mail(7, PIET, "Dear Piet,\n\nI am sorry that I will be late with the drawing.\n\nKind regards,\nVera"),
    mail(8, INES, "Dear Ines,\n\nIt is done. You will find the proofs in the usual place.\n\nKind regards,\nVera"),
    # In German: du to one, Sie to another.
    mail(9, JOOST, "Hallo Joost,\n\nich schicke dir die Pläne nächste Woche. Hast du noch Zeit für einen Kaffee mit uns?\n\nViele Grüße\nVera"),
    mail(10, KARLA, "Sehr geehrte Frau Winter,\n\nich danke Ihnen für das Gespräch und schicke Ihnen die Unterlagen nächste Woche.\n\nViele Grüße\nVera"),
    mail(11, WANDA, "Hallo Wanda,\n\nwie war die Reise mit den Kindern, und hast du die Karten noch bekommen?\n\nViele Grüße\nVera"),
    # What must not count.
    mail(12, PIET, "Greetings Piet,\n\nI'm out of the office until Monday.\n\nXO,\nVera", subject="Automatic reply: The drawing"),
    mail(13, PIET, "FYI\n\n---------- Forwarded message ---------\nFrom: Zoe Quist <zoe@quist.example>\nSubject: Hemp\n\nHey Vera,\n\nI'm, I'm, I'm.\n\nHugs,\nZoe"),
    mail(14, INES, "Dear Ines,\n\nQuite right.\n\nKind regards,\nVera\n\nOn 3 Mar 2026, at 9:00, Ines Fabre wrote:\n\n> Yo Vera,\n> don't won't can't isn't it's\n> Ciao ciao,\n> Ines"),
)  # fmt: skip


@contextmanager
def sent(folder: Path, *more: SourceFile) -> Iterator[Workspace]:
    """A workspace with these letters and perhaps more."""
    with Workspace.open(Settings(workspace=folder / "ws", _env_file=None), TODAY) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        space.import_files([*LETTERS, *more])
        yield space
