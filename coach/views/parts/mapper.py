"""Tables whose columns are not clear: ask what each column holds, show who would come in, import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import streamlit as st

from coach import readers
from coach.errors import UnreadableError
from coach.readers import mapped_table
from coach.readers.column_mapping import Column, Field, Proposal
from coach.readers.date_order import Order
from coach.records import AttendeeRecord, ContactRecord, Reading, SourceFile
from coach.text import count
from coach.views.parts import receipts, show
from coach.views.parts.session import desk, today, workspace

if TYPE_CHECKING:
    from coach.ingest.pipeline import Receipt
    from coach.views.parts.jobs import Job
    from coach.workspace import Workspace

WAITING = "tables-waiting"
"""Session: tables to ask about, the first one now."""
DROPPED = "tables-dropped"
"""Session: the tables of the last drop by path, to be read differently."""
MOST_COLUMNS = 60
_ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xls")
_TABLES = ("table", "crm", "attendee_list", "address_book", "google_contacts", "linkedin_connections")
_LABELS = {
    Field.NAME: "Full name",
    Field.GIVEN: "First name",
    Field.FAMILY: "Last name",
    Field.EMAIL: "Email",
    Field.PHONE: "Phone",
    Field.ORGANISATION: "Organisation",
    Field.TITLE: "Job title",
    Field.PROFILE: "Profile page",
    Field.LOCATION: "Place",
    Field.NOTE: "Note",
    Field.DATE: "Date",
    Field.EVENT: "Event",
    Field.IGNORE: "Not used",
}
_CONTACTS, _GUESTS = "My contacts", "Guests of an event"
_ORDERS = {Order.DAY_FIRST: "Day first (31/12/2026)", Order.MONTH_FIRST: "Month first (12/31/2026)"}


def set_aside(space: Workspace, files: Sequence[SourceFile]) -> list[SourceFile]:
    """The dropped files that can be read as they are; tables that nobody can tell the columns of wait to be asked."""
    known: list[SourceFile] = []
    waiting: list[str] = []
    dropped: dict[str, SourceFile] = {}
    for file in files:
        if PurePosixPath(file.path).suffix.casefold() not in _ENDINGS:
            known.append(file)
            continue
        dropped[file.path] = file
        if _unclear(space, file):
            waiting.append(file.path)
        else:
            known.append(file)
    st.session_state[DROPPED] = dropped
    st.session_state[WAITING] = [dropped[name] for name in waiting]
    if waiting and not known:
        receipts.clear()
    return known


def _unclear(space: Workspace, source: SourceFile) -> bool:
    if readers.reader_for(source) is not None:
        return False
    try:
        proposal = space.columns(source)
    except UnreadableError:
        return False
    return not (proposal.sure or proposal.chosen)


def offer(receipt: Receipt) -> None:
    """Under the receipt of tables: read their columns in another way."""
    dropped: Mapping[str, SourceFile] = st.session_state.get(DROPPED, {})
    again = [f.path for f in receipt.files if f.path in dropped and f.kind in _TABLES]
    for number, path in enumerate(again[:10]):
        title = "Read the columns differently" + (f" in {path}" if len(again) > 1 else "")
        st.button(
            show.label(title),
            key=f"reread-{number}",
            icon=":material/view_column:",
            on_click=_again,
            args=(path,),
        )


def _again(path: str) -> None:
    st.session_state[WAITING] = [st.session_state[DROPPED][path]]


def ask(space: Workspace) -> None:
    """The first waiting table: its columns with sample values and what they are taken for, and who would come in."""
    waiting: list[SourceFile] = st.session_state.get(WAITING, [])
    if not waiting:
        return
    source = waiting[0]
    proposal = space.columns(source)
    with st.container(border=True, key="mapper"):
        st.subheader(f"What do the columns of {show.label(source.path)} hold?", anchor=False)
        st.caption(
            "This is a guess. Correct it where it is wrong; it will be remembered for files with the same columns."
        )
        columns = _columns(source, proposal)
        dates = _dates(source, proposal, columns)
        event = _event(source, columns)
        people = _preview(source, Reading(mapped_table.KIND, event or "", columns, dates))
        ready = people and event is not None
        with st.container(horizontal=True, key="mapper-do"):
            arguments = (source, columns, dates, event or "")
            st.button(
                "Import",
                key="mapper-go",
                type="primary",
                disabled=not ready,
                on_click=_bring_in,
                args=arguments,
            )
            st.button("Leave this file out", key="mapper-drop", on_click=_next)


def _columns(source: SourceFile, proposal: Proposal) -> dict[str, str]:
    """A select box a column; of a very wide table only the columns that hold something of use."""
    chosen = {name: str(field) for name, field in proposal.mapping.items()}
    shown = sorted(
        range(len(proposal.columns)), key=lambda at: (proposal.columns[at].field is Field.IGNORE, at)
    )
    for at in sorted(shown[:MOST_COLUMNS]):
        column = proposal.columns[at]
        chosen[column.name] = str(_choose(column, f"map-{source.path}-{proposal.signature[:80]}-{at}"))
    if len(shown) > MOST_COLUMNS:
        st.caption(f"{count(len(shown) - MOST_COLUMNS, 'more column')} will not be used.")
    return chosen


def _choose(column: Column, key: str) -> Field:
    left, right = st.columns([3, 2], vertical_alignment="center")
    samples = " · ".join(show.shorten(v, 40) for v in column.values) or "(empty)"
    name = show.element("strong", show.text(show.shorten(column.name, 60)))
    with left:
        show.html(show.join([name, show.element("div", show.text(samples), "quiet")]))
    with right:
        fields = list(Field)
        return st.selectbox(
            f"What “{show.label(column.name, 60)}” holds", fields, index=fields.index(column.field), key=key,
            format_func=_LABELS.__getitem__, label_visibility="collapsed",
        )  # fmt: skip


def _dates(source: SourceFile, proposal: Proposal, columns: Mapping[str, str]) -> str:
    """Asked only where a column holds dates that can be read both ways; until then they are left out."""
    if mapped_table.written_order(proposal.table, columns) is not Order.UNDECIDED:
        return ""
    orders = list(_ORDERS)
    said = orders.index(proposal.dates) if proposal.dates in orders else None
    order = st.radio(
        "How are the dates written?", orders, index=said, format_func=_ORDERS.__getitem__,
        key=f"map-dates-{source.path}-{said}",
    )  # fmt: skip
    return str(order or "")


def _event(source: SourceFile, columns: Mapping[str, str]) -> str | None:
    """The event whose guests these are; empty for contacts, None while it has no name yet."""
    if Field.EVENT in columns.values():
        return ""
    who = st.radio(
        "Who are these people?", (_CONTACTS, _GUESTS), horizontal=True, key=f"map-who-{source.path}"
    )
    if who == _CONTACTS:
        return ""
    return st.text_input("Name of the event", key=f"map-event-{source.path}").strip() or None


def _preview(source: SourceFile, reading: Reading) -> bool:
    """The first three people as they would come in; whether there is anybody."""
    read = mapped_table.read(replace(source, reading=reading), today())
    people = list(islice((r for r in read if isinstance(r, ContactRecord | AttendeeRecord)), 3))
    if not people:
        st.info(
            "Nobody would come in. Say which column holds the name or the email address.",
            icon=":material/info:",
        )
        return False
    st.caption("The first people as they would come in:")
    cells = [_cells(person) for person in people]
    filled = [at for at in range(len(_HEAD)) if any(row[at] for row in cells)]
    rows = [[show.text(show.shorten(row[at], 60)) for at in filled] for row in cells]
    show.html(show.table([_HEAD[at] for at in filled], rows))
    return True


_HEAD = ("Name", "Email", "Phone", "Organisation", "Job title", "More")


def _cells(person: ContactRecord | AttendeeRecord) -> tuple[str, ...]:
    if isinstance(person, AttendeeRecord):
        more = " · ".join(x for x in (person.event, person.profile, *person.said.values()) if x)
        return person.name, person.email, person.phone, person.organisation, person.title, more
    day = person.dated.isoformat() if person.dated else ""
    more = " · ".join(x for x in (person.location, *person.profiles, day, person.note) if x)
    return (
        person.name,
        ", ".join(person.emails),
        ", ".join(person.phones),
        person.organisation,
        person.title,
        more,
    )


def _bring_in(source: SourceFile, columns: Mapping[str, str], dates: str, event: str) -> None:
    st.session_state["import-page"] = "imports"
    space = workspace()

    def work(job: Job[Receipt]) -> Receipt:
        return space.import_table(source, columns, dates, event, receipts.reporter(job), job.should_stop)

    desk().start(receipts.JOB, work)
    _next()


def _next() -> None:
    st.session_state[WAITING] = st.session_state.get(WAITING, [])[1:]
