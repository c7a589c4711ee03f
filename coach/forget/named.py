"""Somebody whom only texts name: nobody's record is theirs, but they can be forgotten like anybody else.

For as long as the forgetting takes they get a record of their own, so that what the texts say of them is found in the
same way as of everybody: by their full name, then by parts of it and by pronouns.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.forget.traces import Traces
from coach.ingest.derive import derive
from coach.people import names
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import PersonView


@dataclass(frozen=True, slots=True)
class Named:
    """A full name as it stands in texts, and the files of these texts."""

    name: str
    sources: tuple[str, ...]


def named(repository: Repository, words: str) -> Named | None:
    """The texts that hold these words as a name of two words or more; of a single word, that hold it as it is written.
    None where no text does."""
    wanted = " ".join(words.split())
    if not names.normal(wanted):
        return None
    whole = " " in wanted
    traces = Traces((wanted,), ())
    d = t.Document
    query = select(d.source, d.title, d.text).where(d.workspace_id == repository.workspace).order_by(d.id)
    found: dict[str, None] = {}
    name = ""
    with repository.sessions() as session:
        for source, title, said in session.execute(query.execution_options(yield_per=1000)).tuples():
            for at in traces.pattern.finditer(f"{title}\n{said}"):
                if _is_name(at[0]) if whole else at[0] == wanted:
                    name = name or _in_order(at[0], wanted)
                    found[source] = None
    return Named(name, tuple(found)) if found else None


def _is_name(surface: str) -> bool:
    """Whether it is written like a name: the first and the last word with a capital, where the alphabet has any."""
    first, *_, last = surface.replace(",", " ").split()
    return not first[0].islower() and not last[0].islower()


def _in_order(surface: str, wanted: str) -> str:
    """The name as written, given name first: "Vinter, Selma" is what was asked for as Selma Vinter."""
    return wanted if "," in surface else " ".join(surface.split())


def give_record(session: Session, workspace: int, someone: Named) -> PersonView:
    """Make them a person in this transaction, linked to what the texts say of them."""
    d = t.Document
    home = session.scalar(
        select(d.id)
        .where(d.workspace_id == workspace, d.active)
        .order_by(d.source != someone.sources[0], d.id)
    )
    assert home is not None  # the text that names them, or whatever is in sight
    # A sender's record: it says nothing of the document that it stands with.
    row = t.Contact(workspace_id=workspace, document_id=home, kind="party", name=someone.name)
    session.add(row)
    derive(session, workspace)
    session.refresh(row)
    return PersonView(row.person_id or "", someone.name, (), (), (), (), "", "", ())
